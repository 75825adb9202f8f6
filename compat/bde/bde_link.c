/* SPDX-License-Identifier: MIT */
/* bde_link.c - linked cursors: a detail shows what belongs to its master's
 * record, by a range that follows each move of the master. */
#include <string.h>

#include "base_alloc.h"
#include "bde_cursor.h"
#include "bde_key.h"
#include "bde_table.h"

struct bde_link {
	struct bde_cursor *master;
	unsigned count;
	uint16_t master_fields[DBIMAXFLDSINKEY];
	uint16_t detail_fields[DBIMAXFLDSINKEY];
};

/* Calls fn for each cursor that is a detail of master. */
static void
each_detail(struct bde_cursor *master, void (*fn)(struct bde_cursor *))
{
	struct bde_cursor *cursor;
	struct bde_db *db;

	TAILQ_FOREACH(db, &master->db->session->dbs, link)
		TAILQ_FOREACH(cursor, &db->cursors, link)
			if (cursor->detail != NULL &&
			    cursor->detail->master == master)
				fn(cursor);
}

/* ---- the range ---- */

/* Nothing lies between these two. */
static DBIResult
hide_all(struct bde_cursor *detail)
{
	bde_cursor_begin(detail);
	return base_buf_set(&detail->range_low, "\xff\xff", 2) &&
	    base_buf_set(&detail->range_high, "\0", 1) ? DBIERR_NONE :
	    DBIERR_NOMEMORY;
}

static DBIResult
carry_field(const struct bde_field *from, const uint8_t *master_record,
    const struct bde_field *to, uint8_t *detail_record)
{
	uint8_t value[2 * BDE_VALUE_MAX];
	DBIResult result;
	bool blank;

	result = bde_field_get(from, xltFIELD, master_record, value, &blank);
	if (result != DBIERR_NONE)
		return result;
	return bde_field_put(to, xltFIELD, detail_record,
	    blank ? NULL : value);
}

static DBIResult
range_on(struct bde_cursor *detail, const uint8_t *master_record,
    uint8_t *detail_record)
{
	const struct bde_link *link = detail->detail;
	struct bde_range_end end = { detail_record, link->count, 0, true };
	DBIResult result = DBIERR_NONE;
	unsigned i;

	bde_record_init(detail->table, detail_record);
	for (i = 0; i < link->count && result == DBIERR_NONE; i++)
		result = carry_field(&link->master->table->fields[
		    link->master_fields[i] - 1], master_record,
		    &detail->table->fields[link->detail_fields[i] - 1],
		    detail_record);
	return result == DBIERR_NONE ? bde_range_set(detail, false, &end,
	    &end) : result;
}

static void
follow_master(struct bde_cursor *detail)
{
	struct bde_cursor *master = detail->detail->master;
	uint8_t *records = base_calloc(1, (size_t)master->table->record_size +
	    detail->table->record_size);
	DBIResult result = records != NULL ? bde_cursor_current(master) :
	    DBIERR_NOMEMORY;

	if (result == DBIERR_NONE)
		result = bde_record_read(master, records);
	if (result == DBIERR_NONE)
		result = range_on(detail, records,
		    records + master->table->record_size);
	base_free(records);
	if (result != DBIERR_NONE)
		hide_all(detail);
	bde_link_moved(detail);
}

void
bde_link_moved(struct bde_cursor *master)
{
	if (master->link_mode)
		each_detail(master, follow_master);
}

/* ---- links ---- */

static void
unlink_detail(struct bde_cursor *detail)
{
	if (detail->detail == NULL)
		return;
	base_free(detail->detail);
	detail->detail = NULL;
	bde_range_clear(detail);
}

void
bde_link_cursor_closes(struct bde_cursor *cursor)
{
	unlink_detail(cursor);
	each_detail(cursor, unlink_detail);
}

/* The fields are the first of the detail's key, and like the master's. */
static DBIResult
check_fields(const struct bde_cursor *master, struct bde_cursor *detail,
    const struct bde_link *link)
{
	const struct bde_field *from, *to;
	struct eng_index_info index;
	unsigned i;

	if (bde_key_check(detail) != DBIERR_NONE)
		return DBIERR_NOTINDEXED;
	eng_cursor_index(detail->eng, &index);
	if (link->count > index.def->part_count)
		return DBIERR_NOTINDEXED;
	for (i = 0; i < link->count; i++) {
		if (bde_table_field(master->table, link->master_fields[i],
		    &from) != DBIERR_NONE ||
		    bde_table_field(detail->table, link->detail_fields[i],
		    &to) != DBIERR_NONE)
			return DBIERR_OUTOFRANGE;
		if (to->column_id != index.def->parts[i].column_id)
			return DBIERR_NOTINDEXED;
		if (from->is_blob || from->logical != to->logical ||
		    from->logical_size > 2 * BDE_VALUE_MAX)
			return DBIERR_KEYFLDTYPEMISMATCH;
	}
	return DBIERR_NONE;
}

/* Over whatever many links; nobody follows himself. */
bool
bde_link_is_above(const struct bde_cursor *cursor,
    const struct bde_cursor *below)
{
	while (below != NULL && below != cursor)
		below = below->detail != NULL ? below->detail->master : NULL;
	return below != NULL;
}

static DBIResult
link_cursors(struct bde_cursor *master, struct bde_cursor *detail,
    unsigned count, const uint16_t *master_fields,
    const uint16_t *detail_fields)
{
	struct bde_link *link;
	DBIResult result;

	if (!master->link_mode || !detail->link_mode ||
	    bde_link_is_above(detail, master))
		return DBIERR_NA;
	if (count == 0 || count > DBIMAXFLDSINKEY || master_fields == NULL ||
	    detail_fields == NULL)
		return DBIERR_INVALIDPARAM;
	link = base_calloc(1, sizeof *link);
	if (link == NULL)
		return DBIERR_NOMEMORY;
	link->master = master;
	link->count = count;
	memcpy(link->master_fields, master_fields,
	    count * sizeof *master_fields);
	memcpy(link->detail_fields, detail_fields,
	    count * sizeof *detail_fields);
	result = check_fields(master, detail, link);
	if (result != DBIERR_NONE) {
		base_free(link);
		return result;
	}
	unlink_detail(detail);
	detail->detail = link;
	follow_master(detail);
	return DBIERR_NONE;
}

/* ---- calls ---- */

/* The program sees a new handle, its old one is dead. */
static DBIResult
set_mode(struct bde_cursor *cursor, bool on, phDBICur handle)
{
	DBIResult result;

	if (cursor->link_mode == on)
		return DBIERR_NA;
	result = bde_cursor_rename(cursor);
	if (result != DBIERR_NONE)
		return result;
	if (!on)
		bde_link_cursor_closes(cursor);
	cursor->link_mode = on;
	*handle = bde_handle_out(cursor->handle);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiBeginLinkMode(phDBICur phCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiBeginLinkMode,
	    phCursor != NULL ? *phCursor : NULL);
	if (result == DBIERR_NONE)
		result = set_mode(call.cursor, true, phCursor);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiEndLinkMode(phDBICur phCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiEndLinkMode,
	    phCursor != NULL ? *phCursor : NULL);
	if (result == DBIERR_NONE)
		result = set_mode(call.cursor, false, phCursor);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiLinkDetail(hDBICur hMstrCursor, hDBICur hDetlCursor, uint16_t iLnkFields,
    uint16_t *piMstrFields, uint16_t *piDetlFields)
{
	struct bde_cursor *detail;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiLinkDetail, hMstrCursor);
	if (result == DBIERR_NONE) {
		detail = bde_find_cursor(&call, hDetlCursor);
		if (detail == NULL)
			result = DBIERR_INVALIDHNDL;
		else if (!bde_spares_callback(&call, detail))
			result = DBIERR_REENTERED;
		else
			result = link_cursors(call.cursor, detail, iLnkFields,
			    piMstrFields, piDetlFields);
	}
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiUnlinkDetail(hDBICur hDetlCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiUnlinkDetail, hDetlCursor);
	if (result == DBIERR_NONE && call.cursor->detail == NULL)
		result = DBIERR_NA;
	if (result == DBIERR_NONE)
		unlink_detail(call.cursor);
	return bde_leave(&call, result);
}
