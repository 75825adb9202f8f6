/* SPDX-License-Identifier: MIT */
/* bde_lock.h - locks that programs take: of records and of tables.
 *
 * A lock belongs to the session and ends at the latest with the cursor that
 * took it.  Locks of one session never stand in its own way.  The engine has
 * the locks themselves; here is who took which. */
#ifndef BDE_LOCK_H
#define BDE_LOCK_H

#include "bde_call.h"

/* Locks the current record, waiting as long as DbiSetLockRetry says; for
 * these tables a read lock is a write lock.  Nothing for dbiNOLOCK, and for a
 * cached cursor, whose locks come when it is applied.
 * Gives DBIERR_LOCKED, DBIERR_NOCURRREC and codes of positions. */
DBIResult bde_lock_record(struct bde_cursor *cursor, DBILockType type);
/* Frees the lock on the current record; without one, nothing happens. */
void bde_unlock_record(struct bde_cursor *cursor);
/* That on the record of a bookmark of the engine: before its key changes, or
 * when it is gone. */
void bde_unlock_bookmark(struct bde_cursor *cursor, const void *bookmark,
    size_t size);
/* All locks of the session on records of the cursor's table. */
void bde_unlock_all_records(struct bde_cursor *cursor);
/* Before the cursor closes: frees what it took. */
void bde_lock_cursor_closes(struct bde_cursor *cursor);
/* DbiSetLockRetry's time in the engine's terms. */
int bde_lock_wait_ms(const struct bde_session *session);

/* A change that met a lock of another is tried again for that long. */
struct bde_lock_patience {
	struct bde_cursor *cursor;
	int left_ms;
};
struct bde_lock_patience bde_lock_patience(struct bde_cursor *cursor);
/* result: of the last try. Waits a little; false when it is over. */
bool bde_lock_again(struct bde_lock_patience *patience, DBIResult result);

/* Another cursor on the same stored table. */
bool bde_lock_same_table(struct bde_cursor *a, struct bde_cursor *b);
/* Whether the session has no other one on its table. */
bool bde_lock_is_last(struct bde_cursor *cursor);

#endif
