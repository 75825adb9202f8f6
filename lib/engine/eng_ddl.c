/* SPDX-License-Identifier: MIT */
/* eng_ddl.c - tables created, deleted, renamed and listed.
 *
 * Each call is one statement.  The catalog is written while the environment
 * is shared, memory changes while it is held alone; either failing, the end
 * of the statement takes both back. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_cursor.h"
#include "eng_table.h"

static eng_status
check_writable(struct eng_session *session, const struct eng_store *store)
{
	if (store->read_only)
		return ENG_E_STORE_READ_ONLY;
	return eng_txn_is_read_only(session) ? ENG_E_TXN_READ_ONLY : ENG_OK;
}

/* ---- creating ---- */

/* Takes the table out of the store's list; sweeps free it once nobody uses
 * it. */
static void
lose_table(struct eng_table *table)
{
	struct eng_store *store = table->store;
	struct eng_index *index;

	if (table->rows != NULL)
		eng_tree_remove_later(table->rows);
	if (table->blobs != NULL)
		eng_tree_remove_later(table->blobs);
	table->rows = table->blobs = NULL;
	for (index = table->indexes; index != NULL; index = index->next) {
		if (index->tree != NULL)
			eng_tree_remove_later(index->tree);
		index->tree = NULL;
	}
	base_mutex_lock(&store->tables_mutex);
	TAILQ_REMOVE(&store->tables, table, link);
	TAILQ_INSERT_TAIL(&store->lost_tables, table, link);
	base_mutex_unlock(&store->tables_mutex);
}

static void
settle_new_table(void *arg, enum eng_outcome outcome)
{
	if (outcome == ENG_UNDONE)
		lose_table(arg);
}

static void
settle_dropped_table(void *arg, enum eng_outcome outcome)
{
	if (outcome == ENG_COMMITTED)
		lose_table(arg);
}

/* Everything about the table but its id and its name in the list. */
static eng_status
fill_table(struct eng_session *session, struct eng_table *table,
    const struct eng_catalog_table *row)
{
	struct eng_view view = eng_session_view(session);
	struct eng_table *template = NULL;
	eng_status st = ENG_OK;

	table->flags = row->flags;
	table->density = row->density;
	if (row->template_id != 0) {
		template = eng_table_loaded(table->store, row->template_id);
		st = ENG_E_NO_TABLE;
		if (template != NULL)
			st = eng_table_inherit(table, template, &view,
			    ENG_TREE_BORN);
	}
	if (st == ENG_OK)
		st = eng_table_put_trees(table, ENG_TREE_BORN);
	return st;
}

/* Makes the table in memory, born in the open statement and held by the
 * session.  Environment held alone. */
static eng_status
bear_table(struct eng_session *session, struct eng_store *store,
    struct eng_catalog_table *row, uint32_t mode, struct eng_table **out)
{
	struct eng_table *table;
	eng_status st;

	*out = NULL;
	row->id = eng_store_next_table(store);
	st = eng_table_new(store->env, store, row->id, row->name, &table);
	if (st != ENG_OK)
		return st;
	st = fill_table(session, table, row);
	if (st == ENG_OK)
		st = eng_birth_create(session, &table->birth,
		    settle_new_table, table);
	if (st != ENG_OK) {
		eng_table_free(table);
		return st;
	}
	base_mutex_lock(&store->tables_mutex);
	TAILQ_INSERT_TAIL(&store->tables, table, link);
	base_mutex_unlock(&store->tables_mutex);
	st = eng_table_acquire(table, session, mode);
	if (st == ENG_OK)
		*out = table;
	return st;
}

/* The template's id; fcreate.cxx, ErrFILECreateTable. */
static eng_status
find_template(struct eng_session *session, struct eng_store *store,
    const char *name, uint32_t *id)
{
	struct eng_table *template;
	char checked[ENG_NAME_MAX + 1];
	eng_status st;

	*id = 0;
	st = eng_name_check(name, checked);
	if (st != ENG_OK)
		return st;
	st = eng_table_load(session, store, checked, &template);
	if (st != ENG_OK)
		return st;
	if (!(template->flags & ENG_TABLE_TEMPLATE))
		return ENG_E_BAD_TEMPLATE;
	*id = template->id;
	return ENG_OK;
}

/* Indexes that come with the template have no other rows of their own. */
static eng_status
note_collations(struct eng_session *session, struct eng_table *table)
{
	const struct eng_index *index;
	eng_status st = ENG_OK;

	if (table->primary != NULL)
		st = eng_catalog_put_collation(session, table, 0,
		    eng_table_collation(table, &table->primary->def));
	for (index = table->indexes; st == ENG_OK && index != NULL;
	    index = index->next)
		st = eng_catalog_put_collation(session, table, index->id,
		    eng_table_collation(table, &index->def));
	return st;
}

static eng_status
create_in_stmt(struct eng_session *session, struct eng_store *store,
    struct eng_catalog_table *row, const char *template_name,
    struct eng_cursor **cursor)
{
	const uint32_t mode = ENG_OPEN_DENY_READ | ENG_OPEN_CREATING;
	struct eng_env *env = store->env;
	struct eng_table *table = NULL;
	eng_status st = ENG_OK;

	if (template_name != NULL) {
		eng_env_share(env);
		st = find_template(session, store, template_name,
		    &row->template_id);
		eng_env_unshare(env);
	}
	if (st != ENG_OK)
		return st;
	eng_env_exclude(env);
	st = bear_table(session, store, row, mode, &table);
	eng_env_unexclude(env);
	if (st == ENG_OK) {
		eng_env_share(env);
		st = eng_catalog_insert_table(session, store, row);
		if (st == ENG_OK)
			st = note_collations(session, table);
		eng_env_unshare(env);
	}
	if (st == ENG_OK)
		st = eng_cursor_new(session, table, mode, cursor);
	if (st != ENG_OK && table != NULL)
		eng_table_release(table, session, mode);
	return st;
}

eng_status
eng_table_create(struct eng_session *session, struct eng_store *store,
    const char *name, const char *template_name, uint32_t flags,
    uint32_t density, struct eng_cursor **cursor)
{
	struct eng_catalog_table row = { .density = density };
	eng_status st;

	*cursor = NULL;
	st = eng_name_check(name, row.name);
	if (st == ENG_OK)
		st = check_writable(session, store);
	if (st != ENG_OK)
		return st;
	if (flags & ENG_TABLE_TEMPLATE) {
		if (template_name != NULL)
			return ENG_E_BAD_FLAGS;
		flags |= ENG_TABLE_FIXED_DDL;
	} else if (flags & ENG_TABLE_NO_FIXED_VAR_IN_DERIVED) {
		return ENG_E_BAD_FLAGS;
	}
	row.flags = flags;
	eng_table_sweep(store);
	st = eng_stmt_begin(session);
	if (st != ENG_OK)
		return st;
	st = create_in_stmt(session, store, &row, template_name, cursor);
	st = eng_stmt_end(session, st);
	if (st != ENG_OK)
		*cursor = NULL;		/* went with the statement */
	return st;
}

/* ---- deleting ---- */

static eng_status
check_deletable(struct eng_table *table)
{
	eng_status st = ENG_OK;

	base_mutex_lock(&table->table_lock);
	if (table->birth.dropped_by != NULL)
		st = ENG_E_TABLE_LOCKED;
	else if (table->opens > 0)
		st = ENG_E_TABLE_IN_USE;
	base_mutex_unlock(&table->table_lock);
	if (table->flags & ENG_TABLE_SYSTEM)
		st = ENG_E_SYSTEM_TABLE;
	if (table->flags & ENG_TABLE_TEMPLATE)
		st = ENG_E_TEMPLATE_STAYS;
	return st;
}

static eng_status
delete_in_stmt(struct eng_session *session, struct eng_store *store,
    const char *name)
{
	struct eng_env *env = store->env;
	struct eng_table *table;
	uint32_t id = 0;
	eng_status st;

	eng_env_share(env);
	st = eng_table_load(session, store, name, &table);
	if (st == ENG_OK) {
		id = table->id;
		st = check_deletable(table);
	}
	if (st == ENG_OK)
		st = eng_table_lock_for_ddl(session, table);
	if (st == ENG_OK)
		st = eng_catalog_delete_table(session, store, name, id);
	eng_env_unshare(env);
	if (st != ENG_OK)
		return st;
	eng_env_exclude(env);
	table = eng_table_loaded(store, id);
	st = table != NULL ? check_deletable(table) : ENG_E_NO_TABLE;
	if (st == ENG_OK && eng_table_is_changing(table, session))
		st = ENG_E_TABLE_IN_USE;
	if (st == ENG_OK)
		st = eng_birth_drop(session, &table->birth,
		    settle_dropped_table, table);
	eng_env_unexclude(env);
	return st;
}

eng_status
eng_table_delete(struct eng_session *session, struct eng_store *store,
    const char *name)
{
	char checked[ENG_NAME_MAX + 1];
	eng_status st;

	st = eng_name_check(name, checked);
	if (st == ENG_OK)
		st = check_writable(session, store);
	if (st == ENG_OK)
		st = eng_stmt_begin(session);
	if (st != ENG_OK)
		return st;
	st = delete_in_stmt(session, store, checked);
	st = eng_stmt_end(session, st);
	eng_table_sweep(store);
	return st;
}

/* ---- renaming ---- */

struct old_name {
	struct eng_table *table;
	char name[ENG_NAME_MAX + 1];
};

static void
settle_name(void *arg, enum eng_outcome outcome, uint64_t seq)
{
	struct old_name *old = arg;

	(void)seq;
	if (outcome == ENG_UNDONE)
		strcpy(old->table->name, old->name);
	base_free(old);
}

/* Environment held alone. */
static eng_status
rename_in_memory(struct eng_session *session, struct eng_table *table,
    const char *new_name)
{
	struct old_name *old;
	eng_status st;

	old = base_malloc(sizeof *old);
	if (old == NULL)
		return ENG_E_NO_MEMORY;
	old->table = table;
	strcpy(old->name, table->name);
	st = eng_txn_on_end(session, settle_name, old);
	if (st != ENG_OK) {
		base_free(old);
		return st;
	}
	strcpy(table->name, new_name);
	return ENG_OK;
}

static eng_status
rename_in_stmt(struct eng_session *session, struct eng_store *store,
    const char *name, const char *new_name)
{
	struct eng_env *env = store->env;
	struct eng_table *table;
	uint32_t id = 0;
	eng_status st;

	eng_env_share(env);
	st = eng_table_load(session, store, name, &table);
	if (st == ENG_OK) {
		id = table->id;
		st = eng_catalog_rename_table(session, store, name, new_name);
	}
	eng_env_unshare(env);
	if (st != ENG_OK)
		return st;
	eng_env_exclude(env);
	table = eng_table_loaded(store, id);
	st = table != NULL ? rename_in_memory(session, table, new_name) :
	    ENG_E_NO_TABLE;
	eng_env_unexclude(env);
	return st;
}

eng_status
eng_table_rename(struct eng_session *session, struct eng_store *store,
    const char *name, const char *new_name)
{
	char checked[ENG_NAME_MAX + 1], checked_new[ENG_NAME_MAX + 1];
	eng_status st;

	st = eng_name_check(name, checked);
	if (st == ENG_OK)
		st = eng_name_check(new_name, checked_new);
	if (st == ENG_OK)
		st = check_writable(session, store);
	if (st == ENG_OK)
		st = eng_stmt_begin(session);
	if (st != ENG_OK)
		return st;
	st = rename_in_stmt(session, store, checked, checked_new);
	return eng_stmt_end(session, st);
}

/* ---- looking ---- */

/* The table after the folded name, whose place it takes. */
static eng_status
describe_next(struct eng_session *session, struct eng_store *store,
    char *folded, struct eng_table_info *info)
{
	struct eng_catalog_table row;
	struct eng_table *table;
	struct eng_view view;
	eng_status st;

	eng_env_share(store->env);
	view = eng_session_view(session);
	do {
		st = eng_catalog_next_table(store, &view, folded, folded,
		    &row);
		if (st != ENG_OK)
			break;
		st = eng_table_load(session, store, row.name, &table);
	} while (st == ENG_E_NO_TABLE);	/* gone since the snapshot */
	if (st == ENG_OK)
		eng_table_describe(table, &view, info);
	eng_env_unshare(store->env);
	return st;
}

eng_status
eng_table_each(struct eng_session *session, struct eng_store *store,
    bool (*fn)(void *ctx, const struct eng_table_info *info), void *ctx)
{
	char folded[ENG_NAME_MAX + 1] = "";
	struct eng_table_info info;
	eng_status st;

	do
		st = describe_next(session, store, folded, &info);
	while (st == ENG_OK && fn(ctx, &info));
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_table_find(struct eng_session *session, struct eng_store *store,
    const char *name, struct eng_table_info *info)
{
	char checked[ENG_NAME_MAX + 1];
	struct eng_table *table;
	struct eng_view view;
	eng_status st;

	memset(info, 0, sizeof *info);
	st = eng_name_check(name, checked);
	if (st != ENG_OK)
		return st;
	eng_env_share(store->env);
	st = eng_table_load(session, store, checked, &table);
	if (st == ENG_OK) {
		view = eng_session_view(session);
		eng_table_describe(table, &view, info);
	}
	eng_env_unshare(store->env);
	return st;
}
