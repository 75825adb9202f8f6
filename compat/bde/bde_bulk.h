/* SPDX-License-Identifier: MIT */
/* bde_bulk.h - what calls that work through many records share: values copied
 * from one table to another, transactions of many records each, and telling
 * the program how far the work is. */
#ifndef BDE_BULK_H
#define BDE_BULK_H

#include "bde_table.h"

/* cbGENPROGRESS; DBIERR_UPDATEABORT when the program wants no more. */
DBIResult bde_progress(struct bde_session *session, struct bde_cursor *cursor,
    int percent);

struct bde_bulk {
	struct bde_session *session;
	struct bde_cursor *cursor;	/* whose callback; or NULL */
	struct eng_session *eng;	/* where records are written; NULL: a
					 * cache */
	bool own;			/* the transaction is ours */
	uint32_t done;			/* records */
};

/* Begins a transaction unless one is open. */
DBIResult bde_bulk_begin(struct bde_bulk *bulk, struct bde_session *session,
    struct bde_cursor *cursor, struct eng_session *eng);
/* One more record is done, the one that from stands on; limit, when not 0, is
 * how many there are at most. From time to time commits and tells the
 * program.  DBIERR_UPDATEABORT. */
DBIResult bde_bulk_step(struct bde_bulk *bulk, struct eng_cursor *from,
    uint32_t limit);
/* Keeps what was done whatever the result is, which it gives or the failure to
 * keep it. */
DBIResult bde_bulk_end(struct bde_bulk *bulk, DBIResult result);

/* The value of the current record; ENG_NOTE_NULL. */
eng_status bde_value_read(struct eng_cursor *from, uint32_t column_id,
    struct base_buf *buf);
/* Into the update that is prepared in `to`; blank values are left out, as new
 * records are. */
DBIResult bde_value_copy(struct bde_cursor *from, uint32_t from_id,
    struct bde_cursor *to, uint32_t to_id, struct base_buf *buf);

#endif
