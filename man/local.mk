# SPDX-License-Identifier: MIT
dist_man_MANS += man/esent.7
