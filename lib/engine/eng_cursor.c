/* SPDX-License-Identifier: MIT */
/* eng_cursor.c - the life of a cursor, its index and its bookmarks. */
#include <string.h>

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
	struct eng_session *session = cursor->session;
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

void
eng_cursor_close(struct eng_cursor *cursor)
{
	(void)eng_cache_end(cursor);
	eng_update_drop(cursor);
	tell_storage(cursor);
	select_index(cursor, NULL);
	TAILQ_REMOVE(&cursor->session->cursors, cursor, link);
	eng_table_release(cursor->table, cursor->session, cursor->mode);
	base_buf_fini(&cursor->key);
	base_buf_fini(&cursor->row);
	base_buf_fini(&cursor->search);
	base_buf_fini(&cursor->range.limit);
	base_buf_fini(&cursor->scratch);
	base_buf_fini(&cursor->update.bookmark);
	base_buf_fini(&cursor->update.original);
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

	if (cursor->open_level >= level && !keep) {
		eng_cursor_expel(cursor);
		return;
	}
	if (cursor->update.prepared && cursor->update.level >= level)
		eng_update_drop(cursor);
	cursor->row_known = false;
	if (keep)
		return;
	if (cursor->index_level >= level) {
		select_index(cursor, NULL);
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

/* ---- bookmarks ---- */

bool
eng_cursor_bookmark_at(const struct eng_cursor *cursor,
    const uint8_t **bookmark, size_t *size)
{
	size_t from = cursor->index != NULL ? cursor->key_split : 0;

	*bookmark = NULL;
	*size = 0;
	if (cursor->currency != ENG_CUR_ON)
		return false;
	*bookmark = cursor->key.data + from;
	*size = cursor->key.size - from;
	return true;
}

eng_status
eng_cursor_bookmark(struct eng_cursor *cursor, const uint8_t **bookmark,
    size_t *size)
{
	return eng_cursor_bookmark_at(cursor, bookmark, size) ? ENG_OK :
	    ENG_E_NO_RECORD;
}

eng_status
eng_cursor_entry_key(struct eng_cursor *cursor, const uint8_t **key,
    size_t *size)
{
	eng_status st;

	*key = NULL;
	*size = 0;
	eng_env_share(cursor->session->env);
	st = eng_cursor_check_locked(cursor);
	eng_env_unshare(cursor->session->env);
	if (st == ENG_OK) {
		*key = cursor->key.data;
		*size = cursor->key_split;
	}
	return st;
}

eng_status
eng_cursor_place(struct eng_cursor *cursor, const uint8_t **key,
    size_t *key_size, const uint8_t **bookmark, size_t *bookmark_size)
{
	size_t from = cursor->index != NULL ? cursor->key_split : 0;

	*key = *bookmark = NULL;
	*key_size = *bookmark_size = 0;
	if (cursor->currency != ENG_CUR_ON &&
	    cursor->currency != ENG_CUR_BETWEEN)
		return ENG_E_NO_RECORD;
	*key = cursor->key.data;
	*key_size = cursor->key_split;
	*bookmark = cursor->key.data + from;
	*bookmark_size = cursor->key.size - from;
	return ENG_OK;
}

/* The entry of a record whose key the program computes: nobody may be asked
 * here, so the entry is looked for. */
static eng_status
find_by_bookmark(struct eng_cursor *cursor, const struct eng_view *view,
    const void *bookmark, size_t size, struct base_buf *key)
{
	struct eng_scan *scan = NULL;
	const uint8_t *entry, *value;
	size_t entry_size, value_size, split = 0;
	eng_status st;

	st = eng_scan_open(cursor->index->tree, view, ENG_TREE_FIRST, NULL, 0,
	    &scan);
	while (st == ENG_OK && (st = eng_scan_next(scan, &entry, &entry_size,
	    &value, &value_size)) == ENG_OK) {
		split = value_size >= ENG_ENTRY_VALUE ? base_get_u16(value) :
		    entry_size;
		if (split <= entry_size && base_bytes_compare(entry + split,
		    entry_size - split, bookmark, size) == 0)
			break;
	}
	if (st == ENG_OK && !base_buf_set(key, entry, split))
		st = ENG_E_NO_MEMORY;
	if (scan != NULL)
		eng_scan_close(scan);
	return st == ENG_E_NOT_FOUND ? ENG_E_NO_RECORD : st;
}

static eng_status
find_own_entry(struct eng_cursor *cursor, const struct eng_view *view,
    uint32_t tag, struct base_buf *key)
{
	struct eng_values values = {
		.table = cursor->table,
		.view = view,
		.session = cursor->session,
		.row = cursor->row.data,
		.row_size = cursor->row.size
	};

	return eng_index_own_key(cursor->index, &values, tag, key);
}

/* Stands on the record's entry; bookmark is not the cursor's own.  A cursor
 * that is sent to a record that is gone stays where it is. */
static eng_status
goto_locked(struct eng_cursor *cursor, const void *bookmark, size_t size,
    uint32_t tag)
{
	struct base_buf key = BASE_BUF_EMPTY;
	struct eng_view view = eng_session_view(cursor->session);
	eng_status st;

	cursor->row_known = false;
	st = eng_tree_get(cursor->table->rows, &view, bookmark, size,
	    &cursor->row);
	if (st == ENG_E_NOT_FOUND)
		return ENG_E_RECORD_DELETED;
	if (st == ENG_OK && cursor->index != NULL)
		st = eng_index_asks(cursor->table, &cursor->index->def) ?
		    find_by_bookmark(cursor, &view, bookmark, size, &key) :
		    find_own_entry(cursor, &view, tag, &key);
	if (st == ENG_OK) {
		cursor->key_split = cursor->index != NULL ? key.size :
		    eng_cache_key_size(cursor, bookmark, size);
		if (!base_buf_add(&key, bookmark, size))
			st = ENG_E_NO_MEMORY;
	}
	if (st == ENG_OK) {
		base_buf_fini(&cursor->key);
		cursor->key = key;
		eng_cursor_stand(cursor, ENG_CUR_ON);
		return ENG_OK;
	}
	base_buf_fini(&key);
	eng_cursor_stand(cursor, ENG_CUR_BEFORE);
	return st;
}

eng_status
eng_cursor_goto(struct eng_cursor *cursor, const void *bookmark, size_t size)
{
	eng_status st;

	if (bookmark == NULL || size == 0)
		return ENG_E_BAD_BOOKMARK;
	eng_update_drop(cursor);
	eng_cursor_forget_limits(cursor);
	/* It may be one that this cursor gave. */
	if (!base_buf_set(&cursor->scratch, bookmark, size))
		return ENG_E_NO_MEMORY;
	eng_env_share(cursor->session->env);
	st = goto_locked(cursor, cursor->scratch.data, size, 1);
	eng_env_unshare(cursor->session->env);
	eng_cursor_moved(cursor);
	return st;
}

/* The entry that the first size bytes of scratch name. */
static eng_status
find_named_entry(struct eng_cursor *cursor, const struct eng_view *view,
    size_t key_size, size_t size)
{
	const uint8_t *name = cursor->scratch.data;
	struct base_buf entry = BASE_BUF_EMPTY;
	eng_status st;

	st = eng_tree_find(cursor->index->tree, view, ENG_TREE_GE, name, size,
	    &entry, NULL);
	if (st == ENG_OK && (entry.size < size ||
	    (size > key_size && entry.size > size) ||
	    memcmp(entry.data, name, size) != 0))
		st = ENG_E_NOT_FOUND;
	if (st != ENG_OK) {
		base_buf_fini(&entry);
		return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
	}
	base_buf_fini(&cursor->key);
	cursor->key = entry;
	cursor->key_split = key_size;
	eng_cursor_stand(cursor, ENG_CUR_ON);
	return eng_cursor_fetch_locked(cursor);
}

/* Where the entry that scratch names would be. */
static eng_status
stand_at_name(struct eng_cursor *cursor, size_t key_size, size_t size)
{
	if (!base_buf_set(&cursor->key, cursor->scratch.data, size))
		return ENG_E_NO_MEMORY;
	cursor->key_split = key_size;
	eng_cursor_stand(cursor, ENG_CUR_BETWEEN);
	return ENG_E_RECORD_DELETED;
}

/* In a unique index another record may have taken the key. */
static bool
has_bookmark(const struct eng_cursor *cursor, const void *bookmark,
    size_t size)
{
	const uint8_t *own;
	size_t own_size;

	return size == 0 || (eng_cursor_bookmark_at(cursor, &own, &own_size) &&
	    own_size == size && memcmp(own, bookmark, size) == 0);
}

eng_status
eng_cursor_goto_entry(struct eng_cursor *cursor, const void *key,
    size_t key_size, const void *bookmark, size_t bookmark_size,
    bool allow_virtual)
{
	struct base_buf *name = &cursor->scratch;
	struct eng_view view;
	bool unique;
	size_t size;
	eng_status st;

	if (cursor->index == NULL)
		return ENG_E_NO_PRIMARY;
	unique = (cursor->index->def.flags & ENG_IDX_UNIQUE) != 0;
	if (bookmark == NULL)
		bookmark_size = 0;
	if (key == NULL || key_size == 0 || (!unique && bookmark_size == 0))
		return ENG_E_BAD_BOOKMARK;
	eng_update_drop(cursor);
	eng_cursor_forget_limits(cursor);
	/* They may be bytes that this cursor gave. */
	if (!base_buf_set(name, key, key_size) ||
	    !base_buf_add(name, bookmark, bookmark_size))
		return ENG_E_NO_MEMORY;
	size = unique ? key_size : name->size;
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	st = find_named_entry(cursor, &view, key_size, size);
	if (st == ENG_OK && !has_bookmark(cursor, name->data + key_size,
	    bookmark_size))
		st = ENG_E_RECORD_DELETED;
	else if (st == ENG_E_RECORD_DELETED && allow_virtual)
		st = stand_at_name(cursor, key_size, size);
	eng_env_unshare(cursor->session->env);
	eng_cursor_moved(cursor);
	return st;
}

eng_status
eng_cursor_conflict(struct eng_cursor *cursor)
{
	const uint8_t *bookmark;
	size_t size;
	eng_status st;

	if (!eng_cursor_bookmark_at(cursor, &bookmark, &size))
		return ENG_E_NO_RECORD;
	eng_env_share(cursor->session->env);
	st = eng_cursor_fetch_locked(cursor);
	if (st == ENG_OK) {
		st = eng_tree_conflict(cursor->table->rows, cursor->session,
		    bookmark, size);
	}
	eng_env_unshare(cursor->session->env);
	return st;
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
	st = goto_locked(cursor, bookmark.data, bookmark.size,
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

eng_status
eng_cursor_set_index(struct eng_cursor *cursor, const char *name,
    bool keep_record, uint32_t tag)
{
	struct eng_index *index = NULL;
	struct eng_view view;
	eng_status st = ENG_OK;

	if (!keep_record)
		eng_update_drop(cursor);
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	if (name != NULL && name[0] != '\0') {
		index = eng_table_index(cursor->table, &view, name);
		if (index == NULL)
			st = ENG_E_NO_INDEX;
	}
	if (st == ENG_OK) {
		st = change_index(cursor, index, keep_record, tag);
		eng_cursor_moved(cursor);
	}
	eng_env_unshare(cursor->session->env);
	return st;
}

eng_status
eng_cursor_set_index_id(struct eng_cursor *cursor, uint32_t id,
    bool keep_record, uint32_t tag)
{
	struct eng_index *index = NULL;
	struct eng_view view;
	eng_status st = ENG_OK;

	if (!keep_record)
		eng_update_drop(cursor);
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	if (id != 0) {
		index = eng_table_index_id(cursor->table, &view, id);
		if (index == NULL)
			st = ENG_E_STALE_INDEX;
	}
	if (st == ENG_OK) {
		st = change_index(cursor, index, keep_record, tag);
		eng_cursor_moved(cursor);
	}
	eng_env_unshare(cursor->session->env);
	return st;
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
