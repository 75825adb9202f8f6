/* SPDX-License-Identifier: MIT */
/* eng_cursor.c - the life of a cursor, and its index. */
#include "base_alloc.h"
#include "eng_cache_entry.h"
#include "eng_collation.h"
#include "eng_cursor.h"
#include "eng_env.h"

/* ---- life ---- */

eng_status
eng_cursor_new(struct eng_session *session, struct eng_table *table,
    uint32_t mode, struct eng_cursor **cursor)
{
	struct eng_cursor *cur;

	*cursor = cur = base_calloc(1, sizeof(*cur));
	if (cur == NULL)
		return ENG_E_NO_MEMORY;
	cur->session = session;
	cur->table = table;
	cur->mode = mode;
	cur->open_level = session->level;
	cur->currency = ENG_CUR_OPENED;
	atomic_init(&cur->storage, ENG_STORAGE_NONE);
	TAILQ_INSERT_TAIL(&session->cursors, cur, link);
	return ENG_OK;
}

eng_status
eng_cursor_open(struct eng_session *session, struct eng_store *store,
    const char *name, uint32_t mode, struct eng_cursor **cursor)
{
	struct eng_table *table;
	bool outdated = false;
	eng_status st;

	*cursor = NULL;
	eng_env_share(session->env);
	st = eng_table_load(session, store, name, &table);
	if (st == ENG_OK)
		st = eng_table_acquire(table, session, mode);
	if (st == ENG_OK) {
		st = eng_cursor_new(session, table, mode, cursor);
		if (st != ENG_OK)
			eng_table_release(table, session, mode);
		outdated = table->outdated;
	}
	eng_env_unshare(session->env);
	if (st != ENG_OK || !outdated)
		return st;
	st = eng_collation_mend(*cursor);
	if (st != ENG_OK) {
		eng_cursor_close(*cursor);
		*cursor = NULL;
	}
	return st;
}

/* What was denied to others stays with the first cursor. */
eng_status
eng_cursor_dup(struct eng_cursor *cursor, struct eng_cursor **copy)
{
	struct eng_session *session = cursor->cache != NULL ?
	    cursor->session->applier : cursor->session;
	struct eng_table *table = cursor->table;
	uint32_t mode = cursor->mode & (ENG_OPEN_READ_ONLY |
	    ENG_OPEN_UPDATABLE);
	eng_status st;

	*copy = NULL;
	eng_env_share(session->env);
	st = eng_table_acquire(table, session, mode);
	if (st == ENG_OK) {
		st = eng_cursor_new(session, table, mode, copy);
		if (st != ENG_OK)
			eng_table_release(table, session, mode);
	}
	eng_env_unshare(session->env);
	return st;
}

/* An index that cursors use stays: one is selected with the environment
 * shared, and given up with the environment held alone. */
static void
select_index(struct eng_cursor *cursor, struct eng_index *index)
{
	if (cursor->index == index)
		return;
	eng_ahead_drop(cursor);
	if (cursor->index != NULL)
		eng_cursor_set_sequential(cursor, false);
	eng_reader_fini(&cursor->entries);
	if (cursor->index != NULL)
		atomic_fetch_sub(&cursor->index->users, 1);
	if (index != NULL)
		atomic_fetch_add(&index->users, 1);
	cursor->index = index;
	cursor->index_level = index != NULL ? cursor->session->level : 0;
}

static void
tell_storage(struct eng_cursor *cursor)
{
	struct eng_storage_freed freed = { ENG_STORAGE_NONE, false };

	freed.value = atomic_exchange(&cursor->storage, ENG_STORAGE_NONE);
	if (freed.value != ENG_STORAGE_NONE)
		(void)bus_post(&cursor->session->env->scope,
		    BUS_STORAGE_FREED, cursor, &freed);
}

static void
close_readers(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;

	eng_env_share(env);
	eng_ahead_drop(cursor);
	eng_reader_fini(&cursor->entries);
	eng_reader_fini(&cursor->rows);
	eng_env_unshare(env);
}

void
eng_cursor_close(struct eng_cursor *cursor)
{
	(void)eng_cache_end(cursor);
	eng_update_fini(cursor);
	tell_storage(cursor);
	close_readers(cursor);
	select_index(cursor, NULL);
	TAILQ_REMOVE(&cursor->session->cursors, cursor, link);
	eng_table_release(cursor->table, cursor->session, cursor->mode);
	base_buf_fini(&cursor->key);
	base_buf_fini(&cursor->row_copy);
	base_buf_fini(&cursor->ahead.merged);
	base_buf_fini(&cursor->search);
	base_buf_fini(&cursor->range.limit);
	base_buf_fini(&cursor->scratch);
	base_free(cursor);
}

void
eng_cursor_expel(struct eng_cursor *cursor)
{
	if (cursor->owner_closed != NULL)
		cursor->owner_closed(cursor->owner);
	eng_cursor_close(cursor);
}

struct eng_session *
eng_cursor_session(struct eng_cursor *cursor)
{
	return cursor->session;
}

bool
eng_cursor_is_read_only(const struct eng_cursor *cursor)
{
	const struct eng_store *store = cursor->table->store;

	return (cursor->mode & ENG_OPEN_READ_ONLY) != 0 ||
	    (store != NULL && store->read_only);
}

bool
eng_cursor_is_temporary(const struct eng_cursor *cursor)
{
	return (cursor->table->flags & ENG_TABLE_TEMPORARY) != 0;
}

void
eng_cursor_set_owner(struct eng_cursor *cursor, void *owner,
    void (*closed)(void *owner))
{
	cursor->owner = owner;
	cursor->owner_closed = closed;
}

void *
eng_cursor_owner(struct eng_cursor *cursor)
{
	return cursor->owner;
}

/* ---- levels ---- */

void
eng_cursor_stand(struct eng_cursor *cursor, enum eng_currency currency)
{
	cursor->currency = currency;
	cursor->row_known = false;
	eng_ahead_drop(cursor);
}

void
eng_cursor_moved(struct eng_cursor *cursor)
{
	cursor->move_level = cursor->session->level;
}

void
eng_cursor_level_undone(struct eng_cursor *cursor, unsigned level)
{
	bool keep = cursor->session->keeps_cursors;

	/* A new table goes, however cursors are kept. */
	if (cursor->open_level >= level && (!keep ||
	    (cursor->mode & ENG_OPEN_CREATING) != 0)) {
		eng_cursor_expel(cursor);
		return;
	}
	if (cursor->update.prepared && cursor->update.level >= level)
		eng_update_drop(cursor);
	cursor->row_known = false;
	if (keep)
		return;
	if (cursor->index_level >= level) {
		eng_env_share(cursor->session->env);
		select_index(cursor, NULL);
		eng_env_unshare(cursor->session->env);
		eng_cursor_forget_limits(cursor);
		cursor->move_level = level;
	}
	if (cursor->move_level >= level) {
		cursor->range.set = false;
		eng_cursor_stand(cursor, ENG_CUR_BEFORE);
		cursor->move_level = level - 1;
	}
}

static void
merge_level(unsigned *of, unsigned level)
{
	if (*of == level)
		*of = level - 1;
}

void
eng_cursor_level_merged(struct eng_cursor *cursor, unsigned level)
{
	merge_level(&cursor->open_level, level);
	merge_level(&cursor->move_level, level);
	merge_level(&cursor->index_level, level);
	if (!cursor->update.prepared)
		return;
	merge_level(&cursor->update.level, level);
	/* The lock went with the transaction. */
	if (cursor->update.level == 0)
		cursor->update.locked = false;
}

/* ---- the current index ---- */

const struct eng_index *
eng_cursor_order(const struct eng_cursor *cursor)
{
	return cursor->index != NULL ? cursor->index : cursor->table->primary;
}

static eng_status
keep_record_in(struct eng_cursor *cursor, struct eng_index *index,
    uint32_t tag)
{
	struct base_buf bookmark = BASE_BUF_EMPTY;
	const uint8_t *at;
	size_t size;
	eng_status st;

	if (!eng_cursor_bookmark_at(cursor, &at, &size))
		return ENG_E_NO_RECORD;
	if (!base_buf_set(&bookmark, at, size))
		return ENG_E_NO_MEMORY;
	eng_update_drop(cursor);
	eng_cursor_forget_limits(cursor);
	select_index(cursor, index);
	st = eng_cursor_goto_locked(cursor, bookmark.data, bookmark.size,
	    tag != 0 ? tag : 1);
	base_buf_fini(&bookmark);
	/* The old index's key means nothing here. */
	if (st != ENG_OK)
		eng_cursor_stand(cursor, ENG_CUR_BEFORE);
	return st;
}

static eng_status
change_index(struct eng_cursor *cursor, struct eng_index *index,
    bool keep_record, uint32_t tag)
{
	if (index == cursor->table->primary)
		index = NULL;
	if (index != NULL && index->outdated)
		return ENG_E_INDEX_OUTDATED;
	if (keep_record)
		return keep_record_in(cursor, index, tag);
	if (index != cursor->index)
		eng_cursor_forget_limits(cursor);
	cursor->range.set = false;
	select_index(cursor, index);
	eng_cursor_stand(cursor, ENG_CUR_OPENED);
	return ENG_OK;
}

/* The index is looked for where name or id is not that of the primary one. */
static eng_status
set_index(struct eng_cursor *cursor, const char *name, uint32_t id,
    bool keep_record, uint32_t tag)
{
	bool named = name != NULL && name[0] != '\0';
	struct eng_index *index = NULL;
	struct eng_view view;
	eng_status st = ENG_OK;

	if (!keep_record)
		eng_update_drop(cursor);
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	if (named || id != 0) {
		index = named ? eng_table_index(cursor->table, &view, name) :
		    eng_table_index_id(cursor->table, &view, id);
		if (index == NULL)
			st = named ? ENG_E_NO_INDEX : ENG_E_STALE_INDEX;
	}
	if (st == ENG_OK) {
		st = change_index(cursor, index, keep_record, tag);
		eng_cursor_moved(cursor);
	}
	eng_env_unshare(cursor->session->env);
	return st;
}

eng_status
eng_cursor_set_index(struct eng_cursor *cursor, const char *name,
    bool keep_record, uint32_t tag)
{
	return set_index(cursor, name, 0, keep_record, tag);
}

eng_status
eng_cursor_set_index_id(struct eng_cursor *cursor, uint32_t id,
    bool keep_record, uint32_t tag)
{
	return set_index(cursor, NULL, id, keep_record, tag);
}

void
eng_cursor_index(struct eng_cursor *cursor, struct eng_index_info *info)
{
	static const struct eng_index_def nameless;
	const struct eng_index *order = eng_cursor_order(cursor);

	info->def = order != NULL ? &order->def : &nameless;
	info->id = order != NULL ? order->id : 0;
	info->inherited = order != NULL && order->inherited;
}
