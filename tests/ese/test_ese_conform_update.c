/* SPDX-License-Identifier: MIT */
/* The copy buffer and what is written from it, rule by rule as the vendor's
 * engine has them. */
#define JET_VERSION 0x0A01

#include <check.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_rec.h"
#include "suite.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct ese_rec rc;

/* Records 1 to 3, the cursor on the second. */
static void
setup(void)
{
	ese_rec_open(&rc);
	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 2);
}

static void
teardown(void)
{
	ese_rec_close(&rc);
}

static void
begin(void)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
}

static void
commit(void)
{
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
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
set(JET_COLUMNID id, const void *data, uint32_t size, JET_GRBIT grbit)
{
	return JetSetColumn(rc.sesid, rc.tableid, id, data, size, grbit,
	    NULL);
}

static JET_ERR
seek(int32_t id)
{
	ese_rec_key(&rc, id);
	return JetSeek(rc.sesid, rc.tableid, JET_bitSeekEQ);
}

/* ---- JetPrepareUpdate ---- */

static const uint32_t all_preps[] = {
	JET_prepInsert, JET_prepReplace, JET_prepReplaceNoLock,
	JET_prepInsertCopy, JET_prepInsertCopyDeleteOriginal,
	JET_prepInsertCopyReplaceOriginal
};

#define PREPS COUNT(all_preps)

/* fldmod.cxx: every kind refuses every kind */
START_TEST(nothing_is_prepared_over_what_is_prepared)
{
	size_t k;

	begin();
	ck_jet(JET_errSuccess, prepare(all_preps[_i]));
	for (k = 0; k < PREPS; k++)
		ck_jet(JET_errAlreadyPrepared, prepare(all_preps[k]));
	ck_jet(JET_errSuccess, prepare(JET_prepCancel));
	ck_jet(JET_errUpdateNotPrepared, prepare(JET_prepCancel));
}
END_TEST

/* the cursor is asked first, a cancel or an unknown kind not at all */
START_TEST(a_read_only_cursor_prepares_nothing)
{
	JET_TABLEID reader;
	size_t k;

	ck_jet(JET_errSuccess, JetOpenTableA(rc.sesid, rc.fx.dbid, "r", NULL,
	    0, JET_bitTableReadOnly, &reader));
	for (k = 0; k < PREPS; k++)
		ck_jet(JET_errPermissionDenied, JetPrepareUpdate(rc.sesid,
		    reader, all_preps[k]));
	ck_jet(JET_errUpdateNotPrepared, JetPrepareUpdate(rc.sesid, reader,
	    JET_prepCancel));
	ck_jet(JET_errInvalidParameter, JetPrepareUpdate(rc.sesid, reader,
	    1));
	ck_jet(JET_errUpdateNotPrepared, JetUpdate(rc.sesid, reader, NULL, 0,
	    NULL));
}
END_TEST

START_TEST(a_transaction_that_only_reads_prepares_nothing)
{
	size_t k;

	ck_jet(JET_errSuccess, JetBeginTransaction2(rc.sesid,
	    JET_bitTransactionReadOnly));
	for (k = 0; k < PREPS; k++)
		ck_jet(JET_errTransReadOnly, prepare(all_preps[k]));
	ck_jet(JET_errUpdateNotPrepared, prepare(JET_prepCancel));
}
END_TEST

/* lv.cxx: sharing long values is a change; the other two lock */
START_TEST(a_copy_needs_a_transaction)
{
	size_t k;

	for (k = 3; k < PREPS; k++) {
		ck_jet(JET_errNotInTransaction, prepare(all_preps[k]));
		ck_jet(JET_errUpdateNotPrepared, update());
	}
}
END_TEST

/* "JetPrepareUpdate Function": new numbers, but not where the original is
 * replaced; defaults and numbers can be read at once */
START_TEST(a_prepared_insert_has_its_defaults_and_its_number)
{
	int32_t number = ese_rec_get(&rc, rc.autoinc);

	begin();
	ck_jet(JET_errSuccess, prepare(all_preps[_i]));
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.preset), 7);
	if (all_preps[_i] == JET_prepInsertCopyReplaceOriginal)
		ck_assert_int_eq(ese_rec_get_copy(&rc, rc.autoinc), number);
	else
		ck_assert_int_eq(ese_rec_get_copy(&rc, rc.autoinc), 4);
	ck_jet(JET_errSuccess, prepare(JET_prepCancel));
	/* spent for good */
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.autoinc), all_preps[_i] ==
	    JET_prepInsertCopyReplaceOriginal ? 4 : 5);
}
END_TEST

/* ---- what ends a prepared update ---- */

static void
move_next(void)
{
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, JET_MoveNext,
	    0));
}

static void
move_by_nothing(void)
{
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 0, 0));
}

static void
move_off_the_end(void)
{
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 50, 0));
}

static void
seek_one(void)
{
	ck_jet(JET_errSuccess, seek(1));
}

static void
seek_nothing(void)
{
	ck_jet(JET_errRecordNotFound, seek(50));
}

static void
goto_bookmark(void)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size;

	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid, mark,
	    size));
}

static void
goto_position(void)
{
	JET_RECPOS pos = { .cbStruct = sizeof(pos), .centriesLT = 0,
	    .centriesTotal = 3 };

	ck_jet(JET_errSuccess, JetGotoPosition(rc.sesid, rc.tableid, &pos));
}

static void
select_index(void)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
}

static void
select_index_in_place(void)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndex2A(rc.sesid, rc.tableid,
	    "by_num", JET_bitNoMove));
}

static void
delete_record(void)
{
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
}

static void
roll_back(void)
{
	ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
}

static void (*const ends[])(void) = {
	move_next, move_by_nothing, move_off_the_end, seek_one, seek_nothing,
	goto_bookmark, goto_position, select_index, select_index_in_place,
	delete_record, roll_back
};

/* rec.cxx: silently, and nothing of it is written */
START_TEST(leaving_the_record_cancels_the_update)
{
	static const uint32_t preps[] = { JET_prepInsert, JET_prepReplace,
	    JET_prepReplaceNoLock, JET_prepInsertCopy };
	size_t k;

	for (k = 0; k < COUNT(preps); k++) {
		ese_rec_goto(&rc, 2);
		begin();
		ck_jet(JET_errSuccess, prepare(preps[k]));
		ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
		ends[_i]();
		ck_jet(JET_errUpdateNotPrepared, update());
		ck_jet(JET_errUpdateNotPrepared, ese_rec_set(&rc, rc.num,
		    4));
		if (ends[_i] != roll_back)
			ck_jet(JET_errSuccess, JetRollback(rc.sesid, 0));
		ese_rec_goto(&rc, 2);
		ck_assert_int_eq(ese_rec_get(&rc, rc.num), 20);
	}
}
END_TEST

/* rec.cxx: what is refused for its arguments has not left the record */
START_TEST(a_refused_call_leaves_the_update_prepared)
{
	JET_RECPOS pos = { .cbStruct = 3 };
	uint8_t mark[1] = { 0 };
	JET_SESID s = rc.sesid;
	JET_TABLEID t = rc.tableid;

	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errKeyNotMade, JetSeek(s, t, JET_bitSeekEQ));
	ck_jet(JET_errInvalidParameter, JetSeek(s, t, 0));
	ck_jet(JET_errInvalidBookmark, JetGotoBookmark(s, t, NULL, 0));
	ck_jet(JET_errNoCurrentIndex, JetGotoSecondaryIndexBookmark(s, t,
	    mark, 1, mark, 1, 0));
	ck_jet(JET_errInvalidParameter, JetGotoPosition(s, t, &pos));
	pos = (JET_RECPOS){ .cbStruct = sizeof(pos), .centriesLT = 2,
	    .centriesTotal = 1 };
	ck_jet(JET_errInvalidParameter, JetGotoPosition(s, t, &pos));
	ck_jet(JET_errInvalidName, JetSetCurrentIndexA(s, t, " x"));
	ck_jet(JET_errInvalidGrbit, JetSetCurrentIndex2A(s, t, "by_num",
	    0x100));
	ck_jet(JET_errIndexNotFound, JetSetCurrentIndex2A(s, t, "none",
	    JET_bitNoMove));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
}
END_TEST

START_TEST(without_a_record_an_index_in_place_leaves_the_insert)
{
	move_off_the_end();
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 9));
	ck_jet(JET_errNoCurrentRecord, JetSetCurrentIndex2A(rc.sesid,
	    rc.tableid, "by_num", JET_bitNoMove));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, seek(9));
}
END_TEST

/* rec.cxx: the cursor is put on the first entry of that index once more */
START_TEST(selecting_the_same_index_leaves_the_record_too)
{
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "pk"));
	ck_jet(JET_errUpdateNotPrepared, update());
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(other_calls_leave_the_update_prepared)
{
	uint8_t key[JET_cbKeyMost];
	uint32_t count, size;
	JET_TABLEID copy;

	begin();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ese_rec_key(&rc, 3);
	ck_jet(JET_errSuccess, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeUpperLimit | JET_bitRangeInclusive));
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_jet(JET_errSuccess, JetRetrieveKey(rc.sesid, rc.tableid, key,
	    sizeof(key), &size, 0));
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, key,
	    sizeof(key), &size));
	ck_jet(JET_errSuccess, JetDupCursor(rc.sesid, rc.tableid, &copy, 0));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, copy, JET_MoveLast, 0));
	ck_jet(JET_errSuccess, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitWriteLock));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 20);
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
	commit();
}
END_TEST

/* recupd.cxx: the only kind that a deletion does not cancel */
START_TEST(a_copy_that_ends_its_original_keeps_it_from_deletion)
{
	begin();
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopyDeleteOriginal));
	ck_jet(JET_errAlreadyPrepared, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 9));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errRecordNotFound, seek(2));
	ck_jet(JET_errSuccess, seek(9));
	commit();
}
END_TEST

START_TEST(closing_the_cursor_forgets_the_update)
{
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, rc.tableid));
	rc.tableid = ese_rec_cursor(&rc, rc.sesid);
	ese_rec_goto(&rc, 2);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 20);
}
END_TEST

/* ---- JetUpdate ---- */

/* recupd.cxx: any buffer has room enough or fails, one of no bytes too */
START_TEST(an_insert_wants_its_bookmark_to_fit)
{
	uint8_t mark[5] = { 0 };
	uint32_t size = 99;

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 9));
	ck_jet(JET_errBufferTooSmall, JetUpdate(rc.sesid, rc.tableid, mark, 0,
	    &size));
	ck_jet(JET_errBufferTooSmall, JetUpdate(rc.sesid, rc.tableid, mark,
	    sizeof(mark) - 1, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, mark,
	    sizeof(mark), NULL));
	ck_jet(JET_errSuccess, JetGotoBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark)));
	ck_assert_int_eq(ese_rec_id(&rc), 9);
}
END_TEST

START_TEST(the_size_of_the_bookmark_comes_without_a_buffer)
{
	uint32_t size = 0;

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 9));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    &size));
	ck_assert_uint_eq(size, 5);
}
END_TEST

/* The bookmark is that of the clustered index whatever index is used. */
START_TEST(a_replace_gives_the_bookmark_of_its_record)
{
	uint8_t mark[JET_cbBookmarkMost], same[JET_cbBookmarkMost];
	uint32_t size = 0, same_size = 0;

	select_index();
	move_next();
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, same,
	    sizeof(same), &same_size));
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.preset, 99));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_assert_uint_eq(size, same_size);
	ck_assert_mem_eq(mark, same, size);
}
END_TEST

/* A failure of any kind leaves the records, the copy buffer and the cursor as
 * they were. */
START_TEST(a_failed_update_changes_nothing)
{
	uint32_t count = 0;

	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errNullInvalid, update());
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 3));
	ck_jet(JET_errKeyDuplicate, update());
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.num), 4);
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 4));
	ck_jet(JET_errSuccess, update());
	select_index();
	ck_jet(JET_errSuccess, JetIndexRecordCount(rc.sesid, rc.tableid,
	    &count, 0));
	ck_assert_uint_eq(count, 4);
	ck_assert_int_eq(ese_rec_id(&rc), 4);
}
END_TEST

/* The failure comes from the last index; the first ones are undone too. */
START_TEST(a_failed_replace_leaves_all_indexes)
{
	begin();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.code, 5));
	ck_jet(JET_errSuccess, update());
	commit();
	ese_rec_goto(&rc, 3);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 1));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.code, 5));
	ck_jet(JET_errKeyDuplicate, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 30);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.num), 1);
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.code, 6));
	ck_jet(JET_errSuccess, update());
	select_index();
	ck_assert_int_eq(ese_rec_id(&rc), 3);
}
END_TEST

static const uint32_t moving_copies[] = {
	JET_prepInsertCopyDeleteOriginal, JET_prepInsertCopyReplaceOriginal
};

/* The engine forgets here that the original is to go; that is undone too. */
START_TEST(a_failed_copy_still_ends_its_original_later)
{
	begin();
	ck_jet(JET_errSuccess, prepare(moving_copies[_i]));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 3));
	ck_jet(JET_errKeyDuplicate, update());
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 4));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errRecordNotFound, seek(2));
	ck_jet(JET_errSuccess, seek(4));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 20);
	commit();
}
END_TEST

/* The original goes first: its own keys are free for the copy. */
START_TEST(a_copy_can_keep_the_key_of_the_original_it_ends)
{
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.code, 5));
	ck_jet(JET_errSuccess, update());
	begin();
	ck_jet(JET_errSuccess, prepare(moving_copies[_i]));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errSuccess, update());
	commit();
	ck_jet(JET_errSuccess, seek(2));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
	ck_assert_int_eq(ese_rec_get(&rc, rc.code), 5);
}
END_TEST

/* lv.cxx: shared at first, each with its own when one is changed or goes */
START_TEST(a_copy_has_long_values_of_its_own)
{
	static char text[20000];

	memset(text, 'a', sizeof(text));
	begin();
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, set(rc.body, text, sizeof(text), 0));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopy));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 9));
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	commit();
	ese_rec_goto(&rc, 9);
	memset(text, 'b', sizeof(text));
	ck_jet(JET_errSuccess, JetRetrieveColumn(rc.sesid, rc.tableid,
	    rc.body, text, sizeof(text), NULL, 0, NULL));
	ck_assert_int_eq(text[0], 'a');
	ck_assert_int_eq(text[sizeof(text) - 1], 'a');
}
END_TEST

/* compared as keys: 1252 text without case */
START_TEST(a_replace_may_change_the_case_of_its_key)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .cp = 1252,
	    .coltyp = JET_coltypText };
	JET_TABLEID table;
	JET_COLUMNID name;

	ck_jet(JET_errSuccess, JetCreateTableA(rc.sesid, rc.fx.dbid, "names",
	    0, 0, &table));
	ck_jet(JET_errSuccess, JetAddColumnA(rc.sesid, table, "name", &def,
	    NULL, 0, &name));
	ck_jet(JET_errSuccess, JetCreateIndexA(rc.sesid, table, "pk",
	    JET_bitIndexPrimary, "+name\0", 7, 0));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, table,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, table, name, "adam", 4,
	    0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, table, NULL, 0, NULL));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, table, JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, table,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, table, name, "Adan", 4,
	    0, NULL));
	ck_jet(JET_errRecordPrimaryChanged, JetUpdate(rc.sesid, table, NULL,
	    0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, table, name, "ADAM", 4,
	    0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, table, NULL, 0, NULL));
}
END_TEST

/* ---- JetSetColumn ---- */

/* fldmod.cxx: the order of the checks */
START_TEST(a_read_only_cursor_is_told_before_a_size)
{
	JET_TABLEID reader;
	JET_SETCOLUMN column = { .columnid = rc.num, .cbData = 0x80000000 };

	ck_jet(JET_errSuccess, JetOpenTableA(rc.sesid, rc.fx.dbid, "r", NULL,
	    0, JET_bitTableReadOnly, &reader));
	ck_jet(JET_errPermissionDenied, JetSetColumn(rc.sesid, reader, rc.num,
	    NULL, 0x80000000, 0, NULL));
	ck_jet(JET_errPermissionDenied, JetSetColumns(rc.sesid, reader,
	    &column, 1));
	ck_jet(JET_errInvalidParameter, set(rc.num, NULL, 0x80000000, 0));
	ck_jet(JET_errUpdateNotPrepared, JetSetColumns(rc.sesid, rc.tableid,
	    &column, 1));
}
END_TEST

START_TEST(bits_that_the_engine_does_not_know_are_ignored)
{
	static const JET_GRBIT ignored[] = { 0x2, 0x10, 0x800, 0x8000,
	    0x8000000 };
	size_t k;

	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	for (k = 0; k < COUNT(ignored); k++)
		ck_jet(JET_errSuccess, set(rc.tags, "x", 1, ignored[k]));
	ck_jet(JET_errInvalidGrbit, set(rc.tags, "x", 1, 0x20000000));
	/* before the column is looked for */
	ck_jet(JET_errInvalidGrbit, set(0x500, "x", 1, 0x20000000));
}
END_TEST

START_TEST(a_failed_value_leaves_the_copy_buffer)
{
	int64_t wide = 5;

	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errInvalidBufferSize, set(rc.num, &wide, sizeof(wide),
	    0));
	ck_jet(JET_errInvalidBufferSize, set(rc.num, &wide, 3, 0));
	ck_jet(JET_errNullInvalid, set(rc.id, NULL, 0, 0));
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.num), 4);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.id), 2);
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
}
END_TEST

/* a version column may be set in a new record, and counts from there */
START_TEST(a_new_record_may_set_its_version)
{
	ck_jet(JET_errSuccess, prepare(JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 9));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.version, 40));
	ck_jet(JET_errSuccess, update());
	ese_rec_goto(&rc, 9);
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 40);
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 41);
}
END_TEST

/* a copy is a new record: 0, unless set */
START_TEST(a_copy_counts_its_versions_from_0)
{
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errSuccess, update());
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 1);
	begin();
	ck_jet(JET_errSuccess, prepare(JET_prepInsertCopy));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 9));
	ck_jet(JET_errSuccess, update());
	commit();
	ese_rec_goto(&rc, 9);
	ck_assert_int_eq(ese_rec_get(&rc, rc.version), 0);
}
END_TEST

START_TEST(several_columns_can_be_none)
{
	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumns(rc.sesid, rc.tableid, NULL, 0));
	ck_jet(JET_errSuccess, update());
}
END_TEST

/* fldmod.cxx: what comes before the failing one is set */
START_TEST(several_columns_stay_set_up_to_the_first_failure)
{
	int32_t number = 4;
	JET_SETCOLUMN columns[3] = {
		{ .columnid = rc.num, .pvData = &number, .cbData = 4,
		    .itagSequence = 1, .err = 99 },
		{ .columnid = rc.autoinc, .pvData = &number, .cbData = 4,
		    .itagSequence = 1, .err = 99 },
		{ .columnid = rc.preset, .pvData = &number, .cbData = 4,
		    .itagSequence = 1, .err = 99 }
	};

	ck_jet(JET_errSuccess, prepare(JET_prepReplace));
	ck_jet(JET_errInvalidColumnType, JetSetColumns(rc.sesid, rc.tableid,
	    columns, 3));
	ck_jet(JET_errSuccess, columns[0].err);
	ck_jet(JET_errInvalidColumnType, columns[1].err);
	ck_assert_int_eq(columns[2].err, 99);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.num), 4);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.preset), 7);
}
END_TEST

/* lv.cxx makes no difference between tables */
START_TEST(long_values_of_temporary_tables_need_a_transaction_too)
{
	JET_COLUMNDEF defs[2] = {
		{ .cbStruct = sizeof(defs[0]), .coltyp = JET_coltypLong,
		    .grbit = JET_bitColumnTTKey },
		{ .cbStruct = sizeof(defs[0]), .coltyp = JET_coltypLongBinary }
	};
	JET_COLUMNID ids[2];
	JET_TABLEID temp;

	ck_jet(JET_errSuccess, JetOpenTempTable(rc.sesid, defs, 2,
	    JET_bitTTUpdatable, &temp, ids));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, temp,
	    JET_prepInsert));
	ck_jet(JET_errNotInTransaction, JetSetColumn(rc.sesid, temp, ids[1],
	    "x", 1, 0, NULL));
	begin();
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, temp, ids[1], "x", 1, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, temp, NULL, 0, NULL));
	commit();
}
END_TEST

/* ---- JetDelete ---- */

/* "JetDelete Function", Remarks */
START_TEST(a_deleted_record_is_left_to_either_side)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint32_t size = 0;

	delete_record();
	ck_jet(JET_errRecordDeleted, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetGetBookmark(rc.sesid, rc.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid,
	    _i == 0 ? JET_MoveNext : JET_MovePrevious, 0));
	ck_assert_int_eq(ese_rec_id(&rc), _i == 0 ? 3 : 1);
	ck_jet(JET_errRecordDeleted, JetGotoBookmark(rc.sesid, rc.tableid,
	    mark, size));
}
END_TEST

static void
add_prepare(Suite *s)
{
	TCase *tc = jp_suite_case(s, "prepare", setup, teardown);

	tcase_add_loop_test(tc, nothing_is_prepared_over_what_is_prepared, 0,
	    PREPS);
	tcase_add_test(tc, a_read_only_cursor_prepares_nothing);
	tcase_add_test(tc, a_transaction_that_only_reads_prepares_nothing);
	tcase_add_test(tc, a_copy_needs_a_transaction);
	tcase_add_loop_test(tc,
	    a_prepared_insert_has_its_defaults_and_its_number, 0, 1);
	tcase_add_loop_test(tc,
	    a_prepared_insert_has_its_defaults_and_its_number, 3, PREPS);
	tcase_add_loop_test(tc, leaving_the_record_cancels_the_update, 0,
	    COUNT(ends));
	tcase_add_test(tc, a_refused_call_leaves_the_update_prepared);
	tcase_add_test(tc,
	    without_a_record_an_index_in_place_leaves_the_insert);
	tcase_add_test(tc, selecting_the_same_index_leaves_the_record_too);
	tcase_add_test(tc, other_calls_leave_the_update_prepared);
	tcase_add_test(tc,
	    a_copy_that_ends_its_original_keeps_it_from_deletion);
	tcase_add_test(tc, closing_the_cursor_forgets_the_update);
}

static void
add_update(Suite *s)
{
	TCase *tc = jp_suite_case(s, "update", setup, teardown);

	tcase_add_test(tc, an_insert_wants_its_bookmark_to_fit);
	tcase_add_test(tc, the_size_of_the_bookmark_comes_without_a_buffer);
	tcase_add_test(tc, a_replace_gives_the_bookmark_of_its_record);
	tcase_add_test(tc, a_failed_update_changes_nothing);
	tcase_add_test(tc, a_failed_replace_leaves_all_indexes);
	tcase_add_loop_test(tc, a_failed_copy_still_ends_its_original_later,
	    0, COUNT(moving_copies));
	tcase_add_loop_test(tc,
	    a_copy_can_keep_the_key_of_the_original_it_ends, 0,
	    COUNT(moving_copies));
	tcase_add_test(tc, a_copy_has_long_values_of_its_own);
	tcase_add_test(tc, a_replace_may_change_the_case_of_its_key);
}

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_conform_update");
	TCase *tc;

	add_prepare(s);
	add_update(s);
	tc = jp_suite_case(s, "set", setup, teardown);
	tcase_add_test(tc, a_read_only_cursor_is_told_before_a_size);
	tcase_add_test(tc, bits_that_the_engine_does_not_know_are_ignored);
	tcase_add_test(tc, a_failed_value_leaves_the_copy_buffer);
	tcase_add_test(tc, a_new_record_may_set_its_version);
	tcase_add_test(tc, a_copy_counts_its_versions_from_0);
	tcase_add_test(tc,
	    long_values_of_temporary_tables_need_a_transaction_too);
	tcase_add_test(tc, several_columns_can_be_none);
	tcase_add_test(tc, several_columns_stay_set_up_to_the_first_failure);
	tc = jp_suite_case(s, "delete", setup, teardown);
	tcase_add_loop_test(tc, a_deleted_record_is_left_to_either_side, 0,
	    2);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
