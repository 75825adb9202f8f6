/* SPDX-License-Identifier: MIT */
/* eng_cache_apply.c - cached updates become real ones.
 *
 * A run is one statement, each entry one inside it: what a failing entry
 * wrote is undone at once, what an aborted run wrote at its end.  No lock is
 * held while a subscriber decides. */
#include <string.h>

#include "base_alloc.h"
#include "eng_blob.h"
#include "eng_cache_entry.h"
#include "eng_env.h"
#include "eng_order.h"
#include "eng_update.h"

struct run {
	struct eng_cache *cache;
	const struct eng_apply_options *options;
	struct eng_cursor *base;	/* an ordinary cursor on the table */
	struct base_buf value;
	struct eng_record edit;
	bool editing;
};

/* ---- writing one entry ---- */

/* The bytes of a column of an image, out of the row or (then in *outside) from
 * beside it. */
static eng_status
get_value(struct eng_cache *cache, const struct eng_column *col,
    const struct base_buf *row, struct base_buf *outside,
    struct eng_value *out)
{
	struct eng_blob_ref ref;
	uint32_t got = 0;
	eng_status st;

	st = eng_row_get(col, row->data, row->size, 1, out);
	if (st != ENG_OK || !out->separated)
		return st;
	ref = eng_blob_ref_read(out->data);
	if (!base_buf_resize(outside, ref.size))
		return ENG_E_NO_MEMORY;
	eng_env_share(cache->session.env);
	st = eng_blob_read(&cache->session, cache->cursor->table, ref.id, 0,
	    outside->data, ref.size, &got);
	eng_env_unshare(cache->session.env);
	out->data = outside->data;
	out->size = got;
	out->separated = false;
	return st;
}

eng_status
eng_cache_image_read(struct eng_cursor *cursor, const uint8_t *image,
    size_t image_size, uint32_t column_id, struct base_buf *out)
{
	struct base_buf row = { (uint8_t *)(uintptr_t)image, image_size, 0 };
	struct eng_value value;
	const struct eng_column *col;
	eng_status st;

	base_buf_clear(out);
	if (cursor->cache == NULL)
		return ENG_E_BAD_OPERATION;
	col = eng_columns_at(&cursor->table->columns, column_id);
	if (col == NULL)
		return ENG_E_NO_COLUMN;
	st = get_value(cursor->cache, col, &row, out, &value);
	if (st == ENG_NOTE_NO_VALUE)
		st = ENG_NOTE_NULL;
	if (st == ENG_OK && value.data != out->data &&
	    !base_buf_set(out, value.data, value.size))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK)
		out->size = value.size;
	return st;
}

static bool
is_writable(const struct eng_column *col)
{
	return !col->defunct && col->birth.dropped_seq == 0 &&
	    !(col->def.flags & (ENG_COL_AUTOINC | ENG_COL_VERSION));
}

/* Whether both images have the same bytes; long values are the same when they
 * are stored in the same place. */
static bool
is_same(const struct eng_column *col, const struct base_buf *a,
    const struct base_buf *b)
{
	struct eng_value x, y;
	eng_status sx = eng_row_get(col, a->data, a->size, 1, &x);
	eng_status sy = eng_row_get(col, b->data, b->size, 1, &y);

	if (sx != sy || sx != ENG_OK)
		return sx == sy;
	return x.separated == y.separated && base_bytes_compare(x.data,
	    x.size, y.data, y.size) == 0;
}

static eng_status
write_column(struct run *run, const struct eng_column *col,
    const struct base_buf *row)
{
	struct eng_write write = { .column_id = col->id, .tag = 1 };
	struct eng_value value;
	eng_status st;

	st = get_value(run->cache, col, row, &run->value, &value);
	if (st == ENG_NOTE_NO_VALUE)
		return ENG_OK;
	if (!eng_ok(st))
		return st;
	if (st == ENG_OK) {
		write.data = value.data;
		write.size = value.size;
		write.flags = ENG_SET_ZERO_LENGTH;
	} else {
		write.flags = ENG_SET_NULL;
	}
	st = eng_cursor_write(run->base, &write);
	return eng_ok(st) ? ENG_OK : st;
}

typedef eng_status column_fn(struct run *run, const struct eng_column *col,
    struct eng_cached *entry);

static eng_status
each_column(struct run *run, struct eng_cached *entry, column_fn *fn)
{
	const struct eng_columns *cols = &run->base->table->columns;
	eng_status st = ENG_OK;
	uint32_t i;

	for (i = 0; st == ENG_OK && i < cols->fixed_count; i++)
		if (cols->fixed[i] != NULL)
			st = fn(run, cols->fixed[i], entry);
	for (i = 0; st == ENG_OK && i < cols->var_count; i++)
		if (cols->var[i] != NULL)
			st = fn(run, cols->var[i], entry);
	for (i = 0; st == ENG_OK && i < cols->tagged_count; i++)
		if (cols->tagged[i] != NULL)
			st = fn(run, cols->tagged[i], entry);
	return st;
}

static eng_status
write_all(struct run *run, const struct eng_column *col,
    struct eng_cached *entry)
{
	return is_writable(col) ? write_column(run, col, &entry->after) :
	    ENG_OK;
}

static eng_status
write_changed(struct run *run, const struct eng_column *col,
    struct eng_cached *entry)
{
	if (!is_writable(col) || is_same(col, &entry->before, &entry->after))
		return ENG_OK;
	return write_column(run, col, &entry->after);
}

/* Whoever changed a column that is no long value since the record entered the
 * cache was first. */
static eng_status
compare_column(struct run *run, const struct eng_column *col,
    struct eng_cached *entry)
{
	if (eng_type_is_long(col->def.type) || is_same(col, &entry->before,
	    &run->base->row_copy))
		return ENG_OK;
	return ENG_E_CHANGED;
}

static eng_status
goto_original(struct run *run, struct eng_cached *entry)
{
	eng_status st;

	st = eng_cursor_goto(run->base, entry->identity.data,
	    entry->identity.size);
	if (st == ENG_OK)
		st = eng_cursor_lock(run->base, true);
	return st == ENG_E_NO_RECORD || st == ENG_E_NOT_FOUND ?
	    ENG_E_RECORD_DELETED : st;
}

/* Whether somebody has marked the record as deleted meanwhile. */
static bool
is_marked(const struct run *run, const struct eng_cached *entry)
{
	const struct eng_column *col;
	struct eng_value value;

	if (run->options->deleted_column_id == 0)
		return false;
	col = eng_columns_at(&run->base->table->columns,
	    run->options->deleted_column_id);
	return col != NULL && !is_same(col, &entry->before,
	    &run->base->row_copy) && eng_row_get(col, run->base->row.data,
	    run->base->row.size, 1, &value) == ENG_OK && value.size > 0 &&
	    value.data[0] != 0;
}

/* A record that shall be changed must be as it was. */
static eng_status
find_unchanged(struct run *run, struct eng_cached *entry)
{
	eng_status st;

	st = goto_original(run, entry);
	if (st != ENG_OK)
		return st;
	eng_env_share(run->base->session->env);
	st = eng_cursor_fetch_locked(run->base);
	eng_env_unshare(run->base->session->env);
	if (st == ENG_OK)
		st = each_column(run, entry, compare_column);
	return st == ENG_E_CHANGED && is_marked(run, entry) ?
	    ENG_E_RECORD_DELETED : st;
}

static struct eng_cache_images
images_of(const struct eng_cached *entry)
{
	struct eng_cache_images images = { NULL, 0, NULL, 0 };

	if (entry->state != ENG_CACHE_INSERTED) {
		images.before = entry->before.data;
		images.before_size = entry->before.size;
	}
	if (entry->state != ENG_CACHE_DELETED) {
		images.after = entry->after.data;
		images.after_size = entry->after.size;
	}
	return images;
}

static eng_status
check(struct run *run, const struct eng_cached *entry)
{
	const struct eng_apply_options *options = run->options;
	struct eng_cache_images images = images_of(entry);

	return options->check != NULL ?
	    options->check(options->ctx, entry->state, &images) : ENG_OK;
}

static eng_status
note_written(struct run *run, const struct eng_cached *entry)
{
	const struct eng_apply_options *options = run->options;
	struct eng_cache_images images = images_of(entry);

	return options->written != NULL ?
	    options->written(options->ctx, entry->state, &images) : ENG_OK;
}

static eng_status
complete(struct run *run, const struct eng_cached *entry)
{
	const struct eng_apply_options *options = run->options;

	return options->complete != NULL ? options->complete(options->ctx,
	    entry->state, run->base) : ENG_OK;
}

static eng_status
erase(struct run *run)
{
	const struct eng_apply_options *options = run->options;

	return options->erase != NULL ?
	    options->erase(options->ctx, run->base) :
	    eng_cursor_delete(run->base);
}

/* The prepared update of the base cursor; *place: where it went. */
static eng_status
finish_write(struct run *run, struct eng_cached *entry,
    struct base_buf *place)
{
	const uint8_t *bookmark;
	size_t size;
	eng_status st;

	st = complete(run, entry);
	if (st == ENG_OK)
		st = check(run, entry);
	if (st == ENG_OK)
		st = eng_cursor_update(run->base, false, 0, &bookmark, &size);
	if (st == ENG_OK && !base_buf_set(place, bookmark, size))
		st = ENG_E_NO_MEMORY;
	return st;
}

static eng_status
apply_insert(struct run *run, struct eng_cached *entry,
    struct base_buf *place)
{
	eng_status st;

	st = eng_cursor_prepare(run->base, ENG_PREPARE_INSERT);
	if (st == ENG_OK && run->options->keep_places &&
	    run->base->table->primary == NULL)
		st = eng_order_put_at(run->base, &entry->bookmark);
	if (st == ENG_OK)
		st = each_column(run, entry, write_all);
	return st == ENG_OK ? finish_write(run, entry, place) : st;
}

static bool
is_key_kept(const struct run *run, const struct eng_cached *entry)
{
	return run->base->table->primary == NULL || base_bytes_compare(entry->bookmark.data, entry->bookmark.size,
	    entry->identity.data, entry->identity.size) == 0;
}

/* A record under another primary key is another record. */
static eng_status
apply_modify(struct run *run, struct eng_cached *entry,
    struct base_buf *place)
{
	eng_status st;

	st = find_unchanged(run, entry);
	if (st == ENG_OK)
		st = eng_cursor_prepare(run->base, is_key_kept(run, entry) ?
		    ENG_PREPARE_REPLACE : ENG_PREPARE_COPY_REPLACE);
	if (st == ENG_OK)
		st = each_column(run, entry, write_changed);
	return st == ENG_OK ? finish_write(run, entry, place) : st;
}

static eng_status
apply_delete(struct run *run, struct eng_cached *entry)
{
	eng_status st;

	st = find_unchanged(run, entry);
	if (st == ENG_OK)
		st = check(run, entry);
	return st == ENG_OK ? erase(run) : st;
}

/* One statement; *place is left empty where nothing was put. */
static eng_status
apply_entry(struct run *run, struct eng_cached *entry,
    struct base_buf *place)
{
	struct eng_session *session = run->base->session;
	eng_status st;

	st = eng_stmt_begin(session);
	if (st != ENG_OK)
		return st;
	switch (entry->state) {
	case ENG_CACHE_INSERTED:
		st = apply_insert(run, entry, place);
		break;
	case ENG_CACHE_MODIFIED:
		st = apply_modify(run, entry, place);
		break;
	case ENG_CACHE_DELETED:
		st = apply_delete(run, entry);
		break;
	case ENG_CACHE_NONE:
		break;
	}
	if (st == ENG_OK)
		st = note_written(run, entry);
	eng_update_drop(run->base);
	return eng_stmt_end(session, st);
}

/* What was written elsewhere than it is shown must not show twice. */
static void
note_applied(struct eng_cache *cache, struct eng_cached *entry,
    struct base_buf *place)
{
	entry->applied = true;
	if (place->size == 0 || base_bytes_compare(place->data, place->size,
	    entry->bookmark.data, entry->bookmark.size) == 0)
		return;
	base_buf_fini(&entry->target);
	entry->target = *place;
	base_buf_init(place);
	RB_INSERT(eng_target_map, &cache->targets, entry);
}

void
eng_cached_forget_applied(struct eng_cache *cache, struct eng_cached *entry)
{
	entry->applied = false;
	entry->met = false;
	if (entry->target.size > 0)
		RB_REMOVE(eng_target_map, &cache->targets, entry);
	base_buf_fini(&entry->target);
}

/* ---- failures ---- */

static eng_status
start_edit(struct run *run, const struct eng_cached *entry)
{
	if (run->editing)
		eng_record_fini(&run->edit);
	eng_record_init(&run->edit, &run->base->table->columns,
	    eng_table_row_max(run->base->table));
	run->editing = true;
	if (entry->state == ENG_CACHE_DELETED)
		return ENG_OK;
	return eng_record_load(&run->edit, entry->after.data,
	    entry->after.size);
}

/* *why: the failure of the entry, or why nobody could be asked. */
static struct bus_verdict
ask(struct run *run, struct eng_cached *entry, eng_status *why)
{
	struct eng_apply_failure failure = { .status = *why,
	    .op = entry->state, .edit = &run->edit };
	eng_status st;

	if (run->options->scope == NULL)
		return (struct bus_verdict){ BUS_CONTINUE, 0 };
	st = start_edit(run, entry);
	if (st != ENG_OK) {
		*why = st;
		return (struct bus_verdict){ BUS_CONTINUE, 0 };
	}
	failure.images = images_of(entry);
	return bus_post(run->options->scope, BUS_APPLY_FAILED,
	    run->cache->cursor, &failure);
}

/* Until it is written, left or given up; *applied tells which. */
static eng_status
settle_entry(struct run *run, struct eng_cached *entry)
{
	struct base_buf place = BASE_BUF_EMPTY;
	struct bus_verdict verdict;
	bool written = false;
	eng_status st;

	for (;;) {
		st = apply_entry(run, entry, &place);
		if (st == ENG_OK) {
			note_applied(run->cache, entry, &place);
			written = true;
			break;
		}
		verdict = ask(run, entry, &st);
		if (verdict.action == BUS_RETRY) {
			st = eng_cached_take_edit(run->cache, entry,
			    &run->edit);
			if (st == ENG_OK)
				continue;
			break;
		}
		if (verdict.action == BUS_REFUSE) {
			eng_session_set_refusal(run->base->session,
			    verdict.code);
			st = ENG_E_REFUSED;
		} else if (verdict.action == BUS_SKIP) {
			st = ENG_OK;
		} else if (verdict.action == BUS_HANDLED) {
			entry->applied = true;
			st = ENG_OK;
		}
		break;
	}
	base_buf_fini(&place);
	entry->met = eng_ok(st);
	if (!written)
		eng_cached_drop_edit(run->cache, entry);
	return st;
}

/* ---- the run ---- */

/* Entries and numbers are in the same order. */
static void
undo_run(const struct eng_cache_run *run)
{
	struct eng_cached *entry, *next;
	size_t i = 0;

	TAILQ_FOREACH_SAFE(entry, &run->cache->entries, link, next) {
		while (i < run->count && run->numbers[i] < entry->number)
			i++;
		if (i < run->count && run->numbers[i] == entry->number)
			eng_cached_forget_applied(run->cache, entry);
	}
}

/* The transaction that a run wrote in has ended. */
static void
end_run(void *arg, enum eng_outcome outcome, uint64_t seq)
{
	struct eng_cache_run *run = arg;

	(void)seq;
	if (run->cache != NULL)
		LIST_REMOVE(run, link);
	if (run->cache != NULL && outcome == ENG_UNDONE)
		undo_run(run);
	base_free(run);
}

/* Remembers what this run is about to write, for the case that it is undone
 * later. */
static eng_status
remember_run(struct eng_cache *cache, struct eng_session *session)
{
	struct eng_cached *entry;
	struct eng_cache_run *run;
	eng_status st;

	run = base_calloc(1, sizeof(*run) +
	    cache->count * sizeof(run->numbers[0]));
	if (run == NULL)
		return ENG_E_NO_MEMORY;
	TAILQ_FOREACH(entry, &cache->entries, link)
		if (!entry->applied)
			run->numbers[run->count++] = entry->number;
	run->cache = cache;
	st = eng_txn_on_end(session, end_run, run);
	if (st != ENG_OK) {
		base_free(run);
		return st;
	}
	LIST_INSERT_HEAD(&cache->runs, run, link);
	return ENG_OK;
}

static eng_status
settle_entries(struct run *run)
{
	struct eng_cached *entry;
	eng_status st = ENG_OK;

	TAILQ_FOREACH(entry, &run->cache->entries, link) {
		if (!entry->applied)
			st = settle_entry(run, entry);
		if (!eng_ok(st))
			break;
	}
	return st;
}

/* What was undone is in the cache as it was before the run. */
static void
settle_edits(struct eng_cache *cache, bool undone)
{
	struct eng_cached *entry;

	TAILQ_FOREACH(entry, &cache->entries, link)
		if (undone)
			eng_cached_drop_edit(cache, entry);
		else
			eng_cached_keep_edit(entry);
}

/* An aborted run leaves nothing, unless what it wrote so far shall stay. */
static eng_status
finish_run(struct run *run, struct eng_session *session, eng_status st)
{
	eng_status end;

	end = eng_stmt_end(session, run->options->restore ? st : ENG_OK);
	settle_edits(run->cache, !eng_ok(end));
	return eng_ok(end) && !eng_ok(st) ? st : end;
}

static eng_status
open_base(struct eng_cache *cache, struct eng_cursor **base)
{
	struct eng_session *applier = cache->session.applier;
	struct eng_table *table = cache->cursor->table;
	uint32_t mode = cache->cursor->mode & ENG_OPEN_READ_ONLY;
	eng_status st;

	eng_env_share(applier->env);
	st = eng_table_acquire(table, applier, mode);
	if (st == ENG_OK) {
		st = eng_cursor_new(applier, table, mode, base);
		if (st != ENG_OK)
			eng_table_release(table, applier, mode);
	}
	eng_env_unshare(applier->env);
	return st;
}

eng_status
eng_cache_apply(struct eng_cursor *cursor,
    const struct eng_apply_options *options)
{
	struct eng_cache *cache = cursor->cache;
	struct run run = { .cache = cache, .options = options };
	struct eng_session *session;
	eng_status st;

	if (cache == NULL)
		return ENG_E_BAD_OPERATION;
	if (cache->running)
		return ENG_E_NOT_ALLOWED;
	session = cache->session.applier;
	st = open_base(cache, &run.base);
	if (st != ENG_OK)
		return st;
	cache->running = true;
	st = eng_stmt_begin(session);
	if (st == ENG_OK) {
		st = remember_run(cache, session);
		if (st == ENG_OK)
			st = settle_entries(&run);
		st = finish_run(&run, session, st);
	}
	cache->running = false;
	eng_cursor_close(run.base);
	if (run.editing)
		eng_record_fini(&run.edit);
	base_buf_fini(&run.value);
	eng_session_wrote(&cache->session);
	return st;
}

/* ---- further changes ---- */

static bool
may_roll_back(const struct eng_cache *cache, const struct eng_cached *entry)
{
	const struct eng_cache_run *run;
	size_t i;

	LIST_FOREACH(run, &cache->runs, link)
		for (i = 0; i < run->count; i++)
			if (run->numbers[i] == entry->number)
				return true;
	return false;
}

/* The record as it was written; ENG_E_RECORD_DELETED. */
static eng_status
read_written(struct eng_cache *cache, const struct base_buf *place,
    struct base_buf *row)
{
	struct eng_cursor *base;
	eng_status st;

	st = open_base(cache, &base);
	if (st != ENG_OK)
		return st;
	st = eng_cursor_goto(base, place->data, place->size);
	if (st == ENG_OK) {
		eng_env_share(base->session->env);
		st = eng_cursor_fetch_locked(base);
		eng_env_unshare(base->session->env);
	}
	if (st == ENG_OK && !base_buf_set(row, base->row.data,
	    base->row.size))
		st = ENG_E_NO_MEMORY;
	eng_cursor_close(base);
	return st == ENG_E_NO_RECORD || st == ENG_E_NOT_FOUND ?
	    ENG_E_RECORD_DELETED : st;
}

static void
take_buf(struct base_buf *to, struct base_buf *from)
{
	base_buf_fini(to);
	*to = *from;
	base_buf_init(from);
}

/* A record that somebody took away again is missed when the change is
 * applied. */
eng_status
eng_cached_renew(struct eng_cache *cache, struct eng_cached *entry)
{
	struct base_buf place = BASE_BUF_EMPTY, row = BASE_BUF_EMPTY;
	eng_status st = ENG_OK;

	if (!entry->applied)
		return ENG_OK;
	if (may_roll_back(cache, entry))
		return ENG_E_NOT_ALLOWED;
	if (!eng_cached_home(entry, &place))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK)
		st = read_written(cache, &place, &row);
	if (st == ENG_OK) {
		take_buf(&entry->identity, &place);
		take_buf(&entry->before, &row);
		entry->state = ENG_CACHE_MODIFIED;
	}
	if (st == ENG_E_RECORD_DELETED)
		eng_cached_forget_applied(cache, entry);
	base_buf_fini(&place);
	base_buf_fini(&row);
	return st == ENG_E_RECORD_DELETED ? ENG_OK : st;
}

/* ---- the end ---- */

static bool
has_unmet(const struct eng_cache *cache)
{
	const struct eng_cached *entry;

	TAILQ_FOREACH(entry, &cache->entries, link)
		if (!entry->applied && !entry->met)
			return true;
	return false;
}

eng_status
eng_cache_commit(struct eng_cursor *cursor,
    const struct eng_apply_options *options)
{
	struct eng_cache *cache = cursor->cache;
	struct base_buf home = BASE_BUF_EMPTY;
	struct eng_cached *entry, *here;
	eng_status st = ENG_OK;

	if (cache == NULL)
		return ENG_E_BAD_OPERATION;
	if (cache->running)
		return ENG_E_NOT_ALLOWED;
	if (has_unmet(cache))
		st = eng_cache_apply(cursor, options);
	if (!eng_ok(st))
		return st;
	here = eng_cached_current(cursor);
	if (here != NULL && !here->applied)
		here = NULL;
	/* Without memory it stands on the crack. */
	if (here != NULL)
		(void)eng_cached_home(here, &home);
	eng_cached_drop_all(cache, true);
	TAILQ_FOREACH(entry, &cache->entries, link)
		entry->met = false;
	if (here != NULL)
		eng_cached_go_home(cursor, &home);
	base_buf_fini(&home);
	return ENG_OK;
}
