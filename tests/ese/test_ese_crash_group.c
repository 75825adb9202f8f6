/* SPDX-License-Identifier: MIT */
/*
 * kill -9 while several threads commit durably, so that one flush of the log
 * serves many of them. Each thread inserts its own numbers one after the
 * other and tells each when its commit has returned; after the next start each
 * thread's numbers are there without a gap up to the last one told, or one
 * more.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ck_jet.h"
#include "crash_child.h"
#include "suite.h"
#include "tmpdir.h"

#define KILLS 20
#define THREADS 4

struct told {
	int32_t thread;
	int32_t number;
};

struct child {
	const char *dir;
	int fd;
	JET_INSTANCE instance;
	char path[512];
	int32_t found[THREADS];
};

struct worker {
	struct child *child;
	int32_t thread;
	pthread_t id;
	JET_SESID sesid;
	JET_TABLEID tableid;
	JET_COLUMNID columns[2];
};

static const char *const column_names[] = { "thread", "number" };

/* --- the child ---------------------------------------------------------- */

static void
start_instance(struct child *child)
{
	crash_start(child->dir, "group", &child->instance);
	snprintf(child->path, sizeof(child->path), "%s/group.edb", child->dir);
}

static void
create_database(struct child *child)
{
	static const char key[] = "+thread\0+number\0";
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;
	JET_COLUMNID columnid;
	JET_SESID sesid;
	JET_DBID dbid;
	int i;

	start_instance(child);
	NEED(JetBeginSession(child->instance, &sesid, NULL, NULL));
	NEED(JetCreateDatabase(sesid, child->path, NULL, &dbid, 0));
	NEED(JetCreateTable(sesid, dbid, "t", 1, 100, &tableid));
	for (i = 0; i < 2; i++)
		NEED(JetAddColumn(sesid, tableid, column_names[i], &def, NULL,
		    0, &columnid));
	NEED(JetCreateIndex(sesid, tableid, "pk", JET_bitIndexPrimary, key,
	    sizeof(key), 100));
	NEED(JetTerm2(child->instance, JET_bitTermComplete));
}

static void
open_table(struct worker *worker)
{
	struct child *child = worker->child;
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };
	JET_DBID dbid;
	int i;

	NEED(JetBeginSession(child->instance, &worker->sesid, NULL, NULL));
	NEED(JetOpenDatabase(worker->sesid, child->path, NULL, &dbid, 0));
	NEED(JetOpenTable(worker->sesid, dbid, "t", NULL, 0, 0,
	    &worker->tableid));
	for (i = 0; i < 2; i++) {
		NEED(JetGetTableColumnInfo(worker->sesid, worker->tableid,
		    column_names[i], &def, sizeof(def), JET_ColInfo));
		worker->columns[i] = def.columnid;
	}
}

static void
insert_number(const struct worker *worker, int32_t number)
{
	const int32_t values[] = { worker->thread, number };
	int i;

	NEED(JetBeginTransaction(worker->sesid));
	NEED(JetPrepareUpdate(worker->sesid, worker->tableid, JET_prepInsert));
	for (i = 0; i < 2; i++)
		NEED(JetSetColumn(worker->sesid, worker->tableid,
		    worker->columns[i], &values[i], sizeof(values[i]), 0,
		    NULL));
	NEED(JetUpdate(worker->sesid, worker->tableid, NULL, 0, NULL));
	NEED(JetCommitTransaction(worker->sesid, 0));
}

static void *
run_worker(void *arg)
{
	struct worker *worker = arg;
	struct told told = { worker->thread,
	    worker->child->found[worker->thread] };

	open_table(worker);
	/* What was found is told first: the kill before may have come between
	 * the commit and the telling.  So short a write to a pipe comes in
	 * one piece. */
	for (;;) {
		if (write(worker->child->fd, &told, sizeof(told)) !=
		    sizeof(told))
			_exit(1);
		insert_number(worker, ++told.number);
	}
	return NULL;
}

/* Each thread's numbers go from 1 up without a gap. */
static void
find_numbers(struct child *child)
{
	struct worker reader = { .child = child };
	int32_t values[2];
	JET_ERR err;
	int i;

	open_table(&reader);
	err = JetMove(reader.sesid, reader.tableid, JET_MoveFirst, 0);
	for (; err >= 0;
	    err = JetMove(reader.sesid, reader.tableid, JET_MoveNext, 0)) {
		for (i = 0; i < 2; i++)
			NEED(JetRetrieveColumn(reader.sesid, reader.tableid,
			    reader.columns[i], &values[i], sizeof(values[i]),
			    NULL, 0, NULL));
		if (values[1] != ++child->found[values[0]]) {
			fprintf(stderr, "thread %d: %d follows %d\n",
			    (int)values[0], (int)values[1],
			    (int)child->found[values[0]] - 1);
			_exit(1);
		}
	}
	NEED(JetEndSession(reader.sesid, 0));
}

static void
check_told(const struct child *child, const int32_t told[THREADS])
{
	int i;

	for (i = 0; i < THREADS; i++) {
		if (child->found[i] == told[i] ||
		    child->found[i] == told[i] + 1)
			continue;
		fprintf(stderr, "thread %d: %d was told, found is %d\n", i,
		    (int)told[i], (int)child->found[i]);
		_exit(1);
	}
}

/* Never returns. */
static void
run_child(const char *dir, int fd, const int32_t told[THREADS])
{
	struct child child = { .dir = dir, .fd = fd };
	struct worker workers[THREADS];
	JET_SESID sesid;
	int32_t i;

	start_instance(&child);
	NEED(JetBeginSession(child.instance, &sesid, NULL, NULL));
	NEED(JetAttachDatabase(sesid, child.path, 0));
	find_numbers(&child);
	check_told(&child, told);
	for (i = 0; i < THREADS; i++) {
		workers[i] = (struct worker){ .child = &child, .thread = i };
		if (pthread_create(&workers[i].id, NULL, run_worker,
		    &workers[i]) != 0)
			_exit(1);
	}
	for (;;)
		pause();
}

/* --- the parent --------------------------------------------------------- */

static bool
hear(int fd, int32_t told[THREADS])
{
	struct told heard;
	ssize_t got;

	do
		got = read(fd, &heard, sizeof(heard));
	while (got < 0 && errno == EINTR);
	if (got != sizeof(heard))
		return false;
	told[heard.thread] = heard.number;
	return true;
}

static void
kill_once(const char *dir, int32_t told[THREADS], unsigned *seed)
{
	struct timespec nap = { 0 };
	int status = 0;
	int fds[2];
	pid_t pid;

	ck_assert_int_eq(pipe(fds), 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		close(fds[0]);
		run_child(dir, fds[1], told);
	}
	close(fds[1]);
	hear(fds[0], told);
	nap.tv_nsec = (5 + rand_r(seed) % 56) * 1000000L;
	nanosleep(&nap, NULL);
	ck_assert_int_eq(kill(pid, SIGKILL), 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
	    "the child ended by itself: status %#x", (unsigned)status);
	while (hear(fds[0], told))
		;
	close(fds[0]);
}

static void
create(const char *dir)
{
	struct child child = { .dir = dir };

	create_database(&child);
}

/* "JetCommitTransaction Function": without lazy flush it is on the disk. */
START_TEST(kill_9_loses_nothing_that_any_thread_was_told)
{
	char *dir = jp_tmpdir_new();
	int32_t told[THREADS] = { 0 };
	unsigned seed = 1789;
	int i;

	crash_run_child(create, dir);
	for (i = 0; i < KILLS; i++)
		kill_once(dir, told, &seed);
	for (i = 0; i < THREADS; i++)
		ck_assert_int_gt(told[i], 0);
	jp_tmpdir_remove(dir);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_crash_group");
	TCase *tcase = tcase_create("kill");

	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, kill_9_loses_nothing_that_any_thread_was_told);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
