/* SPDX-License-Identifier: MIT */
/* Locks of records and tables that Dbi calls take in a table of an ESE
 * database stand in the way of Jet calls, and the reverse: "DbiGetRecord",
 * "DbiAcqTableLock" of the BDE32 help; "JetPrepareUpdate Function". */
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "both_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"
#include "suite.h"

enum { CONTEXT = 7 };		/* the session is used by two threads */

static struct both fx;
static hDBISes first, second;
static hDBICur other;			/* of the second session */
static JET_SESID sesid;
static JET_TABLEID tableid;

static void
setup(void)
{
	int32_t id;

	both_open(&fx);
	first = fx.bde.session;
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	other = both_session(&fx, &second);
	for (id = 1; id <= 3; id++)
		ese_fix_insert(&fx.ese, fx.ese.sesid, fx.ese.tableid, id,
		    "x");
	sesid = ese_fix_session(&fx.ese);
	tableid = ese_fix_open_table(&fx.ese, sesid);
}

static void
teardown(void)
{
	both_close(&fx);
}

static JET_ERR
jet_find(int32_t id)
{
	JET_ERR err;

	err = JetMakeKey(sesid, tableid, &id, sizeof id, JET_bitNewKey);
	return err != JET_errSuccess ? err :
	    JetSeek(sesid, tableid, JET_bitSeekEQ);
}

static JET_ERR
jet_change(int32_t id, const char *text)
{
	JET_ERR err;

	ck_jet(JET_errSuccess, jet_find(id));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	err = JetPrepareUpdate(sesid, tableid, JET_prepReplace);
	if (err == JET_errSuccess)
		ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid,
		    fx.ese.text, text, (uint32_t)strlen(text), 0, NULL));
	if (err == JET_errSuccess)
		err = JetUpdate(sesid, tableid, NULL, 0, NULL);
	if (err == JET_errSuccess)
		ck_jet(JET_errSuccess, JetCommitTransaction(sesid, 0));
	else
		ck_jet(JET_errSuccess, JetRollback(sesid, 0));
	return err;
}

static JET_ERR
jet_delete(int32_t id)
{
	ck_jet(JET_errSuccess, jet_find(id));
	return JetDelete(sesid, tableid);
}

static DBIBOOL
is_locked(hDBICur cur)
{
	DBIBOOL locked = FALSE;

	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(cur, &locked));
	return locked;
}

/* ---- records ---- */

START_TEST(a_lock_of_dbis_keeps_jet_from_the_record)
{
	both_find(&fx, fx.cur, 2, dbiWRITELOCK);
	ck_jet(JET_errWriteConflict, jet_change(2, "jet"));
	ck_jet(JET_errWriteConflict, jet_delete(2));
	ck_jet(JET_errSuccess, jet_change(1, "jet"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.cur, FALSE));
	ck_jet(JET_errSuccess, jet_change(2, "jet"));
	ck_assert_str_eq(both_jet(&fx), "1 jet,2 jet,3 x");
}
END_TEST

START_TEST(an_update_that_jet_prepares_keeps_dbi_from_the_record)
{
	both_find(&fx, fx.cur, 2, dbiNOLOCK);
	ck_jet(JET_errSuccess, jet_find(2));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, tableid,
	    JET_prepReplace));
	ck_dbi(DBIERR_LOCKED, DbiGetRecord(fx.cur, dbiWRITELOCK, fx.buf,
	    NULL));
	ck_dbi(DBIERR_LOCKED, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_jet(JET_errSuccess, JetRollback(sesid, 0));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.cur, dbiWRITELOCK, fx.buf,
	    NULL));
}
END_TEST

START_TEST(a_lock_that_jet_reads_with_keeps_dbi_from_the_record)
{
	both_find(&fx, fx.cur, 2, dbiNOLOCK);
	ck_jet(JET_errSuccess, jet_find(2));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, JetGetLock(sesid, tableid, JET_bitReadLock));
	ck_dbi(DBIERR_LOCKED, DbiGetRecord(fx.cur, dbiREADLOCK, fx.buf,
	    NULL));
	ck_jet(JET_errSuccess, JetRollback(sesid, 0));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.cur, dbiREADLOCK, fx.buf, NULL));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errWriteConflict, JetGetLock(sesid, tableid,
	    JET_bitReadLock));
	ck_jet(JET_errWriteConflict, JetGetLock(sesid, tableid,
	    JET_bitWriteLock));
	ck_jet(JET_errSuccess, JetRollback(sesid, 0));
}
END_TEST

static void *
end_update(void *unused)
{
	struct timespec nap = { 0, 200000000 };

	nanosleep(&nap, NULL);
	ck_jet(JET_errSuccess, JetSetSessionContext(sesid, CONTEXT));
	ck_jet(JET_errSuccess, JetRollback(sesid, 0));
	ck_jet(JET_errSuccess, JetResetSessionContext(sesid));
	return unused;
}

START_TEST(a_change_of_dbis_waits_for_jets)
{
	pthread_t thread;

	both_find(&fx, fx.cur, 2, dbiNOLOCK);
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(first));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(-1));
	ck_jet(JET_errSuccess, jet_find(2));
	ck_jet(JET_errSuccess, JetSetSessionContext(sesid, CONTEXT));
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetResetSessionContext(sesid));
	ck_assert_int_eq(pthread_create(&thread, NULL, end_update, NULL), 0);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
}
END_TEST

START_TEST(a_lock_of_dbis_keeps_other_sessions_of_dbi_away)
{
	both_find(&fx, fx.cur, 2, dbiWRITELOCK);
	ck_assert_int_eq(is_locked(fx.cur), TRUE);
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(second));
	both_find(&fx, other, 2, dbiNOLOCK);
	ck_assert_int_eq(is_locked(other), FALSE);
	ck_dbi(DBIERR_LOCKED, DbiGetRecord(other, dbiWRITELOCK, fx.buf,
	    NULL));
	ck_dbi(DBIERR_LOCKED, DbiModifyRecord(other, fx.buf, TRUE));
	ck_dbi(DBIERR_LOCKED, DbiDeleteRecord(other, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(other, NULL));
	ck_assert_str_eq(both_jet(&fx), "1 x,3 x");
}
END_TEST

START_TEST(a_session_is_not_in_its_own_way)
{
	hDBIDb db;
	hDBICur cur;

	both_find(&fx, fx.cur, 2, dbiWRITELOCK);
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(first));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase("", "", dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.ese.dir));
	cur = both_cursor(db);
	both_find(&fx, cur, 2, dbiWRITELOCK);
	ck_assert_int_eq(is_locked(cur), TRUE);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, fx.buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_jet(JET_errSuccess, jet_change(2, "jet"));
}
END_TEST

START_TEST(a_record_that_gets_another_key_keeps_its_lock)
{
	int32_t id = 9;

	both_find(&fx, fx.cur, 2, dbiWRITELOCK);
	ck_dbi(DBIERR_NONE, DbiPutField(fx.cur, BOTH_ID, fx.buf,
	    (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, FALSE));
	ck_jet(JET_errWriteConflict, jet_change(9, "jet"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.cur, TRUE));
	ck_jet(JET_errSuccess, jet_change(9, "jet"));
}
END_TEST

START_TEST(locks_outlast_the_transaction)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.bde.db, xilDIRTYREAD, &xact));
	both_find(&fx, fx.cur, 2, dbiWRITELOCK);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, FALSE));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.bde.db, xact, xendCOMMIT));
	ck_jet(JET_errWriteConflict, jet_change(2, "jet"));
	ck_dbi(DBIERR_NONE, DbiRelRecordLock(fx.cur, TRUE));
	ck_jet(JET_errSuccess, jet_change(2, "jet"));
}
END_TEST

/* It could not be changed: others did, after the transaction began.  There is
 * nothing to wait for. */
START_TEST(what_the_transaction_cannot_change_it_cannot_lock)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NONE, DbiSetLockRetry(-1));
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.bde.db, xilDIRTYREAD, &xact));
	both_find(&fx, fx.cur, 2, dbiNOLOCK);
	ck_jet(JET_errSuccess, jet_change(2, "jet"));
	ck_dbi(DBIERR_LOCKED, DbiGetRecord(fx.cur, dbiWRITELOCK, fx.buf,
	    NULL));
	ck_dbi(DBIERR_LOCKED, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_dbi(DBIERR_LOCKED, DbiDeleteRecord(fx.cur, NULL));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.bde.db, xact, xendABORT));
	ck_dbi(DBIERR_NONE, DbiGetRecord(fx.cur, dbiWRITELOCK, fx.buf,
	    NULL));
}
END_TEST

START_TEST(locks_end_with_the_cursor_and_the_instance)
{
	both_find(&fx, fx.cur, 2, dbiWRITELOCK);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_jet(JET_errSuccess, jet_change(2, "jet"));
	fx.cur = both_cursor(fx.bde.db);
	both_find(&fx, fx.cur, 2, dbiWRITELOCK);
	ck_jet(JET_errSuccess, JetTerm(fx.ese.instance));
	fx.ese.instance = 0;
}
END_TEST

/* ---- tables ---- */

START_TEST(a_read_lock_on_the_table_keeps_changes_out)
{
	uint16_t count = 0;

	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.cur, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(other, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, DbiIsTableLocked(other, dbiREADLOCK, &count));
	ck_assert_uint_eq(count, 1);
	ck_jet(JET_errWriteConflict, jet_change(1, "jet"));
	ck_dbi(DBIERR_LOCKED, DbiAcqTableLock(other, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, both_insert(&fx, fx.cur, 9, "nine"));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(other, FALSE, dbiREADLOCK));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 9, "nine"));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.cur, FALSE, dbiREADLOCK));
	ck_jet(JET_errSuccess, jet_change(1, "jet"));
}
END_TEST

START_TEST(a_write_lock_on_the_table_is_one_of_one_session)
{
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.cur, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, DbiAcqTableLock(other, dbiREADLOCK));
	ck_jet(JET_errWriteConflict, jet_change(1, "jet"));
	ck_assert_str_eq(both_jet(&fx), "1 x,2 x,3 x");
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 9, "nine"));
	ck_dbi(DBIERR_NONE, DbiRelTableLock(fx.cur, TRUE, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(other, dbiREADLOCK));
}
END_TEST

START_TEST(changes_of_jets_keep_a_lock_on_the_table_away)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(sesid));
	ck_jet(JET_errSuccess, jet_delete(1));
	ck_dbi(DBIERR_LOCKED, DbiAcqTableLock(fx.cur, dbiREADLOCK));
	ck_jet(JET_errSuccess, JetCommitTransaction(sesid, 0));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.cur, dbiREADLOCK));
}
END_TEST

START_TEST(a_table_that_jet_denies_is_busy)
{
	JET_TABLEID denying;

	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&other));
	ck_jet(JET_errSuccess, JetCloseTable(fx.ese.sesid, fx.ese.tableid));
	ck_jet(JET_errSuccess, JetOpenTableA(sesid, fx.ese.dbid, "t", NULL,
	    0, JET_bitTableDenyWrite, &denying));
	ck_dbi(DBIERR_FILEBUSY, both_try(fx.bde.db, "test.edb:t",
	    dbiOPENSHARED, &fx.cur));
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.bde.db, "test.edb:t", "ESENT",
	    NULL, NULL, 0, dbiREADONLY, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &fx.cur));
	ck_assert_str_eq(both_dbi(&fx, fx.cur), "1 x,2 x,3 x");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("both_lock");
	TCase *tc;

	tc = jp_suite_case(suite, "records", setup, teardown);
	tcase_add_test(tc, a_lock_of_dbis_keeps_jet_from_the_record);
	tcase_add_test(tc,
	    an_update_that_jet_prepares_keeps_dbi_from_the_record);
	tcase_add_test(tc, a_lock_that_jet_reads_with_keeps_dbi_from_the_record);
	tcase_add_test(tc, a_change_of_dbis_waits_for_jets);
	tcase_add_test(tc, a_lock_of_dbis_keeps_other_sessions_of_dbi_away);
	tcase_add_test(tc, a_session_is_not_in_its_own_way);
	tcase_add_test(tc, a_record_that_gets_another_key_keeps_its_lock);
	tcase_add_test(tc, locks_outlast_the_transaction);
	tcase_add_test(tc, what_the_transaction_cannot_change_it_cannot_lock);
	tcase_add_test(tc, locks_end_with_the_cursor_and_the_instance);
	tc = jp_suite_case(suite, "tables", setup, teardown);
	tcase_add_test(tc, a_read_lock_on_the_table_keeps_changes_out);
	tcase_add_test(tc, a_write_lock_on_the_table_is_one_of_one_session);
	tcase_add_test(tc, changes_of_jets_keep_a_lock_on_the_table_away);
	tcase_add_test(tc, a_table_that_jet_denies_is_busy);
	return jp_suite_run(suite);
}
