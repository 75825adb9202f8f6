/* SPDX-License-Identifier: MIT */
#ifndef ESE_WITNESS_H
#define ESE_WITNESS_H

#include <pthread.h>
#include <stdbool.h>

#include "ese_rec.h"

#define RECORD_BITS (JET_cbtypBeforeInsert | JET_cbtypAfterInsert | \
	JET_cbtypBeforeReplace | JET_cbtypAfterReplace | \
	JET_cbtypBeforeDelete | JET_cbtypAfterDelete)
#define REFUSAL (-10123)		/* an error of a program's own */

enum { WITNESS_CALLS_MAX = 32 };

/* A callback that writes down that it was called. */
struct witness {
	char letter;
	JET_ERR result;			/* what it gives back */
	JET_CBTYP only;			/* acts and fails in these; 0: all */
	void (*act)(struct witness *w);
	JET_HANDLE handle;		/* for act */
	/* the last call */
	JET_SESID sesid;
	JET_DBID dbid;
	JET_TABLEID tableid;
	JET_CBTYP cbtyp;
	bool nothing_else;		/* the other arguments were empty */
	pthread_t thread;
};

extern char witness_trace[WITNESS_CALLS_MAX];	/* letters of those called */
extern JET_CBTYP witness_events[WITNESS_CALLS_MAX];	/* and for what */
extern unsigned witness_calls;

/* Context: the struct witness. */
JET_ERR JET_API
witness_call(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused);

void
witness_forget(void);

/* Registers one on the table of the cursor. */
JET_HANDLE
witness_watch_at(JET_SESID sesid, JET_TABLEID tableid, JET_CBTYP cbtyp,
    struct witness *w);

JET_HANDLE
witness_watch(struct ese_rec *rc, JET_CBTYP cbtyp, struct witness *w);

/* Adds a record with that id; gives the first failure, with the update as the
 * failure left it. */
JET_ERR
witness_insert(struct ese_rec *rc, int32_t id);

/* The transaction level of a session, found by going to the deepest. */
int
witness_level(JET_SESID sesid);

#endif
