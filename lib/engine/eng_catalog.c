/* SPDX-License-Identifier: MIT */
/* eng_catalog.c - catalog rows found, written and deleted. */
#include <string.h>

#include "eng_catalog_row.h"
#include "eng_cursor.h"

/* ---- writing rows ---- */

/* Ends the writer.  exists is the status for a key that is taken. */
static eng_status
insert_row(struct eng_session *session, struct eng_store *store,
    const struct eng_catalog_key *key, struct eng_catalog_writer *w,
    eng_status exists)
{
	eng_status st = ENG_E_NO_MEMORY;

	if (!w->failed)
		st = eng_tree_insert(store->catalog, session, key->bytes,
		    key->size, w->buf.data, w->buf.size);
	base_buf_fini(&w->buf);
	return st == ENG_E_KEY_DUP ? exists : st;
}

/* missing is the status for a key that is not there. */
static eng_status
delete_row(struct eng_session *session, struct eng_store *store,
    const struct eng_catalog_key *key, eng_status missing)
{
	eng_status st;

	st = eng_tree_delete(store->catalog, session, key->bytes, key->size);
	return st == ENG_E_NOT_FOUND ? missing : st;
}

/* ---- tables ---- */

eng_status
eng_catalog_find_table(struct eng_store *store, const struct eng_view *view,
    const char *name, struct eng_catalog_table *row)
{
	struct base_buf value = BASE_BUF_EMPTY;
	struct eng_catalog_key key;
	eng_status st;

	eng_catalog_table_key(&key, name);
	st = eng_tree_get(store->catalog, view, key.bytes, key.size, &value);
	if (st == ENG_OK)
		st = eng_catalog_read_table(row, value.data, value.size);
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_E_NO_TABLE : st;
}

eng_status
eng_catalog_next_table(struct eng_store *store, const struct eng_view *view,
    const char *after, char *folded, struct eng_catalog_table *row)
{
	struct base_buf found = BASE_BUF_EMPTY, value = BASE_BUF_EMPTY;
	struct eng_catalog_key key;
	eng_status st;

	eng_catalog_table_key(&key, after);
	st = eng_tree_find(store->catalog, view, ENG_TREE_GT, key.bytes,
	    key.size, &found, &value);
	if (st == ENG_OK && (found.size == 0 ||
	    found.data[0] != ENG_CATALOG_TABLE))
		st = ENG_E_NOT_FOUND;
	if (st == ENG_OK && (found.size < 2 || found.size > 1 + ENG_NAME_MAX))
		st = ENG_E_CORRUPT;
	if (st == ENG_OK) {
		memcpy(folded, found.data + 1, found.size - 1);
		folded[found.size - 1] = '\0';
		st = eng_catalog_read_table(row, value.data, value.size);
	}
	base_buf_fini(&found);
	base_buf_fini(&value);
	return st;
}

eng_status
eng_catalog_insert_table(struct eng_session *session,
    struct eng_store *store, const struct eng_catalog_table *row)
{
	struct eng_catalog_writer w = { BASE_BUF_EMPTY, false };
	struct eng_catalog_key key;

	eng_catalog_table_key(&key, row->name);
	eng_catalog_write_table(&w, row);
	return insert_row(session, store, &key, &w, ENG_E_TABLE_EXISTS);
}

/* Deletes every row whose key starts with prefix. */
static eng_status
delete_prefix(struct eng_session *session, struct eng_store *store,
    const uint8_t *prefix, size_t size)
{
	struct base_buf key = BASE_BUF_EMPTY;
	struct eng_view view = eng_session_view(session);
	eng_status st;

	st = eng_tree_find(store->catalog, &view, ENG_TREE_GE, prefix, size,
	    &key, NULL);
	while (st == ENG_OK && key.size >= size &&
	    memcmp(key.data, prefix, size) == 0) {
		st = eng_tree_delete(store->catalog, session, key.data,
		    key.size);
		if (st == ENG_OK)
			st = eng_tree_find(store->catalog, &view, ENG_TREE_GT,
			    key.data, key.size, &key, NULL);
	}
	base_buf_fini(&key);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_catalog_delete_table(struct eng_session *session,
    struct eng_store *store, const char *name, uint32_t table_id)
{
	static const enum eng_catalog_kind kinds[] = { ENG_CATALOG_PART,
	    ENG_CATALOG_AUTOINC, ENG_CATALOG_COLLATION,
	    ENG_CATALOG_CALLBACK };
	uint8_t prefix[ENG_CATALOG_PREFIX];
	struct eng_catalog_key key;
	eng_status st;
	size_t i;

	eng_catalog_table_key(&key, name);
	st = delete_row(session, store, &key, ENG_E_NO_TABLE);
	for (i = 0; st == ENG_OK && i < sizeof kinds / sizeof kinds[0]; i++) {
		eng_catalog_prefix(prefix, kinds[i], table_id);
		st = delete_prefix(session, store, prefix, sizeof prefix);
	}
	return st;
}

eng_status
eng_catalog_rename_table(struct eng_session *session,
    struct eng_store *store, const char *name, const char *new_name)
{
	struct eng_view view = eng_session_view(session);
	struct eng_catalog_table row;
	struct eng_catalog_key key;
	eng_status st;

	st = eng_catalog_find_table(store, &view, name, &row);
	if (st != ENG_OK)
		return st;
	eng_catalog_table_key(&key, name);
	st = delete_row(session, store, &key, ENG_E_NO_TABLE);
	if (st != ENG_OK)
		return st;
	strcpy(row.name, new_name);
	return eng_catalog_insert_table(session, store, &row);
}

/* ---- columns ---- */

eng_status
eng_catalog_insert_column(struct eng_session *session,
    struct eng_table *table, const struct eng_column *column)
{
	struct eng_catalog_writer w = { BASE_BUF_EMPTY, false };
	struct eng_catalog_key key;

	eng_catalog_part_key(&key, table->id, ENG_PART_COLUMN,
	    column->def.name);
	eng_catalog_write_column(&w, column);
	return insert_row(session, table->store, &key, &w,
	    ENG_E_COLUMN_EXISTS);
}

eng_status
eng_catalog_delete_column(struct eng_session *session,
    struct eng_table *table, const struct eng_column *column)
{
	struct eng_catalog_writer w = { BASE_BUF_EMPTY, false };
	struct eng_catalog_key key;
	eng_status st;

	eng_catalog_part_key(&key, table->id, ENG_PART_COLUMN,
	    column->def.name);
	st = delete_row(session, table->store, &key, ENG_E_NO_COLUMN);
	if (st != ENG_OK)
		return st;
	eng_catalog_tombstone_key(&key, table->id, column->id);
	eng_catalog_write_tombstone(&w, column);
	return insert_row(session, table->store, &key, &w, ENG_E_CORRUPT);
}

eng_status
eng_catalog_replace_column(struct eng_session *session,
    struct eng_table *table, const char *name,
    const struct eng_column *column)
{
	struct eng_catalog_writer w = { BASE_BUF_EMPTY, false };
	struct eng_catalog_key key;
	eng_status st;

	if (base_text_casecmp(name, column->def.name) != 0) {
		eng_catalog_part_key(&key, table->id, ENG_PART_COLUMN, name);
		st = delete_row(session, table->store, &key, ENG_E_NO_COLUMN);
		if (st != ENG_OK)
			return st;
		return eng_catalog_insert_column(session, table, column);
	}
	eng_catalog_part_key(&key, table->id, ENG_PART_COLUMN, name);
	eng_catalog_write_column(&w, column);
	st = ENG_E_NO_MEMORY;
	if (!w.failed)
		st = eng_tree_replace(table->store->catalog, session,
		    key.bytes, key.size, w.buf.data, w.buf.size);
	base_buf_fini(&w.buf);
	return st == ENG_E_NOT_FOUND ? ENG_E_NO_COLUMN : st;
}

/* ---- indexes ---- */

eng_status
eng_catalog_insert_index(struct eng_session *session,
    struct eng_table *table, const struct eng_index_def *def, uint32_t id)
{
	struct eng_catalog_writer w = { BASE_BUF_EMPTY, false };
	struct eng_catalog_key key;

	eng_catalog_part_key(&key, table->id, ENG_PART_INDEX, def->name);
	eng_catalog_write_index(&w, def, id);
	return insert_row(session, table->store, &key, &w,
	    ENG_E_INDEX_EXISTS);
}

eng_status
eng_catalog_delete_index(struct eng_session *session,
    struct eng_table *table, const char *name)
{
	struct eng_catalog_key key;

	eng_catalog_part_key(&key, table->id, ENG_PART_INDEX, name);
	return delete_row(session, table->store, &key, ENG_E_NO_INDEX);
}

eng_status
eng_catalog_has_index(struct eng_store *store, const struct eng_view *view,
    uint32_t table_id, uint32_t id, bool *has)
{
	struct base_buf key = BASE_BUF_EMPTY, value = BASE_BUF_EMPTY;
	struct eng_catalog_key prefix;
	struct eng_index_def def;
	eng_status st;
	uint32_t found;

	*has = false;
	eng_catalog_part_key(&prefix, table_id, ENG_PART_INDEX, "");
	st = eng_tree_find(store->catalog, view, ENG_TREE_GE, prefix.bytes,
	    prefix.size, &key, &value);
	while (st == ENG_OK && !*has && key.size > prefix.size &&
	    memcmp(key.data, prefix.bytes, prefix.size) == 0) {
		st = eng_catalog_read_index(&def, &found, value.data,
		    value.size);
		*has = st == ENG_OK && found == id;
		if (st == ENG_OK && !*has)
			st = eng_tree_find(store->catalog, view, ENG_TREE_GT,
			    key.data, key.size, &key, &value);
	}
	base_buf_fini(&key);
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_catalog_get_collation(const struct eng_table *table,
    const struct eng_view *view, uint32_t index_id, uint32_t *version)
{
	uint8_t key[ENG_CATALOG_COLLATION_KEY];
	struct base_buf value = BASE_BUF_EMPTY;
	eng_status st;

	*version = 0;
	eng_catalog_collation_key(table->id, index_id, key);
	st = eng_tree_get(table->store->catalog, view, key, sizeof key,
	    &value);
	if (st == ENG_OK && value.size != 4)
		st = ENG_E_CORRUPT;
	if (st == ENG_OK)
		*version = base_get_u32(value.data);
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_catalog_put_collation(struct eng_session *session,
    struct eng_table *table, uint32_t index_id, uint32_t version)
{
	uint8_t key[ENG_CATALOG_COLLATION_KEY], value[4];
	eng_status st;

	eng_catalog_collation_key(table->id, index_id, key);
	base_put_u32(value, version);
	if (version != 0)
		return eng_tree_put(table->store->catalog, session, key,
		    sizeof key, value, sizeof value);
	st = eng_tree_delete(table->store->catalog, session, key, sizeof key);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* ---- callbacks ---- */

eng_status
eng_catalog_insert_callback(struct eng_session *session,
    struct eng_table *table, const char *name, uint32_t events)
{
	struct eng_catalog_writer w = { BASE_BUF_EMPTY, false };
	struct eng_catalog_key key;

	eng_catalog_callback_key(&key, table->id);
	eng_catalog_write_callback(&w, name, events);
	return insert_row(session, table->store, &key, &w, ENG_E_CORRUPT);
}

/* ---- properties ---- */

eng_status
eng_table_set_property(struct eng_cursor *cursor, const char *name,
    const void *data, size_t size)
{
	struct eng_session *session = cursor->session;
	struct eng_table *table = cursor->table;
	struct eng_catalog_key key;
	eng_status st;

	if (table->store == NULL)
		return ENG_E_TEMP_TABLE;
	if (strlen(name) > ENG_NAME_MAX)
		return ENG_E_BAD_NAME;
	eng_catalog_part_key(&key, table->id, ENG_PART_PROPERTY, name);
	st = eng_stmt_begin(session);
	if (st != ENG_OK)
		return st;
	eng_env_share(session->env);
	if (data != NULL)
		st = eng_tree_put(table->store->catalog, session, key.bytes,
		    key.size, data, size);
	else
		st = eng_tree_delete(table->store->catalog, session,
		    key.bytes, key.size);
	eng_env_unshare(session->env);
	return eng_stmt_end(session, st);
}

eng_status
eng_table_property(struct eng_cursor *cursor, const char *name,
    struct base_buf *out)
{
	struct eng_table *table = cursor->table;
	struct eng_catalog_key key;
	struct eng_view view;
	eng_status st;

	base_buf_clear(out);
	if (table->store == NULL || strlen(name) > ENG_NAME_MAX)
		return ENG_E_NOT_FOUND;
	eng_catalog_part_key(&key, table->id, ENG_PART_PROPERTY, name);
	eng_env_share(table->env);
	view = eng_session_view(cursor->session);
	st = eng_tree_get(table->store->catalog, &view, key.bytes, key.size,
	    out);
	eng_env_unshare(table->env);
	return st;
}
