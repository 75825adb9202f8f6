/* SPDX-License-Identifier: MIT */
/* ese_info.h - what the information calls share. */
#ifndef ESE_INFO_H
#define ESE_INFO_H

#include "ese_arg.h"

/* Nobody chooses this; info.cxx gives the same for every column. */
enum { ESE_INFO_COUNTRY = 1 };

/* The language of columns: that of indexes which name none. */
uint16_t ese_info_langid(const struct ese_call *call);

/* A cursor for a call that names a table and only looks at it; the caller
 * closes it.  JET_errInvalidParameter when name is NULL. */
JET_ERR ese_info_open(struct ese_call *call, JET_DBID dbid, const void *name,
    bool wide, struct eng_cursor **cursor);

/* Records and pages are what JetComputeStats counted, which is nothing. */
void ese_info_fill_object(const struct eng_table_info *info, bool updatable,
    JET_OBJECTINFO *out);

#endif
