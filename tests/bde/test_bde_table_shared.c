/* SPDX-License-Identifier: MIT */
/* Tables that two processes have: BDE32 help, "DbiOpenTable",
 * "DbiDeleteTable", "DbiCreateTable". */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tables.h"
#include "tmpdir.h"

static char *dir;
static hDBIDb db;
static pid_t child;
static int to_child, from_child;

static void
start(void)
{
	DBIEnv env;

	memset(&env, 0, sizeof env);
	snprintf(env.szWorkDir, sizeof env.szWorkDir, "%s", dir);
	ck_dbi(DBIERR_NONE, DbiInit(&env));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
}

/* 'o' opens ITEMS, 'x' exclusively, 'c' closes it, 'd' deletes it, 'n' makes a
 * new one of one field, 'f' gives the number of its fields, 'i' inserts. */
static DBIResult
obey(char order, hDBICur *cur)
{
	struct table_desc table;
	CURProps props;

	switch (order) {
	case 'o':
	case 'x':
		return DbiOpenTable(db, "ITEMS", NULL, NULL, NULL, 0,
		    dbiREADWRITE, order == 'x' ? dbiOPENEXCL : dbiOPENSHARED,
		    xltFIELD, FALSE, NULL, cur);
	case 'c':
		return DbiCloseCursor(cur);
	case 'd':
		return DbiDeleteTable(db, "ITEMS", NULL);
	case 'f':
		ck_dbi(DBIERR_NONE, DbiGetCursorProps(*cur, &props));
		return props.iFields;
	case 'i':
		return table_insert_item(*cur, 5, "eve", 5);
	default:
		table_begin(&table, "ITEMS", szPARADOX);
		table_field(&table, "ONE", fldPDXLONG, 0, 0);
		return DbiCreateTable(db, TRUE, &table.desc);
	}
}

static void
serve(int in, int out)
{
	hDBICur cur = NULL;
	DBIResult result;
	char order;

	start();
	while (read(in, &order, 1) == 1) {
		result = obey(order, &cur);
		if (write(out, &result, sizeof result) != sizeof result)
			break;
	}
	DbiExit();
}

static DBIResult
other(char order)
{
	DBIResult result = 0xffff;

	ck_assert_int_eq(write(to_child, &order, 1), 1);
	ck_assert_int_eq(read(from_child, &result, sizeof result),
	    sizeof result);
	return result;
}

static void
setup(void)
{
	int there[2], back[2];

	dir = jp_tmpdir_new();
	ck_assert_int_eq(pipe(there), 0);
	ck_assert_int_eq(pipe(back), 0);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		close(there[1]);
		close(back[0]);
		serve(there[0], back[1]);
		_exit(0);
	}
	close(there[0]);
	close(back[1]);
	to_child = there[1];
	from_child = back[0];
	start();
	table_items(db, "ITEMS");
}

static void
teardown(void)
{
	close(to_child);
	close(from_child);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	DbiExit();
	jp_tmpdir_remove(dir);
}

START_TEST(table_that_another_process_has_open_stays)
{
	hDBICur cur;

	ck_dbi(DBIERR_NONE, other('o'));
	ck_dbi(DBIERR_TABLEOPEN, DbiDeleteTable(db, "ITEMS", NULL));
	ck_dbi(DBIERR_TABLEOPEN, obey('n', &cur));
	ck_dbi(DBIERR_FILEBUSY, obey('x', &cur));
	ck_dbi(DBIERR_NONE, obey('o', &cur));
	ck_dbi(DBIERR_NONE, other('i'));
	ck_assert_str_eq(table_show_items(cur), "5 eve");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, other('c'));
	ck_dbi(DBIERR_NONE, other('x'));
	ck_dbi(DBIERR_FILEBUSY, obey('o', &cur));
	ck_dbi(DBIERR_NONE, other('c'));
	ck_dbi(DBIERR_NONE, DbiDeleteTable(db, "ITEMS", NULL));
	ck_dbi(DBIERR_NOSUCHFILE, other('o'));
}
END_TEST

START_TEST(table_that_another_process_replaced_is_the_new_one)
{
	hDBICur cur;

	ck_dbi(DBIERR_NONE, obey('o', &cur));
	ck_assert_int_eq(obey('f', &cur), 3);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, other('n'));
	ck_dbi(DBIERR_NONE, obey('o', &cur));
	ck_assert_int_eq(obey('f', &cur), 1);
	ck_dbi(DBIERR_NONE, other('o'));
	ck_assert_int_eq(other('f'), 1);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_table_shared");
	TCase *tcase = jp_suite_case(suite, "two processes", setup, teardown);

	tcase_add_test(tcase, table_that_another_process_has_open_stays);
	tcase_add_test(tcase,
	    table_that_another_process_replaced_is_the_new_one);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
