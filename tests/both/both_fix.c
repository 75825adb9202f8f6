/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "both_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"

enum { SHOWN_MAX = 4096, TEXT_MAX = 256 };

/* ---- life ---- */

void
both_start(struct both *fx)
{
	bde_fix_open(&fx->bde);
	bde_fix_db(&fx->bde);
	ck_dbi(DBIERR_NONE, DbiSetDirectory(fx->bde.db, fx->ese.dir));
}

void
both_open(struct both *fx)
{
	memset(fx, 0, sizeof *fx);
	ese_fix_open(&fx->ese);
	ese_fix_table(&fx->ese);
	both_start(fx);
	fx->cur = both_cursor(fx->bde.db);
}

void
both_close(struct both *fx)
{
	bde_fix_close(&fx->bde);
	ese_fix_close(&fx->ese);
}

DBIResult
both_try(hDBIDb db, const char *name, DBIShareMode share, hDBICur *cur)
{
	return DbiOpenTable(db, name, "ESENT", NULL, NULL, 0, dbiREADWRITE,
	    share, xltFIELD, FALSE, NULL, cur);
}

hDBICur
both_cursor(hDBIDb db)
{
	hDBICur cur = NULL;

	ck_dbi(DBIERR_NONE, both_try(db, "test.edb:t", dbiOPENSHARED, &cur));
	return cur;
}

hDBICur
both_session(struct both *fx, hDBISes *session)
{
	hDBIDb db;

	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, session, NULL));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase("", "", dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx->ese.dir));
	return both_cursor(db);
}

/* ---- records ---- */

DBIResult
both_insert(struct both *fx, hDBICur cur, int32_t id, const char *text)
{
	char room[TEXT_MAX];

	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, fx->buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, BOTH_ID, fx->buf,
	    (uint8_t *)&id));
	snprintf(room, sizeof room, "%s", text);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, BOTH_TEXT, fx->buf,
	    (uint8_t *)room));
	return DbiInsertRecord(cur, dbiNOLOCK, fx->buf);
}

void
both_find(struct both *fx, hDBICur cur, int32_t id, DBILockType lock)
{
	DBIBOOL blank;
	int32_t at = 0;

	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	do {
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, fx->buf,
		    NULL));
		ck_dbi(DBIERR_NONE, DbiGetField(cur, BOTH_ID, fx->buf,
		    (uint8_t *)&at, &blank));
	} while (at != id);
	if (lock != dbiNOLOCK)
		ck_dbi(DBIERR_NONE, DbiGetRecord(cur, lock, fx->buf, NULL));
}

/* ---- what is there ---- */

const char *
both_dbi(struct both *fx, hDBICur cur)
{
	static char out[SHOWN_MAX];
	char text[TEXT_MAX];
	size_t used = 0;
	DBIBOOL blank;
	int32_t id;

	out[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (DbiGetNextRecord(cur, dbiNOLOCK, fx->buf, NULL) ==
	    DBIERR_NONE) {
		ck_dbi(DBIERR_NONE, DbiGetField(cur, BOTH_ID, fx->buf,
		    (uint8_t *)&id, &blank));
		ck_dbi(DBIERR_NONE, DbiGetField(cur, BOTH_TEXT, fx->buf,
		    (uint8_t *)text, &blank));
		used += (size_t)snprintf(out + used, sizeof out - used,
		    "%s%d %s", used > 0 ? "," : "", (int)id,
		    blank ? "-" : text);
	}
	return out;
}

const char *
both_jet(struct both *fx)
{
	struct ese_fix *ese = &fx->ese;
	static char out[SHOWN_MAX];
	char text[TEXT_MAX];
	size_t used = 0;
	uint32_t size;
	JET_ERR err;

	out[0] = '\0';
	err = JetMove(ese->sesid, ese->tableid, JET_MoveFirst, 0);
	for (; err == JET_errSuccess; err = JetMove(ese->sesid, ese->tableid,
	    JET_MoveNext, 0)) {
		err = JetRetrieveColumn(ese->sesid, ese->tableid, ese->text,
		    text, sizeof text, &size, 0, NULL);
		used += (size_t)snprintf(out + used, sizeof out - used,
		    "%s%d %.*s", used > 0 ? "," : "",
		    (int)ese_fix_row_id(ese, ese->sesid, ese->tableid),
		    err == JET_errSuccess ? (int)size : 1,
		    err == JET_errSuccess ? text : "-");
	}
	ck_jet(JET_errNoCurrentRecord, err);
	return out;
}
