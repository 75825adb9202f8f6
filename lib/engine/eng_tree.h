/* SPDX-License-Identifier: MIT */
/* eng_tree.h - an ordered map of byte strings: a Berkeley DB tree and the
 * versions above it.
 *
 * Every function but open and close wants the environment shared, or held
 * alone.  Keys compare by memcmp, the shorter first. */
#ifndef ENG_TREE_H
#define ENG_TREE_H

#include "base_buf.h"
#include "eng_store.h"
#include "eng_txn.h"

struct eng_tree;

enum eng_tree_kind {
	ENG_TREE_STORED,	/* exists in the store's file */
	ENG_TREE_BORN,		/* the commit that creates it is to come */
	ENG_TREE_MEMORY		/* temporary: never leaves memory */
};

/* name: the sub-database's ("t12", "i13", "v12", "catalog"); store may be
 * NULL for ENG_TREE_MEMORY. */
eng_status eng_tree_new(struct eng_env *env, struct eng_store *store,
    const char *name, enum eng_tree_kind kind, struct eng_tree **tree);
/* Frees the object; its versions must be gone, or are dropped (memory). */
void eng_tree_free(struct eng_tree *tree);
/* Has the physical tree removed once the running commit is through; called
 * from a settled() function. */
void eng_tree_remove_later(struct eng_tree *tree);
struct eng_env *eng_tree_env(struct eng_tree *tree);

/* ---- reading ---- */

/* ENG_E_NOT_FOUND when the view sees nothing under that key.  value may be
 * NULL. */
eng_status eng_tree_get(struct eng_tree *tree, const struct eng_view *view,
    const void *key, size_t key_size, struct base_buf *value);

/* Copies up to room bytes of the value, from offset on, to data; less, *got of
 * them, where it ends before that. */
eng_status eng_tree_get_part(struct eng_tree *tree,
    const struct eng_view *view, const void *key, size_t key_size,
    uint32_t offset, void *data, uint32_t room, uint32_t *got);

enum eng_tree_seek { ENG_TREE_GE, ENG_TREE_GT, ENG_TREE_LE, ENG_TREE_LT,
	ENG_TREE_FIRST, ENG_TREE_LAST };

/* The nearest entry that the view sees; ENG_E_NOT_FOUND.  key may be the
 * buffer that found_key is (it is read before it is written).  value may be
 * NULL. */
eng_status eng_tree_find(struct eng_tree *tree, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t key_size,
    struct base_buf *found_key, struct base_buf *value);

/* The same, by what a reader has kept of reads before: see eng_reader.h. */
struct eng_reader;
eng_status eng_tree_find_by(struct eng_reader *reader, struct eng_tree *tree,
    const struct eng_view *view, enum eng_tree_seek op, const void *key,
    size_t key_size, struct base_buf *found_key, struct base_buf *value);

/* A walk over many entries of one direction, cheaper than as many finds.
 * Lives as long as the environment stays shared. */
struct eng_scan;
eng_status eng_scan_open(struct eng_tree *tree, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t key_size,
    struct eng_scan **scan);
/* Pointers live until the next step; ENG_E_NOT_FOUND at the end. */
eng_status eng_scan_next(struct eng_scan *scan, const uint8_t **key,
    size_t *key_size, const uint8_t **value, size_t *value_size);
void eng_scan_close(struct eng_scan *scan);

/* Whether there are versions in it at all. */
bool eng_tree_has_versions(const struct eng_tree *tree);
bool eng_tree_is_memory(const struct eng_tree *tree);
/* Whether the tree holds nothing, and no version says otherwise: it is empty
 * for everybody and will stay so unless somebody writes. */
eng_status eng_tree_is_bare(struct eng_tree *tree, bool *bare);

/* ---- writing: versions of the session's open transaction ---- */

/* The key must not exist: ENG_E_KEY_DUP when the session sees it, and also
 * when another session's open or newer change stands on it. */
eng_status eng_tree_insert(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size,
    const void *value, size_t value_size);
/* The key must exist: ENG_E_NOT_FOUND, ENG_E_WRITE_CONFLICT. */
eng_status eng_tree_replace(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size,
    const void *value, size_t value_size);
eng_status eng_tree_delete(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size);
/* What the caller knows to be stored under a key that nobody has versions of;
 * the session is in a transaction and caches nothing.  It saves a read. */
struct eng_stored {
	bool exists;
	const void *data;
	size_t size;
};
eng_status eng_tree_insert_known(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size,
    const struct eng_stored *known, const void *value, size_t value_size);
eng_status eng_tree_delete_known(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size,
    const struct eng_stored *known);
eng_status eng_tree_lock_known(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size,
    const struct eng_stored *known, bool write);
/* Insert or replace, whichever fits. */
eng_status eng_tree_put(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, const void *value, size_t value_size);
/* Holds the record against writers (write: and other lockers). */
eng_status eng_tree_lock(struct eng_tree *tree, struct eng_session *session,
    const void *key, size_t key_size, bool write);
/* Adds delta to the little-endian signed number of width bytes at offset of
 * the value.  old: before, with everybody's open deltas. */
eng_status eng_tree_escrow(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size,
    uint32_t offset, uint32_t width, int64_t delta, int64_t *old);
/* ENG_E_WRITE_CONFLICT when another session has an open change there. */
eng_status eng_tree_conflict(struct eng_tree *tree,
    struct eng_session *session, const void *key, size_t key_size);
/* Whether anybody sees, or may come to see, a key that starts with prefix;
 * own deletions count as gone.  For unique secondary indexes. */
eng_status eng_tree_prefix_taken(struct eng_tree *tree,
    struct eng_session *session, const void *prefix, size_t prefix_size,
    bool *taken);

/* ---- at once, outside any transaction ---- */

/* Straight into Berkeley DB, for entries nobody can reach yet (an index being
 * built, a long value whose record is to come).  The caller has the
 * environment alone (eng_env_exclude) from begin to end.  A tree still to be
 * born is created for good by the first put; end commits without waiting for
 * the disk when st is ok, else undoes, and gives st or what went wrong. */
eng_status eng_now_begin(struct eng_env *env, DB_TXN **now);
eng_status eng_now_put(DB_TXN *now, struct eng_tree *tree, const void *key,
    size_t key_size, const void *value, size_t value_size);
/* Removes the keys from..to, both included. */
eng_status eng_now_erase(DB_TXN *now, struct eng_tree *tree,
    const void *from, size_t from_size, const void *to, size_t to_size);
eng_status eng_now_end(struct eng_env *env, DB_TXN *now, eng_status st);

/* fn is called for a key, with the environment held alone, some time after
 * the last version of the key went from memory and left it existing: nobody
 * can see it otherwise than the tree has it.  ctx as given. */
void eng_tree_set_reaper(struct eng_tree *tree,
    void (*fn)(void *ctx, const void *key, size_t key_size), void *ctx);

/* For eng_version.c: the last version of key went and left it existing. */
void eng_tree_want_reaper(struct eng_tree *tree, const void *key,
    size_t key_size);
/* Whenever a commit applies changes of tree, fn may name one row that goes
 * into the tree `other` of the same store with them, outside versions. */
void eng_tree_set_companion(struct eng_tree *tree, struct eng_tree *other,
    bool (*fn)(void *ctx, struct base_buf *key, struct base_buf *value),
    void *ctx);

/* ---- versions of others ---- */

/* Calls fn for every version of an open transaction in the tree, the oldest
 * of each key first.  Environment held alone.  For index builds. */
struct eng_open_version {
	struct eng_txn *txn;
	struct eng_undo *undo;
	const uint8_t *key;
	size_t key_size;
	const uint8_t *before;		/* NULL: absent */
	size_t before_size;
	const uint8_t *after;		/* NULL: absent */
	size_t after_size;
};
eng_status eng_tree_each_open(struct eng_tree *tree,
    eng_status (*fn)(void *ctx, const struct eng_open_version *v),
    void *ctx);
/* Adds a version on behalf of the open transaction v->txn, to be undone with
 * v; value NULL deletes.  No conflict check. */
eng_status eng_tree_add_for(struct eng_tree *tree,
    const struct eng_open_version *v, const void *key, size_t key_size,
    const void *value, size_t value_size);

#endif
