/* SPDX-License-Identifier: MIT */
/* Transactions: BDE32 help, "DbiBeginTran", "DbiEndTran", "DbiGetTranInfo". */
#include <stdlib.h>
#include <string.h>

#include "people.h"

static struct people fx;

static void
setup(void)
{
	people_setup(&fx);
}

static void
teardown(void)
{
	people_teardown(&fx);
}

static hDBIXact
begin(void)
{
	hDBIXact xact = NULL;

	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.me.db, xilDIRTYREAD, &xact));
	ck_assert_ptr_nonnull(xact);
	return xact;
}

static void
change(void)
{
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, people_delete(&fx.me, 2));
}

START_TEST(commit_makes_changes_seen)
{
	hDBIXact xact = begin();

	change();
	ck_assert_str_eq(people_show(&fx.me), "1 zoe,3 cid,4 dan");
	ck_assert_str_eq(people_show(&fx.you), "1 ann,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, xact, xendCOMMIT));
	ck_assert_str_eq(people_show(&fx.you), "1 zoe,3 cid,4 dan");
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf, NULL));
}
END_TEST

START_TEST(abort_undoes_changes_and_keeps_cursors)
{
	(void)begin();
	change();
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendABORT));
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(people_show(&fx.you), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(commit_keep_commits)
{
	hDBIXact xact = begin();

	change();
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 3, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, xact, xendCOMMITKEEP));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.me.cur, dbiNOLOCK, fx.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(fx.me.cur, fx.me.buf), 3);
	ck_assert_str_eq(people_show(&fx.you), "1 zoe,3 cid,4 dan");
}
END_TEST

START_TEST(changed_records_are_locked_until_the_end)
{
	(void)begin();
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.you, 1, "x"));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendABORT));
	ck_dbi(DBIERR_NONE, people_rename(&fx.you, 1, "x"));
}
END_TEST

START_TEST(transactions_do_not_nest)
{
	hDBIXact second;

	(void)begin();
	ck_dbi(DBIERR_ACTIVETRAN, DbiBeginTran(fx.me.db, xilDIRTYREAD,
	    &second));
	ck_assert_ptr_null(second);
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendABORT));
	ck_dbi(DBIERR_NOACTIVETRAN, DbiEndTran(fx.me.db, NULL, xendABORT));
}
END_TEST

START_TEST(only_dirty_reads_are_known)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NOTSUPPORTED, DbiBeginTran(fx.me.db, xilREADCOMMITTED,
	    &xact));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiBeginTran(fx.me.db,
	    xilREPEATABLEREAD, &xact));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBeginTran(fx.me.db, (eXILType)9,
	    &xact));
}
END_TEST

START_TEST(handles_are_checked)
{
	hDBIXact xact, old;

	ck_dbi(DBIERR_INVALIDHNDL, DbiBeginTran(NULL, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_INVALIDHNDL, DbiEndTran(NULL, NULL, xendABORT));
	old = begin();
	ck_dbi(DBIERR_NONE, DbiEndTran(NULL, old, xendABORT));
	ck_dbi(DBIERR_INVALIDHNDL, DbiEndTran(fx.me.db, old, xendABORT));
	(void)begin();
	ck_dbi(DBIERR_INVALIDHNDL, DbiEndTran(fx.me.db, old, xendABORT));
	ck_dbi(DBIERR_INVALIDPARAM, DbiEndTran(fx.me.db, NULL, (eXEnd)9));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendCOMMIT));
}
END_TEST

START_TEST(state_is_told)
{
	hDBIXact xact;
	XInfo info;

	memset(&info, 0xee, sizeof info);
	ck_dbi(DBIERR_NONE, DbiGetTranInfo(fx.me.db, NULL, &info));
	ck_assert_int_eq(info.exState, xsINACTIVE);
	ck_assert_uint_eq(info.uNests, 0);
	xact = begin();
	ck_dbi(DBIERR_NONE, DbiGetTranInfo(fx.me.db, xact, &info));
	ck_assert_int_eq(info.exState, xsACTIVE);
	ck_assert_int_eq(info.eXIL, xilDIRTYREAD);
	ck_assert_uint_eq(info.uNests, 1);
	ck_dbi(DBIERR_NONE, DbiGetTranInfo(fx.you.db, NULL, &info));
	ck_assert_int_eq(info.exState, xsINACTIVE);
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetTranInfo(fx.me.db, NULL, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetTranInfo(NULL, NULL, &info));
}
END_TEST

START_TEST(closing_the_database_rolls_back)
{
	(void)begin();
	change();
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&fx.me.db));
	ck_assert_str_eq(people_show(&fx.you), "1 ann,2 bob,3 cid");
}
END_TEST

/* Delphi's help, "Using local transactions". */
START_TEST(closing_the_last_cursor_undoes_its_table)
{
	hDBICur second = people_open(&fx.me, dbiREADWRITE);

	(void)begin();
	change();
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&second));
	ck_assert_str_eq(people_show(&fx.me), "1 zoe,3 cid,4 dan");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.me.cur));
	fx.me.cur = people_open(&fx.me, dbiREADWRITE);
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "amy"));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendCOMMIT));
	ck_assert_str_eq(people_show(&fx.you), "1 amy,2 bob,3 cid");
}
END_TEST

START_TEST(closing_one_table_leaves_the_changes_of_another)
{
	hDBICur copy;

	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.me.db, FALSE, "PEOPLE", szPARADOX,
	    "COPY"));
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.me.db, "COPY", szPARADOX, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &copy));
	(void)begin();
	change();
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(copy, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(copy, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&copy));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendCOMMIT));
	ck_assert_str_eq(people_show(&fx.you), "1 zoe,3 cid,4 dan");
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.me.db, "COPY", szPARADOX, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &copy));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(copy, dbiNOLOCK, fx.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(copy, fx.me.buf), 1);
}
END_TEST

START_TEST(failed_change_leaves_the_others_of_the_transaction)
{
	(void)begin();
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_KEYVIOL, people_insert(&fx.me, 2, "dup", 1));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendCOMMIT));
	ck_assert_str_eq(people_show(&fx.you), "1 zoe,2 bob,3 cid");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_txn");
	TCase *tc = tcase_create("bde_txn");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, commit_makes_changes_seen);
	tcase_add_test(tc, abort_undoes_changes_and_keeps_cursors);
	tcase_add_test(tc, commit_keep_commits);
	tcase_add_test(tc, changed_records_are_locked_until_the_end);
	tcase_add_test(tc, transactions_do_not_nest);
	tcase_add_test(tc, only_dirty_reads_are_known);
	tcase_add_test(tc, handles_are_checked);
	tcase_add_test(tc, state_is_told);
	tcase_add_test(tc, closing_the_database_rolls_back);
	tcase_add_test(tc, closing_the_last_cursor_undoes_its_table);
	tcase_add_test(tc, closing_one_table_leaves_the_changes_of_another);
	tcase_add_test(tc, failed_change_leaves_the_others_of_the_transaction);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
