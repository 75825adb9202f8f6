/* SPDX-License-Identifier: MIT */
/* The table of the fixture for tests of the ESE calls. */

#include "ese_fix.h"

#include <check.h>
#include <string.h>

#include "ck_jet.h"

static JET_COLUMNID
add_column(struct ese_fix *fx, const char *name, JET_COLTYP type)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type };
	JET_COLUMNID id;

	if (type == JET_coltypText || type == JET_coltypLongText)
		def.cp = 1252;
	ck_jet(JET_errSuccess, JetAddColumnA(fx->sesid, fx->tableid, name,
	    &def, NULL, 0, &id));
	return id;
}

void
ese_fix_table(struct ese_fix *fx)
{
	static const char key[] = "+id\0";

	ck_jet(JET_errSuccess, JetCreateTableA(fx->sesid, fx->dbid, "t", 0,
	    0, &fx->tableid));
	fx->id = add_column(fx, "id", JET_coltypLong);
	fx->text = add_column(fx, "text", JET_coltypText);
	fx->note = add_column(fx, "note", JET_coltypLongText);
	ck_jet(JET_errSuccess, JetCreateIndexA(fx->sesid, fx->tableid, "pk",
	    JET_bitIndexPrimary, key, sizeof(key), 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx->sesid, fx->tableid));
	fx->tableid = ese_fix_open_table(fx, fx->sesid);
}

JET_TABLEID
ese_fix_open_table(struct ese_fix *fx, JET_SESID sesid)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTableA(sesid, fx->dbid, "t", NULL, 0, 0,
	    &tableid));
	return tableid;
}

void
ese_fix_insert(struct ese_fix *fx, JET_SESID sesid, JET_TABLEID tableid,
    int32_t id, const char *text)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid, fx->id, &id,
	    sizeof(id), 0, NULL));
	if (text != NULL)
		ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid, fx->text,
		    text, (uint32_t)strlen(text), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(sesid, tableid, NULL, 0, NULL));
}

int32_t
ese_fix_row_id(struct ese_fix *fx, JET_SESID sesid, JET_TABLEID tableid)
{
	int32_t id = 0;
	uint32_t size = 0;

	ck_jet(JET_errSuccess, JetRetrieveColumn(sesid, tableid, fx->id, &id,
	    sizeof(id), &size, 0, NULL));
	ck_assert_uint_eq(size, sizeof(id));
	return id;
}
