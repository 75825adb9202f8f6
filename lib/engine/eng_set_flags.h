/* SPDX-License-Identifier: MIT */
/* eng_set_flags.h - how a value is set: for eng_cursor_write() and for what
 * edits records below it. */
#ifndef ENG_SET_FLAGS_H
#define ENG_SET_FLAGS_H

enum eng_set_flags {
	ENG_SET_NULL = 1 << 0,		/* whatever data and size say */
	ENG_SET_ZERO_LENGTH = 1 << 1,	/* size 0 is the empty value, not NULL */
	/* The next three apply to long columns; others ignore them. */
	ENG_SET_APPEND = 1 << 2,
	ENG_SET_OVERWRITE = 1 << 3,	/* from offset on */
	ENG_SET_SIZE = 1 << 4,		/* size is the new length; data may be
					 * NULL unless with OVERWRITE */
	ENG_SET_REVERT_DEFAULT = 1 << 5, /* with NULL: leave no explicit NULL */
	ENG_SET_UNIQUE_MULTI = 1 << 6,	/* no other value has these bytes */
	ENG_SET_UNIQUE_NORMALIZED = 1 << 7, /* nor has the same key */
	ENG_SET_SEPARATE = 1 << 8,	/* prefers to be outside the row */
	ENG_SET_INTRINSIC = 1 << 9	/* prefers to be inside */
};

#endif
