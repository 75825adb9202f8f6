/* SPDX-License-Identifier: MIT */
/* eng_catalog_row.h - keys and bytes of catalog rows, for the files about the
 * catalog. */
#ifndef ENG_CATALOG_ROW_H
#define ENG_CATALOG_ROW_H

#include "eng_catalog.h"

/* The first byte of a key. */
enum eng_catalog_kind {
	ENG_CATALOG_TABLE = 0x01,
	ENG_CATALOG_PART = 0x02,
	ENG_CATALOG_AUTOINC = 0x04,
	ENG_CATALOG_COLLATION = 0x05,
	ENG_CATALOG_CALLBACK = 0x06
};

/* What a part of a table is. */
enum {
	ENG_PART_COLUMN = 'C',
	ENG_PART_DELETED = 'D',
	ENG_PART_INDEX = 'I',
	ENG_PART_PROPERTY = 'P'
};

enum {
	ENG_CATALOG_PREFIX = 5,		/* kind and table */
	ENG_CATALOG_KEY_MAX = ENG_CATALOG_PREFIX + 1 + ENG_NAME_MAX
};

struct eng_catalog_key {
	uint8_t bytes[ENG_CATALOG_KEY_MAX];
	size_t size;
};

/* What the keys of a table's rows begin with, but for that of its name. */
void eng_catalog_prefix(uint8_t *to, enum eng_catalog_kind kind,
    uint32_t table_id);
void eng_catalog_table_key(struct eng_catalog_key *key, const char *name);
void eng_catalog_part_key(struct eng_catalog_key *key, uint32_t table_id,
    char kind, const char *name);
void eng_catalog_tombstone_key(struct eng_catalog_key *key,
    uint32_t table_id, uint32_t column_id);
void eng_catalog_callback_key(struct eng_catalog_key *key,
    uint32_t table_id);

/* Goes on after a failure, which is asked for once at the end. */
struct eng_catalog_writer {
	struct base_buf buf;
	bool failed;
};

void eng_catalog_write_table(struct eng_catalog_writer *w,
    const struct eng_catalog_table *row);
eng_status eng_catalog_read_table(struct eng_catalog_table *row,
    const void *value, size_t size);
void eng_catalog_write_column(struct eng_catalog_writer *w,
    const struct eng_column *col);
/* The blocks that *col names on return are the caller's, failure or not. */
eng_status eng_catalog_read_column(struct eng_column *col, const void *value,
    size_t size);
/* What is left of a deleted column. */
void eng_catalog_write_tombstone(struct eng_catalog_writer *w,
    const struct eng_column *col);
eng_status eng_catalog_read_tombstone(struct eng_column *col,
    const void *value, size_t size);
void eng_catalog_write_index(struct eng_catalog_writer *w,
    const struct eng_index_def *def, uint32_t id);
eng_status eng_catalog_read_index(struct eng_index_def *def, uint32_t *id,
    const void *value, size_t size);
void eng_catalog_write_callback(struct eng_catalog_writer *w,
    const char *name, uint32_t events);
/* Into the table. */
eng_status eng_catalog_read_callback(struct eng_table *table,
    const void *value, size_t size);

#endif
