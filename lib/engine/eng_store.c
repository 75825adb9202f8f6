/* SPDX-License-Identifier: MIT */
/* eng_store.c - creating, attaching and detaching stores.
 *
 * A store's header is read and written through a small environment of its
 * own, without log, while the store is not open in the real one.  So header
 * pages are never part of a transaction, and what recovery does to a store
 * cannot touch them. */
#include <bsd/string.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base_alloc.h"
#include "base_buf.h"
#include "eng_file.h"
#include "eng_store.h"
#include "eng_sum.h"

#define HEADER_TREE "header"

/* Berkeley DB's page 0, as far as we trust nobody with it. */
enum {
	META_SIZE = 512,
	META_MAGIC_AT = 12,
	META_VERSION_AT = 16,
	META_PAGE_AT = 20,
	META_CIPHER_AT = 24,
	META_TYPE_AT = 25,
	META_LAST_PAGE_AT = 32,
	META_FLAGS_AT = 48,
	META_MAGIC = 0x053162,		/* a btree */
	META_VERSION = 9,
	META_TYPE = 9,
	META_SUBDATABASES = 0x20
};

/* Where every page has its number and kind, and what the first pages are, in
 * the order in which fill_file makes them. */
enum {
	PAGE_NUMBER_AT = 8,
	PAGE_TYPE_AT = 25,
	PAGE_INNER = 3,
	PAGE_LEAF = 5,
	FIRST_PAGES = 6
};

static const struct {
	uint8_t type;
	uint8_t other;
} first_pages[FIRST_PAGES] = {
	{ META_TYPE, META_TYPE },	/* list of trees */
	{ PAGE_LEAF, PAGE_INNER },
	{ META_TYPE, META_TYPE },	/* header */
	{ PAGE_LEAF, PAGE_LEAF },
	{ META_TYPE, META_TYPE },	/* catalog */
	{ PAGE_LEAF, PAGE_INNER }
};

/* The header tree has two records, keys 0 and 1, written in turn: when the
 * writing of one is torn, the other still tells. */
enum {
	HEADER_FORMAT = 2,
	HEADER_COPIES = 2,
	HEADER_STATE_AT = 1,
	HEADER_PAGE_AT = 4,
	HEADER_CREATED_AT = 8,
	HEADER_ID_AT = 16,
	HEADER_SIGNATURE_AT = HEADER_ID_AT + ENG_STORE_ID_SIZE,
	HEADER_PATH_AT = HEADER_SIGNATURE_AT + ENG_SIGNATURE_SIZE,
	HEADER_SEQUENCE_AT = HEADER_PATH_AT + 8,
	HEADER_SUM_AT = HEADER_SEQUENCE_AT + 4,
	HEADER_SIZE = HEADER_SUM_AT + 4
};

/* --- names -------------------------------------------------------------- */

/* The directory's real path and the file's name in it, so that a file that
 * does not exist yet has its name too. */
static eng_status
find_path(const char *path, char out[PATH_MAX])
{
	char dir[PATH_MAX], real_dir[PATH_MAX];
	const char *name = strrchr(path, '/');

	if (realpath(path, out) != NULL)
		return ENG_OK;
	if (errno == EACCES)
		return ENG_E_ACCESS;
	name = name == NULL ? path : name + 1;
	if (*name == '\0' || (size_t)(name - path) >= sizeof(dir))
		return ENG_E_BAD_PATH;
	memcpy(dir, path, (size_t)(name - path));
	dir[name - path] = '\0';
	if (realpath(name == path ? "." : dir, real_dir) == NULL)
		return ENG_E_BAD_PATH;
	if (strlcpy(out, real_dir, PATH_MAX) >= PATH_MAX ||
	    (strcmp(real_dir, "/") != 0 &&
	    strlcat(out, "/", PATH_MAX) >= PATH_MAX) ||
	    strlcat(out, name, PATH_MAX) >= PATH_MAX)
		return ENG_E_BAD_PATH;
	return ENG_OK;
}

static uint64_t
hash_path(const char *path)
{
	uint64_t sum = 14695981039346656037u;

	for (; *path != '\0'; path++)
		sum = (sum ^ (uint8_t)*path) * 1099511628211u;
	return sum;
}

static int
sync_parent(const char *path)
{
	char dir[PATH_MAX];
	char *slash;

	strlcpy(dir, path, sizeof(dir));
	slash = strrchr(dir, '/');
	slash[slash == dir ? 1 : 0] = '\0';
	return eng_file_sync_dir(dir);
}

/* --- the environment beside --------------------------------------------- */

static void
drop_message(const DB_ENV *dbenv, const char *prefix, const char *text)
{
	(void)dbenv;
	(void)prefix;
	(void)text;
}

/* A cache and no more: no log, no files. */
static int
open_side(DB_ENV **side)
{
	u_int32_t flags = DB_CREATE | DB_PRIVATE | DB_INIT_MPOOL | DB_THREAD;
	DB_ENV *dbenv;
	int ret;

	*side = NULL;
	ret = db_env_create(&dbenv, 0);
	if (ret != 0)
		return ret;
	dbenv->set_errcall(dbenv, drop_message);
	ret = dbenv->set_cachesize(dbenv, 0, 1 << 20, 1);
	if (ret == 0)
		ret = dbenv->open(dbenv, NULL, flags, 0666);
	if (ret == 0)
		ret = eng_sum_register(dbenv);
	if (ret != 0) {
		dbenv->close(dbenv, 0);
		return ret;
	}
	*side = dbenv;
	return 0;
}

/* Of pages that could not be written at the end Berkeley DB says -1. */
static int
close_side(DB_ENV *side, int ret)
{
	int close_ret;

	if (side == NULL)
		return ret;
	close_ret = side->close(side, 0);
	if (ret == 0)
		ret = close_ret;
	return ret == -1 ? EIO : ret;
}

static int
open_tree(DB_ENV *dbenv, DB_TXN *txn, const char *path, const char *name,
    u_int32_t flags, DB **tree)
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
static int
open_own(struct eng_store *store, DB_TXN *txn, const char *name,
    u_int32_t flags, DB **tree)
{
	int ret;

	ret = open_tree(store->dbenv, txn, store->db_name, name, flags, tree);
	if (ret == 0 || store->file_db != NULL)
		eng_sum_take(store->dbenv, ret == 0 ? *tree : store->file_db,
		    store->db_name);
	return ret;
}

/* --- the header --------------------------------------------------------- */

static void
pack_header(const struct eng_store_header *header, uint8_t rec[HEADER_SIZE])
{
	memset(rec, 0, HEADER_SIZE);
	rec[0] = HEADER_FORMAT;
	rec[HEADER_STATE_AT] = (uint8_t)header->state;
	base_put_u32(rec + HEADER_PAGE_AT, header->page_size);
	base_put_u64(rec + HEADER_CREATED_AT, header->created);
	memcpy(rec + HEADER_ID_AT, header->id, ENG_STORE_ID_SIZE);
	memcpy(rec + HEADER_SIGNATURE_AT, header->signature,
	    ENG_SIGNATURE_SIZE);
	base_put_u64(rec + HEADER_PATH_AT, header->path_hash);
	base_put_u32(rec + HEADER_SEQUENCE_AT, header->sequence);
	base_put_u32(rec + HEADER_SUM_AT,
	    eng_file_checksum(rec, HEADER_SUM_AT));
}

static bool
unpack_header(const uint8_t *rec, size_t size,
    struct eng_store_header *header)
{
	if (size != HEADER_SIZE || rec[0] != HEADER_FORMAT ||
	    base_get_u32(rec + HEADER_SUM_AT) !=
	    eng_file_checksum(rec, HEADER_SUM_AT))
		return false;
	header->state = rec[HEADER_STATE_AT];
	header->page_size = base_get_u32(rec + HEADER_PAGE_AT);
	header->created = base_get_u64(rec + HEADER_CREATED_AT);
	memcpy(header->id, rec + HEADER_ID_AT, ENG_STORE_ID_SIZE);
	memcpy(header->signature, rec + HEADER_SIGNATURE_AT,
	    ENG_SIGNATURE_SIZE);
	header->path_hash = base_get_u64(rec + HEADER_PATH_AT);
	header->sequence = base_get_u32(rec + HEADER_SEQUENCE_AT);
	return header->state == ENG_STORE_CLEAN ||
	    header->state == ENG_STORE_DIRTY;
}

static int
get_copy(DB *tree, uint8_t copy, uint8_t rec[HEADER_SIZE], size_t *size)
{
	DBT key = { .data = &copy, .size = 1 };
	DBT data = { .data = rec, .ulen = HEADER_SIZE,
	    .flags = DB_DBT_USERMEM };
	int ret;

	ret = tree->get(tree, NULL, &key, &data, 0);
	*size = data.size;
	return ret;
}

static int
put_copy(DB *tree, const struct eng_store_header *header)
{
	uint8_t copy = header->sequence % HEADER_COPIES;
	uint8_t rec[HEADER_SIZE];
	DBT key = { .data = &copy, .size = 1 };
	DBT data = { .data = rec, .size = HEADER_SIZE };

	pack_header(header, rec);
	return tree->put(tree, NULL, &key, &data, 0);
}

static eng_status
get_header(DB *tree, struct eng_store_header *header)
{
	struct eng_store_header one;
	uint8_t rec[HEADER_SIZE], copy;
	bool found = false;
	size_t size;
	int ret;

	for (copy = 0; copy < HEADER_COPIES; copy++) {
		ret = get_copy(tree, copy, rec, &size);
		if (ret == ENOMEM)
			return ENG_E_NO_MEMORY;
		if (ret != 0 || !unpack_header(rec, size, &one))
			continue;
		if (!found || one.sequence > header->sequence)
			*header = one;
		found = true;
	}
	return found ? ENG_OK : ENG_E_CORRUPT;
}

/* Durable when it returns: closing the tree writes and syncs the file. */
static int
write_header_in(DB_ENV *side, const char *path,
    struct eng_store_header *header)
{
	DB *tree;
	int ret, close_ret;

	ret = open_tree(side, NULL, path, HEADER_TREE, 0, &tree);
	if (ret != 0)
		return ret;
	header->sequence++;
	ret = put_copy(tree, header);
	close_ret = tree->close(tree, 0);
	return ret != 0 ? ret : close_ret;
}

static eng_status
write_header(const char *path, struct eng_store_header *header)
{
	DB_ENV *side;
	int ret;

	ret = open_side(&side);
	if (ret == 0)
		ret = write_header_in(side, path, header);
	return eng_from_db(close_side(side, ret));
}

/* What Berkeley DB thinks of a file that looks like a store but is none. */
static eng_status
read_damage(int ret)
{
	switch (ret) {
	case ENOENT:		/* no header tree */
	case EINVAL:
	case DB_OLD_VERSION:
		return ENG_E_NOT_A_STORE;
	case ENOMEM:
	case EMFILE:
	case ENFILE:
	case EACCES:
	case EIO:
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return eng_from_db(ret);
	default:
		return ENG_E_CORRUPT;
	}
}

static eng_status
read_header_in(DB_ENV *side, const char *path,
    struct eng_store_header *header)
{
	eng_status st;
	DB *tree;
	int ret;

	ret = open_tree(side, NULL, path, HEADER_TREE, DB_RDONLY, &tree);
	if (ret != 0)
		return read_damage(ret);
	st = get_header(tree, header);
	tree->close(tree, DB_NOSYNC);
	return st;
}

/* Looks at page 0 itself, so that Berkeley DB sees only its own files. */
static eng_status
check_meta(int fd, uint64_t *pages)
{
	uint8_t meta[META_SIZE];
	size_t got;
	int ret;

	ret = eng_file_read(fd, meta, sizeof(meta), 0, &got);
	if (ret != 0)
		return eng_from_db(ret);
	if (got < sizeof(meta) ||
	    base_get_u32(meta + META_MAGIC_AT) != META_MAGIC ||
	    base_get_u32(meta + META_VERSION_AT) != META_VERSION ||
	    base_get_u32(meta + META_PAGE_AT) != ENG_STORE_PAGE ||
	    meta[META_CIPHER_AT] != 0 || meta[META_TYPE_AT] != META_TYPE ||
	    (base_get_u32(meta + META_FLAGS_AT) & META_SUBDATABASES) == 0)
		return ENG_E_NOT_A_STORE;
	*pages = (uint64_t)base_get_u32(meta + META_LAST_PAGE_AT) + 1;
	return ENG_OK;
}

/* Berkeley DB searches for ever when the root of a tree is none. */
static eng_status
check_first_pages(int fd)
{
	uint8_t page[PAGE_TYPE_AT + 1];
	unsigned i;
	size_t got;
	int ret;

	for (i = 0; i < FIRST_PAGES; i++) {
		ret = eng_file_read(fd, page, sizeof(page),
		    (uint64_t)i * ENG_STORE_PAGE, &got);
		if (ret != 0)
			return eng_from_db(ret);
		if (got < sizeof(page))
			return ENG_E_CORRUPT;
		if (base_get_u32(page + PAGE_NUMBER_AT) != i ||
		    (page[PAGE_TYPE_AT] != first_pages[i].type &&
		    page[PAGE_TYPE_AT] != first_pages[i].other))
			return ENG_E_CORRUPT;
	}
	return ENG_OK;
}

static eng_status
read_header(int fd, const char *path, struct eng_store_header *header)
{
	DB_ENV *side;
	struct stat file;
	uint64_t pages = 0;
	eng_status st;
	int ret;

	st = check_meta(fd, &pages);
	if (st == ENG_OK)
		st = check_first_pages(fd);
	if (st != ENG_OK)
		return st;
	if (fstat(fd, &file) == -1)
		return eng_from_db(errno);
	ret = open_side(&side);
	if (ret != 0)
		return eng_from_db(ret);
	st = read_header_in(side, path, header);
	(void)close_side(side, 0);
	/* A dirty file may well lack pages that were never written. */
	if (st == ENG_OK && header->state == ENG_STORE_CLEAN &&
	    (uint64_t)file.st_size < pages * ENG_STORE_PAGE)
		st = ENG_E_CORRUPT;
	return st;
}

/* --- attaching ---------------------------------------------------------- */

/* A file nobody may write counts as read-only, even for root. */
static eng_status
open_file(const char *path, bool read_only, int *fd)
{
	struct stat file;
	eng_status st = ENG_OK;

	do
		*fd = open(path, (read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC |
		    O_NONBLOCK);
	while (*fd == -1 && errno == EINTR);
	if (*fd == -1) {
		if (!read_only && (errno == EACCES || errno == EROFS) &&
		    access(path, R_OK) == 0)
			return ENG_E_FILE_READ_ONLY;
		return eng_from_db(errno);
	}
	if (fstat(*fd, &file) == -1)
		st = eng_from_db(errno);
	else if (!S_ISREG(file.st_mode))
		st = ENG_E_NOT_A_STORE;
	else if (!read_only && (file.st_mode & 0222) == 0)
		st = ENG_E_FILE_READ_ONLY;
	if (st != ENG_OK) {
		close(*fd);
		*fd = -1;
	}
	return st;
}

/* Whether somebody else's environment wrote it last. */
static bool
is_foreign(const struct eng_store *store)
{
	return memcmp(store->header.signature, store->env->signature,
	    ENG_SIGNATURE_SIZE) != 0;
}

/* Pages carry log positions of the environment that wrote them; a file id
 * may be that of a file this was copied from, or whose old pages are cached.
 * Both would mislead our log and cache. */
static int
adopt_file(DB_ENV *side, const char *path, bool foreign)
{
	int ret;

	ret = side->fileid_reset(side, path, 0);
	if (ret == 0 && foreign)
		ret = side->lsn_reset(side, path, 0);
	return ret;
}

static eng_status
adopt(struct eng_store *store)
{
	DB_ENV *side;
	int ret;

	ret = open_side(&side);
	if (ret != 0)
		return eng_from_db(ret);
	ret = adopt_file(side, store->path, is_foreign(store));
	/* Opening anew: the cache beside knows the file by its old id. */
	ret = close_side(side, ret);
	return ret == 0 ? ENG_OK : read_damage(ret);
}

/* Marks the store ours and dirty before anything else changes in it. */
static eng_status
take_over(struct eng_store *store)
{
	struct eng_store_header *header = &store->header;
	const uint8_t *signature = store->env->signature;
	eng_status st;

	if (header->state == ENG_STORE_DIRTY)
		return ENG_OK;	/* recovered under the id it has */
	if (store->alone || !store->env->shared)
		st = adopt(store);
	else		/* others have it open, for reading only */
		st = is_foreign(store) ? ENG_E_STORE_SHARED : ENG_OK;
	if (st != ENG_OK)
		return st;
	header->state = ENG_STORE_DIRTY;
	header->path_hash = hash_path(store->db_name);
	memcpy(header->signature, signature, ENG_SIGNATURE_SIZE);
	return write_header(store->path, header);
}

/* Only our own recovery, at the place the log names, repairs a store. */
static bool
is_usable(const struct eng_store *store)
{
	const struct eng_store_header *header = &store->header;

	if (header->state == ENG_STORE_CLEAN)
		return true;
	return !store->env->recovery_off &&
	    !is_foreign(store) &&
	    header->path_hash == hash_path(store->db_name);
}

/* A read-only store has no part in the log, so it gets a cache of its own, but
 * where other processes may write it. */
static bool
has_side(const struct eng_store *store)
{
	return store->read_only && !store->env->shared;
}

static int
open_in_env(struct eng_store *store)
{
	u_int32_t flags = store->read_only ? DB_RDONLY : DB_AUTO_COMMIT;
	int ret = 0;

	store->dbenv = store->env->dbenv;
	if (has_side(store))
		ret = open_side(&store->dbenv);
	if (ret == 0)
		ret = open_own(store, NULL, ENG_STORE_CATALOG, flags,
		    &store->file_db);
	return ret;
}

static void
free_store(struct eng_store *store)
{
	if (has_side(store))
		(void)close_side(store->dbenv, 0);
	eng_shared_slot_done(store->env, store->slot);
	eng_file_unlock_close(store->lock_fd);
	base_free(store->path);
	base_free(store);
}

static struct eng_store *
make_store(struct eng_env *env, const char *path, bool read_only)
{
	struct eng_store *store = base_calloc(1, sizeof(*store));

	if (store == NULL)
		return NULL;
	store->env = env;
	store->lock_fd = -1;
	store->read_only = read_only;
	store->path = base_strdup(path);
	if (store->path == NULL) {
		base_free(store);
		return NULL;
	}
	store->db_name = store->path;
	if (env->shared)
		store->db_name += strlen(env->data_dir) + 1;
	return store;
}

eng_status
eng_store_share(struct eng_store *store)
{
	return eng_file_lock(store->lock_fd, false) ? ENG_OK :
	    ENG_E_STORE_SHARED;
}

/* Inside the gate, so that nobody comes or goes meanwhile. */
static eng_status
lock_file(struct eng_store *store)
{
	if (!store->env->shared)
		return eng_file_lock(store->lock_fd, !store->read_only) ?
		    ENG_OK : ENG_E_STORE_SHARED;
	store->alone = eng_file_lock(store->lock_fd, true);
	return store->alone || eng_file_lock(store->lock_fd, false) ?
	    ENG_OK : ENG_E_STORE_SHARED;
}

/* A shared environment's stores are in its directory or below. */
static eng_status
check_place(const struct eng_env *env, const char *path)
{
	size_t size;

	if (!env->shared)
		return ENG_OK;
	size = strlen(env->data_dir);
	return strncmp(path, env->data_dir, size) == 0 && path[size] == '/' ?
	    ENG_OK : ENG_E_BAD_PATH;
}

/* When a process that was killed had it attached since the last recovery,
 * Berkeley DB still believes that somebody does: checkpoints would look for
 * the file after it is deleted.  Nothing but recovery makes it forget. */
static eng_status
take_slot(struct eng_store *store)
{
	struct eng_env *env = store->env;
	eng_status st;

	st = eng_shared_slot(env, eng_store_key(store, 0), &store->slot);
	if (st != ENG_OK)
		return st;
	if (store->alone && store->header.state == ENG_STORE_DIRTY &&
	    atomic_load(&store->slot->epoch) == eng_shared_epoch(env)) {
		eng_shared_fail(env);
		if (!eng_shared_restart(env))
			return ENG_E_PANIC;
	}
	atomic_store(&store->slot->epoch, eng_shared_epoch(env));
	return ENG_OK;
}

/* The rest of attaching, once the file is open and locked. */
static eng_status
attach_file(struct eng_store *store)
{
	struct eng_env *env = store->env;
	eng_status st;
	int ret;

	st = read_header(store->lock_fd, store->path, &store->header);
	if (st == ENG_OK && !is_usable(store))
		st = ENG_E_STORE_DIRTY;
	if (st == ENG_OK && env->shared)
		st = take_slot(store);
	if (st == ENG_OK && !store->read_only)
		st = take_over(store);
	if (st != ENG_OK)
		return st;
	ret = open_in_env(store);
	if (ret != 0)
		return ret == DB_RUNRECOVERY && !has_side(store) ?
		    ENG_E_PANIC : read_damage(ret);
	base_mutex_lock(&env->stores_mutex);
	TAILQ_INSERT_TAIL(&env->stores, store, link);
	base_mutex_unlock(&env->stores_mutex);
	return ENG_OK;
}

/* Paths are canonical: another name of the file fails at its lock. */
static struct eng_store *
find_store(struct eng_env *env, const char *path)
{
	struct eng_store *store;

	base_mutex_lock(&env->stores_mutex);
	TAILQ_FOREACH(store, &env->stores, link)
		if (strcmp(store->path, path) == 0)
			break;
	base_mutex_unlock(&env->stores_mutex);
	return store;
}

struct eng_store *
eng_store_find(struct eng_env *env, const char *path)
{
	char real[PATH_MAX];

	if (find_path(path, real) != ENG_OK)
		return NULL;
	return find_store(env, real);
}

eng_status
eng_store_attach(struct eng_env *env, const char *path, bool read_only,
    struct eng_store **out)
{
	char real[PATH_MAX];
	struct eng_store *store;
	eng_status st;

	*out = NULL;
	st = find_path(path, real);
	if (st == ENG_OK)
		st = check_place(env, real);
	if (st != ENG_OK)
		return st;
	if (find_store(env, real) != NULL)
		return ENG_E_STORE_IN_USE;
	store = make_store(env, real, read_only);
	if (store == NULL)
		return ENG_E_NO_MEMORY;
	st = open_file(real, read_only, &store->lock_fd);
	if (st == ENG_OK)
		st = lock_file(store);
	if (st == ENG_OK)
		st = attach_file(store);
	if (st != ENG_OK) {
		free_store(store);
		return st;
	}
	*out = store;
	return ENG_OK;
}

eng_status
eng_store_read_header(const char *path, struct eng_store_header *header)
{
	char real[PATH_MAX];
	eng_status st;
	int fd;

	st = find_path(path, real);
	if (st == ENG_OK)
		st = open_file(real, true, &fd);
	if (st != ENG_OK)
		return st;
	st = eng_file_lock(fd, false) ? read_header(fd, real, header) :
	    ENG_E_STORE_SHARED;
	eng_file_unlock_close(fd);
	return st;
}

/* --- creating ----------------------------------------------------------- */

static eng_status
make_header(uint32_t page_size, struct eng_store_header *header)
{
	ssize_t got;

	memset(header, 0, sizeof(*header));
	header->state = ENG_STORE_CLEAN;
	header->page_size = page_size;
	header->created = (uint64_t)time(NULL);
	do
		got = getrandom(header->id, ENG_STORE_ID_SIZE, 0);
	while (got == -1 && errno == EINTR);
	return got == ENG_STORE_ID_SIZE ? ENG_OK : ENG_E_IO;
}

/* The file is empty so far; both copies of the header are made, so that later
 * writes change bytes in place. */
static int
fill_file(DB_ENV *side, const char *path, struct eng_store_header *header)
{
	DB *tree;
	int ret, i, close_ret;

	ret = open_tree(side, NULL, path, HEADER_TREE, DB_CREATE, &tree);
	if (ret != 0)
		return ret;
	for (i = 0; ret == 0 && i < HEADER_COPIES; i++) {
		header->sequence++;
		ret = put_copy(tree, header);
	}
	close_ret = tree->close(tree, 0);
	if (ret == 0)
		ret = close_ret;
	if (ret == 0)
		ret = open_tree(side, NULL, path, ENG_STORE_CATALOG,
		    DB_CREATE, &tree);
	if (ret == 0)
		ret = tree->close(tree, 0);
	return ret;
}

/* The directory of path with a name that is deleted along with our other
 * files should we be killed before it gets its own. */
static eng_status
make_temp_path(const struct eng_store *store, char out[PATH_MAX])
{
	size_t dir = (size_t)(strrchr(store->path, '/') + 1 - store->path);
	const uint8_t *id = store->header.id;
	int size;

	size = snprintf(out, PATH_MAX, "%.*s%s%02x%02x%02x%02x.jrs", (int)dir,
	    store->path, store->env->base_name, id[0], id[1], id[2], id[3]);
	return size >= PATH_MAX ? ENG_E_BAD_PATH : ENG_OK;
}

/* Nobody may have the old file while the new one takes its name. */
static eng_status
replace_file(const char *from, const char *to)
{
	eng_status st;
	int fd;

	st = open_file(to, false, &fd);
	if (st == ENG_E_NO_FILE)
		fd = -1;
	else if (st != ENG_OK && st != ENG_E_NOT_A_STORE)
		return st;
	else if (st == ENG_OK && !eng_file_lock(fd, true)) {
		close(fd);
		return ENG_E_STORE_SHARED;
	}
	st = rename(from, to) == 0 ? ENG_OK : eng_from_db(errno);
	eng_file_unlock_close(fd);
	return st;
}

static eng_status
name_file(const char *from, const char *to, unsigned flags)
{
	if (flags & ENG_STORE_OVERWRITE)
		return replace_file(from, to);
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return ENG_OK;
	/* Not every file system knows how. */
	if (errno != EINVAL && errno != ENOSYS)
		return eng_from_db(errno);
	if (access(to, F_OK) == 0)
		return ENG_E_FILE_EXISTS;
	return replace_file(from, to);
}

static eng_status
fill_temp(const char *temp, struct eng_store_header *header)
{
	DB_ENV *side;
	int ret;

	ret = open_side(&side);
	if (ret == 0)
		ret = fill_file(side, temp, header);
	return eng_from_db(close_side(side, ret));
}

/* A store appears under its name when it is complete and locked. */
static eng_status
make_file(struct eng_store *store, unsigned flags)
{
	char temp[PATH_MAX];
	eng_status st;

	st = make_temp_path(store, temp);
	if (st != ENG_OK)
		return st;
	st = fill_temp(temp, &store->header);
	if (st == ENG_OK)
		st = open_file(temp, false, &store->lock_fd);
	if (st == ENG_OK && !eng_file_lock(store->lock_fd, true))
		st = ENG_E_STORE_SHARED;
	if (st == ENG_OK)
		st = name_file(temp, store->path, flags);
	if (st != ENG_OK)
		(void)unlink(temp);
	return st;
}

static eng_status
create_file(struct eng_store *store, unsigned flags, uint32_t page_size)
{
	eng_status st;

	st = make_header(page_size, &store->header);
	if (st == ENG_OK)
		st = make_file(store, flags);
	if (st != ENG_OK)
		return st;
	st = eng_from_db(sync_parent(store->path));
	store->alone = true;
	if (st == ENG_OK)
		st = attach_file(store);
	if (st != ENG_OK)
		(void)unlink(store->path);
	return st;
}

/* The answer that needs no file made; made anyway is decided by name_file. */
static eng_status
check_free(struct eng_env *env, const char *path, unsigned flags)
{
	struct stat file;

	if (!(flags & ENG_STORE_OVERWRITE))
		return lstat(path, &file) == 0 ? ENG_E_FILE_EXISTS : ENG_OK;
	return find_store(env, path) != NULL ? ENG_E_STORE_IN_USE : ENG_OK;
}

eng_status
eng_store_create(struct eng_env *env, const char *path, unsigned flags,
    uint32_t page_size, struct eng_store **out)
{
	char real[PATH_MAX];
	struct eng_store *store;
	eng_status st;

	*out = NULL;
	st = find_path(path, real);
	if (st == ENG_OK)
		st = check_place(env, real);
	if (st == ENG_OK)
		st = check_free(env, real, flags);
	if (st != ENG_OK)
		return st;
	store = make_store(env, real, false);
	if (store == NULL)
		return ENG_E_NO_MEMORY;
	st = create_file(store, flags, page_size);
	if (st != ENG_OK) {
		free_store(store);
		return st;
	}
	*out = store;
	return ENG_OK;
}

/* --- detaching ---------------------------------------------------------- */

static void
unlink_store(struct eng_store *store)
{
	struct eng_env *env = store->env;

	base_mutex_lock(&env->stores_mutex);
	TAILQ_REMOVE(&env->stores, store, link);
	base_mutex_unlock(&env->stores_mutex);
}

/* The lock is exclusive afterwards, or the caller leaves without it. */
static bool
is_last(const struct eng_store *store)
{
	return !store->env->shared || eng_file_lock(store->lock_fd, true);
}

/* Once the last handle is closed Berkeley DB must have forgotten that it wrote
 * the file: every later checkpoint would open it to sync it, and fail when it
 * is gone. */
static eng_status
close_file(struct eng_store *store)
{
	DB_ENV *dbenv = store->dbenv;
	int ret;

	ret = store->file_db == NULL ? DB_RUNRECOVERY :
	    store->file_db->close(store->file_db, DB_NOSYNC);
	if (ret == 0 && !store->read_only && is_last(store))
		ret = dbenv->memp_sync(dbenv, NULL);
	return eng_from_db(ret);
}

/* Marks it clean unless others still work with it. */
static eng_status
leave_file(struct eng_store *store)
{
	eng_status st;

	st = close_file(store);
	if (st == ENG_OK && !store->read_only && is_last(store)) {
		store->header.state = ENG_STORE_CLEAN;
		st = write_header(store->path, &store->header);
	}
	return st;
}

eng_status
eng_store_detach(struct eng_store *store)
{
	eng_status st;

	struct eng_env *env = store->env;

	if (env->shared)
		eng_shared_enter(env);
	unlink_store(store);
	st = leave_file(store);
	free_store(store);
	if (env->shared)
		eng_shared_leave(env);
	return st;
}

void
eng_store_abandon(struct eng_store *store)
{
	struct eng_env *env = store->env;

	if (env->shared)
		eng_shared_enter(env);
	unlink_store(store);
	if (store->file_db != NULL)
		(void)store->file_db->close(store->file_db, DB_NOSYNC);
	free_store(store);
	if (env->shared)
		eng_shared_leave(env);
}

/* --- sharing ------------------------------------------------------------ */

/* A store whose file cannot be opened again gives ENG_E_PANIC until it can. */
static void
reopen(struct eng_store *store)
{
	store->file_db = NULL;
	if (open_in_env(store) != 0)
		store->dbenv = NULL;
}

void
eng_store_reopen_all(struct eng_env *env)
{
	struct eng_store *store;

	base_mutex_lock(&env->stores_mutex);
	TAILQ_FOREACH(store, &env->stores, link)
		reopen(store);
	base_mutex_unlock(&env->stores_mutex);
}

/* A copy of a file has its id, and a new file may have an old name. */
uint64_t
eng_store_key(const struct eng_store *store, uint32_t table_id)
{
	uint64_t sum;

	sum = eng_shared_hash(0, store->db_name, strlen(store->db_name));
	sum = eng_shared_hash(sum, store->header.id, ENG_STORE_ID_SIZE);
	sum = eng_shared_hash(sum, &table_id, sizeof(table_id));
	return sum != 0 ? sum : 1;
}

uint32_t
eng_store_next_table(struct eng_store *store)
{
	if (store->slot == NULL)
		return store->next_table_id++;
	return atomic_fetch_add(&store->slot->counters.record_id, 1);
}

/* --- trees -------------------------------------------------------------- */

eng_status
eng_store_tree_open(struct eng_store *store, const char *name, DB **tree)
{
	u_int32_t flags = store->read_only ? DB_RDONLY : DB_AUTO_COMMIT;
	int ret;

	ret = open_own(store, NULL, name, flags, tree);
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
	ret = open_own(store, txn, name, flags, tree);
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
		if (strcmp(name, HEADER_TREE) != 0)
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

	ret = open_own(store, NULL, NULL, DB_RDONLY, &master);
	if (ret != 0)
		return eng_from_db(ret);
	st = walk_names(master, fn, context);
	master->close(master, DB_NOSYNC);
	return st;
}
