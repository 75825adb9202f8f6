/* SPDX-License-Identifier: MIT */
/* eng_record_set.c - the rules of setting values.
 *
 * Each set first makes the new value and all the room it needs, then checks
 * the size of the row, and only then touches the record.  Here are the fixed
 * and variable columns and the ways in. */

#include <string.h>

#include "base_alloc.h"
#include "eng_record_set.h"

enum {
	CODEPAGE_UTF16 = 1200,
	SHORT_MAX = 255,	/* bytes of a text or binary value */
	POOL_SIZE = 2048
};

uint32_t
eng_set_size_max(const struct eng_column *col)
{
	if (col->def.size_max != 0)
		return col->def.size_max;
	if (eng_type_is_long(col->def.type))
		return ENG_LONG_MAX;
	return SHORT_MAX;
}

/* The record is weighed only when what was added to it since it last was might
 * have brought it to the limit: row_max is never more than ENG_ROW_MAX. */
bool
eng_set_fits(struct eng_record *rec, const struct eng_record_weight *add,
    const struct eng_record_weight *remove)
{
	size_t most = add->charge > add->size ? add->charge : add->size;
	struct eng_record_weight now;

	if (add->charge <= remove->charge && add->size <= remove->size)
		return true;
	if (rec->bound + most <= rec->row_max) {
		rec->bound += most;
		return true;
	}
	eng_record_weigh(rec, &now);
	rec->bound = (now.charge > now.size ? now.charge : now.size) + most;
	return now.charge + add->charge <= rec->row_max + remove->charge &&
	    now.size + add->size <= ENG_ROW_MAX + remove->size;
}

/* Outside the tagged columns the two are the same. */
static bool
fits(struct eng_record *rec, size_t add, size_t remove)
{
	return eng_set_fits(rec, &(struct eng_record_weight){ add, add },
	    &(struct eng_record_weight){ remove, remove });
}

bool
eng_set_reserve_mark(struct eng_record *rec, uint32_t id)
{
	return rec->changed_bits.size > id / 8 ||
	    base_buf_resize(&rec->changed_bits, id / 8 + 1);
}

void
eng_set_mark(struct eng_record *rec, uint32_t id)
{
	rec->changed_bits.data[id / 8] |= (uint8_t)(1 << id % 8);
	rec->changed = true;
}

/* --- fixed columns ------------------------------------------------------ */

void
eng_record_fill_fixed(const struct eng_column_def *def, const void *data,
    uint32_t size, uint32_t full, uint8_t *to)
{
	bool wide = def->codepage == CODEPAGE_UTF16;
	bool text = def->type == ENG_T_TEXT;
	uint32_t i;

	memcpy(to, data, size);
	for (i = size; i < full; i++)
		to[i] = text && !(wide && i % 2 != 0) ? ' ' : 0;
	if (def->type == ENG_T_BIT)
		to[0] = to[0] != 0 ? 0xff : 0;
}

static eng_status
make_fixed(const struct eng_set *req, uint8_t *to)
{
	const struct eng_column *col = req->col;

	if (req->size > col->fixed_size ||
	    (req->size < col->fixed_size && eng_type_size(col->def.type) != 0))
		return ENG_E_BAD_BUFFER_SIZE;
	eng_record_fill_fixed(&col->def, req->data, req->size,
	    col->fixed_size, to);
	return ENG_OK;
}

static size_t
measure_states(uint32_t count)
{
	return (count + 3) / 4;
}

/* For a fixed column the empty value is NULL, too. */
static eng_status
set_fixed(struct eng_record *rec, const struct eng_set *req)
{
	const struct eng_column *col = req->col;
	size_t end = (size_t)col->offset + col->fixed_size, grow = 0;
	uint8_t value[SHORT_MAX];
	bool null = req->size == 0;
	eng_status st = ENG_OK;

	if (null && (col->def.flags & ENG_COL_NOT_NULL) != 0)
		return ENG_E_NULL_VALUE;
	if (col->fixed_size > SHORT_MAX)
		return ENG_E_INTERNAL;
	if (null)
		memset(value, 0, col->fixed_size);
	else
		st = make_fixed(req, value);
	if (st != ENG_OK)
		return st;
	if (end > rec->fixed.size)
		grow = end - rec->fixed.size;
	if (col->id > rec->fixed_last)
		grow += measure_states(col->id) -
		    measure_states(rec->fixed_last);
	if (!fits(rec, grow, 0))
		return ENG_E_ROW_TOO_BIG;
	if (!eng_set_reserve_mark(rec, col->id) ||
	    (end > rec->fixed.size && !base_buf_resize(&rec->fixed, end)))
		return ENG_E_NO_MEMORY;
	memcpy(rec->fixed.data + col->offset, value, col->fixed_size);
	rec->fixed_states[col->id - ENG_FIXED_FIRST] =
	    null ? ENG_ROW_NULL : ENG_ROW_VALUE;
	if (col->id > rec->fixed_last)
		rec->fixed_last = col->id;
	eng_set_mark(rec, col->id);
	return ENG_OK;
}

/* --- variable columns --------------------------------------------------- */

/* The pool never grows, for values lie in it. */
static eng_status
put_into_pool(struct base_buf *pool, const void *data, uint32_t size,
    struct eng_field *out)
{
	if (!base_buf_reserve(pool, POOL_SIZE))
		return ENG_E_NO_MEMORY;
	out->data = pool->data + pool->size;
	out->size = size;
	return base_buf_add(pool, data, size) ? ENG_OK : ENG_E_INTERNAL;
}

eng_status
eng_set_make_field(struct eng_record *rec, const void *data, uint32_t size,
    struct eng_field *out)
{
	memset(out, 0, sizeof(*out));
	out->state = ENG_ROW_VALUE;
	if (size == 0)
		return ENG_OK;
	if (size <= POOL_SIZE - rec->pool.size)
		return put_into_pool(&rec->pool, data, size, out);
	out->data = base_memdup(data, size);
	out->size = size;
	out->owned = out->data != NULL;
	return out->owned ? ENG_OK : ENG_E_NO_MEMORY;
}

static bool
var_fits(struct eng_record *rec, uint32_t i, uint32_t size)
{
	size_t add = size, remove = 0;

	if (i < rec->var_count)
		remove = rec->vars[i].size;
	else
		add += 2 * (i + 1 - rec->var_count) + measure_states(i + 1) -
		    measure_states(rec->var_count);
	return fits(rec, add, remove);
}

static eng_status
set_var(struct eng_record *rec, const struct eng_set *req)
{
	const struct eng_column *col = req->col;
	uint32_t i = col->id - ENG_VAR_FIRST, size = req->size;
	bool null = size == 0 && (req->flags & ENG_SET_ZERO_LENGTH) == 0;
	struct eng_field field = { 0 };
	eng_status st;

	if (null && (col->def.flags & ENG_COL_NOT_NULL) != 0)
		return ENG_E_NULL_VALUE;
	if (size > eng_set_size_max(col))
		size = eng_set_size_max(col);
	if (!var_fits(rec, i, size))
		return ENG_E_ROW_TOO_BIG;
	if (!eng_record_reserve(rec, i + 1, 0) ||
	    !eng_set_reserve_mark(rec, col->id))
		return ENG_E_NO_MEMORY;
	st = eng_set_make_field(rec, req->data, size, &field);
	if (st != ENG_OK)
		return st;
	if (null)
		field.state = ENG_ROW_NULL;
	eng_field_clear(&rec->vars[i]);
	rec->vars[i] = field;
	if (i >= rec->var_count)
		rec->var_count = i + 1;
	eng_set_mark(rec, col->id);
	return size < req->size ? ENG_NOTE_VALUE_CUT : ENG_OK;
}

/* --- the ways in -------------------------------------------------------- */

eng_status
eng_record_set(struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, const void *data, uint32_t size, uint32_t flags,
    uint32_t offset)
{
	struct eng_set req = { col, data, size, flags, offset, tag, 0, 0 };
	bool sized = (flags & ENG_SET_SIZE) != 0 &&
	    eng_type_is_long(col->def.type);

	if ((flags & ENG_SET_NULL) != 0) {
		req.size = 0;
		req.flags &= ~(uint32_t)(ENG_SET_ZERO_LENGTH | ENG_SET_PARTIAL |
		    ENG_SET_UNIQUE);
	}
	if (data == NULL && !sized)
		req.size = 0;
	if ((req.flags & ENG_SET_UNIQUE) != 0 &&
	    (req.flags & ENG_SET_PARTIAL) != 0)
		return ENG_E_BAD_FLAGS;
	if (col->id < ENG_VAR_FIRST)
		return set_fixed(rec, &req);
	if (col->id < ENG_TAGGED_FIRST)
		return set_var(rec, &req);
	return eng_set_tagged(rec, &req);
}

eng_status
eng_record_materialize_own(struct eng_record *rec,
    const struct eng_column *col, uint32_t tag, void *block, uint32_t size)
{
	struct eng_set req = { .col = col, .tag = tag };
	struct eng_field *field;

	req.first = eng_record_find_tagged(rec, col->id, &req.count);
	if (tag == 0 || tag > req.count)
		return ENG_E_BAD_TAG;
	field = &rec->tagged[req.first + tag - 1].field;
	if (!field->separated)
		return ENG_E_BAD_TAG;
	if (eng_blob_ref_read(field->data).size != size)
		return ENG_E_CORRUPT;
	eng_field_clear(field);
	memset(field, 0, sizeof(*field));
	field->data = block;
	field->size = size;
	field->state = ENG_ROW_VALUE;
	field->place = ENG_PLACE_OUTSIDE;
	field->owned = block != NULL;
	return ENG_OK;
}

eng_status
eng_record_materialize(struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, const void *data, uint32_t size)
{
	void *block = NULL;
	eng_status st;

	if (size > 0) {
		block = base_memdup(data, size);
		if (block == NULL)
			return ENG_E_NO_MEMORY;
	}
	st = eng_record_materialize_own(rec, col, tag, block, size);
	if (st != ENG_OK)
		base_free(block);
	return st;
}

eng_status
eng_record_set_blob(struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, const struct eng_blob_ref *ref)
{
	struct eng_set req = { .col = col, .tag = tag };
	uint8_t bytes[ENG_BLOB_REF_SIZE];
	struct eng_field field;
	eng_status st;

	if (col->id < ENG_TAGGED_FIRST || !eng_type_is_long(col->def.type))
		return ENG_E_BAD_COLUMN_TYPE;
	if (ref->size > eng_set_size_max(col))
		return ENG_E_VALUE_TOO_BIG;
	eng_blob_ref_write(ref, bytes);
	st = eng_set_make_field(rec, bytes, sizeof(bytes), &field);
	if (st != ENG_OK)
		return st;
	field.separated = true;
	field.place = ENG_PLACE_OUTSIDE;
	req.first = eng_record_find_tagged(rec, col->id, &req.count);
	st = eng_set_put_field(rec, &req, &field);
	if (st != ENG_OK)
		eng_field_clear(&field);
	return st;
}
