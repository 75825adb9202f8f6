/* SPDX-License-Identifier: MIT */
/* eng_cursor.h - a cursor in memory.
 *
 * A cursor is a key: no cursor of Berkeley DB stays open between two calls.
 * What it stands on is the key of an entry in the current index; the row is
 * fetched when it is wanted and kept while nothing can have changed it. */
#ifndef ENG_CURSOR_H
#define ENG_CURSOR_H

#include <bsd/sys/queue.h>

#include "eng_index.h"
#include "eng_reader.h"
#include "eng_record.h"
#include "eng_session.h"
#include "eng_table.h"

enum eng_currency {
	ENG_CUR_OPENED,		/* on the first record, once looked for */
	ENG_CUR_BEFORE,		/* before the first entry */
	ENG_CUR_AFTER,		/* after the last */
	ENG_CUR_ON,		/* on the entry `key` (which may be gone) */
	ENG_CUR_BETWEEN		/* where `key` would be */
};

/* What must be as it was for a session to see the same records again. */
struct eng_stamp {
	const struct eng_txn *txn;
	uint64_t snapshot;
	uint64_t writes;		/* of the session */
	uint64_t changes;		/* of the table */
	/* For a short look: the session's, or ENG_NO_SIGHT; and the table's
	 * counter of changes, NULL in a transaction that has a snapshot. */
	uint64_t sight;
	const _Atomic uint64_t *counter;
};

#define ENG_NO_SIGHT UINT64_MAX

/* A column that the cursor read before: visible while definitions is the
 * environment's. */
struct eng_known_column {
	uint32_t id;
	uint64_t definitions;
	const struct eng_column *col;
};

enum {
	ENG_KNOWN_COLUMNS = 16		/* found by eng_known_place */
};

/* Columns are numbered from 1, 128 and 256; the first ones of each kind do not
 * meet. */
static inline unsigned
eng_known_place(uint32_t column_id)
{
	return (column_id + column_id / 128 * 6) % ENG_KNOWN_COLUMNS;
}

/* Entries after the one that the cursor is on, read ahead of the moves. */
struct eng_ahead {
	struct eng_bulk bulk;
	struct base_buf merged;		/* of bulk, where there are versions */
	struct eng_stamp stamp;
	size_t room;			/* bytes to read next time */
	unsigned run;			/* moves forward in a row */
	bool told[2];			/* that they go on: through the records,
					 * through the current index */
};

struct eng_range {
	bool set;
	bool upper;
	bool inclusive;
	struct base_buf limit;		/* entry key prefix */
};

/* Where a new record without a primary key goes. */
enum eng_put {
	ENG_PUT_LAST,
	ENG_PUT_BEFORE,			/* the record at that key, or where it
					 * would be */
	ENG_PUT_AT			/* that very key */
};

/* A prepared update: the copy buffer and what it was made from.  The memory is
 * kept from one update to the next. */
struct eng_update {
	bool prepared;
	enum eng_prepare kind;
	bool locked;			/* the original is write-locked */
	unsigned level;			/* of the session at prepare */
	struct eng_record record;
	struct base_buf bookmark;	/* of the original, when there is one;
					 * its row is the record's base */
	struct base_buf key;		/* of what is written */
	struct base_buf row;
	enum eng_put put;
	struct base_buf where;		/* a key; empty: before all */
};

struct eng_cursor {
	TAILQ_ENTRY(eng_cursor) link;	/* session->cursors */
	struct eng_session *session;
	struct eng_table *table;
	struct eng_index *index;	/* NULL: the primary order */
	uint32_t mode;			/* enum eng_open_mode */
	unsigned open_level;		/* of the session when opened */
	unsigned move_level;		/* highest level that moved it */
	unsigned index_level;		/* that selected the secondary index */
	void *owner;
	void (*owner_closed)(void *owner);

	enum eng_currency currency;
	struct base_buf key;		/* of the entry, bookmark included */
	size_t key_split;		/* secondary: the bookmark is behind */
	struct {
		const uint8_t *data;
		size_t size;
	} row;				/* image of the current record */
	struct base_buf row_copy;	/* where it is, unless read ahead */
	bool row_known;			/* row fits the stamp */
	bool parts_known;		/* parts are of that row */
	struct eng_row_parts parts;
	struct eng_stamp row_stamp;

	struct base_buf search;		/* the search key */
	unsigned search_parts;		/* columns in it */
	bool search_made;
	bool search_limit;		/* ends with a limit */
	struct eng_range range;
	struct eng_known_column columns[ENG_KNOWN_COLUMNS];
	struct eng_ahead ahead;
	struct eng_reader rows;		/* of the table */
	struct eng_reader entries;	/* of the current index */
	struct base_buf scratch;	/* values and copies within a call */

	struct eng_update update;
	struct eng_cache *cache;	/* NULL: updates are not cached */
	_Atomic uintptr_t storage;	/* local storage */
};

/* Makes cursor->row the current record as the session sees it:
 * ENG_E_NO_RECORD, ENG_E_RECORD_DELETED.  Environment shared. */
eng_status eng_cursor_fetch_locked(struct eng_cursor *cursor);
/* The same, and the entry of the current index must be there too. */
eng_status eng_cursor_check_locked(struct eng_cursor *cursor);
/* After that, in a transaction: what is stored when nobody has a version of the
 * record, for then all see the same. */
struct eng_stored eng_cursor_stored(const struct eng_cursor *cursor);
/* The record is what row_copy holds. */
void eng_cursor_row_copied(struct eng_cursor *cursor);
/* Resolves ENG_CUR_OPENED.  Environment shared. */
eng_status eng_cursor_settle_locked(struct eng_cursor *cursor);
/* Notes that the current level moved the cursor. */
void eng_cursor_moved(struct eng_cursor *cursor);
/* Stands nowhere near an entry, or on what cursor->key and key_split say. */
void eng_cursor_stand(struct eng_cursor *cursor, enum eng_currency currency);
/* Forgets the search key and the range. */
void eng_cursor_forget_limits(struct eng_cursor *cursor);
/* A cursor on a table already acquired; closing it releases the table. */
eng_status eng_cursor_new(struct eng_session *session,
    struct eng_table *table, uint32_t mode, struct eng_cursor **cursor);
/* Closes the cursor on the engine's own account: the owner is told.  No lock
 * held. */
void eng_cursor_expel(struct eng_cursor *cursor);
/* The definition of the order the cursor goes by; NULL when the records keep
 * their own. */
const struct eng_index *eng_cursor_order(const struct eng_cursor *cursor);

/* ---- eng_ahead.c ---- */

/* What the session sees of the cursor's table now. */
struct eng_stamp eng_stamp_take(const struct eng_cursor *cursor);
bool eng_stamp_equals(const struct eng_stamp *stamp,
    const struct eng_cursor *cursor);

/* False says nothing. */
static inline bool
eng_stamp_is_seen(const struct eng_stamp *stamp,
    const struct eng_cursor *cursor)
{
	return stamp->sight == cursor->session->sight &&
	    (stamp->counter == NULL ||
	    atomic_load_explicit(stamp->counter, memory_order_acquire) ==
	    stamp->changes);
}

static inline bool
eng_stamp_holds(const struct eng_stamp *stamp,
    const struct eng_cursor *cursor)
{
	return eng_stamp_is_seen(stamp, cursor) ||
	    eng_stamp_equals(stamp, cursor);
}

/* After a write of the session that changed nothing of what the stamp, which
 * held before, is about. */
void eng_stamp_renew(struct eng_stamp *stamp,
    const struct eng_cursor *cursor);
/* A move by one forward; false when nothing was read ahead that the session
 * still sees, and the cursor stands as it did.  The environment is not
 * shared. */
bool eng_ahead_move(struct eng_cursor *cursor, eng_status *st);
/* Reads ahead of a cursor that has just moved forward, if it seems to go on
 * doing so.  Environment shared. */
void eng_ahead_fill(struct eng_cursor *cursor);
void eng_ahead_drop(struct eng_cursor *cursor);

/* ---- eng_bookmark.c ---- */

/* The bookmark part of the position; false when it has none (before, after,
 * between). */
bool eng_cursor_bookmark_at(const struct eng_cursor *cursor,
    const uint8_t **bookmark, size_t *size);
/* Stands on the record's entry; bookmark is not the cursor's own.  A cursor
 * that is sent to a record that is gone stays where it is.  Environment
 * shared. */
eng_status eng_cursor_goto_locked(struct eng_cursor *cursor,
    const void *bookmark, size_t size, uint32_t tag);

/* ---- eng_move.c; environment shared ---- */

/* Stands on the nearest entry with a visible record; key may be the cursor's
 * own.  ENG_E_NOT_FOUND: none, and the position is lost. */
eng_status eng_move_find(struct eng_cursor *cursor,
    const struct eng_view *view, enum eng_tree_seek op, const void *key,
    size_t size);
/* Reads the record of the entry that the cursor is on: ENG_E_NOT_FOUND. */
eng_status eng_move_read_row(struct eng_cursor *cursor);
/* Whether the entry (its key without bookmark) is past where the range ends
 * in that direction; a range that is left is no more. */
bool eng_move_leaves(struct eng_cursor *cursor, bool forward,
    const uint8_t *key, size_t size);
/* Makes bytes that sort after all that start with prefix and before all else
 * that is greater; false in *some when nothing is greater. */
eng_status eng_move_past(struct base_buf *out, const uint8_t *prefix,
    size_t size, bool *some);

/* ---- eng_default.c; no lock held ---- */

/* Has subscribers compute the value of a column; the caller fills in source,
 * buffer and room.  ENG_NOTE_NULL, ENG_NOTE_CUT, ENG_E_REFUSED. */
eng_status eng_default_ask(struct eng_cursor *cursor,
    const struct eng_column *col, struct eng_default_wanted *wanted);
/* Asks for what keys of the current record or of its copy need: those of one
 * index, or (only NULL) of all that count. */
eng_status eng_defaults_collect(struct eng_cursor *cursor,
    enum eng_source source, const struct eng_index_def *only,
    struct eng_defaults *out);
/* Asks for what the index needs of each record. */
eng_status eng_asked_collect(struct eng_cursor *cursor,
    const struct eng_index_def *def, struct eng_asked *asked);

/* ---- eng_prepare.c ---- */

/* No lock held. */
void eng_update_drop(struct eng_cursor *cursor);
void eng_update_fini(struct eng_cursor *cursor);

#endif
