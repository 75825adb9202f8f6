/* SPDX-License-Identifier: MIT */
/* A fixture for tests of the ESE calls. */

#include "ese_fix.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "tmpdir.h"

static void
set_text(struct ese_fix *fx, uint32_t param, const char *text)
{
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx->instance,
	    JET_sesidNil, param, 0, text));
}

static void
set_number(struct ese_fix *fx, uint32_t param, JET_API_PTR number)
{
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx->instance,
	    JET_sesidNil, param, number, NULL));
}

static void
create_instance(struct ese_fix *fx)
{
	char *folder = jp_tmpdir_path(fx->dir, "");

	ck_jet(JET_errSuccess, JetCreateInstanceA(&fx->instance, fx->dir));
	set_text(fx, JET_paramSystemPath, folder);
	set_text(fx, JET_paramLogFilePath, folder);
	set_text(fx, JET_paramTempPath, folder);
	set_number(fx, JET_paramMaxSessions, 64);
	free(folder);
}

static void
begin_session(struct ese_fix *fx)
{
	ck_jet(JET_errSuccess, JetInit(&fx->instance));
	ck_jet(JET_errSuccess, JetBeginSessionA(fx->instance, &fx->sesid,
	    NULL, NULL));
	fx->tableid = JET_tableidNil;
}

void
ese_fix_create(struct ese_fix *fx)
{
	memset(fx, 0, sizeof(*fx));
	fx->sesid = JET_sesidNil;
	fx->dbid = JET_dbidNil;
	fx->tableid = JET_tableidNil;
	fx->dir = jp_tmpdir_new();
	fx->database = jp_tmpdir_path(fx->dir, "test.edb");
	create_instance(fx);
}

void
ese_fix_start(struct ese_fix *fx)
{
	begin_session(fx);
	ck_jet(JET_errSuccess, JetCreateDatabaseA(fx->sesid, fx->database,
	    NULL, &fx->dbid, 0));
}

void
ese_fix_open(struct ese_fix *fx)
{
	ese_fix_create(fx);
	ese_fix_start(fx);
}

void
ese_fix_restart(struct ese_fix *fx)
{
	if (fx->instance != 0)
		ck_jet(JET_errSuccess, JetTerm(fx->instance));
	create_instance(fx);
	begin_session(fx);
	ck_jet(JET_errSuccess, JetAttachDatabaseA(fx->sesid, fx->database, 0));
	ck_jet(JET_errSuccess, JetOpenDatabaseA(fx->sesid, fx->database, NULL,
	    &fx->dbid, 0));
}

void
ese_fix_close(struct ese_fix *fx)
{
	/* A test may have stopped it itself. */
	if (fx->instance != 0)
		JetTerm(fx->instance);
	fx->instance = 0;
	free(fx->database);
	fx->database = NULL;
	jp_tmpdir_remove(fx->dir);
	fx->dir = NULL;
}

JET_SESID
ese_fix_session(struct ese_fix *fx)
{
	JET_SESID sesid;
	JET_DBID dbid;

	ck_jet(JET_errSuccess, JetBeginSessionA(fx->instance, &sesid, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetOpenDatabaseA(sesid, fx->database, NULL,
	    &dbid, 0));
	ck_assert_uint_eq(dbid, fx->dbid);
	return sesid;
}
