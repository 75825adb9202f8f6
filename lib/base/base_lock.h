/* SPDX-License-Identifier: MIT */
/* base_lock.h - the two locks the engine uses.
 *
 * base_rwlock prefers writers: a waiting writer stops new readers, so a
 * thread that already reads must not ask to read again. */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <pthread.h>
#include <stdbool.h>

struct base_rwlock {
	pthread_rwlock_t lock;
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
