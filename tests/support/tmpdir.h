/* SPDX-License-Identifier: MIT */
#ifndef TMPDIR_H
#define TMPDIR_H

/*
 * A fresh empty directory under $TMPDIR (else /tmp) for one test. The path has
 * no trailing slash and is released by jp_tmpdir_remove. Trouble fails the
 * running test.
 */
char *
jp_tmpdir_new(void);

/* "dir/name", to be released with free. */
char *
jp_tmpdir_path(const char *dir, const char *name);

/* Removes the directory with all below it and frees the path. */
void
jp_tmpdir_remove(char *dir);

#endif
