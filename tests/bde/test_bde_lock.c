/* SPDX-License-Identifier: MIT */
/* Locks of records and tables: BDE32 help, "Locking", "DbiAcqTableLock",
 * "DbiRelRecordLock", "DbiSetLockRetry". */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "people.h"

static struct people fx;

static void
setup(void)
{
	people_setup(&fx);
}

static void
teardown(void)
{
	people_teardown(&fx);
}

static DBIBOOL
is_locked(hDBICur cur)
{
	DBIBOOL locked = 7;

	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(cur, &locked));
	return locked;
}

static uint16_t
count_locks(hDBICur cur, DBILockType type)
{
	uint16_t count = 77;

	ck_dbi(DBIERR_NONE, DbiIsTableLocked(cur, type, &count));
	return count;
}

/* ---- records ---- */

START_TEST(locked_record_is_read_but_not_changed_by_others)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_assert_int_eq(is_locked(fx.me.cur), TRUE);
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	ck_assert_int_eq(is_locked(fx.you.cur), FALSE);
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 2, "x"));
	ck_dbi(DBIERR_LOCKED, people_delete(&fx.you, 2));
	ck_dbi(DBIERR_LOCKED, people_find(&fx.you, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 1, "x"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_assert_int_eq(is_locked(fx.me.cur), FALSE);
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 2, "y"));
	ck_assert_str_eq(people_show(&fx.me), "1 x,2 y,3 cid");
}
END_TEST

START_TEST(read_lock_is_a_write_lock)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiREADLOCK));
	ck_dbi(DBIERR_LOCKED, people_find(&fx.you, 2, dbiREADLOCK));
}
END_TEST

START_TEST(own_lock_is_no_obstacle_and_is_not_counted)
{
	struct person_user user = fx.me;

	user.cur = people_open(&fx.me, dbiREADWRITE);
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.me.cur, dbiWRITELOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, people_find(&user, 2, dbiWRITELOCK));
	ck_assert_int_eq(is_locked(user.cur), TRUE);
	ck_dbi(DBIERR_NONE, people_rename(&user, 2, "x"));
	ck_dbi(DBIERR_NOTLOCKED, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_assert_int_eq(is_locked(fx.me.cur), FALSE);
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 2, "y"));
}
END_TEST

START_TEST(all_locks_of_the_session_are_freed_at_once)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 1, "x"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, TRUE));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 1, "x"));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 2, "y"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, TRUE));
}
END_TEST

START_TEST(giving_back_one_lock_needs_a_record_and_a_lock)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NOTLOCKED, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_dbi(DBIERR_NOTLOCKED, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.me.cur));
	ck_dbi(DBIERR_NOCURRREC, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(fx.me.cur, NULL));
	ck_dbi(DBIERR_NOCURRREC, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.me.cur));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(fx.me.cur, dbiWRITELOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, FALSE));
}
END_TEST

/* ---- two databases of a session ---- */

/* One more database handle of the first user's session. */
static struct person_user
second_handle(void)
{
	struct person_user user = fx.me;

	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &user.db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(user.db, fx.fix.dir));
	user.cur = people_open(&user, dbiREADWRITE);
	return user;
}

START_TEST(record_locks_of_one_handle_are_those_of_the_other)
{
	struct person_user user = second_handle();

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, people_find(&user, 2, dbiWRITELOCK));
	ck_assert_int_eq(is_locked(user.cur), TRUE);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(user.cur, user.buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&user.db));
	ck_assert_int_eq(is_locked(fx.me.cur), TRUE);
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 2, "y"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, FALSE));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 2, "y"));
}
END_TEST

START_TEST(first_handle_may_go_before_the_second)
{
	struct person_user user = second_handle();

	ck_dbi(DBIERR_NONE, people_find(&user, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&fx.me.db));
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 2, "y"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(user.cur, TRUE));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 2, "y"));
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&user.db));
}
END_TEST

START_TEST(table_locks_of_one_handle_let_the_other_work)
{
	struct person_user user = second_handle();

	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiWRITELOCK));
	ck_assert_uint_eq(count_locks(user.cur, dbiWRITELOCK), 1);
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(user.cur, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, people_insert(&user, 9, "x", 1));
	ck_dbi(DBIERR_LOCKED, people_insert(&fx.you, 8, "x", 1));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(user.cur, FALSE, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, people_insert(&fx.you, 8, "x", 1));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.me.cur, FALSE, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, people_insert(&fx.you, 8, "x", 1));
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&user.db));
}
END_TEST

START_TEST(transactions_of_two_handles_do_not_change_one_record)
{
	struct person_user user = second_handle();

	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.me.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, DbiBeginTran(user.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "mine"));
	ck_dbi(DBIERR_LOCKED, people_rename(&user, 1, "other"));
	ck_dbi(DBIERR_NONE, people_rename(&user, 2, "other"));
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 7, "x", 1));
	ck_dbi(DBIERR_KEYVIOL, people_insert(&user, 7, "y", 1));
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 1, "third"));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendCOMMIT));
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 2, "third"));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 3, "third"));
	ck_dbi(DBIERR_NONE, DbiEndTran(user.db, NULL, xendABORT));
	ck_assert_str_eq(people_show(&fx.you), "1 mine,2 bob,3 third,7 x");
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&user.db));
}
END_TEST

START_TEST(exclusive_use_is_refused_to_another_handle)
{
	struct person_user user = second_handle();
	hDBICur cur;

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&user.cur));
	ck_dbi(DBIERR_FILEBUSY, DbiOpenTable(user.db, "PEOPLE", szPARADOX,
	    NULL, NULL, 0, dbiREADWRITE, dbiOPENEXCL, xltFIELD, FALSE, NULL,
	    &cur));
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&user.db));
}
END_TEST

START_TEST(locks_end_with_their_cursor)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.me.cur));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 1, "x"));
}
END_TEST

START_TEST(modify_frees_the_lock_when_told_so)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, FALSE));
	ck_assert_int_eq(is_locked(fx.me.cur), TRUE);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	ck_assert_int_eq(is_locked(fx.me.cur), FALSE);
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 1, "x"));
}
END_TEST

START_TEST(lock_state_needs_a_record)
{
	DBIBOOL locked;

	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.me.cur));
	ck_dbi(DBIERR_BOF, DbiIsRecordLocked(fx.me.cur, &locked));
	ck_dbi(DBIERR_NONE, DbiSetToEnd(fx.me.cur));
	ck_dbi(DBIERR_EOF, DbiIsRecordLocked(fx.me.cur, &locked));
	ck_dbi(DBIERR_NONE, people_delete(&fx.me, 2));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiIsRecordLocked(fx.me.cur,
	    &locked));
	ck_dbi(DBIERR_INVALIDPARAM, DbiIsRecordLocked(fx.me.cur, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiIsRecordLocked(NULL, &locked));
	ck_dbi(DBIERR_INVALIDHNDL, DbiRelRecordLock(NULL, TRUE));
}
END_TEST

START_TEST(lock_is_waited_for_as_long_as_told)
{
	struct timespec start, now;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(fx.you.ses));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(1));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(fx.me.ses));
	clock_gettime(CLOCK_MONOTONIC, &start);
	ck_dbi(DBIERR_LOCKED, people_find(&fx.you, 2, dbiWRITELOCK));
	clock_gettime(CLOCK_MONOTONIC, &now);
	ck_assert_int_ge(now.tv_sec - start.tv_sec, 1);
}
END_TEST

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
set_retry_of_you(int16_t seconds)
{
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(fx.you.ses));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(seconds));
}

/* "DbiSetLockRetry": a change locks the record, too. */
START_TEST(change_waits_for_the_lock_as_long_as_told)
{
	int64_t start;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	set_retry_of_you(1);
	start = now_ms();
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 2, "x"));
	ck_assert_int_ge(now_ms() - start, 1000);
	start = now_ms();
	ck_dbi(DBIERR_LOCKED, people_delete(&fx.you, 2));
	ck_assert_int_ge(now_ms() - start, 1000);
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	start = now_ms();
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 2, "x"));
	ck_assert_int_lt(now_ms() - start, 1000);
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid");
}
END_TEST

static void *
give_back(void *unused)
{
	struct timespec nap = { 0, 200000000 };

	nanosleep(&nap, NULL);
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, TRUE));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.me.cur, TRUE, dbiNOLOCK));
	return unused;
}

static DBIResult
change(int what)
{
	switch (what) {
	case 0:
		return people_rename(&fx.you, 2, "x");
	case 1:
		return people_renumber(&fx.you, 2, 9);
	case 2:
		return people_delete(&fx.you, 2);
	default:
		return people_insert(&fx.you, 9, "new", 1);
	}
}

START_TEST(change_is_made_when_the_lock_is_gone)
{
	static const char *const after[] = { "1 ann,2 x,3 cid",
	    "1 ann,3 cid,9 bob", "1 ann,3 cid", "1 ann,2 bob,3 cid,9 new" };
	pthread_t thread;

	ck_dbi(DBIERR_NONE, _i < 3 ? people_find(&fx.me, 2, dbiWRITELOCK) :
	    DbiAcqTableLock(fx.me.cur, dbiREADLOCK));
	set_retry_of_you(-1);
	ck_assert_int_eq(pthread_create(&thread, NULL, give_back, NULL), 0);
	ck_dbi(DBIERR_NONE, change(_i));
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	ck_assert_str_eq(people_show(&fx.you), after[_i]);
}
END_TEST

/* The cursor moves first, then the lock fails (BDE32 help, "Locking"). */
START_TEST(failed_lock_leaves_the_cursor_on_the_record)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 1, dbiNOLOCK));
	ck_dbi(DBIERR_LOCKED, DbiGetNextRecord(fx.you.cur, dbiWRITELOCK,
	    fx.you.buf, NULL));
	ck_assert_int_eq(people_id(fx.you.cur, fx.you.buf), 1);
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.you.cur, dbiNOLOCK, fx.you.buf,
	    NULL));
	ck_assert_int_eq(people_id(fx.you.cur, fx.you.buf), 2);
}
END_TEST

/* ---- tables ---- */

START_TEST(table_locks_are_counted)
{
	ck_assert_uint_eq(count_locks(fx.me.cur, dbiREADLOCK), 0);
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiWRITELOCK));
	ck_assert_uint_eq(count_locks(fx.me.cur, dbiREADLOCK), 2);
	ck_assert_uint_eq(count_locks(fx.me.cur, dbiWRITELOCK), 1);
	ck_assert_uint_eq(count_locks(fx.you.cur, dbiREADLOCK), 0);
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.me.cur, FALSE, dbiWRITELOCK));
	ck_dbi(DBIERR_NOTLOCKED, DbiRelTableLock(fx.me.cur, FALSE,
	    dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.me.cur, FALSE, dbiREADLOCK));
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 1, "x"));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.me.cur, FALSE, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 1, "x"));
}
END_TEST

START_TEST(write_lock_shuts_out_all_others)
{
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, DbiAcqTableLock(fx.you.cur, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, DbiAcqTableLock(fx.you.cur, dbiREADLOCK));
	ck_dbi(DBIERR_LOCKED, people_insert(&fx.you, 9, "x", 1));
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 9, "x", 1));
	ck_assert_str_eq(people_show(&fx.you), "1 ann,2 bob,3 cid,9 x");
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.me.cur, TRUE, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.you.cur, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.you.cur, TRUE, dbiNOLOCK));
}
END_TEST

START_TEST(read_locks_are_shared)
{
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.you.cur, dbiREADLOCK));
	ck_dbi(DBIERR_LOCKED, DbiAcqTableLock(fx.you.cur, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.me.cur, TRUE, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.you.cur, dbiWRITELOCK));
}
END_TEST

START_TEST(any_cursor_of_the_session_gives_a_lock_back)
{
	hDBICur cur = people_open(&fx.me, dbiREADWRITE);

	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiREADLOCK));
	ck_assert_uint_eq(count_locks(cur, dbiREADLOCK), 1);
	ck_dbi(DBIERR_NONE, DbiRelTableLock(cur, FALSE, dbiREADLOCK));
	ck_assert_uint_eq(count_locks(fx.me.cur, dbiREADLOCK), 0);
}
END_TEST

START_TEST(bad_arguments_of_table_locks)
{
	uint16_t count;

	ck_dbi(DBIERR_INVALIDPARAM, DbiAcqTableLock(fx.me.cur, dbiNOLOCK));
	ck_dbi(DBIERR_INVALIDPARAM, DbiAcqTableLock(fx.me.cur,
	    (DBILockType)9));
	ck_dbi(DBIERR_INVALIDPARAM, DbiRelTableLock(fx.me.cur, FALSE,
	    dbiNOLOCK));
	ck_dbi(DBIERR_INVALIDPARAM, DbiIsTableLocked(fx.me.cur, dbiREADLOCK,
	    NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiIsTableLocked(fx.me.cur, dbiNOLOCK,
	    &count));
	ck_dbi(DBIERR_INVALIDHNDL, DbiAcqTableLock(NULL, dbiREADLOCK));
	ck_dbi(DBIERR_INVALIDHNDL, DbiRelTableLock(NULL, TRUE, dbiREADLOCK));
	ck_dbi(DBIERR_INVALIDHNDL, DbiIsTableLocked(NULL, dbiREADLOCK,
	    &count));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_lock");
	TCase *tc = tcase_create("bde_lock");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, locked_record_is_read_but_not_changed_by_others);
	tcase_add_test(tc, read_lock_is_a_write_lock);
	tcase_add_test(tc, own_lock_is_no_obstacle_and_is_not_counted);
	tcase_add_test(tc, all_locks_of_the_session_are_freed_at_once);
	tcase_add_test(tc, giving_back_one_lock_needs_a_record_and_a_lock);
	tcase_add_test(tc, record_locks_of_one_handle_are_those_of_the_other);
	tcase_add_test(tc, first_handle_may_go_before_the_second);
	tcase_add_test(tc, table_locks_of_one_handle_let_the_other_work);
	tcase_add_test(tc,
	    transactions_of_two_handles_do_not_change_one_record);
	tcase_add_test(tc, exclusive_use_is_refused_to_another_handle);
	tcase_add_test(tc, locks_end_with_their_cursor);
	tcase_add_test(tc, modify_frees_the_lock_when_told_so);
	tcase_add_test(tc, lock_state_needs_a_record);
	tcase_add_test(tc, lock_is_waited_for_as_long_as_told);
	tcase_add_test(tc, change_waits_for_the_lock_as_long_as_told);
	tcase_add_loop_test(tc, change_is_made_when_the_lock_is_gone, 0, 4);
	tcase_add_test(tc, failed_lock_leaves_the_cursor_on_the_record);
	tcase_add_test(tc, table_locks_are_counted);
	tcase_add_test(tc, write_lock_shuts_out_all_others);
	tcase_add_test(tc, read_locks_are_shared);
	tcase_add_test(tc, any_cursor_of_the_session_gives_a_lock_back);
	tcase_add_test(tc, bad_arguments_of_table_locks);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
