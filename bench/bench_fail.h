/* SPDX-License-Identifier: MIT */
/* bench_fail.h - a benchmark that meets an error is worth nothing: it ends. */
#ifndef BENCH_FAIL_H
#define BENCH_FAIL_H

#include <stddef.h>

/* What the process leaves behind is taken away by this; NULL: nothing is. */
extern void (*bench_fail_clean)(void);
/* Calls it, once. */
void bench_fail_cleanup(void);

/* Prints the program's name and the text, cleans up, and ends the process
 * with 1. */
_Noreturn void bench_fail(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* For all engines: the call as it stands in the source, and its error. */
_Noreturn void bench_fail_call(const char *engine, const char *call,
    int line, const char *why);

/* Cleared memory, never NULL. */
void *bench_alloc(size_t size);

#endif
