/* SPDX-License-Identifier: MIT */
/* bde_call.h - what every Dbi call does first and last, and the objects that
 * its handles name.
 *
 * enter looks the handle up, asks API.tsv's table whether the call may run
 * inside the callback that is running, clears the session's error stack (calls
 * about errors leave it alone) and locks the session.  leave unlocks it, pushes
 * the failure on the error stack and hands the code through; it is safe after
 * a failed enter. */
#ifndef BDE_CALL_H
#define BDE_CALL_H

#include <bsd/sys/queue.h>
#include <stdbool.h>

#include "base_buf.h"
#include "base_handle.h"
#include "base_lock.h"
#include "bus.h"
#include "eng.h"
#include "idapi.h"

#include "bde_api_table.h"	/* enum bde_fn: BDE_DbiOpenTable ... */

/* Kinds of handles; all are hDBIObj to the program. */
enum bde_handle_kind {
	BDE_H_SESSION = 5,
	BDE_H_DB,
	BDE_H_CURSOR,
	BDE_H_FILTER,
	BDE_H_XACT,
	BDE_H_CONFIG,
	BDE_H_BLOB
};

enum { BDE_CALLBACK_TYPES = 34 };

/* What DbiRegisterCallBack was told for one scope and type; fn NULL: none. */
struct bde_registration {
	pfDBICallBack fn;
	uintptr_t client_data;
	uint16_t size;
	void *buffer;			/* the client's own */
};

/* One entry of a session's error stack, 1 is the main code. */
struct bde_error {
	STAILQ_ENTRY(bde_error) link;
	DBIResult code;
	uint32_t native;
	char text[DBIMAXMSGLEN + 1];
};
struct bde_context {
	STAILQ_ENTRY(bde_context) link;
	int16_t type;			/* ecTABLENAME ... */
	char text[DBIMAXMSGLEN + 1];
};
STAILQ_HEAD(bde_error_list, bde_error);
STAILQ_HEAD(bde_context_list, bde_context);

TAILQ_HEAD(bde_session_list, bde_session);
TAILQ_HEAD(bde_db_list, bde_db);
TAILQ_HEAD(bde_cursor_list, bde_cursor);
TAILQ_HEAD(bde_dir_list, bde_dir);

/* A directory of tables, or an ESE database: one environment of the engine,
 * shared by all sessions of the process; bde_dir.c. */
struct bde_dir {
	TAILQ_ENTRY(bde_dir) link;
	char *path;			/* absolute, without final slash */
	struct eng_env *env;
	bool borrowed;			/* an ESE instance's: never closed here */
	unsigned users;
};

struct bde_session {
	TAILQ_ENTRY(bde_session) link;
	base_handle handle;
	char name[DBIMAXNAMELEN + 1];
	struct base_mutex lock;		/* one call at a time */
	struct bde_db_list dbs;
	struct bde_error_list errors;
	struct bde_context_list contexts;
	struct bde_registration callbacks[BDE_CALLBACK_TYPES];
	struct bus_scope scope;		/* parent of its cursors' */
	int callback_type;		/* CBType running now, -1: none */
	uintptr_t callback_thread;
	int16_t lock_retry;		/* seconds; 0 at once, -1 for ever */
	char private_dir[DBIMAXPATHLEN + 1];
	char net_dir[DBIMAXPATHLEN + 1];
	uint32_t config_mode;		/* CFGMode2 bits */
};

/* The engine's session of a database in one directory: its own and those of
 * tables that were opened by a path elsewhere. */
struct bde_seat {
	SLIST_ENTRY(bde_seat) link;
	struct bde_dir *dir;
	struct eng_session *eng;
};
SLIST_HEAD(bde_seat_list, bde_seat);

struct bde_db {
	TAILQ_ENTRY(bde_db) link;	/* session->dbs */
	base_handle handle;
	struct bde_session *session;
	char name[DBIMAXNAMELEN + 1];	/* alias; "" for a directory */
	char dir[DBIMAXPATHLEN + 1];
	bool hidden;			/* of lists without a database */
	struct bde_seat_list seats;
	struct bde_dir *place;		/* NULL until the first table */
	struct eng_session *eng;	/* in place->env */
	DBIOpenMode open_mode;
	DBIShareMode share_mode;
	base_handle xact;		/* of the open transaction, or 0 */
	eXILType isolation;
	struct bde_cursor_list cursors;
};

struct bde_table;			/* bde_table.h: fields, layout, checks */
struct bde_filter;
struct bde_blob;

struct bde_cursor {
	TAILQ_ENTRY(bde_cursor) link;	/* db->cursors */
	base_handle handle;
	struct bde_db *db;
	struct eng_cursor *eng;
	struct bde_table *table;	/* shared by clones, counted */
	DBIOpenMode open_mode;
	DBIShareMode share_mode;
	XLTMode xlt_mode;
	bool one_way;
	bool crack_before;		/* curMAKECRACK: before the record */
	bool show_deleted;		/* dBASE: curSOFTDELETEON */
	TAILQ_HEAD(, bde_filter) filters;	/* by priority */
	TAILQ_HEAD(, bde_blob) blobs;
	struct bde_registration callbacks[BDE_CALLBACK_TYPES];
	struct bus_scope scope;
	uint64_t changes_seen;		/* for cbTABLECHANGED */
	struct bde_held_list *held;	/* locks that it took; bde_lock.c */
	bool delayed_abort_restore;
	bool delayed_use_callback;
	bool delayed_old;		/* reads give what was before changes */
	struct eng_apply_failure *failure;	/* while it is asked about */
	/* range: direct keys, normalised; empty: open side */
	struct base_buf range_low, range_high;
	bool range_low_inclusive, range_high_inclusive;
	struct bde_cursor *master;	/* DbiLinkDetail */
};

struct bde_call {
	enum bde_fn fn;
	struct bde_session *session;
	struct bde_db *db;
	struct bde_cursor *cursor;
	bool entered;
};

/* No handle: the current session.  DBIERR_NOTINITIALIZED, DBIERR_REENTERED. */
DBIResult bde_enter(struct bde_call *call, enum bde_fn fn);
/* Handles of one kind; DBIERR_INVALIDHNDL.  NULL database: the session's
 * default one is not implied. */
DBIResult bde_enter_session(struct bde_call *call, enum bde_fn fn,
    hDBISes hSes);
DBIResult bde_enter_db(struct bde_call *call, enum bde_fn fn, hDBIDb hDb);
DBIResult bde_enter_cursor(struct bde_call *call, enum bde_fn fn,
    hDBICur hCursor);
DBIResult bde_leave(struct bde_call *call, DBIResult result);

/* bde_error.c: translates, and notes details for the error stack. */
DBIResult bde_error_of(eng_status st);
void bde_error_context(struct bde_call *call, int16_t type,
    const char *text);

/* bde_callback.c: runs the entry of the cursor, else of its session; cbrUSEDEF
 * when there is none.  No lock held but the session's own. */
CBRType bde_callback_run(struct bde_session *session,
    struct bde_cursor *cursor, CBType type);
const struct bde_registration *bde_callback_find(
    struct bde_session *session, struct bde_cursor *cursor, CBType type);

#endif
