/* SPDX-License-Identifier: MIT */
/* eng_key_limit.c - the last segment of a search key that stands for the start
 * or the end of a range. */

#include "eng_key.h"

#include <string.h>

#include "eng_key_form.h"

#define TAIL_BYTE	0xff

static bool
has_partial_limits(const struct eng_key_column *col)
{
	enum coding coding = find_coding(col);

	return coding == CODE_TEXT || (coding == CODE_BINARY && !col->fixed);
}

bool
eng_key_limit_counts(const struct eng_key_column *col,
    enum eng_key_limit limit)
{
	if (limit == ENG_KEY_SUB_STR_LIMIT)
		return find_coding(col) == CODE_TEXT;
	return limit != ENG_KEY_PLAIN;
}

static bool
fill_key(struct base_buf *key, size_t size)
{
	size_t start = key->size;

	if (size <= start)
		return true;
	if (!base_buf_resize(key, size))
		return false;
	memset(key->data + start, TAIL_BYTE, size - start);
	return true;
}

/* Where the letters of a text segment end; accents and terminator go. */
static size_t
find_text_end(const struct eng_key_column *col, const uint8_t *seg,
    size_t size)
{
	uint8_t flip = flip_mask(col);
	const uint8_t *end;

	if (is_collated(col)) {
		end = memchr(seg + 1, LETTERS_END ^ flip, size - 1);
		return end == NULL ? size : (size_t)(end - seg);
	}
	return seg[size - 1] == (uint8_t)(TEXT_END ^ flip) ? size - 1 : size;
}

/* Where the data of a chunked segment ends, or 0 when it was cut before. */
static size_t
find_binary_end(const struct eng_key_column *col, size_t seg_size,
    size_t data_size)
{
	size_t end = 1 + data_size / CHUNK_DATA * CHUNK_SIZE +
	    data_size % CHUNK_DATA;

	if (col->fixed || find_coding(col) != CODE_BINARY || data_size == 0)
		return 0;
	/* The length byte of a last, full chunk is not data. */
	if (data_size % CHUNK_DATA == 0)
		end--;
	return end < seg_size ? end : 0;
}

static bool
limit_text(struct base_buf *key, const struct eng_key_column *col,
    size_t start, size_t key_max, bool is_end)
{
	if (key->size - start >= 2)
		key->size = start + find_text_end(col, key->data + start,
		    key->size - start);
	return !is_end || fill_key(key, key_max + 1);
}

/* The end of a prefix needs no more than the rest of its last chunk filled,
 * and one byte for good measure: the chunk's length byte is 9 at most. */
static bool
limit_binary(struct base_buf *key, const struct eng_key_column *col,
    size_t start, size_t key_max, bool is_end, size_t data_size)
{
	size_t size = key->size - start;
	size_t end = find_binary_end(col, size, data_size);

	if (end == 0)
		return !is_end || fill_key(key, key_max + 1);
	key->size = start + end;
	return !is_end || fill_key(key, start + size + 1);
}

static bool
apply_limit(struct base_buf *key, const struct eng_key_column *col,
    size_t start, size_t key_max, enum eng_key_limit limit,
    size_t data_size)
{
	switch (limit) {
	case ENG_KEY_PLAIN:
	case ENG_KEY_FULL_START:
		return true;
	case ENG_KEY_FULL_END:
		return fill_key(key, key_max + 1);
	case ENG_KEY_STR_LIMIT:
		return limit_binary(key, col, start, key_max, true, data_size);
	case ENG_KEY_SUB_STR_LIMIT:
		return !eng_key_limit_counts(col, limit) ||
		    limit_text(key, col, start, key_max, true);
	case ENG_KEY_PARTIAL_START:
	case ENG_KEY_PARTIAL_END:
		break;
	}
	if (find_coding(col) == CODE_TEXT)
		return limit_text(key, col, start, key_max,
		    limit == ENG_KEY_PARTIAL_END);
	return limit_binary(key, col, start, key_max,
	    limit == ENG_KEY_PARTIAL_END, data_size);
}

eng_status
eng_key_append_limit(struct base_buf *key, const struct eng_key_column *col,
    const void *data, size_t size, bool is_null, size_t key_max,
    bool source_cut, enum eng_key_limit limit)
{
	size_t start = key->size;
	eng_status st;

	if ((limit == ENG_KEY_PARTIAL_START || limit == ENG_KEY_PARTIAL_END) &&
	    !has_partial_limits(col))
		return ENG_E_BAD_FLAGS;
	st = eng_key_append(key, col, data, size, is_null, key_max,
	    source_cut);
	if (!eng_ok(st))
		return st;
	if (is_null)
		size = 0;
	if (source_cut && size > ENG_KEY_SOURCE_MAX)
		size = ENG_KEY_SOURCE_MAX;
	if (!apply_limit(key, col, start, key_max, limit, size)) {
		key->size = start;
		return ENG_E_NO_MEMORY;
	}
	return st;
}
