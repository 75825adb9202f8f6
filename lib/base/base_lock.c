/* SPDX-License-Identifier: MIT */
/* The engine's two locks, on pthread. */

#include "base_lock.h"

#include <errno.h>
#include <sched.h>

bool
base_rwlock_init(struct base_rwlock *lk)
{
	pthread_rwlockattr_t attr;
	int failed;

	if (pthread_rwlockattr_init(&attr) != 0)
		return false;
	failed = 0;
#ifdef __GLIBC__
	/* The default prefers readers, and a few of them starve a writer. */
	failed = pthread_rwlockattr_setkind_np(&attr,
	    PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
#endif
	if (failed == 0)
		failed = pthread_rwlock_init(&lk->lock, &attr);
	pthread_rwlockattr_destroy(&attr);
	return failed == 0;
}

void
base_rwlock_fini(struct base_rwlock *lk)
{
	pthread_rwlock_destroy(&lk->lock);
}

void
base_rwlock_read(struct base_rwlock *lk)
{
	/* EAGAIN: as many readers as a lock can count; wait for one to go. */
	while (pthread_rwlock_rdlock(&lk->lock) == EAGAIN)
		sched_yield();
}

void
base_rwlock_write(struct base_rwlock *lk)
{
	pthread_rwlock_wrlock(&lk->lock);
}

void
base_rwlock_done(struct base_rwlock *lk)
{
	pthread_rwlock_unlock(&lk->lock);
}

bool
base_mutex_init(struct base_mutex *mx)
{
	return pthread_mutex_init(&mx->lock, NULL) == 0;
}

void
base_mutex_fini(struct base_mutex *mx)
{
	pthread_mutex_destroy(&mx->lock);
}

void
base_mutex_lock(struct base_mutex *mx)
{
	pthread_mutex_lock(&mx->lock);
}

bool
base_mutex_try(struct base_mutex *mx)
{
	return pthread_mutex_trylock(&mx->lock) == 0;
}

void
base_mutex_unlock(struct base_mutex *mx)
{
	pthread_mutex_unlock(&mx->lock);
}
