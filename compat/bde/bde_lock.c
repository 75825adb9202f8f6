/* SPDX-License-Identifier: MIT */
/* bde_lock.c - locks of records and tables, and the calls about them. */
#include "bde_lock.h"

#include <string.h>
#include <time.h>

#include "base_alloc.h"
#include "bde_cursor.h"
#include "bde_table.h"

enum {
	MS_PER_SECOND = 1000,
	NS_PER_MS = 1000000,
	NAP_MS = 10,
	LOCK_TYPES = dbiREADLOCK + 1
};

/* A lock on a record; one each time it was taken. */
struct held {
	TAILQ_ENTRY(held) link;
	struct base_buf bookmark;	/* the engine's */
};

/* What a cursor took. */
struct bde_held_list {
	TAILQ_HEAD(, held) records;
	uint16_t tables[LOCK_TYPES];
};

int
bde_lock_wait_ms(const struct bde_session *session)
{
	return session->lock_retry < 0 ? -1 :
	    session->lock_retry * MS_PER_SECOND;
}

/* What a change of another table's record needs is waited for by that one, and
 * cached changes wait when they are applied. */
struct bde_lock_patience
bde_lock_patience(struct bde_cursor *cursor)
{
	bool waits = !cursor->hidden && cursor->eng != NULL &&
	    !eng_cache_is_on(cursor->eng);

	return (struct bde_lock_patience){ cursor, waits ?
	    bde_lock_wait_ms(cursor->db->session) : 0 };
}

bool
bde_lock_again(struct bde_lock_patience *patience, DBIResult result)
{
	int ms = NAP_MS;
	struct timespec nap;

	if (result != DBIERR_LOCKED || patience->left_ms == 0 ||
	    !eng_cursor_lock_may_end(patience->cursor->eng))
		return false;
	if (patience->left_ms > 0 && ms > patience->left_ms)
		ms = patience->left_ms;
	nap = (struct timespec){ 0, ms * NS_PER_MS };
	(void)nanosleep(&nap, NULL);
	if (patience->left_ms > 0)
		patience->left_ms -= ms;
	return true;
}

bool
bde_lock_same_table(struct bde_cursor *a, struct bde_cursor *b)
{
	struct eng_table_info x, y;

	if (a->eng == NULL || b->eng == NULL)
		return a == b;
	eng_cursor_table_info(a->eng, &x);
	eng_cursor_table_info(b->eng, &y);
	return x.store == y.store && x.id == y.id;
}

static struct bde_held_list *
open_list(struct bde_cursor *cursor)
{
	struct bde_held_list *list = cursor->held;

	if (list != NULL)
		return list;
	list = base_calloc(1, sizeof(*list));
	if (list == NULL)
		return NULL;
	TAILQ_INIT(&list->records);
	cursor->held = list;
	return list;
}

/* ---- records ---- */

static struct held *
find_held(const struct bde_cursor *cursor, const void *bookmark, size_t size)
{
	struct held *held;

	if (cursor->held == NULL)
		return NULL;
	TAILQ_FOREACH(held, &cursor->held->records, link)
		if (base_bytes_compare(held->bookmark.data,
		    held->bookmark.size, bookmark, size) == 0)
			return held;
	return NULL;
}

static void
free_held(struct bde_cursor *cursor, struct held *held)
{
	eng_cursor_release_bookmark(cursor->eng, held->bookmark.data,
	    held->bookmark.size);
	TAILQ_REMOVE(&cursor->held->records, held, link);
	base_buf_fini(&held->bookmark);
	base_free(held);
}

/* The next cursor of the session, in no special order; after NULL: the first
 * one. */
static struct bde_cursor *
next_cursor(struct bde_cursor *cursor, struct bde_cursor *after)
{
	struct bde_db *db = after != NULL ? after->db :
	    TAILQ_FIRST(&cursor->db->session->dbs);
	struct bde_cursor *at = after != NULL ? TAILQ_NEXT(after, link) :
	    db != NULL ? TAILQ_FIRST(&db->cursors) : NULL;

	while (at == NULL && db != NULL) {
		db = TAILQ_NEXT(db, link);
		if (db != NULL)
			at = TAILQ_FIRST(&db->cursors);
	}
	return at;
}

/* One on the same table. */
static struct bde_cursor *
next_sister(struct bde_cursor *cursor, struct bde_cursor *after)
{
	struct bde_cursor *at = next_cursor(cursor, after);

	while (at != NULL && !bde_lock_same_table(cursor, at))
		at = next_cursor(cursor, at);
	return at;
}

/* One that holds the record. */
static struct bde_cursor *
next_holder(struct bde_cursor *cursor, struct bde_cursor *after,
    const void *bookmark, size_t size)
{
	struct bde_cursor *at = next_cursor(cursor, after);

	while (at != NULL && (find_held(at, bookmark, size) == NULL ||
	    !bde_lock_same_table(cursor, at)))
		at = next_cursor(cursor, at);
	return at;
}

bool
bde_lock_is_last(struct bde_cursor *cursor)
{
	struct bde_cursor *first = next_sister(cursor, NULL);

	return first == cursor && next_sister(cursor, first) == NULL;
}

static bool
is_held(struct bde_cursor *cursor, const void *bookmark, size_t size)
{
	return next_holder(cursor, NULL, bookmark, size) != NULL;
}

static DBIResult
hold(struct bde_cursor *cursor, const void *bookmark, size_t size)
{
	struct bde_held_list *list = open_list(cursor);
	struct held *held;
	eng_status st;

	if (list == NULL)
		return DBIERR_NOMEMORY;
	held = base_calloc(1, sizeof(*held));
	if (held == NULL || !base_buf_set(&held->bookmark, bookmark, size)) {
		base_free(held);
		return DBIERR_NOMEMORY;
	}
	st = eng_cursor_hold_record(cursor->eng,
	    bde_lock_wait_ms(cursor->db->session));
	if (st != ENG_OK) {
		base_buf_fini(&held->bookmark);
		base_free(held);
		return bde_error_of(st);
	}
	TAILQ_INSERT_TAIL(&list->records, held, link);
	return DBIERR_NONE;
}

/* A record that the cursor has is not locked a second time, and one call
 * frees it.  Of lists everybody has his own. */
DBIResult
bde_lock_record(struct bde_cursor *cursor, DBILockType type)
{
	struct base_buf bookmark = BASE_BUF_EMPTY;
	const uint8_t *at;
	DBIResult ret = DBIERR_NONE;
	eng_status st;
	size_t size;

	if (type == dbiNOLOCK || eng_cache_is_on(cursor->eng) ||
	    cursor->table->driver == BDE_LIST)
		return DBIERR_NONE;
	if (type != dbiREADLOCK && type != dbiWRITELOCK)
		return DBIERR_INVALIDPARAM;
	st = eng_cursor_bookmark(cursor->eng, &at, &size);
	if (st != ENG_OK)
		return bde_error_of(st);
	if (find_held(cursor, at, size) != NULL)
		return DBIERR_NONE;
	if (!base_buf_set(&bookmark, at, size))
		return DBIERR_NOMEMORY;
	ret = hold(cursor, bookmark.data, bookmark.size);
	base_buf_fini(&bookmark);
	return ret;
}

/* Whichever cursor of the session took it. */
void
bde_unlock_bookmark(struct bde_cursor *cursor, const void *bookmark,
    size_t size)
{
	struct bde_cursor *at;

	for (at = next_holder(cursor, NULL, bookmark, size); at != NULL;
	    at = next_holder(cursor, at, bookmark, size))
		free_held(at, find_held(at, bookmark, size));
}

void
bde_unlock_record(struct bde_cursor *cursor)
{
	struct base_buf bookmark = BASE_BUF_EMPTY;
	const uint8_t *at;
	size_t size;

	if (eng_cursor_bookmark(cursor->eng, &at, &size) != ENG_OK ||
	    !is_held(cursor, at, size) ||
	    !base_buf_set(&bookmark, at, size))
		return;
	bde_unlock_bookmark(cursor, bookmark.data, bookmark.size);
	base_buf_fini(&bookmark);
}

/* A cached cursor takes no locks, so it misses none. */
static DBIResult
release_record(struct bde_cursor *cursor)
{
	const uint8_t *bookmark;
	DBIResult ret;
	size_t size;

	if (eng_cache_is_on(cursor->eng))
		return DBIERR_NONE;
	ret = bde_cursor_current(cursor);
	if ((ret != DBIERR_NONE && ret != DBIERR_RECNOTFOUND) ||
	    eng_cursor_bookmark(cursor->eng, &bookmark, &size) != ENG_OK)
		return DBIERR_NOCURRREC;
	if (!is_held(cursor, bookmark, size))
		return DBIERR_NOTLOCKED;
	bde_unlock_record(cursor);
	return DBIERR_NONE;
}

static void
free_all_records(struct bde_cursor *cursor)
{
	struct held *held;

	if (cursor->held == NULL)
		return;
	while ((held = TAILQ_FIRST(&cursor->held->records)) != NULL)
		free_held(cursor, held);
}

void
bde_unlock_all_records(struct bde_cursor *cursor)
{
	struct bde_cursor *at;

	for (at = next_sister(cursor, NULL); at != NULL;
	    at = next_sister(cursor, at))
		free_all_records(at);
}

DBIResult DBIFN
DbiRelRecordLock(hDBICur hCursor, DBIBOOL bAll)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiRelRecordLock, hCursor);
	if (ret == DBIERR_NONE && bAll)
		bde_unlock_all_records(call.cursor);
	else if (ret == DBIERR_NONE)
		ret = release_record(call.cursor);
	return bde_leave(&call, ret);
}

DBIResult DBIFN
DbiIsRecordLocked(hDBICur hCursor, DBIBOOL *pbLocked)
{
	struct bde_call call;
	const uint8_t *bookmark;
	DBIResult ret;
	size_t size;

	ret = bde_enter_cursor(&call, BDE_DbiIsRecordLocked, hCursor);
	if (ret == DBIERR_NONE && pbLocked == NULL)
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE) {
		*pbLocked = FALSE;
		ret = bde_cursor_current(call.cursor);
	}
	if (ret == DBIERR_NONE)
		ret = bde_error_of(eng_cursor_bookmark(call.cursor->eng,
		    &bookmark, &size));
	if (ret == DBIERR_NONE)
		*pbLocked = is_held(call.cursor, bookmark, size);
	return bde_leave(&call, ret);
}

/* ---- tables ---- */

static bool
is_lock(DBILockType type)
{
	return type == dbiREADLOCK || type == dbiWRITELOCK;
}

/* dBASE tables know write locks alone. */
static enum eng_table_lock
pick_kind(const struct bde_cursor *cursor, DBILockType type)
{
	return type == dbiWRITELOCK || cursor->table->driver == BDE_DBASE ?
	    ENG_LOCK_WRITE : ENG_LOCK_READ;
}

static DBIResult
take_table(struct bde_cursor *cursor, DBILockType type)
{
	struct bde_held_list *list = open_list(cursor);
	eng_status st;

	if (list == NULL)
		return DBIERR_NOMEMORY;
	if (list->tables[type] == UINT16_MAX)
		return DBIERR_TBLLOCKLIMIT;
	st = eng_cursor_hold_table(cursor->eng, pick_kind(cursor, type),
	    bde_lock_wait_ms(cursor->db->session));
	if (st == ENG_OK)
		list->tables[type]++;
	return bde_error_of(st);
}

static bool
give_table(struct bde_cursor *cursor, DBILockType type)
{
	if (cursor->held == NULL || cursor->held->tables[type] == 0)
		return false;
	cursor->held->tables[type]--;
	eng_cursor_release_table(cursor->eng, pick_kind(cursor, type));
	return true;
}

/* One, or all, that any cursor of the session took. */
static bool
give_tables(struct bde_cursor *cursor, DBILockType type, bool all)
{
	struct bde_cursor *at;
	bool given = false;

	if (!all && give_table(cursor, type))
		return true;
	for (at = next_sister(cursor, NULL); at != NULL && (all || !given);
	    at = next_sister(cursor, at))
		while (give_table(at, type)) {
			given = true;
			if (!all)
				break;
		}
	return given;
}

static uint16_t
count_tables(struct bde_cursor *cursor, DBILockType type)
{
	struct bde_cursor *at;
	unsigned count = 0;

	for (at = next_sister(cursor, NULL); at != NULL;
	    at = next_sister(cursor, at))
		if (at->held != NULL)
			count += at->held->tables[type];
	return count < UINT16_MAX ? (uint16_t)count : UINT16_MAX;
}

DBIResult DBIFN
DbiAcqTableLock(hDBICur hCursor, DBILockType eLockType)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiAcqTableLock, hCursor);
	if (ret == DBIERR_NONE && !is_lock(eLockType))
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE)
		ret = take_table(call.cursor, eLockType);
	return bde_leave(&call, ret);
}

/* With bAll the type does not count. */
DBIResult DBIFN
DbiRelTableLock(hDBICur hCursor, DBIBOOL bAll, DBILockType eLockType)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiRelTableLock, hCursor);
	if (ret != DBIERR_NONE)
		return bde_leave(&call, ret);
	if (bAll) {
		(void)give_tables(call.cursor, dbiREADLOCK, true);
		(void)give_tables(call.cursor, dbiWRITELOCK, true);
	} else if (!is_lock(eLockType)) {
		ret = DBIERR_INVALIDPARAM;
	} else if (!give_tables(call.cursor, eLockType, false)) {
		ret = DBIERR_NOTLOCKED;
	}
	return bde_leave(&call, ret);
}

DBIResult DBIFN
DbiIsTableLocked(hDBICur hCursor, DBILockType epdxLock, uint16_t *piLocks)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiIsTableLocked, hCursor);
	if (ret == DBIERR_NONE && (piLocks == NULL || !is_lock(epdxLock)))
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE)
		*piLocks = count_tables(call.cursor, epdxLock);
	return bde_leave(&call, ret);
}

/* ---- ends ---- */

void
bde_lock_cursor_closes(struct bde_cursor *cursor)
{
	if (cursor->held == NULL)
		return;
	free_all_records(cursor);
	while (give_table(cursor, dbiREADLOCK))
		;
	while (give_table(cursor, dbiWRITELOCK))
		;
	base_free(cursor->held);
	cursor->held = NULL;
}
