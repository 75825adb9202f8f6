/* SPDX-License-Identifier: MIT */
/* bde_open.c - cursors: opening tables, copies, closing, and what cursors tell
 * of themselves. */
#include <bsd/string.h>
#include <strings.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_blob.h"
#include "bde_bookmark.h"
#include "bde_cursor.h"
#include "bde_delayed.h"
#include "bde_dir.h"
#include "bde_esent.h"
#include "bde_lang.h"
#include "bde_lock.h"
#include "bde_other.h"
#include "bde_rint.h"
#include "bde_secret.h"
#include "bde_table.h"

enum {
	MODE_MASK = 0xff,		/* of DBIOpenMode, without its flags */
	CODE_PAGE = 1252,
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

/* ---- copies ---- */

/* Order and place. */
static DBIResult
copy_place(struct bde_cursor *to, struct bde_cursor *from)
{
	struct eng_index_info index;
	struct base_buf place;
	DBIResult result;

	eng_cursor_index(from->eng, &index);
	result = bde_error_of(eng_cursor_set_index(to->eng, index.def->name,
	    false, ROOT_TAG));
	if (result == DBIERR_NONE)
		result = bde_place_save(from, &place);
	if (result != DBIERR_NONE)
		return result;
	bde_place_restore(to, &place);
	to->has_read = from->has_read;
	return DBIERR_NONE;
}

static bool
copy_range(struct bde_cursor *to, const struct bde_cursor *from)
{
	return base_buf_set(&to->range_low, from->range_low.data,
	    from->range_low.size) &&
	    base_buf_set(&to->range_high, from->range_high.data,
	    from->range_high.size);
}

static DBIResult
copy_cursor(struct bde_cursor *from, bool read_only, bool one_way,
    struct bde_cursor **out)
{
	struct eng_cursor *eng;
	DBIResult result;

	/* What a read-only cursor sees, another one may not change. */
	if (!read_only && from->open_mode == dbiREADONLY)
		return DBIERR_TABLEREADONLY;
	result = bde_error_of(eng_cursor_dup(from->eng, &eng));
	if (result != DBIERR_NONE)
		return result;
	bde_table_ref(from->table);
	result = bde_cursor_new(from->db, eng, from->table, out);
	if (result != DBIERR_NONE)
		return result;
	(*out)->open_mode = read_only ? dbiREADONLY : from->open_mode;
	(*out)->share_mode = from->share_mode;
	(*out)->xlt_mode = from->xlt_mode;
	(*out)->one_way = one_way;
	(*out)->show_deleted = from->show_deleted;
	if (from->whole != NULL) {
		bde_table_ref(from->whole);
		(*out)->whole = from->whole;
	}
	if (!copy_range(*out, from))
		result = DBIERR_NOMEMORY;
	if (result == DBIERR_NONE)
		result = bde_filters_copy(*out, from);
	if (result == DBIERR_NONE)
		result = copy_place(*out, from);
	if (result != DBIERR_NONE)
		bde_cursor_close(*out);
	return result;
}

DBIResult DBIFN
DbiCloneCursor(hDBICur hCurSrc, DBIBOOL bReadOnly, DBIBOOL bUniDirectional,
    phDBICur phCurNew)
{
	struct bde_call call;
	struct bde_cursor *copy;
	DBIResult result;

	if (phCurNew != NULL)
		*phCurNew = NULL;
	result = bde_enter_cursor(&call, BDE_DbiCloneCursor, hCurSrc);
	if (result == DBIERR_NONE && phCurNew == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = copy_cursor(call.cursor, bReadOnly != 0,
		    bUniDirectional != 0, &copy);
	if (result == DBIERR_NONE)
		*phCurNew = bde_handle_out(copy->handle);
	return bde_leave(&call, result);
}

/* ---- what cursors tell ---- */

static int16_t
numbering(const struct bde_table *table)
{
	switch (table->driver) {
	case BDE_PARADOX:
		return 1;
	case BDE_DBASE:
		return 0;
	case BDE_LIST:
	case BDE_MEMORY:
	case BDE_ESENT:
		break;
	}
	return -1;
}

static void
fill_table_props(const struct bde_table *table, CURProps *props)
{
	strlcpy(props->szName, table->name, sizeof props->szName);
	props->iFNameSize = (uint16_t)strlen(table->path);
	strlcpy(props->szTableType, bde_driver_name(table->driver),
	    sizeof props->szTableType);
	props->iFields = table->field_count;
	props->iIndexes = table->index_count;
	props->iValChecks = table->check_count;
	props->iRefIntChecks = table->link_count;
	props->bBookMarkStable = table->driver != BDE_PARADOX ||
	    (table->index_count > 0 && table->indexes[0].desc.bPrimary);
	props->iSeqNums = numbering(table);
	props->bSoftDeletes = table->driver == BDE_DBASE;
	props->iTblLevel = table->level;
	strlcpy(props->szLangDriver, table->lang, sizeof props->szLangDriver);
	props->bFieldMap = table->mapped;
	props->bTempTable = table->temporary || table->path[0] == '\0';
}

static void
fill_props(struct bde_cursor *cursor, CURProps *props)
{
	const struct bde_table *table = cursor->table;

	memset(props, 0, sizeof *props);
	fill_table_props(table, props);
	if (eng_cache_is_on(cursor->eng))
		props->iSeqNums = -1;
	props->iRecSize = cursor->xlt_mode == xltNONE ? table->record_size :
	    table->logical_size;
	props->iRecBufSize = bde_delayed_record_size(cursor);
	props->iKeySize = bde_key_size(cursor);
	props->iBookMarkSize = bde_cursor_bookmark_size(cursor);
	props->eOpenMode = cursor->open_mode;
	props->eShareMode = cursor->share_mode;
	props->bIndexed = bde_index_current(cursor) != NULL;
	props->bDeletedOn = cursor->show_deleted;
	props->exltMode = cursor->xlt_mode;
	props->bUniDirectional = cursor->one_way;
	props->eprvRights = cursor->open_mode == dbiREADONLY ? prvREADONLY :
	    table->rights;
	props->bProtected = table->secrets != NULL;
	props->iFmlRights = ALLFAMRIGHTS;
	props->iCodePage = table->order != NULL ?
	    table->order->object.PrimaryCodePageID : CODE_PAGE;
	props->iFilters = bde_filters_count(cursor);
}

DBIResult DBIFN
DbiGetCursorProps(hDBICur hCursor, pCURProps pcurProps)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetCursorProps, hCursor);
	if (result == DBIERR_NONE && pcurProps == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		fill_props(call.cursor, pcurProps);
	return bde_leave(&call, result);
}

/* Programs see the logical types unless they asked for none. */
static void
describe_field(const struct bde_field *field, bool physical, FLDDesc *desc)
{
	*desc = field->desc;
	if (physical)
		return;
	desc->iFldType = field->logical;
	desc->iSubType = field->sub_type;
	desc->iLen = field->logical_size;
}

void
bde_table_describe(const struct bde_table *table, bool physical,
    FLDDesc *descs)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		describe_field(&table->fields[i], physical, &descs[i]);
}

DBIResult DBIFN
DbiGetFieldDescs(hDBICur hCursor, pFLDDesc pfldDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetFieldDescs, hCursor);
	if (result == DBIERR_NONE && pfldDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		bde_table_describe(call.cursor->table,
		    call.cursor->xlt_mode == xltNONE, pfldDesc);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetVchkDesc(hDBICur hCursor, uint16_t iValSeqNo, pVCHKDesc pvalDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetVchkDesc, hCursor);
	if (result == DBIERR_NONE && pvalDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && (iValSeqNo < 1 ||
	    iValSeqNo > call.cursor->table->check_count))
		result = DBIERR_OUTOFRANGE;
	if (result == DBIERR_NONE)
		*pvalDesc = call.cursor->table->checks[iValSeqNo - 1];
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetRintDesc(hDBICur hCursor, uint16_t iRintSeqNo, pRINTDesc printDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetRintDesc, hCursor);
	if (result == DBIERR_NONE && printDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && (iRintSeqNo < 1 ||
	    iRintSeqNo > call.cursor->table->link_count))
		result = DBIERR_OUTOFRANGE;
	if (result == DBIERR_NONE)
		*printDesc = call.cursor->table->links[iRintSeqNo - 1];
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
