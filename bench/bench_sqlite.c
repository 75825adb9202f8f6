/* SPDX-License-Identifier: MIT */
/* bench_sqlite.c - SQLite with a write-ahead log and prepared statements. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_engine.h"
#include "bench_fail.h"

#define SCHEMA								\
	"CREATE TABLE IF NOT EXISTS"					\
	" r(id INTEGER PRIMARY KEY, n INTEGER, t TEXT, b BLOB);"	\
	"CREATE INDEX IF NOT EXISTS r_t ON r(t);"			\
	"CREATE TABLE IF NOT EXISTS l(id INTEGER PRIMARY KEY, d BLOB);"

enum { WAIT_MS = 10000 };

enum {
	BEGIN, BEGIN_WRITE, COMMIT, INSERT, GET, FIND, UPDATE, ERASE, SCAN,
	SCAN_TEXT, PUT_LONG, GET_LONG, STATEMENTS
};

static const char *const statements[STATEMENTS] = {
	[BEGIN] = "BEGIN",
	[BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[INSERT] = "INSERT INTO r VALUES (?1, ?2, ?3, ?4)",
	[GET] = "SELECT id, n, t, b FROM r WHERE id = ?1",
	[FIND] = "SELECT id, n, t, b FROM r WHERE t = ?1",
	[UPDATE] = "UPDATE r SET n = ?2 WHERE id = ?1",
	[ERASE] = "DELETE FROM r WHERE id = ?1",
	[SCAN] = "SELECT n FROM r ORDER BY id",
	[SCAN_TEXT] = "SELECT id, n, t, b FROM r ORDER BY t",
	[PUT_LONG] = "INSERT OR REPLACE INTO l VALUES (?1, ?2)",
	[GET_LONG] = "SELECT d FROM l WHERE id = ?1",
};

struct bench_store {
	const struct bench_setup *setup;
	char path[4096];
};

struct bench_user {
	sqlite3 *db;
	sqlite3_stmt *statement[STATEMENTS];
	sqlite3_stmt *walk;
};

static void
check(struct bench_user *user, int line, int err)
{
	if (err != SQLITE_OK)
		bench_fail("sqlite: line %d: %s", line,
		    sqlite3_errmsg(user->db));
}

#define TRY(call) check(user, __LINE__, (call))

/* ---- connections ---- */

static void
execute(struct bench_user *user, const char *sql)
{
	TRY(sqlite3_exec(user->db, sql, NULL, NULL, NULL));
}

static void
set_up(struct bench_user *user, const struct bench_setup *setup)
{
	char pragma[128];

	TRY(sqlite3_busy_timeout(user->db, WAIT_MS));
	execute(user, "PRAGMA journal_mode = WAL");
	snprintf(pragma, sizeof pragma,
	    "PRAGMA cache_size = -%u; PRAGMA synchronous = %s",
	    setup->cache_mib << 10, setup->durable ? "FULL" : "OFF");
	execute(user, pragma);
	if (setup->keep_log)
		execute(user, "PRAGMA wal_autocheckpoint = 0");
}

static struct bench_user *
join(struct bench_store *store)
{
	struct bench_user *user = bench_alloc(sizeof *user);
	unsigned i;

	TRY(sqlite3_open_v2(store->path, &user->db, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
	set_up(user, store->setup);
	execute(user, SCHEMA);
	for (i = 0; i < STATEMENTS; i++)
		TRY(sqlite3_prepare_v3(user->db, statements[i], -1,
		    SQLITE_PREPARE_PERSISTENT, &user->statement[i], NULL));
	return user;
}

static void
leave(struct bench_user *user)
{
	unsigned i;

	for (i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(user->statement[i]);
	TRY(sqlite3_close(user->db));
	free(user);
}

/* There is nothing to start: connections do all. */
static struct bench_store *
open_store(const struct bench_setup *setup)
{
	struct bench_store *store = bench_alloc(sizeof *store);

	store->setup = setup;
	snprintf(store->path, sizeof store->path, "%s/bench.sqlite",
	    setup->dir);
	return store;
}

static void
close_store(struct bench_store *store)
{
	free(store);
}

/* ---- statements ---- */

/* Whether there is a row. */
static bool
step(struct bench_user *user, sqlite3_stmt *statement)
{
	int err = sqlite3_step(statement);

	if (err == SQLITE_ROW)
		return true;
	if (err != SQLITE_DONE)
		TRY(err);
	return false;
}

/* Runs a statement that gives no rows. */
static void
run(struct bench_user *user, int which)
{
	(void)step(user, user->statement[which]);
	TRY(sqlite3_reset(user->statement[which]));
}

static void
begin(struct bench_user *user, bool write)
{
	run(user, write ? BEGIN_WRITE : BEGIN);
}

static void
commit(struct bench_user *user)
{
	if (user->walk != NULL)
		TRY(sqlite3_reset(user->walk));
	user->walk = NULL;
	run(user, COMMIT);
}

static void
insert(struct bench_user *user, const struct bench_record *record)
{
	sqlite3_stmt *statement = user->statement[INSERT];

	TRY(sqlite3_bind_int(statement, 1, record->id));
	TRY(sqlite3_bind_int64(statement, 2, record->n));
	TRY(sqlite3_bind_text(statement, 3, record->text, BENCH_TEXT,
	    SQLITE_STATIC));
	TRY(sqlite3_bind_blob(statement, 4, record->blob, BENCH_BLOB,
	    SQLITE_STATIC));
	run(user, INSERT);
}

static void
fetch(sqlite3_stmt *statement, struct bench_record *record)
{
	record->id = sqlite3_column_int(statement, 0);
	record->n = sqlite3_column_int64(statement, 1);
	memcpy(record->text, sqlite3_column_text(statement, 2), BENCH_TEXT);
	memcpy(record->blob, sqlite3_column_blob(statement, 3), BENCH_BLOB);
}

static bool
fetch_one(struct bench_user *user, int which, struct bench_record *record)
{
	bool found = step(user, user->statement[which]);

	if (found)
		fetch(user->statement[which], record);
	TRY(sqlite3_reset(user->statement[which]));
	return found;
}

static bool
get(struct bench_user *user, int32_t id, struct bench_record *record)
{
	TRY(sqlite3_bind_int(user->statement[GET], 1, id));
	return fetch_one(user, GET, record);
}

static bool
find(struct bench_user *user, const char *text, struct bench_record *record)
{
	TRY(sqlite3_bind_text(user->statement[FIND], 1, text, BENCH_TEXT,
	    SQLITE_STATIC));
	return fetch_one(user, FIND, record);
}

static void
need_change(struct bench_user *user, int32_t id)
{
	if (sqlite3_changes(user->db) != 1)
		bench_fail("sqlite: record %d is not there", (int)id);
}

static void
update(struct bench_user *user, int32_t id, int64_t n)
{
	TRY(sqlite3_bind_int(user->statement[UPDATE], 1, id));
	TRY(sqlite3_bind_int64(user->statement[UPDATE], 2, n));
	run(user, UPDATE);
	need_change(user, id);
}

static void
erase(struct bench_user *user, int32_t id)
{
	TRY(sqlite3_bind_int(user->statement[ERASE], 1, id));
	run(user, ERASE);
	need_change(user, id);
}

/* ---- scans ---- */

static void
rewind_walk(struct bench_user *user, enum bench_order order)
{
	user->walk = user->statement[order == BENCH_PRIMARY ? SCAN :
	    SCAN_TEXT];
	TRY(sqlite3_reset(user->walk));
}

static bool
next(struct bench_user *user, struct bench_record *record)
{
	if (!step(user, user->walk)) {
		TRY(sqlite3_reset(user->walk));
		user->walk = NULL;
		return false;
	}
	if (user->walk == user->statement[SCAN])
		record->n = sqlite3_column_int64(user->walk, 0);
	else
		fetch(user->walk, record);
	return true;
}

/* ---- long values ---- */

static void
put_long(struct bench_user *user, int32_t id, const uint8_t *data)
{
	TRY(sqlite3_bind_int(user->statement[PUT_LONG], 1, id));
	TRY(sqlite3_bind_blob(user->statement[PUT_LONG], 2, data, BENCH_LONG,
	    SQLITE_STATIC));
	run(user, PUT_LONG);
}

/* The statement that gave the value is reset by the next one or by commit. */
static const uint8_t *
get_long(struct bench_user *user, int32_t id)
{
	user->walk = user->statement[GET_LONG];
	TRY(sqlite3_reset(user->walk));
	TRY(sqlite3_bind_int(user->walk, 1, id));
	if (!step(user, user->walk) ||
	    sqlite3_column_bytes(user->walk, 0) != BENCH_LONG)
		bench_fail("sqlite: long value %d is not there", (int)id);
	return sqlite3_column_blob(user->walk, 0);
}

const struct bench_engine bench_sqlite = {
	.name = "sqlite",
	.can = BENCH_CAN_LAZY | BENCH_CAN_LEVEL0 | BENCH_CAN_SNAPSHOT |
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
