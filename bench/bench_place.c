/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench_fail.h"
#include "bench_place.h"

enum { FILES_OPEN = 16, BLOCK = 512 };

static char root[3072];
static pid_t owner;			/* the process that made it */
static uint64_t bytes_found;

static void
run_tool(const char *tool, const char *option, const char *from,
    const char *to)
{
	pid_t pid;
	int status;

	pid = fork();
	if (pid == 0) {
		execlp(tool, tool, option, "--", from, to, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
		bench_fail("%s %s failed", tool, from);
}

/* Not in a process of a measurement: the one that waits for it does it. */
static void
clean_up(void)
{
	if (getpid() == owner)
		bench_place_end();
}

const char *
bench_place_start(const char *parent)
{
	char path[2048];

	snprintf(path, sizeof path, "%s/jpbench-XXXXXX", parent);
	if (mkdtemp(path) == NULL || realpath(path, root) == NULL)
		bench_fail("%s: %s", path, strerror(errno));
	owner = getpid();
	bench_fail_clean = clean_up;
	return root;
}

void
bench_place_end(void)
{
	bench_fail_clean = NULL;
	run_tool("rm", "-rf", root, NULL);
}

void
bench_place_init(struct bench_place *place, const char *name)
{
	memset(place, 0, sizeof *place);
	snprintf(place->dir, sizeof place->dir, "%s/%s", root, name);
	snprintf(place->saved, sizeof place->saved, "%s/%s.saved", root,
	    name);
}

void
bench_place_clear(struct bench_place *place)
{
	run_tool("rm", "-rf", place->dir, NULL);
	if (mkdir(place->dir, 0755) != 0)
		bench_fail("%s: %s", place->dir, strerror(errno));
	place->is_same = false;
}

void
bench_place_save(struct bench_place *place)
{
	run_tool("cp", "-a", place->dir, place->saved);
	place->is_saved = place->is_same = true;
}

void
bench_place_restore(struct bench_place *place)
{
	if (place->is_same)
		return;
	run_tool("rm", "-rf", place->dir, NULL);
	run_tool("cp", "-a", place->saved, place->dir);
	place->is_same = true;
}

static int
add_file(const char *path, const struct stat *info, int type,
    struct FTW *where)
{
	(void)path; (void)where;
	if (type == FTW_F)
		bytes_found += (uint64_t)info->st_blocks * BLOCK;
	return 0;
}

/* A file may go while we look. */
uint64_t
bench_place_bytes(const char *dir)
{
	bytes_found = 0;
	(void)nftw(dir, add_file, FILES_OPEN, FTW_PHYS);
	return bytes_found;
}
