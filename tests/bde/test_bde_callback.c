/* SPDX-License-Identifier: MIT */
/* Registering callbacks. */

#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "suite.h"

static int detached;
static DBIResult inside;

static CBRType DBIFN
answer_nothing(CBType type, DBICLIENTDATA data, void *info)
{
	(void)type;
	(void)data;
	(void)info;
	return cbrUSEDEF;
}

static CBRType DBIFN
note_detach(CBType type, DBICLIENTDATA data, void *info)
{
	ck_assert_int_eq(type, cbDETACHNOTIFY);
	ck_assert_ptr_null(info);
	detached += (int)data;
	return cbrUSEDEF;
}

START_TEST(registered_entry_is_given_back)	/* "DbiGetCallBack" */
{
	CBPROGRESSDesc progress;
	uintptr_t data = 0;
	uint16_t size = 0;
	void *buffer = NULL;
	pfDBICallBack fn = NULL;

	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbGENPROGRESS, 77,
	    sizeof(progress), &progress, answer_nothing));
	ck_dbi(DBIERR_NONE, DbiGetCallBack(NULL, cbGENPROGRESS, &data, &size,
	    &buffer, &fn));
	ck_assert_uint_eq(data, 77);
	ck_assert_uint_eq(size, sizeof(progress));
	ck_assert_ptr_eq(buffer, &progress);
	ck_assert_msg(fn == answer_nothing, "another function");
	ck_dbi(DBIERR_NONE, DbiGetCallBack(NULL, cbGENPROGRESS, NULL, NULL,
	    NULL, NULL));
}
END_TEST

START_TEST(without_an_entry_outputs_stay)
{
	uintptr_t data = 5;
	uint16_t size = 6;
	void *buffer = &fx;
	pfDBICallBack fn = answer_nothing;

	ck_dbi(DBIERR_NOCALLBACK, DbiGetCallBack(NULL, cbGENPROGRESS, &data,
	    &size, &buffer, &fn));
	ck_assert_uint_eq(data, 5);
	ck_assert_uint_eq(size, 6);
	ck_assert_ptr_eq(buffer, &fx);
	ck_assert_msg(fn == answer_nothing, "touched");
}
END_TEST

START_TEST(null_function_removes)		/* "DbiRegisterCallBack" */
{
	CBPROGRESSDesc progress;

	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbGENPROGRESS, 0, 0,
	    NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbGENPROGRESS, 77,
	    sizeof(progress), &progress, answer_nothing));
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbGENPROGRESS, 0, 0,
	    NULL, NULL));
	ck_dbi(DBIERR_NOCALLBACK, DbiGetCallBack(NULL, cbGENPROGRESS, NULL,
	    NULL, NULL, NULL));
}
END_TEST

static const struct {
	CBType type;
	uint16_t size;
} sizes[] = {
	{ cbINPUTREQ, sizeof(CBInputDesc) },
	{ cbRESTRUCTURE, sizeof(RESTCbDesc) },
	{ cbSERVERCALL, sizeof(CBSCType) },
	{ cbGENPROGRESS, sizeof(CBPROGRESSDesc) },
	{ cbDBASELOGIN, sizeof(CBLoginDesc) },
	{ cbDELAYEDUPD, sizeof(DELAYUPDCbDesc) },
	{ cbDBLOGIN, sizeof(CBDBLogin) }
};

START_TEST(buffer_must_have_room)	/* DBIERR_INVALIDCALLBACKBUFLEN */
{
	CBType type = sizes[_i].type;
	uint16_t size = sizes[_i].size;
	static uint8_t buffer[4096];

	ck_dbi(DBIERR_INVALIDCALLBACKBUFLEN, DbiRegisterCallBack(NULL, type,
	    0, (uint16_t)(size - 1), buffer, answer_nothing));
	ck_dbi(DBIERR_INVALIDCALLBACKBUFLEN, DbiRegisterCallBack(NULL, type,
	    0, size, NULL, answer_nothing));
	ck_dbi(DBIERR_NOCALLBACK, DbiGetCallBack(NULL, type, NULL, NULL,
	    NULL, NULL));
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, type, 0,
	    (uint16_t)(size + 1), buffer, answer_nothing));
}
END_TEST

START_TEST(types_without_a_buffer_take_none)
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbTABLECHANGED, 0, 0,
	    NULL, answer_nothing));
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbCANCELQRY, 0, 0,
	    NULL, answer_nothing));
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbRESERVED33, 0, 0,
	    NULL, answer_nothing));
}
END_TEST

START_TEST(bad_types_and_handles_are_errors)
{
	ck_dbi(DBIERR_INVALIDPARAM, DbiRegisterCallBack(NULL, (CBType)34, 0,
	    0, NULL, answer_nothing));
	ck_dbi(DBIERR_INVALIDPARAM, DbiRegisterCallBack(NULL, (CBType)-1, 0,
	    0, NULL, answer_nothing));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetCallBack(NULL, (CBType)34, NULL,
	    NULL, NULL, NULL));
	ck_dbi(DBIERR_INVALIDHNDL, DbiRegisterCallBack(
	    (hDBICur)(uintptr_t)99, cbTABLECHANGED, 0, 0, NULL,
	    answer_nothing));
	ck_dbi(DBIERR_INVALIDHNDL, DbiGetCallBack(fx.session,
	    cbTABLECHANGED, NULL, NULL, NULL, NULL));
}
END_TEST

START_TEST(sessions_have_entries_of_their_own)
{
	hDBISes session;

	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbTABLECHANGED, 0, 0,
	    NULL, answer_nothing));
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_NOCALLBACK, DbiGetCallBack(NULL, cbTABLECHANGED, NULL,
	    NULL, NULL, NULL));
}
END_TEST

START_TEST(detach_tells_the_process_once)
{
	hDBISes session;

	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbDETACHNOTIFY, 1, 0,
	    NULL, note_detach));
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_NONE, DbiGetCallBack(NULL, cbDETACHNOTIFY, NULL, NULL,
	    NULL, NULL));
	bde_fix_restart(&fx);
	ck_assert_int_eq(detached, 1);
	bde_fix_restart(&fx);
	ck_assert_int_eq(detached, 1);
}
END_TEST

static CBRType DBIFN
exit_again(CBType type, DBICLIENTDATA data, void *info)
{
	(void)type;
	(void)data;
	(void)info;
	inside = DbiExit();
	return cbrUSEDEF;
}

START_TEST(detach_cannot_end_the_engine)	/* DBIERR_REENTERED */
{
	ck_dbi(DBIERR_NONE, DbiRegisterCallBack(NULL, cbDETACHNOTIFY, 1, 0,
	    NULL, exit_again));
	ck_dbi(DBIERR_NONE, DbiExit());
	ck_dbi(DBIERR_REENTERED, inside);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_callback");
	TCase *tcase = tcase_create("registration");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, registered_entry_is_given_back);
	tcase_add_test(tcase, without_an_entry_outputs_stay);
	tcase_add_test(tcase, null_function_removes);
	tcase_add_loop_test(tcase, buffer_must_have_room, 0,
	    (int)(sizeof(sizes) / sizeof(sizes[0])));
	tcase_add_test(tcase, types_without_a_buffer_take_none);
	tcase_add_test(tcase, bad_types_and_handles_are_errors);
	tcase_add_test(tcase, sessions_have_entries_of_their_own);
	tcase_add_test(tcase, detach_tells_the_process_once);
	tcase_add_test(tcase, detach_cannot_end_the_engine);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
