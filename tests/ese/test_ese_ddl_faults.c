/* SPDX-License-Identifier: MIT */
/* Exhausted memory under the calls on tables, columns, indexes, temporary
 * tables and information. */

#include <check.h>

#include "alloc_fault.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

static struct ese_fix fx;

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
}

static void
teardown(void)
{
	base_alloc_fail_after(0);
	ese_fix_close(&fx);
}

static void
ck_fault(JET_ERR err)
{
	if (err < JET_errSuccess) {
		ck_assert(base_alloc_has_failed());
		ck_jet(JET_errOutOfMemory, err);
	}
}

/* ---- faults ---- */

/* Wide, so that texts are converted too; what was made is rolled back. */
START_TEST(a_whole_table_is_made_or_nothing)
{
	JET_COLUMNCREATE_W column = { .cbStruct = sizeof(column),
	    .szColumnName = (WCHAR *)u"a", .coltyp = JET_coltypLong };
	JET_INDEXCREATE_W index = { .cbStruct = sizeof(index),
	    .szIndexName = (WCHAR *)u"i", .szKey = (WCHAR *)u"+a\0",
	    .cbKey = 8 };
	JET_TABLECREATE_W table = { .cbStruct = sizeof(table),
	    .szTableName = (WCHAR *)u"w", .rgcolumncreate = &column,
	    .cColumns = 1, .rgindexcreate = &index, .cIndexes = 1 };
	JET_TABLEID tableid;

	EACH_ALLOC_FAULT(nth) {
		JET_ERR err;

		base_alloc_fail_after(0);
		ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
		base_alloc_fail_after(nth);
		err = JetCreateTableColumnIndexW(fx.sesid, fx.dbid, &table);
		ck_fault(err);
		if (err < JET_errSuccess) {
			ck_assert(table.tableid == JET_tableidNil);
			ck_jet(JET_errObjectNotFound, JetOpenTable(fx.sesid,
			    fx.dbid, "w", NULL, 0, 0, &tableid));
		}
		ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	}
}
END_TEST

START_TEST(a_column_and_an_index_are_made_or_not)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypText };

	EACH_ALLOC_FAULT(nth) {
		JET_ERR err;

		base_alloc_fail_after(0);
		ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
		base_alloc_fail_after(nth);
		err = JetAddColumnW(fx.sesid, fx.tableid, u"x", &def, "abc",
		    3, NULL);
		if (err == JET_errSuccess)
			err = JetCreateIndexW(fx.sesid, fx.tableid, u"i", 0,
			    u"+x\0", 8, 0);
		ck_fault(err);
		ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	}
}
END_TEST

START_TEST(a_cursor_is_opened_or_not)
{
	EACH_ALLOC_FAULT(nth) {
		JET_TABLEID tableid, copy;
		JET_ERR err = JetOpenTableW(fx.sesid, fx.dbid, u"t", NULL, 0,
		    0, &tableid);

		ck_fault(err);
		if (err == JET_errSuccess) {
			err = JetDupCursor(fx.sesid, tableid, &copy, 0);
			ck_fault(err);
			if (err == JET_errSuccess)
				ck_jet(JET_errSuccess, JetCloseTable(
				    fx.sesid, copy));
			ck_jet(JET_errSuccess, JetCloseTable(fx.sesid,
			    tableid));
		}
	}
}
END_TEST

START_TEST(a_temporary_table_is_opened_or_not)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong, .grbit = JET_bitColumnTTKey };

	EACH_ALLOC_FAULT(nth) {
		JET_COLUMNID id;
		JET_TABLEID tableid;
		JET_ERR err = JetOpenTempTable2(fx.sesid, &def, 1, 0x0409,
		    0, &tableid, &id);

		ck_fault(err);
		if (err == JET_errSuccess)
			ck_jet(JET_errSuccess, JetCloseTable(fx.sesid,
			    tableid));
		else
			ck_assert(tableid == JET_tableidNil);
	}
}
END_TEST

START_TEST(a_list_is_whole_or_not_there)
{
	EACH_ALLOC_FAULT(nth) {
		JET_COLUMNLIST list = { .tableid = JET_tableidNil };
		JET_ERR err = JetGetTableColumnInfoW(fx.sesid, fx.tableid,
		    NULL, &list, sizeof(list), JET_ColInfoList);

		ck_fault(err);
		if (err == JET_errSuccess) {
			ck_assert_uint_eq(list.cRecord, 3);
			ck_jet(JET_errSuccess, JetCloseTable(fx.sesid,
			    list.tableid));
		}
	}
}
END_TEST

START_TEST(indexes_and_objects_are_listed_or_not)
{
	EACH_ALLOC_FAULT(nth) {
		JET_INDEXLIST indexes;
		JET_OBJECTLIST objects;
		JET_ERR err = JetGetIndexInfoW(fx.sesid, fx.dbid, u"t", NULL,
		    &indexes, sizeof(indexes), JET_IdxInfoList);

		ck_fault(err);
		if (err == JET_errSuccess) {
			ck_jet(JET_errSuccess, JetCloseTable(fx.sesid,
			    indexes.tableid));
			err = JetGetObjectInfo(fx.sesid, fx.dbid, 0, NULL,
			    NULL, &objects, sizeof(objects),
			    JET_ObjInfoList);
			ck_fault(err);
			if (err == JET_errSuccess)
				ck_jet(JET_errSuccess, JetCloseTable(
				    fx.sesid, objects.tableid));
		}
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_ddl_faults");
	TCase *tc;

	tc = tcase_create("faults");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_whole_table_is_made_or_nothing);
	tcase_add_test(tc, a_column_and_an_index_are_made_or_not);
	tcase_add_test(tc, a_cursor_is_opened_or_not);
	tcase_add_test(tc, a_temporary_table_is_opened_or_not);
	tcase_add_test(tc, a_list_is_whole_or_not_there);
	tcase_add_test(tc, indexes_and_objects_are_listed_or_not);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
