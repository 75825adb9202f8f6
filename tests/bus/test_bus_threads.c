/* SPDX-License-Identifier: MIT */
/* The bus under several threads; meant to run under ThreadSanitizer too. */

#include "bus.h"
#include "suite.h"

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#define POSTERS		2
#define CHANGERS	2
#define ROUNDS		20000
#define ALIVE		0x600dbeefu

/* Lives as long as its subscription: release ends it. */
struct member {
	_Atomic uint32_t state;
};

static struct bus_scope process, table;
static _Atomic unsigned calls, released;
static atomic_bool stopped, saw_dead;

static struct bus_verdict
count_call(void *context, const struct bus_event *ev)
{
	struct member *m = context;

	(void)ev;
	if (atomic_load(&m->state) != ALIVE)
		atomic_store(&saw_dead, true);
	atomic_fetch_add(&calls, 1);
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

static void
end_member(void *context)
{
	struct member *m = context;

	atomic_store(&m->state, 0);
	atomic_fetch_add(&released, 1);
	free(m);
}

static struct bus_subscription *
join(struct bus_scope *scope)
{
	struct member *m = calloc(1, sizeof(*m));
	struct bus_subscription *sub;

	atomic_store(&m->state, ALIVE);
	sub = bus_subscribe(scope, BUS_BIT(BUS_AFTER_INSERT), count_call, m);
	bus_on_release(sub, end_member);
	return sub;
}

static void *
post_until_stopped(void *arg)
{
	while (!atomic_load(&stopped))
		bus_post(&table, BUS_AFTER_INSERT, arg, NULL);
	return NULL;
}

static void *
join_and_leave(void *arg)
{
	struct bus_scope *scope = arg;
	struct bus_subscription *sub;
	unsigned i;

	for (i = 0; i < ROUNDS; i++) {
		sub = join(scope);
		if (i % 16 == 0)
			bus_post(&table, BUS_AFTER_INSERT, NULL, NULL);
		bus_unsubscribe(scope, sub);
	}
	return NULL;
}

START_TEST(subscribing_while_others_walk_is_safe)
{
	pthread_t posters[POSTERS], changers[CHANGERS];
	unsigned i;

	ck_assert(bus_scope_init(&process, NULL));
	ck_assert(bus_scope_init(&table, &process));
	join(&table);
	for (i = 0; i < POSTERS; i++)
		ck_assert_int_eq(pthread_create(&posters[i], NULL,
		    post_until_stopped, NULL), 0);
	for (i = 0; i < CHANGERS; i++)
		ck_assert_int_eq(pthread_create(&changers[i], NULL,
		    join_and_leave, i % 2 ? &table : &process), 0);
	for (i = 0; i < CHANGERS; i++)
		pthread_join(changers[i], NULL);
	atomic_store(&stopped, true);
	for (i = 0; i < POSTERS; i++)
		pthread_join(posters[i], NULL);
	/* All that left are gone, though walks were under way all the time. */
	ck_assert_uint_eq(atomic_load(&released), CHANGERS * ROUNDS);
	bus_scope_fini(&table);
	bus_scope_fini(&process);
	ck_assert_uint_eq(atomic_load(&released), CHANGERS * ROUNDS + 1);
	ck_assert(!atomic_load(&saw_dead));
	ck_assert_uint_gt(atomic_load(&calls), 0);
}
END_TEST

static pthread_barrier_t inside, go_on;

static struct bus_verdict
wait_inside(void *context, const struct bus_event *ev)
{
	(void)ev;
	pthread_barrier_wait(&inside);
	pthread_barrier_wait(&go_on);
	return count_call(context, ev);
}

/* A member whose call is running may be cancelled; it lives until the call
 * has ended, and the one who cancels does not wait. */
START_TEST(cancelling_a_running_subscriber_does_not_wait)
{
	struct bus_subscription *sub;
	struct member *m = calloc(1, sizeof(*m));
	pthread_t poster;

	ck_assert(bus_scope_init(&table, NULL));
	pthread_barrier_init(&inside, NULL, 2);
	pthread_barrier_init(&go_on, NULL, 2);
	atomic_store(&m->state, ALIVE);
	sub = bus_subscribe(&table, BUS_BIT(BUS_AFTER_INSERT), wait_inside, m);
	bus_on_release(sub, end_member);
	atomic_store(&released, 0);
	atomic_store(&stopped, false);
	ck_assert_int_eq(pthread_create(&poster, NULL, post_until_stopped,
	    NULL), 0);
	pthread_barrier_wait(&inside);
	bus_unsubscribe(&table, sub);
	ck_assert_uint_eq(atomic_load(&released), 0);
	ck_assert(!bus_scope_is_used(&table));
	atomic_store(&stopped, true);
	pthread_barrier_wait(&go_on);
	pthread_join(poster, NULL);
	ck_assert_uint_eq(atomic_load(&released), 1);
	ck_assert(!atomic_load(&saw_dead));
	bus_scope_fini(&table);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bus_threads");
	TCase *tcase = tcase_create("bus_threads");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, subscribing_while_others_walk_is_safe);
	tcase_add_test(tcase, cancelling_a_running_subscriber_does_not_wait);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
