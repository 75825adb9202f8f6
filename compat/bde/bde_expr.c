/* SPDX-License-Identifier: MIT */
/* bde_expr.c - expressions in the form of CANExpr. */
#include "bde_expr.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base_alloc.h"

enum {
	DEPTH_MAX = 200,	/* nodes below each other */
	VISITS_MAX = 20000,	/* nodes of one answer; they may be shared */
	NAME_MAX_BYTES = 260	/* a field's name with its end */
};

struct part {			/* of the block */
	const uint8_t *at;
	size_t size;
};

struct bde_expr {
	struct part nodes;
	struct part literals;
	uint8_t block[];
};

/* One pass over the nodes: to check them, or to give an answer. */
struct walk {
	const struct bde_expr *expr;
	const struct bde_expr_fields *fields;
	void *ctx;
	bool stop;
	DBIResult result;	/* of reading fields */
	unsigned depth;
	unsigned visits;
};

/* ---- values ---- */

static bool
is_ordinal(enum bde_value_kind kind)
{
	return kind >= BDE_V_NUMBER && kind <= BDE_V_STAMP;
}

static bool
is_textual(enum bde_value_kind kind)
{
	return kind == BDE_V_TEXT || kind == BDE_V_BYTES;
}

static bool
read_bcd(const void *data, struct bde_value *value)
{
	FMTBcd bcd;
	unsigned places, i;

	memcpy(&bcd, data, sizeof bcd);
	if (bcd.iPrecision > 2 * sizeof bcd.iFraction)
		return false;
	if (bcd.iSignSpecialPlaces & 0x40) {
		value->kind = BDE_V_BLANK;
		return true;
	}
	places = bcd.iSignSpecialPlaces & 0x3f;
	for (i = 0; i < bcd.iPrecision; i++)
		value->number = value->number * 10 + (i % 2 == 0 ?
		    bcd.iFraction[i / 2] >> 4 : bcd.iFraction[i / 2] & 0x0f);
	while (places-- > 0)
		value->number /= 10;
	if (bcd.iSignSpecialPlaces & 0x80)
		value->number = -value->number;
	return true;
}

static enum bde_value_kind
kind_of(uint16_t type)
{
	switch (type) {
	case fldBOOL:
		return BDE_V_TRUTH;
	case fldDATE:
		return BDE_V_DATE;
	case fldTIME:
		return BDE_V_TIME;
	case fldTIMESTAMP:
		return BDE_V_STAMP;
	case fldZSTRING:
		return BDE_V_TEXT;
	case fldBYTES:
	case fldVARBYTES:
		return BDE_V_BYTES;
	case fldINT16:
	case fldUINT16:
	case fldINT32:
	case fldUINT32:
	case fldINT64:
	case fldUINT64:
	case fldFLOAT:
	case fldBCD:
		return BDE_V_NUMBER;
	default:
		return BDE_V_BLANK;
	}
}

static size_t
fixed_size(uint16_t type)
{
	switch (type) {
	case fldBOOL:
	case fldINT16:
	case fldUINT16:
	case fldVARBYTES:
		return 2;
	case fldDATE:
	case fldTIME:
	case fldINT32:
	case fldUINT32:
		return 4;
	case fldTIMESTAMP:
	case fldFLOAT:
	case fldINT64:
	case fldUINT64:
		return 8;
	case fldBCD:
		return sizeof(FMTBcd);
	default:
		return 0;
	}
}

#define LOAD(type) load_ ## type(data)
#define LOADER(type)				\
static type					\
load_ ## type(const void *data)			\
{						\
	type v;					\
						\
	memcpy(&v, data, sizeof v);		\
	return v;				\
}
LOADER(int16_t)
LOADER(uint16_t)
LOADER(int32_t)
LOADER(uint32_t)
LOADER(int64_t)
LOADER(uint64_t)
LOADER(double)

static void
set_bytes(struct bde_value *value, const void *data, size_t size)
{
	value->bytes = data;
	value->size = size;
}

static bool
read_varbytes(const void *data, size_t size, struct bde_value *value)
{
	size_t length = LOAD(uint16_t);

	if (length > size - 2)
		return false;
	set_bytes(value, (const uint8_t *)data + 2, length);
	return true;
}

bool
bde_value_of(uint16_t type, const void *data, size_t size,
    struct bde_value *value)
{
	memset(value, 0, sizeof *value);
	value->kind = kind_of(type);
	if (value->kind == BDE_V_BLANK || size < fixed_size(type))
		return false;
	switch (type) {
	case fldBOOL:
		value->number = LOAD(uint16_t) != 0;
		return true;
	case fldINT16:
		value->number = LOAD(int16_t);
		return true;
	case fldUINT16:
		value->number = LOAD(uint16_t);
		return true;
	case fldUINT32:
		value->number = LOAD(uint32_t);
		return true;
	case fldINT64:
		value->number = LOAD(int64_t);
		return true;
	case fldUINT64:
		value->number = LOAD(uint64_t);
		return true;
	case fldFLOAT:
	case fldTIMESTAMP:
		value->number = LOAD(double);
		return true;
	case fldBCD:
		return read_bcd(data, value);
	case fldZSTRING:
		set_bytes(value, data, strnlen(data, size));
		return true;
	case fldBYTES:
		set_bytes(value, data, size);
		return true;
	case fldVARBYTES:
		return read_varbytes(data, size, value);
	default:		/* dates, times, 32 bits */
		value->number = LOAD(int32_t);
		return true;
	}
}

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

/* ---- functions ---- */

enum function { F_NONE, F_UPPER, F_LOWER, F_TRIM, F_TRIMLEFT, F_TRIMRIGHT,
	F_SUBSTRING };

static const struct {
	const char *name;
	enum function function;
} functions[] = {
	{ "UPPER", F_UPPER },
	{ "LOWER", F_LOWER },
	{ "TRIM", F_TRIM },
	{ "TRIMLEFT", F_TRIMLEFT },
	{ "TRIMRIGHT", F_TRIMRIGHT },
	{ "SUBSTRING", F_SUBSTRING }
};

static enum function
find_function(const struct bde_expr *expr, const CANFunc *node)
{
	const char *name;
	unsigned i;

	if (!find_name(expr, node->iNameOffset, &name))
		return F_NONE;
	for (i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (strcasecmp(functions[i].name, name) == 0)
			return functions[i].function;
	return F_NONE;
}

static void
trim(struct bde_value *text, bool left, bool right)
{
	while (left && text->size > 0 && text->bytes[0] == ' ') {
		text->bytes++;
		text->size--;
	}
	while (right && text->size > 0 &&
	    text->bytes[text->size - 1] == ' ')
		text->size--;
}

/* From the start'th character (from 1) on, at most length of them. */
static void
cut_out(struct bde_value *text, long double start, long double length)
{
	size_t skip = start > 1 ? (start - 1 < text->size ?
	    (size_t)(start - 1) : text->size) : 0;

	text->bytes += skip;
	text->size -= skip;
	if (length < text->size)
		text->size = length > 0 ? (size_t)length : 0;
}

static void
call_function(enum function function, const struct bde_value *args,
    unsigned count, struct bde_value *value)
{
	*value = args[0];
	if (value->kind == BDE_V_BLANK)
		return;
	switch (function) {
	case F_UPPER:
		value->letters = BDE_AS_UPPER;
		break;
	case F_LOWER:
		value->letters = BDE_AS_LOWER;
		break;
	case F_SUBSTRING:
		cut_out(value, args[1].number, count > 2 ? args[2].number :
		    (long double)value->size);
		break;
	default:
		trim(value, function != F_TRIMRIGHT, function != F_TRIMLEFT);
		break;
	}
}

/* ---- comparing ---- */

static uint8_t
letter_at(const struct bde_value *text, size_t i, bool fold)
{
	uint8_t c = text->bytes[i];

	if (c >= 'a' && c <= 'z' && (fold || text->letters == BDE_AS_UPPER))
		return (uint8_t)(c - 'a' + 'A');
	if (c >= 'A' && c <= 'Z' && !fold && text->letters == BDE_AS_LOWER)
		return (uint8_t)(c - 'A' + 'a');
	return c;
}

/* The first `most` characters of each; 0: all. */
static int
compare_texts(const struct bde_value *a, const struct bde_value *b,
    bool fold, size_t most)
{
	size_t a_size = most > 0 && most < a->size ? most : a->size;
	size_t b_size = most > 0 && most < b->size ? most : b->size;
	size_t i;
	int diff;

	for (i = 0; i < a_size && i < b_size; i++) {
		diff = letter_at(a, i, fold) - letter_at(b, i, fold);
		if (diff != 0)
			return diff;
	}
	return (a_size > b_size) - (a_size < b_size);
}

/* A date against a moment is that day's first. */
static long double
ordinal(const struct bde_value *value, const struct bde_value *other)
{
	return value->kind == BDE_V_DATE && other->kind == BDE_V_STAMP ?
	    value->number * 86400000 : value->number;
}

static int
compare(const struct bde_value *a, const struct bde_value *b, bool fold,
    size_t most)
{
	long double x, y;

	if (is_textual(a->kind))
		return compare_texts(a, b, fold, most);
	x = ordinal(a, b);
	y = ordinal(b, a);
	return (x > y) - (x < y);
}

/* % stands for any run of characters, _ for one. */
static bool
is_like(const struct bde_value *text, const struct bde_value *pattern,
    bool fold)
{
	size_t t = 0, p = 0, retry_t = 0, retry_p = SIZE_MAX;

	while (t < text->size) {
		if (p < pattern->size && pattern->bytes[p] == '%') {
			retry_p = ++p;
			retry_t = t;
		} else if (p < pattern->size && (pattern->bytes[p] == '_' ||
		    letter_at(text, t, fold) ==
		    letter_at(pattern, p, fold))) {
			t++;
			p++;
		} else if (retry_p != SIZE_MAX) {
			p = retry_p;
			t = ++retry_t;
		} else {
			return false;
		}
	}
	while (p < pattern->size && pattern->bytes[p] == '%')
		p++;
	return p == pattern->size;
}

static bool
is_comparison(CANOp op)
{
	return op >= canEQ && op <= canLE;
}

static bool
holds(CANOp op, int diff)
{
	switch (op) {
	case canEQ:
		return diff == 0;
	case canNE:
		return diff != 0;
	case canGT:
		return diff > 0;
	case canLT:
		return diff < 0;
	case canGE:
		return diff >= 0;
	default:
		return diff <= 0;
	}
}

/* The text of no characters is what a blank text field holds; else what is
 * blank compares with nothing. */
static bool
fill_blank(struct bde_value *a, const struct bde_value *b)
{
	if (a->kind != BDE_V_BLANK)
		return true;
	if (b->kind != BDE_V_TEXT || b->size > 0)
		return false;
	*a = *b;
	return true;
}

static bool
test_pair(CANOp op, struct bde_value *a, struct bde_value *b, bool fold,
    size_t most)
{
	if (!fill_blank(a, b) || !fill_blank(b, a))
		return false;
	return op == canLIKE ? is_like(a, b, fold) :
	    holds(op, compare(a, b, fold, most));
}

static void
set_truth(struct bde_value *value, bool truth)
{
	memset(value, 0, sizeof *value);
	value->kind = BDE_V_TRUTH;
	value->number = truth;
}

static bool
is_true(const struct bde_value *value)
{
	return value->kind != BDE_V_BLANK && value->number != 0;
}

static void
calculate(CANOp op, const struct bde_value *a, const struct bde_value *b,
    struct bde_value *value)
{
	*value = *a;
	if (a->kind == BDE_V_BLANK || b->kind == BDE_V_BLANK) {
		value->kind = BDE_V_BLANK;
		return;
	}
	switch (op) {
	case canADD:
		value->number += b->number;
		break;
	case canSUB:
		value->number -= b->number;
		break;
	case canMUL:
		value->number *= b->number;
		break;
	case canDIV:
		value->number /= b->number;
		break;
	default:
		value->number = fmodl(value->number, b->number);
		break;
	}
	if (!isfinite(value->number))
		value->kind = BDE_V_BLANK;
	else if (a->kind == BDE_V_DATE && b->kind == BDE_V_DATE)
		value->kind = BDE_V_NUMBER;
}

/* ---- one pass; checking and asking take the same ways ---- */

static bool walk_node(struct walk *w, size_t offset, bool check,
    struct bde_value *value);

static bool
may_compare(const struct bde_value *a, const struct bde_value *b)
{
	enum bde_value_kind x = a->kind, y = b->kind;

	if (x == BDE_V_BLANK || y == BDE_V_BLANK || x == y)
		return true;
	if (is_textual(x) && is_textual(y))
		return true;
	if ((x == BDE_V_DATE && y == BDE_V_STAMP) ||
	    (x == BDE_V_STAMP && y == BDE_V_DATE))
		return true;
	return (x == BDE_V_NUMBER && is_ordinal(y)) ||
	    (y == BDE_V_NUMBER && is_ordinal(x));
}

static bool
may_be_true(const struct bde_value *value)
{
	return !is_textual(value->kind);
}

static bool
may_calculate(const struct bde_value *value)
{
	return value->kind == BDE_V_BLANK || is_ordinal(value->kind);
}

static bool
walk_field(struct walk *w, size_t offset, bool check,
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
	value->kind = kind_of(w->fields->type(w->ctx, number));
	value->bytes = (const uint8_t *)"";
	return true;
}

static bool
walk_const(struct walk *w, size_t offset, struct bde_value *value)
{
	CANConst node;

	return copy_node(w->expr, offset, &node, sizeof node) &&
	    node.canOp == canCONST && read_const(w->expr, &node, value);
}

static bool
negate(struct bde_value *value)
{
	if (!may_calculate(value))
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
walk_unary(struct walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	CANUnary node;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    !walk_node(w, node.iOperand1, check, value))
		return false;
	switch ((int)node.canOp) {
	case canISBLANK:
		set_truth(value, value->kind == BDE_V_BLANK);
		return true;
	case canNOTBLANK:
		set_truth(value, value->kind != BDE_V_BLANK);
		return true;
	case canNOT:
		if (!may_be_true(value))
			return false;
		set_truth(value, !is_true(value));
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
walk_logic(struct walk *w, const CANBinary *node, bool check,
    struct bde_value *value)
{
	bool first;

	if (!walk_node(w, node->iOperand1, check, value) ||
	    !may_be_true(value))
		return false;
	first = is_true(value);
	if (!check && first == (node->canOp == canOR)) {
		set_truth(value, first);
		return true;
	}
	if (!walk_node(w, node->iOperand2, check, value) ||
	    !may_be_true(value))
		return false;
	set_truth(value, is_true(value));
	return true;
}

static bool
walk_calculation(struct walk *w, const CANBinary *node, bool check,
    struct bde_value *value)
{
	struct bde_value b;

	if (!walk_node(w, node->iOperand1, check, value) ||
	    !walk_node(w, node->iOperand2, check, &b) ||
	    !may_calculate(value) || !may_calculate(&b))
		return false;
	calculate(node->canOp, value, &b, value);
	/* Checked are kinds; fields have no numbers yet. */
	if (check && value->kind == BDE_V_BLANK)
		value->kind = BDE_V_NUMBER;
	return true;
}

static bool
walk_comparison(struct walk *w, CANOp op, const uint16_t *operands,
    bool fold, size_t most, bool check, struct bde_value *value)
{
	struct bde_value b;

	if (!walk_node(w, operands[0], check, value) ||
	    !walk_node(w, operands[1], check, &b) ||
	    !may_compare(value, &b) ||
	    (op == canLIKE && (is_ordinal(value->kind) ||
	    is_ordinal(b.kind))))
		return false;
	set_truth(value, test_pair(op, value, &b, fold, most));
	return true;
}

/* A run of literals of one type. */
static bool
is_in_list(struct walk *w, size_t offset, struct bde_value *a, bool check,
    bool *found)
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
		    !may_compare(a, &b))
			return false;
		*found = !check && test_pair(canEQ, a, &b, false, 0);
	}
	return true;
}

/* A chain of nodes, each with any operand. */
static bool
is_in_chain(struct walk *w, size_t offset, struct bde_value *a, bool check,
    bool *found)
{
	struct bde_value b;
	CANListElem node;

	do {
		if (++w->visits > VISITS_MAX ||
		    !copy_node(w->expr, offset, &node, sizeof node) ||
		    node.nodeClass != nodeLISTELEM ||
		    !walk_node(w, node.iOffset, check, &b) ||
		    !may_compare(a, &b))
			return false;
		*found = !check && test_pair(canEQ, a, &b, false, 0);
		offset = node.iNextOffset;
	} while (offset != 0 && !*found);
	return true;
}

static bool
walk_in(struct walk *w, const CANBinary *node, bool check,
    struct bde_value *value)
{
	bool found = false;
	struct bde_value b;
	CANHdr head;

	if (!walk_node(w, node->iOperand1, check, value) ||
	    !copy_node(w->expr, node->iOperand2, &head, sizeof head))
		return false;
	if (head.nodeClass == nodeLIST) {
		if (!is_in_list(w, node->iOperand2, value, check, &found))
			return false;
	} else if (head.nodeClass == nodeLISTELEM) {
		if (!is_in_chain(w, node->iOperand2, value, check, &found))
			return false;
	} else {
		if (!walk_node(w, node->iOperand2, check, &b) ||
		    !may_compare(value, &b))
			return false;
		found = test_pair(canEQ, value, &b, false, 0);
	}
	set_truth(value, found);
	return true;
}

static bool
walk_binary(struct walk *w, size_t offset, bool check,
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
walk_compare(struct walk *w, size_t offset, bool check,
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
walk_continue(struct walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	CANContinue node;

	if (!copy_node(w->expr, offset, &node, sizeof node) ||
	    node.canOp != canCONTINUE ||
	    !walk_node(w, node.iContOperand, check, value) ||
	    !may_be_true(value))
		return false;
	set_truth(value, is_true(value));
	if (!is_true(value))
		w->stop = true;
	return true;
}

static bool
check_arguments(enum function function, const struct bde_value *args,
    unsigned count)
{
	unsigned i;

	if (count == 0 || args[0].kind == BDE_V_TRUTH ||
	    is_ordinal(args[0].kind))
		return false;
	for (i = 1; i < count; i++)
		if (!may_calculate(&args[i]))
			return false;
	return function == F_SUBSTRING ? count >= 2 : count == 1;
}

static bool
walk_function(struct walk *w, size_t offset, bool check,
    struct bde_value *value)
{
	struct bde_value args[3];
	enum function function;
	CANListElem elem;
	unsigned count = 0;
	CANFunc node;
	size_t at;

	if (!copy_node(w->expr, offset, &node, sizeof node))
		return false;
	function = find_function(w->expr, &node);
	if (function == F_NONE)
		return false;
	at = node.iElemOffset;
	do {
		if (count == 3 ||
		    !copy_node(w->expr, at, &elem, sizeof elem) ||
		    elem.nodeClass != nodeLISTELEM ||
		    !walk_node(w, elem.iOffset, check, &args[count]))
			return false;
		count++;
		at = elem.iNextOffset;
	} while (at != 0);
	if (!check_arguments(function, args, count))
		return false;
	call_function(function, args, count, value);
	return true;
}

static bool
walk_class(struct walk *w, size_t offset, bool check,
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

static bool
walk_node(struct walk *w, size_t offset, bool check, struct bde_value *value)
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

/* ---- the block ---- */

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

static bool
check_expr(const struct bde_expr *expr, const struct bde_expr_fields *fields,
    void *ctx)
{
	struct walk w = { .expr = expr, .fields = fields, .ctx = ctx };
	struct bde_value value;

	return walk_node(&w, 0, true, &value) && may_be_true(&value);
}

DBIResult
bde_expr_new(const CANExpr *block, const struct bde_expr_fields *fields,
    void *ctx, struct bde_expr **expr)
{
	struct bde_expr *e;
	CANExpr head;

	*expr = NULL;
	memcpy(&head, block, sizeof head);
	if (head.iTotalSize < sizeof head)
		return DBIERR_INVALIDFILTER;
	e = base_malloc(sizeof *e + head.iTotalSize);
	if (e == NULL)
		return DBIERR_NOMEMORY;
	memcpy(e->block, block, head.iTotalSize);
	if (!find_parts(e, &head) || !check_expr(e, fields, ctx)) {
		base_free(e);
		return DBIERR_INVALIDFILTER;
	}
	*expr = e;
	return DBIERR_NONE;
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
	struct walk w = { .expr = expr, .fields = fields, .ctx = ctx };
	struct bde_value value;
	bool good = walk_node(&w, 0, false, &value);

	*accept = good && is_true(&value) && !w.stop;
	*stop = w.stop;
	return w.result;
}
