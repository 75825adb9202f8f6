/* SPDX-License-Identifier: MIT */
/* Links between tables: BDE32 help, "RINTDesc", "DbiCreateTable",
 * "DbiOpenRintList", "DbiGetRintDesc", DBIERR_FORIEGNKEYERR and its like. */
#include <stdio.h>
#include <stdlib.h>

#include "tables.h"

enum { BUF_MAX = 512, C_ID = 1, C_NAME = 2, O_NO = 1, O_CUST = 2,
	NO_CUSTOMER = 0, TEXT_MAX = 256 };

static struct bde_fix fx;
static hDBICur cust, orders;

/* ---- tables ---- */

static void
describe_customers(struct table_desc *t)
{
	table_begin(t, "CUST", szPARADOX);
	table_field(t, "ID", fldPDXLONG, 0, 0);
	table_field(t, "NAME", fldPDXCHAR, 20, 0);
	table_primary(t, 1);
}

static RINTDesc
link_to_customers(RINTQual changes)
{
	RINTDesc link = { .iRintNum = 1, .szRintName = "customer",
	    .eType = rintDEPENDENT, .szTblName = "CUST", .eModOp = changes,
	    .eDelOp = rintRESTRICT, .iFldCount = 1 };

	link.aiThisTabFld[0] = O_CUST;
	link.aiOthTabFld[0] = C_ID;
	return link;
}

static void
describe_orders(struct table_desc *t, RINTDesc *link)
{
	table_begin(t, "ORDERS", szPARADOX);
	table_field(t, "NO", fldPDXLONG, 0, 0);
	table_field(t, "CUST", fldPDXLONG, 0, 0);
	table_field(t, "NOTE", fldPDXMEMO, 10, 0);
	table_primary(t, 1);
	table_index(t, "", O_CUST);
	t->desc.iRintCount = 1;
	t->desc.printDesc = link;
}

static DBIResult
create_orders(const RINTDesc *link)
{
	RINTDesc copy = *link;
	struct table_desc t;

	describe_orders(&t, &copy);
	return DbiCreateTable(fx.db, FALSE, &t.desc);
}

static void
create_customers(void)
{
	struct table_desc t;

	describe_customers(&t);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
}

static hDBICur
open_table(const char *name)
{
	return table_open(fx.db, name, dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
}

/* ---- records ---- */

static DBIResult
add_customer(int32_t id)
{
	uint8_t buf[BUF_MAX];

	ck_dbi(DBIERR_NONE, DbiInitRecord(cust, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cust, C_ID, buf, (uint8_t *)&id));
	return DbiInsertRecord(cust, dbiNOLOCK, buf);
}

static void
put_order(hDBICur cur, uint8_t *buf, int32_t no, int32_t customer)
{
	ck_dbi(DBIERR_NONE, DbiPutField(cur, O_NO, buf, (uint8_t *)&no));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, O_CUST, buf,
	    customer != NO_CUSTOMER ? (uint8_t *)&customer : NULL));
}

static DBIResult
add_order(int32_t no, int32_t customer)
{
	uint8_t buf[BUF_MAX];

	ck_dbi(DBIERR_NONE, DbiInitRecord(orders, buf));
	put_order(orders, buf, no, customer);
	return DbiInsertRecord(orders, dbiNOLOCK, buf);
}

static void
find(hDBICur cur, int32_t key, uint8_t *buf)
{
	uint8_t wanted[BUF_MAX];

	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, wanted));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, wanted, (uint8_t *)&key));
	ck_dbi(DBIERR_NONE, DbiGetRecordForKey(cur, FALSE, 0, 0, wanted,
	    buf));
}

static DBIResult
renumber_customer(int32_t id, int32_t new_id)
{
	uint8_t buf[BUF_MAX];

	find(cust, id, buf);
	ck_dbi(DBIERR_NONE, DbiPutField(cust, C_ID, buf,
	    (uint8_t *)&new_id));
	return DbiModifyRecord(cust, buf, TRUE);
}

static DBIResult
move_order(int32_t no, int32_t customer)
{
	uint8_t buf[BUF_MAX];

	find(orders, no, buf);
	put_order(orders, buf, no, customer);
	return DbiModifyRecord(orders, buf, TRUE);
}

static DBIResult
delete_customer(int32_t id)
{
	uint8_t buf[BUF_MAX];

	find(cust, id, buf);
	return DbiDeleteRecord(cust, NULL);
}

/* "10>1,11>2": orders and their customers. */
static const char *
show_orders(void)
{
	static char text[TEXT_MAX];
	uint8_t buf[BUF_MAX];
	DBIBOOL blank;
	int32_t no, customer;
	size_t size = 0;

	text[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(orders));
	while (DbiGetNextRecord(orders, dbiNOLOCK, buf, NULL) ==
	    DBIERR_NONE) {
		ck_dbi(DBIERR_NONE, DbiGetField(orders, O_NO, buf,
		    (uint8_t *)&no, &blank));
		ck_dbi(DBIERR_NONE, DbiGetField(orders, O_CUST, buf,
		    (uint8_t *)&customer, &blank));
		size += (size_t)snprintf(text + size, sizeof text - size,
		    "%s%d>%d", size > 0 ? "," : "", no,
		    blank ? NO_CUSTOMER : customer);
	}
	return text;
}

static void
start(RINTQual changes)
{
	RINTDesc link = link_to_customers(changes);

	bde_fix_open(&fx);
	bde_fix_db(&fx);
	create_customers();
	ck_dbi(DBIERR_NONE, create_orders(&link));
	cust = open_table("CUST");
	orders = open_table("ORDERS");
	ck_dbi(DBIERR_NONE, add_customer(1));
	ck_dbi(DBIERR_NONE, add_customer(2));
	ck_dbi(DBIERR_NONE, add_order(10, 1));
	ck_dbi(DBIERR_NONE, add_order(11, 1));
	ck_dbi(DBIERR_NONE, add_order(12, NO_CUSTOMER));
}

static void
setup_restrict(void)
{
	start(rintRESTRICT);
}

static void
setup_cascade(void)
{
	start(rintCASCADE);
}

static void
setup_empty(void)
{
	bde_fix_open(&fx);
	bde_fix_db(&fx);
	create_customers();
}

static void
teardown(void)
{
	bde_fix_close(&fx);
}

static void
close_tables(void)
{
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cust));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&orders));
}

/* ---- details ---- */

START_TEST(detail_needs_a_master)
{
	ck_dbi(DBIERR_FORIEGNKEYERR, add_order(13, 9));
	ck_dbi(DBIERR_FORIEGNKEYERR, move_order(10, 9));
	ck_dbi(DBIERR_NONE, move_order(10, 2));
	ck_dbi(DBIERR_NONE, add_order(13, 2));
	ck_assert_str_eq(show_orders(), "10>2,11>1,12>0,13>2");
}
END_TEST

START_TEST(detail_may_be_blank)
{
	ck_dbi(DBIERR_NONE, move_order(10, NO_CUSTOMER));
	ck_dbi(DBIERR_NONE, move_order(11, NO_CUSTOMER));
	ck_dbi(DBIERR_NONE, delete_customer(1));
}
END_TEST

START_TEST(key_is_checked_before_the_link)
{
	ck_dbi(DBIERR_KEYVIOL, add_order(10, 9));
}
END_TEST

START_TEST(write_block_stops_at_the_detail_without_master)
{
	uint8_t block[2 * BUF_MAX];
	uint32_t count = 2;
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(orders, &props));
	ck_dbi(DBIERR_NONE, DbiInitRecord(orders, block));
	put_order(orders, block, 20, 2);
	ck_dbi(DBIERR_NONE, DbiInitRecord(orders, block +
	    props.iRecBufSize));
	put_order(orders, block + props.iRecBufSize, 21, 9);
	ck_dbi(DBIERR_FORIEGNKEYERR, DbiWriteBlock(orders, &count, block));
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(show_orders(), "10>1,11>1,12>0,20>2");
}
END_TEST

START_TEST(field_map_without_the_link_keeps_it)
{
	uint8_t buf[BUF_MAX];
	FLDDesc map = { .iFldNum = O_NO };
	int32_t no = 30;

	ck_dbi(DBIERR_NONE, DbiSetFieldMap(orders, 1, &map));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(orders));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(orders, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiPutField(orders, 1, buf, (uint8_t *)&no));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(orders, buf, TRUE));
	ck_dbi(DBIERR_NONE, DbiSetFieldMap(orders, 0, NULL));
	ck_assert_str_eq(show_orders(), "11>1,12>0,30>1");
}
END_TEST

START_TEST(batch_sets_records_without_master_aside)
{
	char side[sizeof(DBIPATH)] = "";
	BATTblDesc from = { .szTblName = "NEW.DB" };
	struct table_desc t;
	uint32_t count = 0, bad = 0;
	hDBICur cur;

	table_begin(&t, "NEW", szPARADOX);
	table_field(&t, "NO", fldPDXLONG, 0, 0);
	table_field(&t, "CUST", fldPDXLONG, 0, 0);
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
	cur = orders;
	orders = open_table("NEW");
	ck_dbi(DBIERR_NONE, add_order(40, 9));
	ck_dbi(DBIERR_NONE, add_order(41, 2));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&orders));
	orders = cur;
	from.hDb = fx.db;
	ck_dbi(DBIERR_NONE, DbiBatchMove(&from, NULL, NULL, orders,
	    batAPPEND, 2, NULL, NULL, NULL, 0, side, NULL, NULL, NULL, &bad,
	    NULL, FALSE, FALSE, &count, FALSE));
	ck_assert_uint_eq(bad, 1);
	ck_assert_str_eq(show_orders(), "10>1,11>1,12>0,41>2");
}
END_TEST

/* ---- masters ---- */

START_TEST(master_with_details_stays_and_keeps_its_key)
{
	uint8_t buf[BUF_MAX];

	ck_dbi(DBIERR_DETAILRECORDSEXIST, delete_customer(1));
	ck_dbi(DBIERR_NONE, DbiGetRecord(cust, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_DETAILRECORDSEXIST, renumber_customer(1, 5));
	find(cust, 1, buf);
	ck_dbi(DBIERR_NONE, renumber_customer(2, 5));
	ck_dbi(DBIERR_NONE, delete_customer(5));
}
END_TEST

START_TEST(refused_deletion_keeps_the_lock)
{
	uint8_t buf[BUF_MAX];
	DBIBOOL locked = FALSE;

	find(cust, 1, buf);
	ck_dbi(DBIERR_NONE, DbiGetRecord(cust, dbiWRITELOCK, buf, NULL));
	ck_dbi(DBIERR_DETAILRECORDSEXIST, DbiDeleteRecord(cust, NULL));
	ck_dbi(DBIERR_NONE, DbiIsRecordLocked(cust, &locked));
	ck_assert_int_eq(locked, TRUE);
}
END_TEST

START_TEST(other_fields_of_a_master_change_freely)
{
	char name[21] = "ann";
	uint8_t buf[BUF_MAX];

	find(cust, 1, buf);
	ck_dbi(DBIERR_NONE, DbiPutField(cust, C_NAME, buf,
	    (uint8_t *)name));
	ck_dbi(DBIERR_NONE, DbiModifyRecord(cust, buf, TRUE));
}
END_TEST

START_TEST(changed_key_goes_to_the_details)
{
	ck_dbi(DBIERR_NONE, renumber_customer(1, 7));
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
	ck_dbi(DBIERR_KEYVIOL, renumber_customer(7, 2));
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
	ck_dbi(DBIERR_DETAILRECORDSEXIST, delete_customer(7));
}
END_TEST

START_TEST(rollback_brings_the_details_back)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, renumber_customer(1, 7));
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.db, xact, xendABORT));
	ck_assert_str_eq(show_orders(), "10>1,11>1,12>0");
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, renumber_customer(1, 7));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.db, xact, xendCOMMIT));
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
}
END_TEST

START_TEST(closed_table_with_links_stays_in_the_transaction)
{
	hDBIXact xact;

	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, renumber_customer(1, 7));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cust));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.db, xact, xendCOMMIT));
	cust = open_table("CUST");
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
	ck_dbi(DBIERR_DETAILRECORDSEXIST, delete_customer(7));
}
END_TEST

START_TEST(locked_detail_stops_the_cascade)
{
	uint8_t buf[BUF_MAX];
	hDBISes mine, other;
	hDBICur cur;
	hDBIDb db;

	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&mine));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &other, NULL));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	cur = table_open(db, "ORDERS", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiWRITELOCK, buf, NULL));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(mine));
	ck_dbi(DBIERR_LOCKED, renumber_customer(1, 7));
	find(cust, 1, buf);
	ck_assert_str_eq(show_orders(), "10>1,11>1,12>0");
	ck_dbi(DBIERR_NONE, DbiCloseSession(other));
	ck_dbi(DBIERR_NONE, renumber_customer(1, 7));
}
END_TEST

START_TEST(master_of_an_open_detail_cannot_go)
{
	uint8_t buf[BUF_MAX];
	hDBISes mine, other;
	hDBIXact xact;
	hDBICur cur;
	hDBIDb db;

	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&mine));
	ck_dbi(DBIERR_NONE, DbiBeginTran(fx.db, xilDIRTYREAD, &xact));
	ck_dbi(DBIERR_NONE, add_order(13, 2));
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &other, NULL));
	ck_dbi(DBIERR_NONE, DbiSetLockRetry(0));
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(db, fx.dir));
	cur = table_open(db, "CUST", dbiREADWRITE, dbiOPENSHARED, xltFIELD);
	ck_dbi(DBIERR_NONE, DbiSetToEnd(cur));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(cur, dbiNOLOCK, buf, NULL));
	ck_dbi(DBIERR_LOCKED, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, DbiEndTran(fx.db, xact, xendCOMMIT));
	ck_dbi(DBIERR_DETAILRECORDSEXIST, DbiDeleteRecord(cur, NULL));
	ck_dbi(DBIERR_NONE, DbiCloseSession(other));
}
END_TEST

/* ---- tables ---- */

START_TEST(tables_of_details_hold_their_master)
{
	close_tables();
	ck_dbi(DBIERR_DETAILTABLESEXIST, DbiDeleteTable(fx.db, "CUST",
	    NULL));
	ck_dbi(DBIERR_DETAILTABLESEXIST, DbiRenameTable(fx.db, "CUST", NULL,
	    "PEOPLE"));
	ck_dbi(DBIERR_DETAILRECEXISTEMPTY, DbiEmptyTable(fx.db, NULL, "CUST",
	    NULL));
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.db, NULL, "ORDERS", NULL));
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.db, NULL, "CUST", NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteTable(fx.db, "ORDERS", NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteTable(fx.db, "CUST", NULL));
}
END_TEST

START_TEST(replaced_master_is_refused)
{
	struct table_desc t;

	close_tables();
	describe_customers(&t);
	ck_dbi(DBIERR_DETAILTABLESEXIST, DbiCreateTable(fx.db, TRUE,
	    &t.desc));
}
END_TEST

START_TEST(renamed_detail_is_known_to_its_master)
{
	uint8_t buf[BUF_MAX];
	RINTDesc link;

	close_tables();
	ck_dbi(DBIERR_NONE, DbiRenameTable(fx.db, "ORDERS", NULL, "SALES"));
	cust = open_table("CUST");
	orders = open_table("SALES");
	ck_dbi(DBIERR_NONE, DbiGetRintDesc(cust, 1, &link));
	ck_assert_str_eq(link.szTblName, "SALES.DB");
	ck_dbi(DBIERR_FORIEGNKEYERR, add_order(13, 9));
	ck_dbi(DBIERR_DETAILRECORDSEXIST, delete_customer(1));
	find(cust, 1, buf);
}
END_TEST

START_TEST(copied_table_has_no_links)
{
	CURProps props;
	hDBICur copy;

	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.db, FALSE, "ORDERS", NULL,
	    "COPY"));
	copy = open_table("COPY");
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(copy, &props));
	ck_assert_uint_eq(props.iRefIntChecks, 0);
}
END_TEST

START_TEST(both_tables_tell_of_the_link)		/* "DbiOpenRintList" */
{
	CURProps props;
	RINTDesc link;
	hDBICur list;

	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cust, &props));
	ck_assert_uint_eq(props.iRefIntChecks, 1);
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(orders, &props));
	ck_assert_uint_eq(props.iRefIntChecks, 1);
	ck_dbi(DBIERR_NONE, DbiOpenRintList(fx.db, "CUST", NULL, &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&link, NULL));
	ck_assert_str_eq(link.szRintName, "customer");
	ck_assert_int_eq(link.eType, rintMASTER);
	ck_assert_int_eq(link.eModOp, rintCASCADE);
	ck_assert_str_eq(link.szTblName, "ORDERS.DB");
	ck_assert_uint_eq(link.iFldCount, 1);
	ck_assert_uint_eq(link.aiThisTabFld[0], C_ID);
	ck_assert_uint_eq(link.aiOthTabFld[0], O_CUST);
	ck_dbi(DBIERR_EOF, DbiGetNextRecord(list, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiGetRintDesc(orders, 1, &link));
	ck_assert_int_eq(link.eType, rintDEPENDENT);
	ck_assert_str_eq(link.szTblName, "CUST");
	ck_dbi(DBIERR_OUTOFRANGE, DbiGetRintDesc(orders, 2, &link));
}
END_TEST

START_TEST(links_outlive_the_process_that_made_them)
{
	bde_fix_restart(&fx);
	bde_fix_db(&fx);
	cust = open_table("CUST");
	orders = open_table("ORDERS");
	ck_dbi(DBIERR_FORIEGNKEYERR, add_order(13, 9));
	ck_dbi(DBIERR_NONE, renumber_customer(1, 7));
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
}
END_TEST

/* ---- what cannot be linked ---- */

static const struct {
	const char *what;
	DBIResult expected;
} bad_links[] = {
	{ "no name", DBIERR_INVALIDRINTSTRUCT },
	{ "no table", DBIERR_MASTERTBLOPENERR },
	{ "no field", DBIERR_INVALIDRINTSTRUCT },
	{ "field 9", DBIERR_INVALIDRINTSTRUCT },
	{ "deletes details", DBIERR_INVALIDRINTSTRUCT },
	{ "not indexed", DBIERR_RINTREQINDEX },
	{ "not the key", DBIERR_KEYFLDTYPEMISMATCH },
	{ "elsewhere", DBIERR_DIFFERENTPATH },
	{ "field 9 there", DBIERR_INVALIDRINTSTRUCT }
};

static void
spoil(RINTDesc *link, int how)
{
	switch (how) {
	case 0:
		link->szRintName[0] = '\0';
		break;
	case 1:
		strcpy(link->szTblName, "NOBODY");
		break;
	case 2:
		link->iFldCount = 0;
		break;
	case 3:
		link->aiThisTabFld[0] = 9;
		break;
	case 4:
		link->eDelOp = rintCASCADE;
		break;
	case 5:
		link->aiThisTabFld[0] = 4;
		break;
	case 6:
		link->aiOthTabFld[0] = C_NAME;
		break;
	case 7:
		strcpy(link->szTblName, "/tmp/CUST.DB");
		break;
	case 8:
		link->aiOthTabFld[0] = 9;
		break;
	}
}

START_TEST(bad_link_makes_no_table)
{
	RINTDesc link = link_to_customers(rintRESTRICT);
	struct table_desc t;
	CURProps props;

	spoil(&link, _i);
	describe_orders(&t, &link);
	table_field(&t, "OTHER", fldPDXLONG, 0, 0);
	ck_dbi(bad_links[_i].expected, DbiCreateTable(fx.db, FALSE,
	    &t.desc));
	ck_dbi(DBIERR_NOSUCHFILE, table_try_open(fx.db, "ORDERS", NULL,
	    dbiREADONLY, dbiOPENSHARED));
	cust = open_table("CUST");
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cust, &props));
	ck_assert_uint_eq(props.iRefIntChecks, 0);
}
END_TEST

START_TEST(open_master_takes_no_link)
{
	RINTDesc link = link_to_customers(rintRESTRICT);

	cust = open_table("CUST");
	ck_dbi(DBIERR_MASTERTBLOPEN, create_orders(&link));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cust));
	ck_dbi(DBIERR_NONE, create_orders(&link));
}
END_TEST

START_TEST(second_bad_link_takes_the_first_back)
{
	RINTDesc links[2] = { link_to_customers(rintRESTRICT),
	    link_to_customers(rintRESTRICT) };
	struct table_desc t;
	CURProps props;

	strcpy(links[1].szRintName, "second");
	strcpy(links[1].szTblName, "NOBODY");
	links[1].aiThisTabFld[0] = O_NO;
	describe_orders(&t, links);
	t.desc.iRintCount = 2;
	ck_dbi(DBIERR_MASTERTBLOPENERR, DbiCreateTable(fx.db, FALSE,
	    &t.desc));
	links[1].aiThisTabFld[0] = O_CUST;
	ck_dbi(DBIERR_FIELDMULTILINKED, DbiCreateTable(fx.db, FALSE,
	    &t.desc));
	strcpy(links[1].szRintName, "Customer");
	ck_dbi(DBIERR_NAMENOTUNIQUE, DbiCreateTable(fx.db, FALSE, &t.desc));
	cust = open_table("CUST");
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cust, &props));
	ck_assert_uint_eq(props.iRefIntChecks, 0);
}
END_TEST

START_TEST(new_master_wants_details_without_records)
{
	RINTDesc link = link_to_customers(rintRESTRICT);
	struct table_desc t;

	describe_orders(&t, &link);
	t.desc.iRintCount = 0;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
	orders = open_table("ORDERS");
	ck_dbi(DBIERR_NONE, add_order(10, 9));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&orders));
	describe_customers(&t);
	link.eType = rintMASTER;
	strcpy(link.szTblName, "orders.db");
	link.aiThisTabFld[0] = C_ID;
	link.aiOthTabFld[0] = O_CUST;
	t.desc.iRintCount = 1;
	t.desc.printDesc = &link;
	ck_dbi(DBIERR_DEPENDENTSMUSTBEEMPTY, DbiCreateTable(fx.db, TRUE,
	    &t.desc));
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.db, NULL, "ORDERS", NULL));
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, TRUE, &t.desc));
	orders = open_table("ORDERS");
	ck_dbi(DBIERR_FORIEGNKEYERR, add_order(10, 9));
}
END_TEST

/* "RINTDesc": both ends must be indexed. */
START_TEST(index_of_a_link_cannot_be_deleted)
{
	RINTDesc link = link_to_customers(rintRESTRICT);
	hDBICur cur;
	IDXDesc more = { .szName = "more", .bMaintained = TRUE,
	    .iFldsInKey = 2 };

	more.aiKeyFld[0] = O_CUST;
	more.aiKeyFld[1] = O_NO;
	ck_dbi(DBIERR_NONE, create_orders(&link));
	cur = table_open(fx.db, "ORDERS", dbiREADWRITE, dbiOPENEXCL,
	    xltFIELD);
	ck_dbi(DBIERR_RINTREQINDEX, DbiDeleteIndex(fx.db, cur, NULL, NULL,
	    "CUST", NULL, 0));
	ck_dbi(DBIERR_NONE, DbiAddIndex(fx.db, cur, NULL, NULL, &more,
	    NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteIndex(fx.db, cur, NULL, NULL, "CUST",
	    NULL, 0));
	ck_dbi(DBIERR_RINTREQINDEX, DbiDeleteIndex(fx.db, cur, NULL, NULL,
	    "more", NULL, 0));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
}
END_TEST

START_TEST(table_may_be_its_own_master)
{
	RINTDesc link = link_to_customers(rintCASCADE);
	struct table_desc t;

	describe_orders(&t, &link);
	strcpy(link.szTblName, "ORDERS");
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
	orders = open_table("ORDERS");
	ck_dbi(DBIERR_FORIEGNKEYERR, add_order(1, 2));
	ck_dbi(DBIERR_NONE, add_order(1, 1));
	ck_dbi(DBIERR_NONE, add_order(2, 1));
	ck_assert_str_eq(show_orders(), "1>1,2>1");
	cust = orders;
	ck_dbi(DBIERR_NONE, renumber_customer(1, 5));
	ck_assert_str_eq(show_orders(), "2>5,5>5");
	ck_dbi(DBIERR_NONE, delete_customer(2));
	ck_dbi(DBIERR_NONE, delete_customer(5));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&orders));
	ck_dbi(DBIERR_NONE, DbiDeleteTable(fx.db, "ORDERS", NULL));
}
END_TEST

/* ---- dBASE ---- */

/* CUST and ORDERS as tables of dBASE, whose details go with their master. */
static void
create_dbase(void)
{
	RINTDesc link = link_to_customers(rintCASCADE);
	struct table_desc t;

	table_begin(&t, "CUST", szDBASE);
	table_field(&t, "ID", fldDBLONG, 0, 0);
	table_field(&t, "NAME", fldDBCHAR, 20, 0);
	table_index(&t, "ID", C_ID)->bUnique = mdxDISTINCT;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, TRUE, &t.desc));
	table_begin(&t, "ORDERS", szDBASE);
	table_field(&t, "NO", fldDBLONG, 0, 0);
	table_field(&t, "CUST", fldDBLONG, 0, 0);
	table_index(&t, "CUST", O_CUST);
	link.eDelOp = rintCASCADE;
	t.desc.iRintCount = 1;
	t.desc.printDesc = &link;
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
	cust = open_table("CUST.DBF");
	orders = open_table("ORDERS.DBF");
	ck_dbi(DBIERR_NONE, add_customer(1));
	ck_dbi(DBIERR_NONE, add_customer(2));
	ck_dbi(DBIERR_NONE, add_order(10, 1));
	ck_dbi(DBIERR_NONE, add_order(11, 2));
}

static void
go_to_first_customer(void)
{
	uint8_t buf[BUF_MAX];

	ck_dbi(DBIERR_NONE, DbiSetToBegin(cust));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cust, dbiNOLOCK, buf, NULL));
}

START_TEST(details_of_dbase_are_deleted_with_their_master)
{
	create_dbase();
	go_to_first_customer();
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cust, NULL));
	ck_assert_str_eq(show_orders(), "11>2");
	ck_dbi(DBIERR_FORIEGNKEYERR, add_order(12, 1));
}
END_TEST

START_TEST(deleted_detail_of_dbase_comes_back_with_its_master_only)
{
	create_dbase();
	go_to_first_customer();
	ck_dbi(DBIERR_NONE, DbiDeleteRecord(cust, NULL));
	ck_dbi(DBIERR_NONE, DbiSetProp(orders, curSOFTDELETEON, TRUE));
	ck_dbi(DBIERR_NONE, DbiSetToBegin(orders));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(orders, dbiNOLOCK, NULL, NULL));
	ck_dbi(DBIERR_FORIEGNKEYERR, DbiUndeleteRecord(orders));
	ck_dbi(DBIERR_NONE, DbiSetProp(cust, curSOFTDELETEON, TRUE));
	go_to_first_customer();
	ck_dbi(DBIERR_NONE, DbiUndeleteRecord(cust));
	ck_dbi(DBIERR_NONE, DbiUndeleteRecord(orders));
}
END_TEST

START_TEST(older_dbase_tables_have_no_links)
{
	RINTDesc link = link_to_customers(rintRESTRICT);
	FLDDesc level = { .szName = "LEVEL", .iFldType = fldZSTRING,
	    .iLen = 2 };
	struct table_desc t;

	describe_orders(&t, &link);
	strcpy(t.desc.szTblType, szDBASE);
	t.desc.iFldCount = 1;
	t.fields[0].iFldType = fldDBCHAR;
	t.fields[0].iUnits1 = 8;
	t.desc.iIdxCount = 0;
	t.desc.iOptParams = 1;
	t.desc.pfldOptParams = &level;
	t.desc.pOptData = (uint8_t *)"5";
	ck_dbi(DBIERR_TABLELEVEL, DbiCreateTable(fx.db, FALSE, &t.desc));
}
END_TEST

/* ---- cached updates ---- */

static DELAYUPDCbDesc desc;
static CBRType answer;
static DBIResult told;
static int calls;
static int32_t repaired;

static CBRType DBIFN
on_failure(CBType type, uintptr_t client_data, void *info)
{
	(void)client_data;
	ck_assert_int_eq(type, cbDELAYEDUPD);
	ck_assert_ptr_eq(info, &desc);
	calls++;
	told = desc.iErrCode;
	if (answer == cbrRETRY)
		ck_dbi(DBIERR_NONE, DbiPutField(orders, O_CUST,
		    desc.pNewRecBuf, (uint8_t *)&repaired));
	return answer;
}

static void
cache(hDBICur *cur)
{
	CURProps props;

	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(cur));
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(*cur, &props));
	desc.iRecBufSize = props.iRecBufSize;
	desc.pNewRecBuf = calloc(1, props.iRecBufSize);
	desc.pOldRecBuf = calloc(1, props.iRecBufSize);
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(*cur, cbDELAYEDUPD, 0,
	    sizeof desc, &desc, on_failure));
	calls = 0;
}

static const struct {
	CBRType answer;
	DBIResult expected;
	int32_t repaired;
	const char *stored;
} verdicts[] = {
	{ cbrABORT, DBIERR_FORIEGNKEYERR, 0, "10>1,11>1,12>0" },
	{ cbrSKIP, DBIERR_NONE, 0, "10>1,11>1,12>0,21>2" },
	{ cbrCONTINUE, DBIERR_NONE, 0, "10>1,11>1,12>0,21>2" },
	{ cbrPARTIALASSIST, DBIERR_NONE, 0, "10>1,11>1,12>0,21>2" },
	{ cbrRETRY, DBIERR_NONE, 2, "10>1,11>1,12>0,20>2,21>2" }
};

START_TEST(cached_detail_without_master_is_asked_about)
{
	hDBICur plain;

	cache(&orders);
	answer = verdicts[_i].answer;
	repaired = verdicts[_i].repaired;
	ck_dbi(DBIERR_NONE, add_order(20, 9));
	ck_dbi(DBIERR_NONE, add_order(21, 2));
	ck_dbi(verdicts[_i].expected, DbiApplyDelayedUpdates(orders,
	    dbiDelayedUpdPrepare));
	ck_assert_int_eq(calls, 1);
	ck_assert_uint_eq(told, DBIERR_FORIEGNKEYERR);
	plain = open_table("ORDERS");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&orders));
	orders = plain;
	ck_assert_str_eq(show_orders(), verdicts[_i].stored);
	free(desc.pNewRecBuf);
	free(desc.pOldRecBuf);
}
END_TEST

START_TEST(cached_change_of_a_key_goes_to_the_details)
{
	cache(&cust);
	answer = cbrABORT;
	ck_dbi(DBIERR_NONE, renumber_customer(1, 7));
	ck_assert_str_eq(show_orders(), "10>1,11>1,12>0");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cust,
	    dbiDelayedUpdPrepare));
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cust,
	    dbiDelayedUpdCommit));
	ck_assert_str_eq(show_orders(), "10>7,11>7,12>0");
	free(desc.pNewRecBuf);
	free(desc.pOldRecBuf);
}
END_TEST

START_TEST(cached_deletion_of_a_master_fails_when_applied)
{
	cache(&cust);
	answer = cbrABORT;
	ck_dbi(DBIERR_NONE, delete_customer(1));
	ck_dbi(DBIERR_DETAILRECORDSEXIST, DbiApplyDelayedUpdates(cust,
	    dbiDelayedUpdPrepare));
	ck_assert_uint_eq(told, DBIERR_DETAILRECORDSEXIST);
	free(desc.pNewRecBuf);
	free(desc.pOldRecBuf);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("bde_rint");
	TCase *tc = jp_suite_case(s, "restricted", setup_restrict, teardown);

	tcase_add_test(tc, detail_needs_a_master);
	tcase_add_test(tc, detail_may_be_blank);
	tcase_add_test(tc, key_is_checked_before_the_link);
	tcase_add_test(tc, write_block_stops_at_the_detail_without_master);
	tcase_add_test(tc, field_map_without_the_link_keeps_it);
	tcase_add_test(tc, batch_sets_records_without_master_aside);
	tcase_add_test(tc, master_with_details_stays_and_keeps_its_key);
	tcase_add_test(tc, refused_deletion_keeps_the_lock);
	tcase_add_test(tc, other_fields_of_a_master_change_freely);
	tcase_add_test(tc, master_of_an_open_detail_cannot_go);
	tcase_add_test(tc, tables_of_details_hold_their_master);
	tcase_add_test(tc, replaced_master_is_refused);
	tcase_add_test(tc, renamed_detail_is_known_to_its_master);
	tcase_add_test(tc, copied_table_has_no_links);
	tcase_add_loop_test(tc, cached_detail_without_master_is_asked_about,
	    0, 5);
	tcase_add_test(tc, cached_deletion_of_a_master_fails_when_applied);
	tc = jp_suite_case(s, "cascading", setup_cascade, teardown);
	tcase_add_test(tc, changed_key_goes_to_the_details);
	tcase_add_test(tc, rollback_brings_the_details_back);
	tcase_add_test(tc, closed_table_with_links_stays_in_the_transaction);
	tcase_add_test(tc, locked_detail_stops_the_cascade);
	tcase_add_test(tc, both_tables_tell_of_the_link);
	tcase_add_test(tc, links_outlive_the_process_that_made_them);
	tcase_add_test(tc, cached_change_of_a_key_goes_to_the_details);
	tc = jp_suite_case(s, "creating", setup_empty, teardown);
	tcase_add_loop_test(tc, bad_link_makes_no_table, 0, 9);
	tcase_add_test(tc, open_master_takes_no_link);
	tcase_add_test(tc, second_bad_link_takes_the_first_back);
	tcase_add_test(tc, new_master_wants_details_without_records);
	tcase_add_test(tc, index_of_a_link_cannot_be_deleted);
	tcase_add_test(tc, table_may_be_its_own_master);
	tcase_add_test(tc, details_of_dbase_are_deleted_with_their_master);
	tcase_add_test(tc,
	    deleted_detail_of_dbase_comes_back_with_its_master_only);
	tcase_add_test(tc, older_dbase_tables_have_no_links);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
