/* SPDX-License-Identifier: MIT */
/* Records that go by themselves once a number in them has reached zero.
 * "JetEscrowUpdate Function" and the constants JET_bitColumnDeleteOnZero and
 * JET_bitColumnFinalize; the order of things is that of the engine's own task
 * (dbtask.cxx). */

#include <check.h>
#include <esent.h>
#include <stdbool.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

enum { EVENTS_MOST = 16 };

struct seen {
	JET_CBTYP cbtyp;
	JET_SESID sesid;
	JET_TABLEID tableid;
	JET_DBID dbid;
	int level;
	int32_t id;		/* read through the cursor, 0 when it failed */
	JET_ERR read;
	JET_ERR moved;
	JET_ERR caller;		/* a call with the committing session */
	JET_ERR term;
};

static struct ese_fix fx;
static JET_COLUMNID number;
static JET_HANDLE registration;

/* ---- what the callback saw and is to do ---- */

static struct {
	struct seen events[EVENTS_MOST];
	int count;
	JET_ERR answer;		/* of the events before */
	JET_ERR (*act)(JET_SESID, JET_DBID);
	JET_ERR acted;
} log_;

static int
measure_level(JET_SESID sesid)
{
	int begun = 0, i;

	while (JetBeginTransaction(sesid) == JET_errSuccess)
		begun++;
	for (i = 0; i < begun; i++)
		ck_jet(JET_errSuccess, JetRollback(sesid, 0));
	return 7 - begun;
}

static JET_ERR JET_API
note_event(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context, JET_API_PTR unused)
{
	struct seen *seen = &log_.events[log_.count];

	ck_assert_ptr_null(arg1);
	ck_assert_ptr_null(arg2);
	ck_assert_ptr_eq(context, &log_);
	ck_assert_uint_eq(unused, 0);
	ck_assert_int_lt(log_.count, EVENTS_MOST);
	log_.count++;
	seen->cbtyp = cbtyp;
	seen->sesid = sesid;
	seen->dbid = dbid;
	seen->tableid = tableid;
	seen->level = measure_level(sesid);
	seen->read = JetRetrieveColumn(sesid, tableid, fx.id, &seen->id,
	    sizeof(seen->id), NULL, 0, NULL);
	seen->moved = JetMove(sesid, tableid, JET_MoveFirst, 0);
	seen->caller = JetBeginTransaction(fx.sesid);
	seen->term = JetTerm(fx.instance);
	if (cbtyp != JET_cbtypBeforeDelete)
		return JET_errSuccess;
	if (log_.act != NULL)
		log_.acted = log_.act(sesid, dbid);
	return log_.answer;
}

static void
listen(void)
{
	ck_jet(JET_errSuccess, JetRegisterCallback(fx.sesid, fx.tableid,
	    JET_cbtypBeforeDelete | JET_cbtypAfterDelete, note_event, &log_,
	    &registration));
}

/* ---- the table ---- */

static void
make_table(JET_GRBIT kind)
{
	static const char key[] = "+id\0";
	JET_COLUMNDEF id = { .cbStruct = sizeof(id),
	    .coltyp = JET_coltypLong };
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong,
	    .grbit = JET_bitColumnFixed | JET_bitColumnEscrowUpdate | kind };
	int32_t zero = 0;

	ck_jet(JET_errSuccess, JetCreateTableA(fx.sesid, fx.dbid, "t", 0, 0,
	    &fx.tableid));
	ck_jet(JET_errSuccess, JetAddColumnA(fx.sesid, fx.tableid, "id", &id,
	    NULL, 0, &fx.id));
	ck_jet(JET_errSuccess, JetAddColumnA(fx.sesid, fx.tableid, "number",
	    &def, &zero, sizeof(zero), &number));
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.sesid, fx.tableid, "pk",
	    JET_bitIndexPrimary, key, sizeof(key), 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
}

static void
insert(int32_t id, int32_t value)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid, fx.id, &id,
	    sizeof(id), 0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid, number,
	    &value, sizeof(value), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(fx.sesid, fx.tableid, NULL, 0, NULL));
}

static JET_ERR
seek(JET_SESID sesid, JET_TABLEID tableid, int32_t id)
{
	ck_jet(JET_errSuccess, JetMakeKey(sesid, tableid, &id, sizeof(id),
	    JET_bitNewKey));
	return JetSeek(sesid, tableid, JET_bitSeekEQ);
}

static void
add(JET_SESID sesid, JET_TABLEID tableid, int32_t id, int32_t delta)
{
	int32_t old;

	ck_jet(JET_errSuccess, seek(sesid, tableid, id));
	ck_jet(JET_errSuccess, JetEscrowUpdate(sesid, tableid, number, &delta,
	    sizeof(delta), &old, sizeof(old), NULL, 0));
}

static void
begin(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
}

static void
commit(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetCommitTransaction(sesid,
	    JET_bitCommitLazyFlush));
}

static void
add_alone(int32_t id, int32_t delta)
{
	begin(fx.sesid);
	add(fx.sesid, fx.tableid, id, delta);
	commit(fx.sesid);
}

static bool
is_there(int32_t id)
{
	JET_ERR err = seek(fx.sesid, fx.tableid, id);

	if (err != JET_errRecordNotFound)
		ck_jet(JET_errSuccess, err);
	return err == JET_errSuccess;
}

static void
setup(void)
{
	memset(&log_, 0, sizeof(log_));
	ese_fix_open(&fx);
	make_table(JET_bitColumnDeleteOnZero);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

/* ---- when it goes ---- */

static const JET_GRBIT kinds[] = { JET_bitColumnDeleteOnZero,
	JET_bitColumnFinalize };

START_TEST(record_goes_after_the_commit_that_made_it_zero)
{
	memset(&log_, 0, sizeof(log_));
	ese_fix_open(&fx);
	make_table(kinds[_i]);
	listen();
	insert(1, 2);
	begin(fx.sesid);
	add(fx.sesid, fx.tableid, 1, -2);
	ck_assert(is_there(1));
	ck_assert_int_eq(log_.count, 0);
	commit(fx.sesid);
	ck_assert(!is_there(1));
	ck_assert_int_eq(log_.count, 2);
	ck_assert_uint_eq(log_.events[0].cbtyp, JET_cbtypBeforeDelete);
	ck_assert_uint_eq(log_.events[1].cbtyp, JET_cbtypAfterDelete);
	ese_fix_close(&fx);
}
END_TEST

START_TEST(nobody_need_listen)
{
	insert(1, 1);
	add_alone(1, -1);
	ck_assert(!is_there(1));
}
END_TEST

START_TEST(number_that_is_not_zero_again_keeps_the_record)
{
	listen();
	insert(1, 1);
	begin(fx.sesid);
	add(fx.sesid, fx.tableid, 1, -1);
	add(fx.sesid, fx.tableid, 1, 3);
	commit(fx.sesid);
	ck_assert(is_there(1));
	ck_assert_int_eq(log_.count, 0);
}
END_TEST

START_TEST(rollback_keeps_the_record)
{
	listen();
	insert(1, 1);
	begin(fx.sesid);
	add(fx.sesid, fx.tableid, 1, -1);
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_assert(is_there(1));
	ck_assert_int_eq(log_.count, 0);
}
END_TEST

START_TEST(inner_commit_does_not_delete)
{
	listen();
	insert(1, 1);
	begin(fx.sesid);
	begin(fx.sesid);
	add(fx.sesid, fx.tableid, 1, -1);
	commit(fx.sesid);
	ck_assert_int_eq(log_.count, 0);
	commit(fx.sesid);
	ck_assert_int_eq(log_.count, 2);
	ck_assert(!is_there(1));
}
END_TEST

START_TEST(record_that_never_was_above_zero_stays)
{
	insert(1, 0);
	ck_assert(is_there(1));
}
END_TEST

START_TEST(several_records_go)
{
	int32_t id;

	listen();
	begin(fx.sesid);
	for (id = 1; id <= 4; id++)
		insert(id, id);
	for (id = 1; id <= 4; id++)
		add(fx.sesid, fx.tableid, id, id == 3 ? -1 : -id);
	commit(fx.sesid);
	for (id = 1; id <= 4; id++)
		ck_assert_int_eq(is_there(id), id == 3);
	ck_assert_int_eq(log_.count, 6);
}
END_TEST

START_TEST(last_of_two_commits_deletes)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);

	insert(1, 2);
	begin(fx.sesid);
	begin(other);
	add(fx.sesid, fx.tableid, 1, -1);
	add(other, tableid, 1, -1);
	commit(fx.sesid);
	ck_assert(is_there(1));
	commit(other);
	ck_assert(!is_there(1));
}
END_TEST

START_TEST(record_that_another_changes_stays)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);

	insert(1, 1);
	begin(other);
	add(other, tableid, 1, 5);
	add_alone(1, -1);
	ck_assert(is_there(1));
	commit(other);
	ck_assert(is_there(1));
}
END_TEST

START_TEST(table_dropped_in_the_same_transaction_is_let_be)
{
	insert(1, 1);
	begin(fx.sesid);
	add(fx.sesid, fx.tableid, 1, -1);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetDeleteTableA(fx.sesid, fx.dbid, "t"));
	commit(fx.sesid);
	ck_jet(JET_errObjectNotFound, JetOpenTableA(fx.sesid, fx.dbid, "t",
	    NULL, 0, 0, &fx.tableid));
}
END_TEST

START_TEST(closed_cursor_and_table_do_not_matter)
{
	listen();
	insert(1, 1);
	begin(fx.sesid);
	add(fx.sesid, fx.tableid, 1, -1);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	commit(fx.sesid);
	ck_assert_int_eq(log_.count, 2);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_assert(!is_there(1));
}
END_TEST

/* ---- the events ---- */

START_TEST(refusal_keeps_the_record)
{
	listen();
	log_.answer = JET_errClientSpaceBegin;
	insert(1, 1);
	add_alone(1, -1);
	ck_assert(is_there(1));
	ck_assert_int_eq(log_.count, 1);
	/* Nobody asks again by himself. */
	log_.answer = JET_errSuccess;
	add_alone(1, 0);
	ck_assert(!is_there(1));
}
END_TEST

START_TEST(events_come_in_a_session_of_the_engines_own)
{
	listen();
	insert(7, 1);
	add_alone(7, -1);
	ck_assert_int_eq(log_.count, 2);
	ck_assert_uint_ne(log_.events[0].sesid, fx.sesid);
	ck_assert_uint_ne(log_.events[0].sesid, 0);
	ck_assert_uint_eq(log_.events[0].sesid, log_.events[1].sesid);
	ck_assert_uint_ne(log_.events[0].tableid, fx.tableid);
	ck_assert_uint_eq(log_.events[0].dbid, fx.dbid);
	ck_assert_int_eq(log_.events[0].level, 2);
	ck_assert_int_eq(log_.events[1].level, 1);
	/* and both are gone with the record */
	ck_jet(JET_errInvalidSesid, JetBeginTransaction(log_.events[0].sesid));
	ck_jet(JET_errInvalidTableId, JetMove(fx.sesid, log_.events[0].tableid,
	    JET_MoveFirst, 0));
}
END_TEST

START_TEST(record_can_be_read_through_the_restricted_cursor)
{
	listen();
	insert(7, 1);
	add_alone(7, -1);
	ck_jet(JET_errSuccess, log_.events[0].read);
	ck_assert_int_eq(log_.events[0].id, 7);
	ck_jet(JET_errIllegalOperation, log_.events[0].moved);
	ck_jet(JET_errRecordDeleted, log_.events[1].read);
	ck_jet(JET_errIllegalOperation, log_.events[1].moved);
}
END_TEST

START_TEST(committing_session_belongs_to_another_thread)
{
	listen();
	insert(1, 1);
	add_alone(1, -1);
	ck_jet(JET_errSessionSharingViolation, log_.events[0].caller);
	ck_jet(JET_errSessionSharingViolation, log_.events[1].caller);
	ck_jet(JET_errTooManyActiveUsers, log_.events[0].term);
	begin(fx.sesid);
	commit(fx.sesid);
}
END_TEST

static JET_ERR
delete_other_record(JET_SESID sesid, JET_DBID dbid)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTableA(sesid, dbid, "t", NULL, 0, 0,
	    &tableid));
	ck_jet(JET_errSuccess, seek(sesid, tableid, 9));
	log_.act = NULL;
	/* The cursor stays open: the engine's session takes it along. */
	return JetDelete(sesid, tableid);
}

START_TEST(callback_may_change_other_records_in_the_session)
{
	listen();
	log_.act = delete_other_record;
	insert(1, 1);
	insert(9, 1);
	add_alone(1, -1);
	ck_jet(JET_errSuccess, log_.acted);
	ck_assert(!is_there(1));
	ck_assert(!is_there(9));
	ck_assert_int_eq(log_.count, 4);
	/* no cursor is left over */
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetDeleteTableA(fx.sesid, fx.dbid, "t"));
}
END_TEST

START_TEST(refusal_undoes_what_the_callback_did)
{
	listen();
	log_.act = delete_other_record;
	log_.answer = JET_errClientSpaceBegin;
	insert(1, 1);
	insert(9, 1);
	add_alone(1, -1);
	ck_assert(is_there(1));
	ck_assert(is_there(9));
}
END_TEST

static JET_ERR
zero_other_record(JET_SESID sesid, JET_DBID dbid)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTableA(sesid, dbid, "t", NULL, 0, 0,
	    &tableid));
	log_.act = NULL;
	add(sesid, tableid, 9, -1);
	return JetCloseTable(sesid, tableid);
}

START_TEST(one_deletion_may_lead_to_another)
{
	listen();
	log_.act = zero_other_record;
	insert(1, 1);
	insert(9, 1);
	add_alone(1, -1);
	ck_assert(!is_there(1));
	ck_assert(!is_there(9));
	ck_assert_int_eq(log_.count, 4);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_zero");
	TCase *tc = tcase_create("when");

	tcase_add_loop_test(tc, record_goes_after_the_commit_that_made_it_zero,
	    0, sizeof(kinds) / sizeof(kinds[0]));
	suite_add_tcase(suite, tc);
	tc = tcase_create("delete on zero");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, nobody_need_listen);
	tcase_add_test(tc, number_that_is_not_zero_again_keeps_the_record);
	tcase_add_test(tc, rollback_keeps_the_record);
	tcase_add_test(tc, inner_commit_does_not_delete);
	tcase_add_test(tc, record_that_never_was_above_zero_stays);
	tcase_add_test(tc, several_records_go);
	tcase_add_test(tc, last_of_two_commits_deletes);
	tcase_add_test(tc, record_that_another_changes_stays);
	tcase_add_test(tc, table_dropped_in_the_same_transaction_is_let_be);
	tcase_add_test(tc, closed_cursor_and_table_do_not_matter);
	suite_add_tcase(suite, tc);
	tc = tcase_create("events");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, refusal_keeps_the_record);
	tcase_add_test(tc, events_come_in_a_session_of_the_engines_own);
	tcase_add_test(tc, record_can_be_read_through_the_restricted_cursor);
	tcase_add_test(tc, committing_session_belongs_to_another_thread);
	tcase_add_test(tc, callback_may_change_other_records_in_the_session);
	tcase_add_test(tc, refusal_undoes_what_the_callback_did);
	tcase_add_test(tc, one_deletion_may_lead_to_another);
	suite_add_tcase(suite, tc);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
