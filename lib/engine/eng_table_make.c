/* SPDX-License-Identifier: MIT */
/* eng_table_make.c - tables put together in memory. */
#include <stdio.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_table_part.h"
#include "eng_version.h"

struct eng_table_note *
eng_table_make_note(struct eng_table *table, void *part)
{
	struct eng_table_note *note;

	note = base_malloc(sizeof *note);
	if (note != NULL) {
		note->table = table;
		note->part = part;
	}
	return note;
}

void
eng_table_keep(struct eng_table *table, void *block)
{
	struct eng_table_scrap *scrap;

	if (block == NULL)
		return;
	scrap = base_malloc(sizeof *scrap);
	if (scrap == NULL) {
		base_free(block);
		return;
	}
	scrap->block = block;
	scrap->next = table->scraps;
	table->scraps = scrap;
}

eng_status
eng_table_new(struct eng_env *env, struct eng_store *store, uint32_t id,
    const char *name, struct eng_table **out)
{
	struct eng_table *table;

	*out = NULL;
	table = base_calloc(1, sizeof *table);
	if (table == NULL)
		return ENG_E_NO_MEMORY;
	if (!base_mutex_init(&table->table_lock)) {
		base_free(table);
		return ENG_E_NO_MEMORY;
	}
	if (!bus_scope_init(&table->scope, &env->scope)) {
		base_mutex_fini(&table->table_lock);
		base_free(table);
		return ENG_E_NO_MEMORY;
	}
	table->env = env;
	table->store = store;
	table->id = id;
	snprintf(table->name, sizeof table->name, "%s", name);
	table->counters = &table->own_counters;
	atomic_store(&table->counters->autoinc, 1);
	atomic_store(&table->counters->record_id, 1);
	atomic_store(&table->counters->blob_id, 1);
	atomic_store(&table->storage, ENG_STORAGE_NONE);
	*out = table;
	return ENG_OK;
}

/* Writes down, with each commit that changes records, from where on numbers
 * are free. */
static bool
tell_autoinc(void *ctx, struct base_buf *key, struct base_buf *value)
{
	uint8_t bytes[ENG_CATALOG_AUTOINC_KEY];
	struct eng_table *table = ctx;
	uint64_t next = atomic_load(&table->counters->autoinc);

	if (table->autoinc == NULL || table->birth.dropped_by != NULL)
		return false;
	eng_catalog_autoinc_key(table->id, bytes);
	return base_buf_set(key, bytes, sizeof bytes) &&
	    base_buf_resize(value, 0) && base_buf_add_u64(value, next);
}

/* What processes must agree on. */
static eng_status
share_table(struct eng_table *table)
{
	eng_status st;

	st = eng_shared_slot(table->env, eng_store_key(table->store,
	    table->id), &table->slot);
	if (st != ENG_OK)
		return st;
	table->counters = &table->slot->counters;
	table->rows->slot = table->slot;
	table->rows->locks_records = true;
	return ENG_OK;
}

void
eng_table_raise64(_Atomic uint64_t *number, uint64_t least)
{
	uint64_t now = atomic_load(number);

	while (now < least && !atomic_compare_exchange_weak(number, &now,
	    least))
		;
}

void
eng_table_raise32(_Atomic uint32_t *number, uint32_t least)
{
	uint32_t now = atomic_load(number);

	while (now < least && !atomic_compare_exchange_weak(number, &now,
	    least))
		;
}

eng_status
eng_table_put_trees(struct eng_table *table, enum eng_tree_kind kind)
{
	char name[ENG_TREE_NAME_MAX + 1];
	eng_status st;

	snprintf(name, sizeof name, "t%u", (unsigned)table->id);
	st = eng_tree_new(table->env, table->store, name, kind, &table->rows);
	if (st != ENG_OK)
		return st;
	if (table->store != NULL)
		eng_tree_set_companion(table->rows, table->store->catalog,
		    tell_autoinc, table);
	if (table->store != NULL && table->env->shared)
		st = share_table(table);
	if (st != ENG_OK)
		return st;
	snprintf(name, sizeof name, "v%u", (unsigned)table->id);
	return eng_tree_new(table->env, table->store, name, kind,
	    &table->blobs);
}

static eng_status
inherit_columns(struct eng_table *table, const struct eng_columns *cols,
    const struct eng_view *view)
{
	const struct eng_column *col;
	eng_status st = ENG_OK;
	uint32_t id, last;

	last = cols->tagged_count > 0 ?
	    ENG_TAGGED_FIRST + cols->tagged_count - 1 : ENG_VAR_LAST;
	for (id = ENG_FIXED_FIRST; id <= last && st == ENG_OK; id++) {
		col = eng_columns_at(cols, id);
		if (col != NULL)
			st = eng_table_inherit_column(table, col, view);
	}
	return st;
}

static eng_status
inherit_index(struct eng_table *table, const struct eng_index *from,
    const struct eng_view *view, enum eng_tree_kind kind)
{
	struct eng_index *index;
	eng_status st;

	if (!eng_birth_visible(&from->birth, view))
		return ENG_OK;
	st = eng_table_put_index(NULL, table, &from->def, from->id, kind,
	    &index);
	if (st == ENG_OK)
		index->inherited = true;
	return st;
}

eng_status
eng_table_inherit(struct eng_table *table, struct eng_table *template,
    const struct eng_view *view, enum eng_tree_kind kind)
{
	const struct eng_index *index;
	eng_status st;

	st = inherit_columns(table, &template->columns, view);
	if (st == ENG_OK && template->primary != NULL)
		st = inherit_index(table, template->primary, view, kind);
	for (index = template->indexes; st == ENG_OK && index != NULL;
	    index = index->next)
		st = inherit_index(table, index, view, kind);
	if (st != ENG_OK)
		return st;
	if (table->next_index_id < template->next_index_id)
		atomic_store(&table->next_index_id,
		    atomic_load(&template->next_index_id));
	table->template = template;
	table->scope.parent = &template->scope;
	template->derived++;
	return ENG_OK;
}

static void
free_columns(struct eng_columns *cols)
{
	uint32_t i;

	for (i = 0; i < cols->fixed_count; i++)
		eng_table_free_column(cols->fixed[i]);
	for (i = 0; i < cols->var_count; i++)
		eng_table_free_column(cols->var[i]);
	for (i = 0; i < cols->tagged_count; i++)
		eng_table_free_column(cols->tagged[i]);
	base_free(cols->tagged);
}

static void
free_indexes(struct eng_index *first)
{
	struct eng_index *index;

	while ((index = first) != NULL) {
		first = index->next;
		eng_table_free_index(index);
	}
}

/* Tells whoever put something into the table's local storage. */
static void
post_storage_freed(struct eng_table *table)
{
	struct eng_storage_freed freed = { .of_table = true };

	freed.value = atomic_load(&table->storage);
	if (freed.value != ENG_STORAGE_NONE)
		bus_post(&table->env->scope, BUS_STORAGE_FREED, table, &freed);
}

void
eng_table_free(struct eng_table *table)
{
	struct eng_table_scrap *scrap;

	if (table == NULL)
		return;
	post_storage_freed(table);
	bus_scope_fini(&table->scope);
	if (table->template != NULL)
		table->template->derived--;
	if (table->primary != NULL)
		eng_table_free_index(table->primary);
	free_indexes(table->indexes);
	free_indexes(table->lost_indexes);
	base_free(table->callback);
	free_columns(&table->columns);
	eng_shared_slot_done(table->env, table->slot);
	if (table->rows != NULL)
		eng_tree_free(table->rows);
	if (table->blobs != NULL)
		eng_tree_free(table->blobs);
	while ((scrap = table->scraps) != NULL) {
		table->scraps = scrap->next;
		base_free(scrap->block);
		base_free(scrap);
	}
	base_mutex_fini(&table->table_lock);
	base_free(table);
}
