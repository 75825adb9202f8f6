/* SPDX-License-Identifier: MIT */
/* What every Jet call does first and last; cursors' handles. */

#include <stddef.h>

#include "base_alloc.h"
#include "ese_instance.h"
#include "ese_temp.h"

static const struct {
	bool in_callback;
	bool on_cursor;
} api_table[] = {
#define X(name, callback, cursor) [ESE_##name] = { callback, cursor },
	ESE_API_TABLE(X)
#undef X
};

static _Atomic(uintptr_t) last_thread;
BASE_THREAD_LOCAL struct ese_self ese_self;

/* Cursors that are not in use; see ese_call.h for why they are kept. */
static struct base_mutex free_lock = BASE_MUTEX_STATIC;
static struct ese_table_list free_tables =
    TAILQ_HEAD_INITIALIZER(free_tables);

uintptr_t
ese_thread_name(void)
{
	ese_self.name = atomic_fetch_add(&last_thread, 1) + 1;
	return ese_self.name;
}

uintptr_t
ese_thread_become(uintptr_t thread)
{
	uintptr_t was = ese_self.name;

	ese_self.name = thread;
	(void)ese_thread();
	return was;
}

void
ese_thread_bar(void)
{
	ese_self.bars++;
	ese_self.table = NULL;
}

void
ese_thread_unbar(void)
{
	ese_self.bars--;
}

static JET_ERR
check_state(const struct ese_instance *instance)
{
	switch (atomic_load(&instance->state)) {
	case ESE_INSTANCE_RUNNING:
		if (eng_env_failed(instance->env))
			return JET_errInstanceUnavailable;
		return JET_errSuccess;
	case ESE_INSTANCE_STARTING:
		return JET_errInitInProgress;
	case ESE_INSTANCE_STOPPING:
		return JET_errTermInProgress;
	default:
		return JET_errNotInitialized;
	}
}

/* The state is looked at after the session was claimed: JetTerm changes the
 * state first and then claims every session. */
static JET_ERR
check_session(const struct ese_call *call, JET_SESID sesid)
{
	const struct ese_session *session = call->session;

	if (!session->named || session->handle != sesid)
		return JET_errInvalidSesid;
	if (session->callback_depth > 0 && !api_table[call->fn].in_callback)
		return JET_errIllegalOperation;
	return check_state(session->instance);
}

static struct ese_session *
find_session(JET_SESID sesid)
{
	struct ese_session *session = ese_self.session;

	if (session != NULL && atomic_load_explicit(&session->handle,
	    memory_order_relaxed) == sesid)
		return session;
	session = base_handle_get(ESE_H_SESSION, sesid);
	if (session != NULL)
		ese_self.session = session;
	return session;
}

static inline JET_ERR
enter_session(struct ese_call *call, enum ese_fn fn, JET_SESID sesid)
{
	JET_ERR err;

	*call = (struct ese_call){ .fn = fn };
	if (ese_self.bars > 0)
		return JET_errInvalidOperation;
	call->session = find_session(sesid);
	if (call->session == NULL)
		return JET_errInvalidSesid;
	/* It may be in use under another handle by now. */
	if (!ese_session_claim(call->session))
		return base_handle_get(ESE_H_SESSION, sesid) ==
		    call->session ? JET_errSessionSharingViolation :
		    JET_errInvalidSesid;
	call->entered = true;
	err = check_session(call, sesid);
	if (err != JET_errSuccess)
		return err;
	call->instance = call->session->instance;
	call->es = call->session->eng;
	return JET_errSuccess;
}

JET_ERR
ese_enter_session(struct ese_call *call, enum ese_fn fn, JET_SESID sesid)
{
	return enter_session(call, fn, sesid);
}

/* The cursor that the last call named, if it still is that one: nobody else
 * closes a cursor of a session that is claimed. */
static struct ese_table *
find_last_table(const struct ese_call *call, JET_TABLEID tableid)
{
	struct ese_table *table = ese_self.table;

	return table != NULL &&
	    atomic_load(&table->session) == call->session &&
	    table->handle == tableid ? table : NULL;
}

static JET_ERR
find_other_table(struct ese_call *call, JET_TABLEID tableid)
{
	struct ese_table *table = base_handle_get(ESE_H_TABLE, tableid);
	struct ese_session *owner;

	if (table == NULL)
		return JET_errInvalidTableId;
	owner = atomic_load(&table->session);
	if (owner != call->session)
		return owner == NULL ? JET_errInvalidTableId :
		    JET_errSesidTableIdMismatch;
	ese_self.table = table;
	return JET_errSuccess;
}

static JET_ERR
find_table(struct ese_call *call, JET_TABLEID tableid)
{
	struct ese_table *table = find_last_table(call, tableid);
	JET_ERR err;

	if (table == NULL) {
		err = find_other_table(call, tableid);
		if (err != JET_errSuccess)
			return err;
		table = ese_self.table;
	}
	if (table->restricted > 0 && !api_table[call->fn].on_cursor)
		return JET_errIllegalOperation;
	call->table = table;
	call->cursor = table->cursor;
	return table->temporary ? ese_temp_check(table, call->fn) :
	    JET_errSuccess;
}

JET_ERR
ese_enter(struct ese_call *call, enum ese_fn fn, JET_SESID sesid,
    JET_TABLEID tableid)
{
	JET_ERR err;

	if (ese_enter_again(call, fn, sesid, tableid))
		return JET_errSuccess;
	err = enter_session(call, fn, sesid);
	if (err == JET_errSuccess)
		err = find_table(call, tableid);
	return err;
}

JET_ERR
ese_enter_instance(struct ese_call *call, enum ese_fn fn,
    JET_INSTANCE instance)
{
	JET_ERR err;

	*call = (struct ese_call){ .fn = fn };
	if (ese_self.bars > 0)
		return JET_errInvalidOperation;
	err = ese_instance_hold(instance, &call->instance);
	if (err != JET_errSuccess)
		return err;
	call->entered = true;
	return check_state(call->instance);
}

JET_ERR
ese_leave(struct ese_call *call, JET_ERR err)
{
	if (!call->entered)
		return err;
	call->entered = false;
	if (call->session != NULL)
		ese_session_unclaim(call->session);
	else
		ese_instance_release(call->instance);
	return err;
}

static struct ese_table *
take_table(void)
{
	struct ese_table *table;

	base_mutex_lock(&free_lock);
	table = TAILQ_FIRST(&free_tables);
	if (table != NULL)
		TAILQ_REMOVE(&free_tables, table, link);
	base_mutex_unlock(&free_lock);
	return table != NULL ? table : base_calloc(1, sizeof(*table));
}

static void
give_table(struct ese_table *table)
{
	atomic_store(&table->session, NULL);
	base_mutex_lock(&free_lock);
	TAILQ_INSERT_HEAD(&free_tables, table, link);
	base_mutex_unlock(&free_lock);
}

/* All but the cursor, which the engine frees. */
void
ese_table_forget(struct ese_table *table)
{
	struct ese_session *session = table->session;

	base_handle_free(ESE_H_TABLE, table->handle);
	TAILQ_REMOVE(&session->tables, table, link);
	atomic_fetch_sub(&session->instance->open_tables, 1);
	give_table(table);
}

static void
forget_table(void *owner)
{
	ese_table_forget(owner);
}

/* The number of cursors an instance may have is a promise of the program's;
 * it is kept as the engine keeps it, by refusing the one too many. */
static JET_ERR
count_table(struct ese_instance *instance)
{
	JET_API_PTR most = ese_param_int(instance, JET_paramMaxCursors);

	if (atomic_fetch_add(&instance->open_tables, 1) < most)
		return JET_errSuccess;
	atomic_fetch_sub(&instance->open_tables, 1);
	return JET_errOutOfCursors;
}

static void
fill_table(struct ese_table *table, struct ese_session *session,
    struct eng_cursor *cursor, struct ese_db *db, void (*closed)(void *owner))
{
	table->db = db;
	table->cursor = cursor;
	table->restricted = 0;
	table->image = ESE_IMAGE_ANY;
	table->sorting = false;
	table->just_sorted = false;
	table->forward_only = false;
	table->temporary = db == NULL;
	table->materialized = false;
	table->temp_grbit = 0;
	table->open_grbit = 0;
	atomic_store(&table->session, session);
	TAILQ_INSERT_TAIL(&session->tables, table, link);
	if (closed != NULL)
		eng_cursor_set_owner(cursor, table, closed);
}

JET_ERR
ese_table_new(struct ese_call *call, struct eng_cursor *cursor,
    struct ese_db *db, JET_TABLEID *tableid)
{
	struct ese_table *table;
	JET_ERR err;

	*tableid = JET_tableidNil;
	err = count_table(call->instance);
	if (err != JET_errSuccess)
		goto close;
	err = JET_errOutOfMemory;
	table = take_table();
	if (table == NULL)
		goto uncount;
	table->handle = base_handle_new(ESE_H_TABLE, table);
	if (table->handle == 0)
		goto give;
	fill_table(table, call->session, cursor, db, forget_table);
	*tableid = table->handle;
	return JET_errSuccess;
give:
	give_table(table);
uncount:
	atomic_fetch_sub(&call->instance->open_tables, 1);
close:
	eng_cursor_close(cursor);
	return err;
}

struct ese_table *
ese_table_adopt(struct ese_session *session, struct eng_cursor *cursor,
    struct ese_db *db, void (*closed)(void *owner))
{
	struct ese_table *table = take_table();

	if (table == NULL)
		return NULL;
	table->handle = base_handle_new(ESE_H_TABLE, table);
	if (table->handle == 0) {
		give_table(table);
		return NULL;
	}
	atomic_fetch_add(&session->instance->open_tables, 1);
	fill_table(table, session, cursor, db, closed);
	return table;
}

void
ese_table_close(struct ese_table *table)
{
	struct eng_cursor *cursor = table->cursor;

	/* The owner stays until the cursor is gone: callbacks that its end
	 * causes ask for it. */
	eng_cursor_set_owner(cursor, table, NULL);
	eng_cursor_close(cursor);
	ese_table_forget(table);
}

struct ese_table *
ese_table_of(struct eng_cursor *cursor)
{
	return eng_cursor_owner(cursor);
}
