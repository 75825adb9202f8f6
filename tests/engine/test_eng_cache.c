/* SPDX-License-Identifier: MIT */
/* Cached updates: what the cursor sees, what others see, how runs end. */
#include "eng_cache.h"
#include "eng_fix.h"
#include "suite.h"

enum { ALL_STATES = 15 };

static struct eng_fix fx;
static struct bus_scope scope;

/* What the subscriber answers, and what it was told. */
static struct {
	enum bus_action action;
	int32_t code;
	int calls;
	int limit;			/* answers CONTINUE afterwards */
	eng_status status;
	enum eng_cache_state op;
	bool had_before;
	bool had_after;
	const char *new_name;		/* set before a retry */
	int32_t new_id;
} answer;

static struct bus_verdict
decide(void *context, const struct bus_event *ev)
{
	struct eng_apply_failure *failure = ev->detail;
	enum bus_action action = answer.action;

	(void)context;
	answer.calls++;
	answer.status = failure->status;
	answer.op = failure->op;
	answer.had_before = failure->images.before != NULL;
	answer.had_after = failure->images.after != NULL;
	if (answer.new_name != NULL)
		ck_st(ENG_OK, eng_cache_edit(failure, fx.name,
		    answer.new_name, (uint32_t)strlen(answer.new_name)));
	if (answer.new_id != 0)
		ck_st(ENG_OK, eng_cache_edit(failure, fx.id, &answer.new_id,
		    sizeof answer.new_id));
	if (answer.limit > 0 && answer.calls >= answer.limit)
		answer.action = BUS_CONTINUE;
	return (struct bus_verdict){ action, answer.code };
}

static struct eng_apply_options
options(void)
{
	return (struct eng_apply_options){ .scope = &scope,
	    .restore = true };
}

static eng_status
apply(void)
{
	struct eng_apply_options opt = options();

	return eng_cache_apply(fx.cur, &opt);
}

static eng_status
commit(void)
{
	struct eng_apply_options opt = options();

	return eng_cache_commit(fx.cur, &opt);
}

static void
insert(struct eng_cursor *cur, int32_t id, const char *name)
{
	ck_st(ENG_OK, fix_insert(&fx, cur, id, name));
}

static void
setup(void)
{
	fix_setup(&fx);
	ck_assert(bus_scope_init(&scope, NULL));
	memset(&answer, 0, sizeof answer);
	ck_assert_ptr_nonnull(bus_subscribe(&scope,
	    BUS_BIT(BUS_APPLY_FAILED), decide, NULL));
	ck_st(ENG_OK, fix_index(fx.cur, "name", 0, fx.name));
	insert(fx.other, 1, "ann");
	insert(fx.other, 2, "bob");
	insert(fx.other, 3, "cid");
	ck_st(ENG_OK, eng_cache_begin(fx.cur));
}

static void
teardown(void)
{
	eng_cursor_close(fx.cur);
	fix_teardown(&fx);
	bus_scope_fini(&scope);
}

static void
go(struct eng_cursor *cur, int32_t id)
{
	ck_st(ENG_OK, eng_cursor_make_key(cur, &id, sizeof id, false, true,
	    ENG_KEY_PLAIN));
	ck_st(ENG_OK, eng_cursor_seek(cur, ENG_SEEK_EQ, false, false));
}

static void
rename_to(struct eng_cursor *cur, int32_t id, const char *name)
{
	const uint8_t *bookmark;
	size_t size;

	go(cur, id);
	ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set(cur, fx.name, name, strlen(name)));
	ck_st(ENG_OK, eng_cursor_update(cur, false, 0, &bookmark, &size));
}

static void
renumber(struct eng_cursor *cur, int32_t id, int32_t new_id)
{
	const uint8_t *bookmark;
	size_t size;

	go(cur, id);
	ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_int(cur, fx.id, new_id));
	ck_st(ENG_OK, eng_cursor_update(cur, false, 0, &bookmark, &size));
}

static void
erase(struct eng_cursor *cur, int32_t id)
{
	go(cur, id);
	ck_st(ENG_OK, eng_cursor_delete(cur));
}

/* "1 ann,2 bob,..." as the cursor shows it in the index. */
static const char *
show(struct eng_cursor *cur, const char *index)
{
	static char text[4][512];
	static unsigned turn;
	char *out = text[turn++ % 4];
	eng_status st;
	size_t used = 0;

	out[0] = '\0';
	ck_st(ENG_OK, eng_cursor_set_index(cur, index, false, 1));
	for (st = eng_cursor_go(cur, ENG_FIRST); st == ENG_OK;
	    st = eng_cursor_move(cur, 1, false)) {
		if (!eng_cache_is_shown(cur))
			continue;
		used += (size_t)snprintf(out + used, sizeof text[0] - used,
		    "%s%d %s", used > 0 ? "," : "",
		    (int)fix_int(cur, ENG_FROM_RECORD, fx.id),
		    fix_text(cur, ENG_FROM_RECORD, fx.name));
	}
	ck_st(ENG_E_NO_RECORD, st);
	ck_st(ENG_OK, eng_cursor_set_index(cur, NULL, false, 1));
	return out;
}

/* ---- the merged view ---- */

START_TEST(cached_changes_show_in_their_places_to_this_cursor_alone)
{
	insert(fx.cur, 4, "abe");
	rename_to(fx.cur, 1, "zoe");
	erase(fx.cur, 2);
	ck_assert_str_eq(show(fx.cur, NULL), "1 zoe,3 cid,4 abe");
	ck_assert_str_eq(show(fx.cur, "name"), "4 abe,3 cid,1 zoe");
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(show(fx.other, "name"), "1 ann,2 bob,3 cid");
	ck_assert_uint_eq(eng_cache_count(fx.cur), 3);
}
END_TEST

START_TEST(states_are_told_and_chosen)
{
	insert(fx.cur, 4, "abe");
	rename_to(fx.cur, 1, "zoe");
	erase(fx.cur, 2);
	eng_cache_show(fx.cur, ALL_STATES);
	ck_assert_str_eq(show(fx.cur, NULL), "1 zoe,2 bob,3 cid,4 abe");
	eng_cache_show(fx.cur, 1 << ENG_CACHE_DELETED);
	ck_assert_str_eq(show(fx.cur, NULL), "2 bob");
	eng_cache_show(fx.cur, 1 << ENG_CACHE_INSERTED);
	ck_assert_str_eq(show(fx.cur, NULL), "4 abe");
	eng_cache_show(fx.cur, 1 << ENG_CACHE_MODIFIED);
	ck_assert_str_eq(show(fx.cur, NULL), "1 zoe");
	eng_cache_show(fx.cur, 0);
	ck_assert_str_eq(show(fx.cur, NULL), "");
	go(fx.cur, 1);
	ck_assert_int_eq(eng_cache_state(fx.cur), ENG_CACHE_MODIFIED);
	go(fx.cur, 3);
	ck_assert_int_eq(eng_cache_state(fx.cur), ENG_CACHE_NONE);
}
END_TEST

START_TEST(further_changes_keep_the_first_image_before)
{
	rename_to(fx.cur, 1, "x");
	rename_to(fx.cur, 1, "y");
	ck_assert_uint_eq(eng_cache_count(fx.cur), 1);
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "y");
	eng_cache_read_old(fx.cur, true);
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "ann");
	eng_cache_read_old(fx.cur, false);
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "y");
	erase(fx.cur, 1);
	ck_assert_uint_eq(eng_cache_count(fx.cur), 1);
	ck_assert_str_eq(show(fx.cur, NULL), "2 bob,3 cid");
	ck_st(ENG_OK, commit());
	ck_assert_str_eq(show(fx.other, NULL), "2 bob,3 cid");
}
END_TEST

START_TEST(deleted_insert_leaves_nothing)
{
	insert(fx.cur, 4, "abe");
	erase(fx.cur, 4);
	ck_assert_uint_eq(eng_cache_count(fx.cur), 0);
	ck_assert_str_eq(show(fx.cur, NULL), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(duplicate_keys_live_side_by_side_until_applied)
{
	insert(fx.cur, 2, "bea");
	ck_assert_str_eq(show(fx.cur, NULL), "1 ann,2 bob,2 bea,3 cid");
	ck_st(ENG_E_KEY_DUP, apply());
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(show(fx.cur, NULL), "1 ann,2 bob,2 bea,3 cid");
}
END_TEST

START_TEST(changed_key_moves_the_record)
{
	renumber(fx.cur, 1, 9);
	ck_assert_str_eq(show(fx.cur, NULL), "2 bob,3 cid,9 ann");
	ck_st(ENG_OK, commit());
	ck_assert_str_eq(show(fx.cur, NULL), "2 bob,3 cid,9 ann");
	ck_assert_str_eq(show(fx.other, "name"), "9 ann,2 bob,3 cid");
}
END_TEST

/* ---- giving up ---- */

START_TEST(cancel_forgets_all_and_others_never_knew)
{
	insert(fx.cur, 4, "abe");
	rename_to(fx.cur, 1, "zoe");
	renumber(fx.cur, 3, 7);
	erase(fx.cur, 2);
	ck_st(ENG_OK, eng_cache_cancel(fx.cur));
	ck_assert_uint_eq(eng_cache_count(fx.cur), 0);
	ck_assert_str_eq(show(fx.cur, NULL), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(show(fx.cur, "name"), "1 ann,2 bob,3 cid");
	ck_assert_uint_eq(eng_txn_version_bytes(fx.env), 0);
}
END_TEST

START_TEST(cancel_of_one_record_restores_that_one)
{
	insert(fx.cur, 4, "abe");
	ck_st(ENG_OK, eng_cache_cancel_current(fx.cur));
	rename_to(fx.cur, 1, "zoe");
	ck_st(ENG_OK, eng_cache_cancel_current(fx.cur));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "ann");
	renumber(fx.cur, 3, 7);
	ck_st(ENG_OK, eng_cache_cancel_current(fx.cur));
	ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, fx.id), 3);
	ck_st(ENG_E_BAD_OPERATION, eng_cache_cancel_current(fx.cur));
	ck_assert_str_eq(show(fx.cur, NULL), "1 ann,2 bob,3 cid");
	ck_assert_uint_eq(eng_cache_count(fx.cur), 0);
}
END_TEST

START_TEST(end_of_the_mode_drops_what_is_pending)
{
	rename_to(fx.cur, 1, "zoe");
	ck_st(ENG_OK, eng_cache_end(fx.cur));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "ann");
	ck_st(ENG_E_BAD_OPERATION, eng_cache_end(fx.cur));
	rename_to(fx.cur, 1, "direct");
	ck_assert_str_eq(show(fx.other, NULL), "1 direct,2 bob,3 cid");
	ck_st(ENG_OK, eng_cache_begin(fx.cur));
	ck_st(ENG_E_BAD_OPERATION, eng_cache_begin(fx.cur));
}
END_TEST

/* ---- applying ---- */

START_TEST(commit_writes_everything_and_empties_the_cache)
{
	insert(fx.cur, 4, "abe");
	rename_to(fx.cur, 1, "zoe");
	erase(fx.cur, 2);
	ck_st(ENG_OK, commit());
	ck_assert_uint_eq(eng_cache_count(fx.cur), 0);
	ck_assert_str_eq(show(fx.other, NULL), "1 zoe,3 cid,4 abe");
	ck_assert_str_eq(show(fx.other, "name"), "4 abe,3 cid,1 zoe");
	ck_assert_str_eq(show(fx.cur, "name"), "4 abe,3 cid,1 zoe");
	ck_assert_int_eq(answer.calls, 0);
	ck_assert_uint_eq(eng_txn_version_bytes(fx.env), 0);
}
END_TEST

START_TEST(deleted_and_inserted_again_under_the_same_key)
{
	erase(fx.cur, 2);
	insert(fx.cur, 2, "new");
	ck_assert_str_eq(show(fx.cur, NULL), "1 ann,2 new,3 cid");
	ck_st(ENG_OK, commit());
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 new,3 cid");
}
END_TEST

START_TEST(record_changed_by_another_aborts_and_leaves_all_as_it_was)
{
	insert(fx.cur, 4, "abe");
	rename_to(fx.cur, 1, "zoe");
	rename_to(fx.other, 1, "their");
	ck_st(ENG_E_CHANGED, apply());
	ck_assert_int_eq(answer.status, ENG_E_CHANGED);
	ck_assert_int_eq(answer.op, ENG_CACHE_MODIFIED);
	ck_assert(answer.had_before && answer.had_after);
	ck_assert_str_eq(show(fx.other, NULL), "1 their,2 bob,3 cid");
	ck_assert_uint_eq(eng_cache_count(fx.cur), 2);
	ck_assert_str_eq(show(fx.cur, NULL), "1 zoe,2 bob,3 cid,4 abe");
}
END_TEST

START_TEST(record_deleted_by_another_is_told_as_deleted)
{
	rename_to(fx.cur, 1, "zoe");
	erase(fx.other, 1);
	ck_st(ENG_E_RECORD_DELETED, apply());
}
END_TEST

START_TEST(cached_record_stays_in_its_places_when_another_deletes_it)
{
	rename_to(fx.cur, 1, "zoe");
	rename_to(fx.cur, 2, "bob");
	erase(fx.other, 1);
	erase(fx.other, 2);
	ck_assert_str_eq(show(fx.cur, NULL), "1 zoe,2 bob,3 cid");
	ck_assert_str_eq(show(fx.cur, "name"), "2 bob,3 cid,1 zoe");
	ck_st(ENG_OK, eng_cache_cancel(fx.cur));
	ck_assert_str_eq(show(fx.cur, "name"), "3 cid");
}
END_TEST

START_TEST(locked_record_is_a_conflict)
{
	rename_to(fx.cur, 1, "zoe");
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	rename_to(fx.other, 1, "open");
	ck_st(ENG_E_WRITE_CONFLICT, apply());
	ck_st(ENG_OK, eng_txn_rollback(fx.two));
	ck_st(ENG_OK, apply());
	ck_assert_str_eq(show(fx.other, NULL), "1 zoe,2 bob,3 cid");
}
END_TEST

START_TEST(skipped_entry_stays_and_the_others_are_written)
{
	answer.action = BUS_SKIP;
	insert(fx.cur, 2, "dup");
	insert(fx.cur, 4, "abe");
	ck_st(ENG_OK, commit());
	ck_assert_int_eq(answer.calls, 1);
	ck_assert_uint_eq(eng_cache_count(fx.cur), 1);
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid,4 abe");
	ck_assert_str_eq(show(fx.cur, NULL),
	    "1 ann,2 bob,2 dup,3 cid,4 abe");
}
END_TEST

START_TEST(refusal_ends_the_run_with_the_subscribers_code)
{
	answer.action = BUS_REFUSE;
	answer.code = 77;
	insert(fx.cur, 4, "abe");
	insert(fx.cur, 2, "dup");
	ck_st(ENG_E_REFUSED, apply());
	ck_assert_int_eq(eng_session_refusal(fx.one), 77);
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid");
	ck_assert_uint_eq(eng_cache_count(fx.cur), 2);
}
END_TEST

START_TEST(retry_writes_what_the_subscriber_edited)
{
	answer.action = BUS_RETRY;
	answer.new_id = 8;
	answer.new_name = "mended";
	insert(fx.cur, 2, "dup");
	ck_st(ENG_OK, apply());
	ck_assert_int_eq(answer.calls, 1);
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid,8 mended");
	ck_assert_str_eq(show(fx.cur, NULL), "1 ann,2 bob,3 cid,8 mended");
	ck_st(ENG_OK, commit());
	ck_assert_uint_eq(eng_cache_count(fx.cur), 0);
}
END_TEST

START_TEST(entry_that_was_handled_counts_as_applied)
{
	answer.action = BUS_HANDLED;
	insert(fx.cur, 2, "dup");
	ck_st(ENG_OK, apply());
	ck_assert_uint_eq(eng_cache_count(fx.cur), 1);
	ck_st(ENG_OK, commit());
	ck_assert_int_eq(answer.calls, 1);
	ck_assert_uint_eq(eng_cache_count(fx.cur), 0);
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid");
}
END_TEST

START_TEST(marks_go_with_the_transaction_that_rolls_back)
{
	insert(fx.cur, 4, "abe");
	rename_to(fx.cur, 1, "zoe");
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, apply());
	ck_assert_str_eq(show(fx.cur, NULL), "1 zoe,2 bob,3 cid,4 abe");
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid");
	ck_assert_str_eq(show(fx.cur, NULL), "1 zoe,2 bob,3 cid,4 abe");
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, apply());
	ck_st(ENG_OK, apply());		/* nothing is written twice */
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_OK, commit());
	ck_assert_uint_eq(eng_cache_count(fx.cur), 0);
	ck_assert_str_eq(show(fx.other, NULL), "1 zoe,2 bob,3 cid,4 abe");
}
END_TEST

START_TEST(cache_that_ends_before_its_transaction_does_no_harm)
{
	insert(fx.cur, 4, "abe");
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, apply());
	ck_st(ENG_OK, eng_cache_end(fx.cur));
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
	ck_assert_str_eq(show(fx.other, NULL), "1 ann,2 bob,3 cid");
	ck_st(ENG_OK, eng_cursor_open(fx.one, fx.store, "people", 0,
	    &fx.cur));
}
END_TEST

START_TEST(long_values_are_cached_with_the_record)
{
	char big[100000], back[100000];
	struct eng_read read = { .source = ENG_FROM_RECORD, .tag = 1,
	    .buffer = back, .room = sizeof back };
	const uint8_t *bookmark;
	size_t size;

	memset(big, 'x', sizeof big);
	go(fx.cur, 2);
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set(fx.cur, fx.note, big, sizeof big));
	ck_st(ENG_OK, eng_cursor_update(fx.cur, false, 0, &bookmark, &size));
	read.column_id = fx.note;
	ck_st(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, sizeof big);
	go(fx.other, 2);
	ck_st(ENG_NOTE_NULL, eng_cursor_read(fx.other, &read));
	ck_st(ENG_OK, commit());
	go(fx.other, 2);
	ck_st(ENG_OK, eng_cursor_read(fx.other, &read));
	ck_assert_uint_eq(read.actual, sizeof big);
	ck_assert_mem_eq(back, big, sizeof big);
}
END_TEST

START_TEST(read_only_cursor_caches_and_fails_to_apply)
{
	struct eng_cursor *ro;
	struct eng_apply_options opt = { 0 };
	struct eng_cursor *cur = fx.cur;

	ck_st(ENG_OK, eng_cursor_open(fx.one, fx.store, "people",
	    ENG_OPEN_READ_ONLY, &ro));
	ck_st(ENG_OK, eng_cache_begin(ro));
	fx.cur = ro;
	rename_to(ro, 1, "zoe");
	ck_assert_str_eq(show(ro, NULL), "1 zoe,2 bob,3 cid");
	ck_st(ENG_E_READ_ONLY, eng_cache_apply(ro, &opt));
	fx.cur = cur;
	eng_cursor_close(ro);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_cache");
	TCase *tc = tcase_create("cached updates");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc,
	    cached_changes_show_in_their_places_to_this_cursor_alone);
	tcase_add_test(tc, states_are_told_and_chosen);
	tcase_add_test(tc, further_changes_keep_the_first_image_before);
	tcase_add_test(tc, deleted_insert_leaves_nothing);
	tcase_add_test(tc, duplicate_keys_live_side_by_side_until_applied);
	tcase_add_test(tc, changed_key_moves_the_record);
	tcase_add_test(tc, cancel_forgets_all_and_others_never_knew);
	tcase_add_test(tc, cancel_of_one_record_restores_that_one);
	tcase_add_test(tc, end_of_the_mode_drops_what_is_pending);
	tcase_add_test(tc, commit_writes_everything_and_empties_the_cache);
	tcase_add_test(tc, deleted_and_inserted_again_under_the_same_key);
	tcase_add_test(tc,
	    record_changed_by_another_aborts_and_leaves_all_as_it_was);
	tcase_add_test(tc, record_deleted_by_another_is_told_as_deleted);
	tcase_add_test(tc,
	    cached_record_stays_in_its_places_when_another_deletes_it);
	tcase_add_test(tc, locked_record_is_a_conflict);
	tcase_add_test(tc, skipped_entry_stays_and_the_others_are_written);
	tcase_add_test(tc, refusal_ends_the_run_with_the_subscribers_code);
	tcase_add_test(tc, retry_writes_what_the_subscriber_edited);
	tcase_add_test(tc, entry_that_was_handled_counts_as_applied);
	tcase_add_test(tc, marks_go_with_the_transaction_that_rolls_back);
	tcase_add_test(tc,
	    cache_that_ends_before_its_transaction_does_no_harm);
	tcase_add_test(tc, long_values_are_cached_with_the_record);
	tcase_add_test(tc, read_only_cursor_caches_and_fails_to_apply);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
