/* SPDX-License-Identifier: MIT */
/* eng_env.c - opening, closing and looking after an environment. */
#include <bsd/string.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base_alloc.h"
#include "base_buf.h"
#include "eng_apply.h"
#include "eng_attach.h"
#include "eng_env.h"
#include "eng_file.h"
#include "eng_log.h"
#include "eng_store.h"
#include "eng_sum.h"

enum {
	MEBIBYTE = 1 << 20,
	CACHE_DEFAULT = 32 * MEBIBYTE,
	CACHE_PART_MIN = 2 * MEBIBYTE,
	CACHE_PARTS_MOST = 16,
	LOG_FILE_DEFAULT = 64 * MEBIBYTE,
	LOG_FILE_MIN = 128 << 10,
	LOG_BUFFER_DEFAULT = MEBIBYTE,
	CHECKPOINT_DEFAULT = 64 * MEBIBYTE,
	SHARED_CHECKPOINT = 8 * MEBIBYTE,	/* it keeps others waiting */
	SHARED_LOG_FILE = 16 * MEBIBYTE,
	SHARED_LOG_REGION = 2 * MEBIBYTE,	/* names of open trees */
	SHARED_MUTEXES = 20000,
	VERSIONS_DEFAULT = 1024 * MEBIBYTE,
	MEMORY_LOG_MIN = 32 * MEBIBYTE,
	MEMORY_LOG_MAX = 256 * MEBIBYTE,
	BASE_NAME_MAX = 16
};

/* The .chk file: one small record, written in one piece. */
enum {
	CHK_VERSION = 1,
	CHK_IN_USE = 1,
	CHK_CLOSED = 2,
	CHK_VERSION_AT = 8,
	CHK_STATE_AT = 9,
	CHK_SIGNATURE_AT = 12,
	CHK_SUM_AT = CHK_SIGNATURE_AT + ENG_SIGNATURE_SIZE,
	CHK_SIZE = CHK_SUM_AT + 4
};

#define OWN_DIR ".jetport"

static const char chk_magic[CHK_VERSION_AT] = "JPORTCHK";

struct eng_checkpointer {
	pthread_t thread;
	bool started;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stopping;			/* guarded by lock */
	uint64_t threshold;
	_Atomic uint64_t written;	/* since the last checkpoint */
};

static const char *
dir_or_root(const char *dir)
{
	return *dir == '\0' ? "/" : dir;
}

/* --- the .chk file ------------------------------------------------------ */

static eng_status
make_signature(uint8_t signature[ENG_SIGNATURE_SIZE])
{
	ssize_t got;

	do
		got = getrandom(signature, 16, 0);
	while (got == -1 && errno == EINTR);
	if (got != 16)
		return ENG_E_IO;
	base_put_u64(signature + 16, (uint64_t)time(NULL));
	return ENG_OK;
}

static eng_status
write_chk(struct eng_env *env, int state)
{
	uint8_t rec[CHK_SIZE] = { 0 };
	int ret;

	if (env->lock_fd == -1)
		return ENG_OK;
	memcpy(rec, chk_magic, sizeof(chk_magic));
	rec[CHK_VERSION_AT] = CHK_VERSION;
	rec[CHK_STATE_AT] = (uint8_t)state;
	memcpy(rec + CHK_SIGNATURE_AT, env->signature, ENG_SIGNATURE_SIZE);
	base_put_u32(rec + CHK_SUM_AT, eng_file_checksum(rec, CHK_SUM_AT));
	ret = eng_file_write(env->lock_fd, rec, sizeof(rec), 0);
	if (ret == 0 && fdatasync(env->lock_fd) == -1)
		ret = errno;
	return eng_from_db(ret);
}

/* Takes over the signature unless file or logs are gone: without the logs
 * nothing can recover a store that carries it. */
static eng_status
read_chk(struct eng_env *env)
{
	uint8_t rec[CHK_SIZE];
	size_t got;
	int ret;

	ret = eng_file_read(env->lock_fd, rec, sizeof(rec), 0, &got);
	if (ret != 0)
		return eng_from_db(ret);
	if (got < sizeof(rec) ||
	    memcmp(rec, chk_magic, sizeof(chk_magic)) != 0 ||
	    rec[CHK_VERSION_AT] != CHK_VERSION ||
	    base_get_u32(rec + CHK_SUM_AT) !=
	    eng_file_checksum(rec, CHK_SUM_AT) ||
	    eng_file_last_log(dir_or_root(env->log_dir), env->base_name) == 0)
		return make_signature(env->signature);
	memcpy(env->signature, rec + CHK_SIGNATURE_AT, ENG_SIGNATURE_SIZE);
	env->was_clean = rec[CHK_STATE_AT] == CHK_CLOSED;
	return ENG_OK;
}

static eng_status
open_locked(const char *path, int flags, eng_status missing, int *fd)
{
	do
		*fd = open(path, flags | O_CLOEXEC, 0666);
	while (*fd == -1 && errno == EINTR);
	if (*fd == -1)
		return errno == ENOENT ? missing : eng_from_db(errno);
	if (eng_file_lock(*fd, true))
		return ENG_OK;
	close(*fd);
	*fd = -1;
	return ENG_E_ENV_IN_USE;
}

/* Between opening and closing others must not join. */
static eng_status
join_instance(struct eng_env *env)
{
	char path[PATH_MAX];
	eng_status st;

	st = eng_file_register(env->log_dir, env->base_name);
	if (st != ENG_OK)
		return st;
	env->registered = true;
	st = eng_shared_open(env);
	if (st != ENG_OK)
		return st;
	if (snprintf(path, sizeof(path), "%s/%s.chk", env->system_dir,
	    env->base_name) >= (int)sizeof(path))
		return ENG_E_BAD_PATH;
	do
		env->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	while (env->lock_fd == -1 && errno == EINTR);
	return env->lock_fd == -1 ? eng_from_db(errno) : read_chk(env);
}

/* Environments may share no log directory, whatever their .chk files. */
static eng_status
take_instance(struct eng_env *env)
{
	char path[PATH_MAX];
	eng_status st;

	st = eng_file_register(env->log_dir, env->base_name);
	if (st != ENG_OK)
		return st;
	env->registered = true;
	st = open_locked(dir_or_root(env->log_dir), O_RDONLY | O_DIRECTORY,
	    ENG_E_BAD_PATH, &env->log_dir_fd);
	if (st != ENG_OK)
		return st;
	if (snprintf(path, sizeof(path), "%s/%s.chk", env->system_dir,
	    env->base_name) >= (int)sizeof(path))
		return ENG_E_BAD_PATH;
	st = open_locked(path, O_RDWR | O_CREAT, ENG_E_BAD_PATH,
	    &env->lock_fd);
	if (st == ENG_OK)
		st = read_chk(env);
	if (st == ENG_OK)
		st = eng_from_db(eng_file_sync_dir(
		    dir_or_root(env->system_dir)));
	return st;
}

static void
leave_instance(struct eng_env *env)
{
	if (env->registered)
		eng_file_unregister(env->log_dir);
	eng_file_unlock_close(env->lock_fd);
	eng_file_unlock_close(env->log_dir_fd);
}

/* --- directories -------------------------------------------------------- */

static eng_status
make_path(const char *dir)
{
	char path[PATH_MAX];
	char *at;

	if (strlcpy(path, dir, sizeof(path)) >= sizeof(path))
		return ENG_E_BAD_PATH;
	for (at = path + 1; ; at++) {
		at += strcspn(at, "/");
		if (*at == '\0')
			break;
		*at = '\0';
		if (mkdir(path, 0777) == -1 && errno != EEXIST)
			return ENG_E_BAD_PATH;
		*at = '/';
	}
	if (mkdir(path, 0777) == -1 && errno != EEXIST)
		return ENG_E_BAD_PATH;
	return ENG_OK;
}

static eng_status
find_dir(const char *dir, bool create, char **absolute)
{
	char path[PATH_MAX];
	struct stat st;
	eng_status status;

	if (*dir == '\0')
		dir = ".";
	if (create && stat(dir, &st) == -1 && errno == ENOENT) {
		status = make_path(dir);
		if (status != ENG_OK)
			return status;
	}
	if (realpath(dir, path) == NULL)
		return errno == EACCES ? ENG_E_ACCESS : ENG_E_BAD_PATH;
	if (stat(path, &st) == -1 || !S_ISDIR(st.st_mode))
		return ENG_E_BAD_PATH;
	if (strcmp(path, "/") == 0)
		path[0] = '\0';
	*absolute = base_strdup(path);
	return *absolute == NULL ? ENG_E_NO_MEMORY : ENG_OK;
}

static eng_status
find_shared_dirs(struct eng_env *env, const struct eng_env_config *config)
{
	char path[PATH_MAX];
	eng_status st;

	st = find_dir(config->system_dir != NULL ? config->system_dir : ".",
	    config->create_paths, &env->data_dir);
	if (st != ENG_OK)
		return st;
	if (snprintf(path, sizeof(path), "%s/" OWN_DIR, env->data_dir) >=
	    (int)sizeof(path))
		return ENG_E_BAD_PATH;
	if (mkdir(path, 0777) == -1 && errno != EEXIST)
		return errno == EROFS ? ENG_E_ACCESS : eng_from_db(errno);
	st = find_dir(path, false, &env->system_dir);
	if (st == ENG_OK)
		st = find_dir(path, false, &env->log_dir);
	if (st == ENG_OK)
		st = find_dir(path, false, &env->temp_dir);
	return st;
}

static eng_status
find_dirs(struct eng_env *env, const struct eng_env_config *config)
{
	const char *system = config->system_dir;
	const char *base = config->base_name;
	eng_status st;

	if (system == NULL)
		system = ".";
	if (base == NULL)
		base = "edb";
	if (*base == '\0' || strlen(base) > BASE_NAME_MAX ||
	    strchr(base, '/') != NULL)
		return ENG_E_BAD_PARAMETER;
	env->base_name = base_strdup(base);
	if (env->base_name == NULL)
		return ENG_E_NO_MEMORY;
	if (env->shared)
		return find_shared_dirs(env, config);
	st = find_dir(system, config->create_paths, &env->system_dir);
	if (st == ENG_OK)
		st = find_dir(config->log_dir != NULL ? config->log_dir :
		    system, config->create_paths, &env->log_dir);
	if (st == ENG_OK)
		st = find_dir(config->temp_dir != NULL ? config->temp_dir :
		    system, config->create_paths, &env->temp_dir);
	return st;
}

/* --- what Berkeley DB says ---------------------------------------------- */

static void
keep_detail(struct eng_env *env, const char *text)
{
	base_mutex_lock(&env->detail_mutex);
	strlcpy(env->detail, text, sizeof(env->detail));
	base_mutex_unlock(&env->detail_mutex);
}

static void
take_error(const DB_ENV *dbenv, const char *prefix, const char *text)
{
	(void)prefix;
	keep_detail(dbenv->app_private, text);
}

static void
take_message(const DB_ENV *dbenv, const char *text)
{
	keep_detail(dbenv->app_private, text);
}

static void
take_event(DB_ENV *dbenv, u_int32_t event, void *info)
{
	struct eng_env *env = dbenv->app_private;

	(void)info;
	if (event == DB_EVENT_PANIC && env->shared) {
		/* Also what eng_shared.c does to an old environment. */
		if (env->dbenv == dbenv)
			eng_shared_fail(env);
		return;
	}
	if (event != DB_EVENT_PANIC || atomic_exchange(&env->head.failed, true))
		return;
	bus_post(&env->scope, BUS_ENGINE_FAILED, env, NULL);
}

static void
take_progress(DB_ENV *dbenv, int what, int percent)
{
	struct eng_env *env = dbenv->app_private;

	if (what == DB_RECOVER && env->status != NULL)
		env->status(env->status_context, (unsigned)percent);
}

/* --- checkpoints -------------------------------------------------------- */

static eng_status
take_checkpoint(struct eng_env *env, u_int32_t flags)
{
	DB_ENV *dbenv = env->dbenv;
	int ret;

	if (env->recovery_off)
		return ENG_OK;
	atomic_store(&env->checkpointer->written, 0);
	ret = dbenv->txn_checkpoint(dbenv, 0, 0, flags);
	if (ret == 0 && env->circular_log)
		ret = dbenv->log_archive(dbenv, NULL, DB_ARCH_REMOVE);
	return eng_from_db(ret);
}

eng_status
eng_env_checkpoint(struct eng_env *env)
{
	eng_status st;

	if (!env->shared)
		return take_checkpoint(env, 0);
	eng_shared_enter(env);
	st = env->dbenv != NULL ? take_checkpoint(env, 0) : ENG_E_PANIC;
	/* A store was deleted that somebody had attached: recovery can do
	 * without it. */
	if (st == ENG_E_NO_FILE) {
		eng_shared_fail(env);
		if (eng_shared_restart(env))
			st = take_checkpoint(env, 0);
	}
	eng_shared_leave(env);
	return st;
}

/* A failure here is kept as the detail; the next commit meets it too. */
static void *
run_checkpoints(void *context)
{
	struct eng_env *env = context;
	struct eng_checkpointer *cp = env->checkpointer;
	bool stopping;

	pthread_mutex_lock(&cp->lock);
	for (;;) {
		while (!cp->stopping &&
		    atomic_load(&cp->written) < cp->threshold)
			pthread_cond_wait(&cp->wake, &cp->lock);
		stopping = cp->stopping;
		pthread_mutex_unlock(&cp->lock);
		if (stopping)
			return NULL;
		(void)eng_env_checkpoint(env);
		pthread_mutex_lock(&cp->lock);
	}
}

/* The program's signals are the program's: the thread takes none. */
static eng_status
start_checkpoints(struct eng_env *env, uint64_t threshold)
{
	struct eng_checkpointer *cp = env->checkpointer;
	sigset_t all, old;

	cp->threshold = threshold != 0 ? threshold : env->shared ?
	    SHARED_CHECKPOINT : CHECKPOINT_DEFAULT;
	if (env->recovery_off)
		return ENG_OK;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	cp->started = pthread_create(&cp->thread, NULL, run_checkpoints,
	    env) == 0;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return cp->started ? ENG_OK : ENG_E_NO_MEMORY;
}

static void
stop_checkpoints(struct eng_env *env)
{
	struct eng_checkpointer *cp = env->checkpointer;

	if (!cp->started)
		return;
	pthread_mutex_lock(&cp->lock);
	cp->stopping = true;
	pthread_cond_signal(&cp->wake);
	pthread_mutex_unlock(&cp->lock);
	pthread_join(cp->thread, NULL);
	cp->started = false;
}

void
eng_env_wrote(struct eng_env *env, uint64_t bytes)
{
	struct eng_checkpointer *cp = env->checkpointer;
	uint64_t before = atomic_fetch_add(&cp->written, bytes);

	if (before + bytes < cp->threshold || before >= cp->threshold)
		return;
	pthread_mutex_lock(&cp->lock);
	pthread_cond_signal(&cp->wake);
	pthread_mutex_unlock(&cp->lock);
}

/* --- opening ------------------------------------------------------------ */

static bool
init_locks(struct eng_env *env, struct bus_scope *parent)
{
	struct eng_checkpointer *cp;

	cp = base_calloc(1, sizeof(*cp));
	if (cp == NULL)
		return false;
	pthread_mutex_init(&cp->lock, NULL);
	pthread_cond_init(&cp->wake, NULL);
	env->checkpointer = cp;
	return base_rwlock_init(&env->apply_lock) &&
	    base_mutex_init(&env->commit_mutex) &&
	    base_mutex_init(&env->txn_mutex) &&
	    base_mutex_init(&env->stores_mutex) &&
	    base_mutex_init(&env->detail_mutex) &&
	    bus_scope_init(&env->scope, parent);
}

static void
free_env(struct eng_env *env)
{
	struct eng_checkpointer *cp = env->checkpointer;

	eng_shared_close(env);
	leave_instance(env);
	eng_txn_stop(env);
	if (cp != NULL) {
		bus_scope_fini(&env->scope);
		base_mutex_fini(&env->detail_mutex);
		base_mutex_fini(&env->stores_mutex);
		base_mutex_fini(&env->txn_mutex);
		base_mutex_fini(&env->commit_mutex);
		base_rwlock_fini(&env->apply_lock);
		pthread_cond_destroy(&cp->wake);
		pthread_mutex_destroy(&cp->lock);
		base_free(cp);
	}
	base_free(env->base_name);
	base_free(env->temp_dir);
	base_free(env->log_dir);
	base_free(env->data_dir);
	base_free(env->system_dir);
	base_free(env);
}

/* A log in memory holds a transaction until it ends, with its old images and
 * new pages; one that is bigger fails (DB_TXN_NOT_DURABLE would need no room,
 * but then Berkeley DB does not undo the removal of a tree properly).  Memory
 * is taken as it is first used. */
static uint32_t
pick_memory_log(const struct eng_env *env)
{
	uint64_t size = (uint64_t)env->version_bytes_max * 4;

	if (size < MEMORY_LOG_MIN)
		return MEMORY_LOG_MIN;
	return size > MEMORY_LOG_MAX ? MEMORY_LOG_MAX : (uint32_t)size;
}

static int
set_log(DB_ENV *dbenv, const struct eng_env *env,
    const struct eng_env_config *config)
{
	uint32_t file = config->log_file_bytes;
	uint32_t buffer = config->log_buffer_bytes;
	int ret;

	if (env->recovery_off) {
		ret = dbenv->log_set_config(dbenv, DB_LOG_IN_MEMORY, 1);
		if (ret == 0)
			ret = dbenv->set_lg_bsize(dbenv,
			    pick_memory_log(env));
		return ret;
	}
	if (file == 0)
		file = env->shared ? SHARED_LOG_FILE : LOG_FILE_DEFAULT;
	if (file < LOG_FILE_MIN)
		file = LOG_FILE_MIN;
	if (buffer == 0)
		buffer = LOG_BUFFER_DEFAULT;
	if (buffer > file / 4)
		buffer = file / 4;
	ret = dbenv->set_lg_max(dbenv, file);
	if (ret == 0)
		ret = dbenv->set_lg_bsize(dbenv, buffer);
	if (ret == 0)
		ret = dbenv->set_lg_dir(dbenv, dir_or_root(env->log_dir));
	if (ret == 0 && env->circular_log)
		ret = dbenv->log_set_config(dbenv, DB_LOG_AUTO_REMOVE, 1);
	return ret;
}

/* Stores are named by their place below the directory, so that it can be
 * moved.  What processes leave behind that end without a word takes room in
 * the regions until the next recovery. */
static int
set_up_shared(DB_ENV *dbenv)
{
	int ret;

	ret = dbenv->set_data_dir(dbenv, "..");
	if (ret == 0)
		ret = dbenv->set_lg_regionmax(dbenv, SHARED_LOG_REGION);
	if (ret == 0)
		ret = dbenv->mutex_set_increment(dbenv, SHARED_MUTEXES);
	return ret;
}

/* A cache counts what is done to it in its head: readers on different
 * processors would wait for each other's memory.  So a cache is several.
 * (Latches with a line each would be the same, but Berkeley DB 5.3 loses count
 * of mutexes in private environments when mutex_set_align asks for it.) */
static int
set_cache(DB_ENV *dbenv, const struct eng_env *env, uint64_t bytes)
{
	uint64_t parts = bytes / CACHE_PART_MIN;

	if (parts > CACHE_PARTS_MOST)
		parts = CACHE_PARTS_MOST;
	if (parts == 0 || env->shared)
		parts = 1;
	return dbenv->set_cachesize(dbenv, (u_int32_t)(bytes >> 30),
	    (u_int32_t)(bytes & ((1u << 30) - 1)), (int)parts);
}

static int
set_up(DB_ENV *dbenv, struct eng_env *env,
    const struct eng_env_config *config)
{
	uint64_t cache = config->cache_bytes;
	int ret;

	dbenv->app_private = env;
	dbenv->set_errcall(dbenv, take_error);
	dbenv->set_msgcall(dbenv, take_message);
	if (cache == 0)
		cache = CACHE_DEFAULT;
	ret = dbenv->set_event_notify(dbenv, take_event);
	if (ret == 0)
		ret = dbenv->set_feedback(dbenv, take_progress);
	if (ret == 0)
		ret = set_cache(dbenv, env, cache);
	if (ret == 0)
		ret = dbenv->set_tmp_dir(dbenv, dir_or_root(env->temp_dir));
	if (ret == 0)
		ret = set_log(dbenv, env, config);
	if (ret == 0 && env->shared)
		ret = set_up_shared(dbenv);
	return ret;
}

/* Recovery's failures are the log's: directories were looked at before. */
static eng_status
read_open_error(int ret)
{
	switch (ret) {
	case EINVAL:
	case ENOENT:
	case DB_RUNRECOVERY:
	case DB_NOTFOUND:
		return ENG_E_LOG_CORRUPT;
	default:
		return eng_from_db(ret);
	}
}

/* Commits would change the length of a log that was trimmed. */
static void
extend_log(const struct eng_env *env)
{
	u_int32_t size;

	if (env->dbenv->get_lg_max(env->dbenv, &size) == 0)
		eng_log_extend(env->log_dir, env->base_name, size - 1);
}

static eng_status
open_with(struct eng_env *env, u_int32_t flags, DB_ENV **out)
{
	DB_ENV *dbenv;
	eng_status st;
	int ret;

	*out = NULL;
	ret = db_env_create(&dbenv, 0);
	if (ret != 0)
		return eng_from_db(ret);
	ret = set_up(dbenv, env, &env->config);
	st = eng_from_db(ret);
	if (ret == 0) {
		ret = dbenv->open(dbenv, dir_or_root(env->system_dir),
		    flags | DB_CREATE | DB_INIT_TXN | DB_INIT_LOG |
		    DB_INIT_MPOOL, 0666);
		st = ret == 0 ? ENG_OK : read_open_error(ret);
	}
	if (ret == 0 && flags & DB_PRIVATE) {
		ret = eng_sum_register(dbenv);
		st = eng_from_db(ret);
	}
	if (ret != 0)
		dbenv->close(dbenv, 0);
	else
		*out = dbenv;
	return st;
}

/* With one thread Berkeley DB takes no mutexes: a fifth of the time that
 * recovery after a crash takes.  The usual opening finds nothing to do then,
 * and so has no progress to tell of. */
static eng_status
recover_alone(struct eng_env *env)
{
	DB_ENV *dbenv;
	eng_status st;

	st = open_with(env, DB_PRIVATE | DB_RECOVER, &dbenv);
	if (st != ENG_OK)
		return st;
	env->status = NULL;
	return eng_from_db(dbenv->close(dbenv, 0));
}

static bool
has_crashed(const struct eng_env *env)
{
	return !env->shared && !env->was_clean && eng_file_last_log(
	    dir_or_root(env->log_dir), env->base_name) != 0;
}

eng_status
eng_env_open_db(struct eng_env *env, bool recover)
{
	u_int32_t flags = DB_THREAD;
	eng_status st = ENG_OK;

	if (!env->shared)
		flags |= DB_PRIVATE;
	if (recover) {
		flags |= DB_RECOVER;
		eng_log_trim(env->log_dir, env->base_name);
		if (has_crashed(env))
			st = recover_alone(env);
	}
	if (st == ENG_OK)
		st = open_with(env, flags, &env->dbenv);
	if (st == ENG_OK && recover)
		extend_log(env);
	return st;
}

/* The log must be there before any store carries the signature: a signature
 * without a log is not taken up again. */
static eng_status
begin_use(struct eng_env *env)
{
	eng_status st;

	if (env->recovery_off)
		return ENG_OK;
	if (env->shared && env->dbenv == NULL)
		return ENG_E_LOG_CORRUPT;
	st = eng_env_flush(env, NULL);
	if (st == ENG_OK)
		st = eng_from_db(eng_file_sync_dir(dir_or_root(
		    env->log_dir)));
	return st == ENG_OK ? write_chk(env, CHK_IN_USE) : st;
}

static void
keep_config(struct eng_env *env, const struct eng_env_config *config)
{
	struct eng_env_config *own = &env->config;

	*own = *config;
	own->system_dir = own->log_dir = own->temp_dir = own->base_name = NULL;
	own->scope = NULL;
	own->status = NULL;
	own->status_context = NULL;
	env->shared = config->shared;
	env->recovery_off = config->recovery_off && !env->shared;
	env->circular_log = config->circular_log || env->shared;
	env->status = config->status;
	env->status_context = config->status_context;
	env->version_bytes_max = config->version_bytes_max != 0 ?
	    (size_t)config->version_bytes_max : VERSIONS_DEFAULT;
}

static eng_status
open_instance(struct eng_env *env)
{
	eng_status st;

	if (env->shared)
		st = join_instance(env);
	else if (env->recovery_off)
		st = make_signature(env->signature);
	else
		st = take_instance(env);
	if (st != ENG_OK)
		return st;
	if (!env->shared) {
		st = eng_env_open_db(env, !env->recovery_off);
		return st == ENG_OK ? begin_use(env) : st;
	}
	eng_shared_enter(env);		/* opens it */
	st = begin_use(env);
	eng_shared_leave(env);
	eng_shared_opened(env);
	return st;
}

eng_status
eng_env_open(const struct eng_env_config *config, struct eng_env **out)
{
	struct eng_env *env;
	eng_status st;

	*out = NULL;
	env = base_calloc(1, sizeof(*env));
	if (env == NULL)
		return ENG_E_NO_MEMORY;
	env->lock_fd = env->log_dir_fd = -1;
	TAILQ_INIT(&env->stores);
	TAILQ_INIT(&env->guests);
	keep_config(env, config);
	st = init_locks(env, config->scope) ? ENG_OK : ENG_E_NO_MEMORY;
	if (st == ENG_OK)
		st = eng_txn_start(env);
	if (st == ENG_OK)
		st = find_dirs(env, config);
	if (st == ENG_OK)
		st = open_instance(env);
	if (st == ENG_OK)
		st = start_checkpoints(env, config->checkpoint_bytes);
	if (st != ENG_OK) {
		if (!env->shared && env->dbenv != NULL)
			env->dbenv->close(env->dbenv, 0);
		free_env(env);
		return st;
	}
	*out = env;
	return ENG_OK;
}

/* --- closing ------------------------------------------------------------ */

static eng_status
close_stores(struct eng_env *env, bool clean)
{
	struct eng_store *store;
	eng_status st = ENG_OK, one;

	while ((store = TAILQ_FIRST(&env->stores)) != NULL) {
		one = ENG_OK;
		eng_attach_forget(store);
		if (clean)
			one = eng_store_detach(store);
		else
			eng_store_abandon(store);
		if (st == ENG_OK)
			st = one;
	}
	return st;
}

eng_status
eng_env_close(struct eng_env *env, bool clean)
{
	eng_status st;
	int ret;

	if (eng_env_failed(env))
		clean = false;
	eng_apply_tidy(env);
	st = close_stores(env, clean);
	stop_checkpoints(env);
	if (env->shared) {
		if (st == ENG_OK && clean)
			st = eng_env_checkpoint(env);
		free_env(env);		/* the last of all to leave the gate */
		return st;
	}
	if (st == ENG_OK && clean)
		st = take_checkpoint(env, DB_FORCE);
	ret = env->dbenv->close(env->dbenv, 0);
	if (clean && st == ENG_OK)
		st = eng_from_db(ret);
	if (clean && st == ENG_OK)
		st = write_chk(env, CHK_CLOSED);
	free_env(env);
	return st;
}

/* --- the rest ----------------------------------------------------------- */

/* The number of the log file that is written to. */
static eng_status
find_log_file(struct eng_env *env, uint32_t *file)
{
	DB_LOG_STAT *stat;
	int ret;

	*file = 0;
	eng_shared_enter(env);
	ret = env->dbenv == NULL ? DB_RUNRECOVERY :
	    env->dbenv->log_stat(env->dbenv, &stat, 0);
	eng_shared_leave(env);
	if (ret != 0)
		return eng_from_db(ret);
	*file = stat->st_cur_file;
	free(stat);
	return ENG_OK;
}

/* Commits of shared environments are with the system already, and Berkeley DB
 * sees to the files before the current one: nobody is kept out while the disk
 * works. */
static eng_status
flush_shared(struct eng_env *env)
{
	char path[PATH_MAX];
	eng_status st;
	uint32_t file;
	int fd;

	st = find_log_file(env, &file);
	if (st != ENG_OK)
		return st;
	eng_file_log_path(env->log_dir, env->base_name, file, path);
	do
		fd = open(path, O_RDONLY | O_CLOEXEC);
	while (fd == -1 && errno == EINTR);
	if (fd == -1)		/* a new log, and the old one removed */
		return errno == ENOENT ? ENG_OK : ENG_E_LOG_WRITE;
	if (fdatasync(fd) == -1)
		st = ENG_E_LOG_WRITE;
	close(fd);
	if (st == ENG_OK && atomic_exchange(&env->synced_log, file) != file)
		st = eng_from_db(eng_file_sync_dir(env->log_dir));
	return st;
}

eng_status
eng_env_flush(struct eng_env *env, const DB_LSN *lsn)
{
	eng_status st;

	if (env->recovery_off)
		return ENG_OK;
	if (env->shared)
		return flush_shared(env);
	st = eng_from_db(env->dbenv->log_flush(env->dbenv, lsn));
	return st == ENG_E_IO ? ENG_E_LOG_WRITE : st;
}

void
eng_env_detail(struct eng_env *env, char *out, size_t room)
{
	base_mutex_lock(&env->detail_mutex);
	strlcpy(out, env->detail, room);
	base_mutex_unlock(&env->detail_mutex);
}

struct bus_scope *
eng_env_scope(struct eng_env *env)
{
	return &env->scope;
}
