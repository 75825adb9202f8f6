/* SPDX-License-Identifier: MIT */
/* Exhausted memory under the calls on instances, sessions and databases. */

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "alloc_fault.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"
#include "tmpdir.h"

static struct ese_fix fx;

static void
setup(void)
{
	ese_fix_open(&fx);
}

static void
teardown(void)
{
	base_alloc_fail_after(0);
	ese_fix_close(&fx);
}

/* What a call may say: all is well, though it met the failure in something
 * that it can do without, or that there is no memory. */
static void
ck_fault(JET_ERR err)
{
	if (err < JET_errSuccess) {
		ck_assert(base_alloc_has_failed());
		ck_jet(JET_errOutOfMemory, err);
	}
}

START_TEST(create_instance_survives_exhausted_memory)
{
	EACH_ALLOC_FAULT(nth) {
		JET_INSTANCE instance;
		JET_ERR err = JetCreateInstance2W(&instance, u"fault",
		    u"shown", 0);

		ck_fault(err);
		if (err == JET_errSuccess)
			ck_jet(JET_errSuccess, JetTerm(instance));
	}
}
END_TEST

START_TEST(set_parameter_survives_exhausted_memory)
{
	JET_INSTANCE instance;

	ck_jet(JET_errSuccess, JetCreateInstance(&instance, "fault"));
	EACH_ALLOC_FAULT(nth) {
		char text[256];

		ck_fault(JetSetSystemParameterW(&instance, 0,
		    JET_paramSystemPath, 0, u"some\\where"));
		ck_fault(JetGetSystemParameter(instance, 0,
		    JET_paramSystemPath, NULL, text, sizeof(text)));
	}
	ck_jet(JET_errSuccess, JetTerm(instance));
}
END_TEST

START_TEST(init_survives_exhausted_memory)
{
	char *folder = jp_tmpdir_path(fx.dir, "init/");

	EACH_ALLOC_FAULT(nth) {
		JET_INSTANCE instance;
		JET_ERR err;

		base_alloc_fail_after(0);
		ck_jet(JET_errSuccess, JetCreateInstance(&instance, "fault"));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramSystemPath, 0, folder));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramLogFilePath, 0, folder));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramTempPath, 0, folder));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramCreatePathIfNotExist, 1, NULL));
		base_alloc_fail_after(nth);
		err = JetInit(&instance);
		ck_fault(err);
		if (err == JET_errSuccess)
			ck_assert_int_le(JetTerm(instance), JET_errSuccess);
	}
	free(folder);
}
END_TEST

START_TEST(begin_session_survives_exhausted_memory)
{
	EACH_ALLOC_FAULT(nth) {
		JET_SESID sesid;
		JET_ERR err = JetBeginSession(fx.instance, &sesid, NULL,
		    NULL);

		ck_fault(err);
		if (err == JET_errSuccess)
			ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
	}
}
END_TEST

START_TEST(create_database_survives_exhausted_memory)
{
	char *path = jp_tmpdir_path(fx.dir, "fault.edb");

	EACH_ALLOC_FAULT(nth) {
		JET_DBID dbid;
		JET_ERR err = JetCreateDatabase(fx.sesid, path, NULL, &dbid,
		    JET_bitDbOverwriteExisting);

		ck_fault(err);
		if (err == JET_errSuccess)
			ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid,
			    dbid, 0));
		/* the failure may come only here */
		err = JetDetachDatabase(fx.sesid, path);
		if (err == JET_errOutOfMemory)
			err = JetDetachDatabase(fx.sesid, path);
		ck_assert_msg(err == JET_errSuccess ||
		    err == JET_errDatabaseNotFound, "%s", ck_jet_name(err));
	}
	free(path);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_faults");
	TCase *tc = tcase_create("memory");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, create_instance_survives_exhausted_memory);
	tcase_add_test(tc, set_parameter_survives_exhausted_memory);
	tcase_add_test(tc, init_survives_exhausted_memory);
	tcase_add_test(tc, begin_session_survives_exhausted_memory);
	tcase_add_test(tc, create_database_survives_exhausted_memory);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
