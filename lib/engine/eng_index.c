/* SPDX-License-Identifier: MIT */
/* eng_index.c - indexes: kept up to date, listed, created and dropped.
 *
 * Whoever writes a record maintains every index that may come to count,
 * also those that another session created and has not committed. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_cursor.h"

struct upkeep {
	struct eng_session *session;
	struct eng_table *table;
	const struct eng_index *index;
	bool asks;			/* keys hold what a program computed */
	const uint8_t *bookmark;
	size_t bookmark_size;
	struct eng_upkeep *kept;
};

void
eng_upkeep_free(struct eng_upkeep *kept)
{
	if (kept == NULL)
		return;
	eng_entries_fini(&kept->before);
	eng_entries_fini(&kept->after);
	base_buf_fini(&kept->key);
	base_free(kept);
}

/* Where nobody has a version of an entry, its record is as stored, and so are
 * then its entries.  Those of values that the program computes may be others
 * than it computes now, and what a cursor caches promises nothing. */
static const struct eng_stored *
trust(const struct upkeep *up, const struct eng_stored *known)
{
	return up->asks || up->session->caching != NULL ? NULL : known;
}

/* Two records with the same key are two entries of the tree, so looking and
 * inserting must be one step. */
static eng_status
put_unique(struct upkeep *up, size_t key_size,
    const struct eng_entry_value *value)
{
	const struct eng_stored none = { false, NULL, 0 };
	const struct base_buf *key = &up->kept->key;
	struct eng_tree *tree = up->index->tree;
	bool taken = false;
	eng_status st;

	base_mutex_lock(&up->table->table_lock);
	st = eng_tree_prefix_taken(tree, up->session, key->data, key_size,
	    &taken);
	if (st == ENG_OK && taken)
		st = ENG_E_KEY_DUP;
	if (st == ENG_OK)
		st = eng_tree_insert_known(tree, up->session, key->data,
		    key->size, trust(up, &none), value->bytes, value->size);
	base_mutex_unlock(&up->table->table_lock);
	return st;
}

static eng_status
put_entry(struct upkeep *up, const uint8_t *key, size_t size)
{
	const struct eng_stored none = { false, NULL, 0 };
	struct eng_entry_value value = eng_entry_value(size);
	struct base_buf *entry = &up->kept->key;

	if (!eng_entry_key(key, size, up->bookmark, up->bookmark_size, entry))
		return ENG_E_NO_MEMORY;
	if (up->index->def.flags & ENG_IDX_UNIQUE)
		return put_unique(up, size, &value);
	return eng_tree_insert_known(up->index->tree, up->session,
	    entry->data, entry->size, trust(up, &none), value.bytes,
	    value.size);
}

static eng_status
drop_entry(struct upkeep *up, const uint8_t *key, size_t size)
{
	struct eng_entry_value value = eng_entry_value(size);
	const struct eng_stored known = { true, value.bytes, value.size };
	struct base_buf *entry = &up->kept->key;
	eng_status st;

	if (!eng_entry_key(key, size, up->bookmark, up->bookmark_size, entry))
		return ENG_E_NO_MEMORY;
	st = eng_tree_delete_known(up->index->tree, up->session, entry->data,
	    entry->size, trust(up, &known));
	return st == ENG_E_NOT_FOUND ? ENG_E_CORRUPT : st;
}

static eng_status
change_entry(void *ctx, const uint8_t *key, size_t size, bool put)
{
	return put ? put_entry(ctx, key, size) : drop_entry(ctx, key, size);
}

/* Whether the update set a column that the index looks at. */
static bool
is_touched(const struct eng_index *index, const struct eng_record *record)
{
	uint32_t i;

	for (i = 0; i < index->def.part_count; i++)
		if (eng_record_is_changed(record,
		    index->def.parts[i].column_id))
			return true;
	for (i = 0; i < index->def.condition_count; i++)
		if (eng_record_is_changed(record,
		    index->def.conditions[i].column_id))
			return true;
	return false;
}

/* before or after is NULL where there is no such image. */
static eng_status
change_index(struct upkeep *up, const struct eng_values *before,
    const struct eng_values *after)
{
	struct eng_entries *old = &up->kept->before;
	struct eng_entries *new = &up->kept->after;
	eng_status st = ENG_OK;

	old->count = new->count = 0;
	if (before != NULL)
		st = eng_entries_collect(up->index, before, false, old);
	if (st == ENG_OK && after != NULL)
		st = eng_entries_collect(up->index, after, true, new);
	return st == ENG_OK ? eng_entries_diff(old, new, change_entry, up) :
	    st;
}

static struct eng_upkeep *
keep_memory(struct eng_session *session)
{
	if (session->upkeep == NULL)
		session->upkeep = base_calloc(1, sizeof *session->upkeep);
	return session->upkeep;
}

static eng_status
change_all(struct eng_session *session, struct eng_table *table,
    const struct eng_values *before, const struct eng_values *after,
    const struct eng_record *changes, const uint8_t *bookmark,
    size_t bookmark_size)
{
	struct upkeep up = { .session = session, .table = table,
	    .bookmark = bookmark, .bookmark_size = bookmark_size };
	const struct eng_index *index;
	eng_status st = ENG_OK;

	if (table->indexes == NULL)
		return ENG_OK;
	up.kept = keep_memory(session);
	if (up.kept == NULL)
		return ENG_E_NO_MEMORY;
	for (index = table->indexes; st == ENG_OK && index != NULL;
	    index = index->next) {
		if (!eng_birth_alive(&index->birth))
			continue;
		/* What a value that the program computes depends on, nobody
		 * knows. */
		up.asks = table->has_user_default &&
		    eng_index_asks(table, &index->def);
		if (changes != NULL && !up.asks && !is_touched(index, changes))
			continue;
		if (index->outdated)
			st = ENG_E_INDEX_OUTDATED;
		up.index = index;
		if (st == ENG_OK)
			st = change_index(&up, before, after);
	}
	return st;
}

eng_status
eng_index_insert_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *values,
    const uint8_t *bookmark, size_t bookmark_size)
{
	return change_all(session, table, NULL, values, NULL, bookmark,
	    bookmark_size);
}

eng_status
eng_index_delete_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *values,
    const uint8_t *bookmark, size_t bookmark_size)
{
	return change_all(session, table, values, NULL, NULL, bookmark,
	    bookmark_size);
}

eng_status
eng_index_replace_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *before,
    const struct eng_values *after, bool all, const uint8_t *bookmark,
    size_t bookmark_size)
{
	return change_all(session, table, before, after,
	    all ? NULL : after->record, bookmark, bookmark_size);
}

/* ---- definitions ---- */

static bool
is_text_or_binary(enum eng_type type)
{
	return type == ENG_T_TEXT || type == ENG_T_BINARY ||
	    eng_type_is_long(type);
}

static eng_status
check_tuples(const struct eng_index_def *def, const struct eng_column *first)
{
	const struct eng_tuple_limits *lim = &def->tuples;

	if (def->flags & ENG_IDX_PRIMARY)
		return ENG_E_TUPLES_SECONDARY;
	if (def->flags & ENG_IDX_UNIQUE)
		return ENG_E_TUPLES_NOT_UNIQUE;
	if (def->part_count > ENG_TUPLE_PARTS_MAX)
		return ENG_E_TUPLES_ONE_COLUMN;
	if (def->var_seg_max != 0)
		return ENG_E_TUPLES_VAR_SEG;
	if (!is_text_or_binary(first->def.type))
		return ENG_E_TUPLES_TEXT;
	if (lim->min < ENG_TUPLE_MIN || lim->min > lim->max ||
	    lim->max > ENG_TUPLE_MAX || lim->source_max == 0 ||
	    lim->source_max > ENG_TUPLE_SOURCE_MAX || lim->step == 0 ||
	    lim->step > ENG_TUPLE_SOURCE_MAX ||
	    lim->start > ENG_TUPLE_SOURCE_MAX)
		return ENG_E_BAD_TUPLE_LIMITS;
	return ENG_OK;
}

static eng_status
check_columns(struct eng_table *table, const struct eng_view *view,
    const struct eng_index_def *def)
{
	const struct eng_column *col;
	uint32_t i;

	for (i = 0; i < def->part_count; i++) {
		col = eng_table_column(table, view, NULL,
		    def->parts[i].column_id);
		if (col == NULL)
			return ENG_E_NO_COLUMN;
		if (col->def.flags & ENG_COL_ESCROW)
			return ENG_E_NOT_INDEXABLE;
		if (col->def.flags & ENG_COL_MULTI &&
		    def->flags & ENG_IDX_PRIMARY)
			return ENG_E_BAD_INDEX;
		if (col->def.default_value != NULL &&
		    def->flags & ENG_IDX_EMPTY)
			return ENG_E_BAD_INDEX;
	}
	for (i = 0; i < def->condition_count; i++)
		if (eng_table_column(table, view, NULL,
		    def->conditions[i].column_id) == NULL)
			return ENG_E_NO_COLUMN;
	return ENG_OK;
}

static eng_status
check_flags(const struct eng_index_def *def)
{
	const uint32_t skips = ENG_IDX_SKIP_ALL_NULL | ENG_IDX_SKIP_ANY_NULL |
	    ENG_IDX_SKIP_FIRST_NULL;
	const uint32_t both = ENG_IDX_CROSS_PRODUCT | ENG_IDX_NESTED;

	if (def->flags & ENG_IDX_PRIMARY && def->flags & skips)
		return ENG_E_BAD_FLAGS;
	if ((def->flags & both) == both)
		return ENG_E_BAD_FLAGS;
	if (def->flags & ENG_IDX_EMPTY &&
	    !(def->flags & ENG_IDX_SKIP_ANY_NULL))
		return ENG_E_BAD_FLAGS;
	if (def->part_count == 0 || def->part_count > ENG_KEY_COLUMNS_MAX ||
	    def->condition_count > ENG_CONDITIONS_MAX)
		return ENG_E_BAD_INDEX;
	if (def->flags & ENG_IDX_PRIMARY && def->condition_count > 0)
		return ENG_E_BAD_INDEX;
	return ENG_OK;
}

/* Completes what was asked for: defaults of sizes, unique primary ones. */
static eng_status
complete_def(const struct eng_index_def *asked, struct eng_index_def *def)
{
	*def = *asked;
	if (def->flags & ENG_IDX_PRIMARY)
		def->flags |= ENG_IDX_UNIQUE;
	if (def->key_size == 0)
		def->key_size = ENG_KEY_SIZE_DEFAULT;
	if (def->key_size < ENG_KEY_SIZE_DEFAULT ||
	    def->key_size > ENG_KEY_SIZE_MAX ||
	    def->var_seg_max > def->key_size)
		return ENG_E_BAD_INDEX;
	if (def->density > 100)
		return ENG_E_BAD_DENSITY;
	return eng_name_check(asked->name, def->name);
}

/* Environment shared. */
static eng_status
check_def(struct eng_session *session, struct eng_table *table,
    const struct eng_index_def *def)
{
	struct eng_view view = eng_session_view(session);
	eng_status st;

	st = check_flags(def);
	if (st == ENG_OK)
		st = check_columns(table, &view, def);
	if (st == ENG_OK && def->flags & ENG_IDX_TUPLES)
		st = check_tuples(def, eng_table_column(table, &view, NULL,
		    def->parts[0].column_id));
	if (st != ENG_OK)
		return st;
	if (eng_table_index(table, &view, def->name) != NULL)
		return ENG_E_INDEX_EXISTS;
	if (def->flags & ENG_IDX_PRIMARY && table->primary != NULL &&
	    eng_birth_alive(&table->primary->birth))
		return ENG_E_HAS_PRIMARY;
	return ENG_OK;
}

/* Whether the cursor may change the table's definition. */
static eng_status
check_schema_change(const struct eng_cursor *cursor)
{
	if (cursor->table->store == NULL)
		return ENG_E_TEMP_TABLE;
	if (eng_cursor_is_read_only(cursor))
		return ENG_E_READ_ONLY;
	if (eng_txn_is_read_only(cursor->session))
		return ENG_E_TXN_READ_ONLY;
	/* Nothing is taken away, not even by those who may add. */
	if (cursor->table->flags & ENG_TABLE_FIXED_DDL)
		return ENG_E_FIXED_SCHEMA;
	return ENG_OK;
}

/* ---- creating and dropping ---- */

/* Records are kept in the order of the primary index, so it can come only
 * before the first of them.  The environment is held alone. */
static eng_status
check_never_used(struct eng_table *table)
{
	bool bare;
	eng_status st;

	if (table->had_records)
		return ENG_E_TABLE_NOT_EMPTY;
	st = eng_tree_is_bare(table->rows, &bare);
	return st == ENG_OK && !bare ? ENG_E_TABLE_NOT_EMPTY : st;
}

static eng_status
add_index(struct eng_session *session, struct eng_table *table,
    const struct eng_index_def *def, uint32_t id,
    const struct eng_asked *asked)
{
	struct eng_index *index;
	eng_status st = ENG_OK;

	if (id == 0)
		st = check_never_used(table);
	if (st == ENG_OK)
		st = eng_table_put_index(session, table, def, id,
		    ENG_TREE_BORN, &index);
	if (st == ENG_OK && id != 0)
		st = eng_index_build(session, table, index, asked);
	return st;
}

eng_status
eng_index_create(struct eng_cursor *cursor, const struct eng_index_def *asked)
{
	struct eng_session *session = cursor->session;
	struct eng_table *table = cursor->table;
	struct eng_asked answers = ENG_ASKED_EMPTY;
	struct eng_index_def def;
	uint32_t id = 0;
	eng_status st;

	st = eng_table_check_ddl(cursor);
	if (st == ENG_OK)
		st = complete_def(asked, &def);
	if (st == ENG_OK)
		st = eng_stmt_begin(session);
	if (st != ENG_OK)
		return st;
	eng_env_share(session->env);
	st = check_def(session, table, &def);
	if (st == ENG_OK && !(def.flags & ENG_IDX_PRIMARY))
		id = eng_table_next_index(table);
	if (st == ENG_OK)
		st = eng_catalog_insert_index(session, table, &def, id);
	if (st == ENG_OK)
		st = eng_catalog_put_collation(session, table, id,
		    eng_table_collation(table, &def));
	eng_env_unshare(session->env);
	if (st == ENG_OK && id != 0)
		st = eng_asked_collect(cursor, &def, &answers);
	if (st == ENG_OK) {
		eng_env_exclude(session->env);
		st = add_index(session, table, &def, id,
		    &answers);
		eng_env_unexclude(session->env);
	}
	eng_asked_fini(&answers);
	return eng_stmt_end(session, st);
}

/* Environment shared. */
static eng_status
check_droppable(const struct eng_index *index)
{
	if (index == NULL)
		return ENG_E_NO_INDEX;
	if (index->id == 0)
		return ENG_E_INDEX_STAYS;
	if (index->inherited)
		return ENG_E_INHERITED_SCHEMA;
	return ENG_OK;
}

eng_status
eng_index_delete(struct eng_cursor *cursor, const char *name)
{
	struct eng_session *session = cursor->session;
	struct eng_table *table = cursor->table;
	struct eng_index *index = NULL;
	struct eng_view view;
	eng_status st;

	st = check_schema_change(cursor);
	if (st == ENG_OK && (name == NULL || name[0] == '\0'))
		st = ENG_E_BAD_NAME;
	if (st == ENG_OK)
		st = eng_stmt_begin(session);
	if (st != ENG_OK)
		return st;
	eng_env_share(session->env);
	view = eng_session_view(session);
	index = eng_table_index(table, &view, name);
	st = check_droppable(index);
	if (st == ENG_OK)
		st = eng_catalog_delete_index(session, table, index->def.name);
	if (st == ENG_OK)
		st = eng_catalog_put_collation(session, table, index->id, 0);
	eng_env_unshare(session->env);
	if (st == ENG_OK) {
		eng_env_exclude(session->env);
		st = atomic_load(&index->users) > 0 ? ENG_E_INDEX_IN_USE :
		    eng_table_drop_index(session, table, index);
		eng_env_unexclude(session->env);
	}
	return eng_stmt_end(session, st);
}

/* ---- looking ---- */

static void
tell_index(const struct eng_index *index, struct eng_index_info *info)
{
	info->def = &index->def;
	info->id = index->id;
	info->inherited = index->inherited;
}

eng_status
eng_index_find(struct eng_cursor *cursor, const char *name,
    struct eng_index_info *info)
{
	struct eng_view view;
	const struct eng_index *index;

	memset(info, 0, sizeof *info);
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	index = eng_table_index(cursor->table, &view, name);
	if (index != NULL)
		tell_index(index, info);
	eng_env_unshare(cursor->session->env);
	return index == NULL ? ENG_E_NO_INDEX : ENG_OK;
}

/* The next visible index after `at` in the order of eng_index_each; NULL
 * starts.  Environment shared. */
static const struct eng_index *
next_index(struct eng_cursor *cursor, const struct eng_index *at)
{
	struct eng_view view = eng_session_view(cursor->session);
	const struct eng_index *primary = cursor->table->primary;
	const struct eng_index *next;

	if (at == NULL && primary != NULL &&
	    eng_birth_visible(&primary->birth, &view))
		return primary;
	next = at == NULL || at == primary ? cursor->table->indexes : at->next;
	while (next != NULL && !eng_birth_visible(&next->birth, &view))
		next = next->next;
	return next;
}

/* Objects of the schema live as long as the table, so fn may run without the
 * lock. */
eng_status
eng_index_each(struct eng_cursor *cursor,
    bool (*fn)(void *ctx, const struct eng_index_info *info), void *ctx)
{
	const struct eng_index *index = NULL;
	struct eng_index_info info;

	do {
		eng_env_share(cursor->session->env);
		index = next_index(cursor, index);
		eng_env_unshare(cursor->session->env);
		if (index != NULL)
			tell_index(index, &info);
	} while (index != NULL && fn(ctx, &info));
	return ENG_OK;
}

/* Counts what the scan gives; a key is new when it differs from the one
 * before. */
static eng_status
count_scan(struct eng_scan *scan, bool secondary, uint64_t *entries,
    uint64_t *keys)
{
	struct base_buf last = BASE_BUF_EMPTY;
	const uint8_t *key;
	const uint8_t *value;
	size_t size;
	size_t value_size;
	size_t split;
	eng_status st;

	while ((st = eng_scan_next(scan, &key, &size, &value,
	    &value_size)) == ENG_OK) {
		if (secondary &&
		    eng_entry_split(value, value_size, size, &split))
			size = split;
		if (*entries == 0 || base_bytes_compare(key, size, last.data,
		    last.size) != 0)
			++*keys;
		++*entries;
		if (!base_buf_set(&last, key, size)) {
			st = ENG_E_NO_MEMORY;
			break;
		}
	}
	base_buf_fini(&last);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_index_count(struct eng_cursor *cursor, const char *name,
    uint64_t *entries, uint64_t *keys)
{
	struct eng_env *env = cursor->session->env;
	bool by_order = name == NULL || name[0] == '\0';
	const struct eng_index *index;
	struct eng_scan *scan = NULL;
	struct eng_view view;
	eng_status st = ENG_E_NO_INDEX;

	*entries = *keys = 0;
	eng_env_share(env);
	view = eng_session_view(cursor->session);
	index = eng_table_index(cursor->table, &view, name);
	if (index != NULL || by_order) {
		bool secondary = index != NULL && index->id != 0;

		st = eng_scan_open(secondary ? index->tree :
		    cursor->table->rows, &view, ENG_TREE_FIRST, NULL, 0,
		    &scan);
		if (st == ENG_OK)
			st = count_scan(scan, secondary, entries, keys);
		eng_scan_close(scan);
	}
	eng_env_unshare(env);
	return st;
}
