/* SPDX-License-Identifier: MIT */
/* bench_lmdb.c - LMDB: a map of the records by id, and one of texts with the
 * ids as duplicates. Readers keep their transaction and renew it. */
#include <lmdb.h>
#include <stdlib.h>
#include <string.h>

#include "bench_engine.h"
#include "bench_fail.h"

#define TRY(call) check(#call, __LINE__, (call))

#define MAP_SIZE ((size_t)4 << 30)

enum { MAX_READERS = 16, RECORD_ROOM = 1024, DATABASES = 3 };

/* The value of a record; its key is the id. In the map it begins at any even
 * address, so its numbers are copied. */
struct value {
	int64_t n;
	char text[BENCH_TEXT];
	uint8_t blob[BENCH_BLOB];
	uint8_t unused[4];
};

enum { VALUE_SIZE = offsetof(struct value, unused) };

struct bench_store {
	MDB_env *env;
	MDB_dbi records;
	MDB_dbi texts;
	MDB_dbi longs;
};

struct bench_user {
	struct bench_store *store;
	MDB_txn *txn;			/* the one that runs */
	MDB_txn *reader;		/* kept between read transactions */
	MDB_cursor *walk;
	MDB_cursor_op move;
	enum bench_order order;
};

static void
check(const char *call, int line, int err)
{
	if (err != 0)
		bench_fail_call("lmdb", call, line, mdb_strerror(err));
}

/* ---- the store ---- */

static void
open_databases(struct bench_store *store)
{
	MDB_txn *txn;

	TRY(mdb_txn_begin(store->env, NULL, 0, &txn));
	TRY(mdb_dbi_open(txn, "records", MDB_CREATE | MDB_INTEGERKEY,
	    &store->records));
	TRY(mdb_dbi_open(txn, "texts", MDB_CREATE | MDB_DUPSORT |
	    MDB_DUPFIXED | MDB_INTEGERDUP, &store->texts));
	TRY(mdb_dbi_open(txn, "longs", MDB_CREATE | MDB_INTEGERKEY,
	    &store->longs));
	TRY(mdb_txn_commit(txn));
}

static struct bench_store *
open_store(const struct bench_setup *setup)
{
	struct bench_store *store = bench_alloc(sizeof *store);
	size_t wanted = (size_t)setup->size * RECORD_ROOM;

	TRY(mdb_env_create(&store->env));
	TRY(mdb_env_set_mapsize(store->env,
	    wanted > MAP_SIZE ? wanted : MAP_SIZE));
	TRY(mdb_env_set_maxdbs(store->env, DATABASES));
	TRY(mdb_env_set_maxreaders(store->env, MAX_READERS));
	/* Users move between threads. */
	TRY(mdb_env_open(store->env, setup->dir,
	    MDB_NOTLS | (setup->durable ? 0 : MDB_NOSYNC), 0644));
	if (!setup->bare)
		open_databases(store);
	return store;
}

static void
close_store(struct bench_store *store)
{
	mdb_env_close(store->env);
	free(store);
}

/* ---- users ---- */

static struct bench_user *
join(struct bench_store *store)
{
	struct bench_user *user = bench_alloc(sizeof *user);

	user->store = store;
	TRY(mdb_txn_begin(store->env, NULL, MDB_RDONLY, &user->reader));
	mdb_txn_reset(user->reader);
	return user;
}

static void
leave(struct bench_user *user)
{
	mdb_txn_abort(user->reader);
	free(user);
}

static void
begin(struct bench_user *user, bool write)
{
	if (write) {
		TRY(mdb_txn_begin(user->store->env, NULL, 0, &user->txn));
		return;
	}
	TRY(mdb_txn_renew(user->reader));
	user->txn = user->reader;
}

static void
commit(struct bench_user *user)
{
	if (user->walk != NULL)
		mdb_cursor_close(user->walk);
	user->walk = NULL;
	if (user->txn == user->reader)
		mdb_txn_reset(user->reader);
	else
		TRY(mdb_txn_commit(user->txn));
	user->txn = NULL;
}

/* ---- records ---- */

static MDB_val
refer(const void *data, size_t size)
{
	return (MDB_val){ .mv_size = size, .mv_data = (void *)(uintptr_t)data };
}

static void
insert(struct bench_user *user, const struct bench_record *record)
{
	MDB_val key = refer(&record->id, sizeof record->id);
	MDB_val text = refer(record->text, BENCH_TEXT);
	MDB_val data = refer(NULL, VALUE_SIZE);
	struct value *value;

	TRY(mdb_put(user->txn, user->store->records, &key, &data,
	    MDB_NOOVERWRITE | MDB_RESERVE));
	value = data.mv_data;
	memcpy(&value->n, &record->n, sizeof record->n);
	memcpy(value->text, record->text, BENCH_TEXT);
	memcpy(value->blob, record->blob, BENCH_BLOB);
	TRY(mdb_put(user->txn, user->store->texts, &text, &key, 0));
}

static bool
look_up(struct bench_user *user, MDB_dbi dbi, MDB_val key, MDB_val *data)
{
	int err = mdb_get(user->txn, dbi, &key, data);

	if (err == MDB_NOTFOUND)
		return false;
	TRY(err);
	return true;
}

static bool
get(struct bench_user *user, int32_t id, struct bench_record *record)
{
	const struct value *value;
	MDB_val data;

	if (!look_up(user, user->store->records, refer(&id, sizeof id), &data))
		return false;
	value = data.mv_data;
	record->id = id;
	memcpy(&record->n, &value->n, sizeof record->n);
	memcpy(record->text, value->text, BENCH_TEXT);
	memcpy(record->blob, value->blob, BENCH_BLOB);
	return true;
}

static bool
get_of(struct bench_user *user, MDB_val key, struct bench_record *record)
{
	int32_t id;

	memcpy(&id, key.mv_data, sizeof id);
	return get(user, id, record);
}

static bool
find(struct bench_user *user, const char *text, struct bench_record *record)
{
	MDB_val data;

	return look_up(user, user->store->texts, refer(text, BENCH_TEXT),
	    &data) && get_of(user, data, record);
}

static void
need(struct bench_user *user, int32_t id, struct value *value)
{
	MDB_val data;

	if (!look_up(user, user->store->records, refer(&id, sizeof id), &data))
		bench_fail("lmdb: record %d is not there", (int)id);
	memcpy(value, data.mv_data, VALUE_SIZE);
}

static void
update(struct bench_user *user, int32_t id, int64_t n)
{
	struct value value;
	MDB_val key = refer(&id, sizeof id);
	MDB_val data = refer(&value, VALUE_SIZE);

	need(user, id, &value);
	value.n = n;
	TRY(mdb_put(user->txn, user->store->records, &key, &data, 0));
}

static void
erase(struct bench_user *user, int32_t id)
{
	struct value value;
	MDB_val key = refer(&id, sizeof id);
	MDB_val text = refer(value.text, BENCH_TEXT);

	need(user, id, &value);
	TRY(mdb_del(user->txn, user->store->records, &key, NULL));
	TRY(mdb_del(user->txn, user->store->texts, &text, &key));
}

/* ---- scans ---- */

static void
rewind_walk(struct bench_user *user, enum bench_order order)
{
	user->order = order;
	user->move = MDB_FIRST;
	TRY(mdb_cursor_open(user->txn, order == BENCH_PRIMARY ?
	    user->store->records : user->store->texts, &user->walk));
}

static bool
next(struct bench_user *user, struct bench_record *record)
{
	const struct value *value;
	MDB_val key, data;
	int err = mdb_cursor_get(user->walk, &key, &data, user->move);

	if (err == MDB_NOTFOUND)
		return false;
	TRY(err);
	user->move = MDB_NEXT;
	if (user->order == BENCH_SECONDARY)
		return get_of(user, data, record);
	value = data.mv_data;
	memcpy(&record->n, &value->n, sizeof record->n);
	return true;
}

/* ---- long values ---- */

static void
put_long(struct bench_user *user, int32_t id, const uint8_t *bytes)
{
	MDB_val key = refer(&id, sizeof id);
	MDB_val data = refer(bytes, BENCH_LONG);

	TRY(mdb_put(user->txn, user->store->longs, &key, &data, 0));
}

static const uint8_t *
get_long(struct bench_user *user, int32_t id)
{
	MDB_val data;

	if (!look_up(user, user->store->longs, refer(&id, sizeof id), &data) ||
	    data.mv_size != BENCH_LONG)
		bench_fail("lmdb: long value %d is not there", (int)id);
	return data.mv_data;
}

const struct bench_engine bench_lmdb = {
	.name = "lmdb",
	.can = BENCH_CAN_BARE | BENCH_CAN_LAZY | BENCH_CAN_SNAPSHOT,
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
