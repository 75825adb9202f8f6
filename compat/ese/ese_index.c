/* SPDX-License-Identifier: MIT */
/* Indexes created and deleted. */

#include <stddef.h>
#include <string.h>

#include "base_text.h"
#include "ese_column.h"
#include "ese_index_def.h"

/* All forms begin alike and keep their error in the same place. */
_Static_assert(offsetof(JET_INDEXCREATE_A, err) ==
    offsetof(JET_INDEXCREATE3_W, err) && offsetof(JET_INDEXCREATE_A, grbit) ==
    offsetof(JET_INDEXCREATE3_W, grbit), "one reader for all forms");

/* JET_INDEXCREATE as it was before it had a key size. */
#define INDEXCREATE_SHORT offsetof(JET_INDEXCREATE_A, cbKeyMost)

static JET_INDEXCREATE_A *
next_element(JET_INDEXCREATE_A *at)
{
	return (JET_INDEXCREATE_A *)(void *)((char *)at + at->cbStruct);
}

static bool
has_good_size(const JET_INDEXCREATE_A *at, enum ese_index_form form)
{
	if (form == ESE_INDEX_FORM_1)
		return at->cbStruct == sizeof(JET_INDEXCREATE_A) ||
		    at->cbStruct == INDEXCREATE_SHORT;
	return at->cbStruct == sizeof(JET_INDEXCREATE2_A);
}

/* fcreate.cxx, ErrIDXCheckUnicodeFlagAndDefn: in the third form a structure
 * and its bit come together; the older two put a locale's number there. */
static bool
has_good_unicode(const JET_INDEXCREATE_A *at, enum ese_index_form form)
{
	bool bit = (at->grbit & JET_bitIndexUnicode) != 0;

	if (bit)
		return at->pidxunicode != NULL;
	return form != ESE_INDEX_FORM_3 || at->pidxunicode == NULL;
}

JET_ERR
ese_index_check_array(const struct ese_index_array *array)
{
	JET_INDEXCREATE_A *at = array->first;
	uint32_t i;

	if (array->count > 0 && at == NULL)
		return JET_errInvalidParameter;
	for (i = 0; i < array->count; i++, at = next_element(at))
		if (!has_good_size(at, array->form) ||
		    !has_good_unicode(at, array->form))
			return JET_errInvalidParameter;
	return JET_errSuccess;
}

static JET_ERR
create_one(struct ese_call *call, struct eng_cursor *cursor,
    const JET_INDEXCREATE_A *at, const struct ese_index_array *array)
{
	JET_INDEXCREATE2_A raw;
	struct eng_index_def def;
	JET_ERR err;

	memset(&raw, 0, sizeof(raw));
	memcpy(&raw, at, at->cbStruct);
	err = ese_index_def(call, cursor, &raw, array, &def);
	if (err == JET_errSuccess)
		err = ese_error(call, eng_index_create(cursor, &def));
	return err;
}

JET_ERR
ese_index_create_array(struct ese_call *call, struct eng_cursor *cursor,
    const struct ese_index_array *array, uint32_t *made)
{
	JET_INDEXCREATE_A *at = array->first;
	JET_ERR err = JET_errSuccess;
	uint32_t i;

	*made = 0;
	for (i = 0; i < array->count && err == JET_errSuccess; i++) {
		err = create_one(call, cursor, at, array);
		if (!(at->grbit & JET_bitIndexImmutableStructure))
			at->err = err;
		if (err == JET_errSuccess)
			(*made)++;
		at = next_element(at);
	}
	return err;
}

/* ---- JetCreateIndex and its later forms ---- */

/* fcreate.cxx, ErrFILEIBatchCreateIndex: several at once are work for a
 * session that is in no transaction and has the table to itself. */
static JET_ERR
create_batch(struct ese_call *call, const struct ese_index_array *array)
{
	uint32_t made;
	JET_ERR err;

	if (eng_session_level(call->es) > 0)
		return JET_errInTransaction;
	if (!(call->table->open_grbit & JET_bitTableDenyRead))
		return JET_errExclusiveTableLockRequired;
	err = ese_stmt_begin(call);
	if (err != JET_errSuccess)
		return err;
	err = ese_index_create_array(call, call->cursor, array, &made);
	return ese_stmt_end(call, err);
}

static JET_ERR
create_single(struct ese_call *call, const struct ese_index_array *array)
{
	const JET_INDEXCREATE_A *at = array->first;
	uint32_t made;

	if ((at->grbit & JET_bitIndexUnversioned) &&
	    !(call->table->open_grbit & JET_bitTableDenyRead) &&
	    eng_session_level(call->es) > 0)
		return JET_errInTransaction;
	return ese_index_create_array(call, call->cursor, array, &made);
}

static JET_ERR
create_indexes(JET_SESID sesid, JET_TABLEID tableid, enum ese_fn fn,
    enum ese_index_form form, bool wide, void *first, uint32_t count)
{
	struct ese_index_array array = { first, count, form, wide, 0 };
	struct eng_table_info table;
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, fn, sesid, tableid);
	if (err == JET_errSuccess)
		err = ese_index_check_array(&array);
	if (err == JET_errSuccess)
		err = ese_column_check_cursor(&call);
	if (err == JET_errSuccess) {
		eng_cursor_table_info(call.cursor, &table);
		array.density = table.density;
		err = count == 1 ? create_single(&call, &array) :
		    create_batch(&call, &array);
	}
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetCreateIndex2A(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE_A *pindexcreate, uint32_t cIndexCreate)
{
	return create_indexes(sesid, tableid, ESE_JetCreateIndex2,
	    ESE_INDEX_FORM_1, false, pindexcreate, cIndexCreate);
}
ESE_NARROW_IS_PLAIN(JetCreateIndex2);

JET_ERR JET_API
JetCreateIndex2W(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE_W *pindexcreate, uint32_t cIndexCreate)
{
	return create_indexes(sesid, tableid, ESE_JetCreateIndex2,
	    ESE_INDEX_FORM_1, true, pindexcreate, cIndexCreate);
}

JET_ERR JET_API
JetCreateIndex3A(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE2_A *pindexcreate, uint32_t cIndexCreate)
{
	return create_indexes(sesid, tableid, ESE_JetCreateIndex3,
	    ESE_INDEX_FORM_2, false, pindexcreate, cIndexCreate);
}

JET_ERR JET_API
JetCreateIndex3W(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE2_W *pindexcreate, uint32_t cIndexCreate)
{
	return create_indexes(sesid, tableid, ESE_JetCreateIndex3,
	    ESE_INDEX_FORM_2, true, pindexcreate, cIndexCreate);
}

JET_ERR JET_API
JetCreateIndex4A(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE3_A *pindexcreate, uint32_t cIndexCreate)
{
	return create_indexes(sesid, tableid, ESE_JetCreateIndex4,
	    ESE_INDEX_FORM_3, false, pindexcreate, cIndexCreate);
}

JET_ERR JET_API
JetCreateIndex4W(JET_SESID sesid, JET_TABLEID tableid,
    JET_INDEXCREATE3_W *pindexcreate, uint32_t cIndexCreate)
{
	return create_indexes(sesid, tableid, ESE_JetCreateIndex4,
	    ESE_INDEX_FORM_3, true, pindexcreate, cIndexCreate);
}

JET_ERR JET_API
JetCreateIndexA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szIndexName,
    JET_GRBIT grbit, const char *szKey, uint32_t cbKey, uint32_t lDensity)
{
	JET_INDEXCREATE_A one = { .cbStruct = sizeof(one),
	    .szIndexName = (char *)szIndexName, .szKey = (char *)szKey,
	    .cbKey = cbKey, .grbit = grbit, .ulDensity = lDensity,
	    .cbKeyMost = JET_cbKeyMost };

	return create_indexes(sesid, tableid, ESE_JetCreateIndex,
	    ESE_INDEX_FORM_1, false, &one, 1);
}
ESE_NARROW_IS_PLAIN(JetCreateIndex);

JET_ERR JET_API
JetCreateIndexW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szIndexName,
    JET_GRBIT grbit, const WCHAR *szKey, uint32_t cbKey, uint32_t lDensity)
{
	JET_INDEXCREATE_W one = { .cbStruct = sizeof(one),
	    .szIndexName = (WCHAR *)szIndexName, .szKey = (WCHAR *)szKey,
	    .cbKey = cbKey, .grbit = grbit, .ulDensity = lDensity,
	    .cbKeyMost = JET_cbKeyMost };

	return create_indexes(sesid, tableid, ESE_JetCreateIndex,
	    ESE_INDEX_FORM_1, true, &one, 1);
}

/* ---- JetDeleteIndex ---- */

static JET_ERR
delete_index(JET_SESID sesid, JET_TABLEID tableid, const void *text,
    bool wide)
{
	struct ese_arg name = { .text = NULL };
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetDeleteIndex, sesid, tableid);
	if (err == JET_errSuccess)
		err = ese_arg_take(&name, text, wide);
	if (err == JET_errSuccess && (name.text == NULL ||
	    *name.text == '\0'))
		err = JET_errInvalidName;
	if (err == JET_errSuccess)
		err = ese_column_check_cursor(&call);
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_index_delete(call.cursor,
		    name.text));
	ese_arg_drop(&name);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetDeleteIndexA(JET_SESID sesid, JET_TABLEID tableid, JET_PCSTR szIndexName)
{
	return delete_index(sesid, tableid, szIndexName, false);
}
ESE_NARROW_IS_PLAIN(JetDeleteIndex);

JET_ERR JET_API
JetDeleteIndexW(JET_SESID sesid, JET_TABLEID tableid, JET_PCWSTR szIndexName)
{
	return delete_index(sesid, tableid, szIndexName, true);
}

/* ---- what information calls tell ---- */

/* fcreate.cxx, IDB::GrbitFromFlags: skipping some NULLs means skipping
 * those that are worse. */
static JET_GRBIT
null_grbit(uint32_t flags)
{
	JET_GRBIT grbit = 0;

	if (flags & ENG_IDX_NO_NULL)
		return JET_bitIndexDisallowNull;
	if (flags & ENG_IDX_SKIP_ANY_NULL)
		grbit = JET_bitIndexIgnoreAnyNull |
		    JET_bitIndexIgnoreFirstNull | JET_bitIndexIgnoreNull;
	if (flags & ENG_IDX_SKIP_FIRST_NULL)
		grbit |= JET_bitIndexIgnoreFirstNull | JET_bitIndexIgnoreNull;
	if (flags & ENG_IDX_SKIP_ALL_NULL)
		grbit |= JET_bitIndexIgnoreNull;
	if (flags & ENG_IDX_NULLS_HIGH)
		grbit |= JET_bitIndexSortNullsHigh;
	return grbit;
}

JET_GRBIT
ese_index_grbit(const struct eng_index_def *def)
{
	JET_GRBIT grbit = null_grbit(def->flags);

	if (def->flags & ENG_IDX_PRIMARY)
		grbit |= JET_bitIndexPrimary;
	if (def->flags & (ENG_IDX_UNIQUE | ENG_IDX_PRIMARY))
		grbit |= JET_bitIndexUnique;
	if (def->flags & ENG_IDX_TUPLES)
		grbit |= JET_bitIndexTuples;
	if (def->flags & ENG_IDX_CROSS_PRODUCT)
		grbit |= JET_bitIndexCrossProduct;
	if (def->flags & ENG_IDX_NESTED)
		grbit |= JET_bitIndexNestedTable;
	if (def->flags & ENG_IDX_DOTNET_GUID)
		grbit |= JET_bitIndexDotNetGuid;
	if (def->flags & ENG_IDX_NO_CUT)
		grbit |= JET_bitIndexDisallowTruncation;
	if (def->key_size > ENG_KEY_SIZE_DEFAULT)
		grbit |= JET_bitIndexKeyMost;
	return grbit;
}

uint32_t
ese_index_lcid(const struct eng_index_def *def)
{
	return def->lcid != 0 ? def->lcid :
	    base_text_lcid_of_locale(def->locale);
}
