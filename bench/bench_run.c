/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench_fail.h"
#include "bench_run.h"

enum { CHILD_SECONDS = 1800 };		/* who takes longer hangs */

static clockid_t clock_used = CLOCK_MONOTONIC;

/* ---- in the process of the measurement ---- */

static double
read_clock(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void
bench_run_use_cpu_clock(void)
{
	clock_used = CLOCK_PROCESS_CPUTIME_ID;
}

double
bench_run_clock(void)
{
	return read_clock(clock_used);
}

double
bench_run_cpu_clock(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

void
bench_run_tell(struct bench_run *run, const char *name, double seconds,
    uint64_t operations)
{
	struct bench_result result;

	memset(&result, 0, sizeof result);
	snprintf(result.name, sizeof result.name, "%s", name);
	result.us = seconds * 1e6 / (double)operations;
	if (write(run->out, &result, sizeof result) != sizeof result)
		bench_fail("cannot tell a result: %s", strerror(errno));
}

void
bench_run_open(struct bench_run *run)
{
	run->store = run->engine->open(&run->setup);
	if (!run->setup.bare)
		run->user = run->engine->join(run->store);
}

void
bench_run_close(struct bench_run *run)
{
	if (run->user != NULL)
		run->engine->leave(run->user);
	if (run->store != NULL)
		run->engine->close(run->store);
	run->user = NULL;
	run->store = NULL;
}

/* ---- in the process that waits ---- */

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
enum { SIGNALS = sizeof signals / sizeof signals[0] };

static volatile sig_atomic_t stopped;	/* by which signal */
static volatile pid_t child;

static void
stop(int number)
{
	stopped = number;
	if (child > 0)
		kill(child, SIGKILL);
}

static void
set_signals(void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler,
	    .sa_flags = SA_RESTART };
	unsigned i;

	for (i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &action, NULL);
}

void
bench_run_catch_signals(void)
{
	set_signals(stop);
}

/* When a signal came: ends as it would have ended this process at once. */
static void
check_stopped(void)
{
	if (stopped == 0)
		return;
	bench_fail_cleanup();
	set_signals(SIG_DFL);
	raise(stopped);
}

static void
read_results(int in, bench_run_took *took, void *context)
{
	struct bench_result result;

	while (read(in, &result, sizeof result) == sizeof result)
		took(context, &result);
}

static void
check_end(const struct bench_run *run, int status, bool may_die)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	if (may_die && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		return;
	bench_fail("%s: a process %s %d", run->engine->name,
	    WIFSIGNALED(status) ? "was killed by signal" : "gave",
	    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

void
bench_run_child(struct bench_run *run, bench_run_part *part, bool may_die,
    bench_run_took *took, void *context, long *rss_kib)
{
	struct rusage usage;
	int ends[2], status;
	pid_t pid;

	check_stopped();
	if (pipe(ends) != 0)
		bench_fail("no pipe: %s", strerror(errno));
	fflush(stdout);
	pid = fork();
	if (pid < 0)
		bench_fail("no process: %s", strerror(errno));
	if (pid == 0) {
		set_signals(SIG_DFL);
		close(ends[0]);
		run->out = ends[1];
		alarm(CHILD_SECONDS);
		part(run);
		_exit(0);
	}
	child = pid;
	if (stopped != 0)		/* before it had a number */
		kill(pid, SIGKILL);
	close(ends[1]);
	read_results(ends[0], took, context);
	close(ends[0]);
	if (wait4(pid, &status, 0, &usage) != pid)
		bench_fail("lost a process: %s", strerror(errno));
	child = 0;
	check_stopped();
	check_end(run, status, may_die);
	if (rss_kib != NULL)
		*rss_kib = usage.ru_maxrss;
}
