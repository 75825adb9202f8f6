/* SPDX-License-Identifier: MIT */
#include <check.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ck_st.h"
#include "eng_env.h"
#include "eng_log.h"
#include "suite.h"
#include "tmpdir.h"

enum { MIB = 1 << 20, WRITTEN = 100000, KEPT_MAX = MIB / 2 };

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

/* A log file with something in it, and a hole up to size. */
static int
make_log(const char *name, off_t size)
{
	char *path = jp_tmpdir_path(dir, name);
	int fd = open(path, O_RDWR | O_CREAT, 0666);
	char record[WRITTEN];

	free(path);
	ck_assert_int_ne(fd, -1);
	memset(record, 7, sizeof record);
	ck_assert_int_eq(pwrite(fd, record, sizeof record, 0), WRITTEN);
	ck_assert_int_eq(ftruncate(fd, size), 0);
	return fd;
}

static off_t
size_of(int fd)
{
	struct stat file;

	ck_assert_int_eq(fstat(fd, &file), 0);
	return file.st_size;
}

START_TEST(the_hole_is_cut_off)
{
	int fd = make_log("edb0000A.log", 64 * MIB - 1);

	/* The last byte is written, as Berkeley DB does it. */
	if (_i != 0)
		ck_assert_int_eq(pwrite(fd, "", 1, 64 * MIB - 2), 1);
	eng_log_trim(dir, "edb");
	ck_assert_int_ge(size_of(fd), WRITTEN);
	ck_assert_int_le(size_of(fd), KEPT_MAX);
	close(fd);
}
END_TEST

START_TEST(nothing_that_was_written_is_cut_off)
{
	int fd = make_log("edb00001.log", 8 * MIB);

	ck_assert_int_eq(pwrite(fd, "x", 1, 8 * MIB - 2), 1);
	eng_log_trim(dir, "edb");
	ck_assert_int_eq(size_of(fd), 8 * MIB);
	ck_assert_int_eq(ftruncate(fd, 16 * MIB), 0);
	eng_log_trim(dir, "edb");
	ck_assert_int_ge(size_of(fd), 8 * MIB);
	ck_assert_int_le(size_of(fd), 8 * MIB + KEPT_MAX);
	close(fd);
}
END_TEST

START_TEST(only_the_newest_log_is_cut)
{
	int old = make_log("edb00009.log", 2 * MIB);
	int newest = make_log("edb00010.log", 2 * MIB);
	int other = make_log("abc00020.log", 2 * MIB);

	eng_log_trim(dir, "edb");
	ck_assert_int_eq(size_of(old), 2 * MIB);
	ck_assert_int_lt(size_of(newest), MIB);
	ck_assert_int_eq(size_of(other), 2 * MIB);
	eng_log_extend(dir, "edb", 3 * MIB);
	ck_assert_int_eq(size_of(old), 2 * MIB);
	ck_assert_int_eq(size_of(newest), 3 * MIB);
	eng_log_extend(dir, "edb", MIB);
	ck_assert_int_eq(size_of(newest), 3 * MIB);
	close(old);
	close(newest);
	close(other);
}
END_TEST

START_TEST(without_logs_nothing_is_done)
{
	eng_log_trim(dir, "edb");
	eng_log_extend(dir, "edb", MIB);
	eng_log_trim("/no/such/directory", "edb");
}
END_TEST

static void
run_env(bool clean)
{
	struct eng_env_config config = { .system_dir = dir,
	    .cache_bytes = MIB };
	struct eng_env *env;

	ck_st(ENG_OK, eng_env_open(&config, &env));
	ck_st(ENG_OK, eng_env_close(env, clean));
}

START_TEST(starts_do_not_fill_the_log)
{
	char *path = jp_tmpdir_path(dir, "edb00001.log");
	struct stat file;
	int i;

	for (i = 0; i < 3; i++)
		run_env(_i != 0);
	ck_assert_int_eq(stat(path, &file), 0);
	ck_assert_int_ge(file.st_size, 64 * MIB - 1);
	ck_assert_int_lt(file.st_blocks, 2 * MIB / 512);
	free(path);
}
END_TEST

static off_t
room_of(int fd)
{
	struct stat file;

	ck_assert_int_eq(fstat(fd, &file), 0);
	return (off_t)file.st_blocks * 512;
}

START_TEST(little_writes_make_blocks_ahead)
{
	int fd = make_log("edb00001.log", MIB);
	char byte = 1;

	eng_log_wrote(fd, WRITTEN, 0);		/* not one of ours yet */
	ck_assert_int_lt(room_of(fd), 2 * WRITTEN);
	eng_log_opened(fd);
	eng_log_wrote(fd, WRITTEN, 0);		/* much */
	ck_assert_int_lt(room_of(fd), 2 * WRITTEN);
	eng_log_wrote(fd, 100, WRITTEN - 100);
	ck_assert_int_ge(room_of(fd), 2 * WRITTEN);
	ck_assert_int_eq(pread(fd, &byte, 1, WRITTEN - 1), 1);
	ck_assert_int_eq(byte, 7);
	eng_log_wrote(fd, 100, MIB - 200);
	ck_assert_int_eq(size_of(fd), MIB);	/* no longer */
	eng_log_closed(fd);
	close(fd);
}
END_TEST

START_TEST(blocks_ahead_leave_what_is_there)
{
	int fd = make_log("edb00001.log", 4 * MIB);
	char byte = 1;

	eng_log_opened(fd);
	eng_log_wrote(fd, 100, 0);
	ck_assert_int_eq(pread(fd, &byte, 1, 100), 1);
	ck_assert_int_eq(byte, 0);
	ck_assert_int_eq(pwrite(fd, "x", 1, 100), 1);
	eng_log_wrote(fd, 1, 100);
	ck_assert_int_eq(pread(fd, &byte, 1, 100), 1);
	ck_assert_int_eq(byte, 'x');
	eng_log_closed(fd);
	close(fd);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("eng_log");
	TCase *tcase = tcase_create("eng_log");

	tcase_add_checked_fixture(tcase, make_dir, remove_dir);
	tcase_add_loop_test(tcase, the_hole_is_cut_off, 0, 2);
	tcase_add_test(tcase, nothing_that_was_written_is_cut_off);
	tcase_add_test(tcase, only_the_newest_log_is_cut);
	tcase_add_test(tcase, without_logs_nothing_is_done);
	tcase_add_loop_test(tcase, starts_do_not_fill_the_log, 0, 2);
	tcase_add_test(tcase, little_writes_make_blocks_ahead);
	tcase_add_test(tcase, blocks_ahead_leave_what_is_there);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
