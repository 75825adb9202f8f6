/* SPDX-License-Identifier: MIT */
/* JetGetObjectInfo. */

#include <stddef.h>
#include <string.h>

#include "base_text.h"
#include "ese_info.h"
#include "ese_list.h"

/* The one container there is. */
#define CONTAINER	"Tables"

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
	ese_info_fill_object(&info, is_updatable(query), &out);
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

	ese_info_fill_object(info, walk->updatable, &object);
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
