/* SPDX-License-Identifier: MIT */
/* ese_temp.h - temporary tables: making them, and the phases of their lives.
 *
 * A temporary table takes rows until somebody moves in it; then it only gives
 * them, unless it has a tree of its own (materialised), which does both. */
#ifndef ESE_TEMP_H
#define ESE_TEMP_H

#include "ese_call.h"

/* Whether the phase of a temporary table lets the call run on it:
 * JET_errIllegalOperation.  The first move or seek ends the insert phase:
 * a prepared update is cancelled and the cursor stands before the first
 * row. */
JET_ERR ese_temp_check(struct ese_table *table, enum ese_fn fn);

/* A table to report in, sorted by its key columns; ids has room for count.
 * The caller fills it with eng_cursor_ calls. */
JET_ERR ese_temp_report(struct ese_call *call, const JET_COLUMNDEF *columns,
    uint32_t count, JET_COLUMNID *ids, JET_TABLEID *tableid,
    struct eng_cursor **cursor);

#endif
