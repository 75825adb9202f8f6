/* SPDX-License-Identifier: MIT */

#include "base_handle.h"

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base_alloc.h"
#include "suite.h"

#define KIND	3

START_TEST(a_handle_gives_its_object_until_it_is_freed)
{
	int thing;
	base_handle h = base_handle_new(KIND, &thing);

	ck_assert_uint_ne(h, 0);
	ck_assert_uint_ne(h, UINTPTR_MAX);
	ck_assert_ptr_eq(base_handle_get(KIND, h), &thing);
	base_handle_free(KIND, h);
	ck_assert_ptr_null(base_handle_get(KIND, h));
	base_handle_free(KIND, h);
}
END_TEST

START_TEST(a_handle_of_another_kind_is_not_found)
{
	int thing;
	base_handle h = base_handle_new(KIND, &thing);

	ck_assert_ptr_null(base_handle_get(KIND + 1, h));
	ck_assert_ptr_null(base_handle_get(0, h));
	ck_assert_ptr_null(base_handle_get(16 + KIND, h));
	base_handle_free(KIND + 1, h);
	ck_assert_ptr_eq(base_handle_get(KIND, h), &thing);
	base_handle_free(KIND, h);
}
END_TEST

START_TEST(invented_handles_are_not_found)
{
	uintptr_t h;
	int thing;
	base_handle live = base_handle_new(KIND, &thing);
	unsigned bit;

	ck_assert_ptr_null(base_handle_get(KIND, 0));
	ck_assert_ptr_null(base_handle_get(KIND, UINTPTR_MAX));
	ck_assert_ptr_null(base_handle_get(KIND, (uintptr_t)&thing));
	for (h = 1; h < 10000; h++)
		ck_assert_ptr_null(base_handle_get(KIND, h));
	for (bit = 0; bit < 8 * sizeof(live); bit++)
		ck_assert_ptr_null(base_handle_get(KIND,
		    live ^ (uintptr_t)1 << bit));
	base_handle_free(KIND, live);
}
END_TEST

START_TEST(stale_handles_stay_stale_while_slots_are_used_again)
{
	int thing;
	base_handle stale = base_handle_new(KIND, &thing);
	base_handle h;
	unsigned i;

	base_handle_free(KIND, stale);
	for (i = 0; i < 100000; i++) {
		h = base_handle_new(KIND, &thing);
		ck_assert_uint_ne(h, stale);
		base_handle_free(KIND, h);
		ck_assert_ptr_null(base_handle_get(KIND, stale));
	}
}
END_TEST

START_TEST(many_handles_live_side_by_side)
{
	static base_handle all[5000];
	static int things[5000];
	unsigned i;

	for (i = 0; i < 5000; i++)
		ck_assert_uint_ne(all[i] = base_handle_new(1 + i % 15,
		    &things[i]), 0);
	for (i = 0; i < 5000; i++)
		ck_assert_ptr_eq(base_handle_get(1 + i % 15, all[i]),
		    &things[i]);
	for (i = 0; i < 5000; i++)
		base_handle_free(1 + i % 15, all[i]);
}
END_TEST

START_TEST(no_handle_comes_without_memory_or_sense)
{
	static base_handle all[100000];
	unsigned count = 0;
	int thing;

	ck_assert_uint_eq(base_handle_new(0, &thing), 0);
	ck_assert_uint_eq(base_handle_new(16, &thing), 0);
	ck_assert_uint_eq(base_handle_new(KIND, NULL), 0);
	/* Slots come by the hundred: take all there are, then fail. */
	base_alloc_fail_after(1);
	while ((all[count] = base_handle_new(KIND, &thing)) != 0)
		ck_assert_uint_lt(++count, 100000);
	ck_assert_int_eq(base_alloc_has_failed(), 1);
	all[count] = base_handle_new(KIND, &thing);
	ck_assert_uint_ne(all[count], 0);
	do
		base_handle_free(KIND, all[count]);
	while (count-- > 0);
}
END_TEST

static int shared_things[2];
static _Atomic base_handle shared_handle;
static atomic_bool stopped;

/* What is found must be the object of that kind, whatever the other does. */
static void *
look_up(void *arg)
{
	void *found;

	while (!atomic_load(&stopped)) {
		found = base_handle_get(1, atomic_load(&shared_handle));
		if (found != NULL && found != &shared_things[0])
			return arg;
	}
	return NULL;
}

START_TEST(looking_up_needs_no_lock)
{
	pthread_t threads[2];
	base_handle h;
	void *wrong;
	unsigned i;

	for (i = 0; i < 2; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, look_up,
		    &shared_things), 0);
	for (i = 0; i < 50000; i++) {
		h = base_handle_new(1 + i % 2, &shared_things[i % 2]);
		atomic_store(&shared_handle, h);
		base_handle_free(1 + i % 2, h);
	}
	atomic_store(&stopped, true);
	for (i = 0; i < 2; i++) {
		pthread_join(threads[i], &wrong);
		ck_assert_ptr_null(wrong);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("base_handle");
	TCase *tcase = tcase_create("base_handle");

	tcase_add_test(tcase, a_handle_gives_its_object_until_it_is_freed);
	tcase_add_test(tcase, a_handle_of_another_kind_is_not_found);
	tcase_add_test(tcase, invented_handles_are_not_found);
	tcase_add_test(tcase, stale_handles_stay_stale_while_slots_are_used_again);
	tcase_add_test(tcase, many_handles_live_side_by_side);
	tcase_add_test(tcase, no_handle_comes_without_memory_or_sense);
	tcase_add_test(tcase, looking_up_needs_no_lock);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
