/* SPDX-License-Identifier: MIT */
/* eng_record_set.c - the rules of setting values.
 *
 * Each set first makes the new value and all the room it needs, then checks
 * the size of the row, and only then touches the record. */

#include <string.h>

#include "base_alloc.h"
#include "eng_record.h"

enum {
	CODEPAGE_UTF16 = 1200,
	SHORT_MAX = 255,	/* bytes of a text or binary value */
	UNIQUE_FLAGS = ENG_SET_UNIQUE_MULTI | ENG_SET_UNIQUE_NORMALIZED,
	PARTIAL_FLAGS = ENG_SET_APPEND | ENG_SET_OVERWRITE | ENG_SET_SIZE
};

/* What one call asks for. */
struct request {
	const struct eng_column *col;
	const uint8_t *data;
	uint32_t size;
	uint32_t flags;
	uint32_t offset;
	uint32_t tag;
	uint32_t first;		/* tagged: the column's values */
	uint32_t count;
};

/* A new value made of an old one: its first keep bytes, zeroes, and put bytes
 * of the data at a place. */
struct splice {
	uint64_t keep;
	uint64_t at;
	uint64_t put;
	uint64_t size;
};

enum action { DO_NOTHING, DO_NULL, DO_EMPTY, DO_SPLICE };

static bool
has_default(const struct eng_column *col)
{
	return col->def.default_value != NULL ||
	    (col->def.flags & ENG_COL_USER_DEFAULT) != 0;
}

static uint32_t
find_size_max(const struct eng_column *col)
{
	if (col->def.size_max != 0)
		return col->def.size_max;
	if (eng_type_is_long(col->def.type))
		return ENG_LONG_MAX;
	return SHORT_MAX;
}

/* A row may be over the limit only if it was before and did not grow. */
static bool
fits_weights(const struct eng_record *rec,
    const struct eng_record_weight *add, const struct eng_record_weight *remove)
{
	struct eng_record_weight now;

	if (add->charge <= remove->charge && add->size <= remove->size)
		return true;
	eng_record_weigh(rec, &now);
	return now.charge + add->charge <= rec->row_max + remove->charge &&
	    now.size + add->size <= ENG_ROW_MAX + remove->size;
}

/* Outside the tagged columns the two are the same. */
static bool
fits(const struct eng_record *rec, size_t add, size_t remove)
{
	return fits_weights(rec, &(struct eng_record_weight){ add, add },
	    &(struct eng_record_weight){ remove, remove });
}

static bool
reserve_mark(struct eng_record *rec, uint32_t id)
{
	return rec->changed_bits.size > id / 8 ||
	    base_buf_resize(&rec->changed_bits, id / 8 + 1);
}

static void
mark_changed(struct eng_record *rec, uint32_t id)
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
make_fixed(const struct request *req, uint8_t *to)
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
set_fixed(struct eng_record *rec, const struct request *req)
{
	const struct eng_column *col = req->col;
	size_t end = (size_t)col->offset + col->fixed_size, grow = 0;
	uint8_t value[SHORT_MAX + 1] = { 0 };
	bool null = req->size == 0;
	eng_status st;

	if (null && (col->def.flags & ENG_COL_NOT_NULL) != 0)
		return ENG_E_NULL_VALUE;
	if (col->fixed_size > SHORT_MAX)
		return ENG_E_INTERNAL;
	st = null ? ENG_OK : make_fixed(req, value);
	if (st != ENG_OK)
		return st;
	if (end > rec->fixed.size)
		grow = end - rec->fixed.size;
	if (col->id > rec->fixed_last)
		grow += measure_states(col->id) -
		    measure_states(rec->fixed_last);
	if (!fits(rec, grow, 0))
		return ENG_E_ROW_TOO_BIG;
	if (!reserve_mark(rec, col->id) ||
	    (end > rec->fixed.size && !base_buf_resize(&rec->fixed, end)))
		return ENG_E_NO_MEMORY;
	memcpy(rec->fixed.data + col->offset, value, col->fixed_size);
	rec->fixed_states[col->id - ENG_FIXED_FIRST] =
	    null ? ENG_ROW_NULL : ENG_ROW_VALUE;
	if (col->id > rec->fixed_last)
		rec->fixed_last = col->id;
	mark_changed(rec, col->id);
	return ENG_OK;
}

/* --- variable columns --------------------------------------------------- */

static eng_status
make_field(const void *data, uint32_t size, struct eng_field *out)
{
	memset(out, 0, sizeof(*out));
	out->state = ENG_ROW_VALUE;
	if (size == 0)
		return ENG_OK;
	out->data = base_memdup(data, size);
	out->size = size;
	out->owned = out->data != NULL;
	return out->owned ? ENG_OK : ENG_E_NO_MEMORY;
}

static bool
var_fits(const struct eng_record *rec, uint32_t i, uint32_t size)
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
set_var(struct eng_record *rec, const struct request *req)
{
	const struct eng_column *col = req->col;
	uint32_t i = col->id - ENG_VAR_FIRST, size = req->size;
	bool null = size == 0 && (req->flags & ENG_SET_ZERO_LENGTH) == 0;
	struct eng_field field = { 0 };
	eng_status st;

	if (null && (col->def.flags & ENG_COL_NOT_NULL) != 0)
		return ENG_E_NULL_VALUE;
	if (size > find_size_max(col))
		size = find_size_max(col);
	if (!var_fits(rec, i, size))
		return ENG_E_ROW_TOO_BIG;
	if (!eng_record_reserve(rec, i + 1, 0) || !reserve_mark(rec, col->id))
		return ENG_E_NO_MEMORY;
	st = make_field(req->data, size, &field);
	if (st != ENG_OK)
		return st;
	if (null)
		field.state = ENG_ROW_NULL;
	eng_field_clear(&rec->vars[i]);
	rec->vars[i] = field;
	if (i >= rec->var_count)
		rec->var_count = i + 1;
	mark_changed(rec, col->id);
	return size < req->size ? ENG_NOTE_VALUE_CUT : ENG_OK;
}

/* --- tagged columns: changing the list ---------------------------------- */

static bool
holds_null(const struct eng_record *rec, const struct request *req)
{
	return req->count == 1 &&
	    rec->tagged[req->first].field.state == ENG_ROW_NULL;
}

/* The place of the value that the tag names; false when it is a new one.  An
 * explicit NULL gives way to any new value. */
static bool
find_value(const struct eng_record *rec, const struct request *req,
    uint32_t *at)
{
	*at = req->first + req->count;
	if (holds_null(rec, req))
		*at = req->first;
	else if (req->tag >= 1 && req->tag <= req->count)
		*at = req->first + req->tag - 1;
	else
		return false;
	return true;
}

static void
insert_entry(struct eng_record *rec, uint32_t at, uint32_t id,
    const struct eng_field *field)
{
	memmove(rec->tagged + at + 1, rec->tagged + at,
	    (rec->tagged_count - at) * sizeof(*rec->tagged));
	rec->tagged[at].column_id = id;
	rec->tagged[at].field = *field;
	rec->tagged_count++;
}

static void
remove_entry(struct eng_record *rec, uint32_t at)
{
	eng_field_clear(&rec->tagged[at].field);
	rec->tagged_count--;
	memmove(rec->tagged + at, rec->tagged + at + 1,
	    (rec->tagged_count - at) * sizeof(*rec->tagged));
}

/* Whether a value fits in place of an old one, or as one more than count. */
static bool
field_fits(const struct eng_record *rec, uint32_t count,
    const struct eng_field *field, const struct eng_field *old)
{
	struct eng_record_weight add, remove = { 0, 0 };

	add.size = eng_field_least(field);
	add.charge = eng_field_charge(field);
	if (old != NULL) {
		remove.size = eng_field_least(old);
		remove.charge = eng_field_charge(old);
	} else {
		add.size += ENG_ROW_ENTRY;
		add.charge += eng_record_charge_list(count + 1) -
		    eng_record_charge_list(count);
	}
	return fits_weights(rec, &add, &remove);
}

/* Puts a value where the tag says; the record owns it after ENG_OK. */
static eng_status
put_field(struct eng_record *rec, const struct request *req,
    const struct eng_field *field)
{
	uint32_t at, id = req->col->id;
	bool exists = find_value(rec, req, &at);

	if (!field_fits(rec, req->count, field,
	    exists ? &rec->tagged[at].field : NULL))
		return ENG_E_ROW_TOO_BIG;
	if (!eng_record_reserve(rec, 0, rec->tagged_count + !exists) ||
	    !reserve_mark(rec, id))
		return ENG_E_NO_MEMORY;
	if (exists) {
		eng_field_clear(&rec->tagged[at].field);
		rec->tagged[at].field = *field;
	} else
		insert_entry(rec, at, id, field);
	mark_changed(rec, id);
	return ENG_OK;
}

/* NULL removes a value.  Where that leaves none, a column with a default
 * keeps an explicit NULL, else its default would come to show. */
static eng_status
set_tagged_null(struct eng_record *rec, const struct request *req)
{
	struct eng_field null = { .state = ENG_ROW_NULL };
	bool last = req->count <= 1 && req->tag == 1;
	bool revert = (req->flags & ENG_SET_REVERT_DEFAULT) != 0;
	bool keep_null = has_default(req->col) && last && !revert;
	uint32_t at;

	if (keep_null)
		return put_field(rec, req, &null);
	if (!reserve_mark(rec, req->col->id))
		return ENG_E_NO_MEMORY;
	if (find_value(rec, req, &at) && (revert || !holds_null(rec, req)))
		remove_entry(rec, at);
	mark_changed(rec, req->col->id);
	return ENG_OK;
}

/* --- tagged columns: several values, none twice ------------------------- */

static eng_status
need_blob(struct eng_record *rec, const struct request *req, uint32_t tag)
{
	rec->needed_column = req->col->id;
	rec->needed_tag = tag;
	return ENG_E_BLOB_NEEDED;
}

static eng_status
compare_value(struct eng_record *rec, const struct request *req, uint32_t tag)
{
	const struct eng_field *f = &rec->tagged[req->first + tag - 1].field;
	bool by_key = (req->flags & ENG_SET_UNIQUE_NORMALIZED) != 0;

	if (f->state == ENG_ROW_NULL)
		return ENG_OK;
	if (f->separated && !by_key &&
	    eng_blob_ref_read(f->data).size != req->size)
		return ENG_OK;
	if (f->separated)
		return need_blob(rec, req, tag);
	if (by_key && rec->unique != NULL)
		return rec->unique(rec->unique_ctx, req->col, req->data,
		    req->size, f->data, f->size);
	return base_bytes_compare(req->data, req->size, f->data, f->size) ==
	    0 ? ENG_E_MULTI_DUP : ENG_OK;
}

static eng_status
check_unique(struct eng_record *rec, const struct request *req)
{
	eng_status st = ENG_OK;
	uint32_t tag;

	if ((req->flags & UNIQUE_FLAGS) == 0 ||
	    (req->size == 0 && (req->flags & ENG_SET_ZERO_LENGTH) == 0))
		return ENG_OK;
	for (tag = 1; st == ENG_OK && tag <= req->count; tag++)
		if (tag != req->tag)
			st = compare_value(rec, req, tag);
	return st;
}

/* --- tagged columns: short values --------------------------------------- */

static eng_status
set_tagged_short(struct eng_record *rec, const struct request *req)
{
	uint32_t type_size = eng_type_size(req->col->def.type);
	struct eng_field field;
	eng_status st;

	if (req->size == 0 && (req->flags & ENG_SET_ZERO_LENGTH) == 0)
		return set_tagged_null(rec, req);
	if (req->size > find_size_max(req->col))
		return ENG_E_VALUE_TOO_BIG;
	if (type_size != 0 && req->size != 0 && req->size != type_size)
		return ENG_E_BAD_BUFFER_SIZE;
	st = check_unique(rec, req);
	if (st == ENG_OK)
		st = make_field(req->data, req->size, &field);
	if (st != ENG_OK)
		return st;
	st = put_field(rec, req, &field);
	if (st != ENG_OK)
		eng_field_clear(&field);
	return st;
}

/* --- tagged columns: long values ---------------------------------------- */

/* The value that a partial write starts from: the stored one, or the default
 * that shows in its place.  False when there is none. */
static bool
find_old(const struct eng_record *rec, const struct request *req,
    struct eng_field *out)
{
	const struct eng_column *col = req->col;

	memset(out, 0, sizeof(*out));
	if (req->tag >= 1 && req->tag <= req->count &&
	    !holds_null(rec, req)) {
		*out = rec->tagged[req->first + req->tag - 1].field;
		return true;
	}
	if (req->tag != 1 || req->count != 0 ||
	    col->def.default_value == NULL)
		return false;
	out->data = col->def.default_value;
	out->size = col->def.default_size;
	return true;
}

/* A whole new value.  Without data to copy it is all zeroes, where the flags
 * ask for a size. */
static enum action
plan_whole(const struct request *req, bool zeroes, struct splice *out)
{
	if (req->size == 0)
		return (req->flags & ENG_SET_ZERO_LENGTH) != 0 ?
		    DO_EMPTY : DO_NULL;
	*out = (struct splice){ 0, 0, zeroes ? 0 : req->size, req->size };
	return DO_SPLICE;
}

static enum action
plan_append(const struct request *req, bool is_new, uint64_t old_size,
    struct splice *out)
{
	if (req->size == 0)
		return is_new ? DO_EMPTY : DO_NOTHING;
	*out = (struct splice){ old_size, old_size, req->size,
	    old_size + req->size };
	return DO_SPLICE;
}

static enum action
plan_overwrite(const struct request *req, bool is_new, uint64_t old_size,
    struct splice *out)
{
	uint64_t end = (uint64_t)req->offset + req->size;

	if (req->size == 0)
		return is_new ? DO_EMPTY : DO_NOTHING;
	*out = (struct splice){ old_size, req->offset, req->size,
	    end > old_size ? end : old_size };
	return DO_SPLICE;
}

static enum action
plan_resize(const struct request *req, bool is_new, uint64_t old_size,
    struct splice *out)
{
	if (req->size == 0 || is_new)
		return plan_whole(req, true, out);
	*out = (struct splice){ old_size, 0, 0, req->size };
	return DO_SPLICE;
}

static enum action
plan_overwrite_resize(const struct request *req, uint64_t old_size,
    struct splice *out)
{
	if (req->size == 0)
		return DO_NULL;
	*out = (struct splice){ old_size, req->offset, req->size,
	    (uint64_t)req->offset + req->size };
	return DO_SPLICE;
}

/* Combinations other than these are a plain set, as in lv.cxx. */
static enum action
plan_long(const struct request *req, bool is_new, uint64_t old_size,
    struct splice *out)
{
	uint32_t how = req->flags & (PARTIAL_FLAGS | ENG_SET_ZERO_LENGTH);

	switch (how) {
	case ENG_SET_APPEND:
		return plan_append(req, is_new, old_size, out);
	case ENG_SET_OVERWRITE:
		return plan_overwrite(req, is_new, old_size, out);
	case ENG_SET_SIZE:
	case ENG_SET_SIZE | ENG_SET_ZERO_LENGTH:
		return plan_resize(req, is_new, old_size, out);
	case ENG_SET_SIZE | ENG_SET_OVERWRITE:
		return plan_overwrite_resize(req, old_size, out);
	}
	if (how != ENG_SET_ZERO_LENGTH && req->size == 0)
		return DO_NULL;
	return plan_whole(req, false, out);
}

/* Whether the offset is used and lies past the end of the value; lv.cxx looks
 * when it writes, and before that when the value is new. */
static bool
is_past_value(const struct request *req, bool is_new, uint64_t old_size)
{
	uint32_t how = req->flags & (PARTIAL_FLAGS | ENG_SET_ZERO_LENGTH);

	if (how != ENG_SET_OVERWRITE &&
	    how != (ENG_SET_OVERWRITE | ENG_SET_SIZE))
		return false;
	if (req->size == 0 && (!is_new || how != ENG_SET_OVERWRITE))
		return false;
	return req->offset > old_size;
}

static enum eng_place
choose_place(const struct request *req, const struct eng_field *old,
    const struct splice *splice)
{
	/* What was outside and is only changed in part stays there. */
	if ((req->flags & ENG_SET_SEPARATE) != 0 ||
	    (splice->keep > 0 && old->place == ENG_PLACE_OUTSIDE))
		return ENG_PLACE_OUTSIDE;
	return (req->flags & ENG_SET_INTRINSIC) != 0 ? ENG_PLACE_INSIDE :
	    ENG_PLACE_BY_SIZE;
}

/* Builds the bytes of the new value in a block of its own. */
static eng_status
make_spliced(const struct request *req, const struct eng_field *old,
    const struct splice *splice, struct eng_field *out)
{
	uint8_t *block = base_calloc(1, splice->size);

	if (block == NULL)
		return ENG_E_NO_MEMORY;
	if (splice->keep > 0)
		memcpy(block, old->data, splice->keep);
	if (splice->put > 0)
		memcpy(block + splice->at, req->data, splice->put);
	memset(out, 0, sizeof(*out));
	out->data = block;
	out->size = (uint32_t)splice->size;
	out->state = ENG_ROW_VALUE;
	out->place = (uint8_t)choose_place(req, old, splice);
	out->owned = true;
	return ENG_OK;
}

static eng_status
set_long_spliced(struct eng_record *rec, const struct request *req,
    const struct eng_field *old, struct splice *splice)
{
	struct eng_field field = { 0 };
	eng_status st;

	if (splice->put > 0 && req->data == NULL)
		return ENG_E_BAD_PARAMETER;
	if (splice->size > find_size_max(req->col) ||
	    splice->size > ENG_LONG_MAX)
		return ENG_E_VALUE_TOO_BIG;
	if (splice->keep > splice->size)
		splice->keep = splice->size;
	/* Nothing is left of an old value that is written over wholly. */
	if (splice->at == 0 && splice->put >= splice->keep)
		splice->keep = 0;
	if (splice->keep > 0 && old->separated)
		return need_blob(rec, req, req->tag);
	st = make_spliced(req, old, splice, &field);
	if (st == ENG_OK)
		st = put_field(rec, req, &field);
	if (st != ENG_OK)
		eng_field_clear(&field);
	return st;
}

static eng_status
set_tagged_long(struct eng_record *rec, const struct request *req)
{
	struct eng_field old, empty = { .state = ENG_ROW_VALUE,
	    .place = ENG_PLACE_BY_SIZE };
	struct splice splice = { 0, 0, 0, 0 };
	bool is_new = !find_old(rec, req, &old);
	uint64_t old_size = old.separated ?
	    eng_blob_ref_read(old.data).size : old.size;
	eng_status st = check_unique(rec, req);

	if (st != ENG_OK)
		return st;
	if (is_past_value(req, is_new, old_size))
		return ENG_E_PAST_VALUE;
	switch (plan_long(req, is_new, old_size, &splice)) {
	case DO_NULL:
		return set_tagged_null(rec, req);
	case DO_EMPTY:
		return put_field(rec, req, &empty);
	case DO_SPLICE:
		return set_long_spliced(rec, req, &old, &splice);
	case DO_NOTHING:
		break;
	}
	if (!reserve_mark(rec, req->col->id))
		return ENG_E_NO_MEMORY;
	mark_changed(rec, req->col->id);
	return ENG_OK;
}

static eng_status
set_tagged(struct eng_record *rec, struct request *req)
{
	bool is_long = eng_type_is_long(req->col->def.type);

	req->first = eng_record_find_tagged(rec, req->col->id, &req->count);
	return is_long ? set_tagged_long(rec, req) :
	    set_tagged_short(rec, req);
}

/* --- the ways in -------------------------------------------------------- */

eng_status
eng_record_set(struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, const void *data, uint32_t size, uint32_t flags,
    uint32_t offset)
{
	struct request req = { col, data, size, flags, offset, tag, 0, 0 };
	bool sized = (flags & ENG_SET_SIZE) != 0 &&
	    eng_type_is_long(col->def.type);

	if ((flags & ENG_SET_NULL) != 0) {
		req.size = 0;
		req.flags &= ~(uint32_t)(ENG_SET_ZERO_LENGTH | PARTIAL_FLAGS |
		    UNIQUE_FLAGS);
	}
	if (data == NULL && !sized)
		req.size = 0;
	if ((req.flags & UNIQUE_FLAGS) != 0 &&
	    (req.flags & PARTIAL_FLAGS) != 0)
		return ENG_E_BAD_FLAGS;
	if (col->id < ENG_VAR_FIRST)
		return set_fixed(rec, &req);
	if (col->id < ENG_TAGGED_FIRST)
		return set_var(rec, &req);
	return set_tagged(rec, &req);
}

eng_status
eng_record_materialize(struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, const void *data, uint32_t size)
{
	struct request req = { .col = col, .tag = tag };
	struct eng_field *field, made;
	eng_status st;

	req.first = eng_record_find_tagged(rec, col->id, &req.count);
	if (tag == 0 || tag > req.count)
		return ENG_E_BAD_TAG;
	field = &rec->tagged[req.first + tag - 1].field;
	if (!field->separated)
		return ENG_E_BAD_TAG;
	if (eng_blob_ref_read(field->data).size != size)
		return ENG_E_CORRUPT;
	st = make_field(data, size, &made);
	if (st != ENG_OK)
		return st;
	made.place = ENG_PLACE_OUTSIDE;
	eng_field_clear(field);
	*field = made;
	return ENG_OK;
}

eng_status
eng_record_set_blob(struct eng_record *rec, const struct eng_column *col,
    uint32_t tag, const struct eng_blob_ref *ref)
{
	struct request req = { .col = col, .tag = tag };
	uint8_t bytes[ENG_BLOB_REF_SIZE];
	struct eng_field field;
	eng_status st;

	if (col->id < ENG_TAGGED_FIRST || !eng_type_is_long(col->def.type))
		return ENG_E_BAD_COLUMN_TYPE;
	if (ref->size > find_size_max(col))
		return ENG_E_VALUE_TOO_BIG;
	eng_blob_ref_write(ref, bytes);
	st = make_field(bytes, sizeof(bytes), &field);
	if (st != ENG_OK)
		return st;
	field.separated = true;
	field.place = ENG_PLACE_OUTSIDE;
	req.first = eng_record_find_tagged(rec, col->id, &req.count);
	st = put_field(rec, &req, &field);
	if (st != ENG_OK)
		eng_field_clear(&field);
	return st;
}
