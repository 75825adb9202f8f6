/* SPDX-License-Identifier: MIT */
/* bde_dbase.h - expressions in the language of dBASE, as indexes and checks
 * have them: UPPER(LASTNAME) + DTOS(HIRED).
 *
 * Fields of characters are as wide as they are declared, filled with spaces;
 * so the width of every text is known beforehand. */
#ifndef BDE_DBASE_H
#define BDE_DBASE_H

#include "bde_expr.h"

struct bde_dbase_expr {
	struct bde_expr *expr;
	enum bde_value_kind kind;	/* of the result */
	unsigned width;			/* of a text, at most */
};

/* DBIERR_NODBASEEXPR: not an expression, or one with names, functions or kinds
 * of values that are not known.  expr NULL then. */
DBIResult bde_dbase_parse(const char *text,
    const struct bde_expr_fields *fields, void *ctx,
    struct bde_dbase_expr *out);

#endif
