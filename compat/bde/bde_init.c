/* SPDX-License-Identifier: MIT */
/* The start and the end of the engine in a process. */

#include <bsd/string.h>

#include "bde_callback.h"
#include "bde_config.h"
#include "bde_session.h"

enum { VERSION_MIN = 300, VERSION_MAX = 500 };

/* 1 January 2026; a build does not know its day, so that builds are alike. */
enum { VERSION_DATE = 739617 };

/* The environment is only kept: directories are opened when the first table
 * in them is. */
static DBIResult
start(const DBIEnv *env)
{
	struct bde_session *session;
	DBIResult result;

	if (env != NULL)
		bde_process.env = *env;
	else
		memset(&bde_process.env, 0, sizeof(bde_process.env));
	bde_process.last_number = 0;
	result = bde_config_check();
	if (result != DBIERR_NONE)
		return result;
	result = bde_session_new("Default", NULL, &session);
	if (result != DBIERR_NONE)
		return result;
	base_mutex_lock(&bde_process.lock);
	bde_process.first = session;
	bde_process.current = session;
	bde_process.state = BDE_RUNNING;
	base_mutex_unlock(&bde_process.lock);
	return DBIERR_NONE;
}

static void
set_state(enum bde_process_state state)
{
	base_mutex_lock(&bde_process.lock);
	bde_process.state = state;
	base_mutex_unlock(&bde_process.lock);
}

DBIResult DBIFN
DbiInitFn(uint16_t iVer, pDBIEnv pEnv)
{
	DBIResult result;
	bool mine;

	if (iVer < VERSION_MIN || iVer > VERSION_MAX)
		return DBIERR_INTERFACEVER;
	base_mutex_lock(&bde_process.lock);
	mine = bde_process.state == BDE_STOPPED;
	if (mine)
		bde_process.state = BDE_STARTING;
	base_mutex_unlock(&bde_process.lock);
	if (!mine)
		return DBIERR_MULTIPLEINIT;
	result = start(pEnv);
	if (result != DBIERR_NONE)
		set_state(BDE_STOPPED);
	return result;
}

/* Programs that do not see the macro of this name. */
#undef DbiInit
DBIResult DBIFN
DbiInit(pDBIEnv pEnv)
{
	return DbiInitFn(DBIINTFVER, pEnv);
}

/* Whether a callback on this thread is what calls: of a session, or of ESE. */
static bool
is_in_callback(const struct bde_call *call)
{
	struct bde_session *session;
	bool found = call->nested;

	base_mutex_lock(&bde_process.lock);
	TAILQ_FOREACH(session, &bde_process.sessions, link)
		if (atomic_load(&session->door.callback_thread) ==
		    bde_thread() || (session != call->session &&
		    atomic_load(&session->door.thread) == bde_thread()))
			found = true;
	base_mutex_unlock(&bde_process.lock);
	return found;
}

/* No other session's call can come in between: who waits for its lock finds it
 * closed, and nobody finds its handle. */
static void
close_session(hDBISes handle)
{
	struct bde_call call;

	if (bde_enter_session(&call, BDE_DbiExit, handle) == DBIERR_NONE)
		bde_session_close(call.session);
	bde_leave(&call, DBIERR_NONE);
}

static hDBISes
last_session(void)
{
	struct bde_session *session;
	hDBISes handle = NULL;

	base_mutex_lock(&bde_process.lock);
	session = TAILQ_LAST(&bde_process.sessions, bde_session_list);
	if (session != NULL)
		handle = bde_handle_out(session->handle);
	base_mutex_unlock(&bde_process.lock);
	return handle;
}

DBIResult DBIFN
DbiExit(void)
{
	struct bde_call call;
	DBIResult result;
	hDBISes handle;

	result = bde_enter(&call, BDE_DbiExit);
	if (result == DBIERR_NONE && is_in_callback(&call))
		result = DBIERR_REENTERED;
	if (result == DBIERR_NONE)
		bde_callback_detach(call.session);
	bde_leave(&call, result);
	if (result != DBIERR_NONE)
		return result;
	base_mutex_lock(&bde_process.lock);
	if (bde_process.state != BDE_RUNNING)
		result = DBIERR_NOTINITIALIZED;
	else
		bde_process.state = BDE_STOPPING;
	base_mutex_unlock(&bde_process.lock);
	if (result != DBIERR_NONE)
		return result;
	while ((handle = last_session()) != NULL)
		close_session(handle);
	bde_config_end(NULL);
	base_mutex_lock(&bde_process.lock);
	bde_process.first = NULL;
	bde_process.current = NULL;
	bde_process.state = BDE_STOPPED;
	base_mutex_unlock(&bde_process.lock);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiGetSysVersion(pSYSVersion psysVersion)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetSysVersion);
	if (result == DBIERR_NONE && psysVersion == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		memset(psysVersion, 0, sizeof(*psysVersion));
		psysVersion->iVersion = DBIENGVERSION;
		psysVersion->iIntfLevel = DBIINTFVER;
		psysVersion->dateVer = VERSION_DATE;
		strlcpy(psysVersion->szVersion, "5.00 jetport",
		    sizeof(psysVersion->szVersion));
	}
	return bde_leave(&call, result);
}
