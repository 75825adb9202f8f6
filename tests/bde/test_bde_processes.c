/* SPDX-License-Identifier: MIT */
/* Processes that have the tables of one directory open: BDE32 help, "Locking",
 * "DbiCheckRefresh", "DbiForceReread", "DbiApplyDelayedUpdates".  The others
 * are agents: this program, started anew, that does what it is told line by
 * line and answers each with one. */
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agent.h"
#include "people.h"
#include "suite.h"

enum { HAMMER_FIRST = 1000, HAMMER_ROOM = 1000000 };

static struct people fx;
static int table_changed;

/* ---- the agent's side ---- */

static CBRType DBIFN
count_change(CBType type, uintptr_t client_data, void *info)
{
	(void)type;
	(void)client_data;
	(void)info;
	table_changed++;
	return cbrUSEDEF;
}

static void
agent_open(struct person_user *user, const char *dir)
{
	DBIEnv env;

	memset(&env, 0, sizeof env);
	snprintf(env.szWorkDir, sizeof env.szWorkDir, "%s", dir);
	snprintf(env.szIniFile, sizeof env.szIniFile, "%s/idapi.cfg", dir);
	ck_dbi(DBIERR_NONE, DbiInit(&env));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &user->db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(user->db, dir));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	user->cur = people_open(user, dbiREADWRITE);
	people_resize(user);
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(user->cur, cbTABLECHANGED, 0,
	    0, NULL, count_change));
}

/* Inserts records until it is killed, and says each one that is there for
 * good. */
static DBIResult
hammer(struct person_user *user, int32_t id)
{
	DBIResult result = DBIERR_NONE;

	for (; result == DBIERR_NONE; id++) {
		result = people_insert(user, id, "hammer", 20);
		if (result == DBIERR_NONE)
			printf("%d\n", (int)id);
		fflush(stdout);
	}
	return result;
}

static DBIResult
obey_locks(struct person_user *user, const char *verb, int32_t id)
{
	if (strcmp(verb, "lock") == 0)
		return people_find(user, id, dbiWRITELOCK);
	if (strcmp(verb, "unlock") == 0)
		return DbiRelRecordLock(user->cur, TRUE);
	if (strcmp(verb, "lock-table") == 0)
		return DbiAcqTableLock(user->cur, dbiWRITELOCK);
	if (strcmp(verb, "unlock-table") == 0)
		return DbiRelTableLock(user->cur, FALSE, dbiWRITELOCK);
	return DBIERR_NOTSUPPORTED;
}

static DBIResult
obey(struct person_user *user, const char *verb, int32_t id,
    const char *name)
{
	static hDBIXact xact;
	DBIResult result;

	if (strcmp(verb, "insert") == 0)
		return people_insert(user, id, name, 20);
	if (strcmp(verb, "rename") == 0)
		return people_rename(user, id, name);
	if (strcmp(verb, "delete") == 0)
		return people_delete(user, id);
	if (strcmp(verb, "begin") == 0)
		return DbiBeginTran(user->db, xilDIRTYREAD, &xact);
	if (strcmp(verb, "commit") == 0)
		return DbiEndTran(user->db, xact, xendCOMMIT);
	if (strcmp(verb, "hammer") == 0)
		return hammer(user, id);
	if (strcmp(verb, "cache") == 0) {
		result = DbiBeginDelayedUpdates(&user->cur);
		people_resize(user);
		return result;
	}
	if (strcmp(verb, "apply") == 0)
		return DbiApplyDelayedUpdates(user->cur,
		    dbiDelayedUpdPrepare);
	if (strcmp(verb, "write") == 0)
		return DbiApplyDelayedUpdates(user->cur, dbiDelayedUpdCommit);
	return obey_locks(user, verb, id);
}

static const char *agent_dir;

/* A test of its own: Check's assertions work in nothing else. */
START_TEST(an_agent_does_what_it_is_told)
{
	struct person_user user = { 0 };
	char line[AGENT_LINE], verb[32], name[32];
	int id;

	agent_open(&user, agent_dir);
	while (fgets(line, sizeof line, stdin) != NULL) {
		id = 0;
		name[0] = '\0';
		sscanf(line, "%31s %d %31s", verb, &id, name);
		if (strcmp(verb, "show") == 0) {
			printf("%s\n", people_show(&user));
		} else if (strcmp(verb, "refresh") == 0) {
			ck_dbi(DBIERR_NONE, DbiCheckRefresh());
			printf("%d\n", table_changed);
		} else {
			printf("%s\n", ck_dbi_name(obey(&user, verb, id,
			    name)));
		}
		fflush(stdout);
	}
	free(user.buf);
	ck_dbi(DBIERR_NONE, DbiExit());
}
END_TEST

static int
agent_main(const char *dir)
{
	Suite *suite = suite_create("agent");
	TCase *tc = tcase_create("agent");

	agent_dir = dir;
	tcase_add_test(tc, an_agent_does_what_it_is_told);
	suite_add_tcase(suite, tc);
	return agent_run(suite);
}

/* ---- the test's side ---- */

static struct agent ag;

#define ck_ask(want, line)	ck_assert_str_eq(agent_ask(&ag, line), want)

static void
setup(void)
{
	table_changed = 0;
	people_setup(&fx);
	agent_start(&ag, fx.fix.dir);
}

static void
teardown(void)
{
	if (ag.pid != 0)
		agent_dismiss(&ag);
	people_teardown(&fx);
}

static bool
has(int32_t id)
{
	return people_find(&fx.me, id, dbiNOLOCK) == DBIERR_NONE;
}

/* ---- what others write ---- */

START_TEST(a_process_reads_what_another_wrote)
{
	ck_ask("1 ann,2 bob,3 cid", "show");
	ck_ask("DBIERR_NONE", "insert 4 dan");
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid,4 dan");
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 4, "eve"));
	ck_ask("1 ann,2 bob,3 cid,4 eve", "show");
}
END_TEST

START_TEST(what_a_process_has_not_committed_others_do_not_see)
{
	ck_ask("DBIERR_NONE", "begin");
	ck_ask("DBIERR_NONE", "insert 4 dan");
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid");
	ck_ask("DBIERR_NONE", "commit");
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid,4 dan");
}
END_TEST

START_TEST(a_change_by_another_process_makes_cbtablechanged_due)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(fx.me.cur, cbTABLECHANGED, 0,
	    0, NULL, count_change));
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	table_changed = 0;
	ck_ask("DBIERR_NONE", "insert 4 dan");
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(table_changed, 1);
	ck_ask("DBIERR_NONE", "delete 4");
	ck_dbi(DBIERR_NONE, DbiForceReread(fx.me.cur));
	ck_assert_int_eq(table_changed, 2);
	ck_dbi(DBIERR_NONE, DbiForceReread(fx.me.cur));
	ck_assert_int_eq(table_changed, 2);
}
END_TEST

START_TEST(a_process_is_not_told_of_its_own_changes)
{
	ck_ask("0", "refresh");
	ck_ask("DBIERR_NONE", "insert 4 dan");
	ck_ask("0", "refresh");
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "amy"));
	ck_ask("1", "refresh");
}
END_TEST

/* ---- locks ---- */

START_TEST(a_record_lock_holds_against_other_processes)
{
	ck_ask("DBIERR_NONE", "lock 2");
	ck_dbi(DBIERR_LOCKED, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.me, 2, "ben"));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "amy"));
	ck_ask("DBIERR_NONE", "unlock");
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 2, "ben"));
	ck_ask("1 amy,2 ben,3 cid", "show");
}
END_TEST

START_TEST(a_table_lock_holds_against_other_processes)
{
	ck_ask("DBIERR_NONE", "lock-table");
	ck_dbi(DBIERR_LOCKED, DbiAcqTableLock(fx.me.cur, dbiWRITELOCK));
	ck_dbi(DBIERR_LOCKED, people_insert(&fx.me, 4, "dan", 20));
	ck_ask("DBIERR_NONE", "insert 5 eve");
	ck_ask("DBIERR_NONE", "unlock-table");
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "dan", 20));
}
END_TEST

START_TEST(a_table_that_another_process_has_open_cannot_be_had_alone)
{
	hDBICur alone = NULL;

	ck_ask("1 ann,2 bob,3 cid", "show");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.me.cur));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.you.cur));
	ck_dbi(DBIERR_FILEBUSY, DbiOpenTable(fx.me.db, "PEOPLE", szPARADOX,
	    NULL, NULL, 0, dbiREADWRITE, dbiOPENEXCL, xltFIELD, FALSE, NULL,
	    &alone));
	agent_dismiss(&ag);
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.me.db, "PEOPLE", szPARADOX,
	    NULL, NULL, 0, dbiREADWRITE, dbiOPENEXCL, xltFIELD, FALSE, NULL,
	    &alone));
}
END_TEST

/* ---- cached updates ---- */

START_TEST(a_cached_change_fails_where_another_process_was_first)
{
	ck_ask("DBIERR_NONE", "cache");
	ck_ask("DBIERR_NONE", "rename 2 ben");
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 2, "bill"));
	ck_ask("DBIERR_OPTRECLOCKFAILED", "apply");
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bill,3 cid");
}
END_TEST

START_TEST(a_cached_change_fails_where_another_process_deleted)
{
	ck_ask("DBIERR_NONE", "cache");
	ck_ask("DBIERR_NONE", "rename 2 ben");
	ck_dbi(DBIERR_NONE, people_delete(&fx.me, 2));
	ck_ask("DBIERR_OPTRECLOCKRECDEL", "apply");
}
END_TEST

START_TEST(cached_changes_reach_other_processes_with_the_commit)
{
	ck_ask("DBIERR_NONE", "cache");
	ck_ask("DBIERR_NONE", "insert 4 dan");
	ck_ask("DBIERR_NONE", "begin");
	ck_ask("DBIERR_NONE", "apply");
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid");
	ck_ask("DBIERR_NONE", "commit");
	ck_ask("DBIERR_NONE", "write");
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid,4 dan");
}
END_TEST

/* ---- processes that are killed ---- */

START_TEST(the_locks_of_a_killed_process_are_free)
{
	ck_ask("DBIERR_NONE", "lock 2");
	ck_ask("DBIERR_NONE", "lock-table");
	ck_dbi(DBIERR_LOCKED, people_rename(&fx.me, 2, "ben"));
	agent_kill(&ag);
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 2, "ben"));
	ck_dbi(DBIERR_NONE, people_find(&fx.me, 2, dbiWRITELOCK));
	ck_dbi(DBIERR_NONE, DbiAcqTableLock(fx.me.cur, dbiWRITELOCK));
}
END_TEST

START_TEST(the_transaction_of_a_killed_process_never_was)
{
	ck_ask("DBIERR_NONE", "begin");
	ck_ask("DBIERR_NONE", "insert 4 dan");
	ck_ask("DBIERR_NONE", "rename 1 amy");
	agent_kill(&ag);
	ck_assert_str_eq(people_show(&fx.me), "1 ann,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 4, "eve", 20));
	ck_dbi(DBIERR_NONE, people_rename(&fx.me, 1, "ada"));
	agent_start(&ag, fx.fix.dir);
	ck_ask("1 ada,2 bob,3 cid,4 eve", "show");
}
END_TEST

/* Killed in the middle of writing, while others write: what it said is there,
 * and everybody goes on. */
START_TEST(a_killed_writer_loses_nothing_it_had_committed)
{
	struct agent victim;
	int32_t base = HAMMER_FIRST + _i * HAMMER_ROOM, last = 0, id;
	char line[64];
	const char *said;
	int told;

	agent_start(&victim, fx.fix.dir);
	ck_ask("DBIERR_NONE", "insert 10 one");
	snprintf(line, sizeof line, "hammer %d", (int)base);
	agent_tell(&victim, line);
	for (told = 0; told < 15 + 7 * _i; told++) {
		last = (int32_t)atoi(agent_hear(&victim));
		ck_dbi(DBIERR_NONE, people_insert(&fx.me, 100 + told, "me",
		    20));
	}
	ck_assert_int_eq(last, base + told - 1);
	ck_assert_int_eq(kill(victim.pid, SIGKILL), 0);
	while (strcmp(said = agent_hear(&victim), "no answer") != 0)
		last = (int32_t)atoi(said);
	(void)agent_reap(&victim);
	ck_ask("DBIERR_NONE", "insert 11 two");
	for (id = base; id <= last; id++)
		ck_assert_msg(has(id), "%d of %d is lost", (int)id,
		    (int)last);
	ck_dbi(DBIERR_NONE, people_insert(&fx.me, 12, "three", 20));
	ck_ask("DBIERR_NONE", "rename 12 four");
	agent_dismiss(&ag);
	ck_assert(has(10) && has(11) && has(12));
	while (told-- > 0)
		ck_assert(has(100 + told));
}
END_TEST

int
main(int argc, char **argv)
{
	Suite *suite;
	TCase *tc;

	if (argc == 3 && strcmp(argv[1], "--agent") == 0)
		return agent_main(argv[2]);
	suite = suite_create("bde_processes");
	tc = jp_suite_case(suite, "changes", setup, teardown);
	tcase_add_test(tc, a_process_reads_what_another_wrote);
	tcase_add_test(tc, what_a_process_has_not_committed_others_do_not_see);
	tcase_add_test(tc,
	    a_change_by_another_process_makes_cbtablechanged_due);
	tcase_add_test(tc, a_process_is_not_told_of_its_own_changes);
	tc = jp_suite_case(suite, "locks", setup, teardown);
	tcase_add_test(tc, a_record_lock_holds_against_other_processes);
	tcase_add_test(tc, a_table_lock_holds_against_other_processes);
	tcase_add_test(tc,
	    a_table_that_another_process_has_open_cannot_be_had_alone);
	tc = jp_suite_case(suite, "cached updates", setup, teardown);
	tcase_add_test(tc,
	    a_cached_change_fails_where_another_process_was_first);
	tcase_add_test(tc,
	    a_cached_change_fails_where_another_process_deleted);
	tcase_add_test(tc,
	    cached_changes_reach_other_processes_with_the_commit);
	tc = jp_suite_case(suite, "killed", setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, the_locks_of_a_killed_process_are_free);
	tcase_add_test(tc, the_transaction_of_a_killed_process_never_was);
	tcase_add_loop_test(tc,
	    a_killed_writer_loses_nothing_it_had_committed, 0, 4);
	return jp_suite_run(suite);
}
