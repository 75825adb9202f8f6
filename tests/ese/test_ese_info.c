/* SPDX-License-Identifier: MIT */
/* Information about tables, columns, indexes, objects. */

#define JET_VERSION 0x0A01	/* for the pages of indexes and long values */
#include <check.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "canary.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

static struct ese_fix fx;

static const char key_text[] = "-text\0+id\0";

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	ck_jet(JET_errSuccess, JetCreateIndex(fx.sesid, fx.tableid, "byText",
	    JET_bitIndexIgnoreNull, key_text, sizeof(key_text), 0));
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static const char *
text_of(JET_TABLEID tableid, JET_COLUMNID id)
{
	static char text[256];
	uint32_t size = 0;
	JET_ERR err;

	err = JetRetrieveColumn(fx.sesid, tableid, id, text,
	    sizeof(text) - 1, &size, 0, NULL);
	ck_assert(err == JET_errSuccess || err == JET_wrnColumnNull);
	text[size] = '\0';
	return text;
}

static uint32_t
number_of(JET_TABLEID tableid, JET_COLUMNID id)
{
	uint32_t number = 0;

	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, tableid, id,
	    &number, sizeof(number), NULL, 0, NULL));
	return number;
}

static JET_ERR
next_row(JET_TABLEID tableid)
{
	return JetMove(fx.sesid, tableid, JET_MoveNext, 0);
}

static JET_ERR
column_info(const char *name, void *result, uint32_t size, uint32_t level)
{
	return JetGetTableColumnInfo(fx.sesid, fx.tableid, name, result,
	    size, level);
}

static JET_ERR
index_info(const char *name, void *result, uint32_t size, uint32_t level)
{
	return JetGetTableIndexInfo(fx.sesid, fx.tableid, name, result, size,
	    level);
}

/* ---- columns ---- */

/* "JetGetTableColumnInfo Function" */
START_TEST(a_column_is_described)
{
	JET_COLUMNDEF def;

	memset(&def, 0xff, sizeof(def));
	ck_jet(JET_errSuccess, column_info("TEXT", &def, sizeof(def),
	    JET_ColInfo));
	ck_assert_uint_eq(def.cbStruct, sizeof(def));
	ck_assert_uint_eq(def.columnid, fx.text);
	ck_assert_uint_eq(def.coltyp, JET_coltypText);
	ck_assert_uint_eq(def.cp, 1252);
	ck_assert_uint_eq(def.cbMax, 255);
	ck_assert_uint_eq(def.wCountry, 1);
	ck_assert_uint_eq(def.langid, 1033);
	ck_assert_uint_eq(def.wCollate, 0);
	ck_assert_uint_eq(def.grbit, JET_bitColumnUpdatable);
}
END_TEST

START_TEST(a_column_is_found_by_number)
{
	JET_COLUMNDEF def;
	JET_COLUMNID wrong = 77;

	ck_jet(JET_errSuccess, column_info((const char *)&fx.note, &def,
	    sizeof(def), JET_ColInfoByColid));
	ck_assert_uint_eq(def.coltyp, JET_coltypLongText);
	ck_jet(JET_errColumnNotFound, column_info((const char *)&wrong, &def,
	    sizeof(def), JET_ColInfoByColid));
	ck_jet(JET_errInvalidParameter, column_info(NULL, &def, sizeof(def),
	    JET_ColInfoByColid));
}
END_TEST

START_TEST(columns_that_are_not_there_are_not_found)
{
	JET_COLUMNDEF def;

	ck_jet(JET_errColumnNotFound, column_info("x", &def, sizeof(def),
	    JET_ColInfo));
	ck_jet(JET_errColumnNotFound, column_info("", &def, sizeof(def),
	    JET_ColInfo));
	ck_jet(JET_errColumnNotFound, column_info(NULL, &def, sizeof(def),
	    JET_ColInfo));
	ck_jet(JET_errInvalidName, column_info("a!b", &def, sizeof(def),
	    JET_ColInfo));
}
END_TEST

/* jetapi.cxx, JetGetTableColumnInfoEx */
START_TEST(column_levels_have_their_sizes)
{
	static const struct {
		uint32_t level;
		size_t size;
	} cases[] = {
		{ JET_ColInfo, sizeof(JET_COLUMNDEF) },
		{ JET_ColInfoList, sizeof(JET_COLUMNLIST) },
		{ JET_ColInfoListCompact, sizeof(JET_COLUMNLIST) },
		{ JET_ColInfoListSortColumnid, sizeof(JET_COLUMNLIST) },
		{ JET_ColInfoBase, sizeof(JET_COLUMNBASE_A) }
	};
	struct canary room;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		room = canary_new(cases[i].size - 1);
		ck_jet(JET_errBufferTooSmall, column_info("id", room.data,
		    (uint32_t)room.size, cases[i].level));
		ck_assert_uint_eq(canary_untouched(&room), room.size);
		canary_free(&room);
	}
	ck_jet(JET_errFeatureNotAvailable, column_info("id", &i, sizeof(i),
	    JET_ColInfoSysTabCursor));
	ck_jet(JET_errInvalidParameter, column_info("id", &i, sizeof(i),
	    99));
	ck_jet(JET_errInvalidParameter, column_info("id", NULL, 100,
	    JET_ColInfo));
}
END_TEST

START_TEST(the_column_list_is_sorted_by_name)
{
	JET_COLUMNLIST list;

	ck_jet(JET_errSuccess, column_info(NULL, &list, sizeof(list),
	    JET_ColInfoList));
	ck_assert_uint_eq(list.cbStruct, sizeof(list));
	ck_assert_uint_eq(list.cRecord, 3);
	ck_assert_str_eq(text_of(list.tableid, list.columnidcolumnname),
	    "id");
	ck_assert_uint_eq(number_of(list.tableid, list.columnidcolumnid),
	    fx.id);
	ck_assert_uint_eq(number_of(list.tableid, list.columnidcoltyp),
	    JET_coltypLong);
	ck_assert_uint_eq(number_of(list.tableid, list.columnidcbMax), 4);
	ck_assert_str_eq(text_of(list.tableid, list.columnidBaseTableName),
	    "t");
	ck_jet(JET_errSuccess, next_row(list.tableid));
	ck_assert_str_eq(text_of(list.tableid, list.columnidcolumnname),
	    "note");
	ck_jet(JET_errSuccess, next_row(list.tableid));
	ck_assert_str_eq(text_of(list.tableid,
	    list.columnidBaseColumnName), "text");
	ck_jet(JET_errNoCurrentRecord, next_row(list.tableid));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, list.tableid));
}
END_TEST

START_TEST(the_column_list_is_sorted_by_number_when_asked)
{
	JET_COLUMNLIST list;
	uint32_t last = 0, id;

	ck_jet(JET_errSuccess, column_info(NULL, &list, sizeof(list),
	    JET_ColInfoListSortColumnid));
	do {
		id = number_of(list.tableid, list.columnidcolumnid);
		ck_assert_uint_gt(id, last);
		ck_assert_uint_eq(number_of(list.tableid,
		    list.columnidPresentationOrder), id);
		last = id;
	} while (next_row(list.tableid) == JET_errSuccess);
	ck_assert_uint_eq(last, fx.note);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, list.tableid));
	ck_jet(JET_errSuccess, column_info(NULL, &list, sizeof(list),
	    JET_ColInfoList | JET_ColInfoGrbitSortByColumnid |
	    JET_ColInfoGrbitMinimalInfo));
	ck_assert_uint_eq(number_of(list.tableid, list.columnidcolumnid),
	    fx.id);
	ck_jet(JET_wrnColumnNull, JetRetrieveColumn(fx.sesid, list.tableid,
	    list.columnidcoltyp, &id, sizeof(id), NULL, 0, NULL));
}
END_TEST

START_TEST(the_compact_list_has_all_columns_too)
{
	JET_COLUMNLIST list;

	ck_jet(JET_errSuccess, column_info(NULL, &list, sizeof(list),
	    JET_ColInfoListCompact));
	ck_assert_uint_eq(list.cRecord, 3);
	ck_assert_str_eq(text_of(list.tableid, list.columnidcolumnname),
	    "id");
}
END_TEST

START_TEST(defaults_are_listed)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_COLUMNLIST list;
	int32_t five = 5;

	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "a", &def,
	    &five, sizeof(five), NULL));
	ck_jet(JET_errSuccess, column_info(NULL, &list, sizeof(list),
	    JET_ColInfoList));
	ck_assert_str_eq(text_of(list.tableid, list.columnidcolumnname),
	    "a");
	ck_assert_uint_eq(number_of(list.tableid, list.columnidDefault), 5);
}
END_TEST

/* info.cxx, ErrINFOGetTableColumnInfo */
START_TEST(a_function_that_computes_defaults_is_listed)
{
	JET_USERDEFINEDDEFAULT_A user = { .szCallback = (char *)"m!f",
	    .pbUserData = (uint8_t *)(uintptr_t)"data", .cbUserData = 4 };
	JET_USERDEFINEDDEFAULT_A *back;
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLongBinary,
	    .grbit = JET_bitColumnUserDefinedDefault };
	struct canary room = canary_new(sizeof(*back) + 8);
	JET_COLUMNLIST list;
	uint32_t size = 0;

	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "a", &def,
	    &user, sizeof(user), NULL));
	ck_jet(JET_errSuccess, JetGetTableColumnInfoW(fx.sesid, fx.tableid,
	    NULL, &list, sizeof(list), JET_ColInfoList));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, list.tableid,
	    list.columnidDefault, room.data, (uint32_t)room.size, &size, 0,
	    NULL));
	ck_assert_uint_eq(size, room.size);
	back = (void *)room.data;
	ck_assert_uint_eq((uintptr_t)back->szCallback, sizeof(*back));
	ck_assert_uint_eq((uintptr_t)back->pbUserData, sizeof(*back) + 4);
	ck_assert_uint_eq(back->cbUserData, 4);
	ck_assert_ptr_null(back->szDependantColumns);
	ck_assert_mem_eq(room.data + sizeof(*back), "m!f\0data", 8);
	canary_free(&room);
	ck_jet(JET_errSuccess, column_info(NULL, &list, sizeof(list),
	    JET_ColInfoListCompact));
	ck_assert_uint_eq(list.cRecord, 4);
}
END_TEST

START_TEST(wide_lists_hold_wide_names)
{
	JET_COLUMNLIST list;
	JET_COLUMNBASE_W base;

	ck_jet(JET_errSuccess, JetGetTableColumnInfoW(fx.sesid, fx.tableid,
	    NULL, &list, sizeof(list), JET_ColInfoList));
	ck_assert_mem_eq(text_of(list.tableid, list.columnidcolumnname),
	    u"id", 5);
	ck_jet(JET_errSuccess, JetGetTableColumnInfoW(fx.sesid, fx.tableid,
	    u"note", &base, sizeof(base), JET_ColInfoBase));
	ck_assert_uint_eq(base.cbStruct, sizeof(base));
	ck_assert_mem_eq(base.szBaseColumnName, u"note", 10);
	ck_assert_mem_eq(base.szBaseTableName, u"t", 4);
	ck_assert_uint_eq(base.columnid, fx.note);
}
END_TEST

START_TEST(the_base_of_a_column_is_its_table)
{
	JET_COLUMNBASE_A base;

	ck_jet(JET_errSuccess, column_info("note", &base, sizeof(base),
	    JET_ColInfoBase));
	ck_assert_uint_eq(base.cbStruct, sizeof(base));
	ck_assert_str_eq(base.szBaseTableName, "t");
	ck_assert_str_eq(base.szBaseColumnName, "note");
	ck_assert_uint_eq(base.columnid, fx.note);
	ck_jet(JET_errSuccess, column_info((const char *)&fx.id, &base,
	    sizeof(base), JET_ColInfoBaseByColid));
	ck_assert_str_eq(base.szBaseColumnName, "id");
}
END_TEST

START_TEST(columns_are_described_without_a_cursor)
{
	JET_COLUMNDEF def;

	ck_jet(JET_errSuccess, JetGetColumnInfo(fx.sesid, fx.dbid, "t",
	    "id", &def, sizeof(def), JET_ColInfo));
	ck_assert_uint_eq(def.columnid, fx.id);
	/* the cursor that looks does not write */
	ck_assert_uint_eq(def.grbit, JET_bitColumnFixed);
	ck_jet(JET_errObjectNotFound, JetGetColumnInfo(fx.sesid, fx.dbid,
	    "x", "id", &def, sizeof(def), JET_ColInfo));
	ck_jet(JET_errInvalidParameter, JetGetColumnInfo(fx.sesid, fx.dbid,
	    NULL, "id", &def, sizeof(def), JET_ColInfo));
	ck_jet(JET_errSuccess, JetGetColumnInfoW(fx.sesid, fx.dbid, u"t",
	    u"id", &def, sizeof(def), JET_ColInfo));
}
END_TEST

/* ---- indexes ---- */

/* "JET_INDEXLIST Structure": a row for each column of a key */
START_TEST(the_index_list_has_a_row_for_each_key_column)
{
	JET_INDEXLIST list;

	ck_jet(JET_errSuccess, index_info(NULL, &list, sizeof(list),
	    JET_IdxInfoList));
	ck_assert_uint_eq(list.cbStruct, sizeof(list));
	ck_assert_uint_eq(list.cRecord, 3);
	ck_assert_str_eq(text_of(list.tableid, list.columnidindexname),
	    "byText");
	ck_assert_uint_eq(number_of(list.tableid, list.columnidgrbitIndex),
	    JET_bitIndexIgnoreNull);
	ck_assert_uint_eq(number_of(list.tableid, list.columnidcColumn), 2);
	ck_assert_uint_eq(number_of(list.tableid, list.columnidiColumn), 0);
	ck_assert_uint_eq(number_of(list.tableid, list.columnidgrbitColumn),
	    JET_bitKeyDescending);
	ck_assert_str_eq(text_of(list.tableid, list.columnidcolumnname),
	    "text");
	ck_jet(JET_errSuccess, next_row(list.tableid));
	ck_assert_uint_eq(number_of(list.tableid, list.columnidiColumn), 1);
	ck_assert_uint_eq(number_of(list.tableid, list.columnidcolumnid),
	    fx.id);
	ck_jet(JET_errSuccess, next_row(list.tableid));
	ck_assert_str_eq(text_of(list.tableid, list.columnidindexname),
	    "pk");
	ck_assert_uint_eq(number_of(list.tableid, list.columnidgrbitIndex),
	    JET_bitIndexPrimary | JET_bitIndexUnique);
	ck_assert_uint_eq(number_of(list.tableid, list.columnidLCMapFlags),
	    0x30401);
	ck_jet(JET_errNoCurrentRecord, next_row(list.tableid));
}
END_TEST

START_TEST(one_index_is_listed_by_name)
{
	JET_INDEXLIST list;

	ck_jet(JET_errSuccess, index_info("PK", &list, sizeof(list),
	    JET_IdxInfo));
	ck_assert_uint_eq(list.cRecord, 1);
	ck_assert_str_eq(text_of(list.tableid, list.columnidindexname),
	    "pk");
	ck_jet(JET_errIndexNotFound, index_info("x", &list, sizeof(list),
	    JET_IdxInfo));
	ck_jet(JET_errInvalidName, index_info("x.y", &list, sizeof(list),
	    JET_IdxInfo));
}
END_TEST

/* info.cxx: the member for text flags came later */
START_TEST(the_short_index_list_stays_good)
{
	struct canary room = canary_new(offsetof(JET_INDEXLIST,
	    columnidLCMapFlags));
	uint32_t size;

	ck_jet(JET_errSuccess, index_info(NULL, room.data,
	    (uint32_t)room.size, JET_IdxInfoList));
	memcpy(&size, room.data, sizeof(size));
	ck_assert_uint_eq(size, room.size);
	ck_jet(JET_errBufferTooSmall, index_info(NULL, room.data,
	    (uint32_t)room.size - 1, JET_IdxInfoList));
	canary_free(&room);
}
END_TEST

START_TEST(single_facts_of_an_index_are_told)
{
	uint32_t number = 0;
	uint16_t small = 0;
	WCHAR locale[85];

	ck_jet(JET_errSuccess, index_info("byText", &number, sizeof(number),
	    JET_IdxInfoSpaceAlloc));
	ck_assert_uint_eq(number, 80);
	ck_jet(JET_errSuccess, index_info("byText", &number, sizeof(number),
	    JET_IdxInfoLCID));
	ck_assert_uint_eq(number, 1033);
	ck_jet(JET_errSuccess, index_info("byText", &small, sizeof(small),
	    JET_IdxInfoLangid));
	ck_assert_uint_eq(small, 1033);
	ck_jet(JET_errSuccess, index_info("byText", &small, sizeof(small),
	    JET_IdxInfoVarSegMac));
	ck_assert_uint_eq(small, 255);
	ck_jet(JET_errSuccess, index_info("byText", &small, sizeof(small),
	    JET_IdxInfoKeyMost));
	ck_assert_uint_eq(small, 255);
	ck_jet(JET_errSuccess, index_info(NULL, &number, sizeof(number),
	    JET_IdxInfoCount));
	ck_assert_uint_eq(number, 2);
	ck_jet(JET_errSuccess, index_info("byText", locale, sizeof(locale),
	    JET_IdxInfoLocaleName));
	ck_assert_mem_eq(locale, u"en-US", 12);
}
END_TEST

START_TEST(index_levels_are_checked)
{
	uint32_t number;

	ck_jet(JET_errIndexNotFound, index_info("", &number, sizeof(number),
	    JET_IdxInfoSpaceAlloc));
	ck_jet(JET_errIndexNotFound, index_info("x", &number, sizeof(number),
	    JET_IdxInfoLCID));
	ck_jet(JET_errBufferTooSmall, index_info("pk", &number, 3,
	    JET_IdxInfoCount));
	ck_jet(JET_errBufferTooSmall, index_info("pk", &number, 1,
	    JET_IdxInfoLCID));
	ck_jet(JET_errFeatureNotAvailable, index_info("pk", &number,
	    sizeof(number), JET_IdxInfoSysTabCursor));
	ck_jet(JET_errInvalidParameter, index_info("pk", &number,
	    sizeof(number), 99));
	ck_jet(JET_errInvalidParameter, index_info("pk", NULL, 100,
	    JET_IdxInfoCount));
}
END_TEST

START_TEST(the_id_of_an_index_selects_it)
{
	JET_INDEXID id;
	char name[65];

	ck_jet(JET_errSuccess, index_info("byText", &id, sizeof(id),
	    JET_IdxInfoIndexId));
	ck_assert_uint_eq(id.cbStruct, sizeof(id));
	ck_jet(JET_errSuccess, JetSetCurrentIndex4(fx.sesid, fx.tableid,
	    NULL, &id, 0, 1));
	ck_jet(JET_errSuccess, JetGetCurrentIndex(fx.sesid, fx.tableid, name,
	    sizeof(name)));
	ck_assert_str_eq(name, "byText");
}
END_TEST

/* info.cxx, ErrINFOIBuildIndexCreateVX */
START_TEST(an_index_can_be_made_again_from_its_description)
{
	_Alignas(8) char room[1024];
	JET_INDEXCREATE_A *index = (JET_INDEXCREATE_A *)(void *)room;

	ck_jet(JET_errSuccess, index_info("byText", room, sizeof(room),
	    JET_IdxInfoCreateIndex));
	ck_assert_uint_eq(index->cbStruct, sizeof(*index));
	ck_assert_str_eq(index->szIndexName, "byText");
	ck_assert_uint_eq(index->cbKey, sizeof(key_text));
	ck_assert_mem_eq(index->szKey, key_text, sizeof(key_text));
	ck_assert_uint_eq(index->grbit, JET_bitIndexIgnoreNull |
	    JET_bitIndexUnicode);
	ck_assert_uint_eq(index->pidxunicode->lcid, 1033);
	ck_jet(JET_errSuccess, JetDeleteIndex(fx.sesid, fx.tableid,
	    "byText"));
	ck_jet(JET_errSuccess, JetCreateIndex2(fx.sesid, fx.tableid, index,
	    1));
}
END_TEST

START_TEST(later_descriptions_have_hints_and_locale_names)
{
	_Alignas(8) char room[1024];
	JET_INDEXCREATE3_W *index = (JET_INDEXCREATE3_W *)(void *)room;

	ck_jet(JET_errSuccess, JetGetTableIndexInfoW(fx.sesid, fx.tableid,
	    u"byText", room, sizeof(room), JET_IdxInfoCreateIndex3));
	ck_assert_uint_eq(index->cbStruct, sizeof(*index));
	ck_assert_mem_eq(index->szIndexName, u"byText", 14);
	ck_assert_uint_eq(index->cbKey, sizeof(key_text) * 2);
	ck_assert_mem_eq(index->pidxunicode->szLocaleName, u"en-US", 12);
	ck_assert_uint_eq(index->pSpacehints->ulInitialDensity, 80);
	ck_jet(JET_errBufferTooSmall, JetGetTableIndexInfoW(fx.sesid,
	    fx.tableid, u"byText", room, sizeof(*index),
	    JET_IdxInfoCreateIndex3));
}
END_TEST

START_TEST(indexes_are_described_without_a_cursor)
{
	JET_INDEXLIST list;
	uint32_t density;

	ck_jet(JET_errSuccess, JetGetIndexInfo(fx.sesid, fx.dbid, "t", "pk",
	    &density, sizeof(density), JET_IdxInfoSpaceAlloc));
	ck_jet(JET_errSuccess, JetGetIndexInfoW(fx.sesid, fx.dbid, u"t",
	    NULL, &list, sizeof(list), JET_IdxInfo));
	ck_assert_uint_eq(list.cRecord, 3);
	ck_jet(JET_errObjectNotFound, JetGetIndexInfo(fx.sesid, fx.dbid, "x",
	    "pk", &density, sizeof(density), JET_IdxInfoSpaceAlloc));
}
END_TEST

/* ---- tables ---- */

/* info.cxx, ErrIsamGetTableInfo */
START_TEST(a_table_is_described)
{
	JET_OBJECTINFO object;

	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, fx.tableid, &object,
	    sizeof(object), JET_TblInfo));
	ck_assert_uint_eq(object.cbStruct, sizeof(object));
	ck_assert_uint_eq(object.objtyp, JET_objtypTable);
	ck_assert_uint_eq(object.grbit, JET_bitTableInfoUpdatable |
	    JET_bitTableInfoBookmark | JET_bitTableInfoRollback);
	ck_assert_uint_eq(object.flags, 0);
	ck_jet(JET_errBufferTooSmall, JetGetTableInfo(fx.sesid, fx.tableid,
	    &object, sizeof(object) - 1, JET_TblInfo));
}
END_TEST

START_TEST(the_name_needs_room_for_its_end)
{
	struct canary one = canary_new(1), two = canary_new(2),
	    four = canary_new(4);

	ck_jet(JET_errBufferTooSmall, JetGetTableInfo(fx.sesid, fx.tableid,
	    one.data, 1, JET_TblInfoName));
	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, fx.tableid,
	    two.data, 2, JET_TblInfoName));
	ck_assert_mem_eq(two.data, "t", 2);
	ck_jet(JET_errBufferTooSmall, JetGetTableInfoW(fx.sesid, fx.tableid,
	    two.data, 2, JET_TblInfoName));
	ck_jet(JET_errSuccess, JetGetTableInfoW(fx.sesid, fx.tableid,
	    four.data, 4, JET_TblInfoName));
	ck_assert_mem_eq(four.data, u"t", 4);
	canary_free(&one);
	canary_free(&two);
	canary_free(&four);
}
END_TEST

START_TEST(other_facts_of_a_table_are_told)
{
	JET_DBID dbid = 0;
	uint32_t space[2] = { 0, 0 };
	char name[65] = "x";

	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, fx.tableid, &dbid,
	    sizeof(dbid), JET_TblInfoDbid));
	ck_assert_uint_eq(dbid, fx.dbid);
	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, fx.tableid, space,
	    sizeof(space), JET_TblInfoSpaceAlloc));
	ck_assert_uint_eq(space[1], 80);
	ck_jet(JET_errBufferTooSmall, JetGetTableInfo(fx.sesid, fx.tableid,
	    space, 7, JET_TblInfoSpaceAlloc));
	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, fx.tableid, name,
	    sizeof(name), JET_TblInfoTemplateTableName));
	ck_assert_str_eq(name, "");
	ck_jet(JET_errBufferTooSmall, JetGetTableInfo(fx.sesid, fx.tableid,
	    name, 64, JET_TblInfoTemplateTableName));
	ck_jet(JET_errFeatureNotAvailable, JetGetTableInfo(fx.sesid,
	    fx.tableid, name, sizeof(name), JET_TblInfoRvt));
	ck_jet(JET_errInvalidParameter, JetGetTableInfo(fx.sesid, fx.tableid,
	    NULL, 100, JET_TblInfo));
}
END_TEST

static uint32_t
table_pages(uint32_t level)
{
	uint32_t pages = 4711;

	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, fx.tableid, &pages,
	    sizeof(pages), level));
	return pages;
}

static uint32_t
index_pages(const char *name, uint32_t level)
{
	uint32_t pages = 4711;

	ck_jet(JET_errSuccess, index_info(name, &pages, sizeof(pages),
	    level));
	return pages;
}

/* About 100 bytes in each row and in each entry of "byText"; note is short or
 * a long value. */
static void
insert_rows(int32_t first, int32_t count, uint32_t note_size)
{
	static const char note[20000];
	char text[101];
	int32_t i;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	for (i = first; i < first + count; i++) {
		snprintf(text, sizeof(text), "%0100d", i);
		ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
		    JET_prepInsert));
		ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid,
		    fx.id, &i, sizeof(i), 0, NULL));
		ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid,
		    fx.text, text, 100, 0, NULL));
		ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid,
		    fx.note, note, note_size, 0, NULL));
		ck_jet(JET_errSuccess, JetUpdate(fx.sesid, fx.tableid, NULL,
		    0, NULL));
	}
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}

/* info.cxx, ErrIsamGetTableInfo, JET_TblInfoSpaceOwned and the like */
START_TEST(pages_of_a_table_are_counted)
{
	uint32_t usage[2], owned, text, rows;

	ck_assert_uint_ge(table_pages(JET_TblInfoSpaceOwned), 2);
	ck_assert_uint_eq(table_pages(JET_TblInfoSpaceOwnedLV), 0);
	insert_rows(0, 2000, 10);
	/* 4 KiB pages: 200,000 bytes of text in both trees. */
	owned = table_pages(JET_TblInfoSpaceOwned);
	text = index_pages("byText", JET_IdxInfoSpaceOwned);
	rows = index_pages("pk", JET_IdxInfoSpaceOwned);
	ck_assert_uint_ge(text, 50);
	ck_assert_uint_le(text, 250);
	ck_assert_uint_ge(rows, 50);
	ck_assert_uint_le(rows, 250);
	ck_assert_uint_eq(owned, rows + text);
	ck_assert_uint_eq(table_pages(JET_TblInfoSpaceOwnedLV), 0);
	insert_rows(2000, 10, 20000);
	ck_assert_uint_ge(table_pages(JET_TblInfoSpaceOwnedLV), 50);
	ck_assert_uint_ge(table_pages(JET_TblInfoSpaceOwned), owned + 50);
	ck_assert_uint_le(table_pages(JET_TblInfoSpaceAvailable), 10);
	ck_assert_uint_le(table_pages(JET_TblInfoSpaceAvailableLV), 10);
	ck_assert_uint_le(index_pages("pk", JET_IdxInfoSpaceAvailable), 10);
	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, fx.tableid, usage,
	    sizeof(usage), JET_TblInfoSpaceUsage));
	ck_assert_uint_eq(usage[0], table_pages(JET_TblInfoSpaceOwned));
	ck_assert_uint_eq(usage[1], index_pages("pk",
	    JET_IdxInfoSpaceAvailable));
}
END_TEST

/* space.cxx, ErrSPGetInfo and ErrSPCheckInfoBuf */
START_TEST(page_levels_have_their_sizes)
{
	static const struct {
		uint32_t level;
		uint32_t room;
		JET_ERR err;
	} cases[] = {
		{ JET_TblInfoSpaceUsage, 7, JET_errInvalidParameter },
		{ JET_TblInfoSpaceUsage, 23, JET_errBufferTooSmall },
		{ JET_TblInfoSpaceUsage, 24, JET_errSuccess },
		{ JET_TblInfoSpaceOwned, 3, JET_errInvalidParameter },
		{ JET_TblInfoSpaceOwned, 8, JET_errSuccess },
		{ JET_TblInfoSpaceAvailable, 3, JET_errInvalidBufferSize },
		{ JET_TblInfoSpaceAvailable, 5, JET_errInvalidBufferSize },
		{ JET_TblInfoSpaceOwnedLV, 3, JET_errBufferTooSmall },
		{ JET_TblInfoSpaceAvailableLV, 8, JET_errSuccess }
	};
	struct canary room;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		room = canary_new(cases[i].room);
		ck_jet(cases[i].err, JetGetTableInfo(fx.sesid, fx.tableid,
		    room.data, cases[i].room, cases[i].level));
		canary_free(&room);
	}
	room = canary_new(8);
	ck_jet(JET_errBufferTooSmall, index_info("pk", room.data, 3,
	    JET_IdxInfoSpaceOwned));
	ck_jet(JET_errInvalidBufferSize, index_info("pk", room.data, 8,
	    JET_IdxInfoSpaceOwned));
	ck_jet(JET_errSuccess, index_info("pk", room.data, 8,
	    JET_IdxInfoSpaceAvailable));
	ck_jet(JET_errIndexNotFound, index_info("x", room.data, 4,
	    JET_IdxInfoSpaceOwned));
	canary_free(&room);
}
END_TEST

START_TEST(a_derived_table_names_its_template)
{
	JET_TABLECREATE_A table = { .cbStruct = sizeof(table),
	    .szTableName = (char *)"base",
	    .grbit = JET_bitTableCreateTemplateTable };
	JET_OBJECTINFO object;
	char name[65] = "x";

	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, table.tableid));
	table.szTableName = (char *)"derived";
	table.szTemplateTableName = (char *)"base";
	table.grbit = 0;
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex(fx.sesid, fx.dbid,
	    &table));
	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, table.tableid, name,
	    sizeof(name), JET_TblInfoTemplateTableName));
	ck_assert_str_eq(name, "base");
	ck_jet(JET_errSuccess, JetGetObjectInfo(fx.sesid, fx.dbid,
	    JET_objtypTable, "Tables", "base", &object, sizeof(object),
	    JET_ObjInfo));
	ck_assert_uint_eq(object.flags, JET_bitObjectTableTemplate |
	    JET_bitObjectTableFixedDDL);
	ck_jet(JET_errSuccess, JetGetTableInfo(fx.sesid, table.tableid,
	    &object, sizeof(object), JET_TblInfo));
	ck_assert_uint_eq(object.flags, JET_bitObjectTableDerived);
}
END_TEST

/* ---- objects ---- */

/* "JetGetObjectInfo Function" */
START_TEST(one_object_is_described_by_name)
{
	JET_OBJECTINFO object;

	ck_jet(JET_errSuccess, JetGetObjectInfo(fx.sesid, fx.dbid,
	    JET_objtypTable, "tables", "T", &object, sizeof(object),
	    JET_ObjInfoNoStats));
	ck_assert_uint_eq(object.objtyp, JET_objtypTable);
	ck_jet(JET_errObjectNotFound, JetGetObjectInfo(fx.sesid, fx.dbid,
	    JET_objtypTable, "Views", "t", &object, sizeof(object),
	    JET_ObjInfo));
	ck_jet(JET_errObjectNotFound, JetGetObjectInfo(fx.sesid, fx.dbid,
	    JET_objtypTable, NULL, "x", &object, sizeof(object),
	    JET_ObjInfo));
	ck_jet(JET_errInvalidName, JetGetObjectInfo(fx.sesid, fx.dbid,
	    JET_objtypTable, NULL, "x.y", &object, sizeof(object),
	    JET_ObjInfo));
	ck_jet(JET_errSuccess, JetGetObjectInfoW(fx.sesid, fx.dbid,
	    JET_objtypTable, u"Tables", u"t", &object, sizeof(object),
	    JET_ObjInfo));
}
END_TEST

START_TEST(all_objects_are_listed)
{
	JET_OBJECTLIST list;
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, "a", 0, 0,
	    &tableid));
	ck_jet(JET_errSuccess, JetGetObjectInfo(fx.sesid, fx.dbid,
	    JET_objtypNil, NULL, NULL, &list, sizeof(list),
	    JET_ObjInfoList));
	ck_assert_uint_eq(list.cbStruct, sizeof(list));
	ck_assert_uint_eq(list.cRecord, 2);
	ck_assert_str_eq(text_of(list.tableid, list.columnidobjectname),
	    "a");
	ck_assert_str_eq(text_of(list.tableid, list.columnidcontainername),
	    "Tables");
	ck_jet(JET_errSuccess, next_row(list.tableid));
	ck_assert_str_eq(text_of(list.tableid, list.columnidobjectname),
	    "t");
	ck_assert_uint_eq(number_of(list.tableid, list.columnidobjtyp),
	    JET_objtypTable);
	ck_jet(JET_errNoCurrentRecord, next_row(list.tableid));
}
END_TEST

START_TEST(no_other_kind_of_object_is_there)
{
	JET_OBJECTLIST list;

	ck_jet(JET_errSuccess, JetGetObjectInfo(fx.sesid, fx.dbid, 5, NULL,
	    NULL, &list, sizeof(list), JET_ObjInfoListNoStats));
	ck_assert_uint_eq(list.cRecord, 0);
	ck_jet(JET_errNoCurrentRecord, JetMove(fx.sesid, list.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, list.tableid));
}
END_TEST

START_TEST(object_levels_are_checked)
{
	JET_OBJECTLIST list;

	ck_jet(JET_errBufferTooSmall, JetGetObjectInfo(fx.sesid, fx.dbid, 0,
	    NULL, NULL, &list, sizeof(list) - 1, JET_ObjInfoList));
	ck_jet(JET_errFeatureNotAvailable, JetGetObjectInfo(fx.sesid,
	    fx.dbid, 0, NULL, NULL, &list, sizeof(list),
	    JET_ObjInfoSysTabCursor));
	ck_jet(JET_errInvalidParameter, JetGetObjectInfo(fx.sesid, fx.dbid,
	    0, NULL, NULL, &list, sizeof(list), 99));
	ck_jet(JET_errInvalidDatabaseId, JetGetObjectInfo(fx.sesid,
	    fx.dbid + 9, 0, NULL, NULL, &list, sizeof(list),
	    JET_ObjInfoList));
}
END_TEST

START_TEST(lists_can_be_asked_for_inside_transactions)
{
	JET_OBJECTLIST list;

	ck_jet(JET_errSuccess, JetBeginTransaction2(fx.sesid,
	    JET_bitTransactionReadOnly));
	ck_jet(JET_errSuccess, JetGetObjectInfo(fx.sesid, fx.dbid, 0, NULL,
	    NULL, &list, sizeof(list), JET_ObjInfoList));
	ck_assert_uint_eq(list.cRecord, 1);
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	/* it was opened in what was undone */
	ck_jet(JET_errInvalidTableId, JetCloseTable(fx.sesid,
	    list.tableid));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_info");
	TCase *tc;

	tc = tcase_create("columns");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_column_is_described);
	tcase_add_test(tc, a_column_is_found_by_number);
	tcase_add_test(tc, columns_that_are_not_there_are_not_found);
	tcase_add_test(tc, column_levels_have_their_sizes);
	tcase_add_test(tc, the_column_list_is_sorted_by_name);
	tcase_add_test(tc, the_column_list_is_sorted_by_number_when_asked);
	tcase_add_test(tc, the_compact_list_has_all_columns_too);
	tcase_add_test(tc, defaults_are_listed);
	tcase_add_test(tc, a_function_that_computes_defaults_is_listed);
	tcase_add_test(tc, wide_lists_hold_wide_names);
	tcase_add_test(tc, the_base_of_a_column_is_its_table);
	tcase_add_test(tc, columns_are_described_without_a_cursor);
	suite_add_tcase(s, tc);
	tc = tcase_create("indexes");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_index_list_has_a_row_for_each_key_column);
	tcase_add_test(tc, one_index_is_listed_by_name);
	tcase_add_test(tc, the_short_index_list_stays_good);
	tcase_add_test(tc, single_facts_of_an_index_are_told);
	tcase_add_test(tc, index_levels_are_checked);
	tcase_add_test(tc, the_id_of_an_index_selects_it);
	tcase_add_test(tc, an_index_can_be_made_again_from_its_description);
	tcase_add_test(tc, later_descriptions_have_hints_and_locale_names);
	tcase_add_test(tc, indexes_are_described_without_a_cursor);
	suite_add_tcase(s, tc);
	tc = tcase_create("tables");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_table_is_described);
	tcase_add_test(tc, the_name_needs_room_for_its_end);
	tcase_add_test(tc, other_facts_of_a_table_are_told);
	tcase_add_test(tc, pages_of_a_table_are_counted);
	tcase_add_test(tc, page_levels_have_their_sizes);
	tcase_add_test(tc, a_derived_table_names_its_template);
	suite_add_tcase(s, tc);
	tc = tcase_create("objects");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, one_object_is_described_by_name);
	tcase_add_test(tc, all_objects_are_listed);
	tcase_add_test(tc, no_other_kind_of_object_is_there);
	tcase_add_test(tc, object_levels_are_checked);
	tcase_add_test(tc, lists_can_be_asked_for_inside_transactions);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
