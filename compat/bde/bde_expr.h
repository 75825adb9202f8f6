/* SPDX-License-Identifier: MIT */
/* bde_expr.h - expressions in the form of CANExpr: checked once, then asked
 * of one record after the other.
 *
 * A block comes from the program: every offset in it is checked when it is
 * taken over, so that asking it reads nothing outside and comes to an end. */
#ifndef BDE_EXPR_H
#define BDE_EXPR_H

#include "bde_value.h"

/* Where fields come from. */
struct bde_expr_fields {
	uint16_t count;
	const struct bde_lang *lang;	/* of texts; NULL: they are bytes */
	/* The number, 0 when there is none. */
	uint16_t (*find)(void *ctx, const char *name);
	/* The logical type (fldZSTRING ...) of field 1.. */
	uint16_t (*type)(void *ctx, uint16_t number);
	/* Its value now, which lives until the answer is given; a BLOB need
	 * only be blank or not. */
	DBIResult (*read)(void *ctx, uint16_t number,
	    struct bde_value *value);
	/* For bde_dbase.h: the characters of a text field, and the number that
	 * stands for the mark of deleted records. */
	uint16_t (*width)(void *ctx, uint16_t number);
	uint16_t deleted;
};

struct bde_expr;

/* Copies and checks.  ctx is for find and type alone.
 * DBIERR_INVALIDFILTER, DBIERR_NOMEMORY. */
DBIResult bde_expr_new(const CANExpr *block,
    const struct bde_expr_fields *fields, void *ctx,
    struct bde_expr **expr);
/* The tree of bde_dbase.h, whose root may be any node and give any value. */
DBIResult bde_expr_new_dbase(const CANExpr *block, uint16_t root,
    const struct bde_expr_fields *fields, void *ctx,
    struct bde_expr **expr);
void bde_expr_free(struct bde_expr *expr);
/* The block as it was given, with the numbers of the fields. */
const CANExpr *bde_expr_block(const struct bde_expr *expr);

/* *accept: whether the record passes; *stop: no other need be asked.  Codes
 * are those of fields->read, and DBIERR_NOMEMORY. */
DBIResult bde_expr_ask(const struct bde_expr *expr,
    const struct bde_expr_fields *fields, void *ctx, bool *accept,
    bool *stop);
/* What the expression gives; texts that are made live in scratch.  Without a
 * result it is blank. */
DBIResult bde_expr_value(const struct bde_expr *expr,
    const struct bde_expr_fields *fields, void *ctx,
    struct bde_scratch *scratch, struct bde_value *value);

#endif
