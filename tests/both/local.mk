# SPDX-License-Identifier: MIT
# One table, both APIs, one process.
check_PROGRAMS += \
	tests/both/test_both \
	tests/both/test_both_default \
	tests/both/test_both_end \
	tests/both/test_both_field \
	tests/both/test_both_lock \
	tests/both/test_both_story \
	tests/both/test_both_threads
BOTH_FIX = tests/both/both_fix.c tests/both/both_fix.h
tests_both_test_both_SOURCES = tests/both/test_both.c
tests_both_test_both_LDADD = $(TEST_LIBS)
tests_both_test_both_end_SOURCES = tests/both/test_both_end.c $(BOTH_FIX)
tests_both_test_both_end_LDADD = $(TEST_LIBS)
tests_both_test_both_end_LDFLAGS = $(AM_LDFLAGS) -export-dynamic
tests_both_test_both_lock_SOURCES = tests/both/test_both_lock.c $(BOTH_FIX)
tests_both_test_both_lock_LDADD = $(TEST_LIBS)
tests_both_test_both_field_SOURCES = tests/both/test_both_field.c $(BOTH_FIX)
tests_both_test_both_field_LDADD = $(TEST_LIBS)
tests_both_test_both_threads_SOURCES = tests/both/test_both_threads.c \
	$(BOTH_FIX)
tests_both_test_both_threads_LDADD = $(TEST_LIBS)
tests_both_test_both_story_SOURCES = tests/both/test_both_story.c \
	tests/bde/can.h $(BOTH_FIX)
tests_both_test_both_story_LDADD = $(TEST_LIBS)
tests_both_test_both_default_SOURCES = tests/both/test_both_default.c \
	$(BOTH_FIX)
tests_both_test_both_default_LDADD = $(TEST_LIBS)
tests_both_test_both_default_LDFLAGS = $(AM_LDFLAGS) -export-dynamic
