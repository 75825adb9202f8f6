/* SPDX-License-Identifier: MIT */
/* bde_wide.c - texts that a table has in UTF-16 and programs see in UTF-8. */
#include <stdint.h>

#include "bde_wide.h"

enum {
	UTF8_MOST = 4,			/* bytes of a character */
	UTF8_PER_UNIT = 3,
	BAD = 0xfffd,
	HIGH_FIRST = 0xd800,
	LOW_FIRST = 0xdc00,
	LOW_LAST = 0xdfff,
	ASTRAL = 0x10000,
	LAST = 0x10ffff
};

/* ---- one character ---- */

/* Gives the bytes that it takes; 0: half of one. */
static size_t
read_wide(const uint8_t *at, size_t left, uint32_t *c)
{
	uint32_t low;

	if (left < 2)
		return 0;
	*c = base_get_u16(at);
	if (*c < HIGH_FIRST || *c > LOW_LAST)
		return 2;
	if (*c < LOW_FIRST && left < 4)
		return 0;
	low = *c < LOW_FIRST ? base_get_u16(at + 2) : 0;
	if (low < LOW_FIRST || low > LOW_LAST) {
		*c = BAD;
		return 2;
	}
	*c = ASTRAL + ((*c - HIGH_FIRST) << 10) + (low - LOW_FIRST);
	return 4;
}

static size_t
write_wide(uint32_t c, uint8_t *out, size_t room)
{
	size_t size = c < ASTRAL ? 2 : 4;

	if (size > room)
		return 0;
	if (size == 2) {
		base_put_u16(out, (uint16_t)c);
	} else {
		base_put_u16(out, (uint16_t)(HIGH_FIRST +
		    ((c - ASTRAL) >> 10)));
		base_put_u16(out + 2, (uint16_t)(LOW_FIRST +
		    ((c - ASTRAL) & 0x3ff)));
	}
	return size;
}

/* Bytes of the character that begins so; 1 when none does. */
static size_t
narrow_size(uint8_t first)
{
	if (first < 0xc2 || first > 0xf4)
		return 1;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : UTF8_MOST;
}

static size_t
read_narrow(const uint8_t *at, size_t left, uint32_t *c)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, ASTRAL };
	size_t size = narrow_size(at[0]), i;

	*c = at[0];
	if (size == 1) {
		if (at[0] >= 0x80)
			*c = BAD;
		return 1;
	}
	*c &= 0x7fu >> size;
	for (i = 1; i < size && i < left; i++) {
		if ((at[i] & 0xc0) != 0x80) {
			*c = BAD;
			return 1;
		}
		*c = *c << 6 | (at[i] & 0x3f);
	}
	if (i < size)
		return 0;
	if (*c >= least[size] && *c <= LAST &&
	    (*c < HIGH_FIRST || *c > LOW_LAST))
		return size;
	*c = BAD;
	return 1;
}

static size_t
write_narrow(uint32_t c, uint8_t *out, size_t room)
{
	size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < ASTRAL ? 3 : 4;
	size_t i;

	if (size > room)
		return 0;
	if (size == 1) {
		out[0] = (uint8_t)c;
		return 1;
	}
	for (i = size - 1; i > 0; i--, c >>= 6)
		out[i] = (uint8_t)(0x80 | (c & 0x3f));
	out[0] = (uint8_t)(0xf00u >> size | c);
	return size;
}

/* ---- texts ---- */

size_t
bde_wide_to_text(const void *wide, size_t bytes, char *out, size_t room)
{
	const uint8_t *at = wide;
	size_t used = 0, took, put;
	uint32_t c;

	while (bytes > 0 && (took = read_wide(at, bytes, &c)) > 0) {
		put = write_narrow(c, (uint8_t *)out + used, room - used);
		if (put == 0)
			break;
		used += put;
		at += took;
		bytes -= took;
	}
	return used;
}

size_t
bde_wide_from_text(const char *text, size_t bytes, void *out, size_t room)
{
	const uint8_t *at = (const uint8_t *)text;
	size_t used = 0, took, put;
	uint32_t c;

	while (bytes > 0 && (took = read_narrow(at, bytes, &c)) > 0) {
		put = write_wide(c, (uint8_t *)out + used, room - used);
		if (put == 0)
			break;
		used += put;
		at += took;
		bytes -= took;
	}
	return used;
}

size_t
bde_wide_whole(const char *text, size_t bytes)
{
	size_t at = bytes;

	while (at > 0 && bytes - at < UTF8_MOST &&
	    ((uint8_t)text[at - 1] & 0xc0) == 0x80)
		at--;
	return at > 0 && at - 1 + narrow_size((uint8_t)text[at - 1]) > bytes ?
	    at - 1 : bytes;
}

bool
bde_wide_decode(struct base_buf *buf)
{
	struct base_buf text = BASE_BUF_EMPTY;

	if (!base_buf_resize(&text, buf->size / 2 * UTF8_PER_UNIT))
		return false;
	(void)base_buf_resize(&text, bde_wide_to_text(buf->data, buf->size,
	    (char *)text.data, text.size));
	base_buf_fini(buf);
	*buf = text;
	return true;
}

bool
bde_wide_encode(const void *text, size_t bytes, struct base_buf *out)
{
	if (!base_buf_resize(out, bytes * 2))
		return false;
	(void)base_buf_resize(out, bde_wide_from_text(text, bytes, out->data,
	    out->size));
	return true;
}
