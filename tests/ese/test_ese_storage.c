/* SPDX-License-Identifier: MIT */
/* Local storage of cursors and tables, and the runtime callback: JetSetLS,
 * JetGetLS, JET_paramRuntimeCallback. */
#define JET_VERSION 0x0A01

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

static struct ese_fix fx;

/* What the runtime callback was called for. */
static struct {
	unsigned probes;
	unsigned freed;
	JET_CBTYP cbtyp;		/* of the last */
	JET_LS ls;
	bool nothing_else;
	JET_ERR result;
	JET_ERR called_back;		/* what a call from inside gave */
} seen;

static JET_ERR JET_API
runtime(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	seen.nothing_else = sesid == JET_sesidNil && dbid == JET_dbidNil &&
	    tableid == JET_tableidNil && arg2 == NULL && context == NULL &&
	    unused == 0;
	if (cbtyp == JET_cbtypNull) {
		seen.probes++;
		return seen.result;
	}
	seen.freed++;
	seen.cbtyp = cbtyp;
	seen.ls = (JET_LS)arg1;
	seen.called_back = JetMove(fx.sesid, fx.tableid, 0, 0);
	return seen.result;
}

static void
use_runtime(JET_CALLBACK fn)
{
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, JET_paramRuntimeCallback, (JET_API_PTR)fn, NULL));
}

static void
setup_without(void)
{
	memset(&seen, 0, sizeof(seen));
	ese_fix_open(&fx);
	ese_fix_table(&fx);
}

static void
setup(void)
{
	memset(&seen, 0, sizeof(seen));
	ese_fix_create(&fx);
	use_runtime(runtime);
	ese_fix_start(&fx);
	ese_fix_table(&fx);
	seen.freed = 0;
}

static void
setup_created(void)
{
	memset(&seen, 0, sizeof(seen));
	ese_fix_create(&fx);
	use_runtime(runtime);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static JET_ERR
set(JET_LS ls, JET_GRBIT grbit)
{
	return JetSetLS(fx.sesid, fx.tableid, ls, grbit);
}

static JET_ERR
get(JET_LS *ls, JET_GRBIT grbit)
{
	return JetGetLS(fx.sesid, fx.tableid, ls, grbit);
}

/* ---- the probe ---- */

/* "JET_paramRuntimeCallback"; jetapi.cxx */
START_TEST(starting_probes_the_callback_once)
{
	ese_fix_start(&fx);
	ck_assert_uint_eq(seen.probes, 1);
	ck_assert(seen.nothing_else);
}
END_TEST

START_TEST(a_callback_that_fails_its_probe_stops_the_start)
{
	seen.result = -10005;
	ck_assert_int_eq(JetInit(&fx.instance), -10005);
	fx.instance = 0;
}
END_TEST

/* ---- setting ---- */

/* "JetSetLS Function" */
START_TEST(storage_needs_a_runtime_callback)
{
	JET_LS ls = 5;

	ck_jet(JET_errLSCallbackNotSpecified, set(1, 0));
	ck_jet(JET_errLSCallbackNotSpecified, set(1, JET_bitLSReset));
	ck_jet(JET_errLSCallbackNotSpecified, set(1, JET_bitLSCursor |
	    JET_bitLSTable));
	/* callback.cxx: reading does not ask */
	ck_jet(JET_errLSNotSet, get(&ls, 0));
	ck_assert_uint_eq(ls, JET_LSNil);
}
END_TEST

START_TEST(cursor_and_table_at_once_are_refused)
{
	JET_LS ls;

	ck_jet(JET_errInvalidGrbit, set(1, JET_bitLSCursor |
	    JET_bitLSTable));
	ck_jet(JET_errInvalidGrbit, get(&ls, JET_bitLSCursor |
	    JET_bitLSTable));
}
END_TEST

static const JET_GRBIT owners[] = { 0, JET_bitLSCursor, JET_bitLSTable };

START_TEST(what_is_set_can_be_read)
{
	JET_LS ls = 0;

	ck_jet(JET_errSuccess, set(42, owners[_i]));
	ck_jet(JET_errSuccess, get(&ls, owners[_i]));
	ck_assert_uint_eq(ls, 42);
	ck_jet(JET_errSuccess, get(&ls, owners[_i]));
	ck_assert_uint_eq(ls, 42);
}
END_TEST

START_TEST(storage_is_set_once)
{
	ck_jet(JET_errSuccess, set(42, owners[_i]));
	ck_jet(JET_errLSAlreadySet, set(43, owners[_i]));
	ck_jet(JET_errLSAlreadySet, set(42, owners[_i]));
}
END_TEST

START_TEST(cursor_and_table_have_a_value_each)
{
	JET_LS ls;

	ck_jet(JET_errSuccess, set(1, JET_bitLSCursor));
	ck_jet(JET_errSuccess, set(2, JET_bitLSTable));
	ck_jet(JET_errSuccess, get(&ls, 0));
	ck_assert_uint_eq(ls, 1);
	ck_jet(JET_errSuccess, get(&ls, JET_bitLSTable));
	ck_assert_uint_eq(ls, 2);
}
END_TEST

START_TEST(a_reset_clears_and_frees_nothing)
{
	JET_LS ls;

	ck_jet(JET_errSuccess, set(1, owners[_i]));
	ck_jet(JET_errSuccess, set(9, owners[_i] | JET_bitLSReset));
	ck_jet(JET_errLSNotSet, get(&ls, owners[_i]));
	ck_jet(JET_errSuccess, set(2, owners[_i]));
	ck_jet(JET_errSuccess, set(JET_LSNil, owners[_i]));
	ck_jet(JET_errLSNotSet, get(&ls, owners[_i]));
	ck_assert_uint_eq(seen.freed, 0);
}
END_TEST

/* ---- getting ---- */

/* "JetGetLS Function" */
START_TEST(what_is_not_set_is_told)
{
	JET_LS ls = 5;

	ck_jet(JET_errLSNotSet, get(&ls, owners[_i]));
	ck_assert_uint_eq(ls, JET_LSNil);
	ck_jet(JET_errInvalidParameter, get(NULL, owners[_i]));
}
END_TEST

START_TEST(reading_can_take_the_value_out)
{
	JET_LS ls = 0;

	ck_jet(JET_errSuccess, set(42, owners[_i]));
	ck_jet(JET_errSuccess, get(&ls, owners[_i] | JET_bitLSReset));
	ck_assert_uint_eq(ls, 42);
	ck_jet(JET_errLSNotSet, get(&ls, owners[_i]));
	ck_assert_uint_eq(seen.freed, 0);
}
END_TEST

/* fucb.hxx, fcb.hxx: the two differ */
START_TEST(taking_out_nothing_is_an_error_for_tables_only)
{
	JET_LS ls = 5;

	ck_jet(JET_errSuccess, get(&ls, JET_bitLSReset));
	ck_assert_uint_eq(ls, JET_LSNil);
	ck_jet(JET_errLSNotSet, get(&ls, JET_bitLSReset | JET_bitLSTable));
	ck_assert_uint_eq(ls, JET_LSNil);
}
END_TEST

/* ---- whose it is ---- */

START_TEST(a_table_is_shared_by_cursors_and_sessions)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID cursor = ese_fix_open_table(&fx, other);
	JET_LS ls;

	ck_jet(JET_errSuccess, set(7, JET_bitLSTable));
	ck_jet(JET_errSuccess, JetGetLS(other, cursor, &ls, JET_bitLSTable));
	ck_assert_uint_eq(ls, 7);
	ck_jet(JET_errLSAlreadySet, JetSetLS(other, cursor, 8,
	    JET_bitLSTable));
	ck_jet(JET_errLSNotSet, JetGetLS(other, cursor, &ls, 0));
}
END_TEST

START_TEST(a_duplicate_cursor_has_none)
{
	JET_TABLEID copy;
	JET_LS ls;

	ck_jet(JET_errSuccess, set(7, 0));
	ck_jet(JET_errSuccess, JetDupCursor(fx.sesid, fx.tableid, &copy, 0));
	ck_jet(JET_errLSNotSet, JetGetLS(fx.sesid, copy, &ls, 0));
}
END_TEST

/* ---- freeing ---- */

START_TEST(closing_a_cursor_frees_its_storage)
{
	ck_jet(JET_errSuccess, set(77, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_assert_uint_eq(seen.freed, 1);
	ck_assert_uint_eq(seen.cbtyp, JET_cbtypFreeCursorLS);
	ck_assert_uint_eq(seen.ls, 77);
	ck_assert(seen.nothing_else);
}
END_TEST

START_TEST(closing_a_cursor_that_updated_frees_it_at_once)
{
	ck_jet(JET_errSuccess, set(77, 0));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ese_fix_insert(&fx, fx.sesid, fx.tableid, 1, NULL);
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_assert_uint_eq(seen.freed, 1);
}
END_TEST

START_TEST(a_cursor_without_storage_frees_nothing)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_assert_uint_eq(seen.freed, 0);
}
END_TEST

START_TEST(undoing_the_level_that_opened_a_cursor_frees_its_storage)
{
	JET_TABLEID cursor;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	cursor = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, JetSetLS(fx.sesid, cursor, 5, 0));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_assert_uint_eq(seen.freed, 1);
	ck_assert_uint_eq(seen.ls, 5);
}
END_TEST

START_TEST(ending_a_session_frees_the_storage_of_its_cursors)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID cursor = ese_fix_open_table(&fx, other);

	ck_jet(JET_errSuccess, JetSetLS(other, cursor, 6, 0));
	ck_jet(JET_errSuccess, JetEndSession(other, 0));
	ck_assert_uint_eq(seen.freed, 1);
	ck_assert_uint_eq(seen.ls, 6);
}
END_TEST

START_TEST(closing_the_database_frees_the_storage_of_its_cursors)
{
	ck_jet(JET_errSuccess, set(77, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_assert_uint_eq(seen.freed, 1);
}
END_TEST

START_TEST(the_storage_of_a_table_outlives_its_cursors)
{
	JET_LS ls;

	ck_jet(JET_errSuccess, set(9, JET_bitLSTable));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_assert_uint_eq(seen.freed, 0);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, get(&ls, JET_bitLSTable));
	ck_assert_uint_eq(ls, 9);
}
END_TEST

START_TEST(stopping_frees_the_storage_of_tables)
{
	ck_jet(JET_errSuccess, set(9, JET_bitLSTable));
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	ck_assert_uint_eq(seen.freed, 1);
	ck_assert_uint_eq(seen.cbtyp, JET_cbtypFreeTableLS);
	ck_assert_uint_eq(seen.ls, 9);
	ck_assert(seen.nothing_else);
}
END_TEST

START_TEST(detaching_frees_the_storage_of_tables)
{
	ck_jet(JET_errSuccess, set(9, JET_bitLSTable));
	ck_jet(JET_errSuccess, JetCloseDatabase(fx.sesid, fx.dbid, 0));
	ck_jet(JET_errSuccess, JetDetachDatabaseA(fx.sesid, fx.database));
	ck_assert_uint_eq(seen.freed, 1);
	ck_assert_uint_eq(seen.cbtyp, JET_cbtypFreeTableLS);
}
END_TEST

START_TEST(the_result_of_freeing_is_ignored)
{
	seen.result = -10005;
	ck_jet(JET_errSuccess, set(77, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_assert_uint_eq(seen.freed, 1);
}
END_TEST

START_TEST(the_runtime_callback_may_not_call_back)
{
	ck_jet(JET_errSuccess, set(77, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errInvalidOperation, seen.called_back);
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_storage");
	TCase *tc = jp_suite_case(s, "probe", setup_created, teardown);

	tcase_add_test(tc, starting_probes_the_callback_once);
	tcase_add_test(tc, a_callback_that_fails_its_probe_stops_the_start);
	tc = jp_suite_case(s, "without", setup_without, teardown);
	tcase_add_test(tc, storage_needs_a_runtime_callback);
	tc = jp_suite_case(s, "set", setup, teardown);
	tcase_add_test(tc, cursor_and_table_at_once_are_refused);
	tcase_add_loop_test(tc, what_is_set_can_be_read, 0, 3);
	tcase_add_loop_test(tc, storage_is_set_once, 0, 3);
	tcase_add_test(tc, cursor_and_table_have_a_value_each);
	tcase_add_loop_test(tc, a_reset_clears_and_frees_nothing, 0, 3);
	tc = jp_suite_case(s, "get", setup, teardown);
	tcase_add_loop_test(tc, what_is_not_set_is_told, 0, 3);
	tcase_add_loop_test(tc, reading_can_take_the_value_out, 0, 3);
	tcase_add_test(tc, taking_out_nothing_is_an_error_for_tables_only);
	tcase_add_test(tc, a_table_is_shared_by_cursors_and_sessions);
	tcase_add_test(tc, a_duplicate_cursor_has_none);
	tc = jp_suite_case(s, "free", setup, teardown);
	tcase_add_test(tc, closing_a_cursor_frees_its_storage);
	tcase_add_test(tc, closing_a_cursor_that_updated_frees_it_at_once);
	tcase_add_test(tc, a_cursor_without_storage_frees_nothing);
	tcase_add_test(tc,
	    undoing_the_level_that_opened_a_cursor_frees_its_storage);
	tcase_add_test(tc,
	    ending_a_session_frees_the_storage_of_its_cursors);
	tcase_add_test(tc,
	    closing_the_database_frees_the_storage_of_its_cursors);
	tcase_add_test(tc, the_storage_of_a_table_outlives_its_cursors);
	tcase_add_test(tc, stopping_frees_the_storage_of_tables);
	tcase_add_test(tc, detaching_frees_the_storage_of_tables);
	tcase_add_test(tc, the_result_of_freeing_is_ignored);
	tcase_add_test(tc, the_runtime_callback_may_not_call_back);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
