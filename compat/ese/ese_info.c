/* SPDX-License-Identifier: MIT */
/* What the information calls share, and JetGetTableInfo. */

#include <string.h>

#include "ese_info.h"
#include "ese_param.h"

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

void
ese_info_fill_object(const struct eng_table_info *info, bool updatable,
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
	ese_info_fill_object(&info, !eng_cursor_is_read_only(call->cursor),
	    &out);
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
