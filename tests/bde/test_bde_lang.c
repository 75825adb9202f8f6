/* SPDX-License-Identifier: MIT */
/* Language drivers. */

#include <string.h>

#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "suite.h"

START_TEST(objects_are_found_by_name)		/* OsLdLoadBySymbName */
{
	void *object = NULL;
	void *again = NULL;

	ck_assert_uint_eq(OsLdLoadBySymbName("ascii", &object), 0);
	ck_assert_ptr_nonnull(object);
	ck_assert_str_eq(((TOSBLObj *)object)->LdName, "ascii");
	ck_assert_uint_eq(OsLdLoadBySymbName("ASCII", &again), 0);
	ck_assert_ptr_eq(object, again);
	ck_assert_uint_eq(OsLdUnloadObj(&again), 0);
	ck_assert_ptr_null(again);
	ck_assert_uint_eq(OsLdLoadBySymbName("klingon", &object),
	    DBIERR_LDNOTFOUND);
	ck_assert_ptr_null(object);
	ck_assert_uint_eq(OsLdLoadBySymbName(NULL, &object),
	    DBIERR_INVALIDPARAM);
	ck_assert_uint_eq(OsLdUnloadObj(NULL), DBIERR_INVALIDPARAM);
}
END_TEST

START_TEST(default_driver_compares_bytes)		/* OsLdStrCmp */
{
	ck_assert_int_eq(OsLdStrCmpi(NULL, "Berlin", "bERLIN"), 0);
	ck_assert_int_eq(OsLdStrCmpi(NULL, "a", "B"), -1);
	ck_assert_int_eq(OsLdStrnCmpi(NULL, "abX", "ABy", 2), 0);
	ck_assert_int_eq(OsLdStrnCmpi(NULL, "abz", "ABy", 3), 1);
	ck_assert_int_eq((int16_t)OsLdStrCmp(NULL, "a", "B"), 1);
	ck_assert_int_eq((int16_t)OsLdStrCmp(NULL, "a", "b"), -1);
	ck_assert_int_eq(OsLdStrCmp(NULL, "a", "a"), 0);
	ck_assert_int_eq(OsLdStrnCmp(NULL, "ab", "ac", 1), 0);
	ck_assert_int_eq((int16_t)OsLdStrnCmp(NULL, "a\xE4", "ab", 2), 1);
}
END_TEST

START_TEST(default_driver_takes_any_bytes)	/* "DbiNativeToAnsi" */
{
	char text[16] = "xxxxxxxxxxxxxxx";
	DBIBOOL lost = 7;

	ck_dbi(DBIERR_NONE, DbiNativeToAnsi(NULL, text, "\xC3\xA4", 0,
	    &lost));
	ck_assert_str_eq(text, "\xC3\xA4");
	ck_assert_int_eq(lost, 0);
	ck_dbi(DBIERR_NONE, DbiAnsiToNative(NULL, text, "abc", 2, NULL));
	ck_assert_mem_eq(text, "ab\0x", 4);
	ck_dbi(DBIERR_INVALIDPARAM, DbiNativeToAnsi(&lost, text, "a", 0,
	    NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiNativeToAnsi(NULL, text, NULL, 0,
	    NULL));
}
END_TEST

START_TEST(oem_driver_converts)
{
	char text[8] = "\x84";			/* a umlaut in 437 */
	DBIBOOL lost = 7;
	void *object;

	ck_assert_uint_eq(OsLdLoadBySymbName("DB437US0", &object), 0);
	ck_dbi(DBIERR_NONE, DbiNativeToAnsi(object, text, text, 0, &lost));
	ck_assert_str_eq(text, "\xE4");		/* and in 1252 */
	ck_assert_int_eq(lost, 0);
	ck_dbi(DBIERR_NONE, DbiAnsiToNative(object, text, text, 0, &lost));
	ck_assert_str_eq(text, "\x84");
	/* 1252 has no box of lines. */
	ck_dbi(DBIERR_NONE, DbiNativeToAnsi(object, NULL, "a\xC9", 0, &lost));
	ck_assert_int_eq(lost, 1);
	ck_dbi(DBIERR_NONE, DbiNativeToAnsi(object, text, "a\xC9", 0, &lost));
	ck_assert_str_eq(text, "a?");
}
END_TEST

/* The page of each, a character of it and the one of 1252, 0: none. */
static const struct {
	const char *name, *native, *ansi;
} conversions[] = {
	{ "swedfin", "\x86", "\xe5" }, { "intl850", "\xd0", "\xf0" },
	{ "czech", "\x84", "\xe4" }, { "DB852CZ0", "\x9f", NULL },
	{ "turk", "\x81", "\xfc" }, { "DB860PT0", "\x84", "\xe3" },
	{ "iceland", "\x8d", "\xde" }, { "DB863CF1", "\x84", "\xc2" },
	{ "nordan", "\x9b", "\xf8" }, { "cyrr", "\x80", NULL },
	{ "grcp437", "\x80", NULL }, { "hebrew", "\x80", NULL },
	{ "anczech", "\xe8", "\xe8" }, { "DB932JP0", "\x93\xfa", "\x93\xfa" }
};

enum { CONVERSIONS = sizeof conversions / sizeof conversions[0] };

START_TEST(every_code_page_converts_in_place)
{
	char text[8];
	DBIBOOL lost = 7;
	void *object;

	ck_assert_uint_eq(OsLdLoadBySymbName(conversions[_i].name, &object),
	    0);
	strcpy(text, conversions[_i].native);
	ck_dbi(DBIERR_NONE, DbiNativeToAnsi(object, text, text, 0, &lost));
	ck_assert_int_eq(lost, conversions[_i].ansi == NULL);
	if (lost) {
		ck_assert_str_eq(text, "?");
		return;
	}
	ck_assert_str_eq(text, conversions[_i].ansi);
	ck_dbi(DBIERR_NONE, DbiAnsiToNative(object, text, text, 0, &lost));
	ck_assert_int_eq(lost, 0);
	ck_assert_str_eq(text, conversions[_i].native);
}
END_TEST

START_TEST(drivers_have_default_languages)	/* "DbiGetLdName" */
{
	DBINAME name;

	ck_dbi(DBIERR_NONE, DbiGetLdName("PARADOX", NULL, name));
	ck_assert_str_eq(name, "ascii");
	ck_dbi(DBIERR_NONE, DbiGetLdName("DBASE", NULL, name));
	ck_assert_str_eq(name, "DBWINUS0");
	ck_dbi(DBIERR_UNKNOWNDRIVER, DbiGetLdName("ORACLE", NULL, name));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetLdName("PARADOX", NULL, NULL));
	ck_dbi(DBIERR_NOSUCHTABLE, DbiGetLdName("PARADOX", "NONE.DB", name));
}
END_TEST

START_TEST(every_cursor_has_an_object)		/* "DbiGetLdObj" */
{
	void *object = NULL;
	hDBICur list;

	ck_dbi(DBIERR_NONE, DbiOpenDriverList(&list));
	ck_dbi(DBIERR_NONE, DbiGetLdObj(list, &object));
	ck_assert_str_eq(((TOSBLObj *)object)->LdName, "ascii");
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetLdObj(list, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetLdObj(list, &object));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_lang");
	TCase *tcase = tcase_create("objects");

	tcase_add_test(tcase, objects_are_found_by_name);
	tcase_add_test(tcase, default_driver_compares_bytes);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("drivers");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, default_driver_takes_any_bytes);
	tcase_add_test(tcase, oem_driver_converts);
	tcase_add_loop_test(tcase, every_code_page_converts_in_place, 0,
	    CONVERSIONS);
	tcase_add_test(tcase, drivers_have_default_languages);
	tcase_add_test(tcase, every_cursor_has_an_object);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
