/* SPDX-License-Identifier: MIT */
/* eng_table_part.h - what the files about making tables, columns and indexes
 * in memory share. */
#ifndef ENG_TABLE_PART_H
#define ENG_TABLE_PART_H

#include "eng_table.h"

/* What a birth hands back when it is settled. */
struct eng_table_note {
	struct eng_table *table;
	void *part;
};

/* NULL: no memory. */
struct eng_table_note *eng_table_make_note(struct eng_table *table,
    void *part);

/* A copy of a template's column; spent where the view does not see it. */
eng_status eng_table_inherit_column(struct eng_table *table,
    const struct eng_column *from, const struct eng_view *view);
void eng_table_free_index(struct eng_index *index);

#endif
