/* SPDX-License-Identifier: MIT */
#include <check.h>
#include <dirent.h>
#include <fnmatch.h>
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

static char *dir;

static void
make_dir(void)
{
	dir = jp_tmpdir_new();
}

static void
remove_dir(void)
{
	jp_tmpdir_remove(dir);
}

static struct eng_env_config
small_config(void)
{
	struct eng_env_config config = { .system_dir = dir };

	config.cache_bytes = 1 << 20;
	return config;
}

static struct eng_env *
open_env(void)
{
	struct eng_env_config config = small_config();
	struct eng_env *env;

	ck_st(ENG_OK, eng_env_open(&config, &env));
	return env;
}

/* Counts entries; each must match one of the patterns. */
static unsigned
count_entries(const char *pattern, const char *other)
{
	DIR *stream = opendir(dir);
	struct dirent *entry;
	unsigned count = 0;

	ck_assert_ptr_nonnull(stream);
	while ((entry = readdir(stream)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		if (fnmatch(pattern, entry->d_name, 0) == 0)
			count++;
		else
			ck_assert_msg(fnmatch(other, entry->d_name, 0) == 0,
			    "found %s", entry->d_name);
	}
	closedir(stream);
	return count;
}

static void
put_row(struct eng_env *env, DB *tree, uint32_t number, size_t size)
{
	char row[4000];
	DBT key = { .data = &number, .size = sizeof(number) };
	DBT data = { .data = row, .size = (u_int32_t)size };
	DB_TXN *txn;

	memset(row, (int)number, sizeof(row));
	ck_assert_int_eq(env->dbenv->txn_begin(env->dbenv, NULL, &txn, 0), 0);
	ck_assert_int_eq(tree->put(tree, txn, &key, &data, 0), 0);
	ck_assert_int_eq(txn->commit(txn, DB_TXN_NOSYNC), 0);
	eng_env_wrote(env, size);
}

START_TEST(only_files_programs_know_are_left)	/* esent files: .chk, *.log */
{
	struct eng_env *env = open_env();

	ck_assert_uint_eq(count_entries("edb*.log", "edb.chk"), 1);
	ck_st(ENG_OK, eng_env_close(env, true));
	ck_assert_uint_eq(count_entries("edb*.log", "edb.chk"), 1);
	ck_assert_uint_eq(count_entries("edb.chk", "edb*.log"), 1);
}
END_TEST

START_TEST(signature_lasts_until_the_logs_are_gone)
{
	uint8_t first[ENG_SIGNATURE_SIZE];
	struct eng_env *env = open_env();
	char *log = jp_tmpdir_path(dir, "edb00001.log");

	memcpy(first, env->signature, sizeof(first));
	ck_assert(!env->was_clean);
	ck_st(ENG_OK, eng_env_close(env, true));
	env = open_env();
	ck_assert(env->was_clean);
	ck_assert_mem_eq(env->signature, first, sizeof(first));
	ck_st(ENG_OK, eng_env_close(env, false));
	env = open_env();
	ck_assert(!env->was_clean);
	ck_assert_mem_eq(env->signature, first, sizeof(first));
	ck_st(ENG_OK, eng_env_close(env, true));
	ck_assert_int_eq(unlink(log), 0);
	env = open_env();
	ck_assert_mem_ne(env->signature, first, sizeof(first));
	ck_st(ENG_OK, eng_env_close(env, true));
	free(log);
}
END_TEST

START_TEST(second_environment_of_the_process_is_refused)
{
	struct eng_env_config config = small_config();
	struct eng_env *env = open_env(), *second;

	ck_st(ENG_E_ENV_IN_USE, eng_env_open(&config, &second));
	ck_assert_ptr_null(second);
	config.base_name = "other";	/* the log directory is the same */
	ck_st(ENG_E_ENV_IN_USE, eng_env_open(&config, &second));
	ck_st(ENG_OK, eng_env_close(env, true));
	env = open_env();
	ck_st(ENG_OK, eng_env_close(env, true));
}
END_TEST

/* What a process of its own gets; it has no registry of directories. */
static int
open_in_child(const char *registered)
{
	struct eng_env_config config = small_config();
	struct eng_env *env;
	pid_t child = fork();
	int status;

	ck_assert_int_ne(child, -1);
	if (child == 0) {
		if (registered != NULL)
			eng_file_unregister(registered);
		status = (int)eng_env_open(&config, &env);
		if (status == ENG_OK)
			status = (int)eng_env_close(env, true);
		_exit(status);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

START_TEST(second_process_is_refused)
{
	struct eng_env *env = open_env();

	ck_assert_int_eq(open_in_child(env->log_dir), ENG_E_ENV_IN_USE);
	ck_st(ENG_OK, eng_env_close(env, true));
	ck_assert_int_eq(open_in_child(NULL), ENG_OK);
}
END_TEST

START_TEST(missing_directory_is_an_error_or_made)
{
	struct eng_env_config config = small_config();
	char *deep = jp_tmpdir_path(dir, "a/b/c/");
	struct eng_env *env;
	struct stat st;

	config.system_dir = deep;
	ck_st(ENG_E_BAD_PATH, eng_env_open(&config, &env));
	config.system_dir = dir;
	config.log_dir = deep;
	ck_st(ENG_E_BAD_PATH, eng_env_open(&config, &env));
	config.create_paths = true;
	ck_st(ENG_OK, eng_env_open(&config, &env));
	ck_assert_int_eq(stat(deep, &st), 0);
	ck_st(ENG_OK, eng_env_close(env, true));
	free(deep);
}
END_TEST

START_TEST(a_file_is_no_directory)
{
	struct eng_env_config config = small_config();
	char *file = jp_tmpdir_path(dir, "file");
	struct eng_env *env;

	fclose(fopen(file, "w"));
	config.system_dir = file;
	ck_st(ENG_E_BAD_PATH, eng_env_open(&config, &env));
	config.create_paths = true;
	ck_st(ENG_E_BAD_PATH, eng_env_open(&config, &env));
	free(file);
}
END_TEST

START_TEST(bad_base_names_are_refused)
{
	static const char *const bad[] = { "", "a/b", "12345678901234567" };
	struct eng_env_config config = small_config();
	struct eng_env *env;

	config.base_name = bad[_i];
	ck_st(ENG_E_BAD_PARAMETER, eng_env_open(&config, &env));
}
END_TEST

static void
write_much(struct eng_env *env, unsigned rows)
{
	char *path = jp_tmpdir_path(dir, "data.edb");
	struct eng_store *store;
	DB *tree;
	unsigned i;

	ck_st(ENG_OK, eng_store_create(env, path, 0, 4096, &store));
	ck_st(ENG_OK, eng_store_tree_create(store, NULL, "t1", &tree));
	for (i = 0; i < rows; i++)
		put_row(env, tree, i, 3000);
	eng_store_tree_close(tree);
	ck_st(ENG_OK, eng_store_detach(store));
	ck_assert_int_eq(unlink(path), 0);
	free(path);
}

START_TEST(circular_log_removes_files)	/* JET_paramCircularLog */
{
	struct eng_env_config config = small_config();
	struct eng_env *env;

	config.circular_log = _i != 0;
	config.log_file_bytes = 256 << 10;
	config.checkpoint_bytes = 1 << 20;
	ck_st(ENG_OK, eng_env_open(&config, &env));
	write_much(env, 2000);
	ck_st(ENG_OK, eng_env_close(env, true));
	if (config.circular_log)
		ck_assert_uint_le(count_entries("edb?????.log", "*.chk"), 3);
	else
		ck_assert_uint_ge(count_entries("edb?????.log", "*.chk"), 20);
}
END_TEST

START_TEST(recovery_off_leaves_no_file)		/* JET_paramRecovery "Off" */
{
	struct eng_env_config config = small_config();
	struct eng_env *env;

	config.recovery_off = true;
	ck_st(ENG_OK, eng_env_open(&config, &env));
	write_much(env, 8000);	/* three times the log buffer */
	ck_st(ENG_OK, eng_env_flush(env, NULL));
	ck_st(ENG_OK, eng_env_checkpoint(env));
	ck_st(ENG_OK, eng_env_close(env, true));
	ck_assert_uint_eq(count_entries("*", "*"), 0);
}
END_TEST

START_TEST(big_rollback_works_without_recovery)
{
	struct eng_env_config config = small_config();
	char *path = jp_tmpdir_path(dir, "data.edb");
	struct eng_store *store;
	struct eng_env *env;
	char row[3000] = { 0 };
	uint32_t i;
	DB_TXN *txn;
	DB *tree;
	DBT key = { .data = &i, .size = sizeof(i) };
	DBT data = { .data = row, .size = sizeof(row) };

	config.recovery_off = true;
	ck_st(ENG_OK, eng_env_open(&config, &env));
	ck_st(ENG_OK, eng_store_create(env, path, 0, 4096, &store));
	ck_st(ENG_OK, eng_store_tree_create(store, NULL, "t1", &tree));
	ck_assert_int_eq(env->dbenv->txn_begin(env->dbenv, NULL, &txn, 0), 0);
	for (i = 0; i < 8000; i++)
		ck_assert_int_eq(tree->put(tree, txn, &key, &data, 0), 0);
	ck_assert_int_eq(txn->abort(txn), 0);
	i = 7;
	ck_assert_int_eq(tree->exists(tree, NULL, &key, 0), DB_NOTFOUND);
	eng_store_tree_close(tree);
	ck_st(ENG_OK, eng_env_close(env, true));
	free(path);
}
END_TEST

START_TEST(damaged_log_is_an_error)
{
	struct eng_env_config config = small_config();
	struct eng_env *env = open_env();
	char *log = jp_tmpdir_path(dir, "edb00001.log");
	FILE *file;

	jp_leaks_ignore();
	ck_st(ENG_OK, eng_env_close(env, true));
	file = fopen(log, "r+");
	ck_assert_ptr_nonnull(file);
	fprintf(file, "this is no log at all, is it? %0100d", 0);
	fclose(file);
	ck_st(ENG_E_LOG_CORRUPT, eng_env_open(&config, &env));
	ck_assert_int_eq(unlink(log), 0);
	env = open_env();
	ck_st(ENG_OK, eng_env_close(env, true));
	free(log);
}
END_TEST

START_TEST(stray_files_do_not_disturb)
{
	static const char *const names[] = { "log.0000000009",
	    "edb.log", "edb0000A.txt", "edb0000a.log", "edb00000001.log" };
	struct eng_env *env;
	char *path;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		path = jp_tmpdir_path(dir, names[i]);
		fclose(fopen(path, "w"));
		free(path);
	}
	env = open_env();
	ck_st(ENG_OK, eng_env_close(env, true));
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		path = jp_tmpdir_path(dir, names[i]);
		ck_assert_int_eq(unlink(path), 0);
		free(path);
	}
}
END_TEST

static struct bus_verdict
count_failure(void *context, const struct bus_event *ev)
{
	ck_assert_int_eq(ev->topic, BUS_ENGINE_FAILED);
	++*(int *)context;
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

START_TEST(panic_is_posted_once)
{
	struct eng_env *env;
	int failures = 0;

	jp_leaks_ignore();
	env = open_env();
	ck_assert_ptr_nonnull(bus_subscribe(&env->scope,
	    BUS_BIT(BUS_ENGINE_FAILED), count_failure, &failures));
	ck_assert(!eng_env_failed(env));
	env->dbenv->set_flags(env->dbenv, DB_PANIC_ENVIRONMENT, 1);
	ck_st(ENG_E_PANIC, eng_env_flush(env, NULL));
	ck_st(ENG_E_PANIC, eng_env_checkpoint(env));
	eng_env_close(env, true);
	ck_assert_int_le(failures, 1);
	env = open_env();
	ck_assert(!env->was_clean);
	ck_st(ENG_OK, eng_env_close(env, true));
}
END_TEST

START_TEST(exhausted_memory_is_an_error)
{
	struct eng_env_config config = small_config();
	struct eng_env *env;
	eng_status st;
	long nth;

	for (nth = 1; ; nth++) {
		base_alloc_fail_after(nth);
		st = eng_env_open(&config, &env);
		if (!base_alloc_has_failed())
			break;
		ck_st(ENG_E_NO_MEMORY, st);
		ck_assert_ptr_null(env);
	}
	base_alloc_fail_after(0);
	ck_st(ENG_OK, st);
	ck_assert_int_gt(nth, 5);
	ck_st(ENG_OK, eng_env_close(env, true));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("eng_env");
	TCase *tcase = tcase_create("eng_env");

	tcase_add_checked_fixture(tcase, make_dir, remove_dir);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, only_files_programs_know_are_left);
	tcase_add_test(tcase, signature_lasts_until_the_logs_are_gone);
	tcase_add_test(tcase, second_environment_of_the_process_is_refused);
	tcase_add_test(tcase, second_process_is_refused);
	tcase_add_test(tcase, missing_directory_is_an_error_or_made);
	tcase_add_test(tcase, a_file_is_no_directory);
	tcase_add_loop_test(tcase, bad_base_names_are_refused, 0, 3);
	tcase_add_loop_test(tcase, circular_log_removes_files, 0, 2);
	tcase_add_test(tcase, recovery_off_leaves_no_file);
	tcase_add_test(tcase, big_rollback_works_without_recovery);
	tcase_add_test(tcase, damaged_log_is_an_error);
	tcase_add_test(tcase, stray_files_do_not_disturb);
	tcase_add_test(tcase, panic_is_posted_once);
	tcase_add_test(tcase, exhausted_memory_is_an_error);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
