/* SPDX-License-Identifier: MIT */
/* Finding entries by key and by bookmark; ranges. */

#include "ese_call.h"
#include "ese_give.h"

#define SEEK_BITS (JET_bitSeekEQ | JET_bitSeekLT | JET_bitSeekLE | \
	JET_bitSeekGE | JET_bitSeekGT)

static JET_ERR
seek(struct ese_call *call, JET_GRBIT grbit)
{
	enum eng_seek op;

	switch (grbit & SEEK_BITS) {
	case JET_bitSeekEQ:
		op = ENG_SEEK_EQ;
		break;
	case JET_bitSeekLT:
		op = ENG_SEEK_LT;
		break;
	case JET_bitSeekLE:
		op = ENG_SEEK_LE;
		break;
	case JET_bitSeekGE:
		op = ENG_SEEK_GE;
		break;
	case JET_bitSeekGT:
		op = ENG_SEEK_GT;
		break;
	default:
		return JET_errInvalidParameter;
	}
	/* Both extras mean something with an exact match only. */
	return ese_error(call, eng_cursor_seek(call->cursor, op,
	    op == ENG_SEEK_EQ && (grbit & JET_bitCheckUniqueness) != 0,
	    op == ENG_SEEK_EQ && (grbit & JET_bitSetIndexRange) != 0));
}

JET_ERR JET_API
JetSeek(JET_SESID sesid, JET_TABLEID tableid, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetSeek, sesid, tableid);
	if (err == JET_errSuccess)
		err = seek(&call, grbit);
	return ese_leave(&call, err);
}

/* JET_bitRangeInstantDuration asks whether the range would be empty and
 * leaves none. */
static eng_status
set_range(struct eng_cursor *cursor, JET_GRBIT grbit)
{
	eng_status st;

	if ((grbit & JET_bitRangeRemove) != 0)
		return eng_cursor_drop_range(cursor);
	st = eng_cursor_set_range(cursor,
	    (grbit & JET_bitRangeUpperLimit) != 0,
	    (grbit & JET_bitRangeInclusive) != 0);
	if ((grbit & JET_bitRangeInstantDuration) != 0 &&
	    (st == ENG_OK || st == ENG_E_NO_RECORD))
		(void)eng_cursor_drop_range(cursor);
	return st;
}

JET_ERR JET_API
JetSetIndexRange(JET_SESID sesid, JET_TABLEID tableidSrc, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetSetIndexRange, sesid, tableidSrc);
	if (err == JET_errSuccess)
		err = ese_error(&call, set_range(call.cursor, grbit));
	return ese_leave(&call, err);
}

/* ---- bookmarks ---- */

static JET_ERR
give_bookmark(struct ese_call *call, void *out, uint32_t room,
    uint32_t *actual)
{
	const uint8_t *bookmark;
	size_t size;
	eng_status st;

	if (out == NULL && room > 0)
		return JET_errInvalidParameter;
	st = eng_cursor_bookmark(call->cursor, &bookmark, &size);
	if (st != ENG_OK)
		return ese_error(call, st);
	return ese_give_bytes(bookmark, size, out, room, actual) ?
	    JET_errSuccess : JET_errBufferTooSmall;
}

JET_ERR JET_API
JetGetBookmark(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbMax, uint32_t *pcbActual)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGetBookmark, sesid, tableid);
	if (err == JET_errSuccess)
		err = give_bookmark(&call, pvBookmark, cbMax, pcbActual);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGotoBookmark(JET_SESID sesid, JET_TABLEID tableid, void *pvBookmark,
    uint32_t cbBookmark)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGotoBookmark, sesid, tableid);
	if (err == JET_errSuccess && (pvBookmark == NULL || cbBookmark == 0))
		err = JET_errInvalidBookmark;
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_cursor_goto(call.cursor,
		    pvBookmark, cbBookmark));
	return ese_leave(&call, err);
}

/* A caller's buffer of a call with two of them. */
struct out {
	void *bytes;
	uint32_t room;
	uint32_t *actual;
};

static JET_ERR
check_secondary(struct eng_cursor *cursor)
{
	struct eng_index_info info;

	eng_cursor_index(cursor, &info);
	return info.id != 0 ? JET_errSuccess : JET_errNoCurrentIndex;
}

/* Both sizes are told even when one of the two does not fit. */
static JET_ERR
give_entry(struct ese_call *call, const struct out *key,
    const struct out *bookmark)
{
	const uint8_t *bytes;
	size_t size;
	bool fits;
	eng_status st;
	JET_ERR err;

	if ((key->bytes == NULL && key->room > 0) ||
	    (bookmark->bytes == NULL && bookmark->room > 0))
		return JET_errInvalidParameter;
	err = check_secondary(call->cursor);
	if (err != JET_errSuccess)
		return err;
	st = eng_cursor_entry_key(call->cursor, &bytes, &size);
	if (st != ENG_OK)
		return ese_error(call, st);
	fits = ese_give_bytes(bytes, size, key->bytes, key->room, key->actual);
	st = eng_cursor_bookmark(call->cursor, &bytes, &size);
	if (st != ENG_OK)
		return ese_error(call, st);
	fits = ese_give_bytes(bytes, size, bookmark->bytes, bookmark->room,
	    bookmark->actual) && fits;
	return fits ? JET_errSuccess : JET_errBufferTooSmall;
}

JET_ERR JET_API
JetGetSecondaryIndexBookmark(JET_SESID sesid, JET_TABLEID tableid,
    void *pvSecondaryKey, uint32_t cbSecondaryKeyMax,
    uint32_t *pcbSecondaryKeyActual, void *pvPrimaryBookmark,
    uint32_t cbPrimaryBookmarkMax, uint32_t *pcbPrimaryBookmarkActual,
    const JET_GRBIT grbit)
{
	struct out key = { pvSecondaryKey, cbSecondaryKeyMax,
	    pcbSecondaryKeyActual };
	struct out bookmark = { pvPrimaryBookmark, cbPrimaryBookmarkMax,
	    pcbPrimaryBookmarkActual };
	struct ese_call call;
	JET_ERR err;

	(void)grbit;			/* none is defined */
	err = ese_enter(&call, ESE_JetGetSecondaryIndexBookmark, sesid,
	    tableid);
	if (err == JET_errSuccess)
		err = give_entry(&call, &key, &bookmark);
	return ese_leave(&call, err);
}

JET_ERR JET_API
JetGotoSecondaryIndexBookmark(JET_SESID sesid, JET_TABLEID tableid,
    void *pvSecondaryKey, uint32_t cbSecondaryKey, void *pvPrimaryBookmark,
    uint32_t cbPrimaryBookmark, const JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetGotoSecondaryIndexBookmark, sesid,
	    tableid);
	if (err == JET_errSuccess)
		err = check_secondary(call.cursor);
	if (err == JET_errSuccess &&
	    (pvSecondaryKey == NULL || cbSecondaryKey == 0))
		err = JET_errInvalidBookmark;
	if (err == JET_errSuccess)
		err = ese_error(&call, eng_cursor_goto_entry(call.cursor,
		    pvSecondaryKey, cbSecondaryKey, pvPrimaryBookmark,
		    cbPrimaryBookmark,
		    (grbit & JET_bitBookmarkPermitVirtualCurrency) != 0));
	return ese_leave(&call, err);
}
