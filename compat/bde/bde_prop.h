/* SPDX-License-Identifier: MIT */
/* bde_prop.h - properties: numbers that name a kind of object and a value of
 * it.  bde_prop.c finds the object and hands on to the file of its kind. */
#ifndef BDE_PROP_H
#define BDE_PROP_H

#include "bde_call.h"

/* Where DbiGetProp wants the value. */
struct bde_prop_out {
	void *value;			/* NULL: only whether it can be read */
	uint16_t room;			/* bytes */
	uint16_t *length;		/* bytes needed; may be NULL */
};

/* Gives a value.  DBIERR_BUFFTOOSMALL. */
DBIResult bde_prop_give(const struct bde_prop_out *out, const void *value,
    size_t size);
/* With its zero byte. */
DBIResult bde_prop_give_text(const struct bde_prop_out *out,
    const char *text);
DBIResult bde_prop_give_u16(const struct bde_prop_out *out, uint16_t number);
/* Four bytes, two when there is no more room: flags of structures have two,
 * those of calls four, and programs pass either. */
DBIResult bde_prop_give_flag(const struct bde_prop_out *out, bool flag);
DBIResult bde_prop_give_u32(const struct bde_prop_out *out, uint32_t number);

/* bde_prop_cursor.c.  DBIERR_NOTSUPPORTED for what the cursor has not. */
DBIResult bde_prop_get_cursor(struct bde_cursor *cursor, uint32_t prop,
    const struct bde_prop_out *out);
DBIResult bde_prop_set_cursor(struct bde_cursor *cursor, uint32_t prop,
    uintptr_t value);

#endif
