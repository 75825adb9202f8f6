# SPDX-License-Identifier: MIT
# Cursors, keys and indexes, sentence by sentence as the engine has them.
check_PROGRAMS += \
	tests/ese/test_ese_conform_cursor
tests_ese_test_ese_conform_cursor_SOURCES = tests/ese/test_ese_conform_cursor.c
tests_ese_test_ese_conform_cursor_LDADD = $(TEST_LIBS)
