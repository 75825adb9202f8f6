/* SPDX-License-Identifier: MIT */
/* Changing records: prepared updates, values, deleting, locks, escrow. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <string.h>

#include "canary.h"
#include "ck_jet.h"
#include "ese_rec_checked.h"
#include "suite.h"

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
set(JET_COLUMNID id, const void *data, uint32_t size, JET_GRBIT grbit)
{
	return JetSetColumn(rc.sesid, rc.tableid, id, data, size, grbit,
	    NULL);
}

/* One record, the cursor on it. */
static void
add_one(void)
{
	ese_rec_add(&rc, 1, 10, "adam");
	ese_rec_goto(&rc, 1);
}

/* ---- JetPrepareUpdate ---- */

/* "JetPrepareUpdate Function" */
START_TEST(an_update_is_prepared_once)
{
	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errAlreadyPrepared, prepare(JET_prepInsert));
	ck_jet(JET_errAlreadyPrepared, prepare(JET_prepReplace));
	ck_jet(JET_errAlreadyPrepared, prepare(JET_prepReplaceNoLock));
	ck_jet(JET_errAlreadyPrepared, prepare(JET_prepInsertCopy));
}
END_TEST

START_TEST(cancelling_needs_an_update)
{
	ck_jet(JET_errUpdateNotPrepared, prepare(JET_prepCancel));
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, prepare(JET_prepCancel));
	ck_jet(JET_errUpdateNotPrepared, update());
}
END_TEST

static const uint32_t bad_preps[] = { 1, 6, 8, 10, 0xffffffff };

START_TEST(unknown_kinds_of_update_are_refused)
{
	ck_jet(JET_errInvalidParameter, prepare(bad_preps[_i]));
}
END_TEST

static const uint32_t preps_of_a_record[] = {
	JET_prepReplace, JET_prepReplaceNoLock, JET_prepInsertCopy,
	JET_prepInsertCopyDeleteOriginal, JET_prepInsertCopyReplaceOriginal
};

START_TEST(changing_a_record_needs_one)
{
	ck_jet(JET_errNoCurrentRecord, prepare(preps_of_a_record[_i]));
	ck_jet(JET_errUpdateNotPrepared, update());
}
END_TEST

START_TEST(a_deleted_record_cannot_be_changed)
{
	add_one();
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, prepare(preps_of_a_record[_i]));
}
END_TEST

START_TEST(a_read_only_cursor_changes_nothing)
{
	JET_TABLEID cursor;
	int32_t id = 1;

	add_one();
	ck_jet(JET_errSuccess, JetOpenTableA(rc.sesid, rc.fx.dbid, "r", NULL,
	    0, JET_bitTableReadOnly, &cursor));
	ck_jet(JET_errPermissionDenied, JetPrepareUpdate(rc.sesid, cursor,
	    JET_prepInsert));
	ck_jet(JET_errPermissionDenied, JetSetColumn(rc.sesid, cursor, rc.id,
	    &id, sizeof(id), 0, NULL));
	ck_jet(JET_errPermissionDenied, JetDelete(rc.sesid, cursor));
}
END_TEST

START_TEST(a_read_only_transaction_changes_nothing)
{
	add_one();
	ck_jet(JET_errSuccess, JetBeginTransaction2(rc.sesid,
	    JET_bitTransactionReadOnly));
	ck_jet(JET_errTransReadOnly, prepare(JET_prepInsert));
	ck_jet(JET_errTransReadOnly, prepare(JET_prepReplace));
	ck_jet(JET_errTransReadOnly, JetDelete(rc.sesid, rc.tableid));
}
END_TEST

START_TEST(a_prepared_replace_locks_in_a_transaction)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);

	add_one();
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errWriteConflict, JetPrepareUpdate(other, cursor,
	    JET_prepReplace));
}
END_TEST

/* recupd.cxx: a change since the prepare is found by the update */
START_TEST(an_update_without_lock_meets_the_conflict_later)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);
	int32_t num = 99;

	add_one();
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 11));
	ck_jet(JET_errSuccess, JetPrepareUpdate(other, cursor,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(other, cursor, rc.num, &num,
	    sizeof(num), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(other, cursor, NULL, 0, NULL));
	ck_jet(JET_errWriteConflict, update());
}
END_TEST

/* ---- JetUpdate ---- */

/* "JetUpdate Function" */
START_TEST(an_insert_leaves_the_cursor_where_it_was)
{
	add_one();
	ese_rec_add(&rc, 2, 20, NULL);
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(an_insert_gives_its_bookmark)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size = 0;

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 5));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid, mark,
	    size));
	ck_assert_int_eq(ese_rec_id(&rc), 5);
}
END_TEST

START_TEST(an_insert_whose_bookmark_does_not_fit_is_not_done)
{
	struct canary buf = canary_new(2);
	uint32_t size = 0;

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 5));
	ck_jet(JET_errBufferTooSmall, JetUpdate(rc.sesid, rc.tableid,
	    buf.data, 2, &size));
	canary_free(&buf);
	/* without a buffer its size means nothing */
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 2,
	    &size));
	ck_assert_uint_eq(size, 5);
	ese_rec_goto(&rc, 5);
}
END_TEST

/* recupd.cxx */
START_TEST(the_bookmark_of_a_replaced_record_is_cut_silently)
{
	struct canary buf = canary_new(2);
	uint32_t size = 0;

	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, buf.data, 2,
	    &size));
	ck_assert_uint_eq(size, 5);
	ck_assert_uint_eq(canary_untouched(&buf), 0);
	canary_free(&buf);
}
END_TEST

START_TEST(an_update_needs_to_be_prepared)
{
	ck_jet(JET_errUpdateNotPrepared, update());
	ck_jet(JET_errUpdateNotPrepared, JetUpdate2(rc.sesid, rc.tableid,
	    NULL, 0, NULL, 0));
}
END_TEST

/* "JetUpdate2 Function"; recupd.cxx ignores what it does not know, and takes
 * 2 for an update without versions */
START_TEST(the_longer_update_knows_two_bits)
{
	ck_jet(JET_errUpdateNotPrepared, JetUpdate2(rc.sesid, rc.tableid,
	    NULL, 0, NULL, 0x2));
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 5));
	ck_jet(JET_errUpdateMustVersion, JetUpdate2(rc.sesid, rc.tableid,
	    NULL, 0, NULL, 0x2));
	ck_jet(JET_errSuccess, JetUpdate2(rc.sesid, rc.tableid, NULL, 0, NULL,
	    JET_bitUpdateCheckESE97Compatibility | 0x100));
	ese_rec_goto(&rc, 5);
}
END_TEST

START_TEST(a_failed_update_stays_prepared)
{
	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ck_jet(JET_errKeyDuplicate, update());
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errSuccess, update());
	ese_rec_goto(&rc, 2);
}
END_TEST

START_TEST(a_column_that_must_have_a_value_is_checked)
{
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errNullInvalid, update());
}
END_TEST

START_TEST(unique_indexes_are_checked)
{
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.code, 5));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.code, 5));
	ck_jet(JET_errKeyDuplicate, update());
}
END_TEST

START_TEST(a_replace_keeps_the_primary_key)
{
	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errRecordPrimaryChanged, update());
}
END_TEST

START_TEST(versions_count_the_real_replaces)
{
	add_one();
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 0);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 11));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 1);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 1);
}
END_TEST

START_TEST(a_copy_has_all_values_and_a_number_of_its_own)
{
	int32_t number;

	add_one();
	number = ese_rec_get(&rc, rc.autoinc);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopy));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_goto(&rc, 2);
	ese_rec_is_text(&rc, rc.name, 1, "adam");
	ck_assert_int_gt(ese_rec_get(&rc, rc.autoinc), number);
}
END_TEST

START_TEST(a_copy_can_take_the_place_of_its_original)
{
	int32_t number;

	add_one();
	number = ese_rec_get(&rc, rc.autoinc);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopyReplaceOriginal));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_key(&rc, 1);
	ck_jet(JET_errRecordNotFound, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
	ese_rec_goto(&rc, 2);
	ck_assert_int_eq(ese_rec_get(&rc, rc.autoinc), number);
}
END_TEST

/* ---- JetSetColumn ---- */

/* "JetSetColumn Function" */
START_TEST(a_value_needs_a_prepared_update)
{
	ck_jet(JET_errUpdateNotPrepared, ese_rec_set(&rc, rc.id, 1));
}
END_TEST

START_TEST(a_number_has_its_size)
{
	int64_t big = 1;

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errInvalidBufferSize, set(rc.num, &big, sizeof(big), 0));
}
END_TEST

START_TEST(columns_that_do_not_exist_are_told)
{
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errColumnNotFound, ese_rec_set(&rc, rc.escrow + 1, 1));
	ck_jet(JET_errBadColumnId, ese_rec_set(&rc, 0xffffff, 1));
}
END_TEST

START_TEST(no_data_sets_null)
{
	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, set(rc.num, NULL, 0, 0));
	ck_jet(JET_errSuccess, set(rc.name, NULL, 5, 0));
	ck_jet(JET_errNullInvalid, set(rc.id, NULL, 0, 0));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), -1);
}
END_TEST

START_TEST(text_too_long_for_its_column_is_cut_with_a_warning)
{
	char name[32] = "";

	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_wrnColumnMaxTruncated, ese_rec_set_text(&rc, rc.name,
	    "aaaaaaaaaabbbbbbbbbbcc"));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetRetrieveColumn(rc.sesid, rc.tableid,
	    rc.name, name, sizeof(name), NULL, 0, NULL));
	ck_assert_str_eq(name, "aaaaaaaaaabbbbbbbbbb");
}
END_TEST

START_TEST(tagged_text_too_long_is_refused)
{
	char text[60];

	memset(text, 'x', sizeof(text));
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errColumnTooBig, set(rc.tags, text, sizeof(text), 0));
}
END_TEST

START_TEST(the_columns_the_engine_fills_cannot_be_set)
{
	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errInvalidColumnType, ese_rec_set(&rc, rc.autoinc, 1));
	ck_jet(JET_errInvalidColumnType, ese_rec_set(&rc, rc.version, 1));
}
END_TEST

/* fldmod.cxx */
START_TEST(long_values_need_a_transaction)
{
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errNotInTransaction, ese_rec_set_text(&rc, rc.body, "x"));
	ck_jet(JET_errNotInTransaction, set(rc.blob, "x", 1, 0));
}
END_TEST

START_TEST(a_long_value_can_be_written_in_parts)
{
	JET_SETINFO at = { sizeof(at), 3, 1 };

	add_one();
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.body, "abcdef"));
	ck_jet(JET_errSuccess, set(rc.body, "gh", 2, JET_bitSetAppendLV));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.body,
	    "XY", 2, JET_bitSetOverwriteLV, &at));
	ck_jet(JET_errSuccess, set(rc.body, NULL, 7, JET_bitSetSizeLV));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_is_text(&rc, rc.body, 1, "abcXYfg");
}
END_TEST

START_TEST(several_values_are_numbered_anew_when_one_goes)
{
	JET_SETINFO second = { sizeof(second), 0, 2 };

	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ese_rec_add_value(&rc, rc.tags, "one");
	ese_rec_add_value(&rc, rc.tags, "two");
	ese_rec_add_value(&rc, rc.tags, "three");
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.tags,
	    NULL, 0, 0, &second));
	ck_jet(JET_errSuccess, update());
	ese_rec_is_text(&rc, rc.tags, 1, "one");
	ese_rec_is_text(&rc, rc.tags, 2, "three");
}
END_TEST

START_TEST(values_can_be_kept_unique)
{
	JET_SETINFO next = { sizeof(next), 0, 0 };

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ese_rec_add_value(&rc, rc.tags, "one");
	ck_jet(JET_errMultiValuedDuplicate, JetSetColumn(rc.sesid, rc.tableid,
	    rc.tags, "one", 3, JET_bitSetUniqueMultiValues, &next));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.tags,
	    "ONE", 3, JET_bitSetUniqueMultiValues, &next));
	ck_jet(JET_errMultiValuedDuplicate, JetSetColumn(rc.sesid, rc.tableid,
	    rc.tags, "oNe", 3, JET_bitSetUniqueNormalizedMultiValues, &next));
}
END_TEST

START_TEST(a_default_comes_back_when_reverted_to)
{
	add_one();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.hint, "other"));
	ck_jet(JET_errSuccess, update());
	ese_rec_is_text(&rc, rc.hint, 1, "other");
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, set(rc.hint, NULL, 0,
	    JET_bitSetRevertToDefaultValue));
	ck_jet(JET_errSuccess, update());
	ese_rec_is_text(&rc, rc.hint, 1, "hint");
}
END_TEST

static const JET_GRBIT bad_bits[] = {
	JET_bitSetUniqueMultiValues | JET_bitSetAppendLV,
	JET_bitSetUniqueNormalizedMultiValues | JET_bitSetSizeLV,
	JET_bitSetUniqueMultiValues | JET_bitSetOverwriteLV,
	JET_bitSetContiguousLV, 0x10000000, 0x80000000
};

START_TEST(bits_that_make_no_sense_are_refused)
{
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errInvalidGrbit, set(rc.tags, "x", 1, bad_bits[_i]));
}
END_TEST

START_TEST(a_contiguous_value_fills_a_page)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errInvalidBufferSize, set(rc.blob, "x", 1,
	    JET_bitSetContiguousLV | JET_bitSetSeparateLV));
}
END_TEST

START_TEST(sizes_and_structures_are_checked)
{
	JET_SETINFO info = { sizeof(info) - 1, 0, 1 };

	ck_jet(JET_errInvalidParameter, set(rc.tags, "x", 0x80000000, 0));
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errInvalidParameter, JetSetColumn(rc.sesid, rc.tableid,
	    rc.tags, "x", 1, 0, &info));
}
END_TEST

/* "JetSetColumns Function" */
START_TEST(several_columns_are_set_at_once)
{
	int32_t id = 3;
	JET_SETCOLUMN cols[] = {
		{ .columnid = rc.id, .pvData = &id, .cbData = sizeof(id) },
		{ .columnid = rc.tags, .pvData = "a", .cbData = 1 },
		{ .columnid = rc.tags, .pvData = "b", .cbData = 1 }
	};

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumns(rc.sesid, rc.tableid, cols, 3));
	ck_jet(JET_errSuccess, update());
	ese_rec_goto(&rc, 3);
	ese_rec_is_text(&rc, rc.tags, 2, "b");
}
END_TEST

START_TEST(the_first_column_that_fails_ends_the_call)
{
	int32_t id = 3;
	JET_SETCOLUMN cols[] = {
		{ .columnid = rc.num, .pvData = &id, .cbData = sizeof(id) },
		{ .columnid = rc.num, .pvData = &id, .cbData = 2 },
		{ .columnid = rc.code, .pvData = &id, .cbData = sizeof(id) }
	};

	ck_jet(JET_errUpdateNotPrepared, JetSetColumns(rc.sesid, rc.tableid,
	    cols, 3));
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errInvalidBufferSize, JetSetColumns(rc.sesid, rc.tableid,
	    cols, 3));
	ck_jet(JET_errInvalidBufferSize, cols[1].err);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.num), 3);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.code), -1);
	ck_jet(JET_errInvalidParameter, JetSetColumns(rc.sesid, rc.tableid,
	    NULL, 1));
	cols[2].cbData = 0x80000000;
	ck_jet(JET_errInvalidParameter, JetSetColumns(rc.sesid, rc.tableid,
	    cols, 3));
}
END_TEST

/* ---- JetDelete ---- */

/* "JetDelete Function" */
START_TEST(a_deleted_record_is_gone)
{
	add_one();
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, JetDelete(rc.sesid, rc.tableid));
	ese_rec_key(&rc, 1);
	ck_jet(JET_errRecordNotFound, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
	ck_jet(JET_errNoCurrentRecord, JetDelete(rc.sesid, rc.tableid));
}
END_TEST

START_TEST(deleting_is_undone_with_its_level)
{
	add_one();
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
}
END_TEST

START_TEST(deleting_cancels_an_update_but_not_a_copy_that_deletes)
{
	add_one();
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopyDeleteOriginal));
	ck_jet(JET_errAlreadyPrepared, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, prepare(JET_prepCancel));
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errUpdateNotPrepared, update());
}
END_TEST

START_TEST(a_record_that_others_changed_cannot_be_deleted)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);

	add_one();
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, JetDelete(other, cursor));
	ck_jet(JET_errWriteConflict, JetDelete(rc.sesid, rc.tableid));
}
END_TEST

/* ---- JetGetLock ---- */

/* "JetGetLock Function" */
START_TEST(a_lock_needs_a_transaction_a_kind_and_a_record)
{
	add_one();
	ck_jet(JET_errNotInTransaction, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitReadLock));
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errInvalidGrbit, JetGetLock(rc.sesid, rc.tableid, 0));
	ck_jet(JET_errInvalidGrbit, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitReadLock | JET_bitWriteLock));
	ck_jet(JET_errSuccess, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitReadLock));
	ck_jet(JET_errSuccess, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitWriteLock));
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 5, 0));
	ck_jet(JET_errNoCurrentRecord, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitReadLock));
}
END_TEST

START_TEST(readers_share_a_lock_and_writers_do_not)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);

	add_one();
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitReadLock));
	ck_jet(JET_errSuccess, JetGetLock(other, cursor, JET_bitReadLock));
	ck_jet(JET_errWriteConflict, JetGetLock(other, cursor,
	    JET_bitWriteLock));
	ck_jet(JET_errWriteConflict, JetPrepareUpdate(other, cursor,
	    JET_prepReplace));
}
END_TEST

START_TEST(a_read_only_cursor_takes_no_write_lock)
{
	JET_TABLEID cursor;

	add_one();
	ck_jet(JET_errSuccess, JetOpenTableA(rc.sesid, rc.fx.dbid, "r", NULL,
	    0, JET_bitTableReadOnly, &cursor));
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetGetLock(rc.sesid, cursor,
	    JET_bitReadLock));
	ck_jet(JET_errPermissionDenied, JetGetLock(rc.sesid, cursor,
	    JET_bitWriteLock));
}
END_TEST

/* ---- JetEscrowUpdate ---- */

static JET_ERR
add_to(JET_SESID sesid, JET_TABLEID tableid, int32_t delta, int32_t *old)
{
	uint32_t size = 0;
	JET_ERR err;

	err = JetEscrowUpdate(sesid, tableid, rc.escrow, &delta,
	    sizeof(delta), old, old != NULL ? sizeof(*old) : 0, &size, 0);
	if (err == JET_errSuccess)
		ck_assert_uint_eq(size, sizeof(delta));
	return err;
}

/* "JetEscrowUpdate Function" */
START_TEST(sessions_add_to_a_column_at_the_same_time)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);
	int32_t old = 0;

	add_one();
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, add_to(rc.sesid, rc.tableid, 5, &old));
	ck_assert_int_eq(old, 100);
	ck_jet(JET_errSuccess, add_to(other, cursor, -2, &old));
	ck_assert_int_eq(old, 105);
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 105);
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ck_jet(JET_errSuccess, JetRollback(other, 0));
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 105);
}
END_TEST

START_TEST(adding_needs_a_transaction)
{
	add_one();
	ck_jet(JET_errNotInTransaction, add_to(rc.sesid, rc.tableid, 1,
	    NULL));
}
END_TEST

START_TEST(adding_checks_its_column_and_sizes)
{
	int32_t delta = 1;
	int32_t old;

	add_one();
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errInvalidBufferSize, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow, &delta, 2, NULL, 0, NULL, 0));
	ck_jet(JET_errInvalidBufferSize, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow, &delta, 4, &old, 3, NULL, 0));
	ck_jet(JET_errInvalidOperation, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.num, &delta, 4, NULL, 0, NULL, 0));
	ck_jet(JET_errColumnNotFound, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow + 1, &delta, 4, NULL, 0, NULL, 0));
	ck_jet(JET_errInvalidParameter, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow, NULL, 4, NULL, 0, NULL, 0));
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errAlreadyPrepared, add_to(rc.sesid, rc.tableid, 1,
	    NULL));
}
END_TEST

START_TEST(adding_and_replacing_conflict)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);

	add_one();
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, add_to(rc.sesid, rc.tableid, 5, NULL));
	ck_jet(JET_errWriteConflict, JetPrepareUpdate(other, cursor,
	    JET_prepReplace));
}
END_TEST

START_TEST(what_is_added_without_rollback_stays)
{
	int32_t delta = 5;

	add_one();
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow, &delta, sizeof(delta), NULL, 0, NULL,
	    JET_bitEscrowNoRollback));
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 105);
}
END_TEST

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void
add_prepare(Suite *s)
{
	TCase *tc = jp_suite_case(s, "prepare", setup, teardown);

	tcase_add_test(tc, an_update_is_prepared_once);
	tcase_add_test(tc, cancelling_needs_an_update);
	tcase_add_loop_test(tc, unknown_kinds_of_update_are_refused, 0,
	    COUNT(bad_preps));
	tcase_add_loop_test(tc, changing_a_record_needs_one, 0,
	    COUNT(preps_of_a_record));
	tcase_add_loop_test(tc, a_deleted_record_cannot_be_changed, 0,
	    COUNT(preps_of_a_record));
	tcase_add_test(tc, a_read_only_cursor_changes_nothing);
	tcase_add_test(tc, a_read_only_transaction_changes_nothing);
	tcase_add_test(tc, a_prepared_replace_locks_in_a_transaction);
	tcase_add_test(tc, an_update_without_lock_meets_the_conflict_later);
}

static void
add_update(Suite *s)
{
	TCase *tc = jp_suite_case(s, "update", setup, teardown);

	tcase_add_test(tc, an_insert_leaves_the_cursor_where_it_was);
	tcase_add_test(tc, an_insert_gives_its_bookmark);
	tcase_add_test(tc,
	    an_insert_whose_bookmark_does_not_fit_is_not_done);
	tcase_add_test(tc,
	    the_bookmark_of_a_replaced_record_is_cut_silently);
	tcase_add_test(tc, an_update_needs_to_be_prepared);
	tcase_add_test(tc, the_longer_update_knows_two_bits);
	tcase_add_test(tc, a_failed_update_stays_prepared);
	tcase_add_test(tc, a_column_that_must_have_a_value_is_checked);
	tcase_add_test(tc, unique_indexes_are_checked);
	tcase_add_test(tc, a_replace_keeps_the_primary_key);
	tcase_add_test(tc, versions_count_the_real_replaces);
	tcase_add_test(tc, a_copy_has_all_values_and_a_number_of_its_own);
	tcase_add_test(tc, a_copy_can_take_the_place_of_its_original);
}

static void
add_set(Suite *s)
{
	TCase *tc = jp_suite_case(s, "set", setup, teardown);

	tcase_add_test(tc, a_value_needs_a_prepared_update);
	tcase_add_test(tc, a_number_has_its_size);
	tcase_add_test(tc, columns_that_do_not_exist_are_told);
	tcase_add_test(tc, no_data_sets_null);
	tcase_add_test(tc,
	    text_too_long_for_its_column_is_cut_with_a_warning);
	tcase_add_test(tc, tagged_text_too_long_is_refused);
	tcase_add_test(tc, the_columns_the_engine_fills_cannot_be_set);
	tcase_add_test(tc, long_values_need_a_transaction);
	tcase_add_test(tc, a_long_value_can_be_written_in_parts);
	tcase_add_test(tc, several_values_are_numbered_anew_when_one_goes);
	tcase_add_test(tc, values_can_be_kept_unique);
	tcase_add_test(tc, a_default_comes_back_when_reverted_to);
	tcase_add_loop_test(tc, bits_that_make_no_sense_are_refused, 0,
	    COUNT(bad_bits));
	tcase_add_test(tc, a_contiguous_value_fills_a_page);
	tcase_add_test(tc, sizes_and_structures_are_checked);
	tcase_add_test(tc, several_columns_are_set_at_once);
	tcase_add_test(tc, the_first_column_that_fails_ends_the_call);
}

static void
add_delete(Suite *s)
{
	TCase *tc = jp_suite_case(s, "delete", setup, teardown);

	tcase_add_test(tc, a_deleted_record_is_gone);
	tcase_add_test(tc, deleting_is_undone_with_its_level);
	tcase_add_test(tc,
	    deleting_cancels_an_update_but_not_a_copy_that_deletes);
	tcase_add_test(tc, a_record_that_others_changed_cannot_be_deleted);
	tc = jp_suite_case(s, "lock", setup, teardown);
	tcase_add_test(tc, a_lock_needs_a_transaction_a_kind_and_a_record);
	tcase_add_test(tc, readers_share_a_lock_and_writers_do_not);
	tcase_add_test(tc, a_read_only_cursor_takes_no_write_lock);
	tc = jp_suite_case(s, "escrow", setup, teardown);
	tcase_add_test(tc, sessions_add_to_a_column_at_the_same_time);
	tcase_add_test(tc, adding_needs_a_transaction);
	tcase_add_test(tc, adding_checks_its_column_and_sizes);
	tcase_add_test(tc, adding_and_replacing_conflict);
	tcase_add_test(tc, what_is_added_without_rollback_stays);
}

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_update");

	add_prepare(s);
	add_update(s);
	add_set(s);
	add_delete(s);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
