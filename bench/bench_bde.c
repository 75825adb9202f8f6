/* SPDX-License-Identifier: MIT */
/* bench_bde.c - the BDE API: a Paradox table with a maintained index.
 *
 * Its commits always wait for the disk, and the cache has the size that the
 * library gives it. There are no 64 bit numbers; n is 8 bytes. */
#include <idapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_engine.h"
#include "bench_fail.h"

#define TRY(call) check(#call, __LINE__, (call))

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Fields and records are bytes to the engine, to be read or written. */
#define BYTES(data) ((uint8_t *)(uintptr_t)(data))

#define FIELD(number, name, type, units)				\
	[(number) - 1] = { .iFldNum = (number), .szName = (name),	\
	    .iFldType = (type), .iUnits1 = (units) }
/* An index of one field has the field's name. */
#define INDEX(field, primary)						\
	{ .bPrimary = (primary), .bUnique = (primary),			\
	    .bMaintained = TRUE, .iFldsInKey = 1, .aiKeyFld = { field } }

enum { ID = 1, N, TEXT, BLOB, FIELDS = BLOB };
enum { LONG_ID = 1, LONG_DATA, LONG_FIELDS = LONG_DATA };
enum { BLOB_HEAD = 10 };		/* bytes of a BLOB in the record */

static FLDDesc record_fields[FIELDS] = {
	FIELD(ID, "Id", fldPDXLONG, 0),
	FIELD(N, "N", fldPDXBYTES, sizeof(int64_t)),
	FIELD(TEXT, "Text", fldPDXCHAR, BENCH_TEXT),
	FIELD(BLOB, "Blob", fldPDXBYTES, BENCH_BLOB),
};
static IDXDesc record_indexes[] = { INDEX(ID, TRUE), INDEX(TEXT, FALSE) };
static FLDDesc long_fields[LONG_FIELDS] = {
	FIELD(LONG_ID, "Id", fldPDXLONG, 0),
	FIELD(LONG_DATA, "Data", fldPDXBINARYBLOB, BLOB_HEAD),
};
static IDXDesc long_indexes[] = { INDEX(LONG_ID, TRUE) };

enum { CONFIG_NAME = 16, DIR_SIZE = DBIMAXPATHLEN - CONFIG_NAME };

struct bench_store {
	char dir[DIR_SIZE];
};

/* A cursor with a record to read into. */
struct table {
	hDBICur cursor;
	uint8_t *record;
};

struct bench_user {
	hDBISes session;
	hDBIDb db;
	hDBIXact transaction;
	struct table records;		/* in primary order */
	struct table by_text;
	struct table longs;
	struct table cached;		/* opened by the first queue */
	struct table *walk;
	DELAYUPDCbDesc failure;		/* described here; we only count */
	uint32_t failures;
	uint8_t *buffer;		/* BENCH_LONG bytes, made on demand */
};

static void
check(const char *call, int line, DBIResult err)
{
	DBIMSG text;

	if (err == DBIERR_NONE)
		return;
	if (DbiGetErrorString(err, text) != DBIERR_NONE)
		strcpy(text, "no description");
	bench_fail_call("bde", call, line, text);
}

/* ---- the store ---- */

static hDBIDb
open_database(const struct bench_store *store)
{
	hDBIDb db;

	TRY(DbiOpenDatabase(NULL, "STANDARD", dbiREADWRITE, dbiOPENSHARED,
	    NULL, 0, NULL, NULL, &db));
	TRY(DbiSetDirectory(db, store->dir));
	return db;
}

static void
create_table(hDBIDb db, const char *name, FLDDesc *fields, unsigned cfields,
    IDXDesc *indexes, unsigned cindexes)
{
	CRTblDesc table = {
		.szTblType = szPARADOX,
		.iFldCount = (uint16_t)cfields,
		.pfldDesc = fields,
		.iIdxCount = (uint16_t)cindexes,
		.pidxDesc = indexes,
	};
	DBIResult err;

	snprintf(table.szTblName, sizeof table.szTblName, "%s", name);
	err = DbiCreateTable(db, FALSE, &table);
	if (err != DBIERR_TABLEEXISTS)
		TRY(err);
}

/* An empty configuration, so that nobody's own one is used. */
static void
start_engine(const struct bench_store *store)
{
	DBIEnv env;
	FILE *file;

	memset(&env, 0, sizeof env);
	snprintf(env.szWorkDir, sizeof env.szWorkDir, "%s", store->dir);
	snprintf(env.szIniFile, sizeof env.szIniFile, "%s/bench.cfg",
	    store->dir);
	file = fopen(env.szIniFile, "a");
	if (file == NULL)
		bench_fail("bde: cannot write %s", env.szIniFile);
	fclose(file);
	TRY(DbiInit(&env));
}

static struct bench_store *
open_store(const struct bench_setup *setup)
{
	struct bench_store *store = bench_alloc(sizeof *store);
	hDBIDb db;

	if (snprintf(store->dir, DIR_SIZE, "%s", setup->dir) >= DIR_SIZE)
		bench_fail("bde: too long a path: %s", setup->dir);
	start_engine(store);
	if (!setup->bare) {
		db = open_database(store);
		create_table(db, "RECORDS", record_fields, FIELDS,
		    record_indexes, COUNT(record_indexes));
		create_table(db, "LONGS", long_fields, LONG_FIELDS,
		    long_indexes, COUNT(long_indexes));
		/* It stays open, and the directory's environment with it. */
	}
	return store;
}

static void
close_store(struct bench_store *store)
{
	TRY(DbiExit());
	free(store);
}

/* ---- users ---- */

/* The size of a record changes with the mode of its cursor. */
static void
make_record(struct table *table)
{
	CURProps props;

	TRY(DbiGetCursorProps(table->cursor, &props));
	free(table->record);
	table->record = bench_alloc(props.iRecBufSize);
}

static void
open_table(struct bench_user *user, struct table *table, const char *name,
    const char *index)
{
	TRY(DbiOpenTable(user->db, name, szPARADOX, index, NULL, 0,
	    dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL,
	    &table->cursor));
	make_record(table);
}

static struct bench_user *
join(struct bench_store *store)
{
	static unsigned count;
	struct bench_user *user = bench_alloc(sizeof *user);
	char name[32];

	snprintf(name, sizeof name, "user %u", ++count);
	TRY(DbiStartSession(name, &user->session, NULL));
	TRY(DbiSetCurrSession(user->session));
	user->db = open_database(store);
	open_table(user, &user->records, "RECORDS", NULL);
	open_table(user, &user->by_text, "RECORDS", "Text");
	open_table(user, &user->longs, "LONGS", NULL);
	return user;
}

static void
leave(struct bench_user *user)
{
	TRY(DbiCloseSession(user->session));
	free(user->records.record);
	free(user->by_text.record);
	free(user->longs.record);
	free(user->cached.record);
	free(user->failure.pNewRecBuf);
	free(user->failure.pOldRecBuf);
	free(user->buffer);
	free(user);
}

static void
begin(struct bench_user *user, bool write)
{
	(void)write;
	TRY(DbiBeginTran(user->db, xilDIRTYREAD, &user->transaction));
}

static void
commit(struct bench_user *user)
{
	TRY(DbiEndTran(user->db, user->transaction, xendCOMMIT));
}

/* ---- records ---- */

static void
put_field(struct table *table, uint16_t field, const void *data)
{
	TRY(DbiPutField(table->cursor, field, table->record, BYTES(data)));
}

static void
get_field(struct table *table, uint16_t field, void *data)
{
	DBIBOOL is_blank;

	TRY(DbiGetField(table->cursor, field, table->record, data,
	    &is_blank));
}

/* Texts end with a zero in BDE. */
static void
put_text(struct table *table, const char *text)
{
	char ended[BENCH_TEXT + 1];

	memcpy(ended, text, BENCH_TEXT);
	ended[BENCH_TEXT] = '\0';
	put_field(table, TEXT, ended);
}

static void
get_fields(struct table *table, struct bench_record *record)
{
	char ended[BENCH_TEXT + 1];

	get_field(table, ID, &record->id);
	get_field(table, N, &record->n);
	get_field(table, TEXT, ended);
	get_field(table, BLOB, record->blob);
	memcpy(record->text, ended, BENCH_TEXT);
}

static void
insert(struct bench_user *user, const struct bench_record *record)
{
	struct table *table = &user->records;

	TRY(DbiInitRecord(table->cursor, table->record));
	put_field(table, ID, &record->id);
	put_field(table, N, &record->n);
	put_text(table, record->text);
	put_field(table, BLOB, record->blob);
	TRY(DbiInsertRecord(table->cursor, dbiNOLOCK, table->record));
}

/* To the record whose key is in table->record, which it is read into. */
static bool
seek(struct table *table)
{
	DBIResult err = DbiGetRecordForKey(table->cursor, FALSE, 0, 0,
	    table->record, table->record);

	if (err == DBIERR_RECNOTFOUND)
		return false;
	TRY(err);
	return true;
}

static bool
seek_id(struct table *table, int32_t id)
{
	put_field(table, ID, &id);
	return seek(table);
}

static void
need(struct table *table, int32_t id)
{
	if (!seek_id(table, id))
		bench_fail("bde: record %d is not there", (int)id);
}

static bool
get(struct bench_user *user, int32_t id, struct bench_record *record)
{
	if (!seek_id(&user->records, id))
		return false;
	get_fields(&user->records, record);
	return true;
}

static bool
find(struct bench_user *user, const char *text, struct bench_record *record)
{
	put_text(&user->by_text, text);
	if (!seek(&user->by_text))
		return false;
	get_fields(&user->by_text, record);
	return true;
}

static void
change(struct table *table, int32_t id, int64_t n)
{
	need(table, id);
	put_field(table, N, &n);
	TRY(DbiModifyRecord(table->cursor, table->record, TRUE));
}

static void
update(struct bench_user *user, int32_t id, int64_t n)
{
	change(&user->records, id, n);
}

static void
erase(struct bench_user *user, int32_t id)
{
	need(&user->records, id);
	TRY(DbiDeleteRecord(user->records.cursor, NULL));
}

/* ---- scans ---- */

static void
rewind_walk(struct bench_user *user, enum bench_order order)
{
	user->walk = order == BENCH_PRIMARY ? &user->records : &user->by_text;
	TRY(DbiSetToBegin(user->walk->cursor));
}

static bool
next(struct bench_user *user, struct bench_record *record)
{
	struct table *table = user->walk;
	DBIResult err = DbiGetNextRecord(table->cursor, dbiNOLOCK,
	    table->record, NULL);

	if (err == DBIERR_EOF)
		return false;
	TRY(err);
	if (table == &user->by_text)
		get_fields(table, record);
	else
		get_field(table, N, &record->n);
	return true;
}

/* ---- long values ---- */

static void
put_long(struct bench_user *user, int32_t id, const uint8_t *data)
{
	struct table *table = &user->longs;
	bool is_there;

	TRY(DbiInitRecord(table->cursor, table->record));
	is_there = seek_id(table, id);
	TRY(DbiOpenBlob(table->cursor, table->record, LONG_DATA,
	    dbiREADWRITE));
	TRY(DbiPutBlob(table->cursor, table->record, LONG_DATA, 0, BENCH_LONG,
	    BYTES(data)));
	if (is_there)
		TRY(DbiModifyRecord(table->cursor, table->record, TRUE));
	else
		TRY(DbiInsertRecord(table->cursor, dbiNOLOCK, table->record));
	TRY(DbiFreeBlob(table->cursor, table->record, LONG_DATA));
}

static const uint8_t *
get_long(struct bench_user *user, int32_t id)
{
	struct table *table = &user->longs;
	uint32_t size;

	if (user->buffer == NULL)
		user->buffer = bench_alloc(BENCH_LONG);
	TRY(DbiInitRecord(table->cursor, table->record));
	need(table, id);
	TRY(DbiOpenBlob(table->cursor, table->record, LONG_DATA,
	    dbiREADONLY));
	TRY(DbiGetBlob(table->cursor, table->record, LONG_DATA, 0, BENCH_LONG,
	    user->buffer, &size));
	TRY(DbiFreeBlob(table->cursor, table->record, LONG_DATA));
	return user->buffer;
}

/* ---- cached updates ---- */

static CBRType DBIFN
count_failure(CBType type, DBICLIENTDATA client_data, void *info)
{
	struct bench_user *user = (struct bench_user *)(uintptr_t)client_data;

	(void)type; (void)info;
	user->failures++;
	return cbrSKIP;
}

static void
open_cached(struct bench_user *user)
{
	struct table *table = &user->cached;
	CURProps props;

	open_table(user, table, "RECORDS", NULL);
	TRY(DbiBeginDelayedUpdates(&table->cursor));
	make_record(table);
	TRY(DbiGetCursorProps(table->cursor, &props));
	user->failure.iRecBufSize = props.iRecBufSize;
	user->failure.pNewRecBuf = bench_alloc(props.iRecBufSize);
	user->failure.pOldRecBuf = bench_alloc(props.iRecBufSize);
	TRY(DbiRegisterCallBack(table->cursor, cbDELAYEDUPD,
	    (DBICLIENTDATA)(uintptr_t)user, sizeof user->failure,
	    &user->failure, count_failure));
}

static void
queue(struct bench_user *user, int32_t id, int64_t n)
{
	if (user->cached.cursor == NULL)
		open_cached(user);
	change(&user->cached, id, n);
}

/* In two phases, as programs with several tables do. */
static uint32_t
apply(struct bench_user *user)
{
	hDBICur cursor = user->cached.cursor;

	user->failures = 0;
	begin(user, true);
	TRY(DbiApplyDelayedUpdates(cursor, dbiDelayedUpdPrepare));
	commit(user);
	TRY(DbiApplyDelayedUpdates(cursor, dbiDelayedUpdCommit));
	TRY(DbiApplyDelayedUpdates(cursor, dbiDelayedUpdCancel));
	return user->failures;
}

const struct bench_engine bench_bde = {
	.name = "bde",
	.can = BENCH_CAN_BARE | BENCH_CAN_LEVEL0 | BENCH_CAN_CACHE_UPDATES |
	    BENCH_CAN_RECOVER,
	.open = open_store,
	.close = close_store,
	.join = join,
	.leave = leave,
	.begin = begin,
	.commit = commit,
	.insert = insert,
	.get = get,
	.find = find,
	.update = update,
	.erase = erase,
	.rewind = rewind_walk,
	.next = next,
	.put_long = put_long,
	.get_long = get_long,
	.queue = queue,
	.apply = apply,
};
