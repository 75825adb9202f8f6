/* SPDX-License-Identifier: MIT */
#ifndef CK_ST_H
#define CK_ST_H

#include <check.h>

#include "eng_status.h"

/* Fails the test unless a call of the engine gives that status. */
#define ck_st(wanted, call) do {					\
	eng_status st_ = (call);					\
	ck_assert_msg(st_ == (wanted), "%s: %s, not %s", #call,	\
	    eng_status_text(st_), eng_status_text(wanted));		\
} while (0)

#endif
