/* SPDX-License-Identifier: MIT */
/* ese_give.h - bytes into a caller's buffer. */
#ifndef ESE_GIVE_H
#define ESE_GIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Copies what fits; *actual (may be NULL) becomes the whole size; gives
 * whether all fitted.  out may be NULL, then nothing is copied. */
static inline bool
ese_give_bytes(const void *bytes, size_t size, void *out, uint32_t room,
    uint32_t *actual)
{
	size_t take = size < room ? size : room;

	if (actual != NULL)
		*actual = (uint32_t)size;
	if (out != NULL && take > 0)
		memcpy(out, bytes, take);
	return size <= room;
}

#endif
