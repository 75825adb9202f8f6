/* SPDX-License-Identifier: MIT */
/* bde_blob_token.h - the bytes that the tokens of BLOB fields name, other than
 * those of open BLOBs; for bde_blob.c alone. */
#ifndef BDE_BLOB_TOKEN_H
#define BDE_BLOB_TOKEN_H

#include "bde_blob.h"

/* As programs see them; `at` is the field in the record buffer, whose token may
 * be another one by now.  DBIERR_BLOBMODIFIED: of a record that changed;
 * DBIERR_INVALIDBLOBHANDLE: the token names nothing. */
DBIResult bde_blob_read_token(struct bde_cursor *cursor, uint32_t token,
    const struct bde_field *field, const uint8_t *at, struct base_buf *out);
/* Writes them into the prepared update of the cursor, unless that has them. */
DBIResult bde_blob_write_token(struct bde_cursor *cursor, uint32_t token,
    const struct bde_field *field, const uint8_t *at);
/* Writes bytes as programs see them. */
DBIResult bde_blob_write_bytes(struct bde_cursor *cursor,
    const struct bde_field *field, const struct base_buf *data);

#endif
