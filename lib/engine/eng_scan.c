/* SPDX-License-Identifier: MIT */
/* eng_scan.c - walks: the merge of a Berkeley DB tree with its versions. */
#include <string.h>

#include "base_alloc.h"
#include "eng_apply.h"
#include "eng_lock.h"
#include "eng_session.h"
#include "eng_version.h"

struct eng_scan {
	struct eng_tree *tree;
	struct eng_view view;
	bool up;
	DBC *dbc;			/* NULL: nothing stored */
	bool stored_wanted;		/* step dbc before looking */
	bool stored_left;		/* stored_key is the next one there */
	struct base_buf stored_key;
	struct base_buf stored_value;
	enum eng_tree_seek op;		/* how to go on from `at` in the map */
	struct base_buf at;
	struct base_buf value;
};

/* ---- the stored side ---- */

static eng_status
get_stored(struct eng_scan *scan, u_int32_t flag)
{
	DBT k, d;
	int ret;

	for (;;) {
		/* A try that lacked room for the value has put the key found
		 * in the place of the one looked for. */
		if (flag == DB_SET_RANGE && !base_buf_set(&scan->stored_key,
		    scan->at.data, scan->at.size))
			return ENG_E_NO_MEMORY;
		memset(&k, 0, sizeof(k));
		memset(&d, 0, sizeof(d));
		k.data = scan->stored_key.data;
		k.size = (u_int32_t)scan->stored_key.size;
		k.ulen = (u_int32_t)scan->stored_key.room;
		k.flags = DB_DBT_USERMEM;
		d.data = scan->stored_value.data;
		d.ulen = (u_int32_t)scan->stored_value.room;
		d.flags = DB_DBT_USERMEM;
		ret = scan->dbc->get(scan->dbc, &k, &d, flag);
		if (ret != DB_BUFFER_SMALL)
			break;
		if ((k.size > k.ulen && !base_buf_reserve(&scan->stored_key,
		    k.size)) || (d.size > d.ulen &&
		    !base_buf_reserve(&scan->stored_value, d.size)))
			return ENG_E_NO_MEMORY;
	}
	scan->stored_left = ret == 0;
	if (ret == 0) {
		scan->stored_key.size = k.size;
		scan->stored_value.size = d.size;
		return ENG_OK;
	}
	return ret == DB_NOTFOUND ? ENG_OK : eng_from_db(ret);
}

static bool
stored_is_at(const struct eng_scan *scan, const void *key, size_t key_size)
{
	return scan->stored_left && base_bytes_compare(scan->stored_key.data,
	    scan->stored_key.size, key, key_size) == 0;
}

/* Puts the stored side on its first entry in the walk's direction. */
static eng_status
place_stored(struct eng_scan *scan, enum eng_tree_seek op, const void *key,
    size_t key_size)
{
	eng_status st;

	if (op == ENG_TREE_FIRST)
		return get_stored(scan, DB_FIRST);
	if (op == ENG_TREE_LAST)
		return get_stored(scan, DB_LAST);
	/* Room for a key that is not shorter than any that may be found. */
	if (!base_buf_reserve(&scan->stored_key, ENG_KEY_SIZE_MAX * 2))
		return ENG_E_NO_MEMORY;
	st = get_stored(scan, DB_SET_RANGE);
	if (st != ENG_OK)
		return st;
	switch (op) {
	case ENG_TREE_GT:
		if (stored_is_at(scan, key, key_size))
			st = get_stored(scan, DB_NEXT);
		break;
	case ENG_TREE_LE:
	case ENG_TREE_LT:
		if (!scan->stored_left)
			st = get_stored(scan, DB_LAST);
		else if (op == ENG_TREE_LT ||
		    !stored_is_at(scan, key, key_size))
			st = get_stored(scan, DB_PREV);
		break;
	default:
		break;
	}
	return st;
}

/* ---- the merge ---- */

static eng_status
scan_init(struct eng_scan *scan, struct eng_tree *tree,
    const struct eng_view *view, enum eng_tree_seek op, const void *key,
    size_t key_size)
{
	eng_status st;
	DB *db;
	int ret;

	memset(scan, 0, sizeof(*scan));
	scan->tree = tree;
	scan->view = *view;
	scan->up = op == ENG_TREE_GE || op == ENG_TREE_GT ||
	    op == ENG_TREE_FIRST;
	scan->op = op;
	st = eng_tree_handle(tree, &db);
	if (st != ENG_OK)
		return st;
	if (!base_buf_set(&scan->at, key, key_size))
		return ENG_E_NO_MEMORY;
	if (db == NULL)
		return ENG_OK;
	ret = db->cursor(db, NULL, &scan->dbc, 0);
	if (ret != 0) {
		scan->dbc = NULL;
		return eng_from_db(ret);
	}
	return place_stored(scan, op, key, key_size);
}

static void
scan_fini(struct eng_scan *scan)
{
	if (scan->dbc != NULL)
		scan->dbc->close(scan->dbc);
	base_buf_fini(&scan->stored_key);
	base_buf_fini(&scan->stored_value);
	base_buf_fini(&scan->at);
	base_buf_fini(&scan->value);
}

/* The chain that comes next decides unless the stored entry comes before it;
 * *taken tells that it did and st what it said.  Map mutex held. */
static eng_status
look_at_chain(struct eng_scan *scan, bool *taken)
{
	const struct eng_chain *chain;
	const uint8_t *image;
	eng_status st;
	size_t size;
	int cmp = -1;

	*taken = false;
	chain = eng_chain_near(scan->tree, scan->op, scan->at.data,
	    scan->at.size);
	if (chain == NULL)
		return ENG_E_NOT_FOUND;
	if (scan->stored_left) {
		cmp = base_bytes_compare(chain->key, chain->key_size,
		    scan->stored_key.data, scan->stored_key.size);
		if (!scan->up)
			cmp = -cmp;
	}
	if (cmp > 0)
		return ENG_E_NOT_FOUND;
	if (!eng_chain_decides(chain, &scan->view)) {
		/* What is stored counts: as if there were no chain. */
		if (cmp == 0)
			return ENG_E_NOT_FOUND;
		*taken = true;
		scan->op = scan->up ? ENG_TREE_GT : ENG_TREE_LT;
		return base_buf_set(&scan->at, chain->key, chain->key_size) ?
		    ENG_E_NOT_FOUND : ENG_E_NO_MEMORY;
	}
	*taken = true;
	if (cmp == 0)
		scan->stored_wanted = true;
	scan->op = scan->up ? ENG_TREE_GT : ENG_TREE_LT;
	if (!base_buf_set(&scan->at, chain->key, chain->key_size))
		return ENG_E_NO_MEMORY;
	st = eng_chain_read(chain, &scan->view, &scan->value, &image, &size);
	if (st == ENG_OK && image != scan->value.data &&
	    !base_buf_set(&scan->value, image, size))
		st = ENG_E_NO_MEMORY;
	return st;
}

/* The stored entry is the next one: it becomes the walk's place. */
static eng_status
take_stored(struct eng_scan *scan)
{
	struct base_buf spare;

	if (!scan->stored_left)
		return ENG_E_NOT_FOUND;
	spare = scan->value;
	scan->value = scan->stored_value;
	scan->stored_value = spare;
	if (!base_buf_set(&scan->at, scan->stored_key.data,
	    scan->stored_key.size))
		return ENG_E_NO_MEMORY;
	scan->op = scan->up ? ENG_TREE_GT : ENG_TREE_LT;
	scan->stored_wanted = true;
	return ENG_OK;
}

/* Leaves the entry in scan->at and scan->value. */
static eng_status
scan_step(struct eng_scan *scan)
{
	struct eng_tree *tree = scan->tree;
	eng_status st;
	bool taken;

	do {
		if (scan->stored_wanted) {
			scan->stored_wanted = false;
			st = get_stored(scan, scan->up ? DB_NEXT : DB_PREV);
			if (st != ENG_OK)
				return st;
		}
		taken = false;
		st = ENG_E_NOT_FOUND;
		if (atomic_load_explicit(&tree->chains,
		    memory_order_acquire) != 0) {
			base_mutex_lock(&tree->map_mutex);
			st = look_at_chain(scan, &taken);
			base_mutex_unlock(&tree->map_mutex);
		}
	} while (taken && st == ENG_E_NOT_FOUND);
	return taken ? st : take_stored(scan);
}

static eng_status
find_entry(struct eng_tree *tree, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t key_size,
    struct base_buf *found_key, struct base_buf *value)
{
	struct eng_scan scan;
	eng_status st;

	st = scan_init(&scan, tree, view, op, key, key_size);
	if (st == ENG_OK)
		st = scan_step(&scan);
	if (st == ENG_OK && !base_buf_set(found_key, scan.at.data,
	    scan.at.size))
		st = ENG_E_NO_MEMORY;
	if (st == ENG_OK && value != NULL && !base_buf_set(value,
	    scan.value.data, scan.value.size))
		st = ENG_E_NO_MEMORY;
	scan_fini(&scan);
	return st;
}

eng_status
eng_tree_find(struct eng_tree *tree, const struct eng_view *view,
    enum eng_tree_seek op, const void *key, size_t key_size,
    struct base_buf *found_key, struct base_buf *value)
{
	eng_status st;

	st = find_entry(tree, view, op, key, key_size, found_key, value);
	if (st == ENG_E_PANIC && eng_tree_restart(tree))
		st = find_entry(tree, view, op, key, key_size, found_key,
		    value);
	return st;
}

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
	st = scan_init(s, tree, view, op, key, key_size);
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
	*key = scan->at.data;
	*key_size = scan->at.size;
	*value = scan->value.data;
	*value_size = scan->value.size;
	return ENG_OK;
}

void
eng_scan_close(struct eng_scan *scan)
{
	if (scan == NULL)
		return;
	scan_fini(scan);
	base_free(scan);
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
		chain = RB_NEXT(eng_chain_map, &tree->map, chain);
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
	struct eng_view none = { NULL, 0, NULL };
	struct eng_view own = { session->txn, 0, NULL };
	struct eng_scan scan;
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
	st = scan_init(&scan, tree, &none, ENG_TREE_GE, prefix, prefix_size);
	while (st == ENG_OK && scan.stored_left && has_prefix(
	    scan.stored_key.data, scan.stored_key.size, prefix,
	    prefix_size)) {
		if (!has_chain(tree, &own, &scan.stored_key)) {
			*taken = true;
			break;
		}
		st = get_stored(&scan, DB_NEXT);
	}
	scan_fini(&scan);
	return st;
}
