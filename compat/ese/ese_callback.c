/* SPDX-License-Identifier: MIT */
/* What stands between the bus and a JET_CALLBACK: registrations and the call
 * itself.
 *
 * A registration lives as long as the table in memory, not as long as the
 * cursor or session that made it; the bus tells when it is gone.
 *
 * An exception or a longjmp may not leave a callback: the frames it would
 * pass are those of the engine in the middle of an update. */

#include <stddef.h>

#include "base_alloc.h"
#include "ese_stored.h"

static const JET_CBTYP record_events[] = {
	[BUS_BEFORE_INSERT] = JET_cbtypBeforeInsert,
	[BUS_AFTER_INSERT] = JET_cbtypAfterInsert,
	[BUS_BEFORE_REPLACE] = JET_cbtypBeforeReplace,
	[BUS_AFTER_REPLACE] = JET_cbtypAfterReplace,
	[BUS_BEFORE_DELETE] = JET_cbtypBeforeDelete,
	[BUS_AFTER_DELETE] = JET_cbtypAfterDelete
};

#define RECORD_EVENTS (sizeof(record_events) / sizeof(record_events[0]))

struct registration {
	base_handle handle;
	struct ese_instance *instance;
	JET_CALLBACK fn;
	void *context;
	struct bus_scope *scope;
	struct bus_subscription *sub;
};

/* Held while a handle is looked up and what it names is taken out, so that
 * the table's end on another thread does not come between. */
static struct base_mutex handle_lock = BASE_MUTEX_STATIC;
static _Thread_local bool has_handle_lock;

/* ---- record events ---- */

/* Other kinds of events can be asked for, but do not happen to a table. */
static uint32_t
topics_of(JET_CBTYP cbtyp)
{
	uint32_t topics = 0;
	size_t i;

	for (i = 0; i < RECORD_EVENTS; i++)
		if ((cbtyp & record_events[i]) != 0)
			topics |= BUS_BIT(i);
	return topics;
}

/* Levels that the callback began and left open are undone, and with them what
 * it did there. */
static JET_ERR
close_levels(struct ese_session *session, JET_ERR err)
{
	while (eng_session_level(session->eng) > session->level_floor) {
		err = JET_errCallbackFailed;
		if (eng_txn_rollback(session->eng) != ENG_OK)
			break;
	}
	return err;
}

/* For the time of the call the very cursor that does the update is
 * restricted, and the levels that are open belong to the update. */
static JET_ERR
call_back(const struct registration *reg, struct ese_table *table,
    JET_CBTYP cbtyp)
{
	struct ese_session *session = table->session;
	unsigned floor = session->level_floor;
	JET_ERR err;

	session->level_floor = eng_session_level(session->eng);
	session->callback_depth++;
	table->restricted++;
	err = reg->fn(session->handle,
	    table->db != NULL ? table->db->dbid : JET_dbidNil, table->handle,
	    cbtyp, NULL, NULL, reg->context, 0);
	err = close_levels(session, err);
	table->restricted--;
	session->callback_depth--;
	session->level_floor = floor;
	return err;
}

/* Warnings of record events mean nothing. */
static struct bus_verdict
run_record_event(void *context, const struct bus_event *ev)
{
	const struct registration *reg = context;
	struct ese_table *table;
	JET_ERR err = JET_errOutOfMemory;

	if (reg->fn == NULL)
		return (struct bus_verdict){ BUS_REFUSE,
		    JET_errCallbackFailed };
	table = ese_inside_enter(reg->instance, ev->subject);
	if (table != NULL) {
		err = call_back(reg, table, record_events[ev->topic]);
		ese_inside_leave(table);
	}
	if (err < JET_errSuccess)
		return (struct bus_verdict){ BUS_REFUSE, err };
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

/* ---- registrations ---- */

static void
release_registration(void *context)
{
	struct registration *reg = context;

	if (!has_handle_lock)
		base_mutex_lock(&handle_lock);
	base_handle_free(ESE_H_CALLBACK, reg->handle);
	if (!has_handle_lock)
		base_mutex_unlock(&handle_lock);
	base_free(reg);
}

static JET_ERR
new_registration(struct ese_instance *instance, struct bus_scope *scope,
    JET_CALLBACK fn, void *context, struct registration **out)
{
	struct registration *reg;

	*out = NULL;
	reg = base_calloc(1, sizeof(*reg));
	if (reg == NULL)
		return JET_errOutOfMemory;
	reg->instance = instance;
	reg->fn = fn;
	reg->context = context;
	reg->scope = scope;
	reg->handle = base_handle_new(ESE_H_CALLBACK, reg);
	if (reg->handle == 0) {
		base_free(reg);
		return JET_errOutOfMemory;
	}
	*out = reg;
	return JET_errSuccess;
}

/* The registration goes when this fails. */
static JET_ERR
subscribe(struct registration *reg, JET_CBTYP cbtyp)
{
	base_mutex_lock(&handle_lock);
	reg->sub = bus_subscribe(reg->scope, topics_of(cbtyp),
	    run_record_event, reg);
	if (reg->sub != NULL)
		bus_on_release(reg->sub, release_registration);
	base_mutex_unlock(&handle_lock);
	if (reg->sub != NULL)
		return JET_errSuccess;
	release_registration(reg);
	return JET_errOutOfMemory;
}

JET_ERR
ese_callback_watch(struct ese_instance *instance, struct bus_scope *scope,
    JET_CBTYP cbtyp, JET_CALLBACK fn)
{
	struct registration *reg;
	JET_ERR err;

	err = new_registration(instance, scope, fn, NULL, &reg);
	return err == JET_errSuccess ? subscribe(reg, cbtyp) : err;
}

/* The handle is told before the first event can come: the callback may cancel
 * itself in it. */
static JET_ERR
register_callback(struct ese_call *call, JET_CBTYP cbtyp, JET_CALLBACK fn,
    void *context, JET_HANDLE *handle)
{
	struct registration *reg;
	JET_ERR err;

	if (cbtyp == JET_cbtypNull || fn == NULL || handle == NULL)
		return JET_errInvalidParameter;
	if (call->table->temporary)
		return JET_errIllegalOperation;
	err = new_registration(call->instance,
	    eng_cursor_scope(call->cursor), fn, context, &reg);
	if (err != JET_errSuccess)
		return err;
	*handle = reg->handle;
	err = subscribe(reg, cbtyp);
	if (err != JET_errSuccess)
		*handle = 0;
	return err;
}

JET_ERR JET_API
JetRegisterCallback(JET_SESID sesid, JET_TABLEID tableid, JET_CBTYP cbtyp,
    JET_CALLBACK pCallback, void *pvContext, JET_HANDLE *phCallbackId)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetRegisterCallback, sesid, tableid);
	if (err == JET_errSuccess)
		err = register_callback(&call, cbtyp, pCallback, pvContext,
		    phCallbackId);
	return ese_leave(&call, err);
}

/* The handle alone decides.  The engine takes any number for one and crashes;
 * here one that names no registration of the instance is a warning. */
static JET_ERR
cancel(const struct ese_instance *instance, JET_HANDLE handle)
{
	struct registration *reg;
	JET_ERR err = JET_wrnCallbackNotRegistered;

	base_mutex_lock(&handle_lock);
	has_handle_lock = true;
	reg = base_handle_get(ESE_H_CALLBACK, handle);
	if (reg != NULL && reg->instance == instance) {
		base_handle_free(ESE_H_CALLBACK, handle);
		bus_unsubscribe(reg->scope, reg->sub);
		err = JET_errSuccess;
	}
	has_handle_lock = false;
	base_mutex_unlock(&handle_lock);
	return err;
}

JET_ERR JET_API
JetUnregisterCallback(JET_SESID sesid, JET_TABLEID tableid, JET_CBTYP cbtyp,
    JET_HANDLE hCallbackId)
{
	struct ese_call call;
	JET_ERR err;

	(void)cbtyp;
	err = ese_enter(&call, ESE_JetUnregisterCallback, sesid, tableid);
	if (err == JET_errSuccess)
		err = cancel(call.instance, hCallbackId);
	return ese_leave(&call, err);
}
