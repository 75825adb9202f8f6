# SPDX-License-Identifier: MIT
# Cursors, records and callbacks.
RECORD_TESTS = \
	tests/ese/test_ese_callback \
	tests/ese/test_ese_callback_event \
	tests/ese/test_ese_cursor \
	tests/ese/test_ese_enumerate \
	tests/ese/test_ese_key \
	tests/ese/test_ese_record \
	tests/ese/test_ese_seek \
	tests/ese/test_ese_storage \
	tests/ese/test_ese_update
check_PROGRAMS += $(RECORD_TESTS)
tests_ese_test_ese_cursor_SOURCES = tests/ese/test_ese_cursor.c
tests_ese_test_ese_cursor_LDADD = $(TEST_LIBS)
tests_ese_test_ese_enumerate_SOURCES = tests/ese/test_ese_enumerate.c
tests_ese_test_ese_enumerate_LDADD = $(TEST_LIBS)
tests_ese_test_ese_key_SOURCES = tests/ese/test_ese_key.c
tests_ese_test_ese_key_LDADD = $(TEST_LIBS)
tests_ese_test_ese_record_SOURCES = tests/ese/test_ese_record.c
tests_ese_test_ese_record_LDADD = $(TEST_LIBS)
tests_ese_test_ese_seek_SOURCES = tests/ese/test_ese_seek.c
tests_ese_test_ese_seek_LDADD = $(TEST_LIBS)
tests_ese_test_ese_update_SOURCES = tests/ese/test_ese_update.c
tests_ese_test_ese_update_LDADD = $(TEST_LIBS)
tests_ese_test_ese_callback_SOURCES = tests/ese/test_ese_callback.c
tests_ese_test_ese_callback_LDADD = $(TEST_LIBS)
tests_ese_test_ese_callback_event_SOURCES = tests/ese/test_ese_callback_event.c
tests_ese_test_ese_callback_event_LDADD = $(TEST_LIBS)
tests_ese_test_ese_storage_SOURCES = tests/ese/test_ese_storage.c
tests_ese_test_ese_storage_LDADD = $(TEST_LIBS)
