/* SPDX-License-Identifier: MIT */

#include "base_text.h"

#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base_alloc.h"
#include "suite.h"

#define CASE		BASE_TEXT_NORM_IGNORECASE
#define NONSPACE	BASE_TEXT_NORM_IGNORENONSPACE
#define SYMBOLS		BASE_TEXT_NORM_IGNORESYMBOLS
#define KANA		BASE_TEXT_NORM_IGNOREKANATYPE
#define WIDTH		BASE_TEXT_NORM_IGNOREWIDTH
#define STRINGSORT	BASE_TEXT_SORT_STRINGSORT
/* What an ESE index gets that does not say otherwise (norm.hxx). */
#define USUAL		(CASE | KANA | WIDTH | BASE_TEXT_LCMAP_SORTKEY)

static const struct order_case {
	const char *locale;
	uint32_t flags;
	const char *a, *b;
	int order;
} cases[] = {
	{ "en-US", USUAL, "abc", "ABC", 0 },
	{ "en-US", USUAL, "abc", "abd", -1 },
	{ "en-US", USUAL, "abc", "abcd", -1 },
	{ "en-US", USUAL, "resume", "r\xc3\xa9sum\xc3\xa9", -1 },
	{ "en-US", USUAL, "r\xc3\xa9sum\xc3\xa9", "resumf", -1 },
	{ "en-US", USUAL, "\xc3\xa9", "e\xcc\x81", 0 },
	{ "en-US", USUAL, "1", "a", -1 },
	{ "en-US", USUAL, "a b", "ab", -1 },
	{ "en-US", USUAL, "10", "9", -1 },
	/* katakana and hiragana A, full and half width A */
	{ "en-US", USUAL, "\xe3\x82\xa2", "\xe3\x81\x82", 0 },
	{ "en-US", USUAL, "\xef\xbc\xa1", "a", 0 },
	{ "en-US", KANA, "\xe3\x82\xa2", "\xe3\x81\x82", 0 },
	{ "en-US", 0, "\xe3\x82\xa2", "\xe3\x81\x82", 1 },
	{ "en-US", WIDTH, "\xef\xbc\xa1", "A", 0 },
	{ "en-US", WIDTH, "\xef\xbc\xa1", "a", 1 },
	{ "en-US", 0, "\xef\xbc\xa1", "A", 1 },
	{ "en-US", 0, "abc", "ABC", -1 },
	{ "en-US", 0, "ABC", "abd", -1 },
	{ "en-US", CASE | NONSPACE, "\xc3\x84", "a", 0 },
	{ "en-US", BASE_TEXT_LINGUISTIC_IGNORECASE |
	    BASE_TEXT_LINGUISTIC_IGNOREDIACRITIC, "\xc3\x84", "a", 0 },
	{ "en-US", NONSPACE, "\xc3\xa4", "a", 0 },
	{ "en-US", NONSPACE, "\xc3\x84", "a", 1 },
	{ "en-US", CASE | SYMBOLS, "a.b, c-d$", "abcd", 0 },
	{ "en-US", CASE, "a.b", "ab", -1 },
	{ "en-US", BASE_TEXT_SORT_DIGITSASNUMBERS, "a10", "a9", 1 },
	/* word sort: a hyphen hardly counts; string sort: as any symbol */
	{ "en-US", CASE, "coop", "co-op", -1 },
	{ "en-US", CASE, "co-op", "coopa", -1 },
	{ "en-US", CASE, "co-op", "coor", -1 },
	{ "en-US", CASE, "co-op", "coo-p", -1 },
	{ "en-US", CASE, "its", "it's", -1 },
	{ "en-US", CASE, "it's", "it-s", -1 },
	{ "en-US", CASE | STRINGSORT, "co-op", "coma", -1 },
	{ "en-US", CASE | STRINGSORT, "co-op", "coop", -1 },
	/* a lone NUL and undefined code points have no weight */
	{ "en-US", USUAL, "a\xe0\xa8\x84" "b", "ab", 0 },
	{ "en-US", USUAL, "a\xef\xb7\x92" "b", "ab", 0 },
	{ "en-US", USUAL, "a\xee\x80\x81" "b", "ab", 1 },
	/* languages differ */
	{ "en-US", USUAL, "\xc3\xa4", "b", -1 },
	{ "sv-SE", USUAL, "\xc3\xa4", "z", 1 },
	{ "", USUAL, "\xc3\xa4", "b", -1 },
	{ "de-DE_phoneb", USUAL, "\xc3\xa4", "ad", 1 },
	{ "de-DE", USUAL, "\xc3\xa4", "ad", -1 },
	{ "es-ES_tradnl", USUAL, "cz", "ch", -1 },
	{ "es-ES", USUAL, "cz", "ch", 1 },
	{ "cs-CZ", USUAL, "ch", "h", 1 }
};

static void
make_key(struct base_buf *key, const char *locale, uint32_t flags,
    const char *text)
{
	const struct base_collator *col = base_collator_get(locale, flags);
	struct base_buf wide = BASE_BUF_EMPTY;

	ck_assert_ptr_nonnull(col);
	ck_assert(base_text_to_utf16(&wide, text, (size_t)-1));
	ck_assert(base_collator_key(col, key, wide.data, wide.size));
	ck_assert_ptr_null(key->size == 0 ? NULL :
	    memchr(key->data, 0, key->size));
	base_buf_fini(&wide);
}

static int
sign_of(int order)
{
	return (order > 0) - (order < 0);
}

START_TEST(texts_sort_as_their_flags_say)
{
	const struct order_case *c = &cases[_i];
	struct base_buf a = BASE_BUF_EMPTY, b = BASE_BUF_EMPTY;

	make_key(&a, c->locale, c->flags, c->a);
	make_key(&b, c->locale, c->flags, c->b);
	ck_assert_msg(sign_of(base_bytes_compare(a.data, a.size, b.data,
	    b.size)) == c->order, "%s: %s and %s", c->locale, c->a, c->b);
	base_buf_fini(&a);
	base_buf_fini(&b);
}
END_TEST

START_TEST(nul_odd_byte_and_alignment_do_not_matter)
{
	static const char plain[] = "a\0b\0";
	static const char padded[] = "?a\0\0\0b\0\0\0x";
	const struct base_collator *col = base_collator_get("en-US", USUAL);
	struct base_buf a = BASE_BUF_EMPTY, b = BASE_BUF_EMPTY;

	ck_assert(base_collator_key(col, &a, plain, 4));
	ck_assert(base_collator_key(col, &b, padded + 1, 9));
	ck_assert_int_eq(base_bytes_compare(a.data, a.size, b.data, b.size),
	    0);
	base_buf_fini(&a);
	base_buf_fini(&b);
}
END_TEST

START_TEST(keys_are_appended)
{
	struct base_buf key = BASE_BUF_EMPTY;
	size_t first;

	make_key(&key, "en-US", USUAL, "abc");
	first = key.size;
	make_key(&key, "en-US", USUAL, "abc");
	ck_assert_uint_eq(key.size, 2 * first);
	ck_assert_mem_eq(key.data, key.data + first, first);
	base_buf_fini(&key);
}
END_TEST

/* Partial column limits cut a key at the end of its letters level. */
START_TEST(letters_of_a_beginning_are_a_prefix)
{
	static const char *const texts[] = { "abcdef", "\xd0\x90\xd0\xb1 x",
	    "\xe4\xb8\xad\xe6\x96\x87" "a", "12 34" };
	struct base_buf whole = BASE_BUF_EMPTY, part = BASE_BUF_EMPTY;
	char text[32];
	unsigned i;
	size_t length, letters;

	for (i = 0; i < 4; i++) {
		base_buf_clear(&whole);
		make_key(&whole, "en-US", USUAL, texts[i]);
		for (length = 1; length < strlen(texts[i]); length++) {
			if ((texts[i][length] & 0xc0) == 0x80)
				continue;
			snprintf(text, sizeof(text), "%.*s", (int)length,
			    texts[i]);
			base_buf_clear(&part);
			make_key(&part, "en-US", USUAL, text);
			letters = (size_t)((uint8_t *)memchr(part.data, 1,
			    part.size) - part.data);
			ck_assert_mem_eq(part.data, whole.data, letters);
		}
	}
	base_buf_fini(&whole);
	base_buf_fini(&part);
}
END_TEST

START_TEST(long_texts_have_keys)
{
	struct base_buf wide = BASE_BUF_EMPTY, key = BASE_BUF_EMPTY;
	unsigned i;

	for (i = 0; i < 100000; i++)
		ck_assert(base_buf_add_u16(&wide, (uint16_t)(i % 0xd000)));
	ck_assert(base_collator_key(base_collator_get("en-US", USUAL), &key,
	    wide.data, wide.size));
	ck_assert_uint_gt(key.size, 100000);
	base_buf_fini(&wide);
	base_buf_fini(&key);
}
END_TEST

START_TEST(invented_locales_and_flags_are_refused)
{
	static const char *const names[] = { "xx-YY", "en-ZZ9", "en_US",
	    "english", "en-US-x-foo", "en-QQ", "en-US_tradnl", "e", "-",
	    "en-Abcd", "en-u-co-phonebk", "zz", "de-DE_invent" };
	unsigned i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		ck_assert_msg(base_collator_get(names[i], 0) == NULL, "%s",
		    names[i]);
	ck_assert_ptr_null(base_collator_get(NULL, 0));
	ck_assert_ptr_null(base_collator_get("en-US",
	    BASE_TEXT_LCMAP_UPPERCASE));
	ck_assert_ptr_null(base_collator_get("en-US", 0x80000000u));
	ck_assert_ptr_nonnull(base_collator_get("en", 0));
	ck_assert_ptr_nonnull(base_collator_get("de-BE", 0));
}
END_TEST

START_TEST(a_collator_is_made_once)
{
	const struct base_collator *col = base_collator_get("de-DE", USUAL);

	ck_assert_ptr_eq(base_collator_get("DE-de", USUAL), col);
	ck_assert_ptr_eq(base_collator_get("de-DE",
	    USUAL & ~BASE_TEXT_LCMAP_SORTKEY), col);
	ck_assert_ptr_ne(base_collator_get("de-DE", 0), col);
	ck_assert_uint_ne(base_collator_version(col), 0);
}
END_TEST

START_TEST(no_memory_gives_no_key)
{
	const struct base_collator *col = base_collator_get("en-US", USUAL);
	struct base_buf key = BASE_BUF_EMPTY;
	static char text[4000];
	long nth;

	memset(text, '-', sizeof(text));
	/* one for the hyphen's place, one for the key */
	for (nth = 1; nth <= 2; nth++) {
		base_alloc_fail_after(nth);
		ck_assert(!base_collator_key(col, &key, u"a-b", 6));
		ck_assert_uint_eq(key.size, 0);
	}
	base_alloc_fail_after(0);
	ck_assert(base_collator_key(col, &key, u"a-b", 6));
	base_alloc_fail_after(1);
	ck_assert(!base_collator_key(col, &key, text, sizeof(text)));
	base_alloc_fail_after(1);
	ck_assert_ptr_null(base_collator_get("fr-CM", USUAL));
	ck_assert_ptr_nonnull(base_collator_get("fr-CM", USUAL));
	base_buf_fini(&key);
}
END_TEST

static void *
make_many_keys(void *arg)
{
	static const char *const names[] = { "it-IT", "pl-PL", "ru-RU" };
	struct base_buf key = BASE_BUF_EMPTY;
	const struct base_collator *col;
	unsigned i;

	for (i = 0; i < 2000; i++) {
		col = base_collator_get(names[i % 3], USUAL);
		base_buf_clear(&key);
		if (col == NULL || !base_collator_key(col, &key, u"abc", 6))
			arg = NULL;
	}
	base_buf_fini(&key);
	return arg;
}

START_TEST(threads_share_collators)
{
	pthread_t threads[3];
	void *fine;
	unsigned i;

	for (i = 0; i < 3; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    make_many_keys, threads), 0);
	for (i = 0; i < 3; i++) {
		pthread_join(threads[i], &fine);
		ck_assert_ptr_nonnull(fine);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("base_collate");
	TCase *tcase = tcase_create("base_collate");

	tcase_add_loop_test(tcase, texts_sort_as_their_flags_say, 0,
	    sizeof(cases) / sizeof(cases[0]));
	tcase_add_test(tcase, nul_odd_byte_and_alignment_do_not_matter);
	tcase_add_test(tcase, keys_are_appended);
	tcase_add_test(tcase, letters_of_a_beginning_are_a_prefix);
	tcase_add_test(tcase, long_texts_have_keys);
	tcase_add_test(tcase, invented_locales_and_flags_are_refused);
	tcase_add_test(tcase, a_collator_is_made_once);
	tcase_add_test(tcase, no_memory_gives_no_key);
	tcase_add_test(tcase, threads_share_collators);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
