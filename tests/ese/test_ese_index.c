/* SPDX-License-Identifier: MIT */
/* Indexes: create one, create several, delete. */

#include <check.h>
#include <stdbool.h>
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

static const char key_text[] = "+text\0";

static JET_ERR
create(const char *name, JET_GRBIT grbit)
{
	return JetCreateIndex(fx.sesid, fx.tableid, name, grbit, key_text,
	    sizeof(key_text), 0);
}

static JET_INDEXCREATE_A
describe(const char *name, const char *key, uint32_t size)
{
	return (JET_INDEXCREATE_A){ .cbStruct = sizeof(JET_INDEXCREATE_A),
	    .szIndexName = (char *)name, .szKey = (char *)key,
	    .cbKey = size };
}

static JET_ERR
create2(JET_INDEXCREATE_A *index)
{
	index->err = 1;
	return JetCreateIndex2(fx.sesid, fx.tableid, index, 1);
}

static JET_COLUMNID
add(const char *name, JET_COLTYP type, JET_GRBIT grbit)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .grbit = grbit };
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, name, &def,
	    NULL, 0, &id));
	return id;
}

static bool
has_index(const char *name)
{
	JET_INDEXID id;

	return JetGetTableIndexInfo(fx.sesid, fx.tableid, name, &id,
	    sizeof(id), JET_IdxInfoIndexId) == JET_errSuccess;
}

/* Records in the order of an index, as one number: 213 is 2, 1, 3. */
static int
order_of(const char *index)
{
	int order = 0;
	JET_ERR err;

	ck_jet(JET_errSuccess, JetSetCurrentIndex(fx.sesid, fx.tableid,
	    index));
	for (err = JetMove(fx.sesid, fx.tableid, (int32_t)JET_MoveFirst, 0);
	    err == JET_errSuccess;
	    err = JetMove(fx.sesid, fx.tableid, JET_MoveNext, 0))
		order = order * 10 +
		    ese_fix_row_id(&fx, fx.sesid, fx.tableid);
	ck_jet(JET_errNoCurrentRecord, err);
	return order;
}

static void
insert_three(void)
{
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "b");
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 2, "a");
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 3, NULL);
}

/* ---- create one ---- */

/* "JetCreateIndex Function" */
START_TEST(an_index_is_built_over_what_is_there)
{
	insert_three();
	ck_jet(JET_errSuccess, create("i", 0));
	ck_assert_int_eq(order_of("i"), 321);
	ck_assert_int_eq(order_of(NULL), 123);
}
END_TEST

START_TEST(an_index_follows_later_changes)
{
	ck_jet(JET_errSuccess, create("i", 0));
	insert_three();
	ck_assert_int_eq(order_of("i"), 321);
}
END_TEST

START_TEST(a_minus_turns_the_order)
{
	insert_three();
	ck_jet(JET_errSuccess, JetCreateIndex(fx.sesid, fx.tableid, "i", 0,
	    "-text\0", 7, 0));
	ck_assert_int_eq(order_of("i"), 123);
}
END_TEST

START_TEST(a_key_has_several_columns)
{
	insert_three();
	ck_jet(JET_errSuccess, JetCreateIndex(fx.sesid, fx.tableid, "i", 0,
	    "+text\0-id\0", 11, 0));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 4, "a");
	ck_assert_int_eq(order_of("i"), 3421);
}
END_TEST

/* fcreate.cxx, ErrFILEIValidateCreateIndex */
START_TEST(keys_are_written_one_way)
{
	static const struct {
		const char *key;
		uint32_t size;
		JET_ERR err;
	} cases[] = {
		{ "+text\0", 0, JET_errInvalidParameter },
		{ NULL, 7, JET_errInvalidParameter },
		{ "text\0", 6, JET_errIndexInvalidDef },
		{ "+text", 6, JET_errIndexInvalidDef },
		{ "+text\0", 6, JET_errIndexInvalidDef },
		{ "+text\0\0\0", 9, JET_errIndexInvalidDef },
		{ "\0", 2, JET_errIndexInvalidDef },
		{ "+x\0", 4, JET_errColumnNotFound },
		{ "+\0", 3, JET_errColumnNotFound }
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_jet(cases[i].err, JetCreateIndex(fx.sesid, fx.tableid,
		    "i", 0, cases[i].key, cases[i].size, 0));
	ck_assert(!has_index("i"));
}
END_TEST

START_TEST(a_key_has_16_columns_at_most)
{
	char key[17 * 4 + 1] = "";
	int i;

	for (i = 0; i < 17; i++)
		memcpy(key + i * 4, "+id", 4);
	key[16 * 4] = '\0';
	ck_jet(JET_errSuccess, JetCreateIndex(fx.sesid, fx.tableid, "i", 0,
	    key, 16 * 4 + 1, 0));
	key[16 * 4] = '+';
	ck_jet(JET_errIndexInvalidDef, JetCreateIndex(fx.sesid, fx.tableid,
	    "j", 0, key, sizeof(key), 0));
}
END_TEST

START_TEST(names_are_taken_once)
{
	ck_jet(JET_errSuccess, create("i", 0));
	ck_jet(JET_errIndexDuplicate, create("I", 0));
	ck_jet(JET_errInvalidName, create("a.b", 0));
	ck_jet(JET_errInvalidName, create(NULL, 0));
}
END_TEST

START_TEST(there_is_one_primary_index)
{
	ck_jet(JET_errIndexHasPrimary, create("i", JET_bitIndexPrimary));
}
END_TEST

START_TEST(a_primary_index_comes_before_the_records)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, "u", 0, 0,
	    &tableid));
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, tableid, "id", &def,
	    NULL, 0, NULL));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetUpdate(fx.sesid, tableid, NULL, 0, NULL));
	ck_jet(JET_errTableNotEmpty, JetCreateIndex(fx.sesid, tableid, "pk",
	    JET_bitIndexPrimary, "+id\0", 5, 0));
}
END_TEST

START_TEST(options_that_exclude_each_other_are_refused)
{
	static const struct {
		JET_GRBIT grbit;
		JET_ERR err;
	} cases[] = {
		{ 0x80000000, JET_errInvalidGrbit },
		{ JET_bitIndexPrimary | JET_bitIndexIgnoreNull,
		    JET_errInvalidGrbit },
		{ JET_bitIndexPrimary | JET_bitIndexIgnoreAnyNull,
		    JET_errInvalidGrbit },
		{ JET_bitIndexCrossProduct | JET_bitIndexNestedTable,
		    JET_errInvalidGrbit },
		{ JET_bitIndexEmpty, JET_errInvalidGrbit },
		{ JET_bitIndexTupleLimits, JET_errIndexInvalidDef },
		{ JET_bitIndexTuples | JET_bitIndexPrimary,
		    JET_errIndexTuplesSecondaryIndexOnly },
		{ JET_bitIndexTuples | JET_bitIndexUnique,
		    JET_errIndexTuplesNonUniqueOnly }
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_jet(cases[i].err, create("i", cases[i].grbit));
}
END_TEST

START_TEST(unique_indexes_find_duplicates_that_are_there)
{
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "a");
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 2, "A");
	ck_jet(JET_errKeyDuplicate, create("i", JET_bitIndexUnique));
	ck_assert(!has_index("i"));
	ck_jet(JET_errSuccess, create("i", 0));
}
END_TEST

START_TEST(nulls_are_refused_where_they_are_not_allowed)
{
	insert_three();
	ck_jet(JET_errNullKeyDisallowed, create("i",
	    JET_bitIndexDisallowNull));
	ck_jet(JET_errSuccess, create("i", JET_bitIndexIgnoreNull));
	ck_assert_int_eq(order_of("i"), 21);
	ck_jet(JET_errSuccess, create("j", JET_bitIndexSortNullsHigh));
	ck_assert_int_eq(order_of("j"), 213);
}
END_TEST

START_TEST(index_density_has_bounds)
{
	uint32_t density = 0;

	ck_jet(JET_errDensityInvalid, JetCreateIndex(fx.sesid, fx.tableid,
	    "i", 0, key_text, sizeof(key_text), 101));
	ck_jet(JET_errSuccess, JetCreateIndex(fx.sesid, fx.tableid, "i", 0,
	    key_text, sizeof(key_text), 60));
	ck_jet(JET_errSuccess, JetGetTableIndexInfo(fx.sesid, fx.tableid,
	    "i", &density, sizeof(density), JET_IdxInfoSpaceAlloc));
	ck_assert_uint_eq(density, 60);
}
END_TEST

START_TEST(rollback_takes_an_index_away)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, create("i", 0));
	ck_assert(has_index("i"));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_assert(!has_index("i"));
}
END_TEST

START_TEST(an_unversioned_index_is_for_level_0)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errInTransaction, create("i", JET_bitIndexUnversioned));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, create("i", JET_bitIndexUnversioned));
}
END_TEST

/* ---- structures ---- */

START_TEST(an_element_is_told_its_error)
{
	JET_INDEXCREATE_A index = describe("i", "+x\0", 4);

	ck_jet(JET_errColumnNotFound, create2(&index));
	ck_jet(JET_errColumnNotFound, index.err);
	index = describe("i", key_text, sizeof(key_text));
	ck_jet(JET_errSuccess, create2(&index));
	ck_jet(JET_errSuccess, index.err);
}
END_TEST

START_TEST(only_known_sizes_are_read)
{
	JET_INDEXCREATE_A index = describe("i", key_text, sizeof(key_text));

	index.cbStruct = 76;
	ck_jet(JET_errInvalidParameter, create2(&index));
	ck_jet(JET_errInvalidParameter, JetCreateIndex2(fx.sesid, fx.tableid,
	    NULL, 1));
	index.cbStruct = 72;
	ck_jet(JET_errSuccess, create2(&index));
}
END_TEST

/* cbKeyMost: 255 to 1000 with pages of 4 KiB */
START_TEST(keys_have_bounds)
{
	JET_INDEXCREATE_A index = describe("i", key_text, sizeof(key_text));
	uint16_t size = 0;

	index.grbit = JET_bitIndexKeyMost;
	index.cbKeyMost = 254;
	ck_jet(JET_errIndexInvalidDef, create2(&index));
	index.cbKeyMost = 2001;
	ck_jet(JET_errIndexInvalidDef, create2(&index));
	index.cbKeyMost = 300;
	ck_jet(JET_errSuccess, create2(&index));
	ck_jet(JET_errSuccess, JetGetTableIndexInfo(fx.sesid, fx.tableid,
	    "i", &size, sizeof(size), JET_IdxInfoKeyMost));
	ck_assert_uint_eq(size, 300);
	index = describe("j", key_text, sizeof(key_text));
	index.cbVarSegMac = 256;
	ck_jet(JET_errIndexInvalidDef, create2(&index));
	index.cbVarSegMac = 20;
	ck_jet(JET_errSuccess, create2(&index));
}
END_TEST

START_TEST(conditions_choose_the_records)
{
	JET_CONDITIONALCOLUMN_A condition = { sizeof(condition),
	    (char *)"text", JET_bitIndexColumnMustBeNonNull };
	JET_INDEXCREATE_A index = describe("i", "+id\0", 5);

	insert_three();
	index.rgconditionalcolumn = &condition;
	index.cConditionalColumn = 1;
	ck_jet(JET_errSuccess, create2(&index));
	ck_assert_int_eq(order_of("i"), 12);
	condition.grbit = JET_bitIndexColumnMustBeNull;
	index.szIndexName = (char *)"j";
	ck_jet(JET_errSuccess, create2(&index));
	ck_assert_int_eq(order_of("j"), 3);
}
END_TEST

START_TEST(conditions_are_checked)
{
	JET_CONDITIONALCOLUMN_A condition = { sizeof(condition),
	    (char *)"text", 3 };
	JET_INDEXCREATE_A index = describe("i", "+id\0", 5);

	index.rgconditionalcolumn = &condition;
	index.cConditionalColumn = 1;
	ck_jet(JET_errInvalidGrbit, create2(&index));
	condition.grbit = JET_bitIndexColumnMustBeNull;
	condition.szColumnName = (char *)"x";
	ck_jet(JET_errColumnNotFound, create2(&index));
	condition.szColumnName = (char *)"text";
	condition.cbStruct = 4;
	ck_jet(JET_errIndexInvalidDef, create2(&index));
	condition.cbStruct = sizeof(condition);
	index.grbit = JET_bitIndexPrimary;
	ck_jet(JET_errIndexInvalidDef, create2(&index));
	index.grbit = 0;
	index.cConditionalColumn = 17;
	ck_jet(JET_errIndexInvalidDef, create2(&index));
}
END_TEST

START_TEST(tuples_have_limits)
{
	JET_TUPLELIMITS limits = { 1, 10, 0, 0, 0 };
	JET_INDEXCREATE_A index = describe("i", key_text, sizeof(key_text));

	index.grbit = JET_bitIndexTupleLimits;
	index.ptuplelimits = &limits;
	ck_jet(JET_errIndexTuplesInvalidLimits, create2(&index));
	limits.chLengthMin = 5;
	limits.chLengthMax = 4;
	ck_jet(JET_errIndexTuplesInvalidLimits, create2(&index));
	limits.chLengthMax = 256;
	ck_jet(JET_errIndexTuplesInvalidLimits, create2(&index));
	limits.chLengthMax = 6;
	ck_jet(JET_errSuccess, create2(&index));
	index = describe("j", "+id\0", 5);
	index.grbit = JET_bitIndexTuples;
	ck_jet(JET_errIndexTuplesTextBinaryColumnsOnly, create2(&index));
	index = describe("j", key_text, sizeof(key_text));
	index.grbit = JET_bitIndexTuples;
	index.cbVarSegMac = 20;
	ck_jet(JET_errIndexTuplesVarSegMacNotAllowed, create2(&index));
}
END_TEST

START_TEST(a_tuple_index_finds_what_is_inside)
{
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, "database");
	ck_jet(JET_errSuccess, create("i", JET_bitIndexTuples));
	ck_jet(JET_errSuccess, JetSetCurrentIndex(fx.sesid, fx.tableid,
	    "i"));
	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, fx.tableid, "taba", 4,
	    JET_bitNewKey));
	ck_jet(JET_wrnSeekNotEqual, JetSeek(fx.sesid, fx.tableid,
	    JET_bitSeekGE));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 1);
}
END_TEST

START_TEST(locales_are_known_or_refused)
{
	JET_UNICODEINDEX unicode = { 0x0407, 0 };
	JET_INDEXCREATE_A index;
	uint32_t lcid = 0;

	add("u", JET_coltypText, 0);
	index = describe("i", "+u\0", 4);
	index.grbit = JET_bitIndexUnicode;
	ck_jet(JET_errInvalidParameter, create2(&index));
	index.pidxunicode = &unicode;
	ck_jet(JET_errSuccess, create2(&index));
	ck_jet(JET_errSuccess, JetGetTableIndexInfo(fx.sesid, fx.tableid,
	    "i", &lcid, sizeof(lcid), JET_IdxInfoLCID));
	ck_assert_uint_eq(lcid, 0x0407);
	index.szIndexName = (char *)"j";
	unicode.lcid = 0xfffe;
	ck_jet(JET_errInvalidLanguageId, create2(&index));
	unicode.lcid = 0x0407;
	unicode.dwMapFlags = 0x800;	/* LCMAP_BYTEREV gives no order */
	ck_jet(JET_errInvalidLCMapStringFlags, create2(&index));
	index.grbit = 0;
	index.pidxunicode = NULL;
	index.lcid = 0x040c;
	ck_jet(JET_errSuccess, create2(&index));
}
END_TEST

START_TEST(escrow_columns_are_not_indexed)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong, .grbit = JET_bitColumnEscrowUpdate };
	int32_t zero = 0;
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, "u", 0, 0,
	    &tableid));
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, tableid, "e", &def,
	    &zero, sizeof(zero), NULL));
	ck_jet(JET_errCannotIndex, JetCreateIndex(fx.sesid, tableid, "i", 0,
	    "+e\0", 4, 0));
}
END_TEST

START_TEST(later_forms_make_the_same_index)
{
	JET_SPACEHINTS hints = { .cbStruct = sizeof(hints),
	    .ulInitialDensity = 70 };
	JET_UNICODEINDEX2 locale = { (WCHAR *)u"fr-FR", 0 };
	JET_INDEXCREATE2_A two = { .cbStruct = sizeof(two),
	    .szIndexName = (char *)"two", .szKey = (char *)key_text,
	    .cbKey = sizeof(key_text), .pSpacehints = &hints };
	JET_INDEXCREATE3_A three = { .cbStruct = sizeof(three),
	    .szIndexName = (char *)"three", .szKey = (char *)key_text,
	    .cbKey = sizeof(key_text), .pidxunicode = &locale };
	uint32_t density;

	ck_jet(JET_errSuccess, JetCreateIndex3A(fx.sesid, fx.tableid, &two,
	    1));
	ck_jet(JET_errSuccess, JetGetTableIndexInfo(fx.sesid, fx.tableid,
	    "two", &density, sizeof(density), JET_IdxInfoSpaceAlloc));
	ck_assert_uint_eq(density, 70);
	hints.ulGrowth = 50;
	two.szIndexName = (char *)"more";
	ck_jet(JET_errSpaceHintsInvalid, JetCreateIndex3A(fx.sesid,
	    fx.tableid, &two, 1));
	/* the structure and its bit come together */
	ck_jet(JET_errInvalidParameter, JetCreateIndex4A(fx.sesid,
	    fx.tableid, &three, 1));
	three.grbit = JET_bitIndexUnicode;
	ck_jet(JET_errSuccess, JetCreateIndex4A(fx.sesid, fx.tableid, &three,
	    1));
}
END_TEST

START_TEST(wide_forms_read_wide_text)
{
	JET_INDEXCREATE_W index = { .cbStruct = sizeof(index),
	    .szIndexName = (WCHAR *)u"w", .szKey = (WCHAR *)u"-id\0",
	    .cbKey = 10 };

	insert_three();
	ck_jet(JET_errSuccess, JetCreateIndex2W(fx.sesid, fx.tableid, &index,
	    1));
	ck_assert_int_eq(order_of("w"), 321);
	ck_jet(JET_errSuccess, JetCreateIndexW(fx.sesid, fx.tableid, u"v", 0,
	    u"-id\0", 10, 0));
	ck_assert_int_eq(order_of("v"), 321);
	ck_jet(JET_errSuccess, JetDeleteIndexW(fx.sesid, fx.tableid, u"w"));
}
END_TEST

/* ---- create several ---- */

static void
open_alone(void)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetOpenTable(fx.sesid, fx.dbid, "t", NULL, 0,
	    JET_bitTableDenyRead, &fx.tableid));
}

/* fcreate.cxx, ErrFILEIBatchCreateIndex */
START_TEST(several_at_once_want_level_0_and_the_table_alone)
{
	JET_INDEXCREATE_A index[2] = {
		describe("i", key_text, sizeof(key_text)),
		describe("j", "-id\0", 5)
	};

	ck_jet(JET_errExclusiveTableLockRequired, JetCreateIndex2(fx.sesid,
	    fx.tableid, index, 2));
	open_alone();
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errInTransaction, JetCreateIndex2(fx.sesid, fx.tableid,
	    index, 2));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetCreateIndex2(fx.sesid, fx.tableid, index,
	    2));
	ck_assert(has_index("i"));
	ck_assert(has_index("j"));
}
END_TEST

START_TEST(several_at_once_are_all_or_none)
{
	JET_INDEXCREATE_A index[2] = {
		describe("i", key_text, sizeof(key_text)),
		describe("j", "-x\0", 4)
	};

	open_alone();
	ck_jet(JET_errColumnNotFound, JetCreateIndex2(fx.sesid, fx.tableid,
	    index, 2));
	ck_jet(JET_errSuccess, index[0].err);
	ck_jet(JET_errColumnNotFound, index[1].err);
	ck_assert(!has_index("i"));
}
END_TEST

/* ---- delete ---- */

START_TEST(a_deleted_index_is_gone)
{
	ck_jet(JET_errSuccess, create("i", 0));
	ck_jet(JET_errSuccess, JetDeleteIndex(fx.sesid, fx.tableid, "I"));
	ck_assert(!has_index("i"));
	ck_jet(JET_errIndexNotFound, JetSetCurrentIndex(fx.sesid, fx.tableid,
	    "i"));
	ck_jet(JET_errIndexNotFound, JetDeleteIndex(fx.sesid, fx.tableid,
	    "i"));
}
END_TEST

START_TEST(the_primary_index_stays)
{
	ck_jet(JET_errIndexMustStay, JetDeleteIndex(fx.sesid, fx.tableid,
	    "pk"));
	ck_jet(JET_errInvalidName, JetDeleteIndex(fx.sesid, fx.tableid,
	    NULL));
	ck_jet(JET_errInvalidName, JetDeleteIndex(fx.sesid, fx.tableid, ""));
}
END_TEST

START_TEST(an_index_that_a_cursor_uses_stays)
{
	JET_TABLEID other;

	ck_jet(JET_errSuccess, create("i", 0));
	other = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, JetSetCurrentIndex(fx.sesid, other, "i"));
	ck_jet(JET_errIndexInUse, JetDeleteIndex(fx.sesid, fx.tableid, "i"));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, other));
	ck_jet(JET_errSuccess, JetDeleteIndex(fx.sesid, fx.tableid, "i"));
}
END_TEST

START_TEST(rollback_brings_an_index_back)
{
	insert_three();
	ck_jet(JET_errSuccess, create("i", 0));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetDeleteIndex(fx.sesid, fx.tableid, "i"));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_assert_int_eq(order_of("i"), 321);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_index");
	TCase *tc;

	tc = tcase_create("create one");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_index_is_built_over_what_is_there);
	tcase_add_test(tc, an_index_follows_later_changes);
	tcase_add_test(tc, a_minus_turns_the_order);
	tcase_add_test(tc, a_key_has_several_columns);
	tcase_add_test(tc, keys_are_written_one_way);
	tcase_add_test(tc, a_key_has_16_columns_at_most);
	tcase_add_test(tc, names_are_taken_once);
	tcase_add_test(tc, there_is_one_primary_index);
	tcase_add_test(tc, a_primary_index_comes_before_the_records);
	tcase_add_test(tc, options_that_exclude_each_other_are_refused);
	tcase_add_test(tc, unique_indexes_find_duplicates_that_are_there);
	tcase_add_test(tc, nulls_are_refused_where_they_are_not_allowed);
	tcase_add_test(tc, index_density_has_bounds);
	tcase_add_test(tc, rollback_takes_an_index_away);
	tcase_add_test(tc, an_unversioned_index_is_for_level_0);
	suite_add_tcase(s, tc);
	tc = tcase_create("structures");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_element_is_told_its_error);
	tcase_add_test(tc, only_known_sizes_are_read);
	tcase_add_test(tc, keys_have_bounds);
	tcase_add_test(tc, conditions_choose_the_records);
	tcase_add_test(tc, conditions_are_checked);
	tcase_add_test(tc, tuples_have_limits);
	tcase_add_test(tc, a_tuple_index_finds_what_is_inside);
	tcase_add_test(tc, locales_are_known_or_refused);
	tcase_add_test(tc, escrow_columns_are_not_indexed);
	tcase_add_test(tc, later_forms_make_the_same_index);
	tcase_add_test(tc, wide_forms_read_wide_text);
	suite_add_tcase(s, tc);
	tc = tcase_create("create several");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, several_at_once_want_level_0_and_the_table_alone);
	tcase_add_test(tc, several_at_once_are_all_or_none);
	suite_add_tcase(s, tc);
	tc = tcase_create("delete");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_deleted_index_is_gone);
	tcase_add_test(tc, the_primary_index_stays);
	tcase_add_test(tc, an_index_that_a_cursor_uses_stays);
	tcase_add_test(tc, rollback_brings_an_index_back);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
