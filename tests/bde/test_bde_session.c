/* SPDX-License-Identifier: MIT */
/* Sessions. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "suite.h"
#include "tmpdir.h"

START_TEST(new_session_is_the_current_one)	/* "DbiStartSession" */
{
	hDBISes session = NULL;
	hDBISes current = NULL;
	SESInfo info;

	ck_dbi(DBIERR_NONE, DbiStartSession("second", &session, "/net"));
	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&current));
	ck_assert_ptr_eq(current, session);
	ck_assert_ptr_ne(session, fx.session);
	ck_dbi(DBIERR_NONE, DbiGetSesInfo(&info));
	ck_assert_str_eq(info.szName, "second");
	ck_assert_str_eq(info.szNetDir, "/net");
	ck_assert_uint_eq(info.iSession, 2);
	ck_assert_uint_eq(info.iDatabases, 0);
	ck_assert_uint_eq(info.iCursors, 0);
	ck_assert_int_eq(info.iLockWait, 5);
}
END_TEST

START_TEST(session_without_a_name_gets_one)
{
	hDBISes session;
	SESInfo info;

	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_NONE, DbiGetSesInfo(&info));
	ck_assert_str_ne(info.szName, "");
	ck_dbi(DBIERR_INVALIDPARAM, DbiStartSession(NULL, NULL, NULL));
}
END_TEST

START_TEST(null_makes_the_default_session_current)
{
	hDBISes session;
	hDBISes current;

	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(NULL));
	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&current));
	ck_assert_ptr_eq(current, fx.session);
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(session));
	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&current));
	ck_assert_ptr_eq(current, session);
}
END_TEST

START_TEST(closing_the_current_session_leaves_the_default_one)
{
	hDBISes session;
	hDBISes current;

	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseSession(session));
	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&current));
	ck_assert_ptr_eq(current, fx.session);
	ck_dbi(DBIERR_INVALIDSESHANDLE, DbiCloseSession(session));
	ck_dbi(DBIERR_INVALIDSESHANDLE, DbiSetCurrSession(session));
}
END_TEST

START_TEST(default_session_stays)		/* "DbiCloseSession" */
{
	ck_dbi(DBIERR_NA, DbiCloseSession(fx.session));
	ck_dbi(DBIERR_INVALIDSESHANDLE, DbiCloseSession(NULL));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(fx.session));
}
END_TEST

START_TEST(wild_handles_are_errors)
{
	ck_dbi(DBIERR_INVALIDSESHANDLE,
	    DbiSetCurrSession((hDBISes)(uintptr_t)0xDEADBEEF));
	ck_dbi(DBIERR_INVALIDSESHANDLE,
	    DbiCloseSession((hDBISes)UINTPTR_MAX));
}
END_TEST

START_TEST(sessions_are_limited)		/* DBIERR_SESSIONSLIMIT */
{
	DBIResult result = DBIERR_NONE;
	hDBISes session;
	int count = 0;

	while (result == DBIERR_NONE && count++ < 1000)
		result = DbiStartSession(NULL, &session, NULL);
	ck_dbi(DBIERR_SESSIONSLIMIT, result);
	ck_assert_ptr_null(session);
}
END_TEST

START_TEST(lock_retry_is_kept)			/* "DbiSetLockRetry" */
{
	static const struct { int16_t set, got; } cases[] = {
		{ 0, 0 }, { 17, 17 }, { -1, -1 }, { -5, -1 }
	};
	SESInfo info;
	size_t i;

	for (i = 0; i < 4; i++) {
		ck_dbi(DBIERR_NONE, DbiSetLockRetry(cases[i].set));
		ck_dbi(DBIERR_NONE, DbiGetSesInfo(&info));
		ck_assert_int_eq(info.iLockWait, cases[i].got);
	}
}
END_TEST

START_TEST(private_directory_must_exist)	/* "DbiSetPrivateDir" */
{
	char *none = jp_tmpdir_path(fx.dir, "none");
	DBIMSG context;
	SESInfo info;

	ck_dbi(DBIERR_INVALIDDIR, DbiSetPrivateDir(none));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecDIRNAME, context));
	ck_assert_str_eq(context, none);
	ck_dbi(DBIERR_INVALIDDIR, DbiSetPrivateDir(fx.config));
	ck_dbi(DBIERR_NONE, DbiSetPrivateDir(NULL));
	ck_dbi(DBIERR_NONE, DbiGetSesInfo(&info));
	ck_assert_str_eq(info.szPrivDir, fx.dir);
	free(none);
}
END_TEST

START_TEST(private_directory_is_nobody_elses)	/* DBIERR_DIRNOTPRIVATE */
{
	char *dir = jp_tmpdir_path(fx.dir, "private");
	hDBISes session;

	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_DIRNOTPRIVATE, DbiSetPrivateDir(dir));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(NULL));
	ck_dbi(DBIERR_NONE, DbiSetPrivateDir(dir));
	free(dir);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_session");
	TCase *tcase = tcase_create("session");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, new_session_is_the_current_one);
	tcase_add_test(tcase, session_without_a_name_gets_one);
	tcase_add_test(tcase, null_makes_the_default_session_current);
	tcase_add_test(tcase,
	    closing_the_current_session_leaves_the_default_one);
	tcase_add_test(tcase, default_session_stays);
	tcase_add_test(tcase, wild_handles_are_errors);
	tcase_add_test(tcase, sessions_are_limited);
	tcase_add_test(tcase, lock_retry_is_kept);
	tcase_add_test(tcase, private_directory_must_exist);
	tcase_add_test(tcase, private_directory_is_nobody_elses);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
