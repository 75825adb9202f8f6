/* SPDX-License-Identifier: MIT */
/* Databases that sessions have open. */

#include <stddef.h>

#include "base_alloc.h"
#include "ese_db.h"

/* ---- what a session has open ---- */

static struct ese_db_ref *
find_ref(struct ese_session *session, JET_DBID dbid)
{
	struct ese_db_ref *ref;

	TAILQ_FOREACH(ref, &session->dbs, link)
		if (ref->db->dbid == dbid)
			return ref;
	return NULL;
}

JET_ERR
ese_db_find(struct ese_call *call, JET_DBID dbid, bool write,
    struct ese_db_ref **ref)
{
	*ref = find_ref(call->session, dbid);
	if (*ref == NULL)
		return JET_errInvalidDatabaseId;
	if (write && (*ref)->read_only)
		return JET_errDatabaseFileReadOnly;
	return JET_errSuccess;
}

static JET_ERR
check_open_locked(const struct ese_session *session, const struct ese_db *db,
    JET_GRBIT grbit)
{
	if (db == NULL)
		return JET_errDatabaseNotFound;
	if (db->exclusive != NULL && db->exclusive != session)
		return JET_errDatabaseLocked;
	if ((grbit & JET_bitDbExclusive) != 0 && db->opens > 0)
		return JET_errDatabaseInUse;
	return JET_errSuccess;
}

JET_ERR
ese_db_check_one(const struct ese_call *call, const char *path)
{
	struct ese_db_ref *ref = TAILQ_FIRST(&call->session->dbs);

	if (ref == NULL ||
	    !ese_param_int(call->instance, JET_paramOneDatabasePerSession) ||
	    ref->db->store == eng_attach_find(call->instance->env, path))
		return JET_errSuccess;
	return JET_errOneDatabasePerSession;
}

/* The session's reference to a database, made when there is none. */
static struct ese_db_ref *
get_ref(struct ese_session *session, struct ese_db *db)
{
	struct ese_db_ref *ref = find_ref(session, db->dbid);
	struct eng_store_info info;

	if (ref != NULL)
		return ref;
	ref = base_calloc(1, sizeof(*ref));
	if (ref == NULL)
		return NULL;
	eng_attach_info(db->store, &info);
	ref->db = db;
	ref->read_only = info.read_only;
	TAILQ_INSERT_TAIL(&session->dbs, ref, link);
	return ref;
}

static JET_ERR
open_db_locked(struct ese_session *session, struct ese_db *db,
    JET_GRBIT grbit, JET_DBID *dbid)
{
	struct ese_db_ref *ref;
	JET_ERR err;

	err = check_open_locked(session, db, grbit);
	if (err != JET_errSuccess)
		return err;
	ref = get_ref(session, db);
	if (ref == NULL)
		return JET_errOutOfMemory;
	ref->opens++;
	db->opens++;
	if ((grbit & JET_bitDbExclusive) != 0) {
		ref->exclusive = true;
		db->exclusive = session;
	}
	*dbid = db->dbid;
	if (ref->read_only && (grbit & JET_bitDbReadOnly) == 0)
		return JET_wrnFileOpenReadOnly;
	return JET_errSuccess;
}

/* Whoever has it exclusively is whose commit the engine works for. */
struct ese_db *
ese_db_adopt(struct ese_session *session, const struct eng_store *store)
{
	struct ese_instance *instance = session->instance;
	struct ese_db_ref *ref = NULL;
	struct ese_db *db;

	base_mutex_lock(&instance->lock);
	TAILQ_FOREACH(db, &instance->dbs, link)
		if (db->store == store)
			break;
	if (db != NULL)
		ref = get_ref(session, db);
	if (ref != NULL) {
		ref->opens++;
		db->opens++;
	}
	base_mutex_unlock(&instance->lock);
	return ref != NULL ? db : NULL;
}

JET_ERR
ese_db_open(struct ese_call *call, const char *path, JET_GRBIT grbit,
    JET_DBID *dbid)
{
	struct ese_instance *instance = call->instance;
	JET_ERR err;

	err = ese_db_check_one(call, path);
	if (err != JET_errSuccess)
		return err;
	base_mutex_lock(&instance->lock);
	err = open_db_locked(call->session,
	    ese_attach_find_locked(instance, path), grbit, dbid);
	base_mutex_unlock(&instance->lock);
	return err;
}

static void
drop_ref(struct ese_session *session, struct ese_db_ref *ref)
{
	base_mutex_lock(&session->instance->lock);
	ref->db->opens -= ref->opens;
	if (ref->exclusive)
		ref->db->exclusive = NULL;
	base_mutex_unlock(&session->instance->lock);
	TAILQ_REMOVE(&session->dbs, ref, link);
	base_free(ref);
}

void
ese_db_drop_refs(struct ese_session *session)
{
	struct ese_db_ref *ref;

	while ((ref = TAILQ_FIRST(&session->dbs)) != NULL)
		drop_ref(session, ref);
}

/* Whether a callback that is running has a cursor there. */
static bool
is_restricted(const struct ese_session *session, const struct ese_db *db)
{
	const struct ese_table *table;

	TAILQ_FOREACH(table, &session->tables, link)
		if (table->db == db && table->restricted > 0)
			return true;
	return false;
}

static void
close_tables(struct ese_session *session, const struct ese_db *db)
{
	struct ese_table *table, *next;

	for (table = TAILQ_FIRST(&session->tables); table != NULL;
	    table = next) {
		next = TAILQ_NEXT(table, link);
		if (table->db == db)
			ese_table_close(table);
	}
}

/* One open fewer; the exclusive one ends with any close, as there. */
static JET_ERR
close_db(struct ese_session *session, struct ese_db_ref *ref)
{
	if (ref->opens == 1) {
		if (is_restricted(session, ref->db))
			return JET_errDatabaseInUse;
		close_tables(session, ref->db);
		drop_ref(session, ref);
		return JET_errSuccess;
	}
	base_mutex_lock(&session->instance->lock);
	ref->opens--;
	ref->db->opens--;
	if (ref->exclusive)
		ref->db->exclusive = NULL;
	ref->exclusive = false;
	base_mutex_unlock(&session->instance->lock);
	return JET_errSuccess;
}

/* ---- the calls ---- */

JET_ERR
ese_db_enter_path(struct ese_call *call, enum ese_fn fn, JET_SESID sesid,
    const char *name, char **path)
{
	JET_ERR err;

	*path = NULL;
	err = ese_enter_session(call, fn, sesid);
	if (err != JET_errSuccess)
		return err;
	if (fn != ESE_JetOpenDatabase && eng_session_level(call->es) > 0)
		return JET_errInTransaction;
	if (name == NULL || *name == '\0')
		return fn == ESE_JetDetachDatabase ? JET_errSuccess :
		    JET_errDatabaseInvalidPath;
	return ese_text_path(name, path);
}

JET_ERR
ese_db_leave_path(struct ese_call *call, JET_ERR err, char *path)
{
	base_free(path);
	return ese_leave(call, err);
}

JET_ERR JET_API
JetOpenDatabaseA(JET_SESID sesid, JET_PCSTR szFilename, JET_PCSTR szConnect,
    JET_DBID *pdbid, JET_GRBIT grbit)
{
	struct ese_call call;
	char *path;
	JET_ERR err;

	(void)szConnect;
	if (pdbid == NULL)
		return JET_errInvalidParameter;
	*pdbid = JET_dbidNil;
	err = ese_db_enter_path(&call, ESE_JetOpenDatabase, sesid, szFilename,
	    &path);
	if (err == JET_errSuccess)
		err = ese_db_open(&call, path, grbit, pdbid);
	return ese_db_leave_path(&call, err, path);
}
ESE_NARROW_IS_PLAIN(JetOpenDatabase);

JET_ERR JET_API
JetOpenDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename, JET_PCWSTR szConnect,
    JET_DBID *pdbid, JET_GRBIT grbit)
{
	char *name;
	JET_ERR err;

	(void)szConnect;
	err = ese_text_narrow(szFilename, &name);
	if (err == JET_errSuccess)
		err = JetOpenDatabaseA(sesid, name, NULL, pdbid, grbit);
	base_free(name);
	return err;
}

/* Whether any session could have it open; the caller's has not. */
static JET_ERR
explain_no_ref(struct ese_instance *instance, JET_DBID dbid)
{
	struct ese_db *db;

	base_mutex_lock(&instance->lock);
	TAILQ_FOREACH(db, &instance->dbs, link)
		if (db->dbid == dbid)
			break;
	base_mutex_unlock(&instance->lock);
	return db != NULL ? JET_errDatabaseNotFound :
	    JET_errInvalidDatabaseId;
}

JET_ERR JET_API
JetCloseDatabase(JET_SESID sesid, JET_DBID dbid, JET_GRBIT grbit)
{
	struct ese_call call;
	struct ese_db_ref *ref;
	JET_ERR err;

	(void)grbit;			/* all bits are reserved */
	err = ese_enter_session(&call, ESE_JetCloseDatabase, sesid);
	if (err != JET_errSuccess)
		return ese_leave(&call, err);
	ref = find_ref(call.session, dbid);
	if (ref == NULL)
		err = explain_no_ref(call.instance, dbid);
	else
		err = close_db(call.session, ref);
	return ese_leave(&call, err);
}
