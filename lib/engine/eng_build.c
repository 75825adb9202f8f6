/* SPDX-License-Identifier: MIT */
/* eng_build.c - filling a new index.
 *
 * The rows as last committed go into the index's own tree at once, in sorted
 * batches, for everybody: nobody can reach the tree before its creator
 * commits.  What transactions still open have made of rows follows as
 * versions of theirs, to be committed or undone with the versions of the
 * rows. */
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_env.h"
#include "eng_index.h"

enum { BATCH_BYTES = 64 << 20 };

struct piece {
	size_t offset;			/* into bytes */
	uint32_t key_size;		/* without bookmark */
	uint32_t size;
};

struct build {
	struct eng_session *session;
	struct eng_table *table;
	struct eng_index *index;
	struct eng_view view;
	const struct eng_asked *asked;	/* NULL: nothing is computed */
	struct base_buf asked_row;
	struct base_buf at;		/* bookmark read last */
	struct base_buf bytes;
	struct base_buf key;
	struct piece *pieces;
	size_t count;
	size_t room;
	bool some_written;
	const uint8_t *bookmark;	/* of the row in turn */
	size_t bookmark_size;
	const struct eng_open_version *version;
};

/* ---- committed rows ---- */

static eng_status
add_piece(void *ctx, const uint8_t *key, size_t size, uint32_t tag)
{
	struct build *b = ctx;
	struct piece *pieces;
	size_t room;

	(void)tag;
	if (b->count == b->room) {
		room = b->room == 0 ? 1024 : b->room * 2;
		pieces = base_realloc(b->pieces, room * sizeof *pieces);
		if (pieces == NULL)
			return ENG_E_NO_MEMORY;
		b->pieces = pieces;
		b->room = room;
	}
	pieces = &b->pieces[b->count];
	pieces->offset = b->bytes.size;
	pieces->key_size = (uint32_t)size;
	if (!base_buf_add(&b->bytes, key, size) ||
	    !base_buf_add(&b->bytes, b->bookmark, b->bookmark_size))
		return ENG_E_NO_MEMORY;
	pieces->size = (uint32_t)(b->bytes.size - pieces->offset);
	b->count++;
	return ENG_OK;
}

/* The row must be the one that the program was shown: the session's snapshot
 * has it still. */
static eng_status
use_asked(struct build *b, struct eng_values *values)
{
	struct eng_view view = eng_session_view(b->session);
	eng_status st;

	if (b->asked == NULL)
		return ENG_OK;
	st = eng_tree_get(b->table->rows, &view, b->bookmark,
	    b->bookmark_size, &b->asked_row);
	if (st == ENG_E_NOT_FOUND || (st == ENG_OK && base_bytes_compare(
	    values->row, values->row_size, b->asked_row.data,
	    b->asked_row.size) != 0))
		return ENG_E_WRITE_CONFLICT;
	values->defaults = eng_asked_of(b->asked, b->bookmark,
	    b->bookmark_size);
	return st;
}

static eng_status
each_strict(struct build *b, struct eng_values *values)
{
	struct eng_entries entries = ENG_ENTRIES_EMPTY;
	eng_status st;
	size_t i;

	st = use_asked(b, values);
	if (st == ENG_OK)
		st = eng_entries_collect(b->index, values, true, &entries);
	for (i = 0; st == ENG_OK && i < entries.count; i++)
		st = add_piece(b, entries.bytes.data + entries.list[i].offset,
		    entries.list[i].size, entries.list[i].tag);
	eng_entries_fini(&entries);
	return st;
}

/* Collects rows from b->at on until the batch is full: *more. */
static eng_status
read_batch(struct build *b, bool *more)
{
	struct eng_values values = { .table = b->table, .view = &b->view };
	struct eng_scan *scan = NULL;
	const uint8_t *key = NULL;
	size_t key_size = 0;
	eng_status st;

	*more = false;
	st = eng_scan_open(b->table->rows, &b->view,
	    b->at.size == 0 ? ENG_TREE_FIRST : ENG_TREE_GT, b->at.data,
	    b->at.size, &scan);
	while (st == ENG_OK && !*more) {
		st = eng_scan_next(scan, &key, &key_size, &values.row,
		    &values.row_size);
		if (st != ENG_OK)
			break;
		b->bookmark = key;
		b->bookmark_size = key_size;
		st = each_strict(b, &values);
		*more = b->bytes.size + b->count * sizeof *b->pieces >=
		    BATCH_BYTES;
	}
	if (*more && !base_buf_set(&b->at, key, key_size))
		st = ENG_E_NO_MEMORY;
	if (scan != NULL)
		eng_scan_close(scan);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

static int
order_pieces(const void *a, const void *b, void *bytes)
{
	const struct piece *left = a;
	const struct piece *right = b;

	return base_bytes_compare((uint8_t *)bytes + left->offset, left->size,
	    (uint8_t *)bytes + right->offset, right->size);
}

/* Whether an earlier batch has an entry of that key. */
static eng_status
find_earlier(struct build *b, const struct piece *p, bool *taken)
{
	const uint8_t *key = b->bytes.data + p->offset;
	eng_status st;

	*taken = false;
	if (!b->some_written)
		return ENG_OK;
	st = eng_tree_find(b->index->tree, &b->view, ENG_TREE_GE, key,
	    p->key_size, &b->key, NULL);
	if (st == ENG_OK)
		*taken = b->key.size >= p->key_size &&
		    memcmp(b->key.data, key, p->key_size) == 0;
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

static eng_status
check_unique(struct build *b)
{
	const struct piece *p;
	bool taken = false;
	eng_status st = ENG_OK;
	size_t i;

	for (i = 0; st == ENG_OK && !taken && i < b->count; i++) {
		p = &b->pieces[i];
		if (i > 0 && p[-1].key_size == p->key_size)
			taken = memcmp(b->bytes.data + p[-1].offset,
			    b->bytes.data + p->offset, p->key_size) == 0;
		if (!taken)
			st = find_earlier(b, p, &taken);
	}
	return st == ENG_OK && taken ? ENG_E_KEY_DUP : st;
}

static eng_status
write_batch(struct build *b)
{
	struct eng_entry_value value;
	const struct piece *p;
	DB_TXN *now;
	eng_status st = ENG_OK;
	size_t i;

	if (b->count == 0)
		return ENG_OK;
	qsort_r(b->pieces, b->count, sizeof *b->pieces, order_pieces,
	    b->bytes.data);
	if (b->index->def.flags & ENG_IDX_UNIQUE)
		st = check_unique(b);
	if (st == ENG_OK)
		st = eng_now_begin(b->session->env, &now);
	if (st != ENG_OK)
		return st;
	for (i = 0; st == ENG_OK && i < b->count; i++) {
		p = &b->pieces[i];
		value = eng_entry_value(p->key_size);
		st = eng_now_put(now, b->index->tree,
		    b->bytes.data + p->offset, p->size, value.bytes,
		    value.size);
	}
	st = eng_now_end(b->session->env, now, st);
	b->some_written = true;
	b->count = 0;
	base_buf_clear(&b->bytes);
	return st;
}

static eng_status
build_committed(struct build *b)
{
	bool more = true;
	eng_status st = ENG_OK;

	while (st == ENG_OK && more) {
		st = read_batch(b, &more);
		if (st == ENG_OK)
			st = write_batch(b);
	}
	return st;
}

/* ---- rows of open transactions ---- */

static eng_status
follow_entry(void *ctx, const uint8_t *key, size_t size, bool put)
{
	struct build *b = ctx;
	const struct eng_open_version *v = b->version;
	struct eng_entry_value value = eng_entry_value(size);
	bool taken = false;
	eng_status st = ENG_OK;

	if (!eng_entry_key(key, size, v->key, v->key_size, &b->key))
		return ENG_E_NO_MEMORY;
	if (put && b->index->def.flags & ENG_IDX_UNIQUE)
		st = eng_tree_prefix_taken(b->index->tree, v->txn->session,
		    key, size, &taken);
	if (st != ENG_OK || taken)
		return taken ? ENG_E_KEY_DUP : st;
	return eng_tree_add_for(b->index->tree, v, b->key.data, b->key.size,
	    put ? value.bytes : NULL, put ? value.size : 0);
}

static eng_status
follow_version(void *ctx, const struct eng_open_version *v)
{
	struct build *b = ctx;
	struct eng_view view = { v->txn, b->view.snapshot, NULL };
	struct eng_values values = { .table = b->table, .view = &view,
	    .old_image = true };
	struct eng_entries before = ENG_ENTRIES_EMPTY;
	struct eng_entries after = ENG_ENTRIES_EMPTY;
	eng_status st = ENG_OK;

	/* Images in the middle of a transaction cannot be shown. */
	if (b->asked != NULL)
		return ENG_E_WRITE_CONFLICT;
	b->version = v;
	if (v->before != NULL) {
		values.row = v->before;
		values.row_size = v->before_size;
		st = eng_entries_collect(b->index, &values, false, &before);
	}
	if (st == ENG_OK && v->after != NULL) {
		values.row = v->after;
		values.row_size = v->after_size;
		st = eng_entries_collect(b->index, &values, true, &after);
	}
	if (st == ENG_OK)
		st = eng_entries_diff(&before, &after, follow_entry, b);
	eng_entries_fini(&before);
	eng_entries_fini(&after);
	return st;
}

eng_status
eng_index_build(struct eng_session *session, struct eng_table *table,
    struct eng_index *index, const struct eng_asked *asked)
{
	struct build b = { .session = session, .table = table,
	    .index = index };
	eng_status st;

	if (eng_index_asks(table, &index->def))
		b.asked = asked;

	b.view.snapshot = atomic_load(&session->env->commit_seq);
	st = build_committed(&b);
	if (st == ENG_OK)
		st = eng_tree_each_open(table->rows, follow_version, &b);
	base_buf_fini(&b.asked_row);
	base_buf_fini(&b.at);
	base_buf_fini(&b.bytes);
	base_buf_fini(&b.key);
	base_free(b.pieces);
	return st;
}
