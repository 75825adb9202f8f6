/* SPDX-License-Identifier: MIT */
/* eng_sum.h - checksums of pages.
 *
 * Stores have Berkeley DB's page checksums.  It goes through a page byte by
 * byte, which takes longer than all else that a page takes that is not in the
 * cache.  So a file that is open in an environment of this process alone gets
 * our functions for pages that come and go, which leave the same sums. */
#ifndef ENG_SUM_H
#define ENG_SUM_H

#include <db.h>
#include <stddef.h>
#include <stdint.h>

/* The sum of all bytes; size is a multiple of 8. */
uint32_t eng_sum(const void *data, size_t size);

/* Tells an environment, which is open and DB_PRIVATE, of the functions. */
int eng_sum_register(DB_ENV *dbenv);

/* Gives them to the file that db is in, after each DB->open of one of its
 * trees, even one that fails, as that takes them away.  Where it fails,
 * Berkeley DB's remain. */
void eng_sum_take(DB_ENV *dbenv, DB *db, const char *path);

#endif
