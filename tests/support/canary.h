/* SPDX-License-Identifier: MIT */
#ifndef CANARY_H
#define CANARY_H

#include <stddef.h>

/*
 * A buffer of exactly size bytes with guard bytes before and behind it: what a
 * call writes outside its buffer is found by canary_check.
 */
struct canary {
	unsigned char *data;	/* size bytes of 0xA5, the call's buffer */
	size_t size;
};

struct canary
canary_new(size_t size);

/* Fails the running test when a guard byte has changed. */
void
canary_check(const struct canary *canary);

/* How many bytes at the end of the buffer nobody has written to. */
size_t
canary_untouched(const struct canary *canary);

/* Checks, then releases. */
void
canary_free(struct canary *canary);

#endif
