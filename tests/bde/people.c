/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "people.h"

enum { FIELDS = 5, NAME_SIZE = 20 };

/* ---- the table ---- */

static void
describe(FLDDesc *fld, uint16_t number, const char *name, uint16_t type,
    int16_t units)
{
	memset(fld, 0, sizeof *fld);
	fld->iFldNum = number;
	strcpy(fld->szName, name);
	fld->iFldType = type;
	fld->iUnits1 = units;
}

static void
make_table(hDBIDb db)
{
	FLDDesc flds[FIELDS];
	VCHKDesc checks[2];
	CROpType ops[2] = { crADD, crADD };
	IDXDesc keys[2];
	CRTblDesc table;
	int16_t low = 0, high = 150;

	describe(&flds[0], P_ID, "ID", fldPDXLONG, 0);
	describe(&flds[1], P_NAME, "NAME", fldPDXCHAR, NAME_SIZE);
	describe(&flds[2], P_AGE, "AGE", fldPDXSHORT, 0);
	describe(&flds[3], P_CITY, "CITY", fldPDXCHAR, NAME_SIZE);
	describe(&flds[4], P_NOTE, "NOTE", fldPDXMEMO, 10);
	memset(checks, 0, sizeof checks);
	checks[0].iFldNum = P_AGE;
	checks[0].bHasMinVal = checks[0].bHasMaxVal = TRUE;
	memcpy(checks[0].aMinVal, &low, sizeof low);
	memcpy(checks[0].aMaxVal, &high, sizeof high);
	checks[1].iFldNum = P_CITY;
	checks[1].bRequired = TRUE;
	memset(keys, 0, sizeof keys);
	keys[0].bPrimary = keys[0].bUnique = keys[0].bMaintained = TRUE;
	keys[0].iFldsInKey = 1;
	keys[0].aiKeyFld[0] = P_ID;
	strcpy(keys[1].szName, "NAME");
	keys[1].bMaintained = TRUE;
	keys[1].iFldsInKey = 1;
	keys[1].aiKeyFld[0] = P_NAME;
	memset(&table, 0, sizeof table);
	strcpy(table.szTblName, "PEOPLE");
	strcpy(table.szTblType, szPARADOX);
	table.iFldCount = FIELDS;
	table.pfldDesc = flds;
	table.iIdxCount = 2;
	table.pidxDesc = keys;
	table.iValChkCount = 2;
	table.pecrValChkOp = ops;
	table.pvchkDesc = checks;
	ck_dbi(DBIERR_NONE, DbiCreateTable(db, FALSE, &table));
}

/* ---- users ---- */

hDBICur
people_open(struct person_user *user, DBIOpenMode mode)
{
	hDBICur cur = NULL;

	ck_dbi(DBIERR_NONE, DbiOpenTable(user->db, "PEOPLE", szPARADOX, NULL,
	    NULL, 0, mode, dbiOPENSHARED, xltFIELD, FALSE, NULL, &cur));
	return cur;
}

uint16_t
people_buffer_size(hDBICur cur)
{
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	return props.iRecBufSize;
}

void
people_resize(struct person_user *user)
{
	user->buf_size = people_buffer_size(user->cur);
	free(user->buf);
	user->buf = calloc(1, user->buf_size);
	ck_assert_ptr_nonnull(user->buf);
}

static void
open_database(struct people *p, struct person_user *user)
{
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &user->db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(user->db, p->fix.dir));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
}

void
people_setup(struct people *p)
{
	memset(p, 0, sizeof *p);
	bde_fix_open(&p->fix);
	p->me.ses = p->fix.session;
	open_database(p, &p->me);
	make_table(p->me.db);
	p->me.cur = people_open(&p->me, dbiREADWRITE);
	people_resize(&p->me);
	ck_dbi(DBIERR_NONE, people_insert(&p->me, 1, "ann", 30));
	ck_dbi(DBIERR_NONE, people_insert(&p->me, 2, "bob", 40));
	ck_dbi(DBIERR_NONE, people_insert(&p->me, 3, "cid", 50));
	ck_dbi(DBIERR_NONE, DbiStartSession("you", &p->you.ses, NULL));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(p->you.ses));
	open_database(p, &p->you);
	p->you.cur = people_open(&p->you, dbiREADWRITE);
	people_resize(&p->you);
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(p->me.ses));
}

void
people_teardown(struct people *p)
{
	bde_fix_close(&p->fix);
	free(p->me.buf);
	free(p->you.buf);
}

/* ---- records ---- */

void
people_put(hDBICur cur, uint8_t *buf, int32_t id, const char *name,
    int16_t age)
{
	char text[NAME_SIZE + 1];

	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, P_ID, buf, (uint8_t *)&id));
	snprintf(text, sizeof text, "%s", name);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, P_NAME, buf, (uint8_t *)text));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, P_AGE, buf, (uint8_t *)&age));
	strcpy(text, "Rome");
	ck_dbi(DBIERR_NONE, DbiPutField(cur, P_CITY, buf, (uint8_t *)text));
}

DBIResult
people_insert(struct person_user *user, int32_t id, const char *name,
    int16_t age)
{
	people_put(user->cur, user->buf, id, name, age);
	return DbiInsertRecord(user->cur, dbiNOLOCK, user->buf);
}

/* Walks: what the display options hide is not found either. */
DBIResult
people_find(struct person_user *user, int32_t id, DBILockType lock)
{
	DBIResult ret;

	ck_dbi(DBIERR_NONE, DbiSetToBegin(user->cur));
	for (;;) {
		ret = DbiGetNextRecord(user->cur, dbiNOLOCK, user->buf, NULL);
		if (ret != DBIERR_NONE)
			return ret;
		if (people_id(user->cur, user->buf) == id)
			break;
	}
	return lock == dbiNOLOCK ? DBIERR_NONE :
	    DbiGetRecord(user->cur, lock, user->buf, NULL);
}

DBIResult
people_rename(struct person_user *user, int32_t id, const char *name)
{
	char text[NAME_SIZE + 1];

	ck_dbi(DBIERR_NONE, people_find(user, id, dbiNOLOCK));
	snprintf(text, sizeof text, "%s", name);
	ck_dbi(DBIERR_NONE, DbiPutField(user->cur, P_NAME, user->buf,
	    (uint8_t *)text));
	return DbiModifyRecord(user->cur, user->buf, TRUE);
}

DBIResult
people_set_age(struct person_user *user, int32_t id, int16_t age)
{
	ck_dbi(DBIERR_NONE, people_find(user, id, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiPutField(user->cur, P_AGE, user->buf,
	    (uint8_t *)&age));
	return DbiModifyRecord(user->cur, user->buf, TRUE);
}

DBIResult
people_renumber(struct person_user *user, int32_t id, int32_t new_id)
{
	ck_dbi(DBIERR_NONE, people_find(user, id, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiPutField(user->cur, P_ID, user->buf,
	    (uint8_t *)&new_id));
	return DbiModifyRecord(user->cur, user->buf, TRUE);
}

DBIResult
people_delete(struct person_user *user, int32_t id)
{
	ck_dbi(DBIERR_NONE, people_find(user, id, dbiNOLOCK));
	return DbiDeleteRecord(user->cur, user->buf);
}

int32_t
people_id(hDBICur cur, uint8_t *buf)
{
	DBIBOOL blank;
	int32_t id = 0;

	ck_dbi(DBIERR_NONE, DbiGetField(cur, P_ID, buf, (uint8_t *)&id,
	    &blank));
	return id;
}

const char *
people_name(hDBICur cur, uint8_t *buf)
{
	static char text[4][NAME_SIZE + 1];
	static unsigned turn;
	char *out = text[turn++ % 4];
	DBIBOOL blank;

	ck_dbi(DBIERR_NONE, DbiGetField(cur, P_NAME, buf, (uint8_t *)out,
	    &blank));
	return out;
}

const char *
people_show(struct person_user *user)
{
	static char text[4][PEOPLE_TEXT];
	static unsigned turn;
	char *out = text[turn++ % 4];
	size_t used = 0;
	DBIResult ret;

	out[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(user->cur));
	for (;;) {
		ret = DbiGetNextRecord(user->cur, dbiNOLOCK, user->buf, NULL);
		if (ret != DBIERR_NONE)
			break;
		used += (size_t)snprintf(out + used, PEOPLE_TEXT - used,
		    "%s%d %s", used > 0 ? "," : "",
		    (int)people_id(user->cur, user->buf),
		    people_name(user->cur, user->buf));
	}
	ck_dbi(DBIERR_EOF, ret);
	return out;
}
