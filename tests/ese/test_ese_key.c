/* SPDX-License-Identifier: MIT */
/* Search keys and the keys of entries: JetMakeKey, JetRetrieveKey. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <string.h>

#include "canary.h"
#include "ck_jet.h"
#include "ese_rec_checked.h"
#include "suite.h"

static JET_ERR
make(const void *data, uint32_t size, JET_GRBIT grbit)
{
	return JetMakeKey(rc.sesid, rc.tableid, data, size, grbit);
}

static JET_ERR
seek(JET_GRBIT grbit)
{
	return JetSeek(rc.sesid, rc.tableid, grbit);
}

static void
use(const char *index)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    index));
}

/* "JetMakeKey Function" */
START_TEST(a_key_starts_with_the_new_key_bit)
{
	int32_t id = 1;

	ck_jet(JET_errKeyNotMade, make(&id, sizeof(id), 0));
	ck_jet(JET_errSuccess, make(&id, sizeof(id), JET_bitNewKey));
}
END_TEST

START_TEST(a_key_takes_as_many_columns_as_the_index)
{
	int32_t num = 1;

	use("by_both");
	ck_jet(JET_errSuccess, make(&num, sizeof(num), JET_bitNewKey));
	ck_jet(JET_errSuccess, make("ab", 2, 0));
	ck_jet(JET_errKeyIsMade, make("cd", 2, 0));
	ck_jet(JET_errSuccess, make(&num, sizeof(num), JET_bitNewKey));
}
END_TEST

START_TEST(a_number_must_have_its_size)
{
	int64_t id = 1;

	ck_jet(JET_errInvalidBufferSize, make(&id, sizeof(id),
	    JET_bitNewKey));
	ck_jet(JET_errInvalidBufferSize, make(&id, 3, JET_bitNewKey));
}
END_TEST

START_TEST(data_is_needed_where_a_size_is_given)
{
	ck_jet(JET_errInvalidParameter, make(NULL, 4, JET_bitNewKey));
}
END_TEST

START_TEST(no_data_is_null)
{
	ese_rec_add(&rc, 1, 0, NULL);
	ese_rec_add(&rc, 2, 5, NULL);
	use("by_num");
	ck_jet(JET_errSuccess, make(NULL, 0, JET_bitNewKey));
	ck_jet(JET_errSuccess, seek(JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(an_empty_text_is_not_null)
{
	ese_rec_add(&rc, 1, 0, NULL);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.id, 2));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, rc.tableid, rc.name,
	    NULL, 0, JET_bitSetZeroLength, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	use("by_name");
	ck_jet(JET_errSuccess, make(NULL, 0, JET_bitNewKey |
	    JET_bitKeyDataZeroLength));
	ck_jet(JET_errSuccess, seek(JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errSuccess, make(NULL, 0, JET_bitNewKey));
	ck_jet(JET_errSuccess, seek(JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(a_number_is_never_empty)
{
	ck_jet(JET_errInvalidBufferSize, make(NULL, 0, JET_bitNewKey |
	    JET_bitKeyDataZeroLength));
}
END_TEST

static void
add_names(void)
{
	ese_rec_add(&rc, 1, 1, "adam");
	ese_rec_add(&rc, 2, 1, "berta");
	ese_rec_add(&rc, 3, 2, "bertram");
	ese_rec_add(&rc, 4, 2, "carl");
	use("by_name");
}

START_TEST(text_is_found_without_case)
{
	add_names();
	ese_rec_key_text(&rc, "BERTA");
	ck_jet(JET_errSuccess, seek(JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

/* Each upper limit includes all names that start with its text. */
static const JET_GRBIT upper_limits[] = {
	JET_bitSubStrLimit, JET_bitPartialColumnEndLimit
};

START_TEST(a_prefix_limit_covers_all_that_start_with_it)
{
	add_names();
	ck_jet(JET_errSuccess, make("bert", 4, JET_bitNewKey));
	ck_jet(JET_wrnSeekNotEqual, seek(JET_bitSeekGE));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errSuccess, make("bert", 4, JET_bitNewKey |
	    upper_limits[_i]));
	ck_jet(JET_errSuccess, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 1, 0));
	ck_assert_int_eq(ese_rec_id(&rc), 3);
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 1, 0));
}
END_TEST

START_TEST(a_lower_prefix_limit_stands_before_all_that_start_with_it)
{
	add_names();
	ck_jet(JET_errSuccess, make("bert", 4, JET_bitNewKey |
	    JET_bitPartialColumnStartLimit));
	ck_jet(JET_wrnSeekNotEqual, seek(JET_bitSeekGE));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

START_TEST(a_full_column_limit_covers_all_of_that_column)
{
	int32_t num = 1;

	add_names();
	use("by_both");
	ck_jet(JET_errSuccess, make(&num, sizeof(num), JET_bitNewKey |
	    JET_bitFullColumnStartLimit));
	ck_jet(JET_wrnSeekNotEqual, seek(JET_bitSeekGE));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
	ck_jet(JET_errSuccess, make(&num, sizeof(num), JET_bitNewKey |
	    JET_bitFullColumnEndLimit));
	ck_jet(JET_errSuccess, JetSetIndexRange(rc.sesid, rc.tableid,
	    JET_bitRangeUpperLimit));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 1, 0));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 1, 0));
}
END_TEST

START_TEST(a_limit_ends_the_key)
{
	int32_t num = 1;

	use("by_both");
	ck_jet(JET_errSuccess, make(&num, sizeof(num), JET_bitNewKey |
	    JET_bitFullColumnEndLimit));
	ck_jet(JET_errKeyIsMade, make("ab", 2, 0));
}
END_TEST

/* fldnorm.cxx */
START_TEST(a_number_has_no_prefix)
{
	int32_t id = 1;

	ck_jet(JET_errInvalidGrbit, make(&id, sizeof(id), JET_bitNewKey |
	    JET_bitPartialColumnStartLimit));
	ck_jet(JET_errInvalidGrbit, make(&id, sizeof(id), JET_bitNewKey |
	    JET_bitPartialColumnEndLimit));
}
END_TEST

static const JET_GRBIT bad_bits[] = {
	JET_bitFullColumnStartLimit | JET_bitFullColumnEndLimit,
	JET_bitPartialColumnStartLimit | JET_bitFullColumnEndLimit,
	JET_bitFullColumnStartLimit | JET_bitStrLimit,
	JET_bitFullColumnEndLimit | JET_bitSubStrLimit,
	0x10000
};

START_TEST(limits_that_contradict_are_refused)
{
	int32_t id = 1;

	ck_jet(JET_errInvalidGrbit, make(&id, sizeof(id), JET_bitNewKey |
	    bad_bits[_i]));
}
END_TEST

/* "JetRetrieveKey Function" */
START_TEST(the_key_of_an_entry_finds_it_again)
{
	uint8_t key[JET_cbKeyMost];
	uint32_t size;

	ese_rec_fill(&rc, 3);
	ese_rec_goto(&rc, 2);
	ck_jet(JET_errSuccess, JetRetrieveKey(rc.sesid, rc.tableid, key,
	    sizeof(key), &size, 0));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, JET_MoveLast,
	    0));
	ck_jet(JET_errSuccess, make(key, size, JET_bitNewKey |
	    JET_bitNormalizedKey));
	ck_jet(JET_errSuccess, seek(JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

START_TEST(a_cut_key_of_an_entry_is_a_warning)
{
	struct canary buf = canary_new(2);
	uint32_t size;

	ese_rec_fill(&rc, 1);
	ese_rec_goto(&rc, 1);
	ck_jet(JET_wrnBufferTruncated, JetRetrieveKey(rc.sesid, rc.tableid,
	    buf.data, 2, &size, 0));
	ck_assert_uint_eq(size, 5);
	canary_free(&buf);
	ck_jet(JET_wrnBufferTruncated, JetRetrieveKey(rc.sesid, rc.tableid,
	    NULL, 0, &size, 0));
}
END_TEST

START_TEST(the_key_of_an_entry_needs_an_entry)
{
	uint8_t key[JET_cbKeyMost];

	ck_jet(JET_errNoCurrentRecord, JetRetrieveKey(rc.sesid, rc.tableid,
	    key, sizeof(key), NULL, 0));
}
END_TEST

START_TEST(the_search_key_can_be_read)
{
	uint8_t key[JET_cbKeyMost];
	static const uint8_t one[] = { 0x7f, 0x80, 0, 0, 1 };
	uint32_t size;

	ck_jet(JET_errKeyNotMade, JetRetrieveKey(rc.sesid, rc.tableid, key,
	    sizeof(key), &size, JET_bitRetrieveCopy));
	ese_rec_key(&rc, 1);
	ck_jet(JET_errSuccess, JetRetrieveKey(rc.sesid, rc.tableid, key,
	    sizeof(key), &size, JET_bitRetrieveCopy));
	ck_assert_uint_eq(size, sizeof(one));
	ck_assert_mem_eq(key, one, sizeof(one));
}
END_TEST

/* fldnorm.cxx: no warning for the search key */
START_TEST(a_cut_search_key_is_no_warning)
{
	struct canary buf = canary_new(2);
	uint32_t size;

	ese_rec_key(&rc, 1);
	ck_jet(JET_errSuccess, JetRetrieveKey(rc.sesid, rc.tableid, buf.data,
	    2, &size, JET_bitRetrieveCopy));
	ck_assert_uint_eq(size, 5);
	canary_free(&buf);
}
END_TEST

START_TEST(a_key_too_long_is_refused)
{
	static uint8_t key[JET_cbKeyMost + 300];

	ck_jet(JET_errInvalidParameter, make(key, sizeof(key),
	    JET_bitNewKey | JET_bitNormalizedKey));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_key");
	TCase *tc = tcase_create("make");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_key_starts_with_the_new_key_bit);
	tcase_add_test(tc, a_key_takes_as_many_columns_as_the_index);
	tcase_add_test(tc, a_number_must_have_its_size);
	tcase_add_test(tc, data_is_needed_where_a_size_is_given);
	tcase_add_test(tc, no_data_is_null);
	tcase_add_test(tc, an_empty_text_is_not_null);
	tcase_add_test(tc, a_number_is_never_empty);
	tcase_add_test(tc, text_is_found_without_case);
	tcase_add_loop_test(tc, a_prefix_limit_covers_all_that_start_with_it,
	    0, sizeof(upper_limits) / sizeof(upper_limits[0]));
	tcase_add_test(tc,
	    a_lower_prefix_limit_stands_before_all_that_start_with_it);
	tcase_add_test(tc, a_full_column_limit_covers_all_of_that_column);
	tcase_add_test(tc, a_limit_ends_the_key);
	tcase_add_test(tc, a_number_has_no_prefix);
	tcase_add_loop_test(tc, limits_that_contradict_are_refused, 0,
	    sizeof(bad_bits) / sizeof(bad_bits[0]));
	suite_add_tcase(s, tc);
	tc = tcase_create("retrieve");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_key_of_an_entry_finds_it_again);
	tcase_add_test(tc, a_cut_key_of_an_entry_is_a_warning);
	tcase_add_test(tc, the_key_of_an_entry_needs_an_entry);
	tcase_add_test(tc, the_search_key_can_be_read);
	tcase_add_test(tc, a_cut_search_key_is_no_warning);
	tcase_add_test(tc, a_key_too_long_is_refused);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
