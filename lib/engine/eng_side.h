/* SPDX-License-Identifier: MIT */
/* eng_side.h - an environment beside the real one: a cache and no more. */
#ifndef ENG_SIDE_H
#define ENG_SIDE_H

#include <db.h>

/* No log, no files. */
int eng_side_open(DB_ENV **side);
/* ret when it is not 0, or what closing gave; side may be NULL. */
int eng_side_close(DB_ENV *side, int ret);

#endif
