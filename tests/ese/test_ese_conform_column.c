/* SPDX-License-Identifier: MIT */
/* What the engine and its documentation promise of columns and values, at the
 * limits: sizes, many values, many columns, long values. */

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

static struct ese_fix fx;

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
}

static void
setup_created(void)
{
	ese_fix_create(&fx);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static JET_ERR
add_sized(const char *name, JET_COLTYP type, uint32_t size, JET_GRBIT grbit,
    JET_COLUMNID *id)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .cbMax = size, .grbit = grbit };

	return JetAddColumn(fx.sesid, fx.tableid, name, &def, NULL, 0, id);
}

static JET_COLUMNID
add(const char *name, JET_COLTYP type, uint32_t size, JET_GRBIT grbit)
{
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, add_sized(name, type, size, grbit, &id));
	return id;
}

/* Begins a transaction and a record with that id. */
static void
begin_record(int32_t id)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid, fx.id, &id,
	    sizeof(id), 0, NULL));
}

/* Stores what is prepared and stands on it. */
static void
end_record(void)
{
	unsigned char mark[JET_cbBookmarkMost];
	uint32_t size;

	ck_jet(JET_errSuccess, JetUpdate(fx.sesid, fx.tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetGotoBookmark(fx.sesid, fx.tableid, mark,
	    size));
}

static void
begin_replace(void)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepReplace));
}

static JET_ERR
set(JET_COLUMNID id, const void *data, uint32_t size, JET_GRBIT grbit)
{
	return JetSetColumn(fx.sesid, fx.tableid, id, data, size, grbit, NULL);
}

static JET_ERR
set_at(JET_COLUMNID id, uint32_t tag, uint32_t offset, const void *data,
    uint32_t size, JET_GRBIT grbit)
{
	JET_SETINFO info = { .cbStruct = sizeof(info), .ibLongValue = offset,
	    .itagSequence = tag };

	return JetSetColumn(fx.sesid, fx.tableid, id, data, size, grbit,
	    &info);
}

static JET_ERR
get(JET_COLUMNID id, void *data, uint32_t room, uint32_t *size,
    JET_GRBIT grbit)
{
	return JetRetrieveColumn(fx.sesid, fx.tableid, id, data, room, size,
	    grbit, NULL);
}

static JET_ERR
get_at(JET_COLUMNID id, uint32_t tag, uint32_t offset, void *data,
    uint32_t room, uint32_t *size)
{
	JET_RETINFO info = { .cbStruct = sizeof(info), .ibLongValue = offset,
	    .itagSequence = tag };

	return JetRetrieveColumn(fx.sesid, fx.tableid, id, data, room, size, 0,
	    &info);
}

/* The column of the current record, or of the copy, is exactly that. */
static void
expect(JET_COLUMNID id, const void *data, uint32_t size, JET_GRBIT grbit)
{
	unsigned char found[300];
	uint32_t actual;

	ck_jet(JET_errSuccess, get(id, found, sizeof(found), &actual, grbit));
	ck_assert_uint_eq(actual, size);
	ck_assert_mem_eq(found, data, size);
}

static uint32_t
count_values(JET_COLUMNID id)
{
	JET_RETRIEVECOLUMN col = { .columnid = id, .itagSequence = 0 };

	ck_jet(JET_errSuccess, JetRetrieveColumns(fx.sesid, fx.tableid, &col,
	    1));
	return col.itagSequence;
}

/* ---- kinds of columns ---- */

/* fcreate.cxx, ErrFILEIAddColumn: 127 fixed, 128 variable columns */
START_TEST(variable_columns_run_out_at_128)
{
	JET_COLUMNID id;
	char name[16];
	int made = 0;
	JET_ERR err;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	do {
		snprintf(name, sizeof(name), "v%d", made);
		err = add_sized(name, JET_coltypBinary, 1, 0, &id);
		made += err == JET_errSuccess;
	} while (err == JET_errSuccess);
	ck_jet(JET_errTooManyColumns, err);
	ck_assert_int_eq(made, 127);		/* the fixture has one */
	add("tagged", JET_coltypBinary, 1, JET_bitColumnTagged);
	add("fixed", JET_coltypBinary, 1, JET_bitColumnFixed);
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}
END_TEST

START_TEST(three_hundred_tagged_columns_keep_their_values)
{
	static JET_COLUMNID ids[300];
	char name[16];
	int i;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	for (i = 0; i < 300; i++) {
		snprintf(name, sizeof(name), "t%d", i);
		ids[i] = add(name, JET_coltypLong, 0, JET_bitColumnTagged);
	}
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	begin_record(1);
	for (i = 299; i >= 0; i -= 2)
		ck_jet(JET_errSuccess, set(ids[i], &i, sizeof(i), 0));
	end_record();
	for (i = 0; i < 300; i++) {
		if (i % 2 != 0)
			expect(ids[i], &i, sizeof(i), 0);
		else
			ck_jet(JET_wrnColumnNull, get(ids[i], NULL, 0, NULL,
			    0));
	}
	begin_replace();
	for (i = 1; i < 300; i += 4)
		ck_jet(JET_errSuccess, set(ids[i], NULL, 0, 0));
	end_record();
	for (i = 0; i < 300; i++) {
		if (i % 4 == 3)
			expect(ids[i], &i, sizeof(i), 0);
		else
			ck_jet(JET_wrnColumnNull, get(ids[i], NULL, 0, NULL,
			    0));
	}
}
END_TEST

/* fcreate.cxx, ErrFILEIValidateAddColumn; field.hxx, utilw32 ErrUTILCheckName */
START_TEST(names_of_columns_follow_the_rules)
{
	static const struct {
		const char *name;
		JET_ERR err;
	} cases[] = {
		{ "a,b", JET_errSuccess }, { "a b", JET_errSuccess },
		{ "\303\244", JET_errSuccess }, { "tail  ", JET_errSuccess },
		{ "tail", JET_errColumnDuplicate },
		{ "TEXT", JET_errColumnDuplicate },
		{ " a", JET_errInvalidName }, { "", JET_errInvalidName },
		{ "   ", JET_errInvalidName }, { "a.b", JET_errInvalidName },
		{ "a!b", JET_errInvalidName }, { "a[b", JET_errInvalidName },
		{ "a]b", JET_errInvalidName }, { "a\tb", JET_errInvalidName }
	};
	char longest[66];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_jet(cases[i].err, add_sized(cases[i].name, JET_coltypLong,
		    0, 0, NULL));
	memset(longest, 'n', sizeof(longest));
	longest[65] = '\0';
	ck_jet(JET_errInvalidName, add_sized(longest, JET_coltypLong, 0, 0,
	    NULL));
	longest[64] = '\0';
	ck_jet(JET_errSuccess, add_sized(longest, JET_coltypLong, 0, 0, NULL));
}
END_TEST

/* ---- short values ---- */

/* fldmod.cxx, ErrRECISetFixedColumn */
START_TEST(fixed_values_are_padded)
{
	JET_COLUMNID text = add("ft", JET_coltypText, 5, JET_bitColumnFixed);
	JET_COLUMNID bytes = add("fb", JET_coltypBinary, 5,
	    JET_bitColumnFixed);

	begin_record(1);
	ck_jet(JET_errSuccess, set(text, "ab", 2, 0));
	ck_jet(JET_errSuccess, set(bytes, "ab", 2, 0));
	ck_jet(JET_errInvalidBufferSize, set(text, "abcdef", 6, 0));
	ck_jet(JET_errInvalidBufferSize, set(bytes, "abcdef", 6, 0));
	end_record();
	expect(text, "ab   ", 5, 0);
	expect(bytes, "ab\0\0\0", 5, 0);
}
END_TEST

/* rec.hxx, RECTextColumnPadding */
START_TEST(wide_fixed_text_is_padded_with_wide_spaces)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .cp = 1200,
	    .coltyp = JET_coltypText, .cbMax = 8,
	    .grbit = JET_bitColumnFixed };
	JET_COLUMNID set_one, preset;

	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "w1", &def,
	    NULL, 0, &set_one));
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "w2", &def,
	    u"ab", 4, &preset));
	begin_record(1);
	ck_jet(JET_errSuccess, set(set_one, u"x", 2, 0));
	end_record();
	expect(set_one, u"x   ", 8, 0);
	expect(preset, u"ab  ", 8, 0);
}
END_TEST

/* fldmod.cxx, ErrRECISetIFixedColumn; tagged bits stay as they are given */
START_TEST(any_byte_but_0_is_a_true_bit)
{
	JET_COLUMNID bit = add("bit", JET_coltypBit, 0, 0);
	JET_COLUMNID tagged = add("tbit", JET_coltypBit, 0,
	    JET_bitColumnTagged);

	begin_record(1);
	ck_jet(JET_errSuccess, set(bit, "\002", 1, 0));
	ck_jet(JET_errSuccess, set(tagged, "\002", 1, 0));
	end_record();
	expect(bit, "\377", 1, 0);
	expect(tagged, "\002", 1, 0);
	begin_replace();
	ck_jet(JET_errSuccess, set(bit, "\0", 1, 0));
	ck_jet(JET_errSuccess, set(tagged, "\0", 1, 0));
	ck_jet(JET_errInvalidBufferSize, set(bit, "\1\1", 2, 0));
	end_record();
	expect(bit, "\0", 1, 0);
	expect(tagged, "\0", 1, 0);
}
END_TEST

/* fldmod.cxx, ErrRECISetTaggedColumn */
START_TEST(a_tagged_number_has_its_size)
{
	JET_COLUMNID id = add("tagged", JET_coltypLong, 0,
	    JET_bitColumnTagged);

	begin_record(1);
	ck_jet(JET_errColumnTooBig, set(id, "12345", 5, 0));
	ck_jet(JET_errInvalidBufferSize, set(id, "123", 3, 0));
	ck_jet(JET_errSuccess, set(id, "1234", 4, 0));
	end_record();
	expect(id, "1234", 4, 0);
}
END_TEST

/* "JetSetColumn Function", JET_bitSetZeroLength */
START_TEST(the_empty_value_is_not_null_where_sizes_vary)
{
	JET_COLUMNID fixed = add("ff", JET_coltypLong, 0, 0);
	JET_COLUMNID var = add("vv", JET_coltypBinary, 0, 0);
	JET_COLUMNID tag = add("tt", JET_coltypText, 0, JET_bitColumnTagged);
	JET_COLUMNID must = add("must", JET_coltypText, 0,
	    JET_bitColumnNotNULL);

	begin_record(1);
	ck_jet(JET_errNullInvalid, set(must, NULL, 0, 0));
	ck_jet(JET_errSuccess, set(must, NULL, 0, JET_bitSetZeroLength));
	ck_jet(JET_errSuccess, set(fixed, NULL, 0, JET_bitSetZeroLength));
	ck_jet(JET_errSuccess, set(var, NULL, 0, JET_bitSetZeroLength));
	ck_jet(JET_errSuccess, set(tag, NULL, 0, JET_bitSetZeroLength));
	ck_jet(JET_errSuccess, set(fx.note, NULL, 0, JET_bitSetZeroLength));
	end_record();
	ck_jet(JET_wrnColumnNull, get(fixed, NULL, 0, NULL, 0));
	expect(var, "", 0, 0);
	expect(tag, "", 0, 0);
	expect(must, "", 0, 0);
	expect(fx.note, "", 0, 0);
}
END_TEST

/* fldext.cxx, ErrIsamRetrieveColumn */
START_TEST(the_copy_is_the_record_when_nothing_is_prepared)
{
	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.text, "abc", 3, 0));
	end_record();
	expect(fx.text, "abc", 3, JET_bitRetrieveCopy);
}
END_TEST

START_TEST(an_offset_past_the_end_finds_nothing)
{
	char data[8];
	uint32_t size = 9;

	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.note, "abcdef", 6, 0));
	end_record();
	ck_jet(JET_errSuccess, get_at(fx.note, 1, 6, data, sizeof(data),
	    &size));
	ck_assert_uint_eq(size, 0);
	ck_jet(JET_errSuccess, get_at(fx.note, 1, 100, data, sizeof(data),
	    &size));
	ck_assert_uint_eq(size, 0);
	ck_jet(JET_wrnBufferTruncated, get_at(fx.note, 1, 2, data, 3, &size));
	ck_assert_uint_eq(size, 4);
	ck_assert_mem_eq(data, "cde", 3);
}
END_TEST

/* ---- several values ---- */

START_TEST(a_column_holds_64_values)
{
	JET_COLUMNID many = add("many", JET_coltypLong, 0,
	    JET_bitColumnTagged | JET_bitColumnMultiValued);
	int32_t value;
	uint32_t tag;

	begin_record(1);
	for (value = 1; value <= 64; value++)	/* 0 and beyond both append */
		ck_jet(JET_errSuccess, set_at(many, value % 2 ? 0 : 500, 0,
		    &value, sizeof(value), 0));
	end_record();
	ck_assert_uint_eq(count_values(many), 64);
	for (tag = 1; tag <= 64; tag++) {
		ck_jet(JET_errSuccess, get_at(many, tag, 0, &value,
		    sizeof(value), NULL));
		ck_assert_int_eq(value, (int)tag);
	}
	ck_jet(JET_wrnColumnNull, get_at(many, 65, 0, &value, sizeof(value),
	    NULL));
	begin_replace();
	for (tag = 1; tag <= 32; tag++)		/* every other one goes */
		ck_jet(JET_errSuccess, set_at(many, tag, 0, NULL, 0, 0));
	value = -1;
	ck_jet(JET_errSuccess, set_at(many, 32, 0, &value, sizeof(value), 0));
	end_record();
	ck_assert_uint_eq(count_values(many), 32);
	for (tag = 1; tag <= 32; tag++) {
		ck_jet(JET_errSuccess, get_at(many, tag, 0, &value,
		    sizeof(value), NULL));
		ck_assert_int_eq(value, tag == 32 ? -1 : (int)tag * 2);
	}
}
END_TEST

/* fldmod.cxx, ErrFLDSetOneColumn: a column that is not MultiValued */
START_TEST(a_second_value_goes_into_any_tagged_column)
{
	JET_COLUMNID one = add("one", JET_coltypLong, 0, JET_bitColumnTagged);
	int32_t value = 7;

	begin_record(1);
	ck_jet(JET_errSuccess, set(one, &value, sizeof(value), 0));
	ck_jet(JET_errSuccess, set_at(one, 2, 0, &value, sizeof(value), 0));
	end_record();
	ck_assert_uint_eq(count_values(one), 2);
}
END_TEST

START_TEST(sixty_four_long_values_in_one_column)
{
	JET_COLUMNID many = add("many", JET_coltypLongBinary, 0,
	    JET_bitColumnTagged | JET_bitColumnMultiValued);
	static unsigned char data[2000], found[2000];
	uint32_t size;
	int i;

	begin_record(1);
	for (i = 0; i < 64; i++) {
		memset(data, i, sizeof(data));
		ck_jet(JET_errSuccess, set_at(many, 0, 0, data,
		    1000 + 10 * (uint32_t)i, 0));
	}
	end_record();
	ck_assert_uint_eq(count_values(many), 64);
	for (i = 0; i < 64; i++) {
		ck_jet(JET_errSuccess, get_at(many, (uint32_t)i + 1, 0, found,
		    sizeof(found), &size));
		ck_assert_uint_eq(size, 1000 + 10 * (uint32_t)i);
		memset(data, i, sizeof(data));
		ck_assert_mem_eq(found, data, size);
	}
}
END_TEST

/* "JetSetColumn Function", JET_bitSetUniqueMultiValues */
START_TEST(unique_values_do_not_go_with_writing_in_parts)
{
	static const JET_GRBIT partial[] = { JET_bitSetAppendLV,
	    JET_bitSetOverwriteLV, JET_bitSetSizeLV };
	size_t i;

	begin_record(1);
	for (i = 0; i < 3; i++) {
		ck_jet(JET_errInvalidGrbit, set(fx.note, "a", 1,
		    JET_bitSetUniqueMultiValues | partial[i]));
		ck_jet(JET_errInvalidGrbit, set(fx.note, "a", 1,
		    JET_bitSetUniqueNormalizedMultiValues | partial[i]));
	}
	end_record();
}
END_TEST

/* fldmod.cxx, ErrRECICheckUniqueNormalizedMultiValues */
START_TEST(normalised_values_are_unique_as_far_as_keys_go)
{
	JET_COLUMNID many = add("many", JET_coltypLongText, 0,
	    JET_bitColumnTagged | JET_bitColumnMultiValued);
	static char data[600];

	memset(data, 'a', sizeof(data));
	begin_record(1);
	ck_jet(JET_errSuccess, set(many, "ABC", 3, 0));
	ck_jet(JET_errMultiValuedDuplicate, set_at(many, 0, 0, "abc", 3,
	    JET_bitSetUniqueNormalizedMultiValues));
	ck_jet(JET_errSuccess, set_at(many, 0, 0, "abc", 3,
	    JET_bitSetUniqueMultiValues));
	ck_jet(JET_errSuccess, set_at(many, 0, 0, data, 600,
	    JET_bitSetUniqueNormalizedMultiValues));
	data[599] = 'b';
	ck_jet(JET_errMultiValuedDuplicateAfterTruncation, set_at(many, 0, 0,
	    data, 600, JET_bitSetUniqueNormalizedMultiValues));
	end_record();
	ck_assert_uint_eq(count_values(many), 3);
}
END_TEST

/* ---- structures and ids ---- */

START_TEST(ids_out_of_range_are_bad_ones)
{
	int32_t value = 1;

	begin_record(1);
	ck_jet(JET_errBadColumnId, set(0x00FFFFFF, &value, 4, 0));
	ck_jet(JET_errBadColumnId, set(0, &value, 4, 0));
	ck_jet(JET_errColumnNotFound, set(127, &value, 4, 0));
	ck_jet(JET_errColumnNotFound, set(255, &value, 4, 0));
	ck_jet(JET_errColumnNotFound, set(5000, &value, 4, 0));
	end_record();
	ck_jet(JET_errBadColumnId, get(0x00FFFFFF, &value, 4, NULL, 0));
	ck_jet(JET_errColumnNotFound, get(127, &value, 4, NULL, 0));
	ck_jet(JET_errColumnNotFound, get(255, &value, 4, NULL, 0));
	ck_jet(JET_errColumnNotFound, get(5000, &value, 4, NULL, 0));
}
END_TEST

START_TEST(more_than_31_bits_of_data_are_refused)
{
	begin_record(1);
	ck_jet(JET_errInvalidParameter, set(fx.note, "a", 0x80000000u, 0));
	ck_jet(JET_errInvalidParameter, set(fx.text, "a", 0x80000000u, 0));
	end_record();
}
END_TEST

/* ---- long values ---- */

enum { HUGE = 10 * 1024 * 1024, PIECE = 61 * 1000 };

static unsigned char
byte_at(size_t i)
{
	return (unsigned char)(i * 7 + i / 251);
}

static unsigned char *
make_huge(void)
{
	unsigned char *data = malloc(HUGE);
	size_t i;

	for (i = 0; i < HUGE; i++)
		data[i] = byte_at(i);
	return data;
}

static void
expect_huge(JET_COLUMNID id, const unsigned char *data, uint32_t size)
{
	unsigned char *found = malloc(size + 1);
	uint32_t actual;

	ck_jet(JET_errSuccess, get(id, found, size + 1, &actual, 0));
	ck_assert_uint_eq(actual, size);
	ck_assert(memcmp(found, data, size) == 0);
	free(found);
}

START_TEST(ten_megabytes_come_back_after_a_restart)
{
	unsigned char *data = make_huge();

	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.note, data, HUGE, 0));
	end_record();
	expect_huge(fx.note, data, HUGE);
	ese_fix_restart(&fx);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst,
	    0));
	expect_huge(fx.note, data, HUGE);
	free(data);
}
END_TEST

START_TEST(ten_megabytes_are_appended_in_pieces)
{
	unsigned char *data = make_huge();
	uint32_t at, part;

	begin_record(1);
	for (at = 0; at < HUGE; at += part) {
		part = HUGE - at < PIECE ? HUGE - at : PIECE;
		ck_jet(JET_errSuccess, set(fx.note, data + at, part,
		    JET_bitSetAppendLV));
	}
	end_record();
	expect_huge(fx.note, data, HUGE);
	free(data);
}
END_TEST

START_TEST(a_huge_value_is_changed_in_the_middle_and_cut)
{
	unsigned char *data = make_huge();
	uint32_t size;

	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.note, data, HUGE, 0));
	end_record();
	begin_replace();
	memset(data + 5000000, 'x', 100000);
	ck_jet(JET_errSuccess, set_at(fx.note, 1, 5000000, data + 5000000,
	    100000, JET_bitSetOverwriteLV));
	end_record();
	expect_huge(fx.note, data, HUGE);
	begin_replace();
	ck_jet(JET_errSuccess, set(fx.note, NULL, 6000000, JET_bitSetSizeLV));
	end_record();
	expect_huge(fx.note, data, 6000000);
	begin_replace();
	ck_jet(JET_errSuccess, set(fx.note, NULL, 6500000, JET_bitSetSizeLV));
	end_record();
	memset(data + 6000000, 0, 500000);
	expect_huge(fx.note, data, 6500000);
	begin_replace();
	ck_jet(JET_errSuccess, set(fx.note, NULL, 0, 0));
	end_record();
	ck_jet(JET_wrnColumnNull, get(fx.note, NULL, 0, &size, 0));
	free(data);
}
END_TEST

/* lv.cxx, ErrRECIAOSeparateLV */
START_TEST(writing_over_keeps_the_rest_and_cuts_with_a_size)
{
	begin_record(1);
	ck_jet(JET_errColumnNoChunk, set_at(fx.note, 1, 1, "a", 1,
	    JET_bitSetOverwriteLV));
	ck_jet(JET_errSuccess, set(fx.note, "abcdef", 6, 0));
	ck_jet(JET_errSuccess, set_at(fx.note, 1, 2, "XY", 2,
	    JET_bitSetOverwriteLV));
	expect(fx.note, "abXYef", 6, JET_bitRetrieveCopy);
	ck_jet(JET_errSuccess, set_at(fx.note, 1, 5, "123", 3,
	    JET_bitSetOverwriteLV));
	expect(fx.note, "abXYe123", 8, JET_bitRetrieveCopy);
	ck_jet(JET_errColumnNoChunk, set_at(fx.note, 1, 9, "a", 1,
	    JET_bitSetOverwriteLV));
	ck_jet(JET_errSuccess, set_at(fx.note, 1, 1, "z", 1,
	    JET_bitSetOverwriteLV | JET_bitSetSizeLV));
	expect(fx.note, "az", 2, JET_bitRetrieveCopy);
	ck_jet(JET_errSuccess, set_at(fx.note, 1, 1, "new", 3, 0));
	expect(fx.note, "new", 3, JET_bitRetrieveCopy);
	end_record();
	expect(fx.note, "new", 3, 0);
}
END_TEST

START_TEST(a_size_of_0_is_null_unless_zero_length_is_meant)
{
	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.note, "abc", 3, 0));
	ck_jet(JET_errSuccess, set(fx.note, NULL, 0, JET_bitSetSizeLV |
	    JET_bitSetZeroLength));
	expect(fx.note, "", 0, JET_bitRetrieveCopy);
	ck_jet(JET_errSuccess, set(fx.note, NULL, 0, JET_bitSetSizeLV));
	ck_jet(JET_wrnColumnNull, get(fx.note, NULL, 0, NULL,
	    JET_bitRetrieveCopy));
	ck_jet(JET_errSuccess, set(fx.note, NULL, 4, JET_bitSetSizeLV));
	expect(fx.note, "\0\0\0\0", 4, JET_bitRetrieveCopy);
	end_record();
}
END_TEST

/* "JET_COLUMNDEF Structure", cbMax */
START_TEST(a_long_column_may_have_a_limit)
{
	JET_COLUMNID id = add("limit", JET_coltypLongBinary, 10, 0);

	begin_record(1);
	ck_jet(JET_errColumnTooBig, set(id, "0123456789a", 11, 0));
	ck_jet(JET_errSuccess, set(id, "0123456789", 10, 0));
	ck_jet(JET_errColumnTooBig, set(id, "a", 1, JET_bitSetAppendLV));
	ck_jet(JET_errColumnTooBig, set(id, NULL, 11, JET_bitSetSizeLV));
	ck_jet(JET_errColumnTooBig, set_at(id, 1, 9, "ab", 2,
	    JET_bitSetOverwriteLV));
	end_record();
	expect(id, "0123456789", 10, 0);
}
END_TEST

/* lv.cxx: a long value that records share is copied when one changes it */
START_TEST(a_copied_record_has_a_long_value_of_its_own)
{
	unsigned char *data = make_huge();
	int32_t id = 2;

	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.note, data, 300000, 0));
	end_record();
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepInsertCopy));
	ck_jet(JET_errSuccess, set(fx.id, &id, sizeof(id), 0));
	ck_jet(JET_errSuccess, JetUpdate(fx.sesid, fx.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	begin_replace();			/* still the original */
	ck_jet(JET_errSuccess, set_at(fx.note, 1, 100, "xyz", 3,
	    JET_bitSetOverwriteLV));
	end_record();
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveNext,
	    0));
	expect_huge(fx.note, data, 300000);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    JET_MovePrevious, 0));
	ck_jet(JET_errSuccess, JetDelete(fx.sesid, fx.tableid));
	ese_fix_restart(&fx);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst,
	    0));
	expect_huge(fx.note, data, 300000);
	free(data);
}
END_TEST

START_TEST(a_long_value_goes_back_level_by_level)
{
	unsigned char *data = make_huge();
	int level;

	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.note, data, 100000, 0));
	end_record();
	for (level = 1; level <= 3; level++) {
		begin_replace();
		ck_jet(JET_errSuccess, set(fx.note, data + level * 100000,
		    100000, JET_bitSetAppendLV));
		ck_jet(JET_errSuccess, JetUpdate(fx.sesid, fx.tableid, NULL,
		    0, NULL));
		expect_huge(fx.note, data, 100000 + (uint32_t)level * 100000);
	}
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst,
	    0));
	expect_huge(fx.note, data, 300000);
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	expect_huge(fx.note, data, 300000);
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst,
	    0));
	expect_huge(fx.note, data, 100000);
	free(data);
}
END_TEST

/* The copy shows what was set, the record what it was; so after a cancel. */
START_TEST(a_long_value_is_in_the_copy_until_the_update)
{
	unsigned char *data = make_huge();
	uint32_t size;

	begin_record(1);
	ck_jet(JET_errSuccess, set(fx.note, data, 200000, 0));
	end_record();
	begin_replace();
	ck_jet(JET_errSuccess, set(fx.note, data, 500000, 0));
	ck_jet(JET_wrnBufferTruncated, get(fx.note, NULL, 0, &size,
	    JET_bitRetrieveCopy));
	ck_assert_uint_eq(size, 500000);
	expect_huge(fx.note, data, 200000);
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepCancel));
	expect_huge(fx.note, data, 200000);
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	expect_huge(fx.note, data, 200000);
	free(data);
}
END_TEST

START_TEST(long_values_are_renumbered_when_one_goes)
{
	JET_COLUMNID many = add("many", JET_coltypLongBinary, 0,
	    JET_bitColumnTagged | JET_bitColumnMultiValued);
	static unsigned char data[5000], found[5000];
	uint32_t tag, size;

	begin_record(1);
	for (tag = 1; tag <= 5; tag++) {
		memset(data, (int)tag, sizeof(data));
		ck_jet(JET_errSuccess, set_at(many, tag, 0, data,
		    sizeof(data), 0));
	}
	end_record();
	begin_replace();
	ck_jet(JET_errSuccess, set_at(many, 2, 0, NULL, 0, 0));
	ck_jet(JET_errSuccess, set_at(many, 3, 4990, "0123456789ABCDEF", 16,
	    JET_bitSetOverwriteLV));
	end_record();
	ese_fix_restart(&fx);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst,
	    0));
	ck_assert_uint_eq(count_values(many), 4);
	for (tag = 1; tag <= 4; tag++) {
		ck_jet(tag == 3 ? JET_wrnBufferTruncated : JET_errSuccess,
		    get_at(many, tag, 0, found, sizeof(found), &size));
		ck_assert_uint_eq(size, tag == 3 ? 5006 : 5000);
		ck_assert_uint_eq(found[0], tag == 1 ? 1 : tag + 1);
	}
}
END_TEST

START_TEST(the_default_of_a_long_column_can_be_written_over)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLongBinary };
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, fx.tableid, "d", &def,
	    "default", 7, &id));
	begin_record(1);
	expect(id, "default", 7, JET_bitRetrieveCopy);
	ck_jet(JET_errSuccess, set_at(id, 1, 2, "XX", 2,
	    JET_bitSetOverwriteLV));
	expect(id, "deXXult", 7, JET_bitRetrieveCopy);
	ck_jet(JET_errSuccess, set(id, NULL, 0,
	    JET_bitSetRevertToDefaultValue));
	expect(id, "default", 7, JET_bitRetrieveCopy);
	ck_jet(JET_errSuccess, set(id, "+", 1, JET_bitSetAppendLV));
	end_record();
	expect(id, "default+", 8, 0);
}
END_TEST

/* ---- all columns at once ---- */

static void * JET_API
reallocate(void *context, void *memory, uint32_t size)
{
	(void)context;
	if (size == 0) {
		free(memory);
		return NULL;
	}
	return realloc(memory, size);
}

START_TEST(a_hundred_columns_with_many_values_are_enumerated)
{
	enum { COLUMNS = 100, VALUES = 9 };
	JET_COLUMNID ids[COLUMNS];
	JET_ENUMCOLUMN *cols;
	uint32_t count, i, k;
	char name[16];
	int32_t value;

	for (i = 0; i < COLUMNS; i++) {
		snprintf(name, sizeof(name), "t%u", i);
		ids[i] = add(name, JET_coltypLong, 0, JET_bitColumnTagged |
		    JET_bitColumnMultiValued);
	}
	begin_record(1);
	for (i = 0; i < COLUMNS; i++)
		for (k = 0; k < 1 + i % VALUES; k++) {
			value = (int32_t)(i * 100 + k);
			ck_jet(JET_errSuccess, set_at(ids[i], 0, 0, &value,
			    sizeof(value), 0));
		}
	end_record();
	ck_jet(JET_errSuccess, JetEnumerateColumns(fx.sesid, fx.tableid, 0,
	    NULL, &count, &cols, reallocate, NULL, 1000,
	    JET_bitEnumerateTaggedOnly));
	ck_assert_uint_eq(count, COLUMNS);
	for (i = 0; i < COLUMNS; i++) {
		ck_assert_uint_eq(cols[i].columnid, ids[i]);
		ck_assert_uint_eq(cols[i].cEnumColumnValue, 1 + i % VALUES);
		for (k = 0; k < cols[i].cEnumColumnValue; k++) {
			memcpy(&value, cols[i].rgEnumColumnValue[k].pvData, 4);
			ck_assert_int_eq(value, (int32_t)(i * 100 + k));
			free(cols[i].rgEnumColumnValue[k].pvData);
		}
		free(cols[i].rgEnumColumnValue);
	}
	free(cols);
}
END_TEST

/* ---- sizes of records ---- */

/* The most bytes of data a record of 127 variable columns takes. */
static uint32_t
fill_record(void)
{
	static unsigned char data[255];
	JET_COLUMNID ids[127];
	uint32_t total = 0;
	char name[16];
	JET_ERR err;
	int i;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	for (i = 0; i < 127; i++) {
		snprintf(name, sizeof(name), "v%d", i);
		ids[i] = add(name, JET_coltypBinary, 255, 0);
	}
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	begin_record(1);
	for (i = 0, err = JET_errSuccess; i < 127 && err == JET_errSuccess;
	    i++) {
		err = set(ids[i], data, sizeof(data), 0);
		total += err == JET_errSuccess ? 255 : 0;
	}
	if (i < 127 || err != JET_errSuccess)
		ck_jet(JET_errRecordTooBig, err);
	end_record();
	return total;
}

/* rec.hxx, REC::CbRecordMost: the page less its header, tags and a key */
START_TEST(records_are_limited_by_the_page)
{
	static const struct {
		uint32_t page, least, most;
	} cases[] = { { 4096, 3570, 3825 }, { 8192, 7395, 7905 },
	    { 16384, 15555, 16065 }, { 32768, 31620, 32385 } };
	uint32_t total;

	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
	    JET_paramDatabasePageSize, cases[_i].page, NULL));
	free(fx.database);
	free(fx.dir);
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	total = fill_record();
	ck_assert_uint_ge(total, cases[_i].least);
	ck_assert_uint_le(total, cases[_i].most);
	/* Long values are pushed out before a record is too big. */
	begin_record(2);
	ck_jet(JET_errSuccess, set(fx.note, NULL, cases[_i].page,
	    JET_bitSetSizeLV | JET_bitSetIntrinsicLV));
	end_record();
}
END_TEST

/* tagfld.hxx, MULTIVALUES: 2 bytes and its own for each further value */
START_TEST(a_record_holds_as_many_values_as_the_engines)
{
	JET_COLUMNID many = add("many", JET_coltypLong, 0,
	    JET_bitColumnTagged | JET_bitColumnMultiValued);
	JET_COLUMNID big = add("big", JET_coltypLongBinary, 0,
	    JET_bitColumnTagged | JET_bitColumnMultiValued);
	static const char data[1500];
	int32_t value = 0;
	JET_ERR err;

	begin_record(1);
	do
		err = set_at(many, 0, 0, &value, sizeof(value), 0);
	while (err == JET_errSuccess && ++value < 2000);
	ck_jet(JET_errRecordTooBig, err);
	ck_assert_int_ge(value, 620);
	ck_assert_int_le(value, 645);
	end_record();
	ck_assert_uint_eq(count_values(many), (uint32_t)value);
	begin_record(2);
	value = 0;
	do
		err = set_at(big, 0, 0, data, sizeof(data), 0);
	while (err == JET_errSuccess && ++value < 2000);
	ck_jet(JET_errRecordTooBig, err);
	ck_assert_int_ge(value, 370);
	end_record();
	ck_assert_uint_eq(count_values(big), (uint32_t)value);
}
END_TEST

/* lv.cxx, ErrRECSetLongField: sizes at which a value leaves the record */
START_TEST(a_long_value_stays_in_the_record_up_to_1023_bytes)
{
	static const struct {
		uint32_t size;
		JET_GRBIT grbit;
		uint64_t outside;
	} cases[] = {
		{ 1, 0, 0 }, { 1023, 0, 0 }, { 1024, 0, 1 },
		{ 2000, JET_bitSetIntrinsicLV, 0 },
		{ 5000, JET_bitSetIntrinsicLV, 1 },
		{ 4, JET_bitSetSeparateLV, 0 },
		{ 20, JET_bitSetSeparateLV, 1 }
	};
	JET_RECSIZE size;
	uint32_t actual;
	int32_t i;

	for (i = 0; i < (int32_t)(sizeof(cases) / sizeof(cases[0])); i++) {
		begin_record(i);
		ck_jet(JET_errSuccess, set(fx.note, NULL, cases[i].size,
		    JET_bitSetSizeLV | cases[i].grbit));
		end_record();
		ck_jet(JET_errSuccess, JetGetRecordSize(fx.sesid, fx.tableid,
		    &size, 0));
		ck_assert_msg(size.cLongValues == cases[i].outside, "case %d",
		    (int)i);
		ck_jet(JET_errSuccess, get(fx.note, NULL, 0, &actual, 0) < 0 ?
		    JET_errInternalError : JET_errSuccess);
		ck_assert_uint_eq(actual, cases[i].size);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("test_ese_conform_column");
	TCase *tc;

	tc = tcase_create("kinds");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, variable_columns_run_out_at_128);
	tcase_add_test(tc, three_hundred_tagged_columns_keep_their_values);
	tcase_add_test(tc, names_of_columns_follow_the_rules);
	suite_add_tcase(s, tc);
	tc = tcase_create("values");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, fixed_values_are_padded);
	tcase_add_test(tc, wide_fixed_text_is_padded_with_wide_spaces);
	tcase_add_test(tc, any_byte_but_0_is_a_true_bit);
	tcase_add_test(tc, a_tagged_number_has_its_size);
	tcase_add_test(tc, the_empty_value_is_not_null_where_sizes_vary);
	tcase_add_test(tc, the_copy_is_the_record_when_nothing_is_prepared);
	tcase_add_test(tc, an_offset_past_the_end_finds_nothing);
	tcase_add_test(tc, a_column_holds_64_values);
	tcase_add_test(tc, a_second_value_goes_into_any_tagged_column);
	tcase_add_test(tc, sixty_four_long_values_in_one_column);
	tcase_add_test(tc, unique_values_do_not_go_with_writing_in_parts);
	tcase_add_test(tc, normalised_values_are_unique_as_far_as_keys_go);
	tcase_add_test(tc, ids_out_of_range_are_bad_ones);
	tcase_add_test(tc, more_than_31_bits_of_data_are_refused);
	suite_add_tcase(s, tc);
	tc = tcase_create("long");
	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, ten_megabytes_come_back_after_a_restart);
	tcase_add_test(tc, ten_megabytes_are_appended_in_pieces);
	tcase_add_test(tc, a_huge_value_is_changed_in_the_middle_and_cut);
	tcase_add_test(tc, writing_over_keeps_the_rest_and_cuts_with_a_size);
	tcase_add_test(tc, a_size_of_0_is_null_unless_zero_length_is_meant);
	tcase_add_test(tc, a_long_column_may_have_a_limit);
	tcase_add_test(tc, a_copied_record_has_a_long_value_of_its_own);
	tcase_add_test(tc, a_long_value_goes_back_level_by_level);
	tcase_add_test(tc, a_long_value_is_in_the_copy_until_the_update);
	tcase_add_test(tc, long_values_are_renumbered_when_one_goes);
	tcase_add_test(tc, the_default_of_a_long_column_can_be_written_over);
	tcase_add_test(tc, a_hundred_columns_with_many_values_are_enumerated);
	tcase_add_test(tc, a_record_holds_as_many_values_as_the_engines);
	tcase_add_test(tc,
	    a_long_value_stays_in_the_record_up_to_1023_bytes);
	suite_add_tcase(s, tc);
	tc = tcase_create("records");
	tcase_add_checked_fixture(tc, setup_created, teardown);
	tcase_add_loop_test(tc, records_are_limited_by_the_page, 0, 4);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
