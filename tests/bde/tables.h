/* SPDX-License-Identifier: MIT */
/* tables.h - descriptions of tables, for tests that make many of them. */
#ifndef TABLES_H
#define TABLES_H

#include <string.h>

#include "bde_fix.h"
#include "ck_dbi.h"
#include "suite.h"

enum { TABLE_FIELDS_MAX = 32, TABLE_CHECKS_MAX = 8, TABLE_INDEXES_MAX = 4 };

/* A description with room for its parts. */
struct table_desc {
	CRTblDesc desc;
	FLDDesc fields[TABLE_FIELDS_MAX];
	VCHKDesc checks[TABLE_CHECKS_MAX];
	IDXDesc indexes[TABLE_INDEXES_MAX];
};

void table_begin(struct table_desc *table, const char *name,
    const char *type);
void table_field(struct table_desc *table, const char *name, uint16_t type,
    int16_t units1, int16_t units2);
/* Of the fields numbered 1 to count; Paradox. */
void table_primary(struct table_desc *table, unsigned count);
/* The check of a field, to be filled. */
VCHKDesc *table_check(struct table_desc *table, uint16_t field);
IDXDesc *table_index(struct table_desc *table, const char *name,
    uint16_t field);

hDBICur table_open(hDBIDb db, const char *name, DBIOpenMode open_mode,
    DBIShareMode share_mode, XLTMode mode);
DBIResult table_try_open(hDBIDb db, const char *name, const char *type,
    DBIOpenMode open_mode, DBIShareMode share_mode);

/* ITEMS: ID (LONG, the key), NAME (ALPHA 20), PRICE (NUMBER). */
void table_items(hDBIDb db, const char *name);
DBIResult table_insert_item(hDBICur cur, int32_t id, const char *name,
    double price);
/* "1 ann,2 bob", from the beginning to the end. */
const char *table_show_items(hDBICur cur);

#endif
