# SPDX-License-Identifier: MIT
# What must hold whatever happens: isolation, rollback, crashes, bad input.
check_PROGRAMS += \
	tests/ese/test_ese_bad_input \
	tests/ese/test_ese_buffers \
	tests/ese/test_ese_crash \
	tests/ese/test_ese_crash_group \
	tests/ese/test_ese_isolation \
	tests/ese/test_ese_random \
	tests/ese/test_ese_rollback \
	tests/ese/test_ese_stress_threads
tests_ese_test_ese_bad_input_SOURCES = \
	tests/ese/bad_input.h \
	tests/ese/bad_input_calls.c \
	tests/ese/bad_input_rows.c \
	tests/ese/test_ese_bad_input.c
tests_ese_test_ese_bad_input_LDADD = $(TEST_LIBS)
tests_ese_test_ese_buffers_SOURCES = tests/ese/test_ese_buffers.c
tests_ese_test_ese_buffers_LDADD = $(TEST_LIBS)
tests_ese_test_ese_crash_SOURCES = tests/ese/crash_child.h \
	tests/ese/test_ese_crash.c
tests_ese_test_ese_crash_LDADD = $(TEST_LIBS)
tests_ese_test_ese_crash_group_SOURCES = tests/ese/crash_child.h \
	tests/ese/test_ese_crash_group.c
tests_ese_test_ese_crash_group_LDADD = $(TEST_LIBS)
tests_ese_test_ese_isolation_SOURCES = tests/ese/test_ese_isolation.c
tests_ese_test_ese_isolation_LDADD = $(TEST_LIBS)
tests_ese_test_ese_random_SOURCES = tests/ese/test_ese_random.c
tests_ese_test_ese_random_LDADD = $(TEST_LIBS)
tests_ese_test_ese_rollback_SOURCES = tests/ese/test_ese_rollback.c
tests_ese_test_ese_rollback_LDADD = $(TEST_LIBS)
tests_ese_test_ese_stress_threads_SOURCES = tests/ese/test_ese_stress_threads.c
tests_ese_test_ese_stress_threads_LDADD = $(TEST_LIBS)
