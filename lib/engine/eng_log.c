/* SPDX-License-Identifier: MIT */
/* eng_log.c - the unwritten end of log files. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "eng_file.h"
#include "eng_log.h"

enum {
	/* A file system may make a hole of zeros that were written; those of
	 * a record's end are not cut off, as no record is that long. */
	MARGIN = 256 << 10,
	/* The byte that Berkeley DB writes last makes a block. */
	LAST_BLOCK = 64 << 10,
	AHEAD = 256 << 10,		/* bytes of blocks made at a time */
	LITTLE = 16 << 10,		/* bytes; a full buffer is more */
	FILES_MAX = 1024		/* others have no blocks made */
};

/* Up to where a descriptor's log has blocks, and 1; 0: it writes no log. */
static _Atomic uint64_t ready[FILES_MAX];

static int
open_newest(const char *dir, const char *base_name)
{
	uint32_t number = eng_file_last_log(*dir == '\0' ? "/" : dir,
	    base_name);
	char path[PATH_MAX];
	int fd;

	if (number == 0)
		return -1;
	eng_file_log_path(dir, base_name, number, path);
	do
		fd = open(path, O_RDWR | O_CLOEXEC);
	while (fd == -1 && errno == EINTR);
	return fd;
}

static bool
is_zero(int fd, off_t from, off_t to)
{
	static const uint8_t zeros[512];
	uint8_t part[sizeof(zeros)];
	size_t size, got;

	if (to - from > LAST_BLOCK)
		return false;
	for (; from < to; from += (off_t)size) {
		size = to - from < (off_t)sizeof(part) ? (size_t)(to - from) :
		    sizeof(part);
		if (eng_file_read(fd, part, size, (uint64_t)from, &got) != 0 ||
		    got < size || memcmp(part, zeros, size) != 0)
			return false;
	}
	return true;
}

/* Where nothing but zeros follows; size when that cannot be told. */
static off_t
find_end(int fd, off_t size)
{
	off_t end = 0, data, hole;

	while (end < size) {
		data = lseek(fd, end, SEEK_DATA);
		if (data == -1)
			return errno == ENXIO ? end : size;
		hole = lseek(fd, data, SEEK_HOLE);
		if (hole == -1)
			return size;
		if (hole >= size && is_zero(fd, data, size))
			return end;
		end = hole;
	}
	return size;
}

void
eng_log_trim(const char *dir, const char *base_name)
{
	int fd = open_newest(dir, base_name);
	off_t size, end;

	if (fd == -1)
		return;
	size = lseek(fd, 0, SEEK_END);
	end = size == -1 ? -1 : find_end(fd, size) + MARGIN;
	if (end < size)
		while (ftruncate(fd, end) == -1 && errno == EINTR)
			;
	close(fd);
}

void
eng_log_extend(const char *dir, const char *base_name, uint64_t size)
{
	int fd = open_newest(dir, base_name);
	struct stat file;

	if (fd == -1)
		return;
	if (fstat(fd, &file) == 0 && (uint64_t)file.st_size < size)
		while (ftruncate(fd, (off_t)size) == -1 && errno == EINTR)
			;
	close(fd);
}

/* ---- blocks for what comes next ---- */

static void
set_ready(int fd, uint64_t end)
{
	if (fd >= 0 && fd < FILES_MAX)
		atomic_store_explicit(&ready[fd], end, memory_order_relaxed);
}

void
eng_log_opened(int fd)
{
	set_ready(fd, 1);
}

void
eng_log_closed(int fd)
{
	set_ready(fd, 0);
}

/* Not beyond the end of the file: it has the greatest length that the program
 * allows, or is being written in the usual way. */
static void
make_blocks(int fd, uint64_t from)
{
	static uint8_t zeros[AHEAD];	/* none of the program file */
	struct stat file;
	uint64_t size = AHEAD;

	if (fstat(fd, &file) == -1 || (uint64_t)file.st_size <= from)
		return;
	if ((uint64_t)file.st_size - from < size)
		size = (uint64_t)file.st_size - from;
	if (eng_file_write(fd, zeros, size, from) == 0)
		set_ready(fd, from + size + 1);
}

void
eng_log_wrote(int fd, size_t size, off_t offset)
{
	uint64_t end = (uint64_t)offset + size, has;

	if (fd < 0 || fd >= FILES_MAX || size > LITTLE)
		return;
	has = atomic_load_explicit(&ready[fd], memory_order_relaxed);
	if (has != 0 && end >= has)
		make_blocks(fd, end);
}
