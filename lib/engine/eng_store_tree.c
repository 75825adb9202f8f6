/* SPDX-License-Identifier: MIT */
/* eng_store_tree.c - the trees of a store. */
#include <errno.h>
#include <string.h>

#include "eng_store_tree.h"
#include "eng_sum.h"

int
eng_store_open_db(DB_ENV *dbenv, DB_TXN *txn, const char *path,
    const char *name, u_int32_t flags, DB **tree)
{
	DB *db;
	int ret;

	*tree = NULL;
	if (dbenv == NULL)	/* a shared one that could not be reopened */
		return DB_RUNRECOVERY;
	ret = db_create(&db, dbenv, 0);
	if (ret != 0)
		return ret;
	if (flags & DB_CREATE) {
		ret = db->set_pagesize(db, ENG_STORE_PAGE);
		if (ret == 0)
			ret = db->set_flags(db, DB_CHKSUM);
	}
	if (ret == 0)
		ret = db->open(db, txn, path, name, DB_BTREE,
		    flags | DB_THREAD, 0666);
	if (ret != 0) {
		db->close(db, DB_NOSYNC);
		return ret;
	}
	*tree = db;
	return 0;
}

/* A tree of a store that is attached.  Looking for one that is not there
 * opens the file, too. */
int
eng_store_open_own(struct eng_store *store, DB_TXN *txn, const char *name,
    u_int32_t flags, DB **tree)
{
	int ret;

	ret = eng_store_open_db(store->dbenv, txn, store->db_name, name,
	    flags, tree);
	if (ret == 0 || store->file_db != NULL)
		eng_sum_take(store->dbenv, ret == 0 ? *tree : store->file_db,
		    store->db_name);
	return ret;
}

eng_status
eng_store_tree_open(struct eng_store *store, const char *name, DB **tree)
{
	u_int32_t flags = store->read_only ? DB_RDONLY : DB_AUTO_COMMIT;
	int ret;

	ret = eng_store_open_own(store, NULL, name, flags, tree);
	return ret == ENOENT ? ENG_E_NO_TABLE : eng_from_db(ret);
}

eng_status
eng_store_tree_create(struct eng_store *store, DB_TXN *txn, const char *name,
    DB **tree)
{
	u_int32_t flags = DB_CREATE | DB_EXCL;
	int ret;

	*tree = NULL;
	if (store->read_only)
		return ENG_E_STORE_READ_ONLY;
	if (txn == NULL)
		flags |= DB_AUTO_COMMIT;
	ret = eng_store_open_own(store, txn, name, flags, tree);
	return ret == EEXIST ? ENG_E_TABLE_EXISTS : eng_from_db(ret);
}

eng_status
eng_store_tree_remove(struct eng_store *store, DB_TXN *txn, const char *name)
{
	DB_ENV *dbenv = store->dbenv;
	u_int32_t flags = txn == NULL ? DB_AUTO_COMMIT : 0;
	int ret;

	if (store->read_only)
		return ENG_E_STORE_READ_ONLY;
	if (dbenv == NULL)
		return ENG_E_PANIC;
	ret = dbenv->dbremove(dbenv, txn, store->db_name, name, flags);
	eng_sum_take(dbenv, store->file_db, store->db_name);
	return ret == ENOENT ? ENG_E_NO_TABLE : eng_from_db(ret);
}

void
eng_store_tree_close(DB *tree)
{
	if (tree != NULL)
		(void)tree->close(tree, DB_NOSYNC);
}

static eng_status
walk_names(DB *master, eng_status (*fn)(void *context, const char *name),
    void *context)
{
	char name[ENG_TREE_NAME_MAX + 1];
	DBT key = { .data = name, .ulen = ENG_TREE_NAME_MAX,
	    .flags = DB_DBT_USERMEM };
	DBT data = { .flags = DB_DBT_PARTIAL | DB_DBT_USERMEM };
	eng_status st = ENG_OK;
	DBC *cursor;
	int ret;

	ret = master->cursor(master, NULL, &cursor, 0);
	if (ret != 0)
		return eng_from_db(ret);
	while (st == ENG_OK &&
	    (ret = cursor->get(cursor, &key, &data, DB_NEXT)) == 0) {
		name[key.size] = '\0';
		if (strcmp(name, ENG_STORE_HEADER) != 0)
			st = fn(context, name);
	}
	cursor->close(cursor);
	if (st == ENG_OK && ret == DB_BUFFER_SMALL)
		return ENG_E_CORRUPT;
	return st == ENG_OK && ret != DB_NOTFOUND ? eng_from_db(ret) : st;
}

eng_status
eng_store_tree_names(struct eng_store *store,
    eng_status (*fn)(void *context, const char *name), void *context)
{
	eng_status st;
	DB *master;
	int ret;

	ret = eng_store_open_own(store, NULL, NULL, DB_RDONLY, &master);
	if (ret != 0)
		return eng_from_db(ret);
	st = walk_names(master, fn, context);
	master->close(master, DB_NOSYNC);
	return st;
}
