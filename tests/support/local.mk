# SPDX-License-Identifier: MIT
check_LTLIBRARIES += libtestsupport.la
libtestsupport_la_SOURCES = \
	tests/support/agent.c \
	tests/support/agent.h \
	tests/support/alloc_fault.h \
	tests/support/api_rows.c \
	tests/support/api_rows.h \
	tests/support/bde_fix.c \
	tests/support/bde_fix.h \
	tests/support/bde_fix_checked.h \
	tests/support/bde_fix_db.c \
	tests/support/canary.c \
	tests/support/canary.h \
	tests/support/ck_dbi.c \
	tests/support/ck_dbi.h \
	tests/support/ck_jet.c \
	tests/support/ck_jet.h \
	tests/support/ck_st.h \
	tests/support/ese_fix.c \
	tests/support/ese_fix.h \
	tests/support/ese_fix_checked.h \
	tests/support/ese_fix_table.c \
	tests/support/ese_rec.c \
	tests/support/ese_rec.h \
	tests/support/ese_rec_checked.h \
	tests/support/ese_rows.c \
	tests/support/ese_rows.h \
	tests/support/ese_rows_checked.h \
	tests/support/ese_witness.c \
	tests/support/ese_witness.h \
	tests/support/leaks.h \
	tests/support/suite.c \
	tests/support/suite.h \
	tests/support/tmpdir.c \
	tests/support/tmpdir.h
nodist_libtestsupport_la_SOURCES = tests/support/ck_dbi_names.h \
	tests/support/ck_jet_names.h
EXTRA_DIST += tests/support/tsan.supp tests/support/valgrind.supp

BUILT_SOURCES += tests/support/ck_jet_names.h
CLEANFILES += tests/support/ck_jet_names.h
tests/support/ck_jet_names.h: include/esent.h tools/gen-jet-names
	$(AM_V_GEN)$(MKDIR_P) tests/support && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-jet-names CK_JET_NAMES \
		<$(top_srcdir)/include/esent.h >$@.tmp && mv $@.tmp $@

BUILT_SOURCES += tests/support/ck_dbi_names.h
CLEANFILES += tests/support/ck_dbi_names.h
tests/support/ck_dbi_names.h: include/idapi.h tools/gen-dbi-names
	$(AM_V_GEN)$(MKDIR_P) tests/support && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-dbi-names CK_DBI_NAMES \
		<$(top_srcdir)/include/idapi.h >$@.tmp && mv $@.tmp $@

check_PROGRAMS += tests/support/test_support
tests_support_test_support_SOURCES = tests/support/test_support.c
