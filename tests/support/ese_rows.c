/* SPDX-License-Identifier: MIT */
#include "ese_rows.h"

#include <stdio.h>
#include <string.h>

#include "ck_jet.h"

#define DUMP_MAX 16384

void
ese_rows_index(struct ese_fix *fx)
{
	static const char key[] = "+text\0";

	ck_jet(JET_errSuccess, JetCreateIndex(fx->sesid, fx->tableid, "text", 0,
	    key, sizeof(key), 100));
	ck_jet(JET_errSuccess, JetCloseTable(fx->sesid, fx->tableid));
	fx->tableid = ese_fix_open_table(fx, fx->sesid);
}

struct ese_rows
ese_rows_open(struct ese_fix *fx)
{
	struct ese_rows rows = { .fx = fx };

	rows.sesid = ese_fix_session(fx);
	rows.tableid = ese_fix_open_table(fx, rows.sesid);
	return rows;
}

JET_ERR
ese_rows_seek(const struct ese_rows *rows, int32_t id)
{
	JET_ERR err;

	err = JetSetCurrentIndex(rows->sesid, rows->tableid, NULL);
	if (err >= 0)
		err = JetMakeKey(rows->sesid, rows->tableid, &id, sizeof(id),
		    JET_bitNewKey);
	if (err >= 0)
		err = JetSeek(rows->sesid, rows->tableid, JET_bitSeekEQ);
	return err;
}

/* Ends a prepared update; one that fails is cancelled. */
static JET_ERR
finish_update(const struct ese_rows *rows, JET_ERR err)
{
	if (err >= 0)
		err = JetUpdate(rows->sesid, rows->tableid, NULL, 0, NULL);
	if (err < 0)
		JetPrepareUpdate(rows->sesid, rows->tableid, JET_prepCancel);
	return err;
}

static JET_ERR
set_text(const struct ese_rows *rows, const char *text)
{
	return JetSetColumn(rows->sesid, rows->tableid, rows->fx->text, text,
	    (uint32_t)strlen(text), 0, NULL);
}

JET_ERR
ese_rows_insert(const struct ese_rows *rows, int32_t id, const char *text)
{
	JET_ERR err;

	err = JetPrepareUpdate(rows->sesid, rows->tableid, JET_prepInsert);
	if (err < 0)
		return err;
	err = JetSetColumn(rows->sesid, rows->tableid, rows->fx->id, &id,
	    sizeof(id), 0, NULL);
	if (err >= 0)
		err = set_text(rows, text);
	return finish_update(rows, err);
}

JET_ERR
ese_rows_replace(const struct ese_rows *rows, int32_t id, const char *text)
{
	JET_ERR err;

	err = ese_rows_seek(rows, id);
	if (err >= 0)
		err = JetPrepareUpdate(rows->sesid, rows->tableid,
		    JET_prepReplace);
	if (err < 0)
		return err;
	return finish_update(rows, set_text(rows, text));
}

JET_ERR
ese_rows_delete(const struct ese_rows *rows, int32_t id)
{
	JET_ERR err;

	err = ese_rows_seek(rows, id);
	return err < 0 ? err : JetDelete(rows->sesid, rows->tableid);
}

static size_t
print_row(const struct ese_rows *rows, char *text, size_t room)
{
	char value[256];
	uint32_t length = 0;
	int32_t id = 0;
	int used;

	ck_jet(JET_errSuccess, JetRetrieveColumn(rows->sesid, rows->tableid,
	    rows->fx->id, &id, sizeof(id), NULL, 0, NULL));
	ck_assert_int_ge(JetRetrieveColumn(rows->sesid, rows->tableid,
	    rows->fx->text, value, sizeof(value), &length, 0, NULL), 0);
	used = snprintf(text, room, "%d=%.*s", (int)id, (int)length, value);
	ck_assert_uint_lt((size_t)used, room);
	return (size_t)used;
}

static char *
next_buffer(void)
{
	static char buffer[2][DUMP_MAX];
	static int which;

	which = !which;
	buffer[which][0] = '\0';
	return buffer[which];
}

const char *
ese_rows_dump(const struct ese_rows *rows, const char *index)
{
	char *text = next_buffer();
	size_t used = 0;
	JET_ERR err;

	ck_jet(JET_errSuccess, JetSetCurrentIndex(rows->sesid, rows->tableid,
	    index));
	for (err = JetMove(rows->sesid, rows->tableid, JET_MoveFirst, 0);
	    err >= 0;
	    err = JetMove(rows->sesid, rows->tableid, JET_MoveNext, 0)) {
		if (used > 0)
			text[used++] = ' ';
		used += print_row(rows, text + used, DUMP_MAX - used - 1);
	}
	ck_jet(JET_errNoCurrentRecord, err);
	return text;
}

const char *
ese_rows_here(const struct ese_rows *rows)
{
	char *text = next_buffer();

	print_row(rows, text, DUMP_MAX);
	return text;
}
