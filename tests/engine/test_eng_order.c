/* SPDX-License-Identifier: MIT */
/* Keys between keys: lib/engine/FORMAT, "Records, index entries, long
 * values". */

#include "eng_order.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

enum { MANY = 1200, STEPS = 100000 };

static struct base_buf keys[MANY + 2];
static unsigned count;
static uint32_t number;

static void
set_number(struct base_buf *key, uint32_t value)
{
	uint8_t bytes[4];

	base_put_be32(bytes, value);
	ck_assert(base_buf_set(key, bytes, sizeof bytes));
}

/* Two records, numbered 5 and 6. */
static void
setup(void)
{
	count = 2;
	number = 7;
	set_number(&keys[0], 5);
	set_number(&keys[1], 6);
}

static void
teardown(void)
{
	while (count > 0)
		base_buf_fini(&keys[--count]);
}

static int
compare(const struct base_buf *a, const struct base_buf *b)
{
	return base_bytes_compare(a->data, a->size, b->data, b->size);
}

/* A new key in front of the one at n. */
static eng_status
insert(unsigned n)
{
	static const struct base_buf none = BASE_BUF_EMPTY;
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	st = eng_order_between(&key, n > 0 ? &keys[n - 1] : &none, &keys[n],
	    number++);
	if (st != ENG_OK) {
		base_buf_fini(&key);
		return st;
	}
	ck_assert_uint_le(key.size, ENG_RECORD_KEY_MAX);
	ck_assert_int_lt(compare(&key, &keys[n]), 0);
	if (n > 0)
		ck_assert_int_gt(compare(&key, &keys[n - 1]), 0);
	memmove(&keys[n + 1], &keys[n], (count - n) * sizeof keys[0]);
	keys[n] = key;
	count++;
	return ENG_OK;
}

START_TEST(key_between_two_keys_sorts_between_them)
{
	unsigned i;

	for (i = 0; i < MANY; i++)
		ck_assert_int_eq(insert((unsigned)rand() % count), ENG_OK);
}
END_TEST

START_TEST(there_is_room_before_the_first)
{
	unsigned i;

	for (i = 0; i < MANY; i++)
		ck_assert_int_eq(insert(0), ENG_OK);
}
END_TEST

/* What programs do: the one always before the same record, the other always
 * before the new one. */
START_TEST(long_runs_between_the_same_two_make_no_long_keys)
{
	struct base_buf low = BASE_BUF_EMPTY, high = BASE_BUF_EMPTY;
	struct base_buf key = BASE_BUF_EMPTY;
	unsigned i, turn;

	for (turn = 0; turn < 2; turn++) {
		set_number(&low, 5);
		set_number(&high, 6);
		for (i = 0; i < STEPS; i++) {
			ck_assert_int_eq(eng_order_between(&key, &low, &high,
			    number++), ENG_OK);
			ck_assert_int_lt(compare(&low, &key), 0);
			ck_assert_int_lt(compare(&key, &high), 0);
			ck_assert(base_buf_set(turn == 0 ? &low : &high,
			    key.data, key.size));
		}
		ck_assert_uint_le(key.size, 4 + 10);
	}
	base_buf_fini(&low);
	base_buf_fini(&high);
	base_buf_fini(&key);
}
END_TEST

START_TEST(zigzag_between_two_finds_hundreds_of_places)
{
	struct base_buf low = BASE_BUF_EMPTY, high = BASE_BUF_EMPTY;
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st = ENG_OK;
	unsigned i;

	set_number(&low, 5);
	set_number(&high, 6);
	for (i = 0; st == ENG_OK; i++) {
		st = eng_order_between(&key, &low, &high, number++);
		if (st == ENG_OK)
			ck_assert(base_buf_set(i % 2 == 0 ? &low : &high,
			    key.data, key.size));
	}
	ck_assert_int_eq(st, ENG_E_NO_AUTOINC);
	ck_assert_uint_gt(i, 300);
	base_buf_fini(&low);
	base_buf_fini(&high);
	base_buf_fini(&key);
}
END_TEST

START_TEST(same_place_at_the_same_time_gives_two_keys)
{
	struct base_buf a = BASE_BUF_EMPTY, b = BASE_BUF_EMPTY;
	struct base_buf key = BASE_BUF_EMPTY;

	ck_assert_int_eq(eng_order_between(&a, &keys[0], &keys[1], 7),
	    ENG_OK);
	ck_assert_int_eq(eng_order_between(&b, &keys[0], &keys[1], 8),
	    ENG_OK);
	ck_assert_int_lt(compare(&a, &b), 0);
	ck_assert_int_eq(eng_order_between(&key, &a, &b, 9), ENG_OK);
	ck_assert_int_lt(compare(&a, &key), 0);
	ck_assert_int_lt(compare(&key, &b), 0);
	base_buf_fini(&a);
	base_buf_fini(&b);
	base_buf_fini(&key);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_order");
	TCase *tc = jp_suite_case(suite, "keys", setup, teardown);

	tcase_add_test(tc, key_between_two_keys_sorts_between_them);
	tcase_add_test(tc, there_is_room_before_the_first);
	tcase_add_test(tc,
	    long_runs_between_the_same_two_make_no_long_keys);
	tcase_add_test(tc, zigzag_between_two_finds_hundreds_of_places);
	tcase_add_test(tc, same_place_at_the_same_time_gives_two_keys);
	return jp_suite_run(suite);
}
