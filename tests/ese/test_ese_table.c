/* SPDX-License-Identifier: MIT */
/* Tables: create, create whole, delete, rename; cursors. */

#include <check.h>
#include <stdbool.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix_checked.h"
#include "ese_rows.h"
#include "suite.h"

static JET_TABLEID
make_table(const char *name)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, name, 0, 0,
	    &tableid));
	return tableid;
}

static JET_ERR
open_with(JET_SESID sesid, const char *name, JET_GRBIT grbit,
    JET_TABLEID *tableid)
{
	return JetOpenTable(sesid, fx.dbid, name, NULL, 0, grbit, tableid);
}

static bool
has_table(const char *name)
{
	JET_TABLEID tableid;
	JET_ERR err;

	err = open_with(fx.sesid, name, 0, &tableid);
	if (err == JET_errSuccess)
		ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	else
		ck_assert_int_eq(err, JET_errObjectNotFound);
	return err == JET_errSuccess;
}

/* ---- create ---- */

/* "JetCreateTable Function" */
START_TEST(a_new_table_is_open_and_empty)
{
	JET_TABLEID tableid = make_table("a");

	ck_jet(JET_errNoCurrentRecord, JetMove(fx.sesid, tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_assert(has_table("a"));
}
END_TEST

/* fcreate.cxx, ErrFILECreateTable: DenyRead */
START_TEST(who_creates_a_table_has_it_alone)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID tableid = make_table("a"), second;

	ck_jet(JET_errTableLocked, open_with(other, "a", 0, &second));
	ck_assert(second == JET_tableidNil);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errSuccess, open_with(other, "a", 0, &second));
}
END_TEST

START_TEST(a_name_is_taken_once_whatever_its_case)
{
	JET_TABLEID tableid;

	make_table("a");
	ck_jet(JET_errTableDuplicate, JetCreateTable(fx.sesid, fx.dbid, "A",
	    0, 0, &tableid));
	ck_assert(tableid == JET_tableidNil);
}
END_TEST

/* util.cxx, ErrUTILICheckName */
START_TEST(bad_names_are_refused)
{
	static const char *const names[] = { "", " a", "a.b", "a!b", "[a]",
	    "a\tb" };
	JET_TABLEID tableid;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		ck_jet(JET_errInvalidName, JetCreateTable(fx.sesid, fx.dbid,
		    names[i], 0, 0, &tableid));
	ck_jet(JET_errInvalidName, JetCreateTable(fx.sesid, fx.dbid, NULL, 0,
	    0, &tableid));
}
END_TEST

START_TEST(names_have_64_bytes_at_most)
{
	char name[66];
	JET_TABLEID tableid;

	memset(name, 'n', 65);
	name[65] = '\0';
	ck_jet(JET_errInvalidName, JetCreateTable(fx.sesid, fx.dbid, name, 0,
	    0, &tableid));
	name[64] = '\0';
	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, name, 0, 0,
	    &tableid));
}
END_TEST

/* cat.cxx, ErrCATCheckJetSpaceHints: 20 to 100 percent, 0 is 80 */
START_TEST(density_has_bounds)
{
	JET_TABLEID tableid;

	ck_jet(JET_errDensityInvalid, JetCreateTable(fx.sesid, fx.dbid, "a",
	    0, 19, &tableid));
	ck_jet(JET_errDensityInvalid, JetCreateTable(fx.sesid, fx.dbid, "a",
	    0, 101, &tableid));
	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, "a", 0, 20,
	    &tableid));
	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, "b", 0, 100,
	    &tableid));
}
END_TEST

START_TEST(creating_needs_a_place_for_the_cursor)
{
	ck_jet(JET_errInvalidParameter, JetCreateTable(fx.sesid, fx.dbid,
	    "a", 0, 0, NULL));
	ck_assert(!has_table("a"));
}
END_TEST

START_TEST(creating_needs_an_open_database)
{
	JET_TABLEID tableid;

	ck_jet(JET_errInvalidDatabaseId, JetCreateTable(fx.sesid,
	    fx.dbid + 7, "a", 0, 0, &tableid));
}
END_TEST

START_TEST(rollback_takes_a_new_table_and_its_cursor_away)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	tableid = make_table("a");
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errInvalidTableId, JetCloseTable(fx.sesid, tableid));
	ck_assert(!has_table("a"));
}
END_TEST

START_TEST(an_uncommitted_table_is_invisible_to_others)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	make_table("a");
	ck_jet(JET_errObjectNotFound, open_with(other, "a", 0, &tableid));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}
END_TEST

START_TEST(a_read_only_transaction_makes_no_table)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetBeginTransaction2(fx.sesid,
	    JET_bitTransactionReadOnly));
	ck_jet(JET_errTransReadOnly, JetCreateTable(fx.sesid, fx.dbid, "a",
	    0, 0, &tableid));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
}
END_TEST

START_TEST(a_table_can_be_made_seven_levels_deep)
{
	int i;

	for (i = 0; i < 7; i++)
		ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	make_table("a");
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, JET_bitRollbackAll));
	ck_assert(!has_table("a"));
}
END_TEST

START_TEST(a_table_outlives_the_instance)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, make_table("a")));
	ese_fix_restart(&fx);
	ck_assert(has_table("a"));
}
END_TEST

START_TEST(wide_names_name_the_same_table)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetCreateTableW(fx.sesid, fx.dbid, u"\u00e9t",
	    0, 0, &tableid));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_assert(has_table("\xc3\xa9t"));
	ck_jet(JET_errSuccess, JetOpenTableW(fx.sesid, fx.dbid, u"\u00e9t",
	    NULL, 0, 0, &tableid));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errSuccess, JetRenameTableW(fx.sesid, fx.dbid,
	    u"\u00e9t", u"b"));
	ck_jet(JET_errSuccess, JetDeleteTableW(fx.sesid, fx.dbid, u"B"));
	ck_assert(!has_table("b"));
}
END_TEST

/* ---- create whole ---- */

static char key_id[] = "+id\0";
static char key_text[] = "-text\0";

/* A table with two columns and two indexes. */
static JET_COLUMNCREATE_A columns[2];
static JET_INDEXCREATE_A indexes[2];

static JET_TABLECREATE_A
whole_table(void)
{
	JET_TABLECREATE_A table = { .cbStruct = sizeof(table),
	    .szTableName = (char *)"w", .rgcolumncreate = columns,
	    .cColumns = 2,
	    .rgindexcreate = indexes, .cIndexes = 2, .tableid = 1 };

	columns[0] = (JET_COLUMNCREATE_A){ .cbStruct = sizeof(columns[0]),
	    .szColumnName = (char *)"id", .coltyp = JET_coltypLong, .err = 1 };
	columns[1] = (JET_COLUMNCREATE_A){ .cbStruct = sizeof(columns[0]),
	    .szColumnName = (char *)"text", .coltyp = JET_coltypText,
	    .cp = 1252,
	    .err = 1 };
	indexes[0] = (JET_INDEXCREATE_A){ .cbStruct = sizeof(indexes[0]),
	    .szIndexName = (char *)"pk", .szKey = key_id,
	    .cbKey = sizeof(key_id),
	    .grbit = JET_bitIndexPrimary, .err = 1 };
	indexes[1] = (JET_INDEXCREATE_A){ .cbStruct = sizeof(indexes[0]),
	    .szIndexName = (char *)"by_text", .szKey = key_text,
	    .cbKey = sizeof(key_text), .err = 1 };
	return table;
}

/* "JetCreateTableColumnIndex Function", JET_TABLECREATE.cCreated */
START_TEST(a_whole_table_counts_what_it_made)
{
	JET_TABLECREATE_A table = whole_table();

	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_assert_uint_eq(table.cCreated, 5);
	ck_assert(table.tableid != JET_tableidNil);
	ck_jet(JET_errSuccess, columns[0].err);
	ck_jet(JET_errSuccess, columns[1].err);
	ck_assert_uint_ne(columns[0].columnid, 0);
	ck_assert_uint_ne(columns[0].columnid, columns[1].columnid);
	ck_jet(JET_errSuccess, indexes[0].err);
	ck_jet(JET_errSuccess, indexes[1].err);
	ck_jet(JET_errSuccess, JetSetCurrentIndex(fx.sesid, table.tableid,
	    "by_text"));
}
END_TEST

START_TEST(a_bad_column_undoes_the_table)
{
	JET_TABLECREATE_A table = whole_table();

	columns[1].coltyp = 99;
	ck_jet(JET_errInvalidColumnType, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	ck_jet(JET_errSuccess, columns[0].err);
	ck_jet(JET_errInvalidColumnType, columns[1].err);
	ck_assert(table.tableid == JET_tableidNil);
	ck_assert_uint_eq(table.cCreated, 2);
	ck_assert(!has_table("w"));
}
END_TEST

START_TEST(a_bad_index_undoes_the_table)
{
	JET_TABLECREATE_A table = whole_table();

	key_text[1] = 'x';
	ck_jet(JET_errColumnNotFound, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	key_text[1] = 't';
	ck_jet(JET_errSuccess, indexes[0].err);
	ck_jet(JET_errColumnNotFound, indexes[1].err);
	ck_assert(!has_table("w"));
	/* the same table can be made then */
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
}
END_TEST

START_TEST(structures_of_a_wrong_size_are_refused)
{
	JET_TABLECREATE_A table = whole_table();

	ck_jet(JET_errInvalidParameter, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, NULL));
	table.cbStruct--;
	ck_jet(JET_errInvalidParameter, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	table = whole_table();
	columns[0].cbStruct++;
	ck_jet(JET_errInvalidParameter, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	table = whole_table();
	indexes[0].cbStruct -= 4;
	ck_jet(JET_errInvalidParameter, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	ck_assert(!has_table("w"));
}
END_TEST

/* fcreate.cxx, ErrFILEIAddColumns, ErrFILEICreateIndexes */
START_TEST(arrays_that_are_counted_are_there)
{
	JET_TABLECREATE_A table = whole_table();

	table.rgcolumncreate = NULL;
	ck_jet(JET_errInvalidParameter, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	table.cColumns = 0;
	ck_jet(JET_errInvalidCreateIndex, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
}
END_TEST

/* JET_INDEXCREATE ended before its key size when it had none */
START_TEST(short_index_structures_stay_good)
{
	JET_TABLECREATE_A table = whole_table();

	table.cIndexes = 1;
	indexes[0].cbStruct = 72;
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_assert_uint_eq(table.cCreated, 4);
}
END_TEST

/* JET_bitTableCreateImmutableStructure */
START_TEST(an_immutable_structure_is_not_written_to)
{
	JET_TABLECREATE_A table = whole_table();

	table.grbit = JET_bitTableCreateImmutableStructure;
	indexes[0].grbit |= JET_bitIndexImmutableStructure;
	indexes[1].grbit |= JET_bitIndexImmutableStructure;
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_assert(table.tableid == 1);
	ck_assert_uint_eq(table.cCreated, 0);
	ck_assert_uint_eq(columns[0].columnid, 0);
	ck_assert_int_eq(columns[0].err, 1);
	ck_assert_int_eq(indexes[0].err, 1);
	ck_assert(has_table("w"));	/* and it is not open */
	ck_jet(JET_errSuccess, JetDeleteTable(fx.sesid, fx.dbid, "w"));
}
END_TEST

START_TEST(unknown_bits_of_a_table_are_refused)
{
	JET_TABLECREATE_A table = whole_table();

	table.grbit = 0x100;
	ck_jet(JET_errInvalidGrbit, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	table.grbit = JET_bitTableCreateNoFixedVarColumnsInDerivedTables;
	ck_jet(JET_errInvalidGrbit, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
}
END_TEST

START_TEST(a_derived_table_has_the_columns_of_its_template)
{
	JET_TABLECREATE_A table = whole_table();
	JET_COLUMNDEF def;

	table.grbit = JET_bitTableCreateTemplateTable;
	table.szTableName = (char *)"base";
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, table.tableid));
	table = (JET_TABLECREATE_A){ .cbStruct = sizeof(table),
	    .szTableName = (char *)"derived",
	    .szTemplateTableName = (char *)"base" };
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_assert_uint_eq(table.cCreated, 1);
	ck_jet(JET_errSuccess, JetGetTableColumnInfo(fx.sesid, table.tableid,
	    "text", &def, sizeof(def), JET_ColInfo));
	ck_jet(JET_errSuccess, JetSetCurrentIndex(fx.sesid, table.tableid,
	    "by_text"));
}
END_TEST

START_TEST(templates_have_no_templates_and_stay)
{
	JET_TABLECREATE_A table = whole_table();

	table.grbit = JET_bitTableCreateTemplateTable;
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, table.tableid));
	ck_jet(JET_errCannotDeleteTemplateTable, JetDeleteTable(fx.sesid,
	    fx.dbid, "w"));
	table.szTableName = (char *)"v";
	table.szTemplateTableName = (char *)"w";
	ck_jet(JET_errCannotNestDDL, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
	table = (JET_TABLECREATE_A){ .cbStruct = sizeof(table),
	    .szTableName = (char *)"v", .szTemplateTableName = (char *)"w" };
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, table.tableid));
	table.szTableName = (char *)"u";
	table.szTemplateTableName = (char *)"v";
	ck_jet(JET_errDDLNotInheritable, JetCreateTableColumnIndex(fx.sesid,
	    fx.dbid, &table));
}
END_TEST

START_TEST(a_fixed_table_takes_no_columns_later)
{
	JET_TABLECREATE_A table = whole_table();
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;

	table.grbit = JET_bitTableCreateFixedDDL;
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, table.tableid));
	ck_jet(JET_errSuccess, open_with(fx.sesid, "w", 0, &tableid));
	ck_jet(JET_errFixedDDL, JetAddColumn(fx.sesid, tableid, "x", &def,
	    NULL, 0, NULL));
	ck_jet(JET_errFixedDDL, JetDeleteColumn(fx.sesid, tableid, "text"));
	ck_jet(JET_errFixedDDL, JetDeleteIndex(fx.sesid, tableid,
	    "by_text"));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errSuccess, open_with(fx.sesid, "w",
	    JET_bitTableDenyRead | JET_bitTablePermitDDL, &tableid));
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, tableid, "x", &def,
	    NULL, 0, NULL));
}
END_TEST

START_TEST(later_forms_take_hints_and_locale_names)
{
	JET_SPACEHINTS hints = { .cbStruct = sizeof(hints),
	    .ulInitialDensity = 90 };
	JET_UNICODEINDEX2 locale = { (WCHAR *)u"de-DE", 0 };
	JET_INDEXCREATE3_A index = { .cbStruct = sizeof(index),
	    .szIndexName = (char *)"by_text", .szKey = key_text,
	    .cbKey = sizeof(key_text), .grbit = JET_bitIndexUnicode,
	    .pidxunicode = &locale, .pSpacehints = &hints };
	JET_TABLECREATE2_A two = { .cbStruct = sizeof(two),
	    .szTableName = (char *)"two", .cColumns = 2,
	    .rgcolumncreate = columns };
	JET_TABLECREATE3_A three = { .cbStruct = sizeof(three),
	    .szTableName = (char *)"three", .cColumns = 2,
	    .rgcolumncreate = columns, .pSeqSpacehints = &hints };
	JET_TABLECREATE4_A four = { .cbStruct = sizeof(four),
	    .szTableName = (char *)"four", .cColumns = 2,
	    .rgcolumncreate = columns,
	    .cIndexes = 1, .rgindexcreate = &index };

	whole_table();
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex2(fx.sesid, fx.dbid,
	    &two));
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex3A(fx.sesid, fx.dbid,
	    &three));
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex4A(fx.sesid, fx.dbid,
	    &four));
	ck_assert_uint_eq(four.cCreated, 4);
}
END_TEST

START_TEST(wide_structures_are_read_whole)
{
	JET_CONDITIONALCOLUMN_W condition = { sizeof(condition),
	    (WCHAR *)u"b", JET_bitIndexColumnMustBeNull };
	JET_COLUMNCREATE_W cols[] = {
		{ .cbStruct = sizeof(cols[0]), .szColumnName = (WCHAR *)u"a",
		    .coltyp = JET_coltypLong },
		{ .cbStruct = sizeof(cols[0]), .szColumnName = (WCHAR *)u"b",
		    .coltyp = JET_coltypLong }
	};
	JET_INDEXCREATE_W index = { .cbStruct = sizeof(index),
	    .szIndexName = (WCHAR *)u"i", .szKey = (WCHAR *)u"+a\0-b\0",
	    .cbKey = 14,
	    .rgconditionalcolumn = &condition, .cConditionalColumn = 1 };
	JET_TABLECREATE_W table = { .cbStruct = sizeof(table),
	    .szTableName = (WCHAR *)u"w", .rgcolumncreate = cols, .cColumns = 2,
	    .rgindexcreate = &index, .cIndexes = 1 };

	ck_jet(JET_errSuccess, JetCreateTableColumnIndexW(fx.sesid, fx.dbid,
	    &table));
	ck_assert_uint_eq(table.cCreated, 4);
	ck_jet(JET_errSuccess, JetSetCurrentIndexW(fx.sesid, table.tableid,
	    u"i"));
}
END_TEST

/* ---- delete and rename ---- */

START_TEST(an_open_table_is_not_deleted)
{
	JET_TABLEID tableid = make_table("a");

	ck_jet(JET_errTableInUse, JetDeleteTable(fx.sesid, fx.dbid, "a"));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errSuccess, JetDeleteTable(fx.sesid, fx.dbid, "a"));
	ck_assert(!has_table("a"));
	ck_jet(JET_errObjectNotFound, JetDeleteTable(fx.sesid, fx.dbid,
	    "a"));
}
END_TEST

START_TEST(rollback_brings_a_deleted_table_back)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, make_table("a")));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetDeleteTable(fx.sesid, fx.dbid, "a"));
	ck_assert(!has_table("a"));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_assert(has_table("a"));
}
END_TEST

START_TEST(deleting_wants_a_name)
{
	ck_jet(JET_errInvalidName, JetDeleteTable(fx.sesid, fx.dbid, NULL));
	ck_jet(JET_errInvalidName, JetDeleteTable(fx.sesid, fx.dbid, " "));
}
END_TEST

START_TEST(a_renamed_table_keeps_its_rows)
{
	ese_fix_table(&fx);
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "one");
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetRenameTable(fx.sesid, fx.dbid, "t", "u"));
	ck_assert(!has_table("t"));
	ck_jet(JET_errSuccess, open_with(fx.sesid, "u", 0, &fx.tableid));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 1);
}
END_TEST

/* fcreate.cxx, ErrIsamRenameTable */
START_TEST(renaming_checks_both_names)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, make_table("a")));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, make_table("b")));
	ck_jet(JET_errInvalidParameter, JetRenameTable(fx.sesid, fx.dbid,
	    NULL, "c"));
	ck_jet(JET_errInvalidParameter, JetRenameTable(fx.sesid, fx.dbid,
	    "a", NULL));
	ck_jet(JET_errInvalidName, JetRenameTable(fx.sesid, fx.dbid, "a",
	    "c.d"));
	ck_jet(JET_errObjectNotFound, JetRenameTable(fx.sesid, fx.dbid, "x",
	    "c"));
	ck_jet(JET_errTableDuplicate, JetRenameTable(fx.sesid, fx.dbid, "a",
	    "b"));
}
END_TEST

/* ---- open ---- */

/* fileopen.cxx, ErrIsamOpenTable */
START_TEST(bits_that_exclude_each_other_are_refused)
{
	static const JET_GRBIT wrong[] = { JET_bitTablePermitDDL,
	    JET_bitTableReadOnly | JET_bitTableDenyRead,
	    JET_bitTableReadOnly | JET_bitTableUpdatable, 0x80000000 };
	JET_TABLEID tableid = 5;
	size_t i;

	ese_fix_table(&fx);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		ck_jet(JET_errInvalidGrbit, open_with(fx.sesid, "t", wrong[i],
		    &tableid));
	ck_assert(tableid == JET_tableidNil);
}
END_TEST

START_TEST(hints_change_nothing)
{
	JET_TABLEID tableid;

	ese_fix_table(&fx);
	ck_jet(JET_errSuccess, open_with(fx.sesid, "t", JET_bitTablePreread |
	    JET_bitTableSequential | JET_bitTableNoCache |
	    JET_bitTableClass15, &tableid));
}
END_TEST

/* "JetSetTableSequential Function", "JetResetTableSequential Function"; what
 * grbits they take: fileopen.cxx, ErrIsamSetSequential */
START_TEST(tables_read_in_order_give_what_they_gave)
{
	static const JET_GRBIT told[] = { 0, JET_bitPrereadForward,
		JET_bitPrereadBackward, JET_bitPrereadForward |
		JET_bitPrereadBackward, 0x80000000 };
	struct ese_rows rows;
	int32_t i;

	ese_fix_table(&fx);
	ese_rows_index(&fx);
	rows = (struct ese_rows){ &fx, fx.sesid, fx.tableid };
	for (i = 1; i <= 5; i++)
		ck_jet(JET_errSuccess, ese_rows_insert(&rows, i,
		    (char[]){ (char)('f' - i), '\0' }));
	ck_jet(JET_errSuccess, JetResetTableSequential(fx.sesid, fx.tableid,
	    0));
	ck_jet(JET_errSuccess, JetSetTableSequential(fx.sesid, fx.tableid,
	    told[_i]));
	ck_assert_str_eq(ese_rows_dump(&rows, NULL), "1=e 2=d 3=c 4=b 5=a");
	ck_jet(JET_errSuccess, JetSetCurrentIndex(fx.sesid, fx.tableid,
	    "text"));
	ck_jet(JET_errSuccess, JetSetTableSequential(fx.sesid, fx.tableid,
	    told[_i]));
	ck_assert_str_eq(ese_rows_dump(&rows, "text"), "5=a 4=b 3=c 2=d 1=e");
	ck_jet(JET_errSuccess, JetResetTableSequential(fx.sesid, fx.tableid,
	    0));
	ck_assert_str_eq(ese_rows_dump(&rows, "text"), "5=a 4=b 3=c 2=d 1=e");
}
END_TEST

START_TEST(denied_tables_are_denied)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID mine, theirs;

	ese_fix_table(&fx);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, open_with(fx.sesid, "t", JET_bitTableDenyRead,
	    &mine));
	ck_jet(JET_errTableLocked, open_with(other, "t", 0, &theirs));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, mine));
	ck_jet(JET_errSuccess, open_with(other, "t", 0, &theirs));
	ck_jet(JET_errTableInUse, open_with(fx.sesid, "t",
	    JET_bitTableDenyRead, &mine));
}
END_TEST

START_TEST(a_read_only_cursor_does_not_write)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;

	ese_fix_table(&fx);
	ck_jet(JET_errSuccess, open_with(fx.sesid, "t", JET_bitTableReadOnly,
	    &tableid));
	ck_jet(JET_errPermissionDenied, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errPermissionDenied, JetAddColumn(fx.sesid, tableid, "x",
	    &def, NULL, 0, NULL));
	ck_jet(JET_errPermissionDenied, JetDeleteColumn(fx.sesid, tableid,
	    "note"));
	ck_jet(JET_errPermissionDenied, JetDeleteIndex(fx.sesid, tableid,
	    "pk"));
}
END_TEST

START_TEST(opening_wants_a_name_and_a_place)
{
	JET_TABLEID tableid;

	ck_jet(JET_errInvalidParameter, open_with(fx.sesid, "t", 0, NULL));
	ck_jet(JET_errInvalidName, open_with(fx.sesid, NULL, 0, &tableid));
	ck_jet(JET_errObjectNotFound, open_with(fx.sesid, "t", 0, &tableid));
}
END_TEST

/* "JetDupCursor Function": position, index and range are not copied */
START_TEST(a_duplicate_starts_at_the_first_record)
{
	JET_TABLEID copy;

	ese_fix_table(&fx);
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, NULL);
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 2, NULL);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveLast,
	    0));
	ck_jet(JET_errSuccess, JetDupCursor(fx.sesid, fx.tableid, &copy, 0));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, copy), 1);
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 2);
}
END_TEST

START_TEST(duplicating_wants_a_place_and_no_bits)
{
	JET_TABLEID copy;

	ese_fix_table(&fx);
	ck_jet(JET_errInvalidParameter, JetDupCursor(fx.sesid, fx.tableid,
	    NULL, 0));
	ck_jet(JET_errInvalidGrbit, JetDupCursor(fx.sesid, fx.tableid, &copy,
	    1));
}
END_TEST

START_TEST(a_closed_cursor_is_no_cursor)
{
	ese_fix_table(&fx);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errInvalidTableId, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errInvalidTableId, JetCloseTable(fx.sesid, 0));
	ck_jet(JET_errInvalidTableId, JetCloseTable(fx.sesid,
	    JET_tableidNil));
}
END_TEST

/* JET_paramMaxCursors */
START_TEST(cursors_are_limited)
{
	JET_TABLEID tableid;
	JET_ERR err = JET_errSuccess;
	int count = 0;

	ese_fix_close(&fx);
	ese_fix_create(&fx);
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance,
	    JET_sesidNil, JET_paramMaxCursors, 8, NULL));
	ese_fix_start(&fx);
	ese_fix_table(&fx);
	while (err == JET_errSuccess && count < 100) {
		err = open_with(fx.sesid, "t", 0, &tableid);
		count++;
	}
	ck_jet(JET_errOutOfCursors, err);
	ck_assert(tableid == JET_tableidNil);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, open_with(fx.sesid, "t", 0, &tableid));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_table");
	TCase *tc;

	tc = tcase_create("create");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_new_table_is_open_and_empty);
	tcase_add_test(tc, who_creates_a_table_has_it_alone);
	tcase_add_test(tc, a_name_is_taken_once_whatever_its_case);
	tcase_add_test(tc, bad_names_are_refused);
	tcase_add_test(tc, names_have_64_bytes_at_most);
	tcase_add_test(tc, density_has_bounds);
	tcase_add_test(tc, creating_needs_a_place_for_the_cursor);
	tcase_add_test(tc, creating_needs_an_open_database);
	tcase_add_test(tc, rollback_takes_a_new_table_and_its_cursor_away);
	tcase_add_test(tc, an_uncommitted_table_is_invisible_to_others);
	tcase_add_test(tc, a_read_only_transaction_makes_no_table);
	tcase_add_test(tc, a_table_can_be_made_seven_levels_deep);
	tcase_add_test(tc, a_table_outlives_the_instance);
	tcase_add_test(tc, wide_names_name_the_same_table);
	suite_add_tcase(s, tc);
	tc = tcase_create("create whole");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_whole_table_counts_what_it_made);
	tcase_add_test(tc, a_bad_column_undoes_the_table);
	tcase_add_test(tc, a_bad_index_undoes_the_table);
	tcase_add_test(tc, structures_of_a_wrong_size_are_refused);
	tcase_add_test(tc, arrays_that_are_counted_are_there);
	tcase_add_test(tc, short_index_structures_stay_good);
	tcase_add_test(tc, an_immutable_structure_is_not_written_to);
	tcase_add_test(tc, unknown_bits_of_a_table_are_refused);
	tcase_add_test(tc, a_derived_table_has_the_columns_of_its_template);
	tcase_add_test(tc, templates_have_no_templates_and_stay);
	tcase_add_test(tc, a_fixed_table_takes_no_columns_later);
	tcase_add_test(tc, later_forms_take_hints_and_locale_names);
	tcase_add_test(tc, wide_structures_are_read_whole);
	suite_add_tcase(s, tc);
	tc = tcase_create("delete and rename");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_open_table_is_not_deleted);
	tcase_add_test(tc, rollback_brings_a_deleted_table_back);
	tcase_add_test(tc, deleting_wants_a_name);
	tcase_add_test(tc, a_renamed_table_keeps_its_rows);
	tcase_add_test(tc, renaming_checks_both_names);
	suite_add_tcase(s, tc);
	tc = tcase_create("open");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, bits_that_exclude_each_other_are_refused);
	tcase_add_test(tc, hints_change_nothing);
	tcase_add_loop_test(tc, tables_read_in_order_give_what_they_gave, 0,
	    5);
	tcase_add_test(tc, denied_tables_are_denied);
	tcase_add_test(tc, a_read_only_cursor_does_not_write);
	tcase_add_test(tc, opening_wants_a_name_and_a_place);
	tcase_add_test(tc, a_duplicate_starts_at_the_first_record);
	tcase_add_test(tc, duplicating_wants_a_place_and_no_bits);
	tcase_add_test(tc, a_closed_cursor_is_no_cursor);
	tcase_add_test(tc, cursors_are_limited);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
