/* SPDX-License-Identifier: MIT */
/* Databases: create, attach, detach, open, close. */

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ck_jet.h"
#include "ese_fix_checked.h"
#include "suite.h"
#include "tmpdir.h"

static void
close_and_detach(void)
{
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetDetachDatabase(fx.sesid, fx.database));
}

/* Creates database number n of the test. */
static JET_ERR
create(int n, JET_DBID *dbid)
{
	char name[16];
	char *path;
	JET_ERR err;

	snprintf(name, sizeof(name), "%d.edb", n);
	path = jp_tmpdir_path(fx.dir, name);
	err = JetCreateDatabase(fx.sesid, path, NULL, dbid, 0);
	free(path);
	return err;
}

/* ---- create ---- */

/* "JetCreateDatabase Function" */
START_TEST(create_makes_one_file_of_that_name)
{
	struct stat st;

	ck_assert_int_eq(stat(fx.database, &st), 0);
	ck_assert(S_ISREG(st.st_mode));
}
END_TEST

START_TEST(create_refuses_what_exists)
{
	JET_DBID dbid = 3;

	ck_jet(JET_errDatabaseDuplicate, JetCreateDatabase(fx.sesid,
	    fx.database, NULL, &dbid, 0));
	ck_assert_uint_eq(dbid, JET_dbidNil);
	close_and_detach();
	ck_jet(JET_errDatabaseDuplicate, JetCreateDatabase(fx.sesid,
	    fx.database, NULL, &dbid, 0));
}
END_TEST

START_TEST(create_overwrites_when_asked)
{
	JET_DBID dbid;

	close_and_detach();
	ck_jet(JET_errSuccess, JetCreateDatabase(fx.sesid, fx.database, NULL,
	    &dbid, JET_bitDbOverwriteExisting));
}
END_TEST

START_TEST(an_attached_database_is_not_overwritten)
{
	JET_DBID dbid;

	ck_jet(JET_errDatabaseDuplicate, JetCreateDatabase(fx.sesid,
	    fx.database, NULL, &dbid, JET_bitDbOverwriteExisting));
}
END_TEST

START_TEST(create_and_attach_are_for_level_0)
{
	JET_DBID dbid;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errInTransaction, create(1, &dbid));
	ck_jet(JET_errInTransaction, JetAttachDatabase(fx.sesid, fx.database,
	    0));
	ck_jet(JET_errInTransaction, JetDetachDatabase(fx.sesid,
	    fx.database));
}
END_TEST

START_TEST(a_database_needs_a_name_and_a_place)
{
	JET_DBID dbid;

	ck_jet(JET_errDatabaseInvalidPath, JetCreateDatabase(fx.sesid, NULL,
	    NULL, &dbid, 0));
	ck_jet(JET_errDatabaseInvalidPath, JetCreateDatabase(fx.sesid, "",
	    NULL, &dbid, 0));
	ck_jet(JET_errInvalidParameter, JetCreateDatabase(fx.sesid, "x.edb",
	    NULL, NULL, 0));
	ck_jet(JET_errDatabaseInvalidPath, JetAttachDatabase(fx.sesid, "",
	    0));
	ck_jet(JET_errDatabaseInvalidPath, JetOpenDatabase(fx.sesid, NULL,
	    NULL, &dbid, 0));
}
END_TEST

START_TEST(a_database_needs_its_directory)
{
	char *path = jp_tmpdir_path(fx.dir, "missing/x.edb");
	JET_DBID dbid;

	ck_jet(JET_errDatabaseInvalidPath, JetCreateDatabase(fx.sesid, path,
	    NULL, &dbid, 0));
	free(path);
}
END_TEST

START_TEST(six_databases_are_the_limit)
{
	JET_DBID dbid;
	int i;

	for (i = 1; i < 6; i++)
		ck_jet(JET_errSuccess, create(i, &dbid));
	ck_jet(JET_errTooManyAttachedDatabases, create(6, &dbid));
	ck_jet(JET_wrnDatabaseAttached, JetAttachDatabase(fx.sesid,
	    fx.database, 0));
	close_and_detach();
	ck_jet(JET_errSuccess, create(7, &dbid));
}
END_TEST

START_TEST(backslashes_and_wide_names_are_the_same_path)
{
	JET_DBID dbid;
	char *path = jp_tmpdir_path(fx.dir, "./test.edb");
	char *slash = strrchr(path, '/');
	WCHAR wide[256];
	size_t i;

	*slash = '\\';
	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, path, NULL, &dbid,
	    0));
	ck_assert_uint_eq(dbid, fx.dbid);
	for (i = 0; i <= strlen(path); i++)
		wide[i] = (WCHAR)path[i];
	ck_jet(JET_errSuccess, JetOpenDatabaseW(fx.sesid, wide, NULL, &dbid,
	    0));
	ck_assert_uint_eq(dbid, fx.dbid);
	ck_jet(JET_wrnDatabaseAttached, JetAttachDatabaseW(fx.sesid, wide,
	    0));
	ck_jet(JET_errDatabaseInUse, JetDetachDatabaseW(fx.sesid, wide));
	ck_jet(JET_errDatabaseDuplicate, JetCreateDatabaseW(fx.sesid, wide,
	    NULL, &dbid, 0));
	free(path);
}
END_TEST

/* ---- attach ---- */

/* "JetAttachDatabase Function" */
START_TEST(attaching_twice_is_a_warning)
{
	ck_jet(JET_wrnDatabaseAttached, JetAttachDatabase(fx.sesid,
	    fx.database, 0));
}
END_TEST

START_TEST(a_missing_file_is_not_attached)
{
	char *path = jp_tmpdir_path(fx.dir, "none.edb");

	ck_jet(JET_errFileNotFound, JetAttachDatabase(fx.sesid, path, 0));
	free(path);
}
END_TEST

START_TEST(a_foreign_file_is_not_attached)
{
	char *path = jp_tmpdir_path(fx.dir, "foreign.edb");
	FILE *file = fopen(path, "w");

	fputs("this is no database", file);
	fclose(file);
	ck_assert_int_lt(JetAttachDatabase(fx.sesid, path, 0), 0);
	free(path);
}
END_TEST

START_TEST(a_detached_database_is_attached_again)
{
	close_and_detach();
	ck_jet(JET_errDatabaseNotFound, JetOpenDatabase(fx.sesid,
	    fx.database, NULL, &fx.dbid, 0));
	ck_jet(JET_errSuccess, JetAttachDatabase(fx.sesid, fx.database, 0));
	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, fx.database, NULL,
	    &fx.dbid, 0));
}
END_TEST

START_TEST(another_instance_may_not_have_it_too)
{
	struct ese_fix other;

	ese_fix_open(&other);
	ck_jet(JET_errDatabaseSharingViolation, JetAttachDatabase(
	    other.sesid, fx.database, 0));
	ese_fix_close(&other);
}
END_TEST

START_TEST(a_read_only_database_warns_who_wants_to_write)
{
	JET_DBID dbid;

	close_and_detach();
	ck_jet(JET_errSuccess, JetAttachDatabase(fx.sesid, fx.database,
	    JET_bitDbReadOnly));
	ck_jet(JET_wrnFileOpenReadOnly, JetOpenDatabase(fx.sesid,
	    fx.database, NULL, &dbid, 0));
	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, fx.database, NULL,
	    &dbid, JET_bitDbReadOnly));
}
END_TEST

START_TEST(bits_that_exclude_each_other_are_refused)
{
	close_and_detach();
	ck_jet(JET_errInvalidGrbit, JetAttachDatabase(fx.sesid, fx.database,
	    JET_bitDbReadOnly | JET_bitDbDeleteUnicodeIndexes));
}
END_TEST

/* "JetDetachDatabase Function" */
START_TEST(an_open_database_is_not_detached)
{
	JET_SESID other = ese_fix_session(&fx);

	ck_jet(JET_errDatabaseInUse, JetDetachDatabase(fx.sesid,
	    fx.database));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errDatabaseInUse, JetDetachDatabase(fx.sesid,
	    fx.database));
	ck_jet(JET_errSuccess, JetEndSession(other, 0));
	ck_jet(JET_errSuccess, JetDetachDatabase(fx.sesid, fx.database));
	ck_jet(JET_errDatabaseNotFound, JetDetachDatabase(fx.sesid,
	    fx.database));
}
END_TEST

START_TEST(no_name_detaches_all)
{
	JET_DBID dbid;

	ck_jet(JET_errSuccess, create(1, &dbid));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, dbid, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetDetachDatabase(fx.sesid, NULL));
	ck_jet(JET_errDatabaseNotFound, JetDetachDatabase(fx.sesid,
	    fx.database));
	ck_jet(JET_errSuccess, JetDetachDatabase(fx.sesid, ""));
}
END_TEST

/* ---- open ---- */

/* "JetOpenDatabase Function" */
START_TEST(sessions_get_the_same_number)
{
	JET_DBID again;

	ck_jet(JET_errSuccess, JetEndSession(ese_fix_session(&fx), 0));
	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, fx.database, NULL,
	    &again, 0));
	ck_assert_uint_eq(again, fx.dbid);
}
END_TEST

START_TEST(an_exclusive_database_is_locked_for_others)
{
	JET_SESID other;
	JET_DBID dbid;

	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, fx.database, NULL,
	    &dbid, JET_bitDbExclusive));
	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &other, NULL,
	    NULL));
	ck_jet(JET_errDatabaseLocked, JetOpenDatabase(other, fx.database,
	    NULL, &dbid, 0));
	ck_assert_uint_eq(dbid, JET_dbidNil);
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetOpenDatabase(other, fx.database, NULL,
	    &dbid, 0));
}
END_TEST

START_TEST(a_database_in_use_is_not_opened_exclusively)
{
	JET_DBID dbid;

	ck_jet(JET_errDatabaseInUse, JetOpenDatabase(fx.sesid, fx.database,
	    NULL, &dbid, JET_bitDbExclusive));
}
END_TEST

START_TEST(the_end_of_a_session_gives_exclusive_use_back)
{
	JET_SESID other;
	JET_DBID dbid;

	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &other, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetOpenDatabase(other, fx.database, NULL,
	    &dbid, JET_bitDbExclusive));
	ck_jet(JET_errSuccess, JetEndSession(other, 0));
	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, fx.database, NULL,
	    &dbid, 0));
}
END_TEST

START_TEST(every_open_needs_a_close)
{
	JET_DBID dbid;

	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, fx.database, NULL,
	    &dbid, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, dbid, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, dbid, 0));
	ck_jet(JET_errDatabaseNotFound, JetCloseDatabase(fx.sesid, dbid, 0));
}
END_TEST

START_TEST(what_was_never_a_database_is_not_closed)
{
	ck_jet(JET_errInvalidDatabaseId, JetCloseDatabase(fx.sesid, 77, 0));
	ck_jet(JET_errInvalidDatabaseId, JetCloseDatabase(fx.sesid,
	    JET_dbidNil, 0));
}
END_TEST

static void
setup_one_database(void)
{
	ese_fix_create(&fx);
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramOneDatabasePerSession, 1, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramCreatePathIfNotExist, 1, NULL));
	ese_fix_start(&fx);
}

/* ---- parameters ---- */

START_TEST(a_session_may_be_limited_to_one_database)
{
	JET_DBID dbid;

	ck_jet(JET_errOneDatabasePerSession, create(1, &dbid));
	ck_jet(JET_errSuccess, JetOpenDatabase(fx.sesid, fx.database, NULL,
	    &dbid, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, dbid, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, dbid, 0));
	ck_jet(JET_errSuccess, create(1, &dbid));
}
END_TEST

START_TEST(directories_are_made_when_asked)
{
	char *path = jp_tmpdir_path(fx.dir, "made/here/x.edb");
	JET_DBID dbid;

	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetCreateDatabase(fx.sesid, path, NULL, &dbid,
	    0));
	ck_assert_int_eq(access(path, F_OK), 0);
	free(path);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_db");
	TCase *tc;

	tc = tcase_create("create");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, create_makes_one_file_of_that_name);
	tcase_add_test(tc, create_refuses_what_exists);
	tcase_add_test(tc, create_overwrites_when_asked);
	tcase_add_test(tc, an_attached_database_is_not_overwritten);
	tcase_add_test(tc, create_and_attach_are_for_level_0);
	tcase_add_test(tc, a_database_needs_a_name_and_a_place);
	tcase_add_test(tc, a_database_needs_its_directory);
	tcase_add_test(tc, six_databases_are_the_limit);
	tcase_add_test(tc, backslashes_and_wide_names_are_the_same_path);
	suite_add_tcase(s, tc);
	tc = tcase_create("attach");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, attaching_twice_is_a_warning);
	tcase_add_test(tc, a_missing_file_is_not_attached);
	tcase_add_test(tc, a_foreign_file_is_not_attached);
	tcase_add_test(tc, a_detached_database_is_attached_again);
	tcase_add_test(tc, another_instance_may_not_have_it_too);
	tcase_add_test(tc, a_read_only_database_warns_who_wants_to_write);
	tcase_add_test(tc, bits_that_exclude_each_other_are_refused);
	tcase_add_test(tc, an_open_database_is_not_detached);
	tcase_add_test(tc, no_name_detaches_all);
	suite_add_tcase(s, tc);
	tc = tcase_create("open");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, sessions_get_the_same_number);
	tcase_add_test(tc, an_exclusive_database_is_locked_for_others);
	tcase_add_test(tc, a_database_in_use_is_not_opened_exclusively);
	tcase_add_test(tc, the_end_of_a_session_gives_exclusive_use_back);
	tcase_add_test(tc, every_open_needs_a_close);
	tcase_add_test(tc, what_was_never_a_database_is_not_closed);
	suite_add_tcase(s, tc);
	tc = tcase_create("parameters");
	tcase_add_checked_fixture(tc, setup_one_database, teardown);
	tcase_add_test(tc, a_session_may_be_limited_to_one_database);
	tcase_add_test(tc, directories_are_made_when_asked);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
