# SPDX-License-Identifier: MIT
# What the vendor's engine does, rule by rule.
check_PROGRAMS += \
	tests/ese/test_ese_conform_callback \
	tests/ese/test_ese_conform_txn \
	tests/ese/test_ese_conform_update
tests_ese_test_ese_conform_callback_SOURCES = \
	tests/ese/test_ese_conform_callback.c
tests_ese_test_ese_conform_callback_LDADD = $(TEST_LIBS)
tests_ese_test_ese_conform_txn_SOURCES = tests/ese/test_ese_conform_txn.c
tests_ese_test_ese_conform_txn_LDADD = $(TEST_LIBS)
tests_ese_test_ese_conform_update_SOURCES = tests/ese/test_ese_conform_update.c
tests_ese_test_ese_conform_update_LDADD = $(TEST_LIBS)
