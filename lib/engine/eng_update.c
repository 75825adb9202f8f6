/* SPDX-License-Identifier: MIT */
/* eng_update.c - writing and deleting records.
 *
 * Each is one statement, undone as a whole when anything fails; the prepared
 * update stays as it was then, so that the program can correct it and try
 * again.  Subscribers are asked inside the statement and told after it, with
 * no lock held. */
#include <string.h>

#include "eng_blob.h"
#include "eng_cache_entry.h"
#include "eng_env.h"
#include "eng_update.h"

enum { RECORD_ID_SIZE = 4 };

/* ---- subscribers ---- */

/* What a subscriber leaves open of transactions is undone. */
static void
undo_leftovers(struct eng_session *session, unsigned level)
{
	while (session->level > level)
		(void)eng_txn_rollback(session);
}

eng_status
eng_update_ask(struct eng_cursor *cursor, enum bus_topic topic)
{
	struct eng_session *session = cursor->session;
	unsigned level = session->level;
	struct bus_verdict verdict;

	verdict = bus_post(&cursor->table->scope, topic, cursor, NULL);
	undo_leftovers(session, level);
	if (verdict.action != BUS_REFUSE)
		return ENG_OK;
	eng_session_set_refusal(session, verdict.code);
	return ENG_E_REFUSED;
}

void
eng_update_tell(struct eng_cursor *cursor, enum bus_topic topic)
{
	struct eng_session *session = cursor->session;
	unsigned level = session->level;

	(void)bus_post(&cursor->table->scope, topic, cursor, NULL);
	undo_leftovers(session, level);
}

/* ---- what a record must have ---- */

static bool
lacks_value(const struct eng_record *record, const struct eng_column *col,
    const struct eng_view *view)
{
	return col != NULL && col->def.flags & ENG_COL_NOT_NULL &&
	    eng_birth_visible(&col->birth, view) &&
	    col->def.default_value == NULL &&
	    !eng_record_has_value(record, col);
}

/* Tagged columns cannot be NOT NULL. */
static eng_status
check_nulls(const struct eng_cursor *cursor, const struct eng_view *view)
{
	const struct eng_columns *cols = &cursor->table->columns;
	const struct eng_record *record = &cursor->update.record;
	uint32_t i;

	for (i = 0; i < cols->fixed_count; i++)
		if (lacks_value(record, cols->fixed[i], view))
			return ENG_E_NULL_VALUE;
	for (i = 0; i < cols->var_count; i++)
		if (lacks_value(record, cols->var[i], view))
			return ENG_E_NULL_VALUE;
	return ENG_OK;
}

static eng_status
set_version(struct eng_cursor *cursor, uint32_t version)
{
	uint8_t bytes[4];

	base_put_u32(bytes, version);
	return eng_record_set(&cursor->update.record, cursor->table->version,
	    1, bytes, sizeof bytes, 0, 0);
}

static struct eng_values
values_of_record(struct eng_cursor *cursor, const struct eng_view *view,
    const struct eng_defaults *defaults)
{
	return (struct eng_values){ .table = cursor->table, .view = view,
	    .record = &cursor->update.record, .defaults = defaults };
}

static struct eng_values
values_of_row(struct eng_cursor *cursor, const struct eng_view *view,
    const struct eng_defaults *defaults)
{
	return (struct eng_values){ .table = cursor->table, .view = view,
	    .row = cursor->row.data, .row_size = cursor->row.size,
	    .defaults = defaults };
}

static eng_status
separate_value(void *ctx, uint32_t column_id, const uint8_t *data,
    uint32_t size, uint64_t *id)
{
	struct eng_cursor *cursor = ctx;

	(void)column_id;
	return eng_blob_write(cursor->session, cursor->table, data, size, id);
}

static eng_status
encode_record(struct eng_cursor *cursor, struct base_buf *row)
{
	return eng_record_encode(&cursor->update.record, row, separate_value,
	    cursor);
}

/* ---- forgetting long values ---- */

struct blob_drop {
	struct eng_cursor *cursor;
	const struct base_buf *kept_by;	/* a row, or NULL */
	uint64_t id;			/* looked for in it */
	bool kept;
};

static eng_status
match_blob(void *ctx, uint32_t column_id, uint32_t tag,
    const struct eng_blob_ref *ref)
{
	struct blob_drop *drop = ctx;

	(void)column_id;
	(void)tag;
	if (ref->id == drop->id)
		drop->kept = true;
	return ENG_OK;
}

static eng_status
drop_blob(void *ctx, uint32_t column_id, uint32_t tag,
    const struct eng_blob_ref *ref)
{
	struct blob_drop *drop = ctx;
	eng_status st = ENG_OK;

	(void)column_id;
	(void)tag;
	drop->id = ref->id;
	drop->kept = false;
	if (drop->kept_by != NULL)
		st = eng_row_each_blob(drop->kept_by->data,
		    drop->kept_by->size, match_blob, drop);
	if (st != ENG_OK || drop->kept)
		return st;
	return eng_blob_delete(drop->cursor->session, drop->cursor->table,
	    ref->id, ref->size);
}

/* Forgets the long values of the current row that the new one has not. */
static eng_status
drop_blobs(struct eng_cursor *cursor, const struct base_buf *kept_by)
{
	struct blob_drop drop = { .cursor = cursor, .kept_by = kept_by };

	return eng_row_each_blob(cursor->row.data, cursor->row.size,
	    drop_blob, &drop);
}

/* ---- deleting ---- */

static eng_status
delete_row(struct eng_cursor *cursor, const struct eng_defaults *old)
{
	struct eng_session *session = cursor->session;
	struct eng_view view = eng_session_view(session);
	struct eng_values values;
	const uint8_t *bookmark;
	size_t size;
	eng_status st;

	st = eng_cursor_fetch_locked(cursor);
	if (st != ENG_OK)
		return st;
	if (!eng_cursor_bookmark_at(cursor, &bookmark, &size))
		return ENG_E_NO_RECORD;
	st = eng_tree_delete(cursor->table->rows, session, bookmark, size);
	if (st != ENG_OK)
		return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
	values = values_of_row(cursor, &view, old);
	st = eng_index_delete_record(session, cursor->table, &values,
	    bookmark, size);
	return st == ENG_OK ? drop_blobs(cursor, NULL) : st;
}

/* Inside a statement; its end is not waited for. */
static eng_status
delete_current(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;
	struct eng_defaults old = ENG_DEFAULTS_EMPTY;
	eng_status st;

	st = eng_update_ask(cursor, BUS_BEFORE_DELETE);
	if (st == ENG_OK)
		st = eng_defaults_collect(cursor, ENG_FROM_RECORD, NULL,
		    &old);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = delete_row(cursor, &old);
		eng_env_unshare(env);
	}
	eng_defaults_fini(&old);
	return st;
}

eng_status
eng_cursor_delete(struct eng_cursor *cursor)
{
	eng_status st;

	if (cursor->cache != NULL)
		return eng_cache_delete(cursor);
	st = eng_update_check_writable(cursor);
	if (st != ENG_OK)
		return st;
	if (eng_cursor_is_prepared(cursor) &&
	    (cursor->update.kind == ENG_PREPARE_COPY_DELETE ||
	    cursor->update.kind == ENG_PREPARE_COPY_REPLACE))
		return ENG_E_PREPARED;
	eng_update_drop(cursor);
	st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	st = eng_stmt_end(cursor->session, delete_current(cursor));
	if (st == ENG_OK)
		eng_update_tell(cursor, BUS_AFTER_DELETE);
	return st;
}

/* ---- inserting ---- */

/* The next of the numbers that tell records without a key apart. */
static eng_status
add_record_id(struct eng_table *table, struct base_buf *key)
{
	uint32_t id = atomic_fetch_add(&table->counters->record_id, 1);
	uint8_t bytes[RECORD_ID_SIZE];

	if (id == 0)
		return ENG_E_NO_AUTOINC;
	bytes[0] = (uint8_t)(id >> 24);
	bytes[1] = (uint8_t)(id >> 16);
	bytes[2] = (uint8_t)(id >> 8);
	bytes[3] = (uint8_t)id;
	return base_buf_add(key, bytes, sizeof bytes) ? ENG_OK :
	    ENG_E_NO_MEMORY;
}

/* Whoever began before the primary index came to be cannot know where its
 * records would go. */
static eng_status
make_bookmark(struct eng_cursor *cursor, const struct eng_view *view,
    const struct eng_defaults *defaults, struct base_buf *key)
{
	struct eng_table *table = cursor->table;
	struct eng_values values = values_of_record(cursor, view, defaults);
	eng_status st;

	base_buf_clear(key);
	if (table->primary == NULL)
		return add_record_id(table, key);
	if (!eng_birth_visible(&table->primary->birth, view))
		return ENG_E_WRITE_CONFLICT;
	st = eng_index_primary_key(&values, key);
	if (st == ENG_OK && (table->flags & ENG_TABLE_KEEP_DUPLICATES) != 0)
		st = add_record_id(table, key);
	return st;
}

static eng_status
complete_insert(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;
	const struct eng_column *version = cursor->table->version;
	struct eng_view view;
	eng_status st;

	eng_env_share(env);
	view = eng_session_view(cursor->session);
	st = check_nulls(cursor, &view);
	if (st == ENG_OK && version != NULL &&
	    eng_birth_visible(&version->birth, &view) &&
	    !eng_record_is_changed(&cursor->update.record, version->id))
		st = set_version(cursor, 0);
	eng_env_unshare(env);
	return st;
}

static eng_status
choose_bookmark(struct eng_cursor *cursor,
    const struct eng_defaults *defaults, struct base_buf *key)
{
	struct eng_env *env = cursor->session->env;
	struct eng_view view;
	eng_status st;

	eng_env_share(env);
	view = eng_session_view(cursor->session);
	st = make_bookmark(cursor, &view, defaults, key);
	eng_env_unshare(env);
	return st;
}

static eng_status
insert_row(struct eng_cursor *cursor, const struct eng_defaults *defaults,
    const struct base_buf *key, const struct base_buf *row)
{
	struct eng_table *table = cursor->table;
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_values values = values_of_record(cursor, &view, defaults);
	eng_status st;

	st = eng_tree_insert(table->rows, cursor->session, key->data,
	    key->size, row->data, row->size);
	if (st != ENG_OK)
		return st;
	/* Only ever becomes true, and is read for good by those alone. */
	if (!__atomic_load_n(&table->had_records, __ATOMIC_RELAXED))
		__atomic_store_n(&table->had_records, true, __ATOMIC_RELAXED);
	return eng_index_insert_record(cursor->session, table, &values,
	    key->data, key->size);
}

static eng_status
insert_record(struct eng_cursor *cursor, size_t room, struct base_buf *key)
{
	struct eng_env *env = cursor->session->env;
	struct eng_defaults defaults = ENG_DEFAULTS_EMPTY;
	struct base_buf row = BASE_BUF_EMPTY;
	eng_status st;

	st = complete_insert(cursor);
	if (st == ENG_OK)
		st = eng_defaults_collect(cursor, ENG_FROM_COPY, NULL,
		    &defaults);
	if (st == ENG_OK)
		st = choose_bookmark(cursor, &defaults, key);
	if (st == ENG_OK && key->size > room)
		st = ENG_E_BUFFER_TOO_SMALL;
	if (st == ENG_OK)
		st = encode_record(cursor, &row);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = insert_row(cursor, &defaults, key, &row);
		eng_env_unshare(env);
	}
	eng_defaults_fini(&defaults);
	base_buf_fini(&row);
	return st;
}

/* The original goes first, with events of its own. */
static eng_status
delete_original(struct eng_cursor *cursor)
{
	eng_status st;

	st = delete_current(cursor);
	if (st == ENG_OK)
		eng_update_tell(cursor, BUS_AFTER_DELETE);
	return st;
}

static eng_status
update_insert(struct eng_cursor *cursor, size_t room, struct base_buf *key)
{
	const struct eng_update *up = &cursor->update;
	eng_status st = ENG_OK;

	if (up->kind == ENG_PREPARE_COPY_DELETE ||
	    up->kind == ENG_PREPARE_COPY_REPLACE)
		st = delete_original(cursor);
	if (st == ENG_OK)
		st = eng_update_ask(cursor, BUS_BEFORE_INSERT);
	return st == ENG_OK ? insert_record(cursor, room, key) : st;
}

/* ---- replacing ---- */

/* Reads what the record is now.  Apply lock held, shared. */
static eng_status
read_original(struct eng_cursor *cursor)
{
	const struct base_buf *bookmark = &cursor->update.bookmark;
	struct eng_view view = eng_session_view(cursor->session);
	eng_status st;

	cursor->row_known = false;
	st = eng_tree_get(cursor->table->rows, &view, bookmark->data,
	    bookmark->size, &cursor->row);
	return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
}

/* Takes the lock where prepare did not.  What was prepared outside of any
 * transaction holds only for the record as it was.  Apply lock held, shared. */
static eng_status
lock_original(struct eng_cursor *cursor)
{
	struct eng_update *up = &cursor->update;
	eng_status st = ENG_OK;

	if (!up->locked)
		st = eng_tree_lock(cursor->table->rows, cursor->session,
		    up->bookmark.data, up->bookmark.size, true);
	if (st != ENG_OK)
		return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
	st = read_original(cursor);
	if (st == ENG_OK && up->level == 0 &&
	    base_bytes_compare(cursor->row.data, cursor->row.size,
	    up->original.data, up->original.size) != 0)
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

static eng_status
check_primary(struct eng_cursor *cursor, const struct eng_view *view,
    const struct eng_defaults *new)
{
	struct eng_values values = values_of_record(cursor, view, new);
	const struct base_buf *bookmark = &cursor->update.bookmark;
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	if (!is_primary_touched(cursor))
		return ENG_OK;
	st = eng_index_primary_key(&values, &key);
	if (st == ENG_OK && base_bytes_compare(key.data, key.size,
	    bookmark->data, bookmark->size) != 0)
		st = ENG_E_PRIMARY_CHANGED;
	base_buf_fini(&key);
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
	return set_version(cursor, version + 1);
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

	*overtaken = base_bytes_compare(cursor->row.data, cursor->row.size,
	    up->original.data, up->original.size) != 0;
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

static eng_status
complete_replace(struct eng_cursor *cursor, bool *overtaken)
{
	struct eng_env *env = cursor->session->env;
	eng_status st;

	eng_env_share(env);
	/* Subscribers may have written it through other cursors. */
	st = read_original(cursor);
	if (st == ENG_OK)
		st = check_overtaken(cursor, overtaken);
	if (st == ENG_OK)
		st = raise_version(cursor);
	eng_env_unshare(env);
	return st;
}

/* Then once more, if subscribers ran; and the key must be the old one. */
static eng_status
compute_replace(struct eng_cursor *cursor, struct computed *computed,
    bool *overtaken)
{
	struct eng_env *env = cursor->session->env;
	struct eng_view view;
	eng_status st;

	st = eng_defaults_collect(cursor, ENG_FROM_RECORD, NULL,
	    &computed->old);
	if (st == ENG_OK)
		st = eng_defaults_collect(cursor, ENG_FROM_COPY, NULL,
		    &computed->new);
	if (st != ENG_OK)
		return st;
	eng_env_share(env);
	view = eng_session_view(cursor->session);
	if (cursor->table->has_user_default) {
		st = lock_original(cursor);
		if (st == ENG_OK)
			st = check_overtaken(cursor, overtaken);
	}
	if (st == ENG_OK)
		st = check_primary(cursor, &view, &computed->new);
	eng_env_unshare(env);
	return st;
}

/* cursor->row is the old image. */
static eng_status
replace_row(struct eng_cursor *cursor, const struct computed *computed,
    const struct base_buf *row, bool overtaken)
{
	const struct base_buf *bookmark = &cursor->update.bookmark;
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_values before = values_of_row(cursor, &view,
	    &computed->old);
	struct eng_values after = values_of_record(cursor, &view,
	    &computed->new);
	eng_status st;

	st = eng_tree_replace(cursor->table->rows, cursor->session,
	    bookmark->data, bookmark->size, row->data, row->size);
	if (st != ENG_OK)
		return st;
	st = eng_index_replace_record(cursor->session, cursor->table, &before,
	    &after, overtaken, bookmark->data, bookmark->size);
	return st == ENG_OK ? drop_blobs(cursor, row) : st;
}

static eng_status
replace_record(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;
	struct computed computed = { ENG_DEFAULTS_EMPTY, ENG_DEFAULTS_EMPTY };
	struct base_buf row = BASE_BUF_EMPTY;
	bool overtaken = false;
	eng_status st;

	st = complete_replace(cursor, &overtaken);
	if (st == ENG_OK)
		st = compute_replace(cursor, &computed, &overtaken);
	if (st == ENG_OK)
		st = encode_record(cursor, &row);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = replace_row(cursor, &computed, &row, overtaken);
		eng_env_unshare(env);
	}
	eng_defaults_fini(&computed.old);
	eng_defaults_fini(&computed.new);
	base_buf_fini(&row);
	return st;
}

static eng_status
update_replace(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;
	eng_status st;

	eng_env_share(env);
	st = lock_original(cursor);
	eng_env_unshare(env);
	if (st == ENG_OK)
		st = eng_update_ask(cursor, BUS_BEFORE_REPLACE);
	if (st != ENG_OK || !cursor->update.record.changed)
		return st;
	return replace_record(cursor);
}

/* ---- the prepared update ---- */

/* In a temporary table that wants it so, a duplicate is as good as in. */
static bool
is_swallowed(const struct eng_cursor *cursor, eng_status st)
{
	return st == ENG_E_KEY_DUP && !eng_update_is_replace(&cursor->update)
	    && cursor->table->flags & ENG_TABLE_SWALLOW_DUPLICATES;
}

/* The copy buffer goes; the bookmark of the record stays at hand. */
static void
finish_update(struct eng_cursor *cursor, struct base_buf *bookmark)
{
	eng_update_drop(cursor);
	cursor->update.bookmark = *bookmark;
	base_buf_init(bookmark);
}

eng_status
eng_cursor_update(struct eng_cursor *cursor, bool must_fit, size_t room,
    const uint8_t **bookmark, size_t *size)
{
	struct eng_update *up = &cursor->update;
	struct base_buf key = BASE_BUF_EMPTY;
	bool replace;
	eng_status st;

	*bookmark = NULL;
	*size = 0;
	if (!eng_cursor_is_prepared(cursor))
		return ENG_E_NOT_PREPARED;
	if (cursor->cache != NULL)
		return eng_cache_update(cursor);
	replace = eng_update_is_replace(up);
	st = eng_update_check_writable(cursor);
	if (st == ENG_OK)
		st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	if (replace)
		st = update_replace(cursor);
	else
		st = update_insert(cursor, must_fit ? room : SIZE_MAX, &key);
	st = eng_stmt_end(cursor->session, st);
	if (st == ENG_OK && replace && !base_buf_set(&key, up->bookmark.data,
	    up->bookmark.size))
		base_buf_clear(&key);
	if (st == ENG_OK || is_swallowed(cursor, st)) {
		finish_update(cursor, &key);
		if (st == ENG_OK)
			eng_update_tell(cursor, replace ? BUS_AFTER_REPLACE :
			    BUS_AFTER_INSERT);
		st = ENG_OK;
		*bookmark = up->bookmark.data;
		*size = up->bookmark.size;
	}
	base_buf_fini(&key);
	return st;
}
