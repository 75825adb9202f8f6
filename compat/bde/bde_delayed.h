/* SPDX-License-Identifier: MIT */
/* bde_delayed.h - cached updates of cursors. */
#ifndef BDE_DELAYED_H
#define BDE_DELAYED_H

#include "bde_call.h"
#include "bde_table.h"

/* What record buffers of a cached cursor have behind those of a
 * plain one. */
enum { BDE_DELAYED_RECORD_SIZE = 16 };

static inline uint16_t
bde_delayed_record_size(const struct bde_cursor *cursor)
{
	return (uint16_t)(cursor->table->record_size +
	    (eng_cache_is_on(cursor->eng) ? BDE_DELAYED_RECORD_SIZE : 0));
}

/* Whether a read gives a blank record: what an inserted one was before. */
bool bde_delayed_reads_blank(struct bde_cursor *cursor);

/* The properties curDELAYUPD...; DBIERR_NOTSUPPORTED without the mode. */
DBIResult bde_delayed_get_prop(struct bde_cursor *cursor, uint32_t prop,
    void *value, uint16_t room, uint16_t *size);
DBIResult bde_delayed_set_prop(struct bde_cursor *cursor, uint32_t prop,
    uint32_t value);

#endif
