/* SPDX-License-Identifier: MIT */
/* base_handle.h - handles given to programs: numbers that can be checked.
 *
 * A handle names a slot and the generation of its use, so a handle that was
 * closed, belongs to another kind of object or was never given out is found
 * out by arithmetic; no pointer of a program is ever followed. */
#ifndef BASE_HANDLE_H
#define BASE_HANDLE_H

#include <stdint.h>

typedef uintptr_t base_handle;		/* never 0 and never all ones */

/* kind: 1..15, chosen by the caller; object is not NULL.  Gives 0 when memory
 * or numbers are exhausted. */
base_handle base_handle_new(unsigned kind, void *object);
/* The object, or NULL when the handle is not a live one of that kind. */
void *base_handle_get(unsigned kind, base_handle handle);
/* Makes the handle stale.  Harmless when it already is.  A thread that looked
 * the handle up before may still hold the object: its owner sees to that. */
void base_handle_free(unsigned kind, base_handle handle);

#endif
