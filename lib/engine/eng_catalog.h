/* SPDX-License-Identifier: MIT */
/* eng_catalog.h - the rows of a store's catalog; see FORMAT, "Catalog".
 *
 * What the store holds is written down as rows of one tree, by the same
 * transactions that write records, so the schema rolls back like data and two
 * sessions that want the same name meet the rules for records.  Functions
 * that take a session write with its open statement.  All but those that make
 * keys want the environment shared. */
#ifndef ENG_CATALOG_H
#define ENG_CATALOG_H

#include "eng_table.h"

/* A table as its row tells it. */
struct eng_catalog_table {
	char name[ENG_NAME_MAX + 1];
	uint32_t id;
	uint32_t flags;			/* enum eng_table_flags */
	uint32_t density;
	uint32_t template_id;		/* 0: none */
};

/* ENG_E_NO_TABLE when the view sees none of that name. */
eng_status eng_catalog_find_table(struct eng_store *store,
    const struct eng_view *view, const char *name,
    struct eng_catalog_table *row);
/* The next table in name order after the folded name `after` ("" at first);
 * folded (ENG_NAME_MAX + 1 bytes) is its own.  ENG_E_NOT_FOUND at the end. */
eng_status eng_catalog_next_table(struct eng_store *store,
    const struct eng_view *view, const char *after, char *folded,
    struct eng_catalog_table *row);
/* ENG_E_TABLE_EXISTS, ENG_E_WRITE_CONFLICT. */
eng_status eng_catalog_insert_table(struct eng_session *session,
    struct eng_store *store, const struct eng_catalog_table *row);
/* The table's own row and all that belongs to it. */
eng_status eng_catalog_delete_table(struct eng_session *session,
    struct eng_store *store, const char *name, uint32_t table_id);
eng_status eng_catalog_rename_table(struct eng_session *session,
    struct eng_store *store, const char *name, const char *new_name);

/* ENG_E_COLUMN_EXISTS, ENG_E_WRITE_CONFLICT. */
eng_status eng_catalog_insert_column(struct eng_session *session,
    struct eng_table *table, const struct eng_column *column);
/* Leaves a tombstone, so that the id and the place are never used again. */
eng_status eng_catalog_delete_column(struct eng_session *session,
    struct eng_table *table, const struct eng_column *column);
eng_status eng_catalog_replace_column(struct eng_session *session,
    struct eng_table *table, const char *name,
    const struct eng_column *column);

/* The id is that of eng_table_next_index().  ENG_E_INDEX_EXISTS,
 * ENG_E_WRITE_CONFLICT. */
eng_status eng_catalog_insert_index(struct eng_session *session,
    struct eng_table *table, const struct eng_index_def *def, uint32_t id);
eng_status eng_catalog_delete_index(struct eng_session *session,
    struct eng_table *table, const char *name);

/* Whether the table has a row for an index of its own with that id. */
eng_status eng_catalog_has_index(struct eng_store *store,
    const struct eng_view *view, uint32_t table_id, uint32_t id, bool *has);

/* Reads the columns and own indexes of the table, as the view sees them, into
 * table, whose id is set; template columns are there already. */
eng_status eng_catalog_load(struct eng_table *table,
    const struct eng_view *view);

/* The row that keeps the auto-increment value from which on all are free:
 * eight bytes, little-endian; no row: 1. */
enum { ENG_CATALOG_AUTOINC_KEY = 5 };
void eng_catalog_autoinc_key(uint32_t table_id,
    uint8_t key[ENG_CATALOG_AUTOINC_KEY]);

/* The row that says with which version of ICU the entries of an index (id 0:
 * the records) were ordered: four bytes, little-endian.  No row: 0, there is
 * no Unicode text in its key. */
enum { ENG_CATALOG_COLLATION_KEY = 9 };
void eng_catalog_collation_key(uint32_t table_id, uint32_t index_id,
    uint8_t key[ENG_CATALOG_COLLATION_KEY]);
eng_status eng_catalog_get_collation(const struct eng_table *table,
    const struct eng_view *view, uint32_t index_id, uint32_t *version);
/* 0 takes the row away. */
eng_status eng_catalog_put_collation(struct eng_session *session,
    struct eng_table *table, uint32_t index_id, uint32_t version);

/* The callback of a table; loaded with eng_catalog_load(). */
eng_status eng_catalog_insert_callback(struct eng_session *session,
    struct eng_table *table, const char *name, uint32_t events);

#endif
