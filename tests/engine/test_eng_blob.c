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
chunks_of(size_t size)
{
	return (unsigned)((size + ENG_BLOB_CHUNK - 1) / ENG_BLOB_CHUNK);
}

static unsigned
count_chunks(void)
{
	return count_rows(fx.cur->table->blobs);
}

static const size_t sizes[] = { 1024, 8159, 8160, 8161, SMALL,
	ENG_BLOB_AT_ONCE - 1, ENG_BLOB_AT_ONCE, ENG_BLOB_CHUNK - 1,
	ENG_BLOB_CHUNK, ENG_BLOB_CHUNK + 1, 2 * ENG_BLOB_CHUNK, BIG };

START_TEST(value_of_any_size_comes_back)
{
	size_t size = sizes[_i];

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, size);
	check_note(fx.cur, 1, size);
	ck_st(ENG_E_NOT_FOUND, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	check_note(fx.other, 1, size);
	ck_assert_uint_eq(count_chunks(), chunks_of(size));
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

/* Across the borders of pages and chunks. */
START_TEST(parts_of_a_long_one_are_read_from_any_offset)
{
	static const uint32_t from[] = { 0, 8159, ENG_BLOB_CHUNK - 1,
	    ENG_BLOB_CHUNK, ENG_BLOB_CHUNK + 9000, BIG - 1, BIG };
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = fx.note, .tag = 1, .buffer = back };
	uint32_t left;
	size_t i;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, BIG);
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	for (i = 0; i < sizeof from / sizeof from[0]; i++) {
		read.offset = from[i];
		read.room = _i == 0 ? 1 : ENG_BLOB_CHUNK + 1;
		left = BIG - from[i];
		memset(back, 0, sizeof back);
		ck_st(left > read.room ? ENG_NOTE_CUT : ENG_OK,
		    eng_cursor_read(fx.cur, &read));
		ck_assert_uint_eq(read.actual, left);
		if (left > read.room)
			left = read.room;
		ck_assert_int_eq(memcmp(back, bytes + from[i], left), 0);
		ck_assert_uint_eq(back[left], 0);
	}
}
END_TEST

static void
overwrite(uint32_t offset, uint32_t size)
{
	struct eng_write w = { .column_id = fx.note, .tag = 1,
	    .flags = ENG_SET_OVERWRITE, .data = bytes + 1, .size = size,
	    .offset = offset };

	ck_st(ENG_OK, eng_cursor_write(fx.cur, &w));
}

/* The second goes into the block that the first one made. */
START_TEST(overwritten_parts_show_in_the_copy_and_then_in_the_record)
{
	struct eng_read read = { .column_id = fx.note, .tag = 1,
	    .buffer = back, .room = sizeof back };
	static uint8_t wanted[BIG];
	size_t size = _i == 0 ? SMALL : BIG;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	insert_note(1, size);
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	memcpy(wanted, bytes, size);
	memcpy(wanted, bytes + 1, size / 2);
	memcpy(wanted + size - 100, bytes + 1, 100);
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	overwrite(0, (uint32_t)size / 2);
	overwrite((uint32_t)size - 100, 100);
	read.source = ENG_FROM_COPY;
	ck_st(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, size);
	ck_assert_int_eq(memcmp(back, wanted, size), 0);
	ck_st(ENG_OK, fix_update(fx.cur));
	check_note(fx.other, 1, size);
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	check_note(fx.other, 1, size);
	ck_st(ENG_OK, eng_txn_commit(fx.two, false));
	read.source = ENG_FROM_RECORD;
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_int_eq(memcmp(back, wanted, size), 0);
	ck_assert_uint_eq(count_chunks(), chunks_of(size));
	ck_assert_uint_eq(count_rows(fx.store->orphans), 0);
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
	ck_assert_uint_eq(count_chunks(), 1);
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
	ck_assert_uint_eq(count_chunks(), chunks_of(SMALL));
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
	ck_assert_uint_eq(count_rows(fx.cur->table->blobs),
	    2 * chunks_of(BIG));
	/* The session's end would undo it: leave the chunks as they are. */
	ck_st(ENG_OK, eng_txn_flush(fx.env));
	eng_tree_set_reaper(fx.store->orphans, NULL, NULL);
	fix_restart(&fx, false);
	check_note(fx.cur, 1, BIG);
	ck_st(ENG_E_NOT_FOUND, fix_seek_id(fx.cur, 2));
	ck_assert_uint_eq(count_chunks(), chunks_of(BIG));
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
	tcase_add_loop_test(tc, parts_of_a_long_one_are_read_from_any_offset,
	    0, 2);
	tcase_add_loop_test(tc,
	    overwritten_parts_show_in_the_copy_and_then_in_the_record, 0, 2);
	tcase_add_loop_test(tc, rollback_leaves_no_chunks, 0, 2);
	tcase_add_loop_test(tc,
	    deleted_value_lives_as_long_as_somebody_sees_it, 0, 2);
	tcase_add_loop_test(tc, replaced_value_gives_way_to_the_new_one, 0, 2);
	tcase_add_test(tc, appending_brings_the_value_in_first);
	tcase_add_test(tc, crash_leaves_no_chunks_that_nobody_has);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
