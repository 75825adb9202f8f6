/* SPDX-License-Identifier: MIT */
/* eng_edit.h - changing entries on the pages of Berkeley DB's cache.
 *
 * A commit knows more than Berkeley DB's put and del can: keys come in order,
 * nobody else writes, and no cursor has to be told.  So an edit goes down to a
 * leaf by eng_page.h, stays there while keys belong to it, and changes it as
 * Berkeley DB would, with the log records that Berkeley DB writes for that:
 * undoing and recovery are Berkeley DB's own.  It does only what one leaf has
 * room for; the caller asks Berkeley DB for the rest (a leaf that is full, or
 * becomes empty, and values on pages of their own). */
#ifndef ENG_EDIT_H
#define ENG_EDIT_H

#include <db.h>

#include "eng_page.h"

/* One of zeroes is of no tree. */
struct eng_edit {
	struct eng_pages *pages;
	DB *db;
	DB_TXN *txn;
	u_int32_t item_max;	/* bytes; 0: nothing can be done here */
	uint8_t *page;		/* the leaf, pinned; or NULL */
	bool dirty;		/* pinned to be changed */
	unsigned place;		/* behind the last entry looked for */
};

/* The transaction is open, and the environment held alone, until the end.
 * No other call of Berkeley DB for this tree while a leaf is pinned. */
void eng_edit_begin(struct eng_edit *edit, struct eng_pages *pages, DB *db,
    DB_TXN *txn);
/* Unpins the leaf; what comes next finds its own. */
void eng_edit_leave(struct eng_edit *edit);
/* Leaves, and is of no tree. */
void eng_edit_end(struct eng_edit *edit);

/* What Berkeley DB's put and del would give.  *done false: nothing was done,
 * the leaf is left, and Berkeley DB has to. */
int eng_edit_put(struct eng_edit *edit, const void *key, size_t key_size,
    const void *value, size_t value_size, bool *done);
int eng_edit_del(struct eng_edit *edit, const void *key, size_t key_size,
    bool *done);

#endif
