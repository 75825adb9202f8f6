/* SPDX-License-Identifier: MIT */
/* eng_version.c - chains of versions: who sees what, who may change it. */
#include <endian.h>
#include <stddef.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_version.h"

#define HASH_FACTOR UINT64_C(0x9e3779b97f4a7c15)

enum {
	COUNTS = 4096
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

/* ---- the counts ---- */

static unsigned
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
	memcpy(&part, at, key_size);
	hash = (hash ^ part) * HASH_FACTOR;
	return (unsigned)(hash >> 32) % COUNTS;
}

bool
eng_chain_may_be(const struct eng_tree *tree, const void *key,
    size_t key_size)
{
	_Atomic uint32_t *counts;

	if (atomic_load_explicit(&tree->chains, memory_order_acquire) == 0)
		return false;
	counts = atomic_load_explicit(&tree->chain_counts,
	    memory_order_acquire);
	return counts == NULL || atomic_load_explicit(
	    &counts[hash_key(key, key_size)], memory_order_acquire) != 0;
}

/* They start with the first chain of an empty map, so they count all. */
static void
start_counts(struct eng_tree *tree)
{
	if (tree->chain_counts == NULL && RB_EMPTY(&tree->map) &&
	    tree->kind != ENG_TREE_MEMORY)
		atomic_store_explicit(&tree->chain_counts, base_calloc(COUNTS,
		    sizeof(*tree->chain_counts)), memory_order_release);
}

static void
count_chain(const struct eng_chain *chain, uint32_t change)
{
	_Atomic uint32_t *counts = chain->tree->chain_counts;

	if (counts != NULL)
		atomic_fetch_add_explicit(&counts[hash_key(chain->key,
		    chain->key_size)], change, memory_order_release);
}

/* ---- the map ---- */

struct eng_chain *
eng_chain_find(struct eng_tree *tree, const void *key, size_t key_size)
{
	struct eng_chain *at = RB_ROOT(&tree->map);
	uint64_t head = make_head(key, key_size);
	int cmp;

	while (at != NULL) {
		cmp = compare_key(head, key, key_size, at);
		if (cmp == 0)
			return at;
		at = cmp < 0 ? RB_LEFT(at, node) : RB_RIGHT(at, node);
	}
	return NULL;
}

struct eng_chain *
eng_chain_near(struct eng_tree *tree, enum eng_tree_seek op, const void *key,
    size_t key_size)
{
	struct eng_chain *at = RB_ROOT(&tree->map);
	struct eng_chain *best = NULL;
	bool up = op == ENG_TREE_GE || op == ENG_TREE_GT;
	bool equal = op == ENG_TREE_GE || op == ENG_TREE_LE;
	uint64_t head;
	int cmp;

	if (op == ENG_TREE_FIRST)
		return RB_MIN(eng_chain_map, &tree->map);
	if (op == ENG_TREE_LAST)
		return RB_MAX(eng_chain_map, &tree->map);
	head = make_head(key, key_size);
	while (at != NULL) {
		cmp = compare_key(head, key, key_size, at);
		if (cmp == 0 && equal)
			return at;
		if (up ? cmp < 0 : cmp > 0)
			best = at;
		if (cmp == 0)
			at = up ? RB_RIGHT(at, node) : RB_LEFT(at, node);
		else
			at = cmp < 0 ? RB_LEFT(at, node) : RB_RIGHT(at, node);
	}
	return best;
}

/* Temporary tables are no versions, though made of them. */
static void
count_bytes(struct eng_tree *tree, size_t added, size_t removed)
{
	if (tree->kind == ENG_TREE_MEMORY)
		return;
	atomic_fetch_add_explicit(&tree->env->version_bytes, added - removed,
	    memory_order_relaxed);
}

static struct eng_version *
new_version(struct eng_tree *tree, enum eng_version_kind kind,
    const void *data, size_t size)
{
	struct eng_version *v;

	v = base_malloc(sizeof(*v) + size);
	if (v == NULL)
		return NULL;
	memset(v, 0, sizeof(*v));
	v->undo.kind = ENG_UNDO_VERSION;
	v->kind = kind;
	v->size = (uint32_t)size;
	if (size > 0)
		memcpy(v->data, data, size);
	count_bytes(tree, sizeof(*v) + size, 0);
	return v;
}

static void
free_version(struct eng_tree *tree, struct eng_version *v)
{
	if (v == NULL)
		return;
	count_bytes(tree, 0, sizeof(*v) + v->size);
	base_free(v);
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
		c->base = new_version(tree, ENG_V_PUT, base, base_size);
		if (c->base == NULL) {
			base_free(c);
			return ENG_E_NO_MEMORY;
		}
		c->base->chain = c;
	}
	start_counts(tree);
	RB_INSERT(eng_chain_map, &tree->map, c);
	count_chain(c, 1);
	atomic_fetch_add_explicit(&tree->chains, 1, memory_order_relaxed);
	count_bytes(tree, sizeof(*c) + key_size, 0);
	*chain = c;
	return ENG_OK;
}

eng_status
eng_chain_rebase(struct eng_chain *chain, const void *base, size_t base_size,
    bool exists)
{
	struct eng_version *v = NULL;

	if (exists) {
		v = new_version(chain->tree, ENG_V_PUT, base, base_size);
		if (v == NULL)
			return ENG_E_NO_MEMORY;
		v->chain = chain;
	}
	free_version(chain->tree, chain->base);
	chain->base = v;
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
	RB_REMOVE(eng_chain_map, &tree->map, chain);
	count_chain(chain, UINT32_MAX);
	atomic_fetch_sub_explicit(&tree->chains, 1, memory_order_relaxed);
	count_bytes(tree, 0, sizeof(*chain) + chain->key_size);
	free_version(tree, chain->base);
	base_free(chain);
}

/* ---- seeing ---- */

static bool
is_of_processes(const struct eng_chain *chain)
{
	return chain->tree->by_processes;
}

/* Commits are seen in the tree where others may have made newer ones. */
static bool
is_seen(const struct eng_version *v, const struct eng_view *view)
{
	uint64_t seq;

	if (v->txn == view->txn)
		return true;
	if (is_of_processes(v->chain))
		return false;
	seq = atomic_load_explicit(&v->txn->seq, memory_order_acquire);
	return seq != 0 && seq <= view->snapshot;
}

/* The newest image the view sees; counts the deltas seen above it.  What the
 * cursor has cached hides whatever was done to the record since. */
static const struct eng_version *
find_image(const struct eng_chain *chain, const struct eng_view *view,
    unsigned *deltas)
{
	const struct eng_version *v;

	*deltas = 0;
	if (view->cache != NULL) {
		v = eng_version_newest_of(chain, view->cache);
		if (v != NULL)
			return v;
	}
	for (v = chain->newest; v != NULL; v = v->older) {
		if (v->kind >= ENG_V_WRITE_LOCK || !is_seen(v, view))
			continue;
		if (v->kind != ENG_V_ESCROW)
			return v;
		(*deltas)++;
	}
	return chain->base;
}

bool
eng_chain_decides(const struct eng_chain *chain, const struct eng_view *view)
{
	const struct eng_version *v;

	if (!is_of_processes(chain) || (view->cache != NULL &&
	    eng_version_newest_of(chain, view->cache) != NULL))
		return true;
	for (v = chain->newest; v != NULL; v = v->older)
		if (v->txn == view->txn && v->kind < ENG_V_WRITE_LOCK)
			return true;
	return false;
}

bool
eng_chain_exists(const struct eng_chain *chain, const struct eng_view *view)
{
	const struct eng_version *v;
	unsigned deltas;

	v = find_image(chain, view, &deltas);
	return v != NULL && v->kind == ENG_V_PUT;
}

void
eng_delta_apply(const struct eng_delta *delta, uint8_t *image, size_t size)
{
	uint8_t *at = image + delta->offset;

	if ((uint64_t)delta->offset + delta->width > size)
		return;
	if (delta->width == 4)
		base_put_u32(at, base_get_u32(at) + (uint32_t)delta->amount);
	else
		base_put_u64(at, base_get_u64(at) + (uint64_t)delta->amount);
}

static struct eng_delta
delta_of(const struct eng_version *v)
{
	struct eng_delta delta;

	memcpy(&delta, v->data, sizeof(delta));
	return delta;
}

eng_status
eng_chain_read(const struct eng_chain *chain, const struct eng_view *view,
    struct base_buf *scratch, const uint8_t **image, size_t *size)
{
	const struct eng_version *v, *at;
	struct eng_delta delta;
	unsigned deltas;

	*image = NULL;
	*size = 0;
	v = find_image(chain, view, &deltas);
	if (v == NULL || v->kind == ENG_V_DELETE)
		return ENG_E_NOT_FOUND;
	*image = v->data;
	*size = v->size;
	if (deltas == 0)
		return ENG_OK;
	if (!base_buf_set(scratch, v->data, v->size))
		return ENG_E_NO_MEMORY;
	for (at = chain->newest; deltas > 0; at = at->older)
		if (at->kind == ENG_V_ESCROW && is_seen(at, view)) {
			delta = delta_of(at);
			eng_delta_apply(&delta, scratch->data, scratch->size);
			deltas--;
		}
	*image = scratch->data;
	return ENG_OK;
}

/* ---- conflicts ---- */

/* Locks for reading go together, and so do deltas. */
static bool
coexist(enum eng_version_kind a, enum eng_version_kind b)
{
	return a == b && (a == ENG_V_READ_LOCK || a == ENG_V_ESCROW);
}

bool
eng_chain_conflicts(const struct eng_chain *chain, const struct eng_txn *txn,
    enum eng_version_kind kind)
{
	struct eng_view view = { txn, txn->snapshot, NULL };
	const struct eng_version *v;

	if (txn->cached)
		return false;
	for (v = chain->newest; v != NULL; v = v->older) {
		if (v->txn->cached || is_seen(v, &view) ||
		    coexist(v->kind, kind))
			continue;
		if (!is_of_processes(chain) || atomic_load_explicit(
		    &v->txn->seq, memory_order_acquire) == 0)
			return true;
	}
	return false;
}

bool
eng_chain_is_open_elsewhere(const struct eng_chain *chain,
    const struct eng_txn *txn)
{
	const struct eng_version *v;

	for (v = chain->newest; v != NULL; v = v->older)
		if (v->txn != txn && !v->txn->cached &&
		    v->kind < ENG_V_WRITE_LOCK &&
		    atomic_load_explicit(&v->txn->seq,
		    memory_order_acquire) == 0)
			return true;
	return false;
}

/* ---- coming and going ---- */

eng_status
eng_version_push(struct eng_chain *chain, struct eng_txn *txn,
    enum eng_version_kind kind, const void *data, size_t size,
    struct eng_undo *after)
{
	struct eng_tree *tree = chain->tree;
	struct eng_version *v;

	if (tree->kind != ENG_TREE_MEMORY && atomic_load_explicit(
	    &tree->env->version_bytes, memory_order_relaxed) + size >
	    tree->env->version_bytes_max)
		return ENG_E_VERSIONS_FULL;
	v = new_version(tree, kind, data, size);
	if (v == NULL)
		return ENG_E_NO_MEMORY;
	v->chain = chain;
	v->txn = txn;
	v->older = chain->newest;
	chain->newest = v;
	if (after != NULL) {
		v->undo.ordinal = after->ordinal;
		TAILQ_INSERT_AFTER(&txn->undo, after, &v->undo, link);
	} else {
		v->undo.ordinal = txn->next_ordinal++;
		TAILQ_INSERT_TAIL(&txn->undo, &v->undo, link);
		if (v->older != NULL && v->older->txn == txn)
			txn->last_cover = v->undo.ordinal;
	}
	return ENG_OK;
}

static void
unlink_version(struct eng_version *version)
{
	struct eng_version **at = &version->chain->newest;

	while (*at != version)
		at = &(*at)->older;
	*at = version->older;
	TAILQ_REMOVE(&version->txn->undo, &version->undo, link);
}

void
eng_version_remove(struct eng_version *version)
{
	struct eng_tree *tree = version->chain->tree;

	unlink_version(version);
	free_version(tree, version);
}

void
eng_version_fold(struct eng_version *version)
{
	struct eng_chain *chain = version->chain;
	struct eng_tree *tree = chain->tree;
	struct eng_delta delta;

	unlink_version(version);
	switch (version->kind) {
	case ENG_V_PUT:
		free_version(tree, chain->base);
		chain->base = version;
		version->txn = NULL;
		version->older = NULL;
		return;
	case ENG_V_DELETE:
		free_version(tree, chain->base);
		chain->base = NULL;
		break;
	case ENG_V_ESCROW:
		delta = delta_of(version);
		if (chain->base != NULL)
			eng_delta_apply(&delta, chain->base->data,
			    chain->base->size);
		break;
	case ENG_V_WRITE_LOCK:
	case ENG_V_READ_LOCK:
		break;
	}
	free_version(tree, version);
}

struct eng_version *
eng_version_newest_of(const struct eng_chain *chain,
    const struct eng_txn *txn)
{
	struct eng_version *v;

	for (v = chain->newest; v != NULL; v = v->older)
		if (v->txn == txn && v->kind < ENG_V_WRITE_LOCK)
			return v;
	return NULL;
}

void
eng_version_supersede(struct eng_version *version, uint64_t first)
{
	struct eng_version *older = version->older;

	if (version->kind > ENG_V_DELETE || older == NULL ||
	    older->txn != version->txn || older->undo.ordinal < first ||
	    (older->kind > ENG_V_DELETE && older->kind != ENG_V_WRITE_LOCK))
		return;
	eng_version_remove(older);
}

/* Whether a snapshot sees what was committed with number seq, but not what was
 * with number later. */
static bool
is_between(uint64_t seq, uint64_t later, const uint64_t *snapshots,
    size_t count)
{
	size_t i = 0;

	while (i < count && snapshots[i] < seq)
		i++;
	return i < count && snapshots[i] < later;
}

static void
forget_version(struct eng_version *v)
{
	struct eng_txn *txn = v->txn;

	eng_version_remove(v);
	if (TAILQ_EMPTY(&txn->undo))
		eng_txn_forget_empty(txn);
}

void
eng_version_prune(const struct eng_version *version,
    const uint64_t *snapshots, size_t count)
{
	const struct eng_txn *own = version->txn;
	struct eng_version *v, *older;
	uint64_t later = own->seq, seq;

	if (version->kind > ENG_V_DELETE)
		return;
	for (v = version->older; v != NULL; v = older) {
		older = v->older;
		seq = v->txn->seq;
		if (seq == 0 || v->txn == own)
			continue;
		if (!is_between(seq, later, snapshots, count))
			forget_version(v);
		else if (v->kind <= ENG_V_DELETE)
			later = seq;
	}
}
