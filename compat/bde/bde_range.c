/* SPDX-License-Identifier: MIT */
/* bde_range.c - searches by key, and ranges. */
#include <string.h>

#include "bde_cursor.h"
#include "bde_key.h"
#include "bde_table.h"

/* ---- ranges ---- */

bool
bde_range_is_set(const struct bde_cursor *cursor)
{
	return cursor->range_low.size > 0 || cursor->range_high.size > 0;
}

void
bde_range_clear(struct bde_cursor *cursor)
{
	base_buf_clear(&cursor->range_low);
	base_buf_clear(&cursor->range_high);
}

static int
compare_place(struct bde_cursor *cursor, const struct base_buf *limit)
{
	const uint8_t *key, *bookmark;
	size_t key_size, bookmark_size;

	if (eng_cursor_place(cursor->eng, &key, &key_size, &bookmark,
	    &bookmark_size) != ENG_OK)
		return 0;
	return base_bytes_compare(key, key_size, limit->data, limit->size);
}

int
bde_range_side(struct bde_cursor *cursor)
{
	if (cursor->range_low.size > 0 &&
	    compare_place(cursor, &cursor->range_low) < 0)
		return -1;
	return cursor->range_high.size > 0 &&
	    compare_place(cursor, &cursor->range_high) >= 0;
}

DBIResult
bde_range_set(struct bde_cursor *cursor, bool direct,
    const struct bde_range_end *first, const struct bde_range_end *last)
{
	struct base_buf low = BASE_BUF_EMPTY, high = BASE_BUF_EMPTY;
	DBIResult result = bde_key_check(cursor);

	if (result == DBIERR_NONE && first->key != NULL)
		result = bde_key_place(cursor, direct, first->fields,
		    first->len, first->key, first->inclusive ?
		    BDE_KEY_BEFORE : BDE_KEY_AFTER, &low);
	if (result == DBIERR_NONE && last->key != NULL)
		result = bde_key_place(cursor, direct, last->fields,
		    last->len, last->key, last->inclusive ?
		    BDE_KEY_AFTER : BDE_KEY_BEFORE, &high);
	if (result != DBIERR_NONE) {
		base_buf_fini(&low);
		base_buf_fini(&high);
		return result;
	}
	base_buf_fini(&cursor->range_low);
	base_buf_fini(&cursor->range_high);
	cursor->range_low = low;
	cursor->range_high = high;
	bde_cursor_begin(cursor);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiSetRange(hDBICur hCursor, DBIBOOL bKeyItself, uint16_t iFields1,
    uint16_t iLen1, uint8_t *pKey1, DBIBOOL bKey1Incl, uint16_t iFields2,
    uint16_t iLen2, uint8_t *pKey2, DBIBOOL bKey2Incl)
{
	struct bde_range_end first = { pKey1, iFields1, iLen1, bKey1Incl };
	struct bde_range_end last = { pKey2, iFields2, iLen2, bKey2Incl };
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetRange, hCursor);
	if (result == DBIERR_NONE) {
		result = bde_range_set(call.cursor, bKeyItself, &first,
		    &last);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiResetRange(hDBICur hCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiResetRange, hCursor);
	if (result == DBIERR_NONE)
		result = bde_key_check(call.cursor);
	if (result == DBIERR_NONE)
		bde_range_clear(call.cursor);
	return bde_leave(&call, result);
}

/* ---- searches ---- */

/* To the crack before the first record shown from the place on that the
 * engine's search key is; DBIERR_EOF: there is none, the cursor stands at the
 * end. */
static DBIResult
go_to_made(struct bde_cursor *cursor)
{
	DBIResult result;
	eng_status st;

	st = eng_cursor_seek(cursor->eng, ENG_SEEK_GE, false, false);
	if (!eng_ok(st)) {
		bde_cursor_end_of(cursor);
		return st == ENG_E_NOT_FOUND ? DBIERR_EOF : bde_error_of(st);
	}
	result = bde_cursor_arrive(cursor);
	if (result == DBIERR_NONE)
		cursor->crack_before = true;
	return result;
}

static DBIResult
go_to_place(struct bde_cursor *cursor, const struct base_buf *place)
{
	eng_status st;

	st = eng_cursor_set_key(cursor->eng, place->data, place->size);
	if (st == ENG_OK)
		return go_to_made(cursor);
	bde_cursor_end_of(cursor);
	return bde_error_of(st);
}

/* What the program searches. */
struct search {
	bool direct;
	unsigned fields;
	unsigned len;
	const void *key;
};

/* Whether the entry begins with what was searched. */
static bool
is_found(struct bde_cursor *cursor)
{
	const uint8_t *key, *bookmark, *sought;
	size_t key_size, bookmark_size, size;

	return eng_cursor_place(cursor->eng, &key, &key_size, &bookmark,
	    &bookmark_size) == ENG_OK && eng_cursor_search_key(cursor->eng,
	    &sought, &size) == ENG_OK && key_size >= size &&
	    memcmp(key, sought, size) == 0;
}

static DBIResult
search_between(struct bde_cursor *cursor, const struct search *search)
{
	struct base_buf from = BASE_BUF_EMPTY, to = BASE_BUF_EMPTY;
	DBIResult result;

	result = bde_key_place(cursor, search->direct, search->fields,
	    search->len, search->key, BDE_KEY_BEFORE, &from);
	if (result == DBIERR_NONE)
		result = bde_key_place(cursor, search->direct,
		    search->fields, search->len, search->key, BDE_KEY_AFTER,
		    &to);
	if (result == DBIERR_NONE)
		result = go_to_place(cursor, &from);
	if (result == DBIERR_NONE && compare_place(cursor, &to) >= 0)
		result = DBIERR_RECNOTFOUND;
	base_buf_fini(&from);
	base_buf_fini(&to);
	return result;
}

/* Not found, the cursor stands on the crack where the key would be.  Whole
 * fields are found by their bytes, if nothing comes in between that may search
 * by itself. */
static DBIResult
search_equal(struct bde_cursor *cursor, const struct search *search)
{
	DBIResult result;

	if (search->len > 0 || bde_range_is_set(cursor) ||
	    !TAILQ_EMPTY(&cursor->filters)) {
		result = search_between(cursor, search);
	} else {
		result = bde_key_make(cursor, search->direct, search->fields,
		    0, search->key, BDE_KEY_BEFORE);
		if (result == DBIERR_NONE)
			result = go_to_made(cursor);
		if (result == DBIERR_NONE && !is_found(cursor))
			result = DBIERR_RECNOTFOUND;
	}
	return result == DBIERR_EOF ? DBIERR_RECNOTFOUND : result;
}

static DBIResult
search_from(struct bde_cursor *cursor, const struct search *search,
    enum bde_key_side side)
{
	struct base_buf place = BASE_BUF_EMPTY;
	DBIResult result;

	result = bde_key_place(cursor, search->direct, search->fields,
	    search->len, search->key, side, &place);
	if (result == DBIERR_NONE)
		result = go_to_place(cursor, &place);
	base_buf_fini(&place);
	return result == DBIERR_EOF ? DBIERR_NONE : result;
}

static DBIResult
set_to_key(struct bde_cursor *cursor, DBISearchCond cond,
    const struct search *search)
{
	if (cursor->one_way)
		return DBIERR_NOTSUPPORTED;
	if (search->key == NULL)
		return DBIERR_INVALIDPARAM;
	switch ((int)cond) {
	case keySEARCHEQ:
		return search_equal(cursor, search);
	case keySEARCHGT:
		return search_from(cursor, search, BDE_KEY_AFTER);
	case keySEARCHGEQ:
		return search_from(cursor, search, BDE_KEY_BEFORE);
	default:
		return DBIERR_INVALIDPARAM;
	}
}

DBIResult DBIFN
DbiSetToKey(hDBICur hCursor, DBISearchCond eSearchCond, DBIBOOL bDirectKey,
    uint16_t iFields, uint16_t iLen, uint8_t *pBuff)
{
	struct search search = { bDirectKey, iFields, iLen, pBuff };
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetToKey, hCursor);
	if (result == DBIERR_NONE) {
		result = set_to_key(call.cursor, eSearchCond, &search);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}

static DBIResult
get_for_key(struct bde_cursor *cursor, const struct search *search,
    uint8_t *record)
{
	DBIResult result;

	result = set_to_key(cursor, keySEARCHEQ, search);
	if (result != DBIERR_NONE)
		return result;
	cursor->crack_before = false;
	return bde_cursor_fill(cursor, dbiNOLOCK, record, NULL);
}

DBIResult DBIFN
DbiGetRecordForKey(hDBICur hCursor, DBIBOOL bDirectKey, uint16_t iFields,
    uint16_t iLen, uint8_t *pKey, uint8_t *pRecBuff)
{
	struct search search = { bDirectKey, iFields, iLen, pKey };
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetRecordForKey, hCursor);
	if (result == DBIERR_NONE) {
		result = get_for_key(call.cursor, &search, pRecBuff);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}
