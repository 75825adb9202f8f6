/* SPDX-License-Identifier: MIT */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>

/* Adds a case with a checked fixture. */
TCase *
jp_suite_case(Suite *suite, const char *name, void (*setup)(void),
    void (*teardown)(void));

/* Runs the tests of a suite and frees it; what main gives back. */
int
jp_suite_run(Suite *suite);

#endif
