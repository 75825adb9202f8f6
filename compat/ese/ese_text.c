/* SPDX-License-Identifier: MIT */
/* Text and paths of programs: wide to UTF-8 and back, '\' to '/'. */

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base_alloc.h"
#include "base_text.h"
#include "ese_call.h"

/* The path a relative one starts from. */
static JET_ERR
add_working_directory(struct base_buf *out)
{
	char cwd[PATH_MAX];

	if (getcwd(cwd, sizeof(cwd)) == NULL)
		return JET_errInvalidPath;
	if (!base_buf_add(out, cwd, strlen(cwd)))
		return JET_errOutOfMemory;
	return JET_errSuccess;
}

static bool
is_separator(char c)
{
	return c == '/' || c == '\\';
}

/* Appends "/part" for each part of a path, passing over "." and nothing. */
static bool
add_parts(struct base_buf *out, const char *path)
{
	const char *end;

	for (; *path != '\0'; path = end) {
		while (is_separator(*path))
			path++;
		for (end = path; *end != '\0' && !is_separator(*end); end++)
			;
		if (end == path || (end - path == 1 && *path == '.'))
			continue;
		if (!base_buf_add_byte(out, '/') ||
		    !base_buf_add(out, path, (size_t)(end - path)))
			return false;
	}
	return true;
}

JET_ERR
ese_text_narrow(JET_PCWSTR wide, char **out)
{
	struct base_buf buf = BASE_BUF_EMPTY;

	*out = NULL;
	if (wide == NULL)
		return JET_errSuccess;
	if (!base_text_from_utf16(&buf, wide, (size_t)-1) ||
	    !base_buf_add_byte(&buf, 0)) {
		base_buf_fini(&buf);
		return errno == EILSEQ ? JET_errUnicodeTranslationFail :
		    JET_errOutOfMemory;
	}
	*out = (char *)buf.data;
	return JET_errSuccess;
}

/* Copies what fits, in whole units of unit bytes, and a terminator. */
static bool
give_bytes(const void *text, size_t size, size_t unit, void *buffer,
    size_t bytes)
{
	size_t room = bytes / unit * unit;
	size_t take;

	if (buffer == NULL || room < unit)
		return false;
	take = size < room - unit ? size : room - unit;
	if (take > 0)		/* empty text may have no address */
		memcpy(buffer, text, take);
	memset((char *)buffer + take, 0, unit);
	return take == size;
}

bool
ese_text_give(const char *text, bool wide, void *buffer, unsigned long bytes)
{
	struct base_buf buf = BASE_BUF_EMPTY;
	bool fitted;

	if (!wide)
		return give_bytes(text, strlen(text), 1, buffer, bytes);
	fitted = base_text_to_utf16(&buf, text, (size_t)-1) &&
	    give_bytes(buf.data, buf.size, sizeof(WCHAR), buffer, bytes);
	base_buf_fini(&buf);
	return fitted;
}

JET_ERR
ese_text_path(const char *path, char **out)
{
	struct base_buf buf = BASE_BUF_EMPTY;
	JET_ERR err = JET_errSuccess;

	*out = NULL;
	if (!is_separator(*path))
		err = add_working_directory(&buf);
	if (err == JET_errSuccess && (!add_parts(&buf, path) ||
	    (buf.size == 0 && !base_buf_add_byte(&buf, '/')) ||
	    !base_buf_add_byte(&buf, 0)))
		err = JET_errOutOfMemory;
	if (err != JET_errSuccess) {
		base_buf_fini(&buf);
		return err;
	}
	*out = (char *)buf.data;
	return JET_errSuccess;
}
