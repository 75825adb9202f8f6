/* SPDX-License-Identifier: MIT */
/* Buffers that tell when a call writes past their ends. */

#include "canary.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum {
	GUARD_SIZE = 64,
	GUARD_BYTE = 0x5C,
	FILL_BYTE = 0xA5
};

struct canary
canary_new(size_t size)
{
	struct canary canary;
	unsigned char *block = malloc(size + 2 * GUARD_SIZE);

	ck_assert_ptr_nonnull(block);
	memset(block, GUARD_BYTE, size + 2 * GUARD_SIZE);
	memset(block + GUARD_SIZE, FILL_BYTE, size);
	canary.data = block + GUARD_SIZE;
	canary.size = size;
	return canary;
}

void
canary_check(const struct canary *canary)
{
	const unsigned char *before = canary->data - GUARD_SIZE;
	const unsigned char *behind = canary->data + canary->size;
	size_t i;

	for (i = 0; i < GUARD_SIZE; i++) {
		ck_assert_msg(before[i] == GUARD_BYTE,
		    "wrote %zu bytes before the buffer", GUARD_SIZE - i);
		ck_assert_msg(behind[i] == GUARD_BYTE,
		    "wrote past a buffer of %zu bytes, at +%zu",
		    canary->size, i);
	}
}

size_t
canary_untouched(const struct canary *canary)
{
	size_t untouched = 0;

	while (untouched < canary->size &&
	    canary->data[canary->size - untouched - 1] == FILL_BYTE)
		untouched++;
	return untouched;
}

void
canary_free(struct canary *canary)
{
	canary_check(canary);
	free(canary->data - GUARD_SIZE);
	canary->data = NULL;
	canary->size = 0;
}
