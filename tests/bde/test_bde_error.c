/* SPDX-License-Identifier: MIT */
/* Errors, their texts and the error stack. */

#include <string.h>

#include "bde_fix_checked.h"
#include "canary.h"
#include "ck_dbi.h"
#include "ck_dbi_names.h"
#include "suite.h"

static const DBIResult codes[] = {
#define X(name) name,
	CK_DBI_NAMES(X)
#undef X
};

START_TEST(every_error_has_a_text)		/* "DbiGetErrorString" */
{
	struct canary canary = canary_new(sizeof(DBIMSG));
	char *text = (char *)canary.data;
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		ck_dbi(DBIERR_NONE, DbiGetErrorString(codes[i], text));
		ck_assert_msg(strlen(text) > 4, "0x%04X", codes[i]);
	}
	canary_check(&canary);
	canary_free(&canary);
}
END_TEST

START_TEST(frequent_errors_have_sentences)
{
	DBIMSG text;

	ck_dbi(DBIERR_NONE, DbiGetErrorString(DBIERR_KEYVIOL, text));
	ck_assert_str_eq(text, "Key violation.");
	ck_dbi(DBIERR_NONE, DbiGetErrorString(0x0107, text));
	ck_assert_str_eq(text, "");
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetErrorString(0, NULL));
}
END_TEST

START_TEST(first_entry_is_the_failure)		/* "DbiGetErrorEntry" */
{
	uint32_t native = 99;
	DBIMSG text;

	ck_dbi(DBIERR_INVALIDDIR, DbiSetPrivateDir("/no/such"));
	ck_dbi(DBIERR_INVALIDDIR, DbiGetErrorEntry(1, &native, text));
	ck_assert_str_eq(text, "Invalid directory.");
	ck_assert_uint_eq(native, 0);
	ck_dbi(DBIERR_NONE, DbiGetErrorEntry(2, &native, text));
	ck_assert_str_eq(text, "");
	ck_dbi(DBIERR_NONE, DbiGetErrorEntry(0, NULL, NULL));
	ck_dbi(DBIERR_INVALIDDIR, DbiGetErrorEntry(1, NULL, NULL));
}
END_TEST

START_TEST(next_call_clears_the_stack)
{
	DBIMSG text;

	ck_dbi(DBIERR_INVALIDDIR, DbiSetPrivateDir("/no/such"));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(1));
	ck_dbi(DBIERR_NONE, DbiGetErrorEntry(1, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecDIRNAME, text));
	ck_assert_str_eq(text, "");
}
END_TEST

START_TEST(info_has_text_and_contexts)		/* "DbiGetErrorInfo" */
{
	DBIErrInfo info;

	ck_dbi(DBIERR_INVALIDDIR, DbiSetPrivateDir("/no/such"));
	ck_dbi(DBIERR_NONE, DbiGetErrorInfo(TRUE, &info));
	ck_assert_uint_eq(info.iError, DBIERR_INVALIDDIR);
	ck_assert_str_eq(info.szErrCode, "Invalid directory.");
	ck_assert_str_eq(info.szContext1, "/no/such");
	ck_assert_str_eq(info.szContext2, "");
	ck_dbi(DBIERR_NONE, DbiGetErrorInfo(FALSE, &info));
	ck_assert_uint_eq(info.iError, DBIERR_INVALIDDIR);
	ck_assert_str_eq(info.szContext1, "");
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetErrorInfo(TRUE, NULL));
	ck_dbi(DBIERR_INVALIDDIR, DbiGetErrorEntry(1, NULL, NULL));
}
END_TEST

START_TEST(context_is_asked_for_by_kind)	/* "DbiGetErrorContext" */
{
	DBIMSG text;

	ck_dbi(DBIERR_INVALIDDIR, DbiSetPrivateDir("/no/such"));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecTABLENAME, text));
	ck_assert_str_eq(text, "");
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecDIRNAME, text));
	ck_assert_str_eq(text, "/no/such");
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetErrorContext(ecDIRNAME, NULL));
}
END_TEST

START_TEST(long_context_is_cut)
{
	char path[400];
	DBIMSG text;

	memset(path, 'x', sizeof(path));
	path[399] = '\0';
	ck_dbi(DBIERR_INVALIDDIR, DbiSetPrivateDir(path));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecDIRNAME, text));
	ck_assert_uint_eq(strlen(text), DBIMAXMSGLEN);
}
END_TEST

START_TEST(bad_handle_is_on_the_stack_too)
{
	ck_dbi(DBIERR_INVALIDSESHANDLE,
	    DbiSetCurrSession((hDBISes)(uintptr_t)12345));
	ck_dbi(DBIERR_INVALIDSESHANDLE, DbiGetErrorEntry(1, NULL, NULL));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_error");
	TCase *tcase = tcase_create("text");

	tcase_add_test(tcase, every_error_has_a_text);
	tcase_add_test(tcase, frequent_errors_have_sentences);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("stack");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, first_entry_is_the_failure);
	tcase_add_test(tcase, next_call_clears_the_stack);
	tcase_add_test(tcase, info_has_text_and_contexts);
	tcase_add_test(tcase, context_is_asked_for_by_kind);
	tcase_add_test(tcase, long_context_is_cut);
	tcase_add_test(tcase, bad_handle_is_on_the_stack_too);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
