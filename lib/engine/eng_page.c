/* SPDX-License-Identifier: MIT */
/* eng_page.c - reading entries from the pages of Berkeley DB's cache. */
#include <string.h>

#include "eng_page_part.h"

enum {
	/* the page that describes a tree */
	META_MAGIC = 12,
	META_ROOT = 88,
	BTREE_MAGIC = 0x053162,
	/* at once, empty ones included */
	LEAVES_MOST = 64
};

/* ---- pages ---- */

static bool
pin(const struct eng_pages *pages, db_pgno_t number, struct eng_page *page)
{
	void *bytes;

	if (pages->mpf->get(pages->mpf, &number, NULL, 0, &bytes) != 0)
		return false;
	page->pages = pages;
	page->bytes = bytes;
	page->entries = 0;
	page->level = 0;
	return true;
}

static void
unpin(struct eng_page *page)
{
	DB_MPOOLFILE *mpf = page->pages->mpf;

	(void)mpf->put(mpf, (void *)(uintptr_t)page->bytes,
	    DB_PRIORITY_UNCHANGED, 0);
}

/* A page of a tree; its number and the room for its offsets are checked. */
static bool
pin_node(const struct eng_pages *pages, db_pgno_t number, struct eng_page *page)
{
	if (!pin(pages, number, page))
		return false;
	page->entries = eng_page_u16(page->bytes + PAGE_ENTRIES);
	page->level = page->bytes[PAGE_LEVEL];
	if (eng_page_u32(page->bytes + PAGE_NUMBER) == number &&
	    pages->header + 2 * (size_t)page->entries <= pages->size)
		return true;
	unpin(page);
	return false;
}

static bool
is_leaf(const struct eng_page *page)
{
	return page->bytes[PAGE_TYPE] == TYPE_LEAF &&
	    page->bytes[PAGE_LEVEL] == LEVEL_LEAF && page->entries % 2 == 0;
}

static bool
is_inner(const struct eng_page *page)
{
	return page->bytes[PAGE_TYPE] == TYPE_INNER &&
	    page->bytes[PAGE_LEVEL] > LEVEL_LEAF && page->entries > 0;
}

/* ---- the tree ---- */

static bool
read_meta(struct eng_pages *pages, db_pgno_t number)
{
	struct eng_page meta;
	bool good;

	if (!pin(pages, number, &meta))
		return false;
	good = eng_page_u32(meta.bytes + META_MAGIC) == BTREE_MAGIC;
	pages->root = eng_page_u32(meta.bytes + META_ROOT);
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

static inline bool
get_item(const struct eng_page *page, unsigned i, unsigned data,
    struct eng_page_item *item)
{
	return eng_page_item(page->bytes, page->pages->size,
	    page->pages->header, i, data, item);
}

/* Below, at or above 0, as the item is to the key. */
static inline int
compare_item(const struct eng_page_item *item, const void *key,
    size_t key_size, uint64_t head)
{
	uint64_t item_head = eng_page_head(item->data, item->size);

	if (item_head != head)
		return item_head < head ? -1 : 1;
	return base_bytes_compare(item->data, item->size, key, key_size);
}

/* The child to go down to: the last whose key is not above the one that is
 * looked for; the first one's key counts as below all. */
static bool
choose_child(const struct eng_page *page, const void *key, size_t key_size,
    db_pgno_t *child)
{
	unsigned low = 1, high = page->entries, middle;
	uint64_t head = eng_page_head(key, key_size);
	struct eng_page_item item;
	size_t at;

	while (low < high) {
		middle = (low + high) / 2;
		if (!get_item(page, middle, INNER_DATA, &item))
			return false;
		if (compare_item(&item, key, key_size, head) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	at = eng_page_u16(page->bytes + page->pages->header + 2 * (low - 1));
	if (at + INNER_DATA > page->pages->size)
		return false;
	*child = eng_page_u32(page->bytes + at + INNER_PAGE);
	return true;
}

/* ---- from the root to a leaf ---- */

/* Goes down by a page of which there is no copy; *number: where to go on, of a
 * leaf 0.  The page stays pinned if it is a leaf. */
static bool
go_down(struct eng_pages *pages, db_pgno_t *number, const void *key,
    size_t key_size, struct eng_page *page)
{
	db_pgno_t at = *number;
	bool good;

	if (!pin_node(pages, at, page))
		return false;
	if (is_leaf(page)) {
		eng_page_count_read(pages);
		*number = 0;
		return true;
	}
	good = is_inner(page) && choose_child(page, key, key_size, number) &&
	    *number != 0;
	if (good)
		eng_page_keep_inner(pages, at, page);
	unpin(page);
	return good;
}

/* From the root down to the leaf where the key belongs, or to the last one. */
static bool
pin_leaf(struct eng_pages *pages, const void *key, size_t key_size,
    struct eng_page *page)
{
	const struct eng_page_copy *copy;
	db_pgno_t number = pages->root;
	unsigned levels;

	for (levels = 0; levels < LEVEL_MOST && number != 0; levels++) {
		copy = eng_page_copy_of(pages, number);
		if (copy != NULL)
			number = eng_page_copy_child(pages, copy, key,
			    key_size);
		else if (!go_down(pages, &number, key, key_size, page))
			return false;
		else if (number == 0)
			return true;
	}
	return false;
}

bool
eng_page_leaf(struct eng_pages *pages, const void *key, size_t key_size,
    db_pgno_t *leaf)
{
	const struct eng_page_copy *copy;
	db_pgno_t number = pages->root;
	unsigned levels, level;
	struct eng_page page;

	for (levels = 0; levels < LEVEL_MOST && number != 0; levels++) {
		*leaf = number;
		copy = eng_page_copy_of(pages, number);
		if (copy != NULL) {
			number = eng_page_copy_child(pages, copy, key,
			    key_size);
			level = copy->bytes[PAGE_LEVEL];
		} else if (!go_down(pages, &number, key, key_size, &page)) {
			return false;
		} else if (number == 0) {
			unpin(&page);
			return true;
		} else {
			level = page.level;
		}
		if (level > LEVEL_LEAF + 1)
			continue;
		*leaf = number;
		eng_page_count_read(pages);
		return number != 0;
	}
	return false;
}

/* The first entry (a pair of items) at or above the key, or the number of
 * entries. */
static bool
find_in_leaf(const struct eng_page *page, const void *key, size_t key_size,
    unsigned *place, bool *equal)
{
	unsigned low = 0, high = page->entries / 2, middle;
	uint64_t head = eng_page_head(key, key_size);
	struct eng_page_item item;
	int cmp;

	*equal = false;
	while (low < high) {
		middle = (low + high) / 2;
		if (!get_item(page, 2 * middle, ITEM_DATA, &item))
			return false;
		cmp = compare_item(&item, key, key_size, head);
		if (cmp < 0) {
			low = middle + 1;
		} else {
			high = middle;
			*equal = cmp == 0;
			if (*equal)
				break;
		}
	}
	*place = *equal ? high : low;
	return true;
}

/* ---- answers ---- */

static enum eng_page_answer
give(const struct eng_page *page, unsigned place, struct base_buf *found,
    struct base_buf *value)
{
	struct eng_page_item key, data;

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
	struct eng_page page;

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
	struct eng_page page;
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
	struct eng_page page;
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
			neighbour = eng_page_u32(page.bytes +
			    (up ? PAGE_NEXT : PAGE_PREV));
	}
	unpin(&page);
	return here ? answer :
	    give_neighbour(pages, neighbour, up, found, value);
}

/* ---- runs of leaves ---- */

unsigned
eng_page_leaf_items(const uint8_t *leaf)
{
	return eng_page_u16(leaf + PAGE_ENTRIES);
}

static bool
is_plain(const struct eng_page *page, unsigned first)
{
	struct eng_page_item item;
	unsigned i;

	for (i = first; i < page->entries; i++)
		if (!get_item(page, i, ITEM_DATA, &item))
			return false;
	return true;
}

/* Adds what is in a leaf from an item on; true as well for nothing. */
static bool
add_leaf(const struct eng_page *page, unsigned first, struct base_buf *bytes,
    struct eng_page_run *run)
{
	struct eng_page copy = *page;

	if (first >= page->entries)
		return true;
	if (!base_buf_add(bytes, page->bytes, page->pages->size))
		return false;
	copy.bytes = bytes->data + bytes->size - page->pages->size;
	if (!is_plain(&copy, first)) {
		bytes->size -= page->pages->size;
		return false;
	}
	if (run->leaves++ == 0)
		run->first = first;
	return true;
}

/* The leaf at *number, and in its place the number of the next one. */
static bool
add_next(struct eng_pages *pages, db_pgno_t *number, struct base_buf *bytes,
    struct eng_page_run *run)
{
	struct eng_page page;
	bool good;

	if (!pin_node(pages, *number, &page))
		return false;
	good = is_leaf(&page) && add_leaf(&page, 0, bytes, run);
	*number = eng_page_u32(page.bytes + PAGE_NEXT);
	unpin(&page);
	return good;
}

enum eng_page_answer
eng_page_leaves(struct eng_pages *pages, enum eng_tree_seek op,
    const void *key, size_t key_size, size_t room, struct base_buf *bytes,
    struct eng_page_run *run)
{
	struct eng_page page;
	unsigned place, pages_left;
	db_pgno_t next = 0;
	bool equal, good;

	if (op == ENG_TREE_FIRST) {
		key = "";
		key_size = 0;
	}
	run->leaves = 0;
	base_buf_clear(bytes);
	if (pages->size == 0 || !pin_leaf(pages, key, key_size, &page))
		return ENG_PAGE_UNSURE;
	good = find_in_leaf(&page, key, key_size, &place, &equal);
	if (good && equal && op == ENG_TREE_GT)
		place++;
	good = good && add_leaf(&page, 2 * place, bytes, run);
	next = eng_page_u32(page.bytes + PAGE_NEXT);
	unpin(&page);
	for (pages_left = LEAVES_MOST; good && next != 0 && pages_left > 0 &&
	    (run->leaves == 0 || bytes->size + pages->size <= room);
	    pages_left--)
		good = add_next(pages, &next, bytes, run);
	if (run->leaves > 0)
		return ENG_PAGE_FOUND;
	return good && next == 0 ? ENG_PAGE_NONE : ENG_PAGE_UNSURE;
}
