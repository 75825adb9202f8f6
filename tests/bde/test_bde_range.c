/* SPDX-License-Identifier: MIT */
/* Keys, searches by key, ranges, linked cursors. */
#include <stdlib.h>
#include <string.h>

#include "cities.h"

static struct cities c;
static uint8_t key1[200], key2[200];

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

/* The direct key of a city made up. */
static void
make_key(uint8_t *key, int32_t id, const char *name, const char *land,
    double size)
{
	cities_put(c.cur, c.buf, id, name, land, size);
	ck_dbi(DBIERR_NONE, DbiExtractKey(c.cur, c.buf, key));
}

static void
make_land(uint8_t *key, const char *land, const char *name)
{
	make_key(key, 90, name, land, 1);
}

/* ---- keys ---- */

START_TEST(extracted_keys_have_the_size_told)	/* "DbiExtractKey" */
{
	CURProps props;
	IDXDesc index;

	cities_reopen(&c, "LANDNAME", dbiOPENSHARED);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c.cur, &props));
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(c.cur, 0, &index));
	ck_assert_uint_eq(props.iKeySize, index.iKeyLen);
	memset(key1, 0xa5, sizeof key1);
	ck_dbi(DBIERR_BOF, DbiExtractKey(c.cur, NULL, key1));
	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiExtractKey(c.cur, NULL, key1));
	ck_assert_uint_eq(key1[props.iKeySize], 0xa5);
	make_land(key2, "IT", "Bari");
	ck_assert_mem_eq(key1, key2, props.iKeySize);
	ck_dbi(DBIERR_INVALIDPARAM, DbiExtractKey(c.cur, NULL, NULL));
}
END_TEST

START_TEST(keys_compare_as_the_index_sorts)	/* "DbiCompareKeys" */
{
	int16_t order;

	cities_reopen(&c, "LANDNAME", dbiOPENSHARED);
	make_land(key1, "IT", "Bari");
	make_land(key2, "IT", "Roma");
	ck_dbi(DBIERR_NONE, DbiCompareKeys(c.cur, key1, key2, 0, 0, &order));
	ck_assert_int_eq(order, -1);
	ck_dbi(DBIERR_NONE, DbiCompareKeys(c.cur, key2, key1, 0, 0, &order));
	ck_assert_int_eq(order, 1);
	ck_dbi(DBIERR_NONE, DbiCompareKeys(c.cur, key2, key1, 1, 0, &order));
	ck_assert_int_eq(order, 0);
	cities_find(&c, 3);
	ck_dbi(DBIERR_NONE, DbiCompareKeys(c.cur, key2, NULL, 0, 0, &order));
	ck_assert_int_eq(order, 0);
	ck_dbi(DBIERR_INVALIDPARAM, DbiCompareKeys(c.cur, key2, NULL, 3, 0,
	    &order));
	ck_dbi(DBIERR_INVALIDPARAM, DbiCompareKeys(c.cur, NULL, key2, 0, 0,
	    &order));
	cities_reopen(&c, "BIGFIRST", dbiOPENSHARED);
	make_key(key1, 90, "a", "a", 5);
	make_key(key2, 91, "a", "a", 6);
	ck_dbi(DBIERR_NONE, DbiCompareKeys(c.cur, key1, key2, 0, 0, &order));
	ck_assert_int_eq(order, 1);
	cities_reopen(&c, "NOCASE", dbiOPENSHARED);
	make_key(key1, 90, "ABC", "a", 5);
	make_key(key2, 91, "abc", "a", 6);
	ck_dbi(DBIERR_NONE, DbiCompareKeys(c.cur, key1, key2, 0, 0, &order));
	ck_assert_int_eq(order, 0);
}
END_TEST

START_TEST(without_index_there_are_no_keys)
{
	int16_t order;

	ck_dbi(DBIERR_NOASSOCINDEX, DbiExtractKey(c.cur, NULL, key1));
	ck_dbi(DBIERR_NOASSOCINDEX, DbiCompareKeys(c.cur, key1, key2, 0, 0,
	    &order));
	ck_dbi(DBIERR_NOASSOCINDEX, DbiSetToKey(c.cur, keySEARCHEQ, TRUE, 0,
	    0, key1));
	ck_dbi(DBIERR_NOASSOCINDEX, DbiGetRecordForKey(c.cur, TRUE, 0, 0,
	    key1, c.buf));
	ck_dbi(DBIERR_NOASSOCINDEX, DbiSetRange(c.cur, TRUE, 0, 0, NULL,
	    TRUE, 0, 0, NULL, TRUE));
	ck_dbi(DBIERR_NOASSOCINDEX, DbiResetRange(c.cur));
}
END_TEST

/* ---- searches ---- */

static DBIResult
search(DBISearchCond cond, int32_t id)
{
	cities_put(c.cur, c.buf, id, "", "", 0);
	return DbiSetToKey(c.cur, cond, FALSE, 0, 0, c.buf);
}

START_TEST(searches_stop_before_what_they_find)	/* "DbiSetToKey" */
{
	ck_dbi(DBIERR_NONE, search(keySEARCHEQ, 4));
	ck_dbi(DBIERR_NOCURRREC, DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL));
	ck_assert_int_eq(cities_next(&c), 4);
	ck_dbi(DBIERR_NONE, search(keySEARCHEQ, 4));
	ck_assert_int_eq(cities_prior(&c), 3);
	ck_dbi(DBIERR_NONE, search(keySEARCHGT, 4));
	ck_assert_int_eq(cities_next(&c), 5);
	ck_dbi(DBIERR_NONE, search(keySEARCHGEQ, 4));
	ck_assert_int_eq(cities_next(&c), 4);
	ck_dbi(DBIERR_NONE, search(keySEARCHGT, 8));
	ck_dbi(DBIERR_EOF, DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL));
	ck_assert_int_eq(cities_prior(&c), 8);
	ck_dbi(DBIERR_RECNOTFOUND, search(keySEARCHEQ, 70));
	ck_dbi(DBIERR_INVALIDPARAM, search((DBISearchCond)7, 4));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetToKey(c.cur, keySEARCHEQ, FALSE, 0,
	    0, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetToKey(c.cur, keySEARCHEQ, FALSE, 0,
	    2, c.buf));
}
END_TEST

START_TEST(missing_key_leaves_the_crack_where_it_would_be)
{
	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(c.cur, NULL));
	ck_dbi(DBIERR_RECNOTFOUND, search(keySEARCHEQ, 4));
	ck_assert_int_eq(cities_next(&c), 5);
}
END_TEST

START_TEST(partial_keys_find_what_begins_so)
{
	cities_reopen(&c, "LANDNAME", dbiOPENSHARED);
	make_land(key1, "IT", "Ro");
	ck_dbi(DBIERR_NONE, DbiSetToKey(c.cur, keySEARCHEQ, TRUE, 1, 0,
	    key1));
	ck_assert_int_eq(cities_next(&c), 4);
	ck_dbi(DBIERR_NONE, DbiSetToKey(c.cur, keySEARCHGT, TRUE, 1, 0,
	    key1));
	ck_assert_int_eq(cities_next(&c), 2);
	ck_dbi(DBIERR_RECNOTFOUND, DbiSetToKey(c.cur, keySEARCHEQ, TRUE, 0, 0,
	    key1));
	ck_dbi(DBIERR_NONE, DbiSetToKey(c.cur, keySEARCHEQ, TRUE, 1, 2,
	    key1));
	ck_assert_int_eq(cities_next(&c), 3);
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(c.cur, TRUE, 1, 1, key1,
	    c.buf));
	ck_assert_int_eq(cities_id(c.cur, c.buf), 3);
	ck_assert_int_eq(cities_here(&c), 3);
	ck_dbi(DBIERR_NONE, DbiSetToKey(c.cur, keySEARCHEQ, TRUE, 0, 1,
	    key1));
	ck_assert_int_eq(cities_next(&c), 4);
	make_land(key1, "IT", "X");
	ck_dbi(DBIERR_RECNOTFOUND, DbiGetRecordForKey(c.cur, TRUE, 1, 1,
	    key1, c.buf));
}
END_TEST

START_TEST(case_does_not_matter_where_the_index_says_so)
{
	cities_reopen(&c, "NOCASE", dbiOPENSHARED);
	ck_assert_str_eq(cities_show(&c), "5 4 2 8 7 1 3 6");
	make_key(key1, 90, "AOSTA", "", 0);
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(c.cur, TRUE, 0, 0, key1,
	    c.buf));
	ck_assert_int_eq(cities_id(c.cur, c.buf), 5);
	make_key(key1, 90, "bER", "", 0);
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 0, 3, key1, TRUE, 0, 3,
	    key1, TRUE));
	ck_assert_str_eq(cities_show(&c), "2 8");
}
END_TEST

/* ---- ranges ---- */

static void
set_range(int32_t first, DBIBOOL first_in, int32_t last, DBIBOOL last_in)
{
	make_key(key1, first, "", "", 0);
	make_key(key2, last, "", "", 0);
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 0, 0, key1, first_in, 0,
	    0, key2, last_in));
}

static const struct {
	DBIBOOL first, last;
	const char *ids;
	const char *back;
} sides[] = {
	{ TRUE, TRUE, "3 4 5 6", "6 5 4 3" },
	{ FALSE, TRUE, "4 5 6", "6 5 4" },
	{ TRUE, FALSE, "3 4 5", "5 4 3" },
	{ FALSE, FALSE, "4 5", "5 4" }
};

START_TEST(ranges_hold_their_ends_or_not)	/* "DbiSetRange" */
{
	uint32_t count, number;
	int32_t exact;

	cities_find(&c, 8);
	set_range(3, sides[_i].first, 6, sides[_i].last);
	ck_dbi(DBIERR_BOF, DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL));
	ck_assert_str_eq(cities_show(&c), sides[_i].ids);
	ck_assert_str_eq(cities_show_back(&c), sides[_i].back);
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(c.cur, &count));
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(c.cur, &exact));
	ck_assert_uint_eq(count, (strlen(sides[_i].ids) + 1) / 2);
	ck_assert_int_eq(exact, (int32_t)count);
	ck_dbi(DBIERR_NONE, DbiSetToSeqNo(c.cur, 2));
	ck_assert_int_eq(cities_here(&c), sides[_i].ids[2] - '0');
	ck_dbi(DBIERR_NONE, DbiGetSeqNo(c.cur, &number));
	ck_assert_uint_eq(number, 2);
	ck_dbi(DBIERR_EOF, DbiSetToSeqNo(c.cur, count + 1));
}
END_TEST

START_TEST(ranges_may_be_open)
{
	make_key(key1, 6, "", "", 0);
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 0, 0, key1, TRUE, 0, 0,
	    NULL, TRUE));
	ck_assert_str_eq(cities_show(&c), "6 7 8");
	ck_assert_str_eq(cities_show_back(&c), "8 7 6");
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 0, 0, NULL, TRUE, 0, 0,
	    key1, FALSE));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5");
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 0, 0, NULL, TRUE, 0, 0,
	    NULL, FALSE));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
	set_range(5, TRUE, 4, TRUE);
	ck_assert_str_eq(cities_show(&c), "");
	ck_assert_str_eq(cities_show_back(&c), "");
}
END_TEST

START_TEST(reset_range_keeps_the_record)	/* "DbiResetRange" */
{
	set_range(3, TRUE, 6, TRUE);
	cities_find(&c, 6);
	ck_dbi(DBIERR_NONE, DbiResetRange(c.cur));
	ck_assert_int_eq(cities_here(&c), 6);
	ck_assert_int_eq(cities_next(&c), 7);
}
END_TEST

START_TEST(searches_stay_in_the_range)
{
	set_range(3, TRUE, 6, TRUE);
	ck_dbi(DBIERR_RECNOTFOUND, search(keySEARCHEQ, 7));
	ck_dbi(DBIERR_RECNOTFOUND, search(keySEARCHEQ, 2));
	ck_dbi(DBIERR_NONE, search(keySEARCHGEQ, 1));
	ck_assert_int_eq(cities_next(&c), 3);
	ck_dbi(DBIERR_NONE, search(keySEARCHGT, 6));
	ck_dbi(DBIERR_EOF, DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL));
}
END_TEST

START_TEST(partial_and_descending_ranges)
{
	cities_reopen(&c, "LANDNAME", dbiOPENSHARED);
	make_land(key1, "IT", "R");
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 1, 0, key1, TRUE, 1, 0,
	    key1, TRUE));
	ck_assert_str_eq(cities_show(&c), "4 3 5");
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 1, 1, key1, TRUE, 1, 1,
	    key1, TRUE));
	ck_assert_str_eq(cities_show(&c), "3");
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 1, 0, key1, FALSE, 0, 0,
	    NULL, TRUE));
	ck_assert_str_eq(cities_show(&c), "2 1");
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetRange(c.cur, TRUE, 3, 0, key1,
	    TRUE, 0, 0, NULL, TRUE));
	ck_assert_str_eq(cities_show(&c), "2 1");
	cities_reopen(&c, "BIGFIRST", dbiOPENSHARED);
	ck_assert_str_eq(cities_show(&c), "3 6 1 4 7 2 8 5");
	make_key(key1, 90, "", "", 1900);
	make_key(key2, 90, "", "", 290);
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 0, 0, key1, TRUE, 0, 0,
	    key2, TRUE));
	ck_assert_str_eq(cities_show(&c), "6 1 4 7");
}
END_TEST

START_TEST(insert_outside_of_the_range_is_out_of_sight)
{
	set_range(3, TRUE, 6, TRUE);
	cities_insert(&c, 20, "Zug", "CH", 30);
	ck_assert_str_eq(cities_show(&c), "3 4 5 6");
	ck_dbi(DBIERR_NONE, DbiResetRange(c.cur));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8 20");
}
END_TEST

/* ---- cached updates ---- */

static uint16_t
status_of(int32_t id)
{
	RECProps props;

	cities_find(&c, id);
	ck_dbi(DBIERR_NONE, DbiGetRecord(c.cur, dbiNOLOCK, NULL, &props));
	return props.iRecStatus;
}

START_TEST(cached_records_have_their_place)	/* "DbiBeginDelayedUpdates" */
{
	char land[CITY_LAND + 1] = "AA";
	uint8_t mark[4000];
	CURProps props;
	uint32_t number;
	int32_t count;

	cities_reopen(&c, "LANDNAME", dbiOPENSHARED);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&c.cur));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c.cur, &props));
	free(c.buf);
	c.buf = calloc(1, props.iRecBufSize);
	cities_insert(&c, 20, "Chur", "CH", 30);
	ck_assert_int_eq(cities_here(&c), 20);
	ck_assert_str_eq(cities_show(&c), "7 6 8 20 4 3 5 2 1");
	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(c.cur, NULL));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(c.cur, dbiNOLOCK, NULL,
	    NULL));
	cities_find(&c, 1);
	ck_dbi(DBIERR_NONE, DbiPutField(c.cur, C_LAND, c.buf,
	    (uint8_t *)land));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(c.cur, c.buf, TRUE));
	ck_assert_int_eq(cities_here(&c), 1);
	ck_assert_str_eq(cities_show(&c), "1 7 6 8 20 3 5 2");
	ck_assert_str_eq(cities_show_back(&c), "2 5 3 20 8 6 7 1");
	ck_assert_uint_eq(status_of(1), delayupdMODIFY);
	ck_assert_uint_eq(status_of(20), delayupdINSERT);
	ck_assert_uint_eq(status_of(7), delayupdNONE);
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetSeqNo(c.cur, &number));
	ck_assert_uint_le(props.iBookMarkSize, sizeof mark);
	cities_find(&c, 20);
	ck_dbi(DBIERR_NONE, DbiGetBookMark(c.cur, mark));
	ck_dbi(DBIERR_NONE, DbiSetToEnd(c.cur));
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(c.cur, mark));
	ck_assert_int_eq(cities_here(&c), 20);
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(c.cur, &count));
	ck_assert_int_eq(count, 8);
	ck_assert_int_eq(cities_here(&c), 20);
	make_land(key1, "CH", "");
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 1, 0, key1, TRUE, 1, 0,
	    key1, TRUE));
	ck_assert_str_eq(cities_show(&c), "8 20");
	ck_dbi(DBIERR_NONE, DbiResetRange(c.cur));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&c.cur, NULL, NULL, 0, FALSE));
	ck_assert_str_eq(cities_show(&c), "1 2 3 5 6 7 8 20");
}
END_TEST

/* ---- linked cursors ---- */

START_TEST(details_follow_their_master)		/* "DbiLinkDetail" */
{
	hDBICur master = cities_open(&c, NULL, dbiOPENSHARED, FALSE);
	hDBICur old = master;
	uint16_t land = C_LAND, size = C_SIZE, name = C_NAME;

	cities_reopen(&c, "LANDNAME", dbiOPENSHARED);
	ck_dbi(DBIERR_NA, DbiLinkDetail(master, c.cur, 1, &land, &land));
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&master));
	ck_assert_ptr_ne(master, old);
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetToBegin(old));
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&c.cur));
	ck_dbi(DBIERR_NOTINDEXED, DbiLinkDetail(master, c.cur, 1, &size,
	    &size));
	ck_dbi(DBIERR_KEYFLDTYPEMISMATCH, DbiLinkDetail(master, c.cur, 1,
	    &size, &land));
	ck_dbi(DBIERR_NA, DbiLinkDetail(c.cur, c.cur, 1, &land, &land));
	ck_dbi(DBIERR_NA, DbiUnlinkDetail(c.cur));
	ck_dbi(DBIERR_NONE, DbiLinkDetail(master, c.cur, 1, &land, &land));
	ck_assert_str_eq(cities_show(&c), "");
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(master, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_BOF, DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL));
	ck_assert_str_eq(cities_show(&c), "2 1");
	ck_dbi(DBIERR_NONE, DbiGetRelativeRecord(master, 2, dbiNOLOCK, NULL,
	    NULL));
	ck_assert_str_eq(cities_show(&c), "4 3 5");
	ck_dbi(DBIERR_NONE, DbiSetToEnd(master));
	ck_assert_str_eq(cities_show_back(&c), "");
	ck_dbi(DBIERR_NONE, DbiUnlinkDetail(c.cur));
	ck_assert_str_eq(cities_show(&c), "7 6 8 4 3 5 2 1");
	ck_dbi(DBIERR_NONE, DbiLinkDetail(master, c.cur, 1, &land, &land));
	ck_dbi(DBIERR_OUTOFRANGE, DbiLinkDetail(master, c.cur, 1, &name,
	    &(uint16_t){ 99 }));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&master));
	ck_assert_str_eq(cities_show(&c), "7 6 8 4 3 5 2 1");
	ck_dbi(DBIERR_NONE, DbiEndLinkMode(&c.cur));
	ck_dbi(DBIERR_NA, DbiEndLinkMode(&c.cur));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_range");
	TCase *tcase = tcase_create("paradox");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, extracted_keys_have_the_size_told);
	tcase_add_test(tcase, keys_compare_as_the_index_sorts);
	tcase_add_test(tcase, searches_stop_before_what_they_find);
	tcase_add_test(tcase, missing_key_leaves_the_crack_where_it_would_be);
	tcase_add_test(tcase, partial_keys_find_what_begins_so);
	tcase_add_test(tcase, case_does_not_matter_where_the_index_says_so);
	tcase_add_loop_test(tcase, ranges_hold_their_ends_or_not, 0, 4);
	tcase_add_test(tcase, ranges_may_be_open);
	tcase_add_test(tcase, reset_range_keeps_the_record);
	tcase_add_test(tcase, searches_stay_in_the_range);
	tcase_add_test(tcase, partial_and_descending_ranges);
	tcase_add_test(tcase, insert_outside_of_the_range_is_out_of_sight);
	tcase_add_test(tcase, cached_records_have_their_place);
	tcase_add_test(tcase, details_follow_their_master);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("dbase");
	tcase_add_checked_fixture(tcase, setup_dbase, teardown);
	tcase_add_test(tcase, without_index_there_are_no_keys);
	tcase_add_test(tcase, partial_keys_find_what_begins_so);
	tcase_add_test(tcase, case_does_not_matter_where_the_index_says_so);
	tcase_add_test(tcase, partial_and_descending_ranges);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
