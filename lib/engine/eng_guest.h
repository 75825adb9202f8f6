/* SPDX-License-Identifier: MIT */
/* eng_guest.h - sessions that came into an environment by a store's path. */
#ifndef ENG_GUEST_H
#define ENG_GUEST_H

#include "eng_env.h"

/* Held while a guest goes from a store's path to a cursor, and while a store
 * is marked as one that guests do not find, and detached. */
void eng_guest_lock(void);
void eng_guest_unlock(void);
/* Guests may find the store from now on. */
void eng_guest_welcome(struct eng_store *store);
/* A guest's session ends; it does not look at its environment any more. */
void eng_guest_left(struct eng_session *session);

#endif
