/* SPDX-License-Identifier: MIT */
/* eng_row.h - the stored form of a record; see FORMAT, "Rows".
 *
 * A row is read in place: one column costs one look at its offsets, whatever
 * else the row holds.  Rows come from disk, so every offset is checked before
 * it is followed, and nothing outside row[0..size) is ever read. */
#ifndef ENG_ROW_H
#define ENG_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_buf.h"
#include "eng_schema.h"
#include "eng_status.h"

enum {
	ENG_ROW_VERSION = 1,
	ENG_ROW_HEADER = 8,	/* bytes before the fixed part */
	ENG_ROW_MAX = 65535,	/* bytes; what 16-bit offsets reach */
	ENG_BLOB_REF_SIZE = 12
};

/* One value inside a row or a record: valid until that changes. */
struct eng_value {
	const uint8_t *data;
	uint32_t size;
	bool separated;		/* data is an eng_blob_ref as stored */
};

/* What a row keeps of a long value that is stored outside of it. */
struct eng_blob_ref {
	uint64_t id;
	uint32_t size;		/* bytes of the whole value */
};

static inline void
eng_blob_ref_write(const struct eng_blob_ref *ref, uint8_t *to)
{
	base_put_u64(to, ref->id);
	base_put_u32(to + 8, ref->size);
}

static inline struct eng_blob_ref
eng_blob_ref_read(const uint8_t *from)
{
	struct eng_blob_ref ref;

	ref.id = base_get_u64(from);
	ref.size = base_get_u32(from + 8);
	return ref;
}

/* What the state bits of a fixed or variable column say.  Stored. */
enum eng_row_state {
	ENG_ROW_NO_VALUE = 0,	/* never set: the column's default shows */
	ENG_ROW_NULL = 1,
	ENG_ROW_VALUE = 2
};

/* Where the header has what.  Stored. */
enum eng_row_place {
	ENG_ROW_AT_VERSION = 0,		/* byte */
	ENG_ROW_AT_FIXED_LAST = 1,	/* byte: column id */
	ENG_ROW_AT_VAR_LAST = 2,	/* byte: column id, 0: none */
	ENG_ROW_AT_FLAGS = 3,		/* byte: always 0 */
	ENG_ROW_AT_FIXED_SIZE = 4,	/* 2 bytes */
	ENG_ROW_AT_TAGGED_COUNT = 6	/* 2 bytes */
};

/* Stored flags of a tagged value. */
enum eng_row_tagged_flags {
	ENG_ROW_TAG_NULL = 1 << 0,	/* alone: the column is NULL */
	ENG_ROW_TAG_SEPARATED = 1 << 1	/* a blob reference */
};

/* Reads value number tag (from 1; ignored unless the column is tagged).
 * Gives   ENG_OK            *out is the value, perhaps of no bytes
 *         ENG_NOTE_NULL     set to NULL, or there are fewer values than tag
 *         ENG_NOTE_NO_VALUE the row says nothing of the column; with tag 1
 *                           its default applies
 *         ENG_E_BAD_TAG     tag 0 of a tagged column
 *         ENG_E_CORRUPT     the row is damaged
 * *out is empty unless the result is ENG_OK. */
eng_status eng_row_get(const struct eng_column *col, const uint8_t *row,
    size_t size, uint32_t tag, struct eng_value *out);

/* Stored values that are not NULL: any number for a tagged column, 0 or 1
 * for others; 0 for a damaged row. */
uint32_t eng_row_count(const struct eng_column *col, const uint8_t *row,
    size_t size);

/* The least tagged column id above after_id that the row mentions (perhaps
 * to say that it is NULL); 0 when there is none.  Start with 0. */
uint32_t eng_row_next_tagged(const uint8_t *row, size_t size,
    uint32_t after_id);

/* ENG_OK when every offset of the row makes sense, else ENG_E_CORRUPT. */
eng_status eng_row_check(const uint8_t *row, size_t size);

/* Called per separated value; any result but ENG_OK ends the walk. */
typedef eng_status eng_each_blob_fn(void *ctx, uint32_t column_id,
    uint32_t tag, const struct eng_blob_ref *ref);

/* Gives what fn gave, ENG_E_CORRUPT for a damaged row, else ENG_OK. */
eng_status eng_row_each_blob(const uint8_t *row, size_t size,
    eng_each_blob_fn *fn, void *ctx);

/* Whether values of that type may be stored outside the row. */
bool eng_type_is_long(enum eng_type type);

/* The parts of a row, for those who read all of it.  Filled by
 * eng_row_open, which checks what the pointers bound: the two state maps,
 * the end offsets and the directory lie inside the row; the offsets kept in
 * them are not checked (eng_row_check does). */
struct eng_row_parts {
	uint32_t fixed_last;	/* ids; 0 when there is no such column */
	uint32_t var_last;
	uint32_t fixed_size;
	uint32_t var_size;
	uint32_t tagged_count;
	uint32_t tagged_size;
	const uint8_t *fixed;
	const uint8_t *fixed_states;
	const uint8_t *var_states;
	const uint8_t *var_ends;
	const uint8_t *var_data;
	const uint8_t *directory;
	const uint8_t *tagged_data;
};

enum { ENG_ROW_ENTRY = 5 };	/* bytes of a directory entry */

eng_status eng_row_open(const uint8_t *row, size_t size,
    struct eng_row_parts *out);
/* What eng_row_get gives of a column that is not a fixed one. */
eng_status eng_row_find(const struct eng_row_parts *parts,
    const struct eng_column *col, uint32_t tag, struct eng_value *out);
/* eng_row_open with eng_row_check. */
eng_status eng_row_open_checked(const uint8_t *row, size_t size,
    struct eng_row_parts *out);

/* State number i of a map of state bits, four to a byte. */
static inline unsigned
eng_row_state_at(const uint8_t *states, uint32_t i)
{
	return states[i / 4] >> i % 4 * 2 & 3;
}

static inline bool
eng_row_has_header(const uint8_t *row, size_t size)
{
	/* The version, no flags, and a fixed column's id. */
	enum { MASK = 0xff0080ff };
	uint8_t var_last;

	_Static_assert(ENG_FIXED_LAST == 0x7f, "one bit tells");
	if (size < ENG_ROW_HEADER ||
	    (base_get_u32(row) & MASK) != ENG_ROW_VERSION)
		return false;
	var_last = row[ENG_ROW_AT_VAR_LAST];
	return var_last == 0 || var_last >= ENG_VAR_FIRST;
}

/* The value of a fixed column, col->fixed_size bytes; NULL: there is none, or
 * the row is damaged, and eng_row_get tells. */
static inline const uint8_t *
eng_row_fixed_value(const struct eng_column *col, const uint8_t *row,
    size_t size)
{
	const uint8_t *fixed = row + ENG_ROW_HEADER;
	uint32_t i = col->id - ENG_FIXED_FIRST;
	size_t fixed_size;

	if (!eng_row_has_header(row, size) ||
	    col->id > row[ENG_ROW_AT_FIXED_LAST])
		return NULL;
	fixed_size = base_get_u16(row + ENG_ROW_AT_FIXED_SIZE);
	if (ENG_ROW_HEADER + fixed_size + i / 4 >= size ||
	    (size_t)col->offset + col->fixed_size > fixed_size ||
	    eng_row_state_at(fixed + fixed_size, i) != ENG_ROW_VALUE)
		return NULL;
	return fixed + col->offset;
}

#endif
