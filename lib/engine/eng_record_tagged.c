/* SPDX-License-Identifier: MIT */
/* eng_record_tagged.c - values of tagged columns set. */

#include <string.h>

#include "eng_record_set.h"

static bool
has_default(const struct eng_column *col)
{
	return col->def.default_value != NULL ||
	    (col->def.flags & ENG_COL_USER_DEFAULT) != 0;
}

bool
eng_set_holds_null(const struct eng_record *rec, const struct eng_set *req)
{
	return req->count == 1 &&
	    rec->tagged[req->first].field.state == ENG_ROW_NULL;
}

/* The place of the value that the tag names; false when it is a new one.  An
 * explicit NULL gives way to any new value. */
static bool
find_value(const struct eng_record *rec, const struct eng_set *req,
    uint32_t *at)
{
	*at = req->first + req->count;
	if (eng_set_holds_null(rec, req))
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
field_fits(struct eng_record *rec, uint32_t count,
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
	return eng_set_fits(rec, &add, &remove);
}

eng_status
eng_set_put_field(struct eng_record *rec, const struct eng_set *req,
    const struct eng_field *field)
{
	uint32_t at, id = req->col->id;
	bool exists = find_value(rec, req, &at);

	if (!field_fits(rec, req->count, field,
	    exists ? &rec->tagged[at].field : NULL))
		return ENG_E_ROW_TOO_BIG;
	if (!eng_record_reserve(rec, 0, rec->tagged_count + !exists) ||
	    !eng_set_reserve_mark(rec, id))
		return ENG_E_NO_MEMORY;
	if (exists) {
		eng_field_clear(&rec->tagged[at].field);
		rec->tagged[at].field = *field;
	} else
		insert_entry(rec, at, id, field);
	eng_set_mark(rec, id);
	return ENG_OK;
}

eng_status
eng_set_null(struct eng_record *rec, const struct eng_set *req)
{
	struct eng_field null = { .state = ENG_ROW_NULL };
	bool last = req->count <= 1 && req->tag == 1;
	bool revert = (req->flags & ENG_SET_REVERT_DEFAULT) != 0;
	bool keep_null = has_default(req->col) && last && !revert;
	uint32_t at;

	if (keep_null)
		return eng_set_put_field(rec, req, &null);
	if (!eng_set_reserve_mark(rec, req->col->id))
		return ENG_E_NO_MEMORY;
	if (find_value(rec, req, &at) &&
	    (revert || !eng_set_holds_null(rec, req)))
		remove_entry(rec, at);
	eng_set_mark(rec, req->col->id);
	return ENG_OK;
}

/* --- tagged columns: several values, none twice ------------------------- */

eng_status
eng_set_need_blob(struct eng_record *rec, const struct eng_set *req,
    uint32_t tag)
{
	rec->needed_column = req->col->id;
	rec->needed_tag = tag;
	return ENG_E_BLOB_NEEDED;
}

static eng_status
compare_value(struct eng_record *rec, const struct eng_set *req, uint32_t tag)
{
	const struct eng_field *f = &rec->tagged[req->first + tag - 1].field;
	bool by_key = (req->flags & ENG_SET_UNIQUE_NORMALIZED) != 0;

	if (f->state == ENG_ROW_NULL)
		return ENG_OK;
	if (f->separated && !by_key &&
	    eng_blob_ref_read(f->data).size != req->size)
		return ENG_OK;
	if (f->separated)
		return eng_set_need_blob(rec, req, tag);
	if (by_key && rec->unique != NULL)
		return rec->unique(rec->unique_ctx, req->col, req->data,
		    req->size, f->data, f->size);
	return base_bytes_compare(req->data, req->size, f->data, f->size) ==
	    0 ? ENG_E_MULTI_DUP : ENG_OK;
}

eng_status
eng_set_check_unique(struct eng_record *rec, const struct eng_set *req)
{
	eng_status st = ENG_OK;
	uint32_t tag;

	if ((req->flags & ENG_SET_UNIQUE) == 0 ||
	    (req->size == 0 && (req->flags & ENG_SET_ZERO_LENGTH) == 0))
		return ENG_OK;
	for (tag = 1; st == ENG_OK && tag <= req->count; tag++)
		if (tag != req->tag)
			st = compare_value(rec, req, tag);
	return st;
}

/* --- tagged columns: short values --------------------------------------- */

static eng_status
set_tagged_short(struct eng_record *rec, const struct eng_set *req)
{
	uint32_t type_size = eng_type_size(req->col->def.type);
	struct eng_field field;
	eng_status st;

	if (req->size == 0 && (req->flags & ENG_SET_ZERO_LENGTH) == 0)
		return eng_set_null(rec, req);
	if (req->size > eng_set_size_max(req->col))
		return ENG_E_VALUE_TOO_BIG;
	if (type_size != 0 && req->size != 0 && req->size != type_size)
		return ENG_E_BAD_BUFFER_SIZE;
	st = eng_set_check_unique(rec, req);
	if (st == ENG_OK)
		st = eng_set_make_field(rec, req->data, req->size,
		    &field);
	if (st != ENG_OK)
		return st;
	st = eng_set_put_field(rec, req, &field);
	if (st != ENG_OK)
		eng_field_clear(&field);
	return st;
}

eng_status
eng_set_tagged(struct eng_record *rec, struct eng_set *req)
{
	bool is_long = eng_type_is_long(req->col->def.type);

	req->first = eng_record_find_tagged(rec, req->col->id, &req->count);
	return is_long ? eng_set_long(rec, req) :
	    set_tagged_short(rec, req);
}
