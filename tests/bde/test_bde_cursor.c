/* SPDX-License-Identifier: MIT */
/* Positions: ends, cracks, steps, bookmarks, numbers and counts. */
#include <string.h>

#include "cities.h"

static struct cities c;

static void
setup(void)
{
	cities_setup(&c, szPARADOX);
}

static void
setup_dbase(void)
{
	cities_setup(&c, szDBASE);
}

static void
teardown(void)
{
	cities_teardown(&c);
}

static DBIResult
here(void)
{
	return DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL);
}

static DBIResult
next(void)
{
	return DbiGetNextRecord(c.cur, dbiNOLOCK, NULL, NULL);
}

static DBIResult
prior(void)
{
	return DbiGetPriorRecord(c.cur, dbiNOLOCK, NULL, NULL);
}

/* ---- steps ---- */

START_TEST(opened_cursor_is_before_the_first_record)	/* "DbiOpenTable" */
{
	hDBICur cur = cities_open(&c, NULL, dbiOPENSHARED, FALSE);

	ck_dbi(DBIERR_BOF, DbiGetRecord(cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_BOF, DbiGetPriorRecord(cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, c.buf, NULL));
	ck_assert_int_eq(cities_id(cur, c.buf), 1);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}
END_TEST

START_TEST(steps_go_to_both_ends_and_back)	/* "DbiGetNextRecord" */
{
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
	ck_dbi(DBIERR_EOF, here());
	ck_dbi(DBIERR_EOF, next());
	ck_dbi(DBIERR_EOF, next());
	ck_assert_int_eq(cities_prior(&c), 8);
	ck_assert_str_eq(cities_show_back(&c), "8 7 6 5 4 3 2 1");
	ck_dbi(DBIERR_BOF, prior());
	ck_assert_int_eq(cities_next(&c), 1);
}
END_TEST

START_TEST(bad_handles_and_locks_are_refused)
{
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetNextRecord(NULL, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetToBegin((hDBICur)c.fix.db));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetNextRecord(c.cur, (DBILockType)9,
	    NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetSeqNo(c.cur, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetBookMark(c.cur, NULL));
}
END_TEST

START_TEST(relative_steps_count_from_the_position)
{
	ck_dbi(DBIERR_NONE, DbiGetRelativeRecord(c.cur, 3, dbiNOLOCK, NULL,
	    NULL));
	ck_assert_int_eq(cities_here(&c), 3);
	ck_dbi(DBIERR_NONE, DbiGetRelativeRecord(c.cur, 0, dbiNOLOCK, c.buf,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetRelativeRecord(c.cur, -2, dbiNOLOCK, NULL,
	    NULL));
	ck_assert_int_eq(cities_here(&c), 1);
	ck_dbi(DBIERR_EOF, DbiGetRelativeRecord(c.cur, 8, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_EOF, here());
	ck_dbi(DBIERR_BOF, DbiGetRelativeRecord(c.cur, -9, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_BOF, here());
}
END_TEST

START_TEST(deleted_record_leaves_a_crack)	/* "DbiDeleteRecord" */
{
	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(c.cur, NULL));
	ck_dbi(DBIERR_KEYORRECDELETED, here());
	ck_assert_int_eq(cities_next(&c), 5);
	ck_assert_int_eq(cities_prior(&c), 3);
}
END_TEST

START_TEST(record_deleted_by_another_cursor_leaves_a_crack)
{
	struct cities other = c;

	other.cur = cities_open(&c, NULL, dbiOPENSHARED, FALSE);
	cities_find(&c, 4);
	cities_find(&other, 4);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(other.cur, NULL));
	ck_dbi(DBIERR_KEYORRECDELETED, here());
	ck_assert_int_eq(cities_prior(&c), 3);
}
END_TEST

START_TEST(insert_stands_on_the_new_record)	/* "DbiInsertRecord" */
{
	cities_find(&c, 2);
	cities_insert(&c, 20, "Zug", "CH", 30);
	ck_assert_int_eq(cities_here(&c), 20);
	ck_assert_int_eq(cities_prior(&c), 8);
}
END_TEST

START_TEST(one_way_cursors_go_forward_alone)	/* "DbiOpenTable" */
{
	hDBICur cur = cities_open(&c, NULL, dbiOPENSHARED, TRUE);
	uint8_t bookmark[1000];

	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetPriorRecord(cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetRelativeRecord(cur, -1, dbiNOLOCK,
	    NULL, NULL));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetToEnd(cur));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetBookMark(cur, bookmark));
	ck_dbi(DBIERR_NONE, DbiGetRelativeRecord(cur, 2, dbiNOLOCK, c.buf,
	    NULL));
	ck_assert_int_eq(cities_id(cur, c.buf), 3);
}
END_TEST

/* ---- bookmarks ---- */

static uint8_t marks[4][2500];

static void
mark(unsigned n)
{
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c.cur, &props));
	ck_assert_uint_le(props.iBookMarkSize, sizeof marks[n] - 1);
	memset(marks[n], 0xa5, sizeof marks[n]);
	ck_dbi(DBIERR_NONE, DbiGetBookMark(c.cur, marks[n]));
	ck_assert_uint_eq(marks[n][props.iBookMarkSize], 0xa5);
}

static int
compare(unsigned a, unsigned b)
{
	CMPBkMkRslt order;

	ck_dbi(DBIERR_NONE, DbiCompareBookMarks(c.cur, marks[a], marks[b],
	    &order));
	return order;
}

static const char *const orders[] = { NULL, "LANDNAME", "NOCASE",
	"BIGFIRST" };

START_TEST(bookmarks_lead_back)		/* "DbiSetToBookMark" */
{
	cities_reopen(&c, orders[_i], dbiOPENSHARED);
	mark(0);
	cities_find(&c, 4);
	mark(1);
	ck_dbi(DBIERR_NONE, DbiSetToEnd(c.cur));
	mark(2);
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(c.cur, marks[1]));
	ck_assert_int_eq(cities_here(&c), 4);
	mark(3);
	ck_assert_mem_eq(marks[1], marks[3], sizeof marks[1]);
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(c.cur, marks[0]));
	ck_dbi(DBIERR_BOF, here());
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(c.cur, marks[2]));
	ck_dbi(DBIERR_EOF, here());
	ck_assert_int_eq(compare(1, 3), CMPEql);
	ck_assert_int_eq(compare(0, 1), CMPLess);
	ck_assert_int_eq(compare(2, 1), CMPGtr);
}
END_TEST

START_TEST(bookmark_of_a_deleted_record_leads_to_its_crack)
{
	DBIBOOL dbase = _i >= 4;
	int32_t before, after;

	if (dbase) {
		teardown();
		setup_dbase();
	}
	cities_reopen(&c, orders[_i % 4], dbiOPENSHARED);
	cities_find(&c, 4);
	mark(0);
	before = cities_prior(&c);
	cities_find(&c, 4);
	after = cities_next(&c);
	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(c.cur, NULL));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(c.cur));
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(c.cur, marks[0]));
	ck_dbi(DBIERR_KEYORRECDELETED, here());
	ck_assert_int_eq(cities_next(&c), after);
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(c.cur, marks[0]));
	ck_assert_int_eq(cities_prior(&c), before);
}
END_TEST

START_TEST(bookmarks_of_others_are_refused)
{
	CMPBkMkRslt order;

	memset(marks[0], 0, sizeof marks[0]);
	ck_dbi(DBIERR_INVALIDBOOKMARK, DbiSetToBookMark(c.cur, marks[0]));
	memset(marks[0], 0xff, sizeof marks[0]);
	ck_dbi(DBIERR_INVALIDBOOKMARK, DbiSetToBookMark(c.cur, marks[0]));
	cities_find(&c, 4);
	mark(1);
	ck_dbi(DBIERR_INVALIDBOOKMARK, DbiCompareBookMarks(c.cur, marks[0],
	    marks[1], &order));
	cities_reopen(&c, "LANDNAME", dbiOPENSHARED);
	ck_dbi(DBIERR_INVALIDBOOKMARK, DbiSetToBookMark(c.cur, marks[1]));
}
END_TEST

START_TEST(damaged_bookmarks_do_no_harm)
{
	uint32_t seed = (uint32_t)_i + 1;
	CMPBkMkRslt order;
	DBIResult result;
	unsigned i, at;

	cities_reopen(&c, orders[_i], dbiOPENSHARED);
	cities_find(&c, 4);
	mark(0);
	for (i = 0; i < 2000; i++) {
		memcpy(marks[1], marks[0], sizeof marks[1]);
		seed = seed * 1664525u + 1013904223u;
		at = (seed >> 8) % (i % 2 ? 8 : 60);
		marks[1][at] = (uint8_t)(seed >> 24);
		result = DbiSetToBookMark(c.cur, marks[1]);
		if (result != DBIERR_NONE)
			ck_dbi(DBIERR_INVALIDBOOKMARK, result);
		result = DbiCompareBookMarks(c.cur, marks[0], marks[1],
		    &order);
		if (result != DBIERR_NONE)
			ck_dbi(DBIERR_INVALIDBOOKMARK, result);
		(void)next();
		(void)prior();
	}
	ck_assert_uint_eq(strlen(cities_show(&c)), 15);
}
END_TEST

START_TEST(bookmarks_compare_in_the_order)	/* "DbiCompareBookMarks" */
{
	cities_reopen(&c, orders[_i], dbiOPENSHARED);
	mark(0);
	while (cities_next(&c) != 0) {
		mark(1);
		ck_assert_int_eq(compare(0, 1), CMPLess);
		ck_assert_int_eq(compare(1, 0), CMPGtr);
		memcpy(marks[0], marks[1], sizeof marks[0]);
	}
}
END_TEST

START_TEST(cursor_goes_to_the_record_of_another)	/* "DbiSetToCursor" */
{
	hDBICur other = cities_open(&c, orders[_i], dbiOPENSHARED, FALSE);

	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiSetToCursor(other, c.cur));
	ck_dbi(DBIERR_NONE, DbiGetRecord(other, dbiNOLOCK, c.buf, NULL));
	ck_assert_int_eq(cities_id(other, c.buf), 4);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(c.cur));
	ck_dbi(_i == 0 ? DBIERR_NONE : DBIERR_NOCURRREC,
	    DbiSetToCursor(other, c.cur));
}
END_TEST

/* ---- numbers and counts ---- */

START_TEST(sequence_numbers_follow_the_order)	/* "DbiGetSeqNo" */
{
	uint32_t number, want = 0;

	cities_reopen(&c, orders[_i], dbiOPENSHARED);
	ck_dbi(DBIERR_BOF, DbiGetSeqNo(c.cur, &number));
	while (cities_next(&c) != 0) {
		ck_dbi(DBIERR_NONE, DbiGetSeqNo(c.cur, &number));
		ck_assert_uint_eq(number, ++want);
	}
	ck_dbi(DBIERR_EOF, DbiGetSeqNo(c.cur, &number));
	ck_dbi(DBIERR_NONE, DbiSetToSeqNo(c.cur, 5));
	ck_dbi(DBIERR_NONE, DbiGetSeqNo(c.cur, &number));
	ck_assert_uint_eq(number, 5);
	ck_dbi(DBIERR_BOF, DbiSetToSeqNo(c.cur, 0));
	ck_dbi(DBIERR_BOF, here());
	ck_dbi(DBIERR_EOF, DbiSetToSeqNo(c.cur, 9));
	ck_dbi(DBIERR_EOF, here());
	ck_dbi(DBIERR_EOF, DbiSetToSeqNo(c.cur, UINT32_MAX));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetToRecordNo(c.cur, 1));
}
END_TEST

START_TEST(record_numbers_stay)		/* "DbiSetToRecordNo" */
{
	uint32_t number;
	RECProps props;

	ck_dbi(DBIERR_NONE, DbiSetToRecordNo(c.cur, 4));
	ck_assert_int_eq(cities_here(&c), 4);
	ck_dbi(DBIERR_NONE, DbiGetRecord(c.cur, dbiNOLOCK, NULL, &props));
	ck_assert_uint_eq(props.iPhyRecNum, 4);
	ck_assert_uint_eq(props.iSeqNum, 0);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(c.cur, NULL));
	ck_dbi(DBIERR_RECNOTFOUND, DbiSetToRecordNo(c.cur, 4));
	ck_dbi(DBIERR_NONE, DbiSetToRecordNo(c.cur, 5));
	ck_assert_int_eq(cities_here(&c), 5);
	ck_dbi(DBIERR_BOF, DbiSetToRecordNo(c.cur, 0));
	ck_dbi(DBIERR_EOF, DbiSetToRecordNo(c.cur, 9));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetSeqNo(c.cur, &number));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetToSeqNo(c.cur, 1));
}
END_TEST

START_TEST(deleted_dbase_records_show_on_demand)	/* curSOFTDELETEON */
{
	RECProps props;

	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(c.cur, NULL));
	ck_assert_str_eq(cities_show(&c), "1 2 3 5 6 7 8");
	ck_dbi(DBIERR_NONE, DbiSetProp((hDBIObj)c.cur, curSOFTDELETEON,
	    TRUE));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiGetRecord(c.cur, dbiNOLOCK, NULL, &props));
	ck_assert_int_eq(props.bDeleteFlag, TRUE);
}
END_TEST

START_TEST(counts_tell_all_records)	/* "DbiGetExactRecordCount" */
{
	uint32_t count;
	int32_t exact;

	cities_reopen(&c, orders[_i], dbiOPENSHARED);
	cities_find(&c, 6);
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(c.cur, &count));
	ck_assert_uint_eq(count, CITY_COUNT);
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(c.cur, &exact));
	ck_assert_int_eq(exact, CITY_COUNT);
	ck_assert_int_eq(cities_here(&c), 6);
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetRecordCount(c.cur, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetExactRecordCount(c.cur, NULL));
}
END_TEST

/* ---- field maps, changes ---- */

START_TEST(field_map_shows_the_chosen_fields)	/* "DbiSetFieldMap" */
{
	FLDDesc map[2];
	CURProps whole, some;
	DBIBOOL blank;
	char name[CITY_NAME + 1];
	uint8_t key[100];
	hDBICur copy;
	int32_t id;

	memset(map, 0, sizeof map);
	strcpy(map[0].szName, "name");
	map[1].iFldNum = C_ID;
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c.cur, &whole));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(c.cur, 2, map));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c.cur, &some));
	ck_assert_uint_eq(some.iFields, 2);
	ck_assert_uint_lt(some.iRecBufSize, whole.iRecBufSize);
	ck_assert_uint_eq(some.iKeySize, whole.iKeySize);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(c.cur, dbiNOLOCK, c.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(c.cur, 1, c.buf, (uint8_t *)name,
	    &blank));
	ck_assert_str_eq(name, "Oslo");
	ck_dbi(DBIERR_NONE, DbiGetField(c.cur, 2, c.buf, (uint8_t *)&id,
	    &blank));
	ck_assert_int_eq(id, 1);
	ck_dbi(DBIERR_NONE, DbiCloneCursor(c.cur, FALSE, FALSE, &copy));
	ck_dbi(DBIERR_NONE, DbiExtractKey(copy, NULL, key));
	ck_dbi(DBIERR_NONE, DbiSetToKey(copy, keySEARCHEQ, TRUE, 0, 0, key));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&copy));
	strcpy(name, "Oslo2");
	ck_dbi(DBIERR_NONE, DbiPutField(c.cur, 1, c.buf, (uint8_t *)name));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(c.cur, c.buf, TRUE));
	map[0].szName[0] = 'x';
	ck_dbi(DBIERR_INVALIDFLDMAP, DbiSetFieldMap(c.cur, 2, map));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(c.cur, 0, NULL));
	ck_assert_int_eq(cities_next(&c), 2);
}
END_TEST

static int told;

static CBRType DBIFN
count_changes(CBType type, DBICLIENTDATA data, void *info)
{
	(void)data;
	(void)info;
	ck_assert_int_eq(type, cbTABLECHANGED);
	ck_dbi(DBIERR_REENTERED, DbiSetToBegin(c.cur));
	told++;
	return cbrUSEDEF;
}

START_TEST(changes_of_others_are_told_when_asked)	/* "DbiForceReread" */
{
	struct cities other = c;
	hDBIXact tran;

	other.cur = cities_open(&c, NULL, dbiOPENSHARED, FALSE);
	told = 0;
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(c.cur, cbTABLECHANGED, 0, 0,
	    NULL, count_changes));
	ck_dbi(DBIERR_NONE, DbiForceReread(c.cur));
	ck_assert_int_eq(told, 0);
	cities_insert(&other, 20, "Zug", "CH", 30);
	ck_assert_int_eq(told, 0);
	ck_dbi(DBIERR_NONE, DbiForceReread(c.cur));
	ck_assert_int_eq(told, 1);
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(told, 1);
	cities_insert(&other, 21, "Chur", "CH", 38);
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(told, 2);
	cities_insert(&c, 22, "Sion", "CH", 34);
	ck_dbi(DBIERR_NONE, DbiForceReread(c.cur));
	ck_assert_int_eq(told, 2);
	ck_dbi(DBIERR_NONE, DbiBeginTran(c.fix.db, xilDIRTYREAD, &tran));
	cities_insert(&c, 23, "Biel", "CH", 55);
	cities_insert(&c, 24, "Thun", "CH", 43);
	ck_dbi(DBIERR_NONE, DbiForceReread(c.cur));
	ck_dbi(DBIERR_NONE, DbiEndTran(c.fix.db, tran, xendCOMMIT));
	ck_dbi(DBIERR_NONE, DbiForceReread(c.cur));
	ck_assert_int_eq(told, 2);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_cursor");
	TCase *tcase = tcase_create("paradox");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, opened_cursor_is_before_the_first_record);
	tcase_add_test(tcase, steps_go_to_both_ends_and_back);
	tcase_add_test(tcase, bad_handles_and_locks_are_refused);
	tcase_add_test(tcase, relative_steps_count_from_the_position);
	tcase_add_test(tcase, deleted_record_leaves_a_crack);
	tcase_add_test(tcase,
	    record_deleted_by_another_cursor_leaves_a_crack);
	tcase_add_test(tcase, insert_stands_on_the_new_record);
	tcase_add_test(tcase, one_way_cursors_go_forward_alone);
	tcase_add_loop_test(tcase, bookmarks_lead_back, 0, 4);
	tcase_add_loop_test(tcase,
	    bookmark_of_a_deleted_record_leads_to_its_crack, 0, 8);
	tcase_add_test(tcase, bookmarks_of_others_are_refused);
	tcase_add_loop_test(tcase, damaged_bookmarks_do_no_harm, 0, 4);
	tcase_add_loop_test(tcase, bookmarks_compare_in_the_order, 0, 4);
	tcase_add_loop_test(tcase, cursor_goes_to_the_record_of_another, 0,
	    4);
	tcase_add_loop_test(tcase, sequence_numbers_follow_the_order, 0, 4);
	tcase_add_loop_test(tcase, counts_tell_all_records, 0, 4);
	tcase_add_test(tcase, field_map_shows_the_chosen_fields);
	tcase_add_test(tcase, changes_of_others_are_told_when_asked);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("dbase");
	tcase_add_checked_fixture(tcase, setup_dbase, teardown);
	tcase_add_test(tcase, steps_go_to_both_ends_and_back);
	tcase_add_test(tcase, deleted_record_leaves_a_crack);
	tcase_add_test(tcase, record_numbers_stay);
	tcase_add_test(tcase, deleted_dbase_records_show_on_demand);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
