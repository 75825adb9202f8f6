/* SPDX-License-Identifier: MIT */
/* What compiled clients rely on: their start-up, a dictionary kept in a
 * database, directories that are empty when they should be, several instances
 * and databases at once. */

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"
#include "tmpdir.h"

static char *top;			/* directory of the test; it works in it */

static void
setup(void)
{
	top = jp_tmpdir_new();
	ck_assert_int_eq(chdir(top), 0);
}

static void
teardown(void)
{
	jp_tmpdir_remove(top);
}

/* One instance with a directory below top; the database is in it. */
struct client {
	char dir[16];
	char database[64];
	JET_INSTANCE instance;
	JET_SESID sesid;
	JET_DBID dbid;
};

static void
set_text(struct client *c, uint32_t param, const char *text)
{
	ck_jet(JET_errSuccess, JetSetSystemParameter(&c->instance, 0, param,
	    0, text));
}

static void
set_number(struct client *c, uint32_t param, JET_API_PTR number)
{
	ck_jet(JET_errSuccess, JetSetSystemParameter(&c->instance, 0, param,
	    number, NULL));
}

/* Directories come with the separator of Windows at the end. */
static void
create_client(struct client *c, const char *name, const char *base)
{
	char folder[32];

	snprintf(c->dir, sizeof(c->dir), "%s", name);
	snprintf(c->database, sizeof(c->database), "%s/%s.edb", c->dir, name);
	snprintf(folder, sizeof(folder), "%s\\", c->dir);
	ck_jet(JET_errSuccess, JetCreateInstance2(&c->instance, name, name,
	    0));
	set_text(c, JET_paramSystemPath, folder);
	set_text(c, JET_paramLogFilePath, folder);
	set_text(c, JET_paramTempPath, folder);
	set_text(c, JET_paramBaseName, base);
	set_number(c, JET_paramCreatePathIfNotExist, 1);
	set_number(c, JET_paramCircularLog, 1);
	set_number(c, JET_paramNoInformationEvent, 1);
	set_number(c, JET_paramMaxTemporaryTables, 0);
	set_number(c, JET_paramMaxVerPages, 1024);
	set_number(c, JET_paramLogFileSize, 512);
	set_number(c, JET_paramLogBuffers, 512);
	set_number(c, JET_paramCheckpointDepthMax, 8 << 20);
	set_number(c, JET_paramWaypointLatency, 1);
}

static void
start_client(struct client *c)
{
	ck_jet(JET_errSuccess, JetInit(&c->instance));
	ck_jet(JET_errSuccess, JetBeginSession(c->instance, &c->sesid, NULL,
	    NULL));
}

static void
open_client(struct client *c)
{
	ck_jet(JET_errSuccess, JetAttachDatabase(c->sesid, c->database, 0));
	ck_jet(JET_errSuccess, JetOpenDatabase(c->sesid, c->database, "",
	    &c->dbid, 0));
}

/* Removes what a client knows to belong to it, then the directory. */
static void
remove_client(const struct client *c, const char *base)
{
	static const char *const patterns[] = { "*.edb", "*.jfm", "%s.chk",
	    "%s*.log", "res*.log", "%s*.jrs" };
	struct dirent *entry;
	char pattern[64], path[300];
	DIR *dir = opendir(c->dir);
	size_t i;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL)
		for (i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
			snprintf(pattern, sizeof(pattern), patterns[i], base);
			snprintf(path, sizeof(path), "%s/%s", c->dir,
			    entry->d_name);
			if (fnmatch(pattern, entry->d_name, 0) == 0)
				unlink(path);
		}
	closedir(dir);
	ck_assert_int_eq(rmdir(c->dir), 0);
}

static unsigned
count_files(const char *folder, const char *pattern)
{
	struct dirent *entry;
	DIR *dir = opendir(folder);
	unsigned count = 0;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL)
		count += fnmatch(pattern, entry->d_name, FNM_PERIOD) == 0;
	closedir(dir);
	return count;
}

/* ---- start-up ---- */

/* A managed client tells the version of the engine so; nothing may fail. */
START_TEST(a_client_asks_for_the_version_before_anything_else)
{
	JET_INSTANCE instance;
	JET_SESID sesid;
	uint32_t version = 0;
	int round;

	for (round = 0; round < 2; round++) {
		ck_jet(JET_errSuccess, JetCreateInstance(&instance,
		    "get version"));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramRecovery, 0, "off"));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramNoInformationEvent, 1, NULL));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramMaxTemporaryTables, 0, NULL));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramMaxCursors, 16, NULL));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramMaxOpenTables, 16, NULL));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramMaxVerPages, 4, NULL));
		ck_jet(JET_errSuccess, JetSetSystemParameter(&instance, 0,
		    JET_paramMaxSessions, 1, NULL));
		ck_jet(JET_errSuccess, JetInit(&instance));
		ck_jet(JET_errSuccess, JetBeginSession(instance, &sesid, "",
		    ""));
		ck_jet(JET_errSuccess, JetGetVersion(sesid, &version));
		ck_jet(JET_errSuccess, JetEndSession(sesid, 0));
		ck_jet(JET_errSuccess, JetTerm(instance));
		ck_assert_uint_eq(version, 0xA04A6100);
		ck_assert_uint_eq(count_files(top, "*"), 0);
	}
}
END_TEST

/* The parameters of the process can be set before, between and after. */
START_TEST(global_parameters_can_be_set_again_once_no_instance_is_left)
{
	static const struct {
		uint32_t param;
		JET_API_PTR number;
	} cases[] = {
		{ JET_paramDatabasePageSize, 8192 },
		{ JET_paramDatabasePageSize, 16384 },
		{ JET_paramMaxInstances, 1024 },
		{ JET_paramConfiguration, 1 },
		{ JET_paramEnableAdvanced, 1 },
		{ JET_paramCacheSizeMax, INT_MAX },
		{ JET_paramCacheSizeMin, 64 }
	};
	struct client c;
	JET_API_PTR found;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
		    cases[i].param, cases[i].number, NULL));
		ck_jet(JET_errSuccess, JetGetSystemParameter(0, 0,
		    cases[i].param, &found, NULL, 0));
		ck_assert_uint_eq(found, cases[i].number);
		create_client(&c, "one", "edb");
		start_client(&c);
		ck_jet(JET_errSuccess, JetTerm(c.instance));
	}
}
END_TEST

/* What is asked for comes back absolute, and spelled as it was given. */
START_TEST(paths_are_told_as_they_were_given)
{
	char folder[PATH_MAX], wanted[PATH_MAX + 16], cwd[PATH_MAX];
	struct client c;
	JET_API_PTR number;

	ck_assert_ptr_nonnull(getcwd(cwd, sizeof(cwd)));
	create_client(&c, "one", "epc");
	ck_jet(JET_errSuccess, JetGetSystemParameter(c.instance, 0,
	    JET_paramSystemPath, &number, folder, sizeof(folder)));
	snprintf(wanted, sizeof(wanted), "%s/one\\", cwd);
	ck_assert_str_eq(folder, wanted);
	set_text(&c, JET_paramSystemPath, wanted);
	ck_jet(JET_errSuccess, JetGetSystemParameter(c.instance, 0,
	    JET_paramSystemPath, NULL, folder, sizeof(folder)));
	ck_assert_str_eq(folder, wanted);
	start_client(&c);
	ck_jet(JET_errSuccess, JetGetSystemParameter(c.instance, 0,
	    JET_paramLogFilePath, NULL, folder, sizeof(folder)));
	ck_assert_str_eq(folder, wanted);
	ck_jet(JET_errSuccess, JetGetSystemParameter(c.instance, 0,
	    JET_paramBaseName, NULL, folder, sizeof(folder)));
	ck_assert_str_eq(folder, "epc");
	ck_jet(JET_errSuccess, JetTerm(c.instance));
	remove_client(&c, "epc");
}
END_TEST

/* jetapi.cxx, GetErrorToString: the name up to the comma */
START_TEST(the_name_of_an_error_is_told)
{
	JET_API_PTR number = (JET_API_PTR)(intptr_t)JET_errOutOfMemory;
	char text[200];
	WCHAR wide[200];

	ck_jet(JET_errSuccess, JetGetSystemParameter(0, 0,
	    JET_paramErrorToString, &number, text, sizeof(text)));
	ck_assert_ptr_eq(strstr(text, "JET_errOutOfMemory, "), text);
	number = (JET_API_PTR)(intptr_t)JET_wrnColumnNull;
	ck_jet(JET_errSuccess, JetGetSystemParameterW(0, 0,
	    JET_paramErrorToString, &number, wide, sizeof(wide)));
	ck_assert_mem_eq(wide, u"JET_wrnColumnNull, ", 38);
	ck_jet(JET_errBufferTooSmall, JetGetSystemParameter(0, 0,
	    JET_paramErrorToString, &number, text, 10));
	ck_jet(JET_errInvalidParameter, JetGetSystemParameter(0, 0,
	    JET_paramErrorToString, NULL, text, sizeof(text)));
	number = 987654;
	ck_jet(JET_errSuccess, JetGetSystemParameter(0, 0,
	    JET_paramErrorToString, &number, text, sizeof(text)));
	ck_assert_str_eq(text, "Unknown Error, Unknown Error");
	ck_jet(JET_errInvalidParameter, JetSetSystemParameter(NULL, 0,
	    JET_paramErrorToString, 1, "x"));
}
END_TEST

/* ---- a dictionary ---- */

struct dictionary {
	struct client c;
	JET_TABLEID tableid;
	JET_COLUMNID key;
	JET_COLUMNID value;
};

static JET_COLUMNID
add(JET_SESID sesid, JET_TABLEID tableid, const char *name, JET_COLTYP type,
    uint16_t cp, JET_GRBIT grbit)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .cp = cp, .grbit = grbit };
	JET_COLUMNID id;

	ck_jet(JET_errSuccess, JetAddColumn(sesid, tableid, name, &def, NULL,
	    0, &id));
	return id;
}

static void
make_globals(struct dictionary *d)
{
	JET_SESID sesid = d->c.sesid;
	JET_COLUMNID version, count, type;
	JET_TABLEID tableid;
	int32_t zero = 0;

	ck_jet(JET_errSuccess, JetCreateTable(sesid, d->c.dbid, "Globals", 1,
	    100, &tableid));
	version = add(sesid, tableid, "Version", JET_coltypLongText, 1200, 0);
	count = add(sesid, tableid, "Count", JET_coltypLong, 0,
	    JET_bitColumnFixed);
	type = add(sesid, tableid, "KeyType", JET_coltypLongBinary, 0, 0);
	ck_jet(JET_errSuccess, JetPrepareUpdate(sesid, tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid, version,
	    u"1.0.0.0", 14, 0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid, count, &zero,
	    sizeof(zero), 0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(sesid, tableid, type, "string", 6,
	    0, NULL));
	ck_jet(JET_errSuccess, JetUpdate(sesid, tableid, NULL, 0, NULL));
	ck_jet(JET_errSuccess, JetCloseTable(sesid, tableid));
}

static void
make_data(struct dictionary *d)
{
	JET_UNICODEINDEX unicode = { .lcid = 0x0409, .dwMapFlags = 0x401 };
	JET_INDEXCREATE_A index = { .cbStruct = sizeof(index),
	    .szIndexName = (char *)"primary", .szKey = (char *)"+Key\0",
	    .cbKey = 6, .ulDensity = 100, .pidxunicode = &unicode,
	    .grbit = JET_bitIndexPrimary | JET_bitIndexUnicode |
	    JET_bitIndexKeyMost };
	JET_SESID sesid = d->c.sesid;
	JET_TABLEID tableid;
	JET_API_PTR key_most;

	ck_jet(JET_errSuccess, JetGetSystemParameter(d->c.instance, 0,
	    JET_paramKeyMost, &key_most, NULL, 0));
	ck_assert_uint_eq(key_most, 2000);
	index.cbKeyMost = (uint32_t)key_most;

	ck_jet(JET_errSuccess, JetCreateTable(sesid, d->c.dbid, "Data", 128,
	    100, &tableid));
	add(sesid, tableid, "Key", JET_coltypLongText, 1200,
	    JET_bitColumnNotNULL);
	add(sesid, tableid, "Value", JET_coltypLongBinary, 0, 0);
	ck_jet(JET_errSuccess, JetCreateIndex2(sesid, tableid, &index, 1));
	ck_jet(JET_errSuccess, JetCloseTable(sesid, tableid));
}

static void
create_dictionary(struct dictionary *d)
{
	ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
	    JET_paramDatabasePageSize, 8192, NULL));
	create_client(&d->c, "dict", "epc");
}

static void
make_dictionary(struct dictionary *d)
{
	start_client(&d->c);
	ck_jet(JET_errSuccess, JetCreateDatabase(d->c.sesid, d->c.database,
	    "", &d->c.dbid, JET_bitDbOverwriteExisting));
	ck_jet(JET_errSuccess, JetBeginTransaction(d->c.sesid));
	make_globals(d);
	make_data(d);
	ck_jet(JET_errSuccess, JetCommitTransaction(d->c.sesid,
	    JET_bitCommitLazyFlush));
	ck_jet(JET_errSuccess, JetCloseDatabase(d->c.sesid, d->c.dbid, 0));
	ck_jet(JET_errSuccess, JetDetachDatabase(d->c.sesid, d->c.database));
}

static void
open_dictionary(struct dictionary *d)
{
	JET_COLUMNDEF def;

	open_client(&d->c);
	ck_jet(JET_errSuccess, JetOpenTable(d->c.sesid, d->c.dbid, "data",
	    NULL, 0, 0, &d->tableid));
	ck_jet(JET_errSuccess, JetGetTableColumnInfo(d->c.sesid, d->tableid,
	    "key", &def, sizeof(def), JET_ColInfo));
	d->key = def.columnid;
	ck_jet(JET_errSuccess, JetGetTableColumnInfo(d->c.sesid, d->tableid,
	    "value", &def, sizeof(def), JET_ColInfo));
	d->value = def.columnid;
}

static void
spell_key(char16_t key[16], int number)
{
	char text[16];
	int i;

	snprintf(text, sizeof(text), "key %05d", number);
	for (i = 0; i < 16; i++)
		key[i] = (char16_t)text[i];
}

static JET_ERR
seek(struct dictionary *d, int number, JET_GRBIT grbit)
{
	char16_t key[16];

	spell_key(key, number);
	ck_jet(JET_errSuccess, JetMakeKey(d->c.sesid, d->tableid, key, 18,
	    JET_bitNewKey));
	return JetSeek(d->c.sesid, d->tableid, grbit);
}

static void
put(struct dictionary *d, int number, uint32_t size)
{
	char16_t key[16];
	bool there;

	spell_key(key, number);
	ck_jet(JET_errSuccess, JetBeginTransaction2(d->c.sesid, 0));
	there = seek(d, number, JET_bitSeekEQ) == JET_errSuccess;
	ck_jet(JET_errSuccess, JetPrepareUpdate(d->c.sesid, d->tableid,
	    there ? JET_prepReplace : JET_prepInsert));
	if (!there)
		ck_jet(JET_errSuccess, JetSetColumn(d->c.sesid, d->tableid,
		    d->key, key, 18, 0, NULL));
	ck_jet(JET_errSuccess, JetSetColumn(d->c.sesid, d->tableid, d->value,
	    NULL, size, JET_bitSetSizeLV, NULL));
	ck_jet(JET_errSuccess, JetUpdate(d->c.sesid, d->tableid, NULL, 0,
	    NULL));
	ck_jet(JET_errSuccess, JetCommitTransaction(d->c.sesid,
	    JET_bitCommitLazyFlush));
}

static void
expect_entry(struct dictionary *d, int number, uint32_t size)
{
	char16_t key[16], found[16];
	uint32_t actual;

	spell_key(key, number);
	ck_jet(JET_errSuccess, seek(d, number, JET_bitSeekEQ));
	ck_jet(JET_errSuccess, JetRetrieveColumn(d->c.sesid, d->tableid,
	    d->key, found, sizeof(found), &actual, 0, NULL));
	ck_assert_uint_eq(actual, 18);
	ck_assert_mem_eq(key, found, 18);
	ck_jet(size > 0 ? JET_wrnBufferTruncated : JET_errSuccess,
	    JetRetrieveColumn(d->c.sesid, d->tableid, d->value, NULL, 0,
	    &actual, 0, NULL));
	ck_assert_uint_eq(actual, size);
}

/* Deletes all from one key up to another one. */
static void
clear_range(struct dictionary *d, int from, int to)
{
	char16_t key[16];

	ck_jet(JET_errSuccess, JetBeginTransaction(d->c.sesid));
	ck_assert_int_ge(seek(d, from, JET_bitSeekGE), 0);
	spell_key(key, to);
	ck_jet(JET_errSuccess, JetMakeKey(d->c.sesid, d->tableid, key, 18,
	    JET_bitNewKey));
	ck_jet(JET_errSuccess, JetSetIndexRange(d->c.sesid, d->tableid,
	    JET_bitRangeUpperLimit | JET_bitRangeInclusive));
	do
		ck_jet(JET_errSuccess, JetDelete(d->c.sesid, d->tableid));
	while (JetMove(d->c.sesid, d->tableid, JET_MoveNext, 0) ==
	    JET_errSuccess);
	ck_jet(JET_errSuccess, JetCommitTransaction(d->c.sesid, 0));
}

static int
count_entries(struct dictionary *d)
{
	uint32_t count = 0;

	if (JetMove(d->c.sesid, d->tableid, JET_MoveFirst, 0) ==
	    JET_errNoCurrentRecord)
		return 0;
	ck_jet(JET_errSuccess, JetIndexRecordCount(d->c.sesid, d->tableid,
	    &count, 0));
	return (int)count;
}

static void
close_dictionary(struct dictionary *d)
{
	ck_jet(JET_errSuccess, JetCloseTable(d->c.sesid, d->tableid));
	ck_jet(JET_errSuccess, JetCloseDatabase(d->c.sesid, d->c.dbid, 0));
	ck_jet(JET_errSuccess, JetEndSession(d->c.sesid, 0));
	ck_jet(JET_errSuccess, JetTerm2(d->c.instance, JET_bitTermComplete));
}

START_TEST(a_dictionary_lives_over_restarts_and_leaves_nothing)
{
	struct dictionary d;
	int i;

	create_dictionary(&d);
	make_dictionary(&d);
	open_dictionary(&d);
	for (i = 0; i < 500; i++)
		put(&d, i, (uint32_t)i * 7 + 1);
	ck_assert_int_eq(count_entries(&d), 500);
	close_dictionary(&d);

	create_dictionary(&d);
	start_client(&d.c);
	open_dictionary(&d);
	ck_assert_int_eq(count_entries(&d), 500);
	for (i = 0; i < 500; i++)
		expect_entry(&d, i, (uint32_t)i * 7 + 1);
	for (i = 0; i < 500; i += 2)
		put(&d, i, 0);
	clear_range(&d, 100, 199);
	ck_jet(JET_errRecordNotFound, seek(&d, 150, JET_bitSeekEQ));
	ck_jet(JET_wrnSeekNotEqual, seek(&d, 150, JET_bitSeekGE));
	ck_assert_int_eq(count_entries(&d), 400);
	close_dictionary(&d);
	ck_assert_uint_eq(count_files(d.c.dir, "*.edb"), 1);
	remove_client(&d.c, "epc");
}
END_TEST

/* ---- several at once ---- */

START_TEST(instances_with_databases_do_not_meet)
{
	enum { INSTANCES = 4, DATABASES = 3 };
	struct client c[INSTANCES];
	JET_TABLEID tableid;
	JET_DBID dbids[DATABASES];
	char name[16], path[64];
	int i, k;

	for (i = 0; i < INSTANCES; i++) {
		snprintf(name, sizeof(name), "inst%d", i);
		create_client(&c[i], name, "edb");
		start_client(&c[i]);
	}
	for (i = 0; i < INSTANCES; i++)
		for (k = 0; k < DATABASES; k++) {
			snprintf(path, sizeof(path), "inst%d/db%d.edb", i, k);
			ck_jet(JET_errSuccess, JetCreateDatabase(c[i].sesid,
			    path, NULL, &dbids[k], 0));
			snprintf(name, sizeof(name), "t%d%d", i, k);
			ck_jet(JET_errSuccess, JetCreateTable(c[i].sesid,
			    dbids[k], name, 1, 100, &tableid));
			ck_assert(k == 0 || dbids[k] != dbids[k - 1]);
		}
	for (i = 0; i < INSTANCES; i++)
		ck_jet(JET_errSuccess, JetTerm(c[i].instance));
	for (i = 0; i < INSTANCES; i++) {
		snprintf(name, sizeof(name), "inst%d", i);
		create_client(&c[i], name, "edb");
		start_client(&c[i]);
		snprintf(c[i].database, sizeof(c[i].database), "inst%d/db1.edb",
		    i);
		open_client(&c[i]);
		snprintf(name, sizeof(name), "t%d1", i);
		ck_jet(JET_errSuccess, JetOpenTable(c[i].sesid, c[i].dbid,
		    name, NULL, 0, 0, &tableid));
		snprintf(name, sizeof(name), "t%d0", i);
		ck_jet(JET_errObjectNotFound, JetOpenTable(c[i].sesid,
		    c[i].dbid, name, NULL, 0, 0, &tableid));
	}
	for (i = 0; i < INSTANCES; i++) {
		ck_jet(JET_errSuccess, JetTerm(c[i].instance));
		remove_client(&c[i], "edb");
	}
}
END_TEST

START_TEST(a_session_belongs_to_its_instance)
{
	struct client one, two;
	JET_SESID sesid;

	create_client(&one, "one", "edb");
	create_client(&two, "two", "edb");
	start_client(&one);
	start_client(&two);
	ck_jet(JET_errSuccess, JetCreateDatabase(one.sesid, one.database,
	    NULL, &one.dbid, 0));
	ck_jet(JET_errDatabaseNotFound, JetOpenDatabase(two.sesid,
	    one.database, NULL, &two.dbid, 0));
	ck_jet(JET_errSuccess, JetTerm(one.instance));
	ck_jet(JET_errInvalidSesid, JetBeginTransaction(one.sesid));
	ck_jet(JET_errInvalidInstance, JetBeginSession(one.instance, &sesid,
	    NULL, NULL));
	ck_jet(JET_errSuccess, JetBeginTransaction(two.sesid));
	ck_jet(JET_errSuccess, JetTerm(two.instance));
}
END_TEST

/* jetapi.cxx, ErrRUNINSTCheckAndSetOneInstMode */
START_TEST(the_modes_do_not_mix)
{
	struct client c;
	JET_INSTANCE other = 0;

	ck_jet(JET_errSuccess, JetInit(NULL));
	ck_jet(JET_errRunningInOneInstanceMode, JetCreateInstance(&other,
	    "x"));
	ck_jet(JET_errAlreadyInitialized, JetInit(&other));
	ck_jet(JET_errSuccess, JetTerm(0));
	create_client(&c, "one", "edb");
	ck_jet(JET_errRunningInMultiInstanceMode, JetInit(NULL));
	start_client(&c);
	ck_jet(JET_errRunningInMultiInstanceMode, JetInit(NULL));
	ck_jet(JET_errAlreadyInitialized, JetInit(&c.instance));
	ck_jet(JET_errInvalidParameter, JetTerm(0));
	ck_jet(JET_errSuccess, JetTerm(c.instance));
	ck_jet(JET_errSuccess, JetInit(NULL));
	ck_jet(JET_errSuccess, JetTerm(0));
}
END_TEST

/* ---- files ---- */

/* "JET_paramRecovery": off means no logs and no checkpoint */
START_TEST(without_recovery_there_are_no_logs)
{
	struct client c;
	JET_TABLEID tableid;

	create_client(&c, "off", "edb");
	set_text(&c, JET_paramRecovery, "off");
	start_client(&c);
	ck_jet(JET_errSuccess, JetCreateDatabase(c.sesid, c.database, NULL,
	    &c.dbid, 0));
	ck_jet(JET_errSuccess, JetCreateTable(c.sesid, c.dbid, "t", 1, 100,
	    &tableid));
	ck_assert_uint_eq(count_files(c.dir, "*.log"), 0);
	ck_jet(JET_errSuccess, JetTerm(c.instance));
	ck_assert_uint_eq(count_files(c.dir, "*"), 1);
	create_client(&c, "off", "edb");
	set_text(&c, JET_paramRecovery, "off");
	start_client(&c);
	open_client(&c);
	ck_jet(JET_errSuccess, JetOpenTable(c.sesid, c.dbid, "t", NULL, 0, 0,
	    &tableid));
	ck_jet(JET_errSuccess, JetTerm(c.instance));
	remove_client(&c, "edb");
}
END_TEST

/* "JetAttachDatabase Function", JET_errPageSizeMismatch; db.cxx */
START_TEST(a_database_with_other_pages_is_not_attached)
{
	struct client c;
	JET_TABLEID tableid;

	create_client(&c, "page", "edb");
	start_client(&c);
	ck_jet(JET_errSuccess, JetCreateDatabase(c.sesid, c.database, NULL,
	    &c.dbid, 0));
	ck_jet(JET_errSuccess, JetCreateTable(c.sesid, c.dbid, "t", 1, 100,
	    &tableid));
	ck_jet(JET_errSuccess, JetTerm(c.instance));
	ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
	    JET_paramDatabasePageSize, 8192, NULL));
	create_client(&c, "other", "edb");
	start_client(&c);
	ck_jet(JET_errPageSizeMismatch, JetAttachDatabase(c.sesid,
	    "page/page.edb", 0));
	ck_jet(JET_errPageSizeMismatch, JetAttachDatabase(c.sesid,
	    "page/page.edb", JET_bitDbReadOnly));
	ck_jet(JET_errDatabaseNotFound, JetOpenDatabase(c.sesid,
	    "page/page.edb", NULL, &c.dbid, 0));
	ck_jet(JET_errSuccess, JetTerm(c.instance));
	ck_jet(JET_errSuccess, JetSetSystemParameter(NULL, 0,
	    JET_paramDatabasePageSize, 4096, NULL));
	create_client(&c, "page", "edb");
	start_client(&c);
	open_client(&c);
	ck_jet(JET_errSuccess, JetOpenTable(c.sesid, c.dbid, "t", NULL, 0, 0,
	    &tableid));
	ck_jet(JET_errSuccess, JetTerm(c.instance));
}
END_TEST

static void
copy_file(const char *from, const char *to)
{
	char block[8192];
	int in = open(from, O_RDONLY), out = open(to, O_CREAT | O_WRONLY,
	    0666);
	ssize_t size;

	ck_assert(in >= 0 && out >= 0);
	while ((size = read(in, block, sizeof(block))) > 0)
		ck_assert_int_eq(write(out, block, (size_t)size), size);
	close(in);
	close(out);
}

/* "JetAttachDatabase Function", JET_errDatabaseDirtyShutdown */
START_TEST(a_database_that_was_not_closed_is_not_attached_elsewhere)
{
	struct client one, two;
	JET_TABLEID tableid;

	create_client(&one, "one", "edb");
	create_client(&two, "two", "edb");
	start_client(&one);
	start_client(&two);
	ck_jet(JET_errSuccess, JetCreateDatabase(one.sesid, one.database,
	    NULL, &one.dbid, 0));
	ck_jet(JET_errSuccess, JetCreateTable(one.sesid, one.dbid, "t", 1,
	    100, &tableid));
	ck_jet(JET_errDirtyShutdown, JetTerm2(one.instance,
	    JET_bitTermDirty));
	copy_file(one.database, two.database);
	ck_jet(JET_errDatabaseDirtyShutdown, JetAttachDatabase(two.sesid,
	    two.database, 0));
	unlink(two.database);
	/* Its own instance recovers it, then it can go. */
	create_client(&one, "one", "edb");
	start_client(&one);
	open_client(&one);
	ck_jet(JET_errSuccess, JetOpenTable(one.sesid, one.dbid, "t", NULL, 0,
	    0, &tableid));
	ck_jet(JET_errSuccess, JetTerm(one.instance));
	copy_file(one.database, two.database);
	open_client(&two);
	ck_jet(JET_errSuccess, JetOpenTable(two.sesid, two.dbid, "t", NULL, 0,
	    0, &tableid));
	ck_jet(JET_errSuccess, JetTerm(two.instance));
}
END_TEST

START_TEST(a_relative_name_is_below_the_working_directory)
{
	struct client c;
	char path[PATH_MAX];

	create_client(&c, "one", "edb");
	start_client(&c);
	ck_jet(JET_errSuccess, JetCreateDatabase(c.sesid, "rel.edb", NULL,
	    &c.dbid, 0));
	ck_assert_uint_eq(count_files(top, "rel.edb"), 1);
	snprintf(path, sizeof(path), "%s\\rel.edb", top);
	ck_jet(JET_wrnDatabaseAttached, JetAttachDatabase(c.sesid, path, 0));
	ck_jet(JET_wrnDatabaseAttached, JetAttachDatabase(c.sesid,
	    "one\\..\\.\\rel.edb", 0));
	ck_jet(JET_errSuccess, JetTerm(c.instance));
}
END_TEST

/* "JetCloseDatabase Function" */
START_TEST(the_last_close_of_a_database_closes_its_cursors)
{
	struct client c;
	JET_TABLEID tableid;
	JET_DBID dbid;

	create_client(&c, "one", "edb");
	start_client(&c);
	ck_jet(JET_errSuccess, JetCreateDatabase(c.sesid, c.database, NULL,
	    &c.dbid, 0));
	ck_jet(JET_errSuccess, JetCreateTable(c.sesid, c.dbid, "t", 1, 100,
	    &tableid));
	ck_jet(JET_errSuccess, JetOpenDatabase(c.sesid, c.database, NULL,
	    &dbid, 0));
	ck_assert_uint_eq(dbid, c.dbid);
	ck_jet(JET_errSuccess, JetCloseDatabase(c.sesid, dbid, 0));
	ck_jet(JET_errNoCurrentRecord, JetMove(c.sesid, tableid,
	    JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetCloseDatabase(c.sesid, dbid, 0));
	ck_jet(JET_errInvalidTableId, JetMove(c.sesid, tableid,
	    JET_MoveFirst, 0));
	ck_jet(JET_errSuccess, JetDetachDatabase(c.sesid, NULL));
	ck_jet(JET_errSuccess, JetTerm(c.instance));
}
END_TEST

/* "JET_paramCircularLog": old log files go when they are not needed */
START_TEST(circular_logging_keeps_few_log_files)
{
	struct dictionary d;
	int i;

	create_dictionary(&d);
	set_number(&d.c, JET_paramLogFileSize, 128);
	set_number(&d.c, JET_paramCheckpointDepthMax, 1 << 20);
	make_dictionary(&d);
	open_dictionary(&d);
	for (i = 0; i < 400; i++)
		put(&d, i % 10, 40000);
	close_dictionary(&d);
	ck_assert_uint_le(count_files(d.c.dir, "epc*.log"), 20);
	remove_client(&d.c, "epc");
}
END_TEST

/* "JET_paramMaxVerPages": the version store is bounded, not the session */
START_TEST(a_full_version_store_ends_with_the_rollback)
{
	struct dictionary d;
	JET_ERR err = JET_errSuccess;
	char16_t key[16];
	int i;

	create_dictionary(&d);
	set_number(&d.c, JET_paramMaxVerPages, 4);
	make_dictionary(&d);
	open_dictionary(&d);
	ck_jet(JET_errSuccess, JetBeginTransaction(d.c.sesid));
	for (i = 0; i < 100000 && err == JET_errSuccess; i++) {
		spell_key(key, i);
		ck_jet(JET_errSuccess, JetPrepareUpdate(d.c.sesid, d.tableid,
		    JET_prepInsert));
		err = JetSetColumn(d.c.sesid, d.tableid, d.key, key, 18, 0,
		    NULL);
		if (err == JET_errSuccess)
			err = JetUpdate(d.c.sesid, d.tableid, NULL, 0, NULL);
	}
	ck_jet(JET_errVersionStoreOutOfMemory, err);
	ck_assert_int_gt(i, 100);
	ck_jet(JET_errSuccess, JetRollback(d.c.sesid, 0));
	ck_assert_int_eq(count_entries(&d), 0);
	put(&d, 1, 10);
	expect_entry(&d, 1, 10);
	close_dictionary(&d);
}
END_TEST

/* ---- run time ---- */

/* Berkeley DB's own names are not what a program finds, at any time. */
START_TEST(files_have_the_names_of_the_engine_while_it_runs)
{
	static const char *const patterns[] = { "dict.edb", "epc.chk",
	    "epc*.log", "." , ".." };
	struct dictionary d;
	struct dirent *entry;
	size_t i, count = sizeof(patterns) / sizeof(patterns[0]);
	DIR *dir;

	create_dictionary(&d);
	make_dictionary(&d);
	open_dictionary(&d);
	put(&d, 1, 100000);
	dir = opendir(d.c.dir);
	while ((entry = readdir(dir)) != NULL) {
		for (i = 0; i < count && fnmatch(patterns[i], entry->d_name,
		    0) != 0; i++)
			;
		ck_assert_msg(i < count, "%s", entry->d_name);
	}
	closedir(dir);
	close_dictionary(&d);
}
END_TEST

/* Logs and checkpoint of an instance that ended well may go. */
START_TEST(a_database_that_was_closed_needs_nothing_beside_it)
{
	struct dictionary d;

	create_dictionary(&d);
	make_dictionary(&d);
	open_dictionary(&d);
	put(&d, 1, 10);
	close_dictionary(&d);
	ck_assert_int_eq(rename("dict/dict.edb", "kept"), 0);
	remove_client(&d.c, "epc");
	ck_assert_int_eq(mkdir("dict", 0777), 0);
	ck_assert_int_eq(rename("kept", "dict/dict.edb"), 0);
	create_dictionary(&d);
	start_client(&d.c);
	open_dictionary(&d);
	expect_entry(&d, 1, 10);
	put(&d, 2, 20);
	close_dictionary(&d);
}
END_TEST

static volatile sig_atomic_t signals_seen;

static void
see_signal(int number)
{
	(void)number;
	signals_seen++;
}

/* Stops the thread of the test again and again, as runtimes do. */
static void
start_signals(void)
{
	struct sigaction action = { .sa_handler = see_signal };
	struct itimerval often = { { 0, 500 }, { 0, 500 } };

	sigaction(SIGALRM, &action, NULL);		/* no SA_RESTART */
	setitimer(ITIMER_REAL, &often, NULL);
}

static void
stop_signals(void)
{
	struct itimerval never = { { 0, 0 }, { 0, 0 } };

	setitimer(ITIMER_REAL, &never, NULL);
}

START_TEST(signals_do_not_disturb_calls)
{
	struct dictionary d;
	int i;

	create_dictionary(&d);
	start_signals();
	make_dictionary(&d);
	open_dictionary(&d);
	for (i = 0; i < 300; i++)
		put(&d, i, (uint32_t)i * 300);
	for (i = 0; i < 300; i += 10)
		clear_range(&d, i, i + 2);
	ck_assert_int_eq(count_entries(&d), 210);
	close_dictionary(&d);
	create_dictionary(&d);
	start_client(&d.c);
	open_dictionary(&d);
	for (i = 3; i < 300; i += 10)
		expect_entry(&d, i, (uint32_t)i * 300);
	close_dictionary(&d);
	stop_signals();
	ck_assert_int_gt(signals_seen, 10);
}
END_TEST

START_TEST(the_library_installs_no_signal_handlers)
{
	struct sigaction before[NSIG], now;
	struct dictionary d;
	int i;

	for (i = 1; i < NSIG; i++)
		sigaction(i, NULL, &before[i]);
	create_dictionary(&d);
	make_dictionary(&d);
	for (i = 1; i < NSIG; i++)
		if (sigaction(i, NULL, &now) == 0)
			ck_assert_msg(now.sa_handler == before[i].sa_handler,
			    "signal %d", i);
	ck_jet(JET_errSuccess, JetTerm(d.c.instance));
}
END_TEST

/* What failed gives nothing back but the result. */
START_TEST(failures_leave_nothing_in_what_they_would_fill)
{
	struct dictionary d;
	static const unsigned char zero[100];
	JET_COLUMNDEF def = { 0 };
	JET_OBJECTINFO info = { 0 };
	JET_TABLEID tableid = 5;
	JET_COLUMNID id = 0;
	uint32_t size = 0;
	JET_DBID dbid = 5;
	char data[4] = "abc";

	create_dictionary(&d);
	make_dictionary(&d);
	open_dictionary(&d);
	ck_jet(JET_errColumnNotFound, JetGetTableColumnInfo(d.c.sesid,
	    d.tableid, "none", &def, sizeof(def), JET_ColInfo));
	ck_assert_mem_eq(&def, zero, sizeof(def));
	ck_jet(JET_errObjectNotFound, JetGetObjectInfo(d.c.sesid, d.c.dbid,
	    JET_objtypTable, NULL, "none", &info, sizeof(info),
	    JET_ObjInfo));
	ck_assert_mem_eq(&info, zero, sizeof(info));
	ck_jet(JET_errObjectNotFound, JetOpenTable(d.c.sesid, d.c.dbid,
	    "none", NULL, 0, 0, &tableid));
	ck_assert(tableid == 0 || tableid == JET_tableidNil);
	ck_jet(JET_errDatabaseNotFound, JetOpenDatabase(d.c.sesid, "none.edb",
	    NULL, &dbid, 0));
	ck_assert_uint_eq(dbid, JET_dbidNil);
	ck_jet(JET_errNoCurrentRecord, JetRetrieveColumn(d.c.sesid,
	    d.tableid, d.key, data, sizeof(data), &size, 0, NULL));
	ck_assert_str_eq(data, "abc");
	ck_assert_uint_eq(size, 0);
	def.cbStruct = sizeof(def);
	ck_jet(JET_errInvalidColumnType, JetAddColumn(d.c.sesid, d.tableid,
	    "x", &def, NULL, 0, &id));
	ck_assert_uint_eq(id, 0);
	close_dictionary(&d);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("test_ese_conform_files");
	TCase *tc;

	tc = tcase_create("start");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc,
	    a_client_asks_for_the_version_before_anything_else);
	tcase_add_test(tc,
	    global_parameters_can_be_set_again_once_no_instance_is_left);
	tcase_add_test(tc, paths_are_told_as_they_were_given);
	tcase_add_test(tc, the_name_of_an_error_is_told);
	suite_add_tcase(s, tc);
	tc = tcase_create("dictionary");
	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_dictionary_lives_over_restarts_and_leaves_nothing);
	tcase_add_test(tc, circular_logging_keeps_few_log_files);
	tcase_add_test(tc, a_full_version_store_ends_with_the_rollback);
	suite_add_tcase(s, tc);
	tc = tcase_create("several");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, instances_with_databases_do_not_meet);
	tcase_add_test(tc, a_session_belongs_to_its_instance);
	tcase_add_test(tc, the_modes_do_not_mix);
	suite_add_tcase(s, tc);
	tc = tcase_create("files");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, without_recovery_there_are_no_logs);
	tcase_add_test(tc, a_database_with_other_pages_is_not_attached);
	tcase_add_test(tc,
	    a_database_that_was_not_closed_is_not_attached_elsewhere);
	tcase_add_test(tc, a_relative_name_is_below_the_working_directory);
	tcase_add_test(tc, the_last_close_of_a_database_closes_its_cursors);
	suite_add_tcase(s, tc);
	tc = tcase_create("run");
	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc,
	    files_have_the_names_of_the_engine_while_it_runs);
	tcase_add_test(tc,
	    a_database_that_was_closed_needs_nothing_beside_it);
	tcase_add_test(tc, signals_do_not_disturb_calls);
	tcase_add_test(tc, the_library_installs_no_signal_handlers);
	tcase_add_test(tc, failures_leave_nothing_in_what_they_would_fill);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
