/* SPDX-License-Identifier: MIT */
/* bde_dbase.c - expressions in the language of dBASE become the trees that
 * filters are.
 *
 * One function reads each level of operators, the weakest first.  The kinds of
 * all operands are known while reading, so that + becomes an addition or a
 * joining of texts, and nothing is left to go wrong later. */
#include "bde_dbase.h"

#include <string.h>
#include <strings.h>

#include "base_buf.h"
#include "bde_dbase_function.h"
#include "bde_function.h"

enum {
	DEPTH_MAX = 60,			/* parentheses, signs, .NOT. */
	WORD_MAX = 64,			/* of a name, with its end */
	BLOCK_MAX = UINT16_MAX,
	DATE_WIDTH = 8
};

struct operand {
	uint16_t node;
	enum bde_value_kind kind;
	unsigned width;			/* of a text */
	bool constant;			/* a number that was written down */
	long double number;
};

struct parser {
	const char *at;
	const struct bde_expr_fields *fields;
	void *ctx;
	struct base_buf nodes;
	struct base_buf literals;
	uint16_t count;			/* nodes */
	unsigned depth;
	bool no_memory;
};

/* ---- making nodes ---- */

static bool
add_bytes(struct parser *p, struct base_buf *buf, const void *data,
    size_t size, uint16_t *offset)
{
	*offset = (uint16_t)buf->size;
	if (p->nodes.size + p->literals.size + size + sizeof(CANExpr) >
	    BLOCK_MAX)
		return false;
	if (base_buf_add(buf, data, size))
		return true;
	p->no_memory = true;
	return false;
}

static bool
add_node(struct parser *p, const void *node, size_t size, uint16_t *offset)
{
	p->count++;
	return add_bytes(p, &p->nodes, node, size, offset);
}

static bool
add_const(struct parser *p, uint16_t type, const void *data, size_t size,
    struct operand *out)
{
	CANConst node = { .nodeClass = nodeCONST, .canOp = canCONST,
	    .iType = type, .iSize = (uint16_t)size };
	uint16_t at;

	if (!add_bytes(p, &p->literals, data, size, &at))
		return false;
	node.iOffset = at;
	return add_node(p, &node, sizeof node, &out->node);
}

static bool
add_number(struct parser *p, double number, struct operand *out)
{
	*out = (struct operand){ .kind = BDE_V_NUMBER, .constant = true,
	    .number = number };
	return add_const(p, fldFLOAT, &number, sizeof number, out);
}

static bool
add_truth(struct parser *p, bool truth, struct operand *out)
{
	int16_t flag = truth;

	*out = (struct operand){ .kind = BDE_V_TRUTH };
	return add_const(p, fldBOOL, &flag, sizeof flag, out);
}

static bool
add_unary(struct parser *p, CANOp op, struct operand *value)
{
	CANUnary node = { nodeUNARY, op, value->node };

	value->constant = false;
	return add_node(p, &node, sizeof node, &value->node);
}

static bool
add_binary(struct parser *p, CANOp op, struct operand *a,
    const struct operand *b)
{
	CANBinary node = { nodeBINARY, op, a->node, b->node };

	a->constant = false;
	return add_node(p, &node, sizeof node, &a->node);
}

/* The arguments are a chain, the last one made first. */
static bool
add_call(struct parser *p, const char *name, const struct operand *args,
    unsigned count, struct operand *out)
{
	CANListElem elem = { .nodeClass = nodeLISTELEM,
	    .canOp = canLISTELEM2 };
	CANFunc node = { .nodeClass = nodeFUNC, .canOp = canFUNC2 };
	uint16_t at = 0;

	while (count > 0) {
		elem.iOffset = args[--count].node;
		elem.iNextOffset = at;
		if (!add_node(p, &elem, sizeof elem, &at))
			return false;
	}
	node.iElemOffset = at;
	if (!add_bytes(p, &p->literals, name, strlen(name) + 1, &at))
		return false;
	node.iNameOffset = at;
	return add_node(p, &node, sizeof node, &out->node);
}

static bool
add_field(struct parser *p, uint16_t number, struct operand *out)
{
	CANField node = { .nodeClass = nodeFIELD, .canOp = canFIELD,
	    .iFieldNum = number };
	uint16_t at;

	if (!add_bytes(p, &p->literals, "", 1, &at))
		return false;
	node.iNameOffset = at;
	return add_node(p, &node, sizeof node, &out->node);
}

/* ---- reading characters ---- */

static void
skip_spaces(struct parser *p)
{
	while (*p->at == ' ' || *p->at == '\t')
		p->at++;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool
take_char(struct parser *p, char c)
{
	skip_spaces(p);
	if (*p->at != c)
		return false;
	p->at++;
	return true;
}

/* .AND. and the like. */
static bool
take_dotted(struct parser *p, const char *word)
{
	size_t size = strlen(word);

	skip_spaces(p);
	if (strncasecmp(p->at, word, size) != 0)
		return false;
	p->at += size;
	return true;
}

/* ---- operands ---- */

typedef bool reader(struct parser *p, struct operand *out);

static reader read_or;

/* Digits with a point somewhere, or none. */
static bool
read_number(struct parser *p, struct operand *out)
{
	double number = 0, unit = 1;
	bool point = false;

	for (; is_digit(*p->at) || (*p->at == '.' && !point); p->at++) {
		if (*p->at == '.') {
			/* 1.AND. has no decimals */
			if (!is_digit(p->at[1]) && is_word(p->at[1]))
				break;
			point = true;
			continue;
		}
		number = number * 10 + (*p->at - '0');
		if (point)
			unit *= 10;
	}
	return !is_word(*p->at) && add_number(p, number / unit, out);
}

static bool
read_text(struct parser *p, char end, struct operand *out)
{
	const char *from = ++p->at, *to = strchr(from, end);

	if (to == NULL)
		return false;
	p->at = to + 1;
	*out = (struct operand){ .kind = BDE_V_TEXT,
	    .width = (unsigned)(to - from) };
	/* A size of 0 would be all literals. */
	if (to == from)
		return add_const(p, fldZSTRING, "", 1, out);
	return add_const(p, fldZSTRING, from, out->width, out);
}

static bool
read_field(struct parser *p, const char *name, struct operand *out)
{
	uint16_t number = p->fields->find(p->ctx, name), type;

	if (number == 0)
		return false;
	type = p->fields->type(p->ctx, number);
	memset(out, 0, sizeof *out);
	out->kind = bde_value_kind(type);
	if (out->kind == BDE_V_BLANK || out->kind == BDE_V_BYTES ||
	    out->kind == BDE_V_TIME)
		return false;
	if (out->kind == BDE_V_TEXT)
		out->width = p->fields->width(p->ctx, number);
	return add_field(p, number, out);
}

static bool
read_quoted_field(struct parser *p, struct operand *out)
{
	const char *from = ++p->at, *to = strchr(from, ':');
	char name[WORD_MAX];
	size_t size;

	if (to == NULL || (size = (size_t)(to - from)) >= sizeof name)
		return false;
	memcpy(name, from, size);
	name[size] = '\0';
	p->at = to + 1;
	return read_field(p, name, out);
}

static enum bde_value_kind
kind_of_letter(char letter, const struct operand *args)
{
	switch (letter) {
	case 'T':
		return BDE_V_TEXT;
	case 'N':
		return BDE_V_NUMBER;
	case 'D':
		return BDE_V_DATE;
	case 'L':
		return BDE_V_TRUTH;
	default:
		return args[1].kind;	/* S is of IIF() alone */
	}
}

static unsigned
limit(const struct operand *args, unsigned count, unsigned n,
    unsigned absent, unsigned most)
{
	if (n >= count)
		return absent;
	if (!args[n].constant || !(args[n].number < most))
		return most;
	return args[n].number >= 1 ? (unsigned)args[n].number : 0;
}

/* How wide the text is that a function gives. */
static unsigned
find_width(const struct bde_dbase_function *function,
    const struct operand *args, unsigned count)
{
	unsigned first = args[0].width;

	switch ((int)function->id) {
	case BDE_DF_JOIN:
	case BDE_DF_JOINTRIM:
		return first + args[1].width;
	case BDE_DF_LEFT:
	case BDE_DF_RIGHT:
		return limit(args, count, 1, first, first);
	case BDE_DF_SPACE:
		return limit(args, count, 0, 0, BDE_SPACE_MAX);
	case BDE_DF_STR:
		return limit(args, count, 1, BDE_STR_WIDTH,
		    BDE_STR_WIDTH_MAX);
	case BDE_DF_DTOS:
	case BDE_DF_DTOC:
		return DATE_WIDTH;
	case BDE_DF_IIF:
		return args[1].width > args[2].width ? args[1].width :
		    args[2].width;
	default:
		return 0;
	}
}

static bool
fits(const char *signature, const struct operand *args, unsigned count)
{
	const char *at = signature + 1;
	unsigned i;
	char letter;

	for (i = 0; i < count; i++, at++) {
		if (*at == '\0')
			return false;
		letter = *at == 'n' ? 'N' : *at;
		if (letter != 'A' &&
		    args[i].kind != kind_of_letter(letter, args))
			return false;
	}
	return *at == '\0' || *at == 'n';
}

static bool
make_call(struct parser *p, const struct bde_dbase_function *function,
    const struct operand *args, unsigned count, struct operand *out)
{
	struct operand made = { 0 };

	if (!fits(function->signature, args, count) ||
	    !add_call(p, function->name, args, count, &made))
		return false;
	made.kind = kind_of_letter(function->signature[0], args);
	made.width = find_width(function, args, count);
	*out = made;
	return true;
}

/* Those that filters have too, under other names. */
static const struct {
	const char *name;
	const char *common;
	unsigned args_min, args_max;
} common_functions[] = {
	{ "UPPER", "UPPER", 1, 1 },
	{ "LOWER", "LOWER", 1, 1 },
	{ "TRIM", "TRIMRIGHT", 1, 1 },
	{ "RTRIM", "TRIMRIGHT", 1, 1 },
	{ "LTRIM", "TRIMLEFT", 1, 1 },
	{ "ALLTRIM", "TRIM", 1, 1 },
	{ "SUBSTR", "SUBSTRING", 2, 3 }
};

/* The name of a function of filters; NULL when it is none. */
static const char *
find_common(const char *name, unsigned count)
{
	size_t i;

	for (i = 0; i < sizeof common_functions / sizeof *common_functions;
	    i++)
		if (strcasecmp(common_functions[i].name, name) == 0 &&
		    count >= common_functions[i].args_min &&
		    count <= common_functions[i].args_max)
			return common_functions[i].common;
	return NULL;
}

static bool
make_common(struct parser *p, const char *common, const struct operand *args,
    unsigned count, struct operand *out)
{
	struct operand made = { .kind = BDE_V_TEXT, .width = args[0].width };
	unsigned i;

	if (args[0].kind != BDE_V_TEXT)
		return false;
	for (i = 1; i < count; i++)
		if (args[i].kind != BDE_V_NUMBER)
			return false;
	made.width = limit(args, count, 2, made.width, made.width);
	*out = made;
	return add_call(p, common, args, count, out);
}

static bool
read_arguments(struct parser *p, struct operand *args, unsigned *count)
{
	*count = 0;
	if (take_char(p, ')'))
		return true;
	do {
		if (*count == BDE_FUNCTION_ARGS_MAX ||
		    !read_or(p, &args[*count]))
			return false;
		++*count;
	} while (take_char(p, ','));
	return take_char(p, ')');
}

static bool
read_call(struct parser *p, const char *name, struct operand *out)
{
	struct operand args[BDE_FUNCTION_ARGS_MAX] = { { 0 } };
	const struct bde_dbase_function *function;
	const char *common;
	unsigned count;

	if (!read_arguments(p, args, &count))
		return false;
	if (strcasecmp(name, "DELETED") == 0 && count == 0 &&
	    p->fields->deleted != 0) {
		*out = (struct operand){ .kind = BDE_V_TRUTH };
		return add_field(p, p->fields->deleted, out);
	}
	if (strcasecmp(name, "MOD") == 0 && count == 2 &&
	    fits("NNN", args, count)) {
		*out = args[0];
		return add_binary(p, canREM, out, &args[1]);
	}
	common = count > 0 ? find_common(name, count) : NULL;
	if (common != NULL)
		return make_common(p, common, args, count, out);
	function = bde_dbase_function_find(name);
	return function != NULL && count > 0 &&
	    make_call(p, function, args, count, out);
}

static bool
read_name(struct parser *p, struct operand *out)
{
	char name[WORD_MAX];
	size_t size = 0;

	while (is_word(*p->at)) {
		if (size + 1 == sizeof name)
			return false;
		name[size++] = *p->at++;
	}
	name[size] = '\0';
	if (take_char(p, '('))
		return read_call(p, name, out);
	return read_field(p, name, out);
}

static bool
read_parentheses(struct parser *p, struct operand *out)
{
	return take_char(p, '(') && read_or(p, out) && take_char(p, ')');
}

static bool
read_primary(struct parser *p, struct operand *out)
{
	char c;

	skip_spaces(p);
	c = *p->at;
	if (c == '(')
		return read_parentheses(p, out);
	if (c == '\'' || c == '"')
		return read_text(p, c, out);
	if (c == '[')
		return read_text(p, ']', out);
	if (c == ':')
		return read_quoted_field(p, out);
	if (is_digit(c) || (c == '.' && is_digit(p->at[1])))
		return read_number(p, out);
	if (take_dotted(p, ".T.") || take_dotted(p, ".Y."))
		return add_truth(p, true, out);
	if (take_dotted(p, ".F.") || take_dotted(p, ".N."))
		return add_truth(p, false, out);
	return is_word(c) && read_name(p, out);
}

static bool
read_signed(struct parser *p, struct operand *out)
{
	bool negative = take_char(p, '-'), good;

	if (!negative && !take_char(p, '+'))
		return read_primary(p, out);
	if (++p->depth > DEPTH_MAX)
		return false;
	good = read_signed(p, out) && out->kind == BDE_V_NUMBER &&
	    (!negative || add_unary(p, canMINUS, out));
	p->depth--;
	return good;
}

/* ---- operators ---- */

static bool
read_product(struct parser *p, struct operand *out)
{
	struct operand b;
	bool times;

	if (!read_signed(p, out))
		return false;
	for (;;) {
		times = take_char(p, '*');
		if (!times && !take_char(p, '/'))
			return true;
		if (!read_signed(p, &b) || out->kind != BDE_V_NUMBER ||
		    b.kind != BDE_V_NUMBER ||
		    !add_binary(p, times ? canMUL : canDIV, out, &b))
			return false;
	}
}

/* Texts are joined, days are added to dates. */
static bool
add_up(struct parser *p, bool plus, struct operand *a, struct operand *b)
{
	struct operand pair[2] = { *a, *b };
	bool numbers = a->kind == BDE_V_NUMBER && b->kind == BDE_V_NUMBER;

	if (a->kind == BDE_V_TEXT)
		return make_call(p, bde_dbase_function_find(plus ? "+" :
		    "-"), pair, 2, a);
	if (plus && a->kind == BDE_V_NUMBER && b->kind == BDE_V_DATE) {
		*a = pair[1];
		*b = pair[0];
	}
	if (!numbers && !(a->kind == BDE_V_DATE && (b->kind == BDE_V_NUMBER ||
	    (!plus && b->kind == BDE_V_DATE))))
		return false;
	if (!plus && b->kind == BDE_V_DATE)
		a->kind = BDE_V_NUMBER;
	return add_binary(p, plus ? canADD : canSUB, a, b);
}

static bool
read_sum(struct parser *p, struct operand *out)
{
	struct operand b;
	bool plus;

	if (!read_product(p, out))
		return false;
	for (;;) {
		plus = take_char(p, '+');
		if (!plus && !take_char(p, '-'))
			return true;
		if (!read_product(p, &b) || !add_up(p, plus, out, &b))
			return false;
	}
}

static CANOp
take_comparison(struct parser *p)
{
	if (take_char(p, '#'))
		return canNE;
	if (take_char(p, '=')) {
		(void)take_char(p, '=');
		return canEQ;
	}
	if (take_char(p, '<'))
		return take_char(p, '>') ? canNE : take_char(p, '=') ?
		    canLE : canLT;
	if (take_char(p, '>'))
		return take_char(p, '=') ? canGE : canGT;
	return canNOTDEFINED;
}

/* Spaces at the end do not count. */
static bool
trim_text(struct parser *p, struct operand *text)
{
	struct operand whole = *text;

	return text->kind != BDE_V_TEXT ||
	    add_call(p, "TRIMRIGHT", &whole, 1, text);
}

static bool
compare(struct parser *p, CANOp op, struct operand *a, struct operand *b)
{
	if (a->kind != b->kind || !trim_text(p, a) || !trim_text(p, b) ||
	    !add_binary(p, op, a, b))
		return false;
	a->kind = BDE_V_TRUTH;
	return true;
}

static bool
read_comparison(struct parser *p, struct operand *out)
{
	struct operand pair[2] = { { 0 } };
	CANOp op;

	if (!read_sum(p, out))
		return false;
	if (take_char(p, '$')) {
		pair[0] = *out;
		return read_sum(p, &pair[1]) && make_call(p,
		    bde_dbase_function_find("$"), pair, 2, out);
	}
	op = take_comparison(p);
	return op == canNOTDEFINED ||
	    (read_sum(p, &pair[1]) && compare(p, op, out, &pair[1]));
}

static bool
read_not(struct parser *p, struct operand *out)
{
	bool good;

	if (!take_dotted(p, ".NOT."))
		return read_comparison(p, out);
	if (++p->depth > DEPTH_MAX)
		return false;
	good = read_not(p, out) && out->kind == BDE_V_TRUTH &&
	    add_unary(p, canNOT, out);
	p->depth--;
	return good;
}

static bool
read_chain(struct parser *p, const char *word, CANOp op, reader *next,
    struct operand *out)
{
	struct operand b;

	if (!next(p, out))
		return false;
	while (take_dotted(p, word))
		if (!next(p, &b) || out->kind != BDE_V_TRUTH ||
		    b.kind != BDE_V_TRUTH || !add_binary(p, op, out, &b))
			return false;
	return true;
}

static bool
read_and(struct parser *p, struct operand *out)
{
	return read_chain(p, ".AND.", canAND, read_not, out);
}

static bool
read_or(struct parser *p, struct operand *out)
{
	bool good = ++p->depth <= DEPTH_MAX &&
	    read_chain(p, ".OR.", canOR, read_and, out);

	p->depth--;
	return good;
}

/* ---- the whole ---- */

static DBIResult
make_expr(struct parser *p, uint16_t root, struct bde_expr **expr)
{
	size_t size = sizeof(CANExpr) + p->nodes.size;
	CANExpr head = { .iVer = CANEXPRVERSION, .iNodes = p->count,
	    .iNodeStart = sizeof head, .iLiteralStart = (uint16_t)size,
	    .iTotalSize = (uint16_t)(size + p->literals.size) };
	struct base_buf block = BASE_BUF_EMPTY;
	DBIResult result = DBIERR_NOMEMORY;

	if (base_buf_add(&block, &head, sizeof head) &&
	    base_buf_add(&block, p->nodes.data, p->nodes.size) &&
	    base_buf_add(&block, p->literals.data, p->literals.size))
		result = bde_expr_new_dbase((const CANExpr *)(const void *)
		    block.data, root, p->fields, p->ctx, expr);
	base_buf_fini(&block);
	return result == DBIERR_INVALIDFILTER ? DBIERR_NODBASEEXPR : result;
}

DBIResult
bde_dbase_parse(const char *text, const struct bde_expr_fields *fields,
    void *ctx, struct bde_dbase_expr *out)
{
	struct parser p = { .at = text, .fields = fields, .ctx = ctx,
	    .nodes = BASE_BUF_EMPTY, .literals = BASE_BUF_EMPTY };
	DBIResult result = DBIERR_NODBASEEXPR;
	struct operand root;

	memset(out, 0, sizeof *out);
	if (read_or(&p, &root)) {
		skip_spaces(&p);
		if (*p.at == '\0')
			result = make_expr(&p, root.node, &out->expr);
		out->kind = root.kind;
		out->width = root.width;
	}
	if (p.no_memory)
		result = DBIERR_NOMEMORY;
	base_buf_fini(&p.nodes);
	base_buf_fini(&p.literals);
	return result;
}
