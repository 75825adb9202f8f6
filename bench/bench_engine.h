/* SPDX-License-Identifier: MIT */
/* bench_engine.h - what the workloads ask of a database.
 *
 * Each engine's file does what somebody would write who knows that API well.
 * Errors end the process, so nothing here returns one. */
#ifndef BENCH_ENGINE_H
#define BENCH_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

#include "bench_data.h"

/* What an engine can do beyond what all can. */
enum bench_can {
	BENCH_CAN_BARE = 1,		/* start without a database */
	BENCH_CAN_LAZY = 2,		/* commit without waiting for the disk */
	BENCH_CAN_LEVEL0 = 4,		/* read outside of transactions */
	BENCH_CAN_SNAPSHOT = 8,		/* readers see what was */
	BENCH_CAN_LISTEN = 16,		/* call functions for each change */
	BENCH_CAN_CACHE_UPDATES = 32,	/* has queue, apply */
	BENCH_CAN_RECOVER = 64,		/* has a log to recover from */
	BENCH_CAN_KEEP_LOG = 128	/* and goes without checkpoints */
};

struct bench_setup {
	const char *dir;		/* holds the store and nothing else */
	unsigned cache_mib;
	uint32_t size;			/* records to expect */
	bool bare;			/* start and stop, open no database */
	bool durable;			/* commits wait for the disk */
	bool listen;			/* an empty callback for all changes */
	bool text;			/* text in the order of a language */
	bool keep_log;			/* no checkpoints */
};

enum bench_order { BENCH_PRIMARY, BENCH_SECONDARY };

/* Each engine has its own. */
struct bench_store;
struct bench_user;

struct bench_engine {
	const char *name;
	unsigned can;			/* enum bench_can */

	/* Recovers the store of the directory, or makes one. */
	struct bench_store *(*open)(const struct bench_setup *setup);
	void (*close)(struct bench_store *store);

	/* A user belongs to one thread at a time. Users join and leave in the
	 * main thread. */
	struct bench_user *(*join)(struct bench_store *store);
	void (*leave)(struct bench_user *user);

	void (*begin)(struct bench_user *user, bool write);
	void (*commit)(struct bench_user *user);

	void (*insert)(struct bench_user *user,
	    const struct bench_record *record);
	/* All fields of the record with an id, or with a text. False: there
	 * is none. */
	bool (*get)(struct bench_user *user, int32_t id,
	    struct bench_record *record);
	bool (*find)(struct bench_user *user, const char *text,
	    struct bench_record *record);
	void (*update)(struct bench_user *user, int32_t id, int64_t n);
	void (*erase)(struct bench_user *user, int32_t id);

	/* Goes before the first record. */
	void (*rewind)(struct bench_user *user, enum bench_order order);
	/* The next one: n alone in primary order, all fields in secondary.
	 * False: there is none. */
	bool (*next)(struct bench_user *user, struct bench_record *record);

	/* Makes or replaces a value of BENCH_LONG bytes. */
	void (*put_long)(struct bench_user *user, int32_t id,
	    const uint8_t *data);
	/* Valid until the user's next call. */
	const uint8_t *(*get_long)(struct bench_user *user, int32_t id);

	/* Updates that wait in the user's cache, and all of them written; those
	 * that fail are counted and dropped. */
	void (*queue)(struct bench_user *user, int32_t id, int64_t n);
	uint32_t (*apply)(struct bench_user *user);
};

extern const struct bench_engine bench_ese;
extern const struct bench_engine bench_bde;
extern const struct bench_engine bench_bdb;
extern const struct bench_engine bench_sqlite;	/* where there is SQLite */
extern const struct bench_engine bench_lmdb;	/* where there is LMDB */

#endif
