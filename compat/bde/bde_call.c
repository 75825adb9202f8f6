/* SPDX-License-Identifier: MIT */
/* What every Dbi call does first and last; handles. */

#include <string.h>
#include <time.h>

#include "base_alloc.h"
#include "bde_call.h"
#include "bde_cursor.h"
#include "bde_session.h"
#include "bde_trace.h"

enum {
	SECOND = 1000000000,		/* ns */
	LOOK_AGAIN = 2000000		/* ns, at the door */
};

struct bde_process bde_process = {
	.lock = BASE_MUTEX_STATIC,
	.sessions = TAILQ_HEAD_INITIALIZER(bde_process.sessions)
};

static const struct {
	bool in_callback;
	bool on_cursor;
} api_table[] = {
#define X(name, callback, cursor) [BDE_##name] = { callback, cursor },
	BDE_API_TABLE(X)
#undef X
};

/* The session that the thread's last call was about: calls about errors mean
 * its stack. */
static BASE_THREAD_LOCAL base_handle last_session;

/* Not in use. */
static struct base_mutex free_lock = BASE_MUTEX_STATIC;
static struct bde_session_list free_sessions =
    TAILQ_HEAD_INITIALIZER(free_sessions);
static struct bde_cursor_list free_cursors =
    TAILQ_HEAD_INITIALIZER(free_cursors);

BASE_THREAD_LOCAL char bde_thread_mark;

/* The cursor that the thread's last call named.  Its memory is never given
 * back, so it can be asked whether the handle still names it. */
static BASE_THREAD_LOCAL struct {
	base_handle handle;
	struct bde_cursor *cursor;
} last_call;

base_handle
bde_handle_new(enum bde_handle_kind kind, void *object)
{
	return base_handle_new(kind, object);
}

/* Under the lock, so that who looks it up holds its session before its owner
 * can go on and free the object. */
void
bde_handle_free(enum bde_handle_kind kind, base_handle handle)
{
	base_mutex_lock(&bde_process.lock);
	base_handle_free(kind, handle);
	base_mutex_unlock(&bde_process.lock);
}

static struct bde_session *
find_session_locked(enum bde_handle_kind kind, base_handle handle)
{
	void *object = base_handle_get(kind, handle);

	if (object == NULL)
		return NULL;
	switch (kind) {
	case BDE_H_SESSION:
		return object;
	case BDE_H_DB:
		return ((struct bde_db *)object)->session;
	case BDE_H_CURSOR:
		return ((struct bde_cursor *)object)->db->session;
	default:
		return NULL;
	}
}

/* While the engine stops, the call that stops it goes from session to session,
 * and nobody else comes in. */
static bool
is_open_locked(enum bde_fn fn, base_handle handle)
{
	return bde_process.state == BDE_RUNNING ||
	    (bde_process.state == BDE_STOPPING && fn == BDE_DbiExit &&
	    handle != 0);
}

/* ---- the memory of sessions and cursors ---- */

static void
init_door(struct bde_door *door)
{
	pthread_condattr_t attr;

	pthread_mutex_init(&door->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&door->left, &attr);
	pthread_condattr_destroy(&attr);
}

struct bde_session *
bde_session_alloc(void)
{
	struct bde_session *session;

	base_mutex_lock(&free_lock);
	session = TAILQ_FIRST(&free_sessions);
	if (session != NULL)
		TAILQ_REMOVE(&free_sessions, session, link);
	base_mutex_unlock(&free_lock);
	if (session == NULL) {
		session = base_calloc(1, sizeof(*session));
		if (session == NULL)
			return NULL;
		init_door(&session->door);
	}
	return session;
}

void
bde_session_dealloc(struct bde_session *session)
{
	memset((char *)session + sizeof(session->door), 0,
	    sizeof(*session) - sizeof(session->door));
	base_mutex_lock(&free_lock);
	TAILQ_INSERT_TAIL(&free_sessions, session, link);
	base_mutex_unlock(&free_lock);
}

struct bde_cursor *
bde_cursor_alloc(struct bde_session *session)
{
	struct bde_cursor *cursor;

	base_mutex_lock(&free_lock);
	cursor = TAILQ_FIRST(&free_cursors);
	if (cursor != NULL)
		TAILQ_REMOVE(&free_cursors, cursor, link);
	base_mutex_unlock(&free_lock);
	if (cursor == NULL)
		cursor = base_calloc(1, sizeof(*cursor));
	if (cursor != NULL)
		atomic_store(&cursor->session, session);
	return cursor;
}

void
bde_cursor_dealloc(struct bde_cursor *cursor)
{
	atomic_store(&cursor->session, NULL);
	memset((char *)cursor + sizeof(cursor->session), 0,
	    sizeof(*cursor) - sizeof(cursor->session));
	base_mutex_lock(&free_lock);
	TAILQ_INSERT_TAIL(&free_cursors, cursor, link);
	base_mutex_unlock(&free_lock);
}

/* ---- the door ---- */

static bool
try_door(struct bde_door *door)
{
	uintptr_t nobody = 0;

	return atomic_compare_exchange_strong(&door->thread, &nobody,
	    bde_thread());
}

/* Who leaves looks for those that wait, but pays for no fence: one that begins
 * to wait at that very moment may not be seen, and looks again by itself. */
static void
wait_at_door(struct bde_door *door)
{
	struct timespec until;

	atomic_fetch_add(&door->waiting, 1);
	pthread_mutex_lock(&door->lock);
	while (!try_door(door)) {
		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_nsec += LOOK_AGAIN;
		if (until.tv_nsec >= SECOND) {
			until.tv_nsec -= SECOND;
			until.tv_sec++;
		}
		pthread_cond_timedwait(&door->left, &door->lock, &until);
	}
	pthread_mutex_unlock(&door->lock);
	atomic_fetch_sub(&door->waiting, 1);
}

static void
leave_door(struct bde_door *door)
{
	atomic_store_explicit(&door->thread, 0, memory_order_release);
	if (atomic_load_explicit(&door->waiting, memory_order_relaxed) == 0)
		return;
	pthread_mutex_lock(&door->lock);
	pthread_cond_signal(&door->left);
	pthread_mutex_unlock(&door->lock);
}

/* ---- sessions ---- */

/* Whether a call or a callback of the session is what calls. */
static bool
is_inside(const struct bde_session *session)
{
	return atomic_load_explicit(&session->door.callback_thread,
	    memory_order_relaxed) == bde_thread() ||
	    atomic_load_explicit(&session->door.thread,
	    memory_order_relaxed) == bde_thread();
}

/* Who is in the session needs no other hold on it.  The calls that a callback
 * makes are inside the one that runs it; so are those of ESE callbacks, which
 * run in calls that change records.  The others count themselves and wait. */
static void
claim_or_count_locked(struct bde_call *call)
{
	struct bde_session *session = call->session;

	if (is_inside(session)) {
		call->nested = true;
	} else if (!try_door(&session->door)) {
		session->users++;
		call->counted = true;
	}
}

/* The session of the handle, or the current one when the handle is bad: its
 * stack is where the program looks for the error. */
static DBIResult
hold_session(struct bde_call *call, enum bde_handle_kind kind,
    base_handle handle)
{
	DBIResult result = DBIERR_NOTINITIALIZED;

	base_mutex_lock(&bde_process.lock);
	if (!is_open_locked(call->fn, handle))
		goto out;
	if (handle != 0)
		call->session = find_session_locked(kind, handle);
	if (call->session == NULL && bde_process.state == BDE_RUNNING)
		call->session = bde_process.current;
	if (call->session == NULL)
		goto out;
	claim_or_count_locked(call);
	last_session = call->session->handle;
	result = DBIERR_NONE;
out:
	base_mutex_unlock(&bde_process.lock);
	return result;
}

/* A callback that may call the engine at all may not do what takes its own
 * cursor away from under it, which moves with its masters. */
bool
bde_spares_callback(const struct bde_call *call,
    const struct bde_cursor *cursor)
{
	return !call->nested || call->session->callback_cursor == NULL ||
	    !bde_link_is_above(cursor, call->session->callback_cursor);
}

static bool
spares_callback(const struct bde_call *call)
{
	const struct bde_cursor *cursor = call->session->callback_cursor;

	if (api_table[call->fn].on_cursor)
		return true;
	if (call->cursor != NULL)
		return bde_spares_callback(call, call->cursor);
	if (call->db != NULL)
		return cursor == NULL || call->db != cursor->db;
	return false;
}

static bool
may_run(const struct bde_call *call)
{
	if (!call->nested || api_table[call->fn].in_callback)
		return true;
	switch (call->session->callback_type) {
	case cbDELAYEDUPD:
	case cbDBLOGIN:
		return spares_callback(call);
	default:
		return false;
	}
}

static bool
is_about_errors(enum bde_fn fn)
{
	return fn == BDE_DbiGetErrorEntry || fn == BDE_DbiGetErrorInfo ||
	    fn == BDE_DbiGetErrorString || fn == BDE_DbiGetErrorContext;
}

/* Looked up again now that nobody else is in the session: the handle may have
 * been closed while we waited. */
static DBIResult
find_object(struct bde_call *call, enum bde_handle_kind kind,
    base_handle handle)
{
	void *object = base_handle_get(kind, handle);

	if (object == NULL)
		return kind == BDE_H_SESSION ? DBIERR_INVALIDSESHANDLE :
		    DBIERR_INVALIDHNDL;
	if (kind == BDE_H_CURSOR) {
		call->cursor = object;
		call->db = call->cursor->db;
	} else if (kind == BDE_H_DB) {
		call->db = object;
	}
	return DBIERR_NONE;
}

static bool
is_last_to_know(struct bde_session *session, bool counted)
{
	bool last;

	base_mutex_lock(&bde_process.lock);
	if (counted)
		session->users--;
	last = session->users == 0 && session->closed;
	base_mutex_unlock(&bde_process.lock);
	return last;
}

/* By who is inside; the last one that knows of a closed session frees it. */
static inline void
give_session(struct bde_session *session, bool counted)
{
	bool last = (counted || session->closed) &&
	    is_last_to_know(session, counted);

	leave_door(&session->door);
	if (last)
		bde_session_free(session);
}

static void
leave_session(struct bde_call *call)
{
	call->entered = false;
	if (!call->nested)
		give_session(call->session, call->counted);
	call->session = NULL;
	call->nested = call->counted = false;
}

/* When the session that was current is closed while we wait for it, another
 * one is current; a handle's own session is missed. */
static DBIResult
enter_session(struct bde_call *call, enum bde_handle_kind kind,
    base_handle handle)
{
	DBIResult result;

	for (;;) {
		result = hold_session(call, kind, handle);
		if (result != DBIERR_NONE)
			return result;
		if (call->counted)
			wait_at_door(&call->session->door);
		call->entered = true;
		if (!call->session->closed || handle != 0)
			return DBIERR_NONE;
		leave_session(call);
	}
}

/* What the handle named, when it was last looked up. */
static struct bde_cursor *
recall_cursor(base_handle handle)
{
	if (last_call.handle != handle || last_call.cursor == NULL) {
		last_call.cursor = base_handle_get(BDE_H_CURSOR, handle);
		last_call.handle = handle;
	}
	return last_call.cursor;
}

/* Of a session that is entered, which alone gives and takes its cursors'
 * handles. */
static bool
is_named(const struct bde_cursor *cursor, const struct bde_session *session,
    base_handle handle)
{
	return atomic_load(&cursor->session) == session &&
	    cursor->handle == handle;
}

/* Who is in one of its calls already finds the door shut. */
static bool
is_called_back(const struct bde_session *session)
{
	return atomic_load_explicit(&session->door.callback_thread,
	    memory_order_relaxed) == bde_thread();
}

/* The way in of most calls; false: the other way must be gone. */
static bool
enter_at_once(struct bde_call *call, base_handle handle)
{
	struct bde_cursor *cursor = recall_cursor(handle);
	struct bde_session *session;

	if (cursor == NULL)
		return false;
	session = atomic_load_explicit(&cursor->session,
	    memory_order_relaxed);
	if (session == NULL || is_called_back(session) ||
	    !try_door(&session->door))
		return false;
	if (!is_named(cursor, session, handle) ||
	    atomic_load(&bde_process.state) != BDE_RUNNING) {
		last_call.cursor = NULL;
		leave_door(&session->door);
		return false;
	}
	call->session = session;
	call->cursor = cursor;
	call->db = cursor->db;
	call->trace = call->db->trace_mode;
	call->entered = true;
	last_session = session->handle;
	bde_error_clear(session);
	return true;
}

static DBIResult
enter_by(struct bde_call *call, enum bde_fn fn, enum bde_handle_kind kind,
    hDBIObj hObj, bool wanted)
{
	base_handle handle = (base_handle)hObj;
	DBIResult result;

	*call = (struct bde_call){ .fn = fn };
	result = enter_session(call, kind,
	    is_about_errors(fn) ? last_session : handle);
	if (result != DBIERR_NONE)
		return result;
	if (!is_about_errors(fn))
		bde_error_clear(call->session);
	if (wanted || handle != 0)
		result = find_object(call, kind, handle);
	if (result == DBIERR_NONE && call->session->closed)
		result = DBIERR_INVALIDSESHANDLE;
	if (call->db != NULL)
		call->trace = call->db->trace_mode;
	if (result == DBIERR_NONE && !may_run(call))
		result = DBIERR_REENTERED;
	return result;
}

DBIResult
bde_enter(struct bde_call *call, enum bde_fn fn)
{
	return enter_by(call, fn, BDE_H_SESSION, NULL, false);
}

DBIResult
bde_enter_session(struct bde_call *call, enum bde_fn fn, hDBISes hSes)
{
	return enter_by(call, fn, BDE_H_SESSION, hSes, false);
}

DBIResult
bde_enter_db(struct bde_call *call, enum bde_fn fn, hDBIDb hDb)
{
	return enter_by(call, fn, BDE_H_DB, hDb, true);
}

DBIResult
bde_enter_cursor(struct bde_call *call, enum bde_fn fn, hDBICur hCursor)
{
	*call = (struct bde_call){ .fn = fn };
	if (enter_at_once(call, (base_handle)hCursor))
		return DBIERR_NONE;
	return enter_by(call, fn, BDE_H_CURSOR, hCursor, true);
}

DBIResult
bde_enter_object(struct bde_call *call, enum bde_fn fn, hDBIObj hObj)
{
	static const enum bde_handle_kind kinds[] = {
		BDE_H_SESSION, BDE_H_DB, BDE_H_CURSOR
	};
	size_t i;

	for (i = 0; i < 2; i++)
		if (base_handle_get(kinds[i], (base_handle)hObj) != NULL)
			break;
	return enter_by(call, fn, kinds[i], hObj, true);
}

/* Whether bde_trace_call may have something to do. */
static bool
is_told(const struct bde_call *call)
{
	return call->trace != 0 || (call->cursor != NULL && bde_callback_find(
	    call->session, call->cursor, cbTABLECHANGED) != NULL);
}

DBIResult
bde_leave(struct bde_call *call, DBIResult result)
{
	if (!call->entered)
		return result;
	if (result != DBIERR_NONE && !is_about_errors(call->fn))
		bde_error_main(call->session, result);
	if (is_told(call))
		bde_trace_call(call, result);
	leave_session(call);
	return result;
}

struct bde_session *
bde_session_claim(base_handle handle)
{
	struct bde_session *session;

	base_mutex_lock(&bde_process.lock);
	session = base_handle_get(BDE_H_SESSION, handle);
	if (session != NULL)
		session->users++;
	base_mutex_unlock(&bde_process.lock);
	if (session == NULL)
		return NULL;
	wait_at_door(&session->door);
	if (!session->closed)
		return session;
	bde_session_give(session);
	return NULL;
}

void
bde_session_give(struct bde_session *session)
{
	give_session(session, true);
}

bool
bde_session_is_inside(base_handle handle)
{
	const struct bde_session *session;
	bool inside;

	base_mutex_lock(&bde_process.lock);
	session = base_handle_get(BDE_H_SESSION, handle);
	inside = session != NULL && is_inside(session);
	base_mutex_unlock(&bde_process.lock);
	return inside;
}

struct bde_cursor *
bde_find_cursor(const struct bde_call *call, hDBICur h)
{
	struct bde_cursor *cursor;
	struct bde_session *session = NULL;

	base_mutex_lock(&bde_process.lock);
	cursor = base_handle_get(BDE_H_CURSOR, (base_handle)h);
	if (cursor != NULL)
		session = cursor->db->session;
	base_mutex_unlock(&bde_process.lock);
	return session == call->session ? cursor : NULL;
}

struct bde_db *
bde_find_db(const struct bde_call *call, hDBIDb h)
{
	struct bde_db *db;
	struct bde_session *session = NULL;

	base_mutex_lock(&bde_process.lock);
	db = base_handle_get(BDE_H_DB, (base_handle)h);
	if (db != NULL)
		session = db->session;
	base_mutex_unlock(&bde_process.lock);
	return session == call->session ? db : NULL;
}
