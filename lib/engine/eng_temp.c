/* SPDX-License-Identifier: MIT */
/* eng_temp.c - temporary tables: no store, no catalog, no name.
 *
 * They are ordinary tables in memory with a primary index over the columns
 * that are marked as key. */
#include <stdio.h>
#include <string.h>

#include "eng_cursor.h"
#include "eng_update.h"

enum {
	/* All that a column of a temporary table may be. */
	KEPT_FLAGS = ENG_COL_FIXED | ENG_COL_TAGGED,
	LCID_DEFAULT = 0x0409
};

static eng_status
add_column(struct eng_table *table, const struct eng_column_def *asked,
    uint32_t n, uint32_t *id)
{
	struct eng_column_def plain = { .type = asked->type,
	    .flags = asked->flags & KEPT_FLAGS, .size_max = asked->size_max,
	    .codepage = asked->codepage };
	struct eng_column_def def;
	struct eng_column *col;
	eng_status st;

	snprintf(plain.name, sizeof plain.name, "%u", (unsigned)n + 1);
	st = eng_column_check(&plain, &def);
	if (eng_ok(st))			/* a size too great is only cut */
		st = eng_table_put_column(NULL, table, &def, &col);
	if (st == ENG_OK)
		*id = col->id;
	return st;
}

static eng_status
find_key(const struct eng_temp_def *def, const uint32_t *ids,
    struct eng_index_def *key)
{
	uint32_t i;

	for (i = 0; i < def->column_count; i++) {
		if (!(def->columns[i].flags & ENG_COL_TTKEY))
			continue;
		if (key->part_count == ENG_KEY_COLUMNS_MAX)
			return ENG_E_BAD_INDEX;
		key->parts[key->part_count].column_id = ids[i];
		key->parts[key->part_count++].descending =
		    def->columns[i].flags & ENG_COL_TTDESCENDING;
	}
	return ENG_OK;
}

static eng_status
choose_locale(const struct eng_temp_def *def, struct eng_index_def *key)
{
	key->lcid = def->lcid;
	if (def->locale == NULL) {
		if (key->lcid == 0)
			key->lcid = LCID_DEFAULT;
	} else if (strlen(def->locale) < sizeof key->locale) {
		strcpy(key->locale, def->locale);
	} else {
		return ENG_E_BAD_LOCALE;
	}
	key->text_flags = def->text_flags != 0 ? def->text_flags :
	    ENG_TEXT_DEFAULT;
	return ENG_OK;
}

/* Without key columns records are kept in the order of their insertion. */
static eng_status
add_key(struct eng_table *table, const struct eng_temp_def *def,
    const uint32_t *ids)
{
	struct eng_index_def key = { .name = "key",
	    .flags = ENG_IDX_PRIMARY | ENG_IDX_UNIQUE,
	    .key_size = def->key_size, .var_seg_max = def->var_seg_max };
	struct eng_index *index;
	eng_status st;

	st = find_key(def, ids, &key);
	if (st != ENG_OK || key.part_count == 0)
		return st;
	if (def->nulls_high)
		key.flags |= ENG_IDX_NULLS_HIGH;
	if (def->dotnet_guid)
		key.flags |= ENG_IDX_DOTNET_GUID;
	if (key.key_size == 0)
		key.key_size = ENG_KEY_SIZE_DEFAULT;
	if (key.key_size > ENG_KEY_SIZE_MAX || key.var_seg_max > key.key_size)
		return ENG_E_BAD_INDEX;
	st = choose_locale(def, &key);
	return st == ENG_OK ? eng_table_put_index(NULL, table, &key, 0,
	    ENG_TREE_MEMORY, &index) : st;
}

static eng_status
fill_table(struct eng_table *table, const struct eng_temp_def *def,
    uint32_t *ids)
{
	eng_status st = ENG_OK;
	uint32_t i;

	table->flags = ENG_TABLE_TEMPORARY;
	if (!def->error_on_duplicate)
		table->flags |= def->unique ? ENG_TABLE_SWALLOW_DUPLICATES :
		    ENG_TABLE_KEEP_DUPLICATES;
	for (i = 0; st == ENG_OK && i < def->column_count; i++)
		st = add_column(table, &def->columns[i], i, &ids[i]);
	if (st == ENG_OK)
		st = add_key(table, def, ids);
	if (st == ENG_OK)
		st = eng_tree_new(table->env, NULL, "rows", ENG_TREE_MEMORY,
		    &table->rows);
	if (st == ENG_OK)
		st = eng_tree_new(table->env, NULL, "blobs", ENG_TREE_MEMORY,
		    &table->blobs);
	return st;
}

eng_status
eng_temp_open(struct eng_session *session, const struct eng_temp_def *def,
    uint32_t *ids, struct eng_cursor **cursor)
{
	struct eng_table *table;
	eng_status st;

	*cursor = NULL;
	st = eng_table_new(session->env, NULL, 0, "", &table);
	if (st != ENG_OK)
		return st;
	st = fill_table(table, def, ids);
	if (st == ENG_OK)
		st = eng_table_acquire(table, session, 0);
	if (st == ENG_OK) {
		st = eng_cursor_new(session, table, 0, cursor);
		/* Releasing its last use frees the table. */
		if (st != ENG_OK)
			eng_table_release(table, session, 0);
	} else {
		eng_table_free(table);
	}
	return st;
}
