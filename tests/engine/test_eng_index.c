/* SPDX-License-Identifier: MIT */
/* Indexes: which entries a record has, building over what is there and over
 * what is open, rules of definitions. */
#include "eng_fix.h"
#include "suite.h"

static struct eng_fix fx;

static void
setup(void)
{
	fix_setup(&fx);
}

static void
teardown(void)
{
	fix_teardown(&fx);
}

static void
add_tag(const char *tag)
{
	struct eng_write w = { .column_id = fx.tags, .tag = 0, .data = tag,
	    .size = (uint32_t)strlen(tag) };

	ck_st(ENG_OK, eng_cursor_write(fx.cur, &w));
}

/* tags: separated by blanks. */
static eng_status
insert_tagged(int32_t id, const char *name, const char *tags)
{
	char line[100];
	char *tag;

	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, id));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, name));
	snprintf(line, sizeof line, "%s", tags);
	for (tag = strtok(line, " "); tag != NULL; tag = strtok(NULL, " "))
		add_tag(tag);
	return fix_update(fx.cur);
}

START_TEST(index_follows_insert_replace_and_delete)
{
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "cy"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "ada"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 3, "bob"));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada,bob,cy");
	ck_st(ENG_OK, fix_seek_id(fx.cur, 2));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "zoe"));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "bob,cy,zoe");
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "bob,zoe");
}
END_TEST

START_TEST(index_is_built_over_records_that_are_there)
{
	char name[16];
	int i;

	for (i = 0; i < 300; i++) {
		snprintf(name, sizeof name, "n%03d", (i * 7) % 300);
		ck_st(ENG_OK, fix_insert(&fx, fx.cur, i, name));
	}
	ck_st(ENG_OK, fix_index(fx.cur, "name", ENG_IDX_UNIQUE, fx.name));
	ck_st(ENG_OK, eng_cursor_set_index(fx.cur, "name", false, 0));
	for (i = 0; i < 300; i++) {
		snprintf(name, sizeof name, "n%03d", i);
		ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name),
		    name);
		ck_st(i < 299 ? ENG_OK : ENG_E_NO_RECORD,
		    eng_cursor_move(fx.cur, 1, false));
	}
	ck_st(ENG_E_KEY_DUP, fix_insert(&fx, fx.cur, 1000, "n123"));
}
END_TEST

START_TEST(unique_index_over_duplicates_leaves_nothing)
{
	struct eng_index_info info;

	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "ada"));
	ck_st(ENG_E_KEY_DUP, fix_index(fx.cur, "name", ENG_IDX_UNIQUE,
	    fx.name));
	ck_st(ENG_E_NO_INDEX, eng_index_find(fx.cur, "name", &info));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 3, "ada"));
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada,ada,ada");
}
END_TEST

/* NULL keys clash in a unique index like any others. */
START_TEST(nulls_clash_unless_they_are_skipped)
{
	ck_st(ENG_OK, fix_index(fx.cur, "strict", ENG_IDX_UNIQUE, fx.name));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, NULL));
	ck_st(ENG_E_KEY_DUP, fix_insert(&fx, fx.cur, 2, NULL));
	ck_st(ENG_OK, eng_index_delete(fx.cur, "strict"));
	ck_st(ENG_OK, fix_index(fx.cur, "sparse", ENG_IDX_UNIQUE |
	    ENG_IDX_SKIP_ANY_NULL, fx.name));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, NULL));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 3, "cy"));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "sparse"), "cy");
	ck_st(ENG_E_NULL_KEY, fix_index(fx.cur, "never", ENG_IDX_NO_NULL,
	    fx.name));
}
END_TEST

START_TEST(open_changes_of_another_session_are_in_a_new_index)
{
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "bob"));
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	ck_st(ENG_OK, fix_insert(&fx, fx.other, 3, "cy"));
	ck_st(ENG_OK, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.other, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.other, fx.name, "zoe"));
	ck_st(ENG_OK, fix_update(fx.other));
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada,bob");
	ck_st(ENG_OK, fix_insert(&fx, fx.other, 4, "dan"));
	ck_st(ENG_OK, eng_txn_commit(fx.two, false));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "bob,cy,dan,zoe");
	ck_assert_str_eq(fix_walk(&fx, fx.other, "name"), "bob,cy,dan,zoe");
}
END_TEST

START_TEST(open_changes_undone_leave_no_entries_in_a_new_index)
{
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	ck_st(ENG_OK, fix_insert(&fx, fx.other, 3, "cy"));
	ck_st(ENG_OK, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, eng_cursor_delete(fx.other));
	ck_st(ENG_OK, fix_index(fx.cur, "name", ENG_IDX_UNIQUE, fx.name));
	ck_st(ENG_OK, eng_txn_rollback(fx.two));
	ck_assert_str_eq(fix_walk(&fx, fx.other, "name"), "ada");
}
END_TEST

START_TEST(index_of_a_transaction_goes_with_its_rollback)
{
	struct eng_index_info info;

	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "bob"));
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada,bob");
	ck_st(ENG_E_NO_INDEX, eng_index_find(fx.other, "name", &info));
	/* Others maintain it all the same. */
	ck_st(ENG_OK, fix_insert(&fx, fx.other, 3, "cy"));
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
	ck_st(ENG_E_NO_INDEX, eng_index_find(fx.cur, "name", &info));
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada,cy");
	fix_restart(&fx, true);
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada,cy");
}
END_TEST

START_TEST(multi_valued_column_gives_an_entry_per_value)
{
	uint64_t entries, keys;

	ck_st(ENG_OK, fix_index(fx.cur, "tags", ENG_IDX_SKIP_ANY_NULL,
	    fx.tags));
	ck_st(ENG_OK, insert_tagged(1, "ada", "x y x"));
	ck_st(ENG_OK, insert_tagged(2, "bob", "y a"));
	ck_st(ENG_OK, insert_tagged(3, "cy", ""));
	/* a x y y; of equal keys the least bookmark first */
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "tags"), "bob,ada,ada,bob");
	ck_st(ENG_OK, eng_index_count(fx.cur, "tags", &entries, &keys));
	ck_assert_uint_eq(entries, 4);
	ck_assert_uint_eq(keys, 3);
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "tags"), "bob,bob");
}
END_TEST

static uint64_t
count_entries(const char *index)
{
	uint64_t entries, keys;

	ck_st(ENG_OK, eng_index_count(fx.cur, index, &entries, &keys));
	return entries;
}

START_TEST(cross_product_and_nested_combine_values)
{
	uint32_t marks = fix_column(fx.cur, "marks", ENG_T_TEXT,
	    ENG_COL_TAGGED | ENG_COL_MULTI);
	struct eng_index_def def = fix_index_def("plain", 0, fx.tags);
	struct eng_write w = { .column_id = marks, .size = 1 };

	def.part_count = 2;
	def.parts[1].column_id = marks;
	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	strcpy(def.name, "cross");
	def.flags = ENG_IDX_CROSS_PRODUCT;
	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	strcpy(def.name, "nested");
	def.flags = ENG_IDX_NESTED;
	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 1));
	add_tag("a");
	add_tag("b");
	add_tag("c");
	w.data = "p";
	ck_st(ENG_OK, eng_cursor_write(fx.cur, &w));
	w.data = "q";
	ck_st(ENG_OK, eng_cursor_write(fx.cur, &w));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_uint_eq(count_entries("plain"), 3);
	ck_assert_uint_eq(count_entries("cross"), 6);
	ck_assert_uint_eq(count_entries("nested"), 3);
	ck_assert_uint_eq(count_entries(NULL), 1);
}
END_TEST

START_TEST(conditions_decide_who_is_in_the_index)
{
	struct eng_index_def def = fix_index_def("only", 0, fx.id);

	def.condition_count = 1;
	def.conditions[0].column_id = fx.name;
	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	strcpy(def.name, "not");
	def.conditions[0].must_be_null = true;
	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, NULL));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 3, NULL));
	ck_assert_uint_eq(count_entries("only"), 1);
	ck_assert_uint_eq(count_entries("not"), 2);
	ck_st(ENG_OK, fix_seek_id(fx.cur, 2));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "bob"));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_uint_eq(count_entries("only"), 2);
	ck_assert_uint_eq(count_entries("not"), 1);
}
END_TEST

START_TEST(tuples_are_substrings_of_the_value)
{
	struct eng_index_def def = fix_index_def("tuples", ENG_IDX_TUPLES,
	    fx.name);

	def.tuples = (struct eng_tuple_limits){ 3, 5, 100, 1, 0 };
	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "abcdef"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "ab"));
	ck_assert_uint_eq(count_entries("tuples"), 4);
	def.tuples.min = 6;
	strcpy(def.name, "others");
	ck_st(ENG_E_BAD_TUPLE_LIMITS, eng_index_create(fx.cur, &def));
	def.tuples.min = 3;
	def.flags |= ENG_IDX_UNIQUE;
	ck_st(ENG_E_TUPLES_NOT_UNIQUE, eng_index_create(fx.cur, &def));
	def.flags = ENG_IDX_TUPLES;
	def.parts[0].column_id = fx.id;
	ck_st(ENG_E_TUPLES_TEXT, eng_index_create(fx.cur, &def));
}
END_TEST

START_TEST(long_values_out_of_the_row_are_indexed)
{
	static uint8_t note[5000];
	int i;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	for (i = 0; i < 3; i++) {
		memset(note, 'c' - i, sizeof note);
		ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
		ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, i));
		ck_st(ENG_OK, fix_set(fx.cur, fx.note, note, sizeof note));
		ck_st(ENG_OK, fix_update(fx.cur));
	}
	ck_st(ENG_OK, fix_index(fx.cur, "note", ENG_IDX_UNIQUE, fx.note));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_OK, eng_cursor_set_index(fx.cur, "note", false, 0));
	ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, fx.id), 2);
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_assert_uint_eq(count_entries("note"), 2);
	ck_st(ENG_E_NO_INDEX, eng_index_delete(fx.other, "name"));
	ck_st(ENG_E_INDEX_IN_USE, eng_index_delete(fx.other, "note"));
}
END_TEST

START_TEST(key_that_would_be_cut_is_refused_where_asked)
{
	static char text[201];
	struct eng_index_def def = fix_index_def("whole", ENG_IDX_NO_CUT,
	    fx.name);

	memset(text, 'x', sizeof text - 1);
	def.part_count = 2;
	def.parts[1].column_id = fx.tags;
	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, text));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 2));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, text));
	add_tag(text);
	ck_st(ENG_E_KEY_CUT, fix_update(fx.cur));
}
END_TEST

START_TEST(primary_index_comes_before_the_first_record)
{
	struct eng_cursor *cur;
	uint32_t n;

	ck_st(ENG_E_HAS_PRIMARY, fix_index(fx.cur, "second", ENG_IDX_PRIMARY,
	    fx.name));
	ck_st(ENG_E_INDEX_STAYS, eng_index_delete(fx.cur, "id"));
	ck_st(ENG_OK, eng_table_create(fx.one, fx.store, "plain", NULL, 0, 0,
	    &cur));
	n = fix_column(cur, "n", ENG_T_I32, ENG_COL_FIXED);
	ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_update(cur));
	ck_st(ENG_E_TABLE_NOT_EMPTY, fix_index(cur, "n", ENG_IDX_PRIMARY, n));
	ck_st(ENG_OK, eng_cursor_go(cur, ENG_FIRST));
	ck_st(ENG_OK, eng_cursor_delete(cur));
	ck_st(ENG_E_TABLE_NOT_EMPTY, fix_index(cur, "n", ENG_IDX_PRIMARY, n));
	ck_st(ENG_OK, fix_index(cur, "n", 0, n));
	ck_st(ENG_E_INDEX_EXISTS, fix_index(cur, "N", 0, n));
}
END_TEST

START_TEST(definitions_that_make_no_sense_are_refused)
{
	struct eng_index_def def = fix_index_def("x", 0, 99);

	ck_st(ENG_E_NO_COLUMN, eng_index_create(fx.cur, &def));
	def.parts[0].column_id = fx.name;
	def.flags = ENG_IDX_CROSS_PRODUCT | ENG_IDX_NESTED;
	ck_st(ENG_E_BAD_FLAGS, eng_index_create(fx.cur, &def));
	def.flags = ENG_IDX_EMPTY;
	ck_st(ENG_E_BAD_FLAGS, eng_index_create(fx.cur, &def));
	def.flags = 0;
	def.part_count = 0;
	ck_st(ENG_E_BAD_INDEX, eng_index_create(fx.cur, &def));
	def.part_count = 1;
	def.key_size = ENG_KEY_SIZE_MAX + 1;
	ck_st(ENG_E_BAD_INDEX, eng_index_create(fx.cur, &def));
}
END_TEST

static bool
add_index_name(void *ctx, const struct eng_index_info *info)
{
	strcat(ctx, info->def->name);
	strcat(ctx, ";");
	return true;
}

START_TEST(indexes_are_told_primary_first_then_by_name)
{
	char names[100] = "";

	ck_st(ENG_OK, fix_index(fx.cur, "b", 0, fx.name));
	ck_st(ENG_OK, fix_index(fx.cur, "a", 0, fx.name));
	ck_st(ENG_OK, eng_index_each(fx.cur, add_index_name, names));
	ck_assert_str_eq(names, "id;a;b;");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_index");
	TCase *tc = tcase_create("indexes");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, index_follows_insert_replace_and_delete);
	tcase_add_test(tc, index_is_built_over_records_that_are_there);
	tcase_add_test(tc, unique_index_over_duplicates_leaves_nothing);
	tcase_add_test(tc, nulls_clash_unless_they_are_skipped);
	tcase_add_test(tc, open_changes_of_another_session_are_in_a_new_index);
	tcase_add_test(tc,
	    open_changes_undone_leave_no_entries_in_a_new_index);
	tcase_add_test(tc, index_of_a_transaction_goes_with_its_rollback);
	tcase_add_test(tc, multi_valued_column_gives_an_entry_per_value);
	tcase_add_test(tc, cross_product_and_nested_combine_values);
	tcase_add_test(tc, conditions_decide_who_is_in_the_index);
	tcase_add_test(tc, tuples_are_substrings_of_the_value);
	tcase_add_test(tc, long_values_out_of_the_row_are_indexed);
	tcase_add_test(tc, key_that_would_be_cut_is_refused_where_asked);
	tcase_add_test(tc, primary_index_comes_before_the_first_record);
	tcase_add_test(tc, definitions_that_make_no_sense_are_refused);
	tcase_add_test(tc, indexes_are_told_primary_first_then_by_name);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
