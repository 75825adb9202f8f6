/* SPDX-License-Identifier: MIT */
/* bde_expr.h - expressions in the form of CANExpr: checked once, then asked
 * of one record after the other.
 *
 * A block comes from the program: every offset in it is checked when it is
 * taken over, so that asking it reads nothing outside and comes to an end. */
#ifndef BDE_EXPR_H
#define BDE_EXPR_H

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

struct bde_value {
	enum bde_value_kind kind;
	long double number;		/* also 0 and 1 of BDE_V_TRUTH */
	const uint8_t *bytes;		/* of texts and bytes */
	size_t size;
	enum bde_letters letters;	/* how those of the text count */
};

/* The value of the logical type that fills `size` bytes at data; false when
 * the type has none that can be compared, or the bytes do not suffice. */
bool bde_value_of(uint16_t type, const void *data, size_t size,
    struct bde_value *value);

/* Where fields come from. */
struct bde_expr_fields {
	uint16_t count;
	/* The number, 0 when there is none. */
	uint16_t (*find)(void *ctx, const char *name);
	/* The logical type (fldZSTRING ...) of field 1.. */
	uint16_t (*type)(void *ctx, uint16_t number);
	/* Its value now, which lives until the answer is given; a BLOB need
	 * only be blank or not. */
	DBIResult (*read)(void *ctx, uint16_t number,
	    struct bde_value *value);
};

struct bde_expr;

/* Copies and checks.  ctx is for find and type alone.
 * DBIERR_INVALIDFILTER, DBIERR_NOMEMORY. */
DBIResult bde_expr_new(const CANExpr *block,
    const struct bde_expr_fields *fields, void *ctx,
    struct bde_expr **expr);
void bde_expr_free(struct bde_expr *expr);
/* The block as it was given, with the numbers of the fields. */
const CANExpr *bde_expr_block(const struct bde_expr *expr);

/* *accept: whether the record passes; *stop: no other need be asked.  Codes
 * are those of fields->read. */
DBIResult bde_expr_ask(const struct bde_expr *expr,
    const struct bde_expr_fields *fields, void *ctx, bool *accept,
    bool *stop);

#endif
