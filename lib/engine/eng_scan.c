/* SPDX-License-Identifier: MIT */
/* eng_scan.c - walks: the merge of a Berkeley DB tree with its versions. */
#include <string.h>

#include "base_alloc.h"
#include "eng_apply.h"
#include "eng_lock.h"
#include "eng_reader.h"
#include "eng_session.h"
#include "eng_version.h"

enum {
	SCAN_ROOM = 32 * 1024	/* bytes read ahead */
};

struct eng_scan {
	struct eng_tree *tree;
	struct eng_view view;
	bool up;
	/* The stored side: the next entry there, if one is left. */
	struct eng_reader *reader;
	bool stored_wanted;		/* to be stepped before it is used */
	bool stored_left;
	const uint8_t *stored_key;
	size_t stored_key_size;
	const uint8_t *stored_value;
	size_t stored_value_size;
	struct eng_bulk bulk;		/* what was read ahead of it */
	bool bulk_used;
	size_t room;			/* bytes to read ahead */
	/* Where the next chain is, as of a look at the map: entries before it
	 * need no other look. */
	struct base_buf chain_at;
	bool chain_known;
	bool chain_left;		/* or there is none */
	uint64_t chain_writes;		/* own versions then */
	/* The walk's place and what is there; how to go on from it. */
	enum eng_tree_seek op;
	struct base_buf *at;
	const uint8_t *value;
	size_t value_size;
	struct base_buf *copy;		/* of a version, if value is one */
	/* Of a scan that a caller steps. */
	struct eng_reader own_reader;
	struct base_buf own_copy;
};

/* ---- the stored side ---- */

static eng_status
take_reader(struct eng_scan *scan, eng_status st)
{
	struct eng_reader *reader = scan->reader;

	scan->stored_left = st == ENG_OK;
	scan->stored_key = reader->found.data;
	scan->stored_key_size = reader->found.size;
	scan->stored_value = reader->value.data;
	scan->stored_value_size = reader->value.size;
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* Puts the stored side on its first entry in the walk's direction. */
static eng_status
place_stored(struct eng_scan *scan)
{
	return take_reader(scan, eng_reader_near(scan->reader, scan->tree,
	    scan->op, scan->at->data, scan->at->size));
}

static bool
take_bulk(struct eng_scan *scan)
{
	return eng_bulk_next(&scan->bulk, &scan->stored_key,
	    &scan->stored_key_size, &scan->stored_value,
	    &scan->stored_value_size);
}

/* The last stored entry that was used is where the walk is. */
static eng_status
step_stored(struct eng_scan *scan)
{
	eng_status st;

	if (!scan->up)
		return take_reader(scan, eng_reader_step(scan->reader,
		    scan->tree, false));
	if (scan->bulk_used && take_bulk(scan))
		return ENG_OK;
	st = scan->bulk_used ?
	    eng_reader_fill_more(scan->reader, scan->tree, scan->at->data,
	    scan->at->size, &scan->bulk) :
	    eng_reader_fill(scan->reader, scan->tree, ENG_TREE_GT,
	    scan->at->data, scan->at->size, scan->room, &scan->bulk);
	scan->bulk_used = st == ENG_OK;
	scan->stored_left = scan->bulk_used && take_bulk(scan);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* ---- the merge ---- */

static void
scan_init(struct eng_scan *scan, struct eng_tree *tree,
    const struct eng_view *view, enum eng_tree_seek op)
{
	memset(scan, 0, sizeof(*scan));
	scan->tree = tree;
	scan->view = *view;
	scan->up = op == ENG_TREE_GE || op == ENG_TREE_GT ||
	    op == ENG_TREE_FIRST;
	scan->op = op;
	scan->room = SCAN_ROOM;
}

/* Others' versions do not come into view while the environment is shared, and
 * chains that are there can only go. */
static uint64_t
count_writes(const struct eng_view *view)
{
	return (view->txn != NULL ? view->txn->next_ordinal : 0) +
	    (view->cache != NULL ? view->cache->next_ordinal : 0);
}

static void
note_chain(struct eng_scan *scan, const struct eng_chain *chain)
{
	scan->chain_left = chain != NULL;
	scan->chain_writes = count_writes(&scan->view);
	scan->chain_known = chain == NULL || base_buf_set(&scan->chain_at,
	    chain->key, chain->key_size);
}

/* How a key stands to the stored entry in the walk's direction; below 0: it
 * comes first. */
static int
compare_to_stored(const struct eng_scan *scan, const void *key, size_t size)
{
	int cmp = base_bytes_compare(key, size, scan->stored_key,
	    scan->stored_key_size);

	return scan->up ? cmp : -cmp;
}

/* Whether the stored entry is the one that was asked for. */
static bool
is_at_stored(const struct eng_scan *scan)
{
	return scan->stored_left &&
	    (scan->op == ENG_TREE_GE || scan->op == ENG_TREE_LE) &&
	    compare_to_stored(scan, scan->at->data, scan->at->size) == 0;
}

/* Whether the map may have a word in what comes next. */
static bool
wants_look(const struct eng_scan *scan)
{
	if (!eng_tree_has_versions(scan->tree))
		return false;
	if (!scan->stored_left)
		return true;
	if (is_at_stored(scan))
		return eng_chain_may_be(scan->tree, scan->at->data,
		    scan->at->size);
	if (!scan->chain_known ||
	    scan->chain_writes != count_writes(&scan->view))
		return true;
	return scan->chain_left && compare_to_stored(scan,
	    scan->chain_at.data, scan->chain_at.size) <= 0;
}

/* What the chain says becomes the walk's value.  Map mutex held. */
static eng_status
take_chain(struct eng_scan *scan, const struct eng_chain *chain)
{
	const uint8_t *image;
	eng_status st;
	size_t size;

	st = eng_chain_read(chain, &scan->view, scan->copy, &image, &size);
	if (st == ENG_OK && image != scan->copy->data &&
	    !base_buf_set(scan->copy, image, size))
		st = ENG_E_NO_MEMORY;
	scan->value = scan->copy->data;
	scan->value_size = scan->copy->size;
	return st;
}

/* The chain that comes next decides unless the stored entry comes before it;
 * *taken tells that it did and the status what it said.  Map mutex held. */
static eng_status
look_at_chain(struct eng_scan *scan, bool *taken)
{
	const struct eng_chain *chain;
	bool at_stored = is_at_stored(scan);
	int cmp = -1;

	*taken = false;
	chain = at_stored ? eng_chain_find(scan->tree, scan->at->data,
	    scan->at->size) : eng_chain_near(scan->tree, scan->op,
	    scan->at->data, scan->at->size);
	if (scan->stored_left && !at_stored)
		note_chain(scan, chain);
	if (chain == NULL)
		return ENG_E_NOT_FOUND;
	if (scan->stored_left)
		cmp = compare_to_stored(scan, chain->key, chain->key_size);
	if (cmp > 0)
		return ENG_E_NOT_FOUND;
	/* What is stored counts: as if there were no chain. */
	if (cmp == 0 && (!eng_chain_decides(chain, &scan->view) ||
	    eng_chain_is_stored(chain, &scan->view)))
		return ENG_E_NOT_FOUND;
	*taken = true;
	if (cmp == 0)
		scan->stored_wanted = true;
	scan->op = scan->up ? ENG_TREE_GT : ENG_TREE_LT;
	if (!base_buf_set(scan->at, chain->key, chain->key_size))
		return ENG_E_NO_MEMORY;
	return eng_chain_decides(chain, &scan->view) ?
	    take_chain(scan, chain) : ENG_E_NOT_FOUND;
}

/* The stored entry is the next one: it becomes the walk's place. */
static eng_status
take_stored(struct eng_scan *scan)
{
	if (!scan->stored_left)
		return ENG_E_NOT_FOUND;
	if (!base_buf_set(scan->at, scan->stored_key, scan->stored_key_size))
		return ENG_E_NO_MEMORY;
	scan->value = scan->stored_value;
	scan->value_size = scan->stored_value_size;
	scan->op = scan->up ? ENG_TREE_GT : ENG_TREE_LT;
	scan->stored_wanted = true;
	return ENG_OK;
}

/* Leaves the entry in at and value. */
static eng_status
scan_step(struct eng_scan *scan)
{
	eng_status st;
	bool taken;

	do {
		if (scan->stored_wanted) {
			scan->stored_wanted = false;
			st = step_stored(scan);
			if (st != ENG_OK)
				return st;
		}
		taken = false;
		st = ENG_E_NOT_FOUND;
		if (wants_look(scan)) {
			base_mutex_lock(&scan->tree->map_mutex);
			st = look_at_chain(scan, &taken);
			base_mutex_unlock(&scan->tree->map_mutex);
		}
	} while (taken && st == ENG_E_NOT_FOUND);
	return taken ? st : take_stored(scan);
}

/* ---- one entry ---- */

/* What the last read of a reader found; the value is handed over. */
static eng_status
give_found(struct eng_reader *reader, struct base_buf *found_key,
    struct base_buf *value)
{
	struct base_buf spare;

	if (!base_buf_set(found_key, reader->found.data, reader->found.size))
		return ENG_E_NO_MEMORY;
	if (value != NULL) {
		spare = *value;
		*value = reader->value;
		reader->value = spare;
	}
	return ENG_OK;
}

static eng_status
find_merged(struct eng_reader *reader, struct eng_tree *tree,
    const struct eng_view *view, enum eng_tree_seek op, const void *key,
    size_t key_size, struct base_buf *found_key, struct base_buf *value)
{
	struct eng_scan scan;
	eng_status st;

	scan_init(&scan, tree, view, op);
	scan.reader = reader;
	scan.at = &reader->at;
	scan.copy = value != NULL ? value : &scan.own_copy;
	if (!base_buf_set(scan.at, key, key_size))
		return ENG_E_NO_MEMORY;
	reader->stays = true;
	eng_chain_expect(tree, key, key_size);
	st = place_stored(&scan);
	if (st == ENG_OK)
		st = scan_step(&scan);
	if (st == ENG_OK && !base_buf_set(found_key, scan.at->data,
	    scan.at->size))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK && value != NULL && scan.value != value->data &&
	    !base_buf_set(value, scan.value, scan.value_size))
		st = ENG_E_NO_MEMORY;
	base_buf_fini(&scan.own_copy);
	base_buf_fini(&scan.chain_at);
	reader->stays = false;
	eng_reader_let_go(reader);
	return st;
}

static eng_status
find_entry(struct eng_reader *reader, struct eng_tree *tree,
    const struct eng_view *view, enum eng_tree_seek op, const void *key,
    size_t key_size, struct base_buf *found_key, struct base_buf *value)
{
	eng_status st;

	if (eng_tree_has_versions(tree))
		return find_merged(reader, tree, view, op, key, key_size,
		    found_key, value);
	st = eng_reader_near(reader, tree, op, key, key_size);
	return st == ENG_OK ? give_found(reader, found_key, value) : st;
}

eng_status
eng_tree_find_by(struct eng_reader *reader, struct eng_tree *tree,
    const struct eng_view *view, enum eng_tree_seek op, const void *key,
    size_t key_size, struct base_buf *found_key, struct base_buf *value)
{
	eng_status st;

	st = find_entry(reader, tree, view, op, key, key_size, found_key,
	    value);
	if (st == ENG_E_PANIC && eng_tree_restart(tree))
		st = find_entry(reader, tree, view, op, key, key_size,
		    found_key, value);
	return st;
}

eng_status
eng_tree_find(struct eng_tree *tree, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t key_size,
    struct base_buf *found_key, struct base_buf *value)
{
	struct eng_reader reader;
	eng_status st;

	memset(&reader, 0, sizeof(reader));
	st = eng_tree_find_by(&reader, tree, view, op, key, key_size,
	    found_key, value);
	eng_reader_fini(&reader);
	return st;
}

/* ---- walks ---- */

eng_status
eng_scan_open(struct eng_tree *tree, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t key_size,
    struct eng_scan **scan)
{
	struct eng_scan *s;
	eng_status st;

	*scan = NULL;
	s = base_malloc(sizeof(*s));
	if (s == NULL)
		return ENG_E_NO_MEMORY;
	scan_init(s, tree, view, op);
	s->reader = &s->own_reader;
	s->reader->stays = true;
	s->at = &s->own_reader.at;
	s->copy = &s->own_copy;
	st = base_buf_set(s->at, key, key_size) ? place_stored(s) :
	    ENG_E_NO_MEMORY;
	if (st != ENG_OK) {
		eng_scan_close(s);
		return st;
	}
	*scan = s;
	return ENG_OK;
}

eng_status
eng_scan_next(struct eng_scan *scan, const uint8_t **key, size_t *key_size,
    const uint8_t **value, size_t *value_size)
{
	eng_status st;

	*key = *value = NULL;
	*key_size = *value_size = 0;
	st = scan_step(scan);
	if (st != ENG_OK)
		return st;
	*key = scan->at->data;
	*key_size = scan->at->size;
	*value = scan->value;
	*value_size = scan->value_size;
	return ENG_OK;
}

void
eng_scan_close(struct eng_scan *scan)
{
	if (scan == NULL)
		return;
	eng_reader_fini(&scan->own_reader);
	base_buf_fini(&scan->own_copy);
	base_buf_fini(&scan->chain_at);
	base_free(scan);
}

/* ---- many entries ---- */

/* What was read ahead is used up: more would not fit into as much room. */
static bool
is_used_up(const struct eng_scan *scan)
{
	const uint8_t *key, *value;
	size_t key_size, value_size;
	struct eng_bulk bulk = scan->bulk;

	return scan->bulk_used && scan->stored_wanted && !eng_bulk_next(&bulk,
	    &key, &key_size, &value, &value_size);
}

static eng_status
merge(struct eng_scan *scan, struct eng_bulk *bulk)
{
	eng_status st;

	st = step_stored(scan);
	while (st == ENG_OK && !is_used_up(scan)) {
		st = scan_step(scan);
		if (st == ENG_OK && !eng_bulk_add(bulk, scan->at->data,
		    scan->at->size, scan->value, scan->value_size))
			break;
	}
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_scan_ahead(struct eng_reader *reader, struct eng_tree *tree,
    const struct eng_view *view, const struct base_buf *key, size_t room,
    struct base_buf *merged, struct eng_bulk *bulk)
{
	struct eng_scan scan;
	eng_status st = ENG_E_NO_MEMORY;

	scan_init(&scan, tree, view, ENG_TREE_GT);
	scan.reader = reader;
	scan.room = room;
	scan.at = &reader->at;
	scan.copy = &scan.own_copy;
	if (!base_buf_reserve(merged, room) ||
	    !base_buf_set(scan.at, key->data, key->size))
		return st;
	eng_bulk_begin(bulk, merged);
	reader->stays = true;
	st = merge(&scan, bulk);
	reader->stays = false;
	eng_reader_let_go(reader);
	eng_bulk_rewind(bulk);
	base_buf_fini(&scan.own_copy);
	base_buf_fini(&scan.chain_at);
	return st;
}

/* ---- unique keys ---- */

static bool
has_prefix(const void *key, size_t key_size, const void *prefix,
    size_t prefix_size)
{
	return key_size >= prefix_size && (prefix_size == 0 ||
	    memcmp(key, prefix, prefix_size) == 0);
}

static bool
chain_is_taken(const struct eng_chain *chain,
    const struct eng_session *session)
{
	struct eng_view view = { session->txn, session->txn->snapshot,
	    NULL };

	return eng_chain_conflicts(chain, session->txn, ENG_V_PUT) ||
	    (eng_chain_decides(chain, &view) &&
	    eng_chain_exists(chain, &view));
}

/* Whether a chain under the prefix says so. */
static bool
chains_taken(struct eng_tree *tree, const struct eng_session *session,
    const void *prefix, size_t prefix_size)
{
	struct eng_chain *chain;
	bool taken = false;

	base_mutex_lock(&tree->map_mutex);
	chain = eng_chain_near(tree, ENG_TREE_GE, prefix, prefix_size);
	while (chain != NULL && !taken && has_prefix(chain->key,
	    chain->key_size, prefix, prefix_size)) {
		taken = chain_is_taken(chain, session);
		chain = eng_chain_next(chain);
	}
	base_mutex_unlock(&tree->map_mutex);
	return taken;
}

static bool
has_chain(struct eng_tree *tree, const struct eng_view *view,
    const struct base_buf *key)
{
	const struct eng_chain *chain;
	bool found;

	base_mutex_lock(&tree->map_mutex);
	chain = eng_chain_find(tree, key->data, key->size);
	found = chain != NULL && eng_chain_decides(chain, view);
	base_mutex_unlock(&tree->map_mutex);
	return found;
}

eng_status
eng_tree_prefix_taken(struct eng_tree *tree, struct eng_session *session,
    const void *prefix, size_t prefix_size, bool *taken)
{
	struct eng_view own = { session->txn, 0, NULL };
	struct eng_reader reader;
	eng_status st;

	*taken = false;
	/* What is cached is checked when it is applied. */
	if (session->caching != NULL)
		return ENG_OK;
	if (tree->locks_prefixes) {
		st = eng_lock_in_txn(session, tree, prefix, prefix_size);
		if (st != ENG_OK)
			return st;
	}
	*taken = chains_taken(tree, session, prefix, prefix_size);
	if (*taken)
		return ENG_OK;
	/* A stored entry without a chain is there for everybody; one with a
	 * chain was judged above. */
	memset(&reader, 0, sizeof(reader));
	reader.stays = true;
	st = eng_reader_near(&reader, tree, ENG_TREE_GE, prefix, prefix_size);
	while (st == ENG_OK && has_prefix(reader.found.data,
	    reader.found.size, prefix, prefix_size)) {
		if (!has_chain(tree, &own, &reader.found)) {
			*taken = true;
			break;
		}
		st = eng_reader_step(&reader, tree, true);
	}
	eng_reader_fini(&reader);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}
