# SPDX-License-Identifier: MIT
# Tests of the calls, through the installed API.
