/* SPDX-License-Identifier: MIT */
/* bench_run.h - one measurement: a workload, an engine, a process. */
#ifndef BENCH_RUN_H
#define BENCH_RUN_H

#include "bench_engine.h"

struct bench_work;

struct bench_run {
	const struct bench_engine *engine;
	const struct bench_work *work;
	struct bench_setup setup;
	struct bench_store *store;
	struct bench_user *user;	/* of the main thread */
	int out;			/* where results go */
};

/* What a process found out. */
struct bench_result {
	char name[16];
	double us;			/* of an operation */
};

/* Called in the process of the measurement, for each of its results. */
void bench_run_tell(struct bench_run *run, const char *name, double seconds,
    uint64_t operations);

double bench_run_clock(void);
/* The processor time of the whole process; also for bench_run_clock. */
double bench_run_cpu_clock(void);
void bench_run_use_cpu_clock(void);

/* What bench_run_start opened and joined may be closed by the workload, which
 * then leaves NULL. */
void bench_run_open(struct bench_run *run);
void bench_run_close(struct bench_run *run);

/* From here on SIGINT, SIGTERM and SIGHUP end what is measured, and then this
 * process, which cleans up before. */
void bench_run_catch_signals(void);

/* Does `part` of a run in a process of its own; calls `took` for each result.
 * *rss_kib, which may be NULL, is the most memory it had. Fails when the
 * process does, or unless it is killed with `may_die`. */
typedef void bench_run_part(struct bench_run *run);
typedef void bench_run_took(void *context,
    const struct bench_result *result);
void bench_run_child(struct bench_run *run, bench_run_part *part,
    bool may_die, bench_run_took *took, void *context, long *rss_kib);

#endif
