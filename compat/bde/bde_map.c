/* SPDX-License-Identifier: MIT */
/* bde_map.c - which fields a cursor shows, and looking whether others changed
 * its table. */
#include <string.h>

#include "base_alloc.h"
#include "bde_cursor.h"
#include "bde_table.h"

/* ---- field maps ---- */

/* By name where there is one, else by number. */
static const struct bde_field *
find_field(const struct bde_table *whole, const FLDDesc *desc)
{
	const struct bde_field *field;

	if (desc->szName[0] != '\0')
		return bde_table_field_named(whole, desc->szName);
	return bde_table_field(whole, desc->iFldNum, &field) == DBIERR_NONE ?
	    field : NULL;
}

/* map is a copy of the whole table. */
static DBIResult
choose_fields(struct bde_table *map, unsigned count, const FLDDesc *wanted)
{
	struct bde_field *chosen = base_calloc(count, sizeof *chosen);
	const struct bde_field *field;
	unsigned i;

	if (chosen == NULL)
		return DBIERR_NOMEMORY;
	for (i = 0; i < count; i++) {
		field = find_field(map, &wanted[i]);
		if (field == NULL) {
			base_free(chosen);
			return DBIERR_INVALIDFLDMAP;
		}
		chosen[i] = *field;
		chosen[i].desc.iFldNum = (uint16_t)(i + 1);
	}
	base_free(map->fields);
	map->fields = chosen;
	map->field_count = (uint16_t)count;
	map->mapped = true;
	return bde_table_layout(map);
}

void
bde_map_drop(struct bde_cursor *cursor)
{
	if (cursor->whole == NULL)
		return;
	bde_table_unref(cursor->table);
	cursor->table = cursor->whole;
	cursor->whole = NULL;
}

static DBIResult
set_map(struct bde_cursor *cursor, unsigned count, const FLDDesc *wanted)
{
	struct bde_table *whole = cursor->whole != NULL ? cursor->whole :
	    cursor->table;
	struct bde_table *map;
	DBIResult result;

	if (whole->driver == BDE_LIST)
		return DBIERR_NA;
	if (count == 0) {
		bde_map_drop(cursor);
		return DBIERR_NONE;
	}
	if (wanted == NULL || count > whole->field_count)
		return DBIERR_INVALIDFLDMAP;
	map = bde_table_copy(whole);
	if (map == NULL)
		return DBIERR_NOMEMORY;
	result = choose_fields(map, count, wanted);
	if (result != DBIERR_NONE) {
		bde_table_unref(map);
		return result;
	}
	bde_map_drop(cursor);
	cursor->whole = cursor->table;
	cursor->table = map;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiSetFieldMap(hDBICur hCur, uint16_t iFields, pFLDDesc pFldDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSetFieldMap, hCur);
	if (result == DBIERR_NONE)
		result = set_map(call.cursor, iFields, pFldDesc);
	return bde_leave(&call, result);
}

/* ---- changes by others ---- */

static void
pass_over_one(struct bde_cursor *cursor)
{
	uint64_t count = eng_cursor_change_count(cursor->eng);

	if (count == cursor->changes_seen + 1)
		cursor->changes_seen = count;
}

void
bde_cursor_own_change(struct bde_cursor *cursor)
{
	if (eng_session_level(eng_cursor_session(cursor->eng)) > 0)
		cursor->changed = true;
	else
		pass_over_one(cursor);
}

void
bde_changes_settle(struct bde_db *db)
{
	struct bde_cursor *cursor;

	TAILQ_FOREACH(cursor, &db->cursors, link) {
		if (cursor->changed && cursor->eng != NULL)
			pass_over_one(cursor);
		cursor->changed = false;
	}
}

/* Reads see what is stored in any case; the program is told that it should
 * read again. */
void
bde_cursor_tell_changes(struct bde_cursor *cursor)
{
	uint64_t count = eng_cursor_change_count(cursor->eng);

	if (count == cursor->changes_seen)
		return;
	cursor->changes_seen = count;
	bde_callback_run(cursor->db->session, cursor, cbTABLECHANGED);
}

DBIResult DBIFN
DbiForceReread(hDBICur hCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiForceReread, hCursor);
	if (result == DBIERR_NONE)
		bde_cursor_tell_changes(call.cursor);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiCheckRefresh(void)
{
	struct bde_cursor *cursor;
	struct bde_call call;
	struct bde_db *db;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiCheckRefresh);
	if (result != DBIERR_NONE)
		return bde_leave(&call, result);
	TAILQ_FOREACH(db, &call.session->dbs, link)
		TAILQ_FOREACH(cursor, &db->cursors, link)
			if (!cursor->hidden)
				bde_cursor_tell_changes(cursor);
	return bde_leave(&call, result);
}
