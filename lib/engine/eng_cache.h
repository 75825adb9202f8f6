/* SPDX-License-Identifier: MIT */
/* eng_cache.h - updates that a cursor keeps to itself until they are applied.
 *
 * The cache is a version list like that of a transaction, but it belongs to a
 * cursor: its versions hang in the same chains, only this cursor sees them,
 * and nobody conflicts with them.  So index orders, ranges, seeks and
 * bookmarks of the merged view need no code of their own.
 *
 * Records that were inserted, or whose primary key changed, stand under that
 * key with a slot number behind it: they never collide with stored ones.
 *
 * Applying writes entry by entry, in the order in which records entered the
 * cache, through an ordinary cursor of the session: with all checks, locks and
 * events of a plain update.  What fails is posted as BUS_APPLY_FAILED, and
 * the verdict steers the run. */
#ifndef ENG_CACHE_H
#define ENG_CACHE_H

#include "eng.h"

/* ---- the mode ---- */

/* From now on updates and deletes of the cursor are cached.  Keeps the
 * position.  ENG_E_BAD_OPERATION when they are already. */
eng_status eng_cache_begin(struct eng_cursor *cursor);
/* Drops what is pending; the cursor is an ordinary one again.  Its position
 * is kept where the record exists.  ENG_E_BAD_OPERATION without the mode. */
eng_status eng_cache_end(struct eng_cursor *cursor);
bool eng_cache_is_on(const struct eng_cursor *cursor);
/* The number of records with a pending entry. */
uint32_t eng_cache_count(const struct eng_cursor *cursor);

/* ---- records ---- */

enum eng_cache_state {
	ENG_CACHE_NONE = 0,
	ENG_CACHE_MODIFIED = 1,
	ENG_CACHE_INSERTED = 2,
	ENG_CACHE_DELETED = 3
};

/* Of the current record. */
enum eng_cache_state eng_cache_state(struct eng_cursor *cursor);
/* Bits 1 << state: which records a filtered move stops at. */
void eng_cache_show(struct eng_cursor *cursor, uint32_t states);
uint32_t eng_cache_shown(const struct eng_cursor *cursor);
/* Whether the current record is one of them. */
bool eng_cache_is_shown(struct eng_cursor *cursor);
/* Reads of the cursor give the record as it was before it was changed. */
void eng_cache_read_old(struct eng_cursor *cursor, bool old);
/* The row images of the current record's entry, valid until the next call;
 * NULL and 0 for what it does not have. */
struct eng_cache_images {
	const uint8_t *before;
	size_t before_size;
	const uint8_t *after;
	size_t after_size;
};
void eng_cache_images(struct eng_cursor *cursor,
    struct eng_cache_images *images);

/* A column of an image, whole; out is empty and the status ENG_NOTE_NULL when
 * it has none.  ENG_E_NO_COLUMN. */
eng_status eng_cache_image_read(struct eng_cursor *cursor,
    const uint8_t *image, size_t image_size, uint32_t column_id,
    struct base_buf *out);

/* A second cursor for reading what the cursor sees, its cache included; must
 * be closed before the cursor's mode begins or ends. */
eng_status eng_cache_view_open(struct eng_cursor *cursor,
    struct eng_cursor **view);
void eng_cache_view_close(struct eng_cursor *view);

/* ---- ends ---- */

/* Undoes the current record's entry; ENG_E_BAD_OPERATION when it has none.
 * The cursor stands on the stored record; an inserted one is gone, and the
 * cursor where it was. */
eng_status eng_cache_cancel_current(struct eng_cursor *cursor);
/* Forgets all entries; the cursor stands as after cancel_current. */
eng_status eng_cache_cancel(struct eng_cursor *cursor);

/* What BUS_APPLY_FAILED tells; subject: the cursor. */
struct eng_apply_failure {
	eng_status status;		/* why */
	enum eng_cache_state op;
	struct eng_cache_images images;
	struct eng_record *edit;	/* what a retry writes; eng_cache_edit */
};

struct eng_apply_options {
	/* Checked before an entry is written, by the API's own rules (required
	 * fields, ranges); may be NULL. */
	eng_status (*check)(void *ctx, enum eng_cache_state op,
	    const struct eng_cache_images *images);
	/* The same when it is written, and before that is kept: a failure
	 * undoes it; may be NULL. */
	eng_status (*written)(void *ctx, enum eng_cache_state op,
	    const struct eng_cache_images *images);
	/* Sets columns that follow from others in the update that is prepared
	 * in base, before it is checked; may be NULL. */
	eng_status (*complete)(void *ctx, enum eng_cache_state op,
	    struct eng_cursor *base);
	/* Deletes the current record of base where a deletion is more than
	 * that; may be NULL. */
	eng_status (*erase)(void *ctx, struct eng_cursor *base);
	void *ctx;
	uint32_t deleted_column_id;	/* marks records as deleted; or 0 */
	struct bus_scope *scope;	/* failures are posted here; NULL: the
					 * first one aborts the run */
	bool restore;			/* an aborted run leaves nothing */
	/* New records without a primary key go where the cursor showed them,
	 * not to the end. */
	bool keep_places;
};

/* Writes every entry not yet applied.  Inside a transaction the marks last as
 * long as the transaction does not roll back.  An aborted run gives
 * ENG_E_REFUSED (code: the session's refusal) when a subscriber decided it,
 * else the failure; the cache keeps its entries. */
eng_status eng_cache_apply(struct eng_cursor *cursor,
    const struct eng_apply_options *options);
/* Throws away the entries that were applied; the cursor stands on what was
 * written for its own.  Entries that no run has met yet, or that were rolled
 * back, are applied first. */
eng_status eng_cache_commit(struct eng_cursor *cursor,
    const struct eng_apply_options *options);

/* Sets a column of what a retry will write, and of the cached image when the
 * retry succeeds; no data: NULL.  ENG_E_NO_COLUMN and value errors. */
eng_status eng_cache_edit(struct eng_apply_failure *failure,
    uint32_t column_id, const void *data, uint32_t size);

#endif
