/* SPDX-License-Identifier: MIT */
/* bench_special.c - workloads that are more than one operation repeated. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bench_fail.h"
#include "bench_work.h"

enum {
	IDLE_UPDATES = 200000,
	IDLE_PROBES = 100,		/* records the idle reader looks at */
	READER_BATCH = 100,
	LONGS_MAX = 1000,
	LONGS_PART = 100,		/* a long value for so many records */
	CACHED = 10000,
	FAILING_PART = 100,
	CRASH_BYTES = 64 << 20,
	CRASH_LOOK = 1000,		/* updates between two looks */
	CRASH_UPDATES = 50000,		/* where logs go as they come */
	BARE_TIMES = 20,
	ASLEEP_SECONDS = 2
};

static struct bench_task
make_task(struct bench_run *run)
{
	return (struct bench_task){ .run = run, .user = run->user };
}

static uint32_t
cut(uint32_t count, uint32_t most)
{
	return count < most ? count : most;
}

/* ---- mix: a writer, and a reader in a thread ---- */

struct reader {
	struct bench_run *run;
	struct bench_user *user;
	atomic_bool stop;
	uint64_t reads;
	double seconds;
};

/* Reads its first record once more at the end: in a snapshot it is the same,
 * whatever the writer has done since. */
static void
read_batch(struct reader *reader)
{
	const struct bench_engine *engine = reader->run->engine;
	struct bench_record record;
	int64_t first = 0;
	int32_t id;
	uint32_t i;

	engine->begin(reader->user, false);
	for (i = 0; i < READER_BATCH; i++) {
		id = bench_data_any((uint32_t)reader->reads +
		    (i + 1 < READER_BATCH ? i : 0), reader->run->setup.size);
		if (!engine->get(reader->user, id, &record) ||
		    !bench_data_is_n(id, record.n))
			bench_fail("%s: mix: wrong values", engine->name);
		if (i == 0)
			first = record.n;
	}
	if ((engine->can & BENCH_CAN_SNAPSHOT) != 0 && record.n != first)
		bench_fail("%s: mix: the snapshot changed", engine->name);
	engine->commit(reader->user);
	reader->reads += READER_BATCH;
}

static void *
run_reader(void *context)
{
	struct reader *reader = context;
	double start = bench_run_clock();

	do
		read_batch(reader);
	while (!atomic_load(&reader->stop));
	reader->seconds = bench_run_clock() - start;
	return NULL;
}

void
bench_special_mix(struct bench_run *run)
{
	struct reader reader = { .run = run };
	struct bench_task task;
	pthread_t thread;
	double start;

	bench_run_open(run);
	task = make_task(run);
	reader.user = run->engine->join(run->store);
	if (pthread_create(&thread, NULL, run_reader, &reader) != 0)
		bench_fail("no thread");
	start = bench_run_clock();
	bench_work_batches(&task, bench_work_count(run), true,
	    bench_op_update);
	bench_run_tell(run, "mix", bench_run_clock() - start,
	    bench_work_count(run));
	atomic_store(&reader.stop, true);
	pthread_join(thread, NULL);
	bench_run_tell(run, "mix-r", reader.seconds, reader.reads);
	run->engine->leave(reader.user);
}

/* ---- idle: a reader that stays ---- */

/* Looks at records as they were before the updates. */
static void
probe(struct bench_task *task)
{
	uint32_t i;

	for (i = 0; i < IDLE_PROBES; i++)
		bench_op_get(task, i);
}

void
bench_special_idle(struct bench_run *run)
{
	const struct bench_engine *engine = run->engine;
	uint32_t count = cut(run->setup.size * 2, IDLE_UPDATES);
	struct bench_task idle, task;
	double start;

	bench_run_open(run);
	idle = task = make_task(run);
	idle.user = engine->join(run->store);
	engine->begin(idle.user, false);
	probe(&idle);
	start = bench_run_clock();
	bench_work_batches(&task, count, true, bench_op_update);
	bench_run_tell(run, "idle", bench_run_clock() - start, count);
	if ((engine->can & BENCH_CAN_SNAPSHOT) != 0)
		probe(&idle);
	engine->commit(idle.user);
	engine->leave(idle.user);
}

/* ---- lv: long values ---- */

static void
write_long(struct bench_task *task, uint32_t i)
{
	task->run->engine->put_long(task->user, (int32_t)i + 1,
	    bench_data_long(i, 0));
}

static void
replace_long(struct bench_task *task, uint32_t i)
{
	task->run->engine->put_long(task->user, (int32_t)i * 2 + 1,
	    bench_data_long(i * 2, 1));
}

static void
compare_long(struct bench_task *task, uint32_t i, unsigned changes)
{
	const uint8_t *data = task->run->engine->get_long(task->user,
	    (int32_t)i + 1);

	if (memcmp(data, bench_data_long(i, changes), BENCH_LONG) != 0)
		bench_fail("%s: wrong bytes in long value %u",
		    task->run->engine->name, i + 1);
}

static void
read_long(struct bench_task *task, uint32_t i)
{
	compare_long(task, i, 0);
}

static void
read_long_again(struct bench_task *task, uint32_t i)
{
	compare_long(task, i, i % 2 == 0);
}

static void
time_longs(struct bench_run *run, const char *name, uint32_t count,
    bool write, bench_op *op)
{
	struct bench_task task = make_task(run);
	double start = bench_run_clock();

	bench_work_batches(&task, count, write, op);
	bench_run_tell(run, name, bench_run_clock() - start, count);
}

void
bench_special_long(struct bench_run *run)
{
	uint32_t count = cut(run->setup.size / LONGS_PART + 2, LONGS_MAX);
	struct bench_task task;

	bench_run_open(run);
	(void)bench_data_long(0, 0);
	time_longs(run, "lv-write", count, true, write_long);
	time_longs(run, "lv-read", count, false, read_long);
	time_longs(run, "lv-half", count / 2, true, replace_long);
	task = make_task(run);
	bench_work_batches(&task, count / 2 * 2, false, read_long_again);
}

/* ---- cached updates ---- */

static void
change_each(struct bench_run *run, uint32_t count,
    void (*change)(struct bench_user *user, int32_t id, int64_t n))
{
	uint32_t i;
	int32_t id;

	for (i = 0; i < count; i++) {
		id = bench_data_each(i, run->setup.size);
		change(run->user, id, bench_data_n(id, 1));
	}
}

/* An engine without a cache of updates does them in one transaction. */
static void
change_directly(struct bench_run *run, uint32_t count)
{
	double start = bench_run_clock();

	run->engine->begin(run->user, true);
	change_each(run, count, run->engine->update);
	run->engine->commit(run->user);
	bench_run_tell(run, "cached", bench_run_clock() - start, count);
}

/* Somebody else changes what waits in the cache. */
static void
interfere(struct bench_run *run, uint32_t count)
{
	struct bench_user *other = run->engine->join(run->store);
	uint32_t i;
	int32_t id;

	for (i = 0; i < count; i++) {
		id = bench_data_each(i * FAILING_PART, run->setup.size);
		run->engine->update(other, id, bench_data_n(id, 2));
	}
	run->engine->leave(other);
}

static void
change_cached(struct bench_run *run, uint32_t count, uint32_t failing)
{
	double start = bench_run_clock();
	uint32_t failures;

	change_each(run, count, run->engine->queue);
	if (failing == 0)
		bench_run_tell(run, "cached-q", bench_run_clock() - start,
		    count);
	interfere(run, failing);
	start = bench_run_clock();
	failures = run->engine->apply(run->user);
	bench_run_tell(run, run->work->name, bench_run_clock() - start,
	    count);
	if (failures != failing)
		bench_fail("%s: %u updates failed, not %u", run->engine->name,
		    failures, failing);
}

void
bench_special_cached(struct bench_run *run)
{
	uint32_t count = cut(run->setup.size, CACHED);

	bench_run_open(run);
	if ((run->engine->can & BENCH_CAN_CACHE_UPDATES) != 0)
		change_cached(run, count, 0);
	else
		change_directly(run, count);
}

void
bench_special_cached_failing(struct bench_run *run)
{
	uint32_t count = cut(run->setup.size, CACHED);

	bench_run_open(run);
	change_cached(run, count, count / FAILING_PART);
}

/* ---- starting and stopping ---- */

void
bench_special_open(struct bench_run *run)
{
	double start = bench_run_clock();
	struct bench_record record;

	bench_run_open(run);
	run->engine->begin(run->user, false);
	if (!run->engine->get(run->user, 1, &record))
		bench_fail("%s: no first record", run->engine->name);
	run->engine->commit(run->user);
	bench_run_tell(run, run->work->name, bench_run_clock() - start, 1);
}

/* What this process has handed to write() since it was started. Without
 * checkpoints, and with room in the cache, that is the log. */
static uint64_t
count_written(void)
{
	FILE *file = fopen("/proc/self/io", "r");
	unsigned long long bytes = 0;

	if (file == NULL || fscanf(file, "rchar: %*u\nwchar: %llu", &bytes) != 1)
		bench_fail("cannot read /proc/self/io");
	fclose(file);
	return bytes;
}

static bool
has_log(const struct bench_run *run, uint64_t before, uint32_t updates)
{
	if ((run->engine->can & BENCH_CAN_KEEP_LOG) == 0)
		return updates >= CRASH_UPDATES;
	return count_written() >= before + CRASH_BYTES;
}

/* Updates until there is enough log to be recovered. */
void
bench_special_crash(struct bench_run *run)
{
	struct bench_task task;
	uint64_t before;

	bench_run_open(run);
	before = count_written();
	task = make_task(run);
	do {
		bench_work_batches(&task, CRASH_LOOK, true, bench_op_update);
		task.first += CRASH_LOOK;
	} while (!has_log(run, before, task.first));
	kill(getpid(), SIGKILL);
}

void
bench_special_bare(struct bench_run *run)
{
	double start;
	unsigned i;

	bench_run_open(run);
	bench_run_close(run);
	start = bench_run_cpu_clock();
	for (i = 0; i < BARE_TIMES; i++) {
		bench_run_open(run);
		bench_run_close(run);
	}
	bench_run_tell(run, "bare", bench_run_cpu_clock() - start,
	    BARE_TIMES);
}

void
bench_special_asleep(struct bench_run *run)
{
	double start;

	bench_run_open(run);
	start = bench_run_cpu_clock();
	sleep(ASLEEP_SECONDS);
	bench_run_tell(run, "asleep", bench_run_cpu_clock() - start,
	    ASLEEP_SECONDS);
}
