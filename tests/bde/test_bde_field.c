/* SPDX-License-Identifier: MIT */
/* Fields of record buffers: BDE32 help, "DbiGetField", "DbiPutField",
 * "DbiVerifyField", "DbiInitRecord". */
#include <math.h>
#include <stdbool.h>

#include "bde_fix_checked.h"
#include "tables.h"

enum { BUF_MAX = 4096 };

/* All types that have values. */
enum field {
	F_CHAR = 1, F_NUM, F_MONEY, F_DATE, F_SHORT, F_LONG, F_TIME, F_STAMP,
	F_BOOL, F_BYTES, F_BCD, F_MEMO, F_COUNT = F_MEMO
};

static hDBICur cur;
static uint8_t buf[BUF_MAX];

static void
make_table(void)
{
	struct table_desc table;

	table_begin(&table, "TYPES", szPARADOX);
	table_field(&table, "CHAR", fldPDXCHAR, 10, 0);
	table_field(&table, "NUM", fldPDXNUM, 0, 0);
	table_field(&table, "MONEY", fldPDXMONEY, 0, 0);
	table_field(&table, "DATE", fldPDXDATE, 0, 0);
	table_field(&table, "SHORT", fldPDXSHORT, 0, 0);
	table_field(&table, "LONG", fldPDXLONG, 0, 0);
	table_field(&table, "TIME", fldPDXTIME, 0, 0);
	table_field(&table, "STAMP", fldPDXDATETIME, 0, 0);
	table_field(&table, "BOOL", fldPDXBOOL, 0, 0);
	table_field(&table, "BYTES", fldPDXBYTES, 6, 0);
	table_field(&table, "BCD", fldPDXBCD, 32, 2);
	table_field(&table, "MEMO", fldPDXMEMO, 10, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
}

static void
setup_types(void)
{
	setup();
	bde_fix_db(&fx);
	make_table();
	cur = table_open(fx.db, "TYPES", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
}

static void
put(uint16_t field, const void *value)
{
	ck_dbi(DBIERR_NONE, DbiPutField(cur, field, buf, (void *)value));
}

/* Inserts the buffer and reads it back. */
static void
store(void)
{
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	memset(buf, 0x55, sizeof buf);
	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiNOLOCK, buf, NULL));
}

static bool
is_blank(uint16_t field)
{
	DBIBOOL blank = 7;

	ck_dbi(DBIERR_NONE, DbiGetField(cur, field, buf, NULL, &blank));
	ck_assert(blank == TRUE || blank == FALSE);
	return blank == TRUE;
}

static void
ck_value(uint16_t field, const void *value, size_t size)
{
	uint8_t found[64];
	DBIBOOL blank = 7;

	memset(found, 0x33, sizeof found);
	ck_dbi(DBIERR_NONE, DbiGetField(cur, field, buf, found, &blank));
	ck_assert_int_eq(blank, FALSE);
	ck_assert_mem_eq(found, value, size);
	ck_assert_int_eq(found[size], 0x33);
}

/* ---- values ---- */

START_TEST(values_come_back_as_they_were_put)
{
	double number = -1.5, money = 12.25, stamp = 693594 * 86400000.0;
	FMTBcd bcd = { .iPrecision = 6, .iSignSpecialPlaces = 0x80 | 2,
	    .iFraction = { 0x12, 0x34, 0x56 } };
	int32_t date = 693594, big = INT32_MIN, time = 86399999;
	uint8_t bytes[] = { 1, 0, 2, 0, 0, 3 };
	int16_t small = -3, yes = 1;
	int pass;

	put(F_CHAR, "abc");
	put(F_NUM, &number);
	put(F_MONEY, &money);
	put(F_DATE, &date);
	put(F_SHORT, &small);
	put(F_LONG, &big);
	put(F_TIME, &time);
	put(F_STAMP, &stamp);
	put(F_BOOL, &yes);
	put(F_BYTES, bytes);
	put(F_BCD, &bcd);
	for (pass = 0; pass < 2; pass++) {
		ck_value(F_CHAR, "abc", 4);
		ck_value(F_NUM, &number, sizeof number);
		ck_value(F_MONEY, &money, sizeof money);
		ck_value(F_DATE, &date, sizeof date);
		ck_value(F_SHORT, &small, sizeof small);
		ck_value(F_LONG, &big, sizeof big);
		ck_value(F_TIME, &time, sizeof time);
		ck_value(F_STAMP, &stamp, sizeof stamp);
		ck_value(F_BOOL, &yes, sizeof yes);
		ck_value(F_BYTES, bytes, sizeof bytes);
		ck_value(F_BCD, &bcd, sizeof bcd);
		if (pass == 0)
			store();
	}
}
END_TEST

START_TEST(any_flag_that_is_not_zero_is_true)
{
	int16_t yes = -1, one = 1, no = 0;

	put(F_BOOL, &yes);
	store();
	ck_value(F_BOOL, &one, sizeof one);
	put(F_BOOL, &no);
	ck_value(F_BOOL, &no, sizeof no);
}
END_TEST

START_TEST(longer_text_is_cut)
{
	put(F_CHAR, "0123456789abc");
	ck_value(F_CHAR, "0123456789", 11);
	store();
	ck_value(F_CHAR, "0123456789", 11);
}
END_TEST

START_TEST(zero_is_a_bcd_too)
{
	FMTBcd zero = { .iPrecision = 1, .iSignSpecialPlaces = 0,
	    .iFraction = { 0 } };

	put(F_BCD, &zero);
	store();
	ck_value(F_BCD, &zero, sizeof zero);
}
END_TEST

/* ---- blanks ---- */

START_TEST(new_record_is_blank)
{
	uint16_t field;

	for (field = 1; field <= F_COUNT; field++)
		ck_assert_msg(is_blank(field), "field %u", field);
	store();
	for (field = 1; field <= F_COUNT; field++)
		ck_assert_msg(is_blank(field), "field %u", field);
}
END_TEST

START_TEST(blank_gives_zeros)
{
	uint8_t found[64];
	DBIBOOL blank = 7;

	memset(found, 0x33, sizeof found);
	ck_dbi(DBIERR_NONE, DbiGetField(cur, F_CHAR, buf, found, &blank));
	ck_assert_int_eq(blank, TRUE);
	ck_assert_int_eq(found[0], 0);
	ck_dbi(DBIERR_NONE, DbiGetField(cur, F_NUM, buf, found, NULL));
	ck_assert_int_eq(found[7], 0);
	ck_assert_int_eq(found[11], 0x33);
}
END_TEST

START_TEST(null_and_the_empty_text_make_a_blank)
{
	double zero = 0;

	put(F_CHAR, "abc");
	put(F_CHAR, "");
	ck_assert(is_blank(F_CHAR));
	put(F_NUM, &zero);
	ck_assert(!is_blank(F_NUM));
	put(F_NUM, NULL);
	ck_assert(is_blank(F_NUM));
}
END_TEST

START_TEST(zeroed_buffer_is_no_blank_record)
{
	memset(buf, 0, sizeof buf);
	ck_assert(!is_blank(F_LONG));
}
END_TEST

/* ---- what is wrong ---- */

START_TEST(field_numbers_are_checked)
{
	int32_t value = 1;

	ck_dbi(DBIERR_OUTOFRANGE, DbiGetField(cur, 0, buf, NULL, NULL));
	ck_dbi(DBIERR_OUTOFRANGE, DbiGetField(cur, F_COUNT + 1, buf, NULL,
	    NULL));
	ck_dbi(DBIERR_OUTOFRANGE, DbiPutField(cur, 0, buf,
	    (uint8_t *)&value));
	ck_dbi(DBIERR_OUTOFRANGE, DbiVerifyField(cur, 0, NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetField(cur, 1, NULL, NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiPutField(cur, 1, NULL, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetField(NULL, 1, buf, NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiInitRecord(cur, NULL));
}
END_TEST

START_TEST(what_is_no_value_leaves_the_buffer_alone)
{
	int32_t time = 1000, late = 86400000;
	double number = 5, none = NAN;
	FMTBcd bad = { .iPrecision = 2, .iFraction = { 0xab } };

	put(F_TIME, &time);
	put(F_NUM, &number);
	ck_dbi(DBIERR_INVALIDXLATION, DbiPutField(cur, F_TIME, buf,
	    (uint8_t *)&late));
	ck_dbi(DBIERR_INVALIDXLATION, DbiPutField(cur, F_NUM, buf,
	    (uint8_t *)&none));
	ck_dbi(DBIERR_INVALIDXLATION, DbiPutField(cur, F_BCD, buf,
	    (uint8_t *)&bad));
	ck_value(F_TIME, &time, sizeof time);
	ck_value(F_NUM, &number, sizeof number);
	ck_dbi(DBIERR_NOTSUPPORTED, DbiPutField(cur, F_MEMO, buf,
	    (uint8_t *)"text"));
}
END_TEST

START_TEST(physical_values_are_raw)
{
	char text[11] = "";
	uint8_t flag = 0;
	int16_t yes = 1;

	put(F_CHAR, "0123456789");
	put(F_BOOL, &yes);
	ck_dbi(DBIERR_NONE, DbiSetProp(cur, curXLTMODE, xltNONE));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, F_CHAR, buf, (uint8_t *)text,
	    NULL));
	ck_assert_mem_eq(text, "0123456789", 11);
	ck_dbi(DBIERR_NONE, DbiGetField(cur, F_BOOL, buf, &flag, NULL));
	ck_assert_int_eq(flag, 1);
}
END_TEST

/* ---- dBASE ---- */

START_TEST(dbase_numbers_have_a_width)
{
	double wide = 1000, fits = 99.994, found = 0;
	struct table_desc table;
	FLDDesc fields[3];
	int16_t small = 999;

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	table_begin(&table, "NUMBERS", szDBASE);
	table_field(&table, "A", fldDBNUM, 5, 2);
	table_field(&table, "B", fldDBNUM, 3, 0);
	table_field(&table, "C", fldDBCHAR, 8, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "NUMBERS.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(cur, fields));
	ck_assert_int_eq(fields[0].iFldType, fldFLOAT);
	ck_assert_int_eq(fields[1].iFldType, fldINT16);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_INVALIDXLATION, DbiPutField(cur, 1, buf,
	    (uint8_t *)&wide));
	put(1, &fits);
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)&found,
	    NULL));
	ck_assert_double_eq_tol(found, 99.99, 1e-9);
	put(2, &small);
	ck_value(2, &small, sizeof small);
	small = -100;
	ck_dbi(DBIERR_INVALIDXLATION, DbiPutField(cur, 2, buf,
	    (uint8_t *)&small));
	put(3, "ab  ");
	ck_value(3, "ab", 3);
}
END_TEST

/* ---- checks ---- */

static void
make_checked(void)
{
	int32_t low = 10, high = 20, usual = 15;
	struct table_desc table;
	VCHKDesc *check;

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	table_begin(&table, "CHECKED", szPARADOX);
	table_field(&table, "NAME", fldPDXCHAR, 10, 0);
	table_field(&table, "SIZE", fldPDXLONG, 0, 0);
	table_field(&table, "DAY", fldPDXDATE, 0, 0);
	table_check(&table, 1)->bRequired = TRUE;
	check = table_check(&table, 2);
	check->bHasMinVal = check->bHasMaxVal = check->bHasDefVal = TRUE;
	memcpy(check->aMinVal, &low, sizeof low);
	memcpy(check->aMaxVal, &high, sizeof high);
	memcpy(check->aDefVal, &usual, sizeof usual);
	table_check(&table, 3)->bHasDefVal = TODAYVAL;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "CHECKED", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
}

START_TEST(new_record_has_default_values)
{
	int32_t usual = 15, day = 0;

	make_checked();
	ck_value(2, &usual, sizeof usual);
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 3, buf, (uint8_t *)&day, NULL));
	ck_assert_int_gt(day, 739000);
	ck_assert(is_blank(1));
}
END_TEST

START_TEST(checks_are_made_when_records_are_written)
{
	int32_t less = 9, more = 21, right = 20;
	char text[DBIMAXMSGLEN + 1];

	make_checked();
	ck_dbi(DBIERR_REQDERR, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecFIELDNAME, text));
	ck_assert_str_eq(text, "NAME");
	put(1, "x");
	put(2, &less);
	ck_dbi(DBIERR_MINVALERR, DbiInsertRecord(cur, dbiNOLOCK, buf));
	put(2, &more);
	ck_dbi(DBIERR_MAXVALERR, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecFIELDNAME, text));
	ck_assert_str_eq(text, "SIZE");
	put(2, &right);
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	put(1, NULL);
	ck_dbi(DBIERR_REQDERR, DbiModifyRecord(cur, buf, TRUE));
	put(1, "y");
	put(2, NULL);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, buf, TRUE));
}
END_TEST

START_TEST(one_field_can_be_verified)
{
	int32_t less = 9, right = 10;
	DBIBOOL blank = 7;

	make_checked();
	ck_dbi(DBIERR_REQDERR, DbiVerifyField(cur, 1, NULL, &blank));
	ck_dbi(DBIERR_REQDERR, DbiVerifyField(cur, 1, (uint8_t *)"",
	    &blank));
	ck_dbi(DBIERR_NONE, DbiVerifyField(cur, 1, (uint8_t *)"x", &blank));
	ck_assert_int_eq(blank, FALSE);
	ck_dbi(DBIERR_MINVALERR, DbiVerifyField(cur, 2, (uint8_t *)&less,
	    &blank));
	ck_dbi(DBIERR_NONE, DbiVerifyField(cur, 2, (uint8_t *)&right,
	    &blank));
	ck_dbi(DBIERR_NONE, DbiVerifyField(cur, 2, NULL, &blank));
	ck_assert_int_eq(blank, TRUE);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_field");
	TCase *tcase = jp_suite_case(suite, "values", setup_types, teardown);

	tcase_add_test(tcase, values_come_back_as_they_were_put);
	tcase_add_test(tcase, any_flag_that_is_not_zero_is_true);
	tcase_add_test(tcase, longer_text_is_cut);
	tcase_add_test(tcase, zero_is_a_bcd_too);
	tcase = jp_suite_case(suite, "blanks", setup_types, teardown);
	tcase_add_test(tcase, new_record_is_blank);
	tcase_add_test(tcase, blank_gives_zeros);
	tcase_add_test(tcase, null_and_the_empty_text_make_a_blank);
	tcase_add_test(tcase, zeroed_buffer_is_no_blank_record);
	tcase = jp_suite_case(suite, "errors", setup_types, teardown);
	tcase_add_test(tcase, field_numbers_are_checked);
	tcase_add_test(tcase, what_is_no_value_leaves_the_buffer_alone);
	tcase_add_test(tcase, physical_values_are_raw);
	tcase = jp_suite_case(suite, "dBASE", setup_types, teardown);
	tcase_add_test(tcase, dbase_numbers_have_a_width);
	tcase = jp_suite_case(suite, "checks", setup_types, teardown);
	tcase_add_test(tcase, new_record_has_default_values);
	tcase_add_test(tcase, checks_are_made_when_records_are_written);
	tcase_add_test(tcase, one_field_can_be_verified);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
