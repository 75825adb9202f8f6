/* SPDX-License-Identifier: MIT */
/* eng_lock.c - locks between sessions and processes. */
#include <bsd/sys/tree.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base_alloc.h"
#include "eng_cursor.h"
#include "eng_env.h"
#include "eng_hold.h"
#include "eng_lock.h"
#include "eng_version.h"

enum {
	NAP_FIRST = 1,			/* ms between two tries */
	NAP_LAST = 20,
	KINDS = ENG_LOCK_UPDATE + 1
};

/* Where in the file the bytes are that stand for tables, four each.  In the
 * map of a session tables have odd numbers, records even ones. */
#define TABLES_MASK	(((uint64_t)1 << 58) - 1)
#define IS_TABLE	((uint64_t)1)
#define RECORD_FIRST	((uint64_t)2)

/* A session that has no locks yet; they are numbered from 0. */
#define NO_OWNER	UINT32_MAX

enum table_byte {
	BYTE_OPEN,			/* read: open; write: exclusive */
	BYTE_LOCK,			/* read: read lock; write: write lock */
	BYTE_UPDATE,			/* read: changes that are not committed */
	TABLE_BYTES = 4
};

/* What a session has of one record (counts[0]) or of one table. */
struct lock {
	RB_ENTRY(lock) node;
	TAILQ_ENTRY(lock) link;		/* session->held */
	struct eng_session *session;
	uint64_t at;
	unsigned counts[KINDS];
	bool in_txn[KINDS];		/* until its end */
};

RB_HEAD(eng_lock_map, lock);

/* The owner of locks: a session, or several that share theirs. */
struct eng_locks {
	int fd;
	uint32_t owner;			/* its number, in this process */
	unsigned users;
	struct eng_lock_map map;
	struct lock *updated;		/* the last one for a change; or NULL */
};

static int
compare_locks(const struct lock *a, const struct lock *b)
{
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if ((uintptr_t)a->session != (uintptr_t)b->session)
		return (uintptr_t)a->session < (uintptr_t)b->session ? -1 : 1;
	return 0;
}

RB_PROTOTYPE(eng_lock_map, lock, node, compare_locks)
RB_GENERATE(eng_lock_map, lock, node, compare_locks)

/* ---- the file ---- */

static int
set_bytes(int fd, int command, short type, uint64_t at, uint64_t size)
{
	struct flock bytes = { .l_type = type, .l_whence = SEEK_SET,
	    .l_start = (off_t)at, .l_len = (off_t)size };
	int ret;

	do
		ret = fcntl(fd, command, &bytes);
	while (ret == -1 && errno == EINTR);
	return ret == 0 ? 0 : errno;
}

static eng_status
lock_byte(int fd, short type, uint64_t at)
{
	int ret = set_bytes(fd, F_OFD_SETLK, type, at, 1);

	if (ret == EAGAIN || ret == EACCES)
		return ENG_E_LOCKED;
	return ret == ENOLCK ? ENG_E_NO_MEMORY : eng_from_db(ret);
}

/* Whether another session has any lock on the byte. */
static bool
byte_is_foreign(int fd, uint64_t at)
{
	struct flock byte = { .l_type = F_WRLCK, .l_whence = SEEK_SET,
	    .l_start = (off_t)at, .l_len = 1 };

	return fcntl(fd, F_OFD_GETLK, &byte) == 0 && byte.l_type != F_UNLCK;
}

/* ---- what sessions have ---- */

static eng_status
open_locks(struct eng_session *session)
{
	struct eng_locks *locks;
	int ret;

	if (session->locks != NULL)
		return ENG_OK;
	if (!session->env->shared)
		return ENG_E_BAD_OPERATION;
	locks = base_calloc(1, sizeof(*locks));
	if (locks == NULL)
		return ENG_E_NO_MEMORY;
	RB_INIT(&locks->map);
	locks->fd = eng_shared_lock_file(session->env);
	if (locks->fd == -1) {
		ret = errno;
		base_free(locks);
		return eng_from_db(ret);
	}
	locks->owner = eng_shared_session(session->env);
	locks->users = 1;
	session->locks = locks;
	return ENG_OK;
}

eng_status
eng_session_share_locks(struct eng_session *session, struct eng_session *with)
{
	eng_status st;

	if (session->env != with->env || session->locks != NULL)
		return ENG_E_BAD_OPERATION;
	if (!session->env->shared)
		return ENG_OK;
	st = open_locks(with);
	if (st != ENG_OK)
		return st;
	with->locks->users++;
	session->locks = with->locks;
	return ENG_OK;
}

static struct lock *
find_lock(struct eng_session *session, uint64_t at)
{
	struct lock key = { .at = at, .session = session };

	if (session->locks == NULL)
		return NULL;
	return RB_FIND(eng_lock_map, &session->locks->map, &key);
}

/* Mostly there is none yet. */
static struct lock *
make_lock(struct eng_session *session, uint64_t at)
{
	struct lock *lock = base_calloc(1, sizeof(*lock)), *old;

	if (lock == NULL)
		return NULL;
	lock->at = at;
	lock->session = session;
	old = RB_INSERT(eng_lock_map, &session->locks->map, lock);
	if (old != NULL) {
		base_free(lock);
		return old;
	}
	TAILQ_INSERT_TAIL(&session->held, lock, link);
	return lock;
}

static bool
is_wanted(const struct lock *lock, int kind)
{
	return lock->counts[kind] > 0 || lock->in_txn[kind];
}

static void
drop_lock(struct lock *lock)
{
	struct eng_locks *locks = lock->session->locks;

	if (locks->updated == lock)
		locks->updated = NULL;
	RB_REMOVE(eng_lock_map, &locks->map, lock);
	TAILQ_REMOVE(&lock->session->held, lock, link);
	base_free(lock);
}

static void
drop_if_idle(struct lock *lock)
{
	int kind;

	for (kind = 0; kind < KINDS; kind++)
		if (is_wanted(lock, kind))
			return;
	drop_lock(lock);
}

/* The owner's first lock there; the next ones follow it. */
static struct lock *
first_at(struct eng_locks *locks, uint64_t at)
{
	struct lock key = { .at = at }, *lock;

	lock = RB_NFIND(eng_lock_map, &locks->map, &key);
	return lock != NULL && lock->at == at ? lock : NULL;
}

static struct lock *
next_at(struct lock *lock)
{
	struct lock *next = RB_NEXT(eng_lock_map, NULL, lock);

	return next != NULL && next->at == lock->at ? next : NULL;
}

/* Whether the owner wants it, by any session, or by one but this. */
static bool
owner_wants(struct eng_locks *locks, uint64_t at, int kind,
    const struct eng_session *but)
{
	struct lock *lock;

	for (lock = first_at(locks, at); lock != NULL; lock = next_at(lock))
		if (lock->session != but && is_wanted(lock, kind))
			return true;
	return false;
}

/* Whether any session of the owner asked for it. */
static bool
owner_holds(struct eng_locks *locks, uint64_t at, int kind)
{
	struct lock *lock;

	if (locks == NULL)
		return false;
	for (lock = first_at(locks, at); lock != NULL; lock = next_at(lock))
		if (lock->counts[kind] > 0)
			return true;
	return false;
}

/* ---- waiting ---- */

static bool
nap_until(int *left_ms, int *nap_ms)
{
	struct timespec nap;
	int ms = *nap_ms;

	if (*left_ms == 0)
		return false;
	if (*left_ms > 0 && ms > *left_ms)
		ms = *left_ms;
	nap = (struct timespec){ 0, ms * 1000000L };
	nanosleep(&nap, NULL);
	if (*left_ms > 0)
		*left_ms -= ms;
	if (*nap_ms < NAP_LAST)
		*nap_ms *= 2;
	return true;
}

/* ---- records ---- */

static uint64_t
find_seed(struct eng_tree *tree)
{
	uint64_t seed = atomic_load_explicit(&tree->lock_seed,
	    memory_order_relaxed);

	if (seed == 0) {
		seed = eng_shared_hash(eng_store_key(tree->store, 0),
		    tree->name, strlen(tree->name) + 1);
		atomic_store_explicit(&tree->lock_seed, seed,
		    memory_order_relaxed);
	}
	return seed;
}

static uint64_t
place_record(struct eng_tree *tree, const void *key, size_t key_size)
{
	uint64_t sum = eng_shared_hash(find_seed(tree), key, key_size);

	sum &= ~IS_TABLE;
	return sum != 0 ? sum : RECORD_FIRST;
}

/* Whether the owner has the record. */
static bool
owner_has(const struct lock *lock)
{
	struct eng_locks *locks = lock->session->locks;

	return is_wanted(lock, 0) ||
	    (locks->users > 1 && owner_wants(locks, lock->at, 0, NULL));
}

/* One try; counted or until the transaction ends. */
static eng_status
try_record(struct eng_session *session, uint64_t at, bool in_txn)
{
	struct lock *lock;
	eng_status st = ENG_OK;

	lock = make_lock(session, at);
	if (lock == NULL)
		return ENG_E_NO_MEMORY;
	if (!owner_has(lock)) {
		eng_shared_enter(session->env);
		st = eng_shared_hold(session->env, at, session->locks->owner);
		eng_shared_leave(session->env);
	}
	if (st != ENG_OK)
		drop_if_idle(lock);
	else if (in_txn)
		lock->in_txn[0] = true;
	else
		lock->counts[0]++;
	return st;
}

eng_status
eng_lock_record(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size, int wait_ms)
{
	bool hold = eng_hold_is_for(session);
	int nap = NAP_FIRST;
	eng_status st;
	uint64_t at;

	st = hold ? ENG_OK : open_locks(session);
	if (st != ENG_OK)
		return st;
	at = place_record(tree, key, key_size);
	do
		st = hold ? eng_hold_record(session, tree, key, key_size) :
		    try_record(session, at, false);
	while (st == ENG_E_LOCKED && nap_until(&wait_ms, &nap));
	return st;
}

static void
free_record(struct eng_session *session, struct lock *lock)
{
	if (!owner_has(lock)) {
		eng_shared_enter(session->env);
		eng_shared_let_go(session->env, lock->at,
		    session->locks->owner);
		eng_shared_leave(session->env);
	}
	drop_if_idle(lock);
}

void
eng_unlock_record(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	struct lock *lock;

	if (eng_hold_is_for(session))
		eng_hold_free_record(session, tree, key, key_size);
	if (session->locks == NULL)
		return;
	lock = find_lock(session, place_record(tree, key, key_size));
	if (lock == NULL || lock->counts[0] == 0)
		return;
	lock->counts[0]--;
	free_record(session, lock);
}

bool
eng_lock_is_held(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	if (eng_hold_is_for(session))
		return eng_hold_is_own(session, tree, key, key_size);
	return owner_holds(session->locks,
	    place_record(tree, key, key_size), 0);
}

bool
eng_lock_is_foreign(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	bool held;

	if (eng_hold_is_for(session))
		return eng_hold_is_foreign(session, tree, key, key_size);
	if (!session->env->shared)
		return false;
	eng_shared_enter(session->env);
	held = eng_shared_is_held(session->env,
	    place_record(tree, key, key_size), session->locks != NULL ?
	    session->locks->owner : NO_OWNER);
	eng_shared_leave(session->env);
	return held;
}

/* ---- tables ---- */

static uint64_t
place_table(const struct eng_slot *slot)
{
	return atomic_load(&slot->key) | IS_TABLE;
}

static uint64_t
place_byte(const struct lock *lock, enum table_byte byte)
{
	return (lock->at & TABLES_MASK) * TABLE_BYTES + byte;
}

static short
pick_type(struct eng_locks *locks, uint64_t at, int shared, int alone)
{
	if (alone >= 0 && owner_wants(locks, at, alone, NULL))
		return F_WRLCK;
	return owner_wants(locks, at, shared, NULL) ? F_RDLCK : F_UNLCK;
}

/* Makes the byte that the kind is about what the counts say. */
static eng_status
settle_byte(const struct lock *lock, enum eng_table_lock kind)
{
	struct eng_locks *locks = lock->session->locks;

	switch (kind) {
	case ENG_LOCK_OPEN:
	case ENG_LOCK_EXCLUSIVE:
		return lock_byte(locks->fd, pick_type(locks, lock->at,
		    ENG_LOCK_OPEN, ENG_LOCK_EXCLUSIVE),
		    place_byte(lock, BYTE_OPEN));
	case ENG_LOCK_READ:
	case ENG_LOCK_WRITE:
		return lock_byte(locks->fd, pick_type(locks, lock->at,
		    ENG_LOCK_READ, ENG_LOCK_WRITE),
		    place_byte(lock, BYTE_LOCK));
	case ENG_LOCK_UPDATE:
		return lock_byte(locks->fd, pick_type(locks, lock->at,
		    ENG_LOCK_UPDATE, -1), place_byte(lock, BYTE_UPDATE));
	}
	return ENG_E_BAD_PARAMETER;
}

/* To have a table open is a matter of each session, whoever the owner is. */
static bool
meets_sister(const struct lock *lock, enum eng_table_lock kind)
{
	struct eng_locks *locks = lock->session->locks;

	if (kind != ENG_LOCK_OPEN && kind != ENG_LOCK_EXCLUSIVE)
		return false;
	return owner_wants(locks, lock->at, ENG_LOCK_EXCLUSIVE,
	    lock->session) || (kind == ENG_LOCK_EXCLUSIVE &&
	    owner_wants(locks, lock->at, ENG_LOCK_OPEN, lock->session));
}

/* Locks and updates shut each other out, though there may be many of both:
 * each has its byte, looks at that of the other, and goes back if need be. */
static bool
meets_other_kind(int fd, const struct lock *lock, enum eng_table_lock kind)
{
	if (kind == ENG_LOCK_READ || kind == ENG_LOCK_WRITE)
		return byte_is_foreign(fd, place_byte(lock, BYTE_UPDATE));
	return kind == ENG_LOCK_UPDATE &&
	    byte_is_foreign(fd, place_byte(lock, BYTE_LOCK));
}

static eng_status
try_table(struct eng_session *session, uint64_t at, enum eng_table_lock kind,
    bool in_txn)
{
	int fd = session->locks->fd;
	struct lock *lock;
	eng_status st = ENG_OK;
	bool had;

	lock = make_lock(session, at);
	if (lock == NULL)
		return ENG_E_NO_MEMORY;
	if (meets_sister(lock, kind)) {
		drop_if_idle(lock);
		return ENG_E_LOCKED;
	}
	had = owner_wants(session->locks, at, kind, NULL);
	if (in_txn)
		lock->in_txn[kind] = true;
	else
		lock->counts[kind]++;
	if (!had)
		st = settle_byte(lock, kind);
	if (!had && st == ENG_OK && meets_other_kind(fd, lock, kind))
		st = ENG_E_LOCKED;
	if (st == ENG_OK)
		return ENG_OK;
	if (in_txn)
		lock->in_txn[kind] = false;
	else
		lock->counts[kind]--;
	(void)settle_byte(lock, kind);
	drop_if_idle(lock);
	return st;
}

eng_status
eng_lock_table(struct eng_session *session, const struct eng_table *table,
    enum eng_table_lock kind, int wait_ms)
{
	bool hold = eng_hold_is_for(session);
	int nap = NAP_FIRST;
	eng_status st;

	if (table->slot == NULL && !hold)
		return ENG_E_BAD_OPERATION;
	st = hold ? ENG_OK : open_locks(session);
	if (st != ENG_OK)
		return st;
	do
		st = hold ? eng_hold_table(session, table->rows, kind) :
		    try_table(session, place_table(table->slot), kind, false);
	while (st == ENG_E_LOCKED && nap_until(&wait_ms, &nap));
	return st;
}

void
eng_unlock_table(struct eng_session *session, const struct eng_table *table,
    enum eng_table_lock kind)
{
	struct lock *lock;

	if (eng_hold_is_for(session))
		eng_hold_free_table(session, table->rows, kind);
	if (table->slot == NULL)
		return;
	lock = find_lock(session, place_table(table->slot));
	if (lock == NULL || lock->counts[kind] == 0)
		return;
	lock->counts[kind]--;
	if (session->txn != NULL && (kind == ENG_LOCK_OPEN ||
	    kind == ENG_LOCK_EXCLUSIVE))
		lock->in_txn[kind] = true;
	else if (lock->counts[kind] == 0)
		(void)settle_byte(lock, kind);
	drop_if_idle(lock);
}

bool
eng_lock_table_is_held(struct eng_session *session,
    const struct eng_table *table, enum eng_table_lock kind)
{
	if (eng_hold_is_for(session))
		return eng_hold_has_table(session, table->rows, kind);
	return table->slot != NULL && owner_holds(session->locks,
	    place_table(table->slot), kind);
}

/* ---- transactions ---- */

/* Notes that the table is being updated, once for many changes. */
static eng_status
note_update(struct eng_session *session, uint64_t at)
{
	struct eng_locks *locks = session->locks;
	const struct lock *last = locks->updated;
	eng_status st;

	if (last != NULL && last->at == at && last->session == session &&
	    last->in_txn[ENG_LOCK_UPDATE])
		return ENG_OK;
	st = try_table(session, at, ENG_LOCK_UPDATE, true);
	if (st == ENG_OK)
		locks->updated = find_lock(session, at);
	return st;
}

eng_status
eng_lock_in_txn(struct eng_session *session, struct eng_tree *tree,
    const void *key, size_t key_size)
{
	eng_status st;

	st = open_locks(session);
	if (st == ENG_OK && tree->slot != NULL)
		st = note_update(session, place_table(tree->slot));
	if (st == ENG_OK)
		st = try_record(session, place_record(tree, key, key_size),
		    true);
	return st;
}

static void
end_table(struct lock *lock)
{
	int kind;

	for (kind = 0; kind < KINDS; kind++)
		if (lock->in_txn[kind]) {
			lock->in_txn[kind] = false;
			(void)settle_byte(lock, (enum eng_table_lock)kind);
		}
	drop_if_idle(lock);
}

static void
end_in_txn(struct eng_session *session)
{
	struct lock *lock, *next;

	TAILQ_FOREACH_SAFE(lock, &session->held, link, next) {
		if (lock->at & IS_TABLE) {
			end_table(lock);
		} else if (lock->in_txn[0]) {
			lock->in_txn[0] = false;
			free_record(session, lock);
		}
	}
}

void
eng_lock_txn_ended(struct eng_session *session)
{
	if (TAILQ_EMPTY(&session->held))
		return;
	eng_shared_enter(session->env);
	end_in_txn(session);
	eng_shared_leave(session->env);
}

static void
end_lock(struct eng_session *session, struct lock *lock)
{
	memset(lock->counts, 0, sizeof(lock->counts));
	if (lock->at & IS_TABLE) {
		memset(lock->in_txn, true, sizeof(lock->in_txn));
		end_table(lock);
	} else {
		lock->in_txn[0] = false;
		free_record(session, lock);
	}
}

/* A forked child may have the file open too. */
void
eng_lock_session_ended(struct eng_session *session)
{
	struct eng_locks *locks = session->locks;
	struct lock *lock;

	if (locks == NULL)
		return;
	eng_shared_enter(session->env);
	while ((lock = TAILQ_FIRST(&session->held)) != NULL)
		end_lock(session, lock);
	eng_shared_leave(session->env);
	session->locks = NULL;
	if (--locks->users > 0)
		return;
	(void)set_bytes(locks->fd, F_OFD_SETLK, F_UNLCK, 0, 0);
	close(locks->fd);
	base_free(locks);
}

/* ---- of cursors ---- */

/* While a cursor caches, its locks are those of the session it came from. */
static struct eng_session *
find_owner(const struct eng_cursor *cursor)
{
	struct eng_session *session = cursor->session;

	return session->caching != NULL ? session->applier : session;
}

/* The current record's key, copied: the lock may be waited for. */
static eng_status
copy_bookmark(struct eng_cursor *cursor, struct base_buf *key)
{
	const uint8_t *bookmark;
	eng_status st;
	size_t size;

	eng_env_share(cursor->session->env);
	st = eng_cursor_settle_locked(cursor);
	if (st == ENG_OK && !eng_cursor_bookmark_at(cursor, &bookmark, &size))
		st = ENG_E_NO_RECORD;
	if (st == ENG_OK && !base_buf_set(key, bookmark, size))
		st = ENG_E_NO_MEMORY;
	eng_env_unshare(cursor->session->env);
	return st;
}

eng_status
eng_cursor_hold_record(struct eng_cursor *cursor, int wait_ms)
{
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	st = copy_bookmark(cursor, &key);
	if (st == ENG_OK)
		st = eng_lock_record(find_owner(cursor), cursor->table->rows,
		    key.data, key.size, wait_ms);
	base_buf_fini(&key);
	return st;
}

eng_status
eng_cursor_release_record(struct eng_cursor *cursor)
{
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	st = copy_bookmark(cursor, &key);
	if (st == ENG_OK)
		eng_unlock_record(find_owner(cursor), cursor->table->rows,
		    key.data, key.size);
	base_buf_fini(&key);
	return st;
}

void
eng_cursor_release_bookmark(struct eng_cursor *cursor, const void *bookmark,
    size_t size)
{
	eng_unlock_record(find_owner(cursor), cursor->table->rows, bookmark,
	    size);
}

eng_status
eng_cursor_record_holder(struct eng_cursor *cursor, bool *own, bool *foreign)
{
	struct base_buf key = BASE_BUF_EMPTY;
	eng_status st;

	*own = *foreign = false;
	st = copy_bookmark(cursor, &key);
	if (st == ENG_OK) {
		*own = eng_lock_is_held(find_owner(cursor),
		    cursor->table->rows, key.data, key.size);
		*foreign = eng_lock_is_foreign(find_owner(cursor),
		    cursor->table->rows, key.data, key.size);
	}
	base_buf_fini(&key);
	return st;
}

bool
eng_cursor_lock_may_end(struct eng_cursor *cursor)
{
	struct eng_session *session = find_owner(cursor);
	struct base_buf key = BASE_BUF_EMPTY;
	bool may = true;

	if (eng_hold_is_for(session) &&
	    copy_bookmark(cursor, &key) == ENG_OK)
		may = eng_hold_may_end(session, cursor->table->rows, key.data,
		    key.size);
	base_buf_fini(&key);
	return may;
}

eng_status
eng_cursor_hold_table(struct eng_cursor *cursor, enum eng_table_lock kind,
    int wait_ms)
{
	return eng_lock_table(find_owner(cursor), cursor->table, kind,
	    wait_ms);
}

void
eng_cursor_release_table(struct eng_cursor *cursor, enum eng_table_lock kind)
{
	eng_unlock_table(find_owner(cursor), cursor->table, kind);
}

bool
eng_cursor_holds_table(struct eng_cursor *cursor, enum eng_table_lock kind)
{
	return eng_lock_table_is_held(find_owner(cursor), cursor->table, kind);
}

uint64_t
eng_cursor_change_count(struct eng_cursor *cursor)
{
	return eng_table_change_count(cursor->table);
}
