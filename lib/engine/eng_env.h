/* SPDX-License-Identifier: MIT */
/* eng_env.h - the environment of one instance: its log, cache and recovery.
 *
 * An environment belongs to one process (shared ones: eng_shared.h) and uses
 * no lock manager of Berkeley DB.  So only one thread may change stores at a
 * time: whoever calls a function of Berkeley DB that writes holds commit_mutex
 * and, while pages may change, apply_lock alone; whoever reads shares
 * apply_lock.  The order is commit_mutex, the gate of a shared one,
 * apply_lock, txn_mutex. */
#ifndef ENG_ENV_H
#define ENG_ENV_H

#include <db.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <bsd/sys/queue.h>

#include "base_lock.h"
#include "bus.h"
#include "eng.h"
#include "eng_shared.h"

enum {
	ENG_SIGNATURE_SIZE = 24		/* 16 random bytes, time of creation */
};

struct eng_store;
struct eng_txn_lists;
struct eng_checkpointer;

TAILQ_HEAD(eng_store_list, eng_store);

struct eng_env {
	struct eng_env_head head;	/* the first member */
	DB_ENV *dbenv;			/* shared: look inside the gate only */
	bool shared;			/* by processes; constant */
	struct eng_shared *share;	/* of eng_shared.c */
	struct base_rwlock apply_lock;
	struct base_mutex commit_mutex;
	struct base_mutex txn_mutex;	/* guards txns */
	_Atomic uint64_t commit_seq;	/* of the newest visible commit */
	/* Grows with every change of a schema in memory, and other things. */
	_Atomic uint64_t definitions;
	struct eng_txn_lists *txns;	/* of eng_txn.c; NULL at first */
	_Atomic size_t version_bytes;
	size_t version_bytes_max;
	struct bus_scope scope;

	struct base_mutex stores_mutex;	/* guards stores */
	struct eng_store_list stores;
	TAILQ_ENTRY(eng_env) host_link;	/* of eng_guest.c, as these are */
	bool is_host;
	struct eng_host host;
	TAILQ_HEAD(, eng_session) guests;

	/* All below belongs to eng_env.c; constant while open. */
	char *data_dir;			/* shared: of the stores; as below */
	char *system_dir;		/* absolute, no '/' at the end, so ""
					 * is the root */
	char *log_dir;
	char *temp_dir;
	char *base_name;
	uint8_t signature[ENG_SIGNATURE_SIZE];
	bool recovery_off;
	bool circular_log;
	bool was_clean;			/* the last use ended well */
	bool registered;		/* log_dir, with eng_file.c */
	int lock_fd;			/* the .chk file, locked; or -1 */
	int log_dir_fd;			/* locked too */
	void (*status)(void *context, unsigned percent);
	void *status_context;
	struct base_mutex detail_mutex;
	char detail[256];		/* last message of Berkeley DB */
	struct eng_checkpointer *checkpointer;
	_Atomic uint32_t synced_log;	/* shared: its name is on disk */
	struct eng_env_config config;	/* numbers and flags, no pointers */
};

/* For eng_shared.c, inside the gate: makes env->dbenv. */
eng_status eng_env_open_db(struct eng_env *env, bool recover);

/* Returns when the log is on disk up to lsn; NULL: all of it. */
eng_status eng_env_flush(struct eng_env *env, const DB_LSN *lsn);

/* A commit wrote so many bytes of log: every checkpoint_bytes the background
 * thread is woken to take a checkpoint. */
void eng_env_wrote(struct eng_env *env, uint64_t bytes);

/* Takes a checkpoint now; may be called with no lock held or with
 * commit_mutex. */
eng_status eng_env_checkpoint(struct eng_env *env);

#endif
