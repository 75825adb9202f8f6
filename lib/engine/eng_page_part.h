/* SPDX-License-Identifier: MIT */
/* eng_page_part.h - between the files of eng_page.h.
 *
 * Offsets within pages are those of the B-tree pages of Berkeley DB 5.3, in
 * the byte order of the machine: files of the other order are not read so. */
#ifndef ENG_PAGE_PART_H
#define ENG_PAGE_PART_H

#include "eng_page.h"

enum {
	/* pages of entries */
	PAGE_NUMBER = 8,
	PAGE_PREV = 12,
	PAGE_NEXT = 16,
	PAGE_ENTRIES = 20,
	PAGE_FREE = 22,			/* where the lowest item is */
	PAGE_LEVEL = 24,
	PAGE_TYPE = 25,
	PAGE_HEADER = 26,
	PAGE_HEADER_SUM = 32,		/* with a checksum */
	TYPE_INNER = 3,
	TYPE_LEAF = 5,
	LEVEL_LEAF = 1,
	LEVEL_MOST = 32,
	/* items */
	ITEM_SIZE = 0,
	ITEM_TYPE = 2,
	ITEM_DATA = 3,
	INNER_PAGE = 4,
	INNER_DATA = 12,
	ITEM_PLAIN = 1,			/* no deleted one, not on other pages */
	COPY_TRIES = 4
};

/* A page of the cache. */
struct eng_page {
	const struct eng_pages *pages;
	const uint8_t *bytes;
	unsigned entries;
	unsigned level;			/* from LEVEL_LEAF up */
};

struct eng_page_item {
	const uint8_t *data;
	size_t size;
};

/* An inner page, as it is until it changes: of each key but the first, which
 * counts as below all, the eight bytes after those that all of them begin
 * with. */
struct eng_page_copy {
	db_pgno_t number;
	unsigned entries;
	size_t shared;			/* bytes that the keys begin with */
	const uint8_t *shared_bytes;
	const uint8_t *bytes;		/* of the page */
	const db_pgno_t *children;
	uint64_t heads[];
};

static inline unsigned
eng_page_u16(const uint8_t *at)
{
	uint16_t v;

	memcpy(&v, at, sizeof(v));
	return v;
}

static inline u_int32_t
eng_page_u32(const uint8_t *at)
{
	u_int32_t v;

	memcpy(&v, at, sizeof(v));
	return v;
}

/* False for what is not an item of plain bytes. */
static inline bool
eng_page_item(const uint8_t *page, size_t size, u_int32_t header, unsigned i,
    unsigned data, struct eng_page_item *item)
{
	size_t at = eng_page_u16(page + header + 2 * i);

	if (at + data > size || page[at + ITEM_TYPE] != ITEM_PLAIN)
		return false;
	item->data = page + at + data;
	item->size = eng_page_u16(page + at + ITEM_SIZE);
	return at + data + item->size <= size;
}

/* The first eight bytes of a key as a number, zeroes where it ends. */
static inline uint64_t
eng_page_head(const uint8_t *key, size_t size)
{
	uint64_t head = 0;
	size_t i;

	if (size >= 8)
		return base_get_be64(key);
	if (size >= 4)
		return (uint64_t)base_get_be32(key) << 32 |
		    (uint64_t)base_get_be32(key + size - 4) << 8 * (8 - size);
	for (i = 0; i < size; i++)
		head |= (uint64_t)key[i] << 8 * (7 - i);
	return head;
}

/* ---- eng_page_keep.c ---- */

/* Pages whose numbers say the same place take the next ones. */
static inline const struct eng_page_copy *
eng_page_copy_of(const struct eng_pages *pages, db_pgno_t number)
{
	const struct eng_page_copy *copy;
	unsigned try;

	for (try = 0; try < COPY_TRIES; try++) {
		copy = atomic_load_explicit(
		    &pages->copies[(number + try) % ENG_PAGE_COPIES],
		    memory_order_acquire);
		if (copy == NULL || copy->number == number)
			return copy;
	}
	return NULL;
}

/* After a read of an inner page: keeps it if it is worth it. */
void eng_page_keep_inner(struct eng_pages *pages, db_pgno_t number,
    const struct eng_page *page);
/* After a read of a leaf. */
void eng_page_count_read(struct eng_pages *pages);
/* The child to go down to: the last one whose key is not above this one. */
db_pgno_t eng_page_copy_child(const struct eng_pages *pages,
    const struct eng_page_copy *copy, const uint8_t *key, size_t key_size);

#endif
