/* SPDX-License-Identifier: MIT */
/* JetEnumerateColumns. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_rec.h"
#include "suite.h"

static struct ese_rec rc;

/* What the function of the caller's has given out. */
static struct {
	int blocks;
	int fail_at;			/* this one gives NULL; 0: none */
	int calls;
	void *context;
} memory;

static JET_ENUMCOLUMN *columns;
static uint32_t count;

static void * JET_API
resize(void *context, void *block, uint32_t size)
{
	memory.context = context;
	if (size == 0) {
		ck_assert_ptr_nonnull(block);
		memory.blocks--;
		free(block);
		return NULL;
	}
	if (++memory.calls == memory.fail_at)
		return NULL;
	ck_assert_ptr_null(block);
	memory.blocks++;
	return malloc(size);
}

static void
setup(void)
{
	memset(&memory, 0, sizeof(memory));
	ese_rec_open(&rc);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.name, "adam"));
	ese_rec_add_value(&rc, rc.tags, "one");
	ese_rec_add_value(&rc, rc.tags, "two");
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.body, "long text"));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
}

static void
free_columns(void)
{
	uint32_t i, j;

	for (i = 0; i < count; i++) {
		if (columns[i].err == JET_wrnColumnSingleValue) {
			resize(NULL, columns[i].pvData, 0);
			continue;
		}
		for (j = 0; j < columns[i].cEnumColumnValue; j++)
			if (columns[i].rgEnumColumnValue[j].pvData != NULL)
				resize(NULL,
				    columns[i].rgEnumColumnValue[j].pvData,
				    0);
		if (columns[i].rgEnumColumnValue != NULL)
			resize(NULL, columns[i].rgEnumColumnValue, 0);
	}
	if (columns != NULL)
		resize(NULL, columns, 0);
	columns = NULL;
	count = 0;
}

static void
teardown(void)
{
	free_columns();
	ck_assert_int_eq(memory.blocks, 0);
	ese_rec_close(&rc);
}

static JET_ERR
enumerate(uint32_t asked_count, JET_ENUMCOLUMNID *asked, uint32_t most,
    JET_GRBIT grbit)
{
	free_columns();
	return JetEnumerateColumns(rc.sesid, rc.tableid, asked_count, asked,
	    &count, &columns, resize, &memory, most, grbit);
}

static JET_ENUMCOLUMN *
find(JET_COLUMNID id)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (columns[i].columnid == id)
			return &columns[i];
	return NULL;
}

static void
is_value(const JET_ENUMCOLUMN *column, uint32_t i, const char *text)
{
	const JET_ENUMCOLUMNVALUE *value = &column->rgEnumColumnValue[i];

	ck_assert_uint_eq(value->itagSequence, i + 1);
	ck_jet(JET_errSuccess, value->err);
	ck_assert_uint_eq(value->cbData, strlen(text));
	ck_assert_mem_eq(value->pvData, text, strlen(text));
}

/* "JetEnumerateColumns Function" */
START_TEST(all_columns_with_values_come_back)
{
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000, 0));
	ck_assert_ptr_eq(memory.context, &memory);
	is_value(find(rc.name), 0, "adam");
	ck_assert_uint_eq(find(rc.tags)->cEnumColumnValue, 2);
	is_value(find(rc.tags), 0, "one");
	is_value(find(rc.tags), 1, "two");
	is_value(find(rc.hint), 0, "hint");
	ck_assert_ptr_null(find(rc.num));
}
END_TEST

START_TEST(columns_come_in_the_order_of_their_ids)
{
	uint32_t i;

	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000, 0));
	for (i = 1; i < count; i++)
		ck_assert_uint_lt(columns[i - 1].columnid,
		    columns[i].columnid);
}
END_TEST

START_TEST(defaults_can_be_left_out)
{
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000,
	    JET_bitEnumerateIgnoreDefault));
	ck_assert_ptr_null(find(rc.preset));
	ck_assert_ptr_null(find(rc.hint));
	ck_assert_ptr_nonnull(find(rc.name));
}
END_TEST

START_TEST(a_default_set_to_null_is_told)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.preset,
	    NULL, 0, 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000, 0));
	ck_jet(JET_wrnColumnNull, find(rc.preset)->err);
}
END_TEST

START_TEST(tagged_columns_can_be_had_alone)
{
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000,
	    JET_bitEnumerateTaggedOnly));
	ck_assert_ptr_null(find(rc.name));
	ck_assert_ptr_nonnull(find(rc.tags));
}
END_TEST

START_TEST(presence_comes_without_values)
{
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000,
	    JET_bitEnumeratePresenceOnly));
	ck_jet(JET_wrnColumnPresent, find(rc.name)->err);
	ck_assert_ptr_null(find(rc.name)->rgEnumColumnValue);
	ck_assert_int_eq(memory.blocks, 1);
}
END_TEST

START_TEST(compressed_output_has_single_values_in_place)
{
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000,
	    JET_bitEnumerateCompressOutput));
	ck_jet(JET_wrnColumnSingleValue, find(rc.name)->err);
	ck_assert_uint_eq(find(rc.name)->cbData, 4);
	ck_assert_mem_eq(find(rc.name)->pvData, "adam", 4);
	ck_jet(JET_errSuccess, find(rc.tags)->err);
	ck_assert_uint_eq(find(rc.tags)->cEnumColumnValue, 2);
}
END_TEST

START_TEST(long_values_are_cut_at_the_limit)
{
	JET_ENUMCOLUMNVALUE *value;

	ck_jet(JET_errSuccess, enumerate(0, NULL, 4, 0));
	value = find(rc.body)->rgEnumColumnValue;
	ck_jet(JET_wrnColumnTruncated, value->err);
	ck_assert_uint_eq(value->cbData, 4);
	ck_assert_mem_eq(value->pvData, "long", 4);
	is_value(find(rc.tags), 0, "one");
}
END_TEST

START_TEST(values_outside_the_record_can_be_left_out)
{
	static uint8_t big[5000];

	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.blob,
	    big, sizeof(big), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ck_jet(JET_errSuccess, enumerate(0, NULL, 10000, 0));
	ck_assert_uint_eq(find(rc.blob)->rgEnumColumnValue[0].cbData,
	    sizeof(big));
	ck_jet(JET_errSuccess, enumerate(0, NULL, 10000,
	    JET_bitEnumerateInRecordOnly));
	ck_jet(JET_wrnColumnNotInRecord,
	    find(rc.blob)->rgEnumColumnValue[0].err);
	ck_jet(JET_errSuccess, find(rc.body)->rgEnumColumnValue[0].err);
}
END_TEST

START_TEST(the_copy_can_be_enumerated)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.name, "eva"));
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000,
	    JET_bitEnumerateCopy));
	is_value(find(rc.name), 0, "eva");
	ck_jet(JET_errSuccess, enumerate(0, NULL, 1000, 0));
	is_value(find(rc.name), 0, "adam");
}
END_TEST

START_TEST(columns_asked_for_come_back_in_that_order)
{
	JET_ENUMCOLUMNID asked[] = {
		{ .columnid = rc.tags }, { .columnid = 0 },
		{ .columnid = rc.num }, { .columnid = rc.name }
	};

	ck_jet(JET_errSuccess, enumerate(4, asked, 1000, 0));
	ck_assert_uint_eq(count, 4);
	is_value(&columns[0], 1, "two");
	ck_jet(JET_wrnColumnSkipped, columns[1].err);
	ck_jet(JET_wrnColumnNull, columns[2].err);
	is_value(&columns[3], 0, "adam");
}
END_TEST

START_TEST(a_default_left_out_is_told_when_asked_for)
{
	JET_ENUMCOLUMNID asked[] = { { .columnid = rc.preset } };

	ck_jet(JET_errSuccess, enumerate(1, asked, 1000,
	    JET_bitEnumerateIgnoreDefault));
	ck_jet(JET_wrnColumnDefault, columns[0].err);
	ck_jet(JET_errSuccess, enumerate(1, asked, 1000, 0));
	ck_assert_uint_eq(columns[0].cEnumColumnValue, 1);
}
END_TEST

START_TEST(values_can_be_picked_by_number)
{
	uint32_t numbers[] = { 2, 0, 9 };
	JET_ENUMCOLUMNID asked[] = { { rc.tags, 3, numbers } };
	JET_ENUMCOLUMNVALUE *values;

	ck_jet(JET_errSuccess, enumerate(1, asked, 1000, 0));
	values = columns[0].rgEnumColumnValue;
	ck_assert_uint_eq(values[0].itagSequence, 2);
	ck_assert_mem_eq(values[0].pvData, "two", 3);
	ck_jet(JET_wrnColumnSkipped, values[1].err);
	ck_jet(JET_wrnColumnNull, values[2].err);
	asked[0].rgtagSequence = NULL;
	ck_jet(JET_errInvalidParameter, enumerate(1, asked, 1000, 0));
}
END_TEST

/* fldenum.cxx: the array stays with the caller */
START_TEST(a_column_that_does_not_exist_is_told_in_its_place)
{
	JET_ENUMCOLUMNID asked[] = {
		{ .columnid = rc.name }, { .columnid = rc.escrow + 1 }
	};

	ck_jet(JET_errColumnNotFound, enumerate(2, asked, 1000, 0));
	ck_assert_uint_eq(count, 2);
	is_value(&columns[0], 0, "adam");
	ck_jet(JET_errColumnNotFound, columns[1].err);
}
END_TEST

START_TEST(what_makes_no_sense_is_refused)
{
	JET_ENUMCOLUMNID asked[] = { { .columnid = rc.name } };

	ck_jet(JET_errInvalidGrbit, enumerate(0, NULL, 1000, 0x40000000));
	ck_jet(JET_errInvalidGrbit, enumerate(1, asked, 1000,
	    JET_bitEnumerateTaggedOnly));
	ck_jet(JET_errInvalidParameter, enumerate(1, NULL, 1000, 0));
	ck_jet(JET_errInvalidParameter, JetEnumerateColumns(rc.sesid,
	    rc.tableid, 0, NULL, NULL, &columns, resize, NULL, 1000, 0));
	ck_jet(JET_errInvalidParameter, JetEnumerateColumns(rc.sesid,
	    rc.tableid, 0, NULL, &count, NULL, resize, NULL, 1000, 0));
	ck_jet(JET_errInvalidParameter, JetEnumerateColumns(rc.sesid,
	    rc.tableid, 0, NULL, &count, &columns, NULL, NULL, 1000, 0));
}
END_TEST

START_TEST(enumerating_needs_a_record)
{
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 5, 0));
	ck_jet(JET_errNoCurrentRecord, enumerate(0, NULL, 1000, 0));
	ck_assert_ptr_null(columns);
	ck_assert_uint_eq(count, 0);
}
END_TEST

/* "JET_PFNREALLOC Callback Function" */
START_TEST(all_memory_is_given_back_when_there_is_no_more)
{
	memory.fail_at = _i;
	ck_jet(JET_errOutOfMemory, enumerate(0, NULL, 1000, 0));
	ck_assert_ptr_null(columns);
	ck_assert_uint_eq(count, 0);
	ck_assert_int_eq(memory.blocks, 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_enumerate");
	TCase *tc = tcase_create("enumerate");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, all_columns_with_values_come_back);
	tcase_add_test(tc, columns_come_in_the_order_of_their_ids);
	tcase_add_test(tc, defaults_can_be_left_out);
	tcase_add_test(tc, a_default_set_to_null_is_told);
	tcase_add_test(tc, tagged_columns_can_be_had_alone);
	tcase_add_test(tc, presence_comes_without_values);
	tcase_add_test(tc, compressed_output_has_single_values_in_place);
	tcase_add_test(tc, long_values_are_cut_at_the_limit);
	tcase_add_test(tc, values_outside_the_record_can_be_left_out);
	tcase_add_test(tc, the_copy_can_be_enumerated);
	tcase_add_test(tc, columns_asked_for_come_back_in_that_order);
	tcase_add_test(tc, a_default_left_out_is_told_when_asked_for);
	tcase_add_test(tc, values_can_be_picked_by_number);
	tcase_add_test(tc,
	    a_column_that_does_not_exist_is_told_in_its_place);
	tcase_add_test(tc, what_makes_no_sense_is_refused);
	tcase_add_test(tc, enumerating_needs_a_record);
	tcase_add_loop_test(tc,
	    all_memory_is_given_back_when_there_is_no_more, 1, 8);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
