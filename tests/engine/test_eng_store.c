/* SPDX-License-Identifier: MIT */
#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base_alloc.h"
#include "ck_st.h"
#include "eng_env.h"
#include "eng_file.h"
#include "eng_store.h"
#include "leaks.h"
#include "suite.h"
#include "tmpdir.h"

enum { ROWS = 500 };

/* Two environments' directories, and the files that wander between them. */
static char *home, *other_home, *path, *copy;
static struct eng_env *env, *other;

static struct eng_env *
open_env(const char *dir)
{
	struct eng_env_config config = { .system_dir = dir };
	struct eng_env *made;

	config.cache_bytes = 1 << 20;
	ck_st(ENG_OK, eng_env_open(&config, &made));
	return made;
}

static void
set_up(void)
{
	home = jp_tmpdir_new();
	other_home = jp_tmpdir_new();
	path = jp_tmpdir_path(home, "app.edb");
	copy = jp_tmpdir_path(other_home, "copy.edb");
	env = open_env(home);
	other = open_env(other_home);
}

static void
tear_down(void)
{
	ck_st(ENG_OK, eng_env_close(env, true));
	ck_st(ENG_OK, eng_env_close(other, true));
	free(path);
	free(copy);
	jp_tmpdir_remove(home);
	jp_tmpdir_remove(other_home);
}

static void
copy_file(const char *from, const char *to)
{
	char *command = NULL;

	ck_assert_int_gt(asprintf(&command, "cp '%s' '%s'", from, to), 0);
	ck_assert_int_eq(system(command), 0);
	free(command);
}

static void
write_rows(struct eng_env *in, DB *tree, unsigned first, unsigned count)
{
	char row[700];
	unsigned i;
	DBT key = { .data = &i, .size = sizeof(i) };
	DBT data = { .data = row, .size = sizeof(row) };
	DB_TXN *txn;

	ck_assert_int_eq(in->dbenv->txn_begin(in->dbenv, NULL, &txn, 0), 0);
	for (i = first; i < first + count; i++) {
		memset(row, (int)i, sizeof(row));
		ck_assert_int_eq(tree->put(tree, txn, &key, &data, 0), 0);
	}
	ck_assert_int_eq(txn->commit(txn, DB_TXN_NOSYNC), 0);
	ck_st(ENG_OK, eng_env_flush(in, NULL));
}

static unsigned
count_rows(struct eng_store *store, const char *name)
{
	char row[700];
	unsigned number, count = 0;
	DBT key = { .data = &number, .ulen = sizeof(number),
	    .flags = DB_DBT_USERMEM };
	DBT data = { .data = row, .ulen = sizeof(row),
	    .flags = DB_DBT_USERMEM };
	DBC *cursor;
	DB *tree;

	ck_st(ENG_OK, eng_store_tree_open(store, name, &tree));
	ck_assert_int_eq(tree->cursor(tree, NULL, &cursor, 0), 0);
	while (cursor->get(cursor, &key, &data, DB_NEXT) == 0) {
		ck_assert_int_eq((unsigned char)row[699], number & 0xFF);
		count++;
	}
	cursor->close(cursor);
	eng_store_tree_close(tree);
	return count;
}

/* A store with rows in t1, still attached. */
static struct eng_store *
make_store(struct eng_env *in, const char *file)
{
	struct eng_store *store;
	DB *tree;

	ck_st(ENG_OK, eng_store_create(in, file, 0, 4096, &store));
	ck_st(ENG_OK, eng_store_tree_create(store, NULL, "t1", &tree));
	write_rows(in, tree, 0, ROWS);
	eng_store_tree_close(tree);
	return store;
}

START_TEST(clean_store_keeps_its_rows)
{
	struct eng_store *store = make_store(env, path);
	struct eng_store_header before = store->header, after;
	unsigned i;

	ck_assert_uint_eq(before.page_size, 4096);
	for (i = 0; i < 3; i++) {
		ck_st(ENG_OK, eng_store_detach(store));
		ck_st(ENG_OK, eng_store_read_header(path, &after));
		ck_assert_uint_eq(after.state, ENG_STORE_CLEAN);
		ck_assert_mem_eq(after.id, before.id, sizeof(after.id));
		ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
		ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	}
	ck_assert_ptr_eq(eng_store_find(env, path), store);
	ck_assert_ptr_null(eng_store_find(env, copy));
}
END_TEST

START_TEST(clean_store_moves_to_another_environment)
{
	struct eng_store *store = make_store(other, copy);
	DB *tree;
	unsigned i;

	/* The other log is far ahead of ours: page positions must be reset. */
	ck_st(ENG_OK, eng_store_tree_open(store, "t1", &tree));
	for (i = 0; i < 20; i++)
		write_rows(other, tree, 0, ROWS);
	eng_store_tree_close(tree);
	ck_st(ENG_OK, eng_store_detach(store));
	ck_st(ENG_OK, eng_store_attach(env, copy, false, &store));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	ck_st(ENG_OK, eng_store_tree_open(store, "t1", &tree));
	write_rows(env, tree, ROWS, ROWS);
	eng_store_tree_close(tree);
	ck_st(ENG_OK, eng_env_checkpoint(env));
	ck_st(ENG_OK, eng_store_detach(store));
	ck_st(ENG_OK, eng_store_attach(other, copy, false, &store));
	ck_assert_uint_eq(count_rows(store, "t1"), 2 * ROWS);
}
END_TEST

START_TEST(dirty_copy_is_refused_elsewhere)	/* dirty shutdown */
{
	struct eng_store *store = make_store(env, path), *second;
	char *near = jp_tmpdir_path(home, "near.edb");

	ck_st(ENG_OK, eng_env_checkpoint(env));
	copy_file(path, copy);
	copy_file(path, near);
	ck_st(ENG_E_STORE_DIRTY, eng_store_attach(other, copy, false,
	    &second));
	ck_st(ENG_E_STORE_DIRTY, eng_store_attach(other, copy, true,
	    &second));
	ck_assert_ptr_null(second);
	/* Our own recovery would not look there either. */
	ck_st(ENG_E_STORE_DIRTY, eng_store_attach(env, near, false, &second));
	ck_st(ENG_OK, eng_store_detach(store));
	free(near);
}
END_TEST

START_TEST(clean_copy_is_a_store_of_its_own)
{
	struct eng_store *store = make_store(env, path), *second;
	DB *tree;

	ck_st(ENG_OK, eng_store_detach(store));
	copy_file(path, copy);
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	ck_st(ENG_OK, eng_store_attach(env, copy, false, &second));
	ck_st(ENG_OK, eng_store_tree_open(second, "t1", &tree));
	write_rows(env, tree, ROWS, 10);
	eng_store_tree_close(tree);
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	ck_assert_uint_eq(count_rows(second, "t1"), ROWS + 10);
}
END_TEST

START_TEST(restored_copy_is_what_is_read)
{
	struct eng_store *store = make_store(env, path);
	DB *tree;

	ck_st(ENG_OK, eng_store_detach(store));
	copy_file(path, copy);
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	ck_st(ENG_OK, eng_store_tree_open(store, "t1", &tree));
	write_rows(env, tree, ROWS, 10);
	eng_store_tree_close(tree);
	ck_st(ENG_OK, eng_store_detach(store));
	copy_file(copy, path);
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
}
END_TEST

START_TEST(attached_store_is_refused_to_others)	/* sharing violation */
{
	struct eng_store *store = make_store(env, path), *second;
	struct eng_store_header header;

	ck_st(ENG_E_STORE_SHARED, eng_store_attach(other, path, false,
	    &second));
	ck_st(ENG_E_STORE_SHARED, eng_store_attach(other, path, true,
	    &second));
	ck_st(ENG_E_STORE_SHARED, eng_store_read_header(path, &header));
	ck_st(ENG_E_STORE_IN_USE, eng_store_attach(env, path, false,
	    &second));
	ck_st(ENG_E_FILE_EXISTS, eng_store_create(env, path, 0, 0, &second));
	ck_st(ENG_E_STORE_IN_USE, eng_store_create(env, path,
	    ENG_STORE_OVERWRITE, 0, &second));
	ck_st(ENG_E_STORE_SHARED, eng_store_create(other, path,
	    ENG_STORE_OVERWRITE, 0, &second));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
}
END_TEST

START_TEST(readers_share_a_read_only_store)
{
	struct eng_store *store = make_store(env, path), *second, *third;
	struct stat before, after;
	DB *tree;

	ck_st(ENG_OK, eng_store_detach(store));
	ck_assert_int_eq(stat(path, &before), 0);
	ck_st(ENG_OK, eng_store_attach(env, path, true, &store));
	ck_st(ENG_OK, eng_store_attach(other, path, true, &second));
	ck_st(ENG_E_STORE_IN_USE, eng_store_create(other, path,
	    ENG_STORE_OVERWRITE, 0, &third));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	ck_assert_uint_eq(count_rows(second, "t1"), ROWS);
	ck_st(ENG_E_STORE_READ_ONLY, eng_store_tree_create(store, NULL, "t2",
	    &tree));
	ck_st(ENG_E_STORE_READ_ONLY, eng_store_tree_remove(store, NULL,
	    "t1"));
	ck_st(ENG_OK, eng_store_detach(store));
	ck_st(ENG_OK, eng_store_detach(second));
	ck_assert_int_eq(stat(path, &after), 0);
	ck_assert_int_eq(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}
END_TEST

START_TEST(file_nobody_may_write_is_read_only)
{
	struct eng_store *store = make_store(env, path);

	ck_st(ENG_OK, eng_store_detach(store));
	ck_assert_int_eq(chmod(path, 0444), 0);
	ck_st(ENG_E_FILE_READ_ONLY, eng_store_attach(env, path, false,
	    &store));
	ck_st(ENG_OK, eng_store_attach(env, path, true, &store));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
}
END_TEST

START_TEST(overwriting_makes_an_empty_store)
{
	struct eng_store *store = make_store(env, path);
	DB *tree;

	ck_st(ENG_OK, eng_store_detach(store));
	ck_st(ENG_E_FILE_EXISTS, eng_store_create(env, path, 0, 8192,
	    &store));
	ck_st(ENG_OK, eng_store_create(env, path, ENG_STORE_OVERWRITE, 8192,
	    &store));
	ck_assert_uint_eq(store->header.page_size, 8192);
	ck_st(ENG_E_NO_TABLE, eng_store_tree_open(store, "t1", &tree));
	ck_st(ENG_OK, eng_store_detach(store));
	ck_assert_int_eq(unlink(path), 0);
	ck_st(ENG_OK, eng_store_create(env, path, ENG_STORE_OVERWRITE, 8192,
	    &store));
}
END_TEST

START_TEST(missing_files_and_directories_are_told_apart)
{
	char *deep = jp_tmpdir_path(home, "no/app.edb");
	struct eng_store *store;

	ck_st(ENG_E_NO_FILE, eng_store_attach(env, path, false, &store));
	ck_st(ENG_E_BAD_PATH, eng_store_attach(env, deep, false, &store));
	ck_st(ENG_E_BAD_PATH, eng_store_create(env, deep, 0, 0, &store));
	ck_assert(!eng_ok(eng_store_attach(env, home, false, &store)));
	ck_assert(!eng_ok(eng_store_attach(env, home, true, &store)));
	ck_assert_ptr_null(store);
	free(deep);
}
END_TEST

static void
write_at(const char *file, const void *data, size_t size, uint64_t offset)
{
	int fd = open(file, O_RDWR | O_CREAT, 0600);

	ck_assert_int_ne(fd, -1);
	ck_assert_int_eq(eng_file_write(fd, data, size, offset), 0);
	close(fd);
}

START_TEST(foreign_files_are_refused)
{
	static const size_t sizes[] = { 0, 1, 511, 512, 8192, 100000 };
	size_t size = sizes[_i / 2], i;
	struct eng_store *store;
	struct eng_store_header header;
	char *junk = malloc(size + 1);

	srand((unsigned)_i);
	for (i = 0; i < size; i++)
		junk[i] = (char)(_i % 2 ? rand() : 0);
	write_at(path, junk, size, 0);
	free(junk);
	ck_st(ENG_E_NOT_A_STORE, eng_store_attach(env, path, false, &store));
	ck_st(ENG_E_NOT_A_STORE, eng_store_attach(env, path, true, &store));
	ck_st(ENG_E_NOT_A_STORE, eng_store_read_header(path, &header));
	ck_assert(!eng_env_failed(env));
}
END_TEST

START_TEST(other_berkeley_db_files_are_refused)
{
	struct eng_store *store;
	DB *db;

	ck_assert_int_eq(db_create(&db, NULL, 0), 0);
	ck_assert_int_eq(db->set_pagesize(db, ENG_STORE_PAGE), 0);
	ck_assert_int_eq(db->open(db, NULL, path, _i ? "sub" : NULL,
	    DB_BTREE, DB_CREATE, 0600), 0);
	ck_assert_int_eq(db->close(db, 0), 0);
	ck_st(_i ? ENG_E_CORRUPT : ENG_E_NOT_A_STORE,
	    eng_store_attach(env, path, false, &store));
	ck_assert(!eng_env_failed(env));
}
END_TEST

START_TEST(truncated_store_is_an_error)
{
	struct eng_store *store = make_store(env, path);
	off_t pages;
	struct stat st;

	ck_st(ENG_OK, eng_store_detach(store));
	ck_assert_int_eq(stat(path, &st), 0);
	for (pages = st.st_size / ENG_STORE_PAGE - 1; pages >= 0; pages--) {
		ck_assert_int_eq(truncate(path, pages * ENG_STORE_PAGE), 0);
		ck_assert(!eng_ok(eng_store_attach(env, path, false,
		    &store)));
		ck_assert(!eng_ok(eng_store_attach(env, path, true, &store)));
	}
	ck_assert(!eng_env_failed(env));
}
END_TEST

/* Whatever bytes of the first pages are wrong: an error or a store that can be
 * attached, and the environment lives. */
START_TEST(damaged_pages_do_no_harm)
{
	struct eng_store *store = make_store(env, path);
	uint8_t noise[64];
	size_t i;

	jp_leaks_ignore();
	ck_st(ENG_OK, eng_store_detach(store));
	srand((unsigned)_i);
	for (i = 0; i < sizeof(noise); i++)
		noise[i] = (uint8_t)rand();
	write_at(path, noise, sizeof(noise), (uint64_t)_i * 160);
	(void)eng_store_attach(other, path, false, &store);
	ck_assert(!eng_env_failed(other));
}
END_TEST

static eng_status
join_name(void *context, const char *name)
{
	strcat(context, name);
	strcat(context, " ");
	return ENG_OK;
}

START_TEST(trees_follow_their_transaction)
{
	struct eng_store *store = make_store(env, path);
	char names[200] = "";
	DB_TXN *txn;
	DB *tree;

	env->dbenv->txn_begin(env->dbenv, NULL, &txn, 0);
	ck_st(ENG_OK, eng_store_tree_create(store, txn, "t2", &tree));
	ck_assert_int_eq(txn->abort(txn), 0);
	eng_store_tree_close(tree);
	ck_st(ENG_E_NO_TABLE, eng_store_tree_open(store, "t2", &tree));
	ck_assert_ptr_null(tree);
	env->dbenv->txn_begin(env->dbenv, NULL, &txn, 0);
	ck_st(ENG_OK, eng_store_tree_create(store, txn, "t2", &tree));
	ck_assert_int_eq(txn->commit(txn, 0), 0);
	eng_store_tree_close(tree);
	ck_st(ENG_E_TABLE_EXISTS, eng_store_tree_create(store, NULL, "t2",
	    &tree));
	ck_st(ENG_OK, eng_store_tree_names(store, join_name, names));
	ck_assert_str_eq(names, "catalog t1 t2 ");
	env->dbenv->txn_begin(env->dbenv, NULL, &txn, 0);
	ck_st(ENG_OK, eng_store_tree_remove(store, txn, "t1"));
	ck_assert_int_eq(txn->abort(txn), 0);
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	ck_st(ENG_OK, eng_store_tree_remove(store, NULL, "t1"));
	ck_st(ENG_E_NO_TABLE, eng_store_tree_open(store, "t1", &tree));
	ck_st(ENG_E_NO_TABLE, eng_store_tree_remove(store, NULL, "t1"));
	names[0] = '\0';
	ck_st(ENG_OK, eng_store_tree_names(store, join_name, names));
	ck_assert_str_eq(names, "catalog t2 ");
}
END_TEST

START_TEST(trees_work_without_recovery)
{
	struct eng_env_config config = { .recovery_off = true };
	struct eng_env *volatile_env;
	struct eng_store *store;
	DB_TXN *txn;

	config.system_dir = other_home;
	ck_st(ENG_OK, eng_env_open(&config, &volatile_env));
	store = make_store(volatile_env, path);
	volatile_env->dbenv->txn_begin(volatile_env->dbenv, NULL, &txn, 0);
	ck_st(ENG_OK, eng_store_tree_remove(store, txn, "t1"));
	ck_assert_int_eq(txn->abort(txn), 0);
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	ck_st(ENG_OK, eng_env_close(volatile_env, true));
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	ck_st(ENG_OK, eng_store_tree_remove(store, NULL, "t1"));
}
END_TEST

START_TEST(many_trees_stay_open)
{
	enum { TREES = 1500 };
	static DB *trees[TREES];
	struct eng_store *store = make_store(env, path);
	char name[16];
	DB_TXN *txn;
	int i;

	env->dbenv->txn_begin(env->dbenv, NULL, &txn, 0);
	for (i = 0; i < TREES; i++) {
		snprintf(name, sizeof(name), "i%d", i);
		ck_st(ENG_OK, eng_store_tree_create(store, txn, name,
		    &trees[i]));
	}
	ck_assert_int_eq(txn->commit(txn, 0), 0);
	for (i = 0; i < TREES; i++)
		write_rows(env, trees[i], 0, 1);
	for (i = 0; i < TREES; i++)
		eng_store_tree_close(trees[i]);
}
END_TEST

START_TEST(deleted_store_does_not_stop_checkpoints)
{
	struct eng_store *store = make_store(env, path);

	ck_st(ENG_OK, eng_store_detach(store));
	ck_assert_int_eq(unlink(path), 0);
	store = make_store(env, copy);
	ck_st(ENG_OK, eng_env_checkpoint(env));
}
END_TEST

/* A process of its own makes a store, commits and is killed. */
static void
run_and_kill(const char *dir)
{
	char *file = jp_tmpdir_path(dir, "app.edb");
	struct eng_store *store;
	struct eng_env *mine = open_env(dir);
	DB *tree;

	store = make_store(mine, file);
	ck_st(ENG_OK, eng_env_checkpoint(mine));
	ck_st(ENG_OK, eng_store_tree_create(store, NULL, "t2", &tree));
	write_rows(mine, tree, 0, ROWS);
	kill(getpid(), SIGKILL);
}

static void
run_child(void)
{
	int status;
	pid_t child = fork();

	ck_assert_int_ne(child, -1);
	if (child == 0)
		run_and_kill(home);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGKILL);
}

static void
note_progress(void *context, unsigned percent)
{
	(void)percent;
	++*(int *)context;
}

START_TEST(killed_process_loses_no_commit)
{
	struct eng_env_config config = { .system_dir = home };
	struct eng_store *store;
	int steps = 0;

	ck_st(ENG_OK, eng_env_close(env, true));
	run_child();
	ck_st(ENG_E_STORE_DIRTY, eng_store_attach(other, path, false,
	    &store));
	config.status = note_progress;
	config.status_context = &steps;
	ck_st(ENG_OK, eng_env_open(&config, &env));
	ck_assert(!env->was_clean);
	ck_assert_int_gt(steps, 0);
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	ck_assert_uint_eq(count_rows(store, "t2"), ROWS);
	ck_st(ENG_OK, eng_store_detach(store));
	ck_st(ENG_OK, eng_store_attach(other, path, false, &store));
	ck_assert_uint_eq(count_rows(store, "t2"), ROWS);
}
END_TEST

START_TEST(recovered_store_may_be_attached_later)
{
	struct eng_store *store;

	ck_st(ENG_OK, eng_env_close(env, true));
	run_child();
	env = open_env(home);
	ck_st(ENG_OK, eng_env_close(env, true));
	env = open_env(home);
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	ck_assert_uint_eq(count_rows(store, "t2"), ROWS);
}
END_TEST

/* 0: deleted, 1: emptied, 2: cut, 3: overwritten with junk, 4: replaced by
 * another store, 5: damaged inside, 6: a directory in its place */
START_TEST(recovery_survives_what_became_of_a_store)
{
	struct eng_env_config config = { 0 };
	struct eng_store *store;
	char junk[20000];
	struct stat file;
	eng_status st;

	jp_leaks_ignore();
	ck_st(ENG_OK, eng_env_close(env, true));
	run_child();
	memset(junk, 'x', sizeof(junk));
	ck_assert_int_eq(stat(path, &file), 0);
	if (_i == 0 || _i == 4 || _i == 6)
		ck_assert_int_eq(unlink(path), 0);
	if (_i == 1)
		ck_assert_int_eq(truncate(path, 0), 0);
	if (_i == 2)
		ck_assert_int_eq(truncate(path, file.st_size / 2), 0);
	if (_i == 3)
		write_at(path, junk, sizeof(junk), 0);
	if (_i == 4) {
		store = make_store(other, path);
		ck_st(ENG_OK, eng_store_detach(store));
	}
	if (_i == 5)
		write_at(path, junk, sizeof(junk), 5 * ENG_STORE_PAGE);
	if (_i == 6)
		ck_assert_int_eq(mkdir(path, 0700), 0);
	if (_i == 1 || _i >= 5) {	/* no recovery until it is gone */
		config.system_dir = home;
		ck_st(ENG_E_LOG_CORRUPT, eng_env_open(&config, &env));
		ck_assert_int_eq(remove(path), 0);
	}
	env = open_env(home);
	st = eng_store_attach(env, path, false, &store);
	if (_i == 4) {
		ck_st(ENG_OK, st);
		ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
	} else if (_i != 2) {
		ck_assert(!eng_ok(st));
	}
	ck_assert(!eng_env_failed(env));
}
END_TEST

START_TEST(abandoned_store_is_dirty_until_recovery)
{
	struct eng_store *store;

	make_store(env, path);
	ck_st(ENG_OK, eng_env_close(env, false));
	ck_st(ENG_E_STORE_DIRTY, eng_store_attach(other, path, false,
	    &store));
	env = open_env(home);
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	ck_assert_uint_eq(count_rows(store, "t1"), ROWS);
}
END_TEST

START_TEST(exhausted_memory_is_an_error)
{
	struct eng_store *store;
	eng_status st;
	long nth;

	for (nth = 1; ; nth++) {
		base_alloc_fail_after(nth);
		st = eng_store_create(env, path, 0, 4096, &store);
		if (!base_alloc_has_failed())
			break;
		ck_st(ENG_E_NO_MEMORY, st);
		ck_assert_ptr_null(store);
	}
	base_alloc_fail_after(0);
	ck_st(ENG_OK, st);
	ck_assert_int_gt(nth, 1);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("eng_store");
	TCase *tcase = tcase_create("eng_store");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, clean_store_keeps_its_rows);
	tcase_add_test(tcase, clean_store_moves_to_another_environment);
	tcase_add_test(tcase, dirty_copy_is_refused_elsewhere);
	tcase_add_test(tcase, clean_copy_is_a_store_of_its_own);
	tcase_add_test(tcase, restored_copy_is_what_is_read);
	tcase_add_test(tcase, attached_store_is_refused_to_others);
	tcase_add_test(tcase, readers_share_a_read_only_store);
	tcase_add_test(tcase, file_nobody_may_write_is_read_only);
	tcase_add_test(tcase, overwriting_makes_an_empty_store);
	tcase_add_test(tcase, missing_files_and_directories_are_told_apart);
	tcase_add_loop_test(tcase, foreign_files_are_refused, 0, 12);
	tcase_add_loop_test(tcase, other_berkeley_db_files_are_refused, 0, 2);
	tcase_add_test(tcase, truncated_store_is_an_error);
	tcase_add_loop_test(tcase, damaged_pages_do_no_harm, 0, 100);
	tcase_add_test(tcase, trees_follow_their_transaction);
	tcase_add_test(tcase, trees_work_without_recovery);
	tcase_add_test(tcase, many_trees_stay_open);
	tcase_add_test(tcase, deleted_store_does_not_stop_checkpoints);
	tcase_add_test(tcase, killed_process_loses_no_commit);
	tcase_add_test(tcase, recovered_store_may_be_attached_later);
	tcase_add_loop_test(tcase, recovery_survives_what_became_of_a_store,
	    0, 7);
	tcase_add_test(tcase, abandoned_store_is_dirty_until_recovery);
	tcase_add_test(tcase, exhausted_memory_is_an_error);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
