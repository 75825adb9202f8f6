/* SPDX-License-Identifier: MIT */
/* eng_table.h - the table in memory, and its catalog rows. */
#ifndef ENG_TABLE_H
#define ENG_TABLE_H

#include <bsd/sys/queue.h>
#include <stdatomic.h>

#include "eng_session.h"
#include "eng_tree.h"

struct eng_table {
	TAILQ_ENTRY(eng_table) link;	/* in eng_store.tables */
	struct eng_store *store;	/* NULL: temporary */
	struct eng_env *env;
	uint32_t id;
	uint32_t flags;			/* enum eng_table_flags */
	uint32_t density;
	char name[ENG_NAME_MAX + 1];
	struct eng_table *template;	/* NULL, or held for life */
	struct eng_columns columns;	/* the template's first */
	struct eng_index *primary;	/* NULL: records keep their own order */
	struct eng_index *indexes;	/* secondary ones, by name */
	struct eng_tree *rows;		/* "t<id>" */
	struct eng_tree *blobs;		/* "v<id>" */
	struct bus_scope scope;		/* parent: the template's */
	struct eng_birth birth;
	struct eng_counters *counters;	/* own, or those in slot */
	struct eng_counters own_counters;
	struct eng_slot *slot;		/* shared environments; else NULL */
	uint64_t schema_seen;		/* then: of the store's slot */
	_Atomic uintptr_t storage;	/* local storage */
	_Atomic uint32_t next_index_id;
	/* under table_lock: who has it open, and how */
	struct base_mutex table_lock;
	unsigned opens;			/* cursors */
	unsigned writers;		/* cursors opened for writing */
	struct eng_session *deny_read_by;
	unsigned deny_read_count;
	struct eng_session *deny_write_by;
	unsigned deny_write_count;
	_Atomic bool had_records;	/* a record was ever seen or made */
	struct eng_column *autoinc;	/* the live one, or NULL */
	struct eng_column *version;
	_Atomic bool has_user_default;
	bool outdated;			/* an index of it is */
	char *callback;			/* stored with it, or NULL */
	uint32_t callback_events;
	bool callback_watched;		/* of the API layer */
	/* of the files that make and free tables: */
	struct eng_index *lost_indexes;	/* dropped, but perhaps looked at */
	struct eng_table_scrap *scraps;
	_Atomic unsigned derived;	/* tables in memory made from it */
};

/* What is kept until the table goes, because somebody may look at it. */
struct eng_table_scrap {
	struct eng_table_scrap *next;
	void *block;
};

/* Finds a table by name as the session sees it, loads it when it is not in
 * memory; the caller shares the environment. */
eng_status eng_table_load(struct eng_session *session,
    struct eng_store *store, const char *name, struct eng_table **table);
/* Registers a cursor's use, checks the deny modes; undone by release. */
eng_status eng_table_acquire(struct eng_table *table,
    struct eng_session *session, uint32_t mode);
void eng_table_release(struct eng_table *table,
    struct eng_session *session, uint32_t mode);
/* The visible column, or NULL. */
struct eng_column *eng_table_column(const struct eng_table *table,
    const struct eng_view *view, const char *name, uint32_t id);
/* The visible index of that name ("" / NULL: the primary), or NULL. */
struct eng_index *eng_table_index(const struct eng_table *table,
    const struct eng_view *view, const char *name);
/* The visible index with that id (0: the primary), or NULL. */
struct eng_index *eng_table_index_id(const struct eng_table *table,
    const struct eng_view *view, uint32_t id);
/* Bytes that a row of the table may have. */
size_t eng_table_row_max(const struct eng_table *table);
/* Keeps other processes from opening the table until the transaction ends:
 * ENG_E_TABLE_IN_USE. */
eng_status eng_table_lock_for_ddl(struct eng_session *session,
    const struct eng_table *table);
/* Makes a number at least that great. */
void eng_table_raise64(_Atomic uint64_t *number, uint64_t least);
void eng_table_raise32(_Atomic uint32_t *number, uint32_t least);
/* Commits that changed records of the table, of all processes; 0 where the
 * environment is not shared. */
uint64_t eng_table_change_count(const struct eng_table *table);
const _Atomic uint64_t *eng_table_change_counter(
    const struct eng_table *table);
/* The table with that id among those in memory, or NULL;
 * environment shared, or held alone. */
struct eng_table *eng_table_loaded(struct eng_store *store, uint32_t id);
/* Fills in what a program is told; environment shared. */
void eng_table_describe(struct eng_table *table, const struct eng_view *view,
    struct eng_table_info *info);
/* Who opened the table alone may change its definition, even a fixed one,
 * until eng_cursor_end_ddl(): the mode of eng_table_create's cursor. */
enum { ENG_OPEN_CREATING = 1 << 8 };
/* Whether other sessions have open changes of the table's records or
 * definition, be their cursors closed or not; environment held alone. */
bool eng_table_is_changing(const struct eng_table *table,
    const struct eng_session *session);
/* Whether the cursor may change the table's definition; no lock held. */
eng_status eng_table_check_ddl(struct eng_cursor *cursor);
/* Frees every table of a store that is being detached; no lock held. */
void eng_table_forget_all(struct eng_store *store);
/* Frees the tables that were dropped and are in nobody's use; no lock held. */
void eng_table_sweep(struct eng_store *store);

/* ---- making tables in memory (temporary tables are only that) ---- */

/* An empty table with no trees, in no list.  store may be NULL. */
eng_status eng_table_new(struct eng_env *env, struct eng_store *store,
    uint32_t id, const char *name, struct eng_table **table);
/* Frees it and its trees; no lock held, nobody uses it. */
void eng_table_free(struct eng_table *table);

/* The functions below change what others walk: the caller has the environment
 * alone, or the table to itself.  With a session the object is born in, or
 * dropped by, its innermost level; without one it is there for everybody.
 * When the level is undone the object is taken out again by itself. */

/* Adds a column whose definition eng_column_check() found good; col->id and
 * its place are chosen.  ENG_E_TOO_MANY_COLUMNS, ENG_E_ROW_TOO_BIG. */
eng_status eng_table_put_column(struct eng_session *session,
    struct eng_table *table, const struct eng_column_def *def,
    struct eng_column **col);
/* Puts a column, its id and place known, where it belongs; *col is the
 * table's then.  ENG_E_CORRUPT when the id is taken or out of range. */
eng_status eng_table_place_column(struct eng_table *table,
    struct eng_column *col);
void eng_table_free_column(struct eng_column *col);
/* Makes it one that no snapshot reaches; its id and place stay taken. */
void eng_table_spend_column(struct eng_column *col);
eng_status eng_table_drop_column(struct eng_session *session,
    struct eng_table *table, struct eng_column *col);
/* Keeps a block that somebody may be looking at until the table goes; frees it
 * at once when that cannot be noted. */
void eng_table_keep(struct eng_table *table, void *block);
/* Gives a new table its rows and long values. */
eng_status eng_table_put_trees(struct eng_table *table,
    enum eng_tree_kind kind);
/* Copies the template's columns and indexes as view sees them; the template
 * is held from then on. */
eng_status eng_table_inherit(struct eng_table *table,
    struct eng_table *template, const struct eng_view *view,
    enum eng_tree_kind kind);
/* The version of ICU that orders the keys of an index, 0 when none of its
 * columns is Unicode text. */
uint32_t eng_table_collation(const struct eng_table *table,
    const struct eng_index_def *def);
/* A number for the next secondary index. */
uint32_t eng_table_next_index(struct eng_table *table);
/* Adds an index, with its tree unless it is the primary one: the tree is
 * named "i<table>_<id>". */
eng_status eng_table_put_index(struct eng_session *session,
    struct eng_table *table, const struct eng_index_def *def, uint32_t id,
    enum eng_tree_kind kind, struct eng_index **index);
eng_status eng_table_drop_index(struct eng_session *session,
    struct eng_table *table, struct eng_index *index);

/* Checks what a program asks for and completes it: type sizes, code page,
 * kind flags.  ENG_NOTE_VALUE_CUT when the size was too great.  In
 * eng_column_check.c, as what follows. */
eng_status eng_column_check(const struct eng_column_def *asked,
    struct eng_column_def *def);
/* Whether the default of a checked definition fits it. */
eng_status eng_column_check_default(const struct eng_column_def *def);
/* Makes the default of a fixed column what a record would hold.  scratch has
 * ENG_DEFAULT_MAX bytes. */
void eng_column_complete_default(struct eng_column_def *def,
    uint8_t *scratch);

#endif
