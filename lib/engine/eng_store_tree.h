/* SPDX-License-Identifier: MIT */
/* eng_store_tree.h - opening trees; for the files of stores alone. */
#ifndef ENG_STORE_TREE_H
#define ENG_STORE_TREE_H

#include <db.h>

#include "eng_store.h"

#define ENG_STORE_HEADER "header"	/* the tree of headers */

/* In any environment; dbenv is NULL when a shared one could not be reopened.
 * name NULL: the list of trees. */
int eng_store_open_db(DB_ENV *dbenv, DB_TXN *txn, const char *path,
    const char *name, u_int32_t flags, DB **tree);
/* In the store's. */
int eng_store_open_own(struct eng_store *store, DB_TXN *txn,
    const char *name, u_int32_t flags, DB **tree);

#endif
