/* SPDX-License-Identifier: MIT */
#ifndef CK_JET_H
#define CK_JET_H

#include <check.h>
#include <esent.h>

/* The name of an error or warning, "JET_err?" for a number that has none. */
const char *
ck_jet_name(JET_ERR err);

/* Calls, and fails the test with both names when the result is another one. */
#define ck_jet(expected, call) do {					\
	JET_ERR ck_jet_want = (expected);				\
	JET_ERR ck_jet_got = (call);					\
									\
	ck_assert_msg(ck_jet_got == ck_jet_want,			\
	    "%s gave %s (%d), not %s (%d)", #call,			\
	    ck_jet_name(ck_jet_got), (int)ck_jet_got,			\
	    ck_jet_name(ck_jet_want), (int)ck_jet_want);		\
} while (0)

#endif
