/* SPDX-License-Identifier: MIT */
/* bde_value.c - values of expressions. */
#include "bde_value.h"

#include <math.h>
#include <string.h>

#include "base_alloc.h"
#include "bde_lang.h"

/* ---- room ---- */

struct bde_scratch_piece {
	struct bde_scratch_piece *next;
	uint8_t bytes[];
};

uint8_t *
bde_scratch_get(struct bde_scratch *scratch, size_t size)
{
	struct bde_scratch_piece *piece = base_malloc(sizeof *piece + size +
	    1);

	if (piece == NULL)
		return NULL;
	piece->next = scratch->pieces;
	scratch->pieces = piece;
	return piece->bytes;
}

void
bde_scratch_fini(struct bde_scratch *scratch)
{
	struct bde_scratch_piece *piece;

	while ((piece = scratch->pieces) != NULL) {
		scratch->pieces = piece->next;
		base_free(piece);
	}
}

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

	if (text->lang != NULL && text->letters != BDE_AS_IS)
		return bde_lang_letter(text->lang, c, text->letters);
	if (c >= 'a' && c <= 'z' && (fold || text->letters == BDE_AS_UPPER))
		return (uint8_t)(c - 'a' + 'A');
	if (c >= 'A' && c <= 'Z' && !fold && text->letters == BDE_AS_LOWER)
		return (uint8_t)(c - 'A' + 'a');
	return c;
}

static int
compare_bytes(const struct bde_value *a, const struct bde_value *b, bool fold)
{
	size_t i;
	int diff;

	for (i = 0; i < a->size && i < b->size; i++) {
		diff = bde_value_letter(a, i, fold) -
		    bde_value_letter(b, i, fold);
		if (diff != 0)
			return diff;
	}
	return (a->size > b->size) - (a->size < b->size);
}

static struct bde_value
cut(const struct bde_value *text, size_t most)
{
	struct bde_value part = *text;

	if (most > 0 && part.size > most)
		part.size = most;
	return part;
}

/* Bytes sort as such, whatever the language. */
static bool
is_collated(const struct bde_value *a, const struct bde_value *b,
    const struct bde_value_rules *rules)
{
	return rules->lang != NULL && a->kind == BDE_V_TEXT &&
	    b->kind == BDE_V_TEXT;
}

/* False without memory. */
static bool
compare_texts(const struct bde_value *a, const struct bde_value *b,
    const struct bde_value_rules *rules, int *order)
{
	struct bde_value x = cut(a, rules->most), y = cut(b, rules->most);

	if (is_collated(a, b, rules))
		return bde_lang_compare(rules->lang, &x, &y, rules->fold,
		    order);
	*order = compare_bytes(&x, &y, rules->fold);
	return true;
}

/* A date against a moment is that day's first. */
static long double
ordinal(const struct bde_value *value, const struct bde_value *other)
{
	return value->kind == BDE_V_DATE && other->kind == BDE_V_STAMP ?
	    value->number * 86400000 : value->number;
}

static bool
compare(const struct bde_value *a, const struct bde_value *b,
    const struct bde_value_rules *rules, int *order)
{
	long double x, y;

	if (is_textual(a->kind))
		return compare_texts(a, b, rules, order);
	x = ordinal(a, b);
	y = ordinal(b, a);
	*order = (x > y) - (x < y);
	return true;
}

/* ---- patterns ---- */

/* A text whose characters can be asked for one by one. */
struct row {
	const struct bde_value *text;
	bool fold;
	size_t count;
	const uint8_t *wide;		/* UTF-16, or NULL: bytes */
};

static unsigned
char_at(const struct row *row, size_t i)
{
	return row->wide != NULL ? base_get_u16(row->wide + 2 * i) :
	    bde_value_letter(row->text, i, row->fold);
}

static bool
char_is(const struct row *row, size_t i, unsigned c)
{
	return i < row->count && char_at(row, i) == c;
}

/* % stands for any run of characters, _ for one. */
static bool
matches(const struct row *text, const struct row *pattern)
{
	size_t t = 0, p = 0, retry_t = 0, retry_p = SIZE_MAX;

	while (t < text->count) {
		if (char_is(pattern, p, '%')) {
			retry_p = ++p;
			retry_t = t;
		} else if (char_is(pattern, p, '_') ||
		    char_is(pattern, p, char_at(text, t))) {
			t++;
			p++;
		} else if (retry_p != SIZE_MAX) {
			p = retry_p;
			t = ++retry_t;
		} else {
			return false;
		}
	}
	while (char_is(pattern, p, '%'))
		p++;
	return p == pattern->count;
}

static bool
widen(struct row *row, const struct bde_value_rules *rules,
    struct base_buf *wide)
{
	if (!base_buf_reserve(wide, 1) || !bde_lang_decode(rules->lang,
	    row->text, rules->fold, wide))
		return false;
	row->wide = wide->data;
	row->count = wide->size / 2;
	return true;
}

/* False without memory. */
static bool
match(const struct bde_value *text, const struct bde_value *pattern,
    const struct bde_value_rules *rules, bool *truth)
{
	struct base_buf x = BASE_BUF_EMPTY, y = BASE_BUF_EMPTY;
	struct row a = { text, rules->fold, text->size, NULL };
	struct row b = { pattern, rules->fold, pattern->size, NULL };
	bool done = true;

	if (is_collated(text, pattern, rules))
		done = widen(&a, rules, &x) && widen(&b, rules, &y);
	*truth = done && matches(&a, &b);
	base_buf_fini(&x);
	base_buf_fini(&y);
	return done;
}

/* ---- answers ---- */

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
bde_value_test(CANOp op, struct bde_value *a, struct bde_value *b,
    const struct bde_value_rules *rules, bool *truth)
{
	int order = 0;

	*truth = false;
	if (!fill_blank(a, b) || !fill_blank(b, a))
		return true;
	if (op == canLIKE)
		return match(a, b, rules, truth);
	if (!compare(a, b, rules, &order))
		return false;
	*truth = holds(op, order);
	return true;
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
