/* SPDX-License-Identifier: MIT */
/* eng_catalog_load.c - a table read from its catalog rows. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog_row.h"

static eng_status
load_callback(struct eng_table *table, const struct eng_view *view)
{
	struct base_buf value = BASE_BUF_EMPTY;
	struct eng_catalog_key key;
	eng_status st;

	eng_catalog_callback_key(&key, table->id);
	st = eng_tree_get(table->store->catalog, view, key.bytes, key.size,
	    &value);
	if (st == ENG_OK)
		st = eng_catalog_read_callback(table, value.data, value.size);
	base_buf_fini(&value);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

static eng_status
load_column(struct eng_table *table, const uint8_t *value, size_t size)
{
	struct eng_column *col;
	eng_status st;

	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	st = eng_catalog_read_column(col, value, size);
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
	eng_status st;

	if (key_size != ENG_CATALOG_PREFIX + 1 + 4)
		return ENG_E_CORRUPT;
	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	col->id = base_get_be32(key + ENG_CATALOG_PREFIX + 1);
	st = eng_catalog_read_tombstone(col, value, size);
	eng_table_spend_column(col);
	if (st == ENG_OK)
		st = eng_table_place_column(table, col);
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

	st = eng_catalog_read_index(&def, &id, value, size);
	if (st != ENG_OK)
		return st;
	return eng_table_put_index(NULL, table, &def, id, ENG_TREE_STORED,
	    &index);
}

static eng_status
load_part(struct eng_table *table, const uint8_t *key, size_t key_size,
    const uint8_t *value, size_t size)
{
	switch (key_size > ENG_CATALOG_PREFIX ? key[ENG_CATALOG_PREFIX] : 0) {
	case ENG_PART_COLUMN:
		return load_column(table, value, size);
	case ENG_PART_DELETED:
		return load_tombstone(table, key, key_size, value, size);
	case ENG_PART_INDEX:
		return load_index(table, value, size);
	case ENG_PART_PROPERTY:
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
	uint8_t prefix[ENG_CATALOG_PREFIX];
	eng_status st;

	st = load_callback(table, view);
	if (st != ENG_OK)
		return st;
	eng_catalog_prefix(prefix, ENG_CATALOG_PART, table->id);
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
