/* SPDX-License-Identifier: MIT */

#include "base_text.h"

#include <check.h>
#include <errno.h>
#include <string.h>

#include "base_alloc.h"
#include "suite.h"

static const char16_t mixed[] = u"Gr\u00fc\u00dfe \u4e2d\u6587 \U0001f600!";
static const char mixed8[] = "Gr\xc3\xbc\xc3\x9f" "e \xe4\xb8\xad\xe6\x96\x87 "
    "\xf0\x9f\x98\x80!";

START_TEST(text_goes_to_utf8_and_back)
{
	struct base_buf narrow = BASE_BUF_EMPTY, wide = BASE_BUF_EMPTY;

	ck_assert(base_text_from_utf16(&narrow, mixed, (size_t)-1));
	ck_assert_uint_eq(narrow.size, strlen(mixed8));
	ck_assert_mem_eq(narrow.data, mixed8, narrow.size);
	ck_assert(base_text_to_utf16(&wide, mixed8, (size_t)-1));
	ck_assert_uint_eq(wide.size, sizeof(mixed) - 2);
	ck_assert_mem_eq(wide.data, mixed, wide.size);
	base_buf_fini(&narrow);
	base_buf_fini(&wide);
}
END_TEST

START_TEST(text_is_appended_and_may_hold_nul)
{
	struct base_buf narrow = BASE_BUF_EMPTY, wide = BASE_BUF_EMPTY;

	ck_assert(base_buf_set(&narrow, "<", 1));
	ck_assert(base_text_from_utf16(&narrow, u"a\0b", 3));
	ck_assert(base_text_from_utf16(&narrow, u"", (size_t)-1));
	ck_assert_uint_eq(narrow.size, 4);
	ck_assert_mem_eq(narrow.data, "<a\0b", 4);
	ck_assert(base_text_to_utf16(&wide, "x", 1));
	ck_assert(base_text_to_utf16(&wide, "y\0z", 3));
	ck_assert_uint_eq(wide.size, 8);
	ck_assert_mem_eq(wide.data, u"xy\0z", 8);
	base_buf_fini(&narrow);
	base_buf_fini(&wide);
}
END_TEST

START_TEST(broken_text_is_refused)
{
	static const char16_t lone[] = { 'a', 0xd800, 'b', 0 };
	struct base_buf out = BASE_BUF_EMPTY;

	errno = 0;
	ck_assert(!base_text_from_utf16(&out, lone, 3));
	ck_assert_int_eq(errno, EILSEQ);
	errno = 0;
	ck_assert(!base_text_to_utf16(&out, "a\xff", 2));
	ck_assert_int_eq(errno, EILSEQ);
	ck_assert(!base_text_to_utf16(&out, "\xc3", 1));
	ck_assert(!base_text_to_utf16(&out, "\xed\xa0\x80", 3));
	ck_assert_uint_eq(out.size, 0);
	base_buf_fini(&out);
}
END_TEST

START_TEST(text_without_memory_is_refused)
{
	struct base_buf out = BASE_BUF_EMPTY;

	base_alloc_fail_after(1);
	errno = 0;
	ck_assert(!base_text_from_utf16(&out, u"abc", 3));
	ck_assert_int_eq(errno, ENOMEM);
	errno = 0;
	ck_assert(!base_text_from_utf16(&out, u"abc", SIZE_MAX / 2));
	ck_assert_int_eq(errno, ENOMEM);
}
END_TEST

START_TEST(names_are_compared_without_ascii_case)
{
	char folded[16];

	ck_assert_int_eq(base_text_casecmp("Table_1", "tABLE_1"), 0);
	ck_assert_int_lt(base_text_casecmp("a", "B"), 0);
	ck_assert_int_lt(base_text_casecmp("a", "ab"), 0);
	ck_assert_int_gt(base_text_casecmp("Z", "\x5b"), 0);
	ck_assert_int_ne(base_text_casecmp("\xc3\xa4", "\xc3\x84"), 0);
	base_text_fold_name(folded, "AzZ[@1\xc3\x84");
	ck_assert_str_eq(folded, "azz[@1\xc3\x84");
}
END_TEST

START_TEST(locale_numbers_and_names_go_both_ways)
{
	ck_assert_str_eq(base_text_locale_of_lcid(0x0409), "en-US");
	ck_assert_str_eq(base_text_locale_of_lcid(0x0407), "de-DE");
	ck_assert_str_eq(base_text_locale_of_lcid(0x10407), "de-DE_phoneb");
	ck_assert_str_eq(base_text_locale_of_lcid(0x0001), "ar");
	ck_assert_str_eq(base_text_locale_of_lcid(0x40411), "ja-JP_radstr");
	ck_assert_str_eq(base_text_locale_of_lcid(0x007f), "");
	ck_assert_str_eq(base_text_locale_of_lcid(0), "en-US");
	ck_assert_str_eq(base_text_locale_of_lcid(0x0400), "en-US");
	ck_assert_str_eq(base_text_locale_of_lcid(0x0800), "en-US");
	ck_assert_ptr_null(base_text_locale_of_lcid(0xffff));
	ck_assert_ptr_null(base_text_locale_of_lcid(0x99999));
	ck_assert_uint_eq(base_text_lcid_of_locale("PT-br"), 0x0416);
	ck_assert_uint_eq(base_text_lcid_of_locale(""), 0x007f);
	ck_assert_uint_eq(base_text_lcid_of_locale("qq-QQ"), 0);
}
END_TEST

START_TEST(every_listed_locale_collates)
{
	const char *name;
	unsigned known = 0;
	uint32_t lcid;

	for (lcid = 0; lcid < 0x41500; lcid++) {
		name = base_text_locale_of_lcid(lcid);
		if (name == NULL)
			continue;
		known++;
		if (lcid != 0 && lcid != 0x400 && lcid != 0x800)
			ck_assert_uint_eq(base_text_lcid_of_locale(name),
			    lcid);
		ck_assert_msg(base_collator_get(name, 0) != NULL, "%s", name);
	}
	ck_assert_uint_gt(known, 120);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("base_text");
	TCase *tcase = tcase_create("base_text");

	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, text_goes_to_utf8_and_back);
	tcase_add_test(tcase, text_is_appended_and_may_hold_nul);
	tcase_add_test(tcase, broken_text_is_refused);
	tcase_add_test(tcase, text_without_memory_is_refused);
	tcase_add_test(tcase, names_are_compared_without_ascii_case);
	tcase_add_test(tcase, locale_numbers_and_names_go_both_ways);
	tcase_add_test(tcase, every_listed_locale_collates);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
