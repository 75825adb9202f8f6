/* SPDX-License-Identifier: MIT */
/* eng_ahead.c - entries read ahead of a cursor that moves forward.
 *
 * What a session sees does not change until it writes, begins or ends a
 * transaction, or (outside of one, and where processes share the table) until
 * somebody commits to the table.  So entries can be read many at a time and
 * used later without a look at the tree, whatever is committed meanwhile. */
#include "eng_cursor.h"
#include "eng_version.h"

enum {
	RUN_LEAST = 3,			/* moves that promise more */
	RUN_TOLD = 1,			/* where the program promised */
	ROOM_FIRST = 8 * 1024,		/* bytes */
	ROOM_MOST = 64 * 1024
};

/* ---- stamps ---- */

/* Fills in what eng_stamp_is_seen looks at. */
static void
note_sight(struct eng_stamp *stamp, const struct eng_cursor *cursor)
{
	const struct eng_session *session = cursor->session;

	stamp->sight = session->applier == NULL ? session->sight :
	    ENG_NO_SIGHT;
	stamp->counter = session->txn == NULL || session->env->shared ?
	    eng_table_change_counter(cursor->table) : NULL;
}

struct eng_stamp
eng_stamp_take(const struct eng_cursor *cursor)
{
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_stamp stamp = {
		.txn = view.txn,
		.snapshot = view.snapshot,
		.writes = eng_session_writes(cursor->session),
		.changes = eng_table_change_count(cursor->table)
	};

	note_sight(&stamp, cursor);
	return stamp;
}

bool
eng_stamp_equals(const struct eng_stamp *stamp,
    const struct eng_cursor *cursor)
{
	const struct eng_session *session = cursor->session;
	struct eng_stamp now;

	if (session->txn == NULL && session->applier == NULL)
		return stamp->txn == NULL &&
		    stamp->writes == session->writes &&
		    stamp->changes == eng_table_change_count(cursor->table);
	now = eng_stamp_take(cursor);
	if (now.txn != stamp->txn || now.writes != stamp->writes)
		return false;
	if (now.txn == NULL || session->env->shared)
		return now.changes == stamp->changes;
	return now.snapshot == stamp->snapshot;
}

void
eng_stamp_renew(struct eng_stamp *stamp, const struct eng_cursor *cursor)
{
	stamp->writes = eng_session_writes(cursor->session);
	stamp->sight = ENG_NO_SIGHT;
	if (eng_stamp_equals(stamp, cursor))
		note_sight(stamp, cursor);
}

/* ---- filling ---- */

static bool *
find_told(struct eng_cursor *cursor)
{
	return &cursor->ahead.told[cursor->index != NULL];
}

void
eng_cursor_set_sequential(struct eng_cursor *cursor, bool on)
{
	bool *told = find_told(cursor);

	if (*told && !on)
		cursor->ahead.room = 0;	/* it grows again */
	*told = on;
}

static struct eng_tree *
find_tree(const struct eng_cursor *cursor)
{
	return cursor->index != NULL ? cursor->index->tree :
	    cursor->table->rows;
}

static struct eng_reader *
find_reader(struct eng_cursor *cursor)
{
	return cursor->index != NULL ? &cursor->entries : &cursor->rows;
}

static eng_status
fill(struct eng_cursor *cursor, struct eng_tree *tree)
{
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_ahead *ahead = &cursor->ahead;

	if (*find_told(cursor))
		ahead->room = ROOM_MOST;
	else if (ahead->room < ROOM_FIRST)
		ahead->room = ROOM_FIRST;
	else if (ahead->room < ROOM_MOST)
		ahead->room *= 2;
	if (eng_tree_has_versions(tree))
		return eng_scan_ahead(find_reader(cursor), tree, &view,
		    &cursor->key, ahead->room, &ahead->merged, &ahead->bulk);
	return eng_reader_fill(find_reader(cursor), tree, ENG_TREE_GT,
	    cursor->key.data, cursor->key.size, ahead->room, &ahead->bulk);
}

void
eng_ahead_fill(struct eng_cursor *cursor)
{
	struct eng_ahead *ahead = &cursor->ahead;
	struct eng_tree *tree = find_tree(cursor);

	if (ahead->run < (*find_told(cursor) ? RUN_TOLD : RUN_LEAST) ||
	    cursor->cache != NULL ||
	    eng_tree_is_memory(tree))
		return;
	ahead->stamp = eng_stamp_take(cursor);
	/* Without them each move finds its entry, and says what is wrong. */
	if (fill(cursor, tree) != ENG_OK)
		ahead->bulk.next = NULL;
}

void
eng_ahead_drop(struct eng_cursor *cursor)
{
	cursor->ahead.bulk.next = NULL;
	cursor->ahead.run = 0;
}

/* ---- moving ---- */

/* The next entry becomes the cursor's; false: there is none, or none that can
 * be used as it is. */
static bool
take_entry(struct eng_cursor *cursor)
{
	const uint8_t *key, *value;
	size_t key_size, value_size, split;

	if (!eng_bulk_next(&cursor->ahead.bulk, &key, &key_size, &value,
	    &value_size))
		return false;
	split = key_size;
	if (cursor->index != NULL &&
	    !eng_entry_split(value, value_size, key_size, &split))
		return false;
	if (!base_buf_set(&cursor->key, key, key_size))
		return false;
	cursor->key_split = split;
	cursor->row.data = value;
	cursor->row.size = value_size;
	cursor->parts_known = false;
	return true;
}

/* The next entry with a record, in the order of a secondary index. */
static bool
take_record(struct eng_cursor *cursor, eng_status *st)
{
	*st = ENG_E_NOT_FOUND;
	cursor->row_known = false;
	eng_env_read(cursor->session->env);
	while (*st == ENG_E_NOT_FOUND && take_entry(cursor))
		*st = eng_move_read_row(cursor);
	eng_env_unread(cursor->session->env);
	return *st != ENG_E_NOT_FOUND;
}

static bool
take(struct eng_cursor *cursor, eng_status *st)
{
	if (cursor->index != NULL)
		return take_record(cursor, st);
	if (!take_entry(cursor))
		return false;
	cursor->row_known = true;
	cursor->row_stamp = cursor->ahead.stamp;
	*st = ENG_OK;
	return true;
}

bool
eng_ahead_move(struct eng_cursor *cursor, eng_status *st)
{
	if (cursor->ahead.bulk.next == NULL ||
	    cursor->currency != ENG_CUR_ON ||
	    !eng_stamp_holds(&cursor->ahead.stamp, cursor) ||
	    !take(cursor, st))
		return false;
	if (*st == ENG_OK && eng_move_leaves(cursor, true, cursor->key.data,
	    cursor->key_split))
		*st = ENG_E_NO_RECORD;
	if (*st != ENG_OK)
		eng_cursor_stand(cursor, ENG_CUR_AFTER);
	eng_cursor_moved(cursor);
	return true;
}
