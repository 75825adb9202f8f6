/* SPDX-License-Identifier: MIT */
/* bde_wide.h - texts that a table has in UTF-16, little endian, and programs
 * see in UTF-8.
 *
 * What is cut ends with a whole character.  What is no character, in either
 * form, becomes U+FFFD; half of one at the end of a text is left away. */
#ifndef BDE_WIDE_H
#define BDE_WIDE_H

#include "base_buf.h"

/* Both give the bytes written, at most room. */
size_t bde_wide_to_text(const void *wide, size_t bytes, char *out,
    size_t room);
size_t bde_wide_from_text(const char *text, size_t bytes, void *out,
    size_t room);
/* The bytes of a text without half a character at its end. */
size_t bde_wide_whole(const char *text, size_t bytes);
/* The whole of a buffer; false: no memory. */
bool bde_wide_decode(struct base_buf *buf);
bool bde_wide_encode(const void *text, size_t bytes, struct base_buf *out);

#endif
