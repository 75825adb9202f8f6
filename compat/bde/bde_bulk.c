/* SPDX-License-Identifier: MIT */
/* bde_bulk.c - work on many records. */
#include "bde_bulk.h"

#include <string.h>

enum {
	BATCH = 100,			/* records of a transaction */
	ALL = 100			/* percent */
};

/* ---- telling ---- */

DBIResult
bde_progress(struct bde_session *session, struct bde_cursor *cursor,
    int percent)
{
	const struct bde_registration *entry;
	CBPROGRESSDesc desc = { .iPercentDone = (int16_t)percent };

	entry = bde_callback_find(session, cursor, cbGENPROGRESS);
	if (entry == NULL)
		return DBIERR_NONE;
	memcpy(entry->buffer, &desc, sizeof desc);
	return bde_callback_run(session, cursor, cbGENPROGRESS) == cbrABORT ?
	    DBIERR_UPDATEABORT : DBIERR_NONE;
}

static int
find_percent(const struct bde_bulk *bulk, struct eng_cursor *from,
    uint32_t limit)
{
	uint64_t below, total, percent = 0;

	if (eng_cursor_position(from, &below, &total) == ENG_OK && total > 0)
		percent = below * ALL / total;
	if (limit > 0 && (uint64_t)bulk->done * ALL / limit > percent)
		percent = (uint64_t)bulk->done * ALL / limit;
	return percent < ALL ? (int)percent : ALL;
}

/* ---- transactions ---- */

static DBIResult
start(struct bde_bulk *bulk)
{
	eng_status st;

	if (bulk->eng == NULL || eng_session_level(bulk->eng) > 0)
		return DBIERR_NONE;
	st = eng_txn_begin(bulk->eng, false);
	bulk->own = st == ENG_OK;
	return bde_error_of(st);
}

static DBIResult
finish(struct bde_bulk *bulk, bool durable)
{
	eng_status st;

	if (!bulk->own)
		return DBIERR_NONE;
	bulk->own = false;
	st = eng_txn_commit(bulk->eng, durable);
	if (st != ENG_OK)
		(void)eng_txn_rollback(bulk->eng);
	return bde_error_of(st);
}

DBIResult
bde_bulk_begin(struct bde_bulk *bulk, struct bde_session *session,
    struct bde_cursor *cursor, struct eng_session *eng)
{
	DBIResult result;

	*bulk = (struct bde_bulk){ .session = session, .cursor = cursor,
	    .eng = eng };
	result = bde_progress(session, cursor, 0);
	return result == DBIERR_NONE ? start(bulk) : result;
}

/* No transaction of ours is open while the program is asked. */
DBIResult
bde_bulk_step(struct bde_bulk *bulk, struct eng_cursor *from, uint32_t limit)
{
	DBIResult result;
	int percent;

	if (++bulk->done % BATCH != 0)
		return DBIERR_NONE;
	percent = find_percent(bulk, from, limit);
	result = finish(bulk, false);
	if (result == DBIERR_NONE)
		result = bde_progress(bulk->session, bulk->cursor, percent);
	return result == DBIERR_NONE ? start(bulk) : result;
}

DBIResult
bde_bulk_end(struct bde_bulk *bulk, DBIResult result)
{
	DBIResult kept = finish(bulk, true);

	if (result == DBIERR_NONE)
		result = kept;
	/* The work is done: no answer can stop it. */
	if (result == DBIERR_NONE)
		(void)bde_progress(bulk->session, bulk->cursor, ALL);
	return result;
}

/* ---- values ---- */

eng_status
bde_value_read(struct eng_cursor *from, uint32_t column_id,
    struct base_buf *buf)
{
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = column_id, .tag = 1 };
	eng_status st;

	base_buf_clear(buf);
	st = eng_cursor_read(from, &read);
	if (st != ENG_NOTE_CUT)
		return st;
	if (!base_buf_resize(buf, read.actual))
		return ENG_E_NO_MEMORY;
	read.buffer = buf->data;
	read.room = (uint32_t)buf->size;
	return eng_cursor_read(from, &read);
}

DBIResult
bde_value_copy(struct bde_cursor *from, uint32_t from_id,
    struct bde_cursor *to, uint32_t to_id, struct base_buf *buf)
{
	struct eng_write write = { .column_id = to_id, .tag = 1 };
	eng_status st = bde_value_read(from->eng, from_id, buf);

	if (!eng_ok(st))
		return bde_error_of(st);
	if (st == ENG_NOTE_NULL)
		return DBIERR_NONE;	/* as new records are */
	write.data = buf->data;
	write.size = (uint32_t)buf->size;
	st = eng_cursor_write(to->eng, &write);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}
