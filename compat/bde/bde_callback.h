/* SPDX-License-Identifier: MIT */
/* bde_callback.h - callbacks outside of sessions. */
#ifndef BDE_CALLBACK_H
#define BDE_CALLBACK_H

/* Runs cbDETACHNOTIFY, which belongs to the process, and forgets it. */
void bde_callback_detach(void);

#endif
