/* SPDX-License-Identifier: MIT */
/* Tables without a key, whose records are where programs put them: BDE32 help,
 * "DbiInsertRecord", "DbiAppendRecord"; curMAKECRACK of the property list. */
#include <stdio.h>
#include <stdlib.h>

#include "bde_fix_checked.h"
#include "tables.h"

enum { BUF_SIZE = 64, SHOW_SIZE = 4000, MANY = 400 };

static void
make(void)
{
	struct table_desc table;

	table_begin(&table, "NOTES", szPARADOX);
	table_field(&table, "N", fldPDXLONG, 0, 0);
	table_field(&table, "TEXT", fldPDXCHAR, 10, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
}

static hDBICur
open_cursor(hDBIDb db)
{
	return table_open(db, "NOTES", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
}

static void
fill(hDBICur cur, uint8_t *buf, int32_t n)
{
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&n));
}

static DBIResult
insert(hDBICur cur, int32_t n)
{
	uint8_t buf[BUF_SIZE];

	fill(cur, buf, n);
	return DbiInsertRecord(cur, dbiNOLOCK, buf);
}

static DBIResult
append(hDBICur cur, int32_t n)
{
	uint8_t buf[BUF_SIZE];

	fill(cur, buf, n);
	return DbiAppendRecord(cur, buf);
}

static int32_t
number(hDBICur cur, uint8_t *buf)
{
	DBIBOOL blank;
	int32_t n;

	ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)&n, &blank));
	return n;
}

/* The number of the current record. */
static int32_t
here(hDBICur cur)
{
	uint8_t buf[BUF_SIZE];

	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiNOLOCK, buf, NULL));
	return number(cur, buf);
}

/* "1 2 3", all records as they are ordered. */
static const char *
show(hDBICur cur)
{
	static char text[SHOW_SIZE];
	uint8_t buf[BUF_SIZE];
	size_t size = 0;

	text[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL) == DBIERR_NONE)
		size += (size_t)snprintf(text + size, sizeof text - size,
		    "%s%d", size > 0 ? " " : "", number(cur, buf));
	return text;
}

static void
find(hDBICur cur, int32_t n)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	do
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, NULL,
		    NULL));
	while (here(cur) != n);
}

/* 1 2 3 */
static hDBICur
start(void)
{
	hDBICur cur;

	bde_fix_db(&fx);
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	make();
	cur = open_cursor(fx.db);
	ck_dbi(DBIERR_NONE, append(cur, 1));
	ck_dbi(DBIERR_NONE, append(cur, 2));
	ck_dbi(DBIERR_NONE, append(cur, 3));
	return cur;
}

/* ---- places ---- */

START_TEST(record_goes_before_the_current_one)
{
	hDBICur cur = start();

	find(cur, 2);
	ck_dbi(DBIERR_NONE, insert(cur, 10));
	ck_assert_int_eq(here(cur), 10);
	ck_dbi(DBIERR_NONE, insert(cur, 11));
	ck_assert_str_eq(show(cur), "1 11 10 2 3");
	find(cur, 10);
	ck_dbi(DBIERR_NONE, insert(cur, 12));
	ck_assert_str_eq(show(cur), "1 11 12 10 2 3");
}
END_TEST

START_TEST(cracks_are_places_too)
{
	hDBICur cur = start();

	find(cur, 2);
	ck_dbi(DBIERR_NONE, DbiSetProp(cur, curMAKECRACK, 0));
	ck_dbi(DBIERR_NONE, insert(cur, 10));
	ck_assert_str_eq(show(cur), "1 10 2 3");
	find(cur, 2);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, insert(cur, 11));
	ck_assert_str_eq(show(cur), "1 10 11 3");
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, insert(cur, 12));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, insert(cur, 13));
	ck_dbi(DBIERR_NONE, DbiSetToEnd(cur));
	ck_dbi(DBIERR_NONE, insert(cur, 14));
	ck_assert_str_eq(show(cur), "13 12 1 10 11 3 14");
}
END_TEST

START_TEST(append_and_blocks_go_to_the_end)
{
	uint8_t buf[2 * BUF_SIZE];
	hDBICur cur = start();
	uint32_t count = 1;

	find(cur, 1);
	ck_dbi(DBIERR_NONE, append(cur, 4));
	ck_assert_int_eq(here(cur), 4);
	find(cur, 1);
	fill(cur, buf, 5);
	ck_dbi(DBIERR_NONE, DbiWriteBlock(cur, &count, buf));
	ck_assert_str_eq(show(cur), "1 2 3 4 5");
}
END_TEST

START_TEST(first_record_needs_no_place)
{
	hDBICur cur;

	bde_fix_db(&fx);
	make();
	cur = open_cursor(fx.db);
	ck_dbi(DBIERR_NONE, insert(cur, 1));
	ck_dbi(DBIERR_NONE, insert(cur, 2));
	ck_assert_str_eq(show(cur), "2 1");
}
END_TEST

START_TEST(order_lasts)
{
	hDBICur cur = start();

	find(cur, 3);
	ck_dbi(DBIERR_NONE, insert(cur, 10));
	bde_fix_restart(&fx);
	bde_fix_db(&fx);
	cur = open_cursor(fx.db);
	ck_assert_str_eq(show(cur), "1 2 10 3");
	find(cur, 10);
	ck_dbi(DBIERR_NONE, insert(cur, 11));
	ck_dbi(DBIERR_NONE, append(cur, 4));
	ck_assert_str_eq(show(cur), "1 2 11 10 3 4");
	find(cur, 3);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	find(cur, 4);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	bde_fix_restart(&fx);
	bde_fix_db(&fx);
	cur = open_cursor(fx.db);
	ck_dbi(DBIERR_NONE, append(cur, 5));
	ck_assert_str_eq(show(cur), "1 2 11 10 5");
}
END_TEST

/* Any of them stays what it was while others come in around it. */
START_TEST(many_records_go_anywhere)
{
	hDBICur cur = start();
	int32_t model[MANY + 3] = { 1, 2, 3 };
	char wanted[SHOW_SIZE];
	unsigned count = 3, at, i;
	size_t size = 0;

	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, NULL));
	for (i = 0; i < MANY; i++) {
		at = (unsigned)rand() % count;
		ck_dbi(DBIERR_NONE, DbiSetToSeqNo(cur, at + 1));
		ck_dbi(DBIERR_NONE, insert(cur, (int32_t)(100 + i)));
		memmove(model + at + 1, model + at,
		    (count++ - at) * sizeof model[0]);
		model[at] = (int32_t)(100 + i);
	}
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.db, NULL, xendCOMMIT));
	for (i = 0; i < count; i++)
		size += (size_t)snprintf(wanted + size,
		    sizeof wanted - size, "%s%d", i > 0 ? " " : "",
		    model[i]);
	ck_assert_str_eq(show(cur), wanted);
}
END_TEST

/* ---- what knows places ---- */

START_TEST(bookmarks_and_numbers_follow_the_order)
{
	uint8_t one[512], other[512];
	hDBICur cur = start();
	CMPBkMkRslt order;
	CURProps props;
	uint32_t n;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_uint_le(props.iBookMarkSize, sizeof one);
	find(cur, 2);
	ck_dbi(DBIERR_NONE, DbiGetBookMark(cur, one));
	ck_dbi(DBIERR_NONE, insert(cur, 10));
	ck_dbi(DBIERR_NONE, DbiGetBookMark(cur, other));
	ck_dbi(DBIERR_NONE, DbiGetSeqNo(cur, &n));
	ck_assert_uint_eq(n, 2);
	ck_dbi(DBIERR_NONE, DbiCompareBookMarks(cur, one, other, &order));
	ck_assert_int_eq(order, CMPGtr);
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(cur, one));
	ck_assert_int_eq(here(cur), 2);
	ck_dbi(DBIERR_NONE, DbiGetSeqNo(cur, &n));
	ck_assert_uint_eq(n, 3);
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(cur, other));
	ck_assert_int_eq(here(cur), 10);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(cur, other));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, insert(cur, 11));
	ck_assert_str_eq(show(cur), "1 11 2 3");
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(cur, other));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(cur, dbiNOLOCK, NULL,
	    NULL));
}
END_TEST

START_TEST(cached_records_are_applied_where_they_are_shown)
{
	uint8_t buf[BUF_SIZE * 2];
	hDBICur cur = start(), other = open_cursor(fx.db);
	int32_t n = 20;

	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	find(cur, 2);
	ck_dbi(DBIERR_NONE, insert(cur, 10));
	ck_dbi(DBIERR_NONE, append(cur, 4));
	ck_dbi(DBIERR_NONE, insert(cur, 11));
	find(cur, 10);
	ck_dbi(DBIERR_NONE, insert(cur, 12));
	ck_assert_str_eq(show(cur), "1 12 10 2 3 11 4");
	find(cur, 10);
	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&n));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, buf, TRUE));
	ck_assert_str_eq(show(cur), "1 12 20 2 3 11 4");
	ck_assert_str_eq(show(other), "1 2 3");
	find(other, 3);
	ck_dbi(DBIERR_NONE, insert(other, 30));
	ck_assert_str_eq(show(cur), "1 12 20 2 30 3 11 4");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_assert_str_eq(show(cur), "1 12 20 2 30 3 11 4");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCommit));
	ck_assert_str_eq(show(cur), "1 12 20 2 30 3 11 4");
	ck_assert_str_eq(show(other), "1 12 20 2 30 3 11 4");
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&cur));
}
END_TEST

START_TEST(copies_keep_the_order)
{
	hDBICur cur = start(), copy;

	find(cur, 1);
	ck_dbi(DBIERR_NONE, insert(cur, 10));
	find(cur, 3);
	ck_dbi(DBIERR_NONE, insert(cur, 11));
	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.db, FALSE, "NOTES", szPARADOX,
	    "COPY"));
	copy = table_open(fx.db, "COPY", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_assert_str_eq(show(copy), "10 1 2 11 3");
}
END_TEST

START_TEST(tables_in_memory_have_places)
{
	FLDDesc field = { .iFldNum = 1, .szName = "N", .iFldType = fldINT32 };
	hDBICur cur;

	bde_fix_db(&fx);
	ck_dbi(DBIERR_NONE, DbiCreateInMemTable(fx.db, "M", 1, &field,
	    &cur));
	ck_dbi(DBIERR_NONE, append(cur, 1));
	ck_dbi(DBIERR_NONE, append(cur, 2));
	ck_dbi(DBIERR_NONE, insert(cur, 10));
	ck_assert_str_eq(show(cur), "1 10 2");
}
END_TEST

START_TEST(dbase_records_keep_their_numbers)	/* insert is append there */
{
	struct table_desc table;
	RECProps props;
	hDBICur cur;

	bde_fix_db(&fx);
	table_begin(&table, "OLD", szDBASE);
	table_field(&table, "N", fldDBLONG, 0, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "OLD.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, insert(cur, 1));
	ck_dbi(DBIERR_NONE, insert(cur, 2));
	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiNOLOCK, NULL, &props));
	ck_assert_uint_eq(props.iPhyRecNum, 2);
	ck_assert_str_eq(show(cur), "1 2");
}
END_TEST

/* ---- at the same time ---- */

START_TEST(open_transactions_put_records_in_the_same_place)
{
	hDBICur mine = start(), theirs;
	hDBISes other;
	hDBIDb db;

	ck_dbi(DBIERR_NONE, DbiStartSession("other", &other, NULL));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(other));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	theirs = open_cursor(db);
	find(mine, 2);
	find(theirs, 2);
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, DbiBeginTran(db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, insert(mine, 10));
	ck_dbi(DBIERR_NONE, insert(theirs, 20));
	ck_dbi(DBIERR_NONE, insert(mine, 11));
	ck_dbi(DBIERR_NONE, insert(theirs, 21));
	ck_assert_str_eq(show(mine), "1 11 10 2 3");
	ck_assert_str_eq(show(theirs), "1 21 20 2 3");
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.db, NULL, xendCOMMIT));
	ck_dbi(DBIERR_NONE, DbiEndTran(db, NULL, xendCOMMIT));
	ck_assert_str_eq(show(mine), "1 11 21 10 20 2 3");
	ck_dbi(DBIERR_NONE, DbiCloseSession(other));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_heap");
	TCase *tc = jp_suite_case(suite, "heap", setup, teardown);

	tcase_add_test(tc, record_goes_before_the_current_one);
	tcase_add_test(tc, cracks_are_places_too);
	tcase_add_test(tc, append_and_blocks_go_to_the_end);
	tcase_add_test(tc, first_record_needs_no_place);
	tcase_add_test(tc, order_lasts);
	tcase_add_test(tc, many_records_go_anywhere);
	tcase_add_test(tc, bookmarks_and_numbers_follow_the_order);
	tcase_add_test(tc, cached_records_are_applied_where_they_are_shown);
	tcase_add_test(tc, copies_keep_the_order);
	tcase_add_test(tc, tables_in_memory_have_places);
	tcase_add_test(tc, dbase_records_keep_their_numbers);
	tcase_add_test(tc, open_transactions_put_records_in_the_same_place);
	return jp_suite_run(suite);
}
