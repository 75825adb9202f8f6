# SPDX-License-Identifier: MIT
# One table, both APIs, one process.
check_PROGRAMS += tests/both/test_both
tests_both_test_both_SOURCES = tests/both/test_both.c
tests_both_test_both_LDADD = $(TEST_LIBS)
