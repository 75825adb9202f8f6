/* SPDX-License-Identifier: MIT */
/* Columns whose default value a function of the program computes: "JetAddColumn
 * Function", JET_bitColumnUserDefinedDefault; "JET_USERDEFINEDDEFAULT
 * Structure"; the arguments and their order are the engine's (fldext.cxx,
 * fldnorm.cxx). */

#include <check.h>
#include <esent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

#define USER_DATA "data of the column"

static struct ese_fix fx;
static JET_COLUMNID computed;
static JET_COLUMNID second;
static JET_COLUMNID number;

/* ---- the function, found by its name ---- */

static struct {
	int calls;
	/* of the last call */
	JET_SESID sesid;
	JET_DBID dbid;
	JET_TABLEID tableid;
	JET_API_PTR columnid;
	void *buffer;
	uint32_t room;
	char user_data[64];
	char source[64];
	/* what to do */
	JET_GRBIT grbit;	/* for reading the text */
	bool is_null;
	JET_ERR answer;
	JET_ERR (*act)(JET_SESID, JET_DBID, JET_TABLEID);
	JET_ERR acted;
} fn;

JET_ERR JET_API compute_text(JET_SESID, JET_DBID, JET_TABLEID, JET_CBTYP,
    void *, void *, void *, JET_API_PTR);

static uint32_t
put(void *buffer, uint32_t room, const char *text)
{
	uint32_t size = (uint32_t)strlen(text);

	if (buffer != NULL)
		memcpy(buffer, text, size < room ? size : room);
	return size;
}

/* "=" and the text of the record. */
__attribute__((visibility("default"))) JET_ERR JET_API
compute_text(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR columnid)
{
	uint32_t *size = arg2, actual = 0;
	char text[64] = "=";

	ck_assert_uint_eq(cbtyp, JET_cbtypUserDefinedDefaultValue);
	fn.calls++;
	fn.sesid = sesid;
	fn.dbid = dbid;
	fn.tableid = tableid;
	fn.columnid = columnid;
	fn.buffer = arg1;
	fn.room = *size;
	memset(fn.user_data, 0, sizeof(fn.user_data));
	if (context != NULL)
		memcpy(fn.user_data, context, sizeof(USER_DATA));
	if (fn.act != NULL)
		fn.acted = fn.act(sesid, dbid, tableid);
	if (fn.answer < JET_errSuccess)
		return fn.answer;
	if (fn.is_null)
		return JET_wrnColumnNull;
	ck_assert_int_ge(JetRetrieveColumn(sesid, tableid, fx.text, text + 1,
	    sizeof(text) - 2, &actual, fn.grbit, NULL), 0);
	text[1 + actual] = '\0';
	memcpy(fn.source, text, sizeof(text));
	*size = put(arg1, *size, text);
	return fn.answer;
}

/* ---- the table ---- */

static void
set_param(uint32_t param, JET_API_PTR value)
{
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, param, value, NULL));
}

static JET_ERR
add_computed(const char *name, const char *callback, uint32_t data_size,
    JET_COLUMNID *id)
{
	static char data[2048] = USER_DATA;
	JET_USERDEFINEDDEFAULT_A def = { .szCallback = (char *)callback,
	    .pbUserData = (unsigned char *)data, .cbUserData = data_size };
	JET_COLUMNDEF col = { .cbStruct = sizeof(col),
	    .coltyp = JET_coltypLongText, .cp = 1252,
	    .grbit = JET_bitColumnUserDefinedDefault };

	return JetAddColumnA(fx.sesid, fx.tableid, name, &col, &def,
	    sizeof(def), id);
}

static void
add_number(void)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong, .grbit = JET_bitColumnFixed |
	    JET_bitColumnEscrowUpdate | JET_bitColumnDeleteOnZero };
	int32_t zero = 0;

	ck_jet(JET_errSuccess, JetAddColumnA(fx.sesid, fx.tableid, "number",
	    &def, &zero, sizeof(zero), &number));
}

static void
setup(void)
{
	memset(&fn, 0, sizeof(fn));
	ese_fix_create(&fx);
	set_param(JET_paramEnablePersistedCallbacks, 1);
	ese_fix_start(&fx);
	ese_fix_table(&fx);
	ck_jet(JET_errSuccess, add_computed("computed", "!compute_text",
	    sizeof(USER_DATA), &computed));
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	ck_jet(JET_errSuccess, JetOpenTableA(fx.sesid, fx.dbid, "t", NULL, 0,
	    JET_bitTableDenyRead, &fx.tableid));
	add_number();
	ck_jet(JET_errSuccess, JetCloseTable(fx.sesid, fx.tableid));
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static void
insert(int32_t id, const char *text)
{
	ese_fix_insert(&fx, fx.sesid, fx.tableid, id, text);
}

static JET_ERR
seek_id(int32_t id)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, fx.tableid,
	    NULL));
	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, fx.tableid, &id,
	    sizeof(id), JET_bitNewKey));
	return JetSeek(fx.sesid, fx.tableid, JET_bitSeekEQ);
}

static JET_ERR
seek_computed(const char *value)
{
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, fx.tableid,
	    "by"));
	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, fx.tableid, value,
	    (uint32_t)strlen(value), JET_bitNewKey));
	return JetSeek(fx.sesid, fx.tableid, JET_bitSeekEQ);
}

static JET_ERR
create_index(void)
{
	static const char key[] = "+computed\0";

	return JetCreateIndexA(fx.sesid, fx.tableid, "by", 0, key,
	    sizeof(key), 100);
}

static JET_ERR
create_conditional(void)
{
	static char key[] = "+id\0";
	JET_CONDITIONALCOLUMN_A cond = { .cbStruct = sizeof(cond),
	    .szColumnName = (char *)"computed",
	    .grbit = JET_bitIndexColumnMustBeNonNull };
	JET_INDEXCREATE_A def = { .cbStruct = sizeof(def),
	    .szIndexName = (char *)"by", .szKey = key, .cbKey = sizeof(key),
	    .ulDensity = 100, .rgconditionalcolumn = &cond,
	    .cConditionalColumn = 1 };

	return JetCreateIndex2A(fx.sesid, fx.tableid, &def, 1);
}

static uint32_t
count_index(void)
{
	uint32_t count = 0;

	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, fx.tableid,
	    "by"));
	if (JetMove(fx.sesid, fx.tableid, JET_MoveFirst, 0) ==
	    JET_errSuccess)
		ck_jet(JET_errSuccess, JetIndexRecordCount(fx.sesid,
		    fx.tableid, &count, 0));
	return count;
}

static JET_ERR
read(JET_COLUMNID id, JET_GRBIT grbit, char *out, uint32_t room,
    uint32_t *size)
{
	memset(out, 0, room);
	*size = 99;
	return JetRetrieveColumn(fx.sesid, fx.tableid, id, out, room - 1,
	    size, grbit, NULL);
}

static void
expect(JET_COLUMNID id, JET_GRBIT grbit, const char *value)
{
	char out[64];
	uint32_t size;

	ck_jet(JET_errSuccess, read(id, grbit, out, sizeof(out), &size));
	ck_assert_str_eq(out, value);
	ck_assert_uint_eq(size, strlen(value));
}

static void
set(JET_COLUMNID id, const char *text, JET_GRBIT grbit)
{
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid, id, text,
	    text != NULL ? (uint32_t)strlen(text) : 0, grbit, NULL));
}

static void
prepare(unsigned kind)
{
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid, kind));
}

static JET_ERR
update(void)
{
	return JetUpdate(fx.sesid, fx.tableid, NULL, 0, NULL);
}

/* Long values are set in transactions only. */
static void
change(JET_COLUMNID id, const char *text, JET_GRBIT grbit)
{
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	prepare(JET_prepReplace);
	set(id, text, grbit);
	ck_jet(JET_errSuccess, update());
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}

/* ---- reading ---- */

START_TEST(function_gives_the_value)
{
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	ck_assert_int_eq(fn.calls, 0);
	expect(computed, 0, "=abc");
	ck_assert_int_eq(fn.calls, 1);
	ck_assert_uint_eq(fn.sesid, fx.sesid);
	ck_assert_uint_eq(fn.dbid, fx.dbid);
	ck_assert_uint_eq(fn.tableid, fx.tableid);
	ck_assert_uint_eq(fn.columnid, computed);
	ck_assert_uint_eq(fn.room, 63);
	ck_assert_str_eq(fn.user_data, USER_DATA);
}
END_TEST

START_TEST(null_has_no_size)
{
	char out[8];
	uint32_t size;

	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.is_null = true;
	ck_jet(JET_wrnColumnNull, read(computed, 0, out, sizeof(out), &size));
	ck_assert_uint_eq(size, 0);
}
END_TEST

START_TEST(value_that_does_not_fit_is_cut)
{
	char out[4];
	uint32_t size;

	insert(1, "abcdef");
	ck_jet(JET_errSuccess, seek_id(1));
	ck_jet(JET_wrnBufferTruncated, read(computed, 0, out, sizeof(out),
	    &size));
	ck_assert_str_eq(out, "=ab");
	ck_assert_uint_eq(size, 7);
}
END_TEST

START_TEST(function_may_say_itself_that_it_cut)
{
	char out[64];
	uint32_t size;

	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.answer = JET_wrnBufferTruncated;
	ck_jet(JET_wrnBufferTruncated, read(computed, 0, out, sizeof(out),
	    &size));
	ck_assert_uint_eq(size, 4);
}
END_TEST

START_TEST(failure_is_the_readers)
{
	JET_RETRIEVECOLUMN cols[2] = {
		{ .columnid = computed, .itagSequence = 1 },
		{ .columnid = fx.id, .itagSequence = 1, .err = 77 }
	};
	char out[8];
	uint32_t size;

	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.answer = JET_errClientSpaceBegin;
	ck_jet(JET_errClientSpaceBegin, read(computed, 0, out, sizeof(out),
	    &size));
	ck_jet(JET_errClientSpaceBegin, JetRetrieveColumns(fx.sesid,
	    fx.tableid, cols, 2));
	ck_assert_int_eq(cols[1].err, 77);
}
END_TEST

START_TEST(explicit_null_silences_the_function)
{
	char out[8];
	uint32_t size;

	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	change(computed, NULL, 0);
	ck_jet(JET_wrnColumnNull, read(computed, 0, out, sizeof(out), &size));
	ck_assert_int_eq(fn.calls, 0);
	change(computed, NULL, JET_bitSetRevertToDefaultValue);
	expect(computed, 0, "=abc");
}
END_TEST

START_TEST(explicit_value_is_the_value)
{
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	change(computed, "own", 0);
	expect(computed, 0, "own");
	ck_assert_int_eq(fn.calls, 0);
}
END_TEST

START_TEST(only_the_first_value_is_computed)
{
	JET_RETINFO info = { .cbStruct = sizeof(info), .itagSequence = 2 };
	char out[8];

	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	ck_jet(JET_wrnColumnNull, JetRetrieveColumn(fx.sesid, fx.tableid,
	    computed, out, sizeof(out), NULL, 0, &info));
	ck_assert_int_eq(fn.calls, 0);
}
END_TEST

START_TEST(default_can_be_ignored)
{
	char out[8];
	uint32_t size;

	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	ck_jet(JET_wrnColumnNull, read(computed, JET_bitRetrieveIgnoreDefault,
	    out, sizeof(out), &size));
	ck_assert_int_eq(fn.calls, 0);
}
END_TEST

START_TEST(function_sees_the_image_that_is_read)
{
	insert(1, "old");
	ck_jet(JET_errSuccess, seek_id(1));
	prepare(JET_prepReplace);
	set(fx.text, "new", 0);
	fn.grbit = JET_bitRetrieveCopy;
	expect(computed, 0, "=old");
	fn.grbit = 0;
	expect(computed, JET_bitRetrieveCopy, "=new");
}
END_TEST

static JET_ERR
read_from_index(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid)
{
	int32_t id;

	(void)dbid;
	ck_jet(JET_errInvalidGrbit, JetRetrieveColumn(sesid, tableid, fx.id,
	    &id, sizeof(id), NULL, JET_bitRetrieveFromPrimaryBookmark, NULL));
	return JetRetrieveColumn(sesid, tableid, fx.id, &id, sizeof(id), NULL,
	    JET_bitRetrieveFromIndex, NULL);
}

START_TEST(function_does_not_read_keys)
{
	int32_t id;

	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.act = read_from_index;
	expect(computed, 0, "=abc");
	ck_jet(JET_errInvalidGrbit, fn.acted);
	/* afterwards the cursor may again */
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, fx.tableid, fx.id,
	    &id, sizeof(id), NULL, JET_bitRetrieveFromIndex, NULL));
}
END_TEST

static JET_ERR
move_away(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid)
{
	(void)dbid;
	return JetMove(sesid, tableid, JET_MoveNext, 0);
}

START_TEST(cursor_is_restricted)
{
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.act = move_away;
	expect(computed, 0, "=abc");
	ck_jet(JET_errIllegalOperation, fn.acted);
	ck_jet(JET_errNoCurrentRecord, JetMove(fx.sesid, fx.tableid,
	    JET_MoveNext, 0));
}
END_TEST

static JET_ERR
insert_another(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid)
{
	JET_ERR err;

	(void)tableid;
	ck_jet(JET_errSuccess, JetOpenTableA(sesid, dbid, "t", NULL, 0, 0,
	    &tableid));
	err = JetPrepareUpdate(sesid, tableid, JET_prepInsert);
	if (err == JET_errSuccess)
		err = JetUpdate(sesid, tableid, NULL, 0, NULL);
	ck_jet(JET_errSuccess, JetCloseTable(sesid, tableid));
	return err;
}

START_TEST(nothing_is_changed_while_a_reader_outside_transactions_waits)
{
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.act = insert_another;
	expect(computed, 0, "=abc");
	ck_jet(JET_errTransReadOnly, fn.acted);
}
END_TEST

static JET_ERR
read_itself(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid)
{
	char out[8];

	(void)dbid;
	return JetRetrieveColumn(sesid, tableid, computed, out, sizeof(out),
	    NULL, 0, NULL);
}

START_TEST(value_cannot_depend_on_itself)
{
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.act = read_itself;
	expect(computed, 0, "=abc");
	ck_jet(JET_errCallbackFailed, fn.acted);
	ck_assert_int_eq(fn.calls, 1);
}
END_TEST

static JET_ERR
read_second(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid)
{
	char out[8];

	(void)dbid;
	fn.act = NULL;
	return JetRetrieveColumn(sesid, tableid, second, out, sizeof(out),
	    NULL, 0, NULL);
}

START_TEST(value_may_depend_on_another_computed_one)
{
	ck_jet(JET_errSuccess, add_computed("second", "!compute_text", 0,
	    &second));
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	fn.act = read_second;
	expect(computed, 0, "=abc");
	ck_jet(JET_errSuccess, fn.acted);
	ck_assert_int_eq(fn.calls, 2);
	ck_assert_uint_eq(fn.columnid, second);
	ck_assert_str_eq(fn.user_data, "");
}
END_TEST

static void * JET_API
give_memory(void *context, void *block, uint32_t size)
{
	(void)context;
	if (size > 0)
		return realloc(block, size);
	free(block);
	return NULL;
}

static JET_ERR
enumerate(JET_GRBIT grbit)
{
	JET_ENUMCOLUMN *cols = NULL;
	uint32_t count = 0, i;
	JET_ERR err;

	err = JetEnumerateColumns(fx.sesid, fx.tableid, 0, NULL, &count,
	    &cols, give_memory, NULL, 1000,
	    grbit | JET_bitEnumeratePresenceOnly);
	for (i = 0; i < count; i++)
		ck_assert_uint_ne(cols[i].columnid, computed);
	free(cols);
	return err;
}

START_TEST(enumeration_does_not_compute)
{
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	ck_jet(JET_errCallbackFailed, enumerate(0));
	ck_jet(JET_errSuccess,
	    enumerate(JET_bitEnumerateIgnoreUserDefinedDefault));
	ck_jet(JET_errSuccess, enumerate(JET_bitEnumerateIgnoreDefault));
	ck_assert_int_eq(fn.calls, 0);
}
END_TEST

/* ---- keys ---- */

START_TEST(key_is_made_of_the_value)
{
	ck_jet(JET_errSuccess, create_index());
	insert(1, "abc");
	ck_assert_int_eq(fn.calls, 1);
	ck_assert_ptr_nonnull(fn.buffer);
	insert(2, "xyz");
	ck_jet(JET_errSuccess, seek_computed("=xyz"));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 2);
	ck_jet(JET_errSuccess, seek_computed("=abc"));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 1);
}
END_TEST

START_TEST(key_is_null_when_the_value_is)
{
	ck_jet(JET_errSuccess, create_index());
	fn.is_null = true;
	insert(1, "abc");
	ck_jet(JET_errSuccess, JetSetCurrentIndexA(fx.sesid, fx.tableid,
	    "by"));
	ck_jet(JET_errSuccess, JetMakeKey(fx.sesid, fx.tableid, NULL, 0,
	    JET_bitNewKey));
	ck_jet(JET_errSuccess, JetSeek(fx.sesid, fx.tableid, JET_bitSeekEQ));
}
END_TEST

START_TEST(key_of_a_value_that_was_cut_is_good)
{
	ck_jet(JET_errSuccess, create_index());
	fn.answer = JET_wrnBufferTruncated;
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_computed("=abc"));
}
END_TEST

START_TEST(failure_fails_the_update)
{
	ck_jet(JET_errSuccess, create_index());
	fn.answer = JET_errClientSpaceBegin;
	prepare(JET_prepInsert);
	ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid, fx.id,
	    &(int32_t){ 1 }, sizeof(int32_t), 0, NULL));
	ck_jet(JET_errClientSpaceBegin, update());
	ck_assert_uint_eq(count_index(), 0);
	ck_jet(JET_errRecordNotFound, seek_id(1));
}
END_TEST

START_TEST(entry_moves_when_what_it_depends_on_does)
{
	ck_jet(JET_errSuccess, create_index());
	insert(1, "old");
	ck_jet(JET_errSuccess, seek_id(1));
	change(fx.text, "new", 0);
	ck_jet(JET_errRecordNotFound, seek_computed("=old"));
	ck_jet(JET_errSuccess, seek_computed("=new"));
	ck_assert_uint_eq(count_index(), 1);
}
END_TEST

START_TEST(entry_follows_the_explicit_value)
{
	ck_jet(JET_errSuccess, create_index());
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	change(computed, "own", 0);
	ck_jet(JET_errRecordNotFound, seek_computed("=abc"));
	ck_jet(JET_errSuccess, seek_computed("own"));
	change(computed, NULL, JET_bitSetRevertToDefaultValue);
	ck_jet(JET_errSuccess, seek_computed("=abc"));
	ck_assert_uint_eq(count_index(), 1);
}
END_TEST

START_TEST(delete_takes_the_entry_along)
{
	ck_jet(JET_errSuccess, create_index());
	insert(1, "abc");
	insert(2, "xyz");
	ck_jet(JET_errSuccess, seek_id(1));
	ck_jet(JET_errSuccess, JetDelete(fx.sesid, fx.tableid));
	ck_assert_uint_eq(count_index(), 1);
	ck_jet(JET_errRecordNotFound, seek_computed("=abc"));
}
END_TEST

START_TEST(delete_on_zero_takes_the_entry_along)
{
	int32_t delta;

	ck_jet(JET_errSuccess, create_index());
	insert(1, "abc");
	ck_jet(JET_errSuccess, seek_id(1));
	for (delta = 1; delta >= -1; delta -= 2) {
		ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
		ck_jet(JET_errSuccess, JetEscrowUpdate(fx.sesid, fx.tableid,
		    number, &delta, sizeof(delta), NULL, 0, NULL, 0));
		ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
	}
	ck_assert_uint_ne(fn.sesid, fx.sesid);
	ck_assert_uint_eq(count_index(), 0);
	ck_jet(JET_errRecordNotFound, seek_id(1));
}
END_TEST

START_TEST(condition_asks_only_whether_there_is_a_value)
{
	ck_jet(JET_errSuccess, create_conditional());
	insert(1, "abc");
	ck_assert_int_eq(fn.calls, 1);
	ck_assert_ptr_null(fn.buffer);
	ck_assert_uint_eq(fn.room, 0);
	fn.is_null = true;
	insert(2, "xyz");
	ck_assert_uint_eq(count_index(), 1);
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 1);
}
END_TEST

START_TEST(new_index_has_what_the_function_says)
{
	insert(1, "abc");
	insert(2, "xyz");
	insert(3, "def");
	ck_jet(JET_errSuccess, seek_id(2));
	ck_jet(JET_errSuccess, create_index());
	ck_assert_int_eq(fn.calls, 3);
	ck_assert_uint_eq(fn.tableid, fx.tableid);
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 2);
	ck_assert_uint_eq(count_index(), 3);
	ck_jet(JET_errSuccess, seek_computed("=def"));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 3);
	/* and an update finds the entry */
	change(fx.text, "new", 0);
	ck_jet(JET_errSuccess, seek_computed("=new"));
}
END_TEST

START_TEST(failure_fails_the_new_index)
{
	insert(1, "abc");
	fn.answer = JET_errClientSpaceBegin;
	ck_jet(JET_errClientSpaceBegin, create_index());
	ck_jet(JET_errIndexNotFound, JetSetCurrentIndexA(fx.sesid, fx.tableid,
	    "by"));
}
END_TEST

START_TEST(new_index_wants_no_open_changes)
{
	JET_SESID other = ese_fix_session(&fx);
	JET_TABLEID tableid = ese_fix_open_table(&fx, other);

	insert(1, "abc");
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ese_fix_insert(&fx, other, tableid, 2, "xyz");
	ck_jet(JET_errWriteConflict, create_index());
	ck_jet(JET_errSuccess, JetCommitTransaction(other, 0));
	ck_jet(JET_errSuccess, create_index());
	ck_assert_uint_eq(count_index(), 2);
}
END_TEST

START_TEST(index_is_chosen_without_moving)
{
	ck_jet(JET_errSuccess, create_index());
	insert(1, "abc");
	insert(2, "xyz");
	ck_jet(JET_errSuccess, seek_id(2));
	ck_jet(JET_errSuccess, JetSetCurrentIndex2A(fx.sesid, fx.tableid,
	    "by", JET_bitNoMove));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 2);
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MovePrevious,
	    0));
	ck_assert_int_eq(ese_fix_row_id(&fx, fx.sesid, fx.tableid), 1);
}
END_TEST

/* ---- finding the function ---- */

START_TEST(function_must_be_there_when_the_column_is_made)
{
	ck_jet(JET_errCallbackNotResolved, add_computed("x", "!no_such_thing",
	    0, &second));
	ck_jet(JET_errCallbackNotResolved, add_computed("x",
	    "/no/such/module!compute_text", 0, &second));
}
END_TEST

START_TEST(user_data_has_a_limit)
{
	ck_jet(JET_errSuccess, add_computed("x", "!compute_text", 1024,
	    &second));
	ck_jet(JET_errInvalidParameter, add_computed("y", "!compute_text",
	    1025, &second));
}
END_TEST

START_TEST(without_leave_the_function_is_not_called)
{
	char out[8];
	uint32_t size;

	insert(1, "abc");
	ese_fix_restart(&fx);		/* the parameter is off again */
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, seek_id(1));
	ck_jet(JET_errCallbackFailed, read(computed, 0, out, sizeof(out),
	    &size));
	ck_assert_int_eq(fn.calls, 0);
	ck_jet(JET_errSuccess, add_computed("x", "!no_such_thing", 0,
	    &second));
}
END_TEST

START_TEST(function_must_be_there_when_the_table_is_opened)
{
	ese_fix_restart(&fx);
	fx.tableid = ese_fix_open_table(&fx, fx.sesid);
	ck_jet(JET_errSuccess, add_computed("x", "!no_such_thing", 0,
	    &second));
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	ck_jet(JET_errSuccess, JetCreateInstanceA(&fx.instance, "again"));
	set_param(JET_paramEnablePersistedCallbacks, 1);
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, JET_paramRecovery, 0, "off"));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, JET_paramMaxTemporaryTables, 0, NULL));
	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, JetBeginSessionA(fx.instance, &fx.sesid, NULL,
	    NULL));
	ck_jet(JET_errSuccess, JetAttachDatabaseA(fx.sesid, fx.database, 0));
	ck_jet(JET_errSuccess, JetOpenDatabaseA(fx.sesid, fx.database, NULL,
	    &fx.dbid, 0));
	ck_jet(JET_errCallbackNotResolved, JetOpenTableA(fx.sesid, fx.dbid,
	    "t", NULL, 0, 0, &fx.tableid));
}
END_TEST

static void
add_tests(Suite *suite, const char *name, const TTest *const *tests,
    size_t count)
{
	TCase *tc = tcase_create(name);
	size_t i;

	tcase_add_checked_fixture(tc, setup, teardown);
	for (i = 0; i < count; i++)
		tcase_add_test(tc, tests[i]);
	suite_add_tcase(suite, tc);
}

int
main(void)
{
	const TTest *const reading[] = {
		function_gives_the_value, null_has_no_size,
		value_that_does_not_fit_is_cut,
		function_may_say_itself_that_it_cut, failure_is_the_readers,
		explicit_null_silences_the_function,
		explicit_value_is_the_value, only_the_first_value_is_computed,
		default_can_be_ignored, function_sees_the_image_that_is_read,
		function_does_not_read_keys, cursor_is_restricted,
		nothing_is_changed_while_a_reader_outside_transactions_waits,
		value_cannot_depend_on_itself,
		value_may_depend_on_another_computed_one,
		enumeration_does_not_compute
	};
	const TTest *const keys[] = {
		key_is_made_of_the_value, key_is_null_when_the_value_is,
		key_of_a_value_that_was_cut_is_good, failure_fails_the_update,
		entry_moves_when_what_it_depends_on_does,
		entry_follows_the_explicit_value, delete_takes_the_entry_along,
		delete_on_zero_takes_the_entry_along,
		condition_asks_only_whether_there_is_a_value,
		new_index_has_what_the_function_says,
		failure_fails_the_new_index, new_index_wants_no_open_changes,
		index_is_chosen_without_moving
	};
	const TTest *const finding[] = {
		function_must_be_there_when_the_column_is_made,
		user_data_has_a_limit, without_leave_the_function_is_not_called,
		function_must_be_there_when_the_table_is_opened
	};
	Suite *suite = suite_create("ese_default");

	add_tests(suite, "reading", reading,
	    sizeof(reading) / sizeof(reading[0]));
	add_tests(suite, "keys", keys, sizeof(keys) / sizeof(keys[0]));
	add_tests(suite, "finding", finding,
	    sizeof(finding) / sizeof(finding[0]));
	return jp_suite_run(suite);
}
