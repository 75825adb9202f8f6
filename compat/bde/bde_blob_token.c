/* SPDX-License-Identifier: MIT */
/* bde_blob_token.c - BLOBs as record buffers have them: which record they are
 * of, and their bytes in it. */
#include "bde_blob_token.h"

#include "bde_bulk.h"
#include "bde_wide.h"

uint32_t
bde_blob_token(const void *field)
{
	return base_get_u32(field);
}

void
bde_blob_set_token(void *field, uint32_t token)
{
	base_put_u32(field, token);
}

static bool
has_key(const struct bde_table *table)
{
	return table->index_count > 0 && table->indexes[0].desc.bPrimary;
}

/* Which record it is; 0 where there is none. FNV-1a of a key. */
static uint32_t
record_mark(struct eng_cursor *eng, const struct bde_table *table)
{
	const uint8_t *bookmark;
	uint32_t mark = 2166136261u;
	size_t size, i;

	if (eng_cursor_bookmark(eng, &bookmark, &size) != ENG_OK)
		return 0;
	if (!has_key(table))
		return size == sizeof(mark) ? base_get_u32(bookmark) : 0;
	for (i = 0; i < size; i++)
		mark = (mark ^ bookmark[i]) * 16777619u;
	return mark;
}

void
bde_blob_mark(struct bde_cursor *cursor, void *field, bool blank)
{
	uint8_t *at = field;

	bde_blob_set_token(at, blank ? BDE_BLOB_BLANK :
	    cursor->delayed_old ? BDE_BLOB_OLD : BDE_BLOB_STORED);
	base_put_u32(at + sizeof(uint32_t), record_mark(cursor->eng,
	    cursor->table));
}

/* ---- reading ---- */

static DBIResult
read_column(struct eng_cursor *eng, uint32_t column_id, struct base_buf *out)
{
	eng_status st = bde_value_read(eng, column_id, out);

	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
read_old(struct bde_cursor *cursor, uint32_t column_id, struct base_buf *out)
{
	DBIResult ret;

	eng_cache_read_old(cursor->eng, true);
	ret = read_column(cursor->eng, column_id, out);
	eng_cache_read_old(cursor->eng, cursor->delayed_old);
	return ret;
}

/* Reads of the current record give what it is now, whatever the program
 * wants from other reads. */
static DBIResult
read_current(struct bde_cursor *cursor, uint32_t column_id,
    struct base_buf *out)
{
	DBIResult ret;

	if (!cursor->delayed_old)
		return read_column(cursor->eng, column_id, out);
	eng_cache_read_old(cursor->eng, false);
	ret = read_column(cursor->eng, column_id, out);
	eng_cache_read_old(cursor->eng, true);
	return ret;
}

/* By the key that the buffer has. */
static eng_status
seek_key(struct eng_cursor *eng, const struct bde_table *table,
    const uint8_t *buf)
{
	const IDXDesc *key = &table->indexes[0].desc;
	uint8_t scratch[BDE_VALUE_MAX];
	const struct bde_field *field;
	const void *data;
	uint32_t size;
	eng_status st;
	unsigned i;

	st = eng_cursor_set_index(eng, NULL, false, 1);
	for (i = 0; eng_ok(st) && i < key->iFldsInKey; i++) {
		if (bde_table_field(table, key->aiKeyFld[i], &field) !=
		    DBIERR_NONE)
			return ENG_E_NOT_FOUND;
		bde_field_value(field, buf, scratch, &data, &size);
		st = eng_cursor_make_key(eng, data, size, false, i == 0,
		    ENG_KEY_PLAIN);
	}
	return eng_ok(st) ? eng_cursor_seek(eng, ENG_SEEK_EQ, false, false) :
	    st;
}

static eng_status
seek_record(struct eng_cursor *eng, const struct bde_table *table,
    const uint8_t *buf, uint32_t mark)
{
	uint8_t number[sizeof(mark)];
	eng_status st;

	base_put_u32(number, mark);
	st = has_key(table) ? seek_key(eng, table, buf) :
	    eng_cursor_goto(eng, number, sizeof(number));
	if (eng_ok(st) && record_mark(eng, table) != mark)
		st = ENG_E_NOT_FOUND;
	return st;
}

/* Of a record that the cursor has left; where it cannot be found, it was
 * changed. */
static DBIResult
read_elsewhere(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *at, uint32_t mark, struct base_buf *out)
{
	struct eng_cursor *view;
	DBIResult ret = DBIERR_BLOBMODIFIED;
	eng_status st;

	st = eng_cache_view_open(cursor->eng, &view);
	if (st != ENG_OK)
		return bde_error_of(st);
	st = seek_record(view, cursor->table, at - field->desc.iOffset, mark);
	if (eng_ok(st))
		ret = read_column(view, field->column_id, out);
	eng_cache_view_close(view);
	return ret;
}

/* Whether the buffer's record is the current one. */
static bool
is_here(struct bde_cursor *cursor, const uint8_t *at)
{
	uint32_t mark = base_get_u32(at + sizeof(mark));

	return mark == 0 || mark == record_mark(cursor->eng, cursor->table);
}

static DBIResult
read_stored(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *at, struct base_buf *out)
{
	if (is_here(cursor, at))
		return read_current(cursor, field->column_id, out);
	return read_elsewhere(cursor, field, at,
	    base_get_u32(at + sizeof(uint32_t)), out);
}

static DBIResult
read_failed(struct bde_cursor *cursor, bool before, uint32_t column_id,
    struct base_buf *out)
{
	const struct eng_cache_images *images;
	eng_status st;

	if (cursor->failure == NULL)
		return DBIERR_INVALIDBLOBHANDLE;
	images = &cursor->failure->images;
	st = eng_cache_image_read(cursor->eng,
	    before ? images->before : images->after,
	    before ? images->before_size : images->after_size, column_id,
	    out);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
read_bytes(struct bde_cursor *cursor, uint32_t token,
    const struct bde_field *field, const uint8_t *at, struct base_buf *out)
{
	base_buf_clear(out);
	switch (token) {
	case BDE_BLOB_BLANK:
		return DBIERR_NONE;
	case BDE_BLOB_STORED:
		return read_stored(cursor, field, at, out);
	case BDE_BLOB_OLD:
		return read_old(cursor, field->column_id, out);
	case BDE_BLOB_FAILED_NEW:
	case BDE_BLOB_FAILED_OLD:
		return read_failed(cursor, token == BDE_BLOB_FAILED_OLD,
		    field->column_id, out);
	default:
		return DBIERR_INVALIDBLOBHANDLE;
	}
}

DBIResult
bde_blob_read_token(struct bde_cursor *cursor, uint32_t token,
    const struct bde_field *field, const uint8_t *at, struct base_buf *out)
{
	DBIResult ret = read_bytes(cursor, token, field, at, out);

	if (ret == DBIERR_NONE && field->form == BDE_FORM_WIDE &&
	    !bde_wide_decode(out))
		ret = DBIERR_NOMEMORY;
	return ret;
}

/* ---- writing ---- */

static DBIResult
write_column(struct bde_cursor *cursor, uint32_t column_id,
    const struct base_buf *data)
{
	struct eng_write write = { .column_id = column_id, .tag = 1,
	    .data = data->data, .size = (uint32_t)data->size,
	    .flags = data->size == 0 ? ENG_SET_NULL : 0 };
	eng_status st;

	st = eng_cursor_write(cursor->eng, &write);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

DBIResult
bde_blob_write_bytes(struct bde_cursor *cursor, const struct bde_field *field,
    const struct base_buf *data)
{
	struct base_buf wide = BASE_BUF_EMPTY;
	DBIResult ret = DBIERR_NOMEMORY;

	if (field->form != BDE_FORM_WIDE)
		return write_column(cursor, field->column_id, data);
	if (bde_wide_encode(data->data, data->size, &wide))
		ret = write_column(cursor, field->column_id, &wide);
	base_buf_fini(&wide);
	return ret;
}

/* A record that is being inserted has nothing of its own yet. */
static bool
has_own_value(struct bde_cursor *cursor, uint32_t column_id)
{
	struct eng_read read = { .source = ENG_FROM_COPY,
	    .column_id = column_id, .tag = 1 };

	return eng_cursor_read(cursor->eng, &read) == ENG_NOTE_CUT;
}

DBIResult
bde_blob_write_token(struct bde_cursor *cursor, uint32_t token,
    const struct bde_field *field, const uint8_t *at)
{
	uint32_t column_id = field->column_id;
	struct base_buf data = BASE_BUF_EMPTY;
	DBIResult ret;

	if (token == BDE_BLOB_STORED && is_here(cursor, at) &&
	    has_own_value(cursor, column_id))
		return DBIERR_NONE;
	ret = bde_blob_read_token(cursor, token, field, at, &data);
	if (ret == DBIERR_NONE)
		ret = bde_blob_write_bytes(cursor, field, &data);
	base_buf_fini(&data);
	return ret;
}
