/* SPDX-License-Identifier: MIT */
/* eng_table.c - what a table in memory has, as a view sees it. */
#include <string.h>

#include "eng_cursor.h"
#include "eng_table.h"

enum {
	DEFAULT_PAGE = 4096,		/* bytes, when no size was asked for */
	SMALL_PAGE = 8192,		/* up to it pages have short headers */
	SMALL_HEADER = 40,
	LARGE_HEADER = 80,
	PAGE_TAGS = 8,			/* bytes of two directory entries */
	KEY_COUNT = 2			/* bytes that hold a key's length */
};

/* As rec.hxx and cpage.hxx compute the largest record: a page less its
 * header, two directory entries and a key of the default size. */
size_t
eng_table_row_max(const struct eng_table *table)
{
	uint32_t page = DEFAULT_PAGE, key = ENG_KEY_SIZE_DEFAULT, less;

	if (table->store != NULL && table->store->header.page_size != 0)
		page = table->store->header.page_size;
	if (table->primary != NULL && table->primary->def.key_size > key)
		key = table->primary->def.key_size;
	less = page <= SMALL_PAGE ? SMALL_HEADER + KEY_COUNT :
	    LARGE_HEADER + 2 * KEY_COUNT;
	less += PAGE_TAGS + key;
	return page > 2 * less ? page - less : page / 2;
}

/* util.cxx, ErrUTILICheckName: what a name may be. */
static bool
char_is_allowed(unsigned char c)
{
	return c >= 0x20 && strchr("!.[]", c) == NULL;
}

eng_status
eng_name_check(const char *text, char *out)
{
	size_t n, end = 0;

	out[0] = '\0';
	if (text == NULL || text[0] == ' ')
		return ENG_E_BAD_NAME;
	for (n = 0; text[n] != '\0'; n++) {
		if (n == ENG_NAME_MAX ||
		    !char_is_allowed((unsigned char)text[n]))
			return ENG_E_BAD_NAME;
		if (text[n] != ' ')
			end = n + 1;
	}
	if (end == 0)
		return ENG_E_BAD_NAME;
	memcpy(out, text, end);
	out[end] = '\0';
	return ENG_OK;
}

/* ---- looking things up in a table ---- */

static bool
column_is_seen(const struct eng_column *col, const struct eng_view *view)
{
	return col != NULL && !col->defunct &&
	    eng_birth_visible(&col->birth, view);
}

static struct eng_column *
find_column_name(struct eng_column *const *cols, uint32_t count,
    const struct eng_view *view, const char *name)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		if (column_is_seen(cols[i], view) &&
		    base_text_casecmp(cols[i]->def.name, name) == 0)
			return cols[i];
	return NULL;
}

struct eng_column *
eng_table_column(const struct eng_table *table, const struct eng_view *view,
    const char *name, uint32_t id)
{
	const struct eng_columns *cols = &table->columns;
	struct eng_column *col;

	if (name == NULL) {
		col = eng_columns_at(cols, id);
		return column_is_seen(col, view) ? col : NULL;
	}
	col = find_column_name(cols->fixed, cols->fixed_count, view, name);
	if (col == NULL)
		col = find_column_name(cols->var, cols->var_count, view, name);
	if (col == NULL)
		col = find_column_name(cols->tagged, cols->tagged_count, view,
		    name);
	return col;
}

static struct eng_index *
visible_primary(const struct eng_table *table, const struct eng_view *view)
{
	if (table->primary != NULL &&
	    eng_birth_visible(&table->primary->birth, view))
		return table->primary;
	return NULL;
}

struct eng_index *
eng_table_index(const struct eng_table *table, const struct eng_view *view,
    const char *name)
{
	struct eng_index *index = visible_primary(table, view);

	if (name == NULL || name[0] == '\0')
		return index;
	if (index != NULL && base_text_casecmp(index->def.name, name) == 0)
		return index;
	for (index = table->indexes; index != NULL; index = index->next)
		if (eng_birth_visible(&index->birth, view) &&
		    base_text_casecmp(index->def.name, name) == 0)
			return index;
	return NULL;
}

struct eng_index *
eng_table_index_id(const struct eng_table *table, const struct eng_view *view,
    uint32_t id)
{
	struct eng_index *index;

	if (id == 0)
		return visible_primary(table, view);
	for (index = table->indexes; index != NULL; index = index->next)
		if (index->id == id && eng_birth_visible(&index->birth, view))
			return index;
	return NULL;
}

void
eng_table_describe(struct eng_table *table, const struct eng_view *view,
    struct eng_table_info *info)
{
	info->name = table->name;
	info->id = table->id;
	info->flags = table->flags;
	info->density = table->density;
	info->template_name = table->template != NULL ?
	    table->template->name : "";
	info->store = table->store;
	info->has_primary = visible_primary(table, view) != NULL;
	info->has_user_default = table->has_user_default;
}

/* ---- the table behind a cursor ---- */

void
eng_cursor_table_info(struct eng_cursor *cursor, struct eng_table_info *info)
{
	struct eng_env *env = cursor->session->env;
	struct eng_view view;

	eng_env_share(env);
	view = eng_session_view(cursor->session);
	eng_table_describe(cursor->table, &view, info);
	eng_env_unshare(env);
}

struct bus_scope *
eng_cursor_scope(struct eng_cursor *cursor)
{
	return &cursor->table->scope;
}

void
eng_cursor_end_ddl(struct eng_cursor *cursor)
{
	cursor->mode &= ~(uint32_t)ENG_OPEN_CREATING;
}

bool
eng_cursor_storage_swap(struct eng_cursor *cursor, bool of_table,
    uintptr_t expected, uintptr_t value, uintptr_t *found)
{
	_Atomic uintptr_t *slot;

	slot = of_table ? &cursor->table->storage : &cursor->storage;
	*found = expected;
	return atomic_compare_exchange_strong(slot, found, value);
}
