/* SPDX-License-Identifier: MIT */
/* bde_convert.c - fields of other types: numbers of all kinds are each
 * other's, all but bytes can be texts and come from them, and a timestamp has a
 * date and a time. */
#include "bde_convert.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	TEXT_MAX = 512,
	MS_MINUTE = 60000,
	MS_SECOND = 1000,
	BCD_DIGITS_MAX = 32
};

/* A logical value; the widest are texts and bytes of a field. */
union value {
	int16_t i16;
	uint16_t u16;
	int32_t i32;
	uint32_t u32;
	int64_t i64;
	uint64_t u64;
	double f64;
	FMTBcd bcd;
	char text[TEXT_MAX];
	uint8_t bytes[TEXT_MAX];
};

/* ---- numbers ---- */

static bool
is_number(uint16_t logical)
{
	switch (logical) {
	case fldINT16:
	case fldUINT16:
	case fldINT32:
	case fldUINT32:
	case fldINT64:
	case fldUINT64:
	case fldFLOAT:
	case fldBCD:
		return true;
	default:
		return false;
	}
}

static bool
get_number(uint16_t logical, union value *value, long double *number)
{
	double bcd;

	switch (logical) {
	case fldINT16:
		*number = value->i16;
		break;
	case fldUINT16:
		*number = value->u16;
		break;
	case fldINT32:
		*number = value->i32;
		break;
	case fldUINT32:
		*number = value->u32;
		break;
	case fldINT64:
		*number = value->i64;
		break;
	case fldUINT64:
		*number = value->u64;
		break;
	case fldFLOAT:
		*number = value->f64;
		break;
	default:
		if (DbiBcdToFloat(&value->bcd, &bcd) != DBIERR_NONE)
			return false;
		*number = bcd;
	}
	return isfinite(*number);
}

static bool
put_bcd(const FLDDesc *desc, double number, union value *value)
{
	int16_t places = desc->iUnits2;

	return DbiBcdFromFloat(&number, BCD_DIGITS_MAX,
	    (uint16_t)(places > 0 && places < BCD_DIGITS_MAX ? places : 0),
	    &value->bcd) == DBIERR_NONE;
}

/* Between lowest and highest, both included. */
static bool
is_in(long double number, long double lowest, long double highest)
{
	return number >= lowest && number <= highest;
}

/* False when the number has no place in the type; *cut when only a part of it
 * has. */
static bool
put_number(const struct bde_field *to, long double number, union value *value,
    bool *cut)
{
	long double whole = truncl(number);
	bool fits = true;

	*cut = whole != number && to->logical != fldFLOAT &&
	    to->logical != fldBCD;
	switch (to->logical) {
	case fldINT16:
		fits = is_in(whole, INT16_MIN, INT16_MAX);
		value->i16 = fits ? (int16_t)whole : 0;
		break;
	case fldUINT16:
		fits = is_in(whole, 0, UINT16_MAX);
		value->u16 = fits ? (uint16_t)whole : 0;
		break;
	case fldINT32:
		fits = is_in(whole, INT32_MIN, INT32_MAX);
		value->i32 = fits ? (int32_t)whole : 0;
		break;
	case fldUINT32:
		fits = is_in(whole, 0, UINT32_MAX);
		value->u32 = fits ? (uint32_t)whole : 0;
		break;
	case fldINT64:
		fits = is_in(whole, -0x1p63L, 0x1p63L - 1024);
		value->i64 = fits ? (int64_t)whole : 0;
		break;
	case fldUINT64:
		fits = is_in(whole, 0, 0x1p64L - 2048);
		value->u64 = fits ? (uint64_t)whole : 0;
		break;
	case fldFLOAT:
		value->f64 = (double)number;
		break;
	default:
		fits = put_bcd(&to->desc, (double)number, value);
	}
	return fits;
}

/* ---- texts ---- */

/* Dates are written as ISO 8601 has them. */
static bool
format_date(int32_t date, char *out, size_t room)
{
	uint16_t month, day;
	int16_t year;

	if (DbiDateDecode(date, &month, &day, &year) != DBIERR_NONE)
		return false;
	snprintf(out, room, "%04d-%02u-%02u", year, month, day);
	return true;
}

static bool
format_time(int32_t time, char *out, size_t room)
{
	uint16_t hour, minute, ms;

	if (DbiTimeDecode(time, &hour, &minute, &ms) != DBIERR_NONE)
		return false;
	snprintf(out, room, "%02u:%02u:%02u", hour, minute, ms / MS_SECOND);
	return true;
}

static bool
format_stamp(double stamp, char *out, size_t room)
{
	DBIDATE date;
	DBITIME time;
	size_t size;

	if (DbiTimeStampDecode(stamp, &date, &time) != DBIERR_NONE ||
	    !format_date(date, out, room))
		return false;
	size = strlen(out);
	out[size++] = ' ';
	return format_time(time, out + size, room - size);
}

static bool
format_text(const struct bde_field *from, union value *value, char *out,
    size_t room)
{
	long double number;

	switch (from->logical) {
	case fldBOOL:
		snprintf(out, room, "%s", value->i16 ? "True" : "False");
		return true;
	case fldDATE:
		return format_date(value->i32, out, room);
	case fldTIME:
		return format_time(value->i32, out, room);
	case fldTIMESTAMP:
		return format_stamp(value->f64, out, room);
	}
	if (!is_number(from->logical) ||
	    !get_number(from->logical, value, &number))
		return false;
	snprintf(out, room, from->logical == fldFLOAT ||
	    from->logical == fldBCD ? "%.15Lg" : "%.20Lg", number);
	return true;
}

static bool
scan_date(const char *text, int *used, int32_t *date)
{
	int year, month, day;

	*used = 0;
	return sscanf(text, "%d-%d-%d%n", &year, &month, &day, used) == 3 &&
	    is_in(year, -9999, 9999) && is_in(month, 1, 12) &&
	    is_in(day, 1, 31) && DbiDateEncode((uint16_t)month,
	    (uint16_t)day, (int16_t)year, date) == DBIERR_NONE;
}

static bool
scan_time(const char *text, int *used, int32_t *time)
{
	int hour, minute, second;

	*used = 0;
	return sscanf(text, "%d:%d:%d%n", &hour, &minute, &second, used) ==
	    3 && is_in(hour, 0, 23) && is_in(minute, 0, 59) &&
	    is_in(second, 0, 59) && DbiTimeEncode((uint16_t)hour,
	    (uint16_t)minute, (uint16_t)(second * MS_SECOND), time) ==
	    DBIERR_NONE;
}

static bool
scan_stamp(const char *text, int *used, double *stamp)
{
	int32_t date, time = 0;
	int more = 0;

	if (!scan_date(text, used, &date))
		return false;
	if (text[*used] == ' ' && !scan_time(text + *used, &more, &time))
		return false;
	*used += more;
	return DbiTimeStampEncode(date, time, stamp) == DBIERR_NONE;
}

static bool
scan_truth(const char *text, int *used, int16_t *truth)
{
	static const char *const words[] = { "False", "True", "F", "T", "No",
	    "Yes", "N", "Y", "0", "1" };
	unsigned i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcasecmp(text, words[i]) != 0)
			continue;
		*truth = (int16_t)(i & 1);
		*used = (int)strlen(text);
		return true;
	}
	return false;
}

static bool
scan_number(const char *text, const struct bde_field *to, int *used,
    union value *value, bool *cut)
{
	char *end;
	long double number = strtold(text, &end);

	*used = (int)(end - text);
	return end != text && isfinite(number) &&
	    put_number(to, number, value, cut);
}

/* All of the text must be the value. */
static bool
scan_text(const char *text, const struct bde_field *to, union value *value,
    bool *cut)
{
	bool good = false;
	int used = 0;

	switch (to->logical) {
	case fldBOOL:
		good = scan_truth(text, &used, &value->i16);
		break;
	case fldDATE:
		good = scan_date(text, &used, &value->i32);
		break;
	case fldTIME:
		good = scan_time(text, &used, &value->i32);
		break;
	case fldTIMESTAMP:
		good = scan_stamp(text, &used, &value->f64);
		break;
	default:
		good = is_number(to->logical) &&
		    scan_number(text, to, &used, value, cut);
	}
	return good && text[used + (int)strspn(text + used, " ")] == '\0';
}

/* ---- fields ---- */

static void
put(const struct bde_field *to, uint8_t *buf, const void *value, bool *lost)
{
	if (bde_field_put(to, xltFIELD, buf, value) == DBIERR_NONE)
		return;
	bde_field_set_blank(to, buf);
	*lost = true;
}

void
bde_convert_text(const char *text, const struct bde_field *to,
    uint8_t *to_buf, bool *lost)
{
	union value value;
	bool cut = false;

	if (text[0] == '\0') {
		bde_field_set_blank(to, to_buf);
		return;
	}
	memset(&value, 0, sizeof value);
	if (to->logical == fldZSTRING) {
		put(to, to_buf, text, lost);
		cut = strlen(text) > to->desc.iLen;
	} else if (scan_text(text, to, &value, &cut)) {
		put(to, to_buf, &value, lost);
	} else {
		bde_field_set_blank(to, to_buf);
		cut = true;
	}
	*lost = *lost || cut;
}

static bool
convert_stamp(const struct bde_field *from, union value *value,
    const struct bde_field *to)
{
	int32_t date = value->i32, time = 0;

	if (from->logical == fldDATE && to->logical == fldTIMESTAMP)
		return DbiTimeStampEncode(date, time, &value->f64) ==
		    DBIERR_NONE;
	if (from->logical != fldTIMESTAMP ||
	    DbiTimeStampDecode(value->f64, &date, &time) != DBIERR_NONE)
		return false;
	value->i32 = to->logical == fldDATE ? date : time;
	return to->logical == fldDATE || to->logical == fldTIME;
}

/* Bytes of another length are cut; shorter ones end in zeros. */
static bool
convert_bytes(const struct bde_field *from, union value *value,
    const struct bde_field *to, bool *cut)
{
	size_t size, room = (size_t)to->desc.iUnits1;
	uint8_t *at = value->bytes;

	if (from->logical == fldVARBYTES) {
		size = base_get_u16(at);
		memmove(at, at + 2, sizeof value->bytes - 2);
	} else if (from->logical == fldBYTES) {
		size = from->desc.iLen;
	} else {
		return false;
	}
	if (to->logical != fldBYTES && to->logical != fldVARBYTES)
		return false;
	*cut = size > room;
	if (size > room)
		size = room;
	memset(at + size, 0, sizeof value->bytes - 2 - size);
	if (to->logical == fldVARBYTES) {
		memmove(at + 2, at, size);
		base_put_u16(at, (uint16_t)size);
	}
	return true;
}

static bool
convert_value(const struct bde_field *from, union value *value,
    const struct bde_field *to, bool *cut)
{
	long double number;

	if (is_number(from->logical) && is_number(to->logical))
		return get_number(from->logical, value, &number) &&
		    (from->logical == to->logical ||
		    put_number(to, number, value, cut));
	if (from->logical == fldBYTES || from->logical == fldVARBYTES)
		return convert_bytes(from, value, to, cut);
	return from->logical == to->logical ||
	    convert_stamp(from, value, to);
}

void
bde_convert_field(const struct bde_field *from, const uint8_t *from_buf,
    const struct bde_field *to, uint8_t *to_buf, bool *lost)
{
	union value value;
	char text[TEXT_MAX];
	bool blank, cut = false;

	memset(&value, 0, sizeof value);
	/* Fields of lists may be longer than any that is stored. */
	if (from->logical_size >= sizeof value || from->is_blob) {
		bde_field_set_blank(to, to_buf);
		*lost = true;
		return;
	}
	(void)bde_field_get(from, xltFIELD, from_buf, &value, &blank);
	if (blank) {
		bde_field_set_blank(to, to_buf);
	} else if (from->logical == fldZSTRING) {
		bde_convert_text(value.text, to, to_buf, lost);
	} else if (to->logical == fldZSTRING) {
		if (!format_text(from, &value, text, sizeof text)) {
			text[0] = '\0';
			*lost = true;
		}
		bde_convert_text(text, to, to_buf, lost);
	} else if (convert_value(from, &value, to, &cut)) {
		put(to, to_buf, &value, lost);
		*lost = *lost || cut;
	} else {
		bde_field_set_blank(to, to_buf);
		*lost = true;
	}
}
