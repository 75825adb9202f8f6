/* SPDX-License-Identifier: MIT */
/* jpbench - the same work done through both APIs of the library, through the
 * Berkeley DB below it, and through SQLite and LMDB. See bench/README.md. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "config.h"

#include "bench_fail.h"
#include "bench_place.h"
#include "bench_report.h"
#include "bench_work.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { RECORDS_MAX = 100000000, CACHE_MAX = 65536, REPEATS_MAX = 32 };

static const struct bench_engine *const engines[] = {
	&bench_ese,
	&bench_bde,
	&bench_bdb,
#ifdef HAVE_SQLITE
	&bench_sqlite,
#endif
#ifdef HAVE_LMDB
	&bench_lmdb,
#endif
};

static struct options {
	const char *dir;
	const char *engines;		/* "a,b"; NULL: all */
	const char *works;
	uint32_t size;
	unsigned cache_mib;
	unsigned repeats;
	uint64_t seed;
	bool sync;
	bool text;
	bool tsv;
	bool all;
} options = { .dir = ".", .size = 100000, .cache_mib = 256, .repeats = 3,
    .seed = 1 };

/* What --all measures. */
static const struct {
	uint32_t size;
	unsigned cache_mib;
} all_sizes[] = { { 100000, 256 }, { 1000000, 256 }, { 1000000, 64 } };

static struct bench_place places[COUNT(engines)];

static const char usage_text[] =
    "usage: jpbench [OPTION...]\n"
    "  --size N         records (100000)\n"
    "  --cache MIB      cache of engines that have one to set (256)\n"
    "  --all            100,000 and 1,000,000 records, and those with 64 MiB\n"
    "  --repeat N       repetitions, of which the medians are shown (3)\n"
    "  --only A,B       workloads\n"
    "  --engine A,B     engines\n"
    "  --dir DIR        where to make the files, on a real disk (.)\n"
    "  --seed N         of the records (1)\n"
    "  --sync           all commits wait for the disk, as BDE's always do\n"
    "  --text           ESE: the text is a text, in the order of a language\n"
    "  --cpu            processor time instead of elapsed time\n"
    "  --tsv            columns with tabs between them\n"
    "  --list           workloads and engines\n";

/* ---- options ---- */

static bool
is_named(const char *names, const char *name)
{
	size_t size = strlen(name);

	if (names == NULL)
		return true;
	for (;;) {
		if (strncmp(names, name, size) == 0 &&
		    (names[size] == ',' || names[size] == '\0'))
			return true;
		names = strchr(names, ',');
		if (names == NULL)
			return false;
		names++;
	}
}

static bool
is_known(const char *name, size_t size)
{
	const struct bench_work *work;
	size_t i;

	for (work = bench_works; work->name != NULL; work++)
		if (strlen(work->name) == size &&
		    memcmp(work->name, name, size) == 0)
			return true;
	for (i = 0; i < COUNT(engines); i++)
		if (strlen(engines[i]->name) == size &&
		    memcmp(engines[i]->name, name, size) == 0)
			return true;
	return false;
}

static const char *
check_names(const char *names)
{
	const char *name = names;
	size_t size;

	for (;;) {
		size = strcspn(name, ",");
		if (!is_known(name, size))
			bench_fail("no workload or engine %.*s, see --list",
			    (int)size, name);
		if (name[size] == '\0')
			return names;
		name += size + 1;
	}
}

static uint64_t
parse_number(const char *text, uint64_t least, uint64_t most)
{
	char *end;
	uint64_t number = strtoull(text, &end, 10);

	if (end == text || *end != '\0' || number < least || number > most)
		bench_fail("%s is not a number from %llu to %llu", text,
		    (unsigned long long)least, (unsigned long long)most);
	return number;
}

static void
list_all(void)
{
	const struct bench_work *work;
	size_t i;

	for (work = bench_works; work->name != NULL; work++)
		printf("%-10s %s\n", work->name, work->what);
	printf("engines:");
	for (i = 0; i < COUNT(engines); i++)
		printf(" %s", engines[i]->name);
	printf("\n");
}

static void
parse_options(int argc, char **argv)
{
	static const struct option table[] = {
		{ "size", required_argument, NULL, 's' },
		{ "cache", required_argument, NULL, 'c' },
		{ "all", no_argument, NULL, 'a' },
		{ "repeat", required_argument, NULL, 'r' },
		{ "only", required_argument, NULL, 'o' },
		{ "engine", required_argument, NULL, 'e' },
		{ "dir", required_argument, NULL, 'd' },
		{ "seed", required_argument, NULL, 'S' },
		{ "sync", no_argument, NULL, 'y' },
		{ "text", no_argument, NULL, 't' },
		{ "cpu", no_argument, NULL, 'C' },
		{ "tsv", no_argument, NULL, 'v' },
		{ "list", no_argument, NULL, 'l' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "", table, NULL)) != -1) {
		switch (c) {
		case 's':
			options.size = (uint32_t)parse_number(optarg, 100,
			    RECORDS_MAX);
			break;
		case 'c':
			options.cache_mib = (unsigned)parse_number(optarg, 1,
			    CACHE_MAX);
			break;
		case 'r':
			options.repeats = (unsigned)parse_number(optarg, 1,
			    REPEATS_MAX);
			break;
		case 'S':
			options.seed = parse_number(optarg, 0, UINT64_MAX);
			break;
		case 'a': options.all = true; break;
		case 'o': options.works = check_names(optarg); break;
		case 'e': options.engines = check_names(optarg); break;
		case 'd': options.dir = optarg; break;
		case 'y': options.sync = true; break;
		case 't': options.text = true; break;
		case 'C': bench_run_use_cpu_clock(); break;
		case 'v': options.tsv = true; break;
		case 'l': list_all(); exit(0);
		default: fputs(usage_text, stderr); exit(2);
		}
	}
	if (optind < argc) {
		fputs(usage_text, stderr);
		exit(2);
	}
}

/* ---- runs ---- */

static struct bench_run
make_run(size_t engine, const struct bench_work *work)
{
	return (struct bench_run){
		.engine = engines[engine],
		.work = work,
		.setup = {
			.dir = places[engine].dir,
			.cache_mib = options.cache_mib,
			.size = options.size,
			.bare = work->bare,
			.durable = work->durable || options.sync,
			.listen = work->listen,
			.text = options.text,
			.keep_log = work->keep_log,
		},
	};
}

static void
ignore(void *context, const struct bench_result *result)
{
	(void)context; (void)result;
}

static void
load_store(size_t engine)
{
	struct bench_run run = make_run(engine, bench_work_load);

	bench_place_clear(&places[engine]);
	bench_run_child(&run, bench_work_do, false, ignore, NULL, NULL);
	bench_place_save(&places[engine]);
}

static void
prepare_store(size_t engine, const struct bench_work *work)
{
	struct bench_place *place = &places[engine];

	if (work->start == BENCH_EMPTY) {
		bench_place_clear(place);
		return;
	}
	if (!place->is_saved)
		load_store(engine);
	bench_place_restore(place);
	place->is_same = work->start == BENCH_LOADED;
}

/* The results of one process: what it says, and what is seen from outside. */
struct harvest {
	struct bench_result results[8];
	unsigned count;
};

static void
keep_result(void *context, const struct bench_result *result)
{
	struct harvest *harvest = context;

	if (harvest->count < COUNT(harvest->results))
		harvest->results[harvest->count++] = *result;
}

static void
measure(size_t engine, const struct bench_work *work)
{
	struct bench_run run = make_run(engine, work);
	struct harvest harvest = { .count = 0 };
	struct bench_sample sample;
	long rss_kib;
	unsigned i;

	prepare_store(engine, work);
	if (work->before != NULL)
		bench_run_child(&run, work->before, true, ignore, NULL, NULL);
	bench_run_child(&run, bench_work_do, false, keep_result, &harvest,
	    &rss_kib);
	sample.rss_mib = (double)rss_kib / 1024;
	sample.disk_mib =
	    (double)bench_place_bytes(places[engine].dir) / (1 << 20);
	for (i = 0; i < harvest.count; i++) {
		sample.us = harvest.results[i].us;
		bench_report_add(harvest.results[i].name,
		    engines[engine]->name, &sample);
	}
}

static void
measure_all_engines(const struct bench_work *work, unsigned repeat)
{
	size_t i;

	for (i = 0; i < COUNT(engines); i++) {
		if (!is_named(options.engines, engines[i]->name) ||
		    (engines[i]->can & work->needs) != work->needs)
			continue;
		fprintf(stderr, "%u/%u %s %s\n", repeat + 1, options.repeats,
		    work->name, engines[i]->name);
		measure(i, work);
	}
}

static void
measure_works(void)
{
	const struct bench_work *work;
	unsigned i;

	for (i = 0; i < options.repeats; i++)
		for (work = bench_works; work->name != NULL; work++)
			if (is_named(options.works, work->name))
				measure_all_engines(work, i);
}

/* The workloads with one size and one cache, and their table. */
static void
measure_size(void)
{
	size_t i;

	bench_place_start(options.dir);
	for (i = 0; i < COUNT(engines); i++)
		bench_place_init(&places[i], engines[i]->name);
	measure_works();
	bench_place_end();
	bench_report_print(options.size, options.cache_mib, options.tsv);
	fflush(stdout);
}

static void
measure_all_sizes(void)
{
	size_t i;

	for (i = 0; i < COUNT(all_sizes); i++) {
		options.size = all_sizes[i].size;
		options.cache_mib = all_sizes[i].cache_mib;
		measure_size();
	}
}

/* What this program was built without. */
static void
note_missing(void)
{
#ifndef HAVE_SQLITE
	fputs("jpbench: no sqlite: built without libsqlite3\n", stderr);
#endif
#ifndef HAVE_LMDB
	fputs("jpbench: no lmdb: built without liblmdb\n", stderr);
#endif
}

int
main(int argc, char **argv)
{
	parse_options(argc, argv);
	note_missing();
	bench_data_seed(options.seed);
	bench_run_catch_signals();
	if (options.all)
		measure_all_sizes();
	else
		measure_size();
	return 0;
}
