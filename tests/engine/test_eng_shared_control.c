/* SPDX-License-Identifier: MIT */
/* The control file of an environment that processes share, when the disk is
 * full, its slots are full of the dead, or its gate cannot be had. */
#include <db.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>

#include "alloc_fault.h"
#include "eng_shared.h"
#include "shared_agent.h"
#include "suite.h"

enum {
	SLOTS = 8192,			/* as in eng_shared.c */
	GATE_OFFSET = 16,
	MAP_SIZE = 4096
};

static char *dir;
static struct work own;
static bool disk_is_full;

/* The library's calls come here. */
int
posix_fallocate(int fd, off_t offset, off_t size)
{
	if (disk_is_full)
		return ENOSPC;
	return fallocate(fd, 0, offset, size) == 0 ? 0 : errno;
}

static void
setup(void)
{
	disk_is_full = false;
	dir = jp_tmpdir_new();
	work_create(&own, dir);
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 1, 10, "ann"));
}

static void
teardown(void)
{
	work_close(&own);
	jp_tmpdir_remove(dir);
}

/* ---- full disks ---- */

START_TEST(lock_on_a_full_disk_is_refused)
{
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 20, "bob"));
	disk_is_full = true;
	ck_st(ENG_OK, work_find(&own, 1));
	ck_st(ENG_OK, eng_cursor_hold_record(own.cur, 0));
	ck_st(ENG_E_DISK_FULL, work_put(&own, ENG_PREPARE_INSERT, 3, 30,
	    "cid"));
	disk_is_full = false;
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 3, 30, "cid"));
}
END_TEST

START_TEST(environment_is_not_made_on_a_full_disk)
{
	work_close(&own);
	disk_is_full = true;
	ck_st(ENG_E_DISK_FULL, work_open(&own, dir));
	disk_is_full = false;
	ck_st(ENG_OK, work_open(&own, dir));
}
END_TEST

/* ---- the dead ---- */

START_TEST(slots_that_only_the_dead_used_are_free)
{
	struct eng_slot *slot;
	struct agent ag;
	eng_status st;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "slots 5");
	eng_shared_enter(own.env);
	st = eng_shared_slot(own.env, 5 + 1000 * SLOTS, &slot);
	eng_shared_leave(own.env);
	ck_st(ENG_E_TOO_MANY_STORES, st);
	agent_kill(&ag);
	eng_shared_enter(own.env);
	st = eng_shared_slot(own.env, 5 + 1000 * SLOTS, &slot);
	eng_shared_leave(own.env);
	ck_st(ENG_OK, st);
	eng_shared_slot_done(own.env, slot);
}
END_TEST

/* ---- the gate ---- */

static void *
die_at_the_gate(void *gate)
{
	pthread_mutex_lock(gate);
	return NULL;
}

/* As a robust mutex is when somebody unlocks what he got from the dead without
 * having seen to it. */
static void
spoil_gate(void)
{
	char *path = jp_tmpdir_path(dir, ".jetport/control");
	int fd = open(path, O_RDWR | O_CLOEXEC);
	pthread_t thread;
	uint8_t *control;

	if (fd == -1) {
		free(path);
		path = jp_tmpdir_path(dir, "control");
		fd = open(path, O_RDWR | O_CLOEXEC);
	}
	ck_assert_int_ge(fd, 0);
	control = mmap(NULL, MAP_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
	    0);
	ck_assert_ptr_ne(control, MAP_FAILED);
	ck_assert_int_eq(pthread_create(&thread, NULL, die_at_the_gate,
	    control + GATE_OFFSET), 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	ck_assert_int_eq(pthread_mutex_lock((pthread_mutex_t *)(void *)
	    (control + GATE_OFFSET)), EOWNERDEAD);
	ck_assert_int_eq(pthread_mutex_unlock((pthread_mutex_t *)(void *)
	    (control + GATE_OFFSET)), 0);
	munmap(control, MAP_SIZE);
	close(fd);
	free(path);
}

START_TEST(nobody_works_behind_a_lost_gate)
{
	spoil_gate();
	ck_assert(!eng_ok(work_put(&own, ENG_PREPARE_INSERT, 2, 20, "bob")));
	ck_assert(!eng_ok(work_put(&own, ENG_PREPARE_REPLACE, 1, 20, "x")));
	eng_session_end(own.session);
	(void)eng_env_close(own.env, true);
	ck_st(ENG_OK, work_open(&own, dir));
	ck_st(ENG_OK, work_find(&own, 1));
	ck_st(ENG_E_NOT_FOUND, work_find(&own, 2));
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 20, "bob"));
}
END_TEST

/* ---- leaving ---- */

START_TEST(close_that_fails_is_recovered_from)
{
	struct agent ag;
	uint64_t epoch;

	agent_start(&ag, dir);
	ck_agent(ENG_OK, &ag, "open");
	ck_agent(ENG_OK, &ag, "forget");
	ck_st(ENG_OK, work_find(&own, 1));
	epoch = eng_shared_epoch(own.env);
	agent_end(&ag);
	ck_st(ENG_OK, work_put(&own, ENG_PREPARE_INSERT, 2, 20, "bob"));
	ck_assert_uint_gt(eng_shared_epoch(own.env), epoch);
}
END_TEST

/* ---- exhausted memory ---- */

START_TEST(holder_is_told_without_memory_or_not_at_all)
{
	struct eng_session *fresh;
	struct eng_cursor *cur;
	bool mine, foreign;
	int32_t id = 1;
	eng_status st;

	ck_st(ENG_OK, work_find(&own, 1));
	ck_st(ENG_OK, eng_cursor_hold_record(own.cur, 0));
	EACH_ALLOC_FAULT(nth) {
		base_alloc_fail_after(0);
		ck_st(ENG_OK, eng_session_begin(own.env, &fresh));
		ck_st(ENG_OK, eng_cursor_open(fresh, own.store, "people", 0,
		    &cur));
		ck_st(ENG_OK, eng_cursor_make_key(cur, &id, sizeof id, false,
		    true, ENG_KEY_PLAIN));
		ck_st(ENG_OK, eng_cursor_seek(cur, ENG_SEEK_EQ, false,
		    false));
		base_alloc_fail_after(nth);
		st = eng_cursor_record_holder(cur, &mine, &foreign);
		if (st != ENG_OK)
			ck_st(ENG_E_NO_MEMORY, st);
		else
			ck_assert(!mine && foreign);
		eng_session_end(fresh);
	}
}
END_TEST

int
main(int argc, char **argv)
{
	Suite *suite;
	TCase *tcase;

	if (argc == 3 && strcmp(argv[1], "--agent") == 0)
		return agent_main(argv[2]);
	suite = suite_create("eng_shared_control");
	tcase = jp_suite_case(suite, "control file", setup, teardown);
	tcase_set_timeout(tcase, 20);
	tcase_add_test(tcase, lock_on_a_full_disk_is_refused);
	tcase_add_test(tcase, environment_is_not_made_on_a_full_disk);
	tcase_add_test(tcase, slots_that_only_the_dead_used_are_free);
	tcase_add_test(tcase, nobody_works_behind_a_lost_gate);
	tcase_add_test(tcase, close_that_fails_is_recovered_from);
	tcase_add_test(tcase, holder_is_told_without_memory_or_not_at_all);
	return jp_suite_run(suite);
}
