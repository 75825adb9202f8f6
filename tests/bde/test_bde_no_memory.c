/* SPDX-License-Identifier: MIT */
/* Memory that ends at any allocation: the call gives DBIERR_NOMEMORY, and can
 * be made again. */

#include <string.h>

#include "alloc_fault.h"
#include "bde_fix_checked.h"
#include "can.h"
#include "ck_dbi.h"
#include "people.h"
#include "suite.h"
#include "tables.h"

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

static void
describe_words(struct table_desc *table, FLDDesc *option)
{
	table_begin(table, "ORD", szPARADOX);
	table_field(table, "WORD", fldPDXCHAR, 10, 0);
	table_primary(table, 1);
	memset(option, 0, sizeof *option);
	strcpy(option->szName, "LANGDRIVER");
	option->iLen = sizeof "swedfin";
	table->desc.iOptParams = 1;
	table->desc.pfldOptParams = option;
	table->desc.pOptData = (uint8_t *)(uintptr_t)"swedfin";
}

static DBIResult
find_first(hDBICur cur, CANExpr *expr, uint8_t *buf)
{
	hDBIFilter filter = NULL;
	DBIResult result;

	result = DbiAddFilter(cur, 0, 1, FALSE, expr, NULL, &filter);
	if (result == DBIERR_NONE)
		result = DbiActivateFilter(cur, filter);
	if (result == DBIERR_NONE)
		result = DbiSetToBegin(cur);
	if (result == DBIERR_NONE)
		result = DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL);
	if (filter != NULL)
		ck_dbi(DBIERR_NONE, DbiDropFilter(cur, filter));
	return result;
}

/* Its driver collates, so that texts are converted all the time. */
START_TEST(words_are_found_or_not)
{
	static const char *const words[] = { "\x94l", "z", "\x84rm" };
	uint8_t buf[100], text[11];
	struct table_desc table;
	struct can can;
	FLDDesc option;
	DBIBOOL blank;
	hDBICur cur;
	unsigned i;

	bde_fix_db(&fx);
	describe_words(&table, &option);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &table.desc));
	cur = table_open(fx.db, "ORD", dbiREADWRITE, dbiOPENSHARED, xltFIELD);
	for (i = 0; i < 3; i++) {
		ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
		ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf,
		    (uint8_t *)(uintptr_t)words[i]));
		ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	}
	can_simple(&can, canGT, "WORD", fldZSTRING, "\x84rm", 4);
	EACH_ALLOC_FAULT(nth)
		ck_failed(find_first(cur, (CANExpr *)(void *)can.block, buf));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, text, &blank));
	ck_assert_str_eq((char *)text, "\x94l");
	can_simple(&can, canLIKE, "WORD", fldZSTRING, "\x84%", 3);
	EACH_ALLOC_FAULT(nth)
		ck_failed(find_first(cur, (CANExpr *)(void *)can.block, buf));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, text, &blank));
	ck_assert_str_eq((char *)text, "\x84rm");
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
	tcase_add_test(tcase, words_are_found_or_not);
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
