/* SPDX-License-Identifier: MIT */
/* ese_default.h - default values that a function of the program computes. */
#ifndef ESE_DEFAULT_H
#define ESE_DEFAULT_H

#include "ese_column.h"

struct ese_default {
	struct ese_arg callback;
};

/* Reads the JET_USERDEFINEDDEFAULT behind arg->value into def, which then
 * points into user until that is dropped.  JET_errInvalidGrbit,
 * JET_errInvalidParameter, JET_errCallbackNotResolved. */
JET_ERR ese_default_take(struct ese_call *call,
    const struct ese_column_arg *arg, struct ese_default *user,
    struct eng_column_def *def);
void ese_default_drop(struct ese_default *user);
/* Whether the functions of a table being opened are there, where that is to be
 * known: JET_errCallbackNotResolved. */
JET_ERR ese_default_check(const struct ese_instance *instance,
    struct eng_cursor *cursor);

/* The function of a name "module!function", NULL when there is none, and
 * whether the program allows the search. */
JET_CALLBACK ese_default_resolve(const char *name);
bool ese_default_is_enabled(const struct ese_instance *instance);

#endif
