/* SPDX-License-Identifier: MIT */
/* bde_lend.h - a program's cursor that a call works with.
 *
 * What goes through a cursor's cache must go through that cursor.  While it is
 * lent it shows all fields, all records but those that it deleted, and no
 * range; then all is as it was. */
#ifndef BDE_LEND_H
#define BDE_LEND_H

#include "bde_call.h"

struct bde_lent {
	struct bde_cursor *cursor;
	struct bde_table *map;		/* its fields; NULL: all */
	struct base_buf place, range_low, range_high;
	char index[ENG_NAME_MAX + 1];
	uint32_t states;		/* of eng_cache_show() */
	bool unfiltered, has_read, old, show_deleted;
};

/* A caching cursor.  DBIERR_NOMEMORY, and nothing is lent. */
DBIResult bde_lend(struct bde_cursor *cursor, struct bde_lent *lent);
void bde_lend_end(struct bde_lent *lent);

#endif
