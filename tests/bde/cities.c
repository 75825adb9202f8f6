/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cities.h"

enum { FIELDS = 6, INDEXES = 3 };

static const struct {
	const char *name;
	const char *land;
	double size;
	int16_t coast;
} cities[CITY_COUNT] = {
	{ "Oslo", "NO", 700, TRUE },
	{ "Bergen", "NO", 280, TRUE },
	{ "Roma", "IT", 2800, FALSE },
	{ "Bari", "IT", 320, TRUE },
	{ "aosta", "IT", 33, FALSE },
	{ "Wien", "AT", 1900, FALSE },
	{ "Graz", "AT", 290, FALSE },
	{ "Bern", "CH", 134, FALSE }
};

/* ---- the table ---- */

static void
describe(FLDDesc *fld, uint16_t number, const char *name, uint16_t type,
    int16_t units1, int16_t units2)
{
	memset(fld, 0, sizeof *fld);
	fld->iFldNum = number;
	strcpy(fld->szName, name);
	fld->iFldType = type;
	fld->iUnits1 = units1;
	fld->iUnits2 = units2;
}

static void
describe_index(IDXDesc *index, bool dbase, const char *name, uint16_t field1,
    uint16_t field2)
{
	memset(index, 0, sizeof *index);
	strcpy(dbase ? index->szTagName : index->szName, name);
	index->bMaintained = TRUE;
	index->iFldsInKey = field2 != 0 ? 2 : 1;
	index->aiKeyFld[0] = field1;
	index->aiKeyFld[1] = field2;
}

static void
make_table(struct cities *c)
{
	bool dbase = strcmp(c->type, szDBASE) == 0;
	FLDDesc flds[FIELDS];
	IDXDesc indexes[INDEXES + 1];
	CRTblDesc table;

	describe(&flds[0], C_ID, "ID", dbase ? fldDBLONG : fldPDXLONG, 0, 0);
	describe(&flds[1], C_NAME, "NAME", dbase ? fldDBCHAR : fldPDXCHAR,
	    CITY_NAME, 0);
	describe(&flds[2], C_LAND, "LAND", dbase ? fldDBCHAR : fldPDXCHAR,
	    CITY_LAND, 0);
	describe(&flds[3], C_SIZE, "SIZE", dbase ? fldDBDOUBLE : fldPDXNUM,
	    0, 0);
	describe(&flds[4], C_FOUNDED, "FOUNDED", dbase ? fldDBDATE :
	    fldPDXDATE, 0, 0);
	describe(&flds[5], C_COAST, "COAST", dbase ? fldDBBOOL : fldPDXBOOL,
	    0, 0);
	describe_index(&indexes[0], dbase, "", C_ID, 0);
	indexes[0].bPrimary = indexes[0].bUnique = TRUE;
	describe_index(&indexes[1], dbase, "LANDNAME", C_LAND, C_NAME);
	describe_index(&indexes[2], dbase, "NOCASE", C_NAME, 0);
	indexes[2].bCaseInsensitive = TRUE;
	describe_index(&indexes[3], dbase, "BIGFIRST", C_SIZE, 0);
	indexes[3].bDescending = TRUE;
	memset(&table, 0, sizeof table);
	strcpy(table.szTblName, "CITIES");
	strcpy(table.szTblType, c->type);
	table.iFldCount = FIELDS;
	table.pfldDesc = flds;
	table.iIdxCount = dbase ? INDEXES : INDEXES + 1;
	table.pidxDesc = dbase ? indexes + 1 : indexes;
	ck_dbi(DBIERR_NONE, DbiCreateTable(c->fix.db, FALSE, &table));
}

hDBICur
cities_open(struct cities *c, const char *index, DBIShareMode share,
    DBIBOOL one_way)
{
	bool dbase = strcmp(c->type, szDBASE) == 0;
	hDBICur cur = NULL;

	ck_dbi(DBIERR_NONE, DbiOpenTable(c->fix.db, "CITIES", c->type,
	    dbase ? NULL : index, dbase ? index : NULL, 0, dbiREADWRITE,
	    share, xltFIELD, one_way, NULL, &cur));
	return cur;
}

static void
make_buffer(struct cities *c)
{
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(c->cur, &props));
	free(c->buf);
	c->buf = calloc(1, props.iRecBufSize);
	ck_assert_ptr_nonnull(c->buf);
}

void
cities_reopen(struct cities *c, const char *index, DBIShareMode share)
{
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&c->cur));
	c->cur = cities_open(c, index, share, FALSE);
	make_buffer(c);
}

void
cities_setup(struct cities *c, const char *type)
{
	int i;

	memset(c, 0, sizeof *c);
	c->type = type;
	bde_fix_open(&c->fix);
	bde_fix_db(&c->fix);
	make_table(c);
	c->cur = cities_open(c, NULL, dbiOPENSHARED, FALSE);
	make_buffer(c);
	for (i = 0; i < CITY_COUNT; i++)
		cities_insert(c, i + 1, cities[i].name, cities[i].land,
		    cities[i].size);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(c->cur));
}

void
cities_teardown(struct cities *c)
{
	bde_fix_close(&c->fix);
	free(c->buf);
	c->buf = NULL;
}

/* ---- records ---- */

void
cities_put(hDBICur cur, uint8_t *buf, int32_t id, const char *name,
    const char *land, double size)
{
	int16_t coast = id <= CITY_COUNT ? cities[id - 1].coast : FALSE;
	int32_t founded = 1000 * id;
	char text[CITY_NAME + 1];

	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, C_ID, buf, (uint8_t *)&id));
	strcpy(text, name);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, C_NAME, buf, (uint8_t *)text));
	strcpy(text, land);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, C_LAND, buf, (uint8_t *)text));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, C_SIZE, buf, (uint8_t *)&size));
	if (id != CITY_COUNT)
		ck_dbi(DBIERR_NONE, DbiPutField(cur, C_FOUNDED, buf,
		    (uint8_t *)&founded));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, C_COAST, buf,
	    (uint8_t *)&coast));
}

void
cities_insert(struct cities *c, int32_t id, const char *name,
    const char *land, double size)
{
	cities_put(c->cur, c->buf, id, name, land, size);
	ck_dbi(DBIERR_NONE, DbiInsertRecord(c->cur, dbiNOLOCK, c->buf));
}

int32_t
cities_id(hDBICur cur, uint8_t *buf)
{
	DBIBOOL blank;
	int32_t id = 0;

	ck_dbi(DBIERR_NONE, DbiGetField(cur, C_ID, buf, (uint8_t *)&id,
	    &blank));
	return id;
}

void
cities_find(struct cities *c, int32_t id)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(c->cur));
	while (cities_next(c) != id)
		continue;
}

int32_t
cities_next(struct cities *c)
{
	DBIResult result = DbiGetNextRecord(c->cur, dbiNOLOCK, c->buf, NULL);

	if (result == DBIERR_EOF)
		return 0;
	ck_dbi(DBIERR_NONE, result);
	return cities_id(c->cur, c->buf);
}

int32_t
cities_prior(struct cities *c)
{
	DBIResult result = DbiGetPriorRecord(c->cur, dbiNOLOCK, c->buf,
	    NULL);

	if (result == DBIERR_BOF)
		return 0;
	ck_dbi(DBIERR_NONE, result);
	return cities_id(c->cur, c->buf);
}

int32_t
cities_here(struct cities *c)
{
	ck_dbi(DBIERR_NONE, DbiGetRecord(c->cur, dbiNOLOCK, c->buf, NULL));
	return cities_id(c->cur, c->buf);
}

static const char *
walk(struct cities *c, int32_t (*step)(struct cities *))
{
	static char text[4][CITY_TEXT];
	static unsigned turn;
	char *out = text[turn++ % 4];
	size_t used = 0;
	int32_t id;

	out[0] = '\0';
	while ((id = step(c)) != 0)
		used += (size_t)snprintf(out + used, CITY_TEXT - used,
		    "%s%d", used > 0 ? " " : "", (int)id);
	return out;
}

const char *
cities_show(struct cities *c)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(c->cur));
	return walk(c, cities_next);
}

const char *
cities_show_back(struct cities *c)
{
	ck_dbi(DBIERR_NONE, DbiSetToEnd(c->cur));
	return walk(c, cities_prior);
}
