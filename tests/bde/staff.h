/* SPDX-License-Identifier: MIT */
/* staff.h - a dBASE table of people, for tests of its tags: STAFF with ID
 * NUMBER 5, LASTNAME CHARACTER 12, FIRSTNAME CHARACTER 8, HIRED DATE, PAY NUMBER
 * 8.2, DEPT CHARACTER 4, NOTES MEMO. */
#ifndef STAFF_H
#define STAFF_H

#include "tables.h"

enum { S_ID = 1, S_LAST, S_FIRST, S_HIRED, S_PAY, S_DEPT, S_NOTES };
enum { STAFF_BUF = 1024 };

struct staff {
	struct bde_fix fx;
	hDBICur cur;
};

/* A description without indexes. */
void staff_begin(struct table_desc *table);
/* An index of an expression, of the condition unless that is NULL. */
IDXDesc *staff_tag(struct table_desc *table, const char *tag,
    const char *expr, const char *condition);
void staff_desc(IDXDesc *desc, const char *tag, const char *expr,
    const char *condition);
/* Creates the table and opens it for one alone. */
void staff_setup(struct staff *s, struct table_desc *table);
void staff_teardown(struct staff *s);
/* Day 0 and text "" are blank. */
void staff_fill(hDBICur cur, uint8_t *buf, int32_t id, const char *last,
    const char *first, int32_t day, double pay, const char *dept);
DBIResult staff_insert(hDBICur cur, int32_t id, const char *last,
    const char *first, int32_t day, double pay, const char *dept);
/* Five of them: day numbers of 2 January 1990 and later. */
void staff_five(hDBICur cur);
void staff_order(struct staff *s, const char *tag);
/* "1 2 3": all records shown, in the current order. */
const char *staff_show(hDBICur cur);
int32_t staff_id(hDBICur cur);
/* To the record with that number in the records' own order; keeps no order. */
void staff_go(struct staff *s, int32_t id);

#endif
