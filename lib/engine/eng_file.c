/* SPDX-License-Identifier: MIT */
/* eng_file.c - the doors through which Berkeley DB reaches the file system.
 *
 * Berkeley DB's hooks are one set per process and give errno values back,
 * except for open, which behaves as open(2). */
#include <db.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_alloc.h"
#include "base_buf.h"
#include "eng_file.h"
#include "eng_log.h"

#define LOG_PREFIX	"log."		/* Berkeley DB's name of a log */

enum {
	BASE_MAX = 16,
	SHORT_DIGITS = 5,
	LONG_DIGITS = 8,
	SHORT_LAST = 0xFFFFF,
	LOG_DIGITS = 10			/* decimal, of Berkeley DB */
};

struct place {
	char *dir;
	char base[BASE_MAX + 1];
	struct place *next;
};

static pthread_mutex_t places_lock = PTHREAD_MUTEX_INITIALIZER;
static struct place *places;
static pthread_once_t hooks_once = PTHREAD_ONCE_INIT;

/* Copies the base name registered for the first size bytes of dir. */
static bool
find_base(const char *dir, size_t size, char base[BASE_MAX + 1])
{
	struct place *at;

	pthread_mutex_lock(&places_lock);
	for (at = places; at != NULL; at = at->next)
		if (strlen(at->dir) == size &&
		    memcmp(at->dir, dir, size) == 0) {
			strcpy(base, at->base);
			break;
		}
	pthread_mutex_unlock(&places_lock);
	return at != NULL;
}

static bool
has_prefix(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* The number in a name that is all digits after its prefix. */
static bool
read_number(const char *digits, size_t count, int base, unsigned long *number)
{
	const char *set = base == 16 ? "0123456789ABCDEF" : "0123456789";

	if (strspn(digits, set) < count)
		return false;
	*number = 0;
	while (count-- > 0)
		*number = *number * (unsigned)base +
		    (unsigned)(strchr(set, *digits++) - set);
	return *number <= UINT32_MAX;
}

/* Writes the outer name of a file of Berkeley DB's; false: it has none. */
static bool
map_name(const char *name, const char *base, char *out, size_t room)
{
	unsigned long number;
	int size;

	if (!has_prefix(name, LOG_PREFIX))
		return false;
	name += strlen(LOG_PREFIX);
	if (strlen(name) != LOG_DIGITS ||
	    !read_number(name, LOG_DIGITS, 10, &number))
		return false;
	size = snprintf(out, room, "%s%0*lX.log", base,
	    number <= SHORT_LAST ? SHORT_DIGITS : LONG_DIGITS, number);
	return size > 0 && (size_t)size < room;
}

/* The log number an outer name stands for. */
static bool
read_log_name(const char *name, const char *base, unsigned long *number)
{
	size_t digits;

	if (!has_prefix(name, base))
		return false;
	name += strlen(base);
	if (strlen(name) < 4)
		return false;
	digits = strlen(name) - 4;
	if (strcmp(name + digits, ".log") != 0 ||
	    (digits != SHORT_DIGITS && digits != LONG_DIGITS) ||
	    !read_number(name, digits, 16, number))
		return false;
	return (*number > SHORT_LAST) == (digits == LONG_DIGITS);
}

/* path itself, or its outer name in room. */
static const char *
map_path(const char *path, char room[PATH_MAX])
{
	const char *slash = strrchr(path, '/');
	char base[BASE_MAX + 1];
	size_t dir_size;

	if (slash == NULL || !has_prefix(slash + 1, LOG_PREFIX))
		return path;
	dir_size = (size_t)(slash - path);
	if (dir_size + 1 >= PATH_MAX || !find_base(path, dir_size, base))
		return path;
	memcpy(room, path, dir_size + 1);
	if (!map_name(slash + 1, base, room + dir_size + 1,
	    PATH_MAX - dir_size - 1))
		return path;
	return room;
}

/* Berkeley DB does not set close-on-exec on what a hook opened. */
static int
open_mapped(const char *path, int flags, ...)
{
	char room[PATH_MAX];
	const char *name = map_path(path, room);
	va_list args;
	mode_t mode;
	int fd;

	va_start(args, flags);
	mode = (mode_t)va_arg(args, int);
	va_end(args);
	do
		fd = open(name, flags | O_CLOEXEC, mode);
	while (fd == -1 && errno == EINTR);
	if (name == room && (flags & O_ACCMODE) == O_RDWR)
		eng_log_opened(fd);
	return fd;
}

/* Linux closes it whatever close answers. */
static int
close_noted(int fd)
{
	eng_log_closed(fd);
	return close(fd) == 0 || errno == EINTR ? 0 : errno;
}

static ssize_t
pwrite_noted(int fd, const void *data, size_t size, off_t offset)
{
	ssize_t wrote = pwrite(fd, data, size, offset);

	if (wrote == (ssize_t)size)
		eng_log_wrote(fd, size, offset);
	return wrote;
}

static int
rename_mapped(const char *from, const char *to)
{
	char from_room[PATH_MAX], to_room[PATH_MAX];
	int ret;

	do
		ret = rename(map_path(from, from_room),
		    map_path(to, to_room)) == 0 ? 0 : errno;
	while (ret == EINTR);
	return ret;
}

static int
unlink_mapped(const char *path)
{
	char room[PATH_MAX];
	const char *name = map_path(path, room);
	int ret;

	do
		ret = unlink(name) == 0 ? 0 : errno;
	while (ret == EINTR);
	return ret;
}

static int
stat_mapped(const char *path, int *is_dir)
{
	char room[PATH_MAX];
	const char *name = map_path(path, room);
	struct stat st;
	int ret;

	do
		ret = stat(name, &st) == 0 ? 0 : errno;
	while (ret == EINTR);
	if (ret == 0 && is_dir != NULL)
		*is_dir = S_ISDIR(st.st_mode);
	return ret;
}

static void
free_names(char **names, int count)
{
	while (count > 0)
		free(names[--count]);
	free(names);
}

/* What Berkeley DB may know of an entry: NULL for nothing. base is NULL in a
 * directory that is not registered. */
static const char *
unmap_name(const char *name, const char *base, char room[LOG_DIGITS + 8])
{
	unsigned long number;

	if (base == NULL)
		return name;
	if (read_log_name(name, base, &number)) {
		snprintf(room, LOG_DIGITS + 8, LOG_PREFIX "%010lu", number);
		return room;
	}
	/* A stray file of such a name is none of ours. */
	return has_prefix(name, LOG_PREFIX) ? NULL : name;
}

static bool
add_name(char ***names, int *count, const char *name)
{
	char **more = realloc(*names, ((size_t)*count + 1) * sizeof(*more));

	if (more == NULL)
		return false;
	*names = more;
	more[*count] = strdup(name);
	if (more[*count] == NULL)
		return false;
	++*count;
	return true;
}

static bool
is_regular(DIR *dir, const char *name)
{
	struct stat st;

	return fstatat(dirfd(dir), name, &st, 0) == 0 && S_ISREG(st.st_mode);
}

/* The regular files of a directory, under Berkeley DB's names. */
static int
list_mapped(const char *path, char ***names, int *count)
{
	char base[BASE_MAX + 1], room[LOG_DIGITS + 8];
	bool mapped = find_base(path, strlen(path), base);
	DIR *dir = opendir(path);
	struct dirent *entry;
	const char *name;
	int ret = 0;

	*names = NULL;
	*count = 0;
	if (dir == NULL)
		return errno;
	while (ret == 0 && (entry = readdir(dir)) != NULL) {
		name = unmap_name(entry->d_name, mapped ? base : NULL, room);
		if (name == NULL || !is_regular(dir, entry->d_name))
			continue;
		if (!add_name(names, count, name))
			ret = ENOMEM;
	}
	closedir(dir);
	if (ret != 0) {
		free_names(*names, *count);
		*names = NULL;
		*count = 0;
	}
	return ret;
}

/* ---- pages that are none ---- */

/* A page of zeros passes for one without a checksum, and Berkeley DB, looking
 * for a key in it, goes round for ever.  In a store that was recovered every
 * page has its number; so those that are locked are looked after. */
enum { PAGE = 8192, PAGE_NUMBER_AT = 8, LOCKED_MAX = 256 };

/* More files than that are locked all the same. */
static struct {
	bool used;
	int fd;
	dev_t device;
	ino_t inode;
} locked_files[LOCKED_MAX];
static pthread_mutex_t locked_mutex = PTHREAD_MUTEX_INITIALIZER;

static bool
is_locked_file(int fd)
{
	struct stat file;
	bool found = false;
	size_t i;

	if (fstat(fd, &file) == -1)
		return false;
	pthread_mutex_lock(&locked_mutex);
	for (i = 0; i < LOCKED_MAX && !found; i++)
		found = locked_files[i].used &&
		    locked_files[i].device == file.st_dev &&
		    locked_files[i].inode == file.st_ino;
	pthread_mutex_unlock(&locked_mutex);
	return found;
}

/* Such a page is handed on as one whose checksum is wrong: failing here would
 * make Berkeley DB read it once more by other means. */
static ssize_t
pread_checked(int fd, void *data, size_t size, off_t offset)
{
	ssize_t got = pread(fd, data, size, offset);

	if (got == PAGE && offset % PAGE == 0 &&
	    base_get_u32((const uint8_t *)data + PAGE_NUMBER_AT) !=
	    (uint64_t)offset / PAGE && is_locked_file(fd))
		memset(data, 0xFF, PAGE);
	return got;
}

static void
note_locked(int fd)
{
	struct stat file;
	size_t i;

	if (fstat(fd, &file) == -1)
		return;
	pthread_mutex_lock(&locked_mutex);
	for (i = 0; i < LOCKED_MAX && locked_files[i].used; i++)
		;
	if (i < LOCKED_MAX) {
		locked_files[i].used = true;
		locked_files[i].fd = fd;
		locked_files[i].device = file.st_dev;
		locked_files[i].inode = file.st_ino;
	}
	pthread_mutex_unlock(&locked_mutex);
}

static void
forget_locked(int fd)
{
	size_t i;

	pthread_mutex_lock(&locked_mutex);
	for (i = 0; i < LOCKED_MAX; i++)
		if (locked_files[i].used && locked_files[i].fd == fd)
			locked_files[i].used = false;
	pthread_mutex_unlock(&locked_mutex);
}

/* ---- all the hooks ---- */

static void
install_hooks(void)
{
	db_env_set_func_pread(pread_checked);
	db_env_set_func_pwrite(pwrite_noted);
	db_env_set_func_open(open_mapped);
	db_env_set_func_close(close_noted);
	db_env_set_func_rename(rename_mapped);
	db_env_set_func_unlink(unlink_mapped);
	db_env_set_func_exists(stat_mapped);
	db_env_set_func_dirlist(list_mapped);
	db_env_set_func_dirfree(free_names);
}

eng_status
eng_file_register(const char *dir, const char *base_name)
{
	struct place *place;
	char base[BASE_MAX + 1];

	pthread_once(&hooks_once, install_hooks);
	if (strlen(base_name) > BASE_MAX)
		return ENG_E_BAD_PARAMETER;
	if (find_base(dir, strlen(dir), base))
		return ENG_E_ENV_IN_USE;
	place = base_calloc(1, sizeof(*place));
	if (place == NULL)
		return ENG_E_NO_MEMORY;
	place->dir = base_strdup(dir);
	if (place->dir == NULL) {
		base_free(place);
		return ENG_E_NO_MEMORY;
	}
	strcpy(place->base, base_name);
	pthread_mutex_lock(&places_lock);
	place->next = places;
	places = place;
	pthread_mutex_unlock(&places_lock);
	return ENG_OK;
}

void
eng_file_unregister(const char *dir)
{
	struct place **at, *place = NULL;

	pthread_mutex_lock(&places_lock);
	for (at = &places; *at != NULL; at = &(*at)->next)
		if (strcmp((*at)->dir, dir) == 0) {
			place = *at;
			*at = place->next;
			break;
		}
	pthread_mutex_unlock(&places_lock);
	if (place == NULL)
		return;
	base_free(place->dir);
	base_free(place);
}

uint32_t
eng_file_last_log(const char *path, const char *base_name)
{
	DIR *dir = opendir(path);
	unsigned long number, last = 0;
	struct dirent *entry;

	if (dir == NULL)
		return 0;
	while ((entry = readdir(dir)) != NULL)
		if (read_log_name(entry->d_name, base_name, &number) &&
		    number > last)
			last = number;
	closedir(dir);
	return (uint32_t)last;
}

void
eng_file_log_path(const char *dir, const char *base_name, uint32_t number,
    char *path)
{
	snprintf(path, PATH_MAX, "%s/%s%0*lX.log", dir, base_name,
	    number <= SHORT_LAST ? SHORT_DIGITS : LONG_DIGITS,
	    (unsigned long)number);
}

bool
eng_file_lock(int fd, bool exclusive)
{
	int ret;

	do
		ret = flock(fd, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB);
	while (ret == -1 && errno == EINTR);
	if (ret == 0)
		note_locked(fd);
	return ret == 0;
}

/* A forked child shares the lock, so closing alone would not end it. */
void
eng_file_unlock_close(int fd)
{
	if (fd < 0)
		return;
	forget_locked(fd);
	flock(fd, LOCK_UN);
	close(fd);
}

int
eng_file_write(int fd, const void *data, size_t size, uint64_t offset)
{
	const uint8_t *from = data;
	ssize_t wrote;

	while (size > 0) {
		wrote = pwrite(fd, from, size, (off_t)offset);
		if (wrote == -1 && errno == EINTR)
			continue;
		if (wrote == -1)
			return errno;
		from += wrote;
		offset += (uint64_t)wrote;
		size -= (size_t)wrote;
	}
	return 0;
}

int
eng_file_read(int fd, void *data, size_t size, uint64_t offset, size_t *got)
{
	uint8_t *to = data;
	ssize_t part;

	for (*got = 0; *got < size; *got += (size_t)part) {
		do
			part = pread(fd, to + *got, size - *got,
			    (off_t)(offset + *got));
		while (part == -1 && errno == EINTR);
		if (part == -1)
			return errno;
		if (part == 0)
			break;
	}
	return 0;
}

int
eng_file_sync_dir(const char *dir)
{
	int fd, ret = 0;

	do
		fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (fd == -1 && errno == EINTR);
	if (fd == -1)
		return errno;
	/* Some file systems have nothing to sync here and say EINVAL. */
	while (fsync(fd) == -1)
		if (errno != EINTR) {
			ret = errno == EINVAL ? 0 : errno;
			break;
		}
	close(fd);
	return ret;
}

/* FNV-1a: told apart are torn and stray bytes, not an enemy's. */
uint32_t
eng_file_checksum(const void *data, size_t size)
{
	const uint8_t *at = data;
	uint32_t sum = 2166136261u;

	while (size-- > 0)
		sum = (sum ^ *at++) * 16777619u;
	return sum;
}
