/* SPDX-License-Identifier: MIT */
/* eng_blob.c - long values out of the row.
 *
 * A big one does not pass through memory as versions.  Its chunks are written
 * at once together with a row in the store's orphans tree, which says that no
 * record has it; taking that row away is a version like any other, so the
 * commit that makes the record also makes its long value belong to it.
 * Forgetting a big one puts such a row.  When a row of that tree is there and
 * nobody sees it otherwise, the chunks go. */
#include <stdio.h>
#include <string.h>

#include "eng_blob.h"
#include "eng_env.h"

enum {
	CHUNK_KEY = 12,			/* id, offset, both big-endian */
	ORPHAN_KEY = 12			/* table id, blob id, big-endian */
};

static void
make_chunk_key(uint64_t id, uint32_t offset, uint8_t key[CHUNK_KEY])
{
	base_put_be64(key, id);
	base_put_be32(key + 8, offset);
}

static void
make_orphan_key(uint32_t table_id, uint64_t id, uint8_t key[ORPHAN_KEY])
{
	base_put_be32(key, table_id);
	base_put_be64(key + 4, id);
}

static bool
is_big(const struct eng_session *session, const struct eng_table *table,
    uint32_t size)
{
	return size >= ENG_BLOB_AT_ONCE && table->store != NULL &&
	    session->caching == NULL;
}

static uint32_t
chunk_size(uint32_t size, uint32_t offset)
{
	uint32_t left = size - offset;

	return left < ENG_BLOB_CHUNK ? left : ENG_BLOB_CHUNK;
}

/* ---- writing ---- */

static eng_status
write_versions(struct eng_session *session, struct eng_table *table,
    const uint8_t *data, uint32_t size, uint64_t id)
{
	uint8_t key[CHUNK_KEY];
	uint32_t offset = 0;
	eng_status st;

	eng_env_share(session->env);
	do {
		make_chunk_key(id, offset, key);
		st = eng_tree_insert(table->blobs, session, key, sizeof key,
		    data + offset, chunk_size(size, offset));
		offset += ENG_BLOB_CHUNK;
	} while (st == ENG_OK && offset < size);
	eng_env_unshare(session->env);
	return st;
}

static eng_status
write_now(struct eng_table *table, const uint8_t *data, uint32_t size,
    uint64_t id, const uint8_t orphan[ORPHAN_KEY])
{
	uint8_t key[CHUNK_KEY];
	uint32_t offset = 0;
	DB_TXN *now;
	eng_status st;

	st = eng_now_begin(table->env, &now);
	if (st != ENG_OK)
		return st;
	while (st == ENG_OK && offset < size) {
		make_chunk_key(id, offset, key);
		st = eng_now_put(now, table->blobs, key, sizeof key,
		    data + offset, chunk_size(size, offset));
		offset += ENG_BLOB_CHUNK;
	}
	if (st == ENG_OK)
		st = eng_now_put(now, table->store->orphans, orphan,
		    ORPHAN_KEY, "", 0);
	return eng_now_end(table->env, now, st);
}

/* Erases chunks and row together; blobs NULL: only the row is left. */
static eng_status
erase_now(struct eng_store *store, struct eng_tree *blobs,
    const uint8_t orphan[ORPHAN_KEY])
{
	uint64_t id = base_get_be64(orphan + 4);
	uint8_t from[CHUNK_KEY];
	uint8_t to[CHUNK_KEY];
	DB_TXN *now;
	eng_status st;

	st = eng_now_begin(store->env, &now);
	if (st != ENG_OK)
		return st;
	make_chunk_key(id, 0, from);
	make_chunk_key(id, UINT32_MAX, to);
	if (blobs != NULL)
		st = eng_now_erase(now, blobs, from, sizeof from, to,
		    sizeof to);
	if (st == ENG_OK)
		st = eng_now_erase(now, store->orphans, orphan, ORPHAN_KEY,
		    orphan, ORPHAN_KEY);
	return eng_now_end(store->env, now, st);
}

static eng_status
write_big(struct eng_session *session, struct eng_table *table,
    const uint8_t *data, uint32_t size, uint64_t id)
{
	uint8_t orphan[ORPHAN_KEY];
	eng_status st;

	make_orphan_key(table->id, id, orphan);
	eng_session_go(session);
	eng_env_exclude(session->env);
	st = write_now(table, data, size, id, orphan);
	if (st == ENG_OK) {
		st = eng_tree_delete(table->store->orphans, session, orphan,
		    sizeof orphan);
		/* Without a version nobody would ever look at the row; what
		 * stays when this fails too is swept at the next attach. */
		if (st != ENG_OK)
			(void)erase_now(table->store, table->blobs, orphan);
	}
	eng_env_unexclude(session->env);
	if (st == ENG_OK)
		eng_env_wrote(session->env, size);
	return st;
}

eng_status
eng_blob_write(struct eng_session *session, struct eng_table *table,
    const void *data, uint32_t size, uint64_t *id)
{
	*id = atomic_fetch_add(&table->counters->blob_id, 1);
	if (is_big(session, table, size))
		return write_big(session, table, data, size, *id);
	return write_versions(session, table, data, size, *id);
}

/* ---- reading ---- */

eng_status
eng_blob_read_as(const struct eng_view *view, const struct eng_table *table,
    uint64_t id, uint32_t offset, void *data, uint32_t room, uint32_t *got)
{
	uint8_t key[CHUNK_KEY];
	uint32_t skip, part, found = 0;
	eng_status st = ENG_OK;

	*got = 0;
	while (st == ENG_OK && *got < room) {
		skip = offset % ENG_BLOB_CHUNK;
		part = ENG_BLOB_CHUNK - skip;
		if (part > room - *got)
			part = room - *got;
		make_chunk_key(id, offset - skip, key);
		st = eng_tree_get_part(table->blobs, view, key, sizeof key,
		    skip, (uint8_t *)data + *got, part, &found);
		if (st != ENG_OK)
			break;
		*got += found;
		if (found < part)
			break;
		offset += part;
	}
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

eng_status
eng_blob_read(struct eng_session *session, const struct eng_table *table,
    uint64_t id, uint32_t offset, void *data, uint32_t room, uint32_t *got)
{
	struct eng_view view = eng_session_view(session);

	return eng_blob_read_as(&view, table, id, offset, data, room, got);
}

/* ---- forgetting ---- */

eng_status
eng_blob_delete(struct eng_session *session, struct eng_table *table,
    uint64_t id, uint32_t size)
{
	uint8_t key[CHUNK_KEY];
	uint32_t offset = 0;
	eng_status st;

	if (is_big(session, table, size)) {
		make_orphan_key(table->id, id, key);
		return eng_tree_put(table->store->orphans, session, key,
		    ORPHAN_KEY, "", 0);
	}
	do {
		make_chunk_key(id, offset, key);
		st = eng_tree_delete(table->blobs, session, key, sizeof key);
		offset += ENG_BLOB_CHUNK;
	} while (st == ENG_OK && offset < size);
	return st == ENG_E_NOT_FOUND ? ENG_E_CORRUPT : st;
}

static struct eng_table *
find_loaded(struct eng_store *store, uint32_t id)
{
	struct eng_table *table;

	base_mutex_lock(&store->tables_mutex);
	TAILQ_FOREACH(table, &store->tables, link)
		if (table->id == id)
			break;
	base_mutex_unlock(&store->tables_mutex);
	return table;
}

/* A table that is in memory no more was dropped, and its trees with it. */
void
eng_blob_reap(void *ctx, const void *key, size_t key_size)
{
	struct eng_store *store = ctx;
	struct eng_table *table;

	if (key_size != ORPHAN_KEY)
		return;
	table = find_loaded(store, base_get_be32(key));
	/* On failure the row stays, and the next attach sweeps it. */
	(void)erase_now(store, table == NULL ? NULL : table->blobs, key);
}

static eng_status
sweep_one(struct eng_store *store, const uint8_t *orphan)
{
	char name[ENG_TREE_NAME_MAX + 1];
	struct eng_tree *blobs = NULL;
	eng_status st;

	snprintf(name, sizeof name, "v%u", (unsigned)base_get_be32(orphan));
	st = eng_tree_new(store->env, store, name, ENG_TREE_STORED, &blobs);
	if (st == ENG_OK)
		st = erase_now(store, blobs, orphan);
	if (st == ENG_E_NO_TABLE)
		st = erase_now(store, NULL, orphan);
	if (blobs != NULL)
		eng_tree_free(blobs);
	return st;
}

eng_status
eng_blob_sweep(struct eng_store *store)
{
	struct eng_view view = { NULL,
	    atomic_load(&store->env->commit_seq), NULL };
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st = ENG_OK;

	if (store->orphans == NULL || store->read_only)
		return ENG_OK;
	eng_env_exclude(store->env);
	while (st == ENG_OK) {
		st = eng_tree_find(store->orphans, &view, ENG_TREE_FIRST, NULL,
		    0, &key, NULL);
		if (st == ENG_OK)
			st = key.size == ORPHAN_KEY ?
			    sweep_one(store, key.data) : ENG_E_CORRUPT;
	}
	eng_env_unexclude(store->env);
	base_buf_fini(&key);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}
