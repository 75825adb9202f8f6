/* SPDX-License-Identifier: MIT */
/* Properties of objects. */

#include <stdio.h>
#include <string.h>

#include "bde_fix_checked.h"
#include "canary.h"
#include "ck_dbi.h"
#include "people.h"
#include "suite.h"

static void
setup_db(void)
{
	setup();
	bde_fix_db(&fx);
}

START_TEST(session_has_a_name)			/* sesSESSIONNAME */
{
	DBINAME name;
	uint16_t length = 0;

	ck_dbi(DBIERR_NONE, DbiGetProp(fx.session, sesSESSIONNAME, name,
	    sizeof(name), &length));
	ck_assert_str_eq(name, "Default");
	ck_assert_uint_eq(length, 8);
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetProp(fx.session, sesSESSIONNAME,
	    (uintptr_t)"Other"));
}
END_TEST

START_TEST(buffer_must_have_room)		/* "DbiGetProp" */
{
	struct canary canary = canary_new(7);
	uint16_t length = 0;

	ck_dbi(DBIERR_BUFFTOOSMALL, DbiGetProp(fx.session, sesSESSIONNAME,
	    canary.data, 7, &length));
	ck_assert_uint_eq(length, 8);
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.session, sesSESSIONNAME, NULL, 0,
	    NULL));
	canary_check(&canary);
	canary_free(&canary);
}
END_TEST

START_TEST(net_directory_is_set_by_pointer)	/* sesNETFILE */
{
	char dir[DBIMAXPATHLEN + 2];
	SESInfo info;

	ck_dbi(DBIERR_NONE, DbiSetProp(fx.session, sesNETFILE,
	    (uintptr_t)"/net/dir"));
	ck_dbi(DBIERR_NONE, DbiGetSesInfo(&info));
	ck_assert_str_eq(info.szNetDir, "/net/dir");
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.session, sesNETFILE, dir,
	    sizeof(dir), NULL));
	ck_assert_str_eq(dir, "/net/dir");
	memset(dir, 'x', sizeof(dir));
	dir[DBIMAXPATHLEN + 1] = '\0';
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetProp(fx.session, sesNETFILE,
	    (uintptr_t)dir));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetProp(fx.session, sesNETFILE, 0));
}
END_TEST

START_TEST(configuration_file_is_told)		/* sesCFGNAME */
{
	DBIPATH path;

	ck_dbi(DBIERR_NONE, DbiGetProp(fx.session, sesCFGNAME, path,
	    sizeof(path), NULL));
	ck_assert_str_eq(path, fx.config);
}
END_TEST

START_TEST(modes_out_of_range_are_refused)
{
	uint32_t mode = 0;

	ck_dbi(DBIERR_INVALIDPARAM, DbiSetProp(fx.session, sesCFGMODE, 3));
	ck_dbi(DBIERR_INVALIDPARAM, DbiSetProp(fx.session, sesCFGMODE2, 8));
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.session, sesCFGMODE2, &mode,
	    sizeof(mode), NULL));
	ck_assert_uint_eq(mode, cfgmAll);
}
END_TEST

START_TEST(unknown_properties_and_handles_are_errors)
{
	uint32_t value;

	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetProp(fx.session, 0x0002FFFF,
	    &value, sizeof(value), NULL));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetProp(fx.session, 0x00FF0001,
	    &value, sizeof(value), NULL));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetProp(fx.session, 0x00FF0001, 0));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetProp(NULL, sesCFGMODE, &value,
	    sizeof(value), NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiSetProp((hDBIObj)(uintptr_t)77,
	    sesCFGMODE, 0));
	/* A session is above databases and cursors. */
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetProp(fx.session, dbDATABASETYPE,
	    &value, sizeof(value), NULL));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetProp(fx.session, curTABLENAME,
	    &value, sizeof(value), NULL));
}
END_TEST

START_TEST(database_is_a_standard_one)		/* dbDATABASETYPE */
{
	DBINAME text;
	uint32_t number = 0;

	ck_dbi(DBIERR_NONE, DbiGetProp(fx.db, dbDATABASETYPE, text,
	    sizeof(text), NULL));
	ck_assert_str_eq(text, "STANDARD");
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.db, dbDEFAULTDRIVER,
	    (uintptr_t)"DBASE"));
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.db, dbDEFAULTDRIVER, text,
	    sizeof(text), NULL));
	ck_assert_str_eq(text, "DBASE");
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.db, dbDEFAULTTXNISO, &number,
	    sizeof(number), NULL));
	ck_assert_uint_eq(number, xilDIRTYREAD);
	ck_dbi(DBIERR_NOTSUPPORTED, DbiSetProp(fx.db, dbDATABASETYPE, 0));
}
END_TEST

START_TEST(database_answers_for_its_session)	/* "DbiGetProp" */
{
	DBINAME name;

	ck_dbi(DBIERR_NONE, DbiGetProp(fx.db, sesSESSIONNAME, name,
	    sizeof(name), NULL));
	ck_assert_str_eq(name, "Default");
}
END_TEST

START_TEST(cursor_has_properties)		/* curXLTMODE ... */
{
	uint32_t number = 7;
	uint16_t flag = 7;
	hDBICur list;

	ck_dbi(DBIERR_NONE, DbiOpenDriverList(&list));
	ck_dbi(DBIERR_NONE, DbiGetProp(list, curXLTMODE, &number,
	    sizeof(number), NULL));
	ck_dbi(DBIERR_NONE, DbiSetProp(list, curXLTMODE, xltNONE));
	ck_dbi(DBIERR_NONE, DbiGetProp(list, curXLTMODE, &number,
	    sizeof(number), NULL));
	ck_assert_uint_eq(number, xltNONE);
	ck_dbi(DBIERR_NONE, DbiGetProp(list, curSEQREADON, &flag,
	    sizeof(flag), NULL));
	ck_assert_uint_eq(flag, 0);
	ck_dbi(DBIERR_NONE, DbiSetProp(list, curMAKECRACK, 0));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetProp(list, curSOFTDELETEON, &flag,
	    sizeof(flag), NULL));
	ck_dbi(DBIERR_NOTSUPPORTED, DbiGetProp(list, curDELAYUPDNUMUPDATES,
	    &number, sizeof(number), NULL));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
}
END_TEST

START_TEST(table_tells_of_itself)		/* curTABLENAME ... */
{
	struct people p;
	char path[DBIMAXPATHLEN + 20];
	DBIPATH text;
	uint16_t level = 0;
	uint32_t pending = 9;

	people_setup(&p);
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curTABLENAME, text,
	    sizeof(text), NULL));
	ck_assert_str_eq(text, "PEOPLE");
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curTABLETYPE, text,
	    sizeof(text), NULL));
	ck_assert_str_eq(text, szPARADOX);
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curFILENAME, text,
	    sizeof(text), NULL));
	snprintf(path, sizeof(path), "%s/PEOPLE.DB", p.fix.dir);
	ck_assert_str_eq(text, path);
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curTABLELEVEL, &level,
	    sizeof(level), NULL));
	ck_assert_uint_gt(level, 0);
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curLANGDRVNAME, text,
	    sizeof(text), NULL));
	ck_assert_str_eq(text, "ascii");
	ck_dbi(DBIERR_NONE, DbiGetLdName(NULL, path, text));
	ck_assert_str_eq(text, "ascii");
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, dbDATABASETYPE, text,
	    sizeof(text), NULL));
	ck_assert_str_eq(text, "STANDARD");
	ck_dbi(DBIERR_NONE, DbiBeginDelayedUpdates(&p.me.cur));
	ck_dbi(DBIERR_NONE, DbiGetProp(p.me.cur, curDELAYUPDNUMUPDATES,
	    &pending, sizeof(pending), NULL));
	ck_assert_uint_eq(pending, 0);
	people_teardown(&p);
}
END_TEST

START_TEST(crack_is_before_the_record)		/* curMAKECRACK */
{
	struct people p;

	people_setup(&p);
	ck_dbi(DBIERR_NONE, people_find(&p.me, 2, dbiNOLOCK));
	ck_dbi(DBIERR_NONE, DbiSetProp(p.me.cur, curMAKECRACK, 0));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 2);
	ck_dbi(DBIERR_NONE, DbiSetProp(p.me.cur, curMAKECRACK, 0));
	ck_dbi(DBIERR_NONE, DbiGetPriorRecord(p.me.cur, dbiNOLOCK, p.me.buf,
	    NULL));
	ck_assert_int_eq(people_id(p.me.cur, p.me.buf), 1);
	people_teardown(&p);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_prop");
	TCase *tcase = tcase_create("session");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, session_has_a_name);
	tcase_add_test(tcase, buffer_must_have_room);
	tcase_add_test(tcase, net_directory_is_set_by_pointer);
	tcase_add_test(tcase, configuration_file_is_told);
	tcase_add_test(tcase, modes_out_of_range_are_refused);
	tcase_add_test(tcase, unknown_properties_and_handles_are_errors);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("database");
	tcase_add_checked_fixture(tcase, setup_db, teardown);
	tcase_add_test(tcase, database_is_a_standard_one);
	tcase_add_test(tcase, database_answers_for_its_session);
	tcase_add_test(tcase, cursor_has_properties);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("table");
	tcase_add_test(tcase, table_tells_of_itself);
	tcase_add_test(tcase, crack_is_before_the_record);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
