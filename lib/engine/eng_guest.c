/* SPDX-License-Identifier: MIT */
/* eng_guest.c - guests: one API's sessions in an environment that another one
 * opened.  They know the path of a store; its environment stays open until
 * they have left it: whoever closes it sends them away first. */
#include <time.h>

#include "eng.h"
#include "eng_guest.h"
#include "eng_session.h"
#include "eng_store.h"

enum { EXPEL_NAP = 1000 * 1000 };	/* ns */

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
eng_guest_welcome(struct eng_store *store)
{
	base_mutex_lock(&lock);
	store->welcomes = true;
	base_mutex_unlock(&lock);
}

/* Only what has its trees, and keeps them. */
static struct eng_store *
find_store_locked(struct eng_env *env, const char *path)
{
	struct eng_store *store = eng_store_find(env, path);

	return store != NULL && store->welcomes ? store : NULL;
}

void
eng_guests_allow(struct eng_env *env, const struct eng_host *host)
{
	base_mutex_lock(&lock);
	TAILQ_INSERT_TAIL(&hosts, env, host_link);
	env->is_host = true;
	env->host = *host;
	base_mutex_unlock(&lock);
}

static bool
is_inside_locked(const struct eng_env *env)
{
	const struct eng_session *session;

	TAILQ_FOREACH(session, &env->guests, guest_link)
		if (session->guest.is_inside(session->guest.id))
			return true;
	return false;
}

eng_status
eng_guests_refuse(struct eng_env *env)
{
	eng_status st = ENG_OK;

	base_mutex_lock(&lock);
	if (is_inside_locked(env)) {
		st = ENG_E_STORE_IN_USE;
	} else if (env->is_host) {
		TAILQ_REMOVE(&hosts, env, host_link);
		env->is_host = false;
	}
	base_mutex_unlock(&lock);
	return st;
}

static bool
find_first(struct eng_env *env, struct eng_guest *guest)
{
	const struct eng_session *first;

	base_mutex_lock(&lock);
	first = TAILQ_FIRST(&env->guests);
	if (first != NULL)
		*guest = first->guest;
	base_mutex_unlock(&lock);
	return first != NULL;
}

/* A guest that another thread is ending goes without us. */
void
eng_guests_expel(struct eng_env *env)
{
	const struct timespec nap = { 0, EXPEL_NAP };
	struct eng_guest guest;

	while (find_first(env, &guest)) {
		guest.expel(guest.id, env);
		if (find_first(env, &guest))
			nanosleep(&nap, NULL);
	}
}

eng_status
eng_guest_begin(const char *path, const struct eng_guest *guest,
    struct eng_session **session)
{
	struct eng_env *env;
	eng_status st = ENG_E_NO_FILE;

	*session = NULL;
	base_mutex_lock(&lock);
	TAILQ_FOREACH(env, &hosts, host_link)
		if (find_store_locked(env, path) != NULL)
			break;
	if (env != NULL)
		st = eng_session_begin(env, session);
	if (st == ENG_OK) {
		(*session)->is_guest = true;
		(*session)->guest = *guest;
		TAILQ_INSERT_TAIL(&env->guests, *session, guest_link);
	}
	base_mutex_unlock(&lock);
	return st;
}

void
eng_guest_left(struct eng_session *session)
{
	base_mutex_lock(&lock);
	TAILQ_REMOVE(&session->env->guests, session, guest_link);
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
	store = find_store_locked(session->env, path);
	if (store != NULL)
		st = eng_cursor_open(session, store, name, mode, cursor);
	base_mutex_unlock(&lock);
	if (st != ENG_OK)
		return st;
	/* The environment stays: this session is in it. */
	st = session->env->host.opened(session->env->host.context, *cursor);
	if (st != ENG_OK) {
		eng_cursor_close(*cursor);
		*cursor = NULL;
	}
	return st;
}
