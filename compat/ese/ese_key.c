/* SPDX-License-Identifier: MIT */
/* Search keys, and the keys of entries. */

#include "ese_call.h"
#include "ese_give.h"

#define LIMIT_BITS (JET_bitFullColumnStartLimit | \
	JET_bitFullColumnEndLimit | JET_bitPartialColumnStartLimit | \
	JET_bitPartialColumnEndLimit)
#define STRING_BITS (JET_bitStrLimit | JET_bitSubStrLimit)
#define KEY_BITS (JET_bitNewKey | JET_bitNormalizedKey | \
	JET_bitKeyDataZeroLength | STRING_BITS | LIMIT_BITS)

/* Of the four limits at most one, and none together with the two older ones.
 * Of those two the engine prefers the one for substrings, and for columns
 * that are no text falls back on the other by itself. */
static JET_ERR
read_limit(JET_GRBIT grbit, enum eng_key_limit *limit)
{
	*limit = ENG_KEY_PLAIN;
	if ((grbit & ~(JET_GRBIT)KEY_BITS) != 0 ||
	    ((grbit & LIMIT_BITS) != 0 && (grbit & STRING_BITS) != 0))
		return JET_errInvalidGrbit;
	switch (grbit & LIMIT_BITS) {
	case 0:
		break;
	case JET_bitFullColumnStartLimit:
		*limit = ENG_KEY_FULL_START;
		return JET_errSuccess;
	case JET_bitFullColumnEndLimit:
		*limit = ENG_KEY_FULL_END;
		return JET_errSuccess;
	case JET_bitPartialColumnStartLimit:
		*limit = ENG_KEY_PARTIAL_START;
		return JET_errSuccess;
	case JET_bitPartialColumnEndLimit:
		*limit = ENG_KEY_PARTIAL_END;
		return JET_errSuccess;
	default:
		return JET_errInvalidGrbit;
	}
	if ((grbit & JET_bitSubStrLimit) != 0)
		*limit = ENG_KEY_SUB_STR_LIMIT;
	else if ((grbit & JET_bitStrLimit) != 0)
		*limit = ENG_KEY_STR_LIMIT;
	return JET_errSuccess;
}

static JET_ERR
make_key(struct ese_call *call, const void *data, uint32_t size,
    JET_GRBIT grbit)
{
	enum eng_key_limit limit;
	JET_ERR err;

	err = read_limit(grbit, &limit);
	if (err != JET_errSuccess)
		return err;
	if (data == NULL && size > 0)
		return JET_errInvalidParameter;
	if ((grbit & JET_bitNormalizedKey) != 0)
		return ese_error(call, eng_cursor_set_key(call->cursor, data,
		    size));
	return ese_error(call, eng_cursor_make_key(call->cursor, data, size,
	    size == 0 && (grbit & JET_bitKeyDataZeroLength) != 0,
	    (grbit & JET_bitNewKey) != 0, limit));
}

JET_ERR JET_API
JetMakeKey(JET_SESID sesid, JET_TABLEID tableid, const void *pvData,
    uint32_t cbData, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetMakeKey, sesid, tableid);
	if (err == JET_errSuccess)
		err = make_key(&call, pvData, cbData, grbit);
	return ese_leave(&call, err);
}

/* A cut search key is no warning, unlike a cut key of an entry: so the engine
 * has it. */
static JET_ERR
retrieve_key(struct ese_call *call, void *out, uint32_t room,
    uint32_t *actual, JET_GRBIT grbit)
{
	bool search = (grbit & JET_bitRetrieveCopy) != 0;
	const uint8_t *key;
	size_t size;
	eng_status st;

	if (out == NULL && room > 0)
		return JET_errInvalidParameter;
	if (search)
		st = eng_cursor_search_key(call->cursor, &key, &size);
	else
		st = eng_cursor_entry_key(call->cursor, &key, &size);
	if (st != ENG_OK)
		return ese_error(call, st);
	if (!ese_give_bytes(key, size, out, room, actual) && !search)
		return JET_wrnBufferTruncated;
	return JET_errSuccess;
}

JET_ERR JET_API
JetRetrieveKey(JET_SESID sesid, JET_TABLEID tableid, void *pvKey,
    uint32_t cbMax, uint32_t *pcbActual, JET_GRBIT grbit)
{
	struct ese_call call;
	JET_ERR err;

	err = ese_enter(&call, ESE_JetRetrieveKey, sesid, tableid);
	if (err == JET_errSuccess)
		err = retrieve_key(&call, pvKey, cbMax, pcbActual, grbit);
	return ese_leave(&call, err);
}
