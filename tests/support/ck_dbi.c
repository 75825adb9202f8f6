/* SPDX-License-Identifier: MIT */
/* Names of errors, read out of idapi.h when the tests are built. */

#include "ck_dbi.h"

#include "ck_dbi_names.h"

static const struct {
	DBIResult result;
	const char *name;
} names[] = {
#define X(name) { name, #name },
	CK_DBI_NAMES(X)
#undef X
};

const char *
ck_dbi_name(DBIResult result)
{
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].result == result)
			return names[i].name;
	return "DBIERR_?";
}
