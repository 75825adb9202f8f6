/* SPDX-License-Identifier: MIT */
/* bde_open.c - cursors: opening tables, closing, and who has a table open. */
#include <bsd/string.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_blob.h"
#include "bde_cursor.h"
#include "bde_dir.h"
#include "bde_esent.h"
#include "bde_lock.h"
#include "bde_other.h"
#include "bde_rint.h"
#include "bde_secret.h"
#include "bde_table.h"

enum {
	MODE_MASK = 0xff,		/* of DBIOpenMode, without its flags */
	ROOT_TAG = 1
};

/* All of the process. */
static struct base_mutex open_lock = BASE_MUTEX_STATIC;
static struct bde_cursor_list open_cursors =
    TAILQ_HEAD_INITIALIZER(open_cursors);

/* ---- life ---- */

static void
forget_engine_cursor(void *owner)
{
	struct bde_cursor *cursor = owner;

	cursor->eng = NULL;
}

DBIResult
bde_cursor_new(struct bde_db *db, struct eng_cursor *eng,
    struct bde_table *table, struct bde_cursor **out)
{
	struct bde_cursor *cursor = bde_cursor_alloc(db->session);

	*out = NULL;
	if (cursor != NULL && !bus_scope_init(&cursor->scope,
	    &db->session->scope)) {
		bde_cursor_dealloc(cursor);
		cursor = NULL;
	}
	if (cursor == NULL) {
		eng_cursor_close(eng);
		bde_table_unref(table);
		return DBIERR_NOMEMORY;
	}
	cursor->db = db;
	cursor->eng = eng;
	cursor->table = table;
	cursor->xlt_mode = xltFIELD;
	cursor->delayed_abort_restore = true;
	cursor->delayed_use_callback = true;
	TAILQ_INIT(&cursor->filters);
	TAILQ_INIT(&cursor->blobs);
	SLIST_INIT(&cursor->others);
	TAILQ_INSERT_TAIL(&db->cursors, cursor, link);
	base_mutex_lock(&open_lock);
	TAILQ_INSERT_TAIL(&open_cursors, cursor, open_link);
	base_mutex_unlock(&open_lock);
	eng_cursor_set_owner(eng, cursor, forget_engine_cursor);
	cursor->handle = bde_handle_new(BDE_H_CURSOR, cursor);
	if (cursor->handle == 0) {
		bde_cursor_close(cursor);
		return DBIERR_NOMEMORY;
	}
	cursor->changes_seen = eng_cursor_change_count(eng);
	bde_cursor_begin(cursor);
	*out = cursor;
	return DBIERR_NONE;
}

static DBIResult
find_seat(struct bde_db *db, const char *path, struct bde_seat **seat)
{
	DBIPATH dir;

	strlcpy(dir, path, sizeof dir);
	*strrchr(dir, '/') = '\0';
	return bde_dir_seat(db, dir[0] != '\0' ? dir : "/", seat);
}

/* The last cursor on a file lets go of it.  A temporary table's file goes then,
 * or gets its name. */
static DBIResult
settle_file(struct bde_db *db, const struct bde_table *table)
{
	struct bde_seat *seat;
	DBIResult result;

	result = find_seat(db, table->path, &seat);
	if (result != DBIERR_NONE)
		return result;
	if (!table->temporary || table->users > 1) {
		bde_dir_closed(seat, table->path);
		return DBIERR_NONE;
	}
	if (table->save_as[0] == '\0')
		return bde_dir_remove(seat, table->path);
	if (table->save_over && access(table->save_as, F_OK) == 0)
		result = bde_rint_table_goes(db, table->save_as);
	if (result == DBIERR_NONE && table->save_over)
		result = bde_dir_remove(seat, table->save_as);
	if (result != DBIERR_NONE && result != DBIERR_NOSUCHFILE)
		return result;
	return bde_dir_rename(seat, table->path, table->save_as);
}

DBIResult
bde_cursor_close(struct bde_cursor *cursor)
{
	struct bde_table *table;
	struct bde_db *db = cursor->db;
	DBIResult result = DBIERR_NONE;

	bde_others_close(cursor);
	bde_link_cursor_closes(cursor);
	bde_blob_cursor_closes(cursor);
	bde_lock_cursor_closes(cursor);
	bde_filters_drop(cursor);
	bde_map_drop(cursor);
	table = cursor->table;
	if (cursor->handle != 0)
		bde_handle_free(BDE_H_CURSOR, cursor->handle);
	TAILQ_REMOVE(&db->cursors, cursor, link);
	base_mutex_lock(&open_lock);
	TAILQ_REMOVE(&open_cursors, cursor, open_link);
	base_mutex_unlock(&open_lock);
	if (cursor->eng != NULL)
		eng_cursor_close(cursor->eng);
	if (table->path[0] != '\0' && table->driver != BDE_ESENT)
		result = settle_file(db, table);
	bde_table_unref(table);
	bus_scope_fini(&cursor->scope);
	base_buf_fini(&cursor->range_low);
	base_buf_fini(&cursor->range_high);
	base_buf_fini(&cursor->values);
	base_buf_fini(&cursor->old);
	bde_cursor_dealloc(cursor);
	return result;
}

/* ---- opening ---- */

/* What but reads another table for a rule hinders nobody. */
static bool
is_out_of_sight(const struct bde_cursor *cursor)
{
	return cursor->hidden && cursor->open_mode == dbiREADONLY;
}

/* Among all cursors of the process but `but`: to the engine those of one
 * session never stand in each other's way. */
static bool
is_open(const char *path, bool exclusively, const struct bde_cursor *but)
{
	const struct bde_cursor *cursor;
	bool found = false;

	base_mutex_lock(&open_lock);
	TAILQ_FOREACH(cursor, &open_cursors, open_link)
		if (cursor != but && !is_out_of_sight(cursor) &&
		    strcmp(cursor->table->path, path) == 0 &&
		    (!exclusively || cursor->share_mode == dbiOPENEXCL))
			found = true;
	base_mutex_unlock(&open_lock);
	return found;
}

static DBIResult
check_modes(const struct bde_db *db, const char *path, DBIOpenMode open_mode,
    DBIShareMode share_mode)
{
	if ((open_mode & MODE_MASK) > dbiREADONLY || share_mode > dbiOPENEXCL)
		return DBIERR_INVALIDPARAM;
	if (access(path, F_OK) != 0)
		return DBIERR_NOSUCHFILE;
	if (share_mode == dbiOPENEXCL && is_open(path, false, NULL))
		return DBIERR_FILEBUSY;
	if ((open_mode & MODE_MASK) == dbiREADONLY)
		return DBIERR_NONE;
	if ((db->open_mode & MODE_MASK) == dbiREADONLY)
		return DBIERR_READONLYDB;
	return access(path, W_OK) == 0 ? DBIERR_NONE : DBIERR_TABLEREADONLY;
}

void
bde_table_name(struct bde_table *table, const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	const char *dot = strrchr(name, '.');
	size_t size = dot != NULL ? (size_t)(dot - name) : strlen(name);

	strlcpy(table->path, path, sizeof table->path);
	memcpy(table->name, name, size);
	table->name[size] = '\0';
}

static DBIResult
open_engine(struct bde_db *db, const char *path, DBIOpenMode open_mode,
    DBIShareMode share_mode, struct eng_cursor **eng)
{
	struct bde_seat *seat;
	DBIResult result;
	uint32_t mode = 0;

	if ((open_mode & MODE_MASK) == dbiREADONLY)
		mode |= ENG_OPEN_READ_ONLY;
	if (share_mode == dbiOPENEXCL)
		mode |= ENG_OPEN_DENY_READ | ENG_OPEN_DENY_WRITE |
		    ENG_OPEN_READ_ALONE;
	result = find_seat(db, path, &seat);
	return result == DBIERR_NONE ? bde_dir_open(seat, path, mode, eng) :
	    result;
}

/* Writing needs a password that gives more than reading. */
static DBIResult
admit(const struct bde_session *session, struct bde_table *table,
    DBIOpenMode open_mode)
{
	DBIResult result = bde_secret_admit(session, table);

	return result == DBIERR_NONE &&
	    (open_mode & MODE_MASK) != dbiREADONLY ?
	    bde_secret_may(table, prvMODIFY) : result;
}

/* No cursor came of it: the store is let go. */
static void
settle_path(struct bde_db *db, const char *path)
{
	struct bde_seat *seat;

	if (find_seat(db, path, &seat) == DBIERR_NONE)
		bde_dir_closed(seat, path);
}

static DBIResult
open_path(struct bde_db *db, const char *path, enum bde_driver driver,
    DBIOpenMode open_mode, DBIShareMode share_mode, struct bde_cursor **out)
{
	struct eng_cursor *eng;
	struct bde_table *table;
	DBIResult result;

	result = check_modes(db, path, open_mode, share_mode);
	if (result == DBIERR_NONE)
		result = open_engine(db, path, open_mode, share_mode, &eng);
	if (result != DBIERR_NONE)
		return result;
	result = bde_table_load(eng, &table);
	if (result == DBIERR_NONE && table->driver != driver) {
		bde_table_unref(table);
		result = DBIERR_UNKNOWNTBLTYPE;
	}
	if (result == DBIERR_NONE) {
		result = admit(db->session, table, open_mode);
		if (result != DBIERR_NONE)
			bde_table_unref(table);
	}
	if (result != DBIERR_NONE) {
		eng_cursor_close(eng);
		settle_path(db, path);
		return result;
	}
	bde_table_name(table, path);
	result = bde_cursor_new(db, eng, table, out);
	if (result != DBIERR_NONE)
		settle_path(db, path);
	if (result == DBIERR_NONE) {
		(*out)->open_mode = open_mode & MODE_MASK;
		(*out)->share_mode = share_mode;
	}
	return result;
}

DBIResult
bde_open(struct bde_db *db, const char *name, const char *driver_name,
    DBIOpenMode open_mode, DBIShareMode share_mode,
    struct bde_cursor **cursor)
{
	enum bde_driver driver;
	DBIResult result;
	DBIPATH path;

	*cursor = NULL;
	if (bde_esent_is(driver_name))
		return bde_esent_open(db, name, open_mode & MODE_MASK,
		    share_mode, cursor);
	result = bde_db_path(db, name, driver_name, path, &driver);
	if (result == DBIERR_NONE)
		result = open_path(db, path, driver, open_mode, share_mode,
		    cursor);
	/* The path is whole unless the name is bad. */
	if (result != DBIERR_NONE && name != NULL)
		bde_error_context(db->session, ecTABLENAME,
		    result == DBIERR_INVALIDTABLENAME ||
		    result == DBIERR_INVALIDDIR ? name : path);
	return result;
}

static DBIResult
choose_order(struct bde_cursor *cursor, const char *name, const char *tag,
    uint16_t id)
{
	const struct bde_index *index;
	DBIResult result;

	result = bde_index_find(cursor->table, name, tag, id, &index);
	if (result != DBIERR_NONE && name != NULL)
		bde_error_context(cursor->db->session, ecINDEXNAME, name);
	if (result != DBIERR_NONE || index == NULL)
		return result;
	result = bde_error_of(eng_cursor_set_index(cursor->eng, index->name,
	    false, ROOT_TAG));
	if (result == DBIERR_NONE)
		bde_cursor_begin(cursor);
	return result;
}

DBIResult DBIFN
DbiOpenTable(hDBIDb hDb, const char *pszTableName, const char *pszDriverType,
    const char *pszIndexName, const char *pszIndexTagName, uint16_t iIndexId,
    DBIOpenMode eOpenMode, DBIShareMode eShareMode, XLTMode exltMode,
    DBIBOOL bUniDirectional, uint8_t *pOptParams, phDBICur phCursor)
{
	struct bde_call call;
	struct bde_cursor *cursor = NULL;
	DBIResult result;

	(void)pOptParams;		/* of other drivers */
	if (phCursor != NULL)
		*phCursor = NULL;
	result = bde_enter_db(&call, BDE_DbiOpenTable, hDb);
	if (result == DBIERR_NONE && (phCursor == NULL ||
	    (exltMode != xltNONE && exltMode != xltFIELD)))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = bde_open(call.db, pszTableName, pszDriverType,
		    eOpenMode, eShareMode, &cursor);
	if (result == DBIERR_NONE && is_open(cursor->table->path, true,
	    cursor))
		result = DBIERR_FILEBUSY;
	if (result == DBIERR_NONE)
		result = choose_order(cursor, pszIndexName, pszIndexTagName,
		    iIndexId);
	if (result == DBIERR_NONE) {
		cursor->xlt_mode = exltMode;
		cursor->one_way = bUniDirectional != 0;
		*phCursor = bde_handle_out(cursor->handle);
	} else if (cursor != NULL) {
		bde_cursor_close(cursor);
	}
	return bde_leave(&call, result);
}

/* A table that the session has open no more leaves the transaction, with what
 * was changed in it: the original's local transactions do that.  One with links
 * stays: others were checked against what it has. */
static void
leave_txn(struct bde_cursor *cursor)
{
	const struct bde_table *table = cursor->whole != NULL ?
	    cursor->whole : cursor->table;
	struct eng_table_info info;

	if (cursor->db->xact == 0 || cursor->eng == NULL ||
	    table->path[0] == '\0' || table->link_count > 0 ||
	    table->driver == BDE_ESENT || !bde_lock_is_last(cursor))
		return;
	eng_cursor_table_info(cursor->eng, &info);
	eng_txn_undo_store(eng_cursor_session(cursor->eng), info.store);
}

DBIResult DBIFN
DbiCloseCursor(phDBICur phCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiCloseCursor,
	    phCursor != NULL ? *phCursor : NULL);
	if (result == DBIERR_NONE) {
		*phCursor = NULL;
		leave_txn(call.cursor);
		result = bde_cursor_close(call.cursor);
		call.cursor = NULL;
	}
	return bde_leave(&call, result);
}

/* ---- who has a table open ---- */

uint16_t
bde_open_count(const char *path)
{
	const struct bde_cursor *cursor;
	uint16_t count = 0;

	base_mutex_lock(&open_lock);
	TAILQ_FOREACH(cursor, &open_cursors, open_link)
		if (!cursor->hidden &&
		    strcmp(cursor->table->path, path) == 0)
			count++;
	base_mutex_unlock(&open_lock);
	return count;
}

static DBIResult
count_open(struct bde_db *db, const char *name, const char *driver_name,
    uint16_t *count)
{
	bool guest = bde_esent_is(driver_name);
	enum bde_driver driver;
	DBIResult result;
	DBIPATH path;

	result = guest ? bde_db_join(db, name, path) :
	    bde_db_path(db, name, driver_name, path, &driver);
	if (result != DBIERR_NONE)
		return result;
	if (!guest && access(path, F_OK) != 0)
		return DBIERR_NOSUCHTABLE;
	*count = bde_open_count(path);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiGetTableOpenCount(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, uint16_t *piOpenCount)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiGetTableOpenCount, hDb);
	if (result == DBIERR_NONE && piOpenCount == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = count_open(call.db, pszTableName, pszDriverType,
		    piOpenCount);
	return bde_leave(&call, result);
}
