/* SPDX-License-Identifier: MIT */

#include "base_lock.h"
#include "suite.h"

#include <check.h>
#include <stdatomic.h>
#include <unistd.h>

static struct base_rwlock rwlock;
static struct base_mutex mutex;
static unsigned counter;
static atomic_bool writer_was_in;

static void *
try_mutex(void *got)
{
	*(bool *)got = base_mutex_try(&mutex);
	if (*(bool *)got)
		base_mutex_unlock(&mutex);
	return NULL;
}

static bool
try_elsewhere(void)
{
	pthread_t thread;
	bool got = false;

	ck_assert_int_eq(pthread_create(&thread, NULL, try_mutex, &got), 0);
	pthread_join(thread, NULL);
	return got;
}

START_TEST(a_mutex_that_another_has_is_not_waited_for)
{
	ck_assert(base_mutex_init(&mutex));
	base_mutex_lock(&mutex);
	ck_assert(!try_elsewhere());
	base_mutex_unlock(&mutex);
	ck_assert(try_elsewhere());
	base_mutex_fini(&mutex);
}
END_TEST

static void *
count_under_mutex(void *arg)
{
	unsigned i;

	for (i = 0; i < 20000; i++) {
		base_mutex_lock(&mutex);
		counter++;
		base_mutex_unlock(&mutex);
	}
	return arg;
}

START_TEST(a_mutex_lets_one_thread_in)
{
	pthread_t threads[3];
	unsigned i;

	counter = 0;
	ck_assert(base_mutex_init(&mutex));
	for (i = 0; i < 3; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    count_under_mutex, NULL), 0);
	for (i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	ck_assert_uint_eq(counter, 60000);
	base_mutex_fini(&mutex);
}
END_TEST

static void *
count_under_rwlock(void *arg)
{
	unsigned i;

	for (i = 0; i < 20000; i++) {
		base_rwlock_write(&rwlock);
		counter++;
		base_rwlock_done(&rwlock);
		base_rwlock_read(&rwlock);
		if (counter == 0)
			arg = &counter;
		base_rwlock_done(&rwlock);
	}
	return arg;
}

START_TEST(a_writer_is_alone)
{
	pthread_t threads[3];
	void *wrong;
	unsigned i;

	counter = 0;
	ck_assert(base_rwlock_init(&rwlock));
	for (i = 0; i < 3; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    count_under_rwlock, NULL), 0);
	for (i = 0; i < 3; i++) {
		pthread_join(threads[i], &wrong);
		ck_assert_ptr_null(wrong);
	}
	ck_assert_uint_eq(counter, 60000);
	base_rwlock_fini(&rwlock);
}
END_TEST

static void *
write_once(void *arg)
{
	base_rwlock_write(&rwlock);
	atomic_store(&writer_was_in, true);
	base_rwlock_done(&rwlock);
	return arg;
}

static void *
read_once(void *arg)
{
	bool before;

	base_rwlock_read(&rwlock);
	before = !atomic_load(&writer_was_in);
	base_rwlock_done(&rwlock);
	return before ? arg : NULL;
}

/* Readers that never leave a gap must not keep a writer out. */
START_TEST(a_waiting_writer_goes_before_new_readers)
{
	pthread_t writer, reader;
	void *overtook;

	ck_assert(base_rwlock_init(&rwlock));
	base_rwlock_read(&rwlock);
	ck_assert_int_eq(pthread_create(&writer, NULL, write_once, NULL), 0);
	usleep(100000);
	ck_assert_int_eq(pthread_create(&reader, NULL, read_once, &rwlock), 0);
	usleep(100000);
	ck_assert(!atomic_load(&writer_was_in));
	base_rwlock_done(&rwlock);
	pthread_join(reader, &overtook);
	ck_assert_ptr_null(overtook);
	pthread_join(writer, NULL);
	base_rwlock_fini(&rwlock);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("base_lock");
	TCase *tcase = tcase_create("base_lock");

	tcase_add_test(tcase, a_mutex_lets_one_thread_in);
	tcase_add_test(tcase,
	    a_mutex_that_another_has_is_not_waited_for);
	tcase_add_test(tcase, a_writer_is_alone);
	tcase_add_test(tcase, a_waiting_writer_goes_before_new_readers);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
