/* SPDX-License-Identifier: MIT */
/* Memory that ends at any allocation: the call gives DBIERR_NOMEMORY, and can
 * be made again. */

#include <string.h>

#include "alloc_fault.h"
#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "people.h"
#include "suite.h"

/* What is called after that has memory: the failure comes once, or not at
 * all. */
static void
ck_failed(DBIResult result)
{
	if (!base_alloc_has_failed())
		base_alloc_fail_after(0);
	if (result != DBIERR_NONE)
		ck_dbi(DBIERR_NOMEMORY, result);
}

START_TEST(engine_starts_again)
{
	DBIResult result;

	EACH_ALLOC_FAULT(nth) {
		result = DbiInit(NULL);
		ck_failed(result);
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, DbiExit());
	}
}
END_TEST

START_TEST(session_starts_again)
{
	DBIResult result;
	hDBISes session;

	EACH_ALLOC_FAULT(nth) {
		result = DbiStartSession(NULL, &session, NULL);
		ck_failed(result);
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, DbiCloseSession(session));
		else
			ck_assert_ptr_null(session);
	}
}
END_TEST

START_TEST(alias_is_there_or_not)
{
	DBIResult result;
	DBDesc desc;

	EACH_ALLOC_FAULT(nth) {
		result = DbiAddAlias(NULL, "DEMO", "PARADOX", "PATH:/a",
		    nth % 2 == 0);
		ck_failed(result);
		if (result == DBIERR_NONE) {
			ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("DEMO", &desc));
			ck_assert_str_eq(desc.szPhyName, "/a");
			ck_dbi(DBIERR_NONE, DbiDeleteAlias(NULL, "DEMO"));
		} else {
			ck_dbi(DBIERR_OBJNOTFOUND,
			    DbiGetDatabaseDesc("DEMO", &desc));
		}
	}
}
END_TEST

START_TEST(lists_open_again)
{
	DBIResult result;
	hDBICur list;

	EACH_ALLOC_FAULT(nth) {
		result = DbiOpenDriverList(&list);
		ck_failed(result);
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
		else
			ck_assert_ptr_null(list);
	}
	EACH_ALLOC_FAULT(nth) {
		result = DbiOpenDatabaseList(&list);
		ck_failed(result);
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	}
}
END_TEST

START_TEST(table_opens_again)
{
	DBIResult result;
	struct people p;
	hDBICur cur;

	people_setup(&p);
	EACH_ALLOC_FAULT(nth) {
		result = DbiOpenTable(p.me.db, "PEOPLE", NULL, NULL, NULL, 0,
		    dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL, &cur);
		ck_failed(result);
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	}
	people_teardown(&p);
}
END_TEST

START_TEST(record_is_there_or_not)
{
	DBIResult result;
	struct people p;

	people_setup(&p);
	EACH_ALLOC_FAULT(nth) {
		result = people_insert(&p.me, 10, "dan", 20);
		ck_failed(result);
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, people_delete(&p.me, 10));
		ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob,3 cid");
	}
	people_teardown(&p);
}
END_TEST

/* Only the change itself is without memory. */
static DBIResult
change(struct people *p, int32_t id, int32_t new_id, const char *name,
    long nth)
{
	DBIResult result;

	base_alloc_fail_after(0);
	ck_dbi(DBIERR_NONE, people_find(&p->me, id, dbiNOLOCK));
	people_put(p->me.cur, p->me.buf, new_id, name, 40);
	base_alloc_fail_after(nth);
	result = DbiModifyRecord(p->me.cur, p->me.buf, TRUE);
	ck_failed(result);
	return result;
}

START_TEST(record_is_changed_or_not)
{
	DBIResult result;
	struct people p;

	people_setup(&p);
	EACH_ALLOC_FAULT(nth) {
		result = change(&p, 2, 2, "bea", nth);
		ck_assert_str_eq(people_show(&p.me), result == DBIERR_NONE ?
		    "1 ann,2 bea,3 cid" : "1 ann,2 bob,3 cid");
		ck_dbi(DBIERR_NONE, people_rename(&p.me, 2, "bob"));
	}
	EACH_ALLOC_FAULT(nth) {
		result = change(&p, 2, 4, "bob", nth);
		if (result == DBIERR_NONE)
			ck_dbi(DBIERR_NONE, people_renumber(&p.me, 4, 2));
		ck_assert_str_eq(people_show(&p.me), "1 ann,2 bob,3 cid");
	}
	people_teardown(&p);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_no_memory");
	TCase *tcase = tcase_create("start");

	tcase_add_test(tcase, engine_starts_again);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("engine");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, session_starts_again);
	tcase_add_test(tcase, alias_is_there_or_not);
	tcase_add_test(tcase, lists_open_again);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("table");
	tcase_add_test(tcase, table_opens_again);
	tcase_add_test(tcase, record_is_there_or_not);
	tcase_add_test(tcase, record_is_changed_or_not);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
