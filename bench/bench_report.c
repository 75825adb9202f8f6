/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

#include "bench_fail.h"
#include "bench_report.h"

enum { SAMPLES_MAX = 32, NAME_SIZE = 16 };

/* One line: a workload with an engine. */
struct row {
	char work[NAME_SIZE];
	char engine[NAME_SIZE];
	struct bench_sample samples[SAMPLES_MAX];
	unsigned count;
	bool is_printed;
	STAILQ_ENTRY(row) link;
};

static STAILQ_HEAD(, row) rows = STAILQ_HEAD_INITIALIZER(rows);

static struct row *
find_row(const char *work, const char *engine)
{
	struct row *row;

	STAILQ_FOREACH(row, &rows, link)
		if (strcmp(row->work, work) == 0 &&
		    strcmp(row->engine, engine) == 0)
			return row;
	return NULL;
}

static struct row *
make_row(const char *work, const char *engine)
{
	struct row *row = bench_alloc(sizeof *row);

	snprintf(row->work, NAME_SIZE, "%s", work);
	snprintf(row->engine, NAME_SIZE, "%s", engine);
	STAILQ_INSERT_TAIL(&rows, row, link);
	return row;
}

void
bench_report_add(const char *work, const char *engine,
    const struct bench_sample *sample)
{
	struct row *row = find_row(work, engine);

	if (row == NULL)
		row = make_row(work, engine);
	if (row->count < SAMPLES_MAX)
		row->samples[row->count++] = *sample;
}

/* ---- medians ---- */

static int
compare_numbers(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
find_median(double *numbers, unsigned count)
{
	qsort(numbers, count, sizeof *numbers, compare_numbers);
	return (numbers[(count - 1) / 2] + numbers[count / 2]) / 2;
}

static struct bench_sample
summarise(const struct row *row)
{
	double us[SAMPLES_MAX], rss[SAMPLES_MAX], disk[SAMPLES_MAX];
	unsigned i;

	for (i = 0; i < row->count; i++) {
		us[i] = row->samples[i].us;
		rss[i] = row->samples[i].rss_mib;
		disk[i] = row->samples[i].disk_mib;
	}
	return (struct bench_sample){
		.us = find_median(us, row->count),
		.rss_mib = find_median(rss, row->count),
		.disk_mib = find_median(disk, row->count),
	};
}

/* ---- the table ---- */

/* What all lines have in common. */
struct heading {
	uint32_t size;			/* records */
	unsigned cache_mib;
	bool tsv;
};

static void
print_ratio(const char *format, const struct row *row, const char *engine)
{
	const struct row *other = find_row(row->work, engine);
	char text[32] = "-";

	if (other != NULL)
		snprintf(text, sizeof text, "%.2f",
		    summarise(row).us / summarise(other).us);
	printf(format, text);
}

static void
print_row(const struct row *row, const struct heading *heading)
{
	struct bench_sample sample = summarise(row);
	bool tsv = heading->tsv;

	printf(tsv ? "%s\t%u\t%s\t%.3f" : "%-10s %9u %-7s %12.3f", row->work,
	    heading->size, row->engine, sample.us);
	print_ratio(tsv ? "\t%s" : " %7s", row, "bdb");
	print_ratio(tsv ? "\t%s" : " %9s", row, "sqlite");
	printf(tsv ? "\t%.1f\t%.1f\t%u\n" : " %9.1f %9.1f %9u\n",
	    sample.rss_mib, sample.disk_mib, heading->cache_mib);
}

/* All engines of a workload follow each other. */
static void
print_work(const char *work, const struct heading *heading)
{
	struct row *row;

	STAILQ_FOREACH(row, &rows, link) {
		if (row->is_printed || strcmp(row->work, work) != 0)
			continue;
		row->is_printed = true;
		print_row(row, heading);
	}
}

void
bench_report_print(uint32_t size, unsigned cache_mib, bool tsv)
{
	struct heading heading = { size, cache_mib, tsv };
	struct row *row;

	printf(tsv ? "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n" :
	    "%-10s %9s %-7s %12s %7s %9s %9s %9s %9s\n", "workload", "size",
	    "engine", "us per op", "to bdb", "to sqlite", "RSS MiB",
	    "disk MiB", "cache MiB");
	STAILQ_FOREACH(row, &rows, link)
		print_work(row->work, &heading);
	while ((row = STAILQ_FIRST(&rows)) != NULL) {
		STAILQ_REMOVE_HEAD(&rows, link);
		free(row);
	}
}
