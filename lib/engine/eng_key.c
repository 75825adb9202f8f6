/* SPDX-License-Identifier: MIT */
/* eng_key.c - values of columns as bytes that memcmp puts in order. */

#include "eng_key.h"

#include <string.h>

#include "base_codepage.h"
#include "eng_key_form.h"

#define FIXED_TEXT_MAX	255

/* How far the letters of a text that was cut may differ at their end from
 * those of the whole: a run of digits that sort as one number. */
#define LETTERS_SLACK	160

const struct eng_key_form eng_key_forms[ENG_T_U64 + 1] = {
	[ENG_T_BIT] = { CODE_BIT, 1 },
	[ENG_T_U8] = { CODE_UNSIGNED, 1 },
	[ENG_T_I16] = { CODE_SIGNED, 2 },
	[ENG_T_I32] = { CODE_SIGNED, 4 },
	[ENG_T_CURRENCY] = { CODE_SIGNED, 8 },
	[ENG_T_F32] = { CODE_FLOAT, 4 },
	[ENG_T_F64] = { CODE_FLOAT, 8 },
	[ENG_T_DATETIME] = { CODE_FLOAT, 8 },
	[ENG_T_BINARY] = { CODE_BINARY, 0 },
	[ENG_T_TEXT] = { CODE_TEXT, 0 },
	[ENG_T_LONG_BINARY] = { CODE_BINARY, 0 },
	[ENG_T_LONG_TEXT] = { CODE_TEXT, 0 },
	[ENG_T_U32] = { CODE_UNSIGNED, 4 },
	[ENG_T_I64] = { CODE_SIGNED, 8 },
	[ENG_T_GUID] = { CODE_GUID, 16 },
	[ENG_T_U16] = { CODE_UNSIGNED, 2 },
	[ENG_T_U64] = { CODE_UNSIGNED, 8 }
};

static const uint8_t guid_order[16] = {
	10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3
};
static const uint8_t guid_printed_order[16] = {
	3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15
};

const uint8_t *
eng_key_guid_order(const struct eng_key_column *col)
{
	return col->dotnet_guid ? guid_printed_order : guid_order;
}

/* --- values of fixed types ----------------------------------------------- */

static uint64_t
load_number(const uint8_t *p, unsigned size)
{
	switch (size) {
	case 1:
		return p[0];
	case 2:
		return base_get_u16(p);
	case 4:
		return base_get_u32(p);
	default:
		return base_get_u64(p);
	}
}

static void
store_big_endian(uint8_t *p, uint64_t v, unsigned size)
{
	while (size-- > 0) {
		p[size] = (uint8_t)v;
		v >>= 8;
	}
}

static void
encode_fixed(uint8_t *out, const struct eng_key_column *col,
    const uint8_t *data, unsigned size)
{
	const uint8_t *order = eng_key_guid_order(col);
	uint64_t v;
	unsigned i;

	switch (find_coding(col)) {
	case CODE_BIT:
		out[0] = data[0] == 0 ? 0x00 : 0xff;
		return;
	case CODE_GUID:
		for (i = 0; i < size; i++)
			out[i] = data[order[i]];
		return;
	case CODE_SIGNED:
		v = load_number(data, size) ^ sign_bit(size);
		break;
	case CODE_FLOAT:
		v = load_number(data, size);
		v = v & sign_bit(size) ? ~v : v | sign_bit(size);
		break;
	default:
		v = load_number(data, size);
		break;
	}
	store_big_endian(out, v, size);
}

/* --- text and binary ----------------------------------------------------- */

/* Each of these appends what follows the segment's first byte and may leave
 * more than room bytes behind it, which the caller cuts off. */

static uint8_t
fold_byte(uint8_t c)
{
	return c >= 'a' && c <= 'z' ? (uint8_t)(c - 'a' + 'A') : c;
}

/* Eight letters at once: in a byte of less than 0x80 the sums carry into the
 * top bit from 'a' on, and from past 'z' on. */
static uint64_t
fold_eight(uint64_t v)
{
	const uint64_t each = 0x0101010101010101u;
	uint64_t low = v & (each * 0x7f);
	uint64_t letters = (low + each * (0x80 - 'a')) &
	    ~(low + each * (0x7f - 'z')) & ~v & (each * 0x80);

	return v - (letters >> 2);
}

static void
fold_bytes(uint8_t *at, size_t size)
{
	uint64_t eight;

	for (; size >= sizeof(eight); size -= sizeof(eight)) {
		memcpy(&eight, at, sizeof(eight));
		eight = fold_eight(eight);
		memcpy(at, &eight, sizeof(eight));
		at += sizeof(eight);
	}
	while (size-- > 0) {
		*at = fold_byte(*at);
		at++;
	}
}

static bool
add_chunks(struct base_buf *key, const struct eng_key_column *col,
    const uint8_t *data, size_t size, size_t room)
{
	uint8_t chunk[CHUNK_SIZE];
	size_t start = key->size;
	size_t take;

	while (size > 0 && key->size - start < room) {
		take = size < CHUNK_DATA ? size : CHUNK_DATA;
		memset(chunk, 0, sizeof(chunk));
		memcpy(chunk, data, take);
		if (col->fold)
			fold_bytes(chunk, take);
		data += take;
		size -= take;
		chunk[CHUNK_DATA] = size > 0 ? CHUNK_MORE : (uint8_t)take;
		if (!base_buf_add(key, chunk, sizeof(chunk)))
			return false;
	}
	return true;
}

/* Letters are folded wherever they stand.  (The original engine spoils the
 * last byte of a key that was cut; no order can rest on that.) */
static bool
add_narrow_text(struct base_buf *key, const uint8_t *data, size_t size,
    size_t room)
{
	const uint8_t *nul;
	uint8_t *out;

	if (size > room)
		size = room;
	nul = size > 0 ? memchr(data, 0, size) : NULL;
	if (nul != NULL)
		size = (size_t)(nul - data);
	if (!base_buf_reserve(key, key->size + size + 1))
		return false;
	out = key->data + key->size;
	if (size > 0)
		memcpy(out, data, size);
	fold_bytes(out, size);
	out[size] = TEXT_END;
	key->size += size + 1;
	return true;
}

static size_t
count_letters(const uint8_t *sort_key, size_t size)
{
	const uint8_t *end = memchr(sort_key, LETTERS_END, size);

	return end == NULL ? size : (size_t)(end - sort_key);
}

/* A long text is looked at only as far as its letters fill the room. */
static bool
add_wide_text(struct base_buf *key, const struct eng_key_column *col,
    const uint8_t *data, size_t size, size_t room)
{
	size_t start = key->size;
	size_t take = 2 * (room < size ? room : size) + 2 * LETTERS_SLACK;

	for (;;) {
		if (take > size)
			take = size;
		if (!base_collator_key(col->collator, key, data, take))
			return false;
		if (take == size || count_letters(key->data + start,
		    key->size - start) >= room + LETTERS_SLACK)
			break;
		key->size = start;
		take *= 2;
	}
	return base_buf_add_byte(key, TEXT_END);
}

static bool
add_native_text(struct base_buf *key, const struct eng_key_column *col,
    const uint8_t *data, size_t size, size_t room)
{
	struct base_buf wide = BASE_BUF_EMPTY;
	bool done;

	done = base_codepage_decode(base_codepage_get(col->codepage), &wide,
	    data, size) && add_wide_text(key, col, wide.data, wide.size,
	    room);
	base_buf_fini(&wide);
	return done;
}

static bool
add_varying(struct base_buf *key, const struct eng_key_column *col,
    const uint8_t *data, size_t size, size_t room)
{
	if (is_native(col))
		return add_native_text(key, col, data, size, room);
	if (find_coding(col) == CODE_TEXT)
		return is_wide(col) ?
		    add_wide_text(key, col, data, size, room) :
		    add_narrow_text(key, data, size, room);
	if (!col->fixed)
		return add_chunks(key, col, data, size, room);
	if (size > room)
		size = room + 1;
	if (!base_buf_add(key, data, size))
		return false;
	if (col->fold)
		fold_bytes(key->data + key->size - size, size);
	return true;
}

/* --- making keys --------------------------------------------------------- */

/* Fills fixed text up with spaces; narrow or wide ones. */
static const uint8_t *
pad_text(const struct eng_key_column *col, const uint8_t *data, size_t size,
    uint8_t *padded)
{
	size_t unit = is_wide(col) ? 2 : 1;
	size_t i;

	memcpy(padded, data, size);
	for (i = size; i < col->size; i++)
		padded[i] = i % unit == 0 ? ' ' : 0;
	return padded;
}

static eng_status
check_value(const struct eng_key_column *col, size_t size)
{
	enum coding coding = find_coding(col);

	if (coding == CODE_NONE)
		return ENG_E_NOT_INDEXABLE;
	if (coding != CODE_TEXT && coding != CODE_BINARY)
		return size == type_size(col) ? ENG_OK :
		    ENG_E_BAD_BUFFER_SIZE;
	if (col->fixed && (size == 0 || col->size > FIXED_TEXT_MAX ||
	    size > col->size || (size < col->size && coding != CODE_TEXT)))
		return ENG_E_BAD_BUFFER_SIZE;
	if (coding == CODE_BINARY)
		return ENG_OK;
	if (is_native(col) && base_codepage_get(col->codepage) == NULL)
		return ENG_E_BAD_CODE_PAGE;
	if (is_collated(col))
		return col->collator != NULL ? ENG_OK : ENG_E_BAD_LOCALE;
	return col->codepage == 0 || col->codepage == 1252 ? ENG_OK :
	    ENG_E_BAD_CODE_PAGE;
}

static void
flip_segment(struct base_buf *key, size_t start)
{
	size_t i;

	for (i = start; i < key->size; i++)
		key->data[i] ^= 0xff;
}

static eng_status
finish_segment(struct base_buf *key, const struct eng_key_column *col,
    size_t start, size_t key_max)
{
	bool cut = key->size > key_max;

	if (cut)
		key->size = key_max > start ? key_max : start;
	if (col->descending)
		flip_segment(key, start);
	return cut ? ENG_NOTE_KEY_CUT : ENG_OK;
}

static eng_status
append_mark(struct base_buf *key, const struct eng_key_column *col,
    uint8_t mark, size_t key_max)
{
	size_t start = key->size;

	if (!base_buf_add_byte(key, mark))
		return ENG_E_NO_MEMORY;
	return finish_segment(key, col, start, key_max);
}

static eng_status
append_fixed(struct base_buf *key, const struct eng_key_column *col,
    const uint8_t *data, size_t size, size_t key_max)
{
	size_t start = key->size;

	if (!base_buf_reserve(key, start + 1 + FIXED_MAX))
		return ENG_E_NO_MEMORY;
	key->data[start] = MARK_DATA;
	encode_fixed(key->data + start + 1, col, data, (unsigned)size);
	key->size = start + 1 + size;
	return finish_segment(key, col, start, key_max);
}

static eng_status
append_varying(struct base_buf *key, const struct eng_key_column *col,
    const uint8_t *data, size_t size, size_t key_max)
{
	uint8_t padded[FIXED_TEXT_MAX];
	size_t start = key->size;
	size_t room = key_max > start ? key_max - start : 0;
	size_t limit = segment_limit(col);

	if (col->fixed && size < col->size) {
		data = pad_text(col, data, size, padded);
		size = col->size;
	}
	if (!base_buf_add_byte(key, MARK_DATA) ||
	    !add_varying(key, col, data, size, room < limit ? room : limit)) {
		key->size = start;
		return ENG_E_NO_MEMORY;
	}
	if (key->size - start > limit)
		key->size = start + limit;
	return finish_segment(key, col, start, key_max);
}

eng_status
eng_key_append(struct base_buf *key, const struct eng_key_column *col,
    const void *data, size_t size, bool is_null, size_t key_max,
    bool source_cut)
{
	eng_status st;

	if (is_null)
		return find_coding(col) == CODE_NONE ? ENG_E_NOT_INDEXABLE :
		    append_mark(key, col, null_mark(col), key_max);
	st = check_value(col, size);
	if (st != ENG_OK)
		return st;
	if (size == 0)
		return append_mark(key, col, MARK_EMPTY, key_max);
	if (type_size(col) != 0)
		return append_fixed(key, col, data, size, key_max);
	if (source_cut && size > ENG_KEY_SOURCE_MAX)
		size = ENG_KEY_SOURCE_MAX;
	return append_varying(key, col, data, size, key_max);
}
