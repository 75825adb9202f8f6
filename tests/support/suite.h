/* SPDX-License-Identifier: MIT */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>

/* Runs the tests of a suite and frees it; what main gives back. */
int
jp_suite_run(Suite *suite);

#endif
