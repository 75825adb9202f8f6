/* SPDX-License-Identifier: MIT */
/* ese_param.h - the parameters of one instance, or of the process.
 *
 * A set knows only what a program has set in it; the rest has its default
 * from the table. */
#ifndef ESE_PARAM_H
#define ESE_PARAM_H

#include "ese_instance.h"

/* A copy of the process's parameters for a new instance; NULL when memory is
 * exhausted. */
struct ese_params *ese_params_new(void);
void ese_params_free(struct ese_params *params);

enum ese_param_form {
	ESE_PARAM_NONE,			/* no such parameter */
	ESE_PARAM_NUMBER,
	ESE_PARAM_TEXT
};
enum ese_param_form ese_param_form(unsigned param);

/* Whether the program has set it, in the instance or before it was made. */
bool ese_param_is_set(const struct ese_instance *instance, unsigned param);
/* The absolute path that a path parameter names, with '/' alone; freed with
 * base_free. */
JET_ERR ese_param_path(const struct ese_instance *instance, unsigned param,
    char **path);
/* A text parameter as a program reads it: a path is absolute, a directory ends
 * in a separator.  Freed with base_free. */
JET_ERR ese_param_spell(const struct ese_instance *instance, unsigned param,
    char **text);
/* JET_paramUnicodeIndexDefault: what indexes without a locale get. */
void ese_param_unicode(const struct ese_instance *instance,
    JET_UNICODEINDEX *unicode);

/* What a call about parameters means: those of a session's instance, as the
 * session has them ... */
bool ese_param_is_in_session(JET_SESID sesid);
/* ... or those of the instance, which is held; NULL: the process's. */
JET_ERR ese_param_hold_meant(JET_INSTANCE handle,
    struct ese_instance **instance);

#endif
