/* SPDX-License-Identifier: MIT */
/* eng_tree.c - trees: their handles, reading one key, adding versions. */
#include <string.h>

#include "base_alloc.h"
#include "eng_apply.h"
#include "eng_hold.h"
#include "eng_lock.h"
#include "eng_reader.h"
#include "eng_session.h"
#include "eng_version.h"

enum {
	READ_ROOM = 512		/* bytes */
};

/* ---- objects ---- */

eng_status
eng_tree_new(struct eng_env *env, struct eng_store *store, const char *name,
    enum eng_tree_kind kind, struct eng_tree **tree)
{
	struct eng_tree *t;

	*tree = NULL;
	t = base_calloc(1, sizeof(*t));
	if (t == NULL)
		return ENG_E_NO_MEMORY;
	if (!base_mutex_init(&t->map_mutex)) {
		base_free(t);
		return ENG_E_NO_MEMORY;
	}
	t->env = env;
	t->store = store;
	atomic_init(&t->kind, kind);
	atomic_init(&t->opened, kind != ENG_TREE_STORED);
	RB_INIT(&t->map);
	LIST_INIT(&t->unsorted);
	RB_INIT(&t->holds);
	TAILQ_INIT(&t->readers);
	t->by_processes = env->shared && kind != ENG_TREE_MEMORY;
	strncpy(t->name, name, sizeof(t->name) - 1);
	*tree = t;
	return ENG_OK;
}

/* What a handle is good for: one life of the environment; that there is no tree
 * holds until somebody makes one. */
static uint64_t
find_life(const struct eng_tree *tree)
{
	return tree->db != NULL ? eng_shared_epoch(tree->env) << 1 | 1 :
	    atomic_load(&tree->store->slot->trees) << 1;
}

/* Handles of an environment that failed went with it. */
static void
close_shared(struct eng_tree *tree)
{
	if (tree->db == NULL)
		return;
	eng_shared_enter(tree->env);
	if (atomic_load(&tree->life) == find_life(tree))
		eng_store_tree_close(tree->db);
	eng_shared_leave(tree->env);
}

void
eng_tree_destroy(struct eng_tree *tree)
{
	eng_reader_close_all(tree);
	eng_pages_forget(&tree->pages);
	if (tree->by_processes)
		close_shared(tree);
	else if (tree->db != NULL)
		eng_store_tree_close(tree->db);
	base_free(tree->chain_slots);
	base_mutex_fini(&tree->map_mutex);
	base_buf_fini(&tree->top);
	base_free(tree);
}

/* Chains that stand for rows of a tree in memory go with it. */
static void
drop_bases(struct eng_tree *tree)
{
	struct eng_chain *chain, *next;

	for (chain = eng_chain_first(tree); chain != NULL; chain = next) {
		next = eng_chain_next(chain);
		eng_chain_release(chain);
	}
}

void
eng_tree_free(struct eng_tree *tree)
{
	bool empty;

	if (tree == NULL)
		return;
	base_mutex_lock(&tree->map_mutex);
	tree->reaper = NULL;
	tree->doomed = true;
	drop_bases(tree);
	empty = !eng_tree_has_versions(tree);
	base_mutex_unlock(&tree->map_mutex);
	if (empty)
		eng_tree_destroy(tree);
	else
		eng_apply_doom(tree);
}

void
eng_tree_remove_later(struct eng_tree *tree)
{
	base_mutex_lock(&tree->map_mutex);
	tree->reaper = NULL;
	tree->doomed = true;
	tree->erase = true;
	base_mutex_unlock(&tree->map_mutex);
	eng_apply_doom(tree);
}

struct eng_env *
eng_tree_env(struct eng_tree *tree)
{
	return tree->env;
}

void
eng_tree_set_reaper(struct eng_tree *tree,
    void (*fn)(void *ctx, const void *key, size_t key_size), void *ctx)
{
	tree->reaper_ctx = ctx;
	tree->reaper = fn;
}

void
eng_tree_set_companion(struct eng_tree *tree, struct eng_tree *other,
    bool (*fn)(void *ctx, struct base_buf *key, struct base_buf *value),
    void *ctx)
{
	tree->companion_tree = other;
	tree->companion_ctx = ctx;
	tree->companion = fn;
}

/* What this asks changes inside the gate, but several threads may read at
 * once. */
static bool
is_handle_good(const struct eng_tree *tree)
{
	uint64_t life;

	if (!atomic_load_explicit(&tree->opened, memory_order_acquire))
		return false;
	if (!tree->by_processes)
		return true;
	life = atomic_load_explicit(&tree->life, memory_order_acquire);
	if ((life & 1) == 0)
		return life == atomic_load(&tree->store->slot->trees) << 1;
	return life == (eng_shared_epoch(tree->env) << 1 | 1) &&
	    tree->db != NULL;
}

/* Copies of pages are as good as the pages while only this process writes. */
static void
look_at_pages(struct eng_tree *tree)
{
	uint64_t turn = tree->by_processes ? eng_shared_turn(tree->env) : 0;

	eng_pages_look(&tree->pages, tree->db,
	    !tree->by_processes || turn != 0);
	atomic_store_explicit(&tree->pages_turn, turn, memory_order_release);
}

static void
forget_pages(struct eng_tree *tree, uint64_t turn)
{
	base_mutex_lock(&tree->map_mutex);
	if (atomic_load_explicit(&tree->pages_turn,
	    memory_order_relaxed) != turn) {
		eng_pages_forget(&tree->pages);
		tree->pages.copied = turn != 0;
		atomic_store_explicit(&tree->pages_turn, turn,
		    memory_order_release);
	}
	base_mutex_unlock(&tree->map_mutex);
}

static void
check_pages(struct eng_tree *tree)
{
	uint64_t turn = eng_shared_turn(tree->env);

	if (atomic_load_explicit(&tree->pages_turn, memory_order_acquire) !=
	    turn)
		forget_pages(tree, turn);
}

void
eng_tree_was_born(struct eng_tree *tree)
{
	tree->kind = ENG_TREE_STORED;
	look_at_pages(tree);
	if (tree->by_processes)
		atomic_store_explicit(&tree->life, find_life(tree),
		    memory_order_release);
}

static eng_status
open_handle_locked(struct eng_tree *tree)
{
	eng_status st;

	atomic_store(&tree->opened, false);
	tree->db = NULL;	/* freed with its environment, if ever */
	tree->kind = ENG_TREE_STORED;
	st = eng_store_tree_open(tree->store, tree->name, &tree->db);
	if (st == ENG_E_NO_TABLE) {
		tree->db = NULL;
		tree->kind = ENG_TREE_BORN;
		st = ENG_OK;
	} else if (st == ENG_OK) {
		look_at_pages(tree);
	}
	if (st != ENG_OK)
		return st;
	if (tree->by_processes)
		atomic_store_explicit(&tree->life, find_life(tree),
		    memory_order_release);
	atomic_store_explicit(&tree->opened, true, memory_order_release);
	return ENG_OK;
}

eng_status
eng_tree_handle(struct eng_tree *tree, DB **db)
{
	eng_status st = ENG_OK;

	if (!is_handle_good(tree)) {
		base_mutex_lock(&tree->map_mutex);
		if (!is_handle_good(tree))
			st = open_handle_locked(tree);
		base_mutex_unlock(&tree->map_mutex);
	}
	*db = st == ENG_OK ? tree->db : NULL;
	if (*db != NULL && tree->by_processes)
		check_pages(tree);
	return st;
}

eng_status
eng_tree_stored(struct eng_tree *tree, DB **db)
{
	eng_status st = eng_tree_handle(tree, db);

	return st == ENG_OK && *db == NULL ? ENG_E_NOT_FOUND : st;
}

/* ---- one key ---- */

/* What Berkeley DB holds under the key. */
static eng_status
read_stored(struct eng_tree *tree, const void *key, size_t key_size,
    struct base_buf *value)
{
	DBT k, d;
	DB *db;
	eng_status st;
	int ret;

	st = eng_tree_stored(tree, &db);
	if (st != ENG_OK)
		return st;
	switch (eng_page_get(&tree->pages, key, key_size, value)) {
	case ENG_PAGE_FOUND:
		return ENG_OK;
	case ENG_PAGE_NONE:
		return ENG_E_NOT_FOUND;
	case ENG_PAGE_UNSURE:
		break;
	}
	/* With room for most values there is no second read. */
	if (!base_buf_reserve(value, READ_ROOM))
		return ENG_E_NO_MEMORY;
	memset(&k, 0, sizeof(k));
	memset(&d, 0, sizeof(d));
	k.data = (void *)(uintptr_t)key;
	k.size = (u_int32_t)key_size;
	d.flags = DB_DBT_USERMEM;
	do {
		d.data = value->data;
		d.ulen = (u_int32_t)value->room;
		ret = db->get(db, NULL, &k, &d, 0);
	} while (ret == DB_BUFFER_SMALL &&
	    base_buf_reserve(value, (size_t)d.size + 1));
	if (ret != 0)
		return ret == DB_BUFFER_SMALL ? ENG_E_NO_MEMORY :
		    eng_from_db(ret);
	value->size = d.size;
	return ENG_OK;
}

bool
eng_tree_has_versions(const struct eng_tree *tree)
{
	return atomic_load_explicit(&tree->chains,
	    memory_order_acquire) != 0;
}

bool
eng_tree_is_memory(const struct eng_tree *tree)
{
	return tree->kind == ENG_TREE_MEMORY;
}

bool
eng_tree_restart(struct eng_tree *tree)
{
	return tree->by_processes && eng_shared_restart(tree->env);
}

/* What a chain says, copied out; *decided false when there is no chain. */
static eng_status
read_chain(struct eng_tree *tree, const struct eng_view *view,
    const void *key, size_t key_size, struct base_buf *value, bool *decided)
{
	const struct eng_chain *chain;
	const uint8_t *image;
	size_t size;
	eng_status st = ENG_OK;

	base_mutex_lock(&tree->map_mutex);
	chain = eng_chain_find(tree, key, key_size);
	*decided = chain != NULL && eng_chain_decides(chain, view) &&
	    !eng_chain_is_stored(chain, view);
	if (*decided)
		st = eng_chain_read(chain, view, value, &image, &size);
	if (*decided && st == ENG_OK && image != value->data &&
	    !base_buf_set(value, image, size))
		st = ENG_E_NO_MEMORY;
	base_mutex_unlock(&tree->map_mutex);
	return st;
}

static eng_status
get_value(struct eng_tree *tree, const struct eng_view *view,
    const void *key, size_t key_size, struct base_buf *value)
{
	eng_status st = ENG_OK;
	bool decided = false;

	if (eng_chain_may_be(tree, key, key_size))
		st = read_chain(tree, view, key, key_size, value, &decided);
	if (!decided)
		st = read_stored(tree, key, key_size, value);
	if (st == ENG_E_PANIC && eng_tree_restart(tree))
		st = read_stored(tree, key, key_size, value);
	return st;
}

eng_status
eng_tree_get(struct eng_tree *tree, const struct eng_view *view,
    const void *key, size_t key_size, struct base_buf *value)
{
	struct base_buf own = BASE_BUF_EMPTY;
	eng_status st;

	if (value != NULL)
		return get_value(tree, view, key, key_size, value);
	st = get_value(tree, view, key, key_size, &own);
	base_buf_fini(&own);
	return st;
}

/* ---- a part of one value ---- */

struct part {
	uint32_t offset;
	void *data;
	uint32_t room;
	uint32_t got;
};

static eng_status
read_stored_part(struct eng_tree *tree, const void *key, size_t key_size,
    struct part *part)
{
	DBT k, d;
	DB *db;
	eng_status st;

	st = eng_tree_stored(tree, &db);
	if (st != ENG_OK)
		return st;
	memset(&k, 0, sizeof(k));
	memset(&d, 0, sizeof(d));
	k.data = (void *)(uintptr_t)key;
	k.size = (u_int32_t)key_size;
	d.flags = DB_DBT_USERMEM | DB_DBT_PARTIAL;
	d.data = part->data;
	d.ulen = d.dlen = part->room;
	d.doff = part->offset;
	st = eng_from_db(db->get(db, NULL, &k, &d, 0));
	if (st == ENG_OK)
		part->got = d.size;
	return st;
}

/* As read_chain. */
static eng_status
read_chain_part(struct eng_tree *tree, const struct eng_view *view,
    const void *key, size_t key_size, struct part *part, bool *decided)
{
	struct base_buf scratch = BASE_BUF_EMPTY;
	const struct eng_chain *chain;
	const uint8_t *image;
	size_t size = 0;
	eng_status st = ENG_OK;

	base_mutex_lock(&tree->map_mutex);
	chain = eng_chain_find(tree, key, key_size);
	*decided = chain != NULL && eng_chain_decides(chain, view) &&
	    !eng_chain_is_stored(chain, view);
	if (*decided)
		st = eng_chain_read(chain, view, &scratch, &image, &size);
	if (st == ENG_OK && part->offset < size) {
		size -= part->offset;
		part->got = size < part->room ? (uint32_t)size : part->room;
		memcpy(part->data, image + part->offset, part->got);
	}
	base_mutex_unlock(&tree->map_mutex);
	base_buf_fini(&scratch);
	return st;
}

eng_status
eng_tree_get_part(struct eng_tree *tree, const struct eng_view *view,
    const void *key, size_t key_size, uint32_t offset, void *data,
    uint32_t room, uint32_t *got)
{
	struct part part = { offset, data, room, 0 };
	eng_status st = ENG_OK;
	bool decided = false;

	if (eng_tree_has_versions(tree))
		st = read_chain_part(tree, view, key, key_size, &part,
		    &decided);
	if (!decided)
		st = read_stored_part(tree, key, key_size, &part);
	if (st == ENG_E_PANIC && eng_tree_restart(tree))
		st = read_stored_part(tree, key, key_size, &part);
	*got = part.got;
	return st;
}

eng_status
eng_tree_is_bare(struct eng_tree *tree, bool *bare)
{
	struct eng_view none = { NULL, 0, NULL };
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	*bare = false;
	if (eng_tree_has_versions(tree))
		return ENG_OK;
	st = eng_tree_find(tree, &none, ENG_TREE_FIRST, NULL, 0, &key, NULL);
	base_buf_fini(&key);
	*bare = st == ENG_E_NOT_FOUND;
	return *bare ? ENG_OK : st;
}

/* ---- adding versions ---- */

/* Whether what top says is so: others may have stored greater keys since. */
static bool
is_top_known(const struct eng_tree *tree)
{
	return tree->top_known && (!tree->by_processes ||
	    tree->top_changes == atomic_load(&tree->slot->changes));
}

/* No key that is stored, and none with a chain, is as great: so nothing needs
 * to be read for one that is appended.  Map mutex held. */
static bool
is_above_all(const struct eng_tree *tree, const void *key, size_t key_size)
{
	return is_top_known(tree) && base_bytes_compare(key, key_size,
	    tree->top.data, tree->top.size) > 0;
}

static void
raise_top(struct eng_tree *tree, const void *key, size_t key_size)
{
	if (is_above_all(tree, key, key_size))
		tree->top_known = base_buf_set(&tree->top, key, key_size);
}

void
eng_tree_count_change(struct eng_tree *tree)
{
	uint64_t before;

	base_mutex_lock(&tree->map_mutex);
	before = atomic_fetch_add(&tree->slot->changes, 1);
	if (tree->top_changes == before)
		tree->top_changes = before + 1;
	base_mutex_unlock(&tree->map_mutex);
}

void
eng_tree_note_key(struct eng_tree *tree, const void *key, size_t key_size)
{
	base_mutex_lock(&tree->map_mutex);
	raise_top(tree, key, key_size);
	base_mutex_unlock(&tree->map_mutex);
}

/* Where others write too, commits must be counted. */
static bool
has_top(const struct eng_tree *tree)
{
	return !tree->by_processes || tree->slot != NULL;
}

/* Environment shared: what is stored stays as it is. */
static void
find_top(struct eng_tree *tree)
{
	const struct eng_chain *last;
	struct eng_reader reader;
	eng_status st;
	bool known;

	base_mutex_lock(&tree->map_mutex);
	known = is_top_known(tree);
	base_mutex_unlock(&tree->map_mutex);
	if (known)
		return;
	memset(&reader, 0, sizeof(reader));
	st = eng_reader_near(&reader, tree, ENG_TREE_LAST, NULL, 0);
	base_mutex_lock(&tree->map_mutex);
	last = eng_chain_last(tree);
	tree->top_known = st == ENG_OK ? base_buf_set(&tree->top,
	    reader.found.data, reader.found.size) : st == ENG_E_NOT_FOUND &&
	    last != NULL && base_buf_set(&tree->top, last->key,
	    last->key_size);
	if (tree->by_processes)
		tree->top_changes = atomic_load(&tree->slot->changes);
	if (last != NULL)
		raise_top(tree, last->key, last->key_size);
	base_mutex_unlock(&tree->map_mutex);
	eng_reader_fini(&reader);
}

/* Makes the chain, unless there is one, or gives it what is stored, if it does
 * not have that.  Map mutex held; let go when that fails. */
static eng_status
base_chain(struct eng_tree *tree, const void *key, size_t key_size,
    const struct eng_stored *stored, struct eng_chain **chain)
{
	eng_status st = ENG_OK;

	if (*chain == NULL) {
		st = eng_chain_new(tree, key, key_size, stored->data,
		    stored->size, stored->exists, chain);
		raise_top(tree, key, key_size);
	} else if (tree->by_processes) {
		st = eng_chain_rebase(*chain, stored->data, stored->size,
		    stored->exists);
	} else if (eng_chain_is_hollow(*chain)) {
		st = stored->exists ? eng_chain_fill(*chain, stored->data,
		    stored->size) : ENG_E_CORRUPT;
	}
	if (st != ENG_OK)
		base_mutex_unlock(&tree->map_mutex);
	return st;
}

/* As hold_chain, where the tree must be read. */
static eng_status
read_base(struct eng_tree *tree, const void *key, size_t key_size,
    struct eng_chain **chain)
{
	struct base_buf value = BASE_BUF_EMPTY;
	struct eng_stored stored = { false, NULL, 0 };
	eng_status st;

	/* Nothing is applied while the caller shares the environment, so
	 * what is read here still holds when the mutex is taken again. */
	st = read_stored(tree, key, key_size, &value);
	if (st == ENG_OK)
		stored = (struct eng_stored){ true, value.data, value.size };
	else if (st == ENG_E_NOT_FOUND && has_top(tree))
		find_top(tree);
	if (st == ENG_OK || st == ENG_E_NOT_FOUND) {
		base_mutex_lock(&tree->map_mutex);
		*chain = eng_chain_find(tree, key, key_size);
		st = base_chain(tree, key, key_size, &stored, chain);
	}
	base_buf_fini(&value);
	return st;
}

/* Whether what the chain lies on is stored still.  Other processes leave
 * alone what an open transaction of this one has changed and so locked; it was
 * read under that lock. */
static bool
is_base_kept(const struct eng_chain *chain)
{
	const struct eng_version *v = chain->newest;

	return chain->tree->locks_records && v != NULL &&
	    v->kind != ENG_V_ESCROW && !v->txn->cached &&
	    atomic_load(&v->txn->seq) == 0;
}

static const struct eng_stored absent = { false, NULL, 0 };

/* As hold_chain, where other processes write too: they do not while the caller
 * shares the environment, and they leave alone what is locked. */
static eng_status
hold_shared(struct eng_tree *tree, const void *key, size_t key_size,
    const struct eng_stored *known, struct eng_chain **chain)
{
	base_mutex_lock(&tree->map_mutex);
	if (is_above_all(tree, key, key_size))
		known = &absent;
	else
		*chain = eng_chain_find(tree, key, key_size);
	if (*chain != NULL && is_base_kept(*chain))
		return ENG_OK;
	if (*chain == NULL && known != NULL)
		return base_chain(tree, key, key_size, known, chain);
	base_mutex_unlock(&tree->map_mutex);
	return read_base(tree, key, key_size, chain);
}

/* Whether a hollow image of the chain must be read before a change of that
 * kind.  What the session knows fills it when nothing is in its way. */
static bool
wants_image(const struct eng_chain *chain, const struct eng_stored *known,
    enum eng_version_kind kind)
{
	return kind < ENG_V_WRITE_LOCK && (known == NULL || !known->exists) &&
	    eng_chain_is_hollow(chain);
}

/* The chain of a key, made from what is stored when there is none; known may be
 * NULL.  The map mutex is held when it returns ENG_OK. */
static eng_status
hold_chain(struct eng_tree *tree, const void *key, size_t key_size,
    const struct eng_stored *known, enum eng_version_kind kind,
    struct eng_chain **chain)
{
	*chain = NULL;
	if (tree->by_processes)
		return hold_shared(tree, key, key_size, known, chain);
	base_mutex_lock(&tree->map_mutex);
	if (is_above_all(tree, key, key_size))
		known = &absent;
	else
		*chain = eng_chain_find(tree, key, key_size);
	if (*chain != NULL && !wants_image(*chain, known, kind))
		return ENG_OK;
	if (*chain == NULL && known != NULL)
		return base_chain(tree, key, key_size, known, chain);
	base_mutex_unlock(&tree->map_mutex);
	return read_base(tree, key, key_size, chain);
}

static void
let_chain_go(struct eng_chain *chain)
{
	struct eng_tree *tree = chain->tree;
	void (*reaper)(void *, const void *, size_t) = tree->reaper;

	tree->reaper = NULL;	/* nothing changed: nothing to reap */
	eng_chain_release(chain);
	tree->reaper = reaper;
	eng_chain_tell_bytes(tree);
	base_mutex_unlock(&tree->map_mutex);
}

static eng_status
check_writable(const struct eng_tree *tree, const struct eng_session *session)
{
	if (session->caching != NULL)
		return ENG_OK;
	if (session->txn == NULL)
		return ENG_E_NO_TXN;
	if (session->txn->read_only && tree->kind != ENG_TREE_MEMORY)
		return ENG_E_TXN_READ_ONLY;
	return ENG_OK;
}

/* What must be true of a record before a change. */
enum want { WANT_ABSENT, WANT_PRESENT, WANT_EITHER };

static eng_status
change_held(struct eng_chain *chain, struct eng_session *session,
    const struct eng_stored *known, enum want want,
    enum eng_version_kind kind, const void *data, size_t size)
{
	struct eng_txn *txn = session->caching != NULL ? session->caching :
	    session->txn;
	struct eng_view view = eng_session_view(session);
	bool exists = eng_chain_exists(chain, &view);
	eng_status st = ENG_OK;

	if (eng_chain_conflicts(chain, txn, kind))
		return want == WANT_ABSENT ? ENG_E_KEY_DUP :
		    ENG_E_WRITE_CONFLICT;
	if (want == WANT_ABSENT && exists)
		return ENG_E_KEY_DUP;
	if (want == WANT_PRESENT && !exists)
		return ENG_E_NOT_FOUND;
	if (eng_hold_refuses(chain, session, kind))
		return ENG_E_WRITE_CONFLICT;
	/* A record that is read-locked again and again needs one lock. */
	if (kind == ENG_V_READ_LOCK && chain->newest != NULL &&
	    chain->newest->txn == txn &&
	    chain->newest->kind == ENG_V_READ_LOCK)
		return ENG_OK;
	/* It sees all that is committed, so what it knows is stored. */
	if (known != NULL && known->exists)
		st = eng_chain_fill(chain, known->data, known->size);
	if (st == ENG_OK)
		st = eng_version_push(chain, txn, kind, data, size, NULL);
	if (st == ENG_OK)
		eng_session_wrote(session);
	return st;
}

/* Whether the transaction has a version there, so that it holds the record and
 * what the chain lies on is what is stored. */
static bool
has_changed(const struct eng_chain *chain, const struct eng_txn *txn)
{
	const struct eng_version *v;

	for (v = chain->newest; v != NULL; v = v->older)
		if (v->txn == txn && v->kind != ENG_V_ESCROW)
			return true;
	return false;
}

/* As hold_chain, where changes hold their keys. */
static eng_status
hold_locked(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const struct eng_stored *known,
    enum eng_version_kind kind, struct eng_chain **chain)
{
	eng_status st;

	if (eng_chain_may_be(tree, key, key_size)) {
		base_mutex_lock(&tree->map_mutex);
		*chain = eng_chain_find(tree, key, key_size);
		if (*chain != NULL && has_changed(*chain, session->txn))
			return ENG_OK;
		base_mutex_unlock(&tree->map_mutex);
	}
	st = eng_lock_in_txn(session, tree, key, key_size);
	return st == ENG_OK ? hold_chain(tree, key, key_size, known, kind,
	    chain) : st;
}

static eng_status
change(struct eng_tree *tree, struct eng_session *session, const void *key,
    size_t key_size, const struct eng_stored *known, enum want want,
    enum eng_version_kind kind, const void *data, size_t size)
{
	struct eng_chain *chain;
	eng_status st;

	if (session->caching != NULL)
		known = NULL;	/* nothing is in its way, so it may be old */
	st = check_writable(tree, session);
	if (st != ENG_OK)
		return st;
	st = tree->locks_records && session->caching == NULL ?
	    hold_locked(tree, session, key, key_size, known, kind, &chain) :
	    hold_chain(tree, key, key_size, known, kind, &chain);
	if (st != ENG_OK)
		return st;
	st = change_held(chain, session, known, want, kind, data, size);
	let_chain_go(chain);
	return st;
}

eng_status
eng_tree_insert(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const void *value, size_t value_size)
{
	return change(tree, session, key, key_size, NULL, WANT_ABSENT,
	    ENG_V_PUT, value, value_size);
}

eng_status
eng_tree_insert_known(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const struct eng_stored *known,
    const void *value, size_t value_size)
{
	return change(tree, session, key, key_size, known, WANT_ABSENT,
	    ENG_V_PUT, value, value_size);
}

eng_status
eng_tree_replace(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const void *value, size_t value_size)
{
	return change(tree, session, key, key_size, NULL, WANT_PRESENT,
	    ENG_V_PUT, value, value_size);
}

eng_status
eng_tree_put(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const void *value, size_t value_size)
{
	return change(tree, session, key, key_size, NULL, WANT_EITHER,
	    ENG_V_PUT, value, value_size);
}

eng_status
eng_tree_delete(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size)
{
	return eng_tree_delete_known(tree, session, key, key_size, NULL);
}

eng_status
eng_tree_delete_known(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const struct eng_stored *known)
{
	return change(tree, session, key, key_size, known, WANT_PRESENT,
	    ENG_V_DELETE, NULL, 0);
}

eng_status
eng_tree_lock(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, bool write)
{
	return eng_tree_lock_known(tree, session, key, key_size, NULL, write);
}

eng_status
eng_tree_lock_known(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const struct eng_stored *known,
    bool write)
{
	return change(tree, session, key, key_size, known, WANT_PRESENT,
	    write ? ENG_V_WRITE_LOCK : ENG_V_READ_LOCK, NULL, 0);
}

/* The number as it would be with everybody's deltas. */
static int64_t
read_raw(const struct eng_chain *chain, uint32_t offset, uint32_t width)
{
	const struct eng_version *v, *image = chain->base;
	struct eng_delta delta;
	uint8_t number[8] = { 0 };

	for (v = chain->newest; v != NULL; v = v->older)
		if (v->kind <= ENG_V_DELETE) {
			image = v;
			break;
		}
	if (image != NULL && (uint64_t)offset + width <= image->size)
		memcpy(number, image->data + offset, width);
	for (v = chain->newest; v != NULL && v != image; v = v->older)
		if (v->kind == ENG_V_ESCROW) {
			memcpy(&delta, v->data, sizeof(delta));
			if (delta.offset != offset)
				continue;
			delta.offset = 0;
			eng_delta_apply(&delta, number, sizeof(number));
		}
	return width == 4 ? (int32_t)base_get_u32(number) :
	    (int64_t)base_get_u64(number);
}

/* The number and its change are one step: programs draw numbers by it. */
eng_status
eng_tree_escrow(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, uint32_t offset, uint32_t width,
    int64_t amount, int64_t *old)
{
	struct eng_delta delta = { offset, width, amount };
	struct eng_chain *chain;
	eng_status st;

	*old = 0;
	st = check_writable(tree, session);
	if (st == ENG_OK)
		st = hold_chain(tree, key, key_size, NULL, ENG_V_ESCROW,
		    &chain);
	if (st != ENG_OK)
		return st;
	*old = read_raw(chain, offset, width);
	st = change_held(chain, session, NULL, WANT_PRESENT, ENG_V_ESCROW,
	    &delta, sizeof(delta));
	let_chain_go(chain);
	return st;
}

eng_status
eng_tree_conflict(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size)
{
	const struct eng_chain *chain;
	bool open;

	base_mutex_lock(&tree->map_mutex);
	chain = eng_chain_find(tree, key, key_size);
	open = chain != NULL &&
	    eng_chain_is_open_elsewhere(chain, session->txn);
	base_mutex_unlock(&tree->map_mutex);
	return open ? ENG_E_WRITE_CONFLICT : ENG_OK;
}

/* ---- on behalf of others ---- */

eng_status
eng_tree_add_for(struct eng_tree *tree, const struct eng_open_version *v,
    const void *key, size_t key_size, const void *value, size_t value_size)
{
	struct eng_chain *chain;
	eng_status st;

	st = hold_chain(tree, key, key_size, NULL, ENG_V_PUT, &chain);
	if (st != ENG_OK)
		return st;
	st = eng_version_push(chain, v->txn,
	    value != NULL ? ENG_V_PUT : ENG_V_DELETE, value,
	    value != NULL ? value_size : 0, v->undo);
	let_chain_go(chain);
	return st;
}

static eng_status
tell_open(const struct eng_chain *chain, const struct eng_version *v,
    const struct eng_version *before,
    eng_status (*fn)(void *ctx, const struct eng_open_version *v), void *ctx)
{
	struct eng_open_version open = {
		.txn = v->txn,
		.undo = (struct eng_undo *)(uintptr_t)&v->undo,
		.key = chain->key,
		.key_size = chain->key_size,
	};

	if (before != NULL && before->kind == ENG_V_PUT) {
		open.before = before->data;
		open.before_size = before->size;
	}
	if (v->kind == ENG_V_PUT) {
		open.after = v->data;
		open.after_size = v->size;
	}
	return fn(ctx, &open);
}

/* From the oldest up; images only. */
static eng_status
tell_chain(const struct eng_chain *chain, const struct eng_version *v,
    const struct eng_version **before,
    eng_status (*fn)(void *ctx, const struct eng_open_version *v), void *ctx)
{
	eng_status st = ENG_OK;

	if (v == NULL) {
		*before = chain->base;
		return ENG_OK;
	}
	st = tell_chain(chain, v->older, before, fn, ctx);
	if (st != ENG_OK || v->kind > ENG_V_DELETE || v->txn->cached)
		return st;
	if (atomic_load(&v->txn->seq) == 0)
		st = tell_open(chain, v, *before, fn, ctx);
	*before = v;
	return st;
}

eng_status
eng_tree_each_open(struct eng_tree *tree,
    eng_status (*fn)(void *ctx, const struct eng_open_version *v), void *ctx)
{
	const struct eng_version *before;
	struct eng_chain *chain;
	eng_status st = ENG_OK;

	/* The environment is held alone: the map does not change but by fn,
	 * which works on another tree. */
	for (chain = eng_chain_first(tree); chain != NULL;
	    chain = eng_chain_next(chain)) {
		st = tell_chain(chain, chain->newest, &before, fn, ctx);
		if (st != ENG_OK)
			break;
	}
	return st;
}
