/* SPDX-License-Identifier: MIT */
/* Threads that change tables, build and drop indexes, write records, come and
 * go with callbacks and close each other's handles, up to JetTerm in the
 * middle of it: each call gives one of the answers that the race can have,
 * and the records that were committed are there. */

#include <check.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

enum { ROUNDS = 60, ROWS = 40 };

static struct ese_fix fx;
static atomic_bool stopping;
static atomic_int committed;
static atomic_int called;

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	atomic_store(&stopping, false);
	atomic_store(&committed, 0);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

/* What a race may end in. */
static bool
is_race(JET_ERR err)
{
	switch (err) {
	case JET_errWriteConflict:
	case JET_errKeyDuplicate:
	case JET_errTableLocked:
	case JET_errTableInUse:
	case JET_errIndexInUse:
	case JET_errIndexNotFound:
	case JET_errIndexDuplicate:
	case JET_errColumnNotFound:
	case JET_errColumnDuplicate:
	case JET_errColumnInUse:
	case JET_errObjectNotFound:
	case JET_errNoCurrentRecord:
	case JET_errRecordNotFound:
	case JET_errRecordDeleted:
	case JET_errTableDuplicate:
	/* the handle was closed, or the instance is going */
	case JET_errInvalidTableId:
	case JET_errInvalidSesid:
	case JET_errInvalidInstance:
	case JET_errInvalidDatabaseId:
	case JET_errNotInitialized:
	case JET_errSessionSharingViolation:
	case JET_errSesidTableIdMismatch:
	case JET_errTermInProgress:
	case JET_errUpdateNotPrepared:
	case JET_errKeyNotMade:
	case JET_errNotInTransaction:
		return true;
	default:
		return err >= JET_errSuccess;
	}
}

static bool
may_be(JET_ERR err, const char *what)
{
	if (!is_race(err)) {
		fprintf(stderr, "%s gave %s (%d)\n", what, ck_jet_name(err),
		    (int)err);
		abort();
	}
	return err >= JET_errSuccess;
}

#define OK(call) may_be((call), #call)

struct worker {
	pthread_t thread;
	void (*fn)(struct worker *worker);
	int number;
	JET_SESID sesid;
	JET_DBID dbid;
};

static void *
run_worker(void *context)
{
	struct worker *worker = context;

	if (OK(JetBeginSessionA(fx.instance, &worker->sesid, NULL, NULL)) &&
	    OK(JetOpenDatabaseA(worker->sesid, fx.database, NULL,
	    &worker->dbid, 0))) {
		worker->fn(worker);
		OK(JetEndSession(worker->sesid, 0));
	}
	return NULL;
}

static void
start_workers(struct worker *workers, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		workers[i].number = i;
		ck_assert_int_eq(pthread_create(&workers[i].thread, NULL,
		    run_worker, &workers[i]), 0);
	}
}

static void
join_workers(struct worker *workers, int count)
{
	int i;

	for (i = 0; i < count; i++)
		ck_assert_int_eq(pthread_join(workers[i].thread, NULL), 0);
}

/* ---- what they do ---- */

static bool
insert_row(struct worker *worker, JET_TABLEID tableid, int32_t id)
{
	char text[32];

	snprintf(text, sizeof(text), "text %d", (int)id % 7);
	return OK(JetPrepareUpdate(worker->sesid, tableid,
	    JET_prepInsert)) &&
	    OK(JetSetColumn(worker->sesid, tableid, fx.id, &id, sizeof(id), 0,
	    NULL)) &&
	    OK(JetSetColumn(worker->sesid, tableid, fx.text, text,
	    (uint32_t)strlen(text), 0, NULL)) &&
	    OK(JetSetColumn(worker->sesid, tableid, fx.note, worker,
	    sizeof(*worker), 0, NULL)) &&
	    OK(JetUpdate(worker->sesid, tableid, NULL, 0, NULL));
}

static void
write_rows(struct worker *worker)
{
	JET_TABLEID tableid;
	int32_t i;

	if (!OK(JetOpenTableA(worker->sesid, worker->dbid, "t", NULL, 0, 0,
	    &tableid)))
		return;
	for (i = 0; i < ROWS && !atomic_load(&stopping); i++) {
		if (!OK(JetBeginTransaction(worker->sesid)))
			return;
		if (insert_row(worker, tableid, worker->number * ROWS + i) &&
		    OK(JetCommitTransaction(worker->sesid,
		    JET_bitCommitLazyFlush)))
			atomic_fetch_add(&committed, 1);
		else
			OK(JetRollback(worker->sesid, 0));
	}
	OK(JetCloseTable(worker->sesid, tableid));
}

static void
build_indexes(struct worker *worker)
{
	JET_TABLEID tableid;
	char name[16];
	int i;

	snprintf(name, sizeof(name), "index%d", worker->number);
	for (i = 0; i < ROUNDS / 3 && !atomic_load(&stopping); i++) {
		if (!OK(JetOpenTableA(worker->sesid, worker->dbid, "t", NULL,
		    0, 0, &tableid)))
			continue;
		if (OK(JetCreateIndexA(worker->sesid, tableid, name, 0,
		    "+text\0+id\0", 11, 80)) &&
		    OK(JetSetCurrentIndexA(worker->sesid, tableid, name))) {
			while (OK(JetMove(worker->sesid, tableid,
			    JET_MoveNext, 0)))
				;
			OK(JetSetCurrentIndexA(worker->sesid, tableid, NULL));
		}
		OK(JetDeleteIndexA(worker->sesid, tableid, name));
		OK(JetCloseTable(worker->sesid, tableid));
	}
}

/* Everybody's indexes, by whatever name they have now. */
static void
read_rows(struct worker *worker)
{
	JET_COLUMNLIST columns = { .cbStruct = sizeof(columns) };
	JET_INDEXLIST indexes = { .cbStruct = sizeof(indexes) };
	JET_TABLEID tableid;
	char name[16], text[64];
	int i;

	for (i = 0; i < ROUNDS && !atomic_load(&stopping); i++) {
		if (!OK(JetOpenTableA(worker->sesid, worker->dbid, "t", NULL,
		    0, 0, &tableid)))
			continue;
		snprintf(name, sizeof(name), "index%d", i % 4);
		OK(JetSetCurrentIndexA(worker->sesid, tableid, name));
		while (OK(JetMove(worker->sesid, tableid, JET_MoveNext, 0)))
			OK(JetRetrieveColumn(worker->sesid, tableid, fx.text,
			    text, sizeof(text), NULL,
			    JET_bitRetrieveFromIndex, NULL));
		if (OK(JetGetTableColumnInfoA(worker->sesid, tableid, NULL,
		    &columns, sizeof(columns), JET_ColInfoList)))
			OK(JetCloseTable(worker->sesid, columns.tableid));
		if (OK(JetGetTableIndexInfoA(worker->sesid, tableid, NULL,
		    &indexes, sizeof(indexes), JET_IdxInfoList)))
			OK(JetCloseTable(worker->sesid, indexes.tableid));
		OK(JetCloseTable(worker->sesid, tableid));
	}
}

static void
change_tables(struct worker *worker)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;
	JET_COLUMNID id;
	int i;

	for (i = 0; i < ROUNDS / 2 && !atomic_load(&stopping); i++) {
		OK(JetBeginTransaction(worker->sesid));
		if (OK(JetCreateTableA(worker->sesid, worker->dbid, "other",
		    0, 0, &tableid)))
			OK(JetAddColumnA(worker->sesid, tableid, "c", &def,
			    NULL, 0, &id));
		if (i % 3 == 0 || !OK(JetCommitTransaction(worker->sesid,
		    JET_bitCommitLazyFlush)))
			OK(JetRollback(worker->sesid, 0));
		OK(JetDeleteTableA(worker->sesid, worker->dbid, "other"));
		if (!OK(JetOpenTableA(worker->sesid, worker->dbid, "t", NULL,
		    0, 0, &tableid)))
			continue;
		OK(JetAddColumnA(worker->sesid, tableid, "extra", &def, NULL,
		    0, &id));
		OK(JetDeleteColumnA(worker->sesid, tableid, "extra"));
		OK(JetCloseTable(worker->sesid, tableid));
	}
}

static JET_ERR JET_API
count_call(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context, JET_API_PTR unused)
{
	JET_COLUMNID *column = context;
	int32_t id;

	(void)dbid, (void)cbtyp, (void)arg1, (void)arg2, (void)unused;
	OK(JetRetrieveColumn(sesid, tableid, *column, &id, sizeof(id), NULL,
	    JET_bitRetrieveCopy, NULL));
	atomic_fetch_add(&called, 1);
	return JET_errSuccess;
}

static void
come_and_go(struct worker *worker)
{
	JET_TABLEID tableid;
	JET_HANDLE handle;
	int i;

	if (!OK(JetOpenTableA(worker->sesid, worker->dbid, "t", NULL, 0, 0,
	    &tableid)))
		return;
	for (i = 0; i < ROUNDS * 4 && !atomic_load(&stopping); i++)
		if (OK(JetRegisterCallback(worker->sesid, tableid,
		    JET_cbtypBeforeInsert | JET_cbtypAfterInsert, count_call,
		    &fx.id, &handle)))
			OK(JetUnregisterCallback(worker->sesid, tableid,
			    JET_cbtypBeforeInsert | JET_cbtypAfterInsert,
			    handle));
	OK(JetCloseTable(worker->sesid, tableid));
}

/* ---- the tests ---- */

static void (*const everything[])(struct worker *) = { write_rows, write_rows,
    write_rows, build_indexes, build_indexes, read_rows, change_tables,
    come_and_go, come_and_go };

enum { WORKERS = sizeof(everything) / sizeof(everything[0]) };

static void
start_everything(struct worker *workers)
{
	int i;

	for (i = 0; i < WORKERS; i++)
		workers[i].fn = everything[i];
	start_workers(workers, WORKERS);
}

START_TEST(definitions_change_while_records_are_written)
{
	struct worker workers[WORKERS];
	int rows = 0;
	JET_ERR err;

	start_everything(workers);
	join_workers(workers, WORKERS);
	ck_assert_int_gt(atomic_load(&committed), 0);
	for (err = JetMove(fx.sesid, fx.tableid, JET_MoveFirst, 0);
	    err == JET_errSuccess;
	    err = JetMove(fx.sesid, fx.tableid, JET_MoveNext, 0))
		rows++;
	ck_assert_int_eq(rows, atomic_load(&committed));
}
END_TEST

START_TEST(term_ends_work_on_tables_of_many_threads)
{
	struct worker workers[WORKERS];
	JET_ERR err;

	start_everything(workers);
	while (atomic_load(&committed) < 5)
		sched_yield();
	do
		err = JetTerm2(fx.instance, JET_bitTermAbrupt);
	while (err == JET_errSessionSharingViolation);
	ck_jet(JET_errSuccess, err);
	atomic_store(&stopping, true);
	join_workers(workers, WORKERS);
	fx.instance = 0;
}
END_TEST

/* Two threads close the same cursor, in one session: one of them does. */
static pthread_barrier_t barrier;
static JET_TABLEID shared;
static atomic_int closed;

static void *
close_shared(void *context)
{
	JET_ERR err;
	int i;

	(void)context;
	for (i = 0; i < ROUNDS * 5; i++) {
		pthread_barrier_wait(&barrier);
		do
			err = JetCloseTable(fx.sesid, shared);
		while (err == JET_errSessionSharingViolation);
		if (err == JET_errSuccess)
			atomic_fetch_add(&closed, 1);
		else if (err != JET_errInvalidTableId)
			abort();
		pthread_barrier_wait(&barrier);
	}
	return NULL;
}

START_TEST(a_cursor_closed_by_two_threads_is_closed_once)
{
	pthread_t threads[2];
	int i;

	ck_assert_int_eq(pthread_barrier_init(&barrier, NULL, 3), 0);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    close_shared, NULL), 0);
	for (i = 0; i < ROUNDS * 5; i++) {
		shared = ese_fix_open_table(&fx, fx.sesid);
		pthread_barrier_wait(&barrier);
		pthread_barrier_wait(&barrier);
		ck_assert_int_eq(atomic_load(&closed), i + 1);
	}
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	pthread_barrier_destroy(&barrier);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_stress_ddl_threads");
	TCase *tc = tcase_create("stress");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, definitions_change_while_records_are_written);
	tcase_add_test(tc, term_ends_work_on_tables_of_many_threads);
	tcase_add_test(tc, a_cursor_closed_by_two_threads_is_closed_once);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
