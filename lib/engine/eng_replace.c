/* SPDX-License-Identifier: MIT */
/* eng_replace.c - replacing records. */
#include <string.h>

#include "eng_env.h"
#include "eng_update.h"

/* Reads what the record is now, if it is not known.  Environment shared. */
static eng_status
read_original(struct eng_cursor *cursor)
{
	const struct base_buf *bookmark = &cursor->update.bookmark;
	struct eng_view view;
	eng_status st;

	if (eng_update_knows_row(cursor))
		return ENG_OK;
	view = eng_session_view(cursor->session);
	cursor->row_known = false;
	st = eng_tree_get(cursor->table->rows, &view, bookmark->data,
	    bookmark->size, &cursor->row_copy);
	eng_cursor_row_copied(cursor);
	return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
}

static bool
is_as_prepared(const struct eng_cursor *cursor)
{
	const struct base_buf *original = &cursor->update.record.base;

	return cursor->row.size == original->size && memcmp(cursor->row.data,
	    original->data, original->size) == 0;
}

/* Takes the lock where prepare did not.  What was prepared outside of any
 * transaction holds only for the record as it was.  Environment shared. */
static eng_status
lock_original(struct eng_cursor *cursor)
{
	const struct eng_update *up = &cursor->update;
	eng_status st = ENG_OK;

	if (!up->locked)
		st = eng_update_lock(cursor, eng_update_knows_row(cursor));
	if (st == ENG_OK)
		st = read_original(cursor);
	if (st == ENG_OK && up->level == 0 && !is_as_prepared(cursor))
		return ENG_E_WRITE_CONFLICT;
	return st;
}

static bool
is_primary_touched(const struct eng_cursor *cursor)
{
	const struct eng_index *primary = cursor->table->primary;
	uint32_t i;

	for (i = 0; primary != NULL && i < primary->def.part_count; i++)
		if (eng_record_is_changed(&cursor->update.record,
		    primary->def.parts[i].column_id))
			return true;
	return false;
}

/* The key must be the old one. */
static eng_status
check_primary(struct eng_cursor *cursor, const struct eng_defaults *new)
{
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_values values = eng_update_values(cursor, &view, new);
	const struct base_buf *bookmark = &cursor->update.bookmark;
	struct base_buf *key = &cursor->update.key;
	eng_status st;

	if (!is_primary_touched(cursor))
		return ENG_OK;
	st = eng_index_primary_key(&values, key);
	if (st == ENG_OK && base_bytes_compare(key->data, key->size,
	    bookmark->data, bookmark->size) != 0)
		st = ENG_E_PRIMARY_CHANGED;
	return st;
}

/* One more than the record has; a column that came later starts at 1. */
static eng_status
raise_version(struct eng_cursor *cursor)
{
	const struct eng_column *col = cursor->table->version;
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_value value;
	uint32_t version = 0;
	eng_status st;

	if (col == NULL || !eng_birth_visible(&col->birth, &view))
		return ENG_OK;
	st = eng_row_get(col, cursor->row.data, cursor->row.size, 1, &value);
	if (!eng_ok(st))
		return st;
	if (st == ENG_OK && value.size == sizeof version)
		version = base_get_u32(value.data);
	return eng_update_set_version(cursor, version + 1);
}

/* Escrow columns keep what deltas made of them since prepare, unless they
 * were set. */
static eng_status
keep_escrows(struct eng_cursor *cursor)
{
	const struct eng_columns *cols = &cursor->table->columns;
	struct eng_record *record = &cursor->update.record;
	const struct eng_column *col;
	struct eng_value value;
	eng_status st = ENG_OK;
	uint32_t i;

	for (i = 0; st == ENG_OK && i < cols->fixed_count; i++) {
		col = cols->fixed[i];
		if (col == NULL || !(col->def.flags & ENG_COL_ESCROW) ||
		    eng_record_is_changed(record, col->id))
			continue;
		if (eng_row_get(col, cursor->row.data, cursor->row.size, 1,
		    &value) == ENG_OK)
			st = eng_record_set(record, col, 1, value.data,
			    value.size, 0, 0);
	}
	return st;
}

static eng_status
find_separated(void *ctx, uint32_t column_id, uint32_t tag,
    const struct eng_blob_ref *ref)
{
	(void)column_id;
	(void)tag;
	(void)ref;
	*(bool *)ctx = true;
	return ENG_OK;
}

/* Another cursor of this session may have written the record since prepare:
 * the later one wins, but not with long values that may be gone. */
static eng_status
check_overtaken(struct eng_cursor *cursor, bool *overtaken)
{
	const struct eng_update *up = &cursor->update;
	bool separated = false;
	eng_status st;

	*overtaken = !is_as_prepared(cursor);
	if (!*overtaken)
		return ENG_OK;
	st = eng_record_each_blob(&up->record, find_separated, &separated);
	if (st == ENG_OK && separated)
		return ENG_E_WRITE_CONFLICT;
	return st == ENG_OK ? keep_escrows(cursor) : st;
}

/* What the program computed for the two images. */
struct computed {
	struct eng_defaults old;
	struct eng_defaults new;
};

/* Environment shared. */
static eng_status
complete_replace(struct eng_cursor *cursor, bool *overtaken)
{
	eng_status st;

	st = check_overtaken(cursor, overtaken);
	if (st == ENG_OK)
		st = raise_version(cursor);
	if (st == ENG_OK && !cursor->table->has_user_default)
		st = check_primary(cursor, NULL);
	return st;
}

/* Subscribers ran, so the record is read once more. */
static eng_status
compute_replace(struct eng_cursor *cursor, struct computed *computed,
    bool *overtaken)
{
	struct eng_env *env = cursor->session->env;
	eng_status st;

	st = eng_defaults_collect(cursor, ENG_FROM_RECORD, NULL,
	    &computed->old);
	if (st == ENG_OK)
		st = eng_defaults_collect(cursor, ENG_FROM_COPY, NULL,
		    &computed->new);
	if (st != ENG_OK)
		return st;
	eng_env_share(env);
	st = lock_original(cursor);
	if (st == ENG_OK)
		st = check_overtaken(cursor, overtaken);
	if (st == ENG_OK)
		st = check_primary(cursor, &computed->new);
	eng_env_unshare(env);
	return st;
}

/* cursor->row is the old image. */
static eng_status
replace_row(struct eng_cursor *cursor, const struct computed *computed,
    bool overtaken)
{
	const struct base_buf *bookmark = &cursor->update.bookmark;
	const struct base_buf *row = &cursor->update.row;
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_values before = eng_update_old_values(cursor, &view,
	    &computed->old);
	struct eng_values after = eng_update_values(cursor, &view,
	    &computed->new);
	eng_status st;

	st = eng_tree_replace(cursor->table->rows, cursor->session,
	    bookmark->data, bookmark->size, row->data, row->size);
	if (st != ENG_OK)
		return st;
	st = eng_index_replace_record(cursor->session, cursor->table, &before,
	    &after, overtaken, bookmark->data, bookmark->size);
	return st == ENG_OK ? eng_update_drop_blobs(cursor, row) : st;
}

static eng_status
replace_record(struct eng_cursor *cursor, bool overtaken)
{
	struct eng_env *env = cursor->session->env;
	struct computed computed = { ENG_DEFAULTS_EMPTY, ENG_DEFAULTS_EMPTY };
	bool computes = cursor->table->has_user_default;
	eng_status st = ENG_OK;

	if (computes)
		st = compute_replace(cursor, &computed, &overtaken);
	if (st == ENG_OK)
		st = eng_update_encode(cursor);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = replace_row(cursor, &computed, overtaken);
		eng_env_unshare(env);
	}
	if (computes) {
		eng_defaults_fini(&computed.old);
		eng_defaults_fini(&computed.new);
	}
	return st;
}

/* Subscribers may write the record through other cursors, and change what was
 * prepared. */
static eng_status
ask_subscribers(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;
	eng_status st;

	eng_env_unshare(env);
	st = eng_update_ask(cursor, BUS_BEFORE_REPLACE);
	eng_env_share(env);
	return st == ENG_OK && cursor->update.record.changed ?
	    read_original(cursor) : st;
}

eng_status
eng_update_replace(struct eng_cursor *cursor)
{
	const struct eng_record *record = &cursor->update.record;
	struct eng_env *env = cursor->session->env;
	bool overtaken = false;
	eng_status st;

	eng_env_share(env);
	st = lock_original(cursor);
	if (st == ENG_OK &&
	    bus_is_wanted(&cursor->table->scope, BUS_BEFORE_REPLACE))
		st = ask_subscribers(cursor);
	if (st == ENG_OK && record->changed)
		st = complete_replace(cursor, &overtaken);
	eng_env_unshare(env);
	if (st != ENG_OK || !record->changed)
		return st;
	return replace_record(cursor, overtaken);
}
