/* SPDX-License-Identifier: MIT */
/* Trees under transactions: who sees what, who conflicts, what is kept. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "ck_st.h"
#include "eng_apply.h"
#include "eng_reader.h"
#include "eng_session.h"
#include "eng_version.h"
#include "suite.h"
#include "tmpdir.h"

static char *dir;
static char *path;
static struct eng_env *env;
static struct eng_store *store;
static struct eng_tree *tree;
static struct eng_session *one, *two;

static void
start(void)
{
	struct eng_env_config config = { 0 };

	config.system_dir = config.log_dir = config.temp_dir = dir;
	ck_st(ENG_OK, eng_env_open(&config, &env));
}

static void
setup(void)
{
	dir = jp_tmpdir_new();
	path = jp_tmpdir_path(dir, "a.edb");
	start();
	eng_env_exclude(env);
	ck_st(ENG_OK, eng_store_create(env, path, 0, 4096, &store));
	eng_env_unexclude(env);
	ck_st(ENG_OK, eng_tree_new(env, store, "t1", ENG_TREE_STORED,
	    &tree));
	ck_st(ENG_OK, eng_session_begin(env, &one));
	ck_st(ENG_OK, eng_session_begin(env, &two));
}

static void
teardown(void)
{
	eng_session_end(one);
	eng_session_end(two);
	eng_apply_tidy(env);
	eng_tree_free(tree);
	ck_st(ENG_OK, eng_env_close(env, true));
	free(path);
	jp_tmpdir_remove(dir);
}

/* ---- words for the stories below ---- */

static eng_status
put(struct eng_session *s, const char *key, const char *value)
{
	eng_status st;

	eng_env_share(env);
	st = eng_tree_put(tree, s, key, strlen(key), value, strlen(value));
	eng_env_unshare(env);
	return st;
}

static eng_status
insert(struct eng_session *s, const char *key, const char *value)
{
	eng_status st;

	eng_env_share(env);
	st = eng_tree_insert(tree, s, key, strlen(key), value,
	    strlen(value));
	eng_env_unshare(env);
	return st;
}

static eng_status
erase(struct eng_session *s, const char *key)
{
	eng_status st;

	eng_env_share(env);
	st = eng_tree_delete(tree, s, key, strlen(key));
	eng_env_unshare(env);
	return st;
}

static eng_status
lock(struct eng_session *s, const char *key, bool write)
{
	eng_status st;

	eng_env_share(env);
	st = eng_tree_lock(tree, s, key, strlen(key), write);
	eng_env_unshare(env);
	return st;
}

/* The value as the session sees it; "-" when it sees none. */
static const char *
get(struct eng_session *s, const char *key)
{
	static char text[2][128];
	static int turn;
	struct base_buf value = BASE_BUF_EMPTY;
	struct eng_view view;
	char *out = text[turn ^= 1];
	eng_status st;

	eng_env_share(env);
	view = eng_session_view(s);
	st = eng_tree_get(tree, &view, key, strlen(key), &value);
	eng_env_unshare(env);
	if (st == ENG_E_NOT_FOUND) {
		strcpy(out, "-");
	} else {
		ck_st(ENG_OK, st);
		memcpy(out, value.data, value.size);
		out[value.size] = '\0';
	}
	base_buf_fini(&value);
	return out;
}

/* All keys the session sees from the place on, with commas. */
static const char *
walk(struct eng_session *s, enum eng_tree_seek op, const char *from)
{
	static char text[2][1024];
	static int turn;
	char *out = text[turn ^= 1];
	const uint8_t *key, *value;
	size_t key_size, value_size, used = 0;
	struct eng_scan *scan;
	struct eng_view view;

	eng_env_share(env);
	view = eng_session_view(s);
	ck_st(ENG_OK, eng_scan_open(tree, &view, op, from, strlen(from),
	    &scan));
	while (eng_scan_next(scan, &key, &key_size, &value, &value_size) ==
	    ENG_OK)
		used += (size_t)snprintf(out + used, sizeof(text[0]) - used,
		    "%s%.*s", used == 0 ? "" : ",", (int)key_size,
		    (const char *)key);
	eng_scan_close(scan);
	eng_env_unshare(env);
	out[used] = '\0';
	return out;
}

static void
begin(struct eng_session *s)
{
	ck_st(ENG_OK, eng_txn_begin(s, false));
}

static void
commit(struct eng_session *s)
{
	ck_st(ENG_OK, eng_txn_commit(s, false));
}

static void
rollback(struct eng_session *s)
{
	ck_st(ENG_OK, eng_txn_rollback(s));
}

/* Stores rows that all may see. */
static void
seed(const char *keys)
{
	char key[2] = "";

	begin(one);
	for (; *keys != '\0'; keys++) {
		key[0] = *keys;
		ck_st(ENG_OK, insert(one, key, "old"));
	}
	commit(one);
}

/* ---- seeing ---- */

START_TEST(own_changes_are_seen_at_once_and_others_after_commit)
{
	begin(one);
	ck_st(ENG_OK, insert(one, "a", "1"));
	ck_assert_str_eq(get(one, "a"), "1");
	ck_assert_str_eq(get(two, "a"), "-");
	commit(one);
	ck_assert_str_eq(get(two, "a"), "1");
}
END_TEST

START_TEST(snapshot_is_fixed_at_begin_not_at_first_read)
{
	seed("a");
	begin(two);
	begin(one);
	ck_st(ENG_OK, put(one, "a", "new"));
	ck_st(ENG_OK, insert(one, "b", "new"));
	commit(one);
	ck_assert_str_eq(get(two, "a"), "old");
	ck_assert_str_eq(get(two, "b"), "-");
	commit(two);
	ck_assert_str_eq(get(two, "a"), "new");
}
END_TEST

START_TEST(old_snapshot_sees_every_step_of_its_own_past)
{
	seed("a");
	begin(two);
	for (int i = 0; i < 5; i++) {
		char text[16];

		snprintf(text, sizeof(text), "v%d", i);
		begin(one);
		ck_st(ENG_OK, put(one, "a", text));
		commit(one);
	}
	ck_assert_str_eq(get(two, "a"), "old");
	ck_assert_str_eq(get(one, "a"), "v4");
	begin(one);
	ck_st(ENG_OK, erase(one, "a"));
	commit(one);
	ck_assert_str_eq(get(two, "a"), "old");
	ck_assert_str_eq(get(one, "a"), "-");
}
END_TEST

START_TEST(walk_merges_stored_and_own_entries_both_ways)
{
	seed("aceg");
	begin(one);
	ck_st(ENG_OK, insert(one, "b", "x"));
	ck_st(ENG_OK, erase(one, "c"));
	ck_st(ENG_OK, insert(one, "h", "x"));
	ck_assert_str_eq(walk(one, ENG_TREE_FIRST, ""), "a,b,e,g,h");
	ck_assert_str_eq(walk(one, ENG_TREE_LAST, ""), "h,g,e,b,a");
	ck_assert_str_eq(walk(two, ENG_TREE_FIRST, ""), "a,c,e,g");
	ck_assert_str_eq(walk(one, ENG_TREE_GE, "b"), "b,e,g,h");
	ck_assert_str_eq(walk(one, ENG_TREE_GT, "b"), "e,g,h");
	ck_assert_str_eq(walk(one, ENG_TREE_LE, "d"), "b,a");
	ck_assert_str_eq(walk(one, ENG_TREE_LT, "b"), "a");
	ck_assert_str_eq(walk(two, ENG_TREE_LE, "c"), "c,a");
	ck_assert_str_eq(walk(two, ENG_TREE_LT, "c"), "a");
	ck_assert_str_eq(walk(two, ENG_TREE_LE, "z"), "g,e,c,a");
	ck_assert_str_eq(walk(two, ENG_TREE_GE, "z"), "");
	ck_assert_str_eq(walk(two, ENG_TREE_LT, "a"), "");
}
END_TEST

enum {
	MANY = 2000,
	AHEAD = 8192		/* bytes */
};

/* Changes, deletes and adds some of many rows. */
static void
change_some(struct eng_session *s)
{
	char key[16];
	int i;

	for (i = 0; i < MANY; i++) {
		snprintf(key, sizeof(key), "%04d", i);
		if (i % 50 == 0)
			ck_st(ENG_OK, put(s, key, "new"));
		if (i % 77 == 1)
			ck_st(ENG_OK, erase(s, key));
		strcat(key, "x");
		if (i % 100 == 0)
			ck_st(ENG_OK, insert(s, key, "new"));
	}
}

/* Counts what is read ahead, from the first to the last. */
static void
count_ahead(struct eng_session *s, int *old, int *new)
{
	struct base_buf at = BASE_BUF_EMPTY, merged = BASE_BUF_EMPTY;
	const uint8_t *key, *value;
	size_t key_size, value_size;
	struct eng_reader reader;
	struct eng_bulk bulk;
	struct eng_view view;
	bool some;

	*old = *new = 0;
	memset(&reader, 0, sizeof(reader));
	ck_assert(base_buf_set(&at, "!", 1));
	eng_env_share(env);
	view = eng_session_view(s);
	do {
		ck_st(ENG_OK, eng_scan_ahead(&reader, tree, &view, &at, AHEAD,
		    &merged, &bulk));
		for (some = false; eng_bulk_next(&bulk, &key, &key_size,
		    &value, &value_size); some = true) {
			ck_assert_int_lt(base_bytes_compare(at.data, at.size,
			    key, key_size), 0);
			ck_assert(base_buf_set(&at, key, key_size));
			++*(memcmp(value, "new", 3) == 0 ? new : old);
		}
	} while (some);
	eng_reader_fini(&reader);
	eng_env_unshare(env);
	base_buf_fini(&at);
	base_buf_fini(&merged);
}

START_TEST(what_is_read_ahead_among_versions_is_what_the_session_sees)
{
	int old, new, i;
	char key[16];

	begin(one);
	for (i = 0; i < MANY; i++) {
		snprintf(key, sizeof(key), "%04d", i);
		ck_st(ENG_OK, insert(one, key, "old"));
	}
	commit(one);
	begin(two);
	begin(one);
	change_some(one);
	count_ahead(two, &old, &new);
	ck_assert_int_eq(old, MANY);
	ck_assert_int_eq(new, 0);
	count_ahead(one, &old, &new);
	ck_assert_int_eq(old, MANY - 40 - 26);
	ck_assert_int_eq(new, 60);
	commit(one);
	count_ahead(two, &old, &new);
	ck_assert_int_eq(old, MANY);
	ck_assert_str_eq(get(two, "0050"), "old");
	ck_assert_str_eq(get(two, "0078"), "old");
	ck_assert_str_eq(get(two, "0100x"), "-");
	commit(two);
	count_ahead(two, &old, &new);
	ck_assert_int_eq(old, MANY - 40 - 26);
	ck_assert_int_eq(new, 60);
}
END_TEST

/* ---- conflicts ---- */

START_TEST(second_writer_of_a_record_conflicts_at_once)
{
	seed("a");
	begin(one);
	begin(two);
	ck_st(ENG_OK, put(one, "a", "1"));
	ck_st(ENG_E_WRITE_CONFLICT, put(two, "a", "2"));
	ck_st(ENG_E_WRITE_CONFLICT, erase(two, "a"));
	ck_st(ENG_E_WRITE_CONFLICT, lock(two, "a", true));
	ck_st(ENG_E_WRITE_CONFLICT, lock(two, "a", false));
}
END_TEST

START_TEST(record_committed_after_my_begin_conflicts_until_i_begin_anew)
{
	seed("a");
	begin(two);
	begin(one);
	ck_st(ENG_OK, put(one, "a", "1"));
	commit(one);
	ck_st(ENG_E_WRITE_CONFLICT, put(two, "a", "2"));
	rollback(two);
	begin(two);
	ck_st(ENG_OK, put(two, "a", "2"));
}
END_TEST

START_TEST(insert_over_anothers_open_insert_or_delete_is_a_duplicate)
{
	seed("a");
	begin(one);
	begin(two);
	ck_st(ENG_OK, insert(one, "b", "1"));
	ck_st(ENG_E_KEY_DUP, insert(two, "b", "2"));
	ck_st(ENG_OK, erase(one, "a"));
	ck_st(ENG_E_KEY_DUP, insert(two, "a", "2"));
	rollback(one);
	ck_st(ENG_OK, insert(two, "b", "2"));
	ck_st(ENG_E_KEY_DUP, insert(two, "a", "2"));
}
END_TEST

START_TEST(neighbours_of_two_sessions_do_not_conflict)
{
	begin(one);
	begin(two);
	for (char c = 'a'; c <= 'z'; c++) {
		char key[2] = { c, '\0' };

		ck_st(ENG_OK, insert(c % 2 ? one : two, key, "x"));
	}
	commit(one);
	commit(two);
	ck_assert_str_eq(walk(one, ENG_TREE_FIRST, ""),
	    "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z");
}
END_TEST

START_TEST(read_locks_coexist_and_stop_writers)
{
	seed("a");
	begin(one);
	begin(two);
	ck_st(ENG_OK, lock(one, "a", false));
	ck_st(ENG_OK, lock(two, "a", false));
	ck_st(ENG_E_WRITE_CONFLICT, put(one, "a", "1"));
	rollback(two);
	ck_st(ENG_OK, put(one, "a", "1"));
}
END_TEST

START_TEST(write_lock_holds_without_changing_and_goes_with_the_end)
{
	seed("a");
	begin(one);
	begin(two);
	ck_st(ENG_OK, lock(one, "a", true));
	ck_assert_str_eq(get(one, "a"), "old");
	ck_st(ENG_E_WRITE_CONFLICT, put(two, "a", "2"));
	rollback(one);
	ck_st(ENG_OK, put(two, "a", "2"));
}
END_TEST

/* ---- levels ---- */

START_TEST(rollback_undoes_its_level_alone)
{
	seed("abc");
	begin(one);
	ck_st(ENG_OK, put(one, "a", "L1"));
	begin(one);
	ck_st(ENG_OK, put(one, "a", "L2"));
	ck_st(ENG_OK, erase(one, "b"));
	begin(one);
	ck_st(ENG_OK, put(one, "a", "L3"));
	ck_st(ENG_OK, insert(one, "b", "again"));
	ck_st(ENG_OK, insert(one, "d", "L3"));
	rollback(one);
	ck_assert_str_eq(get(one, "a"), "L2");
	ck_assert_str_eq(get(one, "b"), "-");
	ck_assert_str_eq(get(one, "d"), "-");
	rollback(one);
	ck_assert_str_eq(get(one, "a"), "L1");
	ck_assert_str_eq(get(one, "b"), "old");
	commit(one);
	ck_assert_str_eq(get(two, "a"), "L1");
}
END_TEST

START_TEST(inner_commit_only_merges)
{
	begin(one);
	begin(one);
	ck_st(ENG_OK, insert(one, "a", "1"));
	commit(one);
	ck_assert_str_eq(get(two, "a"), "-");
	rollback(one);
	ck_assert_str_eq(get(one, "a"), "-");
}
END_TEST

START_TEST(merging_levels_keeps_one_version_of_a_record)
{
	size_t before;

	seed("a");
	begin(one);
	ck_st(ENG_OK, put(one, "a", "x"));
	before = eng_txn_version_bytes(env);
	for (int i = 0; i < 100; i++) {
		begin(one);
		ck_st(ENG_OK, put(one, "a", "x"));
		commit(one);
	}
	ck_assert_uint_eq(eng_txn_version_bytes(env), before);
	commit(one);
	ck_assert_str_eq(get(two, "a"), "x");
}
END_TEST

/* ---- keys that are not read first ---- */

START_TEST(key_that_is_appended_is_in_once)
{
	begin(one);
	ck_st(ENG_OK, insert(one, "a", "1"));
	ck_st(ENG_OK, insert(one, "b", "2"));
	ck_st(ENG_OK, insert(one, "c", "3"));
	ck_st(ENG_E_KEY_DUP, insert(one, "c", "4"));
	commit(one);
	begin(one);
	ck_st(ENG_E_KEY_DUP, insert(one, "c", "4"));
	ck_st(ENG_OK, insert(one, "d", "4"));
	begin(two);
	ck_st(ENG_E_KEY_DUP, insert(two, "d", "5"));
	ck_st(ENG_OK, insert(two, "e", "5"));
	rollback(two);
	rollback(one);
	begin(two);
	ck_st(ENG_OK, insert(two, "d", "5"));
	commit(two);
	ck_assert_str_eq(get(one, "d"), "5");
	ck_assert_str_eq(get(one, "e"), "-");
}
END_TEST

START_TEST(key_that_went_in_without_versions_is_noticed)
{
	DB_TXN *now;

	seed("ab");
	begin(one);
	ck_st(ENG_OK, insert(one, "c", "new"));
	rollback(one);
	eng_env_exclude(env);
	ck_st(ENG_OK, eng_now_begin(env, &now));
	ck_st(ENG_OK, eng_now_put(now, tree, "z", 1, "old", 3));
	ck_st(ENG_OK, eng_now_end(env, now, ENG_OK));
	eng_env_unexclude(env);
	begin(one);
	ck_st(ENG_E_KEY_DUP, insert(one, "z", "new"));
	rollback(one);
}
END_TEST

START_TEST(known_image_is_what_others_go_on_to_see)
{
	struct eng_stored seen = { true, "old", 3 };
	struct eng_stored absent = { false, NULL, 0 };

	seed("ab");
	begin(one);
	begin(two);
	eng_env_share(env);
	ck_st(ENG_OK, eng_tree_delete_known(tree, one, "a", 1, &seen));
	ck_st(ENG_OK, eng_tree_insert_known(tree, one, "aa", 2, &absent,
	    "new", 3));
	/* It counts for nothing where there are versions. */
	ck_st(ENG_E_WRITE_CONFLICT, eng_tree_lock_known(tree, two, "a", 1,
	    &seen, true));
	ck_st(ENG_E_KEY_DUP, eng_tree_insert_known(tree, one, "aa", 2,
	    &absent, "new", 3));
	eng_env_unshare(env);
	ck_assert_str_eq(get(two, "a"), "old");
	ck_assert_str_eq(get(two, "aa"), "-");
	commit(one);
	ck_assert_str_eq(get(two, "a"), "old");
	rollback(two);
	ck_assert_str_eq(get(two, "a"), "-");
	ck_assert_str_eq(get(two, "aa"), "new");
}
END_TEST

/* So many that the array of their hashes grows twice. */
START_TEST(each_of_many_versions_is_found_until_it_is_undone)
{
	enum { COUNT = 10000, KEPT = 3000 };
	char key[16];
	int i;

	begin(one);
	for (i = 0; i < COUNT; i++) {
		if (i == KEPT)
			begin(one);
		snprintf(key, sizeof(key), "%08d", i * 7);
		ck_st(ENG_OK, insert(one, key, key));
	}
	for (i = 0; i < COUNT; i++) {
		snprintf(key, sizeof(key), "%08d", i * 7);
		ck_assert_str_eq(get(one, key), key);
		ck_assert_str_eq(get(two, key), "-");
		snprintf(key, sizeof(key), "%08d", i * 7 + 1);
		ck_assert_str_eq(get(one, key), "-");
	}
	rollback(one);
	for (i = 0; i < COUNT; i++) {
		snprintf(key, sizeof(key), "%08d", i * 7);
		ck_assert_str_eq(get(one, key), i < KEPT ? key : "-");
	}
	rollback(one);
	ck_assert_uint_eq(tree->chains, 0);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

/* ---- memory ---- */

START_TEST(memory_returns_when_the_last_old_snapshot_ends)
{
	seed("abcdef");
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
	begin(two);
	for (int i = 0; i < 50; i++) {
		begin(one);
		ck_st(ENG_OK, put(one, "a", "new"));
		ck_st(ENG_OK, i == 0 ? erase(one, "b") :
		    put(one, "c", "new"));
		commit(one);
	}
	ck_assert_uint_gt(eng_txn_version_bytes(env), 0);
	ck_assert_str_eq(get(two, "b"), "old");
	rollback(two);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(old_snapshot_keeps_one_image_of_a_record_beside_the_newest)
{
	size_t after_one = 0;

	seed("ab");
	begin(two);
	for (int i = 0; i < 50; i++) {
		begin(one);
		ck_st(ENG_OK, put(one, "a", i % 2 == 0 ? "odd" : "new"));
		commit(one);
		if (i == 0)
			after_one = eng_txn_version_bytes(env);
		ck_assert_uint_eq(eng_txn_version_bytes(env), after_one);
	}
	ck_assert_str_eq(get(two, "a"), "old");
	ck_assert_str_eq(get(one, "a"), "new");
	ck_st(ENG_E_WRITE_CONFLICT, put(two, "a", "mine"));
	rollback(two);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(each_snapshot_keeps_its_image_while_others_go)
{
	struct eng_session *three;

	ck_st(ENG_OK, eng_session_begin(env, &three));
	seed("a");
	begin(two);
	for (int i = 0; i < 6; i++) {
		if (i == 3)
			begin(three);
		begin(one);
		if (i == 2 || i == 4)
			ck_st(ENG_OK, erase(one, "a"));
		else
			ck_st(ENG_OK, put(one, "a", "new"));
		commit(one);
		ck_assert_str_eq(get(two, "a"), "old");
		if (i >= 3)
			ck_assert_str_eq(get(three, "a"), "-");
	}
	ck_assert_str_eq(get(one, "a"), "new");
	rollback(two);
	ck_assert_str_eq(get(three, "a"), "-");
	rollback(three);
	eng_session_end(three);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(full_version_store_refuses_and_rollback_frees_it)
{
	eng_status st = ENG_OK;
	char key[16];
	int i;

	env->version_bytes_max = 20000;
	begin(one);
	for (i = 0; st == ENG_OK; i++) {
		snprintf(key, sizeof(key), "%05d", i);
		st = insert(one, key, "some value");
	}
	ck_st(ENG_E_VERSIONS_FULL, st);
	ck_assert_int_gt(i, 50);
	rollback(one);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
	seed("a");
	ck_assert_str_eq(get(two, "a"), "old");
}
END_TEST

START_TEST(tree_in_memory_takes_nothing_from_the_version_store)
{
	struct eng_tree *own = NULL;

	ck_st(ENG_OK, eng_tree_new(env, NULL, "rows", ENG_TREE_MEMORY,
	    &own));
	begin(one);
	eng_env_share(env);
	ck_st(ENG_OK, eng_tree_insert(own, one, "a", 1, "value", 5));
	eng_env_unshare(env);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
	commit(one);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
	eng_tree_free(own);
}
END_TEST

/* ---- images that are stored ---- */

/* Whether the newest image of the record is the stored one alone. */
static bool
is_hollow(const char *key)
{
	const struct eng_chain *chain;
	bool hollow;

	eng_env_share(env);
	base_mutex_lock(&tree->map_mutex);
	chain = eng_chain_find(tree, key, strlen(key));
	hollow = chain != NULL && eng_chain_is_hollow(chain);
	base_mutex_unlock(&tree->map_mutex);
	eng_env_unshare(env);
	return hollow;
}

static void
change(const char *key, const char *value)
{
	begin(one);
	ck_st(ENG_OK, put(one, key, value));
	commit(one);
}

START_TEST(newest_image_is_kept_in_the_tree_alone_beside_an_old_snapshot)
{
	char big[101] = "";
	size_t bytes;

	seed("ab");
	begin(two);
	memset(big, 'x', 100);
	change("a", "new");
	ck_assert(is_hollow("a"));
	bytes = eng_txn_version_bytes(env);
	change("a", big);
	ck_assert(is_hollow("a"));
	ck_assert_uint_eq(eng_txn_version_bytes(env), bytes);
	ck_assert_str_eq(get(one, "a"), big);
	ck_assert_str_eq(get(two, "a"), "old");
	ck_assert_str_eq(walk(one, ENG_TREE_FIRST, ""), "a,b");
	ck_assert_str_eq(walk(one, ENG_TREE_GE, "a"), "a,b");
	ck_assert_str_eq(walk(two, ENG_TREE_LAST, ""), "b,a");
	rollback(two);
	ck_assert_str_eq(get(one, "a"), big);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(image_that_is_overwritten_is_seen_by_those_who_saw_it)
{
	struct eng_session *three;

	ck_st(ENG_OK, eng_session_begin(env, &three));
	seed("a");
	begin(two);
	change("a", "mid");
	begin(three);
	ck_assert(is_hollow("a"));
	begin(one);
	ck_st(ENG_OK, put(one, "a", "undone"));
	ck_assert(!is_hollow("a"));
	ck_assert_str_eq(get(three, "a"), "mid");
	rollback(one);
	ck_assert_str_eq(get(one, "a"), "mid");
	change("a", "new");
	ck_assert(is_hollow("a"));
	ck_assert_str_eq(get(three, "a"), "mid");
	ck_assert_str_eq(get(two, "a"), "old");
	begin(one);
	ck_st(ENG_OK, erase(one, "a"));
	ck_assert_str_eq(get(three, "a"), "mid");
	commit(one);
	ck_assert_str_eq(get(one, "a"), "-");
	ck_assert_str_eq(get(three, "a"), "mid");
	ck_assert_str_eq(get(two, "a"), "old");
	rollback(two);
	ck_assert_str_eq(get(three, "a"), "mid");
	rollback(three);
	eng_session_end(three);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(lock_lies_on_a_stored_image_and_its_owner_may_change_it)
{
	struct eng_stored seen = { true, "new", 3 };
	struct eng_stored stale = { true, "old", 3 };

	seed("a");
	begin(two);
	change("a", "new");
	begin(one);
	ck_st(ENG_OK, lock(one, "a", true));
	ck_assert(is_hollow("a"));
	ck_assert_str_eq(get(one, "a"), "new");
	ck_assert_str_eq(get(two, "a"), "old");
	eng_env_share(env);
	/* What the old snapshot sees is not what is stored. */
	ck_st(ENG_E_WRITE_CONFLICT, eng_tree_delete_known(tree, two, "a", 1,
	    &stale));
	eng_env_unshare(env);
	ck_assert(is_hollow("a"));
	eng_env_share(env);
	ck_st(ENG_OK, eng_tree_delete_known(tree, one, "a", 1, &seen));
	eng_env_unshare(env);
	ck_assert(!is_hollow("a"));
	rollback(one);
	ck_assert_str_eq(get(one, "a"), "new");
	ck_assert_str_eq(get(two, "a"), "old");
	/* A lock that was committed stays after what it lies on. */
	begin(one);
	ck_st(ENG_OK, lock(one, "a", true));
	commit(one);
	change("a", "last");
	ck_assert_str_eq(get(one, "a"), "last");
	ck_assert_str_eq(get(two, "a"), "old");
	rollback(two);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(no_memory_for_a_stored_image_changes_nothing)
{
	bool failed = true;
	int refused = 0;
	eng_status st;
	long nth;

	seed("a");
	begin(two);
	for (nth = 1; failed; nth++) {
		change("a", "mid");
		ck_assert(is_hollow("a"));
		begin(one);
		base_alloc_fail_after(nth);
		st = put(one, "a", "new");
		failed = base_alloc_has_failed() != 0;
		base_alloc_fail_after(0);
		ck_assert_str_eq(get(two, "a"), "old");
		ck_assert_str_eq(get(one, "a"), st == ENG_OK ? "new" : "mid");
		if (st != ENG_OK) {
			ck_st(ENG_E_NO_MEMORY, st);
			refused++;
		}
		rollback(one);
		ck_assert_str_eq(get(one, "a"), "mid");
	}
	ck_assert_int_ge(refused, 2);
	ck_assert_str_eq(get(two, "a"), "old");
	rollback(two);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

/* ---- escrow ---- */

static eng_status
escrow(struct eng_session *s, const char *key, int64_t amount, int64_t *old)
{
	eng_status st;

	eng_env_share(env);
	st = eng_tree_escrow(tree, s, key, strlen(key), 0, 4, amount, old);
	eng_env_unshare(env);
	return st;
}

static int32_t
number(struct eng_session *s, const char *key)
{
	int32_t n;

	memcpy(&n, get(s, key), sizeof(n));
	return n;
}

START_TEST(deltas_of_two_sessions_add_up)
{
	int64_t old;

	begin(one);
	ck_st(ENG_OK, insert(one, "n", "\x40\x01\x01\x01"));
	commit(one);
	begin(one);
	begin(two);
	ck_st(ENG_OK, escrow(one, "n", 5, &old));
	ck_assert_int_eq(old, 0x01010140);
	ck_st(ENG_OK, escrow(two, "n", 16, &old));
	ck_assert_int_eq(old, 0x01010145);
	ck_assert_int_eq(number(one, "n"), 0x01010145);
	ck_assert_int_eq(number(two, "n"), 0x01010150);
	ck_st(ENG_E_WRITE_CONFLICT, put(one, "n", "xxxx"));
	commit(one);
	ck_assert_int_eq(number(two, "n"), 0x01010150);
	commit(two);
	ck_assert_int_eq(number(one, "n"), 0x01010155);
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(rolled_back_delta_is_subtracted_alone)
{
	int64_t old;

	begin(one);
	ck_st(ENG_OK, insert(one, "n", "\x40\x01\x01\x01"));
	commit(one);
	begin(one);
	begin(two);
	ck_st(ENG_OK, escrow(one, "n", 5, &old));
	ck_st(ENG_OK, escrow(two, "n", 16, &old));
	rollback(one);
	commit(two);
	ck_assert_int_eq(number(one, "n"), 0x01010150);
}
END_TEST

START_TEST(delta_is_added_to_a_stored_image)
{
	int64_t old;

	begin(one);
	ck_st(ENG_OK, insert(one, "n", "\1\1\1\1"));
	commit(one);
	begin(two);
	change("n", "aaaa");
	ck_assert(is_hollow("n"));
	begin(one);
	ck_st(ENG_OK, escrow(one, "n", 1, &old));
	ck_assert_int_eq(old, 0x61616161);
	ck_assert_str_eq(get(one, "n"), "baaa");
	commit(one);
	ck_assert_str_eq(get(one, "n"), "baaa");
	ck_assert_str_eq(get(two, "n"), "\1\1\1\1");
	rollback(two);
	ck_assert_str_eq(get(one, "n"), "baaa");
	ck_assert_uint_eq(eng_txn_version_bytes(env), 0);
}
END_TEST

START_TEST(writer_conflicts_with_anothers_open_delta_both_ways)
{
	int64_t old;

	begin(one);
	ck_st(ENG_OK, insert(one, "n", "\x40\x01\x01\x01"));
	commit(one);
	begin(one);
	begin(two);
	ck_st(ENG_OK, put(one, "n", "\x41\x01\x01\x01"));
	ck_st(ENG_E_WRITE_CONFLICT, escrow(two, "n", 1, &old));
}
END_TEST

/* ---- on disk ---- */

START_TEST(committed_rows_survive_a_restart)
{
	seed("abc");
	begin(one);
	ck_st(ENG_OK, erase(one, "b"));
	commit(one);
	eng_session_end(one);
	eng_session_end(two);
	eng_tree_free(tree);
	ck_st(ENG_OK, eng_env_close(env, true));
	start();
	eng_env_exclude(env);
	ck_st(ENG_OK, eng_store_attach(env, path, false, &store));
	eng_env_unexclude(env);
	ck_st(ENG_OK, eng_tree_new(env, store, "t1", ENG_TREE_STORED,
	    &tree));
	ck_st(ENG_OK, eng_session_begin(env, &one));
	ck_st(ENG_OK, eng_session_begin(env, &two));
	ck_assert_str_eq(walk(one, ENG_TREE_FIRST, ""), "a,c");
}
END_TEST

START_TEST(prefix_is_taken_by_what_anybody_has_or_may_get)
{
	bool taken;

	seed("a");
	begin(one);
	begin(two);
	ck_st(ENG_OK, insert(one, "bb", "x"));
	ck_st(ENG_OK, erase(two, "a"));
	eng_env_share(env);
	ck_st(ENG_OK, eng_tree_prefix_taken(tree, two, "b", 1, &taken));
	ck_assert(taken);
	ck_st(ENG_OK, eng_tree_prefix_taken(tree, one, "a", 1, &taken));
	ck_assert(taken);
	ck_st(ENG_OK, eng_tree_prefix_taken(tree, two, "a", 1, &taken));
	ck_assert(!taken);
	ck_st(ENG_OK, eng_tree_prefix_taken(tree, two, "c", 1, &taken));
	ck_assert(!taken);
	eng_env_unshare(env);
}
END_TEST

START_TEST(read_only_transaction_does_not_write)
{
	ck_st(ENG_OK, eng_txn_begin(one, true));
	ck_st(ENG_E_TXN_READ_ONLY, insert(one, "a", "x"));
	rollback(one);
	ck_st(ENG_E_NO_TXN, insert(one, "a", "x"));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_txn");
	TCase *tc = tcase_create("trees");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc,
	    own_changes_are_seen_at_once_and_others_after_commit);
	tcase_add_test(tc, snapshot_is_fixed_at_begin_not_at_first_read);
	tcase_add_test(tc, old_snapshot_sees_every_step_of_its_own_past);
	tcase_add_test(tc, walk_merges_stored_and_own_entries_both_ways);
	tcase_add_test(tc,
	    what_is_read_ahead_among_versions_is_what_the_session_sees);
	tcase_add_test(tc, second_writer_of_a_record_conflicts_at_once);
	tcase_add_test(tc,
	    record_committed_after_my_begin_conflicts_until_i_begin_anew);
	tcase_add_test(tc,
	    insert_over_anothers_open_insert_or_delete_is_a_duplicate);
	tcase_add_test(tc, neighbours_of_two_sessions_do_not_conflict);
	tcase_add_test(tc, read_locks_coexist_and_stop_writers);
	tcase_add_test(tc,
	    write_lock_holds_without_changing_and_goes_with_the_end);
	tcase_add_test(tc, rollback_undoes_its_level_alone);
	tcase_add_test(tc, inner_commit_only_merges);
	tcase_add_test(tc, merging_levels_keeps_one_version_of_a_record);
	tcase_add_test(tc, key_that_is_appended_is_in_once);
	tcase_add_test(tc, key_that_went_in_without_versions_is_noticed);
	tcase_add_test(tc, known_image_is_what_others_go_on_to_see);
	tcase_add_test(tc,
	    each_of_many_versions_is_found_until_it_is_undone);
	tcase_add_test(tc, memory_returns_when_the_last_old_snapshot_ends);
	tcase_add_test(tc,
	    old_snapshot_keeps_one_image_of_a_record_beside_the_newest);
	tcase_add_test(tc, each_snapshot_keeps_its_image_while_others_go);
	tcase_add_test(tc, full_version_store_refuses_and_rollback_frees_it);
	tcase_add_test(tc,
	    tree_in_memory_takes_nothing_from_the_version_store);
	tcase_add_test(tc,
	    newest_image_is_kept_in_the_tree_alone_beside_an_old_snapshot);
	tcase_add_test(tc,
	    image_that_is_overwritten_is_seen_by_those_who_saw_it);
	tcase_add_test(tc,
	    lock_lies_on_a_stored_image_and_its_owner_may_change_it);
	tcase_add_test(tc, no_memory_for_a_stored_image_changes_nothing);
	tcase_add_test(tc, delta_is_added_to_a_stored_image);
	tcase_add_test(tc, deltas_of_two_sessions_add_up);
	tcase_add_test(tc, rolled_back_delta_is_subtracted_alone);
	tcase_add_test(tc, writer_conflicts_with_anothers_open_delta_both_ways);
	tcase_add_test(tc, committed_rows_survive_a_restart);
	tcase_add_test(tc, prefix_is_taken_by_what_anybody_has_or_may_get);
	tcase_add_test(tc, read_only_transaction_does_not_write);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
