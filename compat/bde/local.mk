# SPDX-License-Identifier: MIT
EXTRA_DIST += compat/bde/API.tsv

# The table of calls that the entry guard looks into.
BUILT_SOURCES += compat/bde/bde_api_table.h
CLEANFILES += compat/bde/bde_api_table.h
compat/bde/bde_api_table.h: compat/bde/API.tsv tools/gen-api-table
	$(AM_V_GEN)$(MKDIR_P) compat/bde && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-api-table bde \
		<$(top_srcdir)/compat/bde/API.tsv >$@.tmp && mv $@.tmp $@

# Databases, tables, fields, record buffers, lists.
libjetport_la_SOURCES += \
	compat/bde/bde_table.h
