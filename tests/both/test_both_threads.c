/* SPDX-License-Identifier: MIT */
/* A thread of Jet calls and one of Dbi calls change the same table, up to the
 * end of the instance in the middle of it: no change is lost, and each call
 * gives one of the answers that the race can have. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "both_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"
#include "suite.h"

enum { ROWS = 4, ROUNDS = 150, ENDS = 12, TEXT_MAX = 256 };

static struct both fx;
static atomic_int wrong, heard;
static atomic_bool stopping;

static void
setup(void)
{
	int32_t id;

	atomic_store(&wrong, 0);
	atomic_store(&heard, 0);
	atomic_store(&stopping, false);
	both_open(&fx);
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	for (id = 1; id <= ROWS; id++)
		ese_fix_insert(&fx.ese, fx.ese.sesid, fx.ese.tableid, id,
		    "0");
}

static void
teardown(void)
{
	both_close(&fx);
}

/* A failed assertion may not leave a thread. */
static bool
want(bool as_expected, const char *what, int code)
{
	if (!as_expected) {
		fprintf(stderr, "%s gave %d\n", what, code);
		atomic_fetch_add(&wrong, 1);
	}
	return as_expected;
}

static bool
jet_ok(JET_ERR err, const char *what)
{
	return want(err >= JET_errSuccess, what, (int)err);
}

static bool
dbi_ok(DBIResult result, const char *what)
{
	return want(result == DBIERR_NONE, what, (int)result);
}

#define JET(call) jet_ok((call), #call)
#define DBI(call) dbi_ok((call), #call)

/* ---- adding to numbers ---- */

struct jet_side {
	JET_SESID sesid;
	JET_TABLEID tableid;
};

/* false: somebody else is at it. */
static bool
jet_add_once(const struct jet_side *side, int32_t id)
{
	char text[TEXT_MAX] = "";
	uint32_t size = 0;
	JET_ERR err;

	JET(JetMakeKey(side->sesid, side->tableid, &id, sizeof id,
	    JET_bitNewKey));
	JET(JetBeginTransaction(side->sesid));
	JET(JetSeek(side->sesid, side->tableid, JET_bitSeekEQ));
	err = JetPrepareUpdate(side->sesid, side->tableid, JET_prepReplace);
	if (err == JET_errSuccess) {
		JET(JetRetrieveColumn(side->sesid, side->tableid,
		    fx.ese.text, text, sizeof text - 1, &size,
		    JET_bitRetrieveCopy, NULL));
		text[size] = '\0';
		snprintf(text, sizeof text, "%d", atoi(text) + 1);
		JET(JetSetColumn(side->sesid, side->tableid, fx.ese.text,
		    text, (uint32_t)strlen(text), 0, NULL));
		err = JetUpdate(side->sesid, side->tableid, NULL, 0, NULL);
	}
	if (err == JET_errSuccess) {
		JET(JetCommitTransaction(side->sesid,
		    JET_bitCommitLazyFlush));
		return true;
	}
	want(err == JET_errWriteConflict, "the update", (int)err);
	JET(JetRollback(side->sesid, 0));
	return false;
}

static void *
run_jet(void *context)
{
	int i;

	for (i = 0; i < ROUNDS; i++)
		while (!jet_add_once(context, 1 + i % ROWS))
			sched_yield();
	return NULL;
}

static bool
dbi_add_once(hDBICur cur, int32_t id, uint8_t *buf)
{
	char text[TEXT_MAX];
	DBIResult result;
	DBIBOOL blank;

	DBI(DbiInitRecord(cur, buf));
	DBI(DbiPutField(cur, BOTH_ID, buf, (uint8_t *)&id));
	DBI(DbiGetRecordForKey(cur, FALSE, 1, 0, buf, buf));
	result = DbiGetRecord(cur, dbiWRITELOCK, buf, NULL);
	if (result != DBIERR_NONE)
		return want(result == DBIERR_LOCKED, "the lock", result) &&
		    false;
	DBI(DbiGetField(cur, BOTH_TEXT, buf, (uint8_t *)text, &blank));
	snprintf(text, sizeof text, "%d", atoi(text) + 1);
	DBI(DbiPutField(cur, BOTH_TEXT, buf, (uint8_t *)text));
	return DBI(DbiModifyRecord(cur, buf, TRUE));
}

static void *
run_dbi(void *context)
{
	uint8_t *buf = calloc(1, BOTH_BUF_SIZE);
	hDBICur cur = context;
	int i;

	for (i = 0; i < ROUNDS && atomic_load(&wrong) == 0; i++)
		while (!dbi_add_once(cur, 1 + i % ROWS, buf) &&
		    atomic_load(&wrong) == 0)
			sched_yield();
	free(buf);
	return NULL;
}

static int
sum_up(void)
{
	char shown[4096];
	int sum = 0;
	char *at;

	snprintf(shown, sizeof shown, "%s", both_jet(&fx));
	for (at = shown; at != NULL && *at != '\0'; at = strchr(at, ',')) {
		at += *at == ',';
		sum += atoi(strchr(at, ' '));
	}
	return sum;
}

START_TEST(no_change_of_either_is_lost)
{
	struct jet_side side = { ese_fix_session(&fx.ese), 0 };
	pthread_t jet, dbi[2];
	hDBISes session;
	hDBICur other;

	side.tableid = ese_fix_open_table(&fx.ese, side.sesid);
	other = both_session(&fx, &session);
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&fx.cur, "pk", NULL, 0, FALSE));
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&other, "pk", NULL, 0, FALSE));
	ck_assert_int_eq(pthread_create(&dbi[0], NULL, run_dbi, fx.cur), 0);
	ck_assert_int_eq(pthread_create(&dbi[1], NULL, run_dbi, other), 0);
	ck_assert_int_eq(pthread_create(&jet, NULL, run_jet, &side), 0);
	pthread_join(jet, NULL);
	pthread_join(dbi[0], NULL);
	pthread_join(dbi[1], NULL);
	ck_assert_int_eq(atomic_load(&wrong), 0);
	ck_assert_int_eq(sum_up(), 3 * ROUNDS);
}
END_TEST

/* ---- callbacks that come and go ---- */

static JET_ERR JET_API
hear(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid, JET_CBTYP cbtyp,
    void *arg1, void *arg2, void *context, JET_API_PTR unused)
{
	uint32_t size;
	int32_t id;

	(void)dbid, (void)cbtyp, (void)arg1, (void)arg2, (void)context;
	(void)unused;
	JET(JetRetrieveColumn(sesid, tableid, fx.ese.id, &id, sizeof id,
	    &size, JET_bitRetrieveCopy, NULL));
	atomic_fetch_add(&heard, 1);
	return JET_errSuccess;
}

static void *
run_inserts(void *context)
{
	uint8_t *buf = calloc(1, BOTH_BUF_SIZE);
	hDBICur cur = context;
	int32_t id;

	for (id = ROWS + 1; id <= ROWS + ROUNDS; id++) {
		DBI(DbiInitRecord(cur, buf));
		DBI(DbiPutField(cur, BOTH_ID, buf, (uint8_t *)&id));
		DBI(DbiPutField(cur, BOTH_TEXT, buf, (uint8_t *)"1"));
		DBI(DbiInsertRecord(cur, dbiNOLOCK, buf));
	}
	free(buf);
	atomic_store(&stopping, true);
	return NULL;
}

START_TEST(callbacks_come_and_go_while_dbi_inserts)
{
	JET_HANDLE lasting, passing;
	pthread_t dbi;

	ck_jet(JET_errSuccess, JetRegisterCallback(fx.ese.sesid,
	    fx.ese.tableid, JET_cbtypBeforeInsert, hear, NULL, &lasting));
	ck_assert_int_eq(pthread_create(&dbi, NULL, run_inserts, fx.cur), 0);
	while (!atomic_load(&stopping)) {
		ck_jet(JET_errSuccess, JetRegisterCallback(fx.ese.sesid,
		    fx.ese.tableid, JET_cbtypAfterInsert, hear, NULL,
		    &passing));
		sched_yield();
		ck_jet(JET_errSuccess, JetUnregisterCallback(fx.ese.sesid,
		    fx.ese.tableid, JET_cbtypAfterInsert, passing));
	}
	pthread_join(dbi, NULL);
	ck_assert_int_eq(atomic_load(&wrong), 0);
	ck_assert_int_ge(atomic_load(&heard), ROUNDS);
	ck_assert_int_eq(sum_up(), ROUNDS);
}
END_TEST

/* ---- the end of the instance ---- */

static bool
is_end(DBIResult result)
{
	return result == DBIERR_INVALIDHNDL || result == DBIERR_NOSUCHFILE ||
	    result == DBIERR_NOSUCHTABLE;
}

static void
change_until_the_end(hDBICur cur, uint8_t *buf)
{
	static int32_t id = 1000;
	DBIResult result;

	for (;;) {
		id++;
		result = DbiInitRecord(cur, buf);
		if (result == DBIERR_NONE)
			result = DbiPutField(cur, BOTH_ID, buf,
			    (uint8_t *)&id);
		if (result == DBIERR_NONE)
			result = DbiInsertRecord(cur, dbiWRITELOCK, buf);
		if (result != DBIERR_NONE)
			break;
	}
	want(is_end(result), "the last call", result);
}

static void *
run_to_the_end(void *context)
{
	uint8_t *buf = calloc(1, BOTH_BUF_SIZE);
	hDBIDb db = context;
	DBIResult result;
	hDBICur cur;

	while (!atomic_load(&stopping)) {
		result = both_try(db, "test.edb:t", dbiOPENSHARED, &cur);
		if (result == DBIERR_NONE)
			change_until_the_end(cur, buf);
		if (result == DBIERR_NONE)
			atomic_fetch_add(&heard, 1);
		else
			want(is_end(result), "opening", result);
		sched_yield();
	}
	free(buf);
	return NULL;
}

START_TEST(the_instance_ends_under_calls_of_dbi)
{
	struct timespec nap = { 0, 3 * 1000 * 1000 };
	pthread_t dbi;
	int i;

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_assert_int_eq(pthread_create(&dbi, NULL, run_to_the_end,
	    fx.bde.db), 0);
	for (i = 0; i < ENDS; i++) {
		nanosleep(&nap, NULL);
		ese_fix_restart(&fx.ese);
	}
	nanosleep(&nap, NULL);
	atomic_store(&stopping, true);
	ck_jet(JET_errSuccess, JetTerm(fx.ese.instance));
	fx.ese.instance = 0;
	pthread_join(dbi, NULL);
	ck_assert_int_eq(atomic_load(&wrong), 0);
	ck_assert_int_gt(atomic_load(&heard), 1);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("both_threads");
	TCase *tc;

	tc = jp_suite_case(suite, "changes", setup, teardown);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, no_change_of_either_is_lost);
	tcase_add_test(tc, callbacks_come_and_go_while_dbi_inserts);
	tc = jp_suite_case(suite, "ends", setup, teardown);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, the_instance_ends_under_calls_of_dbi);
	return jp_suite_run(suite);
}
