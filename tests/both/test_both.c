/* SPDX-License-Identifier: MIT */
/* One table of an ESE database, open through both APIs at the same time: what
 * either does is an event to the other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bde_fix.h"
#include "ck_dbi.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"

enum { F_ID = 1, F_TEXT, F_NOTE, BUF_SIZE = 4096 };

static struct ese_fix ese;
static struct bde_fix bde;
static hDBICur cur;
static uint8_t buf[BUF_SIZE];

/* What JET callbacks were told, and what they answer. */
static struct {
	int before, after;
	JET_ERR veto;
	JET_SESID sesid;
	JET_TABLEID tableid;
	int32_t id;			/* of the record that is inserted */
	JET_ERR end_session;
	DBIResult reentered;
	int table_changed, delayed;
	CBRType answer;
} seen;

static DELAYUPDCbDesc desc;

/* ---- the table ---- */

static hDBICur
open_table(hDBIDb db, DBIShareMode share)
{
	hDBICur opened = NULL;

	ck_dbi(DBIERR_NONE, DbiOpenTable(db, "test.edb:t", "ESENT", NULL,
	    NULL, 0, dbiREADWRITE, share, xltFIELD, FALSE, NULL, &opened));
	return opened;
}

static void
setup(void)
{
	memset(&seen, 0, sizeof seen);
	memset(&desc, 0, sizeof desc);
	ese_fix_open(&ese);
	ese_fix_table(&ese);
	bde_fix_open(&bde);
	bde_fix_db(&bde);
	ck_dbi(DBIERR_NONE, DbiSetDirectory(bde.db, ese.dir));
	cur = open_table(bde.db, dbiOPENSHARED);
}

static void
teardown(void)
{
	bde_fix_close(&bde);
	ese_fix_close(&ese);
}

static DBIResult
dbi_insert(int32_t id, const char *text)
{
	char room[256];

	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_ID, buf, (uint8_t *)&id));
	snprintf(room, sizeof room, "%s", text);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_TEXT, buf, (uint8_t *)room));
	return DbiInsertRecord(cur, dbiNOLOCK, buf);
}

/* "1 one,2 two" as the BDE cursor sees it. */
static const char *
dbi_show(void)
{
	static char out[512];
	size_t used = 0;
	char text[256];
	DBIBOOL blank;
	int32_t id;

	out[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL) == DBIERR_NONE) {
		ck_dbi(DBIERR_NONE, DbiGetField(cur, F_ID, buf,
		    (uint8_t *)&id, &blank));
		ck_dbi(DBIERR_NONE, DbiGetField(cur, F_TEXT, buf,
		    (uint8_t *)text, &blank));
		used += (size_t)snprintf(out + used, sizeof out - used,
		    "%s%d %s", used > 0 ? "," : "", (int)id,
		    blank ? "-" : text);
	}
	return out;
}

static const char *
jet_show(void)
{
	static char out[512];
	size_t used = 0;
	char text[256];
	uint32_t size;
	JET_ERR err;

	out[0] = '\0';
	err = JetMove(ese.sesid, ese.tableid, JET_MoveFirst, 0);
	for (; err == JET_errSuccess; err = JetMove(ese.sesid, ese.tableid,
	    JET_MoveNext, 0)) {
		ck_jet(JET_errSuccess, JetRetrieveColumn(ese.sesid,
		    ese.tableid, ese.text, text, sizeof text, &size, 0,
		    NULL));
		used += (size_t)snprintf(out + used, sizeof out - used,
		    "%s%d %.*s", used > 0 ? "," : "",
		    (int)ese_fix_row_id(&ese, ese.sesid, ese.tableid),
		    (int)size, text);
	}
	ck_jet(JET_errNoCurrentRecord, err);
	return out;
}

/* ---- callbacks ---- */

static JET_ERR JET_API
on_change(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context,
    JET_API_PTR unused)
{
	uint32_t size;

	(void)dbid;
	(void)arg1;
	(void)arg2;
	(void)context;
	(void)unused;
	seen.sesid = sesid;
	seen.tableid = tableid;
	if (cbtyp == JET_cbtypAfterInsert) {
		seen.after++;
		return JET_errSuccess;
	}
	seen.before++;
	ck_jet(JET_errSuccess, JetRetrieveColumn(sesid, tableid, ese.id,
	    &seen.id, sizeof seen.id, &size, JET_bitRetrieveCopy, NULL));
	seen.end_session = JetEndSession(sesid, 0);
	seen.reentered = DbiSetToBegin(cur);
	return seen.veto;
}

static void
watch_inserts(void)
{
	JET_HANDLE handle;

	ck_jet(JET_errSuccess, JetRegisterCallback(ese.sesid, ese.tableid,
	    JET_cbtypBeforeInsert | JET_cbtypAfterInsert, on_change, NULL,
	    &handle));
}

static CBRType DBIFN
on_table_changed(CBType type, uintptr_t client_data, void *info)
{
	(void)client_data;
	(void)info;
	ck_assert_int_eq(type, cbTABLECHANGED);
	seen.table_changed++;
	return cbrUSEDEF;
}

static CBRType DBIFN
on_delayed(CBType type, uintptr_t client_data, void *info)
{
	(void)client_data;
	(void)info;
	ck_assert_int_eq(type, cbDELAYEDUPD);
	seen.delayed++;
	return seen.answer;
}

static void
watch_table(void)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(cur, cbTABLECHANGED, 0, 0,
	    NULL, on_table_changed));
}

static void
begin_cache(void)
{
	static uint8_t new_buf[BUF_SIZE], old_buf[BUF_SIZE];

	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	desc.pNewRecBuf = new_buf;
	desc.pOldRecBuf = old_buf;
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(cur, cbDELAYEDUPD, 0,
	    sizeof desc, &desc, on_delayed));
}

/* ---- records ---- */

START_TEST(both_see_what_either_writes)
{
	ese_fix_insert(&ese, ese.sesid, ese.tableid, 1, "one");
	ck_dbi(DBIERR_NONE, dbi_insert(2, "two"));
	ck_assert_str_eq(dbi_show(), "1 one,2 two");
	ck_assert_str_eq(jet_show(), "1 one,2 two");
}
END_TEST

START_TEST(fields_have_the_names_and_types_of_columns)
{
	FLDDesc fields[3];
	IDXDesc index;
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_uint_eq(props.iFields, 3);
	ck_assert_str_eq(props.szName, "t");
	ck_assert_str_eq(props.szTableType, "ESENT");
	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(cur, fields));
	ck_assert_str_eq(fields[0].szName, "id");
	ck_assert_uint_eq(fields[0].iFldType, fldINT32);
	ck_assert_str_eq(fields[1].szName, "text");
	ck_assert_uint_eq(fields[1].iFldType, fldZSTRING);
	ck_assert_str_eq(fields[2].szName, "note");
	ck_assert_uint_eq(fields[2].iFldType, fldBLOB);
	ck_assert_uint_eq(fields[2].iSubType, fldstMEMO);
	ck_dbi(DBIERR_NONE, DbiGetIndexDesc(cur, 1, &index));
	ck_assert_str_eq(index.szName, "pk");
	ck_assert_int_eq(index.bPrimary, TRUE);
	ck_assert_uint_eq(index.aiKeyFld[0], F_ID);
}
END_TEST

START_TEST(a_value_that_is_not_there_is_a_blank)
{
	ese_fix_insert(&ese, ese.sesid, ese.tableid, 1, NULL);
	ck_assert_str_eq(dbi_show(), "1 -");
}
END_TEST

START_TEST(a_long_value_is_a_blob)
{
	char big[5000], back[5000];
	uint32_t size = 0, got = 0;
	int32_t id = 1;

	memset(big, 'x', sizeof big);
	ck_jet(JET_errSuccess, JetBeginTransaction(ese.sesid));
	ck_jet(JET_errSuccess, JetPrepareUpdate(ese.sesid, ese.tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(ese.sesid, ese.tableid, ese.id,
	    &id, sizeof id, 0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(ese.sesid, ese.tableid, ese.note,
	    big, sizeof big, 0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(ese.sesid, ese.tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(ese.sesid, 0));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiOpenBlob(cur, buf, F_NOTE, dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiGetBlobSize(cur, buf, F_NOTE, &size));
	ck_assert_uint_eq(size, sizeof big);
	ck_dbi(DBIERR_NONE, DbiGetBlob(cur, buf, F_NOTE, 0, sizeof back,
	    (uint8_t *)back, &got));
	ck_assert_uint_eq(got, sizeof big);
	ck_assert_mem_eq(back, big, sizeof big);
	ck_dbi(DBIERR_NONE, DbiFreeBlob(cur, buf, F_NOTE));
}
END_TEST

/* ---- types ---- */

/* The primary key is a column in the middle. */
static const struct {
	const char *name;
	JET_COLTYP coltyp;
	JET_GRBIT grbit;
	uint16_t type;			/* of the field */
	uint16_t size;			/* bytes of the field */
} columns[] = {
	{ "bit", JET_coltypBit, 0, fldBOOL, 2 },
	{ "byte", JET_coltypUnsignedByte, 0, fldUINT16, 2 },
	{ "short", JET_coltypShort, 0, fldINT16, 2 },
	{ "ushort", JET_coltypUnsignedShort, 0, fldUINT16, 2 },
	{ "key", JET_coltypLong, JET_bitColumnNotNULL, fldINT32, 4 },
	{ "ulong", JET_coltypUnsignedLong, 0, fldUINT32, 4 },
	{ "huge", JET_coltypLongLong, 0, fldINT64, 8 },
	{ "money", JET_coltypCurrency, 0, fldINT64, 8 },
	{ "single", JET_coltypIEEESingle, 0, fldFLOAT, 8 },
	{ "double", JET_coltypIEEEDouble, 0, fldFLOAT, 8 },
	{ "when", JET_coltypDateTime, 0, fldTIMESTAMP, 8 },
	{ "guid", JET_coltypGUID, 0, fldBYTES, 16 },
	{ "count", JET_coltypLong, JET_bitColumnAutoincrement, fldINT32, 4 }
};
enum {
	COLUMNS = sizeof columns / sizeof *columns,
	F_KEY = 5, F_SINGLE = 9, F_WHEN = 11, F_COUNT = 13
};

static JET_COLUMNID ids[COLUMNS];

static void
make_types(void)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof def };
	JET_TABLEID tableid;
	unsigned i;

	ck_jet(JET_errSuccess, JetCreateTableA(ese.sesid, ese.dbid, "types",
	    0, 0, &tableid));
	for (i = 0; i < COLUMNS; i++) {
		def.coltyp = columns[i].coltyp;
		def.grbit = columns[i].grbit;
		ck_jet(JET_errSuccess, JetAddColumnA(ese.sesid, tableid,
		    columns[i].name, &def, NULL, 0, &ids[i]));
	}
	ck_jet(JET_errSuccess, JetCreateIndexA(ese.sesid, tableid, "pk",
	    JET_bitIndexPrimary, "+key\0", 6, 0));
	ck_jet(JET_errSuccess, JetCloseTable(ese.sesid, tableid));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, DbiOpenTable(bde.db, "test.edb:types", "esent",
	    NULL, NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &cur));
}

static unsigned
number_of(const char *name, const FLDDesc *fields)
{
	unsigned i;

	for (i = 0; i < COLUMNS; i++)
		if (strcmp(fields[i].szName, name) == 0)
			return i;
	ck_abort_msg("no field %s", name);
}

START_TEST(every_column_type_is_a_field_type)
{
	FLDDesc fields[COLUMNS];
	unsigned i, n;

	make_types();
	ck_dbi(DBIERR_NONE, DbiGetFieldDescs(cur, fields));
	for (i = 0; i < COLUMNS; i++) {
		n = number_of(columns[i].name, fields);
		ck_assert_msg(fields[n].iFldType == columns[i].type &&
		    fields[n].iLen == columns[i].size,
		    "%s is %u of %u bytes", columns[i].name,
		    fields[n].iFldType, fields[n].iLen);
	}
	ck_assert_uint_eq(fields[F_COUNT - 1].iSubType, fldstAUTOINC);
}
END_TEST

static void
put_double(uint16_t field, double value)
{
	ck_dbi(DBIERR_NONE, DbiPutField(cur, field, buf, (uint8_t *)&value));
}

static void
read_jet(JET_TABLEID tableid, unsigned column, void *out, uint32_t room)
{
	uint32_t size;

	ck_jet(JET_errSuccess, JetRetrieveColumn(ese.sesid, tableid,
	    ids[column - 1], out, room, &size, 0, NULL));
	ck_assert_uint_eq(size, room);
}

/* 1 January 2000, 12:00: day 730120 of the BDE, 36526.5 of ESE. */
START_TEST(values_keep_their_meaning_in_columns_of_other_forms)
{
	double stamp = (730120 + 0.5) * 86400000.0, back = 0, days = 0;
	int32_t key = 5, other = 3;
	JET_TABLEID tableid;
	float single = 0;
	DBIBOOL blank;

	make_types();
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_KEY, buf, (uint8_t *)&key));
	put_double(F_SINGLE, 1.5);
	put_double(F_WHEN, stamp);
	ck_dbi(DBIERR_NONE, DbiInsertRecord(cur, dbiNOLOCK, buf));
	ck_jet(JET_errSuccess, JetOpenTableA(ese.sesid, ese.dbid, "types",
	    NULL, 0, 0, &tableid));
	read_jet(tableid, F_SINGLE, &single, sizeof single);
	ck_assert(single == 1.5f);
	read_jet(tableid, F_WHEN, &days, sizeof days);
	ck_assert(days == 36526.5);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, F_WHEN, buf, (uint8_t *)&back,
	    &blank));
	ck_assert(back == stamp);
	/* The key is not the first field: the record moves all the same. */
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_KEY, buf, (uint8_t *)&other));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, buf, TRUE));
	ck_jet(JET_errSuccess, JetMove(ese.sesid, tableid, JET_MoveFirst, 0));
	read_jet(tableid, F_KEY, &key, sizeof key);
	ck_assert_int_eq(key, other);
}
END_TEST

START_TEST(a_record_is_found_by_its_key)
{
	int32_t id = 2;
	char text[256];
	DBIBOOL blank;

	ese_fix_insert(&ese, ese.sesid, ese.tableid, 1, "one");
	ese_fix_insert(&ese, ese.sesid, ese.tableid, 2, "two");
	ese_fix_insert(&ese, ese.sesid, ese.tableid, 3, "three");
	ck_dbi(DBIERR_NONE, DbiSwitchToIndex(&cur, "pk", NULL, 0, FALSE));
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_ID, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(cur, FALSE, 1, 0, buf, buf));
	ck_dbi(DBIERR_NONE, DbiGetField(cur, F_TEXT, buf, (uint8_t *)text,
	    &blank));
	ck_assert_str_eq(text, "two");
}
END_TEST

/* ---- events of the Jet side ---- */

START_TEST(a_dbi_insert_fires_the_callbacks_of_the_table)
{
	watch_inserts();
	ck_dbi(DBIERR_NONE, dbi_insert(7, "seven"));
	ck_assert_int_eq(seen.before, 1);
	ck_assert_int_eq(seen.after, 1);
	ck_assert_int_eq(seen.id, 7);
}
END_TEST

/* The session is the engine's: not one of the program's, nor its to end. */
START_TEST(the_callback_gets_a_session_of_the_engines_own)
{
	uint32_t size;

	watch_inserts();
	ck_dbi(DBIERR_NONE, dbi_insert(7, "seven"));
	ck_assert(seen.sesid != ese.sesid);
	ck_assert(seen.tableid != ese.tableid);
	ck_assert_int_lt(seen.end_session, JET_errSuccess);
	ck_jet(JET_errInvalidSesid, JetRetrieveColumn(seen.sesid,
	    seen.tableid, ese.id, NULL, 0, &size, 0, NULL));
}
END_TEST

START_TEST(the_callback_may_not_call_the_session_that_inserts)
{
	watch_inserts();
	ck_dbi(DBIERR_NONE, dbi_insert(7, "seven"));
	ck_dbi(DBIERR_REENTERED, seen.reentered);
	ck_assert_str_eq(dbi_show(), "7 seven");
}
END_TEST

START_TEST(a_veto_keeps_the_dbi_insert_out)
{
	watch_inserts();
	seen.veto = JET_errCallbackFailed;
	ck_dbi(DBIERR_UPDATEABORT, dbi_insert(7, "seven"));
	ck_assert_int_eq(seen.before, 1);
	ck_assert_int_eq(seen.after, 0);
	ck_assert_str_eq(dbi_show(), "");
	ck_assert_str_eq(jet_show(), "");
}
END_TEST

START_TEST(a_veto_makes_a_cached_insert_fail_and_fires_cbdelayedupd)
{
	watch_inserts();
	begin_cache();
	ck_dbi(DBIERR_NONE, dbi_insert(7, "seven"));
	ck_assert_int_eq(seen.before, 0);
	seen.veto = JET_errCallbackFailed;
	seen.answer = cbrABORT;
	ck_assert(DbiApplyDelayedUpdates(cur, dbiDelayedUpdPrepare) !=
	    DBIERR_NONE);
	ck_assert_int_eq(seen.before, 1);
	ck_assert_int_eq(seen.delayed, 1);
	ck_assert_int_eq(desc.eDelayUpdOpType, delayupdINSERT);
	ck_assert_str_eq(jet_show(), "");
	seen.veto = JET_errSuccess;
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCommit));
	ck_assert_int_eq(seen.after, 1);
	ck_assert_str_eq(jet_show(), "7 seven");
}
END_TEST

START_TEST(a_cached_insert_that_is_vetoed_may_be_skipped)
{
	watch_inserts();
	begin_cache();
	ck_dbi(DBIERR_NONE, dbi_insert(7, "seven"));
	seen.veto = JET_errCallbackFailed;
	seen.answer = cbrSKIP;
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_assert_int_eq(seen.delayed, 1);
	ck_assert_str_eq(jet_show(), "");
}
END_TEST

/* ---- events of the Dbi side ---- */

START_TEST(a_jet_update_makes_cbtablechanged_due)
{
	watch_table();
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(seen.table_changed, 0);
	ese_fix_insert(&ese, ese.sesid, ese.tableid, 1, "one");
	ck_assert_int_eq(seen.table_changed, 0);
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(seen.table_changed, 1);
	ck_dbi(DBIERR_NONE, DbiForceReread(cur));
	ck_assert_int_eq(seen.table_changed, 1);
}
END_TEST

START_TEST(what_jet_rolls_back_is_no_change)
{
	watch_table();
	ck_jet(JET_errSuccess, JetBeginTransaction(ese.sesid));
	ese_fix_insert(&ese, ese.sesid, ese.tableid, 1, "one");
	ck_assert_str_eq(dbi_show(), "");
	ck_jet(JET_errSuccess, JetRollback(ese.sesid, 0));
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(seen.table_changed, 0);
}
END_TEST

START_TEST(the_cursors_own_change_is_nothing_to_tell)
{
	watch_table();
	ck_dbi(DBIERR_NONE, dbi_insert(1, "one"));
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(seen.table_changed, 0);
}
END_TEST

START_TEST(what_the_cursor_cached_is_its_own_change_too)
{
	watch_table();
	begin_cache();
	ck_dbi(DBIERR_NONE, dbi_insert(1, "one"));
	ck_dbi(DBIERR_NONE, dbi_insert(2, "two"));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCommit));
	ck_dbi(DBIERR_NONE, DbiCheckRefresh());
	ck_assert_int_eq(seen.table_changed, 0);
}
END_TEST

START_TEST(a_record_that_jet_is_changing_cannot_be_changed_by_dbi)
{
	JET_SESID other = ese_fix_session(&ese);
	JET_TABLEID tableid = ese_fix_open_table(&ese, other);

	ese_fix_insert(&ese, ese.sesid, ese.tableid, 1, "one");
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_jet(JET_errSuccess, JetMove(other, tableid, JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetBeginTransaction(other));
	ck_jet(JET_errSuccess, JetDelete(other, tableid));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	ck_dbi(DBIERR_LOCKED, DbiModifyRecord(cur, buf, TRUE));
	ck_jet(JET_errSuccess, JetRollback(other, 0));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cur, buf, TRUE));
}
END_TEST

/* ---- transactions, opening, ending ---- */

START_TEST(a_dbi_transaction_is_one_to_jet)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NONE, DbiBeginTran(bde.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, dbi_insert(1, "one"));
	ck_assert_str_eq(jet_show(), "");
	ck_dbi(DBIERR_NONE, DbiEndTran(bde.db, xact, xendCOMMIT));
	ck_assert_str_eq(jet_show(), "1 one");
}
END_TEST

START_TEST(names_that_lead_nowhere)
{
	hDBICur none = NULL;
	DBIOpenMode mode = dbiREADWRITE;

	ck_dbi(DBIERR_NOSUCHTABLE, DbiOpenTable(bde.db, "test.edb:missing",
	    "ESENT", NULL, NULL, 0, mode, dbiOPENSHARED, xltFIELD, FALSE,
	    NULL, &none));
	ck_dbi(DBIERR_NOSUCHFILE, DbiOpenTable(bde.db, "other.edb:t",
	    "ESENT", NULL, NULL, 0, mode, dbiOPENSHARED, xltFIELD, FALSE,
	    NULL, &none));
	ck_dbi(DBIERR_INVALIDTABLENAME, DbiOpenTable(bde.db, "test.edb",
	    "ESENT", NULL, NULL, 0, mode, dbiOPENSHARED, xltFIELD, FALSE,
	    NULL, &none));
	ck_dbi(DBIERR_FILEBUSY, DbiOpenTable(bde.db, "test.edb:t", "ESENT",
	    NULL, NULL, 0, mode, dbiOPENEXCL, xltFIELD, FALSE, NULL,
	    &none));
}
END_TEST

START_TEST(jet_cannot_take_away_what_dbi_has_open)
{
	ck_jet(JET_errSuccess, JetCloseTable(ese.sesid, ese.tableid));
	ck_jet(JET_errTableInUse, JetDeleteTableA(ese.sesid, ese.dbid, "t"));
	ck_jet(JET_errSuccess, JetCloseDatabase(ese.sesid, ese.dbid, 0));
	ck_jet(JET_errDatabaseInUse, JetDetachDatabaseA(ese.sesid,
	    ese.database));
	ck_assert_str_eq(dbi_show(), "");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_jet(JET_errSuccess, JetDetachDatabaseA(ese.sesid, ese.database));
	ck_dbi(DBIERR_NOSUCHFILE, DbiOpenTable(bde.db, "test.edb:t",
	    "ESENT", NULL, NULL, 0, dbiREADWRITE, dbiOPENSHARED, xltFIELD,
	    FALSE, NULL, &cur));
}
END_TEST

START_TEST(an_exclusive_dbi_cursor_keeps_jet_out)
{
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetCloseTable(ese.sesid, ese.tableid));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	cur = open_table(bde.db, dbiOPENEXCL);
	ck_jet(JET_errTableLocked, JetOpenTableA(ese.sesid, ese.dbid, "t",
	    NULL, 0, 0, &tableid));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ese.tableid = ese_fix_open_table(&ese, ese.sesid);
}
END_TEST

START_TEST(no_index_is_added_to_a_table_of_jets)
{
	IDXDesc index;

	ck_jet(JET_errSuccess, JetCloseTable(ese.sesid, ese.tableid));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	cur = open_table(bde.db, dbiOPENEXCL);
	memset(&index, 0, sizeof index);
	strcpy(index.szName, "x");
	index.iFldsInKey = 1;
	index.aiKeyFld[0] = F_TEXT;
	ck_dbi(DBIERR_NA, DbiAddIndex(bde.db, cur, NULL, NULL, &index,
	    NULL));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("both");
	TCase *tc;

	tc = jp_suite_case(suite, "records", setup, teardown);
	tcase_add_test(tc, both_see_what_either_writes);
	tcase_add_test(tc, fields_have_the_names_and_types_of_columns);
	tcase_add_test(tc, a_value_that_is_not_there_is_a_blank);
	tcase_add_test(tc, a_long_value_is_a_blob);
	tc = jp_suite_case(suite, "types", setup, teardown);
	tcase_add_test(tc, every_column_type_is_a_field_type);
	tcase_add_test(tc,
	    values_keep_their_meaning_in_columns_of_other_forms);
	tcase_add_test(tc, a_record_is_found_by_its_key);
	tc = jp_suite_case(suite, "jet events", setup, teardown);
	tcase_add_test(tc, a_dbi_insert_fires_the_callbacks_of_the_table);
	tcase_add_test(tc, the_callback_gets_a_session_of_the_engines_own);
	tcase_add_test(tc, the_callback_may_not_call_the_session_that_inserts);
	tcase_add_test(tc, a_veto_keeps_the_dbi_insert_out);
	tcase_add_test(tc,
	    a_veto_makes_a_cached_insert_fail_and_fires_cbdelayedupd);
	tcase_add_test(tc, a_cached_insert_that_is_vetoed_may_be_skipped);
	tc = jp_suite_case(suite, "dbi events", setup, teardown);
	tcase_add_test(tc, a_jet_update_makes_cbtablechanged_due);
	tcase_add_test(tc, what_jet_rolls_back_is_no_change);
	tcase_add_test(tc, the_cursors_own_change_is_nothing_to_tell);
	tcase_add_test(tc, what_the_cursor_cached_is_its_own_change_too);
	tcase_add_test(tc,
	    a_record_that_jet_is_changing_cannot_be_changed_by_dbi);
	tc = jp_suite_case(suite, "ends", setup, teardown);
	tcase_add_test(tc, a_dbi_transaction_is_one_to_jet);
	tcase_add_test(tc, names_that_lead_nowhere);
	tcase_add_test(tc, jet_cannot_take_away_what_dbi_has_open);
	tcase_add_test(tc, an_exclusive_dbi_cursor_keeps_jet_out);
	tcase_add_test(tc, no_index_is_added_to_a_table_of_jets);
	return jp_suite_run(suite);
}
