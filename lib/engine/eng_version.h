/* SPDX-License-Identifier: MIT */
/* eng_version.h - the versions of one record.
 *
 * A chain hangs in its tree's map under the record's key: the image that all
 * snapshots may see (the base) and above it versions, newest on top.  All of
 * it is guarded by the tree's map mutex. */
#ifndef ENG_VERSION_H
#define ENG_VERSION_H

#include <bsd/sys/queue.h>
#include <bsd/sys/tree.h>

#include "eng_page.h"
#include "eng_tree.h"

enum eng_version_kind {
	ENG_V_PUT,		/* the record is the image */
	ENG_V_DELETE,		/* the record is absent */
	ENG_V_ESCROW,		/* a delta to a number in the record */
	ENG_V_WRITE_LOCK,	/* says nothing of the record */
	ENG_V_READ_LOCK
};

/* An escrow version's content, instead of an image. */
struct eng_delta {
	uint32_t offset;
	uint32_t width;		/* bytes: 4 or 8 */
	int64_t amount;
};

struct eng_version {
	struct eng_undo undo;		/* txn->undo; first member */
	struct eng_version *older;
	struct eng_chain *chain;
	struct eng_txn *txn;		/* NULL once it is the base */
	enum eng_version_kind kind;
	uint32_t size;			/* bytes at data */
	uint8_t *data;			/* image, or a struct eng_delta; NULL:
					 * hollow, what is stored is the image */
	uint8_t inside[];		/* where data is, unless filled again */
};

struct eng_chain {
	union {
		RB_ENTRY(eng_chain) node;
		LIST_ENTRY(eng_chain) unsorted_link;
	};
	uint64_t head;			/* of the key, compared as a number */
	struct eng_chain *next_in_slot;
	struct eng_version *newest;
	struct eng_version *base;	/* ENG_V_PUT; NULL: absent */
	struct eng_tree *tree;
	uint32_t key_size;
	bool sorted;			/* in the map, else on the list */
	uint8_t key[];
};

LIST_HEAD(eng_chain_list, eng_chain);
RB_HEAD(eng_chain_map, eng_chain);
RB_PROTOTYPE(eng_chain_map, eng_chain, node, eng_chain_compare)

int eng_chain_compare(const struct eng_chain *a, const struct eng_chain *b);

RB_HEAD(eng_hold_map, eng_hold);
struct eng_chain_slots;
struct eng_reader;
TAILQ_HEAD(eng_reader_list, eng_reader);

/* In eng_tree.c: the map of a tree. */
struct eng_tree {
	struct eng_env *env;
	struct eng_store *store;
	char name[ENG_TREE_NAME_MAX + 1];
	_Atomic int kind;		/* enum eng_tree_kind */
	DB *db;				/* under map_mutex once; then constant */
	struct eng_pages pages;		/* of db */
	_Atomic bool opened;
	struct base_mutex map_mutex;
	/* The chains: most come and go before anybody asks for their order. */
	struct eng_chain_map map;
	struct eng_chain_list unsorted;
	size_t bytes_untold;		/* of version_bytes; may be negative */
	struct eng_hold_map holds;	/* of eng_hold.c; map_mutex */
	_Atomic size_t chains;
	/* They by their keys' hashes: for those who look for one.  NULL: none
	 * yet, or no memory for it. */
	struct eng_chain_slots *_Atomic chain_slots;
	struct base_buf top;		/* no stored key and no chain's is */
	bool top_known;			/* greater; map_mutex */
	uint64_t top_changes;		/* shared: of the slot, when it was so */
	struct eng_reader_list readers;	/* with a cursor open; map_mutex */
	void (*reaper)(void *ctx, const void *key, size_t key_size);
	void *reaper_ctx;
	bool (*companion)(void *ctx, struct base_buf *key,
	    struct base_buf *value);
	void *companion_ctx;
	struct eng_tree *companion_tree;
	uint64_t companion_commit;	/* last commit that asked it */
	struct eng_slot *slot;		/* shared: where changes are told */
	_Atomic uint64_t changes;	/* others: commits that changed it */
	/* Shared: what db is of, or when it was looked for; and when pages
	 * were looked at. */
	_Atomic uint64_t life;
	_Atomic uint64_t pages_turn;
	bool by_processes;		/* shared, so others may change it */
	bool locks_records;		/* then: changes hold their keys */
	_Atomic uint64_t lock_seed;	/* of their hashes; 0: none yet */
	bool locks_prefixes;		/* then: so do looks at a prefix */
	bool doomed;			/* freed with its last chain */
	bool erase;			/* and removed from the store */
	TAILQ_ENTRY(eng_tree) doomed_link;
};

/* Without the map mutex: false when there is no chain of the key whose
 * versions a view may see that was taken before. */
bool eng_chain_may_be(const struct eng_tree *tree, const void *key,
    size_t key_size);

/* The key's chain will be looked for soon, but something else comes first. */
void eng_chain_expect(const struct eng_tree *tree, const void *key,
    size_t key_size);
/* Those on a list; nobody shares the environment. */
void eng_chain_free_slots(struct eng_chain_slots *slots);

/* All below: the map mutex is held. */

struct eng_chain *eng_chain_find(struct eng_tree *tree, const void *key,
    size_t key_size);
/* The first chain at or above the key (above it when past), or the last one
 * at or below. */
struct eng_chain *eng_chain_near(struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size);
/* In the order of their keys; NULL: none. */
struct eng_chain *eng_chain_first(struct eng_tree *tree);
struct eng_chain *eng_chain_last(struct eng_tree *tree);
struct eng_chain *eng_chain_next(struct eng_chain *chain);
/* A chain without versions; base NULL: absent. */
eng_status eng_chain_new(struct eng_tree *tree, const void *key,
    size_t key_size, const void *base, size_t base_size, bool exists,
    struct eng_chain **chain);
/* Takes it from the tree when nothing needs it: no versions, and the tree's
 * own image is the base.  Queues the reaper. */
void eng_chain_release(struct eng_chain *chain);

/* Memory that versions take: counted, and told to the environment, which who
 * let chains or versions come or go does before the mutex goes. */
void eng_chain_count_bytes(struct eng_tree *tree, size_t added,
    size_t removed);
void eng_chain_tell_bytes(struct eng_tree *tree);

/* What the view sees, in memory: an image (deltas applied into scratch where
 * there are any) or ENG_E_NOT_FOUND.  The pointer lives under the mutex. */
eng_status eng_chain_read(const struct eng_chain *chain,
    const struct eng_view *view, struct base_buf *scratch,
    const uint8_t **image, size_t *size);
/* Whether the chain says what the view sees, or but what the tree does: always,
 * but in shared environments, where other processes change the tree, only if
 * the view has a version of its own. */
bool eng_chain_decides(const struct eng_chain *chain,
    const struct eng_view *view);
/* Whether the image that the view sees is the one that is stored, and not in
 * memory. */
bool eng_chain_is_stored(const struct eng_chain *chain,
    const struct eng_view *view);
/* Whether some image is hollow: before the record is changed it must be
 * filled with what is stored.  Locks do not change it. */
bool eng_chain_is_hollow(const struct eng_chain *chain);
eng_status eng_chain_fill(struct eng_chain *chain, const void *image,
    size_t size);
/* Puts what the tree has now in the place of the base. */
eng_status eng_chain_rebase(struct eng_chain *chain, const void *base,
    size_t base_size, bool exists);
bool eng_chain_exists(const struct eng_chain *chain,
    const struct eng_view *view);
/* Whether a change of that kind by txn meets another's. */
bool eng_chain_conflicts(const struct eng_chain *chain,
    const struct eng_txn *txn, enum eng_version_kind kind);
/* Whether another session's transaction is open on it. */
bool eng_chain_is_open_elsewhere(const struct eng_chain *chain,
    const struct eng_txn *txn);

/* One that is on no chain yet; NULL without memory. */
struct eng_version *eng_version_new(struct eng_tree *tree,
    enum eng_version_kind kind, const void *data, size_t size);
/* One that no longer is; may be NULL. */
void eng_version_free(struct eng_tree *tree, struct eng_version *version);
/* after: the undo element that it is undone with, or NULL for the newest
 * change of the transaction.  ENG_E_VERSIONS_FULL, ENG_E_NO_MEMORY. */
eng_status eng_version_push(struct eng_chain *chain, struct eng_txn *txn,
    enum eng_version_kind kind, const void *data, size_t size,
    struct eng_undo *after);
/* Takes it off its chain and its undo list and frees it. */
void eng_version_remove(struct eng_version *version);
/* Folds the oldest settled version into the base. */
void eng_version_fold(struct eng_version *version);
/* After a level was merged: drops what this version made superfluous, which
 * is an older image of the same transaction numbered from first on. */
void eng_version_supersede(struct eng_version *version, uint64_t first);
/* Takes away committed versions under this one, a committed image, that none
 * of the snapshots (rising) can tell from what is above them; transactions
 * left without versions are freed.  No other one forgets meanwhile. */
void eng_version_prune(const struct eng_version *version,
    const uint64_t *snapshots, size_t count);
/* Frees the image of a committed version that is what the tree holds: another
 * version may take its place in the lists.  Nobody forgets meanwhile. */
void eng_version_hollow(struct eng_version *version);
/* The newest of txn in the chain that changes the record, or NULL. */
struct eng_version *eng_version_newest_of(const struct eng_chain *chain,
    const struct eng_txn *txn);

/* Adds amount to the number in an image; wraps. */
void eng_delta_apply(const struct eng_delta *delta, uint8_t *image,
    size_t size);

#endif
