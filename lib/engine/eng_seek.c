/* SPDX-License-Identifier: MIT */
/* eng_seek.c - search keys, seeks and index ranges. */
#include <string.h>

#include "eng_cursor.h"

/* ---- the search key ---- */

static size_t
read_key_max(const struct eng_index *order)
{
	return order != NULL && order->def.key_size != 0 ?
	    order->def.key_size : ENG_KEY_SIZE_DEFAULT;
}

static void
drop_search_key(struct eng_cursor *cursor)
{
	base_buf_clear(&cursor->search);
	cursor->search_parts = 0;
	cursor->search_made = false;
	cursor->search_limit = false;
}

/* It can be looked at still, but not searched with. */
static void
use_search_key(struct eng_cursor *cursor)
{
	cursor->search_made = false;
	cursor->search_limit = false;
}

static bool
is_text(const struct eng_key_column *col)
{
	return col->type == ENG_T_TEXT || col->type == ENG_T_LONG_TEXT;
}

/* Fragments of text are never longer than the index makes them, nor shorter;
 * those of binary columns are taken as they come. */
static eng_status
check_tuple(const struct eng_index *order, const struct eng_key_column *col,
    size_t *size)
{
	size_t width = col->codepage == ENG_CODEPAGE_WIDE ? 2 : 1;

	if (*size / width < order->def.tuples.min)
		return ENG_E_TUPLE_SHORT;
	if (*size / width > order->def.tuples.max)
		*size = order->def.tuples.max * width;
	return ENG_OK;
}

static bool
may_be_empty(const struct eng_index *order, unsigned part,
    const struct eng_key_column *col)
{
	if (order->def.parts[part].column_id <= ENG_FIXED_LAST)
		return false;
	return is_text(col) || col->type == ENG_T_BINARY ||
	    col->type == ENG_T_LONG_BINARY;
}

static eng_status
add_segment(struct eng_cursor *cursor, const struct eng_index *order,
    const void *data, size_t size, bool zero_length,
    enum eng_key_limit limit)
{
	size_t most = read_key_max(order);
	bool is_null = size == 0 && !zero_length;
	bool cut = most == ENG_KEY_SIZE_DEFAULT;
	unsigned part = cursor->search_parts;
	struct eng_key_column col;
	eng_status st = ENG_OK;

	eng_index_key_column(cursor->table, order, part, &col);
	if (zero_length && !may_be_empty(order, part, &col))
		return ENG_E_BAD_BUFFER_SIZE;
	if ((order->def.flags & ENG_IDX_TUPLES) != 0 && part == 0 &&
	    is_text(&col))
		st = check_tuple(order, &col, &size);
	if (st != ENG_OK)
		return st;
	/* Of a full key nothing comes after. */
	if (cursor->search.size < most)
		st = limit == ENG_KEY_PLAIN ?
		    eng_key_append(&cursor->search, &col, data, size, is_null,
		    most, cut) :
		    eng_key_append_limit(&cursor->search, &col, data, size,
		    is_null, most, cut, limit);
	if (!eng_ok(st))
		return st;
	cursor->search_limit = limit != ENG_KEY_PLAIN &&
	    eng_key_limit_counts(&col, limit);
	return ENG_OK;
}

eng_status
eng_cursor_make_key(struct eng_cursor *cursor, const void *data, size_t size,
    bool zero_length, bool new_key, enum eng_key_limit limit)
{
	const struct eng_index *order = eng_cursor_order(cursor);
	eng_status st;

	if (order == NULL)
		return ENG_E_NO_PRIMARY;
	if (new_key)
		drop_search_key(cursor);
	else if (cursor->search_limit)
		return ENG_E_KEY_COMPLETE;
	else if (!cursor->search_made)
		return ENG_E_KEY_NOT_MADE;
	if (cursor->search_parts >= order->def.part_count)
		return ENG_E_KEY_COMPLETE;
	eng_env_look(cursor->session->env);
	st = add_segment(cursor, order, data, size, zero_length, limit);
	eng_env_unlook(cursor->session->env);
	if (st == ENG_OK) {
		cursor->search_parts++;
		cursor->search_made = true;
	}
	return st;
}

eng_status
eng_cursor_set_key(struct eng_cursor *cursor, const void *key, size_t size)
{
	size_t most = read_key_max(eng_cursor_order(cursor));

	if (size > most + 1)
		return ENG_E_BAD_PARAMETER;
	drop_search_key(cursor);
	if (!base_buf_set(&cursor->search, key, size))
		return ENG_E_NO_MEMORY;
	cursor->search_parts = 1;
	cursor->search_made = true;
	cursor->search_limit = size > most;
	return ENG_OK;
}

eng_status
eng_cursor_search_key(struct eng_cursor *cursor, const uint8_t **key,
    size_t *size)
{
	*key = cursor->search.data;
	*size = cursor->search.size;
	return cursor->search.size > 0 ? ENG_OK : ENG_E_KEY_NOT_MADE;
}

void
eng_cursor_forget_limits(struct eng_cursor *cursor)
{
	drop_search_key(cursor);
	cursor->range.set = false;
}

/* ---- seeks ---- */

static bool
is_equal(const struct eng_cursor *cursor)
{
	return cursor->key_split == cursor->search.size &&
	    memcmp(cursor->key.data, cursor->search.data,
	    cursor->key_split) == 0;
}

static eng_status
find_search(struct eng_cursor *cursor, const struct eng_view *view,
    enum eng_tree_seek op)
{
	return eng_move_find(cursor, view, op, cursor->search.data,
	    cursor->search.size);
}

/* Where the key would be if it were there. */
static eng_status
stand_between(struct eng_cursor *cursor)
{
	if (!base_buf_set(&cursor->key, cursor->search.data,
	    cursor->search.size))
		return ENG_E_NO_MEMORY;
	cursor->key_split = cursor->key.size;
	eng_cursor_stand(cursor, ENG_CUR_BETWEEN);
	return ENG_E_NOT_FOUND;
}

static eng_status
seek_equal(struct eng_cursor *cursor, const struct eng_view *view)
{
	eng_status st;

	st = find_search(cursor, view, ENG_TREE_GE);
	if (st == ENG_OK && is_equal(cursor))
		return ENG_OK;
	return st == ENG_OK || st == ENG_E_NOT_FOUND ?
	    stand_between(cursor) : st;
}

static eng_status
seek_from(struct eng_cursor *cursor, const struct eng_view *view)
{
	eng_status st;

	st = find_search(cursor, view, ENG_TREE_GE);
	return st == ENG_OK && !is_equal(cursor) ? ENG_NOTE_NOT_EQUAL : st;
}

/* Of several equal entries the first one is found, as from below. */
static eng_status
seek_up_to(struct eng_cursor *cursor, const struct eng_view *view)
{
	eng_status st;

	st = find_search(cursor, view, ENG_TREE_GE);
	if (st == ENG_OK && is_equal(cursor))
		return ENG_OK;
	if (st == ENG_OK || st == ENG_E_NOT_FOUND)
		st = find_search(cursor, view, ENG_TREE_LT);
	return st == ENG_OK ? ENG_NOTE_NOT_EQUAL : st;
}

/* Entries that have the whole key are passed over at once: no other key
 * starts with a key. */
static eng_status
seek_after(struct eng_cursor *cursor, const struct eng_view *view)
{
	eng_status st;
	bool some;

	st = find_search(cursor, view, ENG_TREE_GT);
	if (st != ENG_OK || !is_equal(cursor))
		return st;
	st = eng_move_past(&cursor->key, cursor->search.data,
	    cursor->search.size, &some);
	if (st != ENG_OK)
		return st;
	if (!some) {
		eng_cursor_stand(cursor, ENG_CUR_AFTER);
		return ENG_E_NOT_FOUND;
	}
	return eng_move_find(cursor, view, ENG_TREE_GE, cursor->key.data,
	    cursor->key.size);
}

static eng_status
seek_by(struct eng_cursor *cursor, const struct eng_view *view,
    enum eng_seek op)
{
	switch (op) {
	case ENG_SEEK_EQ:
		return seek_equal(cursor, view);
	case ENG_SEEK_LT:
		return find_search(cursor, view, ENG_TREE_LT);
	case ENG_SEEK_LE:
		return seek_up_to(cursor, view);
	case ENG_SEEK_GE:
		return seek_from(cursor, view);
	case ENG_SEEK_GT:
		return seek_after(cursor, view);
	}
	return ENG_E_BAD_PARAMETER;
}

/* Whether the current entry is the only one with its key. */
static eng_status
check_alone(struct eng_cursor *cursor, const struct eng_view *view,
    bool *alone)
{
	const struct eng_index *order = eng_cursor_order(cursor);
	eng_status st;

	*alone = true;
	if (cursor->index == NULL || (order->def.flags & ENG_IDX_UNIQUE) != 0)
		return ENG_OK;
	st = eng_tree_find(cursor->index->tree, view, ENG_TREE_GT,
	    cursor->key.data, cursor->key.size, &cursor->scratch, NULL);
	if (st == ENG_E_NOT_FOUND)
		return ENG_OK;
	*alone = st == ENG_OK && (cursor->scratch.size < cursor->key_split ||
	    memcmp(cursor->scratch.data, cursor->key.data,
	    cursor->key_split) != 0);
	return st;
}

static eng_status
put_range(struct eng_cursor *cursor, bool upper, bool inclusive)
{
	if (!base_buf_set(&cursor->range.limit, cursor->search.data,
	    cursor->search.size))
		return ENG_E_NO_MEMORY;
	cursor->range.upper = upper;
	cursor->range.inclusive = inclusive;
	cursor->range.set = true;
	return ENG_OK;
}

static eng_status
finish_equal(struct eng_cursor *cursor, const struct eng_view *view,
    bool check_unique, bool set_range)
{
	bool alone = false;
	eng_status st = ENG_OK;

	if (check_unique)
		st = check_alone(cursor, view, &alone);
	if (st != ENG_OK)
		return st;
	if (alone)
		return ENG_NOTE_UNIQUE;
	return set_range ? put_range(cursor, true, true) : ENG_OK;
}

eng_status
eng_cursor_seek(struct eng_cursor *cursor, enum eng_seek op,
    bool check_unique, bool set_range)
{
	struct eng_view view;
	eng_status st;

	if (!cursor->search_made)
		return ENG_E_KEY_NOT_MADE;
	eng_update_drop(cursor);
	cursor->range.set = false;
	eng_env_read(cursor->session->env);
	view = eng_session_view(cursor->session);
	st = seek_by(cursor, &view, op);
	if (st == ENG_OK && op == ENG_SEEK_EQ)
		st = finish_equal(cursor, &view, check_unique, set_range);
	if (!eng_ok(st) && st != ENG_E_NOT_FOUND)
		eng_cursor_stand(cursor, ENG_CUR_BEFORE);
	eng_cursor_moved(cursor);
	eng_env_unread(cursor->session->env);
	use_search_key(cursor);
	return st;
}

/* ---- ranges ---- */

/* Out of the range the cursor goes to the end of the index that the limit
 * guards. */
static eng_status
check_range(struct eng_cursor *cursor)
{
	bool upper = cursor->range.upper;

	if (cursor->currency != ENG_CUR_ON &&
	    cursor->currency != ENG_CUR_BETWEEN)
		return ENG_E_NO_RECORD;
	if (!eng_move_leaves(cursor, upper, cursor->key.data,
	    cursor->key_split))
		return ENG_OK;
	eng_cursor_stand(cursor, upper ? ENG_CUR_AFTER : ENG_CUR_BEFORE);
	return ENG_E_NO_RECORD;
}

eng_status
eng_cursor_set_range(struct eng_cursor *cursor, bool upper, bool inclusive)
{
	eng_status st;

	if (eng_cursor_order(cursor) == NULL)
		return ENG_E_NO_PRIMARY;
	if (!cursor->search_made)
		return ENG_E_KEY_NOT_MADE;
	eng_env_share(cursor->session->env);
	st = eng_cursor_settle_locked(cursor);
	if (st == ENG_OK)
		st = put_range(cursor, upper, inclusive);
	if (st == ENG_OK)
		st = check_range(cursor);
	eng_cursor_moved(cursor);
	eng_env_unshare(cursor->session->env);
	use_search_key(cursor);
	return st;
}

eng_status
eng_cursor_drop_range(struct eng_cursor *cursor)
{
	if (!cursor->range.set)
		return ENG_E_BAD_OPERATION;
	cursor->range.set = false;
	return ENG_OK;
}
