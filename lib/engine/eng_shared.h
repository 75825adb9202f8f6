/* SPDX-License-Identifier: MIT */
/* eng_shared.h - environments that several processes share.
 *
 * Their Berkeley DB regions are files in <directory>/.jetport, and so is the
 * control file, which every process maps.  In it is the gate, a robust mutex:
 * whoever calls Berkeley DB holds it, so there is never more than one thread
 * of one process inside; or else the threads that read of a process that is
 * alone in the directory, which count themselves in the control file instead,
 * and whom the next one through the gate waits for.  A process that is killed
 * in there leaves the gate to the next one with the news that its owner died;
 * that one runs recovery, and the others open what it made when they come in.
 * So does who waits for readers whose process is no more.  A process killed
 * anywhere else leaves nothing that could stop anybody. */
#ifndef ENG_SHARED_H
#define ENG_SHARED_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "eng_status.h"

struct eng_env;
struct eng_shared;
struct eng_tree;

/* Numbers that are given out; from which on all are free. */
struct eng_counters {
	_Atomic uint64_t autoinc;
	_Atomic uint64_t blob_id;
	_Atomic uint32_t record_id;
};

enum { ENG_SHARED_MEMBERS = 512 };

/* What processes tell each other of a store or of one of its tables.  The
 * counts only grow, and go on after a reuse. */
struct eng_slot {
	_Atomic uint64_t key;		/* whose; 0: never used */
	_Atomic uint64_t changes;	/* commits that changed records */
	_Atomic uint64_t schema;	/* commits that changed the catalog */
	_Atomic uint64_t trees;		/* commits that made trees */
	_Atomic uint64_t epoch;		/* when it was attached last */
	struct eng_counters counters;
	/* A bit for each process that uses it. */
	_Atomic uint64_t users[ENG_SHARED_MEMBERS / 64];
};

/* Joins the directory env->system_dir (".../.jetport"); the first one there
 * sees to it that recovery runs.  Others that want to join wait until
 * eng_shared_opened or eng_shared_close, which closes env->dbenv.  The
 * environment itself is opened when the gate is entered for the first time. */
eng_status eng_shared_open(struct eng_env *env);
void eng_shared_opened(struct eng_env *env);
void eng_shared_close(struct eng_env *env);

/* The gate.  One thread may enter several times.  Taken after commit_mutex
 * and before apply_lock.  env->dbenv is NULL inside when the environment could
 * not be opened anew, or the gate is no more. */
void eng_shared_enter(struct eng_env *env);
void eng_shared_leave(struct eng_env *env);
/* The way in for who only reads, while this process is alone in the directory:
 * its threads do not keep each other out then, but nobody is inside beside
 * them.  False: it must enter.  A thread that enters while it reads so is
 * inside from then on until both are left, with apply_lock shared; what it read
 * before may have changed meanwhile.  done is false when it did that, or never
 * read so. */
bool eng_shared_read(struct eng_env *env);
bool eng_shared_read_done(struct eng_env *env);
/* Inside or reading: not 0 while this process is alone in the directory, and
 * another number each time that it is so again. */
uint64_t eng_shared_turn(const struct eng_env *env);
/* Inside or reading: Berkeley DB gave up.  The environment is recovered at once, and
 * whoever has it open does as it does after the death of a process. */
void eng_shared_fail(struct eng_env *env);
bool eng_shared_restart(struct eng_env *env);
/* Grows when the handles of Berkeley DB in this process are no longer good. */
uint64_t eng_shared_epoch(const struct eng_env *env);

/* The slot of that key, which is not 0, counted as used once more; the first
 * user finds its counters at 1.  What only the dead used is free.  Inside.
 * ENG_E_TOO_MANY_STORES. */
eng_status eng_shared_slot(struct eng_env *env, uint64_t key,
    struct eng_slot **slot);
void eng_shared_slot_done(struct eng_env *env, struct eng_slot *slot);
/* FNV-1a, 64 bits, going on from seed (0: the beginning). */
uint64_t eng_shared_hash(uint64_t seed, const void *data, size_t size);

/* Exclusive locks of records, named by numbers that are not 0, of sessions,
 * numbered by eng_shared_session.  Those of a process that died are free.
 * Inside.  ENG_E_LOCKED, ENG_E_NO_MEMORY when there are too many,
 * ENG_E_DISK_FULL. */
uint32_t eng_shared_session(struct eng_env *env);
eng_status eng_shared_hold(struct eng_env *env, uint64_t at,
    uint32_t session);
void eng_shared_let_go(struct eng_env *env, uint64_t at, uint32_t session);
bool eng_shared_is_held(struct eng_env *env, uint64_t at,
    uint32_t by_others_than);

/* A new open file description of the file that table locks are taken on. */
int eng_shared_lock_file(struct eng_env *env);

#endif
