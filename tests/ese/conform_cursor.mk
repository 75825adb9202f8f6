# SPDX-License-Identifier: MIT
# Cursors, keys and indexes, sentence by sentence as the engine has them.
check_PROGRAMS += \
	tests/ese/test_ese_conform_cursor \
	tests/ese/test_ese_conform_index \
	tests/ese/test_ese_conform_key
tests_ese_test_ese_conform_cursor_SOURCES = tests/ese/test_ese_conform_cursor.c
tests_ese_test_ese_conform_cursor_LDADD = $(TEST_LIBS)
tests_ese_test_ese_conform_index_SOURCES = tests/ese/test_ese_conform_index.c
tests_ese_test_ese_conform_index_LDADD = $(TEST_LIBS)
tests_ese_test_ese_conform_key_SOURCES = tests/ese/test_ese_conform_key.c
tests_ese_test_ese_conform_key_LDADD = $(TEST_LIBS)
