/* SPDX-License-Identifier: MIT */
#ifndef ESE_REC_H
#define ESE_REC_H

#include "ese_fix.h"

/*
 * A table "r" with a column of every sort, for tests of cursors and records.
 * ese_rec_open makes an instance, a session, a database and an empty table
 * with one cursor open; the tests add records.
 */
struct ese_rec {
	struct ese_fix fx;
	JET_SESID sesid;	/* fx.sesid */
	JET_TABLEID tableid;
	JET_COLUMNID id;	/* Long, NOT NULL; primary index "pk" */
	JET_COLUMNID num;	/* Long; index "by_num" */
	JET_COLUMNID code;	/* Long; unique index "by_code", skips NULL */
	JET_COLUMNID name;	/* Text, 20 bytes, cp 1252; index "by_name" */
	JET_COLUMNID bytes;	/* Binary, 20 bytes; "by_both": num+bytes */
	JET_COLUMNID tags;	/* Text, multi-valued; index "by_tags" */
	JET_COLUMNID body;	/* LongText, cp 1252 */
	JET_COLUMNID blob;	/* LongBinary */
	JET_COLUMNID preset;	/* Long, default 7 */
	JET_COLUMNID hint;	/* Text, tagged, default "hint" */
	JET_COLUMNID autoinc;	/* Long */
	JET_COLUMNID version;	/* Long */
	JET_COLUMNID escrow;	/* Long, default 100 */
};

void
ese_rec_open(struct ese_rec *rc);

void
ese_rec_close(struct ese_rec *rc);

/* Another cursor on the table, of any session. */
JET_TABLEID
ese_rec_cursor(struct ese_rec *rc, JET_SESID sesid);

/* Adds a record; num and name are left NULL for 0 and NULL. */
void
ese_rec_add(struct ese_rec *rc, int32_t id, int32_t num, const char *name);

/* Adds records 1 to count with num ten times the id. */
void
ese_rec_fill(struct ese_rec *rc, int32_t count);

/* The id of the current record. */
int32_t
ese_rec_id(struct ese_rec *rc);

int32_t
ese_rec_id_at(struct ese_rec *rc, JET_SESID sesid, JET_TABLEID tableid);

/* Puts the cursor on the record with that id, by the primary index. */
void
ese_rec_goto(struct ese_rec *rc, int32_t id);

void
ese_rec_goto_at(struct ese_rec *rc, JET_SESID sesid, JET_TABLEID tableid,
    int32_t id);

/* Makes the search key from one Long, or one text. */
void
ese_rec_key(struct ese_rec *rc, int32_t number);

void
ese_rec_key_text(struct ese_rec *rc, const char *text);

/* Sets one value of the prepared update, a Long or a text. */
JET_ERR
ese_rec_set(struct ese_rec *rc, JET_COLUMNID columnid, int32_t number);

JET_ERR
ese_rec_set_text(struct ese_rec *rc, JET_COLUMNID columnid, const char *text);

/* Adds one value to a multi-valued text column of the prepared update. */
void
ese_rec_add_value(struct ese_rec *rc, JET_COLUMNID columnid,
    const char *text);

/* A Long of the current record, or -1 when it is NULL. */
int32_t
ese_rec_get(struct ese_rec *rc, JET_COLUMNID columnid);

int32_t
ese_rec_get_copy(struct ese_rec *rc, JET_COLUMNID columnid);

/* Fails unless value number tag of the column is that text. */
void
ese_rec_is_text(struct ese_rec *rc, JET_COLUMNID columnid, uint32_t tag,
    const char *text);

#endif
