/* SPDX-License-Identifier: MIT */
/* bde_dbase_tree.c - nodes, and the block of them that an expression is. */
#include "bde_dbase_tree.h"

#include <string.h>

enum { BLOCK_MAX = UINT16_MAX };

static bool
add_bytes(struct bde_dbase_tree *tree, struct base_buf *buf, const void *data,
    size_t size, uint16_t *offset)
{
	*offset = (uint16_t)buf->size;
	if (tree->nodes.size + tree->literals.size + size + sizeof(CANExpr) >
	    BLOCK_MAX)
		return false;
	if (base_buf_add(buf, data, size))
		return true;
	tree->no_memory = true;
	return false;
}

static bool
add_node(struct bde_dbase_tree *tree, const void *node, size_t size,
    uint16_t *offset)
{
	tree->count++;
	return add_bytes(tree, &tree->nodes, node, size, offset);
}

bool
bde_dbase_add_const(struct bde_dbase_tree *tree, uint16_t type,
    const void *data, size_t size, struct bde_dbase_operand *out)
{
	CANConst node = { .nodeClass = nodeCONST, .canOp = canCONST,
	    .iType = type, .iSize = (uint16_t)size };
	uint16_t at;

	if (!add_bytes(tree, &tree->literals, data, size, &at))
		return false;
	node.iOffset = at;
	return add_node(tree, &node, sizeof node, &out->node);
}

bool
bde_dbase_add_number(struct bde_dbase_tree *tree, double number,
    struct bde_dbase_operand *out)
{
	*out = (struct bde_dbase_operand){ .kind = BDE_V_NUMBER,
	    .constant = true, .number = number };
	return bde_dbase_add_const(tree, fldFLOAT, &number, sizeof number, out);
}

bool
bde_dbase_add_truth(struct bde_dbase_tree *tree, bool truth,
    struct bde_dbase_operand *out)
{
	int16_t flag = truth;

	*out = (struct bde_dbase_operand){ .kind = BDE_V_TRUTH };
	return bde_dbase_add_const(tree, fldBOOL, &flag, sizeof flag, out);
}

bool
bde_dbase_add_unary(struct bde_dbase_tree *tree, CANOp op,
    struct bde_dbase_operand *value)
{
	CANUnary node = { nodeUNARY, op, value->node };

	value->constant = false;
	return add_node(tree, &node, sizeof node, &value->node);
}

bool
bde_dbase_add_binary(struct bde_dbase_tree *tree, CANOp op,
    struct bde_dbase_operand *a, const struct bde_dbase_operand *b)
{
	CANBinary node = { nodeBINARY, op, a->node, b->node };

	a->constant = false;
	return add_node(tree, &node, sizeof node, &a->node);
}

/* The arguments are a chain, the last one made first. */
bool
bde_dbase_add_call(struct bde_dbase_tree *tree, const char *name,
    const struct bde_dbase_operand *args, unsigned count,
    struct bde_dbase_operand *out)
{
	CANListElem elem = { .nodeClass = nodeLISTELEM,
	    .canOp = canLISTELEM2 };
	CANFunc node = { .nodeClass = nodeFUNC, .canOp = canFUNC2 };
	uint16_t at = 0;

	while (count > 0) {
		elem.iOffset = args[--count].node;
		elem.iNextOffset = at;
		if (!add_node(tree, &elem, sizeof elem, &at))
			return false;
	}
	node.iElemOffset = at;
	if (!add_bytes(tree, &tree->literals, name, strlen(name) + 1, &at))
		return false;
	node.iNameOffset = at;
	return add_node(tree, &node, sizeof node, &out->node);
}

bool
bde_dbase_add_field(struct bde_dbase_tree *tree, uint16_t number,
    struct bde_dbase_operand *out)
{
	CANField node = { .nodeClass = nodeFIELD, .canOp = canFIELD,
	    .iFieldNum = number };
	uint16_t at;

	if (!add_bytes(tree, &tree->literals, "", 1, &at))
		return false;
	node.iNameOffset = at;
	return add_node(tree, &node, sizeof node, &out->node);
}

DBIResult
bde_dbase_make_expr(struct bde_dbase_tree *tree, uint16_t root,
    const struct bde_expr_fields *fields, void *ctx, struct bde_expr **expr)
{
	size_t size = sizeof(CANExpr) + tree->nodes.size;
	CANExpr head = { .iVer = CANEXPRVERSION, .iNodes = tree->count,
	    .iNodeStart = sizeof head, .iLiteralStart = (uint16_t)size,
	    .iTotalSize = (uint16_t)(size + tree->literals.size) };
	struct base_buf block = BASE_BUF_EMPTY;
	DBIResult result = DBIERR_NOMEMORY;

	if (base_buf_add(&block, &head, sizeof head) &&
	    base_buf_add(&block, tree->nodes.data, tree->nodes.size) &&
	    base_buf_add(&block, tree->literals.data, tree->literals.size))
		result = bde_expr_new_dbase((const CANExpr *)(const void *)
		    block.data, root, fields, ctx, expr);
	base_buf_fini(&block);
	return result == DBIERR_INVALIDFILTER ? DBIERR_NODBASEEXPR : result;
}

void
bde_dbase_tree_fini(struct bde_dbase_tree *tree)
{
	base_buf_fini(&tree->nodes);
	base_buf_fini(&tree->literals);
}
