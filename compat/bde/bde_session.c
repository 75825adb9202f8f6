/* SPDX-License-Identifier: MIT */
/* Sessions: what a program has open, one call at a time. */

#include <bsd/string.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base_alloc.h"
#include "bde_config.h"
#include "bde_secret.h"
#include "bde_session.h"
#include "bde_table.h"

enum { SESSIONS_MAX = 256 };

DBIResult
bde_session_dir(const char *dir, DBIPATH absolute)
{
	char turned[PATH_MAX];
	char real[PATH_MAX];
	struct stat st;
	char *at;

	if (strlcpy(turned, dir, sizeof(turned)) >= sizeof(turned))
		return DBIERR_INVALIDDIR;
	for (at = turned; *at != '\0'; at++)
		if (*at == '\\')
			*at = '/';
	if (realpath(turned, real) == NULL || stat(real, &st) != 0 ||
	    !S_ISDIR(st.st_mode) ||
	    strlcpy(absolute, real, sizeof(DBIPATH)) >= sizeof(DBIPATH))
		return DBIERR_INVALIDDIR;
	return DBIERR_NONE;
}

/* Where the program started, unless DbiInit was told of another place. */
void
bde_session_start_dir(DBIPATH dir)
{
	if (bde_session_dir(bde_process.env.szWorkDir, dir) != DBIERR_NONE &&
	    bde_session_dir(".", dir) != DBIERR_NONE)
		strlcpy(dir, "/", sizeof(DBIPATH));
}

static void
set_formats(struct bde_session *session)
{
	session->date_format = (FMTDate){
		.szDateSeparator = "/",
		.bYearBiased = 1,
		.bMonthLeadingZero = 1,
		.bDayLeadingZero = 1
	};
	session->time_format = (FMTTime){
		.cTimeSeparator = ':',
		.bSeconds = 1
	};
	session->number_format = (FMTNumber){
		.cDecimalSeparator = '.',
		.cThousandSeparator = ',',
		.iDecimalDigits = 2,
		.bLeadingZero = 1
	};
}

static DBIResult
join_process(struct bde_session *session, const char *name)
{
	struct bde_session *other;
	DBIResult result = DBIERR_SESSIONSLIMIT;
	unsigned count = 0;

	base_mutex_lock(&bde_process.lock);
	TAILQ_FOREACH(other, &bde_process.sessions, link)
		count++;
	if (count >= SESSIONS_MAX || bde_process.last_number == UINT16_MAX)
		goto out;
	result = DBIERR_NOMEMORY;
	session->handle = base_handle_new(BDE_H_SESSION, session);
	if (session->handle == 0)
		goto out;
	session->number = ++bde_process.last_number;
	if (name != NULL && *name != '\0')
		strlcpy(session->name, name, sizeof(session->name));
	else
		snprintf(session->name, sizeof(session->name), "Session%u",
		    session->number);
	TAILQ_INSERT_TAIL(&bde_process.sessions, session, link);
	result = DBIERR_NONE;
out:
	base_mutex_unlock(&bde_process.lock);
	return result;
}

DBIResult
bde_session_new(const char *name, const char *net_dir,
    struct bde_session **session)
{
	struct bde_session *new = bde_session_alloc();
	DBIResult result = DBIERR_NOMEMORY;

	*session = NULL;
	if (new == NULL)
		return result;
	if (!bus_scope_init(&new->scope, NULL))
		goto free;
	TAILQ_INIT(&new->dbs);
	new->callback_type = -1;
	new->lock_retry = BDE_LOCK_RETRY;
	new->config_mode = cfgmAll;
	set_formats(new);
	bde_session_start_dir(new->private_dir);
	if (net_dir != NULL)
		strlcpy(new->net_dir, net_dir, sizeof(new->net_dir));
	result = join_process(new, name);
	if (result == DBIERR_NONE) {
		*session = new;
		return result;
	}
	bus_scope_fini(&new->scope);
free:
	bde_session_dealloc(new);
	return result;
}

void
bde_session_free(struct bde_session *session)
{
	bde_secret_forget(session);
	bus_scope_fini(&session->scope);
	bde_session_dealloc(session);
}

void
bde_session_close(struct bde_session *session)
{
	struct bde_db *db;

	while ((db = TAILQ_FIRST(&session->dbs)) != NULL)
		bde_db_end(db);
	bde_config_end(session);
	base_mutex_lock(&bde_process.lock);
	session->closed = true;
	base_handle_free(BDE_H_SESSION, session->handle);
	TAILQ_REMOVE(&bde_process.sessions, session, link);
	if (bde_process.current == session)
		bde_process.current = bde_process.first;
	base_mutex_unlock(&bde_process.lock);
}

static void
make_current(struct bde_session *session)
{
	base_mutex_lock(&bde_process.lock);
	bde_process.current = session;
	base_mutex_unlock(&bde_process.lock);
}

DBIResult DBIFN
DbiStartSession(const char *pszName, phDBISes phSes, const char *pNetDir)
{
	struct bde_call call;
	struct bde_session *session;
	DBIResult result;

	if (phSes != NULL)
		*phSes = NULL;
	result = bde_enter(&call, BDE_DbiStartSession);
	if (result == DBIERR_NONE && phSes == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = bde_session_new(pszName, pNetDir, &session);
	if (result == DBIERR_NONE) {
		make_current(session);
		*phSes = bde_handle_out(session->handle);
	}
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetCurrSession(phDBISes phSes)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetCurrSession);
	if (result == DBIERR_NONE && phSes == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		*phSes = bde_handle_out(call.session->handle);
	return bde_leave(&call, result);
}

/* NULL is the default session. */
DBIResult DBIFN
DbiSetCurrSession(hDBISes hSes)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_session(&call, BDE_DbiSetCurrSession, hSes);
	if (result == DBIERR_NONE)
		make_current(hSes != NULL ? call.session : bde_process.first);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiCloseSession(hDBISes hSes)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_session(&call, BDE_DbiCloseSession, hSes);
	if (result == DBIERR_NONE && hSes == NULL)
		result = DBIERR_INVALIDSESHANDLE;
	if (result == DBIERR_NONE && call.session == bde_process.first)
		result = DBIERR_NA;
	if (result == DBIERR_NONE)
		bde_session_close(call.session);
	return bde_leave(&call, result);
}

static void
count_open(const struct bde_session *session, SESInfo *info)
{
	const struct bde_db *db;
	const struct bde_cursor *cursor;

	TAILQ_FOREACH(db, &session->dbs, link) {
		if (db->hidden)
			continue;
		info->iDatabases++;
		TAILQ_FOREACH(cursor, &db->cursors, link)
			info->iCursors += !cursor->hidden;
	}
}

DBIResult DBIFN
DbiGetSesInfo(pSESInfo psesInfo)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetSesInfo);
	if (result == DBIERR_NONE && psesInfo == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		memset(psesInfo, 0, sizeof(*psesInfo));
		psesInfo->iSession = call.session->number;
		strlcpy(psesInfo->szName, call.session->name,
		    sizeof(psesInfo->szName));
		count_open(call.session, psesInfo);
		psesInfo->iLockWait = call.session->lock_retry;
		strlcpy(psesInfo->szNetDir, call.session->net_dir,
		    sizeof(psesInfo->szNetDir));
		strlcpy(psesInfo->szPrivDir, call.session->private_dir,
		    sizeof(psesInfo->szPrivDir));
	}
	return bde_leave(&call, result);
}

/* Another session's private directory is nobody else's. */
static bool
is_taken(const struct bde_session *session, const char *dir)
{
	const struct bde_session *other;
	bool taken = false;

	base_mutex_lock(&bde_process.lock);
	TAILQ_FOREACH(other, &bde_process.sessions, link)
		if (other != session && other->private_dir_set &&
		    strcmp(other->private_dir, dir) == 0)
			taken = true;
	base_mutex_unlock(&bde_process.lock);
	return taken;
}

static void
set_private_dir(struct bde_session *session, const char *dir, bool set)
{
	base_mutex_lock(&bde_process.lock);
	strlcpy(session->private_dir, dir, sizeof(session->private_dir));
	session->private_dir_set = set;
	base_mutex_unlock(&bde_process.lock);
}

DBIResult DBIFN
DbiSetPrivateDir(const char *pszDir)
{
	struct bde_call call;
	DBIPATH dir;
	DBIResult result;
	bool set = pszDir != NULL;

	result = bde_enter(&call, BDE_DbiSetPrivateDir);
	if (result != DBIERR_NONE)
		goto out;
	if (!set)
		bde_session_start_dir(dir);
	else
		result = bde_session_dir(pszDir, dir);
	if (result == DBIERR_NONE && set && is_taken(call.session, dir))
		result = DBIERR_DIRNOTPRIVATE;
	if (result == DBIERR_NONE)
		set_private_dir(call.session, dir, set);
	else
		bde_error_context(call.session, ecDIRNAME, pszDir);
out:
	return bde_leave(&call, result);
}

/* Less than 0 is for ever. */
DBIResult DBIFN
DbiSetLockRetry(int16_t iWait)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiSetLockRetry);
	if (result == DBIERR_NONE)
		call.session->lock_retry = iWait < 0 ? -1 : iWait;
	return bde_leave(&call, result);
}
