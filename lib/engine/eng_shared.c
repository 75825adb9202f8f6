/* SPDX-License-Identifier: MIT */
/* eng_shared.c - the control file, the gate, and what to do when somebody
 * died inside. */
#include <bsd/string.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base_alloc.h"
#include "eng_env.h"
#include "eng_file.h"
#include "eng_shared.h"
#include "eng_store.h"

enum {
	CONTROL_VERSION = 3,
	MEMBERS = ENG_SHARED_MEMBERS,
	SLOTS = 8192,
	SLOT_TRIES = 64,
	BUCKETS = 65536,		/* of record locks: a power of two */
	BUCKET = 16,
	PART = 16,			/* buckets that get their place at once */
	/* What a killed process leaves in the regions is little, but nothing
	 * but recovery takes it away. */
	DEATHS_MAX = 16,
	TURNS_MAX = 16,			/* of a thread, while others wait */
	NAP = 50000,			/* ns; others get in meanwhile */
	LOOKS_MAX = 1000,		/* at readers, before a nap */
	PASSES_MAX = 4096,		/* between looks for the dead */
	COUNT_BITS = 16
};

/* Bytes of the control file that are locked (OFD), not read. */
enum {
	LOCK_OPENING = 0,		/* one opener at a time */
	LOCK_ALIVE = 1,			/* shared by all who have it open */
	LOCK_MEMBERS = 16		/* one each */
};

static const char control_magic[8] = "JPORTCTL";

/* A lock of a record; free when at is 0. */
struct held {
	_Atomic uint64_t at;		/* set last */
	uint32_t session;
	uint32_t member;
};

/* Where threads count themselves that read: how many, of that turn.  A count of
 * another turn is what somebody left who came too late, or was killed. */
struct place {
	_Atomic uint64_t readers;	/* turn << COUNT_BITS | count */
	char after[BASE_LINE_SIZE - sizeof(uint64_t)];
};

struct control {
	char magic[8];
	uint32_t version;
	uint32_t size;			/* differs where mutexes do */
	pthread_mutex_t gate;
	_Atomic uint32_t wanted;	/* somebody waits for the gate */
	_Atomic uint32_t lost;		/* nobody gets it any more */
	/* The turn in which threads of `sole` may read without the gate; 0
	 * while somebody is inside, and when there are several. */
	_Atomic uint64_t reader;	/* turn << COUNT_BITS | sole */
	char after[BASE_LINE_SIZE];
	struct place places[BASE_LOCK_PLACES];	/* its threads' */
	/* All below: inside the gate. */
	_Atomic uint32_t sole;		/* member + 1, of the only process; or
					 * 0 */
	uint64_t turn;			/* grows when that becomes another */
	_Atomic uint32_t broken;	/* must be recovered */
	uint32_t deaths;
	uint64_t epoch;			/* of the newest recovery */
	uint32_t members[MEMBERS];	/* process ids */
	struct eng_slot slots[SLOTS];
	uint8_t spilled[BUCKETS];	/* look into the next one as well */
	/* All above has its place on the disk.  Of what follows there are
	 * the parts marked here: the rest is holes, which nobody touches,
	 * since a full disk kills whoever does. */
	uint8_t parts[BUCKETS / PART];
	struct held held[BUCKETS][BUCKET];
};

struct eng_shared {
	struct control *control;
	int fd;				/* of the control file */
	unsigned member;
	_Atomic uint32_t sessions;	/* so far */
	_Atomic uintptr_t owner;	/* the thread that is inside */
	unsigned depth;			/* of the owner */
	unsigned passes;		/* in company; of the owner */
	uint64_t epoch;			/* that env->dbenv is of */
	struct base_mutex slot_mutex;
	uint32_t slot_uses[SLOTS];	/* by this process */
	struct base_mutex alone;	/* when the gate is no more */
	bool is_lost;			/* of the owner: it has that one */
};

/* An environment that was given up. */
struct grave {
	DB_ENV *dbenv;
	struct grave *next;
};

static _Atomic unsigned threads_seen;
static BASE_THREAD_LOCAL char thread_mark;
static BASE_THREAD_LOCAL unsigned thread_turns;	/* in a row */
static BASE_THREAD_LOCAL unsigned thread_number;	/* from 1 */
/* Where the thread reads without the gate. */
static BASE_THREAD_LOCAL struct {
	const struct eng_shared *share;
	uint64_t turn;
} thread_reads;
static struct grave *_Atomic graves;

/* ---- locks of the control file ---- */

static int
lock_byte(int fd, int command, short type, off_t at)
{
	struct flock lock = { .l_type = type, .l_whence = SEEK_SET,
	    .l_start = at, .l_len = 1 };
	int ret;

	do
		ret = fcntl(fd, command, &lock);
	while (ret == -1 && errno == EINTR);
	return ret == 0 ? 0 : errno;
}

static bool
member_is_dead(int fd, unsigned member)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET,
	    .l_start = LOCK_MEMBERS + (off_t)member, .l_len = 1 };

	return fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type == F_UNLCK;
}

/* ---- the control file ---- */

static int
make_gate(pthread_mutex_t *gate)
{
	pthread_mutexattr_t attr;
	int ret;

	ret = pthread_mutexattr_init(&attr);
	if (ret != 0)
		return ret;
	pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
	pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
	ret = pthread_mutex_init(gate, &attr);
	pthread_mutexattr_destroy(&attr);
	return ret;
}

/* Nobody else has it open: whatever is in there is of the past. */
static eng_status
make_control(struct control *control)
{
	if (make_gate(&control->gate) != 0)
		return ENG_E_NO_MEMORY;
	control->broken = 1;
	control->epoch = 1;
	control->version = CONTROL_VERSION;
	control->size = sizeof(*control);
	memcpy(control->magic, control_magic, sizeof(control_magic));
	return ENG_OK;
}

/* Bytes of the file get their place on the disk. */
static eng_status
make_place(int fd, size_t at, size_t size)
{
	int ret;

	do
		ret = posix_fallocate(fd, (off_t)at, (off_t)size);
	while (ret == EINTR);
	return eng_from_db(ret);
}

/* Cut off first, so that it is zeroes, most of them not even there. */
static eng_status
make_file(int fd)
{
	if (ftruncate(fd, 0) == -1 ||
	    ftruncate(fd, sizeof(struct control)) == -1)
		return eng_from_db(errno);
	return make_place(fd, 0, offsetof(struct control, held));
}

static eng_status
map_control(struct eng_shared *sh, bool first)
{
	eng_status st;
	void *at;

	st = first ? make_file(sh->fd) : ENG_OK;
	if (st != ENG_OK)
		return st;
	at = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE,
	    MAP_SHARED, sh->fd, 0);
	if (at == MAP_FAILED)
		return eng_from_db(errno);
	sh->control = at;
	return first ? make_control(at) : ENG_OK;
}

/* Another build of this library, or a process of another word size, may be
 * at work here. */
static eng_status
check_control(const struct eng_shared *sh)
{
	struct stat file;

	if (fstat(sh->fd, &file) == -1)
		return eng_from_db(errno);
	if ((size_t)file.st_size < sizeof(struct control) ||
	    memcmp(sh->control->magic, control_magic,
	    sizeof(control_magic)) != 0 ||
	    sh->control->version != CONTROL_VERSION ||
	    sh->control->size != sizeof(struct control))
		return ENG_E_ENV_IN_USE;
	return ENG_OK;
}

static void
free_held_of(struct control *control, unsigned member)
{
	unsigned b, i;

	for (b = 0; b < BUCKETS; b++)
		for (i = 0; control->parts[b / PART] != 0 && i < BUCKET; i++)
			if (atomic_load_explicit(&control->held[b][i].at,
			    memory_order_relaxed) != 0 &&
			    control->held[b][i].member == member)
				atomic_store(&control->held[b][i].at, 0);
}

static void
free_slots_of(struct control *control, unsigned member)
{
	uint64_t bit = (uint64_t)1 << member % 64;
	unsigned i;

	for (i = 0; i < SLOTS; i++)
		if (atomic_load_explicit(&control->slots[i].users[member /
		    64], memory_order_relaxed) & bit)
			atomic_fetch_and(&control->slots[i].users[member /
			    64], ~bit);
}

/* The only process needs no gate to read; others have written since it was that
 * before. */
static void
choose_sole(struct control *control)
{
	unsigned i, count = 0;
	uint32_t sole = 0;

	for (i = 0; i < MEMBERS; i++)
		if (control->members[i] != 0) {
			sole = i + 1;
			count++;
		}
	if (count != 1)
		sole = 0;
	if (sole != control->sole)
		control->turn++;
	control->sole = sole;
}

/* Its number is free for another process. */
static void
free_member(struct control *control, unsigned member)
{
	free_held_of(control, member);
	free_slots_of(control, member);
	control->members[member] = 0;
	choose_sole(control);
}

/* Members that went without a word have left handles in the regions.  One's own
 * lock stands in nobody's own way, so it says nothing. */
static void
count_dead(struct eng_shared *sh)
{
	struct control *control = sh->control;
	unsigned i;

	for (i = 0; i < MEMBERS; i++)
		if (control->members[i] != 0 && i != sh->member &&
		    member_is_dead(sh->fd, i)) {
			free_member(control, i);
			control->deaths++;
		}
	if (control->deaths >= DEATHS_MAX)
		control->broken = 1;
}

static eng_status
take_member(struct eng_shared *sh)
{
	unsigned i;

	for (i = 0; i < MEMBERS; i++)
		if (sh->control->members[i] == 0 && lock_byte(sh->fd,
		    F_OFD_SETLK, F_WRLCK, LOCK_MEMBERS + (off_t)i) == 0) {
			sh->control->members[i] = (uint32_t)getpid();
			sh->member = i;
			choose_sole(sh->control);
			return ENG_OK;
		}
	return ENG_E_ENV_IN_USE;
}

static eng_status
open_control(struct eng_env *env, struct eng_shared *sh)
{
	char path[PATH_MAX];
	eng_status st;
	bool first;
	int ret;

	if (snprintf(path, sizeof(path), "%s/control", env->system_dir) >=
	    (int)sizeof(path))
		return ENG_E_BAD_PATH;
	do
		sh->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	while (sh->fd == -1 && errno == EINTR);
	if (sh->fd == -1)
		return eng_from_db(errno);
	ret = lock_byte(sh->fd, F_OFD_SETLKW, F_WRLCK, LOCK_OPENING);
	if (ret != 0)
		return eng_from_db(ret);
	first = lock_byte(sh->fd, F_OFD_SETLK, F_WRLCK, LOCK_ALIVE) == 0;
	st = map_control(sh, first);
	if (st == ENG_OK)
		st = check_control(sh);
	/* Those that come while this one is there are not the first. */
	if (st == ENG_OK)
		st = eng_from_db(lock_byte(sh->fd, F_OFD_SETLKW, F_RDLCK,
		    LOCK_ALIVE));
	return st;
}

eng_status
eng_shared_open(struct eng_env *env)
{
	struct eng_shared *sh;
	eng_status st;

	sh = base_calloc(1, sizeof(*sh));
	if (sh == NULL)
		return ENG_E_NO_MEMORY;
	base_mutex_init(&sh->slot_mutex);
	base_mutex_init(&sh->alone);
	sh->fd = -1;
	sh->member = MEMBERS;
	st = open_control(env, sh);
	env->share = sh;
	if (st == ENG_OK) {
		eng_shared_enter(env);
		if (!sh->is_lost)
			count_dead(sh);
		st = sh->is_lost ? ENG_E_PANIC : take_member(sh);
		eng_shared_leave(env);
	}
	if (st != ENG_OK)
		eng_shared_close(env);
	return st;
}

void
eng_shared_opened(struct eng_env *env)
{
	(void)lock_byte(env->share->fd, F_OFD_SETLK, F_UNLCK, LOCK_OPENING);
}

/* A forked child may have the file open as well, so its locks are given back
 * one by one. */
static void
close_control(struct eng_shared *sh)
{
	struct flock all = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

	if (sh->fd == -1)
		return;
	(void)fcntl(sh->fd, F_OFD_SETLK, &all);
	close(sh->fd);
}

void
eng_shared_close(struct eng_env *env)
{
	struct eng_shared *sh = env->share;

	if (sh == NULL)
		return;
	if (sh->member < MEMBERS) {
		eng_shared_enter(env);
		/* What could not be closed may have left locks behind. */
		if (env->dbenv != NULL && env->dbenv->close(env->dbenv, 0) != 0)
			sh->control->broken = 1;
		env->dbenv = NULL;
		if (!sh->is_lost)
			free_member(sh->control, sh->member);
		eng_shared_leave(env);
	}
	if (sh->control != NULL)
		munmap(sh->control, sizeof(*sh->control));
	close_control(sh);
	base_mutex_fini(&sh->slot_mutex);
	base_mutex_fini(&sh->alone);
	base_free(sh);
	env->share = NULL;
}

/* ---- beginning anew ---- */

/* Regions that recovery deleted stay mapped, and on the disk: Berkeley DB
 * gives up an environment that failed without looking back. */
static void
unmap_line(const char *line, const char *dir)
{
	unsigned long from, to;
	const char *path = strchr(line, '/');
	size_t size = strlen(dir);

	if (path == NULL || strncmp(path, dir, size) != 0 ||
	    strncmp(path + size, "/__db.", 6) != 0 ||
	    strstr(path, " (deleted)") == NULL ||
	    sscanf(line, "%lx-%lx", &from, &to) != 2)
		return;
	munmap((void *)from, to - from);
}

static void
unmap_deleted(const struct eng_env *env)
{
	char line[PATH_MAX + 128];
	FILE *maps = fopen("/proc/self/maps", "re");

	if (maps == NULL)
		return;
	while (fgets(line, sizeof(line), maps) != NULL)
		unmap_line(line, env->system_dir);
	fclose(maps);
}

/* The regions may be half changed, so nothing looks at them any more: with
 * the mark of failure close gives files back and no more.  The memory it
 * leaves is lost, some 100 KiB; that nobody points to it any more need not be
 * told by those who look for such things. */
static void
bury(DB_ENV *dbenv)
{
	struct grave *grave = base_malloc(sizeof(*grave));

	if (grave == NULL)
		return;
	grave->dbenv = dbenv;
	grave->next = atomic_load(&graves);
	while (!atomic_compare_exchange_weak(&graves, &grave->next, grave))
		;
}

static void
abandon(struct eng_env *env)
{
	DB_ENV *dbenv = env->dbenv;

	if (dbenv == NULL)
		return;
	env->dbenv = NULL;
	(void)dbenv->set_flags(dbenv, DB_PANIC_ENVIRONMENT, 1);
	(void)dbenv->close(dbenv, 0);
	bury(dbenv);
}

/* Who died may have committed without a word of it. */
static void
count_changes(struct control *control)
{
	unsigned i;

	for (i = 0; i < SLOTS; i++)
		if (atomic_load(&control->slots[i].key) != 0)
			atomic_fetch_add(&control->slots[i].changes, 1);
}

/* Leaves deleted regions alone: a walk that is going on may look there, to be
 * told that its environment failed. */
static void
reopen(struct eng_env *env)
{
	struct eng_shared *sh = env->share;
	struct control *control = sh->control;
	bool recover = control->broken != 0;
	eng_status st;

	abandon(env);
	st = eng_env_open_db(env, recover);
	if (st != ENG_OK && !recover) {
		recover = true;
		st = eng_env_open_db(env, true);
	}
	sh->epoch = 0;		/* that of no handle */
	if (st != ENG_OK)
		control->broken = 1;
	else if (recover) {
		control->epoch++;
		count_changes(control);
		control->deaths = 0;
		control->broken = 0;
	}
	if (st == ENG_OK)
		sh->epoch = control->epoch;
	eng_store_reopen_all(env);
}

void
eng_shared_fail(struct eng_env *env)
{
	atomic_store(&env->share->control->broken, 1);
	atomic_store(&env->share->control->reader, 0);
}

uint64_t
eng_shared_epoch(const struct eng_env *env)
{
	return env->share->epoch;
}

/* ---- the gate ---- */

/* The mutex goes to whoever is there first, which is mostly who just left it;
 * from time to time that one steps back. */
static void
give_way(struct eng_shared *sh)
{
	struct timespec nap = { 0, NAP };

	if (atomic_load_explicit(&sh->control->wanted,
	    memory_order_relaxed) == 0) {
		thread_turns = 0;
		return;
	}
	if (++thread_turns < TURNS_MAX)
		return;
	thread_turns = 0;
	atomic_store_explicit(&sh->control->wanted, 0, memory_order_relaxed);
	nanosleep(&nap, NULL);
}

enum gate { GATE_IN, GATE_INHERITED, GATE_LOST };

static int
lock_mutex(struct control *control)
{
	int ret = pthread_mutex_trylock(&control->gate);

	if (ret != EBUSY)
		return ret;
	atomic_store_explicit(&control->wanted, 1, memory_order_relaxed);
	thread_turns = 0;
	return pthread_mutex_lock(&control->gate);
}

/* Inherited: the last one inside died there.  A mutex that gave an error is not
 * asked again: it may let its next users wait for ever. */
static enum gate
lock_gate(struct control *control)
{
	int ret;

	if (atomic_load_explicit(&control->lost, memory_order_relaxed) != 0)
		return GATE_LOST;
	ret = lock_mutex(control);
	if (ret == 0)
		return GATE_IN;
	if (ret == EOWNERDEAD &&
	    pthread_mutex_consistent(&control->gate) == 0)
		return GATE_INHERITED;
	atomic_store(&control->lost, 1);
	atomic_store(&control->reader, 0);
	return GATE_LOST;
}

/* Nobody gets in any more, until the last process has left and the next one
 * makes a new gate.  The threads of this one still keep apart. */
static void
lose_gate(struct eng_env *env)
{
	struct eng_shared *sh = env->share;

	sh->is_lost = true;
	if (env->dbenv == NULL)
		return;
	abandon(env);
	sh->epoch = 0;
	eng_store_reopen_all(env);
}

/* ---- reading without the gate ---- */

static _Atomic uint64_t *
find_place(struct control *control)
{
	if (thread_number == 0)
		thread_number = atomic_fetch_add(&threads_seen, 1) + 1;
	return &control->places[thread_number % BASE_LOCK_PLACES].readers;
}

static bool
has_readers(struct control *control)
{
	uint64_t none = control->turn << COUNT_BITS;
	unsigned i;

	for (i = 0; i < BASE_LOCK_PLACES; i++)
		if (atomic_load(&control->places[i].readers) > none)
			return true;
	return false;
}

/* Inside; no reader gets in any more.  What a killed process was reading it may
 * have left locked. */
static void
wait_for_readers(struct eng_shared *sh)
{
	struct control *control = sh->control;
	struct timespec nap = { 0, NAP };
	unsigned looks = 0;

	while (has_readers(control)) {
		if (++looks < LOOKS_MAX)
			continue;
		if (control->sole != sh->member + 1 &&
		    member_is_dead(sh->fd, control->sole - 1)) {
			control->turn++;
			control->broken = 1;
		} else {
			nanosleep(&nap, NULL);
		}
	}
}

/* They count themselves and then look whether they may. */
static void
bar_readers(struct eng_shared *sh)
{
	if (sh->control->sole == 0)
		return;
	atomic_store(&sh->control->reader, 0);
	wait_for_readers(sh);
}

static void
admit_readers(struct control *control)
{
	if (control->sole != 0 && control->broken == 0 &&
	    atomic_load_explicit(&control->lost, memory_order_relaxed) == 0)
		atomic_store_explicit(&control->reader, control->turn <<
		    COUNT_BITS | control->sole, memory_order_release);
}

/* Whether the environment is open, and as the newest recovery left it. */
static bool
is_good(const struct eng_env *env)
{
	const struct eng_shared *sh = env->share;

	return env->dbenv != NULL && sh->control->epoch == sh->epoch;
}

/* One more in that turn; false: it is over. */
static bool
count_in(_Atomic uint64_t *place, uint64_t turn)
{
	uint64_t none = turn << COUNT_BITS;
	uint64_t count = atomic_load_explicit(place, memory_order_relaxed);

	do
		if (count >> COUNT_BITS > turn)
			return false;
	while (!atomic_compare_exchange_weak(place, &count,
	    (count < none ? none : count) + 1));
	return true;
}

static void
count_out(_Atomic uint64_t *place, uint64_t turn)
{
	uint64_t count = atomic_load_explicit(place, memory_order_relaxed);

	while (count >> COUNT_BITS == turn &&
	    !atomic_compare_exchange_weak(place, &count, count - 1))
		;
}

bool
eng_shared_read(struct eng_env *env)
{
	struct eng_shared *sh = env->share;
	struct control *control = sh->control;
	uint64_t reader = atomic_load_explicit(&control->reader,
	    memory_order_relaxed);
	_Atomic uint64_t *place;

	if (thread_reads.share != NULL ||
	    (reader & ((1 << COUNT_BITS) - 1)) != sh->member + 1)
		return false;
	place = find_place(control);
	if (!count_in(place, reader >> COUNT_BITS))
		return false;
	if (atomic_load(&control->reader) == reader && is_good(env)) {
		thread_reads.share = sh;
		thread_reads.turn = reader >> COUNT_BITS;
		return true;
	}
	count_out(place, reader >> COUNT_BITS);
	return false;
}

bool
eng_shared_read_done(struct eng_env *env)
{
	struct eng_shared *sh = env->share;

	if (thread_reads.share != sh)
		return false;
	thread_reads.share = NULL;
	count_out(find_place(sh->control), thread_reads.turn);
	return true;
}

/* ---- through the gate ---- */

/* Who is left alone by one that was killed is told sooner or later. */
static void
look_for_dead(struct eng_shared *sh)
{
	if (sh->control->sole != 0 || sh->member == MEMBERS ||
	    ++sh->passes < PASSES_MAX)
		return;
	sh->passes = 0;
	count_dead(sh);
}

static void
pass_gate(struct eng_env *env)
{
	struct eng_shared *sh = env->share;
	enum gate gate;

	give_way(sh);
	gate = lock_gate(sh->control);
	if (gate == GATE_LOST)
		base_mutex_lock(&sh->alone);
	if (gate != GATE_LOST || sh->control->sole == sh->member + 1)
		bar_readers(sh);
	if (gate == GATE_INHERITED)
		sh->control->broken = 1;
	atomic_store_explicit(&sh->owner, (uintptr_t)&thread_mark,
	    memory_order_relaxed);
	sh->depth = 1;
	if (gate != GATE_LOST)
		look_for_dead(sh);
	if (gate == GATE_LOST) {
		lose_gate(env);
	} else if (sh->member < MEMBERS && (sh->control->broken != 0 ||
	    !is_good(env))) {
		reopen(env);
		unmap_deleted(env);
	}
}

void
eng_shared_enter(struct eng_env *env)
{
	struct eng_shared *sh = env->share;

	if (atomic_load_explicit(&sh->owner, memory_order_relaxed) ==
	    (uintptr_t)&thread_mark) {
		sh->depth++;
		return;
	}
	if (!eng_shared_read_done(env)) {
		pass_gate(env);
		return;
	}
	/* It goes on reading as one who came through the gate. */
	pass_gate(env);
	base_rwlock_read(&env->apply_lock);
	sh->depth++;
}

void
eng_shared_leave(struct eng_env *env)
{
	struct eng_shared *sh = env->share;
	bool lost = sh->is_lost;

	if (--sh->depth > 0)
		return;
	sh->is_lost = false;
	atomic_store_explicit(&sh->owner, 0, memory_order_relaxed);
	if (lost) {
		base_mutex_unlock(&sh->alone);
		return;
	}
	admit_readers(sh->control);
	pthread_mutex_unlock(&sh->control->gate);
}

/* Of several that read and meet the same failure the first one sees to it. */
static bool
restart(struct eng_env *env, bool failed)
{
	struct eng_shared *sh = env->share;

	if (sh->is_lost || (sh->control->broken == 0 && !failed))
		return false;
	if (sh->control->broken != 0)
		reopen(env);
	return env->dbenv != NULL;
}

bool
eng_shared_restart(struct eng_env *env)
{
	struct eng_shared *sh = env->share;
	bool reading = thread_reads.share == sh;
	bool good;

	eng_shared_enter(env);
	good = restart(env, reading);
	eng_shared_leave(env);
	return good;
}

uint64_t
eng_shared_turn(const struct eng_env *env)
{
	const struct eng_shared *sh = env->share;

	return sh->control->sole == sh->member + 1 ? sh->control->turn : 0;
}

/* ---- slots ---- */

uint64_t
eng_shared_hash(uint64_t seed, const void *data, size_t size)
{
	const uint8_t *at = data;
	uint64_t sum = seed != 0 ? seed : 14695981039346656037u;

	while (size-- > 0)
		sum = (sum ^ *at++) * 1099511628211u;
	return sum;
}

static bool
is_used(const struct eng_slot *slot)
{
	unsigned i;

	for (i = 0; i < MEMBERS / 64; i++)
		if (atomic_load(&slot->users[i]) != 0)
			return true;
	return false;
}

/* Changes how often this process uses it by one. */
static void
count_use(struct eng_shared *sh, struct eng_slot *slot, bool more)
{
	uint32_t *uses = &sh->slot_uses[slot - sh->control->slots];
	_Atomic uint64_t *users = &slot->users[sh->member / 64];
	uint64_t bit = (uint64_t)1 << sh->member % 64;

	base_mutex_lock(&sh->slot_mutex);
	if (more && (*uses)++ == 0)
		atomic_fetch_or(users, bit);
	else if (!more && --*uses == 0)
		atomic_fetch_and(users, ~bit);
	base_mutex_unlock(&sh->slot_mutex);
}

static void
use_slot(struct eng_shared *sh, struct eng_slot *slot, uint64_t key)
{
	bool used = is_used(slot);

	count_use(sh, slot, true);
	if (used)
		return;
	if (atomic_exchange(&slot->key, key) != key)
		atomic_store(&slot->epoch, 0);
	atomic_store(&slot->counters.autoinc, 1);
	atomic_store(&slot->counters.blob_id, 1);
	atomic_store(&slot->counters.record_id, 1);
}

/* That of the key, or a free one; NULL when there is none. */
static struct eng_slot *
find_slot(struct control *control, uint64_t key)
{
	struct eng_slot *slot, *spare = NULL;
	unsigned i;

	for (i = 0; i < SLOT_TRIES; i++) {
		slot = &control->slots[(key + i) % SLOTS];
		if (atomic_load(&slot->key) == key)
			return slot;
		if (spare == NULL && !is_used(slot))
			spare = slot;
	}
	return spare;
}

eng_status
eng_shared_slot(struct eng_env *env, uint64_t key, struct eng_slot **out)
{
	struct eng_shared *sh = env->share;
	struct eng_slot *slot;

	*out = NULL;
	if (sh->is_lost)
		return ENG_E_PANIC;
	slot = find_slot(sh->control, key);
	if (slot == NULL) {
		count_dead(sh);
		slot = find_slot(sh->control, key);
	}
	if (slot == NULL)
		return ENG_E_TOO_MANY_STORES;
	use_slot(sh, slot, key);
	*out = slot;
	return ENG_OK;
}

void
eng_shared_slot_done(struct eng_env *env, struct eng_slot *slot)
{
	if (slot != NULL)
		count_use(env->share, slot, false);
}

/* ---- record locks ---- */

uint32_t
eng_shared_session(struct eng_env *env)
{
	return atomic_fetch_add(&env->share->sessions, 1);
}

/* In one bucket; what it has no place for yet is free. */
static struct held *
find_in(struct control *control, unsigned b, uint64_t at,
    struct held **place)
{
	struct held *held;
	uint64_t there;
	unsigned i;

	if (control->parts[b / PART] == 0) {
		if (*place == NULL)
			*place = control->held[b];
		return NULL;
	}
	for (i = 0; i < BUCKET; i++) {
		held = &control->held[b][i];
		there = atomic_load_explicit(&held->at, memory_order_relaxed);
		if (there == at)
			return held;
		if (there == 0 && *place == NULL)
			*place = held;
	}
	return NULL;
}

/* The lock, or NULL and a free place for it, if there is any. */
static struct held *
find_held(struct control *control, uint64_t at, struct held **place)
{
	unsigned b = (unsigned)(at % BUCKETS), tries;
	struct held *held;

	*place = NULL;
	for (tries = 0; tries < BUCKETS; tries++) {
		held = find_in(control, b, at, place);
		if (held != NULL)
			return held;
		if (control->spilled[b] == 0) {
			if (*place != NULL)
				break;
			control->spilled[b] = 1;
		}
		b = (b + 1) % BUCKETS;
	}
	return NULL;
}

/* Before the first lock is written into a part. */
static eng_status
make_part(struct eng_shared *sh, const struct held *place)
{
	struct control *control = sh->control;
	size_t part = (size_t)(place - control->held[0]) / BUCKET / PART;
	eng_status st;

	if (control->parts[part] != 0)
		return ENG_OK;
	st = make_place(sh->fd, offsetof(struct control, held) +
	    part * PART * sizeof(control->held[0]),
	    PART * sizeof(control->held[0]));
	if (st == ENG_OK)
		control->parts[part] = 1;
	return st;
}

static bool
is_of(const struct eng_shared *sh, const struct held *held, uint32_t session)
{
	return held->member == sh->member && held->session == session;
}

/* The holder's process was killed: the rest it left is seen to when somebody
 * wants it, or another process comes. */
static bool
is_of_dead(const struct eng_shared *sh, const struct held *held)
{
	return held->member != sh->member &&
	    member_is_dead(sh->fd, held->member);
}

eng_status
eng_shared_hold(struct eng_env *env, uint64_t at, uint32_t session)
{
	struct eng_shared *sh = env->share;
	struct held *held, *place;
	eng_status st;

	if (sh->is_lost)
		return ENG_E_PANIC;
	held = find_held(sh->control, at, &place);
	if (held != NULL && is_of(sh, held, session))
		return ENG_OK;
	if (held != NULL) {
		if (!is_of_dead(sh, held))
			return ENG_E_LOCKED;
		place = held;
		atomic_store(&place->at, 0);
	}
	if (place == NULL)
		return ENG_E_NO_MEMORY;
	st = make_part(sh, place);
	if (st != ENG_OK)
		return st;
	place->session = session;
	place->member = sh->member;
	atomic_store_explicit(&place->at, at, memory_order_release);
	return ENG_OK;
}

void
eng_shared_let_go(struct eng_env *env, uint64_t at, uint32_t session)
{
	struct held *held, *place;

	held = find_held(env->share->control, at, &place);
	if (held != NULL && is_of(env->share, held, session))
		atomic_store_explicit(&held->at, 0, memory_order_release);
}

bool
eng_shared_is_held(struct eng_env *env, uint64_t at, uint32_t by_others_than)
{
	struct held *held, *place;

	held = find_held(env->share->control, at, &place);
	return held != NULL && !is_of(env->share, held, by_others_than) &&
	    !is_of_dead(env->share, held);
}

/* ---- table locks' file ---- */

int
eng_shared_lock_file(struct eng_env *env)
{
	char path[PATH_MAX];
	int fd;

	if (snprintf(path, sizeof(path), "%s/locks", env->system_dir) >=
	    (int)sizeof(path))
		return -1;
	do
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	while (fd == -1 && errno == EINTR);
	return fd;
}
