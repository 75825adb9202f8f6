/* SPDX-License-Identifier: MIT */
/* eng_delete.c - deleting records, and long values with them. */
#include "eng_blob.h"
#include "eng_cache_entry.h"
#include "eng_env.h"
#include "eng_update.h"

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

eng_status
eng_update_drop_blobs(struct eng_cursor *cursor, const struct base_buf *kept_by)
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
	struct eng_stored known;
	const uint8_t *bookmark;
	size_t size;
	eng_status st;

	st = eng_cursor_fetch_locked(cursor);
	if (st != ENG_OK)
		return st;
	if (!eng_cursor_bookmark_at(cursor, &bookmark, &size))
		return ENG_E_NO_RECORD;
	known = eng_cursor_stored(cursor);
	st = eng_tree_delete_known(cursor->table->rows, session, bookmark,
	    size, cursor->cache == NULL ? &known : NULL);
	if (st != ENG_OK)
		return st == ENG_E_NOT_FOUND ? ENG_E_RECORD_DELETED : st;
	values = eng_update_old_values(cursor, &view, old);
	st = eng_index_delete_record(session, cursor->table, &values,
	    bookmark, size);
	return st == ENG_OK ? eng_update_drop_blobs(cursor, NULL) : st;
}

eng_status
eng_update_delete(struct eng_cursor *cursor)
{
	struct eng_env *env = cursor->session->env;
	struct eng_defaults old = ENG_DEFAULTS_EMPTY;
	bool computes = cursor->table->has_user_default;
	eng_status st;

	st = eng_update_ask(cursor, BUS_BEFORE_DELETE);
	if (st == ENG_OK && computes)
		st = eng_defaults_collect(cursor, ENG_FROM_RECORD, NULL,
		    &old);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = delete_row(cursor, &old);
		eng_env_unshare(env);
	}
	if (computes)
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
	st = eng_stmt_end(cursor->session, eng_update_delete(cursor));
	if (st == ENG_OK)
		eng_update_tell(cursor, BUS_AFTER_DELETE);
	return st;
}
