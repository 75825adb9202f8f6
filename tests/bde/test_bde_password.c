/* SPDX-License-Identifier: MIT */
/* Passwords: BDE32 help, "DbiAddPassword", "DbiDropPassword", "SECDesc",
 * CRTblDesc.bProtected. */
#include <stdio.h>

#include "tables.h"

enum { BUF_MAX = 512, F_ID = 1, F_NAME, F_PAY, F_NOTE, SESSION_LIMIT = 100,
	FIELDS = 4 };

static struct bde_fix fx;
static SECDesc secs[2];

/* ---- tables ---- */

static void
describe(struct table_desc *t)
{
	table_begin(t, "SECRET", szPARADOX);
	table_field(t, "ID", fldPDXLONG, 0, 0);
	table_field(t, "NAME", fldPDXCHAR, 20, 0);
	table_field(t, "PAY", fldPDXLONG, 0, 0);
	table_field(t, "NOTE", fldPDXMEMO, 10, 0);
	table_primary(t, 1);
	strcpy(t->desc.szPassword, "master");
	t->desc.bProtected = TRUE;
}

/* A second password, with all rights on fields. */
static SECDesc *
add_password(struct table_desc *t, const char *password, PRVType rights)
{
	SECDesc *sec = &secs[t->desc.iSecRecCount++];
	unsigned i;

	memset(sec, 0, sizeof *sec);
	sec->iSecNum = t->desc.iSecRecCount;
	sec->eprvTable = rights;
	strcpy(sec->szPassword, password);
	for (i = 0; i < FIELDS; i++)
		sec->aprvFld[i] = prvFULL;
	t->desc.psecDesc = secs;
	return sec;
}

static DBIResult
try(DBIOpenMode mode)
{
	return table_try_open(fx.db, "SECRET", NULL, mode, dbiOPENSHARED);
}

static DBIResult
insert(hDBICur cur, int32_t id, int32_t pay)
{
	uint8_t buf[BUF_MAX];

	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_ID, buf, (uint8_t *)&id));
	if (pay != 0)
		ck_dbi(DBIERR_NONE, DbiPutField(cur, F_PAY, buf,
		    (uint8_t *)&pay));
	return DbiInsertRecord(cur, dbiNOLOCK, buf);
}

/* A record 1 with a pay of 100, by the owner, who then is gone. */
static void
create(struct table_desc *t)
{
	hDBICur cur;

	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t->desc));
	ck_dbi(DBIERR_NONE, DbiAddPassword("master"));
	cur = table_open(fx.db, "SECRET", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
	ck_dbi(DBIERR_NONE, insert(cur, 1, 100));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NONE, DbiDropPassword(NULL));
}

static hDBICur
open_with(const char *password)
{
	ck_dbi(DBIERR_NONE, DbiAddPassword(password));
	return table_open(fx.db, "SECRET", dbiREADWRITE, dbiOPENSHARED,
	    xltFIELD);
}

static void
read_first(hDBICur cur, uint8_t *buf)
{
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL));
}

static DBIResult
set_pay(hDBICur cur, int32_t pay)
{
	uint8_t buf[BUF_MAX];

	read_first(cur, buf);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_PAY, buf, (uint8_t *)&pay));
	return DbiModifyRecord(cur, buf, TRUE);
}

static DBIResult
set_name(hDBICur cur, const char *name)
{
	uint8_t buf[BUF_MAX];
	char text[21] = "";

	strcpy(text, name);
	read_first(cur, buf);
	ck_dbi(DBIERR_NONE, DbiPutField(cur, F_NAME, buf, (uint8_t *)text));
	return DbiModifyRecord(cur, buf, TRUE);
}

/* 0 when it is blank. */
static int32_t
pay_of_first(hDBICur cur)
{
	uint8_t buf[BUF_MAX];
	int32_t pay = 0;
	DBIBOOL blank;

	read_first(cur, buf);
	ck_dbi(DBIERR_NONE, DbiGetField(cur, F_PAY, buf, (uint8_t *)&pay,
	    &blank));
	return blank ? 0 : pay;
}

static void
setup(void)
{
	bde_fix_open(&fx);
	bde_fix_db(&fx);
}

static void
teardown(void)
{
	bde_fix_close(&fx);
}

/* ---- sessions ---- */

START_TEST(session_knows_passwords_until_they_are_dropped)
{
	ck_dbi(DBIERR_INVALIDPASSWORD, DbiAddPassword(NULL));
	ck_dbi(DBIERR_INVALIDPASSWORD, DbiAddPassword(""));
	ck_dbi(DBIERR_INVALIDPASSWORD, DbiAddPassword(
	    "12345678901234567890123456789012"));
	ck_dbi(DBIERR_NONE, DbiAddPassword("one"));
	ck_dbi(DBIERR_NONE, DbiAddPassword("one"));
	ck_dbi(DBIERR_NONE, DbiDropPassword("one"));
	ck_dbi(DBIERR_INVALIDPASSWORD, DbiDropPassword("one"));
	ck_dbi(DBIERR_NONE, DbiDropPassword(NULL));
}
END_TEST

START_TEST(session_has_room_for_a_hundred_passwords)
{
	char password[16];
	unsigned i;

	for (i = 0; i < SESSION_LIMIT; i++) {
		snprintf(password, sizeof password, "p%u", i);
		ck_dbi(DBIERR_NONE, DbiAddPassword(password));
	}
	ck_dbi(DBIERR_PASSWORDLIMIT, DbiAddPassword("more"));
	ck_dbi(DBIERR_NONE, DbiAddPassword("p7"));
	ck_dbi(DBIERR_NONE, DbiDropPassword("p7"));
	ck_dbi(DBIERR_NONE, DbiAddPassword("more"));
}
END_TEST

START_TEST(passwords_are_the_session_s_own)
{
	struct table_desc t;
	hDBISes mine, other;

	describe(&t);
	create(&t);
	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&mine));
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &other, NULL));
	ck_dbi(DBIERR_NONE, DbiAddPassword("master"));
	ck_dbi(DBIERR_NONE, DbiSetCurrSession(mine));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, try(dbiREADONLY));
}
END_TEST

/* ---- tables ---- */

START_TEST(protected_table_wants_its_password)
{
	struct table_desc t;
	hDBICur cur;

	describe(&t);
	create(&t);
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, try(dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiAddPassword("Master"));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, try(dbiREADWRITE));
	cur = open_with("master");
	ck_dbi(DBIERR_NONE, DbiDropPassword("master"));
	ck_dbi(DBIERR_NONE, set_pay(cur, 200));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, try(dbiREADWRITE));
}
END_TEST

START_TEST(password_outlives_the_process_that_set_it)
{
	struct table_desc t;

	describe(&t);
	create(&t);
	bde_fix_restart(&fx);
	bde_fix_db(&fx);
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, try(dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiAddPassword("master"));
	ck_dbi(DBIERR_NONE, try(dbiREADWRITE));
}
END_TEST

START_TEST(password_is_not_in_the_file)
{
	static uint8_t bytes[1 << 20];
	struct table_desc t;
	char path[4096];
	size_t size;
	FILE *file;

	describe(&t);
	strcpy(t.desc.szPassword, "xyzzyplugh");
	ck_dbi(DBIERR_NONE, DbiCreateTable(fx.db, FALSE, &t.desc));
	bde_fix_restart(&fx);
	snprintf(path, sizeof path, "%s/SECRET.DB", fx.dir);
	file = fopen(path, "rb");
	ck_assert_ptr_nonnull(file);
	size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	ck_assert_ptr_null(memmem(bytes, size, "xyzzyplugh", 10));
	ck_assert_ptr_nonnull(memmem(bytes, size, "$6$", 3));
}
END_TEST

START_TEST(whole_table_calls_want_the_owner)
{
	IDXDesc index = { .szName = "BYPAY", .iFldsInKey = 1,
	    .bMaintained = TRUE };
	struct table_desc t;

	describe(&t);
	index.aiKeyFld[0] = F_PAY;
	add_password(&t, "writer", prvINSDEL);
	create(&t);
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, DbiDeleteTable(fx.db, "SECRET",
	    NULL));
	ck_dbi(DBIERR_NONE, DbiAddPassword("writer"));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, DbiDeleteTable(fx.db, "SECRET",
	    NULL));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, DbiRenameTable(fx.db, "SECRET",
	    NULL, "OTHER"));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, DbiAddIndex(fx.db, NULL, "SECRET",
	    NULL, &index, NULL));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, DbiCopyTable(fx.db, FALSE,
	    "SECRET", NULL, "COPY"));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, DbiCreateTable(fx.db, TRUE,
	    &t.desc));
	ck_dbi(DBIERR_NONE, DbiEmptyTable(fx.db, NULL, "SECRET", NULL));
	ck_dbi(DBIERR_NONE, DbiAddPassword("master"));
	ck_dbi(DBIERR_NONE, DbiCopyTable(fx.db, FALSE, "SECRET", NULL,
	    "COPY"));
	ck_dbi(DBIERR_NONE, DbiDeleteTable(fx.db, "SECRET", NULL));
	ck_dbi(DBIERR_NONE, DbiDropPassword(NULL));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, table_try_open(fx.db, "COPY", NULL,
	    dbiREADONLY, dbiOPENSHARED));
}
END_TEST

static void
no_password(struct table_desc *t)
{
	t->desc.szPassword[0] = '\0';
}

static void
not_protected(struct table_desc *t)
{
	t->desc.bProtected = FALSE;
	add_password(t, "aux", prvREADONLY);
}

static void
blank_auxiliary(struct table_desc *t)
{
	add_password(t, "", prvREADONLY);
}

static void
no_right(struct table_desc *t)
{
	add_password(t, "aux", (PRVType)2);
}

static void
no_array(struct table_desc *t)
{
	t->desc.iSecRecCount = 1;
}

static const struct {
	void (*spoil)(struct table_desc *t);
	DBIResult expected;
} bad[] = {
	{ no_password, DBIERR_INVALIDPASSWORD },
	{ not_protected, DBIERR_INVALIDPASSWORD },
	{ blank_auxiliary, DBIERR_INVALIDPASSWORD },
	{ no_right, DBIERR_INVALIDDESC },
	{ no_array, DBIERR_INVALIDPARAM }
};

START_TEST(bad_passwords_make_no_table)
{
	struct table_desc t;

	describe(&t);
	bad[_i].spoil(&t);
	ck_dbi(bad[_i].expected, DbiCreateTable(fx.db, FALSE, &t.desc));
	ck_dbi(DBIERR_NOSUCHFILE, try(dbiREADONLY));
}
END_TEST

START_TEST(list_tells_which_tables_are_protected)
{
	struct table_desc t;
	TBLFullDesc full;
	CURProps props;
	hDBICur list, cur;

	describe(&t);
	create(&t);
	ck_dbi(DBIERR_NONE, DbiOpenTableList(fx.db, TRUE, FALSE, NULL,
	    &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&full, NULL));
	ck_assert_int_eq(full.tblExt.bProtected, TRUE);
	ck_assert_int_eq(full.tblExt.bValidInfo, FALSE);
	cur = open_with("master");
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_int_eq(props.bProtected, TRUE);
	ck_assert_int_eq(props.eprvRights, prvFULL);
}
END_TEST

/* ---- rights ---- */

START_TEST(auxiliary_password_gives_its_rights)
{
	static const PRVType rights[] = { prvREADONLY, prvMODIFY, prvINSERT,
	    prvINSDEL, prvFULL };
	PRVType right = rights[_i];
	struct table_desc t;
	uint8_t buf[BUF_MAX];
	CURProps props;
	hDBICur cur;

	describe(&t);
	add_password(&t, "aux", right);
	create(&t);
	ck_dbi(DBIERR_NONE, DbiAddPassword("aux"));
	ck_dbi(DBIERR_NONE, try(dbiREADONLY));
	if (right == prvREADONLY) {
		ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, try(dbiREADWRITE));
		return;
	}
	cur = open_with("aux");
	ck_dbi(DBIERR_NONE, DbiGetCursorProps(cur, &props));
	ck_assert_int_eq(props.eprvRights, right);
	ck_dbi(DBIERR_NONE, set_pay(cur, 300));
	ck_dbi(right >= prvINSERT ? DBIERR_NONE : DBIERR_NOTSUFFTABLERIGHTS,
	    insert(cur, 2, 5));
	read_first(cur, buf);
	ck_dbi(right >= prvINSDEL ? DBIERR_NONE : DBIERR_NOTSUFFTABLERIGHTS,
	    DbiDeleteRecord(cur, NULL));
}
END_TEST

START_TEST(read_only_field_keeps_its_value)
{
	struct table_desc t;
	char field[DBIMAXMSGLEN + 1];
	uint8_t buf[BUF_MAX];
	SECDesc *sec;
	hDBICur cur;

	describe(&t);
	sec = add_password(&t, "aux", prvINSDEL);
	sec->aprvFld[F_PAY - 1] = prvREADONLY;
	sec->aprvFld[F_NOTE - 1] = prvREADONLY;
	create(&t);
	cur = open_with("aux");
	ck_assert_int_eq(pay_of_first(cur), 100);
	ck_dbi(DBIERR_NOTSUFFFIELDRIGHTS, set_pay(cur, 300));
	ck_dbi(DBIERR_NONE, DbiGetErrorContext(ecFIELDNAME, field));
	ck_assert_str_eq(field, "PAY");
	ck_dbi(DBIERR_NONE, set_name(cur, "ann"));
	ck_dbi(DBIERR_NOTSUFFFIELDRIGHTS, insert(cur, 2, 5));
	ck_dbi(DBIERR_NONE, insert(cur, 2, 0));
	read_first(cur, buf);
	ck_dbi(DBIERR_NOTSUFFFIELDRIGHTS, DbiOpenBlob(cur, buf, F_NOTE,
	    dbiREADWRITE));
	ck_assert_int_eq(pay_of_first(cur), 100);
}
END_TEST

START_TEST(hidden_field_is_blank_and_stays_what_it_is)
{
	struct table_desc t;
	uint8_t buf[BUF_MAX];
	SECDesc *sec;
	hDBICur cur;

	describe(&t);
	sec = add_password(&t, "aux", prvINSDEL);
	sec->aprvFld[F_PAY - 1] = prvNONE;
	sec->aprvFld[F_NOTE - 1] = prvNONE;
	create(&t);
	cur = open_with("aux");
	ck_assert_int_eq(pay_of_first(cur), 0);
	ck_dbi(DBIERR_NOTSUFFFIELDRIGHTS, set_pay(cur, 300));
	ck_dbi(DBIERR_NONE, set_name(cur, "ann"));
	read_first(cur, buf);
	ck_dbi(DBIERR_NOTSUFFFIELDRIGHTS, DbiOpenBlob(cur, buf, F_NOTE,
	    dbiREADONLY));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	cur = open_with("master");
	ck_assert_int_eq(pay_of_first(cur), 100);
}
END_TEST

START_TEST(cached_update_without_rights_fails_when_it_is_applied)
{
	struct table_desc t;
	SECDesc *sec;
	hDBICur cur;

	describe(&t);
	sec = add_password(&t, "aux", prvMODIFY);
	sec->aprvFld[F_PAY - 1] = prvREADONLY;
	create(&t);
	cur = open_with("aux");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&cur));
	ck_dbi(DBIERR_NONE, insert(cur, 2, 0));
	ck_dbi(DBIERR_NOTSUFFTABLERIGHTS, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCancel));
	ck_dbi(DBIERR_NONE, set_pay(cur, 5));
	ck_dbi(DBIERR_NOTSUFFFIELDRIGHTS, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdCancel));
	ck_dbi(DBIERR_NONE, set_name(cur, "ann"));
	ck_dbi(DBIERR_NONE, DbiApplyDelayedUpdates(cur,
	    dbiDelayedUpdPrepare));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("bde_password");
	TCase *tc = jp_suite_case(s, "sessions", setup, teardown);

	tcase_add_test(tc, session_knows_passwords_until_they_are_dropped);
	tcase_add_test(tc, session_has_room_for_a_hundred_passwords);
	tcase_add_test(tc, passwords_are_the_session_s_own);
	tc = jp_suite_case(s, "tables", setup, teardown);
	tcase_add_test(tc, protected_table_wants_its_password);
	tcase_add_test(tc, password_outlives_the_process_that_set_it);
	tcase_add_test(tc, password_is_not_in_the_file);
	tcase_add_test(tc, whole_table_calls_want_the_owner);
	tcase_add_loop_test(tc, bad_passwords_make_no_table, 0,
	    (int)(sizeof bad / sizeof *bad));
	tcase_add_test(tc, list_tells_which_tables_are_protected);
	tc = jp_suite_case(s, "rights", setup, teardown);
	tcase_add_loop_test(tc, auxiliary_password_gives_its_rights, 0, 5);
	tcase_add_test(tc, read_only_field_keeps_its_value);
	tcase_add_test(tc, hidden_field_is_blank_and_stays_what_it_is);
	tcase_add_test(tc,
	    cached_update_without_rights_fails_when_it_is_applied);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
