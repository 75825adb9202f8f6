/* SPDX-License-Identifier: MIT */
/* bde_dir.c - the environments of directories, shared by all sessions of the
 * process, and the stores in them. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_dir.h"
#include "bde_table.h"
#include "bde_txn.h"

static struct base_mutex lock = BASE_MUTEX_STATIC;
static struct bde_dir_list dirs = TAILQ_HEAD_INITIALIZER(dirs);

/* ---- environments ---- */

static void
free_dir(struct bde_dir *dir)
{
	base_free(dir->path);
	base_free(dir);
}

static DBIResult
open_dir_locked(const char *path, struct bde_dir **out)
{
	bool memory = strcmp(path, BDE_DIR_MEMORY) == 0;
	struct eng_env_config config = { .recovery_off = memory,
	    .shared = !memory, .system_dir = memory ? "/tmp" : path };
	struct bde_dir *dir = base_calloc(1, sizeof *dir);
	eng_status st;

	if (dir == NULL)
		return DBIERR_NOMEMORY;
	dir->path = base_strdup(path);
	st = dir->path == NULL ? ENG_E_NO_MEMORY :
	    eng_env_open(&config, &dir->env);
	if (st != ENG_OK) {
		free_dir(dir);
		return st == ENG_E_ACCESS ? DBIERR_DIRNOACCESS :
		    bde_error_of(st);
	}
	TAILQ_INSERT_TAIL(&dirs, dir, link);
	*out = dir;
	return DBIERR_NONE;
}

static DBIResult
open_dir(const char *path, struct bde_dir **dir)
{
	DBIResult result = DBIERR_NONE;
	struct bde_dir *found;

	base_mutex_lock(&lock);
	TAILQ_FOREACH(found, &dirs, link)
		if (strcmp(found->path, path) == 0)
			break;
	if (found == NULL)
		result = open_dir_locked(path, &found);
	if (result == DBIERR_NONE)
		found->users++;
	*dir = found;
	base_mutex_unlock(&lock);
	return result;
}

static void
close_dir(struct bde_dir *dir)
{
	base_mutex_lock(&lock);
	if (--dir->users == 0) {
		TAILQ_REMOVE(&dirs, dir, link);
		/* Nobody is left who could be told that it failed; what was
		 * committed is in the log. */
		if (!dir->borrowed)
			eng_env_close(dir->env, true);
		free_dir(dir);
	}
	base_mutex_unlock(&lock);
}

/* ---- sessions of the engine ---- */

static void
free_seat(struct bde_seat *seat)
{
	if (seat->eng != NULL)
		eng_session_end(seat->eng);
	if (seat->dir != NULL)
		close_dir(seat->dir);
	base_free(seat);
}

/* Of another database of the session in the same place. */
static struct eng_session *
find_sister(const struct bde_session *session, const struct bde_dir *dir)
{
	const struct bde_seat *seat;
	const struct bde_db *db;

	TAILQ_FOREACH(db, &session->dbs, link)
		SLIST_FOREACH(seat, &db->seats, link)
			if (seat->dir == dir)
				return seat->eng;
	return NULL;
}

/* Locks belong to the BDE's session, whichever database took them. */
static DBIResult
begin_session(const struct bde_db *db, struct bde_seat *seat)
{
	struct eng_session *sister = find_sister(db->session, seat->dir);
	eng_status st;

	st = eng_session_begin(seat->dir->env, &seat->eng);
	if (st == ENG_OK && sister != NULL)
		st = eng_session_share_locks(seat->eng, sister);
	return bde_error_of(st);
}

static void
expel(uint64_t id, struct eng_env *env)
{
	struct bde_session *session = bde_session_claim(id);
	struct bde_db *db;

	if (session == NULL)
		return;
	TAILQ_FOREACH(db, &session->dbs, link)
		bde_db_expel(db, env);
	bde_session_give(session);
}

/* The environment stays until its owner has sent the session away. */
static DBIResult
begin_guest(struct bde_session *session, const char *path,
    struct bde_seat *seat)
{
	struct eng_guest guest = { bde_session_is_inside, expel,
	    session->handle };
	struct bde_dir *dir = base_calloc(1, sizeof *dir);
	eng_status st;

	if (dir == NULL)
		return DBIERR_NOMEMORY;
	dir->borrowed = true;
	dir->users = 1;
	dir->path = base_strdup(path);
	st = dir->path == NULL ? ENG_E_NO_MEMORY :
	    eng_guest_begin(path, &guest, &seat->eng);
	if (st != ENG_OK) {
		free_dir(dir);
		return st == ENG_E_NO_FILE ? DBIERR_NOSUCHFILE :
		    bde_error_of(st);
	}
	dir->env = eng_session_env(seat->eng);
	base_mutex_lock(&lock);
	TAILQ_INSERT_TAIL(&dirs, dir, link);
	base_mutex_unlock(&lock);
	seat->dir = dir;
	return DBIERR_NONE;
}

static DBIResult
take_seat(struct bde_db *db, const char *path, bool guest,
    struct bde_seat **out)
{
	struct bde_seat *seat = base_calloc(1, sizeof *seat);
	DBIResult result;

	if (seat == NULL)
		return DBIERR_NOMEMORY;
	result = guest ? begin_guest(db->session, path, seat) :
	    open_dir(path, &seat->dir);
	if (result == DBIERR_NONE && !guest)
		result = begin_session(db, seat);
	if (result == DBIERR_NONE) {
		eng_session_keep_cursors(seat->eng, true);
		/* What is in memory takes part in no transaction. */
		if (db->xact != 0 && !db->hidden)
			result = bde_txn_join(db, seat->eng);
	}
	if (result != DBIERR_NONE) {
		free_seat(seat);
		return result;
	}
	SLIST_INSERT_HEAD(&db->seats, seat, link);
	*out = seat;
	return DBIERR_NONE;
}

static DBIResult
find_seat(struct bde_db *db, const char *path, bool guest,
    struct bde_seat **seat)
{
	struct bde_seat *found;

	*seat = NULL;
	SLIST_FOREACH(found, &db->seats, link) {
		if (strcmp(found->dir->path, path) != 0)
			continue;
		*seat = found;
		return DBIERR_NONE;
	}
	return take_seat(db, path, guest, seat);
}

DBIResult
bde_dir_seat(struct bde_db *db, const char *path, struct bde_seat **seat)
{
	return find_seat(db, path, false, seat);
}

DBIResult
bde_dir_guest(struct bde_db *db, const char *path, struct bde_seat **seat)
{
	return find_seat(db, path, true, seat);
}

DBIResult
bde_dir_need(struct bde_db *db)
{
	struct bde_seat *seat;
	DBIResult result;

	result = bde_dir_seat(db, db->dir, &seat);
	if (result != DBIERR_NONE)
		return result;
	db->place = seat->dir;
	db->eng = seat->eng;
	return DBIERR_NONE;
}

static bool
is_used(const struct bde_db *db, const struct bde_seat *seat)
{
	const struct bde_cursor *cursor;

	TAILQ_FOREACH(cursor, &db->cursors, link)
		if (cursor->eng != NULL && eng_session_env(
		    eng_cursor_session(cursor->eng)) == seat->dir->env)
			return true;
	return false;
}

bool
bde_dir_rise(struct bde_db *db, struct bde_seat *seat)
{
	if (db->xact != 0 || is_used(db, seat))
		return false;
	SLIST_REMOVE(&db->seats, seat, bde_seat, link);
	free_seat(seat);
	return true;
}

void
bde_dir_expel(struct bde_db *db, struct eng_env *env)
{
	struct bde_seat *seat, *next;

	SLIST_FOREACH_SAFE(seat, &db->seats, link, next)
		if (seat->dir->borrowed && seat->dir->env == env) {
			SLIST_REMOVE(&db->seats, seat, bde_seat, link);
			free_seat(seat);
		}
}

void
bde_dir_leave(struct bde_db *db)
{
	struct bde_seat *seat;

	while ((seat = SLIST_FIRST(&db->seats)) != NULL) {
		SLIST_REMOVE_HEAD(&db->seats, link);
		free_seat(seat);
	}
	db->place = NULL;
	db->eng = NULL;
}

/* ---- stores ---- */

/* Held from looking a store up to having a cursor in it, and while one goes:
 * a store without cursors may be detached by any session. */
static struct base_mutex store_lock = BASE_MUTEX_STATIC;

static DBIResult
attach(struct bde_seat *seat, const char *path, struct eng_store **store)
{
	eng_status st = eng_attach(seat->dir->env, path, false, store);

	if (eng_ok(st))
		return DBIERR_NONE;
	if (access(path, F_OK) != 0 && errno == ENOENT)
		return DBIERR_NOSUCHFILE;
	return bde_error_of(st);
}

DBIResult
bde_dir_open(struct bde_seat *seat, const char *path, uint32_t mode,
    struct eng_cursor **cursor)
{
	struct eng_store *store;
	DBIResult result;
	eng_status st;

	base_mutex_lock(&store_lock);
	result = attach(seat, path, &store);
	if (result == DBIERR_NONE) {
		st = eng_cursor_open(seat->eng, store, BDE_TABLE_NAME, mode,
		    cursor);
		if (st == ENG_E_TABLE_LOCKED || st == ENG_E_TABLE_IN_USE ||
		    st == ENG_E_LOCKED)
			result = DBIERR_FILEBUSY;
		else if (st == ENG_E_NO_TABLE)	/* an ESE program made it */
			result = DBIERR_UNKNOWNTBLTYPE;
		else
			result = bde_error_of(st);
		if (result != DBIERR_NONE)
			(void)eng_attach_end(store);
	}
	base_mutex_unlock(&store_lock);
	return result;
}

void
bde_dir_closed(struct bde_seat *seat, const char *path)
{
	struct eng_store *store;

	base_mutex_lock(&store_lock);
	store = eng_attach_find(seat->dir->env, path);
	/* Others may use it still; then the last of them detaches it. */
	if (store != NULL)
		(void)eng_attach_end(store);
	base_mutex_unlock(&store_lock);
}

DBIResult
bde_dir_create(struct bde_seat *seat, const char *path,
    struct eng_store **store)
{
	return bde_error_of(eng_attach_new(seat->dir->env, path, false, 0,
	    store));
}

static DBIResult
detach(struct bde_seat *seat, const char *path)
{
	struct eng_store *store;
	eng_status st = ENG_OK;

	base_mutex_lock(&store_lock);
	store = eng_attach_find(seat->dir->env, path);
	if (store != NULL)
		st = eng_attach_end(store);
	base_mutex_unlock(&store_lock);
	return st == ENG_E_STORE_IN_USE ? DBIERR_TABLEOPEN :
	    bde_error_of(st);
}

DBIResult
bde_dir_remove(struct bde_seat *seat, const char *path)
{
	DBIResult result = detach(seat, path);

	if (result != DBIERR_NONE)
		return result;
	if (unlink(path) == 0)
		return DBIERR_NONE;
	return errno == ENOENT ? DBIERR_NOSUCHFILE : DBIERR_FILEDELETEFAIL;
}

DBIResult
bde_dir_rename(struct bde_seat *seat, const char *path, const char *new_path)
{
	DBIResult result;

	if (access(new_path, F_OK) == 0)
		return DBIERR_FILEEXISTS;
	result = detach(seat, path);
	if (result != DBIERR_NONE)
		return result;
	if (rename(path, new_path) == 0)
		return DBIERR_NONE;
	return errno == ENOENT ? DBIERR_NOSUCHFILE : DBIERR_WRITEERR;
}
