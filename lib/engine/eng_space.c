/* SPDX-License-Identifier: MIT */
/* eng_space.c - how many pages of the file tables and indexes take.
 *
 * Berkeley DB knows the pages of a whole file; those of one of its trees are
 * found by walking it.  Pages are told in the size that the program asked
 * for, which is not the one the file has. */
#include <stdlib.h>

#include "eng_apply.h"
#include "eng_cursor.h"

enum { PAGE_DEFAULT = 4096 };		/* bytes, when no size was asked for */

static uint32_t
count_logical(const struct eng_store *store, uint64_t stored)
{
	uint64_t size = store->header.page_size, pages;

	if (size == 0)
		size = PAGE_DEFAULT;
	pages = (stored * ENG_STORE_PAGE + size - 1) / size;
	return pages > INT32_MAX ? INT32_MAX : (uint32_t)pages;
}

/* The first page describes the tree; empty ones are among the leaves. */
static eng_status
measure_stored(const struct eng_store *store, DB *db, struct eng_space *space)
{
	DB_BTREE_STAT *stat = NULL;
	uint64_t pages;
	int ret;

	ret = db->stat(db, NULL, &stat, 0);
	if (ret == 0) {
		pages = 1 + (uint64_t)stat->bt_int_pg + stat->bt_leaf_pg +
		    stat->bt_dup_pg + stat->bt_over_pg;
		space->owned = count_logical(store, pages);
		space->available = count_logical(store, stat->bt_empty_pg);
	}
	free(stat);
	return eng_from_db(ret);
}

/* A tree that is not in the file yet has the page it will begin with, long
 * values (may_lack) none.  Environment shared. */
static eng_status
measure(const struct eng_store *store, struct eng_tree *tree, bool may_lack,
    struct eng_space *space)
{
	eng_status st;
	DB *db;

	space->owned = may_lack ? 0 : 1;
	space->available = 0;
	st = eng_tree_handle(tree, &db);
	if (st == ENG_OK && db != NULL)
		st = measure_stored(store, db, space);
	return st;
}

static eng_status
measure_indexes(const struct eng_table *table, const struct eng_view *view,
    struct eng_space *sum)
{
	const struct eng_index *index;
	struct eng_space space;
	eng_status st = ENG_OK;

	sum->owned = sum->available = 0;
	for (index = table->indexes; st == ENG_OK && index != NULL;
	    index = index->next) {
		if (!eng_birth_visible(&index->birth, view))
			continue;
		st = measure(table->store, index->tree, false, &space);
		sum->owned += space.owned;
		sum->available += space.available;
	}
	return st;
}

eng_status
eng_table_space(struct eng_cursor *cursor, struct eng_table_space *space)
{
	static const struct eng_table_space none;
	const struct eng_table *table = cursor->table;
	struct eng_env *env = cursor->session->env;
	struct eng_view view;
	eng_status st;

	*space = none;
	if (table->store == NULL)
		return ENG_E_TEMP_TABLE;
	eng_env_share(env);
	view = eng_session_view(cursor->session);
	st = measure(table->store, table->rows, false, &space->rows);
	if (st == ENG_OK)
		st = measure(table->store, table->blobs, true,
		    &space->long_values);
	if (st == ENG_OK)
		st = measure_indexes(table, &view, &space->indexes);
	eng_env_unshare(env);
	return st;
}

eng_status
eng_index_space(struct eng_cursor *cursor, const char *name,
    struct eng_space *space)
{
	static const struct eng_space none;
	const struct eng_table *table = cursor->table;
	struct eng_env *env = cursor->session->env;
	const struct eng_index *index;
	struct eng_view view;
	eng_status st = ENG_E_NO_INDEX;

	*space = none;
	if (table->store == NULL)
		return ENG_E_TEMP_TABLE;
	eng_env_share(env);
	view = eng_session_view(cursor->session);
	index = eng_table_index(table, &view, name);
	if (index != NULL)
		st = measure(table->store, index->id != 0 ? index->tree :
		    table->rows, false, space);
	eng_env_unshare(env);
	return st;
}
