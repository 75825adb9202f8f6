/* SPDX-License-Identifier: MIT */
/* bench_ese.c - the ESE API.
 *
 * The text is binary in the index, so that ordering it is memcmp as in the
 * other engines; with --text it is a text column, whose keys ICU makes. */
#include <esent.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench_engine.h"
#include "bench_fail.h"

#define TRY(call) check(#call, __LINE__, (call))

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* esent.h asks for names that may be changed, and does not change them. */
#define COLUMN(name, type, max)						\
	{ .cbStruct = sizeof(JET_COLUMNCREATE),				\
	    .szColumnName = (char *)(name), .coltyp = (type),		\
	    .cbMax = (max), .cp = 1252 }
/* A key ends with two nulls; the string literal brings the second one. */
#define INDEX(name, key, bits)						\
	{ .cbStruct = sizeof(JET_INDEXCREATE),				\
	    .szIndexName = (char *)(name), .szKey = (char *)(key),	\
	    .cbKey = sizeof(key), .grbit = (bits), .ulDensity = 80 }

#define ALL_CHANGES							\
	(JET_cbtypBeforeInsert | JET_cbtypAfterInsert |			\
	    JET_cbtypBeforeReplace | JET_cbtypAfterReplace |		\
	    JET_cbtypBeforeDelete | JET_cbtypAfterDelete)

enum { ID, N, TEXT, BLOB, COLUMNS };
enum { LONG_ID, LONG_DATA, LONG_COLUMNS };

static JET_COLUMNCREATE record_columns[COLUMNS] = {
	[ID] = COLUMN("id", JET_coltypLong, 0),
	[N] = COLUMN("n", JET_coltypLongLong, 0),
	[TEXT] = COLUMN("text", JET_coltypBinary, BENCH_TEXT),
	[BLOB] = COLUMN("blob", JET_coltypBinary, BENCH_BLOB),
};
static JET_INDEXCREATE record_indexes[] = {
	INDEX("id", "+id\0", JET_bitIndexPrimary),
	INDEX("text", "+text\0", 0),
};
static JET_COLUMNCREATE long_columns[LONG_COLUMNS] = {
	[LONG_ID] = COLUMN("id", JET_coltypLong, 0),
	[LONG_DATA] = COLUMN("data", JET_coltypLongBinary, 0),
};
static JET_INDEXCREATE long_indexes[] = {
	INDEX("id", "+id\0", JET_bitIndexPrimary),
};

struct bench_store {
	JET_INSTANCE instance;
	char path[4096];
	JET_GRBIT commit;
	bool listen;
};

struct bench_user {
	struct bench_store *store;
	JET_SESID sesid;
	JET_DBID dbid;
	JET_TABLEID records;		/* in primary order */
	JET_TABLEID by_text;
	JET_TABLEID longs;
	JET_COLUMNID column[COLUMNS];
	JET_COLUMNID long_column[LONG_COLUMNS];
	JET_TABLEID walk;		/* the cursor of rewind and next */
	int32_t move;			/* where its next record is */
	uint8_t *buffer;		/* BENCH_LONG bytes, made on demand */
};

static void
check(const char *call, int line, JET_ERR err)
{
	char name[256] = "";
	JET_API_PTR number = (JET_API_PTR)(intptr_t)err;

	if (err >= 0)
		return;
	(void)JetGetSystemParameter(JET_instanceNil, JET_sesidNil,
	    JET_paramErrorToString, &number, name, sizeof name);
	bench_fail_call("ese", call, line, name);
}

/* ---- the store ---- */

static void
set_parameter(struct bench_store *store, uint32_t which, JET_API_PTR number,
    const char *text)
{
	TRY(JetSetSystemParameter(&store->instance, JET_sesidNil, which,
	    number, text));
}

/* Sizes of the cache are counted in pages. */
static void
set_cache(struct bench_store *store, unsigned mib)
{
	JET_API_PTR page = 0;

	TRY(JetGetSystemParameter(store->instance, JET_sesidNil,
	    JET_paramDatabasePageSize, &page, NULL, sizeof page));
	set_parameter(store, JET_paramCacheSizeMax,
	    ((JET_API_PTR)mib << 20) / page, NULL);
	set_parameter(store, JET_paramCacheSizeMin,
	    ((JET_API_PTR)mib << 20) / page, NULL);
}

static void
create_table(JET_SESID sesid, JET_DBID dbid, const char *name,
    JET_COLUMNCREATE *columns, uint32_t ccolumns, JET_INDEXCREATE *indexes,
    uint32_t cindexes)
{
	JET_TABLECREATE create = {
		.cbStruct = sizeof create,
		.szTableName = (char *)(uintptr_t)name,
		.rgcolumncreate = columns,
		.cColumns = ccolumns,
		.rgindexcreate = indexes,
		.cIndexes = cindexes,
	};

	TRY(JetCreateTableColumnIndex(sesid, dbid, &create));
	TRY(JetCloseTable(sesid, create.tableid));
}

static void
create_database(struct bench_store *store, JET_SESID sesid, bool text)
{
	JET_DBID dbid;

	record_columns[TEXT].coltyp = text ? JET_coltypText :
	    JET_coltypBinary;
	TRY(JetCreateDatabase(sesid, store->path, NULL, &dbid, 0));
	create_table(sesid, dbid, "records", record_columns, COLUMNS,
	    record_indexes, COUNT(record_indexes));
	create_table(sesid, dbid, "longs", long_columns, LONG_COLUMNS,
	    long_indexes, COUNT(long_indexes));
	TRY(JetCloseDatabase(sesid, dbid, 0));
}

static void
attach_database(struct bench_store *store, bool text)
{
	JET_SESID sesid;
	JET_ERR err;

	TRY(JetBeginSession(store->instance, &sesid, NULL, NULL));
	err = JetAttachDatabase(sesid, store->path, 0);
	if (err == JET_errFileNotFound)
		create_database(store, sesid, text);
	else
		TRY(err);
	TRY(JetEndSession(sesid, 0));
}

static struct bench_store *
open_store(const struct bench_setup *setup)
{
	struct bench_store *store = bench_alloc(sizeof *store);
	char dir[4096];

	snprintf(dir, sizeof dir, "%s/", setup->dir);
	snprintf(store->path, sizeof store->path, "%s/bench.edb", setup->dir);
	store->commit = setup->durable ? 0 : JET_bitCommitLazyFlush;
	store->listen = setup->listen;
	TRY(JetCreateInstance(&store->instance, "bench"));
	set_parameter(store, JET_paramSystemPath, 0, dir);
	set_parameter(store, JET_paramLogFilePath, 0, dir);
	set_parameter(store, JET_paramTempPath, 0, dir);
	set_cache(store, setup->cache_mib);
	if (setup->keep_log)
		set_parameter(store, JET_paramCheckpointDepthMax, 1 << 30,
		    NULL);
	TRY(JetInit(&store->instance));
	if (!setup->bare)
		attach_database(store, setup->text);
	return store;
}

static void
close_store(struct bench_store *store)
{
	TRY(JetTerm(store->instance));
	free(store);
}

/* ---- users ---- */

static JET_ERR JET_API
hear_nothing(JET_SESID sesid, JET_DBID dbid, JET_TABLEID tableid,
    JET_CBTYP cbtyp, void *arg1, void *arg2, void *context, JET_API_PTR unused)
{
	(void)sesid; (void)dbid; (void)tableid; (void)cbtyp;
	(void)arg1; (void)arg2; (void)context; (void)unused;
	return JET_errSuccess;
}

static void
open_table(struct bench_user *user, const char *name,
    const JET_COLUMNCREATE *columns, unsigned count, JET_TABLEID *tableid,
    JET_COLUMNID *ids)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof def };
	unsigned i;

	TRY(JetOpenTable(user->sesid, user->dbid, name, NULL, 0, 0, tableid));
	for (i = 0; i < count; i++) {
		TRY(JetGetTableColumnInfo(user->sesid, *tableid,
		    columns[i].szColumnName, &def, sizeof def, JET_ColInfo));
		ids[i] = def.columnid;
	}
}

static struct bench_user *
join(struct bench_store *store)
{
	struct bench_user *user = bench_alloc(sizeof *user);
	JET_HANDLE handle;

	user->store = store;
	TRY(JetBeginSession(store->instance, &user->sesid, NULL, NULL));
	TRY(JetOpenDatabase(user->sesid, store->path, NULL, &user->dbid, 0));
	open_table(user, "records", record_columns, COLUMNS, &user->records,
	    user->column);
	TRY(JetDupCursor(user->sesid, user->records, &user->by_text, 0));
	TRY(JetSetCurrentIndex(user->sesid, user->by_text, "text"));
	open_table(user, "longs", long_columns, LONG_COLUMNS, &user->longs,
	    user->long_column);
	if (store->listen)
		TRY(JetRegisterCallback(user->sesid, user->records,
		    ALL_CHANGES, hear_nothing, NULL, &handle));
	return user;
}

static void
leave(struct bench_user *user)
{
	TRY(JetEndSession(user->sesid, 0));
	free(user->buffer);
	free(user);
}

static void
begin(struct bench_user *user, bool write)
{
	TRY(JetBeginTransaction2(user->sesid,
	    write ? 0 : JET_bitTransactionReadOnly));
}

static void
commit(struct bench_user *user)
{
	TRY(JetCommitTransaction(user->sesid, user->store->commit));
}

/* ---- records ---- */

#define SET(which, data, size)						\
	{ .columnid = user->column[which], .pvData = (data),		\
	    .cbData = (size), .itagSequence = 1 }
#define RETRIEVE SET

static void
insert(struct bench_user *user, const struct bench_record *record)
{
	JET_SETCOLUMN set[COLUMNS] = {
		SET(ID, &record->id, sizeof record->id),
		SET(N, &record->n, sizeof record->n),
		SET(TEXT, record->text, BENCH_TEXT),
		SET(BLOB, record->blob, BENCH_BLOB),
	};

	TRY(JetPrepareUpdate(user->sesid, user->records, JET_prepInsert));
	TRY(JetSetColumns(user->sesid, user->records, set, COLUMNS));
	TRY(JetUpdate(user->sesid, user->records, NULL, 0, NULL));
}

static void
retrieve(struct bench_user *user, JET_TABLEID tableid,
    struct bench_record *record)
{
	JET_RETRIEVECOLUMN columns[COLUMNS] = {
		RETRIEVE(ID, &record->id, sizeof record->id),
		RETRIEVE(N, &record->n, sizeof record->n),
		RETRIEVE(TEXT, record->text, BENCH_TEXT),
		RETRIEVE(BLOB, record->blob, BENCH_BLOB),
	};

	TRY(JetRetrieveColumns(user->sesid, tableid, columns, COLUMNS));
}

static bool
seek(struct bench_user *user, JET_TABLEID tableid, const void *key,
    uint32_t size)
{
	JET_ERR err;

	TRY(JetMakeKey(user->sesid, tableid, key, size, JET_bitNewKey));
	err = JetSeek(user->sesid, tableid, JET_bitSeekEQ);
	if (err == JET_errRecordNotFound)
		return false;
	TRY(err);
	return true;
}

static bool
get(struct bench_user *user, int32_t id, struct bench_record *record)
{
	if (!seek(user, user->records, &id, sizeof id))
		return false;
	retrieve(user, user->records, record);
	return true;
}

static bool
find(struct bench_user *user, const char *text, struct bench_record *record)
{
	if (!seek(user, user->by_text, text, BENCH_TEXT))
		return false;
	retrieve(user, user->by_text, record);
	return true;
}

static void
need(struct bench_user *user, int32_t id)
{
	if (!seek(user, user->records, &id, sizeof id))
		bench_fail("ese: record %d is not there", (int)id);
}

static void
update(struct bench_user *user, int32_t id, int64_t n)
{
	need(user, id);
	TRY(JetPrepareUpdate(user->sesid, user->records, JET_prepReplace));
	TRY(JetSetColumn(user->sesid, user->records, user->column[N], &n,
	    sizeof n, 0, NULL));
	TRY(JetUpdate(user->sesid, user->records, NULL, 0, NULL));
}

static void
erase(struct bench_user *user, int32_t id)
{
	need(user, id);
	TRY(JetDelete(user->sesid, user->records));
}

/* ---- scans ---- */

static void
rewind_walk(struct bench_user *user, enum bench_order order)
{
	user->walk = order == BENCH_PRIMARY ? user->records : user->by_text;
	user->move = JET_MoveFirst;
}

static bool
next(struct bench_user *user, struct bench_record *record)
{
	JET_ERR err = JetMove(user->sesid, user->walk, user->move, 0);

	if (err == JET_errNoCurrentRecord)
		return false;
	TRY(err);
	user->move = JET_MoveNext;
	if (user->walk == user->by_text)
		retrieve(user, user->by_text, record);
	else
		TRY(JetRetrieveColumn(user->sesid, user->records,
		    user->column[N], &record->n, sizeof record->n, NULL, 0,
		    NULL));
	return true;
}

/* ---- long values ---- */

static void
put_long(struct bench_user *user, int32_t id, const uint8_t *data)
{
	bool is_there = seek(user, user->longs, &id, sizeof id);

	TRY(JetPrepareUpdate(user->sesid, user->longs,
	    is_there ? JET_prepReplace : JET_prepInsert));
	if (!is_there)
		TRY(JetSetColumn(user->sesid, user->longs,
		    user->long_column[LONG_ID], &id, sizeof id, 0, NULL));
	TRY(JetSetColumn(user->sesid, user->longs,
	    user->long_column[LONG_DATA], data, BENCH_LONG, 0, NULL));
	TRY(JetUpdate(user->sesid, user->longs, NULL, 0, NULL));
}

static const uint8_t *
get_long(struct bench_user *user, int32_t id)
{
	if (user->buffer == NULL)
		user->buffer = bench_alloc(BENCH_LONG);
	if (!seek(user, user->longs, &id, sizeof id))
		bench_fail("ese: long value %d is not there", (int)id);
	TRY(JetRetrieveColumn(user->sesid, user->longs,
	    user->long_column[LONG_DATA], user->buffer, BENCH_LONG, NULL, 0,
	    NULL));
	return user->buffer;
}

const struct bench_engine bench_ese = {
	.name = "ese",
	.can = BENCH_CAN_BARE | BENCH_CAN_LAZY | BENCH_CAN_LEVEL0 |
	    BENCH_CAN_SNAPSHOT | BENCH_CAN_LISTEN | BENCH_CAN_RECOVER |
	    BENCH_CAN_KEEP_LOG,
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
};
