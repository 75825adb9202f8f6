/* SPDX-License-Identifier: MIT */
#ifndef ALLOC_FAULT_H
#define ALLOC_FAULT_H

#include <check.h>

#include "base_alloc.h"

enum { ALLOC_FAULT_LIMIT = 100000 };

/*
 * Runs the statement that follows with the 1st, 2nd, 3rd ... allocation
 * failing, until it runs to its end without meeting the failure:
 *
 *	EACH_ALLOC_FAULT(nth) {
 *		st = call_under_test();
 *		if (base_alloc_has_failed())
 *			ck_assert_int_eq(st, NO_MEMORY);
 *	}
 *
 * What the statement makes it must take away again, as it runs many times.
 * Neither break nor return may leave it. For programs linked with UNIT_LIBS.
 */
#define EACH_ALLOC_FAULT(nth)						\
	for (long nth = alloc_fault_next(0); nth > 0;			\
	    nth = alloc_fault_next(nth))

/* Which allocation is to fail next after the nth; 0 when all had their turn. */
static inline long
alloc_fault_next(long nth)
{
	if (nth > 0 && !base_alloc_has_failed()) {
		base_alloc_fail_after(0);
		return 0;
	}
	ck_assert_int_lt(nth, ALLOC_FAULT_LIMIT);
	base_alloc_fail_after(nth + 1);
	return nth + 1;
}

#endif
