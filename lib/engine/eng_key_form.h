/* SPDX-License-Identifier: MIT */
/* eng_key_form.h - what segments are made of; for those who write them
 * (eng_key.c), end them as limits (eng_key_limit.c) and read them back
 * (eng_key_read.c), and nobody else. */
#ifndef ENG_KEY_FORM_H
#define ENG_KEY_FORM_H

#include "eng_key.h"

#define MARK_NULL	0x00
#define MARK_EMPTY	0x40
#define MARK_DATA	0x7f
#define MARK_NULL_HIGH	0xc0
#define TEXT_END	0x00
#define LETTERS_END	0x01	/* of a sort key: accents and case follow */

#define CHUNK_DATA	8u
#define CHUNK_SIZE	(CHUNK_DATA + 1)
#define CHUNK_MORE	9	/* last byte of a chunk that is not the last */

#define FIXED_MAX	16	/* bytes of the largest type of fixed size */

enum coding {
	CODE_NONE,
	CODE_BIT,
	CODE_UNSIGNED,
	CODE_SIGNED,
	CODE_FLOAT,
	CODE_GUID,
	CODE_BINARY,
	CODE_TEXT
};

struct eng_key_form {
	uint8_t coding;
	uint8_t size;		/* 0: varies */
};
extern const struct eng_key_form eng_key_forms[ENG_T_U64 + 1];

/* 0 where it varies. */
static inline size_t
type_size(const struct eng_key_column *col)
{
	return col->type <= ENG_T_U64 ? eng_key_forms[col->type].size : 0;
}

/* Bytes that sort as the text that they are in the column's code page. */
static inline bool
is_native(const struct eng_key_column *col)
{
	return col->type == ENG_T_BINARY && col->codepage != 0;
}

static inline enum coding
find_coding(const struct eng_key_column *col)
{
	if (is_native(col))
		return CODE_TEXT;
	if (col->type > ENG_T_U64)
		return CODE_NONE;
	return eng_key_forms[col->type].coding;
}

static inline uint8_t
null_mark(const struct eng_key_column *col)
{
	return col->nulls_high ? MARK_NULL_HIGH : MARK_NULL;
}

static inline uint8_t
flip_mask(const struct eng_key_column *col)
{
	return col->descending ? 0xff : 0x00;
}

static inline bool
is_wide(const struct eng_key_column *col)
{
	return col->codepage == ENG_CODEPAGE_WIDE;
}

/* Its segments are sort keys. */
static inline bool
is_collated(const struct eng_key_column *col)
{
	return is_wide(col) || is_native(col);
}

/* The most bytes a text or binary segment has on its own account. */
static inline size_t
segment_limit(const struct eng_key_column *col)
{
	return col->var_seg_max > 0 ? col->var_seg_max : SIZE_MAX;
}

static inline uint64_t
sign_bit(unsigned size)
{
	return (uint64_t)1 << (8 * size - 1);
}

/* Which byte of a stored GUID comes first, second and so on. */
const uint8_t *eng_key_guid_order(const struct eng_key_column *col);

#endif
