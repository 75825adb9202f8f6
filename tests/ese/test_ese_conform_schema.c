/* SPDX-License-Identifier: MIT */
/* Schema changes undone level by level, and made by two sessions at once;
 * columns that the engine fills. */

#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

static struct ese_fix fx;
static JET_SESID other;			/* another session */

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	other = ese_fix_session(&fx);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static void
begin(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
}

static void
commit(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetCommitTransaction(sesid, 0));
}

static void
undo(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetRollback(sesid, 0));
}

static JET_ERR
create_table(JET_SESID sesid, const char *name)
{
	JET_TABLEID tableid;
	JET_ERR err;

	err = JetCreateTable(sesid, fx.dbid, name, 1, 100, &tableid);
	if (err == JET_errSuccess)
		ck_jet(JET_errSuccess, JetCloseTable(sesid, tableid));
	return err;
}

static JET_ERR
open_table(JET_SESID sesid, const char *name)
{
	JET_TABLEID tableid;
	JET_ERR err;

	err = JetOpenTable(sesid, fx.dbid, name, NULL, 0, 0, &tableid);
	if (err == JET_errSuccess)
		ck_jet(JET_errSuccess, JetCloseTable(sesid, tableid));
	return err;
}

static JET_ERR
add_column(JET_SESID sesid, JET_TABLEID tableid, const char *name,
    JET_GRBIT grbit, JET_COLUMNID *id)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong, .grbit = grbit };

	return JetAddColumn(sesid, tableid, name, &def, NULL, 0, id);
}

static JET_ERR
find_column(JET_SESID sesid, JET_TABLEID tableid, const char *name)
{
	JET_COLUMNDEF def;

	return JetGetTableColumnInfo(sesid, tableid, name, &def, sizeof(def),
	    JET_ColInfo);
}

static JET_ERR
create_index(JET_SESID sesid, JET_TABLEID tableid, const char *name)
{
	return JetCreateIndex(sesid, tableid, name, 0, "+text\0", 7, 80);
}

static JET_ERR
use_index(JET_SESID sesid, JET_TABLEID tableid, const char *name)
{
	return JetSetCurrentIndex(sesid, tableid, name);
}

static uint32_t
count_index(JET_SESID sesid, JET_TABLEID tableid, const char *name)
{
	uint32_t count = 0;

	ck_jet(JET_errSuccess, use_index(sesid, tableid, name));
	if (JetMove(sesid, tableid, JET_MoveFirst, 0) == JET_errSuccess)
		ck_jet(JET_errSuccess, JetIndexRecordCount(sesid, tableid,
		    &count, 0));
	ck_jet(JET_errSuccess, use_index(sesid, tableid, NULL));
	return count;
}

/* ---- level by level ---- */

START_TEST(each_level_takes_back_its_own_changes)
{
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	begin(fx.sesid);
	ck_jet(JET_errSuccess, create_table(fx.sesid, "one"));
	begin(fx.sesid);
	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "two", 0,
	    NULL));
	begin(fx.sesid);
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "three"));
	begin(fx.sesid);
	ck_jet(JET_errSuccess, JetRenameTable(fx.sesid, fx.dbid, "one",
	    "four"));
	ck_jet(JET_errObjectNotFound, open_table(fx.sesid, "one"));
	ck_jet(JET_errSuccess, open_table(fx.sesid, "four"));
	undo(fx.sesid);
	ck_jet(JET_errSuccess, open_table(fx.sesid, "one"));
	ck_jet(JET_errObjectNotFound, open_table(fx.sesid, "four"));
	ck_assert_uint_eq(count_index(fx.sesid, fx.tableid, "three"), 1);
	undo(fx.sesid);
	ck_jet(JET_errIndexNotFound, use_index(fx.sesid, fx.tableid,
	    "three"));
	ck_jet(JET_errSuccess, find_column(fx.sesid, fx.tableid, "two"));
	undo(fx.sesid);
	ck_jet(JET_errColumnNotFound, find_column(fx.sesid, fx.tableid,
	    "two"));
	ck_jet(JET_errSuccess, open_table(fx.sesid, "one"));
	undo(fx.sesid);
	ck_jet(JET_errObjectNotFound, open_table(fx.sesid, "one"));
}
END_TEST

START_TEST(what_an_inner_level_committed_goes_with_the_outer_one)
{
	int level;

	for (level = 0; level < 7; level++)
		begin(fx.sesid);
	ck_jet(JET_errSuccess, create_table(fx.sesid, "new"));
	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "c", 0,
	    NULL));
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	for (level = 0; level < 6; level++)
		commit(fx.sesid);
	ck_jet(JET_errSuccess, open_table(fx.sesid, "new"));
	undo(fx.sesid);
	ck_jet(JET_errObjectNotFound, open_table(fx.sesid, "new"));
	ck_jet(JET_errColumnNotFound, find_column(fx.sesid, fx.tableid, "c"));
	ck_jet(JET_errIndexNotFound, use_index(fx.sesid, fx.tableid, "i"));
}
END_TEST

START_TEST(deletions_are_taken_back_level_by_level)
{
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, create_table(fx.sesid, "gone"));
	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "c", 0, &id));
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	begin(fx.sesid);
	ck_jet(JET_errSuccess, JetDeleteTable(fx.sesid, fx.dbid, "gone"));
	begin(fx.sesid);
	ck_jet(JET_errSuccess, JetDeleteColumn(fx.sesid, fx.tableid, "c"));
	begin(fx.sesid);
	ck_jet(JET_errSuccess, JetDeleteIndex(fx.sesid, fx.tableid, "i"));
	ck_jet(JET_errIndexNotFound, use_index(fx.sesid, fx.tableid, "i"));
	undo(fx.sesid);
	ck_assert_uint_eq(count_index(fx.sesid, fx.tableid, "i"), 1);
	ck_jet(JET_errColumnNotFound, find_column(fx.sesid, fx.tableid, "c"));
	undo(fx.sesid);
	ck_jet(JET_errSuccess, find_column(fx.sesid, fx.tableid, "c"));
	ck_jet(JET_errObjectNotFound, open_table(fx.sesid, "gone"));
	undo(fx.sesid);
	ck_jet(JET_errSuccess, open_table(fx.sesid, "gone"));
}
END_TEST

/* A name is free again inside the transaction that gave it up. */
START_TEST(a_deleted_name_is_used_again_in_the_same_transaction)
{
	JET_TABLEID tableid;
	int32_t value = 5;
	JET_COLUMNID id;
	int round;

	ck_jet(JET_errSuccess, create_table(fx.sesid, "again"));
	for (round = 0; round < 2; round++) {
		begin(fx.sesid);
		ck_jet(JET_errSuccess, JetDeleteTable(fx.sesid, fx.dbid,
		    "again"));
		ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid,
		    "again", 1, 100, &tableid));
		ck_jet(JET_errSuccess, add_column(fx.sesid, tableid, "c", 0,
		    &id));
		ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
		    JET_prepInsert));
		ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, tableid, id,
		    &value, sizeof(value), 0, NULL));
		ck_jet(JET_errSuccess, JetUpdate(fx.sesid, tableid, NULL, 0,
		    NULL));
		ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
		if (round == 0)
			undo(fx.sesid);
		else
			commit(fx.sesid);
		ck_jet(JET_errSuccess, JetOpenTable(fx.sesid, fx.dbid,
		    "again", NULL, 0, 0, &tableid));
		ck_jet(round == 0 ? JET_errColumnNotFound : JET_errSuccess,
		    find_column(fx.sesid, tableid, "c"));
		ck_jet(round == 0 ? JET_errNoCurrentRecord : JET_errSuccess,
		    JetMove(fx.sesid, tableid, JET_MoveFirst, 0));
		ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	}
}
END_TEST

START_TEST(columns_and_indexes_are_replaced_in_one_transaction)
{
	int round;

	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "c", 0,
	    NULL));
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	for (round = 0; round < 2; round++) {
		begin(fx.sesid);
		ck_jet(JET_errSuccess, JetDeleteColumn(fx.sesid, fx.tableid,
		    "c"));
		ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "c",
		    JET_bitColumnTagged, NULL));
		ck_jet(JET_errSuccess, JetDeleteIndex(fx.sesid, fx.tableid,
		    "i"));
		ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid,
		    "i"));
		ck_assert_uint_eq(count_index(fx.sesid, fx.tableid, "i"), 1);
		if (round == 0)
			undo(fx.sesid);
		else
			commit(fx.sesid);
		ck_assert_uint_eq(count_index(fx.sesid, fx.tableid, "i"), 1);
		ck_jet(JET_errSuccess, find_column(fx.sesid, fx.tableid,
		    "c"));
	}
}
END_TEST

START_TEST(a_new_default_is_undone_with_its_level)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	int32_t value = 5, found;
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "d", &def,
	    &value, sizeof(value), &id));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	begin(fx.sesid);
	value = 6;
	ck_jet(JET_errSuccess, JetSetColumnDefaultValue(fx.sesid, fx.dbid,
	    "t", "d", &value, sizeof(value), 0));
	undo(fx.sesid);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst,
	    0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    &found, sizeof(found), NULL, 0, NULL));
	ck_assert_int_eq(found, 5);
}
END_TEST

/* ---- two sessions ---- */

START_TEST(two_sessions_want_the_same_table_name)
{
	begin(fx.sesid);
	begin(other);
	ck_jet(JET_errSuccess, create_table(fx.sesid, "race"));
	ck_jet(JET_errTableDuplicate, create_table(other, "race"));
	ck_jet(JET_errTableDuplicate, create_table(other, "RACE"));
	ck_jet(JET_errObjectNotFound, open_table(other, "race"));
	commit(fx.sesid);
	ck_jet(JET_errTableDuplicate, create_table(other, "race"));
	ck_jet(JET_errObjectNotFound, open_table(other, "race"));
	commit(other);
	ck_jet(JET_errSuccess, open_table(other, "race"));
}
END_TEST

START_TEST(a_name_given_back_is_free_for_the_other_session)
{
	begin(fx.sesid);
	ck_jet(JET_errSuccess, create_table(fx.sesid, "race"));
	undo(fx.sesid);
	ck_jet(JET_errSuccess, create_table(other, "race"));
	ck_jet(JET_errSuccess, open_table(fx.sesid, "race"));
}
END_TEST

START_TEST(two_sessions_want_the_same_column_and_index_name)
{
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);

	begin(fx.sesid);
	begin(other);
	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "c", 0,
	    NULL));
	ck_jet(JET_errColumnDuplicate, add_column(other, tableid, "C", 0,
	    NULL));
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	ck_jet(JET_errIndexDuplicate, create_index(other, tableid, "I"));
	ck_jet(JET_errColumnNotFound, find_column(other, tableid, "c"));
	ck_jet(JET_errIndexNotFound, use_index(other, tableid, "i"));
	commit(fx.sesid);
	commit(other);
	ck_jet(JET_errSuccess, find_column(other, tableid, "c"));
	ck_jet(JET_errSuccess, use_index(other, tableid, "i"));
}
END_TEST

START_TEST(two_sessions_add_columns_side_by_side)
{
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);
	JET_COLUMNID mine, theirs;

	begin(fx.sesid);
	begin(other);
	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "mine", 0,
	    &mine));
	ck_jet(JET_errSuccess, add_column(other, tableid, "theirs", 0,
	    &theirs));
	ck_assert_uint_ne(mine, theirs);
	ck_jet(JET_errSuccess, find_column(fx.sesid, fx.tableid, "mine"));
	ck_jet(JET_errColumnNotFound, find_column(fx.sesid, fx.tableid,
	    "theirs"));
	commit(fx.sesid);
	undo(other);
	ck_jet(JET_errSuccess, find_column(other, tableid, "mine"));
	ck_jet(JET_errColumnNotFound, find_column(fx.sesid, fx.tableid,
	    "theirs"));
}
END_TEST

/* fcreate.cxx, ErrFILEDeleteTable: deleted by one, wanted by the other */
START_TEST(a_table_being_deleted_is_locked_for_others)
{
	ck_jet(JET_errSuccess, create_table(fx.sesid, "race"));
	begin(fx.sesid);
	begin(other);
	ck_jet(JET_errSuccess, JetDeleteTable(fx.sesid, fx.dbid, "race"));
	ck_jet(JET_errTableLocked, open_table(other, "race"));
	ck_assert_int_lt(JetDeleteTable(other, fx.dbid, "race"), 0);
	ck_assert_int_lt(JetRenameTable(other, fx.dbid, "race", "new"), 0);
	ck_assert_int_lt(create_table(other, "race"), 0);
	undo(fx.sesid);
	ck_jet(JET_errSuccess, open_table(other, "race"));
	ck_jet(JET_errSuccess, JetDeleteTable(other, fx.dbid, "race"));
	undo(other);
	ck_jet(JET_errSuccess, open_table(fx.sesid, "race"));
}
END_TEST

/* fcreate.cxx, ErrIsamDeleteColumn, ErrIsamDeleteIndex */
START_TEST(two_sessions_delete_the_same_column_or_index)
{
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);

	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "c", 0,
	    NULL));
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	begin(fx.sesid);
	begin(other);
	ck_jet(JET_errSuccess, JetDeleteColumn(fx.sesid, fx.tableid, "c"));
	ck_jet(JET_errSuccess, JetDeleteIndex(fx.sesid, fx.tableid, "i"));
	ck_jet(JET_errWriteConflict, JetDeleteColumn(other, tableid, "c"));
	ck_assert_int_lt(JetDeleteIndex(other, tableid, "i"), 0);
	undo(fx.sesid);
	ck_jet(JET_errSuccess, JetDeleteColumn(other, tableid, "c"));
	ck_jet(JET_errSuccess, JetDeleteIndex(other, tableid, "i"));
	commit(other);
	ck_jet(JET_errColumnNotFound, find_column(fx.sesid, fx.tableid,
	    "c"));
	ck_jet(JET_errIndexNotFound, use_index(fx.sesid, fx.tableid, "i"));
}
END_TEST

/* fcreate.cxx, ErrFILEBuildIndex: others write while an index is made */
START_TEST(an_index_has_what_others_wrote_meanwhile)
{
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	begin(other);
	ese_fix_insert(&fx, other, tableid, 2, "b");	/* open before */
	begin(fx.sesid);
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	ese_fix_insert(&fx, other, tableid, 3, "c");	/* while it is made */
	commit(other);
	ese_fix_insert(&fx, other, tableid, 4, "d");
	commit(fx.sesid);
	ck_assert_uint_eq(count_index(fx.sesid, fx.tableid, "i"), 4);
	ck_assert_uint_eq(count_index(other, tableid, "i"), 4);
}
END_TEST

START_TEST(an_index_taken_back_does_not_disturb_writers)
{
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);

	begin(other);
	ese_fix_insert(&fx, other, tableid, 1, "a");
	begin(fx.sesid);
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	ese_fix_insert(&fx, other, tableid, 2, "b");
	undo(fx.sesid);
	ese_fix_insert(&fx, other, tableid, 3, "c");
	commit(other);
	ck_assert_uint_eq(count_index(other, tableid, NULL), 3);
	ck_jet(JET_errSuccess, create_index(fx.sesid, fx.tableid, "i"));
	ck_assert_uint_eq(count_index(other, tableid, "i"), 3);
}
END_TEST

/* ---- columns that the engine fills ---- */

static void
open_alone(void)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetOpenTable(fx.sesid, fx.dbid, "t", NULL, 0,
	    JET_bitTableDenyRead, &fx.tableid));
}

static uint64_t
number_at(JET_COLUMNID id, int32_t row)
{
	uint64_t number = 0;

	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, fx.tableid, &row,
	    sizeof(row), JET_bitNewKey));
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, fx.tableid, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    &number, sizeof(number), NULL, 0, NULL));
	return number;
}

static const JET_COLTYP numbering[] = { JET_coltypLong, JET_coltypLongLong,
    JET_coltypUnsignedLongLong, JET_coltypCurrency };

/* "JET_COLUMNDEF Structure", JET_bitColumnAutoincrement */
START_TEST(numbers_grow_and_are_not_given_back)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = numbering[_i], .grbit = JET_bitColumnAutoincrement };
	int32_t value = 9;
	JET_COLUMNID id;
	uint64_t last;

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 2, "b");
	ck_jet(JET_errExclusiveTableLockRequired, JetAddColumn(fx.sesid,
	    fx.tableid, "n", &def, NULL, 0, &id));
	open_alone();
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "n", &def,
	    NULL, 0, &id));
	ck_jet(JET_errColumnRedundant, JetAddColumn(fx.sesid, fx.tableid,
	    "m", &def, NULL, 0, NULL));
	ck_assert_uint_eq(number_at(id, 1), 1);
	ck_assert_uint_eq(number_at(id, 2), 2);
	begin(fx.sesid);
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 3, "c");
	last = number_at(id, 3);
	ck_assert_uint_ge(last, 3);
	undo(fx.sesid);
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 4, "d");
	ck_assert_uint_gt(number_at(id, 4), last);
	last = number_at(id, 4);
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepReplace));
	ck_jet(JET_errInvalidColumnType, JetSetColumn(fx.sesid, fx.tableid,
	    id, &value, sizeof(value), 0, NULL));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepCancel));
	ese_fix_restart(&fx);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 5, "e");
	ck_assert_uint_gt(number_at(id, 5), last);
}
END_TEST

START_TEST(other_types_are_not_numbered)
{
	static const JET_COLTYP wrong[] = { JET_coltypShort,
	    JET_coltypUnsignedLong, JET_coltypIEEEDouble, JET_coltypText,
	    JET_coltypGUID, JET_coltypDateTime };
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };
	size_t i;

	open_alone();
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		def.coltyp = wrong[i];
		def.grbit = JET_bitColumnAutoincrement;
		ck_jet(JET_errInvalidGrbit, JetAddColumn(fx.sesid,
		    fx.tableid, "n", &def, NULL, 0, NULL));
		def.grbit = JET_bitColumnVersion;
		ck_jet(JET_errInvalidGrbit, JetAddColumn(fx.sesid,
		    fx.tableid, "n", &def, NULL, 0, NULL));
	}
	def.coltyp = JET_coltypLong;
	def.grbit = JET_bitColumnAutoincrement | JET_bitColumnTagged;
	ck_jet(JET_errCannotBeTagged, JetAddColumn(fx.sesid, fx.tableid, "n",
	    &def, NULL, 0, NULL));
}
END_TEST

/* rec.cxx, ErrRECIIllegalNulls */
START_TEST(a_column_added_later_is_null_in_old_records)
{
	uint32_t size = 1;
	JET_COLUMNID id;

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	ck_jet(JET_errSuccess, add_column(fx.sesid, fx.tableid, "must",
	    JET_bitColumnNotNULL, &id));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst,
	    0));
	ck_jet(JET_wrnColumnNull, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    NULL, 0, &size, 0, NULL));
	ck_assert_uint_eq(size, 0);
	/* It may be replaced without it, as only new records are checked. */
	begin(fx.sesid);
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid, fx.text,
	    "b", 1, 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(fx.sesid, fx.tableid, NULL, 0,
	    NULL));
	commit(fx.sesid);
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid, fx.id,
	    &size, sizeof(size), 0, NULL));
	ck_jet(JET_errNullInvalid, JetUpdate(fx.sesid, fx.tableid, NULL, 0,
	    NULL));
}
END_TEST

/* ---- names and structures ---- */

/* fcreate.cxx, ErrUTILCheckName; JET_cbNameMost */
START_TEST(names_of_indexes_follow_the_rules)
{
	static const struct {
		const char *name;
		JET_ERR err;
	} cases[] = {
		{ "a,b", JET_errSuccess }, { "tail  ", JET_errSuccess },
		{ "tail", JET_errIndexDuplicate },
		{ "TAIL", JET_errIndexDuplicate },
		{ " a", JET_errInvalidName }, { "", JET_errInvalidName },
		{ "a.b", JET_errInvalidName }, { "a!b", JET_errInvalidName },
		{ "a[b", JET_errInvalidName }, { "a\001b", JET_errInvalidName }
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_jet(cases[i].err, create_index(fx.sesid, fx.tableid,
		    cases[i].name));
}
END_TEST

/* fcreate.cxx, ErrFILEIBatchCreateIndex */
START_TEST(several_indexes_at_once_want_level_0_and_the_table_alone)
{
	JET_INDEXCREATE_A both[2] = {
		{ .cbStruct = sizeof(both[0]), .szIndexName = (char *)"i",
		    .szKey = (char *)"+text\0", .cbKey = 7,
		    .ulDensity = 100 },
		{ .cbStruct = sizeof(both[0]), .szIndexName = (char *)"k",
		    .szKey = (char *)"-text\0", .cbKey = 7,
		    .ulDensity = 100 }
	};

	begin(fx.sesid);
	ck_jet(JET_errInTransaction, JetCreateIndex2(fx.sesid, fx.tableid,
	    both, 2));
	ck_jet(JET_errSuccess, JetCreateIndex2(fx.sesid, fx.tableid, both,
	    1));
	undo(fx.sesid);
	ck_jet(JET_errExclusiveTableLockRequired, JetCreateIndex2(fx.sesid,
	    fx.tableid, both, 2));
	open_alone();
	ck_jet(JET_errSuccess, JetCreateIndex2(fx.sesid, fx.tableid, both,
	    2));
	ck_jet(JET_errSuccess, use_index(fx.sesid, fx.tableid, "i"));
	ck_jet(JET_errSuccess, use_index(fx.sesid, fx.tableid, "k"));
}
END_TEST

/* jetapi.cxx, InitVariablesWithPageSize */
START_TEST(the_piece_of_a_long_value_fits_its_page)
{
	static const uint32_t pages[] = { 4096, 8192, 16384, 32768 };
	static const uint32_t pieces[] = { 4014, 8110, 4050, 8150 };
	JET_API_PTR found;
	int i;

	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	for (i = 0; i < 4; i++) {
		ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
		    JET_paramDatabasePageSize, pages[i], NULL));
		ck_jet(JET_errSuccess, JetGetSystemParameter(0, 0,
		    JET_paramLVChunkSizeMost, &found, NULL, 0));
		ck_assert_uint_eq(found, pieces[i]);
	}
	fx.instance = 0;
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("test_ese_conform_schema");
	TCase *tc;

	tc = tcase_create("levels");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, each_level_takes_back_its_own_changes);
	tcase_add_test(tc,
	    what_an_inner_level_committed_goes_with_the_outer_one);
	tcase_add_test(tc, deletions_are_taken_back_level_by_level);
	tcase_add_test(tc,
	    a_deleted_name_is_used_again_in_the_same_transaction);
	tcase_add_test(tc, columns_and_indexes_are_replaced_in_one_transaction);
	tcase_add_test(tc, a_new_default_is_undone_with_its_level);
	suite_add_tcase(s, tc);
	tc = tcase_create("sessions");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, two_sessions_want_the_same_table_name);
	tcase_add_test(tc, a_name_given_back_is_free_for_the_other_session);
	tcase_add_test(tc, two_sessions_want_the_same_column_and_index_name);
	tcase_add_test(tc, two_sessions_add_columns_side_by_side);
	tcase_add_test(tc, a_table_being_deleted_is_locked_for_others);
	tcase_add_test(tc, two_sessions_delete_the_same_column_or_index);
	tcase_add_test(tc, an_index_has_what_others_wrote_meanwhile);
	tcase_add_test(tc, an_index_taken_back_does_not_disturb_writers);
	suite_add_tcase(s, tc);
	tc = tcase_create("columns");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, numbers_grow_and_are_not_given_back, 0, 4);
	tcase_add_test(tc, other_types_are_not_numbered);
	tcase_add_test(tc, a_column_added_later_is_null_in_old_records);
	tcase_add_test(tc, names_of_indexes_follow_the_rules);
	tcase_add_test(tc,
	    several_indexes_at_once_want_level_0_and_the_table_alone);
	tcase_add_test(tc, the_piece_of_a_long_value_fits_its_page);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
