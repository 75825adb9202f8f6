/* SPDX-License-Identifier: MIT */
/* bde_bookmark.h - positions as bytes. */
#ifndef BDE_BOOKMARK_H
#define BDE_BOOKMARK_H

#include "bde_call.h"

/* bde_cursor_bookmark_size() bytes. */
DBIResult bde_bookmark_get(struct bde_cursor *cursor, uint8_t *out);
/* DBIERR_INVALIDBOOKMARK: of another table or order, or none at all.  A record
 * that is gone leaves the crack where it was. */
DBIResult bde_bookmark_set(struct bde_cursor *cursor, const uint8_t *bytes);

/* A place to come back to; restore frees it, or base_buf_fini() does. */
DBIResult bde_place_save(struct bde_cursor *cursor, struct base_buf *place);
void bde_place_restore(struct bde_cursor *cursor, struct base_buf *place);

#endif
