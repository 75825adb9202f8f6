/* SPDX-License-Identifier: MIT */
/* Subscriptions and the walk of an event along them.
 *
 * The lock of a scope guards its list and is let go around every call of a
 * subscriber.  While anybody walks a scope its entries keep their place: one
 * that is cancelled is only marked dead, and the last walker to leave takes
 * the dead ones out.  New ones go to the front, where no walk looks again. */

#include "bus.h"

#include <stddef.h>

#include "base_alloc.h"

struct bus_subscription {
	struct bus_subscription *next;	/* older */
	struct bus_scope *scope;
	uint64_t serial;		/* order of subscribing, process wide */
	uint32_t topics;
	bool dead;
	bus_fn *fn;
	void *context;
	void (*release)(void *);
};

static _Atomic uint64_t last_serial;

bool
bus_scope_init(struct bus_scope *scope, struct bus_scope *parent)
{
	atomic_init(&scope->mask, 0);
	scope->parent = parent;
	scope->first = NULL;
	scope->walkers = 0;
	scope->swept_late = false;
	return base_mutex_init(&scope->lock);
}

/* Frees a chain of entries that nobody can reach any more; the release
 * functions belong to others, so no lock may be held. */
static void
free_chain(struct bus_subscription *sub)
{
	struct bus_subscription *next;

	for (; sub != NULL; sub = next) {
		next = sub->next;
		if (sub->release != NULL)
			sub->release(sub->context);
		base_free(sub);
	}
}

void
bus_scope_fini(struct bus_scope *scope)
{
	struct bus_subscription *all;

	base_mutex_lock(&scope->lock);
	all = scope->first;
	scope->first = NULL;
	atomic_store(&scope->mask, 0);
	base_mutex_unlock(&scope->lock);
	free_chain(all);
	base_mutex_fini(&scope->lock);
}

static void
update_mask_locked(struct bus_scope *scope)
{
	struct bus_subscription *sub;
	uint32_t mask = 0;

	for (sub = scope->first; sub != NULL; sub = sub->next)
		if (!sub->dead)
			mask |= sub->topics;
	atomic_store(&scope->mask, mask);
}

/* Takes the dead entries out of the list and gives them as a chain of their
 * own; none while somebody walks, then the last walker sees to it. */
static struct bus_subscription *
sweep_locked(struct bus_scope *scope)
{
	struct bus_subscription **link = &scope->first;
	struct bus_subscription *dead = NULL;
	struct bus_subscription *sub;

	scope->swept_late = scope->walkers > 0;
	if (scope->swept_late)
		return NULL;
	while ((sub = *link) != NULL) {
		if (!sub->dead) {
			link = &sub->next;
			continue;
		}
		*link = sub->next;
		sub->next = dead;
		dead = sub;
	}
	return dead;
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
	sub->dead = true;
	update_mask_locked(scope);
	dead = sweep_locked(scope);
	base_mutex_unlock(&scope->lock);
	free_chain(dead);
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
	struct bus_subscription *sub;

	base_mutex_lock(&scope->lock);
	for (sub = scope->first; sub != NULL && sub->dead; sub = sub->next)
		continue;
	base_mutex_unlock(&scope->lock);
	return sub != NULL;
}

/* The first entry from sub on that wants the topic and is not younger than
 * the walk. */
static struct bus_subscription *
find_wanting_locked(struct bus_subscription *sub, uint32_t topic_bit,
    uint64_t newest)
{
	while (sub != NULL && (sub->dead || sub->serial > newest ||
	    (sub->topics & topic_bit) == 0))
		sub = sub->next;
	return sub;
}

static struct bus_verdict
walk_own(struct bus_scope *scope, const struct bus_event *ev, uint64_t newest)
{
	struct bus_verdict verdict = { BUS_CONTINUE, 0 };
	struct bus_subscription *dead = NULL;
	struct bus_subscription *sub;
	uint32_t bit = BUS_BIT(ev->topic);

	base_mutex_lock(&scope->lock);
	scope->walkers++;
	sub = find_wanting_locked(scope->first, bit, newest);
	while (sub != NULL) {
		base_mutex_unlock(&scope->lock);
		verdict = sub->fn(sub->context, ev);
		base_mutex_lock(&scope->lock);
		if (verdict.action != BUS_CONTINUE)
			break;
		sub = find_wanting_locked(sub->next, bit, newest);
	}
	scope->walkers--;
	if (scope->swept_late)
		dead = sweep_locked(scope);
	base_mutex_unlock(&scope->lock);
	free_chain(dead);
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
