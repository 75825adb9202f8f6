/* SPDX-License-Identifier: MIT */
/* bde_expr_walk.c - one pass over the nodes of an expression; checking and
 * asking take the same ways. */
#include "bde_expr_walk.h"

#include <string.h>

#include "bde_dbase_function.h"
#include "bde_function.h"

enum {
	DEPTH_MAX = 200,	/* nodes below each other */
	VISITS_MAX = 20000,	/* nodes of one answer; they may be shared */
	NAME_MAX_BYTES = 260	/* a field's name with its end */
};

/* ---- reading the block ---- */

static bool
copy_node(const struct bde_expr *expr, size_t offset, void *node,
    size_t size)
{
	if (offset > expr->nodes.size || size > expr->nodes.size - offset)
		return false;
	memcpy(node, expr->nodes.at + offset, size);
	return true;
}

static bool
find_literal(const struct bde_expr *expr, size_t offset, size_t size,
    const uint8_t **at)
{
	if (offset > expr->literals.size ||
	    size > expr->literals.size - offset)
		return false;
	*at = expr->literals.at + offset;
	return true;
}

/* A name with its end; false when it has none. */
static bool
find_name(const struct bde_expr *expr, size_t offset, const char **name)
{
	const uint8_t *at;

	*name = "";
	if (!find_literal(expr, offset, 0, &at) || memchr(at, 0,
	    expr->literals.size - offset) == NULL)
		return false;
	*name = (const char *)at;
	return true;
}

static bool
read_const(const struct bde_expr *expr, const CANConst *node,
    struct bde_value *value)
{
	const uint8_t *at;
	size_t size = node->iSize;

	if (size == 0 && node->iType == fldZSTRING &&
	    node->iOffset <= expr->literals.size)
		size = expr->literals.size - node->iOffset;
	return find_literal(expr, node->iOffset, size, &at) &&
	    bde_value_of(node->iType, at, size, value);
}

static bool
is_comparison(CANOp op)
{
	return op >= canEQ && op <= canLE;
}

/* ---- the kinds of nodes ---- */

static bool
walk_field(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	const char *name;
	uint16_t number;
	CANField node;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    node.canOp != canFIELD)
		return false;
	if (!check) {
		w->result = w->fields->read(w->ctx, node.iFieldNum, value);
		value->lang = w->fields->lang;
		return w->result == DBIERR_NONE;
	}
	number = node.iFieldNum;
	if (find_name(w->expr, node.iNameOffset, &name) && name[0] != '\0' &&
	    strlen(name) < NAME_MAX_BYTES &&
	    w->fields->find(w->ctx, name) != 0)
		number = w->fields->find(w->ctx, name);
	if (number == 0 || number > w->fields->count)
		return false;
	node.iFieldNum = number;
	memcpy((uint8_t *)w->expr->nodes.at + offset, &node, sizeof node);
	value->kind = bde_value_kind(w->fields->type(w->ctx, number));
	value->bytes = (const uint8_t *)"";
	return true;
}

static bool
walk_const(struct bde_expr_walk *w, size_t offset, struct bde_value *value)
{
	CANConst node;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    node.canOp != canCONST || !read_const(w->expr, &node, value))
		return false;
	value->lang = w->fields->lang;
	return true;
}

static bool
negate(struct bde_value *value)
{
	if (!bde_value_may_calculate(value))
		return false;
	value->number = -value->number;
	return true;
}

static bool
set_letters(struct bde_value *value, enum bde_letters letters)
{
	value->letters = letters;
	return value->kind == BDE_V_TEXT || value->kind == BDE_V_BLANK;
}

static bool
walk_unary(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	CANUnary node;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    !bde_expr_walk(w, node.iOperand1, check, value))
		return false;
	switch ((int)node.canOp) {
	case canISBLANK:
		bde_value_set_truth(value, value->kind == BDE_V_BLANK);
		return true;
	case canNOTBLANK:
		bde_value_set_truth(value, value->kind != BDE_V_BLANK);
		return true;
	case canNOT:
		if (!bde_value_may_be_true(value))
			return false;
		bde_value_set_truth(value, !bde_value_is_true(value));
		return true;
	case canMINUS:
		return negate(value);
	case canUPPER:
		return set_letters(value, BDE_AS_UPPER);
	case canLOWER:
		return set_letters(value, BDE_AS_LOWER);
	default:
		return false;
	}
}

/* The second operand is asked only when it matters. */
static bool
walk_logic(struct bde_expr_walk *w, const CANBinary *node, bool check,
    struct bde_value *value)
{
	bool first;

	if (!bde_expr_walk(w, node->iOperand1, check, value) ||
	    !bde_value_may_be_true(value))
		return false;
	first = bde_value_is_true(value);
	if (!check && first == (node->canOp == canOR)) {
		bde_value_set_truth(value, first);
		return true;
	}
	if (!bde_expr_walk(w, node->iOperand2, check, value) ||
	    !bde_value_may_be_true(value))
		return false;
	bde_value_set_truth(value, bde_value_is_true(value));
	return true;
}

static bool
walk_calculation(struct bde_expr_walk *w, const CANBinary *node, bool check,
    struct bde_value *value)
{
	struct bde_value b;

	if (!bde_expr_walk(w, node->iOperand1, check, value) ||
	    !bde_expr_walk(w, node->iOperand2, check, &b) ||
	    !bde_value_may_calculate(value) || !bde_value_may_calculate(&b))
		return false;
	bde_value_calculate(node->canOp, value, &b, value);
	/* Checked are kinds; fields have no numbers yet. */
	if (check && value->kind == BDE_V_BLANK)
		value->kind = BDE_V_NUMBER;
	return true;
}

static bool
test(struct bde_expr_walk *w, CANOp op, struct bde_value *a,
    struct bde_value *b, bool fold, size_t most, bool *truth)
{
	struct bde_value_rules rules = { w->fields->lang, fold, most };

	if (bde_value_test(op, a, b, &rules, truth))
		return true;
	w->result = DBIERR_NOMEMORY;
	return false;
}

static bool
walk_comparison(struct bde_expr_walk *w, CANOp op, const uint16_t *operands,
    bool fold, size_t most, bool check, struct bde_value *value)
{
	struct bde_value b;
	bool truth;

	if (!bde_expr_walk(w, operands[0], check, value) ||
	    !bde_expr_walk(w, operands[1], check, &b) ||
	    !bde_value_may_compare(value, &b) ||
	    (op == canLIKE && (bde_value_is_ordinal(value) ||
	    bde_value_is_ordinal(&b))))
		return false;
	if (!test(w, op, value, &b, fold, most, &truth))
		return false;
	bde_value_set_truth(value, truth);
	return true;
}

/* A run of literals of one type. */
static bool
is_in_list(struct bde_expr_walk *w, size_t offset, struct bde_value *a,
    bool check, bool *found)
{
	struct bde_value b;
	const uint8_t *at;
	CANList node;
	unsigned i;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    (size_t)node.iElems * node.iElemSize > node.iTotalSize ||
	    !find_literal(w->expr, node.iOffset, node.iTotalSize, &at))
		return false;
	for (i = 0; i < node.iElems && !*found; i++) {
		if (!bde_value_of(node.iType, at + (size_t)i *
		    node.iElemSize, node.iElemSize, &b) ||
		    !bde_value_may_compare(a, &b))
			return false;
		if (!check && !test(w, canEQ, a, &b, false, 0, found))
			return false;
	}
	return true;
}

/* A chain of nodes, each with any operand. */
static bool
is_in_chain(struct bde_expr_walk *w, size_t offset, struct bde_value *a,
    bool check, bool *found)
{
	struct bde_value b;
	CANListElem node;

	do {
		if (++w->visits > VISITS_MAX ||
		    !copy_node(w->expr, offset, &node, sizeof node) ||
		    node.nodeClass != nodeLISTELEM ||
		    !bde_expr_walk(w, node.iOffset, check, &b) ||
		    !bde_value_may_compare(a, &b))
			return false;
		if (!check && !test(w, canEQ, a, &b, false, 0, found))
			return false;
		offset = node.iNextOffset;
	} while (offset != 0 && !*found);
	return true;
}

static bool
walk_in(struct bde_expr_walk *w, const CANBinary *node, bool check,
    struct bde_value *value)
{
	bool found = false;
	struct bde_value b;
	CANHdr head;

	if (!bde_expr_walk(w, node->iOperand1, check, value) ||
	    !copy_node(w->expr, node->iOperand2, &head, sizeof head))
		return false;
	if (head.nodeClass == nodeLIST) {
		if (!is_in_list(w, node->iOperand2, value, check, &found))
			return false;
	} else if (head.nodeClass == nodeLISTELEM) {
		if (!is_in_chain(w, node->iOperand2, value, check, &found))
			return false;
	} else {
		if (!bde_expr_walk(w, node->iOperand2, check, &b) ||
		    !bde_value_may_compare(value, &b))
			return false;
		if (!test(w, canEQ, value, &b, false, 0, &found))
			return false;
	}
	bde_value_set_truth(value, found);
	return true;
}

static bool
walk_binary(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	uint16_t operands[2];
	CANBinary node;

	if (!copy_node(w->expr, offset, &node, sizeof node))
		return false;
	if (node.canOp == canAND || node.canOp == canOR)
		return walk_logic(w, &node, check, value);
	if (node.canOp == canIN)
		return walk_in(w, &node, check, value);
	if (node.canOp >= canADD && node.canOp <= canREM)
		return walk_calculation(w, &node, check, value);
	operands[0] = node.iOperand1;
	operands[1] = node.iOperand2;
	return (is_comparison(node.canOp) || node.canOp == canLIKE) &&
	    walk_comparison(w, node.canOp, operands, false, 0, check, value);
}

static bool
walk_compare(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	uint16_t operands[2];
	CANCompare node;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    !(is_comparison(node.canOp) || node.canOp == canLIKE))
		return false;
	operands[0] = node.iOperand1;
	operands[1] = node.iOperand2;
	return walk_comparison(w, node.canOp, operands,
	    node.bCaseInsensitive != 0, node.iPartialLen, check, value);
}

/* When false no record after this one is asked. */
static bool
walk_continue(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	CANContinue node;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    node.canOp != canCONTINUE ||
	    !bde_expr_walk(w, node.iContOperand, check, value) ||
	    !bde_value_may_be_true(value))
		return false;
	bde_value_set_truth(value, bde_value_is_true(value));
	if (!bde_value_is_true(value))
		w->stop = true;
	return true;
}

/* Those of dBASE are in trees that its parser made, and checked. */
static bool
call(struct bde_expr_walk *w, const char *name, const struct bde_value *args,
    unsigned count, struct bde_value *value)
{
	enum bde_function function = bde_function_find(name);

	if (w->expr->dbase && bde_dbase_function_find(name) != NULL) {
		if (bde_dbase_function_call(bde_dbase_function_find(name),
		    args, count, w->scratch, value))
			return true;
		w->result = DBIERR_NOMEMORY;
		return false;
	}
	if (function == BDE_F_NONE ||
	    !bde_function_check(function, args, count))
		return false;
	bde_function_call(function, args, count, value);
	return true;
}

static bool
walk_function(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	struct bde_value args[BDE_FUNCTION_ARGS_MAX];
	const char *name;
	CANListElem elem;
	unsigned count = 0;
	CANFunc node;
	size_t at;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    !find_name(w->expr, node.iNameOffset, &name))
		return false;
	at = node.iElemOffset;
	do {
		if (count == BDE_FUNCTION_ARGS_MAX ||
		    !copy_node(w->expr, at, &elem, sizeof elem) ||
		    elem.nodeClass != nodeLISTELEM ||
		    !bde_expr_walk(w, elem.iOffset, check, &args[count]))
			return false;
		count++;
		at = elem.iNextOffset;
	} while (at != 0);
	if (!call(w, name, args, count, value))
		return false;
	value->lang = w->fields->lang;
	return true;
}

static bool
walk_class(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	CANHdr head;

	if (!copy_node(w->expr, offset, &head, sizeof head))
		return false;
	switch ((int)head.nodeClass) {
	case nodeUNARY:
		return walk_unary(w, offset, check, value);
	case nodeBINARY:
		return walk_binary(w, offset, check, value);
	case nodeCOMPARE:
		return walk_compare(w, offset, check, value);
	case nodeFIELD:
		return walk_field(w, offset, check, value);
	case nodeCONST:
		return walk_const(w, offset, value);
	case nodeCONTINUE:
		return walk_continue(w, offset, check, value);
	case nodeFUNC:
		return walk_function(w, offset, check, value);
	default:
		return false;
	}
}

bool
bde_expr_walk(struct bde_expr_walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	bool good;

	memset(value, 0, sizeof *value);
	if (w->depth >= DEPTH_MAX || ++w->visits > VISITS_MAX)
		return false;
	w->depth++;
	good = walk_class(w, offset, check, value);
	w->depth--;
	return good;
}
