/* SPDX-License-Identifier: MIT */
/* eng_apply.c - a commit's final images go into Berkeley DB. */
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "eng_apply.h"
#include "eng_edit.h"
#include "eng_reader.h"
#include "eng_session.h"
#include "eng_version.h"

enum {
	SLICE = 128		/* records between two breaths for readers */
};

struct item {
	struct eng_tree *tree;
	struct eng_chain *chain;
};

struct apply {
	struct eng_txn *txn;
	DB_TXN *dbtxn;
	struct item *items;
	size_t count;
	size_t room;
	struct eng_tree **born;		/* created inside dbtxn */
	size_t born_count;
	struct eng_edit edit;		/* of the tree in turn */
	struct base_buf image;
	struct base_buf key;
	uint64_t bytes;
};

/* ---- what is to be written ---- */

static eng_status
add_item(struct apply *ap, struct eng_chain *chain)
{
	struct item *items;
	size_t room;

	if (ap->count == ap->room) {
		room = ap->room == 0 ? 64 : ap->room * 2;
		items = base_realloc(ap->items, room * sizeof(*items));
		if (items == NULL)
			return ENG_E_NO_MEMORY;
		ap->items = items;
		ap->room = room;
	}
	ap->items[ap->count++] = (struct item){ chain->tree, chain };
	return ENG_OK;
}

/* One item per record that the transaction changed in the store. */
static eng_status
collect(struct apply *ap)
{
	struct eng_version *v;
	struct eng_undo *undo;
	eng_status st = ENG_OK;
	bool last;

	TAILQ_FOREACH(undo, &ap->txn->undo, link) {
		if (undo->kind != ENG_UNDO_VERSION)
			continue;
		v = (struct eng_version *)undo;
		if (v->kind >= ENG_V_WRITE_LOCK ||
		    v->chain->tree->kind == ENG_TREE_MEMORY ||
		    v->chain->tree->doomed)
			continue;
		base_mutex_lock(&v->chain->tree->map_mutex);
		last = eng_version_newest_of(v->chain, ap->txn) == v;
		base_mutex_unlock(&v->chain->tree->map_mutex);
		if (last)
			st = add_item(ap, v->chain);
		if (st != ENG_OK)
			break;
	}
	return st;
}

static int
compare_items(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	if (x->tree != y->tree)
		return (uintptr_t)x->tree < (uintptr_t)y->tree ? -1 : 1;
	return eng_chain_compare(x->chain, y->chain);
}

/* ---- writing one record ---- */

/* What readers keep of a tree goes before Berkeley DB changes it.  (It would
 * visit each of their cursors at each write.) */
static void
leave_reading(struct eng_tree *tree)
{
	eng_reader_close_all(tree);
	eng_pages_forget(&tree->pages);
}

/* Edits of a tree go on until there is one of another, or Berkeley DB is asked
 * for what takes a page that an edit may have. */
static void
edit_tree(struct apply *ap, struct eng_tree *tree, DB *db)
{
	if (ap->edit.db == db)
		return;
	eng_edit_end(&ap->edit);
	eng_edit_begin(&ap->edit, &tree->pages, db, ap->dbtxn);
}

/* The tree's handle, the physical tree being created when it is not there
 * yet. */
static eng_status
writing_handle(struct apply *ap, struct eng_tree *tree, DB **db)
{
	struct eng_tree **born;
	eng_status st;

	st = eng_tree_handle(tree, db);
	if (st != ENG_OK || *db != NULL)
		return st;
	eng_edit_end(&ap->edit);
	born = base_realloc(ap->born,
	    (ap->born_count + 1) * sizeof(*born));
	if (born == NULL)
		return ENG_E_NO_MEMORY;
	ap->born = born;
	st = eng_store_tree_create(tree->store, ap->dbtxn, tree->name,
	    &tree->db);
	if (st != ENG_OK) {
		tree->db = NULL;
		return st;
	}
	ap->born[ap->born_count++] = tree;
	eng_tree_was_born(tree);
	*db = tree->db;
	return ENG_OK;
}

/* Pages above the leaves stay what readers know of them while the edit can do
 * it. */
static eng_status
put_row(struct apply *ap, struct eng_tree *tree, DB *db, const void *key,
    size_t key_size, const void *data, size_t size)
{
	DBT k, d;
	bool done;
	int ret;

	edit_tree(ap, tree, db);
	ap->bytes += key_size + size;
	eng_reader_close_all(tree);
	ret = eng_edit_put(&ap->edit, key, key_size, data, size, &done);
	if (done)
		return eng_from_db(ret);
	leave_reading(tree);
	memset(&k, 0, sizeof(k));
	memset(&d, 0, sizeof(d));
	k.data = (void *)(uintptr_t)key;
	k.size = (u_int32_t)key_size;
	d.data = (void *)(uintptr_t)data;
	d.size = (u_int32_t)size;
	return eng_from_db(db->put(db, ap->dbtxn, &k, &d, 0));
}

static eng_status
delete_row(struct apply *ap, struct eng_tree *tree, DB *db, const void *key,
    size_t key_size)
{
	bool done;
	DBT k;
	int ret;

	edit_tree(ap, tree, db);
	ap->bytes += key_size;
	eng_reader_close_all(tree);
	ret = eng_edit_del(&ap->edit, key, key_size, &done);
	if (!done) {
		leave_reading(tree);
		memset(&k, 0, sizeof(k));
		k.data = (void *)(uintptr_t)key;
		k.size = (u_int32_t)key_size;
		ret = db->del(db, ap->dbtxn, &k, 0);
	}
	return ret == DB_NOTFOUND ? ENG_OK : eng_from_db(ret);
}

static eng_status
get_row(struct apply *ap, DB *db, const struct eng_chain *chain)
{
	DBT k, d;
	int ret;

	eng_edit_end(&ap->edit);
	memset(&k, 0, sizeof(k));
	memset(&d, 0, sizeof(d));
	k.data = (void *)(uintptr_t)chain->key;
	k.size = chain->key_size;
	d.flags = DB_DBT_USERMEM;
	do {
		d.data = ap->image.data;
		d.ulen = (u_int32_t)ap->image.room;
		ret = db->get(db, ap->dbtxn, &k, &d, 0);
	} while (ret == DB_BUFFER_SMALL &&
	    base_buf_reserve(&ap->image, (size_t)d.size + 1));
	if (ret == DB_BUFFER_SMALL)
		return ENG_E_NO_MEMORY;
	ap->image.size = ret == 0 ? d.size : 0;
	return eng_from_db(ret);
}

/* The transaction's deltas on top of `below`, a version of its own or NULL
 * for the image that is stored. */
static eng_status
sum_deltas(struct apply *ap, DB *db, const struct eng_chain *chain)
{
	const struct eng_version *v, *below = NULL;
	struct eng_delta delta;
	eng_status st;

	for (v = chain->newest; v != NULL && below == NULL; v = v->older)
		if (v->txn == ap->txn && v->kind <= ENG_V_DELETE)
			below = v;
	if (below == NULL)
		st = get_row(ap, db, chain);
	else
		st = base_buf_set(&ap->image, below->data, below->size) ?
		    ENG_OK : ENG_E_NO_MEMORY;
	if (st != ENG_OK)
		return st;
	for (v = chain->newest; v != below; v = v->older)
		if (v->txn == ap->txn && v->kind == ENG_V_ESCROW) {
			memcpy(&delta, v->data, sizeof(delta));
			eng_delta_apply(&delta, ap->image.data,
			    ap->image.size);
		}
	return ENG_OK;
}

/* The row that goes with every commit touching the tree. */
static eng_status
apply_companion(struct apply *ap, struct eng_tree *tree)
{
	struct base_buf *value = &ap->image;
	eng_status st;
	DB *db;

	base_buf_clear(&ap->key);
	base_buf_clear(value);
	if (!tree->companion(tree->companion_ctx, &ap->key, value))
		return ENG_OK;
	st = writing_handle(ap, tree->companion_tree, &db);
	eng_tree_note_key(tree->companion_tree, ap->key.data, ap->key.size);
	if (st == ENG_OK)
		st = put_row(ap, tree->companion_tree, db, ap->key.data,
		    ap->key.size, value->data, value->size);
	return st;
}

static eng_status
apply_item(struct apply *ap, const struct item *item, bool first)
{
	const struct eng_chain *chain = item->chain;
	const struct eng_version *v;
	eng_status st;
	DB *db;

	st = writing_handle(ap, item->tree, &db);
	if (st == ENG_OK && first && item->tree->companion != NULL)
		st = apply_companion(ap, item->tree);
	if (st != ENG_OK)
		return st;
	v = eng_version_newest_of(chain, ap->txn);
	switch (v->kind) {
	case ENG_V_PUT:
		return put_row(ap, item->tree, db, chain->key,
		    chain->key_size, v->data, v->size);
	case ENG_V_DELETE:
		return delete_row(ap, item->tree, db, chain->key,
		    chain->key_size);
	case ENG_V_ESCROW:
		st = sum_deltas(ap, db, chain);
		if (st == ENG_OK)
			st = put_row(ap, item->tree, db, chain->key,
			    chain->key_size, ap->image.data, ap->image.size);
		return st;
	case ENG_V_WRITE_LOCK:
	case ENG_V_READ_LOCK:
		break;
	}
	return ENG_OK;
}

/* ---- the whole ---- */

/* Undoes what Berkeley DB was given; the handles of trees that were born in
 * it close after it. */
static void
abandon(struct apply *ap)
{
	size_t i;

	if (ap->dbtxn != NULL)
		ap->dbtxn->abort(ap->dbtxn);
	ap->dbtxn = NULL;
	/* Who read between two slices saw pages that are no more. */
	for (i = 0; i < ap->count; i++) {
		leave_reading(ap->items[i].tree);
		if (ap->items[i].tree->companion != NULL)
			leave_reading(ap->items[i].tree->companion_tree);
	}
	for (i = 0; i < ap->born_count; i++) {
		leave_reading(ap->born[i]);
		eng_store_tree_close(ap->born[i]->db);
		ap->born[i]->db = NULL;
		ap->born[i]->kind = ENG_TREE_BORN;
	}
}

/* Applies items in slices; leaves the apply lock held. */
static eng_status
apply_items(struct apply *ap)
{
	struct eng_env *env = ap->txn->env;
	eng_status st = ENG_OK;
	size_t i;

	base_rwlock_write(&env->apply_lock);
	for (i = 0; i < ap->count && st == ENG_OK; i++) {
		if (i % SLICE == 0 && i > 0) {
			eng_edit_leave(&ap->edit);
			base_rwlock_done(&env->apply_lock);
			base_rwlock_write(&env->apply_lock);
		}
		st = apply_item(ap, &ap->items[i], i == 0 ||
		    ap->items[i - 1].tree != ap->items[i].tree);
	}
	eng_edit_end(&ap->edit);
	return st;
}

/* What is in the regions is lost with a process that dies inside; what the
 * system has been given stays. */
static u_int32_t
sync_flag(const struct eng_env *env)
{
	return env->shared ? DB_TXN_WRITE_NOSYNC : DB_TXN_NOSYNC;
}

static eng_status
begin_dbtxn(struct eng_env *env, DB_TXN **dbtxn)
{
	*dbtxn = NULL;
	if (env->dbenv == NULL)
		return ENG_E_PANIC;
	return eng_from_db(env->dbenv->txn_begin(env->dbenv, NULL, dbtxn,
	    sync_flag(env)));
}

/* Tells who asks, in other processes too, what the commit changed. */
static void
count_changes(const struct apply *ap)
{
	bool shared = ap->txn->env->shared;
	struct eng_tree *tree;
	size_t i;

	for (i = 0; i < ap->count; i++) {
		tree = ap->items[i].tree;
		if (i > 0 && tree == ap->items[i - 1].tree)
			continue;
		if (!shared)
			atomic_fetch_add(&tree->changes, 1);
		else if (tree == tree->store->catalog)
			atomic_fetch_add(&tree->store->slot->schema, 1);
		if (tree->slot != NULL)
			eng_tree_count_change(tree);
	}
	for (i = 0; shared && i < ap->born_count; i++)
		atomic_fetch_add(&ap->born[i]->store->slot->trees, 1);
}

/* Writes everything and publishes, or changes nothing. */
static eng_status
apply_all(struct apply *ap, void (*publish)(struct eng_txn *txn))
{
	struct eng_env *env = ap->txn->env;
	eng_status st = ENG_OK;

	if (ap->count > 0)
		st = begin_dbtxn(env, &ap->dbtxn);
	if (st != ENG_OK)
		return st;
	st = apply_items(ap);
	if (st == ENG_OK && ap->dbtxn != NULL) {
		st = eng_from_db(ap->dbtxn->commit(ap->dbtxn,
		    sync_flag(env)));
		ap->dbtxn = NULL;
	}
	if (st == ENG_OK)
		count_changes(ap);
	if (st == ENG_OK)
		publish(ap->txn);
	else
		abandon(ap);
	base_rwlock_done(&env->apply_lock);
	return st;
}

/* The same in a shared environment: one that failed is recovered, and the
 * versions are still there to be written once more. */
static eng_status
apply_shared(struct apply *ap, void (*publish)(struct eng_txn *txn))
{
	struct eng_env *env = ap->txn->env;
	eng_status st;

	eng_shared_enter(env);
	st = apply_all(ap, publish);
	if (st != ENG_OK && eng_shared_restart(env)) {
		ap->born_count = 0;
		st = apply_all(ap, publish);
	}
	eng_shared_leave(env);
	return st;
}

eng_status
eng_apply(struct eng_txn *txn, void (*publish)(struct eng_txn *txn),
    bool *written)
{
	struct apply ap = { .txn = txn };
	struct eng_env *env = txn->env;
	eng_status st;

	*written = false;
	base_mutex_lock(&env->commit_mutex);
	st = collect(&ap);
	if (st == ENG_OK && ap.count > 0)
		qsort(ap.items, ap.count, sizeof(*ap.items), compare_items);
	if (st == ENG_OK)
		st = env->shared ? apply_shared(&ap, publish) :
		    apply_all(&ap, publish);
	env->txns->commits++;
	base_mutex_unlock(&env->commit_mutex);
	if (st == ENG_OK && ap.count > 0) {
		*written = true;
		eng_env_wrote(env, ap.bytes * 2);
	}
	base_free(ap.items);
	base_free(ap.born);
	base_buf_fini(&ap.image);
	base_buf_fini(&ap.key);
	return st;
}

/* ---- writes at once ---- */

eng_status
eng_now_begin(struct eng_env *env, DB_TXN **now)
{
	*now = NULL;
	return begin_dbtxn(env, now);
}

eng_status
eng_now_put(DB_TXN *now, struct eng_tree *tree, const void *key,
    size_t key_size, const void *value, size_t value_size)
{
	struct apply ap = { .dbtxn = now };
	eng_status st;
	DB *db;

	st = eng_tree_handle(tree, &db);
	if (st == ENG_OK && db == NULL) {
		/* For good, in a transaction of its own: handles born in one
		 * that aborts would have to be known to the caller. */
		st = eng_store_tree_create(tree->store, NULL, tree->name,
		    &tree->db);
		db = tree->db;
		if (st == ENG_OK)
			eng_tree_was_born(tree);
	}
	/* Who undoes it knows no trees, so nothing is kept of this one. */
	leave_reading(tree);
	eng_tree_note_key(tree, key, key_size);
	if (st == ENG_OK)
		st = put_row(&ap, tree, db, key, key_size, value, value_size);
	eng_edit_end(&ap.edit);
	return st;
}

eng_status
eng_now_erase(DB_TXN *now, struct eng_tree *tree, const void *from,
    size_t from_size, const void *to, size_t to_size)
{
	eng_status st;
	DBC *dbc;
	DBT k, d;
	DB *db;
	int ret;

	st = eng_tree_handle(tree, &db);
	if (st != ENG_OK || db == NULL)
		return st;
	leave_reading(tree);
	ret = db->cursor(db, now, &dbc, 0);
	if (ret != 0)
		return eng_from_db(ret);
	memset(&k, 0, sizeof(k));
	memset(&d, 0, sizeof(d));
	k.flags = DB_DBT_REALLOC;
	d.flags = DB_DBT_PARTIAL | DB_DBT_USERMEM;
	k.data = malloc(from_size + 1);
	if (k.data == NULL) {
		dbc->close(dbc);
		return ENG_E_NO_MEMORY;
	}
	memcpy(k.data, from, from_size);
	k.size = (u_int32_t)from_size;
	ret = dbc->get(dbc, &k, &d, DB_SET_RANGE);
	while (ret == 0 && base_bytes_compare(k.data, k.size, to,
	    to_size) <= 0) {
		ret = dbc->del(dbc, 0);
		if (ret == 0)
			ret = dbc->get(dbc, &k, &d, DB_NEXT);
	}
	free(k.data);
	dbc->close(dbc);
	return ret == DB_NOTFOUND ? ENG_OK : eng_from_db(ret);
}

eng_status
eng_now_end(struct eng_env *env, DB_TXN *now, eng_status st)
{
	int ret;

	if (now == NULL)
		return st;
	if (st != ENG_OK) {
		now->abort(now);
		return st;
	}
	ret = now->commit(now, sync_flag(env));
	return eng_from_db(ret);
}

/* ---- clearing away ---- */

static void
set_untidy(struct eng_env *env)
{
	atomic_store_explicit(&env->txns->untidy, true,
	    memory_order_release);
}

void
eng_apply_doom(struct eng_tree *tree)
{
	struct eng_env *env = tree->env;

	base_mutex_lock(&env->txn_mutex);
	TAILQ_INSERT_TAIL(&env->txns->doomed, tree, doomed_link);
	set_untidy(env);
	base_mutex_unlock(&env->txn_mutex);
}

void
eng_tree_want_reaper(struct eng_tree *tree, const void *key, size_t key_size)
{
	struct eng_env *env = tree->env;
	struct eng_reap *reap;

	reap = base_malloc(sizeof(*reap) + key_size);
	if (reap == NULL)
		return;		/* the sweep at the next attach finds it */
	reap->tree = tree;
	reap->key_size = key_size;
	memcpy(reap->key, key, key_size);
	base_mutex_lock(&env->txn_mutex);
	STAILQ_INSERT_TAIL(&env->txns->reaps, reap, link);
	set_untidy(env);
	base_mutex_unlock(&env->txn_mutex);
}

/* The next doomed tree that nothing refers to, off the list. */
static struct eng_tree *
next_doomed(struct eng_env *env)
{
	struct eng_tree *tree;

	base_mutex_lock(&env->txn_mutex);
	TAILQ_FOREACH(tree, &env->txns->doomed, doomed_link)
		if (!eng_tree_has_versions(tree))
			break;
	if (tree != NULL)
		TAILQ_REMOVE(&env->txns->doomed, tree, doomed_link);
	base_mutex_unlock(&env->txn_mutex);
	return tree;
}

static struct eng_reap *
next_reap(struct eng_env *env)
{
	struct eng_reap *reap;

	base_mutex_lock(&env->txn_mutex);
	reap = STAILQ_FIRST(&env->txns->reaps);
	if (reap != NULL)
		STAILQ_REMOVE_HEAD(&env->txns->reaps, link);
	base_mutex_unlock(&env->txn_mutex);
	return reap;
}

/* A failure leaves the tree in the file: the sweep at attach finds it. */
static void
remove_tree(struct eng_tree *tree)
{
	struct eng_env *env = tree->env;
	DB_TXN *now;
	DB *db = NULL;
	bool erase = tree->erase && tree->kind != ENG_TREE_MEMORY &&
	    !eng_env_failed(env);

	if (erase && eng_tree_handle(tree, &db) == ENG_OK && db != NULL) {
		leave_reading(tree);
		eng_store_tree_close(tree->db);
		tree->db = NULL;
		if (eng_now_begin(env, &now) == ENG_OK)
			(void)eng_now_end(env, now, eng_store_tree_remove(
			    tree->store, now, tree->name));
	}
	eng_tree_destroy(tree);
}

void
eng_apply_tidy(struct eng_env *env)
{
	struct eng_tree *tree;
	struct eng_reap *reap;

	if (!atomic_load_explicit(&env->txns->untidy, memory_order_acquire))
		return;
	eng_env_exclude(env);
	while ((reap = next_reap(env)) != NULL) {
		if (reap->tree->reaper != NULL)
			reap->tree->reaper(reap->tree->reaper_ctx, reap->key,
			    reap->key_size);
		base_free(reap);
	}
	while ((tree = next_doomed(env)) != NULL)
		remove_tree(tree);
	base_mutex_lock(&env->txn_mutex);
	if (TAILQ_EMPTY(&env->txns->doomed) &&
	    STAILQ_EMPTY(&env->txns->reaps))
		atomic_store_explicit(&env->txns->untidy, false,
		    memory_order_release);
	base_mutex_unlock(&env->txn_mutex);
	eng_env_unexclude(env);
}
