/* SPDX-License-Identifier: MIT */
/* eng_table_open.c - who has a table open, and how. */

#include "eng_cursor.h"
#include "eng_lock.h"
#include "eng_table.h"
#include "eng_version.h"

/* ---- what others have open ---- */

static bool
birth_is_foreign(const struct eng_birth *birth, const struct eng_txn *txn)
{
	return (birth->created_by != NULL && birth->created_by != txn) ||
	    (birth->dropped_by != NULL && birth->dropped_by != txn);
}

static bool
definition_is_changing(const struct eng_table *table,
    const struct eng_txn *txn)
{
	uint32_t id, last = ENG_TAGGED_FIRST + table->columns.tagged_count;
	const struct eng_column *col;
	const struct eng_index *index;

	for (id = ENG_FIXED_FIRST; id < last; id++) {
		col = eng_columns_at(&table->columns, id);
		if (col != NULL && birth_is_foreign(&col->birth, txn))
			return true;
	}
	if (table->primary != NULL &&
	    birth_is_foreign(&table->primary->birth, txn))
		return true;
	for (index = table->indexes; index != NULL; index = index->next)
		if (birth_is_foreign(&index->birth, txn))
			return true;
	return false;
}

/* ENG_E_WRITE_CONFLICT ends the walk at a version that is another's. */
static eng_status
find_foreign(void *ctx, const struct eng_open_version *v)
{
	return v->txn == ctx ? ENG_OK : ENG_E_WRITE_CONFLICT;
}

bool
eng_table_is_changing(const struct eng_table *table,
    const struct eng_session *session)
{
	return definition_is_changing(table, session->txn) ||
	    eng_tree_each_open(table->rows, find_foreign,
	    session->txn) != ENG_OK;
}

/* ---- who has it open, and how ---- */

/* fileopen.cxx, ErrIsamOpenTable. */
static eng_status
check_mode(uint32_t mode)
{
	if ((mode & ENG_OPEN_READ_ONLY) && (mode & ENG_OPEN_UPDATABLE))
		return ENG_E_BAD_FLAGS;
	if (mode & ENG_OPEN_PERMIT_DDL)
		return mode & ENG_OPEN_DENY_READ ? ENG_OK : ENG_E_BAD_FLAGS;
	if ((mode & ENG_OPEN_DENY_READ) && (mode & ENG_OPEN_READ_ONLY) &&
	    !(mode & ENG_OPEN_READ_ALONE))
		return ENG_E_BAD_FLAGS;
	return ENG_OK;
}

/* The session's own cursors on the table. */
static void
count_own(const struct eng_table *table, const struct eng_session *session,
    unsigned *opens, unsigned *writers)
{
	const struct eng_cursor *cursor;

	*opens = *writers = 0;
	TAILQ_FOREACH(cursor, &session->cursors, link) {
		if (cursor->table != table)
			continue;
		(*opens)++;
		if (!(cursor->mode & ENG_OPEN_READ_ONLY))
			(*writers)++;
	}
}

/* fileopen.cxx, ErrFILEISetMode: what is denied to others is locked for them;
 * denying what others do already meets a table in use. */
static eng_status
check_deny(const struct eng_table *table, const struct eng_session *session,
    uint32_t mode)
{
	unsigned opens, writers;

	if (table->deny_read_by != NULL && table->deny_read_by != session)
		return ENG_E_TABLE_LOCKED;
	if (!(mode & ENG_OPEN_READ_ONLY) && table->deny_write_by != NULL &&
	    table->deny_write_by != session)
		return ENG_E_TABLE_LOCKED;
	count_own(table, session, &opens, &writers);
	if ((mode & ENG_OPEN_DENY_WRITE) &&
	    (table->deny_write_by != NULL || table->writers > writers))
		return ENG_E_TABLE_IN_USE;
	if ((mode & ENG_OPEN_DENY_READ) && table->opens > opens)
		return ENG_E_TABLE_IN_USE;
	return ENG_OK;
}

static void
note_open(struct eng_table *table, struct eng_session *session, uint32_t mode)
{
	table->opens++;
	if (!(mode & ENG_OPEN_READ_ONLY))
		table->writers++;
	if (mode & ENG_OPEN_DENY_READ) {
		table->deny_read_by = session;
		table->deny_read_count++;
	}
	if (mode & ENG_OPEN_DENY_WRITE) {
		table->deny_write_by = session;
		table->deny_write_count++;
	}
}

/* A cursor that caches has a session of its own for a while. */
static struct eng_session *
find_owner(struct eng_session *session)
{
	return session->applier != NULL ? session->applier : session;
}

/* Against other processes, where there may be some. */
static eng_status
lock_open(const struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	bool alone = (mode & ENG_OPEN_DENY_READ) != 0;
	eng_status st;

	session = find_owner(session);
	st = eng_lock_table(session, table, alone ? ENG_LOCK_EXCLUSIVE :
	    ENG_LOCK_OPEN, 0);
	if (st == ENG_E_LOCKED)
		st = alone ? ENG_E_TABLE_IN_USE : ENG_E_TABLE_LOCKED;
	if (st != ENG_OK || (mode & ENG_OPEN_DENY_WRITE) == 0)
		return st;
	st = eng_lock_table(session, table, ENG_LOCK_READ, 0);
	if (st != ENG_OK)
		eng_unlock_table(session, table, alone ? ENG_LOCK_EXCLUSIVE :
		    ENG_LOCK_OPEN);
	return st == ENG_E_LOCKED ? ENG_E_TABLE_IN_USE : st;
}

static void
unlock_open(const struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	session = find_owner(session);
	eng_unlock_table(session, table, (mode & ENG_OPEN_DENY_READ) ?
	    ENG_LOCK_EXCLUSIVE : ENG_LOCK_OPEN);
	if (mode & ENG_OPEN_DENY_WRITE)
		eng_unlock_table(session, table, ENG_LOCK_READ);
}

eng_status
eng_table_acquire(struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	eng_status st;

	st = check_mode(mode);
	if (st != ENG_OK)
		return st;
	base_mutex_lock(&table->table_lock);
	if (table->birth.dropped_seq != 0)
		st = ENG_E_NO_TABLE;
	else if (table->birth.dropped_by != NULL)
		st = ENG_E_TABLE_LOCKED;
	else
		st = check_deny(table, session, mode);
	if (st == ENG_OK && table->slot != NULL)
		st = lock_open(table, session, mode);
	if (st == ENG_OK)
		note_open(table, session, mode);
	base_mutex_unlock(&table->table_lock);
	return st;
}

void
eng_table_release(struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	bool gone;

	base_mutex_lock(&table->table_lock);
	if (table->slot != NULL && session != NULL)
		unlock_open(table, session, mode);
	/* A temporary table belongs to its cursors. */
	gone = --table->opens == 0 && (table->flags & ENG_TABLE_TEMPORARY);
	if (!(mode & ENG_OPEN_READ_ONLY))
		table->writers--;
	if ((mode & ENG_OPEN_DENY_READ) && --table->deny_read_count == 0)
		table->deny_read_by = NULL;
	if ((mode & ENG_OPEN_DENY_WRITE) && --table->deny_write_count == 0)
		table->deny_write_by = NULL;
	base_mutex_unlock(&table->table_lock);
	if (gone)
		eng_table_free(table);
}

eng_status
eng_table_lock_for_ddl(struct eng_session *session,
    const struct eng_table *table)
{
	eng_status st;

	if (table->slot == NULL)
		return ENG_OK;
	st = eng_lock_table(session, table, ENG_LOCK_EXCLUSIVE, 0);
	if (st == ENG_OK)
		eng_unlock_table(session, table, ENG_LOCK_EXCLUSIVE);
	return st == ENG_E_LOCKED ? ENG_E_TABLE_IN_USE : st;
}
