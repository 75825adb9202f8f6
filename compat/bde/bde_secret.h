/* SPDX-License-Identifier: MIT */
/* bde_secret.h - passwords of tables and of sessions, and the rights that they
 * give.  A table keeps salted hashes; what it holds is not encrypted. */
#ifndef BDE_SECRET_H
#define BDE_SECRET_H

#include "bde_table.h"

/* The passwords of a description, into a table that has its fields.
 * DBIERR_INVALIDPASSWORD, DBIERR_INVALIDDESC. */
DBIResult bde_secret_take(struct bde_table *table, const CRTblDesc *desc);
/* The most rights that one of the session's passwords gives are those of the
 * table from here on. DBIERR_NOTSUFFTABLERIGHTS: none gives any. */
DBIResult bde_secret_admit(const struct bde_session *session,
    struct bde_table *table);
/* Whether the rights are among the table's. DBIERR_NOTSUFFTABLERIGHTS. */
DBIResult bde_secret_may(const struct bde_table *table, PRVType rights);
/* The same for tables as wholes: all rights, on all fields. */
DBIResult bde_secret_owns(const struct bde_table *table);
/* Whether a record may become another one; before NULL: it is new.  *failed is
 * the field that may not. DBIERR_NOTSUFFFIELDRIGHTS. */
DBIResult bde_secret_check(const struct bde_table *table,
    const uint8_t *before, const uint8_t *after,
    const struct bde_field **failed);
/* Forgets the session's passwords. */
void bde_secret_forget(struct bde_session *session);

#endif
