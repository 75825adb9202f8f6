/* SPDX-License-Identifier: MIT */
/* bde_blob.h - BLOB fields of record buffers.
 *
 * The first four bytes of a BLOB field in a record buffer are a token, little
 * endian: nothing, "in the record that the buffer was filled from", or the
 * number of an open BLOB of the cursor.  Buffers are the program's and may be
 * copied or filled with anything: a token that names nothing is an error of
 * the call that meets it. */
#ifndef BDE_BLOB_H
#define BDE_BLOB_H

#include "bde_call.h"

enum bde_blob_token {
	BDE_BLOB_BLANK = 0,
	BDE_BLOB_STORED,	/* in the current record */
	BDE_BLOB_OLD,		/* in its image before cached changes */
	BDE_BLOB_FAILED_NEW,	/* in the images of the entry that fails to */
	BDE_BLOB_FAILED_OLD,	/* be applied */
	BDE_BLOB_OPEN		/* and above: open BLOBs */
};

enum { BDE_BLOB_TOKEN_SIZE = 4 };

uint32_t bde_blob_token(const void *field);
void bde_blob_set_token(void *field, uint32_t token);

/* Sets the field of a buffer that the current record is read into. */
void bde_blob_mark(struct bde_cursor *cursor, void *field, bool blank);
/* Whether the field, at `field` in a record buffer, has no bytes. */
bool bde_blob_is_blank(struct bde_cursor *cursor, const void *field);
/* Writes what a record buffer says of a BLOB field into the prepared update
 * of the cursor: leaves it alone where the buffer has what the record has.
 * column_id: the engine's. */
DBIResult bde_blob_write(struct bde_cursor *cursor, uint32_t column_id,
    const void *field);
/* Gives the bytes of a BLOB that was changed while it was open in that
 * buffer, *changed false when there is none; they are the BLOB's own. */
DBIResult bde_blob_changed(struct bde_cursor *cursor, const void *field,
    bool *changed, const void **data, uint32_t *size);
/* Frees all of the cursor's; their tokens are dead. */
void bde_blob_cursor_closes(struct bde_cursor *cursor);

#endif
