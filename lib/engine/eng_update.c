/* SPDX-License-Identifier: MIT */
/* eng_update.c - writing records; eng_replace.c and eng_delete.c go on.
 *
 * Each is one statement, undone as a whole when anything fails; the prepared
 * update stays as it was then, so that the program can correct it and try
 * again.  Subscribers are asked inside the statement and told after it, with
 * no lock held. */
#include "eng_blob.h"
#include "eng_cache_entry.h"
#include "eng_env.h"
#include "eng_order.h"
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

	if (!bus_is_wanted(&cursor->table->scope, topic))
		return ENG_OK;
	eng_session_go(session);
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

	if (!bus_is_wanted(&cursor->table->scope, topic))
		return;
	eng_session_go(session);
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

eng_status
eng_update_set_version(struct eng_cursor *cursor, uint32_t version)
{
	uint8_t bytes[4];

	base_put_u32(bytes, version);
	return eng_record_set(&cursor->update.record, cursor->table->version,
	    1, bytes, sizeof bytes, 0, 0);
}

struct eng_values
eng_update_values(struct eng_cursor *cursor, const struct eng_view *view,
    const struct eng_defaults *defaults)
{
	return (struct eng_values){ .table = cursor->table, .view = view,
	    .record = &cursor->update.record, .defaults = defaults };
}

struct eng_values
eng_update_old_values(struct eng_cursor *cursor, const struct eng_view *view,
    const struct eng_defaults *defaults)
{
	return (struct eng_values){ .table = cursor->table, .view = view,
	    .row = cursor->row.data, .row_size = cursor->row.size,
	    .defaults = defaults };
}

eng_status
eng_update_separate(void *ctx, uint32_t column_id, const uint8_t *data,
    uint32_t size, uint64_t *id)
{
	struct eng_cursor *cursor = ctx;

	(void)column_id;
	return eng_blob_write(cursor->session, cursor->table, data, size, id);
}

eng_status
eng_update_encode(struct eng_cursor *cursor)
{
	struct eng_update *up = &cursor->update;

	base_buf_clear(&up->row);
	return eng_record_encode(&up->record, &up->row, eng_update_separate,
	    cursor);
}

/* ---- inserting ---- */

eng_status
eng_update_add_record_id(struct eng_table *table, struct base_buf *key)
{
	uint8_t bytes[RECORD_ID_SIZE];
	uint32_t id;
	eng_status st;

	st = eng_order_next(table, &id);
	if (st != ENG_OK)
		return st;
	base_put_be32(bytes, id);
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
	struct eng_values values = eng_update_values(cursor, view, defaults);
	eng_status st;

	base_buf_clear(key);
	if (table->primary == NULL)
		return eng_order_key(cursor, view, key);
	if (!eng_birth_visible(&table->primary->birth, view))
		return ENG_E_WRITE_CONFLICT;
	st = eng_index_primary_key(&values, key);
	if (st == ENG_OK && (table->flags & ENG_TABLE_KEEP_DUPLICATES) != 0)
		st = eng_update_add_record_id(table, key);
	return st;
}

/* Environment shared, here and in the next one. */
static eng_status
complete_insert(struct eng_cursor *cursor)
{
	const struct eng_column *version = cursor->table->version;
	struct eng_view view = eng_session_view(cursor->session);
	eng_status st;

	st = check_nulls(cursor, &view);
	if (st == ENG_OK && version != NULL &&
	    eng_birth_visible(&version->birth, &view) &&
	    !eng_record_is_changed(&cursor->update.record, version->id))
		st = eng_update_set_version(cursor, 0);
	return st;
}

static eng_status
choose_bookmark(struct eng_cursor *cursor,
    const struct eng_defaults *defaults, size_t room)
{
	struct eng_view view = eng_session_view(cursor->session);
	struct base_buf *key = &cursor->update.key;
	eng_status st;

	st = make_bookmark(cursor, &view, defaults, key);
	return st == ENG_OK && key->size > room ? ENG_E_BUFFER_TOO_SMALL : st;
}

/* What the program computes is asked for with no lock held. */
static eng_status
make_ready(struct eng_cursor *cursor, size_t room,
    struct eng_defaults *defaults)
{
	struct eng_env *env = cursor->session->env;
	eng_status st;

	eng_env_share(env);
	st = complete_insert(cursor);
	if (st == ENG_OK && cursor->table->has_user_default) {
		eng_env_unshare(env);
		st = eng_defaults_collect(cursor, ENG_FROM_COPY, NULL,
		    defaults);
		eng_env_share(env);
	}
	if (st == ENG_OK)
		st = choose_bookmark(cursor, defaults, room);
	eng_env_unshare(env);
	return st;
}

static eng_status
insert_row(struct eng_cursor *cursor, const struct eng_defaults *defaults)
{
	const struct base_buf *key = &cursor->update.key;
	const struct base_buf *row = &cursor->update.row;
	struct eng_table *table = cursor->table;
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_values values = eng_update_values(cursor, &view, defaults);
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
insert_record(struct eng_cursor *cursor, size_t room)
{
	struct eng_env *env = cursor->session->env;
	struct eng_defaults defaults = ENG_DEFAULTS_EMPTY;
	eng_status st;

	st = make_ready(cursor, room, &defaults);
	if (st == ENG_OK)
		st = eng_update_encode(cursor);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = insert_row(cursor, &defaults);
		eng_env_unshare(env);
	}
	if (cursor->table->has_user_default)
		eng_defaults_fini(&defaults);
	return st;
}

/* The original goes first, with events of its own. */
static eng_status
delete_original(struct eng_cursor *cursor)
{
	eng_status st;

	st = eng_update_delete(cursor);
	if (st == ENG_OK)
		eng_update_tell(cursor, BUS_AFTER_DELETE);
	return st;
}

static eng_status
update_insert(struct eng_cursor *cursor, size_t room)
{
	const struct eng_update *up = &cursor->update;
	eng_status st = ENG_OK;

	if (up->kind == ENG_PREPARE_COPY_DELETE ||
	    up->kind == ENG_PREPARE_COPY_REPLACE)
		st = delete_original(cursor);
	if (st == ENG_OK)
		st = eng_update_ask(cursor, BUS_BEFORE_INSERT);
	return st == ENG_OK ? insert_record(cursor, room) : st;
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
finish_update(struct eng_cursor *cursor, bool replaced)
{
	struct eng_update *up = &cursor->update;
	struct base_buf bookmark = replaced ? up->bookmark : up->key;

	up->key = replaced ? up->key : up->bookmark;
	base_buf_init(&up->bookmark);
	eng_update_drop(cursor);
	up->bookmark = bookmark;
}

/* Where memory ends once the record is cached, the bookmark is not told. */
static eng_status
update_cached(struct eng_cursor *cursor, const uint8_t **bookmark,
    size_t *size)
{
	struct base_buf *copy = &cursor->update.bookmark;
	eng_status st;

	st = eng_cache_update(cursor, copy);
	if (st != ENG_OK)
		return st;
	*bookmark = copy->data;
	*size = copy->size;
	return ENG_OK;
}

eng_status
eng_cursor_update(struct eng_cursor *cursor, bool must_fit, size_t room,
    const uint8_t **bookmark, size_t *size)
{
	struct eng_update *up = &cursor->update;
	bool replace;
	eng_status st;

	*bookmark = NULL;
	*size = 0;
	if (!eng_cursor_is_prepared(cursor))
		return ENG_E_NOT_PREPARED;
	if (cursor->cache != NULL)
		return update_cached(cursor, bookmark, size);
	replace = eng_update_is_replace(up);
	st = eng_update_check_writable(cursor);
	if (st == ENG_OK)
		st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	if (replace)
		st = eng_update_replace(cursor);
	else
		st = update_insert(cursor, must_fit ? room : SIZE_MAX);
	st = eng_stmt_end(cursor->session, st);
	if (st == ENG_OK || is_swallowed(cursor, st)) {
		finish_update(cursor, replace);
		if (st == ENG_OK)
			eng_update_tell(cursor, replace ? BUS_AFTER_REPLACE :
			    BUS_AFTER_INSERT);
		st = ENG_OK;
		*bookmark = up->bookmark.data;
		*size = up->bookmark.size;
	}
	return st;
}
