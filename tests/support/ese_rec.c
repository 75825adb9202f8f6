/* SPDX-License-Identifier: MIT */
/* The table of the tests of cursors and records. */

#include "ese_rec.h"

#include <check.h>
#include <string.h>

#include "ck_jet.h"

static JET_COLUMNID
add_column(struct ese_rec *rc, const char *name, JET_COLTYP type,
    uint32_t most, JET_GRBIT grbit, const void *preset, uint32_t size)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .cbMax = most, .grbit = grbit };
	JET_COLUMNID id;

	if (type == JET_coltypText || type == JET_coltypLongText)
		def.cp = 1252;
	ck_jet(JET_errSuccess, JetAddColumnA(rc->sesid, rc->tableid, name,
	    &def, preset, size, &id));
	return id;
}

static JET_COLUMNID
add_long(struct ese_rec *rc, const char *name, JET_GRBIT grbit)
{
	return add_column(rc, name, JET_coltypLong, 0, grbit, NULL, 0);
}

static void
add_columns(struct ese_rec *rc)
{
	static const int32_t seven = 7;
	static const int32_t hundred = 100;
	JET_GRBIT multi = JET_bitColumnTagged | JET_bitColumnMultiValued;

	rc->id = add_long(rc, "id", JET_bitColumnNotNULL);
	rc->num = add_long(rc, "num", 0);
	rc->code = add_long(rc, "code", 0);
	rc->name = add_column(rc, "name", JET_coltypText, 20, 0, NULL, 0);
	rc->bytes = add_column(rc, "bytes", JET_coltypBinary, 20, 0, NULL, 0);
	rc->tags = add_column(rc, "tags", JET_coltypText, 50, multi, NULL, 0);
	rc->body = add_column(rc, "body", JET_coltypLongText, 0, 0, NULL, 0);
	rc->blob = add_column(rc, "blob", JET_coltypLongBinary, 0, 0, NULL,
	    0);
	rc->preset = add_column(rc, "preset", JET_coltypLong, 0, 0, &seven,
	    sizeof(seven));
	rc->hint = add_column(rc, "hint", JET_coltypText, 50,
	    JET_bitColumnTagged, "hint", 4);
	rc->autoinc = add_long(rc, "autoinc", JET_bitColumnAutoincrement);
	rc->version = add_long(rc, "version", JET_bitColumnVersion);
	rc->escrow = add_column(rc, "escrow", JET_coltypLong, 0,
	    JET_bitColumnEscrowUpdate, &hundred, sizeof(hundred));
}

static void
add_index(struct ese_rec *rc, const char *name, const char *key,
    uint32_t size, JET_GRBIT grbit)
{
	ck_jet(JET_errSuccess, JetCreateIndexA(rc->sesid, rc->tableid, name,
	    grbit, key, size, 0));
}

static void
add_indexes(struct ese_rec *rc)
{
	add_index(rc, "pk", "+id\0", 5, JET_bitIndexPrimary);
	add_index(rc, "by_num", "+num\0", 6, 0);
	add_index(rc, "by_code", "+code\0", 7,
	    JET_bitIndexUnique | JET_bitIndexIgnoreNull);
	add_index(rc, "by_name", "+name\0", 7, 0);
	add_index(rc, "by_both", "+num\0+bytes\0", 13, 0);
	add_index(rc, "by_tags", "+tags\0", 7, 0);
}

void
ese_rec_open(struct ese_rec *rc)
{
	memset(rc, 0, sizeof(*rc));
	ese_fix_open(&rc->fx);
	rc->sesid = rc->fx.sesid;
	ck_jet(JET_errSuccess, JetCreateTableA(rc->sesid, rc->fx.dbid, "r", 0,
	    0, &rc->tableid));
	add_columns(rc);
	add_indexes(rc);
	ck_jet(JET_errSuccess, JetCloseTable(rc->sesid, rc->tableid));
	rc->tableid = ese_rec_cursor(rc, rc->sesid);
}

void
ese_rec_close(struct ese_rec *rc)
{
	ese_fix_close(&rc->fx);
}

JET_TABLEID
ese_rec_cursor(struct ese_rec *rc, JET_SESID sesid)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTableA(sesid, rc->fx.dbid, "r", NULL, 0,
	    0, &tableid));
	return tableid;
}

void
ese_rec_add(struct ese_rec *rc, int32_t id, int32_t num, const char *name)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc->sesid, rc->tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(rc, rc->id, id));
	if (num != 0)
		ck_jet(JET_errSuccess, ese_rec_set(rc, rc->num, num));
	if (name != NULL)
		ck_jet(JET_errSuccess, ese_rec_set_text(rc, rc->name, name));
	ck_jet(JET_errSuccess, JetUpdate(rc->sesid, rc->tableid, NULL, 0,
	    NULL));
}

void
ese_rec_fill(struct ese_rec *rc, int32_t count)
{
	int32_t id;

	for (id = 1; id <= count; id++)
		ese_rec_add(rc, id, id * 10, NULL);
}

int32_t
ese_rec_id_at(struct ese_rec *rc, JET_SESID sesid, JET_TABLEID tableid)
{
	int32_t id = 0;

	ck_jet(JET_errSuccess, JetRetrieveColumn(sesid, tableid, rc->id, &id,
	    sizeof(id), NULL, 0, NULL));
	return id;
}

int32_t
ese_rec_id(struct ese_rec *rc)
{
	return ese_rec_id_at(rc, rc->sesid, rc->tableid);
}

void
ese_rec_goto_at(struct ese_rec *rc, JET_SESID sesid, JET_TABLEID tableid,
    int32_t id)
{
	(void)rc;
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(sesid, tableid, NULL));
	ck_jet(JET_errSuccess, JetMakeKey(sesid, tableid, &id, sizeof(id),
	    JET_bitNewKey));
	ck_jet(JET_errSuccess, JetSeek(sesid, tableid, JET_bitSeekEQ));
}

void
ese_rec_goto(struct ese_rec *rc, int32_t id)
{
	ese_rec_goto_at(rc, rc->sesid, rc->tableid, id);
}

void
ese_rec_key(struct ese_rec *rc, int32_t number)
{
	ck_jet(JET_errSuccess, JetMakeKey(rc->sesid, rc->tableid, &number,
	    sizeof(number), JET_bitNewKey));
}

void
ese_rec_key_text(struct ese_rec *rc, const char *text)
{
	ck_jet(JET_errSuccess, JetMakeKey(rc->sesid, rc->tableid, text,
	    (uint32_t)strlen(text), JET_bitNewKey));
}

JET_ERR
ese_rec_set(struct ese_rec *rc, JET_COLUMNID columnid, int32_t number)
{
	return JetSetColumn(rc->sesid, rc->tableid, columnid, &number,
	    sizeof(number), 0, NULL);
}

JET_ERR
ese_rec_set_text(struct ese_rec *rc, JET_COLUMNID columnid, const char *text)
{
	return JetSetColumn(rc->sesid, rc->tableid, columnid, text,
	    (uint32_t)strlen(text), 0, NULL);
}

void
ese_rec_add_value(struct ese_rec *rc, JET_COLUMNID columnid,
    const char *text)
{
	JET_SETINFO info = { .cbStruct = sizeof(info) };

	ck_jet(JET_errSuccess, JetSetColumn(rc->sesid, rc->tableid, columnid,
	    text, (uint32_t)strlen(text), 0, &info));
}

static int32_t
get(struct ese_rec *rc, JET_COLUMNID columnid, JET_GRBIT grbit)
{
	int32_t value = -1;
	JET_ERR err;

	err = JetRetrieveColumn(rc->sesid, rc->tableid, columnid, &value,
	    sizeof(value), NULL, grbit, NULL);
	if (err != JET_wrnColumnNull)
		ck_jet(JET_errSuccess, err);
	return value;
}

int32_t
ese_rec_get(struct ese_rec *rc, JET_COLUMNID columnid)
{
	return get(rc, columnid, 0);
}

int32_t
ese_rec_get_copy(struct ese_rec *rc, JET_COLUMNID columnid)
{
	return get(rc, columnid, JET_bitRetrieveCopy);
}

void
ese_rec_is_text(struct ese_rec *rc, JET_COLUMNID columnid, uint32_t tag,
    const char *text)
{
	JET_RETINFO info = { .cbStruct = sizeof(info), .itagSequence = tag };
	char buffer[256] = "";
	uint32_t size = 0;

	ck_jet(JET_errSuccess, JetRetrieveColumn(rc->sesid, rc->tableid,
	    columnid, buffer, sizeof(buffer) - 1, &size, 0, &info));
	ck_assert_uint_eq(size, strlen(text));
	ck_assert_str_eq(buffer, text);
}
