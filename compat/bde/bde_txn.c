/* SPDX-License-Identifier: MIT */
/* bde_txn.c - transactions of a database handle.
 *
 * A transaction sees the tables as they were when it began, and its own
 * changes; nobody else sees those before the commit.  The original's local
 * tables know dirty reads only, so that is what programs must ask for. */
#include <string.h>

#include "bde_cursor.h"
#include "bde_txn.h"

static DBIResult
check_isolation(eXILType isolation)
{
	switch (isolation) {
	case xilDIRTYREAD:
		return DBIERR_NONE;
	case xilREADCOMMITTED:
	case xilREPEATABLEREAD:
		return DBIERR_NOTSUPPORTED;
	}
	return DBIERR_INVALIDPARAM;
}

/* Undoes what the seats before `end` have begun; NULL: all. */
static eng_status
roll_back(struct bde_db *db, const struct bde_seat *end)
{
	struct bde_seat *seat;
	eng_status st, first = ENG_OK;

	SLIST_FOREACH(seat, &db->seats, link) {
		if (seat == end)
			break;
		st = eng_txn_rollback(seat->eng);
		if (first == ENG_OK)
			first = st;
	}
	return first;
}

static eng_status
begin_seats(struct bde_db *db)
{
	struct bde_seat *seat;
	eng_status st;

	SLIST_FOREACH(seat, &db->seats, link) {
		st = eng_txn_begin(seat->eng, false);
		if (st != ENG_OK) {
			(void)roll_back(db, seat);
			return st;
		}
	}
	return ENG_OK;
}

static void
forget(struct bde_db *db)
{
	bde_handle_free(BDE_H_XACT, db->xact);
	db->xact = 0;
}

static DBIResult
begin(struct bde_db *db, eXILType isolation)
{
	DBIResult ret;
	eng_status st;

	if (db->xact != 0)
		return DBIERR_ACTIVETRAN;
	ret = check_isolation(isolation);
	if (ret != DBIERR_NONE)
		return ret;
	db->xact = bde_handle_new(BDE_H_XACT, db);
	if (db->xact == 0)
		return DBIERR_NOMEMORY;
	db->isolation = isolation;
	st = begin_seats(db);
	if (st != ENG_OK)
		forget(db);
	return bde_error_of(st);
}

DBIResult
bde_txn_join(struct bde_db *db, struct eng_session *eng)
{
	return db->xact == 0 ? DBIERR_NONE :
	    bde_error_of(eng_txn_begin(eng, false));
}

void
bde_txn_abort(struct bde_db *db)
{
	if (db->xact == 0)
		return;
	(void)roll_back(db, NULL);
	forget(db);
}

DBIResult DBIFN
DbiBeginTran(hDBIDb hDb, eXILType eXIL, phDBIXact phXact)
{
	struct bde_call call;
	DBIResult ret;

	if (phXact != NULL)
		*phXact = NULL;
	ret = bde_enter_db(&call, BDE_DbiBeginTran, hDb);
	if (ret == DBIERR_NONE)
		ret = begin(call.db, eXIL);
	if (ret == DBIERR_NONE && phXact != NULL)
		*phXact = bde_handle_out(call.db->xact);
	return bde_leave(&call, ret);
}

/* The transaction of the handle, which may be NULL, is the database's. */
static DBIResult
check_xact(const struct bde_db *db, hDBIXact hXact)
{
	if (hXact == NULL)
		return db->xact != 0 ? DBIERR_NONE : DBIERR_NOACTIVETRAN;
	return (base_handle)hXact == db->xact ? DBIERR_NONE :
	    base_handle_get(BDE_H_XACT, (base_handle)hXact) == NULL ?
	    DBIERR_INVALIDHNDL : DBIERR_INVALIDPARAM;
}

/* A handle of a transaction tells the database too. */
static hDBIDb
find_db(hDBIDb hDb, hDBIXact hXact)
{
	const struct bde_db *db;

	if (hDb != NULL || hXact == NULL)
		return hDb;
	db = base_handle_get(BDE_H_XACT, (base_handle)hXact);
	return db != NULL ? bde_handle_out(db->handle) : NULL;
}

/* Each directory commits on its own: when one fails, those before it have
 * committed, and it is rolled back with those behind it. */
static eng_status
commit(struct bde_db *db)
{
	struct bde_seat *seat;
	eng_status st = ENG_OK;

	SLIST_FOREACH(seat, &db->seats, link) {
		if (st == ENG_OK) {
			st = eng_txn_commit(seat->eng, true);
			if (st == ENG_OK)
				continue;
		}
		(void)eng_txn_rollback(seat->eng);
	}
	return st;
}

/* In any case the transaction is over; cursors stay open. */
static DBIResult
end(struct bde_db *db, eXEnd how)
{
	eng_status st;

	switch (how) {
	case xendCOMMIT:
	case xendCOMMITKEEP:
		st = commit(db);
		break;
	case xendABORT:
		st = roll_back(db, NULL);
		break;
	default:
		return DBIERR_INVALIDPARAM;
	}
	forget(db);
	bde_changes_settle(db);
	return bde_error_of(st);
}

DBIResult DBIFN
DbiEndTran(hDBIDb hDb, hDBIXact hXact, eXEnd eEnd)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_db(&call, BDE_DbiEndTran, find_db(hDb, hXact));
	if (ret == DBIERR_NONE)
		ret = check_xact(call.db, hXact);
	if (ret == DBIERR_NONE)
		ret = end(call.db, eEnd);
	return bde_leave(&call, ret);
}

DBIResult DBIFN
DbiGetTranInfo(hDBIDb hDb, hDBIXact hXact, pXInfo pxInfo)
{
	struct bde_call call;
	DBIResult ret;

	ret = bde_enter_db(&call, BDE_DbiGetTranInfo, find_db(hDb, hXact));
	if (ret == DBIERR_NONE && hXact != NULL)
		ret = check_xact(call.db, hXact);
	if (ret == DBIERR_NONE && pxInfo == NULL)
		ret = DBIERR_INVALIDPARAM;
	if (ret == DBIERR_NONE) {
		memset(pxInfo, 0, sizeof(*pxInfo));
		if (call.db->xact != 0) {
			pxInfo->exState = xsACTIVE;
			pxInfo->eXIL = call.db->isolation;
			pxInfo->uNests = 1;
		}
	}
	return bde_leave(&call, ret);
}
