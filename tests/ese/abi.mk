# SPDX-License-Identifier: MIT
# The binary interface of esent.h. These need the header alone.
check_PROGRAMS += \
	tests/ese/test_ese_abi_layout \
	tests/ese/test_ese_abi_constants \
	tests/ese/test_ese_abi_prototypes
tests_ese_test_ese_abi_layout_SOURCES = tests/ese/test_ese_abi_layout.c
tests_ese_test_ese_abi_layout_LDADD = $(ABI_LIBS)
tests_ese_test_ese_abi_constants_SOURCES = tests/ese/test_ese_abi_constants.c
tests_ese_test_ese_abi_constants_LDADD = $(ABI_LIBS)
tests_ese_test_ese_abi_prototypes_SOURCES = tests/ese/test_ese_abi_prototypes.c
tests_ese_test_ese_abi_prototypes_LDADD = $(ABI_LIBS)

HEADER_TESTS = tests/ese/test_ese_header.sh tests/ese/test_ese_header_cxx.sh
EXTRA_DIST += $(HEADER_TESTS)
TESTS += $(HEADER_TESTS)
AM_TESTS_ENVIRONMENT += CC='$(CC)'; export CC;
