/* SPDX-License-Identifier: MIT */
/* The engine's two locks, on pthread. */

#include "base_lock.h"

#include <string.h>

static _Atomic unsigned threads_seen;
static BASE_THREAD_LOCAL unsigned thread_number;	/* from 1 */

/* Where the calling thread counts itself as a reader. */
static _Atomic unsigned *
find_place(struct base_rwlock *lk)
{
	if (thread_number == 0)
		thread_number = atomic_fetch_add(&threads_seen, 1) + 1;
	return &lk->place[thread_number % BASE_LOCK_PLACES].readers;
}

static bool
has_readers(struct base_rwlock *lk)
{
	unsigned i;

	for (i = 0; i < BASE_LOCK_PLACES; i++)
		if (atomic_load(&lk->place[i].readers) != 0)
			return true;
	return false;
}

bool
base_rwlock_init(struct base_rwlock *lk)
{
	memset(lk, 0, sizeof(*lk));
	if (pthread_mutex_init(&lk->mutex, NULL) != 0)
		return false;
	/* Neither this nor they can fail without attributes. */
	(void)pthread_cond_init(&lk->no_writer, NULL);
	(void)pthread_cond_init(&lk->no_reader, NULL);
	(void)pthread_cond_init(&lk->next_turn, NULL);
	return true;
}

void
base_rwlock_fini(struct base_rwlock *lk)
{
	pthread_cond_destroy(&lk->next_turn);
	pthread_cond_destroy(&lk->no_reader);
	pthread_cond_destroy(&lk->no_writer);
	pthread_mutex_destroy(&lk->mutex);
}

/* A writer that waits for the last reader to go is told. */
static void
leave_place(struct base_rwlock *lk, _Atomic unsigned *place)
{
	atomic_fetch_sub(place, 1);
	if (!atomic_load(&lk->barred))
		return;
	pthread_mutex_lock(&lk->mutex);
	pthread_cond_signal(&lk->no_reader);
	pthread_mutex_unlock(&lk->mutex);
}

/* Sits out the writer that is in, or waits to be. */
static void
read_after_writer(struct base_rwlock *lk, _Atomic unsigned *place)
{
	unsigned turn;

	pthread_mutex_lock(&lk->mutex);
	if (lk->writing) {
		turn = lk->turn;
		lk->waiting++;
		while (turn == lk->turn)
			pthread_cond_wait(&lk->next_turn, &lk->mutex);
		lk->admitted--;
	}
	atomic_fetch_add(place, 1);
	pthread_mutex_unlock(&lk->mutex);
}

void
base_rwlock_read(struct base_rwlock *lk)
{
	_Atomic unsigned *place = find_place(lk);

	/* The writer sets barred and then looks at the places. */
	atomic_fetch_add(place, 1);
	if (!atomic_load(&lk->barred))
		return;
	leave_place(lk, place);
	read_after_writer(lk, place);
}

void
base_rwlock_write(struct base_rwlock *lk)
{
	pthread_mutex_lock(&lk->mutex);
	while (lk->writing)
		pthread_cond_wait(&lk->no_writer, &lk->mutex);
	lk->writing = true;
	atomic_store(&lk->barred, true);
	while (lk->admitted > 0 || has_readers(lk))
		pthread_cond_wait(&lk->no_reader, &lk->mutex);
	atomic_store(&lk->held, true);
	pthread_mutex_unlock(&lk->mutex);
}

static void
write_done(struct base_rwlock *lk)
{
	pthread_mutex_lock(&lk->mutex);
	atomic_store(&lk->held, false);
	lk->writing = false;
	lk->turn++;
	lk->admitted += lk->waiting;
	lk->waiting = 0;
	atomic_store(&lk->barred, false);
	pthread_cond_broadcast(&lk->next_turn);
	pthread_cond_signal(&lk->no_writer);
	pthread_mutex_unlock(&lk->mutex);
}

void
base_rwlock_done(struct base_rwlock *lk)
{
	/* Only a writer can be in while this is set. */
	if (atomic_load_explicit(&lk->held, memory_order_relaxed))
		write_done(lk);
	else
		leave_place(lk, find_place(lk));
}

/* What they guard is short: it is free again sooner than a thread can be put
 * to sleep and woken. */
bool
base_mutex_init(struct base_mutex *mx)
{
	pthread_mutexattr_t attr;
	bool good;

	if (pthread_mutexattr_init(&attr) != 0)
		return false;
#ifdef __GLIBC__
	(void)pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_ADAPTIVE_NP);
#endif
	good = pthread_mutex_init(&mx->lock, &attr) == 0;
	pthread_mutexattr_destroy(&attr);
	return good;
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
