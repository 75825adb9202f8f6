/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench_fail.h"

void (*bench_fail_clean)(void);

void
bench_fail_cleanup(void)
{
	void (*clean)(void) = bench_fail_clean;

	bench_fail_clean = NULL;	/* it may fail, too */
	if (clean != NULL)
		clean();
}

/* No engine is asked to close what just failed, and children share stdio's
 * buffers with their parent. */
void
bench_fail(const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program_invocation_short_name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputs("\n", stderr);
	bench_fail_cleanup();
	_exit(1);
}

void
bench_fail_call(const char *engine, const char *call, int line,
    const char *why)
{
	bench_fail("%s: line %d: %.*s: %s", engine, line,
	    (int)strcspn(call, "("), call, why);
}

void *
bench_alloc(size_t size)
{
	void *memory = calloc(1, size);

	if (memory == NULL)
		bench_fail("out of memory");
	return memory;
}
