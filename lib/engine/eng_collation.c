/* SPDX-License-Identifier: MIT */
/* eng_collation.c - indexes over text whose order has changed since.
 *
 * Keys of Unicode text come from ICU, and another version of it may give
 * others.  The catalog says with which one each index was built; the first
 * cursor on a table that is out of date brings the table up to date before
 * anybody walks an index of it.  What cannot be made again is not used: a
 * secondary index refuses to be selected and to be written, a table in the
 * order of its primary index refuses to be opened. */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog.h"
#include "eng_collation.h"
#include "eng_cursor.h"
#include "eng_env.h"

/* Above every key of a tree. */
enum { KEY_END_SIZE = 2 * ENG_KEY_SIZE_MAX + 8 };

/* ---- finding out ---- */

static eng_status
check_index(struct eng_table *table, const struct eng_view *view,
    struct eng_index *index)
{
	uint32_t built;
	eng_status st;

	st = eng_catalog_get_collation(table, view, index->id, &built);
	if (st == ENG_OK &&
	    built != eng_table_collation(table, &index->def))
		index->outdated = table->outdated = true;
	return st;
}

eng_status
eng_collation_check(struct eng_table *table, const struct eng_view *view)
{
	struct eng_index *index;
	eng_status st = ENG_OK;

	if (table->primary != NULL)
		st = check_index(table, view, table->primary);
	for (index = table->indexes; st == ENG_OK && index != NULL;
	    index = index->next)
		st = check_index(table, view, index);
	return st;
}

/* ---- the primary index: every record moves to its new key ---- */

struct rekey {
	struct eng_table *table;
	struct eng_view view;
	struct base_buf bytes;		/* old key, new key, row; again ... */
	struct base_buf list;		/* struct one_move */
};

struct one_move {
	size_t at;			/* into bytes */
	size_t old_size, new_size, row_size;
};

static eng_status
note_move(struct rekey *rk, const uint8_t *key, size_t key_size,
    const struct eng_values *values)
{
	struct base_buf new_key = BASE_BUF_EMPTY;
	struct one_move one = { rk->bytes.size, key_size, 0,
	    values->row_size };
	eng_status st;

	st = eng_index_primary_key(values, &new_key);
	one.new_size = new_key.size;
	if (st == ENG_OK && base_bytes_compare(key, key_size, new_key.data,
	    new_key.size) != 0 &&
	    (!base_buf_add(&rk->bytes, key, key_size) ||
	    !base_buf_add(&rk->bytes, new_key.data, new_key.size) ||
	    !base_buf_add(&rk->bytes, values->row, values->row_size) ||
	    !base_buf_add(&rk->list, &one, sizeof one)))
		st = ENG_E_NO_MEMORY;
	base_buf_fini(&new_key);
	return st;
}

static eng_status
note_moves(struct rekey *rk)
{
	struct eng_values values = { .table = rk->table, .view = &rk->view };
	struct eng_scan *scan = NULL;
	const uint8_t *key;
	size_t key_size;
	eng_status st;

	st = eng_scan_open(rk->table->rows, &rk->view, ENG_TREE_FIRST, NULL,
	    0, &scan);
	while (st == ENG_OK) {
		st = eng_scan_next(scan, &key, &key_size, &values.row,
		    &values.row_size);
		if (st == ENG_OK)
			st = note_move(rk, key, key_size, &values);
	}
	if (scan != NULL)
		eng_scan_close(scan);
	return st == ENG_E_NOT_FOUND ? ENG_OK : st;
}

/* All leave before the first arrives: one's new key may be another's old. */
static eng_status
move_all(struct rekey *rk, DB_TXN *now)
{
	const struct one_move *one = (const struct one_move *)rk->list.data;
	size_t count = rk->list.size / sizeof *one, i;
	struct eng_tree *rows = rk->table->rows;
	const uint8_t *at;
	eng_status st = ENG_OK;

	for (i = 0; st == ENG_OK && i < count; i++) {
		at = rk->bytes.data + one[i].at;
		st = eng_now_erase(now, rows, at, one[i].old_size, at,
		    one[i].old_size);
	}
	for (i = 0; st == ENG_OK && i < count; i++) {
		at = rk->bytes.data + one[i].at + one[i].old_size;
		st = eng_tree_get(rows, &rk->view, at, one[i].new_size, NULL);
		if (st == ENG_OK)
			return ENG_E_KEY_DUP;
		if (st == ENG_E_NOT_FOUND)
			st = eng_now_put(now, rows, at, one[i].new_size,
			    at + one[i].new_size, one[i].row_size);
	}
	return st;
}

static eng_status
write_version(DB_TXN *now, struct eng_table *table,
    const struct eng_index *index, uint32_t version)
{
	uint8_t key[ENG_CATALOG_COLLATION_KEY], value[4];

	eng_catalog_collation_key(table->id, index->id, key);
	base_put_u32(value, version);
	return eng_now_put(now, table->store->catalog, key, sizeof key,
	    value, sizeof value);
}

/* Entries of the other indexes name records by the keys they had, so those
 * are out of date from now on, text or not. */
static eng_status
write_rekeyed(struct rekey *rk, DB_TXN *now)
{
	struct eng_table *table = rk->table;
	const struct eng_index *index;
	eng_status st;

	st = move_all(rk, now);
	if (st == ENG_OK)
		st = write_version(now, table, table->primary,
		    eng_table_collation(table, &table->primary->def));
	if (rk->list.size == 0)
		return st;
	for (index = table->indexes; st == ENG_OK && index != NULL;
	    index = index->next)
		st = write_version(now, table, index,
		    ENG_COLLATION_OUTDATED);
	return st;
}

/* Environment held alone. */
static eng_status
rekey_table(struct eng_table *table)
{
	struct rekey rk = { .table = table };
	struct eng_env *env = table->env;
	struct eng_index *index;
	DB_TXN *now = NULL;
	eng_status st;

	rk.view.snapshot = atomic_load(&env->commit_seq);
	st = note_moves(&rk);
	if (st == ENG_OK)
		st = eng_now_begin(env, &now);
	if (st == ENG_OK)
		st = write_rekeyed(&rk, now);
	st = eng_now_end(env, now, st);
	if (st == ENG_OK) {
		table->primary->outdated = false;
		for (index = table->indexes; rk.list.size > 0 &&
		    index != NULL; index = index->next)
			index->outdated = true;
	}
	base_buf_fini(&rk.bytes);
	base_buf_fini(&rk.list);
	return st;
}

/* ---- secondary indexes: built anew ---- */

static eng_status
empty_tree(struct eng_env *env, struct eng_tree *tree)
{
	uint8_t end[KEY_END_SIZE];
	DB_TXN *now;
	eng_status st;

	memset(end, 0xFF, sizeof end);
	st = eng_now_begin(env, &now);
	if (st == ENG_OK)
		st = eng_now_end(env, now, eng_now_erase(now, tree, "", 0,
		    end, sizeof end));
	return st;
}

/* Until the last step the catalog has the index out of date, so whatever
 * stops us, the next to open the table begins again.  Environment held
 * alone. */
static eng_status
rebuild_index(struct eng_session *session, struct eng_table *table,
    struct eng_index *index, const struct eng_asked *asked)
{
	struct eng_env *env = table->env;
	DB_TXN *now;
	eng_status st;

	st = empty_tree(env, index->tree);
	if (st == ENG_OK)
		st = eng_index_build(session, table, index, asked);
	if (st == ENG_OK)
		st = eng_now_begin(env, &now);
	if (st == ENG_OK)
		st = eng_now_end(env, now, write_version(now, table, index,
		    eng_table_collation(table, &index->def)));
	if (st == ENG_OK)
		index->outdated = false;
	return st;
}

static eng_status
mend_index(struct eng_cursor *cursor, struct eng_index *index)
{
	struct eng_env *env = cursor->session->env;
	struct eng_asked asked = ENG_ASKED_EMPTY;
	eng_status st;

	st = eng_asked_collect(cursor, &index->def, &asked);
	if (st == ENG_OK) {
		eng_env_exclude(env);
		if (index->outdated && eng_birth_alive(&index->birth))
			st = rebuild_index(cursor->session, cursor->table,
			    index, &asked);
		eng_env_unexclude(env);
	}
	eng_asked_fini(&asked);
	return st;
}

/* What may be wrong with the keys of one index.  It stays out of date. */
static bool
concerns_index(eng_status st)
{
	return st == ENG_E_KEY_DUP || st == ENG_E_KEY_CUT ||
	    st == ENG_E_NULL_KEY || st == ENG_E_REFUSED ||
	    st == ENG_E_WRITE_CONFLICT;
}

static struct eng_index *
next_outdated(struct eng_cursor *cursor, struct eng_index *after)
{
	struct eng_index *index;

	eng_env_share(cursor->session->env);
	index = after == NULL ? cursor->table->indexes : after->next;
	while (index != NULL && !index->outdated)
		index = index->next;
	eng_env_unshare(cursor->session->env);
	return index;
}

static eng_status
mend_secondary(struct eng_cursor *cursor)
{
	struct eng_index *index = NULL;
	bool all = true;
	eng_status st = ENG_OK;

	while (st == ENG_OK &&
	    (index = next_outdated(cursor, index)) != NULL) {
		st = mend_index(cursor, index);
		if (concerns_index(st)) {
			all = false;
			st = ENG_OK;
		}
	}
	if (st == ENG_OK && all) {
		eng_env_exclude(cursor->session->env);
		cursor->table->outdated = false;
		eng_env_unexclude(cursor->session->env);
	}
	return st;
}

eng_status
eng_collation_mend(struct eng_cursor *cursor)
{
	struct eng_table *table = cursor->table;
	struct eng_env *env = cursor->session->env;
	eng_status st = ENG_OK;

	eng_env_exclude(env);
	if (table->primary != NULL && table->primary->outdated)
		st = table->store->read_only ? ENG_E_TABLE_OUTDATED :
		    rekey_table(table);
	eng_env_unexclude(env);
	if (concerns_index(st))
		st = ENG_E_TABLE_OUTDATED;
	if (st == ENG_OK && !table->store->read_only)
		st = mend_secondary(cursor);
	return st;
}
