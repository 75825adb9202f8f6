/* SPDX-License-Identifier: MIT */
/* bde_expr_walk.h - the pass over an expression's nodes (bde_expr_walk.c), for
 * bde_expr.c alone. */
#ifndef BDE_EXPR_WALK_H
#define BDE_EXPR_WALK_H

#include "bde_expr.h"

struct bde_expr_part {			/* of the block */
	const uint8_t *at;
	size_t size;
};

struct bde_expr {
	struct bde_expr_part nodes;
	struct bde_expr_part literals;
	uint16_t root;		/* node */
	bool dbase;		/* bde_dbase.h made it */
	uint8_t block[];
};

/* One pass over the nodes: to check them, or to give an answer. */
struct bde_expr_walk {
	const struct bde_expr *expr;
	const struct bde_expr_fields *fields;
	void *ctx;
	struct bde_scratch *scratch;
	bool stop;
	DBIResult result;	/* of reading fields */
	unsigned depth;
	unsigned visits;
};

/* Goes over the node at offset and all below it.  check: nothing is read yet,
 * *value gets the kind alone, and names of fields become numbers.  false: the
 * block is wrong, or walk->result says what went wrong. */
bool bde_expr_walk(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value);

#endif
