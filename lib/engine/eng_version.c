/* SPDX-License-Identifier: MIT */
/* eng_version.c - chains of versions: who sees what, who may change it. */
#include <stddef.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_version.h"

static size_t
bytes_of(const struct eng_version *v)
{
	return sizeof(*v) + (v->data != NULL ? v->size : 0);
}

struct eng_version *
eng_version_new(struct eng_tree *tree, enum eng_version_kind kind,
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
	v->data = v->inside;
	if (size > 0)
		memcpy(v->data, data, size);
	eng_chain_count_bytes(tree, bytes_of(v), 0);
	return v;
}

void
eng_version_free(struct eng_tree *tree, struct eng_version *v)
{
	if (v == NULL)
		return;
	eng_chain_count_bytes(tree, 0, bytes_of(v));
	if (v->data != v->inside)
		base_free(v->data);
	base_free(v);
}

eng_status
eng_chain_rebase(struct eng_chain *chain, const void *base, size_t base_size,
    bool exists)
{
	struct eng_version *v = NULL;

	if (exists) {
		v = eng_version_new(chain->tree, ENG_V_PUT, base, base_size);
		if (v == NULL)
			return ENG_E_NO_MEMORY;
		v->chain = chain;
	}
	eng_version_free(chain->tree, chain->base);
	chain->base = v;
	return ENG_OK;
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

bool
eng_chain_is_stored(const struct eng_chain *chain, const struct eng_view *view)
{
	const struct eng_version *v;
	unsigned deltas;

	v = find_image(chain, view, &deltas);
	return v != NULL && v->data == NULL;
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
	if (v->data == NULL)
		return ENG_E_CORRUPT;
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

/* ---- hollow images ---- */

/* Of the newest image alone, or of one that a cache's version hides. */
static struct eng_version *
find_hollow(const struct eng_chain *chain)
{
	struct eng_version *v;

	for (v = chain->newest; v != NULL; v = v->older)
		if (v->data == NULL)
			return v;
	return chain->base != NULL && chain->base->data == NULL ?
	    chain->base : NULL;
}

bool
eng_chain_is_hollow(const struct eng_chain *chain)
{
	return find_hollow(chain) != NULL;
}

/* It stays where it is: whoever forgets may have it in hand. */
eng_status
eng_chain_fill(struct eng_chain *chain, const void *image, size_t size)
{
	struct eng_version *v = find_hollow(chain);

	if (v == NULL)
		return ENG_OK;
	v->data = base_memdup(image, size);
	if (v->data == NULL)
		return ENG_E_NO_MEMORY;
	v->size = (uint32_t)size;
	eng_chain_count_bytes(chain->tree, size, 0);
	return ENG_OK;
}

/* Whether the tree holds the version's image: no other image lies on it, and
 * those of tables in memory are nowhere else. */
static bool
is_on_top(const struct eng_version *version)
{
	const struct eng_tree *tree = version->chain->tree;
	const struct eng_version *v = version->chain->newest;

	if (version->kind != ENG_V_PUT || tree->kind != ENG_TREE_STORED ||
	    tree->by_processes || tree->doomed)
		return false;
	while (v->kind >= ENG_V_WRITE_LOCK)
		v = v->older;
	return v == version;
}

static void
take_place(struct eng_version *version, struct eng_version *of)
{
	struct eng_version **at = &of->chain->newest;

	while (*at != of)
		at = &(*at)->older;
	*at = version;
	TAILQ_INSERT_AFTER(&of->txn->undo, &of->undo, &version->undo, link);
	TAILQ_REMOVE(&of->txn->undo, &of->undo, link);
}

void
eng_version_hollow(struct eng_version *version)
{
	struct eng_tree *tree = version->chain->tree;
	struct eng_version *hollow;

	if (version->data == NULL || !is_on_top(version))
		return;
	hollow = base_malloc(sizeof(*hollow));
	if (hollow == NULL)
		return;
	*hollow = *version;
	hollow->data = NULL;
	eng_chain_count_bytes(tree, sizeof(*hollow), 0);
	take_place(hollow, version);
	eng_version_free(tree, version);
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
	v = eng_version_new(tree, kind, data, size);
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
	eng_version_free(tree, version);
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
		eng_version_free(tree, chain->base);
		chain->base = version;
		version->txn = NULL;
		version->older = NULL;
		return;
	case ENG_V_DELETE:
		eng_version_free(tree, chain->base);
		chain->base = NULL;
		break;
	case ENG_V_ESCROW:
		delta = delta_of(version);
		if (chain->base != NULL && chain->base->data != NULL)
			eng_delta_apply(&delta, chain->base->data,
			    chain->base->size);
		break;
	case ENG_V_WRITE_LOCK:
	case ENG_V_READ_LOCK:
		break;
	}
	eng_version_free(tree, version);
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
