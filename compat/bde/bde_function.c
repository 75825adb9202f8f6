/* SPDX-License-Identifier: MIT */
/* bde_function.c - functions in expressions. */
#include "bde_function.h"

#include <strings.h>

static const struct {
	const char *name;
	enum bde_function function;
} functions[] = {
	{ "UPPER", BDE_F_UPPER },
	{ "LOWER", BDE_F_LOWER },
	{ "TRIM", BDE_F_TRIM },
	{ "TRIMLEFT", BDE_F_TRIMLEFT },
	{ "TRIMRIGHT", BDE_F_TRIMRIGHT },
	{ "SUBSTRING", BDE_F_SUBSTRING }
};

enum bde_function
bde_function_find(const char *name)
{
	unsigned i;

	for (i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (strcasecmp(functions[i].name, name) == 0)
			return functions[i].function;
	return BDE_F_NONE;
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

void
bde_function_call(enum bde_function function, const struct bde_value *args,
    unsigned count, struct bde_value *value)
{
	*value = args[0];
	if (value->kind == BDE_V_BLANK)
		return;
	switch (function) {
	case BDE_F_UPPER:
		value->letters = BDE_AS_UPPER;
		break;
	case BDE_F_LOWER:
		value->letters = BDE_AS_LOWER;
		break;
	case BDE_F_SUBSTRING:
		cut_out(value, args[1].number, count > 2 ? args[2].number :
		    (long double)value->size);
		break;
	default:
		trim(value, function != BDE_F_TRIMRIGHT,
		    function != BDE_F_TRIMLEFT);
		break;
	}
}
bool
bde_function_check(enum bde_function function, const struct bde_value *args,
    unsigned count)
{
	unsigned i;

	if (count == 0 || args[0].kind == BDE_V_TRUTH ||
	    bde_value_is_ordinal(&args[0]))
		return false;
	for (i = 1; i < count; i++)
		if (!bde_value_may_calculate(&args[i]))
			return false;
	return function == BDE_F_SUBSTRING ? count >= 2 : count == 1;
}
