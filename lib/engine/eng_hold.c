/* SPDX-License-Identifier: MIT */
/* eng_hold.c - locks that guests have in environments of one process. */
#include <string.h>

#include "base_alloc.h"
#include "eng_env.h"
#include "eng_hold.h"
#include "eng_session.h"

/* Of a record, or (key_size NO_KEY) of the table. */
struct eng_hold {
	RB_ENTRY(eng_hold) node;	/* tree->holds */
	TAILQ_ENTRY(eng_hold) link;	/* session->holds */
	struct eng_tree *tree;
	struct eng_session *session;
	unsigned counts[ENG_LOCK_UPDATE + 1];	/* records: ENG_LOCK_WRITE */
	size_t key_size;
	uint8_t key[];
};

#define NO_KEY SIZE_MAX

/* Those of tables come last. */
static int
compare_holds(const struct eng_hold *a, const struct eng_hold *b)
{
	int cmp = 0;

	if (a->key_size != NO_KEY && b->key_size != NO_KEY)
		cmp = base_bytes_compare(a->key, a->key_size, b->key,
		    b->key_size);
	else if (a->key_size != b->key_size)
		cmp = a->key_size == NO_KEY ? 1 : -1;
	if (cmp != 0)
		return cmp;
	if ((uintptr_t)a->session == (uintptr_t)b->session)
		return 0;
	return (uintptr_t)a->session < (uintptr_t)b->session ? -1 : 1;
}

RB_PROTOTYPE(eng_hold_map, eng_hold, node, compare_holds)
RB_GENERATE(eng_hold_map, eng_hold, node, compare_holds)

bool
eng_hold_is_for(const struct eng_session *session)
{
	return session->is_guest && !session->env->shared;
}

/* ---- owners ---- */

static bool
is_same_owner(const struct eng_session *a, const struct eng_session *b)
{
	return a == b || (a->is_guest && b->is_guest &&
	    a->guest.id == b->guest.id);
}

/* ---- finding; the map mutex is held ---- */

static bool
is_at(const struct eng_hold *hold, const void *key, size_t key_size)
{
	if (hold->key_size == NO_KEY || key_size == NO_KEY)
		return hold->key_size == key_size;
	return base_bytes_compare(hold->key, hold->key_size, key,
	    key_size) == 0;
}

/* The first one there, of any session; keys are no members of a struct. */
static struct eng_hold *
first_at(struct eng_tree *tree, const void *key, size_t key_size)
{
	struct eng_hold *at = RB_ROOT(&tree->holds), *best = NULL;
	int cmp;

	while (at != NULL) {
		if (key_size == NO_KEY)
			cmp = at->key_size == NO_KEY ? 0 : 1;
		else if (at->key_size == NO_KEY)
			cmp = -1;
		else
			cmp = base_bytes_compare(key, key_size, at->key,
			    at->key_size);
		if (cmp == 0)
			best = at;
		at = cmp <= 0 ? RB_LEFT(at, node) : RB_RIGHT(at, node);
	}
	return best;
}

static struct eng_hold *
next_at(struct eng_hold *hold)
{
	struct eng_hold *next = RB_NEXT(eng_hold_map, NULL, hold);

	return next != NULL && is_at(next, hold->key, hold->key_size) ?
	    next : NULL;
}

static struct eng_hold *
find_own(struct eng_tree *tree, const struct eng_session *session,
    const void *key, size_t key_size)
{
	struct eng_hold *hold = first_at(tree, key, key_size);

	while (hold != NULL && hold->session != session)
		hold = next_at(hold);
	return hold;
}

static bool
owner_has(struct eng_tree *tree, const struct eng_session *session,
    const void *key, size_t key_size, enum eng_table_lock kind)
{
	struct eng_hold *hold;

	for (hold = first_at(tree, key, key_size); hold != NULL;
	    hold = next_at(hold))
		if (is_same_owner(hold->session, session) &&
		    hold->counts[kind] > 0)
			return true;
	return false;
}

static bool
others_have(struct eng_tree *tree, const struct eng_session *session,
    const void *key, size_t key_size, enum eng_table_lock kind)
{
	struct eng_hold *hold;

	for (hold = first_at(tree, key, key_size); hold != NULL;
	    hold = next_at(hold))
		if (!is_same_owner(hold->session, session) &&
		    hold->counts[kind] > 0)
			return true;
	return false;
}

/* ---- versions; the map mutex is held ---- */

/* Another session's transaction is open on it: a change, or a lock.  What the
 * session's own transaction may not change any more it may not lock. */
static bool
is_changing(const struct eng_chain *chain, const struct eng_session *session)
{
	const struct eng_version *v;

	if (session->txn != NULL)
		return eng_chain_conflicts(chain, session->txn,
		    ENG_V_WRITE_LOCK);
	for (v = chain->newest; v != NULL; v = v->older)
		if (!v->txn->cached && atomic_load_explicit(&v->txn->seq,
		    memory_order_acquire) == 0)
			return true;
	return false;
}

static bool
tree_is_changing(struct eng_tree *tree, const struct eng_session *session)
{
	const struct eng_version *v;
	struct eng_chain *chain;

	for (chain = eng_chain_first(tree); chain != NULL;
	    chain = eng_chain_next(chain))
		for (v = chain->newest; v != NULL; v = v->older)
			if (v->kind < ENG_V_WRITE_LOCK && !v->txn->cached &&
			    v->txn != session->txn && atomic_load_explicit(
			    &v->txn->seq, memory_order_acquire) == 0)
				return true;
	return false;
}

bool
eng_hold_refuses(const struct eng_chain *chain,
    const struct eng_session *session, enum eng_version_kind kind)
{
	struct eng_tree *tree = chain->tree;

	if (RB_EMPTY(&tree->holds) || session->caching != NULL)
		return false;
	if (others_have(tree, session, chain->key, chain->key_size,
	    ENG_LOCK_WRITE))
		return true;
	return kind < ENG_V_WRITE_LOCK && (others_have(tree, session, NULL,
	    NO_KEY, ENG_LOCK_READ) || others_have(tree, session, NULL,
	    NO_KEY, ENG_LOCK_WRITE));
}

/* ---- taking and giving back; the map mutex is held ---- */

static eng_status
take(struct eng_session *session, struct eng_tree *tree, const void *key,
    size_t key_size, enum eng_table_lock kind)
{
	struct eng_hold *hold = find_own(tree, session, key, key_size);
	size_t size = key_size != NO_KEY ? key_size : 0;

	if (hold == NULL) {
		hold = base_calloc(1, sizeof(*hold) + size);
		if (hold == NULL)
			return ENG_E_NO_MEMORY;
		hold->tree = tree;
		hold->session = session;
		hold->key_size = key_size;
		if (size > 0)
			memcpy(hold->key, key, size);
		RB_INSERT(eng_hold_map, &tree->holds, hold);
		TAILQ_INSERT_TAIL(&session->holds, hold, link);
	}
	hold->counts[kind]++;
	return ENG_OK;
}

static void
drop(struct eng_hold *hold)
{
	RB_REMOVE(eng_hold_map, &hold->tree->holds, hold);
	TAILQ_REMOVE(&hold->session->holds, hold, link);
	base_free(hold);
}

static void
give(struct eng_session *session, struct eng_tree *tree, const void *key,
    size_t key_size, enum eng_table_lock kind)
{
	struct eng_hold *hold = find_own(tree, session, key, key_size);

	if (hold == NULL || hold->counts[kind] == 0)
		return;
	hold->counts[kind]--;
	if (hold->counts[ENG_LOCK_READ] == 0 &&
	    hold->counts[ENG_LOCK_WRITE] == 0)
		drop(hold);
}

/* ---- records ---- */

/* Environment shared. */
static bool
is_foreign(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	const struct eng_chain *chain = eng_chain_find(tree, key, key_size);

	return others_have(tree, session, key, key_size, ENG_LOCK_WRITE) ||
	    (chain != NULL && is_changing(chain, session));
}

/* Whether others that have it may give it up: what was committed since the
 * session's transaction began stays in its way. */
static bool
may_end(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	const struct eng_chain *chain = eng_chain_find(tree, key, key_size);
	const struct eng_version *v;

	if (chain == NULL || others_have(tree, session, key, key_size,
	    ENG_LOCK_WRITE))
		return true;
	for (v = chain->newest; v != NULL; v = v->older)
		if (v->txn != session->txn && !v->txn->cached &&
		    atomic_load_explicit(&v->txn->seq,
		    memory_order_acquire) == 0)
			return true;
	return !is_changing(chain, session);
}

bool
eng_hold_may_end(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	bool may;

	eng_env_share(session->env);
	base_mutex_lock(&tree->map_mutex);
	may = may_end(session, tree, key, key_size);
	base_mutex_unlock(&tree->map_mutex);
	eng_env_unshare(session->env);
	return may;
}

eng_status
eng_hold_record(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	eng_status st;

	eng_env_share(session->env);
	base_mutex_lock(&tree->map_mutex);
	if (!is_foreign(session, tree, key, key_size))
		st = take(session, tree, key, key_size, ENG_LOCK_WRITE);
	else
		st = may_end(session, tree, key, key_size) ? ENG_E_LOCKED :
		    ENG_E_WRITE_CONFLICT;
	base_mutex_unlock(&tree->map_mutex);
	eng_env_unshare(session->env);
	return st;
}

void
eng_hold_free_record(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	base_mutex_lock(&tree->map_mutex);
	give(session, tree, key, key_size, ENG_LOCK_WRITE);
	base_mutex_unlock(&tree->map_mutex);
}

bool
eng_hold_is_own(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	bool own;

	base_mutex_lock(&tree->map_mutex);
	own = owner_has(tree, session, key, key_size, ENG_LOCK_WRITE);
	base_mutex_unlock(&tree->map_mutex);
	return own;
}

bool
eng_hold_is_foreign(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	bool foreign;

	eng_env_share(session->env);
	base_mutex_lock(&tree->map_mutex);
	foreign = is_foreign(session, tree, key, key_size);
	base_mutex_unlock(&tree->map_mutex);
	eng_env_unshare(session->env);
	return foreign;
}

/* ---- tables ---- */

/* Nobody else may read-lock what is locked for writing, or the reverse, and
 * changes that are not committed keep both away. */
static bool
is_refused(struct eng_session *session, struct eng_tree *rows,
    enum eng_table_lock kind)
{
	return others_have(rows, session, NULL, NO_KEY, ENG_LOCK_WRITE) ||
	    (kind == ENG_LOCK_WRITE &&
	    others_have(rows, session, NULL, NO_KEY, ENG_LOCK_READ)) ||
	    tree_is_changing(rows, session);
}

eng_status
eng_hold_table(struct eng_session *session, struct eng_tree *rows,
    enum eng_table_lock kind)
{
	eng_status st = ENG_E_LOCKED;

	if (kind != ENG_LOCK_READ && kind != ENG_LOCK_WRITE)
		return ENG_E_BAD_PARAMETER;
	eng_env_share(session->env);
	base_mutex_lock(&rows->map_mutex);
	if (owner_has(rows, session, NULL, NO_KEY, kind) ||
	    !is_refused(session, rows, kind))
		st = take(session, rows, NULL, NO_KEY, kind);
	base_mutex_unlock(&rows->map_mutex);
	eng_env_unshare(session->env);
	return st;
}

void
eng_hold_free_table(struct eng_session *session, struct eng_tree *rows,
    enum eng_table_lock kind)
{
	base_mutex_lock(&rows->map_mutex);
	give(session, rows, NULL, NO_KEY, kind);
	base_mutex_unlock(&rows->map_mutex);
}

bool
eng_hold_has_table(struct eng_session *session, struct eng_tree *rows,
    enum eng_table_lock kind)
{
	bool has;

	base_mutex_lock(&rows->map_mutex);
	has = owner_has(rows, session, NULL, NO_KEY, kind);
	base_mutex_unlock(&rows->map_mutex);
	return has;
}

/* ---- the end ---- */

void
eng_hold_session_ends(struct eng_session *session)
{
	struct eng_hold *hold;
	struct eng_tree *tree;

	while ((hold = TAILQ_FIRST(&session->holds)) != NULL) {
		tree = hold->tree;
		base_mutex_lock(&tree->map_mutex);
		drop(hold);
		base_mutex_unlock(&tree->map_mutex);
	}
}
