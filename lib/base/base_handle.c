/* SPDX-License-Identifier: MIT */
/* Handles: a slot number and the generation of the slot's use, disguised.
 *
 * Slots live in chunks that are never moved or freed, so a look-up needs no
 * lock: it reads the slot's tag (generation and kind), the object, and the
 * tag again.  Freed slots queue up behind all other free ones, and a chunk
 * enters the queue as a whole, so a number comes back only after its slot's
 * generations have gone round, each after hundreds of other handles. */

#include "base_handle.h"

#include <stdatomic.h>
#include <stddef.h>

#include "base_alloc.h"
#include "base_lock.h"

#define CHUNK_SLOTS	1024u
#define NO_SLOT		UINT32_MAX

#if UINTPTR_MAX > UINT32_MAX
#define SLOT_BITS	22
/* Any constant does; it keeps numbers from looking like small counters. */
#define DISGUISE	((uintptr_t)0x5be2c94d7a31906fu)
#else
#define SLOT_BITS	19
#define DISGUISE	((uintptr_t)0x7a31906fu)
#endif

#define CHUNK_COUNT	((1u << SLOT_BITS) / CHUNK_SLOTS)
#define SLOT_MASK	(((uintptr_t)1 << SLOT_BITS) - 1)
#define KIND_BITS	4
#define KIND_MASK	((1u << KIND_BITS) - 1)
#define GENERATION_MASK	(UINTPTR_MAX >> SLOT_BITS)

struct handle_slot {
	_Atomic uint64_t tag;		/* generation << KIND_BITS | kind */
	_Atomic(void *) object;
	uint32_t next_free;
};

static _Atomic(struct handle_slot *) chunks[CHUNK_COUNT];

/* What follows is guarded by free_lock. */
static struct base_mutex free_lock = BASE_MUTEX_STATIC;
static uint32_t chunks_used;
static uint32_t free_head = NO_SLOT;
static uint32_t free_tail = NO_SLOT;

static base_handle
make_handle(uint32_t number, uint64_t generation)
{
	return (((uintptr_t)generation << SLOT_BITS) | number) ^ DISGUISE;
}

static struct handle_slot *
find_slot(uint32_t number)
{
	struct handle_slot *chunk;

	chunk = atomic_load_explicit(&chunks[number / CHUNK_SLOTS],
	    memory_order_acquire);
	return chunk == NULL ? NULL : &chunk[number % CHUNK_SLOTS];
}

/* The slot a handle names and the tag it must carry for it to be live. */
static struct handle_slot *
read_handle(unsigned kind, base_handle handle, uint64_t *tag)
{
	uintptr_t plain = handle ^ DISGUISE;

	*tag = (uint64_t)(plain >> SLOT_BITS) << KIND_BITS | kind;
	if (kind == 0 || kind > KIND_MASK)
		return NULL;
	return find_slot((uint32_t)(plain & SLOT_MASK));
}

static void
queue_free_locked(uint32_t number)
{
	find_slot(number)->next_free = NO_SLOT;
	if (free_tail == NO_SLOT)
		free_head = number;
	else
		find_slot(free_tail)->next_free = number;
	free_tail = number;
}

static bool
add_chunk_locked(void)
{
	struct handle_slot *chunk;
	uint32_t first = chunks_used * CHUNK_SLOTS;
	uint32_t i;

	if (chunks_used == CHUNK_COUNT)
		return false;
	chunk = base_calloc(CHUNK_SLOTS, sizeof(*chunk));
	if (chunk == NULL)
		return false;
	atomic_store_explicit(&chunks[chunks_used++], chunk,
	    memory_order_release);
	for (i = 0; i < CHUNK_SLOTS; i++)
		queue_free_locked(first + i);
	return true;
}

static uint32_t
take_free_locked(void)
{
	uint32_t number;

	if (free_head == NO_SLOT && !add_chunk_locked())
		return NO_SLOT;
	number = free_head;
	free_head = find_slot(number)->next_free;
	if (free_head == NO_SLOT)
		free_tail = NO_SLOT;
	return number;
}

/* The slot's next generation, passing over the ones whose handle would be a
 * value that programs take for "none". */
static uint64_t
choose_generation(uint32_t number, uint64_t last)
{
	base_handle handle;

	do {
		last = (last + 1) & GENERATION_MASK;
		handle = make_handle(number, last);
	} while (handle == 0 || handle == UINTPTR_MAX);
	return last;
}

base_handle
base_handle_new(unsigned kind, void *object)
{
	struct handle_slot *slot;
	uint64_t generation;
	uint32_t number;

	if (kind == 0 || kind > KIND_MASK || object == NULL)
		return 0;
	base_mutex_lock(&free_lock);
	number = take_free_locked();
	base_mutex_unlock(&free_lock);
	if (number == NO_SLOT)
		return 0;
	slot = find_slot(number);
	generation = choose_generation(number,
	    atomic_load(&slot->tag) >> KIND_BITS);
	atomic_store(&slot->object, object);
	atomic_store(&slot->tag, generation << KIND_BITS | kind);
	return make_handle(number, generation);
}

void *
base_handle_get(unsigned kind, base_handle handle)
{
	struct handle_slot *slot;
	uint64_t tag;
	void *object;

	slot = read_handle(kind, handle, &tag);
	if (slot == NULL || atomic_load(&slot->tag) != tag)
		return NULL;
	object = atomic_load(&slot->object);
	/* The slot may have been freed and used again in between. */
	if (atomic_load(&slot->tag) != tag)
		return NULL;
	return object;
}

void
base_handle_free(unsigned kind, base_handle handle)
{
	struct handle_slot *slot;
	uint64_t tag;

	slot = read_handle(kind, handle, &tag);
	/* Of two that free the same handle only one gets past this. */
	if (slot == NULL || !atomic_compare_exchange_strong(&slot->tag, &tag,
	    tag & ~(uint64_t)KIND_MASK))
		return;
	base_mutex_lock(&free_lock);
	queue_free_locked((uint32_t)((handle ^ DISGUISE) & SLOT_MASK));
	base_mutex_unlock(&free_lock);
}
