/* SPDX-License-Identifier: MIT */
/* eng_column.c - columns added, deleted and listed. */
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_column.h"

/* ---- who may change the definition ---- */

eng_status
eng_column_check_ddl(const struct eng_cursor *cursor)
{
	if (cursor->table->store == NULL)
		return ENG_E_TEMP_TABLE;
	if (cursor->table->store->read_only)
		return ENG_E_STORE_READ_ONLY;
	if (cursor->mode & ENG_OPEN_READ_ONLY)
		return ENG_E_READ_ONLY;
	return eng_txn_is_read_only(cursor->session) ? ENG_E_TXN_READ_ONLY :
	    ENG_OK;
}

static eng_status
check_fixed(const struct eng_cursor *cursor)
{
	if ((cursor->table->flags &
	    (ENG_TABLE_FIXED_DDL | ENG_TABLE_TEMPLATE)) &&
	    !(cursor->mode & (ENG_OPEN_PERMIT_DDL | ENG_OPEN_CREATING)))
		return ENG_E_FIXED_SCHEMA;
	return ENG_OK;
}

/* Whether tables were made from the template; they keep its column ids. */
static eng_status
check_not_derived(struct eng_table *table, const struct eng_view *view)
{
	char folded[ENG_NAME_MAX + 1] = "";
	struct eng_catalog_table row;
	eng_status st;

	if (atomic_load(&table->derived) > 0)
		return ENG_E_TABLE_IN_USE;
	do
		st = eng_catalog_next_table(table->store, view, folded,
		    folded, &row);
	while (st == ENG_OK && row.template_id != table->id);
	if (st == ENG_OK)
		return ENG_E_TABLE_IN_USE;
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_table_check_ddl(struct eng_cursor *cursor)
{
	struct eng_table *table = cursor->table;
	struct eng_view view;
	eng_status st;

	st = eng_column_check_ddl(cursor);
	if (st == ENG_OK)
		st = check_fixed(cursor);
	if (st != ENG_OK || !(table->flags & ENG_TABLE_TEMPLATE))
		return st;
	eng_env_share(table->env);
	view = eng_session_view(cursor->session);
	st = check_not_derived(table, &view);
	eng_env_unshare(table->env);
	return st;
}

/* Templates take further columns only where the derived tables' ids cannot
 * be met, and may forbid theirs the other kinds. */
static eng_status
check_kind_here(const struct eng_cursor *cursor,
    const struct eng_column_def *def)
{
	const struct eng_table *table = cursor->table;

	if (def->flags & ENG_COL_TAGGED)
		return ENG_OK;
	if ((table->flags & ENG_TABLE_TEMPLATE) &&
	    !(cursor->mode & ENG_OPEN_CREATING))
		return ENG_E_FIXED_SCHEMA;
	if (table->template != NULL && (table->template->flags &
	    ENG_TABLE_NO_FIXED_VAR_IN_DERIVED))
		return ENG_E_INHERITED_SCHEMA;
	return ENG_OK;
}

/* ---- adding ---- */

static eng_status
check_exclusive(const struct eng_cursor *cursor,
    const struct eng_column_def *def)
{
	struct eng_table *table = cursor->table;
	eng_status st = ENG_OK;

	if (!(def->flags & (ENG_COL_ESCROW | ENG_COL_AUTOINC)))
		return ENG_OK;
	base_mutex_lock(&table->table_lock);
	if (table->deny_read_by != cursor->session)
		st = ENG_E_NOT_EXCLUSIVE;
	base_mutex_unlock(&table->table_lock);
	return st;
}

/* Environment shared. */
static eng_status
check_new_column(const struct eng_cursor *cursor,
    const struct eng_column_def *def)
{
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_table *table = cursor->table;
	eng_status st = ENG_OK;
	bool bare = true;

	if (eng_table_column(table, &view, def->name, 0) != NULL)
		return ENG_E_COLUMN_EXISTS;
	if (def->flags & ENG_COL_ESCROW)
		st = eng_tree_is_bare(table->rows, &bare);
	if (st == ENG_OK && !bare)
		st = ENG_E_TABLE_NOT_EMPTY;
	return st;
}

/* Environment held alone. */
static eng_status
put_new_column(struct eng_cursor *cursor, const struct eng_column_def *def,
    struct eng_column **col)
{
	struct eng_table *table = cursor->table;

	if (((def->flags & ENG_COL_AUTOINC) && table->autoinc != NULL) ||
	    ((def->flags & ENG_COL_VERSION) && table->version != NULL))
		return ENG_E_COLUMN_REDUNDANT;
	if ((def->flags & (ENG_COL_AUTOINC | ENG_COL_ESCROW)) &&
	    eng_table_is_changing(table, cursor->session))
		return ENG_E_NOT_EXCLUSIVE;
	return eng_table_put_column(cursor->session, table, def, col);
}

static eng_status
add_in_stmt(struct eng_cursor *cursor, const struct eng_column_def *def,
    struct eng_column **col)
{
	struct eng_env *env = cursor->table->env;
	eng_status st;

	eng_env_share(env);
	st = check_new_column(cursor, def);
	eng_env_unshare(env);
	if (st != ENG_OK)
		return st;
	eng_env_exclude(env);
	st = put_new_column(cursor, def, col);
	eng_env_unexclude(env);
	if (st != ENG_OK)
		return st;
	eng_env_share(env);
	st = eng_catalog_insert_column(cursor->session, cursor->table, *col);
	eng_env_unshare(env);
	if (st == ENG_OK && (def->flags & ENG_COL_AUTOINC))
		st = eng_column_number_records(cursor, *col);
	return st;
}

eng_status
eng_column_add(struct eng_cursor *cursor, const struct eng_column_def *asked,
    uint32_t *id)
{
	uint8_t scratch[ENG_DEFAULT_MAX];
	struct eng_column *col = NULL;
	struct eng_column_def def;
	eng_status st, note;

	*id = 0;
	st = eng_table_check_ddl(cursor);
	if (st != ENG_OK)
		return st;
	note = eng_column_check(asked, &def);
	if (!eng_ok(note))
		return note;
	eng_column_complete_default(&def, scratch);
	st = check_exclusive(cursor, &def);
	if (st == ENG_OK)
		st = check_kind_here(cursor, &def);
	if (st == ENG_OK)
		st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	st = add_in_stmt(cursor, &def, &col);
	st = eng_stmt_end(cursor->session, st);
	if (st != ENG_OK)
		return st;
	*id = col->id;
	eng_cursor_stand(cursor, ENG_CUR_BEFORE);
	eng_cursor_moved(cursor);
	return note;
}

/* ---- deleting ---- */

static bool
index_uses(const struct eng_index *index, uint32_t id)
{
	uint32_t i;

	if (!eng_birth_alive(&index->birth))
		return false;
	for (i = 0; i < index->def.part_count; i++)
		if (index->def.parts[i].column_id == id)
			return true;
	for (i = 0; i < index->def.condition_count; i++)
		if (index->def.conditions[i].column_id == id)
			return true;
	return false;
}

bool
eng_column_is_indexed(const struct eng_table *table,
    const struct eng_session *session, uint32_t id)
{
	const struct eng_index *index;

	if (table->primary != NULL && index_uses(table->primary, id))
		return true;
	for (index = table->indexes; index != NULL; index = index->next)
		if (index_uses(index, id) && (index->birth.dropped_by == NULL ||
		    index->birth.dropped_by != session->txn))
			return true;
	return false;
}

eng_status
eng_column_find_own(const struct eng_cursor *cursor, const char *name,
    eng_status inherited, struct eng_column **col)
{
	struct eng_view view = eng_session_view(cursor->session);

	*col = eng_table_column(cursor->table, &view, name, 0);
	if (*col == NULL)
		return ENG_E_NO_COLUMN;
	return (*col)->inherited ? inherited : ENG_OK;
}

static eng_status
delete_in_stmt(struct eng_cursor *cursor, const char *name,
    eng_status inherited)
{
	struct eng_session *session = cursor->session;
	struct eng_table *table = cursor->table;
	struct eng_env *env = table->env;
	struct eng_column *col;
	eng_status st;

	eng_env_share(env);
	st = eng_column_find_own(cursor, name, inherited, &col);
	if (st == ENG_OK && eng_column_is_indexed(table, session, col->id))
		st = ENG_E_COLUMN_IN_USE;
	if (st == ENG_OK)
		st = eng_catalog_delete_column(session, table, col);
	eng_env_unshare(env);
	if (st != ENG_OK)
		return st;
	eng_env_exclude(env);
	st = eng_column_is_indexed(table, session, col->id) ?
	    ENG_E_COLUMN_IN_USE : eng_table_drop_column(session, table, col);
	eng_env_unexclude(env);
	return st;
}

eng_status
eng_column_delete(struct eng_cursor *cursor, const char *name,
    bool ignore_template)
{
	char checked[ENG_NAME_MAX + 1];
	eng_status st;

	st = eng_name_check(name, checked);
	if (st == ENG_OK)
		st = eng_column_check_ddl(cursor);
	/* Permission to change a fixed table does not extend to this. */
	if (st == ENG_OK && (cursor->table->flags &
	    (ENG_TABLE_FIXED_DDL | ENG_TABLE_TEMPLATE)))
		st = ENG_E_FIXED_SCHEMA;
	if (st == ENG_OK)
		st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	st = delete_in_stmt(cursor, checked, ignore_template ?
	    ENG_E_NO_COLUMN : ENG_E_INHERITED_SCHEMA);
	return eng_stmt_end(cursor->session, st);
}

/* ---- looking ---- */

/* How many columns the view sees up to and with that id. */
static uint32_t
count_up_to(const struct eng_table *table, const struct eng_view *view,
    uint32_t last)
{
	uint32_t id, n = 0;

	for (id = ENG_FIXED_FIRST; id <= last; id++)
		if (eng_table_column(table, view, NULL, id) != NULL)
			n++;
	return n;
}

eng_status
eng_column_find(struct eng_cursor *cursor, const char *name, uint32_t id,
    struct eng_column_info *info)
{
	struct eng_table *table = cursor->table;
	struct eng_column *col;
	struct eng_view view;

	memset(info, 0, sizeof *info);
	eng_env_share(table->env);
	view = eng_session_view(cursor->session);
	col = eng_table_column(table, &view, name, id);
	if (col != NULL) {
		info->def = &col->def;
		info->id = col->id;
		info->inherited = col->inherited;
		info->order = count_up_to(table, &view, col->id);
	}
	eng_env_unshare(table->env);
	return col != NULL ? ENG_OK : ENG_E_NO_COLUMN;
}

static int
compare_names(const void *a, const void *b)
{
	const struct eng_column_info *x = a, *y = b;

	return base_text_casecmp(x->def->name, y->def->name);
}

/* Every column that the session sees, by id.  Environment shared. */
static struct eng_column_info *
list_columns(const struct eng_table *table, const struct eng_view *view,
    uint32_t *count)
{
	uint32_t last = ENG_TAGGED_FIRST + table->columns.tagged_count;
	struct eng_column_info *infos;
	const struct eng_column *col;
	uint32_t id, n = 0;

	infos = base_calloc(last, sizeof *infos);
	for (id = ENG_FIXED_FIRST; infos != NULL && id < last; id++) {
		col = eng_table_column(table, view, NULL, id);
		if (col == NULL)
			continue;
		infos[n].def = &col->def;
		infos[n].id = id;
		infos[n].inherited = col->inherited;
		infos[n].order = n + 1;
		n++;
	}
	*count = n;
	return infos;
}

eng_status
eng_column_each(struct eng_cursor *cursor, bool by_id,
    bool (*fn)(void *ctx, const struct eng_column_info *info), void *ctx)
{
	struct eng_table *table = cursor->table;
	struct eng_column_info *infos;
	struct eng_view view;
	uint32_t i, count;

	eng_env_share(table->env);
	view = eng_session_view(cursor->session);
	infos = list_columns(table, &view, &count);
	if (infos != NULL && !by_id)
		qsort(infos, count, sizeof *infos, compare_names);
	eng_env_unshare(table->env);
	if (infos == NULL)
		return ENG_E_NO_MEMORY;
	for (i = 0; i < count; i++)
		if (!fn(ctx, &infos[i]))
			break;
	base_free(infos);
	return ENG_OK;
}
