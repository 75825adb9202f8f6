/* SPDX-License-Identifier: MIT */
#ifndef ESE_REC_CHECKED_H
#define ESE_REC_CHECKED_H

#include "ese_rec.h"

/* The checked fixture of tests of cursors and records. */
static struct ese_rec rc;

static void
setup(void)
{
	ese_rec_open(&rc);
}

static void
teardown(void)
{
	ese_rec_close(&rc);
}

#endif
