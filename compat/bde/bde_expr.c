/* SPDX-License-Identifier: MIT */
/* bde_expr.c - expressions in the form of CANExpr: taken over, asked. */
#include "bde_expr.h"

#include <string.h>

#include "base_alloc.h"
#include "bde_expr_walk.h"

/* The literals come after the nodes, or before them. */
static bool
find_parts(struct bde_expr *expr, const CANExpr *block)
{
	size_t total = block->iTotalSize;
	size_t nodes = block->iNodeStart, literals = block->iLiteralStart;

	if (block->iVer > CANEXPRVERSION || nodes < sizeof *block ||
	    literals < sizeof *block || nodes > total || literals > total)
		return false;
	expr->nodes.at = expr->block + nodes;
	expr->literals.at = expr->block + literals;
	expr->nodes.size = (literals >= nodes ? literals : total) - nodes;
	expr->literals.size = (literals >= nodes ? total : nodes) - literals;
	return true;
}

/* A filter's root says yes or no. */
static DBIResult
check_expr(const struct bde_expr *expr, const struct bde_expr_fields *fields,
    void *ctx)
{
	struct bde_scratch scratch = { NULL };
	struct bde_expr_walk w = { .expr = expr, .fields = fields, .ctx = ctx,
	    .scratch = &scratch };
	struct bde_value value;
	bool good;

	good = bde_expr_walk(&w, expr->root, true, &value) &&
	    (expr->dbase || bde_value_may_be_true(&value));
	bde_scratch_fini(&scratch);
	if (w.result != DBIERR_NONE)
		return w.result;
	return good ? DBIERR_NONE : DBIERR_INVALIDFILTER;
}

static DBIResult
make(const CANExpr *block, uint16_t root, bool dbase,
    const struct bde_expr_fields *fields, void *ctx, struct bde_expr **expr)
{
	DBIResult result = DBIERR_INVALIDFILTER;
	struct bde_expr *e;
	CANExpr head;

	*expr = NULL;
	memcpy(&head, block, sizeof head);
	if (head.iTotalSize < sizeof head)
		return DBIERR_INVALIDFILTER;
	e = base_malloc(sizeof *e + head.iTotalSize);
	if (e == NULL)
		return DBIERR_NOMEMORY;
	e->root = root;
	e->dbase = dbase;
	memcpy(e->block, block, head.iTotalSize);
	if (find_parts(e, &head))
		result = check_expr(e, fields, ctx);
	if (result == DBIERR_NONE)
		*expr = e;
	else
		base_free(e);
	return result;
}

DBIResult
bde_expr_new(const CANExpr *block, const struct bde_expr_fields *fields,
    void *ctx, struct bde_expr **expr)
{
	return make(block, 0, false, fields, ctx, expr);
}

DBIResult
bde_expr_new_dbase(const CANExpr *block, uint16_t root,
    const struct bde_expr_fields *fields, void *ctx, struct bde_expr **expr)
{
	return make(block, root, true, fields, ctx, expr);
}

void
bde_expr_free(struct bde_expr *expr)
{
	base_free(expr);
}

const CANExpr *
bde_expr_block(const struct bde_expr *expr)
{
	return (const CANExpr *)(const void *)expr->block;
}

DBIResult
bde_expr_ask(const struct bde_expr *expr,
    const struct bde_expr_fields *fields, void *ctx, bool *accept,
    bool *stop)
{
	struct bde_scratch scratch = { NULL };
	struct bde_expr_walk w = { .expr = expr, .fields = fields, .ctx = ctx,
	    .scratch = &scratch };
	struct bde_value value;
	bool good = bde_expr_walk(&w, expr->root, false, &value);

	*accept = good && bde_value_is_true(&value) && !w.stop;
	*stop = w.stop;
	bde_scratch_fini(&scratch);
	return w.result;
}

DBIResult
bde_expr_value(const struct bde_expr *expr,
    const struct bde_expr_fields *fields, void *ctx,
    struct bde_scratch *scratch, struct bde_value *value)
{
	struct bde_expr_walk w = { .expr = expr, .fields = fields, .ctx = ctx,
	    .scratch = scratch };

	if (!bde_expr_walk(&w, expr->root, false, value))
		value->kind = BDE_V_BLANK;
	return w.result;
}
