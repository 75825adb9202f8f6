/* SPDX-License-Identifier: MIT */
/* DbiBatchMove, and cbGENPROGRESS of calls that work through many records
 * (BDE32 help, "DbiBatchMove", "DbiRegisterCallBack"). */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "people.h"

enum { MANY = 250, T_ID = 1, T_NAME, T_AGE };

static struct people p;
static hDBICur dst;
static uint8_t *dst_buf;
static uint32_t problems, violations, changed;
static DBIPATH problem_name, violation_name, changed_name;
static CBPROGRESSDesc progress;
static unsigned asked;
static int last_percent, abort_from;

static void
setup(void)
{
	people_setup(&p);
	dst = NULL;
	dst_buf = NULL;
	problems = violations = changed = 77;
	problem_name[0] = violation_name[0] = changed_name[0] = '\0';
	asked = 0;
	last_percent = -1;
	abort_from = 1000;
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
}

static void
teardown(void)
{
	people_teardown(&p);
	free(dst_buf);
}

/* ---- another table ---- */

/* ID of one type, NAME of some length, AGE of another type; the key over ID. */
static void
make_target(uint16_t id_type, int16_t name_size, uint16_t age_type, bool keyed)
{
	FLDDesc flds[3];
	CRTblDesc table;
	IDXDesc key;

	memset(flds, 0, sizeof flds);
	flds[0].iFldNum = 1;
	strcpy(flds[0].szName, "ID");
	flds[0].iFldType = id_type;
	flds[1].iFldNum = 2;
	strcpy(flds[1].szName, "NAME");
	flds[1].iFldType = fldPDXCHAR;
	flds[1].iUnits1 = name_size;
	flds[2].iFldNum = 3;
	strcpy(flds[2].szName, "AGE");
	flds[2].iFldType = age_type;
	flds[2].iUnits1 = age_type == fldPDXCHAR || age_type == fldPDXMEMO ?
	    10 : 0;
	memset(&key, 0, sizeof key);
	key.bPrimary = key.bUnique = key.bMaintained = TRUE;
	key.iFldsInKey = 1;
	key.aiKeyFld[0] = 1;
	memset(&table, 0, sizeof table);
	strcpy(table.szTblName, "TARGET");
	strcpy(table.szTblType, szPARADOX);
	table.iFldCount = 3;
	table.pfldDesc = flds;
	table.iIdxCount = keyed ? 1 : 0;
	table.pidxDesc = &key;
	ck_dbi(DBIERR_NONE, DbiCreateTable(p.me.db, FALSE, &table));
	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, "TARGET", szPARADOX, NULL,
	    NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &dst));
	dst_buf = calloc(1, people_buffer_size(dst));
	ck_assert_ptr_nonnull(dst_buf);
}

static void
put_target(int32_t id, const char *name)
{
	ck_dbi(DBIERR_NONE, DbiInitRecord(dst, dst_buf));
	ck_dbi(DBIERR_NONE, DbiPutField(dst, T_ID, dst_buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiPutField(dst, T_NAME, dst_buf,
	    (uint8_t *)(uintptr_t)name));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(dst, dbiNOLOCK, dst_buf));
}

/* "1 ann,2 bob" of any cursor whose two first fields are these. */
static const char *
show(hDBICur cur)
{
	static char text[PEOPLE_TEXT];
	uint8_t *buf = calloc(1, people_buffer_size(cur));
	size_t used = 0;

	ck_assert_ptr_nonnull(buf);
	text[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL) == DBIERR_NONE)
		used += (size_t)snprintf(text + used, sizeof text - used,
		    "%s%d %s", used > 0 ? "," : "", (int)people_id(cur, buf),
		    people_name(cur, buf));
	free(buf);
	return text;
}

static const char *
show_table(const char *name)
{
	hDBICur cur;
	const char *text;

	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, name, szPARADOX, NULL, NULL,
	    0, dbiREADONLY, dbiOPENSHARED, xltFIELD, FALSE, NULL, &cur));
	text = show(cur);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	return text;
}

/* From the people to the target, with all tables beside. */
static DBIResult
move(eBATMode mode, uint32_t *count)
{
	return DbiBatchMove(NULL, p.me.cur, NULL, dst, mode, 0, NULL, NULL,
	    NULL, 0, violation_name, problem_name, changed_name, &problems,
	    &violations, &changed, FALSE, FALSE, count, FALSE);
}

/* The same without them. */
static DBIResult
move_plain(eBATMode mode, bool abort_problem, bool abort_keyviol,
    uint32_t *count)
{
	return DbiBatchMove(NULL, p.me.cur, NULL, dst, mode, 0, NULL, NULL,
	    NULL, 0, NULL, NULL, NULL, &problems, &violations, &changed,
	    abort_problem, abort_keyviol, count, FALSE);
}

static void
describe(BATTblDesc *desc, const char *name, const char *type)
{
	memset(desc, 0, sizeof *desc);
	desc->hDb = p.me.db;
	strcpy(desc->szTblName, name);
	strcpy(desc->szTblType, type);
}

static void
add_many(void)
{
	int32_t id;

	ck_dbi(DBIERR_NONE, DbiBeginTran(p.me.db, xilDIRTYREAD, NULL));
	for (id = 100; id < 100 + MANY; id++)
		ck_dbi(DBIERR_NONE, people_insert(&p.me, id, "x", 1));
	ck_dbi(DBIERR_NONE, DbiEndTran(p.me.db, NULL, xendCOMMIT));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
}

static uint32_t
count_of(hDBICur cur)
{
	uint32_t count = 0;

	ck_dbi(DBIERR_NONE, DbiGetRecordCount(cur, &count));
	return count;
}

static CBRType DBIFN
watch(CBType type, uintptr_t data, void *info)
{
	const CBPROGRESSDesc *desc = info;

	ck_assert_int_eq(type, cbGENPROGRESS);
	ck_assert_uint_eq(data, 5);
	ck_assert_int_ge(desc->iPercentDone, last_percent);
	ck_assert_int_le(desc->iPercentDone, 100);
	last_percent = desc->iPercentDone;
	asked++;
	return last_percent >= abort_from ? cbrABORT : cbrCONTINUE;
}

static void
watch_on(hDBICur cur)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(cur, cbGENPROGRESS, 5,
	    sizeof progress, &progress, watch));
}

/* ---- modes ---- */

START_TEST(appending_moves_all_records)
{
	uint32_t count = 0;

	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	ck_dbi(DBIERR_NONE, move(batAPPEND, &count));
	ck_assert_uint_eq(count, 3);
	ck_assert_uint_eq(problems + violations + changed, 0);
	ck_assert_str_eq(show(dst), "1 ann,2 bob,3 cid");
	/* Tables that nothing went to are gone. */
	ck_assert_str_eq(problem_name, "");
	ck_assert_str_eq(violation_name, "");
	ck_assert_str_eq(changed_name, "");
}
END_TEST

START_TEST(the_source_is_read_from_where_it_stands)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	ck_dbi(DBIERR_NONE, people_find(&p.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, move(batAPPEND, NULL));
	ck_assert_str_eq(show(dst), "2 bob,3 cid");
}
END_TEST

START_TEST(a_count_limits_the_records_and_tells_those_read)
{
	uint32_t count = 2;

	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	ck_dbi(DBIERR_NONE, move(batAPPEND, &count));
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(show(dst), "1 ann,2 bob");
	count = 10;
	ck_dbi(DBIERR_NONE, DbiSetToEnd(p.me.cur));
	ck_dbi(DBIERR_NONE, move(batAPPEND, &count));
	ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(updating_changes_what_is_there_and_keeps_the_old_records)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(2, "old");
	put_target(9, "mine");
	ck_dbi(DBIERR_NONE, move(batUPDATE, NULL));
	ck_assert_str_eq(show(dst), "2 bob,9 mine");
	ck_assert_uint_eq(changed, 1);
	ck_assert_str_eq(show_table(changed_name), "2 old");
}
END_TEST

START_TEST(append_update_does_both)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(2, "old");
	ck_dbi(DBIERR_NONE, move(batAPPENDUPDATE, NULL));
	ck_assert_str_eq(show(dst), "1 ann,2 bob,3 cid");
	ck_assert_uint_eq(changed, 1);
	ck_assert_uint_eq(violations, 0);
}
END_TEST

START_TEST(subtracting_deletes_what_the_source_has)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(2, "old");
	put_target(9, "mine");
	ck_dbi(DBIERR_NONE, move(batSUBTRACT, NULL));
	ck_assert_str_eq(show(dst), "9 mine");
	ck_assert_uint_eq(changed, 1);
	ck_assert_str_eq(show_table(changed_name), "2 old");
}
END_TEST

START_TEST(matching_needs_an_index)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, false);
	ck_dbi(DBIERR_DESTMUSTBEINDEXED, move(batUPDATE, NULL));
	ck_dbi(DBIERR_DESTMUSTBEINDEXED, move(batSUBTRACT, NULL));
	ck_dbi(DBIERR_DESTMUSTBEINDEXED, move(batAPPENDUPDATE, NULL));
	ck_dbi(DBIERR_NONE, move(batAPPEND, NULL));
}
END_TEST

START_TEST(records_are_matched_by_the_index_that_is_named)
{
	uint16_t map[P_NOTE] = { 0, T_NAME, T_AGE, 0, 0 };
	int16_t age = 99;

	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(70, "cid");
	ck_dbi(DBIERR_NONE, DbiSetToBegin(dst));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(dst, dbiNOLOCK, dst_buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(dst, T_AGE, dst_buf,
	    (uint8_t *)&age));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(dst, dst_buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(dst));
	ck_dbi(DBIERR_NONE, DbiBatchMove(NULL, dst, NULL, p.me.cur, batUPDATE,
	    P_NOTE, map, "NAME", NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    &changed, FALSE, FALSE, NULL, FALSE));
	ck_assert_uint_eq(changed, 1);
	ck_dbi(DBIERR_NONE, people_find(&p.me, 3, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiGetField(p.me.cur, P_AGE, p.me.buf,
	    (uint8_t *)&age, NULL));
	ck_assert_int_eq(age, 99);
	ck_dbi(DBIERR_NOSUCHINDEX, DbiBatchMove(NULL, dst, NULL, p.me.cur,
	    batUPDATE, P_NOTE, map, "OTHER", NULL, 0, NULL, NULL, NULL, NULL,
	    NULL, &changed, FALSE, FALSE, NULL, FALSE));
}
END_TEST

/* ---- copies ---- */

static void
put_note(int32_t id, const char *text)
{
	ck_dbi(DBIERR_NONE, people_find(&p.me, id, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(p.me.cur, p.me.buf, P_NOTE,
	    dbiREADWRITE));
	ck_dbi(DBIERR_NONE, DbiPutBlob(p.me.cur, p.me.buf, P_NOTE, 0,
	    (uint32_t)strlen(text), (uint8_t *)(uintptr_t)text));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(p.me.cur, p.me.buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiFreeBlob(p.me.cur, p.me.buf, P_NOTE));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
}

START_TEST(copying_makes_the_table_with_blobs)
{
	BATTblDesc from, to;
	char text[20] = "";
	uint8_t *buf;
	uint32_t size;
	hDBICur cur;

	put_note(2, "remember");
	describe(&from, "PEOPLE", szPARADOX);
	describe(&to, "COPY", szPARADOX);
	ck_dbi(DBIERR_NONE, DbiBatchMove(&from, NULL, &to, NULL, batCOPY, 0,
	    NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, FALSE,
	    FALSE, NULL, FALSE));
	ck_assert_str_eq(show_table("COPY"), "1 ann,2 bob,3 cid");
	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, "COPY", szPARADOX, NULL,
	    NULL, 0, dbiREADONLY, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
	buf = calloc(1, people_buffer_size(cur));
	ck_assert_ptr_nonnull(buf);
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(cur, buf, P_NOTE, dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlob(cur, buf, P_NOTE, 0, sizeof text - 1,
	    (uint8_t *)text, &size));
	ck_assert_str_eq(text, "remember");
	ck_dbi(DBIERR_NONE, DbiFreeBlob(cur, buf, P_NOTE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	free(buf);
}
END_TEST

START_TEST(copying_to_another_driver_takes_its_types)
{
	BATTblDesc to;
	CURProps props;
	hDBICur cur;

	describe(&to, "COPY", szDBASE);
	ck_dbi(DBIERR_NONE, DbiBatchMove(NULL, p.me.cur, &to, NULL, batCOPY,
	    0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL,
	    FALSE, FALSE, NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, "COPY", szDBASE, NULL, NULL,
	    0, dbiREADONLY, dbiOPENSHARED, xltFIELD, FALSE, NULL, &cur));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_str_eq(props.szTableType, szDBASE);
	ck_assert_uint_eq(count_of(cur), 3);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}
END_TEST

START_TEST(a_map_chooses_the_fields_of_a_copy)
{
	uint16_t map[] = { P_ID, P_NAME }, bad[] = { P_ID, 0 };
	BATTblDesc to;

	describe(&to, "COPY", szPARADOX);
	ck_dbi(DBIERR_INVALIDFLDMAP, DbiBatchMove(NULL, p.me.cur, &to, NULL,
	    batCOPY, 2, bad, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    NULL, FALSE, FALSE, NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiBatchMove(NULL, p.me.cur, &to, NULL, batCOPY,
	    2, map, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, FALSE,
	    FALSE, NULL, FALSE));
	ck_assert_str_eq(show_table("COPY"), "1 ann,2 bob,3 cid");
}
END_TEST

/* ---- what goes wrong ---- */

START_TEST(key_violations_are_counted_and_kept_beside)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(2, "old");
	ck_dbi(DBIERR_NONE, move(batAPPEND, NULL));
	ck_assert_str_eq(show(dst), "1 ann,2 old,3 cid");
	ck_assert_uint_eq(violations, 1);
	ck_assert_str_eq(show_table(violation_name), "2 bob");
}
END_TEST

START_TEST(the_first_key_violation_can_stop_the_move)
{
	uint32_t count = 0;

	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(2, "old");
	ck_dbi(DBIERR_KEYVIOL, move_plain(batAPPEND, false, true, &count));
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(violations, 1);
	ck_assert_str_eq(show(dst), "1 ann,2 old");
}
END_TEST

START_TEST(records_that_would_be_cut_go_to_the_problems)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	ck_dbi(DBIERR_NONE, people_rename(&p.me, 2, "bartholomew"));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&dst));
	ck_dbi(DBIERR_NONE, DbiDeleteTable(p.me.db, "TARGET", szPARADOX));
	free(dst_buf);
	make_target(fldPDXLONG, 5, fldPDXSHORT, true);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_NONE, move(batAPPEND, NULL));
	ck_assert_uint_eq(problems, 1);
	ck_assert_str_eq(show(dst), "1 ann,3 cid");
	ck_assert_str_eq(show_table(problem_name), "2 bartholomew");
}
END_TEST

START_TEST(without_a_table_of_problems_values_are_cut)
{
	make_target(fldPDXLONG, 2, fldPDXSHORT, true);
	ck_dbi(DBIERR_NONE, move_plain(batAPPEND, false, false, NULL));
	ck_assert_uint_eq(problems, 3);
	ck_assert_str_eq(show(dst), "1 an,2 bo,3 ci");
}
END_TEST

START_TEST(the_first_problem_can_stop_the_move)
{
	uint32_t count = 0;

	make_target(fldPDXLONG, 2, fldPDXSHORT, true);
	ck_dbi(DBIERR_OBJMAYBETRUNCATED, move_plain(batAPPEND, true, false,
	    &count));
	ck_assert_uint_eq(problems, 1);
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(show(dst), "");
}
END_TEST

START_TEST(numbers_become_texts)
{
	char text[20];

	make_target(fldPDXLONG, 20, fldPDXCHAR, true);
	ck_dbi(DBIERR_NONE, move(batAPPEND, NULL));
	ck_assert_uint_eq(problems, 0);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(dst));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(dst, dbiNOLOCK, dst_buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(dst, T_AGE, dst_buf, (uint8_t *)text,
	    NULL));
	ck_assert_str_eq(text, "30");
}
END_TEST

/* A table of one field, and one record when there is a value. */
static hDBICur
make_field(const char *name, uint16_t type, int16_t units, const void *value)
{
	FLDDesc fld;
	CRTblDesc table;
	uint8_t *buf;
	hDBICur cur;

	memset(&fld, 0, sizeof fld);
	fld.iFldNum = 1;
	strcpy(fld.szName, "F");
	fld.iFldType = type;
	fld.iUnits1 = units;
	memset(&table, 0, sizeof table);
	strcpy(table.szTblName, name);
	strcpy(table.szTblType, szPARADOX);
	table.iFldCount = 1;
	table.pfldDesc = &fld;
	ck_dbi(DBIERR_NONE, DbiCreateTable(p.me.db, TRUE, &table));
	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, name, szPARADOX, NULL, NULL,
	    0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL, &cur));
	if (value == NULL)
		return cur;
	buf = calloc(1, people_buffer_size(cur));
	ck_assert_ptr_nonnull(buf);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf,
	    (uint8_t *)(uintptr_t)value));
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	free(buf);
	return cur;
}

/* Moves a value into a field of another type; the number of problems. */
static uint32_t
turn(uint16_t from, int16_t from_units, const void *value, uint16_t to,
    int16_t to_units, void *out, DBIBOOL *blank)
{
	hDBICur a = make_field("A", from, from_units, value);
	hDBICur b = make_field("B", to, to_units, NULL);
	uint8_t *buf = calloc(1, people_buffer_size(b));

	ck_assert_ptr_nonnull(buf);
	ck_dbi(DBIERR_NONE, DbiBatchMove(NULL, a, NULL, b, batAPPEND, 0, NULL,
	    NULL, NULL, 0, NULL, NULL, NULL, &problems, NULL, NULL, FALSE,
	    FALSE, NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(b));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(b, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(b, 1, buf, out, blank));
	free(buf);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&a));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&b));
	return problems;
}

START_TEST(dates_times_and_flags_become_texts_and_come_back)
{
	static const char *const texts[] = { "2026-11-20", "12:34:56",
	    "2026-11-20 12:34:56", "True", "-17", "2.5" };
	static const uint16_t types[] = { fldPDXDATE, fldPDXTIME,
	    fldPDXDATETIME, fldPDXBOOL, fldPDXLONG, fldPDXNUM };
	uint8_t value[64];
	char text[64];
	DBIBOOL blank;
	unsigned i;

	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		memset(value, 0, sizeof value);
		ck_assert_uint_eq(turn(fldPDXCHAR, 30, texts[i], types[i], 0,
		    value, &blank), 0);
		ck_assert(!blank);
		ck_assert_uint_eq(turn(types[i], 0, value, fldPDXCHAR, 30,
		    text, &blank), 0);
		ck_assert_str_eq(text, texts[i]);
	}
}
END_TEST

START_TEST(what_is_no_value_of_the_type_is_a_problem)
{
	int32_t big = 70000, number = 0;
	double part = 2.5;
	int16_t small = 1;
	DBIBOOL blank;

	ck_assert_uint_eq(turn(fldPDXCHAR, 10, "seven", fldPDXLONG, 0,
	    &number, &blank), 1);
	ck_assert(blank);
	ck_assert_uint_eq(turn(fldPDXLONG, 0, &big, fldPDXSHORT, 0, &small,
	    &blank), 1);
	ck_assert(blank);
	ck_assert_uint_eq(turn(fldPDXNUM, 0, &part, fldPDXLONG, 0, &number,
	    &blank), 1);
	ck_assert_int_eq(number, 2);
}
END_TEST

START_TEST(timestamps_have_dates_and_texts_become_memos)
{
	int32_t date = 739000, back = 0;
	double stamp = 0;
	DBIBOOL blank;
	char text[10];

	ck_assert_uint_eq(turn(fldPDXDATE, 0, &date, fldPDXDATETIME, 0,
	    &stamp, &blank), 0);
	ck_assert_uint_eq(turn(fldPDXDATETIME, 0, &stamp, fldPDXDATE, 0,
	    &back, &blank), 0);
	ck_assert_int_eq(back, date);
	ck_assert_uint_eq(turn(fldPDXCHAR, 10, "long", fldPDXMEMO, 1, text,
	    &blank), 0);
	ck_assert(!blank);
}
END_TEST

START_TEST(a_copy_keeps_the_numbers_that_the_engine_gave)
{
	hDBICur a = make_field("A", fldPDXAUTOINC, 0, NULL), b;
	uint8_t *buf = calloc(1, people_buffer_size(a));
	static const int32_t left[] = { 2, 5 };
	BATTblDesc to;
	int32_t i, n;

	ck_assert_ptr_nonnull(buf);
	for (i = 1; i <= 5; i++) {
		ck_dbi(DBIERR_NONE, DbiInitRecord(a, buf));
		ck_dbi(DBIERR_NONE, DbiAppendRecord(a, buf));
		if (i != 2 && i != 5)
			ck_dbi(DBIERR_NONE, DbiDeleteRecord(a, NULL));
	}
	ck_dbi(DBIERR_NONE, DbiSetToBegin(a));
	describe(&to, "B", szPARADOX);
	ck_dbi(DBIERR_NONE, DbiBatchMove(NULL, a, &to, NULL, batCOPY, 0, NULL,
	    NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, FALSE, FALSE,
	    NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiOpenTable(p.me.db, "B", szPARADOX, NULL, NULL,
	    0, dbiREADONLY, dbiOPENSHARED, xltFIELD, FALSE, NULL, &b));
	for (i = 0; i < 2; i++) {
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(b, dbiNOLOCK, buf, NULL));
		ck_dbi(DBIERR_NONE, DbiGetField(b, 1, buf, (uint8_t *)&n,
		    NULL));
		ck_assert_int_eq(n, left[i]);
	}
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(b, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&b));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&a));
	free(buf);
}
END_TEST

START_TEST(each_side_is_a_descriptor_or_a_cursor)
{
	BATTblDesc to;

	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	describe(&to, "TARGET", szPARADOX);
	ck_dbi(DBIERR_INVALIDPARAM, DbiBatchMove(&to, p.me.cur, NULL, dst,
	    batAPPEND, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    NULL, FALSE, FALSE, NULL, FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBatchMove(NULL, p.me.cur, &to, dst,
	    batAPPEND, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    NULL, FALSE, FALSE, NULL, FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBatchMove(NULL, p.me.cur, NULL, dst,
	    batCOPY, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    NULL, FALSE, FALSE, NULL, FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiBatchMove(NULL, NULL, NULL, dst,
	    batAPPEND, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    NULL, FALSE, FALSE, NULL, FALSE));
	ck_dbi(DBIERR_NA, DbiBatchMove(NULL, p.me.cur, NULL, p.me.cur,
	    batAPPEND, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL,
	    NULL, FALSE, FALSE, NULL, FALSE));
}
END_TEST

START_TEST(a_transaction_of_the_program_undoes_the_move)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(2, "old");
	ck_dbi(DBIERR_NONE, DbiBeginTran(p.me.db, xilDIRTYREAD, NULL));
	ck_dbi(DBIERR_NONE, move(batAPPENDUPDATE, NULL));
	ck_assert_uint_eq(changed, 1);
	ck_dbi(DBIERR_NONE, DbiEndTran(p.me.db, NULL, xendABORT));
	ck_assert_str_eq(show(dst), "2 old");
}
END_TEST

/* ---- progress ---- */

START_TEST(a_move_tells_how_far_it_is)
{
	add_many();
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	watch_on(p.me.cur);
	ck_dbi(DBIERR_NONE, move(batAPPEND, NULL));
	ck_assert_uint_ge(asked, 4);
	ck_assert_int_eq(last_percent, 100);
	ck_assert_uint_eq(count_of(dst), MANY + 3);
}
END_TEST

START_TEST(a_move_that_is_stopped_keeps_what_it_moved)
{
	uint32_t count = 0;

	add_many();
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	watch_on(NULL);
	abort_from = 1;
	ck_dbi(DBIERR_UPDATEABORT, move(batAPPEND, &count));
	ck_assert_uint_eq(count, 100);
	ck_assert_uint_eq(count_of(dst), 100);
}
END_TEST

START_TEST(a_copy_that_is_stopped_leaves_no_table)
{
	hDBICur cur;

	add_many();
	watch_on(NULL);
	abort_from = 1;
	ck_dbi(DBIERR_UPDATEABORT, DbiCopyTable(p.me.db, FALSE, "PEOPLE",
	    szPARADOX, "COPY"));
	ck_dbi(DBIERR_NOSUCHFILE, DbiOpenTable(p.me.db, "COPY", szPARADOX,
	    NULL, NULL, 0, dbiREADONLY, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
	abort_from = 1000;
	last_percent = -1;
	ck_dbi(DBIERR_NONE, DbiCopyTable(p.me.db, FALSE, "PEOPLE", szPARADOX,
	    "COPY"));
	ck_assert_int_eq(last_percent, 100);
}
END_TEST

START_TEST(an_index_that_is_stopped_is_not_made)
{
	IDXDesc key;

	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&dst));
	memset(&key, 0, sizeof key);
	strcpy(key.szName, "BYNAME");
	key.bMaintained = TRUE;
	key.iFldsInKey = 1;
	key.aiKeyFld[0] = T_NAME;
	watch_on(NULL);
	abort_from = 100;
	ck_dbi(DBIERR_UPDATEABORT, DbiAddIndex(p.me.db, NULL, "TARGET",
	    szPARADOX, &key, NULL));
	abort_from = 1000;
	last_percent = -1;
	ck_dbi(DBIERR_NONE, DbiAddIndex(p.me.db, NULL, "TARGET", szPARADOX,
	    &key, NULL));
	ck_assert_int_eq(last_percent, 100);
}
END_TEST

/* ---- destinations that cache ---- */

/* TARGET with 2 old and 9 nine, its cursor caching, on 9. */
static void
make_caching_target(void)
{
	make_target(fldPDXLONG, 20, fldPDXSHORT, true);
	put_target(2, "old");
	put_target(9, "nine");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&dst));
	free(dst_buf);
	dst_buf = calloc(1, people_buffer_size(dst));
	ck_assert_ptr_nonnull(dst_buf);
	ck_dbi(DBIERR_NONE, DbiSetToEnd(dst));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(dst, dbiNOLOCK, NULL, NULL));
}

static int32_t
target_id(void)
{
	ck_dbi(DBIERR_NONE, DbiGetRecord(dst, dbiNOLOCK, dst_buf, NULL));
	return people_id(dst, dst_buf);
}

START_TEST(a_destination_that_caches_is_written_through_its_cache)
{
	make_caching_target();
	ck_dbi(DBIERR_NONE, move(batAPPENDUPDATE, NULL));
	ck_assert_uint_eq(changed, 1);
	ck_assert_str_eq(show_table(changed_name), "2 old");
	ck_assert_int_eq(target_id(), 9);
	ck_assert_str_eq(show(dst), "1 ann,2 bob,3 cid,9 nine");
	ck_assert_str_eq(show_table("TARGET"), "2 old,9 nine");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(dst,
	    dbiDelayedUpdCommit));
	ck_assert_str_eq(show_table("TARGET"), "1 ann,2 bob,3 cid,9 nine");
	ck_dbi(DBIERR_NONE, DbiSetToBegin(p.me.cur));
	ck_dbi(DBIERR_NONE, move_plain(batSUBTRACT, false, false, NULL));
	ck_assert_str_eq(show(dst), "9 nine");
	ck_assert_str_eq(show_table("TARGET"), "1 ann,2 bob,3 cid,9 nine");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(dst,
	    dbiDelayedUpdCancel));
	ck_assert_str_eq(show(dst), "1 ann,2 bob,3 cid,9 nine");
}
END_TEST

/* Violations are found when the cache is applied. */
START_TEST(keys_of_a_destination_that_caches_are_checked_later)
{
	make_caching_target();
	ck_dbi(DBIERR_NONE, move(batAPPEND, NULL));
	ck_assert_uint_eq(violations, 0);
	ck_assert_str_eq(show(dst), "1 ann,2 old,2 bob,3 cid,9 nine");
	ck_dbi(DBIERR_KEYVIOL, DbiApplyDelayedUpdates(dst,
	    dbiDelayedUpdCommit));
	ck_assert_str_eq(show_table("TARGET"), "2 old,9 nine");
}
END_TEST

START_TEST(a_destination_that_caches_stays_as_it_was)
{
	FLDDesc map[2] = { { .iFldNum = T_ID }, { .iFldNum = T_NAME } };
	int32_t low = 5;
	CURProps props;

	make_caching_target();
	ck_dbi(DBIERR_NONE, DbiInitRecord(dst, dst_buf));
	ck_dbi(DBIERR_NONE, DbiPutField(dst, T_ID, dst_buf,
	    (uint8_t *)&low));
	ck_dbi(DBIERR_NONE, DbiSetRange(dst, FALSE, 1, 0, dst_buf, TRUE, 0,
	    0, NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(dst, 2, map));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(dst, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, move_plain(batAPPENDUPDATE, false, false, NULL));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(dst, &props));
	ck_assert_uint_eq(props.iFields, 2);
	ck_assert_int_eq(target_id(), 9);
	ck_assert_str_eq(show(dst), "9 nine");
	ck_dbi(DBIERR_NONE, DbiResetRange(dst));
	ck_assert_str_eq(show(dst), "1 ann,2 bob,3 cid,9 nine");
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(dst, 0, NULL));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(dst,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(dst));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(dst, dbiNOLOCK, dst_buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(dst, 3, dst_buf, (uint8_t *)&low,
	    NULL));
	ck_assert_int_eq((int16_t)low, 30);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("bde_batch");
	TCase *tc = tcase_create("all");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, appending_moves_all_records);
	tcase_add_test(tc, the_source_is_read_from_where_it_stands);
	tcase_add_test(tc, a_count_limits_the_records_and_tells_those_read);
	tcase_add_test(tc,
	    updating_changes_what_is_there_and_keeps_the_old_records);
	tcase_add_test(tc, append_update_does_both);
	tcase_add_test(tc, subtracting_deletes_what_the_source_has);
	tcase_add_test(tc, matching_needs_an_index);
	tcase_add_test(tc, records_are_matched_by_the_index_that_is_named);
	tcase_add_test(tc, copying_makes_the_table_with_blobs);
	tcase_add_test(tc, copying_to_another_driver_takes_its_types);
	tcase_add_test(tc, a_map_chooses_the_fields_of_a_copy);
	tcase_add_test(tc, key_violations_are_counted_and_kept_beside);
	tcase_add_test(tc, the_first_key_violation_can_stop_the_move);
	tcase_add_test(tc, records_that_would_be_cut_go_to_the_problems);
	tcase_add_test(tc, without_a_table_of_problems_values_are_cut);
	tcase_add_test(tc, the_first_problem_can_stop_the_move);
	tcase_add_test(tc, numbers_become_texts);
	tcase_add_test(tc, dates_times_and_flags_become_texts_and_come_back);
	tcase_add_test(tc, what_is_no_value_of_the_type_is_a_problem);
	tcase_add_test(tc, timestamps_have_dates_and_texts_become_memos);
	tcase_add_test(tc, a_copy_keeps_the_numbers_that_the_engine_gave);
	tcase_add_test(tc, each_side_is_a_descriptor_or_a_cursor);
	tcase_add_test(tc, a_transaction_of_the_program_undoes_the_move);
	tcase_add_test(tc, a_move_tells_how_far_it_is);
	tcase_add_test(tc, a_move_that_is_stopped_keeps_what_it_moved);
	tcase_add_test(tc, a_copy_that_is_stopped_leaves_no_table);
	tcase_add_test(tc, an_index_that_is_stopped_is_not_made);
	tcase_add_test(tc,
	    a_destination_that_caches_is_written_through_its_cache);
	tcase_add_test(tc,
	    keys_of_a_destination_that_caches_are_checked_later);
	tcase_add_test(tc, a_destination_that_caches_stays_as_it_was);
	suite_add_tcase(s, tc);
	runner = srunner_create(s);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
