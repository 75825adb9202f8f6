/* SPDX-License-Identifier: MIT */
/* Callbacks stored with tables: "JET_TABLECREATE2 Structure", szCallback and
 * cbtyp; fcreate.cxx, cat.cxx. */

#include <check.h>
#include <esent.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

static struct ese_fix fx;

static char trace[64];
static JET_CBTYP last_event;
static void *last_context;
static JET_ERR answer;

JET_ERR JET_API stored_fn(JET_SESID, JET_DBID, JET_TABLEID, JET_CBTYP,
    void *, void *, void *, JET_API_PTR);
JET_ERR JET_API stored_base_fn(JET_SESID, JET_DBID, JET_TABLEID, JET_CBTYP,
    void *, void *, void *, JET_API_PTR);

static JET_ERR
note(const char *letter, JET_CBTYP cbtyp, void *context)
{
	strcat(trace, letter);
	last_event = cbtyp;
	last_context = context;
	return answer;
}

__attribute__((visibility("default"))) JET_ERR JET_API
stored_fn(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)arg1, (void)arg2;
	(void)unused;
	return note("s", cbtyp, context);
}

__attribute__((visibility("default"))) JET_ERR JET_API
stored_base_fn(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)arg1, (void)arg2;
	(void)unused;
	return note("b", cbtyp, context);
}

static JET_ERR JET_API
registered_fn(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)arg1, (void)arg2;
	(void)unused;
	return note("r", cbtyp, context);
}

static void
set_param(uint32_t param, JET_API_PTR value)
{
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, param, value, NULL));
}

static void
setup(void)
{
	ese_fix_create(&fx);
	set_param(JET_paramEnablePersistedCallbacks, 1);
	ese_fix_start(&fx);
	trace[0] = '\0';
	answer = JET_errSuccess;
}

static void
setup_plain(void)
{
	ese_fix_open(&fx);
	trace[0] = '\0';
	answer = JET_errSuccess;
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static JET_TABLECREATE2_A
describe(const char *name, const char *callback, JET_CBTYP cbtyp)
{
	static JET_COLUMNCREATE_A column;

	column = (JET_COLUMNCREATE_A){ .cbStruct = sizeof(column),
	    .szColumnName = (char *)"n", .coltyp = JET_coltypLong };
	return (JET_TABLECREATE2_A){
		.cbStruct = sizeof(JET_TABLECREATE2_A),
		.szTableName = (char *)name,
		.rgcolumncreate = &column,
		.cColumns = 1,
		.szCallback = (char *)callback,
		.cbtyp = cbtyp
	};
}

static JET_ERR
create(const char *name, const char *callback, JET_CBTYP cbtyp)
{
	JET_TABLECREATE2_A table = describe(name, callback, cbtyp);
	JET_ERR err;

	err = JetCreateTableColumnIndex2A(fx.sesid, fx.dbid, &table);
	fx.tableid = table.tableid;
	if (err == JET_errSuccess)
		ck_assert_uint_eq(table.cCreated, 3);
	return err;
}

static JET_ERR
insert(void)
{
	JET_ERR err;

	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
	    JET_prepInsert));
	err = JetUpdate(fx.sesid, fx.tableid, NULL, 0, NULL);
	if (err != JET_errSuccess)
		ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
		    JET_prepCancel));
	return err;
}

static JET_ERR
open_table(const char *name)
{
	return JetOpenTableA(fx.sesid, fx.dbid, name, NULL, 0, 0,
	    &fx.tableid);
}

/* The same files in an instance with these parameters. */
static void
restart(int enable, int disable)
{
	ck_jet(JET_errSuccess, JetSetSystemParameterA(NULL, JET_sesidNil,
	    JET_paramEnablePersistedCallbacks, enable, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(NULL, JET_sesidNil,
	    JET_paramDisableCallbacks, disable, NULL));
	ese_fix_restart(&fx);
	trace[0] = '\0';
}

START_TEST(it_is_called_for_its_events)
{
	ck_jet(JET_errSuccess, create("a", "!stored_fn",
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errSuccess, insert());
	ck_assert_str_eq(trace, "s");
	ck_assert_uint_eq(last_event, JET_cbtypBeforeInsert);
	ck_assert_ptr_null(last_context);
	answer = JET_errClientSpaceBegin;
	ck_jet(JET_errClientSpaceBegin, insert());
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errNoCurrentRecord, JetMove(fx.sesid, fx.tableid, 1, 0));
}
END_TEST

START_TEST(registered_ones_come_first)
{
	JET_HANDLE handle;

	ck_jet(JET_errSuccess, create("a", "!stored_fn",
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errSuccess, JetRegisterCallback(fx.sesid, fx.tableid,
	    JET_cbtypBeforeInsert, registered_fn, NULL, &handle));
	ck_jet(JET_errSuccess, insert());
	ck_assert_str_eq(trace, "rs");
	ck_jet(JET_errSuccess, JetUnregisterCallback(fx.sesid, fx.tableid,
	    JET_cbtypBeforeInsert, handle));
	ck_jet(JET_errSuccess, insert());
	ck_assert_str_eq(trace, "rss");
}
END_TEST

START_TEST(it_is_there_after_a_restart)
{
	JET_HANDLE handle;

	ck_jet(JET_errSuccess, create("a", "!stored_fn",
	    JET_cbtypBeforeInsert | JET_cbtypAfterInsert));
	restart(1, 0);
	ck_jet(JET_errSuccess, open_table("a"));
	ck_jet(JET_errSuccess, JetRegisterCallback(fx.sesid, fx.tableid,
	    JET_cbtypBeforeInsert, registered_fn, NULL, &handle));
	ck_jet(JET_errSuccess, open_table("a"));
	ck_jet(JET_errSuccess, insert());
	ck_assert_str_eq(trace, "rss");
}
END_TEST

START_TEST(that_of_a_template_is_called_last)
{
	JET_TABLECREATE2_A base = describe("base", "!stored_base_fn",
	    JET_cbtypBeforeInsert);
	JET_TABLECREATE2_A derived = describe("derived", "!stored_fn",
	    JET_cbtypBeforeInsert);

	base.grbit = JET_bitTableCreateTemplateTable;
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex2A(fx.sesid, fx.dbid,
	    &base));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, base.tableid));
	derived.szTemplateTableName = (char *)"base";
	derived.cColumns = 0;
	ck_jet(JET_errSuccess, JetCreateTableColumnIndex2A(fx.sesid, fx.dbid,
	    &derived));
	restart(1, 0);
	ck_jet(JET_errSuccess, open_table("derived"));
	ck_jet(JET_errSuccess, insert());
	ck_assert_str_eq(trace, "sb");
}
END_TEST

START_TEST(a_name_that_is_wrong_or_names_nothing_is_refused)
{
	char name[300];

	ck_jet(JET_errInvalidParameter, create("a", "!stored_fn", 0));
	ck_jet(JET_errInvalidParameter, create("a", "stored_fn",
	    JET_cbtypBeforeInsert));
	memset(name, '!', sizeof(name));
	name[255] = '\0';
	ck_jet(JET_errInvalidParameter, create("a", name,
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errCallbackNotResolved, create("a", "!no_such_fn",
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errCallbackNotResolved, create("a", "/no/module!f",
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errObjectNotFound, open_table("a"));
}
END_TEST

START_TEST(it_ends_with_the_table)
{
	ck_jet(JET_errSuccess, create("a", "!stored_fn",
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetDeleteTable(fx.sesid, fx.dbid, "a"));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, create("a", "!stored_fn",
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, "a", 1, 80,
	    &fx.tableid));
	ck_jet(JET_errSuccess, insert());
	ck_assert_str_eq(trace, "");
}
END_TEST

START_TEST(a_missing_function_keeps_the_table_closed)
{
	ck_jet(JET_errSuccess, create("a", "!no_such_fn",
	    JET_cbtypBeforeInsert));
	restart(1, 0);
	ck_jet(JET_errCallbackNotResolved, open_table("a"));
	ck_jet(JET_errCallbackNotResolved, open_table("a"));
	restart(0, 0);
	ck_jet(JET_errSuccess, open_table("a"));
}
END_TEST

START_TEST(without_permission_its_events_fail)
{
	ck_jet(JET_errSuccess, create("a", "!stored_fn",
	    JET_cbtypBeforeInsert | JET_cbtypAfterDelete));
	ck_jet(JET_errCallbackFailed, insert());
	ck_assert_str_eq(trace, "");
	restart(0, 1);
	ck_jet(JET_errSuccess, open_table("a"));
	ck_jet(JET_errSuccess, insert());
	restart(0, 0);
	ck_jet(JET_errSuccess, open_table("a"));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetDelete(fx.sesid, fx.tableid));
	ck_assert_str_eq(trace, "");
}
END_TEST

START_TEST(all_of_them_can_be_passed_over)
{
	ck_jet(JET_errSuccess, create("a", "!no_such_fn",
	    JET_cbtypBeforeInsert));
	restart(1, 1);
	ck_jet(JET_errSuccess, open_table("a"));
	ck_jet(JET_errSuccess, insert());
	ck_jet(JET_errSuccess, create("b", "!no_such_fn",
	    JET_cbtypBeforeInsert));
	ck_jet(JET_errSuccess, insert());
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("ese_stored");
	TCase *tc;

	tc = tcase_create("enabled");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, it_is_called_for_its_events);
	tcase_add_test(tc, registered_ones_come_first);
	tcase_add_test(tc, it_is_there_after_a_restart);
	tcase_add_test(tc, that_of_a_template_is_called_last);
	tcase_add_test(tc, a_name_that_is_wrong_or_names_nothing_is_refused);
	tcase_add_test(tc, it_ends_with_the_table);
	suite_add_tcase(suite, tc);
	tc = tcase_create("not enabled");
	tcase_add_checked_fixture(tc, setup_plain, teardown);
	tcase_add_test(tc, a_missing_function_keeps_the_table_closed);
	tcase_add_test(tc, without_permission_its_events_fail);
	tcase_add_test(tc, all_of_them_can_be_passed_over);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
