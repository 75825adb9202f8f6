/* SPDX-License-Identifier: MIT */
/* Code pages. */
#include <string.h>

#include "base_codepage.h"
#include "suite.h"

static const uint32_t numbers[] = { 437, 737, 850, 852, 857, 860, 861, 862,
	863, 865, 866, 874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254,
	1255, 1256 };

enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

static uint16_t
unit_of(uint32_t number, const char *bytes)
{
	struct base_buf out = BASE_BUF_EMPTY;
	uint16_t unit;

	ck_assert(base_codepage_decode(base_codepage_get(number), &out, bytes,
	    strlen(bytes)));
	ck_assert_uint_eq(out.size, 2);
	unit = base_get_u16(out.data);
	base_buf_fini(&out);
	return unit;
}

START_TEST(pages_are_found_by_number)
{
	ck_assert_ptr_nonnull(base_codepage_get(437));
	ck_assert_ptr_eq(base_codepage_get(437), base_codepage_get(437));
	ck_assert_ptr_null(base_codepage_get(0));
	ck_assert_ptr_null(base_codepage_get(1200));
	ck_assert_ptr_null(base_codepage_get(65001));
	ck_assert(base_codepage_is_double(base_codepage_get(932)));
	ck_assert(!base_codepage_is_double(base_codepage_get(1252)));
}
END_TEST

/* No two bytes are one character, and ASCII is itself. */
START_TEST(every_byte_is_a_character_of_its_own)
{
	const struct base_codepage *page;
	struct base_buf out = BASE_BUF_EMPTY;
	bool seen[0x10000] = { false };
	uint8_t byte;
	uint16_t unit;
	unsigned i;

	page = base_codepage_get(numbers[_i]);
	ck_assert_ptr_nonnull(page);
	for (i = 1; i < 256; i++) {
		byte = (uint8_t)i;
		base_buf_clear(&out);
		ck_assert(base_codepage_decode(page, &out, &byte, 1));
		ck_assert_uint_eq(out.size, 2);
		unit = base_get_u16(out.data);
		ck_assert(!seen[unit]);
		seen[unit] = true;
		if (i < 0x80)
			ck_assert_uint_eq(unit, i);
	}
	base_buf_fini(&out);
}
END_TEST

START_TEST(bytes_mean_what_the_page_says)
{
	ck_assert_uint_eq(unit_of(437, "\x84"), 0xe4);
	ck_assert_uint_eq(unit_of(866, "\x84"), 0x414);
	ck_assert_uint_eq(unit_of(1252, "\x80"), 0x20ac);
	ck_assert_uint_eq(unit_of(932, "\x93\xfa"), 0x65e5);
	ck_assert_uint_eq(unit_of(1252, "\x81"), 0xf781);
	ck_assert_uint_eq(unit_of(932, "\x93"), 0xf793);
}
END_TEST

START_TEST(characters_go_from_page_to_page)
{
	const struct base_codepage *dos = base_codepage_get(850);
	const struct base_codepage *ansi = base_codepage_get(1252);
	uint8_t byte = 0;

	ck_assert(base_codepage_convert(dos, ansi, 0x84, &byte));
	ck_assert_uint_eq(byte, 0xe4);
	ck_assert(base_codepage_convert(ansi, dos, 0xe4, &byte));
	ck_assert_uint_eq(byte, 0x84);
	ck_assert(base_codepage_convert(ansi, dos, 'a', &byte));
	ck_assert_uint_eq(byte, 'a');
	ck_assert(!base_codepage_convert(dos, ansi, 0xc9, &byte));
	/* A free byte of both is nothing that they have in common. */
	ck_assert(!base_codepage_convert(base_codepage_get(1253), ansi, 0x81,
	    &byte));
}
END_TEST

START_TEST(letters_have_a_counterpart_or_stay)
{
	uint8_t text[6];

	base_put_u16(text, 0xe4);
	base_put_u16(text + 2, 'i');
	base_put_u16(text + 4, 0xdf);		/* sharp s */
	base_codepage_map_letters(text, 6, BASE_LETTERS_UPPER, false);
	ck_assert_uint_eq(base_get_u16(text), 0xc4);
	ck_assert_uint_eq(base_get_u16(text + 2), 'I');
	ck_assert_uint_eq(base_get_u16(text + 4), 0xdf);
	base_codepage_map_letters(text, 6, BASE_LETTERS_LOWER, true);
	ck_assert_uint_eq(base_get_u16(text + 2), 0x131);
	base_codepage_map_letters(text, 6, BASE_LETTERS_UPPER, true);
	ck_assert_uint_eq(base_get_u16(text + 2), 'I');
	ck_assert_uint_eq(base_codepage_letter(base_codepage_get(437), 0x94,
	    BASE_LETTERS_UPPER, false), 0x99);
	/* 437 has no capital of e with circumflex. */
	ck_assert_uint_eq(base_codepage_letter(base_codepage_get(437), 0x88,
	    BASE_LETTERS_UPPER, false), 0x88);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("base_codepage");
	TCase *tcase = tcase_create("pages");

	tcase_add_test(tcase, pages_are_found_by_number);
	tcase_add_loop_test(tcase, every_byte_is_a_character_of_its_own, 0,
	    NUMBERS);
	tcase_add_test(tcase, bytes_mean_what_the_page_says);
	tcase_add_test(tcase, characters_go_from_page_to_page);
	tcase_add_test(tcase, letters_have_a_counterpart_or_stay);
	suite_add_tcase(suite, tcase);
	return jp_suite_run(suite);
}
