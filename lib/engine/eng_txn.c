/* SPDX-License-Identifier: MIT */
/* eng_txn.c - levels, snapshots, commit, rollback, forgetting. */
#include <string.h>

#include "base_alloc.h"
#include "eng_apply.h"
#include "eng_cursor.h"
#include "eng_lock.h"
#include "eng_session.h"
#include "eng_version.h"

/* Something to do when a level or the transaction ends. */
struct action {
	struct eng_undo undo;		/* first member */
	void (*fn)(void *arg, enum eng_outcome outcome, uint64_t seq);
	void *arg;
	/* a birth, instead of fn */
	struct eng_birth *birth;
	bool drop;
	void (*settled)(void *arg, enum eng_outcome outcome);
};

/* The number of an object that nobody will ever see. */
#define NEVER UINT64_MAX

enum {
	GRIP_STEPS = 16
};

/* ---- the environment ---- */

eng_status
eng_txn_start(struct eng_env *env)
{
	struct eng_txn_lists *lists;

	lists = base_calloc(1, sizeof(*lists));
	if (lists == NULL)
		return ENG_E_NO_MEMORY;
	if (!base_mutex_init(&lists->forget_mutex)) {
		base_free(lists);
		return ENG_E_NO_MEMORY;
	}
	TAILQ_INIT(&lists->active);
	TAILQ_INIT(&lists->done);
	TAILQ_INIT(&lists->doomed);
	STAILQ_INIT(&lists->reaps);
	env->txns = lists;
	return ENG_OK;
}

void
eng_txn_stop(struct eng_env *env)
{
	struct eng_reap *reap;

	if (env->txns == NULL)
		return;
	while ((reap = STAILQ_FIRST(&env->txns->reaps)) != NULL) {
		STAILQ_REMOVE_HEAD(&env->txns->reaps, link);
		base_free(reap);
	}
	eng_chain_free_slots(env->txns->idle_slots);
	base_mutex_fini(&env->txns->forget_mutex);
	base_buf_fini(&env->txns->snapshots);
	base_free(env->txns);
	env->txns = NULL;
}

eng_status
eng_txn_flush(struct eng_env *env)
{
	return eng_env_flush(env, NULL);
}

unsigned
eng_txn_open_count(struct eng_env *env)
{
	unsigned open;

	base_mutex_lock(&env->txn_mutex);
	open = env->txns->open;
	base_mutex_unlock(&env->txn_mutex);
	return open;
}

size_t
eng_txn_version_bytes(struct eng_env *env)
{
	return atomic_load_explicit(&env->version_bytes,
	    memory_order_relaxed);
}

void
eng_env_share(struct eng_env *env)
{
	if (env->shared)
		eng_shared_enter(env);
	base_rwlock_read(&env->apply_lock);
}

void
eng_env_unshare(struct eng_env *env)
{
	base_rwlock_done(&env->apply_lock);
	if (env->shared)
		eng_shared_leave(env);
}

/* Where the gate is not needed nobody writes, either. */
void
eng_env_read(struct eng_env *env)
{
	if (!env->shared || !eng_shared_read(env))
		eng_env_share(env);
}

void
eng_env_unread(struct eng_env *env)
{
	if (!env->shared || !eng_shared_read_done(env))
		eng_env_unshare(env);
}

void
eng_env_look(struct eng_env *env)
{
	base_rwlock_read(&env->apply_lock);
}

void
eng_env_unlook(struct eng_env *env)
{
	base_rwlock_done(&env->apply_lock);
}

void
eng_env_exclude(struct eng_env *env)
{
	base_mutex_lock(&env->commit_mutex);
	if (env->shared)
		eng_shared_enter(env);
	base_rwlock_write(&env->apply_lock);
	atomic_fetch_add_explicit(&env->definitions, 1,
	    memory_order_release);
}

void
eng_env_unexclude(struct eng_env *env)
{
	base_rwlock_done(&env->apply_lock);
	if (env->shared)
		eng_shared_leave(env);
	base_mutex_unlock(&env->commit_mutex);
}

/* ---- births ---- */

bool
eng_birth_visible(const struct eng_birth *birth, const struct eng_view *view)
{
	if (birth->created_by != NULL) {
		if (birth->created_by != view->txn)
			return false;
	} else if (birth->created_seq > view->snapshot) {
		return false;
	}
	if (birth->dropped_by != NULL)
		return birth->dropped_by != view->txn;
	return birth->dropped_seq == 0 || birth->dropped_seq > view->snapshot;
}

bool
eng_birth_alive(const struct eng_birth *birth)
{
	return birth->created_seq != NEVER && birth->dropped_seq == 0;
}

static void
settle_birth(struct action *action, enum eng_outcome outcome, uint64_t seq)
{
	struct eng_birth *birth = action->birth;

	if (action->drop) {
		birth->dropped_by = NULL;
		birth->dropped_seq = outcome == ENG_COMMITTED ? seq : 0;
	} else {
		birth->created_by = NULL;
		birth->created_seq = outcome == ENG_COMMITTED ? seq : NEVER;
	}
	if (action->settled != NULL)
		action->settled(action->arg, outcome);
}

static eng_status
add_action(struct eng_session *session, const struct action *model)
{
	struct eng_txn *txn = session->txn;
	struct action *action;

	if (txn == NULL)
		return ENG_E_NO_TXN;
	action = base_memdup(model, sizeof(*model));
	if (action == NULL)
		return ENG_E_NO_MEMORY;
	action->undo.kind = ENG_UNDO_ACTION;
	action->undo.ordinal = txn->next_ordinal++;
	TAILQ_INSERT_TAIL(&txn->undo, &action->undo, link);
	return ENG_OK;
}

eng_status
eng_birth_create(struct eng_session *session, struct eng_birth *birth,
    void (*settled)(void *arg, enum eng_outcome outcome), void *arg)
{
	struct action action = { .birth = birth, .settled = settled,
	    .arg = arg };
	eng_status st;

	st = add_action(session, &action);
	if (st == ENG_OK)
		birth->created_by = session->txn;
	return st;
}

eng_status
eng_birth_drop(struct eng_session *session, struct eng_birth *birth,
    void (*settled)(void *arg, enum eng_outcome outcome), void *arg)
{
	struct action action = { .birth = birth, .settled = settled,
	    .arg = arg, .drop = true };
	eng_status st;

	st = add_action(session, &action);
	if (st == ENG_OK)
		birth->dropped_by = session->txn;
	return st;
}

eng_status
eng_txn_on_end(struct eng_session *session,
    void (*fn)(void *arg, enum eng_outcome outcome, uint64_t seq), void *arg)
{
	struct action action = { .fn = fn, .arg = arg };

	return add_action(session, &action);
}

static void
run_action(struct eng_undo *undo, enum eng_outcome outcome, uint64_t seq)
{
	struct action *action = (struct action *)undo;

	if (action->birth != NULL)
		settle_birth(action, outcome, seq);
	else
		action->fn(action->arg, outcome, seq);
	base_free(action);
}

/* ---- beginning ---- */

static void
set_txn(struct eng_session *session, struct eng_txn *txn)
{
	session->txn = txn;
	session->sight++;
}

static struct eng_txn *
new_txn(struct eng_session *session, bool read_only)
{
	struct eng_env *env = session->env;
	struct eng_txn *txn;

	txn = base_calloc(1, sizeof(*txn));
	if (txn == NULL)
		return NULL;
	txn->env = env;
	txn->session = session;
	txn->read_only = read_only;
	txn->next_ordinal = 1;
	TAILQ_INIT(&txn->undo);
	base_mutex_lock(&env->txn_mutex);
	txn->snapshot = atomic_load_explicit(&env->commit_seq,
	    memory_order_relaxed);
	TAILQ_INSERT_TAIL(&env->txns->active, txn, active_link);
	env->txns->open++;
	base_mutex_unlock(&env->txn_mutex);
	return txn;
}

eng_status
eng_txn_begin(struct eng_session *session, bool read_only)
{
	struct eng_level *levels;
	unsigned room;

	if (eng_env_failed(session->env))
		return ENG_E_PANIC;
	if (session->level == session->level_room) {
		room = session->level_room + 16;
		levels = base_realloc(session->levels,
		    room * sizeof(*levels));
		if (levels == NULL)
			return ENG_E_NO_MEMORY;
		session->levels = levels;
		session->level_room = room;
	}
	if (session->level == 0) {
		set_txn(session, new_txn(session, read_only));
		if (session->txn == NULL)
			return ENG_E_NO_MEMORY;
	}
	session->levels[session->level].ordinal =
	    session->txn->next_ordinal;
	session->level++;
	return ENG_OK;
}

bool
eng_txn_is_read_only(const struct eng_session *session)
{
	return session->txn != NULL && session->txn->read_only;
}

/* ---- forgetting ---- */

/* The map mutex of one tree after the other. */
struct grip {
	struct eng_tree *tree;
	unsigned left;			/* steps before others get a turn */
};

static void
let_go(struct grip *grip)
{
	if (grip->tree == NULL)
		return;
	eng_chain_tell_bytes(grip->tree);
	base_mutex_unlock(&grip->tree->map_mutex);
	grip->tree = NULL;
}

static struct eng_version *
grip_version(struct grip *grip, struct eng_undo *undo)
{
	struct eng_version *v = (struct eng_version *)undo;
	struct eng_tree *tree = v->chain->tree;

	if (grip->tree == tree && grip->left-- > 0)
		return v;
	let_go(grip);
	base_mutex_lock(&tree->map_mutex);
	grip->tree = tree;
	grip->left = GRIP_STEPS;
	return v;
}

/* Folds the versions of a committed transaction into what they lie on. */
static void
forget_txn(struct eng_txn *txn)
{
	struct grip grip = { NULL, 0 };
	struct eng_version *v;
	struct eng_undo *undo;
	struct eng_chain *chain;

	eng_env_share(txn->env);
	while ((undo = TAILQ_FIRST(&txn->undo)) != NULL) {
		v = grip_version(&grip, undo);
		chain = v->chain;
		eng_version_fold(v);
		eng_chain_release(chain);
	}
	let_go(&grip);
	eng_env_unshare(txn->env);
	base_free(txn);
}

/* The next committed transaction that every snapshot sees. */
static struct eng_txn *
next_settled(struct eng_env *env)
{
	struct eng_txn_lists *lists = env->txns;
	struct eng_txn *txn, *oldest;

	base_mutex_lock(&env->txn_mutex);
	txn = TAILQ_FIRST(&lists->done);
	oldest = TAILQ_FIRST(&lists->active);
	if (txn != NULL && (oldest == NULL || txn->seq <= oldest->snapshot))
		TAILQ_REMOVE(&lists->done, txn, done_link);
	else
		txn = NULL;
	base_mutex_unlock(&env->txn_mutex);
	return txn;
}

void
eng_txn_forget_empty(struct eng_txn *txn)
{
	struct eng_env *env = txn->env;

	base_mutex_lock(&env->txn_mutex);
	TAILQ_REMOVE(&env->txns->done, txn, done_link);
	base_mutex_unlock(&env->txn_mutex);
	base_free(txn);
}

/* The first committed transaction, not looked at yet, that is newer than the
 * oldest snapshot; with it the snapshots, each once.  Whoever begins later sees
 * it. */
static struct eng_txn *
next_unpruned(struct eng_env *env)
{
	struct base_buf *known = &env->txns->snapshots;
	struct eng_txn *txn, *at, *active = NULL;
	uint64_t last = NEVER;

	base_buf_clear(known);
	base_mutex_lock(&env->txn_mutex);
	txn = NULL;
	at = TAILQ_LAST(&env->txns->done, eng_txn_queue);
	for (; at != NULL && !at->pruned;
	    at = TAILQ_PREV(at, eng_txn_queue, done_link))
		txn = at;
	if (txn != NULL)
		TAILQ_FOREACH(active, &env->txns->active, active_link) {
			if (active->snapshot == last)
				continue;
			last = active->snapshot;
			if (!base_buf_add(known, &last, sizeof(last)))
				break;
		}
	if (active != NULL)
		txn = NULL;	/* no memory: the next commit does it */
	base_mutex_unlock(&env->txn_mutex);
	return txn;
}

/* While an old snapshot keeps versions, those that it does not need go, and so
 * do images that are stored. */
static bool
prune_one(struct eng_env *env)
{
	const struct base_buf *known = &env->txns->snapshots;
	struct grip grip = { NULL, 0 };
	struct eng_undo *undo, *next;
	struct eng_version *v;
	struct eng_txn *txn;

	txn = next_unpruned(env);
	if (txn == NULL)
		return false;
	txn->pruned = true;
	eng_env_share(env);
	TAILQ_FOREACH_SAFE(undo, &txn->undo, link, next) {
		v = grip_version(&grip, undo);
		eng_version_prune(v, (const uint64_t *)(const void *)
		    known->data, known->size / sizeof(uint64_t));
		eng_version_hollow(v);
	}
	let_go(&grip);
	eng_env_unshare(env);
	return true;
}

static void
forget_settled(struct eng_env *env)
{
	struct eng_txn *txn;

	base_mutex_lock(&env->txns->forget_mutex);
	while ((txn = next_settled(env)) != NULL)
		forget_txn(txn);
	while (prune_one(env))
		;
	base_mutex_unlock(&env->txns->forget_mutex);
	eng_apply_tidy(env);
}

/* ---- commit ---- */

/* Makes the commit visible; runs with the environment held alone. */
static void
publish(struct eng_txn *txn)
{
	struct eng_env *env = txn->env;
	struct eng_undo *undo, *next;
	struct eng_chain_slots *idle;
	uint64_t seq;

	base_mutex_lock(&env->txn_mutex);
	seq = atomic_load_explicit(&env->commit_seq,
	    memory_order_relaxed) + 1;
	atomic_store_explicit(&txn->seq, seq, memory_order_release);
	atomic_store_explicit(&env->commit_seq, seq, memory_order_release);
	TAILQ_REMOVE(&env->txns->active, txn, active_link);
	TAILQ_INSERT_TAIL(&env->txns->done, txn, done_link);
	env->txns->open--;
	idle = env->txns->idle_slots;
	env->txns->idle_slots = NULL;
	base_mutex_unlock(&env->txn_mutex);
	eng_chain_free_slots(idle);
	TAILQ_FOREACH_SAFE(undo, &txn->undo, link, next)
		if (undo->kind == ENG_UNDO_ACTION) {
			TAILQ_REMOVE(&txn->undo, undo, link);
			atomic_fetch_add_explicit(&env->definitions, 1,
			    memory_order_release);
			run_action(undo, ENG_COMMITTED, seq);
		}
	txn->session = NULL;
}

/* Takes a transaction that changed nothing off the lists. */
static void
drop_txn(struct eng_txn *txn)
{
	struct eng_env *env = txn->env;

	base_mutex_lock(&env->txn_mutex);
	TAILQ_REMOVE(&env->txns->active, txn, active_link);
	env->txns->open--;
	base_mutex_unlock(&env->txn_mutex);
	base_free(txn);
}

static eng_status
commit_outermost(struct eng_session *session, bool durable)
{
	struct eng_txn *txn = session->txn;
	struct eng_env *env = session->env;
	bool written = false;
	eng_status st;

	if (TAILQ_EMPTY(&txn->undo)) {
		set_txn(session, NULL);
		session->level = 0;
		drop_txn(txn);
	} else {
		st = eng_env_failed(env) ? ENG_E_PANIC :
		    eng_apply(txn, publish, &written);
		if (st != ENG_OK)
			return st;
		set_txn(session, NULL);
		session->level = 0;
	}
	st = ENG_OK;
	if (written && durable && eng_env_flush(env, NULL) != ENG_OK)
		st = ENG_E_LOG_WRITE;
	forget_settled(env);
	return st;
}

/* Drops what the versions of a level make superfluous in the one around it. */
static void
supersede_level(struct eng_txn *txn, uint64_t inner, uint64_t outer)
{
	struct grip grip = { NULL, 0 };
	struct eng_undo *undo;

	eng_env_share(txn->env);
	TAILQ_FOREACH_REVERSE(undo, &txn->undo, eng_undo_list, link) {
		if (undo->ordinal < inner)
			break;
		if (undo->kind != ENG_UNDO_VERSION)
			continue;
		eng_version_supersede(grip_version(&grip, undo), outer);
	}
	let_go(&grip);
	eng_env_unshare(txn->env);
}

/* The versions of the level become those of the one around it. */
static void
merge_level(struct eng_session *session)
{
	struct eng_txn *txn = session->txn;
	uint64_t inner = session->levels[session->level - 1].ordinal;
	uint64_t outer = session->levels[session->level - 2].ordinal;

	if (txn->last_cover >= inner)
		supersede_level(txn, inner, outer);
	session->level--;
}

eng_status
eng_txn_commit(struct eng_session *session, bool durable)
{
	struct eng_cursor *cursor;
	unsigned level = session->level;
	eng_status st = ENG_OK;

	if (level == 0)
		return ENG_E_NO_TXN;
	if (level > 1)
		merge_level(session);
	else
		st = commit_outermost(session, durable);
	if (session->level < level)
		TAILQ_FOREACH(cursor, &session->cursors, link)
			eng_cursor_level_merged(cursor, level);
	if (session->level == 0) {
		eng_lock_txn_ended(session);
		eng_escrow_committed(session);
	}
	return st;
}

/* ---- rollback ---- */

static bool
level_has_action(const struct eng_txn *txn, uint64_t first)
{
	struct eng_undo *undo;

	TAILQ_FOREACH_REVERSE(undo, &txn->undo, eng_undo_list, link) {
		if (undo->ordinal < first)
			return false;
		if (undo->kind == ENG_UNDO_ACTION)
			return true;
	}
	return false;
}

static void
undo_version(struct eng_version *v)
{
	struct eng_chain *chain = v->chain;
	struct eng_tree *tree = chain->tree;

	base_mutex_lock(&tree->map_mutex);
	eng_version_remove(v);
	eng_chain_release(chain);
	eng_chain_tell_bytes(tree);
	base_mutex_unlock(&tree->map_mutex);
}

static void
undo_from(struct eng_txn *txn, uint64_t first)
{
	struct eng_undo *undo;
	bool alone;

	eng_env_share(txn->env);
	alone = level_has_action(txn, first);
	if (alone) {
		eng_env_unshare(txn->env);
		eng_env_exclude(txn->env);
	}
	while ((undo = TAILQ_LAST(&txn->undo, eng_undo_list)) != NULL &&
	    undo->ordinal >= first) {
		if (undo->kind == ENG_UNDO_VERSION) {
			undo_version((struct eng_version *)undo);
			continue;
		}
		TAILQ_REMOVE(&txn->undo, undo, link);
		run_action(undo, ENG_UNDONE, 0);
	}
	if (alone)
		eng_env_unexclude(txn->env);
	else
		eng_env_unshare(txn->env);
}

eng_status
eng_txn_rollback(struct eng_session *session)
{
	struct eng_cursor *cursor, *next;
	struct eng_txn *txn = session->txn;
	unsigned level = session->level;

	if (level == 0)
		return ENG_E_NO_TXN;
	/* Cursors first: those of tables that vanish must be closed while
	 * the tables are there. */
	TAILQ_FOREACH_SAFE(cursor, &session->cursors, link, next)
		eng_cursor_level_undone(cursor, level);
	undo_from(txn, session->levels[level - 1].ordinal);
	eng_session_wrote(session);
	session->level--;
	if (session->level == 0) {
		set_txn(session, NULL);
		drop_txn(txn);
		eng_lock_txn_ended(session);
		forget_settled(session->env);
	}
	return ENG_OK;
}

/* Actions are of definitions: those stay. */
void
eng_txn_undo_store(struct eng_session *session, const struct eng_store *store)
{
	struct eng_version *v;
	struct eng_undo *undo, *next;

	if (session->applier != NULL)
		session = session->applier;
	if (session->txn == NULL)
		return;
	eng_env_share(session->env);
	TAILQ_FOREACH_SAFE(undo, &session->txn->undo, link, next) {
		if (undo->kind != ENG_UNDO_VERSION)
			continue;
		v = (struct eng_version *)undo;
		if (v->chain->tree->store == store)
			undo_version(v);
	}
	eng_env_unshare(session->env);
	eng_session_wrote(session);
}

/* ---- statements ---- */

eng_status
eng_stmt_begin(struct eng_session *session)
{
	return eng_txn_begin(session, false);
}

eng_status
eng_stmt_end(struct eng_session *session, eng_status st)
{
	eng_status end;

	if (eng_ok(st)) {
		end = eng_txn_commit(session, !session->lazy);
		if (end == ENG_OK || session->level == 0)
			return end != ENG_OK ? end : st;
		st = end;
	}
	eng_txn_rollback(session);
	return st;
}
