/* SPDX-License-Identifier: MIT */
/* bde_other.h - other tables that the rules of a table speak of, and looking
 * for records in them.
 *
 * The cursor that asks keeps them open until it is closed; programs do not see
 * these cursors. */
#ifndef BDE_OTHER_H
#define BDE_OTHER_H

#include "bde_table.h"

/* The table at path, to be read, or changed as well.  What bde_open() gives. */
DBIResult bde_other_open(struct bde_cursor *cursor, const char *path,
    bool changed, struct bde_cursor **other);
/* The same path from the name that a rule has: beside the table, unless it
 * has a directory. */
DBIResult bde_other_path(const struct bde_table *table, const char *name,
    enum bde_driver driver, DBIPATH path);
/* Before the cursor is closed. */
void bde_others_close(struct bde_cursor *cursor);

/* Values of some fields, as the engine has them. */
struct bde_probe_value {
	bool blank;
	uint32_t size;
	uint8_t data[BDE_VALUE_MAX];
};
struct bde_probe {
	unsigned count;
	const uint16_t *fields;		/* numbers in the table */
	const struct bde_probe_value *values;
};

/* Whether an index begins with the fields, in their order. */
bool bde_probe_is_indexed(const struct bde_table *table, unsigned count,
    const uint16_t *fields);
/* Puts the engine's cursor on the first record with the values, or the next
 * one; *found is false when there is none.  Marked records are none. */
DBIResult bde_probe_first(struct bde_cursor *cursor,
    const struct bde_probe *probe, bool *found);
DBIResult bde_probe_next(struct bde_cursor *cursor,
    const struct bde_probe *probe, bool *found);

#endif
