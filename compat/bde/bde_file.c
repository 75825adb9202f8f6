/* SPDX-License-Identifier: MIT */
/* bde_file.c - tables as wholes: deleted, renamed, copied, emptied, packed;
 * temporary ones and what becomes of them. */
#include <bsd/string.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "bde_bulk.h"
#include "bde_create.h"
#include "bde_cursor.h"
#include "bde_dir.h"
#include "bde_pack.h"
#include "bde_rint.h"
#include "bde_secret.h"
#include "bde_tag.h"

/* ---- by name ---- */

DBIResult
bde_table_is_free(struct bde_db *db, const char *path, enum bde_driver driver)
{
	struct bde_cursor *cursor;
	DBIResult result, closed;

	if (access(path, F_OK) != 0)
		return DBIERR_NOSUCHTABLE;
	if (db->open_mode == dbiREADONLY)
		return DBIERR_READONLYDB;
	result = bde_open(db, path, bde_driver_name(driver), dbiREADWRITE,
	    dbiOPENEXCL, &cursor);
	if (result != DBIERR_NONE)
		return result == DBIERR_FILEBUSY ? DBIERR_TABLEOPEN : result;
	result = bde_secret_owns(cursor->table);
	closed = bde_cursor_close(cursor);
	return result != DBIERR_NONE ? result : closed;
}

static DBIResult
find_seat(struct bde_db *db, const char *path, struct bde_seat **seat)
{
	DBIResult result;
	DBIPATH dir;

	strlcpy(dir, path, sizeof dir);
	*strrchr(dir, '/') = '\0';
	result = bde_dir_seat(db, dir[0] != '\0' ? dir : "/", seat);
	if (result == DBIERR_NONE && eng_session_level((*seat)->eng) > 0)
		result = DBIERR_ACTIVETRAN;
	return result;
}

static DBIResult
find_free(struct bde_db *db, const char *name, const char *driver_name,
    DBIPATH path, enum bde_driver *driver, struct bde_seat **seat)
{
	DBIResult result;

	result = bde_db_path(db, name, driver_name, path, driver);
	if (result == DBIERR_NONE)
		result = find_seat(db, path, seat);
	if (result == DBIERR_NONE)
		result = bde_table_is_free(db, path, *driver);
	if (result != DBIERR_NONE && name != NULL)
		bde_error_context(db->session, ecTABLENAME, name);
	return result;
}

DBIResult DBIFN
DbiDeleteTable(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType)
{
	enum bde_driver driver;
	struct bde_call call;
	struct bde_seat *seat;
	DBIResult result;
	DBIPATH path;

	result = bde_enter_db(&call, BDE_DbiDeleteTable, hDb);
	if (result == DBIERR_NONE)
		result = find_free(call.db, pszTableName, pszDriverType, path,
		    &driver, &seat);
	if (result == DBIERR_NONE)
		result = bde_rint_table_goes(call.db, path);
	if (result == DBIERR_NONE)
		result = bde_dir_remove(seat, path);
	return bde_leave(&call, result);
}

static DBIResult
rename_table(struct bde_db *db, const char *name, const char *driver_name,
    const char *new_name)
{
	enum bde_driver driver, same;
	struct bde_seat *seat;
	DBIResult result;
	DBIPATH path, new_path;

	result = find_free(db, name, driver_name, path, &driver, &seat);
	if (result == DBIERR_NONE)
		result = bde_db_path(db, new_name, bde_driver_name(driver),
		    new_path, &same);
	if (result == DBIERR_NONE && access(new_path, F_OK) == 0)
		result = DBIERR_FILEEXISTS;
	if (result == DBIERR_NONE)
		result = bde_rint_table_renames(db, path, new_path);
	return result == DBIERR_NONE ?
	    bde_dir_rename(seat, path, new_path) : result;
}

DBIResult DBIFN
DbiRenameTable(hDBIDb hDb, const char *pszOldName, const char *pszDriverType,
    const char *pszNewName)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiRenameTable, hDb);
	if (result == DBIERR_NONE)
		result = rename_table(call.db, pszOldName, pszDriverType,
		    pszNewName);
	return bde_leave(&call, result);
}

/* ---- copies ---- */

/* Numbers that the engine gives are taken until it is the one wanted, or a
 * later one. */
static DBIResult
prepare(struct bde_cursor *to, const struct bde_field *autoinc,
    int32_t wanted)
{
	int32_t number = 0;
	struct eng_read read = { .source = ENG_FROM_COPY, .tag = 1,
	    .buffer = &number, .room = sizeof number };
	eng_status st;

	for (;;) {
		st = eng_cursor_prepare(to->eng, ENG_PREPARE_INSERT);
		if (st != ENG_OK || autoinc == NULL)
			return bde_error_of(st);
		read.column_id = autoinc->column_id;
		st = eng_cursor_read(to->eng, &read);
		if (!eng_ok(st) || number >= wanted)
			return bde_error_of(st);
		st = eng_cursor_cancel(to->eng);
		if (st != ENG_OK)
			return bde_error_of(st);
	}
}

static DBIResult
copy_row(struct bde_cursor *from, struct bde_cursor *to,
    const struct bde_field *autoinc, struct base_buf *buf)
{
	const struct bde_table *a = from->table, *b = to->table;
	const uint8_t *bookmark;
	DBIResult result = DBIERR_NONE;
	int32_t number = 0;
	size_t size;
	unsigned i;

	if (autoinc != NULL) {
		result = bde_error_of(bde_value_read(from->eng,
		    a->fields[autoinc->desc.iFldNum - 1].column_id, buf));
		if (buf->size == sizeof number)
			memcpy(&number, buf->data, sizeof number);
	}
	if (result == DBIERR_NONE)
		result = prepare(to, autoinc, number);
	if (result == DBIERR_NONE && a->deleted_column_id != 0)
		result = bde_value_copy(from, a->deleted_column_id, to,
		    b->deleted_column_id, buf);
	for (i = 0; result == DBIERR_NONE && i < a->field_count; i++)
		if (!b->fields[i].is_autoinc)
			result = bde_value_copy(from,
			    a->fields[i].column_id, to,
			    b->fields[i].column_id, buf);
	if (result == DBIERR_NONE)
		result = bde_tags_write(b, to->eng, true);
	if (result == DBIERR_NONE)
		result = bde_error_of(eng_cursor_update(to->eng, false, 0,
		    &bookmark, &size));
	return result;
}

static const struct bde_field *
find_autoinc(const struct bde_table *table)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].is_autoinc)
			return &table->fields[i];
	return NULL;
}

static DBIResult
copy_rows(struct bde_cursor *from, struct bde_cursor *to)
{
	const struct bde_field *autoinc = find_autoinc(to->table);
	struct base_buf buf = BASE_BUF_EMPTY;
	struct bde_bulk bulk;
	DBIResult result;
	eng_status st = ENG_OK;

	result = bde_bulk_begin(&bulk, from->db->session, NULL,
	    eng_cursor_session(to->eng));
	if (result == DBIERR_NONE)
		st = eng_cursor_go(from->eng, ENG_FIRST);
	while (st == ENG_OK && result == DBIERR_NONE) {
		result = copy_row(from, to, autoinc, &buf);
		if (result == DBIERR_NONE)
			result = bde_bulk_step(&bulk, from->eng, 0);
		if (result == DBIERR_NONE)
			st = eng_cursor_move(from->eng, 1, false);
	}
	if (eng_cursor_is_prepared(to->eng))
		(void)eng_cursor_cancel(to->eng);
	base_buf_fini(&buf);
	if (result == DBIERR_NONE && st != ENG_E_NO_RECORD)
		result = bde_error_of(st);
	return bde_bulk_end(&bulk, result);
}

static DBIResult
copy_table(struct bde_db *db, const char *name, const char *driver_name,
    const char *new_name, bool overwrite)
{
	struct bde_cursor *from = NULL, *to = NULL;
	enum bde_driver driver;
	DBIResult result;
	DBIPATH path;

	result = bde_open(db, name, driver_name, dbiREADONLY, dbiOPENSHARED,
	    &from);
	if (result == DBIERR_NOSUCHFILE)
		result = DBIERR_NOSUCHTABLE;
	if (result == DBIERR_NONE)
		result = bde_secret_owns(from->table);
	if (result == DBIERR_NONE)
		result = bde_db_path(db, new_name,
		    bde_driver_name(from->table->driver), path, &driver);
	if (result == DBIERR_NONE && !overwrite && access(path, F_OK) == 0)
		result = DBIERR_FILEEXISTS;
	if (result == DBIERR_NONE && strcmp(path, from->table->path) == 0)
		result = DBIERR_TABLEOPEN;
	if (result == DBIERR_NONE)
		result = bde_create_like(db, path, from->table, overwrite,
		    &to);
	if (result == DBIERR_NONE)
		result = copy_rows(from, to);
	if (to != NULL) {
		to->table->temporary = result != DBIERR_NONE;
		(void)bde_cursor_close(to);
	}
	if (from != NULL)
		(void)bde_cursor_close(from);
	return result;
}

DBIResult DBIFN
DbiCopyTable(hDBIDb hDb, DBIBOOL bOverWrite, const char *pszSrcTableName,
    const char *pszSrcDriverType, const char *pszDestTableName)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiCopyTable, hDb);
	if (result == DBIERR_NONE)
		result = copy_table(call.db, pszSrcTableName,
		    pszSrcDriverType, pszDestTableName, bOverWrite != 0);
	return bde_leave(&call, result);
}

/* ---- emptying and packing ---- */

/* In whatever order the cursor has: its index may leave some out. */
static eng_status
delete_each(struct bde_cursor *cursor)
{
	struct eng_cursor *walk;
	eng_status st;

	st = eng_cursor_dup(cursor->eng, &walk);
	if (st != ENG_OK)
		return st;
	st = eng_cursor_set_index(walk, NULL, false, 1);
	if (st == ENG_OK)
		st = eng_cursor_go(walk, ENG_FIRST);
	while (st == ENG_OK) {
		st = eng_cursor_delete(walk);
		if (st == ENG_OK)
			st = eng_cursor_move(walk, 1, false);
	}
	eng_cursor_close(walk);
	return st == ENG_E_NO_RECORD ? ENG_OK : st;
}

static DBIResult
delete_rows(struct bde_cursor *cursor)
{
	struct eng_session *session = eng_cursor_session(cursor->eng);
	eng_status st, end;

	st = eng_txn_begin(session, false);
	if (st != ENG_OK)
		return bde_error_of(st);
	st = delete_each(cursor);
	if (st == ENG_OK)
		st = eng_txn_commit(session, true);
	if (st != ENG_OK) {
		end = eng_txn_rollback(session);
		if (end != ENG_OK)
			return bde_error_of(end);
	}
	bde_cursor_begin(cursor);
	return bde_error_of(st);
}

static DBIResult
delete_rows_of(struct bde_cursor *cursor, bool marked)
{
	DBIResult result;

	if (marked && cursor->table->deleted_column_id == 0)
		return DBIERR_NOTSUPPORTED;
	if (eng_cache_is_on(cursor->eng))
		return DBIERR_NA;
	if (cursor->open_mode == dbiREADONLY)
		return DBIERR_TABLEREADONLY;
	if (cursor->share_mode != dbiOPENEXCL &&
	    cursor->table->path[0] != '\0')
		return DBIERR_NEEDEXCLACCESS;
	result = bde_secret_may(cursor->table, prvINSDEL);
	if (result == DBIERR_NONE && marked)
		return bde_pack(cursor);
	if (result == DBIERR_NONE)
		result = bde_rint_may_empty(cursor);
	return result == DBIERR_NONE ? delete_rows(cursor) : result;
}

/* By cursor, or by name when there is none. */
static DBIResult
clear(struct bde_call *call, hDBICur handle, const char *name,
    const char *driver_name, bool marked)
{
	struct bde_cursor *cursor;
	DBIResult result, closed;

	if (handle != NULL) {
		cursor = bde_find_cursor(call, handle);
		if (cursor == NULL)
			return DBIERR_INVALIDHNDL;
		return bde_spares_callback(call, cursor) ?
		    delete_rows_of(cursor, marked) : DBIERR_REENTERED;
	}
	result = bde_open(call->db, name, driver_name, dbiREADWRITE,
	    dbiOPENEXCL, &cursor);
	if (result == DBIERR_FILEBUSY)
		return DBIERR_NEEDEXCLACCESS;
	if (result == DBIERR_NOSUCHFILE)
		return DBIERR_NOSUCHTABLE;
	if (result != DBIERR_NONE)
		return result;
	result = delete_rows_of(cursor, marked);
	closed = bde_cursor_close(cursor);
	return result != DBIERR_NONE ? result : closed;
}

DBIResult DBIFN
DbiEmptyTable(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiEmptyTable, hDb);
	if (result == DBIERR_NONE)
		result = clear(&call, hCursor, pszTableName, pszDriverType,
		    false);
	return bde_leave(&call, result);
}

/* Indexes are always up to date, and new ones need no asking. */
DBIResult DBIFN
DbiPackTable(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, DBIBOOL bRegenIdxs)
{
	struct bde_call call;
	DBIResult result;

	(void)bRegenIdxs;
	result = bde_enter_db(&call, BDE_DbiPackTable, hDb);
	if (result == DBIERR_NONE)
		result = clear(&call, hCursor, pszTableName, pszDriverType,
		    true);
	return bde_leave(&call, result);
}

/* ---- temporary tables ---- */

static DBIResult
create_temporary(struct bde_db *db, const CRTblDesc *desc,
    struct bde_cursor **cursor)
{
	static atomic_uint last;
	enum bde_driver driver = BDE_PARADOX;
	DBIResult result = DBIERR_NONE;
	DBIPATH path;
	int size;

	if (desc->szTblType[0] != '\0')
		result = bde_driver_find(desc->szTblType, &driver);
	if (result != DBIERR_NONE)
		return DBIERR_UNKNOWNTBLTYPE;
	size = snprintf(path, sizeof path, "%s/_T%lx%x%s",
	    db->session->private_dir, (unsigned long)getpid(),
	    atomic_fetch_add(&last, 1), driver == BDE_DBASE ? ".DBF" :
	    ".DB");
	if (size < 0 || (size_t)size >= sizeof path)
		return DBIERR_INVALIDDIR;
	result = bde_create(db, path, driver, desc, true, cursor);
	if (result == DBIERR_NONE)
		(*cursor)->table->temporary = true;
	return result;
}

DBIResult DBIFN
DbiCreateTempTable(hDBIDb hDb, pCRTblDesc pcrTblDsc, phDBICur phCursor)
{
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	if (phCursor != NULL)
		*phCursor = NULL;
	result = bde_enter_db(&call, BDE_DbiCreateTempTable, hDb);
	if (result == DBIERR_NONE && (pcrTblDsc == NULL || phCursor == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = create_temporary(call.db, pcrTblDsc, &cursor);
	if (result == DBIERR_NONE)
		*phCursor = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}

/* The last close gives it its name. */
static DBIResult
make_permanent(struct bde_cursor *cursor, const char *name, bool overwrite)
{
	struct bde_table *table = cursor->table;
	enum bde_driver driver;
	DBIResult result;
	DBIPATH path;

	if (!table->temporary)
		return DBIERR_NA;
	if (name == NULL || name[0] == '\0') {
		table->temporary = false;
		return DBIERR_NONE;
	}
	result = bde_db_path(cursor->db, name, bde_driver_name(table->driver),
	    path, &driver);
	if (result == DBIERR_NONE && !overwrite && access(path, F_OK) == 0)
		result = DBIERR_FILEEXISTS;
	if (result != DBIERR_NONE)
		return result;
	strlcpy(table->save_as, path, sizeof table->save_as);
	table->save_over = overwrite;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiMakePermanent(hDBICur hCursor, const char *pszName, DBIBOOL bOverWrite)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiMakePermanent, hCursor);
	if (result == DBIERR_NONE)
		result = make_permanent(call.cursor, pszName,
		    bOverWrite != 0);
	return bde_leave(&call, result);
}

/* A temporary table that was saved stays, under the name that it has. */
DBIResult DBIFN
DbiSaveChanges(hDBICur hCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSaveChanges, hCursor);
	if (result == DBIERR_NONE)
		result = bde_error_of(eng_txn_flush(eng_session_env(
		    eng_cursor_session(call.cursor->eng))));
	if (result == DBIERR_NONE && call.cursor->table->save_as[0] == '\0')
		call.cursor->table->temporary = false;
	return bde_leave(&call, result);
}
