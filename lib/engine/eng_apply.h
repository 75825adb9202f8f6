/* SPDX-License-Identifier: MIT */
/* eng_apply.h - what a commit writes into Berkeley DB, and what is cleared
 * away after transactions ended. */
#ifndef ENG_APPLY_H
#define ENG_APPLY_H

#include "eng_tree.h"

/* What an environment knows of its transactions; guarded by txn_mutex. */
struct eng_reap {
	STAILQ_ENTRY(eng_reap) link;
	struct eng_tree *tree;
	size_t key_size;
	uint8_t key[];
};

TAILQ_HEAD(eng_txn_queue, eng_txn);
TAILQ_HEAD(eng_tree_queue, eng_tree);
STAILQ_HEAD(eng_reap_queue, eng_reap);

struct eng_chain_slots;

struct eng_txn_lists {
	struct eng_txn_queue active;	/* by snapshot, oldest first */
	struct eng_txn_queue done;	/* committed, by number */
	struct eng_tree_queue doomed;
	struct eng_reap_queue reaps;
	_Atomic bool untidy;		/* one of the two above has work */
	struct eng_chain_slots *idle_slots;	/* of eng_chain.c */
	unsigned open;
	uint64_t commits;		/* applied so far; commit_mutex */
	struct base_mutex forget_mutex;	/* versions are folded in order */
	struct base_buf snapshots;	/* that are active; forget_mutex */
};

/* Writes the final images of the transaction, in order of tree and key, in
 * one Berkeley DB transaction, a slice at a time, then runs publish with the
 * environment held alone.  On failure nothing was written and publish did not
 * run.  *written: whether anything went into the log. */
eng_status eng_apply(struct eng_txn *txn,
    void (*publish)(struct eng_txn *txn), bool *written);

/* The Berkeley DB handle; NULL when the tree is not in the file. */
eng_status eng_tree_handle(struct eng_tree *tree, DB **db);
/* The same for who reads: ENG_E_NOT_FOUND when nothing is stored yet. */
eng_status eng_tree_stored(struct eng_tree *tree, DB **db);
/* The handle in tree->db was just made along with the tree in the file. */
void eng_tree_was_born(struct eng_tree *tree);
/* Something went in under that key without versions. */
void eng_tree_note_key(struct eng_tree *tree, const void *key,
    size_t key_size);
/* In a shared environment, with the gate passed: tells others that the tree,
 * which has a slot, was changed. */
void eng_tree_count_change(struct eng_tree *tree);
/* After ENG_E_PANIC: whether the environment, a shared one, works again, so
 * that what failed can be tried once more. */
bool eng_tree_restart(struct eng_tree *tree);
/* Frees a tree whose map is empty. */
void eng_tree_destroy(struct eng_tree *tree);
/* The tree goes when its map is empty; by eng_apply_tidy. */
void eng_apply_doom(struct eng_tree *tree);
/* Removes doomed trees and runs reapers; no lock held. */
void eng_apply_tidy(struct eng_env *env);

/* For eng_env.c: the lists' beginning and end (no session is left). */
eng_status eng_txn_start(struct eng_env *env);
void eng_txn_stop(struct eng_env *env);

#endif
