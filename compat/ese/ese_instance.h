/* SPDX-License-Identifier: MIT */
/* ese_instance.h - the instances of the process, for the files that make,
 * find and end things of theirs. */
#ifndef ESE_INSTANCE_H
#define ESE_INSTANCE_H

#include "ese_call.h"

enum ese_mode {
	ESE_MODE_NONE,			/* there is no instance */
	ESE_MODE_ONE,
	ESE_MODE_MANY
};

/* Finds an instance and keeps it from being freed, in whatever state it is.
 * In one-instance mode it is the only one, whatever the handle says. */
JET_ERR ese_instance_hold(JET_INSTANCE handle, struct ese_instance **out);
/* The only instance of one-instance mode, or NULL. */
struct ese_instance *ese_instance_hold_only(void);
void ese_instance_release(struct ese_instance *instance);
enum ese_mode ese_instance_mode(void);

/* ---- ese_session.c ---- */

/* Keeps a session struct that nobody uses any more for the next session. */
void ese_session_give(struct ese_session *session);
/* Ends a session that the caller has claimed, with all it has open. */
void ese_session_end(struct ese_session *session);

/* The program's view of a session of the engine's own, claimed by the calling
 * thread; NULL: no memory.  disown: unclaims and frees it with all that was
 * opened in it, but for the engine's session. */
struct ese_session *ese_session_adopt(struct ese_instance *instance,
    struct eng_session *eng);
void ese_session_disown(struct ese_session *session);

#endif
