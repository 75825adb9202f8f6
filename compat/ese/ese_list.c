/* SPDX-License-Identifier: MIT */
/* The temporary tables that information calls give back. */

#include <stddef.h>
#include <string.h>

#include "base_text.h"
#include "ese_list.h"
#include "ese_temp.h"

static bool
is_fixed(JET_COLTYP coltyp)
{
	return coltyp != JET_coltypText && coltyp != JET_coltypBinary &&
	    coltyp != JET_coltypLongBinary;
}

void
ese_list_open(struct ese_list *list, struct ese_call *call, bool wide,
    const struct ese_list_column *columns, uint32_t count)
{
	JET_COLUMNDEF defs[ESE_LIST_COLUMNS_MAX];
	uint32_t i;

	memset(list, 0, sizeof(*list));
	list->call = call;
	list->columns = columns;
	list->count = count;
	list->wide = wide;
	list->tableid = JET_tableidNil;
	memset(defs, 0, sizeof(defs));
	for (i = 0; i < count; i++) {
		defs[i].cbStruct = sizeof(defs[i]);
		defs[i].coltyp = columns[i].coltyp;
		if (columns[i].coltyp == JET_coltypText)
			defs[i].cp = wide ? 1200 : 1252;
		if (is_fixed(columns[i].coltyp))
			defs[i].grbit |= JET_bitColumnFixed;
		if (columns[i].key)
			defs[i].grbit |= JET_bitColumnTTKey;
	}
	list->err = ese_temp_report(call, defs, count, list->ids,
	    &list->tableid, &list->cursor);
}

static void
note(struct ese_list *list, eng_status st)
{
	if (!eng_ok(st))
		list->err = ese_error(list->call, st);
}

void
ese_list_begin_row(struct ese_list *list)
{
	if (list->err == JET_errSuccess)
		note(list, eng_cursor_prepare(list->cursor,
		    ENG_PREPARE_INSERT));
}

void
ese_list_put(struct ese_list *list, unsigned column, const void *data,
    size_t size)
{
	struct eng_write write = { .column_id = list->ids[column], .tag = 1,
	    .data = data, .size = (uint32_t)size };

	if (list->err == JET_errSuccess)
		note(list, eng_cursor_write(list->cursor, &write));
}

void
ese_list_put_u32(struct ese_list *list, unsigned column, uint32_t value)
{
	ese_list_put(list, column, &value, sizeof(value));
}

void
ese_list_put_u16(struct ese_list *list, unsigned column, uint16_t value)
{
	ese_list_put(list, column, &value, sizeof(value));
}

void
ese_list_put_text(struct ese_list *list, unsigned column, const char *text)
{
	struct base_buf buf = BASE_BUF_EMPTY;

	if (!list->wide) {
		ese_list_put(list, column, text, strlen(text));
		return;
	}
	if (list->err == JET_errSuccess &&
	    !base_text_to_utf16(&buf, text, (size_t)-1))
		list->err = JET_errOutOfMemory;
	ese_list_put(list, column, buf.data, buf.size);
	base_buf_fini(&buf);
}

void
ese_list_end_row(struct ese_list *list)
{
	const uint8_t *bookmark;
	size_t size;

	if (list->err == JET_errSuccess)
		note(list, eng_cursor_update(list->cursor, false, 0,
		    &bookmark, &size));
	if (list->err == JET_errSuccess)
		list->rows++;
}

static JET_ERR
finish(struct ese_list *list, JET_ERR err)
{
	eng_status st;

	if (list->err == JET_errSuccess)
		list->err = err;
	if (list->err == JET_errSuccess) {
		st = eng_cursor_go(list->cursor, ENG_FIRST);
		if (st != ENG_E_NO_RECORD)
			note(list, st);
	}
	if (list->err != JET_errSuccess && list->tableid != JET_tableidNil) {
		ese_table_close(ese_table_of(list->cursor));
		list->tableid = JET_tableidNil;
	}
	return list->err;
}

/* All such structures begin alike. */
static void
fill(const struct ese_list *list, uint8_t *result, uint32_t size)
{
	const struct ese_list_column *col;
	uint32_t i;

	memset(result, 0, size);
	memcpy(result + offsetof(JET_COLUMNLIST, cbStruct), &size,
	    sizeof(size));
	memcpy(result + offsetof(JET_COLUMNLIST, tableid), &list->tableid,
	    sizeof(list->tableid));
	memcpy(result + offsetof(JET_COLUMNLIST, cRecord), &list->rows,
	    sizeof(list->rows));
	for (i = 0; i < list->count; i++) {
		col = &list->columns[i];
		if (col->id_at + sizeof(list->ids[i]) <= size)
			memcpy(result + col->id_at, &list->ids[i],
			    sizeof(list->ids[i]));
	}
}

JET_ERR
ese_list_give(struct ese_list *list, JET_ERR err, void *result,
    uint32_t size)
{
	err = finish(list, err);
	if (err == JET_errSuccess)
		fill(list, result, size);
	return err;
}
