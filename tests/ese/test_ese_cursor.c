/* SPDX-License-Identifier: MIT */
/* Where a cursor stands: JetMove, the current index, positions, counts. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <string.h>

#include "canary.h"
#include "ck_jet.h"
#include "ese_rec_checked.h"
#include "suite.h"

static JET_ERR
move(int32_t rows)
{
	return JetMove(rc.sesid, rc.tableid, rows, 0);
}

static JET_ERR
use(const char *index)
{
	return JetSetCurrentIndexA(rc.sesid, rc.tableid, index);
}

/* ---- JetMove ---- */

/* "JetMove Function" */
START_TEST(a_fresh_cursor_stands_on_the_first_record)
{
	JET_TABLEID other;

	ese_rec_fill(&rc, 3);
	other = ese_rec_cursor(&rc, rc.sesid);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, other, 0, 0));
	ck_assert_int_eq(ese_rec_id_at(&rc, rc.sesid, other), 1);
}
END_TEST

START_TEST(an_empty_table_has_no_first_record)
{
	ck_jet(JET_errNoCurrentRecord, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errNoCurrentRecord, move(JET_MoveLast));
	ck_jet(JET_errNoCurrentRecord, move(JET_MoveNext));
	ck_jet(JET_errNoCurrentRecord, move(0));
}
END_TEST

START_TEST(first_and_last_go_to_the_ends)
{
	ese_rec_fill(&rc, 5);
	ck_jet(JET_errSuccess, move(JET_MoveLast));
	ck_assert_int_eq(ese_rec_id(&rc), 5);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(a_count_skips_records)
{
	ese_rec_fill(&rc, 5);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errSuccess, move(3));
	ck_assert_int_eq(ese_rec_id(&rc), 4);
	ck_jet(JET_errSuccess, move(-2));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

START_TEST(off_the_end_stands_after_the_last_record)
{
	ese_rec_fill(&rc, 3);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errNoCurrentRecord, move(10));
	ck_jet(JET_errNoCurrentRecord, move(0));
	ck_jet(JET_errNoCurrentRecord, move(JET_MoveNext));
	ck_jet(JET_errSuccess, move(JET_MovePrevious));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
}
END_TEST

START_TEST(off_the_start_stands_before_the_first_record)
{
	ese_rec_fill(&rc, 3);
	ck_jet(JET_errSuccess, move(JET_MoveLast));
	ck_jet(JET_errNoCurrentRecord, move(-10));
	ck_jet(JET_errNoCurrentRecord, move(JET_MovePrevious));
	ck_jet(JET_errSuccess, move(JET_MoveNext));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

/* rec.cxx: the state "after the last" is no key */
START_TEST(after_the_last_stays_so_when_a_record_is_added)
{
	JET_TABLEID other = ese_rec_cursor(&rc, rc.sesid);

	ese_rec_fill(&rc, 2);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, other, JET_MoveLast, 0));
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, other, 1, 0));
	ese_rec_add(&rc, 3, 30, NULL);
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, other, 1, 0));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, other, -1, 0));
	ck_assert_int_eq(ese_rec_id_at(&rc, rc.sesid, other), 3);
}
END_TEST

START_TEST(key_steps_pass_over_equal_keys)
{
	ese_rec_add(&rc, 1, 10, NULL);
	ese_rec_add(&rc, 2, 10, NULL);
	ese_rec_add(&rc, 3, 20, NULL);
	ck_jet(JET_errSuccess, use("by_num"));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 1,
	    JET_bitMoveKeyNE));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, -1,
	    JET_bitMoveKeyNE));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 10);
}
END_TEST

START_TEST(a_move_by_nothing_cancels_the_update)
{
	ese_rec_fill(&rc, 1);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, move(0));
	ck_jet(JET_errUpdateNotPrepared, JetUpdate(rc.sesid, rc.tableid, NULL,
	    0, NULL));
}
END_TEST

START_TEST(a_deleted_record_keeps_its_place)
{
	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, move(0));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
	ck_jet(JET_errSuccess, move(-1));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(bad_handles_are_found_out)
{
	ck_jet(JET_errInvalidSesid, JetMove(JET_sesidNil, rc.tableid, 0, 0));
	ck_jet(JET_errInvalidTableId, JetMove(rc.sesid, JET_tableidNil, 0,
	    0));
	ck_jet(JET_errInvalidTableId, JetMove(rc.sesid, 0, 0, 0));
}
END_TEST

/* A call that names what the call before named is let in at one look. */
START_TEST(a_handle_is_looked_at_again_in_every_call)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, rc.sesid);

	ese_rec_fill(&rc, 2);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, cursor, 0, 0));
	ck_jet(JET_errSesidTableIdMismatch, JetMove(other, cursor, 0, 0));
	ck_jet(JET_errInvalidSesid, JetMove(cursor, cursor, 0, 0));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, cursor, 1, 0));
	ck_jet(JET_errSuccess, move(0));
	ck_assert_int_eq(ese_rec_id_at(&rc, rc.sesid, cursor), 2);
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, cursor));
	ck_jet(JET_errInvalidTableId, JetMove(rc.sesid, cursor, 0, 0));
	cursor = ese_rec_cursor(&rc, other);
	ck_jet(JET_errSuccess, JetMove(other, cursor, 0, 0));
	ck_jet(JET_errSuccess, JetEndSession(other, 0));
	ck_jet(JET_errInvalidSesid, JetMove(other, cursor, 0, 0));
	ck_jet(JET_errInvalidTableId, JetMove(rc.sesid, cursor, 0, 0));
}
END_TEST

static void
change_num(JET_SESID sesid, JET_TABLEID cursor, int32_t num)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, cursor,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, cursor, rc.num, &num,
	    sizeof(num), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(sesid, cursor, NULL, 0, NULL));
}

/* What is kept of the record is good for as long as the session would see the
 * same again. */
START_TEST(a_value_read_again_is_the_one_to_be_seen)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);

	ese_rec_fill(&rc, 1);
	ese_rec_goto(&rc, 1);
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 10);
	change_num(other, cursor, 20);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 20);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 20);
	change_num(other, cursor, 30);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 20);
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 30);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 30);
	change_num(rc.sesid, rc.tableid, 40);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 40);
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 30);
}
END_TEST

/* ---- the current index ---- */

/* "JetGetCurrentIndex Function" */
START_TEST(the_name_of_the_current_index_is_told)
{
	char name[JET_cbNameMost + 1];

	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid, name,
	    sizeof(name)));
	ck_assert_str_eq(name, "pk");
	ck_jet(JET_errSuccess, use("by_num"));
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid, name,
	    sizeof(name)));
	ck_assert_str_eq(name, "by_num");
}
END_TEST

/* info.cxx: no warning but for no room at all */
START_TEST(a_short_buffer_cuts_the_name_silently)
{
	struct canary buf = canary_new(3);

	ck_jet(JET_errSuccess, use("by_num"));
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid,
	    (char *)buf.data, 3));
	ck_assert_str_eq((char *)buf.data, "by");
	ck_jet(JET_wrnBufferTruncated, JetGetCurrentIndexA(rc.sesid,
	    rc.tableid, (char *)buf.data, 0));
	ck_jet(JET_errInvalidParameter, JetGetCurrentIndexA(rc.sesid,
	    rc.tableid, NULL, 5));
	canary_free(&buf);
}
END_TEST

START_TEST(wide_and_plain_names_are_the_same_names)
{
	WCHAR name[JET_cbNameMost + 1];

	ck_jet(JET_errSuccess, JetSetCurrentIndexW(rc.sesid, rc.tableid,
	    u"by_name"));
	ck_jet(JET_errSuccess, JetGetCurrentIndexW(rc.sesid, rc.tableid, name,
	    sizeof(name)));
	ck_assert_mem_eq(name, u"by_name", sizeof(u"by_name"));
	ck_jet(JET_errSuccess, JetSetCurrentIndex2W(rc.sesid, rc.tableid,
	    u"by_num", 0));
	ck_jet(JET_errSuccess, JetSetCurrentIndex3W(rc.sesid, rc.tableid,
	    u"by_code", 0, 1));
	ck_jet(JET_errSuccess, JetSetCurrentIndex4W(rc.sesid, rc.tableid,
	    NULL, NULL, 0, 1));
}
END_TEST

START_TEST(index_names_are_compared_without_case)
{
	ck_jet(JET_errSuccess, use("BY_NUM"));
}
END_TEST

START_TEST(an_unknown_index_is_told)
{
	ck_jet(JET_errIndexNotFound, use("nowhere"));
	ck_jet(JET_errInvalidName, use(" x"));
}
END_TEST

START_TEST(no_name_is_the_primary_index)
{
	char name[JET_cbNameMost + 1];

	ck_jet(JET_errSuccess, use("by_num"));
	ck_jet(JET_errSuccess, use(NULL));
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid, name,
	    sizeof(name)));
	ck_assert_str_eq(name, "pk");
	ck_jet(JET_errSuccess, use("by_num"));
	ck_jet(JET_errSuccess, use(""));
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid, name,
	    sizeof(name)));
	ck_assert_str_eq(name, "pk");
}
END_TEST

START_TEST(a_new_index_starts_at_its_first_entry)
{
	ese_rec_add(&rc, 1, 30, NULL);
	ese_rec_add(&rc, 2, 10, NULL);
	ck_jet(JET_errSuccess, use("by_num"));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

/* "JetSetCurrentIndex2 Function" */
START_TEST(no_move_keeps_the_record)
{
	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetSetCurrentIndex2A(rc.sesid, rc.tableid,
	    "by_num", JET_bitNoMove));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
}
END_TEST

START_TEST(no_move_needs_a_record_in_the_index)
{
	ese_rec_add(&rc, 1, 10, NULL);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errNoCurrentRecord, JetSetCurrentIndex2A(rc.sesid,
	    rc.tableid, "by_code", JET_bitNoMove));
}
END_TEST

START_TEST(no_move_without_a_record_is_told)
{
	ck_jet(JET_errNoCurrentRecord, JetSetCurrentIndex2A(rc.sesid,
	    rc.tableid, "by_num", JET_bitNoMove));
}
END_TEST

START_TEST(unknown_bits_select_no_index)
{
	ck_jet(JET_errInvalidGrbit, JetSetCurrentIndex2A(rc.sesid, rc.tableid,
	    "by_num", 0x100));
}
END_TEST

static void
add_tagged(int32_t id, const char *first, const char *second)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, id));
	ese_rec_add_value(&rc, rc.tags, first);
	ese_rec_add_value(&rc, rc.tags, second);
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
}

/* "JetSetCurrentIndex3 Function" */
START_TEST(a_value_number_picks_the_entry_of_that_value)
{
	char value[8] = "";

	add_tagged(1, "pear", "apple");
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetSetCurrentIndex3A(rc.sesid, rc.tableid,
	    "by_tags", JET_bitNoMove, 2));
	ck_jet(JET_errSuccess, JetRetrieveColumn(rc.sesid, rc.tableid,
	    rc.tags, value, sizeof(value), NULL, JET_bitRetrieveFromIndex,
	    NULL));
	ck_assert_int_eq(value[0], 'a');
}
END_TEST

START_TEST(a_value_number_past_the_last_is_an_error)
{
	add_tagged(1, "pear", "apple");
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errBadItagSequence, JetSetCurrentIndex3A(rc.sesid,
	    rc.tableid, "by_tags", JET_bitNoMove, 3));
}
END_TEST

/* "JetSetCurrentIndex4 Function" */
START_TEST(an_index_is_found_by_its_id)
{
	char name[JET_cbNameMost + 1];
	JET_INDEXID id;

	ck_jet(JET_errSuccess, JetGetTableIndexInfoA(rc.sesid, rc.tableid,
	    "by_code", &id, sizeof(id), JET_IdxInfoIndexId));
	ck_jet(JET_errSuccess, JetSetCurrentIndex4A(rc.sesid, rc.tableid,
	    "by_num", &id, 0, 1));
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid, name,
	    sizeof(name)));
	ck_assert_str_eq(name, "by_code");
}
END_TEST

START_TEST(a_made_up_index_id_is_refused)
{
	JET_INDEXID id = { .cbStruct = sizeof(id) };

	ck_jet(JET_errInvalidIndexId, JetSetCurrentIndex4A(rc.sesid,
	    rc.tableid, "by_num", &id, 0, 1));
	id.cbStruct = 4;
	ck_jet(JET_errInvalidIndexId, JetSetCurrentIndex4A(rc.sesid,
	    rc.tableid, "by_num", &id, 0, 1));
}
END_TEST

/* ---- counting ---- */

/* "JetIndexRecordCount Function" */
START_TEST(the_count_runs_from_the_current_entry_to_the_end)
{
	uint32_t count = 99;
	uint64_t longer = 99;

	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 3);
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 3);
	ck_jet(JET_errSuccess, JetIndexRecordCount2(rc.sesid, rc.tableid,
	    &longer, 0));
	ck_assert_uint_eq(longer, 3);
	ck_assert_int_eq(ese_rec_id(&rc), 3);
}
END_TEST

START_TEST(the_count_stops_at_the_limit)
{
	uint32_t count;

	ese_rec_fill(&rc, 5);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 2));
	ck_assert_uint_eq(count, 2);
}
END_TEST

START_TEST(the_count_stops_at_the_range)
{
	uint32_t count;

	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 2);
	ese_rec_key(&rc, 4);
	ck_jet(JET_errSuccess, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeUpperLimit | JET_bitRangeInclusive));
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 3);
}
END_TEST

/* dir.cxx: only a cursor that went off the end of nothing is at fault */
START_TEST(without_a_record_there_is_nothing_to_count)
{
	uint32_t count = 99;
	uint64_t longer = 99;

	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 0);
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 1, 0));
	count = 99;
	ck_jet(JET_errNoCurrentRecord, JetIndexRecordCount(rc.sesid,
	    rc.tableid, &count, 0));
	ck_assert_uint_eq(count, 0);
	ck_jet(JET_errNoCurrentRecord, JetIndexRecordCount2(rc.sesid,
	    rc.tableid, &longer, 0));
	ck_jet(JET_errInvalidParameter, JetIndexRecordCount(rc.sesid,
	    rc.tableid, NULL, 0));
	ck_jet(JET_errInvalidParameter, JetIndexRecordCount2(rc.sesid,
	    rc.tableid, NULL, 0));
}
END_TEST

/* ---- positions ---- */

/* "JetGetRecordPosition Function" */
START_TEST(a_position_leads_back_about_there)
{
	JET_RECPOS pos;

	ese_rec_fill(&rc, 10);
	ese_rec_goto(&rc, 8);
	ck_jet(JET_errSuccess, JetGetRecordPosition(rc.sesid, rc.tableid,
	    &pos, sizeof(pos)));
	ck_assert_uint_eq(pos.cbStruct, sizeof(pos));
	ck_assert_uint_le(pos.centriesLT, pos.centriesTotal);
	ck_assert_uint_gt(pos.centriesLT, pos.centriesTotal / 2);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errSuccess, JetGotoPosition(rc.sesid, rc.tableid, &pos));
	ck_assert_int_ge(ese_rec_id(&rc), 6);
}
END_TEST

/* stats.cxx: the size decides the form */
START_TEST(the_longer_position_has_wide_numbers)
{
	JET_RECPOS2 pos;

	ese_rec_fill(&rc, 4);
	ese_rec_goto(&rc, 3);
	ck_jet(JET_errSuccess, JetGetRecordPosition(rc.sesid, rc.tableid,
	    (JET_RECPOS *)&pos, sizeof(pos)));
	ck_assert_uint_eq(pos.cbStruct, sizeof(pos));
	ck_assert_uint_eq(pos.centriesLT, pos.centriesLTDeprecated);
	ck_jet(JET_errInvalidParameter, JetGotoPosition(rc.sesid, rc.tableid,
	    (JET_RECPOS *)&pos));
	pos.centriesLTDeprecated = pos.centriesTotalDeprecated = 0;
	ck_jet(JET_errSuccess, JetGotoPosition(rc.sesid, rc.tableid,
	    (JET_RECPOS *)&pos));
}
END_TEST

START_TEST(positions_that_make_no_sense_are_refused)
{
	JET_RECPOS pos = { sizeof(pos), 5, 1, 4 };

	ese_rec_fill(&rc, 4);
	ck_jet(JET_errInvalidParameter, JetGotoPosition(rc.sesid, rc.tableid,
	    &pos));
	pos.cbStruct = 5;
	pos.centriesLT = 1;
	ck_jet(JET_errInvalidParameter, JetGotoPosition(rc.sesid, rc.tableid,
	    &pos));
	ck_jet(JET_errInvalidParameter, JetGotoPosition(rc.sesid, rc.tableid,
	    NULL));
	ck_jet(JET_errInvalidParameter, JetGetRecordPosition(rc.sesid,
	    rc.tableid, &pos, sizeof(pos) - 1));
	ck_jet(JET_errInvalidParameter, JetGetRecordPosition(rc.sesid,
	    rc.tableid, NULL, sizeof(pos)));
}
END_TEST

START_TEST(without_a_record_there_is_no_position)
{
	JET_RECPOS pos;

	ck_jet(JET_errNoCurrentRecord, JetGetRecordPosition(rc.sesid,
	    rc.tableid, &pos, sizeof(pos)));
}
END_TEST

/* "JetGotoPosition Function" */
START_TEST(an_empty_table_has_no_position_to_go_to)
{
	JET_RECPOS pos = { sizeof(pos), 1, 1, 2 };

	ck_jet(JET_errRecordNotFound, JetGotoPosition(rc.sesid, rc.tableid,
	    &pos));
}
END_TEST

/* ---- JetGetCursorInfo ---- */

/* "JetGetCursorInfo Function" */
START_TEST(cursor_info_tells_of_others_changes)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID cursor = ese_rec_cursor(&rc, other);

	ese_rec_fill(&rc, 1);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetGetCursorInfo(rc.sesid, rc.tableid, NULL, 0,
	    0));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ese_rec_goto_at(&rc, other, cursor, 1);
	ck_jet(JET_errSuccess, JetDelete(other, cursor));
	ck_jet(JET_errWriteConflict, JetGetCursorInfo(rc.sesid, rc.tableid,
	    NULL, 0, 0));
	ck_jet(JET_errSuccess, JetRollback(other, 0));
	ck_jet(JET_errSuccess, JetGetCursorInfo(rc.sesid, rc.tableid, NULL, 0,
	    0));
}
END_TEST

START_TEST(cursor_info_has_one_level_and_needs_a_record)
{
	int32_t out;

	ck_jet(JET_errInvalidParameter, JetGetCursorInfo(rc.sesid, rc.tableid,
	    &out, sizeof(out), 0));
	ck_jet(JET_errInvalidParameter, JetGetCursorInfo(rc.sesid, rc.tableid,
	    NULL, 0, 1));
	ck_jet(JET_errNoCurrentRecord, JetGetCursorInfo(rc.sesid, rc.tableid,
	    NULL, 0, 0));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_cursor");
	TCase *tc = tcase_create("move");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_fresh_cursor_stands_on_the_first_record);
	tcase_add_test(tc, an_empty_table_has_no_first_record);
	tcase_add_test(tc, first_and_last_go_to_the_ends);
	tcase_add_test(tc, a_count_skips_records);
	tcase_add_test(tc, off_the_end_stands_after_the_last_record);
	tcase_add_test(tc, off_the_start_stands_before_the_first_record);
	tcase_add_test(tc, after_the_last_stays_so_when_a_record_is_added);
	tcase_add_test(tc, key_steps_pass_over_equal_keys);
	tcase_add_test(tc, a_move_by_nothing_cancels_the_update);
	tcase_add_test(tc, a_deleted_record_keeps_its_place);
	tcase_add_test(tc, bad_handles_are_found_out);
	tcase_add_test(tc, a_handle_is_looked_at_again_in_every_call);
	tcase_add_test(tc, a_value_read_again_is_the_one_to_be_seen);
	suite_add_tcase(s, tc);
	tc = tcase_create("index");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_name_of_the_current_index_is_told);
	tcase_add_test(tc, a_short_buffer_cuts_the_name_silently);
	tcase_add_test(tc, wide_and_plain_names_are_the_same_names);
	tcase_add_test(tc, index_names_are_compared_without_case);
	tcase_add_test(tc, an_unknown_index_is_told);
	tcase_add_test(tc, no_name_is_the_primary_index);
	tcase_add_test(tc, a_new_index_starts_at_its_first_entry);
	tcase_add_test(tc, no_move_keeps_the_record);
	tcase_add_test(tc, no_move_needs_a_record_in_the_index);
	tcase_add_test(tc, no_move_without_a_record_is_told);
	tcase_add_test(tc, unknown_bits_select_no_index);
	tcase_add_test(tc, a_value_number_picks_the_entry_of_that_value);
	tcase_add_test(tc, a_value_number_past_the_last_is_an_error);
	tcase_add_test(tc, an_index_is_found_by_its_id);
	tcase_add_test(tc, a_made_up_index_id_is_refused);
	suite_add_tcase(s, tc);
	tc = tcase_create("count");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc,
	    the_count_runs_from_the_current_entry_to_the_end);
	tcase_add_test(tc, the_count_stops_at_the_limit);
	tcase_add_test(tc, the_count_stops_at_the_range);
	tcase_add_test(tc, without_a_record_there_is_nothing_to_count);
	suite_add_tcase(s, tc);
	tc = tcase_create("position");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_position_leads_back_about_there);
	tcase_add_test(tc, the_longer_position_has_wide_numbers);
	tcase_add_test(tc, positions_that_make_no_sense_are_refused);
	tcase_add_test(tc, without_a_record_there_is_no_position);
	tcase_add_test(tc, an_empty_table_has_no_position_to_go_to);
	tcase_add_test(tc, cursor_info_tells_of_others_changes);
	tcase_add_test(tc, cursor_info_has_one_level_and_needs_a_record);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
