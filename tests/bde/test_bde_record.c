/* SPDX-License-Identifier: MIT */
/* Records: BDE32 help, "DbiInsertRecord", "DbiAppendRecord",
 * "DbiModifyRecord", "DbiDeleteRecord", "DbiUndeleteRecord", "DbiReadBlock",
 * "DbiWriteBlock". */
#include "bde_fix_checked.h"
#include "tables.h"

enum { BUF_MAX = 4096 };

static hDBICur cur;
static uint8_t buf[BUF_MAX];

static void
setup_items(void)
{
	setup();
	bde_fix_db(&fx);
	table_items(fx.db, "ITEMS");
	cur = table_open(fx.db, "ITEMS", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 2, "bob", 2));
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 1, "ann", 1));
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 3, "cid", 3));
}

static int32_t
id_in(hDBICur c, uint8_t *record)
{
	int32_t id = 0;

	ck_dbi(DBIERR_NONE, DbiGetField(c, 1, record, (uint8_t *)&id, NULL));
	return id;
}

static int32_t
current(void)
{
	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiNOLOCK, buf, NULL));
	return id_in(cur, buf);
}

static int32_t
next(void)
{
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	return id_in(cur, buf);
}

static void
go(int32_t id)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (next() != id)
		;
}

static DBIResult
rename_current(const char *name)
{
	char text[21];

	strcpy(text, name);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 2, buf, (uint8_t *)text));
	return DbiModifyRecord(cur, buf, TRUE);
}

/* ---- inserting ---- */

START_TEST(insert_stands_on_the_new_record)
{
	ck_assert_int_eq(current(), 3);
	go(1);
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 5, "eve", 5));
	ck_assert_int_eq(current(), 5);
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(cur, dbiNOLOCK, NULL, NULL));
	ck_assert_str_eq(table_show_items(cur), "1 ann,2 bob,3 cid,5 eve");
}
END_TEST

START_TEST(insert_of_a_key_that_exists_changes_nothing)
{
	go(1);
	ck_dbi(DBIERR_KEYVIOL, table_insert_item(cur, 2, "x", 0));
	ck_assert_int_eq(current(), 1);
	ck_assert_str_eq(table_show_items(cur), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(two_blank_keys_are_equal)
{
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_KEYVIOL, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_assert_int_eq(next(), 0);
}
END_TEST

START_TEST(insert_can_lock_the_record)
{
	DBIBOOL locked = FALSE;
	int32_t id = 9;

	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiWRITELOCK, buf));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(cur, &locked));
	ck_assert_int_eq(locked, TRUE);
	ck_dbi(DBIERR_INVALIDPARAM, DbiInsertRecord(cur, (DBILockType)9,
	    buf));
	ck_dbi(DBIERR_INVALIDPARAM, DbiInsertRecord(cur, dbiNOLOCK, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiInsertRecord(NULL, dbiNOLOCK, buf));
}
END_TEST

START_TEST(other_cursors_see_records_at_once)
{
	hDBICur other = table_open(fx.db, "ITEMS", dbiREADONLY,
	    dbiOPENSHARED, xltFIELD);

	ck_dbi(DBIERR_NONE, table_insert_item(cur, 4, "dan", 4));
	ck_assert_str_eq(table_show_items(other),
	    "1 ann,2 bob,3 cid,4 dan");
	ck_dbi(DBIERR_TABLEREADONLY, table_insert_item(other, 7, "x", 0));
}
END_TEST

START_TEST(append_goes_to_the_end_of_a_heap)
{
	struct table_desc table;
	hDBICur heap;
	int16_t i, found;

	table_begin(&table, "HEAP", szPARADOX);
	table_field(&table, "N", fldPDXSHORT, 0, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	heap = table_open(fx.db, "HEAP", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	for (i = 3; i > 0; i--) {
		ck_dbi(DBIERR_NONE, DbiInitRecord(heap, buf));
		ck_dbi(DBIERR_NONE, DbiPutField(heap, 1, buf,
		    (uint8_t *)&i));
		ck_dbi(DBIERR_NONE, DbiAppendRecord(heap, buf));
	}
	ck_dbi(DBIERR_NONE, DbiSetToBegin(heap));
	for (i = 3; i > 0; i--) {
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(heap, dbiNOLOCK, buf,
		    NULL));
		ck_dbi(DBIERR_NONE, DbiGetField(heap, 1, buf,
		    (uint8_t *)&found, NULL));
		ck_assert_int_eq(found, i);
	}
}
END_TEST

START_TEST(autoincrement_numbers_are_never_used_again)
{
	struct table_desc table;
	hDBICur counter;
	int32_t given = 77;

	table_begin(&table, "COUNTER", szPARADOX);
	table_field(&table, "ID", fldPDXAUTOINC, 0, 0);
	table_primary(&table, 1);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	counter = table_open(fx.db, "COUNTER", dbiREADWRITE, dbiOPENEXCL,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiInitRecord(counter, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(counter, 1, buf,
	    (uint8_t *)&given));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(counter, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiGetRecord(counter, dbiNOLOCK, buf, NULL));
	ck_assert_int_eq(id_in(counter, buf), 1);
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.db, counter, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(counter, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiGetRecord(counter, dbiNOLOCK, buf, NULL));
	ck_assert_int_eq(id_in(counter, buf), 2);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(counter, buf, TRUE));
}
END_TEST

/* ---- changing ---- */

START_TEST(modify_changes_the_current_record)
{
	go(2);
	ck_dbi(DBIERR_NONE, rename_current("ben"));
	ck_assert_int_eq(current(), 2);
	ck_assert_str_eq(table_show_items(cur), "1 ann,2 ben,3 cid");
}
END_TEST

START_TEST(modify_follows_a_record_whose_key_changes)
{
	int32_t id = 9;

	go(1);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, buf, TRUE));
	ck_assert_int_eq(current(), 9);
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(cur, dbiNOLOCK, NULL, NULL));
	ck_assert_str_eq(table_show_items(cur), "2 bob,3 cid,9 ann");
	go(2);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_KEYVIOL, DbiModifyRecord(cur, buf, TRUE));
	ck_assert_str_eq(table_show_items(cur), "2 bob,3 cid,9 ann");
}
END_TEST

START_TEST(lock_goes_with_a_record_whose_key_changes)
{
	DBIBOOL locked = FALSE;
	int32_t id = 9, taken = 3;

	go(1);
	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiWRITELOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&taken));
	ck_dbi(DBIERR_KEYVIOL, DbiModifyRecord(cur, buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(cur, &locked));
	ck_assert_int_eq(locked, TRUE);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(cur, &locked));
	ck_assert_int_eq(locked, TRUE);
	id = 1;
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(cur, &locked));
	ck_assert_int_eq(locked, FALSE);
}
END_TEST

START_TEST(modify_needs_a_record)
{
	hDBICur other = table_open(fx.db, "ITEMS", dbiREADWRITE,
	    dbiOPENSHARED, xltFIELD);

	go(2);
	ck_dbi(DBIERR_BOF, DbiModifyRecord(other, buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiSetToEnd(other));
	ck_dbi(DBIERR_EOF, DbiModifyRecord(other, buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiSetToCursor(other, cur));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(other, NULL));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiModifyRecord(cur, buf, TRUE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiModifyRecord(cur, NULL, TRUE));
}
END_TEST

/* ---- deleting ---- */

START_TEST(delete_leaves_the_crack_and_gives_the_record)
{
	go(2);
	memset(buf, 0, sizeof buf);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, buf));
	ck_assert_int_eq(id_in(cur, buf), 2);
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiDeleteRecord(cur, NULL));
	ck_assert_int_eq(next(), 3);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(cur, dbiNOLOCK, buf, NULL));
	ck_assert_int_eq(id_in(cur, buf), 1);
	ck_dbi(DBIERR_NOTSUPPORTED, DbiUndeleteRecord(cur));
}
END_TEST

START_TEST(dbase_records_are_marked_and_recalled)
{
	struct table_desc table;
	RECProps props;
	hDBICur marked;

	table_begin(&table, "MARKED", szDBASE);
	table_field(&table, "NAME", fldDBCHAR, 10, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	marked = table_open(fx.db, "MARKED.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiInitRecord(marked, buf));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(marked, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(marked, NULL));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(marked));
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(marked, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NA, DbiUndeleteRecord(marked));
	ck_dbi(DBIERR_NONE, DbiSetProp(marked, curSOFTDELETEON, TRUE));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(marked));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(marked, dbiNOLOCK, NULL,
	    &props));
	ck_assert_int_eq(props.bDeleteFlag, TRUE);
	ck_assert_uint_eq(props.iPhyRecNum, 1);
	ck_dbi(DBIERR_NONE, DbiUndeleteRecord(marked));
	ck_dbi(DBIERR_NA, DbiUndeleteRecord(marked));
	ck_dbi(DBIERR_NONE, DbiSetProp(marked, curSOFTDELETEON, FALSE));
	ck_dbi(DBIERR_NONE, DbiGetRecord(marked, dbiNOLOCK, NULL, &props));
	ck_assert_int_eq(props.bDeleteFlag, FALSE);
}
END_TEST

START_TEST(lock_of_a_marked_record_goes_with_it)
{
	struct table_desc table;
	DBIBOOL locked = TRUE;
	hDBICur marked;

	table_begin(&table, "MARKED", szDBASE);
	table_field(&table, "NAME", fldDBCHAR, 10, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	marked = table_open(fx.db, "MARKED.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiSetProp(marked, curSOFTDELETEON, TRUE));
	ck_dbi(DBIERR_NONE, DbiInitRecord(marked, buf));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(marked, dbiWRITELOCK, buf));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(marked, NULL));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(marked, &locked));
	ck_assert_int_eq(locked, FALSE);
}
END_TEST

/* ---- blocks ---- */

START_TEST(blocks_are_read_to_the_end)
{
	uint8_t block[BUF_MAX];
	uint32_t count = 2;
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_int_lt(props.iRecBufSize, BUF_MAX / 4);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiReadBlock(cur, &count, block));
	ck_assert_uint_eq(count, 2);
	ck_assert_int_eq(id_in(cur, block), 1);
	ck_assert_int_eq(id_in(cur, block + props.iRecBufSize), 2);
	ck_assert_int_eq(current(), 2);
	count = 4;
	ck_dbi(DBIERR_EOF, DbiReadBlock(cur, &count, block));
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(id_in(cur, block), 3);
	ck_dbi(DBIERR_INVALIDPARAM, DbiReadBlock(cur, NULL, block));
	ck_dbi(DBIERR_INVALIDPARAM, DbiReadBlock(cur, &count, NULL));
}
END_TEST

START_TEST(blocks_are_written_up_to_the_first_error)
{
	uint8_t block[BUF_MAX];
	int32_t ids[] = { 7, 8, 2, 9 };
	uint32_t count = 4, i;
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	for (i = 0; i < count; i++) {
		ck_dbi(DBIERR_NONE, DbiInitRecord(cur,
		    block + i * props.iRecBufSize));
		ck_dbi(DBIERR_NONE, DbiPutField(cur, 1,
		    block + i * props.iRecBufSize, (uint8_t *)&ids[i]));
	}
	ck_dbi(DBIERR_KEYVIOL, DbiWriteBlock(cur, &count, block));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(table_show_items(cur),
	    "1 ann,2 bob,3 cid,7 ,8 ");
	ck_dbi(DBIERR_INVALIDPARAM, DbiWriteBlock(cur, NULL, block));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_record");
	TCase *tcase = jp_suite_case(suite, "insert", setup_items, teardown);

	tcase_add_test(tcase, insert_stands_on_the_new_record);
	tcase_add_test(tcase, insert_of_a_key_that_exists_changes_nothing);
	tcase_add_test(tcase, two_blank_keys_are_equal);
	tcase_add_test(tcase, insert_can_lock_the_record);
	tcase_add_test(tcase, other_cursors_see_records_at_once);
	tcase_add_test(tcase, append_goes_to_the_end_of_a_heap);
	tcase_add_test(tcase, autoincrement_numbers_are_never_used_again);
	tcase = jp_suite_case(suite, "modify", setup_items, teardown);
	tcase_add_test(tcase, modify_changes_the_current_record);
	tcase_add_test(tcase, modify_follows_a_record_whose_key_changes);
	tcase_add_test(tcase, lock_goes_with_a_record_whose_key_changes);
	tcase_add_test(tcase, modify_needs_a_record);
	tcase = jp_suite_case(suite, "delete", setup_items, teardown);
	tcase_add_test(tcase, delete_leaves_the_crack_and_gives_the_record);
	tcase_add_test(tcase, dbase_records_are_marked_and_recalled);
	tcase_add_test(tcase, lock_of_a_marked_record_goes_with_it);
	tcase = jp_suite_case(suite, "blocks", setup_items, teardown);
	tcase_add_test(tcase, blocks_are_read_to_the_end);
	tcase_add_test(tcase, blocks_are_written_up_to_the_first_error);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
