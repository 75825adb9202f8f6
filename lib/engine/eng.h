/* SPDX-License-Identifier: MIT */
/* eng.h - all that the API layers see of the engine.
 *
 * An environment owns the log and the cache; stores are attached to it;
 * sessions work in it, one call at a time; a session opens cursors on the
 * tables of a store.  Results are statuses; values come back through trailing
 * out arguments, which are set on every path.  Strings are UTF-8.  No lock is
 * held between two calls, nor while a subscriber of the bus runs.
 *
 * Sessions are not locked here: the API layer sees to it that a session is
 * used by one thread at a time. */
#ifndef ENG_H
#define ENG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_buf.h"
#include "bus.h"
#include "eng_schema.h"
#include "eng_set_flags.h"
#include "eng_status.h"

struct eng_env;
struct eng_store;
struct eng_session;
struct eng_table;
struct eng_cursor;

/* Zero or NULL asks for the default named.  Nothing is kept by reference but
 * status_context and scope. */
struct eng_env_config {
	const char *system_dir;		/* of the .chk file; "." */
	const char *log_dir;		/* system_dir */
	const char *temp_dir;		/* system_dir */
	const char *base_name;		/* "edb"; no '/' in it, 1..16 bytes */
	uint64_t cache_bytes;		/* 32 MiB */
	uint32_t log_file_bytes;	/* 64 MiB */
	uint32_t log_buffer_bytes;	/* 1 MiB; cut to a quarter of a file */
	uint64_t checkpoint_bytes;	/* log between checkpoints; 64 MiB */
	uint64_t version_bytes_max;	/* 1 GiB */
	bool circular_log;		/* remove logs recovery does not need */
	bool recovery_off;		/* no files, no durability */
	/* Several processes may have it open: all of its own files are in
	 * <system_dir>/.jetport, the stores in system_dir; log_dir, temp_dir
	 * and recovery_off do not apply. */
	bool shared;
	bool create_paths;		/* make missing directories */
	struct bus_scope *scope;	/* parent of the environment's scope */
	/* Recovery is done so far; runs inside eng_env_open. */
	void (*status)(void *context, unsigned percent);
	void *status_context;
};

/* ---- environments (eng_env.c) ---- */

/* Opens and, where the last use did not end well, recovers.  *env NULL on
 * failure.
 * Gives ENG_E_BAD_PATH, ENG_E_ENV_IN_USE (another process, or another
 * environment of this one, uses it), ENG_E_BAD_PARAMETER, ENG_E_ACCESS,
 * ENG_E_LOG_CORRUPT, ENG_E_NO_MEMORY, ENG_E_IO. */
eng_status eng_env_open(const struct eng_env_config *config,
    struct eng_env **env);
/* Frees the environment in every case; every session has ended.  With clean
 * the stores left are detached cleanly; without it the next open finds what a
 * killed process would have left. */
eng_status eng_env_close(struct eng_env *env, bool clean);
/* How an environment begins. */
struct eng_env_head {
	_Atomic bool failed;
};

/* Whether Berkeley DB gave up: nothing works until the next open, which
 * recovers.  BUS_ENGINE_FAILED was posted on the scope (subject: the
 * environment) by the thread that met the failure. */
static inline bool
eng_env_failed(const struct eng_env *env)
{
	const struct eng_env_head *head = (const void *)env;

	return atomic_load_explicit(&head->failed, memory_order_relaxed);
}
/* Copies the last message of Berkeley DB, "" when there was none; room > 0. */
void eng_env_detail(struct eng_env *env, char *out, size_t room);
/* Table and engine events without a table are posted here. */
struct bus_scope *eng_env_scope(struct eng_env *env);
/* Makes every commit so far durable. */
eng_status eng_txn_flush(struct eng_env *env);
/* The number of sessions inside a transaction. */
unsigned eng_txn_open_count(struct eng_env *env);
/* Bytes of memory that versions take now. */
size_t eng_txn_version_bytes(struct eng_env *env);

/* ---- stores (eng_attach.c) ---- */

struct eng_store_info {
	const char *path;		/* absolute */
	bool read_only;
	uint32_t page_size;		/* as the program asked, logical */
	uint64_t created;		/* seconds since 1970 */
	uint64_t file_bytes;
	uint8_t id[16];
};

/* path is absolute.  Errors as eng_store_create() and eng_store_attach() of
 * eng_store.h give them. */
eng_status eng_attach_new(struct eng_env *env, const char *path,
    bool overwrite, uint32_t page_size, struct eng_store **store);
/* ENG_NOTE_ATTACHED, with the store, when it is attached already. */
eng_status eng_attach(struct eng_env *env, const char *path,
    bool read_only, struct eng_store **store);
/* No session has a cursor there: ENG_E_STORE_IN_USE. */
eng_status eng_attach_end(struct eng_store *store);
/* NULL when nothing is attached under that path. */
struct eng_store *eng_attach_find(struct eng_env *env, const char *path);
/* Shared environments: grows with each commit, of any process, that changed
 * the definition of a table; else 0. */
uint64_t eng_store_schema_count(const struct eng_store *store);
void eng_attach_info(struct eng_store *store, struct eng_store_info *info);

/* ---- sessions and transactions (eng_session.c, eng_txn.c) ---- */

eng_status eng_session_begin(struct eng_env *env,
    struct eng_session **session);
/* Rolls back, closes the cursors. */
void eng_session_end(struct eng_session *session);
/* Whether a rollback leaves the session's cursors open and where they are:
 * some APIs' transactions are about records alone. */
void eng_session_keep_cursors(struct eng_session *session, bool keep);
/* Whether what is done at level 0 may be lost by a crash. */
void eng_session_set_lazy(struct eng_session *session, bool lazy);
/* From the begin on the locks of the session are those of another one of the
 * same environment too: neither stands in the other's way.  Both are used by
 * one thread at a time.  ENG_E_BAD_OPERATION when it has locks of its own. */
eng_status eng_session_share_locks(struct eng_session *session,
    struct eng_session *with);
struct eng_env *eng_session_env(struct eng_session *session);
/* A cursor that caches has a session of its own: the one that it came from;
 * else the session itself. */
struct eng_session *eng_session_home(struct eng_session *session);
/* 0 outside any transaction. */
unsigned eng_session_level(const struct eng_session *session);
/* In a transaction: the calls that follow, which change a record, pass the gate
 * of a shared environment once together.  It is left before the session's
 * subscribers run, and must be before anything but such calls. */
void eng_session_stay(struct eng_session *session);
void eng_session_go(struct eng_session *session);
/* The code of the subscriber behind the last ENG_E_REFUSED. */
int32_t eng_session_refusal(const struct eng_session *session);
void eng_session_set_refusal(struct eng_session *session, int32_t code);

/* ---- guests (eng_guest.c) ---- */

/* The API that opened an environment where guests may come. */
struct eng_host {
	/* A guest has opened the cursor; what it gives is the result of the
	 * opening.  No lock is held. */
	eng_status (*opened)(void *context, struct eng_cursor *cursor);
	void *context;
};

/* Who comes.  Both are called by programs' threads that end the environment,
 * expel without any lock. */
struct eng_guest {
	/* Whether this thread is in a call of the guest's. */
	bool (*is_inside)(uint64_t id);
	/* Ends its sessions there, unless somebody else is about to. */
	void (*expel)(uint64_t id, struct eng_env *env);
	uint64_t id;			/* the guest's own */
};

/* Sessions of other APIs may come, by the path of an attached store. */
void eng_guests_allow(struct eng_env *env, const struct eng_host *host);
/* No more may; before the environment is closed.  ENG_E_STORE_IN_USE, and they
 * still may, when this thread is in a call of one of them. */
eng_status eng_guests_refuse(struct eng_env *env);
/* Then: returns when none is left. */
void eng_guests_expel(struct eng_env *env);
/* A session in the environment of this process that has the store attached and
 * allows guests.  ENG_E_NO_FILE when there is none. */
eng_status eng_guest_begin(const char *path, const struct eng_guest *guest,
    struct eng_session **session);
bool eng_session_is_guest(const struct eng_session *session);
/* As eng_cursor_open() does, and what the host says.  ENG_E_NO_FILE: no longer
 * attached. */
eng_status eng_guest_open(struct eng_session *session, const char *path,
    const char *name, uint32_t mode, struct eng_cursor **cursor);

enum { ENG_TXN_DEPTH_MAX = 7 };

/* Enters one level; the outermost fixes the snapshot.  read_only counts at
 * the outermost level only.  The caller checks the depth limit. */
eng_status eng_txn_begin(struct eng_session *session, bool read_only);
/* Leaves one level; the outermost writes.  durable: returns after the log is
 * on disk.  On failure the level is still open. */
eng_status eng_txn_commit(struct eng_session *session, bool durable);
/* Undoes one level: cursors opened in it close, updates prepared in it are
 * cancelled, cursors moved in it stand before the first entry. */
eng_status eng_txn_rollback(struct eng_session *session);
/* Undoes what the transaction changed in the records of one store so far, and
 * nothing else; cursors there are no good but to be closed. */
void eng_txn_undo_store(struct eng_session *session,
    const struct eng_store *store);
bool eng_txn_is_read_only(const struct eng_session *session);

/* ---- tables (eng_table.c, eng_ddl.c) ---- */

enum eng_open_mode {
	ENG_OPEN_DENY_READ = 1 << 0,
	ENG_OPEN_DENY_WRITE = 1 << 1,
	ENG_OPEN_READ_ONLY = 1 << 2,
	ENG_OPEN_UPDATABLE = 1 << 3,
	ENG_OPEN_PERMIT_DDL = 1 << 4,
	ENG_OPEN_READ_ALONE = 1 << 5	/* READ_ONLY with DENY_READ, too */
};

enum eng_table_flags {			/* stored */
	ENG_TABLE_FIXED_DDL = 1 << 0,
	ENG_TABLE_TEMPLATE = 1 << 1,
	ENG_TABLE_NO_FIXED_VAR_IN_DERIVED = 1 << 2,
	ENG_TABLE_SYSTEM = 1 << 3,
	ENG_TABLE_TEMPORARY = 1 << 4,
	/* temporary: inserting a key that exists does nothing */
	ENG_TABLE_SWALLOW_DUPLICATES = 1 << 5,
	ENG_TABLE_KEEP_DUPLICATES = 1 << 6	/* keys end in a number */
};

struct eng_table_info {
	const char *name;
	uint32_t id;
	uint32_t flags;			/* enum eng_table_flags */
	uint32_t density;
	const char *template_name;	/* "" when there is none */
	struct eng_store *store;
	bool has_primary;
	bool has_user_default;		/* or had: such a column */
};

/* Whether text is a proper object name; folds trailing spaces away into out
 * (ENG_NAME_MAX + 1 bytes). */
eng_status eng_name_check(const char *text, char *out);

/* Creates an empty table and opens a cursor that holds it exclusively. */
eng_status eng_table_create(struct eng_session *session,
    struct eng_store *store, const char *name, const char *template_name,
    uint32_t flags, uint32_t density, struct eng_cursor **cursor);
/* From here on the cursor that created a table is like any other: a fixed or
 * template table takes no more columns and indexes through it. */
void eng_cursor_end_ddl(struct eng_cursor *cursor);
eng_status eng_table_delete(struct eng_session *session,
    struct eng_store *store, const char *name);
eng_status eng_table_rename(struct eng_session *session,
    struct eng_store *store, const char *name, const char *new_name);
/* Each visible table in name order until fn gives false. */
eng_status eng_table_each(struct eng_session *session,
    struct eng_store *store,
    bool (*fn)(void *ctx, const struct eng_table_info *info), void *ctx);
/* ENG_E_NO_TABLE when there is none; strings live until the next call. */
eng_status eng_table_find(struct eng_session *session,
    struct eng_store *store, const char *name, struct eng_table_info *info);

/* The table behind a cursor. */
void eng_cursor_table_info(struct eng_cursor *cursor,
    struct eng_table_info *info);
/* Where record events of the table are posted; the subject of an event is the
 * struct eng_cursor that does the update.  Shared by all cursors. */
struct bus_scope *eng_cursor_scope(struct eng_cursor *cursor);

/* Whatever an API keeps with a table, by name, in the transaction: data NULL
 * removes it.  ENG_E_NOT_FOUND. */
eng_status eng_table_set_property(struct eng_cursor *cursor,
    const char *name, const void *data, size_t size);
eng_status eng_table_property(struct eng_cursor *cursor, const char *name,
    struct base_buf *out);

/* ---- callbacks stored with tables (eng_stored.c) ---- */

struct eng_table_callback {
	const char *name;		/* NULL: none */
	uint32_t events;		/* numbers of the API layer */
	struct bus_scope *scope;	/* of the table that has it */
	bool *is_watched;		/* the API layer's; false at first */
};

/* Once, by the cursor that created the table, in the same transaction. */
eng_status eng_table_set_callback(struct eng_cursor *cursor,
    const char *name, uint32_t events);
/* That of the table or of its template; lives as long as the table. */
void eng_table_callback(struct eng_cursor *cursor, bool of_template,
    struct eng_table_callback *out);

/* Local storage: one pointer-wide value per cursor and one per table.
 * BUS_STORAGE_FREED is posted on the environment's scope, detail pointing to
 * struct eng_storage_freed, when an owner with a value goes. */
#define ENG_STORAGE_NONE ((uintptr_t)-1)
struct eng_storage_freed {
	uintptr_t value;
	bool of_table;
};
/* Swaps *slot from expected to value; false, with what is there in *found,
 * when it was not as expected. */
bool eng_cursor_storage_swap(struct eng_cursor *cursor, bool of_table,
    uintptr_t expected, uintptr_t value, uintptr_t *found);

/* ---- what processes share (eng_lock.c) ---- */

/* In shared environments: against sessions of all processes; for guests:
 * against all sessions of the environment; elsewhere ENG_E_BAD_OPERATION.
 * wait_ms: 0 tries once, -1 for ever.  ENG_E_LOCKED when others have it, or
 * change it just now.  Counted, per session; its own locks, and those of
 * sessions that share theirs with it or are the same guest's, never stand in
 * its way.  Changes of a record hold it until the outermost level ends, and
 * fail with ENG_E_LOCKED where another session holds it, or with
 * ENG_E_WRITE_CONFLICT where a guest does.  A guest gives its locks back
 * before it closes its last cursor on the table. */
eng_status eng_cursor_hold_record(struct eng_cursor *cursor, int wait_ms);
eng_status eng_cursor_release_record(struct eng_cursor *cursor);
/* The same for a record that the cursor may have left, or that is gone. */
void eng_cursor_release_bookmark(struct eng_cursor *cursor,
    const void *bookmark, size_t size);
/* own: held by eng_cursor_hold_record; foreign: by another session, or it has
 * changed it without a commit yet. */
eng_status eng_cursor_record_holder(struct eng_cursor *cursor, bool *own,
    bool *foreign);
/* Whether it is worth waiting when the current record cannot be locked or
 * changed: not when another's change was committed after the session's
 * transaction had begun.  eng_cursor_hold_record then gives
 * ENG_E_WRITE_CONFLICT. */
bool eng_cursor_lock_may_end(struct eng_cursor *cursor);

enum eng_table_lock {
	ENG_LOCK_OPEN,		/* many; each cursor has it */
	ENG_LOCK_EXCLUSIVE,	/* nobody else has it open */
	ENG_LOCK_READ,		/* many; nobody else changes records */
	ENG_LOCK_WRITE,		/* one; nobody else changes or read-locks */
	ENG_LOCK_UPDATE		/* many; changes that are not committed */
};
eng_status eng_cursor_hold_table(struct eng_cursor *cursor,
    enum eng_table_lock kind, int wait_ms);
void eng_cursor_release_table(struct eng_cursor *cursor,
    enum eng_table_lock kind);
bool eng_cursor_holds_table(struct eng_cursor *cursor,
    enum eng_table_lock kind);
/* Grows with each commit, of any process, that changed records of the table.
 * No lock is taken. */
uint64_t eng_cursor_change_count(struct eng_cursor *cursor);

/* ---- columns (eng_column.c) ---- */

struct eng_column_info {
	const struct eng_column_def *def;
	uint32_t id;
	bool inherited;
	uint32_t order;			/* 1.., by id */
};

eng_status eng_column_add(struct eng_cursor *cursor,
    const struct eng_column_def *def, uint32_t *id);
eng_status eng_column_delete(struct eng_cursor *cursor, const char *name,
    bool ignore_template);
eng_status eng_column_rename(struct eng_cursor *cursor, const char *name,
    const char *new_name);
eng_status eng_column_set_default(struct eng_cursor *cursor,
    const char *name, const void *data, uint32_t size);
/* By name, or by id when name is NULL; ENG_E_NO_COLUMN. */
eng_status eng_column_find(struct eng_cursor *cursor, const char *name,
    uint32_t id, struct eng_column_info *info);
/* Each visible column, by name or by id, until fn gives false. */
eng_status eng_column_each(struct eng_cursor *cursor, bool by_id,
    bool (*fn)(void *ctx, const struct eng_column_info *info), void *ctx);

/* ---- indexes (eng_index.c) ---- */

struct eng_index_info {
	const struct eng_index_def *def;	/* strings inside */
	uint32_t id;			/* 0: the primary index */
	bool inherited;
};

/* Creates and builds an index; columns in def->parts are ids. */
eng_status eng_index_create(struct eng_cursor *cursor,
    const struct eng_index_def *def);
eng_status eng_index_delete(struct eng_cursor *cursor, const char *name);
/* ENG_E_NO_INDEX; name NULL or "" is the primary index, which a table may
 * lack. */
eng_status eng_index_find(struct eng_cursor *cursor, const char *name,
    struct eng_index_info *info);
/* Primary first, then by name. */
eng_status eng_index_each(struct eng_cursor *cursor,
    bool (*fn)(void *ctx, const struct eng_index_info *info), void *ctx);
/* Entries and distinct keys, counted by walking. */
eng_status eng_index_count(struct eng_cursor *cursor, const char *name,
    uint64_t *entries, uint64_t *keys);

/* ---- space (eng_space.c) ---- */

/* Pages of the store's logical size that are in the file by now: what commits
 * have written. */
struct eng_space {
	uint32_t owned;
	uint32_t available;		/* of these, empty */
};

struct eng_table_space {
	struct eng_space rows;
	struct eng_space long_values;
	struct eng_space indexes;	/* all secondary ones */
};

/* Both walk the trees.  Temporary tables have no pages: ENG_E_TEMP_TABLE. */
eng_status eng_table_space(struct eng_cursor *cursor,
    struct eng_table_space *space);
/* name as eng_index_find() takes it; the primary index is the rows. */
eng_status eng_index_space(struct eng_cursor *cursor, const char *name,
    struct eng_space *space);

/* ---- cursors: opening and currency (eng_cursor.c) ---- */

/* On the first record of the primary index. */
eng_status eng_cursor_open(struct eng_session *session,
    struct eng_store *store, const char *name, uint32_t mode,
    struct eng_cursor **cursor);
/* Does not see what the cursor caches. */
eng_status eng_cursor_dup(struct eng_cursor *cursor,
    struct eng_cursor **copy);
void eng_cursor_close(struct eng_cursor *cursor);
/* That all of the current index is about to be read forward, or is no more;
 * for a secondary one as long as it is current. */
void eng_cursor_set_sequential(struct eng_cursor *cursor, bool on);
struct eng_session *eng_cursor_session(struct eng_cursor *cursor);
bool eng_cursor_is_read_only(const struct eng_cursor *cursor);
bool eng_cursor_is_temporary(const struct eng_cursor *cursor);
/* The API layer's own object of the cursor, and what to call when the engine
 * itself closes the cursor (rollback of the level that opened it, the end of
 * the session); called before the cursor is freed. */
void eng_cursor_set_owner(struct eng_cursor *cursor, void *owner,
    void (*closed)(void *owner));
void *eng_cursor_owner(struct eng_cursor *cursor);

/* name NULL or "": the primary index (or the records' own order). */
eng_status eng_cursor_set_index(struct eng_cursor *cursor,
    const char *name, bool keep_record, uint32_t tag);
eng_status eng_cursor_set_index_id(struct eng_cursor *cursor, uint32_t id,
    bool keep_record, uint32_t tag);
/* info->def->name "" for a table without primary index. */
void eng_cursor_index(struct eng_cursor *cursor,
    struct eng_index_info *info);

enum eng_end { ENG_FIRST, ENG_LAST };

eng_status eng_cursor_go(struct eng_cursor *cursor, enum eng_end end);
/* count entries forward (or back when negative); distinct keys only when
 * key_step.  0 tests the current position. */
eng_status eng_cursor_move(struct eng_cursor *cursor, int32_t count,
    bool key_step);

/* The search key: one per cursor, built segment by segment. */
enum eng_key_limit {
	ENG_KEY_PLAIN,
	ENG_KEY_STR_LIMIT,		/* append the largest text after */
	ENG_KEY_SUB_STR_LIMIT,		/* prefix, upper end */
	ENG_KEY_FULL_START,		/* later columns wild, lower end */
	ENG_KEY_FULL_END,
	ENG_KEY_PARTIAL_START,		/* this column a prefix, lower end */
	ENG_KEY_PARTIAL_END
};
eng_status eng_cursor_make_key(struct eng_cursor *cursor, const void *data,
    size_t size, bool zero_length, bool new_key, enum eng_key_limit limit);
/* The whole key as normalised bytes. */
eng_status eng_cursor_set_key(struct eng_cursor *cursor, const void *key,
    size_t size);
/* The search key, or ENG_E_KEY_NOT_MADE. */
eng_status eng_cursor_search_key(struct eng_cursor *cursor,
    const uint8_t **key, size_t *size);
/* The key of the current entry, without the bookmark.  Valid until the next
 * call on the cursor, as all pointers that cursors give. */
eng_status eng_cursor_entry_key(struct eng_cursor *cursor,
    const uint8_t **key, size_t *size);

/* The bytes of the place where the cursor stands, be there a record or not:
 * what a later visit compares.  ENG_E_NO_RECORD before the first entry and
 * after the last. */
eng_status eng_cursor_place(struct eng_cursor *cursor, const uint8_t **key,
    size_t *key_size, const uint8_t **bookmark, size_t *bookmark_size);

enum eng_seek { ENG_SEEK_EQ, ENG_SEEK_LT, ENG_SEEK_LE, ENG_SEEK_GE,
	ENG_SEEK_GT };

/* Consumes the search key.  check_unique asks for ENG_NOTE_UNIQUE;
 * set_range limits moves to the same key. */
eng_status eng_cursor_seek(struct eng_cursor *cursor, enum eng_seek op,
    bool check_unique, bool set_range);
eng_status eng_cursor_set_range(struct eng_cursor *cursor, bool upper,
    bool inclusive);
eng_status eng_cursor_drop_range(struct eng_cursor *cursor);

/* Bookmarks are the bytes of the primary key.  A cursor that was opened or
 * given an index and then neither moved nor read has none yet. */
eng_status eng_cursor_bookmark(struct eng_cursor *cursor,
    const uint8_t **bookmark, size_t *size);
eng_status eng_cursor_goto(struct eng_cursor *cursor, const void *bookmark,
    size_t size);
/* To the record that the cursor has inserted with its last call; false: that
 * needs a look. */
bool eng_cursor_goto_new(struct eng_cursor *cursor);
eng_status eng_cursor_goto_entry(struct eng_cursor *cursor,
    const void *key, size_t key_size, const void *bookmark,
    size_t bookmark_size, bool allow_virtual);
/* About where the entry stands: below entries of total before it. */
eng_status eng_cursor_position(struct eng_cursor *cursor, uint64_t *below,
    uint64_t *total);
eng_status eng_cursor_goto_position(struct eng_cursor *cursor,
    uint64_t below, uint64_t total);
/* From the current entry, inclusive, to the end or the range's limit; at most
 * max when that is not 0.  A range is gone afterwards. */
eng_status eng_cursor_count(struct eng_cursor *cursor, uint64_t max,
    uint64_t *count);
/* ENG_E_WRITE_CONFLICT when another session has an open change on the current
 * record. */
eng_status eng_cursor_conflict(struct eng_cursor *cursor);

/* ---- cursors: values (eng_read.c) ---- */

enum eng_source {
	ENG_FROM_RECORD,
	ENG_FROM_COPY,		/* the prepared update; else the record */
	ENG_FROM_INDEX,		/* the index entry, if it holds the value */
	ENG_FROM_BOOKMARK	/* the primary key, likewise */
};

struct eng_read {
	enum eng_source source;
	uint32_t column_id;	/* 0: walk all tagged values, see tag */
	uint32_t tag;		/* 1..: the value's number */
	uint32_t offset;	/* bytes into a long value */
	bool no_default;	/* a missing value is NULL */
	bool tuple;		/* the fragment of a tuple index will do */
	bool with_nulls;	/* with column_id 0: NULLs are values */
	void *buffer;
	uint32_t room;		/* bytes at buffer */
	/* results */
	uint32_t actual;	/* bytes of the value from offset on */
	uint32_t column_next;	/* with column_id 0: whose value it was */
	uint32_t tag_found;	/* its number, also when a key told it */
	bool separated;		/* it is a long value outside the row */
};

/* The detail of BUS_DEFAULT_WANTED, posted on the table's scope with the cursor
 * as the subject when a column with ENG_COL_USER_DEFAULT has no value: when it
 * is read, and when keys are made.  Who answers fills buffer, sets actual or
 * is_null, and answered; or refuses.  buffer NULL: whether there is a value is
 * all that matters.  The subject may be another cursor than the program's own
 * that has the same owner. */
struct eng_default_wanted {
	uint32_t column_id;
	const char *user_callback;	/* of the column, perhaps NULL */
	const void *user_data;
	uint32_t user_data_size;
	enum eng_source source;		/* the record, or its copy */
	void *buffer;
	uint32_t room;			/* bytes at buffer */
	uint32_t actual;		/* bytes of the whole value */
	bool is_null;
	bool is_cut;			/* whatever actual says */
	bool answered;
};

/* ENG_OK, ENG_NOTE_NULL, ENG_NOTE_CUT; ENG_E_REFUSED. */
eng_status eng_cursor_read(struct eng_cursor *cursor, struct eng_read *read);
/* The first value of a column of the record that the cursor has just been on:
 * cheap, but false for all that needs a closer look.  buffer is not NULL. */
bool eng_cursor_read_known(struct eng_cursor *cursor, uint32_t column_id,
    void *buffer, uint32_t room, uint32_t *actual);

struct eng_column;

enum eng_value_state {
	ENG_VALUE_NULL,
	ENG_VALUE_HERE,
	ENG_VALUE_ELSEWHERE,		/* a long value outside the row */
	ENG_VALUE_ASKED			/* eng_cursor_read asks subscribers */
};

struct eng_column_value {
	uint32_t column_id;
	/* results */
	enum eng_value_state state;
	const void *data;		/* HERE: until the next call on the
					 * cursor */
	uint32_t size;
	/* The engine's own, zero at first. */
	const struct eng_column *column;
	uint64_t definitions;
};

/* The first values of several columns of the current record, in one look.  Who
 * keeps the structures for the cursor's next look spares it some work. */
eng_status eng_cursor_values(struct eng_cursor *cursor,
    struct eng_column_value *values, unsigned count);
/* The number of values that the column has. */
eng_status eng_cursor_read_count(struct eng_cursor *cursor,
    enum eng_source source, uint32_t column_id, uint32_t *count);
/* Ids of columns with a value in the record (or copy), be it a default,
 * ascending: gives the next one after id, 0 at the end. */
eng_status eng_cursor_next_valued(struct eng_cursor *cursor,
    enum eng_source source, uint32_t after_id, uint32_t *id);

struct eng_record_size {
	uint64_t data;			/* bytes of values in the row */
	uint64_t long_data;		/* bytes of separated values */
	uint64_t overhead;
	uint64_t long_overhead;
	uint64_t fixed_var_columns;	/* with a value */
	uint64_t tagged_columns;
	uint64_t long_values;
	uint64_t multi_values;
};
eng_status eng_cursor_record_size(struct eng_cursor *cursor,
    enum eng_source source, bool without_long, struct eng_record_size *size);

/* ---- cursors: updates (eng_update.c) ---- */

enum eng_prepare {
	ENG_PREPARE_INSERT,
	ENG_PREPARE_REPLACE,
	ENG_PREPARE_REPLACE_NO_LOCK,
	ENG_PREPARE_COPY,
	ENG_PREPARE_COPY_DELETE,	/* insert copy, delete original */
	ENG_PREPARE_COPY_REPLACE	/* the same, keeping auto-increment */
};

eng_status eng_cursor_prepare(struct eng_cursor *cursor,
    enum eng_prepare kind);
/* Where the table has no primary index a new record comes last, unless this
 * is called once it is prepared: then in front of the record of that bookmark,
 * which may be gone, as far as the session sees; size 0: the first record.
 * ENG_E_BAD_OPERATION.  After thousands of inserts between the same two
 * records the update may give ENG_E_NO_AUTOINC: no place is left there. */
eng_status eng_cursor_insert_before(struct eng_cursor *cursor,
    const void *bookmark, size_t size);
/* There, too: the number of a prepared insert or copy, which no record has. */
eng_status eng_cursor_set_number(struct eng_cursor *cursor,
    uint32_t number);
/* From now on new records have the numbers after the last one that is there;
 * nobody else has the table open, and no transaction is. */
eng_status eng_cursor_restart_numbers(struct eng_cursor *cursor);
eng_status eng_cursor_cancel(struct eng_cursor *cursor);
bool eng_cursor_is_prepared(const struct eng_cursor *cursor);

struct eng_write {
	uint32_t column_id;
	uint32_t tag;		/* 0: append a value */
	uint32_t offset;
	uint32_t flags;		/* enum eng_set_flags */
	const void *data;
	uint32_t size;
};
eng_status eng_cursor_write(struct eng_cursor *cursor,
    const struct eng_write *write);
/* Several, of which those are left out that the prepared record has already. */
eng_status eng_cursor_write_new(struct eng_cursor *cursor,
    const struct eng_write *writes, unsigned count);
/* Whether anything was written into the prepared record. */
bool eng_cursor_is_changed(const struct eng_cursor *cursor);
/* Writes the prepared update.  The bookmark of an inserted record is given;
 * room < its size makes ENG_E_BUFFER_TOO_SMALL before anything is written when
 * must_fit. */
eng_status eng_cursor_update(struct eng_cursor *cursor, bool must_fit,
    size_t room, const uint8_t **bookmark, size_t *size);
eng_status eng_cursor_delete(struct eng_cursor *cursor);
/* write: a write lock, else a read lock, held until the outermost level
 * ends. */
eng_status eng_cursor_lock(struct eng_cursor *cursor, bool write);
/* old: the raw stored value before, others' open changes included. */
eng_status eng_cursor_escrow(struct eng_cursor *cursor, uint32_t column_id,
    int64_t delta, bool no_rollback, int64_t *old);

/* ---- temporary tables (eng_temp.c) ---- */

struct eng_temp_def {
	const struct eng_column_def *columns;	/* flags say what is key */
	uint32_t column_count;
	uint32_t key_size;
	uint32_t var_seg_max;
	uint32_t lcid;
	const char *locale;		/* NULL: by lcid */
	uint32_t text_flags;
	bool unique;			/* else duplicates are kept */
	bool nulls_high;
	bool dotnet_guid;
	bool error_on_duplicate;	/* else they vanish silently */
};
/* A table of the session's own, gone with its last cursor.  ids has room for
 * column_count column ids. */
eng_status eng_temp_open(struct eng_session *session,
    const struct eng_temp_def *def, uint32_t *ids,
    struct eng_cursor **cursor);

/* Cached updates stand in a header of their own. */
#include "eng_cache.h"

#endif
