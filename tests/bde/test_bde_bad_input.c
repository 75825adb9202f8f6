/* SPDX-License-Identifier: MIT */
/* Handles that are none, and nothing where a pointer should be: an error, and
 * never a crash. */

#include <stdio.h>
#include <string.h>

#include "api_rows.h"
#include "bad_input.h"
#include "canary.h"
#include "ck_dbi.h"
#include "people.h"
#include "suite.h"

#define CURSOR_CALLS(X, h) \
	X(DbiGetFieldDescs, (h, NULL)) \
	X(DbiMakePermanent, (h, NULL, 0)) \
	X(DbiSaveChanges, (h)) \
	X(DbiGetCursorProps, (h, NULL)) \
	X(DbiCloneCursor, (h, 0, 0, NULL)) \
	X(DbiSetFieldMap, (h, 0, NULL)) \
	X(DbiSetToBegin, (h)) \
	X(DbiSetToEnd, (h)) \
	X(DbiSetToCursor, (h, 0)) \
	X(DbiGetBookMark, (h, NULL)) \
	X(DbiSetToBookMark, (h, NULL)) \
	X(DbiCompareBookMarks, (h, NULL, NULL, NULL)) \
	X(DbiGetSeqNo, (h, NULL)) \
	X(DbiSetToSeqNo, (h, 0)) \
	X(DbiGetRecordCount, (h, NULL)) \
	X(DbiGetExactRecordCount, (h, NULL)) \
	X(DbiSetToRecordNo, (h, 0)) \
	X(DbiForceReread, (h)) \
	X(DbiOpenIndex, (h, NULL, 0)) \
	X(DbiCloseIndex, (h, NULL, 0)) \
	X(DbiGetIndexDesc, (h, 0, NULL)) \
	X(DbiGetIndexDescs, (h, NULL)) \
	X(DbiGetIndexForField, (h, 0, 0, NULL)) \
	X(DbiGetIndexSeqNo, (h, NULL, NULL, 0, NULL)) \
	X(DbiSetToKey, (h, 0, 0, 0, 0, NULL)) \
	X(DbiExtractKey, (h, NULL, NULL)) \
	X(DbiSetRange, (h, 0, 0, 0, NULL, 0, 0, 0, NULL, 0)) \
	X(DbiResetRange, (h)) \
	X(DbiCompareKeys, (h, NULL, NULL, 0, 0, NULL)) \
	X(DbiGetRecordForKey, (h, 0, 0, 0, NULL, NULL)) \
	X(DbiRegenIndexes, (h)) \
	X(DbiGetNextRecord, (h, 0, NULL, NULL)) \
	X(DbiGetPriorRecord, (h, 0, NULL, NULL)) \
	X(DbiGetRecord, (h, 0, NULL, NULL)) \
	X(DbiGetRelativeRecord, (h, 0, 0, NULL, NULL)) \
	X(DbiInitRecord, (h, NULL)) \
	X(DbiInsertRecord, (h, 0, NULL)) \
	X(DbiAppendRecord, (h, NULL)) \
	X(DbiModifyRecord, (h, NULL, 0)) \
	X(DbiDeleteRecord, (h, NULL)) \
	X(DbiReadBlock, (h, NULL, NULL)) \
	X(DbiWriteBlock, (h, NULL, NULL)) \
	X(DbiUndeleteRecord, (h)) \
	X(DbiGetField, (h, 0, NULL, NULL, NULL)) \
	X(DbiPutField, (h, 0, NULL, NULL)) \
	X(DbiVerifyField, (h, 0, NULL, NULL)) \
	X(DbiOpenBlob, (h, NULL, 0, 0)) \
	X(DbiGetBlobSize, (h, NULL, 0, NULL)) \
	X(DbiGetBlob, (h, NULL, 0, 0, 0, NULL, NULL)) \
	X(DbiPutBlob, (h, NULL, 0, 0, 0, NULL)) \
	X(DbiTruncateBlob, (h, NULL, 0, 0)) \
	X(DbiFreeBlob, (h, NULL, 0)) \
	X(DbiAcqTableLock, (h, 0)) \
	X(DbiRelTableLock, (h, 0, 0)) \
	X(DbiRelRecordLock, (h, 0)) \
	X(DbiIsRecordLocked, (h, NULL)) \
	X(DbiIsTableLocked, (h, 0, NULL)) \
	X(DbiApplyDelayedUpdates, (h, 0)) \
	X(DbiRegisterCallBack, (h, 0, 0, 0, NULL, NULL)) \
	X(DbiGetCallBack, (h, 0, NULL, NULL, NULL, NULL)) \
	X(DbiAddFilter, (h, 0, 0, 0, NULL, NULL, NULL)) \
	X(DbiDropFilter, (h, 0)) \
	X(DbiActivateFilter, (h, 0)) \
	X(DbiDeactivateFilter, (h, 0)) \
	X(DbiGetFilterInfo, (h, 0, 0, 0, NULL)) \
	X(DbiLinkDetail, (h, 0, 0, NULL, NULL)) \
	X(DbiUnlinkDetail, (h)) \
	X(DbiGetVchkDesc, (h, 0, NULL)) \
	X(DbiGetRintDesc, (h, 0, NULL)) \
	X(DbiGetLdObj, (h, NULL))

#define DATABASE_CALLS(X, h) \
	X(DbiSetDirectory, (h, NULL)) \
	X(DbiGetDirectory, (h, 0, NULL)) \
	X(DbiFormFullName, (h, NULL, NULL, NULL)) \
	X(DbiOpenTableList, (h, 0, 0, NULL, NULL)) \
	X(DbiOpenIndexList, (h, NULL, NULL, NULL)) \
	X(DbiOpenFieldList, (h, NULL, NULL, 0, NULL)) \
	X(DbiOpenVchkList, (h, NULL, NULL, NULL)) \
	X(DbiOpenRintList, (h, NULL, NULL, NULL)) \
	X(DbiOpenTable, (h, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, NULL, \
	    NULL)) \
	X(DbiGetTableOpenCount, (h, NULL, NULL, NULL)) \
	X(DbiCreateTable, (h, 0, NULL)) \
	X(DbiCreateInMemTable, (h, NULL, 0, NULL, NULL)) \
	X(DbiCreateTempTable, (h, NULL, NULL)) \
	X(DbiRenameTable, (h, NULL, NULL, NULL)) \
	X(DbiDeleteTable, (h, NULL, NULL)) \
	X(DbiCopyTable, (h, 0, NULL, NULL, NULL)) \
	X(DbiEmptyTable, (h, 0, NULL, NULL)) \
	X(DbiPackTable, (h, 0, NULL, NULL, 0)) \
	X(DbiAddIndex, (h, 0, NULL, NULL, NULL, NULL)) \
	X(DbiDeleteIndex, (h, 0, NULL, NULL, NULL, NULL, 0)) \
	X(DbiRegenIndex, (h, 0, NULL, NULL, NULL, NULL, 0)) \
	X(DbiBeginTran, (h, 0, NULL)) \
	X(DbiEndTran, (h, 0, 0)) \
	X(DbiGetTranInfo, (h, 0, NULL))

static struct people fx;

static void
open_people(void)
{
	people_setup(&fx);
}

static void
close_people(void)
{
	people_teardown(&fx);
}

/* All calls on a handle; result 0: whatever they give. */
static void
call_with_cursor(hDBICur h, DBIResult result)
{
	DBIResult got;

#define X(name, args)							\
	got = name args;						\
	if (result != DBIERR_NONE)					\
		ck_assert_msg(got == result, "%s gave %s", #name,	\
		    ck_dbi_name(got));
	CURSOR_CALLS(X, h)
#undef X
}

static void
call_with_db(hDBIDb h, DBIResult result)
{
	DBIResult got;

#define X(name, args)							\
	got = name args;						\
	if (result != DBIERR_NONE)					\
		ck_assert_msg(got == result, "%s gave %s", #name,	\
		    ck_dbi_name(got));
	DATABASE_CALLS(X, h)
#undef X
}

static const uintptr_t wild[] = {
	1, 2, 0xDEADBEEF, UINTPTR_MAX, UINTPTR_MAX / 2
};

START_TEST(nothing_works_before_the_start)	/* DBIERR_NOTINITIALIZED */
{
	call_with_cursor((hDBICur)wild[_i], DBIERR_NOTINITIALIZED);
	call_with_db((hDBIDb)wild[_i], DBIERR_NOTINITIALIZED);
}
END_TEST

START_TEST(wild_handles_are_errors)		/* DBIERR_INVALIDHNDL */
{
	call_with_cursor((hDBICur)wild[_i], DBIERR_INVALIDHNDL);
	call_with_db((hDBIDb)wild[_i], DBIERR_INVALIDHNDL);
}
END_TEST

START_TEST(handles_of_another_kind_are_errors)
{
	call_with_cursor(fx.me.ses, DBIERR_INVALIDHNDL);
	call_with_cursor(fx.me.db, DBIERR_INVALIDHNDL);
	call_with_db(fx.me.ses, DBIERR_INVALIDHNDL);
	call_with_db(fx.me.cur, DBIERR_INVALIDHNDL);
}
END_TEST

START_TEST(closed_handles_are_errors)
{
	hDBICur cur = people_open(&fx.me, dbiREADWRITE);
	hDBICur old = cur;

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	call_with_cursor(old, DBIERR_INVALIDHNDL);
}
END_TEST

START_TEST(missing_pointers_do_no_harm)
{
	hDBICur list;

	call_with_cursor(fx.me.cur, DBIERR_NONE);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(fx.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.me.cur));
	call_with_cursor(fx.me.cur, DBIERR_NONE);
	ck_dbi(DBIERR_NONE, DbiOpenDriverList(&list));
	call_with_cursor(list, DBIERR_NONE);
	call_with_db(fx.me.db, DBIERR_NONE);
}
END_TEST

/* --- bad arguments ------------------------------------------------------ */

static struct bad_args args;

static void
close_quietly(hDBICur *cur)
{
	if (*cur != NULL)
		(void)DbiCloseCursor(cur);
	*cur = NULL;
}

static void
describe_field(FLDDesc *fld, uint16_t number, const char *name)
{
	fld->iFldNum = number;
	strcpy(fld->szName, name);
	fld->iFldType = fldPDXLONG;
}

static void
prepare_args(void)
{
	memset(&args, 0, sizeof args);
	args.db = fx.me.db;
	args.buf = fx.me.buf;
	args.cur = people_open(&fx.me, dbiREADWRITE);
	args.ro = people_open(&fx.me, dbiREADONLY);
	args.begin = people_open(&fx.me, dbiREADWRITE);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(args.ro, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(args.cur, dbiNOLOCK, args.buf,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiOpenDriverList(&args.list));
	describe_field(&args.fld[0], 1, "ID");
	describe_field(&args.fld[1], 2, "OTHER");
	strcpy(args.idx.szName, "NEW");
	args.idx.bMaintained = TRUE;
	args.idx.iFldsInKey = 1;
	args.idx.aiKeyFld[0] = 2;
	strcpy(args.desc.szTblName, "NEW");
	strcpy(args.desc.szTblType, szPARADOX);
	args.desc.iFldCount = 2;
	args.desc.pfldDesc = args.fld;
}

static void
finish_args(void)
{
	close_quietly(&args.cur);
	close_quietly(&args.ro);
	close_quietly(&args.begin);
	close_quietly(&args.list);
}

/* What failed has made no handle and changed no record. */
static int
is_harmed(void)
{
	return args.cur_out != NULL || args.db_out != NULL ||
	    args.obj_out != NULL || args.xact != NULL ||
	    args.filter != NULL ||
	    strcmp(people_show(&fx.me), "1 ann,2 bob,3 cid") != 0;
}

/* All rows are tried, so that a run shows everything that is wrong. */
START_TEST(calls_refuse_bad_arguments)
{
	const struct bad_row *row;
	int wrong = 0;
	DBIResult got;
	unsigned i;

	for (i = 0; i < bad_row_count; i++) {
		row = &bad_rows[i];
		prepare_args();
		got = row->fn(&args);
		if (got != row->expected) {
			wrong++;
			fprintf(stderr, "%s (%s) gave %s (0x%04X), not %s\n",
			    row->name, row->what, ck_dbi_name(got),
			    (unsigned)got, ck_dbi_name(row->expected));
		} else if (is_harmed()) {
			wrong++;
			fprintf(stderr, "%s (%s) did something\n", row->name,
			    row->what);
		}
		finish_args();
	}
	ck_assert_int_eq(wrong, 0);
}
END_TEST

/* Those that start it, and those that need no engine. */
static int
works_without_engine(const char *name)
{
	return strncmp(name, "DbiInit", strlen("DbiInit")) == 0 ||
	    strncmp(name, "OsLd", strlen("OsLd")) == 0 ||
	    strstr(name, "Encode") != NULL || strstr(name, "Decode") != NULL ||
	    strncmp(name, "DbiBcd", strlen("DbiBcd")) == 0 ||
	    strcmp(name, "DbiGetErrorString") == 0;
}

START_TEST(nothing_else_works_before_the_start)	/* DBIERR_NOTINITIALIZED */
{
	int wrong = 0;
	DBIResult got;
	unsigned i;

	for (i = 0; i < bad_row_count; i++) {
		if (works_without_engine(bad_rows[i].name))
			continue;
		memset(&args, 0, sizeof args);
		got = bad_rows[i].fn(&args);
		if (got == DBIERR_NOTINITIALIZED)
			continue;
		wrong++;
		fprintf(stderr, "%s (%s) gave %s (0x%04X)\n",
		    bad_rows[i].name, bad_rows[i].what, ck_dbi_name(got),
		    (unsigned)got);
	}
	ck_dbi(DBIERR_NOTINITIALIZED, DbiExit());
	ck_dbi(DBIERR_NOTINITIALIZED, DbiCheckRefresh());
	ck_dbi(DBIERR_NOTINITIALIZED, DbiSetLockRetry(1));
	ck_assert_int_eq(wrong, 0);
}
END_TEST

/* --- buffers ------------------------------------------------------------ */

START_TEST(results_stay_in_their_buffers)
{
	struct canary room;
	DBIResult got;
	unsigned i;

	for (i = 0; i < room_row_count; i++) {
		prepare_args();
		room = canary_new(room_rows[i].size);
		got = room_rows[i].fn(&args, room.data);
		ck_assert_msg(got == DBIERR_NONE, "%s gave %s",
		    room_rows[i].name, ck_dbi_name(got));
		ck_assert_msg(canary_untouched(&room) < room.size,
		    "%s gave nothing", room_rows[i].name);
		canary_free(&room);
		finish_args();
	}
}
END_TEST

/* --- audit -------------------------------------------------------------- */

static int
is_tested(const char *name)
{
	static const char *const handles[] = {
#define X(called, args) #called,
		CURSOR_CALLS(X, h) DATABASE_CALLS(X, h)
#undef X
	};
	size_t i;

	for (i = 0; i < sizeof handles / sizeof handles[0]; i++)
		if (strcmp(handles[i], name) == 0)
			return 1;
	for (i = 0; i < bad_row_count; i++)
		if (strcmp(bad_rows[i].name, name) == 0)
			return 1;
	return 0;
}

/* These have no argument that could be bad: there is none, or any number of
 * seconds is good. */
static int
cannot_be_called_badly(const char *name)
{
	return strcmp(name, "DbiExit") == 0 ||
	    strcmp(name, "DbiCheckRefresh") == 0 ||
	    strcmp(name, "DbiSetLockRetry") == 0;
}

static int
is_known(const char *name)
{
	return is_tested(name) || cannot_be_called_badly(name);
}

START_TEST(every_call_that_is_built_has_a_row)
{
	ck_api_rows("bde", is_known);
}
END_TEST

static Suite *
make_suite(void)
{
	const int wild_count = (int)(sizeof(wild) / sizeof(wild[0]));
	Suite *suite = suite_create("bde_bad_input");
	TCase *tcase = tcase_create("stopped");

	tcase_add_loop_test(tcase, nothing_works_before_the_start, 0,
	    wild_count);
	tcase_add_test(tcase, nothing_else_works_before_the_start);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("running");
	tcase_add_checked_fixture(tcase, open_people, close_people);
	tcase_add_loop_test(tcase, wild_handles_are_errors, 0, wild_count);
	tcase_add_test(tcase, handles_of_another_kind_are_errors);
	tcase_add_test(tcase, closed_handles_are_errors);
	tcase_add_test(tcase, missing_pointers_do_no_harm);
	tcase_add_test(tcase, calls_refuse_bad_arguments);
	tcase_add_test(tcase, results_stay_in_their_buffers);
	tcase_set_timeout(tcase, 60);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("audit");
	tcase_add_test(tcase, every_call_that_is_built_has_a_row);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
