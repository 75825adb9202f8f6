/* SPDX-License-Identifier: MIT */
/* Aliases, the configuration and its file, drivers. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bde_fix_checked.h"
#include "ck_dbi.h"
#include "suite.h"
#include "tmpdir.h"

static void
add_alias(const char *name, DBIBOOL persist)
{
	char params[400];

	snprintf(params, sizeof(params),
	    "PATH:\"%s\";DEFAULT DRIVER:\"PARADOX\"", fx.dir);
	ck_dbi(DBIERR_NONE, DbiAddAlias(NULL, name, NULL, params, persist));
}

START_TEST(alias_is_described)			/* "DbiGetDatabaseDesc" */
{
	DBDesc desc;

	add_alias("Demo", FALSE);
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("DEMO", &desc));
	ck_assert_str_eq(desc.szPhyName, fx.dir);
	ck_assert_str_eq(desc.szDbType, "STANDARD");
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("OTHER", &desc));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetDatabaseDesc(NULL, &desc));
	ck_dbi(DBIERR_INVALIDPARAM, DbiGetDatabaseDesc("DEMO", NULL));
}
END_TEST

START_TEST(parameters_need_no_quotes)		/* "DbiAddAlias" */
{
	DBDesc desc;

	ck_dbi(DBIERR_NONE, DbiAddAlias(NULL, "A", "PARADOX",
	    "PATH:/some/where;ENABLE BCD:FALSE", FALSE));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("A", &desc));
	ck_assert_str_eq(desc.szPhyName, "/some/where");
	ck_assert_str_eq(desc.szDbType, "STANDARD");
	ck_dbi(DBIERR_NONE, DbiAddAlias(NULL, "B", NULL, NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiAddAlias(NULL, "C", "STANDARD",
	    "PATH:\"/a;b\"", FALSE));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("C", &desc));
	ck_assert_str_eq(desc.szPhyName, "/a;b");
}
END_TEST

START_TEST(bad_aliases_are_refused)
{
	add_alias("DEMO", FALSE);
	ck_dbi(DBIERR_NAMENOTUNIQUE, DbiAddAlias(NULL, "demo", NULL, NULL,
	    FALSE));
	ck_dbi(DBIERR_UNKNOWNDRIVER, DbiAddAlias(NULL, "X", "ORACLE", NULL,
	    FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiAddAlias(NULL, NULL, NULL, NULL,
	    FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiAddAlias(NULL, "", NULL, NULL, FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiAddAlias(NULL,
	    "a name of more than thirty-one b", NULL, NULL, FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiAddAlias(NULL, "X", NULL, "PATH",
	    FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiAddAlias(NULL, "X", NULL,
	    "PATH:\"/open", FALSE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiAddAlias(NULL, "X", NULL,
	    "PATH:\"/a\"b", FALSE));
	ck_dbi(DBIERR_INVALIDHNDL, DbiAddAlias((hDBICfg)fx.session, "X", NULL,
	    NULL, FALSE));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiCfgPosition(NULL, "\\DATABASES\\X"));
}
END_TEST

START_TEST(persistent_alias_stays)
{
	DBDesc desc;

	add_alias("STAYS", TRUE);
	add_alias("GOES", FALSE);
	bde_fix_restart(&fx);
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("STAYS", &desc));
	ck_assert_str_eq(desc.szPhyName, fx.dir);
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("GOES", &desc));
}
END_TEST

START_TEST(alias_of_a_session_is_its_own)
{
	hDBISes session;
	DBDesc desc;

	add_alias("MINE", FALSE);
	add_alias("OURS", TRUE);
	ck_dbi(DBIERR_NONE, DbiStartSession(NULL, &session, NULL));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("MINE", &desc));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("OURS", &desc));
	ck_dbi(DBIERR_NONE, DbiCloseSession(session));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("MINE", &desc));
}
END_TEST

START_TEST(deleted_alias_is_gone)		/* "DbiDeleteAlias" */
{
	DBDesc desc;

	add_alias("ONE", TRUE);
	add_alias("TWO", FALSE);
	ck_dbi(DBIERR_NONE, DbiDeleteAlias(NULL, "one"));
	ck_dbi(DBIERR_NONE, DbiDeleteAlias(NULL, "TWO"));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiDeleteAlias(NULL, "TWO"));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiDeleteAlias(NULL, NULL));
	bde_fix_restart(&fx);
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("ONE", &desc));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("TWO", &desc));
}
END_TEST

START_TEST(mode_says_which_aliases_there_are)	/* sesCFGMODE2 */
{
	DBDesc desc;
	uint32_t mode;
	uint16_t length;

	add_alias("FILE", TRUE);
	add_alias("OWN", FALSE);
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.session, sesCFGMODE2,
	    cfgmPersistent));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("OWN", &desc));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("FILE", &desc));
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.session, sesCFGMODE2, cfgmSession));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("OWN", &desc));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("FILE", &desc));
	ck_dbi(DBIERR_NONE, DbiGetProp(fx.session, sesCFGMODE, &mode,
	    sizeof(mode), &length));
	ck_assert_uint_eq(mode, cfgSession);
	ck_dbi(DBIERR_NONE, DbiSetProp(fx.session, sesCFGMODE, cfgAll));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("FILE", &desc));
}
END_TEST

START_TEST(unwritable_file_changes_nothing)	/* DBIERR_CFGCANNOTWRITE */
{
	char *blocked = jp_tmpdir_path(fx.dir, "idapi.cfg.new");
	DBDesc desc;

	add_alias("OLD", TRUE);
	ck_assert_int_eq(mkdir(blocked, 0700), 0);
	ck_dbi(DBIERR_CFGCANNOTWRITE, DbiAddAlias(NULL, "NEW", NULL, NULL,
	    TRUE));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("NEW", &desc));
	ck_dbi(DBIERR_CFGCANNOTWRITE, DbiDeleteAlias(NULL, "OLD"));
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("OLD", &desc));
	free(blocked);
}
END_TEST

START_TEST(named_file_must_be_there)		/* DBIERR_NOCONFIGFILE */
{
	DBIEnv env;

	ck_dbi(DBIERR_NONE, DbiExit());
	memset(&env, 0, sizeof(env));
	strcpy(env.szIniFile, "/no/such/idapi.cfg");
	ck_dbi(DBIERR_NOCONFIGFILE, DbiInit(&env));
	ck_dbi(DBIERR_NOTINITIALIZED, DbiExit());
}
END_TEST

START_TEST(nodes_are_found_by_path)		/* "DbiCfgPosition" */
{
	static const char *const there[] = {
		"\\SYSTEM\\INIT", "\\system", "\\DATABASES",
		"\\DRIVERS\\PARADOX\\INIT\\", "\\DATABASES\\DEMO",
		"DATABASES\\DEMO\\DB INFO"
	};
	static const char *const absent[] = {
		"\\DATABASES\\DEM", "\\DATABASES\\DEMO\\DB", "\\NODE"
	};
	char path[1000];
	size_t i;

	add_alias("DEMO", FALSE);
	for (i = 0; i < sizeof(there) / sizeof(there[0]); i++)
		ck_dbi(DBIERR_NONE, DbiCfgPosition(NULL, there[i]));
	for (i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
		ck_dbi(DBIERR_OBJNOTFOUND, DbiCfgPosition(NULL, absent[i]));
	memset(path, 'x', sizeof(path));
	path[999] = '\0';
	ck_dbi(DBIERR_OBJNOTFOUND, DbiCfgPosition(NULL, path));
	ck_dbi(DBIERR_INVALIDPARAM, DbiCfgPosition(NULL, NULL));
}
END_TEST

START_TEST(node_is_changed)			/* "DbiCfgModifyRecord" */
{
	char record[] = "/new/place\0PARADOX";
	FLDDesc fields[2];
	DBDesc desc;

	memset(fields, 0, sizeof(fields));
	strcpy(fields[0].szName, "PATH");
	fields[0].iFldType = fldZSTRING;
	fields[0].iLen = 11;
	strcpy(fields[1].szName, "DEFAULT DRIVER");
	fields[1].iFldType = fldZSTRING;
	fields[1].iOffset = 11;
	fields[1].iLen = 8;
	add_alias("DEMO", TRUE);
	ck_dbi(DBIERR_NONE, DbiCfgModifyRecord(NULL,
	    "\\DATABASES\\DEMO\\DB INFO", 2, fields, record));
	bde_fix_restart(&fx);
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("DEMO", &desc));
	ck_assert_str_eq(desc.szPhyName, "/new/place");
	ck_dbi(DBIERR_OBJNOTFOUND, DbiCfgModifyRecord(NULL,
	    "\\DATABASES\\NONE\\DB INFO", 2, fields, record));
	ck_dbi(DBIERR_INVALIDPARAM, DbiCfgModifyRecord(NULL,
	    "\\DATABASES\\DEMO\\DB INFO", 2, NULL, record));
}
END_TEST

START_TEST(node_is_dropped)			/* "DbiCfgDropRecord" */
{
	DBDesc desc;

	add_alias("DEMO", TRUE);
	ck_dbi(DBIERR_NONE, DbiCfgDropRecord(NULL, "\\DATABASES\\DEMO"));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiGetDatabaseDesc("DEMO", &desc));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiCfgDropRecord(NULL,
	    "\\DATABASES\\DEMO"));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiCfgDropRecord(NULL, "\\"));
	ck_dbi(DBIERR_NONE, DbiCfgPosition(NULL, "\\DATABASES"));
}
END_TEST

START_TEST(configuration_is_saved_elsewhere)	/* "DbiCfgSave" */
{
	char *copy = jp_tmpdir_path(fx.dir, "copy.cfg");

	add_alias("DEMO", TRUE);
	ck_dbi(DBIERR_NONE, DbiCfgSave(NULL, NULL, FALSE));
	ck_dbi(DBIERR_NONE, DbiCfgSave(NULL, copy, FALSE));
	ck_assert_int_eq(access(copy, R_OK), 0);
	ck_dbi(DBIERR_CFGCANNOTWRITE, DbiCfgSave(NULL, "/no/such/file",
	    FALSE));
	unlink(copy);
	ck_dbi(DBIERR_NONE, DbiCfgSave(NULL, copy, TRUE));
	ck_assert_int_eq(access(copy, R_OK), 0);
	free(copy);
}
END_TEST

START_TEST(damaged_file_is_read_as_far_as_it_makes_sense)
{
	FILE *file = fopen(fx.config, "w");
	DBDesc desc;

	ck_assert_ptr_nonnull(file);
	fputs("rubbish\n=\n[\n[]\n[\\DATABASES\\GOOD\\DB INFO]\n"
	    "# remark\nPATH=/good\r\nnothing\n", file);
	fclose(file);
	bde_fix_restart(&fx);
	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("GOOD", &desc));
	ck_assert_str_eq(desc.szPhyName, "/good");
}
END_TEST

START_TEST(aliases_are_listed)			/* "DbiOpenDatabaseList" */
{
	hDBICur list;
	DBDesc desc;
	int found = 0;

	add_alias("ONE", TRUE);
	add_alias("TWO", FALSE);
	ck_dbi(DBIERR_NONE, DbiOpenDatabaseList(&list));
	while (DbiGetNextRecord(list, dbiNOLOCK, (uint8_t *)&desc, NULL) ==
	    DBIERR_NONE) {
		ck_assert_str_eq(desc.szDbType, "STANDARD");
		ck_assert_str_eq(desc.szPhyName, fx.dir);
		found++;
	}
	ck_assert_int_eq(found, 2);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenDatabaseList(NULL));
}
END_TEST

START_TEST(drivers_are_listed)			/* "DbiOpenDriverList" */
{
	hDBICur list;
	DBINAME name;
	DRVType type;
	int found = 0;

	ck_dbi(DBIERR_NONE, DbiOpenDriverList(&list));
	while (DbiGetNextRecord(list, dbiNOLOCK, (uint8_t *)name, NULL) ==
	    DBIERR_NONE) {
		ck_dbi(DBIERR_NONE, DbiGetDriverDesc(name, &type));
		ck_assert_str_eq(type.szType, name);
		ck_assert_int_eq(type.edrvCat, drvFILE);
		ck_assert_int_eq(type.bTrans, 1);
		found++;
	}
	ck_assert_int_eq(found, 2);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_UNKNOWNDRIVER, DbiGetDriverDesc("ORACLE", &type));
}
END_TEST

START_TEST(values_of_a_node_are_listed)		/* "DbiOpenCfgInfoList" */
{
	hDBICur list;
	CFGDesc desc;
	int nodes = 0, values = 0;

	add_alias("DEMO", TRUE);
	ck_dbi(DBIERR_NONE, DbiOpenCfgInfoList(NULL, dbiREADONLY,
	    cfgPersistent, "\\DATABASES\\DEMO", &list));
	while (DbiGetNextRecord(list, dbiNOLOCK, (uint8_t *)&desc, NULL) ==
	    DBIERR_NONE) {
		ck_assert_str_eq(desc.szNodeName, "DB INFO");
		ck_assert_int_eq(desc.bHasSubnodes, 1);
		nodes++;
	}
	ck_assert_int_eq(nodes, 1);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_NONE, DbiOpenCfgInfoList(NULL, dbiREADONLY, cfgAll,
	    "\\DATABASES\\DEMO\\DB INFO", &list));
	while (DbiGetNextRecord(list, dbiNOLOCK, (uint8_t *)&desc, NULL) ==
	    DBIERR_NONE) {
		if (strcmp(desc.szNodeName, "PATH") == 0)
			ck_assert_str_eq(desc.szValue, fx.dir);
		ck_assert_int_eq(desc.bHasSubnodes, 0);
		values++;
	}
	ck_assert_int_eq(values, 3);
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiOpenCfgInfoList(NULL, dbiREADONLY,
	    cfgSession, "\\DATABASES\\DEMO", &list));
}
END_TEST

/* Stands on the row of a value of the alias DEMO, in a list to be changed. */
static hDBICur
find_value(CFGMode mode, const char *name, CFGDesc *desc)
{
	hDBICur list;

	ck_dbi(DBIERR_NONE, DbiOpenCfgInfoList(NULL, dbiREADWRITE, mode,
	    "\\DATABASES\\DEMO\\DB INFO", &list));
	do
		ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiWRITELOCK,
		    (uint8_t *)desc, NULL));
	while (strcmp(desc->szNodeName, name) != 0);
	return list;
}

static void
check_demo_path(const char *path)
{
	DBDesc desc;

	ck_dbi(DBIERR_NONE, DbiGetDatabaseDesc("DEMO", &desc));
	ck_assert_str_eq(desc.szPhyName, path);
}

START_TEST(modified_rows_of_a_list_are_written)	/* "DbiOpenCfgInfoList" */
{
	CFGDesc desc;
	hDBICur list;

	add_alias("DEMO", TRUE);
	list = find_value(cfgPersistent, "PATH", &desc);
	strcpy(desc.szValue, "/tmp");
	ck_dbi(DBIERR_NONE, DbiModifyRecord(list, (uint8_t *)&desc, TRUE));
	memset(&desc, 0, sizeof desc);
	ck_dbi(DBIERR_NONE, DbiGetRecord(list, dbiNOLOCK, (uint8_t *)&desc,
	    NULL));
	ck_assert_str_eq(desc.szNodeName, "PATH");
	ck_assert_str_eq(desc.szValue, "/tmp");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	check_demo_path("/tmp");
	bde_fix_restart(&fx);
	check_demo_path("/tmp");
}
END_TEST

START_TEST(modified_rows_of_a_session_are_its_own)
{
	CFGDesc desc;
	hDBICur list;

	add_alias("DEMO", FALSE);
	list = find_value(cfgAll, "PATH", &desc);
	strcpy(desc.szValue, "/tmp");
	ck_dbi(DBIERR_NONE, DbiModifyRecord(list, (uint8_t *)&desc, TRUE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	list = find_value(cfgSession, "PATH", &desc);
	ck_assert_str_eq(desc.szValue, "/tmp");
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_OBJNOTFOUND, DbiOpenCfgInfoList(NULL, dbiREADWRITE,
	    cfgPersistent, "\\DATABASES\\DEMO\\DB INFO", &list));
}
END_TEST

START_TEST(rows_of_a_list_are_neither_added_nor_renamed)
{
	CFGDesc desc, other;
	hDBICur list;

	add_alias("DEMO", TRUE);
	list = find_value(cfgPersistent, "PATH", &desc);
	other = desc;
	strcpy(other.szNodeName, "OTHER");
	ck_dbi(DBIERR_NA, DbiModifyRecord(list, (uint8_t *)&other, TRUE));
	other = desc;
	strcpy(other.szValue, "two\nlines");
	ck_dbi(DBIERR_INVALIDPARAM, DbiModifyRecord(list, (uint8_t *)&other,
	    TRUE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiModifyRecord(list, NULL, TRUE));
	ck_dbi(DBIERR_TABLEREADONLY, DbiInsertRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc));
	ck_dbi(DBIERR_TABLEREADONLY, DbiDeleteRecord(list, NULL));
	ck_dbi(DBIERR_NONE, DbiDeleteAlias(NULL, "DEMO"));
	strcpy(desc.szValue, "/tmp");
	ck_dbi(DBIERR_OBJNOTFOUND, DbiModifyRecord(list, (uint8_t *)&desc,
	    TRUE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_NONE, DbiOpenCfgInfoList(NULL, dbiREADWRITE,
	    cfgPersistent, "\\DRIVERS", &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_dbi(DBIERR_NA, DbiModifyRecord(list, (uint8_t *)&desc, TRUE));
	ck_dbi(DBIERR_NONE, DbiCloseCursor(&list));
	ck_dbi(DBIERR_NONE, DbiOpenCfgInfoList(NULL, dbiREADONLY,
	    cfgPersistent, "\\DRIVERS", &list));
	ck_dbi(DBIERR_NONE, DbiGetNextRecord(list, dbiNOLOCK,
	    (uint8_t *)&desc, NULL));
	ck_dbi(DBIERR_TABLEREADONLY, DbiModifyRecord(list, (uint8_t *)&desc,
	    TRUE));
	ck_dbi(DBIERR_INVALIDPARAM, DbiOpenCfgInfoList(NULL, (DBIOpenMode)9,
	    cfgPersistent, "\\DRIVERS", &list));
}
END_TEST

START_TEST(database_opens_by_alias)		/* "DbiOpenDatabase" */
{
	DBIPATH dir;
	hDBIDb db;

	add_alias("DEMO", FALSE);
	ck_dbi(DBIERR_NONE, DbiOpenDatabase("demo", NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
	ck_dbi(DBIERR_NONE, DbiGetDirectory(db, FALSE, dir));
	ck_assert_str_eq(dir, fx.dir);
	ck_dbi(DBIERR_NONE, DbiCloseDatabase(&db));
	ck_dbi(DBIERR_UNKNOWNDB, DbiOpenDatabase("none", NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bde_config");
	TCase *tcase = tcase_create("aliases");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, alias_is_described);
	tcase_add_test(tcase, parameters_need_no_quotes);
	tcase_add_test(tcase, bad_aliases_are_refused);
	tcase_add_test(tcase, persistent_alias_stays);
	tcase_add_test(tcase, alias_of_a_session_is_its_own);
	tcase_add_test(tcase, deleted_alias_is_gone);
	tcase_add_test(tcase, mode_says_which_aliases_there_are);
	tcase_add_test(tcase, aliases_are_listed);
	tcase_add_test(tcase, database_opens_by_alias);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("file");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, unwritable_file_changes_nothing);
	tcase_add_test(tcase, named_file_must_be_there);
	tcase_add_test(tcase, configuration_is_saved_elsewhere);
	tcase_add_test(tcase,
	    damaged_file_is_read_as_far_as_it_makes_sense);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("nodes");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, nodes_are_found_by_path);
	tcase_add_test(tcase, node_is_changed);
	tcase_add_test(tcase, node_is_dropped);
	tcase_add_test(tcase, values_of_a_node_are_listed);
	tcase_add_test(tcase, modified_rows_of_a_list_are_written);
	tcase_add_test(tcase, modified_rows_of_a_session_are_its_own);
	tcase_add_test(tcase, rows_of_a_list_are_neither_added_nor_renamed);
	tcase_add_test(tcase, drivers_are_listed);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
