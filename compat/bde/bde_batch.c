/* SPDX-License-Identifier: MIT */
/* bde_batch.c - DbiBatchMove: records of one table to another.
 *
 * Three tables of the private directory may take records: those of the source
 * that lose something when they are converted (problems) or that the
 * destination refuses (key violations), and those of the destination as they
 * were before they were changed or deleted.  They belong to a database of the
 * call's own: a transaction of the program's does not reach them. */
#include <string.h>

#include "bde_batch.h"
#include "bde_bulk.h"
#include "bde_cursor.h"

/* ---- one record ---- */

/* Numbers that the engine gives are passed over until the next one is the
 * wanted one, or a later one. */
static DBIResult
pass_numbers(struct bde_batch *m, int32_t wanted)
{
	struct eng_read read = { .source = ENG_FROM_COPY, .tag = 1,
	    .column_id = m->autoinc->column_id, .buffer = &m->last_number,
	    .room = sizeof m->last_number };
	eng_status st = ENG_OK;

	while (eng_ok(st) && m->last_number + 1 < wanted) {
		st = eng_cursor_prepare(m->to->eng, ENG_PREPARE_INSERT);
		if (st == ENG_OK)
			st = eng_cursor_read(m->to->eng, &read);
		if (eng_ok(st))
			st = eng_cursor_cancel(m->to->eng);
	}
	m->last_number++;		/* the insert's */
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
insert_record(struct bde_batch *m, const struct bde_record_more *more)
{
	DBIResult result = DBIERR_NONE;
	int32_t number;

	if (m->autoinc != NULL) {
		memcpy(&number, m->to_buf + m->autoinc->desc.iOffset,
		    sizeof number);
		result = pass_numbers(m, number);
	}
	return result == DBIERR_NONE ? bde_record_insert(m->to, m->to_buf,
	    more) : result;
}

/* What the table beside gets, and what is done to the record, both or
 * none. */
static DBIResult
replace_record(struct bde_batch *m, const struct bde_batch_record *t,
    const struct bde_record_more *more)
{
	struct bde_batch_side *side = &m->sides[BDE_SIDE_CHANGED];
	struct eng_session *beside = side->cursor != NULL ?
	    eng_cursor_session(side->cursor->eng) : NULL;
	DBIResult result;
	bool lost = false;

	result = bde_record_read(m->to, m->old_buf);
	if (result == DBIERR_NONE && beside != NULL)
		result = bde_error_of(eng_txn_begin(beside, false));
	if (result != DBIERR_NONE)
		return result;
	result = bde_batch_add_to_side(m, BDE_SIDE_CHANGED, m->to, m->old_buf);
	if (result == DBIERR_NONE && m->mode == batSUBTRACT) {
		result = bde_record_delete(m->to);
	} else if (result == DBIERR_NONE) {
		result = bde_batch_convert(t, m->old_buf, &lost);
		if (result == DBIERR_NONE)
			result = bde_record_change(m->to, m->old_buf, more);
	}
	if (result == DBIERR_NONE && beside != NULL)
		result = bde_error_of(eng_txn_commit(beside, false));
	if (result != DBIERR_NONE && beside != NULL)
		(void)eng_txn_rollback(beside);
	side->count += result == DBIERR_NONE;
	return result;
}

/* By the key that to_buf has; DBIERR_EOF when there is none. */
static DBIResult
find_match(struct bde_batch *m)
{
	struct bde_range_end end = { .key = m->to_buf, .inclusive = true };
	DBIResult result;

	result = bde_range_set(m->to, false, &end, &end);
	return result == DBIERR_NONE ? bde_cursor_step(m->to, true) : result;
}

static DBIResult
store(struct bde_batch *m, const struct bde_batch_record *t)
{
	struct bde_record_more more = { bde_batch_write_blobs,
	    (void *)(uintptr_t)t };
	DBIResult result;

	if (m->mode == batAPPEND || m->mode == batCOPY)
		return insert_record(m, &more);
	result = find_match(m);
	if (result == DBIERR_NONE)
		return replace_record(m, t, &more);
	if (result != DBIERR_EOF)
		return result;
	return m->mode == batAPPENDUPDATE ? insert_record(m, &more) :
	    DBIERR_NONE;
}

static bool
is_violation(DBIResult result)
{
	switch (result) {
	case DBIERR_KEYVIOL:
	case DBIERR_REQDERR:
	case DBIERR_MINVALERR:
	case DBIERR_MAXVALERR:
	case DBIERR_EXPRVALERR:
	case DBIERR_LOOKUPTABLEERR:
	case DBIERR_FORIEGNKEYERR:
	case DBIERR_DETAILRECORDSEXIST:
		return true;
	default:
		return false;
	}
}

/* With a table for problems the record goes there, else it is moved as far as
 * it can be. */
static DBIResult
move_record(struct bde_batch *m)
{
	struct bde_batch_record t = { m->from, m->to, m->map, m->from_buf,
	    &m->value };
	DBIResult result;
	bool lost = false;

	result = bde_record_read(m->from, m->from_buf);
	if (result != DBIERR_NONE)
		return result;
	bde_record_init(m->to->table, m->to_buf);
	result = bde_batch_convert(&t, m->to_buf, &lost);
	if (result != DBIERR_NONE)
		return result;
	if (lost) {
		m->sides[BDE_SIDE_PROBLEM].count++;
		result = bde_batch_add_to_side(m, BDE_SIDE_PROBLEM, m->from,
		    m->from_buf);
		if (result == DBIERR_NONE && m->abort_problem)
			result = DBIERR_OBJMAYBETRUNCATED;
		if (result != DBIERR_NONE ||
		    m->sides[BDE_SIDE_PROBLEM].cursor != NULL)
			return result;
	}
	result = store(m, &t);
	if (!is_violation(result))
		return result;
	m->sides[BDE_SIDE_KEYVIOL].count++;
	if (m->abort_keyviol) {
		(void)bde_batch_add_to_side(m, BDE_SIDE_KEYVIOL, m->from,
		    m->from_buf);
		return result;
	}
	return bde_batch_add_to_side(m, BDE_SIDE_KEYVIOL, m->from,
	    m->from_buf);
}

/* A cursor that stands on a record begins with it. */
static DBIResult
move_records(struct bde_batch *m, struct bde_cursor *told)
{
	struct bde_bulk bulk;
	DBIResult result;

	result = bde_bulk_begin(&bulk, m->session, told,
	    eng_cache_is_on(m->to->eng) ? NULL :
	    eng_cursor_session(m->to->eng));
	if (result == DBIERR_NONE &&
	    bde_cursor_current(m->from) != DBIERR_NONE)
		result = bde_cursor_step(m->from, true);
	while (result == DBIERR_NONE) {
		m->taken++;
		result = move_record(m);
		if (result == DBIERR_NONE)
			result = bde_bulk_step(&bulk, m->from->eng, m->limit);
		if (result == DBIERR_NONE && m->taken == m->limit)
			break;
		if (result == DBIERR_NONE)
			result = bde_cursor_step(m->from, true);
	}
	return bde_bulk_end(&bulk, result == DBIERR_EOF ? DBIERR_NONE :
	    result);
}

static DBIResult
carry_out(struct bde_batch *m, const struct bde_call *call,
    const struct bde_batch_request *r)
{
	struct bde_cursor *told = NULL;
	DBIResult result;

	result = bde_batch_open(m, call, r);
	if (result == DBIERR_NONE) {
		if (!m->from_own)
			told = m->from;
		else if (r->to != NULL)
			told = bde_find_cursor(call, r->to);
		result = move_records(m, told);
	}
	if (m->taken > 0 && !m->from_own)
		bde_link_moved(m->from);
	bde_batch_close(m);
	return result;
}

/* ---- the call ---- */

/* Each side is given in one way; a new table has no cursor yet. */
static bool
is_request_good(const struct bde_batch_request *r, eBATMode mode)
{
	return (r->from_desc == NULL) != (r->from == NULL) &&
	    (r->to_desc == NULL) != (r->to == NULL) && mode <= batCOPY &&
	    (mode != batCOPY || r->to_desc != NULL);
}

static void
put_count(uint32_t *out, uint32_t count)
{
	if (out != NULL)
		*out = count;
}

/* Texts are moved as they are stored. */
DBIResult DBIFN
DbiBatchMove(pBATTblDesc pSrcTblDesc, hDBICur hSrcCur, pBATTblDesc pDstTblDesc,
    hDBICur hDstCur, eBATMode ebatMode, uint16_t iFldCount,
    uint16_t *pSrcFldMap, const char *pszIndexName,
    const char *pszIndexTagName, uint16_t iIndexId, const char *pszKeyviolName,
    const char *pszProblemsName, const char *pszChangedName,
    uint32_t *plProbRecs, uint32_t *plKeyvRecs, uint32_t *plChangedRecs,
    DBIBOOL bAbortOnFirstProb, DBIBOOL bAbortOnFirstKeyviol,
    uint32_t *plRecsToMove, DBIBOOL bTransliterate)
{
	struct bde_batch_request r = { pSrcTblDesc, pDstTblDesc, hSrcCur,
	    hDstCur, iFldCount, iFldCount > 0 ? pSrcFldMap : NULL,
	    pszIndexName, pszIndexTagName, iIndexId };
	struct bde_batch m = { .mode = ebatMode, .value = BASE_BUF_EMPTY,
	    .abort_problem = bAbortOnFirstProb != 0,
	    .abort_keyviol = bAbortOnFirstKeyviol != 0,
	    .limit = plRecsToMove != NULL ? *plRecsToMove : 0 };
	struct bde_call call;
	DBIResult result;

	(void)bTransliterate;
	m.sides[BDE_SIDE_PROBLEM].given = pszProblemsName;
	m.sides[BDE_SIDE_KEYVIOL].given = pszKeyviolName;
	m.sides[BDE_SIDE_CHANGED].given = pszChangedName;
	result = hSrcCur != NULL ? bde_enter_cursor(&call, BDE_DbiBatchMove,
	    hSrcCur) : bde_enter_db(&call, BDE_DbiBatchMove,
	    pSrcTblDesc != NULL ? pSrcTblDesc->hDb : NULL);
	if (result == DBIERR_INVALIDHNDL && hSrcCur == NULL &&
	    pSrcTblDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && !is_request_good(&r, ebatMode))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		m.session = call.session;
		result = carry_out(&m, &call, &r);
	}
	put_count(plProbRecs, m.sides[BDE_SIDE_PROBLEM].count);
	put_count(plKeyvRecs, m.sides[BDE_SIDE_KEYVIOL].count);
	put_count(plChangedRecs, m.sides[BDE_SIDE_CHANGED].count);
	put_count(plRecsToMove, m.taken);
	return bde_leave(&call, result);
}
