/* SPDX-License-Identifier: MIT */
/* bde_clone.c - copies of cursors: DbiCloneCursor. */
#include "bde_bookmark.h"
#include "bde_cursor.h"
#include "bde_table.h"

enum { ROOT_TAG = 1 };

/* Order and place. */
static DBIResult
copy_place(struct bde_cursor *to, struct bde_cursor *from)
{
	struct eng_index_info index;
	struct base_buf place;
	DBIResult result;

	eng_cursor_index(from->eng, &index);
	result = bde_error_of(eng_cursor_set_index(to->eng, index.def->name,
	    false, ROOT_TAG));
	if (result == DBIERR_NONE)
		result = bde_place_save(from, &place);
	if (result != DBIERR_NONE)
		return result;
	bde_place_restore(to, &place);
	to->has_read = from->has_read;
	return DBIERR_NONE;
}

static bool
copy_range(struct bde_cursor *to, const struct bde_cursor *from)
{
	return base_buf_set(&to->range_low, from->range_low.data,
	    from->range_low.size) &&
	    base_buf_set(&to->range_high, from->range_high.data,
	    from->range_high.size);
}

static DBIResult
copy_cursor(struct bde_cursor *from, bool read_only, bool one_way,
    struct bde_cursor **out)
{
	struct eng_cursor *eng;
	DBIResult result;

	/* What a read-only cursor sees, another one may not change. */
	if (!read_only && from->open_mode == dbiREADONLY)
		return DBIERR_TABLEREADONLY;
	result = bde_error_of(eng_cursor_dup(from->eng, &eng));
	if (result != DBIERR_NONE)
		return result;
	bde_table_ref(from->table);
	result = bde_cursor_new(from->db, eng, from->table, out);
	if (result != DBIERR_NONE)
		return result;
	(*out)->open_mode = read_only ? dbiREADONLY : from->open_mode;
	(*out)->share_mode = from->share_mode;
	(*out)->xlt_mode = from->xlt_mode;
	(*out)->one_way = one_way;
	(*out)->show_deleted = from->show_deleted;
	if (from->whole != NULL) {
		bde_table_ref(from->whole);
		(*out)->whole = from->whole;
	}
	if (!copy_range(*out, from))
		result = DBIERR_NOMEMORY;
	if (result == DBIERR_NONE)
		result = bde_filters_copy(*out, from);
	if (result == DBIERR_NONE)
		result = copy_place(*out, from);
	if (result != DBIERR_NONE)
		bde_cursor_close(*out);
	return result;
}

DBIResult DBIFN
DbiCloneCursor(hDBICur hCurSrc, DBIBOOL bReadOnly, DBIBOOL bUniDirectional,
    phDBICur phCurNew)
{
	struct bde_call call;
	struct bde_cursor *copy;
	DBIResult result;

	if (phCurNew != NULL)
		*phCurNew = NULL;
	result = bde_enter_cursor(&call, BDE_DbiCloneCursor, hCurSrc);
	if (result == DBIERR_NONE && phCurNew == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = copy_cursor(call.cursor, bReadOnly != 0,
		    bUniDirectional != 0, &copy);
	if (result == DBIERR_NONE)
		*phCurNew = bde_handle_out(copy->handle);
	return bde_leave(&call, result);
}
