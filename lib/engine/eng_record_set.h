/* SPDX-License-Identifier: MIT */
/* eng_record_set.h - what the files about setting values share. */
#ifndef ENG_RECORD_SET_H
#define ENG_RECORD_SET_H

#include "eng_record.h"

enum {
	ENG_SET_UNIQUE = ENG_SET_UNIQUE_MULTI | ENG_SET_UNIQUE_NORMALIZED,
	ENG_SET_PARTIAL = ENG_SET_APPEND | ENG_SET_OVERWRITE | ENG_SET_SIZE
};

/* What one call asks for. */
struct eng_set {
	const struct eng_column *col;
	const uint8_t *data;
	uint32_t size;
	uint32_t flags;
	uint32_t offset;
	uint32_t tag;
	uint32_t first;		/* tagged: the column's values */
	uint32_t count;
};

/* ---- eng_record_set.c ---- */

uint32_t eng_set_size_max(const struct eng_column *col);
/* Whether the row may change so, which is taken for done then.  It may be over
 * the limit only if it was before and did not grow. */
bool eng_set_fits(struct eng_record *rec,
    const struct eng_record_weight *add,
    const struct eng_record_weight *remove);
/* Marks a column changed; false from reserve when memory is exhausted. */
bool eng_set_reserve_mark(struct eng_record *rec, uint32_t id);
void eng_set_mark(struct eng_record *rec, uint32_t id);
/* A value with a copy of the data. */
eng_status eng_set_make_field(struct eng_record *rec, const void *data,
    uint32_t size, struct eng_field *out);

/* ---- eng_record_tagged.c ---- */

eng_status eng_set_tagged(struct eng_record *rec, struct eng_set *req);
/* Whether an explicit NULL is all the column has. */
bool eng_set_holds_null(const struct eng_record *rec,
    const struct eng_set *req);
/* Puts a value where the tag says; the record owns it after ENG_OK. */
eng_status eng_set_put_field(struct eng_record *rec,
    const struct eng_set *req, const struct eng_field *field);
/* NULL removes a value.  Where that leaves none, a column with a default
 * keeps an explicit NULL, else its default would come to show. */
eng_status eng_set_null(struct eng_record *rec, const struct eng_set *req);
eng_status eng_set_check_unique(struct eng_record *rec,
    const struct eng_set *req);
/* Asks for the bytes of a separated value: ENG_E_BLOB_NEEDED. */
eng_status eng_set_need_blob(struct eng_record *rec,
    const struct eng_set *req, uint32_t tag);

/* ---- eng_record_long.c ---- */

eng_status eng_set_long(struct eng_record *rec, const struct eng_set *req);

#endif
