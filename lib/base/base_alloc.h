/* SPDX-License-Identifier: MIT */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

/*
 * All memory of the library comes from here, so that a test can let any
 * allocation fail. Each call gives NULL when memory is exhausted; what it
 * gives is released with base_free.
 */

void *
base_malloc(size_t size);

/* Zeroed; NULL also when count * size does not fit a size_t. */
void *
base_calloc(size_t count, size_t size);

/* As realloc: when it fails the old block stays as it was. */
void *
base_realloc(void *old, size_t size);

void
base_free(void *block);

char *
base_strdup(const char *text);

/* A copy of size bytes; a size of 0 gives a block that can be freed. */
void *
base_memdup(const void *bytes, size_t size);

/*
 * For tests: let the nth allocation from now fail (1 is the next one), once,
 * whichever thread makes it; 0 switches failing off.
 */
void
base_alloc_fail_after(long nth);

/* For tests: 1 when the failure asked for has happened, else 0. */
int
base_alloc_has_failed(void);

#endif
