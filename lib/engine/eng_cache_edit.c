/* SPDX-License-Identifier: MIT */
/* eng_cache_edit.c - cached records as a subscriber of a failure wants them. */
#include "eng_cache_entry.h"

eng_status
eng_cache_edit(struct eng_apply_failure *failure, uint32_t column_id,
    const void *data, uint32_t size)
{
	const struct eng_column *col;
	eng_status st;

	col = eng_columns_at(failure->edit->columns, column_id);
	if (col == NULL)
		return ENG_E_NO_COLUMN;
	st = eng_record_set(failure->edit, col, 1, data, size, data != NULL ?
	    ENG_SET_ZERO_LENGTH : ENG_SET_NULL, 0);
	return eng_ok(st) ? ENG_OK : st;
}

static eng_status
keep_given(struct eng_cached *entry)
{
	if (entry->edited)
		return ENG_OK;
	if (!base_buf_set(&entry->given, entry->after.data,
	    entry->after.size) || !base_buf_set(&entry->given_place,
	    entry->bookmark.data, entry->bookmark.size))
		return ENG_E_NO_MEMORY;
	entry->given_slotted = entry->slotted;
	entry->edited = true;
	return ENG_OK;
}

eng_status
eng_cached_take_edit(struct eng_cache *cache, struct eng_cached *entry,
    const struct eng_record *edit)
{
	struct eng_cursor *cursor = cache->cursor;
	bool here = eng_cached_current(cursor) == entry;
	struct eng_update *up = &cursor->update;
	eng_status st;

	if (!edit->changed || entry->state == ENG_CACHE_DELETED)
		return ENG_OK;
	st = keep_given(entry);
	if (st != ENG_OK)
		return st;
	eng_update_drop(cursor);
	eng_record_reuse(&up->record, &cursor->table->columns,
	    eng_table_row_max(cursor->table));
	up->prepared = true;
	up->kind = ENG_PREPARE_REPLACE;
	st = eng_record_copy(&up->record, edit);
	if (st == ENG_OK && !base_buf_set(&up->bookmark,
	    entry->bookmark.data, entry->bookmark.size))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK)
		st = eng_cached_change(cache, entry);
	eng_update_drop(cursor);
	if (st == ENG_OK && here)
		eng_cached_follow(cursor, entry);
	return st;
}

void
eng_cached_keep_edit(struct eng_cached *entry)
{
	base_buf_fini(&entry->given);
	base_buf_fini(&entry->given_place);
	entry->edited = false;
}

void
eng_cached_drop_edit(struct eng_cache *cache, struct eng_cached *entry)
{
	bool here = eng_cached_current(cache->cursor) == entry;

	if (!entry->edited)
		return;
	RB_REMOVE(eng_cached_map, &cache->shown, entry);
	eng_cached_undo(cache, entry);
	base_buf_fini(&entry->after);
	base_buf_fini(&entry->bookmark);
	entry->after = entry->given;
	entry->bookmark = entry->given_place;
	entry->slotted = entry->given_slotted;
	base_buf_init(&entry->given);
	base_buf_init(&entry->given_place);
	entry->edited = false;
	/* It fits where it was. */
	(void)eng_cached_redo(cache, entry);
	RB_INSERT(eng_cached_map, &cache->shown, entry);
	if (here)
		eng_cached_follow(cache->cursor, entry);
}
