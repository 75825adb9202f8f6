/* SPDX-License-Identifier: MIT */
#include "api_rows.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
ck_api_rows(const char *api, int (*is_known)(const char *name))
{
	const char *top = getenv("top_srcdir");
	char line[4096];
	char name[128];
	char state[32];
	char path[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/compat/%s/API.tsv",
	    top != NULL ? top : ".", api);
	file = fopen(path, "r");
	ck_assert_msg(file != NULL, "cannot read %s", path);
	while (fgets(line, sizeof(line), file) != NULL) {
		if (sscanf(line, "%127s %*s %31s", name, state) != 2 ||
		    (strcmp(state, "full") != 0 &&
		    strcmp(state, "partial") != 0))
			continue;
		ck_assert_msg(is_known(name), "%s has no row", name);
	}
	fclose(file);
}
