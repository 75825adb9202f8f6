/* SPDX-License-Identifier: MIT */
/* bde_check.c - validity checks: what a field must have, between which limits,
 * in which form, in which other table; values that records begin with. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bde_blob.h"
#include "bde_cursor.h"
#include "bde_lang.h"
#include "bde_other.h"
#include "bde_picture.h"

enum {
	EPOCH_DAY = 719163,		/* 1 January 1970 */
	DAY_SECONDS = 86400,
	MS = 1000
};

#define MS_A_DAY 86400000.0

/* ---- values of checks ---- */

/* Today's date, or now, in the field's logical type; false for types that have
 * neither. */
static bool
tell_time(const struct bde_field *field, uint8_t *out)
{
	time_t now = time(NULL);
	int32_t day, ms;
	double stamp;
	struct tm tm;

	if (localtime_r(&now, &tm) == NULL)
		return false;
	day = EPOCH_DAY + (int32_t)((now + tm.tm_gmtoff) / DAY_SECONDS);
	ms = ((tm.tm_hour * 60 + tm.tm_min) * 60 + tm.tm_sec) * MS;
	stamp = day * MS_A_DAY + ms;
	switch (field->logical) {
	case fldDATE:
		memcpy(out, &day, sizeof day);
		return true;
	case fldTIME:
		memcpy(out, &ms, sizeof ms);
		return true;
	case fldTIMESTAMP:
		memcpy(out, &stamp, sizeof stamp);
		return true;
	default:
		return false;
	}
}

/* The value of a check; NULL: it has none. */
static const uint8_t *
find_value(const struct bde_field *field, int16_t has, const uint8_t *value,
    uint8_t scratch[DBIMAXVCHKLEN + 1])
{
	if (has == 0)
		return NULL;
	if (has != TODAYVAL && has != NOWVAL)
		return value;
	return tell_time(field, scratch) ? scratch : NULL;
}

/* ---- order ---- */

static int
compare_doubles(double a, double b)
{
	return a < b ? -1 : a > b;
}

static double
to_double(uint16_t logical, const void *value)
{
	int16_t i16;
	int32_t i32;
	uint16_t u16;
	uint32_t u32;
	double number = 0;

	switch (logical) {
	case fldBOOL:
	case fldINT16:
		memcpy(&i16, value, sizeof i16);
		return i16;
	case fldUINT16:
		memcpy(&u16, value, sizeof u16);
		return u16;
	case fldUINT32:
		memcpy(&u32, value, sizeof u32);
		return u32;
	case fldDATE:
	case fldTIME:
	case fldINT32:
		memcpy(&i32, value, sizeof i32);
		return i32;
	case fldFLOAT:
	case fldTIMESTAMP:
		memcpy(&number, value, sizeof number);
		break;
	}
	return number;
}

static DBIResult
compare_texts(const struct bde_lang *lang, const char *a, const char *b,
    int *order)
{
	struct bde_value x = { .bytes = (const uint8_t *)a,
	    .size = strlen(a) };
	struct bde_value y = { .bytes = (const uint8_t *)b,
	    .size = strlen(b) };

	if (lang != NULL)
		return bde_lang_compare(lang, &x, &y, false, order) ?
		    DBIERR_NONE : DBIERR_NOMEMORY;
	*order = strcmp(a, b);
	return DBIERR_NONE;
}

/* Of two logical values, as keys order them; lang is that of the texts. */
static DBIResult
compare(const struct bde_lang *lang, const struct bde_field *field,
    const uint8_t *a, const uint8_t *b, int *order)
{
	uint8_t x[BDE_BCD_SIZE], y[BDE_BCD_SIZE];

	switch (field->logical) {
	case fldZSTRING:
		return compare_texts(lang, (const char *)a, (const char *)b,
		    order);
	case fldBYTES:
		*order = memcmp(a, b, field->logical_size);
		break;
	case fldBCD:
		bde_bcd_encode((const FMTBcd *)a, x);
		bde_bcd_encode((const FMTBcd *)b, y);
		*order = memcmp(x, y, sizeof x - 2);
		break;
	default:
		*order = compare_doubles(to_double(field->logical, a),
		    to_double(field->logical, b));
		break;
	}
	return DBIERR_NONE;
}

/* ---- checks ---- */

static DBIResult
check_limits(const struct bde_lang *lang, const struct bde_field *field,
    const uint8_t *value)
{
	const VCHKDesc *check = field->check;
	uint8_t scratch[DBIMAXVCHKLEN + 1];
	DBIResult result = DBIERR_NONE;
	const uint8_t *limit;
	int order = 0;

	limit = find_value(field, check->bHasMinVal, check->aMinVal, scratch);
	if (limit != NULL)
		result = compare(lang, field, value, limit, &order);
	if (result != DBIERR_NONE || order < 0)
		return result != DBIERR_NONE ? result : DBIERR_MINVALERR;
	order = 0;
	limit = find_value(field, check->bHasMaxVal, check->aMaxVal, scratch);
	if (limit != NULL)
		result = compare(lang, field, value, limit, &order);
	if (result != DBIERR_NONE || order > 0)
		return result != DBIERR_NONE ? result : DBIERR_MAXVALERR;
	return DBIERR_NONE;
}

bool
bde_check_pictures(const struct bde_field *field)
{
	switch (field->logical) {
	case fldZSTRING:
		return true;
	case fldINT16:
	case fldUINT16:
	case fldINT32:
	case fldUINT32:
	case fldFLOAT:
		return !field->is_autoinc;
	default:
		return false;
	}
}

static DBIResult
check_picture(const struct bde_field *field, const uint8_t *value)
{
	const char *picture = field->check->szPict;
	char text[DBIMAXMSGLEN + 1];

	if (picture[0] == '\0')
		return DBIERR_NONE;
	if (field->logical == fldZSTRING)
		return bde_picture_check(picture, (const char *)value);
	snprintf(text, sizeof text, "%.15g", to_double(field->logical,
	    value));
	return bde_picture_check(picture, text);
}

/* The first field of the other table must have the value. */
static DBIResult
check_lookup(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *buf)
{
	static const uint16_t first = 1;
	struct bde_probe_value value = { .blank = false };
	struct bde_probe probe = { 1, &first, &value };
	struct bde_cursor *other;
	DBIResult result;
	const void *data;
	bool found = false;
	DBIPATH path;

	if (field->check->elkupType == lkupNONE)
		return DBIERR_NONE;
	result = bde_other_path(cursor->table, field->check->szLkupTblName,
	    cursor->table->driver, path);
	if (result != DBIERR_NONE || bde_other_open(cursor, path, false,
	    &other) != DBIERR_NONE)
		return DBIERR_LOOKUPTBLOPENERR;
	bde_field_value(field, buf, value.data, &data, &value.size);
	if (data != value.data)
		memcpy(value.data, data, value.size);
	result = bde_probe_first(other, &probe, &found);
	return result != DBIERR_NONE || found ? result :
	    DBIERR_LOOKUPTABLEERR;
}

/* The field has its place in buf; value: logical, NULL for blank. */
static DBIResult
check_value(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *buf, const uint8_t *value)
{
	DBIResult result;

	if (field->check == NULL)
		return DBIERR_NONE;
	/* The engine gives the number of a new record. */
	if (value == NULL)
		return field->check->bRequired && !field->is_autoinc ?
		    DBIERR_REQDERR : DBIERR_NONE;
	if (field->is_blob)
		return DBIERR_NONE;
	result = check_limits(cursor->table->order, field, value);
	if (result == DBIERR_NONE)
		result = check_picture(field, value);
	return result == DBIERR_NONE ? check_lookup(cursor, field, buf) :
	    result;
}

DBIResult
bde_check_record(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_field **failed)
{
	const struct bde_table *table = cursor->table;
	uint8_t value[BDE_VALUE_MAX + 2];
	const struct bde_field *field;
	DBIResult result;
	bool blank;
	unsigned i;

	*failed = NULL;
	for (i = 0; i < table->field_count; i++) {
		field = &table->fields[i];
		if (field->check == NULL)
			continue;
		bde_field_get(field, xltFIELD, buf, value, &blank);
		if (field->is_blob)
			blank = bde_blob_is_blank(cursor,
			    buf + field->desc.iOffset);
		result = check_value(cursor, field, buf,
		    blank ? NULL : value);
		if (result == DBIERR_NONE)
			continue;
		*failed = field;
		return result;
	}
	return DBIERR_NONE;
}

/* ---- records to begin with ---- */

void
bde_record_init(const struct bde_table *table, uint8_t *buf)
{
	uint8_t scratch[DBIMAXVCHKLEN + 1];
	const struct bde_field *field;
	const uint8_t *value;
	unsigned i;

	memset(buf, 0, table->record_size);
	for (i = 0; i < table->field_count; i++) {
		field = &table->fields[i];
		bde_field_set_blank(field, buf);
		if (field->check == NULL || field->is_blob)
			continue;
		value = find_value(field, field->check->bHasDefVal,
		    field->check->aDefVal, scratch);
		/* What is no value of the type leaves the field blank. */
		if (value != NULL)
			(void)bde_field_put(field, xltFIELD, buf, value);
	}
}

DBIResult DBIFN
DbiInitRecord(hDBICur hCursor, uint8_t *pRecBuff)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiInitRecord, hCursor);
	if (result == DBIERR_NONE && pRecBuff == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		bde_record_init(call.cursor->table, pRecBuff);
	return bde_leave(&call, result);
}

/* ---- one field ---- */

/* Takes the way through a record, so that the value is what would be
 * stored. */
static DBIResult
verify(struct bde_cursor *cursor, const struct bde_field *field,
    const void *src, bool *blank)
{
	uint8_t record[2 * BDE_VALUE_MAX] = { 0 };
	uint8_t value[BDE_VALUE_MAX + 2];
	struct bde_field alone = *field;
	DBIResult result;

	*blank = src == NULL;
	if (field->is_blob)
		return src == NULL ? check_value(cursor, field, NULL, NULL) :
		    DBIERR_NOTSUPPORTED;
	alone.desc.iOffset = 0;
	alone.desc.iNullOffset = field->desc.iLen;
	result = bde_field_put(&alone, cursor->xlt_mode, record, src);
	if (result == DBIERR_NONE)
		result = bde_field_get(&alone, xltFIELD, record, value,
		    blank);
	return result != DBIERR_NONE ? result :
	    check_value(cursor, &alone, record, *blank ? NULL : value);
}

DBIResult DBIFN
DbiVerifyField(hDBICur hCursor, uint16_t iField, uint8_t *pSrc,
    DBIBOOL *pbBlank)
{
	const struct bde_field *field;
	struct bde_call call;
	DBIResult result;
	bool blank = false;

	result = bde_enter_cursor(&call, BDE_DbiVerifyField, hCursor);
	if (result == DBIERR_NONE)
		result = bde_table_field(call.cursor->table, iField, &field);
	if (result == DBIERR_NONE) {
		result = verify(call.cursor, field, pSrc, &blank);
		if (result != DBIERR_NONE)
			bde_error_context(call.session, ecFIELDNAME,
			    field->desc.szName);
	}
	if (result == DBIERR_NONE && pbBlank != NULL)
		*pbBlank = blank;
	return bde_leave(&call, result);
}
