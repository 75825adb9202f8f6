/* SPDX-License-Identifier: MIT */
/* bench_report.h - medians of what was measured, as a table. */
#ifndef BENCH_REPORT_H
#define BENCH_REPORT_H

#include <stdbool.h>
#include <stdint.h>

struct bench_sample {
	double us;			/* of an operation */
	double rss_mib;			/* at its peak */
	double disk_mib;		/* at the end */
};

void bench_report_add(const char *work, const char *engine,
    const struct bench_sample *sample);

/* In the order of adding; ratios to the engines bdb and sqlite. Frees all. */
void bench_report_print(uint32_t size, unsigned cache_mib, bool tsv);

#endif
