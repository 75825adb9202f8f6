/* SPDX-License-Identifier: MIT */
/* bde_dir.h - directories of tables as the engine has them: an environment that
 * other processes share.  Lists and tables in memory are in one without
 * files. */
#ifndef BDE_DIR_H
#define BDE_DIR_H

#include "bde_call.h"

/* That of the memory, whose files have no names. */
#define BDE_DIR_MEMORY ""

/* Opens the directory for the database, once; path is absolute. The seat lives
 * as long as the database.
 * DBIERR_INVALIDDIR, DBIERR_DIRNOACCESS, DBIERR_DIRBUSY. */
DBIResult bde_dir_seat(struct bde_db *db, const char *path,
    struct bde_seat **seat);
/* A seat in the environment where an ESE instance of this process has the
 * database of that path attached. DBIERR_NOSUCHFILE. */
DBIResult bde_dir_guest(struct bde_db *db, const char *path,
    struct bde_seat **seat);
/* Gives a seat back that no cursor and no transaction is in; the store may be
 * with another instance by now. */
bool bde_dir_rise(struct bde_db *db, struct bde_seat *seat);
/* The environment ends: gives the seats back that are guests there. */
void bde_dir_expel(struct bde_db *db, struct eng_env *env);
/* Sees to it that db->place and db->eng are those of db->dir. */
DBIResult bde_dir_need(struct bde_db *db);
/* Ends the database's sessions of the engine; its cursors are closed. */
void bde_dir_leave(struct bde_db *db);

/* A cursor of the engine on the table in a file. The store is attached for as
 * long as the process has such cursors: another process may put another table
 * in its place. DBIERR_NOSUCHFILE and the engine's. */
DBIResult bde_dir_open(struct bde_seat *seat, const char *path, uint32_t mode,
    struct eng_cursor **cursor);
/* A cursor on it was closed. */
void bde_dir_closed(struct bde_seat *seat, const char *path);
/* A new, empty one. DBIERR_FILEEXISTS. */
DBIResult bde_dir_create(struct bde_seat *seat, const char *path,
    struct eng_store **store);
/* Detaches the store, if it is attached, and removes the file.
 * DBIERR_TABLEOPEN, DBIERR_NOSUCHFILE. */
DBIResult bde_dir_remove(struct bde_seat *seat, const char *path);
/* DBIERR_TABLEOPEN, DBIERR_NOSUCHFILE, DBIERR_FILEEXISTS. */
DBIResult bde_dir_rename(struct bde_seat *seat, const char *path,
    const char *new_path);

#endif
