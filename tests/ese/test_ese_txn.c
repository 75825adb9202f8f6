/* SPDX-License-Identifier: MIT */
/* Levels of transactions and their bits. */

#include <check.h>

#include "ck_jet.h"
#include "ese_fix_checked.h"
#include "suite.h"

static void
begin(int levels)
{
	while (levels-- > 0)
		ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
}

/* ---- levels ---- */

/* "JetBeginTransaction Function" */
START_TEST(transactions_nest_seven_deep)
{
	begin(7);
	ck_jet(JET_errTransTooDeep, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	begin(1);
	ck_jet(JET_errTransTooDeep, JetBeginTransaction2(fx.sesid, 0));
}
END_TEST

START_TEST(level_0_has_nothing_to_commit_or_undo)
{
	ck_jet(JET_errNotInTransaction, JetCommitTransaction(fx.sesid, 0));
	ck_jet(JET_errNotInTransaction, JetRollback(fx.sesid, 0));
	ck_jet(JET_errNotInTransaction, JetRollback(fx.sesid,
	    JET_bitRollbackAll));
}
END_TEST

START_TEST(each_commit_leaves_one_level)
{
	begin(3);
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	ck_jet(JET_errNotInTransaction, JetCommitTransaction(fx.sesid, 0));
}
END_TEST

START_TEST(rollback_leaves_one_level_or_all)
{
	begin(4);
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, JET_bitRollbackAll));
	ck_jet(JET_errNotInTransaction, JetRollback(fx.sesid, 0));
}
END_TEST

START_TEST(sessions_have_levels_of_their_own)
{
	JET_SESID other = ese_fix_session(&fx);

	begin(7);
	ck_jet(JET_errNotInTransaction, JetRollback(other, 0));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
}
END_TEST

/* ---- bits ---- */

START_TEST(rollback_knows_one_bit)
{
	begin(1);
	ck_jet(JET_errInvalidGrbit, JetRollback(fx.sesid, 0x80));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
}
END_TEST

/* "JetCommitTransaction Function" */
START_TEST(commit_refuses_unknown_bits_and_stays_open)
{
	begin(1);
	ck_jet(JET_errInvalidGrbit, JetCommitTransaction(fx.sesid, 0x400));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}
END_TEST

START_TEST(waiting_bits_work_at_any_level)
{
	static const JET_GRBIT bits[] = { JET_bitWaitLastLevel0Commit,
	    JET_bitWaitAllLevel0Commit, JET_bitForceNewLog };
	size_t i;

	for (i = 0; i < sizeof(bits) / sizeof(bits[0]); i++) {
		ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid,
		    bits[i]));
		begin(1);
		ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid,
		    bits[i]));
		/* it committed nothing */
		ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	}
}
END_TEST

START_TEST(waiting_bits_stand_alone)
{
	ck_jet(JET_errInvalidGrbit, JetCommitTransaction(fx.sesid,
	    JET_bitWaitLastLevel0Commit | JET_bitCommitLazyFlush));
	ck_jet(JET_errInvalidGrbit, JetCommitTransaction(fx.sesid,
	    JET_bitWaitLastLevel0Commit | JET_bitWaitAllLevel0Commit));
	ck_jet(JET_errInvalidGrbit, JetCommitTransaction(fx.sesid,
	    JET_bitForceNewLog | JET_bitCommitLazyFlush));
}
END_TEST

START_TEST(commits_may_be_lazy)
{
	begin(2);
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid,
	    JET_bitCommitLazyFlush));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid,
	    JET_bitCommitLazyFlush));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_txn");
	TCase *tc;

	tc = tcase_create("levels");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, transactions_nest_seven_deep);
	tcase_add_test(tc, level_0_has_nothing_to_commit_or_undo);
	tcase_add_test(tc, each_commit_leaves_one_level);
	tcase_add_test(tc, rollback_leaves_one_level_or_all);
	tcase_add_test(tc, sessions_have_levels_of_their_own);
	suite_add_tcase(s, tc);
	tc = tcase_create("bits");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, rollback_knows_one_bit);
	tcase_add_test(tc, commit_refuses_unknown_bits_and_stays_open);
	tcase_add_test(tc, waiting_bits_work_at_any_level);
	tcase_add_test(tc, waiting_bits_stand_alone);
	tcase_add_test(tc, commits_may_be_lazy);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
