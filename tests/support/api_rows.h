/* SPDX-License-Identifier: MIT */
#ifndef API_ROWS_H
#define API_ROWS_H

/* Asserts that each call that compat/<api>/API.tsv says is built is known to a
 * table of tests. */
void
ck_api_rows(const char *api, int (*is_known)(const char *name));

#endif
