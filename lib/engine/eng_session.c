/* SPDX-License-Identifier: MIT */
/* eng_session.c - sessions: objects of one thread at a time. */
#include "base_alloc.h"
#include "eng_cursor.h"
#include "eng_env.h"
#include "eng_guest.h"
#include "eng_hold.h"
#include "eng_lock.h"
#include "eng_session.h"

eng_status
eng_session_begin(struct eng_env *env, struct eng_session **session)
{
	struct eng_session *s;

	*session = NULL;
	s = base_calloc(1, sizeof(*s));
	if (s == NULL)
		return ENG_E_NO_MEMORY;
	s->env = env;
	TAILQ_INIT(&s->cursors);
	TAILQ_INIT(&s->holds);
	TAILQ_INIT(&s->held);
	*session = s;
	return ENG_OK;
}

void
eng_session_end(struct eng_session *session)
{
	struct eng_cursor *cursor;

	if (session == NULL)
		return;
	while (session->level > 0)
		eng_txn_rollback(session);
	eng_hold_session_ends(session);
	while ((cursor = TAILQ_FIRST(&session->cursors)) != NULL)
		eng_cursor_expel(cursor);
	eng_lock_session_ended(session);
	if (session->is_guest)
		eng_guest_left(session);
	eng_upkeep_free(session->upkeep);
	base_free(session->levels);
	base_free(session);
}

void
eng_session_set_lazy(struct eng_session *session, bool lazy)
{
	session->lazy = lazy;
}

void
eng_session_keep_cursors(struct eng_session *session, bool keep)
{
	session->keeps_cursors = keep;
}

struct eng_env *
eng_session_env(struct eng_session *session)
{
	return session->env;
}

struct eng_session *
eng_session_home(struct eng_session *session)
{
	return session->applier != NULL ? session->applier : session;
}

unsigned
eng_session_level(const struct eng_session *session)
{
	return session->level;
}

void
eng_session_stay(struct eng_session *session)
{
	if (!session->env->shared || session->level == 0 || session->stays)
		return;
	eng_shared_enter(session->env);
	session->stays = true;
}

void
eng_session_go(struct eng_session *session)
{
	if (!session->stays)
		return;
	session->stays = false;
	eng_shared_leave(session->env);
}

int32_t
eng_session_refusal(const struct eng_session *session)
{
	return session->refusal;
}

void
eng_session_set_refusal(struct eng_session *session, int32_t code)
{
	session->refusal = code;
}

struct eng_view
eng_session_view(const struct eng_session *session)
{
	const struct eng_session *s =
	    session->applier != NULL ? session->applier : session;
	struct eng_view view = { s->txn, 0, session->caching };

	view.snapshot = s->txn != NULL ? s->txn->snapshot :
	    atomic_load_explicit(&s->env->commit_seq, memory_order_acquire);
	return view;
}
