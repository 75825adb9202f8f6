/* SPDX-License-Identifier: MIT */
/* eng_txn.h - transactions: levels, snapshots, the undo list, the apply.
 *
 * A transaction lives from a session's outermost begin to the moment when no
 * snapshot is older than its commit.  Its undo list holds, in order of time,
 * the versions it made and the actions that schema changes asked for; a level
 * is a mark in that list. */
#ifndef ENG_TXN_H
#define ENG_TXN_H

#include <bsd/sys/queue.h>
#include <stdatomic.h>

#include "eng.h"

struct eng_version;
struct eng_tree;

/* Who looks: sees its own transaction's versions and what was committed at
 * or before the snapshot, and above all that what its cursor has cached. */
struct eng_view {
	const struct eng_txn *txn;	/* NULL: nobody's */
	uint64_t snapshot;
	const struct eng_txn *cache;	/* NULL: none */
};

enum eng_undo_kind { ENG_UNDO_VERSION, ENG_UNDO_ACTION };

enum eng_outcome { ENG_COMMITTED, ENG_UNDONE };

/* An element of the undo list; embedded in versions and in actions. */
struct eng_undo {
	TAILQ_ENTRY(eng_undo) link;
	uint64_t ordinal;		/* never falls along the list */
	enum eng_undo_kind kind;
};
TAILQ_HEAD(eng_undo_list, eng_undo);

struct eng_txn {
	struct eng_env *env;
	struct eng_session *session;
	uint64_t snapshot;
	_Atomic uint64_t seq;		/* 0 while open */
	bool read_only;
	bool pruned;			/* what lies under its versions */
	bool cached;			/* a cursor's, see eng_cache.h */
	uint64_t next_ordinal;
	uint64_t last_cover;		/* newest version that lies on another
					 * of the transaction */
	struct eng_undo_list undo;
	TAILQ_ENTRY(eng_txn) active_link;
	TAILQ_ENTRY(eng_txn) done_link;
};

/* Frees a committed transaction that has no versions left; forget_mutex is
 * held. */
void eng_txn_forget_empty(struct eng_txn *txn);

/* The view of a session now: its snapshot, or the newest commit at level 0.
 * The caller shares the environment, or has it alone. */
struct eng_view eng_session_view(const struct eng_session *session);

/* Whether an object of the schema is there for that view. */
bool eng_birth_visible(const struct eng_birth *birth,
    const struct eng_view *view);
/* Whether it is there for anybody: not undone, not dropped for good. */
bool eng_birth_alive(const struct eng_birth *birth);
/* Marks the birth as of the session's transaction and arranges that commit
 * and rollback settle it; the caller has the environment alone.  settled,
 * when set, runs after the birth was settled, likewise alone. */
eng_status eng_birth_create(struct eng_session *session,
    struct eng_birth *birth,
    void (*settled)(void *arg, enum eng_outcome outcome), void *arg);
eng_status eng_birth_drop(struct eng_session *session,
    struct eng_birth *birth,
    void (*settled)(void *arg, enum eng_outcome outcome), void *arg);
/* Runs fn when the level that is innermost now is undone, or when the
 * outermost commits, which then has number seq.  The environment is held
 * alone by then. */
eng_status eng_txn_on_end(struct eng_session *session,
    void (*fn)(void *arg, enum eng_outcome outcome, uint64_t seq),
    void *arg);

/* A statement: an inner level around one call's work, with the implicit
 * transaction of level 0.  end commits (durable when it was at level 0 and
 * the session is not lazy) or undoes, and gives st or what went wrong. */
eng_status eng_stmt_begin(struct eng_session *session);
eng_status eng_stmt_end(struct eng_session *session, eng_status st);

/* Calls that read trees or add versions share the environment: nothing is
 * applied meanwhile.  Commits while they apply, and changes of the schema in
 * memory, have it alone (commit_mutex and apply_lock).  Neither is
 * recursive, nor may one wait for the other in one thread; no subscriber of
 * the bus is called under them. */
void eng_env_share(struct eng_env *env);
void eng_env_unshare(struct eng_env *env);
/* The same for calls that read and do nothing else: threads of a process that
 * is alone in a shared directory do not keep each other out. */
void eng_env_read(struct eng_env *env);
void eng_env_unread(struct eng_env *env);
/* The same for what is in the memory of this process alone: no tree is read.
 * Who looks may not share before it no longer does. */
void eng_env_look(struct eng_env *env);
void eng_env_unlook(struct eng_env *env);
void eng_env_exclude(struct eng_env *env);
void eng_env_unexclude(struct eng_env *env);

#endif
