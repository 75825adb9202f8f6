/* SPDX-License-Identifier: MIT */
/* eng_record_long.c - long values set: wholly, or in part. */

#include <string.h>

#include "base_alloc.h"
#include "eng_record_set.h"

/* A new value made of an old one: its first keep bytes, zeroes, and put bytes
 * of the data at a place. */
struct splice {
	uint64_t keep;
	uint64_t at;
	uint64_t put;
	uint64_t size;
};

enum action { DO_NOTHING, DO_NULL, DO_EMPTY, DO_SPLICE };

/* The value that a partial write starts from: the stored one, or the default
 * that shows in its place.  False when there is none. */
static bool
find_old(const struct eng_record *rec, const struct eng_set *req,
    struct eng_field *out)
{
	const struct eng_column *col = req->col;

	memset(out, 0, sizeof(*out));
	if (req->tag >= 1 && req->tag <= req->count &&
	    !eng_set_holds_null(rec, req)) {
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
plan_whole(const struct eng_set *req, bool zeroes, struct splice *out)
{
	if (req->size == 0)
		return (req->flags & ENG_SET_ZERO_LENGTH) != 0 ?
		    DO_EMPTY : DO_NULL;
	*out = (struct splice){ 0, 0, zeroes ? 0 : req->size, req->size };
	return DO_SPLICE;
}

static enum action
plan_append(const struct eng_set *req, bool is_new, uint64_t old_size,
    struct splice *out)
{
	if (req->size == 0)
		return is_new ? DO_EMPTY : DO_NOTHING;
	*out = (struct splice){ old_size, old_size, req->size,
	    old_size + req->size };
	return DO_SPLICE;
}

static enum action
plan_overwrite(const struct eng_set *req, bool is_new, uint64_t old_size,
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
plan_resize(const struct eng_set *req, bool is_new, uint64_t old_size,
    struct splice *out)
{
	if (req->size == 0 || is_new)
		return plan_whole(req, true, out);
	*out = (struct splice){ old_size, 0, 0, req->size };
	return DO_SPLICE;
}

static enum action
plan_overwrite_resize(const struct eng_set *req, uint64_t old_size,
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
plan_long(const struct eng_set *req, bool is_new, uint64_t old_size,
    struct splice *out)
{
	uint32_t how = req->flags & (ENG_SET_PARTIAL | ENG_SET_ZERO_LENGTH);

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
is_past_value(const struct eng_set *req, bool is_new, uint64_t old_size)
{
	uint32_t how = req->flags & (ENG_SET_PARTIAL | ENG_SET_ZERO_LENGTH);

	if (how != ENG_SET_OVERWRITE &&
	    how != (ENG_SET_OVERWRITE | ENG_SET_SIZE))
		return false;
	if (req->size == 0 && (!is_new || how != ENG_SET_OVERWRITE))
		return false;
	return req->offset > old_size;
}

static enum eng_place
choose_place(const struct eng_set *req, const struct eng_field *old,
    const struct splice *splice)
{
	/* What was outside and is only changed in part stays there. */
	if ((req->flags & ENG_SET_SEPARATE) != 0 ||
	    (splice->keep > 0 && old->place == ENG_PLACE_OUTSIDE))
		return ENG_PLACE_OUTSIDE;
	return (req->flags & ENG_SET_INTRINSIC) != 0 ? ENG_PLACE_INSIDE :
	    ENG_PLACE_BY_SIZE;
}

/* Whether the old value and the data fill all of the new one. */
static bool
is_covered(const struct splice *splice)
{
	uint64_t end = splice->at + splice->put;

	return splice->at <= splice->keep &&
	    (end > splice->keep ? end : splice->keep) == splice->size;
}

/* Writes the bytes of the new value, each of them once, but for zeroes. */
static void
write_spliced(const struct eng_set *req, const struct eng_field *old,
    const struct splice *splice, uint8_t *to)
{
	uint64_t keep = splice->keep, at = splice->at;
	uint64_t end = at + splice->put;
	uint64_t before = splice->put > 0 && at < keep ? at : keep;

	if (before > 0)
		memcpy(to, old->data, before);
	if (splice->put > 0)
		memcpy(to + at, req->data, splice->put);
	if (before < keep && end < keep)
		memcpy(to + end, old->data + end, keep - end);
}

/* Builds the new value in a block of its own. */
static eng_status
make_spliced(const struct eng_set *req, const struct eng_field *old,
    const struct splice *splice, struct eng_field *out)
{
	uint8_t *block = is_covered(splice) ? base_malloc(splice->size) :
	    base_calloc(1, splice->size);

	if (block == NULL)
		return ENG_E_NO_MEMORY;
	write_spliced(req, old, splice, block);
	memset(out, 0, sizeof(*out));
	out->data = block;
	out->size = (uint32_t)splice->size;
	out->state = ENG_ROW_VALUE;
	out->place = (uint8_t)choose_place(req, old, splice);
	out->owned = true;
	return ENG_OK;
}

/* Whether the new value can be made where the old one is: bytes of a block
 * that the record has already, in the place that it has. */
static bool
is_within(const struct eng_set *req, const struct eng_field *old,
    const struct splice *splice)
{
	return old->owned && splice->keep == old->size &&
	    splice->size == old->size && splice->put > 0 &&
	    choose_place(req, old, splice) == old->place;
}

static eng_status
overwrite_within(struct eng_record *rec, const struct eng_set *req,
    const struct eng_field *old, const struct splice *splice)
{
	uint8_t *block = (uint8_t *)(uintptr_t)old->data;

	if (!eng_set_reserve_mark(rec, req->col->id))
		return ENG_E_NO_MEMORY;
	memcpy(block + splice->at, req->data, splice->put);
	eng_set_mark(rec, req->col->id);
	return ENG_OK;
}

static eng_status
set_long_spliced(struct eng_record *rec, const struct eng_set *req,
    const struct eng_field *old, struct splice *splice)
{
	struct eng_field field = { 0 };
	eng_status st;

	if (splice->put > 0 && req->data == NULL)
		return ENG_E_BAD_PARAMETER;
	if (splice->size > eng_set_size_max(req->col) ||
	    splice->size > ENG_LONG_MAX)
		return ENG_E_VALUE_TOO_BIG;
	if (splice->keep > splice->size)
		splice->keep = splice->size;
	/* Nothing is left of an old value that is written over wholly. */
	if (splice->at == 0 && splice->put >= splice->keep)
		splice->keep = 0;
	if (splice->keep > 0 && old->separated)
		return eng_set_need_blob(rec, req, req->tag);
	if (is_within(req, old, splice))
		return overwrite_within(rec, req, old, splice);
	st = make_spliced(req, old, splice, &field);
	if (st == ENG_OK)
		st = eng_set_put_field(rec, req, &field);
	if (st != ENG_OK)
		eng_field_clear(&field);
	return st;
}

eng_status
eng_set_long(struct eng_record *rec, const struct eng_set *req)
{
	struct eng_field old, empty = { .state = ENG_ROW_VALUE,
	    .place = ENG_PLACE_BY_SIZE };
	struct splice splice = { 0, 0, 0, 0 };
	bool is_new = !find_old(rec, req, &old);
	uint64_t old_size = old.separated ?
	    eng_blob_ref_read(old.data).size : old.size;
	eng_status st = eng_set_check_unique(rec, req);

	if (st != ENG_OK)
		return st;
	if (is_past_value(req, is_new, old_size))
		return ENG_E_PAST_VALUE;
	switch (plan_long(req, is_new, old_size, &splice)) {
	case DO_NULL:
		return eng_set_null(rec, req);
	case DO_EMPTY:
		return eng_set_put_field(rec, req, &empty);
	case DO_SPLICE:
		return set_long_spliced(rec, req, &old, &splice);
	case DO_NOTHING:
		break;
	}
	if (!eng_set_reserve_mark(rec, req->col->id))
		return ENG_E_NO_MEMORY;
	eng_set_mark(rec, req->col->id);
	return ENG_OK;
}
