/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "bench_data.h"
#include "bench_fail.h"

enum { CHANGE_BITS = 16, LONG_STEPS = 4096 };

static uint64_t base_seed = 1;
static uint8_t *long_bytes;

void
bench_data_seed(uint64_t seed)
{
	base_seed = seed;
}

/* The finish of splitmix64, public domain. */
uint64_t
bench_data_hash(uint64_t number)
{
	uint64_t x = (number + base_seed) * 0x9E3779B97F4A7C15u;

	x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
	x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
	return x ^ (x >> 31);
}

/* Number `index` of the random numbers of a record. */
static uint64_t
draw(int32_t id, unsigned index)
{
	return bench_data_hash((uint64_t)id << 8 | index);
}

void
bench_data_text(char *text, int32_t id)
{
	uint64_t bits = 0;
	unsigned i;

	for (i = 0; i < BENCH_TEXT; i++) {
		if (i % 16 == 0)
			bits = draw(id, i / 16);
		text[i] = (char)('a' + (bits & 15));
		bits >>= 4;
	}
}

int64_t
bench_data_n(int32_t id, unsigned changes)
{
	return (int64_t)(draw(id, 2) << CHANGE_BITS | changes);
}

bool
bench_data_is_n(int32_t id, int64_t n)
{
	return (uint64_t)n >> CHANGE_BITS ==
	    (uint64_t)bench_data_n(id, 0) >> CHANGE_BITS;
}

void
bench_data_make(struct bench_record *record, int32_t id, unsigned changes)
{
	uint64_t bits;
	unsigned i;

	record->id = id;
	record->n = bench_data_n(id, changes);
	bench_data_text(record->text, id);
	for (i = 0; i < BENCH_BLOB; i += (unsigned)sizeof bits) {
		bits = draw(id, 3 + i);
		memcpy(record->blob + i, &bits, i + sizeof bits <= BENCH_BLOB ?
		    sizeof bits : BENCH_BLOB - i);
	}
}

bool
bench_data_is(const struct bench_record *record, unsigned changes)
{
	struct bench_record wanted;

	bench_data_make(&wanted, record->id, changes);
	return record->n == wanted.n &&
	    memcmp(record->text, wanted.text, BENCH_TEXT) == 0 &&
	    memcmp(record->blob, wanted.blob, BENCH_BLOB) == 0;
}

int32_t
bench_data_any(uint32_t i, uint32_t count)
{
	return (int32_t)(bench_data_hash(~(uint64_t)i) % count) + 1;
}

static uint32_t
find_common(uint32_t a, uint32_t b)
{
	uint32_t rest;

	while (b != 0) {
		rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* Steps of about 0.618 of the whole. */
int32_t
bench_data_each(uint32_t i, uint32_t count)
{
	static uint32_t last_count, step;

	if (count != last_count) {
		step = (uint32_t)((uint64_t)count * 618 / 1000) | 1;
		while (find_common(count, step) != 1)
			step += 2;
		last_count = count;
	}
	return (int32_t)((uint64_t)i * step % count) + 1;
}

/* One block of random bytes, and values that begin at different places. */
static void
fill_long(void)
{
	size_t size = BENCH_LONG + LONG_STEPS;
	uint64_t bits;
	size_t i;

	long_bytes = bench_alloc(size);
	for (i = 0; i + sizeof bits <= size; i += sizeof bits) {
		bits = bench_data_hash(i);
		memcpy(long_bytes + i, &bits, sizeof bits);
	}
}

const uint8_t *
bench_data_long(uint32_t id, unsigned changes)
{
	if (long_bytes == NULL)
		fill_long();
	return long_bytes +
	    bench_data_hash((uint64_t)id << 8 | changes) % LONG_STEPS;
}
