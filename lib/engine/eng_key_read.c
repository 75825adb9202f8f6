/* SPDX-License-Identifier: MIT */
/* eng_key_read.c - segments of keys measured, and read back as values. */

#include "eng_key.h"

#include "eng_key_form.h"

/* --- values of fixed types ----------------------------------------------- */

static void
store_number(uint8_t *p, uint64_t v, unsigned size)
{
	while (size-- > 0) {
		*p++ = (uint8_t)v;
		v >>= 8;
	}
}

static uint64_t
load_big_endian(const uint8_t *p, unsigned size)
{
	uint64_t v = 0;

	while (size-- > 0)
		v = v << 8 | *p++;
	return v;
}

static void
decode_fixed(uint8_t *out, const struct eng_key_column *col,
    const uint8_t *data, unsigned size)
{
	const uint8_t *order = eng_key_guid_order(col);
	uint64_t v;
	unsigned i;

	switch (find_coding(col)) {
	case CODE_BIT:
		out[0] = data[0];
		return;
	case CODE_GUID:
		for (i = 0; i < size; i++)
			out[order[i]] = data[i];
		return;
	case CODE_SIGNED:
		v = load_big_endian(data, size) ^ sign_bit(size);
		break;
	case CODE_FLOAT:
		v = load_big_endian(data, size);
		v = v & sign_bit(size) ? v ^ sign_bit(size) : ~v;
		break;
	default:
		v = load_big_endian(data, size);
		break;
	}
	store_number(out, v, size);
}

/* --- segments ------------------------------------------------------------ */

static size_t
measure_text(const struct eng_key_column *col, const uint8_t *seg,
    size_t left)
{
	size_t limit = segment_limit(col);
	const uint8_t *end;

	end = memchr(seg + 1, TEXT_END ^ flip_mask(col),
	    (left < limit ? left : limit) - 1);
	if (end != NULL)
		return (size_t)(end - seg) + 1;
	return limit <= left ? limit : 0;
}

static size_t
measure_chunks(const struct eng_key_column *col, const uint8_t *seg,
    size_t left)
{
	size_t limit = segment_limit(col);
	uint8_t more = CHUNK_MORE ^ flip_mask(col);
	size_t size = 1;

	do {
		size += CHUNK_SIZE;
		if (size > limit)
			return limit <= left ? limit : 0;
		if (size > left)
			return 0;
	} while (seg[size - 1] == more);
	return size;
}

size_t
eng_key_measure(const struct eng_key_column *col, const uint8_t *seg,
    size_t left)
{
	enum coding coding = find_coding(col);
	size_t limit = segment_limit(col);
	size_t size;
	uint8_t mark;

	if (left == 0 || coding == CODE_NONE)
		return 0;
	mark = seg[0] ^ flip_mask(col);
	if (mark == null_mark(col) || (mark == MARK_EMPTY &&
	    type_size(col) == 0 && !col->fixed))
		return 1;
	if (mark != MARK_DATA)
		return 0;
	if (coding == CODE_TEXT)
		return measure_text(col, seg, left);
	if (coding == CODE_BINARY && !col->fixed)
		return measure_chunks(col, seg, left);
	size = 1 + (coding == CODE_BINARY ? (size_t)col->size :
	    type_size(col));
	if (coding == CODE_BINARY && size > limit)
		size = limit;
	return size <= left ? size : 0;
}

static bool
read_chunks(const uint8_t *seg, size_t size, uint8_t flip,
    struct base_buf *value)
{
	size_t at, i;
	uint8_t count;

	for (at = 1; at < size; at += CHUNK_SIZE) {
		count = seg[at + CHUNK_DATA] ^ flip;
		if (count > CHUNK_DATA)
			count = CHUNK_DATA;
		for (i = 0; i < count; i++)
			if (!base_buf_add_byte(value, seg[at + i] ^ flip))
				return false;
	}
	return true;
}

static bool
read_fixed(const struct eng_key_column *col, const uint8_t *seg,
    uint8_t flip, struct base_buf *value)
{
	uint8_t plain[FIXED_MAX];
	unsigned size = type_size(col);
	unsigned i;

	if (!base_buf_resize(value, size))
		return false;
	for (i = 0; i < size; i++)
		plain[i] = seg[1 + i] ^ flip;
	decode_fixed(value->data, col, plain, size);
	return true;
}

static bool
read_data(const struct eng_key_column *col, const uint8_t *seg, size_t size,
    struct base_buf *value)
{
	uint8_t flip = flip_mask(col);
	size_t i;

	if (type_size(col) != 0)
		return read_fixed(col, seg, flip, value);
	if (!col->fixed)
		return read_chunks(seg, size, flip, value);
	for (i = 1; i < size; i++)
		if (!base_buf_add_byte(value, seg[i] ^ flip))
			return false;
	return true;
}

/* A binary segment that var_seg_max cut short; one that just fills it may be
 * whole. */
static bool
is_binary_cut(const struct eng_key_column *col, const uint8_t *seg,
    size_t size)
{
	if (type_size(col) != 0)
		return false;
	if (col->fixed)
		return size < 1 + (size_t)col->size;
	return size % CHUNK_SIZE != 1 ||
	    seg[size - 1] == (uint8_t)(CHUNK_MORE ^ flip_mask(col));
}

eng_status
eng_key_read(const struct eng_key_column *col, const uint8_t *seg,
    size_t left, size_t *consumed, struct base_buf *value, bool *is_null)
{
	size_t size = eng_key_measure(col, seg, left);
	uint8_t mark = left > 0 ? seg[0] ^ flip_mask(col) : MARK_DATA;

	*consumed = size > 0 ? size : left;
	*is_null = size == 1 && mark == null_mark(col);
	base_buf_clear(value);
	if (size == 0)
		return mark == MARK_DATA ? ENG_E_NOT_DERIVABLE : ENG_E_CORRUPT;
	if (mark != MARK_DATA)
		return ENG_OK;
	if (find_coding(col) == CODE_TEXT || is_binary_cut(col, seg, size) ||
	    (find_coding(col) == CODE_BINARY && col->fold))
		return ENG_E_NOT_DERIVABLE;
	return read_data(col, seg, size, value) ? ENG_OK : ENG_E_NO_MEMORY;
}
