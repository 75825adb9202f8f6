/* SPDX-License-Identifier: MIT */
/* Threads of one process in an environment that another one shares. */
#include <pthread.h>

#include "shared_agent.h"

enum { THREADS = 3, ROWS = 8, START = 100, TURNS = 300 };

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
start_worker(struct worker *wk, unsigned seed)
{
	memset(wk, 0, sizeof *wk);
	wk->seed = seed;
	wk->work.env = own.env;
	wk->work.store = own.store;
	ck_st(ENG_OK, eng_session_begin(own.env, &wk->work.session));
	eng_session_set_lazy(wk->work.session, true);
	ck_st(ENG_OK, work_table(&wk->work, 0));
	ck_assert_int_eq(pthread_create(&wk->thread, NULL, move_points, wk),
	    0);
}

static void
kill_one_inside(void)
{
	struct agent ag;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	agent_tell(&ag, "die");
	agent_reap(&ag);
}

START_TEST(threads_work_on_through_the_deaths_of_others)
{
	struct worker workers[THREADS];
	int32_t i, score, sum = 0;

	for (i = 0; i < THREADS; i++)
		start_worker(&workers[i], (unsigned)i);
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
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
