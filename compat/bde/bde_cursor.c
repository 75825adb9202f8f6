/* SPDX-License-Identifier: MIT */
/* bde_cursor.c - where cursors stand, and how they go from record to
 * record. */
#include "bde_cursor.h"

#include <string.h>

#include "bde_bookmark.h"
#include "bde_key.h"
#include "bde_lock.h"
#include "bde_table.h"

/* ---- places ---- */

static void
stand(struct bde_cursor *cursor, enum bde_stand where)
{
	cursor->stand = where;
	cursor->crack_before = false;
}

void
bde_cursor_begin(struct bde_cursor *cursor)
{
	stand(cursor, BDE_AT_BEGIN);
}

void
bde_cursor_end_of(struct bde_cursor *cursor)
{
	stand(cursor, BDE_AT_END);
}

void
bde_cursor_stand_on(struct bde_cursor *cursor)
{
	stand(cursor, BDE_AT_RECORD);
}

DBIResult
bde_cursor_rename(struct bde_cursor *cursor)
{
	base_handle handle = bde_handle_new(BDE_H_CURSOR, cursor);

	if (handle == 0)
		return DBIERR_NOMEMORY;
	bde_handle_free(BDE_H_CURSOR, cursor->handle);
	cursor->handle = handle;
	return DBIERR_NONE;
}

/* ---- what is shown ---- */

/* Marked records of dBASE, and states of cached ones. */
static bool
has_wanted_state(struct bde_cursor *cursor)
{
	if (!eng_cache_is_shown(cursor->eng))
		return false;
	return cursor->show_deleted ||
	    cursor->table->deleted_column_id == 0 ||
	    !bde_record_is_deleted(cursor);
}

static DBIResult
find_shown(struct bde_cursor *cursor, bool *shown, bool *stop)
{
	*stop = false;
	*shown = has_wanted_state(cursor);
	return *shown && !TAILQ_EMPTY(&cursor->filters) ?
	    bde_filters_accept(cursor, shown, stop) : DBIERR_NONE;
}

DBIResult
bde_cursor_shows(struct bde_cursor *cursor, bool *shown)
{
	DBIResult result;
	bool stop;

	*shown = false;
	if (bde_range_side(cursor) != 0)
		return DBIERR_NONE;
	result = find_shown(cursor, shown, &stop);
	return result == DBIERR_NONE && stop ? DBIERR_EOF : result;
}

/* ---- steps ---- */

/* As bde_range_side. */
static int
find_side(struct bde_cursor *cursor)
{
	return cursor->range_low.size > 0 || cursor->range_high.size > 0 ?
	    bde_range_side(cursor) : 0;
}

/* To the first entry of the range, or the last. */
static eng_status
enter_range(struct bde_cursor *cursor, bool forward)
{
	struct base_buf *limit = forward ? &cursor->range_low :
	    &cursor->range_high;
	eng_status st;

	if (limit->size == 0)
		return eng_cursor_go(cursor->eng, forward ? ENG_FIRST :
		    ENG_LAST);
	st = eng_cursor_set_key(cursor->eng, limit->data, limit->size);
	if (st == ENG_OK)
		st = eng_cursor_seek(cursor->eng, forward ? ENG_SEEK_GE :
		    ENG_SEEK_LT, false, false);
	return st == ENG_E_NOT_FOUND ? ENG_E_NO_RECORD : st;
}

/* The record behind the crack is the next one, unless it went. */
static eng_status
leave_crack(struct bde_cursor *cursor)
{
	eng_status st = eng_cursor_move(cursor->eng, 0, false);

	return st == ENG_E_RECORD_DELETED || st == ENG_E_NO_RECORD ?
	    eng_cursor_move(cursor->eng, 1, false) : st;
}

static eng_status
step_entry(struct bde_cursor *cursor, bool forward)
{
	eng_status st;
	int side;

	if (cursor->stand != BDE_AT_RECORD)
		return (cursor->stand == BDE_AT_BEGIN) == forward ?
		    enter_range(cursor, forward) : ENG_E_NO_RECORD;
	/* From outside of the range the way leads into it. */
	side = find_side(cursor);
	if (side != 0)
		return (side < 0) == forward ? enter_range(cursor, forward) :
		    ENG_E_NO_RECORD;
	if (forward && cursor->crack_before)
		st = leave_crack(cursor);
	else
		st = eng_cursor_move(cursor->eng, forward ? 1 : -1, false);
	return st;
}

/* One entry on; at the end of the range the cursor stands there. */
static DBIResult
step_in_range(struct bde_cursor *cursor, bool forward)
{
	eng_status st = step_entry(cursor, forward);

	if (eng_ok(st)) {
		stand(cursor, BDE_AT_RECORD);
		if (find_side(cursor) == 0)
			return DBIERR_NONE;
		st = ENG_E_NO_RECORD;
	}
	if (st != ENG_E_NO_RECORD)
		return bde_error_of(st);
	stand(cursor, forward ? BDE_AT_END : BDE_AT_BEGIN);
	return forward ? DBIERR_EOF : DBIERR_BOF;
}

DBIResult
bde_cursor_step(struct bde_cursor *cursor, bool forward)
{
	bool shown = false, stop = false;
	DBIResult result;

	do {
		result = step_in_range(cursor, forward);
		if (result == DBIERR_NONE)
			result = find_shown(cursor, &shown, &stop);
		if (result == DBIERR_NONE && stop) {
			stand(cursor, forward ? BDE_AT_END : BDE_AT_BEGIN);
			result = forward ? DBIERR_EOF : DBIERR_BOF;
		}
	} while (result == DBIERR_NONE && !shown);
	cursor->has_read = true;
	return result;
}

DBIResult
bde_cursor_arrive(struct bde_cursor *cursor)
{
	bool shown, stop;

	stand(cursor, BDE_AT_RECORD);
	if (!bde_range_is_set(cursor) && TAILQ_EMPTY(&cursor->filters)) {
		cursor->has_read = true;
		return find_shown(cursor, &shown, &stop) == DBIERR_NONE &&
		    shown ? DBIERR_NONE : bde_cursor_step(cursor, true);
	}
	cursor->crack_before = true;
	return bde_cursor_step(cursor, true);
}

DBIResult
bde_cursor_current(struct bde_cursor *cursor)
{
	bool shown, stop;
	DBIResult result;
	eng_status st;

	if (cursor->stand == BDE_AT_BEGIN)
		return DBIERR_BOF;
	if (cursor->stand == BDE_AT_END)
		return DBIERR_EOF;
	if (cursor->crack_before)
		return DBIERR_NOCURRREC;
	st = eng_cursor_move(cursor->eng, 0, false);
	if (st == ENG_E_RECORD_DELETED || st == ENG_E_NO_RECORD)
		return DBIERR_KEYORRECDELETED;
	if (!eng_ok(st))
		return bde_error_of(st);
	if (bde_range_side(cursor) != 0 || !has_wanted_state(cursor))
		return DBIERR_KEYORRECDELETED;
	result = bde_filters_accept(cursor, &shown, &stop);
	return result == DBIERR_NONE && !shown ? DBIERR_RECNOTFOUND : result;
}

void
bde_cursor_follow(struct bde_cursor *cursor)
{
	bool shown;

	stand(cursor, BDE_AT_RECORD);
	if (bde_cursor_shows(cursor, &shown) != DBIERR_NONE || !shown)
		cursor->crack_before = true;
	bde_link_moved(cursor);
}

/* ---- records ---- */

uint32_t
bde_cursor_record_number(struct bde_cursor *cursor)
{
	const uint8_t *bookmark;
	size_t size;

	if (cursor->table->driver != BDE_DBASE ||
	    eng_cursor_bookmark(cursor->eng, &bookmark, &size) != ENG_OK ||
	    size < 4)
		return 0;
	return (uint32_t)bookmark[0] << 24 | (uint32_t)bookmark[1] << 16 |
	    (uint32_t)bookmark[2] << 8 | bookmark[3];
}

bool
bde_cursor_has_free_order(const struct bde_cursor *cursor)
{
	const struct bde_table *table = cursor->whole != NULL ?
	    cursor->whole : cursor->table;

	return (table->driver == BDE_PARADOX ||
	    table->driver == BDE_MEMORY) &&
	    (table->index_count == 0 || !table->indexes[0].desc.bPrimary);
}

static bool
has_sequence(const struct bde_cursor *cursor)
{
	return cursor->table->driver != BDE_DBASE &&
	    !eng_cache_is_on(cursor->eng);
}

/* How many entries of the range come before the current one. */
static DBIResult
count_before(struct bde_cursor *cursor, uint32_t *count)
{
	uint64_t here, first = 0, total;
	struct base_buf place;
	DBIResult result;
	eng_status st;

	*count = 0;
	st = eng_cursor_position(cursor->eng, &here, &total);
	if (st != ENG_OK)
		return bde_error_of(st);
	if (cursor->range_low.size > 0) {
		result = bde_place_save(cursor, &place);
		if (result != DBIERR_NONE)
			return result;
		st = enter_range(cursor, true);
		if (eng_ok(st))
			st = eng_cursor_position(cursor->eng, &first, &total);
		bde_place_restore(cursor, &place);
	}
	*count = (uint32_t)(here - first);
	return bde_error_of(st);
}

/* Sequence numbers would cost a walk for each record: DbiGetSeqNo gives
 * them. */
static void
describe_record(struct bde_cursor *cursor, RECProps *props)
{
	memset(props, 0, sizeof *props);
	props->iPhyRecNum = bde_cursor_record_number(cursor);
	props->iRecStatus = (uint16_t)eng_cache_state(cursor->eng);
	props->bDeleteFlag = cursor->table->deleted_column_id != 0 &&
	    bde_record_is_deleted(cursor);
}

DBIResult
bde_cursor_fill(struct bde_cursor *cursor, DBILockType lock, uint8_t *buf,
    RECProps *props)
{
	DBIResult result = DBIERR_NONE;

	if (lock != dbiNOLOCK)
		result = bde_lock_record(cursor, lock);
	if (result == DBIERR_NONE && buf != NULL)
		result = bde_record_read(cursor, buf);
	if (result == DBIERR_NONE && props != NULL)
		describe_record(cursor, props);
	return result;
}

/* ---- calls that move ---- */

static bool
is_lock(DBILockType lock)
{
	return lock >= dbiNOLOCK && lock <= dbiREADLOCK;
}

static DBIResult
step_and_fill(struct bde_cursor *cursor, bool forward, DBILockType lock,
    uint8_t *buf, RECProps *props)
{
	DBIResult result;

	if (!is_lock(lock))
		return DBIERR_INVALIDPARAM;
	if (!forward && cursor->one_way)
		return DBIERR_NOTSUPPORTED;
	result = bde_cursor_step(cursor, forward);
	bde_link_moved(cursor);
	return result == DBIERR_NONE ?
	    bde_cursor_fill(cursor, lock, buf, props) : result;
}

DBIResult DBIFN
DbiGetNextRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff,
    pRECProps precProps)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetNextRecord, hCursor);
	if (result == DBIERR_NONE)
		result = step_and_fill(call.cursor, true, eLock, pRecBuff,
		    precProps);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetPriorRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff,
    pRECProps precProps)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetPriorRecord, hCursor);
	if (result == DBIERR_NONE)
		result = step_and_fill(call.cursor, false, eLock, pRecBuff,
		    precProps);
	return bde_leave(&call, result);
}

static DBIResult
get_current(struct bde_cursor *cursor, DBILockType lock, uint8_t *buf,
    RECProps *props)
{
	DBIResult result;

	if (!is_lock(lock))
		return DBIERR_INVALIDPARAM;
	result = bde_cursor_current(cursor);
	return result == DBIERR_NONE ?
	    bde_cursor_fill(cursor, lock, buf, props) : result;
}

DBIResult DBIFN
DbiGetRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff,
    pRECProps precProps)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetRecord, hCursor);
	if (result == DBIERR_NONE)
		result = get_current(call.cursor, eLock, pRecBuff,
		    precProps);
	return bde_leave(&call, result);
}

/* From a crack the neighbour counts as 1, as a step does. */
static DBIResult
get_relative(struct bde_cursor *cursor, int32_t offset, DBILockType lock,
    uint8_t *buf, RECProps *props)
{
	int64_t left = offset < 0 ? -(int64_t)offset : offset;
	DBIResult result = DBIERR_NONE;

	if (offset == 0)
		return get_current(cursor, lock, buf, props);
	if (!is_lock(lock))
		return DBIERR_INVALIDPARAM;
	if (offset < 0 && cursor->one_way)
		return DBIERR_NOTSUPPORTED;
	while (result == DBIERR_NONE && left-- > 0)
		result = bde_cursor_step(cursor, offset > 0);
	bde_link_moved(cursor);
	return result == DBIERR_NONE ?
	    bde_cursor_fill(cursor, lock, buf, props) : result;
}

DBIResult DBIFN
DbiGetRelativeRecord(hDBICur hCursor, int32_t iPosOffset, DBILockType eLock,
    uint8_t *pRecBuff, pRECProps precProps)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetRelativeRecord, hCursor);
	if (result == DBIERR_NONE)
		result = get_relative(call.cursor, iPosOffset, eLock,
		    pRecBuff, precProps);
	return bde_leave(&call, result);
}

static DBIResult
go_to_begin(struct bde_cursor *cursor)
{
	if (cursor->one_way && cursor->has_read)
		return DBIERR_NOTSUPPORTED;
	bde_cursor_begin(cursor);
	bde_link_moved(cursor);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiSetToBegin(hDBICur hCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetToBegin, hCursor);
	if (result == DBIERR_NONE)
		result = go_to_begin(call.cursor);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiSetToEnd(hDBICur hCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetToEnd, hCursor);
	if (result == DBIERR_NONE && call.cursor->one_way)
		result = DBIERR_NOTSUPPORTED;
	if (result == DBIERR_NONE) {
		bde_cursor_end_of(call.cursor);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}

/* ---- numbers ---- */

static DBIResult
get_sequence(struct bde_cursor *cursor, uint32_t *number)
{
	DBIResult result;
	uint32_t before;

	if (!has_sequence(cursor))
		return DBIERR_NOTSUPPORTED;
	result = bde_cursor_current(cursor);
	/* Filters hide no numbers. */
	if (result != DBIERR_NONE && result != DBIERR_RECNOTFOUND)
		return result;
	result = count_before(cursor, &before);
	if (result == DBIERR_NONE)
		*number = before + 1;
	return result;
}

DBIResult DBIFN
DbiGetSeqNo(hDBICur hCursor, uint32_t *piSeqNo)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetSeqNo, hCursor);
	if (result == DBIERR_NONE)
		result = piSeqNo == NULL ? DBIERR_INVALIDPARAM :
		    get_sequence(call.cursor, piSeqNo);
	return bde_leave(&call, result);
}

static DBIResult
go_to_sequence(struct bde_cursor *cursor, uint32_t number)
{
	DBIResult result;
	eng_status st;

	if (!has_sequence(cursor) || cursor->one_way)
		return DBIERR_NOTSUPPORTED;
	bde_cursor_begin(cursor);
	if (number == 0)
		return DBIERR_BOF;
	result = step_in_range(cursor, true);
	if (result != DBIERR_NONE || number == 1)
		return result;
	if (number - 1 > INT32_MAX) {
		bde_cursor_end_of(cursor);
		return DBIERR_EOF;
	}
	st = eng_cursor_move(cursor->eng, (int32_t)(number - 1), false);
	if (st == ENG_OK && bde_range_side(cursor) == 0)
		return DBIERR_NONE;
	bde_cursor_end_of(cursor);
	return st == ENG_OK || st == ENG_E_NO_RECORD ? DBIERR_EOF :
	    bde_error_of(st);
}

DBIResult DBIFN
DbiSetToSeqNo(hDBICur hCursor, uint32_t iSeqNo)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetToSeqNo, hCursor);
	if (result == DBIERR_NONE) {
		result = go_to_sequence(call.cursor, iSeqNo);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}

/* There is no such number: because it is past the last one?  Only the
 * records' own order tells. */
static DBIResult
find_past(struct bde_cursor *cursor, const uint8_t *bookmark, size_t size)
{
	eng_status st;

	if (bde_key_check(cursor) == DBIERR_NONE)
		return DBIERR_RECNOTFOUND;
	st = eng_cursor_set_key(cursor->eng, bookmark, size);
	if (st == ENG_OK)
		st = eng_cursor_seek(cursor->eng, ENG_SEEK_GE, false, false);
	if (st == ENG_E_NOT_FOUND) {
		bde_cursor_end_of(cursor);
		return DBIERR_EOF;
	}
	if (!eng_ok(st))
		return bde_error_of(st);
	bde_cursor_stand_on(cursor);
	cursor->crack_before = true;
	return DBIERR_RECNOTFOUND;
}

static DBIResult
go_to_number(struct bde_cursor *cursor, uint32_t number)
{
	const uint8_t bookmark[4] = {
		(uint8_t)(number >> 24), (uint8_t)(number >> 16),
		(uint8_t)(number >> 8), (uint8_t)number
	};
	DBIResult result;
	eng_status st;

	if (cursor->table->driver != BDE_DBASE || cursor->one_way)
		return DBIERR_NOTSUPPORTED;
	if (number == 0) {
		bde_cursor_begin(cursor);
		return DBIERR_BOF;
	}
	st = eng_cursor_goto(cursor->eng, bookmark, sizeof bookmark);
	if (st == ENG_OK) {
		bde_cursor_stand_on(cursor);
		result = bde_cursor_current(cursor);
		return result == DBIERR_NONE ? result : DBIERR_RECNOTFOUND;
	}
	if (st != ENG_E_RECORD_DELETED)
		return bde_error_of(st);
	return find_past(cursor, bookmark, sizeof bookmark);
}

DBIResult DBIFN
DbiSetToRecordNo(hDBICur hCursor, uint32_t iRecNo)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetToRecordNo, hCursor);
	if (result == DBIERR_NONE) {
		result = go_to_number(call.cursor, iRecNo);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}

/* ---- counts ---- */

/* Entries from that end of the range to the last of all. */
static DBIResult
count_from(struct bde_cursor *cursor, const struct base_buf *limit,
    uint64_t *count)
{
	eng_status st;

	*count = 0;
	if (limit->size == 0) {
		st = eng_cursor_go(cursor->eng, ENG_FIRST);
	} else {
		st = eng_cursor_set_key(cursor->eng, limit->data,
		    limit->size);
		if (st == ENG_OK)
			st = eng_cursor_seek(cursor->eng, ENG_SEEK_GE, false,
			    false);
	}
	if (eng_ok(st))
		st = eng_cursor_count(cursor->eng, 0, count);
	return st == ENG_E_NOT_FOUND || st == ENG_E_NO_RECORD ?
	    DBIERR_NONE : bde_error_of(st);
}

/* All entries of the range: filters are not asked. */
static DBIResult
count_range(struct bde_cursor *cursor, uint32_t *count)
{
	struct base_buf place;
	uint64_t all, rest = 0;
	DBIResult result;

	*count = 0;
	result = bde_place_save(cursor, &place);
	if (result != DBIERR_NONE)
		return result;
	result = count_from(cursor, &cursor->range_low, &all);
	if (result == DBIERR_NONE && cursor->range_high.size > 0)
		result = count_from(cursor, &cursor->range_high, &rest);
	bde_place_restore(cursor, &place);
	if (result == DBIERR_NONE && all > rest)
		*count = (uint32_t)(all - rest);
	return result;
}

/* Goes over the records, and back. */
static DBIResult
count_shown(struct bde_cursor *cursor, uint32_t *count)
{
	bool had_read = cursor->has_read;
	struct base_buf place;
	DBIResult result;

	*count = 0;
	result = bde_place_save(cursor, &place);
	if (result != DBIERR_NONE)
		return result;
	bde_cursor_begin(cursor);
	while ((result = bde_cursor_step(cursor, true)) == DBIERR_NONE)
		++*count;
	bde_place_restore(cursor, &place);
	cursor->has_read = had_read;
	return result == DBIERR_EOF ? DBIERR_NONE : result;
}

/* The engine counts entries that are deleted in the cache too.  What is
 * counted does not depend on what is shown. */
static DBIResult
count_cached(struct bde_cursor *cursor, uint32_t *count)
{
	uint32_t states = eng_cache_shown(cursor->eng);
	DBIResult result;

	cursor->unfiltered = true;
	eng_cache_show(cursor->eng, 1 << ENG_CACHE_NONE |
	    1 << ENG_CACHE_MODIFIED | 1 << ENG_CACHE_INSERTED);
	result = count_shown(cursor, count);
	eng_cache_show(cursor->eng, states);
	cursor->unfiltered = false;
	return result;
}

DBIResult DBIFN
DbiGetRecordCount(hDBICur hCursor, uint32_t *piRecCount)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetRecordCount, hCursor);
	if (result == DBIERR_NONE && piRecCount == NULL)
		result = DBIERR_INVALIDPARAM;
	else if (result == DBIERR_NONE)
		result = eng_cache_is_on(call.cursor->eng) ?
		    count_cached(call.cursor, piRecCount) :
		    count_range(call.cursor, piRecCount);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetExactRecordCount(hDBICur hCursor, int32_t *iRecCount)
{
	struct bde_call call;
	DBIResult result;
	uint32_t count = 0;

	result = bde_enter_cursor(&call, BDE_DbiGetExactRecordCount,
	    hCursor);
	if (result == DBIERR_NONE)
		result = iRecCount == NULL ? DBIERR_INVALIDPARAM :
		    count_shown(call.cursor, &count);
	if (result == DBIERR_NONE)
		*iRecCount = (int32_t)count;
	return bde_leave(&call, result);
}
