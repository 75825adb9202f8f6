/* SPDX-License-Identifier: MIT */
/* bde_lang.h - language drivers: which order and code page a table has.
 *
 * Keys are ordered by bytes, and texts are handed over as they are stored,
 * unless the driver's code page is an OEM one and the program asks. */
#ifndef BDE_LANG_H
#define BDE_LANG_H

#include "bde_table.h"

/* Without case; "" is the driver's default one.  NULL when it is unknown. */
const TOSBLObj *bde_lang_find(enum bde_driver driver, const char *name);
/* The default one's name. */
const char *bde_lang_default(enum bde_driver driver);

#endif
