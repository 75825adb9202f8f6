# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/base/test_base_alloc
tests_base_test_base_alloc_SOURCES = tests/base/test_base_alloc.c
