/* SPDX-License-Identifier: MIT */
/* Tags of dBASE tables: of expressions, of some records, of the first with each
 * key. */
#include <stdio.h>
#include <stdlib.h>

#include "staff.h"

static struct staff s;

static void
setup(void)
{
	struct table_desc table;

	staff_begin(&table);
	staff_tag(&table, "NAMES", "UPPER(LASTNAME)+FIRSTNAME", NULL);
	staff_tag(&table, "HIRING", "DTOS(HIRED)+STR(PAY,10,2)", NULL);
	staff_tag(&table, "RICH", "-PAY", "PAY >= 900 .AND. .NOT. DELETED()");
	staff_tag(&table, "DAYS", "HIRED", NULL);
	staff_setup(&s, &table);
	staff_five(s.cur);
}

static void
teardown(void)
{
	staff_teardown(&s);
}

/* Changes one text of the record with that number. */
static void
change(int32_t id, uint16_t field, const void *value)
{
	uint8_t buf[STAFF_BUF];

	staff_go(&s, id);
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(s.cur, field, buf, (uint8_t *)value));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(s.cur, buf, FALSE));
}

static const char *
show_by(const char *tag)
{
	staff_order(&s, tag);
	return staff_show(s.cur);
}

/* ---- expressions ---- */

START_TEST(expressions_give_the_order)
{
	ck_assert_str_eq(show_by("NAMES"), "2 5 4 1 3");
	ck_assert_str_eq(show_by("HIRING"), "5 3 1 2 4");
	ck_assert_str_eq(show_by("DAYS"), "5 3 1 2 4");
}
END_TEST

START_TEST(descriptor_tells_the_expression)	/* "DbiGetIndexDesc" */
{
	CURProps props;
	IDXDesc desc;

	staff_order(&s, "RICH");
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(s.cur, 0, &desc));
	ck_assert_int_eq(desc.bExpIdx, TRUE);
	ck_assert_int_eq(desc.bSubset, TRUE);
	ck_assert_uint_eq(desc.iFldsInKey, 0);
	ck_assert_str_eq(desc.szKeyExp, "-PAY");
	ck_assert_str_eq(desc.szKeyCond,
	    "PAY >= 900 .AND. .NOT. DELETED()");
	ck_assert_uint_eq(desc.iKeyExpType, fldFLOAT);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(s.cur, &props));
	ck_assert_uint_eq(props.iKeySize, desc.iKeyLen);
	staff_order(&s, "NAMES");
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(s.cur, 0, &desc));
	ck_assert_uint_eq(desc.iKeyLen, 12 + 8 + 1);
	ck_assert_uint_eq(desc.iKeyExpType, fldZSTRING);
}
END_TEST

START_TEST(change_moves_the_record)
{
	double pay = 5000;

	change(3, S_LAST, "Aaron");
	ck_assert_str_eq(show_by("NAMES"), "3 2 5 4 1");
	change(5, S_PAY, &pay);
	ck_assert_str_eq(show_by("RICH"), "5 4 2 1");
	pay = 1;
	change(4, S_PAY, &pay);
	ck_assert_str_eq(show_by("RICH"), "5 2 1");
}
END_TEST

START_TEST(tags_are_there_after_opening_again)
{
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&s.cur));
	bde_fix_restart(&s.fx);
	bde_fix_db(&s.fx);
	s.cur = table_open(s.fx.db, "STAFF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 6, "Bell", "Bo", 0, 950,
	    ""));
	ck_assert_str_eq(show_by("NAMES"), "2 6 5 4 1 3");
	ck_assert_str_eq(show_by("RICH"), "4 2 6 1");
}
END_TEST

START_TEST(condition_sees_the_mark_of_deleted_records)
{
	ck_assert_str_eq(show_by("RICH"), "4 2 1");
	staff_go(&s, 2);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(s.cur, NULL));
	ck_dbi(DBIERR_NONE, DbiSetProp((hDBIObj)s.cur, curSOFTDELETEON,
	    TRUE));
	ck_assert_str_eq(show_by("RICH"), "4 1");
	ck_assert_str_eq(show_by("NAMES"), "2 5 4 1 3");
	staff_go(&s, 2);
	ck_dbi(DBIERR_NONE, DbiUndeleteRecord(s.cur));
	ck_assert_str_eq(show_by("RICH"), "4 2 1");
}
END_TEST

/* ---- keys ---- */

START_TEST(characters_of_the_key_are_searched)	/* iFields 0, iLen > 0 */
{
	staff_order(&s, "NAMES");
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(s.cur, TRUE, 0, 5,
	    (uint8_t *)"SMITH", NULL));
	ck_assert_int_eq(staff_id(s.cur), 4);
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(s.cur, TRUE, 0, 6,
	    (uint8_t *)"SMITHS", NULL));
	ck_assert_int_eq(staff_id(s.cur), 3);
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(s.cur, TRUE, 0, 14,
	    (uint8_t *)"SMITH       Jo", NULL));
	ck_assert_int_eq(staff_id(s.cur), 1);
	ck_dbi(DBIERR_RECNOTFOUND, DbiGetRecordForKey(s.cur, TRUE, 0, 5,
	    (uint8_t *)"Smith", NULL));
	ck_dbi(DBIERR_NONE, DbiSetToKey(s.cur, keySEARCHGT, TRUE, 0, 5,
	    (uint8_t *)"BROWN"));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(s.cur, dbiNOLOCK, NULL, NULL));
	ck_assert_int_eq(staff_id(s.cur), 4);
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetRecordForKey(s.cur, TRUE, 0, 21,
	    (uint8_t *)"                     ", NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetRecordForKey(s.cur, TRUE, 1, 3,
	    (uint8_t *)"SMI", NULL));
	staff_order(&s, "DAYS");
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetRecordForKey(s.cur, TRUE, 0, 3,
	    (uint8_t *)"SMI", NULL));
}
END_TEST

START_TEST(key_of_a_record_buffer_is_computed)	/* "DbiExtractKey" */
{
	uint8_t buf[STAFF_BUF], key[256], other[256];
	int16_t order = 9;

	staff_order(&s, "NAMES");
	staff_fill(s.cur, buf, 0, "smith", "Ann", 0, 0, "");
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(s.cur, FALSE, 0, 0, buf,
	    NULL));
	ck_assert_int_eq(staff_id(s.cur), 4);
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, buf, key));
	ck_assert_mem_eq(key, "SMITH       Ann     \0", 21);
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, NULL, other));
	ck_assert_mem_eq(key, other, 21);
	ck_dbi(DBIERR_NONE, DbiCompareKeys(s.cur, key, NULL, 0, 0, &order));
	ck_assert_int_eq(order, 0);
	staff_fill(s.cur, buf, 0, "SMITHSON", "", 0, 0, "");
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, buf, other));
	ck_dbi(DBIERR_NONE, DbiCompareKeys(s.cur, key, other, 0, 0, &order));
	ck_assert_int_eq(order, -1);
	ck_dbi(DBIERR_NONE, DbiCompareKeys(s.cur, key, other, 0, 5, &order));
	ck_assert_int_eq(order, 0);
}
END_TEST

START_TEST(blank_dates_come_first_and_are_found)
{
	uint8_t buf[STAFF_BUF], key[16];

	staff_order(&s, "DAYS");
	staff_fill(s.cur, buf, 0, "", "", 0, 0, "");
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, buf, key));
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(s.cur, TRUE, 0, 0, key,
	    NULL));
	ck_assert_int_eq(staff_id(s.cur), 5);
}
END_TEST

START_TEST(range_is_of_keys)				/* "DbiSetRange" */
{
	staff_order(&s, "NAMES");
	ck_dbi(DBIERR_NONE, DbiSetRange(s.cur, TRUE, 0, 1, (uint8_t *)"B",
	    TRUE, 0, 12, (uint8_t *)"SMITH       ", TRUE));
	ck_assert_str_eq(staff_show(s.cur), "5 4 1");
	ck_dbi(DBIERR_NONE, DbiResetRange(s.cur));
	ck_assert_str_eq(staff_show(s.cur), "2 5 4 1 3");
}
END_TEST

START_TEST(bookmarks_lead_back_in_a_computed_order)
{
	uint8_t mark[1024];

	staff_order(&s, "HIRING");
	staff_show(s.cur);
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(s.cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(s.cur, dbiNOLOCK, NULL, NULL));
	ck_assert_int_eq(staff_id(s.cur), 2);
	ck_dbi(DBIERR_NONE, DbiGetBookMark(s.cur, mark));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(s.cur));
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(s.cur, mark));
	ck_assert_int_eq(staff_id(s.cur), 2);
}
END_TEST

START_TEST(field_map_does_not_blind_the_tags)		/* "DbiSetFieldMap" */
{
	FLDDesc map[2] = { 0 };
	uint8_t buf[STAFF_BUF], key[64];

	strcpy(map[0].szName, "LASTNAME");
	strcpy(map[1].szName, "ID");
	staff_order(&s, "NAMES");
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(s.cur, TRUE, 0, 5,
	    (uint8_t *)"BROWN", NULL));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(s.cur, 2, map));
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(s.cur, 1, buf,
	    (uint8_t *)"Zuse"));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(s.cur, buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, buf, key));
	ck_assert_mem_eq(key, "ZUSE                \0", 21);
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, NULL, key));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(s.cur, 0, NULL));
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, NULL, key));
	ck_assert_mem_eq(key, "ZUSE        Bob     \0", 21);
	ck_assert_str_eq(staff_show(s.cur), "2 4 1 3 5");
}
END_TEST

/* ---- other ways to write ---- */

START_TEST(cached_changes_have_their_place)	/* "DbiBeginDelayedUpdates" */
{
	uint8_t buf[STAFF_BUF];

	staff_order(&s, "NAMES");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&s.cur));
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 6, "Bell", "Bo", 0, 950,
	    ""));
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(s.cur, TRUE, 0, 8,
	    (uint8_t *)"SMITHSON", NULL));
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(s.cur, S_LAST, buf,
	    (uint8_t *)"aaron"));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(s.cur, buf, FALSE));
	ck_assert_str_eq(staff_show(s.cur), "3 2 6 5 4 1");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(s.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(s.cur,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&s.cur));
	ck_assert_str_eq(staff_show(s.cur), "3 2 6 5 4 1");
	ck_assert_str_eq(show_by("RICH"), "4 2 6 1");
}
END_TEST

START_TEST(cached_delete_leaves_the_condition)
{
	staff_order(&s, "RICH");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&s.cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(s.cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(s.cur, NULL));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(s.cur,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&s.cur));
	ck_dbi(DBIERR_NONE, DbiSetProp((hDBIObj)s.cur, curSOFTDELETEON,
	    TRUE));
	ck_assert_str_eq(staff_show(s.cur), "2 1");
}
END_TEST

START_TEST(copy_has_the_tags)				/* "DbiCopyTable" */
{
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&s.cur));
	ck_dbi(DBIERR_NONE, DbiCopyTable(s.fx.db, FALSE, "STAFF", szDBASE,
	    "COPY"));
	s.cur = table_open(s.fx.db, "COPY.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_assert_str_eq(show_by("NAMES"), "2 5 4 1 3");
	ck_assert_str_eq(show_by("RICH"), "4 2 1");
}
END_TEST

START_TEST(batch_move_fills_the_tags)			/* "DbiBatchMove" */
{
	struct table_desc table;
	uint32_t limit = 0;
	hDBICur to;

	staff_begin(&table);
	strcpy(table.desc.szTblName, "OTHER");
	staff_tag(&table, "NAMES", "LASTNAME", "PAY > 0");
	ck_dbi(DBIERR_NONE, DbiCreateTable(s.fx.db, FALSE, &table.desc));
	to = table_open(s.fx.db, "OTHER.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(s.cur));
	ck_dbi(DBIERR_NONE, DbiBatchMove(NULL, s.cur, NULL, to, batAPPEND, 0,
	    NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, FALSE,
	    FALSE, &limit, FALSE));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&to, NULL, "NAMES", 0, FALSE));
	ck_assert_str_eq(staff_show(to), "4 1 3 2");
}
END_TEST

START_TEST(rollback_undoes_keys)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NONE, DbiBeginTran(s.fx.db, xilDIRTYREAD, &xact));
	change(3, S_LAST, "Aaron");
	ck_assert_str_eq(show_by("NAMES"), "3 2 5 4 1");
	ck_dbi(DBIERR_NONE, DbiEndTran(s.fx.db, xact, xendABORT));
	ck_assert_str_eq(show_by("NAMES"), "2 5 4 1 3");
}
END_TEST

/* ---- making and removing ---- */

START_TEST(tag_is_added_to_records_that_are_there)	/* "DbiAddIndex" */
{
	IDXDesc desc;

	staff_desc(&desc, "LATE", "RIGHT(TRIM(LASTNAME), 2)",
	    "DEPT = 'IT' .OR. ISBLANK(DEPT)");
	ck_dbi(DBIERR_NONE, DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
	    NULL));
	ck_assert_str_eq(show_by("LATE"), "4 2 5");
	change(1, S_DEPT, "IT");
	ck_assert_str_eq(show_by("LATE"), "4 2 1 5");
	staff_order(&s, NULL);
	ck_dbi(DBIERR_NONE, DbiDeleteIndex(s.fx.db, s.cur, NULL, NULL, NULL,
	    "LATE", 0));
	staff_desc(&desc, "LATE", "PAY", NULL);
	ck_dbi(DBIERR_NONE, DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
	    NULL));
	ck_assert_str_eq(show_by("LATE"), "5 3 1 2 4");
}
END_TEST

static const struct {
	const char *expr, *condition;
	DBIResult result;
} bad[] = {
	{ "", NULL, DBIERR_NODBASEEXPR },
	{ "UPPER(LASTNAME", NULL, DBIERR_NODBASEEXPR },
	{ "LASTNAME)", NULL, DBIERR_NODBASEEXPR },
	{ "NOFIELD", NULL, DBIERR_NODBASEEXPR },
	{ "NOFUNC(LASTNAME)", NULL, DBIERR_NODBASEEXPR },
	{ "LASTNAME+PAY", NULL, DBIERR_NODBASEEXPR },
	{ "PAY+LASTNAME", NULL, DBIERR_NODBASEEXPR },
	{ "HIRED+HIRED", NULL, DBIERR_NODBASEEXPR },
	{ "LASTNAME*2", NULL, DBIERR_NODBASEEXPR },
	{ "-LASTNAME", NULL, DBIERR_NODBASEEXPR },
	{ "PAY>1", NULL, DBIERR_NODBASEEXPR },
	{ "NOTES", NULL, DBIERR_NODBASEEXPR },
	{ "RECNO()", NULL, DBIERR_NODBASEEXPR },
	{ "STR(LASTNAME)", NULL, DBIERR_NODBASEEXPR },
	{ "STR()", NULL, DBIERR_NODBASEEXPR },
	{ "STR(PAY,10,2,3)", NULL, DBIERR_NODBASEEXPR },
	{ "SUBSTR(LASTNAME)", NULL, DBIERR_NODBASEEXPR },
	{ "IIF(PAY, LASTNAME, DEPT)", NULL, DBIERR_NODBASEEXPR },
	{ "IIF(PAY > 1, LASTNAME, PAY)", NULL, DBIERR_NODBASEEXPR },
	{ "'open", NULL, DBIERR_NODBASEEXPR },
	{ "LASTNAME LASTNAME", NULL, DBIERR_NODBASEEXPR },
	{ "LASTNAME+", NULL, DBIERR_NODBASEEXPR },
	{ "1.2.3", NULL, DBIERR_NODBASEEXPR },
	{ "12ab", NULL, DBIERR_NODBASEEXPR },
	{ "''", NULL, DBIERR_INVALIDIDXDESC },
	{ "SPACE(254)", NULL, DBIERR_INVALIDIDXDESC },
	{ "LASTNAME", "", DBIERR_NODBASEEXPR },
	{ "LASTNAME", "PAY", DBIERR_NODBASEEXPR },
	{ "LASTNAME", "PAY > 'a'", DBIERR_NODBASEEXPR },
	{ "LASTNAME", ".NOT. PAY", DBIERR_NODBASEEXPR },
	{ "LASTNAME", "PAY > 1 .AND.", DBIERR_NODBASEEXPR },
	{ "LASTNAME", "PAY > 1 .AND. DEPT", DBIERR_NODBASEEXPR }
};

START_TEST(bad_expression_makes_no_tag)
{
	struct table_desc table;
	CURProps props;
	IDXDesc desc;

	staff_desc(&desc, "BAD", bad[_i].expr, bad[_i].condition);
	ck_dbi(bad[_i].result, DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(s.cur, &props));
	ck_assert_uint_eq(props.iIndexes, 4);
	staff_begin(&table);
	strcpy(table.desc.szTblName, "BADTBL");
	staff_tag(&table, "BAD", bad[_i].expr, bad[_i].condition);
	ck_dbi(bad[_i].result, DbiCreateTable(s.fx.db, FALSE, &table.desc));
	ck_dbi(DBIERR_NOSUCHFILE, table_try_open(s.fx.db, "BADTBL", szDBASE,
	    dbiREADONLY, dbiOPENSHARED));
}
END_TEST

START_TEST(deep_expression_is_refused)
{
	IDXDesc desc;

	staff_desc(&desc, "DEEP", "1", NULL);
	memset(desc.szKeyExp, '(', sizeof desc.szKeyExp);
	ck_dbi(DBIERR_NODBASEEXPR, DbiAddIndex(s.fx.db, s.cur, NULL, NULL,
	    &desc, NULL));
	memset(desc.szKeyExp, '-', sizeof desc.szKeyExp);
	ck_dbi(DBIERR_NODBASEEXPR, DbiAddIndex(s.fx.db, s.cur, NULL, NULL,
	    &desc, NULL));
}
END_TEST

START_TEST(paradox_has_no_expressions)
{
	struct table_desc table;
	IDXDesc *desc;

	table_begin(&table, "PDX", szPARADOX);
	table_field(&table, "NAME", fldPDXCHAR, 10, 0);
	table_primary(&table, 1);
	desc = table_index(&table, "X", 1);
	desc->bExpIdx = TRUE;
	strcpy(desc->szKeyExp, "NAME");
	ck_dbi(DBIERR_INVALIDIDXDESC, DbiCreateTable(s.fx.db, FALSE,
	    &table.desc));
}
END_TEST

/* Pieces of expressions, in any order: no crash, and what is taken works. */
static void
make_up(char *text, size_t room)
{
	static const char *const pieces[] = { "(", ")", "LASTNAME", "PAY",
	    "HIRED", "DEPT", "+", "-", "*", "/", "=", "<>", ">", "$", ",",
	    "UPPER(", "STR(", "DTOS(", "SUBSTR(", "LEFT(", "IIF(", "VAL(",
	    "YEAR(", "TRIM(", "ROUND(", "SPACE(", "ISBLANK(", "1", "2.5",
	    "'a'", "\"\"", ".AND.", ".OR.", ".NOT.", ".T.", "DELETED()",
	    "[x]", ":ID:", ".", "'", "\x80", "MOD(", "INT(", "10" };
	unsigned count = (unsigned)rand() % 12 + 1;

	text[0] = '\0';
	while (count-- > 0 && strlen(text) + 12 < room)
		strcat(text, pieces[(unsigned)rand() % (sizeof pieces /
		    sizeof *pieces)]);
}

START_TEST(made_up_expressions_do_no_harm)
{
	unsigned tried, taken = 0;
	DBIResult result;
	IDXDesc desc;

	srand(7);
	for (tried = 0; tried < 6000; tried++) {
		staff_desc(&desc, "MADE", "", NULL);
		make_up(desc.szKeyExp, sizeof desc.szKeyExp);
		desc.bSubset = tried % 2;
		make_up(desc.szKeyCond, sizeof desc.szKeyCond);
		result = DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
		    NULL);
		if (result != DBIERR_NONE) {
			ck_assert(result == DBIERR_NODBASEEXPR ||
			    result == DBIERR_INVALIDIDXDESC);
			continue;
		}
		taken++;
		staff_order(&s, "MADE");
		staff_show(s.cur);
		staff_order(&s, NULL);
		ck_dbi(DBIERR_NONE, DbiDeleteIndex(s.fx.db, s.cur, NULL,
		    NULL, NULL, "MADE", 0));
	}
	ck_assert_uint_gt(taken, 10);
}
END_TEST

/* ---- what functions give ---- */

static const struct {
	const char *expr;
	const char *key;	/* of record 2 */
} texts[] = {
	{ "STR(PAY)", "      1501" },
	{ "STR(PAY,8)", "    1501" },
	{ "STR(PAY,8,2)", " 1500.50" },
	{ "STR(PAY,3)", "***" },
	{ "STR(-PAY,9,1)", "  -1500.5" },
	{ "STR(PAY/0,6)", "      " },
	{ "STR(0,4,1)", " 0.0" },
	{ "DTOS(HIRED)", "19910206" },
	{ "DTOC(HIRED)", "02/06/91" },
	{ "DTOS(HIRED+30)", "19910308" },
	{ "STR(YEAR(HIRED)*100+MONTH(HIRED),6)", "199102" },
	{ "STR(DAY(HIRED),2)", " 6" },
	{ "UPPER(LASTNAME)", "ADAMS       " },
	{ "LOWER(FIRSTNAME)", "zoe     " },
	{ "TRIM(LASTNAME)+FIRSTNAME", "adamsZoe            " },
	{ "LASTNAME-FIRSTNAME", "adamsZoe            " },
	{ "LEFT(UPPER(LASTNAME),2)", "AD" },
	{ "RIGHT(TRIM(LASTNAME),3)", "ams" },
	{ "SUBSTR(LASTNAME,2,3)", "dam" },
	{ "SUBSTR(LASTNAME,11)", "            " },
	{ "LTRIM('  x')+\"y\"+[z]", "xyz  " },
	{ "IIF(PAY>1000,'rich','poor')", "rich" },
	{ "IIF(PAY<=1000 .OR. DEPT='I','a','bcd')", "bcd" },
	{ "IIF(DEPT='IT' .AND. 'da' $ LASTNAME,'y','n')", "y" },
	{ "IIF(.NOT. .T. = .F.,'y','n')", "y" },
	{ "STR(VAL('12.5x')+1,5,1)", " 13.5" },
	{ "STR(ROUND(2.345,2)-INT(2.9)+ABS(-1),6,2)", "  1.35" },
	{ "STR(MOD(17,5),1)", "2" },
	{ "STR(LEN(TRIM(LASTNAME)),2)", " 5" },
	{ "STR(2+3*4-(1-2)*2,2)", "16" },
	{ "SPACE(2)+DEPT", "  IT  " },
	{ ":DEPT:", "IT  " },
	{ "STR(HIRED-HIRED,1)", "0" }
};

START_TEST(functions_give_what_dbase_gives)
{
	uint8_t key[256];
	IDXDesc desc;

	staff_desc(&desc, "F", texts[_i].expr, NULL);
	ck_dbi(DBIERR_NONE, DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
	    NULL));
	staff_go(&s, 2);
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&s.cur, NULL, "F", 0, TRUE));
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(s.cur, 0, &desc));
	ck_assert_uint_eq(desc.iKeyLen, strlen(texts[_i].key) + 1);
	ck_dbi(DBIERR_NONE, DbiExtractKey(s.cur, NULL, key));
	key[desc.iKeyLen - 1] = '\0';
	ck_assert_str_eq((char *)key, texts[_i].key);
}
END_TEST

/* ---- the first with each key ---- */

static void
add_unique(const char *tag, const char *expr, int16_t unique)
{
	IDXDesc desc;

	staff_desc(&desc, tag, expr, NULL);
	desc.bUnique = unique;
	ck_dbi(DBIERR_NONE, DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
	    NULL));
}

START_TEST(unique_tag_has_the_first_of_equal_keys)
{
	add_unique("ONCE", "UPPER(LASTNAME)", TRUE);
	ck_assert_str_eq(show_by("ONCE"), "2 5 1 3");
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 6, "BROWN", "Bo", 0, 1, ""));
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 7, "Clark", "Cy", 0, 1, ""));
	ck_assert_str_eq(show_by("ONCE"), "2 5 7 1 3");
	ck_assert_str_eq(show_by(NULL), "1 2 3 4 5 6 7");
}
END_TEST

START_TEST(next_record_comes_in_when_the_tag_is_made_again)
{
	add_unique("ONCE", "UPPER(LASTNAME)", TRUE);
	change(1, S_LAST, "Zuse");
	ck_assert_str_eq(show_by("ONCE"), "2 5 3 1");
	change(4, S_FIRST, "Other");
	ck_assert_str_eq(show_by("ONCE"), "2 5 3 1");
	staff_order(&s, NULL);
	ck_dbi(DBIERR_NONE, DbiRegenIndex(s.fx.db, s.cur, NULL, NULL, NULL,
	    "ONCE", 0));
	ck_assert_str_eq(show_by("ONCE"), "2 5 4 3 1");
	change(3, S_LAST, "brown");
	ck_assert_str_eq(show_by("ONCE"), "2 5 4 1");
	ck_dbi(DBIERR_NONE, DbiRegenIndexes(s.cur));
	ck_assert_str_eq(show_by("ONCE"), "2 3 4 1");
}
END_TEST

START_TEST(unique_tag_may_be_of_a_field)
{
	IDXDesc desc = { 0 };

	strcpy(desc.szTagName, "DEPTS");
	desc.iFldsInKey = 1;
	desc.aiKeyFld[0] = S_DEPT;
	desc.bUnique = TRUE;
	ck_dbi(DBIERR_NONE, DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
	    NULL));
	ck_assert_str_eq(show_by("DEPTS"), "5 1 2");
	change(2, S_DEPT, "ACC");
	ck_assert_str_eq(show_by("DEPTS"), "5 1");
	change(2, S_DEPT, "IT");
	ck_assert_str_eq(show_by("DEPTS"), "5 1 2");
}
END_TEST

START_TEST(distinct_tag_refuses_equal_keys)		/* mdxDISTINCT */
{
	IDXDesc desc;

	staff_desc(&desc, "ONLY", "UPPER(LASTNAME)", NULL);
	desc.bUnique = mdxDISTINCT;
	ck_dbi(DBIERR_KEYVIOL, DbiAddIndex(s.fx.db, s.cur, NULL, NULL, &desc,
	    NULL));
	add_unique("ONLY", "LASTNAME", mdxDISTINCT);
	ck_dbi(DBIERR_KEYVIOL, staff_insert(s.cur, 6, "Brown", "", 0, 1,
	    ""));
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 6, "brown", "", 0, 1, ""));
	ck_assert_str_eq(show_by("ONLY"), "5 4 1 3 2 6");
}
END_TEST

START_TEST(unique_tag_is_kept_by_cached_updates)
{
	add_unique("ONCE", "UPPER(LASTNAME)", TRUE);
	staff_order(&s, "ONCE");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&s.cur));
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 6, "Clark", "1", 0, 1, ""));
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 7, "Clark", "2", 0, 1, ""));
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 8, "Brown", "2", 0, 1, ""));
	ck_assert_str_eq(staff_show(s.cur), "2 5 6 1 3");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(s.cur,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&s.cur));
	ck_assert_str_eq(staff_show(s.cur), "2 5 6 1 3");
	ck_assert_str_eq(show_by(NULL), "1 2 3 4 5 6 7 8");
}
END_TEST

/* ---- packing ---- */

static void
delete(int32_t id)
{
	staff_go(&s, id);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(s.cur, NULL));
}

static uint32_t
number_of(int32_t id)
{
	RECProps props;

	staff_go(&s, id);
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, NULL, &props));
	return props.iPhyRecNum;
}

START_TEST(pack_gives_numbers_without_gaps)		/* "DbiPackTable" */
{
	uint32_t count;

	delete(2);
	delete(3);
	ck_assert_uint_eq(number_of(5), 5);
	ck_dbi(DBIERR_NONE, DbiPackTable(s.fx.db, s.cur, NULL, NULL, FALSE));
	ck_assert_uint_eq(number_of(1), 1);
	ck_assert_uint_eq(number_of(4), 2);
	ck_assert_uint_eq(number_of(5), 3);
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(s.cur, &count));
	ck_assert_uint_eq(count, 3);
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 9, "New", "", 0, 1, ""));
	ck_assert_uint_eq(number_of(9), 4);
	ck_dbi(DBIERR_NONE, DbiSetToRecordNo(s.cur, 2));
	ck_assert_int_eq(staff_id(s.cur), 4);
	ck_assert_str_eq(show_by("NAMES"), "5 9 4 1");
	ck_assert_str_eq(show_by("RICH"), "4 1");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&s.cur));
	ck_dbi(DBIERR_NONE, DbiPackTable(s.fx.db, NULL, "STAFF", szDBASE,
	    TRUE));
}
END_TEST

START_TEST(pack_keeps_memos_and_starts_at_one_when_nothing_stays)
{
	uint8_t buf[STAFF_BUF], text[8] = "";
	uint32_t size = 0;
	int32_t id;

	staff_go(&s, 5);
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(s.cur, buf, S_NOTES,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiPutBlob(s.cur, buf, S_NOTES, 0, 4,
	    (uint8_t *)"note"));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(s.cur, buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(s.cur, buf, S_NOTES));
	delete(1);
	ck_dbi(DBIERR_NONE, DbiPackTable(s.fx.db, s.cur, NULL, NULL, FALSE));
	ck_assert_uint_eq(number_of(5), 4);
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(s.cur, buf, S_NOTES, dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlob(s.cur, buf, S_NOTES, 0, 8, text,
	    &size));
	ck_assert_uint_eq(size, 4);
	ck_assert_mem_eq(text, "note", 4);
	ck_dbi(DBIERR_NONE, DbiFreeBlob(s.cur, buf, S_NOTES));
	for (id = 2; id <= 5; id++)
		delete(id);
	ck_dbi(DBIERR_NONE, DbiPackTable(s.fx.db, s.cur, NULL, NULL, FALSE));
	ck_dbi(DBIERR_NONE, staff_insert(s.cur, 9, "New", "", 0, 1, ""));
	ck_assert_uint_eq(number_of(9), 1);
}
END_TEST

START_TEST(pack_chooses_first_records_anew)
{
	add_unique("ONCE", "UPPER(LASTNAME)", TRUE);
	add_unique("ONLY", "LASTNAME", mdxDISTINCT);
	delete(1);
	ck_assert_str_eq(show_by("ONCE"), "2 5 3");
	ck_dbi(DBIERR_NONE, DbiPackTable(s.fx.db, s.cur, NULL, NULL, FALSE));
	ck_assert_str_eq(show_by("ONCE"), "2 5 4 3");
	ck_assert_str_eq(show_by("ONLY"), "5 4 3 2");
}
END_TEST

START_TEST(pack_needs_the_table_alone)
{
	hDBIXact xact;
	hDBICur clone;

	ck_dbi(DBIERR_NONE, DbiCloneCursor(s.cur, FALSE, FALSE, &clone));
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiPackTable(s.fx.db, s.cur, NULL, NULL,
	    FALSE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&clone));
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiPackTable(s.fx.db, NULL, "STAFF",
	    szDBASE, FALSE));
	ck_dbi(DBIERR_NONE, DbiBeginTran(s.fx.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_ACTIVETRAN, DbiPackTable(s.fx.db, s.cur, NULL, NULL,
	    FALSE));
	ck_dbi(DBIERR_NONE, DbiEndTran(s.fx.db, xact, xendABORT));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&s.cur));
	s.cur = table_open(s.fx.db, "STAFF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiPackTable(s.fx.db, s.cur, NULL, NULL,
	    FALSE));
}
END_TEST

START_TEST(all_records_are_emptied_in_any_order)	/* "DbiEmptyTable" */
{
	staff_order(&s, "RICH");
	ck_dbi(DBIERR_NONE, DbiEmptyTable(s.fx.db, s.cur, NULL, NULL));
	ck_assert_str_eq(show_by(NULL), "");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_dbase_index");
	TCase *tc = tcase_create("expressions");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, expressions_give_the_order);
	tcase_add_test(tc, descriptor_tells_the_expression);
	tcase_add_test(tc, change_moves_the_record);
	tcase_add_test(tc, tags_are_there_after_opening_again);
	tcase_add_test(tc, condition_sees_the_mark_of_deleted_records);
	tcase_add_test(tc, characters_of_the_key_are_searched);
	tcase_add_test(tc, key_of_a_record_buffer_is_computed);
	tcase_add_test(tc, blank_dates_come_first_and_are_found);
	tcase_add_test(tc, range_is_of_keys);
	tcase_add_test(tc, bookmarks_lead_back_in_a_computed_order);
	tcase_add_test(tc, field_map_does_not_blind_the_tags);
	tcase_add_test(tc, cached_changes_have_their_place);
	tcase_add_test(tc, cached_delete_leaves_the_condition);
	tcase_add_test(tc, copy_has_the_tags);
	tcase_add_test(tc, batch_move_fills_the_tags);
	tcase_add_test(tc, rollback_undoes_keys);
	tcase_add_test(tc, tag_is_added_to_records_that_are_there);
	tcase_add_loop_test(tc, bad_expression_makes_no_tag, 0,
	    sizeof bad / sizeof *bad);
	tcase_add_test(tc, deep_expression_is_refused);
	tcase_add_test(tc, paradox_has_no_expressions);
	tcase_add_loop_test(tc, functions_give_what_dbase_gives, 0,
	    sizeof texts / sizeof *texts);
	suite_add_tcase(suite, tc);
	tc = tcase_create("random");
	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, made_up_expressions_do_no_harm);
	suite_add_tcase(suite, tc);
	tc = tcase_create("unique");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, unique_tag_has_the_first_of_equal_keys);
	tcase_add_test(tc, next_record_comes_in_when_the_tag_is_made_again);
	tcase_add_test(tc, unique_tag_may_be_of_a_field);
	tcase_add_test(tc, distinct_tag_refuses_equal_keys);
	tcase_add_test(tc, unique_tag_is_kept_by_cached_updates);
	suite_add_tcase(suite, tc);
	tc = tcase_create("pack");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, pack_gives_numbers_without_gaps);
	tcase_add_test(tc,
	    pack_keeps_memos_and_starts_at_one_when_nothing_stays);
	tcase_add_test(tc, pack_chooses_first_records_anew);
	tcase_add_test(tc, pack_needs_the_table_alone);
	tcase_add_test(tc, all_records_are_emptied_in_any_order);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
