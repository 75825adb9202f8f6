/* SPDX-License-Identifier: MIT */
/* eng_hold.h - locks that guests have in environments of one process.
 *
 * They hang in the tree of a table's records, under the mutex of its map: who
 * adds a version meets them there, whatever API it comes from, and who wants a
 * lock meets the versions that are not committed.  They outlast transactions.
 * The owner is the guest, by whichever of its sessions it asked; its own locks
 * do not stand in its way. */
#ifndef ENG_HOLD_H
#define ENG_HOLD_H

#include "eng_version.h"

struct eng_hold;

/* Whether the session's locks are of this kind; else they are eng_lock.h's. */
bool eng_hold_is_for(const struct eng_session *session);

/* One try each.  ENG_E_LOCKED; ENG_E_WRITE_CONFLICT when it is of no use to
 * try again.  Counted, per session. */
eng_status eng_hold_record(struct eng_session *session,
    struct eng_tree *tree, const void *key, size_t key_size);
void eng_hold_free_record(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);
/* Whether the owner has it, whether others do, or change it just now. */
bool eng_hold_is_own(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);
bool eng_hold_is_foreign(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);
/* Whether what others have there may end before the session's transaction. */
bool eng_hold_may_end(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size);

/* ENG_LOCK_READ and ENG_LOCK_WRITE; ENG_E_BAD_PARAMETER for others. */
eng_status eng_hold_table(struct eng_session *session, struct eng_tree *rows,
    enum eng_table_lock kind);
void eng_hold_free_table(struct eng_session *session, struct eng_tree *rows,
    enum eng_table_lock kind);
bool eng_hold_has_table(struct eng_session *session, struct eng_tree *rows,
    enum eng_table_lock kind);

/* Whether a version of that kind is refused to the session; the map mutex is
 * held. */
bool eng_hold_refuses(const struct eng_chain *chain,
    const struct eng_session *session, enum eng_version_kind kind);

/* Gives all back, while the tables are open. */
void eng_hold_session_ends(struct eng_session *session);

#endif
