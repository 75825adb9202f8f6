/* SPDX-License-Identifier: MIT */
#ifndef ESE_FIX_CHECKED_H
#define ESE_FIX_CHECKED_H

#include "ese_fix.h"

/* The checked fixture of most test programs. */
static struct ese_fix fx;

static void
setup(void)
{
	ese_fix_open(&fx);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

#endif
