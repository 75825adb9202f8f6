/* SPDX-License-Identifier: MIT */
/* eng_table_column.c - the columns of a table in memory. */
#include <string.h>

#include "base_alloc.h"
#include "eng_row.h"
#include "eng_table_part.h"

void
eng_table_free_column(struct eng_column *col)
{
	if (col == NULL)
		return;
	base_free((void *)(uintptr_t)col->def.default_value);
	base_free((void *)(uintptr_t)col->def.user_callback);
	base_free((void *)(uintptr_t)col->def.user_data);
	base_free(col);
}

static bool
room_for_tagged(struct eng_columns *cols, uint32_t count)
{
	struct eng_column **tagged;
	uint32_t room = cols->tagged_room;

	if (count <= room)
		return true;
	while (room < count)
		room = room == 0 ? 8 : room * 2;
	tagged = base_realloc(cols->tagged, room * sizeof *tagged);
	if (tagged == NULL)
		return false;
	memset(tagged + cols->tagged_room, 0,
	    (room - cols->tagged_room) * sizeof *tagged);
	cols->tagged = tagged;
	cols->tagged_room = room;
	return true;
}

/* The slot of an id, with the count that it moves; NULL out of memory or out
 * of range, which *st tells apart. */
static struct eng_column **
find_slot(struct eng_columns *cols, uint32_t id, uint32_t **count,
    uint32_t *n, eng_status *st)
{
	*st = ENG_OK;
	if (id >= ENG_FIXED_FIRST && id <= ENG_FIXED_LAST) {
		*count = &cols->fixed_count;
		*n = id - ENG_FIXED_FIRST;
		return &cols->fixed[*n];
	}
	if (id >= ENG_VAR_FIRST && id <= ENG_VAR_LAST) {
		*count = &cols->var_count;
		*n = id - ENG_VAR_FIRST;
		return &cols->var[*n];
	}
	if (id < ENG_TAGGED_FIRST || id > ENG_TAGGED_LAST) {
		*st = ENG_E_CORRUPT;
		return NULL;
	}
	*count = &cols->tagged_count;
	*n = id - ENG_TAGGED_FIRST;
	if (!room_for_tagged(cols, *n + 1)) {
		*st = ENG_E_NO_MEMORY;
		return NULL;
	}
	return &cols->tagged[*n];
}

/* The table's short cuts to columns of special kinds. */
static void
note_special(struct eng_table *table, struct eng_column *col)
{
	if (col->def.flags & ENG_COL_AUTOINC)
		table->autoinc = col;
	if (col->def.flags & ENG_COL_VERSION)
		table->version = col;
	if (col->def.flags & ENG_COL_USER_DEFAULT)
		table->has_user_default = true;
}

static void
forget_special(struct eng_table *table, const struct eng_column *col)
{
	if (table->autoinc == col)
		table->autoinc = NULL;
	if (table->version == col)
		table->version = NULL;
}

eng_status
eng_table_place_column(struct eng_table *table, struct eng_column *col)
{
	struct eng_columns *cols = &table->columns;
	struct eng_column **slot;
	uint32_t *count, n;
	eng_status st;

	slot = find_slot(cols, col->id, &count, &n, &st);
	if (slot == NULL)
		return st;
	if (*slot != NULL)
		return ENG_E_CORRUPT;
	*slot = col;
	if (n >= *count)
		*count = n + 1;
	if (col->offset + (uint32_t)col->fixed_size > cols->fixed_end)
		cols->fixed_end = col->offset + col->fixed_size;
	if (!col->defunct)
		note_special(table, col);
	return ENG_OK;
}

/* ENG_E_NO_MEMORY leaves only what eng_table_free_column() can take. */
static eng_status
copy_def(struct eng_column_def *to, const struct eng_column_def *from)
{
	*to = *from;
	to->default_value = NULL;
	to->user_callback = NULL;
	to->user_data = NULL;
	if (from->default_value != NULL &&
	    (to->default_value = base_memdup(from->default_value,
	    from->default_size)) == NULL)
		return ENG_E_NO_MEMORY;
	if (from->user_callback != NULL &&
	    (to->user_callback = base_strdup(from->user_callback)) == NULL)
		return ENG_E_NO_MEMORY;
	if (from->user_data != NULL &&
	    (to->user_data = base_memdup(from->user_data,
	    from->user_data_size)) == NULL)
		return ENG_E_NO_MEMORY;
	return ENG_OK;
}

/* Gives the column the next id of its kind, and a place. */
static eng_status
choose_place(const struct eng_table *table, struct eng_column *col)
{
	const struct eng_columns *cols = &table->columns;
	uint32_t flags = col->def.flags;

	if (flags & ENG_COL_TAGGED) {
		col->id = ENG_TAGGED_FIRST + cols->tagged_count;
		return col->id > ENG_TAGGED_LAST ? ENG_E_TOO_MANY_COLUMNS :
		    ENG_OK;
	}
	if (!(flags & ENG_COL_FIXED)) {
		col->id = ENG_VAR_FIRST + cols->var_count;
		return col->id > ENG_VAR_LAST ? ENG_E_TOO_MANY_COLUMNS :
		    ENG_OK;
	}
	if (cols->fixed_end + col->def.size_max > eng_table_row_max(table) - 4)
		return ENG_E_ROW_TOO_BIG;
	col->id = ENG_FIXED_FIRST + cols->fixed_count;
	if (col->id > ENG_FIXED_LAST)
		return ENG_E_TOO_MANY_COLUMNS;
	col->offset = (uint16_t)cols->fixed_end;
	col->fixed_size = (uint16_t)col->def.size_max;
	return ENG_OK;
}

void
eng_table_spend_column(struct eng_column *col)
{
	col->defunct = true;
	col->birth.created_seq = UINT64_MAX;
	col->birth.dropped_seq = 1;
}

/* The id of a column that never came to be stays spent: rows of others may
 * have been laid out with it. */
static void
settle_new_column(void *arg, enum eng_outcome outcome)
{
	struct eng_table_note *note = arg;
	struct eng_column *col = note->part;

	if (outcome == ENG_UNDONE) {
		col->defunct = true;
		forget_special(note->table, col);
	}
	base_free(note);
}

/* On failure the column stays in its slot, spent. */
static eng_status
bear_column(struct eng_session *session, struct eng_table *table,
    struct eng_column *col)
{
	struct eng_table_note *note;
	eng_status st = ENG_E_NO_MEMORY;

	note = eng_table_make_note(table, col);
	if (note != NULL)
		st = eng_birth_create(session, &col->birth, settle_new_column,
		    note);
	if (st != ENG_OK) {
		base_free(note);
		eng_table_spend_column(col);
		forget_special(table, col);
	}
	return st;
}

eng_status
eng_table_put_column(struct eng_session *session, struct eng_table *table,
    const struct eng_column_def *def, struct eng_column **out)
{
	struct eng_column *col;
	eng_status st;

	*out = NULL;
	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	st = copy_def(&col->def, def);
	if (st == ENG_OK)
		st = choose_place(table, col);
	if (st == ENG_OK)
		st = eng_table_place_column(table, col);
	if (st != ENG_OK) {
		eng_table_free_column(col);
		return st;
	}
	if (session != NULL)
		st = bear_column(session, table, col);
	if (st == ENG_OK)
		*out = col;
	return st;
}

static void
settle_dropped_column(void *arg, enum eng_outcome outcome)
{
	struct eng_table_note *note = arg;
	struct eng_column *col = note->part;

	if (outcome == ENG_UNDONE && !col->defunct)
		note_special(note->table, col);
	base_free(note);
}

eng_status
eng_table_drop_column(struct eng_session *session, struct eng_table *table,
    struct eng_column *col)
{
	struct eng_table_note *note;
	eng_status st;

	note = eng_table_make_note(table, col);
	if (note == NULL)
		return ENG_E_NO_MEMORY;
	st = eng_birth_drop(session, &col->birth, settle_dropped_column, note);
	if (st != ENG_OK) {
		base_free(note);
		return st;
	}
	forget_special(table, col);
	return ENG_OK;
}

eng_status
eng_table_inherit_column(struct eng_table *table, const struct eng_column *from,
    const struct eng_view *view)
{
	struct eng_column *col;
	eng_status st;

	col = base_calloc(1, sizeof *col);
	if (col == NULL)
		return ENG_E_NO_MEMORY;
	st = copy_def(&col->def, &from->def);
	col->id = from->id;
	col->offset = from->offset;
	col->fixed_size = from->fixed_size;
	col->inherited = true;
	if (from->defunct || !eng_birth_visible(&from->birth, view))
		eng_table_spend_column(col);
	if (st == ENG_OK)
		st = eng_table_place_column(table, col);
	if (st != ENG_OK)
		eng_table_free_column(col);
	return st;
}
