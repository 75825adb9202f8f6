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
#include <pthread.h>
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

/* One entry of a session's error stack; the first is the main code. */
struct bde_error {
	DBIResult code;
	uint32_t native;
	char text[DBIMAXMSGLEN + 1];	/* "": the text of the code */
};
struct bde_context {
	int16_t type;			/* ecTABLENAME ... */
	char text[DBIMAXMSGLEN + 1];
};
enum { BDE_ERRORS_MAX = 8, BDE_CONTEXTS_MAX = 8 };

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

/* One call at a time is in a session.  Who looks for a free one needs no
 * other lock, so the memory of sessions and cursors is used again, and never
 * given back: a look that comes too late meets another one. */
struct bde_door {
	_Atomic(uintptr_t) thread;	/* that is inside; 0: none */
	_Atomic(uintptr_t) callback_thread;	/* that runs a callback */
	_Atomic unsigned waiting;
	pthread_mutex_t lock;
	pthread_cond_t left;
};

struct bde_session {
	struct bde_door door;		/* first */
	TAILQ_ENTRY(bde_session) link;
	base_handle handle;
	char name[DBIMAXNAMELEN + 1];
	struct bde_db_list dbs;
	unsigned users;			/* that waited at the door; process
					 * lock */
	bool closed;			/* freed by the last that is inside */
	uint16_t number;		/* 1 is the default session */
	struct bde_error errors[BDE_ERRORS_MAX];
	unsigned error_count;
	struct bde_context contexts[BDE_CONTEXTS_MAX];
	unsigned context_count;
	struct bde_registration callbacks[BDE_CALLBACK_TYPES];
	struct bus_scope scope;		/* parent of its cursors' */
	int callback_type;		/* CBType running now, -1: none */
	struct bde_cursor *callback_cursor;	/* whose it is; may be NULL */
	int16_t lock_retry;		/* seconds; 0 at once, -1 for ever */
	char private_dir[DBIMAXPATHLEN + 1];
	char default_driver[DBIMAXNAMELEN + 1];
	bool private_dir_set;		/* not the default one */
	FMTDate date_format;
	FMTTime time_format;
	FMTNumber number_format;
	char net_dir[DBIMAXPATHLEN + 1];
	uint32_t config_mode;		/* CFGMode2 bits */
	DBINAME *passwords;		/* bde_secret.c */
	unsigned password_count;
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
	char default_driver[DBIMAXNAMELEN + 1];	/* "": PARADOX */
	char dir[DBIMAXPATHLEN + 1];
	char start_dir[DBIMAXPATHLEN + 1];
	bool hidden;			/* of lists without a database */
	struct bde_seat_list seats;
	struct bde_dir *place;		/* NULL until the first table */
	struct eng_session *eng;	/* in place->env */
	DBIOpenMode open_mode;
	DBIShareMode share_mode;
	base_handle xact;		/* of the open transaction, or 0 */
	eXILType isolation;
	uint32_t trace_mode;		/* TRACECat bits */
	struct bde_cursor_list cursors;
};

struct bde_table;			/* bde_table.h: fields, layout, checks */
struct bde_filter;
struct bde_blob;
struct bde_link;
struct bde_other;

/* bde_cursor.h */
enum bde_stand { BDE_AT_BEGIN, BDE_AT_END, BDE_AT_RECORD };

struct bde_cursor {
	_Atomic(struct bde_session *) session;	/* first; db's */
	TAILQ_ENTRY(bde_cursor) link;	/* db->cursors */
	TAILQ_ENTRY(bde_cursor) open_link;	/* bde_open.c: of the process */
	base_handle handle;
	struct bde_db *db;
	struct eng_cursor *eng;
	struct bde_table *table;	/* shared by clones, counted */
	struct bde_table *whole;	/* without DbiSetFieldMap; or NULL */
	DBIOpenMode open_mode;
	_Atomic(DBIShareMode) share_mode;	/* other sessions look */
	XLTMode xlt_mode;
	bool one_way;
	bool has_read;			/* one_way: no way back any more */
	enum bde_stand stand;
	bool crack_before;		/* at a record: on the crack before it */
	bool show_deleted;		/* dBASE: curSOFTDELETEON */
	TAILQ_HEAD(, bde_filter) filters;	/* by priority */
	uint16_t last_filter;		/* number of the newest */
	bool unfiltered;		/* while all records are counted */
	struct base_buf looked_at;	/* record buffer that filters see */
	struct base_buf values;		/* struct eng_column_value of each
					 * field, by bde_record.c */
	struct base_buf old;		/* a record before its change, too */
	uint64_t values_shape;		/* of the table that they fit */
	TAILQ_HEAD(, bde_blob) blobs;
	struct bde_registration callbacks[BDE_CALLBACK_TYPES];
	struct bus_scope scope;
	uint64_t changes_seen;		/* for cbTABLECHANGED */
	bool changed;			/* by it, in the open transaction */
	struct bde_held_list *held;	/* locks that it took; bde_lock.c */
	bool delayed_abort_restore;
	bool delayed_use_callback;
	bool delayed_old;		/* reads give what was before changes */
	struct eng_apply_failure *failure;	/* while it is asked about */
	/* The range: the first key in it, and the first after it, as the
	 * engine makes keys; empty: an open side. */
	struct base_buf range_low, range_high;
	bool link_mode;			/* DbiBeginLinkMode */
	struct bde_link *detail;	/* of a detail; bde_link.c */
	SLIST_HEAD(, bde_other) others;	/* tables that its rules speak of */
	bool hidden;			/* is one of those itself */
};

/* What the process has; the lock guards it and the looking up of handles. */
enum bde_process_state { BDE_STOPPED, BDE_STARTING, BDE_RUNNING, BDE_STOPPING };

struct bde_process {
	struct base_mutex lock;
	_Atomic enum bde_process_state state;
	uint16_t last_number;		/* of a session */
	struct bde_session_list sessions;
	struct bde_session *first;	/* the default session */
	struct bde_session *current;
	DBIEnv env;			/* of DbiInit */
	struct bde_registration detach;	/* cbDETACHNOTIFY is the process' */
};
extern struct bde_process bde_process;

struct bde_call {
	enum bde_fn fn;
	struct bde_session *session;
	struct bde_db *db;
	struct bde_cursor *cursor;
	uint32_t trace;			/* dbTRACEMODE of its database */
	bool entered;
	bool nested;			/* made by a callback of the session */
	bool counted;			/* among session->users */
};

/* No handle: the current session.  DBIERR_NOTINITIALIZED, DBIERR_REENTERED. */
DBIResult bde_enter(struct bde_call *call, enum bde_fn fn);
/* Handles of one kind; DBIERR_INVALIDHNDL.  No session: the current one.  NULL
 * database: the session's default one is not implied. */
DBIResult bde_enter_session(struct bde_call *call, enum bde_fn fn,
    hDBISes hSes);
DBIResult bde_enter_db(struct bde_call *call, enum bde_fn fn, hDBIDb hDb);
DBIResult bde_enter_cursor(struct bde_call *call, enum bde_fn fn,
    hDBICur hCursor);
/* A session, a database or a cursor. */
DBIResult bde_enter_object(struct bde_call *call, enum bde_fn fn,
    hDBIObj hObj);
DBIResult bde_leave(struct bde_call *call, DBIResult result);

/* The session of that handle for who is no call of the program's, with no call
 * in it until it is given back; NULL: it is gone. */
struct bde_session *bde_session_claim(base_handle handle);
void bde_session_give(struct bde_session *session);
/* Whether this thread is in a call of the session. */
bool bde_session_is_inside(base_handle handle);

/* A second cursor or database of the session that a call entered; NULL when
 * the handle is none, DBIERR_NOTSAMESESSION's case included. */
struct bde_cursor *bde_find_cursor(const struct bde_call *call, hDBICur h);
/* Whether the call, if a callback makes it, may move or change that cursor:
 * else it gives DBIERR_REENTERED.  For those that enter did not look up. */
bool bde_spares_callback(const struct bde_call *call,
    const struct bde_cursor *cursor);
struct bde_db *bde_find_db(const struct bde_call *call, hDBIDb h);

/* Handles of sessions, databases and cursors are made and freed by these, in
 * a call that entered the session: enter looks them up beside it. */
base_handle bde_handle_new(enum bde_handle_kind kind, void *object);
void bde_handle_free(enum bde_handle_kind kind, base_handle handle);
/* The number as the program's type and back. */
static inline hDBIObj
bde_handle_out(base_handle handle)
{
	return (hDBIObj)handle;
}

/* Blank ones; NULL without memory.  The handle of a cursor that is freed is
 * gone, and so is that of a session, which nobody waits for. */
struct bde_cursor *bde_cursor_alloc(struct bde_session *session);
void bde_cursor_dealloc(struct bde_cursor *cursor);
struct bde_session *bde_session_alloc(void);
void bde_session_dealloc(struct bde_session *session);

/* This thread; never 0. */
extern BASE_THREAD_LOCAL char bde_thread_mark;
static inline uintptr_t
bde_thread(void)
{
	return (uintptr_t)&bde_thread_mark;
}

/* bde_error.c.  The code for a status; contexts and entries are added to the
 * stack of the session, and leave puts the main code in front. */
DBIResult bde_error_of(eng_status st);
void bde_error_text(DBIResult code, char text[DBIMAXMSGLEN + 1]);
void bde_error_context(struct bde_session *session, int16_t type,
    const char *text);
void bde_error_note(struct bde_session *session, DBIResult code,
    uint32_t native, const char *text);
void bde_error_main(struct bde_session *session, DBIResult code);
static inline void
bde_error_clear(struct bde_session *session)
{
	session->error_count = 0;
	session->context_count = 0;
}

/* bde_callback.c: runs the entry of the cursor, else of its session; cbrUSEDEF
 * when there is none.  No lock is held but the session's own. */
CBRType bde_callback_run(struct bde_session *session,
    struct bde_cursor *cursor, CBType type);
static inline const struct bde_registration *
bde_callback_find(const struct bde_session *session,
    const struct bde_cursor *cursor, CBType type)
{
	if (cursor != NULL && cursor->callbacks[type].fn != NULL)
		return &cursor->callbacks[type];
	if (session->callbacks[type].fn != NULL)
		return &session->callbacks[type];
	return NULL;
}
/* The program is called with another function (a filter) on the cursor: from
 * begin to end its calls are held to the rules of that type. */
struct bde_callback_frame {
	int type;
	struct bde_cursor *cursor;
	uintptr_t thread;
};
void bde_callback_begin(struct bde_session *session,
    struct bde_cursor *cursor, CBType type, struct bde_callback_frame *frame);
void bde_callback_end(struct bde_session *session,
    const struct bde_callback_frame *frame);

#endif
