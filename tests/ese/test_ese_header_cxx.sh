#!/bin/sh
# SPDX-License-Identifier: MIT
# The C++ half of test_ese_header.sh, skipped where there is no compiler.
exec "$(dirname "$0")/test_ese_header.sh" c++
