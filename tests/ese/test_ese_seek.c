/* SPDX-License-Identifier: MIT */
/* Finding entries: JetSeek, ranges, bookmarks. */

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
seek(int32_t id, JET_GRBIT grbit)
{
	ese_rec_key(&rc, id);
	return JetSeek(rc.sesid, rc.tableid, grbit);
}

/* Records 10, 20, 30. */
static void
fill_tens(void)
{
	ese_rec_add(&rc, 10, 1, NULL);
	ese_rec_add(&rc, 20, 2, NULL);
	ese_rec_add(&rc, 30, 3, NULL);
}

/* ---- JetSeek ---- */

/* "JetSeek Function"; rec.cxx: LT and GT have no warning */
static const struct {
	int32_t key;
	JET_GRBIT grbit;
	JET_ERR err;
	int32_t id;			/* 0: on none */
} seeks[] = {
	{ 20, JET_bitSeekEQ, JET_errSuccess, 20 },
	{ 25, JET_bitSeekEQ, JET_errRecordNotFound, 0 },
	{ 20, JET_bitSeekGE, JET_errSuccess, 20 },
	{ 25, JET_bitSeekGE, JET_wrnSeekNotEqual, 30 },
	{ 31, JET_bitSeekGE, JET_errRecordNotFound, 0 },
	{ 20, JET_bitSeekGT, JET_errSuccess, 30 },
	{ 30, JET_bitSeekGT, JET_errRecordNotFound, 0 },
	{ 20, JET_bitSeekLE, JET_errSuccess, 20 },
	{ 15, JET_bitSeekLE, JET_wrnSeekNotEqual, 10 },
	{ 9, JET_bitSeekLE, JET_errRecordNotFound, 0 },
	{ 20, JET_bitSeekLT, JET_errSuccess, 10 },
	{ 10, JET_bitSeekLT, JET_errRecordNotFound, 0 }
};

START_TEST(a_seek_finds_the_entry_its_bit_asks_for)
{
	fill_tens();
	ck_jet(seeks[_i].err, seek(seeks[_i].key, seeks[_i].grbit));
	if (seeks[_i].id != 0)
		ck_assert_int_eq(ese_rec_id(&rc), seeks[_i].id);
	else
		ck_jet(JET_errNoCurrentRecord, move(0));
}
END_TEST

START_TEST(a_seek_without_a_relation_is_refused)
{
	ese_rec_key(&rc, 1);
	ck_jet(JET_errInvalidParameter, JetSeek(rc.sesid, rc.tableid, 0));
	ck_jet(JET_errInvalidParameter, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSetIndexRange));
	ck_jet(JET_errInvalidParameter, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ | JET_bitSeekGE));
}
END_TEST

START_TEST(a_seek_consumes_its_key)
{
	fill_tens();
	ck_jet(JET_errKeyNotMade, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
	ck_jet(JET_errSuccess, seek(20, JET_bitSeekEQ));
	ck_jet(JET_errKeyNotMade, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
}
END_TEST

START_TEST(a_move_keeps_the_search_key)
{
	fill_tens();
	ese_rec_key(&rc, 30);
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errSuccess, JetSeek(rc.sesid, rc.tableid, JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 30);
}
END_TEST

START_TEST(a_failed_seek_stands_between_its_neighbours)
{
	fill_tens();
	ck_jet(JET_errRecordNotFound, seek(25, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 30);
	ck_jet(JET_errRecordNotFound, seek(25, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, move(-1));
	ck_assert_int_eq(ese_rec_id(&rc), 20);
}
END_TEST

START_TEST(a_seek_off_the_end_stands_after_the_last)
{
	fill_tens();
	ck_jet(JET_errRecordNotFound, seek(31, JET_bitSeekGE));
	ck_jet(JET_errSuccess, move(-1));
	ck_assert_int_eq(ese_rec_id(&rc), 30);
	ck_jet(JET_errRecordNotFound, seek(9, JET_bitSeekLE));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 10);
}
END_TEST

START_TEST(of_equal_keys_the_first_is_found)
{
	ese_rec_add(&rc, 1, 5, NULL);
	ese_rec_add(&rc, 2, 5, NULL);
	ese_rec_add(&rc, 3, 5, NULL);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, seek(5, JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
	ck_jet(JET_errSuccess, seek(5, JET_bitSeekGE));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(a_seek_cancels_the_update)
{
	fill_tens();
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, seek(10, JET_bitSeekEQ));
	ck_jet(JET_errUpdateNotPrepared, JetUpdate(rc.sesid, rc.tableid, NULL,
	    0, NULL));
}
END_TEST

START_TEST(a_lone_key_is_told_to_be_unique)
{
	fill_tens();
	ck_jet(JET_wrnUniqueKey, seek(20,
	    JET_bitSeekEQ | JET_bitCheckUniqueness));
	ck_assert_int_eq(ese_rec_id(&rc), 20);
}
END_TEST

START_TEST(a_shared_key_is_not_told_to_be_unique)
{
	ese_rec_add(&rc, 1, 5, NULL);
	ese_rec_add(&rc, 2, 5, NULL);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, seek(5,
	    JET_bitSeekEQ | JET_bitCheckUniqueness));
}
END_TEST

START_TEST(a_seek_can_limit_moves_to_its_key)
{
	ese_rec_add(&rc, 1, 5, NULL);
	ese_rec_add(&rc, 2, 5, NULL);
	ese_rec_add(&rc, 3, 6, NULL);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, seek(5, JET_bitSeekEQ | JET_bitSetIndexRange));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

/* ---- JetSetIndexRange ---- */

static JET_ERR
range(int32_t id, JET_GRBIT grbit)
{
	ese_rec_key(&rc, id);
	return JetSetIndexRange(rc.sesid, rc.tableid, grbit);
}

/* "JetSetIndexRange Function" */
START_TEST(an_upper_range_limits_moving_forward)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, range(4, JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
	ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

START_TEST(an_inclusive_range_has_its_limit_in_it)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 3);
	ck_jet(JET_errSuccess, range(4, JET_bitRangeUpperLimit |
	    JET_bitRangeInclusive));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 4);
	ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

START_TEST(a_lower_range_limits_moving_back)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 4);
	ck_jet(JET_errSuccess, range(2, 0));
	ck_jet(JET_errSuccess, move(-1));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
	ck_jet(JET_errNoCurrentRecord, move(-1));
}
END_TEST

START_TEST(a_range_leaves_the_other_direction_free)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 3);
	ck_jet(JET_errSuccess, range(4, JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, move(-1));
	ck_jet(JET_errSuccess, move(-1));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

/* rec.cxx: out of the range means after the last entry of the index */
START_TEST(back_from_out_of_a_range_is_the_last_entry_of_all)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, range(3, JET_bitRangeUpperLimit));
	ck_jet(JET_errNoCurrentRecord, move(1));
	ck_jet(JET_errSuccess, move(-1));
	ck_assert_int_eq(ese_rec_id(&rc), 5);
}
END_TEST

START_TEST(an_empty_range_is_told)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 4);
	ck_jet(JET_errNoCurrentRecord, range(3, JET_bitRangeUpperLimit |
	    JET_bitRangeInclusive));
}
END_TEST

START_TEST(a_range_needs_a_key)
{
	ese_rec_fill(&rc, 1);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errKeyNotMade, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeUpperLimit));
}
END_TEST

START_TEST(an_instant_range_only_asks)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, range(3, JET_bitRangeUpperLimit |
	    JET_bitRangeInstantDuration));
	ck_jet(JET_errSuccess, move(3));
	ck_assert_int_eq(ese_rec_id(&rc), 5);
}
END_TEST

START_TEST(a_range_can_be_taken_away)
{
	ese_rec_fill(&rc, 5);
	ck_jet(JET_errInvalidOperation, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeRemove));
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, range(3, JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeRemove));
	ck_jet(JET_errSuccess, move(2));
	ck_assert_int_eq(ese_rec_id(&rc), 4);
}
END_TEST

START_TEST(first_and_last_end_a_range)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, range(3, JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errSuccess, move(4));
	ck_assert_int_eq(ese_rec_id(&rc), 5);
}
END_TEST

START_TEST(a_range_keeps_the_update)
{
	ese_rec_fill(&rc, 2);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, range(2, JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
}
END_TEST

/* ---- bookmarks ---- */

/* "JetGetBookmark Function", "JetGotoBookmark Function" */
START_TEST(a_bookmark_leads_back_to_its_record)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;

	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, move(JET_MoveLast));
	ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid, mark,
	    size));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

static void
add_tagged(int32_t id, const char *name, const char *tag)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, id));
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.name, name));
	ese_rec_add_value(&rc, rc.tags, tag);
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
}

/* Where the values of the record before are is of no use for this one. */
START_TEST(values_after_a_bookmark_are_of_its_record)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;
	unsigned i;

	add_tagged(1, "one", "first");
	add_tagged(2, "a longer name", "second");
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	for (i = 0; i < 2; i++) {
		ese_rec_goto(&rc, 1);
		ese_rec_is_text(&rc, rc.tags, 1, "first");
		ese_rec_is_text(&rc, rc.tags, 1, "first");
		ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid,
		    mark, size));
		ese_rec_is_text(&rc, rc.tags, 1, "second");
		ese_rec_is_text(&rc, rc.name, 1, "a longer name");
	}
}
END_TEST

START_TEST(a_bookmark_works_on_a_secondary_index)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;

	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid, mark,
	    size));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
	/* by_code has no entry for a record without code */
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_code"));
	ck_jet(JET_errNoCurrentRecord, JetGotoBookmark(rc.sesid, rc.tableid,
	    mark, size));
}
END_TEST

START_TEST(a_bookmark_too_long_for_the_buffer_is_cut)
{
	struct canary buf;
	uint32_t size;

	ese_rec_fill(&rc, 1);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errBufferTooSmall, JetGetBookmark(rc.sesid, rc.tableid,
	    NULL, 0, &size));
	ck_assert_uint_gt(size, 1);
	buf = canary_new(size - 1);
	ck_jet(JET_errBufferTooSmall, JetGetBookmark(rc.sesid, rc.tableid,
	    buf.data, size - 1, NULL));
	ck_assert_uint_eq(canary_untouched(&buf), 0);
	canary_free(&buf);
	ck_jet(JET_errInvalidParameter, JetGetBookmark(rc.sesid, rc.tableid,
	    NULL, 5, NULL));
}
END_TEST

START_TEST(a_bookmark_needs_a_record)
{
	uint8_t mark[JET_cbBookmarkMost];

	ck_jet(JET_errNoCurrentRecord, JetGetBookmark(rc.sesid, rc.tableid,
	    mark, sizeof(mark), NULL));
	ck_jet(JET_errInvalidBookmark, JetGotoBookmark(rc.sesid, rc.tableid,
	    NULL, 5));
	ck_jet(JET_errInvalidBookmark, JetGotoBookmark(rc.sesid, rc.tableid,
	    mark, 0));
}
END_TEST

START_TEST(the_bookmark_of_a_deleted_record_leads_nowhere)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;

	ese_rec_fill(&rc, 2);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errRecordDeleted, JetGotoBookmark(rc.sesid, rc.tableid,
	    mark, size));
}
END_TEST

struct entry {
	uint8_t key[JET_cbKeyMost];
	uint32_t key_size;
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t mark_size;
};

static JET_ERR
get_entry(struct entry *e)
{
	return JetGetSecondaryIndexBookmark(rc.sesid, rc.tableid, e->key,
	    sizeof(e->key), &e->key_size, e->mark, sizeof(e->mark),
	    &e->mark_size, 0);
}

static JET_ERR
goto_entry(struct entry *e, JET_GRBIT grbit)
{
	return JetGotoSecondaryIndexBookmark(rc.sesid, rc.tableid, e->key,
	    e->key_size, e->mark, e->mark_size, grbit);
}

/* "JetGetSecondaryIndexBookmark Function" */
START_TEST(an_entry_of_an_index_has_two_keys_that_lead_back)
{
	struct entry e;

	ese_rec_add(&rc, 1, 5, NULL);
	ese_rec_add(&rc, 2, 5, NULL);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, move(JET_MoveLast));
	ck_jet(JET_errSuccess, get_entry(&e));
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errSuccess, goto_entry(&e, 0));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

START_TEST(the_primary_index_has_no_such_entries)
{
	struct entry e = { .key = "x", .key_size = 1 };

	ese_rec_fill(&rc, 1);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errNoCurrentIndex, get_entry(&e));
	ck_jet(JET_errNoCurrentIndex, goto_entry(&e, 0));
}
END_TEST

START_TEST(both_sizes_of_an_entry_are_told_when_one_does_not_fit)
{
	uint8_t key[JET_cbKeyMost];
	uint32_t key_size = 0;
	uint32_t mark_size = 0;

	ese_rec_fill(&rc, 1);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errBufferTooSmall, JetGetSecondaryIndexBookmark(rc.sesid,
	    rc.tableid, key, sizeof(key), &key_size, NULL, 0, &mark_size,
	    0));
	ck_assert_uint_gt(key_size, 0);
	ck_assert_uint_gt(mark_size, 0);
	ck_jet(JET_errInvalidParameter, JetGetSecondaryIndexBookmark(rc.sesid,
	    rc.tableid, NULL, 4, &key_size, NULL, 0, &mark_size, 0));
}
END_TEST

START_TEST(an_entry_that_is_gone_is_told)
{
	struct entry e;

	ese_rec_add(&rc, 1, 5, NULL);
	ese_rec_add(&rc, 2, 6, NULL);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, get_entry(&e));
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, goto_entry(&e, 0));
	ck_jet(JET_errRecordDeleted, goto_entry(&e,
	    JET_bitBookmarkPermitVirtualCurrency));
	ck_jet(JET_errSuccess, move(1));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

START_TEST(an_entry_needs_its_keys)
{
	struct entry e;

	ese_rec_fill(&rc, 1);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, get_entry(&e));
	e.mark_size = 0;
	ck_jet(JET_errInvalidBookmark, goto_entry(&e, 0));
	e.key_size = 0;
	ck_jet(JET_errInvalidBookmark, goto_entry(&e, 0));
	ck_jet(JET_errNoCurrentRecord, move(5));
	ck_jet(JET_errNoCurrentRecord, get_entry(&e));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_seek");
	TCase *tc = tcase_create("seek");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_seek_finds_the_entry_its_bit_asks_for, 0,
	    sizeof(seeks) / sizeof(seeks[0]));
	tcase_add_test(tc, a_seek_without_a_relation_is_refused);
	tcase_add_test(tc, a_seek_consumes_its_key);
	tcase_add_test(tc, a_move_keeps_the_search_key);
	tcase_add_test(tc, a_failed_seek_stands_between_its_neighbours);
	tcase_add_test(tc, a_seek_off_the_end_stands_after_the_last);
	tcase_add_test(tc, of_equal_keys_the_first_is_found);
	tcase_add_test(tc, a_seek_cancels_the_update);
	tcase_add_test(tc, a_lone_key_is_told_to_be_unique);
	tcase_add_test(tc, a_shared_key_is_not_told_to_be_unique);
	tcase_add_test(tc, a_seek_can_limit_moves_to_its_key);
	suite_add_tcase(s, tc);
	tc = tcase_create("range");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_upper_range_limits_moving_forward);
	tcase_add_test(tc, an_inclusive_range_has_its_limit_in_it);
	tcase_add_test(tc, a_lower_range_limits_moving_back);
	tcase_add_test(tc, a_range_leaves_the_other_direction_free);
	tcase_add_test(tc,
	    back_from_out_of_a_range_is_the_last_entry_of_all);
	tcase_add_test(tc, an_empty_range_is_told);
	tcase_add_test(tc, a_range_needs_a_key);
	tcase_add_test(tc, an_instant_range_only_asks);
	tcase_add_test(tc, a_range_can_be_taken_away);
	tcase_add_test(tc, first_and_last_end_a_range);
	tcase_add_test(tc, a_range_keeps_the_update);
	suite_add_tcase(s, tc);
	tc = tcase_create("bookmark");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_bookmark_leads_back_to_its_record);
	tcase_add_test(tc, values_after_a_bookmark_are_of_its_record);
	tcase_add_test(tc, a_bookmark_works_on_a_secondary_index);
	tcase_add_test(tc, a_bookmark_too_long_for_the_buffer_is_cut);
	tcase_add_test(tc, a_bookmark_needs_a_record);
	tcase_add_test(tc, the_bookmark_of_a_deleted_record_leads_nowhere);
	tcase_add_test(tc, an_entry_of_an_index_has_two_keys_that_lead_back);
	tcase_add_test(tc, the_primary_index_has_no_such_entries);
	tcase_add_test(tc,
	    both_sizes_of_an_entry_are_told_when_one_does_not_fit);
	tcase_add_test(tc, an_entry_that_is_gone_is_told);
	tcase_add_test(tc, an_entry_needs_its_keys);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
