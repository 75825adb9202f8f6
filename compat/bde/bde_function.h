/* SPDX-License-Identifier: MIT */
/* bde_function.h - functions in expressions. */
#ifndef BDE_FUNCTION_H
#define BDE_FUNCTION_H

#include "bde_value.h"

enum { BDE_FUNCTION_ARGS_MAX = 3 };

enum bde_function { BDE_F_NONE, BDE_F_UPPER, BDE_F_LOWER, BDE_F_TRIM,
	BDE_F_TRIMLEFT, BDE_F_TRIMRIGHT, BDE_F_SUBSTRING };

/* Without case; BDE_F_NONE when there is no such function. */
enum bde_function bde_function_find(const char *name);
/* Whether it takes arguments of these kinds. */
bool bde_function_check(enum bde_function function,
    const struct bde_value *args, unsigned count);
void bde_function_call(enum bde_function function,
    const struct bde_value *args, unsigned count, struct bde_value *value);

#endif
