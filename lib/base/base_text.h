/* SPDX-License-Identifier: MIT */
/* base_text.h - text, code pages and collation, on ICU.
 *
 * Narrow text is UTF-8, wide text is UTF-16 in host order (char16_t).
 * Functions that build text append to a base_buf and give false when memory
 * is exhausted or the input cannot be converted; errno tells (ENOMEM,
 * EILSEQ). */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "base_buf.h"

/* Appends without a terminator; src_units / src_bytes of (size_t)-1 mean
 * NUL-terminated.  Wide text goes only where an even number of bytes is. */
bool base_text_from_utf16(struct base_buf *out, const char16_t *src,
    size_t src_units);
bool base_text_to_utf16(struct base_buf *out, const char *src,
    size_t src_bytes);

/* Compare two narrow names without case (simple folding of ASCII letters
 * only, as object names are compared).  */
int base_text_casecmp(const char *a, const char *b);
/* Writes the folded form of a name; out has room for strlen(name) + 1. */
void base_text_fold_name(char *out, const char *name);

/* Collation flags: the bits of LCMapString that matter for sort keys. */
#define BASE_TEXT_NORM_IGNORECASE	0x00000001u
#define BASE_TEXT_NORM_IGNORENONSPACE	0x00000002u
#define BASE_TEXT_NORM_IGNORESYMBOLS	0x00000004u
#define BASE_TEXT_SORT_DIGITSASNUMBERS	0x00000008u
#define BASE_TEXT_LINGUISTIC_IGNORECASE	0x00000010u
#define BASE_TEXT_LINGUISTIC_IGNOREDIACRITIC 0x00000020u
#define BASE_TEXT_NORM_IGNOREKANATYPE	0x00010000u
#define BASE_TEXT_NORM_IGNOREWIDTH	0x00020000u
#define BASE_TEXT_SORT_STRINGSORT	0x00001000u
#define BASE_TEXT_NORM_LINGUISTIC_CASING 0x08000000u
#define BASE_TEXT_LCMAP_SORTKEY		0x00000400u
#define BASE_TEXT_LCMAP_BYTEREV		0x00000800u
#define BASE_TEXT_LCMAP_UPPERCASE	0x00000200u
#define BASE_TEXT_LCMAP_LOWERCASE	0x00000100u

/* A collator for one locale and one set of flags; shared by threads. */
struct base_collator;

/* locale is a BCP 47 name ("en-US"; "" is the invariant locale).  Collators
 * are cached for the life of the process and never freed by callers.  NULL
 * when the locale is unknown, the flags make no sense (LCMAP_BYTEREV and the
 * case mappings give no order) or memory is exhausted.  LCMAP_SORTKEY may be
 * given or left out. */
const struct base_collator *base_collator_get(const char *locale,
    uint32_t flags);
/* The order may change when this number does (another version of ICU); stored
 * keys must then be made again. */
uint32_t base_collator_version(const struct base_collator *col);
/* The locale name of a Windows LCID (0x0409 -> "en-US", 0x007F -> ""); NULL
 * when unknown.  0 and the user's and system's default are en-US, whatever
 * the process runs under: stored orders must not depend on it. */
const char *base_text_locale_of_lcid(uint32_t lcid);
/* The reverse; 0 when the name is unknown. */
uint32_t base_text_lcid_of_locale(const char *locale);
/* Appends the sort key of UTF-16 text (little-endian bytes, any alignment; an
 * odd trailing byte is dropped).  Comparing keys with memcmp compares texts.
 * No byte of a key is 0; 0x01 ends the level of the letters; that of a text is
 * a prefix of that of every text which begins with it. */
bool base_collator_key(const struct base_collator *col,
    struct base_buf *out, const void *text, size_t bytes);

#endif
