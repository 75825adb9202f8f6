/* SPDX-License-Identifier: MIT */
/* The story of one table that both APIs use: what Jet's callbacks refuse fails
 * as a cached update, and each answer of cbDELAYEDUPD does its work; what Jet
 * changes is told; and what Dbi cursors can do in tables of their own they can
 * do in this one.  "DbiApplyDelayedUpdates", "DbiSetRange", "DbiAddFilter",
 * "DbiBatchMove" of the BDE32 help. */
#include <stdio.h>
#include <string.h>

#include "../bde/can.h"
#include "both_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"
#include "suite.h"

enum { REFUSED = 13, ALLOWED = 14, BIG = 3000 };

static struct both fx;
static char trace[64];			/* of Jet's events */
static DELAYUPDCbDesc desc;
static uint8_t new_buf[BOTH_BUF_SIZE], old_buf[BOTH_BUF_SIZE];
static CBRType answer;
static int asked, changed;

/* ---- callbacks ---- */

static JET_ERR JET_API
on_event(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	static const struct {
		JET_CBTYP cbtyp;
		const char *letter;
	} letters[] = {
		{ JET_cbtypBeforeInsert, "i" }, { JET_cbtypAfterInsert, "I" },
		{ JET_cbtypBeforeReplace, "r" },
		{ JET_cbtypAfterReplace, "R" },
		{ JET_cbtypBeforeDelete, "d" }, { JET_cbtypAfterDelete, "D" }
	};
	uint32_t size;
	int32_t id = 0;
	size_t i;

	(void)dbid, (void)arg1, (void)arg2, (void)context, (void)unused;
	for (i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].cbtyp == cbtyp)
			strcat(trace, letters[i].letter);
	if (cbtyp != JET_cbtypBeforeInsert)
		return JET_errSuccess;
	ck_jet(JET_errSuccess, JetRetrieveColumn(sesid, tableid, fx.ese.id,
	    &id, sizeof id, &size, JET_bitRetrieveCopy, NULL));
	return id == REFUSED ? JET_errCallbackFailed : JET_errSuccess;
}

/* With cbrRETRY it first gives the record another key. */
static CBRType DBIFN
on_delayed(CBType type, uintptr_t client_data, void *info)
{
	int32_t id = 0;
	DBIBOOL blank;

	(void)client_data;
	(void)info;
	ck_assert_int_eq(type, cbDELAYEDUPD);
	ck_assert_int_eq(desc.eDelayUpdOpType, delayupdINSERT);
	ck_assert_int_eq(desc.iErrCode, DBIERR_UPDATEABORT);
	ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, BOTH_ID, new_buf,
	    (uint8_t *)&id, &blank));
	ck_assert_int_eq(id, REFUSED);
	asked++;
	id = ALLOWED;
	if (answer == cbrRETRY)
		ck_dbi(DBIERR_NONE, DbiPutField(fx.cur, BOTH_ID, new_buf,
		    (uint8_t *)&id));
	return answer;
}

static CBRType DBIFN
on_change(CBType type, uintptr_t client_data, void *info)
{
	(void)type, (void)client_data, (void)info;
	changed++;
	return cbrUSEDEF;
}

static void
setup(void)
{
	JET_HANDLE handle;
	int32_t id;
	char text[8];

	trace[0] = '\0';
	asked = changed = 0;
	both_open(&fx);
	for (id = 1; id <= 6; id++) {
		snprintf(text, sizeof text, "n%d", (int)id % 3);
		ese_fix_insert(&fx.ese, fx.ese.sesid, fx.ese.tableid, id,
		    text);
	}
	ck_jet(JET_errSuccess, JetRegisterCallback(fx.ese.sesid,
	    fx.ese.tableid, JET_cbtypBeforeInsert | JET_cbtypAfterInsert |
	    JET_cbtypBeforeReplace | JET_cbtypAfterReplace |
	    JET_cbtypBeforeDelete | JET_cbtypAfterDelete, on_event, NULL,
	    &handle));
}

static void
teardown(void)
{
	both_close(&fx);
}

/* ---- events ---- */

START_TEST(each_change_of_dbis_has_its_events)
{
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 7, "seven"));
	ck_assert_str_eq(trace, "iI");
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_assert_str_eq(trace, "iIrR");
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(fx.cur, NULL));
	ck_assert_str_eq(trace, "iIrRdD");
}
END_TEST

START_TEST(a_change_of_jets_is_told_once)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(fx.cur, cbTABLECHANGED, 0, 0,
	    NULL, on_change));
	ck_jet(JET_errSuccess, JetMove(fx.ese.sesid, fx.ese.tableid,
	    (int32_t)JET_MoveLast, 0));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.ese.sesid, fx.ese.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(fx.ese.sesid, fx.ese.tableid,
	    fx.ese.text, "new", 3, 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(fx.ese.sesid, fx.ese.tableid, NULL,
	    0, NULL));
	ck_jet(JET_errSuccess, JetDelete(fx.ese.sesid, fx.ese.tableid));
	ck_assert_int_eq(changed, 0);
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(changed, 1);
}
END_TEST

/* ---- what is refused when it is applied ---- */

/* The changes between are good ones. */
static DBIResult
apply(CBRType how)
{
	answer = how;
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.cur));
	desc.pNewRecBuf = new_buf;
	desc.pOldRecBuf = old_buf;
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(fx.cur, cbDELAYEDUPD, 0,
	    sizeof desc, &desc, on_delayed));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 12, "x"));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, REFUSED, "x"));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 15, "x"));
	ck_assert_str_eq(trace, "");
	return DbiApplyDelayedUpdates(fx.cur, dbiDelayedUpdPrepare);
}

static const char *
commit(void)
{
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdCommit));
	return strstr(both_jet(&fx), "6 n0") + 4;
}

START_TEST(abort_undoes_what_was_applied)
{
	ck_dbi(DBIERR_UPDATEABORT, apply(cbrABORT));
	ck_assert_int_eq(asked, 1);
	ck_assert_ptr_null(strstr(both_jet(&fx), "12 x"));
	ck_assert_ptr_nonnull(strstr(both_dbi(&fx, fx.cur),
	    "12 x,13 x,15 x"));
}
END_TEST

START_TEST(skip_leaves_it_in_the_cache)
{
	ck_dbi(DBIERR_NONE, apply(cbrSKIP));
	ck_assert_str_eq(commit(), ",12 x,15 x");
	ck_assert_int_eq(asked, 1);
	ck_assert_ptr_nonnull(strstr(both_dbi(&fx, fx.cur),
	    "12 x,13 x,15 x"));
}
END_TEST

START_TEST(continue_leaves_it_in_the_cache)
{
	ck_dbi(DBIERR_NONE, apply(cbrCONTINUE));
	ck_assert_str_eq(commit(), ",12 x,15 x");
	ck_assert_int_eq(asked, 1);
}
END_TEST

START_TEST(retry_writes_what_the_callback_made_of_it)
{
	ck_dbi(DBIERR_NONE, apply(cbrRETRY));
	ck_assert_int_eq(asked, 1);
	ck_assert_str_eq(trace, "iIiiIiI");
	ck_assert_str_eq(commit(), ",12 x,14 x,15 x");
}
END_TEST

START_TEST(partial_assist_takes_it_for_written)
{
	ck_dbi(DBIERR_NONE, apply(cbrPARTIALASSIST));
	ck_assert_str_eq(commit(), ",12 x,15 x");
	ck_assert_ptr_null(strstr(both_dbi(&fx, fx.cur), "13 x"));
}
END_TEST

/* ---- what cursors do ---- */

static void
use_key(int32_t id, const char *index)
{
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&fx.cur, index, NULL, 0,
	    FALSE));
	ck_dbi(DBIERR_NONE, DbiInitRecord(fx.cur, fx.buf));
	ck_dbi(DBIERR_NONE, DbiPutField(fx.cur, BOTH_ID, fx.buf,
	    (uint8_t *)&id));
}

START_TEST(a_range_has_the_records_between_its_keys)
{
	uint8_t low[BOTH_BUF_SIZE];
	uint32_t count = 0;

	use_key(2, "pk");
	memcpy(low, fx.buf, sizeof low);
	use_key(5, "pk");
	ck_dbi(DBIERR_NONE, DbiSetRange(fx.cur, FALSE, 1, 0, low, TRUE, 1, 0,
	    fx.buf, FALSE));
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "2 n2,3 n0,4 n1");
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(fx.cur, &count));
	ck_assert_uint_eq(count, 3);
	ck_jet(JET_errSuccess, JetMove(fx.ese.sesid, fx.ese.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetMove(fx.ese.sesid, fx.ese.tableid, 2, 0));
	ck_jet(JET_errSuccess, JetDelete(fx.ese.sesid, fx.ese.tableid));
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "2 n2,4 n1");
	ck_dbi(DBIERR_NONE, DbiResetRange(fx.cur));
	ck_assert_str_eq(both_dbi(&fx, fx.cur),
	    "1 n1,2 n2,4 n1,5 n2,6 n0");
}
END_TEST

START_TEST(a_filter_shows_some_records)
{
	hDBIFilter filter;
	struct can can;

	ck_dbi(DBIERR_NONE, DbiAddFilter(fx.cur, 0, 1, FALSE,
	    can_simple(&can, canEQ, "text", fldZSTRING, "n1", 3), NULL,
	    &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(fx.cur, filter));
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 n1,4 n1");
	ese_fix_insert(&fx.ese, fx.ese.sesid, fx.ese.tableid, 9, "n1");
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 n1,4 n1,9 n1");
	ck_dbi(DBIERR_NONE, DbiDropFilter(fx.cur, filter));
}
END_TEST

START_TEST(bookmarks_lead_back)
{
	uint8_t here[256], there[256];
	CMPBkMkRslt result;
	CURProps props;
	int32_t id = 0;
	DBIBOOL blank;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(fx.cur, &props));
	ck_assert_uint_le(props.iBookMarkSize, sizeof here);
	both_find(&fx, fx.cur, 2, dbiNOLOCK);
	ck_dbi(DBIERR_NONE, DbiGetBookMark(fx.cur, here));
	both_find(&fx, fx.cur, 5, dbiNOLOCK);
	ck_dbi(DBIERR_NONE, DbiGetBookMark(fx.cur, there));
	ck_dbi(DBIERR_NONE, DbiCompareBookMarks(fx.cur, here, there,
	    &result));
	ck_assert_int_eq(result, CMPLess);
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(fx.cur, here));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.cur, dbiNOLOCK, fx.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, BOTH_ID, fx.buf,
	    (uint8_t *)&id, &blank));
	ck_assert_int_eq(id, 2);
}
END_TEST

START_TEST(a_copy_of_a_cursor_goes_its_own_way)
{
	hDBICur copy;

	both_find(&fx, fx.cur, 3, dbiNOLOCK);
	ck_dbi(DBIERR_NONE, DbiCloneCursor(fx.cur, FALSE, FALSE, &copy));
	ck_assert_str_eq(both_dbi(&fx, copy),
	    "1 n1,2 n2,3 n0,4 n1,5 n2,6 n0");
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(fx.cur, dbiNOLOCK, fx.buf,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&copy));
}
END_TEST

/* ---- BLOBs ---- */

static void
put_note(const char *data, uint32_t size)
{
	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.cur, fx.buf, BOTH_NOTE,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiPutBlob(fx.cur, fx.buf, BOTH_NOTE, 0, size,
	    (uint8_t *)(uintptr_t)data));
}

static void
ck_jet_note(const char *data, uint32_t size)
{
	char back[BIG];
	uint32_t actual;

	ck_jet(JET_errSuccess, JetMove(fx.ese.sesid, fx.ese.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.ese.sesid,
	    fx.ese.tableid, fx.ese.note, back, sizeof back, &actual, 0,
	    NULL));
	ck_assert_uint_eq(actual, size);
	ck_assert_mem_eq(back, data, size);
}

START_TEST(a_blob_that_dbi_writes_is_jets_long_value)
{
	char big[BIG];

	memset(big, 'b', sizeof big);
	both_find(&fx, fx.cur, 1, dbiNOLOCK);
	put_note(big, sizeof big);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.cur, fx.buf, BOTH_NOTE));
	ck_jet_note(big, sizeof big);
}
END_TEST

START_TEST(a_cached_blob_is_written_when_it_is_applied)
{
	char big[BIG];

	memset(big, 'c', sizeof big);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.cur));
	both_find(&fx, fx.cur, 1, dbiNOLOCK);
	put_note(big, sizeof big);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.cur, fx.buf, BOTH_NOTE));
	ck_assert_str_eq(trace, "");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdCommit));
	ck_assert_str_eq(trace, "rR");
	ck_jet_note(big, sizeof big);
}
END_TEST

/* ---- whole tables ---- */

START_TEST(a_batch_move_makes_a_table_of_paradox_of_it)
{
	BATTblDesc target;
	uint32_t count = 0;
	hDBICur copy;

	memset(&target, 0, sizeof target);
	target.hDb = fx.bde.db;
	snprintf(target.szTblName, sizeof target.szTblName, "%s/OUT.DB",
	    fx.bde.dir);
	strcpy(target.szTblType, szPARADOX);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.cur));
	ck_dbi(DBIERR_NONE, DbiBatchMove(NULL, fx.cur, &target, NULL,
	    batCOPY, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    NULL, TRUE, TRUE, &count, FALSE));
	ck_assert_uint_eq(count, 6);
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.bde.db, target.szTblName,
	    szPARADOX, NULL, NULL, 0, dbiREADONLY, dbiOPENSHARED, xltFIELD,
	    FALSE, NULL, &copy));
	ck_assert_str_eq(both_dbi(&fx, copy),
	    "1 n1,2 n2,3 n0,4 n1,5 n2,6 n0");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&copy));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("both_story");
	TCase *tc;

	tc = jp_suite_case(suite, "events", setup, teardown);
	tcase_add_test(tc, each_change_of_dbis_has_its_events);
	tcase_add_test(tc, a_change_of_jets_is_told_once);
	tc = jp_suite_case(suite, "verdicts", setup, teardown);
	tcase_add_test(tc, abort_undoes_what_was_applied);
	tcase_add_test(tc, skip_leaves_it_in_the_cache);
	tcase_add_test(tc, continue_leaves_it_in_the_cache);
	tcase_add_test(tc, retry_writes_what_the_callback_made_of_it);
	tcase_add_test(tc, partial_assist_takes_it_for_written);
	tc = jp_suite_case(suite, "cursors", setup, teardown);
	tcase_add_test(tc, a_range_has_the_records_between_its_keys);
	tcase_add_test(tc, a_filter_shows_some_records);
	tcase_add_test(tc, bookmarks_lead_back);
	tcase_add_test(tc, a_copy_of_a_cursor_goes_its_own_way);
	tc = jp_suite_case(suite, "blobs", setup, teardown);
	tcase_add_test(tc, a_blob_that_dbi_writes_is_jets_long_value);
	tcase_add_test(tc, a_cached_blob_is_written_when_it_is_applied);
	tc = jp_suite_case(suite, "tables", setup, teardown);
	tcase_add_test(tc, a_batch_move_makes_a_table_of_paradox_of_it);
	return jp_suite_run(suite);
}
