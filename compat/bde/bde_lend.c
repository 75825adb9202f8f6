/* SPDX-License-Identifier: MIT */
/* bde_lend.c - a program's cursor that a call works with. */
#include "bde_lend.h"

#include <bsd/string.h>

#include "bde_bookmark.h"
#include "bde_cursor.h"

enum {
	SHOWN = 1 << ENG_CACHE_NONE | 1 << ENG_CACHE_MODIFIED |
	    1 << ENG_CACHE_INSERTED,
	FIRST_VALUE = 1
};

static void
move_buf(struct base_buf *to, struct base_buf *from)
{
	*to = *from;
	base_buf_init(from);
}

DBIResult
bde_lend(struct bde_cursor *cursor, struct bde_lent *lent)
{
	struct eng_index_info index;
	DBIResult result;

	*lent = (struct bde_lent){ 0 };
	result = bde_place_save(cursor, &lent->place);
	if (result != DBIERR_NONE)
		return result;
	lent->cursor = cursor;
	eng_cursor_index(cursor->eng, &index);
	strlcpy(lent->index, index.def->name, sizeof lent->index);
	lent->states = eng_cache_shown(cursor->eng);
	lent->unfiltered = cursor->unfiltered;
	lent->has_read = cursor->has_read;
	lent->old = cursor->delayed_old;
	lent->show_deleted = cursor->show_deleted;
	move_buf(&lent->range_low, &cursor->range_low);
	move_buf(&lent->range_high, &cursor->range_high);
	if (cursor->whole != NULL) {
		lent->map = cursor->table;
		cursor->table = cursor->whole;
		cursor->whole = NULL;
	}
	cursor->unfiltered = true;
	cursor->delayed_old = false;
	cursor->show_deleted = false;
	eng_cache_read_old(cursor->eng, false);
	eng_cache_show(cursor->eng, SHOWN);
	return DBIERR_NONE;
}

void
bde_lend_end(struct bde_lent *lent)
{
	struct bde_cursor *cursor = lent->cursor;

	if (cursor == NULL)
		return;
	if (lent->map != NULL) {
		cursor->whole = cursor->table;
		cursor->table = lent->map;
	}
	eng_cache_show(cursor->eng, lent->states);
	eng_cache_read_old(cursor->eng, lent->old);
	cursor->unfiltered = lent->unfiltered;
	cursor->delayed_old = lent->old;
	cursor->show_deleted = lent->show_deleted;
	base_buf_fini(&cursor->range_low);
	base_buf_fini(&cursor->range_high);
	move_buf(&cursor->range_low, &lent->range_low);
	move_buf(&cursor->range_high, &lent->range_high);
	/* An order that it had before. */
	(void)eng_cursor_set_index(cursor->eng, lent->index, false,
	    FIRST_VALUE);
	bde_place_restore(cursor, &lent->place);
	cursor->has_read = lent->has_read;
	lent->cursor = NULL;
	bde_link_moved(cursor);
}
