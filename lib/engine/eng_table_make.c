/* SPDX-License-Identifier: MIT */
/* eng_table_make.c - tables, columns and indexes put together in memory. */
#include <stdio.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_row.h"
#include "eng_version.h"

/* What a birth hands back when it is settled. */
struct part_note {
	struct eng_table *table;
	void *part;
};

static struct part_note *
make_note(struct eng_table *table, void *part)
{
	struct part_note *note;

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

/* ---- columns ---- */

void
eng_table_free_column(struct eng_column *col)
{
	if (col == NULL)
		return;
	base_free((void *)(uintptr_t)col->def.default_value);
	base_free((void *)(uintptr_t)col->def.user_callback);
	base_free((void *)(uintptr_t)col->def.user_data);
	base_free(col);
}

static bool
room_for_tagged(struct eng_columns *cols, uint32_t count)
{
	struct eng_column **tagged;
	uint32_t room = cols->tagged_room;

	if (count <= room)
		return true;
	while (room < count)
		room = room == 0 ? 8 : room * 2;
	tagged = base_realloc(cols->tagged, room * sizeof *tagged);
	if (tagged == NULL)
		return false;
	memset(tagged + cols->tagged_room, 0,
	    (room - cols->tagged_room) * sizeof *tagged);
	cols->tagged = tagged;
	cols->tagged_room = room;
	return true;
}

/* The slot of an id, with the count that it moves; NULL out of memory or out
 * of range, which *st tells apart. */
static struct eng_column **
find_slot(struct eng_columns *cols, uint32_t id, uint32_t **count,
    uint32_t *n, eng_status *st)
{
	*st = ENG_OK;
	if (id >= ENG_FIXED_FIRST && id <= ENG_FIXED_LAST) {
		*count = &cols->fixed_count;
		*n = id - ENG_FIXED_FIRST;
		return &cols->fixed[*n];
	}
	if (id >= ENG_VAR_FIRST && id <= ENG_VAR_LAST) {
		*count = &cols->var_count;
		*n = id - ENG_VAR_FIRST;
		return &cols->var[*n];
	}
	if (id < ENG_TAGGED_FIRST || id > ENG_TAGGED_LAST) {
		*st = ENG_E_CORRUPT;
		return NULL;
	}
	*count = &cols->tagged_count;
	*n = id - ENG_TAGGED_FIRST;
	if (!room_for_tagged(cols, *n + 1)) {
		*st = ENG_E_NO_MEMORY;
		return NULL;
	}
	return &cols->tagged[*n];
}

/* The table's short cuts to columns of special kinds. */
static void
note_special(struct eng_table *table, struct eng_column *col)
{
	if (col->def.flags & ENG_COL_AUTOINC)
		table->autoinc = col;
	if (col->def.flags & ENG_COL_VERSION)
		table->version = col;
	if (col->def.flags & ENG_COL_USER_DEFAULT)
		table->has_user_default = true;
}

static void
forget_special(struct eng_table *table, const struct eng_column *col)
{
	if (table->autoinc == col)
		table->autoinc = NULL;
	if (table->version == col)
		table->version = NULL;
}

eng_status
eng_table_place_column(struct eng_table *table, struct eng_column *col)
{
	struct eng_columns *cols = &table->columns;
	struct eng_column **slot;
	uint32_t *count, n;
	eng_status st;

	slot = find_slot(cols, col->id, &count, &n, &st);
	if (slot == NULL)
		return st;
	if (*slot != NULL)
		return ENG_E_CORRUPT;
	*slot = col;
	if (n >= *count)
		*count = n + 1;
	if (col->offset + (uint32_t)col->fixed_size > cols->fixed_end)
		cols->fixed_end = col->offset + col->fixed_size;
	if (!col->defunct)
		note_special(table, col);
	return ENG_OK;
}

/* ENG_E_NO_MEMORY leaves only what eng_table_free_column() can take. */
static eng_status
copy_def(struct eng_column_def *to, const struct eng_column_def *from)
{
	*to = *from;
	to->default_value = NULL;
	to->user_callback = NULL;
	to->user_data = NULL;
	if (from->default_value != NULL &&
	    (to->default_value = base_memdup(from->default_value,
	    from->default_size)) == NULL)
		return ENG_E_NO_MEMORY;
	if (from->user_callback != NULL &&
	    (to->user_callback = base_strdup(from->user_callback)) == NULL)
		return ENG_E_NO_MEMORY;
	if (from->user_data != NULL &&
	    (to->user_data = base_memdup(from->user_data,
	    from->user_data_size)) == NULL)
		return ENG_E_NO_MEMORY;
	return ENG_OK;
}

/* Gives the column the next id of its kind, and a place. */
static eng_status
choose_place(const struct eng_table *table, struct eng_column *col)
{
	const struct eng_columns *cols = &table->columns;
	uint32_t flags = col->def.flags;

	if (flags & ENG_COL_TAGGED) {
		col->id = ENG_TAGGED_FIRST + cols->tagged_count;
		return col->id > ENG_TAGGED_LAST ? ENG_E_TOO_MANY_COLUMNS :
		    ENG_OK;
	}
	if (!(flags & ENG_COL_FIXED)) {
		col->id = ENG_VAR_FIRST + cols->var_count;
		return col->id > ENG_VAR_LAST ? ENG_E_TOO_MANY_COLUMNS :
		    ENG_OK;
	}
	if (cols->fixed_end + col->def.size_max > eng_table_row_max(table) - 4)
		return ENG_E_ROW_TOO_BIG;
	col->id = ENG_FIXED_FIRST + cols->fixed_count;
	if (col->id > ENG_FIXED_LAST)
		return ENG_E_TOO_MANY_COLUMNS;
	col->offset = (uint16_t)cols->fixed_end;
	col->fixed_size = (uint16_t)col->def.size_max;
	return ENG_OK;
}

/* The id of a column that never came to be stays spent: rows of others may
 * have been laid out with it. */
static void
settle_new_column(void *arg, enum eng_outcome outcome)
{
	struct part_note *note = arg;
	struct eng_column *col = note->part;

	if (outcome == ENG_UNDONE) {
		col->defunct = true;
		forget_special(note->table, col);
	}
	base_free(note);
}

/* On failure the column stays in its slot, spent. */
static eng_status
bear_column(struct eng_session *session, struct eng_table *table,
    struct eng_column *col)
{
	struct part_note *note;
	eng_status st = ENG_E_NO_MEMORY;

	note = make_note(table, col);
	if (note != NULL)
		st = eng_birth_create(session, &col->birth, settle_new_column,
		    note);
	if (st != ENG_OK) {
		base_free(note);
		col->defunct = true;
		col->birth.created_seq = UINT64_MAX;
		col->birth.dropped_seq = 1;
		forget_special(table, col);
	}
	return st;
}

eng_status
eng_table_put_column(struct eng_session *session, struct eng_table *table,
    const struct eng_column_def *def, struct eng_column **out)
{
	struct eng_column *col;
	eng_status st;

	*out = NULL;
	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	st = copy_def(&col->def, def);
	if (st == ENG_OK)
		st = choose_place(table, col);
	if (st == ENG_OK)
		st = eng_table_place_column(table, col);
	if (st != ENG_OK) {
		eng_table_free_column(col);
		return st;
	}
	if (session != NULL)
		st = bear_column(session, table, col);
	if (st == ENG_OK)
		*out = col;
	return st;
}

static void
settle_dropped_column(void *arg, enum eng_outcome outcome)
{
	struct part_note *note = arg;
	struct eng_column *col = note->part;

	if (outcome == ENG_UNDONE && !col->defunct)
		note_special(note->table, col);
	base_free(note);
}

eng_status
eng_table_drop_column(struct eng_session *session, struct eng_table *table,
    struct eng_column *col)
{
	struct part_note *note;
	eng_status st;

	note = make_note(table, col);
	if (note == NULL)
		return ENG_E_NO_MEMORY;
	st = eng_birth_drop(session, &col->birth, settle_dropped_column, note);
	if (st != ENG_OK) {
		base_free(note);
		return st;
	}
	forget_special(table, col);
	return ENG_OK;
}

/* ---- indexes ---- */

uint32_t
eng_table_next_index(struct eng_table *table)
{
	return atomic_fetch_add(&table->next_index_id, 1) + 1;
}

static void
free_index(struct eng_index *index)
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
	struct part_note *note = arg;

	if (outcome == ENG_UNDONE)
		give_up_index(note->table, note->part);
	base_free(note);
}

static void
settle_dropped_index(void *arg, enum eng_outcome outcome)
{
	struct part_note *note = arg;

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
is_unicode(const struct eng_column *col)
{
	return col != NULL && (col->def.type == ENG_T_TEXT ||
	    col->def.type == ENG_T_LONG_TEXT) && col->def.codepage == 1200;
}

uint32_t
eng_table_collation(const struct eng_table *table,
    const struct eng_index_def *def)
{
	const struct base_collator *collator = NULL;
	uint32_t i;

	for (i = 0; i < def->part_count && collator == NULL; i++)
		if (is_unicode(eng_columns_at(&table->columns,
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
		free_index(index);
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
	struct part_note *note = NULL;
	struct eng_index *index;
	eng_status st;

	*out = NULL;
	if (session != NULL && column_is_going(table, def))
		return ENG_E_WRITE_CONFLICT;
	st = make_index(table, def, id, kind, &index);
	if (st != ENG_OK)
		return st;
	if (session != NULL) {
		note = make_note(table, index);
		st = ENG_E_NO_MEMORY;
		if (note != NULL)
			st = eng_birth_create(session, &index->birth,
			    settle_new_index, note);
	}
	if (st != ENG_OK) {
		base_free(note);
		free_index(index);
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
	struct part_note *note;
	eng_status st;

	note = make_note(table, index);
	if (note == NULL)
		return ENG_E_NO_MEMORY;
	st = eng_birth_drop(session, &index->birth, settle_dropped_index,
	    note);
	if (st != ENG_OK)
		base_free(note);
	return st;
}

/* ---- tables ---- */

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
inherit_column(struct eng_table *table, const struct eng_column *from,
    const struct eng_view *view)
{
	struct eng_column *col;
	eng_status st;

	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	st = copy_def(&col->def, &from->def);
	col->id = from->id;
	col->offset = from->offset;
	col->fixed_size = from->fixed_size;
	col->inherited = true;
	if (from->defunct || !eng_birth_visible(&from->birth, view)) {
		col->defunct = true;
		col->birth.created_seq = UINT64_MAX;
		col->birth.dropped_seq = 1;
	}
	if (st == ENG_OK)
		st = eng_table_place_column(table, col);
	if (st != ENG_OK)
		eng_table_free_column(col);
	return st;
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
			st = inherit_column(table, col, view);
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
		free_index(index);
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
		free_index(table->primary);
	free_indexes(table->indexes);
	free_indexes(table->lost_indexes);
	base_free(table->callback);
	free_columns(&table->columns);
	eng_shared_slot_done(table->slot);
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
