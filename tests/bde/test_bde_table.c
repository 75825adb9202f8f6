/* SPDX-License-Identifier: MIT */
/* Tables: BDE32 help, "DbiCreateTable", "DbiOpenTable", "DbiCloneCursor",
 * "DbiGetCursorProps", "DbiDeleteTable", "DbiRenameTable", "DbiCopyTable",
 * "DbiEmptyTable", "DbiPackTable", "DbiCreateTempTable",
 * "DbiMakePermanent", "DbiTranslateRecordStructure". */
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bde_fix_checked.h"
#include "tables.h"

static void
setup_db(void)
{
	setup();
	bde_fix_db(&fx);
}

static hDBICur
open_items(DBIShareMode share_mode)
{
	return table_open(fx.db, "ITEMS", dbiREADWRITE, share_mode, xltFIELD);
}

static void
fill_items(void)
{
	hDBICur cur;

	table_items(fx.db, "ITEMS");
	cur = open_items(dbiOPENSHARED);
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 2, "bob", 2));
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 1, "ann", 1));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}

static const char *
show(const char *name)
{
	hDBICur cur = table_open(fx.db, name, dbiREADONLY, dbiOPENSHARED,
	    xltFIELD);
	const char *text = table_show_items(cur);

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	return text;
}

static bool
is_there(const char *file)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", fx.dir, file);
	return access(path, F_OK) == 0;
}

/* ---- creating ---- */

START_TEST(created_table_has_what_was_described)
{
	struct table_desc table;
	FLDDesc fields[4];
	CURProps props;
	VCHKDesc check;
	RINTDesc link;
	hDBICur cur;

	table_begin(&table, "ORDERS", szPARADOX);
	table_field(&table, "No", fldPDXLONG, 0, 0);
	table_field(&table, "Customer", fldPDXCHAR, 30, 0);
	table_field(&table, "Total", fldPDXMONEY, 0, 0);
	table_field(&table, "Text", fldPDXMEMO, 10, 0);
	table_primary(&table, 1);
	table_index(&table, "Customer", 2);
	table_check(&table, 2)->bRequired = TRUE;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	bde_fix_restart(&fx);
	bde_fix_db(&fx);
	cur = table_open(fx.db, "ORDERS", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_str_eq(props.szName, "ORDERS");
	ck_assert_str_eq(props.szTableType, szPARADOX);
	ck_assert_int_eq(props.iFields, 4);
	ck_assert_int_eq(props.iIndexes, 2);
	ck_assert_int_eq(props.iValChecks, 1);
	ck_assert_int_eq(props.iSeqNums, 1);
	ck_assert_int_eq(props.bIndexed, TRUE);
	ck_assert_int_eq(props.bBookMarkStable, TRUE);
	ck_assert_int_eq(props.iTblLevel, TBLLEVEL7);
	ck_assert_int_eq(props.eOpenMode, dbiREADWRITE);
	ck_assert_int_ge(props.iRecBufSize, 4 + 30 + 8 + 4);
	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(cur, fields));
	ck_assert_str_eq(fields[1].szName, "Customer");
	ck_assert_int_eq(fields[1].iFldType, fldZSTRING);
	ck_assert_int_eq(fields[1].iLen, 31);
	ck_assert_int_eq(fields[1].efldvVchk, fldvHASCHECKS);
	ck_assert_int_eq(fields[2].iFldType, fldFLOAT);
	ck_assert_int_eq(fields[2].iSubType, fldstMONEY);
	ck_assert_int_eq(fields[3].iFldType, fldBLOB);
	ck_assert_int_eq(fields[3].iSubType, fldstMEMO);
	ck_dbi(DBIERR_NONE, DbiGetVchkDesc(cur, 1, &check));
	ck_assert_int_eq(check.iFldNum, 2);
	ck_assert_int_eq(check.bRequired, TRUE);
	ck_dbi(DBIERR_OUTOFRANGE, DbiGetVchkDesc(cur, 2, &check));
	ck_dbi(DBIERR_OUTOFRANGE, DbiGetVchkDesc(cur, 0, &check));
	ck_dbi(DBIERR_OUTOFRANGE, DbiGetRintDesc(cur, 1, &link));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetRintDesc(cur, 1, NULL));
}
END_TEST

START_TEST(field_descriptors_are_physical_without_translation)
{
	FLDDesc fields[3];
	CURProps props;
	hDBICur cur;

	table_items(fx.db, "ITEMS");
	cur = table_open(fx.db, "ITEMS", dbiREADWRITE, dbiOPENSHARED,
	    xltNONE);
	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(cur, fields));
	ck_assert_int_eq(fields[1].iFldType, fldPDXCHAR);
	ck_assert_int_eq(fields[1].iLen, 20);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_int_eq(props.exltMode, xltNONE);
	ck_assert_int_eq(props.iRecSize, props.iRecBufSize);
}
END_TEST

START_TEST(existing_table_is_replaced_only_when_asked)
{
	struct table_desc table;
	hDBICur cur;

	fill_items();
	table_begin(&table, "ITEMS", szPARADOX);
	table_field(&table, "X", fldPDXSHORT, 0, 0);
	ck_dbi(DBIERR_TABLEEXISTS, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = open_items(dbiOPENSHARED);
	ck_dbi(DBIERR_TABLEOPEN, DbiCreateTable(fx.db, TRUE, &table.desc));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_assert_str_eq(show("ITEMS"), "1 ann,2 bob");
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, TRUE, &table.desc));
	cur = open_items(dbiOPENSHARED);
	ck_assert_str_eq(table_show_items(cur), "");
}
END_TEST

/* What is wrong with one field, or with a key of it. */
static const struct {
	const char *name;
	uint16_t type;
	int16_t units1, units2;
	DBIResult result;
} bad_fields[] = {
	{ "", fldPDXLONG, 0, 0, DBIERR_INVALIDFIELDNAME },
	{ "A name of 26 characters...", fldPDXLONG, 0, 0,
	    DBIERR_INVALIDFIELDNAME },
	{ "id", fldPDXLONG, 0, 0, DBIERR_NAMENOTUNIQUE },
	{ "A", fldPDXCHAR, 0, 0, DBIERR_INVALIDFLDDESC },
	{ "A", fldPDXCHAR, 256, 0, DBIERR_INVALIDFLDDESC },
	{ "A", fldPDXUNICHAR, 10, 0, DBIERR_INVALIDFLDTYPE },
	{ "A", fldDBCHAR, 10, 0, DBIERR_INVALIDFLDTYPE },
	{ "A", 0x999, 10, 0, DBIERR_INVALIDFLDTYPE },
	{ "A", fldPDXAUTOINC, 0, 0, DBIERR_NONE }
};

START_TEST(fields_are_checked)
{
	struct table_desc table;

	table_begin(&table, "T", szPARADOX);
	table_field(&table, "ID", fldPDXLONG, 0, 0);
	table_field(&table, bad_fields[_i].name, bad_fields[_i].type,
	    bad_fields[_i].units1, bad_fields[_i].units2);
	ck_dbi(bad_fields[_i].result, DbiCreateTable(fx.db, FALSE,
	    &table.desc));
	ck_assert_int_eq(is_there("T.DB"),
	    bad_fields[_i].result == DBIERR_NONE);
}
END_TEST

START_TEST(descriptions_are_checked)
{
	struct table_desc table;

	ck_dbi(DBIERR_INVALIDPARAM, DbiCreateTable(fx.db, FALSE, NULL));
	table_begin(&table, "T", szPARADOX);
	ck_dbi(DBIERR_INVALIDRECSTRUCT, DbiCreateTable(fx.db, FALSE,
	    &table.desc));
	table_field(&table, "ID", fldPDXLONG, 0, 0);
	table_field(&table, "MEMO", fldPDXMEMO, 10, 0);
	strcpy(table.desc.szTblType, "XBASE");
	ck_dbi(DBIERR_UNKNOWNTBLTYPE, DbiCreateTable(fx.db, FALSE,
	    &table.desc));
	strcpy(table.desc.szTblType, szPARADOX);
	table_check(&table, 3)->bRequired = TRUE;
	ck_dbi(DBIERR_INVALIDVCHKSTRUCT, DbiCreateTable(fx.db, FALSE,
	    &table.desc));
	table.desc.iValChkCount = 0;
	table_index(&table, "MEMO", 2);
	ck_dbi(DBIERR_INVALIDIDXDESC, DbiCreateTable(fx.db, FALSE,
	    &table.desc));
	table.indexes[0].aiKeyFld[0] = 1;
	ck_dbi(DBIERR_NOTINDEXED, DbiCreateTable(fx.db, FALSE, &table.desc));
	table.desc.iIdxCount = 0;
	table.desc.bProtected = TRUE;
	ck_dbi(DBIERR_INVALIDPASSWORD, DbiCreateTable(fx.db, FALSE,
	    &table.desc));
	ck_assert(!is_there("T.DB"));
}
END_TEST

START_TEST(many_fields_of_all_kinds_fit)
{
	struct table_desc table;
	FLDDesc fields[255];
	char name[32];
	hDBICur cur;
	unsigned i;

	table_begin(&table, "WIDE", szPARADOX);
	memset(fields, 0, sizeof fields);
	for (i = 0; i < 255; i++) {
		snprintf(name, sizeof name, "Field %u", i);
		strcpy(fields[i].szName, name);
		fields[i].iFldType = i < 200 ? fldPDXLONG : fldPDXBOOL;
	}
	table.desc.pfldDesc = fields;
	table.desc.iFldCount = 255;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "WIDE", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(cur, fields));
	ck_assert_str_eq(fields[254].szName, "Field 254");
	table.desc.iFldCount = 256;
	ck_dbi(DBIERR_FLDLIMIT, DbiCreateTable(fx.db, TRUE, &table.desc));
}
END_TEST

/* 256 texts of 254 and one of less, and a byte for each. */
START_TEST(largest_record_has_room_for_the_bytes_of_cached_updates)
{
	FLDDesc fields[257] = { { .iFldNum = 0 } };
	struct table_desc table;
	CURProps props;
	hDBICur cur;
	unsigned i;

	table_begin(&table, "LARGE", szDBASE);
	for (i = 0; i < 257; i++) {
		snprintf(fields[i].szName, sizeof fields[i].szName, "F%u", i);
		fields[i].iFldType = fldDBCHAR;
		fields[i].iUnits1 = 254;
	}
	table.desc.pfldDesc = fields;
	table.desc.iFldCount = 257;
	ck_dbi(DBIERR_RECTOOBIG, DbiCreateTable(fx.db, FALSE, &table.desc));
	fields[256].iUnits1 = 239;
	ck_dbi(DBIERR_RECTOOBIG, DbiCreateTable(fx.db, FALSE, &table.desc));
	fields[256].iUnits1 = 238;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "LARGE", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_uint_eq(props.iRecBufSize, UINT16_MAX);
}
END_TEST

START_TEST(options_choose_level_and_language)
{
	uint8_t data[] = "5\0intl";
	FLDDesc options[2];
	struct table_desc table;
	CURProps props;
	hDBICur cur;

	memset(options, 0, sizeof options);
	strcpy(options[0].szName, "LEVEL");
	options[0].iLen = 2;
	strcpy(options[1].szName, "LANGDRIVER");
	options[1].iOffset = 2;
	options[1].iLen = 5;
	table_begin(&table, "T", szPARADOX);
	table_field(&table, "ID", fldPDXLONG, 0, 0);
	table.desc.iOptParams = 2;
	table.desc.pfldOptParams = options;
	table.desc.pOptData = data;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "T", dbiREADWRITE, dbiOPENSHARED, xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_int_eq(props.iTblLevel, 5);
	ck_assert_str_eq(props.szLangDriver, "intl");
	strcpy(options[0].szName, "COLOUR");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_INVALIDOPTPARAM, DbiCreateTable(fx.db, TRUE,
	    &table.desc));
}
END_TEST

/* ---- opening ---- */

START_TEST(what_cannot_be_opened_says_why)
{
	char path[4096];
	FILE *file;

	table_items(fx.db, "ITEMS");
	ck_dbi(DBIERR_NOSUCHFILE, table_try_open(fx.db, "NONE", NULL,
	    dbiREADWRITE, dbiOPENSHARED));
	ck_dbi(DBIERR_UNKNOWNTBLTYPE, table_try_open(fx.db, "ITEMS", "XBASE",
	    dbiREADWRITE, dbiOPENSHARED));
	ck_dbi(DBIERR_NOSUCHFILE, table_try_open(fx.db, "ITEMS", szDBASE,
	    dbiREADWRITE, dbiOPENSHARED));
	ck_dbi(DBIERR_INVALIDHNDL, table_try_open(NULL, "ITEMS", NULL,
	    dbiREADWRITE, dbiOPENSHARED));
	ck_dbi(DBIERR_INVALIDTABLENAME, table_try_open(fx.db, "", NULL,
	    dbiREADWRITE, dbiOPENSHARED));
	snprintf(path, sizeof path, "%s/TEXT.DB", fx.dir);
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fprintf(file, "no table\n");
	fclose(file);
	ck_dbi(DBIERR_HEADERCORRUPT, table_try_open(fx.db, "TEXT", NULL,
	    dbiREADWRITE, dbiOPENSHARED));
}
END_TEST

START_TEST(index_parameters_are_checked)
{
	hDBICur cur = NULL;

	table_items(fx.db, "ITEMS");
	ck_dbi(DBIERR_NOSUCHINDEX, DbiOpenTable(fx.db, "ITEMS", NULL, "none",
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
	ck_assert_ptr_null(cur);
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.db, "ITEMS", NULL, NULL, NULL,
	    NODEFAULTINDEX, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE,
	    NULL, &cur));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenTable(fx.db, "ITEMS", NULL, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltRECORD, FALSE, NULL,
	    &cur));
}
END_TEST

START_TEST(exclusive_cursor_keeps_others_out)
{
	hDBICur cur;

	table_items(fx.db, "ITEMS");
	cur = open_items(dbiOPENEXCL);
	ck_dbi(DBIERR_FILEBUSY, table_try_open(fx.db, "ITEMS", NULL,
	    dbiREADONLY, dbiOPENSHARED));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	cur = open_items(dbiOPENSHARED);
	ck_dbi(DBIERR_FILEBUSY, table_try_open(fx.db, "ITEMS", NULL,
	    dbiREADWRITE, dbiOPENEXCL));
	ck_dbi(DBIERR_NONE, table_try_open(fx.db, "ITEMS", NULL,
	    dbiREADWRITE, dbiOPENSHARED));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, table_try_open(fx.db, "ITEMS", NULL,
	    dbiREADONLY, dbiOPENEXCL));
}
END_TEST

START_TEST(open_count_counts_cursors)
{
	hDBICur one, two;
	uint16_t count = 7;

	table_items(fx.db, "ITEMS");
	ck_dbi(DBIERR_NONE, DbiGetTableOpenCount(fx.db, "ITEMS", NULL,
	    &count));
	ck_assert_int_eq(count, 0);
	one = open_items(dbiOPENSHARED);
	ck_dbi(DBIERR_NONE, DbiCloneCursor(one, FALSE, FALSE, &two));
	ck_dbi(DBIERR_NONE, DbiGetTableOpenCount(fx.db, "ITEMS", NULL,
	    &count));
	ck_assert_int_eq(count, 2);
	ck_dbi(DBIERR_NOSUCHTABLE, DbiGetTableOpenCount(fx.db, "NONE", NULL,
	    &count));
}
END_TEST

START_TEST(clone_stands_where_its_origin_does)
{
	hDBICur cur, copy = NULL, writer = NULL;
	uint8_t buf[256];
	int32_t id = 0;

	fill_items();
	cur = open_items(dbiOPENSHARED);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiCloneCursor(cur, TRUE, FALSE, &copy));
	ck_dbi(DBIERR_NONE, DbiGetRecord(copy, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(copy, 1, buf, (uint8_t *)&id, NULL));
	ck_assert_int_eq(id, 1);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(copy, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)&id, NULL));
	ck_assert_int_eq(id, 1);
	ck_dbi(DBIERR_TABLEREADONLY, table_insert_item(copy, 3, "c", 1));
	ck_dbi(DBIERR_TABLEREADONLY, DbiCloneCursor(copy, FALSE, FALSE,
	    &writer));
	ck_assert_ptr_null(writer);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_assert_str_eq(table_show_items(copy), "1 ann,2 bob");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&copy));
	ck_dbi(DBIERR_INVALIDHNDL, DbiCloseCursor(&copy));
}
END_TEST

/* ---- whole tables ---- */

START_TEST(deleted_table_is_gone)
{
	hDBICur cur;

	fill_items();
	cur = open_items(dbiOPENSHARED);
	ck_dbi(DBIERR_TABLEOPEN, DbiDeleteTable(fx.db, "ITEMS", NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, DbiDeleteTable(fx.db, "ITEMS", szPARADOX));
	ck_assert(!is_there("ITEMS.DB"));
	ck_dbi(DBIERR_NOSUCHTABLE, DbiDeleteTable(fx.db, "ITEMS", NULL));
	fill_items();
	ck_assert_str_eq(show("ITEMS"), "1 ann,2 bob");
}
END_TEST

START_TEST(renamed_table_keeps_its_records)
{
	fill_items();
	table_items(fx.db, "OTHER");
	ck_dbi(DBIERR_FILEEXISTS, DbiRenameTable(fx.db, "ITEMS", NULL,
	    "OTHER"));
	ck_dbi(DBIERR_NONE, DbiRenameTable(fx.db, "ITEMS", NULL, "THINGS"));
	ck_assert(!is_there("ITEMS.DB"));
	ck_assert_str_eq(show("THINGS"), "1 ann,2 bob");
	ck_dbi(DBIERR_NOSUCHTABLE, DbiRenameTable(fx.db, "ITEMS", NULL,
	    "X"));
}
END_TEST

START_TEST(copy_has_all_of_the_table)
{
	struct table_desc table;
	uint8_t buf[256];
	hDBICur cur;
	int32_t id = 0;

	fill_items();
	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.db, FALSE, "ITEMS", NULL,
	    "COPY"));
	ck_assert_str_eq(show("COPY"), "1 ann,2 bob");
	ck_assert_str_eq(show("ITEMS"), "1 ann,2 bob");
	ck_dbi(DBIERR_FILEEXISTS, DbiCopyTable(fx.db, FALSE, "ITEMS", NULL,
	    "COPY"));
	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.db, TRUE, "ITEMS", NULL,
	    "COPY"));
	ck_dbi(DBIERR_NOSUCHTABLE, DbiCopyTable(fx.db, TRUE, "NONE", NULL,
	    "COPY"));
	table_begin(&table, "NUMBERS", szPARADOX);
	table_field(&table, "ID", fldPDXAUTOINC, 0, 0);
	table_primary(&table, 1);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "NUMBERS", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.db, FALSE, "NUMBERS", NULL,
	    "SAME"));
	cur = table_open(fx.db, "SAME", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)&id, NULL));
	ck_assert_int_eq(id, 2);
}
END_TEST

START_TEST(emptied_table_needs_to_be_held_alone)
{
	hDBICur cur;

	fill_items();
	cur = open_items(dbiOPENSHARED);
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiEmptyTable(fx.db, cur, NULL, NULL));
	ck_dbi(DBIERR_NEEDEXCLACCESS, DbiEmptyTable(fx.db, NULL, "ITEMS",
	    NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	cur = open_items(dbiOPENEXCL);
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.db, cur, NULL, NULL));
	ck_assert_str_eq(table_show_items(cur), "");
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 1, "ann", 1));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.db, NULL, "ITEMS", szPARADOX));
	ck_assert_str_eq(show("ITEMS"), "");
	ck_dbi(DBIERR_NOSUCHTABLE, DbiEmptyTable(fx.db, NULL, "NONE", NULL));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiPackTable(fx.db, NULL, "ITEMS", NULL,
	    TRUE));
}
END_TEST

START_TEST(pack_removes_marked_records)
{
	struct table_desc table;
	uint8_t buf[256];
	int32_t count = 0;
	hDBICur cur;

	table_begin(&table, "ITEMS", szDBASE);
	table_field(&table, "NAME", fldDBCHAR, 10, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "ITEMS.DBF", dbiREADWRITE, dbiOPENEXCL,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, DbiSetProp(cur, curSOFTDELETEON, TRUE));
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(cur, &count));
	ck_assert_int_eq(count, 2);
	ck_dbi(DBIERR_NONE, DbiPackTable(fx.db, cur, NULL, NULL, TRUE));
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(cur, &count));
	ck_assert_int_eq(count, 1);
}
END_TEST

/* ---- temporary tables ---- */

static hDBICur
make_temporary(void)
{
	struct table_desc table;
	hDBICur cur = NULL;

	table_begin(&table, "", szPARADOX);
	table_field(&table, "ID", fldPDXLONG, 0, 0);
	table_field(&table, "NAME", fldPDXCHAR, 20, 0);
	table_field(&table, "PRICE", fldPDXNUM, 0, 0);
	table_primary(&table, 1);
	ck_dbi(DBIERR_NONE, DbiCreateTempTable(fx.db, &table.desc, &cur));
	ck_dbi(DBIERR_NONE, table_insert_item(cur, 1, "ann", 1));
	return cur;
}

START_TEST(temporary_table_goes_unless_it_is_made_permanent)
{
	hDBICur cur = make_temporary();
	CURProps props;
	char file[300];

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_int_eq(props.bTempTable, TRUE);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	snprintf(file, sizeof file, "%.200s.DB", props.szName);
	ck_assert(!is_there(file));
	cur = make_temporary();
	ck_dbi(DBIERR_NONE, DbiMakePermanent(cur, "KEPT", FALSE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_assert_str_eq(show("KEPT"), "1 ann");
	cur = make_temporary();
	ck_dbi(DBIERR_FILEEXISTS, DbiMakePermanent(cur, "KEPT", FALSE));
	ck_dbi(DBIERR_NONE, DbiMakePermanent(cur, "KEPT", TRUE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	cur = table_open(fx.db, "KEPT", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NA, DbiMakePermanent(cur, "X", FALSE));
	ck_dbi(DBIERR_NONE, DbiSaveChanges(cur));
}
END_TEST

/* ---- translation ---- */

START_TEST(logical_types_become_those_of_the_driver)
{
	FLDDesc from[3], to[3];

	memset(from, 0, sizeof from);
	strcpy(from[0].szName, "A");
	from[0].iFldType = fldZSTRING;
	from[0].iUnits1 = 30;
	strcpy(from[1].szName, "B");
	from[1].iFldType = fldINT32;
	from[1].iSubType = fldstAUTOINC;
	strcpy(from[2].szName, "C");
	from[2].iFldType = fldINT16;
	ck_dbi(DBIERR_NONE, DbiTranslateRecordStructure(NULL, 3, from,
	    szPARADOX, NULL, to, TRUE));
	ck_assert_int_eq(to[0].iFldType, fldPDXCHAR);
	ck_assert_int_eq(to[0].iLen, 30);
	ck_assert_int_eq(to[1].iFldType, fldPDXAUTOINC);
	ck_assert_int_eq(to[1].iOffset, 30);
	ck_assert_int_eq(to[2].iFldType, fldPDXSHORT);
	ck_dbi(DBIERR_NONE, DbiTranslateRecordStructure(szPARADOX, 3, to,
	    szDBASE, NULL, from, TRUE));
	ck_assert_int_eq(from[0].iFldType, fldDBCHAR);
	ck_assert_int_eq(from[2].iFldType, fldDBNUM);
	ck_assert_int_eq(from[2].iUnits1, 6);
	ck_dbi(DBIERR_NONE, DbiTranslateRecordStructure(szPARADOX, 3, to,
	    NULL, NULL, from, FALSE));
	ck_assert_int_eq(from[0].iFldType, fldZSTRING);
	ck_assert_int_eq(from[0].iLen, 31);
	ck_dbi(DBIERR_UNKNOWNDRIVER, DbiTranslateRecordStructure(NULL, 3,
	    from, "XBASE", NULL, to, FALSE));
	from[0].iFldType = 0x999;
	ck_dbi(DBIERR_INVALIDFLDTYPE, DbiTranslateRecordStructure(NULL, 3,
	    from, szPARADOX, NULL, to, FALSE));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_table");
	TCase *tcase = jp_suite_case(suite, "creating", setup_db, teardown);

	tcase_add_test(tcase, created_table_has_what_was_described);
	tcase_add_test(tcase,
	    field_descriptors_are_physical_without_translation);
	tcase_add_test(tcase, existing_table_is_replaced_only_when_asked);
	tcase_add_loop_test(tcase, fields_are_checked, 0,
	    sizeof bad_fields / sizeof *bad_fields);
	tcase_add_test(tcase, descriptions_are_checked);
	tcase_add_test(tcase, many_fields_of_all_kinds_fit);
	tcase_add_test(tcase,
	    largest_record_has_room_for_the_bytes_of_cached_updates);
	tcase_add_test(tcase, options_choose_level_and_language);
	tcase = jp_suite_case(suite, "opening", setup_db, teardown);
	tcase_add_test(tcase, what_cannot_be_opened_says_why);
	tcase_add_test(tcase, index_parameters_are_checked);
	tcase_add_test(tcase, exclusive_cursor_keeps_others_out);
	tcase_add_test(tcase, open_count_counts_cursors);
	tcase_add_test(tcase, clone_stands_where_its_origin_does);
	tcase = jp_suite_case(suite, "whole tables", setup_db, teardown);
	tcase_add_test(tcase, deleted_table_is_gone);
	tcase_add_test(tcase, renamed_table_keeps_its_records);
	tcase_add_test(tcase, copy_has_all_of_the_table);
	tcase_add_test(tcase, emptied_table_needs_to_be_held_alone);
	tcase_add_test(tcase, pack_removes_marked_records);
	tcase_add_test(tcase,
	    temporary_table_goes_unless_it_is_made_permanent);
	tcase = jp_suite_case(suite, "translation", setup_db, teardown);
	tcase_add_test(tcase, logical_types_become_those_of_the_driver);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
