/* SPDX-License-Identifier: MIT */
/* Updates: the copy buffer, the statement around it, the events. */
#include "base_alloc.h"
#include "eng_cursor.h"
#include "eng_fix.h"
#include "suite.h"

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

START_TEST(inserted_record_is_found_by_its_bookmark)
{
	const uint8_t *bookmark;
	uint8_t copy[16];
	size_t size;

	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 7));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "ada"));
	ck_st(ENG_OK, eng_cursor_update(fx.cur, true, 100, &bookmark, &size));
	memcpy(copy, bookmark, size);
	ck_st(ENG_OK, eng_cursor_goto(fx.cur, copy, size));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "ada");
	ck_st(ENG_OK, fix_seek_id(fx.other, 7));
}
END_TEST

/* recupd.cxx: the size is checked before anything is written */
START_TEST(bookmark_that_does_not_fit_leaves_the_update_prepared)
{
	const uint8_t *bookmark;
	size_t size;

	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 7));
	ck_st(ENG_E_BUFFER_TOO_SMALL, eng_cursor_update(fx.cur, true, 4,
	    &bookmark, &size));
	ck_assert(eng_cursor_is_prepared(fx.cur));
	ck_st(ENG_OK, eng_cursor_update(fx.cur, true, 5, &bookmark, &size));
}
END_TEST

START_TEST(duplicate_primary_key_is_refused_and_can_be_corrected)
{
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 1));
	ck_st(ENG_E_KEY_DUP, fix_update(fx.cur));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 2));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 2));
}
END_TEST

START_TEST(values_that_the_record_has_are_not_written_again)
{
	int32_t id = 7;
	struct eng_write writes[] = {
		{ .column_id = fx.id, .tag = 1, .data = &id,
		    .size = sizeof id },
		{ .column_id = fx.name, .tag = 1, .data = "ada", .size = 3 },
		{ .column_id = UINT32_MAX }
	};

	ck_st(ENG_E_NOT_PREPARED, eng_cursor_write_new(fx.cur, writes, 2));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 7, "ada"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 7));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, eng_cursor_write_new(fx.cur, writes, 2));
	ck_assert(!eng_cursor_is_changed(fx.cur));
	ck_st(ENG_E_BAD_COLUMN_ID, eng_cursor_write_new(fx.cur, writes, 3));
	writes[1].data = "eve";
	ck_st(ENG_OK, eng_cursor_write_new(fx.cur, writes, 2));
	ck_assert(eng_cursor_is_changed(fx.cur));
	ck_assert(eng_record_is_changed(&fx.cur->update.record, fx.name));
	ck_assert(!eng_record_is_changed(&fx.cur->update.record, fx.id));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "eve");
	writes[1].data = NULL;
	writes[1].flags = ENG_SET_NULL;
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, eng_cursor_write_new(fx.cur, writes, 2));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, eng_cursor_write_new(fx.cur, writes, 2));
	ck_assert(!eng_cursor_is_changed(fx.cur));
	ck_st(ENG_OK, eng_cursor_cancel(fx.cur));
}
END_TEST

START_TEST(new_record_is_gone_to_without_a_look)
{
	ck_assert(!eng_cursor_goto_new(fx.cur));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 7, "ada"));
	ck_assert(eng_cursor_goto_new(fx.cur));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "ada");
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	ck_assert(!eng_cursor_goto_new(fx.cur));
}
END_TEST

START_TEST(prepare_and_cancel_know_their_state)
{
	ck_st(ENG_E_NOT_PREPARED, eng_cursor_cancel(fx.cur));
	ck_st(ENG_E_NOT_PREPARED, fix_update(fx.cur));
	ck_st(ENG_E_NOT_PREPARED, fix_set_int(fx.cur, fx.id, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_E_PREPARED, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, eng_cursor_cancel(fx.cur));
	ck_st(ENG_E_NO_RECORD, eng_cursor_prepare(fx.cur,
	    ENG_PREPARE_REPLACE));
}
END_TEST

START_TEST(primary_key_cannot_be_replaced)
{
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 2));
	ck_st(ENG_E_PRIMARY_CHANGED, fix_update(fx.cur));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 1));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "bob"));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "bob");
}
END_TEST

/* At level 0 the record is compared with what it was at prepare. */
START_TEST(record_changed_since_prepare_is_a_conflict)
{
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "bob"));
	ck_st(ENG_OK, eng_cursor_prepare(fx.other, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.other, fx.name, "eve"));
	ck_st(ENG_OK, fix_update(fx.other));
	ck_st(ENG_E_WRITE_CONFLICT, fix_update(fx.cur));
	ck_st(ENG_E_WRITE_CONFLICT, fix_update(fx.cur));
	ck_st(ENG_OK, eng_cursor_cancel(fx.cur));
}
END_TEST

START_TEST(prepared_replace_locks_inside_a_transaction)
{
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_E_WRITE_CONFLICT, eng_cursor_prepare(fx.other,
	    ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, eng_cursor_prepare(fx.other,
	    ENG_PREPARE_REPLACE_NO_LOCK));
	ck_st(ENG_OK, fix_set_text(fx.other, fx.name, "eve"));
	ck_st(ENG_E_WRITE_CONFLICT, fix_update(fx.other));
	ck_st(ENG_E_WRITE_CONFLICT, eng_cursor_delete(fx.other));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "bob"));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
}
END_TEST

START_TEST(rollback_of_its_level_cancels_a_prepared_update)
{
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
	ck_st(ENG_E_NOT_PREPARED, fix_update(fx.cur));
}
END_TEST

START_TEST(cursor_stays_on_the_record_it_deleted)
{
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "bob"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	ck_st(ENG_E_RECORD_DELETED, eng_cursor_move(fx.cur, 0, false));
	ck_st(ENG_E_RECORD_DELETED, eng_cursor_delete(fx.cur));
	ck_st(ENG_OK, eng_cursor_move(fx.cur, 1, false));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "bob");
}
END_TEST

START_TEST(long_values_are_not_set_outside_a_transaction)
{
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_E_NO_TXN, fix_set_text(fx.cur, fx.note, "x"));
	ck_st(ENG_E_NO_COLUMN, fix_set_text(fx.cur, 200, "x"));
	ck_st(ENG_E_BAD_COLUMN_ID, fix_set_text(fx.cur, 0, "x"));
}
END_TEST

START_TEST(not_null_column_must_be_set_or_have_a_default)
{
	uint32_t must = fix_column(fx.cur, "must", ENG_T_I32, ENG_COL_FIXED |
	    ENG_COL_NOT_NULL);

	ck_st(ENG_E_NULL_VALUE, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 1));
	ck_st(ENG_OK, fix_set_int(fx.cur, must, 5));
	ck_st(ENG_OK, fix_update(fx.cur));
}
END_TEST

/* ---- counted columns ---- */

START_TEST(auto_increment_is_spent_at_prepare_and_survives_a_restart)
{
	struct eng_cursor *cur;
	uint32_t n;
	int i;

	ck_st(ENG_OK, eng_table_create(fx.one, fx.store, "seq", NULL, 0, 0,
	    &cur));
	n = fix_column(cur, "n", ENG_T_I32, ENG_COL_FIXED | ENG_COL_AUTOINC);
	for (i = 1; i <= 3; i++) {
		ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_INSERT));
		ck_assert_int_eq(fix_int(cur, ENG_FROM_COPY, n), i);
		ck_st(ENG_E_BAD_COLUMN_TYPE, fix_set_int(cur, n, 9));
		if (i == 2)
			ck_st(ENG_OK, eng_cursor_cancel(cur));
		else
			ck_st(ENG_OK, fix_update(cur));
	}
	fix_restart(&fx, true);
	ck_st(ENG_OK, eng_cursor_open(fx.one, fx.store, "seq", 0, &cur));
	ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_INSERT));
	ck_assert_int_eq(fix_int(cur, ENG_FROM_COPY, n), 4);
}
END_TEST

START_TEST(version_column_counts_real_replaces)
{
	uint32_t v = fix_column(fx.cur, "v", ENG_T_I32, ENG_COL_FIXED |
	    ENG_COL_VERSION);

	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, v), 0);
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_E_BAD_COLUMN_TYPE, fix_set_int(fx.cur, v, 9));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, v), 0);
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "bob"));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_int_eq(fix_int(fx.cur, ENG_FROM_RECORD, v), 1);
}
END_TEST

/* A table with an escrow column and one record; cursors of both sessions. */
static uint32_t
make_counter(uint32_t flags, struct eng_cursor **a, struct eng_cursor **b)
{
	static const int32_t two = 2;
	struct eng_column_def def = { .name = "n", .type = ENG_T_I32,
	    .flags = ENG_COL_FIXED | ENG_COL_ESCROW | flags,
	    .default_value = &two, .default_size = sizeof two };
	uint32_t id;

	ck_st(ENG_OK, eng_table_create(fx.one, fx.store, "count", NULL, 0, 0,
	    a));
	ck_st(ENG_OK, eng_column_add(*a, &def, &id));
	eng_cursor_close(*a);
	ck_st(ENG_OK, eng_cursor_open(fx.one, fx.store, "count", 0, a));
	ck_st(ENG_OK, eng_cursor_open(fx.two, fx.store, "count", 0, b));
	ck_st(ENG_OK, eng_cursor_prepare(*a, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_update(*a));
	ck_st(ENG_OK, eng_cursor_go(*a, ENG_FIRST));
	ck_st(ENG_OK, eng_cursor_go(*b, ENG_FIRST));
	return id;
}

START_TEST(escrow_deltas_of_two_sessions_live_together)
{
	struct eng_cursor *a, *b;
	uint32_t n = make_counter(0, &a, &b);
	int64_t old;

	ck_st(ENG_E_NO_TXN, eng_cursor_escrow(a, n, 1, false, &old));
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	ck_st(ENG_OK, eng_cursor_escrow(a, n, 3, false, &old));
	ck_assert_int_eq(old, 2);
	ck_st(ENG_OK, eng_cursor_escrow(b, n, 10, false, &old));
	ck_assert_int_eq(old, 5);
	ck_assert_int_eq(fix_int(a, ENG_FROM_RECORD, n), 5);
	ck_assert_int_eq(fix_int(b, ENG_FROM_RECORD, n), 12);
	ck_st(ENG_E_WRITE_CONFLICT, eng_cursor_delete(a));
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
	ck_st(ENG_OK, eng_txn_commit(fx.two, false));
	ck_st(ENG_OK, eng_cursor_go(a, ENG_FIRST));
	ck_assert_int_eq(fix_int(a, ENG_FROM_RECORD, n), 12);
}
END_TEST

START_TEST(escrow_without_rollback_stays)
{
	struct eng_cursor *a, *b;
	uint32_t n = make_counter(0, &a, &b);
	int64_t old;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_cursor_escrow(a, n, 3, true, &old));
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
	ck_st(ENG_OK, eng_cursor_go(b, ENG_FIRST));
	ck_assert_int_eq(fix_int(b, ENG_FROM_RECORD, n), 5);
}
END_TEST

START_TEST(record_goes_when_its_number_reached_zero)
{
	struct eng_cursor *a, *b;
	uint32_t n = make_counter(ENG_COL_DELETE_ON_ZERO, &a, &b);
	int64_t old;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_cursor_escrow(a, n, -1, false, &old));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_OK, eng_cursor_go(b, ENG_FIRST));
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_cursor_escrow(a, n, -1, false, &old));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_E_NO_RECORD, eng_cursor_go(b, ENG_FIRST));
}
END_TEST

/* ---- copies ---- */

START_TEST(copy_has_values_of_its_own)
{
	static char big[3000];
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = fx.note, .tag = 1 };

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 1));
	ck_st(ENG_OK, fix_set(fx.cur, fx.note, big, sizeof big));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_COPY));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 2));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 2));
	read.buffer = big;
	read.room = sizeof big;
	ck_st(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, sizeof big);
}
END_TEST

/* ---- events ---- */

static char told[64];
static char refuse;		/* the letter of the event to refuse */
static unsigned level_seen;

static struct bus_verdict
hear(void *context, const struct bus_event *ev)
{
	static const char letters[] = "iIrRdD";
	char letter = letters[ev->topic];

	(void)context;
	strncat(told, &letter, 1);
	level_seen = eng_session_level(eng_cursor_session(ev->subject));
	if (letter == 'i' && strcmp(told, "i") == 0)
		(void)fix_set_text(ev->subject, fx.name, "heard");
	if (letter == refuse)
		return (struct bus_verdict){ BUS_REFUSE, -10001 };
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

static void
listen(char refused)
{
	told[0] = '\0';
	refuse = refused;
	ck_assert_ptr_nonnull(bus_subscribe(eng_cursor_scope(fx.cur), 0x3f,
	    hear, NULL));
}

START_TEST(subscriber_before_an_insert_may_set_values)
{
	listen('\0');
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_assert_str_eq(told, "iI");
	ck_assert_uint_eq(level_seen, 0);
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "heard");
}
END_TEST

START_TEST(refusal_keeps_the_update_prepared)
{
	listen('r');
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	ck_st(ENG_OK, fix_set_text(fx.cur, fx.name, "bob"));
	ck_st(ENG_E_REFUSED, fix_update(fx.cur));
	ck_assert_int_eq(eng_session_refusal(fx.one), -10001);
	ck_assert_uint_eq(level_seen, 1);
	refuse = '\0';
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_str_eq(told, "iIrrR");
	ck_assert_str_eq(fix_text(fx.cur, ENG_FROM_RECORD, fx.name), "bob");
}
END_TEST

/* recupd.cxx: the question comes before the cursor is looked at */
START_TEST(delete_asks_even_without_a_record)
{
	listen('\0');
	ck_st(ENG_E_NO_RECORD, eng_cursor_delete(fx.cur));
	ck_assert_str_eq(told, "d");
}
END_TEST

START_TEST(replacing_copy_tells_of_both_and_undoes_both)
{
	listen('\0');
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "bob"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 1));
	ck_st(ENG_E_NO_TXN, eng_cursor_prepare(fx.cur,
	    ENG_PREPARE_COPY_DELETE));
	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_COPY_DELETE));
	ck_st(ENG_E_PREPARED, eng_cursor_delete(fx.cur));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 2));
	told[0] = '\0';
	strcat(told, ".");
	ck_st(ENG_E_KEY_DUP, fix_update(fx.cur));
	ck_assert_str_eq(told, ".dDi");
	ck_st(ENG_OK, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, fix_set_int(fx.cur, fx.id, 3));
	ck_st(ENG_OK, fix_update(fx.cur));
	ck_assert_str_eq(told, ".dDidDiI");
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
	ck_st(ENG_E_NOT_FOUND, fix_seek_id(fx.other, 1));
	ck_st(ENG_OK, fix_seek_id(fx.other, 3));
}
END_TEST

/* ---- temporary tables ---- */

START_TEST(temporary_table_sorts_and_swallows_duplicates)
{
	struct eng_column_def cols[2] = {
		{ .type = ENG_T_I32, .flags = ENG_COL_FIXED | ENG_COL_TTKEY |
		    ENG_COL_TTDESCENDING },
		{ .type = ENG_T_LONG_BINARY, .flags = ENG_COL_TAGGED }
	};
	struct eng_temp_def def = { .columns = cols, .column_count = 2,
	    .unique = true };
	struct eng_cursor *cur;
	uint32_t ids[2];
	int i;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_temp_open(fx.one, &def, ids, &cur));
	for (i = 0; i < 6; i++) {
		ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_INSERT));
		ck_st(ENG_OK, fix_set_int(cur, ids[0], i % 3));
		ck_st(ENG_OK, fix_set(cur, ids[1], told, sizeof told));
		ck_st(ENG_OK, fix_update(cur));
	}
	for (i = 2; i >= 0; i--) {
		ck_st(ENG_OK, i == 2 ? eng_cursor_go(cur, ENG_FIRST) :
		    eng_cursor_move(cur, 1, false));
		ck_assert_int_eq(fix_int(cur, ENG_FROM_RECORD, ids[0]), i);
	}
	ck_st(ENG_E_NO_RECORD, eng_cursor_move(cur, 1, false));
	eng_cursor_close(cur);
	ck_st(ENG_OK, eng_txn_commit(fx.one, false));
}
END_TEST

START_TEST(temporary_table_may_object_to_duplicates)
{
	struct eng_column_def col = { .type = ENG_T_I32,
	    .flags = ENG_COL_FIXED | ENG_COL_TTKEY };
	struct eng_temp_def def = { .columns = &col, .column_count = 1,
	    .error_on_duplicate = true };
	struct eng_cursor *cur;
	uint32_t id;

	ck_st(ENG_OK, eng_txn_begin(fx.one, false));
	ck_st(ENG_OK, eng_temp_open(fx.one, &def, &id, &cur));
	ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(cur, id, 1));
	ck_st(ENG_OK, fix_update(cur));
	ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(cur, id, 1));
	ck_st(ENG_E_KEY_DUP, fix_update(cur));
	/* The table goes with the level that opened it. */
	ck_st(ENG_OK, eng_txn_rollback(fx.one));
}
END_TEST

/* ---- nesting, and memory that ends ---- */

static struct bus_verdict
insert_below(void *context, const struct bus_event *ev)
{
	struct eng_cursor *mine = context;
	int32_t id = fix_int(ev->subject, ENG_FROM_COPY, fx.id);

	if (id > 1 && id < 10)
		ck_st(ENG_OK, fix_insert(&fx, mine, id + 10, "nested"));
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

START_TEST(subscriber_may_write_the_same_table_through_another_cursor)
{
	struct eng_cursor *mine;

	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_st(ENG_OK, eng_cursor_dup(fx.cur, &mine));
	ck_assert_ptr_nonnull(bus_subscribe(eng_cursor_scope(fx.cur),
	    BUS_BIT(BUS_BEFORE_INSERT), insert_below, mine));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "bob"));
	ck_st(ENG_OK, fix_seek_id(fx.other, 12));
	/* A failure undoes what was written below it. */
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 20, "cy"));
	ck_st(ENG_OK, fix_seek_id(fx.cur, 12));
	ck_st(ENG_OK, eng_cursor_delete(fx.cur));
	ck_st(ENG_E_KEY_DUP, fix_insert(&fx, fx.cur, 2, "bob"));
	ck_st(ENG_E_NOT_FOUND, fix_seek_id(fx.other, 12));
}
END_TEST

static struct bus_verdict
leave_open(void *context, const struct bus_event *ev)
{
	(void)context;
	ck_st(ENG_OK, eng_txn_begin(eng_cursor_session(ev->subject), false));
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

START_TEST(levels_that_a_subscriber_leaves_open_are_undone)
{
	ck_assert_ptr_nonnull(bus_subscribe(eng_cursor_scope(fx.cur), 0x3f,
	    leave_open, NULL));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "ada"));
	ck_assert_uint_eq(eng_session_level(fx.one), 0);
	ck_st(ENG_OK, fix_seek_id(fx.other, 1));
}
END_TEST

START_TEST(update_without_memory_changes_nothing)
{
	struct eng_index_def def = fix_index_def("name", ENG_IDX_UNIQUE,
	    fx.name);
	eng_status st = ENG_E_NO_MEMORY;
	struct eng_cursor *fresh;	/* which has kept no memory yet */
	long n;

	ck_st(ENG_OK, eng_index_create(fx.cur, &def));
	for (n = 1; st != ENG_OK; n++) {
		ck_st(ENG_OK, eng_cursor_dup(fx.cur, &fresh));
		base_alloc_fail_after(n);
		st = eng_cursor_prepare(fresh, ENG_PREPARE_INSERT);
		if (st == ENG_OK)
			st = fix_set_int(fresh, fx.id, 1);
		if (st == ENG_OK)
			st = fix_set_text(fresh, fx.name, "ada");
		if (st == ENG_OK)
			st = fix_update(fresh);
		base_alloc_fail_after(0);
		(void)eng_cursor_cancel(fresh);
		eng_cursor_close(fresh);
		if (st == ENG_OK)
			break;
		ck_st(ENG_E_NO_MEMORY, st);
		ck_assert_uint_eq(eng_session_level(fx.one), 0);
		ck_st(ENG_E_NO_RECORD, eng_cursor_go(fx.other, ENG_FIRST));
	}
	ck_assert_int_gt(n, 5);
	ck_st(ENG_OK, fix_seek_id(fx.other, 1));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada");
}
END_TEST

START_TEST(index_without_memory_is_not_made)
{
	struct eng_index_def def = fix_index_def("name", 0, fx.name);
	struct eng_index_info info;
	eng_status st = ENG_E_NO_MEMORY;
	long n;

	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 1, "bob"));
	ck_st(ENG_OK, fix_insert(&fx, fx.cur, 2, "ada"));
	ck_st(ENG_OK, eng_txn_begin(fx.two, false));
	ck_st(ENG_OK, fix_insert(&fx, fx.other, 3, "cy"));
	for (n = 1; st != ENG_OK; n++) {
		base_alloc_fail_after(n);
		st = eng_index_create(fx.cur, &def);
		base_alloc_fail_after(0);
		if (st == ENG_OK)
			break;
		ck_st(ENG_E_NO_MEMORY, st);
		ck_st(ENG_E_NO_INDEX, eng_index_find(fx.cur, "name", &info));
	}
	ck_assert_int_gt(n, 5);
	ck_st(ENG_OK, eng_txn_commit(fx.two, false));
	ck_assert_str_eq(fix_walk(&fx, fx.cur, "name"), "ada,bob,cy");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_update");
	TCase *tc = tcase_create("updates");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, inserted_record_is_found_by_its_bookmark);
	tcase_add_test(tc,
	    bookmark_that_does_not_fit_leaves_the_update_prepared);
	tcase_add_test(tc,
	    duplicate_primary_key_is_refused_and_can_be_corrected);
	tcase_add_test(tc, values_that_the_record_has_are_not_written_again);
	tcase_add_test(tc, new_record_is_gone_to_without_a_look);
	tcase_add_test(tc, prepare_and_cancel_know_their_state);
	tcase_add_test(tc, primary_key_cannot_be_replaced);
	tcase_add_test(tc, record_changed_since_prepare_is_a_conflict);
	tcase_add_test(tc, prepared_replace_locks_inside_a_transaction);
	tcase_add_test(tc, rollback_of_its_level_cancels_a_prepared_update);
	tcase_add_test(tc, cursor_stays_on_the_record_it_deleted);
	tcase_add_test(tc, long_values_are_not_set_outside_a_transaction);
	tcase_add_test(tc, not_null_column_must_be_set_or_have_a_default);
	tcase_add_test(tc,
	    auto_increment_is_spent_at_prepare_and_survives_a_restart);
	tcase_add_test(tc, version_column_counts_real_replaces);
	tcase_add_test(tc, escrow_deltas_of_two_sessions_live_together);
	tcase_add_test(tc, escrow_without_rollback_stays);
	tcase_add_test(tc, record_goes_when_its_number_reached_zero);
	tcase_add_test(tc, copy_has_values_of_its_own);
	tcase_add_test(tc, subscriber_before_an_insert_may_set_values);
	tcase_add_test(tc, refusal_keeps_the_update_prepared);
	tcase_add_test(tc, delete_asks_even_without_a_record);
	tcase_add_test(tc, replacing_copy_tells_of_both_and_undoes_both);
	tcase_add_test(tc, temporary_table_sorts_and_swallows_duplicates);
	tcase_add_test(tc, temporary_table_may_object_to_duplicates);
	tcase_add_test(tc,
	    subscriber_may_write_the_same_table_through_another_cursor);
	tcase_add_test(tc, levels_that_a_subscriber_leaves_open_are_undone);
	tcase_add_test(tc, update_without_memory_changes_nothing);
	tcase_add_test(tc, index_without_memory_is_not_made);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
