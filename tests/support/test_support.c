/* SPDX-License-Identifier: MIT */
/* The helpers of the tests find what they are there to find. */

#include "alloc_fault.h"
#include "canary.h"
#include "ck_jet.h"
#include "suite.h"
#include "tmpdir.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

START_TEST(canary_passes_when_only_the_buffer_is_written)
{
	struct canary canary = canary_new(3);

	canary.data[0] = canary.data[1] = 0;
	ck_assert_uint_eq(canary_untouched(&canary), 1);
	canary_free(&canary);
}
END_TEST

START_TEST(canary_fails_when_a_byte_behind_is_written)
{
	struct canary canary = canary_new(3);

	canary.data[3] = 0;
	canary_check(&canary);
}
END_TEST

START_TEST(canary_fails_when_a_byte_before_is_written)
{
	struct canary canary = canary_new(3);

	canary.data[-1] = 0;
	canary_check(&canary);
}
END_TEST

START_TEST(error_names_are_those_of_the_header)
{
	ck_assert_str_eq(ck_jet_name(JET_errSuccess), "JET_errSuccess");
	ck_assert_str_eq(ck_jet_name(JET_errWriteConflict),
	    "JET_errWriteConflict");
	ck_assert_str_eq(ck_jet_name(JET_wrnColumnNull), "JET_wrnColumnNull");
	ck_assert_str_eq(ck_jet_name(-31999), "JET_err?");
}
END_TEST

START_TEST(directory_goes_with_all_below_it)
{
	char *dir = jp_tmpdir_new();
	char *again = jp_tmpdir_path(dir, "..");
	char *sub = jp_tmpdir_path(dir, "sub");
	char *file = jp_tmpdir_path(sub, "file");
	char *kept = jp_tmpdir_path(dir, "");
	struct stat st;
	FILE *out;

	ck_assert_int_eq(stat(again, &st), 0);
	ck_assert_int_eq(mkdir(sub, 0700), 0);
	out = fopen(file, "w");
	ck_assert_ptr_nonnull(out);
	fclose(out);
	jp_tmpdir_remove(dir);
	ck_assert_int_ne(stat(kept, &st), 0);
	free(again);
	free(sub);
	free(file);
	free(kept);
}
END_TEST

START_TEST(every_allocation_has_its_turn_to_fail)
{
	int failures = 0;
	int runs = 0;

	EACH_ALLOC_FAULT(nth) {
		void *first = base_malloc(1);
		void *second = base_malloc(1);

		runs++;
		failures += (first == NULL) + (second == NULL);
		base_free(first);
		base_free(second);
	}
	ck_assert_int_eq(runs, 3);
	ck_assert_int_eq(failures, 2);
	ck_assert_int_eq(base_alloc_has_failed(), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("support");
	TCase *tcase = tcase_create("canary");

	tcase_add_test(tcase, canary_passes_when_only_the_buffer_is_written);
	/* Check's own way to say that a failed assertion is wanted. */
	tcase_add_exit_test(tcase,
	    canary_fails_when_a_byte_behind_is_written, EXIT_FAILURE);
	tcase_add_exit_test(tcase,
	    canary_fails_when_a_byte_before_is_written, EXIT_FAILURE);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("others");
	tcase_add_test(tcase, error_names_are_those_of_the_header);
	tcase_add_test(tcase, directory_goes_with_all_below_it);
	tcase_add_test(tcase, every_allocation_has_its_turn_to_fail);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
