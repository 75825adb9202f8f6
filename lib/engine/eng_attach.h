/* SPDX-License-Identifier: MIT */
/* eng_attach.h - what a store has in memory while it is attached. */
#ifndef ENG_ATTACH_H
#define ENG_ATTACH_H

#include "eng_store.h"

/* Frees the tables and trees of a store that is about to be detached or
 * abandoned; harmless for one that has none.  No lock held, nobody uses it. */
void eng_attach_forget(struct eng_store *store);

#endif
