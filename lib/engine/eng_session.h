/* SPDX-License-Identifier: MIT */
/* eng_session.h - a session: its transaction, its levels, its cursors. */
#ifndef ENG_SESSION_H
#define ENG_SESSION_H

#include <bsd/sys/queue.h>

#include "eng_txn.h"

struct eng_level {
	uint64_t ordinal;		/* of the first undo element in it */
};

TAILQ_HEAD(eng_cursor_list, eng_cursor);
TAILQ_HEAD(eng_holds, eng_hold);
TAILQ_HEAD(eng_held_list, lock);

struct eng_session {
	struct eng_env *env;
	struct eng_txn *txn;		/* NULL at level 0 */
	/* Of a cursor that caches its updates: where they go, and the session
	 * that will apply them; else NULL. */
	struct eng_txn *caching;
	struct eng_session *applier;
	struct eng_level *levels;
	unsigned level;
	unsigned level_room;
	bool keeps_cursors;		/* through a rollback */
	bool is_guest;			/* of eng_guest.c, as these are */
	struct eng_guest guest;
	TAILQ_ENTRY(eng_session) guest_link;
	bool lazy;			/* level 0 does not wait for the disk */
	bool stays;			/* inside the gate, between calls */
	int32_t refusal;
	uint64_t writes;		/* versions made or undone so far */
	uint64_t sight;			/* changes when writes does, and when
					 * the outermost level begins or ends */
	struct eng_cursor_list cursors;
	struct eng_locks *locks;	/* of eng_lock.c; NULL: none yet */
	struct eng_held_list held;	/* what this session has of them */
	struct eng_holds holds;		/* of eng_hold.c */
	struct eng_zero *zeros;		/* of eng_escrow.c: to look at soon */
	struct eng_upkeep *upkeep;	/* of eng_index.c; NULL: none yet */
};

static inline void
eng_session_wrote(struct eng_session *session)
{
	session->writes++;
	session->sight++;
}

/* Grows with every change that the session's own cursors must notice. */
static inline uint64_t
eng_session_writes(const struct eng_session *session)
{
	return session->writes + (session->applier != NULL ?
	    session->applier->writes : 0);
}

/* Told to each cursor of a session whose level `level` is being undone
 * (level: the one that ends, 1 = outermost).  In eng_cursor.c; may close the
 * cursor. */
void eng_cursor_level_undone(struct eng_cursor *cursor, unsigned level);
/* Told to each cursor when level `level` was committed into level - 1. */
void eng_cursor_level_merged(struct eng_cursor *cursor, unsigned level);

/* Told after each outermost commit, no lock held.  In eng_escrow.c. */
void eng_escrow_committed(struct eng_session *session);

#endif
