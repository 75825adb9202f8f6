/* SPDX-License-Identifier: MIT */
/* Long values out of the row: written as versions or at once, forgotten by
 * commits, by rollbacks and after crashes. */
#include "eng_apply.h"
#include "eng_blob.h"
#include "eng_cursor.h"
#include "eng_fix.h"
#include "suite.h"

enum { SMALL = 9000, BIG = 300000 };

static struct eng_fix fx;
static uint8_t bytes[BIG];
static uint8_t back[BIG];

static void
setup(void)
{
	size_t i;

	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)(i * 31 + i / 251);
	fix_setup(&fx);
}

static void
teardown(void)
{
	fix_teardown(&fx);
}

static void
insert_note(int32_t id, size_t size)
{
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, id));
	ck_st(ENG_OK, fix_set(fx.cur, fx.note, bytes, size));
	ck_st(ENG_OK, fix_update(fx.cur));
}

static void
check_note(struct eng_cursor *cur, int32_t id, size_t size)
{
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = fx.note, .tag = 1, .buffer = back,
	    .room = sizeof back };

	ck_st(ENG_OK, fix_seek_id(cur, id));
	ck_st(ENG_OK, eng_cursor_read(cur, &read));
	ck_assert_uint_eq(read.actual, size);
	ck_assert_int_eq(memcmp(back, bytes, size), 0);
}

static unsigned
count_rows(struct eng_tree *tree)
{
	struct eng_view view = { NULL, UINT64_MAX, NULL };
	struct eng_scan *scan;
	const uint8_t *key, *value;
	size_t key_size, value_size;
	unsigned n = 0;

	eng_apply_tidy(fx.env);
	eng_env_share(fx.env);
	ck_st(ENG_OK, eng_scan_open(tree, &view, ENG_TREE_FIRST, NULL, 0,
	    &scan));
	while (eng_scan_next(scan, &key, &key_size, &value,
	    &value_size) == ENG_OK)
		n++;
	eng_scan_close(scan);
	eng_env_unshare(fx.env);
	return n;
}

static unsigned
count_chunks(void)
{
	return count_rows(fx.cur->table->blobs);
}

static const size_t sizes[] = { 1024, 3999, 4000, 4001, 8000, SMALL,
	ENG_BLOB_AT_ONCE - 1, ENG_BLOB_AT_ONCE, BIG };

START_TEST(value_of_any_size_comes_back)
{
	size_t size = sizes[_i];

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, size);
	check_note(fx.cur, 1, size);
	ck_st(ENG_E_NOT_FOUND, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	check_note(fx.other, 1, size);
	ck_assert_uint_eq(count_chunks(), (size + 3999) / 4000);
	ck_assert_uint_eq(count_rows(fx.store->orphans), 0);
	fix_restart(&fx, true);
	check_note(fx.cur, 1, size);
}
END_TEST

START_TEST(parts_are_read_from_any_offset)
{
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = fx.note, .tag = 1, .buffer = back, .room = 5000 };
	uint32_t offset;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, SMALL);
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	for (offset = 0; offset <= SMALL; offset += 500) {
		uint32_t left = SMALL - offset;

		read.offset = offset;
		ck_st(left > 5000 ? ENG_NOTE_CUT : ENG_OK,
		    eng_cursor_read(fx.cur, &read));
		ck_assert_uint_eq(read.actual, left);
		ck_assert_int_eq(memcmp(back, bytes + offset,
		    left < 5000 ? left : 5000), 0);
	}
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
}
END_TEST

START_TEST(rollback_leaves_no_chunks)
{
	size_t size = _i == 0 ? SMALL : BIG;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, size);
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
	ck_assert_uint_eq(count_chunks(), 0);
	ck_assert_uint_eq(count_rows(fx.store->orphans), 0);
}
END_TEST

START_TEST(deleted_value_lives_as_long_as_somebody_sees_it)
{
	size_t size = _i == 0 ? SMALL : BIG;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, size);
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	check_note(fx.other, 1, size);
	ck_st(ENG_OK, eng_txn_commit(fx.two, false));
	ck_assert_uint_eq(count_chunks(), 0);
	ck_assert_uint_eq(count_rows(fx.store->orphans), 0);
}
END_TEST

START_TEST(replaced_value_gives_way_to_the_new_one)
{
	size_t size = _i == 0 ? SMALL : BIG;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, size);
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set(fx.cur, fx.note, bytes, 5000));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "kept"));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	check_note(fx.cur, 1, 5000);
	ck_assert_uint_eq(count_chunks(), 2);
}
END_TEST

START_TEST(appending_brings_the_value_in_first)
{
	struct eng_write w = { .column_id = fx.note, .tag = 1,
	    .flags = ENG_SET_APPEND, .data = bytes + 5000, .size = 4000 };

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, 5000);
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, eng_cursor_write(fx.cur, &w));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	check_note(fx.cur, 1, SMALL);
	ck_assert_uint_eq(count_chunks(), 3);
}
END_TEST

/* What a crash leaves of a transaction that wrote at once is swept. */
START_TEST(crash_leaves_no_chunks_that_nobody_has)
{
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, BIG);
	ck_st(ENG_OK, eng_txn_commit(fx.one, true));
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(2, BIG);
	ck_assert_uint_eq(count_rows(fx.cur->table->blobs), 150);
	/* The session's end would undo it: leave the chunks as they are. */
	ck_st(ENG_OK, eng_txn_flush(fx.env));
	eng_tree_set_reaper(fx.store->orphans, NULL, NULL);
	fix_restart(&fx, false);
	check_note(fx.cur, 1, BIG);
	ck_st(ENG_E_NOT_FOUND, fix_seek_id(fx.cur, 2));
	ck_assert_uint_eq(count_chunks(), 75);
	ck_assert_uint_eq(count_rows(fx.store->orphans), 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_blob");
	TCase *tc = tcase_create("long values");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, value_of_any_size_comes_back, 0,
	    sizeof sizes / sizeof sizes[0]);
	tcase_add_test(tc, parts_are_read_from_any_offset);
	tcase_add_loop_test(tc, rollback_leaves_no_chunks, 0, 2);
	tcase_add_loop_test(tc,
	    deleted_value_lives_as_long_as_somebody_sees_it, 0, 2);
	tcase_add_loop_test(tc, replaced_value_gives_way_to_the_new_one, 0, 2);
	tcase_add_test(tc, appending_brings_the_value_in_first);
	tcase_add_test(tc, crash_leaves_no_chunks_that_nobody_has);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
