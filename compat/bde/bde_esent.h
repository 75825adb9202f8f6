/* SPDX-License-Identifier: MIT */
/* bde_esent.h - the tables of ESE databases, as the driver ESENT shows them.
 *
 * The name of a table is the path of a database that an instance of this
 * process has attached, a colon, and the name in there: "app.edb:Customers".
 * What the instance's callbacks say about changes counts here too. */
#ifndef BDE_ESENT_H
#define BDE_ESENT_H

#include "bde_table.h"

#define BDE_ESENT_NAME "ESENT"

bool bde_esent_is(const char *driver_name);
/* The name of a table with the directory of its database.
 * DBIERR_INVALIDTABLENAME, DBIERR_INVALIDDIR. */
DBIResult bde_esent_path(const struct bde_db *db, const char *name,
    DBIPATH path);
/* DBIERR_NOSUCHFILE: no instance has it attached; DBIERR_NOSUCHTABLE,
 * DBIERR_INVALIDTABLENAME, DBIERR_FILEBUSY, DBIERR_TABLEREADONLY. */
DBIResult bde_esent_open(struct bde_db *db, const char *name,
    DBIOpenMode open_mode, DBIShareMode share_mode,
    struct bde_cursor **cursor);

#endif
