/* SPDX-License-Identifier: MIT */
/* eng_store.c - creating, attaching and detaching stores. */
#include <bsd/string.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_alloc.h"
#include "eng_file.h"
#include "eng_header.h"
#include "eng_side.h"
#include "eng_store_tree.h"

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

	ret = eng_side_open(&side);
	if (ret != 0)
		return eng_from_db(ret);
	ret = adopt_file(side, store->path, is_foreign(store));
	/* Opening anew: the cache beside knows the file by its old id. */
	ret = eng_side_close(side, ret);
	return ret == 0 ? ENG_OK : eng_header_damage(ret);
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
	return eng_header_write(store->path, header);
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
		ret = eng_side_open(&store->dbenv);
	if (ret == 0)
		ret = eng_store_open_own(store, NULL, ENG_STORE_CATALOG, flags,
		    &store->file_db);
	return ret;
}

static void
free_store(struct eng_store *store)
{
	if (has_side(store))
		(void)eng_side_close(store->dbenv, 0);
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

	st = eng_header_read(store->lock_fd, store->path, &store->header);
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
		    ENG_E_PANIC : eng_header_damage(ret);
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
	st = eng_file_lock(fd, false) ? eng_header_read(fd, real, header) :
	    ENG_E_STORE_SHARED;
	eng_file_unlock_close(fd);
	return st;
}

/* --- creating ----------------------------------------------------------- */

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

/* A store appears under its name when it is complete and locked. */
static eng_status
make_file(struct eng_store *store, unsigned flags)
{
	char temp[PATH_MAX];
	eng_status st;

	st = make_temp_path(store, temp);
	if (st != ENG_OK)
		return st;
	st = eng_header_make_file(temp, &store->header);
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

	st = eng_header_make(page_size, &store->header);
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
		st = eng_header_write(store->path, &store->header);
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
