/* SPDX-License-Identifier: MIT */
/* The start and the end of the engine. */

#include <string.h>

#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "suite.h"

START_TEST(nothing_works_before_the_start)	/* BDE32 help, "DbiInit" */
{
	SYSVersion version;
	hDBISes session;

	ck_dbi(DBIERR_NOTINITIALIZED, DbiGetSysVersion(&version));
	ck_dbi(DBIERR_NOTINITIALIZED, DbiGetCurrSession(&session));
	ck_dbi(DBIERR_NOTINITIALIZED, DbiGetErrorEntry(1, NULL, NULL));
	ck_dbi(DBIERR_NOTINITIALIZED, DbiExit());
}
END_TEST

START_TEST(versions_300_to_500_are_taken)	/* "DbiInitFn" */
{
	static const uint16_t good[] = { 300, 400, 500 };
	static const uint16_t bad[] = { 0, 299, 501, 65535 };
	size_t i;

	for (i = 0; i < 3; i++) {
		ck_dbi(DBIERR_NONE, DbiInitFn(good[i], NULL));
		ck_dbi(DBIERR_NONE, DbiExit());
	}
	for (i = 0; i < 4; i++)
		ck_dbi(DBIERR_INTERFACEVER, DbiInitFn(bad[i], NULL));
}
END_TEST

START_TEST(second_start_is_refused_and_harmless)
{
	hDBISes session;

	ck_dbi(DBIERR_MULTIPLEINIT, DbiInit(NULL));
	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&session));
	ck_assert_ptr_eq(session, fx.session);
}
END_TEST

START_TEST(start_by_function_as_by_macro)
{
	ck_dbi(DBIERR_NONE, (DbiInit)(NULL));
	ck_dbi(DBIERR_NONE, DbiExit());
}
END_TEST

START_TEST(handles_of_before_the_end_are_dead)
{
	hDBISes old = fx.session;

	bde_fix_restart(&fx);
	ck_dbi(DBIERR_INVALIDSESHANDLE, DbiSetCurrSession(old));
}
END_TEST

START_TEST(end_closes_all_sessions)
{
	hDBISes session;

	ck_dbi(DBIERR_NONE, DbiStartSession("other", &session, NULL));
	ck_dbi(DBIERR_NONE, DbiExit());
	ck_dbi(DBIERR_NOTINITIALIZED, DbiSetCurrSession(session));
	ck_dbi(DBIERR_NOTINITIALIZED, DbiExit());
}
END_TEST

START_TEST(version_is_that_of_the_interface)
{
	uint16_t month;
	SYSVersion version;

	ck_dbi(DBIERR_NONE, DbiGetSysVersion(&version));
	ck_assert_uint_eq(version.iVersion, 500);
	ck_assert_uint_eq(version.iIntfLevel, 500);
	ck_assert_str_ne(version.szVersion, "");
	ck_dbi(DBIERR_NONE, DbiDateDecode(version.dateVer, &month, NULL,
	    NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetSysVersion(NULL));
}
END_TEST

START_TEST(configuration_of_the_system_is_told)	/* "DbiGetSysConfig" */
{
	SYSConfig config;
	CLIENTInfo client;
	DBIUSERNAME user;
	hDBISes session;

	ck_dbi(DBIERR_NONE, DbiGetSysConfig(&config));
	ck_assert_str_eq(config.szIniFile, fx.config);
	ck_assert_str_eq(config.szLangDriver, "ascii");
	if (DbiGetNetUserName(user) == DBIERR_NONE)
		ck_assert_str_eq(config.szUserName, user);
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_NONE, DbiGetClientInfo(&client));
	ck_assert_uint_eq(client.iSessions, 2);
	ck_assert_str_eq(client.szWorkDir, fx.dir);
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetSysConfig(NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetClientInfo(NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetNetUserName(NULL));
}
END_TEST

START_TEST(drivers_are_there_already)		/* "DbiLoadDriver" */
{
	ck_dbi(DBIERR_NONE, DbiLoadDriver("PARADOX"));
	ck_dbi(DBIERR_NONE, DbiLoadDriver("dbase"));
	ck_dbi(DBIERR_UNKNOWNDRIVER, DbiLoadDriver("ORACLE"));
	ck_dbi(DBIERR_INVALIDPARAM, DbiLoadDriver(NULL));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_init");
	TCase *tcase = tcase_create("stopped");

	tcase_add_test(tcase, nothing_works_before_the_start);
	tcase_add_test(tcase, versions_300_to_500_are_taken);
	tcase_add_test(tcase, start_by_function_as_by_macro);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("running");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, second_start_is_refused_and_harmless);
	tcase_add_test(tcase, handles_of_before_the_end_are_dead);
	tcase_add_test(tcase, end_closes_all_sessions);
	tcase_add_test(tcase, version_is_that_of_the_interface);
	tcase_add_test(tcase, configuration_of_the_system_is_told);
	tcase_add_test(tcase, drivers_are_there_already);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
