/* SPDX-License-Identifier: MIT */
/* eng_cache_entry.h - the cache in memory, for the files about it. */
#ifndef ENG_CACHE_ENTRY_H
#define ENG_CACHE_ENTRY_H

#include <bsd/sys/queue.h>
#include <bsd/sys/tree.h>

#include "eng_cache.h"
#include "eng_cursor.h"

struct eng_cache;

/* One record. */
struct eng_cached {
	TAILQ_ENTRY(eng_cached) link;	/* cache->entries, as they entered */
	RB_ENTRY(eng_cached) node;	/* cache->shown, by bookmark */
	RB_ENTRY(eng_cached) target_node;	/* cache->targets */
	enum eng_cache_state state;
	uint64_t number;		/* ordinal of its versions */
	uint64_t blobs;			/* and of its long values, which later
					 * images go on to use */
	struct base_buf bookmark;	/* where this cursor sees it */
	struct base_buf identity;	/* of the stored record; empty: none */
	struct base_buf before;		/* its row when first changed */
	struct base_buf after;		/* the row as cached; none: deleted */
	struct base_buf target;		/* where it was written, when that is
					 * not the bookmark */
	/* While a run goes on: what was cached, when a subscriber changed it. */
	struct base_buf given;
	struct base_buf given_place;
	bool given_slotted;
	bool edited;
	bool slotted;			/* the bookmark ends in a slot */
	bool applied;
	bool met;			/* by a run, which may have skipped it */
};

TAILQ_HEAD(eng_cached_list, eng_cached);
RB_HEAD(eng_cached_map, eng_cached);
RB_HEAD(eng_target_map, eng_cached);
RB_PROTOTYPE(eng_cached_map, eng_cached, node, eng_cached_compare)
RB_PROTOTYPE(eng_target_map, eng_cached, target_node, eng_target_compare)

/* What a run in a transaction that is still open applied. */
struct eng_cache_run {
	LIST_ENTRY(eng_cache_run) link;
	struct eng_cache *cache;	/* NULL: it is gone */
	size_t count;
	uint64_t numbers[];		/* of the entries */
};

struct eng_cache {
	struct eng_session session;	/* the cursor's, while it caches */
	struct eng_txn txn;		/* holds the versions */
	struct eng_cursor *cursor;
	struct eng_cached_list entries;
	struct eng_cached_map shown;
	struct eng_target_map targets;
	LIST_HEAD(, eng_cache_run) runs;
	uint32_t count;
	uint32_t states;		/* bits of what is shown */
	uint32_t next_slot;
	bool read_old;
	bool running;
};

struct eng_cached *eng_cached_find(struct eng_cache *cache,
    const uint8_t *bookmark, size_t size);
/* The entry of the cursor's record, or NULL. */
struct eng_cached *eng_cached_current(struct eng_cursor *cursor);
/* Takes its versions away; the entry stays.  No lock held. */
void eng_cached_undo(struct eng_cache *cache, struct eng_cached *entry);
/* Frees the entry, versions and all. */
void eng_cached_drop(struct eng_cache *cache, struct eng_cached *entry);
/* Drops all entries, or those that were applied. */
void eng_cached_drop_all(struct eng_cache *cache, bool applied_only);
/* Stands on the entry in the current index; without memory on a crack, for
 * what was done is not undone for that. */
void eng_cached_follow(struct eng_cursor *cursor,
    const struct eng_cached *entry);
/* Copies the bookmark of its stored record; empty: it has none. */
bool eng_cached_home(const struct eng_cached *entry, struct base_buf *home);
/* Puts the cursor there, or on the crack where it is. */
void eng_cached_go_home(struct eng_cursor *cursor,
    const struct base_buf *home);
/* Before a further change, which ends with forget_applied: what an entry that
 * was applied has written is now the stored record that it changes.
 * ENG_E_NOT_ALLOWED while the transaction it was written in may still roll
 * back. */
eng_status eng_cached_renew(struct eng_cache *cache,
    struct eng_cached *entry);
/* Puts versions for what entry->after and entry->bookmark say; on failure
 * there are none. */
eng_status eng_cached_redo(struct eng_cache *cache,
    struct eng_cached *entry);
void eng_cached_forget_applied(struct eng_cache *cache,
    struct eng_cached *entry);

/* How many bytes of a bookmark are the primary key. */
size_t eng_cache_key_size(const struct eng_cursor *cursor,
    const uint8_t *bookmark, size_t size);
/* While old images are read: makes cursor->row that of the current record and
 * gives true, unless it has none. */
bool eng_cache_take_old(struct eng_cursor *cursor);
/* A further change: the image before the first one stays.  The new image is in
 * the cursor's copy buffer. */
eng_status eng_cached_change(struct eng_cache *cache,
    struct eng_cached *entry);

/* eng_cache_edit.c.  The edited record becomes the cached one, until it is
 * known whether it could be written. */
eng_status eng_cached_take_edit(struct eng_cache *cache,
    struct eng_cached *entry, const struct eng_record *edit);
/* It is, for good; or what the program cached is again. */
void eng_cached_keep_edit(struct eng_cached *entry);
void eng_cached_drop_edit(struct eng_cache *cache, struct eng_cached *entry);

/* For eng_update.c and eng_delete.c: their cached forms. */
/* The bookmark of the record, which the current index may leave out: then the
 * cursor stands before the first entry. */
eng_status eng_cache_update(struct eng_cursor *cursor,
    struct base_buf *bookmark);
eng_status eng_cache_delete(struct eng_cursor *cursor);

#endif
