/* SPDX-License-Identifier: MIT */
/* Reading records: values one by one, several at once, sizes. */

#include <stddef.h>
#include <string.h>

#include "ese_call.h"
#include "ese_record.h"

#define KEY_BITS (JET_bitRetrieveFromIndex | \
	JET_bitRetrieveFromPrimaryBookmark)
#define RETRIEVE_BITS (JET_bitRetrieveCopy | KEY_BITS | JET_bitRetrieveTag | \
	JET_bitRetrieveNull | JET_bitRetrieveIgnoreDefault | \
	JET_bitRetrieveTuple)
#define SIZE_BITS (JET_bitRecordSizeInCopyBuffer | \
	JET_bitRecordSizeRunningTotal | JET_bitRecordSizeLocal)

eng_status
ese_record_begin(struct ese_call *call, bool *began)
{
	eng_status st = ENG_OK;

	*began = false;
	if (eng_session_level(call->es) == 0) {
		st = eng_txn_begin(call->es, true);
		*began = st == ENG_OK;
	}
	return st;
}

void
ese_record_end(struct ese_call *call, bool began)
{
	if (began)
		(void)eng_txn_commit(call->es, false);
}

/* ---- single values ---- */

enum eng_source
ese_record_image(const struct ese_call *call, bool copy)
{
	if (call->table->image != ESE_IMAGE_ANY)
		copy = call->table->image == ESE_IMAGE_COPY;
	return copy ? ENG_FROM_COPY : ENG_FROM_RECORD;
}

static JET_ERR
check_bits(const struct ese_call *call, JET_GRBIT grbit)
{
	/* Keys are not of the image that is being computed for. */
	if (call->table->image != ESE_IMAGE_ANY && (grbit & KEY_BITS) != 0)
		return JET_errInvalidGrbit;
	if ((grbit & ~(JET_GRBIT)RETRIEVE_BITS) != 0 ||
	    (grbit & KEY_BITS) == KEY_BITS ||
	    ((grbit & JET_bitRetrieveTuple) != 0 &&
	    (grbit & JET_bitRetrieveFromIndex) == 0))
		return JET_errInvalidGrbit;
	return JET_errSuccess;
}

static enum eng_source
read_source(const struct ese_call *call, JET_GRBIT grbit)
{
	if ((grbit & JET_bitRetrieveFromIndex) != 0)
		return ENG_FROM_INDEX;
	if ((grbit & JET_bitRetrieveFromPrimaryBookmark) != 0)
		return ENG_FROM_BOOKMARK;
	return ese_record_image(call, (grbit & JET_bitRetrieveCopy) != 0);
}

/* A value of a column that has only one needs no number; the engine looks at
 * it for tagged columns alone. */
static bool
wants_number(const JET_RETRIEVECOLUMN *col)
{
	return (col->columnid == 0 || col->columnid >= ENG_TAGGED_FIRST) &&
	    (col->grbit & KEY_BITS) == 0;
}

/* Fills in what comes back, the size also when the value is NULL. */
static JET_ERR
read_value(struct ese_call *call, JET_RETRIEVECOLUMN *col)
{
	struct eng_read read = {
		.source = read_source(call, col->grbit),
		.column_id = col->columnid,
		.tag = col->itagSequence,
		.offset = col->ibLongValue,
		.no_default =
		    (col->grbit & JET_bitRetrieveIgnoreDefault) != 0,
		.tuple = (col->grbit & JET_bitRetrieveTuple) != 0,
		.with_nulls = (col->grbit & JET_bitRetrieveNull) != 0,
		.buffer = col->pvData,
		.room = col->cbData
	};
	eng_status st;

	if (col->pvData == NULL && col->cbData > 0)
		return JET_errInvalidParameter;
	st = eng_cursor_read(call->cursor, &read);
	if (!eng_ok(st))
		return ese_error(call, st);
	col->cbActual = read.actual;
	col->columnidNextTagged = col->columnid != 0 ? col->columnid :
	    read.column_next;
	if ((col->grbit & KEY_BITS) != 0 &&
	    (col->grbit & JET_bitRetrieveTag) != 0)
		col->itagSequence = read.tag_found;
	/* Among the values of all columns only an explicit NULL has one. */
	if (st == ENG_NOTE_NULL && col->columnid == 0 && read.column_next != 0)
		return JET_wrnColumnSetNull;
	return ese_error(call, st);
}

static JET_ERR
retrieve_column(struct ese_call *call, JET_RETRIEVECOLUMN *col,
    const JET_RETINFO *info)
{
	JET_ERR err;

	if (info != NULL && info->cbStruct < sizeof(*info))
		return JET_errInvalidParameter;
	col->ibLongValue = info != NULL ? info->ibLongValue : 0;
	col->itagSequence = info != NULL ? info->itagSequence : 1;
	err = check_bits(call, col->grbit);
	if (err == JET_errSuccess && col->itagSequence == 0 &&
	    wants_number(col))
		err = JET_errBadItagSequence;
	if (err == JET_errSuccess)
		err = read_value(call, col);
	return err;
}

static JET_ERR
retrieve_with_info(struct ese_call *call, JET_RETRIEVECOLUMN *col,
    uint32_t *actual, JET_RETINFO *info)
{
	JET_ERR err = retrieve_column(call, col, info);

	if (err < JET_errSuccess)
		return err;
	if (actual != NULL)
		*actual = col->cbActual;
	if (info != NULL) {
		info->columnidNextTagged = col->columnidNextTagged;
		info->itagSequence = col->itagSequence;
	}
	return err;
}

/* Out of line, so that the commonest request makes no room for this one. */
static __attribute__((noinline)) JET_ERR
retrieve_any(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    void *data, uint32_t room, uint32_t *actual, JET_GRBIT grbit,
    JET_RETINFO *info)
{
	JET_RETRIEVECOLUMN col = { .columnid = columnid, .pvData = data,
	    .cbData = room, .grbit = grbit };
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetRetrieveColumn, sesid, tableid);
	if (err == JET_errSuccess)
		err = retrieve_with_info(&call, &col, actual, info);
	return ese_leave(&call, err);
}

/* A whole value that the cursor can give at once; false: nothing is done. */
static inline bool
retrieve_known(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    void *data, uint32_t room, uint32_t *size)
{
	struct ese_table *table = ese_claim_again(sesid, tableid);
	bool known;

	if (table == NULL)
		return false;
	/* It is not restricted, so an image is not computed for. */
	known = eng_cursor_read_known(table->cursor, columnid, data, room,
	    size);
	ese_session_unclaim(ese_self.session);
	return known;
}

JET_ERR JET_API
JetRetrieveColumn(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID columnid,
    void *pvData, uint32_t cbData, uint32_t *pcbActual, JET_GRBIT grbit,
    JET_RETINFO *pretinfo)
{
	bool plain = grbit == 0 && pretinfo == NULL && pvData != NULL;
	uint32_t size;

	if (!plain || !retrieve_known(sesid, tableid, columnid, pvData, cbData,
	    &size))
		return retrieve_any(sesid, tableid, columnid, pvData, cbData,
		    pcbActual, grbit, pretinfo);
	if (pcbActual != NULL)
		*pcbActual = size;
	return size > cbData ? JET_wrnBufferTruncated : JET_errSuccess;
}

/* ---- several at once ---- */

/* The values of all tagged columns together. */
static eng_status
count_tagged(struct ese_call *call, enum eng_source source, uint32_t *count)
{
	uint32_t id = ENG_TAGGED_FIRST - 1;
	uint32_t values;
	eng_status st;

	*count = 0;
	for (;;) {
		st = eng_cursor_next_valued(call->cursor, source, id, &id);
		if (st != ENG_OK || id == 0)
			return st;
		st = eng_cursor_read_count(call->cursor, source, id, &values);
		if (st != ENG_OK)
			return st;
		*count += values;
	}
}

/* Value number 0 asks for the number of values, which takes its place. */
static JET_ERR
count_values(struct ese_call *call, JET_RETRIEVECOLUMN *col)
{
	enum eng_source source = ese_record_image(call,
	    (col->grbit & JET_bitRetrieveCopy) != 0);
	uint32_t count;
	eng_status st;

	if (col->columnid == 0)
		st = count_tagged(call, source, &count);
	else
		st = eng_cursor_read_count(call->cursor, source,
		    col->columnid, &count);
	if (st != ENG_OK)
		return ese_error(call, st);
	col->itagSequence = count;
	col->cbActual = 0;
	col->columnidNextTagged = col->columnid;
	return JET_errSuccess;
}

/* The first value whole, where the cursor can give it at once. */
static bool
retrieve_first(struct ese_call *call, JET_RETRIEVECOLUMN *col)
{
	if (col->grbit != 0 || col->itagSequence != 1 ||
	    col->ibLongValue != 0 || col->pvData == NULL ||
	    call->table->image != ESE_IMAGE_ANY ||
	    !eng_cursor_read_known(call->cursor, col->columnid, col->pvData,
	    col->cbData, &col->cbActual))
		return false;
	col->columnidNextTagged = col->columnid;
	return true;
}

static JET_ERR
retrieve_one(struct ese_call *call, JET_RETRIEVECOLUMN *col)
{
	JET_ERR err;

	if (retrieve_first(call, col))
		return col->cbActual > col->cbData ? JET_wrnBufferTruncated :
		    JET_errSuccess;
	err = check_bits(call, col->grbit);
	if (err != JET_errSuccess)
		return err;
	return col->itagSequence == 0 ? count_values(call, col) :
	    read_value(call, col);
}

/* Failures end it; NULL values and cut ones do not. */
static JET_ERR
retrieve_all(struct ese_call *call, JET_RETRIEVECOLUMN *cols, uint32_t count)
{
	JET_ERR result = JET_errSuccess;
	JET_ERR err;
	uint32_t i;

	for (i = 0; i < count; i++) {
		err = retrieve_one(call, &cols[i]);
		cols[i].err = err;
		if (err < JET_errSuccess)
			return err;
		if (err == JET_wrnBufferTruncated)
			result = err;
	}
	return result;
}

/* Whether a second try asks for what the first one asked for. */
static bool
can_repeat(const JET_RETRIEVECOLUMN *cols, uint32_t count)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (cols[i].itagSequence == 0 ||
		    (cols[i].grbit & JET_bitRetrieveTag) != 0)
			return false;
	return true;
}

/* Outside of a transaction; false: somebody committed to the table while the
 * values were read, so they may not belong together. */
static bool
retrieve_steady(struct ese_call *call, JET_RETRIEVECOLUMN *cols,
    uint32_t count, JET_ERR *err)
{
	uint64_t changes = eng_cursor_change_count(call->cursor);

	*err = retrieve_all(call, cols, count);
	return eng_cursor_change_count(call->cursor) == changes;
}

static JET_ERR
retrieve_columns(struct ese_call *call, JET_RETRIEVECOLUMN *cols,
    uint32_t count)
{
	eng_status st;
	JET_ERR err;
	bool began;

	if (cols == NULL && count > 0)
		return JET_errInvalidParameter;
	if (eng_session_level(call->es) == 0 && can_repeat(cols, count) &&
	    retrieve_steady(call, cols, count, &err))
		return err;
	st = ese_record_begin(call, &began);
	if (st != ENG_OK)
		return ese_error(call, st);
	err = retrieve_all(call, cols, count);
	ese_record_end(call, began);
	return err;
}

JET_ERR JET_API
JetRetrieveColumns(JET_SESID sesid, JET_TABLEID tableid,
    JET_RETRIEVECOLUMN *pretrievecolumn, uint32_t cretrievecolumn)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetRetrieveColumns, sesid, tableid);
	if (err == JET_errSuccess)
		err = retrieve_columns(&call, pretrievecolumn,
		    cretrievecolumn);
	return ese_leave(&call, err);
}

/* ---- sizes ---- */

/* Adds the record's sizes to *total, which starts at 0 unless a running total
 * is asked for.  Nothing is stored compressed. */
static JET_ERR
add_size(struct ese_call *call, JET_RECSIZE2 *total, JET_GRBIT grbit)
{
	struct eng_record_size size;
	eng_status st;

	if ((grbit & ~(JET_GRBIT)SIZE_BITS) != 0)
		return JET_errInvalidGrbit;
	st = eng_cursor_record_size(call->cursor,
	    (grbit & JET_bitRecordSizeInCopyBuffer) != 0 ? ENG_FROM_COPY :
	    ENG_FROM_RECORD, (grbit & JET_bitRecordSizeLocal) != 0, &size);
	if (!eng_ok(st))
		return ese_error(call, st);
	if ((grbit & JET_bitRecordSizeRunningTotal) == 0)
		*total = (JET_RECSIZE2){ 0 };
	total->cbData += size.data;
	total->cbLongValueData += size.long_data;
	total->cbOverhead += size.overhead;
	total->cbLongValueOverhead += size.long_overhead;
	total->cNonTaggedColumns += size.fixed_var_columns;
	total->cTaggedColumns += size.tagged_columns;
	total->cLongValues += size.long_values;
	total->cMultiValues += size.multi_values;
	total->cbDataCompressed += size.data;
	total->cbLongValueDataCompressed += size.long_data;
	return JET_errSuccess;
}

static JET_ERR
add_short_size(struct ese_call *call, JET_RECSIZE *total, JET_GRBIT grbit)
{
	JET_RECSIZE2 longer = { 0 };
	JET_ERR err;

	memcpy(&longer, total, sizeof(*total));
	err = add_size(call, &longer, grbit);
	if (err == JET_errSuccess)
		memcpy(total, &longer, sizeof(*total));
	return err;
}

JET_ERR JET_API
JetGetRecordSize(JET_SESID sesid, JET_TABLEID tableid, JET_RECSIZE *precsize,
    const JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetRecordSize, sesid, tableid);
	if (err == JET_errSuccess && precsize == NULL)
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		err = add_short_size(&call, precsize, grbit);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetRecordSize2(JET_SESID sesid, JET_TABLEID tableid,
    JET_RECSIZE2 *precsize, const JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetRecordSize2, sesid, tableid);
	if (err == JET_errSuccess && precsize == NULL)
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		err = add_size(&call, precsize, grbit);
	return ese_leave(&call, err);
}
