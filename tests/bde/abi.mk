# SPDX-License-Identifier: MIT
# The binary interface of idapi.h. These need the header alone.
check_PROGRAMS += \
	tests/bde/test_bde_abi_layout \
	tests/bde/test_bde_abi_constants \
	tests/bde/test_bde_abi_prototypes
tests_bde_test_bde_abi_layout_SOURCES = tests/bde/test_bde_abi_layout.c
tests_bde_test_bde_abi_layout_LDADD = $(ABI_LIBS)
tests_bde_test_bde_abi_constants_SOURCES = tests/bde/test_bde_abi_constants.c
tests_bde_test_bde_abi_constants_LDADD = $(ABI_LIBS)
tests_bde_test_bde_abi_prototypes_SOURCES = tests/bde/test_bde_abi_prototypes.c
tests_bde_test_bde_abi_prototypes_LDADD = $(ABI_LIBS)

BDE_HEADER_TESTS = tests/bde/test_bde_header.sh tests/bde/test_bde_header_cxx.sh
EXTRA_DIST += $(BDE_HEADER_TESTS)
TESTS += $(BDE_HEADER_TESTS)
