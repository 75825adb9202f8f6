/* SPDX-License-Identifier: MIT */
/* bus.h - who is told what happens in the engine, and in which order.
 *
 * A scope is a place where things happen (a table, a cursor, a session, the
 * process).  Subscribers hang on a scope; an event is posted to a scope and
 * walks its subscribers, newest first, and then those of the scope's parent.
 * The bus knows neither of the two APIs and nothing of storage. */
#ifndef BUS_H
#define BUS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base_lock.h"

enum bus_topic {
	BUS_BEFORE_INSERT,
	BUS_AFTER_INSERT,
	BUS_BEFORE_REPLACE,
	BUS_AFTER_REPLACE,
	BUS_BEFORE_DELETE,
	BUS_AFTER_DELETE,
	BUS_DEFAULT_WANTED,	/* a user-defined default value is needed */
	BUS_STORAGE_FREED,	/* local storage of a cursor or table goes */
	BUS_APPLY_FAILED,	/* a cached update could not be written */
	BUS_ENGINE_FAILED,	/* Berkeley DB reported a failure */
	BUS_PROGRESS,
	BUS_TOPIC_COUNT
};

#define BUS_BIT(topic)	(1u << (topic))

enum bus_action {
	BUS_CONTINUE,		/* go on */
	BUS_REFUSE,		/* stop the walk, the operation fails */
	/* The next three answer BUS_APPLY_FAILED alone. */
	BUS_SKIP,		/* leave this entry, go on with the next */
	BUS_RETRY,		/* try this entry again */
	BUS_HANDLED		/* the subscriber did the work itself */
};

/* code is the subscriber's own result, handed back unchanged to the API that
 * subscribed (a vendor error number); the bus does not read it. */
struct bus_verdict {
	enum bus_action action;
	int32_t code;
};

struct bus_event {
	enum bus_topic topic;
	void *subject;		/* what it happened to: a cursor, a table */
	void *detail;		/* per topic, NULL for record events */
};

typedef struct bus_verdict bus_fn(void *context, const struct bus_event *ev);

struct bus_subscription;

struct bus_scope {
	_Atomic uint32_t mask;		/* topics wanted on this scope itself */
	struct bus_scope *parent;
	struct bus_subscription *_Atomic first;	/* newest */
	_Atomic unsigned walkers;
	struct bus_subscription *_Atomic dead;	/* wait for the walkers */
	struct base_mutex lock;
};

/* parent may be NULL and must outlive the scope. */
bool bus_scope_init(struct bus_scope *scope, struct bus_scope *parent);
/* Frees every subscription; nobody may be walking. */
void bus_scope_fini(struct bus_scope *scope);

/* topics: BUS_BIT mask, may be 0 (a subscription that never fires).  A
 * subscription made during a walk is not part of that walk.  NULL when memory
 * is exhausted. */
struct bus_subscription *bus_subscribe(struct bus_scope *scope,
    uint32_t topics, bus_fn *fn, void *context);
/* Cancels it; a walk that has not reached it passes it over; a call that is
 * already running on another thread may still end after this returned.  The
 * release function, when set, gets the context once the subscription can fire
 * no more: here, or in the last walk to leave the scope, or when the scope
 * ends; no lock of the bus is held then. */
void bus_unsubscribe(struct bus_scope *scope, struct bus_subscription *sub);
void bus_on_release(struct bus_subscription *sub, void (*release)(void *));
/* Whether anybody subscribed to anything on this scope itself. */
bool bus_scope_is_used(struct bus_scope *scope);

struct bus_verdict bus_walk(struct bus_scope *scope,
    const struct bus_event *ev);

/* Whether an event would be told to anybody. */
static inline bool
bus_is_wanted(const struct bus_scope *scope, enum bus_topic topic)
{
	for (; scope != NULL; scope = scope->parent)
		if (atomic_load_explicit(&scope->mask, memory_order_relaxed) &
		    BUS_BIT(topic))
			return true;
	return false;
}

/* Posts an event: newest subscriber first, then the parent scope.  The first
 * refusal ends the walk and is the verdict; otherwise it is BUS_CONTINUE with
 * code 0.  No lock of the bus is held while a subscriber runs.
 * With nobody interested this is one load and one branch per scope. */
static inline struct bus_verdict
bus_post(struct bus_scope *scope, enum bus_topic topic, void *subject,
    void *detail)
{
	struct bus_event ev = { topic, subject, detail };

	if (!bus_is_wanted(scope, topic))
		return (struct bus_verdict){ BUS_CONTINUE, 0 };
	return bus_walk(scope, &ev);
}

#endif
