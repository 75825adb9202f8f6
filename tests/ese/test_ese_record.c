/* SPDX-License-Identifier: MIT */
/* Reading records: JetRetrieveColumn, JetRetrieveColumns, record sizes. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "canary.h"
#include "ck_jet.h"
#include "ese_rec_checked.h"
#include "suite.h"

static JET_ERR
get(JET_COLUMNID id, void *data, uint32_t room, uint32_t *size,
    JET_GRBIT grbit, JET_RETINFO *info)
{
	return JetRetrieveColumn(rc.sesid, rc.tableid, id, data, room, size,
	    grbit, info);
}

/* A record with a value in most columns; the cursor stands on it. */
static void
add_full(void)
{
	static const uint8_t bytes[] = { 1, 0, 2 };

	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.name, "adam"));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.bytes,
	    bytes, sizeof(bytes), 0, NULL));
	ese_rec_add_value(&rc, rc.tags, "one");
	ese_rec_add_value(&rc, rc.tags, "two");
	ese_rec_add_value(&rc, rc.tags, "three");
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.body, "long text"));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
}

/* ---- JetRetrieveColumn ---- */

/* "JetRetrieveColumn Function" */
START_TEST(a_value_comes_back_with_its_size)
{
	char name[20];
	uint32_t size = 0;

	add_full();
	ck_jet(JET_errSuccess, get(rc.name, name, sizeof(name), &size, 0,
	    NULL));
	ck_assert_uint_eq(size, 4);
	ck_assert_mem_eq(name, "adam", 4);
}
END_TEST

START_TEST(a_short_buffer_gets_the_start_of_the_value)
{
	struct canary buf = canary_new(3);
	uint32_t size = 0;

	add_full();
	ck_jet(JET_wrnBufferTruncated, get(rc.name, buf.data, 3, &size, 0,
	    NULL));
	ck_assert_uint_eq(size, 4);
	ck_assert_mem_eq(buf.data, "ada", 3);
	canary_free(&buf);
}
END_TEST

START_TEST(without_a_buffer_only_the_size_comes_back)
{
	uint32_t size = 0;

	add_full();
	ck_jet(JET_wrnBufferTruncated, get(rc.name, NULL, 0, &size, 0,
	    NULL));
	ck_assert_uint_eq(size, 4);
	ck_jet(JET_errInvalidParameter, get(rc.name, NULL, 4, &size, 0,
	    NULL));
}
END_TEST

START_TEST(null_is_a_warning_and_has_no_size)
{
	uint32_t size = 99;
	int32_t num = 5;

	add_full();
	ck_jet(JET_wrnColumnNull, get(rc.num, &num, sizeof(num), &size, 0,
	    NULL));
	ck_assert_uint_eq(size, 0);
	ck_assert_int_eq(num, 5);
}
END_TEST

START_TEST(a_column_not_set_has_its_default)
{
	int32_t preset = 0;

	add_full();
	ck_assert_int_eq(ese_rec_get(&rc, rc.preset), 7);
	ese_rec_is_text(&rc, rc.hint, 1, "hint");
	ck_jet(JET_wrnColumnNull, get(rc.hint, &preset, sizeof(preset), NULL,
	    JET_bitRetrieveIgnoreDefault, NULL));
}
END_TEST

START_TEST(an_offset_reads_the_rest_of_a_long_value)
{
	JET_RETINFO info = { sizeof(info), 5, 1, 0 };
	char text[8] = "";
	uint32_t size = 0;

	add_full();
	ck_jet(JET_errSuccess, get(rc.body, text, sizeof(text), &size, 0,
	    &info));
	ck_assert_uint_eq(size, 4);
	ck_assert_str_eq(text, "text");
	ck_assert_uint_eq(info.columnidNextTagged, rc.body);
	info.ibLongValue = 50;
	ck_jet(JET_errSuccess, get(rc.body, text, sizeof(text), &size, 0,
	    &info));
	ck_assert_uint_eq(size, 0);
}
END_TEST

START_TEST(a_value_of_several_is_picked_by_number)
{
	JET_RETINFO info = { sizeof(info), 0, 4, 0 };
	char text[8];

	add_full();
	ese_rec_is_text(&rc, rc.tags, 1, "one");
	ese_rec_is_text(&rc, rc.tags, 3, "three");
	ck_jet(JET_wrnColumnNull, get(rc.tags, text, sizeof(text), NULL, 0,
	    &info));
	info.itagSequence = 0;
	ck_jet(JET_errBadItagSequence, get(rc.tags, text, sizeof(text), NULL,
	    0, &info));
}
END_TEST

START_TEST(column_0_walks_all_tagged_values)
{
	JET_RETINFO info = { sizeof(info), 0, 2, 0 };
	char text[16] = "";
	uint32_t size;

	add_full();
	ck_jet(JET_errSuccess, get(0, text, sizeof(text), &size,
	    JET_bitRetrieveIgnoreDefault, &info));
	ck_assert_str_eq(text, "two");
	ck_assert_uint_eq(info.columnidNextTagged, rc.tags);
	info.itagSequence = 4;
	ck_jet(JET_errSuccess, get(0, text, sizeof(text), &size,
	    JET_bitRetrieveIgnoreDefault, &info));
	ck_assert_uint_eq(info.columnidNextTagged, rc.body);
	info.itagSequence = 5;
	ck_jet(JET_wrnColumnNull, get(0, text, sizeof(text), &size,
	    JET_bitRetrieveIgnoreDefault, &info));
	ck_assert_uint_eq(info.columnidNextTagged, 0);
	info.itagSequence = 0;
	ck_jet(JET_errBadItagSequence, get(0, text, sizeof(text), &size, 0,
	    &info));
}
END_TEST

/* tagfld.cxx */
START_TEST(the_walk_counts_defaults_and_explicit_nulls)
{
	JET_RETINFO info = { sizeof(info), 0, 1, 0 };
	char text[16] = "";

	ese_rec_add(&rc, 1, 1, NULL);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, get(0, text, sizeof(text), NULL, 0, &info));
	ck_assert_uint_eq(info.columnidNextTagged, rc.hint);
	ck_assert_str_eq(text, "hint");
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.hint,
	    NULL, 0, 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_wrnColumnNull, get(0, text, sizeof(text), NULL, 0, &info));
	ck_jet(JET_wrnColumnSetNull, get(0, text, sizeof(text), NULL,
	    JET_bitRetrieveNull, &info));
	ck_assert_uint_eq(info.columnidNextTagged, rc.hint);
}
END_TEST

START_TEST(the_copy_is_what_is_being_changed)
{
	ese_rec_add(&rc, 1, 5, NULL);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 6));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 5);
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.num), 6);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepCancel));
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.num), 5);
}
END_TEST

START_TEST(columns_that_do_not_exist_are_told)
{
	int32_t value;

	add_full();
	ck_jet(JET_errBadColumnId, get(0xffffff, &value, sizeof(value), NULL,
	    0, NULL));
	ck_jet(JET_errColumnNotFound, get(rc.escrow + 1, &value,
	    sizeof(value), NULL, 0, NULL));
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 9, 0));
	ck_jet(JET_errColumnNotFound, get(rc.escrow + 1, &value,
	    sizeof(value), NULL, 0, NULL));
	ck_jet(JET_errNoCurrentRecord, get(rc.num, &value, sizeof(value),
	    NULL, 0, NULL));
}
END_TEST

START_TEST(a_deleted_record_cannot_be_read)
{
	int32_t value;

	add_full();
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, get(rc.id, &value, sizeof(value), NULL,
	    0, NULL));
}
END_TEST

static const JET_GRBIT bad_bits[] = {
	JET_bitRetrieveFromIndex | JET_bitRetrieveFromPrimaryBookmark,
	JET_bitRetrieveTuple, 0x40000000, 0x80000000
};

START_TEST(bits_that_make_no_sense_are_refused)
{
	int32_t value;

	add_full();
	ck_jet(JET_errInvalidGrbit, get(rc.id, &value, sizeof(value), NULL,
	    bad_bits[_i], NULL));
}
END_TEST

START_TEST(a_structure_too_short_is_refused)
{
	JET_RETINFO info = { sizeof(info) - 1, 0, 1, 0 };
	int32_t value;

	add_full();
	ck_jet(JET_errInvalidParameter, get(rc.id, &value, sizeof(value),
	    NULL, 0, &info));
}
END_TEST

START_TEST(the_index_gives_back_what_made_the_entry)
{
	JET_RETINFO info = { sizeof(info), 0, 1, 0 };
	int32_t num = 0;

	ese_rec_add(&rc, 1, 12, NULL);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errSuccess, get(rc.num, &num, sizeof(num), NULL,
	    JET_bitRetrieveFromIndex, NULL));
	ck_assert_int_eq(num, 12);
	ck_jet(JET_errSuccess, get(rc.id, &num, sizeof(num), NULL,
	    JET_bitRetrieveFromPrimaryBookmark, &info));
	ck_assert_int_eq(num, 1);
}
END_TEST

/* fldext.cxx */
START_TEST(a_column_that_is_not_in_the_index_is_not_found_there)
{
	int32_t num;

	ese_rec_add(&rc, 1, 12, NULL);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	ck_jet(JET_errColumnNotFound, get(rc.preset, &num, sizeof(num), NULL,
	    JET_bitRetrieveFromIndex, NULL));
	ck_jet(JET_errColumnNotFound, get(rc.num, &num, sizeof(num), NULL,
	    JET_bitRetrieveFromPrimaryBookmark, NULL));
}
END_TEST

START_TEST(the_number_of_the_value_behind_an_entry_is_told)
{
	JET_RETINFO info = { sizeof(info), 0, 1, 0 };
	char text[16] = "";

	add_full();
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_tags"));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 1, 0));
	ck_jet(JET_errSuccess, get(rc.tags, text, sizeof(text), NULL,
	    JET_bitRetrieveFromIndex | JET_bitRetrieveTag, &info));
	ck_assert_str_eq(text, "three");
	ck_assert_uint_eq(info.itagSequence, 3);
}
END_TEST

START_TEST(an_escrow_column_needs_the_whole_buffer)
{
	int16_t part;

	ese_rec_add(&rc, 1, 12, NULL);
	ese_rec_goto(&rc, 1);
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 100);
	ck_jet(JET_errInvalidBufferSize, get(rc.escrow, &part, sizeof(part),
	    NULL, 0, NULL));
}
END_TEST

START_TEST(a_long_value_of_many_pages_comes_back_whole)
{
	enum { SIZE = 100000 };
	uint8_t *in = malloc(SIZE);
	uint8_t *out = calloc(1, SIZE);
	uint32_t size = 0;
	uint32_t i;

	for (i = 0; i < SIZE; i++)
		in[i] = (uint8_t)(i * 7 + i / 251);
	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.blob, in,
	    SIZE, 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, get(rc.blob, out, SIZE, &size, 0, NULL));
	ck_assert_uint_eq(size, SIZE);
	ck_assert_mem_eq(in, out, SIZE);
	free(in);
	free(out);
}
END_TEST

/* ---- JetRetrieveColumns ---- */

/* "JetRetrieveColumns Function" */
START_TEST(several_columns_come_back_at_once)
{
	char name[20] = "";
	int32_t id = 0;
	int32_t num = 3;
	JET_RETRIEVECOLUMN cols[] = {
		{ .columnid = rc.id, .pvData = &id, .cbData = sizeof(id),
		    .itagSequence = 1 },
		{ .columnid = rc.num, .pvData = &num, .cbData = sizeof(num),
		    .itagSequence = 1 },
		{ .columnid = rc.name, .pvData = name,
		    .cbData = sizeof(name), .itagSequence = 1 }
	};

	add_full();
	ck_jet(JET_errSuccess, JetRetrieveColumns(rc.sesid, rc.tableid, cols,
	    3));
	ck_assert_int_eq(id, 1);
	ck_jet(JET_errSuccess, cols[0].err);
	ck_jet(JET_wrnColumnNull, cols[1].err);
	ck_assert_uint_eq(cols[1].cbActual, 0);
	ck_assert_str_eq(name, "adam");
	ck_assert_uint_eq(cols[2].cbActual, 4);
	ck_assert_uint_eq(cols[2].columnidNextTagged, rc.name);
}
END_TEST

START_TEST(one_cut_value_makes_the_whole_a_warning)
{
	char name[2];
	int32_t id = 0;
	JET_RETRIEVECOLUMN cols[] = {
		{ .columnid = rc.name, .pvData = name, .cbData = 2,
		    .itagSequence = 1 },
		{ .columnid = rc.id, .pvData = &id, .cbData = sizeof(id),
		    .itagSequence = 1 }
	};

	add_full();
	ck_jet(JET_wrnBufferTruncated, JetRetrieveColumns(rc.sesid,
	    rc.tableid, cols, 2));
	ck_jet(JET_wrnBufferTruncated, cols[0].err);
	ck_assert_int_eq(id, 1);
}
END_TEST

START_TEST(a_failing_column_ends_the_call)
{
	int32_t id = 0;
	JET_RETRIEVECOLUMN cols[] = {
		{ .columnid = rc.escrow + 1, .pvData = &id,
		    .cbData = sizeof(id), .itagSequence = 1 },
		{ .columnid = rc.id, .pvData = &id, .cbData = sizeof(id),
		    .itagSequence = 1 }
	};

	add_full();
	ck_jet(JET_errColumnNotFound, JetRetrieveColumns(rc.sesid, rc.tableid,
	    cols, 2));
	ck_assert_int_eq(id, 0);
	ck_jet(JET_errInvalidParameter, JetRetrieveColumns(rc.sesid,
	    rc.tableid, NULL, 2));
	ck_jet(JET_errSuccess, JetRetrieveColumns(rc.sesid, rc.tableid, NULL,
	    0));
}
END_TEST

/* fldext.cxx: the count takes the place of the 0 */
START_TEST(number_0_counts_the_values)
{
	JET_RETRIEVECOLUMN cols[] = {
		{ .columnid = rc.tags }, { .columnid = rc.num },
		{ .columnid = rc.hint }, { .columnid = 0 }
	};

	add_full();
	ck_jet(JET_errSuccess, JetRetrieveColumns(rc.sesid, rc.tableid, cols,
	    4));
	ck_assert_uint_eq(cols[0].itagSequence, 3);
	ck_assert_uint_eq(cols[1].itagSequence, 0);
	ck_assert_uint_eq(cols[2].itagSequence, 1);
	ck_assert_uint_eq(cols[3].itagSequence, 5);
}
END_TEST

START_TEST(several_columns_outside_a_transaction_leave_none_open)
{
	JET_RETRIEVECOLUMN col = { .columnid = rc.tags };

	add_full();
	ck_jet(JET_errSuccess, JetRetrieveColumns(rc.sesid, rc.tableid, &col,
	    1));
	ck_jet(JET_errNotInTransaction, JetRollback(rc.sesid, 0));
}
END_TEST

/* ---- record sizes ---- */

/* "JetGetRecordSize Function" */
START_TEST(the_size_of_a_record_counts_its_values)
{
	JET_RECSIZE size = { .cbData = 99 };

	add_full();
	ck_jet(JET_errSuccess, JetGetRecordSize(rc.sesid, rc.tableid, &size,
	    0));
	/* id, name, bytes, autoinc, version, escrow, tags, body */
	ck_assert_uint_ge(size.cbData, 4 + 4 + 3 + 11 + 9);
	ck_assert_uint_gt(size.cbOverhead, 0);
	ck_assert_uint_eq(size.cTaggedColumns, 2);
	ck_assert_uint_ge(size.cNonTaggedColumns, 3);
	ck_assert_uint_eq(size.cMultiValues, 2);
	ck_assert_uint_eq(size.cLongValues, 0);
}
END_TEST

START_TEST(a_running_total_adds_up)
{
	JET_RECSIZE once;
	JET_RECSIZE2 total;

	add_full();
	ck_jet(JET_errSuccess, JetGetRecordSize(rc.sesid, rc.tableid, &once,
	    0));
	ck_jet(JET_errSuccess, JetGetRecordSize2(rc.sesid, rc.tableid, &total,
	    0));
	ck_jet(JET_errSuccess, JetGetRecordSize2(rc.sesid, rc.tableid, &total,
	    JET_bitRecordSizeRunningTotal));
	ck_assert_uint_eq(total.cbData, 2 * once.cbData);
	ck_assert_uint_eq(total.cbDataCompressed, total.cbData);
	ck_assert_uint_eq(total.cCompressedColumns, 0);
}
END_TEST

START_TEST(the_size_of_the_copy_can_be_asked)
{
	JET_RECSIZE before;
	JET_RECSIZE after;

	add_full();
	ck_jet(JET_errSuccess, JetGetRecordSize(rc.sesid, rc.tableid, &before,
	    JET_bitRecordSizeInCopyBuffer));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, ese_rec_set_text(&rc, rc.name, "adam adam"));
	ck_jet(JET_errSuccess, JetGetRecordSize(rc.sesid, rc.tableid, &after,
	    JET_bitRecordSizeInCopyBuffer));
	ck_assert_uint_eq(after.cbData, before.cbData + 5);
}
END_TEST

START_TEST(a_long_value_outside_the_record_is_counted_apart)
{
	static uint8_t big[5000];
	JET_RECSIZE size;

	ck_jet(JET_errSuccess, JetBeginTransaction(rc.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 1));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.blob,
	    big, sizeof(big), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(rc.sesid, 0));
	ese_rec_goto(&rc, 1);
	ck_jet(JET_errSuccess, JetGetRecordSize(rc.sesid, rc.tableid, &size,
	    0));
	ck_assert_uint_eq(size.cLongValues, 1);
	ck_assert_uint_eq(size.cbLongValueData, sizeof(big));
	ck_jet(JET_errSuccess, JetGetRecordSize(rc.sesid, rc.tableid, &size,
	    JET_bitRecordSizeLocal));
	ck_assert_uint_eq(size.cbLongValueData, 0);
}
END_TEST

START_TEST(sizes_need_a_record_and_known_bits)
{
	JET_RECSIZE size;
	JET_RECSIZE2 size2;

	ck_jet(JET_errNoCurrentRecord, JetGetRecordSize(rc.sesid, rc.tableid,
	    &size, 0));
	ck_jet(JET_errNoCurrentRecord, JetGetRecordSize2(rc.sesid, rc.tableid,
	    &size2, 0));
	ck_jet(JET_errInvalidGrbit, JetGetRecordSize(rc.sesid, rc.tableid,
	    &size, 0x100));
	ck_jet(JET_errInvalidGrbit, JetGetRecordSize2(rc.sesid, rc.tableid,
	    &size2, 0x100));
	ck_jet(JET_errInvalidParameter, JetGetRecordSize(rc.sesid, rc.tableid,
	    NULL, 0));
	ck_jet(JET_errInvalidParameter, JetGetRecordSize2(rc.sesid,
	    rc.tableid, NULL, 0));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_record");
	TCase *tc = tcase_create("retrieve");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_value_comes_back_with_its_size);
	tcase_add_test(tc, a_short_buffer_gets_the_start_of_the_value);
	tcase_add_test(tc, without_a_buffer_only_the_size_comes_back);
	tcase_add_test(tc, null_is_a_warning_and_has_no_size);
	tcase_add_test(tc, a_column_not_set_has_its_default);
	tcase_add_test(tc, an_offset_reads_the_rest_of_a_long_value);
	tcase_add_test(tc, a_value_of_several_is_picked_by_number);
	tcase_add_test(tc, column_0_walks_all_tagged_values);
	tcase_add_test(tc, the_walk_counts_defaults_and_explicit_nulls);
	tcase_add_test(tc, the_copy_is_what_is_being_changed);
	tcase_add_test(tc, columns_that_do_not_exist_are_told);
	tcase_add_test(tc, a_deleted_record_cannot_be_read);
	tcase_add_loop_test(tc, bits_that_make_no_sense_are_refused, 0,
	    sizeof(bad_bits) / sizeof(bad_bits[0]));
	tcase_add_test(tc, a_structure_too_short_is_refused);
	tcase_add_test(tc, the_index_gives_back_what_made_the_entry);
	tcase_add_test(tc,
	    a_column_that_is_not_in_the_index_is_not_found_there);
	tcase_add_test(tc, the_number_of_the_value_behind_an_entry_is_told);
	tcase_add_test(tc, an_escrow_column_needs_the_whole_buffer);
	tcase_add_test(tc, a_long_value_of_many_pages_comes_back_whole);
	suite_add_tcase(s, tc);
	tc = tcase_create("several");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, several_columns_come_back_at_once);
	tcase_add_test(tc, one_cut_value_makes_the_whole_a_warning);
	tcase_add_test(tc, a_failing_column_ends_the_call);
	tcase_add_test(tc, number_0_counts_the_values);
	tcase_add_test(tc,
	    several_columns_outside_a_transaction_leave_none_open);
	suite_add_tcase(s, tc);
	tc = tcase_create("size");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_size_of_a_record_counts_its_values);
	tcase_add_test(tc, a_running_total_adds_up);
	tcase_add_test(tc, the_size_of_the_copy_can_be_asked);
	tcase_add_test(tc,
	    a_long_value_outside_the_record_is_counted_apart);
	tcase_add_test(tc, sizes_need_a_record_and_known_bits);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
