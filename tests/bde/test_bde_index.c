/* SPDX-License-Identifier: MIT */
/* Indexes: descriptors, the order, making and removing them. */
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

static void
switch_to(const char *name, DBIBOOL keep)
{
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&c.cur, name, NULL, 0, keep));
}

/* ---- descriptors ---- */

START_TEST(descriptors_tell_all_indexes)	/* "DbiGetIndexDescs" */
{
	IDXDesc all[4], one;
	uint16_t number;

	ck_dbi(DBIERR_NONE, DbiGetIndexDescs(c.cur, all));
	ck_assert_int_eq(all[0].bPrimary, TRUE);
	ck_assert_str_eq(all[0].szName, "");
	ck_assert_str_eq(all[1].szName, "LANDNAME");
	ck_assert_uint_eq(all[1].iFldsInKey, 2);
	ck_assert_int_eq(all[2].bCaseInsensitive, TRUE);
	ck_assert_int_eq(all[3].bDescending, TRUE);
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(c.cur, 2, &one));
	ck_assert_str_eq(one.szName, "LANDNAME");
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(c.cur, 0, &one));
	ck_assert_int_eq(one.bPrimary, TRUE);
	ck_dbi(DBIERR_NOSUCHINDEX, DbiGetIndexDesc(c.cur, 5, &one));
	ck_dbi(DBIERR_NONE, DbiGetIndexSeqNo(c.cur, "nocase", NULL, 0,
	    &number));
	ck_assert_uint_eq(number, 3);
	ck_dbi(DBIERR_NONE, DbiGetIndexForField(c.cur, C_SIZE, FALSE, &one));
	ck_assert_str_eq(one.szName, "BIGFIRST");
	ck_dbi(DBIERR_NOSUCHINDEX, DbiGetIndexForField(c.cur, C_COAST, FALSE,
	    NULL));
}
END_TEST

START_TEST(dbase_order_has_no_descriptor)
{
	IDXDesc desc;

	ck_dbi(DBIERR_NOASSOCINDEX, DbiGetIndexDesc(c.cur, 0, &desc));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&c.cur, NULL, "LANDNAME", 0,
	    FALSE));
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(c.cur, 0, &desc));
	ck_assert_str_eq(desc.szTagName, "LANDNAME");
	ck_assert_str_eq(cities_show(&c), "7 6 8 4 3 5 2 1");
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&c.cur, NULL, NULL, 0, FALSE));
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
}
END_TEST

/* ---- the order ---- */

START_TEST(each_index_gives_its_order)		/* "DbiSwitchToIndex" */
{
	switch_to("LANDNAME", FALSE);
	ck_assert_str_eq(cities_show(&c), "7 6 8 4 3 5 2 1");
	ck_assert_str_eq(cities_show_back(&c), "1 2 5 3 4 8 6 7");
	switch_to("NOCASE", FALSE);
	ck_assert_str_eq(cities_show(&c), "5 4 2 8 7 1 3 6");
	switch_to("BIGFIRST", FALSE);
	ck_assert_str_eq(cities_show(&c), "3 6 1 4 7 2 8 5");
	switch_to(NULL, FALSE);
	ck_assert_str_eq(cities_show(&c), "1 2 3 4 5 6 7 8");
}
END_TEST

START_TEST(switch_keeps_the_record_when_asked)
{
	hDBICur old = c.cur;
	uint8_t key[100];

	ck_dbi(DBIERR_NOCURRREC, DbiSwitchToIndex(&c.cur, "LANDNAME", NULL,
	    0, TRUE));
	ck_assert_ptr_eq(c.cur, old);
	cities_find(&c, 4);
	switch_to("LANDNAME", TRUE);
	ck_assert_ptr_ne(c.cur, old);
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetToBegin(old));
	ck_assert_int_eq(cities_here(&c), 4);
	ck_assert_int_eq(cities_next(&c), 3);
	ck_dbi(DBIERR_NONE, DbiExtractKey(c.cur, NULL, key));
	ck_dbi(DBIERR_NONE, DbiSetRange(c.cur, TRUE, 1, 0, key, TRUE, 1, 0,
	    key, TRUE));
	ck_assert_str_eq(cities_show(&c), "4 3 5");
	switch_to("NOCASE", FALSE);
	ck_dbi(DBIERR_BOF, DbiGetRecord(c.cur, dbiNOLOCK, NULL, NULL));
	ck_assert_str_eq(cities_show(&c), "5 4 2 8 7 1 3 6");
	ck_dbi(DBIERR_NOSUCHINDEX, DbiSwitchToIndex(&c.cur, "NONE", NULL, 0,
	    FALSE));
	ck_dbi(DBIERR_INVALIDHNDL, DbiSwitchToIndex(NULL, NULL, NULL, 0,
	    FALSE));
}
END_TEST

START_TEST(changed_key_moves_the_record)	/* "DbiModifyRecord" */
{
	char land[CITY_LAND + 1] = "ZZ";

	switch_to("LANDNAME", FALSE);
	cities_find(&c, 4);
	ck_dbi(DBIERR_NONE, DbiPutField(c.cur, C_LAND, c.buf,
	    (uint8_t *)land));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(c.cur, c.buf, TRUE));
	ck_assert_int_eq(cities_here(&c), 4);
	ck_assert_int_eq(cities_prior(&c), 1);
	ck_assert_str_eq(cities_show(&c), "7 6 8 3 5 2 1 4");
}
END_TEST

START_TEST(indexes_are_open_all_the_time)	/* "DbiOpenIndex" */
{
	ck_dbi(DBIERR_INDEXOPEN, DbiOpenIndex(c.cur, "LANDNAME", 0));
	ck_dbi(DBIERR_NOSUCHINDEX, DbiOpenIndex(c.cur, "NONE", 0));
	ck_dbi(DBIERR_CANNOTCLOSE, DbiCloseIndex(c.cur, "LANDNAME", 0));
	switch_to("LANDNAME", FALSE);
	ck_dbi(DBIERR_ACTIVEINDEX, DbiCloseIndex(c.cur, "LANDNAME", 0));
	ck_dbi(DBIERR_NOSUCHINDEX, DbiCloseIndex(c.cur, "NONE", 0));
}
END_TEST

/* ---- making and removing ---- */

static IDXDesc
describe(const char *name, uint16_t field)
{
	IDXDesc desc;

	memset(&desc, 0, sizeof desc);
	strcpy(desc.szName, name);
	desc.bMaintained = TRUE;
	desc.iFldsInKey = 1;
	desc.aiKeyFld[0] = field;
	return desc;
}

START_TEST(index_is_added_by_cursor_and_by_name)	/* "DbiAddIndex" */
{
	IDXDesc coast = describe("COASTAL", C_COAST);
	IDXDesc land = describe("LAND", C_LAND);

	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiAddIndex(c.fix.db, c.cur, NULL,
	    NULL, &coast, NULL));
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiAddIndex(c.fix.db, NULL, "CITIES",
	    szPARADOX, &coast, NULL));
	cities_reopen(&c, NULL, dbiOPENEXCL);
	land.bUnique = TRUE;
	ck_dbi(DBIERR_KEYVIOL, DbiAddIndex(c.fix.db, c.cur, NULL, NULL, &land,
	    NULL));
	land.bUnique = FALSE;
	ck_dbi(DBIERR_NONE, DbiAddIndex(c.fix.db, c.cur, NULL, NULL, &land,
	    NULL));
	ck_dbi(DBIERR_INDEXEXISTS, DbiAddIndex(c.fix.db, c.cur, NULL, NULL,
	    &land, NULL));
	switch_to("LAND", FALSE);
	ck_assert_str_eq(cities_show(&c), "6 7 8 3 4 5 1 2");
	ck_dbi(DBIERR_INVALIDIDXDESC, DbiAddIndex(c.fix.db, c.cur, NULL, NULL,
	    NULL, NULL));
	coast.aiKeyFld[0] = 77;
	ck_dbi(DBIERR_INVALIDIDXDESC, DbiAddIndex(c.fix.db, c.cur, NULL, NULL,
	    &coast, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&c.cur));
	land = describe("BYNAME", C_NAME);
	land.iFldsInKey = 2;
	land.aiKeyFld[1] = C_ID;
	ck_dbi(DBIERR_NONE, DbiAddIndex(c.fix.db, NULL, "CITIES", szPARADOX,
	    &land, NULL));
	c.cur = cities_open(&c, "BYNAME", dbiOPENSHARED, FALSE);
	ck_assert_str_eq(cities_show(&c), "4 2 8 7 1 3 6 5");
	cities_insert(&c, 20, "Chur", "CH", 30);
	ck_assert_str_eq(cities_show(&c), "4 2 8 20 7 1 3 6 5");
}
END_TEST

START_TEST(index_is_deleted_unless_it_is_used)		/* "DbiDeleteIndex" */
{
	CURProps props;

	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiDeleteIndex(c.fix.db, c.cur, NULL,
	    NULL, "NOCASE", NULL, 0));
	cities_reopen(&c, NULL, dbiOPENEXCL);
	switch_to("NOCASE", FALSE);
	ck_dbi(DBIERR_ACTIVEINDEX, DbiDeleteIndex(c.fix.db, c.cur, NULL, NULL,
	    "NOCASE", NULL, 0));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiDeleteIndex(c.fix.db, c.cur, NULL,
	    NULL, NULL, NULL, 0));
	switch_to(NULL, FALSE);
	ck_dbi(DBIERR_NONE, DbiDeleteIndex(c.fix.db, c.cur, NULL, NULL,
	    "NOCASE", NULL, 0));
	ck_dbi(DBIERR_NOSUCHINDEX, DbiDeleteIndex(c.fix.db, c.cur, NULL, NULL,
	    "NOCASE", NULL, 0));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c.cur, &props));
	ck_assert_uint_eq(props.iIndexes, 3);
	cities_insert(&c, 20, "Chur", "CH", 30);
	switch_to("LANDNAME", FALSE);
	ck_assert_str_eq(cities_show(&c), "7 6 8 20 4 3 5 2 1");
	cities_reopen(&c, NULL, dbiOPENSHARED);
	ck_dbi(DBIERR_NOSUCHINDEX, DbiSwitchToIndex(&c.cur, "NOCASE", NULL, 0,
	    FALSE));
}
END_TEST

START_TEST(indexes_need_no_repair)		/* "DbiRegenIndex" */
{
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiRegenIndexes(c.cur));
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiRegenIndex(c.fix.db, c.cur, NULL,
	    NULL, "NOCASE", NULL, 0));
	cities_reopen(&c, NULL, dbiOPENEXCL);
	ck_dbi(DBIERR_NONE, DbiRegenIndexes(c.cur));
	ck_dbi(DBIERR_NONE, DbiRegenIndex(c.fix.db, c.cur, NULL, NULL,
	    "NOCASE", NULL, 0));
	ck_dbi(DBIERR_NOSUCHINDEX, DbiRegenIndex(c.fix.db, c.cur, NULL, NULL,
	    "NONE", NULL, 0));
}
END_TEST

START_TEST(empty_table_gets_a_primary_key)		/* "DbiAddIndex" */
{
	FLDDesc field;
	IDXDesc key = describe("", 1);
	CRTblDesc table;
	hDBICur cur;
	uint8_t buf[100];
	int32_t i, id;
	DBIBOOL blank;

	memset(&field, 0, sizeof field);
	field.iFldNum = 1;
	strcpy(field.szName, "N");
	field.iFldType = fldPDXLONG;
	memset(&table, 0, sizeof table);
	strcpy(table.szTblName, "HEAP");
	strcpy(table.szTblType, szPARADOX);
	table.iFldCount = 1;
	table.pfldDesc = &field;
	ck_dbi(DBIERR_NONE, DbiCreateTable(c.fix.db, FALSE, &table));
	ck_dbi(DBIERR_NONE, DbiOpenTable(c.fix.db, "HEAP", szPARADOX, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENEXCL, xltFIELD, FALSE, NULL,
	    &cur));
	key.bPrimary = key.bUnique = TRUE;
	if (_i == 0)
		ck_dbi(DBIERR_NONE, DbiAddIndex(c.fix.db, cur, NULL, NULL,
		    &key, NULL));
	for (i = 3; i > 0; i--) {
		ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
		ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&i));
		ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	}
	if (_i == 1) {
		ck_dbi(DBIERR_NEEDRESTRUCTURE, DbiAddIndex(c.fix.db, cur,
		    NULL, NULL, &key, NULL));
		return;
	}
	ck_dbi(DBIERR_PRIMARYKEYREDEFINE, DbiAddIndex(c.fix.db, cur, NULL,
	    NULL, &key, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, DbiOpenTable(c.fix.db, "HEAP", szPARADOX, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
	for (i = 1; i <= 3; i++) {
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf,
		    NULL));
		ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)&id,
		    &blank));
		ck_assert_int_eq(id, i);
	}
}
END_TEST

START_TEST(orders_outlive_the_engine)
{
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&c.cur));
	bde_fix_restart(&c.fix);
	bde_fix_db(&c.fix);
	c.cur = cities_open(&c, "NOCASE", dbiOPENSHARED, FALSE);
	ck_assert_str_eq(cities_show(&c), "5 4 2 8 7 1 3 6");
	cities_insert(&c, 20, "CHUR", "CH", 30);
	ck_assert_str_eq(cities_show(&c), "5 4 2 8 20 7 1 3 6");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_index");
	TCase *tcase = tcase_create("paradox");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, descriptors_tell_all_indexes);
	tcase_add_test(tcase, each_index_gives_its_order);
	tcase_add_test(tcase, switch_keeps_the_record_when_asked);
	tcase_add_test(tcase, changed_key_moves_the_record);
	tcase_add_test(tcase, indexes_are_open_all_the_time);
	tcase_add_test(tcase, index_is_added_by_cursor_and_by_name);
	tcase_add_test(tcase, index_is_deleted_unless_it_is_used);
	tcase_add_test(tcase, indexes_need_no_repair);
	tcase_add_loop_test(tcase, empty_table_gets_a_primary_key, 0, 2);
	tcase_add_test(tcase, orders_outlive_the_engine);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("dbase");
	tcase_add_checked_fixture(tcase, setup_dbase, teardown);
	tcase_add_test(tcase, dbase_order_has_no_descriptor);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
