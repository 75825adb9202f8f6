/* SPDX-License-Identifier: MIT */
/* bde_value.c - values of expressions. */
#include "bde_value.h"

#include <math.h>
#include <string.h>

/* ---- kinds ---- */

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

bool
bde_value_is_ordinal(const struct bde_value *value)
{
	return is_ordinal(value->kind);
}

bool
bde_value_is_textual(const struct bde_value *value)
{
	return is_textual(value->kind);
}

bool
bde_value_may_compare(const struct bde_value *a, const struct bde_value *b)
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

bool
bde_value_may_be_true(const struct bde_value *value)
{
	return !is_textual(value->kind);
}

bool
bde_value_may_calculate(const struct bde_value *value)
{
	return value->kind == BDE_V_BLANK || is_ordinal(value->kind);
}

/* ---- reading ---- */

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

enum bde_value_kind
bde_value_kind(uint16_t type)
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
	value->kind = bde_value_kind(type);
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
/* ---- comparing ---- */

uint8_t
bde_value_letter(const struct bde_value *text, size_t i, bool fold)
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
		diff = bde_value_letter(a, i, fold) -
		    bde_value_letter(b, i, fold);
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
		    bde_value_letter(text, t, fold) ==
		    bde_value_letter(pattern, p, fold))) {
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

bool
bde_value_test(CANOp op, struct bde_value *a, struct bde_value *b, bool fold,
    size_t most)
{
	if (!fill_blank(a, b) || !fill_blank(b, a))
		return false;
	return op == canLIKE ? is_like(a, b, fold) :
	    holds(op, compare(a, b, fold, most));
}

void
bde_value_set_truth(struct bde_value *value, bool truth)
{
	memset(value, 0, sizeof *value);
	value->kind = BDE_V_TRUTH;
	value->number = truth;
}

bool
bde_value_is_true(const struct bde_value *value)
{
	return value->kind != BDE_V_BLANK && value->number != 0;
}

void
bde_value_calculate(CANOp op, const struct bde_value *a,
    const struct bde_value *b, struct bde_value *value)
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
