/* SPDX-License-Identifier: MIT */
/* Columns: add, delete, rename, defaults, defaults that are computed. */

#include <check.h>
#include <stdint.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

static struct ese_fix fx;

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static JET_ERR
add(const char *name, JET_COLTYP type, JET_GRBIT grbit, JET_COLUMNID *id)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .grbit = grbit };

	return JetAddColumn(fx.sesid, fx.tableid, name, &def, NULL, 0, id);
}

static JET_ERR
add_default(const char *name, JET_COLTYP type, JET_GRBIT grbit,
    const void *value, uint32_t size, JET_COLUMNID *id)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .grbit = grbit };

	return JetAddColumn(fx.sesid, fx.tableid, name, &def, value, size,
	    id);
}

static JET_COLUMNDEF
info(const char *name)
{
	JET_COLUMNDEF def;

	ck_jet(JET_errSuccess, JetGetTableColumnInfo(fx.sesid, fx.tableid,
	    name, &def, sizeof(def), JET_ColInfo));
	return def;
}

/* Closes the table and opens it for this session alone. */
static void
open_alone(void)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetOpenTable(fx.sesid, fx.dbid, "t", NULL, 0,
	    JET_bitTableDenyRead, &fx.tableid));
}

/* ---- add ---- */

/* "JetAddColumn Function": fixed 1..127, variable 128..255, tagged 256.. */
START_TEST(ids_tell_the_kind_of_column)
{
	JET_COLUMNID fixed, variable, tagged, text;

	ck_jet(JET_errSuccess, add("a", JET_coltypShort, 0, &fixed));
	ck_jet(JET_errSuccess, add("b", JET_coltypBinary, 0, &variable));
	ck_jet(JET_errSuccess, add("c", JET_coltypLong, JET_bitColumnTagged,
	    &tagged));
	ck_jet(JET_errSuccess, add("d", JET_coltypText, JET_bitColumnFixed,
	    &text));
	ck_assert(fixed >= 1 && fixed <= 127);
	ck_assert(variable >= 128 && variable <= 255);
	ck_assert_uint_ge(tagged, 256);
	ck_assert(text >= 1 && text <= 127);
}
END_TEST

START_TEST(every_type_has_its_size)
{
	static const struct {
		JET_COLTYP type;
		uint32_t size;
	} cases[] = {
		{ JET_coltypBit, 1 }, { JET_coltypUnsignedByte, 1 },
		{ JET_coltypShort, 2 }, { JET_coltypLong, 4 },
		{ JET_coltypCurrency, 8 }, { JET_coltypIEEESingle, 4 },
		{ JET_coltypIEEEDouble, 8 }, { JET_coltypDateTime, 8 },
		{ JET_coltypBinary, 255 }, { JET_coltypText, 255 },
		{ JET_coltypLongBinary, 0 }, { JET_coltypLongText, 0 },
		{ JET_coltypUnsignedLong, 4 }, { JET_coltypLongLong, 8 },
		{ JET_coltypGUID, 16 }, { JET_coltypUnsignedShort, 2 },
		{ JET_coltypUnsignedLongLong, 8 }
	};
	char name[] = "ca";
	JET_COLUMNDEF def;
	JET_COLUMNID id;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		name[1] = (char)('a' + i);
		ck_jet(JET_errSuccess, add(name, cases[i].type, 0, &id));
		def = info(name);
		ck_assert_uint_eq(def.coltyp, cases[i].type);
		ck_assert_uint_eq(def.cbMax, cases[i].size);
		ck_assert_uint_eq(def.columnid, id);
	}
}
END_TEST

/* fcreate.cxx, ErrFILEIValidateAddColumn */
START_TEST(unknown_types_are_refused)
{
	static const JET_COLTYP wrong[] = { JET_coltypNil, 13, JET_coltypMax,
	    99 };
	JET_COLUMNID id = 5;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		ck_jet(JET_errInvalidColumnType, add("x", wrong[i], 0, &id));
	ck_assert_uint_eq(id, 5);
}
END_TEST

START_TEST(structures_are_checked)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) - 1,
	    .coltyp = JET_coltypLong };

	ck_jet(JET_errInvalidParameter, JetAddColumn(fx.sesid, fx.tableid,
	    "x", NULL, NULL, 0, NULL));
	ck_jet(JET_errInvalidParameter, JetAddColumn(fx.sesid, fx.tableid,
	    "x", &def, NULL, 0, NULL));
	def.cbStruct++;
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "x", &def,
	    NULL, 0, NULL));
}
END_TEST

START_TEST(a_name_is_taken_once)
{
	ck_jet(JET_errColumnDuplicate, add("ID", JET_coltypLong, 0, NULL));
	ck_jet(JET_errInvalidName, add("a.b", JET_coltypLong, 0, NULL));
	ck_jet(JET_errInvalidName, add(NULL, JET_coltypLong, 0, NULL));
	ck_jet(JET_errInvalidName, add("", JET_coltypLong, 0, NULL));
}
END_TEST

START_TEST(text_knows_two_code_pages)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypText, .cp = 437 };

	ck_jet(JET_errInvalidCodePage, JetAddColumn(fx.sesid, fx.tableid,
	    "x", &def, NULL, 0, NULL));
	def.cp = 1200;
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "x", &def,
	    NULL, 0, NULL));
	ck_assert_uint_eq(info("x").cp, 1200);
	def.cp = 0;
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "y", &def,
	    NULL, 0, NULL));
	ck_assert_uint_eq(info("y").cp, 1252);
	def.coltyp = JET_coltypLong;
	def.cp = 437;
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "z", &def,
	    NULL, 0, NULL));
	ck_assert_uint_eq(info("z").cp, 0);
}
END_TEST

/* cat.cxx, UlCATColumnSize */
START_TEST(short_text_is_cut_to_255_bytes_with_a_warning)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypText, .cbMax = 256 };
	JET_COLUMNID id = 0;

	ck_jet(JET_wrnColumnMaxTruncated, JetAddColumn(fx.sesid, fx.tableid,
	    "x", &def, NULL, 0, &id));
	ck_assert_uint_ne(id, 0);
	ck_assert_uint_eq(info("x").cbMax, 255);
}
END_TEST

START_TEST(options_that_make_no_sense_are_refused)
{
	static const struct {
		JET_COLTYP type;
		JET_GRBIT grbit;
		JET_ERR err;
	} cases[] = {
		{ JET_coltypLong, 0x40000000, JET_errInvalidGrbit },
		{ JET_coltypLong, JET_bitColumnTagged | JET_bitColumnFixed,
		    JET_errInvalidGrbit },
		{ JET_coltypLongText, JET_bitColumnFixed,
		    JET_errInvalidGrbit },
		{ JET_coltypLong, JET_bitColumnMultiValued,
		    JET_errMultiValuedColumnMustBeTagged },
		{ JET_coltypText, JET_bitColumnVersion,
		    JET_errInvalidGrbit },
		{ JET_coltypLong, JET_bitColumnVersion | JET_bitColumnTagged,
		    JET_errCannotBeTagged },
		{ JET_coltypShort, JET_bitColumnAutoincrement,
		    JET_errInvalidGrbit },
		{ JET_coltypLong, JET_bitColumnFinalize,
		    JET_errInvalidGrbit },
		{ JET_coltypLong, JET_bitColumnDeleteOnZero,
		    JET_errInvalidGrbit },
		{ JET_coltypLong, JET_bitColumnEscrowUpdate,
		    JET_errInvalidGrbit },
		{ JET_coltypText, JET_bitColumnCompressed,
		    JET_errColumnCannotBeCompressed }
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_jet(cases[i].err, add("x", cases[i].type, cases[i].grbit,
		    NULL));
}
END_TEST

START_TEST(options_are_told_as_they_are)
{
	ck_jet(JET_errSuccess, add("v", JET_coltypLong,
	    JET_bitColumnVersion, NULL));
	ck_jet(JET_errSuccess, add("m", JET_coltypLongText,
	    JET_bitColumnTagged | JET_bitColumnMultiValued, NULL));
	ck_jet(JET_errSuccess, add("n", JET_coltypLong, JET_bitColumnNotNULL,
	    NULL));
	ck_assert_uint_eq(info("v").grbit, JET_bitColumnFixed |
	    JET_bitColumnVersion | JET_bitColumnUpdatable);
	ck_assert_uint_eq(info("m").grbit, JET_bitColumnTagged |
	    JET_bitColumnMultiValued | JET_bitColumnUpdatable);
	ck_assert_uint_eq(info("n").grbit, JET_bitColumnFixed |
	    JET_bitColumnNotNULL | JET_bitColumnUpdatable);
}
END_TEST

START_TEST(there_is_one_version_column)
{
	ck_jet(JET_errSuccess, add("v", JET_coltypLong,
	    JET_bitColumnVersion, NULL));
	ck_jet(JET_errColumnRedundant, add("w", JET_coltypLong,
	    JET_bitColumnVersion, NULL));
}
END_TEST

START_TEST(numbering_records_needs_the_table_alone)
{
	JET_COLUMNID id;
	int32_t value = 0;

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 10, NULL);
	ck_jet(JET_errExclusiveTableLockRequired, add("n", JET_coltypLong,
	    JET_bitColumnAutoincrement, NULL));
	open_alone();
	ck_jet(JET_errSuccess, add("n", JET_coltypLong,
	    JET_bitColumnAutoincrement, &id));
	ck_jet(JET_errColumnRedundant, add("o", JET_coltypLong,
	    JET_bitColumnAutoincrement, NULL));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    &value, sizeof(value), NULL, 0, NULL));
	ck_assert_int_eq(value, 1);
}
END_TEST

/* fcreate.cxx, ErrIsamAddColumn */
START_TEST(sums_want_a_default_and_an_empty_table)
{
	int32_t zero = 0;

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, NULL);
	ck_jet(JET_errExclusiveTableLockRequired, add_default("e",
	    JET_coltypLong, JET_bitColumnEscrowUpdate, &zero, sizeof(zero),
	    NULL));
	open_alone();
	ck_jet(JET_errTableNotEmpty, add_default("e", JET_coltypLong,
	    JET_bitColumnEscrowUpdate, &zero, sizeof(zero), NULL));
}
END_TEST

/* "JetAddColumn Function": existing records show the default */
START_TEST(records_that_were_there_show_the_default)
{
	JET_COLUMNID id, bare;
	int32_t five = 5, value = 0;

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, NULL);
	ck_jet(JET_errSuccess, add_default("d", JET_coltypLong, 0, &five,
	    sizeof(five), &id));
	ck_jet(JET_errSuccess, add("b", JET_coltypLong, JET_bitColumnNotNULL,
	    &bare));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    &value, sizeof(value), NULL, 0, NULL));
	ck_assert_int_eq(value, 5);
	ck_jet(JET_wrnColumnNull, JetRetrieveColumn(fx.sesid, fx.tableid,
	    bare, &value, sizeof(value), NULL, 0, NULL));
}
END_TEST

START_TEST(a_default_fits_its_column)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypText, .cbMax = 3 };

	ck_jet(JET_errDefaultValueTooBig, JetAddColumn(fx.sesid, fx.tableid,
	    "x", &def, "long", 4, NULL));
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "x", &def,
	    "abc", 3, NULL));
}
END_TEST

START_TEST(rollback_takes_a_column_away)
{
	JET_COLUMNDEF def;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, add("x", JET_coltypLong, 0, NULL));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errColumnNotFound, JetGetTableColumnInfo(fx.sesid,
	    fx.tableid, "x", &def, sizeof(def), JET_ColInfo));
	ck_jet(JET_errSuccess, add("x", JET_coltypLong, 0, NULL));
}
END_TEST

START_TEST(an_unversioned_column_is_for_level_0)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errInTransaction, add("x", JET_coltypLong,
	    JET_bitColumnUnversioned, NULL));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, add("x", JET_coltypLong,
	    JET_bitColumnUnversioned, NULL));
}
END_TEST

START_TEST(fixed_columns_run_out_at_127)
{
	char name[8] = "c000";
	JET_ERR err = JET_errSuccess;
	int n;

	for (n = 0; n < 130 && err == JET_errSuccess; n++) {
		name[1] = (char)('0' + n / 100);
		name[2] = (char)('0' + n / 10 % 10);
		name[3] = (char)('0' + n % 10);
		err = add(name, JET_coltypBit, 0, NULL);
	}
	ck_jet(JET_errTooManyColumns, err);
	ck_assert_int_eq(n, 127);	/* id was there before */
}
END_TEST

START_TEST(wide_names_add_the_same_column)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetAddColumnW(fx.sesid, fx.tableid, u"\u00fc",
	    &def, NULL, 0, &id));
	ck_assert_uint_eq(info("\xc3\xbc").columnid, id);
	ck_jet(JET_errSuccess, JetRenameColumnW(fx.sesid, fx.tableid,
	    u"\u00fc", u"u", 0));
	ck_jet(JET_errSuccess, JetDeleteColumnW(fx.sesid, fx.tableid, u"u"));
}
END_TEST

/* ---- delete ---- */

START_TEST(a_deleted_column_is_gone)
{
	JET_COLUMNDEF def;
	char byte;

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "one");
	ck_jet(JET_errSuccess, JetDeleteColumn(fx.sesid, fx.tableid,
	    "text"));
	ck_jet(JET_errColumnNotFound, JetGetTableColumnInfo(fx.sesid,
	    fx.tableid, "text", &def, sizeof(def), JET_ColInfo));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errColumnNotFound, JetRetrieveColumn(fx.sesid, fx.tableid,
	    fx.text, &byte, 1, NULL, 0, NULL));
	ck_jet(JET_errSuccess, add("text", JET_coltypLong, 0, NULL));
}
END_TEST

START_TEST(an_indexed_column_stays)
{
	ck_jet(JET_errColumnInUse, JetDeleteColumn(fx.sesid, fx.tableid,
	    "id"));
}
END_TEST

START_TEST(deleting_wants_a_name_that_is_there)
{
	ck_jet(JET_errColumnNotFound, JetDeleteColumn(fx.sesid, fx.tableid,
	    "x"));
	ck_jet(JET_errInvalidName, JetDeleteColumn(fx.sesid, fx.tableid,
	    NULL));
	ck_jet(JET_errInvalidGrbit, JetDeleteColumn2(fx.sesid, fx.tableid,
	    "note", 2));
	ck_jet(JET_errSuccess, JetDeleteColumn2(fx.sesid, fx.tableid, "note",
	    JET_bitDeleteColumnIgnoreTemplateColumns));
}
END_TEST

START_TEST(rollback_brings_a_column_back)
{
	char text[8];
	uint32_t size;

	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "one");
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetDeleteColumn(fx.sesid, fx.tableid,
	    "text"));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid,
	    fx.text, text, sizeof(text), &size, 0, NULL));
	ck_assert_uint_eq(size, 3);
}
END_TEST

/* ---- rename ---- */

START_TEST(a_renamed_column_keeps_its_id)
{
	ck_jet(JET_errSuccess, JetRenameColumn(fx.sesid, fx.tableid, "text",
	    "label", 0));
	ck_assert_uint_eq(info("label").columnid, fx.text);
}
END_TEST

/* fcreate.cxx, ErrIsamRenameColumn */
START_TEST(renaming_is_for_level_0_and_good_names)
{
	ck_jet(JET_errInvalidParameter, JetRenameColumn(fx.sesid, fx.tableid,
	    NULL, "x", 0));
	ck_jet(JET_errInvalidParameter, JetRenameColumn(fx.sesid, fx.tableid,
	    "text", NULL, 0));
	ck_jet(JET_errInvalidName, JetRenameColumn(fx.sesid, fx.tableid,
	    "text", "x!", 0));
	ck_jet(JET_errColumnNotFound, JetRenameColumn(fx.sesid, fx.tableid,
	    "x", "y", 0));
	ck_jet(JET_errColumnDuplicate, JetRenameColumn(fx.sesid, fx.tableid,
	    "text", "note", 0));
	ck_jet(JET_errInvalidGrbit, JetRenameColumn(fx.sesid, fx.tableid,
	    "text", "x", 2));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errInTransaction, JetRenameColumn(fx.sesid, fx.tableid,
	    "text", "x", 0));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
}
END_TEST

/* ---- default value ---- */

/* "JetSetColumnDefaultValue Function" */
START_TEST(a_new_default_shows_in_old_records)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_COLUMNID id;
	JET_TABLEID theirs;
	int32_t five = 5, six = 6, value = 0;

	ck_jet(JET_errSuccess, add_default("d", JET_coltypLong, 0, &five,
	    sizeof(five), &id));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, NULL);
	theirs = ese_fix_open_table(&fx, other);
	ck_jet(JET_errTableInUse, JetSetColumnDefaultValue(fx.sesid, fx.dbid,
	    "t", "d", &six, sizeof(six), 0));
	ck_jet(JET_errSuccess, JetCloseTable(other, theirs));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetSetColumnDefaultValue(fx.sesid, fx.dbid,
	    "t", "d", &six, sizeof(six), 0));
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    &value, sizeof(value), NULL, 0, NULL));
	ck_assert_int_eq(value, 6);
}
END_TEST

/* fldmod.cxx, ErrIsamSetColumnDefaultValue */
START_TEST(a_default_is_set_where_it_can_be)
{
	int32_t six = 6;

	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errColumnInUse, JetSetColumnDefaultValue(fx.sesid,
	    fx.dbid, "t", "id", &six, sizeof(six), 0));
	ck_jet(JET_errColumnNotFound, JetSetColumnDefaultValue(fx.sesid,
	    fx.dbid, "t", "x", &six, sizeof(six), 0));
	ck_jet(JET_errObjectNotFound, JetSetColumnDefaultValue(fx.sesid,
	    fx.dbid, "x", "id", &six, sizeof(six), 0));
	ck_jet(JET_errNullInvalid, JetSetColumnDefaultValue(fx.sesid,
	    fx.dbid, "t", "text", NULL, 0, 0));
	ck_jet(JET_errInvalidGrbit, JetSetColumnDefaultValue(fx.sesid,
	    fx.dbid, "t", "text", "x", 1, 1));
	ck_jet(JET_errSuccess, JetSetColumnDefaultValueW(fx.sesid, fx.dbid,
	    u"t", u"text", "x", 1, 0));
}
END_TEST

/* ---- computed defaults ---- */

/* Found by name in the program itself. */
__attribute__((visibility("default")))
JET_ERR JET_API test_default(JET_SESID sesid, JET_DBID dbid,
    JET_TABLEID tableid, JET_CBTYP cbtyp, void *arg1, void *arg2,
    void *context, JET_API_PTR unused);

static JET_COLUMNID seen_column;
static int32_t seen_id;
static JET_ERR verdict;

/* The text of its user data, and what it saw. */
JET_ERR JET_API
test_default(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	const char *text = context;
	uint32_t room = *(uint32_t *)arg2;

	ck_assert(sesid == fx.sesid);
	ck_assert_uint_eq(dbid, fx.dbid);
	ck_assert_uint_eq(cbtyp, JET_cbtypUserDefinedDefaultValue);
	seen_column = (JET_COLUMNID)unused;
	seen_id = ese_fix_row_id(&fx, sesid, tableid);
	ck_jet(JET_errIllegalOperation, JetMove(sesid, tableid, 1, 0));
	if (verdict != JET_errSuccess)
		return verdict;
	*(uint32_t *)arg2 = (uint32_t)strlen(text);
	if (arg1 != NULL)
		memcpy(arg1, text, strlen(text) < room ? strlen(text) : room);
	return JET_errSuccess;
}

static JET_USERDEFINEDDEFAULT_A user = {
	.szCallback = (char *)"!test_default",
	.pbUserData = (unsigned char *)"hello", .cbUserData = 6
};

static void
enable_and_restart(JET_API_PTR on)
{
	ese_fix_close(&fx);
	ese_fix_create(&fx);
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance,
	    JET_sesidNil, JET_paramEnablePersistedCallbacks, on, NULL));
	ese_fix_start(&fx);
	ese_fix_table(&fx);
}

static JET_ERR
add_computed(JET_GRBIT grbit, JET_COLUMNID *id)
{
	return add_default("c", JET_coltypText, grbit |
	    JET_bitColumnUserDefinedDefault, &user, sizeof(user), id);
}

START_TEST(a_computed_default_is_what_the_function_gives)
{
	JET_COLUMNID id;
	char text[8] = "";
	uint32_t size = 0;

	enable_and_restart(1);
	ck_jet(JET_errSuccess, add_computed(JET_bitColumnTagged, &id));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 42, NULL);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    text, sizeof(text), &size, 0, NULL));
	ck_assert_uint_eq(size, 5);
	ck_assert_mem_eq(text, "hello", 5);
	ck_assert_uint_eq(seen_column, id);
	ck_assert_int_eq(seen_id, 42);
	ck_jet(JET_wrnBufferTruncated, JetRetrieveColumn(fx.sesid,
	    fx.tableid, id, text, 2, &size, 0, NULL));
	ck_assert_uint_eq(size, 5);
	verdict = JET_wrnColumnNull;
	ck_jet(JET_wrnColumnNull, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    text, sizeof(text), &size, 0, NULL));
	ck_assert_uint_eq(size, 0);
	verdict = JET_errDiskFull;
	ck_jet(JET_errDiskFull, JetRetrieveColumn(fx.sesid, fx.tableid, id,
	    text, sizeof(text), &size, 0, NULL));
}
END_TEST

START_TEST(a_function_that_is_not_there_is_told_at_once)
{
	enable_and_restart(1);
	user.szCallback = (char *)"!no_such_function";
	ck_jet(JET_errCallbackNotResolved, add_computed(JET_bitColumnTagged,
	    NULL));
	user.szCallback = (char *)"nosuchmodule!f";
	ck_jet(JET_errCallbackNotResolved, add_computed(JET_bitColumnTagged,
	    NULL));
	user.szCallback = (char *)"nomark";
	ck_jet(JET_errCallbackNotResolved, add_computed(JET_bitColumnTagged,
	    NULL));
}
END_TEST

/* Without the parameter the column can be made, but not used. */
START_TEST(stored_functions_run_only_when_enabled)
{
	JET_COLUMNID id;
	char text[8];

	enable_and_restart(0);
	ck_jet(JET_errSuccess, add_computed(JET_bitColumnTagged, &id));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, NULL);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errCallbackFailed, JetRetrieveColumn(fx.sesid, fx.tableid,
	    id, text, sizeof(text), NULL, 0, NULL));
}
END_TEST

START_TEST(computed_defaults_are_of_tagged_columns)
{
	JET_COLUMNID id;

	ck_jet(JET_errInvalidGrbit, add_computed(0, &id));
	ck_jet(JET_errInvalidGrbit, add_computed(JET_bitColumnTagged |
	    JET_bitColumnNotNULL, &id));
	ck_jet(JET_errInvalidParameter, add_default("c", JET_coltypText,
	    JET_bitColumnTagged | JET_bitColumnUserDefinedDefault, &user,
	    sizeof(user) - 1, &id));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_column");
	TCase *tc;

	tc = tcase_create("add");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, ids_tell_the_kind_of_column);
	tcase_add_test(tc, every_type_has_its_size);
	tcase_add_test(tc, unknown_types_are_refused);
	tcase_add_test(tc, structures_are_checked);
	tcase_add_test(tc, a_name_is_taken_once);
	tcase_add_test(tc, text_knows_two_code_pages);
	tcase_add_test(tc, short_text_is_cut_to_255_bytes_with_a_warning);
	tcase_add_test(tc, options_that_make_no_sense_are_refused);
	tcase_add_test(tc, options_are_told_as_they_are);
	tcase_add_test(tc, there_is_one_version_column);
	tcase_add_test(tc, numbering_records_needs_the_table_alone);
	tcase_add_test(tc, sums_want_a_default_and_an_empty_table);
	tcase_add_test(tc, records_that_were_there_show_the_default);
	tcase_add_test(tc, a_default_fits_its_column);
	tcase_add_test(tc, rollback_takes_a_column_away);
	tcase_add_test(tc, an_unversioned_column_is_for_level_0);
	tcase_add_test(tc, fixed_columns_run_out_at_127);
	tcase_add_test(tc, wide_names_add_the_same_column);
	suite_add_tcase(s, tc);
	tc = tcase_create("delete");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_deleted_column_is_gone);
	tcase_add_test(tc, an_indexed_column_stays);
	tcase_add_test(tc, deleting_wants_a_name_that_is_there);
	tcase_add_test(tc, rollback_brings_a_column_back);
	suite_add_tcase(s, tc);
	tc = tcase_create("rename");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_renamed_column_keeps_its_id);
	tcase_add_test(tc, renaming_is_for_level_0_and_good_names);
	suite_add_tcase(s, tc);
	tc = tcase_create("default value");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_new_default_shows_in_old_records);
	tcase_add_test(tc, a_default_is_set_where_it_can_be);
	suite_add_tcase(s, tc);
	tc = tcase_create("computed defaults");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_computed_default_is_what_the_function_gives);
	tcase_add_test(tc, a_function_that_is_not_there_is_told_at_once);
	tcase_add_test(tc, stored_functions_run_only_when_enabled);
	tcase_add_test(tc, computed_defaults_are_of_tagged_columns);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
