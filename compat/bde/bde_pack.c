/* SPDX-License-Identifier: MIT */
/* bde_pack.c - dBASE tables without the records that are marked as deleted.
 *
 * All is one transaction, so that a program that is killed leaves the table as
 * it was. */
#include "bde_pack.h"

#include "bde_cursor.h"
#include "bde_tag.h"

enum { NUMBER = 4 };			/* bytes of a record number */

static eng_status
read_mark(struct eng_cursor *walk, uint32_t column_id, bool *marked)
{
	uint8_t mark = 0;
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = column_id, .tag = 1, .buffer = &mark,
	    .room = sizeof mark };
	eng_status st = eng_cursor_read(walk, &read);

	*marked = st == ENG_OK && mark != 0;
	return eng_ok(st) ? ENG_OK : st;
}

/* The record goes to another place, which is free by now. */
static eng_status
renumber(struct eng_cursor *walk, uint32_t number)
{
	const uint8_t *bookmark;
	eng_status st;
	size_t size;

	st = eng_cursor_bookmark(walk, &bookmark, &size);
	if (st != ENG_OK || (size == NUMBER &&
	    base_get_be32(bookmark) == number))
		return st;
	st = eng_cursor_prepare(walk, ENG_PREPARE_COPY_REPLACE);
	if (st == ENG_OK)
		st = eng_cursor_set_number(walk, number);
	return st == ENG_OK ? eng_cursor_update(walk, false, 0, &bookmark,
	    &size) : st;
}

static eng_status
pack_records(struct bde_cursor *cursor, struct eng_cursor *walk)
{
	uint32_t number = 0;
	eng_status st;
	bool marked;

	st = eng_cursor_set_index(walk, NULL, false, 1);
	if (st == ENG_OK)
		st = eng_cursor_go(walk, ENG_FIRST);
	while (st == ENG_OK) {
		st = read_mark(walk, cursor->table->deleted_column_id,
		    &marked);
		if (st == ENG_OK)
			st = marked ? eng_cursor_delete(walk) :
			    renumber(walk, ++number);
		if (st == ENG_OK)
			st = eng_cursor_move(walk, 1, false);
	}
	return st == ENG_E_NO_RECORD ? ENG_OK : st;
}

static DBIResult
pack_in_step(struct bde_cursor *cursor)
{
	struct eng_cursor *walk;
	eng_status st;

	st = eng_cursor_dup(cursor->eng, &walk);
	if (st != ENG_OK)
		return bde_error_of(st);
	st = pack_records(cursor, walk);
	if (eng_cursor_is_prepared(walk))
		(void)eng_cursor_cancel(walk);
	eng_cursor_close(walk);
	return st != ENG_OK ? bde_error_of(st) :
	    bde_tags_choose_again(cursor->whole != NULL ? cursor->whole :
	    cursor->table, cursor->eng);
}

DBIResult
bde_pack(struct bde_cursor *cursor)
{
	struct eng_session *session = eng_cursor_session(cursor->eng);
	DBIResult result;

	if (eng_session_level(session) > 0)
		return DBIERR_ACTIVETRAN;
	if (bde_open_count(cursor->table->path) > 1)
		return DBIERR_NEEDEXCLACCESS;
	result = bde_error_of(eng_txn_begin(session, false));
	if (result != DBIERR_NONE)
		return result;
	result = pack_in_step(cursor);
	if (result == DBIERR_NONE)
		result = bde_error_of(eng_txn_commit(session, true));
	if (result != DBIERR_NONE)
		(void)eng_txn_rollback(session);
	else
		result = bde_error_of(eng_cursor_restart_numbers(
		    cursor->eng));
	bde_cursor_begin(cursor);
	return result;
}
