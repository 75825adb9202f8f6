/* SPDX-License-Identifier: MIT */
/* Lists and tables in memory: BDE32 help, "DbiOpenTableList",
 * "DbiOpenFieldList", "DbiOpenIndexList", "DbiOpenVchkList",
 * "DbiOpenFieldTypesList", "DbiGetFieldTypeDesc", "DbiCreateInMemTable". */
#include "bde_fix_checked.h"
#include "tables.h"

static void
setup_db(void)
{
	setup();
	bde_fix_db(&fx);
}

static void
make_tables(void)
{
	struct table_desc table;

	table_items(fx.db, "ITEMS");
	table_begin(&table, "OLD", szDBASE);
	table_field(&table, "NAME", fldDBCHAR, 10, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
}

/* ---- tables ---- */

START_TEST(table_list_tells_of_the_tables_of_the_directory)
{
	TBLBaseDesc desc;
	CURProps props;
	uint32_t count;
	hDBICur list;

	make_tables();
	ck_dbi(DBIERR_NONE, DbiOpenTableList(fx.db, FALSE, FALSE, NULL,
	    &list));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(list, &props));
	ck_assert_int_eq(props.iRecBufSize, sizeof desc);
	ck_assert_int_eq(props.iFields, 9);
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(list, (void *)&count));
	ck_assert_uint_eq(count, 2);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_assert_str_eq(desc.szName, "ITEMS");
	ck_assert_str_eq(desc.szFileName, "ITEMS.DB");
	ck_assert_str_eq(desc.szExt, "DB");
	ck_assert_str_eq(desc.szType, szPARADOX);
	ck_assert_int_gt(desc.iSize, 0);
	ck_assert_int_gt(desc.dtDate, 739000);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_assert_str_eq(desc.szName, "OLD");
	ck_assert_str_eq(desc.szType, szDBASE);
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_dbi(DBIERR_TABLEREADONLY, DbiInsertRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
}
END_TEST

START_TEST(table_list_takes_a_pattern)
{
	TBLBaseDesc desc;
	hDBICur list;

	make_tables();
	ck_dbi(DBIERR_NONE, DbiOpenTableList(fx.db, FALSE, FALSE, "*.dbf",
	    &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_assert_str_eq(desc.szName, "OLD");
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(list, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenTableList(fx.db, FALSE, FALSE,
	    NULL, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiOpenTableList(NULL, FALSE, FALSE,
	    NULL, &list));
	ck_assert_ptr_null(list);
}
END_TEST

START_TEST(extended_list_looks_into_the_tables)
{
	TBLFullDesc desc;
	hDBICur cur, list;

	make_tables();
	cur = table_open(fx.db, "ITEMS", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 1, "ann", 1));
	ck_dbi(DBIERR_NONE, DbiOpenTableList(fx.db, TRUE, FALSE, "IT*",
	    &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_assert_str_eq(desc.tblBase.szName, "ITEMS");
	ck_assert_int_eq(desc.tblExt.bValidInfo, TRUE);
	ck_assert_int_eq(desc.tblExt.iFields, 3);
	ck_assert_int_eq(desc.tblExt.iIndexes, 1);
	ck_assert_uint_eq(desc.tblExt.iRecords, 1);
}
END_TEST

START_TEST(lists_are_not_part_of_transactions)
{
	hDBIXact xact = NULL;
	uint32_t count = 0;
	hDBICur list;

	make_tables();
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, DbiOpenTableList(fx.db, FALSE, FALSE, NULL,
	    &list));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.db, xact, xendABORT));
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(list, (void *)&count));
	ck_assert_uint_eq(count, 2);
}
END_TEST

/* ---- what a table is made of ---- */

START_TEST(field_list_has_logical_or_physical_types)
{
	hDBICur list;
	FLDDesc desc;

	make_tables();
	ck_dbi(DBIERR_NONE, DbiOpenFieldList(fx.db, "ITEMS", NULL, FALSE,
	    &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_assert_str_eq(desc.szName, "ID");
	ck_assert_int_eq(desc.iFldType, fldINT32);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_NONE, DbiOpenFieldList(fx.db, "ITEMS", NULL, TRUE,
	    &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_assert_int_eq(desc.iFldType, fldPDXCHAR);
	ck_dbi(DBIERR_NOSUCHTABLE, DbiOpenFieldList(fx.db, "NONE", NULL,
	    TRUE, &list));
	ck_assert_ptr_null(list);
}
END_TEST

START_TEST(index_and_check_lists_have_descriptors)
{
	struct table_desc table;
	VCHKDesc check;
	IDXDesc index;
	hDBICur list;

	table_begin(&table, "T", szPARADOX);
	table_field(&table, "ID", fldPDXLONG, 0, 0);
	table_field(&table, "NAME", fldPDXCHAR, 10, 0);
	table_primary(&table, 1);
	table_index(&table, "NAME", 2);
	table_check(&table, 2)->bRequired = TRUE;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	ck_dbi(DBIERR_NONE, DbiOpenIndexList(fx.db, "T", NULL, &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&index, NULL));
	ck_assert_int_eq(index.bPrimary, TRUE);
	ck_assert_str_eq(index.szName, "");
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&index, NULL));
	ck_assert_str_eq(index.szName, "NAME");
	ck_assert_int_eq(index.iIndexId, 2);
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(list, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiOpenVchkList(fx.db, "T", NULL, &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&check, NULL));
	ck_assert_int_eq(check.iFldNum, 2);
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(list, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiOpenRintList(fx.db, "T", NULL, &list));
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(list, dbiNOLOCK, NULL, NULL));
}
END_TEST

START_TEST(fields_of_a_list_can_be_asked_for)
{
	TBLBaseDesc desc;
	char name[300] = "";
	FLDDesc fields[9];
	DBIBOOL blank = 7;
	hDBICur list;

	make_tables();
	ck_dbi(DBIERR_NONE, DbiOpenTableList(fx.db, FALSE, FALSE, NULL,
	    &list));
	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(list, fields));
	ck_assert_str_eq(fields[0].szName, "szName");
	ck_assert_int_eq(fields[0].iFldType, fldZSTRING);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(list, 2, (uint8_t *)&desc,
	    (uint8_t *)name, &blank));
	ck_assert_str_eq(name, "ITEMS.DB");
	ck_assert_int_eq(blank, FALSE);
}
END_TEST

/* ---- types ---- */

START_TEST(field_types_of_a_driver_are_listed)
{
	FLDType type;
	hDBICur list;

	ck_dbi(DBIERR_NONE, DbiOpenFieldTypesList(szPARADOX, NULL, &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&type, NULL));
	ck_assert_int_eq(type.iPhyType, fldPDXCHAR);
	ck_assert_int_eq(type.iXltType, fldZSTRING);
	ck_assert_int_eq(type.iMaxUnits1, 255);
	ck_dbi(DBIERR_NONE, DbiGetFieldTypeDesc(szDBASE, NULL, "memo",
	    &type));
	ck_assert_int_eq(type.iPhyType, fldDBMEMO);
	ck_dbi(DBIERR_INVALIDFLDTYPE, DbiGetFieldTypeDesc(szPARADOX, NULL,
	    "NONE", &type));
	ck_dbi(DBIERR_UNKNOWNDRIVER, DbiGetFieldTypeDesc("XBASE", NULL,
	    "MEMO", &type));
	ck_dbi(DBIERR_UNKNOWNTBLTYPE, DbiOpenFieldTypesList(szPARADOX,
	    "XBASE", &list));
	ck_assert_ptr_null(list);
}
END_TEST

/* ---- tables in memory ---- */

START_TEST(table_in_memory_holds_logical_types)
{
	double value = 1.5, found = 0;
	uint8_t buf[256];
	FLDDesc fields[2];
	CURProps props;
	hDBICur cur = NULL;
	char text[32];

	memset(fields, 0, sizeof fields);
	strcpy(fields[0].szName, "NAME");
	fields[0].iFldType = fldZSTRING;
	fields[0].iUnits1 = 20;
	strcpy(fields[1].szName, "VALUE");
	fields[1].iFldType = fldFLOAT;
	ck_dbi(DBIERR_NONE, DbiCreateInMemTable(fx.db, "mem", 2, fields,
	    &cur));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_str_eq(props.szName, "mem");
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)"x"));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 2, buf, (uint8_t *)&value));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiAppendRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)text, NULL));
	ck_assert_str_eq(text, "x");
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 2, buf, (uint8_t *)&found,
	    NULL));
	ck_assert(found == value);
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NA, DbiMakePermanent(cur, "X", FALSE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	fields[1].iFldType = fldPDXNUM;
	ck_dbi(DBIERR_INVALIDFLDTYPE, DbiCreateInMemTable(fx.db, "mem", 2,
	    fields, &cur));
	ck_dbi(DBIERR_INVALIDRECSTRUCT, DbiCreateInMemTable(fx.db, "mem", 0,
	    fields, &cur));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_list");
	TCase *tcase = jp_suite_case(suite, "tables", setup_db, teardown);

	tcase_add_test(tcase,
	    table_list_tells_of_the_tables_of_the_directory);
	tcase_add_test(tcase, table_list_takes_a_pattern);
	tcase_add_test(tcase, extended_list_looks_into_the_tables);
	tcase_add_test(tcase, lists_are_not_part_of_transactions);
	tcase = jp_suite_case(suite, "parts", setup_db, teardown);
	tcase_add_test(tcase, field_list_has_logical_or_physical_types);
	tcase_add_test(tcase, index_and_check_lists_have_descriptors);
	tcase_add_test(tcase, fields_of_a_list_can_be_asked_for);
	tcase = jp_suite_case(suite, "types", setup_db, teardown);
	tcase_add_test(tcase, field_types_of_a_driver_are_listed);
	tcase = jp_suite_case(suite, "memory", setup_db, teardown);
	tcase_add_test(tcase, table_in_memory_holds_logical_types);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
