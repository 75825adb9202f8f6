/* SPDX-License-Identifier: MIT */
/* eng_default.c - values that the program computes for columns of a record
 * that hold none.
 *
 * Subscribers are asked with no lock held, but keys are made under one: what
 * keys will need is asked for before, once for each image of a record.  An
 * index that came to be in between finds a value missing, which is a
 * conflict of two sessions as others are. */
#include <string.h>

#include "base_alloc.h"
#include "eng_env.h"
#include "eng_update.h"

/* Bytes of a value that tuples are cut from; at most, as all of a long value
 * is too much to ask for. */
enum { TUPLE_SOURCE = 4 * ENG_TUPLE_SOURCE_MAX };

struct want {
	const struct eng_column *col;
	uint32_t room;
};

/* ---- asking ---- */

static enum eng_source
image_of(const struct eng_cursor *cursor, enum eng_source source)
{
	return source == ENG_FROM_COPY && cursor->update.prepared ?
	    ENG_FROM_COPY : ENG_FROM_RECORD;
}

eng_status
eng_default_ask(struct eng_cursor *cursor, const struct eng_column *col,
    struct eng_default_wanted *wanted)
{
	struct eng_session *session = cursor->session;
	unsigned level = session->level;
	struct bus_verdict verdict;

	wanted->column_id = col->id;
	wanted->user_callback = col->def.user_callback;
	wanted->user_data = col->def.user_data;
	wanted->user_data_size = col->def.user_data_size;
	wanted->source = image_of(cursor, wanted->source);
	eng_session_go(session);
	verdict = bus_post(&cursor->table->scope, BUS_DEFAULT_WANTED, cursor,
	    wanted);
	while (session->level > level)
		(void)eng_txn_rollback(session);
	if (verdict.action == BUS_REFUSE) {
		eng_session_set_refusal(session, verdict.code);
		return ENG_E_REFUSED;
	}
	if (!wanted->answered || wanted->is_null)
		return ENG_NOTE_NULL;
	return wanted->is_cut || wanted->actual > wanted->room ?
	    ENG_NOTE_CUT : ENG_OK;
}

/* ---- what keys need ---- */

bool
eng_index_asks(const struct eng_table *table, const struct eng_index_def *def)
{
	const struct eng_column *col;
	uint32_t i, id;

	for (i = 0; i < def->part_count + def->condition_count; i++) {
		id = i < def->part_count ? def->parts[i].column_id :
		    def->conditions[i - def->part_count].column_id;
		col = eng_columns_at(&table->columns, id);
		if (col != NULL && (col->def.flags & ENG_COL_USER_DEFAULT))
			return true;
	}
	return false;
}

static uint32_t
room_for(const struct eng_index_def *def, uint32_t part)
{
	if (part >= def->part_count)
		return 0;
	if (part == 0 && def->flags & ENG_IDX_TUPLES)
		return TUPLE_SOURCE;
	return def->key_size <= ENG_KEY_SIZE_DEFAULT ? ENG_KEY_SOURCE_MAX :
	    def->key_size * 8;
}

static bool
lacks_value(const struct eng_cursor *cursor, enum eng_source image,
    const struct eng_column *col)
{
	struct eng_value value;

	return (image == ENG_FROM_COPY ?
	    eng_record_get(&cursor->update.record, col, 1, &value) :
	    eng_row_get(col, cursor->row.data, cursor->row.size, 1, &value)) ==
	    ENG_NOTE_NO_VALUE;
}

static bool
add_want(struct base_buf *wants, const struct eng_column *col, uint32_t room)
{
	struct want *want = (struct want *)wants->data;
	size_t count = wants->size / sizeof *want;
	struct want new = { col, room };
	size_t i;

	for (i = 0; i < count; i++)
		if (want[i].col == col) {
			if (want[i].room < room)
				want[i].room = room;
			return true;
		}
	return base_buf_add(wants, &new, sizeof new);
}

static eng_status
list_index(const struct eng_cursor *cursor, enum eng_source image,
    const struct eng_index_def *def, struct base_buf *wants)
{
	const struct eng_column *col;
	uint32_t i, id;

	for (i = 0; i < def->part_count + def->condition_count; i++) {
		id = i < def->part_count ? def->parts[i].column_id :
		    def->conditions[i - def->part_count].column_id;
		col = eng_columns_at(&cursor->table->columns, id);
		if (col != NULL && col->def.flags & ENG_COL_USER_DEFAULT &&
		    lacks_value(cursor, image, col) &&
		    !add_want(wants, col, room_for(def, i)))
			return ENG_E_NO_MEMORY;
	}
	return ENG_OK;
}

/* Environment shared. */
static eng_status
list_wants(struct eng_cursor *cursor, enum eng_source image,
    const struct eng_index_def *only, struct base_buf *wants)
{
	const struct eng_table *table = cursor->table;
	const struct eng_index *index;
	eng_status st = ENG_OK;

	if (image == ENG_FROM_RECORD)
		st = eng_cursor_fetch_locked(cursor);
	if (st == ENG_OK && only != NULL)
		return list_index(cursor, image, only, wants);
	/* Records never change places: an old one's is not asked for. */
	if (st == ENG_OK && image == ENG_FROM_COPY && table->primary != NULL)
		st = list_index(cursor, image, &table->primary->def, wants);
	for (index = table->indexes; st == ENG_OK && index != NULL;
	    index = index->next)
		if (eng_birth_alive(&index->birth))
			st = list_index(cursor, image, &index->def, wants);
	return st;
}

static eng_status
add_answer(struct eng_defaults *out, const struct eng_default_wanted *wanted,
    bool is_null)
{
	struct eng_default got = { wanted->column_id, is_null,
	    (uint32_t)out->bytes.size, 0 };

	if (!is_null)
		got.size = wanted->actual < wanted->room ? wanted->actual :
		    wanted->room;
	return (got.size == 0 || base_buf_add(&out->bytes, wanted->buffer,
	    got.size)) && base_buf_add(&out->list, &got, sizeof got) ?
	    ENG_OK : ENG_E_NO_MEMORY;
}

/* Who only wants to know whether there is a value gives no buffer. */
static eng_status
ask_want(struct eng_cursor *cursor, enum eng_source image,
    const struct want *want, struct eng_defaults *out)
{
	struct eng_default_wanted wanted = { .source = image,
	    .room = want->room };
	eng_status st;

	if (want->room > 0) {
		wanted.buffer = base_malloc(want->room);
		if (wanted.buffer == NULL)
			return ENG_E_NO_MEMORY;
	}
	st = eng_default_ask(cursor, want->col, &wanted);
	if (eng_ok(st))
		st = add_answer(out, &wanted, st == ENG_NOTE_NULL);
	base_free(wanted.buffer);
	return st;
}

eng_status
eng_defaults_collect(struct eng_cursor *cursor, enum eng_source source,
    const struct eng_index_def *only, struct eng_defaults *out)
{
	enum eng_source image = image_of(cursor, source);
	struct base_buf wants = BASE_BUF_EMPTY;
	const struct want *want;
	eng_status st;
	size_t i;

	if (!cursor->table->has_user_default)
		return ENG_OK;
	eng_env_share(cursor->session->env);
	st = list_wants(cursor, image, only, &wants);
	eng_env_unshare(cursor->session->env);
	want = (const struct want *)wants.data;
	for (i = 0; st == ENG_OK && i < wants.size / sizeof *want; i++)
		st = ask_want(cursor, image, &want[i], out);
	base_buf_fini(&wants);
	return st;
}

void
eng_defaults_fini(struct eng_defaults *defaults)
{
	base_buf_fini(&defaults->bytes);
	base_buf_fini(&defaults->list);
}

eng_status
eng_defaults_get(const struct eng_defaults *defaults, uint32_t column_id,
    struct eng_value *out)
{
	const struct eng_default *got =
	    (const struct eng_default *)defaults->list.data;
	size_t i;

	for (i = 0; i < defaults->list.size / sizeof *got; i++)
		if (got[i].column_id == column_id) {
			if (got[i].is_null)
				return ENG_NOTE_NULL;
			out->data = defaults->bytes.data + got[i].offset;
			out->size = got[i].size;
			return ENG_OK;
		}
	return ENG_E_WRITE_CONFLICT;
}

/* ---- for a new index ---- */

struct row_defaults {
	size_t bookmark;		/* into bookmarks */
	size_t size;
	struct eng_defaults defaults;
};

static eng_status
note_row(struct eng_cursor *walker, struct eng_asked *asked,
    struct eng_defaults *defaults)
{
	struct row_defaults row = { asked->bookmarks.size, 0, *defaults };
	const uint8_t *bookmark;

	if (!eng_cursor_bookmark_at(walker, &bookmark, &row.size))
		return ENG_E_NO_RECORD;
	if (!base_buf_add(&asked->bookmarks, bookmark, row.size) ||
	    !base_buf_add(&asked->rows, &row, sizeof row))
		return ENG_E_NO_MEMORY;
	return ENG_OK;
}

static eng_status
ask_row(struct eng_cursor *walker, const struct eng_index_def *def,
    struct eng_asked *asked)
{
	struct eng_defaults defaults = ENG_DEFAULTS_EMPTY;
	eng_status st;

	st = eng_defaults_collect(walker, ENG_FROM_RECORD, def, &defaults);
	if (st == ENG_OK && defaults.list.size > 0) {
		st = note_row(walker, asked, &defaults);
		if (st == ENG_OK)
			return ENG_OK;
	}
	eng_defaults_fini(&defaults);
	return st;
}

/* The program's cursor stays where it is; one that passes for it goes. */
eng_status
eng_asked_collect(struct eng_cursor *cursor, const struct eng_index_def *def,
    struct eng_asked *asked)
{
	struct eng_cursor *walker;
	eng_status st;
	bool asks;

	eng_env_share(cursor->session->env);
	asks = eng_index_asks(cursor->table, def);
	eng_env_unshare(cursor->session->env);
	if (!asks)
		return ENG_OK;
	st = eng_cursor_dup(cursor, &walker);
	if (st != ENG_OK)
		return st;
	eng_cursor_set_owner(walker, cursor->owner, NULL);
	st = eng_cursor_go(walker, ENG_FIRST);
	while (st == ENG_OK) {
		st = ask_row(walker, def, asked);
		if (st == ENG_OK)
			st = eng_cursor_move(walker, 1, false);
	}
	eng_cursor_set_owner(walker, NULL, NULL);
	eng_cursor_close(walker);
	return st == ENG_E_NO_RECORD ? ENG_OK : st;
}

const struct eng_defaults *
eng_asked_of(const struct eng_asked *asked, const uint8_t *bookmark,
    size_t size)
{
	static const struct eng_defaults none = ENG_DEFAULTS_EMPTY;
	const struct row_defaults *rows =
	    (const struct row_defaults *)asked->rows.data;
	size_t low = 0, high = asked->rows.size / sizeof *rows, at;
	int diff;

	while (low < high) {
		at = low + (high - low) / 2;
		diff = base_bytes_compare(asked->bookmarks.data +
		    rows[at].bookmark, rows[at].size, bookmark, size);
		if (diff == 0)
			return &rows[at].defaults;
		if (diff < 0)
			low = at + 1;
		else
			high = at;
	}
	return &none;
}

void
eng_asked_fini(struct eng_asked *asked)
{
	struct row_defaults *rows = (struct row_defaults *)asked->rows.data;
	size_t i;

	for (i = 0; i < asked->rows.size / sizeof *rows; i++)
		eng_defaults_fini(&rows[i].defaults);
	base_buf_fini(&asked->rows);
	base_buf_fini(&asked->bookmarks);
}
