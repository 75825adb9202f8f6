/* SPDX-License-Identifier: MIT */

#include "eng_key.h"

#include <check.h>
#include <math.h>
#include <string.h>

#include "base_alloc.h"
#include "suite.h"

#define ROUNDS	3000
#define MOST	255

static struct eng_key_column
column(enum eng_type type)
{
	struct eng_key_column col = { .type = type,
	    .codepage = type == ENG_T_BINARY ? 0 : 1252 };

	return col;
}

static struct eng_key_column
wide_column(void)
{
	struct eng_key_column col = column(ENG_T_TEXT);

	col.codepage = 1200;
	col.collator = base_collator_get("en-US", BASE_TEXT_NORM_IGNORECASE |
	    BASE_TEXT_NORM_IGNOREKANATYPE | BASE_TEXT_NORM_IGNOREWIDTH);
	ck_assert_ptr_nonnull(col.collator);
	return col;
}

static eng_status
append(struct base_buf *key, const struct eng_key_column *col,
    const void *data, size_t size)
{
	return eng_key_append(key, col, data, size, false, MOST, false);
}

/* The key of one value; give it to base_buf_fini. */
static struct base_buf
key_of(const struct eng_key_column *col, const void *data, size_t size)
{
	struct base_buf key = BASE_BUF_EMPTY;

	ck_assert_int_eq(append(&key, col, data, size), ENG_OK);
	return key;
}

static struct base_buf
null_key(const struct eng_key_column *col)
{
	struct base_buf key = BASE_BUF_EMPTY;

	ck_assert_int_eq(eng_key_append(&key, col, NULL, 0, true, MOST,
	    false), ENG_OK);
	return key;
}

static int
compare_keys(const struct base_buf *a, const struct base_buf *b)
{
	int order = base_bytes_compare(a->data, a->size, b->data, b->size);

	return (order > 0) - (order < 0);
}

/* How keys of the two values compare; ascending and descending must agree. */
static int
compare_values(struct eng_key_column col, const void *a, size_t a_size,
    const void *b, size_t b_size)
{
	struct base_buf ka, kb;
	int order[2];
	int i;

	for (i = 0; i < 2; i++) {
		col.descending = i;
		ka = key_of(&col, a, a_size);
		kb = key_of(&col, b, b_size);
		order[i] = compare_keys(&ka, &kb);
		base_buf_fini(&ka);
		base_buf_fini(&kb);
	}
	ck_assert_int_eq(order[0], -order[1]);
	return order[0];
}

static void
check_key(const struct base_buf *key, const char *bytes, size_t size)
{
	ck_assert_uint_eq(key->size, size);
	ck_assert_mem_eq(key->data, bytes, size);
}

#define CHECK_KEY(key, bytes) check_key(key, bytes, sizeof(bytes) - 1)

static uint64_t seed = 88172645463325252u;

static uint64_t
roll(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

/* Bits that often are all 0 or all 1, so that extremes and ties come up. */
static uint64_t
roll_number(void)
{
	uint64_t v = roll();

	switch (roll() % 8) {
	case 0:
		return 0;
	case 1:
		return ~(uint64_t)0;
	case 2:
		return v & 3;
	case 3:
		return (uint64_t)1 << (v & 63);
	default:
		return v;
	}
}

static int
compare_signed(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_unsigned(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static const struct integer_type {
	enum eng_type type;
	unsigned size;
	bool is_signed;
} integers[] = {
	{ ENG_T_U8, 1, false },
	{ ENG_T_I16, 2, true },
	{ ENG_T_U16, 2, false },
	{ ENG_T_I32, 4, true },
	{ ENG_T_U32, 4, false },
	{ ENG_T_I64, 8, true },
	{ ENG_T_CURRENCY, 8, true },
	{ ENG_T_U64, 8, false }
};

START_TEST(integers_sort_as_numbers)
{
	const struct integer_type *t = &integers[_i];
	struct eng_key_column col = column(t->type);
	unsigned shift = 64 - 8 * t->size;
	uint8_t a[8], b[8];
	uint64_t x, y;
	int i, want;

	for (i = 0; i < ROUNDS; i++) {
		x = roll_number() << shift;
		y = roll_number() << shift;
		want = t->is_signed ?
		    compare_signed((int64_t)x, (int64_t)y) :
		    compare_unsigned(x, y);
		base_put_u64(a, x >> shift);
		base_put_u64(b, y >> shift);
		ck_assert_int_eq(compare_values(col, a, t->size, b, t->size),
		    want);
	}
}
END_TEST

START_TEST(doubles_sort_as_numbers)
{
	struct eng_key_column col = column(_i ? ENG_T_DATETIME : ENG_T_F64);
	uint64_t x, y;
	double a, b;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		x = roll_number();
		y = roll_number();
		memcpy(&a, &x, 8);
		memcpy(&b, &y, 8);
		if (isnan(a) || isnan(b) || a == b)
			continue;
		ck_assert_int_eq(compare_values(col, &x, 8, &y, 8),
		    a < b ? -1 : 1);
	}
}
END_TEST

/* From -NaN over the infinities and zeroes to +NaN. */
START_TEST(special_floats_have_places)
{
	static const uint32_t single[] = { 0xffc00000, 0xff800000, 0xff7fffff,
	    0xbf800000, 0x80000001, 0x80000000, 0x00000000, 0x00000001,
	    0x3f800000, 0x7f7fffff, 0x7f800000, 0x7fc00000 };
	struct eng_key_column col = column(ENG_T_F32);
	uint8_t a[4], b[4];
	unsigned i;

	for (i = 1; i < sizeof(single) / sizeof(single[0]); i++) {
		base_put_u32(a, single[i - 1]);
		base_put_u32(b, single[i]);
		ck_assert_int_eq(compare_values(col, a, 4, b, 4), -1);
	}
}
END_TEST

START_TEST(fixed_types_have_the_documented_bytes)
{
	static const char guid[] = "\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17";
	struct eng_key_column col = column(ENG_T_BIT);
	struct base_buf key;

	key = key_of(&col, "\1", 1);
	CHECK_KEY(&key, "\x7f\xff");
	base_buf_fini(&key);
	key = key_of(&col, "\0", 1);
	CHECK_KEY(&key, "\x7f\0");
	base_buf_fini(&key);
	col.type = ENG_T_I32;
	key = key_of(&col, "\4\3\2\1", 4);
	CHECK_KEY(&key, "\x7f\x81\2\3\4");
	base_buf_fini(&key);
	col.descending = true;
	key = key_of(&col, "\4\3\2\1", 4);
	CHECK_KEY(&key, "\x80\x7e\xfd\xfc\xfb");
	base_buf_fini(&key);
	col = column(ENG_T_GUID);
	key = key_of(&col, guid, 16);
	CHECK_KEY(&key, "\x7f\12\13\14\15\16\17\10\11\6\7\4\5\0\1\2\3");
	base_buf_fini(&key);
	col.dotnet_guid = true;
	key = key_of(&col, guid, 16);
	CHECK_KEY(&key, "\x7f\3\2\1\0\5\4\7\6\10\11\12\13\14\15\16\17");
	base_buf_fini(&key);
}
END_TEST

static size_t
roll_bytes(uint8_t *out, size_t most, unsigned kinds)
{
	size_t size = 1 + roll() % most;
	size_t i;

	for (i = 0; i < size; i++)
		out[i] = (uint8_t)(roll() % kinds == 0 ? 0xff :
		    roll() % kinds);
	return size;
}

START_TEST(binary_values_sort_as_bytes)
{
	struct eng_key_column col = column(_i ? ENG_T_LONG_BINARY :
	    ENG_T_BINARY);
	uint8_t a[40], b[40];
	size_t a_size, b_size;
	int i, want;

	for (i = 0; i < ROUNDS; i++) {
		a_size = roll_bytes(a, sizeof(a), 3);
		b_size = roll_bytes(b, sizeof(b), 3);
		if (roll() % 2)
			memcpy(b, a, a_size < b_size ? a_size : b_size);
		want = base_bytes_compare(a, a_size, b, b_size);
		ck_assert_int_eq(compare_values(col, a, a_size, b, b_size),
		    (want > 0) - (want < 0));
	}
}
END_TEST

START_TEST(binary_values_have_the_documented_bytes)
{
	struct eng_key_column col = column(ENG_T_BINARY);
	struct base_buf key;

	key = key_of(&col, "abc", 3);
	CHECK_KEY(&key, "\x7f" "abc\0\0\0\0\0\3");
	base_buf_fini(&key);
	key = key_of(&col, "abcdefgh", 8);
	CHECK_KEY(&key, "\x7f" "abcdefgh\10");
	base_buf_fini(&key);
	key = key_of(&col, "abcdefghi", 9);
	CHECK_KEY(&key, "\x7f" "abcdefgh\11i\0\0\0\0\0\0\0\1");
	base_buf_fini(&key);
	col.fixed = true;
	col.size = 3;
	key = key_of(&col, "a\0b", 3);
	CHECK_KEY(&key, "\x7f" "a\0b");
	base_buf_fini(&key);
}
END_TEST

START_TEST(folding_binary_columns_take_letters_for_capitals)
{
	struct eng_key_column col = column(ENG_T_BINARY);
	struct base_buf key, value = BASE_BUF_EMPTY;
	size_t consumed;
	bool is_null;

	col.fold = true;
	key = key_of(&col, "aZ[z\xe4hij\0k", 10);
	CHECK_KEY(&key, "\x7f" "AZ[Z\xe4HIJ\11\0K\0\0\0\0\0\0\2");
	ck_assert_int_eq(eng_key_read(&col, key.data, key.size, &consumed,
	    &value, &is_null), ENG_E_NOT_DERIVABLE);
	base_buf_fini(&key);
	ck_assert_int_eq(compare_values(col, "abc", 3, "ABC", 3), 0);
	ck_assert_int_eq(compare_values(col, "b", 1, "C", 1), -1);
	col.fixed = true;
	col.size = 3;
	key = key_of(&col, "a\0b", 3);
	CHECK_KEY(&key, "\x7f" "A\0B");
	base_buf_fini(&key);
	base_buf_fini(&value);
}
END_TEST

START_TEST(narrow_text_folds_ascii_and_ends_at_nul)
{
	struct eng_key_column col = column(ENG_T_TEXT);
	struct base_buf key;

	key = key_of(&col, "aZ[z\xe4\0more", 10);
	CHECK_KEY(&key, "\x7f" "AZ[Z\xe4\0");
	base_buf_fini(&key);
	col.codepage = 0;
	ck_assert_int_eq(compare_values(col, "abc", 3, "ABC", 3), 0);
	ck_assert_int_eq(compare_values(col, "abc", 3, "abcd", 4), -1);
	ck_assert_int_eq(compare_values(col, "\xff", 1, "a", 1), 1);
	col.fixed = true;
	col.size = 5;
	key = key_of(&col, "ab", 2);
	CHECK_KEY(&key, "\x7f" "AB   \0");
	base_buf_fini(&key);
}
END_TEST

START_TEST(wide_text_sorts_as_its_collator_says)
{
	struct eng_key_column col = wide_column();
	struct base_buf a, b;

	ck_assert_int_eq(compare_values(col, u"abc", 6, u"ABC", 6), 0);
	ck_assert_int_eq(compare_values(col, u"abc", 6, u"abcd", 8), -1);
	ck_assert_int_eq(compare_values(col, u"abc", 6, u"\u00e4bc", 6), -1);
	ck_assert_int_eq(compare_values(col, u"\u00e4bc", 6, u"abd", 6), -1);
	ck_assert_int_eq(compare_values(col, u"ab", 5, u"ab", 4), 0);
	col.fixed = true;
	col.size = 8;
	a = key_of(&col, u"ab", 4);
	b = key_of(&col, u"ab  ", 8);
	ck_assert_int_eq(compare_keys(&a, &b), 0);
	base_buf_fini(&a);
	base_buf_fini(&b);
}
END_TEST

static void
check_rising(struct base_buf *keys, unsigned count, int direction)
{
	unsigned i;

	for (i = 1; i < count; i++)
		ck_assert_int_eq(compare_keys(&keys[i - 1], &keys[i]),
		    -direction);
	for (i = 0; i < count; i++)
		base_buf_fini(&keys[i]);
}

START_TEST(null_comes_before_empty_before_data)
{
	static const enum eng_type varying[] = { ENG_T_TEXT, ENG_T_LONG_TEXT,
	    ENG_T_BINARY, ENG_T_LONG_BINARY };
	struct eng_key_column col = column(varying[_i % 4]);
	struct base_buf keys[3];

	col.descending = _i >= 4;
	keys[0] = null_key(&col);
	keys[1] = key_of(&col, NULL, 0);
	keys[2] = key_of(&col, "\1", 1);
	check_rising(keys, 3, col.descending ? -1 : 1);
	col.nulls_high = true;
	keys[0] = key_of(&col, NULL, 0);
	keys[1] = key_of(&col, "\xff", 1);
	keys[2] = null_key(&col);
	check_rising(keys, 3, col.descending ? -1 : 1);
}
END_TEST

START_TEST(wrong_sizes_and_types_are_refused)
{
	static const enum eng_type sized[] = { ENG_T_BIT, ENG_T_U8, ENG_T_I16,
	    ENG_T_I32, ENG_T_CURRENCY, ENG_T_F32, ENG_T_F64, ENG_T_DATETIME,
	    ENG_T_U32, ENG_T_I64, ENG_T_GUID, ENG_T_U16, ENG_T_U64 };
	struct base_buf key = BASE_BUF_EMPTY;
	struct eng_key_column col;
	static const char data[32];
	unsigned i;

	for (i = 0; i < sizeof(sized) / sizeof(sized[0]); i++) {
		col = column(sized[i]);
		ck_assert_int_eq(append(&key, &col, data, 0),
		    ENG_E_BAD_BUFFER_SIZE);
		ck_assert_int_eq(append(&key, &col, data, 3),
		    ENG_E_BAD_BUFFER_SIZE);
		ck_assert_int_eq(append(&key, &col, data, 17),
		    ENG_E_BAD_BUFFER_SIZE);
	}
	col = column(ENG_T_BINARY);
	col.fixed = true;
	col.size = 4;
	ck_assert_int_eq(append(&key, &col, data, 3), ENG_E_BAD_BUFFER_SIZE);
	ck_assert_int_eq(append(&key, &col, data, 5), ENG_E_BAD_BUFFER_SIZE);
	col.type = ENG_T_TEXT;
	ck_assert_int_eq(append(&key, &col, data, 5), ENG_E_BAD_BUFFER_SIZE);
	ck_assert_int_eq(append(&key, &col, data, 0), ENG_E_BAD_BUFFER_SIZE);
	col.codepage = 437;
	ck_assert_int_eq(append(&key, &col, data, 4), ENG_E_BAD_CODE_PAGE);
	col.codepage = 1200;
	ck_assert_int_eq(append(&key, &col, data, 4), ENG_E_BAD_LOCALE);
	col.type = (enum eng_type)13;
	ck_assert_int_eq(append(&key, &col, data, 4), ENG_E_NOT_INDEXABLE);
	col.type = (enum eng_type)99;
	ck_assert_int_eq(append(&key, &col, data, 4), ENG_E_NOT_INDEXABLE);
	ck_assert_int_eq(eng_key_append(&key, &col, NULL, 0, true, MOST,
	    false), ENG_E_NOT_INDEXABLE);
	ck_assert_uint_eq(key.size, 0);
	base_buf_fini(&key);
}
END_TEST

START_TEST(keys_are_cut_at_their_size)
{
	struct eng_key_column col = column(_i ? ENG_T_TEXT : ENG_T_BINARY);
	struct base_buf key = BASE_BUF_EMPTY, whole = BASE_BUF_EMPTY;
	static uint8_t data[100];
	size_t most;

	memset(data, 'x', sizeof(data));
	ck_assert_int_eq(eng_key_append(&whole, &col, data, sizeof(data),
	    false, 1000, false), ENG_OK);
	for (most = 1; most <= whole.size; most++) {
		base_buf_clear(&key);
		ck_assert_int_eq(eng_key_append(&key, &col, data,
		    sizeof(data), false, most, false),
		    most < whole.size ? ENG_NOTE_KEY_CUT : ENG_OK);
		ck_assert_uint_eq(key.size, most);
		ck_assert_mem_eq(key.data, whole.data, most);
	}
	/* nothing fits into a full key */
	ck_assert_int_eq(eng_key_append(&key, &col, data, 1, false,
	    whole.size, false), ENG_NOTE_KEY_CUT);
	ck_assert_int_eq(eng_key_append(&key, &col, NULL, 0, true, whole.size,
	    false), ENG_NOTE_KEY_CUT);
	ck_assert_uint_eq(key.size, whole.size);
	base_buf_fini(&key);
	base_buf_fini(&whole);
}
END_TEST

START_TEST(numbers_are_cut_too)
{
	struct eng_key_column col = column(ENG_T_I64);
	struct base_buf key = BASE_BUF_EMPTY;

	ck_assert_int_eq(eng_key_append(&key, &col, "\1\2\3\4\5\6\7\10", 8,
	    false, 4, false), ENG_NOTE_KEY_CUT);
	CHECK_KEY(&key, "\x7f\x88\7\6");
	base_buf_fini(&key);
}
END_TEST

START_TEST(small_keys_see_only_the_start_of_a_value)
{
	struct eng_key_column col = column(ENG_T_LONG_TEXT);
	struct base_buf key = BASE_BUF_EMPTY;
	static char data[300];

	memset(data, 'X', sizeof(data));
	ck_assert_int_eq(eng_key_append(&key, &col, data, sizeof(data), false,
	    1000, true), ENG_OK);
	ck_assert_uint_eq(key.size, 1 + 255 + 1);
	base_buf_fini(&key);
}
END_TEST

START_TEST(segments_are_limited_without_remark)
{
	struct eng_key_column col = column(ENG_T_TEXT);
	struct base_buf key;

	col.var_seg_max = 4;
	key = key_of(&col, "abcdef", 6);
	CHECK_KEY(&key, "\x7f" "ABC");
	ck_assert_int_eq(append(&key, &col, "x", 1), ENG_OK);
	CHECK_KEY(&key, "\x7f" "ABC\x7f" "X\0");
	ck_assert_uint_eq(eng_key_measure(&col, key.data, key.size), 4);
	ck_assert_uint_eq(eng_key_measure(&col, key.data + 4, 3), 3);
	base_buf_fini(&key);
	col = column(ENG_T_BINARY);
	col.var_seg_max = 4;
	key = key_of(&col, "abcdef", 6);
	CHECK_KEY(&key, "\x7f" "abc");
	ck_assert_uint_eq(eng_key_measure(&col, key.data, key.size), 4);
	base_buf_fini(&key);
	col.fixed = true;
	col.size = 6;
	key = key_of(&col, "abcdef", 6);
	CHECK_KEY(&key, "\x7f" "abc");
	ck_assert_uint_eq(eng_key_measure(&col, key.data, key.size), 4);
	base_buf_fini(&key);
}
END_TEST

/* Only as much of a long text is collated as the key can take. */
START_TEST(long_wide_text_is_cut_as_if_it_were_all_collated)
{
	struct eng_key_column col = wide_column();
	struct base_buf text = BASE_BUF_EMPTY;
	struct base_buf key = BASE_BUF_EMPTY, whole = BASE_BUF_EMPTY;
	unsigned i, round;

	for (round = 0; round < 20; round++) {
		base_buf_clear(&text);
		base_buf_clear(&key);
		base_buf_clear(&whole);
		ck_assert(base_buf_resize(&text, 60000));
		for (i = 0; i < text.size; i += 2)
			base_put_u16(text.data + i, (uint16_t)(round % 2 ?
			    'a' + roll() % 60 : 0x21 + roll() % 0x3000));
		ck_assert(base_collator_key(col.collator, &whole, text.data,
		    text.size));
		ck_assert_int_eq(eng_key_append(&key, &col, text.data,
		    text.size, false, 500, false), ENG_NOTE_KEY_CUT);
		ck_assert_uint_eq(key.size, 500);
		ck_assert_mem_eq(key.data + 1, whole.data, 499);
	}
	/* text that weighs nothing is looked at to its end */
	base_buf_clear(&text);
	base_buf_clear(&key);
	ck_assert(base_buf_resize(&text, 20000));
	ck_assert(base_buf_add_u16(&text, 'a'));
	ck_assert_int_eq(append(&key, &col, text.data, text.size), ENG_OK);
	base_buf_clear(&whole);
	ck_assert_int_eq(append(&whole, &col, u"a", 2), ENG_OK);
	ck_assert_int_eq(compare_keys(&key, &whole), 0);
	base_buf_fini(&text);
	base_buf_fini(&key);
	base_buf_fini(&whole);
}
END_TEST

/* --- limits -------------------------------------------------------------- */

static struct base_buf
limit_key(const struct eng_key_column *col, const void *data, size_t size,
    enum eng_key_limit limit)
{
	struct base_buf key = BASE_BUF_EMPTY;

	ck_assert_int_eq(eng_key_append_limit(&key, col, data, size,
	    data == NULL, MOST, false, limit), ENG_OK);
	return key;
}

/* Keys of values that begin with the prefix lie between the limits, the rest
 * outside; a second column follows whose segment is as high as it gets. */
static void
check_prefix_limits(struct eng_key_column col, const void *prefix,
    size_t prefix_size, const void *value, size_t size, bool begins,
    enum eng_key_limit end_limit)
{
	struct eng_key_column next = column(ENG_T_I32);
	struct base_buf low, high, key;
	bool inside;

	next.descending = true;
	for (col.descending = false;; col.descending = true) {
		low = limit_key(&col, prefix, prefix_size,
		    ENG_KEY_PARTIAL_START);
		high = limit_key(&col, prefix, prefix_size, end_limit);
		key = key_of(&col, value, size);
		ck_assert_int_eq(eng_key_append(&key, &next, NULL, 0, true,
		    MOST, false), ENG_OK);
		inside = compare_keys(&low, &key) <= 0 &&
		    compare_keys(&key, &high) < 0;
		ck_assert_int_eq(inside, begins);
		base_buf_fini(&low);
		base_buf_fini(&high);
		base_buf_fini(&key);
		if (col.descending)
			break;
	}
}

START_TEST(prefix_limits_hold_narrow_text)
{
	struct eng_key_column col = column(ENG_T_TEXT);
	static const struct { const char *text; bool begins; } texts[] = {
		{ "ab", true }, { "AB", true }, { "abc", true },
		{ "ab\xff\xff", true }, { "aa\xff", false }, { "a", false },
		{ "ac", false }, { "b", false }
	};
	unsigned i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		check_prefix_limits(col, "ab", 2, texts[i].text,
		    strlen(texts[i].text), texts[i].begins,
		    ENG_KEY_PARTIAL_END);
		check_prefix_limits(col, "ab", 2, texts[i].text,
		    strlen(texts[i].text), texts[i].begins,
		    ENG_KEY_SUB_STR_LIMIT);
	}
}
END_TEST

START_TEST(prefix_limits_hold_wide_text)
{
	struct eng_key_column col = wide_column();
	static const struct { char16_t text[6]; bool begins; } texts[] = {
		{ u"ab", true }, { u"AB", true }, { u"\u00e4b", true },
		{ u"abc", true }, { u"ab\uffdc", true }, { u"aba", true },
		{ u"aaz", false }, { u"a", false }, { u"ac", false },
		{ u"\u4e2d", false }
	};
	unsigned i, units;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		for (units = 0; texts[i].text[units] != 0; units++)
			continue;
		check_prefix_limits(col, u"ab", 4, texts[i].text, 2 * units,
		    texts[i].begins, ENG_KEY_PARTIAL_END);
		check_prefix_limits(col, u"ab", 4, texts[i].text, 2 * units,
		    texts[i].begins, ENG_KEY_SUB_STR_LIMIT);
	}
}
END_TEST

START_TEST(prefix_limits_hold_binary_values)
{
	struct eng_key_column col = column(ENG_T_LONG_BINARY);
	uint8_t prefix[20], value[40];
	size_t prefix_size, size;
	bool begins;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		prefix_size = roll_bytes(prefix, sizeof(prefix), 3);
		/* Zero bytes at the end look like the filling of a chunk. */
		prefix[prefix_size - 1] |= 1;
		size = roll_bytes(value, sizeof(value), 3);
		if (size >= prefix_size && roll() % 4)
			memcpy(value, prefix, prefix_size);
		begins = size >= prefix_size &&
		    memcmp(value, prefix, prefix_size) == 0;
		check_prefix_limits(col, prefix, prefix_size, value, size,
		    begins, ENG_KEY_PARTIAL_END);
		check_prefix_limits(col, prefix, prefix_size, value, size,
		    begins, ENG_KEY_STR_LIMIT);
	}
}
END_TEST

START_TEST(limits_have_the_documented_bytes)
{
	struct eng_key_column text = column(ENG_T_TEXT);
	struct eng_key_column binary = column(ENG_T_BINARY);
	struct base_buf key;

	key = limit_key(&text, "ab", 2, ENG_KEY_PARTIAL_START);
	CHECK_KEY(&key, "\x7f" "AB");
	base_buf_fini(&key);
	key = limit_key(&text, "ab", 2, ENG_KEY_FULL_START);
	CHECK_KEY(&key, "\x7f" "AB\0");
	base_buf_fini(&key);
	key = limit_key(&text, "ab", 2, ENG_KEY_PARTIAL_END);
	ck_assert_uint_eq(key.size, MOST + 1);
	ck_assert_mem_eq(key.data, "\x7f" "AB\xff\xff", 5);
	ck_assert_uint_eq(key.data[MOST], 0xff);
	base_buf_fini(&key);
	key = limit_key(&text, "ab", 2, ENG_KEY_STR_LIMIT);
	ck_assert_uint_eq(key.size, MOST + 1);
	ck_assert_mem_eq(key.data, "\x7f" "AB\0\xff", 5);
	base_buf_fini(&key);
	key = limit_key(&binary, "ab", 2, ENG_KEY_PARTIAL_START);
	CHECK_KEY(&key, "\x7f" "ab");
	base_buf_fini(&key);
	key = limit_key(&binary, "abcdefgh", 8, ENG_KEY_PARTIAL_START);
	CHECK_KEY(&key, "\x7f" "abcdefgh");
	base_buf_fini(&key);
	key = limit_key(&binary, "ab", 2, ENG_KEY_PARTIAL_END);
	CHECK_KEY(&key, "\x7f" "ab\xff\xff\xff\xff\xff\xff\xff\xff");
	base_buf_fini(&key);
	key = limit_key(&binary, "ab", 2, ENG_KEY_SUB_STR_LIMIT);
	CHECK_KEY(&key, "\x7f" "ab\0\0\0\0\0\0\2");
	base_buf_fini(&key);
	/* NULL has no beginning: the whole rest of the key is wild */
	key = limit_key(&text, NULL, 0, ENG_KEY_PARTIAL_END);
	ck_assert_uint_eq(key.size, MOST + 1);
	ck_assert_mem_eq(key.data, "\0\xff\xff", 3);
	base_buf_fini(&key);
}
END_TEST

/* Bytes of code page 437, in German order: e, E, e acute, f. */
START_TEST(binary_columns_with_a_code_page_sort_as_text)
{
	static const char *const texts[] = { "e", "E", "\x82", "ea", "f",
		"\x84" "x", "b" };
	struct eng_key_column col = column(ENG_T_BINARY);
	struct base_buf last = BASE_BUF_EMPTY, key, high;
	size_t consumed;
	bool is_null;
	int i;

	col.codepage = 437;
	ck_assert_int_eq(append(&last, &col, "e", 1), ENG_E_BAD_LOCALE);
	col.collator = base_collator_get("de-DE", BASE_TEXT_SORT_STRINGSORT);
	last = key_of(&col, "e", 1);
	for (i = 1; i < 5; i++) {
		key = key_of(&col, texts[i], strlen(texts[i]));
		ck_assert_int_eq(compare_keys(&last, &key), -1);
		base_buf_fini(&last);
		last = key;
	}
	key = key_of(&col, texts[5], 2);
	high = key_of(&col, texts[6], 1);
	ck_assert_int_eq(compare_keys(&key, &high), -1);
	ck_assert_int_eq(eng_key_read(&col, key.data, key.size, &consumed,
	    &last, &is_null), ENG_E_NOT_DERIVABLE);
	ck_assert_uint_eq(consumed, key.size);
	base_buf_fini(&high);
	high = limit_key(&col, "A", 1, ENG_KEY_PARTIAL_END);
	ck_assert_int_eq(compare_keys(&key, &high), -1);
	base_buf_fini(&high);
	high = limit_key(&col, "A", 1, ENG_KEY_PARTIAL_START);
	ck_assert_int_eq(compare_keys(&key, &high), 1);
	base_buf_fini(&high);
	base_buf_fini(&key);
	base_buf_fini(&last);
	col.codepage = 999;
	ck_assert_int_eq(append(&last, &col, "e", 1), ENG_E_BAD_CODE_PAGE);
}
END_TEST

START_TEST(full_end_sorts_after_all_with_that_start)
{
	struct eng_key_column col = column(ENG_T_I32);
	struct eng_key_column next = column(ENG_T_I64);
	struct base_buf high, key;
	int i;

	next.descending = true;
	high = limit_key(&col, "\1\0\0\0", 4, ENG_KEY_FULL_END);
	ck_assert_uint_eq(high.size, MOST + 1);
	key = key_of(&col, "\1\0\0\0", 4);
	for (i = 0; i < 200; i++)
		ck_assert_int_eq(eng_key_append(&key, &next, NULL, 0, true,
		    MOST, false), ENG_OK);
	ck_assert_int_eq(compare_keys(&key, &high), -1);
	base_buf_fini(&key);
	key = key_of(&col, "\2\0\0\0", 4);
	ck_assert_int_eq(compare_keys(&high, &key), -1);
	base_buf_fini(&key);
	base_buf_fini(&high);
}
END_TEST

START_TEST(limits_work_on_keys_that_were_cut)
{
	struct eng_key_column col = column(_i ? ENG_T_TEXT : ENG_T_BINARY);
	struct base_buf key = BASE_BUF_EMPTY;
	static char data[400];
	enum eng_key_limit limit;

	memset(data, 'X', sizeof(data));
	for (limit = ENG_KEY_PLAIN; limit <= ENG_KEY_PARTIAL_END; limit++) {
		base_buf_clear(&key);
		ck_assert_int_eq(eng_key_append_limit(&key, &col, data,
		    sizeof(data), false, MOST, true, limit),
		    ENG_NOTE_KEY_CUT);
		ck_assert_uint_ge(key.size, MOST);
		ck_assert_uint_le(key.size, MOST + 1);
		if (limit == ENG_KEY_PARTIAL_END)
			ck_assert_uint_eq(key.data[MOST], 0xff);
	}
	base_buf_fini(&key);
}
END_TEST

START_TEST(partial_limits_need_a_type_with_beginnings)
{
	struct eng_key_column col = column(ENG_T_I32);
	struct base_buf key = BASE_BUF_EMPTY;

	ck_assert_int_eq(eng_key_append_limit(&key, &col, "\1\0\0\0", 4,
	    false, MOST, false, ENG_KEY_PARTIAL_END), ENG_E_BAD_FLAGS);
	ck_assert(eng_key_limit_counts(&col, ENG_KEY_FULL_END));
	ck_assert(!eng_key_limit_counts(&col, ENG_KEY_SUB_STR_LIMIT));
	ck_assert(!eng_key_limit_counts(&col, ENG_KEY_PLAIN));
	col = column(ENG_T_BINARY);
	col.fixed = true;
	col.size = 1;
	ck_assert_int_eq(eng_key_append_limit(&key, &col, "x", 1, false, MOST,
	    false, ENG_KEY_PARTIAL_START), ENG_E_BAD_FLAGS);
	col.type = ENG_T_TEXT;
	ck_assert(eng_key_limit_counts(&col, ENG_KEY_SUB_STR_LIMIT));
	ck_assert_int_eq(eng_key_append_limit(&key, &col, "x", 1, false, MOST,
	    false, ENG_KEY_PARTIAL_START), ENG_OK);
	base_buf_fini(&key);
}
END_TEST

/* --- reading ------------------------------------------------------------- */

static void
check_round_trip(const struct eng_key_column *col, const void *data,
    size_t size)
{
	struct base_buf key = key_of(col, data, size);
	struct base_buf value = BASE_BUF_EMPTY;
	size_t segment = key.size;
	size_t consumed;
	bool is_null;

	ck_assert(base_buf_add(&key, "tail", 4));
	ck_assert_int_eq(eng_key_read(col, key.data, key.size, &consumed,
	    &value, &is_null), ENG_OK);
	ck_assert_uint_eq(consumed, segment);
	ck_assert_uint_eq(eng_key_measure(col, key.data, key.size), segment);
	ck_assert(!is_null);
	ck_assert_uint_eq(value.size, size);
	if (size > 0)
		ck_assert_mem_eq(value.data, data, size);
	/* one byte too few */
	ck_assert_uint_eq(eng_key_measure(col, key.data, segment - 1), 0);
	base_buf_fini(&key);
	base_buf_fini(&value);
}

START_TEST(numbers_come_back_from_keys)
{
	static const struct { enum eng_type type; size_t size; } all[] = {
		{ ENG_T_U8, 1 }, { ENG_T_I16, 2 }, { ENG_T_U16, 2 },
		{ ENG_T_I32, 4 }, { ENG_T_U32, 4 }, { ENG_T_I64, 8 },
		{ ENG_T_CURRENCY, 8 }, { ENG_T_U64, 8 }, { ENG_T_F32, 4 },
		{ ENG_T_F64, 8 }, { ENG_T_DATETIME, 8 }, { ENG_T_GUID, 16 }
	};
	struct eng_key_column col;
	uint8_t data[16];
	unsigned i, round;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		for (round = 0; round < 300; round++) {
			col = column(all[i].type);
			col.descending = round & 1;
			col.nulls_high = round & 2;
			col.dotnet_guid = round & 4;
			base_put_u64(data, roll_number());
			base_put_u64(data + 8, roll_number());
			check_round_trip(&col, data, all[i].size);
		}
}
END_TEST

START_TEST(bits_binary_and_empty_values_come_back)
{
	struct eng_key_column col = column(ENG_T_BIT);
	uint8_t data[60];
	size_t size;
	int i;

	check_round_trip(&col, "\xff", 1);
	check_round_trip(&col, "\0", 1);
	for (i = 0; i < 500; i++) {
		col = column(ENG_T_LONG_BINARY);
		col.descending = i & 1;
		size = roll_bytes(data, sizeof(data), 3);
		check_round_trip(&col, data, size);
		check_round_trip(&col, NULL, 0);
		col.fixed = true;
		col.size = (uint32_t)size;
		check_round_trip(&col, data, size);
	}
}
END_TEST

START_TEST(null_comes_back_from_keys)
{
	struct eng_key_column col = column(ENG_T_TEXT);
	struct base_buf value = BASE_BUF_EMPTY, key;
	size_t consumed;
	bool is_null;
	int i;

	for (i = 0; i < 4; i++) {
		col.descending = i & 1;
		col.nulls_high = i & 2;
		key = null_key(&col);
		ck_assert_int_eq(eng_key_read(&col, key.data, key.size,
		    &consumed, &value, &is_null), ENG_OK);
		ck_assert(is_null);
		ck_assert_uint_eq(consumed, 1);
		ck_assert_uint_eq(value.size, 0);
		base_buf_fini(&key);
	}
	base_buf_fini(&value);
}
END_TEST

START_TEST(text_and_cut_values_are_only_passed_over)
{
	struct eng_key_column text = _i & 1 ? wide_column() :
	    column(ENG_T_TEXT);
	struct eng_key_column binary = column(ENG_T_BINARY);
	struct base_buf value = BASE_BUF_EMPTY, key;
	size_t consumed;
	bool is_null;

	text.descending = binary.descending = _i & 2;
	key = key_of(&text, u"abc", 6);
	consumed = key.size;
	ck_assert_int_eq(append(&key, &binary, "x", 1), ENG_OK);
	ck_assert_uint_eq(eng_key_measure(&text, key.data, key.size),
	    consumed);
	ck_assert_int_eq(eng_key_read(&text, key.data, key.size, &consumed,
	    &value, &is_null), ENG_E_NOT_DERIVABLE);
	ck_assert_int_eq(eng_key_read(&binary, key.data + consumed,
	    key.size - consumed, &consumed, &value, &is_null), ENG_OK);
	ck_assert_uint_eq(value.size, 1);
	base_buf_fini(&key);
	key = key_of(&binary, "abcdefghij", 10);
	ck_assert_int_eq(eng_key_read(&binary, key.data, key.size - 1,
	    &consumed, &value, &is_null), ENG_E_NOT_DERIVABLE);
	ck_assert_uint_eq(consumed, key.size - 1);
	base_buf_fini(&key);
	binary.var_seg_max = 10;
	key = key_of(&binary, "abcdefghij", 10);
	ck_assert_int_eq(eng_key_read(&binary, key.data, key.size, &consumed,
	    &value, &is_null), ENG_E_NOT_DERIVABLE);
	ck_assert_uint_eq(consumed, 10);
	base_buf_fini(&key);
	check_round_trip(&binary, "abcdefgh", 8);
	base_buf_fini(&value);
}
END_TEST

START_TEST(damaged_keys_are_recognised)
{
	struct eng_key_column col = column(ENG_T_I32);
	struct base_buf value = BASE_BUF_EMPTY;
	size_t consumed;
	bool is_null;

	ck_assert_int_eq(eng_key_read(&col, (const uint8_t *)"\x55", 1,
	    &consumed, &value, &is_null), ENG_E_CORRUPT);
	ck_assert_int_eq(eng_key_read(&col, (const uint8_t *)"\x40", 1,
	    &consumed, &value, &is_null), ENG_E_CORRUPT);
	ck_assert_int_eq(eng_key_read(&col, (const uint8_t *)"", 0,
	    &consumed, &value, &is_null), ENG_E_NOT_DERIVABLE);
	ck_assert_uint_eq(consumed, 0);
	base_buf_fini(&value);
}
END_TEST

START_TEST(without_memory_a_key_stays_as_it_was)
{
	static const enum eng_type some[] = { ENG_T_I32, ENG_T_BINARY,
	    ENG_T_TEXT };
	struct base_buf key = BASE_BUF_EMPTY;
	struct eng_key_column col;
	unsigned i;

	for (i = 0; i < 3; i++) {
		col = column(some[i]);
		base_alloc_fail_after(1);
		ck_assert_int_eq(append(&key, &col, "abcd", 4),
		    ENG_E_NO_MEMORY);
		ck_assert_uint_eq(key.size, 0);
	}
	base_alloc_fail_after(2);
	ck_assert_int_eq(eng_key_append_limit(&key, &col, "abcd", 4, false,
	    MOST, false, ENG_KEY_FULL_END), ENG_E_NO_MEMORY);
	ck_assert_uint_eq(key.size, 0);
	base_buf_fini(&key);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("eng_key");
	TCase *tcase = tcase_create("eng_key");

	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, integers_sort_as_numbers,
	    0, sizeof(integers) / sizeof(integers[0]));
	tcase_add_loop_test(tcase, doubles_sort_as_numbers, 0, 2);
	tcase_add_test(tcase, special_floats_have_places);
	tcase_add_test(tcase, fixed_types_have_the_documented_bytes);
	tcase_add_loop_test(tcase, binary_values_sort_as_bytes, 0, 2);
	tcase_add_test(tcase, binary_values_have_the_documented_bytes);
	tcase_add_test(tcase,
	    folding_binary_columns_take_letters_for_capitals);
	tcase_add_test(tcase, narrow_text_folds_ascii_and_ends_at_nul);
	tcase_add_test(tcase, wide_text_sorts_as_its_collator_says);
	tcase_add_loop_test(tcase, null_comes_before_empty_before_data, 0, 8);
	tcase_add_test(tcase, wrong_sizes_and_types_are_refused);
	tcase_add_loop_test(tcase, keys_are_cut_at_their_size, 0, 2);
	tcase_add_test(tcase, numbers_are_cut_too);
	tcase_add_test(tcase, small_keys_see_only_the_start_of_a_value);
	tcase_add_test(tcase, segments_are_limited_without_remark);
	tcase_add_test(tcase,
	    long_wide_text_is_cut_as_if_it_were_all_collated);
	tcase_add_test(tcase, prefix_limits_hold_narrow_text);
	tcase_add_test(tcase, prefix_limits_hold_wide_text);
	tcase_add_test(tcase, prefix_limits_hold_binary_values);
	tcase_add_test(tcase, limits_have_the_documented_bytes);
	tcase_add_test(tcase, binary_columns_with_a_code_page_sort_as_text);
	tcase_add_test(tcase, full_end_sorts_after_all_with_that_start);
	tcase_add_loop_test(tcase, limits_work_on_keys_that_were_cut, 0, 2);
	tcase_add_test(tcase, partial_limits_need_a_type_with_beginnings);
	tcase_add_test(tcase, numbers_come_back_from_keys);
	tcase_add_test(tcase, bits_binary_and_empty_values_come_back);
	tcase_add_test(tcase, null_comes_back_from_keys);
	tcase_add_loop_test(tcase, text_and_cut_values_are_only_passed_over,
	    0, 4);
	tcase_add_test(tcase, damaged_keys_are_recognised);
	tcase_add_test(tcase, without_memory_a_key_stays_as_it_was);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
