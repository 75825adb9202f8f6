/* SPDX-License-Identifier: MIT */
/* eng_table_load.c - the tables of a store in memory: loaded and freed. */

#include "eng_catalog.h"
#include "eng_collation.h"
#include "eng_table.h"
#include "eng_version.h"

/* ---- loading ---- */

static struct eng_table *
find_loaded_locked(struct eng_store *store, uint32_t id)
{
	struct eng_table *table;

	TAILQ_FOREACH(table, &store->tables, link)
		if (table->id == id)
			return table;
	return NULL;
}

const _Atomic uint64_t *
eng_table_change_counter(const struct eng_table *table)
{
	return table->slot != NULL ? &table->slot->changes :
	    &table->rows->changes;
}

uint64_t
eng_table_change_count(const struct eng_table *table)
{
	return atomic_load(eng_table_change_counter(table));
}

struct eng_table *
eng_table_loaded(struct eng_store *store, uint32_t id)
{
	struct eng_table *table;

	base_mutex_lock(&store->tables_mutex);
	table = find_loaded_locked(store, id);
	base_mutex_unlock(&store->tables_mutex);
	return table;
}

/* The number of width bytes, 4 or 8, that the last key of a tree starts with;
 * 0 for an empty tree. */
static eng_status
last_number(struct eng_tree *tree, const struct eng_view *view, size_t width,
    uint64_t *number, bool *found)
{
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	*number = 0;
	st = eng_tree_find(tree, view, ENG_TREE_LAST, NULL, 0, &key, NULL);
	*found = st == ENG_OK;
	if (st == ENG_OK && key.size >= width)
		*number = width == 8 ? base_get_be64(key.data) :
		    base_get_be32(key.data);
	base_buf_fini(&key);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

static eng_status
load_autoinc(struct eng_table *table, const struct eng_view *view)
{
	uint8_t key[ENG_CATALOG_AUTOINC_KEY];
	struct base_buf value = BASE_BUF_EMPTY;
	eng_status st;

	eng_catalog_autoinc_key(table->id, key);
	st = eng_tree_get(table->store->catalog, view, key, sizeof key,
	    &value);
	if (st == ENG_OK && value.size < 8)
		st = ENG_E_CORRUPT;
	if (st == ENG_OK)
		eng_table_raise64(&table->counters->autoinc,
		    base_get_u64(value.data));
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* 0: none is left. */
static void
set_next_record(struct eng_table *table, uint32_t next)
{
	if (table->slot == NULL)
		atomic_store(&table->counters->record_id, next);
	else
		eng_table_raise32(&table->counters->record_id, next);
}

static eng_status
load_counters(struct eng_table *table, const struct eng_view *view)
{
	uint64_t last;
	eng_status st;
	bool found;

	st = load_autoinc(table, view);
	if (st == ENG_OK)
		st = last_number(table->rows, view, 4, &last, &found);
	if (st != ENG_OK)
		return st;
	table->had_records = found;
	if (table->primary == NULL)
		set_next_record(table, (uint32_t)last + 1);
	st = last_number(table->blobs, view, 8, &last, &found);
	if (st == ENG_OK)
		eng_table_raise64(&table->counters->blob_id, last + 1);
	return st;
}

static eng_status
find_row_by_id(struct eng_store *store, const struct eng_view *view,
    uint32_t id, struct eng_catalog_table *row)
{
	char folded[ENG_NAME_MAX + 1] = "";
	eng_status st;

	do
		st = eng_catalog_next_table(store, view, folded, folded, row);
	while (st == ENG_OK && row->id != id);
	return st == ENG_E_NOT_FOUND ? ENG_E_CORRUPT : st;
}

static eng_status load_row_locked(struct eng_store *store,
    const struct eng_view *view, const struct eng_catalog_table *row,
    struct eng_table **out);

/* A template has none itself, so this goes one step deep. */
static eng_status
load_template_locked(struct eng_table *table, const struct eng_view *view,
    uint32_t template_id)
{
	struct eng_table *template;
	struct eng_catalog_table row;
	eng_status st = ENG_OK;

	template = find_loaded_locked(table->store, template_id);
	if (template == NULL) {
		st = find_row_by_id(table->store, view, template_id, &row);
		if (st == ENG_OK && row.template_id != 0)
			st = ENG_E_CORRUPT;
		if (st == ENG_OK)
			st = load_row_locked(table->store, view, &row,
			    &template);
	}
	if (st == ENG_OK)
		st = eng_table_inherit(table, template, view,
		    ENG_TREE_STORED);
	return st;
}

/* Everything is read as the newest commit left it: what sessions have open
 * concerns only tables that are in memory already. */
static eng_status
load_row_locked(struct eng_store *store, const struct eng_view *view,
    const struct eng_catalog_table *row, struct eng_table **out)
{
	struct eng_table *table;
	eng_status st;

	*out = NULL;
	st = eng_table_new(store->env, store, row->id, row->name, &table);
	if (st != ENG_OK)
		return st;
	table->flags = row->flags;
	table->density = row->density;
	if (row->template_id != 0)
		st = load_template_locked(table, view, row->template_id);
	if (st == ENG_OK)
		st = eng_table_put_trees(table, ENG_TREE_STORED);
	if (st == ENG_OK)
		st = eng_catalog_load(table, view);
	if (st == ENG_OK)
		st = eng_collation_check(table, view);
	if (st == ENG_OK)
		st = load_counters(table, view);
	if (st != ENG_OK) {
		eng_table_free(table);
		return st;
	}
	if (store->slot != NULL)
		table->schema_seen = atomic_load(&store->slot->schema);
	TAILQ_INSERT_TAIL(&store->tables, table, link);
	*out = table;
	return ENG_OK;
}

/* Another process may have changed the definition of any table that is not
 * in use here; nobody holds on to one of those outside the gate. */
static bool
is_idle(const struct eng_table *table)
{
	const struct eng_index *index;

	if (table->opens > 0 || atomic_load(&table->derived) > 0 ||
	    table->birth.created_by != NULL ||
	    table->birth.dropped_by != NULL ||
	    atomic_load(&table->rows->chains) > 0 ||
	    atomic_load(&table->blobs->chains) > 0)
		return false;
	for (index = table->indexes; index != NULL; index = index->next)
		if (atomic_load(&index->tree->chains) > 0)
			return false;
	return true;
}

/* What stays for now is looked at again when it is next loaded. */
static void
forget_stale_locked(struct eng_store *store)
{
	uint64_t now = atomic_load(&store->slot->schema);
	struct eng_table *table, *next;

	TAILQ_FOREACH_SAFE(table, &store->tables, link, next) {
		if (table->schema_seen == now || !is_idle(table))
			continue;
		TAILQ_REMOVE(&store->tables, table, link);
		eng_table_free(table);
	}
}

eng_status
eng_table_load(struct eng_session *session, struct eng_store *store,
    const char *name, struct eng_table **out)
{
	struct eng_view mine = eng_session_view(session);
	struct eng_view newest = { NULL, 0, NULL };
	struct eng_catalog_table row, now;
	char checked[ENG_NAME_MAX + 1];
	eng_status st;

	*out = NULL;
	st = eng_name_check(name, checked);
	if (st == ENG_OK)
		st = eng_catalog_find_table(store, &mine, checked, &row);
	if (st != ENG_OK)
		return st;
	base_mutex_lock(&store->tables_mutex);
	if (store->slot != NULL)
		forget_stale_locked(store);
	*out = find_loaded_locked(store, row.id);
	if (*out == NULL) {
		newest.snapshot = atomic_load(&store->env->commit_seq);
		/* An old snapshot may name what is gone or renamed by now. */
		st = eng_catalog_find_table(store, &newest, checked, &now);
		if (st == ENG_E_NO_TABLE || (st == ENG_OK && now.id != row.id))
			st = find_row_by_id(store, &newest, row.id, &now);
		if (st == ENG_OK)
			st = load_row_locked(store, &newest, &now, out);
		else if (st == ENG_E_CORRUPT)
			st = ENG_E_NO_TABLE;
	}
	base_mutex_unlock(&store->tables_mutex);
	return st;
}

/* ---- freeing ---- */

/* Tables made from templates go before these. */
static void
free_list(struct eng_table_list *list)
{
	struct eng_table *table, *next;
	bool again = true;

	while (again) {
		again = false;
		for (table = TAILQ_FIRST(list); table != NULL; table = next) {
			next = TAILQ_NEXT(table, link);
			if (atomic_load(&table->derived) > 0)
				continue;
			TAILQ_REMOVE(list, table, link);
			eng_table_free(table);
			again = true;
		}
	}
}

void
eng_table_forget_all(struct eng_store *store)
{
	free_list(&store->lost_tables);
	free_list(&store->tables);
	free_list(&store->lost_tables);
}

/* The lock also waits for the last to release the table to be through. */
static unsigned
count_opens(struct eng_table *table)
{
	unsigned opens;

	base_mutex_lock(&table->table_lock);
	opens = table->opens;
	base_mutex_unlock(&table->table_lock);
	return opens;
}

void
eng_table_sweep(struct eng_store *store)
{
	struct eng_table_list gone = TAILQ_HEAD_INITIALIZER(gone);
	struct eng_table *table, *next;

	base_mutex_lock(&store->tables_mutex);
	for (table = TAILQ_FIRST(&store->lost_tables); table != NULL;
	    table = next) {
		next = TAILQ_NEXT(table, link);
		if (count_opens(table) > 0 || atomic_load(&table->derived) > 0)
			continue;
		TAILQ_REMOVE(&store->lost_tables, table, link);
		TAILQ_INSERT_TAIL(&gone, table, link);
	}
	base_mutex_unlock(&store->tables_mutex);
	free_list(&gone);
}
