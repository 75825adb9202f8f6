/* SPDX-License-Identifier: MIT */
/* Indexes that another version of ICU made: the catalog and the trees are
 * changed to what such a version might have left. */
#include "eng_catalog.h"
#include "eng_collation.h"
#include "eng_cursor.h"
#include "eng_env.h"
#include "eng_fix.h"
#include "suite.h"

static struct eng_fix fx;
static uint32_t title, year;		/* columns of "works" */

/* "works": title (Unicode) and year; with_order: kept in the titles' order. */
static void
make_works(bool with_order)
{
	struct eng_column_def def = { .type = ENG_T_TEXT, .codepage = 1200,
	    .name = "title" };

	fix_setup(&fx);
	eng_cursor_close(fx.cur);
	ck_st(ENG_OK, eng_table_create(fx.one, fx.store, "works", NULL, 0, 0,
	    &fx.cur));
	ck_st(ENG_OK, eng_column_add(fx.cur, &def, &title));
	year = fix_column(fx.cur, "year", ENG_T_I32, ENG_COL_FIXED);
	if (with_order)
		ck_st(ENG_OK, fix_index(fx.cur, "order", ENG_IDX_PRIMARY,
		    title));
	ck_st(ENG_OK, fix_index(fx.cur, "title", 0, title));
	ck_st(ENG_OK, fix_index(fx.cur, "year", 0, year));
}

static void
setup(void)
{
	make_works(false);
}

static void
setup_ordered(void)
{
	make_works(true);
}

static void
teardown(void)
{
	fix_teardown(&fx);
}

static eng_status
add_work(char letter, int32_t when)
{
	uint16_t text = (uint16_t)letter;
	eng_status st;

	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set(fx.cur, title, &text, sizeof text));
	ck_st(ENG_OK, fix_set_int(fx.cur, year, when));
	st = fix_update(fx.cur);
	if (!eng_ok(st))
		ck_st(ENG_OK, eng_cursor_cancel(fx.cur));
	return st;
}

static void
add_works(void)
{
	ck_st(ENG_OK, add_work('b', 1));
	ck_st(ENG_OK, add_work('c', 2));
	ck_st(ENG_OK, add_work('a', 3));
}

/* Opens "works" again as the next process would; ENG_E_... of the open. */
static eng_status
reopen(bool read_only)
{
	eng_cursor_close(fx.cur);
	eng_cursor_close(fx.other);
	ck_st(ENG_OK, eng_attach_end(fx.store));
	ck_st(ENG_OK, eng_attach(fx.env, fx.path, read_only, &fx.store));
	ck_st(ENG_OK, eng_cursor_open(fx.two, fx.store, "people", 0,
	    &fx.other));
	return eng_cursor_open(fx.one, fx.store, "works", 0, &fx.cur);
}

/* The titles along an index, "" being the records' own order. */
static const char *
titles(const char *index)
{
	static char line[20];
	uint16_t text;
	struct eng_read read = { .column_id = title, .tag = 1,
	    .buffer = &text, .room = sizeof text };
	size_t n = 0;
	eng_status st;

	ck_st(ENG_OK, eng_cursor_set_index(fx.cur, index, false, 0));
	for (st = eng_cursor_go(fx.cur, ENG_FIRST); st == ENG_OK;
	    st = eng_cursor_move(fx.cur, 1, false)) {
		ck_st(ENG_OK, eng_cursor_read(fx.cur, &read));
		line[n++] = (char)text;
	}
	ck_st(ENG_E_NO_RECORD, st);
	line[n] = '\0';
	ck_st(ENG_OK, eng_cursor_set_index(fx.cur, NULL, false, 0));
	return line;
}

static struct eng_index *
find_index(const char *name)
{
	struct eng_view view = eng_session_view(fx.one);

	return eng_table_index(fx.cur->table, &view, name);
}

/* Says that another version made the index. */
static void
age(const char *name)
{
	ck_st(ENG_OK, eng_stmt_begin(fx.one));
	eng_env_share(fx.env);
	ck_st(ENG_OK, eng_catalog_put_collation(fx.one, fx.cur->table,
	    find_index(name)->id, 4711));
	eng_env_unshare(fx.env);
	ck_st(ENG_OK, eng_stmt_end(fx.one, ENG_OK));
}

/* Moves the first entry of a tree to another key. */
static void
misplace(struct eng_tree *tree, const char *to)
{
	struct base_buf key = BASE_BUF_EMPTY, value = BASE_BUF_EMPTY;
	struct eng_view view;

	ck_st(ENG_OK, eng_stmt_begin(fx.one));
	eng_env_share(fx.env);
	view = eng_session_view(fx.one);
	ck_st(ENG_OK, eng_tree_find(tree, &view, ENG_TREE_FIRST, NULL, 0,
	    &key, &value));
	ck_st(ENG_OK, eng_tree_delete(tree, fx.one, key.data, key.size));
	ck_st(ENG_OK, eng_tree_insert(tree, fx.one, to, strlen(to),
	    value.data, value.size));
	eng_env_unshare(fx.env);
	ck_st(ENG_OK, eng_stmt_end(fx.one, ENG_OK));
	base_buf_fini(&key);
	base_buf_fini(&value);
}

/* ---- secondary indexes ---- */

START_TEST(an_index_of_another_version_is_built_again)
{
	add_works();
	ck_assert_str_eq(titles("title"), "abc");
	age("title");
	misplace(find_index("title")->tree, "\xFF nobody's");
	ck_st(ENG_OK, reopen(false));
	ck_assert(!fx.cur->table->outdated);
	ck_assert_str_eq(titles("title"), "abc");
	ck_st(ENG_OK, add_work('B', 4));
	/* The version is written down, so nothing is built the next time. */
	ck_st(ENG_OK, reopen(false));
	ck_assert_str_eq(titles("title"), "abBc");
	ck_assert_str_eq(titles("year"), "bcaB");
}
END_TEST

START_TEST(an_index_of_this_version_is_left_alone)
{
	add_works();
	misplace(find_index("title")->tree, "\x01");
	ck_st(ENG_OK, reopen(false));
	ck_assert(!find_index("title")->outdated);
	age("title");
	ck_st(ENG_OK, eng_index_delete(fx.cur, "title"));
	ck_st(ENG_OK, reopen(false));
	ck_assert(!fx.cur->table->outdated);
}
END_TEST

START_TEST(an_index_no_one_knows_the_version_of_is_built_again)
{
	add_works();
	ck_st(ENG_OK, eng_stmt_begin(fx.one));
	eng_env_share(fx.env);
	ck_st(ENG_OK, eng_catalog_put_collation(fx.one, fx.cur->table,
	    find_index("title")->id, 0));
	eng_env_unshare(fx.env);
	ck_st(ENG_OK, eng_stmt_end(fx.one, ENG_OK));
	misplace(find_index("title")->tree, "\xFF");
	ck_st(ENG_OK, reopen(false));
	ck_assert_str_eq(titles("title"), "abc");
}
END_TEST

/* Binary columns with a code page. */
START_TEST(an_index_over_bytes_that_are_text_is_built_again)
{
	struct eng_column_def def = { .type = ENG_T_BINARY, .codepage = 437,
	    .name = "name" };
	static const char *const names[] = { "\x94", "z", "\x84", "\x8e" };
	char byte;
	struct eng_read read = { .tag = 1, .buffer = &byte, .room = 1 };
	char line[5] = "";
	eng_status st;
	uint32_t name;
	unsigned i;

	ck_st(ENG_OK, eng_column_add(fx.cur, &def, &name));
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, name));
	for (i = 0; i < 4; i++) {
		ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
		ck_st(ENG_OK, fix_set(fx.cur, name, names[i], 1));
		ck_st(ENG_OK, fix_update(fx.cur));
	}
	age("name");
	misplace(find_index("name")->tree, "\xFF nobody's");
	ck_st(ENG_OK, reopen(false));
	ck_assert(!fx.cur->table->outdated);
	ck_st(ENG_OK, eng_cursor_set_index(fx.cur, "name", false, 0));
	read.column_id = name;
	st = eng_cursor_go(fx.cur, ENG_FIRST);
	for (i = 0; st == ENG_OK && i < 4; i++) {
		ck_st(ENG_OK, eng_cursor_read(fx.cur, &read));
		line[i] = byte;
		st = eng_cursor_move(fx.cur, 1, false);
	}
	ck_st(ENG_E_NO_RECORD, st);
	ck_assert_str_eq(line, "\x84\x8e\x94z");
}
END_TEST

START_TEST(bytes_have_code_pages_that_are_known)
{
	struct eng_column_def def = { .type = ENG_T_BINARY, .codepage = 999,
	    .name = "name" };
	uint32_t name;

	ck_st(ENG_E_BAD_CODE_PAGE, eng_column_add(fx.cur, &def, &name));
	def.codepage = 1200;
	ck_st(ENG_E_BAD_CODE_PAGE, eng_column_add(fx.cur, &def, &name));
	def.codepage = 850;
	def.flags = ENG_COL_FIXED;
	def.size_max = 8;
	ck_st(ENG_E_BAD_FLAGS, eng_column_add(fx.cur, &def, &name));
}
END_TEST

START_TEST(an_index_in_a_file_nobody_may_write_is_not_used)
{
	add_works();
	age("title");
	ck_st(ENG_OK, reopen(true));
	ck_st(ENG_E_INDEX_OUTDATED, eng_cursor_set_index(fx.cur, "title",
	    false, 0));
	ck_assert_str_eq(titles("year"), "bca");
	ck_assert_str_eq(titles(""), "bca");
}
END_TEST

/* Two texts that were two keys may be one now. */
START_TEST(an_index_that_cannot_be_built_is_neither_used_nor_written)
{
	add_works();
	ck_st(ENG_OK, add_work('a', 4));
	find_index("title")->def.flags |= ENG_IDX_UNIQUE;
	ck_st(ENG_OK, eng_stmt_begin(fx.one));
	eng_env_share(fx.env);
	ck_st(ENG_OK, eng_catalog_delete_index(fx.one, fx.cur->table,
	    "title"));
	ck_st(ENG_OK, eng_catalog_insert_index(fx.one, fx.cur->table,
	    &find_index("title")->def, find_index("title")->id));
	eng_env_unshare(fx.env);
	ck_st(ENG_OK, eng_stmt_end(fx.one, ENG_OK));
	age("title");
	ck_st(ENG_OK, reopen(false));
	ck_st(ENG_E_INDEX_OUTDATED, eng_cursor_set_index(fx.cur, "title",
	    false, 0));
	ck_st(ENG_E_INDEX_OUTDATED, add_work('d', 5));
	ck_assert_str_eq(titles("year"), "bcaa");
	ck_st(ENG_OK, eng_index_delete(fx.cur, "title"));
	ck_st(ENG_OK, add_work('d', 5));
	ck_assert_str_eq(titles("year"), "bcaad");
}
END_TEST

START_TEST(indexes_of_a_template_are_built_again_in_each_table)
{
	struct eng_cursor *cur;

	ck_st(ENG_OK, eng_table_create(fx.one, fx.store, "base", NULL,
	    ENG_TABLE_TEMPLATE, 0, &cur));
	eng_cursor_close(fx.cur);
	fx.cur = cur;
	{
		struct eng_column_def def = { .type = ENG_T_TEXT,
		    .codepage = 1200, .name = "title" };

		ck_st(ENG_OK, eng_column_add(cur, &def, &title));
		year = fix_column(cur, "year", ENG_T_I32, ENG_COL_FIXED);
		ck_st(ENG_OK, fix_index(cur, "title", 0, title));
	}
	eng_cursor_close(cur);
	ck_st(ENG_OK, eng_table_delete(fx.one, fx.store, "works"));
	ck_st(ENG_OK, eng_table_create(fx.one, fx.store, "works", "base", 0,
	    0, &fx.cur));
	add_works();
	ck_st(ENG_OK, reopen(false));
	ck_assert(!fx.cur->table->outdated);
	age("title");
	misplace(find_index("title")->tree, "\xFF");
	ck_st(ENG_OK, reopen(false));
	ck_assert_str_eq(titles("title"), "abc");
}
END_TEST

/* ---- the primary index ---- */

START_TEST(records_move_to_their_new_keys_and_other_indexes_follow)
{
	add_works();
	misplace(fx.cur->table->rows, "\xFF\xFF");
	ck_assert_str_eq(titles(""), "bca");
	age("order");
	ck_st(ENG_OK, reopen(false));
	ck_assert_str_eq(titles(""), "abc");
	ck_assert_str_eq(titles("title"), "abc");
	ck_assert_str_eq(titles("year"), "bca");
	ck_st(ENG_E_KEY_DUP, add_work('a', 9));
	ck_st(ENG_OK, reopen(false));
	ck_assert(!fx.cur->table->outdated);
	ck_assert_str_eq(titles("year"), "bca");
}
END_TEST

START_TEST(records_that_would_meet_are_left_where_they_are)
{
	add_works();
	ck_st(ENG_OK, eng_index_delete(fx.cur, "title"));
	misplace(fx.cur->table->rows, "\xFF\xFF");
	ck_st(ENG_OK, add_work('a', 4));
	age("order");
	ck_st(ENG_E_TABLE_OUTDATED, reopen(false));
	ck_assert_ptr_null(fx.cur);
	ck_st(ENG_OK, eng_cursor_open(fx.one, fx.store, "people", 0,
	    &fx.cur));
}
END_TEST

START_TEST(records_in_a_file_nobody_may_write_are_not_read)
{
	add_works();
	age("order");
	ck_st(ENG_E_TABLE_OUTDATED, reopen(true));
	ck_st(ENG_OK, eng_cursor_open(fx.one, fx.store, "people", 0,
	    &fx.cur));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_collation");
	TCase *tc;

	tc = tcase_create("secondary");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_index_of_another_version_is_built_again);
	tcase_add_test(tc, an_index_of_this_version_is_left_alone);
	tcase_add_test(tc, an_index_over_bytes_that_are_text_is_built_again);
	tcase_add_test(tc, bytes_have_code_pages_that_are_known);
	tcase_add_test(tc,
	    an_index_no_one_knows_the_version_of_is_built_again);
	tcase_add_test(tc, an_index_in_a_file_nobody_may_write_is_not_used);
	tcase_add_test(tc,
	    an_index_that_cannot_be_built_is_neither_used_nor_written);
	tcase_add_test(tc,
	    indexes_of_a_template_are_built_again_in_each_table);
	suite_add_tcase(suite, tc);
	tc = tcase_create("primary");
	tcase_add_checked_fixture(tc, setup_ordered, teardown);
	tcase_add_test(tc,
	    records_move_to_their_new_keys_and_other_indexes_follow);
	tcase_add_test(tc, records_that_would_meet_are_left_where_they_are);
	tcase_add_test(tc, records_in_a_file_nobody_may_write_are_not_read);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
