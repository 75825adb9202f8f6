/* SPDX-License-Identifier: MIT */
/* Each change is made twice, by an edit and by Berkeley DB itself: the two
 * trees hold the same then, whatever becomes of the transaction. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ck_st.h"
#include "eng_edit.h"
#include "eng_env.h"
#include "eng_store.h"
#include "suite.h"
#include "tmpdir.h"

enum {
	KEYS = 3000,
	CHANGES = 400,		/* of a transaction */
	ROUNDS = 40,
	KEY_MAX = 2500,
	VALUE_MAX = 5000
};

static char *home, *path;
static struct eng_env *env;
static struct eng_store *store;
static DB *edited, *plain;
static struct eng_pages pages;
static unsigned seed, by_edit, by_db;

static unsigned
draw(unsigned below)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 8) % below;
}

/* ---- a store with two trees ---- */

static void
open_env(void)
{
	struct eng_env_config config = { .system_dir = home };

	config.cache_bytes = 8 << 20;
	ck_st(ENG_OK, eng_env_open(&config, &env));
}

static void
open_trees(bool create)
{
	if (create) {
		ck_st(ENG_OK, eng_store_create(env, path, 0, 8192, &store));
		ck_st(ENG_OK, eng_store_tree_create(store, NULL, "t1",
		    &edited));
		ck_st(ENG_OK, eng_store_tree_create(store, NULL, "t2",
		    &plain));
	} else {
		ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
		ck_st(ENG_OK, eng_store_tree_open(store, "t1", &edited));
		ck_st(ENG_OK, eng_store_tree_open(store, "t2", &plain));
	}
	memset(&pages, 0, sizeof(pages));
	eng_pages_look(&pages, edited, true);
	ck_assert_uint_ne(pages.size, 0);
}

static void
close_trees(void)
{
	eng_pages_forget(&pages);
	eng_store_tree_close(edited);
	eng_store_tree_close(plain);
	ck_st(ENG_OK, eng_store_detach(store));
}

static void
make_dir(void)
{
	home = jp_tmpdir_new();
	path = jp_tmpdir_path(home, "app.edb");
	seed = 1;
	by_edit = by_db = 0;
}

static void
remove_dir(void)
{
	free(path);
	jp_tmpdir_remove(home);
}

static void
set_up(void)
{
	make_dir();
	open_env();
	open_trees(true);
}

static void
verify_file(void)
{
	DB *db;

	ck_assert_int_eq(db_create(&db, NULL, 0), 0);
	ck_assert_int_eq(db->verify(db, path, NULL, NULL, 0), 0);
}

static void
tear_down(void)
{
	close_trees();
	ck_st(ENG_OK, eng_env_close(env, true));
	verify_file();
	remove_dir();
}

/* ---- changes ---- */

static DBT
make_dbt(const void *data, size_t size)
{
	DBT dbt;

	memset(&dbt, 0, sizeof(dbt));
	dbt.data = (void *)(uintptr_t)data;
	dbt.size = (u_int32_t)size;
	return dbt;
}

static void
put(struct eng_edit *edit, const void *key, size_t key_size,
    const void *value, size_t value_size)
{
	DBT k = make_dbt(key, key_size), v = make_dbt(value, value_size);
	bool done;

	ck_assert_int_eq(eng_edit_put(edit, key, key_size, value, value_size,
	    &done), 0);
	if (!done) {
		eng_pages_forget(&pages);
		ck_assert_int_eq(edited->put(edited, edit->txn, &k, &v, 0),
		    0);
	}
	by_edit += done;
	by_db += !done;
	ck_assert_int_eq(plain->put(plain, edit->txn, &k, &v, 0), 0);
}

static void
del(struct eng_edit *edit, const void *key, size_t key_size)
{
	DBT k = make_dbt(key, key_size);
	int ret, expected = plain->del(plain, edit->txn, &k, 0);
	bool done;

	ret = eng_edit_del(edit, key, key_size, &done);
	if (!done) {
		eng_pages_forget(&pages);
		ret = edited->del(edited, edit->txn, &k, 0);
	}
	by_edit += done;
	by_db += !done;
	ck_assert_int_eq(ret, expected);
}

/* Most are small; some are as large as a page lets them be, or larger. */
static size_t
draw_size(unsigned small, unsigned large)
{
	return draw(40) == 0 ? draw(large) : draw(small);
}

/* The same number gives the same key. */
static size_t
make_key(unsigned number, uint8_t *key)
{
	size_t size = number % 97 == 0 ? number % KEY_MAX : number % 60;

	memset(key, (int)number & 0xff, size + 4);
	base_put_be32(key, number);
	return size + 4;
}

static void
change_one(struct eng_edit *edit, unsigned number, unsigned deletes)
{
	uint8_t key[KEY_MAX + 4], value[VALUE_MAX];
	size_t key_size = make_key(number, key);
	size_t size = draw_size(300, VALUE_MAX);
	unsigned from;

	if (draw(100) < deletes) {
		del(edit, key, key_size);
		return;
	}
	memset(value, (int)number & 0xff, size);
	from = draw((unsigned)size + 1);
	if (from < size)
		value[from] = (uint8_t)draw(256);
	put(edit, key, key_size, value, size);
}

static void
change_many(DB_TXN *txn, bool ascending, unsigned deletes)
{
	unsigned number = ascending ? draw(KEYS) : 0, i;
	struct eng_edit edit;

	eng_edit_begin(&edit, &pages, edited, txn);
	for (i = 0; i < CHANGES; i++) {
		number = ascending ? number + draw(4) : draw(KEYS);
		change_one(&edit, number, deletes);
		if (draw(50) == 0)
			eng_edit_leave(&edit);
	}
	eng_edit_end(&edit);
}

static void
change_and_end(bool ascending, unsigned deletes, bool commit)
{
	DB_TXN *txn;

	ck_assert_int_eq(env->dbenv->txn_begin(env->dbenv, NULL, &txn,
	    DB_TXN_NOSYNC), 0);
	change_many(txn, ascending, deletes);
	if (commit) {
		ck_assert_int_eq(txn->commit(txn, DB_TXN_NOSYNC), 0);
		return;
	}
	ck_assert_int_eq(txn->abort(txn), 0);
	eng_pages_forget(&pages);
}

static unsigned
compare_trees(void)
{
	DBT k1, v1, k2, v2;
	unsigned count = 0;
	DBC *first, *second;
	int ret;

	memset(&k1, 0, sizeof(k1));
	v1 = k2 = v2 = k1;
	ck_assert_int_eq(edited->cursor(edited, NULL, &first, 0), 0);
	ck_assert_int_eq(plain->cursor(plain, NULL, &second, 0), 0);
	while ((ret = first->get(first, &k1, &v1, DB_NEXT)) == 0) {
		ck_assert_int_eq(second->get(second, &k2, &v2, DB_NEXT), 0);
		ck_assert_uint_eq(k1.size, k2.size);
		ck_assert_mem_eq(k1.data, k2.data, k1.size);
		ck_assert_uint_eq(v1.size, v2.size);
		ck_assert_mem_eq(v1.data, v2.data, v1.size);
		count++;
	}
	ck_assert_int_eq(ret, DB_NOTFOUND);
	ck_assert_int_eq(second->get(second, &k2, &v2, DB_NEXT),
	    DB_NOTFOUND);
	first->close(first);
	second->close(second);
	return count;
}

/* ---- tests ---- */

START_TEST(trees_are_the_same_after_any_changes)
{
	static const unsigned deletes[] = { 10, 50, 90, 30 };
	unsigned i;

	for (i = 0; i < ROUNDS; i++) {
		change_and_end(_i, deletes[i / 10], draw(4) > 0);
		compare_trees();
		if (i % 10 == 0)
			ck_st(ENG_OK, eng_env_checkpoint(env));
		if (i % 10 == 5) {
			close_trees();
			open_trees(false);
			compare_trees();
		}
	}
	ck_assert_uint_gt(compare_trees(), KEYS / 4);
	ck_assert_uint_gt(by_edit, 4 * by_db);
	ck_assert_uint_gt(by_db, 0);
}
END_TEST

START_TEST(last_entry_goes_and_comes_again)
{
	unsigned i;

	change_and_end(true, 0, true);
	for (i = 0; i < 3; i++) {
		struct eng_edit edit;
		uint8_t key[KEY_MAX + 4];
		unsigned number;
		DB_TXN *txn;

		ck_assert_int_eq(env->dbenv->txn_begin(env->dbenv, NULL, &txn,
		    DB_TXN_NOSYNC), 0);
		eng_edit_begin(&edit, &pages, edited, txn);
		for (number = 0; number < 2 * KEYS; number++)
			del(&edit, key, make_key(number, key));
		eng_edit_end(&edit);
		ck_assert_int_eq(txn->commit(txn, DB_TXN_NOSYNC), 0);
		ck_assert_uint_eq(compare_trees(), 0);
		change_and_end(i % 2 == 0, 0, true);
		ck_assert_uint_gt(compare_trees(), 0);
	}
}
END_TEST

START_TEST(value_that_stays_as_it_is_can_be_put)
{
	struct eng_edit edit;
	DB_TXN *txn;
	unsigned i;

	ck_assert_int_eq(env->dbenv->txn_begin(env->dbenv, NULL, &txn,
	    DB_TXN_NOSYNC), 0);
	eng_edit_begin(&edit, &pages, edited, txn);
	for (i = 0; i < 3; i++) {
		put(&edit, "k", 1, "value", 5);
		put(&edit, "l", 1, "", 0);
	}
	eng_edit_end(&edit);
	ck_assert_int_eq(txn->commit(txn, DB_TXN_NOSYNC), 0);
	ck_assert_uint_eq(compare_trees(), 2);
	ck_assert_uint_eq(by_db, 0);
}
END_TEST

/* Whoever asks Berkeley DB then hears what it makes of that. */
START_TEST(items_that_are_not_where_items_are_stay_untouched)
{
	static const uint16_t wrong[] = { 0, 40, 8190, 8192, 0xffff };
	struct eng_edit edit;
	uint16_t *offset, right;
	bool put_done, del_done;
	DB_TXN *txn;
	unsigned i;

	ck_assert_int_eq(env->dbenv->txn_begin(env->dbenv, NULL, &txn,
	    DB_TXN_NOSYNC), 0);
	eng_edit_begin(&edit, &pages, edited, txn);
	put(&edit, "k", 1, "value", 5);
	put(&edit, "l", 1, "value", 5);
	for (i = 0; i < 2 * sizeof wrong / sizeof *wrong; i++) {
		put(&edit, "k", 1, "value", 5);
		offset = (uint16_t *)(void *)(edit.page + pages.header) +
		    i % 2;
		right = *offset;
		*offset = wrong[i / 2];
		(void)eng_edit_put(&edit, "k", 1, "other", 5, &put_done);
		ck_assert(!put_done);
		(void)eng_edit_del(&edit, "k", 1, &del_done);
		ck_assert(!del_done);
		*offset = right;
	}
	eng_edit_end(&edit);
	ck_assert_int_eq(txn->commit(txn, DB_TXN_NOSYNC), 0);
	ck_assert_uint_eq(compare_trees(), 2);
}
END_TEST

/* Dies with a transaction open, some of whose pages have been written. */
static void
change_and_die(bool ascending)
{
	DB_TXN *txn;
	unsigned i;

	open_env();
	open_trees(true);
	for (i = 0; i < ROUNDS / 4; i++)
		change_and_end(ascending, 30, i % 4 != 3);
	ck_st(ENG_OK, eng_env_checkpoint(env));
	for (i = 0; i < ROUNDS / 4; i++)
		change_and_end(ascending, 30, i % 4 != 3);
	ck_assert_int_eq(env->dbenv->txn_begin(env->dbenv, NULL, &txn, 0), 0);
	change_many(txn, ascending, 30);
	ck_assert_int_eq(env->dbenv->memp_sync(env->dbenv, NULL), 0);
	change_many(txn, ascending, 60);
	ck_st(ENG_OK, eng_env_flush(env, NULL));
	_exit(0);
}

START_TEST(recovery_redoes_and_undoes_changes)
{
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		change_and_die(_i);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	open_env();
	open_trees(false);
	ck_assert_uint_gt(compare_trees(), CHANGES);
	change_and_end(_i, 30, true);
	compare_trees();
	close_trees();
	ck_st(ENG_OK, eng_env_close(env, true));
	verify_file();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_edit");
	TCase *tc;

	tc = jp_suite_case(suite, "changes", set_up, tear_down);
	tcase_add_loop_test(tc, trees_are_the_same_after_any_changes, 0, 2);
	tcase_add_test(tc, last_entry_goes_and_comes_again);
	tcase_add_test(tc, value_that_stays_as_it_is_can_be_put);
	tcase_add_test(tc,
	    items_that_are_not_where_items_are_stay_untouched);
	tc = jp_suite_case(suite, "recovery", make_dir, remove_dir);
	tcase_add_loop_test(tc, recovery_redoes_and_undoes_changes, 0, 2);
	return jp_suite_run(suite);
}
