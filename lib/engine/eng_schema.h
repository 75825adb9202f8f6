/* SPDX-License-Identifier: MIT */
/* eng_schema.h - the shape of a table in memory: columns and indexes.
 *
 * One eng_table per table of a store, shared by all cursors of all sessions.
 * Columns and indexes are never moved or freed while the table lives; who
 * sees one is decided by its birth, the same rule that decides who sees a
 * version of a record.  The arrays change only under the environment's
 * exclusive lock, so whoever holds the shared one may walk them. */
#ifndef ENG_SCHEMA_H
#define ENG_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_text.h"

struct eng_txn;

enum {
	ENG_NAME_MAX = 64,		/* bytes, without the NUL */
	ENG_KEY_COLUMNS_MAX = 16,
	ENG_CONDITIONS_MAX = 12,
	ENG_KEY_SIZE_DEFAULT = 255,	/* bytes */
	ENG_KEY_SIZE_MAX = 2000,
	ENG_RECORD_KEY_MAX = 164,	/* bookmarks without a primary key */
	ENG_DEFAULT_MAX = 255,		/* bytes of a default value */
	ENG_FIXED_FIRST = 1,		/* column ids by kind */
	ENG_FIXED_LAST = 127,
	ENG_VAR_FIRST = 128,
	ENG_VAR_LAST = 255,
	ENG_TAGGED_FIRST = 256,
	ENG_TAGGED_LAST = 65248
};

/* Numbers as both public headers' column types can be mapped; stored. */
enum eng_type {
	ENG_T_NONE = 0,
	ENG_T_BIT = 1,		/* 1 byte, 0x00 or 0xFF */
	ENG_T_U8 = 2,
	ENG_T_I16 = 3,
	ENG_T_I32 = 4,
	ENG_T_CURRENCY = 5,	/* signed 64 bits */
	ENG_T_F32 = 6,
	ENG_T_F64 = 7,
	ENG_T_DATETIME = 8,	/* a double */
	ENG_T_BINARY = 9,	/* up to 255 bytes */
	ENG_T_TEXT = 10,	/* up to 255 bytes */
	ENG_T_LONG_BINARY = 11,
	ENG_T_LONG_TEXT = 12,
	ENG_T_U32 = 14,
	ENG_T_I64 = 15,
	ENG_T_GUID = 16,
	ENG_T_U16 = 17,
	ENG_T_U64 = 18
};
/* The bytes of every value of that type; 0 when sizes vary. */
uint16_t eng_type_size(enum eng_type type);

/* Stored. */
enum eng_column_flags {
	ENG_COL_FIXED = 1 << 0,
	ENG_COL_TAGGED = 1 << 1,
	ENG_COL_NOT_NULL = 1 << 2,
	ENG_COL_VERSION = 1 << 3,
	ENG_COL_AUTOINC = 1 << 4,
	ENG_COL_MULTI = 1 << 5,
	ENG_COL_ESCROW = 1 << 6,
	ENG_COL_DELETE_ON_ZERO = 1 << 7,
	ENG_COL_FINALIZE = 1 << 8,
	ENG_COL_USER_DEFAULT = 1 << 9,
	ENG_COL_MAYBE_NULL = 1 << 10,	/* added later, rows may lack it */
	ENG_COL_COMPRESSED = 1 << 11,
	ENG_COL_UPDATABLE = 1 << 12,	/* only reported back */
	ENG_COL_TTKEY = 1 << 13,	/* key column of a temporary table */
	ENG_COL_TTDESCENDING = 1 << 14
};

/* Since when and until when an object of the schema is there.  An open
 * transaction is named by *_by, a committed one by its sequence number;
 * dropped_seq 0 with dropped_by NULL means it was not dropped. */
struct eng_birth {
	struct eng_txn *created_by;
	struct eng_txn *dropped_by;
	uint64_t created_seq;
	uint64_t dropped_seq;
};

/* What a program asks for when it adds a column, and what it is told. */
struct eng_column_def {
	char name[ENG_NAME_MAX + 1];
	enum eng_type type;
	uint32_t flags;			/* enum eng_column_flags */
	uint32_t size_max;		/* bytes; 0: the type's own limit */
	uint16_t codepage;		/* 1252 or 1200 for text; binary: 0, or
					 * that of a text (base_codepage.h)
					 * which indexes collate */
	const void *default_value;	/* NULL: none */
	uint32_t default_size;
	const char *user_callback;	/* "module!function" */
	const void *user_data;		/* copied */
	uint32_t user_data_size;
};

struct eng_column {
	struct eng_column_def def;	/* owns what its pointers name */
	uint32_t id;
	uint16_t offset;		/* fixed: bytes into the fixed part */
	uint16_t fixed_size;		/* fixed: bytes; else 0 */
	bool inherited;			/* from a template table */
	bool defunct;			/* id spent by a rollback or a drop */
	struct eng_birth birth;
};

/* The columns of one table by id; entries may be NULL (ids never used). */
struct eng_columns {
	struct eng_column *fixed[ENG_FIXED_LAST];	/* id - 1 */
	struct eng_column *var[ENG_VAR_LAST - ENG_VAR_FIRST + 1];
	struct eng_column **tagged;			/* id - 256 */
	uint32_t fixed_count;	/* one past the highest used slot */
	uint32_t var_count;
	uint32_t tagged_count;
	uint32_t tagged_room;
	uint32_t fixed_end;	/* bytes of the fixed part so far */
};

/* The column with that id, whoever may see it; NULL when there is none. */
static inline struct eng_column *
eng_columns_at(const struct eng_columns *cols, uint32_t id)
{
	if (id >= ENG_TAGGED_FIRST)
		return id - ENG_TAGGED_FIRST < cols->tagged_count ?
		    cols->tagged[id - ENG_TAGGED_FIRST] : NULL;
	if (id >= ENG_VAR_FIRST)
		return id - ENG_VAR_FIRST < cols->var_count ?
		    cols->var[id - ENG_VAR_FIRST] : NULL;
	if (id >= ENG_FIXED_FIRST)
		return id - ENG_FIXED_FIRST < cols->fixed_count ?
		    cols->fixed[id - ENG_FIXED_FIRST] : NULL;
	return NULL;
}

/* Stored. */
enum eng_index_flags {
	ENG_IDX_PRIMARY = 1 << 0,
	ENG_IDX_UNIQUE = 1 << 1,
	ENG_IDX_NO_NULL = 1 << 2,	/* NULL in any segment is an error */
	ENG_IDX_SKIP_ALL_NULL = 1 << 3,	/* no entry when all are NULL */
	ENG_IDX_SKIP_ANY_NULL = 1 << 4,
	ENG_IDX_SKIP_FIRST_NULL = 1 << 5,
	ENG_IDX_NULLS_HIGH = 1 << 6,
	ENG_IDX_TUPLES = 1 << 7,
	ENG_IDX_CROSS_PRODUCT = 1 << 8,
	ENG_IDX_NESTED = 1 << 9,
	ENG_IDX_NO_CUT = 1 << 10,	/* a key too long is an error */
	ENG_IDX_DOTNET_GUID = 1 << 11,
	ENG_IDX_LAZY_FLUSH = 1 << 12,
	ENG_IDX_EMPTY = 1 << 13,
	ENG_IDX_UNVERSIONED = 1 << 14,
	ENG_IDX_USER_LOCALE = 1 << 15,	/* a locale was given */
	ENG_IDX_KEY_MOST = 1 << 16,	/* a key size was given */
	ENG_IDX_IMMUTABLE = 1 << 17
};

struct eng_key_part {
	uint32_t column_id;
	bool descending;
	bool fold;			/* a-z of binary columns sort as A-Z */
};

struct eng_condition {
	uint32_t column_id;
	bool must_be_null;		/* else must not be NULL */
};

struct eng_tuple_limits {
	uint32_t min;			/* characters */
	uint32_t max;
	uint32_t source_max;		/* characters of the value looked at */
	uint32_t step;
	uint32_t start;
};

struct eng_index_def {
	char name[ENG_NAME_MAX + 1];
	uint32_t flags;			/* enum eng_index_flags */
	uint32_t density;		/* percent; reported back */
	uint32_t key_size;		/* bytes */
	uint32_t var_seg_max;		/* bytes; 0: none */
	uint32_t part_count;
	struct eng_key_part parts[ENG_KEY_COLUMNS_MAX];
	uint32_t condition_count;
	struct eng_condition conditions[ENG_CONDITIONS_MAX];
	struct eng_tuple_limits tuples;
	uint32_t lcid;			/* 0: none given */
	uint32_t text_flags;		/* BASE_TEXT_ flags */
	char locale[86];		/* "": the invariant locale */
};

struct eng_tree;

struct eng_index {
	struct eng_index_def def;
	uint32_t id;			/* 0: the primary index */
	struct eng_tree *tree;		/* entries; NULL for the primary */
	const struct base_collator *collator;
	bool inherited;
	bool outdated;			/* made by another version of ICU */
	_Atomic uint32_t users;		/* cursors that have it selected */
	struct eng_birth birth;
	struct eng_index *next;
};

#endif
