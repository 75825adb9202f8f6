/* SPDX-License-Identifier: MIT */
#ifndef ESE_ROWS_H
#define ESE_ROWS_H

#include "ese_fix.h"

/*
 * Rows of the fixture's table as one session sees them. The calls give what
 * the engine gave, so that conflicts can be expected; inside a transaction or
 * not is up to the caller.
 */
struct ese_rows {
	const struct ese_fix *fx;
	JET_SESID sesid;
	JET_TABLEID tableid;
};

/* Adds the index "text" on the column of that name, and reopens the table of
 * the fixture for everybody. */
void
ese_rows_index(struct ese_fix *fx);

/* A session of its own with the table open. */
struct ese_rows
ese_rows_open(struct ese_fix *fx);

/* The cursor to the row with that id, through the primary index. */
JET_ERR
ese_rows_seek(const struct ese_rows *rows, int32_t id);

JET_ERR
ese_rows_insert(const struct ese_rows *rows, int32_t id, const char *text);

JET_ERR
ese_rows_replace(const struct ese_rows *rows, int32_t id, const char *text);

JET_ERR
ese_rows_delete(const struct ese_rows *rows, int32_t id);

/* "1=a 2=b", in the order of an index, NULL being the primary one. Trouble
 * fails the running test. Good until the second call after. */
const char *
ese_rows_dump(const struct ese_rows *rows, const char *index);

/* "1=a" at the cursor. */
const char *
ese_rows_here(const struct ese_rows *rows);

#endif
