/* SPDX-License-Identifier: MIT */
/* Sessions and threads. */

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>

#include "ck_jet.h"
#include "ese_fix_checked.h"
#include "suite.h"

/* Runs a call on another thread. */
struct errand {
	JET_ERR (*fn)(void);
	JET_ERR err;
};

static void *
run_errand(void *context)
{
	struct errand *errand = context;

	errand->err = errand->fn();
	return NULL;
}

static JET_ERR
elsewhere(JET_ERR (*fn)(void))
{
	struct errand errand = { fn, 0 };
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, run_errand, &errand),
	    0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	return errand.err;
}

static JET_ERR
begin(void)
{
	return JetBeginTransaction(fx.sesid);
}

static JET_ERR
commit(void)
{
	return JetCommitTransaction(fx.sesid, 0);
}

static JET_ERR
roll_back(void)
{
	return JetRollback(fx.sesid, 0);
}

static JET_ERR
set_context(void)
{
	return JetSetSessionContext(fx.sesid, 42);
}

static JET_ERR
reset_context(void)
{
	return JetResetSessionContext(fx.sesid);
}

static JET_ERR
end_session(void)
{
	return JetEndSession(fx.sesid, 0);
}

static JET_ERR
get_version(void)
{
	uint32_t version;

	return JetGetVersion(fx.sesid, &version);
}

/* ---- binding ---- */

/* "JetBeginTransaction Function": a transaction belongs to its thread */
START_TEST(a_transaction_is_bound_to_the_thread_of_its_begin)
{
	ck_jet(JET_errSuccess, begin());
	ck_jet(JET_errSessionSharingViolation, elsewhere(begin));
	ck_jet(JET_errSessionSharingViolation, elsewhere(commit));
	ck_jet(JET_errSessionSharingViolation, elsewhere(roll_back));
	ck_jet(JET_errSessionSharingViolation, elsewhere(end_session));
	/* what needs no transaction is free */
	ck_jet(JET_errSuccess, elsewhere(get_version));
	ck_jet(JET_errSuccess, commit());
}
END_TEST

START_TEST(a_session_outside_transactions_may_change_threads)
{
	ck_jet(JET_errSuccess, elsewhere(get_version));
	ck_jet(JET_errSuccess, begin());
	ck_jet(JET_errSuccess, commit());
	ck_jet(JET_errSuccess, elsewhere(begin));
	ck_jet(JET_errSessionSharingViolation, commit());
}
END_TEST

static JET_ERR
go_on_with_context(void)
{
	JET_ERR err = set_context();

	if (err == JET_errSuccess)
		err = commit();
	if (err == JET_errSuccess)
		err = reset_context();
	return err;
}

/* "JetSetSessionContext Function" */
START_TEST(a_context_carries_a_transaction_to_another_thread)
{
	ck_jet(JET_errSuccess, set_context());
	ck_jet(JET_errSuccess, begin());
	ck_jet(JET_errSessionSharingViolation, elsewhere(commit));
	ck_jet(JET_errSuccess, reset_context());
	ck_jet(JET_errSuccess, elsewhere(go_on_with_context));
	ck_jet(JET_errNotInTransaction, roll_back());
}
END_TEST

START_TEST(a_context_is_reset_by_the_thread_that_set_it)
{
	ck_jet(JET_errSuccess, set_context());
	ck_jet(JET_errSessionContextNotSetByThisThread,
	    elsewhere(reset_context));
	ck_jet(JET_errSessionContextAlreadySet, elsewhere(set_context));
	ck_jet(JET_errSessionInUse, elsewhere(end_session));
	ck_jet(JET_errSuccess, reset_context());
}
END_TEST

/* ---- races ---- */

enum { ROUNDS = 20000, THREADS = 4 };

static atomic_int wrong;

static void *
share_session(void *context)
{
	uint32_t version;
	int i;

	(void)context;
	for (i = 0; i < ROUNDS; i++) {
		JET_ERR err = JetGetVersion(fx.sesid, &version);

		if (err != JET_errSuccess &&
		    err != JET_errSessionSharingViolation)
			atomic_fetch_add(&wrong, 1);
	}
	return NULL;
}

static void
run_threads(void *(*fn)(void *))
{
	pthread_t threads[THREADS];
	int i;

	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, fn, NULL),
		    0);
	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	ck_assert_int_eq(atomic_load(&wrong), 0);
}

START_TEST(threads_in_one_session_get_in_one_at_a_time)
{
	run_threads(share_session);
	ck_jet(JET_errSuccess, get_version());
}
END_TEST

static void *
come_and_go(void *context)
{
	JET_SESID sesid;
	int i;

	(void)context;
	for (i = 0; i < ROUNDS / 10; i++) {
		if (JetBeginSession(fx.instance, &sesid, NULL, NULL) !=
		    JET_errSuccess || JetBeginTransaction(sesid) !=
		    JET_errSuccess || JetCommitTransaction(sesid,
		    JET_bitCommitLazyFlush) != JET_errSuccess ||
		    JetEndSession(sesid, 0) != JET_errSuccess ||
		    JetEndSession(sesid, 0) != JET_errInvalidSesid)
			atomic_fetch_add(&wrong, 1);
	}
	return NULL;
}

START_TEST(sessions_come_and_go_on_many_threads)
{
	run_threads(come_and_go);
}
END_TEST

/* Goes on until the instance is gone. */
static void *
use_until_term(void *context)
{
	JET_SESID sesid;
	JET_ERR err;

	(void)context;
	do {
		err = JetBeginSession(fx.instance, &sesid, NULL, NULL);
		if (err == JET_errSuccess)
			err = JetBeginTransaction(sesid);
		if (err == JET_errSuccess)
			err = JetRollback(sesid, 0);
		if (err == JET_errSuccess)
			err = JetEndSession(sesid, 0);
	} while (err == JET_errSuccess);
	if (err != JET_errTermInProgress && err != JET_errInvalidSesid &&
	    err != JET_errInvalidInstance &&
	    err != JET_errSessionSharingViolation)
		atomic_fetch_add(&wrong, 1);
	return NULL;
}

START_TEST(term_stops_threads_that_are_at_work)
{
	pthread_t threads[THREADS];
	int i;

	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    use_until_term, NULL), 0);
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	ck_assert_int_eq(atomic_load(&wrong), 0);
	fx.instance = 0;
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_threads");
	TCase *tc;

	tc = tcase_create("binding");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_transaction_is_bound_to_the_thread_of_its_begin);
	tcase_add_test(tc, a_session_outside_transactions_may_change_threads);
	tcase_add_test(tc, a_context_carries_a_transaction_to_another_thread);
	tcase_add_test(tc, a_context_is_reset_by_the_thread_that_set_it);
	suite_add_tcase(s, tc);
	tc = tcase_create("races");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, threads_in_one_session_get_in_one_at_a_time);
	tcase_add_test(tc, sessions_come_and_go_on_many_threads);
	tcase_add_test(tc, term_stops_threads_that_are_at_work);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
