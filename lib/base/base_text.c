/* SPDX-License-Identifier: MIT */
/* Conversion between UTF-8 and UTF-16, and names without case. */

#include "base_text.h"

#include <errno.h>
#include <string.h>
#include <unicode/ustring.h>

#define NUL_TERMINATED	((size_t)-1)

/* A unit of UTF-16 takes at most 3 bytes in UTF-8 (a pair takes 4). */
#define UTF8_PER_UNIT	3
#define MOST_UNITS	((size_t)INT32_MAX / UTF8_PER_UNIT)

static bool
fail_with(int code)
{
	errno = code;
	return false;
}

/* ICU counts in int32_t; longer text would need more memory than it takes. */
static bool
grow_for(struct base_buf *out, size_t count, size_t limit, size_t each)
{
	if (count > limit ||
	    !base_buf_reserve(out, out->size + count * each))
		return fail_with(ENOMEM);
	return true;
}

bool
base_text_from_utf16(struct base_buf *out, const char16_t *src,
    size_t src_units)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t made;

	if (src_units == NUL_TERMINATED)
		src_units = (size_t)u_strlen((const UChar *)src);
	if (src_units == 0)
		return true;
	if (!grow_for(out, src_units, MOST_UNITS, UTF8_PER_UNIT))
		return false;
	u_strToUTF8((char *)out->data + out->size,
	    (int32_t)(src_units * UTF8_PER_UNIT), &made, (const UChar *)src,
	    (int32_t)src_units, &status);
	if (U_FAILURE(status))
		return fail_with(EILSEQ);
	out->size += (size_t)made;
	return true;
}

bool
base_text_to_utf16(struct base_buf *out, const char *src, size_t src_bytes)
{
	UErrorCode status = U_ZERO_ERROR;
	size_t at = out->size;
	int32_t made;

	if (src_bytes == NUL_TERMINATED)
		src_bytes = strlen(src);
	if (src_bytes == 0)
		return true;
	if (!grow_for(out, src_bytes, INT32_MAX / sizeof(UChar),
	    sizeof(UChar)))
		return false;
	/* The units are aligned as long as only units are in the buffer. */
	if (at % sizeof(UChar) != 0)
		return fail_with(EINVAL);
	u_strFromUTF8((UChar *)(void *)(out->data + at), (int32_t)src_bytes,
	    &made, src, (int32_t)src_bytes, &status);
	if (U_FAILURE(status))
		return fail_with(EILSEQ);
	out->size = at + (size_t)made * sizeof(UChar);
	return true;
}

static char
fold_letter(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int
base_text_casecmp(const char *a, const char *b)
{
	while (*a != '\0' && fold_letter(*a) == fold_letter(*b)) {
		a++;
		b++;
	}
	return (unsigned char)fold_letter(*a) - (unsigned char)fold_letter(*b);
}

void
base_text_fold_name(char *out, const char *name)
{
	do
		*out++ = fold_letter(*name);
	while (*name++ != '\0');
}
