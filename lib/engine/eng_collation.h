/* SPDX-License-Identifier: MIT */
/* eng_collation.h - indexes over text whose order has changed since. */
#ifndef ENG_COLLATION_H
#define ENG_COLLATION_H

#include "eng_table.h"

/* In the catalog: no version of ICU has this number. */
#define ENG_COLLATION_OUTDATED	UINT32_MAX

/* Marks the indexes of a table being loaded that were built with another
 * version of ICU; environment shared. */
eng_status eng_collation_check(struct eng_table *table,
    const struct eng_view *view);
/* Brings the marked indexes up to date, where the store can be written;
 * cursor is new, no lock held.  ENG_E_TABLE_OUTDATED when the primary index
 * cannot be; secondary ones may stay marked. */
eng_status eng_collation_mend(struct eng_cursor *cursor);

#endif
