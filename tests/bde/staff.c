/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <stdio.h>

#include "staff.h"

enum { SHOW_MAX = 1024, DAY = 726469 };

void
staff_begin(struct table_desc *table)
{
	table_begin(table, "STAFF", szDBASE);
	table_field(table, "ID", fldDBNUM, 5, 0);
	table_field(table, "LASTNAME", fldDBCHAR, 12, 0);
	table_field(table, "FIRSTNAME", fldDBCHAR, 8, 0);
	table_field(table, "HIRED", fldDBDATE, 0, 0);
	table_field(table, "PAY", fldDBNUM, 8, 2);
	table_field(table, "DEPT", fldDBCHAR, 4, 0);
	table_field(table, "NOTES", fldDBMEMO, 0, 0);
}

void
staff_desc(IDXDesc *desc, const char *tag, const char *expr,
    const char *condition)
{
	memset(desc, 0, sizeof *desc);
	snprintf(desc->szTagName, sizeof desc->szTagName, "%s", tag);
	snprintf(desc->szKeyExp, sizeof desc->szKeyExp, "%s", expr);
	desc->bExpIdx = desc->bMaintained = TRUE;
	if (condition == NULL)
		return;
	desc->bSubset = TRUE;
	snprintf(desc->szKeyCond, sizeof desc->szKeyCond, "%s", condition);
}

IDXDesc *
staff_tag(struct table_desc *table, const char *tag, const char *expr,
    const char *condition)
{
	IDXDesc *desc = &table->indexes[table->desc.iIdxCount++];

	staff_desc(desc, tag, expr, condition);
	return desc;
}

void
staff_setup(struct staff *s, struct table_desc *table)
{
	bde_fix_open(&s->fx);
	bde_fix_db(&s->fx);
	ck_dbi(DBIERR_NONE, DbiCreateTable(s->fx.db, FALSE, &table->desc));
	s->cur = table_open(s->fx.db, "STAFF", dbiREADWRITE, dbiOPENEXCL,
	    xltFIELD);
}

void
staff_teardown(struct staff *s)
{
	bde_fix_close(&s->fx);
}

static void
put(hDBICur cur, uint8_t *buf, uint16_t field, const void *value, bool blank)
{
	ck_dbi(DBIERR_NONE, DbiPutField(cur, field, buf, blank ? NULL :
	    (uint8_t *)value));
}

void
staff_fill(hDBICur cur, uint8_t *buf, int32_t id, const char *last,
    const char *first, int32_t day, double pay, const char *dept)
{
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	put(cur, buf, S_ID, &id, false);
	put(cur, buf, S_LAST, last, *last == '\0');
	put(cur, buf, S_FIRST, first, *first == '\0');
	put(cur, buf, S_HIRED, &day, day == 0);
	put(cur, buf, S_PAY, &pay, pay == 0);
	put(cur, buf, S_DEPT, dept, *dept == '\0');
}

DBIResult
staff_insert(hDBICur cur, int32_t id, const char *last, const char *first,
    int32_t day, double pay, const char *dept)
{
	uint8_t buf[STAFF_BUF];

	staff_fill(cur, buf, id, last, first, day, pay, dept);
	return DbiInsertRecord(cur, dbiNOLOCK, buf);
}

void
staff_five(hDBICur cur)
{
	ck_dbi(DBIERR_NONE, staff_insert(cur, 1, "Smith", "John", DAY + 40,
	    900, "ACC"));
	ck_dbi(DBIERR_NONE, staff_insert(cur, 2, "adams", "Zoe", DAY + 400,
	    1500.5, "IT"));
	ck_dbi(DBIERR_NONE, staff_insert(cur, 3, "Smithson", "Al", DAY,
	    80.25, "ACC"));
	ck_dbi(DBIERR_NONE, staff_insert(cur, 4, "SMITH", "Ann", DAY + 800,
	    2000, "IT"));
	ck_dbi(DBIERR_NONE, staff_insert(cur, 5, "Brown", "Bob", 0, 0, ""));
}

void
staff_order(struct staff *s, const char *tag)
{
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&s->cur, NULL, tag, 0, FALSE));
}

int32_t
staff_id(hDBICur cur)
{
	uint8_t buf[STAFF_BUF];
	int32_t id = 0;
	DBIBOOL blank;

	ck_dbi(DBIERR_NONE, DbiGetRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, S_ID, buf, (uint8_t *)&id,
	    &blank));
	return id;
}

const char *
staff_show(hDBICur cur)
{
	static char text[SHOW_MAX];
	size_t size = 0;

	text[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (DbiGetNextRecord(cur, dbiNOLOCK, NULL, NULL) == DBIERR_NONE)
		size += (size_t)snprintf(text + size, sizeof text - size,
		    "%s%d", size > 0 ? " " : "", staff_id(cur));
	return text;
}

void
staff_go(struct staff *s, int32_t id)
{
	staff_order(s, NULL);
	do
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(s->cur, dbiNOLOCK, NULL,
		    NULL));
	while (staff_id(s->cur) != id);
}
