/* SPDX-License-Identifier: MIT */
/* Threads that enter and close the same sessions, databases and cursors. */

#include <pthread.h>
#include <stdatomic.h>

#include "bde_fix_checked.h"
#include "tables.h"

enum { THREADS = 4, ROUNDS = 200, ITEMS = 24, ITEM_ROOM = 256 };

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

static hDBIDb databases[THREADS];
static atomic_int next_user;

static void
rename_item(hDBICur cur, const char *name)
{
	uint8_t buf[ITEM_ROOM];
	char text[ITEM_ROOM] = "";
	DBIBOOL blank;

	expect(DbiGetRecord(cur, dbiWRITELOCK, buf, NULL), DBIERR_NONE);
	expect(DbiPutField(cur, 2, buf, (uint8_t *)strncpy(text, name,
	    sizeof(text) - 1)), DBIERR_NONE);
	expect(DbiModifyRecord(cur, buf, TRUE), DBIERR_NONE);
	expect(DbiGetRecord(cur, dbiNOLOCK, buf, NULL), DBIERR_NONE);
	expect(DbiGetField(cur, 2, buf, (uint8_t *)text, &blank),
	    DBIERR_NONE);
	if (strcmp(text, name) != 0)
		wrong++;
}

/* Each has a session of its own; all have the table. */
static void *
change_items(void *unused)
{
	const int user = atomic_fetch_add(&next_user, 1);
	hDBICur cur = NULL;
	int i;

	for (i = 0; i < ITEMS; i++) {
		expect(DbiOpenTable(databases[user], "ITEMS", NULL, NULL,
		    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE,
		    NULL, &cur), DBIERR_NONE);
		expect(table_insert_item(cur, user * ITEMS + i, "new", i),
		    DBIERR_NONE);
		rename_item(cur, "old");
		if (i % 2 != 0)
			expect(DbiDeleteRecord(cur, NULL), DBIERR_NONE);
		expect(DbiCloseCursor(&cur), DBIERR_NONE);
	}
	return unused;
}

START_TEST(sessions_change_one_table_side_by_side)
{
	hDBISes session;
	int32_t count;
	hDBICur cur;
	int i;

	for (i = 0; i < THREADS; i++) {
		ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
		bde_fix_db(&fx);
		databases[i] = fx.db;
	}
	table_items(fx.db, "ITEMS");
	run_threads(change_items);
	cur = table_open(fx.db, "ITEMS", dbiREADONLY, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(cur, &count));
	ck_assert_int_eq(count, THREADS * ITEMS / 2);
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
	tcase_add_test(tcase, sessions_change_one_table_side_by_side);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
