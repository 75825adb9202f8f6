/* SPDX-License-Identifier: MIT */
/* base_codepage.h - code pages of one or two bytes a character, on ICU.
 *
 * Bytes below 0x80 are ASCII in all of them.  A byte that a page leaves free
 * is a character of its own, from the private use area: what differs as bytes
 * differs as text. */
#ifndef BASE_CODEPAGE_H
#define BASE_CODEPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "base_buf.h"

struct base_codepage;

/* By number (437, 1252, 932 ...); of the process, never freed.  NULL when it
 * is unknown, or memory is exhausted. */
const struct base_codepage *base_codepage_get(uint32_t number);
/* Whether some characters have two bytes. */
bool base_codepage_is_double(const struct base_codepage *page);
/* Appends the text as UTF-16, little-endian: a unit per character.  False when
 * memory is exhausted. */
bool base_codepage_decode(const struct base_codepage *page,
    struct base_buf *out, const void *text, size_t size);
/* Gives the character of one byte in another page, both of one byte; false
 * when it has none. */
bool base_codepage_convert(const struct base_codepage *from,
    const struct base_codepage *to, uint8_t byte, uint8_t *out);

enum base_letters { BASE_LETTERS_UPPER, BASE_LETTERS_LOWER };

/* Replaces letters in UTF-16, little-endian, where they have one counterpart;
 * turkic: i and I go with dotted and dotless ones. */
void base_codepage_map_letters(uint8_t *text, size_t bytes,
    enum base_letters letters, bool turkic);
/* The same for a character of one byte; it stays when the page has none. */
uint8_t base_codepage_letter(const struct base_codepage *page, uint8_t byte,
    enum base_letters letters, bool turkic);

#endif
