/* SPDX-License-Identifier: MIT */
/* eng_page_keep.c - copies of inner pages, laid out for searching. */
#include "base_alloc.h"
#include "eng_page_part.h"

enum {
	/* Where one change follows the other keeping does not pay. */
	READS_BEFORE_COPIES = 24
};

/* ---- making ---- */

/* The first place that is free; or NULL. */
static _Atomic(struct eng_page_copy *) *
find_free(struct eng_pages *pages, db_pgno_t number)
{
	_Atomic(struct eng_page_copy *) *place;
	unsigned try;

	for (try = 0; try < COPY_TRIES; try++) {
		place = &pages->copies[(number + try) % ENG_PAGE_COPIES];
		if (atomic_load_explicit(place, memory_order_relaxed) == NULL)
			return place;
	}
	return NULL;
}

static size_t
count_shared(const struct eng_page_item *a, const struct eng_page_item *b)
{
	size_t i = 0;

	while (i < a->size && i < b->size && a->data[i] == b->data[i])
		i++;
	return i;
}

/* Keys rise, so what the first and the last share all of them do. */
static bool
find_shared(const struct eng_pages *pages, struct eng_page_copy *copy)
{
	struct eng_page_item first, last;

	if (copy->entries < 2)
		return true;
	if (!eng_page_item(copy->bytes, pages->size, pages->header, 1,
	    INNER_DATA, &first) ||
	    !eng_page_item(copy->bytes, pages->size, pages->header,
	    copy->entries - 1, INNER_DATA, &last))
		return false;
	copy->shared = count_shared(&first, &last);
	copy->shared_bytes = first.data;
	return true;
}

/* False for pages that are not plain. */
static bool
lay_out(const struct eng_pages *pages, struct eng_page_copy *copy,
    db_pgno_t *children)
{
	struct eng_page_item item;
	unsigned i;
	size_t at;

	if (!find_shared(pages, copy))
		return false;
	for (i = 0; i < copy->entries; i++) {
		at = eng_page_u16(copy->bytes + pages->header + 2 * i);
		if (at + INNER_DATA > pages->size)
			return false;
		children[i] = eng_page_u32(copy->bytes + at + INNER_PAGE);
		if (i == 0)
			continue;
		if (!eng_page_item(copy->bytes, pages->size, pages->header, i,
		    INNER_DATA, &item) || item.size < copy->shared)
			return false;
		copy->heads[i] = eng_page_head(item.data + copy->shared,
		    item.size - copy->shared);
	}
	return true;
}

static struct eng_page_copy *
make_copy(const struct eng_pages *pages, db_pgno_t number,
    const struct eng_page *page)
{
	size_t entries = page->entries;
	struct eng_page_copy *copy;
	db_pgno_t *children;

	copy = base_malloc(sizeof(*copy) + entries * (sizeof(*copy->heads) +
	    sizeof(*children)) + pages->size);
	if (copy == NULL)
		return NULL;
	children = (db_pgno_t *)(copy->heads + entries);
	copy->number = number;
	copy->entries = page->entries;
	copy->shared = 0;
	copy->shared_bytes = NULL;
	copy->children = children;
	copy->bytes = memcpy(children + entries, page->bytes, pages->size);
	copy->heads[0] = 0;
	if (lay_out(pages, copy, children))
		return copy;
	base_free(copy);
	return NULL;
}

/* The first page that comes to a place stays there. */
void
eng_page_keep_inner(struct eng_pages *pages, db_pgno_t number,
    const struct eng_page *page)
{
	_Atomic(struct eng_page_copy *) *place;
	struct eng_page_copy *copy, *none = NULL;

	if (!pages->copied || atomic_load_explicit(&pages->reads,
	    memory_order_relaxed) < READS_BEFORE_COPIES)
		return;
	place = find_free(pages, number);
	copy = place != NULL ? make_copy(pages, number, page) : NULL;
	if (copy != NULL &&
	    !atomic_compare_exchange_strong(place, &none, copy))
		base_free(copy);
}

/* ---- searching ---- */

/* The first of them that is not below head, from low on. */
static unsigned
find_head(const struct eng_page_copy *copy, unsigned low, uint64_t head)
{
	const uint64_t *at = copy->heads + low;
	size_t left = copy->entries - low, half;

	/* Without branches, which would be guessed wrong half the time. */
	while (left > 1) {
		half = left / 2;
		at += half & -(size_t)(at[half - 1] < head);
		left -= half;
	}
	low = (unsigned)(at - copy->heads);
	return low + (left == 1 && *at < head);
}

/* Among keys with the same head. */
static unsigned
find_among(const struct eng_pages *pages, const struct eng_page_copy *copy,
    unsigned low, uint64_t head, const uint8_t *key, size_t key_size)
{
	unsigned high = head == UINT64_MAX ? copy->entries :
	    find_head(copy, low, head + 1), middle;
	struct eng_page_item item;

	while (low < high) {
		middle = (low + high) / 2;
		if (!eng_page_item(copy->bytes, pages->size, pages->header,
		    middle, INNER_DATA, &item))
			break;		/* no: lay_out saw it */
		if (base_bytes_compare(item.data, item.size, key,
		    key_size) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

db_pgno_t
eng_page_copy_child(const struct eng_pages *pages,
    const struct eng_page_copy *copy, const uint8_t *key, size_t key_size)
{
	size_t shared = copy->shared;
	uint64_t head;
	unsigned low;
	int cmp;

	if (copy->entries < 2)
		return copy->children[0];
	if (shared > 0) {
		cmp = base_bytes_compare(key, key_size < shared ? key_size :
		    shared, copy->shared_bytes, shared);
		if (cmp != 0)
			return copy->children[cmp < 0 ? 0 :
			    copy->entries - 1];
	}
	head = eng_page_head(key + shared, key_size - shared);
	low = find_head(copy, 1, head);
	if (low < copy->entries && copy->heads[low] == head)
		low = find_among(pages, copy, low, head, key, key_size);
	return copy->children[low - 1];
}

void
eng_page_count_read(struct eng_pages *pages)
{
	if (atomic_load_explicit(&pages->reads, memory_order_relaxed) <
	    READS_BEFORE_COPIES)
		atomic_fetch_add_explicit(&pages->reads, 1,
		    memory_order_relaxed);
}

/* ---- forgetting ---- */

void
eng_pages_forget(struct eng_pages *pages)
{
	struct eng_page_copy *copy;
	unsigned i;

	if (atomic_load_explicit(&pages->reads, memory_order_relaxed) == 0)
		return;
	for (i = 0; i < ENG_PAGE_COPIES; i++) {
		copy = atomic_load_explicit(&pages->copies[i],
		    memory_order_relaxed);
		if (copy == NULL)
			continue;
		atomic_store_explicit(&pages->copies[i], NULL,
		    memory_order_relaxed);
		base_free(copy);
	}
	atomic_store(&pages->reads, 0);
}
