/* SPDX-License-Identifier: MIT */
/* eng_transfer.c - many columns of the current record at once. */
#include "eng_cursor.h"
#include "eng_env.h"

/* What is known of the record need not be looked for: then no process is kept
 * out, and what threads of this one may change is not the row. */
static bool
look_at_known(struct eng_cursor *cursor)
{
	eng_env_look(cursor->session->env);
	if (cursor->row_known && eng_stamp_holds(&cursor->row_stamp, cursor))
		return true;
	eng_env_unlook(cursor->session->env);
	return false;
}

/* The row, taken apart once; parts NULL: it is damaged, and each column tells
 * whether that concerns it. */
struct look {
	const struct eng_cursor *cursor;
	const struct eng_row_parts *parts;
};

static inline unsigned
find_fixed(const struct eng_row_parts *parts, const struct eng_column *col,
    const uint8_t **data, uint32_t *size)
{
	if (col->id > parts->fixed_last ||
	    (uint32_t)col->offset + col->fixed_size > parts->fixed_size)
		return ENG_ROW_NO_VALUE;
	*data = parts->fixed + col->offset;
	*size = col->fixed_size;
	return eng_row_state_at(parts->fixed_states,
	    col->id - ENG_FIXED_FIRST);
}

static inline unsigned
find_var(const struct eng_row_parts *parts, const struct eng_column *col,
    const uint8_t **data, uint32_t *size)
{
	uint32_t i = col->id - ENG_VAR_FIRST, start, end;

	if (col->id > parts->var_last)
		return ENG_ROW_NO_VALUE;
	start = i == 0 ? 0 : base_get_u16(parts->var_ends + 2 * (i - 1));
	end = base_get_u16(parts->var_ends + 2 * i);
	if (start > end || end > parts->var_size)
		return ENG_ROW_NO_VALUE;
	*data = parts->var_data + start;
	*size = end - start;
	return eng_row_state_at(parts->var_states, i);
}

/* ENG_ROW_NO_VALUE also where the row must be looked at more closely. */
static inline unsigned
find_in_row(const struct eng_row_parts *parts, const struct eng_column *col,
    const uint8_t **data, uint32_t *size)
{
	return col->id < ENG_VAR_FIRST ? find_fixed(parts, col, data, size) :
	    find_var(parts, col, data, size);
}

/* What eng_row_get gives, sooner where there is nothing special. */
static eng_status
find_value(const struct look *look, const struct eng_column *col,
    struct eng_value *out)
{
	const struct eng_cursor *cursor = look->cursor;

	if (look->parts != NULL && col->id < ENG_TAGGED_FIRST) {
		out->separated = false;
		if (find_in_row(look->parts, col, &out->data, &out->size) ==
		    ENG_ROW_VALUE)
			return ENG_OK;
	}
	return eng_row_get(col, cursor->row.data, cursor->row.size, 1, out);
}

static eng_status
get_value(const struct look *look, const struct eng_column *col,
    struct eng_column_value *out)
{
	struct eng_value value;
	eng_status st;

	st = find_value(look, col, &value);
	if (st == ENG_NOTE_NO_VALUE) {
		if ((col->def.flags & ENG_COL_USER_DEFAULT) != 0) {
			out->state = ENG_VALUE_ASKED;
			return ENG_OK;
		}
		value.data = col->def.default_value;
		value.size = col->def.default_size;
		st = value.data != NULL ? ENG_OK : ENG_NOTE_NULL;
	}
	if (!eng_ok(st))
		return st;
	out->state = st == ENG_NOTE_NULL ? ENG_VALUE_NULL :
	    value.separated ? ENG_VALUE_ELSEWHERE : ENG_VALUE_HERE;
	out->data = value.data;
	out->size = value.size;
	return ENG_OK;
}

static uint64_t
count_definitions(const struct eng_cursor *cursor)
{
	return atomic_load_explicit(&cursor->session->env->definitions,
	    memory_order_acquire);
}

/* Everybody sees it, until definitions change. */
static bool
is_settled(const struct eng_column *col)
{
	return col->birth.created_by == NULL &&
	    col->birth.dropped_by == NULL && col->birth.dropped_seq == 0;
}

static eng_status
get_values(const struct eng_cursor *cursor, struct eng_column_value *values,
    unsigned count)
{
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_row_parts parts;
	struct look look = { cursor, &parts };
	const struct eng_column *col;
	eng_status st = ENG_OK;
	unsigned i;

	if (eng_row_open(cursor->row.data, cursor->row.size, &parts) !=
	    ENG_OK)
		look.parts = NULL;
	for (i = 0; st == ENG_OK && i < count; i++) {
		col = eng_table_column(cursor->table, &view, NULL,
		    values[i].column_id);
		st = col != NULL ? get_value(&look, col, &values[i]) :
		    ENG_E_NO_COLUMN;
		values[i].column = col != NULL && is_settled(col) ? col :
		    NULL;
		values[i].definitions = count_definitions(cursor);
	}
	return st;
}

static bool
get_tagged(const struct eng_cursor *cursor, struct eng_column_value *out)
{
	struct eng_value value;
	eng_status st;

	st = eng_row_get(out->column, cursor->row.data, cursor->row.size, 1,
	    &value);
	if (st != ENG_OK && st != ENG_NOTE_NULL)
		return false;
	out->state = st == ENG_NOTE_NULL ? ENG_VALUE_NULL :
	    value.separated ? ENG_VALUE_ELSEWHERE : ENG_VALUE_HERE;
	out->data = value.data;
	out->size = value.size;
	return true;
}

/* Columns live as long as their table, and the record is the cursor's own copy:
 * so what both are known of needs no look at anything that others change, but
 * for defaults. */
static bool
get_known(const struct eng_cursor *cursor, struct eng_column_value *values,
    unsigned count)
{
	uint64_t definitions = count_definitions(cursor);
	struct eng_column_value *value, *end = values + count;
	struct eng_row_parts parts;
	const uint8_t *data;

	if (!cursor->row_known || cursor->currency != ENG_CUR_ON ||
	    !eng_stamp_holds(&cursor->row_stamp, cursor) ||
	    eng_row_open(cursor->row.data, cursor->row.size, &parts) !=
	    ENG_OK)
		return false;
	for (value = values; value < end; value++) {
		if (value->column == NULL || value->definitions != definitions)
			return false;
		if (value->column->id >= ENG_TAGGED_FIRST) {
			if (!get_tagged(cursor, value))
				return false;
			continue;
		}
		switch (find_in_row(&parts, value->column, &data,
		    &value->size)) {
		case ENG_ROW_VALUE:
			value->state = ENG_VALUE_HERE;
			value->data = data;
			break;
		case ENG_ROW_NULL:
			value->state = ENG_VALUE_NULL;
			break;
		default:
			return false;
		}
	}
	return true;
}

eng_status
eng_cursor_values(struct eng_cursor *cursor, struct eng_column_value *values,
    unsigned count)
{
	eng_status st;

	if (get_known(cursor, values, count))
		return ENG_OK;
	if (look_at_known(cursor)) {
		st = get_values(cursor, values, count);
		eng_env_unlook(cursor->session->env);
		return st;
	}
	eng_env_read(cursor->session->env);
	st = eng_cursor_fetch_locked(cursor);
	if (st == ENG_OK)
		st = get_values(cursor, values, count);
	eng_env_unread(cursor->session->env);
	return st;
}
