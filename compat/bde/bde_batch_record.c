/* SPDX-License-Identifier: MIT */
/* bde_batch_record.c - a record of one table as one of another. */
#include <string.h>

#include "bde_batch.h"
#include "bde_bulk.h"
#include "bde_convert.h"

/* The source of field i of `to`, from 0; NULL: it has none. */
static const struct bde_field *
find_source(const struct bde_batch_record *t, unsigned i)
{
	unsigned n = t->map != NULL ? t->map[i] : i + 1;

	return n != 0 ? &t->from->table->fields[n - 1] : NULL;
}

/* ---- values beside the buffers ---- */

static DBIResult
write_text(struct bde_cursor *to, const struct bde_field *field,
    const struct bde_field *from, const uint8_t *from_buf)
{
	const uint8_t *text = from_buf + from->desc.iOffset;
	struct eng_write write = { .column_id = field->column_id, .tag = 1,
	    .data = text };
	eng_status st;

	if (from->logical != fldZSTRING ||
	    bde_field_is_blank(from, from_buf))
		return DBIERR_NONE;
	write.size = (uint32_t)strnlen((const char *)text, from->desc.iLen);
	if (write.size == 0)
		return DBIERR_NONE;
	st = eng_cursor_write(to->eng, &write);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

DBIResult
bde_batch_write_blobs(void *context)
{
	const struct bde_batch_record *t = context;
	const struct bde_field *from, *to;
	DBIResult result = DBIERR_NONE;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < t->to->table->field_count;
	    i++) {
		to = &t->to->table->fields[i];
		from = find_source(t, i);
		if (!to->is_blob || from == NULL ||
		    from->desc.efldrRights == fldrNONE)
			continue;
		result = from->is_blob ? bde_value_copy(t->from,
		    from->column_id, t->to, to->column_id, t->value) :
		    write_text(t->to, to, from, t->from_buf);
	}
	return result;
}

/* ---- fields ---- */

/* A memo as a text. */
static DBIResult
convert_memo(struct bde_cursor *cursor, const struct bde_field *from,
    const struct bde_field *to, uint8_t *to_buf, struct base_buf *value,
    bool *lost)
{
	eng_status st = bde_value_read(cursor->eng, from->column_id,
	    value);

	if (!eng_ok(st))
		return bde_error_of(st);
	if (!base_buf_add_byte(value, 0))
		return DBIERR_NOMEMORY;
	bde_convert_text((const char *)value->data, to, to_buf, lost);
	return DBIERR_NONE;
}

DBIResult
bde_batch_convert(const struct bde_batch_record *t, uint8_t *to_buf, bool *lost)
{
	const struct bde_field *from, *to;
	DBIResult result = DBIERR_NONE;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < t->to->table->field_count;
	    i++) {
		to = &t->to->table->fields[i];
		from = find_source(t, i);
		if (from == NULL)
			continue;
		if (to->is_blob) {
			bde_field_set_blank(to, to_buf);
			if (!from->is_blob && from->logical != fldZSTRING &&
			    !bde_field_is_blank(from, t->from_buf))
				*lost = true;
		} else if (from->is_blob) {
			result = convert_memo(t->from, from, to, to_buf,
			    t->value, lost);
		} else {
			bde_convert_field(from, t->from_buf, to, to_buf,
			    lost);
		}
	}
	return result;
}
