/* SPDX-License-Identifier: MIT */
/* bde_rint.h - referential integrity: links between tables of a directory.
 *
 * A link stands in both tables, with one name: the dependent one (the detail)
 * has records only whose fields are blank or the key of a record of the
 * master.  Both ends are told of each other when one of them is created, and
 * forget each other when the detail goes. */
#ifndef BDE_RINT_H
#define BDE_RINT_H

#include "bde_table.h"

/* ---- records (bde_rint.c) ---- */

/* What a change of one record does to the keys of links. */
struct bde_rint;

enum bde_rint_kind { BDE_RINT_INSERT, BDE_RINT_CHANGE, BDE_RINT_DELETE };

/* Before the current record is changed or deleted, or a new one written.  buf:
 * the new record; NULL: the current one as it is.  *rint is NULL when no link
 * is concerned. */
DBIResult bde_rint_note(struct bde_cursor *cursor, enum bde_rint_kind kind,
    const uint8_t *buf, struct bde_rint **rint);
/* The same from what a cache holds. */
DBIResult bde_rint_note_cached(struct bde_cursor *cursor,
    enum eng_cache_state op, const struct eng_cache_images *images,
    struct bde_rint **rint);
/* After it was written, in the same transaction: there must be a master, and
 * details change with it or forbid it.  rint may be NULL.
 * DBIERR_FORIEGNKEYERR, DBIERR_DETAILRECORDSEXIST, DBIERR_MASTERTBLOPENERR,
 * DBIERR_DETAILTBLOPENERR. */
DBIResult bde_rint_obey(struct bde_cursor *cursor,
    const struct bde_rint *rint);
void bde_rint_free(struct bde_rint *rint);
/* DBIERR_DETAILRECEXISTEMPTY: a table depends on records of this one. */
DBIResult bde_rint_may_empty(struct bde_cursor *cursor);

/* ---- tables (bde_rint_table.c) ---- */

/* The links of a description, into a table that has its fields and name.
 * DBIERR_INVALIDRINTSTRUCT, DBIERR_FIELDMULTILINKED, DBIERR_DIFFERENTPATH. */
DBIResult bde_rint_take(struct bde_table *table, const CRTblDesc *desc);
/* The other ends are told; the table is complete, and not stored yet.
 * DBIERR_RINTREQINDEX, DBIERR_KEYFLDTYPEMISMATCH, DBIERR_MASTERTBLOPEN ... */
DBIResult bde_rint_join(struct bde_db *db, struct bde_table *table);
/* DBIERR_RINTREQINDEX: a link needs that index of the table. */
DBIResult bde_rint_may_drop(const struct bde_table *table,
    const struct bde_index *index);
/* Undoes it. */
void bde_rint_leave(struct bde_db *db, const struct bde_table *table);
/* Before the table at path goes: masters forget it.
 * DBIERR_DETAILTABLESEXIST: it is one. */
DBIResult bde_rint_table_goes(struct bde_db *db, const char *path);
/* Before it gets another name: masters are told. */
DBIResult bde_rint_table_renames(struct bde_db *db, const char *path,
    const char *new_path);

#endif
