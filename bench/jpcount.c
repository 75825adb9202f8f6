/* SPDX-License-Identifier: MIT */
/* jpcount - fixed work through the ESE API, for tools/bench-count.sh.
 *
 *     jpcount --work get --count 10000
 *
 * Loads so many records and then does the work in one function,
 * count_work, which is what callgrind is told to look at. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_engine.h"
#include "bench_fail.h"
#include "bench_place.h"

/* Changes in a transaction; reads are all in one. */
enum { BATCH = 100 };

enum { CACHE_MIB = 64, COUNT_MAX = 1000000 };

struct job {
	struct bench_user *user;
	uint32_t count;
	struct bench_record *news;	/* to be inserted */
	uint64_t sum;			/* of what was read */
};

static const struct bench_engine *const ese = &bench_ese;

/* ---- the work ---- */

static void
get(struct job *job, uint32_t i)
{
	struct bench_record record;

	if (ese->get(job->user, bench_data_any(i, job->count), &record))
		job->sum += (uint64_t)record.n;
}

static void
scan(struct job *job, uint32_t i)
{
	struct bench_record record;

	if (i == 0)
		ese->rewind(job->user, BENCH_PRIMARY);
	if (ese->next(job->user, &record))
		job->sum += (uint64_t)record.n;
}

static void
insert(struct job *job, uint32_t i)
{
	ese->insert(job->user, &job->news[i]);
}

static void
update(struct job *job, uint32_t i)
{
	ese->update(job->user, bench_data_any(i, job->count), i);
}

static const struct work {
	const char *name;
	void (*op)(struct job *job, uint32_t i);
	bool write;
	bool listen;
} works[] = {
	{ "get", get, false, false },
	{ "scan", scan, false, false },
	{ "insert", insert, true, false },
	{ "update", update, true, false },
	{ "callback", update, true, true },	/* update with a callback */
	{ NULL, NULL, false, false },
};

/* Callgrind collects in here. */
static __attribute__((noinline)) void
count_work(const struct work *work, struct job *job, uint32_t count)
{
	uint32_t batch = work->write ? BATCH : count;
	uint32_t i;

	for (i = 0; i < count; i++) {
		if (i % batch == 0)
			ese->begin(job->user, work->write);
		work->op(job, i);
		if ((i + 1) % batch == 0 || i + 1 == count)
			ese->commit(job->user);
	}
}

/* ---- around it ---- */

static void
make_records(struct job *job, int32_t first)
{
	uint32_t i;

	for (i = 0; i < job->count; i++)
		bench_data_make(&job->news[i], first + (int32_t)i, 0);
}

static void
load(struct job *job)
{
	uint32_t i;

	make_records(job, 1);
	ese->begin(job->user, true);
	for (i = 0; i < job->count; i++)
		ese->insert(job->user, &job->news[i]);
	ese->commit(job->user);
	make_records(job, (int32_t)job->count + 1);
}

static void
do_job(const struct work *work, const char *dir, uint32_t count)
{
	struct bench_setup setup = { .dir = dir, .cache_mib = CACHE_MIB,
	    .size = count * 2, .listen = work->listen };
	struct bench_store *store = ese->open(&setup);
	struct job job = { .user = ese->join(store), .count = count };

	job.news = bench_alloc(count * sizeof *job.news);
	load(&job);
	count_work(work, &job, count);
	ese->leave(job.user);
	ese->close(store);
	printf("%s %u %llu\n", work->name, count,
	    (unsigned long long)job.sum);
	free(job.news);
}

static const struct work *
find_work(const char *name)
{
	const struct work *work;

	for (work = works; work->name != NULL; work++)
		if (strcmp(work->name, name) == 0)
			return work;
	bench_fail("no work %s", name);
}

int
main(int argc, char **argv)
{
	static const struct option table[] = {
		{ "work", required_argument, NULL, 'w' },
		{ "count", required_argument, NULL, 'c' },
		{ "dir", required_argument, NULL, 'd' },
		{ NULL, 0, NULL, 0 },
	};
	const struct work *work = &works[0];
	const char *dir = ".";
	uint32_t count = 10000;
	int c;

	while ((c = getopt_long(argc, argv, "", table, NULL)) != -1) {
		switch (c) {
		case 'w': work = find_work(optarg); break;
		case 'c': count = (uint32_t)atoi(optarg); break;
		case 'd': dir = optarg; break;
		default: return 2;
		}
	}
	if (optind < argc || count == 0 || count > COUNT_MAX)
		bench_fail("usage: jpcount [--work get|scan|insert|update|"
		    "callback] [--count N] [--dir DIR]");
	do_job(work, bench_place_start(dir), count);
	bench_place_end();
	return 0;
}
