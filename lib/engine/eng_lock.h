/* SPDX-License-Identifier: MIT */
/* eng_lock.h - locks between the sessions of all processes that share an
 * environment: of records, by key, and of tables.
 *
 * Those of records are in the control file (eng_shared.h), since a transaction
 * may have very many; who meets one looks whether its owner still lives.
 * Those of tables are locks of bytes of the file .jetport/locks, one open file
 * description per owner: the system gives them back when a process ends,
 * however it does.  An owner is a session, or several of one environment that
 * share their locks (eng_session_share_locks); an owner's own locks do not
 * stand in its way, but for who has a table open.  Two transactions that
 * change one record meet in its chain of versions, whoever the owners are. */
#ifndef ENG_LOCK_H
#define ENG_LOCK_H

#include "eng_session.h"

struct eng_table;
struct eng_tree;

/* wait_ms: how long to try, 0: once, -1: for ever; no lock held when it is not
 * 0.  ENG_E_LOCKED when others have what was asked for, ENG_E_BAD_OPERATION
 * where the environment is not shared, but for guests (eng_hold.h).  Counted: as many unlocks give a lock
 * back. */
eng_status eng_lock_record(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size, int wait_ms);
void eng_unlock_record(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);
/* Whether the session's owner asked for it, whether another one has it. */
bool eng_lock_is_held(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);
bool eng_lock_is_foreign(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);
/* Until the outermost level of the session ends.  With a tree of records, the
 * table is noted as being updated too. */
eng_status eng_lock_in_txn(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);

/* enum eng_table_lock of eng.h.  In a transaction what ends lasts, against
 * others, until its end, for ENG_LOCK_OPEN and ENG_LOCK_EXCLUSIVE. */
eng_status eng_lock_table(struct eng_session *session,
    const struct eng_table *table, enum eng_table_lock kind, int wait_ms);
void eng_unlock_table(struct eng_session *session,
    const struct eng_table *table, enum eng_table_lock kind);
bool eng_lock_table_is_held(struct eng_session *session,
    const struct eng_table *table, enum eng_table_lock kind);

/* For eng_txn.c and eng_session.c. */
void eng_lock_txn_ended(struct eng_session *session);
void eng_lock_session_ended(struct eng_session *session);

#endif
