/* SPDX-License-Identifier: MIT */
/* eng_page.h - reading entries from the pages of Berkeley DB's cache.
 *
 * Nobody writes to a tree while the environment is shared, so a search needs
 * none of the precautions that Berkeley DB's own takes: no cursor, no lock, no
 * stack of pages.  It asks the cache for a page at a time, by the calls that
 * Berkeley DB has for that, and finds its way by the layout of version 5.3's
 * pages.  It decides only what is plain to see: for a page or an item that is
 * not, the caller asks Berkeley DB. */
#ifndef ENG_PAGE_H
#define ENG_PAGE_H

#include <db.h>
#include <stdatomic.h>

#include "base_buf.h"
#include "eng_tree.h"

enum {
	ENG_PAGE_COPIES = 64
};

struct eng_page_copy;

/* What a search by pages has to know of a tree; of its handle. */
struct eng_pages {
	/* Above the leaves.  Found by the page's number, modulo. */
	_Atomic(struct eng_page_copy *) copies[ENG_PAGE_COPIES];
	_Atomic unsigned reads;		/* since they were dropped, to a point */
	bool copied;			/* whether copies may be used */
	DB_MPOOLFILE *mpf;
	u_int32_t size;			/* bytes; 0: not to be read so */
	u_int32_t header;		/* bytes before the offsets */
	db_pgno_t root;
};

enum eng_page_answer {
	ENG_PAGE_FOUND,
	ENG_PAGE_NONE,			/* there is no such entry */
	ENG_PAGE_UNSURE			/* Berkeley DB has to say */
};

/* For a handle just opened.  copied: the pages change by this process alone. */
void eng_pages_look(struct eng_pages *pages, DB *db, bool copied);
/* Before a page above the leaves changes, and before the handle is closed.
 * Environment held alone, or the tree not in use. */
void eng_pages_forget(struct eng_pages *pages);

/* The number of the leaf where the key belongs; false when that is not plain to
 * see. */
bool eng_page_leaf(struct eng_pages *pages, const void *key, size_t key_size,
    db_pgno_t *leaf);

/* Puts the nearest entry into found and value; the key may be what is in
 * found. */
enum eng_page_answer eng_page_near(struct eng_pages *pages,
    enum eng_tree_seek op, const void *key, size_t key_size,
    struct base_buf *found, struct base_buf *value);
/* Copies of leaves one after the other. */
struct eng_page_run {
	unsigned leaves;
	unsigned first;			/* item of the first one: it is a key,
					 * the next its value, and so on */
};

/* Copies leaves into bytes, upwards from the entry that op (GE, GT or FIRST)
 * finds: as many as fit into room bytes, or one.  All that is in them from
 * that entry on is plain. */
enum eng_page_answer eng_page_leaves(struct eng_pages *pages,
    enum eng_tree_seek op, const void *key, size_t key_size, size_t room,
    struct base_buf *bytes, struct eng_page_run *run);
/* The number of items in a copied leaf. */
unsigned eng_page_leaf_items(const uint8_t *leaf);

/* An item of a copied leaf, plain as they are. */
static inline const uint8_t *
eng_page_leaf_item(const uint8_t *leaf, u_int32_t header, unsigned i,
    size_t *size)
{
	uint16_t at, length;

	memcpy(&at, leaf + header + 2 * i, sizeof(at));
	memcpy(&length, leaf + at, sizeof(length));
	*size = length;
	return leaf + at + 3;
}

/* The value of a key. */
enum eng_page_answer eng_page_get(struct eng_pages *pages,
    const void *key, size_t key_size, struct base_buf *value);

#endif
