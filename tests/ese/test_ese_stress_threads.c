/* SPDX-License-Identifier: MIT */
/*
 * Banks: several instances with several databases, each with clerks who move
 * money between accounts and auditors who add it all up, every one with a
 * session and a thread of its own. Whatever an auditor reads in one
 * transaction, through any index, adds up to what the bank began with.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

#define INSTANCES 2
#define BANKS 3			/* two in the first instance */
#define CLERKS 2		/* per bank */
#define AUDITORS 1
#define ACCOUNTS 20
#define MONEY 1000		/* in each account at first */
#define TRANSFERS 1500		/* per clerk */
#define INDEXES 10		/* built while clerks work */

struct bank {
	JET_INSTANCE instance;
	char path[512];
	JET_DBID dbid;		/* of the session that made it */
	atomic_int at_work;	/* clerks */
	atomic_long conflicts;
	atomic_long audits;
};

struct worker {
	struct bank *bank;
	pthread_t thread;
	unsigned seed;
	JET_SESID sesid;
	JET_DBID dbid;
	JET_TABLEID tableid;
	JET_COLUMNID id;
	JET_COLUMNID balance;
	char complaint[256];	/* assertions belong to the main thread */
};

static struct ese_fix fx[INSTANCES];
static struct bank banks[BANKS];

#define TRY(call) do {							\
	err = (call);							\
	if (err < 0) {							\
		if (err != JET_errWriteConflict)			\
			complain(worker, #call, err);			\
		goto done;						\
	}								\
} while (0)

static void
complain(struct worker *worker, const char *what, JET_ERR err)
{
	if (worker->complaint[0] == '\0')
		snprintf(worker->complaint, sizeof(worker->complaint),
		    "%s gave %s (%d)", what, ck_jet_name(err), (int)err);
}

/* --- bank --------------------------------------------------------------- */

static JET_COLUMNID
add_column(JET_SESID sesid, JET_TABLEID tableid, const char *name)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_COLUMNID columnid;

	ck_jet(JET_errSuccess, JetAddColumn(sesid, tableid, name, &def, NULL, 0,
	    &columnid));
	return columnid;
}

static void
open_account(JET_SESID sesid, JET_TABLEID tableid, JET_COLUMNID id_column,
    JET_COLUMNID balance_column, int32_t id)
{
	int32_t balance = MONEY;

	ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid, id_column, &id,
	    sizeof(id), 0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid, balance_column,
	    &balance, sizeof(balance), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(sesid, tableid, NULL, 0, NULL));
}

static void
found_bank(struct bank *bank, JET_SESID sesid)
{
	static const char by_id[] = "+id\0";
	static const char by_balance[] = "-balance\0+id\0";
	JET_TABLEID tableid;
	JET_COLUMNID balance;
	JET_COLUMNID id;
	int32_t i;

	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, JetCreateTable(sesid, bank->dbid, "accounts", 1,
	    100, &tableid));
	id = add_column(sesid, tableid, "id");
	balance = add_column(sesid, tableid, "balance");
	ck_jet(JET_errSuccess, JetCreateIndex(sesid, tableid, "id",
	    JET_bitIndexPrimary, by_id, sizeof(by_id), 100));
	ck_jet(JET_errSuccess, JetCreateIndex(sesid, tableid, "balance", 0,
	    by_balance, sizeof(by_balance), 100));
	for (i = 0; i < ACCOUNTS; i++)
		open_account(sesid, tableid, id, balance, i);
	ck_jet(JET_errSuccess, JetCloseTable(sesid, tableid));
	ck_jet(JET_errSuccess, JetCommitTransaction(sesid, 0));
}

static void
setup(void)
{
	int i;

	for (i = 0; i < INSTANCES; i++)
		ese_fix_open(&fx[i]);
	for (i = 0; i < BANKS; i++) {
		struct ese_fix *at = &fx[i % INSTANCES];

		memset(&banks[i], 0, sizeof(banks[i]));
		banks[i].instance = at->instance;
		snprintf(banks[i].path, sizeof(banks[i].path), "%s/bank%d.edb",
		    at->dir, i);
		ck_jet(JET_errSuccess, JetCreateDatabase(at->sesid,
		    banks[i].path, NULL, &banks[i].dbid, 0));
		found_bank(&banks[i], at->sesid);
	}
}

static void
teardown(void)
{
	int i;

	for (i = 0; i < INSTANCES; i++)
		ese_fix_close(&fx[i]);
}

/* --- workers ------------------------------------------------------------ */

static JET_ERR
find_column(struct worker *worker, const char *name, JET_COLUMNID *columnid)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };
	JET_ERR err;

	TRY(JetGetTableColumnInfo(worker->sesid, worker->tableid, name, &def,
	    sizeof(def), JET_ColInfo));
	*columnid = def.columnid;
done:
	return err;
}

static JET_ERR
start_work(struct worker *worker)
{
	struct bank *bank = worker->bank;
	JET_ERR err;

	worker->sesid = JET_sesidNil;
	TRY(JetBeginSession(bank->instance, &worker->sesid, NULL, NULL));
	TRY(JetOpenDatabase(worker->sesid, bank->path, NULL, &worker->dbid, 0));
	TRY(JetOpenTable(worker->sesid, worker->dbid, "accounts", NULL, 0, 0,
	    &worker->tableid));
	TRY(find_column(worker, "id", &worker->id));
	TRY(find_column(worker, "balance", &worker->balance));
done:
	return err;
}

static void
end_work(struct worker *worker)
{
	JET_ERR err;

	if (worker->sesid == JET_sesidNil)
		return;
	err = JetEndSession(worker->sesid, 0);
	if (err < 0)
		complain(worker, "JetEndSession", err);
}

static JET_ERR
read_number(struct worker *worker, JET_COLUMNID column, int32_t *number)
{
	JET_ERR err;

	*number = 0;
	TRY(JetRetrieveColumn(worker->sesid, worker->tableid, column, number,
	    sizeof(*number), NULL, 0, NULL));
done:
	return err;
}

/* JET_errRecordNotFound is no complaint: another clerk moved the account. */
static JET_ERR
find_account(struct worker *worker, int32_t id)
{
	JET_ERR err;

	TRY(JetMakeKey(worker->sesid, worker->tableid, &id, sizeof(id),
	    JET_bitNewKey));
	err = JetSeek(worker->sesid, worker->tableid, JET_bitSeekEQ);
	if (err != JET_errRecordNotFound)
		TRY(err);
done:
	return err;
}

static JET_ERR
add_money(struct worker *worker, int32_t id, int32_t amount)
{
	int32_t balance;
	JET_ERR err;

	err = find_account(worker, id);
	if (err < 0)
		return err;
	TRY(JetPrepareUpdate(worker->sesid, worker->tableid, JET_prepReplace));
	TRY(read_number(worker, worker->balance, &balance));
	balance += amount;
	TRY(JetSetColumn(worker->sesid, worker->tableid, worker->balance,
	    &balance, sizeof(balance), 0, NULL));
	TRY(JetUpdate(worker->sesid, worker->tableid, NULL, 0, NULL));
done:
	return err;
}

/* Closes an account and opens one of another number with its money. */
static JET_ERR
move_account(struct worker *worker, int32_t from, int32_t to)
{
	int32_t balance;
	JET_ERR err;

	err = find_account(worker, from);
	if (err < 0)
		return err;
	TRY(read_number(worker, worker->balance, &balance));
	TRY(JetDelete(worker->sesid, worker->tableid));
	TRY(JetPrepareUpdate(worker->sesid, worker->tableid, JET_prepInsert));
	TRY(JetSetColumn(worker->sesid, worker->tableid, worker->id, &to,
	    sizeof(to), 0, NULL));
	TRY(JetSetColumn(worker->sesid, worker->tableid, worker->balance,
	    &balance, sizeof(balance), 0, NULL));
	err = JetUpdate(worker->sesid, worker->tableid, NULL, 0, NULL);
	if (err != JET_errKeyDuplicate)
		TRY(err);
done:
	return err;
}

/* One transaction; an inner level that is rolled back changes nothing. */
static JET_ERR
transfer(struct worker *worker)
{
	int32_t from = rand_r(&worker->seed) % (2 * ACCOUNTS);
	int32_t to = rand_r(&worker->seed) % (2 * ACCOUNTS);
	int32_t amount = rand_r(&worker->seed) % 100;
	JET_ERR err;

	if (rand_r(&worker->seed) % 4 == 0)
		return move_account(worker, from, to);
	err = add_money(worker, from, -amount);
	if (err < 0)
		return err;
	if (rand_r(&worker->seed) % 4 == 0) {
		TRY(JetBeginTransaction(worker->sesid));
		err = add_money(worker, to, 12345);
		if (err != JET_errRecordNotFound && err != JET_errWriteConflict)
			TRY(err);
		TRY(JetRollback(worker->sesid, 0));
	}
	err = add_money(worker, to, amount);
done:
	return err;
}

static void *
run_clerk(void *arg)
{
	struct worker *worker = arg;
	int done = 0;
	JET_ERR err;

	TRY(start_work(worker));
	while (done < TRANSFERS) {
		TRY(JetBeginTransaction(worker->sesid));
		err = transfer(worker);
		if (worker->complaint[0] != '\0')
			break;
		if (err >= 0) {
			TRY(JetCommitTransaction(worker->sesid,
			    JET_bitCommitLazyFlush));
			done++;
			continue;
		}
		if (err == JET_errWriteConflict)
			atomic_fetch_add(&worker->bank->conflicts, 1);
		TRY(JetRollback(worker->sesid, 0));
	}
done:
	end_work(worker);
	atomic_fetch_sub(&worker->bank->at_work, 1);
	return NULL;
}

/* Adds up all accounts in the order of an index. */
static JET_ERR
add_up(struct worker *worker, const char *index, int64_t *sum, int *accounts)
{
	int32_t balance;
	JET_ERR err;

	*sum = 0;
	*accounts = 0;
	TRY(JetSetCurrentIndex(worker->sesid, worker->tableid, index));
	err = JetMove(worker->sesid, worker->tableid, JET_MoveFirst, 0);
	while (err >= 0) {
		TRY(read_number(worker, worker->balance, &balance));
		*sum += balance;
		++*accounts;
		err = JetMove(worker->sesid, worker->tableid, JET_MoveNext, 0);
	}
	if (err != JET_errNoCurrentRecord)
		TRY(err);
	err = JET_errSuccess;
done:
	return err;
}

/* Through the primary index, the one of that name, and back. */
static JET_ERR
audit(struct worker *worker, const char *index)
{
	const char *const indexes[] = { NULL, index, NULL };
	int64_t sum;
	int accounts;
	JET_ERR err;
	size_t i;

	TRY(JetBeginTransaction2(worker->sesid, JET_bitTransactionReadOnly));
	for (i = 0; i < sizeof(indexes) / sizeof(indexes[0]); i++) {
		TRY(add_up(worker, indexes[i], &sum, &accounts));
		if ((sum != ACCOUNTS * MONEY || accounts != ACCOUNTS) &&
		    worker->complaint[0] == '\0')
			snprintf(worker->complaint, sizeof(worker->complaint),
			    "%lld in %d accounts by %s", (long long)sum,
			    accounts, indexes[i] != NULL ? indexes[i] : "id");
	}
	TRY(JetCommitTransaction(worker->sesid, 0));
	atomic_fetch_add(&worker->bank->audits, 1);
done:
	return err;
}

static void *
run_auditor(void *arg)
{
	struct worker *worker = arg;
	JET_ERR err;

	TRY(start_work(worker));
	do
		TRY(audit(worker, "balance"));
	while (worker->complaint[0] == '\0' &&
	    atomic_load(&worker->bank->at_work) > 0);
	TRY(audit(worker, "balance"));
done:
	end_work(worker);
	return NULL;
}

/* --- tests -------------------------------------------------------------- */

static void
start_worker(struct worker *worker, struct bank *bank, unsigned seed,
    void *(*run)(void *))
{
	worker->bank = bank;
	worker->seed = seed;
	worker->complaint[0] = '\0';
	ck_assert_int_eq(pthread_create(&worker->thread, NULL, run, worker), 0);
}

static void
join_worker(struct worker *worker)
{
	ck_assert_int_eq(pthread_join(worker->thread, NULL), 0);
	ck_assert_msg(worker->complaint[0] == '\0', "%s: %s",
	    worker->bank->path, worker->complaint);
}

START_TEST(every_audit_adds_up_while_clerks_work)
{
	struct worker workers[BANKS * (CLERKS + AUDITORS)];
	size_t used = 0;
	size_t i;
	int bank;

	for (bank = 0; bank < BANKS; bank++) {
		atomic_store(&banks[bank].at_work, CLERKS);
		for (i = 0; i < CLERKS; i++, used++)
			start_worker(&workers[used], &banks[bank],
			    (unsigned)used + 1, run_clerk);
		for (i = 0; i < AUDITORS; i++, used++)
			start_worker(&workers[used], &banks[bank], 0,
			    run_auditor);
	}
	for (i = 0; i < used; i++)
		join_worker(&workers[i]);
	for (bank = 0; bank < BANKS; bank++)
		ck_assert_int_gt(atomic_load(&banks[bank].audits), 0);
}
END_TEST

/* Each thread comes and goes with sessions, databases and tables. */
static void *
run_visitor(void *arg)
{
	struct worker *worker = arg;
	JET_ERR err;
	int i;

	for (i = 0; i < 30; i++) {
		TRY(start_work(worker));
		TRY(audit(worker, "balance"));
		TRY(JetCloseTable(worker->sesid, worker->tableid));
		TRY(JetCloseDatabase(worker->sesid, worker->dbid, 0));
		TRY(JetEndSession(worker->sesid, 0));
		worker->sesid = JET_sesidNil;
	}
done:
	end_work(worker);
	return NULL;
}

/* Builds an index, adds up by it, and drops it again. Clerks keep it true from
 * its start; one who changed a row that it must hold may be in its way. */
static JET_ERR
build_index(struct worker *worker)
{
	static const char key[] = "+balance\0-id\0";
	JET_ERR err;

	TRY(JetCreateIndex(worker->sesid, worker->tableid, "late", 0, key,
	    sizeof(key), 100));
	TRY(audit(worker, "late"));
	TRY(JetDeleteIndex(worker->sesid, worker->tableid, "late"));
done:
	return err;
}

static void *
run_builder(void *arg)
{
	struct worker *worker = arg;
	int built = 0;
	JET_ERR err;

	TRY(start_work(worker));
	while (built < INDEXES && worker->complaint[0] == '\0') {
		err = build_index(worker);
		if (err >= 0)
			built++;
	}
done:
	end_work(worker);
	return NULL;
}

/* "JetCreateIndex Function": others go on updating meanwhile. */
START_TEST(indexes_are_built_while_clerks_work)
{
	struct worker workers[CLERKS + 1];
	size_t i;

	atomic_store(&banks[0].at_work, CLERKS);
	for (i = 0; i < CLERKS; i++)
		start_worker(&workers[i], &banks[0], (unsigned)i + 1,
		    run_clerk);
	start_worker(&workers[CLERKS], &banks[0], 0, run_builder);
	for (i = 0; i < CLERKS + 1; i++)
		join_worker(&workers[i]);
}
END_TEST

START_TEST(sessions_come_and_go_in_all_threads)
{
	struct worker workers[2 * BANKS];
	size_t i;

	for (i = 0; i < 2 * BANKS; i++)
		start_worker(&workers[i], &banks[i % BANKS], 0, run_visitor);
	for (i = 0; i < 2 * BANKS; i++)
		join_worker(&workers[i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_stress_threads");
	TCase *tcase = tcase_create("banks");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, every_audit_adds_up_while_clerks_work);
	tcase_add_test(tcase, indexes_are_built_while_clerks_work);
	tcase_add_test(tcase, sessions_come_and_go_in_all_threads);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
