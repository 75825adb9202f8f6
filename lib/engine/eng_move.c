/* SPDX-License-Identifier: MIT */
/* eng_move.c - from entry to entry: moves, counts, positions. */
#include <string.h>

#include "eng_cache_entry.h"
#include "eng_cursor.h"

#define WHOLE UINT64_MAX	/* count_entries: to the last one */

/* Of the current index. */
static struct eng_tree *
find_tree(const struct eng_cursor *cursor)
{
	return cursor->index != NULL ? cursor->index->tree :
	    cursor->table->rows;
}

/* How many bytes of an entry are its key; the rest is the bookmark. */
static eng_status
split_entry(const struct eng_cursor *cursor, const uint8_t *key,
    size_t key_size, const uint8_t *value, size_t value_size, size_t *split)
{
	*split = key_size;
	if (cursor->index == NULL) {
		if (cursor->cache != NULL)
			*split = eng_cache_key_size(cursor, key, key_size);
		return ENG_OK;
	}
	return eng_entry_split(value, value_size, key_size, split) ?
	    ENG_OK : ENG_E_CORRUPT;
}

static bool
goes_back(enum eng_tree_seek op)
{
	return op == ENG_TREE_LE || op == ENG_TREE_LT || op == ENG_TREE_LAST;
}

void
eng_cursor_row_copied(struct eng_cursor *cursor)
{
	cursor->row.data = cursor->row_copy.data;
	cursor->row.size = cursor->row_copy.size;
	cursor->parts_known = false;
}

static void
note_row(struct eng_cursor *cursor)
{
	eng_cursor_row_copied(cursor);
	cursor->row_known = true;
	cursor->row_stamp = eng_stamp_take(cursor);
}

static eng_status
find_row(struct eng_cursor *cursor, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t size)
{
	eng_status st;

	st = eng_tree_find_by(&cursor->rows, cursor->table->rows, view, op, key,
	    size, &cursor->key, &cursor->row_copy);
	return st == ENG_OK ? split_entry(cursor, cursor->key.data,
	    cursor->key.size, NULL, 0, &cursor->key_split) : st;
}

/* Entries of records that the view does not see are passed over: an index may
 * be younger than the view. */
static eng_status
find_entry(struct eng_cursor *cursor, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t size)
{
	eng_status st;

	for (;;) {
		st = eng_tree_find_by(&cursor->entries, cursor->index->tree, view,
		    op, key, size, &cursor->key, &cursor->scratch);
		if (st == ENG_OK)
			st = split_entry(cursor, cursor->key.data,
			    cursor->key.size,
			    cursor->scratch.data, cursor->scratch.size,
			    &cursor->key_split);
		if (st != ENG_OK)
			return st;
		st = eng_tree_get(cursor->table->rows, view,
		    cursor->key.data + cursor->key_split,
		    cursor->key.size - cursor->key_split, &cursor->row_copy);
		if (st != ENG_E_NOT_FOUND)
			return st;
		op = goes_back(op) ? ENG_TREE_LT : ENG_TREE_GT;
		key = cursor->key.data;
		size = cursor->key.size;
	}
}

eng_status
eng_move_find(struct eng_cursor *cursor, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t size)
{
	eng_status st;

	cursor->row_known = false;
	eng_ahead_drop(cursor);
	st = cursor->index == NULL ?
	    find_row(cursor, view, op, key, size) :
	    find_entry(cursor, view, op, key, size);
	if (st == ENG_OK) {
		cursor->currency = ENG_CUR_ON;
		note_row(cursor);
	} else {
		cursor->currency = goes_back(op) ? ENG_CUR_BEFORE :
		    ENG_CUR_AFTER;
	}
	return st;
}

eng_status
eng_move_read_row(struct eng_cursor *cursor)
{
	struct eng_view view = eng_session_view(cursor->session);
	eng_status st;

	st = eng_tree_get(cursor->table->rows, &view,
	    cursor->key.data + cursor->key_split,
	    cursor->key.size - cursor->key_split, &cursor->row_copy);
	if (st == ENG_OK)
		note_row(cursor);
	return st;
}

/* Whether the entry is on this side of where the range ends. */
static bool
is_inside(const struct eng_cursor *cursor, bool forward,
    const uint8_t *key, size_t size)
{
	const struct eng_range *range = &cursor->range;
	int diff;

	if (!range->set || range->upper != forward)
		return true;
	diff = base_bytes_compare(key, size, range->limit.data,
	    range->limit.size);
	if (diff == 0)
		return range->inclusive;
	return forward ? diff < 0 : diff > 0;
}

bool
eng_move_leaves(struct eng_cursor *cursor, bool forward, const uint8_t *key,
    size_t size)
{
	if (is_inside(cursor, forward, key, size))
		return false;
	cursor->range.set = false;
	return true;
}

eng_status
eng_move_past(struct base_buf *out, const uint8_t *prefix, size_t size,
    bool *some)
{
	while (size > 0 && prefix[size - 1] == 0xff)
		size--;
	*some = size > 0;
	if (!*some)
		return ENG_OK;
	if (!base_buf_set(out, prefix, size))
		return ENG_E_NO_MEMORY;
	out->data[size - 1]++;
	return ENG_OK;
}

eng_status
eng_cursor_settle_locked(struct eng_cursor *cursor)
{
	struct eng_view view;
	eng_status st;

	if (cursor->currency != ENG_CUR_OPENED)
		return ENG_OK;
	view = eng_session_view(cursor->session);
	st = eng_move_find(cursor, &view, ENG_TREE_FIRST, NULL, 0);
	if (st == ENG_OK)
		return ENG_OK;
	/* The first record is still to be found, once there is one. */
	cursor->currency = ENG_CUR_OPENED;
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_cursor_fetch_locked(struct eng_cursor *cursor)
{
	const uint8_t *bookmark;
	struct eng_view view;
	size_t size;
	eng_status st;

	if (cursor->row_known && eng_stamp_holds(&cursor->row_stamp, cursor))
		return ENG_OK;
	st = eng_cursor_settle_locked(cursor);
	if (st != ENG_OK)
		return st;
	if (!eng_cursor_bookmark_at(cursor, &bookmark, &size))
		return ENG_E_NO_RECORD;
	view = eng_session_view(cursor->session);
	cursor->row_known = false;
	if (cursor->cache != NULL && eng_cache_take_old(cursor))
		return ENG_OK;
	st = eng_tree_get(cursor->table->rows, &view, bookmark,
	    size, &cursor->row_copy);
	if (st == ENG_OK)
		note_row(cursor);
	return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
}

struct eng_stored
eng_cursor_stored(const struct eng_cursor *cursor)
{
	return (struct eng_stored){ true, cursor->row.data,
	    cursor->row.size };
}

eng_status
eng_cursor_check_locked(struct eng_cursor *cursor)
{
	struct eng_view view;
	eng_status st;

	st = eng_cursor_fetch_locked(cursor);
	if (st != ENG_OK || cursor->index == NULL)
		return st;
	view = eng_session_view(cursor->session);
	st = eng_tree_get(cursor->index->tree, &view, cursor->key.data,
	    cursor->key.size, NULL);
	return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
}

/* ---- moves ---- */

/* Where a walk from here begins; false when there is nothing that way. */
static bool
find_start(const struct eng_cursor *cursor, bool forward,
    enum eng_tree_seek *op)
{
	switch (cursor->currency) {
	case ENG_CUR_OPENED:
	case ENG_CUR_BEFORE:
		*op = ENG_TREE_FIRST;
		return forward;
	case ENG_CUR_AFTER:
		*op = ENG_TREE_LAST;
		return !forward;
	case ENG_CUR_ON:
		*op = forward ? ENG_TREE_GT : ENG_TREE_LT;
		return true;
	case ENG_CUR_BETWEEN:
		*op = forward ? ENG_TREE_GE : ENG_TREE_LT;
		return true;
	}
	return false;
}

static eng_status
step_entry(struct eng_cursor *cursor, const struct eng_view *view,
    bool forward)
{
	enum eng_tree_seek op;

	if (!find_start(cursor, forward, &op))
		return ENG_E_NOT_FOUND;
	return eng_move_find(cursor, view, op, cursor->key.data,
	    cursor->key.size);
}

/* To the nearest entry with another key. */
static eng_status
step_key(struct eng_cursor *cursor, const struct eng_view *view,
    bool forward)
{
	eng_status st;
	bool some;

	if (cursor->currency != ENG_CUR_ON || cursor->index == NULL)
		return step_entry(cursor, view, forward);
	if (!forward)
		return eng_move_find(cursor, view, ENG_TREE_LT,
		    cursor->key.data, cursor->key_split);
	st = eng_move_past(&cursor->scratch, cursor->key.data,
	    cursor->key_split, &some);
	if (st == ENG_OK && some &&
	    !base_buf_set(&cursor->key, cursor->scratch.data,
	    cursor->scratch.size))
		st = ENG_E_NO_MEMORY;
	if (st != ENG_OK)
		return st;
	if (!some)
		return ENG_E_NOT_FOUND;
	return eng_move_find(cursor, view, ENG_TREE_GE, cursor->key.data,
	    cursor->key.size);
}

static eng_status
step(struct eng_cursor *cursor, const struct eng_view *view, bool forward,
    bool key_step)
{
	unsigned run = forward && !key_step ? cursor->ahead.run + 1 : 0;
	eng_status st;

	st = key_step ? step_key(cursor, view, forward) :
	    step_entry(cursor, view, forward);
	if (st == ENG_OK && eng_move_leaves(cursor, forward,
	    cursor->key.data, cursor->key_split))
		st = ENG_E_NOT_FOUND;
	cursor->ahead.run = run;
	if (st == ENG_OK)
		eng_ahead_fill(cursor);
	return st;
}

/* Reads the number'th entry of a walk into cursor->key. */
static eng_status
walk_to(struct eng_cursor *cursor, struct eng_scan *scan, uint64_t number,
    bool forward)
{
	const uint8_t *key = NULL, *value;
	size_t key_size = 0, value_size, split = 0;
	eng_status st = ENG_OK;

	while (number-- > 0) {
		st = eng_scan_next(scan, &key, &key_size, &value,
		    &value_size);
		if (st == ENG_OK)
			st = split_entry(cursor, key, key_size, value,
			    value_size, &split);
		if (st != ENG_OK)
			return st;
		if (eng_move_leaves(cursor, forward, key, split))
			return ENG_E_NOT_FOUND;
	}
	if (!base_buf_set(&cursor->key, key, key_size))
		return ENG_E_NO_MEMORY;
	cursor->key_split = split;
	eng_cursor_stand(cursor, ENG_CUR_ON);
	return ENG_OK;
}

/* Stands on the number'th entry (from 1) of the walk that op begins. */
static eng_status
go_far(struct eng_cursor *cursor, const struct eng_view *view,
    enum eng_tree_seek op, uint64_t number)
{
	bool forward = !goes_back(op);
	struct eng_scan *scan;
	eng_status st;

	st = eng_scan_open(find_tree(cursor), view, op, cursor->key.data,
	    cursor->key.size, &scan);
	if (st != ENG_OK)
		return st;
	st = walk_to(cursor, scan, number, forward);
	eng_scan_close(scan);
	if (st != ENG_OK)
		return st;
	st = eng_cursor_fetch_locked(cursor);
	if (st == ENG_E_RECORD_DELETED)
		st = step(cursor, view, forward, false);
	return st;
}

static eng_status
move_by(struct eng_cursor *cursor, const struct eng_view *view,
    int32_t count, bool key_step)
{
	uint64_t number = count < 0 ? -(int64_t)count : count;
	bool forward = count > 0;
	enum eng_tree_seek op;
	eng_status st = ENG_OK;

	if (number == 1 || key_step) {
		while (st == ENG_OK && number-- > 0)
			st = step(cursor, view, forward, key_step);
		return st;
	}
	if (!find_start(cursor, forward, &op))
		return ENG_E_NOT_FOUND;
	return go_far(cursor, view, op, number);
}

eng_status
eng_cursor_move(struct eng_cursor *cursor, int32_t count, bool key_step)
{
	struct eng_view view;
	eng_status st;

	eng_update_drop(cursor);
	if (count == 1 && !key_step && eng_ahead_move(cursor, &st))
		return st;
	eng_env_read(cursor->session->env);
	if (count == 0) {
		st = eng_cursor_check_locked(cursor);
		goto out;
	}
	view = eng_session_view(cursor->session);
	st = eng_cursor_settle_locked(cursor);
	if (st == ENG_OK)
		st = move_by(cursor, &view, count, key_step);
	if (st != ENG_OK)
		eng_cursor_stand(cursor, count > 0 ? ENG_CUR_AFTER :
		    ENG_CUR_BEFORE);
	if (st == ENG_E_NOT_FOUND)
		st = ENG_E_NO_RECORD;
	eng_cursor_moved(cursor);
out:
	eng_env_unread(cursor->session->env);
	return st;
}

eng_status
eng_cursor_go(struct eng_cursor *cursor, enum eng_end end)
{
	struct eng_view view;
	eng_status st;

	eng_update_drop(cursor);
	cursor->range.set = false;
	eng_env_read(cursor->session->env);
	view = eng_session_view(cursor->session);
	st = eng_move_find(cursor, &view, end == ENG_FIRST ?
	    ENG_TREE_FIRST : ENG_TREE_LAST, NULL, 0);
	eng_env_unread(cursor->session->env);
	if (st != ENG_OK)
		eng_cursor_stand(cursor, end == ENG_FIRST ?
		    ENG_CUR_BEFORE : ENG_CUR_AFTER);
	eng_cursor_moved(cursor);
	return st == ENG_E_NOT_FOUND ? ENG_E_NO_RECORD : st;
}

/* ---- counts and positions ---- */

/* Counts the entries of the walk that op begins at cursor->key, to the limit
 * of the range when limited, at most `most`.  With `before` also those that
 * come before cursor->key. */
static eng_status
count_entries(struct eng_cursor *cursor, enum eng_tree_seek op,
    bool limited, uint64_t most, uint64_t *count, uint64_t *before)
{
	const uint8_t *key, *value;
	size_t key_size, value_size, split;
	struct eng_view view;
	struct eng_scan *scan;
	eng_status st;

	view = eng_session_view(cursor->session);
	st = eng_scan_open(find_tree(cursor), &view, op, cursor->key.data,
	    cursor->key.size, &scan);
	if (st != ENG_OK)
		return st == ENG_E_NOT_FOUND ? ENG_OK : st;
	while (st == ENG_OK && *count < most) {
		st = eng_scan_next(scan, &key, &key_size, &value,
		    &value_size);
		if (st == ENG_OK)
			st = split_entry(cursor, key, key_size, value,
			    value_size, &split);
		if (st != ENG_OK)
			break;
		if (limited && !is_inside(cursor, true, key, split))
			break;
		++*count;
		if (before != NULL && base_bytes_compare(key, key_size,
		    cursor->key.data, cursor->key.size) < 0)
			++*before;
	}
	eng_scan_close(scan);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_cursor_count(struct eng_cursor *cursor, uint64_t max, uint64_t *count)
{
	eng_status st;

	*count = 0;
	eng_env_share(cursor->session->env);
	st = eng_cursor_settle_locked(cursor);
	/* Standing on the first record of none is no error. */
	if (st != ENG_OK || cursor->currency == ENG_CUR_OPENED)
		goto out;
	st = eng_cursor_check_locked(cursor);
	if (st == ENG_OK)
		st = count_entries(cursor, ENG_TREE_GE, true,
		    max != 0 ? max : WHOLE, count, NULL);
	if (st == ENG_OK)
		cursor->range.set = false;
out:
	eng_env_unshare(cursor->session->env);
	return st;
}

eng_status
eng_cursor_position(struct eng_cursor *cursor, uint64_t *below,
    uint64_t *total)
{
	eng_status st;

	*below = *total = 0;
	eng_env_share(cursor->session->env);
	st = eng_cursor_settle_locked(cursor);
	if (st == ENG_OK && cursor->currency != ENG_CUR_ON &&
	    cursor->currency != ENG_CUR_BETWEEN)
		st = ENG_E_NO_RECORD;
	if (st == ENG_OK)
		st = count_entries(cursor, ENG_TREE_FIRST, false,
		    WHOLE, total, below);
	eng_env_unshare(cursor->session->env);
	return st;
}

/* below of total, carried over to all entries there are. */
static uint64_t
scale_place(uint64_t below, uint64_t total, uint64_t all)
{
	uint64_t place;

	if (total == 0 || below == 0)
		return 0;
	place = total == all ? below :
	    (uint64_t)((long double)below / (long double)total *
	    (long double)all);
	return place < all ? place : all - 1;
}

eng_status
eng_cursor_goto_position(struct eng_cursor *cursor, uint64_t below,
    uint64_t total)
{
	struct eng_view view;
	uint64_t all = 0;
	eng_status st;

	eng_update_drop(cursor);
	eng_cursor_forget_limits(cursor);
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	st = count_entries(cursor, ENG_TREE_FIRST, false, WHOLE,
	    &all, NULL);
	if (st == ENG_OK)
		st = all == 0 ? ENG_E_NO_RECORD : go_far(cursor, &view,
		    ENG_TREE_FIRST, scale_place(below, total, all) + 1);
	if (st == ENG_E_NOT_FOUND)
		st = ENG_E_NO_RECORD;
	if (st != ENG_OK)
		eng_cursor_stand(cursor, ENG_CUR_BEFORE);
	eng_cursor_moved(cursor);
	eng_env_unshare(cursor->session->env);
	return st;
}
