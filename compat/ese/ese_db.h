/* SPDX-License-Identifier: MIT */
/* ese_db.h - attached databases, and who has them open. */
#ifndef ESE_DB_H
#define ESE_DB_H

#include "ese_instance.h"

/* ---- ese_attach.c ---- */

/* The attached database with that file, or NULL; the instance's lock held. */
struct ese_db *ese_attach_find_locked(struct ese_instance *instance,
    const char *path);
/* Frees what stands for the attached databases; the environment's end has
 * detached or abandoned them. */
void ese_attach_forget_all(struct ese_instance *instance);

/* ---- ese_db.c ---- */

/* Enters a call that takes the name of a database, which path is for; none at
 * all is an error but for JetDetachDatabase, which gets NULL. */
JET_ERR ese_db_enter_path(struct ese_call *call, enum ese_fn fn,
    JET_SESID sesid, const char *name, char **path);
JET_ERR ese_db_leave_path(struct ese_call *call, JET_ERR err, char *path);

/* With JET_paramOneDatabasePerSession a session may have one database open,
 * as often as it likes. */
JET_ERR ese_db_check_one(const struct ese_call *call, const char *path);
JET_ERR ese_db_open(struct ese_call *call, const char *path, JET_GRBIT grbit,
    JET_DBID *dbid);
/* Opens the database of a store in a session of the engine's own; NULL: it is
 * not there, or no memory. */
struct ese_db *ese_db_adopt(struct ese_session *session,
    const struct eng_store *store);
/* Drops all references of a session to databases; its cursors are closed. */
void ese_db_drop_refs(struct ese_session *session);

#endif
