/* SPDX-License-Identifier: MIT */
/* bench_data.h - the records of the benchmark.
 *
 * Nothing is kept: a record follows from its id, so whoever reads one can
 * make it again and compare. */
#ifndef BENCH_DATA_H
#define BENCH_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	BENCH_TEXT = 32,
	BENCH_BLOB = 100,
	BENCH_LONG = 1 << 20		/* bytes of a long value */
};

struct bench_record {
	int32_t id;			/* from 1 on */
	int64_t n;			/* the only field that is updated */
	char text[BENCH_TEXT];		/* letters a to p, no zero at the end */
	uint8_t blob[BENCH_BLOB];
};

/* Other seeds give other records, in another order. */
void bench_data_seed(uint64_t seed);

/* A number that looks random, for each number. */
uint64_t bench_data_hash(uint64_t number);

/* The record as it is after `changes` updates, 0 to 65535. */
void bench_data_make(struct bench_record *record, int32_t id,
    unsigned changes);
void bench_data_text(char *text, int32_t id);
int64_t bench_data_n(int32_t id, unsigned changes);

/* Whether n is what record id had after some number of updates. */
bool bench_data_is_n(int32_t id, int64_t n);

/* Whether all fields are as they were made. */
bool bench_data_is(const struct bench_record *record, unsigned changes);

/* An id of 1 to count: any, again and again; or each of them once, when i
 * goes from 0 to count - 1. Neighbours are far apart. */
int32_t bench_data_any(uint32_t i, uint32_t count);
int32_t bench_data_each(uint32_t i, uint32_t count);

/* BENCH_LONG bytes of a long value, which stay valid. */
const uint8_t *bench_data_long(uint32_t id, unsigned changes);

#endif
