/* SPDX-License-Identifier: MIT */
/* Disks that are full or broken: a call fails with a status of its own, the
 * session can roll back or the environment says that it failed, and the next
 * open finds every commit that was acknowledged, whole. */
#include <check.h>
#include <db.h>
#include <errno.h>
#include <stdatomic.h>
#include <unistd.h>

#include "eng_fix.h"
#include "suite.h"

enum { ROWS = 12, NOTE = 9000, LAST_FAULT = 400 };

static struct eng_fix fx;

/* ---- a disk that can fail ---- */

static atomic_long writes_left;		/* until the first failure; < 0: none */
static atomic_bool once;		/* it fails once, not from there on */
static atomic_bool has_failed;
static int failure;			/* errno */

static bool
must_fail(void)
{
	long left = atomic_load(&writes_left);

	if (left < 0)
		return false;
	if (left > 0) {
		atomic_fetch_sub(&writes_left, 1);
		return false;
	}
	if (atomic_load(&once))
		atomic_store(&writes_left, -1);
	atomic_store(&has_failed, true);
	errno = failure;
	return true;
}

static ssize_t
failing_pwrite(int fd, const void *data, size_t size, off_t offset)
{
	return must_fail() ? -1 : pwrite(fd, data, size, offset);
}

static ssize_t
failing_write(int fd, const void *data, size_t size)
{
	return must_fail() ? -1 : write(fd, data, size);
}

static int
failing_fsync(int fd)
{
	return must_fail() ? -1 : fsync(fd);
}

static void
fail_after(long writes)
{
	atomic_store(&has_failed, false);
	atomic_store(&writes_left, writes);
}

static void
setup(void)
{
	memset(&fx, 0, sizeof fx);
	ck_assert_int_eq(db_env_set_func_pwrite(failing_pwrite), 0);
	ck_assert_int_eq(db_env_set_func_write(failing_write), 0);
	ck_assert_int_eq(db_env_set_func_fsync(failing_fsync), 0);
	fail_after(-1);
}

/* ---- work ---- */

/* What may be said of a disk that failed. */
static bool
go_on(eng_status st)
{
	if (eng_ok(st))
		return true;
	ck_assert_msg(atomic_load(&has_failed), "%s", eng_status_text(st));
	ck_assert_msg(st == ENG_E_DISK_FULL || st == ENG_E_IO ||
	    st == ENG_E_LOG_WRITE || st == ENG_E_PANIC, "%s",
	    eng_status_text(st));
	return false;
}

static const uint8_t *
make_note(int32_t id)
{
	static uint8_t note[NOTE];

	memset(note, id, sizeof note);
	return note;
}

static eng_status
insert_row(int32_t id)
{
	eng_status st;

	st = eng_txn_begin(fx.one, false);
	if (eng_ok(st))
		st = eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT);
	if (eng_ok(st))
		st = fix_set_int(fx.cur, fx.id, id);
	if (eng_ok(st))
		st = fix_set(fx.cur, fx.note, make_note(id), NOTE);
	if (eng_ok(st))
		st = fix_update(fx.cur);
	if (eng_ok(st))
		st = eng_txn_commit(fx.one, true);
	return st;
}

/* Inserts until something fails; gives the last row that was acknowledged. */
static int32_t
insert_rows(void)
{
	int32_t id = 1;

	while (id <= ROWS && go_on(insert_row(id)))
		id++;
	while (eng_session_level(fx.one) > 0)
		if (eng_txn_rollback(fx.one) != ENG_OK) {
			ck_assert(eng_env_failed(fx.env));
			break;
		}
	return id - 1;
}

static void
check_row(int32_t id)
{
	static uint8_t note[NOTE];
	struct eng_read read = { .column_id = fx.note, .tag = 1,
	    .buffer = note, .room = sizeof note };

	ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, fx.id), id);
	ck_st(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, NOTE);
	ck_assert_mem_eq(note, make_note(id), NOTE);
}

/* The commit whose end was not told may be there or not. */
static void
check_rows(int32_t acknowledged)
{
	int32_t found = 0;
	eng_status st;

	for (st = eng_cursor_go(fx.cur, ENG_FIRST); st == ENG_OK;
	    st = eng_cursor_move(fx.cur, 1, false))
		check_row(++found);
	ck_st(ENG_E_NO_RECORD, st);
	ck_assert_msg(found == acknowledged || found == acknowledged + 1,
	    "%d rows of %d", (int)found, (int)acknowledged);
}

static void
close_all(void)
{
	eng_session_end(fx.one);
	eng_session_end(fx.two);
	fx.one = fx.two = NULL;
	(void)eng_env_close(fx.env, true);
	fx.env = NULL;
}

static void
reopen(void)
{
	fix_start(&fx);
	ck_st(ENG_OK, eng_attach(fx.env, fx.path, false, &fx.store));
	ck_st(ENG_OK, eng_session_begin(fx.env, &fx.one));
	ck_st(ENG_OK, eng_session_begin(fx.env, &fx.two));
	ck_st(ENG_OK, eng_cursor_open(fx.one, fx.store, "people", 0,
	    &fx.cur));
}

/* Inserting with the nth write failing; whether that came to pass. */
static bool
insert_with_fault(long nth)
{
	int32_t acknowledged;
	bool failed;

	fix_setup(&fx);
	fail_after(nth);
	acknowledged = insert_rows();
	close_all();
	failed = atomic_load(&has_failed);
	fail_after(-1);
	reopen();
	check_rows(acknowledged);
	fix_teardown(&fx);
	return failed;
}

static void
try_each_write(int error, bool just_once)
{
	long nth;

	failure = error;
	atomic_store(&once, just_once);
	for (nth = 0; nth < LAST_FAULT && insert_with_fault(nth);
	    nth += 1 + nth / 3)
		;
	ck_assert_int_gt(nth, 3);
}

START_TEST(a_full_disk_loses_no_acknowledged_commit)
{
	try_each_write(ENOSPC, false);
}
END_TEST

START_TEST(a_write_that_fails_once_loses_no_acknowledged_commit)
{
	try_each_write(EIO, true);
}
END_TEST

/* ---- stores ---- */

static bool
create_with_fault(long nth)
{
	struct eng_store *store;
	eng_status st;
	char *path;
	bool failed;

	fix_setup(&fx);
	path = jp_tmpdir_path(fx.dir, "b.edb");
	fail_after(nth);
	st = eng_attach_new(fx.env, path, false, 8192, &store);
	if (eng_ok(st))
		st = eng_attach_end(store);
	(void)go_on(st);
	failed = atomic_load(&has_failed);
	fail_after(-1);
	close_all();
	reopen();
	/* the other store is as it was, and this one can be made */
	check_rows(0);
	ck_st(ENG_OK, eng_attach_new(fx.env, path, true, 8192, &store));
	ck_st(ENG_OK, eng_attach_end(store));
	ck_st(ENG_OK, eng_attach(fx.env, path, false, &store));
	free(path);
	fix_teardown(&fx);
	return failed;
}

START_TEST(a_store_that_could_not_be_made_can_be_made_later)
{
	long nth;

	failure = ENOSPC;
	atomic_store(&once, false);
	for (nth = 0; nth < LAST_FAULT && create_with_fault(nth);
	    nth += 1 + nth / 3)
		;
	ck_assert_int_gt(nth, 3);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("eng_disk");
	TCase *tc = tcase_create("disk");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, a_full_disk_loses_no_acknowledged_commit);
	tcase_add_test(tc, a_write_that_fails_once_loses_no_acknowledged_commit);
	tcase_add_test(tc, a_store_that_could_not_be_made_can_be_made_later);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
