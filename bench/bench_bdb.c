/* SPDX-License-Identifier: MIT */
/* bench_bdb.c - Berkeley DB itself, as the library below us is used at best.
 *
 * Two sub-databases of one file: the records, by the id in big-endian order,
 * and the texts with the ids as duplicates. We keep the second one ourselves:
 * DB->associate would read each record before an update only to find that its
 * text has not changed. Readers take DB_READ_COMMITTED, so they hold one lock
 * at a time; there are no snapshots without DB_MULTIVERSION. */
#include <arpa/inet.h>
#include <db.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_engine.h"
#include "bench_fail.h"

#define TRY(call) check(#call, __LINE__, (call))

#define FILE_NAME "bench.db"

enum {
	PAGE_SIZE = 8192,		/* as the library has it */
	LOG_BUFFER = 1 << 20,
	LOG_FILE = 64 << 20,
	CHECKPOINT_KIB = 64 << 10,	/* of log between checkpoints */
	CHECKPOINT_COMMITS = 64		/* we look that often */
};

/* The value of a record; its key is the id. */
struct value {
	int64_t n;
	char text[BENCH_TEXT];
	uint8_t blob[BENCH_BLOB];
	uint8_t unused[4];
};

enum { VALUE_SIZE = offsetof(struct value, unused) };

struct bench_store {
	DB_ENV *env;
	DB *records;
	DB *texts;
	DB *longs;
	uint32_t commit;		/* flags */
	bool keep_log;
};

struct bench_user {
	struct bench_store *store;
	DB_TXN *txn;
	bool write;
	unsigned commits;
	DBC *walk;
	enum bench_order order;
	uint8_t *buffer;		/* BENCH_LONG bytes, made on demand */
};

static void
check(const char *call, int line, int err)
{
	if (err != 0)
		bench_fail_call("bdb", call, line, db_strerror(err));
}

/* ---- the store ---- */

static DB *
open_database(struct bench_store *store, const char *name, uint32_t flags)
{
	DB *db;

	TRY(db_create(&db, store->env, 0));
	TRY(db->set_pagesize(db, PAGE_SIZE));
	TRY(db->set_flags(db, flags));
	TRY(db->open(db, NULL, FILE_NAME, name, DB_BTREE,
	    DB_CREATE | DB_AUTO_COMMIT | DB_THREAD, 0));
	return db;
}

static void
open_environment(struct bench_store *store, const struct bench_setup *setup)
{
	DB_ENV *env;

	TRY(db_env_create(&store->env, 0));
	env = store->env;
	TRY(env->set_cachesize(env, setup->cache_mib >> 10,
	    (setup->cache_mib & 1023) << 20, 1));
	TRY(env->set_lg_bsize(env, LOG_BUFFER));
	TRY(env->set_lg_max(env, LOG_FILE));
	TRY(env->set_lk_detect(env, DB_LOCK_DEFAULT));
	/* A transaction that changes many pages locks them all. */
	TRY(env->set_lk_max_locks(env, 50000));
	TRY(env->set_lk_max_objects(env, 50000));
	TRY(env->open(env, setup->dir, DB_CREATE | DB_RECOVER | DB_PRIVATE |
	    DB_THREAD | DB_INIT_TXN | DB_INIT_LOG | DB_INIT_LOCK |
	    DB_INIT_MPOOL, 0));
}

static struct bench_store *
open_store(const struct bench_setup *setup)
{
	struct bench_store *store = bench_alloc(sizeof *store);

	store->commit = setup->durable ? DB_TXN_SYNC : DB_TXN_NOSYNC;
	store->keep_log = setup->keep_log;
	open_environment(store, setup);
	if (!setup->bare) {
		store->records = open_database(store, "records", 0);
		store->texts = open_database(store, "texts", DB_DUPSORT);
		store->longs = open_database(store, "longs", 0);
	}
	return store;
}

static void
close_database(DB *db)
{
	if (db != NULL)
		TRY(db->close(db, 0));
}

static void
close_store(struct bench_store *store)
{
	close_database(store->longs);
	close_database(store->texts);
	close_database(store->records);
	TRY(store->env->txn_checkpoint(store->env, 0, 0, 0));
	TRY(store->env->close(store->env, 0));
	free(store);
}

/* ---- users ---- */

static struct bench_user *
join(struct bench_store *store)
{
	struct bench_user *user = bench_alloc(sizeof *user);

	user->store = store;
	return user;
}

static void
leave(struct bench_user *user)
{
	free(user->buffer);
	free(user);
}

static void
begin(struct bench_user *user, bool write)
{
	DB_ENV *env = user->store->env;

	user->write = write;
	TRY(env->txn_begin(env, NULL, &user->txn,
	    write ? 0 : DB_READ_COMMITTED));
}

/* What a thread in the background would do. */
static void
make_checkpoint(struct bench_user *user)
{
	DB_ENV *env = user->store->env;

	if (!user->store->keep_log && user->write &&
	    ++user->commits % CHECKPOINT_COMMITS == 0)
		TRY(env->txn_checkpoint(env, CHECKPOINT_KIB, 0, 0));
}

static void
commit(struct bench_user *user)
{
	if (user->walk != NULL) {
		TRY(user->walk->close(user->walk));
		user->walk = NULL;
	}
	TRY(user->txn->commit(user->txn, user->store->commit));
	user->txn = NULL;
	make_checkpoint(user);
}

/* ---- records ---- */

static DBT
refer(const void *data, size_t size)
{
	DBT dbt;

	memset(&dbt, 0, sizeof dbt);
	dbt.data = (void *)(uintptr_t)data;
	dbt.size = dbt.ulen = (uint32_t)size;
	dbt.flags = DB_DBT_USERMEM;
	return dbt;
}

static void
put(struct bench_user *user, DB *db, const void *key, size_t key_size,
    const void *data, size_t size, uint32_t flags)
{
	DBT key_dbt = refer(key, key_size);
	DBT data_dbt = refer(data, size);

	TRY(db->put(db, user->txn, &key_dbt, &data_dbt, flags));
}

static bool
read_into(struct bench_user *user, DB *db, const void *key, size_t key_size,
    void *data, size_t size, uint32_t flags)
{
	DBT key_dbt = refer(key, key_size);
	DBT data_dbt = refer(data, size);
	int err = db->get(db, user->txn, &key_dbt, &data_dbt, flags);

	if (err == DB_NOTFOUND)
		return false;
	TRY(err);
	return true;
}

static void
insert(struct bench_user *user, const struct bench_record *record)
{
	uint32_t key = htonl((uint32_t)record->id);
	struct value value;

	value.n = record->n;
	memcpy(value.text, record->text, BENCH_TEXT);
	memcpy(value.blob, record->blob, BENCH_BLOB);
	put(user, user->store->records, &key, sizeof key, &value, VALUE_SIZE,
	    DB_NOOVERWRITE);
	put(user, user->store->texts, record->text, BENCH_TEXT, &key,
	    sizeof key, 0);
}

static bool
get_by_key(struct bench_user *user, uint32_t key, struct bench_record *record)
{
	struct value value;

	if (!read_into(user, user->store->records, &key, sizeof key, &value,
	    VALUE_SIZE, 0))
		return false;
	record->id = (int32_t)ntohl(key);
	record->n = value.n;
	memcpy(record->text, value.text, BENCH_TEXT);
	memcpy(record->blob, value.blob, BENCH_BLOB);
	return true;
}

static bool
get(struct bench_user *user, int32_t id, struct bench_record *record)
{
	return get_by_key(user, htonl((uint32_t)id), record);
}

static bool
find(struct bench_user *user, const char *text, struct bench_record *record)
{
	uint32_t key;

	return read_into(user, user->store->texts, text, BENCH_TEXT, &key,
	    sizeof key, 0) && get_by_key(user, key, record);
}

/* The value, locked for a change. */
static void
need(struct bench_user *user, uint32_t key, struct value *value)
{
	if (!read_into(user, user->store->records, &key, sizeof key, value,
	    VALUE_SIZE, DB_RMW))
		bench_fail("bdb: record %u is not there", ntohl(key));
}

static void
update(struct bench_user *user, int32_t id, int64_t n)
{
	uint32_t key = htonl((uint32_t)id);
	struct value value;

	need(user, key, &value);
	value.n = n;
	put(user, user->store->records, &key, sizeof key, &value, VALUE_SIZE,
	    0);
}

static void
erase_text(struct bench_user *user, const char *text, uint32_t key)
{
	DBT key_dbt = refer(text, BENCH_TEXT);
	DBT data_dbt = refer(&key, sizeof key);
	DB *texts = user->store->texts;
	DBC *cursor;

	TRY(texts->cursor(texts, user->txn, &cursor, 0));
	TRY(cursor->get(cursor, &key_dbt, &data_dbt, DB_GET_BOTH | DB_RMW));
	TRY(cursor->del(cursor, 0));
	TRY(cursor->close(cursor));
}

static void
erase(struct bench_user *user, int32_t id)
{
	uint32_t key = htonl((uint32_t)id);
	DBT key_dbt = refer(&key, sizeof key);
	DB *records = user->store->records;
	struct value value;

	need(user, key, &value);
	TRY(records->del(records, user->txn, &key_dbt, 0));
	erase_text(user, value.text, key);
}

/* ---- scans ---- */

static void
rewind_walk(struct bench_user *user, enum bench_order order)
{
	DB *db = order == BENCH_PRIMARY ? user->store->records :
	    user->store->texts;

	user->order = order;
	TRY(db->cursor(db, user->txn, &user->walk, 0));
}

/* One field of the value is a part of it. */
static bool
next(struct bench_user *user, struct bench_record *record)
{
	char text[BENCH_TEXT];
	uint32_t key;
	bool primary = user->order == BENCH_PRIMARY;
	DBT key_dbt = primary ? refer(&key, sizeof key) :
	    refer(text, sizeof text);
	DBT data_dbt = primary ? refer(&record->n, sizeof record->n) :
	    refer(&key, sizeof key);
	int err;

	if (primary) {
		data_dbt.flags |= DB_DBT_PARTIAL;
		data_dbt.doff = offsetof(struct value, n);
		data_dbt.dlen = sizeof record->n;
	}
	err = user->walk->get(user->walk, &key_dbt, &data_dbt, DB_NEXT);
	if (err == DB_NOTFOUND) {
		TRY(user->walk->close(user->walk));
		user->walk = NULL;
		return false;
	}
	TRY(err);
	return primary || get_by_key(user, key, record);
}

/* ---- long values ---- */

static void
put_long(struct bench_user *user, int32_t id, const uint8_t *data)
{
	uint32_t key = htonl((uint32_t)id);

	put(user, user->store->longs, &key, sizeof key, data, BENCH_LONG, 0);
}

static const uint8_t *
get_long(struct bench_user *user, int32_t id)
{
	uint32_t key = htonl((uint32_t)id);

	if (user->buffer == NULL)
		user->buffer = bench_alloc(BENCH_LONG);
	if (!read_into(user, user->store->longs, &key, sizeof key,
	    user->buffer, BENCH_LONG, 0))
		bench_fail("bdb: long value %d is not there", (int)id);
	return user->buffer;
}

const struct bench_engine bench_bdb = {
	.name = "bdb",
	.can = BENCH_CAN_BARE | BENCH_CAN_LAZY | BENCH_CAN_LEVEL0 |
	    BENCH_CAN_RECOVER | BENCH_CAN_KEEP_LOG,
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
