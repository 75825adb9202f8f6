/* SPDX-License-Identifier: MIT */
/* Columns whose default value a function of the Jet program computes, read and
 * written through Dbi calls: "JET_USERDEFINEDDEFAULT Structure". */
#include <string.h>

#include "both_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"
#include "suite.h"

enum { F_COMPUTED = 4, ROOM = 64 };

static struct both fx;
static JET_COLUMNID computed;
static int calls;
static DBIResult reentered;
static char seen[ROOM];

JET_ERR JET_API both_compute(JET_SESID, JET_DBID, JET_TABLEID, JET_CBTYP,
    void *, void *, void *, JET_API_PTR);

/* "=" and the text of the record. */
__attribute__((visibility("default"))) JET_ERR JET_API
both_compute(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR columnid)
{
	uint32_t *size = arg2, actual = 0;
	char text[ROOM] = "=";

	(void)dbid, (void)cbtyp, (void)context, (void)columnid;
	calls++;
	reentered = DbiSetToBegin(fx.cur);
	if (JetRetrieveColumn(sesid, tableid, fx.ese.text, text + 1,
	    sizeof text - 1, &actual, 0, NULL) < JET_errSuccess)
		return JET_errCallbackFailed;
	actual++;
	if (arg1 != NULL)
		memcpy(arg1, text, actual < *size ? actual : *size);
	*size = actual;
	return JET_errSuccess;
}

static JET_ERR JET_API
read_in_event(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	uint32_t size = 0;

	(void)dbid, (void)cbtyp, (void)arg1, (void)arg2, (void)context;
	(void)unused;
	ck_jet(JET_errSuccess, JetRetrieveColumn(sesid, tableid, computed,
	    seen, sizeof seen - 1, &size, JET_bitRetrieveCopy, NULL));
	seen[size] = '\0';
	return JET_errSuccess;
}

static void
setup(void)
{
	JET_USERDEFINEDDEFAULT_A def = { .szCallback =
	    (char *)"!both_compute" };
	JET_COLUMNDEF column = { .cbStruct = sizeof column,
	    .coltyp = JET_coltypLongText, .cp = 1252,
	    .grbit = JET_bitColumnUserDefinedDefault };

	calls = 0;
	seen[0] = '\0';
	memset(&fx, 0, sizeof fx);
	ese_fix_create(&fx.ese);
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.ese.instance,
	    JET_sesidNil, JET_paramEnablePersistedCallbacks, 1, NULL));
	ese_fix_start(&fx.ese);
	ese_fix_table(&fx.ese);
	ck_jet(JET_errSuccess, JetAddColumnA(fx.ese.sesid, fx.ese.tableid,
	    "computed", &column, &def, sizeof def, &computed));
	both_start(&fx);
	fx.cur = both_cursor(fx.bde.db);
}

static void
teardown(void)
{
	both_close(&fx);
}

static const char *
read_computed(void)
{
	static char out[ROOM];
	uint32_t size = 0, got = 0;

	ck_dbi(DBIERR_NONE, DbiOpenBlob(fx.cur, fx.buf, F_COMPUTED,
	    dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlobSize(fx.cur, fx.buf, F_COMPUTED,
	    &size));
	ck_assert_uint_lt(size, sizeof out);
	if (size > 0)
		ck_dbi(DBIERR_NONE, DbiGetBlob(fx.cur, fx.buf, F_COMPUTED, 0,
		    size, (uint8_t *)out, &got));
	out[got] = '\0';
	ck_dbi(DBIERR_NONE, DbiFreeBlob(fx.cur, fx.buf, F_COMPUTED));
	return out;
}

START_TEST(dbi_reads_the_computed_value)
{
	ese_fix_insert(&fx.ese, fx.ese.sesid, fx.ese.tableid, 1, "one");
	both_find(&fx, fx.cur, 1, dbiNOLOCK);
	ck_assert_str_eq(read_computed(), "=one");
	ck_assert_int_gt(calls, 0);
	ck_dbi(DBIERR_REENTERED, reentered);
}
END_TEST

START_TEST(a_new_record_of_dbis_computes_its_value)
{
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	both_find(&fx, fx.cur, 1, dbiNOLOCK);
	ck_assert_str_eq(read_computed(), "=one");
	ck_dbi(DBIERR_NONE, DbiPutField(fx.cur, BOTH_TEXT, fx.buf,
	    (uint8_t *)"two"));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(fx.cur, fx.buf, TRUE));
	both_find(&fx, fx.cur, 1, dbiNOLOCK);
	ck_assert_str_eq(read_computed(), "=two");
}
END_TEST

START_TEST(an_event_of_dbis_change_reads_it)
{
	JET_HANDLE handle;

	ck_jet(JET_errSuccess, JetRegisterCallback(fx.ese.sesid,
	    fx.ese.tableid, JET_cbtypBeforeInsert, read_in_event, NULL,
	    &handle));
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 1, "one"));
	ck_assert_str_eq(seen, "=one");
}
END_TEST

START_TEST(cached_records_compute_it)
{
	ese_fix_insert(&fx.ese, fx.ese.sesid, fx.ese.tableid, 1, "one");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&fx.cur));
	both_find(&fx, fx.cur, 1, dbiNOLOCK);
	ck_assert_str_eq(read_computed(), "=one");
	ck_dbi(DBIERR_NONE, both_insert(&fx, fx.cur, 2, "two"));
	both_find(&fx, fx.cur, 2, dbiNOLOCK);
	ck_assert_str_eq(read_computed(), "=two");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(fx.cur,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiEndDelayedUpdates(&fx.cur));
	both_find(&fx, fx.cur, 2, dbiNOLOCK);
	ck_assert_str_eq(read_computed(), "=two");
	ck_assert_str_eq(both_jet(&fx), "1 one,2 two");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("both_default");
	TCase *tc;

	tc = jp_suite_case(suite, "default", setup, teardown);
	tcase_add_test(tc, dbi_reads_the_computed_value);
	tcase_add_test(tc, a_new_record_of_dbis_computes_its_value);
	tcase_add_test(tc, an_event_of_dbis_change_reads_it);
	tcase_add_test(tc, cached_records_compute_it);
	return jp_suite_run(suite);
}
