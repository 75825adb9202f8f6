/* SPDX-License-Identifier: MIT */
/* When a cursor reads ahead of its moves. */
#include "eng_cursor.h"
#include "eng_fix.h"
#include "suite.h"

enum { ROWS = 40 };

static struct eng_fix fx;

static void
setup(void)
{
	char name[16];
	int i;

	fix_setup(&fx);
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	for (i = 0; i < ROWS; i++) {
		snprintf(name, sizeof name, "n%02d", i);
		ck_st(ENG_OK, fix_insert(&fx, fx.cur, i, name));
	}
}

static void
teardown(void)
{
	fix_teardown(&fx);
}

/* Moves from the first record on until something was read ahead; 0: it is
 * never. */
static int
count_moves(void)
{
	int i;

	ck_st(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	for (i = 1; i < ROWS; i++) {
		ck_st(ENG_OK, eng_cursor_move(fx.cur, 1, false));
		if (fx.cur->ahead.bulk.next != NULL)
			return i;
	}
	return 0;
}

static void
choose(const char *index)
{
	ck_st(ENG_OK, eng_cursor_set_index(fx.cur, index, false, 0));
}

START_TEST(a_few_moves_forward_promise_more)
{
	size_t room;

	ck_assert_int_eq(count_moves(), 3);
	room = fx.cur->ahead.room;
	ck_assert_int_eq(count_moves(), 3);
	ck_assert_uint_gt(fx.cur->ahead.room, room);
}
END_TEST

START_TEST(a_cursor_that_was_told_reads_ahead_at_once_and_most)
{
	size_t most;

	eng_cursor_set_sequential(fx.cur, true);
	ck_assert_int_eq(count_moves(), 1);
	most = fx.cur->ahead.room;
	ck_assert_int_eq(count_moves(), 1);
	ck_assert_uint_eq(fx.cur->ahead.room, most);
	eng_cursor_set_sequential(fx.cur, false);
	ck_assert_int_eq(count_moves(), 3);
	ck_assert_uint_lt(fx.cur->ahead.room, most);
}
END_TEST

START_TEST(moves_back_read_nothing_ahead_though_it_was_told)
{
	int i;

	eng_cursor_set_sequential(fx.cur, true);
	ck_st(ENG_OK, eng_cursor_go(fx.cur, ENG_LAST));
	for (i = 1; i < ROWS; i++) {
		ck_st(ENG_OK, eng_cursor_move(fx.cur, -1, false));
		ck_assert_ptr_null(fx.cur->ahead.bulk.next);
	}
	ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, fx.id), 0);
}
END_TEST

/* fileopen.cxx, ErrIsamSetSequential: of the cursor of the current index,
 * which another index takes away, but for that of the records. */
START_TEST(another_index_knows_nothing_of_it)
{
	eng_cursor_set_sequential(fx.cur, true);
	choose("name");
	ck_assert_int_eq(count_moves(), 3);
	eng_cursor_set_sequential(fx.cur, true);
	ck_assert_int_eq(count_moves(), 1);
	choose(NULL);
	ck_assert_int_eq(count_moves(), 1);
	choose("name");
	ck_assert_int_eq(count_moves(), 3);
}
END_TEST

START_TEST(a_copy_of_a_cursor_was_told_nothing)
{
	struct eng_cursor *cur = fx.cur;

	eng_cursor_set_sequential(cur, true);
	ck_st(ENG_OK, eng_cursor_dup(cur, &fx.cur));
	ck_assert_int_eq(count_moves(), 3);
	eng_cursor_close(fx.cur);
	fx.cur = cur;
}
END_TEST

/* What is read ahead is what moves one by one find. */
START_TEST(the_records_are_the_same)
{
	int i;

	eng_cursor_set_sequential(fx.cur, true);
	ck_st(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_st(ENG_OK, eng_cursor_move(fx.cur, 1, false));
	ck_st(ENG_OK, fix_seek_id(fx.other, 5));
	ck_st(ENG_OK, eng_cursor_delete(fx.other));
	for (i = 2; i < ROWS; i++) {
		if (i == 5)
			continue;
		ck_st(ENG_OK, eng_cursor_move(fx.cur, 1, false));
		ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, fx.id), i);
	}
	ck_st(ENG_E_NO_RECORD, eng_cursor_move(fx.cur, 1, false));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_ahead");
	TCase *tcase = jp_suite_case(suite, "ahead", setup, teardown);

	tcase_add_test(tcase, a_few_moves_forward_promise_more);
	tcase_add_test(tcase,
	    a_cursor_that_was_told_reads_ahead_at_once_and_most);
	tcase_add_test(tcase,
	    moves_back_read_nothing_ahead_though_it_was_told);
	tcase_add_test(tcase, another_index_knows_nothing_of_it);
	tcase_add_test(tcase, a_copy_of_a_cursor_was_told_nothing);
	tcase_add_test(tcase, the_records_are_the_same);
	return jp_suite_run(suite);
}
