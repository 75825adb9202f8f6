/* SPDX-License-Identifier: MIT */
/* bde_delayed.c - cached updates: the mode, its properties, the record buffers
 * of what was cached.
 *
 * The engine keeps the cache (eng_cache.h); bde_apply.c writes it. */
#include "bde_delayed.h"

#include <string.h>

#include "bde_apply.h"
#include "bde_blob.h"
#include "bde_cursor.h"

enum { SHOW_ALL = DBIDELAYUPD_SHOWMODIFYBIT | DBIDELAYUPD_SHOWINSERTBIT |
	DBIDELAYUPD_SHOWDELETEBIT | DBIDELAYUPD_SHOWNONMODIFYBIT };

/* ---- the mode ---- */

/* The old handle is dead, which shows programs that go on using it. */
static DBIResult
renew_handle(struct bde_cursor *cursor, phDBICur handle)
{
	base_handle fresh = bde_handle_new(BDE_H_CURSOR, cursor);

	if (fresh == 0)
		return DBIERR_NOMEMORY;
	bde_handle_free(BDE_H_CURSOR, cursor->handle);
	cursor->handle = fresh;
	*handle = bde_handle_out(fresh);
	return DBIERR_NONE;
}

static DBIResult
begin(struct bde_cursor *cursor, phDBICur handle)
{
	DBIResult ret;
	eng_status st;

	if (eng_cache_is_on(cursor->eng))
		return DBIERR_NA;
	if (cursor->table->driver == BDE_LIST || cursor->one_way)
		return DBIERR_NOTSUPPORTED;
	st = eng_cache_begin(cursor->eng);
	if (st != ENG_OK)
		return bde_error_of(st);
	ret = renew_handle(cursor, handle);
	if (ret != DBIERR_NONE) {
		(void)eng_cache_end(cursor->eng);
		return ret;
	}
	cursor->delayed_abort_restore = true;
	cursor->delayed_use_callback = true;
	cursor->delayed_old = false;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiBeginDelayedUpdates(phDBICur phCursor)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiBeginDelayedUpdates,
	    phCursor != NULL ? *phCursor : NULL);
	if (ret == DBIERR_NONE)
		ret = begin(call.cursor, phCursor);
	return bde_leave(&call, ret);
}

static DBIResult
end(struct bde_cursor *cursor, phDBICur handle)
{
	DBIResult ret;
	eng_status st;

	if (!eng_cache_is_on(cursor->eng))
		return DBIERR_NA;
	ret = renew_handle(cursor, handle);
	if (ret != DBIERR_NONE)
		return ret;
	if (cursor->delayed_old)
		eng_cache_read_old(cursor->eng, false);
	cursor->delayed_old = false;
	st = eng_cache_end(cursor->eng);
	return bde_error_of(st);
}

DBIResult DBIFN
DbiEndDelayedUpdates(phDBICur phCursor)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiEndDelayedUpdates,
	    phCursor != NULL ? *phCursor : NULL);
	if (ret == DBIERR_NONE)
		ret = end(call.cursor, phCursor);
	return bde_leave(&call, ret);
}

static DBIResult
cancel_current(struct bde_cursor *cursor)
{
	DBIResult ret = bde_cursor_current(cursor);
	eng_status st;

	if (ret != DBIERR_NONE)
		return ret;
	st = eng_cache_cancel_current(cursor->eng);
	return st == ENG_E_BAD_OPERATION ? DBIERR_NOTSUPPORTED :
	    bde_error_of(st);
}

static DBIResult
apply(struct bde_call *call, DBIDelayedUpdCmd cmd)
{
	struct bde_cursor *cursor = call->cursor;

	if (!eng_cache_is_on(cursor->eng))
		return DBIERR_NA;
	switch (cmd) {
	case dbiDelayedUpdPrepare:
		return bde_apply_run(call, false);
	case dbiDelayedUpdCommit:
		return bde_apply_run(call, true);
	case dbiDelayedUpdCancel:
		return bde_error_of(eng_cache_cancel(cursor->eng));
	case dbiDelayedUpdCancelCurrent:
		return cancel_current(cursor);
	}
	return DBIERR_INVALIDPARAM;
}

DBIResult DBIFN
DbiApplyDelayedUpdates(hDBICur hCursor, DBIDelayedUpdCmd eUpdCmd)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_cursor(&call, BDE_DbiApplyDelayedUpdates, hCursor);
	if (ret == DBIERR_NONE)
		ret = apply(&call, eUpdCmd);
	return bde_leave(&call, ret);
}

/* ---- record buffers ---- */

bool
bde_delayed_reads_blank(struct bde_cursor *cursor)
{
	return cursor->delayed_old &&
	    eng_cache_state(cursor->eng) == ENG_CACHE_INSERTED;
}

static void
set_blank(const struct bde_field *field, uint8_t *buf)
{
	bde_field_set_blank(field, buf);
	if (field->is_blob)
		bde_blob_set_token(buf + field->desc.iOffset, BDE_BLOB_BLANK);
}

/* A field of an image; long values stay there until they are opened. */
static DBIResult
fill_field(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *image, size_t image_size, uint32_t token, uint8_t *buf)
{
	struct base_buf value = BASE_BUF_EMPTY;
	eng_status st;

	if (field->desc.efldrRights == fldrNONE) {
		set_blank(field, buf);
		return DBIERR_NONE;
	}
	st = eng_cache_image_read(cursor->eng, image, image_size,
	    field->column_id, &value);
	if (st == ENG_NOTE_NULL || (field->is_blob && value.size == 0)) {
		set_blank(field, buf);
	} else if (st == ENG_OK && field->is_blob) {
		bde_field_set_value(field, buf, "", 0);
		bde_blob_set_token(buf + field->desc.iOffset, token);
	} else if (st == ENG_OK) {
		bde_field_set_value(field, buf, value.data,
		    (uint32_t)value.size);
	}
	base_buf_fini(&value);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

DBIResult
bde_apply_fill(struct bde_cursor *cursor, const uint8_t *image,
    size_t image_size, uint32_t token, uint8_t *buf)
{
	const struct bde_table *table = cursor->table;
	DBIResult ret = DBIERR_NONE;
	uint16_t i;

	memset(buf, 0, bde_delayed_record_size(cursor));
	for (i = 0; ret == DBIERR_NONE && i < table->field_count; i++)
		if (image == NULL)
			set_blank(&table->fields[i], buf);
		else
			ret = fill_field(cursor, &table->fields[i], image,
			    image_size, token, buf);
	return ret;
}

DBIResult
bde_apply_describe(struct bde_cursor *cursor, enum eng_cache_state op,
    const struct eng_cache_images *images, const uint32_t tokens[2],
    DELAYUPDCbDesc *desc)
{
	DBIResult ret = DBIERR_NONE;

	desc->eDelayUpdOpType = (DelayUpdErrOpType)op;
	desc->iRecBufSize = bde_delayed_record_size(cursor);
	if (desc->pNewRecBuf != NULL)
		ret = bde_apply_fill(cursor, images->after,
		    images->after_size, tokens[0], desc->pNewRecBuf);
	if (ret == DBIERR_NONE && desc->pOldRecBuf != NULL)
		ret = bde_apply_fill(cursor, images->before,
		    images->before_size, tokens[1], desc->pOldRecBuf);
	return ret;
}

/* ---- properties ---- */

/* The program's bits count from modified, the engine's from unmodified. */
static uint32_t
to_states(uint32_t bits)
{
	uint32_t states = (bits & (DBIDELAYUPD_SHOWMODIFYBIT |
	    DBIDELAYUPD_SHOWINSERTBIT | DBIDELAYUPD_SHOWDELETEBIT)) << 1;

	return bits & DBIDELAYUPD_SHOWNONMODIFYBIT ?
	    states | 1 << ENG_CACHE_NONE : states;
}

static uint16_t
from_states(uint32_t states)
{
	return (uint16_t)(states >> 1 | (states & 1 << ENG_CACHE_NONE ?
	    DBIDELAYUPD_SHOWNONMODIFYBIT : 0));
}

/* The current record as cbDELAYEDUPD would show it. An unmodified one has no
 * images of its own: both are the record. */
static DBIResult
describe_current(struct bde_cursor *cursor, DELAYUPDCbDesc *desc)
{
	static const uint32_t tokens[2] = { BDE_BLOB_STORED, BDE_BLOB_OLD };
	enum eng_cache_state state = eng_cache_state(cursor->eng);
	struct eng_cache_images images;
	DBIResult ret = bde_cursor_current(cursor);

	if (ret != DBIERR_NONE)
		return ret;
	desc->iErrCode = DBIERR_NONE;
	if (state != ENG_CACHE_NONE) {
		eng_cache_images(cursor->eng, &images);
		return bde_apply_describe(cursor, state, &images, tokens,
		    desc);
	}
	desc->eDelayUpdOpType = delayupdNONE;
	desc->iRecBufSize = bde_delayed_record_size(cursor);
	if (desc->pNewRecBuf != NULL)
		ret = bde_record_read(cursor, desc->pNewRecBuf);
	if (ret == DBIERR_NONE && desc->pOldRecBuf != NULL)
		ret = bde_record_read(cursor, desc->pOldRecBuf);
	return ret;
}

static DBIResult
give(void *value, uint16_t room, uint16_t *size, const void *data,
    uint16_t data_size)
{
	if (size != NULL)
		*size = data_size;
	if (value == NULL)
		return DBIERR_NONE;
	if (room < data_size)
		return DBIERR_BUFFTOOSMALL;
	memcpy(value, data, data_size);
	return DBIERR_NONE;
}

/* Some programs have two bytes for a flag. */
static DBIResult
give_flag(void *value, uint16_t room, uint16_t *size, bool flag)
{
	DBIBOOL wide = flag;
	int16_t narrow = flag;

	return value != NULL && room < sizeof(wide) ?
	    give(value, room, size, &narrow, sizeof(narrow)) :
	    give(value, room, size, &wide, sizeof(wide));
}

static DBIResult
give_state(struct bde_cursor *cursor, void *value, uint16_t room,
    uint16_t *size)
{
	DELAYUPDCbDesc desc = { 0 };
	DBIResult ret;

	if (value == NULL || room < sizeof(desc))
		return give(value, room, size, &desc, sizeof(desc));
	memcpy(&desc, value, sizeof(desc));
	ret = describe_current(cursor, &desc);
	return ret == DBIERR_NONE ?
	    give(value, room, size, &desc, sizeof(desc)) : ret;
}

DBIResult
bde_delayed_get_prop(struct bde_cursor *cursor, uint32_t prop, void *value,
    uint16_t room, uint16_t *size)
{
	uint16_t bits;
	int32_t count;

	if (!eng_cache_is_on(cursor->eng))
		return DBIERR_NOTSUPPORTED;
	switch (prop) {
	case curDELAYUPDRECSTATE:
		return give_state(cursor, value, room, size);
	case curDELAYUPDDISPLAYOPT:
		bits = from_states(eng_cache_shown(cursor->eng));
		return give(value, room, size, &bits, sizeof(bits));
	case curDELAYUPDNUMUPDATES:
		count = (int32_t)eng_cache_count(cursor->eng);
		return give(value, room, size, &count, sizeof(count));
	case curDELAYUPDABORTRESTORE:
		return give_flag(value, room, size,
		    cursor->delayed_abort_restore);
	case curDELAYUPDGETOLDRECORD:
		return give_flag(value, room, size, cursor->delayed_old);
	case curDELAYUPDUSECALLBACK:
		return give_flag(value, room, size,
		    cursor->delayed_use_callback);
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

DBIResult
bde_delayed_set_prop(struct bde_cursor *cursor, uint32_t prop,
    uint32_t value)
{
	if (!eng_cache_is_on(cursor->eng))
		return DBIERR_NOTSUPPORTED;
	switch (prop) {
	case curDELAYUPDDISPLAYOPT:
		if (value > SHOW_ALL)
			return DBIERR_INVALIDPARAM;
		eng_cache_show(cursor->eng, to_states(value));
		return DBIERR_NONE;
	case curDELAYUPDABORTRESTORE:
		cursor->delayed_abort_restore = value != 0;
		return DBIERR_NONE;
	case curDELAYUPDGETOLDRECORD:
		cursor->delayed_old = value != 0;
		eng_cache_read_old(cursor->eng, value != 0);
		return DBIERR_NONE;
	case curDELAYUPDUSECALLBACK:
		cursor->delayed_use_callback = value != 0;
		return DBIERR_NONE;
	default:
		return DBIERR_NOTSUPPORTED;
	}
}
