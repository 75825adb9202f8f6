/* SPDX-License-Identifier: MIT */

#include "base_alloc.h"
#include "suite.h"

#include <check.h>
#include <stdint.h>
#include <string.h>

START_TEST(nth_allocation_fails_once)
{
	void *block;
	long i;

	base_alloc_fail_after(_i);
	for (i = 1; i < _i; i++) {
		block = base_malloc(8);
		ck_assert_ptr_nonnull(block);
		base_free(block);
	}
	ck_assert_int_eq(base_alloc_has_failed(), 0);
	ck_assert_ptr_null(base_malloc(8));
	ck_assert_int_eq(base_alloc_has_failed(), 1);
	block = base_malloc(8);
	ck_assert_ptr_nonnull(block);
	base_free(block);
}
END_TEST

START_TEST(every_kind_of_allocation_can_fail)
{
	char *kept = base_strdup("kept");

	base_alloc_fail_after(1);
	ck_assert_ptr_null(base_calloc(2, 2));
	base_alloc_fail_after(1);
	ck_assert_ptr_null(base_strdup("x"));
	base_alloc_fail_after(1);
	ck_assert_ptr_null(base_memdup("x", 1));
	base_alloc_fail_after(1);
	ck_assert_ptr_null(base_realloc(kept, 100));
	ck_assert_str_eq(kept, "kept");
	base_free(kept);
}
END_TEST

START_TEST(zero_switches_failing_off)
{
	void *block;

	base_alloc_fail_after(1);
	base_alloc_fail_after(0);
	block = base_malloc(1);
	ck_assert_ptr_nonnull(block);
	ck_assert_int_eq(base_alloc_has_failed(), 0);
	base_free(block);
}
END_TEST

START_TEST(empty_blocks_are_not_null)
{
	void *block = base_malloc(0);

	ck_assert_ptr_nonnull(block);
	block = base_realloc(block, 0);
	ck_assert_ptr_nonnull(block);
	base_free(block);
	block = base_calloc(0, 4);
	ck_assert_ptr_nonnull(block);
	base_free(block);
	block = base_memdup(NULL, 0);
	ck_assert_ptr_nonnull(block);
	base_free(block);
	base_free(NULL);
}
END_TEST

START_TEST(calloc_refuses_a_product_that_overflows)
{
	volatile size_t half = SIZE_MAX / 2;

	ck_assert_ptr_null(base_calloc(half, 3));
}
END_TEST

START_TEST(calloc_gives_zeroes)
{
	static const char zero[64];
	char *block = base_calloc(8, 8);

	ck_assert_mem_eq(block, zero, sizeof(zero));
	base_free(block);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("base_alloc");
	TCase *tcase = tcase_create("base_alloc");

	tcase_add_loop_test(tcase, nth_allocation_fails_once, 1, 4);
	tcase_add_test(tcase, every_kind_of_allocation_can_fail);
	tcase_add_test(tcase, zero_switches_failing_off);
	tcase_add_test(tcase, empty_blocks_are_not_null);
	tcase_add_test(tcase, calloc_refuses_a_product_that_overflows);
	tcase_add_test(tcase, calloc_gives_zeroes);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
