/* SPDX-License-Identifier: MIT */
#ifndef ESE_FIX_H
#define ESE_FIX_H

#include <esent.h>

/*
 * An instance, a session and a database of one test's own, in a directory of
 * its own. Use ese_fix_open and ese_fix_close in a checked fixture, or in the
 * test itself where the instance needs other parameters.
 */
struct ese_fix {
	char *dir;		/* no slash at the end */
	char *database;		/* path of the database */
	JET_INSTANCE instance;
	JET_SESID sesid;
	JET_DBID dbid;
	JET_TABLEID tableid;	/* of ese_fix_table; else JET_tableidNil */
	JET_COLUMNID id;	/* JET_coltypLong, the primary key */
	JET_COLUMNID text;	/* JET_coltypText, cp 1252, up to 255 bytes */
	JET_COLUMNID note;	/* JET_coltypLongText, cp 1252 */
};

/* Directory and created instance, not started; paths and MaxSessions set. A
 * test that ends the instance itself sets fx->instance to 0. */
void
ese_fix_create(struct ese_fix *fx);

/* Starts it; a session; the database created and open. */
void
ese_fix_start(struct ese_fix *fx);

/* Both of the above. */
void
ese_fix_open(struct ese_fix *fx);

/* Stops the instance (when there is one) and starts a new one on the same
 * files, with the database attached and open. tableid is nil again. */
void
ese_fix_restart(struct ese_fix *fx);

/* Stops what runs, removes the directory. Safe after any of the above. */
void
ese_fix_close(struct ese_fix *fx);

/* Makes a table "t" with columns id, text, note and a primary index on id, and
 * leaves it open at fx->tableid. */
void
ese_fix_table(struct ese_fix *fx);

/* Another session with the database open in it. */
JET_SESID
ese_fix_session(struct ese_fix *fx);

/* Opens "t" in a session. */
JET_TABLEID
ese_fix_open_table(struct ese_fix *fx, JET_SESID sesid);

/* Adds a row through an open cursor of "t"; text may be NULL. */
void
ese_fix_insert(struct ese_fix *fx, JET_SESID sesid, JET_TABLEID tableid,
    int32_t id, const char *text);

/* The id of the current row. */
int32_t
ese_fix_row_id(struct ese_fix *fx, JET_SESID sesid, JET_TABLEID tableid);

#endif
