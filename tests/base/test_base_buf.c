/* SPDX-License-Identifier: MIT */

#include "base_buf.h"

#include <check.h>
#include <string.h>

#include "base_alloc.h"
#include "suite.h"

START_TEST(a_buffer_keeps_what_is_added)
{
	struct base_buf buf = BASE_BUF_EMPTY;
	unsigned i;

	for (i = 0; i < 10000; i++)
		ck_assert(base_buf_add_byte(&buf, (uint8_t)(i * 7)));
	ck_assert_uint_eq(buf.size, 10000);
	for (i = 0; i < 10000; i++)
		ck_assert_uint_eq(buf.data[i], (uint8_t)(i * 7));
	base_buf_clear(&buf);
	ck_assert_uint_eq(buf.size, 0);
	ck_assert(base_buf_set(&buf, "abc", 3));
	ck_assert(base_buf_add(&buf, "de", 2));
	ck_assert(base_buf_add(&buf, NULL, 0));
	ck_assert_uint_eq(buf.size, 5);
	ck_assert_mem_eq(buf.data, "abcde", 5);
	base_buf_fini(&buf);
	ck_assert_ptr_null(buf.data);
}
END_TEST

START_TEST(integers_are_stored_little_endian)
{
	static const uint8_t want[] = { 0x34, 0x12, 0x04, 0x03, 0x02, 0x01,
	    8, 7, 6, 5, 4, 3, 2, 0xf1 };
	struct base_buf buf = BASE_BUF_EMPTY;

	ck_assert(base_buf_add_u16(&buf, 0x1234));
	ck_assert(base_buf_add_u32(&buf, 0x01020304));
	ck_assert(base_buf_add_u64(&buf, 0xf102030405060708u));
	ck_assert_uint_eq(buf.size, sizeof(want));
	ck_assert_mem_eq(buf.data, want, sizeof(want));
	ck_assert_uint_eq(base_get_u16(buf.data), 0x1234);
	ck_assert_uint_eq(base_get_u32(buf.data + 2), 0x01020304);
	ck_assert_uint_eq(base_get_u64(buf.data + 6), 0xf102030405060708u);
	base_buf_fini(&buf);
}
END_TEST

START_TEST(integers_of_keys_are_big_endian)
{
	static const uint8_t want[] = { 0x01, 0x02, 0x03, 0x04,
	    0xf1, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08 };
	uint8_t got[sizeof(want)];

	base_put_be32(got, 0x01020304);
	base_put_be64(got + 4, 0xf102030405060708u);
	ck_assert_mem_eq(got, want, sizeof(want));
	ck_assert_uint_eq(base_get_be32(got), 0x01020304);
	ck_assert_uint_eq(base_get_be64(got + 4), 0xf102030405060708u);
}
END_TEST

/* Of every size, apart from the buffer and inside of it. */
START_TEST(a_buffer_is_set_to_bytes_of_any_place)
{
	enum { MOST = 40 };
	uint8_t bytes[MOST];
	struct base_buf buf = BASE_BUF_EMPTY;
	size_t from;
	unsigned i;

	for (i = 0; i < MOST; i++)
		bytes[i] = (uint8_t)(i + 1);
	for (from = 0; from <= (size_t)_i; from++) {
		ck_assert(base_buf_set(&buf, bytes, (size_t)_i));
		ck_assert_uint_eq(buf.size, (size_t)_i);
		ck_assert_mem_eq(buf.data, bytes, (size_t)_i);
		ck_assert(base_buf_set(&buf, buf.data + from,
		    (size_t)_i - from));
		ck_assert_uint_eq(buf.size, (size_t)_i - from);
		ck_assert_mem_eq(buf.data, bytes + from, (size_t)_i - from);
	}
	base_buf_fini(&buf);
}
END_TEST

START_TEST(resizing_fills_with_zero_bytes)
{
	static const uint8_t want[] = { 'x', 0, 0, 0 };
	struct base_buf buf = BASE_BUF_EMPTY;

	ck_assert(base_buf_set(&buf, "xyzw", 4));
	ck_assert(base_buf_resize(&buf, 1));
	ck_assert(base_buf_resize(&buf, 4));
	ck_assert_mem_eq(buf.data, want, 4);
	base_buf_fini(&buf);
}
END_TEST

START_TEST(a_buffer_that_cannot_grow_stays_as_it_was)
{
	struct base_buf buf = BASE_BUF_EMPTY;

	ck_assert(base_buf_set(&buf, "abc", 3));
	base_alloc_fail_after(1);
	ck_assert(!base_buf_resize(&buf, 1000));
	base_alloc_fail_after(1);
	ck_assert(!base_buf_reserve(&buf, 1000));
	base_alloc_fail_after(0);
	ck_assert(!base_buf_add(&buf, "x", SIZE_MAX - 1));
	ck_assert_uint_eq(buf.size, 3);
	ck_assert_mem_eq(buf.data, "abc", 3);
	base_buf_fini(&buf);
}
END_TEST

START_TEST(a_prefix_sorts_before_what_it_starts)
{
	ck_assert_int_lt(base_bytes_compare("ab", 2, "abc", 3), 0);
	ck_assert_int_gt(base_bytes_compare("abc", 3, "ab", 2), 0);
	ck_assert_int_eq(base_bytes_compare("abc", 3, "abc", 3), 0);
	ck_assert_int_gt(base_bytes_compare("\xff", 1, "abc", 3), 0);
	ck_assert_int_lt(base_bytes_compare(NULL, 0, "a", 1), 0);
	ck_assert_int_eq(base_bytes_compare(NULL, 0, NULL, 0), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("base_buf");
	TCase *tcase = tcase_create("base_buf");

	tcase_add_test(tcase, a_buffer_keeps_what_is_added);
	tcase_add_test(tcase, integers_are_stored_little_endian);
	tcase_add_test(tcase, integers_of_keys_are_big_endian);
	tcase_add_loop_test(tcase, a_buffer_is_set_to_bytes_of_any_place, 1,
	    40);
	tcase_add_test(tcase, resizing_fills_with_zero_bytes);
	tcase_add_test(tcase, a_buffer_that_cannot_grow_stays_as_it_was);
	tcase_add_test(tcase, a_prefix_sorts_before_what_it_starts);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
