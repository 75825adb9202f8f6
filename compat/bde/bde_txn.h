/* SPDX-License-Identifier: MIT */
/* bde_txn.h - transactions, for those who open and close databases. */
#ifndef BDE_TXN_H
#define BDE_TXN_H

#include "bde_call.h"

/* A session of the engine that the database opens while it has a transaction
 * takes part in it. */
DBIResult bde_txn_join(struct bde_db *db, struct eng_session *eng);
/* Rolls back what is open, if anything is. */
void bde_txn_abort(struct bde_db *db);

#endif
