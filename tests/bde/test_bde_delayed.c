/* SPDX-License-Identifier: MIT */
/* Cached updates: BDE32 help, "DbiBeginDelayedUpdates",
 * "DbiApplyDelayedUpdates", "DbiEndDelayedUpdates", cbDELAYEDUPD. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "people.h"

static struct people fx;

/* What the callback answers, and what it was told. */
static struct {
	CBRType answer;
	int limit;			/* answers cbrABORT from this call on */
	DBIResult code;			/* left in the descriptor; 0: as is */
	int32_t new_id;			/* put into the new record */
	const char *new_name;
	int16_t new_age;
	void (*inside)(void);
	int calls;
	DBIResult told;
	DelayUpdErrOpType op;
	char new_row[64];
	char old_row[64];
	uint16_t size;
	void *info;
	uintptr_t client_data;
} cb;

static DELAYUPDCbDesc desc;

static void
describe_row(char *out, size_t room, uint8_t *buf)
{
	DBIBOOL blank = FALSE;

	ck_dbi(DBIERR_NONE, DbiGetField(fx.me.cur, P_ID, buf, NULL, &blank));
	if (blank)
		snprintf(out, room, "blank");
	else
		snprintf(out, room, "%d %s", (int)people_id(fx.me.cur, buf),
		    people_name(fx.me.cur, buf));
}

static void
edit_row(uint8_t *buf)
{
	char name[21];

	if (cb.new_id != 0)
		ck_dbi(DBIERR_NONE, DbiPutField(fx.me.cur, P_ID, buf,
		    (uint8_t *)&cb.new_id));
	if (cb.new_age != 0)
		ck_dbi(DBIERR_NONE, DbiPutField(fx.me.cur, P_AGE, buf,
		    (uint8_t *)&cb.new_age));
	if (cb.new_name == NULL)
		return;
	snprintf(name, sizeof name, "%s", cb.new_name);
	ck_dbi(DBIERR_NONE, DbiPutField(fx.me.cur, P_NAME, buf,
	    (uint8_t *)name));
}

static CBRType DBIFN
on_failure(CBType type, uintptr_t client_data, void *info)
{
	ck_assert_int_eq(type, cbDELAYEDUPD);
	cb.calls++;
	cb.info = info;
	cb.client_data = client_data;
	cb.told = desc.iErrCode;
	cb.op = desc.eDelayUpdOpType;
	cb.size = desc.iRecBufSize;
	describe_row(cb.new_row, sizeof cb.new_row, desc.pNewRecBuf);
	describe_row(cb.old_row, sizeof cb.old_row, desc.pOldRecBuf);
	edit_row(desc.pNewRecBuf);
	if (cb.inside != NULL)
		cb.inside();
	if (cb.code != 0)
		desc.iErrCode = cb.code;
	return cb.limit > 0 && cb.calls >= cb.limit ? cbrABORT : cb.answer;
}

static void
listen_on(hDBICur cur)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(cur, cbDELAYEDUPD, 77,
	    sizeof desc, &desc, on_failure));
}

static void
begin(struct person_user *user)
{
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&user->cur));
	people_resize(user);
}

static void
setup(void)
{
	people_setup(&fx);
	begin(&fx.me);
	memset(&cb, 0, sizeof cb);
	memset(&desc, 0, sizeof desc);
	desc.iRecBufSize = fx.me.buf_size;
	desc.pNewRecBuf = malloc(fx.me.buf_size);
	desc.pOldRecBuf = malloc(fx.me.buf_size);
}

static void
teardown(void)
{
	free(desc.pNewRecBuf);
	free(desc.pOldRecBuf);
	people_teardown(&fx);
}

static DBIResult
prepare(void)
{
	return DbiApplyDelayedUpdates(fx.me.cur, dbiDelayedUpdPrepare);
}

static DBIResult
commit(void)
{
	return DbiApplyDelayedUpdates(fx.me.cur, dbiDelayedUpdCommit);
}

static int32_t
pending(hDBICur cur)
{
	int32_t count = -1;
	uint16_t size = 0;

	ck_dbi(DBIERR_NONE, DbiGetProp(cur, curDELAYUPDNUMUPDATES, &count,
	    sizeof count, &size));
	ck_assert_uint_eq(size, sizeof count);
	return count;
}

static void
show_states(uint16_t bits)
{
	uint32_t got = 0;

	ck_dbi(DBIERR_NONE, DbiSetProp(fx.me.cur, curDELAYUPDDISPLAYOPT,
	    bits));
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.me.cur, curDELAYUPDDISPLAYOPT,
	    &got, sizeof got, NULL));
	ck_assert_uint_eq(got, bits);
}

static const char *
mine(void)
{
	return people_show(&fx.me);
}

static const char *
yours(void)
{
	return people_show(&fx.you);
}

static void
insert(int32_t id, const char *name)
{
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, id, name, 20));
}

static void
rename_to(int32_t id, const char *name)
{
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, id, name));
}

static void
erase(int32_t id)
{
	ck_dbi(DBIERR_NONE, people_delete(&fx.me, id));
}

/* ---- the mode ---- */

START_TEST(handle_is_replaced_and_sizes_grow)
{
	hDBICur old, cur = people_open(&fx.me, dbiREADWRITE);
	CURProps plain, cached, again;

	old = cur;
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &plain));
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	ck_assert_ptr_ne(cur, old);
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetCursorProps(old, &cached));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &cached));
	ck_assert_uint_gt(cached.iRecBufSize, plain.iRecBufSize);
	ck_assert_uint_gt(cached.iBookMarkSize, plain.iBookMarkSize);
	ck_assert_int_eq(cached.eOpenMode, plain.eOpenMode);
	old = cur;
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&cur));
	ck_assert_ptr_ne(cur, old);
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetCursorProps(old, &again));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &again));
	ck_assert_uint_eq(again.iRecBufSize, plain.iRecBufSize);
	ck_assert_uint_eq(again.iBookMarkSize, plain.iBookMarkSize);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}
END_TEST

START_TEST(mode_is_entered_and_left_once)
{
	hDBICur cur = people_open(&fx.me, dbiREADWRITE);
	hDBICur bad = NULL;

	ck_dbi(DBIERR_NA, DbiBeginDelayedUpdates(&fx.me.cur));
	ck_dbi(DBIERR_NA, DbiEndDelayedUpdates(&cur));
	ck_dbi(DBIERR_NA, DbiApplyDelayedUpdates(cur, dbiDelayedUpdCommit));
	ck_dbi(DBIERR_INVALIDPARAM, DbiApplyDelayedUpdates(fx.me.cur,
	    (DBIDelayedUpdCmd)9));
	ck_dbi(DBIERR_INVALIDHNDL, DbiBeginDelayedUpdates(&bad));
	ck_dbi(DBIERR_INVALIDHNDL, DbiBeginDelayedUpdates(NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiEndDelayedUpdates(NULL));
}
END_TEST

START_TEST(properties_need_the_mode)
{
	static const uint32_t props[] = { curDELAYUPDRECSTATE,
	    curDELAYUPDABORTRESTORE, curDELAYUPDDISPLAYOPT,
	    curDELAYUPDGETOLDRECORD, curDELAYUPDNUMUPDATES,
	    curDELAYUPDUSECALLBACK };
	uint8_t value[sizeof(DELAYUPDCbDesc)];
	hDBICur cur = people_open(&fx.me, dbiREADWRITE);
	size_t i;

	memset(value, 0, sizeof value);
	for (i = 0; i < sizeof props / sizeof props[0]; i++) {
		ck_dbi(DBIERR_NOTSUPPORTED, DbiGetProp(cur, props[i], value,
		    sizeof value, NULL));
		ck_dbi(DBIERR_NOTSUPPORTED, DbiSetProp(cur, props[i], 1));
	}
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetProp(fx.me.cur,
	    curDELAYUPDDISPLAYOPT, 16));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetProp(fx.me.cur,
	    curDELAYUPDNUMUPDATES, 1));
	ck_dbi(DBIERR_BUFFTOOSMALL, DbiGetProp(fx.me.cur,
	    curDELAYUPDNUMUPDATES, value, 3, NULL));
	ck_dbi(DBIERR_BUFFTOOSMALL, DbiGetProp(fx.me.cur,
	    curDELAYUPDRECSTATE, value, 3, NULL));
}
END_TEST

START_TEST(position_is_kept_when_the_mode_begins_and_ends)
{
	hDBICur cur = people_open(&fx.you, dbiREADWRITE);
	struct person_user user = fx.you;

	user.cur = cur;
	ck_dbi(DBIERR_NONE, people_find(&user, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&user.cur));
	user.buf = NULL;
	people_resize(&user);
	ck_dbi(DBIERR_NONE, DbiGetRecord(user.cur, dbiNOLOCK, user.buf,
	    NULL));
	ck_assert_int_eq(people_id(user.cur, user.buf), 2);
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&user.cur));
	ck_dbi(DBIERR_NONE, DbiGetRecord(user.cur, dbiNOLOCK, user.buf,
	    NULL));
	ck_assert_int_eq(people_id(user.cur, user.buf), 2);
	free(user.buf);
}
END_TEST

START_TEST(end_drops_what_is_pending)
{
	insert(4, "dan");
	rename_to(1, "zoe");
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&fx.me.cur));
	people_resize(&fx.me);
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(close_drops_what_is_pending)
{
	insert(4, "dan");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.me.cur));
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid");
}
END_TEST

/* ---- the cache ---- */

static uint16_t
status_of(int32_t id)
{
	RECProps props;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, id, dbiNOLOCK));
	memset(&props, 0, sizeof props);
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.me.cur, dbiNOLOCK, NULL,
	    &props));
	return props.iRecStatus;
}

static void
change_all(void)
{
	insert(4, "dan");
	rename_to(1, "zoe");
	erase(2);
}

START_TEST(status_of_records_is_told)
{
	change_all();
	show_states(PEOPLE_ALL);
	ck_assert_uint_eq(status_of(3), delayupdNONE);
	ck_assert_uint_eq(status_of(1), delayupdMODIFY);
	ck_assert_uint_eq(status_of(4), delayupdINSERT);
	ck_assert_uint_eq(status_of(2), delayupdDELETE);
}
END_TEST

START_TEST(display_options_choose_records)
{
	uint32_t bits = 0;

	ck_dbi(DBIERR_NONE, DbiGetProp(fx.me.cur, curDELAYUPDDISPLAYOPT,
	    &bits, sizeof bits, NULL));
	ck_assert_uint_eq(bits, 11);
	change_all();
	ck_assert_str_eq(mine(), "1 zoe,3 cid,4 dan");
	show_states(15);
	ck_assert_str_eq(mine(), "1 zoe,2 bob,3 cid,4 dan");
	show_states(4);
	ck_assert_str_eq(mine(), "2 bob");
	show_states(2);
	ck_assert_str_eq(mine(), "4 dan");
	show_states(1);
	ck_assert_str_eq(mine(), "1 zoe");
	show_states(8);
	ck_assert_str_eq(mine(), "3 cid");
	show_states(0);
	ck_assert_str_eq(mine(), "");
	show_states(11);
	ck_assert_str_eq(mine(), "1 zoe,3 cid,4 dan");
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid");
}
END_TEST

static const char *
old_name(int32_t id)
{
	const char *name;
	DBIBOOL blank = FALSE;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, id, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.me.cur, curDELAYUPDGETOLDRECORD,
	    TRUE));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.me.cur, dbiNOLOCK, fx.me.buf,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.me.cur, curDELAYUPDGETOLDRECORD,
	    FALSE));
	name = people_name(fx.me.cur, fx.me.buf);
	ck_dbi(DBIERR_NONE, DbiGetField(fx.me.cur, P_ID, fx.me.buf, NULL,
	    &blank));
	return blank ? "blank" : name;
}

START_TEST(old_record_is_what_was_before_the_first_change)
{
	change_all();
	rename_to(1, "zac");
	show_states(PEOPLE_ALL);
	ck_assert_str_eq(old_name(1), "ann");
	ck_assert_str_eq(old_name(2), "bob");
	ck_assert_str_eq(old_name(3), "cid");
	ck_assert_str_eq(old_name(4), "blank");
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiNOLOCK));
	ck_assert_str_eq(people_name(fx.me.cur, fx.me.buf), "zac");
}
END_TEST

START_TEST(pending_updates_are_counted_by_record)
{
	ck_assert_int_eq(pending(fx.me.cur), 0);
	change_all();
	rename_to(1, "zac");
	rename_to(4, "don");
	ck_assert_int_eq(pending(fx.me.cur), 3);
	erase(4);
	ck_assert_int_eq(pending(fx.me.cur), 2);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(pending(fx.me.cur), 0);
	ck_assert_str_eq(yours(), "1 zac,3 cid");
}
END_TEST

START_TEST(state_of_the_current_record_is_described)
{
	DELAYUPDCbDesc state;
	uint16_t size = 0;

	change_all();
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiNOLOCK));
	memset(&state, 0, sizeof state);
	state.iErrCode = 1;
	state.pNewRecBuf = desc.pNewRecBuf;
	state.pOldRecBuf = desc.pOldRecBuf;
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.me.cur, curDELAYUPDRECSTATE,
	    &state, sizeof state, &size));
	ck_assert_uint_eq(size, sizeof state);
	ck_assert_int_eq(state.iErrCode, DBIERR_NONE);
	ck_assert_int_eq(state.eDelayUpdOpType, delayupdMODIFY);
	ck_assert_uint_eq(state.iRecBufSize, fx.me.buf_size);
	ck_assert_str_eq(people_name(fx.me.cur, state.pNewRecBuf), "zoe");
	ck_assert_str_eq(people_name(fx.me.cur, state.pOldRecBuf), "ann");
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 3, dbiNOLOCK));
	state.pNewRecBuf = state.pOldRecBuf = NULL;
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.me.cur, curDELAYUPDRECSTATE,
	    &state, sizeof state, NULL));
	ck_assert_int_eq(state.eDelayUpdOpType, delayupdNONE);
}
END_TEST

START_TEST(nothing_is_checked_before_it_is_applied)
{
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 2, "dup", 20));
	ck_dbi(DBIERR_NONE, people_set_age(&fx.me, 1, 999));
	ck_assert_str_eq(mine(), "1 ann,2 bob,2 dup,3 cid");
	ck_dbi(DBIERR_KEYVIOL, commit());
	ck_assert_int_eq(pending(fx.me.cur), 2);
}
END_TEST

START_TEST(deleted_record_cannot_be_deleted_again)
{
	erase(2);
	show_states(PEOPLE_ALL);
	ck_dbi(DBIERR_KEYORRECDELETED, people_delete(&fx.me, 2));
}
END_TEST

START_TEST(edits_take_no_locks)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 1, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, FALSE));
}
END_TEST

/* ---- giving up ---- */

START_TEST(cancel_current_restores_each_state)
{
	change_all();
	show_states(PEOPLE_ALL);
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 3, dbiNOLOCK));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiApplyDelayedUpdates(fx.me.cur,
	    dbiDelayedUpdCancelCurrent));
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 1, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.me.cur,
	    dbiDelayedUpdCancelCurrent));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.me.cur, dbiNOLOCK, fx.me.buf,
	    NULL));
	ck_assert_str_eq(people_name(fx.me.cur, fx.me.buf), "ann");
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.me.cur,
	    dbiDelayedUpdCancelCurrent));
	ck_assert_uint_eq(status_of(2), delayupdNONE);
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 4, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.me.cur,
	    dbiDelayedUpdCancelCurrent));
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf, NULL));
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid");
	ck_assert_int_eq(pending(fx.me.cur), 0);
}
END_TEST

START_TEST(cancel_forgets_all_and_keeps_the_mode)
{
	change_all();
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.me.cur,
	    dbiDelayedUpdCancel));
	ck_assert_int_eq(pending(fx.me.cur), 0);
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid");
	insert(4, "dan");
	ck_assert_int_eq(pending(fx.me.cur), 1);
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid");
}
END_TEST

/* ---- conflicts ---- */

/* One operation on record 2 that somebody else is in the way of. */
enum cause { BY_CHANGE, BY_DELETION, BY_LOCK, CAUSES };
enum operation { OP_MODIFY, OP_INSERT, OP_DELETE, OPERATIONS };

static const DBIResult codes[OPERATIONS][CAUSES] = {
	{ DBIERR_OPTRECLOCKFAILED, DBIERR_OPTRECLOCKRECDEL, DBIERR_LOCKED },
	{ DBIERR_KEYVIOL, DBIERR_MAXVALERR, DBIERR_REQDERR },
	{ DBIERR_OPTRECLOCKFAILED, DBIERR_OPTRECLOCKRECDEL, DBIERR_LOCKED }
};

static void
blank_city(void)
{
	people_put(fx.me.cur, fx.me.buf, 5, "eve", 20);
	ck_dbi(DBIERR_NONE, DbiPutField(fx.me.cur, P_CITY, fx.me.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf));
}

/* An insert has no stored record: a key, a range, a required field. */
static void
insert_badly(enum cause cause)
{
	switch (cause) {
	case BY_CHANGE:
		insert(2, "dup");
		break;
	case BY_DELETION:
		ck_dbi(DBIERR_NONE, people_insert(&fx.me, 5, "eve", 999));
		break;
	default:
		blank_city();
		break;
	}
}

static void
get_in_the_way(enum cause cause)
{
	switch (cause) {
	case BY_CHANGE:
		ck_dbi(DBIERR_NONE, people_rename(&fx.you, 2, "their"));
		break;
	case BY_DELETION:
		ck_dbi(DBIERR_NONE, people_delete(&fx.you, 2));
		break;
	default:
		ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiWRITELOCK));
		break;
	}
}

/* The failing entry stands between two that do not fail. */
static void
make_conflict(enum operation op, enum cause cause)
{
	rename_to(1, "zoe");
	if (op == OP_INSERT)
		insert_badly(cause);
	else if (op == OP_DELETE)
		erase(2);
	else
		rename_to(2, "mine");
	rename_to(3, "zac");
	if (op != OP_INSERT)
		get_in_the_way(cause);
}

/* Loop number: operation and cause. */
START_TEST(conflict_without_callback_leaves_the_table_alone)
{
	enum operation op = (enum operation)(_i / CAUSES);
	enum cause cause = (enum cause)(_i % CAUSES);
	char before[PEOPLE_TEXT], cached[PEOPLE_TEXT];

	make_conflict(op, cause);
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.me.cur, FALSE));
	snprintf(cached, sizeof cached, "%s", mine());
	if (cause != BY_LOCK)
		snprintf(before, sizeof before, "%s", yours());
	else
		snprintf(before, sizeof before, "1 ann,2 bob,3 cid");
	ck_dbi(codes[op][cause], prepare());
	ck_assert_str_eq(yours(), before);
	ck_assert_str_eq(mine(), cached);
	ck_assert_int_eq(pending(fx.me.cur), 3);
}
END_TEST

static void
check_told(enum operation op, enum cause cause)
{
	static const DelayUpdErrOpType types[OPERATIONS] = { delayupdMODIFY,
	    delayupdINSERT, delayupdDELETE };

	ck_assert_int_eq(cb.op, types[op]);
	ck_assert_int_eq(cb.told, codes[op][cause]);
	ck_assert_uint_eq(cb.size, fx.me.buf_size);
	ck_assert_ptr_eq(cb.info, &desc);
	ck_assert_uint_eq(cb.client_data, 77);
	if (op == OP_INSERT)
		ck_assert_str_eq(cb.old_row, "blank");
	else
		ck_assert_str_eq(cb.old_row, "2 bob");
	if (op == OP_DELETE)
		ck_assert_str_eq(cb.new_row, "blank");
	else if (op == OP_MODIFY)
		ck_assert_str_eq(cb.new_row, "2 mine");
	else
		ck_assert_str_eq(cb.new_row, cause == BY_CHANGE ? "2 dup" :
		    "5 eve");
}

START_TEST(abort_undoes_the_run_and_gives_the_code)
{
	enum operation op = (enum operation)(_i / CAUSES);
	enum cause cause = (enum cause)(_i % CAUSES);

	listen_on(fx.me.cur);
	cb.answer = cbrABORT;
	make_conflict(op, cause);
	ck_dbi(codes[op][cause], prepare());
	ck_assert_int_eq(cb.calls, 1);
	check_told(op, cause);
	ck_assert_int_eq(pending(fx.me.cur), 3);
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 1, dbiNOLOCK));
	ck_assert_str_eq(people_name(fx.you.cur, fx.you.buf), "ann");
}
END_TEST

/* What the others see of the two good entries. */
static void
check_neighbours_written(void)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 1, dbiNOLOCK));
	ck_assert_str_eq(people_name(fx.you.cur, fx.you.buf), "zoe");
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 3, dbiNOLOCK));
	ck_assert_str_eq(people_name(fx.you.cur, fx.you.buf), "zac");
}

static void
skip_with(CBRType answer, int n)
{
	enum operation op = (enum operation)(n / CAUSES);
	enum cause cause = (enum cause)(n % CAUSES);

	listen_on(fx.me.cur);
	cb.answer = answer;
	make_conflict(op, cause);
	ck_dbi(DBIERR_NONE, prepare());
	ck_assert_int_eq(cb.calls, 1);
	check_told(op, cause);
	ck_assert_int_eq(pending(fx.me.cur), 3);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.calls, 1);
	ck_assert_int_eq(pending(fx.me.cur), 1);
	check_neighbours_written();
}

START_TEST(skipped_entry_stays_and_the_others_are_written)
{
	skip_with(cbrSKIP, _i);
}
END_TEST

START_TEST(continue_is_the_same_as_skip)
{
	skip_with(cbrCONTINUE, _i);
}
END_TEST

START_TEST(partial_assist_counts_as_written)
{
	enum operation op = (enum operation)(_i / CAUSES);
	enum cause cause = (enum cause)(_i % CAUSES);

	listen_on(fx.me.cur);
	cb.answer = cbrPARTIALASSIST;
	make_conflict(op, cause);
	ck_dbi(DBIERR_NONE, prepare());
	check_told(op, cause);
	ck_assert_int_eq(pending(fx.me.cur), 3);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.calls, 1);
	ck_assert_int_eq(pending(fx.me.cur), 0);
	check_neighbours_written();
}
END_TEST

START_TEST(retry_asks_again_for_each_failure)
{
	enum operation op = (enum operation)(_i / CAUSES);
	enum cause cause = (enum cause)(_i % CAUSES);

	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 3;
	make_conflict(op, cause);
	ck_dbi(codes[op][cause], prepare());
	ck_assert_int_eq(cb.calls, 3);
	check_told(op, cause);
	ck_assert_int_eq(pending(fx.me.cur), 3);
}
END_TEST

static void
give_way(void)
{
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.you.cur, TRUE));
}

START_TEST(retry_succeeds_once_the_lock_is_gone)
{
	enum operation op = _i == 0 ? OP_MODIFY : OP_DELETE;

	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 3;
	cb.inside = give_way;
	make_conflict(op, BY_LOCK);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.calls, 1);
	ck_assert_str_eq(yours(), op == OP_DELETE ? "1 zoe,3 zac" :
	    "1 zoe,2 mine,3 zac");
}
END_TEST

START_TEST(retry_writes_the_edited_record)
{
	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 2;
	cb.new_id = 8;
	cb.new_name = "mended";
	insert(2, "dup");
	ck_dbi(DBIERR_NONE, prepare());
	ck_assert_int_eq(cb.calls, 1);
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid,8 mended");
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid,8 mended");
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(pending(fx.me.cur), 0);
}
END_TEST

START_TEST(retry_of_a_modify_with_another_key)
{
	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 2;
	cb.new_id = 7;
	ck_dbi(DBIERR_NONE, people_renumber(&fx.me, 1, 3));
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.told, DBIERR_KEYVIOL);
	ck_assert_str_eq(yours(), "2 bob,3 cid,7 ann");
}
END_TEST

START_TEST(retry_with_a_value_that_passes_the_checks)
{
	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 2;
	cb.new_age = 99;
	ck_dbi(DBIERR_NONE, people_set_age(&fx.me, 1, -1));
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.told, DBIERR_MINVALERR);
	ck_assert_int_eq(cb.calls, 1);
}
END_TEST

/* The cache is intact when a run is aborted. */
START_TEST(edit_of_a_retry_that_fails_again_is_forgotten)
{
	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 2;
	cb.new_id = 3;
	cb.new_name = "mended";
	insert(2, "dup");
	ck_dbi(DBIERR_KEYVIOL, prepare());
	ck_assert_int_eq(cb.calls, 2);
	ck_assert_str_eq(cb.new_row, "3 mended");
	ck_assert_str_eq(mine(), "1 ann,2 bob,2 dup,3 cid");
	ck_assert_int_eq(pending(fx.me.cur), 1);
	cb.new_id = 8;
	cb.limit = 9;
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid,8 mended");
}
END_TEST

START_TEST(edit_that_was_undone_is_forgotten)
{
	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 2;
	cb.new_id = 8;
	insert(2, "dup");
	insert(3, "again");
	ck_dbi(DBIERR_KEYVIOL, prepare());
	ck_assert_int_eq(cb.calls, 2);
	ck_assert_str_eq(mine(), "1 ann,2 bob,2 dup,3 cid,3 again");
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid");
}
END_TEST

static void
then_skip(void)
{
	if (cb.calls == 2)
		cb.answer = cbrSKIP;
}

START_TEST(edit_of_a_skipped_record_is_forgotten)
{
	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.inside = then_skip;
	cb.new_age = 99;
	ck_dbi(DBIERR_NONE, people_renumber(&fx.me, 1, 3));
	ck_dbi(DBIERR_NONE, prepare());
	ck_assert_int_eq(cb.calls, 2);
	ck_assert_str_eq(mine(), "2 bob,3 cid,3 ann");
	ck_dbi(DBIERR_NONE, DbiSetToEnd(fx.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(fx.me.cur, P_AGE, fx.me.buf,
	    (uint8_t *)&cb.new_age, NULL));
	ck_assert_int_eq(cb.new_age, 30);
}
END_TEST

START_TEST(code_left_by_the_callback_is_the_result)
{
	listen_on(fx.me.cur);
	cb.answer = _i == 0 ? cbrABORT : cbrUSEDEF;
	cb.code = DBIERR_UPDATEABORT;
	make_conflict(OP_MODIFY, BY_CHANGE);
	ck_dbi(DBIERR_UPDATEABORT, prepare());
	ck_assert_int_eq(pending(fx.me.cur), 3);
}
END_TEST

START_TEST(callback_of_the_session_is_asked_too)
{
	listen_on(NULL);
	cb.answer = cbrSKIP;
	make_conflict(OP_MODIFY, BY_CHANGE);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.calls, 1);
}
END_TEST

START_TEST(callback_can_be_switched_off)
{
	listen_on(fx.me.cur);
	cb.answer = cbrSKIP;
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.me.cur, curDELAYUPDUSECALLBACK,
	    FALSE));
	make_conflict(OP_MODIFY, BY_CHANGE);
	ck_dbi(DBIERR_OPTRECLOCKFAILED, prepare());
	ck_assert_int_eq(cb.calls, 0);
}
END_TEST

START_TEST(abort_keeps_what_was_written_when_told_so)
{
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.me.cur, curDELAYUPDABORTRESTORE,
	    FALSE));
	make_conflict(OP_MODIFY, BY_CHANGE);
	ck_dbi(DBIERR_OPTRECLOCKFAILED, prepare());
	ck_assert_str_eq(yours(), "1 zoe,2 their,3 cid");
}
END_TEST

START_TEST(entries_that_succeed_are_not_asked_about)
{
	listen_on(fx.me.cur);
	cb.answer = cbrABORT;
	change_all();
	ck_dbi(DBIERR_NONE, prepare());
	ck_assert_int_eq(pending(fx.me.cur), 3);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.calls, 0);
	ck_assert_str_eq(yours(), "1 zoe,3 cid,4 dan");
}
END_TEST

/* ---- inside the callback ---- */

static void
update_by_another_cursor(void)
{
	struct person_user user = fx.me;

	user.cur = people_open(&fx.me, dbiREADWRITE);
	user.buf = malloc(fx.me.buf_size);
	ck_dbi(DBIERR_NONE, people_rename(&user, 2, "both"));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&user.cur));
	free(user.buf);
}

START_TEST(callback_writes_the_change_itself)
{
	listen_on(fx.me.cur);
	cb.answer = cbrPARTIALASSIST;
	cb.inside = update_by_another_cursor;
	make_conflict(OP_MODIFY, BY_CHANGE);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.calls, 1);
	ck_assert_str_eq(yours(), "1 zoe,2 both,3 zac");
	ck_assert_int_eq(pending(fx.me.cur), 0);
}
END_TEST

static void
write_note(struct person_user *user, const char *text)
{
	ck_dbi(DBIERR_NONE, people_find(user, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(user->cur, user->buf, P_NOTE,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiTruncateBlob(user->cur, user->buf, P_NOTE,
	    0));
	ck_dbi(DBIERR_NONE, DbiPutBlob(user->cur, user->buf, P_NOTE, 0,
	    (uint32_t)strlen(text), (uint8_t *)(uintptr_t)text));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(user->cur, user->buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(user->cur, user->buf, P_NOTE));
}

static void
check_note(hDBICur cur, uint8_t *buf, DBIOpenMode mode, const char *text)
{
	char got[32] = "";
	uint32_t size = 0;

	ck_dbi(DBIERR_NONE, DbiOpenBlob(cur, buf, P_NOTE, mode));
	ck_dbi(DBIERR_NONE, DbiGetBlob(cur, buf, P_NOTE, 0, sizeof got - 1,
	    (uint8_t *)got, &size));
	ck_assert_str_eq(got, text);
}

static void
edit_note(void)
{
	uint8_t letter = 'X';

	give_way();
	check_note(fx.me.cur, desc.pOldRecBuf, dbiREADONLY, "hello");
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.me.cur, desc.pOldRecBuf, P_NOTE));
	check_note(fx.me.cur, desc.pNewRecBuf, dbiREADWRITE, "mine");
	ck_dbi(DBIERR_NONE, DbiPutBlob(fx.me.cur, desc.pNewRecBuf, P_NOTE,
	    0, 1, &letter));
}

START_TEST(callback_reads_and_edits_notes)
{
	listen_on(fx.me.cur);
	cb.answer = cbrRETRY;
	cb.limit = 2;
	cb.inside = edit_note;
	write_note(&fx.you, "hello");
	write_note(&fx.me, "mine");
	get_in_the_way(BY_LOCK);
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(cb.calls, 1);
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.me.cur, desc.pNewRecBuf, 0));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	check_note(fx.you.cur, fx.you.buf, dbiREADONLY, "Xine");
}
END_TEST

static void
try_what_is_refused(void)
{
	hDBICur cur = fx.me.cur;
	DBIMSG text;

	ck_dbi(DBIERR_REENTERED, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_REENTERED, DbiEndDelayedUpdates(&cur));
	ck_dbi(DBIERR_REENTERED, DbiSetToBegin(cur));
	ck_dbi(DBIERR_REENTERED, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_REENTERED, DbiEndTran(fx.me.db, NULL, xendABORT));
	ck_dbi(DBIERR_NONE, DbiGetErrorString(DBIERR_LOCKED, text));
	ck_assert_str_eq(people_name(cur, desc.pNewRecBuf), "mine");
}

START_TEST(callback_may_not_take_its_cursor_away)
{
	listen_on(fx.me.cur);
	cb.answer = cbrSKIP;
	cb.inside = try_what_is_refused;
	make_conflict(OP_MODIFY, BY_CHANGE);
	ck_dbi(DBIERR_NONE, prepare());
	ck_assert_int_eq(cb.calls, 1);
}
END_TEST

static hDBICur master;

static DBIResult
link_to_master(void)
{
	uint16_t field = P_ID;

	return DbiLinkDetail(master, fx.me.cur, 1, &field, &field);
}

static void
try_to_link(void)
{
	ck_dbi(DBIERR_REENTERED, link_to_master());
}

static void
try_to_move_the_master(void)
{
	CURProps props;

	ck_dbi(DBIERR_REENTERED, DbiSetToBegin(master));
	ck_dbi(DBIERR_REENTERED, link_to_master());
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(master, &props));
}

/* What moves with a master is moved by it, too. */
START_TEST(callback_may_not_move_its_cursor_by_a_link)
{
	make_conflict(OP_MODIFY, BY_CHANGE);
	master = people_open(&fx.me, dbiREADWRITE);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(master));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(master, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(master, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&master));
	ck_dbi(DBIERR_NONE, DbiBeginLinkMode(&fx.me.cur));
	if (_i == 1)
		ck_dbi(DBIERR_NONE, link_to_master());
	listen_on(fx.me.cur);
	cb.answer = cbrSKIP;
	cb.inside = _i == 1 ? try_to_move_the_master : try_to_link;
	ck_dbi(DBIERR_NONE, prepare());
	ck_assert_int_eq(cb.calls, 1);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(master));
	ck_dbi(DBIERR_NONE, link_to_master());
}
END_TEST

/* ---- registration ---- */

START_TEST(missing_callback_leaves_outputs_alone)
{
	uintptr_t data = 5;
	uint16_t size = 6;
	pfDBICallBack fn = NULL;
	void *buf = &size;

	ck_dbi(DBIERR_NOCALLBACK, DbiGetCallBack(fx.me.cur, cbDELAYEDUPD,
	    &data, &size, &buf, &fn));
	ck_assert_uint_eq(data, 5);
	ck_assert_uint_eq(size, 6);
	ck_assert_ptr_eq(buf, &size);
	listen_on(fx.me.cur);
	ck_dbi(DBIERR_NONE, DbiGetCallBack(fx.me.cur, cbDELAYEDUPD, NULL,
	    NULL, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetCallBack(fx.me.cur, cbDELAYEDUPD, &data,
	    &size, &buf, &fn));
	ck_assert_uint_eq(data, 77);
	ck_assert_uint_eq(size, sizeof desc);
	ck_assert_ptr_eq(buf, &desc);
}
END_TEST

START_TEST(callback_buffer_must_be_big_enough)
{
	ck_dbi(DBIERR_INVALIDCALLBACKBUFLEN, DbiRegisterCallBack(fx.me.cur,
	    cbDELAYEDUPD, 0, sizeof desc - 1, &desc, on_failure));
	ck_dbi(DBIERR_INVALIDCALLBACKBUFLEN, DbiRegisterCallBack(fx.me.cur,
	    cbDELAYEDUPD, 0, sizeof desc, NULL, on_failure));
}
END_TEST

START_TEST(callback_moves_to_the_new_handle)
{
	listen_on(fx.me.cur);
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&fx.me.cur));
	begin(&fx.me);
	ck_dbi(DBIERR_NONE, DbiGetCallBack(fx.me.cur, cbDELAYEDUPD, NULL,
	    NULL, NULL, NULL));
}
END_TEST

/* ---- more ---- */

START_TEST(read_only_cursor_caches_and_fails_to_apply)
{
	struct person_user user = fx.me;

	listen_on(NULL);
	cb.answer = cbrABORT;
	user.cur = people_open(&fx.me, dbiREADONLY);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&user.cur));
	ck_dbi(DBIERR_NONE, people_rename(&user, 1, "zoe"));
	ck_dbi(DBIERR_NONE, people_insert(&user, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, people_delete(&user, 2));
	ck_assert_str_eq(people_show(&user), "1 zoe,3 cid,4 dan");
	ck_dbi(DBIERR_TABLEREADONLY, DbiApplyDelayedUpdates(user.cur,
	    dbiDelayedUpdPrepare));
	ck_assert_int_eq(cb.told, DBIERR_TABLEREADONLY);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&user.cur));
}
END_TEST

START_TEST(rolled_back_entries_are_written_again)
{
	hDBIXact xact = NULL;

	change_all();
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.me.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, prepare());
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendABORT));
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(mine(), "1 zoe,3 cid,4 dan");
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.me.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, prepare());
	ck_dbi(DBIERR_NONE, prepare());
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, xact, xendCOMMIT));
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_int_eq(pending(fx.me.cur), 0);
	ck_assert_str_eq(yours(), "1 zoe,3 cid,4 dan");
}
END_TEST

START_TEST(two_cursors_are_applied_in_one_transaction)
{
	struct person_user user = fx.me;
	hDBIXact xact = NULL;

	user.cur = people_open(&fx.me, dbiREADWRITE);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&user.cur));
	rename_to(1, "zoe");
	ck_dbi(DBIERR_NONE, people_rename(&user, 3, "zac"));
	ck_assert_str_eq(mine(), "1 zoe,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.me.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, prepare());
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(user.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendCOMMIT));
	ck_dbi(DBIERR_NONE, commit());
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(user.cur,
	    dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 zoe,2 bob,3 zac");
}
END_TEST

START_TEST(key_is_deleted_and_inserted_again)
{
	erase(2);
	insert(2, "new");
	ck_assert_str_eq(mine(), "1 ann,2 new,3 cid");
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_str_eq(yours(), "1 ann,2 new,3 cid");
}
END_TEST

START_TEST(blob_is_cached_with_the_record)
{
	uint8_t text[] = "a long story", back[64] = "";
	uint32_t size = 0, got = 0;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.me.cur, fx.me.buf, P_NOTE,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiPutBlob(fx.me.cur, fx.me.buf, P_NOTE, 0,
	    sizeof text, text));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.me.cur, fx.me.buf, P_NOTE));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.you.cur, fx.you.buf, P_NOTE,
	    dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlobSize(fx.you.cur, fx.you.buf, P_NOTE,
	    &size));
	ck_assert_uint_eq(size, 0);
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.you.cur, fx.you.buf, P_NOTE));
	ck_dbi(DBIERR_NONE, commit());
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.you.cur, fx.you.buf, P_NOTE,
	    dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlob(fx.you.cur, fx.you.buf, P_NOTE, 0,
	    sizeof back, back, &got));
	ck_assert_uint_eq(got, sizeof text);
	ck_assert_mem_eq(back, text, sizeof text);
}
END_TEST

START_TEST(pending_inserts_show_in_ranges)
{
	int32_t from = 2, to = 4;
	uint8_t low[64], high[64];

	insert(4, "dan");
	insert(9, "zed");
	people_put(fx.me.cur, fx.me.buf, from, "", 1);
	ck_dbi(DBIERR_NONE, DbiExtractKey(fx.me.cur, fx.me.buf, low));
	people_put(fx.me.cur, fx.me.buf, to, "", 1);
	ck_dbi(DBIERR_NONE, DbiExtractKey(fx.me.cur, fx.me.buf, high));
	ck_dbi(DBIERR_NONE, DbiSetRange(fx.me.cur, TRUE, 0, 0, low, TRUE, 0,
	    0, high, TRUE));
	ck_assert_str_eq(mine(), "2 bob,3 cid,4 dan");
	ck_dbi(DBIERR_NONE, DbiResetRange(fx.me.cur));
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid,4 dan,9 zed");
}
END_TEST

static int16_t DBIFN
has_high_id(DBICLIENTDATA data, uint8_t *buf, uint32_t number)
{
	(void)data;
	(void)number;
	return people_id(fx.me.cur, buf) >= 3;
}

START_TEST(filters_see_the_cached_record)
{
	hDBIFilter filter = NULL;

	insert(4, "dan");
	ck_dbi(DBIERR_NONE, people_renumber(&fx.me, 1, 9));
	ck_dbi(DBIERR_NONE, DbiAddFilter(fx.me.cur, 0, 1, FALSE, NULL,
	    has_high_id, &filter));
	ck_dbi(DBIERR_NONE, DbiActivateFilter(fx.me.cur, filter));
	ck_assert_str_eq(mine(), "3 cid,4 dan,9 ann");
	ck_dbi(DBIERR_NONE, DbiDropFilter(fx.me.cur, filter));
	ck_assert_str_eq(mine(), "2 bob,3 cid,4 dan,9 ann");
}
END_TEST

START_TEST(cache_survives_the_switch_to_another_index)
{
	hDBICur old = fx.me.cur;

	insert(4, "abe");
	rename_to(1, "zoe");
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&fx.me.cur, "NAME", NULL, 0,
	    FALSE));
	ck_assert_ptr_ne(fx.me.cur, old);
	people_resize(&fx.me);
	ck_assert_int_eq(pending(fx.me.cur), 2);
	ck_assert_str_eq(mine(), "4 abe,2 bob,3 cid,1 zoe");
	ck_dbi(DBIERR_NONE, commit());
	ck_assert_str_eq(mine(), "4 abe,2 bob,3 cid,1 zoe");
	ck_assert_str_eq(yours(), "1 zoe,2 bob,3 cid,4 abe");
}
END_TEST

START_TEST(clone_is_a_plain_cursor_on_the_table)
{
	struct person_user user = fx.me;

	insert(4, "dan");
	ck_dbi(DBIERR_NONE, DbiCloneCursor(fx.me.cur, FALSE, FALSE,
	    &user.cur));
	ck_assert_str_eq(people_show(&user), "1 ann,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.me.cur));
	ck_dbi(DBIERR_NONE, people_rename(&user, 1, "zoe"));
	ck_assert_str_eq(yours(), "1 zoe,2 bob,3 cid");
}
END_TEST

/* ---- dBASE ---- */

static hDBICur
make_dbase(void)
{
	CRTblDesc table;
	FLDDesc fld;
	hDBICur cur = NULL;

	memset(&fld, 0, sizeof fld);
	fld.iFldNum = 1;
	strcpy(fld.szName, "WORD");
	fld.iFldType = fldDBCHAR;
	fld.iUnits1 = 10;
	memset(&table, 0, sizeof table);
	strcpy(table.szTblName, "WORDS");
	strcpy(table.szTblType, szDBASE);
	table.iFldCount = 1;
	table.pfldDesc = &fld;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.me.db, FALSE, &table));
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.me.db, "WORDS", szDBASE, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
	return cur;
}

static void
add_word(hDBICur cur, const char *word)
{
	uint8_t buf[256];
	char text[16];

	snprintf(text, sizeof text, "%s", word);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)text));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
}

static int32_t
count_words(hDBICur cur)
{
	int32_t count = -1;

	ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(cur, &count));
	return count;
}

START_TEST(applied_deletion_of_a_dbase_record_marks_it)
{
	hDBICur cur = make_dbase();

	add_word(cur, "one");
	add_word(cur, "two");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	add_word(cur, "three");
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cur, NULL));
	ck_assert_int_eq(pending(cur), 2);
	ck_assert_int_eq(count_words(cur), 2);
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&cur));
	ck_assert_int_eq(count_words(cur), 2);
	ck_dbi(DBIERR_NONE, DbiSetProp(cur, curSOFTDELETEON, TRUE));
	ck_assert_int_eq(count_words(cur), 3);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}
END_TEST

static void
add_conflicts(TCase *tc)
{
	int all = OPERATIONS * CAUSES;

	tcase_add_loop_test(tc,
	    conflict_without_callback_leaves_the_table_alone, 0, all);
	tcase_add_loop_test(tc, abort_undoes_the_run_and_gives_the_code, 0,
	    all);
	tcase_add_loop_test(tc,
	    skipped_entry_stays_and_the_others_are_written, 0, all);
	tcase_add_loop_test(tc, continue_is_the_same_as_skip, 0, all);
	tcase_add_loop_test(tc, partial_assist_counts_as_written, 0, all);
	tcase_add_loop_test(tc, retry_asks_again_for_each_failure, 0, all);
	tcase_add_loop_test(tc, retry_succeeds_once_the_lock_is_gone, 0, 2);
	tcase_add_test(tc, retry_writes_the_edited_record);
	tcase_add_test(tc, retry_of_a_modify_with_another_key);
	tcase_add_test(tc, retry_with_a_value_that_passes_the_checks);
	tcase_add_test(tc, edit_of_a_retry_that_fails_again_is_forgotten);
	tcase_add_test(tc, edit_that_was_undone_is_forgotten);
	tcase_add_test(tc, edit_of_a_skipped_record_is_forgotten);
	tcase_add_loop_test(tc, code_left_by_the_callback_is_the_result, 0,
	    2);
	tcase_add_test(tc, callback_of_the_session_is_asked_too);
	tcase_add_test(tc, callback_can_be_switched_off);
	tcase_add_test(tc, abort_keeps_what_was_written_when_told_so);
	tcase_add_test(tc, entries_that_succeed_are_not_asked_about);
	tcase_add_test(tc, callback_writes_the_change_itself);
	tcase_add_test(tc, callback_reads_and_edits_notes);
	tcase_add_test(tc, callback_may_not_take_its_cursor_away);
	tcase_add_loop_test(tc, callback_may_not_move_its_cursor_by_a_link, 0,
	    2);
	tcase_add_test(tc, missing_callback_leaves_outputs_alone);
	tcase_add_test(tc, callback_buffer_must_be_big_enough);
	tcase_add_test(tc, callback_moves_to_the_new_handle);
}

static void
add_cache(TCase *tc)
{
	tcase_add_test(tc, handle_is_replaced_and_sizes_grow);
	tcase_add_test(tc, mode_is_entered_and_left_once);
	tcase_add_test(tc, properties_need_the_mode);
	tcase_add_test(tc, position_is_kept_when_the_mode_begins_and_ends);
	tcase_add_test(tc, end_drops_what_is_pending);
	tcase_add_test(tc, close_drops_what_is_pending);
	tcase_add_test(tc, status_of_records_is_told);
	tcase_add_test(tc, display_options_choose_records);
	tcase_add_test(tc, old_record_is_what_was_before_the_first_change);
	tcase_add_test(tc, pending_updates_are_counted_by_record);
	tcase_add_test(tc, state_of_the_current_record_is_described);
	tcase_add_test(tc, nothing_is_checked_before_it_is_applied);
	tcase_add_test(tc, deleted_record_cannot_be_deleted_again);
	tcase_add_test(tc, edits_take_no_locks);
	tcase_add_test(tc, cancel_current_restores_each_state);
	tcase_add_test(tc, cancel_forgets_all_and_keeps_the_mode);
	tcase_add_test(tc, read_only_cursor_caches_and_fails_to_apply);
	tcase_add_test(tc, rolled_back_entries_are_written_again);
	tcase_add_test(tc, two_cursors_are_applied_in_one_transaction);
	tcase_add_test(tc, key_is_deleted_and_inserted_again);
	tcase_add_test(tc, blob_is_cached_with_the_record);
	tcase_add_test(tc, pending_inserts_show_in_ranges);
	tcase_add_test(tc, filters_see_the_cached_record);
	tcase_add_test(tc, cache_survives_the_switch_to_another_index);
	tcase_add_test(tc, clone_is_a_plain_cursor_on_the_table);
	tcase_add_test(tc, applied_deletion_of_a_dbase_record_marks_it);
}

int
main(void)
{
	Suite *suite = suite_create("bde_delayed");
	TCase *tc = tcase_create("cache");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	add_cache(tc);
	suite_add_tcase(suite, tc);
	tc = tcase_create("conflicts");
	tcase_add_checked_fixture(tc, setup, teardown);
	add_conflicts(tc);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
