/* SPDX-License-Identifier: MIT */
/* Subscriptions and the walk of an event along them.
 *
 * The lock of a scope guards its list against those who change it; a walk
 * needs none.  One that is cancelled leaves the list, where walks that begin
 * later do not meet it.  It is freed when nobody walks the scope, and leads on
 * until then.  New ones go to the front, where no walk looks again. */

#include "bus.h"

#include <stddef.h>

#include "base_alloc.h"

struct bus_subscription {
	struct bus_subscription *_Atomic next;	/* older */
	struct bus_subscription *next_dead;
	struct bus_scope *scope;
	uint64_t serial;		/* order of subscribing, process wide */
	uint32_t topics;
	_Atomic bool dead;
	bus_fn *fn;
	void *context;
	void (*release)(void *);
};

static _Atomic uint64_t last_serial;

bool
bus_scope_init(struct bus_scope *scope, struct bus_scope *parent)
{
	atomic_init(&scope->mask, 0);
	atomic_init(&scope->first, NULL);
	atomic_init(&scope->walkers, 0);
	atomic_init(&scope->dead, NULL);
	scope->parent = parent;
	return base_mutex_init(&scope->lock);
}

/* Frees entries that nobody can reach any more; the release functions belong
 * to others, so no lock may be held. */
static void
free_dead(struct bus_subscription *sub)
{
	struct bus_subscription *next;

	for (; sub != NULL; sub = next) {
		next = sub->next_dead;
		if (sub->release != NULL)
			sub->release(sub->context);
		base_free(sub);
	}
}

/* Takes a subscription out of the list. */
static void
bury_locked(struct bus_scope *scope, struct bus_subscription *sub)
{
	struct bus_subscription *_Atomic *link = &scope->first;

	while (*link != sub)
		link = &(*link)->next;
	*link = sub->next;
	atomic_store(&sub->dead, true);
	sub->next_dead = scope->dead;
	scope->dead = sub;
}

/* All that were taken out; none while somebody walks, then the last walker
 * sees to it. */
static struct bus_subscription *
take_dead_locked(struct bus_scope *scope)
{
	struct bus_subscription *dead;

	if (atomic_load(&scope->walkers) > 0)
		return NULL;
	dead = scope->dead;
	scope->dead = NULL;
	return dead;
}

void
bus_scope_fini(struct bus_scope *scope)
{
	struct bus_subscription *dead, *sub;

	base_mutex_lock(&scope->lock);
	while ((sub = scope->first) != NULL)
		bury_locked(scope, sub);
	atomic_store(&scope->mask, 0);
	dead = take_dead_locked(scope);
	base_mutex_unlock(&scope->lock);
	free_dead(dead);
	base_mutex_fini(&scope->lock);
}

static void
update_mask_locked(struct bus_scope *scope)
{
	struct bus_subscription *sub;
	uint32_t mask = 0;

	for (sub = scope->first; sub != NULL; sub = sub->next)
		mask |= sub->topics;
	atomic_store(&scope->mask, mask);
}

struct bus_subscription *
bus_subscribe(struct bus_scope *scope, uint32_t topics, bus_fn *fn,
    void *context)
{
	struct bus_subscription *sub = base_calloc(1, sizeof(*sub));

	if (sub == NULL)
		return NULL;
	sub->scope = scope;
	sub->topics = topics;
	sub->fn = fn;
	sub->context = context;
	base_mutex_lock(&scope->lock);
	sub->serial = atomic_fetch_add(&last_serial, 1) + 1;
	sub->next = scope->first;
	scope->first = sub;
	update_mask_locked(scope);
	base_mutex_unlock(&scope->lock);
	return sub;
}

void
bus_unsubscribe(struct bus_scope *scope, struct bus_subscription *sub)
{
	struct bus_subscription *dead;

	base_mutex_lock(&scope->lock);
	bury_locked(scope, sub);
	update_mask_locked(scope);
	dead = take_dead_locked(scope);
	base_mutex_unlock(&scope->lock);
	free_dead(dead);
}

void
bus_on_release(struct bus_subscription *sub, void (*release)(void *))
{
	base_mutex_lock(&sub->scope->lock);
	sub->release = release;
	base_mutex_unlock(&sub->scope->lock);
}

bool
bus_scope_is_used(struct bus_scope *scope)
{
	return atomic_load(&scope->first) != NULL;
}

/* The first entry from sub on that wants the topic and is not younger than
 * the walk. */
static struct bus_subscription *
find_wanting(struct bus_subscription *sub, uint32_t topic_bit,
    uint64_t newest)
{
	while (sub != NULL && (atomic_load(&sub->dead) ||
	    sub->serial > newest || (sub->topics & topic_bit) == 0))
		sub = atomic_load(&sub->next);
	return sub;
}

static void
leave_walk(struct bus_scope *scope)
{
	struct bus_subscription *dead;

	if (atomic_fetch_sub(&scope->walkers, 1) > 1 ||
	    atomic_load(&scope->dead) == NULL)
		return;
	base_mutex_lock(&scope->lock);
	dead = take_dead_locked(scope);
	base_mutex_unlock(&scope->lock);
	free_dead(dead);
}

static struct bus_verdict
walk_own(struct bus_scope *scope, const struct bus_event *ev, uint64_t newest)
{
	struct bus_verdict verdict = { BUS_CONTINUE, 0 };
	struct bus_subscription *sub;
	uint32_t bit = BUS_BIT(ev->topic);

	/* Whoever frees entries takes them out first and then looks whether
	 * anybody walks. */
	atomic_fetch_add(&scope->walkers, 1);
	sub = find_wanting(atomic_load(&scope->first), bit, newest);
	while (sub != NULL && verdict.action == BUS_CONTINUE) {
		verdict = sub->fn(sub->context, ev);
		sub = find_wanting(atomic_load(&sub->next), bit, newest);
	}
	leave_walk(scope);
	return verdict;
}

struct bus_verdict
bus_walk(struct bus_scope *scope, const struct bus_event *ev)
{
	uint64_t newest = atomic_load(&last_serial);
	struct bus_verdict verdict;
	struct bus_scope *at;

	for (at = scope; at != NULL; at = at->parent) {
		if ((atomic_load(&at->mask) & BUS_BIT(ev->topic)) == 0)
			continue;
		verdict = walk_own(at, ev, newest);
		if (verdict.action != BUS_CONTINUE)
			return verdict;
	}
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}
