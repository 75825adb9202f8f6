/* SPDX-License-Identifier: MIT */
/* Sessions: begin, end, context, version. */

#include <check.h>

#include "ck_jet.h"
#include "ese_fix_checked.h"
#include "suite.h"

/* ---- begin ---- */

/* "JetBeginSession Function" */
START_TEST(a_session_needs_a_place_for_its_handle)
{
	ck_jet(JET_errInvalidParameter, JetBeginSession(fx.instance, NULL,
	    NULL, NULL));
}
END_TEST

START_TEST(a_session_needs_an_instance)
{
	JET_SESID sesid = 5;

	ck_jet(JET_errInvalidParameter, JetBeginSession(0, &sesid, NULL,
	    NULL));
	ck_assert_uint_eq(sesid, JET_sesidNil);
	ck_jet(JET_errInvalidInstance, JetBeginSession(99, &sesid, NULL,
	    NULL));
}
END_TEST

START_TEST(a_session_needs_a_running_instance)
{
	JET_INSTANCE other;
	JET_SESID sesid;

	ck_jet(JET_errSuccess, JetCreateInstance(&other, "other"));
	ck_jet(JET_errNotInitialized, JetBeginSession(other, &sesid, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetTerm(other));
}
END_TEST

START_TEST(names_and_passwords_are_ignored)
{
	JET_SESID sesid;

	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &sesid, "admin",
	    "secret"));
	ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
	ck_jet(JET_errSuccess, JetBeginSessionW(fx.instance, &sesid,
	    u"admin", u"secret"));
	ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
}
END_TEST

START_TEST(sessions_are_limited_by_their_parameter)
{
	JET_SESID many[64], one;
	int i;

	for (i = 1; i < 64; i++)		/* and the fixture's */
		ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &many[i],
		    NULL, NULL));
	ck_jet(JET_errOutOfSessions, JetBeginSession(fx.instance, &one, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetEndSession(many[7], 0));
	ck_jet(JET_errSuccess, JetBeginSession(fx.instance, &one, NULL,
	    NULL));
}
END_TEST

/* ---- end ---- */

START_TEST(an_ended_session_is_stale)
{
	JET_SESID sesid = ese_fix_session(&fx), next;

	ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
	ck_jet(JET_errInvalidSesid, JetEndSession(sesid, 0));
	/* also when its place is used again */
	next = ese_fix_session(&fx);
	ck_assert_uint_ne(next, sesid);
	ck_jet(JET_errInvalidSesid, JetBeginTransaction(sesid));
}
END_TEST

START_TEST(what_was_never_a_session_is_not_one)
{
	ck_jet(JET_errInvalidSesid, JetEndSession(0, 0));
	ck_jet(JET_errInvalidSesid, JetEndSession(JET_sesidNil, 0));
	ck_jet(JET_errInvalidSesid, JetEndSession(fx.instance, 0));
}
END_TEST

START_TEST(end_rolls_back_and_closes_databases)
{
	JET_SESID sesid = ese_fix_session(&fx);

	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetDetachDatabase(fx.sesid, fx.database));
}
END_TEST

/* ---- context ---- */

/* "JetSetSessionContext Function" */
START_TEST(a_context_is_neither_nothing_nor_all_ones)
{
	ck_jet(JET_errInvalidParameter, JetSetSessionContext(fx.sesid, 0));
	ck_jet(JET_errInvalidParameter, JetSetSessionContext(fx.sesid,
	    ~(JET_API_PTR)0));
}
END_TEST

START_TEST(a_context_is_set_once)
{
	ck_jet(JET_errSuccess, JetSetSessionContext(fx.sesid, 1));
	ck_jet(JET_errSessionContextAlreadySet,
	    JetSetSessionContext(fx.sesid, 1));
	ck_jet(JET_errSuccess, JetResetSessionContext(fx.sesid));
	ck_jet(JET_errSuccess, JetSetSessionContext(fx.sesid, 2));
}
END_TEST

START_TEST(a_context_that_is_not_set_cannot_be_reset)
{
	ck_jet(JET_errSessionContextNotSetByThisThread,
	    JetResetSessionContext(fx.sesid));
}
END_TEST

START_TEST(a_session_with_a_context_does_not_end)
{
	JET_SESID sesid = ese_fix_session(&fx);

	ck_jet(JET_errSuccess, JetSetSessionContext(sesid, 1));
	ck_jet(JET_errSessionInUse, JetEndSession(sesid, 0));
	ck_jet(JET_errSuccess, JetResetSessionContext(sesid));
	ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
}
END_TEST

/* Only the same context may go on with its transaction. */
START_TEST(a_transaction_begun_in_a_context_needs_it)
{
	ck_jet(JET_errSuccess, JetSetSessionContext(fx.sesid, 1));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetResetSessionContext(fx.sesid));
	ck_jet(JET_errSessionSharingViolation, JetCommitTransaction(fx.sesid,
	    0));
	ck_jet(JET_errSuccess, JetSetSessionContext(fx.sesid, 2));
	ck_jet(JET_errSessionSharingViolation, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetResetSessionContext(fx.sesid));
	ck_jet(JET_errSuccess, JetSetSessionContext(fx.sesid, 1));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}
END_TEST

/* ---- version ---- */

START_TEST(the_version_is_that_of_windows_10)
{
	uint32_t version = 0;

	ck_jet(JET_errSuccess, JetGetVersion(fx.sesid, &version));
	ck_assert_uint_eq(version, 0xA04A6100u);
	ck_assert_uint_eq((version & 0xFFFFFF) >> 8, 19041);
	ck_jet(JET_errInvalidParameter, JetGetVersion(fx.sesid, NULL));
	ck_jet(JET_errInvalidSesid, JetGetVersion(0, &version));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_session");
	TCase *tc;

	tc = tcase_create("begin");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_session_needs_a_place_for_its_handle);
	tcase_add_test(tc, a_session_needs_an_instance);
	tcase_add_test(tc, a_session_needs_a_running_instance);
	tcase_add_test(tc, names_and_passwords_are_ignored);
	tcase_add_test(tc, sessions_are_limited_by_their_parameter);
	suite_add_tcase(s, tc);
	tc = tcase_create("end");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_ended_session_is_stale);
	tcase_add_test(tc, what_was_never_a_session_is_not_one);
	tcase_add_test(tc, end_rolls_back_and_closes_databases);
	suite_add_tcase(s, tc);
	tc = tcase_create("context");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_context_is_neither_nothing_nor_all_ones);
	tcase_add_test(tc, a_context_is_set_once);
	tcase_add_test(tc, a_context_that_is_not_set_cannot_be_reset);
	tcase_add_test(tc, a_session_with_a_context_does_not_end);
	tcase_add_test(tc, a_transaction_begun_in_a_context_needs_it);
	suite_add_tcase(s, tc);
	tc = tcase_create("version");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_version_is_that_of_windows_10);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
