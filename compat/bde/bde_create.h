/* SPDX-License-Identifier: MIT */
/* bde_create.h - tables that come into being. */
#ifndef BDE_CREATE_H
#define BDE_CREATE_H

#include "bde_table.h"

/* A new, empty table of that description at path, and a cursor that has it
 * open, writable and shared; options in desc may choose level and language
 * driver. Nothing stays of what fails.
 * DBIERR_TABLEEXISTS, DBIERR_TABLEOPEN and what DbiCreateTable gives. */
DBIResult bde_create(struct bde_db *db, const char *path,
    enum bde_driver driver, const CRTblDesc *desc, bool overwrite,
    struct bde_cursor **cursor);
/* The same from a table that is open: fields, checks and indexes are its,
 * links are not. */
DBIResult bde_create_like(struct bde_db *db, const char *path,
    const struct bde_table *model, bool overwrite,
    struct bde_cursor **cursor);
/* Whether the table at path is there, and no cursor of any process on it.
 * DBIERR_NOSUCHTABLE, DBIERR_TABLEOPEN, DBIERR_READONLYDB. */
DBIResult bde_table_is_free(struct bde_db *db, const char *path,
    enum bde_driver driver);
/* The physical type of a driver for a field of a logical or of another
 * driver's type; iOffset, iLen and so on are set. DBIERR_INVALIDFLDTYPE. */
DBIResult bde_translate_field(const FLDDesc *from, enum bde_driver driver,
    FLDDesc *to);

#endif
