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

static eng_status
get_value(const struct eng_cursor *cursor, const struct eng_column *col,
    struct eng_column_value *out)
{
	struct eng_value value;
	eng_status st;

	st = eng_row_get(col, cursor->row.data, cursor->row.size, 1, &value);
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

static eng_status
get_values(const struct eng_cursor *cursor, struct eng_column_value *values,
    unsigned count)
{
	struct eng_view view = eng_session_view(cursor->session);
	const struct eng_column *col;
	eng_status st = ENG_OK;
	unsigned i;

	for (i = 0; st == ENG_OK && i < count; i++) {
		col = eng_table_column(cursor->table, &view, NULL,
		    values[i].column_id);
		st = col != NULL ? get_value(cursor, col, &values[i]) :
		    ENG_E_NO_COLUMN;
	}
	return st;
}

eng_status
eng_cursor_values(struct eng_cursor *cursor, struct eng_column_value *values,
    unsigned count)
{
	eng_status st;

	if (look_at_known(cursor)) {
		st = get_values(cursor, values, count);
		eng_env_unlook(cursor->session->env);
		return st;
	}
	eng_env_share(cursor->session->env);
	st = eng_cursor_fetch_locked(cursor);
	if (st == ENG_OK)
		st = get_values(cursor, values, count);
	eng_env_unshare(cursor->session->env);
	return st;
}
