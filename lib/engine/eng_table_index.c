/* SPDX-License-Identifier: MIT */
/* eng_table_index.c - the indexes of a table in memory. */
#include <stdio.h>

#include "base_alloc.h"
#include "eng_table_part.h"
#include "eng_version.h"

uint32_t
eng_table_next_index(struct eng_table *table)
{
	return atomic_fetch_add(&table->next_index_id, 1) + 1;
}

void
eng_table_free_index(struct eng_index *index)
{
	if (index->tree != NULL)
		eng_tree_free(index->tree);
	base_free(index);
}

static void
link_index(struct eng_table *table, struct eng_index *index)
{
	struct eng_index **at = &table->indexes;

	if (index->def.flags & ENG_IDX_PRIMARY) {
		table->primary = index;
		return;
	}
	while (*at != NULL &&
	    base_text_casecmp((*at)->def.name, index->def.name) < 0)
		at = &(*at)->next;
	index->next = *at;
	*at = index;
}

/* Takes it out of sight; whoever holds a pointer to it may keep that. */
static void
unlink_index(struct eng_table *table, struct eng_index *index)
{
	struct eng_index **at = &table->indexes;

	if (table->primary == index) {
		table->primary = NULL;
	} else {
		while (*at != NULL && *at != index)
			at = &(*at)->next;
		if (*at != NULL)
			*at = index->next;
	}
	index->next = table->lost_indexes;
	table->lost_indexes = index;
}

/* A tree that a cursor of an older snapshot still reads is left where it is:
 * the next attach finds it without a catalog row. */
static void
give_up_index(struct eng_table *table, struct eng_index *index)
{
	unlink_index(table, index);
	if (index->tree == NULL || atomic_load(&index->users) > 0)
		return;
	eng_tree_remove_later(index->tree);
	index->tree = NULL;
}

static void
settle_new_index(void *arg, enum eng_outcome outcome)
{
	struct eng_table_note *note = arg;

	if (outcome == ENG_UNDONE)
		give_up_index(note->table, note->part);
	base_free(note);
}

static void
settle_dropped_index(void *arg, enum eng_outcome outcome)
{
	struct eng_table_note *note = arg;

	if (outcome == ENG_COMMITTED)
		give_up_index(note->table, note->part);
	base_free(note);
}

static const struct base_collator *
find_collator(const struct eng_index_def *def)
{
	const char *locale = def->locale;

	if (locale[0] == '\0' && def->lcid != 0)
		locale = base_text_locale_of_lcid(def->lcid);
	return locale != NULL ? base_collator_get(locale, def->text_flags) :
	    NULL;
}

static bool
is_collated(const struct eng_column *col)
{
	if (col == NULL)
		return false;
	return col->def.type == ENG_T_BINARY ? col->def.codepage != 0 :
	    (col->def.type == ENG_T_TEXT ||
	    col->def.type == ENG_T_LONG_TEXT) && col->def.codepage == 1200;
}

uint32_t
eng_table_collation(const struct eng_table *table,
    const struct eng_index_def *def)
{
	const struct base_collator *collator = NULL;
	uint32_t i;

	for (i = 0; i < def->part_count && collator == NULL; i++)
		if (is_collated(eng_columns_at(&table->columns,
		    def->parts[i].column_id)))
			collator = find_collator(def);
	return collator != NULL ? base_collator_version(collator) : 0;
}

static eng_status
make_index(struct eng_table *table, const struct eng_index_def *def,
    uint32_t id, enum eng_tree_kind kind, struct eng_index **out)
{
	char name[ENG_TREE_NAME_MAX + 1];
	struct eng_index *index;
	eng_status st;

	*out = NULL;
	index = base_calloc(1, sizeof *index);
	if (index == NULL)
		return ENG_E_NO_MEMORY;
	index->def = *def;
	index->id = id;
	index->collator = find_collator(def);
	st = index->collator != NULL ? ENG_OK : ENG_E_BAD_LOCALE;
	if (st == ENG_OK && !(def->flags & ENG_IDX_PRIMARY)) {
		snprintf(name, sizeof name, "i%u_%u", (unsigned)table->id,
		    (unsigned)id);
		st = eng_tree_new(table->env, table->store, name, kind,
		    &index->tree);
		if (st == ENG_OK)
			index->tree->locks_prefixes =
			    index->tree->by_processes &&
			    (def->flags & ENG_IDX_UNIQUE) != 0;
	}
	if (st != ENG_OK) {
		eng_table_free_index(index);
		return st;
	}
	*out = index;
	return ENG_OK;
}

/* Whether somebody is deleting a column that the index wants. */
static bool
column_is_going(const struct eng_table *table,
    const struct eng_index_def *def)
{
	const struct eng_column *col;
	uint32_t i, id;

	for (i = 0; i < def->part_count + def->condition_count; i++) {
		id = i < def->part_count ? def->parts[i].column_id :
		    def->conditions[i - def->part_count].column_id;
		col = eng_columns_at(&table->columns, id);
		if (col != NULL && (col->birth.dropped_by != NULL ||
		    col->birth.dropped_seq != 0))
			return true;
	}
	return false;
}

eng_status
eng_table_put_index(struct eng_session *session, struct eng_table *table,
    const struct eng_index_def *def, uint32_t id, enum eng_tree_kind kind,
    struct eng_index **out)
{
	struct eng_table_note *note = NULL;
	struct eng_index *index;
	eng_status st;

	*out = NULL;
	if (session != NULL && column_is_going(table, def))
		return ENG_E_WRITE_CONFLICT;
	st = make_index(table, def, id, kind, &index);
	if (st != ENG_OK)
		return st;
	if (session != NULL) {
		note = eng_table_make_note(table, index);
		st = ENG_E_NO_MEMORY;
		if (note != NULL)
			st = eng_birth_create(session, &index->birth,
			    settle_new_index, note);
	}
	if (st != ENG_OK) {
		base_free(note);
		eng_table_free_index(index);
		return st;
	}
	link_index(table, index);
	if (id > atomic_load(&table->next_index_id))
		atomic_store(&table->next_index_id, id);
	*out = index;
	return ENG_OK;
}

eng_status
eng_table_drop_index(struct eng_session *session, struct eng_table *table,
    struct eng_index *index)
{
	struct eng_table_note *note;
	eng_status st;

	note = eng_table_make_note(table, index);
	if (note == NULL)
		return ENG_E_NO_MEMORY;
	st = eng_birth_drop(session, &index->birth, settle_dropped_index,
	    note);
	if (st != ENG_OK)
		base_free(note);
	return st;
}
