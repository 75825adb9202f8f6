/* SPDX-License-Identifier: MIT */
/* Random calls on sessions, transactions, databases and parameters. */

#include <stdio.h>

#include "ese_fuzz.h"

static JET_ERR
do_begin(struct fuzz_step *step)
{
	if (fuzz_once_in(3))
		return JetBeginTransaction2(fuzz_session(step),
		    FUZZ_FLAGS(JET_bitTransactionReadOnly));
	return JetBeginTransaction(fuzz_session(step));
}

static JET_ERR
do_commit(struct fuzz_step *step)
{
	return JetCommitTransaction(fuzz_session(step),
	    fuzz_once_in(8) ? FUZZ_FLAGS(JET_bitCommitLazyFlush,
	    JET_bitWaitLastLevel0Commit, JET_bitWaitAllLevel0Commit) :
	    JET_bitCommitLazyFlush);
}

static JET_ERR
do_rollback(struct fuzz_step *step)
{
	return JetRollback(fuzz_session(step), FUZZ_FLAGS(JET_bitRollbackAll));
}

static JET_ERR
do_begin_session(struct fuzz_step *step)
{
	unsigned i = fuzz_below(FUZZ_SESSIONS);
	JET_INSTANCE instance = fuzz_once_in(20) ? step->at.tableid :
	    fuzz.instance;
	JET_SESID sesid = 0;
	JET_DBID dbid;
	JET_ERR err;

	err = JetBeginSessionA(instance, fuzz_once_in(20) ? NULL : &sesid,
	    NULL, NULL);
	if (err < 0)
		return err;
	/* one that is in use stays; nobody would end it later */
	err = JetEndSession(fuzz.sesid[i], 0);
	if (err == JET_errSuccess || err == JET_errInvalidSesid)
		fuzz.sesid[i] = sesid;
	else
		return JetEndSession(sesid, 0);
	return JetOpenDatabaseA(sesid, fuzz.database, NULL, &dbid, 0);
}

static JET_ERR
do_end_session(struct fuzz_step *step)
{
	return JetEndSession(fuzz_session(step), FUZZ_FLAGS(1));
}

static JET_ERR
do_context(struct fuzz_step *step)
{
	if (fuzz_once_in(3))
		return JetSetSessionContext(fuzz_session(step),
		    1 + fuzz_below(3));
	return JetResetSessionContext(fuzz_session(step));
}

static JET_ERR
do_open_database(struct fuzz_step *step)
{
	JET_DBID dbid = 0;

	return JetOpenDatabaseA(fuzz_session(step), fuzz_once_in(9) ?
	    "/nowhere/at/all.edb" : fuzz.database, NULL,
	    fuzz_once_in(20) ? NULL : &dbid, FUZZ_FLAGS(JET_bitDbReadOnly,
	    JET_bitDbExclusive));
}

static JET_ERR
do_close_database(struct fuzz_step *step)
{
	return JetCloseDatabase(fuzz_session(step), fuzz_dbid(),
	    FUZZ_FLAGS(1));
}

static JET_ERR
do_other_database(struct fuzz_step *step)
{
	JET_SESID sesid = fuzz_session(step);
	JET_DBID dbid = 0;
	char path[1024];
	JET_ERR err;

	snprintf(path, sizeof(path), "%s.%u", fuzz.database, fuzz_below(2));
	switch (fuzz_below(4)) {
	case 0:
		err = JetCreateDatabaseA(sesid, path, NULL, &dbid,
		    FUZZ_FLAGS(JET_bitDbOverwriteExisting));
		if (err >= 0)
			JetCloseDatabase(sesid, dbid, 0);
		return err;
	case 1:
		return JetAttachDatabaseA(sesid, path,
		    FUZZ_FLAGS(JET_bitDbReadOnly));
	case 2:
		return JetDetachDatabaseA(sesid, path);
	default:
		return JetDetachDatabaseA(sesid, fuzz_once_in(3) ? NULL :
		    fuzz.database);
	}
}

static JET_ERR
do_parameter(struct fuzz_step *step)
{
	uint32_t param = fuzz_once_in(3) ? fuzz_below(300) :
	    FUZZ_ONE_OF(JET_paramSystemPath, JET_paramTempPath,
	    JET_paramMaxSessions, JET_paramBaseName, JET_paramCacheSize,
	    JET_paramErrorToString);
	uint32_t room = fuzz_size();
	JET_API_PTR number = fuzz_below(3000);

	return JetGetSystemParameterA(fuzz_once_in(20) ? 77 : fuzz.instance,
	    fuzz_session(step), param, fuzz_once_in(20) ? NULL : &number,
	    fuzz_out(step, room), room);
}

static JET_ERR
do_version(struct fuzz_step *step)
{
	return JetGetVersion(fuzz_session(step), fuzz_out_number(step));
}

const struct fuzz_op fuzz_session_ops[] = {
	{ "begin", 14, do_begin },
	{ "commit", 12, do_commit },
	{ "rollback", 8, do_rollback },
	{ "begin session", 3, do_begin_session },
	{ "end session", 1, do_end_session },
	{ "context", 1, do_context },
	{ "open database", 5, do_open_database },
	{ "close database", 1, do_close_database },
	{ "other database", 1, do_other_database },
	{ "parameter", 2, do_parameter },
	{ "version", 1, do_version },
	{ NULL, 0, NULL }
};
