/* SPDX-License-Identifier: MIT */
/* Databases attached to an instance: create, attach, detach. */

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "base_alloc.h"
#include "ese_db.h"

/* Of an instance; the engine's table has one more, for its own. */
enum { DATABASES_MAX = 6 };

#ifndef JET_bitDbVersioningOff
#define JET_bitDbVersioningOff 0x00000040
#endif

/* ---- the list; the instance's lock guards it ---- */

struct ese_db *
ese_attach_find_locked(struct ese_instance *instance, const char *path)
{
	struct eng_store *store = eng_attach_find(instance->env, path);
	struct ese_db *db = NULL;

	if (store != NULL)
		TAILQ_FOREACH(db, &instance->dbs, link)
			if (db->store == store)
				break;
	return db;
}

/* Puts it at the lowest number that is free, starting with 1. */
static void
insert_db_locked(struct ese_instance *instance, struct ese_db *db)
{
	struct ese_db *next;

	db->dbid = 1;
	TAILQ_FOREACH(next, &instance->dbs, link) {
		if (next->dbid != db->dbid)
			break;
		db->dbid++;
	}
	if (next != NULL)
		TAILQ_INSERT_BEFORE(next, db, link);
	else
		TAILQ_INSERT_TAIL(&instance->dbs, db, link);
}

static bool
is_attached(struct ese_instance *instance, const char *path)
{
	bool found;

	base_mutex_lock(&instance->lock);
	found = ese_attach_find_locked(instance, path) != NULL;
	base_mutex_unlock(&instance->lock);
	return found;
}

/* Sees to it that there is room for one more until drop_place or remove_db. */
static JET_ERR
take_place(struct ese_instance *instance)
{
	JET_ERR err = JET_errSuccess;

	base_mutex_lock(&instance->lock);
	if (instance->db_count >= DATABASES_MAX)
		err = JET_errTooManyAttachedDatabases;
	else
		instance->db_count++;
	base_mutex_unlock(&instance->lock);
	return err;
}

static void
drop_place(struct ese_instance *instance)
{
	base_mutex_lock(&instance->lock);
	instance->db_count--;
	base_mutex_unlock(&instance->lock);
}

/* The object for a store that was just attached. */
static JET_ERR
add_db(struct ese_instance *instance, struct eng_store *store,
    struct ese_db **out)
{
	struct ese_db *db = base_calloc(1, sizeof(*db));

	*out = db;
	if (db == NULL) {
		eng_attach_end(store);
		return JET_errOutOfMemory;
	}
	db->store = store;
	base_mutex_lock(&instance->lock);
	insert_db_locked(instance, db);
	base_mutex_unlock(&instance->lock);
	return JET_errSuccess;
}

/* Takes it off the list while nobody has it open, so that nobody will. */
static JET_ERR
unlink_db_locked(struct ese_instance *instance, struct ese_db *db)
{
	if (db == NULL)
		return JET_errDatabaseNotFound;
	if (db->opens > 0)
		return JET_errDatabaseInUse;
	TAILQ_REMOVE(&instance->dbs, db, link);
	return JET_errSuccess;
}

/* The store is detached with no lock held: freeing local storage calls
 * programs.  When that is refused the database is what it was before. */
static JET_ERR
end_db(struct ese_instance *instance, struct ese_db *db)
{
	eng_status st = eng_attach_end(db->store);

	base_mutex_lock(&instance->lock);
	if (st == ENG_E_STORE_IN_USE)
		insert_db_locked(instance, db);
	else
		instance->db_count--;
	base_mutex_unlock(&instance->lock);
	if (st != ENG_E_STORE_IN_USE)
		base_free(db);
	return ese_error_of(st);
}

void
ese_attach_forget_all(struct ese_instance *instance)
{
	struct ese_db *db;

	while ((db = TAILQ_FIRST(&instance->dbs)) != NULL) {
		TAILQ_REMOVE(&instance->dbs, db, link);
		base_free(db);
	}
	instance->db_count = 0;
}

/* ---- the calls ---- */

/* A missing directory has a name of its own where a database is meant. */
static JET_ERR
database_error(eng_status st)
{
	return st == ENG_E_BAD_PATH ? JET_errDatabaseInvalidPath :
	    ese_error_of(st);
}

/* For JET_paramCreatePathIfNotExist. */
static JET_ERR
make_directories(char *path)
{
	char *slash;
	int failed = 0;

	for (slash = strchr(path + 1, '/'); slash != NULL && !failed;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		failed = mkdir(path, 0777) != 0 && errno != EEXIST;
		*slash = '/';
	}
	return failed ? JET_errDatabaseInvalidPath : JET_errSuccess;
}

static JET_ERR
check_create(struct ese_call *call, char *path, JET_GRBIT grbit)
{
	JET_ERR err;

	if ((grbit & JET_bitDbVersioningOff) != 0 &&
	    (grbit & JET_bitDbRecoveryOff) == 0)
		return JET_errCannotDisableVersioning;
	if (is_attached(call->instance, path))
		return JET_errDatabaseDuplicate;
	err = ese_db_check_one(call, path);
	if (err == JET_errSuccess &&
	    ese_param_int(call->instance, JET_paramCreatePathIfNotExist))
		err = make_directories(path);
	return err;
}

static JET_ERR
detach_db(struct ese_instance *instance, const char *path)
{
	struct ese_db *db;
	JET_ERR err;

	base_mutex_lock(&instance->lock);
	db = ese_attach_find_locked(instance, path);
	err = unlink_db_locked(instance, db);
	base_mutex_unlock(&instance->lock);
	return err == JET_errSuccess ? end_db(instance, db) : err;
}

static JET_ERR
create_db(struct ese_call *call, char *path, JET_GRBIT grbit, JET_DBID *dbid)
{
	struct ese_instance *instance = call->instance;
	struct eng_store *store;
	struct ese_db *db;
	JET_ERR err;

	err = check_create(call, path, grbit);
	if (err != JET_errSuccess)
		return err;
	err = take_place(instance);
	if (err != JET_errSuccess)
		return err;
	err = database_error(eng_attach_new(instance->env, path,
	    (grbit & JET_bitDbOverwriteExisting) != 0,
	    (uint32_t)ese_param_int(NULL, JET_paramDatabasePageSize),
	    &store));
	if (err == JET_errSuccess)
		err = add_db(instance, store, &db);
	if (err != JET_errSuccess) {
		drop_place(instance);
		return err;
	}
	err = ese_db_open(call, path, grbit & JET_bitDbExclusive, dbid);
	if (err < JET_errSuccess)
		detach_db(instance, path);
	return err;
}

JET_ERR JET_API
JetCreateDatabaseA(JET_SESID sesid, JET_PCSTR szFilename, JET_PCSTR szConnect,
    JET_DBID *pdbid, JET_GRBIT grbit)
{
	struct ese_call call;
	char *path;
	JET_ERR err;

	(void)szConnect;
	if (pdbid == NULL)
		return JET_errInvalidParameter;
	*pdbid = JET_dbidNil;
	err = ese_db_enter_path(&call, ESE_JetCreateDatabase, sesid,
	    szFilename, &path);
	if (err == JET_errSuccess)
		err = create_db(&call, path, grbit, pdbid);
	return ese_db_leave_path(&call, err, path);
}
ESE_NARROW_IS_PLAIN(JetCreateDatabase);

JET_ERR JET_API
JetCreateDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename,
    JET_PCWSTR szConnect, JET_DBID *pdbid, JET_GRBIT grbit)
{
	char *name;
	JET_ERR err;

	(void)szConnect;
	err = ese_text_narrow(szFilename, &name);
	if (err == JET_errSuccess)
		err = JetCreateDatabaseA(sesid, name, NULL, pdbid, grbit);
	base_free(name);
	return err;
}

/* db.cxx: all databases of a process have pages of one size.  Ends the attach
 * of one that has not. */
static JET_ERR
check_pages(struct eng_store *store)
{
	struct eng_store_info info;

	eng_attach_info(store, &info);
	if (info.page_size == ese_param_int(NULL, JET_paramDatabasePageSize))
		return JET_errSuccess;
	eng_attach_end(store);
	return JET_errPageSizeMismatch;
}

static JET_ERR
attach_db(struct ese_call *call, const char *path, JET_GRBIT grbit)
{
	struct ese_instance *instance = call->instance;
	struct eng_store *store;
	struct ese_db *db;
	JET_ERR err;

	if ((grbit & JET_bitDbVersioningOff) != 0)
		return JET_errCannotDisableVersioning;
	if ((grbit & JET_bitDbDeleteUnicodeIndexes) != 0 &&
	    (grbit & JET_bitDbReadOnly) != 0)
		return JET_errInvalidGrbit;
	if (is_attached(instance, path))
		return JET_wrnDatabaseAttached;
	err = take_place(instance);
	if (err != JET_errSuccess)
		return err;
	err = database_error(eng_attach(instance->env, path,
	    (grbit & JET_bitDbReadOnly) != 0, &store));
	if (err == JET_errSuccess)
		err = check_pages(store);
	if (err == JET_errSuccess)
		err = add_db(instance, store, &db);
	if (err != JET_errSuccess)
		drop_place(instance);
	return err;
}

JET_ERR JET_API
JetAttachDatabaseA(JET_SESID sesid, JET_PCSTR szFilename, JET_GRBIT grbit)
{
	struct ese_call call;
	char *path;
	JET_ERR err;

	err = ese_db_enter_path(&call, ESE_JetAttachDatabase, sesid,
	    szFilename, &path);
	if (err == JET_errSuccess)
		err = attach_db(&call, path, grbit);
	return ese_db_leave_path(&call, err, path);
}
ESE_NARROW_IS_PLAIN(JetAttachDatabase);

JET_ERR JET_API
JetAttachDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename, JET_GRBIT grbit)
{
	char *name;
	JET_ERR err;

	err = ese_text_narrow(szFilename, &name);
	if (err == JET_errSuccess)
		err = JetAttachDatabaseA(sesid, name, grbit);
	base_free(name);
	return err;
}

static JET_ERR
detach_all(struct ese_instance *instance)
{
	struct ese_db *db;
	JET_ERR err;

	do {
		base_mutex_lock(&instance->lock);
		db = TAILQ_FIRST(&instance->dbs);
		err = db == NULL ? JET_errSuccess :
		    unlink_db_locked(instance, db);
		base_mutex_unlock(&instance->lock);
		if (db != NULL && err == JET_errSuccess)
			err = end_db(instance, db);
	} while (db != NULL && err == JET_errSuccess);
	return err;
}

JET_ERR JET_API
JetDetachDatabaseA(JET_SESID sesid, JET_PCSTR szFilename)
{
	struct ese_call call;
	char *path;
	JET_ERR err;

	err = ese_db_enter_path(&call, ESE_JetDetachDatabase, sesid,
	    szFilename, &path);
	if (err == JET_errSuccess)
		err = path != NULL ? detach_db(call.instance, path) :
		    detach_all(call.instance);
	return ese_db_leave_path(&call, err, path);
}
ESE_NARROW_IS_PLAIN(JetDetachDatabase);

JET_ERR JET_API
JetDetachDatabaseW(JET_SESID sesid, JET_PCWSTR szFilename)
{
	char *name;
	JET_ERR err;

	err = ese_text_narrow(szFilename, &name);
	if (err == JET_errSuccess)
		err = JetDetachDatabaseA(sesid, name);
	base_free(name);
	return err;
}
