/* SPDX-License-Identifier: MIT */
/* Dates, times, decimal numbers, and how a session writes them. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bde_call.h"

enum {
	YEAR_MAX = 9999,
	MS_MINUTE = 60000,
	MS_HOUR = 60 * MS_MINUTE,
	MS_DAY = 24 * MS_HOUR,
	BCD_DIGITS = 64
};

/* More milliseconds than any date has, so that they fit an integer. */
#define STAMP_LIMIT 1e15

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
month_days(int month, int year)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};

	return days[month - 1] + (month == 2 && is_leap(year));
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Days before 1 January of a year, from that of the year 1. */
static int
year_start(int year)
{
	int64_t y = year - 1;

	return (int)(y * 365 + floor_div(y, 4) - floor_div(y, 100) +
	    floor_div(y, 400));
}

DBIResult DBIFN
DbiDateEncode(uint16_t iMon, uint16_t iDay, int16_t iYear, DBIDATE *pdateD)
{
	int days;
	int month;

	if (pdateD == NULL)
		return DBIERR_INVALIDPARAM;
	if (iYear < -YEAR_MAX || iYear > YEAR_MAX || iMon < 1 || iMon > 12 ||
	    iDay < 1 || iDay > month_days(iMon, iYear))
		return DBIERR_INVALIDDATE;
	days = year_start(iYear) + iDay;
	for (month = 1; month < iMon; month++)
		days += month_days(month, iYear);
	*pdateD = days;
	return DBIERR_NONE;
}

static bool
is_date(DBIDATE date)
{
	return date > year_start(-YEAR_MAX) &&
	    date <= year_start(YEAR_MAX + 1);
}

DBIResult DBIFN
DbiDateDecode(DBIDATE dateD, uint16_t *piMon, uint16_t *piDay,
    int16_t *piYear)
{
	int year;
	int month;
	int day;

	if (!is_date(dateD))
		return DBIERR_INVALIDDATE;
	/* Never more than one off: 146097 days are 400 years. */
	year = (int)floor_div((dateD - 1) * (int64_t)400, 146097) + 1;
	if (dateD <= year_start(year))
		year--;
	else if (dateD > year_start(year + 1))
		year++;
	day = dateD - year_start(year);
	for (month = 1; day > month_days(month, year); month++)
		day -= month_days(month, year);
	if (piMon != NULL)
		*piMon = (uint16_t)month;
	if (piDay != NULL)
		*piDay = (uint16_t)day;
	if (piYear != NULL)
		*piYear = (int16_t)year;
	return DBIERR_NONE;
}

/* iMilSec: milliseconds of the minute. */
DBIResult DBIFN
DbiTimeEncode(uint16_t iHour, uint16_t iMin, uint16_t iMilSec,
    DBITIME *ptimeT)
{
	if (ptimeT == NULL)
		return DBIERR_INVALIDPARAM;
	if (iHour > 23 || iMin > 59 || iMilSec >= MS_MINUTE)
		return DBIERR_INVALIDTIME;
	*ptimeT = iHour * MS_HOUR + iMin * MS_MINUTE + iMilSec;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiTimeDecode(DBITIME timeT, uint16_t *piHour, uint16_t *piMin,
    uint16_t *piMilSec)
{
	if (timeT < 0 || timeT >= MS_DAY)
		return DBIERR_INVALIDTIME;
	if (piHour != NULL)
		*piHour = (uint16_t)(timeT / MS_HOUR);
	if (piMin != NULL)
		*piMin = (uint16_t)(timeT % MS_HOUR / MS_MINUTE);
	if (piMilSec != NULL)
		*piMilSec = (uint16_t)(timeT % MS_MINUTE);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiTimeStampEncode(DBIDATE dateD, DBITIME timeT, TIMESTAMP *ptsTS)
{
	if (ptsTS == NULL)
		return DBIERR_INVALIDPARAM;
	if (!is_date(dateD) || timeT < 0 || timeT >= MS_DAY)
		return DBIERR_INVALIDTIMESTAMP;
	*ptsTS = (TIMESTAMP)dateD * MS_DAY + timeT;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiTimeStampDecode(TIMESTAMP tsTS, DBIDATE *pdateD, DBITIME *ptimeT)
{
	int64_t date;

	if (!(tsTS > -STAMP_LIMIT && tsTS < STAMP_LIMIT))
		return DBIERR_INVALIDTIMESTAMP;
	date = floor_div((int64_t)tsTS, MS_DAY);
	if (tsTS < (double)date * MS_DAY)
		date--;
	if (!is_date((DBIDATE)date))
		return DBIERR_INVALIDTIMESTAMP;
	if (pdateD != NULL)
		*pdateD = (DBIDATE)date;
	if (ptimeT != NULL)
		*ptimeT = (DBITIME)(tsTS - (double)date * MS_DAY);
	return DBIERR_NONE;
}

static void
put_digit(FMTBcd *bcd, unsigned place, unsigned digit)
{
	bcd->iFraction[place / 2] |=
	    (uint8_t)(place % 2 == 0 ? digit << 4 : digit);
}

/* The digits of a text that has other signs too; SIZE_MAX when they are more
 * than there is room for. */
static size_t
take_digits(const char *text, char *digits, size_t room)
{
	size_t count = 0;

	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			continue;
		if (count == room)
			return SIZE_MAX;
		digits[count++] = *text;
	}
	return count;
}

/* iPrecision digits, the last iPlaces of them after the point. */
DBIResult DBIFN
DbiBcdFromFloat(double *piVal, uint16_t iPrecision, uint16_t iPlaces,
    pFMTBcd pBcd)
{
	char text[512];
	char digits[BCD_DIGITS + 1];
	const char *at = digits;
	size_t count;
	unsigned place;

	if (piVal == NULL || pBcd == NULL || iPrecision < 1 ||
	    iPrecision > BCD_DIGITS || iPlaces > iPrecision ||
	    iPlaces >= BCD_DIGITS || !isfinite(*piVal))
		return DBIERR_INVALIDPARAM;
	/* With all digits after the point there is a zero before it. */
	snprintf(text, sizeof(text), "%0*.*f",
	    iPrecision + (iPlaces > 0) + (*piVal < 0), iPlaces, *piVal);
	count = take_digits(text, digits, sizeof(digits));
	if (count == (size_t)iPrecision + 1 && *at == '0') {
		at++;
		count--;
	}
	if (count != iPrecision)
		return DBIERR_OUTOFRANGE;
	memset(pBcd, 0, sizeof(*pBcd));
	pBcd->iPrecision = (uint8_t)iPrecision;
	pBcd->iSignSpecialPlaces = (uint8_t)(iPlaces |
	    (*piVal < 0 ? 0x80 : 0));
	for (place = 0; place < iPrecision; place++)
		put_digit(pBcd, place, (unsigned)(at[place] - '0'));
	return DBIERR_NONE;
}

/* As text, so that the number is the nearest one. */
DBIResult DBIFN
DbiBcdToFloat(pFMTBcd pBcd, double *piVal)
{
	char text[BCD_DIGITS + 16];
	unsigned places;
	unsigned place;
	unsigned digit;
	char *at = text;

	if (pBcd == NULL || piVal == NULL)
		return DBIERR_INVALIDPARAM;
	*piVal = 0;
	places = pBcd->iSignSpecialPlaces & 0x3F;
	if ((pBcd->iSignSpecialPlaces & 0x40) != 0)
		return DBIERR_NONE;
	if (pBcd->iPrecision < 1 || pBcd->iPrecision > BCD_DIGITS ||
	    places > pBcd->iPrecision)
		return DBIERR_INVALIDPARAM;
	if ((pBcd->iSignSpecialPlaces & 0x80) != 0)
		*at++ = '-';
	for (place = 0; place < pBcd->iPrecision; place++) {
		digit = pBcd->iFraction[place / 2];
		digit = place % 2 == 0 ? digit >> 4 : digit & 0xF;
		if (digit > 9)
			return DBIERR_INVALIDPARAM;
		*at++ = (char)('0' + digit);
	}
	snprintf(at, (size_t)(text + sizeof(text) - at), "e-%u", places);
	*piVal = strtod(text, NULL);
	return DBIERR_NONE;
}

/* One session's format, copied in or out: they differ by type and place. */
#define FORMAT_CALLS(Kind, member)					\
DBIResult DBIFN								\
DbiGet##Kind##Format(pFMT##Kind pfmt)					\
{									\
	struct bde_call call;						\
	DBIResult result;						\
									\
	result = bde_enter(&call, BDE_DbiGet##Kind##Format);		\
	if (result == DBIERR_NONE && pfmt == NULL)			\
		result = DBIERR_INVALIDPARAM;				\
	if (result == DBIERR_NONE)					\
		*pfmt = call.session->member;				\
	return bde_leave(&call, result);				\
}									\
									\
DBIResult DBIFN								\
DbiSet##Kind##Format(pFMT##Kind pfmt)					\
{									\
	struct bde_call call;						\
	DBIResult result;						\
									\
	result = bde_enter(&call, BDE_DbiSet##Kind##Format);		\
	if (result == DBIERR_NONE &&					\
	    (pfmt == NULL || !is_good_##member(pfmt)))			\
		result = DBIERR_INVALIDPARAM;				\
	if (result == DBIERR_NONE)					\
		call.session->member = *pfmt;				\
	return bde_leave(&call, result);				\
}

/* Texts must end within their arrays. */
static bool
is_good_date_format(const FMTDate *fmt)
{
	return fmt->iDateMode >= 0 && fmt->iDateMode <= 2 &&
	    memchr(fmt->szDateSeparator, '\0',
	    sizeof(fmt->szDateSeparator)) != NULL;
}

static bool
is_good_time_format(const FMTTime *fmt)
{
	return memchr(fmt->szAmString, '\0',
	    sizeof(fmt->szAmString)) != NULL &&
	    memchr(fmt->szPmString, '\0', sizeof(fmt->szPmString)) != NULL;
}

static bool
is_good_number_format(const FMTNumber *fmt)
{
	return fmt->iDecimalDigits >= 0 && fmt->cDecimalSeparator != '\0';
}

FORMAT_CALLS(Date, date_format)
FORMAT_CALLS(Time, time_format)
FORMAT_CALLS(Number, number_format)
