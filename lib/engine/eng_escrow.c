/* SPDX-License-Identifier: MIT */
/* eng_escrow.c - record locks, and numbers that several sessions change.
 *
 * A record whose delete-on-zero column reached zero goes after the commit
 * that brought it there, unless somebody changed it meanwhile: in a session
 * of the engine's own, with the events of any delete. */
#include <string.h>

#include "base_alloc.h"
#include "eng_env.h"
#include "eng_update.h"

struct eng_zero {
	struct eng_zero *next;
	struct eng_session *session;	/* whose commit is awaited */
	struct eng_store *store;
	uint32_t table_id;
	struct eng_table *table;	/* held from the commit on */
	uint32_t column_id;
	size_t size;
	uint8_t bookmark[];
};

eng_status
eng_cursor_lock(struct eng_cursor *cursor, bool write)
{
	struct eng_session *session = cursor->session;
	struct eng_stored known;
	const uint8_t *bookmark;
	bool knows = false;
	size_t size;
	eng_status st;

	if (session->level == 0)
		return ENG_E_NO_TXN;
	if (write && eng_cursor_is_read_only(cursor))
		return ENG_E_READ_ONLY;
	eng_env_share(session->env);
	st = eng_cursor_fetch_locked(cursor);
	if (st == ENG_OK && !eng_cursor_bookmark_at(cursor, &bookmark, &size))
		st = ENG_E_NO_RECORD;
	if (st == ENG_OK) {
		knows = cursor->row_known && cursor->cache == NULL;
		known = eng_cursor_stored(cursor);
		st = eng_tree_lock_known(cursor->table->rows, session,
		    bookmark, size, knows ? &known : NULL, write);
	}
	if (st == ENG_OK && knows)
		eng_stamp_renew(&cursor->row_stamp, cursor);
	eng_env_unshare(session->env);
	return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
}

/* ---- records to look at after the commit ---- */

/* Opens the table whatever others deny: the engine is no other user.  From
 * here to the deletion nobody can take the store away. */
static void
hold_table(struct eng_zero *zero)
{
	struct eng_store *store = zero->store;
	struct eng_table *table;

	base_mutex_lock(&store->tables_mutex);
	TAILQ_FOREACH(table, &store->tables, link)
		if (table->id == zero->table_id)
			break;
	if (table != NULL) {
		base_mutex_lock(&table->table_lock);
		table->opens++;
		table->writers++;
		base_mutex_unlock(&table->table_lock);
	}
	base_mutex_unlock(&store->tables_mutex);
	zero->table = table;
}

/* The environment is held alone when the outcome is a commit. */
static void
settle_zero(void *arg, enum eng_outcome outcome, uint64_t seq)
{
	struct eng_zero *zero = arg;

	(void)seq;
	if (outcome == ENG_COMMITTED)
		hold_table(zero);
	if (zero->table == NULL) {
		base_free(zero);
		return;
	}
	zero->next = zero->session->zeros;
	zero->session->zeros = zero;
}

static eng_status
watch_zero(struct eng_cursor *cursor, const struct eng_column *col,
    const uint8_t *bookmark, size_t size)
{
	struct eng_zero *zero;
	eng_status st;

	zero = base_calloc(1, sizeof *zero + size);
	if (zero == NULL)
		return ENG_E_NO_MEMORY;
	zero->session = cursor->session;
	zero->store = cursor->table->store;
	zero->table_id = cursor->table->id;
	zero->column_id = col->id;
	zero->size = size;
	memcpy(zero->bookmark, bookmark, size);
	st = eng_txn_on_end(cursor->session, settle_zero, zero);
	if (st != ENG_OK)
		base_free(zero);
	return st;
}

/* A cursor on the table that is held; NULL when the table was dropped. */
static struct eng_cursor *
open_inside(struct eng_session *session, const struct eng_zero *zero)
{
	struct eng_cursor *cursor = NULL;
	bool alive;

	eng_env_share(session->env);
	alive = eng_birth_alive(&zero->table->birth);
	eng_env_unshare(session->env);
	if (!alive ||
	    eng_cursor_new(session, zero->table, 0, &cursor) != ENG_OK)
		eng_table_release(zero->table, session, 0);
	return cursor;
}

static bool
is_zero_still(struct eng_cursor *cursor, uint32_t column_id)
{
	uint8_t number[8] = { 0 };
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = column_id, .tag = 1, .buffer = number,
	    .room = sizeof number };

	return eng_cursor_read(cursor, &read) == ENG_OK &&
	    base_get_u64(number) == 0;
}

/* The transaction makes the look and the deletion one: a change in between is
 * a conflict, and the record stays. */
static void
delete_zero(struct eng_session *session, const struct eng_zero *zero)
{
	struct eng_cursor *cursor = open_inside(session, zero);
	eng_status st;

	if (cursor == NULL)
		return;
	if (eng_txn_begin(session, false) == ENG_OK) {
		st = eng_cursor_goto(cursor, zero->bookmark, zero->size);
		if (st == ENG_OK && is_zero_still(cursor, zero->column_id) &&
		    eng_cursor_delete(cursor) == ENG_OK)
			(void)eng_txn_commit(session, false);
		else
			(void)eng_txn_rollback(session);
	}
	if (session->level > 0)
		(void)eng_txn_rollback(session);
	/* Subscribers may have made it an owner. */
	eng_cursor_expel(cursor);
}

void
eng_escrow_committed(struct eng_session *session)
{
	struct eng_session *inside;
	struct eng_zero *zero;

	while ((zero = session->zeros) != NULL) {
		session->zeros = zero->next;
		if (eng_session_begin(session->env, &inside) == ENG_OK) {
			delete_zero(inside, zero);
			eng_session_end(inside);
		} else {
			eng_table_release(zero->table, NULL, 0);
		}
		base_free(zero);
	}
}

/* ---- changing the number ---- */

struct escrow {
	struct eng_cursor *cursor;
	const struct eng_column *col;
	const uint8_t *bookmark;
	size_t size;
	uint32_t offset;		/* of the number in the row */
	int64_t delta;
	int64_t old;
};

static eng_status
find_number(struct escrow *e, uint32_t column_id)
{
	struct eng_cursor *cursor = e->cursor;
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_value value;
	eng_status st;

	e->col = eng_table_column(cursor->table, &view, NULL, column_id);
	if (e->col == NULL)
		return ENG_E_NO_COLUMN;
	if (!(e->col->def.flags & ENG_COL_ESCROW))
		return ENG_E_NOT_ESCROW;
	st = eng_cursor_fetch_locked(cursor);
	if (st != ENG_OK)
		return st;
	if (!eng_cursor_bookmark_at(cursor, &e->bookmark, &e->size))
		return ENG_E_NO_RECORD;
	st = eng_row_get(e->col, cursor->row.data, cursor->row.size, 1,
	    &value);
	if (st != ENG_OK)
		return eng_ok(st) ? ENG_E_CORRUPT : st;
	e->offset = (uint32_t)(value.data - cursor->row.data);
	return ENG_OK;
}

/* Environment shared. */
static eng_status
add_delta(struct escrow *e, struct eng_session *session)
{
	return eng_tree_escrow(e->cursor->table->rows, session, e->bookmark,
	    e->size, e->offset, e->col->fixed_size, e->delta, &e->old);
}

/* A delta that is to stay when the program rolls back is a transaction of its
 * own; where the program's own changes of the record forbid that, it is part
 * of them. */
static eng_status
add_lasting(struct escrow *e)
{
	struct eng_env *env = e->cursor->session->env;
	struct eng_session *inside;
	eng_status st;

	st = eng_session_begin(env, &inside);
	if (st != ENG_OK)
		return st;
	st = eng_stmt_begin(inside);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = add_delta(e, inside);
		eng_env_unshare(env);
		st = eng_stmt_end(inside, st);
	}
	eng_session_end(inside);
	return st;
}

static bool
deletes_on_zero(const struct eng_column *col)
{
	return col->def.flags & (ENG_COL_DELETE_ON_ZERO | ENG_COL_FINALIZE);
}

static eng_status
change_number(struct escrow *e, uint32_t column_id, bool no_rollback)
{
	struct eng_session *session = e->cursor->session;
	eng_status st;

	eng_env_share(session->env);
	st = find_number(e, column_id);
	eng_env_unshare(session->env);
	if (st == ENG_OK && no_rollback) {
		st = add_lasting(e);
		no_rollback = st == ENG_OK;
		if (st == ENG_E_WRITE_CONFLICT || st == ENG_E_NOT_FOUND)
			st = ENG_OK;
	}
	if (st == ENG_OK && !no_rollback) {
		eng_env_share(session->env);
		st = add_delta(e, session);
		eng_env_unshare(session->env);
	}
	/* The last of several commits may bring it to zero, not the delta. */
	if (st == ENG_OK && deletes_on_zero(e->col))
		st = watch_zero(e->cursor, e->col, e->bookmark, e->size);
	return st;
}

eng_status
eng_cursor_escrow(struct eng_cursor *cursor, uint32_t column_id,
    int64_t delta, bool no_rollback, int64_t *old)
{
	struct escrow e = { .cursor = cursor, .delta = delta };
	eng_status st;

	*old = 0;
	if (cursor->session->level == 0)
		return ENG_E_NO_TXN;
	st = eng_update_check_writable(cursor);
	if (st == ENG_OK && eng_cursor_is_prepared(cursor))
		st = ENG_E_PREPARED;
	if (st == ENG_OK)
		st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	st = eng_stmt_end(cursor->session,
	    change_number(&e, column_id, no_rollback));
	if (st == ENG_OK)
		*old = e.old;
	return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
}
