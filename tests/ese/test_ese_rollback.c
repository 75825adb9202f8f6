/* SPDX-License-Identifier: MIT */
/* What JetRollback takes back: rows of each level, objects, cursors. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_rows_checked.h"
#include "suite.h"

#define LEVELS 7	/* as many as ESE has */

static void
begin(void)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(one.sesid));
}

static void
commit(void)
{
	ck_jet(JET_errSuccess, JetCommitTransaction(one.sesid, 0));
}

static void
roll_back(void)
{
	ck_jet(JET_errSuccess, JetRollback(one.sesid, 0));
}

/* --- levels ------------------------------------------------------------- */

/* Each level inserts its own row, changes row 1 that all levels change, and
 * deletes or brings back row 2. */
static void
change_level(int level)
{
	char text[32];

	snprintf(text, sizeof(text), "level%d", level);
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 100 + level, text));
	ck_jet(JET_errSuccess, ese_rows_replace(&one, 1, text));
	if (level % 2 == 1)
		ck_jet(JET_errSuccess, ese_rows_delete(&one, 2));
	else
		ck_jet(JET_errSuccess, ese_rows_insert(&one, 2, text));
}

static char *
copy_dump(const char *index)
{
	char *copy = strdup(ese_rows_dump(&one, index));

	ck_assert_ptr_nonnull(copy);
	return copy;
}

START_TEST(rollback_of_a_level_restores_exactly_that_level)
{
	char *primary[LEVELS + 1];
	char *secondary[LEVELS + 1];
	int level;

	primary[0] = copy_dump(NULL);
	secondary[0] = copy_dump("text");
	for (level = 1; level <= LEVELS; level++) {
		begin();
		change_level(level);
		primary[level] = copy_dump(NULL);
		secondary[level] = copy_dump("text");
	}
	for (level = LEVELS; level >= 1; level--) {
		ck_assert_str_eq(ese_rows_dump(&one, NULL), primary[level]);
		roll_back();
		ck_assert_str_eq(ese_rows_dump(&one, NULL),
		    primary[level - 1]);
		ck_assert_str_eq(ese_rows_dump(&one, "text"),
		    secondary[level - 1]);
		free(primary[level]);
		free(secondary[level]);
	}
	free(primary[0]);
	free(secondary[0]);
	ck_jet(JET_errNotInTransaction, JetRollback(one.sesid, 0));
}
END_TEST

/* Levels above _i are committed into it, then it is rolled back. */
START_TEST(rollback_takes_what_inner_levels_committed)
{
	char *before = NULL;
	int level;

	for (level = 1; level <= LEVELS; level++) {
		if (level == _i)
			before = copy_dump(NULL);
		begin();
		change_level(level);
	}
	for (level = LEVELS; level > _i; level--)
		commit();
	roll_back();
	ck_assert_str_eq(ese_rows_dump(&one, NULL), before);
	for (level = _i - 1; level >= 1; level--)
		commit();
	ck_assert_str_eq(ese_rows_dump(&two, NULL), before);
	free(before);
}
END_TEST

START_TEST(rollback_of_all_leaves_no_level)
{	/* "JetRollback Function", JET_bitRollbackAll */
	int level;

	for (level = 1; level <= LEVELS; level++) {
		begin();
		change_level(level);
	}
	ck_jet(JET_errTransTooDeep, JetBeginTransaction(one.sesid));
	ck_jet(JET_errSuccess, JetRollback(one.sesid, JET_bitRollbackAll));
	ck_jet(JET_errNotInTransaction, JetRollback(one.sesid, 0));
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=b 3=c");
	ck_assert_str_eq(ese_rows_dump(&one, "text"), "1=a 2=b 3=c");
}
END_TEST

START_TEST(a_row_may_come_and_go_many_times_in_one_level)
{
	int i;

	begin();
	for (i = 0; i < 20; i++) {
		ck_jet(JET_errSuccess, ese_rows_delete(&one, 2));
		ck_jet(JET_errRecordNotFound, ese_rows_delete(&one, 2));
		ck_jet(JET_errSuccess, ese_rows_insert(&one, 2, "x"));
		ck_jet(JET_errKeyDuplicate, ese_rows_insert(&one, 2, "y"));
	}
	ck_assert_str_eq(ese_rows_dump(&one, "text"), "1=a 3=c 2=x");
	roll_back();
	ck_assert_str_eq(ese_rows_dump(&one, "text"), "1=a 2=b 3=c");
}
END_TEST

START_TEST(the_end_of_a_session_rolls_back)
{
	begin();
	begin();
	change_level(1);
	ck_jet(JET_errSuccess, JetEndSession(one.sesid, 0));
	ck_assert_str_eq(ese_rows_dump(&two, NULL), "1=a 2=b 3=c");
}
END_TEST

/* --- long values -------------------------------------------------------- */

static void
set_note(int32_t id, const char *byte, uint32_t length, JET_GRBIT grbit)
{
	char *note = malloc(length);

	ck_assert_ptr_nonnull(note);
	memset(note, *byte, length);
	ck_jet(JET_errSuccess, ese_rows_seek(&one, id));
	ck_jet(JET_errSuccess, JetPrepareUpdate(one.sesid, one.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(one.sesid, one.tableid, fx.note,
	    note, length, grbit, NULL));
	ck_jet(JET_errSuccess, JetUpdate(one.sesid, one.tableid, NULL, 0,
	    NULL));
	free(note);
}

static void
ck_note(const struct ese_rows *rows, int32_t id, char byte, uint32_t length)
{
	char *note = malloc(length + 1);
	uint32_t actual = 0;
	uint32_t i;

	ck_assert_ptr_nonnull(note);
	ck_jet(JET_errSuccess, ese_rows_seek(rows, id));
	ck_jet(JET_errSuccess, JetRetrieveColumn(rows->sesid, rows->tableid,
	    fx.note, note, length + 1, &actual, 0, NULL));
	ck_assert_uint_eq(actual, length);
	for (i = 0; i < length; i++)
		ck_assert_int_eq(note[i], byte);
	free(note);
}

START_TEST(long_values_come_back_with_their_level)
{
	begin();
	set_note(1, "x", 100000, 0);
	begin();
	set_note(1, "y", 50000, 0);
	begin();
	set_note(1, "y", 70000, JET_bitSetAppendLV);
	ck_note(&one, 1, 'y', 120000);
	roll_back();
	ck_note(&one, 1, 'y', 50000);
	roll_back();
	ck_note(&one, 1, 'x', 100000);
	commit();
	ck_note(&two, 1, 'x', 100000);
	begin();
	ck_jet(JET_errSuccess, ese_rows_delete(&one, 1));
	roll_back();
	ck_note(&two, 1, 'x', 100000);
}
END_TEST

/* --- tables, columns, indexes ------------------------------------------- */

static JET_ERR
open_by_name(JET_SESID sesid, const char *name)
{
	JET_TABLEID tableid = JET_tableidNil;
	JET_ERR err;

	err = JetOpenTable(sesid, fx.dbid, name, NULL, 0, 0, &tableid);
	if (err >= 0)
		ck_jet(JET_errSuccess, JetCloseTable(sesid, tableid));
	return err;
}

START_TEST(an_uncommitted_table_disappears)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;
	JET_COLUMNID columnid;
	int32_t value = 5;
	int i;

	for (i = 0; i < 3; i++) {
		begin();
		ck_jet(JET_errSuccess, JetCreateTable(one.sesid, fx.dbid, "new",
		    1, 100, &tableid));
		ck_jet(JET_errSuccess, JetAddColumn(one.sesid, tableid, "c",
		    &def, NULL, 0, &columnid));
		ck_jet(JET_errSuccess, JetPrepareUpdate(one.sesid, tableid,
		    JET_prepInsert));
		ck_jet(JET_errSuccess, JetSetColumn(one.sesid, tableid,
		    columnid, &value, sizeof(value), 0, NULL));
		ck_jet(JET_errSuccess, JetUpdate(one.sesid, tableid, NULL, 0,
		    NULL));
		ck_jet(JET_errObjectNotFound, open_by_name(two.sesid, "new"));
		roll_back();
		ck_jet(JET_errInvalidTableId, JetMove(one.sesid, tableid,
		    JET_MoveFirst, 0));
		ck_jet(JET_errObjectNotFound, open_by_name(one.sesid, "new"));
		ck_jet(JET_errObjectNotFound, open_by_name(two.sesid, "new"));
	}
	begin();
	ck_jet(JET_errSuccess, JetCreateTable(one.sesid, fx.dbid, "new", 1, 100,
	    &tableid));
	ck_jet(JET_errSuccess, JetCloseTable(one.sesid, tableid));
	commit();
	ck_jet(JET_errSuccess, open_by_name(two.sesid, "new"));
}
END_TEST

START_TEST(a_dropped_table_comes_back_with_its_rows)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetCloseTable(one.sesid, one.tableid));
	ck_jet(JET_errSuccess, JetCloseTable(two.sesid, two.tableid));
	begin();
	ck_jet(JET_errSuccess, JetDeleteTable(one.sesid, fx.dbid, "t"));
	ck_jet(JET_errObjectNotFound, open_by_name(one.sesid, "t"));
	roll_back();
	two.tableid = ese_fix_open_table(&fx, two.sesid);
	ck_assert_str_eq(ese_rows_dump(&two, NULL), "1=a 2=b 3=c");
	ck_assert_str_eq(ese_rows_dump(&two, "text"), "1=a 2=b 3=c");
}
END_TEST

static JET_ERR
find_column(const struct ese_rows *rows, const char *name)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };

	return JetGetTableColumnInfo(rows->sesid, rows->tableid, name, &def,
	    sizeof(def), JET_ColInfo);
}

START_TEST(an_uncommitted_column_disappears_with_its_values)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_COLUMNID columnid;
	int32_t value = 7;

	begin();
	ck_jet(JET_errSuccess, JetAddColumn(one.sesid, one.tableid, "extra",
	    &def, NULL, 0, &columnid));
	ck_jet(JET_errSuccess, ese_rows_seek(&one, 1));
	ck_jet(JET_errSuccess, JetPrepareUpdate(one.sesid, one.tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetSetColumn(one.sesid, one.tableid, columnid,
	    &value, sizeof(value), 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(one.sesid, one.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, find_column(&one, "extra"));
	roll_back();
	ck_jet(JET_errColumnNotFound, find_column(&one, "extra"));
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=b 3=c");

	/* another one of that name and place holds nothing of the first */
	ck_jet(JET_errSuccess, JetAddColumn(one.sesid, one.tableid, "extra",
	    &def, NULL, 0, &columnid));
	ck_jet(JET_errSuccess, ese_rows_seek(&one, 1));
	ck_jet(JET_wrnColumnNull, JetRetrieveColumn(one.sesid, one.tableid,
	    columnid, &value, sizeof(value), NULL, 0, NULL));
}
END_TEST

START_TEST(a_dropped_column_comes_back_with_its_values)
{
	begin();
	set_note(1, "x", 10, 0);
	commit();
	begin();
	ck_jet(JET_errSuccess, JetDeleteColumn(one.sesid, one.tableid, "note"));
	ck_jet(JET_errColumnNotFound, find_column(&one, "note"));
	roll_back();
	ck_jet(JET_errSuccess, find_column(&one, "note"));
	ck_note(&one, 1, 'x', 10);
}
END_TEST

START_TEST(an_uncommitted_index_disappears)
{
	static const char key[] = "-id\0";
	int i;

	for (i = 0; i < 3; i++) {
		begin();
		ck_jet(JET_errSuccess, ese_rows_insert(&one, 4, "d"));
		ck_jet(JET_errSuccess, JetCreateIndex(one.sesid, one.tableid,
		    "down", 0, key, sizeof(key), 100));
		ck_jet(JET_errSuccess, ese_rows_insert(&one, 5, "e"));
		ck_assert_str_eq(ese_rows_dump(&one, "down"),
		    "5=e 4=d 3=c 2=b 1=a");
		ck_jet(JET_errIndexNotFound, JetSetCurrentIndex(two.sesid,
		    two.tableid, "down"));
		roll_back();
		ck_jet(JET_errIndexNotFound, JetSetCurrentIndex(one.sesid,
		    one.tableid, "down"));
		ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=a 2=b 3=c");
	}
	begin();
	ck_jet(JET_errSuccess, JetCreateIndex(one.sesid, one.tableid, "down", 0,
	    key, sizeof(key), 100));
	commit();
	ck_assert_str_eq(ese_rows_dump(&two, "down"), "3=c 2=b 1=a");
}
END_TEST

START_TEST(a_dropped_index_comes_back_complete)
{
	begin();
	ck_jet(JET_errSuccess, JetDeleteIndex(one.sesid, one.tableid, "text"));
	ck_jet(JET_errIndexNotFound, JetSetCurrentIndex(one.sesid, one.tableid,
	    "text"));
	roll_back();
	ck_jet(JET_errSuccess, ese_rows_insert(&one, 4, "d"));
	ck_assert_str_eq(ese_rows_dump(&one, "text"), "1=a 2=b 3=c 4=d");
}
END_TEST

/* --- cursors ------------------------------------------------------------ */

START_TEST(cursors_opened_in_the_level_are_closed)
{	/* "JetRollback Function", Remarks */
	JET_TABLEID inside;

	begin();
	inside = ese_fix_open_table(&fx, one.sesid);
	begin();
	roll_back();
	ck_jet(JET_errSuccess, JetMove(one.sesid, inside, JET_MoveFirst, 0));
	roll_back();
	ck_jet(JET_errInvalidTableId, JetMove(one.sesid, inside, JET_MoveFirst,
	    0));
	ck_jet(JET_errSuccess, JetMove(one.sesid, one.tableid, JET_MoveFirst,
	    0));
}
END_TEST

START_TEST(an_update_prepared_in_the_level_is_cancelled)
{
	begin();
	ck_jet(JET_errSuccess, JetPrepareUpdate(one.sesid, one.tableid,
	    JET_prepInsert));
	roll_back();
	ck_jet(JET_errUpdateNotPrepared, JetUpdate(one.sesid, one.tableid, NULL,
	    0, NULL));
}
END_TEST

START_TEST(nothing_of_a_rollback_is_there_after_a_restart)
{
	begin();
	change_level(1);
	commit();
	begin();
	change_level(2);
	roll_back();
	ese_fix_restart(&fx);
	one = ese_rows_open(&fx);
	ck_assert_str_eq(ese_rows_dump(&one, NULL), "1=level1 3=c 101=level1");
	ck_assert_str_eq(ese_rows_dump(&one, "text"),
	    "3=c 1=level1 101=level1");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_rollback");
	TCase *levels = tcase_create("levels");
	TCase *objects = tcase_create("objects");
	TCase *cursors = tcase_create("cursors");

	tcase_add_checked_fixture(levels, setup, teardown);
	tcase_set_timeout(levels, 30);
	tcase_add_test(levels, rollback_of_a_level_restores_exactly_that_level);
	tcase_add_loop_test(levels, rollback_takes_what_inner_levels_committed,
	    1, LEVELS + 1);
	tcase_add_test(levels, rollback_of_all_leaves_no_level);
	tcase_add_test(levels, a_row_may_come_and_go_many_times_in_one_level);
	tcase_add_test(levels, the_end_of_a_session_rolls_back);
	tcase_add_test(levels, long_values_come_back_with_their_level);
	suite_add_tcase(suite, levels);

	tcase_add_checked_fixture(objects, setup, teardown);
	tcase_set_timeout(objects, 30);
	tcase_add_test(objects, an_uncommitted_table_disappears);
	tcase_add_test(objects, a_dropped_table_comes_back_with_its_rows);
	tcase_add_test(objects,
	    an_uncommitted_column_disappears_with_its_values);
	tcase_add_test(objects, a_dropped_column_comes_back_with_its_values);
	tcase_add_test(objects, an_uncommitted_index_disappears);
	tcase_add_test(objects, a_dropped_index_comes_back_complete);
	suite_add_tcase(suite, objects);

	tcase_add_checked_fixture(cursors, setup, teardown);
	tcase_set_timeout(cursors, 30);
	tcase_add_test(cursors, cursors_opened_in_the_level_are_closed);
	tcase_add_test(cursors, an_update_prepared_in_the_level_is_cancelled);
	tcase_add_test(cursors, nothing_of_a_rollback_is_there_after_a_restart);
	suite_add_tcase(suite, cursors);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
