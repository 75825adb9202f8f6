/* SPDX-License-Identifier: MIT */
#include <check.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <db.h>

#include "eng_store.h"
#include "eng_sum.h"
#include "leaks.h"
#include "suite.h"
#include "tmpdir.h"

enum { PAGES = 60, RECORD = 1000 };

static char *dir;
static char *path;

static void
make_dir(void)
{
	dir = jp_tmpdir_new();
	path = jp_tmpdir_path(dir, "pages");
}

static void
remove_dir(void)
{
	free(path);
	jp_tmpdir_remove(dir);
}

static uint32_t
sum_plainly(const uint8_t *data, size_t size)
{
	uint32_t sum = 0;

	while (size-- > 0)
		sum = sum * 33 + *data++;
	return sum;
}

START_TEST(the_sum_is_that_of_all_bytes)
{
	uint8_t data[ENG_STORE_PAGE];
	size_t i, size;

	srand(1);
	for (size = 0; size <= sizeof data; size += 8 + size / 2 / 8 * 8) {
		for (i = 0; i < size; i++)
			data[i] = (uint8_t)rand();
		ck_assert_uint_eq(eng_sum(data, size),
		    sum_plainly(data, size));
	}
	memset(data, 0xff, sizeof data);
	ck_assert_uint_eq(eng_sum(data, sizeof data),
	    sum_plainly(data, sizeof data));
}
END_TEST

static DB_ENV *
open_env(bool ours)
{
	DB_ENV *dbenv;

	ck_assert_int_eq(db_env_create(&dbenv, 0), 0);
	ck_assert_int_eq(dbenv->set_cachesize(dbenv, 0, 1 << 20, 1), 0);
	ck_assert_int_eq(dbenv->open(dbenv, NULL, DB_CREATE | DB_PRIVATE |
	    DB_INIT_MPOOL | DB_THREAD, 0), 0);
	if (ours)
		ck_assert_int_eq(eng_sum_register(dbenv), 0);
	return dbenv;
}

static DB *
open_tree(DB_ENV *dbenv, bool ours)
{
	DB *db;

	ck_assert_int_eq(db_create(&db, dbenv, 0), 0);
	ck_assert_int_eq(db->set_pagesize(db, ENG_STORE_PAGE), 0);
	ck_assert_int_eq(db->set_flags(db, DB_CHKSUM), 0);
	ck_assert_int_eq(db->open(db, NULL, path, "tree", DB_BTREE,
	    DB_CREATE | DB_THREAD, 0666), 0);
	if (ours)
		eng_sum_take(dbenv, db, path);
	return db;
}

static int
go_through(DB *db, bool write)
{
	uint8_t record[RECORD];
	uint32_t i;
	int ret = 0;

	for (i = 0; ret == 0 && i < PAGES * (ENG_STORE_PAGE / RECORD); i++) {
		DBT key = { .data = &i, .size = sizeof i };
		DBT data = { .data = record, .size = RECORD,
		    .ulen = RECORD, .flags = DB_DBT_USERMEM };

		memset(record, (int)i, sizeof record);
		ret = write ? db->put(db, NULL, &key, &data, 0) :
		    db->get(db, NULL, &key, &data, 0);
		if (ret == 0)
			ck_assert_uint_eq(record[RECORD - 1], (uint8_t)i);
	}
	return ret;
}

static void
write_file(bool ours)
{
	DB_ENV *dbenv = open_env(ours);
	DB *db = open_tree(dbenv, ours);

	ck_assert_int_eq(go_through(db, true), 0);
	ck_assert_int_eq(db->close(db, 0), 0);
	ck_assert_int_eq(dbenv->close(dbenv, 0), 0);
}

static int
read_file(bool ours)
{
	DB_ENV *dbenv = open_env(ours);
	DB *db = open_tree(dbenv, ours);
	int ret = go_through(db, false);

	(void)db->close(db, DB_NOSYNC);
	(void)dbenv->close(dbenv, 0);
	return ret;
}

START_TEST(pages_are_berkeley_dbs_and_berkeley_dbs_are_ours)
{
	bool ours = _i != 0;
	DB *db;

	write_file(ours);
	ck_assert_int_eq(read_file(!ours), 0);
	ck_assert_int_eq(db_create(&db, NULL, 0), 0);
	ck_assert_int_eq(db->verify(db, path, NULL, NULL, 0), 0);
}
END_TEST

START_TEST(a_damaged_page_is_found)
{
	char byte;
	int fd;

	/* Berkeley DB does not free the regions of a failed environment. */
	jp_leaks_ignore();
	write_file(true);
	fd = open(path, O_RDWR);
	ck_assert_int_ne(fd, -1);
	ck_assert_int_eq(pread(fd, &byte, 1, 30 * ENG_STORE_PAGE + 4000), 1);
	byte ^= 4;
	ck_assert_int_eq(pwrite(fd, &byte, 1, 30 * ENG_STORE_PAGE + 4000), 1);
	close(fd);
	ck_assert_int_eq(read_file(true), DB_RUNRECOVERY);
}
END_TEST

/* More than the cache has room for, so that some have the memory of others. */
START_TEST(headers_of_new_pages_are_cleared)
{
	static const uint8_t zeros[32];
	DB_ENV *dbenv = open_env(true);
	DB *db = open_tree(dbenv, true);
	DB_MPOOLFILE *file = db->get_mpf(db);
	unsigned i;

	for (i = 0; i < 4 * PAGES; i++) {
		db_pgno_t number;
		void *page;

		ck_assert_int_eq(file->get(file, &number, NULL,
		    DB_MPOOL_NEW, &page), 0);
		ck_assert_mem_eq(page, zeros, sizeof zeros);
		memset(page, 0xff, ENG_STORE_PAGE);
		ck_assert_int_eq(file->put(file, page, DB_PRIORITY_UNCHANGED,
		    0), 0);
	}
	ck_assert_int_eq(db->close(db, 0), 0);
	ck_assert_int_eq(dbenv->close(dbenv, 0), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("eng_sum");
	TCase *tcase = tcase_create("eng_sum");

	tcase_add_checked_fixture(tcase, make_dir, remove_dir);
	tcase_add_test(tcase, the_sum_is_that_of_all_bytes);
	tcase_add_loop_test(tcase,
	    pages_are_berkeley_dbs_and_berkeley_dbs_are_ours, 0, 2);
	tcase_add_test(tcase, a_damaged_page_is_found);
	tcase_add_test(tcase, headers_of_new_pages_are_cleared);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
