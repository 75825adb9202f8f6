/* SPDX-License-Identifier: MIT */
/* Callbacks that are stored with a table, "module!function".
 *
 * They are subscribed when the first cursor on the table is opened, before
 * anybody can register one, and so are called last. */

#include <string.h>

#include "ese_default.h"
#include "ese_stored.h"

enum { NAME_MOST = 254 };		/* bytes */

/* Held while it is found out whether somebody has subscribed, and done. */
static struct base_mutex watch_lock = BASE_MUTEX_STATIC;

static bool
is_ignored(const struct ese_instance *instance)
{
	return ese_param_int(instance, JET_paramDisableCallbacks) != 0;
}

/* Where names are not to be looked up there is no function, and each event
 * fails. */
static JET_ERR
find_function(const struct ese_instance *instance, const char *name,
    JET_CALLBACK *fn)
{
	*fn = NULL;
	if (!ese_default_is_enabled(instance))
		return JET_errSuccess;
	*fn = ese_default_resolve(name);
	return *fn != NULL ? JET_errSuccess : JET_errCallbackNotResolved;
}

static bool
is_watched(const struct eng_table_callback *stored)
{
	bool watched;

	base_mutex_lock(&watch_lock);
	watched = *stored->is_watched;
	base_mutex_unlock(&watch_lock);
	return watched;
}

/* Loading a module may run code of its own, so no lock is held meanwhile. */
static JET_ERR
watch_one(struct ese_instance *instance,
    const struct eng_table_callback *stored)
{
	JET_CALLBACK fn;
	JET_ERR err;

	if (stored->name == NULL || is_ignored(instance) ||
	    is_watched(stored))
		return JET_errSuccess;
	err = find_function(instance, stored->name, &fn);
	if (err != JET_errSuccess)
		return err;
	base_mutex_lock(&watch_lock);
	if (!*stored->is_watched)
		err = ese_callback_watch(instance, stored->scope,
		    stored->events, fn);
	if (err == JET_errSuccess)
		*stored->is_watched = true;
	base_mutex_unlock(&watch_lock);
	return err;
}

JET_ERR
ese_stored_watch(struct ese_instance *instance, struct eng_cursor *cursor)
{
	struct eng_table_callback stored;
	JET_ERR err;

	eng_table_callback(cursor, true, &stored);
	err = watch_one(instance, &stored);
	if (err != JET_errSuccess)
		return err;
	eng_table_callback(cursor, false, &stored);
	return watch_one(instance, &stored);
}

JET_ERR
ese_stored_set(struct ese_call *call, struct eng_cursor *cursor,
    const char *name, JET_CBTYP cbtyp)
{
	JET_CALLBACK fn;
	JET_ERR err = JET_errSuccess;

	if (strlen(name) > NAME_MOST || strchr(name, '!') == NULL)
		return JET_errInvalidParameter;
	if (!is_ignored(call->instance))
		err = find_function(call->instance, name, &fn);
	if (err == JET_errSuccess)
		err = ese_error(call, eng_table_set_callback(cursor, name,
		    cbtyp));
	return err == JET_errSuccess ?
	    ese_stored_watch(call->instance, cursor) : err;
}
