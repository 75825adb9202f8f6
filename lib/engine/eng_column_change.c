/* SPDX-License-Identifier: MIT */
/* eng_column_change.c - columns renamed, and given other defaults. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_column.h"

struct old_def {
	struct eng_table *table;
	struct eng_column *col;
	struct eng_column_def def;
	bool other_default;
};

static void
settle_def(void *arg, enum eng_outcome outcome, uint64_t seq)
{
	struct old_def *old = arg;
	const void *lost = old->def.default_value;

	(void)seq;
	if (outcome == ENG_UNDONE) {
		lost = old->col->def.default_value;
		old->col->def = old->def;
	}
	if (old->other_default)
		eng_table_keep(old->table, (void *)(uintptr_t)lost);
	base_free(old);
}

/* Gives the column another definition, which owns its default.  The table
 * keeps the default that is lost in the end: programs that asked for the
 * column may be looking at it. */
static eng_status
swap_def(struct eng_session *session, struct eng_table *table,
    struct eng_column *col, const struct eng_column_def *def)
{
	struct old_def *old;
	eng_status st;

	old = base_malloc(sizeof *old);
	if (old == NULL)
		return ENG_E_NO_MEMORY;
	old->table = table;
	old->col = col;
	old->def = col->def;
	old->other_default = def->default_value != col->def.default_value;
	st = eng_txn_on_end(session, settle_def, old);
	if (st != ENG_OK) {
		base_free(old);
		return st;
	}
	col->def = *def;
	return ENG_OK;
}

/* Writes the catalog's row of a column with the new definition, then changes
 * the column in memory. */
static eng_status
change_column(struct eng_cursor *cursor, struct eng_column *col,
    const struct eng_column_def *def)
{
	struct eng_env *env = cursor->table->env;
	struct eng_column changed;
	eng_status st;

	eng_env_share(env);
	changed = *col;
	changed.def = *def;
	st = eng_catalog_replace_column(cursor->session, cursor->table,
	    col->def.name, &changed);
	eng_env_unshare(env);
	if (st != ENG_OK)
		return st;
	eng_env_exclude(env);
	st = swap_def(cursor->session, cursor->table, col, def);
	eng_env_unexclude(env);
	return st;
}

static eng_status
rename_in_stmt(struct eng_cursor *cursor, const char *name,
    const char *new_name)
{
	struct eng_env *env = cursor->table->env;
	struct eng_column_def def;
	struct eng_column *col;
	struct eng_view view;
	eng_status st;

	eng_env_share(env);
	view = eng_session_view(cursor->session);
	st = eng_column_find_own(cursor, name, ENG_E_INHERITED_SCHEMA, &col);
	if (st == ENG_OK && base_text_casecmp(name, new_name) != 0 &&
	    eng_table_column(cursor->table, &view, new_name, 0) != NULL)
		st = ENG_E_COLUMN_EXISTS;
	if (st == ENG_OK)
		def = col->def;
	eng_env_unshare(env);
	if (st != ENG_OK)
		return st;
	strcpy(def.name, new_name);
	return change_column(cursor, col, &def);
}

eng_status
eng_column_rename(struct eng_cursor *cursor, const char *name,
    const char *new_name)
{
	char checked[ENG_NAME_MAX + 1], checked_new[ENG_NAME_MAX + 1];
	eng_status st;

	st = eng_name_check(name, checked);
	if (st == ENG_OK)
		st = eng_name_check(new_name, checked_new);
	if (st == ENG_OK)
		st = eng_column_check_ddl(cursor);
	if (st == ENG_OK)
		st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	st = rename_in_stmt(cursor, checked, checked_new);
	return eng_stmt_end(cursor->session, st);
}

/* Like eng_column_add()'s, for a column that is there. */
static eng_status
make_default(const struct eng_column *col, const void *data, uint32_t size,
    struct eng_column_def *def, void **block)
{
	uint8_t scratch[ENG_DEFAULT_MAX];
	eng_status st;

	*block = NULL;
	*def = col->def;
	if (def->flags & ENG_COL_USER_DEFAULT)
		return ENG_E_BAD_PARAMETER;
	def->default_value = data;
	def->default_size = size;
	st = eng_column_check_default(def);
	if (st != ENG_OK)
		return st;
	eng_column_complete_default(def, scratch);
	*block = base_memdup(def->default_value, def->default_size);
	def->default_value = *block;
	return *block != NULL ? ENG_OK : ENG_E_NO_MEMORY;
}

static eng_status
default_in_stmt(struct eng_cursor *cursor, const char *name,
    const void *data, uint32_t size)
{
	struct eng_table *table = cursor->table;
	struct eng_env *env = table->env;
	struct eng_column_def def;
	struct eng_column *col;
	void *block = NULL;
	eng_status st;

	eng_env_share(env);
	st = eng_column_find_own(cursor, name, ENG_E_NO_COLUMN, &col);
	if (st == ENG_OK && eng_column_is_indexed(table, cursor->session,
	    col->id))
		st = ENG_E_COLUMN_IN_USE;
	if (st == ENG_OK)
		st = make_default(col, data, size, &def, &block);
	eng_env_unshare(env);
	if (st == ENG_OK)
		st = change_column(cursor, col, &def);
	if (st != ENG_OK)
		base_free(block);
	return st;
}

eng_status
eng_column_set_default(struct eng_cursor *cursor, const char *name,
    const void *data, uint32_t size)
{
	char checked[ENG_NAME_MAX + 1];
	eng_status st;

	st = eng_name_check(name, checked);
	if (st == ENG_OK)
		st = eng_column_check_ddl(cursor);
	if (st != ENG_OK)
		return st;
	if (data == NULL || size == 0)
		return ENG_E_NULL_VALUE;
	st = eng_stmt_begin(cursor->session);
	if (st != ENG_OK)
		return st;
	st = default_in_stmt(cursor, checked, data, size);
	return eng_stmt_end(cursor->session, st);
}
