/* SPDX-License-Identifier: MIT */

#include "bus.h"

#include <check.h>
#include <stddef.h>
#include <string.h>

#include "base_alloc.h"
#include "suite.h"

#define INSERTS	BUS_BIT(BUS_BEFORE_INSERT)

/* Every subscriber of these tests writes its letter down. */
static char trace[64];
static struct bus_scope process, table;

struct witness {
	char letter;
	struct bus_verdict verdict;
	struct bus_scope *scope;	/* where to act, when acting */
	struct bus_subscription *cancel;
	struct witness *recruit;	/* subscribed when this one runs */
	bool again;			/* posts another topic from inside */
};

static void
note(char letter)
{
	size_t used = strlen(trace);

	ck_assert_uint_lt(used, sizeof(trace) - 1);
	trace[used] = letter;
	trace[used + 1] = '\0';
}

static struct bus_verdict
witness_event(void *context, const struct bus_event *ev)
{
	struct witness *w = context;

	note(w->letter);
	if (w->cancel != NULL) {
		bus_unsubscribe(w->scope, w->cancel);
		w->cancel = NULL;
	}
	if (w->recruit != NULL) {
		bus_subscribe(w->scope, INSERTS, witness_event, w->recruit);
		w->recruit = NULL;
	}
	if (w->again && ev->topic == BUS_BEFORE_INSERT)
		bus_post(&table, BUS_AFTER_INSERT, NULL, NULL);
	return w->verdict;
}

static void
note_release(void *context)
{
	struct witness *w = context;

	note((char)(w->letter - 'a' + 'A'));
}

static void
open_scopes(void)
{
	memset(trace, 0, sizeof(trace));
	ck_assert(bus_scope_init(&process, NULL));
	ck_assert(bus_scope_init(&table, &process));
}

static void
close_scopes(void)
{
	bus_scope_fini(&table);
	bus_scope_fini(&process);
}

static struct bus_subscription *
join(struct bus_scope *scope, uint32_t topics, struct witness *w)
{
	struct bus_subscription *sub;

	sub = bus_subscribe(scope, topics, witness_event, w);
	ck_assert_ptr_nonnull(sub);
	return sub;
}

START_TEST(newest_subscriber_runs_first_and_the_parent_last)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };
	struct witness c = { .letter = 'c' }, d = { .letter = 'd' };
	struct bus_verdict verdict;

	join(&table, INSERTS, &a);
	join(&process, INSERTS, &b);
	join(&table, INSERTS, &c);
	join(&process, INSERTS, &d);
	verdict = bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_int_eq(verdict.action, BUS_CONTINUE);
	ck_assert_str_eq(trace, "cadb");
	bus_post(&process, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "cadbdb");
}
END_TEST

START_TEST(a_refusal_ends_the_walk_with_its_code)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };
	struct witness c = { .letter = 'c' };
	struct bus_verdict verdict;

	join(&process, INSERTS, &a);
	join(&table, INSERTS, &b);
	join(&table, INSERTS, &c);
	c.verdict.code = 5;
	b.verdict = (struct bus_verdict){ BUS_REFUSE, -1234 };
	verdict = bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_int_eq(verdict.action, BUS_REFUSE);
	ck_assert_int_eq(verdict.code, -1234);
	ck_assert_str_eq(trace, "cb");
	b.verdict = (struct bus_verdict){ BUS_CONTINUE, 7 };
	verdict = bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_int_eq(verdict.action, BUS_CONTINUE);
	ck_assert_int_eq(verdict.code, 0);
}
END_TEST

START_TEST(only_wanted_topics_arrive)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };

	join(&table, INSERTS | BUS_BIT(BUS_AFTER_DELETE), &a);
	join(&table, 0, &b);
	bus_post(&table, BUS_AFTER_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "");
	bus_post(&table, BUS_AFTER_DELETE, NULL, NULL);
	bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "aa");
}
END_TEST

static struct bus_verdict
check_event(void *context, const struct bus_event *ev)
{
	ck_assert_int_eq(ev->topic, BUS_DEFAULT_WANTED);
	ck_assert_ptr_eq(ev->subject, &table);
	ck_assert_ptr_eq(ev->detail, &process);
	note(*(char *)context);
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

START_TEST(subject_and_detail_arrive_unchanged)
{
	char letter = 'x';

	bus_subscribe(&table, BUS_BIT(BUS_DEFAULT_WANTED), check_event,
	    &letter);
	bus_post(&table, BUS_DEFAULT_WANTED, &table, &process);
	ck_assert_str_eq(trace, "x");
}
END_TEST

START_TEST(the_mask_is_the_union_of_live_subscriptions)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };
	struct bus_subscription *first, *second;

	ck_assert(!bus_scope_is_used(&table));
	first = join(&table, 0, &a);
	ck_assert(bus_scope_is_used(&table));
	ck_assert_uint_eq(atomic_load(&table.mask), 0);
	second = join(&table, INSERTS, &b);
	join(&process, BUS_BIT(BUS_PROGRESS), &b);
	ck_assert_uint_eq(atomic_load(&table.mask), INSERTS);
	bus_unsubscribe(&table, second);
	ck_assert_uint_eq(atomic_load(&table.mask), 0);
	bus_unsubscribe(&table, first);
	ck_assert(!bus_scope_is_used(&table));
}
END_TEST

START_TEST(a_cancelled_subscriber_is_passed_over_in_the_same_walk)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };
	struct bus_subscription *older = join(&table, INSERTS, &a);

	bus_on_release(older, note_release);
	join(&table, INSERTS, &b);
	b.scope = &table;
	b.cancel = older;
	bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "bA");
	ck_assert(bus_scope_is_used(&table));
}
END_TEST

START_TEST(a_subscriber_may_cancel_itself)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };

	join(&table, INSERTS, &b);
	a.scope = &table;
	a.cancel = join(&table, INSERTS, &a);
	bus_on_release(a.cancel, note_release);
	bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "abAb");
}
END_TEST

START_TEST(a_subscription_made_in_a_walk_waits_for_the_next)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };
	struct witness c = { .letter = 'c' }, d = { .letter = 'd' };

	join(&table, INSERTS, &a);
	join(&table, INSERTS, &b);
	join(&process, BUS_BIT(BUS_BEFORE_INSERT), &d);
	b.scope = &process;	/* the walk has not come there yet */
	b.recruit = &c;
	bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "bad");
	bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "badbacd");
}
END_TEST

START_TEST(dead_entries_wait_for_the_last_of_nested_walks)
{
	struct witness a = { .letter = 'a', .again = true };
	struct witness b = { .letter = 'b' };

	b.scope = &table;
	join(&table, BUS_BIT(BUS_AFTER_INSERT), &b);
	b.cancel = join(&table, INSERTS | BUS_BIT(BUS_AFTER_INSERT), &a);
	bus_on_release(b.cancel, note_release);
	/* a posts, the inner walk meets a and then b, who cancels a. */
	bus_post(&table, BUS_BEFORE_INSERT, NULL, NULL);
	ck_assert_str_eq(trace, "aabA");
}
END_TEST

START_TEST(release_runs_once_outside_and_at_the_end_of_a_scope)
{
	struct witness a = { .letter = 'a' }, b = { .letter = 'b' };
	struct bus_scope scope;
	struct bus_subscription *sub;

	ck_assert(bus_scope_init(&scope, NULL));
	sub = join(&scope, INSERTS, &a);
	bus_on_release(sub, note_release);
	bus_on_release(join(&scope, INSERTS, &b), note_release);
	bus_unsubscribe(&scope, sub);
	ck_assert_str_eq(trace, "A");
	bus_scope_fini(&scope);
	ck_assert_str_eq(trace, "AB");
}
END_TEST

START_TEST(no_memory_gives_no_subscription)
{
	struct witness a = { .letter = 'a' };

	base_alloc_fail_after(1);
	ck_assert_ptr_null(bus_subscribe(&table, INSERTS, witness_event, &a));
	ck_assert(!bus_scope_is_used(&table));
	ck_assert_uint_eq(atomic_load(&table.mask), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("bus_post");
	TCase *tcase = tcase_create("bus_post");

	tcase_add_checked_fixture(tcase, open_scopes, close_scopes);
	tcase_add_test(tcase, newest_subscriber_runs_first_and_the_parent_last);
	tcase_add_test(tcase, a_refusal_ends_the_walk_with_its_code);
	tcase_add_test(tcase, only_wanted_topics_arrive);
	tcase_add_test(tcase, subject_and_detail_arrive_unchanged);
	tcase_add_test(tcase, the_mask_is_the_union_of_live_subscriptions);
	tcase_add_test(tcase, a_cancelled_subscriber_is_passed_over_in_the_same_walk);
	tcase_add_test(tcase, a_subscriber_may_cancel_itself);
	tcase_add_test(tcase, a_subscription_made_in_a_walk_waits_for_the_next);
	tcase_add_test(tcase, dead_entries_wait_for_the_last_of_nested_walks);
	tcase_add_test(tcase, release_runs_once_outside_and_at_the_end_of_a_scope);
	tcase_add_test(tcase, no_memory_gives_no_subscription);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
