/* SPDX-License-Identifier: MIT */
/* Memory that ends at any allocation of a call on a cursor: the call gives
 * DBIERR_NOMEMORY or does what it is for, and the cursor can be used. */

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "alloc_fault.h"
#include "can.h"
#include "people.h"
#include "suite.h"

#define TABLE "1 ann,2 bob,3 cid"

static struct people p;
static long fault;			/* which allocation is to fail */

/* All until here has memory. */
static void
arm(void)
{
	base_alloc_fail_after(fault);
}

/* What comes after has memory, too. Whether a failure was met stays known. */
static DBIResult
relent(DBIResult result)
{
	if (!base_alloc_has_failed())
		base_alloc_fail_after(0);
	return result;
}

static void
disarm(DBIResult result)
{
	if (relent(result) != DBIERR_NONE)
		ck_dbi(DBIERR_NOMEMORY, result);
}

static void
stand_on_two(void)
{
	ck_dbi(DBIERR_NONE, people_find(&p.me, 2, dbiNOLOCK));
}

/* Which arms the failure when it has prepared all, and leaves the table as it
 * found it. */
typedef DBIResult armed_call(void);

static void
let_each_fail(armed_call *call)
{
	people_setup(&p);
	EACH_ALLOC_FAULT(nth) {
		base_alloc_fail_after(0);
		fault = nth;
		disarm(call());
		ck_assert_str_eq(people_show(&p.me), TABLE);
		ck_assert_str_eq(people_show(&p.you), TABLE);
	}
	people_teardown(&p);
}

/* ---- moving ---- */

static uint8_t key[256], mark[512], mark2[512];

static DBIResult
move_next(void)
{
	stand_on_two();
	arm();
	return DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf, NULL);
}

static DBIResult
move_prior(void)
{
	stand_on_two();
	arm();
	return DbiGetPriorRecord(p.me.cur, dbiNOLOCK, p.me.buf, NULL);
}

static DBIResult
get_locked(void)
{
	DBIResult result;

	stand_on_two();
	arm();
	result = relent(DbiGetRecord(p.me.cur, dbiWRITELOCK, p.me.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(p.me.cur, TRUE));
	return result;
}

static DBIResult
move_relative(void)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	arm();
	return DbiGetRelativeRecord(p.me.cur, 3, dbiNOLOCK, p.me.buf, NULL);
}

static DBIResult
get_bookmark(void)
{
	stand_on_two();
	arm();
	return DbiGetBookMark(p.me.cur, mark);
}

static DBIResult
go_to_bookmark(void)
{
	stand_on_two();
	ck_dbi(DBIERR_NONE, DbiGetBookMark(p.me.cur, mark));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	arm();
	return DbiSetToBookMark(p.me.cur, mark);
}

static DBIResult
compare_bookmarks(void)
{
	CMPBkMkRslt order;

	stand_on_two();
	ck_dbi(DBIERR_NONE, DbiGetBookMark(p.me.cur, mark));
	ck_dbi(DBIERR_NONE, DbiGetBookMark(p.me.cur, mark2));
	arm();
	return DbiCompareBookMarks(p.me.cur, mark, mark2, &order);
}

static DBIResult
get_number(void)
{
	uint32_t number;

	stand_on_two();
	arm();
	return DbiGetSeqNo(p.me.cur, &number);
}

static DBIResult
go_to_number(void)
{
	arm();
	return DbiSetToSeqNo(p.me.cur, 3);
}

static DBIResult
count(void)
{
	uint32_t number;

	stand_on_two();
	arm();
	return DbiGetRecordCount(p.me.cur, &number);
}

static DBIResult
count_exactly(void)
{
	int32_t number;

	stand_on_two();
	arm();
	return DbiGetExactRecordCount(p.me.cur, &number);
}

static DBIResult
read_block(void)
{
	uint8_t *block = malloc(3u * p.me.buf_size);
	uint32_t number = 3;
	DBIResult result;

	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	arm();
	result = DbiReadBlock(p.me.cur, &number, block);
	free(block);
	return result;
}

static DBIResult
clone(void)
{
	hDBICur other = NULL;
	DBIResult result;

	stand_on_two();
	arm();
	result = relent(DbiCloneCursor(p.me.cur, FALSE, FALSE, &other));
	if (result == DBIERR_NONE)
		ck_dbi(DBIERR_NONE, DbiCloseCursor(&other));
	else
		ck_assert_ptr_null(other);
	return result;
}

static DBIResult
go_to_cursor(void)
{
	hDBICur other = people_open(&p.me, dbiREADONLY);
	DBIResult result;

	stand_on_two();
	arm();
	result = relent(DbiSetToCursor(other, p.me.cur));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&other));
	return result;
}

static DBIResult
map_fields(void)
{
	FLDDesc fields[P_NOTE];
	DBIResult result;

	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(p.me.cur, fields));
	arm();
	result = relent(DbiSetFieldMap(p.me.cur, 2, fields));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(p.me.cur, 0, NULL));
	return result;
}

static DBIResult
reread(void)
{
	stand_on_two();
	arm();
	return DbiForceReread(p.me.cur);
}

/* ---- keys and indexes ---- */

static void
make_key(int32_t id)
{
	people_put(p.me.cur, p.me.buf, id, "", 1);
	ck_dbi(DBIERR_NONE, DbiExtractKey(p.me.cur, p.me.buf, key));
}

static DBIResult
search(void)
{
	make_key(2);
	arm();
	return DbiSetToKey(p.me.cur, keySEARCHEQ, TRUE, 0, 0, key);
}

static DBIResult
get_for_key(void)
{
	make_key(2);
	arm();
	return DbiGetRecordForKey(p.me.cur, TRUE, 0, 0, key, p.me.buf);
}

static DBIResult
set_range(void)
{
	DBIResult result;

	make_key(2);
	arm();
	result = relent(DbiSetRange(p.me.cur, TRUE, 0, 0, key, TRUE, 0, 0, key,
	    TRUE));
	if (result == DBIERR_NONE)
		ck_assert_str_eq(people_show(&p.me), "2 bob");
	else
		ck_assert_str_eq(people_show(&p.me), TABLE);
	ck_dbi(DBIERR_NONE, DbiResetRange(p.me.cur));
	return result;
}

static DBIResult
extract_key(void)
{
	stand_on_two();
	arm();
	return DbiExtractKey(p.me.cur, NULL, key);
}

static DBIResult
compare_keys(void)
{
	int16_t order;

	make_key(2);
	stand_on_two();
	arm();
	return DbiCompareKeys(p.me.cur, key, NULL, 0, 0, &order);
}

static DBIResult
switch_index(void)
{
	DBIResult result;

	stand_on_two();
	arm();
	result = relent(DbiSwitchToIndex(&p.me.cur, "NAME", NULL, 0, TRUE));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 2);
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&p.me.cur, NULL, NULL, 0,
	    FALSE));
	return result;
}

static DBIResult
link_detail(void)
{
	uint16_t field = P_ID;
	hDBICur other = people_open(&p.me, dbiREADONLY);
	DBIResult result;

	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&p.me.cur));
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&other));
	stand_on_two();
	arm();
	result = relent(DbiLinkDetail(p.me.cur, other, 1, &field, &field));
	if (result == DBIERR_NONE)
		ck_dbi(DBIERR_NONE, DbiUnlinkDetail(other));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&other));
	ck_dbi(DBIERR_NONE, DbiEndLinkMode(&p.me.cur));
	return result;
}

/* ---- filters ---- */

static struct can can;

static const CANExpr *
id_from_two(void)
{
	double two = 2;

	return can_simple(&can, canGE, "ID", fldFLOAT, &two, sizeof two);
}

static DBIResult
add_filter(void)
{
	hDBIFilter filter = NULL;
	DBIResult result;

	id_from_two();
	arm();
	result = relent(DbiAddFilter(p.me.cur, 0, 1, FALSE,
	    (CANExpr *)can.block, NULL, &filter));
	if (result == DBIERR_NONE)
		ck_dbi(DBIERR_NONE, DbiDropFilter(p.me.cur, filter));
	return result;
}

static DBIResult
move_filtered(void)
{
	hDBIFilter filter = NULL;
	DBIResult result;

	id_from_two();
	ck_dbi(DBIERR_NONE, DbiAddFilter(p.me.cur, 0, 1, FALSE,
	    (CANExpr *)can.block, NULL, &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(p.me.cur, filter));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	arm();
	result = relent(DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf, NULL));
	ck_assert_str_eq(people_show(&p.me), "2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiDropFilter(p.me.cur, NULL));
	return result;
}

static DBIResult
clone_filtered(void)
{
	hDBICur other = NULL;
	DBIResult result;

	id_from_two();
	ck_dbi(DBIERR_NONE, DbiAddFilter(p.me.cur, 0, 1, FALSE,
	    (CANExpr *)can.block, NULL, &(hDBIFilter){ NULL }));
	arm();
	result = relent(DbiCloneCursor(p.me.cur, FALSE, FALSE, &other));
	if (result == DBIERR_NONE)
		ck_dbi(DBIERR_NONE, DbiCloseCursor(&other));
	ck_dbi(DBIERR_NONE, DbiDropFilter(p.me.cur, NULL));
	return result;
}

/* ---- BLOBs ---- */

enum { NOTE = 20000 };

static uint8_t note[NOTE];

static void
open_note(DBIOpenMode mode)
{
	stand_on_two();
	ck_dbi(DBIERR_NONE, DbiOpenBlob(p.me.cur, p.me.buf, P_NOTE, mode));
}

static DBIResult
close_note(DBIResult result)
{
	(void)relent(result);
	ck_dbi(DBIERR_NONE, DbiFreeBlob(p.me.cur, p.me.buf, P_NOTE));
	return result;
}

static DBIResult
open_blob(void)
{
	DBIResult result;

	stand_on_two();
	arm();
	result = DbiOpenBlob(p.me.cur, p.me.buf, P_NOTE, dbiREADONLY);
	return result == DBIERR_NONE ? close_note(result) : result;
}

static DBIResult
put_blob(void)
{
	open_note(dbiREADWRITE);
	arm();
	return close_note(DbiPutBlob(p.me.cur, p.me.buf, P_NOTE, 0, NOTE,
	    note));
}

static DBIResult
truncate_blob(void)
{
	open_note(dbiREADWRITE);
	ck_dbi(DBIERR_NONE, DbiPutBlob(p.me.cur, p.me.buf, P_NOTE, 0, NOTE,
	    note));
	arm();
	return close_note(DbiTruncateBlob(p.me.cur, p.me.buf, P_NOTE, 10));
}

static DBIResult
modify_with_blob(void)
{
	open_note(dbiREADWRITE);
	ck_dbi(DBIERR_NONE, DbiPutBlob(p.me.cur, p.me.buf, P_NOTE, 0, NOTE,
	    note));
	arm();
	return close_note(DbiModifyRecord(p.me.cur, p.me.buf, TRUE));
}

static DBIResult
open_written_blob(void)
{
	open_note(dbiREADWRITE);
	ck_dbi(DBIERR_NONE, DbiPutBlob(p.me.cur, p.me.buf, P_NOTE, 0, NOTE,
	    note));
	ck_dbi(DBIERR_NONE, close_note(DbiModifyRecord(p.me.cur, p.me.buf,
	    TRUE)));
	return open_blob();
}

/* The cursor has left the record. */
static DBIResult
open_blob_from_afar(void)
{
	DBIResult result;
	uint8_t *other = malloc(p.me.buf_size);

	stand_on_two();
	memcpy(other, p.me.buf, p.me.buf_size);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, NULL,
	    NULL));
	arm();
	result = relent(DbiOpenBlob(p.me.cur, other, P_NOTE, dbiREADONLY));
	if (result == DBIERR_NONE)
		ck_dbi(DBIERR_NONE, DbiFreeBlob(p.me.cur, other, P_NOTE));
	free(other);
	return result;
}

/* ---- records ---- */

static DBIResult
delete(void)
{
	DBIResult result;

	ck_dbi(DBIERR_NONE, people_insert(&p.me, 9, "zed", 20));
	arm();
	result = relent(DbiDeleteRecord(p.me.cur, p.me.buf));
	if (result != DBIERR_NONE)
		ck_dbi(DBIERR_NONE, people_delete(&p.me, 9));
	return result;
}

static DBIResult
write_block(void)
{
	uint8_t *block = calloc(2, p.me.buf_size);
	uint32_t number = 2, i;
	DBIResult result;

	people_put(p.me.cur, block, 8, "eve", 20);
	people_put(p.me.cur, block + p.me.buf_size, 9, "zed", 20);
	arm();
	result = relent(DbiWriteBlock(p.me.cur, &number, block));
	ck_assert_uint_eq(result == DBIERR_NONE, number == 2);
	for (i = 0; i < number; i++)
		ck_dbi(DBIERR_NONE, people_delete(&p.me, 8 + (int32_t)i));
	free(block);
	return result;
}

static armed_call *const calls[] = {
	move_next, move_prior, get_locked, move_relative, get_bookmark,
	go_to_bookmark, compare_bookmarks, get_number, go_to_number, count,
	count_exactly, read_block, clone, go_to_cursor, map_fields, reread,
	search, get_for_key, set_range, extract_key, compare_keys, switch_index,
	link_detail, add_filter, move_filtered, clone_filtered, open_blob,
	put_blob, truncate_blob, modify_with_blob, open_written_blob,
	open_blob_from_afar, delete, write_block
};

START_TEST(cursor_can_be_used_after_any_failure)
{
	let_each_fail(calls[_i]);
}
END_TEST

/* ---- indexes of a table that is open alone ---- */

static void
setup_closed(void)
{
	people_setup(&p);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&p.you.cur));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&p.me.cur));
}

static hDBICur
open_alone(void)
{
	hDBICur cur = NULL;

	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, "PEOPLE", szPARADOX, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENEXCL, xltFIELD, FALSE, NULL,
	    &cur));
	return cur;
}

START_TEST(index_is_there_or_not)
{
	IDXDesc desc;
	DBIResult result;
	uint16_t number;
	hDBICur cur;

	setup_closed();
	memset(&desc, 0, sizeof desc);
	strcpy(desc.szName, "AGE");
	desc.bMaintained = TRUE;
	desc.iFldsInKey = 1;
	desc.aiKeyFld[0] = P_AGE;
	EACH_ALLOC_FAULT(nth) {
		base_alloc_fail_after(0);
		cur = open_alone();
		fault = nth;
		arm();
		result = DbiAddIndex(p.me.db, cur, NULL, NULL, &desc, NULL);
		disarm(result);
		ck_dbi(result == DBIERR_NONE ? DBIERR_NONE :
		    DBIERR_NOSUCHINDEX, DbiGetIndexSeqNo(cur, "AGE", NULL, 0,
		    &number));
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, DbiDeleteIndex(p.me.db, cur, NULL,
			    NULL, "AGE", NULL, 0));
		ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	}
	people_teardown(&p);
}
END_TEST

START_TEST(index_is_dropped_or_built_again_or_not)
{
	DBIResult result;
	IDXDesc desc;
	hDBICur cur;

	setup_closed();
	cur = open_alone();
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(cur, 2, &desc));
	EACH_ALLOC_FAULT(nth) {
		result = _i == 0 ? DbiRegenIndexes(cur) : DbiDeleteIndex(
		    p.me.db, cur, NULL, NULL, "NAME", NULL, 0);
		disarm(result);
		if (_i == 1 && result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, DbiAddIndex(p.me.db, cur, NULL,
			    NULL, &desc, NULL));
		ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&cur, "NAME", NULL, 0,
		    FALSE));
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK,
		    p.me.buf, NULL));
		ck_assert_int_eq(people_id(cur, p.me.buf), 1);
		ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&cur, NULL, NULL, 0,
		    FALSE));
	}
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	people_teardown(&p);
}
END_TEST

/* ---- batch moves ---- */

static void
describe(BATTblDesc *desc, const char *name)
{
	memset(desc, 0, sizeof *desc);
	desc->hDb = p.me.db;
	strcpy(desc->szTblName, name);
	strcpy(desc->szTblType, szPARADOX);
}

START_TEST(batch_moves_all_or_fails)
{
	static const eBATMode modes[] = { batCOPY, batAPPENDUPDATE,
		batUPDATE };
	DBIPATH violation, problem, changed;
	uint32_t moved;
	BATTblDesc to;
	DBIResult result;

	people_setup(&p);
	describe(&to, "TARGET");
	if (modes[_i] != batCOPY) {
		ck_dbi(DBIERR_NONE, DbiCopyTable(p.me.db, FALSE, "PEOPLE",
		    szPARADOX, "TARGET"));
	}
	EACH_ALLOC_FAULT(nth) {
		violation[0] = problem[0] = changed[0] = '\0';
		moved = 0;
		base_alloc_fail_after(0);
		ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
		fault = nth;
		arm();
		result = DbiBatchMove(NULL, p.me.cur, &to, NULL, modes[_i], 0,
		    NULL, NULL, NULL, 0, violation, problem, changed, NULL,
		    NULL, NULL, FALSE, FALSE, &moved, FALSE);
		disarm(result);
		if (result == DBIERR_NONE)
			ck_assert_uint_eq(moved, 3);
		if (changed[0] != '\0')
			ck_dbi(DBIERR_NONE, DbiDeleteTable(p.me.db, changed,
			    szPARADOX));
		ck_assert_str_eq(people_show(&p.me), TABLE);
	}
	people_teardown(&p);
}
END_TEST

/* ---- cached updates ---- */

static void
begin_delayed(void)
{
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&p.me.cur));
	people_resize(&p.me);
}

static void
end_delayed(void)
{
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&p.me.cur));
	people_resize(&p.me);
}

static DBIResult
delayed_begin(void)
{
	DBIResult result;

	stand_on_two();
	arm();
	result = relent(DbiBeginDelayedUpdates(&p.me.cur));
	if (result == DBIERR_NONE) {
		people_resize(&p.me);
		end_delayed();
	}
	return result;
}

/* Prepares, calls with a failure, and looks whether all or nothing shows. */
static DBIResult
delayed(DBIResult (*run)(void), void (*before)(void), const char *yes,
    const char *no)
{
	DBIResult result;

	begin_delayed();
	if (before != NULL)
		before();
	arm();
	result = relent(run());
	ck_assert_str_eq(people_show(&p.me), result == DBIERR_NONE ? yes :
	    no);
	end_delayed();
	return result;
}

static void
fill_new(void)
{
	people_put(p.me.cur, p.me.buf, 4, "dan", 20);
	ck_dbi(DBIERR_NONE, DbiOpenBlob(p.me.cur, p.me.buf, P_NOTE,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiPutBlob(p.me.cur, p.me.buf, P_NOTE, 0, NOTE,
	    note));
}

static DBIResult
call_insert(void)
{
	return DbiInsertRecord(p.me.cur, dbiNOLOCK, p.me.buf);
}

static DBIResult
delayed_insert(void)
{
	return delayed(call_insert, fill_new, TABLE ",4 dan", TABLE);
}

static void
fill_change(void)
{
	int32_t id = 7;

	stand_on_two();
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_ID, p.me.buf,
	    (uint8_t *)&id));
}

static DBIResult
call_modify(void)
{
	return DbiModifyRecord(p.me.cur, p.me.buf, TRUE);
}

static DBIResult
delayed_modify(void)
{
	return delayed(call_modify, fill_change, "1 ann,3 cid,7 bob", TABLE);
}

/* The second change of a record that has a note. */
static void
fill_second_change(void)
{
	int32_t id = 8;

	fill_change();
	ck_dbi(DBIERR_NONE, DbiOpenBlob(p.me.cur, p.me.buf, P_NOTE,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiPutBlob(p.me.cur, p.me.buf, P_NOTE, 0, NOTE,
	    note));
	ck_dbi(DBIERR_NONE, call_modify());
	ck_dbi(DBIERR_NONE, DbiFreeBlob(p.me.cur, p.me.buf, P_NOTE));
	ck_dbi(DBIERR_NONE, DbiGetRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_ID, p.me.buf,
	    (uint8_t *)&id));
}

static DBIResult
delayed_modify_again(void)
{
	return delayed(call_modify, fill_second_change, "1 ann,3 cid,8 bob",
	    "1 ann,3 cid,7 bob");
}

static DBIResult
call_delete(void)
{
	return DbiDeleteRecord(p.me.cur, p.me.buf);
}

static DBIResult
delayed_delete(void)
{
	return delayed(call_delete, stand_on_two, "1 ann,3 cid", TABLE);
}

static void
change_two(void)
{
	fill_second_change();
}

static DBIResult
delayed_delete_changed(void)
{
	return delayed(call_delete, change_two, "1 ann,3 cid",
	    "1 ann,3 cid,7 bob");
}

static DBIResult
call_cancel_current(void)
{
	return DbiApplyDelayedUpdates(p.me.cur, dbiDelayedUpdCancelCurrent);
}

static DBIResult
delayed_cancel_current(void)
{
	return delayed(call_cancel_current, change_two, TABLE,
	    "1 ann,3 cid,7 bob");
}

static DBIResult
call_cancel(void)
{
	return DbiApplyDelayedUpdates(p.me.cur, dbiDelayedUpdCancel);
}

static DBIResult
delayed_cancel(void)
{
	return delayed(call_cancel, change_two, TABLE, "");
}

static DBIResult
call_state(void)
{
	static uint8_t new_buf[256], old_buf[256];
	DELAYUPDCbDesc state = { .pNewRecBuf = new_buf,
	    .pOldRecBuf = old_buf };

	return DbiGetProp(p.me.cur, curDELAYUPDRECSTATE, &state,
	    sizeof state, NULL);
}

static DBIResult
delayed_state(void)
{
	return delayed(call_state, change_two, "1 ann,3 cid,7 bob",
	    "1 ann,3 cid,7 bob");
}

/* One of each kind, then all of it back. */
static void
change_all(void)
{
	ck_dbi(DBIERR_NONE, people_rename(&p.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, people_renumber(&p.me, 2, 7));
	ck_dbi(DBIERR_NONE, people_delete(&p.me, 3));
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 4, "dan", 20));
}

static void
restore_all(void)
{
	ck_dbi(DBIERR_NONE, people_delete(&p.you, 4));
	ck_dbi(DBIERR_NONE, people_delete(&p.you, 7));
	ck_dbi(DBIERR_NONE, people_rename(&p.you, 1, "ann"));
	ck_dbi(DBIERR_NONE, people_insert(&p.you, 2, "bob", 40));
	ck_dbi(DBIERR_NONE, people_insert(&p.you, 3, "cid", 50));
}

/* On failure the entries are there, and can be applied. */
static DBIResult
apply(DBIDelayedUpdCmd cmd)
{
	const char *all = "1 zoe,4 dan,7 bob";
	DBIResult result;
	bool written;

	begin_delayed();
	change_all();
	arm();
	result = relent(DbiApplyDelayedUpdates(p.me.cur, cmd));
	ck_assert_str_eq(people_show(&p.me), all);
	written = strcmp(people_show(&p.you), all) == 0;
	if (!written)
		ck_assert_str_eq(people_show(&p.you), TABLE);
	if (result == DBIERR_NONE)
		ck_assert(written);
	else
		ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
		    dbiDelayedUpdCommit));
	ck_assert_str_eq(people_show(&p.you), all);
	end_delayed();
	ck_assert_str_eq(people_show(&p.me), all);
	restore_all();
	return result;
}

static DBIResult
delayed_prepare(void)
{
	return apply(dbiDelayedUpdPrepare);
}

static DBIResult
delayed_commit(void)
{
	return apply(dbiDelayedUpdCommit);
}

/* Inside a transaction that is given up. */
static DBIResult
delayed_prepare_in_transaction(void)
{
	hDBIXact xact = NULL;
	DBIResult result;

	begin_delayed();
	change_all();
	ck_dbi(DBIERR_NONE, DbiBeginTran(p.me.db, xilDIRTYREAD, &xact));
	arm();
	result = relent(DbiApplyDelayedUpdates(p.me.cur, dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiEndTran(p.me.db, xact, xendABORT));
	ck_assert_str_eq(people_show(&p.you), TABLE);
	ck_assert_str_eq(people_show(&p.me), "1 zoe,4 dan,7 bob");
	end_delayed();
	return result;
}

static DELAYUPDCbDesc failure;

static CBRType DBIFN
rename_and_retry(CBType type, uintptr_t data, void *info)
{
	int32_t id = 5;

	(void)type;
	(void)data;
	(void)info;
	if (failure.iErrCode == DBIERR_NOMEMORY)
		return cbrABORT;
	(void)DbiPutField(p.me.cur, P_ID, failure.pNewRecBuf,
	    (uint8_t *)&id);
	return cbrRETRY;
}

/* The callback is asked, and its edit is taken. */
static DBIResult
delayed_retry(void)
{
	DBIResult result;

	begin_delayed();
	failure.pNewRecBuf = malloc(p.me.buf_size);
	failure.pOldRecBuf = malloc(p.me.buf_size);
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(p.me.cur, cbDELAYEDUPD, 0,
	    sizeof failure, &failure, rename_and_retry));
	ck_dbi(DBIERR_NONE, people_insert(&p.me, 2, "dup", 20));
	arm();
	result = relent(DbiApplyDelayedUpdates(p.me.cur, dbiDelayedUpdCommit));
	ck_assert_str_eq(people_show(&p.you), result == DBIERR_NONE ?
	    TABLE ",5 dup" : TABLE);
	if (result == DBIERR_NONE)
		ck_dbi(DBIERR_NONE, people_delete(&p.you, 5));
	end_delayed();
	free(failure.pNewRecBuf);
	free(failure.pOldRecBuf);
	return result;
}

/* A change of what was written. */
static void
prepare_two(void)
{
	int32_t id = 7;

	stand_on_two();
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_ID, p.me.buf,
	    (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, call_modify());
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(p.me.cur,
	    dbiDelayedUpdPrepare));
	id = 8;
	ck_dbi(DBIERR_NONE, DbiPutField(p.me.cur, P_ID, p.me.buf,
	    (uint8_t *)&id));
}

static DBIResult
delayed_modify_written(void)
{
	DBIResult result;

	result = delayed(call_modify, prepare_two, "1 ann,3 cid,8 bob",
	    "1 ann,3 cid,7 bob");
	ck_dbi(DBIERR_NONE, people_renumber(&p.you, 7, 2));
	return result;
}

static DBIResult
delayed_delete_written(void)
{
	DBIResult result;

	result = delayed(call_delete, prepare_two, "1 ann,3 cid",
	    "1 ann,3 cid,7 bob");
	ck_dbi(DBIERR_NONE, people_renumber(&p.you, 7, 2));
	return result;
}

static DBIResult
delayed_end(void)
{
	DBIResult result;

	begin_delayed();
	change_all();
	arm();
	result = relent(DbiEndDelayedUpdates(&p.me.cur));
	if (result != DBIERR_NONE)
		ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&p.me.cur));
	people_resize(&p.me);
	return result;
}

/* Closing gives everything up, and needs no memory. */
static DBIResult
delayed_close(void)
{
	DBIResult result;

	begin_delayed();
	change_all();
	arm();
	result = relent(DbiCloseCursor(&p.me.cur));
	ck_dbi(DBIERR_NONE, result);
	p.me.cur = people_open(&p.me, dbiREADWRITE);
	people_resize(&p.me);
	return result;
}

static armed_call *const delayed_calls[] = {
	delayed_begin, delayed_insert, delayed_modify, delayed_modify_again,
	delayed_delete, delayed_delete_changed, delayed_cancel_current,
	delayed_cancel, delayed_state, delayed_prepare, delayed_commit,
	delayed_prepare_in_transaction, delayed_retry, delayed_modify_written,
	delayed_delete_written, delayed_end, delayed_close
};

START_TEST(cached_cursor_can_be_used_after_any_failure)
{
	let_each_fail(delayed_calls[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_no_memory_cursor");
	TCase *tcase = tcase_create("cursor");

	tcase_set_timeout(tcase, 300);
	tcase_add_loop_test(tcase, cursor_can_be_used_after_any_failure, 0,
	    (int)(sizeof calls / sizeof calls[0]));
	tcase_add_test(tcase, index_is_there_or_not);
	tcase_add_loop_test(tcase, index_is_dropped_or_built_again_or_not, 0,
	    2);
	tcase_add_loop_test(tcase, batch_moves_all_or_fails, 0, 3);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("delayed");
	tcase_set_timeout(tcase, 300);
	tcase_add_loop_test(tcase,
	    cached_cursor_can_be_used_after_any_failure, 0,
	    (int)(sizeof delayed_calls / sizeof delayed_calls[0]));
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
