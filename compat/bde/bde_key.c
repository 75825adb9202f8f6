/* SPDX-License-Identifier: MIT */
/* bde_key.c - keys of the current index. */
#include "bde_key.h"

#include <string.h>

#include "base_alloc.h"
#include "bde_cursor.h"
#include "bde_table.h"
#include "bde_tag.h"
#include "bde_wide.h"

/* Fields of keys are those of the whole table; those of record buffers those
 * that DbiSetFieldMap left. */
static const struct bde_table *
whole_table(const struct bde_cursor *cursor)
{
	return cursor->whole != NULL ? cursor->whole : cursor->table;
}

static const struct bde_field *
find_column(const struct bde_table *table, uint32_t id)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].column_id == id)
			return &table->fields[i];
	return NULL;
}

static const struct eng_index_def *
find_order(struct bde_cursor *cursor)
{
	struct eng_index_info info;

	eng_cursor_index(cursor->eng, &info);
	return info.def != NULL && info.def->name[0] != '\0' ? info.def :
	    NULL;
}

static bool
has_tags(const struct bde_table *table)
{
	unsigned i;

	for (i = 0; i < table->index_count; i++)
		if (table->indexes[i].tag != NULL)
			return true;
	return false;
}

/* That computes the key; NULL when it is of fields. */
static const struct bde_tag *
find_tag(struct bde_cursor *cursor)
{
	const struct bde_index *index;

	if (!has_tags(cursor->table))
		return NULL;
	index = bde_index_current(cursor);
	return index != NULL && index->tag != NULL &&
	    index->tag->key.expr != NULL ? index->tag : NULL;
}

DBIResult
bde_key_check(struct bde_cursor *cursor)
{
	return find_order(cursor) != NULL ? DBIERR_NONE :
	    DBIERR_NOASSOCINDEX;
}

uint16_t
bde_key_size(struct bde_cursor *cursor)
{
	const struct eng_index_def *def = find_order(cursor);
	const struct bde_tag *tag = find_tag(cursor);
	const struct bde_field *field;
	size_t size = 0;
	unsigned i;

	if (tag != NULL)
		return (uint16_t)(tag->key_size + 1);
	for (i = 0; def != NULL && i < def->part_count; i++) {
		field = find_column(whole_table(cursor),
		    def->parts[i].column_id);
		if (field != NULL)
			size += field->desc.iLen + 1u;
	}
	return (uint16_t)size;
}

/* ---- computed keys ---- */

/* The buffer may have some fields alone: the others are blank. */
static DBIResult
compute(struct bde_cursor *cursor, const struct bde_tag *tag,
    const uint8_t *record, uint8_t *key)
{
	const struct bde_table *whole = whole_table(cursor);
	const struct bde_field *field, *shown;
	DBIResult result;
	uint8_t *all;
	unsigned i;

	if (whole == cursor->table)
		return bde_tag_key(tag, whole, record, key);
	all = base_calloc(1, whole->record_size);
	if (all == NULL)
		return DBIERR_NOMEMORY;
	for (i = 0; i < whole->field_count; i++) {
		field = &whole->fields[i];
		shown = find_column(cursor->table, field->column_id);
		bde_field_set_blank(field, all);
		if (shown == NULL || bde_field_is_blank(shown, record))
			continue;
		memcpy(all + field->desc.iOffset, record +
		    shown->desc.iOffset, field->desc.iLen);
		all[field->desc.iNullOffset] = 0;
	}
	result = bde_tag_key(tag, whole, all, key);
	base_free(all);
	return result;
}

/* ---- direct keys ---- */

DBIResult
bde_key_extract(struct bde_cursor *cursor, const uint8_t *record,
    uint8_t *key)
{
	const struct eng_index_def *def = find_order(cursor);
	const struct bde_field *field, *shown;
	unsigned i;
	bool blank;

	if (def == NULL)
		return DBIERR_NOASSOCINDEX;
	if (find_tag(cursor) != NULL)
		return compute(cursor, find_tag(cursor), record, key);
	for (i = 0; i < def->part_count; i++) {
		field = find_column(whole_table(cursor),
		    def->parts[i].column_id);
		if (field == NULL)
			return DBIERR_INVALIDINDEXSTRUCT;
		shown = find_column(cursor->table, field->column_id);
		blank = shown == NULL || bde_field_is_blank(shown, record);
		memset(key, 0, field->desc.iLen);
		if (!blank)
			memcpy(key, record + shown->desc.iOffset,
			    field->desc.iLen);
		key += field->desc.iLen;
		*key++ = blank;
	}
	return DBIERR_NONE;
}

/* A record buffer with the fields of the key. */
static void
unpack(const struct bde_table *table, const struct eng_index_def *def,
    const uint8_t *key, uint8_t *record)
{
	const struct bde_field *field;
	unsigned i;

	for (i = 0; i < def->part_count; i++) {
		field = find_column(table, def->parts[i].column_id);
		if (field == NULL)
			continue;
		memcpy(record + field->desc.iOffset, key, field->desc.iLen);
		record[field->desc.iNullOffset] = key[field->desc.iLen];
		key += field->desc.iLen + 1u;
	}
}

/* ---- places ---- */

struct builder {
	struct bde_cursor *cursor;
	const struct eng_index_def *def;
	const struct bde_table *table;	/* of the record */
	const uint8_t *record;
	enum bde_key_side side;
};

/* The start of a text, by bytes as programs see them. */
static uint32_t
cut_part(const struct bde_field *field, const uint8_t *record, uint32_t size,
    unsigned len, uint8_t scratch[BDE_VALUE_MAX])
{
	const char *text = (const char *)record + field->desc.iOffset;

	if (field->form == BDE_FORM_WIDE)
		return (uint32_t)bde_wide_from_text(text, strnlen(text, len),
		    scratch, field->column_size);
	return size > len ? len : size;
}

static eng_status
add_part(struct builder *b, unsigned part, unsigned len,
    enum eng_key_limit limit)
{
	const struct bde_field *field = find_column(b->table,
	    b->def->parts[part].column_id);
	uint8_t scratch[BDE_VALUE_MAX];
	const void *data = NULL;
	uint32_t size = 0;

	if (field != NULL)
		bde_field_value(field, b->record, scratch, &data, &size);
	if (len > 0 && data != NULL)
		size = cut_part(field, b->record, size, len, scratch);
	return eng_cursor_make_key(b->cursor->eng, data,
	    data != NULL ? size : 0, false, part == 0, limit);
}

static eng_status
build(struct builder *b, unsigned fields, unsigned len)
{
	bool after = b->side == BDE_KEY_AFTER;
	eng_status st = ENG_OK;
	unsigned i;

	for (i = 0; i < fields && st == ENG_OK; i++)
		st = add_part(b, i, 0, i + 1 < fields || len > 0 ?
		    ENG_KEY_PLAIN : after ? ENG_KEY_FULL_END :
		    ENG_KEY_FULL_START);
	if (st == ENG_OK && len > 0)
		st = add_part(b, fields, len, after ? ENG_KEY_PARTIAL_END :
		    ENG_KEY_PARTIAL_START);
	return st;
}

static DBIResult
check_extent(const struct bde_table *table, const struct eng_index_def *def,
    unsigned fields, unsigned len)
{
	const struct bde_field *field;

	if (fields > def->part_count)
		return DBIERR_INVALIDPARAM;
	if (len == 0)
		return DBIERR_NONE;
	if (fields == def->part_count)
		return DBIERR_INVALIDPARAM;
	field = find_column(table, def->parts[fields].column_id);
	return field != NULL && field->logical == fldZSTRING &&
	    len <= field->desc.iLen ? DBIERR_NONE : DBIERR_INVALIDPARAM;
}

/* A computed key is one text, number or date; a text may be given in part. */
static DBIResult
make_computed(struct bde_cursor *cursor, const struct bde_tag *tag,
    bool direct, unsigned fields, unsigned len, const uint8_t *key,
    bool after)
{
	uint8_t computed[BDE_TAG_KEY_MAX + 1];
	enum eng_key_limit limit = after ? ENG_KEY_FULL_END :
	    ENG_KEY_FULL_START;
	DBIResult result = DBIERR_NONE;
	bool blank = false;

	if (fields > 1 || (len > 0 && (fields > 0 || len > tag->key_size ||
	    tag->key.kind != BDE_V_TEXT)))
		return DBIERR_INVALIDPARAM;
	if (!direct) {
		result = compute(cursor, tag, key, computed);
		key = computed;
	}
	if (result != DBIERR_NONE)
		return result;
	if (len > 0)
		limit = after ? ENG_KEY_PARTIAL_END : ENG_KEY_PARTIAL_START;
	else
		blank = key[tag->key_size] != 0;
	return bde_error_of(eng_cursor_make_key(cursor->eng,
	    blank ? NULL : key, blank ? 0 : len > 0 ? len : tag->key_size,
	    false, true, limit));
}

DBIResult
bde_key_make(struct bde_cursor *cursor, bool direct, unsigned fields,
    unsigned len, const void *key, enum bde_key_side side)
{
	const struct bde_table *whole = whole_table(cursor);
	struct builder b = { cursor, find_order(cursor),
	    direct ? whole : cursor->table, key, side };
	const struct bde_tag *tag = find_tag(cursor);
	uint8_t *unpacked = NULL;
	DBIResult result;
	eng_status st;

	if (b.def == NULL)
		return DBIERR_NOASSOCINDEX;
	if (tag != NULL)
		return make_computed(cursor, tag, direct, fields, len, key,
		    side == BDE_KEY_AFTER);
	if (fields == 0 && len == 0)
		fields = b.def->part_count;
	result = check_extent(whole, b.def, fields, len);
	if (result != DBIERR_NONE)
		return result;
	if (direct) {
		unpacked = base_calloc(1, whole->record_size);
		if (unpacked == NULL)
			return DBIERR_NOMEMORY;
		unpack(whole, b.def, key, unpacked);
		b.record = unpacked;
	}
	st = build(&b, fields, len);
	base_free(unpacked);
	return bde_error_of(st);
}

DBIResult
bde_key_place(struct bde_cursor *cursor, bool direct, unsigned fields,
    unsigned len, const void *key, enum bde_key_side side,
    struct base_buf *out)
{
	const uint8_t *bytes;
	DBIResult result;
	eng_status st;
	size_t size;

	result = bde_key_make(cursor, direct, fields, len, key, side);
	if (result != DBIERR_NONE)
		return result;
	st = eng_cursor_search_key(cursor->eng, &bytes, &size);
	if (st == ENG_OK && !base_buf_set(out, bytes, size))
		st = ENG_E_NO_MEMORY;
	return bde_error_of(st);
}

/* ---- calls ---- */

static DBIResult
extract_current(struct bde_cursor *cursor, uint8_t *key)
{
	DBIResult result = bde_key_check(cursor);
	uint8_t *record;

	if (result == DBIERR_NONE)
		result = bde_cursor_current(cursor);
	if (result != DBIERR_NONE)
		return result;
	record = base_malloc(cursor->table->record_size);
	if (record == NULL)
		return DBIERR_NOMEMORY;
	result = bde_record_read(cursor, record);
	if (result == DBIERR_NONE)
		result = bde_key_extract(cursor, record, key);
	base_free(record);
	return result;
}

DBIResult DBIFN
DbiExtractKey(hDBICur hCursor, uint8_t *pRecBuf, uint8_t *pKeyBuf)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiExtractKey, hCursor);
	if (result == DBIERR_NONE && pKeyBuf == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = pRecBuf != NULL ?
		    bde_key_extract(call.cursor, pRecBuf, pKeyBuf) :
		    extract_current(call.cursor, pKeyBuf);
	return bde_leave(&call, result);
}

static DBIResult
compare_keys(struct bde_cursor *cursor, const void *key1, const void *key2,
    unsigned fields, unsigned len, int16_t *order)
{
	struct base_buf a = BASE_BUF_EMPTY, b = BASE_BUF_EMPTY;
	uint8_t *own = NULL;
	DBIResult result;
	int diff;

	result = bde_key_place(cursor, true, fields, len, key1,
	    BDE_KEY_BEFORE, &a);
	if (result == DBIERR_NONE && key2 == NULL) {
		own = base_malloc(bde_key_size(cursor) + 1u);
		result = own == NULL ? DBIERR_NOMEMORY :
		    extract_current(cursor, own);
	}
	if (result == DBIERR_NONE)
		result = bde_key_place(cursor, true, fields, len,
		    key2 != NULL ? key2 : own, BDE_KEY_BEFORE, &b);
	if (result == DBIERR_NONE) {
		diff = base_bytes_compare(a.data, a.size, b.data, b.size);
		*order = (int16_t)((diff > 0) - (diff < 0));
	}
	base_free(own);
	base_buf_fini(&a);
	base_buf_fini(&b);
	return result;
}

DBIResult DBIFN
DbiCompareKeys(hDBICur hCursor, uint8_t *pKey1, uint8_t *pKey2,
    uint16_t iFields, uint16_t iLen, int16_t *piResult)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiCompareKeys, hCursor);
	if (result == DBIERR_NONE)
		result = pKey1 == NULL || piResult == NULL ?
		    DBIERR_INVALIDPARAM : compare_keys(call.cursor, pKey1,
		    pKey2, iFields, iLen, piResult);
	return bde_leave(&call, result);
}
