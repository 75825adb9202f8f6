/* SPDX-License-Identifier: MIT */
/* bde_field.c - fields of record buffers: what programs see of them, and what
 * the engine stores. */
#include <math.h>
#include <string.h>

#include "bde_blob.h"
#include "bde_table.h"
#include "bde_value.h"
#include "bde_wide.h"

enum {
	DAY_ZERO = 693594,		/* 30 December 1899 */
	BCD_DIGITS = 64,
	BCD_POSITIVE = 0x80,
	BCD_SIGN_BIT = 0x80,
	BCD_BLANK_BIT = 0x40,
	BCD_PLACES = 0x3f
};

#define MS_A_DAY 86400000.0

/* ---- blank ---- */

bool
bde_field_is_blank(const struct bde_field *field, const uint8_t *buf)
{
	return field->desc.iNullOffset != 0 &&
	    buf[field->desc.iNullOffset] != 0;
}

static void
mark(const struct bde_field *field, uint8_t *buf, bool blank)
{
	if (field->desc.iNullOffset != 0)
		buf[field->desc.iNullOffset] = blank;
}

void
bde_field_set_blank(const struct bde_field *field, uint8_t *buf)
{
	memset(buf + field->desc.iOffset, 0, field->desc.iLen);
	mark(field, buf, true);
}

/* ---- numbers of dBASE ---- */

/* Whether a number fits width digits, point and sign included. */
static bool
is_number_fitting(const FLDDesc *desc, double value)
{
	int digits = desc->iUnits1;
	double limit;

	if (!isfinite(value))
		return false;
	if (desc->iUnits2 > 0)
		digits -= desc->iUnits2 + 1;
	if (value < 0)
		digits--;
	limit = pow(10, digits > 0 ? digits : 0);
	return fabs(value) < limit - 0.5 * pow(10, -desc->iUnits2);
}

static double
round_number(const FLDDesc *desc, double value)
{
	double scale = pow(10, desc->iUnits2);
	double scaled = round(value * scale) / scale;

	return isfinite(scaled) ? scaled : value;
}

static bool
is_dbase_number(const struct bde_field *field)
{
	return field->desc.iFldType == fldDBNUM ||
	    field->desc.iFldType == fldDBFLOAT;
}

static void
get_number(const struct bde_field *field, const uint8_t *at, void *dest)
{
	double value;
	int16_t small;
	int32_t big;

	memcpy(&value, at, sizeof value);
	if (field->logical == fldINT16) {
		small = (int16_t)value;
		memcpy(dest, &small, sizeof small);
	} else if (field->logical == fldINT32) {
		big = (int32_t)value;
		memcpy(dest, &big, sizeof big);
	} else {
		memcpy(dest, &value, sizeof value);
	}
}

static DBIResult
put_number(const struct bde_field *field, uint8_t *at, const void *src)
{
	double value;
	int16_t small;
	int32_t big;

	if (field->logical == fldINT16) {
		memcpy(&small, src, sizeof small);
		value = small;
	} else if (field->logical == fldINT32) {
		memcpy(&big, src, sizeof big);
		value = big;
	} else {
		memcpy(&value, src, sizeof value);
	}
	if (!is_number_fitting(&field->desc, value))
		return DBIERR_INVALIDXLATION;
	value = round_number(&field->desc, value);
	memcpy(at, &value, sizeof value);
	return DBIERR_NONE;
}

/* ---- what programs see ---- */

static size_t
text_length(const struct bde_field *field, const void *text)
{
	return strnlen(text, field->desc.iLen);
}

static void
get_logical(const struct bde_field *field, const uint8_t *at, void *dest)
{
	size_t size;
	int16_t truth;

	if (is_dbase_number(field)) {
		get_number(field, at, dest);
	} else if (field->logical == fldZSTRING) {
		size = text_length(field, at);
		memcpy(dest, at, size);
		/* A list's text has its end inside its size. */
		if (size < field->logical_size)
			((char *)dest)[size] = '\0';
	} else if (field->logical == fldBOOL && field->desc.iLen == 1) {
		truth = at[0] != 0;
		memcpy(dest, &truth, sizeof truth);
	} else {
		memcpy(dest, at, field->desc.iLen);
	}
}

DBIResult
bde_field_get(const struct bde_field *field, XLTMode mode,
    const uint8_t *buf, void *dest, bool *blank)
{
	const uint8_t *at = buf + field->desc.iOffset;
	bool physical = mode == xltNONE;

	*blank = bde_field_is_blank(field, buf);
	if (dest == NULL || field->is_blob)
		return DBIERR_NONE;
	if (*blank)
		memset(dest, 0, physical ? field->desc.iLen :
		    field->logical_size);
	else if (physical)
		memcpy(dest, at, field->desc.iLen);
	else
		get_logical(field, at, dest);
	return DBIERR_NONE;
}

/* ---- what programs give ---- */

/* A text that is longer than the field is cut; the empty one is a blank. */
static DBIResult
put_text(const struct bde_field *field, uint8_t *buf, const char *text)
{
	uint8_t *at = buf + field->desc.iOffset;
	size_t size = text_length(field, text);

	if (field->desc.iFldType == fldDBCHAR)
		while (size > 0 && text[size - 1] == ' ')
			size--;
	if (field->form == BDE_FORM_WIDE)
		size = bde_wide_whole(text, size);
	memmove(at, text, size);
	memset(at + size, 0, field->desc.iLen - size);
	mark(field, buf, size == 0);
	return DBIERR_NONE;
}

static bool
is_time_valid(const void *src)
{
	int32_t ms;

	memcpy(&ms, src, sizeof ms);
	return ms >= 0 && ms < MS_A_DAY;
}

static bool
is_bcd_valid(const FMTBcd *bcd)
{
	unsigned i, digits = bcd->iPrecision;

	if (digits < 1 || digits > BCD_DIGITS ||
	    (bcd->iSignSpecialPlaces & BCD_PLACES) > digits)
		return false;
	for (i = 0; i < (digits + 1) / 2; i++)
		if (bcd->iFraction[i] >> 4 > 9 ||
		    (bcd->iFraction[i] & 15) > 9)
			return false;
	return true;
}

static DBIResult
check_logical(const struct bde_field *field, const void *src)
{
	double value;

	if (field->form == BDE_FORM_BYTE)
		return base_get_u16(src) <= UINT8_MAX ? DBIERR_NONE :
		    DBIERR_INVALIDXLATION;
	switch (field->logical) {
	case fldFLOAT:
	case fldTIMESTAMP:
		memcpy(&value, src, sizeof value);
		return isnan(value) ? DBIERR_INVALIDXLATION : DBIERR_NONE;
	case fldTIME:
		return is_time_valid(src) ? DBIERR_NONE :
		    DBIERR_INVALIDXLATION;
	case fldBCD:
		return is_bcd_valid(src) ? DBIERR_NONE :
		    DBIERR_INVALIDXLATION;
	case fldVARBYTES:
		return base_get_u16(src) <= field->desc.iUnits1 ?
		    DBIERR_NONE : DBIERR_INVALIDXLATION;
	default:
		return DBIERR_NONE;
	}
}

static bool
is_blank_bcd(const struct bde_field *field, const void *src)
{
	const FMTBcd *bcd = src;

	return field->logical == fldBCD &&
	    bcd->iSignSpecialPlaces & BCD_BLANK_BIT;
}

/* One byte in a record, two in tables of logical types. */
static void
put_truth(const struct bde_field *field, uint8_t *at, bool truth)
{
	int16_t wide = truth;

	if (field->desc.iLen == sizeof wide)
		memcpy(at, &wide, sizeof wide);
	else
		at[0] = truth;
}

static DBIResult
put_logical(const struct bde_field *field, uint8_t *buf, const void *src)
{
	uint8_t *at = buf + field->desc.iOffset;
	DBIResult result;
	int16_t truth;

	result = check_logical(field, src);
	if (result != DBIERR_NONE)
		return result;
	if (is_dbase_number(field)) {
		result = put_number(field, at, src);
		if (result != DBIERR_NONE)
			return result;
	} else if (field->logical == fldBOOL) {
		memcpy(&truth, src, sizeof truth);
		put_truth(field, at, truth != 0);
	} else if (field->logical == fldVARBYTES) {
		memset(at, 0, field->desc.iLen);
		memcpy(at, src, base_get_u16(src) + 2u);
	} else {
		memmove(at, src, field->desc.iLen);
	}
	mark(field, buf, false);
	return DBIERR_NONE;
}

DBIResult
bde_field_put(const struct bde_field *field, XLTMode mode, uint8_t *buf,
    const void *src)
{
	if (field->is_blob)
		return DBIERR_NOTSUPPORTED;
	if (src == NULL || is_blank_bcd(field, src)) {
		bde_field_set_blank(field, buf);
		return DBIERR_NONE;
	}
	if (field->logical == fldZSTRING)
		return put_text(field, buf, src);
	if (mode == xltNONE) {
		memmove(buf + field->desc.iOffset, src, field->desc.iLen);
		mark(field, buf, false);
		return DBIERR_NONE;
	}
	return put_logical(field, buf, src);
}

/* ---- BCD as the engine orders it ---- */

static unsigned
digit_at(const FMTBcd *bcd, unsigned n)
{
	return n & 1 ? bcd->iFraction[n / 2] & 15 : bcd->iFraction[n / 2] >> 4;
}

static void
set_digit(uint8_t *digits, unsigned n, unsigned digit)
{
	digits[n / 2] |= (uint8_t)(n & 1 ? digit : digit << 4);
}

void
bde_bcd_encode(const FMTBcd *bcd, uint8_t out[BDE_BCD_SIZE])
{
	unsigned places = bcd->iSignSpecialPlaces & BCD_PLACES;
	unsigned precision = bcd->iPrecision;
	unsigned first, i;
	bool zero = true;

	memset(out, 0, BDE_BCD_SIZE);
	if (precision > BCD_DIGITS)
		precision = BCD_DIGITS;
	if (places > precision)
		places = precision;
	first = BCD_DIGITS - (precision - places);
	for (i = 0; i < precision; i++) {
		set_digit(out + 1, first + i, digit_at(bcd, i));
		zero = zero && digit_at(bcd, i) == 0;
	}
	if (bcd->iSignSpecialPlaces & BCD_SIGN_BIT && !zero)
		for (i = 0; i < BCD_DIGITS; i++)
			out[1 + i] = (uint8_t)~out[1 + i];
	else
		out[0] = BCD_POSITIVE;
	out[1 + BCD_DIGITS] = (uint8_t)precision;
	out[2 + BCD_DIGITS] = (uint8_t)((out[0] ? 0 : BCD_SIGN_BIT) | places);
}

static void
decode_bcd(const uint8_t in[BDE_BCD_SIZE], FMTBcd *bcd)
{
	uint8_t flip = in[0] == BCD_POSITIVE ? 0 : 0xff;
	unsigned precision, places, first, i, byte;

	memset(bcd, 0, sizeof *bcd);
	bcd->iPrecision = in[1 + BCD_DIGITS];
	bcd->iSignSpecialPlaces = in[2 + BCD_DIGITS];
	precision = bcd->iPrecision <= BCD_DIGITS ? bcd->iPrecision :
	    BCD_DIGITS;
	places = bcd->iSignSpecialPlaces & BCD_PLACES;
	first = BCD_DIGITS - (precision - (places <= precision ? places :
	    precision));
	for (i = 0; i < precision; i++) {
		byte = in[1 + (first + i) / 2] ^ flip;
		set_digit(bcd->iFraction, i, (first + i) & 1 ? byte & 15 :
		    byte >> 4);
	}
}

/* ---- as expressions see it ---- */

void
bde_field_read(const struct bde_field *field, const uint8_t *buf,
    struct bde_value *value)
{
	const uint8_t *at = buf + field->desc.iOffset;

	memset(value, 0, sizeof *value);
	if (bde_field_is_blank(field, buf))
		return;
	if (field->logical == fldBOOL)
		bde_value_set_truth(value, at[0] != 0);
	else if (!bde_value_of(field->type->logical, at, field->desc.iLen,
	    value))
		value->kind = BDE_V_BLANK;
}

/* ---- what the engine stores ---- */

static void
to_form(const struct bde_field *field, const uint8_t *at, uint8_t *out,
    uint32_t *size)
{
	double value = 0;
	float single;

	if (field->form == BDE_FORM_BYTE) {
		out[0] = (uint8_t)base_get_u16(at);
		*size = 1;
		return;
	}
	if (field->form == BDE_FORM_WIDE) {
		*size = (uint32_t)bde_wide_from_text((const char *)at,
		    text_length(field, at), out, field->column_size);
		return;
	}
	memcpy(&value, at, sizeof value);
	if (field->form == BDE_FORM_SINGLE) {
		single = (float)value;
		memcpy(out, &single, sizeof single);
		*size = sizeof single;
	} else {
		value = value / MS_A_DAY - DAY_ZERO;
		memcpy(out, &value, sizeof value);
		*size = sizeof value;
	}
}

static void
from_form(const struct bde_field *field, const void *data, uint32_t size,
    uint8_t *at)
{
	double value = 0;
	float single;

	if (field->form == BDE_FORM_BYTE) {
		base_put_u16(at, size > 0 ? *(const uint8_t *)data : 0);
		return;
	}
	if (field->form == BDE_FORM_WIDE) {
		(void)bde_wide_to_text(data, size, (char *)at,
		    field->desc.iLen);
		return;
	}
	if (field->form == BDE_FORM_SINGLE && size == sizeof single) {
		memcpy(&single, data, sizeof single);
		value = single;
	} else if (field->form == BDE_FORM_DAYS && size == sizeof value) {
		memcpy(&value, data, sizeof value);
		value = round((value + DAY_ZERO) * MS_A_DAY);
	}
	memcpy(at, &value, sizeof value);
}

void
bde_field_value(const struct bde_field *field, const uint8_t *buf,
    uint8_t scratch[BDE_VALUE_MAX], const void **data, uint32_t *size)
{
	const uint8_t *at = buf + field->desc.iOffset;

	*data = NULL;
	*size = 0;
	if (field->is_blob || bde_field_is_blank(field, buf))
		return;
	*data = at;
	*size = field->desc.iLen;
	if (field->form != BDE_FORM_SAME) {
		to_form(field, at, scratch, size);
		*data = *size > 0 ? scratch : NULL;
		return;
	}
	switch (field->type->logical) {
	case fldZSTRING:
		*size = (uint32_t)text_length(field, at);
		if (*size == 0)
			*data = NULL;
		break;
	case fldVARBYTES:
		*data = at + 2;
		*size = base_get_u16(at) <= field->desc.iUnits1 ?
		    base_get_u16(at) : (uint32_t)field->desc.iUnits1;
		break;
	case fldBOOL:
		scratch[0] = at[0] != 0 || at[field->desc.iLen - 1] != 0 ?
		    0xff : 0;
		*data = scratch;
		*size = 1;
		break;
	case fldBCD:
		bde_bcd_encode((const FMTBcd *)at, scratch);
		*data = scratch;
		*size = BDE_BCD_SIZE;
		break;
	}
}

bool
bde_field_is_same(const struct bde_field *field, const uint8_t *a,
    const uint8_t *b)
{
	uint8_t x[BDE_VALUE_MAX], y[BDE_VALUE_MAX];
	const void *p, *q;
	uint32_t p_size, q_size;

	bde_field_value(field, a, x, &p, &p_size);
	bde_field_value(field, b, y, &q, &q_size);
	if (p == NULL || q == NULL)
		return p == q;
	return base_bytes_compare(p, p_size, q, q_size) == 0;
}

bool
bde_field_is_as_it_is(const struct bde_field *field)
{
	return field->form == BDE_FORM_SAME && !field->is_blob &&
	    field->type->logical != fldBOOL &&
	    field->type->logical != fldBCD &&
	    field->type->logical != fldVARBYTES;
}

void
bde_field_set_value(const struct bde_field *field, uint8_t *buf,
    const void *data, uint32_t size)
{
	uint8_t *at = buf + field->desc.iOffset;
	uint32_t room = field->desc.iLen;

	if (data != NULL && bde_field_is_as_it_is(field)) {
		bde_field_copy(field, buf, data, size);
		return;
	}
	bde_field_set_blank(field, buf);
	if (data == NULL)
		return;
	mark(field, buf, false);
	if (field->form != BDE_FORM_SAME) {
		from_form(field, data, size, at);
		return;
	}
	switch (field->type->logical) {
	case fldBOOL:
		put_truth(field, at, size > 0 && *(const uint8_t *)data != 0);
		break;
	case fldBCD:
		if (size == BDE_BCD_SIZE)
			decode_bcd(data, (FMTBcd *)at);
		break;
	case fldVARBYTES:
		if (size > room - 2)
			size = room - 2;
		base_put_u16(at, (uint16_t)size);
		memcpy(at + 2, data, size);
		break;
	}
}

/* ---- calls ---- */

static DBIResult
find_field(struct bde_call *call, uint16_t number,
    const struct bde_field **field)
{
	return bde_table_field(call->cursor->table, number, field);
}

static DBIResult
get_field(struct bde_call *call, uint16_t number, const uint8_t *buf,
    void *dest, bool *blank)
{
	const struct bde_field *field;
	DBIResult result;

	if (buf == NULL)
		return DBIERR_INVALIDPARAM;
	result = find_field(call, number, &field);
	if (result != DBIERR_NONE)
		return result;
	if (!field->is_blob)
		return bde_field_get(field, call->cursor->xlt_mode, buf, dest,
		    blank);
	*blank = bde_blob_is_blank(call->cursor, buf + field->desc.iOffset);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiGetField(hDBICur hCursor, uint16_t iField, uint8_t *pRecBuff,
    uint8_t *pDest, DBIBOOL *pbBlank)
{
	struct bde_call call;
	DBIResult result;
	bool blank = false;

	result = bde_enter_cursor(&call, BDE_DbiGetField, hCursor);
	if (result == DBIERR_NONE)
		result = get_field(&call, iField, pRecBuff, pDest, &blank);
	if (result == DBIERR_NONE && pbBlank != NULL)
		*pbBlank = blank;
	return bde_leave(&call, result);
}

static DBIResult
put_field(struct bde_call *call, uint16_t number, uint8_t *buf,
    const void *src)
{
	const struct bde_field *field;
	DBIResult result;

	if (buf == NULL)
		return DBIERR_INVALIDPARAM;
	result = find_field(call, number, &field);
	return result != DBIERR_NONE ? result :
	    bde_field_put(field, call->cursor->xlt_mode, buf, src);
}

DBIResult DBIFN
DbiPutField(hDBICur hCursor, uint16_t iField, uint8_t *pRecBuff,
    uint8_t *pSrc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiPutField, hCursor);
	if (result == DBIERR_NONE)
		result = put_field(&call, iField, pRecBuff, pSrc);
	return bde_leave(&call, result);
}
