/* SPDX-License-Identifier: MIT */
/* Instances: create, start, stop. */

#include "ese_instance.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base_alloc.h"
#include "ese_env.h"
#include "ese_param.h"

TAILQ_HEAD(instance_list, ese_instance);

/* Guards all that follows, and users in every instance. */
static struct base_mutex lock = BASE_MUTEX_STATIC;
static pthread_cond_t somebody_left = PTHREAD_COND_INITIALIZER;
static struct instance_list instances = TAILQ_HEAD_INITIALIZER(instances);
static unsigned instance_count;
static enum ese_mode mode;

/* ---- finding ---- */

enum ese_mode
ese_instance_mode(void)
{
	enum ese_mode now;

	base_mutex_lock(&lock);
	now = mode;
	base_mutex_unlock(&lock);
	return now;
}

static JET_ERR
find_locked(JET_INSTANCE handle, struct ese_instance **out)
{
	*out = NULL;
	if (mode == ESE_MODE_ONE)
		*out = TAILQ_FIRST(&instances);
	else if (handle != 0 && handle != JET_instanceNil)
		*out = base_handle_get(ESE_H_INSTANCE, handle);
	else
		return JET_errInvalidParameter;
	return *out != NULL ? JET_errSuccess : JET_errInvalidInstance;
}

JET_ERR
ese_instance_hold(JET_INSTANCE handle, struct ese_instance **out)
{
	JET_ERR err;

	base_mutex_lock(&lock);
	err = find_locked(handle, out);
	if (err == JET_errSuccess)
		(*out)->users++;
	base_mutex_unlock(&lock);
	return err;
}

struct ese_instance *
ese_instance_hold_only(void)
{
	struct ese_instance *only = NULL;

	base_mutex_lock(&lock);
	if (mode == ESE_MODE_ONE)
		only = TAILQ_FIRST(&instances);
	if (only != NULL)
		only->users++;
	base_mutex_unlock(&lock);
	return only;
}

void
ese_instance_release(struct ese_instance *instance)
{
	base_mutex_lock(&lock);
	instance->users--;
	pthread_cond_broadcast(&somebody_left);
	base_mutex_unlock(&lock);
}

/* ---- making and unmaking ---- */

static void
free_instance(struct ese_instance *instance)
{
	ese_params_free(instance->params);
	base_mutex_fini(&instance->lock);
	base_free(instance->name);
	base_free(instance->display_name);
	base_free(instance);
}

static JET_ERR
copy_name(const char *name, char **copy)
{
	*copy = NULL;
	if (name == NULL)
		return JET_errSuccess;
	*copy = base_strdup(name);
	return *copy != NULL ? JET_errSuccess : JET_errOutOfMemory;
}

static JET_ERR
make_instance(const char *name, const char *display_name,
    struct ese_instance **out)
{
	struct ese_instance *instance = base_calloc(1, sizeof(*instance));

	*out = NULL;
	if (instance == NULL)
		return JET_errOutOfMemory;
	if (!base_mutex_init(&instance->lock)) {
		base_free(instance);
		return JET_errOutOfMemory;
	}
	atomic_store(&instance->state, ESE_INSTANCE_CREATED);
	TAILQ_INIT(&instance->sessions);
	TAILQ_INIT(&instance->dbs);
	instance->params = ese_params_new();
	if (instance->params == NULL ||
	    copy_name(name, &instance->name) != JET_errSuccess ||
	    copy_name(display_name, &instance->display_name) !=
	    JET_errSuccess) {
		free_instance(instance);
		return JET_errOutOfMemory;
	}
	*out = instance;
	return JET_errSuccess;
}

static bool
is_same_name(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcasecmp(a, b) == 0;
}

static JET_ERR
check_new_locked(const struct ese_instance *instance)
{
	const struct ese_instance *other;

	if (instance_count >= ese_param_int(NULL, JET_paramMaxInstances))
		return JET_errTooManyInstances;
	TAILQ_FOREACH(other, &instances, link)
		if (is_same_name(other->name, instance->name))
			return JET_errInstanceNameInUse;
	return JET_errSuccess;
}

/* Enters it in the list; the first one fixes the mode. */
static JET_ERR
add_locked(struct ese_instance *instance, enum ese_mode wanted)
{
	JET_ERR err;

	err = check_new_locked(instance);
	if (err != JET_errSuccess)
		return err;
	instance->handle = base_handle_new(ESE_H_INSTANCE, instance);
	if (instance->handle == 0)
		return JET_errOutOfMemory;
	TAILQ_INSERT_TAIL(&instances, instance, link);
	instance_count++;
	mode = wanted;
	return JET_errSuccess;
}

/* Waits until no call holds the instance, and frees it. */
static void
remove_instance(struct ese_instance *instance)
{
	base_mutex_lock(&lock);
	base_handle_free(ESE_H_INSTANCE, instance->handle);
	TAILQ_REMOVE(&instances, instance, link);
	if (--instance_count == 0)
		mode = ESE_MODE_NONE;
	while (instance->users > 0)
		pthread_cond_wait(&somebody_left, &lock.lock);
	base_mutex_unlock(&lock);
	free_instance(instance);
}

static JET_ERR
create(const char *name, const char *display_name, JET_INSTANCE *handle)
{
	struct ese_instance *instance;
	JET_ERR err;

	*handle = JET_instanceNil;
	err = make_instance(name, display_name, &instance);
	if (err != JET_errSuccess)
		return err;
	base_mutex_lock(&lock);
	if (mode == ESE_MODE_ONE)
		err = JET_errRunningInOneInstanceMode;
	else
		err = add_locked(instance, ESE_MODE_MANY);
	if (err == JET_errSuccess)
		*handle = instance->handle;
	base_mutex_unlock(&lock);
	if (err != JET_errSuccess)
		free_instance(instance);
	return err;
}

JET_ERR JET_API
JetCreateInstance2A(JET_INSTANCE *pinstance, JET_PCSTR szInstanceName,
    JET_PCSTR szDisplayName, JET_GRBIT grbit)
{
	(void)grbit;			/* all bits are reserved */
	if (pinstance == NULL)
		return JET_errInvalidParameter;
	return create(szInstanceName, szDisplayName, pinstance);
}
ESE_NARROW_IS_PLAIN(JetCreateInstance2);

JET_ERR JET_API
JetCreateInstance2W(JET_INSTANCE *pinstance, JET_PCWSTR szInstanceName,
    JET_PCWSTR szDisplayName, JET_GRBIT grbit)
{
	char *name = NULL, *display_name = NULL;
	JET_ERR err;

	err = ese_text_narrow(szInstanceName, &name);
	if (err == JET_errSuccess)
		err = ese_text_narrow(szDisplayName, &display_name);
	if (err == JET_errSuccess)
		err = JetCreateInstance2A(pinstance, name, display_name,
		    grbit);
	base_free(display_name);
	base_free(name);
	return err;
}

JET_ERR JET_API
JetCreateInstanceA(JET_INSTANCE *pinstance, JET_PCSTR szInstanceName)
{
	return JetCreateInstance2A(pinstance, szInstanceName, NULL, 0);
}
ESE_NARROW_IS_PLAIN(JetCreateInstance);

JET_ERR JET_API
JetCreateInstanceW(JET_INSTANCE *pinstance, JET_PCWSTR szInstanceName)
{
	return JetCreateInstance2W(pinstance, szInstanceName, NULL, 0);
}

/* ---- starting ---- */

static JET_ERR
check_paths_locked(const struct ese_instance *instance,
    const struct ese_env_paths *paths)
{
	const struct ese_instance *other;
	struct ese_env_paths used;
	JET_ERR err = JET_errSuccess;

	TAILQ_FOREACH(other, &instances, link) {
		if (other == instance ||
		    atomic_load(&other->state) == ESE_INSTANCE_CREATED)
			continue;
		err = ese_env_get_paths(other, &used);
		if (err == JET_errSuccess)
			err = ese_env_compare_paths(instance, paths, other,
			    &used);
		ese_env_free_paths(&used);
		if (err != JET_errSuccess)
			break;
	}
	return err;
}

/* Claims the start of an instance and its directories. */
static JET_ERR
begin_start(struct ese_instance *instance, const struct ese_env_paths *paths)
{
	JET_ERR err = JET_errAlreadyInitialized;

	base_mutex_lock(&lock);
	if (atomic_load(&instance->state) == ESE_INSTANCE_CREATED) {
		err = check_paths_locked(instance, paths);
		/* also when it failed: nobody else may start it now */
		atomic_store(&instance->state, ESE_INSTANCE_STARTING);
	}
	base_mutex_unlock(&lock);
	return err;
}

/* The caller holds the instance; it is gone after a failure, unless it was
 * running already. */
static JET_ERR
start(struct ese_instance *instance)
{
	struct ese_env_paths paths;
	JET_ERR err;

	err = ese_env_get_paths(instance, &paths);
	if (err == JET_errSuccess)
		err = begin_start(instance, &paths);
	if (err == JET_errSuccess)
		err = ese_env_start(instance, &paths);
	ese_env_free_paths(&paths);
	ese_instance_release(instance);
	if (err < JET_errSuccess && err != JET_errAlreadyInitialized)
		remove_instance(instance);
	return err;
}

/* The instance that JetInit makes itself: in one-instance mode, and in the
 * other one when the program gives none. */
static JET_ERR
make_implicit(bool has_place, struct ese_instance **out)
{
	struct ese_instance *instance;
	JET_ERR err;

	*out = NULL;
	err = make_instance(NULL, NULL, &instance);
	if (err != JET_errSuccess)
		return err;
	base_mutex_lock(&lock);
	if (mode == ESE_MODE_ONE)
		err = JET_errAlreadyInitialized;
	else if (mode == ESE_MODE_MANY && !has_place)
		err = JET_errRunningInMultiInstanceMode;
	else
		err = add_locked(instance, mode == ESE_MODE_NONE ?
		    ESE_MODE_ONE : ESE_MODE_MANY);
	if (err == JET_errSuccess)
		instance->users++;
	base_mutex_unlock(&lock);
	if (err != JET_errSuccess)
		free_instance(instance);
	else
		*out = instance;
	return err;
}

JET_ERR JET_API
JetInit(JET_INSTANCE *pinstance)
{
	struct ese_instance *instance;
	JET_INSTANCE handle = 0;
	bool given;
	JET_ERR err;

	given = pinstance != NULL && *pinstance != 0 &&
	    *pinstance != JET_instanceNil;
	if (given && ese_instance_mode() == ESE_MODE_MANY) {
		err = ese_instance_hold(*pinstance, &instance);
	} else {
		if (pinstance != NULL && !given)
			*pinstance = JET_instanceNil;
		err = make_implicit(pinstance != NULL, &instance);
	}
	if (err != JET_errSuccess)
		return err;
	handle = instance->handle;
	err = start(instance);
	if (pinstance != NULL && err != JET_errAlreadyInitialized)
		*pinstance = err >= JET_errSuccess ? handle : 0;
	return err;
}

/* ---- stopping ---- */

/* Whether this thread is inside a session of the instance: in a callback. */
static bool
is_inside_locked(const struct ese_instance *instance)
{
	struct ese_session *session;

	TAILQ_FOREACH(session, &instance->sessions, link)
		if (atomic_load(&session->inside) == ese_thread())
			return true;
	return false;
}

/* Sessions are in their transactions as long as they like to be, unless the
 * program wants to be told of them.  Those of the other API, which has tables
 * of the instance open, end with the others, but not one whose call this thread
 * is in. */
static JET_ERR
begin_stop(struct ese_instance *instance, JET_GRBIT grbit)
{
	JET_ERR err = JET_errSuccess;

	base_mutex_lock(&instance->lock);
	if (atomic_load(&instance->state) != ESE_INSTANCE_RUNNING)
		err = JET_errTermInProgress;
	else if (is_inside_locked(instance) ||
	    ((grbit & JET_bitTermComplete) != 0 &&
	    eng_txn_open_count(instance->env) > 0) ||
	    eng_guests_refuse(instance->env) != ENG_OK)
		err = JET_errTooManyActiveUsers;
	else
		atomic_store(&instance->state, ESE_INSTANCE_STOPPING);
	base_mutex_unlock(&instance->lock);
	return err;
}

/* Calls that hold the instance by its handle, JetBeginSession among them,
 * leave before its sessions are ended. */
static void
wait_for_users(struct ese_instance *instance)
{
	base_mutex_lock(&lock);
	while (instance->users > 1)
		pthread_cond_wait(&somebody_left, &lock.lock);
	base_mutex_unlock(&lock);
}

/* An instance that never ran is only freed, by one thread. */
static JET_ERR
end_unstarted(struct ese_instance *instance)
{
	int state = ESE_INSTANCE_CREATED;

	if (atomic_compare_exchange_strong(&instance->state, &state,
	    ESE_INSTANCE_STOPPING))
		return JET_errSuccess;
	return state == ESE_INSTANCE_STARTING ? JET_errInitInProgress :
	    JET_errTermInProgress;
}

/* The caller holds it; it is not gone only where gone is false. */
static JET_ERR
end(struct ese_instance *instance, JET_GRBIT grbit, bool *gone)
{
	bool running =
	    atomic_load(&instance->state) == ESE_INSTANCE_RUNNING;
	JET_ERR err;

	err = running ? begin_stop(instance, grbit) : end_unstarted(instance);
	*gone = err == JET_errSuccess;
	if (*gone && running) {
		wait_for_users(instance);
		err = ese_env_stop(instance, (grbit & JET_bitTermDirty) != 0);
	}
	return err;
}

JET_ERR JET_API
JetTerm2(JET_INSTANCE instance, JET_GRBIT grbit)
{
	struct ese_instance *held;
	bool gone;
	JET_ERR err;

	if ((grbit & ~(JET_bitTermComplete | JET_bitTermAbrupt |
	    JET_bitTermStopBackup | JET_bitTermDirty)) != 0)
		return JET_errInvalidGrbit;
	err = ese_instance_hold(instance, &held);
	if (err != JET_errSuccess)
		return err;
	err = end(held, grbit, &gone);
	ese_instance_release(held);
	if (gone)
		remove_instance(held);
	return err;
}

JET_ERR JET_API
JetTerm(JET_INSTANCE instance)
{
	return JetTerm2(instance, JET_bitTermAbrupt);
}
