/* SPDX-License-Identifier: MIT */
/* Transactions, conflicts, locks and escrow columns, rule by rule as the
 * vendor's engine has them. */
#define JET_VERSION 0x0A01

#include <check.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_rec.h"
#include "suite.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct ese_rec rc;
static JET_SESID other;
static JET_TABLEID theirs;	/* a cursor of the other session */

static void
begin(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
}

static void
commit(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetCommitTransaction(sesid, 0));
}

static void
roll_back(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetRollback(sesid, 0));
}

static void
begin_read_only(JET_SESID sesid)
{
	ck_jet(JET_errSuccess, JetBeginTransaction2(sesid,
	    JET_bitTransactionReadOnly));
}

static JET_ERR
add_to(JET_SESID sesid, JET_TABLEID tableid, int32_t delta, int32_t *old)
{
	return JetEscrowUpdate(sesid, tableid, rc.escrow, &delta,
	    sizeof(delta), old, old != NULL ? sizeof(*old) : 0, NULL, 0);
}

/* ---- ways to touch the record under the cursor ---- */

typedef JET_ERR touch_fn(JET_SESID sesid, JET_TABLEID tableid);

static JET_ERR
replace(JET_SESID sesid, JET_TABLEID tableid)
{
	int32_t num = 77;
	JET_ERR err;

	err = JetPrepareUpdate(sesid, tableid, JET_prepReplace);
	if (err == JET_errSuccess)
		err = JetSetColumn(sesid, tableid, rc.num, &num, sizeof(num),
		    0, NULL);
	return err == JET_errSuccess ? JetUpdate(sesid, tableid, NULL, 0,
	    NULL) : err;
}

static JET_ERR
prepare_replace(JET_SESID sesid, JET_TABLEID tableid)
{
	return JetPrepareUpdate(sesid, tableid, JET_prepReplace);
}

static JET_ERR
prepare_copy_delete(JET_SESID sesid, JET_TABLEID tableid)
{
	return JetPrepareUpdate(sesid, tableid,
	    JET_prepInsertCopyDeleteOriginal);
}

static JET_ERR
prepare_copy_replace(JET_SESID sesid, JET_TABLEID tableid)
{
	return JetPrepareUpdate(sesid, tableid,
	    JET_prepInsertCopyReplaceOriginal);
}

static JET_ERR
delete(JET_SESID sesid, JET_TABLEID tableid)
{
	return JetDelete(sesid, tableid);
}

static JET_ERR
lock_to_write(JET_SESID sesid, JET_TABLEID tableid)
{
	return JetGetLock(sesid, tableid, JET_bitWriteLock);
}

static JET_ERR
lock_to_read(JET_SESID sesid, JET_TABLEID tableid)
{
	return JetGetLock(sesid, tableid, JET_bitReadLock);
}

static JET_ERR
add_one_to(JET_SESID sesid, JET_TABLEID tableid)
{
	return add_to(sesid, tableid, 1, NULL);
}

static touch_fn *const touches[] = {
	replace, prepare_replace, prepare_copy_delete, prepare_copy_replace,
	delete, lock_to_write, lock_to_read, add_one_to
};

#define TOUCHES COUNT(touches)

/* Two of the same kind go together when it is one of these. */
static bool
go_together(touch_fn *a, touch_fn *b)
{
	return a == b && (a == lock_to_read || a == add_one_to);
}

/* ---- conflicts ---- */

/* A record for each touch, both cursors on the first. */
static void
setup(void)
{
	ese_rec_open(&rc);
	ese_rec_fill(&rc, TOUCHES);
	other = ese_fix_session(&rc.fx);
	theirs = ese_rec_cursor(&rc, other);
	ese_rec_goto(&rc, 1);
	ese_rec_goto_at(&rc, other, theirs, 1);
}

static void
teardown(void)
{
	ese_rec_close(&rc);
}

/* Both cursors on the record for a pair of touches. */
static void
goto_pair(size_t pair)
{
	ese_rec_goto(&rc, (int32_t)pair + 1);
	ese_rec_goto_at(&rc, other, theirs, (int32_t)pair + 1);
}

static void
cancel(JET_SESID sesid, JET_TABLEID tableid)
{
	(void)JetPrepareUpdate(sesid, tableid, JET_prepCancel);
}

/* ver.cxx: every pair of what two sessions can do to one record */
START_TEST(what_another_session_does_to_a_record_conflicts_at_once)
{
	touch_fn *mine = touches[_i];
	size_t k;

	for (k = 0; k < TOUCHES; k++) {
		goto_pair(k);
		begin(rc.sesid);
		begin(other);
		ck_jet(JET_errSuccess, touches[k](other, theirs));
		ck_jet(go_together(mine, touches[k]) ? JET_errSuccess :
		    JET_errWriteConflict, mine(rc.sesid, rc.tableid));
		roll_back(rc.sesid);
		roll_back(other);
	}
}
END_TEST

/* What began before the commit conflicts with it for ever, a lock of the past
 * included; a new transaction does not. */
START_TEST(what_was_committed_after_my_begin_conflicts_until_i_begin_anew)
{
	touch_fn *mine = touches[_i];
	JET_ERR want;
	size_t k;

	for (k = 0; k < TOUCHES; k++) {
		want = go_together(mine, touches[k]) ? JET_errSuccess :
		    JET_errWriteConflict;
		goto_pair(k);
		begin(rc.sesid);
		begin(other);
		ck_jet(JET_errSuccess, touches[k](other, theirs));
		cancel(other, theirs);
		commit(other);
		ck_jet(want, mine(rc.sesid, rc.tableid));
		ck_jet(want, mine(rc.sesid, rc.tableid));
		roll_back(rc.sesid);
		if (touches[k] == delete)
			continue;
		ese_rec_goto(&rc, (int32_t)k + 1);
		begin(rc.sesid);
		ck_jet(JET_errSuccess, mine(rc.sesid, rc.tableid));
		roll_back(rc.sesid);
	}
}
END_TEST

START_TEST(a_conflict_ends_when_the_other_session_rolls_back)
{
	size_t k;

	for (k = 0; k < TOUCHES; k++) {
		goto_pair(k);
		begin(rc.sesid);
		begin(other);
		ck_jet(JET_errSuccess, touches[k](other, theirs));
		roll_back(other);
		ck_jet(JET_errSuccess, touches[_i](rc.sesid, rc.tableid));
		roll_back(rc.sesid);
	}
}
END_TEST

START_TEST(what_i_did_myself_conflicts_with_nothing)
{
	size_t k;

	for (k = 0; k < TOUCHES; k++) {
		goto_pair(k);
		begin(rc.sesid);
		ck_jet(JET_errSuccess, touches[k](rc.sesid, rc.tableid));
		cancel(rc.sesid, rc.tableid);
		ck_jet(touches[k] == delete ? JET_errRecordDeleted :
		    JET_errSuccess, touches[_i](rc.sesid, rc.tableid));
		roll_back(rc.sesid);
	}
}
END_TEST

/* recupd.cxx: release builds let the later of two cursors win */
START_TEST(two_cursors_of_one_session_may_replace_the_same_record)
{
	JET_TABLEID second = ese_rec_cursor(&rc, rc.sesid);
	int32_t num = 5;

	ese_rec_goto_at(&rc, rc.sesid, second, 1);
	begin(rc.sesid);
	ck_jet(JET_errSuccess, prepare_replace(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errSuccess, prepare_replace(rc.sesid, second));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, second, rc.num, &num,
	    sizeof(num), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, second, NULL, 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	commit(rc.sesid);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
}
END_TEST

/* ---- levels ---- */

/* "JetCommitTransaction Function": only the outermost commit is one */
START_TEST(an_inner_commit_shows_nothing_to_others)
{
	begin(rc.sesid);
	begin(rc.sesid);
	ck_jet(JET_errSuccess, delete(rc.sesid, rc.tableid));
	commit(rc.sesid);
	ck_assert_int_eq(ese_rec_id_at(&rc, other, theirs), 1);
	ck_jet(JET_errWriteConflict, delete(other, theirs));
	commit(rc.sesid);
	ck_jet(JET_errRecordDeleted, JetMove(other, theirs, 0, 0));
}
END_TEST

START_TEST(a_lock_of_an_inner_level_lasts_with_its_commit)
{
	begin(rc.sesid);
	begin(rc.sesid);
	ck_jet(JET_errSuccess, lock_to_write(rc.sesid, rc.tableid));
	commit(rc.sesid);
	ck_jet(JET_errWriteConflict, delete(other, theirs));
	commit(rc.sesid);
	ck_jet(JET_errSuccess, delete(other, theirs));
}
END_TEST

START_TEST(a_lock_of_an_inner_level_goes_with_its_rollback)
{
	begin(rc.sesid);
	begin(rc.sesid);
	ck_jet(JET_errSuccess, lock_to_write(rc.sesid, rc.tableid));
	roll_back(rc.sesid);
	ck_jet(JET_errSuccess, replace(other, theirs));
}
END_TEST

/* dir.cxx: the snapshot is that of the outermost begin, not of the first
 * read, and inner ones take none */
START_TEST(the_snapshot_is_taken_by_the_outermost_begin)
{
	begin(rc.sesid);
	ck_jet(JET_errSuccess, replace(other, theirs));
	begin(rc.sesid);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 10);
	commit(rc.sesid);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 10);
	commit(rc.sesid);
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 77);
}
END_TEST

/* dir.cxx: cursors that were moved in the level */
START_TEST(rolling_back_puts_moved_cursors_before_the_first_record)
{
	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 1, 0));
	roll_back(rc.sesid);
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 0, 0));
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid,
	    JET_MovePrevious, 0));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, JET_MoveNext,
	    0));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
}
END_TEST

START_TEST(rolling_back_leaves_cursors_that_did_not_move)
{
	ese_rec_goto(&rc, 2);
	begin(rc.sesid);
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	roll_back(rc.sesid);
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

/* a move of an inner level that was committed belongs to the outer one */
START_TEST(a_move_goes_to_the_outer_level_with_the_commit)
{
	begin(rc.sesid);
	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 1, 0));
	commit(rc.sesid);
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	roll_back(rc.sesid);
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 0, 0));
}
END_TEST

/* tm.cxx */
START_TEST(rolling_back_returns_to_the_index_of_before)
{
	char name[65] = "x";

	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	roll_back(rc.sesid);
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid,
	    name, sizeof(name)));
	ck_assert_str_eq(name, "pk");
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(rc.sesid, rc.tableid,
	    "by_num"));
	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, 1, 0));
	roll_back(rc.sesid);
	ck_jet(JET_errSuccess, JetGetCurrentIndexA(rc.sesid, rc.tableid,
	    name, sizeof(name)));
	ck_assert_str_eq(name, "by_num");
}
END_TEST

/* what is no part of the level */
START_TEST(rolling_back_leaves_search_keys_alone)
{
	begin(rc.sesid);
	ese_rec_key(&rc, 2);
	roll_back(rc.sesid);
	ck_jet(JET_errSuccess, JetSeek(rc.sesid, rc.tableid, JET_bitSeekEQ));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
	ese_rec_key(&rc, 2);
	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetSeek(rc.sesid, rc.tableid, JET_bitSeekEQ));
	roll_back(rc.sesid);
	ck_jet(JET_errKeyNotMade, JetSeek(rc.sesid, rc.tableid,
	    JET_bitSeekEQ));
}
END_TEST

START_TEST(rolling_back_gives_no_number_back)
{
	int32_t number;

	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	number = ese_rec_get_copy(&rc, rc.autoinc);
	roll_back(rc.sesid);
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, rc.tableid,
	    JET_prepInsert));
	ck_assert_int_eq(ese_rec_get_copy(&rc, rc.autoinc), number + 1);
}
END_TEST

/* an update that was prepared further out is still there */
START_TEST(rolling_back_keeps_updates_of_outer_levels)
{
	begin(rc.sesid);
	ck_jet(JET_errSuccess, prepare_replace(rc.sesid, rc.tableid));
	begin(rc.sesid);
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	roll_back(rc.sesid);
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), 4);
	commit(rc.sesid);
}
END_TEST

/* dir.cxx moves it outward, to level 0 at last; what others wrote since is
 * noticed here, where the engine loses it */
START_TEST(an_update_outlives_the_commit_of_its_level)
{
	begin(rc.sesid);
	begin(rc.sesid);
	ck_jet(JET_errSuccess, prepare_replace(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	commit(rc.sesid);
	commit(rc.sesid);
	if (_i == 1)
		ck_jet(JET_errSuccess, replace(other, theirs));
	ck_jet(_i == 1 ? JET_errWriteConflict : JET_errSuccess,
	    JetUpdate(rc.sesid, rc.tableid, NULL, 0, NULL));
	ck_assert_int_eq(ese_rec_get(&rc, rc.num), _i == 1 ? 77 : 4);
}
END_TEST

/* ---- level 0 ---- */

START_TEST(outside_transactions_a_record_may_go_under_the_cursor)
{
	ck_jet(JET_errSuccess, delete(other, theirs));
	ck_jet(JET_errRecordDeleted, JetMove(rc.sesid, rc.tableid, 0, 0));
	ck_jet(JET_errRecordDeleted, prepare_replace(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, delete(rc.sesid, rc.tableid));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, rc.tableid, JET_MoveNext,
	    0));
	ck_assert_int_eq(ese_rec_id(&rc), 2);
}
END_TEST

/* ---- bits of begin and lock ---- */

/* tm.cxx filters what it does not know */
START_TEST(begin_ignores_unknown_bits)
{
	ck_jet(JET_errSuccess, JetBeginTransaction2(rc.sesid, 0xfffffffe));
	ck_jet(JET_errSuccess, replace(rc.sesid, rc.tableid));
	commit(rc.sesid);
}
END_TEST

START_TEST(reading_only_matters_at_the_outermost_begin)
{
	begin(rc.sesid);
	begin_read_only(rc.sesid);
	ck_jet(JET_errSuccess, replace(rc.sesid, rc.tableid));
	commit(rc.sesid);
	commit(rc.sesid);
	begin_read_only(rc.sesid);
	begin(rc.sesid);
	ck_jet(JET_errTransReadOnly, replace(rc.sesid, rc.tableid));
	roll_back(rc.sesid);
	roll_back(rc.sesid);
	ck_jet(JET_errSuccess, replace(rc.sesid, rc.tableid));
}
END_TEST

START_TEST(a_transaction_that_only_reads_touches_nothing)
{
	begin_read_only(rc.sesid);
	ck_jet(JET_errTransReadOnly, touches[_i](rc.sesid, rc.tableid));
}
END_TEST

/* fldmod.cxx looks at the transaction before the copy buffer */
START_TEST(a_transaction_that_only_reads_sets_nothing)
{
	JET_SETCOLUMN set = { .columnid = rc.num };

	ck_jet(JET_errSuccess, prepare_replace(rc.sesid, rc.tableid));
	begin_read_only(rc.sesid);
	ck_jet(JET_errTransReadOnly, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errTransReadOnly, JetSetColumns(rc.sesid, rc.tableid, &set,
	    1));
	commit(rc.sesid);
	ck_jet(JET_errSuccess, ese_rec_set(&rc, rc.num, 4));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, rc.tableid, NULL, 0,
	    NULL));
}
END_TEST

/* "JetBeginTransaction2 Function"; they belong to no database */
START_TEST(a_transaction_that_only_reads_fills_temporary_tables)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong, .grbit = JET_bitColumnTTKey };
	int32_t number = 1;
	JET_TABLEID temp;
	JET_COLUMNID id;

	begin_read_only(rc.sesid);
	ck_jet(JET_errSuccess, JetOpenTempTable(rc.sesid, &def, 1,
	    JET_bitTTForceMaterialization | JET_bitTTUpdatable, &temp, &id));
	ck_jet(JET_errSuccess, JetPrepareUpdate(rc.sesid, temp,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(rc.sesid, temp, id, &number,
	    sizeof(number), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(rc.sesid, temp, NULL, 0, NULL));
	ck_jet(JET_errSuccess, JetMove(rc.sesid, temp, JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetDelete(rc.sesid, temp));
	ck_jet(JET_errSuccess, JetCloseTable(rc.sesid, temp));
	commit(rc.sesid);
}
END_TEST

/* rec.cxx */
START_TEST(a_lock_looks_at_its_two_bits_only)
{
	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetGetLock(rc.sesid, rc.tableid,
	    JET_bitReadLock | 0x100));
	ck_jet(JET_errInvalidGrbit, JetGetLock(rc.sesid, rc.tableid, 0x100));
}
END_TEST

START_TEST(a_deleted_record_cannot_be_locked)
{
	begin(rc.sesid);
	ck_jet(JET_errSuccess, delete(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, lock_to_read(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, lock_to_write(rc.sesid, rc.tableid));
	ck_jet(JET_errRecordDeleted, add_one_to(rc.sesid, rc.tableid));
}
END_TEST

/* ---- escrow columns ---- */

/* "JetEscrowUpdate Function", Remarks */
START_TEST(deltas_show_to_others_when_they_are_committed)
{
	int32_t old = 0;

	begin(rc.sesid);
	begin(other);
	ck_jet(JET_errSuccess, add_to(other, theirs, 20, NULL));
	ck_jet(JET_errSuccess, add_to(rc.sesid, rc.tableid, 3, &old));
	ck_assert_int_eq(old, 120);
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 103);
	commit(other);
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 103);
	ck_jet(JET_errSuccess, add_to(rc.sesid, rc.tableid, 1, &old));
	ck_assert_int_eq(old, 123);
	commit(rc.sesid);
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 124);
}
END_TEST

START_TEST(rolling_back_takes_the_own_deltas_of_the_level)
{
	begin(rc.sesid);
	begin(other);
	ck_jet(JET_errSuccess, add_to(rc.sesid, rc.tableid, 1, NULL));
	ck_jet(JET_errSuccess, add_to(other, theirs, 20, NULL));
	begin(rc.sesid);
	ck_jet(JET_errSuccess, add_to(rc.sesid, rc.tableid, 300, NULL));
	roll_back(rc.sesid);
	commit(other);
	commit(rc.sesid);
	ck_assert_int_eq(ese_rec_get(&rc, rc.escrow), 121);
}
END_TEST

/* recupd.cxx: neither the size of the result nor its place is needed */
START_TEST(the_old_number_need_not_be_asked_for)
{
	int32_t delta = 1;
	uint32_t size = 0;

	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow, &delta, sizeof(delta), NULL, 0, &size, 0));
	ck_assert_uint_eq(size, sizeof(delta));
	ck_jet(JET_errSuccess, JetEscrowUpdate(rc.sesid, rc.tableid,
	    rc.escrow, &delta, sizeof(delta), NULL, 0, NULL, 0));
}
END_TEST

START_TEST(a_delta_needs_a_record_and_a_fixed_column)
{
	JET_TABLEID reader;
	char letter = 'x';

	begin(rc.sesid);
	ck_jet(JET_errSuccess, JetOpenTableA(rc.sesid, rc.fx.dbid, "r", NULL,
	    0, JET_bitTableReadOnly, &reader));
	ck_jet(JET_errPermissionDenied, add_one_to(rc.sesid, reader));
	ck_jet(JET_errInvalidBufferSize, JetEscrowUpdate(rc.sesid,
	    rc.tableid, rc.name, &letter, 1, NULL, 0, NULL, 0));
	ck_jet(JET_errNoCurrentRecord, JetMove(rc.sesid, rc.tableid, 99, 0));
	ck_jet(JET_errNoCurrentRecord, add_one_to(rc.sesid, rc.tableid));
}
END_TEST

enum { DRAWERS = 4, DRAWS = 400 };

struct drawer {
	pthread_t thread;
	JET_SESID sesid;
	JET_TABLEID tableid;
	int32_t drawn[DRAWS];
};

static void *
draw_numbers(void *context)
{
	struct drawer *d = context;
	int i;

	for (i = 0; i < DRAWS; i++) {
		begin(d->sesid);
		ck_jet(JET_errSuccess, add_to(d->sesid, d->tableid, 1,
		    &d->drawn[i]));
		commit(d->sesid);
	}
	return NULL;
}

/* bt.cxx adds under the latch of the page: the old number is nobody else's */
START_TEST(threads_that_add_draw_different_numbers)
{
	static struct drawer drawers[DRAWERS];
	static bool seen[DRAWERS * DRAWS];
	int i, k, number;

	for (i = 0; i < DRAWERS; i++) {
		drawers[i].sesid = ese_fix_session(&rc.fx);
		drawers[i].tableid = ese_rec_cursor(&rc, drawers[i].sesid);
		ese_rec_goto_at(&rc, drawers[i].sesid, drawers[i].tableid, 1);
	}
	for (i = 0; i < DRAWERS; i++)
		ck_assert_int_eq(pthread_create(&drawers[i].thread, NULL,
		    draw_numbers, &drawers[i]), 0);
	for (i = 0; i < DRAWERS; i++)
		ck_assert_int_eq(pthread_join(drawers[i].thread, NULL), 0);
	for (i = 0; i < DRAWERS; i++)
		for (k = 0; k < DRAWS; k++) {
			number = drawers[i].drawn[k] - 100;
			ck_assert_int_ge(number, 0);
			ck_assert_int_lt(number, DRAWERS * DRAWS);
			ck_assert(!seen[number]);
			seen[number] = true;
		}
}
END_TEST

/* ---- the size of a transaction ---- */

static void
setup_small(void)
{
	memset(&rc, 0, sizeof(rc));
	ese_fix_create(&rc.fx);
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&rc.fx.instance,
	    JET_sesidNil, JET_paramMaxVerPages, 8, NULL));
	ese_fix_start(&rc.fx);
	ese_fix_table(&rc.fx);
}

/* "Extensible Storage Engine Errors": the cure is to roll back */
START_TEST(a_transaction_may_grow_too_large_and_is_rolled_back)
{
	struct ese_fix *fx = &rc.fx;
	static char text[200];
	JET_ERR err;
	int32_t id;

	memset(text, 'x', sizeof(text));
	begin(fx->sesid);
	for (id = 1, err = JET_errSuccess; err == JET_errSuccess; id++) {
		ck_assert_int_lt(id, 100000);
		err = JetPrepareUpdate(fx->sesid, fx->tableid,
		    JET_prepInsert);
		if (err == JET_errSuccess)
			err = JetSetColumn(fx->sesid, fx->tableid, fx->id,
			    &id, sizeof(id), 0, NULL);
		if (err == JET_errSuccess)
			err = JetSetColumn(fx->sesid, fx->tableid, fx->text,
			    text, sizeof(text), 0, NULL);
		if (err == JET_errSuccess)
			err = JetUpdate(fx->sesid, fx->tableid, NULL, 0,
			    NULL);
	}
	ck_jet(JET_errVersionStoreOutOfMemory, err);
	ck_jet(JET_errVersionStoreOutOfMemory, JetUpdate(fx->sesid,
	    fx->tableid, NULL, 0, NULL));
	roll_back(fx->sesid);
	ck_jet(JET_errNoCurrentRecord, JetMove(fx->sesid, fx->tableid,
	    JET_MoveFirst, 0));
	ese_fix_insert(fx, fx->sesid, fx->tableid, 1, "one");
}
END_TEST

/* ---- the session's end ---- */

/* "JetEndSession Function": open updates and transactions are undone */
START_TEST(the_end_of_a_session_undoes_what_was_not_committed)
{
	begin(other);
	ck_jet(JET_errSuccess, delete(other, theirs));
	begin(other);
	ck_jet(JET_errSuccess, JetPrepareUpdate(other, theirs,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetEndSession(other, 0xffffffff));
	ck_assert_int_eq(ese_rec_id(&rc), 1);
	ck_jet(JET_errSuccess, replace(rc.sesid, rc.tableid));
	ck_jet(JET_errInvalidSesid, delete(other, theirs));
	ck_jet(JET_errInvalidTableId, delete(rc.sesid, theirs));
}
END_TEST

static void
add_levels(Suite *s)
{
	TCase *tc = jp_suite_case(s, "levels", setup, teardown);

	tcase_add_test(tc, an_inner_commit_shows_nothing_to_others);
	tcase_add_test(tc, a_lock_of_an_inner_level_lasts_with_its_commit);
	tcase_add_test(tc, a_lock_of_an_inner_level_goes_with_its_rollback);
	tcase_add_test(tc, the_snapshot_is_taken_by_the_outermost_begin);
	tcase_add_test(tc,
	    rolling_back_puts_moved_cursors_before_the_first_record);
	tcase_add_test(tc, rolling_back_leaves_cursors_that_did_not_move);
	tcase_add_test(tc, a_move_goes_to_the_outer_level_with_the_commit);
	tcase_add_test(tc, rolling_back_returns_to_the_index_of_before);
	tcase_add_test(tc, rolling_back_leaves_search_keys_alone);
	tcase_add_test(tc, rolling_back_gives_no_number_back);
	tcase_add_test(tc, rolling_back_keeps_updates_of_outer_levels);
	tcase_add_loop_test(tc, an_update_outlives_the_commit_of_its_level, 0,
	    2);
	tcase_add_test(tc,
	    outside_transactions_a_record_may_go_under_the_cursor);
	tcase_add_test(tc,
	    the_end_of_a_session_undoes_what_was_not_committed);
}

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_conform_txn");
	TCase *tc = jp_suite_case(s, "conflicts", setup, teardown);

	tcase_add_loop_test(tc,
	    what_another_session_does_to_a_record_conflicts_at_once, 0,
	    TOUCHES);
	tcase_add_loop_test(tc,
	    what_was_committed_after_my_begin_conflicts_until_i_begin_anew, 0,
	    TOUCHES);
	tcase_add_loop_test(tc,
	    a_conflict_ends_when_the_other_session_rolls_back, 0,
	    TOUCHES);
	tcase_add_loop_test(tc, what_i_did_myself_conflicts_with_nothing, 0,
	    TOUCHES);
	tcase_add_test(tc,
	    two_cursors_of_one_session_may_replace_the_same_record);
	add_levels(s);
	tc = jp_suite_case(s, "bits", setup, teardown);
	tcase_add_test(tc, begin_ignores_unknown_bits);
	tcase_add_test(tc, reading_only_matters_at_the_outermost_begin);
	tcase_add_loop_test(tc, a_transaction_that_only_reads_touches_nothing,
	    0, TOUCHES);
	tcase_add_test(tc, a_transaction_that_only_reads_sets_nothing);
	tcase_add_test(tc,
	    a_transaction_that_only_reads_fills_temporary_tables);
	tcase_add_test(tc, a_lock_looks_at_its_two_bits_only);
	tcase_add_test(tc, a_deleted_record_cannot_be_locked);
	tc = jp_suite_case(s, "escrow", setup, teardown);
	tcase_add_test(tc, deltas_show_to_others_when_they_are_committed);
	tcase_add_test(tc, rolling_back_takes_the_own_deltas_of_the_level);
	tcase_add_test(tc, the_old_number_need_not_be_asked_for);
	tcase_add_test(tc, a_delta_needs_a_record_and_a_fixed_column);
	tcase_add_test(tc, threads_that_add_draw_different_numbers);
	tc = tcase_create("size");
	tcase_add_checked_fixture(tc, setup_small, teardown);
	tcase_add_test(tc,
	    a_transaction_may_grow_too_large_and_is_rolled_back);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
