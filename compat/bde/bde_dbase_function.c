/* SPDX-License-Identifier: MIT */
/* bde_dbase_function.c - functions of dBASE expressions. */
#include "bde_dbase_function.h"

#include <math.h>
#include <string.h>
#include <strings.h>

enum { EPOCH_SHIFT = 306, DAYS_OF_ERA = 146097, YEARS_OF_ERA = 400 };

/* More digits have no place in 64 bits. */
#define DIGITS_LIMIT 1e18L

static const struct bde_dbase_function functions[] = {
	{ "+", "TTT", BDE_DF_JOIN },
	{ "-", "TTT", BDE_DF_JOINTRIM },
	{ "$", "LTT", BDE_DF_WITHIN },
	{ "LEFT", "TTN", BDE_DF_LEFT },
	{ "RIGHT", "TTN", BDE_DF_RIGHT },
	{ "SPACE", "TN", BDE_DF_SPACE },
	{ "LEN", "NT", BDE_DF_LEN },
	{ "STR", "TNnn", BDE_DF_STR },
	{ "VAL", "NT", BDE_DF_VAL },
	{ "DTOS", "TD", BDE_DF_DTOS },
	{ "DTOC", "TD", BDE_DF_DTOC },
	{ "DAY", "ND", BDE_DF_DAY },
	{ "MONTH", "ND", BDE_DF_MONTH },
	{ "YEAR", "ND", BDE_DF_YEAR },
	{ "ABS", "NN", BDE_DF_ABS },
	{ "INT", "NN", BDE_DF_INT },
	{ "ROUND", "NNN", BDE_DF_ROUND },
	{ "ISBLANK", "LA", BDE_DF_ISBLANK },
	{ "IIF", "SLAS", BDE_DF_IIF }
};

const struct bde_dbase_function *
bde_dbase_function_find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (strcasecmp(functions[i].name, name) == 0)
			return &functions[i];
	return NULL;
}

/* ---- texts ---- */

static void
set_text(struct bde_value *value, const uint8_t *bytes, size_t size)
{
	memset(value, 0, sizeof *value);
	value->kind = BDE_V_TEXT;
	value->bytes = bytes;
	value->size = size;
}

static void
set_number(struct bde_value *value, long double number)
{
	memset(value, 0, sizeof *value);
	value->kind = BDE_V_NUMBER;
	value->number = number;
}

/* Blanks have none. */
static size_t
text_size(const struct bde_value *text)
{
	return text->kind == BDE_V_TEXT ? text->size : 0;
}

static void
copy_letters(uint8_t *out, const struct bde_value *text, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		out[i] = bde_value_letter(text, i, false);
}

bool
bde_dbase_pad(const struct bde_value *text, size_t width,
    struct bde_scratch *scratch, struct bde_value *value)
{
	uint8_t *bytes = bde_scratch_get(scratch, width);
	size_t size = text_size(text);

	if (bytes == NULL)
		return false;
	if (size > width)
		size = width;
	copy_letters(bytes, text, size);
	memset(bytes + size, ' ', width - size);
	set_text(value, bytes, width);
	return true;
}

static size_t
size_without_end(const struct bde_value *text)
{
	size_t size = text_size(text);

	while (size > 0 && text->bytes[size - 1] == ' ')
		size--;
	return size;
}

/* The spaces at the end of the first go to the end of all, or stay. */
static bool
join(const struct bde_value *a, const struct bde_value *b, bool trim,
    struct bde_scratch *scratch, struct bde_value *value)
{
	size_t a_size = trim ? size_without_end(a) : text_size(a);
	size_t b_size = text_size(b), size = text_size(a) + b_size;
	uint8_t *bytes = bde_scratch_get(scratch, size);

	if (bytes == NULL)
		return false;
	memset(bytes, ' ', size);
	copy_letters(bytes, a, a_size);
	copy_letters(bytes + a_size, b, b_size);
	set_text(value, bytes, size);
	return true;
}

static bool
is_within(const struct bde_value *part, const struct bde_value *text)
{
	size_t size = text_size(part), all = text_size(text), at, i;

	for (at = 0; at + size <= all; at++) {
		for (i = 0; i < size; i++)
			if (bde_value_letter(part, i, false) !=
			    bde_value_letter(text, at + i, false))
				break;
		if (i == size)
			return true;
	}
	return false;
}

/* Between 0 and most. */
static size_t
to_count(const struct bde_value *number, size_t most)
{
	if (number->kind != BDE_V_NUMBER || !(number->number >= 1))
		return 0;
	return number->number < (long double)most ?
	    (size_t)number->number : most;
}

static void
take_side(const struct bde_value *text, const struct bde_value *count,
    bool right, struct bde_value *value)
{
	size_t size = text_size(text), kept = to_count(count, size);

	*value = *text;
	value->size = kept;
	if (right && size > 0)
		value->bytes += size - kept;
}

/* ---- numbers ---- */

static long double
power_of_ten(unsigned places)
{
	long double power = 1;

	while (places-- > 0)
		power *= 10;
	return power;
}

/* Digits from the right, places of them behind a point; false: no room. */
static bool
put_digits(uint8_t *out, size_t width, long double number, size_t places)
{
	bool negative = number < 0;
	size_t at = width, done = 0;
	uint64_t digits;

	number = roundl(fabsl(number) * power_of_ten((unsigned)places));
	if (!(number < DIGITS_LIMIT))
		return false;
	digits = (uint64_t)number;
	negative = negative && digits > 0;
	while (done <= places || digits > 0) {
		if (at == 0)
			return false;
		if (done == places && places > 0)
			out[--at] = '.';
		if (at == 0)
			return false;
		out[--at] = (uint8_t)('0' + digits % 10);
		digits /= 10;
		done++;
	}
	if (negative && at == 0)
		return false;
	if (negative)
		out[--at] = '-';
	return true;
}

/* STR(): stars where the number has no room. */
static bool
write_number(const struct bde_value *args, unsigned count,
    struct bde_scratch *scratch, struct bde_value *value)
{
	size_t width = count > 1 ? to_count(&args[1], BDE_STR_WIDTH_MAX) :
	    BDE_STR_WIDTH;
	size_t places = count > 2 ? to_count(&args[2], BDE_STR_PLACES_MAX) :
	    0;
	uint8_t *bytes = bde_scratch_get(scratch, width);

	if (bytes == NULL)
		return false;
	memset(bytes, ' ', width);
	if (args[0].kind == BDE_V_NUMBER &&
	    !put_digits(bytes, width, args[0].number, places))
		memset(bytes, '*', width);
	set_text(value, bytes, width);
	return true;
}

/* What a text begins with. */
static long double
read_number(const struct bde_value *text)
{
	size_t size = text_size(text), at = 0;
	long double number = 0, unit = 1;
	bool negative, point = false;

	while (at < size && text->bytes[at] == ' ')
		at++;
	negative = at < size && text->bytes[at] == '-';
	if (at < size && (negative || text->bytes[at] == '+'))
		at++;
	for (; at < size; at++) {
		if (text->bytes[at] == '.' && !point) {
			point = true;
			continue;
		}
		if (text->bytes[at] < '0' || text->bytes[at] > '9')
			break;
		number = number * 10 + (text->bytes[at] - '0');
		if (point)
			unit *= 10;
	}
	number /= unit;
	return !isfinite(number) ? 0 : negative ? -number : number;
}

static long double
round_to(const struct bde_value *args)
{
	long double unit = power_of_ten((unsigned)to_count(&args[1],
	    BDE_STR_PLACES_MAX));

	return roundl(args[0].number * unit) / unit;
}

/* ---- dates ---- */

struct date {
	long year;
	unsigned month;
	unsigned day;
};

/* Years begin in March here, so that leap days come last. */
static struct date
split_date(long double number)
{
	int64_t days = (int64_t)number - 1 + EPOCH_SHIFT;
	int64_t era = (days >= 0 ? days : days - (DAYS_OF_ERA - 1)) /
	    DAYS_OF_ERA;
	unsigned d = (unsigned)(days - era * DAYS_OF_ERA);
	unsigned y = (d - d / 1460 + d / 36524 - d / 146096) / 365;
	unsigned m;

	d -= 365 * y + y / 4 - y / 100;
	m = (5 * d + 2) / 153;
	return (struct date){ (long)(era * YEARS_OF_ERA + y + (m >= 10)),
	    m < 10 ? m + 3 : m - 9, d - (153 * m + 2) / 5 + 1 };
}

/* Days come from records, and from calculations. */
static bool
is_date(const struct bde_value *value)
{
	return value->kind == BDE_V_DATE && value->number >= 1 &&
	    value->number < 3652060;	/* the year 10000 */
}

static void
put_number(uint8_t *out, size_t width, unsigned long number)
{
	while (width > 0) {
		out[--width] = (uint8_t)('0' + number % 10);
		number /= 10;
	}
}

/* YYYYMMDD, or MM/DD/YY. */
static bool
write_date(const struct bde_value *date, bool sorted,
    struct bde_scratch *scratch, struct bde_value *value)
{
	uint8_t *bytes = bde_scratch_get(scratch, 8);
	struct date parts;

	if (bytes == NULL)
		return false;
	memcpy(bytes, sorted ? "        " : "  /  /  ", 8);
	if (is_date(date)) {
		parts = split_date(date->number);
		put_number(bytes + (sorted ? 4 : 0), 2, parts.month);
		put_number(bytes + (sorted ? 6 : 3), 2, parts.day);
		if (sorted)
			put_number(bytes, 4, (unsigned long)parts.year);
		else
			put_number(bytes + 6, 2, (unsigned long)parts.year);
	}
	set_text(value, bytes, 8);
	return true;
}

static void
take_part(enum bde_dbase_function_id id, const struct bde_value *date,
    struct bde_value *value)
{
	struct date parts;

	set_number(value, 0);
	if (!is_date(date))
		return;
	parts = split_date(date->number);
	value->number = id == BDE_DF_DAY ? parts.day :
	    id == BDE_DF_MONTH ? parts.month : parts.year;
}

/* ---- calls ---- */

static bool
is_blank(const struct bde_value *value)
{
	return value->kind == BDE_V_BLANK || (value->kind == BDE_V_TEXT &&
	    size_without_end(value) == 0);
}

static void
calculate(enum bde_dbase_function_id id, const struct bde_value *args,
    struct bde_value *value)
{
	*value = args[0];
	if (value->kind != BDE_V_NUMBER)
		return;
	if (id == BDE_DF_ABS)
		value->number = fabsl(value->number);
	else if (id == BDE_DF_INT)
		value->number = truncl(value->number);
	else
		value->number = round_to(args);
}

static const struct bde_value blank_text = { .kind = BDE_V_TEXT,
    .bytes = (const uint8_t *)"" };

bool
bde_dbase_function_call(const struct bde_dbase_function *function,
    const struct bde_value *args, unsigned count, struct bde_scratch *scratch,
    struct bde_value *value)
{
	switch (function->id) {
	case BDE_DF_JOIN:
	case BDE_DF_JOINTRIM:
		return join(&args[0], &args[1],
		    function->id == BDE_DF_JOINTRIM, scratch, value);
	case BDE_DF_WITHIN:
		bde_value_set_truth(value, is_within(&args[0], &args[1]));
		return true;
	case BDE_DF_LEFT:
	case BDE_DF_RIGHT:
		take_side(&args[0], &args[1], function->id == BDE_DF_RIGHT,
		    value);
		return true;
	case BDE_DF_SPACE:
		return bde_dbase_pad(&blank_text, to_count(&args[0],
		    BDE_SPACE_MAX), scratch, value);
	case BDE_DF_LEN:
		set_number(value, (long double)text_size(&args[0]));
		return true;
	case BDE_DF_STR:
		return write_number(args, count, scratch, value);
	case BDE_DF_VAL:
		set_number(value, read_number(&args[0]));
		return true;
	case BDE_DF_DTOS:
	case BDE_DF_DTOC:
		return write_date(&args[0], function->id == BDE_DF_DTOS,
		    scratch, value);
	case BDE_DF_DAY:
	case BDE_DF_MONTH:
	case BDE_DF_YEAR:
		take_part(function->id, &args[0], value);
		return true;
	case BDE_DF_ABS:
	case BDE_DF_INT:
	case BDE_DF_ROUND:
		calculate(function->id, args, value);
		return true;
	case BDE_DF_ISBLANK:
		bde_value_set_truth(value, is_blank(&args[0]));
		return true;
	case BDE_DF_IIF:
		*value = args[bde_value_is_true(&args[0]) ? 1 : 2];
		return true;
	}
	return true;
}
