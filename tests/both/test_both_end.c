/* SPDX-License-Identifier: MIT */
/* How a table of an ESE database opens through Dbi calls, and what remains of
 * it when the instance ends under them: "JetTerm2 Function". */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "both_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"
#include "suite.h"

static struct both fx;
static JET_ERR ended;
static int heard;

static void
setup(void)
{
	ended = JET_errSuccess;
	heard = 0;
	both_open(&fx);
}

static void
teardown(void)
{
	both_close(&fx);
}

static void
end_instance(JET_GRBIT grbit)
{
	ck_jet(JET_errSuccess, JetTerm2(fx.ese.instance, grbit));
	fx.ese.instance = 0;
}

static void
set_text(uint32_t param)
{
	char path[256];

	snprintf(path, sizeof path, "%s/", fx.ese.dir);
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.ese.instance,
	    JET_sesidNil, param, 0, path));
}

/* ---- the instance ends ---- */

START_TEST(the_end_of_the_instance_closes_the_cursors_of_dbi)
{
	hDBICur other = both_cursor(fx.bde.db);

	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	end_instance(JET_bitTermComplete);
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetToBegin(fx.cur));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetNextRecord(other, dbiNOLOCK, fx.buf,
	    NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiCloseCursor(&fx.cur));
	ck_dbi(DBIERR_NOSUCHFILE, both_try(fx.bde.db, "test.edb:t",
	    dbiOPENSHARED, &fx.cur));
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&fx.bde.db));
}
END_TEST

START_TEST(a_database_handle_finds_the_next_instance)
{
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ese_fix_restart(&fx.ese);
	fx.cur = both_cursor(fx.bde.db);
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 one");
}
END_TEST

START_TEST(a_database_handle_finds_the_database_with_another_instance)
{
	JET_INSTANCE instance = 0;
	JET_SESID sesid;
	char path[256];

	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_jet(JET_errSuccess, JetCloseTable(fx.ese.sesid, fx.ese.tableid));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.ese.sesid, fx.ese.dbid,
	    0));
	ck_jet(JET_errSuccess, JetDetachDatabaseA(fx.ese.sesid,
	    fx.ese.database));
	ck_jet(JET_errSuccess, JetCreateInstanceA(&instance, "second"));
	snprintf(path, sizeof path, "%s/second/", fx.ese.dir);
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&instance,
	    JET_sesidNil, JET_paramCreatePathIfNotExist, 1, NULL));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&instance,
	    JET_sesidNil, JET_paramSystemPath, 0, path));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&instance,
	    JET_sesidNil, JET_paramLogFilePath, 0, path));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&instance,
	    JET_sesidNil, JET_paramTempPath, 0, path));
	ck_jet(JET_errSuccess, JetInit(&instance));
	ck_jet(JET_errSuccess, JetBeginSessionA(instance, &sesid, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetAttachDatabaseA(sesid, fx.ese.database,
	    0));
	fx.cur = both_cursor(fx.bde.db);
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 one");
	ck_jet(JET_errSuccess, JetTerm(instance));
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetToBegin(fx.cur));
}
END_TEST

START_TEST(a_transaction_of_dbi_is_one_that_a_complete_end_minds)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.bde.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ck_jet(JET_errTooManyActiveUsers, JetTerm2(fx.ese.instance,
	    JET_bitTermComplete));
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 one");
	ck_jet(JET_errSuccess, JetTerm2(fx.ese.instance,
	    JET_bitTermAbrupt));
	ck_dbi(DBIERR_INVALIDHNDL, DbiEndTran(fx.bde.db, xact, xendCOMMIT));
	ck_dbi(DBIERR_NOACTIVETRAN, DbiEndTran(fx.bde.db, NULL,
	    xendCOMMIT));
	fx.ese.instance = 0;
	ese_fix_restart(&fx.ese);
	fx.cur = both_cursor(fx.bde.db);
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "");
}
END_TEST

START_TEST(what_is_cached_goes_with_the_instance)
{
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.cur));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	end_instance(JET_bitTermAbrupt);
	ck_dbi(DBIERR_INVALIDHNDL, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdCommit));
}
END_TEST

static CBRType DBIFN
end_inside(CBType type, uintptr_t client_data, void *info)
{
	(void)type;
	(void)client_data;
	(void)info;
	ended = JetTerm(fx.ese.instance);
	return cbrUSEDEF;
}

START_TEST(the_instance_does_not_end_inside_a_call_of_dbi)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(fx.cur, cbTABLECHANGED, 0, 0,
	    NULL, end_inside));
	ese_fix_insert(&fx.ese, fx.ese.sesid, fx.ese.tableid, 1, "one");
	ck_dbi(DBIERR_NONE, DbiForceReread(fx.cur));
	ck_jet(JET_errTooManyActiveUsers, ended);
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 one");
	end_instance(JET_bitTermAbrupt);
}
END_TEST

static JET_ERR JET_API
end_in_event(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)cbtyp, (void)arg1;
	(void)arg2, (void)context, (void)unused;
	ended = JetTerm(fx.ese.instance);
	return JET_errSuccess;
}

START_TEST(the_instance_does_not_end_inside_an_event_of_dbis)
{
	JET_HANDLE handle;

	ck_jet(JET_errSuccess, JetRegisterCallback(fx.ese.sesid,
	    fx.ese.tableid, JET_cbtypBeforeInsert, end_in_event, NULL,
	    &handle));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ck_jet(JET_errTooManyActiveUsers, ended);
	end_instance(JET_bitTermAbrupt);
}
END_TEST

START_TEST(the_engine_of_dbi_may_end_first)
{
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ck_dbi(DBIERR_NONE, DbiExit());
	ck_assert_str_eq(both_jet(&fx), "1 one");
	end_instance(JET_bitTermComplete);
}
END_TEST

/* ---- opening ---- */

START_TEST(the_directory_of_the_database_becomes_none_of_dbis)
{
	char path[256];

	snprintf(path, sizeof path, "%s/.jetport", fx.ese.dir);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_assert_int_ne(access(path, F_OK), 0);
}
END_TEST

START_TEST(an_exclusive_cursor_is_alone_in_its_session_too)
{
	hDBICur other = NULL;
	uint16_t count = 0;

	ck_jet(JET_errSuccess, JetCloseTable(fx.ese.sesid, fx.ese.tableid));
	ck_dbi(DBIERR_FILEBUSY, both_try(fx.bde.db, "test.edb:T",
	    dbiOPENEXCL, &other));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_dbi(DBIERR_NONE, both_try(fx.bde.db, "test.edb:T", dbiOPENEXCL,
	    &fx.cur));
	ck_dbi(DBIERR_FILEBUSY, both_try(fx.bde.db, "test.edb:t",
	    dbiOPENSHARED, &other));
	ck_dbi(DBIERR_NONE, DbiGetTableOpenCount(fx.bde.db, "test.edb:t",
	    "ESENT", &count));
	ck_assert_uint_eq(count, 1);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_dbi(DBIERR_NONE, DbiGetTableOpenCount(fx.bde.db, "test.edb:t",
	    "ESENT", &count));
	ck_assert_uint_eq(count, 0);
	fx.ese.tableid = ese_fix_open_table(&fx.ese, fx.ese.sesid);
}
END_TEST

START_TEST(who_only_reads_may_want_to_be_alone)
{
	hDBICur other = NULL;

	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ck_jet(JET_errSuccess, JetCloseTable(fx.ese.sesid, fx.ese.tableid));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.bde.db, "test.edb:t", "ESENT",
	    NULL, NULL, 0, dbiREADONLY, dbiOPENEXCL, xltFIELD, FALSE, NULL,
	    &fx.cur));
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 one");
	ck_dbi(DBIERR_TABLEREADONLY, both_insert(&fx, fx.cur, 2, "two"));
	ck_dbi(DBIERR_FILEBUSY, both_try(fx.bde.db, "test.edb:t",
	    dbiOPENSHARED, &other));
}
END_TEST

/* Its indexes are Jet's, and its records go one by one. */
START_TEST(the_table_is_emptied_but_not_changed)
{
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.ese.sesid, fx.ese.tableid,
	    "texts", 0, "+text\0", 7, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.ese.sesid, fx.ese.tableid));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_dbi(DBIERR_NONE, both_try(fx.bde.db, "test.edb:t", dbiOPENEXCL,
	    &fx.cur));
	ck_dbi(DBIERR_NA, DbiDeleteIndex(fx.bde.db, fx.cur, NULL, NULL,
	    "texts", NULL, 0));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiPackTable(fx.bde.db, fx.cur, NULL,
	    NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.bde.db, fx.cur, NULL, NULL));
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "");
	ck_dbi(DBIERR_UNKNOWNTBLTYPE, DbiDeleteTable(fx.bde.db,
	    "test.edb:t", "ESENT"));
}
END_TEST

/* ---- callbacks stored with the table ---- */

JET_ERR JET_API both_stored_fn(JET_SESID, JET_DBID, JET_TABLEID, JET_CBTYP,
    void *, void *, void *, JET_API_PTR);

__attribute__((visibility("default"))) JET_ERR JET_API
both_stored_fn(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	(void)sesid, (void)dbid, (void)tableid, (void)cbtyp, (void)arg1;
	(void)arg2, (void)context, (void)unused;
	heard++;
	return JET_errSuccess;
}

static void
create_stored(const char *name, const char *callback)
{
	JET_COLUMNCREATE_A column = { .cbStruct = sizeof column,
	    .szColumnName = (char *)"n", .coltyp = JET_coltypLong };
	JET_TABLECREATE2_A table = { .cbStruct = sizeof table,
	    .szTableName = (char *)name, .rgcolumncreate = &column,
	    .cColumns = 1, .szCallback = (char *)callback,
	    .cbtyp = JET_cbtypBeforeInsert | JET_cbtypAfterInsert };

	ck_jet(JET_errSuccess, JetCreateTableColumnIndex2A(fx.ese.sesid,
	    fx.ese.dbid, &table));
	ck_jet(JET_errSuccess, JetCloseTable(fx.ese.sesid, table.tableid));
}

/* Restarted with names looked up, so that nobody has had the table open. */
static void
setup_stored(void)
{
	setup();
	create_stored("stored", "!both_stored_fn");
	create_stored("missing", "!no_such_fn");
	end_instance(JET_bitTermAbrupt);
	ck_jet(JET_errSuccess, JetCreateInstanceA(&fx.ese.instance, "x"));
	set_text(JET_paramSystemPath);
	set_text(JET_paramLogFilePath);
	set_text(JET_paramTempPath);
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.ese.instance,
	    JET_sesidNil, JET_paramEnablePersistedCallbacks, 1, NULL));
	ck_jet(JET_errSuccess, JetInit(&fx.ese.instance));
	ck_jet(JET_errSuccess, JetBeginSessionA(fx.ese.instance,
	    &fx.ese.sesid, NULL, NULL));
	ck_jet(JET_errSuccess, JetAttachDatabaseA(fx.ese.sesid,
	    fx.ese.database, 0));
}

START_TEST(stored_callbacks_hear_of_a_table_that_jet_has_not_opened)
{
	ck_dbi(DBIERR_NONE, both_try(fx.bde.db, "test.edb:stored",
	    dbiOPENSHARED, &fx.cur));
	ck_dbi(DBIERR_NONE, DbiInitRecord(fx.cur, fx.buf));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(fx.cur, dbiNOLOCK, fx.buf));
	ck_assert_int_eq(heard, 2);
}
END_TEST

START_TEST(stored_callbacks_that_are_not_found_keep_dbi_out)
{
	ck_dbi(DBIERR_CANTLOADLIBRARY, both_try(fx.bde.db,
	    "test.edb:missing", dbiOPENSHARED, &fx.cur));
	ck_dbi(DBIERR_CANTLOADLIBRARY, both_try(fx.bde.db,
	    "test.edb:missing", dbiOPENSHARED, &fx.cur));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("both_end");
	TCase *tc;

	tc = jp_suite_case(suite, "end", setup, teardown);
	tcase_add_test(tc, the_end_of_the_instance_closes_the_cursors_of_dbi);
	tcase_add_test(tc, a_database_handle_finds_the_next_instance);
	tcase_add_test(tc,
	    a_database_handle_finds_the_database_with_another_instance);
	tcase_add_test(tc,
	    a_transaction_of_dbi_is_one_that_a_complete_end_minds);
	tcase_add_test(tc, what_is_cached_goes_with_the_instance);
	tcase_add_test(tc, the_instance_does_not_end_inside_a_call_of_dbi);
	tcase_add_test(tc, the_instance_does_not_end_inside_an_event_of_dbis);
	tcase_add_test(tc, the_engine_of_dbi_may_end_first);
	tc = jp_suite_case(suite, "open", setup, teardown);
	tcase_add_test(tc,
	    the_directory_of_the_database_becomes_none_of_dbis);
	tcase_add_test(tc, an_exclusive_cursor_is_alone_in_its_session_too);
	tcase_add_test(tc, who_only_reads_may_want_to_be_alone);
	tcase_add_test(tc, the_table_is_emptied_but_not_changed);
	tc = jp_suite_case(suite, "stored", setup_stored, teardown);
	tcase_add_test(tc,
	    stored_callbacks_hear_of_a_table_that_jet_has_not_opened);
	tcase_add_test(tc, stored_callbacks_that_are_not_found_keep_dbi_out);
	return jp_suite_run(suite);
}
