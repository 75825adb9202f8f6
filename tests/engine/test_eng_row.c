/* SPDX-License-Identifier: MIT */

#include "eng_row.h"

#include <check.h>
#include <string.h>

#include "base_alloc.h"
#include "suite.h"

/* FORMAT, "Rows": fixed 1 = 4 bytes, 2 NULL, 3 no value; variable 128 "ab",
 * 129 NULL, 130 empty; tagged 256 "xyz" and a reference, 257 NULL, 300 "". */
static const uint8_t sample[] = {
	1, 3, 130, 0, 6, 0, 4, 0,
	0x78, 0x56, 0x34, 0x12, 9, 9,
	0x06,
	0x26,
	2, 0, 2, 0, 2, 0, 'a', 'b',
	0x00, 1, 3, 0, 0,
	0x00, 1, 15, 0, 2,
	0x01, 1, 15, 0, 1,
	0x2c, 1, 15, 0, 0,
	'x', 'y', 'z', 7, 0, 0, 0, 0, 0, 0, 0, 0x10, 0x27, 0, 0
};

static struct eng_column
make_column(uint32_t id)
{
	struct eng_column col = { .id = id };

	if (id == 1)
		col.fixed_size = 4;
	if (id == 2 || id == 3) {
		col.offset = 4;
		col.fixed_size = 2;
	}
	return col;
}

static eng_status
get(uint32_t id, uint32_t tag, struct eng_value *out)
{
	struct eng_column col = make_column(id);

	return eng_row_get(&col, sample, sizeof(sample), tag, out);
}

static void
check_get(uint32_t id, uint32_t tag, const char *bytes, size_t size)
{
	struct eng_value value;

	ck_assert_int_eq(get(id, tag, &value), ENG_OK);
	ck_assert_uint_eq(value.size, size);
	if (size > 0)
		ck_assert_mem_eq(value.data, bytes, size);
}

START_TEST(sample_row_is_sound)
{
	ck_assert_int_eq(eng_row_check(sample, sizeof(sample)), ENG_OK);
}
END_TEST

START_TEST(fixed_columns_are_read_at_their_offset)
{
	struct eng_value value;

	check_get(1, 1, "\x78\x56\x34\x12", 4);
	check_get(1, 7, "\x78\x56\x34\x12", 4);
	ck_assert_int_eq(get(2, 1, &value), ENG_NOTE_NULL);
	ck_assert_ptr_null(value.data);
	ck_assert_int_eq(get(3, 1, &value), ENG_NOTE_NO_VALUE);
	ck_assert_int_eq(get(4, 1, &value), ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(a_fixed_column_past_the_fixed_part_is_damage)
{
	struct eng_column col = { .id = 1, .offset = 4, .fixed_size = 4 };
	struct eng_value value;

	ck_assert_int_eq(eng_row_get(&col, sample, sizeof(sample), 1, &value),
	    ENG_E_CORRUPT);
}
END_TEST

START_TEST(variable_columns_are_read_between_their_ends)
{
	struct eng_value value;

	check_get(128, 1, "ab", 2);
	ck_assert_int_eq(get(129, 1, &value), ENG_NOTE_NULL);
	check_get(130, 1, "", 0);
	ck_assert_int_eq(get(131, 1, &value), ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(tagged_values_are_read_by_number)
{
	struct eng_value value;
	struct eng_blob_ref ref;

	check_get(256, 1, "xyz", 3);
	ck_assert_int_eq(get(256, 2, &value), ENG_OK);
	ck_assert(value.separated);
	ref = eng_blob_ref_read(value.data);
	ck_assert_uint_eq(ref.id, 7);
	ck_assert_uint_eq(ref.size, 10000);
	ck_assert_int_eq(get(256, 3, &value), ENG_NOTE_NULL);
	ck_assert_int_eq(get(256, UINT32_MAX, &value), ENG_NOTE_NULL);
	ck_assert_int_eq(get(256, 0, &value), ENG_E_BAD_TAG);
	ck_assert_int_eq(get(257, 1, &value), ENG_NOTE_NULL);
	ck_assert_int_eq(get(257, 2, &value), ENG_NOTE_NULL);
	ck_assert_int_eq(get(258, 1, &value), ENG_NOTE_NO_VALUE);
	check_get(300, 1, "", 0);
	ck_assert_int_eq(get(301, 1, &value), ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(values_are_counted_without_nulls)
{
	static const struct { uint32_t id, count; } cases[] = {
		{ 1, 1 }, { 2, 0 }, { 3, 0 }, { 128, 1 }, { 129, 0 },
		{ 130, 1 }, { 256, 2 }, { 257, 0 }, { 258, 0 }, { 300, 1 }
	};
	struct eng_column col = make_column(cases[_i].id);

	ck_assert_uint_eq(eng_row_count(&col, sample, sizeof(sample)),
	    cases[_i].count);
}
END_TEST

START_TEST(tagged_columns_are_walked_in_order)
{
	ck_assert_uint_eq(eng_row_next_tagged(sample, sizeof(sample), 0), 256);
	ck_assert_uint_eq(eng_row_next_tagged(sample, sizeof(sample), 256),
	    257);
	ck_assert_uint_eq(eng_row_next_tagged(sample, sizeof(sample), 257),
	    300);
	ck_assert_uint_eq(eng_row_next_tagged(sample, sizeof(sample), 300), 0);
}
END_TEST

static eng_status
see_blob(void *ctx, uint32_t column_id, uint32_t tag,
    const struct eng_blob_ref *ref)
{
	unsigned *seen = ctx;

	ck_assert_uint_eq(column_id, 256);
	ck_assert_uint_eq(tag, 2);
	ck_assert_uint_eq(ref->id, 7);
	(*seen)++;
	return *seen == 1 ? ENG_OK : ENG_E_IO;
}

START_TEST(separated_values_are_walked)
{
	unsigned seen = 0;

	ck_assert_int_eq(eng_row_each_blob(sample, sizeof(sample), see_blob,
	    &seen), ENG_OK);
	ck_assert_uint_eq(seen, 1);
	ck_assert_int_eq(eng_row_each_blob(sample, sizeof(sample), see_blob,
	    &seen), ENG_E_IO);
}
END_TEST

static eng_status
ignore_blob(void *ctx, uint32_t column_id, uint32_t tag,
    const struct eng_blob_ref *ref)
{
	(void)ctx, (void)column_id, (void)tag, (void)ref;
	return ENG_OK;
}

static void
touch(const struct eng_value *value)
{
	volatile uint8_t sum = 0;
	uint32_t i;

	for (i = 0; i < value->size; i++)
		sum = (uint8_t)(sum + value->data[i]);
}

/* The shorter ways to a value find what eng_row_get finds. */
static void
compare_ways(const struct eng_column *col, const uint8_t *row, size_t size,
    uint32_t tag)
{
	struct eng_value value, found;
	struct eng_row_parts parts;
	eng_status st = eng_row_get(col, row, size, tag, &value);

	if (col->id < ENG_VAR_FIRST) {
		ck_assert_ptr_eq(eng_row_fixed_value(col, row, size),
		    st == ENG_OK ? value.data : NULL);
		return;
	}
	if (eng_row_open(row, size, &parts) != ENG_OK) {
		ck_assert_int_eq(st, ENG_E_CORRUPT);
		return;
	}
	ck_assert_int_eq(eng_row_find(&parts, col, tag, &found), st);
	ck_assert_ptr_eq(found.data, value.data);
	ck_assert_uint_eq(found.size, value.size);
	ck_assert(found.separated == value.separated);
}

/* Reads everything there is in a row; the sanitizer complains of bytes that
 * are not of it. */
static void
read_all(const uint8_t *row, size_t size)
{
	static const uint32_t ids[] = { 1, 2, 3, 60, 128, 129, 130, 255, 256,
	    257, 300, 65248 };
	struct eng_column col;
	struct eng_value value;
	uint32_t i, tag, id = 0;

	eng_row_check(row, size);
	eng_row_each_blob(row, size, ignore_blob, NULL);
	for (i = 0; i < sizeof(ids) / sizeof(*ids); i++) {
		col = make_column(ids[i]);
		eng_row_count(&col, row, size);
		for (tag = 0; tag < 4; tag++) {
			if (eng_row_get(&col, row, size, tag, &value) ==
			    ENG_OK)
				touch(&value);
			compare_ways(&col, row, size, tag);
		}
	}
	while ((id = eng_row_next_tagged(row, size, id)) != 0)
		ck_assert_uint_le(id, 65535);
}

START_TEST(damaged_rows_are_read_within_bounds)
{
	unsigned bits;
	uint8_t *row;

	for (bits = 1; bits < 256; bits++) {
		row = base_memdup(sample, sizeof(sample));
		row[_i] = (uint8_t)(row[_i] ^ bits);
		read_all(row, sizeof(sample));
		base_free(row);
	}
}
END_TEST

START_TEST(rows_cut_short_or_too_long_are_damaged)
{
	uint8_t *row;
	size_t size;

	for (size = 0; size <= sizeof(sample) + 3; size++) {
		row = base_calloc(1, size);
		memcpy(row, sample,
		    size < sizeof(sample) ? size : sizeof(sample));
		if (size != sizeof(sample))
			ck_assert_int_eq(eng_row_check(row, size),
			    ENG_E_CORRUPT);
		read_all(row, size);
		base_free(row);
	}
}
END_TEST

START_TEST(contradictions_are_damage)
{
	static const struct { unsigned at; uint8_t byte; } cases[] = {
		{ 0, 2 },	/* unknown version */
		{ 1, 128 },	/* no such fixed column */
		{ 2, 5 },	/* no such variable column */
		{ 3, 1 },	/* unknown flag */
		{ 14, 0x07 },	/* unknown state */
		{ 14, 0x46 },	/* a state past the last column */
		{ 16, 3 },	/* ends that go back */
		{ 18, 1 },	/* a NULL with bytes */
		{ 24, 5 },	/* ids out of order */
		{ 25, 0 },	/* an id that is not tagged */
		{ 28, 4 },	/* unknown flag of a value */
		{ 33, 1 },	/* NULL among values */
		{ 26, 4 },	/* a reference of 11 bytes */
		{ 34, 0 }	/* a NULL after values */
	};
	uint8_t row[sizeof(sample)];

	memcpy(row, sample, sizeof(sample));
	row[cases[_i].at] = cases[_i].byte;
	ck_assert_int_eq(eng_row_check(row, sizeof(row)), ENG_E_CORRUPT);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("eng_row");
	TCase *tcase = tcase_create("eng_row");

	tcase_add_test(tcase, sample_row_is_sound);
	tcase_add_test(tcase, fixed_columns_are_read_at_their_offset);
	tcase_add_test(tcase, a_fixed_column_past_the_fixed_part_is_damage);
	tcase_add_test(tcase, variable_columns_are_read_between_their_ends);
	tcase_add_test(tcase, tagged_values_are_read_by_number);
	tcase_add_loop_test(tcase, values_are_counted_without_nulls, 0, 10);
	tcase_add_test(tcase, tagged_columns_are_walked_in_order);
	tcase_add_test(tcase, separated_values_are_walked);
	tcase_add_loop_test(tcase, damaged_rows_are_read_within_bounds, 0,
	    (int)sizeof(sample));
	tcase_add_test(tcase, rows_cut_short_or_too_long_are_damaged);
	tcase_add_loop_test(tcase, contradictions_are_damage, 0, 14);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
