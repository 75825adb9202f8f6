/* SPDX-License-Identifier: MIT */
/* What callbacks meet in each event, and what they may do there. */
#define JET_VERSION 0x0A01

#include <check.h>
#include <pthread.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_witness.h"
#include "suite.h"

static struct ese_rec rc;
static uint8_t mark[JET_cbBookmarkMost];
static uint32_t mark_size;

/* What a callback found; each test says what it should. */
static JET_ERR found[8];
static int32_t value[8];

static void
setup(void)
{
	int i;

	witness_forget();
	for (i = 0; i < 8; i++)
		found[i] = value[i] = 12345;
	ese_rec_open(&rc);
}

static void
teardown(void)
{
	ese_rec_close(&rc);
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
delete(void)
{
	return JetDelete(rc.sesid, rc.tableid);
}

/* One record with num 10, the cursor on it; callbacks come later. */
static void
add_one(void)
{
	ese_rec_add(&rc, 1, 10, NULL);
	ese_rec_goto(&rc, 1);
}

static JET_ERR
get(struct witness *w, JET_COLUMNID id, JET_GRBIT grbit, int32_t *out)
{
	return JetRetrieveColumn(w->sesid, w->tableid, id, out, sizeof(*out),
	    NULL, grbit, NULL);
}

static JET_ERR
set(struct witness *w, JET_COLUMNID id, int32_t number)
{
	return JetSetColumn(w->sesid, w->tableid, id, &number,
	    sizeof(number), 0, NULL);
}

static JET_ERR
replace_num(int32_t num)
{
	JET_ERR err;

	err = prepare(JET_prepReplace);
	if (err == JET_errSuccess)
		err = ese_rec_set(&rc, rc.num, num);
	return err == JET_errSuccess ? update() : err;
}

/* ---- before an insert ---- */

static void
fill_key(struct witness *w)
{
	found[0] = set(w, rc.id, 5);
}

/* recupd.cxx: the event comes before every check */
START_TEST(before_an_insert_columns_can_still_be_filled)
{
	struct witness a = { .letter = 'a', .act = fill_key };

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, found[0]);
	ese_rec_goto(&rc, 5);
}
END_TEST

START_TEST(before_an_insert_the_key_can_be_changed)
{
	struct witness a = { .letter = 'a', .act = fill_key };

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ese_rec_goto(&rc, 5);
}
END_TEST

START_TEST(an_insert_that_fails_has_had_its_first_event_only)
{
	struct witness a = { .letter = 'a' };
	uint8_t small[1];

	add_one();
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errKeyDuplicate, witness_insert(&rc, 1));
	ck_assert_uint_eq(witness_calls, 1);
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errBufferTooSmall, JetUpdate(rc.sesid, rc.tableid, small,
	    1, NULL));
	ck_assert_uint_eq(witness_calls, 2);
	ck_jet(JET_errSuccess, update());
	ck_assert_uint_eq(witness_calls, 4);
	ck_assert_uint_eq(witness_events[2], JET_cbtypBeforeInsert);
	ck_assert_uint_eq(witness_events[3], JET_cbtypAfterInsert);
}
END_TEST

START_TEST(an_insert_without_its_values_fires_before_it_fails)
{
	struct witness a = { .letter = 'a' };

	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errNullInvalid, update());
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

static void
look_at_insert(struct witness *w)
{
	found[0] = get(w, rc.autoinc, JET_bitRetrieveCopy, &value[0]);
	found[1] = set(w, rc.autoinc, 9);
	found[2] = get(w, rc.id, 0, &value[2]);
	found[3] = get(w, rc.id, JET_bitRetrieveCopy, &value[3]);
	found[4] = set(w, rc.version, 40);
}

START_TEST(before_an_insert_the_copy_has_its_number)
{
	struct witness a = { .letter = 'a', .act = look_at_insert };

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ck_jet(JET_errSuccess, found[0]);
	ck_assert_int_ge(value[0], 1);
	ck_jet(JET_errInvalidColumnType, found[1]);
	ck_jet(JET_errNoCurrentRecord, found[2]);
	ck_jet(JET_errSuccess, found[3]);
	ck_assert_int_eq(value[3], 1);
	ck_jet(JET_errSuccess, found[4]);
	ese_rec_goto(&rc, 1);
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 40);
}
END_TEST

START_TEST(before_an_insert_plain_reads_see_the_current_record)
{
	struct witness a = { .letter = 'a', .act = look_at_insert };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 2));
	ck_jet(JET_errSuccess, found[2]);
	ck_assert_int_eq(value[2], 1);
	ck_assert_int_eq(value[3], 2);
}
END_TEST

static void
set_long(struct witness *w)
{
	found[0] = JetSetColumn(w->sesid, w->tableid, rc.body, "long", 4, 0,
	    NULL);
}

/* The level inside is a transaction enough. */
START_TEST(long_values_can_be_set_in_a_callback_outside_transactions)
{
	struct witness a = { .letter = 'a', .act = set_long };

	witness_watch(&rc, JET_cbtypBeforeInsert | JET_cbtypBeforeReplace,
	    &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ck_jet(JET_errSuccess, found[0]);
	ese_rec_goto(&rc, 1);
	ese_rec_is_text(&rc, rc.body, 1, "long");
	found[0] = 1;
	ck_jet(JET_errSuccess, replace_num(3));
	ck_jet(JET_errSuccess, found[0]);
}
END_TEST

/* ---- after an insert ---- */

static void
look_afterwards(struct witness *w)
{
	found[0] = get(w, rc.id, 0, &value[0]);
	found[1] = get(w, rc.id, JET_bitRetrieveCopy, &value[1]);
	found[2] = set(w, rc.num, 5);
	found[3] = get(w, rc.num, 0, &value[3]);
	found[4] = get(w, rc.num, JET_bitRetrieveCopy, &value[4]);
}

START_TEST(after_an_insert_the_copy_is_gone)
{
	struct witness a = { .letter = 'a', .act = look_afterwards };

	add_one();
	witness_watch(&rc, JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 2));
	ck_jet(JET_errSuccess, found[0]);
	ck_assert_int_eq(value[0], 1);
	ck_jet(JET_errSuccess, found[1]);
	ck_assert_int_eq(value[1], 1);
	ck_jet(JET_errUpdateNotPrepared, found[2]);
}
END_TEST

START_TEST(after_an_insert_there_may_be_no_record)
{
	struct witness a = { .letter = 'a', .act = look_afterwards };

	/* a fresh cursor would find the new record to be the first */
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 1, 0));
	witness_watch(&rc, JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 2));
	ck_jet(JET_errNoCurrentRecord, found[0]);
	ck_jet(JET_errNoCurrentRecord, found[1]);
}
END_TEST

static JET_SESID other;
static JET_TABLEID other_cursor;

static void
seek_elsewhere(struct witness *w)
{
	int32_t id = 1;

	(void)w;
	found[0] = JetMakeKey(other, other_cursor, &id, sizeof(id),
	    JET_bitNewKey);
	found[1] = JetSeek(other, other_cursor, JET_bitSeekEQ);
}

static void
open_other(void)
{
	other = ese_fix_session(&rc.fx);
	other_cursor = ese_rec_cursor(&rc, other);
}

START_TEST(after_an_insert_outside_transactions_all_see_it)
{
	struct witness a = { .letter = 'a', .act = seek_elsewhere };

	open_other();
	witness_watch(&rc, JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ck_jet(JET_errSuccess, found[1]);
}
END_TEST

START_TEST(before_an_insert_nobody_sees_it)
{
	struct witness a = { .letter = 'a', .act = seek_elsewhere };

	open_other();
	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ck_jet(JET_errSuccess, found[0]);
	ck_jet(JET_errRecordNotFound, found[1]);
}
END_TEST

/* ---- replace ---- */

static void
look_at_replace(struct witness *w)
{
	found[0] = get(w, rc.num, 0, &value[0]);
	found[1] = get(w, rc.num, JET_bitRetrieveCopy, &value[1]);
	found[2] = set(w, rc.version, 5);
	found[3] = set(w, rc.autoinc, 5);
}

START_TEST(before_a_replace_both_images_can_be_read)
{
	struct witness a = { .letter = 'a', .act = look_at_replace };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(11));
	ck_assert_int_eq(value[0], 10);
	ck_assert_int_eq(value[1], 11);
	ck_jet(JET_errInvalidColumnType, found[2]);
	ck_jet(JET_errInvalidColumnType, found[3]);
}
END_TEST

START_TEST(after_a_replace_there_is_only_the_new_image)
{
	struct witness a = { .letter = 'a', .act = look_afterwards };

	add_one();
	witness_watch(&rc, JET_cbtypAfterReplace, &a);
	ck_jet(JET_errSuccess, replace_num(11));
	ck_jet(JET_errUpdateNotPrepared, found[2]);
	ck_assert_int_eq(value[3], 11);
	ck_assert_int_eq(value[4], 11);
}
END_TEST

static void
set_num(struct witness *w)
{
	found[0] = set(w, rc.num, 77);
}

START_TEST(before_a_replace_the_new_values_can_be_changed)
{
	struct witness a = { .letter = 'a', .act = set_num };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(11));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 77);
}
END_TEST

START_TEST(a_replace_of_nothing_fires_and_counts_no_version)
{
	struct witness a = { .letter = 'a' };

	add_one();
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, update());
	ck_assert_str_eq(witness_trace, "aa");
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 0);
}
END_TEST

START_TEST(a_callback_makes_a_replace_of_nothing_a_real_one)
{
	struct witness a = { .letter = 'a', .act = set_num };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 1);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 77);
}
END_TEST

START_TEST(a_callback_cannot_change_the_primary_key_of_a_record)
{
	struct witness a = { .letter = 'a', .act = fill_key };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errRecordPrimaryChanged, replace_num(3));
}
END_TEST

START_TEST(a_refused_replace_stays_prepared)
{
	struct witness a = { .letter = 'a', .result = REFUSAL };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_assert_int_eq(replace_num(3), REFUSAL);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 10);
	a.result = JET_errSuccess;
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 3);
}
END_TEST

static void
change_elsewhere(JET_COLUMNID column)
{
	int32_t num = 50;

	ese_rec_goto_at(&rc, other, other_cursor, 1);
	ck_jet(JET_errSuccess, JetPrepareUpdate(other, other_cursor,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(other, other_cursor, column, &num,
	    sizeof(num), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(other, other_cursor, NULL, 0,
	    NULL));
}

START_TEST(a_conflict_found_by_the_update_fires_nothing)
{
	struct witness a = { .letter = 'a' };

	add_one();
	open_other();
	ck_jet(JET_errSuccess, prepare(JET_prepReplaceNoLock));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 3));
	change_elsewhere(rc.num);
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errWriteConflict, update());
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

/* The lock went with the level; unlike the engine, the next try looks again. */
START_TEST(a_refused_update_without_lock_looks_for_conflicts_again)
{
	struct witness a = { .letter = 'a', .result = REFUSAL,
	    .only = JET_cbtypBeforeReplace };

	add_one();
	open_other();
	ck_jet(JET_errSuccess, prepare(JET_prepReplaceNoLock));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 3));
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_assert_int_eq(update(), REFUSAL);
	a.result = JET_errSuccess;
	change_elsewhere(rc.num);
	ck_jet(JET_errWriteConflict, update());
}
END_TEST

/* ---- delete ---- */

START_TEST(before_a_delete_the_record_can_be_read)
{
	struct witness a = { .letter = 'a', .act = look_afterwards };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeDelete, &a);
	ck_jet(JET_errSuccess, delete());
	ck_assert_int_eq(value[0], 1);
	ck_assert_int_eq(value[1], 1);
	ck_jet(JET_errUpdateNotPrepared, found[2]);
}
END_TEST

START_TEST(a_delete_without_record_fires_before_it_fails)
{
	struct witness a = { .letter = 'a' };

	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errNoCurrentRecord, delete());
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(a_second_delete_fires_before_it_fails)
{
	struct witness a = { .letter = 'a' };

	add_one();
	ck_jet(JET_errSuccess, delete());
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errRecordDeleted, delete());
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(a_delete_that_conflicts_fires_before_it_fails)
{
	struct witness a = { .letter = 'a' };

	add_one();
	open_other();
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	change_elsewhere(rc.num);
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errWriteConflict, delete());
	ck_assert_str_eq(witness_trace, "a");
}
END_TEST

START_TEST(a_refused_delete_leaves_the_record_and_no_update)
{
	struct witness a = { .letter = 'a', .result = REFUSAL };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeDelete, &a);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_assert_int_eq(delete(), REFUSAL);
	ck_jet(JET_errUpdateNotPrepared, update());
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(a_delete_refused_for_its_update_fires_nothing)
{
	struct witness a = { .letter = 'a' };

	add_one();
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopyDeleteOriginal));
	ck_jet(JET_errAlreadyPrepared, delete());
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

static void
look_at_deleted(struct witness *w)
{
	found[0] = get(w, rc.id, 0, &value[0]);
	found[1] = get(w, rc.id, JET_bitRetrieveCopy, &value[1]);
	found[2] = set(w, rc.num, 5);
	found[3] = JetGetBookmark(w->sesid, w->tableid, mark, sizeof(mark),
	    &mark_size);
}

START_TEST(after_a_delete_only_the_bookmark_is_left)
{
	struct witness a = { .letter = 'a', .act = look_at_deleted };

	add_one();
	witness_watch(&rc, JET_cbtypAfterDelete, &a);
	ck_jet(JET_errSuccess, delete());
	ck_jet(JET_errRecordDeleted, found[0]);
	ck_jet(JET_errRecordDeleted, found[1]);
	ck_jet(JET_errUpdateNotPrepared, found[2]);
	ck_jet(JET_errSuccess, found[3]);
	ck_jet(JET_errRecordDeleted, JetGotoBookmark(rc.sesid, rc.tableid,
	    mark, mark_size));
}
END_TEST

/* ---- a copy in the place of its original ---- */

static int levels[WITNESS_CALLS_MAX];

static void
note_level(struct witness *w)
{
	levels[witness_calls - 1] = witness_level(w->sesid);
	if (w->cbtyp == JET_cbtypBeforeInsert)
		found[0] = get(w, rc.id, 0, &value[0]);
}

static const uint32_t moving_copies[] = {
	JET_prepInsertCopyDeleteOriginal, JET_prepInsertCopyReplaceOriginal
};

START_TEST(a_copy_that_deletes_has_four_events_inside)
{
	struct witness a = { .letter = 'a', .act = note_level };

	add_one();
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(moving_copies[_i]));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errSuccess, update());
	ck_assert_uint_eq(witness_calls, 4);
	ck_assert_uint_eq(witness_events[0], JET_cbtypBeforeDelete);
	ck_assert_uint_eq(witness_events[1], JET_cbtypAfterDelete);
	ck_assert_uint_eq(witness_events[2], JET_cbtypBeforeInsert);
	ck_assert_uint_eq(witness_events[3], JET_cbtypAfterInsert);
	/* the delete is not over yet when its second event comes */
	ck_assert_int_eq(levels[1], 2);
	ck_assert_int_eq(levels[3], 1);
	ck_jet(JET_errRecordDeleted, found[0]);
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_goto(&rc, 2);
}
END_TEST

START_TEST(a_copy_that_fails_leaves_its_original)
{
	struct witness a = { .letter = 'a', .result = REFUSAL,
	    .only = JET_cbtypBeforeInsert };

	add_one();
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(moving_copies[_i]));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_assert_int_eq(update(), REFUSAL);
	ck_assert_int_eq(ese_rec_id(&rc), 1);
	/* and the next try deletes it after all, unlike the engine's */
	a.result = JET_errSuccess;
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_key(&rc, 1);
	ck_jet(JET_errRecordNotFound, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
}
END_TEST

/* ---- what fires nothing ---- */

START_TEST(other_operations_fire_nothing)
{
	struct witness a = { .letter = 'a' };
	int32_t delta = 1;

	add_one();
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow, &delta, sizeof(delta), NULL, 0, NULL, 0));
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 9));
	ck_jet(JET_errSuccess, prepare(JET_prepCancel));
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopy));
	ck_jet(JET_errSuccess, prepare(JET_prepCancel));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

START_TEST(undoing_an_insert_fires_nothing)
{
	struct witness a = { .letter = 'a' };

	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

START_TEST(building_an_index_fires_nothing)
{
	struct witness a = { .letter = 'a' };

	add_one();
	witness_watch(&rc, RECORD_BITS, &a);
	ck_jet(JET_errSuccess, JetCreateIndexA(rc.sesid, rc.tableid, "late",
	    0, "+preset\0", 9, 0));
	ck_assert_str_eq(witness_trace, "");
}
END_TEST

/* ---- the cursor of a callback ---- */

static JET_ERR
do_move(JET_SESID s, JET_TABLEID t)
{
	return JetMove(s, t, 1, 0);
}

static JET_ERR
do_seek(JET_SESID s, JET_TABLEID t)
{
	return JetSeek(s, t, JET_bitSeekEQ);
}

static JET_ERR
do_make_key(JET_SESID s, JET_TABLEID t)
{
	return JetMakeKey(s, t, NULL, 0, JET_bitNewKey);
}

static JET_ERR
do_range(JET_SESID s, JET_TABLEID t)
{
	return JetSetIndexRange(s, t, 0);
}

static JET_ERR
do_goto(JET_SESID s, JET_TABLEID t)
{
	return JetGotoBookmark(s, t, mark, 4);
}

static JET_ERR
do_goto_entry(JET_SESID s, JET_TABLEID t)
{
	return JetGotoSecondaryIndexBookmark(s, t, mark, 4, mark, 4, 0);
}

static JET_ERR
do_goto_position(JET_SESID s, JET_TABLEID t)
{
	JET_RECPOS pos = { sizeof(pos), 1, 1, 2 };

	return JetGotoPosition(s, t, &pos);
}

static JET_ERR
do_count(JET_SESID s, JET_TABLEID t)
{
	uint32_t count;

	return JetIndexRecordCount(s, t, &count, 0);
}

static JET_ERR
do_set_index(JET_SESID s, JET_TABLEID t)
{
	return JetSetCurrentIndexA(s, t, "by_num");
}

static JET_ERR
do_set_index4(JET_SESID s, JET_TABLEID t)
{
	return JetSetCurrentIndex4A(s, t, "by_num", NULL, 0, 1);
}

static JET_ERR
do_prepare(JET_SESID s, JET_TABLEID t)
{
	return JetPrepareUpdate(s, t, JET_prepCancel);
}

static JET_ERR
do_update(JET_SESID s, JET_TABLEID t)
{
	return JetUpdate(s, t, NULL, 0, NULL);
}

static JET_ERR
do_update2(JET_SESID s, JET_TABLEID t)
{
	return JetUpdate2(s, t, NULL, 0, NULL, 0);
}

static JET_ERR
do_delete(JET_SESID s, JET_TABLEID t)
{
	return JetDelete(s, t);
}

static JET_ERR
do_lock(JET_SESID s, JET_TABLEID t)
{
	return JetGetLock(s, t, JET_bitReadLock);
}

static JET_ERR
do_escrow(JET_SESID s, JET_TABLEID t)
{
	int32_t delta = 1;

	return JetEscrowUpdate(s, t, rc.escrow, &delta, 4, NULL, 0, NULL, 0);
}

static JET_ERR
do_close(JET_SESID s, JET_TABLEID t)
{
	return JetCloseTable(s, t);
}

static JET_ERR
do_add_column(JET_SESID s, JET_TABLEID t)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_COLUMNID id;

	return JetAddColumnA(s, t, "late", &def, NULL, 0, &id);
}

static JET_ERR
do_delete_column(JET_SESID s, JET_TABLEID t)
{
	return JetDeleteColumnA(s, t, "preset");
}

static JET_ERR
do_rename_column(JET_SESID s, JET_TABLEID t)
{
	return JetRenameColumnA(s, t, "preset", "late", 0);
}

static JET_ERR
do_create_index(JET_SESID s, JET_TABLEID t)
{
	return JetCreateIndexA(s, t, "late", 0, "+preset\0", 9, 0);
}

static JET_ERR
do_delete_index(JET_SESID s, JET_TABLEID t)
{
	return JetDeleteIndexA(s, t, "by_num");
}

static JET_ERR (*const forbidden[])(JET_SESID, JET_TABLEID) = {
	do_move, do_seek, do_make_key, do_range, do_goto, do_goto_entry,
	do_goto_position, do_count, do_set_index, do_set_index4, do_prepare,
	do_update, do_update2, do_delete, do_lock, do_escrow, do_close,
	do_add_column, do_delete_column, do_rename_column, do_create_index,
	do_delete_index
};

static JET_ERR (*tried)(JET_SESID, JET_TABLEID);

static void
try_it(struct witness *w)
{
	found[0] = tried(w->sesid, w->tableid);
}

/* jetapi.cxx: the method table of a callback's cursor */
START_TEST(most_calls_on_the_cursor_of_a_callback_are_refused)
{
	struct witness a = { .letter = 'a', .act = try_it };

	tried = forbidden[_i];
	add_one();
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(12));
	ck_jet(JET_errIllegalOperation, found[0]);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 12);
}
END_TEST

static void
use_all_allowed(struct witness *w)
{
	JET_RECPOS pos;
	JET_RECSIZE size;
	JET_RECSIZE2 size2;
	JET_RETRIEVECOLUMN col = { .columnid = rc.num, .itagSequence = 1 };
	JET_SETCOLUMN set_col = { .columnid = rc.num };
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };
	JET_INDEXID index;
	char name[JET_cbNameMost + 1];
	JET_TABLEID copy;
	JET_SESID s = w->sesid;
	JET_TABLEID t = w->tableid;

	ck_jet(JET_errSuccess, JetDupCursor(s, t, &copy, 0));
	ck_jet(JET_errSuccess, JetCloseTable(s, copy));
	ck_jet(JET_errSuccess, JetGetBookmark(s, t, mark, sizeof(mark),
	    &mark_size));
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(s, t, name,
	    sizeof(name)));
	ck_jet(JET_errSuccess, JetGetCursorInfo(s, t, NULL, 0, 0));
	ck_jet(JET_errLSNotSet, JetGetLS(s, t, &(JET_LS){ 0 }, 0));
	ck_jet(JET_errLSCallbackNotSpecified, JetSetLS(s, t, 1, 0));
	ck_jet(JET_errSuccess, JetGetRecordPosition(s, t, &pos,
	    sizeof(pos)));
	ck_jet(JET_errNoCurrentIndex, JetGetSecondaryIndexBookmark(s, t,
	    mark, sizeof(mark), NULL, mark, sizeof(mark), NULL, 0));
	ck_jet(JET_errSuccess, JetGetTableColumnInfoA(s, t, "num", &def,
	    sizeof(def), JET_ColInfo));
	ck_jet(JET_errSuccess, JetGetTableIndexInfoA(s, t, "by_num", &index,
	    sizeof(index), JET_IdxInfoIndexId));
	ck_jet(JET_errSuccess, JetGetTableInfoA(s, t, name, sizeof(name),
	    JET_TblInfoName));
	ck_jet(JET_errSuccess, JetRetrieveKey(s, t, mark, sizeof(mark), NULL,
	    0));
	ck_jet(JET_wrnBufferTruncated, JetRetrieveColumns(s, t, &col, 1));
	ck_jet(JET_errSuccess, JetSetColumns(s, t, &set_col, 1));
	ck_jet(JET_errSuccess, JetGetRecordSize(s, t, &size, 0));
	ck_jet(JET_errSuccess, JetGetRecordSize2(s, t, &size2, 0));
	found[0] = JET_errSuccess;
}

START_TEST(reading_calls_on_the_cursor_of_a_callback_work)
{
	struct witness a = { .letter = 'a', .act = use_all_allowed };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(12));
	ck_jet(JET_errSuccess, found[0]);
}
END_TEST

START_TEST(the_cursor_is_free_again_after_the_callback)
{
	struct witness a = { .letter = 'a', .result = REFUSAL };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeDelete, &a);
	ck_assert_int_eq(delete(), REFUSAL);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid,
	    (int32_t)JET_MoveFirst, 0));
}
END_TEST

static void
use_a_copy(struct witness *w)
{
	JET_TABLEID copy;
	int32_t id = 0;

	w->act = NULL;
	ck_jet(JET_errSuccess, JetDupCursor(w->sesid, w->tableid, &copy, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(w->sesid, copy, rc.id, &id,
	    sizeof(id), NULL, 0, NULL));
	value[0] = id;
	ck_jet(JET_errSuccess, JetMove(w->sesid, copy, 1, 0));
	ck_jet(JET_errSuccess, JetDelete(w->sesid, copy));
	ck_jet(JET_errSuccess, JetCloseTable(w->sesid, copy));
	found[0] = JET_errSuccess;
}

START_TEST(a_copy_of_the_cursor_is_a_full_one)
{
	struct witness a = { .letter = 'a', .act = use_a_copy };

	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 3);
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, replace_num(1));
	ck_jet(JET_errSuccess, found[0]);
	ck_assert_int_eq(value[0], 1);
	ese_rec_key(&rc, 2);
	ck_jet(JET_errRecordNotFound, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
}
END_TEST

static void
insert_more(struct witness *w)
{
	JET_TABLEID cursor;
	int32_t id;

	if (witness_calls >= 4)
		return;
	id = 100 + (int32_t)witness_calls;
	cursor = ese_rec_cursor(&rc, w->sesid);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, cursor,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, cursor, rc.id, &id,
	    sizeof(id), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, cursor, NULL, 0, NULL));
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, cursor));
}

START_TEST(a_callback_can_update_its_table_and_meet_itself)
{
	struct witness a = { .letter = 'a', .act = insert_more };
	int32_t id;

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ck_assert_str_eq(witness_trace, "aaaa");
	for (id = 101; id <= 103; id++)
		ese_rec_goto(&rc, id);
}
END_TEST

START_TEST(what_a_refused_update_did_elsewhere_is_undone)
{
	struct witness a = { .letter = 'a', .act = insert_more,
	    .result = REFUSAL };

	add_one();
	witness_watch(&rc, JET_cbtypBeforeDelete, &a);
	ck_assert_int_eq(delete(), REFUSAL);
	ck_assert_str_eq(witness_trace, "a");
	ese_rec_key(&rc, 101);
	ck_jet(JET_errRecordNotFound, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
}
END_TEST

/* ---- sessions and threads ---- */

static void
end_everything(struct witness *w)
{
	found[0] = JetEndSession(w->sesid, 0);
	found[1] = JetCloseDatabase(w->sesid, w->dbid, 0);
	found[2] = JetDetachDatabaseA(w->sesid, rc.fx.database);
	found[3] = JetTerm(rc.fx.instance);
}

START_TEST(what_is_in_use_cannot_be_ended_from_inside)
{
	struct witness a = { .letter = 'a', .act = end_everything };

	witness_watch(&rc, JET_cbtypAfterInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ck_jet(JET_errSessionInUse, found[0]);
	ck_jet(JET_errDatabaseInUse, found[1]);
	ck_jet(JET_errDatabaseInUse, found[2]);
	ck_jet(JET_errTooManyActiveUsers, found[3]);
	ese_rec_goto(&rc, 1);
}
END_TEST

static void
conflict_elsewhere(struct witness *w)
{
	(void)w;
	found[1] = JetBeginTransaction(other);
	found[0] = JetPrepareUpdate(other, other_cursor, JET_prepReplace);
	found[2] = JetRollback(other, 0);
}

START_TEST(the_record_is_locked_while_a_callback_runs)
{
	struct witness a = { .letter = 'a', .act = conflict_elsewhere };

	add_one();
	open_other();
	ese_rec_goto_at(&rc, other, other_cursor, 1);
	witness_watch(&rc, JET_cbtypBeforeReplace, &a);
	ck_jet(JET_errSuccess, prepare(JET_prepReplaceNoLock));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, found[1]);
	ck_jet(JET_errWriteConflict, found[0]);
}
END_TEST

static void *
move_on_another_thread(void *context)
{
	struct witness *w = context;

	found[0] = JetMove(w->sesid, w->tableid, 1, 0);
	found[1] = JetBeginTransaction(w->sesid);
	return NULL;
}

static void
hand_over(struct witness *w)
{
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL,
	    move_on_another_thread, w), 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
}

START_TEST(the_session_stays_with_the_thread_of_the_callback)
{
	struct witness a = { .letter = 'a', .act = hand_over };

	witness_watch(&rc, JET_cbtypBeforeInsert, &a);
	ck_jet(JET_errSuccess, witness_insert(&rc, 1));
	ck_jet(JET_errSessionSharingViolation, found[0]);
	ck_jet(JET_errSessionSharingViolation, found[1]);
}
END_TEST

static void
add_inserts(Suite *s)
{
	TCase *tc = jp_suite_case(s, "insert", setup, teardown);

	tcase_add_test(tc, before_an_insert_columns_can_still_be_filled);
	tcase_add_test(tc, before_an_insert_the_key_can_be_changed);
	tcase_add_test(tc, an_insert_that_fails_has_had_its_first_event_only);
	tcase_add_test(tc, an_insert_without_its_values_fires_before_it_fails);
	tcase_add_test(tc, before_an_insert_the_copy_has_its_number);
	tcase_add_test(tc,
	    before_an_insert_plain_reads_see_the_current_record);
	tcase_add_test(tc,
	    long_values_can_be_set_in_a_callback_outside_transactions);
	tcase_add_test(tc, after_an_insert_the_copy_is_gone);
	tcase_add_test(tc, after_an_insert_there_may_be_no_record);
	tcase_add_test(tc, after_an_insert_outside_transactions_all_see_it);
	tcase_add_test(tc, before_an_insert_nobody_sees_it);
}

static void
add_replaces(Suite *s)
{
	TCase *tc = jp_suite_case(s, "replace", setup, teardown);

	tcase_add_test(tc, before_a_replace_both_images_can_be_read);
	tcase_add_test(tc, after_a_replace_there_is_only_the_new_image);
	tcase_add_test(tc, before_a_replace_the_new_values_can_be_changed);
	tcase_add_test(tc, a_replace_of_nothing_fires_and_counts_no_version);
	tcase_add_test(tc, a_callback_makes_a_replace_of_nothing_a_real_one);
	tcase_add_test(tc,
	    a_callback_cannot_change_the_primary_key_of_a_record);
	tcase_add_test(tc, a_refused_replace_stays_prepared);
	tcase_add_test(tc, a_conflict_found_by_the_update_fires_nothing);
	tcase_add_test(tc,
	    a_refused_update_without_lock_looks_for_conflicts_again);
}

static void
add_deletes(Suite *s)
{
	TCase *tc = jp_suite_case(s, "delete", setup, teardown);

	tcase_add_test(tc, before_a_delete_the_record_can_be_read);
	tcase_add_test(tc, a_delete_without_record_fires_before_it_fails);
	tcase_add_test(tc, a_second_delete_fires_before_it_fails);
	tcase_add_test(tc, a_delete_that_conflicts_fires_before_it_fails);
	tcase_add_test(tc, a_refused_delete_leaves_the_record_and_no_update);
	tcase_add_test(tc, a_delete_refused_for_its_update_fires_nothing);
	tcase_add_test(tc, after_a_delete_only_the_bookmark_is_left);
	tcase_add_loop_test(tc, a_copy_that_deletes_has_four_events_inside, 0,
	    2);
	tcase_add_loop_test(tc, a_copy_that_fails_leaves_its_original, 0, 2);
	tc = jp_suite_case(s, "nothing", setup, teardown);
	tcase_add_test(tc, other_operations_fire_nothing);
	tcase_add_test(tc, undoing_an_insert_fires_nothing);
	tcase_add_test(tc, building_an_index_fires_nothing);
}

static void
add_restrictions(Suite *s)
{
	TCase *tc = jp_suite_case(s, "cursor", setup, teardown);

	tcase_add_loop_test(tc,
	    most_calls_on_the_cursor_of_a_callback_are_refused, 0,
	    sizeof(forbidden) / sizeof(forbidden[0]));
	tcase_add_test(tc, reading_calls_on_the_cursor_of_a_callback_work);
	tcase_add_test(tc, the_cursor_is_free_again_after_the_callback);
	tcase_add_test(tc, a_copy_of_the_cursor_is_a_full_one);
	tcase_add_test(tc, a_callback_can_update_its_table_and_meet_itself);
	tcase_add_test(tc, what_a_refused_update_did_elsewhere_is_undone);
	tcase_add_test(tc, what_is_in_use_cannot_be_ended_from_inside);
	tcase_add_test(tc, the_record_is_locked_while_a_callback_runs);
	tcase_add_test(tc, the_session_stays_with_the_thread_of_the_callback);
}

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_callback_event");

	add_inserts(s);
	add_replaces(s);
	add_deletes(s);
	add_restrictions(s);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
