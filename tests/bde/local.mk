# SPDX-License-Identifier: MIT
# Tests of the calls, through the installed API.
check_PROGRAMS += \
	tests/bde/test_bde_callback \
	tests/bde/test_bde_error \
	tests/bde/test_bde_format \
	tests/bde/test_bde_init \
	tests/bde/test_bde_session
tests_bde_test_bde_callback_SOURCES = tests/bde/test_bde_callback.c
tests_bde_test_bde_callback_LDADD = $(TEST_LIBS)
tests_bde_test_bde_error_SOURCES = tests/bde/test_bde_error.c
tests_bde_test_bde_error_LDADD = $(TEST_LIBS)
tests_bde_test_bde_format_SOURCES = tests/bde/test_bde_format.c
tests_bde_test_bde_format_LDADD = $(TEST_LIBS)
tests_bde_test_bde_init_SOURCES = tests/bde/test_bde_init.c
tests_bde_test_bde_init_LDADD = $(TEST_LIBS)
tests_bde_test_bde_session_SOURCES = tests/bde/test_bde_session.c
tests_bde_test_bde_session_LDADD = $(TEST_LIBS)
