/* SPDX-License-Identifier: MIT */
/* bench_place.h - the directory that an engine's store is in, and a copy of
 * the loaded one, so that each workload finds what the others found. */
#ifndef BENCH_PLACE_H
#define BENCH_PLACE_H

#include <stdbool.h>
#include <stdint.h>

struct bench_place {
	char dir[4096];
	char saved[4096];
	bool is_saved;			/* the copy is there */
	bool is_same;			/* nothing was changed since */
};

/* Makes the directory of all of them, in `parent`. It goes when this process
 * fails, too. */
const char *bench_place_start(const char *parent);
/* Removes it. */
void bench_place_end(void);

void bench_place_init(struct bench_place *place, const char *name);
/* Makes the directory empty. */
void bench_place_clear(struct bench_place *place);
/* Keeps what is there now as the loaded store. */
void bench_place_save(struct bench_place *place);
/* Brings the loaded store back, if need be. */
void bench_place_restore(struct bench_place *place);
/* Bytes that the directory takes on the disk. */
uint64_t bench_place_bytes(const char *dir);

#endif
