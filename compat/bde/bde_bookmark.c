/* SPDX-License-Identifier: MIT */
/* bde_bookmark.c - bookmarks: a position as bytes that the program keeps.
 *
 *   0  the kind of place (enum place)
 *   1  0
 *   2  bytes of the entry's key, 0 in the records' own order
 *   4  bytes of the engine's bookmark
 *   6  0
 *   8  number of the engine's index
 *  12  which table
 *  16  the key, the bookmark, zeros up to the size that the cursor tells */
#include <string.h>

#include "base_alloc.h"
#include "bde_bookmark.h"
#include "bde_cursor.h"
#include "bde_lock.h"
#include "bde_table.h"

enum place { PLACE_NONE, PLACE_BEGIN, PLACE_CRACK, PLACE_ON, PLACE_END };

enum {
	HEAD = 16,
	NUMBER_KEY = 4,			/* of dBASE, of lists */
	CACHE_SLOT = 16,		/* room for what cached records add */
	BINARY_MAX = 255
};

struct head {
	enum place place;
	size_t key_size;
	size_t size;			/* of the engine's bookmark */
	uint32_t index;
	uint32_t table;
	const uint8_t *bytes;
};

/* ---- sizes ---- */

static size_t
segment_size(const struct eng_column_def *def)
{
	size_t size = def->size_max > 0 ? def->size_max : BINARY_MAX;

	switch ((int)def->type) {
	case ENG_T_BINARY:
	case ENG_T_LONG_BINARY:
		return 1 + (size + 7) / 8 * 9;
	case ENG_T_TEXT:
	case ENG_T_LONG_TEXT:
		return ENG_KEY_SIZE_MAX;
	default:
		return 1 + 16;
	}
}

static size_t
key_size(struct eng_cursor *eng, const struct eng_index_def *def)
{
	size_t most = def->key_size > 0 ? def->key_size :
	    ENG_KEY_SIZE_DEFAULT;
	struct eng_column_info column;
	size_t size = 0;
	unsigned i;

	for (i = 0; i < def->part_count; i++)
		if (eng_column_find(eng, NULL, def->parts[i].column_id,
		    &column) == ENG_OK)
			size += segment_size(column.def);
	return size < most ? size : most;
}

uint16_t
bde_cursor_bookmark_size(struct bde_cursor *cursor)
{
	struct eng_index_info info;
	size_t size = HEAD;

	if (eng_cache_is_on(cursor->eng))
		size += CACHE_SLOT;
	eng_cursor_index(cursor->eng, &info);
	if (info.id != 0)
		size += key_size(cursor->eng, info.def);
	if (eng_index_find(cursor->eng, NULL, &info) == ENG_OK)
		size += key_size(cursor->eng, info.def);
	else
		size += bde_cursor_has_free_order(cursor) ?
		    ENG_RECORD_KEY_MAX : NUMBER_KEY;
	return (uint16_t)size;
}

/* ---- bytes ---- */

/* FNV-1a of the file's path; lists have none and are told by their own. */
static uint32_t
table_mark(const struct bde_cursor *cursor)
{
	const char *at = cursor->table->path;
	uint32_t mark = 2166136261u;

	if (*at == '\0')
		at = cursor->table->name;
	for (; *at != '\0'; at++)
		mark = (mark ^ (uint8_t)*at) * 16777619u;
	return mark;
}

static uint32_t
index_number(struct bde_cursor *cursor)
{
	struct eng_index_info info;

	eng_cursor_index(cursor->eng, &info);
	return info.id;
}

static enum place
find_place(const struct bde_cursor *cursor)
{
	switch (cursor->stand) {
	case BDE_AT_BEGIN:
		return PLACE_BEGIN;
	case BDE_AT_END:
		return PLACE_END;
	case BDE_AT_RECORD:
		break;
	}
	return cursor->crack_before ? PLACE_CRACK : PLACE_ON;
}

DBIResult
bde_bookmark_get(struct bde_cursor *cursor, uint8_t *out)
{
	size_t room = bde_cursor_bookmark_size(cursor);
	const uint8_t *key = NULL, *bookmark = NULL;
	size_t key_bytes = 0, size = 0;
	enum place place = find_place(cursor);
	uint32_t index = index_number(cursor);
	eng_status st = ENG_OK;

	if (place == PLACE_ON || place == PLACE_CRACK)
		st = eng_cursor_place(cursor->eng, &key, &key_bytes,
		    &bookmark, &size);
	if (st != ENG_OK)
		return bde_error_of(st);
	if (index == 0)
		key_bytes = 0;
	if (HEAD + key_bytes + size > room)
		return DBIERR_INVALIDBOOKMARK;
	memset(out, 0, room);
	out[0] = (uint8_t)place;
	base_put_u16(out + 2, (uint16_t)key_bytes);
	base_put_u16(out + 4, (uint16_t)size);
	base_put_u32(out + 8, index);
	base_put_u32(out + 12, table_mark(cursor));
	if (key_bytes > 0)
		memcpy(out + HEAD, key, key_bytes);
	if (size > 0)
		memcpy(out + HEAD + key_bytes, bookmark, size);
	return DBIERR_NONE;
}

/* Programs may pass anything. */
static DBIResult
read_head(struct bde_cursor *cursor, const uint8_t *bytes, struct head *head)
{
	head->place = bytes[0];
	head->key_size = base_get_u16(bytes + 2);
	head->size = base_get_u16(bytes + 4);
	head->index = base_get_u32(bytes + 8);
	head->table = base_get_u32(bytes + 12);
	head->bytes = bytes + HEAD;
	if (head->place < PLACE_BEGIN || head->place > PLACE_END ||
	    head->index != index_number(cursor) ||
	    head->table != table_mark(cursor) || HEAD + head->key_size +
	    head->size > bde_cursor_bookmark_size(cursor))
		return DBIERR_INVALIDBOOKMARK;
	if (head->place == PLACE_BEGIN || head->place == PLACE_END)
		return head->key_size + head->size == 0 ? DBIERR_NONE :
		    DBIERR_INVALIDBOOKMARK;
	return (head->key_size > 0) == (head->index != 0) &&
	    head->key_size + head->size > 0 ? DBIERR_NONE :
	    DBIERR_INVALIDBOOKMARK;
}

static eng_status
go_to_record(struct bde_cursor *cursor, const struct head *head)
{
	struct eng_cursor *eng = cursor->eng;
	eng_status st;

	if (head->index != 0)
		return eng_cursor_goto_entry(eng, head->bytes,
		    head->key_size, head->bytes + head->key_size,
		    head->size, true);
	st = eng_cursor_goto(eng, head->bytes, head->size);
	if (st != ENG_E_RECORD_DELETED)
		return st;
	/* To the crack where it was. */
	st = eng_cursor_set_key(eng, head->bytes, head->size);
	return st == ENG_OK ? eng_cursor_seek(eng, ENG_SEEK_EQ, false,
	    false) : st;
}

DBIResult
bde_bookmark_set(struct bde_cursor *cursor, const uint8_t *bytes)
{
	struct head head;
	DBIResult result = read_head(cursor, bytes, &head);
	eng_status st;

	if (result != DBIERR_NONE)
		return result;
	if (head.place == PLACE_BEGIN) {
		bde_cursor_begin(cursor);
		return DBIERR_NONE;
	}
	if (head.place == PLACE_END) {
		bde_cursor_end_of(cursor);
		return DBIERR_NONE;
	}
	st = go_to_record(cursor, &head);
	if (st == ENG_E_RECORD_DELETED || st == ENG_E_NOT_FOUND)
		st = ENG_OK;
	if (!eng_ok(st))
		return bde_error_of(st);
	bde_cursor_stand_on(cursor);
	cursor->crack_before = head.place == PLACE_CRACK;
	return DBIERR_NONE;
}

/* ---- keeping a place ---- */

DBIResult
bde_place_save(struct bde_cursor *cursor, struct base_buf *place)
{
	DBIResult result;

	base_buf_init(place);
	if (!base_buf_resize(place, bde_cursor_bookmark_size(cursor)))
		return DBIERR_NOMEMORY;
	result = bde_bookmark_get(cursor, place->data);
	if (result != DBIERR_NONE)
		base_buf_fini(place);
	return result;
}

void
bde_place_restore(struct bde_cursor *cursor, struct base_buf *place)
{
	if (bde_bookmark_set(cursor, place->data) != DBIERR_NONE)
		bde_cursor_begin(cursor);
	base_buf_fini(place);
}

/* ---- calls ---- */

DBIResult DBIFN
DbiGetBookMark(hDBICur hCur, uint8_t *pBookMark)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetBookMark, hCur);
	if (result == DBIERR_NONE && call.cursor->one_way)
		result = DBIERR_NOTSUPPORTED;
	if (result == DBIERR_NONE)
		result = pBookMark == NULL ? DBIERR_INVALIDPARAM :
		    bde_bookmark_get(call.cursor, pBookMark);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiSetToBookMark(hDBICur hCur, uint8_t *pBookMark)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetToBookMark, hCur);
	if (result == DBIERR_NONE && call.cursor->one_way)
		result = DBIERR_NOTSUPPORTED;
	if (result == DBIERR_NONE) {
		result = pBookMark == NULL ? DBIERR_INVALIDPARAM :
		    bde_bookmark_set(call.cursor, pBookMark);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}

/* The crack before a record is before it. */
static int
compare_heads(const struct head *a, const struct head *b)
{
	bool a_ends = a->place == PLACE_BEGIN || a->place == PLACE_END;
	bool b_ends = b->place == PLACE_BEGIN || b->place == PLACE_END;
	int diff = 0;

	if (!a_ends && !b_ends)
		diff = base_bytes_compare(a->bytes, a->key_size + a->size,
		    b->bytes, b->key_size + b->size);
	return diff != 0 ? diff : (int)a->place - (int)b->place;
}

static DBIResult
compare_bookmarks(struct bde_cursor *cursor, const uint8_t *one,
    const uint8_t *other, CMPBkMkRslt *order)
{
	struct head a, b;
	DBIResult result;
	int diff;

	result = read_head(cursor, one, &a);
	if (result == DBIERR_NONE)
		result = read_head(cursor, other, &b);
	if (result != DBIERR_NONE)
		return result;
	diff = compare_heads(&a, &b);
	*order = diff < 0 ? CMPLess : diff > 0 ? CMPGtr : CMPEql;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiCompareBookMarks(hDBICur hCur, uint8_t *pBookMark1, uint8_t *pBookMark2,
    pCMPBkMkRslt pCmpBkmkResult)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiCompareBookMarks, hCur);
	if (result == DBIERR_NONE)
		result = pBookMark1 == NULL || pBookMark2 == NULL ||
		    pCmpBkmkResult == NULL ? DBIERR_INVALIDPARAM :
		    compare_bookmarks(call.cursor, pBookMark1, pBookMark2,
		    pCmpBkmkResult);
	return bde_leave(&call, result);
}

/* The record of another cursor; in the same order its crack too. */
static DBIResult
go_to_cursor(struct bde_cursor *dest, struct bde_cursor *src)
{
	const uint8_t *bookmark;
	struct base_buf place;
	DBIResult result;
	eng_status st;
	size_t size;

	if (!bde_lock_same_table(dest, src))
		return DBIERR_DIFFERENTTABLES;
	if (dest->one_way)
		return DBIERR_NOTSUPPORTED;
	if (index_number(dest) == index_number(src)) {
		result = bde_place_save(src, &place);
		if (result == DBIERR_NONE)
			result = bde_bookmark_set(dest, place.data);
		base_buf_fini(&place);
		return result;
	}
	if (src->stand != BDE_AT_RECORD || src->crack_before)
		return DBIERR_NOCURRREC;
	st = eng_cursor_bookmark(src->eng, &bookmark, &size);
	if (st == ENG_OK)
		st = eng_cursor_goto(dest->eng, bookmark, size);
	if (st == ENG_E_NO_RECORD || st == ENG_E_RECORD_DELETED)
		return DBIERR_NOCURRREC;
	if (eng_ok(st))
		bde_cursor_stand_on(dest);
	return bde_error_of(st);
}

/* Why a cursor was not found: there is none, or it is another session's. */
static DBIResult
tell_missing(hDBICur hCursor)
{
	return base_handle_get(BDE_H_CURSOR, (base_handle)hCursor) == NULL ?
	    DBIERR_INVALIDHNDL : DBIERR_NOTSAMESESSION;
}

DBIResult DBIFN
DbiSetToCursor(hDBICur hDest, hDBICur hSrc)
{
	struct bde_cursor *src;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetToCursor, hDest);
	if (result == DBIERR_NONE) {
		src = bde_find_cursor(&call, hSrc);
		result = src == NULL ? tell_missing(hSrc) :
		    go_to_cursor(call.cursor, src);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}
