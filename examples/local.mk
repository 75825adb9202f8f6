# SPDX-License-Identifier: MIT
noinst_PROGRAMS += examples/hello_ese examples/ucd_ese \
	examples/ucd_bde
examples_hello_ese_SOURCES = examples/hello_ese.c
examples_hello_ese_LDADD = libjetport.la
UCD_FILE = examples/ucd_file.c examples/ucd_file.h
examples_ucd_ese_SOURCES = examples/ucd_ese.c $(UCD_FILE)
examples_ucd_ese_LDADD = libjetport.la
examples_ucd_bde_SOURCES = examples/ucd_bde.c $(UCD_FILE)
examples_ucd_bde_LDADD = libjetport.la

EXAMPLE_CHECKS = examples/check-hello examples/check-ucd-ese \
	examples/check-ucd-bde
TESTS += $(EXAMPLE_CHECKS)
EXTRA_DIST += $(EXAMPLE_CHECKS) tests/data/ucd-excerpt.txt
