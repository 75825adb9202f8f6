/* SPDX-License-Identifier: MIT */
/* eng_order.c - the places of records that have no primary key.
 *
 * Such a record's key is a number, 4 bytes, and the numbers grow: new records
 * come last.  One that shall come before another has as its key that of the
 * record left of it with digits behind it, each a place among all that begin
 * alike, 6 bytes, and a number that no other record has, 4 bytes.  So two that
 * go to the same place at once get two keys, and none is used again while
 * somebody may remember it. */
#include <string.h>

#include "eng_env.h"
#include "eng_order.h"
#include "eng_update.h"

enum { NUMBER = 4, PLACE = 6, DIGIT = PLACE + NUMBER };

/* Records mostly come one after the other or one before the other; between
 * two such ones there is room for as many halves as the step has bits. */
#define STEP ((uint64_t)1 << 24)
#define PLACE_END ((uint64_t)1 << 48)

/* What is left of a key; NULL when there is nothing any more. */
struct rest {
	const uint8_t *at;
	size_t size;
};

static bool
has_digit(const struct rest *rest)
{
	return rest->at != NULL && rest->size >= DIGIT;
}

static uint64_t
place_of(const struct rest *rest)
{
	return (uint64_t)base_get_be32(rest->at) << 16 |
	    (uint64_t)rest->at[4] << 8 | rest->at[5];
}

static bool
add_digit(struct base_buf *key, uint64_t place, uint32_t number)
{
	uint8_t bytes[DIGIT];

	base_put_be32(bytes, (uint32_t)(place >> 16));
	bytes[4] = (uint8_t)(place >> 8);
	bytes[5] = (uint8_t)place;
	base_put_be32(bytes + PLACE, number);
	return base_buf_add(key, bytes, sizeof bytes);
}

/* The key goes on as the left one does. */
static bool
follow(struct base_buf *key, struct rest *left, size_t size)
{
	if (!base_buf_add(key, left->at, size))
		return false;
	left->at += size;
	left->size -= size;
	return true;
}

static void
skip(struct rest *rest)
{
	rest->at += DIGIT;
	rest->size -= DIGIT;
}

/* Looks for a place between the next digits; true when there is one. */
static bool
pick_place(const struct rest *left, const struct rest *right, uint64_t *place)
{
	bool some_left = has_digit(left), some_right = has_digit(right);
	uint64_t low = some_left ? place_of(left) : 0;
	uint64_t high = some_right ? place_of(right) : PLACE_END;
	uint64_t gap = high > low ? high - low : 0;

	if (some_left && some_right)
		*place = low + gap / 2;
	else if (some_left)
		*place = low + (gap > STEP ? STEP : gap / 2);
	else if (some_right)
		*place = high - (gap > STEP ? STEP : (gap + 1) / 2);
	else
		*place = PLACE_END / 2;
	return some_left ? gap > 1 : gap > 0;
}

/* There is no room here, so a digit more is needed: one of the left key, or
 * one that comes before all others. */
static bool
go_deeper(struct base_buf *key, struct rest *left, struct rest *right)
{
	static const uint8_t lowest[DIGIT];
	const uint8_t *digit = has_digit(left) ? left->at : lowest;
	bool same = has_digit(right) &&
	    memcmp(right->at, digit, DIGIT) == 0;

	if (has_digit(left)) {
		if (!follow(key, left, DIGIT))
			return false;
	} else if (!base_buf_add(key, lowest, DIGIT)) {
		return false;
	}
	if (same)
		skip(right);
	else
		right->at = NULL;
	return true;
}

eng_status
eng_order_between(struct base_buf *key, const struct base_buf *left,
    const struct base_buf *right, uint32_t number)
{
	static const uint8_t before_all[NUMBER];
	struct rest l = { left->data, left->size };
	struct rest r = { right->data, right->size };
	uint64_t place;

	if (l.size == 0)
		l = (struct rest){ before_all, sizeof before_all };
	if (l.size < NUMBER || r.size < NUMBER)
		return ENG_E_CORRUPT;
	if (memcmp(l.at, r.at, NUMBER) == 0)
		r = (struct rest){ r.at + NUMBER, r.size - NUMBER };
	else
		r.at = NULL;
	base_buf_clear(key);
	if (!follow(key, &l, NUMBER))
		return ENG_E_NO_MEMORY;
	while (!pick_place(&l, &r, &place))
		if (!go_deeper(key, &l, &r))
			return ENG_E_NO_MEMORY;
	if (key->size + DIGIT > ENG_RECORD_KEY_MAX)
		return ENG_E_NO_AUTOINC;
	return add_digit(key, place, number) ? ENG_OK : ENG_E_NO_MEMORY;
}

/* ---- new records ---- */

eng_status
eng_order_next(struct eng_table *table, uint32_t *number)
{
	*number = atomic_fetch_add(&table->counters->record_id, 1);
	return *number == 0 ? ENG_E_NO_AUTOINC : ENG_OK;
}

/* The neighbours that the view sees; nothing right: ENG_E_NOT_FOUND. */
static eng_status
find_neighbours(struct eng_tree *rows, const struct eng_view *view,
    const struct base_buf *at, struct base_buf *left, struct base_buf *right)
{
	eng_status st;

	st = eng_tree_find(rows, view, at->size > 0 ? ENG_TREE_GE :
	    ENG_TREE_FIRST, at->data, at->size, right, NULL);
	if (st != ENG_OK || at->size == 0)
		return st;
	st = eng_tree_find(rows, view, ENG_TREE_LT, at->data, at->size, left,
	    NULL);
	if (st != ENG_E_NOT_FOUND)
		return st;
	base_buf_clear(left);
	return ENG_OK;
}

eng_status
eng_order_key(struct eng_cursor *cursor, const struct eng_view *view,
    struct base_buf *key)
{
	const struct eng_update *up = &cursor->update;
	struct base_buf left = BASE_BUF_EMPTY, right = BASE_BUF_EMPTY;
	uint32_t number;
	eng_status st;

	base_buf_clear(key);
	if (up->put == ENG_PUT_LAST)
		return eng_update_add_record_id(cursor->table, key);
	if (up->put == ENG_PUT_AT)
		return base_buf_set(key, up->where.data, up->where.size) ?
		    ENG_OK : ENG_E_NO_MEMORY;
	st = find_neighbours(cursor->table->rows, view, &up->where, &left,
	    &right);
	if (st == ENG_OK) {
		st = eng_order_next(cursor->table, &number);
		if (st == ENG_OK)
			st = eng_order_between(key, &left, &right, number);
	} else if (st == ENG_E_NOT_FOUND) {
		st = eng_update_add_record_id(cursor->table, key);
	}
	base_buf_fini(&left);
	base_buf_fini(&right);
	return st;
}

/* ---- what is asked for ---- */

static eng_status
ask_place(struct eng_cursor *cursor, enum eng_put put, const void *at,
    size_t size)
{
	struct eng_update *up = &cursor->update;

	if (!eng_cursor_is_prepared(cursor) ||
	    up->kind != ENG_PREPARE_INSERT)
		return ENG_E_NOT_PREPARED;
	if (cursor->table->primary != NULL)
		return ENG_E_BAD_OPERATION;
	base_buf_clear(&up->where);
	if (size > 0 && !base_buf_set(&up->where, at, size))
		return ENG_E_NO_MEMORY;
	up->put = put;
	return ENG_OK;
}

eng_status
eng_cursor_insert_before(struct eng_cursor *cursor, const void *bookmark,
    size_t size)
{
	return ask_place(cursor, ENG_PUT_BEFORE, bookmark, size);
}

eng_status
eng_order_put_at(struct eng_cursor *cursor, const struct base_buf *key)
{
	return ask_place(cursor, ENG_PUT_AT, key->data, key->size);
}

/* ---- numbers ---- */

eng_status
eng_cursor_set_number(struct eng_cursor *cursor, uint32_t number)
{
	struct eng_update *up = &cursor->update;
	uint8_t bytes[NUMBER];

	if (!eng_cursor_is_prepared(cursor) || eng_update_is_replace(up))
		return ENG_E_NOT_PREPARED;
	if (cursor->table->primary != NULL || cursor->cache != NULL)
		return ENG_E_BAD_OPERATION;
	base_put_be32(bytes, number);
	if (!base_buf_set(&up->where, bytes, sizeof bytes))
		return ENG_E_NO_MEMORY;
	up->put = ENG_PUT_AT;
	return ENG_OK;
}

eng_status
eng_cursor_restart_numbers(struct eng_cursor *cursor)
{
	struct eng_table *table = cursor->table;
	struct eng_env *env = cursor->session->env;
	struct base_buf key = BASE_BUF_EMPTY;
	struct eng_view view;
	uint32_t last = 0;
	eng_status st;

	if (table->primary != NULL || cursor->session->level > 0)
		return ENG_E_BAD_OPERATION;
	eng_env_share(env);
	view = eng_session_view(cursor->session);
	st = eng_tree_find(table->rows, &view, ENG_TREE_LAST, NULL, 0, &key,
	    NULL);
	if (st == ENG_OK && key.size >= NUMBER)
		last = base_get_be32(key.data);
	if (st == ENG_OK || st == ENG_E_NOT_FOUND)
		atomic_store(&table->counters->record_id, last + 1);
	eng_env_unshare(env);
	base_buf_fini(&key);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}
