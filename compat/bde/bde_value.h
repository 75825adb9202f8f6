/* SPDX-License-Identifier: MIT */
/* bde_value.h - values of expressions: what they are compared as, and what can
 * be done with them. */
#ifndef BDE_VALUE_H
#define BDE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "idapi.h"

/* What values are compared as. */
enum bde_value_kind {
	BDE_V_BLANK,		/* nothing; goes with all others */
	BDE_V_TRUTH,
	BDE_V_NUMBER,
	BDE_V_DATE,		/* days */
	BDE_V_TIME,		/* milliseconds */
	BDE_V_STAMP,		/* milliseconds since day 0 */
	BDE_V_TEXT,
	BDE_V_BYTES
};

enum bde_letters { BDE_AS_IS, BDE_AS_UPPER, BDE_AS_LOWER };

struct bde_lang;			/* bde_lang.h */

struct bde_value {
	enum bde_value_kind kind;
	long double number;		/* also 0 and 1 of BDE_V_TRUTH */
	const uint8_t *bytes;		/* of texts and bytes */
	size_t size;
	enum bde_letters letters;	/* how those of the text count */
	const struct bde_lang *lang;	/* whose letters; NULL: a-z */
};

/* The value of the logical type that fills `size` bytes at data; false when
 * the type has none that can be compared, or the bytes do not suffice. */
bool bde_value_of(uint16_t type, const void *data, size_t size,
    struct bde_value *value);

/* The kind of a logical type; BDE_V_BLANK: none that can be compared. */
enum bde_value_kind bde_value_kind(uint16_t type);

/* ---- what may be done with kinds ---- */

/* Numbers, dates, times. */
bool bde_value_is_ordinal(const struct bde_value *value);
bool bde_value_is_textual(const struct bde_value *value);
bool bde_value_may_calculate(const struct bde_value *value);
bool bde_value_may_be_true(const struct bde_value *value);
bool bde_value_may_compare(const struct bde_value *a,
    const struct bde_value *b);

/* ---- room for texts that are made ---- */

struct bde_scratch {
	struct bde_scratch_piece *pieces;
};
/* NULL without memory; at least one byte. */
uint8_t *bde_scratch_get(struct bde_scratch *scratch, size_t size);
void bde_scratch_fini(struct bde_scratch *scratch);

/* ---- doing it ---- */

struct bde_value_rules {
	const struct bde_lang *lang;	/* texts collate by it; NULL: bytes */
	bool fold;			/* case does not count */
	size_t most;			/* bytes of texts that do; 0: all */
};

void bde_value_set_truth(struct bde_value *value, bool truth);
bool bde_value_is_true(const struct bde_value *value);
/* A letter of the text as it counts; fold: whatever its case is. */
uint8_t bde_value_letter(const struct bde_value *text, size_t i, bool fold);
/* canEQ to canLE and canLIKE; a blank on one side may become the text of no
 * characters.  False without memory. */
bool bde_value_test(CANOp op, struct bde_value *a, struct bde_value *b,
    const struct bde_value_rules *rules, bool *truth);
/* canADD to canREM; what has no result is blank. */
void bde_value_calculate(CANOp op, const struct bde_value *a,
    const struct bde_value *b, struct bde_value *value);

#endif
