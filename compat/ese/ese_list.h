/* SPDX-License-Identifier: MIT */
/* ese_list.h - the temporary tables that information calls give back. */
#ifndef ESE_LIST_H
#define ESE_LIST_H

#include "ese_call.h"

enum { ESE_LIST_COLUMNS_MAX = 16 };

/* The first failure of any step stays in err; what follows it does nothing. */
struct ese_list {
	struct ese_call *call;
	const struct ese_list_column *columns;
	uint32_t count;			/* of them */
	bool wide;			/* texts are UTF-16 */
	struct eng_cursor *cursor;
	JET_TABLEID tableid;
	JET_COLUMNID ids[ESE_LIST_COLUMNS_MAX];
	uint32_t rows;
	JET_ERR err;
};

/* A column of a list. */
struct ese_list_column {
	JET_COLTYP coltyp;
	bool key;			/* rows are sorted by it */
	size_t id_at;			/* of its id in what is given back */
};

void ese_list_open(struct ese_list *list, struct ese_call *call, bool wide,
    const struct ese_list_column *columns, uint32_t count);
void ese_list_begin_row(struct ese_list *list);
/* column counts from 0. */
void ese_list_put(struct ese_list *list, unsigned column, const void *data,
    size_t size);
void ese_list_put_u32(struct ese_list *list, unsigned column, uint32_t value);
void ese_list_put_u16(struct ese_list *list, unsigned column, uint16_t value);
void ese_list_put_text(struct ese_list *list, unsigned column,
    const char *text);
void ese_list_end_row(struct ese_list *list);
/* Gives the table back, on its first row: result is a JET_COLUMNLIST or the
 * like, of size bytes, and what it has no room for is left out.  Closes the
 * table when err, or anything before, failed. */
JET_ERR ese_list_give(struct ese_list *list, JET_ERR err, void *result,
    uint32_t size);

#endif
