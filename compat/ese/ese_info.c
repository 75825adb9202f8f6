/* SPDX-License-Identifier: MIT */
/* JetGetTableInfo, JetGetObjectInfo. */

#include <string.h>

#include "base_text.h"
#include "ese_info.h"
#include "ese_list.h"
#include "ese_param.h"

/* The one container there is. */
#define CONTAINER	"Tables"

JET_ERR
ese_info_open(struct ese_call *call, JET_DBID dbid, const void *name,
    bool wide, struct eng_cursor **cursor)
{
	struct ese_arg text = { .text = NULL };
	struct ese_db_ref *ref;
	JET_ERR err;

	*cursor = NULL;
	err = ese_db_find(call, dbid, false, &ref);
	if (err == JET_errSuccess && name == NULL)
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		err = ese_arg_take(&text, name, wide);
	if (err == JET_errSuccess)
		err = ese_error(call, eng_cursor_open(call->es,
		    ref->db->store, text.text, ENG_OPEN_READ_ONLY, cursor));
	ese_arg_drop(&text);
	/* That only the system uses the table is of no interest here. */
	return err > JET_errSuccess ? JET_errSuccess : err;
}

uint16_t
ese_info_langid(const struct ese_call *call)
{
	JET_UNICODEINDEX unicode;

	ese_param_unicode(call->instance, &unicode);
	return (uint16_t)unicode.lcid;
}

static uint32_t
object_flags(const struct eng_table_info *info)
{
	uint32_t flags = 0;

	if (info->flags & ENG_TABLE_SYSTEM)
		flags |= JET_bitObjectSystem;
	if (info->flags & ENG_TABLE_FIXED_DDL)
		flags |= JET_bitObjectTableFixedDDL;
	if (info->flags & ENG_TABLE_TEMPLATE)
		flags |= JET_bitObjectTableTemplate |
		    JET_bitObjectTableFixedDDL;
	else if (*info->template_name != '\0')
		flags |= JET_bitObjectTableDerived;
	return flags;
}

/* Records and pages are what JetComputeStats counted, which is nothing. */
static void
fill_object(const struct eng_table_info *info, bool updatable,
    JET_OBJECTINFO *out)
{
	memset(out, 0, sizeof(*out));
	out->cbStruct = sizeof(*out);
	out->objtyp = JET_objtypTable;
	out->grbit = JET_bitTableInfoBookmark | JET_bitTableInfoRollback;
	if (updatable)
		out->grbit |= JET_bitTableInfoUpdatable;
	out->flags = object_flags(info);
}

/* ---- JetGetTableInfo ---- */

static JET_ERR
give_object(struct ese_call *call, void *result, uint32_t room)
{
	struct eng_table_info info;
	JET_OBJECTINFO out;

	if (room < sizeof(out))
		return JET_errBufferTooSmall;
	eng_cursor_table_info(call->cursor, &info);
	fill_object(&info, !eng_cursor_is_read_only(call->cursor), &out);
	memcpy(result, &out, sizeof(out));
	return JET_errSuccess;
}

static JET_ERR
give_name(struct ese_call *call, bool wide, void *result, uint32_t room)
{
	struct eng_table_info info;

	eng_cursor_table_info(call->cursor, &info);
	return ese_text_give(info.name, wide, result, room) ?
	    JET_errSuccess : JET_errBufferTooSmall;
}

/* Wants room for any name, whatever this one is. */
static JET_ERR
give_template(struct ese_call *call, bool wide, void *result, uint32_t room)
{
	struct eng_table_info info;
	size_t unit = wide ? sizeof(WCHAR) : 1;

	if (room <= ENG_NAME_MAX * unit)
		return JET_errBufferTooSmall;
	eng_cursor_table_info(call->cursor, &info);
	return ese_text_give(info.template_name, wide, result, room) ?
	    JET_errSuccess : JET_errBufferTooSmall;
}

static JET_ERR
give_dbid(struct ese_call *call, void *result, uint32_t room)
{
	if (room < sizeof(JET_DBID))
		return JET_errBufferTooSmall;
	memcpy(result, &call->table->db->dbid, sizeof(JET_DBID));
	return JET_errSuccess;
}

/* Pages asked for at creation, of which one at least is taken; density. */
static JET_ERR
give_alloc(struct ese_call *call, void *result, uint32_t room)
{
	struct eng_table_info info;
	uint32_t out[2];

	if (room < sizeof(out))
		return JET_errBufferTooSmall;
	eng_cursor_table_info(call->cursor, &info);
	out[0] = 1;
	out[1] = info.density;
	memcpy(result, out, sizeof(out));
	return JET_errSuccess;
}

/* ---- pages ---- */

/* An extent in the lists that may follow the totals of a space report. */
struct extent {
	uint32_t last_page;
	int32_t pages;
};

/* Each list ends with an empty extent.  Pages of a table have no places that
 * could be told, so the lists are their ends. */
enum { EXTENT_LISTS = 2 * sizeof(struct extent) };

static JET_ERR
put_pages(void *result, uint32_t room, const uint32_t *pages, uint32_t count)
{
	memset(result, 0, room);
	memcpy(result, pages, count * sizeof(*pages));
	return JET_errSuccess;
}

/* space.cxx, ErrSPGetInfo: what the table owns includes its indexes and long
 * values, what is available here does not. */
static JET_ERR
give_usage(const struct eng_table_space *space, void *result, uint32_t room)
{
	uint32_t out[2];

	if (room < sizeof(out))
		return JET_errInvalidParameter;
	if (room > sizeof(out) && room < sizeof(out) + EXTENT_LISTS)
		return JET_errBufferTooSmall;
	out[0] = space->rows.owned + space->indexes.owned +
	    space->long_values.owned;
	out[1] = space->rows.available;
	return put_pages(result, room, out, 2);
}

static JET_ERR
give_owned(const struct eng_table_space *space, void *result, uint32_t room)
{
	uint32_t owned = space->rows.owned + space->indexes.owned +
	    space->long_values.owned;

	return room < sizeof(owned) ? JET_errInvalidParameter :
	    put_pages(result, room, &owned, 1);
}

static JET_ERR
give_available(const struct eng_table_space *space, void *result,
    uint32_t room)
{
	uint32_t available = space->rows.available +
	    space->indexes.available + space->long_values.available;

	return room != sizeof(available) ? JET_errInvalidBufferSize :
	    put_pages(result, room, &available, 1);
}

/* info.cxx, ErrINFOGetLVSpaceUsage */
static JET_ERR
give_long_values(const struct eng_table_space *space, void *result,
    uint32_t room, uint32_t pages)
{
	if (room < sizeof(pages))
		return space->long_values.owned == 0 ?
		    JET_errBufferTooSmall : JET_errInvalidParameter;
	return put_pages(result, room, &pages, 1);
}

static JET_ERR
give_space(struct ese_call *call, void *result, uint32_t room,
    uint32_t level)
{
	struct eng_table_space space;
	JET_ERR err;

	err = ese_error(call, eng_table_space(call->cursor, &space));
	if (err != JET_errSuccess)
		return err;
	switch (level) {
	case JET_TblInfoSpaceUsage:
		return give_usage(&space, result, room);
	case JET_TblInfoSpaceOwned:
		return give_owned(&space, result, room);
	case JET_TblInfoSpaceAvailable:
		return give_available(&space, result, room);
	case JET_TblInfoSpaceOwnedLV:
		return give_long_values(&space, result, room,
		    space.long_values.owned);
	default:
		return give_long_values(&space, result, room,
		    space.long_values.available);
	}
}

/* ---- all levels ---- */

/* sortapi.cxx, ErrIsamSortGetTableInfo */
static JET_ERR
give_temporary(struct ese_call *call, void *result, uint32_t room,
    uint32_t level)
{
	JET_OBJECTINFO out;
	uint64_t entries, keys;
	JET_ERR err;

	if (level != JET_TblInfo)
		return JET_errInvalidOperation;
	if (room < sizeof(out))
		return JET_errInvalidParameter;
	err = ese_error(call, eng_index_count(call->cursor, NULL, &entries,
	    &keys));
	if (err != JET_errSuccess)
		return err;
	memset(&out, 0, sizeof(out));
	out.cbStruct = sizeof(out);
	out.objtyp = JET_objtypTable;
	out.cRecord = entries > UINT32_MAX ? UINT32_MAX : (uint32_t)entries;
	memcpy(result, &out, sizeof(out));
	return JET_errSuccess;
}

static JET_ERR
give_table_info(struct ese_call *call, bool wide, void *result,
    uint32_t room, uint32_t level)
{
	if (result == NULL)
		return JET_errInvalidParameter;
	if (call->table->temporary)
		return give_temporary(call, result, room, level);
	switch (level) {
	case JET_TblInfo:
		return give_object(call, result, room);
	case JET_TblInfoName:
		return give_name(call, wide, result, room);
	case JET_TblInfoTemplateTableName:
		return give_template(call, wide, result, room);
	case JET_TblInfoDbid:
		return give_dbid(call, result, room);
	case JET_TblInfoSpaceAlloc:
		return give_alloc(call, result, room);
	case JET_TblInfoSpaceUsage:
	case JET_TblInfoSpaceOwned:
	case JET_TblInfoSpaceAvailable:
	case JET_TblInfoSpaceOwnedLV:
	case JET_TblInfoSpaceAvailableLV:
		return give_space(call, result, room, level);
	default:
		return JET_errFeatureNotAvailable;
	}
}

static JET_ERR
table_info(JET_SESID sesid, JET_TABLEID tableid, bool wide, void *result,
    uint32_t room, uint32_t level)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetTableInfo, sesid, tableid);
	if (err == JET_errSuccess)
		err = give_table_info(&call, wide, result, room, level);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetTableInfoA(JET_SESID sesid, JET_TABLEID tableid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel)
{
	return table_info(sesid, tableid, false, pvResult, cbMax, InfoLevel);
}
ESE_NARROW_IS_PLAIN(JetGetTableInfo);

JET_ERR JET_API
JetGetTableInfoW(JET_SESID sesid, JET_TABLEID tableid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel)
{
	return table_info(sesid, tableid, true, pvResult, cbMax, InfoLevel);
}

/* ---- JetGetObjectInfo ---- */

struct object_query {
	struct ese_call *call;
	struct ese_db_ref *ref;
	bool wide;
	JET_OBJTYP objtyp;
	char object[ENG_NAME_MAX + 1];
	void *result;
	uint32_t room;
};

static bool
is_updatable(const struct object_query *query)
{
	struct eng_store_info store;

	eng_attach_info(query->ref->db->store, &store);
	return !store.read_only && !query->ref->read_only;
}

static JET_ERR
give_one(const struct object_query *query)
{
	struct eng_table_info info;
	JET_OBJECTINFO out;
	JET_ERR err;

	if (query->room < sizeof(out))
		return JET_errBufferTooSmall;
	if (*query->object == '\0')
		return JET_errObjectNotFound;
	err = ese_error(query->call, eng_table_find(query->call->es,
	    query->ref->db->store, query->object, &info));
	if (err != JET_errSuccess)
		return err;
	fill_object(&info, is_updatable(query), &out);
	memcpy(query->result, &out, sizeof(out));
	return JET_errSuccess;
}

enum list_column {
	L_CONTAINER,
	L_OBJECT,
	L_TYPE,
	L_CREATED,
	L_UPDATED,
	L_RECORDS,
	L_PAGES,
	L_GRBIT,
	L_FLAGS,
	L_COUNT
};

#define ID_AT(name) offsetof(JET_OBJECTLIST, columnid##name)

static const struct ese_list_column object_list[L_COUNT] = {
	[L_CONTAINER] = { JET_coltypText, true, ID_AT(containername) },
	[L_OBJECT] = { JET_coltypText, true, ID_AT(objectname) },
	[L_TYPE] = { JET_coltypLong, false, ID_AT(objtyp) },
	[L_CREATED] = { JET_coltypDateTime, false, ID_AT(dtCreate) },
	[L_UPDATED] = { JET_coltypDateTime, false, ID_AT(dtUpdate) },
	[L_RECORDS] = { JET_coltypLong, false, ID_AT(cRecord) },
	[L_PAGES] = { JET_coltypLong, false, ID_AT(cPage) },
	[L_GRBIT] = { JET_coltypLong, false, ID_AT(grbit) },
	[L_FLAGS] = { JET_coltypLong, false, ID_AT(flags) }
};

struct object_walk {
	const struct object_query *query;
	struct ese_list *list;
	bool updatable;
};

static bool
put_object(void *ctx, const struct eng_table_info *info)
{
	struct object_walk *walk = ctx;
	struct ese_list *list = walk->list;
	JET_OBJECTINFO object;

	fill_object(info, walk->updatable, &object);
	ese_list_begin_row(list);
	ese_list_put_text(list, L_CONTAINER, CONTAINER);
	ese_list_put_text(list, L_OBJECT, info->name);
	ese_list_put_u32(list, L_TYPE, object.objtyp);
	ese_list_put_u32(list, L_RECORDS, object.cRecord);
	ese_list_put_u32(list, L_PAGES, object.cPage);
	ese_list_put_u32(list, L_GRBIT, object.grbit);
	ese_list_put_u32(list, L_FLAGS, object.flags);
	ese_list_end_row(list);
	return list->err == JET_errSuccess;
}

static JET_ERR
put_objects(struct ese_list *list, const struct object_query *query)
{
	struct object_walk walk = { query, list, is_updatable(query) };

	if (query->objtyp != JET_objtypNil &&
	    query->objtyp != JET_objtypTable)
		return JET_errSuccess;
	return ese_error(query->call, eng_table_each(query->call->es,
	    query->ref->db->store, put_object, &walk));
}

static JET_ERR
give_objects(const struct object_query *query)
{
	struct ese_list list;

	if (query->room < sizeof(JET_OBJECTLIST))
		return JET_errBufferTooSmall;
	ese_list_open(&list, query->call, query->wide, object_list, L_COUNT);
	return ese_list_give(&list, put_objects(&list, query), query->result,
	    sizeof(JET_OBJECTLIST));
}

static JET_ERR
give_object_info(struct object_query *query, uint32_t level)
{
	JET_ERR (*give)(const struct object_query *query);
	bool begun;
	JET_ERR err;

	if (query->result == NULL)
		return JET_errInvalidParameter;
	switch (level) {
	case JET_ObjInfo:
	case JET_ObjInfoNoStats:
		give = give_one;
		break;
	case JET_ObjInfoList:
	case JET_ObjInfoListNoStats:
		give = give_objects;
		break;
	case JET_ObjInfoSysTabCursor:
	case JET_ObjInfoSysTabReadOnly:
	case JET_ObjInfoListACM:
	case JET_ObjInfoRulesLoaded:
		return JET_errFeatureNotAvailable;
	default:
		return JET_errInvalidParameter;
	}
	err = ese_snapshot_begin(query->call, &begun);
	if (err == JET_errSuccess)
		err = ese_snapshot_end(query->call, begun, give(query));
	return err;
}

static JET_ERR
check_container(struct ese_call *call, const struct ese_arg *container)
{
	char checked[ENG_NAME_MAX + 1];
	JET_ERR err;

	if (container->text == NULL || *container->text == '\0')
		return JET_errSuccess;
	err = ese_error(call, eng_name_check(container->text, checked));
	if (err == JET_errSuccess &&
	    base_text_casecmp(checked, CONTAINER) != 0)
		err = JET_errObjectNotFound;
	return err;
}

static JET_ERR
read_names(struct object_query *query, const void *container_text,
    const void *object_text)
{
	struct ese_arg container = { .text = NULL }, object = { .text = NULL };
	JET_ERR err;

	err = ese_arg_take(&container, container_text, query->wide);
	if (err == JET_errSuccess)
		err = check_container(query->call, &container);
	if (err == JET_errSuccess)
		err = ese_arg_take(&object, object_text, query->wide);
	if (err == JET_errSuccess && object.text != NULL &&
	    *object.text != '\0')
		err = ese_error(query->call, eng_name_check(object.text,
		    query->object));
	ese_arg_drop(&container);
	ese_arg_drop(&object);
	return err;
}

static JET_ERR
object_info(JET_SESID sesid, JET_DBID dbid, const void *container,
    const void *object, uint32_t level, struct object_query *query)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_session(&call, ESE_JetGetObjectInfo, sesid);
	query->call = &call;
	if (err == JET_errSuccess)
		err = ese_db_find(&call, dbid, false, &query->ref);
	if (err == JET_errSuccess)
		err = read_names(query, container, object);
	if (err == JET_errSuccess)
		err = give_object_info(query, level);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetObjectInfoA(JET_SESID sesid, JET_DBID dbid, JET_OBJTYP objtyp,
    JET_PCSTR szContainerName, JET_PCSTR szObjectName, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel)
{
	struct object_query query = { .objtyp = objtyp, .result = pvResult,
	    .room = cbMax };

	return object_info(sesid, dbid, szContainerName, szObjectName,
	    InfoLevel, &query);
}
ESE_NARROW_IS_PLAIN(JetGetObjectInfo);

JET_ERR JET_API
JetGetObjectInfoW(JET_SESID sesid, JET_DBID dbid, JET_OBJTYP objtyp,
    JET_PCWSTR szContainerName, JET_PCWSTR szObjectName, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel)
{
	struct object_query query = { .wide = true, .objtyp = objtyp,
	    .result = pvResult, .room = cbMax };

	return object_info(sesid, dbid, szContainerName, szObjectName,
	    InfoLevel, &query);
}
