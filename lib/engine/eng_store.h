/* SPDX-License-Identifier: MIT */
/* eng_store.h - one store: a Berkeley DB file with sub-databases.
 *
 * A store is attached to at most one environment.  While it can be written it
 * is marked dirty and carries the environment's signature: only that
 * environment's recovery can repair it.  A shared environment's processes may
 * all have it attached; the last one to leave marks it clean.  Functions that
 * take a DB_TXN or that create, attach or detach write to the store: see
 * eng_env.h for the locks their callers hold. */
#ifndef ENG_STORE_H
#define ENG_STORE_H

#include <db.h>
#include <stdbool.h>
#include <stdint.h>
#include <bsd/sys/queue.h>

#include "eng_env.h"
#include "eng_status.h"

#define ENG_STORE_CATALOG "catalog"

enum {
	ENG_STORE_ID_SIZE = 16,
	ENG_STORE_PAGE = 8192,		/* bytes of a physical page */
	ENG_TREE_NAME_MAX = 32		/* bytes, without the NUL */
};

enum eng_store_state {
	ENG_STORE_CLEAN = 1,		/* stored */
	ENG_STORE_DIRTY = 2
};

struct eng_store_header {
	uint32_t state;			/* enum eng_store_state */
	uint32_t page_size;		/* what the program asked for */
	uint64_t created;		/* seconds since 1970 */
	uint8_t id[ENG_STORE_ID_SIZE];	/* random */
	uint8_t signature[ENG_SIGNATURE_SIZE];	/* last environment */
	uint64_t path_hash;		/* where that one's log names it */
	uint32_t sequence;		/* of the newest header */
};

struct eng_tree;

TAILQ_HEAD(eng_table_list, eng_table);

struct eng_store {
	struct eng_env *env;
	TAILQ_ENTRY(eng_store) link;	/* env->stores */
	char *path;			/* absolute */
	char *db_name;			/* what Berkeley DB calls it; in path */
	struct eng_slot *slot;		/* shared environments; else NULL */
	bool alone;			/* shared: nobody had it attached */
	bool read_only;
	struct eng_store_header header;
	struct eng_tree *catalog;	/* of the catalog's own; NULL at first */

	/* Of eng_table_load.c; made by eng_attach.c. */
	bool welcomes;			/* guests find it; of eng_guest.c */
	struct base_mutex tables_mutex;	/* after apply_lock */
	struct eng_table_list tables;	/* by id, those loaded */
	struct eng_table_list lost_tables;	/* dropped */
	uint32_t next_table_id;
	struct eng_tree *orphans;	/* see eng_blob.h; made by eng_attach.c */

	/* All below belongs to eng_store.c, eng_store_tree.c. */
	DB_ENV *dbenv;			/* own, when read-only; else env's */
	DB *file_db;			/* keeps the file open */
	int lock_fd;			/* the file, locked */
};

enum eng_store_create_flags {
	ENG_STORE_OVERWRITE = 1 << 0
};

/* Makes a file with an empty catalog tree and attaches it.  page_size is only
 * kept and handed back.
 * Gives ENG_E_FILE_EXISTS, ENG_E_BAD_PATH (the directory is missing),
 * ENG_E_ACCESS, ENG_E_STORE_SHARED (the file to overwrite is in use). */
eng_status eng_store_create(struct eng_env *env, const char *path,
    unsigned flags, uint32_t page_size, struct eng_store **store);

/* Gives ENG_E_NO_FILE, ENG_E_BAD_PATH, ENG_E_NOT_A_STORE, ENG_E_CORRUPT,
 * ENG_E_STORE_DIRTY (needs another environment's recovery),
 * ENG_E_STORE_SHARED (attached elsewhere, in this process or another; not
 * where the environment there is this one, shared by processes),
 * ENG_E_STORE_IN_USE (attached to this environment already),
 * ENG_E_FILE_READ_ONLY (not read_only, but the file cannot be written). */
eng_status eng_store_attach(struct eng_env *env, const char *path,
    bool read_only, struct eng_store **store);

/* Writes everything, marks the store clean, frees it in every case.  The
 * store's trees are closed and nobody uses it. */
eng_status eng_store_detach(struct eng_store *store);

/* Frees it as a crash would leave it: dirty. */
void eng_store_abandon(struct eng_store *store);

/* What the file says of itself, without attaching it; errors as attach. */
eng_status eng_store_read_header(const char *path,
    struct eng_store_header *header);

/* Lets other processes of a shared environment attach it too. */
eng_status eng_store_share(struct eng_store *store);
/* For eng_shared.c, inside the gate: env->dbenv is a new one, or NULL. */
void eng_store_reopen_all(struct eng_env *env);
/* What processes know the store or, with its id, one of its tables by. */
uint64_t eng_store_key(const struct eng_store *store, uint32_t table_id);
/* A number for the next table; environment held alone. */
uint32_t eng_store_next_table(struct eng_store *store);

/* The attached store of that path, or NULL. */
struct eng_store *eng_store_find(struct eng_env *env, const char *path);

/* Trees of a store.  Handles are free-threaded and are closed with
 * eng_store_tree_close before the store is detached.  Inside a DB_TXN that
 * aborts, a handle made by create is closed after the abort.
 * Gives ENG_E_NO_TABLE when there is no such tree, ENG_E_TABLE_EXISTS from
 * create when there is. */
eng_status eng_store_tree_open(struct eng_store *store, const char *name,
    DB **tree);
eng_status eng_store_tree_create(struct eng_store *store, DB_TXN *txn,
    const char *name, DB **tree);
/* No handle of the tree is open. */
eng_status eng_store_tree_remove(struct eng_store *store, DB_TXN *txn,
    const char *name);
void eng_store_tree_close(DB *tree);

/* Calls fn with each tree's name but the header's, in byte order, until fn
 * gives something else than ENG_OK.  fn may not create or remove trees. */
eng_status eng_store_tree_names(struct eng_store *store,
    eng_status (*fn)(void *context, const char *name), void *context);

#endif
