/* SPDX-License-Identifier: MIT */
/* ese_column.h - columns as esent.h describes them, for the calls that add
 * them and those that report on them. */
#ifndef ESE_COLUMN_H
#define ESE_COLUMN_H

#include "ese_arg.h"

/* What JET_COLUMNDEF and JET_COLUMNCREATE have in common. */
struct ese_column_arg {
	const void *name;		/* of the form that wide names */
	bool wide;
	JET_COLTYP coltyp;
	uint32_t cp;
	uint32_t size_max;
	JET_GRBIT grbit;
	const void *value;		/* the default; NULL: none */
	uint32_t value_size;
};

/* Adds a column; *id is 0 on failure.  JET_wrnColumnMaxTruncated. */
JET_ERR ese_column_create(struct ese_call *call, struct eng_cursor *cursor,
    const struct ese_column_arg *arg, JET_COLUMNID *id);

/* The options of a column as information calls give them. */
JET_GRBIT ese_column_grbit(const struct eng_cursor *cursor,
    const struct eng_column_info *info);

/* JET_errPermissionDenied for a cursor that only reads. */
JET_ERR ese_column_check_cursor(const struct ese_call *call);

#endif
