/* SPDX-License-Identifier: MIT */
/* Where a cursor stands: moving it, its index, how far along it is. */

#include <stddef.h>
#include <string.h>

#include "base_alloc.h"
#include "ese_index_id.h"

/* sortapi.cxx, ErrTTSortInsMove: the move that ends the insert phase of a sort
 * starts on the first row, not before it. */
static JET_ERR
check_temp_move(struct ese_table *table, int32_t *rows)
{
	if (table->just_sorted && *rows == 0)
		*rows = (int32_t)JET_MoveFirst;
	table->just_sorted = false;
	return table->forward_only && *rows < 0 &&
	    *rows != (int32_t)JET_MoveFirst ? JET_errIllegalOperation :
	    JET_errSuccess;
}

static eng_status
move(struct eng_cursor *cursor, int32_t rows, JET_GRBIT grbit)
{
	if (rows == (int32_t)JET_MoveFirst)
		return eng_cursor_go(cursor, ENG_FIRST);
	if (rows == JET_MoveLast)
		return eng_cursor_go(cursor, ENG_LAST);
	return eng_cursor_move(cursor, rows, (grbit & JET_bitMoveKeyNE) != 0);
}

JET_ERR JET_API
JetMove(JET_SESID sesid, JET_TABLEID tableid, int32_t cRow, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter_quick(&call, ESE_JetMove, sesid, tableid);
	if (err == JET_errSuccess && call.table->temporary)
		err = check_temp_move(call.table, &cRow);
	if (err == JET_errSuccess)
		err = ese_error(&call, move(call.cursor, cRow, grbit));
	return ese_leave_quick(&call, err);
}

/* ---- the current index ---- */

/* The name in a row of the catalog is at most ENG_NAME_MAX bytes, so that is
 * all a cut can lose; the engine cuts without a word. */
static JET_ERR
give_index_name(struct eng_cursor *cursor, bool wide, void *name,
    uint32_t bytes)
{
	struct eng_index_info info;

	if (bytes < (wide ? sizeof(WCHAR) : 1))
		return JET_wrnBufferTruncated;
	if (name == NULL)
		return JET_errInvalidParameter;
	eng_cursor_index(cursor, &info);
	(void)ese_text_give(info.def->name, wide, name, bytes);
	return JET_errSuccess;
}

JET_ERR JET_API
JetGetCurrentIndexA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PSTR szIndexName, uint32_t cbIndexName)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetCurrentIndex, sesid, tableid);
	if (err == JET_errSuccess)
		err = give_index_name(call.cursor, false, szIndexName,
		    cbIndexName);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGetCurrentIndexW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PWSTR szIndexName, uint32_t cbIndexName)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetCurrentIndex, sesid, tableid);
	if (err == JET_errSuccess)
		err = give_index_name(call.cursor, true, szIndexName,
		    cbIndexName);
	return ese_leave(&call, err);
}

/* What the four calls that select an index say among them. */
struct choice {
	const char *name;
	const JET_INDEXID *id;
	JET_GRBIT grbit;
	uint32_t tag;
};

static JET_ERR
select_index(struct ese_call *call, const struct choice *choice)
{
	char name[ENG_NAME_MAX + 1] = "";
	bool keep_record = choice->grbit == JET_bitNoMove;
	uint32_t tag = choice->tag > 0 ? choice->tag : 1;
	uint32_t id;
	eng_status st;
	JET_ERR err;

	if ((choice->grbit & ~(JET_GRBIT)JET_bitNoMove) != 0)
		return JET_errInvalidGrbit;
	if (choice->id != NULL) {
		err = ese_index_id_get(call->cursor, choice->id, &id);
		if (err != JET_errSuccess)
			return err;
		return ese_error(call, eng_cursor_set_index_id(call->cursor,
		    id, keep_record, tag));
	}
	if (choice->name != NULL && choice->name[0] != '\0') {
		st = eng_name_check(choice->name, name);
		if (st != ENG_OK)
			return ese_error(call, st);
	}
	return ese_error(call, eng_cursor_set_index(call->cursor, name,
	    keep_record, tag));
}

static JET_ERR
set_index(enum ese_fn fn, JET_SESID sesid, JET_TABLEID tableid,
    const struct choice *choice)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, fn, sesid, tableid);
	if (err == JET_errSuccess)
		err = select_index(&call, choice);
	return ese_leave(&call, err);
}

static JET_ERR
set_index_wide(enum ese_fn fn, JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR wide, struct choice choice)
{
	char *name;
	JET_ERR err;

	err = ese_text_narrow(wide, &name);
	if (err != JET_errSuccess)
		return err;
	choice.name = name;
	err = set_index(fn, sesid, tableid, &choice);
	base_free(name);
	return err;
}

JET_ERR JET_API
JetSetCurrentIndexA(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName)
{
	struct choice choice = { szIndexName, NULL, JET_bitMoveFirst, 1 };

	return set_index(ESE_JetSetCurrentIndex, sesid, tableid, &choice);
}

JET_ERR JET_API
JetSetCurrentIndexW(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName)
{
	return set_index_wide(ESE_JetSetCurrentIndex, sesid, tableid,
	    szIndexName, (struct choice){ .grbit = JET_bitMoveFirst });
}

JET_ERR JET_API
JetSetCurrentIndex2A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, JET_GRBIT grbit)
{
	struct choice choice = { szIndexName, NULL, grbit, 1 };

	return set_index(ESE_JetSetCurrentIndex2, sesid, tableid, &choice);
}

JET_ERR JET_API
JetSetCurrentIndex2W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, JET_GRBIT grbit)
{
	return set_index_wide(ESE_JetSetCurrentIndex2, sesid, tableid,
	    szIndexName, (struct choice){ .grbit = grbit });
}

JET_ERR JET_API
JetSetCurrentIndex3A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, JET_GRBIT grbit, uint32_t itagSequence)
{
	struct choice choice = { szIndexName, NULL, grbit, itagSequence };

	return set_index(ESE_JetSetCurrentIndex3, sesid, tableid, &choice);
}

JET_ERR JET_API
JetSetCurrentIndex3W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, JET_GRBIT grbit, uint32_t itagSequence)
{
	return set_index_wide(ESE_JetSetCurrentIndex3, sesid, tableid,
	    szIndexName,
	    (struct choice){ .grbit = grbit, .tag = itagSequence });
}

JET_ERR JET_API
JetSetCurrentIndex4A(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCSTR szIndexName, JET_INDEXID *pindexid, JET_GRBIT grbit,
    uint32_t itagSequence)
{
	struct choice choice = { szIndexName, pindexid, grbit, itagSequence };

	return set_index(ESE_JetSetCurrentIndex4, sesid, tableid, &choice);
}

JET_ERR JET_API
JetSetCurrentIndex4W(JET_SESID sesid, JET_TABLEID tableid,
    JET_PCWSTR szIndexName, JET_INDEXID *pindexid, JET_GRBIT grbit,
    uint32_t itagSequence)
{
	return set_index_wide(ESE_JetSetCurrentIndex4, sesid, tableid,
	    szIndexName, (struct choice){ .id = pindexid, .grbit = grbit,
	    .tag = itagSequence });
}

ESE_NARROW_IS_PLAIN(JetGetCurrentIndex);
ESE_NARROW_IS_PLAIN(JetSetCurrentIndex);
ESE_NARROW_IS_PLAIN(JetSetCurrentIndex2);
ESE_NARROW_IS_PLAIN(JetSetCurrentIndex3);
ESE_NARROW_IS_PLAIN(JetSetCurrentIndex4);

/* ---- counting ---- */

static JET_ERR
count_entries(enum ese_fn fn, JET_SESID sesid, JET_TABLEID tableid,
    uint64_t most, uint64_t *count)
{
	struct ese_call call;
	JET_ERR err;

	*count = 0;
	err = ese_enter(&call, fn, sesid, tableid);
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_cursor_count(call.cursor, most,
		    count));
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetIndexRecordCount(JET_SESID sesid, JET_TABLEID tableid, uint32_t *pcrec,
    uint32_t crecMax)
{
	uint64_t count;
	JET_ERR err;

	if (pcrec == NULL)
		return JET_errInvalidParameter;
	*pcrec = 0;
	err = count_entries(ESE_JetIndexRecordCount, sesid, tableid, crecMax,
	    &count);
	if (err == JET_errSuccess && count > UINT32_MAX)
		return JET_errTooManyRecords;
	*pcrec = (uint32_t)count;
	return err;
}

JET_ERR JET_API
JetIndexRecordCount2(JET_SESID sesid, JET_TABLEID tableid, uint64_t *pcrec,
    uint64_t crecMax)
{
	if (pcrec == NULL)
		return JET_errInvalidParameter;
	return count_entries(ESE_JetIndexRecordCount2, sesid, tableid, crecMax,
	    pcrec);
}

/* Whether the result fits is seen from the size that the caller gives: the
 * longer form has 64-bit numbers besides the short ones. */
static JET_ERR
give_position(struct ese_call *call, JET_RECPOS *pos, uint32_t size)
{
	JET_RECPOS2 *pos2 = (JET_RECPOS2 *)pos;
	uint64_t below;
	uint64_t total;
	eng_status st;

	if (pos == NULL || size < sizeof(*pos))
		return JET_errInvalidParameter;
	st = eng_cursor_position(call->cursor, &below, &total);
	if (st != ENG_OK)
		return ese_error(call, st);
	pos->centriesLT = (uint32_t)below;
	pos->centriesInRange = 1;
	pos->centriesTotal = (uint32_t)total;
	if (size < sizeof(*pos2)) {
		pos->cbStruct = sizeof(*pos);
		return JET_errSuccess;
	}
	pos2->cbStruct = sizeof(*pos2);
	pos2->centriesLT = below;
	pos2->centriesTotal = total;
	return JET_errSuccess;
}

JET_ERR JET_API
JetGetRecordPosition(JET_SESID sesid, JET_TABLEID tableid,
    JET_RECPOS *precpos, uint32_t cbRecpos)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetRecordPosition, sesid, tableid);
	if (err == JET_errSuccess)
		err = give_position(&call, precpos, cbRecpos);
	return ese_leave(&call, err);
}

/* In the longer form the short numbers must be 0, so that nobody relies on
 * them by mistake. */
static JET_ERR
read_position(const JET_RECPOS *pos, uint64_t *below, uint64_t *total)
{
	const JET_RECPOS2 *pos2 = (const JET_RECPOS2 *)pos;

	if (pos == NULL)
		return JET_errInvalidParameter;
	if (pos->cbStruct == sizeof(*pos)) {
		*below = pos->centriesLT;
		*total = pos->centriesTotal;
	} else if (pos->cbStruct == sizeof(*pos2) && pos->centriesLT == 0 &&
	    pos->centriesTotal == 0) {
		*below = pos2->centriesLT;
		*total = pos2->centriesTotal;
	} else {
		return JET_errInvalidParameter;
	}
	return *below <= *total ? JET_errSuccess : JET_errInvalidParameter;
}

/* An empty index has no position: that is a key not found, not a cursor
 * without record. */
static JET_ERR
goto_position(struct ese_call *call, uint64_t below, uint64_t total)
{
	eng_status st;

	st = eng_cursor_goto_position(call->cursor, below, total);
	return st == ENG_E_NO_RECORD ? JET_errRecordNotFound :
	    ese_error(call, st);
}

JET_ERR JET_API
JetGotoPosition(JET_SESID sesid, JET_TABLEID tableid, JET_RECPOS *precpos)
{
	struct ese_call call;
	uint64_t below;
	uint64_t total;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGotoPosition, sesid, tableid);
	if (err == JET_errSuccess)
		err = read_position(precpos, &below, &total);
	if (err == JET_errSuccess)
		err = goto_position(&call, below, total);
	return ese_leave(&call, err);
}

/* There is one level of information, 0, and all it says is whether somebody
 * else has changed the record. */
JET_ERR JET_API
JetGetCursorInfo(JET_SESID sesid, JET_TABLEID tableid, void *pvResult,
    uint32_t cbMax, uint32_t InfoLevel)
{
	struct ese_call call;
	JET_ERR err;

	(void)pvResult;
	err = ese_enter(&call, ESE_JetGetCursorInfo, sesid, tableid);
	if (err == JET_errSuccess && (cbMax != 0 || InfoLevel != 0))
		err = JET_errInvalidParameter;
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_cursor_conflict(call.cursor));
	return ese_leave(&call, err);
}
