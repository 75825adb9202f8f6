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

enum {
	ENG_TUPLE_MIN = 2,		/* characters */
	ENG_TUPLE_MAX = 255,
	ENG_TUPLE_SOURCE_MAX = 32767,
	ENG_TUPLE_PARTS_MAX = 11	/* columns of a tuple index */
};

/* What the program computed for columns of one image of a record that it holds
 * no value of; asked for before keys are made. */
struct eng_default {
	uint32_t column_id;
	bool is_null;
	uint32_t offset;		/* into bytes */
	uint32_t size;
};

struct eng_defaults {
	struct base_buf list;		/* of struct eng_default */
	struct base_buf bytes;
};

#define ENG_DEFAULTS_EMPTY { BASE_BUF_EMPTY, BASE_BUF_EMPTY }

void eng_defaults_fini(struct eng_defaults *defaults);
/* ENG_NOTE_NULL; ENG_E_WRITE_CONFLICT when it was not asked for. */
eng_status eng_defaults_get(const struct eng_defaults *defaults,
    uint32_t column_id, struct eng_value *out);
/* Whether keys of the index may need values that the program computes. */
bool eng_index_asks(const struct eng_table *table,
    const struct eng_index_def *def);

/* The same for every row of a table that a new index needs it of. */
struct eng_asked {
	struct base_buf rows;
	struct base_buf bookmarks;
};

#define ENG_ASKED_EMPTY { BASE_BUF_EMPTY, BASE_BUF_EMPTY }

/* Empty for a row that was not asked about. */
const struct eng_defaults *eng_asked_of(const struct eng_asked *asked,
    const uint8_t *bookmark, size_t size);
void eng_asked_fini(struct eng_asked *asked);

/* Where a record's values are taken from while keys are made: a stored row
 * or an editable record, with the table's defaults. */
struct eng_values {
	const struct eng_table *table;
	/* Who reads the long values out of the row. */
	const struct eng_view *view;	/* or NULL: the session's own */
	struct eng_session *session;
	const struct eng_record *record;	/* or NULL */
	/* For columns whose default the program computes; NULL: they have
	 * none. */
	const struct eng_defaults *defaults;
	const uint8_t *row;
	size_t row_size;
	/* A long value that the view does not see is empty, instead of damage:
	 * for images that were overtaken within their own transaction. */
	bool old_image;
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

/* The entries that one record has in one index: their keys without bookmark,
 * ascending, none twice. */
struct eng_entry {
	size_t offset;			/* into bytes */
	uint32_t size;
	uint32_t tag;	/* of the first multi-valued column's value, or 1 */
};

struct eng_entries {
	struct base_buf bytes;
	struct eng_entry *list;
	size_t count;
	size_t room;
	struct base_buf key;		/* while they are made */
};

#define ENG_ENTRIES_EMPTY { BASE_BUF_EMPTY, NULL, 0, 0, BASE_BUF_EMPTY }

/* Replaces the content.  strict: a key that the index does not allow fails
 * (ENG_E_NULL_KEY, ENG_E_KEY_CUT); else it is given all the same. */
eng_status eng_entries_collect(const struct eng_index *index,
    const struct eng_values *values, bool strict, struct eng_entries *out);
void eng_entries_fini(struct eng_entries *entries);

/* Calls fn with each of them until it gives something else than ENG_OK. */
typedef eng_status eng_entry_fn(void *ctx, const uint8_t *key, size_t size,
    uint32_t tag);
eng_status eng_index_entries(const struct eng_index *index,
    const struct eng_values *values, eng_entry_fn *fn, void *ctx);

/* The key of the entry that value number tag of the first multi-valued column
 * gives the record; of all fragments that of the first.  ENG_E_BAD_TAG when
 * there is no such value, ENG_E_NO_RECORD when the index leaves it out. */
eng_status eng_index_own_key(const struct eng_index *index,
    const struct eng_values *values, uint32_t tag, struct base_buf *key);

/* Tells two sorted lists apart: fn gets what only `before` has (put false)
 * and then what only `after` has (put true). */
typedef eng_status eng_diff_fn(void *ctx, const uint8_t *key, size_t size,
    bool put);
eng_status eng_entries_diff(const struct eng_entries *before,
    const struct eng_entries *after, eng_diff_fn *fn, void *ctx);

/* Makes the key of an entry in the index's tree. */
bool eng_entry_key(const uint8_t *key, size_t key_size,
    const uint8_t *bookmark, size_t bookmark_size, struct base_buf *out);

/* An entry's value tells where in its key the bookmark begins: in one byte if
 * that is enough, as the entry then takes four bytes less of a page. */
struct eng_entry_value {
	uint8_t bytes[2];
	size_t size;
};

struct eng_entry_value eng_entry_value(size_t key_size);
/* false: it is the value of no entry of that size. */
bool eng_entry_split(const uint8_t *value, size_t value_size,
    size_t entry_size, size_t *split);

/* Maintenance by the session's open statement; environment shared.
 * ENG_E_KEY_DUP, ENG_E_NULL_KEY, ENG_E_KEY_CUT, ENG_E_CORRUPT. */
eng_status eng_index_insert_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *values,
    const uint8_t *bookmark, size_t bookmark_size);
eng_status eng_index_delete_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *values,
    const uint8_t *bookmark, size_t bookmark_size);
/* Looks only at indexes with a column that after->record says was set, unless
 * all is set. */
eng_status eng_index_replace_record(struct eng_session *session,
    struct eng_table *table, const struct eng_values *before,
    const struct eng_values *after, bool all, const uint8_t *bookmark,
    size_t bookmark_size);

/* The memory that a session keeps for it. */
struct eng_upkeep {
	struct eng_entries before;
	struct eng_entries after;
	struct base_buf key;
};
void eng_upkeep_free(struct eng_upkeep *kept);

/* Fills a new index, for everybody: with the rows as last committed, and with
 * what open transactions of any session made of them.  The caller has the
 * environment alone.  Where the program computes values, rows that are not as
 * they were when it did are ENG_E_WRITE_CONFLICT.  In eng_build.c. */
eng_status eng_index_build(struct eng_session *session,
    struct eng_table *table, struct eng_index *index,
    const struct eng_asked *asked);

#endif
