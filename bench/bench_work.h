/* SPDX-License-Identifier: MIT */
/* bench_work.h - the workloads, written once for all engines. */
#ifndef BENCH_WORK_H
#define BENCH_WORK_H

#include "bench_run.h"

/* What a workload finds. */
enum bench_start {
	BENCH_EMPTY,			/* no store */
	BENCH_LOADED,			/* the loaded store, which it keeps */
	BENCH_CHANGED			/* the loaded store, to be changed */
};

/* Operations in a transaction, when not a number. */
enum { BENCH_NO_TXN = 0, BENCH_ONE_TXN = INT32_MAX };

/* What a thread does its operations with. */
struct bench_task {
	struct bench_run *run;
	struct bench_user *user;
	uint32_t first;			/* number of its first operation */
	struct bench_record record;	/* the last one read */
	char text[BENCH_TEXT];		/* of the one before, in a scan */
};

typedef void bench_op(struct bench_task *task, uint32_t i);

struct bench_work {
	const char *name;
	const char *what;		/* for people */
	enum bench_start start;
	unsigned needs;			/* enum bench_can */
	const struct bench_engine *only;	/* NULL: for all */

	/* Most are one operation again and again ... */
	bench_op *op;
	bench_op *check;		/* later, for some of the operations */
	uint32_t batch;			/* operations in a transaction */
	uint32_t most;			/* operations; 0: one per record */
	unsigned threads;		/* 0: one, the main thread */

	/* ... others do more. */
	bench_run_part *run;
	bench_run_part *before;		/* in a process that may kill itself */

	/* For struct bench_setup. */
	bool bare;
	bool durable;
	bool listen;
	bool keep_log;
};

extern const struct bench_work bench_works[];	/* ends with no name */
extern const struct bench_work *const bench_work_load;

/* A measurement from opening to closing. */
void bench_work_do(struct bench_run *run);

/* How many operations a workload has. */
uint32_t bench_work_count(const struct bench_run *run);
/* Operations 0 to count - 1 in the work's transactions. */
void bench_work_batches(struct bench_task *task, uint32_t count, bool write,
    bench_op *op);

/* Operations (bench_op.c). */
bench_op bench_op_insert, bench_op_get, bench_op_find, bench_op_scan,
    bench_op_scan_text, bench_op_update, bench_op_erase;
bench_op bench_op_check_insert, bench_op_check_update, bench_op_check_erase;

/* Workloads of their own (bench_special.c). */
bench_run_part bench_special_mix, bench_special_idle, bench_special_long,
    bench_special_cached, bench_special_cached_failing, bench_special_open,
    bench_special_crash, bench_special_bare, bench_special_asleep;

#endif
