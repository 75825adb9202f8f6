/* SPDX-License-Identifier: MIT */
/* Databases: BDE32 help, "DbiOpenDatabase", "DbiCloseDatabase",
 * "DbiSetDirectory", "DbiGetDirectory", "DbiFormFullName",
 * "DbiGetObjFromObj", "DbiGetObjFromName". */
#include <stdio.h>
#include <sys/stat.h>

#include "bde_fix_checked.h"
#include "tables.h"

static hDBIDb
open_here(void)
{
	hDBIDb db = NULL;

	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	return db;
}

/* ---- opening ---- */

START_TEST(unnamed_database_begins_in_the_working_directory)
{
	hDBIDb db = open_here();
	DBIPATH dir, start;

	ck_dbi(DBIERR_NONE, DbiGetDirectory(db, FALSE, dir));
	ck_dbi(DBIERR_NONE, DbiGetDirectory(db, TRUE, start));
	ck_assert_str_eq(dir, fx.dir);
	ck_assert_str_eq(start, fx.dir);
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&db));
	ck_assert_ptr_null(db);
}
END_TEST

START_TEST(what_is_no_database_is_refused)
{
	hDBIDb db = (hDBIDb)1;

	ck_dbi(DBIERR_UNKNOWNDB, DbiOpenDatabase("nowhere", NULL,
	    dbiREADWRITE, dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_assert_ptr_null(db);
	ck_dbi(DBIERR_UNKNOWNDBTYPE, DbiOpenDatabase(NULL, "ORACLE",
	    dbiREADWRITE, dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenDatabase(NULL, NULL,
	    (DBIOpenMode)7, dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
}
END_TEST

START_TEST(closing_takes_cursors_along_and_the_handle_away)
{
	hDBIDb db = open_here();
	hDBIDb stale = db;
	CURProps props;
	hDBICur cur;

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	table_items(db, "ITEMS");
	cur = table_open(db, "ITEMS", dbiREADWRITE, dbiOPENSHARED, xltFIELD);
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&db));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetCursorProps(cur, &props));
	ck_dbi(DBIERR_INVALIDHNDL, DbiCloseDatabase(&stale));
	ck_dbi(DBIERR_INVALIDHNDL, DbiCloseDatabase(NULL));
}
END_TEST

START_TEST(read_only_database_opens_no_table_for_writing)
{
	hDBIDb db = open_here(), reader = NULL;

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	table_items(db, "ITEMS");
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADONLY,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &reader));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(reader, fx.dir));
	ck_dbi(DBIERR_READONLYDB, table_try_open(reader, "ITEMS", NULL,
	    dbiREADWRITE, dbiOPENSHARED));
	ck_dbi(DBIERR_NONE, table_try_open(reader, "ITEMS", NULL,
	    dbiREADONLY, dbiOPENSHARED));
	ck_dbi(DBIERR_READONLYDB, DbiDeleteTable(reader, "ITEMS", NULL));
}
END_TEST

/* ---- directories ---- */

START_TEST(directory_can_be_changed_and_left_again)
{
	hDBIDb db = open_here();
	DBIPATH dir;

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, "/"));
	ck_dbi(DBIERR_NONE, DbiGetDirectory(db, FALSE, dir));
	ck_assert_str_eq(dir, "/");
	ck_dbi(DBIERR_INVALIDDIR, DbiSetDirectory(db, "/no/such/place"));
	ck_dbi(DBIERR_NONE, DbiGetDirectory(db, FALSE, dir));
	ck_assert_str_eq(dir, "/");
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, NULL));
	ck_dbi(DBIERR_NONE, DbiGetDirectory(db, FALSE, dir));
	ck_assert_str_eq(dir, fx.dir);
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetDirectory(db, FALSE, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetDirectory(NULL, fx.dir));
}
END_TEST

START_TEST(open_tables_outlive_a_change_of_directory)
{
	hDBIDb db = open_here();
	char other[4096];
	hDBICur cur;

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	table_items(db, "ITEMS");
	cur = table_open(db, "ITEMS", dbiREADWRITE, dbiOPENSHARED, xltFIELD);
	snprintf(other, sizeof other, "%s/other", fx.dir);
	ck_assert_int_eq(mkdir(other, 0777), 0);
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, other));
	ck_dbi(DBIERR_NOSUCHFILE, table_try_open(db, "ITEMS", szPARADOX,
	    dbiREADWRITE, dbiOPENSHARED));
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 1, "ann", 1));
	ck_assert_str_eq(table_show_items(cur), "1 ann");
}
END_TEST

START_TEST(directory_stays_while_a_transaction_runs)
{
	hDBIDb db = open_here();
	hDBIXact xact = NULL;

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	ck_dbi(DBIERR_NONE, DbiBeginTran(db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_ACTIVETRAN, DbiSetDirectory(db, NULL));
	ck_dbi(DBIERR_NONE, DbiEndTran(db, xact, xendABORT));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, NULL));
}
END_TEST

/* ---- names of tables ---- */

static const char *
full_name(hDBIDb db, const char *name, const char *type)
{
	static DBIPATH path;
	size_t size = strlen(fx.dir);

	ck_dbi(DBIERR_NONE, DbiFormFullName(db, name, type, path));
	ck_assert_int_eq(strncmp(path, fx.dir, size), 0);
	return path + size;
}

START_TEST(full_names_have_directory_and_extension)
{
	hDBIDb db = open_here();
	DBIPATH path;

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	ck_assert_str_eq(full_name(db, "A", szPARADOX), "/A.DB");
	ck_assert_str_eq(full_name(db, "A", szDBASE), "/A.DBF");
	ck_assert_str_eq(full_name(db, "A", NULL), "/A.DB");
	ck_assert_str_eq(full_name(db, "a.dbf", NULL), "/a.dbf");
	snprintf(path, sizeof path, "%s/x.db", fx.dir);
	ck_assert_str_eq(full_name(db, path, NULL), "/x.db");
	ck_assert_str_eq(full_name(db, "a.edb:T", "ESENT"), "/a.edb:T");
	ck_dbi(DBIERR_INVALIDTABLENAME, DbiFormFullName(db, "a.edb", "ESENT",
	    path));
	ck_dbi(DBIERR_INVALIDTABLENAME, DbiFormFullName(db, NULL, "ESENT",
	    path));
	ck_dbi(DBIERR_UNKNOWNTBLTYPE, DbiFormFullName(db, "A.TXT", NULL,
	    path));
	ck_dbi(DBIERR_UNKNOWNTBLTYPE, DbiFormFullName(db, "A", "XBASE",
	    path));
	ck_dbi(DBIERR_INVALIDTABLENAME, DbiFormFullName(db, "", szPARADOX,
	    path));
	ck_dbi(DBIERR_INVALIDTABLENAME, DbiFormFullName(db, NULL, szPARADOX,
	    path));
	ck_dbi(DBIERR_INVALIDDIR, DbiFormFullName(db, "no/A", szPARADOX,
	    path));
	ck_dbi(DBIERR_INVALIDPARAM, DbiFormFullName(db, "A", szPARADOX,
	    NULL));
}
END_TEST

START_TEST(names_are_found_in_any_case)
{
	hDBIDb db = open_here();

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	table_items(db, "Items");
	ck_assert_str_eq(full_name(db, "ITEMS.DB", NULL), "/Items.DB");
	ck_dbi(DBIERR_NONE, table_try_open(db, "items", NULL, dbiREADWRITE,
	    dbiOPENSHARED));
}
END_TEST

/* ---- what belongs to what ---- */

START_TEST(objects_know_what_they_belong_to)
{
	hDBIDb db = open_here();
	hDBIObj found = NULL;
	hDBICur cur;

	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	table_items(db, "ITEMS");
	cur = table_open(db, "ITEMS", dbiREADWRITE, dbiOPENSHARED, xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetObjFromObj(cur, objDATABASE, &found));
	ck_assert_ptr_eq(found, db);
	ck_dbi(DBIERR_NONE, DbiGetObjFromObj(cur, objSESSION, &found));
	ck_assert_ptr_eq(found, fx.session);
	ck_dbi(DBIERR_NONE, DbiGetObjFromObj(db, objSESSION, &found));
	ck_assert_ptr_eq(found, fx.session);
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetObjFromObj(db, objCURSOR, &found));
	ck_assert_ptr_null(found);
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetObjFromObj(db, objSESSION, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetObjFromObj((hDBIObj)5, objSESSION,
	    &found));
}
END_TEST

START_TEST(objects_are_found_by_name)
{
	hDBIObj found = NULL;

	ck_dbi(DBIERR_NONE, DbiGetObjFromName(objSESSION, NULL, &found));
	ck_assert_ptr_eq(found, fx.session);
	ck_dbi(DBIERR_NONE, DbiGetObjFromName(objCLIENT, NULL, &found));
	ck_assert_ptr_nonnull(found);
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetObjFromName(objDATABASE, "none",
	    &found));
	ck_assert_ptr_null(found);
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetObjFromName(objSESSION, NULL,
	    NULL));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_db");
	TCase *tcase = jp_suite_case(suite, "opening", setup, teardown);

	tcase_add_test(tcase, unnamed_database_begins_in_the_working_directory);
	tcase_add_test(tcase, what_is_no_database_is_refused);
	tcase_add_test(tcase, closing_takes_cursors_along_and_the_handle_away);
	tcase_add_test(tcase, read_only_database_opens_no_table_for_writing);
	tcase = jp_suite_case(suite, "directories", setup, teardown);
	tcase_add_test(tcase, directory_can_be_changed_and_left_again);
	tcase_add_test(tcase, open_tables_outlive_a_change_of_directory);
	tcase_add_test(tcase, directory_stays_while_a_transaction_runs);
	tcase = jp_suite_case(suite, "names", setup, teardown);
	tcase_add_test(tcase, full_names_have_directory_and_extension);
	tcase_add_test(tcase, names_are_found_in_any_case);
	tcase = jp_suite_case(suite, "objects", setup, teardown);
	tcase_add_test(tcase, objects_know_what_they_belong_to);
	tcase_add_test(tcase, objects_are_found_by_name);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
