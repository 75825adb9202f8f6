/* SPDX-License-Identifier: MIT */
/* Exhausted memory under the calls on tables, records and transactions: the
 * call fails with JET_errOutOfMemory, the session can roll back, and records
 * and indexes still agree. */

#include <check.h>
#include <stdbool.h>
#include <string.h>

#include "alloc_fault.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

enum { LONG_VALUE = 5000 };

static struct ese_fix fx;
static char long_value[LONG_VALUE];

static void
add_index(const char *name, JET_GRBIT grbit, const char *key)
{
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.sesid, fx.tableid, name,
	    grbit, key, (uint32_t)strlen(key) + 2, 80));
}

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	add_index("bytext", 0, "+text\0");
	add_index("words", JET_bitIndexTuples, "+note\0");
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "one");
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 2, "two");
	memset(long_value, 'x', sizeof(long_value));
}

static void
teardown(void)
{
	base_alloc_fail_after(0);
	ese_fix_close(&fx);
}

/* A call may meet the failure in something that it can do without; otherwise
 * there is no memory, and the work so far is given up. */
static bool
go_on(JET_ERR err)
{
	if (err >= JET_errSuccess)
		return true;
	ck_assert_msg(base_alloc_has_failed() && err == JET_errOutOfMemory,
	    "%s", ck_jet_name(err));
	return false;
}

static uint32_t
count_along(JET_TABLEID tableid, const char *index)
{
	uint32_t count = 0;
	JET_ERR err;

	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, tableid, index));
	for (err = JetMove(fx.sesid, tableid, JET_MoveFirst, 0);
	    err == JET_errSuccess;
	    err = JetMove(fx.sesid, tableid, JET_MoveNext, 0))
		count++;
	ck_jet(JET_errNoCurrentRecord, err);
	return count;
}

/* The work was given up: everything is as before. */
static void
undo(void)
{
	base_alloc_fail_after(0);
	for (;;) {
		JET_ERR err = JetRollback(fx.sesid, JET_bitRollbackAll);

		if (err == JET_errNotInTransaction)
			break;
		ck_jet(JET_errSuccess, err);
	}
}

static void
check_rows(uint32_t rows)
{
	JET_TABLEID tableid = ese_fix_open_table(&fx, fx.sesid);

	ck_assert_uint_eq(count_along(tableid, NULL), rows);
	ck_assert_uint_eq(count_along(tableid, "bytext"), rows);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
}

/* Runs work() with each allocation failing in its turn. It may not be left in
 * the middle with memory still failing. */
static void
each_fault(bool (*work)(void))
{
	EACH_ALLOC_FAULT(nth) {
		bool failed, done = work();

		failed = base_alloc_has_failed();
		undo();
		check_rows(2);
		/* alloc_fault_next asks again */
		base_alloc_fail_after(failed ? 1 : 0);
		if (failed)
			base_free(base_malloc(1));
		ck_assert(failed || done);
	}
	base_alloc_fail_after(0);
}

/* ---- records ---- */

static bool
fill_record(JET_TABLEID tableid, int32_t id)
{
	return go_on(JetSetColumn(fx.sesid, tableid, fx.id, &id, sizeof(id),
	    0, NULL)) &&
	    go_on(JetSetColumn(fx.sesid, tableid, fx.text, "three", 5, 0,
	    NULL)) &&
	    go_on(JetSetColumn(fx.sesid, tableid, fx.note, long_value,
	    sizeof(long_value), 0, NULL)) &&
	    go_on(JetSetColumn(fx.sesid, tableid, fx.note, "and more", 8,
	    JET_bitSetAppendLV, NULL));
}

static bool
insert_record(void)
{
	return go_on(JetBeginTransaction(fx.sesid)) &&
	    go_on(JetPrepareUpdate(fx.sesid, fx.tableid, JET_prepInsert)) &&
	    fill_record(fx.tableid, 3) &&
	    go_on(JetUpdate(fx.sesid, fx.tableid, NULL, 0, NULL)) &&
	    go_on(JetRollback(fx.sesid, 0));
}

START_TEST(an_insert_with_indexes_and_a_long_value_survives)
{
	each_fault(insert_record);
}
END_TEST

static bool
commit_record(void)
{
	int32_t id = 3;

	return go_on(JetBeginTransaction(fx.sesid)) &&
	    go_on(JetPrepareUpdate(fx.sesid, fx.tableid, JET_prepInsert)) &&
	    fill_record(fx.tableid, id) &&
	    go_on(JetUpdate(fx.sesid, fx.tableid, NULL, 0, NULL)) &&
	    go_on(JetCommitTransaction(fx.sesid, JET_bitCommitLazyFlush));
}

/* A commit that fails did nothing; one that does not did all of it. */
START_TEST(a_commit_is_whole_or_not_at_all)
{
	EACH_ALLOC_FAULT(nth) {
		bool done = commit_record();
		bool failed = base_alloc_has_failed();
		int32_t id = 3;

		undo();
		check_rows(done ? 3 : 2);
		if (done) {
			ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid,
			    fx.tableid, NULL));
			ck_jet(JET_errSuccess, JetMakeKey(fx.sesid,
			    fx.tableid, &id, sizeof(id), JET_bitNewKey));
			ck_jet(JET_errSuccess, JetSeek(fx.sesid, fx.tableid,
			    JET_bitSeekEQ));
			ck_jet(JET_errSuccess, JetDelete(fx.sesid,
			    fx.tableid));
		}
		base_alloc_fail_after(failed ? 1 : 0);
		if (failed)
			base_free(base_malloc(1));
	}
	base_alloc_fail_after(0);
	ese_fix_restart(&fx);
	check_rows(2);
}
END_TEST

static bool
change_record(void)
{
	return go_on(JetBeginTransaction(fx.sesid)) &&
	    go_on(JetMove(fx.sesid, fx.tableid, JET_MoveFirst, 0)) &&
	    go_on(JetPrepareUpdate(fx.sesid, fx.tableid, JET_prepReplace)) &&
	    fill_record(fx.tableid, 1) &&
	    go_on(JetUpdate(fx.sesid, fx.tableid, NULL, 0, NULL)) &&
	    go_on(JetBeginTransaction(fx.sesid)) &&
	    go_on(JetMove(fx.sesid, fx.tableid, JET_MoveFirst, 0)) &&
	    go_on(JetDelete(fx.sesid, fx.tableid)) &&
	    go_on(JetCommitTransaction(fx.sesid, 0)) &&
	    go_on(JetRollback(fx.sesid, 0));
}

START_TEST(replacing_and_deleting_survive)
{
	each_fault(change_record);
}
END_TEST

static bool
read_records(void)
{
	JET_TABLEID tableid = JET_tableidNil, copy = JET_tableidNil;
	char text[16];
	bool done;

	done = go_on(JetOpenTableA(fx.sesid, fx.dbid, "t", NULL, 0, 0,
	    &tableid)) &&
	    go_on(JetSetCurrentIndexA(fx.sesid, tableid, "bytext")) &&
	    go_on(JetMakeKey(fx.sesid, tableid, "two", 3, JET_bitNewKey)) &&
	    go_on(JetSeek(fx.sesid, tableid, JET_bitSeekGE |
	    JET_bitSetIndexRange)) &&
	    go_on(JetRetrieveColumn(fx.sesid, tableid, fx.text, text,
	    sizeof(text), NULL, JET_bitRetrieveFromIndex, NULL)) &&
	    go_on(JetDupCursor(fx.sesid, tableid, &copy, 0)) &&
	    go_on(JetMove(fx.sesid, copy, JET_MoveLast, 0));
	if (copy != JET_tableidNil)
		ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, copy));
	if (tableid != JET_tableidNil)
		ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	return done;
}

START_TEST(opening_seeking_and_reading_survive)
{
	each_fault(read_records);
}
END_TEST

/* ---- definitions ---- */

static bool
make_table(void)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypText, .cp = 1252 };
	JET_TABLEID tableid;
	JET_COLUMNID id;

	return go_on(JetBeginTransaction(fx.sesid)) &&
	    go_on(JetCreateTableA(fx.sesid, fx.dbid, "new", 0, 0,
	    &tableid)) &&
	    go_on(JetAddColumnA(fx.sesid, tableid, "c", &def, "value", 5,
	    &id)) &&
	    go_on(JetCreateIndexA(fx.sesid, tableid, "pk",
	    JET_bitIndexPrimary, "+c\0", 4, 80)) &&
	    go_on(JetCreateIndexA(fx.sesid, tableid, "second", 0, "-c\0", 4,
	    80)) &&
	    go_on(JetCloseTable(fx.sesid, tableid)) &&
	    go_on(JetRenameTableA(fx.sesid, fx.dbid, "new", "newer")) &&
	    go_on(JetDeleteTableA(fx.sesid, fx.dbid, "newer")) &&
	    go_on(JetCommitTransaction(fx.sesid, JET_bitCommitLazyFlush));
}

START_TEST(making_and_dropping_a_table_survive)
{
	each_fault(make_table);
}
END_TEST

/* The table that is changed has records. */
static bool
change_table(void)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_COLUMNID id;
	int32_t value = 5;

	return go_on(JetBeginTransaction(fx.sesid)) &&
	    go_on(JetAddColumnA(fx.sesid, fx.tableid, "later", &def, &value,
	    sizeof(value), &id)) &&
	    go_on(JetCreateIndexA(fx.sesid, fx.tableid, "bylater", 0,
	    "+later\0+text\0", 14, 80)) &&
	    go_on(JetDeleteIndexA(fx.sesid, fx.tableid, "bytext")) &&
	    go_on(JetRollback(fx.sesid, 0));
}

START_TEST(columns_and_indexes_of_a_table_with_records_survive)
{
	each_fault(change_table);
}
END_TEST

/* ---- temporary tables ---- */

static bool
use_temporary(void)
{
	JET_COLUMNDEF defs[2] = {
		{ .cbStruct = sizeof(*defs), .coltyp = JET_coltypLong,
		    .grbit = JET_bitColumnTTKey },
		{ .cbStruct = sizeof(*defs), .coltyp = JET_coltypLongText,
		    .cp = 1252 } };
	JET_TABLEID tableid = JET_tableidNil;
	JET_COLUMNID ids[2];
	int32_t i;
	bool done;

	done = go_on(JetBeginTransaction(fx.sesid));
	if (!done)
		return false;
	done = go_on(JetOpenTempTable(fx.sesid, defs, 2, JET_bitTTUpdatable |
	    JET_bitTTIndexed, &tableid, ids));
	for (i = 0; i < 3 && done; i++)
		done = go_on(JetPrepareUpdate(fx.sesid, tableid,
		    JET_prepInsert)) &&
		    go_on(JetSetColumn(fx.sesid, tableid, ids[0], &i,
		    sizeof(i), 0, NULL)) &&
		    go_on(JetSetColumn(fx.sesid, tableid, ids[1], long_value,
		    sizeof(long_value), 0, NULL)) &&
		    go_on(JetUpdate(fx.sesid, tableid, NULL, 0, NULL));
	done = done && go_on(JetMove(fx.sesid, tableid, JET_MoveFirst, 0));
	if (tableid != JET_tableidNil)
		ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	return done;
}

START_TEST(temporary_tables_survive)
{
	each_fault(use_temporary);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_no_memory");
	TCase *tc = tcase_create("memory");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, an_insert_with_indexes_and_a_long_value_survives);
	tcase_add_test(tc, a_commit_is_whole_or_not_at_all);
	tcase_add_test(tc, replacing_and_deleting_survive);
	tcase_add_test(tc, opening_seeking_and_reading_survive);
	tcase_add_test(tc, making_and_dropping_a_table_survive);
	tcase_add_test(tc, columns_and_indexes_of_a_table_with_records_survive);
	tcase_add_test(tc, temporary_tables_survive);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
