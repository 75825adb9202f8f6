/* SPDX-License-Identifier: MIT */
/* eng_record.c - what a record holds; eng_record_set.c changes it and
 * eng_record_encode.c writes it.
 *
 * Loaded values point into one copy of their row; values set since are in the
 * pool while it has room, or have blocks of their own. */

#include "eng_record.h"

#include <string.h>

#include "base_alloc.h"

void
eng_field_clear(struct eng_field *field)
{
	if (field->owned)
		base_free((void *)field->data);
	memset(field, 0, sizeof(*field));
}

uint32_t
eng_field_least(const struct eng_field *field)
{
	if (field->place == ENG_PLACE_ALWAYS_INSIDE ||
	    field->size < ENG_BLOB_REF_SIZE)
		return field->size;
	return ENG_BLOB_REF_SIZE;
}

void
eng_record_init(struct eng_record *rec, const struct eng_columns *columns,
    size_t row_max)
{
	memset(rec, 0, sizeof(*rec));
	rec->bound = ENG_ROW_HEADER;
	rec->columns = columns;
	rec->row_max = row_max < ENG_ROW_MAX ? row_max : ENG_ROW_MAX;
}

void
eng_record_use_unique(struct eng_record *rec, eng_unique_fn *fn, void *ctx)
{
	rec->unique = fn;
	rec->unique_ctx = ctx;
}

void
eng_record_reuse(struct eng_record *rec, const struct eng_columns *columns,
    size_t row_max)
{
	rec->bound = ENG_ROW_HEADER;
	rec->columns = columns;
	rec->row_max = row_max < ENG_ROW_MAX ? row_max : ENG_ROW_MAX;
	rec->unique = NULL;
}

void
eng_record_clear(struct eng_record *rec)
{
	uint32_t i;

	for (i = 0; i < rec->var_count; i++)
		eng_field_clear(&rec->vars[i]);
	for (i = 0; i < rec->tagged_count; i++)
		eng_field_clear(&rec->tagged[i].field);
	memset(rec->fixed_states, 0, sizeof(rec->fixed_states));
	rec->fixed_last = 0;
	rec->var_count = 0;
	rec->tagged_count = 0;
	rec->changed = false;
	base_buf_clear(&rec->base);
	base_buf_clear(&rec->fixed);
	base_buf_clear(&rec->changed_bits);
	base_buf_clear(&rec->pool);
	rec->bound = ENG_ROW_HEADER;
}

void
eng_record_fini(struct eng_record *rec)
{
	eng_record_clear(rec);
	base_free(rec->vars);
	base_free(rec->tagged);
	base_buf_fini(&rec->base);
	base_buf_fini(&rec->fixed);
	base_buf_fini(&rec->changed_bits);
	base_buf_fini(&rec->pool);
	memset(rec, 0, sizeof(*rec));
}

bool
eng_record_reserve(struct eng_record *rec, uint32_t vars, uint32_t tagged)
{
	struct eng_field *new_vars;
	struct eng_tagged *new_tagged;

	if (vars > rec->var_room) {
		new_vars = base_realloc(rec->vars, vars * sizeof(*new_vars));
		if (new_vars == NULL)
			return false;
		memset(new_vars + rec->var_room, 0,
		    (vars - rec->var_room) * sizeof(*new_vars));
		rec->vars = new_vars;
		rec->var_room = vars;
	}
	if (tagged > rec->tagged_room) {
		tagged += tagged / 2;
		new_tagged = base_realloc(rec->tagged,
		    tagged * sizeof(*new_tagged));
		if (new_tagged == NULL)
			return false;
		rec->tagged = new_tagged;
		rec->tagged_room = tagged;
	}
	return true;
}

static uint8_t
find_place(const struct eng_columns *columns, uint32_t id)
{
	const struct eng_column *col = eng_columns_at(columns, id);

	return col != NULL && eng_type_is_long(col->def.type) ?
	    ENG_PLACE_INSIDE : ENG_PLACE_ALWAYS_INSIDE;
}

static void
load_fixed(struct eng_record *rec, const struct eng_row_parts *p)
{
	uint32_t i;

	for (i = 0; i < p->fixed_last; i++)
		rec->fixed_states[i] =
		    (uint8_t)eng_row_state_at(p->fixed_states, i);
	rec->fixed_last = p->fixed_last;
}

static void
load_vars(struct eng_record *rec, const struct eng_row_parts *p,
    uint32_t count)
{
	uint32_t i, start = 0, end;

	for (i = 0; i < count; i++, start = end) {
		end = base_get_u16(p->var_ends + 2 * i);
		rec->vars[i].state =
		    (uint8_t)eng_row_state_at(p->var_states, i);
		rec->vars[i].data = p->var_data + start;
		rec->vars[i].size = end - start;
	}
	rec->var_count = count;
}

static void
load_tagged(struct eng_record *rec, const struct eng_row_parts *p)
{
	const uint8_t *entry = p->directory;
	struct eng_tagged *to = rec->tagged;
	uint32_t i, start = 0, end;

	for (i = 0; i < p->tagged_count; i++, to++, start = end) {
		end = base_get_u16(entry + 2);
		memset(to, 0, sizeof(*to));
		to->column_id = base_get_u16(entry);
		to->field.state = (entry[4] & ENG_ROW_TAG_NULL) != 0 ?
		    ENG_ROW_NULL : ENG_ROW_VALUE;
		to->field.separated = (entry[4] & ENG_ROW_TAG_SEPARATED) != 0;
		to->field.data = p->tagged_data + start;
		to->field.size = end - start;
		to->field.place = find_place(rec->columns, to->column_id);
		entry += ENG_ROW_ENTRY;
	}
	rec->tagged_count = p->tagged_count;
}

eng_status
eng_record_load(struct eng_record *rec, const uint8_t *row, size_t size)
{
	struct eng_row_parts parts;
	uint32_t vars;
	eng_status st;

	if (rec->changed || rec->base.size > 0)
		eng_record_clear(rec);
	if (!base_buf_set(&rec->base, row, size))
		return ENG_E_NO_MEMORY;
	st = eng_row_open_checked(rec->base.data, size, &parts);
	if (st != ENG_OK) {
		base_buf_clear(&rec->base);
		return st;
	}
	vars = parts.var_last == 0 ? 0 : parts.var_last - ENG_VAR_FIRST + 1;
	if (!eng_record_reserve(rec, vars, parts.tagged_count) ||
	    !base_buf_set(&rec->fixed, parts.fixed, parts.fixed_size))
		return ENG_E_NO_MEMORY;
	load_fixed(rec, &parts);
	load_vars(rec, &parts, vars);
	load_tagged(rec, &parts);
	rec->bound = size;
	return ENG_OK;
}

static bool
is_inside(const struct base_buf *buf, const uint8_t *data)
{
	return buf->data != NULL && (uintptr_t)data >= (uintptr_t)buf->data &&
	    (uintptr_t)data < (uintptr_t)buf->data + buf->size;
}

/* Copies a field: its own block, or its place in the copied row or pool. */
static bool
copy_field(struct eng_field *to, const struct eng_field *from,
    const struct eng_record *dst, const struct eng_record *src)
{
	*to = *from;
	if (from->owned) {
		to->data = base_memdup(from->data, from->size);
		to->owned = to->data != NULL;
		return to->owned;
	}
	if (from->data == NULL || from->size == 0)
		to->data = NULL;
	else if (is_inside(&src->pool, from->data))
		to->data = dst->pool.data + (from->data - src->pool.data);
	else
		to->data = dst->base.data + (from->data - src->base.data);
	return true;
}

static bool
copy_fields(struct eng_record *dst, const struct eng_record *src)
{
	uint32_t i;

	for (i = 0; i < src->var_count; i++, dst->var_count++)
		if (!copy_field(&dst->vars[i], &src->vars[i], dst, src))
			return false;
	for (i = 0; i < src->tagged_count; i++, dst->tagged_count++) {
		dst->tagged[i].column_id = src->tagged[i].column_id;
		if (!copy_field(&dst->tagged[i].field, &src->tagged[i].field,
		    dst, src))
			return false;
	}
	return true;
}

eng_status
eng_record_copy(struct eng_record *dst, const struct eng_record *src)
{
	struct eng_record copy;

	eng_record_init(&copy, src->columns, src->row_max);
	if (!eng_record_reserve(&copy, src->var_count, src->tagged_count) ||
	    !base_buf_set(&copy.base, src->base.data, src->base.size) ||
	    !base_buf_reserve(&copy.pool, src->pool.room) ||
	    !base_buf_set(&copy.pool, src->pool.data, src->pool.size) ||
	    !base_buf_set(&copy.fixed, src->fixed.data, src->fixed.size) ||
	    !base_buf_set(&copy.changed_bits, src->changed_bits.data,
	    src->changed_bits.size) || !copy_fields(&copy, src)) {
		eng_record_fini(&copy);
		return ENG_E_NO_MEMORY;
	}
	memcpy(copy.fixed_states, src->fixed_states,
	    sizeof(copy.fixed_states));
	copy.fixed_last = src->fixed_last;
	copy.changed = src->changed;
	copy.bound = src->bound;
	copy.unique = dst->unique;
	copy.unique_ctx = dst->unique_ctx;
	eng_record_fini(dst);
	*dst = copy;
	return ENG_OK;
}

uint32_t
eng_record_find_tagged(const struct eng_record *rec, uint32_t id,
    uint32_t *count)
{
	uint32_t low = 0, high = rec->tagged_count, middle, last;

	while (low < high) {
		middle = (low + high) / 2;
		if (rec->tagged[middle].column_id < id)
			low = middle + 1;
		else
			high = middle;
	}
	last = low;
	while (last < rec->tagged_count && rec->tagged[last].column_id == id)
		last++;
	*count = last - low;
	return low;
}

static eng_status
get_field(const struct eng_field *field, struct eng_value *out)
{
	if (field->state == ENG_ROW_NO_VALUE)
		return ENG_NOTE_NO_VALUE;
	if (field->state == ENG_ROW_NULL)
		return ENG_NOTE_NULL;
	out->data = field->data;
	out->size = field->size;
	out->separated = field->separated;
	return ENG_OK;
}

static eng_status
get_tagged(const struct eng_record *rec, uint32_t id, uint32_t tag,
    struct eng_value *out)
{
	uint32_t first, count;

	if (tag == 0)
		return ENG_E_BAD_TAG;
	first = eng_record_find_tagged(rec, id, &count);
	if (count == 0)
		return ENG_NOTE_NO_VALUE;
	if (tag > count)
		return ENG_NOTE_NULL;
	return get_field(&rec->tagged[first + tag - 1].field, out);
}

eng_status
eng_record_get(const struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, struct eng_value *out)
{
	struct eng_field field = { 0 };

	*out = (struct eng_value){ NULL, 0, false };
	if (col->id >= ENG_TAGGED_FIRST)
		return get_tagged(rec, col->id, tag, out);
	if (col->id >= ENG_VAR_FIRST) {
		if (col->id - ENG_VAR_FIRST < rec->var_count)
			field = rec->vars[col->id - ENG_VAR_FIRST];
		return get_field(&field, out);
	}
	field.state = rec->fixed_states[col->id - ENG_FIXED_FIRST];
	if (field.state == ENG_ROW_VALUE) {
		if ((size_t)col->offset + col->fixed_size > rec->fixed.size)
			return ENG_E_CORRUPT;
		field.data = rec->fixed.data + col->offset;
		field.size = col->fixed_size;
	}
	return get_field(&field, out);
}

uint32_t
eng_record_count(const struct eng_record *rec, const struct eng_column *col)
{
	struct eng_value value;
	uint32_t first, count;

	if (col->id < ENG_TAGGED_FIRST)
		return eng_record_get(rec, col, 1, &value) == ENG_OK;
	first = eng_record_find_tagged(rec, col->id, &count);
	if (count == 1 && rec->tagged[first].field.state == ENG_ROW_NULL)
		return 0;
	return count;
}

bool
eng_record_has_value(const struct eng_record *rec,
    const struct eng_column *col)
{
	return eng_record_count(rec, col) > 0;
}

uint32_t
eng_record_next_tagged(const struct eng_record *rec, uint32_t after_id)
{
	uint32_t count;
	uint32_t i = eng_record_find_tagged(rec, after_id + 1, &count);

	return i < rec->tagged_count ? rec->tagged[i].column_id : 0;
}

eng_status
eng_record_each_blob(const struct eng_record *rec, eng_each_blob_fn *fn,
    void *ctx)
{
	const struct eng_tagged *t;
	struct eng_blob_ref ref;
	uint32_t i, tag = 0, before = 0;
	eng_status st = ENG_OK;

	for (i = 0; st == ENG_OK && i < rec->tagged_count; i++) {
		t = &rec->tagged[i];
		tag = t->column_id == before ? tag + 1 : 1;
		before = t->column_id;
		if (!t->field.separated)
			continue;
		ref = eng_blob_ref_read(t->field.data);
		st = fn(ctx, before, tag, &ref);
	}
	return st;
}

bool
eng_record_is_changed(const struct eng_record *rec, uint32_t column_id)
{
	return column_id / 8 < rec->changed_bits.size &&
	    (rec->changed_bits.data[column_id / 8] >> column_id % 8 & 1) != 0;
}
