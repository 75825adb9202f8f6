/* SPDX-License-Identifier: MIT */
/* eng_reader.c - reading what Berkeley DB holds of a tree. */
#include <string.h>

#include "eng_apply.h"
#include "eng_reader.h"
#include "eng_version.h"

enum {
	BULK_UNIT = 1024	/* bytes; Berkeley DB wants multiples of it */
};

/* ---- the cursor of Berkeley DB ---- */

static void
close_dbc(struct eng_reader *reader)
{
	struct eng_tree *tree = reader->tree;

	reader->placed = false;
	reader->filled = false;
	if (reader->dbc == NULL)
		return;
	if (!tree->by_processes) {
		base_mutex_lock(&tree->map_mutex);
		TAILQ_REMOVE(&tree->readers, reader, link);
		base_mutex_unlock(&tree->map_mutex);
	}
	reader->dbc->close(reader->dbc);
	reader->dbc = NULL;
}

void
eng_reader_close_all(struct eng_tree *tree)
{
	struct eng_reader *reader;

	while ((reader = TAILQ_FIRST(&tree->readers)) != NULL)
		close_dbc(reader);
}

/* Makes dbc one of the tree: ENG_E_NOT_FOUND when nothing is stored yet. */
static eng_status
open_dbc(struct eng_reader *reader, struct eng_tree *tree)
{
	eng_status st;
	DB *db;
	int ret;

	if (reader->dbc != NULL && reader->tree == tree)
		return ENG_OK;
	close_dbc(reader);
	st = eng_tree_stored(tree, &db);
	if (st != ENG_OK)
		return st;
	ret = db->cursor(db, NULL, &reader->dbc, 0);
	if (ret != 0) {
		reader->dbc = NULL;
		return eng_from_db(ret);
	}
	reader->tree = tree;
	if (!tree->by_processes) {
		base_mutex_lock(&tree->map_mutex);
		TAILQ_INSERT_TAIL(&tree->readers, reader, link);
		base_mutex_unlock(&tree->map_mutex);
	}
	return ENG_OK;
}

/* After each call: of a tree that others change nothing stays open. */
static eng_status
let_go(struct eng_reader *reader, eng_status st)
{
	if (reader->dbc != NULL && (st == ENG_E_PANIC ||
	    (reader->tree->by_processes && !reader->stays)))
		close_dbc(reader);
	return st;
}

void
eng_reader_let_go(struct eng_reader *reader)
{
	(void)let_go(reader, ENG_OK);
}

void
eng_reader_fini(struct eng_reader *reader)
{
	close_dbc(reader);
	base_buf_fini(&reader->found);
	base_buf_fini(&reader->value);
	base_buf_fini(&reader->at);
	base_buf_fini(&reader->bulk);
	reader->tree = NULL;
}

/* ---- one entry ---- */

/* For a key that is not shorter than any that may be found. */
static bool
has_room(struct eng_reader *reader)
{
	return base_buf_reserve(&reader->found, ENG_KEY_SIZE_MAX * 2);
}

static eng_status
get(struct eng_reader *reader, struct base_buf *value, u_int32_t flag)
{
	struct base_buf *found = &reader->found;
	DBT k, d;
	int ret;

	memset(&k, 0, sizeof(k));
	memset(&d, 0, sizeof(d));
	k.data = found->data;
	k.size = (u_int32_t)found->size;
	k.ulen = (u_int32_t)found->room;
	k.flags = DB_DBT_USERMEM;
	d.flags = DB_DBT_USERMEM;
	d.data = value->data;
	d.ulen = (u_int32_t)value->room;
	ret = reader->dbc->get(reader->dbc, &k, &d, flag);
	reader->placed = ret == 0;
	reader->filled = false;
	if (ret == 0) {
		found->size = k.size;
		value->size = d.size;
		return ENG_OK;
	}
	if (ret != DB_BUFFER_SMALL)
		return eng_from_db(ret);
	/* The key that was looked for may have been overwritten. */
	if ((k.size > k.ulen && !base_buf_reserve(found, k.size)) ||
	    (d.size > d.ulen && !base_buf_reserve(value, d.size)))
		return ENG_E_NO_MEMORY;
	return ENG_E_BUFFER_TOO_SMALL;
}

/* Steps do not move when there is no room: they can be asked again. */
static eng_status
get_beside(struct eng_reader *reader, u_int32_t flag)
{
	eng_status st;

	do
		st = get(reader, &reader->value, flag);
	while (st == ENG_E_BUFFER_TOO_SMALL);
	return st;
}

/* The entry that flag (DB_SET, DB_SET_RANGE) finds for a key. */
static eng_status
get_by_key(struct eng_reader *reader, u_int32_t flag, const void *key,
    size_t key_size, struct base_buf *value)
{
	eng_status st;

	do {
		if (!base_buf_set(&reader->found, key, key_size))
			return ENG_E_NO_MEMORY;
		st = get(reader, value, flag);
	} while (st == ENG_E_BUFFER_TOO_SMALL);
	return st;
}

static bool
is_at(const struct eng_reader *reader, const void *key, size_t key_size)
{
	return base_bytes_compare(reader->found.data, reader->found.size,
	    key, key_size) == 0;
}

/* The neighbour of the key that the last read found: no search is needed. */
static bool
stands_at(const struct eng_reader *reader, const struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size)
{
	return (op == ENG_TREE_GT || op == ENG_TREE_LT) && reader->placed &&
	    reader->tree == tree && is_at(reader, key, key_size);
}

static eng_status
find_near(struct eng_reader *reader, enum eng_tree_seek op, const void *key,
    size_t key_size)
{
	eng_status st;

	if (op == ENG_TREE_FIRST || op == ENG_TREE_LAST)
		return get_beside(reader,
		    op == ENG_TREE_FIRST ? DB_FIRST : DB_LAST);
	st = get_by_key(reader, DB_SET_RANGE, key, key_size, &reader->value);
	if (st == ENG_E_NOT_FOUND)
		return op == ENG_TREE_LE || op == ENG_TREE_LT ?
		    get_beside(reader, DB_LAST) : st;
	if (st != ENG_OK)
		return st;
	if (op == ENG_TREE_GT && is_at(reader, key, key_size))
		return get_beside(reader, DB_NEXT);
	if (op == ENG_TREE_LT || (op == ENG_TREE_LE &&
	    !is_at(reader, key, key_size)))
		return get_beside(reader, DB_PREV);
	return ENG_OK;
}

static eng_status
ask_dbc(struct eng_reader *reader, struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size)
{
	eng_status st;

	st = open_dbc(reader, tree);
	if (st == ENG_OK && !has_room(reader))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK)
		st = find_near(reader, op, key, key_size);
	return let_go(reader, st);
}

/* What the pages say, *sure that they do. */
static eng_status
ask_pages(struct eng_reader *reader, struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size, bool *sure)
{
	enum eng_page_answer answer;
	eng_status st;
	DB *db;

	*sure = true;
	st = eng_tree_stored(tree, &db);
	if (st != ENG_OK)
		return st;
	reader->placed = false;
	answer = eng_page_near(&tree->pages, op, key, key_size,
	    &reader->found, &reader->value);
	*sure = answer != ENG_PAGE_UNSURE;
	return answer == ENG_PAGE_FOUND ? ENG_OK : ENG_E_NOT_FOUND;
}

eng_status
eng_reader_near(struct eng_reader *reader, struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size)
{
	eng_status st;
	bool sure;

	st = ask_pages(reader, tree, op, key, key_size, &sure);
	return sure ? st : ask_dbc(reader, tree, op, key, key_size);
}

eng_status
eng_reader_step(struct eng_reader *reader, struct eng_tree *tree, bool up)
{
	return eng_reader_near(reader, tree, up ? ENG_TREE_GT : ENG_TREE_LT,
	    reader->found.data, reader->found.size);
}

/* ---- many entries ---- */

/* As Berkeley DB lays them out. */
static void
take_entries(struct eng_bulk *bulk, struct base_buf *bytes)
{
	memset(bulk, 0, sizeof(*bulk));
	bulk->bytes = bytes;
}

static void
take_leaves(struct eng_bulk *bulk, struct base_buf *bytes,
    const struct eng_pages *pages, const struct eng_page_run *run)
{
	bulk->next = bytes->data;
	bulk->bytes = bytes;
	bulk->leaf = bytes->data;
	bulk->item = run->first;
	bulk->items = eng_page_leaf_items(bytes->data);
	bulk->leaves = run->leaves - 1;
	bulk->header = pages->header;
	bulk->size = pages->size;
}

void
eng_bulk_rewind(struct eng_bulk *bulk)
{
	DBT d;

	d.data = bulk->bytes->data;
	d.ulen = (u_int32_t)bulk->bytes->room / BULK_UNIT * BULK_UNIT;
	DB_MULTIPLE_INIT(bulk->next, &d);
}

/* The first entry of the next leaf; none of them is empty. */
static bool
turn_leaf(struct eng_bulk *bulk)
{
	if (bulk->leaves == 0)
		return false;
	bulk->leaves--;
	bulk->leaf += bulk->size;
	bulk->item = 0;
	bulk->items = eng_page_leaf_items(bulk->leaf);
	return true;
}

bool
eng_bulk_turn(struct eng_bulk *bulk, const uint8_t **key, size_t *key_size,
    const uint8_t **value, size_t *value_size)
{
	DBT d;

	if (bulk->next == NULL)
		return false;
	if (bulk->leaf != NULL) {
		if (turn_leaf(bulk))
			return eng_bulk_next(bulk, key, key_size, value,
			    value_size);
		bulk->next = NULL;
		return false;
	}
	d.data = bulk->bytes->data;
	DB_MULTIPLE_KEY_NEXT(bulk->next, &d, *key, *key_size, *value,
	    *value_size);
	return bulk->next != NULL;
}

void
eng_bulk_begin(struct eng_bulk *bulk, struct base_buf *bytes)
{
	DBT d;

	take_entries(bulk, bytes);
	d.data = bytes->data;
	d.ulen = (u_int32_t)bytes->room / BULK_UNIT * BULK_UNIT;
	d.flags = 0;
	DB_MULTIPLE_WRITE_INIT(bulk->next, &d);
}

bool
eng_bulk_add(struct eng_bulk *bulk, const void *key, size_t key_size,
    const void *value, size_t value_size)
{
	void *next = bulk->next;
	DBT d;

	d.data = bulk->bytes->data;
	d.ulen = (u_int32_t)bulk->bytes->room / BULK_UNIT * BULK_UNIT;
	DB_MULTIPLE_KEY_WRITE_NEXT(next, &d, key, key_size, value,
	    value_size);
	if (next == NULL)
		return false;
	bulk->next = next;
	return true;
}

static bool
reserve_bulk(struct base_buf *bytes, size_t room)
{
	room = (room + BULK_UNIT - 1) / BULK_UNIT * BULK_UNIT;
	return base_buf_reserve(bytes, room);
}

/* flag finds the first one for what is in found. */
static int
get_bulk(struct eng_reader *reader, u_int32_t flag, u_int32_t *wanted)
{
	DBT k, d;
	int ret;

	memset(&k, 0, sizeof(k));
	memset(&d, 0, sizeof(d));
	k.data = reader->found.data;
	k.size = (u_int32_t)reader->found.size;
	k.ulen = (u_int32_t)reader->found.room;
	k.flags = DB_DBT_USERMEM;
	d.flags = DB_DBT_USERMEM;
	d.data = reader->bulk.data;
	d.ulen = (u_int32_t)reader->bulk.room / BULK_UNIT * BULK_UNIT;
	ret = reader->dbc->get(reader->dbc, &k, &d, flag | DB_MULTIPLE_KEY);
	*wanted = d.size;
	return ret;
}

static eng_status
fill(struct eng_reader *reader, u_int32_t flag, const void *key,
    size_t key_size, struct eng_bulk *bulk)
{
	u_int32_t wanted;
	size_t room;
	int ret;

	for (;;) {
		if (!base_buf_set(&reader->found, key, key_size))
			return ENG_E_NO_MEMORY;
		ret = get_bulk(reader, flag, &wanted);
		if (ret != DB_BUFFER_SMALL)
			break;
		/* For one entry that is larger than all the room. */
		room = reader->bulk.room * 2;
		if (!reserve_bulk(&reader->bulk, wanted > room ? wanted :
		    room))
			return ENG_E_NO_MEMORY;
	}
	reader->placed = false;
	if (ret != 0)
		return eng_from_db(ret);
	reader->filled = true;
	take_entries(bulk, &reader->bulk);
	eng_bulk_rewind(bulk);
	return ENG_OK;
}

/* Passes over the key itself, which a search for what comes after it finds
 * first; *empty: nothing is left in the bulk then. */
static void
skip_key(struct eng_bulk *bulk, const void *key, size_t key_size, bool *empty)
{
	struct eng_bulk first = *bulk;
	const uint8_t *at, *value;
	size_t size, value_size;

	*empty = !eng_bulk_next(&first, &at, &size, &value, &value_size);
	if (*empty || base_bytes_compare(at, size, key, key_size) != 0)
		return;
	*bulk = first;
	*empty = !eng_bulk_next(&first, &at, &size, &value, &value_size);
}

static eng_status
fill_from(struct eng_reader *reader, enum eng_tree_seek op, const void *key,
    size_t key_size, struct eng_bulk *bulk)
{
	eng_status st;
	bool empty;

	if (op == ENG_TREE_FIRST)
		return fill(reader, DB_FIRST, NULL, 0, bulk);
	if (stands_at(reader, reader->tree, op, key, key_size))
		return fill(reader, DB_NEXT, NULL, 0, bulk);
	st = fill(reader, DB_SET_RANGE, key, key_size, bulk);
	if (st != ENG_OK || op == ENG_TREE_GE)
		return st;
	skip_key(bulk, key, key_size, &empty);
	return empty ? fill(reader, DB_NEXT, NULL, 0, bulk) : ENG_OK;
}

/* What the pages say, *sure that they do. */
static eng_status
copy_leaves(struct eng_reader *reader, struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size, size_t room,
    struct eng_bulk *bulk, bool *sure)
{
	enum eng_page_answer answer;
	struct eng_page_run run;
	eng_status st;
	DB *db;

	*sure = true;
	st = eng_tree_stored(tree, &db);
	if (st != ENG_OK)
		return st;
	answer = eng_page_leaves(&tree->pages, op, key, key_size, room,
	    &reader->bulk, &run);
	*sure = answer != ENG_PAGE_UNSURE;
	if (answer != ENG_PAGE_FOUND)
		return ENG_E_NOT_FOUND;
	reader->placed = false;
	reader->filled = false;
	take_leaves(bulk, &reader->bulk, &tree->pages, &run);
	return ENG_OK;
}

eng_status
eng_reader_fill(struct eng_reader *reader, struct eng_tree *tree,
    enum eng_tree_seek op, const void *key, size_t key_size, size_t room,
    struct eng_bulk *bulk)
{
	eng_status st;
	bool sure;

	st = copy_leaves(reader, tree, op, key, key_size, room, bulk, &sure);
	if (sure)
		return st;
	st = open_dbc(reader, tree);
	if (st == ENG_OK && (!has_room(reader) ||
	    !reserve_bulk(&reader->bulk, room)))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK)
		st = fill_from(reader, op, key, key_size, bulk);
	return let_go(reader, st);
}

eng_status
eng_reader_fill_more(struct eng_reader *reader, struct eng_tree *tree,
    const void *last, size_t last_size, struct eng_bulk *bulk)
{
	if (!reader->filled || reader->tree != tree)
		return eng_reader_fill(reader, tree, ENG_TREE_GT, last,
		    last_size, reader->bulk.room, bulk);
	return let_go(reader, fill(reader, DB_NEXT, NULL, 0, bulk));
}
