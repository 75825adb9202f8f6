/* SPDX-License-Identifier: MIT */
/* eng_record.h - a record being edited: the content of the copy buffer.
 *
 * It holds every value of one row, decoded just enough to change them one at
 * a time, and knows the rules of setting values.  Rules about who may set
 * what and when (auto-increment, version and escrow columns, transaction
 * level) are the caller's.  A set that fails leaves the record as it was. */
#ifndef ENG_RECORD_H
#define ENG_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_buf.h"
#include "eng_row.h"
#include "eng_schema.h"
#include "eng_set_flags.h"
#include "eng_status.h"

enum {
	ENG_LONG_MAX = 0x7fffffff,	/* bytes of a long value */
	ENG_INTRINSIC_MAX = 1023	/* longer ones leave the row */
};

/* Whether two values of a column have the same key.  Gives ENG_OK when they
 * differ, ENG_E_MULTI_DUP when equal, ENG_E_MULTI_DUP_CUT when equal as far
 * as the key goes, or another error. */
typedef eng_status eng_unique_fn(void *ctx, const struct eng_column *col,
    const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size);

/* Stores a long value outside the row and gives its id. */
typedef eng_status eng_separate_fn(void *ctx, uint32_t column_id,
    const uint8_t *data, uint32_t size, uint64_t *blob_id);

/* Where a tagged value wants to be when the row is encoded. */
enum eng_place {
	ENG_PLACE_ALWAYS_INSIDE = 0,	/* not of a long column */
	ENG_PLACE_INSIDE,		/* while the row has room */
	ENG_PLACE_BY_SIZE,
	ENG_PLACE_OUTSIDE		/* unless a reference is no shorter */
};

/* The parts below are the record's own; use the functions. */
struct eng_field {
	const uint8_t *data;	/* bytes, or a stored blob reference */
	uint32_t size;
	uint8_t state;		/* enum eng_row_state */
	uint8_t place;		/* enum eng_place */
	bool separated;		/* data is a blob reference */
	bool owned;		/* data is this field's own block, else it is
				 * in the record's base or pool */
};

struct eng_tagged {
	uint32_t column_id;
	struct eng_field field;
};

struct eng_record {
	const struct eng_columns *columns;
	size_t row_max;
	eng_unique_fn *unique;
	void *unique_ctx;
	bool changed;
	/* After ENG_E_BLOB_NEEDED: the value to materialize. */
	uint32_t needed_column;
	uint32_t needed_tag;

	struct base_buf base;		/* copy of the row loaded */
	struct base_buf fixed;		/* the fixed part */
	uint32_t fixed_last;
	uint8_t fixed_states[ENG_FIXED_LAST];	/* id - 1 */
	struct eng_field *vars;		/* id - 128 */
	uint32_t var_count;
	uint32_t var_room;
	struct eng_tagged *tagged;	/* by column id, then tag */
	uint32_t tagged_count;
	uint32_t tagged_room;
	struct base_buf changed_bits;	/* a bit per column id */
	struct base_buf pool;		/* short values; never moves */
	size_t bound;			/* at least its weight */
};

/* An empty record: no column has a value.  row_max is the most that
 * its values may be charged.  columns must outlive the record. */
void eng_record_init(struct eng_record *rec, const struct eng_columns *columns,
    size_t row_max);
/* Who compares values for ENG_SET_UNIQUE_NORMALIZED; kept by load and copy's
 * destination. */
void eng_record_use_unique(struct eng_record *rec, eng_unique_fn *fn,
    void *ctx);
/* The same for a record of zeroes, or one that was cleared and has kept its
 * memory. */
void eng_record_reuse(struct eng_record *rec,
    const struct eng_columns *columns, size_t row_max);
/* Makes it empty, nothing marked changed; its memory stays for later. */
void eng_record_clear(struct eng_record *rec);
/* Frees what the record holds; it may be initialised again. */
void eng_record_fini(struct eng_record *rec);

/* Replaces the content by that of a row (copied), nothing marked changed.
 * Gives ENG_E_CORRUPT or ENG_E_NO_MEMORY, and then the record is empty. */
eng_status eng_record_load(struct eng_record *rec, const uint8_t *row,
    size_t size);
/* Makes dst, an initialised record, a deep copy of src with its changed marks.
 * ENG_E_NO_MEMORY: dst is as it was. */
eng_status eng_record_copy(struct eng_record *dst,
    const struct eng_record *src);

/* As eng_row_get, eng_row_count, eng_row_next_tagged, eng_row_each_blob. */
eng_status eng_record_get(const struct eng_record *rec,
    const struct eng_column *col, uint32_t tag, struct eng_value *out);
uint32_t eng_record_count(const struct eng_record *rec,
    const struct eng_column *col);
uint32_t eng_record_next_tagged(const struct eng_record *rec,
    uint32_t after_id);
eng_status eng_record_each_blob(const struct eng_record *rec,
    eng_each_blob_fn *fn, void *ctx);
/* Whether the column has a value that is not NULL (a default not counted). */
bool eng_record_has_value(const struct eng_record *rec,
    const struct eng_column *col);

/* Sets one value.
 *   tag     1.. of a tagged column, 0 or past its last value: a new one;
 *           ignored for other columns
 *   data    copied; NULL (unless ENG_SET_SIZE) or size 0 (unless
 *           ENG_SET_ZERO_LENGTH) sets NULL
 *   offset  bytes, for ENG_SET_OVERWRITE
 * Setting NULL in a tagged column removes that value and renumbers the later
 * ones; NULL as its only value is kept when the column has a default.
 * Gives   ENG_NOTE_VALUE_CUT (variable column: set, cut to its size),
 *         ENG_E_BAD_BUFFER_SIZE, ENG_E_VALUE_TOO_BIG, ENG_E_NULL_VALUE,
 *         ENG_E_PAST_VALUE (offset past the end), ENG_E_MULTI_DUP,
 *         ENG_E_MULTI_DUP_CUT, ENG_E_BAD_FLAGS (UNIQUE with APPEND, OVERWRITE
 *         or SIZE), ENG_E_BAD_PARAMETER (no data to copy), ENG_E_ROW_TOO_BIG,
 *         ENG_E_BLOB_NEEDED: materialize the value that rec->needed_column
 *         and needed_tag name, then set again */
eng_status eng_record_set(struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, const void *data, uint32_t size, uint32_t flags,
    uint32_t offset);

/* What a record holds of a value of a fixed column: full bytes, text filled up
 * with spaces, other bytes with zeroes, bits all or nothing. */
void eng_record_fill_fixed(const struct eng_column_def *def, const void *data,
    uint32_t size, uint32_t full, uint8_t *to);

/* Gives the record the bytes of a separated value (copied); this is no
 * change.  ENG_E_BAD_TAG when there is no such value, ENG_E_CORRUPT when size
 * is not that of the reference. */
eng_status eng_record_materialize(struct eng_record *rec,
    const struct eng_column *col, uint32_t tag, const void *data,
    uint32_t size);
/* The same with a block of the heap that is the record's after ENG_OK; NULL
 * where size is 0. */
eng_status eng_record_materialize_own(struct eng_record *rec,
    const struct eng_column *col, uint32_t tag, void *block, uint32_t size);
/* Sets a value of a long column that the caller has stored outside the row
 * itself; tag as in eng_record_set. */
eng_status eng_record_set_blob(struct eng_record *rec,
    const struct eng_column *col, uint32_t tag,
    const struct eng_blob_ref *ref);

/* Whether the column was set since init or load, to whatever value. */
bool eng_record_is_changed(const struct eng_record *rec, uint32_t column_id);

/* For eng_record_set: the index of a column's first value (or of its place)
 * among the tagged ones, and how many there are, an explicit NULL included. */
uint32_t eng_record_find_tagged(const struct eng_record *rec, uint32_t id,
    uint32_t *count);
/* For eng_record_set: makes room for that many variable columns and tagged
 * values; false when memory is exhausted. */
bool eng_record_reserve(struct eng_record *rec, uint32_t vars,
    uint32_t tagged);
/* For eng_record_set: the least bytes a value takes in a row. */
uint32_t eng_field_least(const struct eng_field *field);
/* For eng_record_set: frees what a field owns and makes it no value. */
void eng_field_clear(struct eng_field *field);

/* The least size of the encoded row: long values outside where that is
 * shorter. */
size_t eng_record_size(const struct eng_record *rec);

/* What counts against row_max is the charge: what a record takes in the
 * original's format, where the reference of a long value is shorter than ours
 * and further values of a column cost less than the first (tagfld.hxx). */
enum { ENG_BLOB_CHARGE = 8 };

struct eng_record_weight {
	size_t size;		/* as eng_record_size */
	size_t charge;		/* likewise the least */
};

void eng_record_weigh(const struct eng_record *rec,
    struct eng_record_weight *out);
/* The charge for a tagged column with so many values, without their bytes. */
size_t eng_record_charge_list(uint32_t count);
/* The least charge for the bytes of a value. */
size_t eng_field_charge(const struct eng_field *field);

/* Appends the row to out.  Long values set since load leave it through
 * separate when over ENG_INTRINSIC_MAX bytes (SEPARATE: over a reference's,
 * INTRINSIC: never), and then the longest ones until the row fits row_max.
 * The record stays as it is.  On failure out has its old size; blobs already
 * separated are the caller's to drop.  Gives ENG_E_ROW_TOO_BIG,
 * ENG_E_NO_MEMORY, or what separate gave. */
eng_status eng_record_encode(const struct eng_record *rec,
    struct base_buf *out, eng_separate_fn *separate, void *ctx);

#endif
