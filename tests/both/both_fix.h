/* SPDX-License-Identifier: MIT */
#ifndef BOTH_FIX_H
#define BOTH_FIX_H

#include "bde_fix.h"
#include "ese_fix.h"

enum { BOTH_BUF_SIZE = 4096 };

/*
 * The table "t" of an ESE database, open through Jet calls and, as a table of
 * the driver ESENT, through Dbi calls. Use both_open and both_close in a
 * checked fixture.
 */
struct both {
	struct ese_fix ese;
	struct bde_fix bde;	/* its database is the directory of ese */
	hDBICur cur;
	uint8_t buf[BOTH_BUF_SIZE];	/* a record of cur */
};

/* Numbers of the fields id and text. */
enum { BOTH_ID = 1, BOTH_TEXT, BOTH_NOTE };

void
both_open(struct both *fx);

void
both_close(struct both *fx);

/* Starts the BDE beside an instance that has its table already. */
void
both_start(struct both *fx);

/* Another cursor; DBIERR_... of DbiOpenTable. name: "test.edb:t". */
DBIResult
both_try(hDBIDb db, const char *name, DBIShareMode share, hDBICur *cur);

/* The same, checked, on "t" and shared. */
hDBICur
both_cursor(hDBIDb db);

/* Another session of the BDE with a database and a cursor on "t"; the session
 * is current then. */
hDBICur
both_session(struct both *fx, hDBISes *session);

/* Inserts through a cursor. */
DBIResult
both_insert(struct both *fx, hDBICur cur, int32_t id, const char *text);

/* Moves the cursor to the record with that key, as it stands in its order. */
void
both_find(struct both *fx, hDBICur cur, int32_t id, DBILockType lock);

/* "1 one,2 two", as either API sees the table. */
const char *
both_dbi(struct both *fx, hDBICur cur);
const char *
both_jet(struct both *fx);

#endif
