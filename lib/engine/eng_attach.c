/* SPDX-License-Identifier: MIT */
/* eng_attach.c - stores come and go: the file, its catalog, and what a crash
 * left in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base_alloc.h"
#include "eng_apply.h"
#include "eng_attach.h"
#include "eng_blob.h"
#include "eng_catalog.h"
#include "eng_guest.h"
#include "eng_version.h"

#define ORPHANS "orphans"

enum {
	SHARE_NAP = 10000000,		/* ns */
	SHARE_TRIES = 200
};

/* ---- trees that no row of the catalog names ---- */

struct sweep {
	struct eng_store *store;
	struct eng_view view;
	struct eng_catalog_table *tables;	/* by id */
	size_t table_count;
	size_t table_room;
	char (*strays)[ENG_TREE_NAME_MAX + 1];
	size_t stray_count;
	size_t stray_room;
	uint32_t last_id;		/* of any table, known or not */
};

static bool
grow(void **items, size_t count, size_t *room, size_t size)
{
	size_t more = *room == 0 ? 16 : *room * 2;
	void *bigger;

	if (count < *room)
		return true;
	bigger = base_realloc(*items, more * size);
	if (bigger == NULL)
		return false;
	*items = bigger;
	*room = more;
	return true;
}

static int
compare_tables(const void *a, const void *b)
{
	const struct eng_catalog_table *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static eng_status
list_tables(struct sweep *sw)
{
	char folded[ENG_NAME_MAX + 1] = "";
	struct eng_catalog_table row;
	void *tables = NULL;
	eng_status st;

	while ((st = eng_catalog_next_table(sw->store, &sw->view, folded,
	    folded, &row)) == ENG_OK) {
		tables = sw->tables;
		if (!grow(&tables, sw->table_count, &sw->table_room,
		    sizeof row))
			return ENG_E_NO_MEMORY;
		sw->tables = tables;
		sw->tables[sw->table_count++] = row;
		if (row.id > sw->last_id)
			sw->last_id = row.id;
	}
	if (sw->table_count > 0)
		qsort(sw->tables, sw->table_count, sizeof *sw->tables,
		    compare_tables);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

static const struct eng_catalog_table *
find_table(const struct sweep *sw, uint32_t id)
{
	struct eng_catalog_table key = { .id = id };

	if (sw->table_count == 0)
		return NULL;
	return bsearch(&key, sw->tables, sw->table_count, sizeof key,
	    compare_tables);
}

/* Whether a tree's name is that of a table's part, and of which. */
static bool
parse_name(const char *name, uint32_t *table_id, uint32_t *index_id)
{
	unsigned table = 0, index = 0;
	int end = 0;

	if (name[0] == 'i')
		(void)sscanf(name + 1, "%u_%u%n", &table, &index, &end);
	else if (name[0] == 't' || name[0] == 'v')
		(void)sscanf(name + 1, "%u%n", &table, &end);
	*table_id = table;
	*index_id = index;
	return end > 0 && name[1 + end] == '\0';
}

static eng_status
tree_is_named(const struct sweep *sw, const char *name, uint32_t table_id,
    uint32_t index_id, bool *named)
{
	const struct eng_catalog_table *table = find_table(sw, table_id);
	eng_status st = ENG_OK;

	*named = table != NULL;
	if (table == NULL || name[0] != 'i')
		return ENG_OK;
	st = eng_catalog_has_index(sw->store, &sw->view, table_id, index_id,
	    named);
	if (st == ENG_OK && !*named && table->template_id != 0)
		st = eng_catalog_has_index(sw->store, &sw->view,
		    table->template_id, index_id, named);
	return st;
}

static eng_status
look_at_tree(void *context, const char *name)
{
	struct sweep *sw = context;
	uint32_t table_id, index_id;
	void *strays = sw->strays;
	eng_status st;
	bool named;

	if (!parse_name(name, &table_id, &index_id))
		return ENG_OK;
	if (table_id > sw->last_id)
		sw->last_id = table_id;
	st = tree_is_named(sw, name, table_id, index_id, &named);
	if (st != ENG_OK || named)
		return st;
	if (!grow(&strays, sw->stray_count, &sw->stray_room,
	    sizeof *sw->strays))
		return ENG_E_NO_MEMORY;
	sw->strays = strays;
	snprintf(sw->strays[sw->stray_count++], sizeof *sw->strays, "%s",
	    name);
	return ENG_OK;
}

static bool
was_alone(const struct eng_store *store)
{
	return !store->env->shared || store->alone;
}

static eng_status
remove_strays(struct sweep *sw)
{
	struct eng_env *env = sw->store->env;
	DB_TXN *now;
	eng_status st;
	size_t i;

	/* What others are making has no name yet. */
	if (sw->stray_count == 0 || sw->store->read_only ||
	    !was_alone(sw->store))
		return ENG_OK;
	eng_env_exclude(env);
	st = eng_now_begin(env, &now);
	for (i = 0; i < sw->stray_count && st == ENG_OK; i++)
		st = eng_store_tree_remove(sw->store, now, sw->strays[i]);
	st = eng_now_end(env, now, st);
	eng_env_unexclude(env);
	return st;
}

/* A dropped table's trees, or an index nobody finished: their removal was
 * still to come.  Tells the next table's id as well. */
static eng_status
sweep_trees(struct eng_store *store)
{
	struct sweep sw = { .store = store };
	eng_status st;

	eng_env_share(store->env);
	sw.view.snapshot = atomic_load(&store->env->commit_seq);
	st = list_tables(&sw);
	if (st == ENG_OK)
		st = eng_store_tree_names(store, look_at_tree, &sw);
	eng_env_unshare(store->env);
	if (st == ENG_OK)
		st = remove_strays(&sw);
	store->next_table_id = sw.last_id + 1;
	if (store->slot != NULL)
		eng_table_raise32(&store->slot->counters.record_id,
		    sw.last_id + 1);
	base_free(sw.tables);
	base_free(sw.strays);
	return st;
}

/* ---- attaching ---- */

static eng_status
open_trees(struct eng_store *store)
{
	eng_status st;

	TAILQ_INIT(&store->tables);
	TAILQ_INIT(&store->lost_tables);
	if (!base_mutex_init(&store->tables_mutex))
		return ENG_E_NO_MEMORY;
	st = eng_tree_new(store->env, store, ENG_STORE_CATALOG,
	    ENG_TREE_STORED, &store->catalog);
	if (st != ENG_OK) {
		base_mutex_fini(&store->tables_mutex);
		return st;
	}
	/* Two that make a table of one name at the same time. */
	store->catalog->locks_records = store->env->shared;
	st = eng_tree_new(store->env, store, ORPHANS, ENG_TREE_STORED,
	    &store->orphans);
	if (st == ENG_OK)
		eng_tree_set_reaper(store->orphans, eng_blob_reap, store);
	return st;
}

/* Makes a store that was just opened usable, or closes it again. */
static eng_status
finish_attach(struct eng_store *store, struct eng_store **out)
{
	struct eng_env *env = store->env;
	eng_status st;

	st = open_trees(store);
	if (st == ENG_OK)
		st = sweep_trees(store);
	if (st == ENG_OK && was_alone(store))
		st = eng_blob_sweep(store);
	if (st == ENG_OK && env->shared)
		st = eng_store_share(store);
	if (st == ENG_OK) {
		eng_guest_welcome(store);
		*out = store;
		return ENG_OK;
	}
	eng_attach_forget(store);
	eng_guest_lock();
	eng_env_exclude(env);
	(void)eng_store_detach(store);
	eng_env_unexclude(env);
	eng_guest_unlock();
	return st;
}

eng_status
eng_attach_new(struct eng_env *env, const char *path, bool overwrite,
    uint32_t page_size, struct eng_store **out)
{
	struct eng_store *store;
	eng_status st;

	*out = NULL;
	eng_env_exclude(env);
	st = eng_store_create(env, path, overwrite ? ENG_STORE_OVERWRITE : 0,
	    page_size, &store);
	eng_env_unexclude(env);
	return st == ENG_OK ? finish_attach(store, out) : st;
}

/* Another process may be about to share it. */
static bool
wait_for_share(const struct eng_env *env, eng_status st, unsigned *tries)
{
	struct timespec nap = { 0, SHARE_NAP };

	if (st != ENG_E_STORE_SHARED || !env->shared ||
	    ++*tries > SHARE_TRIES)
		return false;
	nanosleep(&nap, NULL);
	return true;
}

eng_status
eng_attach(struct eng_env *env, const char *path, bool read_only,
    struct eng_store **out)
{
	struct eng_store *store;
	unsigned tries = 0;
	eng_status st;

	*out = eng_store_find(env, path);
	if (*out != NULL)
		return ENG_NOTE_ATTACHED;
	do {
		eng_env_exclude(env);
		st = eng_store_attach(env, path, read_only, &store);
		eng_env_unexclude(env);
	} while (wait_for_share(env, st, &tries));
	return st == ENG_OK ? finish_attach(store, out) : st;
}

/* ---- detaching ---- */

static bool
tree_is_busy(const struct eng_tree *tree)
{
	return tree != NULL && atomic_load(&tree->chains) != 0;
}

/* Who is about to close it may not have let go of the lock. It is not waited
 * for: others wait for the environment while they have the lock. */
static bool
is_open(struct eng_table *table)
{
	bool open;

	if (!base_mutex_try(&table->table_lock))
		return true;
	open = table->opens > 0;
	base_mutex_unlock(&table->table_lock);
	return open;
}

static bool
table_is_busy(struct eng_table *table)
{
	const struct eng_index *index;

	if (is_open(table) || tree_is_busy(table->rows) ||
	    tree_is_busy(table->blobs))
		return true;
	for (index = table->indexes; index != NULL; index = index->next)
		if (tree_is_busy(index->tree))
			return true;
	return false;
}

static bool
has_doomed_tree(struct eng_store *store)
{
	struct eng_tree *tree;

	base_mutex_lock(&store->env->txn_mutex);
	TAILQ_FOREACH(tree, &store->env->txns->doomed, doomed_link)
		if (tree->store == store)
			break;
	base_mutex_unlock(&store->env->txn_mutex);
	return tree != NULL;
}

/* A cursor, an open change, or versions that an older snapshot wants.
 * Environment held alone. */
static bool
is_busy(struct eng_store *store)
{
	struct eng_table *table;

	if (tree_is_busy(store->catalog) || tree_is_busy(store->orphans) ||
	    has_doomed_tree(store))
		return true;
	TAILQ_FOREACH(table, &store->tables, link)
		if (table_is_busy(table))
			return true;
	TAILQ_FOREACH(table, &store->lost_tables, link)
		if (table_is_busy(table))
			return true;
	return false;
}

void
eng_attach_forget(struct eng_store *store)
{
	if (store->catalog == NULL)
		return;
	eng_table_forget_all(store);
	eng_tree_free(store->catalog);
	eng_tree_free(store->orphans);
	store->catalog = store->orphans = NULL;
	base_mutex_fini(&store->tables_mutex);
}

eng_status
eng_attach_end(struct eng_store *store)
{
	struct eng_env *env = store->env;
	eng_status st;
	bool busy;

	eng_apply_tidy(env);
	/* Guests find stores that nobody gave them. */
	eng_guest_lock();
	eng_env_exclude(env);
	busy = is_busy(store);
	eng_env_unexclude(env);
	store->welcomes = busy;
	eng_guest_unlock();
	if (busy)
		return ENG_E_STORE_IN_USE;
	/* Frees what programs are told of: no lock. */
	eng_attach_forget(store);
	eng_guest_lock();
	eng_env_exclude(env);
	st = eng_store_detach(store);
	eng_env_unexclude(env);
	eng_guest_unlock();
	return st;
}

/* ---- looking ---- */

struct eng_store *
eng_attach_find(struct eng_env *env, const char *path)
{
	return eng_store_find(env, path);
}

uint64_t
eng_store_schema_count(const struct eng_store *store)
{
	return store->slot != NULL ? atomic_load(&store->slot->schema) : 0;
}

void
eng_attach_info(struct eng_store *store, struct eng_store_info *info)
{
	struct stat st;

	memset(info, 0, sizeof *info);
	info->path = store->path;
	info->read_only = store->read_only;
	info->page_size = store->header.page_size;
	info->created = store->header.created;
	if (stat(store->path, &st) == 0)
		info->file_bytes = (uint64_t)st.st_size;
	memcpy(info->id, store->header.id, sizeof info->id);
}
