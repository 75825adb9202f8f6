/* SPDX-License-Identifier: MIT */
/* Registering callbacks and what they meet: JetRegisterCallback,
 * JetUnregisterCallback. */
#define JET_VERSION 0x0A01

#include <check.h>
#include <pthread.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_witness.h"
#include "suite.h"

static struct ese_rec rc;

static void
setup(void)
{
	witness_forget();
	ese_rec_open(&rc);
}

static void
teardown(void)
{
	ese_rec_close(&rc);
}

static JET_HANDLE
watch(JET_CBTYP cbtyp, struct witness *w)
{
	return witness_watch(&rc, cbtyp, w);
}

static JET_ERR
cancel(JET_HANDLE handle)
{
	return JetUnregisterCallback(rc.sesid, rc.tableid, RECORD_BITS,
	    handle);
}

static JET_ERR
prepare(uint32_t prep)
{
	return JetPrepareUpdate(rc.sesid, rc.tableid, prep);
}

static JET_ERR
update(void)
{
	return JetUpdate(rc.sesid, rc.tableid, NULL, 0, NULL);
}

static JET_ERR
insert(int32_t id)
{
	return witness_insert(&rc, id);
}

/* ---- registering ---- */

/* "JetRegisterCallback Function" */
START_TEST(registering_needs_an_event_a_function_and_a_place)
{
	struct witness w = { 0 };
	JET_HANDLE handle;

	ck_jet(JET_errInvalidParameter, JetRegisterCallback(rc.sesid,
	    rc.tableid, 0, witness_call, &w, &handle));
	ck_jet(JET_errInvalidParameter, JetRegisterCallback(rc.sesid,
	    rc.tableid, JET_cbtypBeforeInsert, NULL, &w, &handle));
	ck_jet(JET_errInvalidParameter, JetRegisterCallback(rc.sesid,
	    rc.tableid, JET_cbtypBeforeInsert, witness_call, &w, NULL));
}
END_TEST

/* fcb.cxx: any bits will do; a record only ever causes the six */
START_TEST(other_events_can_be_asked_for_but_do_not_happen)
{
	struct witness w = { .letter = 'a' };

	watch(JET_cbtypFinalize | JET_cbtypUserDefinedDefaultValue |
	    JET_cbtypOnlineDefragCompleted | JET_cbtypFreeCursorLS |
	    JET_cbtypFreeTableLS, &w);
	watch(0x40000000, &w);
	ck_jet(JET_errSuccess, insert(1));
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_assert_uint_eq(witness_calls, 0);
}
END_TEST

START_TEST(the_function_gets_the_single_bit_of_the_event)
{
	struct witness w = { .letter = 'a' };

	watch(JET_cbtypBeforeInsert | JET_cbtypAfterInsert |
	    JET_cbtypBeforeDelete, &w);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "aa");
	ck_assert_uint_eq(witness_events[0], JET_cbtypBeforeInsert);
	ck_assert_uint_eq(witness_events[1], JET_cbtypAfterInsert);
}
END_TEST

START_TEST(each_kind_of_update_has_its_two_events)
{
	struct witness w = { .letter = 'a' };

	watch(RECORD_BITS, &w);
	ck_jet(JET_errSuccess, insert(1));
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 5));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_assert_str_eq(witness_trace, "aaaaaa");
	ck_assert_uint_eq(witness_events[2], JET_cbtypBeforeReplace);
	ck_assert_uint_eq(witness_events[3], JET_cbtypAfterReplace);
	ck_assert_uint_eq(witness_events[4], JET_cbtypBeforeDelete);
	ck_assert_uint_eq(witness_events[5], JET_cbtypAfterDelete);
}
END_TEST

START_TEST(the_other_arguments_are_empty)
{
	struct witness w = { .letter = 'a' };

	watch(JET_cbtypBeforeInsert, &w);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert(w.nothing_else);
	ck_assert_uint_eq(w.sesid, rc.sesid);
	ck_assert_uint_eq(w.dbid, rc.fx.dbid);
	ck_assert_uint_eq(w.tableid, rc.tableid);
}
END_TEST

struct other {
	JET_SESID sesid;
	JET_TABLEID tableid;
	pthread_t thread;
};

static void *
insert_elsewhere(void *context)
{
	struct other *o = context;
	int32_t id = 9;

	o->thread = pthread_self();
	ck_jet(JET_errSuccess, JetPrepareUpdate(o->sesid, o->tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(o->sesid, o->tableid, rc.id, &id,
	    sizeof(id), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(o->sesid, o->tableid, NULL, 0,
	    NULL));
	return NULL;
}

START_TEST(other_sessions_cause_the_event_with_their_own_handles)
{
	struct witness w = { .letter = 'a' };
	struct other o;
	pthread_t thread;

	o.sesid = ese_fix_session(&rc.fx);
	o.tableid = ese_rec_cursor(&rc, o.sesid);
	watch(JET_cbtypBeforeInsert, &w);
	ck_assert_int_eq(pthread_create(&thread, NULL, insert_elsewhere, &o),
	    0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	ck_assert_str_eq(witness_trace, "a");
	ck_assert_uint_eq(w.sesid, o.sesid);
	ck_assert_uint_eq(w.tableid, o.tableid);
	ck_assert(pthread_equal(w.thread, o.thread));
}
END_TEST

START_TEST(the_newest_is_called_first)
{
	struct witness a = { .letter = 'a' };
	struct witness b = { .letter = 'b' };

	watch(JET_cbtypBeforeInsert, &a);
	watch(JET_cbtypBeforeInsert, &b);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "ba");
}
END_TEST

START_TEST(a_function_registered_twice_is_called_twice)
{
	struct witness a = { .letter = 'a' };
	JET_HANDLE first = watch(JET_cbtypBeforeInsert, &a);
	JET_HANDLE second = watch(JET_cbtypBeforeInsert, &a);

	ck_assert_uint_ne(first, second);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "aa");
	ck_jet(JET_errSuccess, cancel(first));
	ck_jet(JET_errSuccess, insert(2));
	ck_assert_str_eq(witness_trace, "aaa");
}
END_TEST

START_TEST(a_read_only_cursor_can_register)
{
	struct witness a = { .letter = 'a' };
	JET_TABLEID cursor;

	ck_jet(JET_errSuccess, JetOpenTableA(rc.sesid, rc.fx.dbid, "r", NULL,
	    0, JET_bitTableReadOnly, &cursor));
	witness_watch_at(rc.sesid, cursor, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(temporary_tables_have_no_callbacks)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong, .grbit = JET_bitColumnTTKey };
	struct witness a = { .letter = 'a' };
	JET_TABLEID temp;
	JET_COLUMNID id;
	JET_HANDLE handle;

	ck_jet(JET_errSuccess, JetOpenTempTable(rc.sesid, &def, 1,
	    JET_bitTTForceMaterialization | JET_bitTTUpdatable, &temp, &id));
	ck_jet(JET_errIllegalOperation, JetRegisterCallback(rc.sesid, temp,
	    JET_cbtypBeforeInsert, witness_call, &a, &handle));
}
END_TEST

/* ver.cxx: registering is no part of the transaction */
START_TEST(rolling_back_does_not_undo_registering)
{
	struct witness a = { .letter = 'a' };

	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	watch(JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(rolling_back_does_not_undo_cancelling)
{
	struct witness a = { .letter = 'a' };
	JET_HANDLE handle = watch(JET_cbtypBeforeInsert, &a);

	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, cancel(handle));
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

START_TEST(a_callback_outlives_the_cursor_that_registered_it)
{
	struct witness a = { .letter = 'a' };

	watch(JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, rc.tableid));
	rc.tableid = ese_rec_cursor(&rc, rc.sesid);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(a_callback_outlives_the_session_that_registered_it)
{
	struct witness a = { .letter = 'a' };
	JET_SESID other = ese_fix_session(&rc.fx);

	witness_watch_at(other, ese_rec_cursor(&rc, other),
	    JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, JetEndSession(other, 0));
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(detaching_the_database_ends_its_callbacks)
{
	struct witness a = { .letter = 'a' };
	JET_HANDLE handle = watch(JET_cbtypBeforeInsert, &a);

	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetCloseDatabase(rc.sesid, rc.fx.dbid, 0));
	ck_jet(JET_errSuccess, JetDetachDatabaseA(rc.sesid,
	    rc.fx.database));
	ck_jet(JET_errSuccess, JetAttachDatabaseA(rc.sesid, rc.fx.database,
	    0));
	ck_jet(JET_errSuccess, JetOpenDatabaseA(rc.sesid, rc.fx.database,
	    NULL, &rc.fx.dbid, 0));
	rc.tableid = ese_rec_cursor(&rc, rc.sesid);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "");
	ck_jet(JET_wrnCallbackNotRegistered, cancel(handle));
}
END_TEST

START_TEST(deleting_the_table_fires_nothing_and_ends_its_callbacks)
{
	struct witness a = { .letter = 'a' };
	JET_HANDLE handle = watch(RECORD_BITS, &a);
	JET_TABLEID other;

	ck_jet(JET_errSuccess, insert(1));
	witness_forget();
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetDeleteTableA(rc.sesid, rc.fx.dbid, "r"));
	ck_assert_str_eq(witness_trace, "");
	ck_jet(JET_errSuccess, JetCreateTableA(rc.sesid, rc.fx.dbid, "s", 0,
	    0, &other));
	ck_jet(JET_wrnCallbackNotRegistered, JetUnregisterCallback(rc.sesid,
	    other, RECORD_BITS, handle));
}
END_TEST

START_TEST(a_duplicate_cursor_shares_the_callbacks)
{
	struct witness a = { .letter = 'a' };
	JET_TABLEID copy;

	watch(JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, JetDupCursor(rc.sesid, rc.tableid, &copy, 0));
	rc.tableid = copy;
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "a");
	ck_assert_uint_eq(a.tableid, copy);
}
END_TEST

/* recupd.cxx: the derived table's own come first */
START_TEST(callbacks_of_a_template_fire_for_tables_made_from_it)
{
	JET_COLUMNCREATE_A column = { .cbStruct = sizeof(column),
	    .szColumnName = (char *)"n", .coltyp = JET_coltypLong };
	JET_TABLECREATE_A base = { .cbStruct = sizeof(base),
	    .szTableName = (char *)"base", .rgcolumncreate = &column,
	    .cColumns = 1, .grbit = JET_bitTableCreateTemplateTable };
	JET_TABLECREATE_A derived = { .cbStruct = sizeof(derived),
	    .szTableName = (char *)"derived",
	    .szTemplateTableName = (char *)"base" };
	struct witness a = { .letter = 'a' };
	struct witness b = { .letter = 'b' };

	ck_jet(JET_errSuccess, JetCreateTableColumnIndexA(rc.sesid,
	    rc.fx.dbid, &base));
	witness_watch_at(rc.sesid, base.tableid, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, base.tableid));
	ck_jet(JET_errSuccess, JetCreateTableColumnIndexA(rc.sesid,
	    rc.fx.dbid, &derived));
	witness_watch_at(rc.sesid, derived.tableid, JET_cbtypBeforeInsert, &b);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, derived.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, derived.tableid, NULL, 0,
	    NULL));
	ck_assert_str_eq(witness_trace, "ba");
}
END_TEST

/* ---- cancelling ---- */

/* "JetUnregisterCallback Function"; the handle alone decides */
START_TEST(cancelling_part_of_the_events_cancels_all)
{
	struct witness a = { .letter = 'a' };
	JET_HANDLE handle = watch(RECORD_BITS, &a);

	ck_jet(JET_errSuccess, JetUnregisterCallback(rc.sesid, rc.tableid,
	    JET_cbtypAfterDelete, handle));
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

START_TEST(any_cursor_will_do_for_cancelling)
{
	struct witness a = { .letter = 'a' };
	JET_HANDLE handle = watch(RECORD_BITS, &a);
	JET_TABLEID other;

	ck_jet(JET_errSuccess, JetCreateTableA(rc.sesid, rc.fx.dbid, "s", 0,
	    0, &other));
	ck_jet(JET_errSuccess, JetUnregisterCallback(rc.sesid, other,
	    RECORD_BITS, handle));
	ck_jet(JET_errInvalidTableId, JetUnregisterCallback(rc.sesid, 0,
	    RECORD_BITS, handle));
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

START_TEST(cancelling_what_is_not_there_is_a_warning)
{
	struct witness a = { .letter = 'a' };
	JET_HANDLE handle = watch(RECORD_BITS, &a);

	ck_jet(JET_errSuccess, cancel(handle));
	ck_jet(JET_wrnCallbackNotRegistered, cancel(handle));
	ck_jet(JET_wrnCallbackNotRegistered, cancel(0));
	ck_jet(JET_wrnCallbackNotRegistered, cancel((JET_HANDLE)&a));
	ck_jet(JET_wrnCallbackNotRegistered, cancel(rc.tableid));
	ck_jet(JET_wrnCallbackNotRegistered, cancel(~(JET_HANDLE)0));
}
END_TEST

static struct witness recruit = { .letter = 'r' };

static void
register_another(struct witness *w)
{
	w->act = NULL;
	witness_watch_at(w->sesid, w->tableid, JET_cbtypBeforeInsert, &recruit);
}

START_TEST(one_registered_from_inside_is_called_from_the_next_event_on)
{
	struct witness a = { .letter = 'a', .act = register_another };

	watch(JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "a");
	ck_jet(JET_errSuccess, insert(2));
	ck_assert_str_eq(witness_trace, "ara");
}
END_TEST

static void
cancel_handle(struct witness *w)
{
	w->act = NULL;
	ck_jet(JET_errSuccess, JetUnregisterCallback(w->sesid, w->tableid,
	    RECORD_BITS, w->handle));
}

START_TEST(one_that_cancels_itself_ends_its_call)
{
	struct witness a = { .letter = 'a', .act = cancel_handle };

	a.handle = watch(JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, insert(1));
	ck_jet(JET_errSuccess, insert(2));
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(one_cancelled_before_its_turn_is_passed_over)
{
	struct witness a = { .letter = 'a' };
	struct witness b = { .letter = 'b', .act = cancel_handle };

	b.handle = watch(JET_cbtypBeforeInsert, &a);
	watch(JET_cbtypBeforeInsert, &b);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_str_eq(witness_trace, "b");
}
END_TEST

static _Atomic int quiet_calls;
static _Atomic int busy;

static JET_ERR JET_API
count_quietly(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)cbtyp, (void)arg1;
	(void)arg2, (void)context, (void)unused;
	quiet_calls++;
	return JET_errSuccess;
}

static void *
insert_many(void *context)
{
	struct other *o = context;
	int32_t id;

	for (id = 1; id <= 500; id++) {
		ck_jet(JET_errSuccess, JetPrepareUpdate(o->sesid, o->tableid,
		    JET_prepInsert));
		ck_jet(JET_errSuccess, JetSetColumn(o->sesid, o->tableid,
		    rc.id, &id, sizeof(id), 0, NULL));
		ck_jet(JET_errSuccess, JetUpdate(o->sesid, o->tableid, NULL, 0,
		    NULL));
	}
	busy--;
	return NULL;
}

START_TEST(callbacks_come_and_go_while_others_update)
{
	struct other o;
	pthread_t thread;
	JET_HANDLE handle;
	int rounds = 0;

	o.sesid = ese_fix_session(&rc.fx);
	o.tableid = ese_rec_cursor(&rc, o.sesid);
	busy = 1;
	ck_assert_int_eq(pthread_create(&thread, NULL, insert_many, &o), 0);
	while (busy > 0 || rounds < 100) {
		ck_jet(JET_errSuccess, JetRegisterCallback(rc.sesid,
		    rc.tableid, RECORD_BITS, count_quietly, NULL, &handle));
		ck_jet(JET_errSuccess, cancel(handle));
		ck_jet(JET_wrnCallbackNotRegistered, cancel(handle));
		rounds++;
	}
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	ck_assert_int_le(quiet_calls, 1000);
}
END_TEST

/* ---- results ---- */

/* "JET_CALLBACK Callback Function" */
START_TEST(the_first_failure_ends_the_event_and_is_the_result)
{
	struct witness a = { .letter = 'a' };
	struct witness b = { .letter = 'b', .result = REFUSAL };

	watch(JET_cbtypBeforeInsert | JET_cbtypAfterInsert, &a);
	watch(JET_cbtypBeforeInsert, &b);
	ck_assert_int_eq(insert(1), REFUSAL);
	ck_assert_str_eq(witness_trace, "b");
}
END_TEST

START_TEST(a_refused_insert_stays_prepared_and_can_be_tried_again)
{
	struct witness a = { .letter = 'a', .result = REFUSAL };

	watch(JET_cbtypBeforeInsert, &a);
	ck_assert_int_eq(insert(1), REFUSAL);
	ck_assert_int_eq(update(), REFUSAL);
	a.result = JET_errSuccess;
	ck_jet(JET_errSuccess, update());
	ck_assert_str_eq(witness_trace, "aaa");
	ese_rec_goto(&rc, 1);
}
END_TEST

START_TEST(a_refused_insert_can_be_cancelled)
{
	struct witness a = { .letter = 'a', .result = REFUSAL };

	watch(JET_cbtypBeforeInsert, &a);
	ck_assert_int_eq(insert(1), REFUSAL);
	ck_jet(JET_errSuccess, prepare(JET_prepCancel));
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid,
	    (int32_t)JET_MoveFirst, 0));
}
END_TEST

START_TEST(warnings_change_nothing)
{
	struct witness a = { .letter = 'a',
	    .result = JET_wrnColumnMaxTruncated };

	watch(RECORD_BITS, &a);
	ck_jet(JET_errSuccess, insert(1));
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_assert_uint_eq(witness_calls, 4);
}
END_TEST

/* recupd.cxx: too late to fail, but the rest of the event is left out */
START_TEST(a_failure_afterwards_only_ends_the_event)
{
	struct witness a = { .letter = 'a' };
	struct witness b = { .letter = 'b', .result = REFUSAL };
	JET_CBTYP after = JET_cbtypAfterInsert | JET_cbtypAfterReplace |
	    JET_cbtypAfterDelete;

	watch(after, &a);
	watch(after, &b);
	ck_jet(JET_errSuccess, insert(1));
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 3));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 3);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_assert_str_eq(witness_trace, "bbb");
}
END_TEST

/* ---- levels ---- */

static int before_level, after_level;

static void
note_level(struct witness *w)
{
	bool before = (w->cbtyp & (JET_cbtypBeforeInsert |
	    JET_cbtypBeforeReplace | JET_cbtypBeforeDelete)) != 0;

	*(before ? &before_level : &after_level) = witness_level(w->sesid);
}

START_TEST(before_runs_a_level_deeper_and_after_does_not)
{
	struct witness a = { .letter = 'a', .act = note_level };
	int i;

	watch(RECORD_BITS, &a);
	for (i = 0; i < _i; i++)
		ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_int_eq(before_level, _i + 1);
	ck_assert_int_eq(after_level, _i);
	before_level = after_level = -1;
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 3));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(before_level, _i + 1);
	ck_assert_int_eq(after_level, _i);
	before_level = after_level = -1;
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_assert_int_eq(before_level, _i + 1);
	ck_assert_int_eq(after_level, _i);
}
END_TEST

static int below, all_below, commit_below;

static void
leave_levels(struct witness *w)
{
	int level = witness_level(w->sesid);

	ck_jet(JET_errSuccess, JetBeginTransaction(w->sesid));
	ck_jet(JET_errSuccess, JetCommitTransaction(w->sesid, 0));
	commit_below = JetCommitTransaction(w->sesid, 0);
	below = JetRollback(w->sesid, 0);
	ck_jet(JET_errSuccess, JetBeginTransaction(w->sesid));
	ck_jet(JET_errSuccess, JetBeginTransaction(w->sesid));
	ck_jet(JET_errSuccess, JetRollback(w->sesid, JET_bitRollbackAll));
	all_below = witness_level(w->sesid) - level;
}

START_TEST(a_callback_cannot_leave_the_levels_it_found)
{
	struct witness a = { .letter = 'a', .act = leave_levels };

	watch(JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, insert(1));
	ck_jet(JET_errNotInTransaction, commit_below);
	ck_jet(JET_errNotInTransaction, below);
	ck_assert_int_eq(all_below, 0);
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
}
END_TEST

static void
begin_and_forget(struct witness *w)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(w->sesid));
	ck_jet(JET_errSuccess, JetBeginTransaction(w->sesid));
}

START_TEST(levels_left_open_are_undone_and_fail_the_callback)
{
	struct witness a = { .letter = 'a', .act = begin_and_forget };

	watch(JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errCallbackFailed, insert(1));
	ck_assert_int_eq(witness_level(rc.sesid), 0);
	a.act = NULL;
	ck_jet(JET_errSuccess, update());
}
END_TEST

START_TEST(levels_left_open_afterwards_are_undone_too)
{
	struct witness a = { .letter = 'a', .act = begin_and_forget };

	watch(JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, insert(1));
	ck_assert_int_eq(witness_level(rc.sesid), 0);
	ese_rec_goto(&rc, 1);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_callback");
	TCase *tc = tcase_create("register");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc,
	    registering_needs_an_event_a_function_and_a_place);
	tcase_add_test(tc, other_events_can_be_asked_for_but_do_not_happen);
	tcase_add_test(tc, the_function_gets_the_single_bit_of_the_event);
	tcase_add_test(tc, each_kind_of_update_has_its_two_events);
	tcase_add_test(tc, the_other_arguments_are_empty);
	tcase_add_test(tc,
	    other_sessions_cause_the_event_with_their_own_handles);
	tcase_add_test(tc, the_newest_is_called_first);
	tcase_add_test(tc, a_function_registered_twice_is_called_twice);
	tcase_add_test(tc, a_read_only_cursor_can_register);
	tcase_add_test(tc, temporary_tables_have_no_callbacks);
	tcase_add_test(tc, rolling_back_does_not_undo_registering);
	tcase_add_test(tc, rolling_back_does_not_undo_cancelling);
	tcase_add_test(tc,
	    a_callback_outlives_the_cursor_that_registered_it);
	tcase_add_test(tc,
	    a_callback_outlives_the_session_that_registered_it);
	tcase_add_test(tc, detaching_the_database_ends_its_callbacks);
	tcase_add_test(tc,
	    deleting_the_table_fires_nothing_and_ends_its_callbacks);
	tcase_add_test(tc, a_duplicate_cursor_shares_the_callbacks);
	tcase_add_test(tc,
	    callbacks_of_a_template_fire_for_tables_made_from_it);
	suite_add_tcase(s, tc);
	tc = tcase_create("cancel");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, cancelling_part_of_the_events_cancels_all);
	tcase_add_test(tc, any_cursor_will_do_for_cancelling);
	tcase_add_test(tc, cancelling_what_is_not_there_is_a_warning);
	tcase_add_test(tc,
	    one_registered_from_inside_is_called_from_the_next_event_on);
	tcase_add_test(tc, one_that_cancels_itself_ends_its_call);
	tcase_add_test(tc, one_cancelled_before_its_turn_is_passed_over);
	tcase_add_test(tc, callbacks_come_and_go_while_others_update);
	suite_add_tcase(s, tc);
	tc = tcase_create("result");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_first_failure_ends_the_event_and_is_the_result);
	tcase_add_test(tc,
	    a_refused_insert_stays_prepared_and_can_be_tried_again);
	tcase_add_test(tc, a_refused_insert_can_be_cancelled);
	tcase_add_test(tc, warnings_change_nothing);
	tcase_add_test(tc, a_failure_afterwards_only_ends_the_event);
	suite_add_tcase(s, tc);
	tc = tcase_create("level");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, before_runs_a_level_deeper_and_after_does_not,
	    0, 3);
	tcase_add_test(tc, a_callback_cannot_leave_the_levels_it_found);
	tcase_add_test(tc, levels_left_open_are_undone_and_fail_the_callback);
	tcase_add_test(tc, levels_left_open_afterwards_are_undone_too);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
