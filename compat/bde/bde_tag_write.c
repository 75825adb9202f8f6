/* SPDX-License-Identifier: MIT */
/* bde_tag_write.c - what dBASE tags keep with each record. */
#include <string.h>

#include "base_alloc.h"
#include "bde_tag.h"

/* A write in progress. */
struct writer {
	const struct bde_table *table;
	struct eng_cursor *cursor;
	uint8_t *record;		/* as it will be */
	bool deleted;
	bool fresh;
};

/* ---- the record that is prepared ---- */

static DBIResult
read_field(struct writer *w, const struct bde_field *field)
{
	uint8_t value[BDE_VALUE_MAX];
	struct eng_read read = { .source = ENG_FROM_COPY,
	    .column_id = field->column_id, .tag = 1, .buffer = value,
	    .room = sizeof value };
	eng_status st;

	bde_field_set_blank(field, w->record);
	if (field->is_blob)
		return DBIERR_NONE;	/* no expression has one */
	st = eng_cursor_read(w->cursor, &read);
	if (st != ENG_NOTE_NULL && eng_ok(st))
		bde_field_set_value(field, w->record, value,
		    read.actual < sizeof value ? read.actual : sizeof value);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
read_flag(struct eng_cursor *cursor, enum eng_source source, uint32_t id,
    bool *flag)
{
	uint8_t byte = 0;
	struct eng_read read = { .source = source, .column_id = id, .tag = 1,
	    .buffer = &byte, .room = sizeof byte };
	eng_status st = eng_cursor_read(cursor, &read);

	*flag = st == ENG_OK && byte != 0;
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
begin(struct writer *w, const struct bde_table *table,
    struct eng_cursor *cursor, bool fresh)
{
	DBIResult result;
	unsigned i;

	*w = (struct writer){ .table = table, .cursor = cursor,
	    .fresh = fresh, .record = base_calloc(1, table->record_size) };
	if (w->record == NULL)
		return DBIERR_NOMEMORY;
	result = read_flag(cursor, ENG_FROM_COPY, table->deleted_column_id,
	    &w->deleted);
	for (i = 0; result == DBIERR_NONE && i < table->field_count; i++)
		result = read_field(w, &table->fields[i]);
	return result;
}

static void
end(struct writer *w)
{
	base_free(w->record);
}

/* ---- equal keys ---- */

static eng_status
read_part(struct eng_cursor *cursor, enum eng_source source, uint32_t id,
    uint8_t value[BDE_VALUE_MAX], uint32_t *size)
{
	struct eng_read read = { .source = source, .column_id = id, .tag = 1,
	    .buffer = value, .room = BDE_VALUE_MAX };
	eng_status st = eng_cursor_read(cursor, &read);

	*size = read.actual < BDE_VALUE_MAX ? read.actual : BDE_VALUE_MAX;
	return st;
}

/* Whether an entry of the index has the key of the prepared record. */
static eng_status
find_entry(struct writer *w, struct eng_cursor *probe,
    const struct bde_index *index, bool *found)
{
	struct eng_index_info info;
	uint8_t value[BDE_VALUE_MAX];
	eng_status st;
	uint32_t size;
	unsigned i;
	bool null;

	st = eng_cursor_set_index(probe, index->name, false, 1);
	if (!eng_ok(st))
		return st;
	eng_cursor_index(probe, &info);
	for (i = 0; i < info.def->part_count; i++) {
		st = read_part(w->cursor, ENG_FROM_COPY,
		    info.def->parts[i].column_id, value, &size);
		if (!eng_ok(st))
			return st;
		null = st == ENG_NOTE_NULL;
		st = eng_cursor_make_key(probe, null ? NULL : value,
		    null ? 0 : size, false, i == 0, ENG_KEY_PLAIN);
		if (!eng_ok(st))
			return st;
	}
	st = eng_cursor_seek(probe, ENG_SEEK_EQ, false, false);
	*found = eng_ok(st);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

static DBIResult
is_taken(struct writer *w, const struct bde_index *index, bool *taken)
{
	bool cached = eng_cache_is_on(w->cursor);
	struct eng_cursor *probe;
	eng_status st;

	*taken = false;
	st = cached ? eng_cache_view_open(w->cursor, &probe) :
	    eng_cursor_dup(w->cursor, &probe);
	if (!eng_ok(st))
		return bde_error_of(st);
	st = find_entry(w, probe, index, taken);
	if (cached)
		eng_cache_view_close(probe);
	else
		eng_cursor_close(probe);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

/* Whether the record has the key that it had. */
static DBIResult
keeps_key(struct writer *w, const struct bde_index *index, bool *keeps)
{
	uint8_t old[BDE_VALUE_MAX], new[BDE_VALUE_MAX];
	uint32_t old_size, new_size;
	struct eng_index_info info;
	eng_status a, b;
	unsigned i;

	*keeps = !w->fresh;
	a = eng_index_find(w->cursor, index->name, &info);
	if (a != ENG_OK)
		return bde_error_of(a);
	for (i = 0; *keeps && i < info.def->part_count; i++) {
		a = read_part(w->cursor, ENG_FROM_RECORD,
		    info.def->parts[i].column_id, old, &old_size);
		b = read_part(w->cursor, ENG_FROM_COPY,
		    info.def->parts[i].column_id, new, &new_size);
		if (!eng_ok(a) || !eng_ok(b))
			return bde_error_of(eng_ok(a) ? b : a);
		*keeps = (a == ENG_NOTE_NULL) == (b == ENG_NOTE_NULL) &&
		    (a == ENG_NOTE_NULL || base_bytes_compare(old, old_size,
		    new, new_size) == 0);
	}
	return DBIERR_NONE;
}

/* A record that was left out stays out until its key is another one, also when
 * the first with that key is gone. */
static DBIResult
is_first(struct writer *w, const struct bde_index *index, bool *first)
{
	const struct bde_tag *tag = index->tag;
	bool keeps, was = false, taken;
	DBIResult result;

	*first = false;
	result = keeps_key(w, index, &keeps);
	if (result == DBIERR_NONE && keeps)
		result = read_flag(w->cursor, ENG_FROM_RECORD,
		    tag->member_column_id, &was);
	if (result != DBIERR_NONE)
		return result;
	/* Or it was the condition that left it out. */
	if (keeps && (was || tag->condition.expr == NULL)) {
		*first = was;
		return DBIERR_NONE;
	}
	result = is_taken(w, index, &taken);
	*first = !taken;
	return result;
}

/* ---- columns ---- */

static DBIResult
write_column(struct writer *w, uint32_t id, const void *data, uint32_t size)
{
	struct eng_write write = { .column_id = id, .tag = 1, .data = data,
	    .size = size, .flags = data == NULL ? ENG_SET_NULL : 0 };
	eng_status st = eng_cursor_write(w->cursor, &write);

	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
write_key(struct writer *w, const struct bde_tag *tag)
{
	uint8_t key[BDE_TAG_KEY_MAX + 1];
	DBIResult result;

	if (tag->key.expr == NULL)
		return DBIERR_NONE;
	result = bde_tag_key(tag, w->table, w->record, key);
	if (result != DBIERR_NONE)
		return result;
	return write_column(w, tag->key_column_id, key[tag->key_size] ?
	    NULL : key, tag->key_size);
}

static DBIResult
write_member(struct writer *w, const struct bde_tag *tag, bool member)
{
	static const uint8_t set = 0xff;

	return write_column(w, tag->member_column_id, member ? &set : NULL,
	    sizeof set);
}

static DBIResult
meets(struct writer *w, const struct bde_tag *tag, bool *meets)
{
	*meets = true;
	return tag->condition.expr == NULL ? DBIERR_NONE :
	    bde_tag_holds(&tag->condition, w->table, w->record, w->deleted,
	    meets);
}

static DBIResult
write_tag(struct writer *w, const struct bde_index *index)
{
	const struct bde_tag *tag = index->tag;
	DBIResult result = write_key(w, tag);
	bool member;

	if (result != DBIERR_NONE || tag->member_column_id == 0)
		return result;
	result = meets(w, tag, &member);
	if (result == DBIERR_NONE && member && tag->first_only)
		result = is_first(w, index, &member);
	return result == DBIERR_NONE ? write_member(w, tag, member) : result;
}

/* Of the table; a record that is marked as deleted is held to nothing. */
static DBIResult
obey_rule(struct writer *w)
{
	DBIResult result;
	bool met;

	if (w->deleted || eng_cache_is_on(w->cursor))
		return DBIERR_NONE;
	result = bde_tag_holds(&w->table->rule->condition, w->table,
	    w->record, false, &met);
	return result == DBIERR_NONE && !met ? DBIERR_EXPRVALERR : result;
}

DBIResult
bde_tags_write(const struct bde_table *table, struct eng_cursor *cursor,
    bool fresh)
{
	struct writer w = { .record = NULL };
	DBIResult result = DBIERR_NONE;
	unsigned i;

	if (table->rule != NULL) {
		result = begin(&w, table, cursor, fresh);
		if (result == DBIERR_NONE)
			result = obey_rule(&w);
	}
	for (i = 0; result == DBIERR_NONE && i < table->index_count; i++) {
		if (table->indexes[i].tag == NULL)
			continue;
		if (w.record == NULL)
			result = begin(&w, table, cursor, fresh);
		if (result == DBIERR_NONE)
			result = write_tag(&w, &table->indexes[i]);
	}
	end(&w);
	return result;
}

/* ---- all records ---- */

/* The first pass leaves those out of which only some are in. */
static DBIResult
write_pass(struct writer *w, const struct bde_index *index,
    enum bde_tag_pass pass)
{
	const struct bde_tag *tag = index->tag;
	bool member, taken = false;
	DBIResult result;

	if (pass == BDE_TAG_KEYS && !tag->first_only)
		return write_tag(w, index);
	if (pass == BDE_TAG_KEYS) {
		result = write_key(w, tag);
		return result == DBIERR_NONE ? write_member(w, tag, false) :
		    result;
	}
	result = meets(w, tag, &member);
	if (result == DBIERR_NONE && member)
		result = is_taken(w, index, &taken);
	return result == DBIERR_NONE ? write_member(w, tag, member &&
	    !taken) : result;
}

static DBIResult
fill_record(const struct bde_table *table, const struct bde_index *index,
    struct eng_cursor *cursor, enum bde_tag_pass pass)
{
	struct writer w = { .record = NULL };
	const uint8_t *bookmark;
	DBIResult result;
	size_t size;

	result = bde_error_of(eng_cursor_prepare(cursor,
	    ENG_PREPARE_REPLACE));
	if (result != DBIERR_NONE)
		return result;
	result = begin(&w, table, cursor, false);
	if (result == DBIERR_NONE)
		result = write_pass(&w, index, pass);
	if (result == DBIERR_NONE)
		result = bde_error_of(eng_cursor_update(cursor, false, 0,
		    &bookmark, &size));
	if (result != DBIERR_NONE && eng_cursor_is_prepared(cursor))
		(void)eng_cursor_cancel(cursor);
	end(&w);
	return result;
}

DBIResult
bde_tag_fill(const struct bde_table *table, const struct bde_index *index,
    struct eng_cursor *cursor, enum bde_tag_pass pass)
{
	DBIResult result = DBIERR_NONE;
	struct eng_cursor *walk;
	eng_status st;

	st = eng_cursor_dup(cursor, &walk);
	if (!eng_ok(st))
		return bde_error_of(st);
	st = eng_cursor_set_index(walk, NULL, false, 1);
	if (eng_ok(st))
		st = eng_cursor_go(walk, ENG_FIRST);
	while (st == ENG_OK && result == DBIERR_NONE) {
		result = fill_record(table, index, walk, pass);
		if (result == DBIERR_NONE)
			st = eng_cursor_move(walk, 1, false);
	}
	eng_cursor_close(walk);
	return result != DBIERR_NONE || st == ENG_E_NO_RECORD ? result :
	    bde_error_of(st);
}

DBIResult
bde_tags_choose_again(const struct bde_table *table,
    struct eng_cursor *cursor)
{
	DBIResult result = DBIERR_NONE;
	const struct bde_index *index;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < table->index_count; i++) {
		index = &table->indexes[i];
		if (index->tag == NULL || !index->tag->first_only)
			continue;
		result = bde_tag_fill(table, index, cursor, BDE_TAG_KEYS);
		if (result == DBIERR_NONE)
			result = bde_tag_fill(table, index, cursor,
			    BDE_TAG_FIRSTS);
	}
	return result;
}
