# SPDX-License-Identifier: MIT
check_LTLIBRARIES += libtestsupport.la
libtestsupport_la_SOURCES = \
	tests/support/canary.c \
	tests/support/canary.h \
	tests/support/tmpdir.c \
	tests/support/tmpdir.h
EXTRA_DIST += tests/support/tsan.supp
