# SPDX-License-Identifier: MIT
check_PROGRAMS += \
	tests/base/test_base_alloc \
	tests/base/test_base_buf \
	tests/base/test_base_codepage \
	tests/base/test_base_collate \
	tests/base/test_base_handle \
	tests/base/test_base_lock \
	tests/base/test_base_text
tests_base_test_base_alloc_SOURCES = tests/base/test_base_alloc.c
tests_base_test_base_buf_SOURCES = tests/base/test_base_buf.c
tests_base_test_base_codepage_SOURCES = tests/base/test_base_codepage.c
tests_base_test_base_collate_SOURCES = tests/base/test_base_collate.c
tests_base_test_base_handle_SOURCES = tests/base/test_base_handle.c
tests_base_test_base_lock_SOURCES = tests/base/test_base_lock.c
tests_base_test_base_text_SOURCES = tests/base/test_base_text.c
