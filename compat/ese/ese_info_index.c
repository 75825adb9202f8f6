/* SPDX-License-Identifier: MIT */
/* JetGetTableIndexInfo, JetGetIndexInfo. */

#include <stddef.h>
#include <string.h>

#include "ese_index.h"
#include "ese_index_id.h"
#include "ese_info.h"
#include "ese_info_index.h"
#include "ese_list.h"

/* JET_INDEXLIST as it was before it told of text flags. */
#define INDEXLIST_SHORT	offsetof(JET_INDEXLIST, columnidLCMapFlags)

/* info.cxx, NORM_LOCALE_NAME_MAX_LENGTH */
#define LOCALE_ROOM	(85 * sizeof(WCHAR))

/* ---- the list ---- */

enum list_column {
	L_NAME,
	L_GRBIT,
	L_KEYS,
	L_ENTRIES,
	L_PAGES,
	L_COLUMNS,
	L_COLUMN,
	L_ID,
	L_TYPE,
	L_COUNTRY,
	L_LANGID,
	L_CP,
	L_COLLATE,
	L_COLUMN_GRBIT,
	L_COLUMN_NAME,
	L_TEXT_FLAGS,
	L_COUNT
};

#define ID_AT(name) offsetof(JET_INDEXLIST, columnid##name)

static const struct ese_list_column index_list[L_COUNT] = {
	[L_NAME] = { JET_coltypText, true, ID_AT(indexname) },
	[L_GRBIT] = { JET_coltypLong, false, ID_AT(grbitIndex) },
	[L_KEYS] = { JET_coltypLong, false, ID_AT(cKey) },
	[L_ENTRIES] = { JET_coltypLong, false, ID_AT(cEntry) },
	[L_PAGES] = { JET_coltypLong, false, ID_AT(cPage) },
	[L_COLUMNS] = { JET_coltypLong, false, ID_AT(cColumn) },
	[L_COLUMN] = { JET_coltypLong, true, ID_AT(iColumn) },
	[L_ID] = { JET_coltypLong, false, ID_AT(columnid) },
	[L_TYPE] = { JET_coltypLong, false, ID_AT(coltyp) },
	[L_COUNTRY] = { JET_coltypShort, false, ID_AT(Country) },
	[L_LANGID] = { JET_coltypShort, false, ID_AT(Langid) },
	[L_CP] = { JET_coltypShort, false, ID_AT(Cp) },
	[L_COLLATE] = { JET_coltypShort, false, ID_AT(Collate) },
	[L_COLUMN_GRBIT] = { JET_coltypLong, false, ID_AT(grbitColumn) },
	[L_COLUMN_NAME] = { JET_coltypText, false, ID_AT(columnname) },
	[L_TEXT_FLAGS] = { JET_coltypLong, false, ID_AT(LCMapFlags) }
};

struct index_walk {
	const struct ese_index_query *query;
	struct ese_list *list;
};

/* One row a column of the key.  Statistics are what JetComputeStats left,
 * which is nothing. */
static void
put_part(struct ese_list *list, const struct ese_index_query *query,
    const struct eng_index_def *def, uint32_t n)
{
	const struct eng_key_part *part = &def->parts[n];
	struct eng_column_info column;
	eng_status st;

	st = eng_column_find(query->cursor, NULL, part->column_id, &column);
	if (st != ENG_OK) {
		list->err = ese_error(query->call, st);
		return;
	}
	ese_list_begin_row(list);
	ese_list_put_text(list, L_NAME, def->name);
	ese_list_put_u32(list, L_GRBIT, ese_index_grbit(def));
	ese_list_put_u32(list, L_KEYS, 0);
	ese_list_put_u32(list, L_ENTRIES, 0);
	ese_list_put_u32(list, L_PAGES, 0);
	ese_list_put_u32(list, L_COLUMNS, def->part_count);
	ese_list_put_u32(list, L_COLUMN, n);
	ese_list_put_u32(list, L_ID, part->column_id);
	ese_list_put_u32(list, L_TYPE, (uint32_t)column.def->type);
	ese_list_put_u16(list, L_COUNTRY, ESE_INFO_COUNTRY);
	ese_list_put_u16(list, L_LANGID, (uint16_t)ese_index_lcid(def));
	ese_list_put_u16(list, L_CP, column.def->codepage);
	ese_list_put_u16(list, L_COLLATE, 0);
	ese_list_put_u32(list, L_COLUMN_GRBIT, part->descending ?
	    JET_bitKeyDescending : JET_bitKeyAscending);
	ese_list_put_text(list, L_COLUMN_NAME, column.def->name);
	ese_list_put_u32(list, L_TEXT_FLAGS, def->text_flags);
	ese_list_end_row(list);
}

static bool
put_index(void *ctx, const struct eng_index_info *info)
{
	struct index_walk *walk = ctx;
	uint32_t n;

	for (n = 0; n < info->def->part_count; n++)
		if (walk->list->err == JET_errSuccess)
			put_part(walk->list, walk->query, info->def, n);
	return walk->list->err == JET_errSuccess;
}

static JET_ERR
put_indexes(struct ese_list *list, const struct ese_index_query *query)
{
	struct index_walk walk = { query, list };
	struct eng_index_info info;
	eng_status st;

	if (*query->name == '\0')
		return ese_error(query->call, eng_index_each(query->cursor,
		    put_index, &walk));
	st = eng_index_find(query->cursor, query->name, &info);
	if (st == ENG_OK)
		put_index(&walk, &info);
	return ese_error(query->call, st);
}

static JET_ERR
give_list(const struct ese_index_query *query)
{
	uint32_t size = query->room < sizeof(JET_INDEXLIST) ?
	    INDEXLIST_SHORT : sizeof(JET_INDEXLIST);
	struct ese_list list;

	ese_list_open(&list, query->call, query->wide, index_list, L_COUNT);
	return ese_list_give(&list, put_indexes(&list, query), query->result,
	    size);
}

/* ---- single values ---- */

/* Unlike the others these want a name, even of the primary index. */
static JET_ERR
find_named(const struct ese_index_query *query, struct eng_index_info *info)
{
	if (*query->name == '\0')
		return JET_errIndexNotFound;
	return ese_error(query->call, eng_index_find(query->cursor,
	    query->name, info));
}

static JET_ERR
give_id(const struct ese_index_query *query)
{
	struct eng_index_info info;
	JET_ERR err;

	err = find_named(query, &info);
	if (err == JET_errSuccess)
		ese_index_id_set(query->cursor, info.id, query->result);
	return err;
}

static JET_ERR
give_density(const struct ese_index_query *query)
{
	struct eng_index_info info;
	uint32_t density;
	JET_ERR err;

	err = find_named(query, &info);
	if (err == JET_errSuccess) {
		density = info.def->density;
		memcpy(query->result, &density, sizeof(density));
	}
	return err;
}

/* As a language, in two bytes, where there is no room for a locale. */
static JET_ERR
give_lcid(const struct ese_index_query *query)
{
	struct eng_index_info info;
	uint32_t lcid;
	uint16_t langid;
	JET_ERR err;

	err = find_named(query, &info);
	if (err != JET_errSuccess)
		return err;
	lcid = ese_index_lcid(info.def);
	langid = (uint16_t)lcid;
	if (query->room < sizeof(lcid))
		memcpy(query->result, &langid, sizeof(langid));
	else
		memcpy(query->result, &lcid, sizeof(lcid));
	return JET_errSuccess;
}

static JET_ERR
give_locale(const struct ese_index_query *query)
{
	struct eng_index_info info;
	JET_ERR err;

	err = find_named(query, &info);
	if (err == JET_errSuccess)
		ese_text_give(info.def->locale, true, query->result,
		    query->room);
	return err;
}

uint16_t
ese_info_var_seg_mac(const struct eng_index_def *def)
{
	return (uint16_t)(def->var_seg_max != 0 ? def->var_seg_max :
	    def->key_size);
}

static JET_ERR
give_var_seg_mac(const struct ese_index_query *query)
{
	struct eng_index_info info;
	uint16_t size;
	JET_ERR err;

	err = find_named(query, &info);
	if (err == JET_errSuccess) {
		size = ese_info_var_seg_mac(info.def);
		memcpy(query->result, &size, sizeof(size));
	}
	return err;
}

static JET_ERR
give_key_most(const struct ese_index_query *query)
{
	struct eng_index_info info;
	uint16_t size;
	JET_ERR err;

	err = find_named(query, &info);
	if (err == JET_errSuccess) {
		size = (uint16_t)info.def->key_size;
		memcpy(query->result, &size, sizeof(size));
	}
	return err;
}

static JET_ERR
find_space(const struct ese_index_query *query, struct eng_space *space)
{
	struct eng_index_info info;
	JET_ERR err;

	err = find_named(query, &info);
	if (err == JET_errSuccess)
		err = ese_error(query->call, eng_index_space(query->cursor,
		    query->name, space));
	if (err == JET_errSuccess)
		memset(query->result, 0, query->room);
	return err;
}

/* info.cxx, ErrINFOIGetCalculatedSpace; of the primary index without the
 * other indexes and the long values. */
static JET_ERR
give_owned(const struct ese_index_query *query)
{
	struct eng_space space;
	JET_ERR err;

	if (query->room != sizeof(space.owned))
		return JET_errInvalidBufferSize;
	err = find_space(query, &space);
	if (err == JET_errSuccess)
		memcpy(query->result, &space.owned, sizeof(space.owned));
	return err;
}

static JET_ERR
give_available(const struct ese_index_query *query)
{
	struct eng_space space;
	JET_ERR err;

	err = find_space(query, &space);
	if (err == JET_errSuccess)
		memcpy(query->result, &space.available,
		    sizeof(space.available));
	return err;
}

static bool
count_secondary(void *ctx, const struct eng_index_info *info)
{
	uint32_t *count = ctx;

	if (info->id != 0)
		(*count)++;
	return true;
}

/* The order of the records counts as one, primary index or not. */
static JET_ERR
give_count(const struct ese_index_query *query)
{
	uint32_t count = 1;
	JET_ERR err;

	err = ese_error(query->call, eng_index_each(query->cursor,
	    count_secondary, &count));
	if (err == JET_errSuccess)
		memcpy(query->result, &count, sizeof(count));
	return err;
}

/* ---- levels ---- */

static const struct {
	uint32_t level;
	uint32_t room;
	JET_ERR (*give)(const struct ese_index_query *query);
} level_map[] = {
	{ JET_IdxInfo, INDEXLIST_SHORT, give_list },
	{ JET_IdxInfoList, INDEXLIST_SHORT, give_list },
	{ JET_IdxInfoSpaceAlloc, sizeof(uint32_t), give_density },
	{ JET_IdxInfoLCID, sizeof(uint16_t), give_lcid },
	{ JET_IdxInfoCount, sizeof(uint32_t), give_count },
	{ JET_IdxInfoVarSegMac, sizeof(uint16_t), give_var_seg_mac },
	{ JET_IdxInfoIndexId, sizeof(JET_INDEXID), give_id },
	{ JET_IdxInfoKeyMost, sizeof(uint16_t), give_key_most },
	{ JET_IdxInfoCreateIndex, sizeof(JET_INDEXCREATE_A),
	    ese_info_give_create },
	{ JET_IdxInfoCreateIndex2, sizeof(JET_INDEXCREATE2_A),
	    ese_info_give_create },
	{ JET_IdxInfoCreateIndex3, sizeof(JET_INDEXCREATE3_A),
	    ese_info_give_create },
	{ JET_IdxInfoLocaleName, LOCALE_ROOM, give_locale },
	{ JET_IdxInfoSpaceOwned, sizeof(uint32_t), give_owned },
	{ JET_IdxInfoSpaceAvailable, sizeof(uint32_t), give_available }
};

/* Levels that the engine no longer has. */
static bool
is_missing(uint32_t level)
{
	return level == JET_IdxInfoSysTabCursor || level == JET_IdxInfoOLC ||
	    level == JET_IdxInfoResetOLC;
}

/* jetapi.cxx, JetGetTableIndexInfoEx */
static JET_ERR
give_level(const struct ese_index_query *query)
{
	bool begun;
	size_t i;
	JET_ERR err;

	if (query->result == NULL)
		return JET_errInvalidParameter;
	if (is_missing(query->level))
		return JET_errFeatureNotAvailable;
	for (i = 0; i < sizeof(level_map) / sizeof(level_map[0]); i++)
		if (level_map[i].level == query->level)
			break;
	if (i == sizeof(level_map) / sizeof(level_map[0]))
		return JET_errInvalidParameter;
	if (query->room < level_map[i].room)
		return JET_errBufferTooSmall;
	err = ese_snapshot_begin(query->call, &begun);
	if (err == JET_errSuccess)
		err = ese_snapshot_end(query->call, begun,
		    level_map[i].give(query));
	return err;
}

static JET_ERR
give(struct ese_index_query *query, const void *text)
{
	struct ese_arg name;
	JET_ERR err;

	err = ese_arg_take(&name, text, query->wide);
	if (err == JET_errSuccess && name.text != NULL && *name.text != '\0')
		err = ese_error(query->call, eng_name_check(name.text,
		    query->name));
	ese_arg_drop(&name);
	return err == JET_errSuccess ? give_level(query) : err;
}

/* ---- the calls ---- */

static JET_ERR
give_of_cursor(JET_SESID sesid, JET_TABLEID tableid, const void *name,
    struct ese_index_query *query)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetTableIndexInfo, sesid, tableid);
	if (err == JET_errSuccess) {
		query->call = &call;
		query->cursor = call.cursor;
		err = give(query, name);
	}
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetTableIndexInfoA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel)
{
	struct ese_index_query query = { .result = pvResult,
	    .room = cbResult, .level = InfoLevel };

	return give_of_cursor(sesid, tableid, szIndexName, &query);
}
ESE_NARROW_IS_PLAIN(JetGetTableIndexInfo);

JET_ERR JET_API
JetGetTableIndexInfoW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel)
{
	struct ese_index_query query = { .wide = true, .result = pvResult,
	    .room = cbResult, .level = InfoLevel };

	return give_of_cursor(sesid, tableid, szIndexName, &query);
}

static JET_ERR
give_of_table(JET_SESID sesid, JET_DBID dbid, const void *table,
    const void *name, struct ese_index_query *query)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetGetIndexInfo, sesid);
	if (err == JET_errSuccess)
		err = ese_info_open(&call, dbid, table, query->wide,
		    &query->cursor);
	if (err == JET_errSuccess) {
		query->call = &call;
		err = give(query, name);
		eng_cursor_close(query->cursor);
	}
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetIndexInfoA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    JET_PCSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel)
{
	struct ese_index_query query = { .result = pvResult,
	    .room = cbResult, .level = InfoLevel };

	return give_of_table(sesid, dbid, szTableName, szIndexName, &query);
}
ESE_NARROW_IS_PLAIN(JetGetIndexInfo);

JET_ERR JET_API
JetGetIndexInfoW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    JET_PCWSTR szIndexName, void *pvResult, uint32_t cbResult,
    uint32_t InfoLevel)
{
	struct ese_index_query query = { .wide = true, .result = pvResult,
	    .room = cbResult, .level = InfoLevel };

	return give_of_table(sesid, dbid, szTableName, szIndexName, &query);
}
