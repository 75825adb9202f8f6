/* SPDX-License-Identifier: MIT */
/* Threads that enter and close the same sessions, databases and cursors. */

#include <pthread.h>
#include <stdatomic.h>

#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "suite.h"

enum { THREADS = 4, ROUNDS = 200 };

static _Atomic(hDBIObj) shared;
static atomic_int wrong;

static void
run_threads(void *(*body)(void *))
{
	pthread_t threads[THREADS];
	int i;

	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, body,
		    NULL), 0);
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(wrong, 0);
}

static void
expect(DBIResult result, DBIResult other)
{
	if (result != DBIERR_NONE && result != other)
		wrong++;
}

static void *
start_and_close(void *unused)
{
	hDBISes session;
	SESInfo info;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		expect(DbiStartSession(NULL, &session, NULL), DBIERR_NONE);
		expect(DbiGetSesInfo(&info), DBIERR_NONE);
		expect(DbiSetLockRetry((int16_t)i), DBIERR_NONE);
		expect(DbiCloseSession(session), DBIERR_NONE);
	}
	return unused;
}

START_TEST(sessions_start_and_close_side_by_side)
{
	SESInfo info;

	run_threads(start_and_close);
	ck_dbi(DBIERR_NONE, DbiGetSesInfo(&info));
	ck_assert_str_eq(info.szName, "Default");
}
END_TEST

static void *
use_shared_session(void *unused)
{
	hDBISes session;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		session = atomic_load(&shared);
		expect(DbiSetCurrSession(session), DBIERR_INVALIDSESHANDLE);
		expect(DbiCloseSession(session), DBIERR_INVALIDSESHANDLE);
		if (DbiStartSession(NULL, &session, NULL) == DBIERR_NONE)
			atomic_store(&shared, session);
	}
	return unused;
}

START_TEST(session_is_closed_once)
{
	hDBISes session;

	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	atomic_store(&shared, session);
	run_threads(use_shared_session);
}
END_TEST

static void *
use_shared_list(void *unused)
{
	DBINAME name;
	hDBICur list;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		list = atomic_load(&shared);
		if (DbiSetToBegin(list) == DBIERR_NONE)
			DbiGetNextRecord(list, dbiNOLOCK, (uint8_t *)name,
			    NULL);
		if (i % 8 != 0)
			continue;
		expect(DbiCloseCursor(&list), DBIERR_INVALIDHNDL);
		if (DbiOpenDriverList(&list) == DBIERR_NONE)
			atomic_store(&shared, list);
		else
			wrong++;
	}
	return unused;
}

START_TEST(cursor_is_closed_while_others_read_it)
{
	hDBICur list;

	ck_dbi(DBIERR_NONE, DbiOpenDriverList(&list));
	atomic_store(&shared, list);
	run_threads(use_shared_list);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_call_threads");
	TCase *tcase = tcase_create("threads");

	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, sessions_start_and_close_side_by_side);
	tcase_add_test(tcase, session_is_closed_once);
	tcase_add_test(tcase, cursor_is_closed_while_others_read_it);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
