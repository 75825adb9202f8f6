/* SPDX-License-Identifier: MIT */
/* eng_catalog.c - catalog rows; FORMAT, "Catalog", describes their bytes. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_cursor.h"
#include "eng_row.h"

enum {
	CATALOG_VERSION = 1,
	CATALOG_KEY_MAX = 6 + ENG_NAME_MAX,
	ROW_TABLE = 0x01,		/* first byte of a key */
	ROW_PART = 0x02,
	ROW_AUTOINC = 0x04,
	ROW_COLLATION = 0x05,
	ROW_CALLBACK = 0x06,
	PART_COLUMN = 'C',
	PART_DELETED = 'D',
	PART_INDEX = 'I',
	PART_PROPERTY = 'P',
	NO_DEFAULT = 0xffffffff,
	NO_CALLBACK = 0xffff
};

struct catalog_key {
	uint8_t bytes[CATALOG_KEY_MAX];
	size_t size;
};

/* Writes and reads go on after a failure, and the failure is asked for once
 * at the end. */
struct row_writer {
	struct base_buf buf;
	bool failed;
};

struct row_reader {
	const uint8_t *at;
	size_t left;
	bool failed;
};

static void
put_be32(uint8_t *to, uint32_t v)
{
	to[0] = (uint8_t)(v >> 24);
	to[1] = (uint8_t)(v >> 16);
	to[2] = (uint8_t)(v >> 8);
	to[3] = (uint8_t)v;
}

static void
write_u8(struct row_writer *w, uint8_t v)
{
	w->failed |= !base_buf_add_byte(&w->buf, v);
}

static void
write_u16(struct row_writer *w, uint16_t v)
{
	w->failed |= !base_buf_add_u16(&w->buf, v);
}

static void
write_u32(struct row_writer *w, uint32_t v)
{
	w->failed |= !base_buf_add_u32(&w->buf, v);
}

static void
write_bytes(struct row_writer *w, const void *data, size_t size)
{
	w->failed |= size > 0 && !base_buf_add(&w->buf, data, size);
}

/* At most 255 bytes. */
static void
write_text(struct row_writer *w, const char *text)
{
	size_t size = strlen(text);

	write_u8(w, (uint8_t)size);
	write_bytes(w, text, size);
}

static const uint8_t *
read_bytes(struct row_reader *r, size_t size)
{
	const uint8_t *at = r->at;

	if (r->failed || r->left < size) {
		r->failed = true;
		return NULL;
	}
	r->at += size;
	r->left -= size;
	return at;
}

static uint8_t
read_u8(struct row_reader *r)
{
	const uint8_t *p = read_bytes(r, 1);

	return p != NULL ? *p : 0;
}

static uint16_t
read_u16(struct row_reader *r)
{
	const uint8_t *p = read_bytes(r, 2);

	return p != NULL ? base_get_u16(p) : 0;
}

static uint32_t
read_u32(struct row_reader *r)
{
	const uint8_t *p = read_bytes(r, 4);

	return p != NULL ? base_get_u32(p) : 0;
}

/* Into out, which has room bytes with the terminator. */
static void
read_text(struct row_reader *r, char *out, size_t room)
{
	size_t size = read_u8(r);
	const uint8_t *p = read_bytes(r, size);

	out[0] = '\0';
	if (p == NULL || size >= room || memchr(p, 0, size) != NULL) {
		r->failed = true;
		return;
	}
	memcpy(out, p, size);
	out[size] = '\0';
}

static void
start_reader(struct row_reader *r, const void *value, size_t size)
{
	r->at = value;
	r->left = size;
	r->failed = false;
	if (read_u8(r) != CATALOG_VERSION)
		r->failed = true;
}

/* ---- keys ---- */

static void
make_table_key(struct catalog_key *key, const char *name)
{
	char folded[ENG_NAME_MAX + 1];

	base_text_fold_name(folded, name);
	key->bytes[0] = ROW_TABLE;
	key->size = 1 + strlen(folded);
	memcpy(key->bytes + 1, folded, key->size - 1);
}

static void
make_part_key(struct catalog_key *key, uint32_t table_id, char kind,
    const char *name)
{
	char folded[ENG_NAME_MAX + 1];
	size_t size;

	base_text_fold_name(folded, name);
	size = strlen(folded);
	key->bytes[0] = ROW_PART;
	put_be32(key->bytes + 1, table_id);
	key->bytes[5] = (uint8_t)kind;
	memcpy(key->bytes + 6, folded, size);
	key->size = 6 + size;
}

void
eng_catalog_autoinc_key(uint32_t table_id,
    uint8_t key[ENG_CATALOG_AUTOINC_KEY])
{
	key[0] = ROW_AUTOINC;
	put_be32(key + 1, table_id);
}

/* ---- writing rows ---- */

/* Ends the writer.  exists is the status for a key that is taken. */
static eng_status
insert_row(struct eng_session *session, struct eng_store *store,
    const struct catalog_key *key, struct row_writer *w, eng_status exists)
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
    const struct catalog_key *key, eng_status missing)
{
	eng_status st;

	st = eng_tree_delete(store->catalog, session, key->bytes, key->size);
	return st == ENG_E_NOT_FOUND ? missing : st;
}

/* ---- tables ---- */

static void
write_table(struct row_writer *w, const struct eng_catalog_table *row)
{
	write_u8(w, CATALOG_VERSION);
	write_text(w, row->name);
	write_u32(w, row->id);
	write_u32(w, row->flags);
	write_u32(w, row->density);
	write_u32(w, row->template_id);
}

static eng_status
read_table(struct eng_catalog_table *row, const void *value, size_t size)
{
	struct row_reader r;

	start_reader(&r, value, size);
	read_text(&r, row->name, sizeof row->name);
	row->id = read_u32(&r);
	row->flags = read_u32(&r);
	row->density = read_u32(&r);
	row->template_id = read_u32(&r);
	return r.failed || row->id == 0 ? ENG_E_CORRUPT : ENG_OK;
}

eng_status
eng_catalog_find_table(struct eng_store *store, const struct eng_view *view,
    const char *name, struct eng_catalog_table *row)
{
	struct base_buf value = BASE_BUF_EMPTY;
	struct catalog_key key;
	eng_status st;

	make_table_key(&key, name);
	st = eng_tree_get(store->catalog, view, key.bytes, key.size, &value);
	if (st == ENG_OK)
		st = read_table(row, value.data, value.size);
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_E_NO_TABLE : st;
}

eng_status
eng_catalog_next_table(struct eng_store *store, const struct eng_view *view,
    const char *after, char *folded, struct eng_catalog_table *row)
{
	struct base_buf found = BASE_BUF_EMPTY, value = BASE_BUF_EMPTY;
	struct catalog_key key;
	eng_status st;

	make_table_key(&key, after);
	st = eng_tree_find(store->catalog, view, ENG_TREE_GT, key.bytes,
	    key.size, &found, &value);
	if (st == ENG_OK && (found.size == 0 || found.data[0] != ROW_TABLE))
		st = ENG_E_NOT_FOUND;
	if (st == ENG_OK && (found.size < 2 || found.size > 1 + ENG_NAME_MAX))
		st = ENG_E_CORRUPT;
	if (st == ENG_OK) {
		memcpy(folded, found.data + 1, found.size - 1);
		folded[found.size - 1] = '\0';
		st = read_table(row, value.data, value.size);
	}
	base_buf_fini(&found);
	base_buf_fini(&value);
	return st;
}

eng_status
eng_catalog_insert_table(struct eng_session *session,
    struct eng_store *store, const struct eng_catalog_table *row)
{
	struct row_writer w = { BASE_BUF_EMPTY, false };
	struct catalog_key key;

	make_table_key(&key, row->name);
	write_table(&w, row);
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
	uint8_t prefix[5];
	struct catalog_key key;
	eng_status st;

	make_table_key(&key, name);
	st = delete_row(session, store, &key, ENG_E_NO_TABLE);
	if (st != ENG_OK)
		return st;
	prefix[0] = ROW_PART;
	put_be32(prefix + 1, table_id);
	st = delete_prefix(session, store, prefix, sizeof prefix);
	if (st != ENG_OK)
		return st;
	eng_catalog_autoinc_key(table_id, prefix);
	st = delete_prefix(session, store, prefix, sizeof prefix);
	if (st != ENG_OK)
		return st;
	prefix[0] = ROW_COLLATION;
	st = delete_prefix(session, store, prefix, sizeof prefix);
	if (st != ENG_OK)
		return st;
	prefix[0] = ROW_CALLBACK;
	return delete_prefix(session, store, prefix, sizeof prefix);
}

eng_status
eng_catalog_rename_table(struct eng_session *session,
    struct eng_store *store, const char *name, const char *new_name)
{
	struct eng_view view = eng_session_view(session);
	struct eng_catalog_table row;
	struct catalog_key key;
	eng_status st;

	st = eng_catalog_find_table(store, &view, name, &row);
	if (st != ENG_OK)
		return st;
	make_table_key(&key, name);
	st = delete_row(session, store, &key, ENG_E_NO_TABLE);
	if (st != ENG_OK)
		return st;
	strcpy(row.name, new_name);
	return eng_catalog_insert_table(session, store, &row);
}

/* ---- columns ---- */

static void
write_column(struct row_writer *w, const struct eng_column *col)
{
	const struct eng_column_def *def = &col->def;
	size_t callback = 0;

	write_u8(w, CATALOG_VERSION);
	write_text(w, def->name);
	write_u32(w, col->id);
	write_u16(w, col->offset);
	write_u16(w, col->fixed_size);
	write_u16(w, (uint16_t)def->type);
	write_u32(w, def->flags);
	write_u32(w, def->size_max);
	write_u16(w, def->codepage);
	if (def->default_value == NULL) {
		write_u32(w, NO_DEFAULT);
	} else {
		write_u32(w, def->default_size);
		write_bytes(w, def->default_value, def->default_size);
	}
	if (def->user_callback == NULL) {
		write_u16(w, NO_CALLBACK);
		return;
	}
	callback = strlen(def->user_callback);
	w->failed |= callback >= NO_CALLBACK;
	write_u16(w, (uint16_t)callback);
	write_bytes(w, def->user_callback, callback);
	write_u32(w, def->user_data_size);
	write_bytes(w, def->user_data, def->user_data_size);
}

/* Gives a copy with a terminator behind, which only text needs. */
static void *
copy_bytes(struct row_reader *r, size_t size, bool *no_memory)
{
	const uint8_t *p = read_bytes(r, size);
	char *copy;

	if (p == NULL)
		return NULL;
	copy = base_malloc(size + 1);
	if (copy == NULL) {
		*no_memory = true;
		return NULL;
	}
	memcpy(copy, p, size);
	copy[size] = '\0';
	return copy;
}

static bool
type_is_known(unsigned type)
{
	return type >= ENG_T_BIT && type <= ENG_T_U64 && type != 13;
}

/* Whether the numbers of the row go together. */
static bool
column_makes_sense(const struct eng_column *col)
{
	if (col->def.name[0] == '\0' || !type_is_known(col->def.type))
		return false;
	if (col->id >= ENG_FIXED_FIRST && col->id <= ENG_FIXED_LAST)
		return col->fixed_size > 0 &&
		    col->offset + (uint32_t)col->fixed_size <= ENG_ROW_MAX;
	return col->id >= ENG_VAR_FIRST && col->id <= ENG_TAGGED_LAST;
}

/* The blocks that *col names on return are the caller's, failure or not. */
static eng_status
read_column(struct eng_column *col, const void *value, size_t size)
{
	struct eng_column_def *def = &col->def;
	struct row_reader r;
	bool no_memory = false;
	uint32_t n;

	start_reader(&r, value, size);
	read_text(&r, def->name, sizeof def->name);
	col->id = read_u32(&r);
	col->offset = read_u16(&r);
	col->fixed_size = read_u16(&r);
	def->type = read_u16(&r);
	def->flags = read_u32(&r);
	def->size_max = read_u32(&r);
	def->codepage = read_u16(&r);
	n = read_u32(&r);
	if (!r.failed && n != NO_DEFAULT) {
		def->default_size = n;
		def->default_value = copy_bytes(&r, n, &no_memory);
	}
	n = read_u16(&r);
	if (!r.failed && n != NO_CALLBACK) {
		def->user_callback = copy_bytes(&r, n, &no_memory);
		def->user_data_size = read_u32(&r);
		def->user_data = copy_bytes(&r, def->user_data_size,
		    &no_memory);
	}
	if (no_memory)
		return ENG_E_NO_MEMORY;
	return r.failed || !column_makes_sense(col) ? ENG_E_CORRUPT : ENG_OK;
}

eng_status
eng_catalog_insert_column(struct eng_session *session,
    struct eng_table *table, const struct eng_column *column)
{
	struct row_writer w = { BASE_BUF_EMPTY, false };
	struct catalog_key key;

	make_part_key(&key, table->id, PART_COLUMN, column->def.name);
	write_column(&w, column);
	return insert_row(session, table->store, &key, &w,
	    ENG_E_COLUMN_EXISTS);
}

eng_status
eng_catalog_delete_column(struct eng_session *session,
    struct eng_table *table, const struct eng_column *column)
{
	struct row_writer w = { BASE_BUF_EMPTY, false };
	struct catalog_key key;
	eng_status st;

	make_part_key(&key, table->id, PART_COLUMN, column->def.name);
	st = delete_row(session, table->store, &key, ENG_E_NO_COLUMN);
	if (st != ENG_OK)
		return st;
	make_part_key(&key, table->id, PART_DELETED, "");
	put_be32(key.bytes + key.size, column->id);
	key.size += 4;
	write_u8(&w, CATALOG_VERSION);
	write_u16(&w, column->offset);
	write_u16(&w, column->fixed_size);
	return insert_row(session, table->store, &key, &w, ENG_E_CORRUPT);
}

eng_status
eng_catalog_replace_column(struct eng_session *session,
    struct eng_table *table, const char *name,
    const struct eng_column *column)
{
	struct row_writer w = { BASE_BUF_EMPTY, false };
	struct catalog_key key;
	eng_status st;

	if (base_text_casecmp(name, column->def.name) != 0) {
		make_part_key(&key, table->id, PART_COLUMN, name);
		st = delete_row(session, table->store, &key, ENG_E_NO_COLUMN);
		if (st != ENG_OK)
			return st;
		return eng_catalog_insert_column(session, table, column);
	}
	make_part_key(&key, table->id, PART_COLUMN, name);
	write_column(&w, column);
	st = ENG_E_NO_MEMORY;
	if (!w.failed)
		st = eng_tree_replace(table->store->catalog, session,
		    key.bytes, key.size, w.buf.data, w.buf.size);
	base_buf_fini(&w.buf);
	return st == ENG_E_NOT_FOUND ? ENG_E_NO_COLUMN : st;
}

/* ---- indexes ---- */

static void
write_index(struct row_writer *w, const struct eng_index_def *def,
    uint32_t id)
{
	uint32_t i;

	write_u8(w, CATALOG_VERSION);
	write_text(w, def->name);
	write_u32(w, id);
	write_u32(w, def->flags);
	write_u32(w, def->density);
	write_u32(w, def->key_size);
	write_u32(w, def->var_seg_max);
	write_u8(w, (uint8_t)def->part_count);
	for (i = 0; i < def->part_count; i++) {
		write_u32(w, def->parts[i].column_id);
		write_u8(w, def->parts[i].descending);
	}
	write_u8(w, (uint8_t)def->condition_count);
	for (i = 0; i < def->condition_count; i++) {
		write_u32(w, def->conditions[i].column_id);
		write_u8(w, def->conditions[i].must_be_null);
	}
	write_u32(w, def->tuples.min);
	write_u32(w, def->tuples.max);
	write_u32(w, def->tuples.source_max);
	write_u32(w, def->tuples.step);
	write_u32(w, def->tuples.start);
	write_u32(w, def->lcid);
	write_u32(w, def->text_flags);
	write_text(w, def->locale);
}

static void
read_index_columns(struct row_reader *r, struct eng_index_def *def)
{
	uint32_t i;

	def->part_count = read_u8(r);
	if (def->part_count == 0 || def->part_count > ENG_KEY_COLUMNS_MAX) {
		r->failed = true;
		return;
	}
	for (i = 0; i < def->part_count; i++) {
		def->parts[i].column_id = read_u32(r);
		def->parts[i].descending = read_u8(r) != 0;
	}
	def->condition_count = read_u8(r);
	if (def->condition_count > ENG_CONDITIONS_MAX) {
		r->failed = true;
		return;
	}
	for (i = 0; i < def->condition_count; i++) {
		def->conditions[i].column_id = read_u32(r);
		def->conditions[i].must_be_null = read_u8(r) != 0;
	}
}

static eng_status
read_index(struct eng_index_def *def, uint32_t *id, const void *value,
    size_t size)
{
	struct row_reader r;

	memset(def, 0, sizeof *def);
	start_reader(&r, value, size);
	read_text(&r, def->name, sizeof def->name);
	*id = read_u32(&r);
	def->flags = read_u32(&r);
	def->density = read_u32(&r);
	def->key_size = read_u32(&r);
	def->var_seg_max = read_u32(&r);
	read_index_columns(&r, def);
	def->tuples.min = read_u32(&r);
	def->tuples.max = read_u32(&r);
	def->tuples.source_max = read_u32(&r);
	def->tuples.step = read_u32(&r);
	def->tuples.start = read_u32(&r);
	def->lcid = read_u32(&r);
	def->text_flags = read_u32(&r);
	read_text(&r, def->locale, sizeof def->locale);
	if (r.failed || def->name[0] == '\0' ||
	    (*id == 0) != ((def->flags & ENG_IDX_PRIMARY) != 0))
		return ENG_E_CORRUPT;
	return ENG_OK;
}

eng_status
eng_catalog_insert_index(struct eng_session *session,
    struct eng_table *table, const struct eng_index_def *def, uint32_t id)
{
	struct row_writer w = { BASE_BUF_EMPTY, false };
	struct catalog_key key;

	make_part_key(&key, table->id, PART_INDEX, def->name);
	write_index(&w, def, id);
	return insert_row(session, table->store, &key, &w,
	    ENG_E_INDEX_EXISTS);
}

eng_status
eng_catalog_delete_index(struct eng_session *session,
    struct eng_table *table, const char *name)
{
	struct catalog_key key;

	make_part_key(&key, table->id, PART_INDEX, name);
	return delete_row(session, table->store, &key, ENG_E_NO_INDEX);
}

eng_status
eng_catalog_has_index(struct eng_store *store, const struct eng_view *view,
    uint32_t table_id, uint32_t id, bool *has)
{
	struct base_buf key = BASE_BUF_EMPTY, value = BASE_BUF_EMPTY;
	struct catalog_key prefix;
	struct eng_index_def def;
	eng_status st;
	uint32_t found;

	*has = false;
	make_part_key(&prefix, table_id, PART_INDEX, "");
	st = eng_tree_find(store->catalog, view, ENG_TREE_GE, prefix.bytes,
	    prefix.size, &key, &value);
	while (st == ENG_OK && !*has && key.size > prefix.size &&
	    memcmp(key.data, prefix.bytes, prefix.size) == 0) {
		st = read_index(&def, &found, value.data, value.size);
		*has = st == ENG_OK && found == id;
		if (st == ENG_OK && !*has)
			st = eng_tree_find(store->catalog, view, ENG_TREE_GT,
			    key.data, key.size, &key, &value);
	}
	base_buf_fini(&key);
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

void
eng_catalog_collation_key(uint32_t table_id, uint32_t index_id,
    uint8_t key[ENG_CATALOG_COLLATION_KEY])
{
	key[0] = ROW_COLLATION;
	put_be32(key + 1, table_id);
	put_be32(key + 5, index_id);
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

static void
make_callback_key(struct catalog_key *key, uint32_t table_id)
{
	key->bytes[0] = ROW_CALLBACK;
	put_be32(key->bytes + 1, table_id);
	key->size = 5;
}

eng_status
eng_catalog_insert_callback(struct eng_session *session,
    struct eng_table *table, const char *name, uint32_t events)
{
	struct row_writer w = { BASE_BUF_EMPTY, false };
	struct catalog_key key;

	make_callback_key(&key, table->id);
	write_u8(&w, CATALOG_VERSION);
	write_u32(&w, events);
	write_text(&w, name);
	return insert_row(session, table->store, &key, &w, ENG_E_CORRUPT);
}

static eng_status
read_callback(struct eng_table *table, const void *value, size_t size)
{
	char name[UINT8_MAX + 1];
	struct row_reader r;

	start_reader(&r, value, size);
	table->callback_events = read_u32(&r);
	read_text(&r, name, sizeof name);
	if (r.failed)
		return ENG_E_CORRUPT;
	table->callback = base_strdup(name);
	return table->callback != NULL ? ENG_OK : ENG_E_NO_MEMORY;
}

static eng_status
load_callback(struct eng_table *table, const struct eng_view *view)
{
	struct base_buf value = BASE_BUF_EMPTY;
	struct catalog_key key;
	eng_status st;

	make_callback_key(&key, table->id);
	st = eng_tree_get(table->store->catalog, view, key.bytes, key.size,
	    &value);
	if (st == ENG_OK)
		st = read_callback(table, value.data, value.size);
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* ---- loading ---- */

static eng_status
load_column(struct eng_table *table, const uint8_t *value, size_t size)
{
	struct eng_column *col;
	eng_status st;

	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	st = read_column(col, value, size);
	if (st == ENG_OK)
		st = eng_table_place_column(table, col);
	if (st != ENG_OK)
		eng_table_free_column(col);
	return st;
}

static eng_status
load_tombstone(struct eng_table *table, const uint8_t *key, size_t key_size,
    const uint8_t *value, size_t size)
{
	struct eng_column *col;
	struct row_reader r;
	eng_status st;

	if (key_size != 10)
		return ENG_E_CORRUPT;
	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	start_reader(&r, value, size);
	col->id = (uint32_t)key[6] << 24 | (uint32_t)key[7] << 16 |
	    (uint32_t)key[8] << 8 | key[9];
	col->offset = read_u16(&r);
	col->fixed_size = read_u16(&r);
	col->defunct = true;
	/* Nobody's snapshot reaches it. */
	col->birth.created_seq = UINT64_MAX;
	col->birth.dropped_seq = 1;
	st = r.failed ? ENG_E_CORRUPT : eng_table_place_column(table, col);
	if (st != ENG_OK)
		eng_table_free_column(col);
	return st;
}

static eng_status
load_index(struct eng_table *table, const uint8_t *value, size_t size)
{
	struct eng_index_def def;
	struct eng_index *index;
	eng_status st;
	uint32_t id;

	st = read_index(&def, &id, value, size);
	if (st != ENG_OK)
		return st;
	return eng_table_put_index(NULL, table, &def, id, ENG_TREE_STORED,
	    &index);
}

static eng_status
load_part(struct eng_table *table, const uint8_t *key, size_t key_size,
    const uint8_t *value, size_t size)
{
	switch (key_size > 5 ? key[5] : 0) {
	case PART_COLUMN:
		return load_column(table, value, size);
	case PART_DELETED:
		return load_tombstone(table, key, key_size, value, size);
	case PART_INDEX:
		return load_index(table, value, size);
	case PART_PROPERTY:
		return ENG_OK;		/* read when it is asked for */
	}
	return ENG_E_CORRUPT;
}

eng_status
eng_catalog_load(struct eng_table *table, const struct eng_view *view)
{
	const uint8_t *key, *value;
	size_t key_size, value_size;
	struct eng_scan *scan;
	uint8_t prefix[5];
	eng_status st;

	st = load_callback(table, view);
	if (st != ENG_OK)
		return st;
	prefix[0] = ROW_PART;
	put_be32(prefix + 1, table->id);
	st = eng_scan_open(table->store->catalog, view, ENG_TREE_GE, prefix,
	    sizeof prefix, &scan);
	if (st != ENG_OK)
		return st == ENG_E_NOT_FOUND ? ENG_OK : st;
	while ((st = eng_scan_next(scan, &key, &key_size, &value,
	    &value_size)) == ENG_OK) {
		if (key_size < sizeof prefix ||
		    memcmp(key, prefix, sizeof prefix) != 0)
			break;
		st = load_part(table, key, key_size, value, value_size);
		if (st != ENG_OK)
			break;
	}
	eng_scan_close(scan);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* ---- properties ---- */

eng_status
eng_table_set_property(struct eng_cursor *cursor, const char *name,
    const void *data, size_t size)
{
	struct eng_session *session = cursor->session;
	struct eng_table *table = cursor->table;
	struct catalog_key key;
	eng_status st;

	if (table->store == NULL)
		return ENG_E_TEMP_TABLE;
	if (strlen(name) > ENG_NAME_MAX)
		return ENG_E_BAD_NAME;
	make_part_key(&key, table->id, PART_PROPERTY, name);
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
	struct catalog_key key;
	struct eng_view view;
	eng_status st;

	base_buf_clear(out);
	if (table->store == NULL || strlen(name) > ENG_NAME_MAX)
		return ENG_E_NOT_FOUND;
	make_part_key(&key, table->id, PART_PROPERTY, name);
	eng_env_share(table->env);
	view = eng_session_view(cursor->session);
	st = eng_tree_get(table->store->catalog, &view, key.bytes, key.size,
	    out);
	eng_env_unshare(table->env);
	return st;
}
