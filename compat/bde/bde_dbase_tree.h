/* SPDX-License-Identifier: MIT */
/* bde_dbase_tree.h - the tree that an expression of dBASE becomes, while it is
 * read (bde_dbase.c): its nodes (bde_dbase_tree.c), and calls of functions in
 * it (bde_dbase_call.c). */
#ifndef BDE_DBASE_TREE_H
#define BDE_DBASE_TREE_H

#include "base_buf.h"
#include "bde_dbase_function.h"
#include "bde_expr.h"

struct bde_dbase_tree {
	struct base_buf nodes;
	struct base_buf literals;
	uint16_t count;			/* nodes */
	bool no_memory;
};

/* What was read so far. */
struct bde_dbase_operand {
	uint16_t node;
	enum bde_value_kind kind;
	unsigned width;			/* of a text */
	bool constant;			/* a number that was written down */
	long double number;
};

/* ---- nodes (bde_dbase_tree.c) ---- */

/* false: too large, or no_memory.  Nodes name those that were added before. */
bool bde_dbase_add_const(struct bde_dbase_tree *tree, uint16_t type,
    const void *data, size_t size, struct bde_dbase_operand *out);
bool bde_dbase_add_number(struct bde_dbase_tree *tree, double number,
    struct bde_dbase_operand *out);
bool bde_dbase_add_truth(struct bde_dbase_tree *tree, bool truth,
    struct bde_dbase_operand *out);
bool bde_dbase_add_field(struct bde_dbase_tree *tree, uint16_t number,
    struct bde_dbase_operand *out);
/* These change the operand alone that they put below themselves. */
bool bde_dbase_add_unary(struct bde_dbase_tree *tree, CANOp op,
    struct bde_dbase_operand *value);
bool bde_dbase_add_binary(struct bde_dbase_tree *tree, CANOp op,
    struct bde_dbase_operand *a, const struct bde_dbase_operand *b);
/* A function of filters, or of bde_dbase_function.h; arguments unchecked. */
bool bde_dbase_add_call(struct bde_dbase_tree *tree, const char *name,
    const struct bde_dbase_operand *args, unsigned count,
    struct bde_dbase_operand *out);

/* The expression of which that node is the root. DBIERR_NODBASEEXPR. */
DBIResult bde_dbase_make_expr(struct bde_dbase_tree *tree, uint16_t root,
    const struct bde_expr_fields *fields, void *ctx, struct bde_expr **expr);
void bde_dbase_tree_fini(struct bde_dbase_tree *tree);

/* ---- calls (bde_dbase_call.c) ---- */

/* A function with arguments of the kinds that it takes; false: it does not take
 * these, or what adding gives. */
bool bde_dbase_call(struct bde_dbase_tree *tree,
    const struct bde_dbase_function *function,
    const struct bde_dbase_operand *args, unsigned count,
    struct bde_dbase_operand *out);
/* The same by name, also for functions that filters have under other names.
 * false: there is none, too. */
bool bde_dbase_call_named(struct bde_dbase_tree *tree, const char *name,
    const struct bde_dbase_operand *args, unsigned count,
    struct bde_dbase_operand *out);

#endif
