/* SPDX-License-Identifier: MIT */
#ifndef ESE_ROWS_CHECKED_H
#define ESE_ROWS_CHECKED_H

#include "ck_jet.h"
#include "ese_rows.h"

static struct ese_fix fx;
static struct ese_rows one;
static struct ese_rows two;

/* Rows 1=a 2=b 3=c, and two sessions on this one thread. */
static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	ese_rows_index(&fx);
	one = ese_rows_open(&fx);
	two = ese_rows_open(&fx);
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 1, "a"));
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 2, "b"));
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 3, "c"));
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

#endif
