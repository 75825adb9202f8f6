/* SPDX-License-Identifier: MIT */
/* bde_dbase_call.c - calls of functions: which they are, what they take, and
 * what they give. */
#include <string.h>
#include <strings.h>

#include "bde_dbase_tree.h"

enum { DATE_WIDTH = 8 };

static enum bde_value_kind
kind_of_letter(char letter, const struct bde_dbase_operand *args)
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
limit(const struct bde_dbase_operand *args, unsigned count, unsigned n,
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
    const struct bde_dbase_operand *args, unsigned count)
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
fits(const char *signature, const struct bde_dbase_operand *args,
    unsigned count)
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

bool
bde_dbase_call(struct bde_dbase_tree *tree,
    const struct bde_dbase_function *function,
    const struct bde_dbase_operand *args, unsigned count,
    struct bde_dbase_operand *out)
{
	struct bde_dbase_operand made = { 0 };

	if (!fits(function->signature, args, count) ||
	    !bde_dbase_add_call(tree, function->name, args, count, &made))
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
make_common(struct bde_dbase_tree *tree, const char *common,
    const struct bde_dbase_operand *args, unsigned count,
    struct bde_dbase_operand *out)
{
	struct bde_dbase_operand made = { .kind = BDE_V_TEXT,
	    .width = args[0].width };
	unsigned i;

	if (args[0].kind != BDE_V_TEXT)
		return false;
	for (i = 1; i < count; i++)
		if (args[i].kind != BDE_V_NUMBER)
			return false;
	made.width = limit(args, count, 2, made.width, made.width);
	*out = made;
	return bde_dbase_add_call(tree, common, args, count, out);
}

bool
bde_dbase_call_named(struct bde_dbase_tree *tree, const char *name,
    const struct bde_dbase_operand *args, unsigned count,
    struct bde_dbase_operand *out)
{
	const struct bde_dbase_function *function;
	const char *common;

	if (count == 0)
		return false;
	if (strcasecmp(name, "MOD") == 0 && count == 2 &&
	    fits("NNN", args, count)) {
		*out = args[0];
		return bde_dbase_add_binary(tree, canREM, out, &args[1]);
	}
	common = find_common(name, count);
	if (common != NULL)
		return make_common(tree, common, args, count, out);
	function = bde_dbase_function_find(name);
	return function != NULL &&
	    bde_dbase_call(tree, function, args, count, out);
}
