/* SPDX-License-Identifier: MIT */
/* Allocation through one door, with a hook that makes it fail for tests. */

#include "base_alloc.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* Allocations left until one fails; 0 when none is to fail. */
static atomic_long fail_countdown;
static atomic_int has_failed;

static int
count_down_to_failure(void)
{
	long left = atomic_load(&fail_countdown);

	while (left > 0)
		if (atomic_compare_exchange_weak(&fail_countdown, &left,
		    left - 1))
			break;
	if (left != 1)
		return 0;
	atomic_store(&has_failed, 1);
	return 1;
}

/* The fast path is one relaxed load: nobody asks for failures but tests. */
static inline int
must_fail(void)
{
	if (atomic_load_explicit(&fail_countdown, memory_order_relaxed) == 0)
		return 0;
	return count_down_to_failure();
}

void *
base_malloc(size_t size)
{
	if (must_fail())
		return NULL;
	return malloc(size > 0 ? size : 1);
}

void *
base_calloc(size_t count, size_t size)
{
	if (must_fail())
		return NULL;
	if (count == 0 || size == 0)
		return calloc(1, 1);
	return calloc(count, size);
}

void *
base_realloc(void *old, size_t size)
{
	if (must_fail())
		return NULL;
	return realloc(old, size > 0 ? size : 1);
}

void
base_free(void *block)
{
	free(block);
}

char *
base_strdup(const char *text)
{
	return base_memdup(text, strlen(text) + 1);
}

void *
base_memdup(const void *bytes, size_t size)
{
	void *copy = base_malloc(size);

	if (copy != NULL && size > 0)
		memcpy(copy, bytes, size);
	return copy;
}

void
base_alloc_fail_after(long nth)
{
	atomic_store(&has_failed, 0);
	atomic_store(&fail_countdown, nth > 0 ? nth : 0);
}

int
base_alloc_has_failed(void)
{
	return atomic_load(&has_failed);
}
