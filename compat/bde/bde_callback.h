/* SPDX-License-Identifier: MIT */
/* bde_callback.h - callbacks outside of sessions. */
#ifndef BDE_CALLBACK_H
#define BDE_CALLBACK_H

#include "bde_call.h"

/* Runs cbDETACHNOTIFY, which belongs to the process, in a session, and
 * forgets it. */
void bde_callback_detach(struct bde_session *session);

#endif
