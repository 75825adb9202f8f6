# SPDX-License-Identifier: MIT
EXTRA_DIST += examples/check-hello examples/hello_ese.c
