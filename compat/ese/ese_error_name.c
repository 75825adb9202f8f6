/* SPDX-License-Identifier: MIT */
/* Names of errors, read out of esent.h when the library is built. */

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "ese_call.h"
#include "ese_error_names.h"

enum { PREFIX = sizeof("JET_err") - 1 };

static const struct {
	JET_ERR err;
	const char *name;
} names[] = {
#define X(name) { name, #name },
	ESE_ERROR_NAMES(X)
#undef X
};

static const char *
find_name(JET_ERR err)
{
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].err == err)
			return names[i].name;
	return NULL;
}

/* The words that a name is made of; to has twice the room. */
static void
split_words(const char *name, char *to)
{
	const char *from;

	for (from = name; *from != '\0'; from++) {
		if (from > name && isupper((unsigned char)*from) &&
		    islower((unsigned char)from[-1]))
			*to++ = ' ';
		*to++ = *from;
	}
	*to = '\0';
}

void
ese_error_describe(JET_ERR err, char text[ESE_ERROR_TEXT])
{
	const char *name = find_name(err);
	char words[ESE_ERROR_TEXT / 2] = "";

	if (name == NULL) {
		strcpy(text, "Unknown Error, Unknown Error");
		return;
	}
	split_words(name + PREFIX, words);
	snprintf(text, ESE_ERROR_TEXT, "%s, %s", name, words);
}
