/* SPDX-License-Identifier: MIT */
/* Indexes as the engine keeps them: which entries a record has, and what goes
 * on around their creation and deletion. */

#define JET_VERSION 0x0A01

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

enum { VALUES = 4, ROOM = 256 };

static struct ese_fix fx;
static JET_TABLEID tableid;
static JET_COLUMNID id_column;
static JET_COLUMNID columns[2];		/* "a" and "b" */

static JET_COLUMNID
add(const char *name, JET_COLTYP type, JET_GRBIT grbit)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .cp = 1252, .grbit = grbit };
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetAddColumnA(fx.sesid, tableid, name, &def,
	    NULL, 0, &id));
	return id;
}

static void
open_again(void)
{
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, tableid));
	ck_jet(JET_errSuccess, JetOpenTableA(fx.sesid, fx.dbid, "x", NULL, 0,
	    0, &tableid));
}

static void
setup(void)
{
	JET_GRBIT multi = JET_bitColumnTagged | JET_bitColumnMultiValued;

	ese_fix_open(&fx);
	ck_jet(JET_errSuccess, JetCreateTableA(fx.sesid, fx.dbid, "x", 0, 0,
	    &tableid));
	id_column = add("id", JET_coltypLong, 0);
	columns[0] = add("a", JET_coltypText, multi);
	columns[1] = add("b", JET_coltypText, multi);
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.sesid, tableid, "pk",
	    JET_bitIndexPrimary, "+id\0", 5, 0));
	open_again();
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

/* Sets all values of a column; "a b c" are three, NULL none. */
static void
set_values(JET_SESID sesid, JET_TABLEID cursor, JET_COLUMNID column,
    const char *values)
{
	JET_SETINFO info = { .cbStruct = sizeof(info) };
	const char *end;
	int i;

	/* without the first value the next one is the first */
	for (i = 0; i < VALUES; i++)
		ck_jet(JET_errSuccess, JetSetColumn(sesid, cursor, column,
		    NULL, 0, 0, NULL));
	while (values != NULL && *values != '\0') {
		end = strchr(values, ' ');
		if (end == NULL)
			end = values + strlen(values);
		ck_jet(JET_errSuccess, JetSetColumn(sesid, cursor, column,
		    values, (uint32_t)(end - values), 0, &info));
		values = *end == ' ' ? end + 1 : end;
	}
}

/* Writes the prepared update or, where that fails, forgets it. */
static JET_ERR
finish(JET_SESID sesid, JET_TABLEID cursor)
{
	JET_ERR err = JetUpdate(sesid, cursor, NULL, 0, NULL);

	if (err != JET_errSuccess)
		ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, cursor,
		    JET_prepCancel));
	return err;
}

static JET_ERR
insert_as(JET_SESID sesid, JET_TABLEID cursor, int32_t id, const char *a,
    const char *b)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, cursor,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, cursor, id_column, &id,
	    sizeof(id), 0, NULL));
	set_values(sesid, cursor, columns[0], a);
	set_values(sesid, cursor, columns[1], b);
	return finish(sesid, cursor);
}

static JET_ERR
insert(int32_t id, const char *a, const char *b)
{
	return insert_as(fx.sesid, tableid, id, a, b);
}

static void
seek_id(int32_t id)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, tableid, NULL));
	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, tableid, &id, sizeof(id),
	    JET_bitNewKey));
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, tableid, JET_bitSeekEQ));
}

static JET_ERR
replace(int32_t id, const char *a, const char *b)
{
	seek_id(id);
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepReplace));
	set_values(fx.sesid, tableid, columns[0], a);
	set_values(fx.sesid, tableid, columns[1], b);
	return finish(fx.sesid, tableid);
}

static JET_ERR
create(const char *key, uint32_t size, JET_GRBIT grbit)
{
	return JetCreateIndexA(fx.sesid, tableid, "i", grbit, key, size, 0);
}

/* The letters of a key: a '.' for NULL, '/' between columns. */
static char *
print_key(char *out, const uint8_t *key, uint32_t size)
{
	uint32_t i = 0;

	while (i < size) {
		if (key[i++] == 0x7f) {
			while (i < size && key[i] != 0)
				*out++ = (char)key[i++];
			i++;
		} else {
			*out++ = '.';
		}
		*out++ = i < size ? '/' : ' ';
	}
	return out;
}

/* All entries of the index: "1:A/X 1:A/Y ". */
static const char *
dump(void)
{
	static char text[ROOM];
	uint8_t key[JET_cbKeyMost];
	uint32_t size;
	char *at = text;
	int32_t id;
	JET_ERR err;

	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, tableid, "i"));
	for (err = JetMove(fx.sesid, tableid, (int32_t)JET_MoveFirst, 0);
	    err == JET_errSuccess;
	    err = JetMove(fx.sesid, tableid, JET_MoveNext, 0)) {
		ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, tableid,
		    id_column, &id, sizeof(id), NULL, 0, NULL));
		ck_jet(JET_errSuccess, JetRetrieveKey(fx.sesid, tableid, key,
		    sizeof(key), &size, 0));
		ck_assert_int_lt(at - text, ROOM - 64);
		at += sprintf(at, "%d:", id);
		at = print_key(at, key, size);
	}
	ck_jet(JET_errNoCurrentRecord, err);
	*at = '\0';
	return text;
}

/* ---- the entries of a record ---- */

static const char both[] = "+a\0+b\0";

/* recupd.cxx, ErrRECIEnumerateKeys; rec.hxx, KeySequence */
static const struct {
	const char *key;
	uint32_t size;
	JET_GRBIT grbit;
	const char *a;
	const char *b;
	const char *entries;
} cases[] = {
	{ "+a\0", 4, 0, "m a z", NULL, "1:A 1:M 1:Z " },
	{ "+a\0", 4, 0, "a b A", NULL, "1:A 1:B " },
	{ "+a\0", 4, 0, NULL, NULL, "1:. " },
	{ "+a\0", 4, JET_bitIndexIgnoreNull, NULL, NULL, "" },
	{ both, 7, 0, "a b", "x y", "1:A/X 1:B/X " },
	{ both, 7, 0, NULL, "x y", "1:./X " },
	{ both, 7, 0, "a b", NULL, "1:A/. 1:B/. " },
	{ both, 7, 0, NULL, NULL, "1:./. " },
	{ both, 7, JET_bitIndexCrossProduct, "a b", "x y",
	    "1:A/X 1:A/Y 1:B/X 1:B/Y " },
	{ both, 7, JET_bitIndexCrossProduct, "a b", NULL, "1:A/. 1:B/. " },
	{ both, 7, JET_bitIndexCrossProduct, NULL, "x y", "1:./X 1:./Y " },
	{ both, 7, JET_bitIndexNestedTable, "a b", "x y", "1:A/X 1:B/Y " },
	{ both, 7, JET_bitIndexNestedTable, "a b c", "x",
	    "1:A/X 1:B/. 1:C/. " },
	{ both, 7, JET_bitIndexNestedTable, "a", "x y", "1:./Y 1:A/X " },
	{ both, 7, JET_bitIndexIgnoreNull, NULL, NULL, "" },
	{ both, 7, JET_bitIndexIgnoreNull, NULL, "x", "1:./X " },
	{ both, 7, JET_bitIndexIgnoreAnyNull, "a b", NULL, "" },
	{ both, 7, JET_bitIndexIgnoreAnyNull, "a b", "x", "1:A/X 1:B/X " },
	{ both, 7, JET_bitIndexIgnoreFirstNull, NULL, "x", "" },
	{ both, 7, JET_bitIndexIgnoreFirstNull, "a", NULL, "1:A/. " },
	{ "+a\0", 4, JET_bitIndexTuples, "abcde", NULL,
	    "1:ABCDE 1:BCDE 1:CDE " },
	{ "+a\0", 4, JET_bitIndexTuples, "ab", NULL, "" },
	{ "+a\0", 4, JET_bitIndexTuples, "abc xyz", NULL, "1:ABC 1:XYZ " },
	{ "+a\0", 4, JET_bitIndexTuples, NULL, NULL, "" },
	{ "+a\0", 4, JET_bitIndexTuples, "aaaa", NULL, "1:AAA 1:AAAA " }
};

START_TEST(a_record_has_the_entries_its_index_asks_for)
{
	ck_jet(JET_errSuccess, create(cases[_i].key, cases[_i].size,
	    cases[_i].grbit));
	ck_jet(JET_errSuccess, insert(1, cases[_i].a, cases[_i].b));
	ck_assert_str_eq(dump(), cases[_i].entries);
}
END_TEST

START_TEST(an_index_built_later_has_the_same_entries)
{
	ck_jet(JET_errSuccess, insert(1, cases[_i].a, cases[_i].b));
	ck_jet(JET_errSuccess, create(cases[_i].key, cases[_i].size,
	    cases[_i].grbit));
	ck_assert_str_eq(dump(), cases[_i].entries);
}
END_TEST

START_TEST(a_replaced_record_has_the_entries_of_its_new_values)
{
	ck_jet(JET_errSuccess, create(cases[_i].key, cases[_i].size,
	    cases[_i].grbit));
	ck_jet(JET_errSuccess, insert(1, "q abcq", "r s"));
	ck_jet(JET_errSuccess, replace(1, cases[_i].a, cases[_i].b));
	ck_assert_str_eq(dump(), cases[_i].entries);
	ck_jet(JET_errSuccess, replace(1, "q abcq", "r s"));
	seek_id(1);
	ck_jet(JET_errSuccess, JetDelete(fx.sesid, tableid));
	ck_assert_str_eq(dump(), "");
}
END_TEST

START_TEST(a_rolled_back_update_has_no_entries)
{
	ck_jet(JET_errSuccess, create(cases[_i].key, cases[_i].size,
	    cases[_i].grbit));
	ck_jet(JET_errSuccess, insert(1, cases[_i].a, cases[_i].b));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, replace(1, "q abcq", "r s"));
	ck_jet(JET_errSuccess, insert(2, "q", "r"));
	ck_jet(JET_errSuccess, JetRollback(fx.sesid, 0));
	ck_assert_str_eq(dump(), cases[_i].entries);
}
END_TEST

/* "JetCreateIndex Function": a record is found by each of its values, and
 * what is done there is done to the record */
START_TEST(a_delete_at_one_entry_takes_the_record)
{
	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	ck_jet(JET_errSuccess, insert(1, "b d", NULL));
	ck_jet(JET_errSuccess, insert(2, "a c e", NULL));
	ck_assert_str_eq(dump(), "2:A 1:B 2:C 1:D 2:E ");
	ck_jet(JET_errSuccess, JetMove(fx.sesid, tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, tableid, 2, 0));
	ck_jet(JET_errSuccess, JetDelete(fx.sesid, tableid));
	ck_jet(JET_errRecordDeleted, JetMove(fx.sesid, tableid, 0, 0));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, tableid, 1, 0));
	ck_assert_str_eq(dump(), "1:B 1:D ");
}
END_TEST

START_TEST(one_shared_value_is_a_duplicate_in_a_unique_index)
{
	ck_jet(JET_errSuccess, create("+a\0", 4, JET_bitIndexUnique));
	ck_jet(JET_errSuccess, insert(1, "a b", NULL));
	ck_jet(JET_errKeyDuplicate, insert(2, "c b", NULL));
	ck_assert_str_eq(dump(), "1:A 1:B ");
	ck_jet(JET_errSuccess, insert(2, "c d", NULL));
	ck_jet(JET_errKeyDuplicate, replace(2, "c d a", NULL));
	ck_jet(JET_errSuccess, insert(3, NULL, NULL));
	ck_jet(JET_errKeyDuplicate, insert(4, NULL, NULL));
}
END_TEST

/* rec.cxx, ErrRECIGotoBookmark: the fragment at the start of the text */
START_TEST(a_bookmark_on_a_tuple_index_finds_the_first_fragment)
{
	uint8_t mark[JET_cbBookmarkMost];
	uint8_t key[JET_cbKeyMost];
	char text[ROOM] = { 0 };
	uint32_t size;

	ck_jet(JET_errSuccess, create("+a\0", 4, JET_bitIndexTuples));
	ck_jet(JET_errSuccess, insert(1, "zebra", NULL));
	seek_id(1);
	ck_jet(JET_errSuccess, JetGetBookmark(fx.sesid, tableid, mark,
	    sizeof(mark), &size));
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, tableid, "i"));
	ck_jet(JET_errSuccess, JetGotoBookmark(fx.sesid, tableid, mark,
	    size));
	ck_jet(JET_errSuccess, JetRetrieveKey(fx.sesid, tableid, key,
	    sizeof(key), &size, 0));
	(void)print_key(text, key, size);
	ck_assert_str_eq(text, "ZEBRA ");
}
END_TEST

/* fldnorm.cxx: of the fragment sought only the length that is indexed counts,
 * and less than the least is refused */
START_TEST(a_fragment_is_sought_by_as_much_as_is_indexed)
{
	ck_jet(JET_errSuccess, create("+a\0", 4, JET_bitIndexTuples));
	ck_jet(JET_errSuccess, insert(1, "abcdefghijklmnop", NULL));
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, tableid, "i"));
	ck_jet(JET_errIndexTuplesKeyTooSmall, JetMakeKey(fx.sesid, tableid,
	    "ab", 2, JET_bitNewKey));
	ck_jet(JET_errIndexTuplesKeyTooSmall, JetMakeKey(fx.sesid, tableid,
	    NULL, 0, JET_bitNewKey));
	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, tableid, "cdefghijklmn",
	    12, JET_bitNewKey));
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, tableid, JET_bitSeekEQ));
}
END_TEST

static JET_ERR
create_conditional(JET_GRBIT grbit)
{
	JET_CONDITIONALCOLUMN_A condition = { .cbStruct = sizeof(condition),
	    .szColumnName = (char *)"b", .grbit = grbit };
	JET_INDEXCREATE_A index = { .cbStruct = sizeof(index),
	    .szIndexName = (char *)"i", .szKey = (char *)"+a\0", .cbKey = 4,
	    .rgconditionalcolumn = &condition, .cConditionalColumn = 1 };

	return JetCreateIndex2A(fx.sesid, tableid, &index, 1);
}

START_TEST(a_condition_is_followed_by_updates)
{
	ck_jet(JET_errSuccess, insert(1, "a", "x"));
	ck_jet(JET_errSuccess, insert(2, "b", NULL));
	ck_jet(JET_errSuccess,
	    create_conditional(JET_bitIndexColumnMustBeNull));
	ck_assert_str_eq(dump(), "2:B ");
	ck_jet(JET_errSuccess, replace(1, "a", NULL));
	ck_jet(JET_errSuccess, replace(2, "b", "y"));
	ck_assert_str_eq(dump(), "1:A ");
	seek_id(2);
	ck_jet(JET_errNoCurrentRecord, JetSetCurrentIndex2A(fx.sesid, tableid,
	    "i", JET_bitNoMove));
}
END_TEST

/* ---- nulls that are not allowed ---- */

START_TEST(nulls_are_refused_and_nothing_is_left)
{
	ck_jet(JET_errSuccess, create(both, sizeof(both),
	    JET_bitIndexDisallowNull));
	ck_jet(JET_errNullKeyDisallowed, insert(1, "a", NULL));
	ck_jet(JET_errNullKeyDisallowed, insert(1, NULL, "x"));
	ck_jet(JET_errSuccess, insert(1, "a", "x"));
	ck_jet(JET_errNullKeyDisallowed, replace(1, "a", NULL));
	ck_assert_str_eq(dump(), "1:A/X ");
}
END_TEST

/* ---- creation beside others' work ---- */

static JET_SESID
other_session(JET_TABLEID *cursor)
{
	JET_SESID sesid = ese_fix_session(&fx);

	ck_jet(JET_errSuccess, JetOpenTableA(sesid, fx.dbid, "x", NULL, 0, 0,
	    cursor));
	return sesid;
}

/* fcreate.cxx, ErrFILEIUpdateIndex */
START_TEST(an_open_update_of_another_session_is_in_the_new_index)
{
	JET_TABLEID cursor;
	JET_SESID other = other_session(&cursor);

	ck_jet(JET_errSuccess, insert(1, "a", NULL));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, insert_as(other, cursor, 2, "b", NULL));
	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	ck_assert_str_eq(dump(), "1:A ");
	ck_jet(JET_errSuccess, insert_as(other, cursor, 3, "c", NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(other, 0));
	ck_assert_str_eq(dump(), "1:A 2:B 3:C ");
}
END_TEST

START_TEST(what_another_session_takes_back_is_not_in_the_new_index)
{
	JET_TABLEID cursor;
	JET_SESID other = other_session(&cursor);

	ck_jet(JET_errSuccess, insert(1, "a", NULL));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, insert_as(other, cursor, 2, "b", NULL));
	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	ck_jet(JET_errSuccess, JetRollback(other, 0));
	ck_assert_str_eq(dump(), "1:A ");
}
END_TEST

START_TEST(a_new_index_is_not_for_transactions_that_were_there)
{
	JET_TABLEID cursor;
	JET_SESID other = other_session(&cursor);

	ck_jet(JET_errSuccess, insert(1, "a", NULL));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, JetMove(other, cursor, 0, 0));
	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	ck_jet(JET_errIndexNotFound, JetSetCurrentIndexA(other, cursor,
	    "i"));
	ck_jet(JET_errSuccess, JetCommitTransaction(other, 0));
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(other, cursor, "i"));
}
END_TEST

START_TEST(a_failed_creation_leaves_no_index)
{
	ck_jet(JET_errSuccess, insert(1, "a b", NULL));
	ck_jet(JET_errSuccess, insert(2, "b", NULL));
	ck_jet(JET_errKeyDuplicate, create("+a\0", 4, JET_bitIndexUnique));
	ck_jet(JET_errIndexNotFound, JetSetCurrentIndexA(fx.sesid, tableid,
	    "i"));
	ck_jet(JET_errSuccess, insert(3, "b", NULL));
	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	ck_assert_str_eq(dump(), "1:A 1:B 2:B 3:B ");
}
END_TEST

/* ---- deletion ---- */

static JET_INDEXID
find_id(const char *name)
{
	JET_INDEXID id = { .cbStruct = sizeof(id) };

	ck_jet(JET_errSuccess, JetGetTableIndexInfoA(fx.sesid, tableid, name,
	    &id, sizeof(id), JET_IdxInfoIndexId));
	return id;
}

static JET_ERR
use_id(const char *name, JET_INDEXID *id)
{
	return JetSetCurrentIndex4A(fx.sesid, tableid, name, id,
	    JET_bitMoveFirst, 1);
}

/* "JetSetCurrentIndex4 Function": the name does not count beside the id */
START_TEST(the_id_of_an_index_that_is_gone_is_refused)
{
	JET_INDEXID old, new, short_id;

	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	old = find_id("i");
	ck_jet(JET_errSuccess, use_id("no such index", &old));
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, tableid, NULL));
	ck_jet(JET_errSuccess, JetDeleteIndexA(fx.sesid, tableid, "i"));
	ck_jet(JET_errInvalidIndexId, use_id("pk", &old));
	ck_jet(JET_errSuccess, create("+b\0", 4, 0));
	ck_jet(JET_errInvalidIndexId, use_id("i", &old));
	new = find_id("i");
	ck_jet(JET_errSuccess, use_id(NULL, &new));
	short_id = new;
	short_id.cbStruct--;
	ck_jet(JET_errInvalidIndexId, use_id("i", &short_id));
	new = find_id("pk");
	ck_jet(JET_errSuccess, use_id(NULL, &new));
}
END_TEST

/* fcreate.cxx, ErrIsamDeleteIndex: it works with a cursor of its own */
START_TEST(deleting_an_index_leaves_the_cursor_and_its_update)
{
	int32_t id;

	ck_jet(JET_errSuccess, insert(1, "a", NULL));
	ck_jet(JET_errSuccess, insert(2, "b", NULL));
	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	seek_id(2);
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
	    JET_prepReplace));
	ck_jet(JET_errSuccess, JetDeleteIndexA(fx.sesid, tableid, "I"));
	ck_jet(JET_errSuccess, JetUpdate(fx.sesid, tableid, NULL, 0, NULL));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, tableid, id_column,
	    &id, sizeof(id), NULL, 0, NULL));
	ck_assert_int_eq(id, 2);
	ck_jet(JET_errIndexNotFound, JetDeleteIndexA(fx.sesid, tableid,
	    "i"));
}
END_TEST

START_TEST(an_index_another_session_goes_by_stays)
{
	JET_TABLEID cursor;
	JET_SESID other;

	ck_jet(JET_errSuccess, create("+a\0", 4, 0));
	other = other_session(&cursor);
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(other, cursor, "i"));
	ck_jet(JET_errIndexInUse, JetDeleteIndexA(fx.sesid, tableid, "i"));
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(other, cursor, NULL));
	ck_jet(JET_errSuccess, JetDeleteIndexA(fx.sesid, tableid, "i"));
	ck_jet(JET_errIndexMustStay, JetDeleteIndexA(fx.sesid, tableid,
	    "pk"));
	ck_jet(JET_errInvalidName, JetDeleteIndexA(fx.sesid, tableid, ""));
}
END_TEST

static void
add_all(Suite *s, const char *name, const TTest *const *tests, size_t count,
    size_t loop)
{
	TCase *tc = tcase_create(name);
	size_t i;

	tcase_add_checked_fixture(tc, setup, teardown);
	for (i = 0; i < count; i++)
		if (loop > 0)
			tcase_add_loop_test(tc, tests[i], 0, (int)loop);
		else
			tcase_add_test(tc, tests[i]);
	suite_add_tcase(s, tc);
}

#define ADD_ALL(s, name, loop, ...) do {				\
	const TTest *const list[] = { __VA_ARGS__ };			\
									\
	add_all((s), (name), list, COUNT(list), (loop));		\
} while (0)

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_conform_index");

	ADD_ALL(s, "entries", COUNT(cases),
	    a_record_has_the_entries_its_index_asks_for,
	    an_index_built_later_has_the_same_entries,
	    a_replaced_record_has_the_entries_of_its_new_values,
	    a_rolled_back_update_has_no_entries);
	ADD_ALL(s, "navigation", 0,
	    a_delete_at_one_entry_takes_the_record,
	    one_shared_value_is_a_duplicate_in_a_unique_index,
	    a_bookmark_on_a_tuple_index_finds_the_first_fragment,
	    a_fragment_is_sought_by_as_much_as_is_indexed,
	    a_condition_is_followed_by_updates,
	    nulls_are_refused_and_nothing_is_left);
	ADD_ALL(s, "creation", 0,
	    an_open_update_of_another_session_is_in_the_new_index,
	    what_another_session_takes_back_is_not_in_the_new_index,
	    a_new_index_is_not_for_transactions_that_were_there,
	    a_failed_creation_leaves_no_index);
	ADD_ALL(s, "deletion", 0,
	    the_id_of_an_index_that_is_gone_is_refused,
	    deleting_an_index_leaves_the_cursor_and_its_update,
	    an_index_another_session_goes_by_stays);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
