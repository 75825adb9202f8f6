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

#include "bde_dbase_tree.h"
#include "bde_function.h"

enum {
	DEPTH_MAX = 60,			/* parentheses, signs, .NOT. */
	WORD_MAX = 64			/* of a name, with its end */
};

struct parser {
	const char *at;
	const struct bde_expr_fields *fields;
	void *ctx;
	struct bde_dbase_tree tree;
	unsigned depth;
};

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

typedef bool reader(struct parser *p, struct bde_dbase_operand *out);

static reader read_or;

/* Digits with a point somewhere, or none. */
static bool
read_number(struct parser *p, struct bde_dbase_operand *out)
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
	return !is_word(*p->at) && bde_dbase_add_number(&p->tree, number / unit,
	    out);
}

static bool
read_text(struct parser *p, char end, struct bde_dbase_operand *out)
{
	const char *from = ++p->at, *to = strchr(from, end);

	if (to == NULL)
		return false;
	p->at = to + 1;
	*out = (struct bde_dbase_operand){ .kind = BDE_V_TEXT,
	    .width = (unsigned)(to - from) };
	/* A size of 0 would be all literals. */
	if (to == from)
		return bde_dbase_add_const(&p->tree, fldZSTRING, "", 1, out);
	return bde_dbase_add_const(&p->tree, fldZSTRING, from, out->width, out);
}

static bool
read_field(struct parser *p, const char *name, struct bde_dbase_operand *out)
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
	return bde_dbase_add_field(&p->tree, number, out);
}

static bool
read_quoted_field(struct parser *p, struct bde_dbase_operand *out)
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

static bool
read_arguments(struct parser *p, struct bde_dbase_operand *args,
    unsigned *count)
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
read_call(struct parser *p, const char *name, struct bde_dbase_operand *out)
{
	struct bde_dbase_operand args[BDE_FUNCTION_ARGS_MAX] = { { 0 } };
	unsigned count;

	if (!read_arguments(p, args, &count))
		return false;
	if (strcasecmp(name, "DELETED") == 0 && count == 0 &&
	    p->fields->deleted != 0) {
		*out = (struct bde_dbase_operand){ .kind = BDE_V_TRUTH };
		return bde_dbase_add_field(&p->tree, p->fields->deleted, out);
	}
	return bde_dbase_call_named(&p->tree, name, args, count, out);
}

static bool
read_name(struct parser *p, struct bde_dbase_operand *out)
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
read_parentheses(struct parser *p, struct bde_dbase_operand *out)
{
	return take_char(p, '(') && read_or(p, out) && take_char(p, ')');
}

static bool
read_primary(struct parser *p, struct bde_dbase_operand *out)
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
		return bde_dbase_add_truth(&p->tree, true, out);
	if (take_dotted(p, ".F.") || take_dotted(p, ".N."))
		return bde_dbase_add_truth(&p->tree, false, out);
	return is_word(c) && read_name(p, out);
}

static bool
read_signed(struct parser *p, struct bde_dbase_operand *out)
{
	bool negative = take_char(p, '-'), good;

	if (!negative && !take_char(p, '+'))
		return read_primary(p, out);
	if (++p->depth > DEPTH_MAX)
		return false;
	good = read_signed(p, out) && out->kind == BDE_V_NUMBER &&
	    (!negative || bde_dbase_add_unary(&p->tree, canMINUS, out));
	p->depth--;
	return good;
}

/* ---- operators ---- */

static bool
read_product(struct parser *p, struct bde_dbase_operand *out)
{
	struct bde_dbase_operand b;
	bool times;

	if (!read_signed(p, out))
		return false;
	for (;;) {
		times = take_char(p, '*');
		if (!times && !take_char(p, '/'))
			return true;
		if (!read_signed(p, &b) || out->kind != BDE_V_NUMBER ||
		    b.kind != BDE_V_NUMBER ||
		    !bde_dbase_add_binary(&p->tree, times ? canMUL : canDIV,
		    out, &b))
			return false;
	}
}

/* Texts are joined, days are added to dates. */
static bool
add_up(struct parser *p, bool plus, struct bde_dbase_operand *a,
    struct bde_dbase_operand *b)
{
	struct bde_dbase_operand pair[2] = { *a, *b };
	bool numbers = a->kind == BDE_V_NUMBER && b->kind == BDE_V_NUMBER;

	if (a->kind == BDE_V_TEXT)
		return bde_dbase_call(&p->tree, bde_dbase_function_find(plus ?
		    "+" : "-"), pair, 2, a);
	if (plus && a->kind == BDE_V_NUMBER && b->kind == BDE_V_DATE) {
		*a = pair[1];
		*b = pair[0];
	}
	if (!numbers && !(a->kind == BDE_V_DATE && (b->kind == BDE_V_NUMBER ||
	    (!plus && b->kind == BDE_V_DATE))))
		return false;
	if (!plus && b->kind == BDE_V_DATE)
		a->kind = BDE_V_NUMBER;
	return bde_dbase_add_binary(&p->tree, plus ? canADD : canSUB, a, b);
}

static bool
read_sum(struct parser *p, struct bde_dbase_operand *out)
{
	struct bde_dbase_operand b;
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
trim_text(struct parser *p, struct bde_dbase_operand *text)
{
	struct bde_dbase_operand whole = *text;

	return text->kind != BDE_V_TEXT ||
	    bde_dbase_add_call(&p->tree, "TRIMRIGHT", &whole, 1, text);
}

static bool
compare(struct parser *p, CANOp op, struct bde_dbase_operand *a,
    struct bde_dbase_operand *b)
{
	if (a->kind != b->kind || !trim_text(p, a) || !trim_text(p, b) ||
	    !bde_dbase_add_binary(&p->tree, op, a, b))
		return false;
	a->kind = BDE_V_TRUTH;
	return true;
}

static bool
read_comparison(struct parser *p, struct bde_dbase_operand *out)
{
	struct bde_dbase_operand pair[2] = { { 0 } };
	CANOp op;

	if (!read_sum(p, out))
		return false;
	if (take_char(p, '$')) {
		pair[0] = *out;
		return read_sum(p, &pair[1]) && bde_dbase_call(&p->tree,
		    bde_dbase_function_find("$"), pair, 2, out);
	}
	op = take_comparison(p);
	return op == canNOTDEFINED ||
	    (read_sum(p, &pair[1]) && compare(p, op, out, &pair[1]));
}

static bool
read_not(struct parser *p, struct bde_dbase_operand *out)
{
	bool good;

	if (!take_dotted(p, ".NOT."))
		return read_comparison(p, out);
	if (++p->depth > DEPTH_MAX)
		return false;
	good = read_not(p, out) && out->kind == BDE_V_TRUTH &&
	    bde_dbase_add_unary(&p->tree, canNOT, out);
	p->depth--;
	return good;
}

static bool
read_chain(struct parser *p, const char *word, CANOp op, reader *next,
    struct bde_dbase_operand *out)
{
	struct bde_dbase_operand b;

	if (!next(p, out))
		return false;
	while (take_dotted(p, word))
		if (!next(p, &b) || out->kind != BDE_V_TRUTH ||
		    b.kind != BDE_V_TRUTH || !bde_dbase_add_binary(&p->tree, op,
		    out, &b))
			return false;
	return true;
}

static bool
read_and(struct parser *p, struct bde_dbase_operand *out)
{
	return read_chain(p, ".AND.", canAND, read_not, out);
}

static bool
read_or(struct parser *p, struct bde_dbase_operand *out)
{
	bool good = ++p->depth <= DEPTH_MAX &&
	    read_chain(p, ".OR.", canOR, read_and, out);

	p->depth--;
	return good;
}

DBIResult
bde_dbase_parse(const char *text, const struct bde_expr_fields *fields,
    void *ctx, struct bde_dbase_expr *out)
{
	struct parser p = { .at = text, .fields = fields, .ctx = ctx,
	    .tree = { BASE_BUF_EMPTY, BASE_BUF_EMPTY } };
	DBIResult result = DBIERR_NODBASEEXPR;
	struct bde_dbase_operand root;

	memset(out, 0, sizeof *out);
	if (read_or(&p, &root)) {
		skip_spaces(&p);
		if (*p.at == '\0')
			result = bde_dbase_make_expr(&p.tree, root.node,
			    fields, ctx, &out->expr);
		out->kind = root.kind;
		out->width = root.width;
	}
	if (p.tree.no_memory)
		result = DBIERR_NOMEMORY;
	bde_dbase_tree_fini(&p.tree);
	return result;
}
