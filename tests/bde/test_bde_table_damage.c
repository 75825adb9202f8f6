/* SPDX-License-Identifier: MIT */
/* What a table keeps of itself (lib/engine/FORMAT, "BDE tables") may be
 * damaged anywhere: whoever opens it and works with it gets results, and
 * nothing is read or written outside what is there. */
#include <stdlib.h>

#include "base_alloc.h"
#include "bde_call.h"
#include "tables.h"

enum { BUF_MAX = 4096 };

#define PROPERTY "bde.table"

static struct bde_fix fx;
static hDBICur holder;			/* the damage is its transaction's */
static const char *type;
static struct base_buf whole = BASE_BUF_EMPTY, damaged = BASE_BUF_EMPTY;

/* ---- the table ---- */

static void
create_master(void)
{
	struct table_desc t;

	table_begin(&t, "MASTER", szPARADOX);
	table_field(&t, "ID", fldPDXLONG, 0, 0);
	table_primary(&t, 1);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
}

static void
create_paradox(void)
{
	RINTDesc link = { .iRintNum = 1, .szRintName = "link",
	    .eType = rintDEPENDENT, .szTblName = "MASTER", .iFldCount = 1 };
	struct table_desc t;
	VCHKDesc *check;

	create_master();
	table_begin(&t, "T", szPARADOX);
	table_field(&t, "ID", fldPDXLONG, 0, 0);
	table_field(&t, "OF", fldPDXLONG, 0, 0);
	table_field(&t, "N", fldPDXCHAR, 9, 0);
	table_field(&t, "D", fldPDXBCD, 8, 2);
	table_field(&t, "M", fldPDXMEMO, 9, 0);
	table_primary(&t, 1);
	table_index(&t, "", 2);
	table_index(&t, "both", 3)->bCaseInsensitive = TRUE;
	check = table_check(&t, 3);
	check->bRequired = TRUE;
	check->bHasDefVal = check->bHasMinVal = TRUE;
	strcpy((char *)check->aDefVal, "b");
	strcpy((char *)check->aMinVal, "a");
	strcpy(check->szPict, "*@");
	link.aiThisTabFld[0] = 2;
	link.aiOthTabFld[0] = 1;
	t.desc.iRintCount = 1;
	t.desc.printDesc = &link;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
}

static void
create_dbase(void)
{
	struct table_desc t;
	IDXDesc *index;

	table_begin(&t, "T", szDBASE);
	table_field(&t, "ID", fldDBNUM, 5, 0);
	table_field(&t, "OF", fldDBNUM, 5, 2);
	table_field(&t, "N", fldDBCHAR, 9, 0);
	table_field(&t, "M", fldDBMEMO, 0, 0);
	index = table_index(&t, "UP", 0);
	index->bExpIdx = TRUE;
	index->iFldsInKey = 0;
	strcpy(index->szKeyExp, "UPPER(N)");
	strcpy(index->szKeyCond, "ID>0");
	index->bSubset = TRUE;
	table_index(&t, "ID", 1);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
}

static struct eng_cursor *
engine_cursor(void)
{
	struct bde_cursor *cursor = base_handle_get(BDE_H_CURSOR,
	    (base_handle)holder);

	ck_assert_ptr_nonnull(cursor);
	return cursor->eng;
}

static void
start(const char *table_type, void (*create)(void))
{
	bde_fix_open(&fx);
	bde_fix_db(&fx);
	create();
	type = table_type;
	ck_dbi(DBIERR_NONE, DbiOpenTable(fx.db, "T", type, NULL, NULL, 0,
	    dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL, &holder));
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, NULL));
	ck_assert_int_eq(ENG_OK, eng_table_property(engine_cursor(), PROPERTY,
	    &whole));
	ck_assert_uint_gt(whole.size, 100);
}

static void
setup_paradox(void)
{
	start(szPARADOX, create_paradox);
}

static void
setup_dbase(void)
{
	start(szDBASE, create_dbase);
}

static void
teardown(void)
{
	base_buf_fini(&whole);
	base_buf_fini(&damaged);
	bde_fix_close(&fx);
}

/* ---- use ---- */

static void
use_record(hDBICur cur, uint8_t *buf)
{
	uint8_t value[BUF_MAX] = "1";
	DBIBOOL blank;
	uint16_t i;

	(void)DbiInitRecord(cur, buf);
	for (i = 1; i <= 6; i++) {
		(void)DbiVerifyField(cur, i, value, &blank);
		(void)DbiPutField(cur, i, buf, value);
		(void)DbiGetField(cur, i, buf, value, &blank);
	}
	(void)DbiInsertRecord(cur, dbiNOLOCK, buf);
	(void)DbiGetRecord(cur, dbiNOLOCK, buf, NULL);
	(void)DbiModifyRecord(cur, buf, TRUE);
	(void)DbiExtractKey(cur, buf, value);
}

static void
use(hDBICur cur)
{
	CURProps props;
	uint8_t *buf;
	uint16_t i;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	buf = calloc(1, props.iRecBufSize);
	ck_assert_ptr_nonnull(buf);
	for (i = 0; i <= 3; i++) {
		IDXDesc desc;

		(void)DbiGetIndexDesc(cur, i, &desc);
		if (DbiSwitchToIndex(&cur, NULL, NULL, i, FALSE) ==
		    DBIERR_NONE)
			use_record(cur, buf);
	}
	use_record(cur, buf);
	(void)DbiDeleteRecord(cur, buf);
	free(buf);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}

static bool
try_damaged(void)
{
	hDBICur cur;

	ck_assert_int_eq(ENG_OK, eng_table_set_property(engine_cursor(),
	    PROPERTY, damaged.data, damaged.size));
	if (DbiOpenTable(fx.db, "T", type, NULL, NULL, 0, dbiREADWRITE,
	    dbiOPENSHARED, xltFIELD, FALSE, NULL, &cur) != DBIERR_NONE)
		return false;
	use(cur);
	return true;
}

START_TEST(every_byte_may_be_another)
{
	static const uint8_t flips[] = { 0x01, 0x80, 0xff };
	size_t at;

	ck_assert(base_buf_set(&damaged, whole.data, whole.size));
	ck_assert(try_damaged());
	for (at = 0; at < whole.size; at++) {
		damaged.data[at] ^= flips[_i];
		(void)try_damaged();
		damaged.data[at] = whole.data[at];
	}
}
END_TEST

START_TEST(end_may_be_missing)
{
	size_t size;

	for (size = 1; size < whole.size; size++) {
		ck_assert(base_buf_set(&damaged, whole.data, size));
		ck_assert(!try_damaged());
	}
	ck_assert(base_buf_set(&damaged, whole.data, whole.size));
	ck_assert(base_buf_add(&damaged, "", 1));
	ck_assert(!try_damaged());
}
END_TEST

static void
add_case(Suite *suite, const char *name, void (*setup)(void))
{
	TCase *tcase = jp_suite_case(suite, name, setup, teardown);

	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, every_byte_may_be_another, 0, 3);
	tcase_add_test(tcase, end_may_be_missing);
}

int
main(void)
{
	Suite *suite = suite_create("bde_table_damage");

	add_case(suite, "paradox", setup_paradox);
	add_case(suite, "dbase", setup_dbase);
	return jp_suite_run(suite);
}
