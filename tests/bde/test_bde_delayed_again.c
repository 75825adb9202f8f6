/* SPDX-License-Identifier: MIT */
/* Cached updates: records that are changed again after they were written,
 * places of the cursor when the cache goes: BDE32 help,
 * "DbiApplyDelayedUpdates", "DbiEndDelayedUpdates". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "people.h"
#include "suite.h"

enum { BIG = 100000, BEFORE = 11 };

static struct people fx;

static void
setup(void)
{
	people_setup(&fx);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.me.cur));
	people_resize(&fx.me);
}

static void
teardown(void)
{
	people_teardown(&fx);
}

static DBIResult
apply(DBIDelayedUpdCmd cmd)
{
	return DbiApplyDelayedUpdates(fx.me.cur, cmd);
}

static int32_t
pending(void)
{
	int32_t count = -1;

	ck_dbi(DBIERR_NONE, DbiGetProp(fx.me.cur, curDELAYUPDNUMUPDATES,
	    &count, sizeof count, NULL));
	return count;
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

static int32_t
here(void)
{
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.me.cur, dbiNOLOCK, fx.me.buf,
	    NULL));
	return people_id(fx.me.cur, fx.me.buf);
}

static int32_t
next(void)
{
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(fx.me.cur, dbiNOLOCK, fx.me.buf,
	    NULL));
	return people_id(fx.me.cur, fx.me.buf);
}

static void
order_by_name(void)
{
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&fx.me.cur, "NAME", NULL, 0,
	    FALSE));
	people_resize(&fx.me);
}

/* ---- changed again ---- */

/* "After any command the mode stays on": what was written is what the next
 * change starts from. */
START_TEST(written_insert_can_be_changed)
{
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 4, "don"));
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid,4 don");
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid,4 don");
	ck_assert_int_eq(pending(), 0);
}
END_TEST

START_TEST(written_insert_can_get_another_key)
{
	int32_t id;

	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	for (id = 4; id < 8; id++) {
		ck_dbi(DBIERR_NONE, people_renumber(&fx.me, id, id + 1));
		ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	}
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid,8 dan");
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid,8 dan");
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid,8 dan");
}
END_TEST

START_TEST(written_insert_can_be_deleted)
{
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, people_delete(&fx.me, 4));
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid,4 dan");
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(mine(), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(written_change_can_be_changed_and_deleted)
{
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, people_renumber(&fx.me, 2, 7));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zac"));
	ck_dbi(DBIERR_NONE, people_delete(&fx.me, 7));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 zac,3 cid");
	ck_assert_int_eq(pending(), 0);
}
END_TEST

START_TEST(written_change_can_be_changed_after_its_transaction)
{
	hDBIXact xact = NULL;

	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.me.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	/* It may come back. */
	ck_dbi(DBIERR_NA, people_rename(&fx.me, 1, "zac"));
	ck_dbi(DBIERR_NA, people_delete(&fx.me, 1));
	ck_assert_str_eq(mine(), "1 zoe,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendCOMMIT));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zac"));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 zac,2 bob,3 cid");
}
END_TEST

/* Entries that a rolled back transaction had written are unprepared ones. */
START_TEST(commit_writes_what_was_rolled_back)
{
	hDBIXact xact = NULL;

	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.me.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.me.db, NULL, xendABORT));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 zoe,2 bob,3 cid,4 dan");
	ck_assert_int_eq(pending(), 0);
}
END_TEST

static uint8_t *
make_big(void)
{
	uint8_t *big = malloc(BIG);
	uint32_t i;

	ck_assert_ptr_nonnull(big);
	for (i = 0; i < BIG; i++)
		big[i] = (uint8_t)(i * 7 + i / 251);
	return big;
}

static void
put_note(const uint8_t *big)
{
	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.me.cur, fx.me.buf, P_NOTE,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiPutBlob(fx.me.cur, fx.me.buf, P_NOTE, 0, BIG,
	    (uint8_t *)(uintptr_t)big));
}

static void
ck_note(struct person_user *user, int32_t id, const uint8_t *big)
{
	uint8_t *back = malloc(BIG);
	uint32_t got = 0;

	ck_dbi(DBIERR_NONE, people_find(user, id, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(user->cur, user->buf, P_NOTE,
	    dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlob(user->cur, user->buf, P_NOTE, 0, BIG,
	    back, &got));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(user->cur, user->buf, P_NOTE));
	ck_assert_uint_eq(got, BIG);
	ck_assert_mem_eq(back, big, BIG);
	free(back);
}

START_TEST(big_note_survives_further_changes)
{
	uint8_t *big = make_big();

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	put_note(big);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.me.cur, fx.me.buf, P_NOTE));
	people_put(fx.me.cur, fx.me.buf, 4, "dan", 20);
	put_note(big);
	ck_dbi(DBIERR_NONE, DbiInsertRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.me.cur, fx.me.buf, P_NOTE));
	ck_note(&fx.me, 2, big);
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 2, "bea"));
	ck_dbi(DBIERR_NONE, people_renumber(&fx.me, 2, 6));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 4, "don"));
	ck_note(&fx.me, 6, big);
	ck_note(&fx.me, 4, big);
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_str_eq(yours(), "1 ann,3 cid,4 don,6 bea");
	ck_note(&fx.you, 6, big);
	ck_note(&fx.you, 4, big);
	free(big);
}
END_TEST

/* ---- places ---- */

START_TEST(cancelled_record_is_current_in_its_old_place)
{
	order_by_name();
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_assert_int_eq(here(), 1);
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCancelCurrent));
	ck_assert_int_eq(here(), 1);
	ck_assert_str_eq(people_name(fx.me.cur, fx.me.buf), "ann");
	ck_assert_int_eq(next(), 2);
}
END_TEST

START_TEST(cancel_leaves_the_cursor_on_its_stored_record)
{
	order_by_name();
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCancel));
	ck_assert_int_eq(here(), 1);
	ck_assert_int_eq(next(), 2);
}
END_TEST

/* "position kept when the record exists in the base table, else crack" */
START_TEST(end_leaves_the_cursor_on_its_stored_record)
{
	ck_dbi(DBIERR_NONE, people_renumber(&fx.me, 1, 9));
	ck_assert_int_eq(here(), 9);
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&fx.me.cur));
	people_resize(&fx.me);
	ck_assert_int_eq(here(), 1);
	ck_assert_int_eq(next(), 2);
}
END_TEST

START_TEST(end_leaves_the_cursor_in_the_order_of_its_index)
{
	order_by_name();
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&fx.me.cur));
	people_resize(&fx.me);
	ck_assert_int_eq(here(), 1);
	ck_assert_int_eq(next(), 2);
}
END_TEST

START_TEST(end_leaves_the_crack_of_an_insert)
{
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 0, "dan", 20));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&fx.me.cur));
	people_resize(&fx.me);
	ck_dbi(DBIERR_KEYORRECDELETED, DbiGetRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf, NULL));
	ck_assert_int_eq(next(), 1);
}
END_TEST

START_TEST(commit_leaves_the_cursor_on_its_record)
{
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 0, "dan", 20));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_int_eq(here(), 0);
	ck_assert_int_eq(next(), 1);
	ck_dbi(DBIERR_NONE, people_renumber(&fx.me, 1, 9));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	ck_assert_int_eq(here(), 9);
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_int_eq(here(), 9);
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(fx.me.cur, dbiNOLOCK, NULL,
	    NULL));
}
END_TEST

/* The record that was current before is not meant. */
START_TEST(cancel_current_needs_a_current_record)
{
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.me.cur));
	ck_dbi(DBIERR_BOF, apply(dbiDelayedUpdCancelCurrent));
	ck_dbi(DBIERR_NONE, DbiSetToEnd(fx.me.cur));
	ck_dbi(DBIERR_EOF, apply(dbiDelayedUpdCancelCurrent));
	ck_assert_int_eq(pending(), 1);
	ck_assert_str_eq(mine(), "1 zoe,2 bob,3 cid");
}
END_TEST

START_TEST(state_needs_a_current_record)
{
	DELAYUPDCbDesc state = { 0 };

	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "zoe"));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.me.cur));
	ck_dbi(DBIERR_BOF, DbiGetProp(fx.me.cur, curDELAYUPDRECSTATE, &state,
	    sizeof state, NULL));
}
END_TEST

/* ---- numbers ---- */

static uint32_t
count(void)
{
	uint32_t number = 99;

	ck_dbi(DBIERR_NONE, DbiGetRecordCount(fx.me.cur, &number));
	return number;
}

/* The stored ones, and inserts, without deletions. */
START_TEST(count_does_not_depend_on_what_is_shown)
{
	static const uint16_t shown[] = { BEFORE, PEOPLE_ALL, 4, 2, 0 };
	int32_t exact[] = { 4, 5, 1, 2, 0 };
	int32_t got;
	size_t i;

	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "dan", 20));
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 5, "eve", 20));
	ck_dbi(DBIERR_NONE, people_delete(&fx.me, 2));
	for (i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		ck_dbi(DBIERR_NONE, DbiSetProp(fx.me.cur,
		    curDELAYUPDDISPLAYOPT, shown[i]));
		ck_assert_uint_eq(count(), 4);
		ck_dbi(DBIERR_NONE, DbiGetExactRecordCount(fx.me.cur, &got));
		ck_assert_int_eq(got, exact[i]);
	}
}
END_TEST

/* ---- dBASE ---- */

static hDBICur
open_words(struct person_user *user)
{
	hDBICur cur = NULL;

	ck_dbi(DBIERR_NONE, DbiOpenTable(user->db, "WORDS", szDBASE, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	return cur;
}

static void
make_words(void)
{
	CRTblDesc table;
	FLDDesc fld;

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
}

static void
put_word(hDBICur cur, uint8_t *buf, const char *word)
{
	char text[16];

	snprintf(text, sizeof text, "%s", word);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)text));
}

static const char *
show_words(hDBICur cur)
{
	static char text[128];
	char word[16];
	uint8_t buf[256];
	DBIBOOL blank;

	text[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL) == DBIERR_NONE) {
		ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)word,
		    &blank));
		strcat(strcat(text, text[0] != '\0' ? " " : ""), word);
	}
	return text;
}

/* It keeps its number. */
START_TEST(written_record_without_a_key_can_be_changed)
{
	hDBICur one, two;
	uint8_t buf[256];

	make_words();
	one = open_words(&fx.me);
	two = open_words(&fx.you);
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&one));
	put_word(one, buf, "one");
	ck_dbi(DBIERR_NONE, DbiInsertRecord(one, dbiNOLOCK, buf));
	put_word(one, buf, "two");
	ck_dbi(DBIERR_NONE, DbiInsertRecord(one, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(one,
	    dbiDelayedUpdPrepare));
	ck_assert_str_eq(show_words(two), "one two");
	ck_dbi(DBIERR_NONE, DbiSetToBegin(one));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(one, dbiNOLOCK, buf, NULL));
	put_word(one, buf, "uno");
	ck_dbi(DBIERR_NONE, DbiModifyRecord(one, buf, TRUE));
	ck_assert_str_eq(show_words(one), "uno two");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(one,
	    dbiDelayedUpdCommit));
	ck_assert_str_eq(show_words(two), "uno two");
	ck_assert_str_eq(show_words(one), "uno two");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&one));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&two));
}
END_TEST

/* A record that another one marked as deleted is not there any more. */
START_TEST(marked_record_of_dbase_is_told_as_deleted)
{
	hDBICur one, two;
	uint8_t buf[256];

	make_words();
	one = open_words(&fx.me);
	two = open_words(&fx.me);
	put_word(one, buf, "one");
	ck_dbi(DBIERR_NONE, DbiInsertRecord(one, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&one));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(one));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(one, dbiNOLOCK, buf, NULL));
	put_word(one, buf, "uno");
	ck_dbi(DBIERR_NONE, DbiModifyRecord(one, buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(two, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(two, NULL));
	ck_dbi(DBIERR_OPTRECLOCKRECDEL, DbiApplyDelayedUpdates(one,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&one));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&two));
}
END_TEST

/* ---- callbacks ---- */

static DELAYUPDCbDesc desc;

static CBRType DBIFN
renumber_and_retry(CBType type, uintptr_t client_data, void *info)
{
	int32_t id = 8;

	(void)type;
	(void)client_data;
	(void)info;
	ck_dbi(DBIERR_NONE, DbiPutField(fx.me.cur, P_ID, desc.pNewRecBuf,
	    (uint8_t *)&id));
	return cbrRETRY;
}

START_TEST(cursor_follows_the_record_that_a_retry_renumbers)
{
	desc.pNewRecBuf = malloc(fx.me.buf_size);
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(fx.me.cur, cbDELAYEDUPD, 0,
	    sizeof desc, &desc, renumber_and_retry));
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 2, "dup", 20));
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdPrepare));
	ck_assert_int_eq(here(), 8);
	ck_dbi(DBIERR_NONE, apply(dbiDelayedUpdCommit));
	ck_assert_int_eq(here(), 8);
	ck_assert_str_eq(yours(), "1 ann,2 bob,3 cid,8 dup");
	free(desc.pNewRecBuf);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_delayed_again");
	TCase *tc = tcase_create("again");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, written_insert_can_be_changed);
	tcase_add_test(tc, written_insert_can_get_another_key);
	tcase_add_test(tc, written_insert_can_be_deleted);
	tcase_add_test(tc, written_change_can_be_changed_and_deleted);
	tcase_add_test(tc, written_change_can_be_changed_after_its_transaction);
	tcase_add_test(tc, commit_writes_what_was_rolled_back);
	tcase_add_test(tc, big_note_survives_further_changes);
	suite_add_tcase(suite, tc);
	tc = tcase_create("places");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, cancelled_record_is_current_in_its_old_place);
	tcase_add_test(tc, cancel_leaves_the_cursor_on_its_stored_record);
	tcase_add_test(tc, end_leaves_the_cursor_on_its_stored_record);
	tcase_add_test(tc, end_leaves_the_cursor_in_the_order_of_its_index);
	tcase_add_test(tc, end_leaves_the_crack_of_an_insert);
	tcase_add_test(tc, commit_leaves_the_cursor_on_its_record);
	tcase_add_test(tc, cancel_current_needs_a_current_record);
	tcase_add_test(tc, state_needs_a_current_record);
	tcase_add_test(tc, count_does_not_depend_on_what_is_shown);
	tcase_add_test(tc, written_record_without_a_key_can_be_changed);
	tcase_add_test(tc, marked_record_of_dbase_is_told_as_deleted);
	tcase_add_test(tc, cursor_follows_the_record_that_a_retry_renumbers);
	suite_add_tcase(suite, tc);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
