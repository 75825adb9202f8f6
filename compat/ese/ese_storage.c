/* SPDX-License-Identifier: MIT */
/* Local storage of cursors and tables, and the runtime callback that frees
 * it. */

#include <stddef.h>

#include "ese_call.h"

/* The call runs in the middle of another one and may not call back. */
static struct bus_verdict
run_storage_freed(void *context, const struct bus_event *ev)
{
	const struct ese_instance *instance = context;
	const struct eng_storage_freed *freed = ev->detail;

	ese_thread_bar();
	(void)instance->runtime_callback(JET_sesidNil, JET_dbidNil,
	    JET_tableidNil, freed->of_table ? JET_cbtypFreeTableLS :
	    JET_cbtypFreeCursorLS, (void *)freed->value, NULL, NULL, 0);
	ese_thread_unbar();
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

/* The probe lets a program find out at JetInit that it gave a function that
 * is none. */
JET_ERR
ese_storage_start(struct ese_instance *instance)
{
	JET_ERR err;

	if (instance->runtime_callback == NULL)
		return JET_errSuccess;
	ese_thread_bar();
	err = instance->runtime_callback(JET_sesidNil, JET_dbidNil,
	    JET_tableidNil, JET_cbtypNull, NULL, NULL, NULL, 0);
	ese_thread_unbar();
	if (err < JET_errSuccess)
		return err;
	return bus_subscribe(eng_env_scope(instance->env),
	    BUS_BIT(BUS_STORAGE_FREED), run_storage_freed, instance) != NULL ?
	    JET_errSuccess : JET_errOutOfMemory;
}

/* Whose storage grbit means; neither bit means the cursor's. */
static JET_ERR
read_owner(JET_GRBIT grbit, bool *of_table)
{
	*of_table = (grbit & JET_bitLSTable) != 0;
	return *of_table && (grbit & JET_bitLSCursor) != 0 ?
	    JET_errInvalidGrbit : JET_errSuccess;
}

/* Takes out whatever is there. */
static JET_LS
clear_storage(struct eng_cursor *cursor, bool of_table)
{
	uintptr_t found = ENG_STORAGE_NONE;

	while (!eng_cursor_storage_swap(cursor, of_table, found,
	    ENG_STORAGE_NONE, &found))
		continue;
	return (JET_LS)found;
}

static JET_ERR
set_storage(struct ese_call *call, JET_LS ls, JET_GRBIT grbit)
{
	uintptr_t found;
	bool of_table;
	JET_ERR err;

	if (call->instance->runtime_callback == NULL)
		return JET_errLSCallbackNotSpecified;
	err = read_owner(grbit, &of_table);
	if (err != JET_errSuccess)
		return err;
	if (ls == JET_LSNil || (grbit & JET_bitLSReset) != 0) {
		(void)clear_storage(call->cursor, of_table);
		return JET_errSuccess;
	}
	return eng_cursor_storage_swap(call->cursor, of_table,
	    ENG_STORAGE_NONE, ls, &found) ? JET_errSuccess :
	    JET_errLSAlreadySet;
}

JET_ERR JET_API
JetSetLS(JET_SESID sesid, JET_TABLEID tableid, JET_LS ls, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetSetLS, sesid, tableid);
	if (err == JET_errSuccess)
		err = set_storage(&call, ls, grbit);
	return ese_leave(&call, err);
}

/* A reset of what was not set is an error for a table and none for a cursor,
 * as in the engine; the page knows no error for either. */
static JET_ERR
get_storage(struct ese_call *call, JET_LS *ls, JET_GRBIT grbit)
{
	bool reset = (grbit & JET_bitLSReset) != 0;
	uintptr_t found = ENG_STORAGE_NONE;
	bool of_table;
	JET_ERR err;

	err = read_owner(grbit, &of_table);
	if (err != JET_errSuccess)
		return err;
	if (reset)
		found = clear_storage(call->cursor, of_table);
	else
		(void)eng_cursor_storage_swap(call->cursor, of_table,
		    ENG_STORAGE_NONE, ENG_STORAGE_NONE, &found);
	*ls = found;
	return *ls == JET_LSNil && (of_table || !reset) ? JET_errLSNotSet :
	    JET_errSuccess;
}

JET_ERR JET_API
JetGetLS(JET_SESID sesid, JET_TABLEID tableid, JET_LS *pls, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	if (pls == NULL)
		return JET_errInvalidParameter;
	*pls = JET_LSNil;
	err = ese_enter(&call, ESE_JetGetLS, sesid, tableid);
	if (err == JET_errSuccess)
		err = get_storage(&call, pls, grbit);
	return ese_leave(&call, err);
}
