/* SPDX-License-Identifier: MIT */
/* Callbacks that do unusual things: change the record or the table under the
 * update, leave things open, work in other sessions, are run while the
 * instance stops; local storage of temporary tables. */
#define JET_VERSION 0x0A01

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "ck_jet.h"
#include "ese_witness.h"
#include "suite.h"

static struct ese_rec rc;
static JET_TABLEID second;	/* another cursor of the same session */

/* What a callback found; each test says what it should. */
static JET_ERR found[4];

/* Records 1 to 3, both cursors on the second. */
static void
setup(void)
{
	witness_forget();
	memset(found, 0x55, sizeof(found));
	ese_rec_open(&rc);
	ese_rec_fill(&rc, 3);
	second = ese_rec_cursor(&rc, rc.sesid);
	ese_rec_goto(&rc, 2);
	ese_rec_goto_at(&rc, rc.sesid, second, 2);
}

static void
teardown(void)
{
	ese_rec_close(&rc);
}

static JET_ERR
update(void)
{
	return JetUpdate(rc.sesid, rc.tableid, NULL, 0, NULL);
}

static JET_ERR
seek(int32_t id)
{
	ese_rec_key(&rc, id);
	return JetSeek(rc.sesid, rc.tableid, JET_bitSeekEQ);
}

static JET_ERR
set_num_at(JET_SESID sesid, JET_TABLEID tableid, uint32_t prep, int32_t num)
{
	JET_ERR err;

	err = JetPrepareUpdate(sesid, tableid, prep);
	if (err == JET_errSuccess)
		err = JetSetColumn(sesid, tableid, rc.num, &num, sizeof(num),
		    0, NULL);
	return err == JET_errSuccess ? JetUpdate(sesid, tableid, NULL, 0,
	    NULL) : err;
}

static JET_ERR
insert_at(JET_SESID sesid, JET_TABLEID tableid, int32_t id)
{
	JET_ERR err;

	err = JetPrepareUpdate(sesid, tableid, JET_prepInsert);
	if (err == JET_errSuccess)
		err = JetSetColumn(sesid, tableid, rc.id, &id, sizeof(id), 0,
		    NULL);
	return err == JET_errSuccess ? JetUpdate(sesid, tableid, NULL, 0,
	    NULL) : err;
}

static JET_ERR
replace_num(int32_t num)
{
	return set_num_at(rc.sesid, rc.tableid, JET_prepReplace, num);
}

/* ---- the record under the update ---- */

static void
insert_the_same(struct witness *w)
{
	w->act = NULL;
	found[0] = insert_at(w->sesid, second, 9);
}

/* recupd.cxx: keys are looked at after the callback */
START_TEST(a_callback_can_be_first_with_the_key)
{
	struct witness a = { .letter = 'a', .act = insert_the_same };

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errKeyDuplicate, witness_insert(&rc, 9));
	ck_jet(JET_errSuccess, found[0]);
	/* and is undone with the insert, which can now be tried again */
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, seek(9));
}
END_TEST

static void
delete_the_record(struct witness *w)
{
	w->act = NULL;
	found[0] = JetDelete(w->sesid, second);
}

START_TEST(a_callback_can_delete_the_record_that_is_replaced)
{
	struct witness a = { .letter = 'a', .act = delete_the_record };

	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errRecordDeleted, replace_num(4));
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
}
END_TEST

START_TEST(a_callback_can_delete_the_record_that_is_deleted)
{
	struct witness a = { .letter = 'a', .act = delete_the_record,
	    .only = JET_cbtypBeforeDelete };

	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errRecordDeleted, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, found[0]);
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
}
END_TEST

static void
replace_the_record(struct witness *w)
{
	w->act = NULL;
	found[0] = set_num_at(w->sesid, second, JET_prepReplace, 55);
}

START_TEST(the_update_wins_over_its_callback)
{
	struct witness a = { .letter = 'a', .act = replace_the_record };
	uint32_t count = 0;

	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(4));
	ck_jet(JET_errSuccess, found[0]);
	ck_assert_str_eq(witness_trace, "aa");
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 3);
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

/* ---- long values ---- */

static char long_text[30000];

static void
set_long_text(struct witness *w)
{
	memset(long_text, 'x', sizeof(long_text));
	found[0] = JetSetColumn(w->sesid, w->tableid, rc.body, long_text,
	    sizeof(long_text), 0, NULL);
}

/* What the refused try set is in the copy buffer still. */
START_TEST(a_long_value_of_a_refused_update_is_written_by_the_next)
{
	struct witness a = { .letter = 'a', .act = set_long_text,
	    .result = REFUSAL };
	uint32_t size = 0;

	witness_watch(&rc, JET_cbtypBeforeInsert | JET_cbtypBeforeReplace,
	    &a);
	if (_i == 0)
		ck_assert_int_eq(witness_insert(&rc, 9), REFUSAL);
	else
		ck_assert_int_eq(replace_num(4), REFUSAL);
	ck_jet(JET_errSuccess, found[0]);
	a.act = NULL;
	a.result = JET_errSuccess;
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, seek(_i == 0 ? 9 : 2));
	memset(long_text, 0, sizeof(long_text));
	ck_jet(JET_errSuccess, JetRetrieveColumn(rc.sesid, rc.tableid,
	    rc.body, long_text, sizeof(long_text), &size, 0, NULL));
	ck_assert_uint_eq(size, sizeof(long_text));
	ck_assert_int_eq(long_text[sizeof(long_text) - 1], 'x');
}
END_TEST

static void
set_long_text_elsewhere(struct witness *w)
{
	found[0] = JetPrepareUpdate(w->sesid, second, JET_prepReplace);
	found[1] = JetSetColumn(w->sesid, second, rc.body, "x", 1, 0, NULL);
	found[2] = JetPrepareUpdate(w->sesid, second, JET_prepCancel);
}

/* fldmod.cxx: the level that counts is the one the callback runs at */
START_TEST(other_cursors_set_long_values_before_but_not_after)
{
	struct witness a = { .letter = 'a', .act = set_long_text_elsewhere };

	witness_watch(&rc, _i == 0 ? JET_cbtypBeforeInsert :
	    JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(_i == 0 ? JET_errSuccess : JET_errNotInTransaction, found[1]);
	ck_jet(JET_errSuccess, found[2]);
}
END_TEST

/* ---- what a callback leaves open ---- */

static JET_TABLEID opened;

static void
leave_open(struct witness *w)
{
	opened = ese_rec_cursor(&rc, w->sesid);
	found[0] = JetPrepareUpdate(w->sesid, opened, JET_prepInsert);
	found[1] = JetPrepareUpdate(w->sesid, second, JET_prepInsert);
}

/* tm.cxx: they belong to the update's level, and go outward with its end */
START_TEST(what_is_left_open_stays_when_the_update_succeeds)
{
	struct witness a = { .letter = 'a', .act = leave_open };

	witness_watch(&rc, JET_cbtypBeforeDelete, &a);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(JET_errSuccess, found[1]);
	ck_jet(JET_errNullInvalid, JetUpdate(rc.sesid, opened, NULL, 0,
	    NULL));
	ck_jet(JET_errNullInvalid, JetUpdate(rc.sesid, second, NULL, 0,
	    NULL));
}
END_TEST

START_TEST(what_is_left_open_goes_when_the_update_fails)
{
	struct witness a = { .letter = 'a', .act = leave_open,
	    .result = REFUSAL };

	witness_watch(&rc, JET_cbtypBeforeDelete, &a);
	ck_assert_int_eq(JetDelete(rc.sesid, rc.tableid), REFUSAL);
	ck_jet(JET_errInvalidTableId, JetUpdate(rc.sesid, opened, NULL, 0,
	    NULL));
	ck_jet(JET_errUpdateNotPrepared, JetUpdate(rc.sesid, second, NULL, 0,
	    NULL));
}
END_TEST

/* ---- the table under the update ---- */

static void
create_an_index(struct witness *w)
{
	w->act = NULL;
	found[0] = JetCreateIndexA(w->sesid, second, "late", 0, "+preset\0",
	    9, 0);
}

static int
count_entries(const char *index)
{
	uint32_t count = 0;

	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    index));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, JET_MoveFirst,
	    0));
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	return (int)count;
}

/* recupd.cxx goes through the indexes there are after the callback */
START_TEST(an_index_made_by_a_callback_has_the_record)
{
	struct witness a = { .letter = 'a', .act = create_an_index };

	witness_watch(&rc, JET_cbtypBeforeInsert | JET_cbtypBeforeDelete,
	    &a);
	if (_i == 0)
		ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	else
		ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, found[0]);
	ck_assert_int_eq(count_entries("late"), _i == 0 ? 4 : 2);
}
END_TEST

static void
delete_an_index(struct witness *w)
{
	w->act = NULL;
	found[0] = JetDeleteIndexA(w->sesid, second, "by_num");
	found[1] = JetDeleteIndexA(w->sesid, second, "by_both");
	found[2] = JetDeleteColumnA(w->sesid, second, "num");
}

START_TEST(a_callback_can_delete_the_indexes_and_columns_of_the_update)
{
	struct witness a = { .letter = 'a', .act = delete_an_index };

	witness_watch(&rc, RECORD_BITS, &a);
	if (_i == 0)
		ck_jet(JET_errSuccess, set_num_at(rc.sesid, rc.tableid,
		    JET_prepReplace, 4));
	else
		ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(JET_errSuccess, found[1]);
	ck_jet(JET_errSuccess, found[2]);
	ck_jet(JET_errIndexNotFound, JetSetCurrentIndexA(rc.sesid,
	    rc.tableid, "by_num"));
	ck_assert_int_eq(count_entries("pk"), _i == 0 ? 3 : 2);
}
END_TEST

static void
add_a_column(struct witness *w)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	int32_t number = 4;
	JET_COLUMNID id = 0;

	w->act = NULL;
	found[0] = JetAddColumnA(w->sesid, second, "late", &def, NULL, 0,
	    &id);
	found[1] = JetSetColumn(w->sesid, w->tableid, id, &number,
	    sizeof(number), 0, NULL);
}

START_TEST(a_callback_can_add_a_column_and_set_it)
{
	struct witness a = { .letter = 'a', .act = add_a_column };
	JET_COLUMNDEF def;

	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(4));
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(JET_errSuccess, found[1]);
	ck_jet(JET_errSuccess, JetGetTableColumnInfoA(rc.sesid, rc.tableid,
	    "late", &def, sizeof(def), JET_ColInfo));
	ck_assert_int_eq(ese_rec_get(&rc, def.columnid), 4);
}
END_TEST

static void
refuse_ddl(struct witness *w)
{
	found[0] = JetDeleteTableA(w->sesid, rc.fx.dbid, "r");
	found[1] = JetCloseTable(w->sesid, w->tableid);
}

START_TEST(a_callback_cannot_take_the_table_away)
{
	struct witness a = { .letter = 'a', .act = refuse_ddl };

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	ck_jet(JET_errTableInUse, found[0]);
	ck_jet(JET_errIllegalOperation, found[1]);
}
END_TEST

static void
close_cursors(void)
{
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, second));
}

/* fcb.cxx: callbacks end with the table, and an undone end is none */
START_TEST(an_undone_deletion_keeps_the_callbacks_of_the_table)
{
	struct witness a = { .letter = 'a' };

	witness_watch(&rc, JET_cbtypAfterInsert, &a);
	close_cursors();
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetDeleteTableA(rc.sesid, rc.fx.dbid, "r"));
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	rc.tableid = ese_rec_cursor(&rc, rc.sesid);
	ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(an_undone_creation_ends_the_callbacks_of_the_table)
{
	struct witness a = { .letter = 'a' };
	JET_TABLEID table;
	JET_HANDLE handle;

	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetCreateTableA(rc.sesid, rc.fx.dbid, "new", 0,
	    0, &table));
	handle = witness_watch_at(rc.sesid, table, JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	/* what is left of it goes when tables come or go */
	ck_jet(JET_errSuccess, JetCreateTableA(rc.sesid, rc.fx.dbid, "new", 0,
	    0, &table));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, table,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, table, NULL, 0, NULL));
	ck_assert_str_eq(witness_trace, "");
	ck_jet(JET_wrnCallbackNotRegistered, JetUnregisterCallback(rc.sesid,
	    rc.tableid, JET_cbtypAfterInsert, handle));
}
END_TEST

START_TEST(a_changed_table_keeps_its_callbacks)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	struct witness a = { .letter = 'a' };
	JET_COLUMNID id;

	witness_watch(&rc, JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, JetAddColumnA(rc.sesid, rc.tableid, "late",
	    &def, NULL, 0, &id));
	ck_jet(JET_errSuccess, JetDeleteIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	close_cursors();
	ck_jet(JET_errSuccess, JetRenameTableA(rc.sesid, rc.fx.dbid, "r",
	    "s"));
	ck_jet(JET_errSuccess, JetOpenTableA(rc.sesid, rc.fx.dbid, "s", NULL,
	    0, 0, &rc.tableid));
	ck_jet(JET_errSuccess, witness_insert(&rc, 10));
	ck_assert_str_eq(witness_trace, "aa");
}
END_TEST

/* fcb.cxx: a table whose schema is fixed has callbacks all the same */
START_TEST(a_table_of_fixed_schema_has_callbacks)
{
	JET_COLUMNCREATE_A column = { .cbStruct = sizeof(column),
	    .szColumnName = (char *)"id", .coltyp = JET_coltypLong };
	JET_TABLECREATE_A table = { .cbStruct = sizeof(table),
	    .szTableName = (char *)"fixed", .rgcolumncreate = &column,
	    .cColumns = 1, .grbit = JET_bitTableCreateFixedDDL };
	struct witness a = { .letter = 'a' };

	ck_jet(JET_errSuccess, JetCreateTableColumnIndexA(rc.sesid,
	    rc.fx.dbid, &table));
	witness_watch_at(rc.sesid, table.tableid, JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, table.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, table.tableid, NULL, 0,
	    NULL));
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

/* ---- levels ---- */

static int32_t deepest;

static void
go_deeper(struct witness *w)
{
	w->act = NULL;
	deepest = witness_level(w->sesid);
	found[0] = JetBeginTransaction(w->sesid);
	found[1] = set_num_at(w->sesid, second, JET_prepReplace, 55);
}

/* jetapi.cxx counts the program's levels; an update is always possible */
START_TEST(updates_nest_below_the_seventh_level)
{
	struct witness a = { .letter = 'a', .act = go_deeper };
	int i;

	for (i = 0; i < 7; i++)
		ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(4));
	ck_jet(JET_errTransTooDeep, found[0]);
	ck_jet(JET_errSuccess, found[1]);
	ck_assert_str_eq(witness_trace, "aa");
	for (i = 0; i < 7; i++)
		ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ck_jet(JET_errNotInTransaction, JetCommitTransaction(rc.sesid, 0));
}
END_TEST

static void
commit_inside(struct witness *w)
{
	w->act = NULL;
	found[0] = JetBeginTransaction(w->sesid);
	found[1] = set_num_at(w->sesid, second, JET_prepReplace, 55);
	found[2] = JetCommitTransaction(w->sesid, 0);
}

/* A commit inside counts only when the update does. */
START_TEST(what_a_callback_commits_is_part_of_the_update)
{
	struct witness a = { .letter = 'a', .act = commit_inside,
	    .result = _i == 0 ? JET_errSuccess : REFUSAL };

	ese_rec_goto_at(&rc, rc.sesid, second, 3);
	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(a.result, witness_insert(&rc, 9));
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(JET_errSuccess, found[1]);
	ck_jet(JET_errSuccess, found[2]);
	ese_rec_goto(&rc, 3);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), _i == 0 ? 55 : 30);
}
END_TEST

static void
set_a_context(struct witness *w)
{
	found[0] = JetSetSessionContext(w->sesid, 42);
	found[1] = JetBeginTransaction(w->sesid);
	found[2] = JetCommitTransaction(w->sesid, 0);
	found[3] = JetResetSessionContext(w->sesid);
}

START_TEST(a_callback_may_set_the_context_of_its_session)
{
	struct witness a = { .letter = 'a', .act = set_a_context };
	int i;

	witness_watch(&rc, _i == 0 ? JET_cbtypBeforeInsert :
	    JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	for (i = 0; i < 4; i++)
		ck_jet(JET_errSuccess, found[i]);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
}
END_TEST

/* ---- other sessions ---- */

static JET_SESID other;
static JET_TABLEID theirs;

/* Runs in a callback of the first session, and in one of the other. */
static void
work_elsewhere(struct witness *w)
{
	if (w->sesid == other) {
		found[1] = JetEndSession(rc.sesid, 0);
		found[2] = JetEndSession(other, 0);
		return;
	}
	found[0] = insert_at(other, theirs, 10);
	found[3] = JetEndSession(other, 0);
}

/* jetapi.cxx: a thread in a callback may enter any session */
START_TEST(a_callback_works_in_another_session_and_ends_it)
{
	struct witness a = { .letter = 'a', .act = work_elsewhere };

	other = ese_fix_session(&rc.fx);
	theirs = ese_rec_cursor(&rc, other);
	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	ck_assert_str_eq(witness_trace, "aa");
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(JET_errSessionInUse, found[1]);
	ck_jet(JET_errSessionInUse, found[2]);
	ck_jet(JET_errSuccess, found[3]);
	ck_jet(JET_errSuccess, seek(10));
}
END_TEST

static void
close_elsewhere(struct witness *w)
{
	if (w->sesid == other) {
		found[0] = JetCloseTable(rc.sesid, rc.tableid);
		found[1] = JetCloseDatabase(rc.sesid, rc.fx.dbid, 0);
		found[2] = JetCommitTransaction(rc.sesid, 0);
		found[3] = JetTerm(rc.fx.instance);
		return;
	}
	ck_jet(JET_errSuccess, insert_at(other, theirs, 10));
}

/* The outer callback's cursor, database and levels stay what they are. */
START_TEST(an_inner_callback_respects_the_outer_one)
{
	struct witness a = { .letter = 'a', .act = close_elsewhere };

	other = ese_fix_session(&rc.fx);
	theirs = ese_rec_cursor(&rc, other);
	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, witness_insert(&rc, 9));
	ck_jet(JET_errIllegalOperation, found[0]);
	ck_jet(JET_errDatabaseInUse, found[1]);
	ck_jet(JET_errNotInTransaction, found[2]);
	ck_jet(JET_errTooManyActiveUsers, found[3]);
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ck_jet(JET_errSuccess, seek(9));
}
END_TEST

/* ---- threads ---- */

static void
wait_a_moment(void)
{
	nanosleep(&(struct timespec){ 0, 1000 * 1000 }, NULL);
}

static void *
stop_instance(void *context)
{
	return JetTerm(*(JET_INSTANCE *)context) == JET_errSuccess ? context :
	    NULL;
}

static pthread_t stopper;

static void
wait_for_the_stop(struct witness *w)
{
	JET_SESID none;

	w->act = NULL;
	ck_assert_int_eq(pthread_create(&stopper, NULL, stop_instance,
	    &rc.fx.instance), 0);
	while (JetMove(w->sesid, second, 0, 0) == JET_errSuccess)
		wait_a_moment();
	found[0] = JetMove(w->sesid, second, 0, 0);
	found[1] = JetBeginSessionA(rc.fx.instance, &none, NULL, NULL);
	found[2] = JetTerm(rc.fx.instance);
}

/* jetapi.cxx: the stop waits for the call that the callback is part of */
START_TEST(a_callback_is_told_that_the_instance_stops)
{
	struct witness a = { .letter = 'a', .act = wait_for_the_stop,
	    .result = _i == 0 ? JET_errSuccess : REFUSAL };
	void *stopped = NULL;

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(a.result, witness_insert(&rc, 9));
	ck_assert_int_eq(pthread_join(stopper, &stopped), 0);
	ck_assert_ptr_nonnull(stopped);
	ck_jet(JET_errTermInProgress, found[0]);
	ck_jet(JET_errTermInProgress, found[1]);
	ck_jet(JET_errTermInProgress, found[2]);
	rc.fx.instance = 0;
	ese_fix_restart(&rc.fx);
	rc.sesid = rc.fx.sesid;
	rc.tableid = ese_rec_cursor(&rc, rc.sesid);
	ck_jet(_i == 0 ? JET_errSuccess : JET_errRecordNotFound, seek(9));
}
END_TEST

static _Atomic int calls;
static _Atomic bool stop;

static JET_ERR JET_API
count_call(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)cbtyp;
	(void)arg1, (void)arg2, (void)context, (void)unused;
	atomic_fetch_add(&calls, 1);
	return JET_errSuccess;
}

static void *
update_all_the_time(void *context)
{
	JET_SESID sesid = ese_fix_session(&rc.fx);
	JET_TABLEID tableid = ese_rec_cursor(&rc, sesid);

	ese_rec_goto_at(&rc, sesid, tableid, *(int *)context);
	while (!atomic_load(&stop)) {
		ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
		ck_jet(JET_errSuccess, set_num_at(sesid, tableid,
		    JET_prepReplace, 4));
		ck_jet(JET_errSuccess, JetCommitTransaction(sesid,
		    JET_bitCommitLazyFlush));
	}
	return NULL;
}

/* fcb.cxx: once cancelled, a callback may be called to its end but not anew */
START_TEST(callbacks_come_and_go_while_threads_update)
{
	pthread_t threads[2];
	int ids[2] = { 1, 3 };
	JET_HANDLE handles[3];
	int i, k, before;

	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    update_all_the_time, &ids[i]), 0);
	for (i = 0; i < 200; i++) {
		for (k = 0; k < 3; k++)
			ck_jet(JET_errSuccess, JetRegisterCallback(rc.sesid,
			    rc.tableid, RECORD_BITS, count_call, NULL,
			    &handles[k]));
		before = atomic_load(&calls);
		while (atomic_load(&calls) == before)
			wait_a_moment();
		for (k = 0; k < 3; k++)
			ck_jet(JET_errSuccess, JetUnregisterCallback(rc.sesid,
			    rc.tableid, RECORD_BITS, handles[k]));
	}
	atomic_store(&stop, true);
	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	before = atomic_load(&calls);
	ck_jet(JET_errSuccess, replace_num(4));
	ck_assert_int_eq(atomic_load(&calls), before);
}
END_TEST

/* ---- temporary tables ---- */

static JET_LS freed;
static JET_CBTYP freed_kind;

static JET_ERR JET_API
runtime(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)arg2, (void)context;
	(void)unused;
	freed_kind |= cbtyp;
	freed = (JET_LS)arg1;
	return JET_errSuccess;
}

static void
setup_runtime(void)
{
	memset(&rc, 0, sizeof(rc));
	freed = 0;
	freed_kind = 0;
	ese_fix_create(&rc.fx);
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&rc.fx.instance,
	    JET_sesidNil, JET_paramRuntimeCallback, (JET_API_PTR)runtime,
	    NULL));
	ese_fix_start(&rc.fx);
	rc.sesid = rc.fx.sesid;
}

/* A temporary table with one row that still takes rows. */
static void
open_temp(JET_GRBIT grbit)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong, .grbit = JET_bitColumnTTKey };

	ck_jet(JET_errSuccess, JetOpenTempTable(rc.sesid, &def, 1, grbit,
	    &rc.tableid, &rc.id));
	ck_jet(JET_errSuccess, insert_at(rc.sesid, rc.tableid, 1));
}

/* sortapi.cxx: the method tables of the phases */
START_TEST(a_sort_has_local_storage_when_it_is_read)
{
	JET_HANDLE handle;
	JET_LS ls = 0;

	open_temp(0);
	ck_jet(JET_errIllegalOperation, JetSetLS(rc.sesid, rc.tableid, 5, 0));
	ck_jet(JET_errIllegalOperation, JetGetLS(rc.sesid, rc.tableid, &ls,
	    0));
	ck_jet(JET_errIllegalOperation, JetRegisterCallback(rc.sesid,
	    rc.tableid, RECORD_BITS, count_call, NULL, &handle));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, JET_MoveFirst,
	    0));
	ck_jet(JET_errSuccess, JetSetLS(rc.sesid, rc.tableid, 5, 0));
	ck_jet(JET_errSuccess, JetGetLS(rc.sesid, rc.tableid, &ls, 0));
	ck_assert_uint_eq(ls, 5);
	ck_jet(JET_errIllegalOperation, JetRegisterCallback(rc.sesid,
	    rc.tableid, RECORD_BITS, count_call, NULL, &handle));
	ck_jet(JET_errIllegalOperation, JetUnregisterCallback(rc.sesid,
	    rc.tableid, RECORD_BITS, 1));
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, rc.tableid));
	ck_assert_uint_eq(freed, 5);
	ck_assert_uint_eq(freed_kind, JET_cbtypFreeCursorLS);
}
END_TEST

START_TEST(a_temporary_table_takes_its_storage_with_it)
{
	open_temp(JET_bitTTForceMaterialization | JET_bitTTUpdatable);
	ck_jet(JET_errSuccess, JetSetLS(rc.sesid, rc.tableid, 5,
	    JET_bitLSTable));
	if (_i == 0)
		ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, rc.tableid));
	else
		ck_jet(JET_errSuccess, JetEndSession(rc.sesid, 0));
	ck_assert_uint_eq(freed, 5);
	ck_assert_uint_eq(freed_kind, JET_cbtypFreeTableLS);
}
END_TEST

static void
add_changes(Suite *s)
{
	TCase *tc = jp_suite_case(s, "changes", setup, teardown);

	tcase_add_test(tc, a_callback_can_be_first_with_the_key);
	tcase_add_test(tc,
	    a_callback_can_delete_the_record_that_is_replaced);
	tcase_add_test(tc, a_callback_can_delete_the_record_that_is_deleted);
	tcase_add_test(tc, the_update_wins_over_its_callback);
	tcase_add_loop_test(tc,
	    a_long_value_of_a_refused_update_is_written_by_the_next, 0, 2);
	tcase_add_loop_test(tc,
	    other_cursors_set_long_values_before_but_not_after, 0, 2);
	tcase_add_test(tc, what_is_left_open_stays_when_the_update_succeeds);
	tcase_add_test(tc, what_is_left_open_goes_when_the_update_fails);
	tcase_add_loop_test(tc, an_index_made_by_a_callback_has_the_record, 0,
	    2);
	tcase_add_loop_test(tc,
	    a_callback_can_delete_the_indexes_and_columns_of_the_update, 0,
	    2);
	tcase_add_test(tc, a_callback_can_add_a_column_and_set_it);
	tcase_add_test(tc, a_callback_cannot_take_the_table_away);
	tcase_add_test(tc,
	    an_undone_deletion_keeps_the_callbacks_of_the_table);
	tcase_add_test(tc,
	    an_undone_creation_ends_the_callbacks_of_the_table);
	tcase_add_test(tc, a_changed_table_keeps_its_callbacks);
	tcase_add_test(tc, a_table_of_fixed_schema_has_callbacks);
}

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_conform_callback");
	TCase *tc;

	add_changes(s);
	tc = jp_suite_case(s, "sessions", setup, teardown);
	tcase_add_test(tc, updates_nest_below_the_seventh_level);
	tcase_add_loop_test(tc,
	    what_a_callback_commits_is_part_of_the_update, 0, 2);
	tcase_add_loop_test(tc,
	    a_callback_may_set_the_context_of_its_session, 0, 2);
	tcase_add_test(tc,
	    a_callback_works_in_another_session_and_ends_it);
	tcase_add_test(tc, an_inner_callback_respects_the_outer_one);
	tcase_add_loop_test(tc, a_callback_is_told_that_the_instance_stops, 0,
	    2);
	tcase_add_test(tc, callbacks_come_and_go_while_threads_update);
	tc = tcase_create("temporary");
	tcase_add_checked_fixture(tc, setup_runtime, teardown);
	tcase_add_test(tc, a_sort_has_local_storage_when_it_is_read);
	tcase_add_loop_test(tc, a_temporary_table_takes_its_storage_with_it,
	    0, 2);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
