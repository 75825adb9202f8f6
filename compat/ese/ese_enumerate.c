/* SPDX-License-Identifier: MIT */
/* JetEnumerateColumns: values in memory of the caller's. */

#include <stddef.h>
#include <string.h>

#include "base_buf.h"
#include "ese_call.h"
#include "ese_record.h"

#define DEFAULT_BITS (JET_bitEnumerateIgnoreDefault | \
	JET_bitEnumerateIgnoreUserDefinedDefault)
#define ENUMERATE_BITS (JET_bitEnumerateCopy | DEFAULT_BITS | \
	JET_bitEnumeratePresenceOnly | JET_bitEnumerateTaggedOnly | \
	JET_bitEnumerateCompressOutput | JET_bitEnumerateInRecordOnly)

enum { ROOM_AT_ONCE = 512 };		/* values up to here are read once */

struct walk {
	struct ese_call *call;
	enum eng_source source;
	JET_PFNREALLOC alloc;
	void *alloc_context;
	uint32_t most;			/* bytes of a long value */
	JET_GRBIT grbit;
	JET_ENUMCOLUMN *columns;
	uint32_t room;
	uint32_t count;
};

/* A column to look at. */
struct found {
	JET_COLUMNID id;
	bool is_long;
	bool has_default;
	bool user_default;
};

/* ---- the caller's memory ---- */

/* A size of 0 would ask the caller to free, so an empty value has a byte. */
static void *
take(struct walk *walk, size_t size)
{
	void *block = walk->alloc(walk->alloc_context, NULL,
	    size > 0 ? (uint32_t)size : 1);

	if (block != NULL)
		memset(block, 0, size);
	return block;
}

static void
give_back(struct walk *walk, void *block)
{
	if (block != NULL)
		(void)walk->alloc(walk->alloc_context, block, 0);
}

static void
give_back_column(struct walk *walk, JET_ENUMCOLUMN *column)
{
	uint32_t i;

	if (column->err == JET_wrnColumnSingleValue) {
		give_back(walk, column->pvData);
		return;
	}
	for (i = 0; i < column->cEnumColumnValue; i++)
		give_back(walk, column->rgEnumColumnValue[i].pvData);
	give_back(walk, column->rgEnumColumnValue);
}

static void
give_back_all(struct walk *walk)
{
	uint32_t i;

	for (i = 0; i < walk->count; i++)
		give_back_column(walk, &walk->columns[i]);
	give_back(walk, walk->columns);
	walk->columns = NULL;
	walk->count = 0;
}

static JET_ERR
take_columns(struct walk *walk, uint32_t room)
{
	walk->columns = take(walk, (size_t)room * sizeof(*walk->columns));
	walk->room = room;
	return walk->columns != NULL ? JET_errSuccess : JET_errOutOfMemory;
}

/* ---- one value ---- */

/* The limit on a value's size is for long columns; others have their own. */
static JET_ERR
read_value(struct walk *walk, const struct found *found, uint32_t tag,
    JET_ENUMCOLUMNVALUE *value)
{
	uint8_t at_once[ROOM_AT_ONCE];
	struct eng_read read = {
		.source = walk->source, .column_id = found->id, .tag = tag,
		.no_default = found->user_default ||
		    (walk->grbit & JET_bitEnumerateIgnoreDefault) != 0,
		.buffer = at_once, .room = sizeof(at_once)
	};
	uint32_t size;
	eng_status st;

	value->itagSequence = tag;
	st = eng_cursor_read(walk->call->cursor, &read);
	if (st != ENG_OK && st != ENG_NOTE_CUT)
		return ese_error(walk->call, st);
	if (read.separated &&
	    (walk->grbit & JET_bitEnumerateInRecordOnly) != 0)
		return JET_wrnColumnNotInRecord;
	size = read.actual;
	if (found->is_long && size > walk->most)
		size = walk->most;
	value->pvData = take(walk, size);
	if (value->pvData == NULL)
		return JET_errOutOfMemory;
	value->cbData = size;
	if (size <= sizeof(at_once)) {
		memcpy(value->pvData, at_once, size);
		return size < read.actual ? JET_wrnColumnTruncated :
		    JET_errSuccess;
	}
	read.buffer = value->pvData;
	read.room = size;
	st = eng_cursor_read(walk->call->cursor, &read);
	return st == ENG_NOTE_CUT ? JET_wrnColumnTruncated :
	    ese_error(walk->call, st);
}

/* ---- one column ---- */

/* How many values there are to tell of; *stored is false when the record says
 * nothing of the column, and then a default that counts is one value. */
static JET_ERR
count_values(struct walk *walk, const struct found *found, uint32_t *count,
    bool *stored)
{
	uint64_t number;		/* escrow columns are read whole */
	struct eng_read read = { .source = walk->source,
	    .column_id = found->id, .tag = 1, .no_default = true,
	    .buffer = &number, .room = sizeof(number) };
	eng_status st;

	*count = 0;
	st = eng_cursor_read(walk->call->cursor, &read);
	if (!eng_ok(st))
		return ese_error(walk->call, st);
	*stored = st != ENG_NOTE_NULL;
	if (!*stored && (found->user_default ||
	    (walk->grbit & JET_bitEnumerateIgnoreDefault) != 0))
		return JET_errSuccess;
	return ese_error(walk->call, eng_cursor_read_count(walk->call->cursor,
	    walk->source, found->id, count));
}

/* A column with one value can be told without an array. */
static JET_ERR
fill_single(struct walk *walk, const struct found *found,
    JET_ENUMCOLUMN *column)
{
	JET_ENUMCOLUMNVALUE value = { 0 };
	JET_ERR err;

	err = read_value(walk, found, 1, &value);
	if (err != JET_errSuccess) {
		give_back(walk, value.pvData);
		return err;
	}
	column->err = JET_wrnColumnSingleValue;
	column->cbData = value.cbData;
	column->pvData = value.pvData;
	return JET_errSuccess;
}

static JET_ERR
fill_values(struct walk *walk, const struct found *found,
    JET_ENUMCOLUMN *column, uint32_t count)
{
	JET_ENUMCOLUMNVALUE *values;
	JET_ERR err;
	uint32_t i;

	values = take(walk, (size_t)count * sizeof(*values));
	if (values == NULL)
		return JET_errOutOfMemory;
	column->rgEnumColumnValue = values;
	column->cEnumColumnValue = count;
	for (i = 0; i < count; i++) {
		err = read_value(walk, found, i + 1, &values[i]);
		if (err < JET_errSuccess)
			return err;
		values[i].err = err;
	}
	return JET_errSuccess;
}

static JET_ERR
fill_column(struct walk *walk, const struct found *found,
    JET_ENUMCOLUMN *column, uint32_t count)
{
	JET_ERR err;

	if ((walk->grbit & JET_bitEnumeratePresenceOnly) != 0) {
		column->err = JET_wrnColumnPresent;
		return JET_errSuccess;
	}
	/* What a single value cannot say (that it is cut, or elsewhere) needs
	 * the array. */
	if (count == 1 &&
	    (walk->grbit & JET_bitEnumerateCompressOutput) != 0) {
		err = fill_single(walk, found, column);
		if (err == JET_errSuccess || err < JET_errSuccess)
			return err;
	}
	return fill_values(walk, found, column, count);
}

/* ---- all columns ---- */

struct list {
	struct base_buf found;		/* of struct found */
	bool tagged_only;
	bool user_default;
	bool no_memory;
};

static void
describe(const struct eng_column_info *info, struct found *found)
{
	*found = (struct found){
		.id = info->id,
		.is_long = info->def->type == ENG_T_LONG_TEXT ||
		    info->def->type == ENG_T_LONG_BINARY,
		.has_default = info->def->default_value != NULL,
		.user_default =
		    (info->def->flags & ENG_COL_USER_DEFAULT) != 0
	};
}

static bool
list_column(void *context, const struct eng_column_info *info)
{
	struct list *list = context;
	struct found found;

	describe(info, &found);
	list->user_default |= found.user_default;
	if (list->tagged_only && found.id < ENG_TAGGED_FIRST)
		return true;
	list->no_memory = !base_buf_add(&list->found, &found, sizeof(found));
	return !list->no_memory;
}

static JET_ERR
list_columns(struct walk *walk, struct list *list)
{
	eng_status st;

	list->tagged_only =
	    (walk->grbit & JET_bitEnumerateTaggedOnly) != 0;
	st = eng_column_each(walk->call->cursor, true, list_column, list);
	if (st != ENG_OK)
		return ese_error(walk->call, st);
	if (list->no_memory)
		return JET_errOutOfMemory;
	/* The engine does not call back from here, so it refuses. */
	return list->user_default && (walk->grbit & DEFAULT_BITS) == 0 ?
	    JET_errCallbackFailed : JET_errSuccess;
}

/* A column whose default was set to NULL is told of, so that it is not taken
 * for one that has its default. */
static JET_ERR
add_column(struct walk *walk, const struct found *found)
{
	JET_ENUMCOLUMN *column = &walk->columns[walk->count];
	uint32_t count;
	bool stored;
	JET_ERR err;

	err = count_values(walk, found, &count, &stored);
	if (err != JET_errSuccess)
		return err;
	if (count == 0 && (!found->has_default ||
	    (walk->grbit & JET_bitEnumerateIgnoreDefault) != 0))
		return JET_errSuccess;
	walk->count++;
	column->columnid = found->id;
	if (count == 0) {
		column->err = JET_wrnColumnNull;
		return JET_errSuccess;
	}
	return fill_column(walk, found, column, count);
}

static JET_ERR
walk_all(struct walk *walk, const struct list *list)
{
	const struct found *found = (const struct found *)list->found.data;
	uint32_t count = (uint32_t)(list->found.size / sizeof(*found));
	JET_ERR err;
	uint32_t i;

	err = take_columns(walk, count);
	for (i = 0; i < count && err == JET_errSuccess; i++)
		err = add_column(walk, &found[i]);
	return err;
}

/* ---- the columns asked for ---- */

static JET_ERR
fill_asked_value(struct walk *walk, const struct found *found, uint32_t tag,
    uint32_t count, bool stored, JET_ENUMCOLUMNVALUE *value)
{
	value->itagSequence = tag;
	if (tag == 0)
		return JET_wrnColumnSkipped;
	if (tag > count)
		return !stored &&
		    (walk->grbit & JET_bitEnumerateIgnoreDefault) != 0 ?
		    JET_wrnColumnDefault : JET_wrnColumnNull;
	if ((walk->grbit & JET_bitEnumeratePresenceOnly) != 0)
		return JET_wrnColumnPresent;
	return read_value(walk, found, tag, value);
}

/* The values that asked->rgtagSequence numbers. */
static JET_ERR
fill_asked_values(struct walk *walk, const struct found *found,
    const JET_ENUMCOLUMNID *asked, uint32_t count, bool stored,
    JET_ENUMCOLUMN *column)
{
	JET_ENUMCOLUMNVALUE *values;
	JET_ERR err;
	uint32_t i;

	if (asked->rgtagSequence == NULL)
		return JET_errInvalidParameter;
	values = take(walk, (size_t)asked->ctagSequence * sizeof(*values));
	if (values == NULL)
		return JET_errOutOfMemory;
	column->rgEnumColumnValue = values;
	column->cEnumColumnValue = asked->ctagSequence;
	for (i = 0; i < asked->ctagSequence; i++) {
		err = fill_asked_value(walk, found, asked->rgtagSequence[i],
		    count, stored, &values[i]);
		if (err < JET_errSuccess)
			return err;
		values[i].err = err;
	}
	return JET_errSuccess;
}

static JET_ERR
fill_asked(struct walk *walk, const JET_ENUMCOLUMNID *asked,
    JET_ENUMCOLUMN *column)
{
	struct eng_column_info info;
	struct found found;
	uint32_t count;
	bool stored;
	eng_status st;
	JET_ERR err;

	column->columnid = asked->columnid;
	if (asked->columnid == 0) {
		column->err = JET_wrnColumnSkipped;
		return JET_errSuccess;
	}
	st = eng_column_find(walk->call->cursor, NULL, asked->columnid, &info);
	if (st != ENG_OK) {
		column->err = ese_error(walk->call, st);
		return JET_errSuccess;
	}
	describe(&info, &found);
	err = count_values(walk, &found, &count, &stored);
	if (err != JET_errSuccess)
		return err;
	if (asked->ctagSequence > 0)
		return fill_asked_values(walk, &found, asked, count, stored,
		    column);
	if (count > 0)
		return fill_column(walk, &found, column, count);
	column->err = !stored &&
	    (walk->grbit & JET_bitEnumerateIgnoreDefault) != 0 ?
	    JET_wrnColumnDefault : JET_wrnColumnNull;
	return JET_errSuccess;
}

static JET_ERR
walk_asked(struct walk *walk, const JET_ENUMCOLUMNID *asked, uint32_t count)
{
	JET_ERR err;

	if (asked == NULL)
		return JET_errInvalidParameter;
	if ((walk->grbit & JET_bitEnumerateTaggedOnly) != 0)
		return JET_errInvalidGrbit;
	err = take_columns(walk, count);
	while (walk->count < count && err == JET_errSuccess) {
		walk->count++;
		err = fill_asked(walk, &asked[walk->count - 1],
		    &walk->columns[walk->count - 1]);
	}
	return err;
}

/* ---- the call ---- */

/* A record must be there even when nothing of it is asked for. */
static JET_ERR
check_record(struct walk *walk)
{
	uint32_t id;

	return ese_error(walk->call, eng_cursor_next_valued(
	    walk->call->cursor, walk->source, 0, &id));
}

static JET_ERR
walk_columns(struct walk *walk, const JET_ENUMCOLUMNID *asked, uint32_t count)
{
	struct list list = { .found = BASE_BUF_EMPTY };
	JET_ERR err;

	err = list_columns(walk, &list);
	if (err == JET_errSuccess)
		err = check_record(walk);
	if (err == JET_errSuccess)
		err = count > 0 ? walk_asked(walk, asked, count) :
		    walk_all(walk, &list);
	base_buf_fini(&list.found);
	return err;
}

/* A column that does not exist is told of in its own element, and by the
 * result: then the caller has the array all the same, as in the engine. */
static JET_ERR
first_failure(const struct walk *walk)
{
	uint32_t i;

	for (i = 0; i < walk->count; i++)
		if (walk->columns[i].err < JET_errSuccess)
			return walk->columns[i].err;
	return JET_errSuccess;
}

static JET_ERR
enumerate(struct walk *walk, const JET_ENUMCOLUMNID *asked, uint32_t count)
{
	eng_status st;
	JET_ERR err;
	bool began;

	if ((walk->grbit & ~(JET_GRBIT)ENUMERATE_BITS) != 0)
		return JET_errInvalidGrbit;
	st = ese_record_begin(walk->call, &began);
	if (st != ENG_OK)
		return ese_error(walk->call, st);
	err = walk_columns(walk, asked, count);
	ese_record_end(walk->call, began);
	if (err == JET_errSuccess)
		return first_failure(walk);
	give_back_all(walk);
	return err;
}

JET_ERR JET_API
JetEnumerateColumns(JET_SESID sesid, JET_TABLEID tableid,
    uint32_t cEnumColumnId, JET_ENUMCOLUMNID *rgEnumColumnId,
    uint32_t *pcEnumColumn, JET_ENUMCOLUMN **prgEnumColumn,
    JET_PFNREALLOC pfnRealloc, void *pvReallocContext, uint32_t cbDataMost,
    JET_GRBIT grbit)
{
	struct ese_call call;
	struct walk walk = { .call = &call, .alloc = pfnRealloc,
	    .alloc_context = pvReallocContext, .most = cbDataMost,
	    .grbit = grbit };
	JET_ERR err;

	if (pcEnumColumn != NULL)
		*pcEnumColumn = 0;
	if (prgEnumColumn != NULL)
		*prgEnumColumn = NULL;
	err = ese_enter(&call, ESE_JetEnumerateColumns, sesid, tableid);
	if (err == JET_errSuccess && (pcEnumColumn == NULL ||
	    prgEnumColumn == NULL || pfnRealloc == NULL))
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess) {
		walk.source = ese_record_image(&call,
		    (grbit & JET_bitEnumerateCopy) != 0);
		err = enumerate(&walk, rgEnumColumnId, cEnumColumnId);
		*pcEnumColumn = walk.count;
		*prgEnumColumn = walk.columns;
	}
	return ese_leave(&call, err);
}
