/* SPDX-License-Identifier: MIT */
/* Validity checks of dBASE tables: of fields, and the rule of whole records. */
#include <stdio.h>

#include "staff.h"

static struct staff s;

static void
setup(void)
{
	struct table_desc table;
	int32_t day = 726000;
	VCHKDesc *check;

	staff_begin(&table);
	check = table_check(&table, S_LAST);
	check->bRequired = TRUE;
	check = table_check(&table, S_HIRED);
	check->bHasMinVal = TRUE;
	memcpy(check->aMinVal, &day, sizeof day);
	check = table_check(&table, S_DEPT);
	check->bHasMaxVal = check->bHasDefVal = TRUE;
	strcpy((char *)check->aMaxVal, "M");
	strcpy((char *)check->aDefVal, "NEW");
	check = table_check(&table, 0);
	strcpy(check->szPict, "PAY < 5000 .OR. DEPT = 'BOSS'");
	staff_setup(&s, &table);
}

static void
teardown(void)
{
	staff_teardown(&s);
}

static DBIResult
insert(int32_t day, double pay, const char *dept)
{
	return staff_insert(s.cur, 1, "Smith", "", day, pay, dept);
}

START_TEST(fields_are_checked)
{
	ck_dbi(DBIERR_REQDERR, staff_insert(s.cur, 1, "", "", 0, 1, ""));
	ck_dbi(DBIERR_MINVALERR, insert(725999, 1, ""));
	ck_dbi(DBIERR_MAXVALERR, insert(0, 1, "Z"));
	ck_dbi(DBIERR_NONE, insert(726000, 1, "IT"));
	ck_assert_str_eq(staff_show(s.cur), "1");
}
END_TEST

START_TEST(record_begins_with_default_values)		/* "DbiInitRecord" */
{
	uint8_t buf[STAFF_BUF];
	char text[16];
	DBIBOOL blank;

	ck_dbi(DBIERR_NONE, DbiInitRecord(s.cur, buf));
	ck_dbi(DBIERR_NONE, DbiGetField(s.cur, S_DEPT, buf, (uint8_t *)text,
	    &blank));
	ck_assert_str_eq(text, "NEW");
}
END_TEST

START_TEST(rule_is_of_the_whole_record)			/* iFldNum 0 */
{
	uint8_t buf[STAFF_BUF];
	double pay = 6000;

	ck_dbi(DBIERR_EXPRVALERR, insert(0, 5000, "IT"));
	ck_dbi(DBIERR_NONE, insert(0, 5000, "BOSS"));
	ck_dbi(DBIERR_NONE, insert(0, 4999, "IT"));
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(s.cur, S_PAY, buf,
	    (uint8_t *)&pay));
	ck_dbi(DBIERR_EXPRVALERR, DbiModifyRecord(s.cur, buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(s.cur, NULL));
	ck_assert_str_eq(staff_show(s.cur), "1");
}
END_TEST

START_TEST(rule_holds_when_cached_updates_are_applied)
{
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&s.cur));
	ck_dbi(DBIERR_NONE, insert(0, 5000, "IT"));
	ck_dbi(DBIERR_EXPRVALERR, DbiApplyDelayedUpdates(s.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(s.cur,
	    dbiDelayedUpdCancel));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&s.cur));
	ck_assert_str_eq(staff_show(s.cur), "");
}
END_TEST

START_TEST(rule_sees_fields_that_are_not_shown)		/* "DbiSetFieldMap" */
{
	FLDDesc map = { 0 };
	uint8_t buf[STAFF_BUF];
	double pay = 6000;

	strcpy(map.szName, "PAY");
	ck_dbi(DBIERR_NONE, insert(0, 1, "BOSS"));
	ck_dbi(DBIERR_NONE, insert(0, 1, "IT"));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(s.cur, 1, &map));
	ck_dbi(DBIERR_NONE, DbiGetRecord(s.cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(s.cur, 1, buf, (uint8_t *)&pay));
	ck_dbi(DBIERR_EXPRVALERR, DbiModifyRecord(s.cur, buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(s.cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(s.cur, buf, FALSE));
}
END_TEST

START_TEST(checks_are_told_and_outlive_the_engine)	/* "DbiGetVchkDesc" */
{
	CURProps props;
	VCHKDesc check;

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&s.cur));
	bde_fix_restart(&s.fx);
	bde_fix_db(&s.fx);
	s.cur = table_open(s.fx.db, "STAFF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(s.cur, &props));
	ck_assert_uint_eq(props.iValChecks, 4);
	ck_dbi(DBIERR_NONE, DbiGetVchkDesc(s.cur, 4, &check));
	ck_assert_uint_eq(check.iFldNum, 0);
	ck_assert_str_eq(check.szPict, "PAY < 5000 .OR. DEPT = 'BOSS'");
	ck_dbi(DBIERR_EXPRVALERR, insert(0, 5000, "IT"));
	ck_dbi(DBIERR_REQDERR, staff_insert(s.cur, 1, "", "", 0, 1, ""));
}
END_TEST

/* ---- descriptions ---- */

static DBIResult
create_with_rule(const char *type, const char *rule, const char *again)
{
	struct table_desc table;

	staff_begin(&table);
	strcpy(table.desc.szTblName, "OTHER");
	if (strcmp(type, szPARADOX) == 0) {
		table_begin(&table, "OTHER", type);
		table_field(&table, "PAY", fldPDXNUM, 0, 0);
	}
	strcpy(table_check(&table, 0)->szPict, rule);
	if (again != NULL)
		strcpy(table_check(&table, 0)->szPict, again);
	return DbiCreateTable(s.fx.db, FALSE, &table.desc);
}

START_TEST(bad_rule_makes_no_table)
{
	ck_dbi(DBIERR_NODBASEEXPR, create_with_rule(szDBASE, "", NULL));
	ck_dbi(DBIERR_NODBASEEXPR, create_with_rule(szDBASE, "PAY", NULL));
	ck_dbi(DBIERR_NODBASEEXPR, create_with_rule(szDBASE, "PAY >", NULL));
	ck_dbi(DBIERR_INVALIDVCHKSTRUCT, create_with_rule(szDBASE, "PAY > 1",
	    "PAY < 9"));
	ck_dbi(DBIERR_INVALIDVCHKSTRUCT, create_with_rule(szPARADOX,
	    "PAY > 1", NULL));
}
END_TEST

START_TEST(lower_levels_have_no_checks)
{
	struct table_desc table;
	FLDDesc option = { 0 };
	uint8_t data[] = "5";

	staff_begin(&table);
	strcpy(table.desc.szTblName, "OTHER");
	table_check(&table, S_LAST)->bRequired = TRUE;
	strcpy(option.szName, "LEVEL");
	option.iLen = 1;
	table.desc.iOptParams = 1;
	table.desc.pfldOptParams = &option;
	table.desc.pOptData = data;
	ck_dbi(DBIERR_NOTSUPPORTED, DbiCreateTable(s.fx.db, FALSE,
	    &table.desc));
	data[0] = '7';
	ck_dbi(DBIERR_NONE, DbiCreateTable(s.fx.db, FALSE, &table.desc));
}
END_TEST

START_TEST(copy_keeps_the_rule)				/* "DbiCopyTable" */
{
	ck_dbi(DBIERR_NONE, insert(0, 1, "IT"));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&s.cur));
	ck_dbi(DBIERR_NONE, DbiCopyTable(s.fx.db, FALSE, "STAFF", szDBASE,
	    "COPY"));
	s.cur = table_open(s.fx.db, "COPY.DBF", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_EXPRVALERR, insert(0, 5000, "IT"));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_dbase_check");
	TCase *tc = tcase_create("checks");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, fields_are_checked);
	tcase_add_test(tc, record_begins_with_default_values);
	tcase_add_test(tc, rule_is_of_the_whole_record);
	tcase_add_test(tc, rule_holds_when_cached_updates_are_applied);
	tcase_add_test(tc, rule_sees_fields_that_are_not_shown);
	tcase_add_test(tc, checks_are_told_and_outlive_the_engine);
	tcase_add_test(tc, bad_rule_makes_no_table);
	tcase_add_test(tc, lower_levels_have_no_checks);
	tcase_add_test(tc, copy_keeps_the_rule);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
