/* SPDX-License-Identifier: MIT */
/* eng_prepare.c - the copy buffer: preparing updates and setting values. */
#include <string.h>

#include "base_alloc.h"
#include "eng_blob.h"
#include "eng_cursor.h"
#include "eng_env.h"
#include "eng_update.h"

/* An update does not outlive the level that prepared it. */
bool
eng_cursor_is_prepared(const struct eng_cursor *cursor)
{
	return cursor->update.prepared &&
	    cursor->session->level >= cursor->update.level;
}

void
eng_update_drop(struct eng_cursor *cursor)
{
	struct eng_update *up = &cursor->update;

	if (up->prepared)
		eng_record_clear(&up->record);
	up->prepared = false;
	up->locked = false;
	up->put = ENG_PUT_LAST;
	base_buf_clear(&up->bookmark);
	base_buf_clear(&up->where);
}

void
eng_update_fini(struct eng_cursor *cursor)
{
	struct eng_update *up = &cursor->update;

	eng_update_drop(cursor);
	eng_record_fini(&up->record);
	base_buf_fini(&up->bookmark);
	base_buf_fini(&up->key);
	base_buf_fini(&up->row);
	base_buf_fini(&up->where);
}

eng_status
eng_cursor_cancel(struct eng_cursor *cursor)
{
	bool prepared = eng_cursor_is_prepared(cursor);

	eng_update_drop(cursor);
	return prepared ? ENG_OK : ENG_E_NOT_PREPARED;
}

eng_status
eng_update_check_writable(const struct eng_cursor *cursor)
{
	/* Whether they can be written is seen when they are applied. */
	if (cursor->cache != NULL)
		return ENG_OK;
	if (eng_cursor_is_read_only(cursor))
		return ENG_E_READ_ONLY;
	if (eng_txn_is_read_only(cursor->session) &&
	    cursor->table->store != NULL)
		return ENG_E_TXN_READ_ONLY;
	return ENG_OK;
}

/* ---- unique multi-values ---- */

/* Compares keys as an index of the default size over the column would. */
static eng_status
compare_normalized(void *ctx, const struct eng_column *col,
    const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size)
{
	struct eng_key_column part = { .type = col->def.type,
	    .codepage = col->def.codepage };
	struct base_buf left = BASE_BUF_EMPTY;
	struct base_buf right = BASE_BUF_EMPTY;
	eng_status st;
	eng_status other = ENG_OK;

	(void)ctx;
	part.collator = base_collator_get("en-US", ENG_TEXT_DEFAULT);
	st = eng_key_append(&left, &part, a, a_size, false,
	    ENG_KEY_SIZE_DEFAULT, false);
	if (eng_ok(st))
		other = eng_key_append(&right, &part, b, b_size, false,
		    ENG_KEY_SIZE_DEFAULT, false);
	if (eng_ok(st) && !eng_ok(other))
		st = other;
	if (eng_ok(st)) {
		if (base_bytes_compare(left.data, left.size, right.data,
		    right.size) != 0)
			st = ENG_OK;
		else
			st = st == ENG_NOTE_KEY_CUT ||
			    other == ENG_NOTE_KEY_CUT ?
			    ENG_E_MULTI_DUP_CUT : ENG_E_MULTI_DUP;
	}
	base_buf_fini(&left);
	base_buf_fini(&right);
	return st;
}

/* ---- preparing ---- */

static void
start_record(struct eng_cursor *cursor)
{
	struct eng_update *up = &cursor->update;

	eng_update_drop(cursor);
	eng_record_reuse(&up->record, &cursor->table->columns,
	    eng_table_row_max(cursor->table));
	eng_record_use_unique(&up->record, compare_normalized, NULL);
	up->prepared = true;
	up->level = cursor->session->level;
}

static uint64_t
find_autoinc_max(const struct eng_column *col)
{
	switch (col->def.type) {
	case ENG_T_I32:
		return INT32_MAX;
	case ENG_T_U32:
		return UINT32_MAX;
	case ENG_T_U64:
		return UINT64_MAX - 1;
	default:
		return INT64_MAX;
	}
}

/* Numbers are spent for good, whatever becomes of the record. */
static eng_status
set_autoinc(struct eng_cursor *cursor)
{
	struct eng_table *table = cursor->table;
	const struct eng_column *col = table->autoinc;
	_Atomic uint64_t *next = &table->counters->autoinc;
	uint64_t value = atomic_load(next);
	uint8_t bytes[8];

	if (col == NULL)
		return ENG_OK;
	do {
		if (value > find_autoinc_max(col))
			return ENG_E_NO_AUTOINC;
	} while (!atomic_compare_exchange_weak(next, &value,
	    value + 1));
	base_put_u64(bytes, value);
	return eng_record_set(&cursor->update.record, col, 1, bytes,
	    col->fixed_size, 0, 0);
}

/* Escrow columns are changed in place, so the row must have them. */
static eng_status
set_escrow_defaults(struct eng_cursor *cursor)
{
	const struct eng_columns *cols = &cursor->table->columns;
	struct eng_view view = eng_session_view(cursor->session);
	const struct eng_column *col;
	eng_status st = ENG_OK;
	uint32_t i;

	for (i = 0; st == ENG_OK && i < cols->fixed_count; i++) {
		col = cols->fixed[i];
		if (col == NULL || !(col->def.flags & ENG_COL_ESCROW) ||
		    col->def.default_value == NULL ||
		    !eng_birth_visible(&col->birth, &view))
			continue;
		st = eng_record_set(&cursor->update.record, col, 1,
		    col->def.default_value, col->def.default_size, 0, 0);
	}
	return st;
}

static eng_status
prepare_insert(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;
	eng_status st;

	start_record(cursor);
	eng_env_share(env);
	st = set_autoinc(cursor);
	if (st == ENG_OK)
		st = set_escrow_defaults(cursor);
	eng_env_unshare(env);
	return st;
}

bool
eng_update_knows_row(const struct eng_cursor *cursor)
{
	const struct base_buf *bookmark = &cursor->update.bookmark;
	const uint8_t *at;
	size_t size;

	return cursor->row_known && eng_cursor_bookmark_at(cursor, &at,
	    &size) && size == bookmark->size && memcmp(at, bookmark->data,
	    size) == 0 && eng_stamp_holds(&cursor->row_stamp, cursor);
}

/* The lock is a write of the session, but not to the row. */
eng_status
eng_update_lock(struct eng_cursor *cursor, bool knows)
{
	const struct base_buf *bookmark = &cursor->update.bookmark;
	struct eng_stored known = { true, cursor->row.data,
	    cursor->row.size };
	eng_status st;

	st = eng_tree_lock_known(cursor->table->rows, cursor->session,
	    bookmark->data, bookmark->size, knows && cursor->cache == NULL ?
	    &known : NULL, true);
	if (st == ENG_OK && knows)
		eng_stamp_renew(&cursor->row_stamp, cursor);
	return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
}

/* Loads the current record into the copy buffer.  A copy needs a transaction:
 * it shares the record's long values or ends the record. */
static eng_status
load_original(struct eng_cursor *cursor, bool copy, bool lock)
{
	struct eng_update *up = &cursor->update;
	const uint8_t *bookmark;
	size_t size;
	eng_status st;

	st = eng_cursor_fetch_locked(cursor);
	if (st != ENG_OK)
		return st;
	if (!eng_cursor_bookmark_at(cursor, &bookmark, &size))
		return ENG_E_NO_RECORD;
	if (copy && cursor->session->level == 0)
		return ENG_E_NO_TXN;
	start_record(cursor);
	if (!base_buf_set(&up->bookmark, bookmark, size))
		return ENG_E_NO_MEMORY;
	st = eng_record_load(&up->record, cursor->row.data, cursor->row.size);
	if (st != ENG_OK || !lock)
		return st;
	st = eng_update_lock(cursor, cursor->row_known);
	up->locked = st == ENG_OK;
	return st;
}

/* ---- long values of a copy ---- */

struct blob_note {
	uint32_t column_id;
	uint32_t tag;
	struct eng_blob_ref ref;
};

static eng_status
note_blob(void *ctx, uint32_t column_id, uint32_t tag,
    const struct eng_blob_ref *ref)
{
	struct blob_note note = { column_id, tag, *ref };

	return base_buf_add(ctx, &note, sizeof note) ? ENG_OK :
	    ENG_E_NO_MEMORY;
}

/* Environment shared. */
static eng_status
fetch_blob(struct eng_cursor *cursor, const struct blob_note *note)
{
	const struct eng_column *col;
	uint8_t *block = base_malloc(note->ref.size);
	uint32_t got = 0;
	eng_status st = ENG_E_NO_MEMORY;

	col = eng_columns_at(&cursor->table->columns, note->column_id);
	if (block != NULL)
		st = eng_blob_read(cursor->session, cursor->table,
		    note->ref.id, 0, block, note->ref.size, &got);
	if (st == ENG_OK && (col == NULL || got != note->ref.size))
		st = ENG_E_CORRUPT;
	if (st == ENG_OK)
		st = eng_record_materialize_own(&cursor->update.record, col,
		    note->tag, block, got);
	if (st != ENG_OK)
		base_free(block);
	return st;
}

/* A copy has long values of its own. */
static eng_status
copy_blobs(struct eng_cursor *cursor)
{
	struct base_buf notes = BASE_BUF_EMPTY;
	const struct blob_note *note;
	eng_status st;
	size_t i;

	st = eng_record_each_blob(&cursor->update.record, note_blob, &notes);
	note = (const struct blob_note *)(const void *)notes.data;
	for (i = 0; st == ENG_OK && i < notes.size / sizeof *note; i++)
		st = fetch_blob(cursor, &note[i]);
	base_buf_fini(&notes);
	return st;
}

static eng_status
prepare_existing(struct eng_cursor *cursor, enum eng_prepare kind)
{
	struct eng_env *env = cursor->session->env;
	bool copy = kind != ENG_PREPARE_REPLACE &&
	    kind != ENG_PREPARE_REPLACE_NO_LOCK;
	bool lock = kind != ENG_PREPARE_REPLACE_NO_LOCK &&
	    kind != ENG_PREPARE_COPY && cursor->session->level > 0;
	eng_status st;

	eng_env_share(env);
	st = load_original(cursor, copy, lock);
	if (st == ENG_OK && copy)
		st = copy_blobs(cursor);
	if (st == ENG_OK && copy && kind != ENG_PREPARE_COPY_REPLACE)
		st = set_autoinc(cursor);
	eng_env_unshare(env);
	return st;
}

eng_status
eng_cursor_prepare(struct eng_cursor *cursor, enum eng_prepare kind)
{
	eng_status st;

	st = eng_update_check_writable(cursor);
	if (st != ENG_OK)
		return st;
	if (eng_cursor_is_prepared(cursor))
		return ENG_E_PREPARED;
	switch (kind) {
	case ENG_PREPARE_INSERT:
		st = prepare_insert(cursor);
		break;
	case ENG_PREPARE_REPLACE:
	case ENG_PREPARE_REPLACE_NO_LOCK:
	case ENG_PREPARE_COPY:
	case ENG_PREPARE_COPY_DELETE:
	case ENG_PREPARE_COPY_REPLACE:
		st = prepare_existing(cursor, kind);
		break;
	default:
		return ENG_E_BAD_PARAMETER;
	}
	if (st == ENG_OK)
		cursor->update.kind = kind;
	else
		eng_update_drop(cursor);
	return st;
}

/* ---- setting values ---- */

bool
eng_update_is_replace(const struct eng_update *up)
{
	return up->kind == ENG_PREPARE_REPLACE ||
	    up->kind == ENG_PREPARE_REPLACE_NO_LOCK;
}

/* Whether a program may set the column now. */
static eng_status
check_settable(const struct eng_cursor *cursor, const struct eng_column *col)
{
	if (col->def.flags & ENG_COL_AUTOINC)
		return ENG_E_BAD_COLUMN_TYPE;
	if (col->def.flags & ENG_COL_VERSION &&
	    eng_update_is_replace(&cursor->update))
		return ENG_E_BAD_COLUMN_TYPE;
	if (eng_type_is_long(col->def.type) && cursor->session->level == 0 &&
	    cursor->cache == NULL)
		return ENG_E_NO_TXN;
	return ENG_OK;
}

/* Brings in the long value that a set found to be outside the row. */
static eng_status
fetch_needed(struct eng_cursor *cursor)
{
	struct eng_record *rec = &cursor->update.record;
	struct blob_note note = { rec->needed_column, rec->needed_tag,
	    { 0, 0 } };
	const struct eng_column *col;
	struct eng_value value;
	eng_status st;

	col = eng_columns_at(rec->columns, note.column_id);
	if (col == NULL)
		return ENG_E_INTERNAL;
	st = eng_record_get(rec, col, note.tag, &value);
	if (st != ENG_OK || !value.separated)
		return ENG_E_INTERNAL;
	note.ref = eng_blob_ref_read(value.data);
	return fetch_blob(cursor, &note);
}

/* Environment shared. */
static eng_status
set_value(struct eng_cursor *cursor, const struct eng_column *col,
    const struct eng_write *w)
{
	eng_status st;

	st = check_settable(cursor, col);
	if (st != ENG_OK)
		return st;
	do {
		st = eng_record_set(&cursor->update.record, col, w->tag,
		    w->data, w->size, w->flags, w->offset);
		if (st != ENG_E_BLOB_NEEDED)
			return st;
		st = fetch_needed(cursor);
	} while (st == ENG_OK);
	return st;
}

/* Environment shared. */
static eng_status
find_column(const struct eng_cursor *cursor, const struct eng_view *view,
    uint32_t id, const struct eng_column **col)
{
	if (id == 0 || id > ENG_TAGGED_LAST)
		return ENG_E_BAD_COLUMN_ID;
	*col = eng_table_column(cursor->table, view, NULL, id);
	return *col != NULL ? ENG_OK : ENG_E_NO_COLUMN;
}

eng_status
eng_cursor_write(struct eng_cursor *cursor, const struct eng_write *write)
{
	struct eng_env *env = cursor->session->env;
	const struct eng_column *col;
	struct eng_view view;
	eng_status st;

	if (!eng_cursor_is_prepared(cursor))
		return ENG_E_NOT_PREPARED;
	eng_env_share(env);
	view = eng_session_view(cursor->session);
	st = find_column(cursor, &view, write->column_id, &col);
	if (st == ENG_OK)
		st = set_value(cursor, col, write);
	eng_env_unshare(env);
	return st;
}

/* Whether a write leaves the bytes of the record as they are. */
static bool
is_in_record(const struct eng_record *record, const struct eng_column *col,
    const struct eng_write *write)
{
	struct eng_value value;
	eng_status st;

	if (col->id >= ENG_TAGGED_FIRST)
		return false;
	st = eng_record_get(record, col, 1, &value);
	if ((write->flags & ENG_SET_NULL) != 0)
		return st == ENG_NOTE_NULL;
	return st == ENG_OK && write->data != NULL && write->size > 0 &&
	    write->size == value.size &&
	    memcmp(write->data, value.data, value.size) == 0;
}

eng_status
eng_cursor_write_new(struct eng_cursor *cursor, const struct eng_write *writes,
    unsigned count)
{
	struct eng_env *env = cursor->session->env;
	const struct eng_column *col;
	struct eng_view view;
	eng_status st = ENG_OK;
	unsigned i;

	if (!eng_cursor_is_prepared(cursor))
		return ENG_E_NOT_PREPARED;
	eng_env_share(env);
	view = eng_session_view(cursor->session);
	for (i = 0; eng_ok(st) && i < count; i++) {
		st = find_column(cursor, &view, writes[i].column_id, &col);
		if (st == ENG_OK && !is_in_record(&cursor->update.record, col,
		    &writes[i]))
			st = set_value(cursor, col, &writes[i]);
	}
	eng_env_unshare(env);
	return eng_ok(st) ? ENG_OK : st;
}

bool
eng_cursor_is_changed(const struct eng_cursor *cursor)
{
	return cursor->update.record.changed;
}
