/* SPDX-License-Identifier: MIT */
/* bde_convert.h - a field of one table as one of another. */
#ifndef BDE_CONVERT_H
#define BDE_CONVERT_H

#include "bde_table.h"

/* The value of a field in one record buffer into a field of another one; not
 * for BLOBs.  *lost: it could not be taken whole; what could is in the field,
 * which is blank when that is nothing. */
void bde_convert_field(const struct bde_field *from, const uint8_t *from_buf,
    const struct bde_field *to, uint8_t *to_buf, bool *lost);
/* Bytes of a text as the value of a field that is no BLOB. */
void bde_convert_text(const char *text, const struct bde_field *to,
    uint8_t *to_buf, bool *lost);

#endif
