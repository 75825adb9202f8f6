/* SPDX-License-Identifier: MIT */
/* eng_bookmark.c - where a cursor stands, and going there again. */
#include <string.h>

#include "eng_cache_entry.h"
#include "eng_cursor.h"
#include "eng_env.h"

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
		if (eng_entry_split(value, value_size, entry_size, &split) &&
		    base_bytes_compare(entry + split,
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

eng_status
eng_cursor_goto_locked(struct eng_cursor *cursor, const void *bookmark,
    size_t size, uint32_t tag)
{
	struct base_buf key = BASE_BUF_EMPTY;
	struct eng_view view = eng_session_view(cursor->session);
	eng_status st;

	cursor->row_known = false;
	st = eng_tree_get(cursor->table->rows, &view, bookmark,
	    size, &cursor->row_copy);
	eng_cursor_row_copied(cursor);
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
		/* A cursor that caches may show an older image. */
		cursor->row_known = cursor->cache == NULL;
		cursor->row_stamp = eng_stamp_take(cursor);
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
	st = eng_cursor_goto_locked(cursor, cursor->scratch.data, size, 1);
	eng_env_unshare(cursor->session->env);
	eng_cursor_moved(cursor);
	return st;
}

/* Subscribers may have done anything to the record. */
bool
eng_cursor_goto_new(struct eng_cursor *cursor)
{
	const struct base_buf *bookmark = &cursor->update.bookmark;

	if (bookmark->size == 0 || cursor->index != NULL ||
	    cursor->cache != NULL || bus_is_wanted(
	    &cursor->table->scope, BUS_AFTER_INSERT) ||
	    !base_buf_set(&cursor->key, bookmark->data, bookmark->size))
		return false;
	cursor->key_split = bookmark->size;
	eng_cursor_forget_limits(cursor);
	eng_cursor_stand(cursor, ENG_CUR_ON);
	eng_cursor_moved(cursor);
	return true;
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
