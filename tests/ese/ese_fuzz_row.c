/* SPDX-License-Identifier: MIT */
/* Random calls on cursors and records. */

#include <stdlib.h>
#include <string.h>

#include "ese_fuzz.h"

#define AT step->at.sesid, step->at.tableid

static JET_ERR
do_move(struct fuzz_step *step)
{
	return JetMove(AT, (int32_t)FUZZ_ONE_OF(1, 1, (uint32_t)-1, 0, 3,
	    (uint32_t)-7, (uint32_t)JET_MoveFirst, (uint32_t)JET_MoveLast),
	    FUZZ_FLAGS(JET_bitMoveKeyNE));
}

static JET_ERR
do_make_key(struct fuzz_step *step)
{
	uint32_t size = fuzz_size();

	return JetMakeKey(AT, fuzz_once_in(30) ? NULL :
	    fuzz_bytes(step, size), size, FUZZ_FLAGS(JET_bitNewKey,
	    JET_bitNewKey, JET_bitNewKey, JET_bitStrLimit, JET_bitSubStrLimit,
	    JET_bitNormalizedKey, JET_bitKeyDataZeroLength,
	    JET_bitFullColumnStartLimit, JET_bitFullColumnEndLimit,
	    JET_bitPartialColumnStartLimit, JET_bitPartialColumnEndLimit));
}

static JET_ERR
do_seek(struct fuzz_step *step)
{
	(void)do_make_key(step);
	return JetSeek(AT, FUZZ_FLAGS(JET_bitSeekEQ, JET_bitSeekLT,
	    JET_bitSeekLE, JET_bitSeekGE, JET_bitSeekGT, JET_bitSetIndexRange,
	    JET_bitCheckUniqueness));
}

static JET_ERR
do_range(struct fuzz_step *step)
{
	return JetSetIndexRange(AT, FUZZ_FLAGS(JET_bitRangeInclusive,
	    JET_bitRangeUpperLimit, JET_bitRangeInstantDuration,
	    JET_bitRangeRemove));
}

static JET_ERR
do_prepare(struct fuzz_step *step)
{
	return JetPrepareUpdate(AT, FUZZ_ONE_OF(JET_prepInsert,
	    JET_prepInsert, JET_prepInsert, JET_prepReplace, JET_prepCancel,
	    JET_prepReplaceNoLock, JET_prepInsertCopy,
	    JET_prepInsertCopyDeleteOriginal,
	    JET_prepInsertCopyReplaceOriginal));
}

#define SET_FLAGS JET_bitSetAppendLV, JET_bitSetOverwriteLV,		\
	JET_bitSetSizeLV, JET_bitSetZeroLength, JET_bitSetSeparateLV,	\
	JET_bitSetUniqueMultiValues, JET_bitSetRevertToDefaultValue,	\
	JET_bitSetIntrinsicLV, JET_bitSetCompressed

static JET_ERR
do_set(struct fuzz_step *step)
{
	JET_SETINFO info = { sizeof(info), fuzz_once_in(3) ? fuzz_size() : 0,
	    fuzz_below(3) };
	uint32_t size = fuzz_size();

	if (fuzz_once_in(40))
		info.cbStruct = fuzz_below(40);
	return JetSetColumn(AT, fuzz_column(), fuzz_once_in(12) ? NULL :
	    fuzz_bytes(step, size), size, FUZZ_FLAGS(SET_FLAGS),
	    fuzz_once_in(2) ? NULL : &info);
}

static JET_ERR
do_set_many(struct fuzz_step *step)
{
	uint32_t count = fuzz_below(5);
	JET_SETCOLUMN *set = fuzz_block(step, count * sizeof(*set));
	uint32_t i;

	for (i = 0; i < count; i++) {
		set[i].columnid = fuzz_column();
		set[i].cbData = fuzz_size();
		set[i].pvData = fuzz_once_in(12) ? NULL :
		    fuzz_bytes(step, set[i].cbData);
		set[i].grbit = FUZZ_FLAGS(SET_FLAGS);
		set[i].itagSequence = fuzz_below(3);
		set[i].ibLongValue = fuzz_once_in(5) ? fuzz_size() : 0;
	}
	return JetSetColumns(AT, fuzz_once_in(60) ? NULL : set, count);
}

static JET_ERR
do_update(struct fuzz_step *step)
{
	uint32_t room = fuzz_size();
	void *bookmark = fuzz_out(step, room);
	uint32_t *actual = fuzz_out_number(step);

	if (fuzz_once_in(3))
		return JetUpdate2(AT, bookmark, room, actual,
		    FUZZ_FLAGS(JET_bitUpdateCheckESE97Compatibility));
	if (fuzz_once_in(2))
		return JetUpdate(AT, NULL, 0, NULL);
	return JetUpdate(AT, bookmark, room, actual);
}

/* A whole insert, so that there are records to work on. */
static JET_ERR
do_insert(struct fuzz_step *step)
{
	uint32_t id = fuzz_below(400);
	JET_ERR err;

	err = JetPrepareUpdate(AT, JET_prepInsert);
	if (err < 0)
		return err;
	(void)JetSetColumn(AT, fuzz.column[0], &id, sizeof(id), 0, NULL);
	while (!fuzz_once_in(3))
		(void)do_set(step);
	return JetUpdate(AT, NULL, 0, NULL);
}

static JET_ERR
do_delete(struct fuzz_step *step)
{
	return JetDelete(AT);
}

static JET_ERR
do_lock(struct fuzz_step *step)
{
	return JetGetLock(AT, FUZZ_ONE_OF(JET_bitReadLock, JET_bitWriteLock,
	    0));
}

static JET_ERR
do_escrow(struct fuzz_step *step)
{
	uint32_t size = FUZZ_ONE_OF(4, 4, 4, 8, 0, 3) % 64;
	uint32_t room = FUZZ_ONE_OF(4, 4, 0, 3, 8) % 64;
	void *old = fuzz_out(step, room);

	return JetEscrowUpdate(AT, fuzz_once_in(3) ? fuzz_column() :
	    fuzz.column[4], fuzz_bytes(step, size), size, old, room,
	    fuzz_out_number(step), FUZZ_FLAGS(JET_bitEscrowNoRollback));
}

#define GET_FLAGS JET_bitRetrieveCopy, JET_bitRetrieveFromIndex,	\
	JET_bitRetrieveFromPrimaryBookmark, JET_bitRetrieveTag,		\
	JET_bitRetrieveNull, JET_bitRetrieveIgnoreDefault,		\
	JET_bitRetrieveTuple

static JET_ERR
do_get(struct fuzz_step *step)
{
	JET_RETINFO info = { .cbStruct = sizeof(info) };
	uint32_t size = fuzz_size();
	void *data = fuzz_out(step, size);

	info.itagSequence = fuzz_below(4);
	info.ibLongValue = fuzz_once_in(3) ? fuzz_size() : 0;
	if (fuzz_once_in(40))
		info.cbStruct = fuzz_below(64);
	return JetRetrieveColumn(AT, fuzz_once_in(8) ? 0 : fuzz_column(),
	    data, size, fuzz_out_number(step), FUZZ_FLAGS(GET_FLAGS),
	    fuzz_once_in(2) ? NULL : &info);
}

static JET_ERR
do_get_many(struct fuzz_step *step)
{
	uint32_t count = fuzz_below(6);
	JET_RETRIEVECOLUMN *get = fuzz_block(step, count * sizeof(*get));
	uint32_t i;

	for (i = 0; i < count; i++) {
		get[i].columnid = fuzz_once_in(6) ? 0 : fuzz_column();
		get[i].cbData = fuzz_size();
		get[i].pvData = fuzz_out(step, get[i].cbData);
		get[i].grbit = FUZZ_FLAGS(GET_FLAGS);
		get[i].itagSequence = fuzz_below(4);
		get[i].ibLongValue = fuzz_once_in(5) ? fuzz_size() : 0;
	}
	return JetRetrieveColumns(AT, fuzz_once_in(60) ? NULL : get, count);
}

/* Gives out no memory after a few times, when told so. */
static void *JET_API
provide(void *context, void *block, uint32_t size)
{
	int *left = context;

	if (size == 0) {
		free(block);
		return NULL;
	}
	return (*left)-- == 0 ? NULL : realloc(block, size);
}

static void
free_enumerated(JET_ENUMCOLUMN *columns, uint32_t count)
{
	uint32_t i, j;

	for (i = 0; i < count; i++) {
		if (columns[i].err == JET_wrnColumnSingleValue) {
			free(columns[i].pvData);
			continue;
		}
		for (j = 0; j < columns[i].cEnumColumnValue &&
		    columns[i].rgEnumColumnValue != NULL; j++)
			free(columns[i].rgEnumColumnValue[j].pvData);
		free(columns[i].rgEnumColumnValue);
	}
	free(columns);
}

static JET_ERR
do_enumerate(struct fuzz_step *step)
{
	uint32_t asked = fuzz_once_in(2) ? 0 : fuzz_below(5);
	JET_ENUMCOLUMNID *ids = fuzz_block(step, asked * sizeof(*ids));
	JET_ENUMCOLUMN *columns = NULL;
	int left = fuzz_once_in(3) ? (int)fuzz_below(6) : -1;
	uint32_t count = 0, i, j;
	JET_ERR err;

	for (i = 0; i < asked; i++) {
		ids[i].columnid = fuzz_column();
		ids[i].ctagSequence = fuzz_once_in(2) ? 0 : fuzz_below(4);
		ids[i].rgtagSequence = fuzz_block(step,
		    ids[i].ctagSequence * sizeof(uint32_t));
		for (j = 0; j < ids[i].ctagSequence; j++)
			ids[i].rgtagSequence[j] = fuzz_below(4);
	}
	err = JetEnumerateColumns(AT, asked, asked == 0 ? NULL : ids, &count,
	    &columns, fuzz_once_in(60) ? NULL : provide, &left,
	    FUZZ_ONE_OF(UINT32_MAX, 0, 1, 100, 8192),
	    FUZZ_FLAGS(JET_bitEnumerateCopy, JET_bitEnumerateIgnoreDefault,
	    JET_bitEnumeratePresenceOnly, JET_bitEnumerateTaggedOnly,
	    JET_bitEnumerateCompressOutput,
	    JET_bitEnumerateIgnoreUserDefinedDefault));
	/* also a column that is not there leaves the array to the program */
	free_enumerated(columns, count);
	/* it is the program that has no memory */
	return err == JET_errOutOfMemory ? JET_errSuccess : err;
}

static JET_ERR
do_retrieve_key(struct fuzz_step *step)
{
	uint32_t room = fuzz_size();
	void *key = fuzz_out(step, room);

	return JetRetrieveKey(AT, key, room, fuzz_out_number(step),
	    FUZZ_FLAGS(JET_bitRetrieveCopy));
}

static JET_ERR
do_bookmark(struct fuzz_step *step)
{
	uint32_t room = fuzz_once_in(2) ? sizeof(fuzz.bookmark) : fuzz_size();
	void *bookmark = fuzz_out(step, room);
	uint32_t actual = 0;
	JET_ERR err;

	err = JetGetBookmark(AT, bookmark, room, &actual);
	if (err == JET_errSuccess && bookmark != NULL &&
	    actual <= sizeof(fuzz.bookmark) && actual <= room) {
		memcpy(fuzz.bookmark, bookmark, actual);
		fuzz.bookmark_size = actual;
	}
	return err;
}

static JET_ERR
do_goto(struct fuzz_step *step)
{
	uint32_t size = fuzz.bookmark_size;

	if (fuzz_once_in(4)) {
		size = fuzz_size();
		return JetGotoBookmark(AT, fuzz_bytes(step, size), size);
	}
	return JetGotoBookmark(AT, memcpy(fuzz_block(step, size),
	    fuzz.bookmark, size), size);
}

static JET_ERR
do_secondary_bookmark(struct fuzz_step *step)
{
	uint32_t key_room = fuzz_size(), room = fuzz_size();
	void *key = fuzz_out(step, key_room);
	void *bookmark = fuzz_out(step, room);

	return JetGetSecondaryIndexBookmark(AT, key, key_room,
	    fuzz_out_number(step), bookmark, room, fuzz_out_number(step),
	    FUZZ_FLAGS(1));
}

static JET_ERR
do_goto_secondary(struct fuzz_step *step)
{
	uint32_t key_size = fuzz_size(), size = fuzz_size();

	return JetGotoSecondaryIndexBookmark(AT, fuzz_bytes(step, key_size),
	    key_size, fuzz_bytes(step, size), size,
	    FUZZ_FLAGS(JET_bitBookmarkPermitVirtualCurrency));
}

static JET_ERR
do_position(struct fuzz_step *step)
{
	JET_RECPOS *pos = fuzz_out(step, sizeof(*pos));
	JET_RECPOS there = { sizeof(there), fuzz_below(9), 0, fuzz_below(9) };

	if (fuzz_once_in(2))
		return JetGotoPosition(AT, fuzz_once_in(50) ? NULL : &there);
	return JetGetRecordPosition(AT, pos, fuzz_once_in(20) ?
	    fuzz_below(16) : sizeof(*pos));
}

static JET_ERR
do_count(struct fuzz_step *step)
{
	if (fuzz_once_in(2))
		return JetIndexRecordCount(AT, fuzz_out_number(step),
		    fuzz_below(50));
	return JetIndexRecordCount2(AT, fuzz_out(step, sizeof(uint64_t)),
	    fuzz_below(50));
}

static JET_ERR
do_size(struct fuzz_step *step)
{
	JET_RECSIZE size = { 0 };
	JET_RECSIZE2 size2 = { 0 };
	JET_GRBIT grbit = FUZZ_FLAGS(JET_bitRecordSizeInCopyBuffer,
	    JET_bitRecordSizeRunningTotal, JET_bitRecordSizeLocal);

	if (fuzz_once_in(2))
		return JetGetRecordSize(AT, fuzz_once_in(40) ? NULL : &size,
		    grbit);
	return JetGetRecordSize2(AT, fuzz_once_in(40) ? NULL : &size2, grbit);
}

static JET_ERR
do_cursor_info(struct fuzz_step *step)
{
	uint32_t room = fuzz_below(8);
	void *result = fuzz_out(step, room);

	return JetGetCursorInfo(AT, result, room, FUZZ_ONE_OF(0, 1, 2, 3));
}

static JET_ERR
do_register(struct fuzz_step *step)
{
	struct fuzz_callback *slot =
	    &fuzz.callback[fuzz_below(FUZZ_CALLBACKS)];
	JET_CBTYP type = FUZZ_FLAGS(JET_cbtypBeforeInsert,
	    JET_cbtypAfterInsert, JET_cbtypBeforeReplace,
	    JET_cbtypAfterReplace, JET_cbtypBeforeDelete,
	    JET_cbtypAfterDelete, JET_cbtypFreeCursorLS,
	    JET_cbtypFreeTableLS);
	JET_HANDLE handle = 0;
	JET_ERR err;

	err = JetRegisterCallback(AT, type, fuzz_once_in(40) ? NULL :
	    fuzz_called_back, &fuzz, fuzz_once_in(40) ? NULL : &handle);
	if (err == JET_errSuccess && handle != 0) {
		JetUnregisterCallback(slot->at.sesid, slot->at.tableid,
		    slot->type, slot->handle);
		slot->at = step->at;
		slot->type = type;
		slot->handle = handle;
	}
	return err;
}

static JET_ERR
do_unregister(struct fuzz_step *step)
{
	struct fuzz_callback *slot =
	    &fuzz.callback[fuzz_below(FUZZ_CALLBACKS)];

	if (fuzz_once_in(8))
		return JetUnregisterCallback(AT, slot->type, slot->handle);
	return JetUnregisterCallback(slot->at.sesid, slot->at.tableid,
	    fuzz_once_in(20) ? fuzz_below(64) : slot->type, slot->handle);
}

static JET_ERR
do_local_storage(struct fuzz_step *step)
{
	JET_GRBIT grbit = FUZZ_FLAGS(JET_bitLSReset, JET_bitLSCursor,
	    JET_bitLSTable);

	if (fuzz_once_in(2))
		return JetGetLS(AT, fuzz_out(step, sizeof(JET_LS)), grbit);
	return JetSetLS(AT, fuzz_once_in(8) ? JET_LSNil : fuzz_below(9),
	    grbit);
}

static JET_ERR
do_set_index(struct fuzz_step *step)
{
	const char *name = fuzz_index_name(step);
	JET_GRBIT grbit = FUZZ_FLAGS(JET_bitMoveFirst, JET_bitNoMove);
	JET_INDEXID id = { .cbStruct = sizeof(id) };

	switch (fuzz_below(4)) {
	case 0:
		return JetSetCurrentIndexA(AT, name);
	case 1:
		return JetSetCurrentIndex2A(AT, name, grbit);
	case 2:
		return JetSetCurrentIndex3A(AT, name, grbit, fuzz_below(3));
	default:
		if (JetGetTableIndexInfoA(AT, name, &id, sizeof(id),
		    JET_IdxInfoIndexId) < 0)
			memcpy(id.rgbIndexId, fuzz_bytes(step,
			    sizeof(id.rgbIndexId)), sizeof(id.rgbIndexId));
		return JetSetCurrentIndex4A(AT, name, &id, grbit,
		    fuzz_below(3));
	}
}

static JET_ERR
do_current_index(struct fuzz_step *step)
{
	uint32_t room = fuzz_size();

	if (fuzz_once_in(2))
		return JetGetCurrentIndexW(AT, fuzz_out(step, room), room);
	return JetGetCurrentIndexA(AT, fuzz_out(step, room), room);
}

const struct fuzz_op fuzz_row_ops[] = {
	{ "move", 12, do_move },
	{ "make key", 3, do_make_key },
	{ "seek", 10, do_seek },
	{ "range", 4, do_range },
	{ "prepare", 14, do_prepare },
	{ "set", 25, do_set },
	{ "set many", 4, do_set_many },
	{ "update", 10, do_update },
	{ "insert", 14, do_insert },
	{ "delete", 5, do_delete },
	{ "lock", 3, do_lock },
	{ "escrow", 5, do_escrow },
	{ "get", 10, do_get },
	{ "get many", 5, do_get_many },
	{ "enumerate", 5, do_enumerate },
	{ "retrieve key", 2, do_retrieve_key },
	{ "bookmark", 3, do_bookmark },
	{ "goto", 3, do_goto },
	{ "secondary bookmark", 2, do_secondary_bookmark },
	{ "goto secondary", 2, do_goto_secondary },
	{ "position", 3, do_position },
	{ "count", 2, do_count },
	{ "size", 2, do_size },
	{ "cursor info", 2, do_cursor_info },
	{ "register", 2, do_register },
	{ "unregister", 2, do_unregister },
	{ "local storage", 2, do_local_storage },
	{ "set index", 8, do_set_index },
	{ "current index", 2, do_current_index },
	{ NULL, 0, NULL }
};
