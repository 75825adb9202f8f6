/* SPDX-License-Identifier: MIT */
/* What sessions see of each other, and who gets a record first. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "ck_jet.h"
#include "ese_rows_checked.h"
#include "suite.h"

static void
begin(const struct ese_rows *rows)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(rows->sesid));
}

static void
commit(const struct ese_rows *rows)
{
	ck_jet(JET_errSuccess, JetCommitTransaction(rows->sesid, 0));
}

static void
roll_back(const struct ese_rows *rows)
{
	ck_jet(JET_errSuccess, JetRollback(rows->sesid, 0));
}

/* Inserts, replaces and deletes, and commits. */
static void
change_all(const struct ese_rows *rows)
{
	begin(rows);
	ck_jet(JET_errSuccess, ese_rows_insert(rows, 4, "d"));
	ck_jet(JET_errSuccess, ese_rows_replace(rows, 1, "z"));
	ck_jet(JET_errSuccess, ese_rows_delete(rows, 2));
	commit(rows);
}

/* --- seeing ------------------------------------------------------------- */

START_TEST(a_session_sees_its_own_changes_at_once)
{	/* "JetBeginTransaction Function", Remarks */
	begin(&one);
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 4, "d"));
	ck_jet(JET_errSuccess, ese_rows_replace(&one, 1, "z"));
	ck_jet(JET_errSuccess, ese_rows_delete(&one, 2));
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=z 3=c 4=d");
	ck_assert_str_eq(ese_rows_dump(&one, "text"), "3=c 4=d 1=z");
	roll_back(&one);
}
END_TEST

START_TEST(nobody_sees_what_is_not_committed)
{
	begin(&one);
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 4, "d"));
	ck_jet(JET_errSuccess, ese_rows_replace(&one, 1, "z"));
	ck_jet(JET_errSuccess, ese_rows_delete(&one, 2));
	ck_assert_str_eq(ese_rows_dump(&two, NULL), "1=a 2=b 3=c");
	ck_assert_str_eq(ese_rows_dump(&two, "text"), "1=a 2=b 3=c");
	begin(&two);
	ck_assert_str_eq(ese_rows_dump(&two, NULL), "1=a 2=b 3=c");
	ck_assert_str_eq(ese_rows_dump(&two, "text"), "1=a 2=b 3=c");
	commit(&two);
	commit(&one);
	ck_assert_str_eq(ese_rows_dump(&two, NULL), "1=z 3=c 4=d");
	ck_assert_str_eq(ese_rows_dump(&two, "text"), "3=c 4=d 1=z");
}
END_TEST

/* The snapshot is taken by the begin, not by the first read: tm.cxx. */
START_TEST(a_reader_that_began_before_a_commit_never_sees_it)
{
	begin(&one);
	change_all(&two);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=b 3=c");
	ck_assert_str_eq(ese_rows_dump(&one, "text"), "1=a 2=b 3=c");
	ck_jet(JET_errRecordNotFound, ese_rows_seek(&one, 4));
	ck_jet(JET_errSuccess, ese_rows_seek(&one, 2));
	ck_assert_str_eq(ese_rows_here(&one), "2=b");
	commit(&one);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=z 3=c 4=d");
	ck_assert_str_eq(ese_rows_dump(&one, "text"), "3=c 4=d 1=z");
}
END_TEST

START_TEST(a_reader_sees_the_same_after_many_commits)
{
	char text[32];
	int i;

	begin(&one);
	for (i = 0; i < 50; i++) {
		snprintf(text, sizeof(text), "v%d", i);
		begin(&two);
		ck_jet(JET_errSuccess, ese_rows_replace(&two, 2, text));
		if (i % 2 == 0)
			ck_jet(JET_errSuccess, ese_rows_delete(&two, 3));
		else
			ck_jet(JET_errSuccess, ese_rows_insert(&two, 3, text));
		commit(&two);
		ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=b 3=c");
		ck_assert_str_eq(ese_rows_dump(&one, "text"), "1=a 2=b 3=c");
	}
	commit(&one);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=v49 3=v49");
}
END_TEST

static const char *const orders[] = { NULL, "text" };

/* Ids and texts sort alike; other rows come and go around the scan. */
START_TEST(a_full_scan_is_not_disturbed_by_commits_around_it)
{
	const char *index = orders[_i];
	char text[32];
	int32_t id;

	begin(&one);
	for (id = 10; id < 60; id += 2) {
		snprintf(text, sizeof(text), "t%d", (int)id);
		ck_jet(JET_errSuccess, ese_rows_insert(&one, id, text));
	}
	commit(&one);

	begin(&one);
	ck_jet(JET_errSuccess, JetSetCurrentIndex(one.sesid, one.tableid,
	    index));
	ck_jet(JET_errSuccess, JetMove(one.sesid, one.tableid, JET_MoveFirst,
	    0));
	ck_jet(JET_errSuccess, JetMove(one.sesid, one.tableid, 3, 0));
	for (id = 10; id < 60; id += 2) {
		snprintf(text, sizeof(text), "%d=t%d", (int)id, (int)id);
		ck_assert_str_eq(ese_rows_here(&one), text);
		begin(&two);
		/* behind, at, right before and far ahead of the reader */
		snprintf(text, sizeof(text), "t%d", (int)id + 1);
		ck_jet(JET_errSuccess, ese_rows_insert(&two, id + 1, text));
		if (id % 4 == 0)
			ck_jet(JET_errSuccess, ese_rows_delete(&two, id));
		else
			ck_jet(JET_errSuccess,
			    ese_rows_replace(&two, id, "t99"));
		if (id + 20 < 60 && id % 6 == 0)
			ck_jet(JET_errSuccess,
			    ese_rows_replace(&two, id + 20, "a"));
		commit(&two);
		ck_jet(id < 58 ? JET_errSuccess : JET_errNoCurrentRecord,
		    JetMove(one.sesid, one.tableid, JET_MoveNext, 0));
	}
	for (id = 58; id >= 10; id -= 2) {
		ck_jet(JET_errSuccess, JetMove(one.sesid, one.tableid,
		    JET_MovePrevious, 0));
		snprintf(text, sizeof(text), "%d=t%d", (int)id, (int)id);
		ck_assert_str_eq(ese_rows_here(&one), text);
	}
	commit(&one);
}
END_TEST

START_TEST(outside_a_transaction_each_call_sees_the_newest_commit)
{
	ck_jet(JET_errSuccess, ese_rows_seek(&one, 1));
	ck_assert_str_eq(ese_rows_here(&one), "1=a");
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 1, "z"));
	ck_assert_str_eq(ese_rows_here(&one), "1=z");
	ck_jet(JET_errSuccess, ese_rows_delete(&two, 1));
	ck_jet(JET_errRecordDeleted, JetMove(one.sesid, one.tableid, 0, 0));
}
END_TEST

START_TEST(an_index_range_is_counted_as_the_snapshot_has_it)
{
	uint32_t count = 0;

	begin(&one);
	change_all(&two);
	ck_jet(JET_errSuccess, JetSetCurrentIndex(one.sesid, one.tableid,
	    "text"));
	ck_jet(JET_errSuccess, JetMove(one.sesid, one.tableid, JET_MoveFirst,
	    0));
	ck_jet(JET_errSuccess, JetIndexRecordCount(one.sesid, one.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 3);
	commit(&one);
}
END_TEST

/* --- conflicts ---------------------------------------------------------- */

START_TEST(two_sessions_on_one_thread_insert_interleaved_neighbours)
{
	char text[32];
	int32_t id;

	begin(&one);
	begin(&two);
	for (id = 100; id < 300; id++) {
		snprintf(text, sizeof(text), "n%d", (int)id);
		ck_jet(JET_errSuccess,
		    ese_rows_insert(id % 2 == 0 ? &one : &two, id, text));
	}
	commit(&one);
	commit(&two);
	for (id = 100; id < 300; id++)
		ck_jet(JET_errSuccess, ese_rows_seek(&one, id));
}
END_TEST

START_TEST(neighbouring_records_are_replaced_and_deleted_side_by_side)
{
	begin(&one);
	begin(&two);
	ck_jet(JET_errSuccess, ese_rows_replace(&one, 1, "x"));
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 2, "y"));
	ck_jet(JET_errSuccess, ese_rows_delete(&one, 3));
	commit(&two);
	commit(&one);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=x 2=y");
}
END_TEST

START_TEST(the_second_updater_of_a_record_conflicts_at_once)
{	/* "JetPrepareUpdate Function", JET_errWriteConflict */
	begin(&one);
	begin(&two);
	ck_jet(JET_errSuccess, ese_rows_replace(&one, 1, "x"));
	ck_jet(JET_errWriteConflict, ese_rows_replace(&two, 1, "y"));
	ck_jet(JET_errWriteConflict, ese_rows_delete(&two, 1));
	/* the transaction goes on */
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 2, "y"));
	commit(&one);
	/* committed after my begin: the same, until I begin anew */
	ck_jet(JET_errWriteConflict, ese_rows_replace(&two, 1, "y"));
	commit(&two);
	begin(&two);
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 1, "y"));
	commit(&two);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=y 2=y 3=c");
}
END_TEST

START_TEST(a_record_deleted_by_another_conflicts)
{
	begin(&one);
	begin(&two);
	ck_jet(JET_errSuccess, ese_rows_delete(&one, 1));
	ck_jet(JET_errWriteConflict, ese_rows_replace(&two, 1, "y"));
	ck_jet(JET_errWriteConflict, ese_rows_delete(&two, 1));
	roll_back(&one);
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 1, "y"));
	commit(&two);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=y 2=b 3=c");
}
END_TEST

START_TEST(a_prepared_replace_holds_the_record_inside_a_transaction)
{
	begin(&one);
	ck_jet(JET_errSuccess, ese_rows_seek(&one, 1));
	ck_jet(JET_errSuccess, JetPrepareUpdate(one.sesid, one.tableid,
	    JET_prepReplace));
	begin(&two);
	ck_jet(JET_errWriteConflict, ese_rows_replace(&two, 1, "y"));
	roll_back(&two);
	roll_back(&one);
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 1, "y"));
}
END_TEST

START_TEST(a_replace_without_lock_conflicts_when_it_is_updated)
{
	begin(&one);
	ck_jet(JET_errSuccess, ese_rows_seek(&one, 1));
	ck_jet(JET_errSuccess, JetPrepareUpdate(one.sesid, one.tableid,
	    JET_prepReplaceNoLock));
	ck_jet(JET_errSuccess, JetSetColumn(one.sesid, one.tableid, fx.text,
	    "x", 1, 0, NULL));
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 1, "y"));
	ck_jet(JET_errWriteConflict, JetUpdate(one.sesid, one.tableid, NULL, 0,
	    NULL));
	roll_back(&one);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=y 2=b 3=c");
}
END_TEST

START_TEST(outside_a_transaction_a_change_meanwhile_conflicts)
{	/* recupd.cxx: the record's checksum is compared */
	ck_jet(JET_errSuccess, ese_rows_seek(&one, 1));
	ck_jet(JET_errSuccess, JetPrepareUpdate(one.sesid, one.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(one.sesid, one.tableid, fx.text,
	    "x", 1, 0, NULL));
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 1, "y"));
	ck_jet(JET_errWriteConflict, JetUpdate(one.sesid, one.tableid, NULL, 0,
	    NULL));
	ck_assert_str_eq(ese_rows_dump(&two, NULL), "1=y 2=b 3=c");
}
END_TEST

/* An insert never waits and never conflicts: bt.cxx. */
START_TEST(the_second_inserter_of_a_key_gets_a_duplicate_at_once)
{
	begin(&one);
	begin(&two);
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 4, "d"));
	ck_jet(JET_errKeyDuplicate, ese_rows_insert(&two, 4, "e"));
	roll_back(&one);
	ck_jet(JET_errSuccess, ese_rows_insert(&two, 4, "e"));
	commit(&two);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=b 3=c 4=e");
}
END_TEST

START_TEST(a_key_committed_after_my_begin_is_a_duplicate)
{
	begin(&one);
	ck_jet(JET_errSuccess, ese_rows_insert(&two, 4, "d"));
	ck_jet(JET_errRecordNotFound, ese_rows_seek(&one, 4));
	ck_jet(JET_errKeyDuplicate, ese_rows_insert(&one, 4, "e"));
	roll_back(&one);
}
END_TEST

START_TEST(conflicts_end_when_the_other_rolls_back_its_level)
{
	begin(&one);
	begin(&one);
	ck_jet(JET_errSuccess, ese_rows_replace(&one, 1, "x"));
	begin(&two);
	ck_jet(JET_errWriteConflict, ese_rows_replace(&two, 1, "y"));
	roll_back(&one);
	ck_jet(JET_errSuccess, ese_rows_replace(&two, 1, "y"));
	ck_jet(JET_errWriteConflict, ese_rows_replace(&one, 1, "x"));
	commit(&two);
	roll_back(&one);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=y 2=b 3=c");
}
END_TEST

START_TEST(a_unique_secondary_key_is_taken_by_an_open_transaction)
{
	static const char key[] = "+text\0";

	ck_jet(JET_errSuccess, JetCreateIndex(one.sesid, one.tableid, "unique",
	    JET_bitIndexUnique, key, sizeof(key), 100));
	begin(&one);
	begin(&two);
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 4, "same"));
	ck_jet(JET_errKeyDuplicate, ese_rows_insert(&two, 5, "same"));
	ck_jet(JET_errKeyDuplicate, ese_rows_replace(&two, 2, "same"));
	ck_assert_str_eq(ese_rows_dump(&two, "unique"), "1=a 2=b 3=c");
	roll_back(&one);
	ck_jet(JET_errSuccess, ese_rows_insert(&two, 5, "same"));
	commit(&two);
	ck_assert_str_eq(ese_rows_dump(&one, "unique"), "1=a 2=b 3=c 5=same");
}
END_TEST

START_TEST(a_read_only_transaction_writes_nothing)
{
	ck_jet(JET_errSuccess, JetBeginTransaction2(one.sesid,
	    JET_bitTransactionReadOnly));
	ck_jet(JET_errTransReadOnly, ese_rows_insert(&one, 4, "d"));
	ck_jet(JET_errTransReadOnly, ese_rows_replace(&one, 1, "z"));
	ck_jet(JET_errTransReadOnly, ese_rows_delete(&one, 1));
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=b 3=c");
	commit(&one);
}
END_TEST

/* --- memory ------------------------------------------------------------- */

static void
insert_many(void)
{
	int32_t id;

	begin(&two);
	for (id = 1000; id < 1200; id++)
		ck_jet(JET_errSuccess, ese_rows_insert(&two, id, "many"));
	commit(&two);
}

static void
replace_many(int times)
{
	char text[200];
	int32_t id;
	int i;

	for (i = 0; i < times; i++) {
		snprintf(text, sizeof(text), "%0*d", 150, i);
		begin(&two);
		for (id = 1000; id < 1200; id++)
			ck_jet(JET_errSuccess,
			    ese_rows_replace(&two, id, text));
		ck_jet(JET_errSuccess, JetCommitTransaction(two.sesid,
		    JET_bitCommitLazyFlush));
	}
}

/* Sanitizers and other allocators leave these numbers at nothing. */
START_TEST(memory_returns_to_its_level_when_the_last_old_snapshot_ends)
{
	size_t before;
	size_t held;
	size_t after;

	insert_many();
	replace_many(20);
	before = mallinfo2().uordblks;
	if (before == 0)
		return;
	begin(&one);
	replace_many(20);
	held = mallinfo2().uordblks;
	ck_assert_uint_gt(held, before + 200 * 20 * 150);
	commit(&one);
	replace_many(1);
	after = mallinfo2().uordblks;
	ck_assert_uint_lt(after, before + 100000);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_isolation");
	TCase *seeing = tcase_create("seeing");
	TCase *conflicts = tcase_create("conflicts");
	TCase *memory = tcase_create("memory");

	tcase_add_checked_fixture(seeing, setup, teardown);
	tcase_set_timeout(seeing, 30);
	tcase_add_test(seeing, a_session_sees_its_own_changes_at_once);
	tcase_add_test(seeing, nobody_sees_what_is_not_committed);
	tcase_add_test(seeing,
	    a_reader_that_began_before_a_commit_never_sees_it);
	tcase_add_test(seeing, a_reader_sees_the_same_after_many_commits);
	tcase_add_loop_test(seeing,
	    a_full_scan_is_not_disturbed_by_commits_around_it, 0, 2);
	tcase_add_test(seeing,
	    outside_a_transaction_each_call_sees_the_newest_commit);
	tcase_add_test(seeing,
	    an_index_range_is_counted_as_the_snapshot_has_it);
	suite_add_tcase(suite, seeing);

	tcase_add_checked_fixture(conflicts, setup, teardown);
	tcase_set_timeout(conflicts, 30);
	tcase_add_test(conflicts,
	    two_sessions_on_one_thread_insert_interleaved_neighbours);
	tcase_add_test(conflicts,
	    neighbouring_records_are_replaced_and_deleted_side_by_side);
	tcase_add_test(conflicts,
	    the_second_updater_of_a_record_conflicts_at_once);
	tcase_add_test(conflicts, a_record_deleted_by_another_conflicts);
	tcase_add_test(conflicts,
	    a_prepared_replace_holds_the_record_inside_a_transaction);
	tcase_add_test(conflicts,
	    a_replace_without_lock_conflicts_when_it_is_updated);
	tcase_add_test(conflicts,
	    outside_a_transaction_a_change_meanwhile_conflicts);
	tcase_add_test(conflicts,
	    the_second_inserter_of_a_key_gets_a_duplicate_at_once);
	tcase_add_test(conflicts,
	    a_key_committed_after_my_begin_is_a_duplicate);
	tcase_add_test(conflicts,
	    conflicts_end_when_the_other_rolls_back_its_level);
	tcase_add_test(conflicts,
	    a_unique_secondary_key_is_taken_by_an_open_transaction);
	tcase_add_test(conflicts, a_read_only_transaction_writes_nothing);
	suite_add_tcase(suite, conflicts);

	tcase_add_checked_fixture(memory, setup, teardown);
	tcase_set_timeout(memory, 60);
	tcase_add_test(memory,
	    memory_returns_to_its_level_when_the_last_old_snapshot_ends);
	suite_add_tcase(suite, memory);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
