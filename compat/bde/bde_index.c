/* SPDX-License-Identifier: MIT */
/* bde_index.c - indexes: what they are, which one gives the order, making and
 * removing them. */
#include <string.h>

#include "base_alloc.h"
#include "bde_bookmark.h"
#include "bde_bulk.h"
#include "bde_cursor.h"
#include "bde_rint.h"
#include "bde_secret.h"
#include "bde_table.h"
#include "bde_tag.h"

enum {
	FIRST_VALUE = 1,	/* of a field: they have no more */
	DONE = 100		/* percent */
};

/* ---- descriptors ---- */

static DBIResult
get_descriptor(struct bde_cursor *cursor, unsigned number, IDXDesc *desc)
{
	const struct bde_index *index;

	if (desc == NULL)
		return DBIERR_INVALIDPARAM;
	if (number > cursor->table->index_count)
		return DBIERR_NOSUCHINDEX;
	index = number == 0 ? bde_index_current(cursor) :
	    &cursor->table->indexes[number - 1];
	if (index == NULL)
		return DBIERR_NOASSOCINDEX;
	*desc = index->desc;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiGetIndexDesc(hDBICur hCursor, uint16_t iIndexSeqNo, pIDXDesc pidxDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetIndexDesc, hCursor);
	if (result == DBIERR_NONE)
		result = get_descriptor(call.cursor, iIndexSeqNo, pidxDesc);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetIndexDescs(hDBICur hCursor, pIDXDesc pidxDesc)
{
	struct bde_call call;
	DBIResult result;
	unsigned i;

	result = bde_enter_cursor(&call, BDE_DbiGetIndexDescs, hCursor);
	if (result == DBIERR_NONE && pidxDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	for (i = 0; result == DBIERR_NONE &&
	    i < call.cursor->table->index_count; i++)
		pidxDesc[i] = call.cursor->table->indexes[i].desc;
	return bde_leave(&call, result);
}

static const struct bde_index *
find_for_field(const struct bde_table *table, unsigned field)
{
	unsigned i;

	for (i = 0; i < table->index_count; i++)
		if (table->indexes[i].desc.iFldsInKey > 0 &&
		    table->indexes[i].desc.aiKeyFld[0] == field)
			return &table->indexes[i];
	return NULL;
}

/* All tags are those of the production index. */
DBIResult DBIFN
DbiGetIndexForField(hDBICur hCursor, uint16_t iFld, DBIBOOL bProdTagOnly,
    pIDXDesc pidxDesc)
{
	const struct bde_index *index;
	struct bde_call call;
	DBIResult result;

	(void)bProdTagOnly;
	result = bde_enter_cursor(&call, BDE_DbiGetIndexForField, hCursor);
	if (result == DBIERR_NONE) {
		index = find_for_field(call.cursor->table, iFld);
		if (index == NULL)
			result = DBIERR_NOSUCHINDEX;
		else if (pidxDesc != NULL)
			*pidxDesc = index->desc;
	}
	return bde_leave(&call, result);
}

/* As calls name them; nothing named is the primary index. */
static DBIResult
find_named(const struct bde_table *table, const char *name, const char *tag,
    unsigned id, const struct bde_index **index)
{
	DBIResult result = bde_index_find(table, name, tag, (uint16_t)id,
	    index);

	if (result != DBIERR_NONE || *index != NULL)
		return result;
	if (table->index_count == 0 || !table->indexes[0].desc.bPrimary)
		return DBIERR_NOSUCHINDEX;
	*index = &table->indexes[0];
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiGetIndexSeqNo(hDBICur hCursor, const char *pszIndexName,
    const char *pszTagName, uint16_t iIndexId, uint16_t *piIndexSeqNo)
{
	const struct bde_index *index;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetIndexSeqNo, hCursor);
	if (result == DBIERR_NONE && piIndexSeqNo == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = find_named(call.cursor->table, pszIndexName,
		    pszTagName, iIndexId, &index);
	if (result == DBIERR_NONE)
		*piIndexSeqNo = (uint16_t)(index -
		    call.cursor->table->indexes + 1);
	return bde_leave(&call, result);
}

/* ---- the order ---- */

static DBIResult
switch_order(struct bde_cursor *cursor, const struct bde_index *index,
    bool keep)
{
	const struct bde_index *old = bde_index_current(cursor);
	struct base_buf place = BASE_BUF_EMPTY;
	DBIResult result = DBIERR_NONE;

	if (cursor->detail != NULL)
		return DBIERR_NA;
	if (keep && bde_cursor_current(cursor) != DBIERR_NONE)
		return DBIERR_NOCURRREC;
	if (keep)
		result = bde_place_save(cursor, &place);
	if (result != DBIERR_NONE)
		return result;
	/* What fails, fails before the old handle is dead. */
	result = bde_error_of(eng_cursor_set_index(cursor->eng,
	    index != NULL ? index->name : NULL, keep, FIRST_VALUE));
	if (result == DBIERR_NONE)
		result = bde_cursor_rename(cursor);
	if (result != DBIERR_NONE) {
		(void)eng_cursor_set_index(cursor->eng, old != NULL ?
		    old->name : NULL, false, FIRST_VALUE);
		if (keep)
			bde_place_restore(cursor, &place);
		else
			bde_cursor_begin(cursor);
		return result;
	}
	base_buf_fini(&place);
	bde_range_clear(cursor);
	if (keep)
		bde_cursor_stand_on(cursor);
	else
		bde_cursor_begin(cursor);
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiSwitchToIndex(phDBICur phCursor, const char *pszIndexName,
    const char *pszTagName, uint16_t iIndexId, DBIBOOL bCurrRec)
{
	const struct bde_index *index;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiSwitchToIndex,
	    phCursor != NULL ? *phCursor : NULL);
	if (result == DBIERR_NONE)
		result = bde_index_find(call.cursor->table, pszIndexName,
		    pszTagName, iIndexId, &index);
	if (result == DBIERR_NONE)
		result = switch_order(call.cursor, index, bCurrRec != 0);
	if (result == DBIERR_NONE) {
		*phCursor = bde_handle_out(call.cursor->handle);
		bde_link_moved(call.cursor);
	}
	return bde_leave(&call, result);
}

/* Every index is open and maintained all the time. */
DBIResult DBIFN
DbiOpenIndex(hDBICur hCursor, const char *pszIndexName, uint16_t iIndexId)
{
	const struct bde_index *index;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiOpenIndex, hCursor);
	if (result == DBIERR_NONE)
		result = find_named(call.cursor->table, pszIndexName, NULL,
		    iIndexId, &index);
	return bde_leave(&call, result == DBIERR_NONE ? DBIERR_INDEXOPEN :
	    result);
}

DBIResult DBIFN
DbiCloseIndex(hDBICur hCursor, const char *pszIndexName, uint16_t iIndexId)
{
	const struct bde_index *index;
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiCloseIndex, hCursor);
	if (result == DBIERR_NONE)
		result = find_named(call.cursor->table, pszIndexName, NULL,
		    iIndexId, &index);
	if (result == DBIERR_NONE)
		result = bde_index_current(call.cursor) == index ?
		    DBIERR_ACTIVEINDEX : DBIERR_CANNOTCLOSE;
	return bde_leave(&call, result);
}

/* ---- the table that a call names ---- */

/* By the cursor that has it alone, or by name. */
struct target {
	struct bde_cursor *cursor;
	bool own;			/* opened for the call */
};

/* No other cursor, one of the same session included. */
static bool
has_alone(const struct bde_cursor *cursor)
{
	return cursor->share_mode == dbiOPENEXCL &&
	    bde_open_count(cursor->table->path) == 1;
}

static DBIResult
check_target(const struct bde_cursor *cursor)
{
	return has_alone(cursor) ? bde_secret_owns(cursor->table) :
	    DBIERR_NEEDEXCLACCESS;
}

static DBIResult
open_target(struct bde_call *call, hDBICur handle, const char *name,
    const char *driver, struct target *target)
{
	DBIResult result;

	memset(target, 0, sizeof *target);
	if (call->db->xact != 0)
		return DBIERR_ACTIVETRAN;
	if (handle != NULL) {
		target->cursor = bde_find_cursor(call, handle);
		if (target->cursor == NULL)
			return DBIERR_INVALIDHNDL;
		return bde_spares_callback(call, target->cursor) ?
		    check_target(target->cursor) : DBIERR_REENTERED;
	}
	if (name == NULL)
		return DBIERR_INVALIDTABLENAME;
	result = bde_open(call->db, name, driver, dbiREADWRITE, dbiOPENEXCL,
	    &target->cursor);
	target->own = result == DBIERR_NONE;
	if (target->own)
		return check_target(target->cursor);
	return result == DBIERR_FILEBUSY || result == DBIERR_LOCKED ?
	    DBIERR_NEEDEXCLACCESS : result;
}

static void
close_target(struct target *target)
{
	if (target->own)
		bde_cursor_close(target->cursor);
}

/* Enters by the cursor where that is all a program gives. */
static DBIResult
enter_target(struct bde_call *call, enum bde_fn fn, hDBIDb db,
    hDBICur cursor)
{
	DBIResult result;

	if (cursor == NULL)
		return bde_enter_db(call, fn, db);
	result = bde_enter_cursor(call, fn, cursor);
	if (result == DBIERR_NONE)
		call->db = call->cursor->db;
	return result;
}

/* An index as calls name it. */
struct named {
	hDBIDb db;
	hDBICur cursor;
	const char *table, *driver;
	const char *name, *tag;
	uint16_t id;
};

typedef DBIResult index_work(struct bde_cursor *cursor,
    const struct bde_index *index);

static DBIResult
with_index(enum bde_fn fn, const struct named *named, index_work *work)
{
	struct target target = { NULL, false };
	const struct bde_index *index;
	struct bde_call call;
	DBIResult result;

	result = enter_target(&call, fn, named->db, named->cursor);
	if (result == DBIERR_NONE)
		result = open_target(&call, named->cursor, named->table,
		    named->driver, &target);
	if (result == DBIERR_NONE)
		result = find_named(target.cursor->table, named->name,
		    named->tag, named->id, &index);
	if (result == DBIERR_NONE)
		result = work(target.cursor, index);
	close_target(&target);
	return bde_leave(&call, result);
}

/* ---- making and removing ---- */

static void
forget_index(struct bde_table *table, unsigned at)
{
	table->index_count--;
	memmove(table->indexes + at, table->indexes + at + 1,
	    (table->index_count - at) * sizeof *table->indexes);
}

/* The engine's index and what the table keeps of it, both or none. */
static DBIResult
finish(struct bde_cursor *cursor, struct bde_table *table, DBIResult result)
{
	struct eng_session *session = eng_cursor_session(cursor->eng);

	if (result == DBIERR_NONE)
		result = bde_table_store(table, cursor->eng);
	if (result == DBIERR_NONE)
		result = bde_error_of(eng_txn_commit(session, true));
	if (result != DBIERR_NONE)
		eng_txn_rollback(session);
	return result;
}

static DBIResult
start(struct bde_cursor *cursor)
{
	/* The fields of the key are those of the whole table. */
	if (cursor->whole != NULL || cursor->table->driver == BDE_LIST ||
	    cursor->table->driver == BDE_ESENT ||
	    eng_cache_is_on(cursor->eng))
		return DBIERR_NA;
	if (cursor->open_mode == dbiREADONLY)
		return DBIERR_TABLEREADONLY;
	return bde_error_of(eng_txn_begin(eng_cursor_session(cursor->eng),
	    false));
}

static DBIResult
add_index(struct bde_cursor *cursor, const IDXDesc *desc)
{
	struct bde_table *table = cursor->table;
	unsigned count = table->index_count;
	struct bde_session *session = cursor->db->session;
	DBIResult result = bde_progress(session, cursor, 0);

	if (result == DBIERR_NONE)
		result = start(cursor);
	if (result != DBIERR_NONE)
		return result;
	result = bde_index_make(table, cursor->eng, desc);
	if (result == DBIERR_NONE)
		result = bde_progress(session, cursor, DONE);
	result = finish(cursor, table, result);
	if (result != DBIERR_NONE && table->index_count > count) {
		count = desc->bPrimary ? 0 : count;
		bde_indexes_drop(&table->indexes[count], 1);
		forget_index(table, count);
	}
	return result;
}

DBIResult DBIFN
DbiAddIndex(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, pIDXDesc pIdxDesc, const char *pszKeyviolName)
{
	struct target target = { NULL, false };
	struct bde_call call;
	DBIResult result;

	/* An index that records violate is not made: nothing is moved. */
	(void)pszKeyviolName;
	result = enter_target(&call, BDE_DbiAddIndex, hDb, hCursor);
	if (result == DBIERR_NONE && pIdxDesc == NULL)
		result = DBIERR_INVALIDIDXDESC;
	if (result == DBIERR_NONE)
		result = open_target(&call, hCursor, pszTableName,
		    pszDriverType, &target);
	if (result == DBIERR_NONE)
		result = add_index(target.cursor, pIdxDesc);
	close_target(&target);
	return bde_leave(&call, result);
}

static DBIResult
delete_index(struct bde_cursor *cursor, const struct bde_index *index)
{
	struct bde_table *table = cursor->table;
	unsigned at = (unsigned)(index - table->indexes);
	struct bde_index gone = *index;
	DBIResult result;

	if (bde_index_current(cursor) == index && !index->desc.bPrimary)
		return DBIERR_ACTIVEINDEX;
	/* The records are stored by it. */
	if (index->desc.bPrimary)
		return DBIERR_NOTSUPPORTED;
	result = bde_rint_may_drop(table, index);
	if (result == DBIERR_NONE)
		result = start(cursor);
	if (result != DBIERR_NONE)
		return result;
	result = bde_error_of(eng_index_delete(cursor->eng, gone.name));
	if (result == DBIERR_NONE && gone.tag != NULL)
		result = bde_tag_delete_columns(gone.tag, gone.name,
		    cursor->eng);
	if (result == DBIERR_NONE)
		forget_index(table, at);
	else
		return finish(cursor, table, result);
	result = finish(cursor, table, result);
	if (result == DBIERR_NONE) {
		bde_tag_unref(gone.tag);
		return result;
	}
	memmove(table->indexes + at + 1, table->indexes + at,
	    (table->index_count - at) * sizeof *table->indexes);
	table->indexes[at] = gone;
	table->index_count++;
	return result;
}

DBIResult DBIFN
DbiDeleteIndex(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, const char *pszIndexName,
    const char *pszIndexTagName, uint16_t iIndexId)
{
	struct named named = { hDb, hCursor, pszTableName, pszDriverType,
	    pszIndexName, pszIndexTagName, iIndexId };

	return with_index(BDE_DbiDeleteIndex, &named, delete_index);
}

/* No index is ever out of date; but which record is the first with its key is
 * chosen anew. */
static DBIResult
regenerate(struct bde_cursor *cursor)
{
	const struct bde_table *table = cursor->table;
	DBIResult result = DBIERR_NONE;
	unsigned i, tags = 0;

	for (i = 0; i < table->index_count; i++)
		tags += table->indexes[i].tag != NULL &&
		    table->indexes[i].tag->first_only;
	if (tags == 0)
		return DBIERR_NONE;
	result = start(cursor);
	if (result != DBIERR_NONE)
		return result;
	result = bde_tags_choose_again(table, cursor->eng);
	return finish(cursor, cursor->table, result);
}

/* They are chosen in all indexes, whichever is named. */
static DBIResult
regenerate_named(struct bde_cursor *cursor, const struct bde_index *index)
{
	(void)index;
	return regenerate(cursor);
}

DBIResult DBIFN
DbiRegenIndex(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, const char *pszIndexName,
    const char *pszIndexTagName, uint16_t iIndexId)
{
	struct named named = { hDb, hCursor, pszTableName, pszDriverType,
	    pszIndexName, pszIndexTagName, iIndexId };

	return with_index(BDE_DbiRegenIndex, &named, regenerate_named);
}

DBIResult DBIFN
DbiRegenIndexes(hDBICur hCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiRegenIndexes, hCursor);
	if (result == DBIERR_NONE && call.cursor->share_mode != dbiOPENEXCL)
		result = DBIERR_NEEDEXCLACCESS;
	if (result == DBIERR_NONE)
		result = regenerate(call.cursor);
	return bde_leave(&call, result);
}
