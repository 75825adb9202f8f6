/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <string.h>

#include "bench_fail.h"
#include "bench_work.h"

enum {
	LOAD_BATCH = 1000,
	BATCH = 100,
	READS = 500000,			/* at most, and so on */
	CHANGES = 200000,
	DURABLES = 1000,
	LAZIES = 50000,
	CHECKS = 1000,
	WARM = 100000,
	THREADS_MAX = 8
};

#define READ(name_, what_, op_, batch_, ...)				\
	{ .name = (name_), .what = (what_), .start = BENCH_LOADED,	\
	    .op = (op_), .batch = (batch_), __VA_ARGS__ }
#define WRITE(name_, what_, start_, op_, batch_, ...)			\
	{ .name = (name_), .what = (what_), .start = (start_),		\
	    .op = bench_op_##op_, .check = bench_op_check_##op_,	\
	    .batch = (batch_), __VA_ARGS__ }
#define SPECIAL(name_, what_, start_, run_, ...)			\
	{ .name = (name_), .what = (what_), .start = (start_),		\
	    .run = bench_special_##run_, __VA_ARGS__ }

const struct bench_work bench_works[] = {
	WRITE("load", "inserts in order of the key, 1000 per transaction",
	    BENCH_EMPTY, insert, LOAD_BATCH),
	WRITE("load-cb", "the same with an empty callback for all changes",
	    BENCH_EMPTY, insert, LOAD_BATCH, .listen = true,
	    .needs = BENCH_CAN_LISTEN),
	WRITE("durable", "1 insert per commit, which waits for the disk",
	    BENCH_CHANGED, insert, 1, .durable = true, .most = DURABLES),
	WRITE("lazy", "1 insert per commit, which does not wait",
	    BENCH_CHANGED, insert, 1, .most = LAZIES, .needs = BENCH_CAN_LAZY),
	READ("get", "random records, one transaction", bench_op_get,
	    BENCH_ONE_TXN, .most = READS),
	READ("get1", "random records, a transaction each", bench_op_get, 1,
	    .most = READS),
	READ("get0", "random records without transactions", bench_op_get,
	    BENCH_NO_TXN, .most = READS, .needs = BENCH_CAN_LEVEL0),
	READ("scan", "one column of all records, in order of the key",
	    bench_op_scan, BENCH_ONE_TXN),
	READ("scan0", "the same without a transaction", bench_op_scan,
	    BENCH_NO_TXN, .needs = BENCH_CAN_LEVEL0),
	READ("seek2", "random records by their text", bench_op_find,
	    BENCH_ONE_TXN, .most = READS),
	READ("scan2", "all records, in order of the text", bench_op_scan_text,
	    BENCH_ONE_TXN),
	READ("get-2t", "get in two threads", bench_op_get, BENCH_ONE_TXN,
	    .most = READS, .threads = 2),
	READ("scan2-2t", "scan2 in two threads", bench_op_scan_text,
	    BENCH_ONE_TXN, .threads = 2),
	WRITE("update", "a column of random records, 100 per transaction",
	    BENCH_CHANGED, update, BATCH, .most = CHANGES),
	WRITE("update-cb", "the same with an empty callback for all changes",
	    BENCH_CHANGED, update, BATCH, .most = CHANGES, .listen = true,
	    .needs = BENCH_CAN_LISTEN),
	WRITE("delete", "random records, 100 per transaction",
	    BENCH_CHANGED, erase, BATCH, .most = CHANGES),
	SPECIAL("mix", "update beside a thread that reads; mix-r: its reads",
	    BENCH_CHANGED, mix, .batch = BATCH, .most = CHANGES),
	SPECIAL("idle", "200,000 updates while a reader keeps its snapshot",
	    BENCH_CHANGED, idle, .batch = BATCH),
	SPECIAL("lv", "values of 1 MB: written, read, every second replaced",
	    BENCH_EMPTY, long, .batch = 1),
	SPECIAL("cached", "10,000 cached updates applied; or one transaction",
	    BENCH_CHANGED, cached),
	SPECIAL("cached1", "the same, 1 % fail into a callback",
	    BENCH_CHANGED, cached_failing, .needs = BENCH_CAN_CACHE_UPDATES),
	SPECIAL("open", "from the start to the first record", BENCH_LOADED,
	    open),
	SPECIAL("recover", "the same after a kill, with 64 MB of log",
	    BENCH_CHANGED, open, .before = bench_special_crash,
	    .batch = BATCH, .keep_log = true, .needs = BENCH_CAN_RECOVER),
	SPECIAL("bare", "start and stop without a database: processor time",
	    BENCH_EMPTY, bare, .bare = true, .needs = BENCH_CAN_BARE),
	SPECIAL("asleep", "a second with nothing to do: processor time",
	    BENCH_EMPTY, asleep, .bare = true, .needs = BENCH_CAN_BARE),
	{ .name = NULL },
};

const struct bench_work *const bench_work_load = &bench_works[0];

uint32_t
bench_work_count(const struct bench_run *run)
{
	uint32_t most = run->work->most;

	return most != 0 && most < run->setup.size ? most : run->setup.size;
}

void
bench_work_batches(struct bench_task *task, uint32_t count, bool write,
    bench_op *op)
{
	const struct bench_engine *engine = task->run->engine;
	uint32_t batch = task->run->work->batch;
	uint32_t i;

	for (i = 0; i < count; i++) {
		if (batch != BENCH_NO_TXN && i % batch == 0)
			engine->begin(task->user, write);
		op(task, i);
		if (batch != BENCH_NO_TXN &&
		    ((i + 1) % batch == 0 || i + 1 == count))
			engine->commit(task->user);
	}
}

/* ---- one thread, and more ---- */

static void
do_task(struct bench_task *task)
{
	bench_work_batches(task, bench_work_count(task->run),
	    task->run->work->start != BENCH_LOADED, task->run->work->op);
}

static void *
run_thread(void *context)
{
	do_task(context);
	return NULL;
}

static void
start_thread(struct bench_task *task, pthread_t *thread)
{
	if (pthread_create(thread, NULL, run_thread, task) != 0)
		bench_fail("no thread");
}

/* The main thread does the first task itself. Users join and leave outside
 * of what is measured. */
static double
do_tasks(struct bench_run *run, unsigned count)
{
	struct bench_task tasks[THREADS_MAX];
	pthread_t threads[THREADS_MAX];
	double start, seconds;
	unsigned i;

	memset(tasks, 0, sizeof tasks);
	for (i = 0; i < count; i++) {
		tasks[i].run = run;
		tasks[i].first = i * bench_work_count(run);
		tasks[i].user = i == 0 ? run->user :
		    run->engine->join(run->store);
	}
	start = bench_run_clock();
	for (i = 1; i < count; i++)
		start_thread(&tasks[i], &threads[i]);
	do_task(&tasks[0]);
	for (i = 1; i < count; i++)
		pthread_join(threads[i], NULL);
	seconds = bench_run_clock() - start;
	for (i = 1; i < count; i++)
		run->engine->leave(tasks[i].user);
	return seconds;
}

static void
check_some(struct bench_run *run, uint32_t count)
{
	struct bench_task task = { .run = run, .user = run->user };
	uint32_t step = count / CHECKS + 1;
	uint32_t i;

	run->engine->begin(run->user, false);
	for (i = 0; i < count; i += step)
		run->work->check(&task, i);
	run->engine->commit(run->user);
}

static void
do_operations(struct bench_run *run)
{
	unsigned threads = run->work->threads > 1 ? run->work->threads : 1;
	uint32_t count = bench_work_count(run);
	double seconds = do_tasks(run, threads);

	bench_run_tell(run, run->work->name, seconds,
	    (uint64_t)count * threads);
	if (run->work->check != NULL)
		check_some(run, count);
}

/* ---- a measurement ---- */

/* Brings into the caches what was in them when the store was written. */
static void
warm_up(struct bench_run *run)
{
	struct bench_task task = { .run = run, .user = run->user };
	uint32_t count = run->setup.size < WARM ? run->setup.size : WARM;
	uint32_t i;

	run->engine->begin(run->user, false);
	for (i = 0; i < count; i++)
		bench_op_find(&task, i);
	run->engine->commit(run->user);
}

void
bench_work_do(struct bench_run *run)
{
	if (run->work->run != NULL) {
		run->work->run(run);
	} else {
		bench_run_open(run);
		if (run->work->start != BENCH_EMPTY)
			warm_up(run);
		do_operations(run);
	}
	bench_run_close(run);
}
