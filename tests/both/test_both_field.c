/* SPDX-License-Identifier: MIT */
/* Columns of ESE tables as fields: texts in UTF-16, numbers of one byte, columns
 * that must have a value, and values that records begin with. */
#include <string.h>
#include <uchar.h>

#include "both_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"
#include "suite.h"

#define TEXT_8 "Gr\xc3\xbc\xc3\x9f" "e \xe6\x97\xa5 \xf0\x9f\x98\x80"
#define TEXT_16 u"Gr\u00fc\u00dfe \u65e5 \U0001f600"
#define SUN "\xe6\x97\xa5"

enum {
	F_KEY = 1, F_SMALL, F_REQUIRED, F_NUMBER, F_NAME, F_SHORT, F_MEMO,
	F_BEGUN,
	CODE_PAGE = 1200,
	SHORT_BYTES = 40,
	BIG = 5000
};

static struct both fx;
static JET_TABLEID tableid;
static JET_COLUMNID ids[F_BEGUN + 1];

/* ---- the table ---- */

static void
add_column(unsigned n, const char *name, JET_COLTYP coltyp, uint32_t size,
    JET_GRBIT grbit, const void *value, uint32_t value_size)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof def, .coltyp = coltyp,
	    .cbMax = size, .grbit = grbit };

	if (coltyp == JET_coltypText || coltyp == JET_coltypLongText)
		def.cp = CODE_PAGE;
	ck_jet(JET_errSuccess, JetAddColumnA(fx.ese.sesid, tableid, name,
	    &def, value, value_size, &ids[n]));
}

static void
setup(void)
{
	static const char16_t begun[] = u"begun \u65e5";
	int32_t number = 42;

	both_open(&fx);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&fx.cur));
	ck_jet(JET_errSuccess, JetCreateTableA(fx.ese.sesid, fx.ese.dbid,
	    "fields", 0, 0, &tableid));
	add_column(F_KEY, "key", JET_coltypLong, 0, JET_bitColumnNotNULL,
	    NULL, 0);
	add_column(F_SMALL, "small", JET_coltypUnsignedByte, 0, 0, NULL, 0);
	add_column(F_REQUIRED, "required", JET_coltypShort, 0,
	    JET_bitColumnNotNULL, NULL, 0);
	add_column(F_NUMBER, "number", JET_coltypLong, 0, 0, &number,
	    sizeof number);
	add_column(F_NAME, "name", JET_coltypText, 0, 0, NULL, 0);
	add_column(F_SHORT, "short", JET_coltypText, SHORT_BYTES, 0, begun,
	    sizeof begun - sizeof *begun);
	add_column(F_MEMO, "memo", JET_coltypLongText, 0, 0, NULL, 0);
	add_column(F_BEGUN, "begun", JET_coltypLongText, 0, 0, begun,
	    sizeof begun - sizeof *begun);
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.ese.sesid, tableid, "pk",
	    JET_bitIndexPrimary, "+key\0", 6, 0));
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.ese.sesid, tableid,
	    "names", 0, "+name\0", 7, 0));
	ck_jet(JET_errSuccess, JetCloseTable(fx.ese.sesid, tableid));
	ck_jet(JET_errSuccess, JetOpenTableA(fx.ese.sesid, fx.ese.dbid,
	    "fields", NULL, 0, 0, &tableid));
	ck_dbi(DBIERR_NONE, both_try(fx.bde.db, "test.edb:fields",
	    dbiOPENSHARED, &fx.cur));
}

static void
teardown(void)
{
	both_close(&fx);
}

static void
put(unsigned field, const void *value)
{
	ck_dbi(DBIERR_NONE, DbiPutField(fx.cur, (uint16_t)field, fx.buf,
	    (uint8_t *)(uintptr_t)value));
}

/* A new record in the buffer. */
static void
begin(int32_t key)
{
	int16_t required = 1;

	ck_dbi(DBIERR_NONE, DbiInitRecord(fx.cur, fx.buf));
	put(F_KEY, &key);
	put(F_REQUIRED, &required);
}

static DBIResult
insert(void)
{
	return DbiInsertRecord(fx.cur, dbiNOLOCK, fx.buf);
}

static void
insert_named(int32_t key, const char *name)
{
	begin(key);
	put(F_NAME, name);
	ck_dbi(DBIERR_NONE, insert());
}

/* Reads the first record. */
static void
read_first(void)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(fx.cur, dbiNOLOCK, fx.buf,
	    NULL));
}

static const char *
show(unsigned field)
{
	static char text[512];
	DBIBOOL blank;

	ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, (uint16_t)field, fx.buf,
	    (uint8_t *)text, &blank));
	return blank ? "-" : text;
}

static void
jet_set(unsigned field, const void *value, size_t size)
{
	ck_jet(JET_errSuccess, JetSetColumn(fx.ese.sesid, tableid, ids[field],
	    value, (uint32_t)size, 0, NULL));
}

static void
jet_insert(int32_t key, unsigned field, const char16_t *text, size_t units)
{
	int16_t required = 1;

	ck_jet(JET_errSuccess, JetBeginTransaction(fx.ese.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(fx.ese.sesid, tableid,
	    JET_prepInsert));
	jet_set(F_KEY, &key, sizeof key);
	jet_set(F_REQUIRED, &required, sizeof required);
	jet_set(field, text, units * sizeof *text);
	ck_jet(JET_errSuccess, JetUpdate(fx.ese.sesid, tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.ese.sesid, 0));
}

/* What Jet sees in the first record. */
static void
ck_jet_text(unsigned field, const char16_t *text, size_t units)
{
	char16_t back[BIG];
	uint32_t size;

	ck_jet(JET_errSuccess, JetMove(fx.ese.sesid, tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.ese.sesid, tableid,
	    ids[field], back, sizeof back, &size, 0, NULL));
	ck_assert_uint_eq(size, units * sizeof *text);
	ck_assert_mem_eq(back, text, size);
}

#define UNITS(text) (sizeof(text) / sizeof(char16_t) - 1)

/* ---- texts ---- */

START_TEST(a_text_in_utf_16_is_one_in_utf_8)
{
	jet_insert(1, F_NAME, TEXT_16, UNITS(TEXT_16));
	read_first();
	ck_assert_str_eq(show(F_NAME), TEXT_8);
	put(F_NAME, SUN);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_jet_text(F_NAME, u"\u65e5", 1);
	put(F_NAME, TEXT_8);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_jet_text(F_NAME, TEXT_16, UNITS(TEXT_16));
}
END_TEST

START_TEST(fields_have_room_for_the_texts_of_their_columns)
{
	FLDDesc fields[F_BEGUN];

	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(fx.cur, fields));
	ck_assert_uint_eq(fields[F_NAME - 1].iFldType, fldZSTRING);
	ck_assert_int_eq(fields[F_NAME - 1].iUnits1, 255);
	ck_assert_uint_eq(fields[F_SHORT - 1].iFldType, fldZSTRING);
	ck_assert_int_eq(fields[F_SHORT - 1].iUnits1, SHORT_BYTES / 2 * 3);
	ck_assert_uint_eq(fields[F_MEMO - 1].iFldType, fldBLOB);
	ck_assert_uint_eq(fields[F_MEMO - 1].iSubType, fldstMEMO);
}
END_TEST

/* 127 letters of three bytes: 85 of them are seen, and all stay. */
START_TEST(a_text_that_is_cut_stays_whole_when_it_is_left_alone)
{
	char16_t suns[127];
	int32_t number = 5;
	unsigned i;

	for (i = 0; i < 127; i++)
		suns[i] = u'\u65e5';
	jet_insert(1, F_NAME, suns, 127);
	read_first();
	ck_assert_uint_eq(strlen(show(F_NAME)), 255);
	put(F_NUMBER, &number);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_jet_text(F_NAME, suns, 127);
}
END_TEST

START_TEST(a_text_that_is_too_long_is_cut_at_a_character)
{
	char many[300] = "x";
	char16_t first[20];
	unsigned i;

	begin(1);
	for (i = 0; i < 90; i++)
		memcpy(many + 1 + 3 * i, SUN, sizeof SUN);
	put(F_NAME, many);		/* 1 + 84 * 3 = 253 bytes */
	ck_assert_uint_eq(strlen(show(F_NAME)), 253);
	put(F_SHORT, "0123456789012345678901234");
	ck_dbi(DBIERR_NONE, insert());
	for (i = 0; i < 20; i++)
		first[i] = (char16_t)(u'0' + i % 10);
	ck_jet_text(F_SHORT, first, 20);
}
END_TEST

START_TEST(what_is_no_character_is_shown_as_one)
{
	static const char16_t half[] = { u'a', 0xd83d, u'b' };

	jet_insert(1, F_NAME, half, 3);
	read_first();
	ck_assert_str_eq(show(F_NAME), "a\xef\xbf\xbd" "b");
	put(F_NAME, "a\xff" "b\xc3(\xe6\x97");
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_jet_text(F_NAME, u"a\ufffdb\ufffd(", 5);
}
END_TEST

START_TEST(an_empty_text_is_a_blank)
{
	insert_named(1, "");
	read_first();
	ck_assert_str_eq(show(F_NAME), "-");
	ck_jet(JET_errSuccess, JetMove(fx.ese.sesid, tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_wrnColumnNull, JetRetrieveColumn(fx.ese.sesid, tableid,
	    ids[F_NAME], NULL, 0, NULL, 0, NULL));
}
END_TEST

/* ---- texts as keys ---- */

static void
insert_names(void)
{
	insert_named(1, "b\xc3\xbc" "ck");
	insert_named(2, SUN SUN);
	insert_named(3, "b\xc3\xbc" "lk");
	insert_named(4, "zebra");
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&fx.cur, "names", NULL, 0,
	    FALSE));
}

static const char *
show_keys(void)
{
	static char out[64];
	DBIBOOL blank;
	int32_t key;

	out[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(fx.cur));
	while (DbiGetNextRecord(fx.cur, dbiNOLOCK, fx.buf, NULL) ==
	    DBIERR_NONE) {
		ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, F_KEY, fx.buf,
		    (uint8_t *)&key, &blank));
		out[strlen(out) + 1] = '\0';
		out[strlen(out)] = (char)('0' + key);
	}
	return out;
}

START_TEST(texts_are_found_by_key)
{
	int32_t key = 0;
	DBIBOOL blank;

	insert_names();
	ck_assert_str_eq(show_keys(), "1342");
	ck_dbi(DBIERR_NONE, DbiInitRecord(fx.cur, fx.buf));
	put(F_NAME, SUN SUN);
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(fx.cur, FALSE, 1, 0, fx.buf,
	    fx.buf));
	ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, F_KEY, fx.buf,
	    (uint8_t *)&key, &blank));
	ck_assert_int_eq(key, 2);
}
END_TEST

START_TEST(a_range_is_of_the_starts_of_texts)
{
	insert_names();
	ck_dbi(DBIERR_NONE, DbiInitRecord(fx.cur, fx.buf));
	put(F_NAME, "b\xc3\xbc" "zzz");
	ck_dbi(DBIERR_NONE, DbiSetRange(fx.cur, FALSE, 0, 3, fx.buf, TRUE, 0,
	    3, fx.buf, TRUE));
	ck_assert_str_eq(show_keys(), "13");
	ck_dbi(DBIERR_NONE, DbiResetRange(fx.cur));
	ck_assert_str_eq(show_keys(), "1342");
}
END_TEST

/* ---- memos ---- */

static size_t
read_memo(unsigned field, char *out, size_t room)
{
	uint32_t size = 0, got = 0;

	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.cur, fx.buf, (uint16_t)field,
	    dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlobSize(fx.cur, fx.buf, (uint16_t)field,
	    &size));
	ck_assert_uint_lt(size, room);
	if (size > 0)
		ck_dbi(DBIERR_NONE, DbiGetBlob(fx.cur, fx.buf,
		    (uint16_t)field, 0, size, (uint8_t *)out, &got));
	out[got] = '\0';
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.cur, fx.buf, (uint16_t)field));
	return got;
}

static void
write_memo(unsigned field, const char *text)
{
	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.cur, fx.buf, (uint16_t)field,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiTruncateBlob(fx.cur, fx.buf, (uint16_t)field,
	    0));
	ck_dbi(DBIERR_NONE, DbiPutBlob(fx.cur, fx.buf, (uint16_t)field, 0,
	    (uint32_t)strlen(text), (uint8_t *)(uintptr_t)text));
}

START_TEST(a_memo_in_utf_16_is_one_in_utf_8)
{
	char back[64];

	jet_insert(1, F_MEMO, TEXT_16, UNITS(TEXT_16));
	read_first();
	ck_assert_uint_eq(read_memo(F_MEMO, back, sizeof back),
	    sizeof TEXT_8 - 1);
	ck_assert_str_eq(back, TEXT_8);
	write_memo(F_MEMO, "new " SUN);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_jet_text(F_MEMO, u"new \u65e5", 5);
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.cur, fx.buf, F_MEMO));
}
END_TEST

START_TEST(a_big_memo_comes_and_goes_whole)
{
	static char text[BIG + 1], back[BIG + 1];
	char16_t wide[BIG];
	unsigned i;

	for (i = 0; i < BIG; i++)
		wide[i] = (char16_t)(text[i] = (char)('a' + i % 26));
	begin(1);
	write_memo(F_MEMO, text);
	ck_dbi(DBIERR_NONE, insert());
	ck_jet_text(F_MEMO, wide, BIG);
	read_first();
	ck_assert_uint_eq(read_memo(F_MEMO, back, sizeof back), BIG);
	ck_assert_str_eq(back, text);
}
END_TEST

START_TEST(memos_are_cached_in_their_own_form)
{
	char back[64];

	jet_insert(1, F_MEMO, TEXT_16, UNITS(TEXT_16));
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.cur));
	read_first();
	write_memo(F_MEMO, SUN);
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.cur, fx.buf, F_MEMO));
	read_first();
	ck_assert_uint_eq(read_memo(F_MEMO, back, sizeof back), 3);
	ck_assert_str_eq(back, SUN);
	ck_jet_text(F_MEMO, TEXT_16, UNITS(TEXT_16));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdCommit));
	ck_jet_text(F_MEMO, u"\u65e5", 1);
}
END_TEST

/* ---- numbers ---- */

START_TEST(a_byte_is_a_number)
{
	uint16_t small = 200, back = 0;
	uint8_t byte = 0;
	uint32_t size;
	DBIBOOL blank;

	begin(1);
	put(F_SMALL, &small);
	ck_dbi(DBIERR_NONE, insert());
	read_first();
	ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, F_SMALL, fx.buf,
	    (uint8_t *)&back, &blank));
	ck_assert_uint_eq(back, 200);
	ck_jet(JET_errSuccess, JetMove(fx.ese.sesid, tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.ese.sesid, tableid,
	    ids[F_SMALL], &byte, 1, &size, 0, NULL));
	ck_assert_uint_eq(byte, 200);
	small = 256;
	ck_dbi(DBIERR_INVALIDXLATION, DbiPutField(fx.cur, F_SMALL, fx.buf,
	    (uint8_t *)&small));
}
END_TEST

/* ---- values that must be there, and that are there ---- */

START_TEST(columns_that_must_have_a_value_are_required_fields)
{
	int32_t key = 1;

	ck_dbi(DBIERR_NONE, DbiInitRecord(fx.cur, fx.buf));
	put(F_KEY, &key);
	ck_dbi(DBIERR_REQDERR, insert());
	begin(1);
	ck_dbi(DBIERR_NONE, insert());
	read_first();
	put(F_REQUIRED, NULL);
	ck_dbi(DBIERR_REQDERR, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	ck_dbi(DBIERR_REQDERR, DbiVerifyField(fx.cur, F_REQUIRED, NULL,
	    NULL));
}
END_TEST

START_TEST(records_begin_with_the_defaults_of_columns)
{
	int32_t number = 0;
	DBIBOOL blank;
	char back[64];

	ck_dbi(DBIERR_NONE, DbiInitRecord(fx.cur, fx.buf));
	ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, F_NUMBER, fx.buf,
	    (uint8_t *)&number, &blank));
	ck_assert_int_eq(number, 42);
	ck_assert_str_eq(show(F_SHORT), "begun " SUN);
	begin(1);
	put(F_NUMBER, NULL);		/* blank because the program says so */
	ck_dbi(DBIERR_NONE, insert());
	read_first();
	ck_assert_str_eq(show(F_SHORT), "begun " SUN);
	ck_dbi(DBIERR_NONE, DbiGetField(fx.cur, F_NUMBER, fx.buf,
	    (uint8_t *)&number, &blank));
	ck_assert_int_eq(blank, TRUE);
	ck_assert_uint_eq(read_memo(F_BEGUN, back, sizeof back), 9);
	ck_assert_str_eq(back, "begun " SUN);
}
END_TEST

START_TEST(the_checks_are_told)
{
	VCHKDesc check;
	CURProps props;
	int32_t number;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(fx.cur, &props));
	ck_assert_uint_eq(props.iValChecks, 4);
	ck_dbi(DBIERR_NONE, DbiGetVchkDesc(fx.cur, 1, &check));
	ck_assert_uint_eq(check.iFldNum, F_KEY);
	ck_assert_int_eq(check.bRequired, TRUE);
	ck_assert_int_eq(check.bHasDefVal, FALSE);
	ck_dbi(DBIERR_NONE, DbiGetVchkDesc(fx.cur, 3, &check));
	ck_assert_uint_eq(check.iFldNum, F_NUMBER);
	ck_assert_int_eq(check.bRequired, FALSE);
	ck_assert_int_eq(check.bHasDefVal, TRUE);
	memcpy(&number, check.aDefVal, sizeof number);
	ck_assert_int_eq(number, 42);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("both_field");
	TCase *tc;

	tc = jp_suite_case(suite, "texts", setup, teardown);
	tcase_add_test(tc, a_text_in_utf_16_is_one_in_utf_8);
	tcase_add_test(tc, fields_have_room_for_the_texts_of_their_columns);
	tcase_add_test(tc,
	    a_text_that_is_cut_stays_whole_when_it_is_left_alone);
	tcase_add_test(tc, a_text_that_is_too_long_is_cut_at_a_character);
	tcase_add_test(tc, what_is_no_character_is_shown_as_one);
	tcase_add_test(tc, an_empty_text_is_a_blank);
	tcase_add_test(tc, texts_are_found_by_key);
	tcase_add_test(tc, a_range_is_of_the_starts_of_texts);
	tc = jp_suite_case(suite, "memos", setup, teardown);
	tcase_add_test(tc, a_memo_in_utf_16_is_one_in_utf_8);
	tcase_add_test(tc, a_big_memo_comes_and_goes_whole);
	tcase_add_test(tc, memos_are_cached_in_their_own_form);
	tc = jp_suite_case(suite, "values", setup, teardown);
	tcase_add_test(tc, a_byte_is_a_number);
	tcase_add_test(tc,
	    columns_that_must_have_a_value_are_required_fields);
	tcase_add_test(tc, records_begin_with_the_defaults_of_columns);
	tcase_add_test(tc, the_checks_are_told);
	return jp_suite_run(suite);
}
