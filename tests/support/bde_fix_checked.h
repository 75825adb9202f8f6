/* SPDX-License-Identifier: MIT */
#ifndef BDE_FIX_CHECKED_H
#define BDE_FIX_CHECKED_H

#include "bde_fix.h"

/* The checked fixture of most test programs. */
static struct bde_fix fx;

static void
setup(void)
{
	bde_fix_open(&fx);
}

static void
teardown(void)
{
	bde_fix_close(&fx);
}

#endif
