/* SPDX-License-Identifier: MIT */
/* bde_session.h - sessions, as the calls about them and the engine's start
 * and end need them. */
#ifndef BDE_SESSION_H
#define BDE_SESSION_H

#include "bde_call.h"

enum { BDE_LOCK_RETRY = 5 };		/* seconds, until told otherwise */

/* Joins the process' list; name NULL invents one, net_dir may be NULL. */
DBIResult bde_session_new(const char *name, const char *net_dir,
    struct bde_session **session);
/* Ends what the session has open and takes its handle away; the caller is in
 * a call that entered it, and the last to leave frees it. */
void bde_session_close(struct bde_session *session);
void bde_session_free(struct bde_session *session);

/* An absolute directory without final slash, which exists. Takes both kinds of
 * slashes. DBIERR_INVALIDDIR. */
DBIResult bde_session_dir(const char *dir, DBIPATH absolute);
/* The directory that databases begin with. */
void bde_session_start_dir(DBIPATH dir);

#endif
