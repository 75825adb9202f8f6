/* SPDX-License-Identifier: MIT */
/* Where a cursor stands, as the engine has it: the cases that are easily got
 * wrong. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_rec_checked.h"
#include "suite.h"

static JET_ERR
move(int32_t rows)
{
	return JetMove(rc.sesid, rc.tableid, rows, 0);
}

static JET_ERR
move_key(int32_t rows)
{
	return JetMove(rc.sesid, rc.tableid, rows, JET_bitMoveKeyNE);
}

static void
use(const char *index)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    index));
}

static JET_ERR
seek(int32_t number, JET_GRBIT grbit)
{
	ese_rec_key(&rc, number);
	return JetSeek(rc.sesid, rc.tableid, grbit);
}

static JET_ERR
range(int32_t number, JET_GRBIT grbit)
{
	ese_rec_key(&rc, number);
	return JetSetIndexRange(rc.sesid, rc.tableid, grbit);
}

static void
ck_at(int32_t id)
{
	ck_jet(JET_errSuccess, move(0));
	ck_assert_int_eq(ese_rec_id(&rc), id);
}

/* Steps to the record and makes sure that it is this one. */
static void
ck_step(int32_t rows, int32_t id)
{
	ck_jet(JET_errSuccess, move(rows));
	ck_assert_int_eq(ese_rec_id(&rc), id);
}

static JET_ERR
read_id(void)
{
	int32_t id;

	return JetRetrieveColumn(rc.sesid, rc.tableid, rc.id, &id, sizeof(id),
	    NULL, 0, NULL);
}

static void
delete_in_other_session(int32_t id)
{
	JET_SESID other = ese_fix_session(&rc.fx);
	JET_TABLEID tableid = ese_rec_cursor(&rc, other);

	ese_rec_goto_at(&rc, other, tableid, id);
	ck_jet(JET_errSuccess, JetDelete(other, tableid));
	ck_jet(JET_errSuccess, JetEndSession(other, 0));
}

/* ---- the first record, looked for when needed ---- */

/* dir.cxx, ErrDIRIIRefresh */
START_TEST(a_fresh_cursor_on_nothing_finds_what_is_inserted_first)
{
	ck_jet(JET_errNoCurrentRecord, move(0));
	ck_jet(JET_errNoCurrentRecord, read_id());
	ese_rec_add(&rc, 1, 0, NULL);
	ck_at(1);
	ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

START_TEST(a_fresh_cursor_steps_from_the_first_record)
{
	ese_rec_fill(&rc, 3);
	use("by_num");
	ck_step(1, 2);
	use(NULL);
	ck_jet(JET_errNoCurrentRecord, move(-1));
	ck_step(1, 1);
}
END_TEST

/* dir.hxx, ErrDIRGetBookmark: it does not look for the first record */
START_TEST(a_fresh_cursor_has_no_bookmark_before_it_is_used)
{
	uint8_t mark[JET_cbBookmarkMost];

	ese_rec_fill(&rc, 1);
	use("by_num");
	ck_jet(JET_errNoCurrentRecord, JetGetBookmark(rc.sesid, rc.tableid,
	    mark, sizeof(mark), NULL));
	ck_jet(JET_errNoCurrentRecord, JetSetCurrentIndex2A(rc.sesid,
	    rc.tableid, NULL, JET_bitNoMove));
	ck_jet(JET_errNoCurrentRecord, JetGetCursorInfo(rc.sesid, rc.tableid,
	    NULL, 0, 0));
	ck_at(1);
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), NULL));
	ck_jet(JET_errSuccess, JetGetCursorInfo(rc.sesid, rc.tableid, NULL, 0,
	    0));
}
END_TEST

/* rec.cxx, ErrIsamSetCurrentIndex */
START_TEST(selecting_the_current_index_again_goes_to_its_first_entry)
{
	ese_rec_fill(&rc, 3);
	use("by_num");
	ck_step(2, 3);
	use("by_num");
	ck_at(1);
	ck_step(1, 2);
	ck_jet(JET_errSuccess, JetSetCurrentIndex2A(rc.sesid, rc.tableid,
	    "by_num", JET_bitNoMove));
	ck_at(2);
}
END_TEST

/* fileopen.cxx, ErrIsamDupCursor */
START_TEST(a_copy_of_a_cursor_starts_anew)
{
	JET_TABLEID copy;
	char name[JET_cbNameMost + 1] = "x";

	ese_rec_fill(&rc, 4);
	use("by_num");
	ck_step(1, 2);
	ck_jet(JET_errSuccess, range(30, JET_bitRangeUpperLimit |
	    JET_bitRangeInclusive));
	ese_rec_key(&rc, 10);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetDupCursor(rc.sesid, rc.tableid, &copy, 0));
	ck_jet(JET_errUpdateNotPrepared, JetUpdate(rc.sesid, copy, NULL, 0,
	    NULL));
	ck_jet(JET_errKeyNotMade, JetSeek(rc.sesid, copy, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, copy, name,
	    sizeof(name)));
	ck_assert_str_eq(name, "pk");
	ck_assert_int_eq(ese_rec_id_at(&rc, rc.sesid, copy), 1);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, copy, 3, 0));
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, copy));
}
END_TEST

/* ---- before the first and after the last ---- */

/* "JetMove Function" */
START_TEST(before_the_first_stays_so_when_a_record_is_added)
{
	ese_rec_add(&rc, 5, 0, NULL);
	ck_jet(JET_errNoCurrentRecord, move(-1));
	ese_rec_add(&rc, 1, 0, NULL);
	ck_jet(JET_errNoCurrentRecord, move(-1));
	ck_jet(JET_errNoCurrentRecord, move(0));
	ck_step(1, 1);
	ck_jet(JET_errNoCurrentRecord, move(9));
	ck_jet(JET_errNoCurrentRecord, move(1));
	ck_jet(JET_errNoCurrentRecord, read_id());
	ck_step(-1, 5);
}
END_TEST

START_TEST(nothing_has_neither_first_nor_last)
{
	ck_jet(JET_errNoCurrentRecord, move(JET_MoveLast));
	ck_jet(JET_errNoCurrentRecord, move((int32_t)JET_MoveFirst));
	use("by_num");
	ck_jet(JET_errNoCurrentRecord, move(JET_MoveLast));
	ck_jet(JET_errNoCurrentRecord, move(-1));
	ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

/* ---- deleted records ---- */

/* "JetDelete Function"; dir.cxx */
START_TEST(a_deleted_record_is_told_by_every_read)
{
	uint8_t bytes[JET_cbBookmarkMost];

	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, move(0));
	ck_jet(JET_errRecordDeleted, read_id());
	ck_jet(JET_errRecordDeleted, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, JetRetrieveKey(rc.sesid, rc.tableid,
	    bytes, sizeof(bytes), NULL, 0));
	ck_jet(JET_errRecordDeleted, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, bytes,
	    sizeof(bytes), NULL));
	ck_step(1, 3);
	ck_step(-1, 1);
}
END_TEST

START_TEST(a_record_deleted_by_another_session_keeps_its_place)
{
	ese_rec_fill(&rc, 3);
	use("by_num");
	ck_step(1, 2);
	delete_in_other_session(2);
	ck_jet(JET_errRecordDeleted, move(0));
	ck_jet(JET_errRecordDeleted, read_id());
	ck_step(-1, 1);
	ck_step(1, 3);
}
END_TEST

START_TEST(a_transaction_keeps_a_record_that_others_delete)
{
	ese_rec_fill(&rc, 2);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_at(1);
	delete_in_other_session(1);
	ck_at(1);
	ck_jet(JET_errWriteConflict, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ck_jet(JET_errRecordDeleted, move(0));
	ck_step(1, 2);
}
END_TEST

/* A replacement takes the entry away from under the cursor. */
START_TEST(an_entry_that_moved_leaves_the_cursor_at_its_old_place)
{
	ese_rec_fill(&rc, 3);
	use("by_num");
	ck_step(1, 2);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 99));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errRecordDeleted, move(0));
	ck_step(1, 3);
	ck_step(1, 2);
}
END_TEST

/* ---- JET_bitMoveKeyNE ---- */

static void
fill_shared(void)
{
	int32_t id;

	for (id = 1; id <= 9; id++)
		ese_rec_add(&rc, id, 10 + (id - 1) / 3 * 10, NULL);
	use("by_num");
}

/* "JetMove Function": duplicates go in the order of their bookmarks */
START_TEST(key_steps_land_on_the_nearest_entry_of_another_key)
{
	fill_shared();
	ck_jet(JET_errSuccess, move_key(1));
	ck_at(4);
	ck_jet(JET_errSuccess, move_key(-1));
	ck_at(3);
	ck_jet(JET_errSuccess, move_key(2));
	ck_at(7);
	ck_jet(JET_errNoCurrentRecord, move_key(1));
	ck_step(-1, 9);
	ck_jet(JET_errSuccess, move_key(-2));
	ck_at(3);
	ck_jet(JET_errNoCurrentRecord, move_key(-1));
	ck_step(1, 1);
}
END_TEST

START_TEST(key_steps_obey_the_range)
{
	fill_shared();
	ck_jet(JET_errSuccess, seek(10, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, range(20, JET_bitRangeUpperLimit |
	    JET_bitRangeInclusive));
	ck_jet(JET_errSuccess, move_key(1));
	ck_at(4);
	ck_jet(JET_errNoCurrentRecord, move_key(1));
	ck_step(-1, 9);
}
END_TEST

/* ---- seeks on a secondary index ---- */

/* rec.cxx, ErrIsamSeek */
static const struct {
	int32_t key;
	JET_GRBIT grbit;
	JET_ERR err;
	int32_t id;			/* 0: on none */
	int32_t before;			/* by MovePrevious; 0: none */
	int32_t after;			/* by MoveNext from there */
} shared_seeks[] = {
	{ 20, JET_bitSeekEQ, JET_errSuccess, 4, 3, 4 },
	{ 20, JET_bitSeekGE, JET_errSuccess, 4, 3, 4 },
	{ 20, JET_bitSeekGT, JET_errSuccess, 7, 6, 7 },
	{ 20, JET_bitSeekLT, JET_errSuccess, 3, 2, 3 },
	{ 30, JET_bitSeekGT, JET_errRecordNotFound, 0, 9, 0 },
	{ 10, JET_bitSeekLT, JET_errRecordNotFound, 0, 0, 1 },
	{ 15, JET_bitSeekEQ, JET_errRecordNotFound, 0, 3, 4 },
	{ 15, JET_bitSeekGE, JET_wrnSeekNotEqual, 4, 3, 4 },
	{ 15, JET_bitSeekGT, JET_errSuccess, 4, 3, 4 },
	{ 15, JET_bitSeekLE, JET_wrnSeekNotEqual, 3, 2, 3 },
	{ 15, JET_bitSeekLT, JET_errSuccess, 3, 2, 3 },
	{ 35, JET_bitSeekGE, JET_errRecordNotFound, 0, 9, 0 },
	{ 35, JET_bitSeekLE, JET_wrnSeekNotEqual, 9, 8, 9 },
	{ 5, JET_bitSeekLE, JET_errRecordNotFound, 0, 0, 1 }
};

START_TEST(a_seek_among_shared_keys_has_its_neighbours)
{
	fill_shared();
	ck_jet(shared_seeks[_i].err, seek(shared_seeks[_i].key,
	    shared_seeks[_i].grbit));
	if (shared_seeks[_i].id != 0)
		ck_at(shared_seeks[_i].id);
	else
		ck_jet(JET_errNoCurrentRecord, read_id());
	ck_jet(shared_seeks[_i].before != 0 ? JET_errSuccess :
	    JET_errNoCurrentRecord, move(-1));
	if (shared_seeks[_i].before != 0)
		ck_at(shared_seeks[_i].before);
	if (shared_seeks[_i].after != 0)
		ck_step(1, shared_seeks[_i].after);
	else
		ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

/* Of equal keys LE finds one, whichever. */
START_TEST(a_seek_up_to_a_shared_key_finds_one_of_them)
{
	int32_t id;

	fill_shared();
	ck_jet(JET_errSuccess, seek(20, JET_bitSeekLE));
	id = ese_rec_id(&rc);
	ck_assert_int_ge(id, 4);
	ck_assert_int_le(id, 6);
}
END_TEST

START_TEST(a_failed_seek_takes_the_range_away)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, range(3, JET_bitRangeUpperLimit));
	ck_jet(JET_errRecordNotFound, seek(9, JET_bitSeekEQ));
	ck_jet(JET_errInvalidOperation, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeRemove));
	ck_jet(JET_errKeyNotMade, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
}
END_TEST

START_TEST(a_unique_key_gets_no_range)
{
	ese_rec_fill(&rc, 3);
	ck_jet(JET_wrnUniqueKey, seek(2, JET_bitSeekEQ |
	    JET_bitCheckUniqueness | JET_bitSetIndexRange));
	ck_step(1, 3);
	ck_jet(JET_errSuccess, seek(2, JET_bitSeekEQ |
	    JET_bitSetIndexRange));
	ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

/* ---- ranges ---- */

/* fucb.cxx, ErrFUCBCheckIndexRange */
START_TEST(a_range_ends_where_the_cursor_leaves_it)
{
	ese_rec_fill(&rc, 6);
	ese_rec_goto(&rc, 3);
	ck_jet(JET_errSuccess, range(4, JET_bitRangeUpperLimit |
	    JET_bitRangeInclusive));
	ck_jet(JET_errNoCurrentRecord, move(2));
	ck_jet(JET_errInvalidOperation, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeRemove));
	ck_step(-1, 6);
	ck_step(-3, 3);
	ck_step(3, 6);
}
END_TEST

START_TEST(an_empty_range_is_not_kept)
{
	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 4);
	ck_jet(JET_errNoCurrentRecord, range(2, JET_bitRangeUpperLimit));
	ck_step(-1, 5);
	ck_step(-4, 1);
	ck_step(4, 5);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errNoCurrentRecord, range(4, 0));
	ck_step(1, 1);
}
END_TEST

START_TEST(a_range_is_set_at_a_place_between_records)
{
	ese_rec_fill(&rc, 5);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordNotFound, seek(1, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, range(3, JET_bitRangeUpperLimit));
	ck_step(1, 2);
	ck_jet(JET_errNoCurrentRecord, move(1));
}
END_TEST

START_TEST(a_range_needs_a_place)
{
	ese_rec_fill(&rc, 3);
	ck_jet(JET_errNoCurrentRecord, move(-1));
	ck_jet(JET_errNoCurrentRecord, range(2, JET_bitRangeUpperLimit));
	ck_jet(JET_errNoCurrentRecord, move(9));
	ck_jet(JET_errNoCurrentRecord, range(2, 0));
}
END_TEST

START_TEST(a_lower_range_on_a_secondary_index_stops_backward_moves)
{
	fill_shared();
	ck_jet(JET_errSuccess, seek(30, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, range(20, JET_bitRangeInclusive));
	ck_step(-3, 4);
	ck_jet(JET_errNoCurrentRecord, move(-1));
	ck_step(1, 1);
}
END_TEST

START_TEST(goto_and_position_and_index_end_a_range)
{
	JET_RECPOS pos = { .cbStruct = sizeof(pos) };
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;

	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, range(2, JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, JetGetRecordPosition(rc.sesid, rc.tableid,
	    &pos, sizeof(pos)));
	ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid, mark,
	    size));
	ck_step(2, 3);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, range(2, JET_bitRangeUpperLimit));
	ese_rec_key(&rc, 1);
	ck_jet(JET_errSuccess, JetGotoPosition(rc.sesid, rc.tableid, &pos));
	ck_jet(JET_errKeyNotMade, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
	ck_step(2, 3);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, range(2, JET_bitRangeUpperLimit));
	ese_rec_key(&rc, 1);
	use("by_num");
	ck_jet(JET_errKeyNotMade, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
	ck_step(2, 3);
}
END_TEST

/* ---- bookmarks ---- */

static uint32_t
get_mark(uint8_t mark[JET_cbBookmarkMost])
{
	uint32_t size;

	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    JET_cbBookmarkMost, &size));
	return size;
}

/* bt.cxx, ErrBTGotoBookmark: what fails does not move */
START_TEST(a_bookmark_that_leads_nowhere_leaves_the_cursor)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;

	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 1);
	size = get_mark(mark);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errRecordDeleted, JetGotoBookmark(rc.sesid, rc.tableid,
	    mark, size));
	ck_at(2);
}
END_TEST

START_TEST(a_bookmark_on_an_index_finds_the_entry_of_the_first_value)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;

	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ese_rec_add_value(&rc, rc.tags, "m");
	ese_rec_add_value(&rc, rc.tags, "a");
	ese_rec_add_value(&rc, rc.tags, "z");
	ese_rec_add_value(&rc, rc.tags, "M");
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, move((int32_t)JET_MoveFirst));
	size = get_mark(mark);
	use("by_tags");
	ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid, mark,
	    size));
	ck_step(1, 1);
	ck_jet(JET_errNoCurrentRecord, move(1));
	/* the fourth value shares the entry of the first */
	use(NULL);
	ck_at(1);
	ck_jet(JET_errSuccess, JetSetCurrentIndex3A(rc.sesid, rc.tableid,
	    "by_tags", JET_bitNoMove, 4));
	ck_step(-1, 1);
	ck_jet(JET_errNoCurrentRecord, move(-1));
	use(NULL);
	ck_at(1);
	ck_jet(JET_errBadItagSequence, JetSetCurrentIndex3A(rc.sesid,
	    rc.tableid, "by_tags", JET_bitNoMove, 5));
}
END_TEST

/* rec.hxx, KeySequence: there is no column that it could be of */
START_TEST(without_multi_valued_columns_the_value_number_does_not_count)
{
	ese_rec_fill(&rc, 2);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetSetCurrentIndex3A(rc.sesid, rc.tableid,
	    "by_num", JET_bitNoMove, 3));
	ck_at(2);
}
END_TEST

static void
add_coded(int32_t id, int32_t code)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, id));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.code, code));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
}

struct entry {
	uint8_t key[JET_cbKeyMost];
	uint32_t key_size;
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t mark_size;
};

static void
get_entry(struct entry *e)
{
	ck_jet(JET_errSuccess, JetGetSecondaryIndexBookmark(rc.sesid,
	    rc.tableid, e->key, sizeof(e->key), &e->key_size, e->mark,
	    sizeof(e->mark), &e->mark_size, 0));
}

/* rec.cxx, ErrIsamGotoIndexBookmark */
START_TEST(an_entry_of_a_unique_index_is_told_when_it_is_anothers)
{
	struct entry e;

	add_coded(1, 7);
	add_coded(2, 8);
	use("by_code");
	get_entry(&e);
	ck_jet(JET_errSuccess, JetGotoSecondaryIndexBookmark(rc.sesid,
	    rc.tableid, e.key, e.key_size, NULL, 0, 0));
	ck_at(1);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	add_coded(3, 7);
	ck_jet(JET_errSuccess, move(JET_MoveLast));
	ck_jet(JET_errRecordDeleted, JetGotoSecondaryIndexBookmark(rc.sesid,
	    rc.tableid, e.key, e.key_size, e.mark, e.mark_size, 0));
	ck_at(3);
}
END_TEST

START_TEST(an_entry_that_is_gone_leaves_the_cursor)
{
	struct entry e;

	fill_shared();
	ck_jet(JET_errSuccess, seek(20, JET_bitSeekEQ));
	get_entry(&e);
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, move(JET_MoveLast));
	ck_jet(JET_errRecordDeleted, JetGotoSecondaryIndexBookmark(rc.sesid,
	    rc.tableid, e.key, e.key_size, e.mark, e.mark_size, 0));
	ck_at(9);
	ck_jet(JET_errRecordDeleted, JetGotoSecondaryIndexBookmark(rc.sesid,
	    rc.tableid, e.key, e.key_size, e.mark, e.mark_size,
	    JET_bitBookmarkPermitVirtualCurrency));
	ck_jet(JET_errNoCurrentRecord, read_id());
	ck_step(-1, 3);
	ck_step(1, 5);
}
END_TEST

/* ---- counts and positions ---- */

/* dir.cxx, ErrDIRIndexRecordCount */
START_TEST(a_fresh_cursor_counts_none_on_an_empty_index)
{
	uint32_t count = 9;

	use("by_num");
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 0);
	ck_jet(JET_errNoCurrentRecord, move((int32_t)JET_MoveFirst));
	ck_jet(JET_errNoCurrentRecord, JetIndexRecordCount(rc.sesid,
	    rc.tableid, &count, 0));
}
END_TEST

START_TEST(counting_leaves_the_cursor_and_takes_the_range)
{
	uint32_t count;

	ese_rec_fill(&rc, 5);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, range(4, JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 2);
	ck_at(2);
	ck_step(3, 5);
}
END_TEST

START_TEST(a_count_is_of_entries_not_of_records)
{
	uint32_t count;

	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ese_rec_add_value(&rc, rc.tags, "a");
	ese_rec_add_value(&rc, rc.tags, "b");
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	use("by_tags");
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 2);
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 1));
	ck_assert_uint_eq(count, 1);
}
END_TEST

/* dir.cxx, ErrDIRGetPosition */
START_TEST(a_place_between_records_has_a_position)
{
	JET_RECPOS pos;

	ese_rec_add(&rc, 10, 0, NULL);
	ese_rec_add(&rc, 20, 0, NULL);
	ese_rec_add(&rc, 30, 0, NULL);
	ck_jet(JET_errRecordNotFound, seek(25, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, JetGetRecordPosition(rc.sesid, rc.tableid,
	    &pos, sizeof(pos)));
	ck_assert_uint_eq(pos.cbStruct, sizeof(pos));
	ck_assert_uint_eq(pos.centriesLT, 2);
	ck_assert_uint_eq(pos.centriesInRange, 1);
	ck_assert_uint_eq(pos.centriesTotal, 3);
	ck_jet(JET_errNoCurrentRecord, move(9));
	ck_jet(JET_errNoCurrentRecord, JetGetRecordPosition(rc.sesid,
	    rc.tableid, &pos, sizeof(pos)));
}
END_TEST

START_TEST(the_whole_of_a_position_is_the_last_record)
{
	JET_RECPOS pos = { .cbStruct = sizeof(pos), .centriesLT = 1000,
	    .centriesTotal = 1000 };

	ese_rec_fill(&rc, 4);
	use("by_num");
	ck_jet(JET_errSuccess, JetGotoPosition(rc.sesid, rc.tableid, &pos));
	ck_at(4);
	pos.centriesLT = 0;
	ck_jet(JET_errSuccess, JetGotoPosition(rc.sesid, rc.tableid, &pos));
	ck_at(1);
}
END_TEST

/* ---- what cancels an update ---- */

static JET_ERR
by_goto_bookmark(void)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size = get_mark(mark);

	return JetGotoBookmark(rc.sesid, rc.tableid, mark, size);
}

static JET_ERR
by_position(void)
{
	JET_RECPOS pos = { .cbStruct = sizeof(pos), .centriesTotal = 1 };

	return JetGotoPosition(rc.sesid, rc.tableid, &pos);
}

static JET_ERR
by_index(void)
{
	return JetSetCurrentIndexA(rc.sesid, rc.tableid, "by_num");
}

static JET_ERR
by_index_no_move(void)
{
	return JetSetCurrentIndex2A(rc.sesid, rc.tableid, "by_num",
	    JET_bitNoMove);
}

static JET_ERR
by_delete(void)
{
	return JetDelete(rc.sesid, rc.tableid);
}

static JET_ERR (*const cancellers[])(void) = {
	by_goto_bookmark, by_position, by_index, by_index_no_move, by_delete
};

/* rec.cxx, recupd.cxx */
START_TEST(going_elsewhere_cancels_the_update)
{
	ese_rec_fill(&rc, 2);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, cancellers[_i]());
	ck_jet(JET_errUpdateNotPrepared, JetUpdate(rc.sesid, rc.tableid, NULL,
	    0, NULL));
}
END_TEST

static void
add_case(Suite *s, const char *name, const TTest *const *tests, size_t count)
{
	TCase *tc = tcase_create(name);
	size_t i;

	tcase_add_checked_fixture(tc, setup, teardown);
	for (i = 0; i < count; i++)
		tcase_add_test(tc, tests[i]);
	suite_add_tcase(s, tc);
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
#define ADD_CASE(s, name, ...) do {					\
	const TTest *const list[] = { __VA_ARGS__ };			\
									\
	add_case((s), (name), list, COUNT(list));			\
} while (0)

static void
add_loops(Suite *s)
{
	TCase *tc = tcase_create("loops");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_seek_among_shared_keys_has_its_neighbours,
	    0, COUNT(shared_seeks));
	tcase_add_loop_test(tc, going_elsewhere_cancels_the_update, 0,
	    COUNT(cancellers));
	suite_add_tcase(s, tc);
}

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_conform_cursor");

	ADD_CASE(s, "fresh",
	    a_fresh_cursor_on_nothing_finds_what_is_inserted_first,
	    a_fresh_cursor_steps_from_the_first_record,
	    a_fresh_cursor_has_no_bookmark_before_it_is_used,
	    selecting_the_current_index_again_goes_to_its_first_entry,
	    a_copy_of_a_cursor_starts_anew);
	ADD_CASE(s, "ends",
	    before_the_first_stays_so_when_a_record_is_added,
	    nothing_has_neither_first_nor_last);
	ADD_CASE(s, "deleted",
	    a_deleted_record_is_told_by_every_read,
	    a_record_deleted_by_another_session_keeps_its_place,
	    a_transaction_keeps_a_record_that_others_delete,
	    an_entry_that_moved_leaves_the_cursor_at_its_old_place);
	ADD_CASE(s, "key_steps",
	    key_steps_land_on_the_nearest_entry_of_another_key,
	    key_steps_obey_the_range);
	ADD_CASE(s, "seek",
	    a_seek_up_to_a_shared_key_finds_one_of_them,
	    a_failed_seek_takes_the_range_away,
	    a_unique_key_gets_no_range);
	ADD_CASE(s, "range",
	    a_range_ends_where_the_cursor_leaves_it,
	    an_empty_range_is_not_kept,
	    a_range_is_set_at_a_place_between_records,
	    a_range_needs_a_place,
	    a_lower_range_on_a_secondary_index_stops_backward_moves,
	    goto_and_position_and_index_end_a_range);
	ADD_CASE(s, "bookmark",
	    a_bookmark_that_leads_nowhere_leaves_the_cursor,
	    a_bookmark_on_an_index_finds_the_entry_of_the_first_value,
	    without_multi_valued_columns_the_value_number_does_not_count,
	    an_entry_of_a_unique_index_is_told_when_it_is_anothers,
	    an_entry_that_is_gone_leaves_the_cursor);
	ADD_CASE(s, "count",
	    a_fresh_cursor_counts_none_on_an_empty_index,
	    counting_leaves_the_cursor_and_takes_the_range,
	    a_count_is_of_entries_not_of_records,
	    a_place_between_records_has_a_position,
	    the_whole_of_a_position_is_the_last_record);
	add_loops(s);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
