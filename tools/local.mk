# SPDX-License-Identifier: MIT
EXTRA_DIST += tools/test-summary
