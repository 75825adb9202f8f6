/* SPDX-License-Identifier: MIT */
/* ese_param.h - the parameters of one instance, or of the process.
 *
 * A set knows only what a program has set in it; the rest has its default
 * from the table. */
#ifndef ESE_PARAM_H
#define ESE_PARAM_H

#include "ese_call.h"

/* A copy of the process's parameters for a new instance; NULL when memory is
 * exhausted. */
struct ese_params *ese_params_new(void);
void ese_params_free(struct ese_params *params);

/* Whether the program has set it, in the instance or before it was made. */
bool ese_param_is_set(const struct ese_instance *instance, unsigned param);
/* The absolute path that a path parameter names, with '/' alone; freed with
 * base_free. */
JET_ERR ese_param_path(const struct ese_instance *instance, unsigned param,
    char **path);
/* JET_paramUnicodeIndexDefault: what indexes without a locale get. */
void ese_param_unicode(const struct ese_instance *instance,
    JET_UNICODEINDEX *unicode);

#endif
