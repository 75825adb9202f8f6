/* SPDX-License-Identifier: MIT */
/* Sessions: JetBeginSession, JetEndSession, session contexts. */

#include <stddef.h>

#include "base_alloc.h"
#include "ese_db.h"

/* Sessions that are not in use; see ese_call.h for why they are kept. */
static struct base_mutex free_lock = BASE_MUTEX_STATIC;
static struct ese_session_list free_sessions =
    TAILQ_HEAD_INITIALIZER(free_sessions);

/* One that nobody uses, or NULL. */
static struct ese_session *
take_session(void)
{
	struct ese_session *session;

	base_mutex_lock(&free_lock);
	session = TAILQ_FIRST(&free_sessions);
	if (session != NULL)
		TAILQ_REMOVE(&free_sessions, session, link);
	base_mutex_unlock(&free_lock);
	return session != NULL ? session : base_calloc(1, sizeof(*session));
}

void
ese_session_give(struct ese_session *session)
{
	base_mutex_lock(&free_lock);
	TAILQ_INSERT_HEAD(&free_sessions, session, link);
	base_mutex_unlock(&free_lock);
}

/* Counts the session in, unless there are as many as may be or the instance
 * has begun to stop. */
static JET_ERR
link_session(struct ese_instance *instance, struct ese_session *session)
{
	JET_API_PTR most = ese_param_int(instance, JET_paramMaxSessions);
	JET_ERR err = JET_errSuccess;

	base_mutex_lock(&instance->lock);
	if (atomic_load(&instance->state) != ESE_INSTANCE_RUNNING) {
		err = JET_errTermInProgress;
	} else if (instance->session_count >= most) {
		err = JET_errOutOfSessions;
	} else {
		instance->session_count++;
		TAILQ_INSERT_TAIL(&instance->sessions, session, link);
	}
	base_mutex_unlock(&instance->lock);
	return err;
}

static void
unlink_session(struct ese_session *session)
{
	struct ese_instance *instance = session->instance;

	base_mutex_lock(&instance->lock);
	TAILQ_REMOVE(&instance->sessions, session, link);
	if (!session->of_engine)
		instance->session_count--;
	base_mutex_unlock(&instance->lock);
}

/* Makes a taken struct an empty session of the instance; the calling thread
 * has it claimed. */
static void
reset_session(struct ese_session *session, struct ese_instance *instance)
{
	session->instance = instance;
	session->eng = NULL;
	session->txn_thread = 0;
	session->txn_context = 0;
	session->context = 0;
	session->context_thread = 0;
	session->callback_depth = 0;
	session->level_floor = 0;
	session->of_engine = false;
	session->commit_default = (JET_GRBIT)ese_param_int(instance,
	    JET_paramCommitDefault);
	TAILQ_INIT(&session->tables);
	TAILQ_INIT(&session->dbs);
}

static JET_ERR
begin_session(struct ese_instance *instance, JET_SESID *sesid)
{
	struct ese_session *session = take_session();
	JET_ERR err;

	if (session == NULL)
		return JET_errOutOfMemory;
	/* A thread with an old handle may be trying this very struct. */
	while (!ese_session_claim(session))
		continue;
	reset_session(session, instance);
	err = link_session(instance, session);
	if (err != JET_errSuccess)
		goto give;
	err = ese_error_of(eng_session_begin(instance->env, &session->eng));
	if (err < JET_errSuccess)
		goto unlink;
	eng_session_set_lazy(session->eng,
	    (session->commit_default & JET_bitCommitLazyFlush) != 0);
	err = JET_errOutOfMemory;
	session->handle = base_handle_new(ESE_H_SESSION, session);
	session->named = session->handle != 0;
	if (session->handle == 0)
		goto end;
	*sesid = session->handle;
	ese_session_unclaim(session);
	return JET_errSuccess;
end:
	eng_session_end(session->eng);
unlink:
	unlink_session(session);
give:
	ese_session_unclaim(session);
	ese_session_give(session);
	return err;
}

JET_ERR JET_API
JetBeginSessionA(JET_INSTANCE instance, JET_SESID *psesid,
    JET_PCSTR szUserName, JET_PCSTR szPassword)
{
	struct ese_call call;
	JET_ERR err;

	(void)szUserName;
	(void)szPassword;
	if (psesid == NULL)
		return JET_errInvalidParameter;
	*psesid = JET_sesidNil;
	err = ese_enter_instance(&call, ESE_JetBeginSession, instance);
	if (err == JET_errSuccess)
		err = begin_session(call.instance, psesid);
	return ese_leave(&call, err);
}
ESE_NARROW_IS_PLAIN(JetBeginSession);

JET_ERR JET_API
JetBeginSessionW(JET_INSTANCE instance, JET_SESID *psesid,
    JET_PCWSTR szUserName, JET_PCWSTR szPassword)
{
	(void)szUserName;
	(void)szPassword;
	return JetBeginSessionA(instance, psesid, NULL, NULL);
}

/* It is on the list although the instance may have begun to stop: it is there
 * because of a call that the stop waits for. */
struct ese_session *
ese_session_adopt(struct ese_instance *instance, struct eng_session *eng)
{
	struct ese_session *session = take_session();

	if (session == NULL)
		return NULL;
	while (!ese_session_claim(session))
		continue;
	session->handle = base_handle_new(ESE_H_SESSION, session);
	session->named = session->handle != 0;
	if (session->handle == 0) {
		ese_session_unclaim(session);
		ese_session_give(session);
		return NULL;
	}
	reset_session(session, instance);
	session->eng = eng;
	session->of_engine = true;
	session->txn_thread = ese_thread();
	base_mutex_lock(&instance->lock);
	TAILQ_INSERT_TAIL(&instance->sessions, session, link);
	base_mutex_unlock(&instance->lock);
	return session;
}

static void
close_tables(struct ese_session *session)
{
	struct ese_table *table;

	while ((table = TAILQ_FIRST(&session->tables)) != NULL)
		ese_table_close(table);
	ese_db_drop_refs(session);
}

void
ese_session_disown(struct ese_session *session)
{
	base_handle_free(ESE_H_SESSION, session->handle);
	session->named = false;
	close_tables(session);
	session->eng = NULL;
	unlink_session(session);
	ese_session_unclaim(session);
	ese_session_give(session);
}

void
ese_session_end(struct ese_session *session)
{
	base_handle_free(ESE_H_SESSION, session->handle);
	session->named = false;
	while (eng_session_level(session->eng) > 0)
		if (!eng_ok(eng_txn_rollback(session->eng)))
			break;
	close_tables(session);
	eng_session_end(session->eng);
	session->eng = NULL;
	unlink_session(session);
}

static JET_ERR
end_session(struct ese_session *session)
{
	JET_ERR err;

	/* The engine locks the session by setting a context of its own. */
	if (session->depth > 1 || session->context != 0)
		return JET_errSessionInUse;
	if (eng_session_level(session->eng) > 0 &&
	    session->txn_context == 0) {
		err = ese_txn_check(session);
		if (err != JET_errSuccess)
			return err;
	}
	ese_session_end(session);
	return JET_errSuccess;
}

JET_ERR JET_API
JetEndSession(JET_SESID sesid, JET_GRBIT grbit)
{
	struct ese_session *session;
	struct ese_call call;
	JET_ERR err;

	(void)grbit;			/* all bits are reserved */
	err = ese_enter_session(&call, ESE_JetEndSession, sesid);
	if (err == JET_errSuccess)
		err = end_session(call.session);
	session = err == JET_errSuccess ? call.session : NULL;
	err = ese_leave(&call, err);
	if (session != NULL)
		ese_session_give(session);
	return err;
}

static JET_ERR
set_context(struct ese_session *session, JET_API_PTR context)
{
	if (context == 0 || context == ~(JET_API_PTR)0)
		return JET_errInvalidParameter;
	if (session->context != 0)
		return JET_errSessionContextAlreadySet;
	session->context = context;
	session->context_thread = ese_thread();
	return JET_errSuccess;
}

JET_ERR JET_API
JetSetSessionContext(JET_SESID sesid, JET_API_PTR ulContext)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetSetSessionContext, sesid);
	if (err == JET_errSuccess)
		err = set_context(call.session, ulContext);
	return ese_leave(&call, err);
}

static JET_ERR
reset_context(struct ese_session *session)
{
	if (session->context == 0 || session->context_thread != ese_thread())
		return JET_errSessionContextNotSetByThisThread;
	session->context = 0;
	session->context_thread = 0;
	return JET_errSuccess;
}

JET_ERR JET_API
JetResetSessionContext(JET_SESID sesid)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetResetSessionContext, sesid);
	if (err == JET_errSuccess)
		err = reset_context(call.session);
	return ese_leave(&call, err);
}
