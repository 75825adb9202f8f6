/* SPDX-License-Identifier: MIT */
/* BLOBs of record buffers: BDE32 help, "DbiOpenBlob", "DbiGetBlob",
 * "DbiPutBlob", "DbiTruncateBlob", "DbiFreeBlob". */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "people.h"

enum { BIG = 200000 };

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

static DBIResult
open_note(struct person_user *user, DBIOpenMode mode)
{
	return DbiOpenBlob(user->cur, user->buf, P_NOTE, mode);
}

static DBIResult
put(uint32_t offset, const char *text)
{
	return DbiPutBlob(fx.me.cur, fx.me.buf, P_NOTE, offset,
	    (uint32_t)strlen(text), (uint8_t *)(uintptr_t)text);
}

static void
free_note(struct person_user *user)
{
	ck_dbi(DBIERR_NONE, DbiFreeBlob(user->cur, user->buf, P_NOTE));
}

static uint32_t
size_of(struct person_user *user)
{
	uint32_t size = 77;

	ck_dbi(DBIERR_NONE, DbiGetBlobSize(user->cur, user->buf, P_NOTE,
	    &size));
	return size;
}

/* The whole note of the buffer's record. */
static const char *
note_of(struct person_user *user)
{
	static char text[64];
	uint32_t got = 0;

	memset(text, 0, sizeof text);
	ck_dbi(DBIERR_NONE, open_note(user, dbiREADONLY));
	if (size_of(user) > 0)
		ck_dbi(DBIERR_NONE, DbiGetBlob(user->cur, user->buf, P_NOTE,
		    0, sizeof text - 1, (uint8_t *)text, &got));
	free_note(user);
	return text;
}

static void
set_note(int32_t id, const char *text)
{
	ck_dbi(DBIERR_NONE, people_find(&fx.me, id, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiTruncateBlob(fx.me.cur, fx.me.buf, P_NOTE,
	    0));
	ck_dbi(DBIERR_NONE, put(0, text));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	free_note(&fx.me);
}

static bool
is_blank(struct person_user *user)
{
	DBIBOOL blank = 7;

	ck_dbi(DBIERR_NONE, DbiGetField(user->cur, P_NOTE, user->buf, NULL,
	    &blank));
	ck_assert(blank == TRUE || blank == FALSE);
	return blank;
}

START_TEST(written_note_is_read_by_others)
{
	set_note(2, "hello");
	ck_assert(!is_blank(&fx.me));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	ck_assert(!is_blank(&fx.you));
	ck_assert_str_eq(note_of(&fx.you), "hello");
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 1, dbiNOLOCK));
	ck_assert(is_blank(&fx.you));
	ck_assert_str_eq(note_of(&fx.you), "");
}
END_TEST

START_TEST(note_of_a_new_record)
{
	people_put(fx.me.cur, fx.me.buf, 4, "dan", 20);
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADWRITE));
	ck_dbi(DBIERR_NONE, put(0, "abc"));
	ck_dbi(DBIERR_NONE, put(3, "def"));
	ck_dbi(DBIERR_NONE, put(1, "X"));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf));
	free_note(&fx.me);
	ck_assert_str_eq(note_of(&fx.me), "aXcdef");
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 4, dbiNOLOCK));
	ck_assert_str_eq(note_of(&fx.you), "aXcdef");
}
END_TEST

START_TEST(freed_before_the_record_is_written_changes_are_lost)
{
	set_note(2, "hello");
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADWRITE));
	ck_dbi(DBIERR_NONE, put(0, "J"));
	free_note(&fx.me);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	ck_assert_str_eq(note_of(&fx.me), "hello");
}
END_TEST

START_TEST(modify_of_other_fields_keeps_the_note)
{
	set_note(2, "hello");
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 2, "x"));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	ck_assert_str_eq(note_of(&fx.you), "hello");
}
END_TEST

START_TEST(truncated_note_is_shorter_or_blank)
{
	set_note(2, "hello");
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADWRITE));
	ck_dbi(DBIERR_INVALIDBLOBLEN, DbiTruncateBlob(fx.me.cur, fx.me.buf,
	    P_NOTE, 6));
	ck_dbi(DBIERR_NONE, DbiTruncateBlob(fx.me.cur, fx.me.buf, P_NOTE,
	    4));
	ck_assert_uint_eq(size_of(&fx.me), 4);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiTruncateBlob(fx.me.cur, fx.me.buf, P_NOTE,
	    0));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	ck_assert_str_eq(note_of(&fx.you), "hell");
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	free_note(&fx.me);
	ck_assert(is_blank(&fx.me));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 2, dbiNOLOCK));
	ck_assert(is_blank(&fx.you));
}
END_TEST

START_TEST(reads_stop_at_the_end)
{
	uint8_t back[16];
	uint32_t got = 77;

	set_note(2, "hello");
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlob(fx.me.cur, fx.me.buf, P_NOTE, 3,
	    sizeof back, back, &got));
	ck_assert_uint_eq(got, 2);
	ck_assert_mem_eq(back, "lo", 2);
	ck_dbi(DBIERR_ENDOFBLOB, DbiGetBlob(fx.me.cur, fx.me.buf, P_NOTE, 5,
	    1, back, &got));
	ck_assert_uint_eq(got, 0);
	ck_dbi(DBIERR_INVALIDBLOBOFFSET, DbiGetBlob(fx.me.cur, fx.me.buf,
	    P_NOTE, 6, 1, back, &got));
	ck_dbi(DBIERR_NONE, DbiGetBlob(fx.me.cur, fx.me.buf, P_NOTE, 0, 0,
	    NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetBlob(fx.me.cur, fx.me.buf, P_NOTE,
	    0, 1, NULL, &got));
}
END_TEST

START_TEST(writes_need_to_be_allowed)
{
	struct person_user user = fx.me;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADONLY));
	ck_dbi(DBIERR_TABLEREADONLY, put(0, "x"));
	ck_dbi(DBIERR_TABLEREADONLY, DbiTruncateBlob(fx.me.cur, fx.me.buf,
	    P_NOTE, 0));
	free_note(&fx.me);
	user.cur = people_open(&fx.me, dbiREADONLY);
	ck_dbi(DBIERR_NONE, people_find(&user, 2, dbiNOLOCK));
	ck_dbi(DBIERR_TABLEREADONLY, open_note(&user, dbiREADWRITE));
	ck_dbi(DBIERR_NONE, open_note(&user, dbiREADONLY));
	free_note(&user);
}
END_TEST

START_TEST(note_is_opened_once_in_a_buffer)
{
	uint8_t *copy = malloc(fx.me.buf_size);
	uint8_t byte;
	uint32_t size;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADONLY));
	ck_dbi(DBIERR_BLOBOPENED, open_note(&fx.me, dbiREADONLY));
	memcpy(copy, fx.me.buf, fx.me.buf_size);
	ck_dbi(DBIERR_NONE, DbiGetBlobSize(fx.me.cur, copy, P_NOTE, &size));
	free_note(&fx.me);
	ck_dbi(DBIERR_INVALIDBLOBHANDLE, DbiGetBlobSize(fx.me.cur, copy,
	    P_NOTE, &size));
	ck_dbi(DBIERR_INVALIDBLOBHANDLE, DbiOpenBlob(fx.me.cur, copy,
	    P_NOTE, dbiREADONLY));
	ck_dbi(DBIERR_BLOBNOTOPENED, DbiGetBlobSize(fx.me.cur, fx.me.buf,
	    P_NOTE, &size));
	ck_dbi(DBIERR_BLOBNOTOPENED, DbiGetBlob(fx.me.cur, fx.me.buf,
	    P_NOTE, 0, 1, &byte, NULL));
	ck_dbi(DBIERR_BLOBNOTOPENED, put(0, "x"));
	ck_dbi(DBIERR_BLOBNOTOPENED, DbiTruncateBlob(fx.me.cur, fx.me.buf,
	    P_NOTE, 0));
	ck_dbi(DBIERR_BLOBNOTOPENED, DbiFreeBlob(fx.me.cur, fx.me.buf,
	    P_NOTE));
	free(copy);
}
END_TEST

START_TEST(all_notes_of_a_buffer_are_freed_at_once)
{
	uint32_t size;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.me.cur, fx.me.buf, 0));
	ck_dbi(DBIERR_BLOBNOTOPENED, DbiGetBlobSize(fx.me.cur, fx.me.buf,
	    P_NOTE, &size));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.me.cur, fx.me.buf, 0));
}
END_TEST

START_TEST(bad_arguments)
{
	uint32_t size;

	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NOTABLOB, DbiOpenBlob(fx.me.cur, fx.me.buf, P_NAME,
	    dbiREADONLY));
	ck_dbi(DBIERR_OUTOFRANGE, DbiOpenBlob(fx.me.cur, fx.me.buf, 0,
	    dbiREADONLY));
	ck_dbi(DBIERR_OUTOFRANGE, DbiOpenBlob(fx.me.cur, fx.me.buf, 6,
	    dbiREADONLY));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenBlob(fx.me.cur, NULL, P_NOTE,
	    dbiREADONLY));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenBlob(fx.me.cur, fx.me.buf,
	    P_NOTE, (DBIOpenMode)9));
	ck_dbi(DBIERR_INVALIDHNDL, DbiOpenBlob(NULL, fx.me.buf, P_NOTE,
	    dbiREADONLY));
	ck_dbi(DBIERR_NOTABLOB, DbiGetBlobSize(fx.me.cur, fx.me.buf, P_NAME,
	    &size));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetBlobSize(fx.me.cur, fx.me.buf,
	    P_NOTE, NULL));
	ck_dbi(DBIERR_OUTOFRANGE, DbiFreeBlob(fx.me.cur, fx.me.buf, 6));
	ck_dbi(DBIERR_INVALIDPARAM, DbiFreeBlob(fx.me.cur, NULL, 0));
	memset(fx.me.buf, 0xff, fx.me.buf_size);
	ck_dbi(DBIERR_INVALIDBLOBHANDLE, open_note(&fx.me, dbiREADONLY));
}
END_TEST

START_TEST(long_note_comes_back_byte_for_byte)
{
	uint8_t *big = malloc(BIG), *back = malloc(BIG);
	uint32_t i, got = 0;

	for (i = 0; i < BIG; i++)
		big[i] = (uint8_t)(i * 7 + i / 251);
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 3, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.me, dbiREADWRITE));
	ck_dbi(DBIERR_INVALIDBLOBOFFSET, put(1, "x"));
	ck_dbi(DBIERR_NONE, DbiPutBlob(fx.me.cur, fx.me.buf, P_NOTE, 0, BIG,
	    big));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.me.cur, fx.me.buf, TRUE));
	free_note(&fx.me);
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 3, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, open_note(&fx.you, dbiREADONLY));
	ck_assert_uint_eq(size_of(&fx.you), BIG);
	ck_dbi(DBIERR_NONE, DbiGetBlob(fx.you.cur, fx.you.buf, P_NOTE, 0,
	    BIG, back, &got));
	ck_assert_uint_eq(got, BIG);
	ck_assert(memcmp(big, back, BIG) == 0);
	free(big);
	free(back);
}
END_TEST

/* Programs keep buffers of several records. */
static void
leave_record(struct person_user *user)
{
	uint8_t *later = malloc(user->buf_size);

	ck_dbi(DBIERR_NONE, people_find(user, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(user->cur, dbiNOLOCK, later,
	    NULL));
	free(later);
}

START_TEST(note_of_a_record_that_the_cursor_has_left)
{
	uint8_t *buf = malloc(fx.me.buf_size);

	set_note(2, "hello");
	set_note(3, "other");
	leave_record(&fx.me);
	ck_assert_str_eq(note_of(&fx.me), "hello");
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.me.cur, dbiNOLOCK, buf, NULL));
	ck_assert_int_eq(people_id(fx.me.cur, buf), 3);
	leave_record(&fx.me);
	ck_dbi(DBIERR_NONE, people_delete(&fx.you, 2));
	ck_dbi(DBIERR_BLOBMODIFIED, open_note(&fx.me, dbiREADONLY));
	free(buf);
}
END_TEST

START_TEST(cached_note_of_a_record_that_the_cursor_has_left)
{
	set_note(2, "hello");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.me.cur));
	people_resize(&fx.me);
	set_note(2, "cached");
	leave_record(&fx.me);
	ck_assert_str_eq(note_of(&fx.me), "cached");
	leave_record(&fx.you);
	ck_assert_str_eq(note_of(&fx.you), "hello");
}
END_TEST

START_TEST(copied_record_takes_the_note_along)
{
	int32_t id = 7;

	set_note(2, "hello");
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiPutField(fx.me.cur, P_ID, fx.me.buf,
	    (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(fx.me.cur, dbiNOLOCK,
	    fx.me.buf));
	ck_dbi(DBIERR_NONE, people_find(&fx.you, 7, dbiNOLOCK));
	ck_assert_str_eq(note_of(&fx.you), "hello");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("bde_blob");
	TCase *tc = tcase_create("bde_blob");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, written_note_is_read_by_others);
	tcase_add_test(tc, note_of_a_new_record);
	tcase_add_test(tc, freed_before_the_record_is_written_changes_are_lost);
	tcase_add_test(tc, modify_of_other_fields_keeps_the_note);
	tcase_add_test(tc, truncated_note_is_shorter_or_blank);
	tcase_add_test(tc, reads_stop_at_the_end);
	tcase_add_test(tc, writes_need_to_be_allowed);
	tcase_add_test(tc, note_is_opened_once_in_a_buffer);
	tcase_add_test(tc, all_notes_of_a_buffer_are_freed_at_once);
	tcase_add_test(tc, bad_arguments);
	tcase_add_test(tc, long_note_comes_back_byte_for_byte);
	tcase_add_test(tc, note_of_a_record_that_the_cursor_has_left);
	tcase_add_test(tc, cached_note_of_a_record_that_the_cursor_has_left);
	tcase_add_test(tc, copied_record_takes_the_note_along);
	suite_add_tcase(suite, tc);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
