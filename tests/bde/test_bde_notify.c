/* SPDX-License-Identifier: MIT */
/* Callbacks that calls run by the way: cbTRACE, and cbTABLECHANGED between
 * sessions. */
#include <stdio.h>
#include <string.h>

#include "people.h"
#include "suite.h"

enum { TRACE_ROOM = 200, SMALL_TEXT = 5 };

static struct people p;
static struct {
	TRACEDesc desc;
	char more[TRACE_ROOM];
} trace;
static char told[1000];
static DBIResult inside;
static int changes;

static void
setup(void)
{
	people_setup(&p);
	told[0] = '\0';
	memset(&trace, 0x55, sizeof(trace));
	inside = DBIERR_NONE;
	changes = 0;
}

static void
teardown(void)
{
	people_teardown(&p);
}

/* "category text,", from the test's own buffer. */
static CBRType DBIFN
note_trace(CBType type, DBICLIENTDATA data, void *info)
{
	size_t used = strlen(told);

	ck_assert_int_eq(type, cbTRACE);
	ck_assert_uint_eq(data, 7);
	ck_assert_ptr_eq(info, &trace);
	ck_assert_uint_eq(trace.desc.uTotalMsgLen,
	    strlen((char *)&trace + offsetof(TRACEDesc, pszTrace)));
	snprintf(told + used, sizeof(told) - used, "%u %s,",
	    (unsigned)trace.desc.eTraceCat,
	    (char *)&trace + offsetof(TRACEDesc, pszTrace));
	inside = DbiSetToBegin(p.me.cur);
	return cbrUSEDEF;
}

static void
trace_what(uint32_t mode)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbTRACE, 7,
	    sizeof(trace), &trace, note_trace));
	ck_dbi(DBIERR_NONE, DbiSetProp(p.me.db, dbTRACEMODE, mode));
}

START_TEST(mode_is_kept)			/* dbTRACEMODE */
{
	uint32_t mode = 99;
	uint16_t size = 0, small = 0;

	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.db, dbTRACEMODE, &mode,
	    sizeof(mode), &size));
	ck_assert_uint_eq(mode, 0);
	ck_dbi(DBIERR_NONE, DbiSetProp(p.me.db, dbTRACEMODE,
	    traceERROR | traceBLOB));
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.db, dbTRACEMODE, &small,
	    sizeof(small), &size));
	ck_assert_uint_eq(small, traceERROR | traceBLOB);
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetProp(p.me.db, dbTRACEMODE,
	    0x10000));
}
END_TEST

START_TEST(transactions_are_told)		/* traceTRANSACT */
{
	hDBIXact xact = NULL;

	trace_what(traceTRANSACT);
	ck_dbi(DBIERR_NONE, DbiBeginTran(p.me.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiEndTran(p.me.db, xact, xendCOMMIT));
	ck_assert_str_eq(told, "32 DbiBeginTran,32 DbiEndTran,");
	ck_dbi(DBIERR_REENTERED, inside);
}
END_TEST

START_TEST(blobs_are_told)			/* traceBLOB */
{
	uint32_t size;

	ck_dbi(DBIERR_NONE, people_find(&p.me, 1, dbiNOLOCK));
	trace_what(traceBLOB);
	ck_dbi(DBIERR_NONE, DbiOpenBlob(p.me.cur, p.me.buf, P_NOTE,
	    dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlobSize(p.me.cur, p.me.buf, P_NOTE,
	    &size));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(p.me.cur, p.me.buf, P_NOTE));
	ck_assert_str_eq(told,
	    "64 DbiOpenBlob,64 DbiGetBlobSize,64 DbiFreeBlob,");
}
END_TEST

START_TEST(opening_tables_is_told)		/* traceMISC */
{
	hDBICur cur;

	trace_what(traceMISC | traceCONNECT);
	cur = people_open(&p.me, dbiREADONLY);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_assert_str_eq(told, "128 DbiOpenTable,");
}
END_TEST

/* The callback's own calls leave the stack of errors alone. */
START_TEST(errors_are_told_and_stay)		/* traceERROR */
{
	DBIErrInfo info;

	trace_what(traceERROR);
	ck_dbi(DBIERR_KEYVIOL, people_insert(&p.me, 1, "ann", 30));
	ck_dbi(DBIERR_NONE, DbiGetErrorInfo(TRUE, &info));
	ck_dbi(DBIERR_KEYVIOL, info.iError);
	ck_assert_int_eq(strncmp(told, "4 DbiInsertRecord: ", 19), 0);
	ck_assert_ptr_nonnull(strstr(told, "2601"));
	ck_dbi(DBIERR_REENTERED, inside);
}
END_TEST

START_TEST(ends_of_tables_are_no_errors)	/* "DbiGetNextRecord" */
{
	trace_what(traceERROR);
	ck_dbi(DBIERR_NONE, DbiSetToEnd(p.me.cur));
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_assert_str_eq(told, "");
}
END_TEST

START_TEST(databases_are_told_by_their_alias)	/* "TRACE MODE" */
{
	char params[DBIMAXPATHLEN + 50];
	hDBIDb db;

	snprintf(params, sizeof(params), "PATH:%s;TRACE MODE:16",
	    p.fix.dir);
	ck_dbi(DBIERR_NONE, DbiAddAlias(NULL, "Traced", NULL, params, FALSE));
	trace_what(0);
	ck_dbi(DBIERR_NONE, DbiOpenDatabase("Traced", NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&db));
	ck_assert_str_eq(told, "16 DbiOpenDatabase,16 DbiCloseDatabase,");
}
END_TEST

START_TEST(long_texts_are_cut)			/* TRACEDesc */
{
	const uint8_t *bytes = (const uint8_t *)&trace;
	const uint16_t size = sizeof(TRACEDesc) + SMALL_TEXT;

	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbTRACE, 7, size,
	    &trace, note_trace));
	ck_dbi(DBIERR_NONE, DbiSetProp(p.me.db, dbTRACEMODE, traceTRANSACT));
	ck_dbi(DBIERR_NONE, DbiBeginTran(p.me.db, xilDIRTYREAD, NULL));
	ck_assert_str_eq(told, "32 DbiBe,");
	ck_assert_uint_eq(bytes[size], 0x55);
}
END_TEST

START_TEST(other_databases_are_not_told_of)	/* dbTRACEMODE */
{
	trace_what(traceTRANSACT);
	ck_dbi(DBIERR_NONE, DbiBeginTran(p.you.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, DbiEndTran(p.you.db, NULL, xendABORT));
	ck_assert_str_eq(told, "");
}
END_TEST

/* ---- cbTABLECHANGED ---- */

static CBRType DBIFN
note_change(CBType type, DBICLIENTDATA data, void *info)
{
	(void)data;
	ck_assert_int_eq(type, cbTABLECHANGED);
	ck_assert_ptr_null(info);
	changes++;
	inside = DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL, NULL);
	return cbrUSEDEF;
}

static void
watch(hDBICur cursor)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(cursor, cbTABLECHANGED, 0, 0,
	    NULL, note_change));
	(void)DbiForceReread(p.me.cur);
	changes = 0;
}

START_TEST(moving_notices_another_session)	/* "an engine call notices" */
{
	watch(p.me.cur);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_assert_int_eq(changes, 0);
	ck_dbi(DBIERR_NONE, people_insert(&p.you, 4, "dan", 20));
	ck_assert_int_eq(changes, 0);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(changes, 1);
	ck_dbi(DBIERR_REENTERED, inside);
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 1);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_assert_int_eq(changes, 1);
}
END_TEST

START_TEST(sessions_entry_is_told_too)		/* "DbiRegisterCallBack" */
{
	watch(NULL);
	ck_dbi(DBIERR_NONE, people_delete(&p.you, 3));
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(changes, 1);
}
END_TEST

START_TEST(own_changes_are_not_told)		/* "somebody else" */
{
	watch(p.me.cur);
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, people_rename(&p.me, 4, "don"));
	ck_dbi(DBIERR_NONE, people_delete(&p.me, 4));
	ck_dbi(DBIERR_NONE, DbiForceReread(p.me.cur));
	ck_assert_int_eq(changes, 0);
}
END_TEST

START_TEST(what_is_not_committed_is_not_told)	/* "DbiBeginTran" */
{
	watch(p.me.cur);
	ck_dbi(DBIERR_NONE, DbiBeginTran(p.you.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, people_insert(&p.you, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_assert_int_eq(changes, 0);
	ck_dbi(DBIERR_NONE, DbiEndTran(p.you.db, NULL, xendCOMMIT));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_assert_int_eq(changes, 1);
}
END_TEST

START_TEST(changes_do_not_hide_errors)		/* "DbiGetErrorInfo" */
{
	DBIErrInfo info;

	watch(p.me.cur);
	ck_dbi(DBIERR_NONE, DbiSetToEnd(p.me.cur));
	ck_dbi(DBIERR_NONE, people_insert(&p.you, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiSetToEnd(p.me.cur));
	ck_dbi(DBIERR_NONE, people_delete(&p.you, 4));
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_assert_int_eq(changes, 2);
	ck_dbi(DBIERR_REENTERED, inside);
	ck_dbi(DBIERR_NONE, DbiGetErrorInfo(FALSE, &info));
	ck_dbi(DBIERR_EOF, info.iError);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_notify");
	TCase *traces = tcase_create("trace");
	TCase *tables = tcase_create("table changed");

	tcase_add_checked_fixture(traces, setup, teardown);
	tcase_add_test(traces, mode_is_kept);
	tcase_add_test(traces, transactions_are_told);
	tcase_add_test(traces, blobs_are_told);
	tcase_add_test(traces, opening_tables_is_told);
	tcase_add_test(traces, errors_are_told_and_stay);
	tcase_add_test(traces, ends_of_tables_are_no_errors);
	tcase_add_test(traces, databases_are_told_by_their_alias);
	tcase_add_test(traces, long_texts_are_cut);
	tcase_add_test(traces, other_databases_are_not_told_of);
	suite_add_tcase(suite, traces);
	tcase_add_checked_fixture(tables, setup, teardown);
	tcase_add_test(tables, moving_notices_another_session);
	tcase_add_test(tables, sessions_entry_is_told_too);
	tcase_add_test(tables, own_changes_are_not_told);
	tcase_add_test(tables, what_is_not_committed_is_not_told);
	tcase_add_test(tables, changes_do_not_hide_errors);
	suite_add_tcase(suite, tables);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
