/* SPDX-License-Identifier: MIT */
/* Instances: creating, starting, stopping; through the public calls. */

#include <check.h>
#include <dirent.h>
#include <fnmatch.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"
#include "tmpdir.h"

static struct ese_fix fx;

static void
setup(void)
{
	ese_fix_create(&fx);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static JET_ERR
set_text(JET_INSTANCE *instance, uint32_t param, const char *text)
{
	return JetSetSystemParameter(instance, 0, param, 0, text);
}

/* "JetCreateInstance Function" */
START_TEST(create_needs_a_place_for_the_handle)
{
	ck_jet(JET_errInvalidParameter, JetCreateInstance(NULL, "x"));
}
END_TEST

START_TEST(names_are_unique_in_the_process)
{
	JET_INSTANCE other = 1;

	ck_jet(JET_errInstanceNameInUse, JetCreateInstance(&other, fx.dir));
	ck_assert_uint_eq(other, JET_instanceNil);
	ck_jet(JET_errSuccess, JetCreateInstance(&other, "another"));
	ck_jet(JET_errSuccess, JetTerm(other));
}
END_TEST

START_TEST(no_name_counts_as_a_name)
{
	JET_INSTANCE first, second;

	ck_jet(JET_errSuccess, JetCreateInstance(&first, NULL));
	ck_jet(JET_errInstanceNameInUse, JetCreateInstance(&second, NULL));
	ck_jet(JET_errSuccess, JetTerm(first));
}
END_TEST

START_TEST(a_name_is_free_again_after_term)
{
	JET_INSTANCE other;

	ck_jet(JET_errSuccess, JetCreateInstance(&other, "again"));
	ck_jet(JET_errSuccess, JetTerm(other));
	ck_jet(JET_errSuccess, JetCreateInstance(&other, "again"));
	ck_jet(JET_errSuccess, JetTerm(other));
}
END_TEST

START_TEST(wide_names_are_the_same_names)
{
	JET_INSTANCE first, second;

	ck_jet(JET_errSuccess, JetCreateInstanceW(&first, u"wide \u00e9"));
	ck_jet(JET_errInstanceNameInUse,
	    JetCreateInstance(&second, "wide \u00e9"));
	ck_jet(JET_errSuccess, JetCreateInstance2W(&second, u"other",
	    u"shown", 0));
	ck_jet(JET_errSuccess, JetTerm(second));
	ck_jet(JET_errSuccess, JetTerm(first));
}
END_TEST

START_TEST(a_lone_surrogate_is_no_name)
{
	static const WCHAR bad[] = { 0xD800, 'a', 0 };
	JET_INSTANCE instance;

	ck_jet(JET_errUnicodeTranslationFail,
	    JetCreateInstanceW(&instance, bad));
}
END_TEST

START_TEST(sixteen_instances_are_the_default_limit)
{
	JET_INSTANCE many[16];
	char name[16];
	int i;

	for (i = 0; i < 15; i++) {		/* and the fixture's */
		snprintf(name, sizeof(name), "n%d", i);
		ck_jet(JET_errSuccess, JetCreateInstance(&many[i], name));
	}
	ck_jet(JET_errTooManyInstances, JetCreateInstance(&many[15], "one"));
	for (i = 0; i < 15; i++)
		ck_jet(JET_errSuccess, JetTerm(many[i]));
}
END_TEST

/* "JetInit Function" */
START_TEST(init_twice_says_so_and_harms_nothing)
{
	JET_SESID sesid;

	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errAlreadyInitialized, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &sesid, NULL,
	    NULL));
}
END_TEST

START_TEST(init_without_a_place_is_refused_in_multi_instance_mode)
{
	ck_jet(JET_errRunningInMultiInstanceMode, JetInit(NULL));
}
END_TEST

START_TEST(init_in_a_missing_directory_fails_and_frees_the_instance)
{
	char *missing = jp_tmpdir_path(fx.dir, "missing/");
	JET_INSTANCE old = fx.instance;

	ck_jet(JET_errSuccess, set_text(&fx.instance, JET_paramSystemPath,
	    missing));
	ck_jet(JET_errInvalidPath, JetInit(&fx.instance));
	ck_assert_uint_eq(fx.instance, 0);
	/* in no mode a handle means nothing, so begin with another one */
	ck_jet(JET_errInvalidInstance, JetTerm(old));
	free(missing);
}
END_TEST

START_TEST(init_makes_directories_when_asked)
{
	char *missing = jp_tmpdir_path(fx.dir, "made/here/");
	struct stat st;

	ck_jet(JET_errSuccess, set_text(&fx.instance, JET_paramSystemPath,
	    missing));
	ck_jet(JET_errSuccess, set_text(&fx.instance, JET_paramLogFilePath,
	    missing));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramCreatePathIfNotExist, 1, NULL));
	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_assert_int_eq(stat(missing, &st), 0);
	free(missing);
}
END_TEST

START_TEST(init_of_a_terminated_handle_starts_the_only_instance)
{
	JET_INSTANCE instance = fx.instance;
	char *cwd = getcwd(NULL, 0);

	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	ck_assert_int_eq(chdir(fx.dir), 0);
	ck_jet(JET_errSuccess, JetInit(&instance));
	ck_jet(JET_errSuccess, JetTerm(instance));
	ck_assert_int_eq(chdir(cwd), 0);
	free(cwd);
}
END_TEST

/* Makes an instance in the directories of the fixture's, which runs. */
static void
clash(JET_ERR expected, const char *system, const char *log,
    const char *temp)
{
	JET_INSTANCE other;

	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, JetCreateInstance(&other, "clash"));
	ck_jet(JET_errSuccess, set_text(&other, JET_paramSystemPath, system));
	ck_jet(JET_errSuccess, set_text(&other, JET_paramLogFilePath, log));
	ck_jet(JET_errSuccess, set_text(&other, JET_paramTempPath, temp));
	ck_jet(expected, JetInit(&other));
	ck_assert_uint_eq(other, 0);
}

START_TEST(two_instances_cannot_share_a_system_path)
{
	clash(JET_errSystemPathInUse, fx.dir, "/tmp/", "/tmp/other.tmp");
}
END_TEST

START_TEST(two_instances_cannot_share_a_log_path)
{
	clash(JET_errLogFilePathInUse, "/tmp/", fx.dir, "/tmp/other.tmp");
}
END_TEST

START_TEST(two_instances_cannot_share_a_temporary_database)
{
	char *temp = jp_tmpdir_path(fx.dir, "tmp.edb");

	clash(JET_errTempPathInUse, "/tmp/", "/tmp/", temp);
	free(temp);
}
END_TEST

START_TEST(two_instances_run_side_by_side)
{
	struct ese_fix other;

	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ese_fix_open(&other);
	ese_fix_close(&other);
}
END_TEST

/* "JetTerm Function" */
START_TEST(term_frees_an_instance_that_was_never_started)
{
	JET_INSTANCE old = fx.instance, other;

	ck_jet(JET_errSuccess, JetCreateInstance(&other, "stays"));
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = other;
	ck_jet(JET_errInvalidInstance, JetTerm(old));
}
END_TEST

START_TEST(term_of_nothing_is_an_error)
{
	ck_jet(JET_errInvalidParameter, JetTerm(0));
	ck_jet(JET_errInvalidParameter, JetTerm(JET_instanceNil));
	ck_jet(JET_errInvalidInstance, JetTerm(12345));
}
END_TEST

START_TEST(term_ends_sessions_and_rolls_back)
{
	JET_SESID sesid;

	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &sesid, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	ck_jet(JET_errInvalidSesid, JetBeginTransaction(sesid));
}
END_TEST

/* "JetTerm2 Function" */
START_TEST(complete_term_refuses_while_a_transaction_is_open)
{
	JET_SESID sesid;

	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &sesid, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errTooManyActiveUsers, JetTerm2(fx.instance,
	    JET_bitTermComplete));
	ck_jet(JET_errSuccess, JetRollback(sesid, 0));
	ck_jet(JET_errSuccess, JetTerm2(fx.instance, JET_bitTermComplete));
	fx.instance = 0;
}
END_TEST

START_TEST(dirty_term_says_so_and_the_next_init_recovers)
{
	ese_fix_start(&fx);
	ck_jet(JET_errDirtyShutdown, JetTerm2(fx.instance,
	    JET_bitTermDirty));
	fx.instance = 0;
	ese_fix_restart(&fx);
}
END_TEST

START_TEST(term_refuses_unknown_bits)
{
	ck_jet(JET_errInvalidGrbit, JetTerm2(fx.instance, 0x100));
}
END_TEST

/* Programs delete what the engine leaves by these patterns. */
static bool
is_known_file(const char *name)
{
	static const char *const patterns[] = { ".", "..", "test.edb",
	    "test.jfm", "edb.chk", "edb*.log", "res*.log", "edb*.jrs" };
	size_t i;

	for (i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++)
		if (fnmatch(patterns[i], name, 0) == 0)
			return true;
	return false;
}

START_TEST(a_directory_is_empty_but_for_known_files_after_term)
{
	struct dirent *entry;
	DIR *dir;

	ese_fix_start(&fx);
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	ck_assert_int_eq(access(fx.database, F_OK), 0);
	dir = opendir(fx.dir);
	while ((entry = readdir(dir)) != NULL)
		ck_assert_msg(is_known_file(entry->d_name), "%s",
		    entry->d_name);
	closedir(dir);
	ese_fix_restart(&fx);
}
END_TEST

/* What managed clients do first; if a step failed they would take the library
 * for a much older one. */
START_TEST(the_start_up_of_managed_clients_works)
{
	uint32_t version;

	ck_jet(JET_errSuccess, set_text(&fx.instance, JET_paramRecovery,
	    "off"));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramNoInformationEvent, 1, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramMaxTemporaryTables, 0, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramMaxCursors, 16, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramMaxOpenTables, 16, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramMaxVerPages, 4, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramMaxSessions, 1, NULL));
	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &fx.sesid, "",
	    ""));
	ck_jet(JET_errSuccess, JetGetVersion(fx.sesid, &version));
	ck_jet(JET_errSuccess, JetEndSession(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
}
END_TEST

/* One-instance mode: JetInit without JetCreateInstance. */
static void
setup_one(void)
{
	char *folder;

	memset(&fx, 0, sizeof(fx));
	fx.dir = jp_tmpdir_new();
	folder = jp_tmpdir_path(fx.dir, "");
	ck_jet(JET_errSuccess, set_text(NULL, JET_paramSystemPath, folder));
	ck_jet(JET_errSuccess, set_text(NULL, JET_paramLogFilePath, folder));
	ck_jet(JET_errSuccess, set_text(NULL, JET_paramTempPath, folder));
	free(folder);
}

START_TEST(one_instance_mode_needs_no_handle)
{
	JET_SESID sesid;

	ck_jet(JET_errSuccess, JetInit(NULL));
	ck_jet(JET_errSuccess, JetBeginSession(0, &sesid, NULL, NULL));
	ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
	ck_jet(JET_errSuccess, JetTerm(0));
}
END_TEST

START_TEST(one_instance_mode_knows_one_instance)
{
	JET_INSTANCE other;

	ck_jet(JET_errSuccess, JetInit(NULL));
	ck_jet(JET_errAlreadyInitialized, JetInit(NULL));
	ck_jet(JET_errRunningInOneInstanceMode, JetCreateInstance(&other,
	    "x"));
	ck_jet(JET_errSuccess, JetTerm(0));
}
END_TEST

START_TEST(the_mode_is_open_again_after_the_last_term)
{
	JET_INSTANCE other;

	ck_jet(JET_errSuccess, JetInit(NULL));
	ck_jet(JET_errSuccess, JetTerm(0));
	ck_jet(JET_errSuccess, JetCreateInstance(&other, "x"));
	ck_jet(JET_errSuccess, JetTerm(other));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_instance");
	TCase *tc = tcase_create("create");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, create_needs_a_place_for_the_handle);
	tcase_add_test(tc, names_are_unique_in_the_process);
	tcase_add_test(tc, no_name_counts_as_a_name);
	tcase_add_test(tc, a_name_is_free_again_after_term);
	tcase_add_test(tc, wide_names_are_the_same_names);
	tcase_add_test(tc, a_lone_surrogate_is_no_name);
	tcase_add_test(tc, sixteen_instances_are_the_default_limit);
	suite_add_tcase(s, tc);
	tc = tcase_create("init");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, init_twice_says_so_and_harms_nothing);
	tcase_add_test(tc,
	    init_without_a_place_is_refused_in_multi_instance_mode);
	tcase_add_test(tc,
	    init_in_a_missing_directory_fails_and_frees_the_instance);
	tcase_add_test(tc, init_makes_directories_when_asked);
	tcase_add_test(tc,
	    init_of_a_terminated_handle_starts_the_only_instance);
	tcase_add_test(tc, two_instances_cannot_share_a_system_path);
	tcase_add_test(tc, two_instances_cannot_share_a_log_path);
	tcase_add_test(tc, two_instances_cannot_share_a_temporary_database);
	tcase_add_test(tc, two_instances_run_side_by_side);
	suite_add_tcase(s, tc);
	tc = tcase_create("term");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, term_frees_an_instance_that_was_never_started);
	tcase_add_test(tc, term_of_nothing_is_an_error);
	tcase_add_test(tc, term_ends_sessions_and_rolls_back);
	tcase_add_test(tc, complete_term_refuses_while_a_transaction_is_open);
	tcase_add_test(tc, dirty_term_says_so_and_the_next_init_recovers);
	tcase_add_test(tc, term_refuses_unknown_bits);
	tcase_add_test(tc, a_directory_is_empty_but_for_known_files_after_term);
	tcase_add_test(tc, the_start_up_of_managed_clients_works);
	suite_add_tcase(s, tc);
	tc = tcase_create("one");
	tcase_add_checked_fixture(tc, setup_one, teardown);
	tcase_add_test(tc, one_instance_mode_needs_no_handle);
	tcase_add_test(tc, one_instance_mode_knows_one_instance);
	tcase_add_test(tc, the_mode_is_open_again_after_the_last_term);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
