/* SPDX-License-Identifier: MIT */
/* ese_arg.h - text arguments of the A and W forms, as UTF-8, and statements
 * made of several steps. */
#ifndef ESE_ARG_H
#define ESE_ARG_H

#include "ese_call.h"

/* A zeroed one holds nothing. */
struct ese_arg {
	const char *text;	/* NULL when the program gave NULL */
	size_t size;		/* bytes, with all its NULs when a run */
	char *owned;
};

/* text points to characters of the form that wide names.
 * JET_errOutOfMemory, JET_errUnicodeTranslationFail. */
JET_ERR ese_arg_take(struct ese_arg *arg, const void *text, bool wide);
/* bytes bytes of text, which may hold NULs. */
JET_ERR ese_arg_take_run(struct ese_arg *arg, const void *text,
    uint32_t bytes, bool wide);
void ese_arg_drop(struct ese_arg *arg);

/* A level of the engine's own around the steps of one call: all of it happens
 * or nothing.  end hands err through, unless the commit fails. */
JET_ERR ese_stmt_begin(struct ese_call *call);
JET_ERR ese_stmt_end(struct ese_call *call, JET_ERR err);
/* A snapshot for a call that reads in several steps; nothing inside a
 * transaction, which has its own. */
JET_ERR ese_snapshot_begin(struct ese_call *call, bool *begun);
JET_ERR ese_snapshot_end(struct ese_call *call, bool begun, JET_ERR err);

/* Fill of pages in percent, 0 the default; JET_errDensityInvalid. */
JET_ERR ese_density_take(uint32_t *density);

#endif
