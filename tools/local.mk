# SPDX-License-Identifier: MIT
EXTRA_DIST += \
	tools/audit-api \
	tools/gen-api-table \
	tools/gen-dbi-names \
	tools/gen-jet-names \
	tools/gen-status \
	tools/man-names \
	tools/readme-status \
	tools/test-summary

AUDITS = \
	tools/audit-bde-api \
	tools/audit-ese-api \
	tools/audit-layers \
	tools/audit-man \
	tools/audit-readme \
	tools/audit-shell
TESTS += $(AUDITS)
EXTRA_DIST += $(AUDITS)

# Writes the status table of README.md anew.
readme:
	top_srcdir='$(top_srcdir)' AWK='$(AWK)' $(top_srcdir)/tools/readme-status
.PHONY: readme
