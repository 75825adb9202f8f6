/* SPDX-License-Identifier: MIT */
/* eng_log.h - the unwritten end of log files.
 *
 * Berkeley DB makes a log file as long as it may get, so that a commit does
 * not change the file's length.  What is not written yet is a hole, and takes
 * no room; but recovery fills it with zeros, 4 KiB at a time, which for 64 MiB
 * takes longer than all else a start does, and then it does take room.  On the
 * other hand commits that wait for the disk are faster where there are blocks
 * already: the file system need not note where it put them. */
#ifndef ENG_LOG_H
#define ENG_LOG_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Cuts the hole off the newest log file in dir, all but a little of it.  Before
 * recovery, alone.  What fails is left undone: it would only take longer. */
void eng_log_trim(const char *dir, const char *base_name);

/* Makes that file at least so many bytes long, with a hole at its end. */
void eng_log_extend(const char *dir, const char *base_name, uint64_t size);

/* For the hooks: fd writes a log; it is closed; it wrote.  When that was
 * little, as with commits that wait, the blocks behind it are made. */
void eng_log_opened(int fd);
void eng_log_closed(int fd);
void eng_log_wrote(int fd, size_t size, off_t offset);

#endif
