/* SPDX-License-Identifier: MIT */
/* eng_column.h - what the files about changing columns share. */
#ifndef ENG_COLUMN_H
#define ENG_COLUMN_H

#include "eng_cursor.h"

/* Whether the cursor may change definitions at all, those of a fixed table
 * left aside. */
eng_status eng_column_check_ddl(const struct eng_cursor *cursor);
/* A column of the table's own; inherited is the status for one that is not.
 * Environment shared. */
eng_status eng_column_find_own(const struct eng_cursor *cursor,
    const char *name, eng_status inherited, struct eng_column **col);
/* An index that the session itself dropped is no obstacle. */
bool eng_column_is_indexed(const struct eng_table *table,
    const struct eng_session *session, uint32_t id);

/* ---- eng_column_number.c ---- */

/* Gives every record a number, inside a statement.  The table is the
 * session's alone, so no record comes or goes meanwhile. */
eng_status eng_column_number_records(struct eng_cursor *cursor,
    const struct eng_column *col);

#endif
