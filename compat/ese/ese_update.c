/* SPDX-License-Identifier: MIT */
/* Changing records: the prepared update, values, deleting, locks. */

#include <stddef.h>

#include "ese_call.h"
#include "ese_give.h"

#define LONG_MOST 0x7fffffffu		/* bytes of a long value */
#define UNIQUE_BITS (JET_bitSetUniqueMultiValues | \
	JET_bitSetUniqueNormalizedMultiValues)
#define PART_BITS (JET_bitSetAppendLV | JET_bitSetOverwriteLV | \
	JET_bitSetSizeLV)
#define RESERVED_BITS 0xf0000000u	/* of JetSetColumn */
#define UPDATE_NO_VERSION 0x00000002u	/* in the engine's own header only */

/* Whether records can be changed through the cursor and in the transaction;
 * temporary tables belong to no database that could be protected. */
static JET_ERR
check_updatable(const struct ese_call *call)
{
	if (eng_cursor_is_read_only(call->cursor))
		return JET_errPermissionDenied;
	if (eng_txn_is_read_only(call->es) && !call->table->temporary)
		return JET_errTransReadOnly;
	return JET_errSuccess;
}

static JET_ERR
prepare(struct ese_call *call, uint32_t prep)
{
	enum eng_prepare kind;

	switch (prep) {
	case JET_prepCancel:
		return ese_error(call, eng_cursor_cancel(call->cursor));
	case JET_prepInsert:
		kind = ENG_PREPARE_INSERT;
		break;
	case JET_prepReplace:
		kind = ENG_PREPARE_REPLACE;
		break;
	case JET_prepReplaceNoLock:
		kind = ENG_PREPARE_REPLACE_NO_LOCK;
		break;
	case JET_prepInsertCopy:
		kind = ENG_PREPARE_COPY;
		break;
	case JET_prepInsertCopyDeleteOriginal:
		kind = ENG_PREPARE_COPY_DELETE;
		break;
	case JET_prepInsertCopyReplaceOriginal:
		kind = ENG_PREPARE_COPY_REPLACE;
		break;
	default:
		return JET_errInvalidParameter;
	}
	return ese_error(call, eng_cursor_prepare(call->cursor, kind));
}

JET_ERR JET_API
JetPrepareUpdate(JET_SESID sesid, JET_TABLEID tableid, uint32_t prep)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetPrepareUpdate, sesid, tableid);
	if (err == JET_errSuccess)
		err = prepare(&call, prep);
	return ese_leave(&call, err);
}

/* ---- writing the update ---- */

/* An insert whose bookmark does not fit fails before anything is written; the
 * bookmark of a replaced record is cut without a word, as the engine does.
 * Without a buffer its size means nothing. */
static JET_ERR
write_update(struct ese_call *call, void *out, uint32_t room,
    uint32_t *actual)
{
	const uint8_t *bookmark = NULL;
	size_t size = 0;
	eng_status st;

	st = eng_cursor_update(call->cursor, out != NULL, room, &bookmark,
	    &size);
	if (!eng_ok(st))
		return ese_error(call, st);
	if (bookmark == NULL &&
	    eng_cursor_bookmark(call->cursor, &bookmark, &size) != ENG_OK)
		size = 0;
	(void)ese_give_bytes(bookmark, size, out, room, actual);
	return JET_errSuccess;
}

JET_ERR JET_API
JetUpdate(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbBookmark, uint32_t *pcbActual)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetUpdate, sesid, tableid);
	if (err == JET_errSuccess)
		err = write_update(&call, pvBookmark, cbBookmark, pcbActual);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetUpdate2(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbBookmark, uint32_t *pcbActual, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetUpdate2, sesid, tableid);
	/* There are no files of the 1997 format, so nothing to check; other
	 * bits are ignored but for the one that asks for no versions, which
	 * all changes have here. */
	if (err == JET_errSuccess && (grbit & UPDATE_NO_VERSION) != 0)
		err = eng_cursor_is_prepared(call.cursor) ?
		    JET_errUpdateMustVersion : JET_errUpdateNotPrepared;
	if (err == JET_errSuccess)
		err = write_update(&call, pvBookmark, cbBookmark, pcbActual);
	return ese_leave(&call, err);
}

/* ---- values ---- */

static const struct {
	JET_GRBIT grbit;
	uint32_t flag;
} set_bits[] = {
	{ JET_bitSetAppendLV, ENG_SET_APPEND },
	{ JET_bitSetOverwriteLV, ENG_SET_OVERWRITE },
	{ JET_bitSetSizeLV, ENG_SET_SIZE },
	{ JET_bitSetZeroLength, ENG_SET_ZERO_LENGTH },
	{ JET_bitSetSeparateLV, ENG_SET_SEPARATE },
	{ JET_bitSetUniqueMultiValues, ENG_SET_UNIQUE_MULTI },
	{ JET_bitSetUniqueNormalizedMultiValues, ENG_SET_UNIQUE_NORMALIZED },
	{ JET_bitSetRevertToDefaultValue, ENG_SET_REVERT_DEFAULT },
	{ JET_bitSetIntrinsicLV, ENG_SET_INTRINSIC }
};

/* The engine keeps some bits for itself and ignores those that it does not
 * know; compression and places on the disk have no effect here. */
static JET_ERR
read_set_bits(JET_GRBIT grbit, uint32_t *flags)
{
	size_t i;

	*flags = 0;
	if (grbit == 0)
		return JET_errSuccess;
	if ((grbit & RESERVED_BITS) != 0 ||
	    ((grbit & UNIQUE_BITS) != 0 && (grbit & PART_BITS) != 0) ||
	    ((grbit & JET_bitSetContiguousLV) != 0 &&
	    (grbit & JET_bitSetSeparateLV) == 0))
		return JET_errInvalidGrbit;
	for (i = 0; i < sizeof(set_bits) / sizeof(set_bits[0]); i++)
		if ((grbit & set_bits[i].grbit) != 0)
			*flags |= set_bits[i].flag;
	return JET_errSuccess;
}

/* Values that lie together on the disk are worth the trouble from a page on;
 * smaller ones may not ask for it. */
static JET_ERR
check_contiguous(struct eng_cursor *cursor, const JET_SETCOLUMN *set)
{
	struct eng_table_info table;
	struct eng_store_info store;

	if ((set->grbit & JET_bitSetContiguousLV) == 0)
		return JET_errSuccess;
	eng_cursor_table_info(cursor, &table);
	if (table.store == NULL)
		return JET_errSuccess;
	eng_attach_info(table.store, &store);
	return set->cbData >= store.page_size ? JET_errSuccess :
	    JET_errInvalidBufferSize;
}

static JET_ERR
set_value(struct ese_call *call, const JET_SETCOLUMN *set)
{
	struct eng_write write = {
		.column_id = set->columnid,
		.tag = set->itagSequence,
		.offset = set->ibLongValue,
		.data = set->pvData,
		.size = set->cbData
	};
	JET_ERR err;

	err = read_set_bits(set->grbit, &write.flags);
	if (err == JET_errSuccess)
		err = check_contiguous(call->cursor, set);
	if (err != JET_errSuccess)
		return err;
	if (write.data == NULL && (set->grbit & JET_bitSetSizeLV) == 0)
		write.size = 0;
	return ese_error(call, eng_cursor_write(call->cursor, &write));
}

/* In the engine's order. */
static JET_ERR
set_column(struct ese_call *call, JET_SETCOLUMN *set, const JET_SETINFO *info)
{
	JET_ERR err;

	err = check_updatable(call);
	if (err != JET_errSuccess)
		return err;
	if (set->cbData > LONG_MOST)
		return JET_errInvalidParameter;
	if (!eng_cursor_is_prepared(call->cursor))
		return JET_errUpdateNotPrepared;
	if (info != NULL && info->cbStruct < sizeof(*info))
		return JET_errInvalidParameter;
	set->itagSequence = info != NULL ? info->itagSequence : 1;
	set->ibLongValue = info != NULL ? info->ibLongValue : 0;
	return set_value(call, set);
}

JET_ERR JET_API
JetSetColumn(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    const void *pvData, uint32_t cbData, JET_GRBIT grbit,
    JET_SETINFO *psetinfo)
{
	JET_SETCOLUMN set = { .columnid = columnid, .pvData = pvData,
	    .cbData = cbData, .grbit = grbit };
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetSetColumn, sesid, tableid);
	if (err == JET_errSuccess)
		err = set_column(&call, &set, psetinfo);
	return ese_leave(&call, err);
}

/* Sizes are looked at first, so that a senseless one leaves all unset; from
 * then on the first failure ends it.  The result is that of the last one set,
 * a warning included. */
static JET_ERR
set_columns(struct ese_call *call, JET_SETCOLUMN *set, uint32_t count)
{
	JET_ERR err;
	uint32_t i;

	err = check_updatable(call);
	if (err != JET_errSuccess)
		return err;
	if (!eng_cursor_is_prepared(call->cursor))
		return JET_errUpdateNotPrepared;
	if (set == NULL && count > 0)
		return JET_errInvalidParameter;
	for (i = 0; i < count; i++)
		if (set[i].cbData > LONG_MOST)
			return JET_errInvalidParameter;
	for (i = 0; i < count && err >= JET_errSuccess; i++) {
		err = set_value(call, &set[i]);
		set[i].err = err;
	}
	return err;
}

JET_ERR JET_API
JetSetColumns(JET_SESID sesid, JET_TABLEID tableid, JET_SETCOLUMN *psetcolumn,
    uint32_t csetcolumn)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetSetColumns, sesid, tableid);
	if (err == JET_errSuccess)
		err = set_columns(&call, psetcolumn, csetcolumn);
	return ese_leave(&call, err);
}

/* ---- whole records ---- */

JET_ERR JET_API
JetDelete(JET_SESID sesid, JET_TABLEID tableid)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetDelete, sesid, tableid);
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_cursor_delete(call.cursor));
	return ese_leave(&call, err);
}

/* Bits of other kinds mean nothing to the engine either. */
static JET_ERR
lock_record(struct ese_call *call, JET_GRBIT grbit)
{
	JET_GRBIT kind = grbit & (JET_bitReadLock | JET_bitWriteLock);
	JET_ERR err = JET_errSuccess;

	if (eng_session_level(call->es) == 0)
		return JET_errNotInTransaction;
	if (kind != JET_bitReadLock && kind != JET_bitWriteLock)
		return JET_errInvalidGrbit;
	if (kind == JET_bitWriteLock)
		err = check_updatable(call);
	if (err != JET_errSuccess)
		return err;
	return ese_error(call, eng_cursor_lock(call->cursor,
	    kind == JET_bitWriteLock));
}

JET_ERR JET_API
JetGetLock(JET_SESID sesid, JET_TABLEID tableid, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetLock, sesid, tableid);
	if (err == JET_errSuccess)
		err = lock_record(&call, grbit);
	return ese_leave(&call, err);
}

/* ---- escrow columns ---- */

struct escrow {
	JET_COLUMNID columnid;
	const void *delta;
	uint32_t size;
	void *old;
	uint32_t room;
	uint32_t *actual;
	bool no_rollback;
};

static uint32_t
column_size(const struct eng_column_def *def)
{
	uint32_t size = eng_type_size(def->type);

	return size != 0 ? size : def->size_max;
}

/* In the engine's order: sizes come before the kind of column. */
static JET_ERR
check_escrow(struct ese_call *call, const struct escrow *escrow,
    bool *is_long)
{
	struct eng_column_info info;
	eng_status st;
	uint32_t size;
	JET_ERR err;

	*is_long = false;
	if (eng_session_level(call->es) == 0)
		return JET_errNotInTransaction;
	err = check_updatable(call);
	if (err != JET_errSuccess)
		return err;
	st = eng_column_find(call->cursor, NULL, escrow->columnid, &info);
	if (st != ENG_OK)
		return ese_error(call, st);
	if (eng_cursor_is_prepared(call->cursor))
		return JET_errAlreadyPrepared;
	size = column_size(info.def);
	if (escrow->size != size || (escrow->old != NULL &&
	    escrow->room != 0 && escrow->room < size))
		return JET_errInvalidBufferSize;
	if ((info.def->flags & ENG_COL_ESCROW) == 0)
		return JET_errInvalidOperation;
	*is_long = size == sizeof(int64_t);
	return escrow->delta != NULL ? JET_errSuccess :
	    JET_errInvalidParameter;
}

static JET_ERR
escrow_update(struct ese_call *call, const struct escrow *escrow)
{
	int32_t narrow;
	int64_t delta;
	int64_t old;
	bool is_long;
	eng_status st;
	JET_ERR err;

	err = check_escrow(call, escrow, &is_long);
	if (err != JET_errSuccess)
		return err;
	if (is_long) {
		memcpy(&delta, escrow->delta, sizeof(delta));
	} else {
		memcpy(&narrow, escrow->delta, sizeof(narrow));
		delta = narrow;
	}
	st = eng_cursor_escrow(call->cursor, escrow->columnid, delta,
	    escrow->no_rollback, &old);
	if (st != ENG_OK)
		return ese_error(call, st);
	narrow = (int32_t)old;
	(void)ese_give_bytes(is_long ? (void *)&old : (void *)&narrow,
	    escrow->size, escrow->old, escrow->room, escrow->actual);
	return JET_errSuccess;
}

JET_ERR JET_API
JetEscrowUpdate(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    void *pv, uint32_t cbMax, void *pvOld, uint32_t cbOldMax,
    uint32_t *pcbOldActual, JET_GRBIT grbit)
{
	struct escrow escrow = { columnid, pv, cbMax, pvOld, cbOldMax,
	    pcbOldActual, (grbit & JET_bitEscrowNoRollback) != 0 };
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetEscrowUpdate, sesid, tableid);
	if (err == JET_errSuccess)
		err = escrow_update(&call, &escrow);
	return ese_leave(&call, err);
}
