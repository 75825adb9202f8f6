/* SPDX-License-Identifier: MIT */
/* bde_key.h - keys of the current index, as programs give them and as the
 * engine compares them.
 *
 * A program gives a key as the fields of a record buffer or directly: the
 * fields of the key one after the other, each in its physical form with a byte
 * behind it that is not 0 when it is blank.  Searches and ranges want places
 * between entries: the one before all entries that begin like the key, and the
 * one after them. */
#ifndef BDE_KEY_H
#define BDE_KEY_H

#include "bde_call.h"

enum bde_key_side { BDE_KEY_BEFORE, BDE_KEY_AFTER };

/* The place as the engine's bytes: fields whole ones and len characters of the
 * next; both 0: all.  DBIERR_NOASSOCINDEX, DBIERR_INVALIDPARAM. */
DBIResult bde_key_make(struct bde_cursor *cursor, bool direct,
    unsigned fields, unsigned len, const void *key, enum bde_key_side side);
/* The same, given out. */
DBIResult bde_key_place(struct bde_cursor *cursor, bool direct,
    unsigned fields, unsigned len, const void *key, enum bde_key_side side,
    struct base_buf *out);
/* DBIERR_NOASSOCINDEX when the order has no key. */
DBIResult bde_key_check(struct bde_cursor *cursor);
/* The direct key of a record buffer. */
DBIResult bde_key_extract(struct bde_cursor *cursor, const uint8_t *record,
    uint8_t *key);

#endif
