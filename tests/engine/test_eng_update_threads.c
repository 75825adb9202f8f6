/* SPDX-License-Identifier: MIT */
/* Sessions that update one table at the same time. */
#include <pthread.h>

#include "eng_fix.h"
#include "suite.h"

enum { THREADS = 3, NAMES = 200 };

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

struct worker {
	pthread_t thread;
	int32_t first_id;
	unsigned inserted;
	eng_status st;			/* what was not expected */
};

static eng_status
insert_one(struct eng_cursor *cur, int32_t id, const char *name)
{
	const uint8_t *bookmark;
	size_t size;
	eng_status st;

	st = eng_cursor_prepare(cur, ENG_PREPARE_INSERT);
	if (st == ENG_OK)
		st = fix_set_int(cur, fx.id, id);
	if (st == ENG_OK)
		st = fix_set_text(cur, fx.name, name);
	if (st == ENG_OK)
		st = eng_cursor_update(cur, false, 0, &bookmark, &size);
	if (!eng_ok(st))
		(void)eng_cursor_cancel(cur);
	return st;
}

/* Every worker wants every name; ids are its own. */
static void *
insert_names(void *arg)
{
	struct worker *w = arg;
	struct eng_session *session;
	struct eng_cursor *cur;
	char name[16];
	int i;

	w->st = eng_session_begin(fx.env, &session);
	if (w->st != ENG_OK)
		return NULL;
	eng_session_set_lazy(session, true);
	w->st = eng_cursor_open(session, fx.store, "people", 0, &cur);
	for (i = 0; w->st == ENG_OK && i < NAMES; i++) {
		snprintf(name, sizeof name, "n%03d", i);
		w->st = insert_one(cur, w->first_id + i, name);
		if (w->st == ENG_OK)
			w->inserted++;
		else if (w->st == ENG_E_KEY_DUP)
			w->st = ENG_OK;
	}
	eng_session_end(session);
	return NULL;
}

START_TEST(unique_key_has_one_owner_whoever_is_first)
{
	struct worker workers[THREADS];
	uint64_t entries, keys;
	unsigned i, sum = 0;

	memset(workers, 0, sizeof workers);
	ck_st(ENG_OK, fix_index(fx.cur, "name", ENG_IDX_UNIQUE, fx.name));
	for (i = 0; i < THREADS; i++) {
		workers[i].first_id = (int32_t)i * 1000;
		ck_assert_int_eq(pthread_create(&workers[i].thread, NULL,
		    insert_names, &workers[i]), 0);
	}
	for (i = 0; i < THREADS; i++) {
		(void)pthread_join(workers[i].thread, NULL);
		ck_st(ENG_OK, workers[i].st);
		sum += workers[i].inserted;
	}
	ck_assert_uint_eq(sum, NAMES);
	ck_st(ENG_OK, eng_index_count(fx.cur, "name", &entries, &keys));
	ck_assert_uint_eq(entries, NAMES);
	ck_assert_uint_eq(keys, NAMES);
}
END_TEST

START_TEST(index_made_while_others_insert_is_whole)
{
	struct worker workers[2];
	uint64_t entries, keys;
	unsigned i;

	memset(workers, 0, sizeof workers);
	for (i = 0; i < 2; i++) {
		workers[i].first_id = (int32_t)i * 1000;
		ck_assert_int_eq(pthread_create(&workers[i].thread, NULL,
		    insert_names, &workers[i]), 0);
	}
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	for (i = 0; i < 2; i++) {
		(void)pthread_join(workers[i].thread, NULL);
		ck_st(ENG_OK, workers[i].st);
	}
	ck_st(ENG_OK, eng_index_count(fx.cur, "name", &entries, &keys));
	ck_assert_uint_eq(entries, 2 * NAMES);
	ck_assert_uint_eq(keys, NAMES);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_update_threads");
	TCase *tc = tcase_create("threads");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, unique_key_has_one_owner_whoever_is_first);
	tcase_add_test(tc, index_made_while_others_insert_is_whole);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
