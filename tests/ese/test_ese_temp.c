/* SPDX-License-Identifier: MIT */
/* Temporary tables: what they are made of, and the phases of their lives. */

#include <check.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix_checked.h"
#include "suite.h"

/* A number that sorts, and a text that does not. */
static const JET_COLUMNDEF two_columns[] = {
	{ .cbStruct = sizeof(JET_COLUMNDEF), .coltyp = JET_coltypLong,
	    .grbit = JET_bitColumnFixed | JET_bitColumnTTKey },
	{ .cbStruct = sizeof(JET_COLUMNDEF), .coltyp = JET_coltypText,
	    .cp = 1252 }
};
static JET_COLUMNID ids[2];

static JET_TABLEID
open_two(JET_GRBIT grbit)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, two_columns, 2,
	    grbit, &tableid, ids));
	return tableid;
}

static JET_ERR
insert(JET_TABLEID tableid, int32_t number, const char *text)
{
	JET_ERR err;

	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, tableid, ids[0],
	    &number, sizeof(number), 0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, tableid, ids[1], text,
	    (uint32_t)strlen(text), 0, NULL));
	err = JetUpdate(fx.sesid, tableid, NULL, 0, NULL);
	if (err < JET_errSuccess)
		ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
		    JET_prepCancel));
	return err;
}

static void
insert_three(JET_TABLEID tableid)
{
	ck_jet(JET_errSuccess, insert(tableid, 2, "two"));
	ck_jet(JET_errSuccess, insert(tableid, 3, "three"));
	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
}

static int32_t
number_of(JET_TABLEID tableid)
{
	int32_t number = 0;

	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, tableid, ids[0],
	    &number, sizeof(number), NULL, 0, NULL));
	return number;
}

static JET_ERR
move(JET_TABLEID tableid, int32_t rows)
{
	return JetMove(fx.sesid, tableid, rows, 0);
}

#define FIRST	((int32_t)JET_MoveFirst)

/* The numbers from the first row on, as one number. */
static int
order_of(JET_TABLEID tableid)
{
	int order = 0;
	JET_ERR err;

	for (err = move(tableid, FIRST); err == JET_errSuccess;
	    err = move(tableid, JET_MoveNext))
		order = order * 10 + number_of(tableid);
	ck_jet(JET_errNoCurrentRecord, err);
	return order;
}

static JET_ERR
seek(JET_TABLEID tableid, int32_t number, JET_GRBIT grbit)
{
	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, tableid, &number,
	    sizeof(number), JET_bitNewKey));
	return JetSeek(fx.sesid, tableid, grbit);
}

/* ---- open ---- */

/* "JetOpenTempTable Function" */
START_TEST(a_temporary_table_sorts)
{
	JET_TABLEID tableid = open_two(0);

	insert_three(tableid);
	ck_assert_int_eq(order_of(tableid), 123);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errInvalidTableId, JetCloseTable(fx.sesid, tableid));
}
END_TEST

START_TEST(columns_sort_downwards_when_asked)
{
	JET_COLUMNDEF columns[2];
	JET_TABLEID tableid;

	memcpy(columns, two_columns, sizeof(columns));
	columns[0].grbit |= JET_bitColumnTTDescending;
	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, columns, 2, 0,
	    &tableid, ids));
	insert_three(tableid);
	ck_assert_int_eq(order_of(tableid), 321);
}
END_TEST

START_TEST(ids_tell_the_kinds_of_columns)
{
	JET_COLUMNDEF columns[] = {
		{ .cbStruct = sizeof(columns[0]), .coltyp = JET_coltypShort },
		{ .cbStruct = sizeof(columns[0]),
		    .coltyp = JET_coltypBinary },
		{ .cbStruct = sizeof(columns[0]),
		    .coltyp = JET_coltypLongText },
		{ .cbStruct = sizeof(columns[0]), .coltyp = JET_coltypLong,
		    .grbit = JET_bitColumnTagged }
	};
	JET_COLUMNID id[4];
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, columns, 4, 0,
	    &tableid, id));
	ck_assert(id[0] >= 1 && id[0] <= 127);
	ck_assert(id[1] >= 128 && id[1] <= 255);
	ck_assert_uint_ge(id[2], 256);
	ck_assert_uint_eq(id[3], id[2] + 1);
}
END_TEST

START_TEST(parameters_are_checked)
{
	JET_COLUMNDEF columns[2];
	JET_TABLEID tableid = 5;

	memcpy(columns, two_columns, sizeof(columns));
	ck_jet(JET_errInvalidParameter, JetOpenTempTable(fx.sesid, NULL, 2,
	    0, &tableid, ids));
	ck_jet(JET_errInvalidParameter, JetOpenTempTable(fx.sesid, columns,
	    2, 0, &tableid, NULL));
	ck_jet(JET_errInvalidParameter, JetOpenTempTable(fx.sesid, columns,
	    2, 0, NULL, ids));
	ck_jet(JET_errInvalidGrbit, JetOpenTempTable(fx.sesid, columns, 2,
	    0x10000, &tableid, ids));
	columns[0].cbStruct--;
	ck_jet(JET_errInvalidParameter, JetOpenTempTable(fx.sesid, columns,
	    2, 0, &tableid, ids));
	columns[0].cbStruct++;
	columns[1].cp = 437;
	ck_jet(JET_errInvalidCodePage, JetOpenTempTable(fx.sesid, columns, 2,
	    0, &tableid, ids));
	columns[1].coltyp = 99;
	ck_jet(JET_errInvalidColumnType, JetOpenTempTable(fx.sesid, columns,
	    2, 0, &tableid, ids));
	ck_assert(tableid == JET_tableidNil);
}
END_TEST

START_TEST(no_temporary_tables_when_none_are_allowed)
{
	JET_TABLEID tableid;

	ese_fix_close(&fx);
	ese_fix_create(&fx);
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance,
	    JET_sesidNil, JET_paramMaxTemporaryTables, 0, NULL));
	ese_fix_start(&fx);
	ck_jet(JET_errTooManySorts, JetOpenTempTable(fx.sesid, two_columns,
	    2, 0, &tableid, ids));
}
END_TEST

/* sortapi.cxx, ErrIsamOpenTempTable */
START_TEST(forward_only_goes_with_little_else)
{
	static const JET_GRBIT wrong[] = { JET_bitTTIndexed,
	    JET_bitTTUpdatable, JET_bitTTScrollable,
	    JET_bitTTForceMaterialization };
	JET_COLUMNDEF no_key = { .cbStruct = sizeof(no_key),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		ck_jet(JET_errCannotMaterializeForwardOnlySort,
		    JetOpenTempTable(fx.sesid, two_columns, 2,
		    JET_bitTTForwardOnly | wrong[i], &tableid, ids));
	ck_jet(JET_errCannotMaterializeForwardOnlySort, JetOpenTempTable(
	    fx.sesid, &no_key, 1, JET_bitTTForwardOnly, &tableid, ids));
	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, two_columns, 2,
	    JET_bitTTForwardOnly, &tableid, ids));
}
END_TEST

START_TEST(forms_with_locales_check_them)
{
	JET_UNICODEINDEX unicode = { 0x0409, 0 };
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTempTable2(fx.sesid, two_columns, 2,
	    0x0407, 0, &tableid, ids));
	ck_jet(JET_errInvalidLanguageId, JetOpenTempTable2(fx.sesid,
	    two_columns, 2, 0xfffe, 0, &tableid, ids));
	ck_jet(JET_errSuccess, JetOpenTempTable3(fx.sesid, two_columns, 2,
	    NULL, 0, &tableid, ids));
	ck_jet(JET_errSuccess, JetOpenTempTable3(fx.sesid, two_columns, 2,
	    &unicode, 0, &tableid, ids));
	unicode.dwMapFlags = 0x800;
	ck_jet(JET_errInvalidLCMapStringFlags, JetOpenTempTable3(fx.sesid,
	    two_columns, 2, &unicode, 0, &tableid, ids));
}
END_TEST

START_TEST(forms_by_structure_check_its_size)
{
	JET_OPENTEMPORARYTABLE one = { .cbStruct = sizeof(one),
	    .prgcolumndef = two_columns, .ccolumn = 2, .prgcolumnid = ids };
	JET_UNICODEINDEX2 unicode = { (WCHAR *)u"de-DE", 0 };
	JET_OPENTEMPORARYTABLE2 two = { .cbStruct = sizeof(two),
	    .prgcolumndef = two_columns, .ccolumn = 2, .prgcolumnid = ids,
	    .pidxunicode = &unicode };

	ck_jet(JET_errSuccess, JetOpenTemporaryTable(fx.sesid, &one));
	insert_three(one.tableid);
	ck_assert_int_eq(order_of(one.tableid), 123);
	ck_jet(JET_errSuccess, JetOpenTemporaryTable2(fx.sesid, &two));
	unicode.szLocaleName = (WCHAR *)u"no-such";
	ck_jet(JET_errInvalidLanguageId, JetOpenTemporaryTable2(fx.sesid,
	    &two));
	ck_jet(JET_errInvalidParameter, JetOpenTemporaryTable(fx.sesid,
	    NULL));
	one.cbStruct--;
	two.cbStruct--;
	ck_jet(JET_errInvalidParameter, JetOpenTemporaryTable(fx.sesid,
	    &one));
	ck_jet(JET_errInvalidParameter, JetOpenTemporaryTable2(fx.sesid,
	    &two));
}
END_TEST

/* sortapi.cxx, ErrSORTTableOpen */
START_TEST(key_sizes_have_bounds)
{
	JET_OPENTEMPORARYTABLE table = { .cbStruct = sizeof(table),
	    .prgcolumndef = two_columns, .ccolumn = 2, .prgcolumnid = ids };

	table.cbKeyMost = 254;
	ck_jet(JET_errInvalidParameter, JetOpenTemporaryTable(fx.sesid,
	    &table));
	table.cbKeyMost = 2001;
	ck_jet(JET_errInvalidParameter, JetOpenTemporaryTable(fx.sesid,
	    &table));
	table.cbKeyMost = 300;
	table.cbVarSegMac = 301;
	ck_jet(JET_errInvalidParameter, JetOpenTemporaryTable(fx.sesid,
	    &table));
	table.cbVarSegMac = 300;
	ck_jet(JET_errSuccess, JetOpenTemporaryTable(fx.sesid, &table));
}
END_TEST

START_TEST(a_temporary_table_ends_with_its_level)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	tableid = open_two(0);
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errInvalidTableId, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	tableid = open_two(0);
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	insert_three(tableid);
	ck_assert_int_eq(order_of(tableid), 123);
}
END_TEST

START_TEST(a_read_only_transaction_may_sort)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetBeginTransaction2(fx.sesid,
	    JET_bitTransactionReadOnly));
	tableid = open_two(0);
	insert_three(tableid);
	ck_assert_int_eq(order_of(tableid), 123);
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}
END_TEST

START_TEST(nulls_sort_where_they_are_wanted)
{
	static const JET_GRBIT bits[] = { 0, JET_bitTTSortNullsHigh };
	JET_TABLEID tableid;
	int32_t number;
	size_t i;

	for (i = 0; i < 2; i++) {
		tableid = open_two(bits[i]);
		ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
		ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
		    JET_prepInsert));
		ck_jet(JET_errSuccess, JetUpdate(fx.sesid, tableid, NULL, 0,
		    NULL));
		ck_jet(JET_errSuccess, move(tableid, FIRST));
		ck_jet(i == 0 ? JET_wrnColumnNull : JET_errSuccess,
		    JetRetrieveColumn(fx.sesid, tableid, ids[0], &number,
		    sizeof(number), NULL, 0, NULL));
	}
}
END_TEST

/* ---- duplicates ---- */

/* Duplicate keys vanish, whether JET_bitTTUnique asks for it or not. */
START_TEST(duplicates_vanish)
{
	JET_TABLEID tableid = open_two(0);

	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_jet(JET_errSuccess, insert(tableid, 2, "two"));
	ck_assert_int_eq(order_of(tableid), 12);
}
END_TEST

START_TEST(forward_only_keeps_duplicates_unless_unique)
{
	JET_TABLEID tableid = open_two(JET_bitTTForwardOnly);

	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_assert_int_eq(order_of(tableid), 11);
	tableid = open_two(JET_bitTTForwardOnly | JET_bitTTUnique);
	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_assert_int_eq(order_of(tableid), 1);
}
END_TEST

START_TEST(a_tree_tells_of_duplicates_at_once)
{
	JET_TABLEID tableid = open_two(JET_bitTTErrorOnDuplicateInsertion);

	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_jet(JET_errKeyDuplicate, insert(tableid, 1, "again"));
	ck_jet(JET_errSuccess, insert(tableid, 2, "two"));
	ck_assert_int_eq(order_of(tableid), 12);
}
END_TEST

START_TEST(without_a_key_all_rows_stay_in_order)
{
	JET_COLUMNDEF columns[2];
	JET_TABLEID tableid;

	memcpy(columns, two_columns, sizeof(columns));
	columns[0].grbit = 0;
	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, columns, 2, 0,
	    &tableid, ids));
	insert_three(tableid);
	ck_jet(JET_errSuccess, insert(tableid, 2, "two"));
	ck_assert_int_eq(order_of(tableid), 2312);
}
END_TEST

/* ---- phases ---- */

/* sortapi.cxx, vtfndefTTSortIns */
START_TEST(before_the_first_move_rows_only_go_in)
{
	JET_TABLEID tableid = open_two(JET_bitTTIndexed), copy;
	JET_OBJECTINFO object;
	JET_COLUMNDEF def = two_columns[0];
	char bytes[64];
	uint32_t size;

	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_jet(JET_errIllegalOperation, JetRetrieveColumn(fx.sesid, tableid,
	    ids[0], bytes, 4, NULL, 0, NULL));
	ck_jet(JET_errIllegalOperation, JetDupCursor(fx.sesid, tableid,
	    &copy, 0));
	ck_jet(JET_errIllegalOperation, JetDelete(fx.sesid, tableid));
	ck_jet(JET_errIllegalOperation, JetSetTableSequential(fx.sesid,
	    tableid, 0));
	ck_jet(JET_errIllegalOperation, JetResetTableSequential(fx.sesid,
	    tableid, 0));
	ck_jet(JET_errIllegalOperation, JetGetBookmark(fx.sesid, tableid,
	    bytes, sizeof(bytes), &size));
	ck_jet(JET_errIllegalOperation, JetGetTableInfo(fx.sesid, tableid,
	    &object, sizeof(object), JET_TblInfo));
	ck_jet(JET_errIllegalOperation, JetAddColumn(fx.sesid, tableid, "x",
	    &def, NULL, 0, NULL));
	ck_jet(JET_errIllegalOperation, JetCreateIndex(fx.sesid, tableid,
	    "x", 0, "+y\0", 4, 0));
	ck_jet(JET_errIllegalOperation, JetGetTableColumnInfo(fx.sesid,
	    tableid, "x", &def, sizeof(def), JET_ColInfo));
	ck_jet(JET_errIllegalOperation, JetSetCurrentIndex(fx.sesid, tableid,
	    NULL));
}
END_TEST

/* sortapi.cxx, vtfndefTTSortRet */
START_TEST(after_the_first_move_no_row_goes_in)
{
	JET_TABLEID tableid = open_two(0);

	insert_three(tableid);
	ck_jet(JET_errSuccess, move(tableid, FIRST));
	ck_jet(JET_errIllegalOperation, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errIllegalOperation, JetDelete(fx.sesid, tableid));
	ck_assert_int_eq(number_of(tableid), 1);
}
END_TEST

START_TEST(a_move_cancels_a_prepared_row)
{
	JET_TABLEID tableid = open_two(0);

	insert_three(tableid);
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
	ck_assert_int_eq(order_of(tableid), 123);
}
END_TEST

START_TEST(the_first_move_forward_finds_the_first_row)
{
	JET_TABLEID tableid = open_two(0);

	insert_three(tableid);
	ck_jet(JET_errSuccess, move(tableid, JET_MoveNext));
	ck_assert_int_eq(number_of(tableid), 1);
	tableid = open_two(0);
	ck_jet(JET_errNoCurrentRecord, move(tableid, JET_MoveNext));
}
END_TEST

/* sortapi.cxx, ErrTTSortInsMove: the rows were sorted by then, and the sort
 * stands on the first; a tree that was made of it stands before it. */
START_TEST(a_move_by_nothing_ends_the_insert_phase_on_the_first_row)
{
	JET_TABLEID tableid = open_two(0);

	insert_three(tableid);
	ck_jet(JET_errSuccess, move(tableid, 0));
	ck_assert_int_eq(number_of(tableid), 1);
	ck_jet(JET_errSuccess, move(tableid, JET_MoveNext));
	ck_assert_int_eq(number_of(tableid), 2);
	ck_jet(JET_errSuccess, move(tableid, 0));
	ck_assert_int_eq(number_of(tableid), 2);
	ck_jet(JET_errNoCurrentRecord, move(open_two(0), 0));
	tableid = open_two(JET_bitTTUpdatable);
	insert_three(tableid);
	ck_jet(JET_errNoCurrentRecord, move(tableid, 0));
	ck_jet(JET_errSuccess, move(tableid, JET_MoveNext));
	ck_assert_int_eq(number_of(tableid), 1);
}
END_TEST

START_TEST(a_search_that_ends_the_insert_phase_leaves_no_row)
{
	JET_TABLEID tableid = open_two(JET_bitTTIndexed);

	insert_three(tableid);
	ck_jet(JET_errRecordNotFound, seek(tableid, 9, JET_bitSeekEQ));
	ck_jet(JET_errNoCurrentRecord, move(tableid, 0));
}
END_TEST

START_TEST(a_plain_sort_does_not_go_back)
{
	JET_TABLEID tableid = open_two(0);

	insert_three(tableid);
	ck_jet(JET_errSuccess, move(tableid, FIRST));
	ck_jet(JET_errSuccess, move(tableid, JET_MoveNext));
	ck_jet(JET_errIllegalOperation, move(tableid, JET_MovePrevious));
	ck_assert_int_eq(number_of(tableid), 2);
	ck_jet(JET_errSuccess, move(tableid, FIRST));
	ck_assert_int_eq(number_of(tableid), 1);
	ck_jet(JET_errIllegalOperation, seek(tableid, 2, JET_bitSeekEQ));
}
END_TEST

START_TEST(a_scrollable_table_goes_both_ways)
{
	JET_TABLEID tableid = open_two(JET_bitTTScrollable);

	insert_three(tableid);
	ck_jet(JET_errSuccess, move(tableid, JET_MoveLast));
	ck_assert_int_eq(number_of(tableid), 3);
	ck_jet(JET_errSuccess, move(tableid, JET_MovePrevious));
	ck_assert_int_eq(number_of(tableid), 2);
}
END_TEST

START_TEST(an_indexed_table_can_be_searched)
{
	JET_TABLEID tableid = open_two(JET_bitTTIndexed);

	insert_three(tableid);
	ck_jet(JET_errSuccess, seek(tableid, 2, JET_bitSeekEQ));
	ck_assert_int_eq(number_of(tableid), 2);
	ck_jet(JET_errRecordNotFound, seek(tableid, 7, JET_bitSeekEQ));
	ck_jet(JET_errIllegalOperation, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
}
END_TEST

START_TEST(an_updatable_table_stays_open_for_changes)
{
	JET_TABLEID tableid = open_two(JET_bitTTUpdatable);

	insert_three(tableid);
	ck_assert_int_eq(order_of(tableid), 123);
	ck_jet(JET_errSuccess, insert(tableid, 4, "four"));
	ck_jet(JET_errSuccess, move(tableid, FIRST));
	ck_jet(JET_errSuccess, JetDelete(fx.sesid, tableid));
	ck_assert_int_eq(order_of(tableid), 234);
	ck_jet(JET_errSuccess, move(tableid, JET_MovePrevious));
}
END_TEST

START_TEST(a_materialised_table_has_no_phases)
{
	JET_TABLEID tableid = open_two(JET_bitTTForceMaterialization);

	ck_jet(JET_errSuccess, insert(tableid, 2, "two"));
	ck_assert_int_eq(order_of(tableid), 2);
	ck_jet(JET_errSuccess, insert(tableid, 1, "one"));
	ck_assert_int_eq(order_of(tableid), 12);
	ck_jet(JET_errIllegalOperation, JetSetCurrentIndex(fx.sesid, tableid,
	    NULL));
}
END_TEST

START_TEST(duplicates_of_the_cursor_share_the_rows)
{
	JET_TABLEID tableid = open_two(JET_bitTTScrollable), copy;

	insert_three(tableid);
	ck_jet(JET_errSuccess, move(tableid, JET_MoveLast));
	ck_jet(JET_errSuccess, JetDupCursor(fx.sesid, tableid, &copy, 0));
	ck_assert_int_eq(number_of(copy), 1);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_assert_int_eq(order_of(copy), 123);
	ck_jet(JET_errIllegalOperation, JetPrepareUpdate(fx.sesid, copy,
	    JET_prepInsert));
}
END_TEST

/* sortapi.cxx, ErrIsamSortGetTableInfo */
START_TEST(rows_of_a_temporary_table_are_counted)
{
	JET_TABLEID tableid = open_two(JET_bitTTScrollable);
	JET_OBJECTINFO object;
	char name[65];

	insert_three(tableid);
	ck_jet(JET_errSuccess, move(tableid, FIRST));
	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, tableid, &object,
	    sizeof(object), JET_TblInfo));
	ck_assert_uint_eq(object.cRecord, 3);
	ck_assert_uint_eq(object.objtyp, JET_objtypTable);
	ck_jet(JET_errInvalidOperation, JetGetTableInfo(fx.sesid, tableid,
	    name, sizeof(name), JET_TblInfoName));
	ck_assert_int_eq(number_of(tableid), 1);
}
END_TEST

START_TEST(long_values_make_a_tree_unless_they_stay_inside)
{
	JET_COLUMNDEF columns[2];
	JET_TABLEID tableid;

	memcpy(columns, two_columns, sizeof(columns));
	columns[1].coltyp = JET_coltypLongText;
	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, columns, 2, 0,
	    &tableid, ids));
	ck_jet(JET_errNoCurrentRecord, move(tableid, FIRST));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, columns, 2,
	    JET_bitTTIntrinsicLVsOnly, &tableid, ids));
	ck_jet(JET_errNoCurrentRecord, move(tableid, FIRST));
	ck_jet(JET_errIllegalOperation, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
}
END_TEST

START_TEST(a_temporary_table_is_its_sessions_own)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID tableid = open_two(0);

	ck_jet(JET_errSesidTableIdMismatch, JetCloseTable(other, tableid));
	ck_jet(JET_errSuccess, JetEndSession(fx.sesid, 0));
	ck_jet(JET_errInvalidTableId, JetCloseTable(other, tableid));
	fx.sesid = other;
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_temp");
	TCase *tc;

	tc = tcase_create("open");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_temporary_table_sorts);
	tcase_add_test(tc, columns_sort_downwards_when_asked);
	tcase_add_test(tc, ids_tell_the_kinds_of_columns);
	tcase_add_test(tc, parameters_are_checked);
	tcase_add_test(tc, no_temporary_tables_when_none_are_allowed);
	tcase_add_test(tc, forward_only_goes_with_little_else);
	tcase_add_test(tc, forms_with_locales_check_them);
	tcase_add_test(tc, forms_by_structure_check_its_size);
	tcase_add_test(tc, key_sizes_have_bounds);
	tcase_add_test(tc, a_temporary_table_ends_with_its_level);
	tcase_add_test(tc, a_read_only_transaction_may_sort);
	tcase_add_test(tc, nulls_sort_where_they_are_wanted);
	suite_add_tcase(s, tc);
	tc = tcase_create("duplicates");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, duplicates_vanish);
	tcase_add_test(tc, forward_only_keeps_duplicates_unless_unique);
	tcase_add_test(tc, a_tree_tells_of_duplicates_at_once);
	tcase_add_test(tc, without_a_key_all_rows_stay_in_order);
	suite_add_tcase(s, tc);
	tc = tcase_create("phases");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, before_the_first_move_rows_only_go_in);
	tcase_add_test(tc, after_the_first_move_no_row_goes_in);
	tcase_add_test(tc, a_move_cancels_a_prepared_row);
	tcase_add_test(tc, the_first_move_forward_finds_the_first_row);
	tcase_add_test(tc,
	    a_move_by_nothing_ends_the_insert_phase_on_the_first_row);
	tcase_add_test(tc,
	    a_search_that_ends_the_insert_phase_leaves_no_row);
	tcase_add_test(tc, a_plain_sort_does_not_go_back);
	tcase_add_test(tc, a_scrollable_table_goes_both_ways);
	tcase_add_test(tc, an_indexed_table_can_be_searched);
	tcase_add_test(tc, an_updatable_table_stays_open_for_changes);
	tcase_add_test(tc, a_materialised_table_has_no_phases);
	tcase_add_test(tc, duplicates_of_the_cursor_share_the_rows);
	tcase_add_test(tc, rows_of_a_temporary_table_are_counted);
	tcase_add_test(tc, long_values_make_a_tree_unless_they_stay_inside);
	tcase_add_test(tc, a_temporary_table_is_its_sessions_own);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
