/* SPDX-License-Identifier: MIT */
#ifndef CK_DBI_H
#define CK_DBI_H

#include <check.h>
#include <idapi.h>

/* The name of an error, "DBIERR_?" for a number that has none. */
const char *
ck_dbi_name(DBIResult result);

/* Calls, and fails the test with both names when the result is another one. */
#define ck_dbi(expected, call) do {					\
	DBIResult ck_dbi_want = (expected);				\
	DBIResult ck_dbi_got = (call);					\
									\
	ck_assert_msg(ck_dbi_got == ck_dbi_want,			\
	    "%s gave %s (0x%04X), not %s (0x%04X)", #call,		\
	    ck_dbi_name(ck_dbi_got), (unsigned)ck_dbi_got,		\
	    ck_dbi_name(ck_dbi_want), (unsigned)ck_dbi_want);		\
} while (0)

#endif
