/* SPDX-License-Identifier: MIT */
/* eng_record_encode.c - writing a record as a row. */

#include <string.h>

#include "base_alloc.h"
#include "eng_record.h"

enum { FEW = 64 };	/* tagged values that need no allocation */

/* Bytes of everything but the tagged values' data. */
static size_t
measure_frame(const struct eng_record *rec)
{
	size_t size = ENG_ROW_HEADER + rec->fixed.size;
	uint32_t i;

	size += (rec->fixed_last + 3) / 4 + (rec->var_count + 3) / 4;
	size += 2 * rec->var_count;
	for (i = 0; i < rec->var_count; i++)
		size += rec->vars[i].size;
	return size + (size_t)ENG_ROW_ENTRY * rec->tagged_count;
}

size_t
eng_record_charge_list(uint32_t count)
{
	enum { ENTRY = 5, EACH = 2 };

	return count < 2 ? ENTRY * count : ENTRY + EACH * (size_t)count;
}

size_t
eng_field_charge(const struct eng_field *field)
{
	return eng_field_least(field) < field->size || field->separated ?
	    ENG_BLOB_CHARGE : field->size;
}

/* The charge of the lists of all tagged columns. */
static size_t
charge_lists(const struct eng_record *rec)
{
	uint32_t i, first = 0;
	size_t charge = 0;

	for (i = 1; i <= rec->tagged_count; i++) {
		if (i < rec->tagged_count && rec->tagged[i].column_id ==
		    rec->tagged[first].column_id)
			continue;
		charge += eng_record_charge_list(i - first);
		first = i;
	}
	return charge;
}

void
eng_record_weigh(const struct eng_record *rec, struct eng_record_weight *out)
{
	uint32_t i;

	out->size = out->charge = measure_frame(rec);
	out->charge -= (size_t)ENG_ROW_ENTRY * rec->tagged_count;
	out->charge += charge_lists(rec);
	for (i = 0; i < rec->tagged_count; i++) {
		out->size += eng_field_least(&rec->tagged[i].field);
		out->charge += eng_field_charge(&rec->tagged[i].field);
	}
}

size_t
eng_record_size(const struct eng_record *rec)
{
	struct eng_record_weight weight;

	eng_record_weigh(rec, &weight);
	return weight.size;
}

static bool
wants_outside(const struct eng_field *field)
{
	if (field->separated || field->size <= ENG_BLOB_REF_SIZE)
		return false;
	return field->place == ENG_PLACE_OUTSIDE ||
	    (field->place == ENG_PLACE_BY_SIZE &&
	    field->size > ENG_INTRINSIC_MAX);
}

/* The longest value that is still inside and need not be; tagged_count when
 * there is none. */
static uint32_t
find_longest_inside(const struct eng_record *rec, const bool *outside)
{
	const struct eng_field *field;
	uint32_t i, found = rec->tagged_count, size = ENG_BLOB_REF_SIZE;

	for (i = 0; i < rec->tagged_count; i++) {
		field = &rec->tagged[i].field;
		if (outside[i] || field->separated || field->size <= size ||
		    field->place == ENG_PLACE_ALWAYS_INSIDE)
			continue;
		found = i;
		size = field->size;
	}
	return found;
}

/* Chooses what leaves the row and measures what stays. */
static eng_status
choose_outside(const struct eng_record *rec, bool *outside, size_t *row_size)
{
	const struct eng_field *field;
	size_t size = measure_frame(rec), charge;
	uint32_t i;

	charge = size - (size_t)ENG_ROW_ENTRY * rec->tagged_count +
	    charge_lists(rec);
	for (i = 0; i < rec->tagged_count; i++) {
		field = &rec->tagged[i].field;
		outside[i] = wants_outside(field);
		size += outside[i] ? ENG_BLOB_REF_SIZE : field->size;
		charge += outside[i] || field->separated ? ENG_BLOB_CHARGE :
		    field->size;
	}
	while (charge > rec->row_max || size > ENG_ROW_MAX) {
		i = find_longest_inside(rec, outside);
		if (i == rec->tagged_count)
			return ENG_E_ROW_TOO_BIG;
		outside[i] = true;
		size -= rec->tagged[i].field.size - ENG_BLOB_REF_SIZE;
		charge -= rec->tagged[i].field.size - ENG_BLOB_CHARGE;
	}
	*row_size = size;
	return ENG_OK;
}

static uint8_t *
write_bytes(uint8_t *to, const uint8_t *data, size_t size)
{
	if (size > 0)
		memcpy(to, data, size);
	return to + size;
}

static uint8_t *
write_frame(const struct eng_record *rec, uint8_t *to)
{
	uint32_t i, end = 0;
	uint8_t *states;

	to[0] = ENG_ROW_VERSION;
	to[1] = (uint8_t)rec->fixed_last;
	to[2] = (uint8_t)(rec->var_count == 0 ? 0 :
	    ENG_VAR_FIRST + rec->var_count - 1);
	to[3] = 0;
	base_put_u16(to + 4, (uint16_t)rec->fixed.size);
	base_put_u16(to + 6, (uint16_t)rec->tagged_count);
	to = write_bytes(to + ENG_ROW_HEADER, rec->fixed.data,
	    rec->fixed.size);
	states = to;
	to += (rec->fixed_last + 3) / 4 + (rec->var_count + 3) / 4;
	memset(states, 0, (size_t)(to - states));
	for (i = 0; i < rec->fixed_last; i++)
		states[i / 4] |= (uint8_t)(rec->fixed_states[i] << i % 4 * 2);
	states += (rec->fixed_last + 3) / 4;
	for (i = 0; i < rec->var_count; i++, to += 2) {
		states[i / 4] |= (uint8_t)(rec->vars[i].state << i % 4 * 2);
		end += rec->vars[i].size;
		base_put_u16(to, (uint16_t)end);
	}
	for (i = 0; i < rec->var_count; i++)
		to = write_bytes(to, rec->vars[i].data, rec->vars[i].size);
	return to;
}

static eng_status
write_outside(const struct eng_tagged *t, uint8_t *to,
    eng_separate_fn *separate, void *ctx)
{
	struct eng_blob_ref ref = { 0, t->field.size };
	eng_status st;

	st = separate(ctx, t->column_id, t->field.data, t->field.size,
	    &ref.id);
	if (st == ENG_OK)
		eng_blob_ref_write(&ref, to);
	return st;
}

static eng_status
write_tagged(const struct eng_record *rec, const bool *outside,
    uint8_t *entry, eng_separate_fn *separate, void *ctx)
{
	const struct eng_tagged *t = rec->tagged;
	uint8_t *data = entry + (size_t)ENG_ROW_ENTRY * rec->tagged_count;
	uint8_t *start = data;
	eng_status st = ENG_OK;
	uint32_t i;

	for (i = 0; st == ENG_OK && i < rec->tagged_count; i++, t++) {
		base_put_u16(entry, (uint16_t)t->column_id);
		entry[4] = 0;
		if (t->field.state == ENG_ROW_NULL)
			entry[4] |= ENG_ROW_TAG_NULL;
		if (t->field.separated || outside[i])
			entry[4] |= ENG_ROW_TAG_SEPARATED;
		if (outside[i]) {
			st = write_outside(t, data, separate, ctx);
			data += ENG_BLOB_REF_SIZE;
		} else
			data = write_bytes(data, t->field.data,
			    t->field.size);
		base_put_u16(entry + 2, (uint16_t)(data - start));
		entry += ENG_ROW_ENTRY;
	}
	return st;
}

eng_status
eng_record_encode(const struct eng_record *rec, struct base_buf *out,
    eng_separate_fn *separate, void *ctx)
{
	bool few[FEW], *outside = few;
	size_t row_size = 0, old_size = out->size;
	uint8_t *to;
	eng_status st;

	if (rec->tagged_count > FEW)
		outside = base_malloc(rec->tagged_count * sizeof(*outside));
	if (outside == NULL)
		return ENG_E_NO_MEMORY;
	st = choose_outside(rec, outside, &row_size);
	if (st == ENG_OK && !base_buf_reserve(out, old_size + row_size))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK) {
		to = write_frame(rec, out->data + old_size);
		st = write_tagged(rec, outside, to, separate, ctx);
	}
	if (st == ENG_OK)
		out->size = old_size + row_size;
	if (outside != few)
		base_free(outside);
	return st;
}
