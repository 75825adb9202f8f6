# SPDX-License-Identifier: MIT
EXTRA_DIST += compat/ese/API.tsv

# The table of calls that the entry guard looks into.
BUILT_SOURCES += compat/ese/ese_api_table.h
CLEANFILES += compat/ese/ese_api_table.h
compat/ese/ese_api_table.h: compat/ese/API.tsv tools/gen-api-table
	$(AM_V_GEN)$(MKDIR_P) compat/ese && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-api-table ese \
		<$(top_srcdir)/compat/ese/API.tsv >$@.tmp && mv $@.tmp $@
