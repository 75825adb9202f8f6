/* SPDX-License-Identifier: MIT */
/* eng_index.h - keys of records, and the entries of secondary indexes.
 *
 * The key of an entry in a secondary tree is the normalised key followed by
 * the record's bookmark; its value is the length of the first part in two
 * bytes, little-endian. */
#ifndef ENG_INDEX_H
#define ENG_INDEX_H

#include "eng_key.h"
#include "eng_record.h"
#include "eng_table.h"

/* Where a record's values are taken from while keys are made: a stored row
 * or an editable record, with the table's defaults. */
struct eng_values {
	const struct eng_table *table;
	const struct eng_view *view;
	struct eng_session *session;	/* reads long values out of the row */
	const struct eng_record *record;	/* or NULL */
	const uint8_t *row;
	size_t row_size;
};

/* The value of a column as keys and reads see it: the stored one, else the
 * column's default.  ENG_NOTE_NULL; separated long values are read whole into
 * scratch, at most `most` bytes of them. */
eng_status eng_values_get(const struct eng_values *values,
    const struct eng_column *column, uint32_t tag, size_t most,
    struct base_buf *scratch, struct eng_value *out);

/* The key column description of part n of an index. */
void eng_index_key_column(const struct eng_table *table,
    const struct eng_index *index, unsigned n, struct eng_key_column *out);

/* The primary key of a record.  ENG_E_NULL_KEY, ENG_E_KEY_CUT. */
eng_status eng_index_primary_key(const struct eng_values *values,
    struct base_buf *key);

/* Calls fn with each entry key (without bookmark) that the record has in the
 * index, in no order, none twice; tag is that of the first multi-valued
 * column's value (1 where there is none). */
typedef eng_status eng_entry_fn(void *ctx, const uint8_t *key, size_t size,
    uint32_t tag);
eng_status eng_index_entries(const struct eng_index *index,
    const struct eng_values *values, eng_entry_fn *fn, void *ctx);

/* Maintenance by the session's open statement; apply lock shared. */
eng_status eng_index_insert_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *values,
    const uint8_t *bookmark, size_t bookmark_size);
eng_status eng_index_delete_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *values,
    const uint8_t *bookmark, size_t bookmark_size);
/* changed: NULL, or tells whether a column was set. */
eng_status eng_index_replace_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *before,
    const struct eng_values *after, const uint8_t *bookmark,
    size_t bookmark_size);

#endif
