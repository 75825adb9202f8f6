/* SPDX-License-Identifier: MIT */
/* base_lock.h - the two locks the engine uses.
 *
 * base_rwlock is made for readers that are many and short: each counts itself
 * in a place that few other threads write to, so readers cost each other
 * nothing.  It prefers writers: a waiting writer stops new readers, so a
 * thread that already reads must not ask to read again.  The readers that a
 * writer stopped get in before the next writer does. */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

enum {
	BASE_LOCK_PLACES = 16,	/* threads share them when they are more */
	BASE_LINE_SIZE = 64	/* bytes that processors exchange at once */
};

/* Thread-local, found without a call. */
#define BASE_THREAD_LOCAL						\
	_Thread_local __attribute__((tls_model("initial-exec")))

struct base_rwlock {
	/* Change with writers only. */
	_Atomic bool barred;
	_Atomic bool held;		/* by a writer; no reader is inside */
	struct base_place {
		char before[BASE_LINE_SIZE - sizeof(unsigned)];
		_Atomic unsigned readers;
	} place[BASE_LOCK_PLACES];
	char after[BASE_LINE_SIZE];
	/* All below is guarded by mutex. */
	pthread_mutex_t mutex;
	pthread_cond_t no_writer;
	pthread_cond_t no_reader;
	pthread_cond_t next_turn;
	bool writing;			/* a writer is in, or next */
	unsigned turn;			/* writers that have left */
	unsigned waiting;		/* readers, for the next turn */
	unsigned admitted;		/* those that it let in, on their way */
};

bool base_rwlock_init(struct base_rwlock *lk);
void base_rwlock_fini(struct base_rwlock *lk);
void base_rwlock_read(struct base_rwlock *lk);
void base_rwlock_write(struct base_rwlock *lk);
void base_rwlock_done(struct base_rwlock *lk);

/* For a mutex that is never torn down. */
#define BASE_MUTEX_STATIC { PTHREAD_MUTEX_INITIALIZER }

struct base_mutex {
	pthread_mutex_t lock;
};

bool base_mutex_init(struct base_mutex *mx);
void base_mutex_fini(struct base_mutex *mx);
void base_mutex_lock(struct base_mutex *mx);
bool base_mutex_try(struct base_mutex *mx);	/* false: another has it */
void base_mutex_unlock(struct base_mutex *mx);

#endif
