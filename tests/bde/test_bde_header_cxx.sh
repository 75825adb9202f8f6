#!/bin/sh
# SPDX-License-Identifier: MIT
# The C++ half of test_bde_header.sh, skipped where there is no compiler.
exec "$(dirname "$0")/test_bde_header.sh" c++
