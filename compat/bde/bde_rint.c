/* SPDX-License-Identifier: MIT */
/* bde_rint.c - what links between tables say to changes of records. */
#include "bde_rint.h"

#include <string.h>

#include "base_alloc.h"
#include "bde_cursor.h"
#include "bde_lock.h"
#include "bde_other.h"

enum { FIRST_VALUE = 1 };

/* The fields of one link. */
struct end {
	bool is_there;
	struct bde_probe_value values[DBIMAXFLDSINKEY];
};

struct bde_rint {
	struct {
		struct end before, after;
	} links[1];			/* as many as the table has */
};

static const struct bde_table *
whole_table(const struct bde_cursor *cursor)
{
	return cursor->whole != NULL ? cursor->whole : cursor->table;
}

/* ---- keys ---- */

static void
set_value(struct bde_probe_value *value, const void *data, size_t size)
{
	value->blank = data == NULL;
	value->size = value->blank ? 0 : (uint32_t)(size <
	    sizeof value->data ? size : sizeof value->data);
	if (!value->blank && data != value->data)
		memcpy(value->data, data, value->size);
}

static DBIResult
read_value(struct bde_cursor *cursor, const struct bde_field *field,
    struct bde_probe_value *value)
{
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = field->column_id, .tag = FIRST_VALUE,
	    .buffer = value->data, .room = sizeof value->data };
	eng_status st = eng_cursor_read(cursor->eng, &read);

	set_value(value, st == ENG_NOTE_NULL ? NULL : value->data,
	    read.actual);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

/* NULL: DbiSetFieldMap left it out. */
static const struct bde_field *
find_shown(const struct bde_cursor *cursor, const struct bde_field *field)
{
	const struct bde_table *table = cursor->table;
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].column_id == field->column_id)
			return &table->fields[i];
	return NULL;
}

static DBIResult
note_field(struct bde_cursor *cursor, const struct bde_field *field,
    enum bde_rint_kind kind, const uint8_t *buf,
    struct bde_probe_value *before, struct bde_probe_value *after)
{
	const struct bde_field *shown = find_shown(cursor, field);
	DBIResult result = DBIERR_NONE;
	const void *data;
	uint32_t size;

	set_value(before, NULL, 0);
	if (kind != BDE_RINT_INSERT || buf == NULL)
		result = read_value(cursor, field, before);
	*after = *before;
	if (buf == NULL || shown == NULL || field->is_autoinc)
		return result;
	bde_field_value(shown, buf, after->data, &data, &size);
	set_value(after, data, size);
	return result;
}

static struct bde_rint *
make(const struct bde_table *table, enum bde_rint_kind kind)
{
	struct bde_rint *rint = base_calloc(table->link_count,
	    sizeof rint->links[0]);
	unsigned i;

	for (i = 0; rint != NULL && i < table->link_count; i++) {
		rint->links[i].before.is_there = kind != BDE_RINT_INSERT;
		rint->links[i].after.is_there = kind != BDE_RINT_DELETE;
	}
	return rint;
}

DBIResult
bde_rint_note(struct bde_cursor *cursor, enum bde_rint_kind kind,
    const uint8_t *buf, struct bde_rint **out)
{
	const struct bde_table *table = whole_table(cursor);
	DBIResult result = DBIERR_NONE;
	struct bde_rint *rint;
	unsigned i, k;

	*out = NULL;
	if (table->link_count == 0 || eng_cache_is_on(cursor->eng))
		return DBIERR_NONE;
	rint = make(table, kind);
	if (rint == NULL)
		return DBIERR_NOMEMORY;
	for (i = 0; i < table->link_count; i++)
		for (k = 0; result == DBIERR_NONE &&
		    k < table->links[i].iFldCount; k++)
			result = note_field(cursor, &table->fields[
			    table->links[i].aiThisTabFld[k] - 1], kind, buf,
			    &rint->links[i].before.values[k],
			    &rint->links[i].after.values[k]);
	if (result == DBIERR_NONE)
		*out = rint;
	else
		bde_rint_free(rint);
	return result;
}

static DBIResult
note_image(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *image, size_t size, struct bde_probe_value *value)
{
	struct base_buf read = BASE_BUF_EMPTY;
	eng_status st = ENG_NOTE_NULL;

	if (image != NULL)
		st = eng_cache_image_read(cursor->eng, image, size,
		    field->column_id, &read);
	set_value(value, st == ENG_OK ? (read.size > 0 ? read.data :
	    (const uint8_t *)"") : NULL, read.size);
	base_buf_fini(&read);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

DBIResult
bde_rint_note_cached(struct bde_cursor *cursor, enum eng_cache_state op,
    const struct eng_cache_images *images, struct bde_rint **out)
{
	const struct bde_table *table = whole_table(cursor);
	const struct bde_field *field;
	DBIResult result = DBIERR_NONE;
	struct bde_rint *rint;
	unsigned i, k;

	*out = NULL;
	if (table->link_count == 0)
		return DBIERR_NONE;
	rint = make(table, op == ENG_CACHE_INSERTED ? BDE_RINT_INSERT :
	    op == ENG_CACHE_DELETED ? BDE_RINT_DELETE : BDE_RINT_CHANGE);
	if (rint == NULL)
		return DBIERR_NOMEMORY;
	for (i = 0; i < table->link_count; i++)
		for (k = 0; result == DBIERR_NONE &&
		    k < table->links[i].iFldCount; k++) {
			field = &table->fields[
			    table->links[i].aiThisTabFld[k] - 1];
			result = note_image(cursor, field, images->before,
			    images->before_size,
			    &rint->links[i].before.values[k]);
			if (result == DBIERR_NONE)
				result = note_image(cursor, field,
				    images->after, images->after_size,
				    &rint->links[i].after.values[k]);
		}
	if (result == DBIERR_NONE)
		*out = rint;
	else
		bde_rint_free(rint);
	return result;
}

void
bde_rint_free(struct bde_rint *rint)
{
	base_free(rint);
}

static bool
is_blank(const struct end *end, unsigned count)
{
	unsigned i;

	for (i = 0; i < count; i++)
		if (!end->values[i].blank)
			return false;
	return true;
}

static bool
is_same(const struct end *a, const struct end *b, unsigned count)
{
	const struct bde_probe_value *x, *y;
	unsigned i;

	if (!a->is_there || !b->is_there)
		return false;
	for (i = 0; i < count; i++) {
		x = &a->values[i];
		y = &b->values[i];
		if (x->blank != y->blank || base_bytes_compare(x->data,
		    x->size, y->data, y->size) != 0)
			return false;
	}
	return true;
}

/* ---- the other table ---- */

struct search {
	struct bde_cursor *cursor;	/* of the other table */
	uint16_t fields[DBIMAXFLDSINKEY];
	struct bde_probe probe;
};

/* It may not be the one that the link was made with. */
static bool
has_fields(const struct bde_table *table, const RINTDesc *link)
{
	unsigned i;

	for (i = 0; i < link->iFldCount; i++)
		if (link->aiOthTabFld[i] < 1 ||
		    link->aiOthTabFld[i] > table->field_count)
			return false;
	return true;
}

static DBIResult
open_other(struct bde_cursor *cursor, const RINTDesc *link, bool changed,
    struct search *search)
{
	DBIResult result;
	DBIPATH path;

	result = bde_other_path(cursor->table, link->szTblName,
	    cursor->table->driver, path);
	if (result == DBIERR_NONE)
		result = bde_other_open(cursor, path, changed,
		    &search->cursor);
	if (result != DBIERR_NONE || !has_fields(search->cursor->table,
	    link)) {
		bde_error_context(cursor->db->session, ecTABLENAME,
		    link->szTblName);
		return link->eType == rintDEPENDENT ?
		    DBIERR_MASTERTBLOPENERR : DBIERR_DETAILTBLOPENERR;
	}
	memcpy(search->fields, link->aiOthTabFld, sizeof search->fields);
	search->probe.count = link->iFldCount;
	search->probe.fields = search->fields;
	return DBIERR_NONE;
}

/* The master's record stays until the transaction ends. */
static DBIResult
need_master(struct bde_cursor *cursor, const RINTDesc *link,
    const struct end *after)
{
	struct search search;
	DBIResult result;
	eng_status st;
	bool found;

	result = open_other(cursor, link, false, &search);
	if (result != DBIERR_NONE)
		return result;
	search.probe.values = after->values;
	result = bde_probe_first(search.cursor, &search.probe, &found);
	if (result != DBIERR_NONE || !found)
		return result != DBIERR_NONE ? result : DBIERR_FORIEGNKEYERR;
	st = eng_cursor_lock(search.cursor->eng, false);
	return st == ENG_E_RECORD_DELETED ? DBIERR_FORIEGNKEYERR :
	    bde_error_of(st);
}

/* ---- details ---- */

static DBIResult
put_key(struct bde_cursor *detail, const struct search *search,
    const struct end *after, uint8_t *buf)
{
	const struct bde_probe_value *value;
	DBIResult result = bde_record_read(detail, buf);
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < search->probe.count; i++) {
		value = &after->values[i];
		bde_field_set_value(&detail->table->fields[
		    search->fields[i] - 1], buf, value->blank ? NULL :
		    value->data, value->size);
	}
	return result;
}

/* The record that the engine's cursor is on. */
static DBIResult
carry_over(const struct search *search, const struct end *after, uint8_t *buf)
{
	struct bde_cursor *detail = search->cursor;
	DBIResult result;

	bde_cursor_stand_on(detail);
	if (!after->is_there)
		return bde_record_delete(detail);
	result = put_key(detail, search, after, buf);
	return result == DBIERR_NONE ? bde_record_change(detail, buf, NULL) :
	    result;
}

/* The changed record is none with the old key any more, so the first one that
 * is left is the next. */
static DBIResult
cascade(struct bde_cursor *cursor, const RINTDesc *link,
    const struct end *before, const struct end *after)
{
	struct search search;
	DBIResult result;
	uint8_t *buf;
	bool found;

	result = open_other(cursor, link, true, &search);
	if (result != DBIERR_NONE)
		return result;
	search.probe.values = before->values;
	buf = base_malloc(search.cursor->table->record_size + 1u);
	if (buf == NULL)
		return DBIERR_NOMEMORY;
	do {
		result = bde_probe_first(search.cursor, &search.probe,
		    &found);
		if (result == DBIERR_NONE && found)
			result = carry_over(&search, after, buf);
	} while (result == DBIERR_NONE && found);
	base_free(buf);
	return result;
}

static DBIResult
mind_details(struct bde_cursor *cursor, const RINTDesc *link,
    const struct end *before, const struct end *after)
{
	RINTQual what = after->is_there ? link->eModOp : link->eDelOp;
	struct search search;
	DBIResult result;
	bool found;

	result = open_other(cursor, link, false, &search);
	if (result != DBIERR_NONE)
		return result;
	search.probe.values = before->values;
	result = bde_probe_first(search.cursor, &search.probe, &found);
	if (result != DBIERR_NONE || !found)
		return result;
	return what == rintCASCADE ? cascade(cursor, link, before, after) :
	    DBIERR_DETAILRECORDSEXIST;
}

static DBIResult
obey_link(struct bde_cursor *cursor, const RINTDesc *link,
    const struct end *before, const struct end *after)
{
	unsigned count = link->iFldCount;

	if (is_same(before, after, count))
		return DBIERR_NONE;
	if (link->eType == rintDEPENDENT)
		return after->is_there && !is_blank(after, count) ?
		    need_master(cursor, link, after) : DBIERR_NONE;
	return before->is_there && !is_blank(before, count) ?
	    mind_details(cursor, link, before, after) : DBIERR_NONE;
}

DBIResult
bde_rint_obey(struct bde_cursor *cursor, const struct bde_rint *rint)
{
	const struct bde_table *table = whole_table(cursor);
	DBIResult result = DBIERR_NONE;
	unsigned i;

	for (i = 0; rint != NULL && result == DBIERR_NONE &&
	    i < table->link_count; i++)
		result = obey_link(cursor, &table->links[i],
		    &rint->links[i].before, &rint->links[i].after);
	return result;
}

/* ---- whole tables ---- */

/* Whether a record has more than blanks in the fields of the link. */
static DBIResult
has_linked(struct search *search, bool *linked)
{
	struct bde_cursor *cursor = search->cursor;
	DBIResult result = DBIERR_NONE;
	struct bde_probe_value value;
	eng_status st;
	unsigned i;

	*linked = false;
	st = eng_cursor_set_index(cursor->eng, NULL, false, FIRST_VALUE);
	if (st == ENG_OK)
		st = eng_cursor_go(cursor->eng, ENG_FIRST);
	while (st == ENG_OK && result == DBIERR_NONE && !*linked) {
		for (i = 0; result == DBIERR_NONE && !*linked &&
		    !bde_record_is_deleted(cursor) &&
		    i < search->probe.count; i++) {
			result = read_value(cursor, &cursor->table->fields[
			    search->fields[i] - 1], &value);
			*linked = !value.blank;
		}
		st = eng_cursor_move(cursor->eng, 1, false);
	}
	return result != DBIERR_NONE || st == ENG_E_NO_RECORD ? result :
	    bde_error_of(st);
}

/* Records that depend on others of the same table go with them. */
DBIResult
bde_rint_may_empty(struct bde_cursor *cursor)
{
	const struct bde_table *table = whole_table(cursor);
	struct search search = { NULL, { 0 }, { 0, NULL, NULL } };
	DBIResult result = DBIERR_NONE;
	const RINTDesc *link;
	bool linked = false;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < table->link_count; i++) {
		link = &table->links[i];
		if (link->eType != rintMASTER)
			continue;
		result = open_other(cursor, link, false, &search);
		if (result == DBIERR_NONE &&
		    !bde_lock_same_table(cursor, search.cursor))
			result = has_linked(&search, &linked);
		if (result == DBIERR_NONE && linked)
			result = DBIERR_DETAILRECEXISTEMPTY;
	}
	return result;
}
