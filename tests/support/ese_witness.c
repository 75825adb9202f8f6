/* SPDX-License-Identifier: MIT */
/* A callback that writes down that it was called. */

#include "ese_witness.h"

#include <check.h>
#include <string.h>

#include "ck_jet.h"

char witness_trace[WITNESS_CALLS_MAX];
JET_CBTYP witness_events[WITNESS_CALLS_MAX];
unsigned witness_calls;

JET_ERR JET_API
witness_call(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	struct witness *w = context;

	ck_assert_uint_lt(witness_calls, WITNESS_CALLS_MAX - 1);
	witness_trace[witness_calls] = w->letter;
	witness_events[witness_calls++] = cbtyp;
	w->sesid = sesid;
	w->dbid = dbid;
	w->tableid = tableid;
	w->cbtyp = cbtyp;
	w->nothing_else = arg1 == NULL && arg2 == NULL && unused == 0;
	w->thread = pthread_self();
	if (w->only != 0 && (w->only & cbtyp) == 0)
		return JET_errSuccess;
	if (w->act != NULL)
		w->act(w);
	return w->result;
}

void
witness_forget(void)
{
	memset(witness_trace, 0, sizeof(witness_trace));
	witness_calls = 0;
}

JET_HANDLE
witness_watch_at(JET_SESID sesid, JET_TABLEID tableid, JET_CBTYP cbtyp,
    struct witness *w)
{
	JET_HANDLE handle = 0;

	ck_jet(JET_errSuccess, JetRegisterCallback(sesid, tableid, cbtyp,
	    witness_call, w, &handle));
	ck_assert_uint_ne(handle, 0);
	return handle;
}

JET_HANDLE
witness_watch(struct ese_rec *rc, JET_CBTYP cbtyp, struct witness *w)
{
	return witness_watch_at(rc->sesid, rc->tableid, cbtyp, w);
}

JET_ERR
witness_insert(struct ese_rec *rc, int32_t id)
{
	JET_ERR err;

	err = JetPrepareUpdate(rc->sesid, rc->tableid, JET_prepInsert);
	if (err == JET_errSuccess)
		err = ese_rec_set(rc, rc->id, id);
	if (err == JET_errSuccess)
		err = JetUpdate(rc->sesid, rc->tableid, NULL, 0, NULL);
	return err;
}

int
witness_level(JET_SESID sesid)
{
	int more = 0;
	int i;

	while (JetBeginTransaction(sesid) == JET_errSuccess)
		more++;
	for (i = 0; i < more; i++)
		ck_jet(JET_errSuccess, JetRollback(sesid, 0));
	return 7 - more;
}
