/* SPDX-License-Identifier: MIT */
/* bde_batch.h - the parts of DbiBatchMove, which are for each other alone: the
 * tables it moves records between (bde_batch_open.c), what becomes of a record
 * of one in the other (bde_batch_record.c), the tables beside
 * (bde_batch_side.c), and the move itself (bde_batch.c). */
#ifndef BDE_BATCH_H
#define BDE_BATCH_H

#include "bde_lend.h"
#include "bde_table.h"

enum bde_batch_side_kind {
	BDE_SIDE_PROBLEM,	/* lose something when they are converted */
	BDE_SIDE_KEYVIOL,	/* are refused */
	BDE_SIDE_CHANGED,	/* of the destination, as they were */
	BDE_SIDES
};

/* A table beside; cursor NULL: the program wants none. */
struct bde_batch_side {
	struct bde_cursor *cursor;
	const char *given;		/* the program's name */
	uint8_t *buf;
	uint32_t count;			/* also without a table */
};

struct bde_batch {
	struct bde_session *session;
	eBATMode mode;
	struct bde_cursor *from;
	struct bde_cursor *to;		/* our own, unless it is lent */
	struct bde_lent lent;		/* one that caches, for `to` */
	bool from_own;			/* opened here */
	struct bde_db *db;		/* of the tables beside; or NULL */
	struct bde_batch_side sides[BDE_SIDES];
	bool abort_problem, abort_keyviol;
	uint16_t *map;			/* source field for each; 0: none */
	uint8_t *from_buf, *to_buf, *old_buf;
	struct base_buf value;
	const struct bde_field *autoinc;	/* that keeps its numbers */
	int32_t last_number;
	uint32_t limit;			/* 0: none */
	uint32_t taken;
};

/* As the program gave them. */
struct bde_batch_request {
	const BATTblDesc *from_desc, *to_desc;
	hDBICur from, to;
	uint16_t field_count;
	const uint16_t *map;
	const char *index_name, *tag;
	uint16_t index_id;
};

/* ---- records (bde_batch_record.c) ---- */

/* The current record of from, into the update that is prepared in to. */
struct bde_batch_record {
	struct bde_cursor *from, *to;
	const uint16_t *map;		/* NULL: field by field */
	const uint8_t *from_buf;
	struct base_buf *value;
};

/* The fields that are mapped; *lost when one lost something.  BLOBs are blank
 * until they are written. */
DBIResult bde_batch_convert(const struct bde_batch_record *t, uint8_t *to_buf,
    bool *lost);
/* What is no part of buffers; for bde_record_more, with a bde_batch_record. */
DBIResult bde_batch_write_blobs(void *record);

/* ---- tables (bde_batch_open.c) ---- */

/* Makes all of the move ready; it is closed also when that failed.  What
 * opening and creating tables give, DBIERR_INVALIDFLDMAP, DBIERR_NA,
 * DBIERR_DESTMUSTBEINDEXED ... */
DBIResult bde_batch_open(struct bde_batch *m, const struct bde_call *call,
    const struct bde_batch_request *r);
void bde_batch_close(struct bde_batch *m);
/* A new table of the fields of another one that the map chose, all without
 * one.  plain: none of them counts by itself. */
DBIResult bde_batch_create(struct bde_db *db, const char *path,
    enum bde_driver driver, const struct bde_table *table,
    const uint16_t *map, unsigned count, bool plain,
    struct bde_cursor **cursor);

/* ---- tables beside (bde_batch_side.c) ---- */

/* Those that the program wants and the mode has a use for. */
DBIResult bde_batch_open_sides(struct bde_batch *m);
/* The current record of a cursor, which buf has. */
DBIResult bde_batch_add_to_side(struct bde_batch *m,
    enum bde_batch_side_kind kind, struct bde_cursor *from,
    const uint8_t *buf);
void bde_batch_close_side(struct bde_batch_side *side);

#endif
