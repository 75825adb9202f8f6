/* SPDX-License-Identifier: MIT */
/* bde_dbase_function.h - functions of dBASE expressions that filters do not
 * have.
 *
 * A signature is the kind of the result, then those of the arguments: T text,
 * N number, D date, L truth, A any, S what the first A is; small: may be left
 * out. */
#ifndef BDE_DBASE_FUNCTION_H
#define BDE_DBASE_FUNCTION_H

#include "bde_value.h"

enum bde_dbase_function_id {
	BDE_DF_JOIN, BDE_DF_JOINTRIM, BDE_DF_WITHIN, BDE_DF_LEFT,
	BDE_DF_RIGHT, BDE_DF_SPACE, BDE_DF_LEN, BDE_DF_STR, BDE_DF_VAL,
	BDE_DF_DTOS, BDE_DF_DTOC, BDE_DF_DAY, BDE_DF_MONTH, BDE_DF_YEAR,
	BDE_DF_ABS, BDE_DF_INT, BDE_DF_ROUND, BDE_DF_ISBLANK, BDE_DF_IIF
};

struct bde_dbase_function {
	const char *name;		/* no letter first: operators */
	const char *signature;
	enum bde_dbase_function_id id;
};

/* The most that STR() gives. */
enum { BDE_STR_WIDTH = 10, BDE_STR_WIDTH_MAX = 32, BDE_STR_PLACES_MAX = 18 };
/* What SPACE() gives at most. */
enum { BDE_SPACE_MAX = 254 };

/* Without case; NULL when there is none. */
const struct bde_dbase_function *bde_dbase_function_find(const char *name);
/* With arguments as the signature says, or blank ones. false: no memory. */
bool bde_dbase_function_call(const struct bde_dbase_function *function,
    const struct bde_value *args, unsigned count, struct bde_scratch *scratch,
    struct bde_value *value);
/* The text of size characters, spaces up to width; its letters are what they
 * count as. */
bool bde_dbase_pad(const struct bde_value *text, size_t width,
    struct bde_scratch *scratch, struct bde_value *value);

#endif
