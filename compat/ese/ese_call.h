/* SPDX-License-Identifier: MIT */
/* ese_call.h - what every Jet call does first and last, and the objects that
 * its handles name.
 *
 * Sessions and cursors live in memory that is used again for the same kind of
 * object but never given back, so a thread that holds a handle which another
 * one is closing reads an object that is not the one it meant, and finds out,
 * but never freed memory.
 *
 * enter looks the handles up, asks API.tsv's table whether the call may run
 * where it was made (inside a callback, on a callback's cursor), sees to it
 * that one thread at a time is in a session, and refuses what the state of
 * the instance forbids.  leave undoes that; it is safe after a failed enter
 * and hands err through. */
#ifndef ESE_CALL_H
#define ESE_CALL_H

#include <bsd/sys/queue.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base_handle.h"
#include "base_lock.h"
#include "eng.h"

#ifndef JET_VERSION
#define JET_VERSION 0x0A01	/* all that the header has */
#endif
#include "esent.h"

#include "ese_api_table.h"	/* enum ese_fn: ESE_JetMove ... */

enum ese_handle_kind {
	ESE_H_INSTANCE = 1,
	ESE_H_SESSION,
	ESE_H_TABLE,
	ESE_H_CALLBACK
};

enum ese_instance_state {
	ESE_INSTANCE_CREATED,
	ESE_INSTANCE_STARTING,
	ESE_INSTANCE_RUNNING,
	ESE_INSTANCE_STOPPING
};

/* The plain name of a text function: the narrow one under a second name. */
#define ESE_NARROW_IS_PLAIN(name)					\
	extern __typeof__(name##A) name##_plain __asm__(#name)		\
	    __attribute__((alias(#name "A"), visibility("default")))

struct ese_params;			/* ese_param.h */

TAILQ_HEAD(ese_session_list, ese_session);
TAILQ_HEAD(ese_table_list, ese_table);
TAILQ_HEAD(ese_db_list, ese_db);

struct ese_instance {
	TAILQ_ENTRY(ese_instance) link;
	base_handle handle;
	char *name;			/* NULL: unnamed */
	char *display_name;
	_Atomic int state;		/* enum ese_instance_state */
	unsigned users;			/* calls that hold it by its handle */
	struct ese_params *params;
	struct eng_env *env;		/* while running */
	struct base_mutex lock;		/* guards the lists */
	struct ese_session_list sessions;
	unsigned session_count;
	_Atomic unsigned open_tables;	/* cursors, for JET_paramMaxCursors */
	struct ese_db_list dbs;		/* attached databases, by dbid */
	unsigned db_count;		/* those, and attachments under way */
	JET_CALLBACK runtime_callback;	/* fixed at JetInit; may be NULL */
};

/* An attached database.  dbid is the same for every session. */
struct ese_db {
	TAILQ_ENTRY(ese_db) link;
	JET_DBID dbid;
	struct eng_store *store;
	unsigned opens;			/* by all sessions */
	struct ese_session *exclusive;	/* who opened it exclusively */
};

/* A session's references to an attached database. */
struct ese_db_ref {
	TAILQ_ENTRY(ese_db_ref) link;
	struct ese_db *db;
	unsigned opens;
	bool read_only;
	bool exclusive;
};
TAILQ_HEAD(ese_db_ref_list, ese_db_ref);

struct ese_session {
	TAILQ_ENTRY(ese_session) link;
	_Atomic(base_handle) handle;
	bool named;			/* the handle is its own still */
	struct ese_instance *instance;
	struct eng_session *eng;
	/* who is inside: 0 or the thread; depth counts re-entry from
	 * callbacks of the same thread */
	_Atomic(uintptr_t) inside;
	unsigned depth;
	/* What the outermost begin bound the transaction to: the context when
	 * there was one, else the thread. */
	uintptr_t txn_thread;
	JET_API_PTR txn_context;
	JET_API_PTR context;		/* 0: none */
	uintptr_t context_thread;	/* that set it */
	unsigned callback_depth;	/* record callbacks running now */
	unsigned level_floor;		/* level at its innermost entry */
	bool of_engine;			/* ese_inside.c */
	uintptr_t committer;		/* the thread it works for */
	JET_GRBIT commit_default;
	struct ese_table_list tables;
	struct ese_db_ref_list dbs;
};

/* Which values a callback sees, whatever it asks for. */
enum ese_image {
	ESE_IMAGE_ANY,
	ESE_IMAGE_RECORD,
	ESE_IMAGE_COPY
};

/* What JET_TABLEID names. */
struct ese_table {
	TAILQ_ENTRY(ese_table) link;
	base_handle handle;
	_Atomic(struct ese_session *) session;	/* NULL: not in use */
	struct ese_db *db;		/* NULL: temporary */
	struct eng_cursor *cursor;
	unsigned restricted;		/* record callbacks that hold it */
	enum ese_image image;
	bool sorting;			/* temporary table in insert phase */
	bool just_sorted;		/* this move ended that phase */
	bool forward_only;		/* no moves back but JET_MoveFirst */
	bool temporary;
	bool materialized;		/* temporary, with a tree of its own */
	JET_GRBIT temp_grbit;
	JET_GRBIT open_grbit;		/* of JetOpenTable */
};

struct ese_call {
	enum ese_fn fn;
	struct ese_instance *instance;
	struct ese_session *session;
	struct ese_table *table;
	struct eng_session *es;		/* session->eng */
	struct eng_cursor *cursor;	/* table->cursor */
	bool entered;
};

/* The session alone; JET_errInvalidSesid, JET_errSessionSharingViolation,
 * JET_errTermInProgress, JET_errInstanceUnavailable. */
JET_ERR ese_enter_session(struct ese_call *call, enum ese_fn fn,
    JET_SESID sesid);
/* Session and cursor; also JET_errInvalidTableId, JET_errSesidTableIdMismatch
 * for another session's cursor, and JET_errIllegalOperation for what a
 * callback's cursor forbids. */
JET_ERR ese_enter(struct ese_call *call, enum ese_fn fn, JET_SESID sesid,
    JET_TABLEID tableid);
/* The instance alone, running (in one-instance mode the only one, whatever
 * instance says); JET_errInvalidParameter, JET_errInvalidInstance,
 * JET_errNotInitialized, JET_errTermInProgress. */
JET_ERR ese_enter_instance(struct ese_call *call, enum ese_fn fn,
    JET_INSTANCE instance);
JET_ERR ese_leave(struct ese_call *call, JET_ERR err);

/* What is kept of the calling thread.  The memory of sessions and cursors is
 * never given back, so they can be asked whether they still are what a handle
 * names. */
struct ese_self {
	uintptr_t name;			/* 0: not asked yet */
	unsigned bars;
	/* What was named last; table: NULL while there are bars, and before
	 * there is a name and a session. */
	struct ese_session *session;
	struct ese_table *table;
};
extern BASE_THREAD_LOCAL struct ese_self ese_self;

/* What the calling thread is known by; never 0, never used again. */
uintptr_t ese_thread_name(void);

static inline uintptr_t
ese_thread(void)
{
	return ese_self.name != 0 ? ese_self.name : ese_thread_name();
}

/* Makes the calling thread known by another number, a new one for 0; gives the
 * one it had. */
uintptr_t ese_thread_become(uintptr_t thread);
/* Between the two, calls of this thread give JET_errInvalidOperation: it runs
 * a callback that may not call back.  They nest. */
void ese_thread_bar(void);
void ese_thread_unbar(void);

/* The transaction of a session inside which the calling thread is:
 * JET_errSessionSharingViolation when it is bound elsewhere. */
JET_ERR ese_txn_check(const struct ese_session *session);

/* Translates; ENG_E_REFUSED becomes the refusing callback's own code. */
JET_ERR ese_error_told(const struct ese_call *call, eng_status st);

static inline JET_ERR
ese_error(const struct ese_call *call, eng_status st)
{
	return st == ENG_OK ? JET_errSuccess : ese_error_told(call, st);
}

enum { ESE_ERROR_TEXT = 256 };
/* The name of an error and the words in it, "JET_errDiskFull, Disk Full"; in
 * ese_error_name.c. */
void ese_error_describe(JET_ERR err, char text[ESE_ERROR_TEXT]);
/* The plain table; in ese_error.c. */
JET_ERR ese_error_of(eng_status st);

/* The database of a session: JET_errInvalidDatabaseId.  write: also refuses
 * read-only ones with JET_errDatabaseFileReadOnly. */
JET_ERR ese_db_find(struct ese_call *call, JET_DBID dbid, bool write,
    struct ese_db_ref **ref);

/* Makes the handle for a cursor, counts it (JET_errOutOfCursors); closes the
 * cursor when that fails.  db NULL: temporary. */
JET_ERR ese_table_new(struct ese_call *call, struct eng_cursor *cursor,
    struct ese_db *db, JET_TABLEID *tableid);
/* Makes the handle for a cursor of the engine's own, which tells closed of its
 * end; that one calls ese_table_forget.  closed NULL: the cursor is the other
 * API's and is not told who has a handle.  NULL: no memory. */
struct ese_table *ese_table_adopt(struct ese_session *session,
    struct eng_cursor *cursor, struct ese_db *db, void (*closed)(void *owner));
void ese_table_forget(struct ese_table *table);
/* Closes the cursor and frees the handle. */
void ese_table_close(struct ese_table *table);
struct ese_table *ese_table_of(struct eng_cursor *cursor);

/* ese_inside.c: a cursor of the engine's own whose update has events.  It gets
 * a session and a handle for as long as it is open; while the program sees
 * them the thread is the engine's: enter and leave stand around every call of
 * the program, and NULL means there is no memory.  A cursor of the other API
 * gets them from enter to leave.  Cursors of the program pass
 * through. */
struct ese_table *ese_inside_enter(struct ese_instance *instance,
    struct eng_cursor *cursor);
void ese_inside_leave(struct ese_table *table);

/* ese_storage.c.  Subscribes the runtime callback at JetInit and probes it
 * once; its failure is the result. */
JET_ERR ese_storage_start(struct ese_instance *instance);
/* ese_default.c: answers for the instance's columns whose defaults a function
 * computes. */
JET_ERR ese_default_start(struct ese_instance *instance);

/* ese_param.c: values by number; integers and strings (never NULL). */
JET_API_PTR ese_param_int(const struct ese_instance *instance,
    unsigned param);
const char *ese_param_text(const struct ese_instance *instance,
    unsigned param);

/* ese_text.c: wide arguments to UTF-8.  *out is freed with base_free; NULL
 * stays NULL.  JET_errOutOfMemory, JET_errUnicodeTranslationFail. */
JET_ERR ese_text_narrow(JET_PCWSTR wide, char **out);
/* Writes text into a caller's wide or narrow buffer of bytes bytes; always
 * terminates when bytes allow; returns whether it fitted. */
bool ese_text_give(const char *text, bool wide, void *buffer,
    unsigned long bytes);
/* A path of the program's: '\' becomes '/', relative to the working
 * directory; *out absolute, freed with base_free. */
JET_ERR ese_text_path(const char *path, char **out);

/* ---- the shortest way in and out ---- */

/* Claims a session for the calling thread; false when it is another one's. */
static inline bool
ese_session_claim_as(struct ese_session *session, uintptr_t thread)
{
	uintptr_t inside = 0;

	if (atomic_compare_exchange_strong_explicit(&session->inside, &inside,
	    thread, memory_order_acquire, memory_order_relaxed)) {
		session->depth = 1;
		return true;
	}
	/* Only callbacks bring a thread back into its own session. */
	if (inside != thread)
		return false;
	session->depth++;
	return true;
}

static inline bool
ese_session_claim(struct ese_session *session)
{
	return ese_session_claim_as(session, ese_thread());
}

static inline void
ese_session_unclaim(struct ese_session *session)
{
	if (--session->depth == 0)
		atomic_store_explicit(&session->inside, 0,
		    memory_order_release);
}

/* Whether a claimed session and a cursor are what the handles name, and
 * nothing stands in a call's way, whatever call it is. */
static inline bool
ese_is_open_way(const struct ese_session *session,
    const struct ese_table *table, JET_SESID sesid, JET_TABLEID tableid)
{
	const struct ese_instance *instance;

	if (!session->named || session->callback_depth > 0 ||
	    atomic_load_explicit(&session->handle, memory_order_relaxed) !=
	    sesid || atomic_load_explicit(&table->session,
	    memory_order_acquire) != session || table->handle != tableid ||
	    table->restricted > 0 || table->temporary)
		return false;
	instance = session->instance;
	return atomic_load_explicit(&instance->state, memory_order_acquire) ==
	    ESE_INSTANCE_RUNNING && !eng_env_failed(instance->env);
}

/* The cursor, its session claimed, where the thread names what it named last
 * and finds it unchanged; NULL: nothing is done. */
static inline struct ese_table *
ese_claim_again(JET_SESID sesid, JET_TABLEID tableid)
{
	struct ese_session *session = ese_self.session;
	struct ese_table *table = ese_self.table;

	if (table == NULL || atomic_load_explicit(&session->handle,
	    memory_order_relaxed) != sesid ||
	    !ese_session_claim_as(session, ese_self.name))
		return NULL;
	if (ese_is_open_way(session, table, sesid, tableid))
		return table;
	ese_session_unclaim(session);
	return NULL;
}

/* What ese_enter does then; false: nothing is done. */
static inline bool
ese_enter_again(struct ese_call *call, enum ese_fn fn, JET_SESID sesid,
    JET_TABLEID tableid)
{
	struct ese_table *table = ese_claim_again(sesid, tableid);
	struct ese_session *session;

	if (table == NULL)
		return false;
	session = ese_self.session;
	call->fn = fn;
	call->instance = session->instance;
	call->session = session;
	call->table = table;
	call->es = session->eng;
	call->cursor = table->cursor;
	call->entered = true;
	return true;
}

/* ese_enter for the calls that programs make for every record. */
static inline JET_ERR
ese_enter_quick(struct ese_call *call, enum ese_fn fn, JET_SESID sesid,
    JET_TABLEID tableid)
{
	return ese_enter_again(call, fn, sesid, tableid) ? JET_errSuccess :
	    ese_enter(call, fn, sesid, tableid);
}

/* ese_leave after that. */
static inline JET_ERR
ese_leave_quick(struct ese_call *call, JET_ERR err)
{
	if (call->entered)
		ese_session_unclaim(call->session);
	return err;
}

#endif
