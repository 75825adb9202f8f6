/* SPDX-License-Identifier: MIT */
/* Every call with bad input: two tables, and an audit of the tables. */
#include "bad_input.h"

#include <stdio.h>
#include <string.h>

#include "api_rows.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "ese_rows.h"
#include "suite.h"

static struct ese_fix fx;
static struct ese_fix elsewhere;	/* another instance */
static struct bad_args args;

static JET_TABLEID
open_table(JET_GRBIT grbit)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetOpenTable(fx.sesid, fx.dbid, "t", NULL, 0,
	    grbit, &tableid));
	return tableid;
}

static void
setup(void)
{
	struct ese_rows rows;

	ese_fix_open(&fx);
	ese_fix_table(&fx);
	ese_rows_index(&fx);
	rows = (struct ese_rows){ &fx, fx.sesid, fx.tableid };
	ck_jet(JET_errSuccess, ese_rows_insert(&rows, 1, "a"));
	ck_jet(JET_errSuccess, ese_rows_insert(&rows, 2, "b"));
	args = (struct bad_args){
		.inst = fx.instance, .ses = fx.sesid, .db = fx.dbid,
		.tab = fx.tableid, .id = fx.id, .text = fx.text,
		.note = fx.note, .name = fx.dir, .path = fx.database,
		.dir = fx.dir
	};
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

/* Nothing that failed may have changed anything. */
static void
ck_unharmed(const char *name, const char *what)
{
	struct ese_rows rows = { &fx, fx.sesid, fx.tableid };

	ck_assert_msg(strcmp(ese_rows_dump(&rows, NULL), "1=a 2=b") == 0 &&
	    strcmp(ese_rows_dump(&rows, "text"), "1=a 2=b") == 0,
	    "%s (%s) changed rows", name, what);
}

/* --- bad handles -------------------------------------------------------- */

/* Handles of many kinds; which of them are bad depends on where they go. */
struct handle {
	const char *what;
	JET_API_PTR value;
};

static JET_SESID
end_session(void)
{
	JET_SESID sesid = ese_fix_session(&fx);

	ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
	return sesid;
}

static JET_TABLEID
close_table(void)
{
	JET_TABLEID tableid = open_table(0);

	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	return tableid;
}

/* Calls it with each of the handles at the same place; all must be refused
 * with one of two errors. */
static void
ck_refused(const struct bad_call *call, JET_API_PTR *place,
    const struct handle *handles, size_t count, JET_ERR expected,
    JET_ERR other)
{
	JET_API_PTR good = *place;
	JET_ERR got;
	size_t i;

	for (i = 0; i < count; i++) {
		*place = handles[i].value;
		got = call->fn(&args);
		ck_assert_msg(got == expected || got == other,
		    "%s with %s gave %s (%d), not %s", call->name,
		    handles[i].what, ck_jet_name(got), (int)got,
		    ck_jet_name(expected));
		*place = good;
	}
	ck_unharmed(call->name, "bad handle");
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The calls that take this kind of handle and are built. */
static const struct bad_call *
next_call(unsigned takes, unsigned *i)
{
	const struct bad_call *call;

	while (*i < bad_call_count) {
		call = &bad_calls[(*i)++];
		if ((call->takes & takes) != 0 && call->address != NULL)
			return call;
	}
	return NULL;
}

START_TEST(calls_refuse_bad_sessions)
{
	const struct handle handles[] = {
		{ "0", 0 }, { "nil", JET_sesidNil }, { "a number", 0x12345 },
		{ "an address", (JET_API_PTR)&fx },
		{ "an ended session", end_session() },
		{ "a cursor", fx.tableid }, { "an instance", fx.instance },
	};
	const struct bad_call *call;
	unsigned i = 0;

	while ((call = next_call(TAKES_SES, &i)) != NULL)
		ck_refused(call, &args.ses, handles, COUNT(handles),
		    JET_errInvalidSesid, JET_errInvalidSesid);
}
END_TEST

START_TEST(calls_refuse_bad_cursors)
{
	const struct handle handles[] = {
		{ "0", 0 }, { "nil", JET_tableidNil }, { "a number", 0x12345 },
		{ "an address", (JET_API_PTR)&fx },
		{ "a closed cursor", close_table() },
		{ "a session", fx.sesid }, { "an instance", fx.instance },
	};
	const struct bad_call *call;
	unsigned i = 0;

	while ((call = next_call(TAKES_TAB, &i)) != NULL)
		ck_refused(call, &args.tab, handles, COUNT(handles),
		    JET_errInvalidTableId, JET_errInvalidTableId);
}
END_TEST

/* "JET_errSesidTableIdMismatch: the cursor is of another session." */
START_TEST(calls_refuse_cursors_of_others)
{
	struct handle handles[] = {
		{ "a cursor of another session", 0 },
		{ "a cursor of another instance", 0 },
	};
	const struct bad_call *call;
	unsigned i = 0;

	ese_fix_open(&elsewhere);
	ese_fix_table(&elsewhere);
	handles[0].value = ese_fix_open_table(&fx, ese_fix_session(&fx));
	handles[1].value = elsewhere.tableid;
	while ((call = next_call(TAKES_TAB, &i)) != NULL)
		ck_refused(call, &args.tab, handles, COUNT(handles),
		    JET_errSesidTableIdMismatch, JET_errInvalidTableId);
	ese_fix_close(&elsewhere);
}
END_TEST

START_TEST(calls_refuse_bad_databases)
{
	static const JET_DBID bad[] = { JET_dbidNil, 77, 0x80000000 };
	const struct bad_call *call;
	unsigned i = 0;
	JET_ERR got;
	size_t k;

	while ((call = next_call(TAKES_DB, &i)) != NULL)
		for (k = 0; k < COUNT(bad); k++) {
			args.db = bad[k];
			got = call->fn(&args);
			ck_assert_msg(got == JET_errInvalidDatabaseId,
			    "%s with database %#x gave %s (%d)", call->name,
			    (unsigned)bad[k], ck_jet_name(got), (int)got);
			args.db = fx.dbid;
		}
	ck_unharmed("calls", "bad database");
}
END_TEST

START_TEST(calls_refuse_bad_instances)
{
	struct handle handles[] = {
		{ "0", 0 }, { "nil", JET_instanceNil },
		{ "a number", 0x12345 }, { "an address", (JET_API_PTR)&fx },
		{ "a session", fx.sesid }, { "an ended instance", 0 },
	};
	const struct bad_call *call;
	unsigned i = 0;

	ese_fix_open(&elsewhere);
	handles[5].value = elsewhere.instance;
	ese_fix_close(&elsewhere);
	while ((call = next_call(TAKES_INST, &i)) != NULL)
		ck_refused(call, &args.inst, handles, COUNT(handles),
		    JET_errInvalidParameter, JET_errInvalidInstance);
}
END_TEST

/* --- bad arguments ------------------------------------------------------ */

/* A fresh insert in one cursor, the other ones on the first record. */
static void
prepare_row(int level)
{
	int i;

	args.tab = open_table(0);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, args.tab,
	    (int32_t)JET_MoveFirst, 0));
	args.ro = open_table(JET_bitTableReadOnly);
	args.upd = open_table(0);
	args.n = 0;
	for (i = 0; i < level; i++)
		ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, args.upd,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, args.upd, fx.id,
	    &(int32_t){ 9 }, sizeof(int32_t), 0, NULL));
}

static void
finish_row(int level)
{
	int i;

	for (i = 0; i < level; i++)
		ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, args.upd));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, args.ro));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, args.tab));
}

/* All rows are tried, so that a run shows everything that is wrong. */
START_TEST(calls_refuse_bad_arguments)
{
	const struct bad_row *row;
	int wrong = 0;
	JET_ERR got;
	unsigned i;

	for (i = 0; i < bad_row_count; i++) {
		row = &bad_rows[i];
		if (row->address == NULL)
			continue;
		prepare_row(row->level);
		got = row->fn(&args);
		if (got != row->expected) {
			wrong++;
			fprintf(stderr, "%s (%s) gave %s (%d), not %s\n",
			    row->name, row->what, ck_jet_name(got), (int)got,
			    ck_jet_name(row->expected));
		}
		finish_row(row->level);
		ck_unharmed(row->name, row->what);
	}
	ck_assert_int_eq(wrong, 0);
}
END_TEST

/* --- audit -------------------------------------------------------------- */

static int
is_tested(const char *name)
{
	unsigned i;

	for (i = 0; i < bad_call_count; i++)
		if (strcmp(bad_calls[i].name, name) == 0 &&
		    bad_calls[i].address != NULL)
			return 1;
	for (i = 0; i < bad_row_count; i++)
		if (strcmp(bad_rows[i].name, name) == 0 &&
		    bad_rows[i].address != NULL)
			return 1;
	return 0;
}

/* These have no argument that could be bad. */
static int
cannot_be_called_badly(const char *name)
{
	static const char *const names[] = { "JetFreeBuffer" };
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return 1;
	return 0;
}

static int
is_known(const char *name)
{
	return is_tested(name) || cannot_be_called_badly(name);
}

START_TEST(every_call_that_is_built_has_a_row)
{
	ck_api_rows("ese", is_known);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_bad_input");
	TCase *handles = tcase_create("handles");
	TCase *arguments = tcase_create("arguments");
	TCase *audit = tcase_create("audit");

	tcase_add_checked_fixture(handles, setup, teardown);
	tcase_set_timeout(handles, 60);
	tcase_add_test(handles, calls_refuse_bad_sessions);
	tcase_add_test(handles, calls_refuse_bad_cursors);
	tcase_add_test(handles, calls_refuse_cursors_of_others);
	tcase_add_test(handles, calls_refuse_bad_databases);
	tcase_add_test(handles, calls_refuse_bad_instances);
	suite_add_tcase(suite, handles);

	tcase_add_checked_fixture(arguments, setup, teardown);
	tcase_set_timeout(arguments, 60);
	tcase_add_test(arguments, calls_refuse_bad_arguments);
	suite_add_tcase(suite, arguments);

	tcase_add_test(audit, every_call_that_is_built_has_a_row);
	suite_add_tcase(suite, audit);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
