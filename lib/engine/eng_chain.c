/* SPDX-License-Identifier: MIT */
/* eng_chain.c - the chains of a tree: in order, and by their keys' hashes. */
#include <endian.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_apply.h"
#include "eng_env.h"
#include "eng_version.h"

#define HASH_FACTOR UINT64_C(0x9e3779b97f4a7c15)

enum {
	SLOTS_FIRST = 1024,
	SLOTS_TIMES = 4,	/* more of them, when they are full: */
	SLOT_CHAINS = 2		/* that many chains for each */
};

struct eng_chain_slots {
	struct eng_chain_slots *next;	/* env->txns->idle_slots */
	uint32_t mask;
	struct eng_chain *_Atomic first[];
};

RB_GENERATE(eng_chain_map, eng_chain, node, eng_chain_compare)

/* Most keys differ in their first bytes: a look at those spares a call. */
static uint64_t
make_head(const void *key, size_t key_size)
{
	uint8_t bytes[sizeof(uint64_t)] = { 0 };
	uint64_t head;

	if (key_size >= sizeof(bytes))
		memcpy(bytes, key, sizeof(bytes));
	else if (key_size > 0)
		memcpy(bytes, key, key_size);
	memcpy(&head, bytes, sizeof(head));
	return be64toh(head);
}

static inline int
compare_key(uint64_t head, const void *key, size_t key_size,
    const struct eng_chain *chain)
{
	if (head != chain->head)
		return head < chain->head ? -1 : 1;
	return base_bytes_compare(key, key_size, chain->key,
	    chain->key_size);
}

int
eng_chain_compare(const struct eng_chain *a, const struct eng_chain *b)
{
	return compare_key(a->head, a->key, a->key_size, b);
}

/* ---- by hash ---- */

static uint32_t
hash_key(const void *key, size_t key_size)
{
	const uint8_t *at = key;
	uint64_t hash = key_size, part;

	for (; key_size >= sizeof(part); key_size -= sizeof(part)) {
		memcpy(&part, at, sizeof(part));
		hash = (hash ^ part) * HASH_FACTOR;
		hash ^= hash >> 32;
		at += sizeof(part);
	}
	part = 0;
	if (key_size > 0)
		memcpy(&part, at, key_size);
	hash = (hash ^ part) * HASH_FACTOR;
	return (uint32_t)(hash >> 32);
}

static struct eng_chain_slots *
slots_of(const struct eng_tree *tree)
{
	return atomic_load_explicit(&tree->chain_slots, memory_order_acquire);
}

static struct eng_chain *_Atomic *
slot_of(struct eng_chain_slots *slots, const void *key, size_t key_size)
{
	return &slots->first[hash_key(key, key_size) & slots->mask];
}

bool
eng_chain_may_be(const struct eng_tree *tree, const void *key,
    size_t key_size)
{
	struct eng_chain_slots *slots;

	if (atomic_load_explicit(&tree->chains, memory_order_acquire) == 0)
		return false;
	slots = slots_of(tree);
	return slots == NULL || atomic_load_explicit(slot_of(slots, key,
	    key_size), memory_order_acquire) != NULL;
}

/* Where there are many they are in no cache of the processor. */
void
eng_chain_expect(const struct eng_tree *tree, const void *key,
    size_t key_size)
{
	struct eng_chain_slots *slots = slots_of(tree);
	const struct eng_chain *chain;

	if (slots == NULL)
		return;
	chain = atomic_load_explicit(slot_of(slots, key, key_size),
	    memory_order_relaxed);
	if (chain == NULL)
		return;
	__builtin_prefetch(chain);
	__builtin_prefetch(chain->key);
}

/* The mutex that all who write hold orders the rest. */
static struct eng_chain *
first_in(struct eng_chain *_Atomic *slot)
{
	return atomic_load_explicit(slot, memory_order_relaxed);
}

static void
enter_slot(struct eng_chain_slots *slots, struct eng_chain *chain)
{
	struct eng_chain *_Atomic *slot;

	slot = slot_of(slots, chain->key, chain->key_size);
	chain->next_in_slot = first_in(slot);
	atomic_store_explicit(slot, chain, memory_order_release);
}

static void
leave_slot(struct eng_chain_slots *slots, const struct eng_chain *chain)
{
	struct eng_chain *_Atomic *slot;
	struct eng_chain *at;

	slot = slot_of(slots, chain->key, chain->key_size);
	at = first_in(slot);
	if (at == chain) {
		atomic_store_explicit(slot, chain->next_in_slot,
		    memory_order_release);
		return;
	}
	while (at->next_in_slot != chain)
		at = at->next_in_slot;
	at->next_in_slot = chain->next_in_slot;
}

/* Who looks without the mutex may still look at an array that is no longer in
 * use: it goes when nobody shares the environment. */
static void
retire_slots(struct eng_tree *tree, struct eng_chain_slots *slots)
{
	struct eng_env *env = tree->env;

	base_mutex_lock(&env->txn_mutex);
	slots->next = env->txns->idle_slots;
	env->txns->idle_slots = slots;
	base_mutex_unlock(&env->txn_mutex);
}

void
eng_chain_free_slots(struct eng_chain_slots *slots)
{
	struct eng_chain_slots *next;

	for (; slots != NULL; slots = next) {
		next = slots->next;
		base_free(slots);
	}
}

static void
more_slots(struct eng_tree *tree, uint32_t count)
{
	struct eng_chain_slots *before = slots_of(tree), *slots;
	struct eng_chain *chain, *next;
	uint32_t i;

	slots = base_calloc(1, sizeof(*slots) + count *
	    sizeof(slots->first[0]));
	if (slots == NULL)
		return;
	slots->mask = count - 1;
	for (i = 0; before != NULL && i <= before->mask; i++)
		for (chain = first_in(&before->first[i]); chain != NULL;
		    chain = next) {
			next = chain->next_in_slot;
			enter_slot(slots, chain);
		}
	atomic_store_explicit(&tree->chain_slots, slots,
	    memory_order_release);
	if (before != NULL)
		retire_slots(tree, before);
}

/* The last chain went: there were many, and may never be as many again. */
static void
drop_slots(struct eng_tree *tree)
{
	struct eng_chain_slots *slots = slots_of(tree);

	if (slots == NULL || slots->mask < SLOTS_FIRST)
		return;
	atomic_store_explicit(&tree->chain_slots, NULL,
	    memory_order_release);
	retire_slots(tree, slots);
}

/* They start with the first chain of an empty map, so they know all.  Without
 * memory for more they get longer, or there are none. */
static void
make_slots(struct eng_tree *tree)
{
	const struct eng_chain_slots *slots = slots_of(tree);
	size_t chains = atomic_load_explicit(&tree->chains,
	    memory_order_relaxed);

	if (slots == NULL) {
		if (chains == 0 && tree->kind != ENG_TREE_MEMORY)
			more_slots(tree, SLOTS_FIRST);
	} else if (chains / SLOT_CHAINS > slots->mask &&
	    slots->mask < UINT32_MAX / SLOTS_TIMES / 2) {
		more_slots(tree, (slots->mask + 1) * SLOTS_TIMES);
	}
}

/* ---- in order ---- */

static void
enter_map(struct eng_chain *chain)
{
	chain->sorted = true;
	RB_INSERT(eng_chain_map, &chain->tree->map, chain);
}

/* Those that came since the last time. */
static void
sort_chains(struct eng_tree *tree)
{
	struct eng_chain *chain;

	while ((chain = LIST_FIRST(&tree->unsorted)) != NULL) {
		LIST_REMOVE(chain, unsorted_link);
		enter_map(chain);
	}
}

struct eng_chain *
eng_chain_first(struct eng_tree *tree)
{
	sort_chains(tree);
	return RB_MIN(eng_chain_map, &tree->map);
}

struct eng_chain *
eng_chain_last(struct eng_tree *tree)
{
	sort_chains(tree);
	return RB_MAX(eng_chain_map, &tree->map);
}

struct eng_chain *
eng_chain_next(struct eng_chain *chain)
{
	sort_chains(chain->tree);
	return RB_NEXT(eng_chain_map, &chain->tree->map, chain);
}

/* ---- finding ---- */

/* Who has no slots has all in the map. */
struct eng_chain *
eng_chain_find(struct eng_tree *tree, const void *key, size_t key_size)
{
	struct eng_chain_slots *slots = slots_of(tree);
	uint64_t head = make_head(key, key_size);
	struct eng_chain *at;
	int cmp;

	if (slots != NULL) {
		at = first_in(slot_of(slots, key, key_size));
		while (at != NULL && compare_key(head, key, key_size, at) != 0)
			at = at->next_in_slot;
		return at;
	}
	at = RB_ROOT(&tree->map);
	while (at != NULL) {
		cmp = compare_key(head, key, key_size, at);
		if (cmp == 0)
			break;
		at = cmp < 0 ? RB_LEFT(at, node) : RB_RIGHT(at, node);
	}
	return at;
}

static struct eng_chain *
find_beside(struct eng_tree *tree, bool up, const void *key, size_t key_size)
{
	struct eng_chain *at, *best = NULL;
	uint64_t head = make_head(key, key_size);
	int cmp;

	sort_chains(tree);
	at = RB_ROOT(&tree->map);
	while (at != NULL) {
		cmp = compare_key(head, key, key_size, at);
		if (up ? cmp < 0 : cmp > 0)
			best = at;
		if (cmp == 0)
			at = up ? RB_RIGHT(at, node) : RB_LEFT(at, node);
		else
			at = cmp < 0 ? RB_LEFT(at, node) : RB_RIGHT(at, node);
	}
	return best;
}

struct eng_chain *
eng_chain_near(struct eng_tree *tree, enum eng_tree_seek op, const void *key,
    size_t key_size)
{
	struct eng_chain *chain = NULL;

	switch (op) {
	case ENG_TREE_FIRST:
		return eng_chain_first(tree);
	case ENG_TREE_LAST:
		return eng_chain_last(tree);
	case ENG_TREE_GE:
	case ENG_TREE_LE:
		chain = eng_chain_find(tree, key, key_size);
		break;
	case ENG_TREE_GT:
	case ENG_TREE_LT:
		break;
	}
	return chain != NULL ? chain : find_beside(tree,
	    op == ENG_TREE_GE || op == ENG_TREE_GT, key, key_size);
}

/* ---- coming and going ---- */

/* Temporary tables are no versions, though made of them. */
void
eng_chain_count_bytes(struct eng_tree *tree, size_t added, size_t removed)
{
	if (tree->kind != ENG_TREE_MEMORY)
		tree->bytes_untold += added - removed;
}

void
eng_chain_tell_bytes(struct eng_tree *tree)
{
	if (tree->bytes_untold == 0)
		return;
	atomic_fetch_add_explicit(&tree->env->version_bytes,
	    tree->bytes_untold, memory_order_relaxed);
	tree->bytes_untold = 0;
}

static void
join_tree(struct eng_chain *chain)
{
	struct eng_tree *tree = chain->tree;
	struct eng_chain_slots *slots;

	make_slots(tree);
	slots = slots_of(tree);
	if (slots != NULL) {
		enter_slot(slots, chain);
		LIST_INSERT_HEAD(&tree->unsorted, chain, unsorted_link);
	} else {
		enter_map(chain);
	}
	atomic_fetch_add_explicit(&tree->chains, 1, memory_order_relaxed);
	eng_chain_count_bytes(tree, sizeof(*chain) + chain->key_size, 0);
}

static void
leave_tree(struct eng_chain *chain)
{
	struct eng_tree *tree = chain->tree;
	struct eng_chain_slots *slots = slots_of(tree);

	if (slots != NULL)
		leave_slot(slots, chain);
	if (chain->sorted)
		RB_REMOVE(eng_chain_map, &tree->map, chain);
	else
		LIST_REMOVE(chain, unsorted_link);
	if (atomic_fetch_sub_explicit(&tree->chains, 1,
	    memory_order_relaxed) == 1)
		drop_slots(tree);
	eng_chain_count_bytes(tree, 0, sizeof(*chain) + chain->key_size);
}

eng_status
eng_chain_new(struct eng_tree *tree, const void *key, size_t key_size,
    const void *base, size_t base_size, bool exists,
    struct eng_chain **chain)
{
	struct eng_chain *c;

	*chain = NULL;
	c = base_malloc(sizeof(*c) + key_size);
	if (c == NULL)
		return ENG_E_NO_MEMORY;
	memset(c, 0, sizeof(*c));
	c->tree = tree;
	c->head = make_head(key, key_size);
	c->key_size = (uint32_t)key_size;
	if (key_size > 0)
		memcpy(c->key, key, key_size);
	if (exists) {
		c->base = eng_version_new(tree, ENG_V_PUT, base, base_size);
		if (c->base == NULL) {
			base_free(c);
			return ENG_E_NO_MEMORY;
		}
		c->base->chain = c;
	}
	join_tree(c);
	*chain = c;
	return ENG_OK;
}

void
eng_chain_release(struct eng_chain *chain)
{
	struct eng_tree *tree = chain->tree;

	if (chain->newest != NULL)
		return;
	if (tree->kind == ENG_TREE_MEMORY && chain->base != NULL &&
	    !tree->doomed)
		return;
	if (tree->reaper != NULL && chain->base != NULL)
		eng_tree_want_reaper(tree, chain->key, chain->key_size);
	leave_tree(chain);
	eng_version_free(tree, chain->base);
	base_free(chain);
}
