/* SPDX-License-Identifier: MIT */
/* eng_blob.h - long values out of the row, in chunks keyed by (id, offset).
 *
 * A blob never changes once its record is written: a new value gets a new id.
 * A small one travels as versions like any record.  A big one is written at
 * once under an id that nobody knows and a mark in the store's "orphans" tree
 * that the commit takes away; what a rollback or a crash leaves is swept. */
#ifndef ENG_BLOB_H
#define ENG_BLOB_H

#include "eng_table.h"

enum {
	/* Bytes: what 16 pages of Berkeley DB hold beside their headers. */
	ENG_BLOB_CHUNK = 16 * 8160,
	ENG_BLOB_AT_ONCE = 65536	/* bytes from which it is a big one */
};

/* Environment not shared: does so as it needs. */
eng_status eng_blob_write(struct eng_session *session,
    struct eng_table *table, const void *data, uint32_t size, uint64_t *id);
/* Environment shared.  Reads up to room bytes from offset on; none of a
 * blob that the session, or view, does not see. */
eng_status eng_blob_read(struct eng_session *session,
    const struct eng_table *table, uint64_t id, uint32_t offset,
    void *data, uint32_t room, uint32_t *got);
eng_status eng_blob_read_as(const struct eng_view *view,
    const struct eng_table *table, uint64_t id, uint32_t offset,
    void *data, uint32_t room, uint32_t *got);
/* Forgets the blob when the statement's transaction commits (and no older
 * snapshot needs it).  Environment shared. */
eng_status eng_blob_delete(struct eng_session *session,
    struct eng_table *table, uint64_t id, uint32_t size);
/* To be set as the reaper of the store's orphans tree; ctx is the store. */
void eng_blob_reap(void *ctx, const void *key, size_t key_size);
/* Removes what a crash left; at attach, before anybody uses the store. */
eng_status eng_blob_sweep(struct eng_store *store);

#endif
