/* SPDX-License-Identifier: MIT */
/* bde_batch_side.c - the tables beside a move: records that it could not take
 * over, and those of the destination as they were. */
#include <bsd/string.h>
#include <stdio.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_batch.h"
#include "bde_create.h"

static const char *const side_names[BDE_SIDES] = { "PROBLEMS", "KEYVIOL",
	"CHANGED" };

/* A name that no file has yet. */
static DBIResult
choose_path(struct bde_db *db, const char *stem, DBIPATH path)
{
	unsigned n;
	int size;

	for (n = 0; n < UINT16_MAX; n++) {
		size = n == 0 ? snprintf(path, sizeof(DBIPATH), "%s/%s.DB",
		    db->dir, stem) : snprintf(path, sizeof(DBIPATH),
		    "%s/%s%u.DB", db->dir, stem, n);
		if (size < 0 || (size_t)size >= sizeof(DBIPATH))
			return DBIERR_INVALIDDIR;
		if (access(path, F_OK) != 0)
			return DBIERR_NONE;
	}
	return DBIERR_TABLEEXISTS;
}

/* Until something is in it, it is one to go with its cursor. */
static DBIResult
open_side(struct bde_batch *m, enum bde_batch_side_kind kind,
    const struct bde_table *table)
{
	struct bde_batch_side *side = &m->sides[kind];
	enum bde_driver driver;
	DBIResult result = DBIERR_NONE;
	DBIPATH path;

	if (side->given == NULL)
		return DBIERR_NONE;
	if (m->db == NULL)
		result = bde_db_new(m->session, m->session->private_dir, true,
		    &m->db);
	if (result == DBIERR_NONE)
		result = side->given[0] != '\0' ? bde_db_path(m->db,
		    side->given, szPARADOX, path, &driver) :
		    choose_path(m->db, side_names[kind], path);
	if (result == DBIERR_NONE)
		result = bde_batch_create(m->db, path, BDE_PARADOX, table, NULL,
		    table->field_count, true, &side->cursor);
	if (result != DBIERR_NONE)
		return result;
	side->cursor->table->temporary = true;
	eng_session_set_lazy(eng_cursor_session(side->cursor->eng), true);
	side->buf = base_calloc(1, side->cursor->table->record_size);
	return side->buf != NULL ? DBIERR_NONE : DBIERR_NOMEMORY;
}

DBIResult
bde_batch_open_sides(struct bde_batch *m)
{
	DBIResult result;

	result = open_side(m, BDE_SIDE_PROBLEM, m->from->table);
	if (result == DBIERR_NONE)
		result = open_side(m, BDE_SIDE_KEYVIOL, m->from->table);
	if (result == DBIERR_NONE && m->mode != batAPPEND &&
	    m->mode != batCOPY)
		result = open_side(m, BDE_SIDE_CHANGED, m->to->table);
	return result;
}

DBIResult
bde_batch_add_to_side(struct bde_batch *m, enum bde_batch_side_kind kind,
    struct bde_cursor *from, const uint8_t *buf)
{
	struct bde_batch_side *side = &m->sides[kind];
	struct bde_batch_record t = { .from = from, .to = side->cursor,
	    .from_buf = buf, .value = &m->value };
	struct bde_record_more more = { bde_batch_write_blobs, &t };
	DBIResult result;
	bool lost = false;

	if (side->cursor == NULL)
		return DBIERR_NONE;
	bde_record_init(side->cursor->table, side->buf);
	result = bde_batch_convert(&t, side->buf, &lost);
	return result == DBIERR_NONE ? bde_record_insert(side->cursor,
	    side->buf, &more) : result;
}

/* The program's buffer gets a name that was chosen here. */
void
bde_batch_close_side(struct bde_batch_side *side)
{
	struct bde_table *table;

	base_free(side->buf);
	if (side->cursor == NULL)
		return;
	table = side->cursor->table;
	table->temporary = side->count == 0;
	if (side->given[0] == '\0' && side->count > 0)
		strlcpy((char *)(uintptr_t)side->given, table->path,
		    sizeof(DBIPATH));
	if (side->count > 0)
		(void)eng_txn_flush(eng_session_env(eng_cursor_session(
		    side->cursor->eng)));
	(void)bde_cursor_close(side->cursor);
}
