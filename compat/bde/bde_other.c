/* SPDX-License-Identifier: MIT */
/* bde_other.c - other tables that rules speak of, and records in them. */
#include "bde_other.h"

#include <bsd/string.h>
#include <stdio.h>

#include "base_alloc.h"
#include "bde_cursor.h"

enum { ROOT_TAG = 1, FIRST_VALUE = 1 };

struct bde_other {
	SLIST_ENTRY(bde_other) link;
	struct bde_cursor *cursor;
	DBIPATH path;
	bool changed;
};

/* ---- cursors ---- */

static DBIResult
open_new(struct bde_cursor *cursor, const char *path, bool changed,
    struct bde_other **out)
{
	struct bde_other *other = base_calloc(1, sizeof *other);
	DBIResult result;

	if (other == NULL)
		return DBIERR_NOMEMORY;
	result = bde_open(cursor->db, path, NULL, changed ? dbiREADWRITE :
	    dbiREADONLY, dbiOPENSHARED, &other->cursor);
	if (result != DBIERR_NONE) {
		base_free(other);
		return result;
	}
	other->cursor->hidden = true;
	other->changed = changed;
	strlcpy(other->path, path, sizeof other->path);
	SLIST_INSERT_HEAD(&cursor->others, other, link);
	*out = other;
	return DBIERR_NONE;
}

/* One that the engine has closed by itself is opened again. */
DBIResult
bde_other_open(struct bde_cursor *cursor, const char *path, bool changed,
    struct bde_cursor **out)
{
	DBIResult result = DBIERR_NONE;
	struct bde_other *other;

	*out = NULL;
	SLIST_FOREACH(other, &cursor->others, link)
		if (other->changed == changed && other->cursor->eng != NULL &&
		    strcmp(other->path, path) == 0)
			break;
	if (other == NULL)
		result = open_new(cursor, path, changed, &other);
	if (result == DBIERR_NONE)
		*out = other->cursor;
	return result;
}

DBIResult
bde_other_path(const struct bde_table *table, const char *name,
    enum bde_driver driver, DBIPATH path)
{
	const char *slash = strrchr(table->path, '/');
	const char *own = strrchr(name, '/');
	const char *dot = strrchr(own != NULL ? own : name, '.');
	int size;

	size = snprintf(path, sizeof(DBIPATH), "%.*s%s%s",
	    name[0] == '/' ? 0 : (int)(slash + 1 - table->path), table->path,
	    name, dot != NULL ? "" : driver == BDE_DBASE ? ".DBF" : ".DB");
	return size > 0 && (size_t)size < sizeof(DBIPATH) ? DBIERR_NONE :
	    DBIERR_INVALIDTABLENAME;
}

void
bde_others_close(struct bde_cursor *cursor)
{
	struct bde_other *other;

	while ((other = SLIST_FIRST(&cursor->others)) != NULL) {
		SLIST_REMOVE_HEAD(&cursor->others, link);
		(void)bde_cursor_close(other->cursor);
		base_free(other);
	}
}

/* ---- records ---- */

static bool
begins_with(const IDXDesc *desc, unsigned count, const uint16_t *fields)
{
	unsigned i;

	if (desc->bExpIdx || desc->bSubset || desc->iFldsInKey < count)
		return false;
	for (i = 0; i < count; i++)
		if (desc->aiKeyFld[i] != fields[i])
			return false;
	return true;
}

/* Those of dBASE that have but the first record of a key leave records out;
 * capital letters are not sought by small ones. */
static const struct bde_index *
choose_index(const struct bde_table *table, unsigned count,
    const uint16_t *fields)
{
	const IDXDesc *desc;
	unsigned i;

	for (i = 0; i < table->index_count; i++) {
		desc = &table->indexes[i].desc;
		if (begins_with(desc, count, fields) &&
		    !desc->bCaseInsensitive &&
		    !(table->driver == BDE_DBASE && desc->bUnique &&
		    !(desc->bUnique & mdxDISTINCT)))
			return &table->indexes[i];
	}
	return NULL;
}

bool
bde_probe_is_indexed(const struct bde_table *table, unsigned count,
    const uint16_t *fields)
{
	return choose_index(table, count, fields) != NULL;
}

static eng_status
make_key(struct bde_cursor *cursor, const struct bde_probe *probe, bool end)
{
	const struct bde_probe_value *value;
	eng_status st = ENG_OK;
	unsigned i;

	for (i = 0; i < probe->count && st == ENG_OK; i++) {
		value = &probe->values[i];
		st = eng_cursor_make_key(cursor->eng, value->blank ? NULL :
		    value->data, value->blank ? 0 : value->size, false,
		    i == 0, i + 1 < probe->count ? ENG_KEY_PLAIN : end ?
		    ENG_KEY_FULL_END : ENG_KEY_FULL_START);
	}
	return st;
}

static eng_status
go_to_first(struct bde_cursor *cursor, const struct bde_probe *probe,
    const struct bde_index *index)
{
	eng_status st;

	st = eng_cursor_set_index(cursor->eng, index != NULL ? index->name :
	    NULL, false, ROOT_TAG);
	if (st == ENG_OK && index == NULL)
		return eng_cursor_go(cursor->eng, ENG_FIRST);
	if (st == ENG_OK)
		st = make_key(cursor, probe, false);
	if (st == ENG_OK)
		st = eng_cursor_seek(cursor->eng, ENG_SEEK_GE, false, false);
	if (eng_ok(st))
		st = make_key(cursor, probe, true);
	return st == ENG_OK ? eng_cursor_set_range(cursor->eng, true, true) :
	    st;
}

static eng_status
compare_field(struct bde_cursor *cursor, const struct bde_field *field,
    const struct bde_probe_value *value, bool *same)
{
	uint8_t data[BDE_VALUE_MAX];
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = field->column_id, .tag = FIRST_VALUE,
	    .buffer = data, .room = sizeof data };
	eng_status st = eng_cursor_read(cursor->eng, &read);

	if (st == ENG_NOTE_NULL || value->blank)
		*same = (st == ENG_NOTE_NULL) == value->blank;
	else
		*same = st == ENG_OK && base_bytes_compare(data, read.actual,
		    value->data, value->size) == 0;
	return eng_ok(st) ? ENG_OK : st;
}

static eng_status
compare(struct bde_cursor *cursor, const struct bde_probe *probe, bool *same)
{
	const struct bde_table *table = cursor->table;
	eng_status st = ENG_OK;
	unsigned i;

	*same = !bde_record_is_deleted(cursor);
	for (i = 0; st == ENG_OK && *same && i < probe->count; i++)
		st = compare_field(cursor,
		    &table->fields[probe->fields[i] - 1], &probe->values[i],
		    same);
	return st;
}

/* From where the cursor went with that status. */
static DBIResult
find_same(struct bde_cursor *cursor, const struct bde_probe *probe,
    eng_status st, bool *found)
{
	*found = false;
	while (eng_ok(st)) {
		st = compare(cursor, probe, found);
		if (st != ENG_OK || *found)
			break;
		st = eng_cursor_move(cursor->eng, 1, false);
	}
	return st == ENG_E_NO_RECORD || st == ENG_E_NOT_FOUND ? DBIERR_NONE :
	    bde_error_of(st);
}

DBIResult
bde_probe_first(struct bde_cursor *cursor, const struct bde_probe *probe,
    bool *found)
{
	const struct bde_index *index = choose_index(cursor->table,
	    probe->count, probe->fields);

	return find_same(cursor, probe, go_to_first(cursor, probe, index),
	    found);
}

DBIResult
bde_probe_next(struct bde_cursor *cursor, const struct bde_probe *probe,
    bool *found)
{
	return find_same(cursor, probe, eng_cursor_move(cursor->eng, 1,
	    false), found);
}
