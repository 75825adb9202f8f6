/* SPDX-License-Identifier: MIT */
/* ese_table.h - tables to create, as all forms of JET_TABLECREATE tell. */
#ifndef ESE_TABLE_H
#define ESE_TABLE_H

#include "ese_arg.h"

/* Creates an empty table, open at *cursor and named by *tableid, which belong
 * to the statement that the caller has begun. */
JET_ERR ese_table_make(struct ese_call *call, JET_DBID dbid,
    const char *name, const char *template_name, uint32_t flags,
    uint32_t density, struct eng_cursor **cursor, JET_TABLEID *tableid);

#endif
