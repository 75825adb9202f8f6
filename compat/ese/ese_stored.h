/* SPDX-License-Identifier: MIT */
/* ese_stored.h - callbacks that are stored with a table. */
#ifndef ESE_STORED_H
#define ESE_STORED_H

#include "ese_call.h"

/* Stores the callback of a table that is being created, and lets it be
 * called.  JET_errInvalidParameter, JET_errCallbackNotResolved. */
JET_ERR ese_stored_set(struct ese_call *call, struct eng_cursor *cursor,
    const char *name, JET_CBTYP cbtyp);
/* Lets the callbacks stored with the cursor's table and its template be
 * called from now on.  JET_errCallbackNotResolved. */
JET_ERR ese_stored_watch(struct ese_instance *instance,
    struct eng_cursor *cursor);

/* In ese_callback.c: a registration whose handle nobody is told, for the
 * life of the table.  Without fn each event is JET_errCallbackFailed. */
JET_ERR ese_callback_watch(struct ese_instance *instance,
    struct bus_scope *scope, JET_CBTYP cbtyp, JET_CALLBACK fn);

#endif
