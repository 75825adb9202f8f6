/* SPDX-License-Identifier: MIT */
/* eng_reader.h - reading what Berkeley DB holds of a tree, entry by entry.
 *
 * A reader keeps a cursor of Berkeley DB and buffers from one read to the
 * next, so that a read costs neither an open nor an allocation.  It is none of
 * the cursors that programs see: whoever writes to the tree closes it, and the
 * next read opens it again.  Readers of trees that several processes change
 * keep nothing open.
 *
 * A reader of zeroes is ready.  It belongs to one thread at a time.  All calls
 * want the environment shared, or held alone. */
#ifndef ENG_READER_H
#define ENG_READER_H

#include <bsd/sys/queue.h>
#include <db.h>

#include "base_buf.h"
#include "eng_page.h"
#include "eng_tree.h"

struct eng_reader {
	TAILQ_ENTRY(eng_reader) link;	/* tree->readers, while dbc is open */
	struct eng_tree *tree;		/* that dbc is of */
	DBC *dbc;
	bool stays;			/* open, whatever the tree is: for
					 * a walk, with the environment shared
					 * all the time */
	bool placed;			/* dbc stands on `found` */
	bool filled;			/* dbc stands on the last of bulk */
	struct base_buf found;		/* key */
	struct base_buf value;
	struct base_buf at;		/* where a walk by it is */
	struct base_buf bulk;		/* many entries; see eng_reader_fill */
};

/* Leaves the nearest stored entry in found and value: ENG_E_NOT_FOUND.  The key
 * is not in found, unless it is there because it was found. */
eng_status eng_reader_near(struct eng_reader *reader, struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size);
/* The one after it, or before it.  Only after a near or step that found one,
 * since when the environment was not let go. */
eng_status eng_reader_step(struct eng_reader *reader, struct eng_tree *tree,
    bool up);

/* Many entries in one piece: copies of leaves, or as Berkeley DB gives them. */
struct eng_bulk {
	void *next;			/* NULL: no more in it */
	struct base_buf *bytes;
	const uint8_t *leaf;		/* that next is in */
	unsigned item, items;		/* of it: next, and how many */
	unsigned leaves;		/* after it */
	u_int32_t header, size;		/* of a leaf: eng_page.h */
};

/* Puts entries into bulk, upwards from the one that op (GE, GT or FIRST)
 * finds: as many as fit into room bytes, or one that is larger.  They stay
 * there until the next fill.  ENG_E_NOT_FOUND. */
eng_status eng_reader_fill(struct eng_reader *reader, struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size, size_t room,
    struct eng_bulk *bulk);
/* Those after the ones that the last fill gave; `last` is their last key. */
eng_status eng_reader_fill_more(struct eng_reader *reader,
    struct eng_tree *tree, const void *last, size_t last_size,
    struct eng_bulk *bulk);
/* When a leaf is used up, or there are none. */
bool eng_bulk_turn(struct eng_bulk *bulk, const uint8_t **key,
    size_t *key_size, const uint8_t **value, size_t *value_size);

/* False when there is none left. */
static inline bool
eng_bulk_next(struct eng_bulk *bulk, const uint8_t **key, size_t *key_size,
    const uint8_t **value, size_t *value_size)
{
	if (bulk->item >= bulk->items)
		return eng_bulk_turn(bulk, key, key_size, value, value_size);
	*key = eng_page_leaf_item(bulk->leaf, bulk->header, bulk->item,
	    key_size);
	*value = eng_page_leaf_item(bulk->leaf, bulk->header, bulk->item + 1,
	    value_size);
	bulk->item += 2;
	return true;
}

void eng_bulk_rewind(struct eng_bulk *bulk);
/* A bulk that the caller fills, in the room that bytes has; add is false when
 * there is none left. */
void eng_bulk_begin(struct eng_bulk *bulk, struct base_buf *bytes);
bool eng_bulk_add(struct eng_bulk *bulk, const void *key, size_t key_size,
    const void *value, size_t value_size);

/* In eng_scan.c: what the view sees after a key, put into merged, which bulk
 * then goes over.  About room bytes, or nothing at the end of the tree. */
struct eng_view;
eng_status eng_scan_ahead(struct eng_reader *reader, struct eng_tree *tree,
    const struct eng_view *view, const struct base_buf *key, size_t room,
    struct base_buf *merged, struct eng_bulk *bulk);

/* After `stays` was set back. */
void eng_reader_let_go(struct eng_reader *reader);
/* Gives back all that it keeps. */
void eng_reader_fini(struct eng_reader *reader);
/* Closes what the tree's readers have open.  Environment held alone, or the
 * tree not in use. */
void eng_reader_close_all(struct eng_tree *tree);

#endif
