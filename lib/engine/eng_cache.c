/* SPDX-License-Identifier: MIT */
/* eng_cache.c - cached updates: the mode, the entries, their versions. */
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_blob.h"
#include "eng_cache_entry.h"
#include "eng_env.h"
#include "eng_order.h"
#include "eng_update.h"
#include "eng_version.h"

enum {
	SLOT_SIZE = 5,			/* a mark and the number */
	SLOT_MARK = 0xff,
	SHOWN_DEFAULT = 1 << ENG_CACHE_NONE | 1 << ENG_CACHE_MODIFIED |
	    1 << ENG_CACHE_INSERTED
};

static int
eng_cached_compare(const struct eng_cached *a, const struct eng_cached *b)
{
	return base_bytes_compare(a->bookmark.data, a->bookmark.size,
	    b->bookmark.data, b->bookmark.size);
}

static int
eng_target_compare(const struct eng_cached *a, const struct eng_cached *b)
{
	return base_bytes_compare(a->target.data, a->target.size,
	    b->target.data, b->target.size);
}

RB_GENERATE(eng_cached_map, eng_cached, node, eng_cached_compare)
RB_GENERATE(eng_target_map, eng_cached, target_node, eng_target_compare)

/* ---- the mode ---- */

/* The cursor works in a session of its own, whose changes go into the cache
 * and which sees what the old one sees. */
static void
move_cursor(struct eng_cursor *cursor, struct eng_session *to)
{
	TAILQ_REMOVE(&cursor->session->cursors, cursor, link);
	cursor->session = to;
	TAILQ_INSERT_TAIL(&to->cursors, cursor, link);
	cursor->row_known = false;
	eng_ahead_drop(cursor);		/* its stamp is of the old session */
}

eng_status
eng_cache_begin(struct eng_cursor *cursor)
{
	struct eng_cache *cache;

	if (cursor->cache != NULL)
		return ENG_E_BAD_OPERATION;
	eng_update_drop(cursor);
	cache = base_calloc(1, sizeof(*cache));
	if (cache == NULL)
		return ENG_E_NO_MEMORY;
	TAILQ_INIT(&cache->entries);
	RB_INIT(&cache->shown);
	RB_INIT(&cache->targets);
	LIST_INIT(&cache->runs);
	TAILQ_INIT(&cache->txn.undo);
	cache->txn.env = cursor->session->env;
	cache->txn.session = &cache->session;
	cache->txn.cached = true;
	cache->txn.next_ordinal = 1;
	TAILQ_INIT(&cache->session.cursors);
	cache->session.env = cursor->session->env;
	cache->session.caching = &cache->txn;
	cache->session.applier = cursor->session;
	cache->cursor = cursor;
	cache->states = SHOWN_DEFAULT;
	cursor->cache = cache;
	move_cursor(cursor, &cache->session);
	return ENG_OK;
}

eng_status
eng_cache_end(struct eng_cursor *cursor)
{
	struct eng_cache *cache = cursor->cache;
	struct eng_cache_run *run;

	if (cache == NULL)
		return ENG_E_BAD_OPERATION;
	eng_update_drop(cursor);
	(void)eng_cache_cancel(cursor);
	while ((run = LIST_FIRST(&cache->runs)) != NULL) {
		LIST_REMOVE(run, link);
		run->cache = NULL;
	}
	move_cursor(cursor, cache->session.applier);
	cursor->cache = NULL;
	eng_upkeep_free(cache->session.upkeep);
	base_free(cache);
	return ENG_OK;
}

eng_status
eng_cache_view_open(struct eng_cursor *cursor, struct eng_cursor **view)
{
	eng_status st;

	st = eng_cursor_dup(cursor, view);
	if (st == ENG_OK && cursor->cache != NULL)
		move_cursor(*view, &cursor->cache->session);
	return st;
}

void
eng_cache_view_close(struct eng_cursor *view)
{
	if (view->session->caching != NULL)
		move_cursor(view, view->session->applier);
	eng_cursor_close(view);
}

bool
eng_cache_is_on(const struct eng_cursor *cursor)
{
	return cursor->cache != NULL;
}

uint32_t
eng_cache_count(const struct eng_cursor *cursor)
{
	return cursor->cache != NULL ? cursor->cache->count : 0;
}

/* ---- looking ---- */

struct eng_cached *
eng_cached_find(struct eng_cache *cache, const uint8_t *bookmark, size_t size)
{
	struct eng_cached like = { .bookmark = {
	    (uint8_t *)(uintptr_t)bookmark, size, 0 } };

	return RB_FIND(eng_cached_map, &cache->shown, &like);
}

static bool
is_target(struct eng_cache *cache, const uint8_t *bookmark, size_t size)
{
	struct eng_cached like = { .target = {
	    (uint8_t *)(uintptr_t)bookmark, size, 0 } };

	return RB_FIND(eng_target_map, &cache->targets, &like) != NULL;
}

size_t
eng_cache_key_size(const struct eng_cursor *cursor, const uint8_t *bookmark,
    size_t size)
{
	const struct eng_cached *entry = NULL;

	if (cursor->cache != NULL)
		entry = eng_cached_find(cursor->cache, bookmark, size);
	return entry != NULL && entry->slotted ? size - SLOT_SIZE : size;
}

struct eng_cached *
eng_cached_current(struct eng_cursor *cursor)
{
	const uint8_t *bookmark;
	size_t size;

	if (cursor->cache == NULL ||
	    !eng_cursor_bookmark_at(cursor, &bookmark, &size))
		return NULL;
	return eng_cached_find(cursor->cache, bookmark, size);
}

enum eng_cache_state
eng_cache_state(struct eng_cursor *cursor)
{
	const struct eng_cached *entry = eng_cached_current(cursor);

	return entry != NULL ? entry->state : ENG_CACHE_NONE;
}

void
eng_cache_show(struct eng_cursor *cursor, uint32_t states)
{
	if (cursor->cache != NULL)
		cursor->cache->states = states;
}

uint32_t
eng_cache_shown(const struct eng_cursor *cursor)
{
	return cursor->cache != NULL ? cursor->cache->states :
	    SHOWN_DEFAULT;
}

/* What an entry was written as is not shown beside the entry. */
bool
eng_cache_is_shown(struct eng_cursor *cursor)
{
	const uint8_t *bookmark;
	size_t size;

	if (cursor->cache == NULL)
		return true;
	if (eng_cursor_bookmark_at(cursor, &bookmark, &size) &&
	    is_target(cursor->cache, bookmark, size))
		return false;
	return (cursor->cache->states >> eng_cache_state(cursor) & 1) != 0;
}

void
eng_cache_read_old(struct eng_cursor *cursor, bool old)
{
	if (cursor->cache != NULL)
		cursor->cache->read_old = old;
	cursor->row_known = false;
}

bool
eng_cache_take_old(struct eng_cursor *cursor)
{
	struct eng_cache_images images;

	if (!cursor->cache->read_old)
		return false;
	eng_cache_images(cursor, &images);
	if (images.before == NULL || !base_buf_set(&cursor->row_copy,
	    images.before, images.before_size))
		return false;
	eng_cursor_row_copied(cursor);
	return true;
}

void
eng_cache_images(struct eng_cursor *cursor, struct eng_cache_images *images)
{
	const struct eng_cached *entry = eng_cached_current(cursor);

	memset(images, 0, sizeof(*images));
	if (entry == NULL)
		return;
	if (entry->state != ENG_CACHE_INSERTED) {
		images->before = entry->before.data;
		images->before_size = entry->before.size;
	}
	if (entry->state != ENG_CACHE_DELETED) {
		images->after = entry->after.data;
		images->after_size = entry->after.size;
	}
}

/* ---- versions of an entry ---- */

static int
compare_numbers(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* In one pass, however many there are; numbers ascend; NULL: all. */
static void
remove_numbered(struct eng_cache *cache, const uint64_t *numbers,
    size_t count)
{
	struct eng_undo *undo, *next;
	struct eng_chain *chain;
	struct eng_tree *tree;

	eng_env_share(cache->session.env);
	TAILQ_FOREACH_SAFE(undo, &cache->txn.undo, link, next) {
		if (numbers != NULL && bsearch(&undo->ordinal, numbers, count,
		    sizeof(*numbers), compare_numbers) == NULL)
			continue;
		chain = ((struct eng_version *)undo)->chain;
		tree = chain->tree;
		base_mutex_lock(&tree->map_mutex);
		eng_version_remove((struct eng_version *)undo);
		eng_chain_release(chain);
		eng_chain_tell_bytes(tree);
		base_mutex_unlock(&tree->map_mutex);
	}
	eng_env_unshare(cache->session.env);
	eng_session_wrote(&cache->session);
}

static void
remove_versions(struct eng_cache *cache, uint64_t number)
{
	remove_numbered(cache, &number, 1);
}

/* Those of the long values too. */
static void
remove_all_versions(struct eng_cache *cache, const struct eng_cached *entry)
{
	uint64_t numbers[] = { entry->number, entry->blobs };

	remove_numbered(cache, numbers, 2);
}

/* Versions made since `start` get the number of their entry. */
static void
number_versions(struct eng_cache *cache, uint64_t start, uint64_t number)
{
	struct eng_undo *undo;

	TAILQ_FOREACH_REVERSE(undo, &cache->txn.undo, eng_undo_list, link) {
		if (undo->ordinal < start)
			break;
		undo->ordinal = number;
	}
}

static struct eng_values
values_of(struct eng_cache *cache, const struct base_buf *row)
{
	return (struct eng_values){ .table = cache->cursor->table,
	    .session = &cache->session, .row = row->data,
	    .row_size = row->size };
}

static eng_status
hide_stored(struct eng_cache *cache, const struct eng_cached *entry)
{
	struct eng_table *table = cache->cursor->table;
	struct eng_values values = values_of(cache, &entry->before);
	eng_status st;

	st = eng_tree_delete(table->rows, &cache->session,
	    entry->identity.data, entry->identity.size);
	if (st == ENG_E_NOT_FOUND)
		return ENG_OK;	/* another session was faster */
	if (st != ENG_OK)
		return st;
	st = eng_index_delete_record(&cache->session, table, &values,
	    entry->identity.data, entry->identity.size);
	return st == ENG_E_CORRUPT ? ENG_OK : st;
}

static bool
is_in_place(const struct eng_cached *entry)
{
	return entry->identity.size > 0 && base_bytes_compare(
	    entry->bookmark.data, entry->bookmark.size,
	    entry->identity.data, entry->identity.size) == 0;
}

/* The stored form gives way to the cached one. */
static eng_status
put_versions(struct eng_cache *cache, const struct eng_cached *entry)
{
	struct eng_table *table = cache->cursor->table;
	struct eng_values values = values_of(cache, &entry->after);
	eng_status st = ENG_OK;

	if (entry->identity.size > 0)
		st = hide_stored(cache, entry);
	if (st == ENG_OK)
		st = eng_tree_put(table->rows, &cache->session,
		    entry->bookmark.data, entry->bookmark.size,
		    entry->after.data, entry->after.size);
	if (st == ENG_OK)
		st = eng_index_insert_record(&cache->session, table, &values,
		    entry->bookmark.data, entry->bookmark.size);
	return st;
}

void
eng_cached_undo(struct eng_cache *cache, struct eng_cached *entry)
{
	remove_versions(cache, entry->number);
}

eng_status
eng_cached_redo(struct eng_cache *cache, struct eng_cached *entry)
{
	uint64_t start = cache->txn.next_ordinal;
	eng_status st;

	eng_env_share(cache->session.env);
	st = put_versions(cache, entry);
	eng_env_unshare(cache->session.env);
	number_versions(cache, start, entry->number);
	if (st != ENG_OK)
		remove_versions(cache, entry->number);
	eng_session_wrote(&cache->session);
	return st;
}

static void
free_entry(struct eng_cached *entry)
{
	base_buf_fini(&entry->bookmark);
	base_buf_fini(&entry->identity);
	base_buf_fini(&entry->before);
	base_buf_fini(&entry->after);
	base_buf_fini(&entry->target);
	eng_cached_keep_edit(entry);
	base_free(entry);
}

/* Its versions are gone already. */
static void
leave(struct eng_cache *cache, struct eng_cached *entry)
{
	RB_REMOVE(eng_cached_map, &cache->shown, entry);
	if (entry->target.size > 0)
		RB_REMOVE(eng_target_map, &cache->targets, entry);
	TAILQ_REMOVE(&cache->entries, entry, link);
	cache->count--;
	free_entry(entry);
}

void
eng_cached_drop(struct eng_cache *cache, struct eng_cached *entry)
{
	remove_all_versions(cache, entry);
	leave(cache, entry);
}

/* Neither this nor the other needs memory: what is given up or written is
 * gone. */
static void
drop_everything(struct eng_cache *cache)
{
	struct eng_cached *entry;

	remove_numbered(cache, NULL, 0);
	while ((entry = TAILQ_FIRST(&cache->entries)) != NULL)
		leave(cache, entry);
}

static void
drop_applied(struct eng_cache *cache)
{
	struct eng_cached *entry, *next;
	uint64_t *numbers;
	size_t count = 0;

	numbers = base_calloc((size_t)cache->count * 2, sizeof(*numbers));
	TAILQ_FOREACH(entry, &cache->entries, link)
		if (entry->applied && numbers != NULL) {
			numbers[count++] = entry->number;
			numbers[count++] = entry->blobs;
		}
	if (numbers != NULL)
		remove_numbered(cache, numbers, count);
	TAILQ_FOREACH_SAFE(entry, &cache->entries, link, next) {
		if (!entry->applied)
			continue;
		if (numbers == NULL)
			remove_all_versions(cache, entry);
		leave(cache, entry);
	}
	base_free(numbers);
}

static bool
is_all_applied(const struct eng_cache *cache)
{
	const struct eng_cached *entry;

	TAILQ_FOREACH(entry, &cache->entries, link)
		if (!entry->applied)
			return false;
	return true;
}

void
eng_cached_drop_all(struct eng_cache *cache, bool applied_only)
{
	if (!applied_only || is_all_applied(cache))
		drop_everything(cache);
	else if (cache->count > 0)
		drop_applied(cache);
}

/* ---- entries ---- */

/* An entry for the cursor's record, or for a new one (row NULL); not yet among
 * the others. */
static struct eng_cached *
new_entry(struct eng_cache *cache, enum eng_cache_state state,
    const struct base_buf *row)
{
	struct eng_cached *entry;
	const uint8_t *bookmark;
	size_t size;

	entry = base_calloc(1, sizeof(*entry));
	if (entry == NULL)
		return NULL;
	entry->state = state;
	entry->number = cache->txn.next_ordinal++;
	entry->blobs = cache->txn.next_ordinal++;
	if (row == NULL)
		return entry;
	if (eng_cursor_bookmark_at(cache->cursor, &bookmark, &size) &&
	    base_buf_set(&entry->identity, bookmark, size) &&
	    base_buf_set(&entry->bookmark, bookmark, size) &&
	    base_buf_set(&entry->before, row->data, row->size))
		return entry;
	free_entry(entry);
	return NULL;
}

static void
enter(struct eng_cache *cache, struct eng_cached *entry)
{
	TAILQ_INSERT_TAIL(&cache->entries, entry, link);
	RB_INSERT(eng_cached_map, &cache->shown, entry);
	cache->count++;
}

/* The bookmark of a record that stands under a key of its own. */
static bool
make_slot(struct eng_cache *cache, struct base_buf *key)
{
	uint32_t slot = cache->next_slot++;
	uint8_t bytes[SLOT_SIZE] = { SLOT_MARK };

	base_put_be32(bytes + 1, slot);
	return base_buf_add(key, bytes, sizeof(bytes));
}

/* Records without a primary key stay where they are. */
static eng_status
find_free_place(struct eng_cache *cache, const struct base_buf *keep,
    struct base_buf *place)
{
	struct eng_env *env = cache->session.env;
	struct eng_view view;
	eng_status st;

	if (keep->size > 0)
		return base_buf_set(place, keep->data, keep->size) ? ENG_OK :
		    ENG_E_NO_MEMORY;
	eng_env_share(env);
	view = eng_session_view(&cache->session);
	st = eng_order_key(cache->cursor, &view, place);
	eng_env_unshare(env);
	return st;
}

/* Where the record of the copy buffer will stand: in its stored place (keep)
 * when its primary key is still that one's. */
static eng_status
find_place(struct eng_cache *cache, const struct base_buf *keep,
    struct base_buf *place)
{
	struct eng_cursor *cursor = cache->cursor;
	struct eng_values values = { .table = cursor->table,
	    .session = &cache->session, .record = &cursor->update.record };
	eng_status st = ENG_OK;

	if (cursor->table->primary == NULL)
		return find_free_place(cache, keep, place);
	eng_env_share(cursor->session->env);
	st = eng_index_primary_key(&values, place);
	eng_env_unshare(cursor->session->env);
	if (st != ENG_OK)
		return st;
	if (keep->size > 0 && base_bytes_compare(keep->data, keep->size,
	    place->data, place->size) == 0)
		return ENG_OK;
	return make_slot(cache, place) ? ENG_OK : ENG_E_NO_MEMORY;
}

static eng_status
separate_value(void *ctx, uint32_t column_id, const uint8_t *data,
    uint32_t size, uint64_t *id)
{
	struct eng_cache *cache = ctx;

	(void)column_id;
	return eng_blob_write(&cache->session, cache->cursor->table, data,
	    size, id);
}

/* A new record without a primary key has its place from the beginning on. */
static bool
keeps_place(const struct eng_cache *cache, const struct eng_cached *entry)
{
	return cache->cursor->table->primary == NULL &&
	    entry->bookmark.size > 0;
}

/* Makes the entry's image and place what the copy buffer says. */
static eng_status
set_image(struct eng_cache *cache, struct eng_cached *entry)
{
	struct base_buf place = BASE_BUF_EMPTY, row = BASE_BUF_EMPTY;
	uint64_t start = cache->txn.next_ordinal;
	eng_status st;

	st = find_place(cache, keeps_place(cache, entry) ? &entry->bookmark :
	    &entry->identity, &place);
	if (st == ENG_OK)
		st = eng_record_encode(&cache->cursor->update.record, &row,
		    separate_value, cache);
	if (st != ENG_OK) {
		number_versions(cache, start, start);
		remove_versions(cache, start);
		base_buf_fini(&place);
		base_buf_fini(&row);
		return st;
	}
	number_versions(cache, start, entry->blobs);
	base_buf_fini(&entry->bookmark);
	base_buf_fini(&entry->after);
	entry->bookmark = place;
	entry->after = row;
	entry->slotted = cache->cursor->table->primary != NULL &&
	    !is_in_place(entry);
	return eng_cached_redo(cache, entry);
}

/* The first change of a stored record, or (row NULL) a new record. */
static eng_status
cache_first_change(struct eng_cache *cache, enum eng_cache_state state,
    const struct base_buf *row)
{
	struct eng_cached *entry;
	eng_status st;

	entry = new_entry(cache, state, row);
	if (entry == NULL)
		return ENG_E_NO_MEMORY;
	st = set_image(cache, entry);
	if (st != ENG_OK) {
		remove_all_versions(cache, entry);
		free_entry(entry);
		return st;
	}
	enter(cache, entry);
	return ENG_OK;
}

eng_status
eng_cached_change(struct eng_cache *cache, struct eng_cached *entry)
{
	struct base_buf old_place = BASE_BUF_EMPTY, old_row = BASE_BUF_EMPTY;
	bool slotted = entry->slotted;
	eng_status st;

	if (!base_buf_set(&old_place, entry->bookmark.data,
	    entry->bookmark.size) || !base_buf_set(&old_row,
	    entry->after.data, entry->after.size)) {
		base_buf_fini(&old_place);
		return ENG_E_NO_MEMORY;
	}
	RB_REMOVE(eng_cached_map, &cache->shown, entry);
	eng_cached_undo(cache, entry);
	st = set_image(cache, entry);
	if (st != ENG_OK) {
		base_buf_fini(&entry->bookmark);
		base_buf_fini(&entry->after);
		entry->bookmark = old_place;
		entry->after = old_row;
		entry->slotted = slotted;
		(void)eng_cached_redo(cache, entry);
	} else {
		base_buf_fini(&old_place);
		base_buf_fini(&old_row);
	}
	RB_INSERT(eng_cached_map, &cache->shown, entry);
	return st;
}

void
eng_cached_follow(struct eng_cursor *cursor, const struct eng_cached *entry)
{
	struct base_buf bookmark = BASE_BUF_EMPTY;
	bool there;

	there = base_buf_set(&bookmark, entry->bookmark.data,
	    entry->bookmark.size) && eng_cursor_goto(cursor, bookmark.data,
	    bookmark.size) == ENG_OK;
	if (!there)
		eng_cursor_stand(cursor, ENG_CUR_BETWEEN);
	base_buf_fini(&bookmark);
}

/* What was applied stands where it was written. */
bool
eng_cached_home(const struct eng_cached *entry, struct base_buf *home)
{
	if (!entry->applied || entry->state == ENG_CACHE_DELETED)
		return base_buf_set(home, entry->identity.data,
		    entry->identity.size);
	if (entry->target.size > 0)
		return base_buf_set(home, entry->target.data,
		    entry->target.size);
	return base_buf_set(home, entry->bookmark.data, entry->bookmark.size -
	    (entry->slotted ? SLOT_SIZE : 0));
}

void
eng_cached_go_home(struct eng_cursor *cursor, const struct base_buf *home)
{
	if (home->size == 0 || eng_cursor_goto(cursor, home->data,
	    home->size) != ENG_OK)
		eng_cursor_stand(cursor, ENG_CUR_BETWEEN);
}

eng_status
eng_cache_update(struct eng_cursor *cursor, struct base_buf *bookmark)
{
	struct eng_cache *cache = cursor->cache;
	struct eng_cached *entry = NULL;
	bool insert = !eng_update_is_replace(&cursor->update);
	eng_status st;

	if (!insert)
		entry = eng_cached_find(cache, cursor->update.bookmark.data,
		    cursor->update.bookmark.size);
	if (entry != NULL && entry->state == ENG_CACHE_DELETED)
		return ENG_E_RECORD_DELETED;
	st = entry != NULL ? eng_cached_renew(cache, entry) : ENG_OK;
	if (st != ENG_OK)
		return st;
	if (insert)
		st = cache_first_change(cache, ENG_CACHE_INSERTED, NULL);
	else if (entry == NULL)
		st = cache_first_change(cache, ENG_CACHE_MODIFIED,
		    &cursor->update.record.base);
	else
		st = eng_cached_change(cache, entry);
	if (st != ENG_OK)
		return st;
	if (entry == NULL)
		entry = TAILQ_LAST(&cache->entries, eng_cached_list);
	eng_cached_forget_applied(cache, entry);
	eng_update_drop(cursor);
	eng_cached_follow(cursor, entry);
	if (!base_buf_set(bookmark, entry->bookmark.data,
	    entry->bookmark.size))
		base_buf_clear(bookmark);
	return ENG_OK;
}

/* The stored record shows again where it was, in another state. */
static eng_status
revert(struct eng_cache *cache, struct eng_cached *entry,
    enum eng_cache_state state)
{
	struct base_buf place = BASE_BUF_EMPTY;
	bool here = eng_cached_current(cache->cursor) == entry;

	if (!base_buf_set(&place, entry->identity.data, entry->identity.size))
		return ENG_E_NO_MEMORY;
	eng_cached_undo(cache, entry);
	RB_REMOVE(eng_cached_map, &cache->shown, entry);
	base_buf_fini(&entry->bookmark);
	entry->bookmark = place;
	entry->slotted = false;
	entry->state = state;
	RB_INSERT(eng_cached_map, &cache->shown, entry);
	eng_cached_forget_applied(cache, entry);
	if (here)
		eng_cached_follow(cache->cursor, entry);
	return ENG_OK;
}

eng_status
eng_cache_delete(struct eng_cursor *cursor)
{
	struct eng_cache *cache = cursor->cache;
	struct eng_cached *entry;
	eng_status st;

	eng_update_drop(cursor);
	eng_env_share(cursor->session->env);
	st = eng_cursor_fetch_locked(cursor);
	eng_env_unshare(cursor->session->env);
	if (st != ENG_OK)
		return st;
	entry = eng_cached_current(cursor);
	if (entry == NULL) {
		entry = new_entry(cache, ENG_CACHE_DELETED, &cursor->row_copy);
		if (entry == NULL)
			return ENG_E_NO_MEMORY;
		enter(cache, entry);
		return ENG_OK;
	}
	if (entry->state == ENG_CACHE_DELETED)
		return ENG_E_RECORD_DELETED;
	st = eng_cached_renew(cache, entry);
	if (st != ENG_OK)
		return st;
	if (entry->state == ENG_CACHE_INSERTED) {
		eng_cached_drop(cache, entry);
		return ENG_OK;
	}
	return revert(cache, entry, ENG_CACHE_DELETED);
}

/* ---- giving up ---- */

eng_status
eng_cache_cancel_current(struct eng_cursor *cursor)
{
	struct eng_cached *entry = eng_cached_current(cursor);
	struct base_buf home = BASE_BUF_EMPTY;

	if (entry == NULL)
		return ENG_E_BAD_OPERATION;
	if (!eng_cached_home(entry, &home))
		return ENG_E_NO_MEMORY;
	eng_cached_drop(cursor->cache, entry);
	eng_cached_go_home(cursor, &home);
	base_buf_fini(&home);
	return ENG_OK;
}

eng_status
eng_cache_cancel(struct eng_cursor *cursor)
{
	struct eng_cached *entry = eng_cached_current(cursor);
	struct base_buf home = BASE_BUF_EMPTY;

	if (cursor->cache == NULL)
		return ENG_E_BAD_OPERATION;
	/* Without memory it stands on the crack. */
	if (entry != NULL)
		(void)eng_cached_home(entry, &home);
	eng_cached_drop_all(cursor->cache, false);
	if (entry != NULL)
		eng_cached_go_home(cursor, &home);
	base_buf_fini(&home);
	return ENG_OK;
}
