/* SPDX-License-Identifier: MIT */
/* eng_page.c - reading entries from the pages of Berkeley DB's cache.
 *
 * Offsets within pages are those of the B-tree pages of Berkeley DB 5.3, in
 * the byte order of the machine: files of the other order are not read so. */
#include <string.h>

#include "base_alloc.h"
#include "eng_page.h"

enum {
	/* the page that describes a tree */
	META_MAGIC = 12,
	META_ROOT = 88,
	BTREE_MAGIC = 0x053162,
	/* pages of entries */
	PAGE_NUMBER = 8,
	PAGE_PREV = 12,
	PAGE_NEXT = 16,
	PAGE_ENTRIES = 20,
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
	/* Where one change follows the other copies do not pay. */
	READS_BEFORE_COPIES = 24,
	TRIES = 4
};

/* A page of the cache, pinned, or a copy of one. */
struct page {
	const struct eng_pages *pages;
	const uint8_t *bytes;
	unsigned entries;
	bool pinned;
};

struct item {
	const uint8_t *data;
	size_t size;
};

static unsigned
read_u16(const uint8_t *at)
{
	uint16_t v;

	memcpy(&v, at, sizeof(v));
	return v;
}

static u_int32_t
read_u32(const uint8_t *at)
{
	u_int32_t v;

	memcpy(&v, at, sizeof(v));
	return v;
}

/* ---- pages ---- */

static bool
pin(const struct eng_pages *pages, db_pgno_t number, struct page *page)
{
	void *bytes;

	if (pages->mpf->get(pages->mpf, &number, NULL, 0, &bytes) != 0)
		return false;
	page->pages = pages;
	page->bytes = bytes;
	page->entries = 0;
	page->pinned = true;
	return true;
}

static void
unpin(struct page *page)
{
	DB_MPOOLFILE *mpf = page->pages->mpf;

	if (!page->pinned)
		return;
	(void)mpf->put(mpf, (void *)(uintptr_t)page->bytes,
	    DB_PRIORITY_UNCHANGED, 0);
}

/* A page of a tree; its number and the room for its offsets are checked. */
static bool
pin_node(const struct eng_pages *pages, db_pgno_t number, struct page *page)
{
	if (!pin(pages, number, page))
		return false;
	page->entries = read_u16(page->bytes + PAGE_ENTRIES);
	if (read_u32(page->bytes + PAGE_NUMBER) == number &&
	    pages->header + 2 * (size_t)page->entries <= pages->size)
		return true;
	unpin(page);
	return false;
}

static bool
is_leaf(const struct page *page)
{
	return page->bytes[PAGE_TYPE] == TYPE_LEAF &&
	    page->bytes[PAGE_LEVEL] == LEVEL_LEAF && page->entries % 2 == 0;
}

static bool
is_inner(const struct page *page)
{
	return page->bytes[PAGE_TYPE] == TYPE_INNER &&
	    page->bytes[PAGE_LEVEL] > LEVEL_LEAF && page->entries > 0;
}

/* ---- copies of inner pages ---- */

/* Pages whose numbers say the same place take the next ones. */
static _Atomic(struct eng_page_copy *) *
find_place(struct eng_pages *pages, db_pgno_t number, unsigned try)
{
	return &pages->copies[(number + try) % ENG_PAGE_COPIES];
}

static bool
find_copy(struct eng_pages *pages, db_pgno_t number, struct page *page)
{
	struct eng_page_copy *copy;
	unsigned try;

	for (try = 0; try < TRIES; try++) {
		copy = atomic_load_explicit(find_place(pages, number, try),
		    memory_order_acquire);
		if (copy == NULL)
			return false;
		if (copy->number != number)
			continue;
		page->pages = pages;
		page->bytes = copy->bytes;
		page->entries = read_u16(copy->bytes + PAGE_ENTRIES);
		page->pinned = false;
		return true;
	}
	return false;
}

/* The first place that is free; or NULL. */
static _Atomic(struct eng_page_copy *) *
find_free(struct eng_pages *pages, db_pgno_t number)
{
	_Atomic(struct eng_page_copy *) *place;
	unsigned try;

	for (try = 0; try < TRIES; try++) {
		place = find_place(pages, number, try);
		if (atomic_load_explicit(place, memory_order_relaxed) == NULL)
			return place;
	}
	return NULL;
}

/* The first page that comes to a place stays there. */
static void
keep_copy(struct eng_pages *pages, db_pgno_t number, const struct page *page)
{
	_Atomic(struct eng_page_copy *) *place;
	struct eng_page_copy *copy, *none = NULL;

	place = pages->copied ? find_free(pages, number) : NULL;
	if (place == NULL || atomic_fetch_add_explicit(&pages->reads, 1,
	    memory_order_relaxed) < READS_BEFORE_COPIES)
		return;
	copy = base_malloc(sizeof(*copy) + pages->size);
	if (copy == NULL)
		return;
	copy->number = number;
	memcpy(copy->bytes, page->bytes, pages->size);
	if (!atomic_compare_exchange_strong(place, &none, copy))
		base_free(copy);
}

void
eng_pages_forget(struct eng_pages *pages)
{
	unsigned i;

	if (atomic_load_explicit(&pages->reads, memory_order_relaxed) == 0)
		return;
	for (i = 0; i < ENG_PAGE_COPIES; i++)
		base_free(atomic_exchange(&pages->copies[i], NULL));
	atomic_store(&pages->reads, 0);
}

/* ---- the tree ---- */

static bool
read_meta(struct eng_pages *pages, db_pgno_t number)
{
	struct page meta;
	bool good;

	if (!pin(pages, number, &meta))
		return false;
	good = read_u32(meta.bytes + META_MAGIC) == BTREE_MAGIC;
	pages->root = read_u32(meta.bytes + META_ROOT);
	unpin(&meta);
	return good && pages->root != 0;
}

void
eng_pages_look(struct eng_pages *pages, DB *db, bool copied)
{
	u_int32_t flags = 0, size = 0;
	int swapped = 1;

	eng_pages_forget(pages);
	pages->size = 0;
	pages->copied = copied;
	pages->mpf = db->get_mpf(db);
	if (pages->mpf == NULL || db->get_flags(db, &flags) != 0 ||
	    db->get_pagesize(db, &size) != 0 ||
	    db->get_byteswapped(db, &swapped) != 0 || swapped != 0 ||
	    (flags & ~(u_int32_t)(DB_CHKSUM | DB_TXN_NOT_DURABLE)) != 0)
		return;
	pages->header = (flags & DB_CHKSUM) != 0 ? PAGE_HEADER_SUM :
	    PAGE_HEADER;
	if (read_meta(pages, db->meta_pgno))
		pages->size = size;
}

/* ---- items ---- */

/* False for what is not an item of plain bytes. */
static inline bool
get_item(const struct page *page, unsigned i, unsigned data,
    struct item *item)
{
	size_t size = page->pages->size;
	size_t at = read_u16(page->bytes + page->pages->header + 2 * i);

	if (at + data > size || page->bytes[at + ITEM_TYPE] != ITEM_PLAIN)
		return false;
	item->data = page->bytes + at + data;
	item->size = read_u16(page->bytes + at + ITEM_SIZE);
	return at + data + item->size <= size;
}

/* The child to go down to: the last whose key is not above the one that is
 * looked for; the first one's key counts as below all. */
static bool
choose_child(const struct page *page, const void *key, size_t key_size,
    db_pgno_t *child)
{
	unsigned low = 1, high = page->entries, middle;
	struct item item;
	size_t at;

	while (low < high) {
		middle = (low + high) / 2;
		if (!get_item(page, middle, INNER_DATA, &item))
			return false;
		if (base_bytes_compare(item.data, item.size, key,
		    key_size) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	at = read_u16(page->bytes + page->pages->header + 2 * (low - 1));
	if (at + INNER_DATA > page->pages->size)
		return false;
	*child = read_u32(page->bytes + at + INNER_PAGE);
	return true;
}

/* From the root down to the leaf where the key belongs, or to the last one. */
static bool
pin_leaf(struct eng_pages *pages, const void *key, size_t key_size,
    struct page *page)
{
	db_pgno_t number = pages->root, at;
	unsigned levels;
	bool good;

	for (levels = 0; levels < LEVEL_MOST; levels++) {
		if (!find_copy(pages, number, page) &&
		    !pin_node(pages, number, page))
			return false;
		if (is_leaf(page))
			return true;
		at = number;
		good = is_inner(page) && choose_child(page, key, key_size,
		    &number);
		if (good && page->pinned)
			keep_copy(pages, at, page);
		unpin(page);
		if (!good)
			break;
	}
	return false;
}

/* The first entry (a pair of items) at or above the key, or the number of
 * entries. */
static bool
find_in_leaf(const struct page *page, const void *key, size_t key_size,
    unsigned *place, bool *equal)
{
	unsigned low = 0, high = page->entries / 2, middle;
	struct item item;
	int cmp;

	*equal = false;
	while (low < high) {
		middle = (low + high) / 2;
		if (!get_item(page, 2 * middle, ITEM_DATA, &item))
			return false;
		cmp = base_bytes_compare(item.data, item.size, key, key_size);
		if (cmp == 0)
			*equal = true;
		if (cmp < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*place = low;
	return true;
}

/* ---- answers ---- */

static enum eng_page_answer
give(const struct page *page, unsigned place, struct base_buf *found,
    struct base_buf *value)
{
	struct item key, data;

	if (!get_item(page, 2 * place, ITEM_DATA, &key) ||
	    !get_item(page, 2 * place + 1, ITEM_DATA, &data) ||
	    (found != NULL && !base_buf_set(found, key.data, key.size)) ||
	    (value != NULL && !base_buf_set(value, data.data, data.size)))
		return ENG_PAGE_UNSURE;
	return ENG_PAGE_FOUND;
}

/* Leaves may be empty, but not many of them. */
static enum eng_page_answer
give_neighbour(const struct eng_pages *pages, db_pgno_t number, bool up,
    struct base_buf *found, struct base_buf *value)
{
	enum eng_page_answer answer = ENG_PAGE_UNSURE;
	struct page page;

	if (number == 0)
		return ENG_PAGE_NONE;
	if (!pin_node(pages, number, &page))
		return ENG_PAGE_UNSURE;
	if (is_leaf(&page) && page.entries > 0)
		answer = give(&page, up ? 0 : page.entries / 2 - 1, found,
		    value);
	unpin(&page);
	return answer;
}

enum eng_page_answer
eng_page_get(struct eng_pages *pages, const void *key,
    size_t key_size, struct base_buf *value)
{
	enum eng_page_answer answer = ENG_PAGE_UNSURE;
	struct page page;
	unsigned place;
	bool equal;

	if (pages->size == 0 || !pin_leaf(pages, key, key_size, &page))
		return ENG_PAGE_UNSURE;
	if (find_in_leaf(&page, key, key_size, &place, &equal))
		answer = equal ? give(&page, place, NULL, value) :
		    ENG_PAGE_NONE;
	unpin(&page);
	return answer;
}

enum eng_page_answer
eng_page_near(struct eng_pages *pages, enum eng_tree_seek op,
    const void *key, size_t key_size, struct base_buf *found,
    struct base_buf *value)
{
	bool up = op == ENG_TREE_GE || op == ENG_TREE_GT;
	enum eng_page_answer answer = ENG_PAGE_UNSURE;
	db_pgno_t neighbour = 0;
	struct page page;
	unsigned place;
	bool equal, here = true;

	if (op == ENG_TREE_FIRST || op == ENG_TREE_LAST ||
	    pages->size == 0 || !pin_leaf(pages, key, key_size, &page))
		return ENG_PAGE_UNSURE;
	if (find_in_leaf(&page, key, key_size, &place, &equal)) {
		if (equal && (op == ENG_TREE_GT || op == ENG_TREE_LE))
			place++;
		here = up ? place < page.entries / 2 : place > 0;
		if (here)
			answer = give(&page, up ? place : place - 1, found,
			    value);
		else
			neighbour = read_u32(page.bytes +
			    (up ? PAGE_NEXT : PAGE_PREV));
	}
	unpin(&page);
	return here ? answer :
	    give_neighbour(pages, neighbour, up, found, value);
}
