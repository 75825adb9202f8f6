/* SPDX-License-Identifier: MIT */
/* Threads of one process in an environment that another one shares. */
#include <pthread.h>

#include "shared_agent.h"

enum { THREADS = 3, ROWS = 8, START = 100, TURNS = 300, CYCLES = 30,
	SHORT_WHILE = 50000 /* us */ };

struct worker {
	pthread_t thread;
	struct work work;		/* env and store are of all */
	unsigned seed;
	unsigned commits;
	eng_status st;			/* what was not expected */
};

static char *dir;
static struct work own;

static void
setup(void)
{
	int32_t i;

	dir = jp_tmpdir_new();
	work_create(&own, dir);
	for (i = 0; i < ROWS; i++)
		ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, i, START,
		    ""));
}

static void
teardown(void)
{
	work_close(&own);
	jp_tmpdir_remove(dir);
}

static eng_status
move_point(struct worker *wk)
{
	struct work *w = &wk->work;
	eng_status st;

	st = eng_txn_begin(w->session, false);
	if (st == ENG_OK)
		st = work_add(w, rand_r(&wk->seed) % ROWS, -1);
	if (st == ENG_OK)
		st = work_add(w, rand_r(&wk->seed) % ROWS, 1);
	if (st == ENG_OK)
		st = eng_txn_commit(w->session, false);
	if (st == ENG_OK)
		wk->commits++;
	else if (eng_session_level(w->session) > 0)
		(void)eng_txn_rollback(w->session);
	return st == ENG_E_LOCKED || st == ENG_E_WRITE_CONFLICT ? ENG_OK : st;
}

static void *
move_points(void *arg)
{
	struct worker *wk = arg;
	int i;

	for (i = 0; i < TURNS && wk->st == ENG_OK; i++)
		wk->st = move_point(wk);
	return NULL;
}

static void
start_worker(struct worker *wk, unsigned seed, void *(*fn)(void *arg))
{
	memset(wk, 0, sizeof *wk);
	wk->seed = seed;
	wk->work.env = own.env;
	wk->work.store = own.store;
	ck_st(ENG_OK, eng_session_begin(own.env, &wk->work.session));
	eng_session_set_lazy(wk->work.session, true);
	ck_st(ENG_OK, work_table(&wk->work, 0));
	ck_assert_int_eq(pthread_create(&wk->thread, NULL, fn, wk), 0);
}

static void
kill_one_inside(void)
{
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	agent_tell(&ag, "die");
	(void)agent_reap(&ag);
}

START_TEST(threads_work_on_through_the_deaths_of_others)
{
	struct worker workers[THREADS];
	int32_t i, score, sum = 0;

	for (i = 0; i < THREADS; i++)
		start_worker(&workers[i], (unsigned)i, move_points);
	for (i = 0; i < 3; i++)
		kill_one_inside();
	for (i = 0; i < THREADS; i++) {
		(void)pthread_join(workers[i].thread, NULL);
		ck_st(ENG_OK, workers[i].st);
		ck_assert_uint_gt(workers[i].commits, 0);
		eng_session_end(workers[i].work.session);
	}
	for (i = 0; i < ROWS; i++) {
		ck_st(ENG_OK, work_score(&own, i, &score));
		sum += score;
	}
	ck_assert_int_eq(sum, ROWS * START);
	ck_assert_uint_ge(eng_shared_epoch(own.env), 5);
}
END_TEST

/* ---- reading without the gate ---- */

static _Atomic bool entered;

static void *
enter_and_leave(void *arg)
{
	(void)arg;
	eng_shared_enter(own.env);
	entered = true;
	eng_shared_leave(own.env);
	return NULL;
}

static void *
read_beside(void *arg)
{
	bool *good = arg;

	*good = eng_shared_read(own.env) && eng_shared_read_done(own.env);
	return NULL;
}

START_TEST(who_enters_waits_for_all_that_read)
{
	pthread_t thread;
	bool good = false;

	entered = false;
	ck_assert_uint_ne(eng_shared_turn(own.env), 0);
	ck_assert(eng_shared_read(own.env));
	ck_assert_int_eq(pthread_create(&thread, NULL, read_beside, &good),
	    0);
	(void)pthread_join(thread, NULL);
	ck_assert(good);
	ck_assert_int_eq(pthread_create(&thread, NULL, enter_and_leave,
	    NULL), 0);
	usleep(SHORT_WHILE);
	ck_assert(!entered);
	ck_assert(!eng_shared_read(own.env));	/* not twice */
	ck_assert(eng_shared_read_done(own.env));
	(void)pthread_join(thread, NULL);
	ck_assert(entered);
	ck_assert(!eng_shared_read_done(own.env));
}
END_TEST

/* As one does whose environment must be recovered. */
START_TEST(one_that_reads_may_enter)
{
	ck_assert(eng_shared_read(own.env));
	eng_shared_enter(own.env);
	eng_shared_leave(own.env);
	ck_assert(!eng_shared_read_done(own.env));
	base_rwlock_done(&own.env->apply_lock);
	eng_shared_leave(own.env);
	ck_assert(eng_shared_read(own.env));
	eng_shared_fail(own.env);
	ck_assert(eng_shared_restart(own.env));
	ck_assert(!eng_shared_read_done(own.env));
	base_rwlock_done(&own.env->apply_lock);
	eng_shared_leave(own.env);
	ck_assert_uint_eq(eng_shared_epoch(own.env), 3);
}
END_TEST

START_TEST(only_one_that_is_alone_reads_without_the_gate)
{
	uint64_t turn = eng_shared_turn(own.env);
	struct agent ag;
	int32_t score;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "read");
	ck_assert_int_eq(ag.value, 0);
	ck_assert(!eng_shared_read(own.env));
	ck_assert_uint_eq(eng_shared_turn(own.env), 0);
	ck_agent(ENG_OK, &ag, "replace 1 7");
	agent_end(&ag);
	ck_assert_uint_gt(eng_shared_turn(own.env), turn);
	ck_assert(eng_shared_read(own.env));
	ck_assert(eng_shared_read_done(own.env));
	ck_st(ENG_OK, work_score(&own, 1, &score));
	ck_assert_int_eq(score, 7);
}
END_TEST

START_TEST(who_is_left_by_the_dead_is_alone_again)
{
	struct agent ag;
	unsigned i;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	agent_kill(&ag);
	for (i = 0; i < 10000 && eng_shared_turn(own.env) == 0; i++) {
		eng_shared_enter(own.env);
		eng_shared_leave(own.env);
	}
	ck_assert(eng_shared_read(own.env));
	ck_assert(eng_shared_read_done(own.env));
}
END_TEST

/* Who comes waits for one that reads; when that is killed, what it read is
 * recovered. */
static void
come_while_one_reads(bool dies)
{
	struct agent first, next;

	work_close(&own);
	agent_start(&first, dir);
	agent_start(&next, dir);
	ck_agent(ENG_OK, &first, "open");
	ck_agent(ENG_OK, &first, "get 1");
	ck_agent(ENG_OK, &first, "read");
	ck_assert_int_eq(first.value, 1);
	agent_tell(&next, "open");
	usleep(SHORT_WHILE);
	if (dies) {
		agent_kill(&first);
	} else {
		ck_agent(ENG_OK, &first, "unread");
		ck_assert_int_eq(first.value, 1);
	}
	ck_assert_str_eq(agent_hear_status(&next),
	    eng_status_text(ENG_OK));
	ck_agent(ENG_OK, &next, "replace 1 7");
	if (!dies) {
		ck_agent(ENG_OK, &first, "get 1");
		ck_assert_int_eq(first.value, 7);
		agent_end(&first);
	}
	agent_end(&next);
	ck_st(ENG_OK, work_open(&own, dir));
}

START_TEST(who_comes_waits_for_readers)
{
	come_while_one_reads(false);
}
END_TEST

START_TEST(who_comes_outlives_readers)
{
	come_while_one_reads(true);
}
END_TEST

static _Atomic int32_t committed;	/* to the first row, at least */
static _Atomic bool enough;

static void *
read_on(void *arg)
{
	struct worker *wk = arg;
	int32_t least, score;

	while (wk->st == ENG_OK && !enough) {
		least = committed;
		wk->st = work_score(&wk->work, 0, &score);
		if (wk->st == ENG_OK && score < least)
			wk->st = ENG_E_NOT_FOUND;
		wk->commits++;
	}
	return NULL;
}

/* Nobody reads what is no more, whoever comes, writes, goes and dies. */
START_TEST(threads_read_on_while_others_come_and_go)
{
	struct worker workers[THREADS];
	struct agent ag;
	int32_t i, done;

	committed = START;
	enough = false;
	for (i = 0; i < THREADS; i++)
		start_worker(&workers[i], (unsigned)i, read_on);
	for (i = 0; i < CYCLES; i++) {
		if (i % 10 == 0) {
			agent_start(&ag, dir);
			agent_tell(&ag, "cycle 0");
		}
		if (fread(&done, sizeof done, 1, ag.out) == 1) {
			ck_assert_int_gt(done, committed);
			committed = done;
		}
		if (i % 10 == 9)
			agent_kill(&ag);
	}
	enough = true;
	for (i = 0; i < THREADS; i++) {
		(void)pthread_join(workers[i].thread, NULL);
		ck_st(ENG_OK, workers[i].st);
		ck_assert_uint_gt(workers[i].commits, 0);
		eng_session_end(workers[i].work.session);
	}
}
END_TEST

int
main(int argc, char **argv)
{
	Suite *suite;
	SRunner *runner;
	TCase *tc;
	int failed;

	if (argc == 3 && strcmp(argv[1], "--agent") == 0)
		return agent_main(argv[2]);
	suite = suite_create("eng_shared_threads");
	tc = tcase_create("threads");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, threads_work_on_through_the_deaths_of_others);
	tcase_add_test(tc, who_enters_waits_for_all_that_read);
	tcase_add_test(tc, one_that_reads_may_enter);
	tcase_add_test(tc, only_one_that_is_alone_reads_without_the_gate);
	tcase_add_test(tc, who_is_left_by_the_dead_is_alone_again);
	tcase_add_test(tc, who_comes_waits_for_readers);
	tcase_add_test(tc, who_comes_outlives_readers);
	tcase_add_test(tc, threads_read_on_while_others_come_and_go);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
