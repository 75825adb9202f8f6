/* SPDX-License-Identifier: MIT */
/* bde_db.c - databases: directories of tables, by alias or by path; the names
 * of tables; what belongs to what. */
#include <bsd/string.h>
#include <dirent.h>
#include <stdio.h>
#include <strings.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_config.h"
#include "bde_cursor.h"
#include "bde_dir.h"
#include "bde_esent.h"
#include "bde_session.h"
#include "bde_table.h"
#include "bde_txn.h"

enum { MODE_MASK = 0xff };		/* of DBIOpenMode, without its flags */

static const char *const extensions[] = {
	[BDE_PARADOX] = ".DB",
	[BDE_DBASE] = ".DBF"
};

/* ---- life ---- */

DBIResult
bde_db_new(struct bde_session *session, const char *dir, bool hidden,
    struct bde_db **out)
{
	struct bde_db *db = base_calloc(1, sizeof *db);

	*out = NULL;
	if (db == NULL)
		return DBIERR_NOMEMORY;
	db->session = session;
	db->hidden = hidden;
	strlcpy(db->dir, dir, sizeof db->dir);
	strlcpy(db->start_dir, dir, sizeof db->start_dir);
	TAILQ_INIT(&db->cursors);
	SLIST_INIT(&db->seats);
	if (!hidden) {
		db->handle = bde_handle_new(BDE_H_DB, db);
		if (db->handle == 0) {
			base_free(db);
			return DBIERR_NOMEMORY;
		}
	}
	TAILQ_INSERT_TAIL(&session->dbs, db, link);
	*out = db;
	return DBIERR_NONE;
}

void
bde_db_end(struct bde_db *db)
{
	struct bde_cursor *cursor;

	while ((cursor = TAILQ_FIRST(&db->cursors)) != NULL)
		bde_cursor_close(cursor);
	bde_txn_abort(db);
	bde_dir_leave(db);
	TAILQ_REMOVE(&db->session->dbs, db, link);
	if (db->handle != 0)
		bde_handle_free(BDE_H_DB, db->handle);
	base_free(db);
}

static struct bde_cursor *
find_guest(struct bde_db *db, const struct eng_env *env)
{
	struct bde_cursor *cursor;

	TAILQ_FOREACH(cursor, &db->cursors, link)
		if (cursor->eng != NULL && eng_session_env(
		    eng_cursor_session(cursor->eng)) == env)
			break;
	return cursor;
}

static bool
is_guest(const struct bde_db *db, const struct eng_env *env)
{
	const struct bde_seat *seat;

	SLIST_FOREACH(seat, &db->seats, link)
		if (seat->dir->env == env)
			return true;
	return false;
}

void
bde_db_expel(struct bde_db *db, struct eng_env *env)
{
	struct bde_cursor *cursor;

	if (!is_guest(db, env))
		return;
	bde_txn_abort(db);
	while ((cursor = find_guest(db, env)) != NULL)
		bde_cursor_close(cursor);
	bde_dir_expel(db, env);
	bde_changes_settle(db);
}

/* ---- names of tables ---- */

/* The file's own spelling of a name that differs in case alone. */
static void
find_spelling(char *path)
{
	char *name = strrchr(path, '/') + 1;
	struct dirent *entry;
	DIR *dir;

	if (access(path, F_OK) == 0)
		return;
	name[-1] = '\0';
	dir = opendir(path[0] != '\0' ? path : "/");
	name[-1] = '/';
	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL)
		if (strcasecmp(entry->d_name, name) == 0) {
			memcpy(name, entry->d_name, strlen(name));
			break;
		}
	closedir(dir);
}

DBIResult
bde_db_join(const struct bde_db *db, const char *name, char *path)
{
	DBIPATH dir;
	char full[2 * sizeof(DBIPATH)];
	char *slash, *at;
	int size;

	if (name == NULL || name[0] == '\0')
		return DBIERR_INVALIDTABLENAME;
	size = snprintf(full, sizeof full, "%s%s%s",
	    name[0] == '/' || name[0] == '\\' ? "" : db->dir,
	    name[0] == '/' || name[0] == '\\' ? "" : "/", name);
	if (size < 0 || (size_t)size >= sizeof full)
		return DBIERR_INVALIDTABLENAME;
	for (at = full; *at != '\0'; at++)
		if (*at == '\\')
			*at = '/';
	slash = strrchr(full, '/');
	if (slash[1] == '\0')
		return DBIERR_INVALIDTABLENAME;
	*slash = '\0';
	if (bde_session_dir(full[0] != '\0' ? full : "/", dir) !=
	    DBIERR_NONE)
		return DBIERR_INVALIDDIR;
	size = snprintf(path, sizeof(DBIPATH), "%s/%s",
	    strcmp(dir, "/") == 0 ? "" : dir, slash + 1);
	return size > 0 && (size_t)size < sizeof(DBIPATH) ? DBIERR_NONE :
	    DBIERR_INVALIDTABLENAME;
}

static const char *
find_extension(const char *path)
{
	const char *dot = strrchr(strrchr(path, '/'), '.');

	return dot != NULL ? dot : "";
}

static bool
append_extension(char *path, enum bde_driver driver)
{
	return strlcat(path, extensions[driver], sizeof(DBIPATH)) <
	    sizeof(DBIPATH);
}

/* Without a type and an extension it is the table that is there. */
static DBIResult
guess_driver(char *path, enum bde_driver *driver)
{
	DBIPATH other;

	strlcpy(other, path, sizeof other);
	*driver = BDE_PARADOX;
	if (!append_extension(path, BDE_PARADOX) ||
	    !append_extension(other, BDE_DBASE))
		return DBIERR_INVALIDTABLENAME;
	find_spelling(path);
	find_spelling(other);
	if (access(path, F_OK) == 0 || access(other, F_OK) != 0)
		return DBIERR_NONE;
	*driver = BDE_DBASE;
	strlcpy(path, other, sizeof other);
	return DBIERR_NONE;
}

DBIResult
bde_db_path(struct bde_db *db, const char *name, const char *driver_name,
    DBIPATH path, enum bde_driver *driver)
{
	bool known = driver_name != NULL && driver_name[0] != '\0';
	const char *extension;
	DBIResult result;

	*driver = BDE_PARADOX;
	result = bde_db_join(db, name, path);
	if (result != DBIERR_NONE)
		return result;
	if (known && bde_driver_find(driver_name, driver) != DBIERR_NONE)
		return DBIERR_UNKNOWNTBLTYPE;
	extension = find_extension(path);
	if (!known && extension[0] == '\0')
		return guess_driver(path, driver);
	if (!known && strcasecmp(extension, extensions[BDE_DBASE]) == 0)
		*driver = BDE_DBASE;
	else if (!known && strcasecmp(extension, extensions[BDE_PARADOX]) != 0)
		return DBIERR_UNKNOWNTBLTYPE;
	if (extension[0] == '\0' && !append_extension(path, *driver))
		return DBIERR_INVALIDTABLENAME;
	find_spelling(path);
	return DBIERR_NONE;
}

/* ---- opening ---- */

static DBIResult
check_open(DBIOpenMode open_mode, DBIShareMode share_mode, const char *type)
{
	if ((open_mode & MODE_MASK) > dbiREADONLY || share_mode > dbiOPENEXCL)
		return DBIERR_INVALIDPARAM;
	if (type != NULL && type[0] != '\0' &&
	    strcasecmp(type, szCFGDBSTANDARD) != 0)
		return DBIERR_UNKNOWNDBTYPE;
	return DBIERR_NONE;
}

/* An alias' directory must be there; the name is the program's spelling. */
static DBIResult
find_dir(struct bde_call *call, const char *name, struct bde_alias *alias,
    DBIPATH dir)
{
	DBIResult result;

	memset(alias, 0, sizeof *alias);
	if (name == NULL || name[0] == '\0') {
		bde_session_start_dir(dir);
		return DBIERR_NONE;
	}
	if (bde_config_alias(call->session, name, alias) != DBIERR_NONE) {
		bde_error_context(call->session, ecALIAS, name);
		return DBIERR_UNKNOWNDB;
	}
	if (alias->path[0] == '\0') {
		bde_session_start_dir(dir);
		return DBIERR_NONE;
	}
	result = bde_session_dir(alias->path, dir);
	if (result != DBIERR_NONE) {
		bde_error_context(call->session, ecALIAS, name);
		bde_error_context(call->session, ecDIRNAME, alias->path);
	}
	return result;
}

DBIResult DBIFN
DbiOpenDatabase(const char *pszDbName, const char *pszDbType,
    DBIOpenMode eOpenMode, DBIShareMode eShareMode, const char *pszPassword,
    uint16_t iOptFlds, pFLDDesc pOptFldDesc, uint8_t *pOptParams,
    phDBIDb phDb)
{
	struct bde_call call;
	struct bde_alias alias;
	struct bde_db *db;
	DBIResult result;
	DBIPATH dir;

	(void)pszPassword;		/* directories have none */
	(void)pOptFldDesc;
	(void)pOptParams;
	if (phDb != NULL)
		*phDb = NULL;
	result = bde_enter(&call, BDE_DbiOpenDatabase);
	if (result == DBIERR_NONE && phDb == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && iOptFlds != 0)
		result = DBIERR_INVALIDOPTPARAM;
	if (result == DBIERR_NONE)
		result = check_open(eOpenMode, eShareMode, pszDbType);
	if (result == DBIERR_NONE)
		result = find_dir(&call, pszDbName, &alias, dir);
	if (result == DBIERR_NONE)
		result = bde_db_new(call.session, dir, false, &db);
	if (result == DBIERR_NONE) {
		if (pszDbName != NULL)
			strlcpy(db->name, pszDbName, sizeof db->name);
		strlcpy(db->default_driver, alias.default_driver,
		    sizeof db->default_driver);
		db->open_mode = eOpenMode;
		db->share_mode = eShareMode;
		db->trace_mode = call.trace = alias.trace_mode;
		*phDb = bde_handle_out(db->handle);
	}
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiCloseDatabase(phDBIDb phDb)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiCloseDatabase,
	    phDb != NULL ? *phDb : NULL);
	if (result == DBIERR_NONE) {
		bde_db_end(call.db);
		*phDb = NULL;
	}
	return bde_leave(&call, result);
}

/* ---- directories ---- */

static DBIResult
set_directory(struct bde_call *call, const char *name)
{
	struct bde_db *db = call->db;
	DBIResult result;
	DBIPATH dir;

	if (db->xact != 0)
		return DBIERR_ACTIVETRAN;
	if (name == NULL || name[0] == '\0')
		strlcpy(dir, db->start_dir, sizeof dir);
	else if ((result = bde_session_dir(name, dir)) != DBIERR_NONE) {
		bde_error_context(call->session, ecDIRNAME, name);
		return result;
	}
	strlcpy(db->dir, dir, sizeof db->dir);
	db->place = NULL;
	db->eng = NULL;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiSetDirectory(hDBIDb hDb, const char *pszDir)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiSetDirectory, hDb);
	if (result == DBIERR_NONE)
		result = set_directory(&call, pszDir);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetDirectory(hDBIDb hDb, DBIBOOL bDefault, char *pszDir)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiGetDirectory, hDb);
	if (result == DBIERR_NONE && pszDir == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		strlcpy(pszDir, bDefault ? call.db->start_dir : call.db->dir,
		    sizeof(DBIPATH));
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiFormFullName(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, char *pszFullName)
{
	struct bde_call call;
	enum bde_driver driver;
	DBIResult result;
	DBIPATH path;

	result = bde_enter_db(&call, BDE_DbiFormFullName, hDb);
	if (result == DBIERR_NONE && pszFullName == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = bde_esent_is(pszDriverType) ?
		    bde_esent_path(call.db, pszTableName, path) :
		    bde_db_path(call.db, pszTableName, pszDriverType, path,
		    &driver);
	if (result == DBIERR_NONE)
		strlcpy(pszFullName, path, sizeof path);
	return bde_leave(&call, result);
}

/* ---- what belongs to what ---- */

static DBIResult
find_related(const struct bde_call *call, hDBIObj obj, DBIOBJType type,
    base_handle *found)
{
	switch (type) {
	case objSYSTEM:
	case objCLIENT:
	case objSESSION:
		*found = call->session->handle;
		break;
	case objDATABASE:
		*found = call->db != NULL ? call->db->handle : 0;
		break;
	case objCURSOR:
		*found = call->cursor != NULL ? (base_handle)obj : 0;
		break;
	default:
		return DBIERR_NOTSUPPORTED;
	}
	return *found != 0 ? DBIERR_NONE : DBIERR_OBJNOTFOUND;
}

DBIResult DBIFN
DbiGetObjFromObj(hDBIObj hObj, DBIOBJType eObjType, phDBIObj phObj)
{
	struct bde_call call;
	base_handle found = 0;
	DBIResult result;

	if (phObj != NULL)
		*phObj = NULL;
	result = bde_enter_object(&call, BDE_DbiGetObjFromObj, hObj);
	if (result == DBIERR_NONE && phObj == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = find_related(&call, hObj, eObjType, &found);
	if (result == DBIERR_NONE)
		*phObj = bde_handle_out(found);
	return bde_leave(&call, result);
}

static base_handle
find_session(const char *name)
{
	struct bde_session *session;
	base_handle found = 0;

	base_mutex_lock(&bde_process.lock);
	TAILQ_FOREACH(session, &bde_process.sessions, link)
		if (strcasecmp(session->name, name) == 0)
			found = session->handle;
	base_mutex_unlock(&bde_process.lock);
	return found;
}

static base_handle
find_db(const struct bde_session *session, const char *name)
{
	const struct bde_db *db;

	TAILQ_FOREACH(db, &session->dbs, link)
		if (db->name[0] != '\0' && strcasecmp(db->name, name) == 0)
			return db->handle;
	return 0;
}

static DBIResult
find_named(const struct bde_call *call, DBIOBJType type, const char *name,
    base_handle *found)
{
	bool named = name != NULL && name[0] != '\0';

	switch (type) {
	case objSYSTEM:
	case objCLIENT:
		*found = call->session->handle;
		break;
	case objSESSION:
		*found = named ? find_session(name) : call->session->handle;
		break;
	case objDATABASE:
		*found = named ? find_db(call->session, name) : 0;
		break;
	default:
		return DBIERR_NOTSUPPORTED;
	}
	return *found != 0 ? DBIERR_NONE : DBIERR_OBJNOTFOUND;
}

DBIResult DBIFN
DbiGetObjFromName(DBIOBJType eObjType, const char *pszObjName,
    phDBIObj phObj)
{
	struct bde_call call;
	base_handle found = 0;
	DBIResult result;

	if (phObj != NULL)
		*phObj = NULL;
	result = bde_enter(&call, BDE_DbiGetObjFromName);
	if (result == DBIERR_NONE && phObj == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = find_named(&call, eObjType, pszObjName, &found);
	if (result == DBIERR_NONE)
		*phObj = bde_handle_out(found);
	return bde_leave(&call, result);
}
