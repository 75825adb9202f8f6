/* SPDX-License-Identifier: MIT */
/* Parameters of instances and of the process. */

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "canary.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"
#include "tmpdir.h"

/* Not in the header. */
enum { PRINT_FUNCTION = 37, TRANSACTION_LEVEL = 38 };

static struct ese_fix fx;

static void
setup(void)
{
	ese_fix_create(&fx);
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static JET_ERR
set(uint32_t param, JET_API_PTR number)
{
	return JetSetSystemParameter(&fx.instance, JET_sesidNil, param,
	    number, NULL);
}

static JET_API_PTR
get_of(JET_INSTANCE instance, uint32_t param)
{
	JET_API_PTR number = 4711;

	ck_jet(JET_errSuccess, JetGetSystemParameter(instance, JET_sesidNil,
	    param, &number, NULL, 0));
	return number;
}

static JET_API_PTR
get(uint32_t param)
{
	return get_of(fx.instance, param);
}

/* ---- numbers ---- */

/* "Resource Parameters", "Transaction Log Parameters" */
START_TEST(defaults_are_those_of_the_engine)
{
	static const struct {
		uint32_t param;
		JET_API_PTR number;
	} cases[] = {
		{ JET_paramMaxCursors, 1024 },
		{ JET_paramMaxOpenTables, 300 },
		{ JET_paramMaxTemporaryTables, 20 },
		{ JET_paramMaxVerPages, 64 },
		{ JET_paramLogFileSize, 5120 },
		{ JET_paramLogBuffers, 126 },
		{ JET_paramCircularLog, 0 },
		{ JET_paramCacheSizeMin, 1 },
		{ JET_paramCacheSizeMax, 2000000000 },
		{ JET_paramCheckpointDepthMax, 20971520 },
		{ JET_paramDatabasePageSize, 4096 },
		{ JET_paramEnableIndexChecking, 1 },
		{ JET_paramCreatePathIfNotExist, 0 },
		{ JET_paramOneDatabasePerSession, 0 },
		{ JET_paramMaxInstances, 16 },
		{ JET_paramIndexTuplesLengthMin, 3 },
		{ JET_paramIndexTuplesLengthMax, 10 },
		{ JET_paramIndexTuplesToIndexMax, 32767 },
		{ JET_paramOSSnapshotTimeout, 70000 },
		{ JET_paramRuntimeCallback, 0 },
		{ JET_paramEnablePersistedCallbacks, 0 },
		{ JET_paramDisableCallbacks, 0 },
		{ JET_paramKeyMost, 1000 }
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_assert_msg(get(cases[i].param) == cases[i].number,
		    "parameter %u", (unsigned)cases[i].param);
}
END_TEST

START_TEST(what_is_set_is_read_back)
{
	static const uint32_t params[] = {
		JET_paramMaxSessions, JET_paramMaxOpenTables,
		JET_paramMaxCursors, JET_paramMaxVerPages,
		JET_paramMaxTemporaryTables, JET_paramLogFileSize,
		JET_paramLogBuffers, JET_paramWaypointLatency,
		JET_paramCachedClosedTables, JET_paramPageHintCacheSize,
		JET_paramPreferredVerPages, JET_paramDbExtensionSize
	};
	size_t i;

	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	for (i = 0; i < sizeof(params) / sizeof(params[0]); i++) {
		ck_jet(JET_errSuccess, set(params[i], 256 + i));
		ck_assert_uint_eq(get(params[i]), 256 + i);
	}
}
END_TEST

START_TEST(what_managed_clients_set_at_start_up_is_accepted)
{
	ck_jet(JET_errSuccess, set(JET_paramConfiguration, 0));
	ck_assert_uint_eq(get(JET_paramConfiguration), 0);
	ck_jet(JET_errSuccess, set(JET_paramEnableAdvanced, 1));
	ck_jet(JET_errSuccess, set(JET_paramNoInformationEvent, 1));
	ck_jet(JET_errSuccess, set(JET_paramCacheSizeMax, 0x7FFFFFFF));
	ck_assert_uint_eq(get(JET_paramCacheSizeMax), 0x7FFFFFFF);
	ck_assert_uint_ne(get(PRINT_FUNCTION), 0);
}
END_TEST

START_TEST(any_number_but_0_is_true)
{
	ck_jet(JET_errSuccess, set(JET_paramCircularLog, 77));
	ck_assert_uint_eq(get(JET_paramCircularLog), 1);
}
END_TEST

START_TEST(numbers_out_of_range_are_refused)
{
	ck_jet(JET_errInvalidParameter, set(JET_paramMaxSessions, 30001));
	ck_jet(JET_errInvalidParameter, set(JET_paramMaxVerPages, 0));
	ck_jet(JET_errInvalidParameter, set(JET_paramLogFileSize, 63));
	ck_jet(JET_errInvalidParameter, set(JET_paramIndexTuplesLengthMin,
	    1));
	ck_jet(JET_errInvalidParameter, set(JET_paramWaypointLatency, 1024));
}
END_TEST

START_TEST(unknown_parameters_are_refused)
{
	JET_API_PTR number;

	ck_jet(JET_errInvalidParameter, set(185, 1));
	ck_jet(JET_errInvalidParameter, set(100000, 1));
	ck_jet(JET_errInvalidParameter, JetGetSystemParameter(fx.instance, 0,
	    100000, &number, NULL, 0));
}
END_TEST

START_TEST(what_can_only_be_read_is_not_set)
{
	ck_jet(JET_errInvalidParameter, set(JET_paramKeyMost, 255));
	ck_jet(JET_errInvalidParameter, set(JET_paramLVChunkSizeMost, 1));
	ck_jet(JET_errInvalidParameter, set(PRINT_FUNCTION, 1));
}
END_TEST

START_TEST(a_number_needs_a_place)
{
	ck_jet(JET_errInvalidParameter, JetGetSystemParameter(fx.instance, 0,
	    JET_paramMaxCursors, NULL, NULL, 0));
}
END_TEST

START_TEST(an_unknown_instance_has_no_parameters)
{
	JET_INSTANCE bogus = 999;
	JET_API_PTR number;

	ck_jet(JET_errInvalidInstance, JetSetSystemParameter(&bogus, 0,
	    JET_paramMaxCursors, 1, NULL));
	ck_jet(JET_errInvalidInstance, JetGetSystemParameter(bogus, 0,
	    JET_paramMaxCursors, &number, NULL, 0));
}
END_TEST

/* ---- scope ---- */

START_TEST(later_instances_begin_with_what_the_process_has)
{
	JET_INSTANCE later;

	ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
	    JET_paramMaxCursors, 77, NULL));
	ck_assert_uint_eq(get(JET_paramMaxCursors), 1024);
	ck_jet(JET_errSuccess, JetCreateInstance(&later, "later"));
	ck_assert_uint_eq(get_of(later, JET_paramMaxCursors), 77);
	ck_jet(JET_errSuccess, JetTerm(later));
}
END_TEST

START_TEST(the_page_size_is_fixed_while_there_is_an_instance)
{
	ck_jet(JET_errAlreadyInitialized, JetSetSystemParameter(NULL, 0,
	    JET_paramDatabasePageSize, 8192, NULL));
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
	    JET_paramDatabasePageSize, 8192, NULL));
	ck_assert_uint_eq(get(JET_paramDatabasePageSize), 8192);
	ck_assert_uint_eq(get(JET_paramKeyMost), 2000);
}
END_TEST

START_TEST(a_page_size_is_a_power_of_two)
{
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	ck_jet(JET_errInvalidParameter, set(JET_paramDatabasePageSize, 5000));
	ck_jet(JET_errInvalidParameter, set(JET_paramDatabasePageSize, 1024));
	ck_jet(JET_errInvalidParameter, set(JET_paramDatabasePageSize,
	    65536));
}
END_TEST

START_TEST(most_parameters_are_fixed_after_init)
{
	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errAlreadyInitialized, set(JET_paramMaxCursors, 5));
	ck_jet(JET_errAlreadyInitialized, set(JET_paramCircularLog, 1));
	ck_jet(JET_errAlreadyInitialized, JetSetSystemParameter(&fx.instance,
	    0, JET_paramBaseName, 0, "abc"));
}
END_TEST

/* The engine looks for a change first. */
START_TEST(the_same_number_may_be_set_after_init)
{
	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, set(JET_paramMaxCursors, 1024));
}
END_TEST

START_TEST(some_parameters_may_change_after_init)
{
	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, set(JET_paramCacheSizeMin, 10));
	ck_jet(JET_errSuccess, set(JET_paramCheckpointDepthMax, 1 << 20));
	ck_jet(JET_errSuccess, set(JET_paramPreferredVerPages, 10));
}
END_TEST

START_TEST(a_session_has_a_commit_default_of_its_own)
{
	JET_API_PTR number;

	ese_fix_start(&fx);
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, fx.sesid,
	    JET_paramCommitDefault, JET_bitCommitLazyFlush, NULL));
	ck_jet(JET_errSuccess, JetGetSystemParameter(fx.instance, fx.sesid,
	    JET_paramCommitDefault, &number, NULL, 0));
	ck_assert_uint_eq(number, JET_bitCommitLazyFlush);
	ck_assert_uint_eq(get(JET_paramCommitDefault), 0);
}
END_TEST

START_TEST(a_session_tells_its_level)
{
	JET_API_PTR level;

	ese_fix_start(&fx);
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	ck_jet(JET_errSuccess, JetGetSystemParameter(fx.instance, fx.sesid,
	    TRANSACTION_LEVEL, &level, NULL, 0));
	ck_assert_uint_eq(level, 2);
}
END_TEST

START_TEST(a_bad_session_is_found_out)
{
	ese_fix_start(&fx);
	ck_jet(JET_errInvalidSesid, JetSetSystemParameter(&fx.instance, 77,
	    JET_paramCommitDefault, 0, NULL));
}
END_TEST

/* ---- texts ---- */

static void
ck_text(uint32_t param, const char *expected)
{
	char text[600];

	ck_jet(JET_errSuccess, JetGetSystemParameter(fx.instance, 0, param,
	    NULL, text, sizeof(text)));
	ck_assert_str_eq(text, expected);
}

static void
set_text(uint32_t param, const char *text)
{
	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0, param,
	    0, text));
}

static void
ck_relative(uint32_t param, const char *rest)
{
	char *cwd = getcwd(NULL, 0);
	char *path = jp_tmpdir_path(cwd, rest);

	ck_text(param, path);
	free(path);
	free(cwd);
}

START_TEST(a_base_name_has_three_letters)
{
	ck_text(JET_paramBaseName, "edb");
	set_text(JET_paramBaseName, "abc");
	ck_text(JET_paramBaseName, "abc");
	ck_jet(JET_errInvalidParameter, JetSetSystemParameter(&fx.instance,
	    0, JET_paramBaseName, 0, "ab"));
	ck_jet(JET_errInvalidParameter, JetSetSystemParameter(&fx.instance,
	    0, JET_paramBaseName, 0, "abcd"));
	ck_jet(JET_errInvalidParameter, JetSetSystemParameter(&fx.instance,
	    0, JET_paramBaseName, 0, NULL));
}
END_TEST

START_TEST(paths_come_back_absolute_and_spelled_as_given)
{
	set_text(JET_paramSystemPath, "some\\dir\\");
	ck_relative(JET_paramSystemPath, "some\\dir\\");
	set_text(JET_paramTempPath, "x.tmp");
	ck_relative(JET_paramTempPath, "x.tmp");
	set_text(JET_paramLogFilePath, "/abs\\log/");
	ck_text(JET_paramLogFilePath, "/abs\\log/");
}
END_TEST

START_TEST(directories_end_with_a_separator)
{
	set_text(JET_paramSystemPath, "/some/dir");
	ck_text(JET_paramSystemPath, "/some/dir/");
}
END_TEST

START_TEST(the_working_directory_is_the_default)
{
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
	ck_relative(JET_paramSystemPath, "");
	ck_relative(JET_paramTempPath, "tmp.edb");
	set_text(JET_paramSystemPath, ".\\");
	ck_relative(JET_paramSystemPath, "");
}
END_TEST

START_TEST(a_text_too_long_for_the_buffer_is_an_error)
{
	struct canary room = canary_new(3);

	ck_jet(JET_errBufferTooSmall, JetGetSystemParameter(fx.instance, 0,
	    JET_paramBaseName, NULL, (char *)room.data, 3));
	canary_check(&room);
	ck_assert_uint_eq(room.data[2], 0);
	canary_free(&room);
	ck_jet(JET_errInvalidParameter, JetGetSystemParameter(fx.instance, 0,
	    JET_paramBaseName, NULL, NULL, 10));
}
END_TEST

START_TEST(wide_texts_are_measured_in_bytes)
{
	struct canary room = canary_new(8);
	static const WCHAR expected[] = u"abc";

	ck_jet(JET_errSuccess, JetSetSystemParameterW(&fx.instance, 0,
	    JET_paramBaseName, 0, u"abc"));
	ck_jet(JET_errSuccess, JetGetSystemParameterW(fx.instance, 0,
	    JET_paramBaseName, NULL, (WCHAR *)(void *)room.data, 8));
	ck_assert_mem_eq(room.data, expected, 8);
	ck_jet(JET_errBufferTooSmall, JetGetSystemParameterW(fx.instance, 0,
	    JET_paramBaseName, NULL, (WCHAR *)(void *)room.data, 7));
	canary_free(&room);
}
END_TEST

/* "JET_paramUnicodeIndexDefault" in "Database Parameters" */
START_TEST(the_default_of_unicode_indexes_can_be_changed)
{
	JET_UNICODEINDEX unicode = { .lcid = 0x0407, .dwMapFlags = 0x401 };
	JET_UNICODEINDEX back = { 0 };

	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramUnicodeIndexDefault, (JET_API_PTR)&unicode, NULL));
	ck_jet(JET_errSuccess, JetGetSystemParameter(fx.instance, 0,
	    JET_paramUnicodeIndexDefault, (JET_API_PTR *)(void *)&back, NULL,
	    sizeof(back)));
	ck_assert_uint_eq(back.lcid, 0x0407);
	ck_assert_uint_eq(back.dwMapFlags, 0x401);
	unicode.lcid = 0xEEEE;
	ck_jet(JET_errInvalidParameter, JetSetSystemParameter(&fx.instance,
	    0, JET_paramUnicodeIndexDefault, (JET_API_PTR)&unicode, NULL));
}
END_TEST

static JET_TABLEID
create_text_table(void)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypText, .cp = 1200 };
	JET_TABLEID tableid;

	ck_jet(JET_errSuccess, JetCreateTable(fx.sesid, fx.dbid, "u", 1, 80,
	    &tableid));
	ck_jet(JET_errSuccess, JetAddColumn(fx.sesid, tableid, "name", &def,
	    NULL, 0, NULL));
	return tableid;
}

/* fcreate.cxx, ErrFILEIValidateCreateIndex */
START_TEST(indexes_without_a_locale_have_that_of_the_instance)
{
	static const char key[] = "+name\0";
	JET_UNICODEINDEX unicode = { .lcid = 0x041D, .dwMapFlags = 0 };
	JET_UNICODEINDEX own = { .lcid = 0x0407 };
	JET_INDEXCREATE_A index = { .cbStruct = sizeof(index),
	    .szIndexName = (char *)"own", .szKey = (char *)key,
	    .cbKey = sizeof(key), .grbit = JET_bitIndexUnicode,
	    .pidxunicode = &own };
	JET_TABLEID tableid;
	JET_COLUMNDEF column;
	JET_INDEXLIST list;
	WCHAR locale[85];
	uint32_t flags, lcid;

	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramUnicodeIndexDefault, (JET_API_PTR)&unicode, NULL));
	ese_fix_start(&fx);
	tableid = create_text_table();
	ck_jet(JET_errSuccess, JetCreateIndex(fx.sesid, tableid, "plain", 0,
	    key, sizeof(key), 0));
	ck_jet(JET_errSuccess, JetCreateIndex2(fx.sesid, tableid, &index,
	    1));
	ck_jet(JET_errSuccess, JetGetTableIndexInfo(fx.sesid, tableid,
	    "plain", locale, sizeof(locale), JET_IdxInfoLocaleName));
	ck_assert_mem_eq(locale, u"sv-SE", sizeof(u"sv-SE"));
	ck_jet(JET_errSuccess, JetGetTableIndexInfo(fx.sesid, tableid,
	    "own", &lcid, sizeof(lcid), JET_IdxInfoLCID));
	ck_assert_uint_eq(lcid, 0x0407);
	ck_jet(JET_errSuccess, JetGetTableIndexInfo(fx.sesid, tableid, "own",
	    &list, sizeof(list), JET_IdxInfo));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, list.tableid,
	    list.columnidLCMapFlags, &flags, sizeof(flags), NULL, 0, NULL));
	ck_assert_uint_eq(flags, 0x400);
	ck_jet(JET_errSuccess, JetGetTableColumnInfo(fx.sesid, tableid,
	    "name", &column, sizeof(column), JET_ColInfo));
	ck_assert_uint_eq(column.langid, 0x041D);
}
END_TEST

/* "z" comes before "o" with two dots in Swedish, after it in English. */
static bool
puts_z_first(JET_TABLEID tableid, JET_COLUMNID id)
{
	static const WCHAR texts[] = u"\u00f6z";
	WCHAR first = 0;
	unsigned i;

	for (i = 0; i < 2; i++) {
		ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, tableid,
		    JET_prepInsert));
		ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, tableid, id,
		    &texts[i], sizeof(WCHAR), 0, NULL));
		ck_jet(JET_errSuccess, JetUpdate(fx.sesid, tableid, NULL, 0,
		    NULL));
	}
	ck_jet(JET_errSuccess, JetMove(fx.sesid, tableid,
	    (int32_t)JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetRetrieveColumn(fx.sesid, tableid, id,
	    &first, sizeof(first), NULL, 0, NULL));
	return first == u'z';
}

START_TEST(temporary_tables_without_a_locale_have_that_of_the_instance)
{
	const JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypText, .cp = 1200,
	    .grbit = JET_bitColumnTTKey };
	JET_UNICODEINDEX unicode = { .lcid = 0x041D };
	JET_TABLEID tableid;
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetSetSystemParameter(&fx.instance, 0,
	    JET_paramUnicodeIndexDefault, (JET_API_PTR)&unicode, NULL));
	ese_fix_start(&fx);
	ck_jet(JET_errSuccess, JetOpenTempTable(fx.sesid, &def, 1, 0,
	    &tableid, &id));
	ck_assert(puts_z_first(tableid, id));
	ck_jet(JET_errSuccess, JetOpenTempTable2(fx.sesid, &def, 1, 0x0409,
	    0, &tableid, &id));
	ck_assert(!puts_z_first(tableid, id));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_param");
	TCase *tc;

	tc = tcase_create("numbers");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, defaults_are_those_of_the_engine);
	tcase_add_test(tc, what_is_set_is_read_back);
	tcase_add_test(tc, what_managed_clients_set_at_start_up_is_accepted);
	tcase_add_test(tc, any_number_but_0_is_true);
	tcase_add_test(tc, numbers_out_of_range_are_refused);
	tcase_add_test(tc, unknown_parameters_are_refused);
	tcase_add_test(tc, what_can_only_be_read_is_not_set);
	tcase_add_test(tc, a_number_needs_a_place);
	tcase_add_test(tc, an_unknown_instance_has_no_parameters);
	suite_add_tcase(s, tc);
	tc = tcase_create("scope");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, later_instances_begin_with_what_the_process_has);
	tcase_add_test(tc, the_page_size_is_fixed_while_there_is_an_instance);
	tcase_add_test(tc, a_page_size_is_a_power_of_two);
	tcase_add_test(tc, most_parameters_are_fixed_after_init);
	tcase_add_test(tc, the_same_number_may_be_set_after_init);
	tcase_add_test(tc, some_parameters_may_change_after_init);
	tcase_add_test(tc, a_session_has_a_commit_default_of_its_own);
	tcase_add_test(tc, a_session_tells_its_level);
	tcase_add_test(tc, a_bad_session_is_found_out);
	suite_add_tcase(s, tc);
	tc = tcase_create("texts");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_base_name_has_three_letters);
	tcase_add_test(tc, paths_come_back_absolute_and_spelled_as_given);
	tcase_add_test(tc, directories_end_with_a_separator);
	tcase_add_test(tc, the_working_directory_is_the_default);
	tcase_add_test(tc, a_text_too_long_for_the_buffer_is_an_error);
	tcase_add_test(tc, wide_texts_are_measured_in_bytes);
	tcase_add_test(tc, the_default_of_unicode_indexes_can_be_changed);
	tcase_add_test(tc,
	    indexes_without_a_locale_have_that_of_the_instance);
	tcase_add_test(tc,
	    temporary_tables_without_a_locale_have_that_of_the_instance);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
