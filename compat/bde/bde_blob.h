/* SPDX-License-Identifier: MIT */
/* bde_blob.h - BLOB fields of record buffers.
 *
 * A BLOB field in a record buffer is a token of four bytes, little endian:
 * nothing, "in the record that the buffer was filled from", or the number of
 * an open BLOB of the cursor; and four bytes that tell which record that was,
 * for the cursor may have moved since: the number of a record without a key,
 * else a hash of its key; 0: the current one.  Buffers are the program's and may
 * be copied or filled with anything: a token that names nothing is an error of
 * the call that meets it. */
#ifndef BDE_BLOB_H
#define BDE_BLOB_H

#include "bde_table.h"

enum bde_blob_token {
	BDE_BLOB_BLANK = 0,
	BDE_BLOB_STORED,	/* in the record */
	BDE_BLOB_OLD,		/* in its image before cached changes */
	BDE_BLOB_FAILED_NEW,	/* in the images of the entry that fails to */
	BDE_BLOB_FAILED_OLD,	/* be applied */
	BDE_BLOB_OPEN		/* and above: open BLOBs */
};

enum { BDE_BLOB_TOKEN_SIZE = 8 };

uint32_t bde_blob_token(const void *field);
void bde_blob_set_token(void *field, uint32_t token);

/* Sets the field of a buffer that the current record is read into. */
void bde_blob_mark(struct bde_cursor *cursor, void *field, bool blank);
/* Whether the field, at `field` in a record buffer, has no bytes. */
bool bde_blob_is_blank(struct bde_cursor *cursor, const void *field);
/* Writes what a record buffer says of a BLOB field into the prepared update
 * of the cursor: leaves it alone where the buffer has what the record has. */
DBIResult bde_blob_write(struct bde_cursor *cursor,
    const struct bde_field *field, const uint8_t *buf);
/* Gives the bytes of a BLOB that was changed while it was open in that
 * buffer, *changed false when there is none; they are the BLOB's own. */
DBIResult bde_blob_changed(struct bde_cursor *cursor, const void *field,
    bool *changed, const void **data, uint32_t *size);
/* Frees all of the cursor's; their tokens are dead. */
void bde_blob_cursor_closes(struct bde_cursor *cursor);

#endif
