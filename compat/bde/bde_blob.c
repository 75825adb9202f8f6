/* SPDX-License-Identifier: MIT */
/* bde_blob.c - open BLOBs and the calls about them.
 *
 * An open BLOB has its bytes in memory from the first to the last; what the
 * program changes goes to the table with the record. */
#include "bde_blob.h"

#include <stdatomic.h>
#include <string.h>

#include "base_alloc.h"
#include "bde_blob_token.h"

enum { BLOB_SIZE_MAX = INT32_MAX };

struct bde_blob {
	TAILQ_ENTRY(bde_blob) link;	/* cursor->blobs */
	uint32_t token;
	uint32_t origin;		/* what was in the buffer before */
	uint32_t column_id;
	bool writable;
	bool changed;
	bool written;			/* into a record */
	struct base_buf data;
};

static struct bde_blob *
find_blob(struct bde_cursor *cursor, uint32_t token)
{
	struct bde_blob *blob;

	TAILQ_FOREACH(blob, &cursor->blobs, link)
		if (blob->token == token)
			return blob;
	return NULL;
}

bool
bde_blob_is_blank(struct bde_cursor *cursor, const void *field)
{
	uint32_t token = bde_blob_token(field);
	const struct bde_blob *blob;

	if (token < BDE_BLOB_OPEN)
		return token == BDE_BLOB_BLANK;
	blob = find_blob(cursor, token);
	return blob == NULL || blob->data.size == 0;
}

DBIResult
bde_blob_write(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *buf)
{
	const uint8_t *at = buf + field->desc.iOffset;
	uint32_t token = bde_blob_token(at);
	struct bde_blob *blob;
	DBIResult ret;

	if (token < BDE_BLOB_OPEN)
		return bde_blob_write_token(cursor, token, field, at);
	blob = find_blob(cursor, token);
	if (blob == NULL || blob->column_id != field->column_id)
		return DBIERR_INVALIDBLOBHANDLE;
	if (!blob->changed)
		return bde_blob_write_token(cursor, blob->origin, field, at);
	ret = bde_blob_write_bytes(cursor, field, &blob->data);
	if (ret == DBIERR_NONE)
		blob->written = true;
	return ret;
}

DBIResult
bde_blob_changed(struct bde_cursor *cursor, const void *field, bool *changed,
    const void **data, uint32_t *size)
{
	uint32_t token = bde_blob_token(field);
	const struct bde_blob *blob;

	*changed = token == BDE_BLOB_BLANK;
	*data = NULL;
	*size = 0;
	if (token < BDE_BLOB_OPEN)
		return DBIERR_NONE;
	blob = find_blob(cursor, token);
	if (blob == NULL)
		return DBIERR_INVALIDBLOBHANDLE;
	*changed = blob->changed;
	*data = blob->data.size > 0 ? blob->data.data : NULL;
	*size = (uint32_t)blob->data.size;
	return DBIERR_NONE;
}

/* ---- opening ---- */

static void
free_blob(struct bde_cursor *cursor, struct bde_blob *blob)
{
	TAILQ_REMOVE(&cursor->blobs, blob, link);
	base_buf_fini(&blob->data);
	base_free(blob);
}

void
bde_blob_cursor_closes(struct bde_cursor *cursor)
{
	struct bde_blob *blob;

	while ((blob = TAILQ_FIRST(&cursor->blobs)) != NULL)
		free_blob(cursor, blob);
}

static DBIResult
find_field(struct bde_cursor *cursor, uint8_t *buf, uint16_t number,
    const struct bde_field **field)
{
	DBIResult ret;

	*field = NULL;
	if (buf == NULL)
		return DBIERR_INVALIDPARAM;
	ret = bde_table_field(cursor->table, number, field);
	if (ret == DBIERR_NONE && !(*field)->is_blob)
		ret = DBIERR_NOTABLOB;
	return ret;
}

/* Open BLOBs of any cursor have different numbers, so that a buffer of
 * another cursor means nothing. */
static uint32_t
next_token(void)
{
	static _Atomic uint32_t last = BDE_BLOB_OPEN;
	uint32_t token;

	do
		token = atomic_fetch_add(&last, 1);
	while (token < BDE_BLOB_OPEN);
	return token;
}

static DBIResult
check_mode(const struct bde_cursor *cursor, const struct bde_field *field,
    DBIOpenMode mode)
{
	if (field->desc.efldrRights == fldrNONE ||
	    (field->desc.efldrRights == fldrREADONLY &&
	    mode == dbiREADWRITE))
		return DBIERR_NOTSUFFFIELDRIGHTS;
	if (mode == dbiREADONLY)
		return DBIERR_NONE;
	if (mode != dbiREADWRITE)
		return DBIERR_INVALIDPARAM;
	return cursor->open_mode == dbiREADONLY &&
	    !eng_cache_is_on(cursor->eng) ? DBIERR_TABLEREADONLY :
	    DBIERR_NONE;
}

static DBIResult
open_blob(struct bde_cursor *cursor, const struct bde_field *field,
    uint8_t *at, DBIOpenMode mode)
{
	struct bde_blob *blob;
	DBIResult ret;

	blob = base_calloc(1, sizeof(*blob));
	if (blob == NULL)
		return DBIERR_NOMEMORY;
	blob->origin = bde_blob_token(at);
	blob->column_id = field->column_id;
	blob->writable = mode == dbiREADWRITE;
	TAILQ_INSERT_TAIL(&cursor->blobs, blob, link);
	ret = bde_blob_read_token(cursor, blob->origin, field, at, &blob->data);
	if (ret != DBIERR_NONE) {
		free_blob(cursor, blob);
		return ret;
	}
	blob->token = next_token();
	bde_blob_set_token(at, blob->token);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiOpenBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    DBIOpenMode eOpenMode)
{
	const struct bde_field *field = NULL;
	struct bde_call call;
	uint8_t *at;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiOpenBlob, hCursor);
	if (ret == DBIERR_NONE)
		ret = find_field(call.cursor, pRecBuf, iField, &field);
	if (ret == DBIERR_NONE)
		ret = check_mode(call.cursor, field, eOpenMode);
	if (ret == DBIERR_NONE) {
		at = pRecBuf + field->desc.iOffset;
		ret = find_blob(call.cursor, bde_blob_token(at)) != NULL ?
		    DBIERR_BLOBOPENED :
		    open_blob(call.cursor, field, at, eOpenMode);
	}
	return bde_leave(&call, ret);
}

/* ---- open BLOBs ---- */

/* The open BLOB of a buffer. */
static DBIResult
find_open(struct bde_cursor *cursor, uint8_t *buf, uint16_t number,
    struct bde_blob **blob)
{
	const struct bde_field *field;
	uint32_t token;
	DBIResult ret;

	*blob = NULL;
	ret = find_field(cursor, buf, number, &field);
	if (ret != DBIERR_NONE)
		return ret;
	token = bde_blob_token(buf + field->desc.iOffset);
	if (token < BDE_BLOB_OPEN)
		return DBIERR_BLOBNOTOPENED;
	*blob = find_blob(cursor, token);
	return *blob != NULL && (*blob)->column_id == field->column_id ?
	    DBIERR_NONE : DBIERR_INVALIDBLOBHANDLE;
}

DBIResult DBIFN
DbiGetBlobSize(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t *piSize)
{
	struct bde_blob *blob = NULL;
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiGetBlobSize, hCursor);
	if (ret == DBIERR_NONE && piSize == NULL)
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE)
		ret = find_open(call.cursor, pRecBuf, iField, &blob);
	if (ret == DBIERR_NONE)
		*piSize = (uint32_t)blob->data.size;
	return bde_leave(&call, ret);
}

static DBIResult
get_bytes(const struct bde_blob *blob, uint32_t offset, uint32_t size,
    uint8_t *dest, uint32_t *got)
{
	size_t left;

	if (offset > blob->data.size)
		return DBIERR_INVALIDBLOBOFFSET;
	left = blob->data.size - offset;
	if (left == 0 && size > 0)
		return DBIERR_ENDOFBLOB;
	*got = size < left ? size : (uint32_t)left;
	if (*got > 0)
		memcpy(dest, blob->data.data + offset, *got);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiGetBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t iOffSet, uint32_t iLen, uint8_t *pDest, uint32_t *piRead)
{
	struct bde_blob *blob = NULL;
	struct bde_call call;
	uint32_t got = 0;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiGetBlob, hCursor);
	if (ret == DBIERR_NONE && pDest == NULL && iLen > 0)
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE)
		ret = find_open(call.cursor, pRecBuf, iField, &blob);
	if (ret == DBIERR_NONE)
		ret = get_bytes(blob, iOffSet, iLen, pDest, &got);
	if (piRead != NULL)
		*piRead = got;
	return bde_leave(&call, ret);
}

static DBIResult
put_bytes(struct bde_blob *blob, uint32_t offset, uint32_t size,
    const uint8_t *src)
{
	uint64_t end = (uint64_t)offset + size;

	if (!blob->writable)
		return DBIERR_TABLEREADONLY;
	if (offset > blob->data.size || end > BLOB_SIZE_MAX)
		return DBIERR_INVALIDBLOBOFFSET;
	if (end > blob->data.size && !base_buf_resize(&blob->data,
	    (size_t)end))
		return DBIERR_NOMEMORY;
	if (size > 0)
		memcpy(blob->data.data + offset, src, size);
	blob->changed = true;
	blob->written = false;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiPutBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t iOffSet, uint32_t iLen, uint8_t *pSrc)
{
	struct bde_blob *blob = NULL;
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiPutBlob, hCursor);
	if (ret == DBIERR_NONE && pSrc == NULL && iLen > 0)
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE)
		ret = find_open(call.cursor, pRecBuf, iField, &blob);
	if (ret == DBIERR_NONE)
		ret = put_bytes(blob, iOffSet, iLen, pSrc);
	return bde_leave(&call, ret);
}

static DBIResult
truncate_bytes(struct bde_blob *blob, uint32_t size)
{
	if (!blob->writable)
		return DBIERR_TABLEREADONLY;
	if (size > blob->data.size)
		return DBIERR_INVALIDBLOBLEN;
	(void)base_buf_resize(&blob->data, size);
	blob->changed = true;
	blob->written = false;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiTruncateBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t iLen)
{
	struct bde_blob *blob = NULL;
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiTruncateBlob, hCursor);
	if (ret == DBIERR_NONE)
		ret = find_open(call.cursor, pRecBuf, iField, &blob);
	if (ret == DBIERR_NONE)
		ret = truncate_bytes(blob, iLen);
	return bde_leave(&call, ret);
}

/* ---- closing ---- */

/* The buffer says again where its bytes are: in the record that they were
 * written to, or where they were before. */
static void
close_blob(struct bde_cursor *cursor, struct bde_blob *blob, uint8_t *at)
{
	uint32_t token = blob->origin;

	if (blob->written) {
		token = blob->data.size > 0 ? BDE_BLOB_STORED :
		    BDE_BLOB_BLANK;
		base_put_u32(at + sizeof(token), 0);
	}
	bde_blob_set_token(at, token);
	free_blob(cursor, blob);
}

static void
close_all(struct bde_cursor *cursor, uint8_t *buf)
{
	const struct bde_table *table = cursor->table;
	struct bde_blob *blob;
	uint16_t i;

	for (i = 0; i < table->field_count; i++) {
		if (!table->fields[i].is_blob)
			continue;
		blob = find_blob(cursor, bde_blob_token(buf +
		    table->fields[i].desc.iOffset));
		if (blob != NULL)
			close_blob(cursor, blob, buf +
			    table->fields[i].desc.iOffset);
	}
}

static DBIResult
close_field(struct bde_cursor *cursor, uint8_t *buf, uint16_t number)
{
	struct bde_blob *blob;
	DBIResult ret;

	ret = find_open(cursor, buf, number, &blob);
	if (ret == DBIERR_NONE)
		close_blob(cursor, blob, buf +
		    cursor->table->fields[number - 1].desc.iOffset);
	return ret;
}

DBIResult DBIFN
DbiFreeBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiFreeBlob, hCursor);
	if (ret == DBIERR_NONE && pRecBuf == NULL)
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE && iField == 0)
		close_all(call.cursor, pRecBuf);
	else if (ret == DBIERR_NONE)
		ret = close_field(call.cursor, pRecBuf, iField);
	return bde_leave(&call, ret);
}
