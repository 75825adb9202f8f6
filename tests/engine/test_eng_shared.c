/* SPDX-License-Identifier: MIT */
/* One environment, several processes. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <time.h>

#include "alloc_fault.h"
#include "eng_env.h"
#include "eng_shared.h"
#include "eng_store.h"
#include "shared_agent.h"

enum { ROWS = 12, HAMMERS = 3, KILLS = 120, OWN = 1000, START = 100 };

static char *dir;
static struct work own;

static void
setup(void)
{
	dir = jp_tmpdir_new();
	work_create(&own, dir);
}

static void
teardown(void)
{
	work_close(&own);
	jp_tmpdir_remove(dir);
}

static int32_t
score(int32_t id)
{
	int32_t value;
	eng_status st = work_score(&own, id, &value);

	return st == ENG_OK ? value : -(int32_t)st;
}

static uint64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

static void
nap_ms(long ms)
{
	struct timespec ts = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&ts, NULL);
}

/* ---- seeing ---- */

START_TEST(process_sees_what_another_commits)
{
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	ck_agent(ENG_OK, &ag, "get 1");
	ck_assert_int_eq(ag.value, 10);
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_assert_int_eq(score(1), 11);
	ck_agent(ENG_OK, &ag, "insert 2 20 bob");
	ck_assert_int_eq(score(2), 20);
	ck_agent(ENG_OK, &ag, "delete 1");
	ck_st(ENG_E_NOT_FOUND, work_find(&own, 1));
	agent_end(&ag);
}
END_TEST

START_TEST(nobody_sees_what_is_not_committed)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_agent(ENG_OK, &ag, "insert 2 20 bob");
	ck_agent(ENG_OK, &ag, "get 1");
	ck_assert_int_eq(ag.value, 11);
	ck_assert_int_eq(score(1), 10);
	ck_st(ENG_E_NOT_FOUND, work_find(&own, 2));
	ck_agent(ENG_OK, &ag, "commit");
	ck_assert_int_eq(score(1), 11);
	ck_assert_int_eq(score(2), 20);
	agent_end(&ag);
}
END_TEST

/* What a transaction read before does not hide what others do since: there
 * are no snapshots between processes. */
START_TEST(transaction_reads_what_others_have_committed_since)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 20, "bob"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_agent(ENG_OK, &ag, "get 2");
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_REPLACE, 2, 21, ""));
	ck_agent(ENG_OK, &ag, "get 2");
	ck_assert_int_eq(ag.value, 21);
	ck_agent(ENG_OK, &ag, "replace 2 22");
	ck_agent(ENG_OK, &ag, "commit");
	ck_assert_int_eq(score(2), 22);
	agent_end(&ag);
}
END_TEST

/* What it read before it had the lock may be old. */
START_TEST(changed_record_is_what_others_have_made_of_it)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_st(ENG_OK, eng_txn_begin(own.session, false));
	ck_assert_int_eq(score(1), 10);
	ck_agent(ENG_OK, &ag, "replace 1 11 eve");
	ck_st(ENG_OK, eng_cursor_prepare(own.cur, ENG_PREPARE_REPLACE));
	ck_assert_int_eq(fix_int(own.cur, ENG_FROM_COPY, own.score), 11);
	ck_st(ENG_OK, fix_set_text(own.cur, own.name, "bob"));
	ck_st(ENG_OK, fix_update(own.cur));
	ck_st(ENG_OK, eng_cursor_delete(own.cur));
	ck_st(ENG_OK, eng_txn_commit(own.session, true));
	/* No entry of any of the three is left. */
	ck_agent(ENG_OK, &ag, "insert 2 20 ann");
	ck_agent(ENG_OK, &ag, "insert 3 20 bob");
	ck_agent(ENG_OK, &ag, "insert 4 20 eve");
	agent_end(&ag);
}
END_TEST

START_TEST(appended_key_that_another_process_appended_is_a_duplicate)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 20, "bob"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "insert 9 90 eve");
	ck_st(ENG_E_KEY_DUP, work_put(&own, ENG_PREPARE_INSERT, 9, 0, ""));
	ck_st(ENG_OK, eng_txn_begin(own.session, false));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 10, 0, ""));
	ck_agent(ENG_E_LOCKED, &ag, "insert 10 90 kim");
	ck_agent(ENG_OK, &ag, "insert 11 90 joe");
	ck_st(ENG_E_KEY_DUP, work_put(&own, ENG_PREPARE_INSERT, 11, 0, ""));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 12, 0, ""));
	ck_st(ENG_OK, eng_txn_commit(own.session, true));
	ck_agent(ENG_E_KEY_DUP, &ag, "insert 12 90 kim");
	ck_agent(ENG_OK, &ag, "insert 13 90 kim");
	ck_st(ENG_E_KEY_DUP, work_put(&own, ENG_PREPARE_INSERT, 13, 0, ""));
	ck_assert_int_eq(score(11), 90);
	agent_end(&ag);
}
END_TEST

START_TEST(walk_meets_rows_of_all_processes)
{
	struct agent ag;
	char line[64], want[64] = "", got[64] = "";
	eng_status st;
	int i;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_st(ENG_OK, eng_txn_begin(own.session, false));
	for (i = 0; i < 9; i++) {
		snprintf(line, sizeof line, "insert %d %d", i, i);
		if (i % 3 == 0)
			ck_agent(ENG_OK, &ag, line);
		else
			ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, i, i,
			    ""));
		if (i != 3)
			snprintf(want + strlen(want), 8, "%d ", i);
	}
	ck_agent(ENG_OK, &ag, "delete 3");
	for (st = eng_cursor_go(own.cur, ENG_FIRST); st == ENG_OK;
	    st = eng_cursor_move(own.cur, 1, false))
		snprintf(got + strlen(got), 8, "%d ",
		    fix_int(own.cur, ENG_FROM_RECORD, own.id));
	ck_st(ENG_E_NO_RECORD, st);
	ck_assert_str_eq(got, want);
	ck_st(ENG_OK, eng_txn_commit(own.session, true));
	agent_end(&ag);
}
END_TEST

START_TEST(numbers_given_out_differ_between_processes)
{
	struct eng_column_def def = { .name = "n", .type = ENG_T_I32,
	    .flags = ENG_COL_FIXED | ENG_COL_AUTOINC };
	struct agent ag;
	uint32_t id;

	eng_cursor_close(own.cur);
	ck_st(ENG_OK, work_table(&own, ENG_OPEN_DENY_READ));
	ck_st(ENG_OK, eng_column_add(own.cur, &def, &id));
	eng_cursor_close(own.cur);
	ck_st(ENG_OK, work_table(&own, 0));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "insert 1 1 ann");
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 2, "bob"));
	ck_agent(ENG_OK, &ag, "commit");
	ck_st(ENG_OK, work_find(&own, 1));
	ck_assert_int_eq(fix_int(own.cur, ENG_FROM_RECORD, id), 1);
	ck_st(ENG_OK, work_find(&own, 2));
	ck_assert_int_eq(fix_int(own.cur, ENG_FROM_RECORD, id), 2);
	agent_end(&ag);
}
END_TEST

/* ---- record locks ---- */

START_TEST(changed_record_is_locked_until_the_transaction_ends)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_st(ENG_E_LOCKED, work_put(&own, ENG_PREPARE_REPLACE, 1, 12, ""));
	ck_agent(ENG_OK, &ag, "rollback");
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_REPLACE, 1, 12, ""));
	ck_agent(ENG_OK, &ag, "replace 1 13");
	ck_assert_int_eq(score(1), 13);
	agent_end(&ag);
}
END_TEST

START_TEST(key_inserted_twice_has_one_owner)
{
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "insert 1 10 ann");
	ck_st(ENG_E_LOCKED, work_put(&own, ENG_PREPARE_INSERT, 1, 11, ""));
	/* of the unique index */
	ck_st(ENG_E_LOCKED, work_put(&own, ENG_PREPARE_INSERT, 2, 11, "ann"));
	ck_agent(ENG_OK, &ag, "commit");
	ck_st(ENG_E_KEY_DUP, work_put(&own, ENG_PREPARE_INSERT, 1, 11, ""));
	ck_st(ENG_E_KEY_DUP, work_put(&own, ENG_PREPARE_INSERT, 2, 11,
	    "ann"));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 11, "bob"));
	agent_end(&ag);
}
END_TEST

START_TEST(held_record_cannot_be_changed_or_held_by_others)
{
	struct agent ag;
	bool mine, foreign;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "hold 1");
	ck_agent(ENG_OK, &ag, "hold 1");
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_st(ENG_OK, work_find(&own, 1));
	ck_st(ENG_E_LOCKED, eng_cursor_hold_record(own.cur, 0));
	ck_st(ENG_OK, eng_cursor_record_holder(own.cur, &mine, &foreign));
	ck_assert(!mine && foreign);
	ck_st(ENG_E_LOCKED, work_put(&own, ENG_PREPARE_REPLACE, 1, 12, ""));
	ck_agent(ENG_OK, &ag, "free 1");
	ck_st(ENG_E_LOCKED, eng_cursor_hold_record(own.cur, 0));
	ck_agent(ENG_OK, &ag, "free 1");
	ck_st(ENG_OK, eng_cursor_hold_record(own.cur, 0));
	ck_agent(ENG_OK, &ag, "holder 1");
	ck_assert_int_eq(ag.value, 2);
	ck_st(ENG_OK, eng_cursor_release_record(own.cur));
	agent_end(&ag);
}
END_TEST

START_TEST(lock_is_waited_for_as_long_as_asked)
{
	struct agent ag;
	uint64_t start;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_st(ENG_OK, work_find(&own, 1));
	ck_st(ENG_OK, eng_cursor_hold_record(own.cur, 0));
	start = now_ms();
	ck_agent(ENG_E_LOCKED, &ag, "hold 1 200");
	ck_assert_uint_ge(now_ms() - start, 200);
	agent_tell(&ag, "hold 1 -1");
	nap_ms(100);
	ck_st(ENG_OK, eng_cursor_release_record(own.cur));
	ck_assert_str_eq(agent_hear_status(&ag), eng_status_text(ENG_OK));
	agent_end(&ag);
}
END_TEST

START_TEST(sessions_of_one_process_lock_each_other_out)
{
	struct eng_session *two;
	struct eng_cursor *cur;
	int32_t id = 1;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	ck_st(ENG_OK, eng_session_begin(own.env, &two));
	ck_st(ENG_OK, eng_cursor_open(two, own.store, "people", 0, &cur));
	ck_st(ENG_OK, fix_seek(cur, &id, sizeof id));
	ck_st(ENG_OK, eng_cursor_hold_record(cur, 0));
	ck_st(ENG_E_LOCKED, work_put(&own, ENG_PREPARE_REPLACE, 1, 11, ""));
	eng_session_end(two);
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_REPLACE, 1, 11, ""));
}
END_TEST

START_TEST(locks_of_a_killed_process_are_free_at_once)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "hold 1");
	ck_agent(ENG_OK, &ag, "holdtable 3");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_agent(ENG_OK, &ag, "insert 2 11 bob");
	ck_st(ENG_E_LOCKED, work_put(&own, ENG_PREPARE_REPLACE, 1, 12, ""));
	agent_kill(&ag);
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_REPLACE, 1, 12, ""));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 20, "bob"));
	ck_assert_int_eq(score(1), 12);
}
END_TEST

/* ---- table locks ---- */

START_TEST(table_locks_shut_out_what_they_say)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "holdtable 2");
	ck_st(ENG_OK, eng_cursor_hold_table(own.cur, ENG_LOCK_READ, 0));
	ck_st(ENG_E_LOCKED, work_put(&own, ENG_PREPARE_REPLACE, 1, 11, ""));
	ck_st(ENG_E_LOCKED, eng_cursor_hold_table(own.cur, ENG_LOCK_WRITE,
	    0));
	eng_cursor_release_table(own.cur, ENG_LOCK_READ);
	ck_agent(ENG_OK, &ag, "holdtable 3");
	ck_st(ENG_E_LOCKED, eng_cursor_hold_table(own.cur, ENG_LOCK_READ, 0));
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_assert_int_eq(score(1), 11);
	ck_agent(ENG_OK, &ag, "freetable 3");
	ck_agent(ENG_OK, &ag, "freetable 2");
	ck_st(ENG_OK, eng_txn_begin(own.session, false));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_REPLACE, 1, 12, ""));
	ck_agent(ENG_E_LOCKED, &ag, "holdtable 2");
	ck_st(ENG_OK, eng_txn_commit(own.session, false));
	ck_agent(ENG_OK, &ag, "holdtable 2");
	agent_end(&ag);
}
END_TEST

START_TEST(exclusive_use_is_exclusive_between_processes)
{
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "leave");
	ck_agent(ENG_E_TABLE_IN_USE, &ag, "enter 1");
	eng_cursor_close(own.cur);
	ck_agent(ENG_OK, &ag, "enter 1");
	ck_st(ENG_E_TABLE_LOCKED, work_table(&own, 0));
	ck_agent(ENG_OK, &ag, "leave");
	ck_st(ENG_OK, work_table(&own, 0));
	ck_agent(ENG_OK, &ag, "enter 0");
	ck_st(ENG_E_TABLE_IN_USE, eng_table_delete(own.session, own.store,
	    "people"));
	agent_end(&ag);
}
END_TEST

/* ---- notices ---- */

START_TEST(change_counts_grow_with_the_commits_of_all)
{
	uint64_t before = eng_cursor_change_count(own.cur);
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "insert 1 10 ann");
	ck_assert_uint_eq(eng_cursor_change_count(own.cur), before);
	ck_agent(ENG_OK, &ag, "commit");
	ck_assert_uint_eq(eng_cursor_change_count(own.cur), before + 1);
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_REPLACE, 1, 11, ""));
	ck_agent(ENG_OK, &ag, "changes");
	ck_assert_int_eq(ag.value, (int32_t)before + 2);
	agent_end(&ag);
}
END_TEST

START_TEST(definition_changed_elsewhere_is_noticed)
{
	struct agent ag;

	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
	eng_cursor_close(own.cur);
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "env");
	ck_agent(ENG_OK, &ag, "attach");
	ck_agent(ENG_OK, &ag, "leave");
	ck_agent(ENG_OK, &ag, "enter 1");
	ck_agent(ENG_OK, &ag, "column");
	ck_agent(ENG_OK, &ag, "leave");
	ck_st(ENG_OK, work_table(&own, 0));
	ck_assert_uint_ne(work_column(&own, "extra"), 0);
	ck_assert_int_eq(score(1), 10);
	agent_end(&ag);
}
END_TEST

START_TEST(tables_made_by_two_processes_are_two)
{
	struct eng_table_info one, two;
	struct eng_cursor *cur;
	struct agent ag;
	uint32_t id;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "make 1");
	ck_st(ENG_E_LOCKED, eng_table_create(own.session, own.store,
	    "table1", NULL, 0, 0, &cur));
	ck_st(ENG_OK, eng_table_create(own.session, own.store, "table2",
	    NULL, 0, 0, &cur));
	eng_cursor_close(cur);
	ck_agent(ENG_OK, &ag, "commit");
	ck_st(ENG_OK, eng_table_find(own.session, own.store, "table1", &one));
	id = one.id;
	ck_st(ENG_OK, eng_table_find(own.session, own.store, "table2", &two));
	ck_assert_uint_ne(id, two.id);
	ck_st(ENG_E_TABLE_EXISTS, eng_table_create(own.session, own.store,
	    "table1", NULL, 0, 0, &cur));
	agent_end(&ag);
}
END_TEST

/* ---- stores ---- */

START_TEST(last_process_to_leave_marks_the_store_clean)
{
	char *path = jp_tmpdir_path(dir, "people.db");
	struct eng_store_header header;
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "insert 1 10 ann");
	work_close(&own);
	ck_st(ENG_OK, eng_store_read_header(path, &header));
	ck_assert_uint_eq(header.state, ENG_STORE_DIRTY);
	agent_end(&ag);
	ck_st(ENG_OK, eng_store_read_header(path, &header));
	ck_assert_uint_eq(header.state, ENG_STORE_CLEAN);
	ck_st(ENG_OK, work_open(&own, dir));
	ck_assert_int_eq(score(1), 10);
	free(path);
}
END_TEST

START_TEST(directory_can_be_moved_even_after_a_crash)
{
	char *outer = jp_tmpdir_new();
	char *moved = jp_tmpdir_path(outer, "db");
	struct agent ag;

	work_close(&own);
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "insert 1 10 ann");
	agent_kill(&ag);
	ck_assert_int_eq(rename(dir, moved), 0);
	ck_st(ENG_OK, work_open(&own, moved));
	ck_assert_int_eq(score(1), 10);
	work_close(&own);
	ck_assert_int_eq(rename(moved, dir), 0);
	ck_st(ENG_OK, work_open(&own, dir));
	ck_assert_int_eq(score(1), 10);
	free(moved);
	jp_tmpdir_remove(outer);
}
END_TEST

/* ---- exhausted memory ---- */

START_TEST(opening_and_working_without_memory_leaves_nothing_behind)
{
	eng_status st;

	work_close(&own);
	EACH_ALLOC_FAULT(nth) {
		st = work_open(&own, dir);
		if (st == ENG_OK)
			st = work_put(&own, ENG_PREPARE_INSERT, (int32_t)nth,
			    1, "");
		if (own.session != NULL)
			eng_session_end(own.session);
		if (own.env != NULL)
			(void)eng_env_close(own.env, true);
		if (base_alloc_has_failed() && !eng_ok(st))
			ck_st(ENG_E_NO_MEMORY, st);
		else
			ck_st(ENG_OK, st);
	}
	ck_st(ENG_OK, work_open(&own, dir));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, -1, 10, ""));
	ck_assert_int_eq(score(-1), 10);
}
END_TEST

/* ---- deaths ---- */

static void
die_inside(void)
{
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "insert 77 7 ida");
	agent_tell(&ag, "die");
	(void)agent_reap(&ag);
}

START_TEST(death_inside_is_survived_with_an_open_transaction)
{
	struct agent ag;
	uint64_t epoch;

	work_close(&own);
	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "insert 1 10 ann");
	ck_agent(ENG_OK, &ag, "begin");
	ck_agent(ENG_OK, &ag, "replace 1 11");
	ck_agent(ENG_OK, &ag, "insert 2 20 bob");
	die_inside();
	ck_agent(ENG_OK, &ag, "get 1");
	ck_assert_int_eq(ag.value, 11);
	ck_agent(ENG_OK, &ag, "get 77");
	ck_assert_int_eq(ag.value, 7);
	ck_agent(ENG_OK, &ag, "commit");
	ck_st(ENG_OK, work_open(&own, dir));
	epoch = eng_shared_epoch(own.env);
	ck_assert_int_eq(score(1), 11);
	ck_assert_int_eq(score(2), 20);
	ck_assert_uint_ge(epoch, 2);
	agent_end(&ag);
}
END_TEST

/* Recovery and checkpoints do without files that were deleted. */
START_TEST(store_that_a_killed_process_used_can_be_deleted)
{
	char *path = jp_tmpdir_path(dir, "side.db");
	struct eng_store *side;
	struct agent ag;
	int round;

	for (round = 0; round < 2; round++) {
		agent_start(&ag, dir);
		ck_agent(ENG_OK, &ag, "env");
		ck_agent(ENG_OK, &ag, "side");
		agent_kill(&ag);
		ck_st(ENG_OK, eng_attach(own.env, path, false, &side));
		ck_st(ENG_OK, eng_attach_end(side));
		ck_assert_int_eq(unlink(path), 0);
		ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, round, 10,
		    ""));
		ck_st(ENG_OK, eng_env_checkpoint(own.env));
	}
	die_inside();
	ck_assert_int_eq(score(1), 10);
	ck_st(ENG_OK, eng_env_checkpoint(own.env));
	free(path);
}
END_TEST

/* The same, dirty as it is. */
START_TEST(store_deleted_under_everybody_hurts_nobody)
{
	char *path = jp_tmpdir_path(dir, "side.db");
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "env");
	ck_agent(ENG_OK, &ag, "side");
	ck_assert_int_eq(unlink(path), 0);
	ck_st(ENG_OK, eng_env_checkpoint(own.env));
	agent_kill(&ag);
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, ""));
	die_inside();
	ck_assert_int_eq(score(1), 10);
	ck_st(ENG_OK, eng_env_checkpoint(own.env));
	free(path);
}
END_TEST

/* Many deaths outside the gate do not use up what the regions have. */
START_TEST(deaths_of_many_who_stand_by_leave_room)
{
	struct agent ag;
	int i;

	for (i = 0; i < 60; i++) {
		agent_start(&ag, dir);
		ck_agent(ENG_OK, &ag, "open");
		ck_agent(ENG_OK, &ag, i == 0 ? "insert 1 10 ann" :
		    "replace 1 11");
		agent_kill(&ag);
	}
	ck_assert_int_eq(score(1), 11);
	ck_assert_uint_ge(eng_shared_epoch(own.env), 3);
}
END_TEST

struct hammer {
	struct agent ag;
	int32_t row;
	int32_t told;			/* commits that it told of */
};

static void
start_hammer(struct hammer *h)
{
	char line[64];

	agent_start(&h->ag, dir);
	ck_agent(ENG_OK, &h->ag, "open");
	fcntl(fileno(h->ag.out), F_SETFL, O_NONBLOCK);
	snprintf(line, sizeof line, "hammer %d %d", (int)h->row, (int)ROWS);
	agent_tell(&h->ag, line);
}

/* Takes what the process told so far, which must not be that it failed. */
static void
listen_to(struct hammer *h)
{
	int32_t told;
	ssize_t got;

	while ((got = read(fileno(h->ag.out), &told, sizeof told)) ==
	    sizeof told) {
		ck_assert_msg(told > h->told, "told %d after %d", told,
		    h->told);
		h->told = told;
	}
}

/* Until it has told more than it had; on a busy machine that takes a while. */
static void
wait_for_news(struct hammer *h, int32_t before)
{
	enum { TRIES = 300 };
	unsigned tries;

	listen_to(h);
	for (tries = 0; h->told <= before && tries < TRIES; tries++) {
		nap_ms(100);
		listen_to(h);
	}
}

static void
check_books(struct hammer *hammers)
{
	int32_t sum = 0, done;
	unsigned i;

	ck_st(ENG_OK, eng_txn_begin(own.session, true));
	eng_shared_enter(own.env);	/* nobody changes anything */
	for (i = 0; i < ROWS; i++)
		sum += score((int32_t)i);
	for (i = 0; i < HAMMERS; i++) {
		listen_to(&hammers[i]);
		done = score(hammers[i].row);
		ck_assert_int_ge(done, hammers[i].told);
		ck_assert_int_le(done, hammers[i].told + 1);
	}
	eng_shared_leave(own.env);
	ck_st(ENG_OK, eng_txn_rollback(own.session));
	ck_assert_int_eq(sum, ROWS * START);
}

START_TEST(killing_writers_loses_nothing_and_stops_nobody)
{
	struct hammer hammers[HAMMERS];
	int32_t before, all = 0;
	unsigned i, victim, kills;

	for (i = 0; i < ROWS; i++)
		ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, (int32_t)i,
		    START, ""));
	for (i = 0; i < HAMMERS; i++) {
		hammers[i].row = OWN + (int32_t)i;
		hammers[i].told = 0;
		ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT,
		    hammers[i].row, 0, ""));
		start_hammer(&hammers[i]);
	}
	for (kills = 0; kills < KILLS; kills++) {
		nap_ms(rand() % 30);
		victim = (unsigned)rand() % HAMMERS;
		ck_assert_int_eq(kill(hammers[victim].ag.pid, SIGKILL), 0);
		ck_assert_int_eq(waitpid(hammers[victim].ag.pid, NULL, 0),
		    hammers[victim].ag.pid);
		listen_to(&hammers[victim]);
		check_books(hammers);
		hammers[victim].told = score(hammers[victim].row);
		fclose(hammers[victim].ag.in);
		fclose(hammers[victim].ag.out);
		start_hammer(&hammers[victim]);
	}
	/* Everybody gets on. */
	for (i = 0; i < HAMMERS; i++) {
		listen_to(&hammers[i]);
		before = hammers[i].told;
		wait_for_news(&hammers[i], before);
		ck_assert_int_gt(hammers[i].told, before);
		all += hammers[i].told;
	}
	for (i = 0; i < HAMMERS; i++)
		agent_kill(&hammers[i].ag);
	printf("%d commits, %d kills, %d recoveries\n", (int)all, KILLS,
	    (int)eng_shared_epoch(own.env) - 2);
}
END_TEST

static void
start_cycle(struct hammer *h)
{
	char line[64];

	agent_start(&h->ag, dir);
	fcntl(fileno(h->ag.out), F_SETFL, O_NONBLOCK);
	snprintf(line, sizeof line, "cycle %d", (int)h->row);
	agent_tell(&h->ag, line);
}

/* Nobody has it open all the time, so there are kills of who comes first and
 * recovers, and of who goes last. */
START_TEST(killing_those_who_come_and_go_loses_nothing)
{
	struct hammer h[2] = { { .row = OWN }, { .row = OWN + 1 } };
	unsigned kills, victim;

	for (victim = 0; victim < 2; victim++)
		ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT,
		    h[victim].row, 0, ""));
	work_close(&own);
	start_cycle(&h[0]);
	start_cycle(&h[1]);
	for (kills = 0; kills < KILLS; kills++) {
		nap_ms(rand() % 60);
		victim = kills % 2;
		ck_assert_int_eq(kill(h[victim].ag.pid, SIGKILL), 0);
		waitpid(h[victim].ag.pid, NULL, 0);
		listen_to(&h[victim]);
		fclose(h[victim].ag.in);
		fclose(h[victim].ag.out);
		start_cycle(&h[victim]);
	}
	for (victim = 0; victim < 2; victim++) {
		wait_for_news(&h[victim], 0);
		agent_kill(&h[victim].ag);
	}
	ck_st(ENG_OK, work_open(&own, dir));
	for (victim = 0; victim < 2; victim++) {
		ck_assert_int_gt(h[victim].told, 0);
		ck_assert_int_ge(score(h[victim].row), h[victim].told);
	}
	printf("%d comings and goings, %d kills\n",
	    (int)(h[0].told + h[1].told), KILLS);
}
END_TEST

/* ---- */

static void
add(Suite *suite, const char *name, const TTest *const *tests, size_t count,
    double timeout)
{
	TCase *tc = tcase_create(name);
	size_t i;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, timeout);
	for (i = 0; i < count; i++)
		tcase_add_test(tc, tests[i]);
	suite_add_tcase(suite, tc);
}

#define ADD(name, tests, timeout)					\
	add(suite, name, tests, sizeof(tests) / sizeof((tests)[0]), timeout)

int
main(int argc, char **argv)
{
	Suite *suite;
	SRunner *runner;
	int failed;

	if (argc == 3 && strcmp(argv[1], "--agent") == 0)
		return agent_main(argv[2]);
	const TTest *const seeing[] = {
		process_sees_what_another_commits,
		nobody_sees_what_is_not_committed,
		transaction_reads_what_others_have_committed_since,
		changed_record_is_what_others_have_made_of_it,
		appended_key_that_another_process_appended_is_a_duplicate,
		walk_meets_rows_of_all_processes,
		numbers_given_out_differ_between_processes
	};
	const TTest *const records[] = {
		changed_record_is_locked_until_the_transaction_ends,
		key_inserted_twice_has_one_owner,
		held_record_cannot_be_changed_or_held_by_others,
		lock_is_waited_for_as_long_as_asked,
		sessions_of_one_process_lock_each_other_out,
		locks_of_a_killed_process_are_free_at_once
	};
	const TTest *const tables[] = {
		table_locks_shut_out_what_they_say,
		exclusive_use_is_exclusive_between_processes,
		change_counts_grow_with_the_commits_of_all,
		definition_changed_elsewhere_is_noticed,
		tables_made_by_two_processes_are_two
	};
	const TTest *const stores[] = {
		last_process_to_leave_marks_the_store_clean,
		directory_can_be_moved_even_after_a_crash,
		opening_and_working_without_memory_leaves_nothing_behind
	};
	const TTest *const deaths[] = {
		death_inside_is_survived_with_an_open_transaction,
		store_that_a_killed_process_used_can_be_deleted,
		store_deleted_under_everybody_hurts_nobody,
		deaths_of_many_who_stand_by_leave_room,
		killing_writers_loses_nothing_and_stops_nobody,
		killing_those_who_come_and_go_loses_nothing
	};
	suite = suite_create("eng_shared");
	ADD("seeing", seeing, 60);
	ADD("records", records, 60);
	ADD("tables", tables, 60);
	ADD("stores", stores, 60);
	ADD("deaths", deaths, 300);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
