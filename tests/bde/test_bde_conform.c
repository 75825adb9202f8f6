/* SPDX-License-Identifier: MIT */
/* What clients take for granted: the order of calls of a dataset library,
 * cached or not, and the small print of positions, fields and errors. */
#include <stdio.h>
#include <string.h>

#include "can.h"
#include "people.h"
#include "suite.h"

enum { KEY_ROOM = 500, BOOKMARK_ROOM = 5000 };

static struct people p;

static void
setup(void)
{
	people_setup(&p);
}

static void
teardown(void)
{
	people_teardown(&p);
}

static CBRType DBIFN
refuse(CBType type, DBICLIENTDATA data, void *info)
{
	(void)type;
	(void)data;
	(void)info;
	return cbrABORT;
}

static uint16_t
filters_of(hDBICur cur)
{
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	return props.iFilters;
}

/* ---- callbacks and handles ---- */

START_TEST(entries_go_with_the_switched_cursor)	/* "DbiSwitchToIndex" */
{
	hDBICur old = p.me.cur;

	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(p.me.cur, cbTABLECHANGED, 0,
	    0, NULL, refuse));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&p.me.cur, "NAME", NULL, 0,
	    FALSE));
	ck_assert_ptr_ne(p.me.cur, old);
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetToBegin(old));
	ck_dbi(DBIERR_NONE, DbiGetCallBack(p.me.cur, cbTABLECHANGED, NULL,
	    NULL, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetCallBack(p.me.cur, cbTABLECHANGED, NULL,
	    NULL, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiEndLinkMode(&p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetCallBack(p.me.cur, cbTABLECHANGED, NULL,
	    NULL, NULL, NULL));
}
END_TEST

START_TEST(switch_without_a_record_leaves_the_handle)	/* NOCURRREC */
{
	hDBICur old = p.me.cur;

	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_NOCURRREC, DbiSwitchToIndex(&p.me.cur, "NAME", NULL, 0,
	    TRUE));
	ck_assert_ptr_eq(p.me.cur, old);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&p.me.cur, "NAME", NULL, 0,
	    FALSE));
}
END_TEST

/* ---- cached updates ---- */

static void
begin_cached(void)
{
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&p.me.cur));
	people_resize(&p.me);
}

START_TEST(cached_cursor_opens_and_closes_as_clients_do)
{
	DELAYUPDCbDesc desc = { 0 };
	struct can can;
	hDBIFilter filter;
	CANExpr *expr;
	double age = 35;

	begin_cached();
	desc.iRecBufSize = p.me.buf_size;
	ck_dbi(DBIERR_NOCALLBACK, DbiGetCallBack(p.me.cur, cbDELAYEDUPD,
	    NULL, NULL, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(p.me.cur, cbDELAYEDUPD, 1,
	    sizeof(desc), &desc, refuse));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	expr = can_simple(&can, canGT, "AGE", fldFLOAT, &age, sizeof(age));
	ck_dbi(DBIERR_NONE, DbiAddFilter(p.me.cur, 0, 1, FALSE, expr, NULL,
	    &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(p.me.cur, filter));
	ck_assert_str_eq(people_show(&p.me), "2 bob,3 cid");
	ck_dbi(DBIERR_NONE, people_rename(&p.me, 2, "bill"));
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(p.me.cur, cbDELAYEDUPD, 0, 0,
	    NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&p.me.cur));
	ck_assert_uint_eq(filters_of(p.me.cur), 1);
	/* They do so always, and do not look at the result. */
	ck_dbi(DBIERR_NOTLOCKED, DbiRelRecordLock(p.me.cur, FALSE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&p.me.cur));
	ck_assert_str_eq(people_show(&p.you), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(cached_cursor_has_no_numbers)	/* "DbiGetSeqNo" */
{
	uint32_t number;
	CURProps props;

	begin_cached();
	ck_dbi(DBIERR_NONE, people_find(&p.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetSeqNo(p.me.cur, &number));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetToSeqNo(p.me.cur, 1));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(p.me.cur, &props));
	ck_assert_int_lt(props.iSeqNums, 0);
}
END_TEST

START_TEST(cached_counts_are_of_what_is_seen)	/* "DbiGetRecordCount" */
{
	uint32_t count;
	int32_t exact;

	begin_cached();
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 5, "eve", 20));
	ck_dbi(DBIERR_NONE, people_delete(&p.me, 1));
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(p.me.cur, &count));
	ck_assert_uint_eq(count, 4);
	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(p.me.cur, &exact));
	ck_assert_int_eq(exact, 4);
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(p.you.cur, &count));
	ck_assert_uint_eq(count, 3);
}
END_TEST

START_TEST(caching_cursors_change_no_tables)	/* DBIERR_NA */
{
	IDXDesc index = { .bMaintained = TRUE, .iFldsInKey = 1,
	    .aiKeyFld = { P_AGE }, .szName = "AGE" };

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&p.me.cur));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&p.you.cur));
	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, "PEOPLE", NULL, NULL, NULL,
	    0, dbiREADWRITE, dbiOPENEXCL, xltFIELD, FALSE, NULL, &p.me.cur));
	begin_cached();
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NA, DbiEmptyTable(p.me.db, p.me.cur, NULL, NULL));
	ck_dbi(DBIERR_NA, DbiAddIndex(p.me.db, p.me.cur, NULL, NULL, &index,
	    NULL));
	ck_dbi(DBIERR_NA, DbiDeleteIndex(p.me.db, p.me.cur, NULL, NULL,
	    "NAME", NULL, 0));
}
END_TEST

START_TEST(insert_then_delete_leaves_nothing)	/* curDELAYUPDNUMUPDATES */
{
	int32_t pending = 9;
	uint16_t size;

	begin_cached();
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, people_rename(&p.me, 4, "don"));
	ck_dbi(DBIERR_NONE, people_delete(&p.me, 4));
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curDELAYUPDNUMUPDATES,
	    &pending, sizeof(pending), &size));
	ck_assert_int_eq(pending, 0);
}
END_TEST

/* A locate of clients: a filter for one search. */
START_TEST(hidden_current_record_is_not_found)	/* "DbiActivateFilter" */
{
	struct can can;
	hDBIFilter filter;
	CANExpr *expr;
	double age = 45;

	ck_dbi(DBIERR_NONE, people_find(&p.me, 1, dbiNOLOCK));
	expr = can_simple(&can, canGT, "AGE", fldFLOAT, &age, sizeof(age));
	ck_dbi(DBIERR_NONE, DbiAddFilter(p.me.cur, 0, 1, FALSE, expr, NULL,
	    &filter));
	ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, people_find(&p.me, 1, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(p.me.cur, filter));
	ck_dbi(DBIERR_RECNOTFOUND, DbiGetRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 3);
	ck_dbi(DBIERR_NONE, DbiDropFilter(p.me.cur, filter));
	ck_assert_uint_eq(filters_of(p.me.cur), 0);
}
END_TEST

START_TEST(filter_is_copied_from_its_description)	/* FILTERInfo */
{
	struct can can;
	hDBIFilter filter, copy;
	FILTERInfo info;
	CANExpr *expr;
	double age = 45;

	expr = can_simple(&can, canGT, "AGE", fldFLOAT, &age, sizeof(age));
	ck_dbi(DBIERR_NONE, DbiAddFilter(p.me.cur, 0, 1, FALSE, expr, NULL,
	    &filter));
	memset(&can, 0, sizeof(can));
	ck_dbi(DBIERR_NONE, DbiGetFilterInfo(p.me.cur, filter, 0, 0, &info));
	ck_dbi(DBIERR_NONE, DbiAddFilter(p.me.cur, 0, 1, FALSE,
	    info.pCanExpr, NULL, &copy));
	ck_dbi(DBIERR_NONE, DbiDropFilter(p.me.cur, filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(p.me.cur, copy));
	ck_assert_str_eq(people_show(&p.me), "3 cid");
}
END_TEST

/* ---- positions ---- */

START_TEST(ends_are_asked_about_without_a_buffer)	/* "DbiGetPriorRecord" */
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_BOF, DbiGetRecord(p.me.cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_BOF, DbiGetPriorRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_BOF, DbiGetPriorRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 1);
	ck_dbi(DBIERR_NONE, DbiSetToEnd(p.me.cur));
	ck_dbi(DBIERR_EOF, DbiGetRecord(p.me.cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 3);
}
END_TEST

START_TEST(searches_stop_before_the_record)	/* "DbiSetToKey" */
{
	uint8_t key[KEY_ROOM];
	int32_t id = 9;

	people_put(p.me.cur, p.me.buf, 2, "", 1);
	ck_dbi(DBIERR_NONE, DbiExtractKey(p.me.cur, p.me.buf, key));
	ck_dbi(DBIERR_NONE, DbiSetToKey(p.me.cur, keySEARCHEQ, TRUE, 0, 0,
	    key));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 2);
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_ID, p.me.buf,
	    (uint8_t *)&id));
	ck_dbi(DBIERR_RECNOTFOUND, DbiSetToKey(p.me.cur, keySEARCHEQ, FALSE,
	    1, 0, p.me.buf));
	ck_dbi(DBIERR_NONE, DbiSetToKey(p.me.cur, keySEARCHGT, FALSE, 1, 0,
	    p.me.buf));
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(p.me.cur, TRUE, 0, 0, key,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 2);
}
END_TEST

START_TEST(range_ends_with_the_switch)		/* "DbiSwitchToIndex" */
{
	int32_t id = 2;

	people_put(p.me.cur, p.me.buf, id, "", 1);
	ck_dbi(DBIERR_NONE, DbiSetRange(p.me.cur, FALSE, 1, 0, p.me.buf, TRUE,
	    0, 0, NULL, TRUE));
	ck_assert_str_eq(people_show(&p.me), "2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&p.me.cur, "NAME", NULL, 0,
	    FALSE));
	people_resize(&p.me);
	ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob,3 cid");
}
END_TEST

/* Out of the range the record is written all the same. */
START_TEST(insert_outside_the_range_is_on_a_crack)	/* "DbiInsertRecord" */
{
	people_put(p.me.cur, p.me.buf, 2, "", 1);
	ck_dbi(DBIERR_NONE, DbiSetRange(p.me.cur, FALSE, 0, 0, NULL, TRUE,
	    1, 0, p.me.buf, TRUE));
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 9, "zoe", 20));
	ck_assert_int_ne(DbiGetRecord(p.me.cur, dbiNOLOCK, NULL, NULL),
	    DBIERR_NONE);
	ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob");
	ck_assert_str_eq(people_show(&p.you), "1 ann,2 bob,3 cid,9 zoe");
}
END_TEST

START_TEST(deleted_bookmark_is_validated)	/* "DbiSetToBookMark" */
{
	static uint8_t mark[BOOKMARK_ROOM], zeros[BOOKMARK_ROOM];
	CMPBkMkRslt order;

	ck_dbi(DBIERR_NONE, people_find(&p.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiGetBookMark(p.me.cur, mark));
	ck_dbi(DBIERR_NONE, people_delete(&p.you, 2));
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(p.me.cur, mark));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(p.me.cur, dbiNOLOCK,
	    NULL, NULL));
	(void)DbiCompareBookMarks(p.me.cur, mark, zeros, &order);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 3);
}
END_TEST

/* ---- fields ---- */

START_TEST(empty_text_is_blank)			/* "DbiPutField" */
{
	DBIBOOL blank = 7;
	char text[50] = "x";

	people_put(p.me.cur, p.me.buf, 7, "", 1);
	ck_dbi(DBIERR_NONE, DbiGetField(p.me.cur, P_NAME, p.me.buf, NULL,
	    &blank));
	ck_assert_int_eq(blank, TRUE);
	ck_dbi(DBIERR_NONE, DbiGetField(p.me.cur, P_NAME, p.me.buf,
	    (uint8_t *)text, &blank));
	ck_assert_str_eq(text, "");
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_ID, p.me.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(p.me.cur, P_ID, p.me.buf, NULL,
	    &blank));
	ck_assert_int_eq(blank, TRUE);
	ck_dbi(DBIERR_OUTOFRANGE, DbiGetField(p.me.cur, 0, p.me.buf, NULL,
	    &blank));
	ck_dbi(DBIERR_OUTOFRANGE, DbiPutField(p.me.cur, P_NOTE + 1, p.me.buf,
	    NULL));
}
END_TEST

START_TEST(blob_field_only_tells_blank)		/* "DbiGetField" */
{
	DBIBOOL blank = 7;

	ck_dbi(DBIERR_NONE, people_find(&p.me, 1, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiGetField(p.me.cur, P_NOTE, p.me.buf, NULL,
	    &blank));
	ck_assert_int_eq(blank, TRUE);
	ck_assert_int_ne(DbiPutField(p.me.cur, P_NOTE, p.me.buf,
	    (uint8_t *)"x"), DBIERR_NONE);
}
END_TEST

START_TEST(blank_keys_are_equal)		/* Paradox */
{
	people_put(p.me.cur, p.me.buf, 0, "nil", 1);
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_ID, p.me.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(p.me.cur, dbiNOLOCK, p.me.buf));
	ck_dbi(DBIERR_KEYVIOL, DbiInsertRecord(p.me.cur, dbiNOLOCK,
	    p.me.buf));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_str_eq(people_name(p.me.cur, p.me.buf), "nil");
}
END_TEST

START_TEST(descriptors_count_the_final_zero)	/* FLDDesc.iLen */
{
	FLDDesc flds[P_NOTE];

	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(p.me.cur, flds));
	ck_assert_uint_eq(flds[P_NAME - 1].iFldType, fldZSTRING);
	ck_assert_uint_eq(flds[P_NAME - 1].iLen,
	    flds[P_NAME - 1].iUnits1 + 1);
}
END_TEST

START_TEST(indexes_are_numbered_by_field)	/* IDXDesc */
{
	IDXDesc index;
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(p.me.cur, 1, &index));
	ck_assert_str_eq(index.szName, "");
	ck_assert_uint_eq(index.iIndexId, 0);
	ck_assert_int_eq(index.bPrimary, TRUE);
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(p.me.cur, 2, &index));
	ck_assert_uint_eq(index.iIndexId, P_NAME);
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&p.me.cur, NULL, NULL, P_NAME,
	    FALSE));
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(p.me.cur, 0, &index));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(p.me.cur, &props));
	ck_assert_uint_eq(index.iKeyLen, props.iKeySize);
	ck_assert_uint_eq(index.iIndexId, P_NAME);
}
END_TEST

/* ---- objects, errors ---- */

START_TEST(cursor_leads_to_its_database)	/* "DbiGetObjFromObj" */
{
	hDBIObj object = NULL;

	ck_dbi(DBIERR_NONE, DbiGetObjFromObj(p.me.cur, objDATABASE,
	    &object));
	ck_assert_ptr_eq(object, p.me.db);
	ck_dbi(DBIERR_NONE, DbiGetObjFromObj(p.me.cur, objSESSION, &object));
	ck_assert_ptr_eq(object, p.me.ses);
}
END_TEST

START_TEST(answers_are_exactly_true)		/* "DbiIsRecordLocked" */
{
	DBIBOOL locked = 7;

	ck_dbi(DBIERR_NONE, people_find(&p.me, 1, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(p.me.cur, &locked));
	ck_assert_int_eq(locked, TRUE);
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(p.me.cur, TRUE));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(p.me.cur, &locked));
	ck_assert_int_eq(locked, FALSE);
}
END_TEST

START_TEST(failed_check_names_its_field)	/* "DbiGetErrorContext" */
{
	char text[DBIMAXMSGLEN + 1], message[DBIMAXMSGLEN + 1];

	people_put(p.me.cur, p.me.buf, 8, "x", 151);
	ck_dbi(DBIERR_MAXVALERR, DbiInsertRecord(p.me.cur, dbiNOLOCK,
	    p.me.buf));
	ck_dbi(DBIERR_MAXVALERR, DbiGetErrorEntry(1, NULL, message));
	ck_assert_str_ne(message, "");
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecFIELDNAME, text));
	ck_assert_str_eq(text, "AGE");
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecINDEXNAME, text));
	ck_assert_str_eq(text, "");
	ck_dbi(DBIERR_MAXVALERR, DbiGetErrorEntry(1, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetErrorEntry(1, NULL, NULL));
}
END_TEST

START_TEST(missing_table_is_named_by_its_path)	/* DBIERR_NOSUCHFILE */
{
	char text[DBIMAXMSGLEN + 1];
	hDBICur cur = p.me.cur;

	ck_dbi(DBIERR_NOSUCHFILE, DbiOpenTable(p.me.db, "NONE", szPARADOX,
	    NULL, NULL, 0, dbiREADONLY, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecTABLENAME, text));
	ck_assert_int_eq(text[0], '/');
	ck_assert_ptr_nonnull(strstr(text, "NONE.DB"));
}
END_TEST

START_TEST(transaction_outlives_other_cursors)	/* "DbiEndTran" */
{
	hDBICur other = people_open(&p.me, dbiREADWRITE);
	XInfo info;

	ck_dbi(DBIERR_NONE, DbiGetTranInfo(p.me.db, NULL, &info));
	ck_assert_int_eq(info.exState, xsINACTIVE);
	ck_dbi(DBIERR_NONE, DbiBeginTran(p.me.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&other));
	ck_dbi(DBIERR_NONE, DbiEndTran(p.me.db, NULL, xendCOMMIT));
	ck_assert_str_eq(people_show(&p.you), "1 ann,2 bob,3 cid,4 dan");
	ck_dbi(DBIERR_NOACTIVETRAN, DbiEndTran(p.me.db, NULL, xendCOMMIT));
}
END_TEST

/* ---- the two phases of applying ---- */

static int32_t
pending(void)
{
	int32_t count = -1;

	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curDELAYUPDNUMUPDATES,
	    &count, sizeof(count), NULL));
	return count;
}

START_TEST(prepared_updates_wait_for_the_commit)	/* dbiDelayedUpdPrepare */
{
	begin_cached();
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdPrepare));
	ck_assert_str_eq(people_show(&p.you), "1 ann,2 bob,3 cid,4 dan");
	ck_assert_int_eq(pending(), 1);
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdCommit));
	ck_assert_int_eq(pending(), 0);
	ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob,3 cid,4 dan");
}
END_TEST

START_TEST(cancel_leaves_what_was_prepared)	/* dbiDelayedUpdCancel */
{
	begin_cached();
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdCancel));
	ck_assert_int_eq(pending(), 0);
	ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob,3 cid,4 dan");
}
END_TEST

START_TEST(unknown_commands_are_refused)	/* "DbiApplyDelayedUpdates" */
{
	ck_dbi(DBIERR_NA, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdCommit));
	begin_cached();
	ck_dbi(DBIERR_INVALIDPARAM, DbiApplyDelayedUpdates(p.me.cur,
	    (DBIDelayedUpdCmd)9));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdPrepare));
}
END_TEST

START_TEST(nothing_is_shown_when_told_so)	/* curDELAYUPDDISPLAYOPT */
{
	uint32_t shown = 0;

	begin_cached();
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curDELAYUPDDISPLAYOPT,
	    &shown, sizeof(shown), NULL));
	ck_assert_uint_eq(shown, 11);
	ck_dbi(DBIERR_NONE, DbiSetProp(p.me.cur, curDELAYUPDDISPLAYOPT, 0));
	ck_assert_str_eq(people_show(&p.me), "");
}
END_TEST

START_TEST(record_changed_back_is_still_modified)	/* iRecStatus */
{
	RECProps props;

	begin_cached();
	ck_dbi(DBIERR_NONE, people_rename(&p.me, 2, "bill"));
	ck_dbi(DBIERR_NONE, people_rename(&p.me, 2, "bob"));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    &props));
	ck_assert_uint_eq(props.iRecStatus, 1);
	ck_assert_int_eq(pending(), 1);
}
END_TEST

START_TEST(cached_and_plain_cursors_meet_by_key)	/* "DbiSetToCursor" */
{
	hDBICur plain = people_open(&p.me, dbiREADWRITE);

	begin_cached();
	ck_dbi(DBIERR_NONE, people_find(&p.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiSetToCursor(plain, p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetRecord(plain, dbiNOLOCK, p.me.buf, NULL));
	ck_assert_int_eq(people_id(plain, p.me.buf), 2);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(plain, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiSetToCursor(p.me.cur, plain));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 3);
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiSetToCursor(plain, p.me.cur));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(plain, dbiNOLOCK,
	    p.me.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(plain, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(plain, p.me.buf), 3);
}
END_TEST

START_TEST(bookmark_of_a_pending_insert_leads_back)	/* "DbiGetBookMark" */
{
	static uint8_t mark[BOOKMARK_ROOM];

	begin_cached();
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiGetBookMark(p.me.cur, mark));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_NONE, DbiForceReread(p.me.cur));
	ck_dbi(DBIERR_NONE, DbiSetToBookMark(p.me.cur, mark));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 4);
}
END_TEST

START_TEST(filters_survive_the_switch)		/* "DbiSwitchToIndex" */
{
	struct can can;
	hDBIFilter filter;
	CANExpr *expr;
	double age = 35;

	expr = can_simple(&can, canGT, "AGE", fldFLOAT, &age, sizeof(age));
	ck_dbi(DBIERR_NONE, DbiAddFilter(p.me.cur, 0, 1, FALSE, expr, NULL,
	    &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(p.me.cur, filter));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&p.me.cur, "NAME", NULL, 0,
	    FALSE));
	people_resize(&p.me);
	ck_assert_str_eq(people_show(&p.me), "2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiDeactivateFilter(p.me.cur, filter));
	ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(end_of_the_range_keeps_the_record)	/* "DbiResetRange" */
{
	people_put(p.me.cur, p.me.buf, 2, "", 1);
	ck_dbi(DBIERR_NONE, DbiSetRange(p.me.cur, FALSE, 1, 0, p.me.buf, TRUE,
	    0, 0, NULL, TRUE));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_BOF, DbiGetPriorRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiResetRange(p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 2);
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 1);
}
END_TEST

START_TEST(crack_is_made_on_demand)		/* curMAKECRACK */
{
	ck_dbi(DBIERR_NONE, people_find(&p.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiSetProp(p.me.cur, curMAKECRACK, 0));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 2);
}
END_TEST

START_TEST(refused_field_leaves_the_buffer)	/* "DbiVerifyField" */
{
	DBIBOOL blank;
	int16_t age = 151;

	people_put(p.me.cur, p.me.buf, 7, "x", 30);
	ck_dbi(DBIERR_MAXVALERR, DbiVerifyField(p.me.cur, P_AGE,
	    (uint8_t *)&age, &blank));
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_AGE, p.me.buf,
	    (uint8_t *)&age));
	ck_dbi(DBIERR_NONE, people_find(&p.me, 1, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_AGE, p.me.buf,
	    (uint8_t *)&age));
	ck_dbi(DBIERR_MAXVALERR, DbiModifyRecord(p.me.cur, p.me.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(p.me.cur, P_AGE, p.me.buf,
	    (uint8_t *)&age, &blank));
	ck_assert_int_eq(age, 30);
}
END_TEST

START_TEST(any_cursor_has_a_language_driver)	/* "DbiGetLdObj" */
{
	char text[10] = "abc";
	DBIBOOL loss = 7;
	void *object = NULL;
	hDBICur clone;

	ck_dbi(DBIERR_NONE, DbiCloneCursor(p.me.cur, FALSE, FALSE, &clone));
	ck_dbi(DBIERR_NONE, DbiGetLdObj(clone, &object));
	begin_cached();
	ck_dbi(DBIERR_NONE, DbiGetLdObj(p.me.cur, &object));
	ck_dbi(DBIERR_NONE, DbiNativeToAnsi(object, text, text, 0, &loss));
	ck_assert_int_eq(loss, FALSE);
	ck_assert_str_eq(text, "abc");
}
END_TEST

START_TEST(uncommitted_changes_go_with_the_engine)	/* "DbiExit" */
{
	hDBIDb db;
	hDBICur cur;
	uint32_t count;

	ck_dbi(DBIERR_NONE, DbiBeginTran(p.me.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
	bde_fix_restart(&p.fix);
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, p.fix.dir));
	ck_dbi(DBIERR_NONE, DbiOpenTable(db, "people.db", NULL, NULL, NULL,
	    0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL, &cur));
	ck_dbi(DBIERR_NONE, DbiGetRecordCount(cur, &count));
	ck_assert_uint_eq(count, 3);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_conform");
	TCase *tcase = tcase_create("clients");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, entries_go_with_the_switched_cursor);
	tcase_add_test(tcase, switch_without_a_record_leaves_the_handle);
	tcase_add_test(tcase, cached_cursor_opens_and_closes_as_clients_do);
	tcase_add_test(tcase, cached_cursor_has_no_numbers);
	tcase_add_test(tcase, cached_counts_are_of_what_is_seen);
	tcase_add_test(tcase, caching_cursors_change_no_tables);
	tcase_add_test(tcase, insert_then_delete_leaves_nothing);
	tcase_add_test(tcase, hidden_current_record_is_not_found);
	tcase_add_test(tcase, filter_is_copied_from_its_description);
	tcase_add_test(tcase, ends_are_asked_about_without_a_buffer);
	tcase_add_test(tcase, searches_stop_before_the_record);
	tcase_add_test(tcase, range_ends_with_the_switch);
	tcase_add_test(tcase, insert_outside_the_range_is_on_a_crack);
	tcase_add_test(tcase, deleted_bookmark_is_validated);
	tcase_add_test(tcase, empty_text_is_blank);
	tcase_add_test(tcase, blob_field_only_tells_blank);
	tcase_add_test(tcase, blank_keys_are_equal);
	tcase_add_test(tcase, descriptors_count_the_final_zero);
	tcase_add_test(tcase, indexes_are_numbered_by_field);
	tcase_add_test(tcase, cursor_leads_to_its_database);
	tcase_add_test(tcase, answers_are_exactly_true);
	tcase_add_test(tcase, failed_check_names_its_field);
	tcase_add_test(tcase, missing_table_is_named_by_its_path);
	tcase_add_test(tcase, transaction_outlives_other_cursors);
	tcase_add_test(tcase, prepared_updates_wait_for_the_commit);
	tcase_add_test(tcase, cancel_leaves_what_was_prepared);
	tcase_add_test(tcase, unknown_commands_are_refused);
	tcase_add_test(tcase, nothing_is_shown_when_told_so);
	tcase_add_test(tcase, record_changed_back_is_still_modified);
	tcase_add_test(tcase, cached_and_plain_cursors_meet_by_key);
	tcase_add_test(tcase, bookmark_of_a_pending_insert_leads_back);
	tcase_add_test(tcase, filters_survive_the_switch);
	tcase_add_test(tcase, end_of_the_range_keeps_the_record);
	tcase_add_test(tcase, crack_is_made_on_demand);
	tcase_add_test(tcase, refused_field_leaves_the_buffer);
	tcase_add_test(tcase, any_cursor_has_a_language_driver);
	tcase_add_test(tcase, uncommitted_changes_go_with_the_engine);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
