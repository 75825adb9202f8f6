/* SPDX-License-Identifier: MIT */
/* Names of errors, read out of esent.h when the tests are built. */

#include "ck_jet.h"

#include "ck_jet_names.h"

struct error_name {
	JET_ERR err;
	const char *name;
};

static const struct error_name names[] = {
#define X(name) { name, #name },
	CK_JET_NAMES(X)
#undef X
};

const char *
ck_jet_name(JET_ERR err)
{
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].err == err)
			return names[i].name;
	return "JET_err?";
}
