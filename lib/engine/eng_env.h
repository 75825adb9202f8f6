/* SPDX-License-Identifier: MIT */
/* eng_env.h - the environment of one instance: its log, cache and recovery.
 *
 * An environment belongs to one process and uses no lock manager of Berkeley
 * DB.  So only one thread may change stores at a time: whoever calls a
 * function of Berkeley DB that writes holds commit_mutex and, while pages may
 * change, apply_lock alone; whoever reads shares apply_lock.  The order is
 * commit_mutex, apply_lock, txn_mutex. */
#ifndef ENG_ENV_H
#define ENG_ENV_H

#include <db.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/queue.h>

#include "base_lock.h"
#include "bus.h"
#include "eng_status.h"

enum {
	ENG_SIGNATURE_SIZE = 24		/* 16 random bytes, time of creation */
};

/* Zero or NULL asks for the default named.  Nothing is kept by reference but
 * status_context and scope. */
struct eng_env_config {
	const char *system_dir;		/* of the .chk file; "." */
	const char *log_dir;		/* system_dir */
	const char *temp_dir;		/* system_dir */
	const char *base_name;		/* "edb"; no '/' in it, 1..16 bytes */
	uint64_t cache_bytes;		/* 32 MiB */
	uint32_t log_file_bytes;	/* 64 MiB */
	uint32_t log_buffer_bytes;	/* 1 MiB; cut to a quarter of a file */
	uint64_t checkpoint_bytes;	/* log between checkpoints; 64 MiB */
	uint64_t version_bytes_max;	/* 64 MiB */
	bool circular_log;		/* remove logs recovery does not need */
	bool recovery_off;		/* no files, no durability */
	bool create_paths;		/* make missing directories */
	struct bus_scope *scope;	/* parent of the environment's scope */
	/* Recovery is done so far; runs inside eng_env_open. */
	void (*status)(void *context, unsigned percent);
	void *status_context;
};

struct eng_store;
struct eng_txn_lists;
struct eng_checkpointer;

TAILQ_HEAD(eng_store_list, eng_store);

struct eng_env {
	DB_ENV *dbenv;
	struct base_rwlock apply_lock;
	struct base_mutex commit_mutex;
	struct base_mutex txn_mutex;	/* guards txns */
	_Atomic uint64_t commit_seq;	/* of the newest visible commit */
	struct eng_txn_lists *txns;	/* of eng_txn.c; NULL until it sets it */
	_Atomic size_t version_bytes;
	size_t version_bytes_max;
	struct bus_scope scope;

	struct base_mutex stores_mutex;	/* guards stores */
	struct eng_store_list stores;

	/* All below belongs to eng_env.c; constant while open. */
	char *system_dir;		/* absolute, no '/' at the end */
	char *log_dir;
	char *temp_dir;
	char *base_name;
	uint8_t signature[ENG_SIGNATURE_SIZE];
	bool recovery_off;
	bool was_clean;			/* the last use ended well */
	_Atomic bool failed;
	int lock_fd;			/* the .chk file, locked; or -1 */
	void (*status)(void *context, unsigned percent);
	void *status_context;
	struct base_mutex detail_mutex;
	char detail[256];		/* last message of Berkeley DB */
	struct eng_checkpointer *checkpointer;
};

/* Opens and, where the last use did not end well, recovers.
 * Gives ENG_E_BAD_PATH, ENG_E_ENV_IN_USE (another process, or another
 * environment of this one, uses it), ENG_E_BAD_PARAMETER, ENG_E_ACCESS,
 * ENG_E_LOG_CORRUPT, ENG_E_NO_MEMORY, ENG_E_IO. */
eng_status eng_env_open(const struct eng_env_config *config,
    struct eng_env **env);

/* Frees the environment in every case.  All trees are closed by then; stores
 * left over are detached when clean, else abandoned.  With clean a checkpoint
 * is taken and recorded as the end of a good run; without it the next open
 * finds what a killed process would have left (all that was flushed). */
eng_status eng_env_close(struct eng_env *env, bool clean);

/* Returns when the log is on disk up to lsn; NULL: all of it. */
eng_status eng_env_flush(struct eng_env *env, const DB_LSN *lsn);

/* A commit wrote so many bytes of log: every checkpoint_bytes the background
 * thread is woken to take a checkpoint. */
void eng_env_wrote(struct eng_env *env, uint64_t bytes);

/* Takes a checkpoint now; may be called with no lock held or with
 * commit_mutex. */
eng_status eng_env_checkpoint(struct eng_env *env);

/* Whether Berkeley DB gave up: nothing works until the next open, which
 * recovers.  BUS_ENGINE_FAILED was posted on the scope (subject: the
 * environment) by the thread that met the failure. */
bool eng_env_failed(struct eng_env *env);

/* Copies the last message of Berkeley DB, "" when there was none; room > 0. */
void eng_env_detail(struct eng_env *env, char *out, size_t room);

#endif
