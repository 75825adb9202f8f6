# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/engine/test_eng_row
tests_engine_test_eng_row_SOURCES = tests/engine/test_eng_row.c
