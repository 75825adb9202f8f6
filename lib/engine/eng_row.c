/* SPDX-License-Identifier: MIT */
/* eng_row.c - reading stored rows. */

#include "eng_row.h"

enum {
	ENTRY_ID = 0,		/* 2 bytes */
	ENTRY_END = 2,		/* 2 bytes */
	ENTRY_FLAGS = 4		/* byte */
};

uint16_t
eng_type_size(enum eng_type type)
{
	switch (type) {
	case ENG_T_BIT:
	case ENG_T_U8:
		return 1;
	case ENG_T_I16:
	case ENG_T_U16:
		return 2;
	case ENG_T_I32:
	case ENG_T_U32:
	case ENG_T_F32:
		return 4;
	case ENG_T_CURRENCY:
	case ENG_T_F64:
	case ENG_T_DATETIME:
	case ENG_T_I64:
	case ENG_T_U64:
		return 8;
	case ENG_T_GUID:
		return 16;
	case ENG_T_NONE:
	case ENG_T_BINARY:
	case ENG_T_TEXT:
	case ENG_T_LONG_BINARY:
	case ENG_T_LONG_TEXT:
		break;
	}
	return 0;
}

bool
eng_type_is_long(enum eng_type type)
{
	return type == ENG_T_LONG_BINARY || type == ENG_T_LONG_TEXT;
}

static uint32_t
read_entry_id(const struct eng_row_parts *p, uint32_t i)
{
	return base_get_u16(p->directory + i * ENG_ROW_ENTRY + ENTRY_ID);
}

static uint32_t
read_entry_end(const struct eng_row_parts *p, uint32_t i)
{
	return base_get_u16(p->directory + i * ENG_ROW_ENTRY + ENTRY_END);
}

static uint32_t
read_entry_start(const struct eng_row_parts *p, uint32_t i)
{
	return i == 0 ? 0 : read_entry_end(p, i - 1);
}

static uint8_t
read_entry_flags(const struct eng_row_parts *p, uint32_t i)
{
	return p->directory[i * ENG_ROW_ENTRY + ENTRY_FLAGS];
}

static void
place_parts(const uint8_t *row, struct eng_row_parts *p)
{
	uint32_t var_count = p->var_last == 0 ? 0 :
	    p->var_last - ENG_VAR_FIRST + 1;

	p->fixed = row + ENG_ROW_HEADER;
	p->fixed_states = p->fixed + p->fixed_size;
	p->var_states = p->fixed_states + (p->fixed_last + 3) / 4;
	p->var_ends = p->var_states + (var_count + 3) / 4;
	p->var_data = p->var_ends + 2 * var_count;
}

eng_status
eng_row_open(const uint8_t *row, size_t size, struct eng_row_parts *out)
{
	struct eng_row_parts *p = out;
	size_t used, var_count;

	if (!eng_row_has_header(row, size))
		return ENG_E_CORRUPT;
	p->fixed_last = row[ENG_ROW_AT_FIXED_LAST];
	p->var_last = row[ENG_ROW_AT_VAR_LAST];
	p->fixed_size = base_get_u16(row + ENG_ROW_AT_FIXED_SIZE);
	p->tagged_count = base_get_u16(row + ENG_ROW_AT_TAGGED_COUNT);
	var_count = p->var_last == 0 ? 0 : p->var_last - ENG_VAR_FIRST + 1;
	used = ENG_ROW_HEADER + p->fixed_size + (p->fixed_last + 3) / 4 +
	    (var_count + 3) / 4 + 2 * var_count;
	if (used > size)
		return ENG_E_CORRUPT;
	place_parts(row, p);
	p->var_size = var_count == 0 ? 0 :
	    base_get_u16(p->var_ends + 2 * (var_count - 1));
	used += p->var_size + (size_t)ENG_ROW_ENTRY * p->tagged_count;
	if (used > size)
		return ENG_E_CORRUPT;
	p->directory = p->var_data + p->var_size;
	p->tagged_data = p->directory +
	    (size_t)ENG_ROW_ENTRY * p->tagged_count;
	p->tagged_size = read_entry_start(p, p->tagged_count);
	return used + p->tagged_size == size ? ENG_OK : ENG_E_CORRUPT;
}

/* The first entry of that column id or a higher one. */
static uint32_t
find_entry(const struct eng_row_parts *p, uint32_t id)
{
	uint32_t low = 0, high = p->tagged_count, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (read_entry_id(p, middle) < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static eng_status
get_by_state(unsigned state, const uint8_t *data, uint32_t size,
    struct eng_value *out)
{
	switch (state) {
	case ENG_ROW_VALUE:
		out->data = data;
		out->size = size;
		return ENG_OK;
	case ENG_ROW_NULL:
		return ENG_NOTE_NULL;
	case ENG_ROW_NO_VALUE:
		return ENG_NOTE_NO_VALUE;
	}
	return ENG_E_CORRUPT;
}

static eng_status
get_fixed(const struct eng_column *col, const uint8_t *row, size_t size,
    struct eng_value *out)
{
	const uint8_t *fixed = row + ENG_ROW_HEADER;
	size_t fixed_size = base_get_u16(row + ENG_ROW_AT_FIXED_SIZE);
	uint32_t i = col->id - ENG_FIXED_FIRST;
	unsigned state;

	if (col->id > row[ENG_ROW_AT_FIXED_LAST])
		return ENG_NOTE_NO_VALUE;
	if (ENG_ROW_HEADER + fixed_size + i / 4 >= size)
		return ENG_E_CORRUPT;
	state = eng_row_state_at(fixed + fixed_size, i);
	if (state == ENG_ROW_VALUE &&
	    (size_t)col->offset + col->fixed_size > fixed_size)
		return ENG_E_CORRUPT;
	return get_by_state(state, fixed + col->offset, col->fixed_size, out);
}

static eng_status
get_var(const struct eng_column *col, const struct eng_row_parts *p,
    struct eng_value *out)
{
	uint32_t i = col->id - ENG_VAR_FIRST;
	uint32_t start, end;

	if (col->id > p->var_last)
		return ENG_NOTE_NO_VALUE;
	start = i == 0 ? 0 : base_get_u16(p->var_ends + 2 * (i - 1));
	end = base_get_u16(p->var_ends + 2 * i);
	if (start > end || end > p->var_size)
		return ENG_E_CORRUPT;
	return get_by_state(eng_row_state_at(p->var_states, i),
	    p->var_data + start, end - start, out);
}

/* Reads directory entry i; its offsets are not trusted. */
static eng_status
get_entry(const struct eng_row_parts *p, uint32_t i, struct eng_value *out)
{
	uint32_t start = read_entry_start(p, i);
	uint32_t end = read_entry_end(p, i);
	uint8_t flags = read_entry_flags(p, i);
	bool separated = (flags & ENG_ROW_TAG_SEPARATED) != 0;

	if (start > end || end > p->tagged_size)
		return ENG_E_CORRUPT;
	if (flags == ENG_ROW_TAG_NULL)
		return start == end ? ENG_NOTE_NULL : ENG_E_CORRUPT;
	if ((flags & ~ENG_ROW_TAG_SEPARATED) != 0 ||
	    (separated && end - start != ENG_BLOB_REF_SIZE))
		return ENG_E_CORRUPT;
	out->data = p->tagged_data + start;
	out->size = end - start;
	out->separated = separated;
	return ENG_OK;
}

static eng_status
get_tagged(const struct eng_column *col, const struct eng_row_parts *p,
    uint32_t tag, struct eng_value *out)
{
	uint32_t i = find_entry(p, col->id);

	if (tag == 0)
		return ENG_E_BAD_TAG;
	if (i == p->tagged_count || read_entry_id(p, i) != col->id)
		return ENG_NOTE_NO_VALUE;
	if (tag > p->tagged_count - i ||
	    read_entry_id(p, i + tag - 1) != col->id)
		return ENG_NOTE_NULL;
	return get_entry(p, i + tag - 1, out);
}

eng_status
eng_row_find(const struct eng_row_parts *parts, const struct eng_column *col,
    uint32_t tag, struct eng_value *out)
{
	*out = (struct eng_value){ NULL, 0, false };
	return col->id < ENG_TAGGED_FIRST ? get_var(col, parts, out) :
	    get_tagged(col, parts, tag, out);
}

eng_status
eng_row_get(const struct eng_column *col, const uint8_t *row, size_t size,
    uint32_t tag, struct eng_value *out)
{
	struct eng_row_parts parts;
	eng_status st;

	*out = (struct eng_value){ NULL, 0, false };
	if (col->id < ENG_VAR_FIRST)
		return eng_row_has_header(row, size) ?
		    get_fixed(col, row, size, out) : ENG_E_CORRUPT;
	st = eng_row_open(row, size, &parts);
	return st == ENG_OK ? eng_row_find(&parts, col, tag, out) : st;
}

static uint32_t
count_tagged(const struct eng_row_parts *p, uint32_t id)
{
	uint32_t first = find_entry(p, id);
	uint32_t i = first;

	while (i < p->tagged_count && read_entry_id(p, i) == id)
		i++;
	if (i - first == 1 && read_entry_flags(p, first) == ENG_ROW_TAG_NULL)
		return 0;
	return i - first;
}

uint32_t
eng_row_count(const struct eng_column *col, const uint8_t *row, size_t size)
{
	struct eng_row_parts parts;
	struct eng_value value;

	if (col->id < ENG_TAGGED_FIRST)
		return eng_row_get(col, row, size, 1, &value) == ENG_OK;
	if (eng_row_open(row, size, &parts) != ENG_OK)
		return 0;
	return count_tagged(&parts, col->id);
}

uint32_t
eng_row_next_tagged(const uint8_t *row, size_t size, uint32_t after_id)
{
	struct eng_row_parts parts;
	uint32_t i, id;

	if (eng_row_open(row, size, &parts) != ENG_OK)
		return 0;
	i = find_entry(&parts, after_id + 1);
	if (i == parts.tagged_count)
		return 0;
	/* In a damaged row an endless walk is the one thing to avoid. */
	id = read_entry_id(&parts, i);
	return id > after_id ? id : 0;
}

/* Four states are a byte; there is none above ENG_ROW_VALUE, and those past
 * the last are 0. */
static bool
check_states(const uint8_t *states, uint32_t count)
{
	enum { HIGH = 0xaa };
	uint32_t i, bytes = (count + 3) / 4;

	for (i = 0; i < bytes; i++)
		if ((states[i] & (states[i] << 1) & HIGH) != 0)
			return false;
	return count % 4 == 0 || states[bytes - 1] >> count % 4 * 2 == 0;
}

static bool
check_vars(const struct eng_row_parts *p)
{
	uint32_t i, count, end, start = 0;

	count = p->var_last == 0 ? 0 : p->var_last - ENG_VAR_FIRST + 1;
	if (!check_states(p->var_states, count))
		return false;
	for (i = 0; i < count; i++, start = end) {
		end = base_get_u16(p->var_ends + 2 * i);
		if (end < start || end > p->var_size)
			return false;
		if (end != start &&
		    eng_row_state_at(p->var_states, i) != ENG_ROW_VALUE)
			return false;
	}
	return true;
}

static bool
check_tagged(const struct eng_row_parts *p)
{
	struct eng_value value;
	uint32_t i, id, before = 0;
	bool after_null = false;
	eng_status st;

	for (i = 0; i < p->tagged_count; i++, before = id) {
		id = read_entry_id(p, i);
		st = get_entry(p, i, &value);
		if (!eng_ok(st) || id < ENG_TAGGED_FIRST || id < before ||
		    id > ENG_TAGGED_LAST)
			return false;
		/* An explicit NULL is its column's only entry. */
		if (id == before && (after_null || st == ENG_NOTE_NULL))
			return false;
		after_null = st == ENG_NOTE_NULL;
	}
	return true;
}

eng_status
eng_row_open_checked(const uint8_t *row, size_t size,
    struct eng_row_parts *out)
{
	eng_status st = eng_row_open(row, size, out);

	if (st != ENG_OK)
		return st;
	if (!check_states(out->fixed_states, out->fixed_last) ||
	    !check_vars(out) || !check_tagged(out))
		return ENG_E_CORRUPT;
	return ENG_OK;
}

eng_status
eng_row_check(const uint8_t *row, size_t size)
{
	struct eng_row_parts parts;

	return eng_row_open_checked(row, size, &parts);
}

eng_status
eng_row_each_blob(const uint8_t *row, size_t size, eng_each_blob_fn *fn,
    void *ctx)
{
	struct eng_row_parts parts;
	struct eng_value value;
	struct eng_blob_ref ref;
	uint32_t i, tag = 0, before = 0;
	eng_status st = eng_row_open(row, size, &parts);

	for (i = 0; st == ENG_OK && i < parts.tagged_count; i++) {
		tag = read_entry_id(&parts, i) == before ? tag + 1 : 1;
		before = read_entry_id(&parts, i);
		value.separated = false;
		st = get_entry(&parts, i, &value);
		if (st == ENG_OK && value.separated) {
			ref = eng_blob_ref_read(value.data);
			st = fn(ctx, before, tag, &ref);
		} else if (st == ENG_NOTE_NULL)
			st = ENG_OK;
	}
	return st;
}
