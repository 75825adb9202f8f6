/* SPDX-License-Identifier: MIT */
/* A directory of its own for each test. */

#include "tmpdir.h"

#include <check.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *
jp_tmpdir_new(void)
{
	const char *base = getenv("TMPDIR");
	char *dir = NULL;

	if (base == NULL || *base == '\0')
		base = "/tmp";
	ck_assert_int_ge(asprintf(&dir, "%s/jetport.XXXXXX", base), 0);
	ck_assert_msg(mkdtemp(dir) != NULL, "mkdtemp %s: %s", dir,
	    strerror(errno));
	return dir;
}

char *
jp_tmpdir_path(const char *dir, const char *name)
{
	char *path = NULL;

	ck_assert_int_ge(asprintf(&path, "%s/%s", dir, name), 0);
	return path;
}

static int
remove_entry(const char *path, const struct stat *st, int kind,
    struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

void
jp_tmpdir_remove(char *dir)
{
	if (dir == NULL)
		return;
	ck_assert_msg(nftw(dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0,
	    "remove %s: %s", dir, strerror(errno));
	free(dir);
}
