/* SPDX-License-Identifier: MIT */
/* JetGetTableColumnInfo, JetGetColumnInfo. */

#include <string.h>

#include "ese_column.h"
#include "ese_info.h"
#include "ese_list.h"

#define GRBIT_MASK	0xf0000000u
#define LEVEL_MASK	(~GRBIT_MASK)

/* What is asked of a table's columns. */
struct column_query {
	struct ese_call *call;
	struct eng_cursor *cursor;
	const void *name_or_id;
	bool wide;
	void *result;
	uint32_t room;		/* bytes at result */
	uint32_t level;
	JET_GRBIT grbit;
};

/* ---- one column ---- */

static bool
is_by_id(const struct column_query *query)
{
	return query->level == JET_ColInfoByColid ||
	    query->level == JET_ColInfoBaseByColid;
}

static JET_ERR
find_by_id(const struct column_query *query, struct eng_column_info *info)
{
	JET_COLUMNID id;
	eng_status st;

	if (query->name_or_id == NULL)
		return JET_errInvalidParameter;
	memcpy(&id, query->name_or_id, sizeof(id));
	if (id == 0)
		return JET_errColumnNotFound;
	st = eng_column_find(query->cursor, NULL, id, info);
	return st == ENG_E_BAD_COLUMN_ID ? JET_errColumnNotFound :
	    ese_error(query->call, st);
}

static JET_ERR
find_by_name(const struct column_query *query, struct eng_column_info *info)
{
	char checked[ENG_NAME_MAX + 1];
	struct ese_arg name;
	eng_status st;
	JET_ERR err;

	err = ese_arg_take(&name, query->name_or_id, query->wide);
	if (err == JET_errSuccess &&
	    (name.text == NULL || *name.text == '\0'))
		err = JET_errColumnNotFound;
	if (err == JET_errSuccess) {
		st = eng_name_check(name.text, checked);
		if (st == ENG_OK)
			st = eng_column_find(query->cursor, checked, 0, info);
		err = ese_error(query->call, st);
	}
	ese_arg_drop(&name);
	return err;
}

static JET_ERR
find_column(const struct column_query *query, struct eng_column_info *info)
{
	return is_by_id(query) ? find_by_id(query, info) :
	    find_by_name(query, info);
}

static JET_ERR
give_def(const struct column_query *query)
{
	struct eng_column_info info;
	JET_COLUMNDEF def;
	JET_ERR err;

	err = find_column(query, &info);
	if (err != JET_errSuccess)
		return err;
	memset(&def, 0, sizeof(def));
	def.cbStruct = sizeof(def);
	def.columnid = info.id;
	def.coltyp = (JET_COLTYP)info.def->type;
	def.wCountry = ESE_INFO_COUNTRY;
	def.langid = ese_info_langid(query->call);
	def.cp = info.def->codepage;
	def.cbMax = info.def->size_max;
	def.grbit = ese_column_grbit(query->cursor, &info);
	memcpy(query->result, &def, sizeof(def));
	return JET_errSuccess;
}

/* Both forms of JET_COLUMNBASE are alike up to their texts. */
static JET_ERR
give_base(const struct column_query *query)
{
	JET_COLUMNBASE_A *narrow = query->result;
	JET_COLUMNBASE_W *wide = query->result;
	struct eng_table_info table;
	struct eng_column_info info;
	JET_ERR err;

	err = find_column(query, &info);
	if (err != JET_errSuccess)
		return err;
	eng_cursor_table_info(query->cursor, &table);
	if (query->wide) {
		memset(wide, 0, sizeof(*wide));
		narrow->cbStruct = sizeof(*wide);
		ese_text_give(table.name, true, wide->szBaseTableName,
		    sizeof(wide->szBaseTableName));
		ese_text_give(info.def->name, true, wide->szBaseColumnName,
		    sizeof(wide->szBaseColumnName));
	} else {
		memset(narrow, 0, sizeof(*narrow));
		narrow->cbStruct = sizeof(*narrow);
		strcpy(narrow->szBaseTableName, table.name);
		strcpy(narrow->szBaseColumnName, info.def->name);
	}
	narrow->columnid = info.id;
	narrow->coltyp = (JET_COLTYP)info.def->type;
	narrow->wCountry = ESE_INFO_COUNTRY;
	narrow->langid = ese_info_langid(query->call);
	narrow->cp = info.def->codepage;
	narrow->cbMax = info.def->size_max;
	narrow->grbit = ese_column_grbit(query->cursor, &info);
	return JET_errSuccess;
}

/* ---- all columns ---- */

enum list_column {
	L_ORDER,
	L_NAME,
	L_ID,
	L_TYPE,
	L_COUNTRY,
	L_LANGID,
	L_CP,
	L_COLLATE,
	L_SIZE,
	L_GRBIT,
	L_DEFAULT,
	L_BASE_TABLE,
	L_BASE_COLUMN,
	L_COUNT
};

#define ID_AT(name) offsetof(JET_COLUMNLIST, columnid##name)

#define COLUMN_LIST(sorted, blob_type) {				\
	[L_ORDER] = { JET_coltypLong, sorted, ID_AT(PresentationOrder) },\
	[L_NAME] = { JET_coltypText, sorted, ID_AT(columnname) },	\
	[L_ID] = { JET_coltypLong, false, ID_AT(columnid) },		\
	[L_TYPE] = { JET_coltypLong, false, ID_AT(coltyp) },		\
	[L_COUNTRY] = { JET_coltypShort, false, ID_AT(Country) },	\
	[L_LANGID] = { JET_coltypShort, false, ID_AT(Langid) },		\
	[L_CP] = { JET_coltypShort, false, ID_AT(Cp) },			\
	[L_COLLATE] = { JET_coltypShort, false, ID_AT(Collate) },	\
	[L_SIZE] = { JET_coltypLong, false, ID_AT(cbMax) },		\
	[L_GRBIT] = { JET_coltypLong, false, ID_AT(grbit) },		\
	[L_DEFAULT] = { blob_type, false, ID_AT(Default) },		\
	[L_BASE_TABLE] = { JET_coltypText, false, ID_AT(BaseTableName) },\
	[L_BASE_COLUMN] = { JET_coltypText, false, ID_AT(BaseColumnName) }\
}

static const struct ese_list_column sorted_list[L_COUNT] =
    COLUMN_LIST(true, JET_coltypLongBinary);
/* The compact list keeps the order of the ids. */
static const struct ese_list_column compact_list[L_COUNT] =
    COLUMN_LIST(false, JET_coltypBinary);

static bool
is_sorted_by_id(const struct column_query *query)
{
	return query->level == JET_ColInfoListSortColumnid ||
	    (query->grbit & JET_ColInfoGrbitSortByColumnid) != 0;
}

/* info.cxx, ErrINFOGetTableColumnInfo: a JET_USERDEFINEDDEFAULT, narrow in the
 * wide calls too, then the name and the data it points to.  Pointers mean
 * nothing once the value is copied: these count bytes from its beginning. */
static void
put_user_default(struct ese_list *list, const struct eng_column_def *def)
{
	size_t name_size = strlen(def->user_callback) + 1;
	JET_USERDEFINEDDEFAULT_A head = {
		.szCallback = (void *)sizeof(head),
		.pbUserData = (void *)(sizeof(head) + name_size),
		.cbUserData = def->user_data_size
	};
	struct base_buf value = BASE_BUF_EMPTY;

	if (base_buf_add(&value, &head, sizeof(head)) &&
	    base_buf_add(&value, def->user_callback, name_size) &&
	    base_buf_add(&value, def->user_data, def->user_data_size))
		ese_list_put(list, L_DEFAULT, value.data, value.size);
	else if (list->err == JET_errSuccess)
		list->err = JET_errOutOfMemory;
	base_buf_fini(&value);
}

static void
put_details(struct ese_list *list, const struct column_query *query,
    const struct eng_column_info *info, const char *table)
{
	const struct eng_column_def *def = info->def;

	ese_list_put_u32(list, L_TYPE, (uint32_t)def->type);
	ese_list_put_u16(list, L_COUNTRY, ESE_INFO_COUNTRY);
	ese_list_put_u16(list, L_LANGID, ese_info_langid(query->call));
	ese_list_put_u16(list, L_CP, def->codepage);
	ese_list_put_u16(list, L_COLLATE, 0);
	ese_list_put_u32(list, L_SIZE, def->size_max);
	ese_list_put_u32(list, L_GRBIT,
	    ese_column_grbit(query->cursor, info));
	if (def->user_callback != NULL)
		put_user_default(list, def);
	else if (def->default_value != NULL && def->default_size > 0)
		ese_list_put(list, L_DEFAULT, def->default_value,
		    def->default_size);
	ese_list_put_text(list, L_BASE_TABLE, table);
	ese_list_put_text(list, L_BASE_COLUMN, def->name);
}

static void
put_column(struct ese_list *list, const struct column_query *query,
    const struct eng_column_info *info, const char *table)
{
	ese_list_begin_row(list);
	if (is_sorted_by_id(query))
		ese_list_put_u32(list, L_ORDER, info->id);
	ese_list_put_text(list, L_NAME, info->def->name);
	ese_list_put_u32(list, L_ID, info->id);
	if (!(query->grbit & JET_ColInfoGrbitMinimalInfo))
		put_details(list, query, info, table);
	ese_list_end_row(list);
}

struct column_walk {
	const struct column_query *query;
	struct ese_list *list;
	char table[ENG_NAME_MAX + 1];
};

static bool
put_column_of_walk(void *ctx, const struct eng_column_info *info)
{
	struct column_walk *walk = ctx;
	bool own_only = walk->query->level == JET_ColInfoListCompact ||
	    (walk->query->grbit & JET_ColInfoGrbitNonDerivedColumnsOnly);

	if (!own_only || !info->inherited)
		put_column(walk->list, walk->query, info, walk->table);
	return walk->list->err == JET_errSuccess;
}

static JET_ERR
put_columns(struct ese_list *list, const struct column_query *query)
{
	struct column_walk walk = { .query = query, .list = list };
	struct eng_table_info table;

	eng_cursor_table_info(query->cursor, &table);
	strcpy(walk.table, table.name);
	return ese_error(query->call, eng_column_each(query->cursor, true,
	    put_column_of_walk, &walk));
}

static JET_ERR
give_list(const struct column_query *query)
{
	bool compact = query->level == JET_ColInfoListCompact;
	struct ese_list list;
	JET_COLUMNLIST out;
	JET_ERR err;

	ese_list_open(&list, query->call, query->wide,
	    compact ? compact_list : sorted_list, L_COUNT);
	err = ese_list_give(&list, put_columns(&list, query), &out,
	    sizeof(out));
	if (err != JET_errSuccess)
		return err;
	out.columnidDefinitionName = out.columnidcolumnname;
	memcpy(query->result, &out, sizeof(out));
	return JET_errSuccess;
}

/* ---- levels ---- */

static const struct {
	uint32_t level;
	uint32_t room_narrow;
	uint32_t room_wide;
	JET_ERR (*give)(const struct column_query *query);
} level_map[] = {
	{ JET_ColInfo, sizeof(JET_COLUMNDEF), sizeof(JET_COLUMNDEF),
	    give_def },
	{ JET_ColInfoByColid, sizeof(JET_COLUMNDEF), sizeof(JET_COLUMNDEF),
	    give_def },
	{ JET_ColInfoBase, sizeof(JET_COLUMNBASE_A),
	    sizeof(JET_COLUMNBASE_W), give_base },
	{ JET_ColInfoBaseByColid, sizeof(JET_COLUMNBASE_A),
	    sizeof(JET_COLUMNBASE_W), give_base },
	{ JET_ColInfoList, sizeof(JET_COLUMNLIST), sizeof(JET_COLUMNLIST),
	    give_list },
	{ JET_ColInfoListSortColumnid, sizeof(JET_COLUMNLIST),
	    sizeof(JET_COLUMNLIST), give_list },
	{ JET_ColInfoListCompact, sizeof(JET_COLUMNLIST),
	    sizeof(JET_COLUMNLIST), give_list }
};

/* jetapi.cxx, JetGetTableColumnInfoEx */
static JET_ERR
give(struct column_query *query)
{
	bool begun;
	uint32_t room;
	size_t i;
	JET_ERR err;

	query->grbit = query->level & GRBIT_MASK;
	query->level &= LEVEL_MASK;
	if (query->result == NULL)
		return JET_errInvalidParameter;
	if (query->level == JET_ColInfoSysTabCursor)
		return JET_errFeatureNotAvailable;
	for (i = 0; i < sizeof(level_map) / sizeof(level_map[0]); i++)
		if (level_map[i].level == query->level)
			break;
	if (i == sizeof(level_map) / sizeof(level_map[0]))
		return JET_errInvalidParameter;
	room = query->wide ? level_map[i].room_wide :
	    level_map[i].room_narrow;
	if (query->room < room)
		return JET_errBufferTooSmall;
	err = ese_snapshot_begin(query->call, &begun);
	if (err == JET_errSuccess)
		err = ese_snapshot_end(query->call, begun,
		    level_map[i].give(query));
	return err;
}

/* ---- the calls ---- */

static JET_ERR
give_of_cursor(JET_SESID sesid, JET_TABLEID tableid, struct column_query *query)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetTableColumnInfo, sesid, tableid);
	if (err == JET_errSuccess) {
		query->call = &call;
		query->cursor = call.cursor;
		err = give(query);
	}
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetTableColumnInfoA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szColumnName, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel)
{
	struct column_query query = { .name_or_id = szColumnName,
	    .result = pvResult, .room = cbMax, .level = InfoLevel };

	return give_of_cursor(sesid, tableid, &query);
}
ESE_NARROW_IS_PLAIN(JetGetTableColumnInfo);

JET_ERR JET_API
JetGetTableColumnInfoW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szColumnName, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel)
{
	struct column_query query = { .name_or_id = szColumnName,
	    .wide = true, .result = pvResult, .room = cbMax,
	    .level = InfoLevel };

	return give_of_cursor(sesid, tableid, &query);
}

static JET_ERR
give_of_table(JET_SESID sesid, JET_DBID dbid, const void *table,
    struct column_query *query)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetGetColumnInfo, sesid);
	if (err == JET_errSuccess)
		err = ese_info_open(&call, dbid, table, query->wide,
		    &query->cursor);
	if (err == JET_errSuccess) {
		query->call = &call;
		err = give(query);
		eng_cursor_close(query->cursor);
	}
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetColumnInfoA(JET_SESID sesid, JET_DBID dbid, JET_PCSTR szTableName,
    JET_PCSTR pColumnNameOrId, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel)
{
	struct column_query query = { .name_or_id = pColumnNameOrId,
	    .result = pvResult, .room = cbMax, .level = InfoLevel };

	return give_of_table(sesid, dbid, szTableName, &query);
}
ESE_NARROW_IS_PLAIN(JetGetColumnInfo);

JET_ERR JET_API
JetGetColumnInfoW(JET_SESID sesid, JET_DBID dbid, JET_PCWSTR szTableName,
    JET_PCWSTR pwColumnNameOrId, void *pvResult, uint32_t cbMax,
    uint32_t InfoLevel)
{
	struct column_query query = { .name_or_id = pwColumnNameOrId,
	    .wide = true, .result = pvResult, .room = cbMax,
	    .level = InfoLevel };

	return give_of_table(sesid, dbid, szTableName, &query);
}
