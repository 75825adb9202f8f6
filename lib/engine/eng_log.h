/* SPDX-License-Identifier: MIT */
/* eng_log.h - the unwritten end of the newest log file.
 *
 * Berkeley DB makes a log file as long as it may get, so that a commit does
 * not change the file's length.  What is not written yet is a hole, and takes
 * no room; but recovery fills it with zeros, 4 KiB at a time, which for 64 MiB
 * takes longer than all else a start does, and then it does take room. */
#ifndef ENG_LOG_H
#define ENG_LOG_H

#include <stdint.h>

/* Cuts the hole off the newest log file in dir, all but a little of it.  Before
 * recovery, alone.  What fails is left undone: it would only take longer. */
void eng_log_trim(const char *dir, const char *base_name);

/* Makes that file at least so many bytes long, with a hole at its end. */
void eng_log_extend(const char *dir, const char *base_name, uint64_t size);

#endif
