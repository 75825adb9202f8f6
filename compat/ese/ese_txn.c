/* SPDX-License-Identifier: MIT */
/* Transactions: begin, commit, roll back. */

#include <stddef.h>

#include "ese_call.h"

#define COMMIT_BITS (JET_bitCommitLazyFlush | JET_bitWaitLastLevel0Commit | \
	JET_bitWaitAllLevel0Commit | JET_bitForceNewLog)

JET_ERR
ese_txn_check(const struct ese_session *session)
{
	bool ours;

	if (session->txn_context != 0)
		ours = session->context == session->txn_context &&
		    session->context_thread == ese_thread();
	else
		ours = session->txn_thread == ese_thread();
	return ours ? JET_errSuccess : JET_errSessionSharingViolation;
}

static JET_ERR
begin(struct ese_session *session, JET_GRBIT grbit)
{
	unsigned level = eng_session_level(session->eng);
	JET_ERR err;

	/* Unknown bits are ignored, as in the vendor's engine. */
	if (level >= ENG_TXN_DEPTH_MAX)
		return JET_errTransTooDeep;
	/* A callback at level 0 finds a level that the update began; that
	 * one is bound to no thread but the caller's own. */
	if (level > 0 && session->callback_depth == 0) {
		err = ese_txn_check(session);
		if (err != JET_errSuccess)
			return err;
	}
	err = ese_error_of(eng_txn_begin(session->eng,
	    (grbit & JET_bitTransactionReadOnly) != 0));
	if (err == JET_errSuccess && level == 0) {
		session->txn_context = session->context;
		session->txn_thread = ese_thread();
	}
	return err;
}

JET_ERR JET_API
JetBeginTransaction(JET_SESID sesid)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetBeginTransaction, sesid);
	if (err == JET_errSuccess)
		err = begin(call.session, 0);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetBeginTransaction2(JET_SESID sesid, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetBeginTransaction2, sesid);
	if (err == JET_errSuccess)
		err = begin(call.session, grbit);
	return ese_leave(&call, err);
}

/* Whether there is a level to end here: none that was open before the running
 * callback, and none of another thread. */
static JET_ERR
check_level(const struct ese_session *session)
{
	if (eng_session_level(session->eng) <= session->level_floor)
		return JET_errNotInTransaction;
	return session->callback_depth > 0 ? JET_errSuccess :
	    ese_txn_check(session);
}

/* An update that is still prepared stays so and belongs to the level that is
 * left over, 0 included, as in the vendor's engine; long values set in it are
 * kept in memory until JetUpdate, so nothing is lost. */
static JET_ERR
commit(struct ese_session *session, JET_GRBIT grbit)
{
	bool outermost = eng_session_level(session->eng) == 1;
	JET_ERR err;

	err = check_level(session);
	if (err != JET_errSuccess)
		return err;
	grbit |= session->commit_default;
	return ese_error_of(eng_txn_commit(session->eng,
	    outermost && (grbit & JET_bitCommitLazyFlush) == 0));
}

/* The bits that wait for what was committed before, in or out of a
 * transaction; each stands alone. */
static JET_ERR
commit_or_wait(struct ese_call *call, JET_GRBIT grbit)
{
	JET_GRBIT wait = grbit & ~JET_bitCommitLazyFlush;

	if ((grbit & ~COMMIT_BITS) != 0)
		return JET_errInvalidGrbit;
	if (wait == 0)
		return commit(call->session, grbit);
	if (wait != grbit || (wait & (wait - 1)) != 0)
		return JET_errInvalidGrbit;
	return ese_error_of(eng_txn_flush(call->instance->env));
}

JET_ERR JET_API
JetCommitTransaction(JET_SESID sesid, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetCommitTransaction, sesid);
	if (err == JET_errSuccess)
		err = commit_or_wait(&call, grbit);
	return ese_leave(&call, err);
}

static JET_ERR
roll_back(struct ese_session *session, JET_GRBIT grbit)
{
	JET_ERR err;

	if ((grbit & ~JET_bitRollbackAll) != 0)
		return JET_errInvalidGrbit;
	err = check_level(session);
	if (err != JET_errSuccess)
		return err;
	do
		err = ese_error_of(eng_txn_rollback(session->eng));
	while (err == JET_errSuccess && (grbit & JET_bitRollbackAll) != 0 &&
	    eng_session_level(session->eng) > session->level_floor);
	return err;
}

JET_ERR JET_API
JetRollback(JET_SESID sesid, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetRollback, sesid);
	if (err == JET_errSuccess)
		err = roll_back(call.session, grbit);
	return ese_leave(&call, err);
}
