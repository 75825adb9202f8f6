/* SPDX-License-Identifier: MIT */
/* Dates, times, decimal numbers and formats. */

#include <math.h>
#include <string.h>

#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "suite.h"

START_TEST(known_days_have_known_numbers)	/* "DbiDateEncode" */
{
	static const struct {
		uint16_t month, day;
		int16_t year;
		DBIDATE date;
	} days[] = {
		{ 1, 1, 1, 1 }, { 12, 31, 0, 0 }, { 1, 1, 0, -365 },
		{ 12, 30, 1899, 693594 }, { 2, 29, 2000, 730179 },
		{ 12, 31, 1, 365 }, { 1, 1, 2026, 739617 }
	};
	uint16_t month, day;
	int16_t year;
	DBIDATE date;
	size_t i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		ck_dbi(DBIERR_NONE, DbiDateEncode(days[i].month, days[i].day,
		    days[i].year, &date));
		ck_assert_int_eq(date, days[i].date);
		ck_dbi(DBIERR_NONE, DbiDateDecode(date, &month, &day, &year));
		ck_assert_int_eq(month, days[i].month);
		ck_assert_int_eq(day, days[i].day);
		ck_assert_int_eq(year, days[i].year);
	}
}
END_TEST

START_TEST(days_follow_each_other)
{
	uint16_t month, day;
	int16_t year;
	DBIDATE first, last, date, back;

	ck_dbi(DBIERR_NONE, DbiDateEncode(1, 1, -9999, &first));
	ck_dbi(DBIERR_NONE, DbiDateEncode(12, 31, 9999, &last));
	ck_dbi(DBIERR_INVALIDDATE, DbiDateDecode(first - 1, NULL, NULL, NULL));
	ck_dbi(DBIERR_INVALIDDATE, DbiDateDecode(last + 1, NULL, NULL, NULL));
	for (date = first; date <= last; date++) {
		if (DbiDateDecode(date, &month, &day, &year) != DBIERR_NONE ||
		    DbiDateEncode(month, day, year, &back) != DBIERR_NONE ||
		    back != date)
			ck_abort_msg("day %d", date);
	}
	ck_dbi(DBIERR_INVALIDDATE, DbiDateDecode(INT32_MIN, NULL, NULL, NULL));
	ck_dbi(DBIERR_INVALIDDATE, DbiDateDecode(INT32_MAX, NULL, NULL, NULL));
}
END_TEST

START_TEST(impossible_days_are_refused)
{
	static const struct {
		uint16_t month, day;
		int16_t year;
	} days[] = {
		{ 0, 1, 2000 }, { 13, 1, 2000 }, { 1, 0, 2000 },
		{ 1, 32, 2000 }, { 2, 29, 1900 }, { 2, 30, 2000 },
		{ 1, 1, 10000 }, { 1, 1, -10000 }, { 4, 31, 2001 }
	};
	DBIDATE date = 7;
	size_t i;

	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		ck_dbi(DBIERR_INVALIDDATE, DbiDateEncode(days[i].month,
		    days[i].day, days[i].year, &date));
	ck_assert_int_eq(date, 7);
	ck_dbi(DBIERR_INVALIDPARAM, DbiDateEncode(1, 1, 1, NULL));
}
END_TEST

START_TEST(time_counts_milliseconds_of_the_minute)	/* "DbiTimeEncode" */
{
	uint16_t hour, minute, ms;
	DBITIME time;

	ck_dbi(DBIERR_NONE, DbiTimeEncode(23, 59, 59999, &time));
	ck_assert_int_eq(time, 86399999);
	ck_dbi(DBIERR_NONE, DbiTimeDecode(time, &hour, &minute, &ms));
	ck_assert_int_eq(hour, 23);
	ck_assert_int_eq(minute, 59);
	ck_assert_int_eq(ms, 59999);
	ck_dbi(DBIERR_INVALIDTIME, DbiTimeEncode(24, 0, 0, &time));
	ck_dbi(DBIERR_INVALIDTIME, DbiTimeEncode(0, 60, 0, &time));
	ck_dbi(DBIERR_INVALIDTIME, DbiTimeEncode(0, 0, 60000, &time));
	ck_dbi(DBIERR_INVALIDTIME, DbiTimeDecode(-1, NULL, NULL, NULL));
	ck_dbi(DBIERR_INVALIDTIME, DbiTimeDecode(86400000, NULL, NULL, NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiTimeEncode(0, 0, 0, NULL));
}
END_TEST

START_TEST(time_stamp_is_date_and_time)		/* "DbiTimeStampEncode" */
{
	static const DBIDATE dates[] = { 693594, 1, 0, -1, -3652000 };
	TIMESTAMP stamp;
	DBIDATE date;
	DBITIME time;
	size_t i;

	for (i = 0; i < 5; i++) {
		ck_dbi(DBIERR_NONE, DbiTimeStampEncode(dates[i], 86399999,
		    &stamp));
		ck_assert(stamp == dates[i] * 86400000.0 + 86399999);
		ck_dbi(DBIERR_NONE, DbiTimeStampDecode(stamp, &date, &time));
		ck_assert_int_eq(date, dates[i]);
		ck_assert_int_eq(time, 86399999);
	}
	ck_dbi(DBIERR_INVALIDTIMESTAMP, DbiTimeStampEncode(1, -1, &stamp));
	ck_dbi(DBIERR_INVALIDTIMESTAMP, DbiTimeStampEncode(9999999, 0,
	    &stamp));
	ck_dbi(DBIERR_INVALIDTIMESTAMP, DbiTimeStampDecode(NAN, NULL, NULL));
	ck_dbi(DBIERR_INVALIDTIMESTAMP, DbiTimeStampDecode(INFINITY, NULL,
	    NULL));
	ck_dbi(DBIERR_INVALIDTIMESTAMP, DbiTimeStampDecode(-1e300, NULL,
	    NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiTimeStampEncode(1, 1, NULL));
}
END_TEST

START_TEST(decimal_digits_are_packed)		/* FMTBcd of idapi.h */
{
	double value = -123.45;
	double back;
	FMTBcd bcd;

	ck_dbi(DBIERR_NONE, DbiBcdFromFloat(&value, 6, 2, &bcd));
	ck_assert_uint_eq(bcd.iPrecision, 6);
	ck_assert_uint_eq(bcd.iSignSpecialPlaces, 0x82);
	ck_assert_uint_eq(bcd.iFraction[0], 0x01);
	ck_assert_uint_eq(bcd.iFraction[1], 0x23);
	ck_assert_uint_eq(bcd.iFraction[2], 0x45);
	ck_dbi(DBIERR_NONE, DbiBcdToFloat(&bcd, &back));
	ck_assert(back == value);
}
END_TEST

START_TEST(decimals_go_there_and_back)
{
	static const struct {
		double value;
		uint16_t precision, places;
	} cases[] = {
		{ 0, 1, 0 }, { 0.5, 1, 1 }, { 0.25, 2, 2 }, { 9, 1, 0 },
		{ 1e20, 64, 4 }, { 123456789.125, 32, 3 }, { -0.001, 32, 3 }
	};
	double value;
	FMTBcd bcd;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		value = cases[i].value;
		ck_dbi(DBIERR_NONE, DbiBcdFromFloat(&value,
		    cases[i].precision, cases[i].places, &bcd));
		value = 1;
		ck_dbi(DBIERR_NONE, DbiBcdToFloat(&bcd, &value));
		ck_assert(value == cases[i].value);
	}
}
END_TEST

START_TEST(decimals_that_do_not_fit_are_refused)
{
	double value = 1000;
	FMTBcd bcd;

	ck_dbi(DBIERR_OUTOFRANGE, DbiBcdFromFloat(&value, 3, 0, &bcd));
	ck_dbi(DBIERR_OUTOFRANGE, DbiBcdFromFloat(&value, 5, 2, &bcd));
	value = 1e300;
	ck_dbi(DBIERR_OUTOFRANGE, DbiBcdFromFloat(&value, 64, 0, &bcd));
	value = 1;
	ck_dbi(DBIERR_OUTOFRANGE, DbiBcdFromFloat(&value, 2, 2, &bcd));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBcdFromFloat(&value, 65, 0, &bcd));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBcdFromFloat(&value, 0, 0, &bcd));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBcdFromFloat(&value, 3, 4, &bcd));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBcdFromFloat(NULL, 3, 0, &bcd));
	memset(&bcd, 0xFF, sizeof(bcd));
	bcd.iSignSpecialPlaces = 0;
	ck_dbi(DBIERR_INVALIDPARAM, DbiBcdToFloat(&bcd, &value));
	bcd.iPrecision = 3;
	ck_dbi(DBIERR_INVALIDPARAM, DbiBcdToFloat(&bcd, &value));
	bcd.iSignSpecialPlaces = 0x40;		/* blank */
	ck_dbi(DBIERR_NONE, DbiBcdToFloat(&bcd, &value));
	ck_assert(value == 0);
}
END_TEST

START_TEST(formats_start_as_in_america)		/* FMTDate ... of idapi.h */
{
	FMTDate date;
	FMTTime time;
	FMTNumber number;

	ck_dbi(DBIERR_NONE, DbiGetDateFormat(&date));
	ck_assert_str_eq(date.szDateSeparator, "/");
	ck_assert_int_eq(date.iDateMode, 0);
	ck_assert_int_eq(date.bYearBiased, 1);
	ck_dbi(DBIERR_NONE, DbiGetTimeFormat(&time));
	ck_assert_int_eq(time.cTimeSeparator, ':');
	ck_assert_int_eq(time.bSeconds, 1);
	ck_dbi(DBIERR_NONE, DbiGetNumberFormat(&number));
	ck_assert_int_eq(number.cDecimalSeparator, '.');
	ck_assert_int_eq(number.iDecimalDigits, 2);
}
END_TEST

START_TEST(formats_are_a_sessions_own)		/* "DbiSetDateFormat" */
{
	FMTDate date;
	hDBISes session;

	ck_dbi(DBIERR_NONE, DbiGetDateFormat(&date));
	date.iDateMode = 2;
	strcpy(date.szDateSeparator, "-");
	ck_dbi(DBIERR_NONE, DbiSetDateFormat(&date));
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_NONE, DbiGetDateFormat(&date));
	ck_assert_int_eq(date.iDateMode, 0);
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(NULL));
	ck_dbi(DBIERR_NONE, DbiGetDateFormat(&date));
	ck_assert_int_eq(date.iDateMode, 2);
	ck_assert_str_eq(date.szDateSeparator, "-");
}
END_TEST

START_TEST(bad_formats_are_refused)
{
	FMTDate date;
	FMTTime time;
	FMTNumber number;

	ck_dbi(DBIERR_INVALIDPARAM, DbiGetDateFormat(NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetDateFormat(NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetTimeFormat(NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetTimeFormat(NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetNumberFormat(NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetNumberFormat(NULL));
	ck_dbi(DBIERR_NONE, DbiGetDateFormat(&date));
	date.iDateMode = 3;
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetDateFormat(&date));
	ck_dbi(DBIERR_NONE, DbiGetTimeFormat(&time));
	memset(time.szPmString, 'x', sizeof(time.szPmString));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetTimeFormat(&time));
	ck_dbi(DBIERR_NONE, DbiGetNumberFormat(&number));
	number.iDecimalDigits = -1;
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetNumberFormat(&number));
	number.iDecimalDigits = 4;
	ck_dbi(DBIERR_NONE, DbiSetNumberFormat(&number));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_format");
	TCase *tcase = tcase_create("values");

	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, known_days_have_known_numbers);
	tcase_add_test(tcase, days_follow_each_other);
	tcase_add_test(tcase, impossible_days_are_refused);
	tcase_add_test(tcase, time_counts_milliseconds_of_the_minute);
	tcase_add_test(tcase, time_stamp_is_date_and_time);
	tcase_add_test(tcase, decimal_digits_are_packed);
	tcase_add_test(tcase, decimals_go_there_and_back);
	tcase_add_test(tcase, decimals_that_do_not_fit_are_refused);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("formats");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, formats_start_as_in_america);
	tcase_add_test(tcase, formats_are_a_sessions_own);
	tcase_add_test(tcase, bad_formats_are_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
