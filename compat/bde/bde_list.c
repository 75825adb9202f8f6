/* SPDX-License-Identifier: MIT */
/* bde_list.c - lists: cursors over structures, and tables in memory. */
#include <bsd/string.h>

#include "base_alloc.h"
#include "bde_cursor.h"
#include "bde_dir.h"
#include "bde_table.h"

/* The seat of what is in memory belongs to a database of the session that
 * nobody sees: no transaction is about it. */
static DBIResult
find_memory(struct bde_session *session, struct bde_db **db,
    struct bde_seat **seat)
{
	DBIResult result = DBIERR_NONE;

	TAILQ_FOREACH(*db, &session->dbs, link)
		if ((*db)->hidden)
			break;
	if (*db == NULL)
		result = bde_db_new(session, BDE_DIR_MEMORY, true, db);
	return result == DBIERR_NONE ?
	    bde_dir_seat(*db, BDE_DIR_MEMORY, seat) : result;
}

/* ---- structures ---- */

static void
take_field(struct bde_field *field, unsigned n,
    const struct bde_list_field *from)
{
	const char *dot = strrchr(from->name, '.');
	FLDDesc *desc = &field->desc;

	desc->iFldNum = (uint16_t)(n + 1);
	/* Of a structure in a structure. */
	strlcpy(desc->szName, dot != NULL ? dot + 1 : from->name,
	    sizeof desc->szName);
	desc->iFldType = from->type;
	desc->iOffset = from->offset;
	desc->iLen = from->size;
	if (from->type == fldZSTRING)
		desc->iUnits1 = (int16_t)(from->size - 1);
	else if (from->type == fldBYTES)
		desc->iUnits1 = (int16_t)from->size;
	field->type = bde_type_find(from->type);
	field->logical = from->type;
	field->logical_size = from->size;
}

static struct bde_table *
make_table(const struct bde_list_shape *shape)
{
	struct bde_table *table = bde_table_new(BDE_LIST, shape->field_count);
	unsigned i;

	if (table == NULL)
		return NULL;
	for (i = 0; i < shape->field_count; i++)
		take_field(&table->fields[i], i, &shape->fields[i]);
	table->record_size = (uint16_t)shape->size;
	table->logical_size = (uint16_t)shape->size;
	return table;
}

static eng_status
add_row(struct eng_cursor *cursor, const uint32_t ids[2], int32_t number,
    const void *row, size_t size)
{
	struct eng_write key = { .column_id = ids[0], .tag = 1,
	    .data = &number, .size = sizeof number };
	struct eng_write image = { .column_id = ids[1], .tag = 1,
	    .data = row, .size = (uint32_t)size };
	const uint8_t *bookmark;
	size_t bookmark_size;
	eng_status st;

	st = eng_cursor_prepare(cursor, ENG_PREPARE_INSERT);
	if (st == ENG_OK)
		st = eng_cursor_write(cursor, &key);
	if (eng_ok(st))
		st = eng_cursor_write(cursor, &image);
	return eng_ok(st) ? eng_cursor_update(cursor, false, 0, &bookmark,
	    &bookmark_size) : st;
}

static DBIResult
fill(struct eng_session *eng, struct bde_table *table, const uint8_t *rows,
    size_t size, size_t count, struct eng_cursor **cursor)
{
	const struct eng_column_def columns[] = {
		{ .type = ENG_T_I32, .flags = ENG_COL_TTKEY },
		{ .type = ENG_T_LONG_BINARY }
	};
	struct eng_temp_def def = { .columns = columns, .column_count = 2,
	    .unique = true };
	uint32_t ids[2];
	eng_status st;
	size_t i;

	st = eng_temp_open(eng, &def, ids, cursor);
	if (st != ENG_OK)
		return bde_error_of(st);
	table->image_column_id = ids[1];
	/* Images are long values, which are written in transactions only. */
	st = eng_txn_begin(eng, false);
	for (i = 0; st == ENG_OK && i < count; i++)
		st = add_row(*cursor, ids, (int32_t)i, rows + i * size, size);
	if (st == ENG_OK)
		st = eng_txn_commit(eng, false);
	if (st == ENG_OK)
		return DBIERR_NONE;
	if (eng_session_level(eng) > 0)
		eng_txn_rollback(eng);
	eng_cursor_close(*cursor);
	return bde_error_of(st);
}

DBIResult
bde_list_new(struct bde_session *session, struct bde_db *db,
    const struct bde_list_shape *shape, const void *rows, size_t count,
    struct bde_cursor **cursor)
{
	struct bde_table *table;
	struct eng_cursor *eng;
	struct bde_db *memory;
	struct bde_seat *seat;
	DBIResult result;

	*cursor = NULL;
	result = find_memory(session, &memory, &seat);
	if (result != DBIERR_NONE)
		return result;
	table = make_table(shape);
	if (table == NULL)
		return DBIERR_NOMEMORY;
	result = fill(seat->eng, table, rows, shape->size, count,
	    &eng);
	if (result != DBIERR_NONE) {
		bde_table_unref(table);
		return result;
	}
	result = bde_cursor_new(db != NULL ? db : memory, eng, table,
	    cursor);
	if (result == DBIERR_NONE)
		(*cursor)->open_mode = dbiREADONLY;
	return result;
}

static DBIResult
write_image(struct bde_cursor *cursor, const uint8_t *buf)
{
	struct eng_write image = { .tag = 1, .data = buf,
	    .column_id = cursor->table->image_column_id,
	    .size = cursor->table->record_size };
	struct eng_session *eng = eng_cursor_session(cursor->eng);
	const uint8_t *bookmark;
	eng_status st;
	size_t size;

	st = eng_txn_begin(eng, false);
	if (st != ENG_OK)
		return bde_error_of(st);
	st = eng_cursor_prepare(cursor->eng, ENG_PREPARE_REPLACE);
	if (st == ENG_OK)
		st = eng_cursor_write(cursor->eng, &image);
	if (eng_ok(st))
		st = eng_cursor_update(cursor->eng, false, 0, &bookmark,
		    &size);
	if (st == ENG_OK)
		st = eng_txn_commit(eng, false);
	if (st != ENG_OK)
		(void)eng_txn_rollback(eng);
	return bde_error_of(st);
}

DBIResult
bde_list_modify(struct bde_cursor *cursor, const uint8_t *buf)
{
	struct base_buf old = BASE_BUF_EMPTY;
	DBIResult result;

	if (buf == NULL)
		return DBIERR_INVALIDPARAM;
	result = bde_cursor_current(cursor);
	if (result == DBIERR_NONE && !base_buf_resize(&old,
	    cursor->table->record_size))
		result = DBIERR_NOMEMORY;
	if (result == DBIERR_NONE)
		result = bde_record_read(cursor, old.data);
	if (result == DBIERR_NONE)
		result = cursor->table->change(cursor, old.data, buf);
	if (result == DBIERR_NONE)
		result = write_image(cursor, buf);
	base_buf_fini(&old);
	return result;
}

/* ---- tables in memory ---- */

static DBIResult
shape_fields(struct bde_table *table, const FLDDesc *descs)
{
	DBIResult result = DBIERR_NONE;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < table->field_count; i++) {
		if (descs[i].iFldType > MAXLOGFLDTYPES)
			result = DBIERR_INVALIDFLDTYPE;
		else if (descs[i].szName[0] == '\0')
			result = DBIERR_INVALIDFIELDNAME;
		else if (bde_table_field_named(table, descs[i].szName) !=
		    NULL)
			result = DBIERR_NAMENOTUNIQUE;
		else
			result = bde_field_shape(&table->fields[i],
			    &descs[i]);
	}
	return result == DBIERR_NONE ? bde_table_layout(table) : result;
}

static DBIResult
open_memory(struct bde_session *session, struct bde_table *table,
    struct eng_cursor **cursor)
{
	struct eng_column_def *columns = base_calloc(table->field_count,
	    sizeof *columns);
	uint32_t *ids = base_calloc(table->field_count, sizeof *ids);
	struct eng_temp_def def = { .columns = columns,
	    .column_count = table->field_count };
	struct bde_db *memory;
	struct bde_seat *seat;
	DBIResult result = DBIERR_NOMEMORY;
	unsigned i;

	if (columns != NULL && ids != NULL)
		result = find_memory(session, &memory, &seat);
	for (i = 0; result == DBIERR_NONE && i < table->field_count; i++)
		bde_column_def(&table->fields[i], &columns[i]);
	if (result == DBIERR_NONE)
		result = bde_error_of(eng_temp_open(seat->eng, &def, ids,
		    cursor));
	for (i = 0; result == DBIERR_NONE && i < table->field_count; i++)
		table->fields[i].column_id = ids[i];
	base_free(columns);
	base_free(ids);
	return result;
}

static DBIResult
create_in_memory(struct bde_db *db, const char *name, unsigned count,
    const FLDDesc *descs, struct bde_cursor **cursor)
{
	struct bde_table *table;
	struct eng_cursor *eng;
	DBIResult result;

	if (count == 0 || descs == NULL)
		return DBIERR_INVALIDRECSTRUCT;
	table = bde_table_new(BDE_MEMORY, count);
	if (table == NULL)
		return DBIERR_NOMEMORY;
	if (name != NULL)
		strlcpy(table->name, name, sizeof table->name);
	result = shape_fields(table, descs);
	if (result == DBIERR_NONE)
		result = open_memory(db->session, table, &eng);
	if (result != DBIERR_NONE) {
		bde_table_unref(table);
		return result;
	}
	return bde_cursor_new(db, eng, table, cursor);
}

DBIResult DBIFN
DbiCreateInMemTable(hDBIDb hDb, const char *pszName, uint16_t iFields,
    pFLDDesc pfldDesc, phDBICur phCursor)
{
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	if (phCursor != NULL)
		*phCursor = NULL;
	result = bde_enter_db(&call, BDE_DbiCreateInMemTable, hDb);
	if (result == DBIERR_NONE && phCursor == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = create_in_memory(call.db, pszName, iFields, pfldDesc,
		    &cursor);
	if (result == DBIERR_NONE)
		*phCursor = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}
