/* SPDX-License-Identifier: MIT */
/* Random calls with good, stale, swapped and missing arguments, and callbacks
 * that call back in: nothing crashes, writes outside its buffers or says that
 * the engine is broken, and what was committed can be read afterwards.
 *
 * ESE_FUZZ_SEED, ESE_FUZZ_SEEDS and ESE_FUZZ_STEPS in the environment make it
 * run other seeds, more of them, or longer; ESE_FUZZ_TRACE=1 tells each call
 * as it is made. */

#include "ese_fuzz.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"
#include "tmpdir.h"

enum { SEEDS = 6, STEPS = 2500 };

static struct ese_fix fx;
static bool trace;
static uint64_t seed;

static uint64_t
ask(const char *name, uint64_t otherwise)
{
	const char *value = getenv(name);

	return value != NULL ? strtoull(value, NULL, 10) : otherwise;
}

/* ---- one call ---- */

static void
check_step(struct fuzz_step *step, const char *name)
{
	const size_t guard = 16;
	size_t i, n;

	for (i = 0; i < step->outs; i++)
		for (n = 0; n < guard; n++)
			ck_assert_msg(step->out[i].data[n] == 0xA7 &&
			    step->out[i].data[guard + step->out[i].size +
			    n] == 0xA7, "%s wrote outside its buffer, seed %"
			    PRIu64, name, seed);
	for (i = 0; i < step->blocks; i++)
		free(step->block[i]);
}

/* What no call may answer here: memory and disk are plenty. */
static void
check_answer(const char *name, JET_ERR err)
{
	bool broken = err == JET_errInternalError ||
	    err == JET_errDatabaseCorrupted || err == JET_errDiskIO ||
	    err == JET_errLogWriteFail || err == JET_errOutOfMemory ||
	    err == JET_errInstanceUnavailable ||
	    strcmp(ck_jet_name(err), "JET_err?") == 0;

	ck_assert_msg(!broken, "%s gave %s (%d), seed %" PRIu64, name,
	    ck_jet_name(err), (int)err, seed);
}

static const struct fuzz_op *
choose_op(void)
{
	static const struct fuzz_op *const lists[] = { fuzz_row_ops,
	    fuzz_row_ops, fuzz_row_ops, fuzz_session_ops, fuzz_schema_ops };
	const struct fuzz_op *op, *list = lists[fuzz_below(5)];
	uint32_t total = 0, at;

	for (op = list; op->name != NULL; op++)
		total += op->weight;
	at = fuzz_below(total);
	for (op = list; at >= op->weight; op++)
		at -= op->weight;
	return op;
}

/* Mostly a cursor with its session; else one handle of another kind. */
static struct fuzz_cursor
choose_cursor(void)
{
	struct fuzz_cursor at = fuzz.cursor[fuzz_below(FUZZ_CURSORS)];

	if (fuzz_once_in(25))
		at.sesid = fuzz.sesid[fuzz_below(FUZZ_SESSIONS)];
	if (fuzz_once_in(60))
		at.tableid = fuzz_once_in(2) ? at.sesid : JET_tableidNil;
	if (fuzz_once_in(80))
		at.tableid = fuzz_below(UINT32_MAX);
	return at;
}

static JET_ERR
run_step(const struct fuzz_op *op, struct fuzz_cursor at)
{
	struct fuzz_step *step = calloc(1, sizeof(*step));
	JET_ERR err;

	ck_assert_ptr_nonnull(step);
	step->at = at;
	if (trace)
		fprintf(stderr, "%*s%s\n", (int)fuzz.depth * 2, "", op->name);
	err = op->fn(step);
	if (trace)
		fprintf(stderr, "%*s= %s\n", (int)fuzz.depth * 2, "",
		    ck_jet_name(err));
	check_answer(op->name, err);
	check_step(step, op->name);
	free(step);
	return err;
}

JET_ERR JET_API
fuzz_called_back(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	struct fuzz_cursor at = { sesid, tableid };

	(void)dbid, (void)cbtyp, (void)arg1, (void)arg2, (void)unused;
	ck_assert_ptr_eq(context, &fuzz);
	if (fuzz.depth == FUZZ_DEPTH)
		return JET_errSuccess;
	fuzz.depth++;
	while (!fuzz_once_in(3))
		run_step(choose_op(), fuzz_once_in(2) ? at : choose_cursor());
	fuzz.depth--;
	return fuzz_once_in(10) ? JET_errCallbackFailed : JET_errSuccess;
}

/* ---- a database to begin with ---- */

static JET_COLUMNID
add_column(const char *name, JET_COLTYP type, JET_GRBIT grbit)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .cp = 1252, .grbit = grbit };
	int32_t zero = 0;
	bool escrow = (grbit & JET_bitColumnEscrowUpdate) != 0;
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetAddColumnA(fx.sesid, fx.tableid, name, &def,
	    escrow ? &zero : NULL, escrow ? sizeof(zero) : 0, &id));
	return id;
}

static void
add_index(const char *name, JET_GRBIT grbit, const char *key)
{
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.sesid, fx.tableid, name,
	    grbit, key, (uint32_t)strlen(key) + 2, 80));
}

static void
make_table(const char *name)
{
	JET_COLUMNID ids[7];
	size_t i;

	ck_jet(JET_errSuccess, JetCreateTableA(fx.sesid, fx.dbid, name, 0, 0,
	    &fx.tableid));
	ids[0] = add_column("id", JET_coltypLong, 0);
	ids[1] = add_column("text", JET_coltypText, 0);
	ids[2] = add_column("note", JET_coltypLongText, 0);
	ids[3] = add_column("blob", JET_coltypLongBinary,
	    JET_bitColumnTagged);
	ids[4] = add_column("count", JET_coltypLong,
	    JET_bitColumnEscrowUpdate);
	ids[5] = add_column("many", JET_coltypText, JET_bitColumnTagged |
	    JET_bitColumnMultiValued);
	ids[6] = add_column("stamp", JET_coltypLong, JET_bitColumnFixed |
	    JET_bitColumnAutoincrement);
	add_index("pk", JET_bitIndexPrimary, "+id\0");
	add_index("bytext", 0, "-text\0");
	add_index("bymany", 0, "+many\0");
	add_index("tuples", JET_bitIndexTuples, "+note\0");
	for (i = 0; i < FUZZ_COLUMNS; i++)
		fuzz.column[i] = ids[i % 7];
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
}

static void
start(void)
{
	size_t i;

	memset(&fuzz, 0, sizeof(fuzz));
	fuzz.state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
	ese_fix_open(&fx);
	make_table("alpha");
	make_table("beta");
	fuzz.instance = fx.instance;
	fuzz.database = fx.database;
	fuzz.dbid = fx.dbid;
	for (i = 0; i < FUZZ_SESSIONS; i++)
		fuzz.sesid[i] = ese_fix_session(&fx);
	for (i = 0; i < FUZZ_CURSORS; i++) {
		fuzz.cursor[i].sesid = fuzz.sesid[i % FUZZ_SESSIONS];
		ck_jet(JET_errSuccess, JetOpenTableA(fuzz.cursor[i].sesid,
		    fuzz.dbid, i % 3 == 0 ? "beta" : "alpha", NULL, 0, 0,
		    &fuzz.cursor[i].tableid));
	}
}

/* ---- afterwards ---- */

static void
walk(JET_TABLEID tableid, const char *index)
{
	JET_RETRIEVECOLUMN get;
	char data[4096];
	JET_ERR err;

	err = JetSetCurrentIndexA(fx.sesid, tableid, index);
	if (err == JET_errIndexNotFound)
		return;
	ck_jet(JET_errSuccess, err);
	for (err = JetMove(fx.sesid, tableid, JET_MoveFirst, 0);
	    err == JET_errSuccess;
	    err = JetMove(fx.sesid, tableid, JET_MoveNext, 0)) {
		uint32_t tag = 0;

		do {
			memset(&get, 0, sizeof(get));
			get.pvData = data;
			get.cbData = sizeof(data);
			get.itagSequence = ++tag;
			check_answer("retrieve", JetRetrieveColumns(fx.sesid,
			    tableid, &get, 1));
			check_answer("retrieve", get.err);
		} while (get.err >= 0 && get.err != JET_wrnColumnNull);
	}
	ck_jet(JET_errNoCurrentRecord, err);
}

/* Every table and index can be read from end to end. */
static void
read_all(void)
{
	static const char *const tables[] = { "alpha", "beta", "gamma",
	    "delta", "base", "derived" };
	static const char *const indexes[] = { NULL, "pk", "bytext", "bymany",
	    "bycount", "tuples", "extra", "gone" };
	JET_TABLEID tableid;
	size_t i, j;
	JET_ERR err;

	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		err = JetOpenTableA(fx.sesid, fx.dbid, tables[i], NULL, 0, 0,
		    &tableid);
		if (err == JET_errObjectNotFound)
			continue;
		ck_assert_msg(err >= 0, "%s, seed %" PRIu64,
		    ck_jet_name(err), seed);
		for (j = 0; j < sizeof(indexes) / sizeof(indexes[0]); j++)
			walk(tableid, indexes[j]);
		ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	}
}

static void
end_sessions(void)
{
	size_t i;

	for (i = 0; i < FUZZ_SESSIONS; i++) {
		JetResetSessionContext(fuzz.sesid[i]);
		JetEndSession(fuzz.sesid[i], 0);
	}
}

START_TEST(random_calls_give_errors_and_no_crash)
{
	uint64_t steps = ask("ESE_FUZZ_STEPS", STEPS);

	seed = ask("ESE_FUZZ_SEED", 1) + (uint64_t)_i;
	start();
	while (steps-- > 0)
		run_step(choose_op(), choose_cursor());
	end_sessions();
	read_all();
	ese_fix_restart(&fx);
	read_all();
	ese_fix_close(&fx);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("ese_fuzz");
	TCase *tc = tcase_create("random");

	trace = ask("ESE_FUZZ_TRACE", 0) != 0;
	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, random_calls_give_errors_and_no_crash, 0,
	    (int)ask("ESE_FUZZ_SEEDS", SEEDS));
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
