/* SPDX-License-Identifier: MIT */
/* bde_cursor.h - where cursors stand, and how they go from record to record.
 *
 * A cursor stands on one end of its records, or at a record of its engine
 * cursor: on it (which may be gone by now), or on the crack before it
 * (crack_before).  Records are hidden by the range, by filters, by
 * DbiSetProp's choice of cached states, and when they are marked as deleted;
 * all of that is asked by one function, with no lock of the engine held. */
#ifndef BDE_CURSOR_H
#define BDE_CURSOR_H

#include "bde_call.h"

/* ---- positions (bde_cursor.c) ---- */

void bde_cursor_begin(struct bde_cursor *cursor);
void bde_cursor_end_of(struct bde_cursor *cursor);
/* To the next record that is shown, or the prior one.  DBIERR_EOF, DBIERR_BOF:
 * the cursor stands there. */
DBIResult bde_cursor_step(struct bde_cursor *cursor, bool forward);
/* A step from the crack before the entry that the engine's cursor has just
 * found, onto it, or on to the next one that is shown. */
DBIResult bde_cursor_arrive(struct bde_cursor *cursor);
/* Whether the cursor stands on a record that is there and shown.  DBIERR_BOF,
 * DBIERR_EOF, DBIERR_NOCURRREC, DBIERR_KEYORRECDELETED,
 * DBIERR_RECNOTFOUND (hidden by a filter). */
DBIResult bde_cursor_current(struct bde_cursor *cursor);
/* The engine cursor was put on a record: that is where the cursor stands. */
void bde_cursor_stand_on(struct bde_cursor *cursor);
/* The same after an insert or a change: the record may be out of sight, then
 * the cursor stands on the crack where it is. */
void bde_cursor_follow(struct bde_cursor *cursor);
/* Locks the current record, then gives its data; both may be NULL. */
DBIResult bde_cursor_fill(struct bde_cursor *cursor, DBILockType lock,
    uint8_t *buf, RECProps *props);
/* Whether the record that the engine cursor stands on is shown.  DBIERR_EOF:
 * a filter ended the search. */
DBIResult bde_cursor_shows(struct bde_cursor *cursor, bool *shown);
/* Gives the cursor another handle; the old one is dead.  DBIERR_NOMEMORY. */
DBIResult bde_cursor_rename(struct bde_cursor *cursor);
/* Bytes of a bookmark in the current order. */
uint16_t bde_cursor_bookmark_size(struct bde_cursor *cursor);
/* Whether the table's records have no key but the order that programs gave
 * them. */
bool bde_cursor_has_free_order(const struct bde_cursor *cursor);
/* The number of a dBASE record (0 for others). */
uint32_t bde_cursor_record_number(struct bde_cursor *cursor);

/* ---- ranges and keys (bde_range.c, bde_key.c) ---- */

/* Where the engine cursor's entry lies: below the range (-1), in it (0), after
 * it (1); also when its record is gone. */
int bde_range_side(struct bde_cursor *cursor);
/* One end: the key NULL leaves it open. */
struct bde_range_end {
	const void *key;
	unsigned fields;
	unsigned len;
	bool inclusive;
};
/* Replaces the range; the cursor goes to its first crack.
 * DBIERR_NOASSOCINDEX, DBIERR_INVALIDPARAM. */
DBIResult bde_range_set(struct bde_cursor *cursor, bool direct,
    const struct bde_range_end *first, const struct bde_range_end *last);
bool bde_range_is_set(const struct bde_cursor *cursor);
void bde_range_clear(struct bde_cursor *cursor);
/* Bytes of a key as DbiExtractKey gives it; 0 without an index. */
uint16_t bde_key_size(struct bde_cursor *cursor);

/* ---- field maps, changes (bde_map.c) ---- */

/* The cursor shows all fields again; also before it closes. */
void bde_map_drop(struct bde_cursor *cursor);
/* After a change that the cursor made: nothing to tell its program of. */
void bde_cursor_own_change(struct bde_cursor *cursor);
/* Runs cbTABLECHANGED when others changed the table since it was last. */
void bde_cursor_tell_changes(struct bde_cursor *cursor);
/* The transaction of the database is over. */
void bde_changes_settle(struct bde_db *db);

/* ---- filters (bde_filter.c) ---- */

/* Whether all active filters accept the record that the engine cursor stands
 * on; *stop: none after it will be. */
DBIResult bde_filters_accept(struct bde_cursor *cursor, bool *accept,
    bool *stop);
/* Active or not. */
uint16_t bde_filters_count(const struct bde_cursor *cursor);
/* Before the cursor closes. */
void bde_filters_drop(struct bde_cursor *cursor);
/* A clone begins with the filters of its origin. */
DBIResult bde_filters_copy(struct bde_cursor *to, struct bde_cursor *from);

/* ---- linked cursors (bde_link.c) ---- */

/* The cursor moved: its details show what belongs to its record. */
void bde_link_moved(struct bde_cursor *master);
/* Whether below is the cursor, or follows it. */
bool bde_link_is_above(const struct bde_cursor *cursor,
    const struct bde_cursor *below);
/* Before the cursor closes. */
void bde_link_cursor_closes(struct bde_cursor *cursor);

#endif
