/* SPDX-License-Identifier: MIT */
/* eng_guest.c - guests: one API's sessions in an environment that another one
 * opened.  They know the path of a store; its environment stays open as long
 * as they are in it. */
#include "eng.h"
#include "eng_guest.h"
#include "eng_session.h"
#include "eng_store.h"

static struct base_mutex lock = BASE_MUTEX_STATIC;
static TAILQ_HEAD(, eng_env) hosts = TAILQ_HEAD_INITIALIZER(hosts);

void
eng_guest_lock(void)
{
	base_mutex_lock(&lock);
}

void
eng_guest_unlock(void)
{
	base_mutex_unlock(&lock);
}

void
eng_guests_allow(struct eng_env *env)
{
	base_mutex_lock(&lock);
	TAILQ_INSERT_TAIL(&hosts, env, host_link);
	env->is_host = true;
	base_mutex_unlock(&lock);
}

eng_status
eng_guests_refuse(struct eng_env *env)
{
	eng_status st = ENG_OK;

	base_mutex_lock(&lock);
	if (env->guests > 0) {
		st = ENG_E_STORE_IN_USE;
	} else if (env->is_host) {
		TAILQ_REMOVE(&hosts, env, host_link);
		env->is_host = false;
	}
	base_mutex_unlock(&lock);
	return st;
}

eng_status
eng_guest_begin(const char *path, struct eng_session **session)
{
	struct eng_env *env;
	eng_status st = ENG_E_NO_FILE;

	*session = NULL;
	base_mutex_lock(&lock);
	TAILQ_FOREACH(env, &hosts, host_link)
		if (eng_store_find(env, path) != NULL)
			break;
	if (env != NULL)
		st = eng_session_begin(env, session);
	if (st == ENG_OK) {
		(*session)->is_guest = true;
		env->guests++;
	}
	base_mutex_unlock(&lock);
	return st;
}

void
eng_guest_left(struct eng_env *env)
{
	base_mutex_lock(&lock);
	env->guests--;
	base_mutex_unlock(&lock);
}

bool
eng_session_is_guest(const struct eng_session *session)
{
	return session->is_guest;
}

eng_status
eng_guest_open(struct eng_session *session, const char *path,
    const char *name, uint32_t mode, struct eng_cursor **cursor)
{
	struct eng_store *store;
	eng_status st = ENG_E_NO_FILE;

	*cursor = NULL;
	base_mutex_lock(&lock);
	store = eng_store_find(session->env, path);
	if (store != NULL && !store->leaving)
		st = eng_cursor_open(session, store, name, mode, cursor);
	base_mutex_unlock(&lock);
	return st;
}
