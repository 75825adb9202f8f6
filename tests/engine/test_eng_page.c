/* SPDX-License-Identifier: MIT */
/* What is read from the pages of Berkeley DB's cache. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_st.h"
#include "eng_apply.h"
#include "eng_reader.h"
#include "eng_session.h"
#include "eng_version.h"
#include "suite.h"
#include "tmpdir.h"

enum {
	MANY = 8000,
	ROOM = 32 * 1024,		/* bytes read ahead */
	PAGE = 4096,
	LONG = 2 * PAGE			/* goes to pages of its own */
};

static char *dir;
static char *path;
static struct eng_env *env;
static struct eng_store *store;
static struct eng_tree *tree;
static struct eng_session *one;

static void
setup(void)
{
	struct eng_env_config config = { 0 };

	dir = jp_tmpdir_new();
	path = jp_tmpdir_path(dir, "a.edb");
	config.system_dir = config.log_dir = config.temp_dir = dir;
	ck_st(ENG_OK, eng_env_open(&config, &env));
	eng_env_exclude(env);
	ck_st(ENG_OK, eng_store_create(env, path, 0, PAGE, &store));
	eng_env_unexclude(env);
	ck_st(ENG_OK, eng_tree_new(env, store, "t1", ENG_TREE_STORED,
	    &tree));
	ck_st(ENG_OK, eng_session_begin(env, &one));
}

static void
teardown(void)
{
	eng_session_end(one);
	eng_apply_tidy(env);
	eng_tree_free(tree);
	ck_st(ENG_OK, eng_env_close(env, true));
	free(path);
	jp_tmpdir_remove(dir);
}

/* ---- rows ---- */

/* Keys that differ early, or late, or behind many bytes that are greatest; they
 * rise with i. */
static size_t
make_key(int form, int i, uint8_t *key)
{
	switch (form) {
	case 0:
		base_put_be32(key, (uint32_t)i * 2);
		return 4;
	case 1:
		return (size_t)sprintf((char *)key, "%csame bytes%06d",
		    'a' + i / (MANY / 4), i * 2);
	default:
		memset(key, 0xff, 12);
		base_put_be32(key + 12, (uint32_t)i * 2);
		return 16;
	}
}

static void
change(int form, int from, int to, bool there, size_t size)
{
	static uint8_t value[LONG];
	uint8_t key[64];
	size_t key_size;
	int i;

	ck_st(ENG_OK, eng_txn_begin(one, false));
	eng_env_share(env);
	for (i = from; i < to; i++) {
		key_size = make_key(form, i, key);
		memset(value, i & 0xff, sizeof(value));
		ck_st(ENG_OK, there ?
		    eng_tree_put(tree, one, key, key_size, value, size) :
		    eng_tree_delete(tree, one, key, key_size));
	}
	eng_env_unshare(env);
	ck_st(ENG_OK, eng_txn_commit(one, false));
}

/* ---- single reads ---- */

static void
check_get(int form, int i, bool there)
{
	struct base_buf value = BASE_BUF_EMPTY;
	struct eng_view view = eng_session_view(one);
	uint8_t key[64];
	size_t size = make_key(form, i, key);

	ck_st(there ? ENG_OK : ENG_E_NOT_FOUND,
	    eng_tree_get(tree, &view, key, size, &value));
	if (there)
		ck_assert_uint_eq(value.data[0], i & 0xff);
	base_buf_fini(&value);
}

/* The entry that op finds is row `wanted`'s. */
static void
check_near(int form, enum eng_tree_seek op, const uint8_t *key, size_t size,
    int wanted)
{
	struct base_buf found = BASE_BUF_EMPTY;
	struct eng_view view = eng_session_view(one);
	bool some = wanted >= 0 && wanted < MANY;
	uint8_t is[64];

	ck_st(some ? ENG_OK : ENG_E_NOT_FOUND, eng_tree_find(tree, &view, op,
	    key, size, &found, NULL));
	if (some) {
		size = make_key(form, wanted, is);
		ck_assert_int_eq(base_bytes_compare(found.data, found.size,
		    is, size), 0);
	}
	base_buf_fini(&found);
}

static void
check_neighbours(int form, int i)
{
	uint8_t key[65];
	size_t size = make_key(form, i, key);

	check_near(form, ENG_TREE_GE, key, size, i);
	check_near(form, ENG_TREE_LE, key, size, i);
	check_near(form, ENG_TREE_GT, key, size, i + 1);
	check_near(form, ENG_TREE_LT, key, size, i - 1);
	/* A key between two. */
	key[size] = 0;
	check_near(form, ENG_TREE_GE, key, size + 1, i + 1);
	check_near(form, ENG_TREE_LE, key, size + 1, i);
}

static void
read_all(int form)
{
	int i;

	eng_env_share(env);
	for (i = 0; i < MANY; i++)
		check_get(form, i * 37 % MANY, true);
	eng_env_unshare(env);
}

START_TEST(search_finds_each_key_and_its_neighbours)
{
	int i;

	change(_i, 0, MANY, true, 40);
	read_all(_i);
	read_all(_i);
	eng_env_share(env);
	for (i = 0; i < MANY; i += 3)
		if (_i != 1)
			check_neighbours(_i, i);
	check_near(_i, ENG_TREE_LT, (const uint8_t *)"", 0, -1);
	check_near(_i, ENG_TREE_GE, (const uint8_t *)"", 0, 0);
	eng_env_unshare(env);
}
END_TEST

static unsigned
count_copies(void)
{
	unsigned count = 0, i;

	for (i = 0; i < ENG_PAGE_COPIES; i++)
		count += tree->pages.copies[i] != NULL;
	return count;
}

START_TEST(copies_stay_while_leaves_alone_change)
{
	unsigned copies;

	change(0, 0, MANY, true, 40);
	read_all(0);
	copies = count_copies();
	ck_assert_uint_gt(copies, 0);
	change(0, MANY / 2, MANY / 2 + 1, false, 0);
	ck_assert_uint_eq(count_copies(), copies);
	eng_env_share(env);
	check_get(0, MANY / 2, false);
	check_get(0, MANY / 2 - 1, true);
	eng_env_unshare(env);
}
END_TEST

/* A row that no leaf has room for beside others. */
START_TEST(copies_go_before_their_pages_change)
{
	change(0, 0, MANY, true, 40);
	read_all(0);
	ck_assert_uint_gt(count_copies(), 0);
	change(0, MANY / 2, MANY / 2 + 1, true, 2000);
	ck_assert_uint_eq(count_copies(), 0);
	read_all(0);
}
END_TEST

/* A change of so many rows lets readers in meanwhile. */
START_TEST(change_of_all_rows_is_read)
{
	change(0, 0, MANY, true, 40);
	read_all(0);
	change(0, 0, MANY, true, 60);
	read_all(0);
	change(0, 0, MANY, false, 0);
	eng_env_share(env);
	check_get(0, 1, false);
	eng_env_unshare(env);
}
END_TEST

/* ---- many entries ---- */

/* Counts what fills give from key on; it rises. */
static int
count_filled(enum eng_tree_seek op, const void *key, size_t size)
{
	struct base_buf at = BASE_BUF_EMPTY;
	const uint8_t *next, *value;
	size_t next_size, value_size;
	struct eng_reader reader;
	struct eng_bulk bulk;
	int count = 0;
	eng_status st;

	memset(&reader, 0, sizeof(reader));
	ck_assert(base_buf_set(&at, key, size));
	eng_env_share(env);
	st = eng_reader_fill(&reader, tree, op, key, size, ROOM, &bulk);
	while (st == ENG_OK) {
		while (eng_bulk_next(&bulk, &next, &next_size, &value,
		    &value_size)) {
			ck_assert(base_bytes_compare(at.data, at.size, next,
			    next_size) < (count == 0 && op == ENG_TREE_GE));
			ck_assert_uint_eq(value[value_size - 1], value[0]);
			ck_assert(base_buf_set(&at, next, next_size));
			count++;
		}
		ck_assert(!eng_bulk_next(&bulk, &next, &next_size, &value,
		    &value_size));
		st = eng_reader_fill_more(&reader, tree, at.data, at.size,
		    &bulk);
	}
	ck_st(ENG_E_NOT_FOUND, st);
	eng_reader_fini(&reader);
	eng_env_unshare(env);
	base_buf_fini(&at);
	return count;
}

static void
check_fills(int count)
{
	uint8_t key[64];
	size_t size = make_key(0, MANY / 4, key);

	ck_assert_int_eq(count_filled(ENG_TREE_FIRST, NULL, 0), count);
	ck_assert_int_eq(count_filled(ENG_TREE_GE, key, size),
	    count - MANY / 4);
	ck_assert_int_eq(count_filled(ENG_TREE_GT, key, size),
	    count - MANY / 4 - 1);
}

START_TEST(fills_give_every_entry_once)
{
	change(0, 0, MANY, true, 40);
	check_fills(MANY);
	read_all(0);
	check_fills(MANY);
}
END_TEST

START_TEST(fills_pass_over_pages_that_are_empty)
{
	change(0, 0, MANY, true, 40);
	change(0, MANY / 3, MANY / 2, false, 0);
	check_fills(MANY - (MANY / 2 - MANY / 3));
	change(0, 0, MANY / 3, false, 0);
	change(0, MANY / 2, MANY, false, 0);
	ck_assert_int_eq(count_filled(ENG_TREE_FIRST, NULL, 0), 0);
}
END_TEST

/* Berkeley DB puts them together. */
START_TEST(fills_give_values_that_lie_on_pages_of_their_own)
{
	int i;

	change(0, 0, MANY, true, 40);
	for (i = MANY / 3; i < MANY / 2; i += 100)
		change(0, i, i + 3, true, LONG);
	check_fills(MANY);
	change(0, 0, 20, true, LONG);
	change(0, MANY - 20, MANY, true, LONG);
	check_fills(MANY);
}
END_TEST

START_TEST(entries_stay_as_they_were_when_read_ahead)
{
	const uint8_t *key, *value;
	size_t key_size, value_size;
	struct eng_reader reader;
	struct eng_bulk bulk;
	int count = 0;

	change(0, 0, MANY, true, 40);
	memset(&reader, 0, sizeof(reader));
	eng_env_share(env);
	ck_st(ENG_OK, eng_reader_fill(&reader, tree, ENG_TREE_FIRST, NULL, 0,
	    ROOM, &bulk));
	eng_env_unshare(env);
	change(0, 0, MANY, false, 0);
	for (; eng_bulk_next(&bulk, &key, &key_size, &value, &value_size);
	    count++) {
		ck_assert_uint_eq(base_get_be32(key), (uint32_t)count * 2);
		ck_assert_uint_eq(value_size, 40);
		ck_assert_uint_eq(value[39], count & 0xff);
	}
	ck_assert_int_gt(count, 100);
	eng_reader_fini(&reader);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_page");
	TCase *tc = tcase_create("pages");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc,
	    search_finds_each_key_and_its_neighbours, 0, 3);
	tcase_add_test(tc, copies_stay_while_leaves_alone_change);
	tcase_add_test(tc, copies_go_before_their_pages_change);
	tcase_add_test(tc, change_of_all_rows_is_read);
	tcase_add_test(tc, fills_give_every_entry_once);
	tcase_add_test(tc, fills_pass_over_pages_that_are_empty);
	tcase_add_test(tc, fills_give_values_that_lie_on_pages_of_their_own);
	tcase_add_test(tc, entries_stay_as_they_were_when_read_ahead);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
