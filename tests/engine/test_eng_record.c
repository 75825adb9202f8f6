/* SPDX-License-Identifier: MIT */

#include "eng_record.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "suite.h"

enum {
	ROW_MAX = 4000,
	BIG = 3000,
	BLOBS = 4096
};

/* Column ids of the test table. */
enum {
	C_LONG = 1, C_BIT, C_TEXT, C_WIDE, C_BINARY, C_GUID, C_NOT_NULL,
	C_VTEXT = 128, C_VBINARY, C_VNOT_NULL,
	C_TTEXT = 256, C_TLONG, C_LTEXT, C_LBINARY, C_LDEFAULT, C_TDEFAULT,
	C_LUSER, C_LSMALL
};

static const struct {
	uint32_t id;
	enum eng_type type;
	uint32_t size_max;
	uint32_t flags;
	uint16_t codepage;
	const char *default_value;
} table[] = {
	{ C_LONG, ENG_T_I32, 4, 0, 0, NULL },
	{ C_BIT, ENG_T_BIT, 1, 0, 0, NULL },
	{ C_TEXT, ENG_T_TEXT, 6, 0, 1252, NULL },
	{ C_WIDE, ENG_T_TEXT, 7, 0, 1200, NULL },
	{ C_BINARY, ENG_T_BINARY, 6, 0, 0, NULL },
	{ C_GUID, ENG_T_GUID, 16, 0, 0, NULL },
	{ C_NOT_NULL, ENG_T_I16, 2, ENG_COL_NOT_NULL, 0, NULL },
	{ C_VTEXT, ENG_T_TEXT, 10, 0, 1252, NULL },
	{ C_VBINARY, ENG_T_BINARY, 0, 0, 0, NULL },
	{ C_VNOT_NULL, ENG_T_TEXT, 10, ENG_COL_NOT_NULL, 1252, NULL },
	{ C_TTEXT, ENG_T_TEXT, 10, ENG_COL_MULTI, 1252, NULL },
	{ C_TLONG, ENG_T_I32, 4, ENG_COL_MULTI, 0, NULL },
	{ C_LTEXT, ENG_T_LONG_TEXT, 0, ENG_COL_MULTI, 1252, NULL },
	{ C_LBINARY, ENG_T_LONG_BINARY, 0, ENG_COL_MULTI, 0, NULL },
	{ C_LDEFAULT, ENG_T_LONG_TEXT, 0, ENG_COL_MULTI, 1252, "standard" },
	{ C_TDEFAULT, ENG_T_TEXT, 10, ENG_COL_MULTI, 1252, "std" },
	{ C_LUSER, ENG_T_LONG_TEXT, 0, ENG_COL_USER_DEFAULT, 1252, NULL },
	{ C_LSMALL, ENG_T_LONG_TEXT, 20, 0, 1252, NULL }
};

enum { COLUMNS = sizeof(table) / sizeof(*table) };

static struct eng_columns columns;
static struct eng_column column_of[COLUMNS];
static struct eng_column *tagged_slots[COLUMNS];
static struct eng_record rec;
static uint8_t big[70000];

/* What was separated, for as long as a test runs. */
static struct {
	uint8_t *data;
	uint32_t size;
} blobs[BLOBS];
static uint32_t blob_count;
static uint32_t blob_refusals;

static struct eng_column *
col(uint32_t id)
{
	return eng_columns_at(&columns, id);
}

static void
add_column(uint32_t i)
{
	struct eng_column *c = &column_of[i];

	c->id = table[i].id;
	c->def.type = table[i].type;
	c->def.size_max = table[i].size_max;
	c->def.flags = table[i].flags;
	c->def.codepage = table[i].codepage;
	c->def.default_value = table[i].default_value;
	if (table[i].default_value != NULL)
		c->def.default_size = (uint32_t)strlen(table[i].default_value);
	if (c->id >= ENG_TAGGED_FIRST) {
		columns.tagged[c->id - ENG_TAGGED_FIRST] = c;
		columns.tagged_count = c->id - ENG_TAGGED_FIRST + 1;
	} else if (c->id >= ENG_VAR_FIRST) {
		columns.var[c->id - ENG_VAR_FIRST] = c;
		columns.var_count = c->id - ENG_VAR_FIRST + 1;
	} else {
		columns.fixed[c->id - ENG_FIXED_FIRST] = c;
		columns.fixed_count = c->id;
		c->offset = (uint16_t)columns.fixed_end;
		c->fixed_size = (uint16_t)c->def.size_max;
		columns.fixed_end += c->fixed_size;
	}
}

static void
set_up(void)
{
	uint32_t i;

	memset(&columns, 0, sizeof(columns));
	memset(column_of, 0, sizeof(column_of));
	columns.tagged = tagged_slots;
	for (i = 0; i < COLUMNS; i++)
		add_column(i);
	for (i = 0; i < sizeof(big); i++)
		big[i] = (uint8_t)(i * 31 + i / 256);
	blob_refusals = 0;
	eng_record_init(&rec, &columns, ROW_MAX);
}

static void
tear_down(void)
{
	eng_record_fini(&rec);
	while (blob_count > 0)
		base_free(blobs[--blob_count].data);
}

static eng_status
keep_blob(void *ctx, uint32_t column_id, const uint8_t *data, uint32_t size,
    uint64_t *blob_id)
{
	(void)ctx;
	if (blob_refusals > 0)
		return ENG_E_DISK_FULL;
	ck_assert_uint_ge(column_id, ENG_TAGGED_FIRST);
	ck_assert_uint_lt(blob_count, BLOBS);
	blobs[blob_count].data = malloc(size + 1);
	memcpy(blobs[blob_count].data, data, size);
	blobs[blob_count].size = size;
	*blob_id = blob_count++;
	return ENG_OK;
}

/* The bytes behind a value, wherever they are. */
static void
resolve(struct eng_value *value)
{
	struct eng_blob_ref ref;

	if (!value->separated)
		return;
	ref = eng_blob_ref_read(value->data);
	ck_assert_uint_lt(ref.id, blob_count);
	ck_assert_uint_eq(ref.size, blobs[ref.id].size);
	value->data = blobs[ref.id].data;
	value->size = ref.size;
}

static eng_status
set(uint32_t id, uint32_t tag, const char *text, uint32_t flags)
{
	return eng_record_set(&rec, col(id), tag, text,
	    text == NULL ? 0 : (uint32_t)strlen(text), flags, 0);
}

static eng_status
set_at(uint32_t id, const char *text, uint32_t flags, uint32_t offset)
{
	return eng_record_set(&rec, col(id), 1, text,
	    text == NULL ? 0 : (uint32_t)strlen(text), flags, offset);
}

static eng_status
set_big(uint32_t id, uint32_t tag, uint32_t size, uint32_t flags)
{
	return eng_record_set(&rec, col(id), tag, big, size, flags, 0);
}

static void
ck_bytes(uint32_t id, uint32_t tag, const void *bytes, size_t size)
{
	struct eng_value value;

	ck_assert_int_eq(eng_record_get(&rec, col(id), tag, &value), ENG_OK);
	resolve(&value);
	ck_assert_uint_eq(value.size, size);
	if (size > 0)
		ck_assert_mem_eq(value.data, bytes, size);
}

static void
ck_text(uint32_t id, uint32_t tag, const char *text)
{
	ck_bytes(id, tag, text, strlen(text));
}

static void
ck_get(uint32_t id, uint32_t tag, eng_status expected)
{
	struct eng_value value;

	ck_assert_int_eq(eng_record_get(&rec, col(id), tag, &value),
	    expected);
	ck_assert_ptr_null(value.data);
}

static void
encode(struct base_buf *row)
{
	struct eng_record_weight weight;

	eng_record_weigh(&rec, &weight);
	ck_assert_uint_le(weight.charge, ROW_MAX);
	base_buf_clear(row);
	ck_assert_int_eq(eng_record_encode(&rec, row, keep_blob, NULL),
	    ENG_OK);
	ck_assert_uint_le(row->size, ENG_ROW_MAX);
	ck_assert_int_eq(eng_row_check(row->data, row->size), ENG_OK);
}

/* Writes the record and reads it back. */
static void
reload(void)
{
	struct base_buf row = BASE_BUF_EMPTY;

	encode(&row);
	ck_assert_int_eq(eng_record_load(&rec, row.data, row.size), ENG_OK);
	base_buf_fini(&row);
}

static void
ck_separated(uint32_t id, uint32_t tag, bool expected)
{
	struct base_buf row = BASE_BUF_EMPTY;
	struct eng_value value;

	encode(&row);
	ck_assert_int_eq(eng_row_get(col(id), row.data, row.size, tag,
	    &value), ENG_OK);
	ck_assert_int_eq(value.separated, expected);
	base_buf_fini(&row);
}

/* --- fixed and variable columns ----------------------------------------- */

START_TEST(a_new_record_has_no_values)
{
	uint32_t i;

	for (i = 0; i < COLUMNS; i++) {
		ck_get(table[i].id, 1, ENG_NOTE_NO_VALUE);
		ck_assert(!eng_record_has_value(&rec, &column_of[i]));
		ck_assert(!eng_record_is_changed(&rec, table[i].id));
	}
	ck_assert(!rec.changed);
	ck_assert_uint_eq(eng_record_next_tagged(&rec, 0), 0);
	reload();
	ck_get(C_LONG, 1, ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(fixed_sizes_are_exact)
{
	ck_assert_int_eq(set(C_LONG, 1, "abc", 0), ENG_E_BAD_BUFFER_SIZE);
	ck_assert_int_eq(set(C_LONG, 1, "abcde", 0), ENG_E_BAD_BUFFER_SIZE);
	ck_assert_int_eq(set(C_GUID, 1, "abcde", 0), ENG_E_BAD_BUFFER_SIZE);
	ck_assert_int_eq(set(C_BIT, 1, "ab", 0), ENG_E_BAD_BUFFER_SIZE);
	ck_get(C_LONG, 1, ENG_NOTE_NO_VALUE);
	ck_assert(!rec.changed);
	ck_assert_int_eq(set(C_LONG, 1, "abcd", 0), ENG_OK);
	ck_text(C_LONG, 1, "abcd");
	ck_assert_int_eq(set(C_TLONG, 1, "abc", 0), ENG_E_BAD_BUFFER_SIZE);
	ck_assert_int_eq(set(C_TLONG, 1, "abcd", 0), ENG_OK);
}
END_TEST

START_TEST(bits_are_zero_or_all_ones)
{
	ck_assert_int_eq(eng_record_set(&rec, col(C_BIT), 1, "\x01", 1, 0, 0),
	    ENG_OK);
	ck_bytes(C_BIT, 1, "\xff", 1);
	ck_assert_int_eq(eng_record_set(&rec, col(C_BIT), 1, "\0", 1, 0, 0),
	    ENG_OK);
	ck_bytes(C_BIT, 1, "\0", 1);
}
END_TEST

START_TEST(short_fixed_text_and_binary_are_padded)
{
	ck_assert_int_eq(set(C_TEXT, 1, "abc", 0), ENG_OK);
	ck_text(C_TEXT, 1, "abc   ");
	ck_assert_int_eq(set(C_BINARY, 1, "abc", 0), ENG_OK);
	ck_bytes(C_BINARY, 1, "abc\0\0", 6);
	ck_assert_int_eq(eng_record_set(&rec, col(C_WIDE), 1, "a\0", 2, 0, 0),
	    ENG_OK);
	ck_bytes(C_WIDE, 1, "a\0 \0 \0 ", 7);
	ck_assert_int_eq(set(C_TEXT, 1, "abcdefg", 0), ENG_E_BAD_BUFFER_SIZE);
	ck_assert_int_eq(set(C_BINARY, 1, "abcdefg", 0),
	    ENG_E_BAD_BUFFER_SIZE);
	ck_text(C_TEXT, 1, "abc   ");
}
END_TEST

START_TEST(no_data_is_null)
{
	ck_assert_int_eq(set(C_LONG, 1, "abcd", 0), ENG_OK);
	ck_assert_int_eq(set(C_LONG, 1, NULL, 0), ENG_OK);
	ck_get(C_LONG, 1, ENG_NOTE_NULL);
	ck_assert_int_eq(eng_record_set(&rec, col(C_LONG), 1, NULL, 4, 0, 0),
	    ENG_OK);
	ck_get(C_LONG, 1, ENG_NOTE_NULL);
	ck_assert_int_eq(set(C_LONG, 1, "abcd", ENG_SET_NULL), ENG_OK);
	ck_get(C_LONG, 1, ENG_NOTE_NULL);
	ck_assert_int_eq(set(C_VTEXT, 1, "x", 0), ENG_OK);
	ck_assert_int_eq(set(C_VTEXT, 1, "", 0), ENG_OK);
	ck_get(C_VTEXT, 1, ENG_NOTE_NULL);
	ck_assert_int_eq(set(C_LTEXT, 1, "x", ENG_SET_NULL), ENG_OK);
	ck_get(C_LTEXT, 1, ENG_NOTE_NO_VALUE);
	ck_assert_int_eq(eng_record_set(&rec, col(C_TTEXT), 1, NULL, 4,
	    ENG_SET_SIZE, 0), ENG_OK);
	ck_get(C_TTEXT, 1, ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(zero_length_is_a_value_but_not_in_fixed_columns)
{
	ck_assert_int_eq(set(C_TEXT, 1, "", ENG_SET_ZERO_LENGTH), ENG_OK);
	ck_get(C_TEXT, 1, ENG_NOTE_NULL);
	ck_assert_int_eq(set(C_VTEXT, 1, NULL, ENG_SET_ZERO_LENGTH), ENG_OK);
	ck_text(C_VTEXT, 1, "");
	ck_assert_int_eq(set(C_VNOT_NULL, 1, "", ENG_SET_ZERO_LENGTH),
	    ENG_OK);
	ck_assert_int_eq(set(C_TTEXT, 1, "", ENG_SET_ZERO_LENGTH), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 1, "", ENG_SET_ZERO_LENGTH), ENG_OK);
	reload();
	ck_text(C_VTEXT, 1, "");
	ck_text(C_TTEXT, 1, "");
	ck_text(C_LTEXT, 1, "");
}
END_TEST

START_TEST(not_null_columns_refuse_null)
{
	ck_assert_int_eq(set(C_NOT_NULL, 1, NULL, 0), ENG_E_NULL_VALUE);
	ck_assert_int_eq(set(C_NOT_NULL, 1, "", ENG_SET_ZERO_LENGTH),
	    ENG_E_NULL_VALUE);
	ck_assert_int_eq(set(C_VNOT_NULL, 1, "", 0), ENG_E_NULL_VALUE);
	ck_assert(!rec.changed);
	ck_get(C_NOT_NULL, 1, ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(long_variable_values_are_cut)
{
	ck_assert_int_eq(set(C_VTEXT, 1, "0123456789a", 0),
	    ENG_NOTE_VALUE_CUT);
	ck_text(C_VTEXT, 1, "0123456789");
	ck_assert_int_eq(set_big(C_VBINARY, 1, 300, 0), ENG_NOTE_VALUE_CUT);
	ck_bytes(C_VBINARY, 1, big, 255);
}
END_TEST

START_TEST(long_tagged_values_are_refused)
{
	ck_assert_int_eq(set(C_TTEXT, 1, "0123456789a", 0),
	    ENG_E_VALUE_TOO_BIG);
	ck_assert_int_eq(set_big(C_LSMALL, 1, 21, 0), ENG_E_VALUE_TOO_BIG);
	ck_assert_int_eq(set_big(C_LSMALL, 1, 20, 0), ENG_OK);
	ck_assert_int_eq(set_big(C_LSMALL, 1, 1, ENG_SET_APPEND),
	    ENG_E_VALUE_TOO_BIG);
	ck_bytes(C_LSMALL, 1, big, 20);
}
END_TEST

START_TEST(columns_between_those_set_have_no_value)
{
	ck_assert_int_eq(set(C_GUID, 1, "0123456789abcdef", 0), ENG_OK);
	ck_assert_int_eq(set(C_VNOT_NULL, 1, "v", 0), ENG_OK);
	reload();
	ck_get(C_LONG, 1, ENG_NOTE_NO_VALUE);
	ck_get(C_VTEXT, 1, ENG_NOTE_NO_VALUE);
	ck_get(C_NOT_NULL, 1, ENG_NOTE_NO_VALUE);
	ck_text(C_GUID, 1, "0123456789abcdef");
	ck_text(C_VNOT_NULL, 1, "v");
}
END_TEST

/* --- several values ----------------------------------------------------- */

/* tagfld.cxx, ErrSetColumn. */
START_TEST(tags_replace_or_append)
{
	ck_assert_int_eq(set(C_TTEXT, 0, "a", 0), ENG_OK);
	ck_assert_int_eq(set(C_TTEXT, 9, "b", 0), ENG_OK);
	ck_assert_int_eq(set(C_TTEXT, 0, "c", 0), ENG_OK);
	ck_assert_int_eq(set(C_TTEXT, 2, "B", 0), ENG_OK);
	ck_assert_uint_eq(eng_record_count(&rec, col(C_TTEXT)), 3);
	ck_text(C_TTEXT, 1, "a");
	ck_text(C_TTEXT, 2, "B");
	ck_text(C_TTEXT, 3, "c");
	ck_get(C_TTEXT, 4, ENG_NOTE_NULL);
	ck_get(C_TTEXT, 0, ENG_E_BAD_TAG);
}
END_TEST

START_TEST(null_removes_and_renumbers)
{
	ck_assert_int_eq(set(C_LTEXT, 0, "a", 0), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 0, "b", 0), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 0, "c", 0), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 2, NULL, 0), ENG_OK);
	ck_text(C_LTEXT, 2, "c");
	ck_assert_int_eq(set(C_LTEXT, 7, NULL, 0), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 0, NULL, 0), ENG_OK);
	ck_assert_uint_eq(eng_record_count(&rec, col(C_LTEXT)), 2);
	ck_assert_int_eq(set(C_LTEXT, 1, NULL, 0), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 1, NULL, 0), ENG_OK);
	ck_get(C_LTEXT, 1, ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(null_hides_a_default)
{
	static const uint32_t ids[] = { C_TDEFAULT, C_LDEFAULT, C_LUSER };
	uint32_t id = ids[_i];

	ck_assert_int_eq(set(id, 0, NULL, 0), ENG_OK);
	ck_get(id, 1, ENG_NOTE_NO_VALUE);
	ck_assert_int_eq(set(id, 1, NULL, 0), ENG_OK);
	ck_get(id, 1, ENG_NOTE_NULL);
	ck_assert_uint_eq(eng_record_count(&rec, col(id)), 0);
	ck_assert_uint_eq(eng_record_next_tagged(&rec, 0), id);
	reload();
	ck_get(id, 1, ENG_NOTE_NULL);
	ck_assert_int_eq(set(id, 3, "a", 0), ENG_OK);
	ck_text(id, 1, "a");
	ck_assert_uint_eq(eng_record_count(&rec, col(id)), 1);
	ck_assert_int_eq(set(id, 1, NULL, 0), ENG_OK);
	ck_get(id, 1, ENG_NOTE_NULL);
	ck_assert_int_eq(set(id, 1, NULL, ENG_SET_REVERT_DEFAULT), ENG_OK);
	ck_get(id, 1, ENG_NOTE_NO_VALUE);
	ck_assert_int_eq(set(id, 1, "a", 0), ENG_OK);
	ck_assert_int_eq(set(id, 1, NULL, ENG_SET_REVERT_DEFAULT), ENG_OK);
	ck_get(id, 1, ENG_NOTE_NO_VALUE);
}
END_TEST

static eng_status
compare_first_byte(void *ctx, const struct eng_column *c, const uint8_t *a,
    size_t a_size, const uint8_t *b, size_t b_size)
{
	(void)ctx, (void)c;
	if (a_size == 0 || b_size == 0 || a[0] != b[0])
		return ENG_OK;
	return a_size > 4 ? ENG_E_MULTI_DUP_CUT : ENG_E_MULTI_DUP;
}

START_TEST(unique_values_are_not_repeated)
{
	uint32_t id = _i == 0 ? C_TTEXT : C_LTEXT;

	eng_record_use_unique(&rec, compare_first_byte, NULL);
	ck_assert_int_eq(set(id, 0, "a", ENG_SET_UNIQUE_MULTI), ENG_OK);
	ck_assert_int_eq(set(id, 0, "a", ENG_SET_UNIQUE_MULTI),
	    ENG_E_MULTI_DUP);
	ck_assert_int_eq(set(id, 1, "a", ENG_SET_UNIQUE_MULTI), ENG_OK);
	ck_assert_int_eq(set(id, 0, "", ENG_SET_UNIQUE_MULTI |
	    ENG_SET_ZERO_LENGTH), ENG_OK);
	ck_assert_int_eq(set(id, 0, "", ENG_SET_UNIQUE_MULTI |
	    ENG_SET_ZERO_LENGTH), ENG_E_MULTI_DUP);
	ck_assert_int_eq(set(id, 0, "ab", ENG_SET_UNIQUE_MULTI), ENG_OK);
	ck_assert_int_eq(set(id, 0, "ac", ENG_SET_UNIQUE_NORMALIZED),
	    ENG_E_MULTI_DUP);
	ck_assert_int_eq(set(id, 0, "acccc", ENG_SET_UNIQUE_NORMALIZED),
	    ENG_E_MULTI_DUP_CUT);
	ck_assert_int_eq(set(id, 0, "b", ENG_SET_UNIQUE_NORMALIZED), ENG_OK);
	ck_assert_uint_eq(eng_record_count(&rec, col(id)), 4);
	ck_assert_int_eq(set(id, 1, NULL, ENG_SET_UNIQUE_MULTI), ENG_OK);
	ck_assert_int_eq(set(id, 1, "q", ENG_SET_UNIQUE_MULTI |
	    ENG_SET_APPEND), ENG_E_BAD_FLAGS);
}
END_TEST

/* --- long values -------------------------------------------------------- */

START_TEST(append_adds_at_the_end)
{
	ck_assert_int_eq(set(C_LTEXT, 1, "ab", ENG_SET_APPEND), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 1, "cd", ENG_SET_APPEND), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 1, NULL, ENG_SET_APPEND), ENG_OK);
	ck_text(C_LTEXT, 1, "abcd");
	ck_assert_int_eq(set(C_LTEXT, 0, "x", ENG_SET_APPEND), ENG_OK);
	ck_text(C_LTEXT, 2, "x");
	ck_assert_int_eq(set(C_LTEXT, 0, NULL, ENG_SET_APPEND), ENG_OK);
	ck_text(C_LTEXT, 3, "");
}
END_TEST

START_TEST(append_starts_from_the_default)
{
	ck_assert_int_eq(set(C_LDEFAULT, 1, "+", ENG_SET_APPEND), ENG_OK);
	ck_text(C_LDEFAULT, 1, "standard+");
	ck_assert_int_eq(set(C_LUSER, 1, "+", ENG_SET_APPEND), ENG_OK);
	ck_text(C_LUSER, 1, "+");
}
END_TEST

START_TEST(overwrite_keeps_the_rest)
{
	ck_assert_int_eq(set_at(C_LTEXT, "x", ENG_SET_OVERWRITE, 1),
	    ENG_E_PAST_VALUE);
	ck_assert_int_eq(set_at(C_LTEXT, "abcdef", ENG_SET_OVERWRITE, 0),
	    ENG_OK);
	ck_assert_int_eq(set_at(C_LTEXT, "XY", ENG_SET_OVERWRITE, 2), ENG_OK);
	ck_text(C_LTEXT, 1, "abXYef");
	ck_assert_int_eq(set_at(C_LTEXT, "ZZZ", ENG_SET_OVERWRITE, 5),
	    ENG_OK);
	ck_text(C_LTEXT, 1, "abXYeZZZ");
	ck_assert_int_eq(set_at(C_LTEXT, "!", ENG_SET_OVERWRITE, 8), ENG_OK);
	ck_text(C_LTEXT, 1, "abXYeZZZ!");
	ck_assert_int_eq(set_at(C_LTEXT, "!", ENG_SET_OVERWRITE, 10),
	    ENG_E_PAST_VALUE);
	ck_assert_int_eq(set_at(C_LTEXT, NULL, ENG_SET_OVERWRITE, 3), ENG_OK);
	ck_text(C_LTEXT, 1, "abXYeZZZ!");
	ck_assert_int_eq(set_at(C_LTEXT, "--", ENG_SET_OVERWRITE |
	    ENG_SET_SIZE, 1), ENG_OK);
	ck_text(C_LTEXT, 1, "a--");
	ck_assert_int_eq(set_at(C_LTEXT, "-", ENG_SET_OVERWRITE |
	    ENG_SET_SIZE, 4), ENG_E_PAST_VALUE);
	ck_assert_int_eq(set_at(C_LTEXT, NULL, ENG_SET_OVERWRITE |
	    ENG_SET_SIZE, 4), ENG_OK);
	ck_get(C_LTEXT, 1, ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(a_plain_set_ignores_the_offset)
{
	ck_assert_int_eq(set_at(C_LTEXT, "abc", 0, 99), ENG_OK);
	ck_assert_int_eq(set_at(C_LTEXT, "xy", 0, 1), ENG_OK);
	ck_text(C_LTEXT, 1, "xy");
}
END_TEST

static eng_status
resize(uint32_t size, uint32_t flags)
{
	return eng_record_set(&rec, col(C_LBINARY), 1, NULL, size,
	    ENG_SET_SIZE | flags, 0);
}

START_TEST(size_cuts_and_fills_with_zeroes)
{
	ck_assert_int_eq(resize(2, 0), ENG_OK);
	ck_bytes(C_LBINARY, 1, "\0", 2);
	ck_assert_int_eq(set(C_LBINARY, 1, "abcd", 0), ENG_OK);
	ck_assert_int_eq(resize(3, 0), ENG_OK);
	ck_text(C_LBINARY, 1, "abc");
	ck_assert_int_eq(resize(5, 0), ENG_OK);
	ck_bytes(C_LBINARY, 1, "abc\0", 5);
	ck_assert_int_eq(resize(0, ENG_SET_ZERO_LENGTH), ENG_OK);
	ck_text(C_LBINARY, 1, "");
	ck_assert_int_eq(resize(0, 0), ENG_OK);
	ck_get(C_LBINARY, 1, ENG_NOTE_NO_VALUE);
	ck_assert_int_eq(resize(2, ENG_SET_OVERWRITE), ENG_E_BAD_PARAMETER);
	ck_assert_int_eq(resize(2, ENG_SET_APPEND), ENG_E_BAD_PARAMETER);
	ck_assert_int_eq(resize(0x80000000u, 0), ENG_E_VALUE_TOO_BIG);
}
END_TEST

START_TEST(values_over_1023_bytes_leave_the_row)
{
	static const struct {
		uint32_t size, flags;
		bool separated;
	} cases[] = {
		{ 1023, 0, false }, { 1024, 0, true },
		{ 1024, ENG_SET_INTRINSIC, false },
		{ 3900, ENG_SET_INTRINSIC, false },
		{ 3999, ENG_SET_INTRINSIC, true },
		{ 12, ENG_SET_SEPARATE, false }, { 13, ENG_SET_SEPARATE, true }
	};

	ck_assert_int_eq(set_big(C_LBINARY, 1, cases[_i].size,
	    cases[_i].flags), ENG_OK);
	ck_separated(C_LBINARY, 1, cases[_i].separated);
	reload();
	ck_bytes(C_LBINARY, 1, big, cases[_i].size);
	ck_separated(C_LBINARY, 1, cases[_i].separated);
}
END_TEST

START_TEST(the_longest_leave_a_row_that_is_too_big)
{
	ck_assert_int_eq(set_big(C_LBINARY, 0, 1000, 0), ENG_OK);
	ck_assert_int_eq(set_big(C_LBINARY, 0, 1010, 0), ENG_OK);
	ck_assert_int_eq(set_big(C_LBINARY, 0, 1005, 0), ENG_OK);
	ck_assert_int_eq(set_big(C_LBINARY, 0, 999, 0), ENG_OK);
	ck_separated(C_LBINARY, 1, false);
	ck_separated(C_LBINARY, 2, true);
	ck_separated(C_LBINARY, 3, false);
	ck_separated(C_LBINARY, 4, false);
}
END_TEST

/* Empty values are charged less than they take. */
START_TEST(a_row_that_offsets_do_not_reach_is_refused)
{
	struct base_buf row = BASE_BUF_EMPTY;
	eng_status st = ENG_OK;
	uint32_t i;

	rec.row_max = ENG_ROW_MAX;
	for (i = 0; st == ENG_OK; i++)
		st = set(C_TTEXT, 0, "", ENG_SET_ZERO_LENGTH);
	ck_assert_int_eq(st, ENG_E_ROW_TOO_BIG);
	ck_assert_uint_gt(i, 13000);
	ck_assert_int_eq(eng_record_encode(&rec, &row, keep_blob, NULL),
	    ENG_OK);
	ck_assert_uint_le(row.size, ENG_ROW_MAX);
	ck_assert_int_eq(eng_row_check(row.data, row.size), ENG_OK);
	base_buf_fini(&row);
}
END_TEST

START_TEST(a_row_too_big_is_refused_when_set)
{
	eng_status st = ENG_OK;
	uint32_t i;

	for (i = 0; st == ENG_OK; i++)
		st = set(C_TTEXT, 0, "0123456789", 0);
	ck_assert_int_eq(st, ENG_E_ROW_TOO_BIG);
	ck_assert_uint_eq(eng_record_count(&rec, col(C_TTEXT)), i - 1);
	ck_assert_uint_gt(eng_record_size(&rec), ROW_MAX - 15);
	ck_assert_int_eq(set(C_VTEXT, 1, "0123456789", 0), ENG_E_ROW_TOO_BIG);
	ck_assert_int_eq(set(C_GUID, 1, "0123456789abcdef", 0),
	    ENG_E_ROW_TOO_BIG);
	ck_get(C_VTEXT, 1, ENG_NOTE_NO_VALUE);
	ck_assert_int_eq(set_big(C_LBINARY, 1, 2000, 0), ENG_E_ROW_TOO_BIG);
	ck_assert_int_eq(set(C_TTEXT, 1, "012345678", 0), ENG_OK);
	reload();
}
END_TEST

/* Puts a value into a blob and reads the row back. */
static void
make_blob(uint32_t size)
{
	ck_assert_int_eq(set_big(C_LBINARY, 1, size, ENG_SET_SEPARATE),
	    ENG_OK);
	reload();
}

START_TEST(partial_writes_ask_for_the_blob)
{
	make_blob(BIG);
	ck_assert_int_eq(set_at(C_LBINARY, "x", ENG_SET_OVERWRITE, BIG + 1),
	    ENG_E_PAST_VALUE);
	ck_assert_int_eq(set_at(C_LBINARY, "x", ENG_SET_APPEND, 0),
	    ENG_E_BLOB_NEEDED);
	ck_assert_uint_eq(rec.needed_column, C_LBINARY);
	ck_assert_uint_eq(rec.needed_tag, 1);
	ck_assert(!rec.changed);
	ck_assert_int_eq(eng_record_materialize(&rec, col(C_LBINARY), 2, big,
	    BIG), ENG_E_BAD_TAG);
	ck_assert_int_eq(eng_record_materialize(&rec, col(C_LBINARY), 1, big,
	    BIG - 1), ENG_E_CORRUPT);
	ck_assert_int_eq(eng_record_materialize(&rec, col(C_LBINARY), 1, big,
	    BIG), ENG_OK);
	ck_assert(!rec.changed);
	ck_assert_int_eq(eng_record_materialize(&rec, col(C_LBINARY), 1, big,
	    BIG), ENG_E_BAD_TAG);
	ck_assert_int_eq(eng_record_set(&rec, col(C_LBINARY), 1, big + BIG, 9,
	    ENG_SET_APPEND, 0), ENG_OK);
	ck_bytes(C_LBINARY, 1, big, BIG + 9);
	ck_separated(C_LBINARY, 1, true);
}
END_TEST

START_TEST(whole_writes_need_no_blob)
{
	make_blob(BIG);
	ck_assert_int_eq(eng_record_set(&rec, col(C_LBINARY), 1, big + 1, BIG,
	    ENG_SET_OVERWRITE, 0), ENG_OK);
	ck_bytes(C_LBINARY, 1, big + 1, BIG);
	make_blob(BIG);
	ck_assert_int_eq(set(C_LBINARY, 1, "abc", 0), ENG_OK);
	ck_text(C_LBINARY, 1, "abc");
	make_blob(BIG);
	ck_assert_int_eq(set(C_LBINARY, 1, NULL, 0), ENG_OK);
	ck_get(C_LBINARY, 1, ENG_NOTE_NO_VALUE);
}
END_TEST

START_TEST(uniqueness_asks_for_blobs_of_equal_size)
{
	make_blob(BIG);
	ck_assert_int_eq(set_big(C_LBINARY, 0, BIG - 1, ENG_SET_UNIQUE_MULTI),
	    ENG_OK);
	ck_assert_int_eq(set_big(C_LBINARY, 0, BIG, ENG_SET_UNIQUE_MULTI),
	    ENG_E_BLOB_NEEDED);
	ck_assert_uint_eq(rec.needed_tag, 1);
	ck_assert_int_eq(set_big(C_LBINARY, 0, 5, ENG_SET_UNIQUE_NORMALIZED),
	    ENG_E_BLOB_NEEDED);
	ck_assert_int_eq(eng_record_materialize(&rec, col(C_LBINARY), 1, big,
	    BIG), ENG_OK);
	ck_assert_int_eq(set_big(C_LBINARY, 0, BIG, ENG_SET_UNIQUE_MULTI),
	    ENG_E_MULTI_DUP);
}
END_TEST

static eng_status
count_blob(void *ctx, uint32_t column_id, uint32_t tag,
    const struct eng_blob_ref *ref)
{
	unsigned *sum = ctx;

	(void)column_id;
	*sum += tag * 100 + (unsigned)ref->id;
	return ENG_OK;
}

START_TEST(references_can_be_set_and_walked)
{
	struct eng_blob_ref ref = { 5, 100000 };
	struct eng_value value;
	unsigned sum = 0;

	ck_assert_int_eq(eng_record_set_blob(&rec, col(C_TTEXT), 0, &ref),
	    ENG_E_BAD_COLUMN_TYPE);
	ck_assert_int_eq(eng_record_set_blob(&rec, col(C_LSMALL), 0, &ref),
	    ENG_E_VALUE_TOO_BIG);
	ck_assert_int_eq(set(C_LTEXT, 0, "a", 0), ENG_OK);
	ck_assert_int_eq(eng_record_set_blob(&rec, col(C_LTEXT), 0, &ref),
	    ENG_OK);
	ref.id = 6;
	ck_assert_int_eq(eng_record_set_blob(&rec, col(C_LDEFAULT), 1, &ref),
	    ENG_OK);
	reload();
	ck_assert_int_eq(eng_record_get(&rec, col(C_LTEXT), 2, &value),
	    ENG_OK);
	ck_assert(value.separated);
	ck_assert_uint_eq(value.size, ENG_BLOB_REF_SIZE);
	ck_assert_int_eq(eng_record_each_blob(&rec, count_blob, &sum),
	    ENG_OK);
	ck_assert_uint_eq(sum, 205 + 106);
}
END_TEST

/* --- the record as a whole ---------------------------------------------- */

START_TEST(changes_are_marked_by_column)
{
	ck_assert_int_eq(set(C_LONG, 1, "abcd", 0), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 1, NULL, 0), ENG_OK);
	ck_assert(rec.changed);
	ck_assert(eng_record_is_changed(&rec, C_LONG));
	ck_assert(eng_record_is_changed(&rec, C_LTEXT));
	ck_assert(!eng_record_is_changed(&rec, C_BIT));
	ck_assert(!eng_record_is_changed(&rec, C_LBINARY));
	reload();
	ck_assert(!rec.changed);
	ck_assert(!eng_record_is_changed(&rec, C_LONG));
}
END_TEST

START_TEST(a_copy_stands_alone)
{
	struct eng_record copy;

	ck_assert_int_eq(set(C_LONG, 1, "abcd", 0), ENG_OK);
	ck_assert_int_eq(set(C_VTEXT, 1, "var", 0), ENG_OK);
	ck_assert_int_eq(set(C_TTEXT, 1, "old", 0), ENG_OK);
	reload();
	ck_assert_int_eq(set(C_TTEXT, 2, "new", 0), ENG_OK);
	eng_record_init(&copy, &columns, 100);
	ck_assert_int_eq(eng_record_copy(&copy, &rec), ENG_OK);
	eng_record_fini(&rec);
	rec = copy;
	ck_text(C_LONG, 1, "abcd");
	ck_text(C_VTEXT, 1, "var");
	ck_text(C_TTEXT, 1, "old");
	ck_text(C_TTEXT, 2, "new");
	ck_assert(eng_record_is_changed(&rec, C_TTEXT));
	ck_assert(!eng_record_is_changed(&rec, C_LONG));
	ck_assert_uint_eq(rec.row_max, ROW_MAX);
}
END_TEST

START_TEST(a_value_may_be_set_from_the_record_itself)
{
	struct eng_value value;

	ck_assert_int_eq(set(C_LONG, 1, "abcd", 0), ENG_OK);
	ck_assert_int_eq(set(C_LTEXT, 1, "text", 0), ENG_OK);
	eng_record_get(&rec, col(C_LONG), 1, &value);
	ck_assert_int_eq(eng_record_set(&rec, col(C_BINARY), 1, value.data,
	    value.size, 0, 0), ENG_OK);
	ck_bytes(C_BINARY, 1, "abcd\0", 6);
	eng_record_get(&rec, col(C_LTEXT), 1, &value);
	ck_assert_int_eq(eng_record_set(&rec, col(C_LTEXT), 1, value.data,
	    value.size, ENG_SET_APPEND, 0), ENG_OK);
	ck_text(C_LTEXT, 1, "texttext");
}
END_TEST

START_TEST(a_refusal_to_separate_leaves_no_row)
{
	struct base_buf row = BASE_BUF_EMPTY;

	ck_assert(base_buf_add(&row, "head", 4));
	ck_assert_int_eq(set_big(C_LBINARY, 1, BIG, 0), ENG_OK);
	blob_refusals = 1;
	ck_assert_int_eq(eng_record_encode(&rec, &row, keep_blob, NULL),
	    ENG_E_DISK_FULL);
	ck_assert_uint_eq(row.size, 4);
	blob_refusals = 0;
	ck_assert_int_eq(eng_record_encode(&rec, &row, keep_blob, NULL),
	    ENG_OK);
	ck_assert_mem_eq(row.data, "head", 4);
	ck_assert_int_eq(eng_row_check(row.data + 4, row.size - 4), ENG_OK);
	base_buf_fini(&row);
}
END_TEST

static void
fill_sample(void)
{
	ck_assert_int_eq(set(C_LONG, 1, "abcd", 0), ENG_OK);
	ck_assert_int_eq(set(C_TEXT, 1, NULL, 0), ENG_OK);
	ck_assert_int_eq(set(C_VBINARY, 1, "binary", 0), ENG_OK);
	ck_assert_int_eq(set(C_TTEXT, 0, "one", 0), ENG_OK);
	ck_assert_int_eq(set(C_TTEXT, 0, "two", 0), ENG_OK);
	ck_assert_int_eq(set(C_TDEFAULT, 1, NULL, 0), ENG_OK);
	ck_assert_int_eq(set_big(C_LBINARY, 1, BIG, 0), ENG_OK);
}

/* What loads is used to the full; what does not is refused. */
static void
use_damaged(const uint8_t *row, size_t size)
{
	struct base_buf out = BASE_BUF_EMPTY;
	struct eng_value value;
	uint32_t i, tag;

	if (eng_record_load(&rec, row, size) != ENG_OK) {
		ck_get(C_LONG, 1, ENG_NOTE_NO_VALUE);
		return;
	}
	for (i = 0; i < COLUMNS; i++)
		for (tag = 0; tag < 4; tag++)
			eng_record_get(&rec, &column_of[i], tag, &value);
	set(C_LONG, 1, "wxyz", 0);
	set(C_VTEXT, 1, "var", 0);
	set(C_TTEXT, 0, "more", 0);
	set(C_LTEXT, 0, "more", ENG_SET_APPEND);
	eng_record_encode(&rec, &out, keep_blob, NULL);
	base_buf_fini(&out);
}

START_TEST(damaged_rows_do_no_harm)
{
	struct base_buf row = BASE_BUF_EMPTY;
	uint8_t *copy;
	size_t i;
	unsigned bits;

	fill_sample();
	encode(&row);
	for (i = 0; i < row.size; i++)
		for (bits = 1; bits < 256; bits += 2) {
			copy = base_memdup(row.data, row.size);
			copy[i] = (uint8_t)(copy[i] ^ bits);
			use_damaged(copy, row.size);
			base_free(copy);
		}
	base_buf_fini(&row);
}
END_TEST

/* --- exhausted memory --------------------------------------------------- */

static eng_status
do_set_fixed(void)
{
	return set(C_GUID, 1, "0123456789abcdef", 0);
}

static eng_status
do_set_var(void)
{
	return set(C_VNOT_NULL, 1, "variable", 0);
}

static eng_status
do_set_tagged(void)
{
	return set(C_TTEXT, 1, "changed", 0);
}

static eng_status
do_append_value(void)
{
	return set(C_LUSER, 0, "added", 0);
}

static eng_status
do_partial(void)
{
	return set(C_LTEXT, 1, "more", ENG_SET_APPEND);
}

static eng_status
do_set_null(void)
{
	return set(C_LDEFAULT, 1, NULL, 0);
}

static eng_status
do_materialize(void)
{
	return eng_record_materialize(&rec, col(C_LBINARY), 1, big, BIG);
}

static eng_status
do_set_blob(void)
{
	struct eng_blob_ref ref = { 0, BIG };

	return eng_record_set_blob(&rec, col(C_LSMALL - 1), 0, &ref);
}

static eng_status
do_encode(void)
{
	struct base_buf row = BASE_BUF_EMPTY;
	eng_status st = eng_record_encode(&rec, &row, keep_blob, NULL);

	if (st != ENG_OK)
		ck_assert_uint_eq(row.size, 0);
	base_buf_fini(&row);
	return st;
}

static eng_status
do_copy(void)
{
	struct eng_record copy;
	eng_status st;

	eng_record_init(&copy, &columns, ROW_MAX);
	st = eng_record_copy(&copy, &rec);
	eng_record_fini(&copy);
	return st;
}

static eng_status (*const operations[])(void) = {
	do_set_fixed, do_set_var, do_set_tagged, do_append_value, do_partial,
	do_set_null, do_materialize, do_set_blob, do_encode, do_copy
};

START_TEST(exhausted_memory_changes_nothing)
{
	struct base_buf before = BASE_BUF_EMPTY, after = BASE_BUF_EMPTY;
	eng_status st = ENG_E_NO_MEMORY;
	long nth;

	fill_sample();
	ck_assert_int_eq(set(C_LTEXT, 1, "text", 0), ENG_OK);
	encode(&before);
	/* A fresh record has no room to spare. */
	eng_record_fini(&rec);
	eng_record_init(&rec, &columns, ROW_MAX);
	ck_assert_int_eq(eng_record_load(&rec, before.data, before.size),
	    ENG_OK);
	for (nth = 1; st != ENG_OK; nth++) {
		base_alloc_fail_after(nth);
		st = operations[_i]();
		base_alloc_fail_after(0);
		if (st == ENG_OK)
			break;
		ck_assert_int_eq(st, ENG_E_NO_MEMORY);
		ck_assert(!rec.changed);
		encode(&after);
		ck_assert_uint_eq(after.size, before.size);
		ck_assert_mem_eq(after.data, before.data, after.size);
	}
	ck_assert_int_gt(nth, 1);
	base_buf_fini(&before);
	base_buf_fini(&after);
}
END_TEST

START_TEST(exhausted_memory_at_load_leaves_an_empty_record)
{
	struct base_buf row = BASE_BUF_EMPTY;
	eng_status st = ENG_E_NO_MEMORY;
	long nth;

	fill_sample();
	encode(&row);
	for (nth = 1; st != ENG_OK; nth++) {
		eng_record_fini(&rec);
		eng_record_init(&rec, &columns, ROW_MAX);
		base_alloc_fail_after(nth);
		st = eng_record_load(&rec, row.data, row.size);
		base_alloc_fail_after(0);
		if (st != ENG_OK)
			ck_get(C_LONG, 1, ENG_NOTE_NO_VALUE);
	}
	ck_assert_int_gt(nth, 3);
	ck_text(C_LONG, 1, "abcd");
	base_buf_fini(&row);
}
END_TEST

/* --- against a model ---------------------------------------------------- */

enum { MODEL_VALUES = 8, MODEL_SIZE = 2048 };

struct model_column {
	eng_status when_empty;		/* what get gives without values */
	uint32_t count;
	uint32_t sizes[MODEL_VALUES];
	uint8_t bytes[MODEL_VALUES][MODEL_SIZE];
};

static struct model_column model[COLUMNS];
static uint32_t seed;

static uint32_t
pick(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

static bool
model_has_default(uint32_t i)
{
	return table[i].default_value != NULL ||
	    (table[i].flags & ENG_COL_USER_DEFAULT) != 0;
}

static void
model_put(struct model_column *m, uint32_t tag, uint32_t at, const void *data,
    uint32_t size)
{
	if (tag == 0 || tag > m->count)
		tag = ++m->count;
	memcpy(m->bytes[tag - 1] + at, data, size);
	m->sizes[tag - 1] = at + size;
}

static void
model_null(struct model_column *m, uint32_t i, uint32_t tag)
{
	uint32_t after;

	if (table[i].id < ENG_TAGGED_FIRST) {
		m->when_empty = ENG_NOTE_NULL;
		m->count = 0;
		return;
	}
	if (tag == 1 && m->count <= 1 && model_has_default(i))
		m->when_empty = ENG_NOTE_NULL;
	if (tag == 0 || tag > m->count)
		return;
	for (after = tag; after < m->count; after++) {
		memcpy(m->bytes[after - 1], m->bytes[after], MODEL_SIZE);
		m->sizes[after - 1] = m->sizes[after];
	}
	m->count--;
}

static uint32_t
pick_size(uint32_t i)
{
	if (eng_type_size(table[i].type) != 0)
		return eng_type_size(table[i].type);
	if (table[i].id < C_VTEXT)
		return table[i].size_max;
	if (table[i].size_max != 0)
		return 1 + pick(table[i].size_max);
	return 1 + pick(pick(4) == 0 ? 1400 : 200);
}

/* One random change to both; sizes are such that it is never refused. */
static void
change_both(void)
{
	uint32_t i = pick(COLUMNS), tag, size = pick_size(i), flags = 0;
	struct model_column *m = &model[i];
	const uint8_t *data = big + pick(1000);
	bool long_col = eng_type_is_long(table[i].type);

	tag = table[i].id >= ENG_TAGGED_FIRST ? pick(m->count + 2) : 1;
	if (tag == 0 && m->count >= 3)
		tag = 1;
	if (table[i].id < ENG_TAGGED_FIRST && table[i].type == ENG_T_BINARY &&
	    size > 255)
		size = 255;
	if (table[i].type == ENG_T_BIT)
		data = (const uint8_t *)"\xff";
	if (pick(4) == 0 && (table[i].flags & ENG_COL_NOT_NULL) == 0) {
		ck_assert_int_eq(eng_record_set(&rec, &column_of[i], tag,
		    NULL, 0, 0, 0), ENG_OK);
		model_null(m, i, tag);
		return;
	}
	if (long_col && tag >= 1 && tag <= m->count && pick(3) == 0 &&
	    table[i].size_max == 0 &&
	    m->sizes[tag - 1] + size <= MODEL_SIZE) {
		flags = ENG_SET_APPEND;
		if (eng_record_set(&rec, &column_of[i], tag, data, size,
		    flags, 0) == ENG_E_BLOB_NEEDED) {
			ck_assert_int_eq(eng_record_materialize(&rec,
			    &column_of[i], tag, m->bytes[tag - 1],
			    m->sizes[tag - 1]), ENG_OK);
			ck_assert_int_eq(eng_record_set(&rec, &column_of[i],
			    tag, data, size, flags, 0), ENG_OK);
		}
		model_put(m, tag, m->sizes[tag - 1], data, size);
		return;
	}
	if (pick(6) == 0)
		flags = ENG_SET_SEPARATE;
	if (pick(6) == 0)
		flags = ENG_SET_INTRINSIC;
	ck_assert_int_eq(eng_record_set(&rec, &column_of[i], tag, data, size,
	    flags, 0), ENG_OK);
	if (table[i].id < ENG_TAGGED_FIRST)
		m->count = 0;
	model_put(m, tag, 0, data, size);
	m->when_empty = ENG_NOTE_NO_VALUE;
}

static void
compare_with_model(void)
{
	uint32_t i, tag;

	for (i = 0; i < COLUMNS; i++) {
		ck_assert_uint_eq(eng_record_count(&rec, &column_of[i]),
		    model[i].count);
		for (tag = 1; tag <= model[i].count; tag++)
			ck_bytes(table[i].id, tag, model[i].bytes[tag - 1],
			    model[i].sizes[tag - 1]);
		if (model[i].count == 0)
			ck_get(table[i].id, 1, model[i].when_empty);
	}
}

START_TEST(random_changes_agree_with_a_model)
{
	uint32_t i, step;

	seed = (uint32_t)_i;
	memset(model, 0, sizeof(model));
	for (i = 0; i < COLUMNS; i++)
		model[i].when_empty = ENG_NOTE_NO_VALUE;
	for (step = 0; step < 300; step++) {
		change_both();
		if (pick(5) == 0)
			reload();
		compare_with_model();
	}
}
END_TEST

static void
add_value_tests(Suite *suite)
{
	TCase *tcase = tcase_create("values");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, a_new_record_has_no_values);
	tcase_add_test(tcase, fixed_sizes_are_exact);
	tcase_add_test(tcase, bits_are_zero_or_all_ones);
	tcase_add_test(tcase, short_fixed_text_and_binary_are_padded);
	tcase_add_test(tcase, no_data_is_null);
	tcase_add_test(tcase,
	    zero_length_is_a_value_but_not_in_fixed_columns);
	tcase_add_test(tcase, not_null_columns_refuse_null);
	tcase_add_test(tcase, long_variable_values_are_cut);
	tcase_add_test(tcase, long_tagged_values_are_refused);
	tcase_add_test(tcase, columns_between_those_set_have_no_value);
	tcase_add_test(tcase, tags_replace_or_append);
	tcase_add_test(tcase, null_removes_and_renumbers);
	tcase_add_loop_test(tcase, null_hides_a_default, 0, 3);
	tcase_add_loop_test(tcase, unique_values_are_not_repeated, 0, 2);
	suite_add_tcase(suite, tcase);
}

static void
add_long_value_tests(Suite *suite)
{
	TCase *tcase = tcase_create("long values");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, append_adds_at_the_end);
	tcase_add_test(tcase, append_starts_from_the_default);
	tcase_add_test(tcase, overwrite_keeps_the_rest);
	tcase_add_test(tcase, a_plain_set_ignores_the_offset);
	tcase_add_test(tcase, size_cuts_and_fills_with_zeroes);
	tcase_add_loop_test(tcase, values_over_1023_bytes_leave_the_row, 0,
	    7);
	tcase_add_test(tcase, the_longest_leave_a_row_that_is_too_big);
	tcase_add_test(tcase, a_row_that_offsets_do_not_reach_is_refused);
	tcase_add_test(tcase, a_row_too_big_is_refused_when_set);
	tcase_add_test(tcase, partial_writes_ask_for_the_blob);
	tcase_add_test(tcase, whole_writes_need_no_blob);
	tcase_add_test(tcase, uniqueness_asks_for_blobs_of_equal_size);
	tcase_add_test(tcase, references_can_be_set_and_walked);
	suite_add_tcase(suite, tcase);
}

static void
add_record_tests(Suite *suite)
{
	TCase *tcase = tcase_create("records");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, changes_are_marked_by_column);
	tcase_add_test(tcase, a_copy_stands_alone);
	tcase_add_test(tcase, a_value_may_be_set_from_the_record_itself);
	tcase_add_test(tcase, a_refusal_to_separate_leaves_no_row);
	tcase_add_test(tcase, damaged_rows_do_no_harm);
	tcase_add_loop_test(tcase, exhausted_memory_changes_nothing, 0,
	    (int)(sizeof(operations) / sizeof(*operations)));
	tcase_add_test(tcase,
	    exhausted_memory_at_load_leaves_an_empty_record);
	tcase_add_loop_test(tcase, random_changes_agree_with_a_model, 0, 20);
	suite_add_tcase(suite, tcase);
}

int
main(void)
{
	Suite *suite = suite_create("eng_record");

	add_value_tests(suite);
	add_long_value_tests(suite);
	add_record_tests(suite);
	return jp_suite_run(suite);
}
