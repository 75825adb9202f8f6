/* SPDX-License-Identifier: MIT */
/* eng_table.c - the tables of a store in memory: found, loaded, opened. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_collation.h"
#include "eng_cursor.h"
#include "eng_lock.h"
#include "eng_table.h"
#include "eng_version.h"

enum {
	DEFAULT_PAGE = 4096,		/* bytes, when no size was asked for */
	SMALL_PAGE = 8192,		/* up to here pages have short headers */
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

/* ---- loading ---- */

static struct eng_table *
find_loaded_locked(struct eng_store *store, uint32_t id)
{
	struct eng_table *table;

	TAILQ_FOREACH(table, &store->tables, link)
		if (table->id == id)
			return table;
	return NULL;
}

uint64_t
eng_table_change_count(const struct eng_table *table)
{
	return table->slot != NULL ? atomic_load(&table->slot->changes) : 0;
}

struct eng_table *
eng_table_loaded(struct eng_store *store, uint32_t id)
{
	struct eng_table *table;

	base_mutex_lock(&store->tables_mutex);
	table = find_loaded_locked(store, id);
	base_mutex_unlock(&store->tables_mutex);
	return table;
}

static uint64_t
get_be(const uint8_t *p, size_t size)
{
	uint64_t v = 0;

	while (size-- > 0)
		v = v << 8 | *p++;
	return v;
}

/* The big-endian number that the last key of a tree starts with, 0 for an
 * empty tree. */
static eng_status
last_number(struct eng_tree *tree, const struct eng_view *view, size_t width,
    uint64_t *number, bool *found)
{
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	*number = 0;
	st = eng_tree_find(tree, view, ENG_TREE_LAST, NULL, 0, &key, NULL);
	*found = st == ENG_OK;
	if (st == ENG_OK && key.size >= width)
		*number = get_be(key.data, width);
	base_buf_fini(&key);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

static eng_status
load_autoinc(struct eng_table *table, const struct eng_view *view)
{
	uint8_t key[ENG_CATALOG_AUTOINC_KEY];
	struct base_buf value = BASE_BUF_EMPTY;
	eng_status st;

	eng_catalog_autoinc_key(table->id, key);
	st = eng_tree_get(table->store->catalog, view, key, sizeof key,
	    &value);
	if (st == ENG_OK && value.size < 8)
		st = ENG_E_CORRUPT;
	if (st == ENG_OK)
		eng_table_raise64(&table->counters->autoinc,
		    base_get_u64(value.data));
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* 0: none is left. */
static void
set_next_record(struct eng_table *table, uint32_t next)
{
	if (table->slot == NULL)
		atomic_store(&table->counters->record_id, next);
	else
		eng_table_raise32(&table->counters->record_id, next);
}

static eng_status
load_counters(struct eng_table *table, const struct eng_view *view)
{
	uint64_t last;
	eng_status st;
	bool found;

	st = load_autoinc(table, view);
	if (st == ENG_OK)
		st = last_number(table->rows, view, 4, &last, &found);
	if (st != ENG_OK)
		return st;
	table->had_records = found;
	if (table->primary == NULL)
		set_next_record(table, (uint32_t)last + 1);
	st = last_number(table->blobs, view, 8, &last, &found);
	if (st == ENG_OK)
		eng_table_raise64(&table->counters->blob_id, last + 1);
	return st;
}

static eng_status
find_row_by_id(struct eng_store *store, const struct eng_view *view,
    uint32_t id, struct eng_catalog_table *row)
{
	char folded[ENG_NAME_MAX + 1] = "";
	eng_status st;

	do
		st = eng_catalog_next_table(store, view, folded, folded, row);
	while (st == ENG_OK && row->id != id);
	return st == ENG_E_NOT_FOUND ? ENG_E_CORRUPT : st;
}

static eng_status load_row_locked(struct eng_store *store,
    const struct eng_view *view, const struct eng_catalog_table *row,
    struct eng_table **out);

/* A template has none itself, so this goes one step deep. */
static eng_status
load_template_locked(struct eng_table *table, const struct eng_view *view,
    uint32_t template_id)
{
	struct eng_table *template;
	struct eng_catalog_table row;
	eng_status st = ENG_OK;

	template = find_loaded_locked(table->store, template_id);
	if (template == NULL) {
		st = find_row_by_id(table->store, view, template_id, &row);
		if (st == ENG_OK && row.template_id != 0)
			st = ENG_E_CORRUPT;
		if (st == ENG_OK)
			st = load_row_locked(table->store, view, &row,
			    &template);
	}
	if (st == ENG_OK)
		st = eng_table_inherit(table, template, view,
		    ENG_TREE_STORED);
	return st;
}

/* Everything is read as the newest commit left it: what sessions have open
 * concerns only tables that are in memory already. */
static eng_status
load_row_locked(struct eng_store *store, const struct eng_view *view,
    const struct eng_catalog_table *row, struct eng_table **out)
{
	struct eng_table *table;
	eng_status st;

	*out = NULL;
	st = eng_table_new(store->env, store, row->id, row->name, &table);
	if (st != ENG_OK)
		return st;
	table->flags = row->flags;
	table->density = row->density;
	if (row->template_id != 0)
		st = load_template_locked(table, view, row->template_id);
	if (st == ENG_OK)
		st = eng_table_put_trees(table, ENG_TREE_STORED);
	if (st == ENG_OK)
		st = eng_catalog_load(table, view);
	if (st == ENG_OK)
		st = eng_collation_check(table, view);
	if (st == ENG_OK)
		st = load_counters(table, view);
	if (st != ENG_OK) {
		eng_table_free(table);
		return st;
	}
	if (store->slot != NULL)
		table->schema_seen = atomic_load(&store->slot->schema);
	TAILQ_INSERT_TAIL(&store->tables, table, link);
	*out = table;
	return ENG_OK;
}

/* Another process may have changed the definition of any table that is not
 * in use here; nobody holds on to one of those outside the gate. */
static bool
is_idle(const struct eng_table *table)
{
	const struct eng_index *index;

	if (table->opens > 0 || atomic_load(&table->derived) > 0 ||
	    table->birth.created_by != NULL || table->birth.dropped_by != NULL ||
	    atomic_load(&table->rows->chains) > 0 ||
	    atomic_load(&table->blobs->chains) > 0)
		return false;
	for (index = table->indexes; index != NULL; index = index->next)
		if (atomic_load(&index->tree->chains) > 0)
			return false;
	return true;
}

/* What stays for now is looked at again when it is next loaded. */
static void
forget_stale_locked(struct eng_store *store)
{
	uint64_t now = atomic_load(&store->slot->schema);
	struct eng_table *table, *next;

	TAILQ_FOREACH_SAFE(table, &store->tables, link, next) {
		if (table->schema_seen == now || !is_idle(table))
			continue;
		TAILQ_REMOVE(&store->tables, table, link);
		eng_table_free(table);
	}
}

eng_status
eng_table_load(struct eng_session *session, struct eng_store *store,
    const char *name, struct eng_table **out)
{
	struct eng_view mine = eng_session_view(session);
	struct eng_view newest = { NULL, 0, NULL };
	struct eng_catalog_table row, now;
	char checked[ENG_NAME_MAX + 1];
	eng_status st;

	*out = NULL;
	st = eng_name_check(name, checked);
	if (st == ENG_OK)
		st = eng_catalog_find_table(store, &mine, checked, &row);
	if (st != ENG_OK)
		return st;
	base_mutex_lock(&store->tables_mutex);
	if (store->slot != NULL)
		forget_stale_locked(store);
	*out = find_loaded_locked(store, row.id);
	if (*out == NULL) {
		newest.snapshot = atomic_load(&store->env->commit_seq);
		/* An old snapshot may name what is gone or renamed by now. */
		st = eng_catalog_find_table(store, &newest, checked, &now);
		if (st == ENG_E_NO_TABLE || (st == ENG_OK && now.id != row.id))
			st = find_row_by_id(store, &newest, row.id, &now);
		if (st == ENG_OK)
			st = load_row_locked(store, &newest, &now, out);
		else if (st == ENG_E_CORRUPT)
			st = ENG_E_NO_TABLE;
	}
	base_mutex_unlock(&store->tables_mutex);
	return st;
}

/* ---- freeing ---- */

/* Tables made from templates go before these. */
static void
free_list(struct eng_table_list *list)
{
	struct eng_table *table, *next;
	bool again = true;

	while (again) {
		again = false;
		for (table = TAILQ_FIRST(list); table != NULL; table = next) {
			next = TAILQ_NEXT(table, link);
			if (atomic_load(&table->derived) > 0)
				continue;
			TAILQ_REMOVE(list, table, link);
			eng_table_free(table);
			again = true;
		}
	}
}

void
eng_table_forget_all(struct eng_store *store)
{
	free_list(&store->lost_tables);
	free_list(&store->tables);
	free_list(&store->lost_tables);
}

/* The lock also waits for the last to release the table to be through. */
static unsigned
count_opens(struct eng_table *table)
{
	unsigned opens;

	base_mutex_lock(&table->table_lock);
	opens = table->opens;
	base_mutex_unlock(&table->table_lock);
	return opens;
}

void
eng_table_sweep(struct eng_store *store)
{
	struct eng_table_list gone = TAILQ_HEAD_INITIALIZER(gone);
	struct eng_table *table, *next;

	base_mutex_lock(&store->tables_mutex);
	for (table = TAILQ_FIRST(&store->lost_tables); table != NULL;
	    table = next) {
		next = TAILQ_NEXT(table, link);
		if (count_opens(table) > 0 || atomic_load(&table->derived) > 0)
			continue;
		TAILQ_REMOVE(&store->lost_tables, table, link);
		TAILQ_INSERT_TAIL(&gone, table, link);
	}
	base_mutex_unlock(&store->tables_mutex);
	free_list(&gone);
}

/* ---- what others have open ---- */

static bool
birth_is_foreign(const struct eng_birth *birth, const struct eng_txn *txn)
{
	return (birth->created_by != NULL && birth->created_by != txn) ||
	    (birth->dropped_by != NULL && birth->dropped_by != txn);
}

static bool
definition_is_changing(const struct eng_table *table,
    const struct eng_txn *txn)
{
	uint32_t id, last = ENG_TAGGED_FIRST + table->columns.tagged_count;
	const struct eng_column *col;
	const struct eng_index *index;

	for (id = ENG_FIXED_FIRST; id < last; id++) {
		col = eng_columns_at(&table->columns, id);
		if (col != NULL && birth_is_foreign(&col->birth, txn))
			return true;
	}
	if (table->primary != NULL &&
	    birth_is_foreign(&table->primary->birth, txn))
		return true;
	for (index = table->indexes; index != NULL; index = index->next)
		if (birth_is_foreign(&index->birth, txn))
			return true;
	return false;
}

/* ENG_E_WRITE_CONFLICT ends the walk at a version that is another's. */
static eng_status
find_foreign(void *ctx, const struct eng_open_version *v)
{
	return v->txn == ctx ? ENG_OK : ENG_E_WRITE_CONFLICT;
}

bool
eng_table_is_changing(const struct eng_table *table,
    const struct eng_session *session)
{
	return definition_is_changing(table, session->txn) ||
	    eng_tree_each_open(table->rows, find_foreign,
	    session->txn) != ENG_OK;
}

/* ---- who has it open, and how ---- */

/* fileopen.cxx, ErrIsamOpenTable. */
static eng_status
check_mode(uint32_t mode)
{
	if ((mode & ENG_OPEN_READ_ONLY) && (mode & ENG_OPEN_UPDATABLE))
		return ENG_E_BAD_FLAGS;
	if (mode & ENG_OPEN_PERMIT_DDL)
		return mode & ENG_OPEN_DENY_READ ? ENG_OK : ENG_E_BAD_FLAGS;
	if ((mode & ENG_OPEN_DENY_READ) && (mode & ENG_OPEN_READ_ONLY))
		return ENG_E_BAD_FLAGS;
	return ENG_OK;
}

/* The session's own cursors on the table. */
static void
count_own(const struct eng_table *table, const struct eng_session *session,
    unsigned *opens, unsigned *writers)
{
	const struct eng_cursor *cursor;

	*opens = *writers = 0;
	TAILQ_FOREACH(cursor, &session->cursors, link) {
		if (cursor->table != table)
			continue;
		(*opens)++;
		if (!(cursor->mode & ENG_OPEN_READ_ONLY))
			(*writers)++;
	}
}

/* fileopen.cxx, ErrFILEISetMode: what is denied to others is locked for them;
 * denying what others do already meets a table in use. */
static eng_status
check_deny(const struct eng_table *table, const struct eng_session *session,
    uint32_t mode)
{
	unsigned opens, writers;

	if (table->deny_read_by != NULL && table->deny_read_by != session)
		return ENG_E_TABLE_LOCKED;
	if (!(mode & ENG_OPEN_READ_ONLY) && table->deny_write_by != NULL &&
	    table->deny_write_by != session)
		return ENG_E_TABLE_LOCKED;
	count_own(table, session, &opens, &writers);
	if ((mode & ENG_OPEN_DENY_WRITE) &&
	    (table->deny_write_by != NULL || table->writers > writers))
		return ENG_E_TABLE_IN_USE;
	if ((mode & ENG_OPEN_DENY_READ) && table->opens > opens)
		return ENG_E_TABLE_IN_USE;
	return ENG_OK;
}

static void
note_open(struct eng_table *table, struct eng_session *session, uint32_t mode)
{
	table->opens++;
	if (!(mode & ENG_OPEN_READ_ONLY))
		table->writers++;
	if (mode & ENG_OPEN_DENY_READ) {
		table->deny_read_by = session;
		table->deny_read_count++;
	}
	if (mode & ENG_OPEN_DENY_WRITE) {
		table->deny_write_by = session;
		table->deny_write_count++;
	}
}

/* A cursor that caches has a session of its own for a while. */
static struct eng_session *
find_owner(struct eng_session *session)
{
	return session->applier != NULL ? session->applier : session;
}

/* Against other processes, where there may be some. */
static eng_status
lock_open(const struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	bool alone = (mode & ENG_OPEN_DENY_READ) != 0;
	eng_status st;

	session = find_owner(session);
	st = eng_lock_table(session, table, alone ? ENG_LOCK_EXCLUSIVE :
	    ENG_LOCK_OPEN, 0);
	if (st == ENG_E_LOCKED)
		st = alone ? ENG_E_TABLE_IN_USE : ENG_E_TABLE_LOCKED;
	if (st != ENG_OK || (mode & ENG_OPEN_DENY_WRITE) == 0)
		return st;
	st = eng_lock_table(session, table, ENG_LOCK_READ, 0);
	if (st != ENG_OK)
		eng_unlock_table(session, table, alone ? ENG_LOCK_EXCLUSIVE :
		    ENG_LOCK_OPEN);
	return st == ENG_E_LOCKED ? ENG_E_TABLE_IN_USE : st;
}

static void
unlock_open(const struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	session = find_owner(session);
	eng_unlock_table(session, table, (mode & ENG_OPEN_DENY_READ) ?
	    ENG_LOCK_EXCLUSIVE : ENG_LOCK_OPEN);
	if (mode & ENG_OPEN_DENY_WRITE)
		eng_unlock_table(session, table, ENG_LOCK_READ);
}

eng_status
eng_table_acquire(struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	eng_status st;

	st = check_mode(mode);
	if (st != ENG_OK)
		return st;
	base_mutex_lock(&table->table_lock);
	if (table->birth.dropped_seq != 0)
		st = ENG_E_NO_TABLE;
	else if (table->birth.dropped_by != NULL)
		st = ENG_E_TABLE_LOCKED;
	else
		st = check_deny(table, session, mode);
	if (st == ENG_OK && table->slot != NULL)
		st = lock_open(table, session, mode);
	if (st == ENG_OK)
		note_open(table, session, mode);
	base_mutex_unlock(&table->table_lock);
	return st;
}

void
eng_table_release(struct eng_table *table, struct eng_session *session,
    uint32_t mode)
{
	bool gone;

	base_mutex_lock(&table->table_lock);
	if (table->slot != NULL && session != NULL)
		unlock_open(table, session, mode);
	/* A temporary table belongs to its cursors. */
	gone = --table->opens == 0 && (table->flags & ENG_TABLE_TEMPORARY);
	if (!(mode & ENG_OPEN_READ_ONLY))
		table->writers--;
	if ((mode & ENG_OPEN_DENY_READ) && --table->deny_read_count == 0)
		table->deny_read_by = NULL;
	if ((mode & ENG_OPEN_DENY_WRITE) && --table->deny_write_count == 0)
		table->deny_write_by = NULL;
	base_mutex_unlock(&table->table_lock);
	if (gone)
		eng_table_free(table);
}

eng_status
eng_table_lock_for_ddl(struct eng_session *session,
    const struct eng_table *table)
{
	eng_status st;

	if (table->slot == NULL)
		return ENG_OK;
	st = eng_lock_table(session, table, ENG_LOCK_EXCLUSIVE, 0);
	if (st == ENG_OK)
		eng_unlock_table(session, table, ENG_LOCK_EXCLUSIVE);
	return st == ENG_E_LOCKED ? ENG_E_TABLE_IN_USE : st;
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
