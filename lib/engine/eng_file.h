/* SPDX-License-Identifier: MIT */
/* eng_file.h - Berkeley DB's file names mapped to those programs know.
 *
 * In a registered directory log.0000000026 is called edb0001A.log (five hex
 * digits, eight when five do not suffice).  Files elsewhere keep their names,
 * and so does the temporary __db.<name> that is there while a store is made:
 * Berkeley DB looks at that one behind the hooks' back. */
#ifndef ENG_FILE_H
#define ENG_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "eng_status.h"

/* dir: absolute, spelled as Berkeley DB will spell it, without a '/' at the
 * end.  ENG_E_ENV_IN_USE when it is registered already. */
eng_status eng_file_register(const char *dir, const char *base_name);
void eng_file_unregister(const char *dir);

/* The highest number of a log file of that base name in dir; 0: none. */
uint32_t eng_file_last_log(const char *dir, const char *base_name);

/* Writes the outer name of a log file into PATH_MAX bytes. */
void eng_file_log_path(const char *dir, const char *base_name,
    uint32_t number, char *path);

/* A lock on what fd has open, until it is unlocked or every copy of fd (a
 * forked child has one) is closed.  false: somebody else holds it. */
bool eng_file_lock(int fd, bool exclusive);
void eng_file_unlock_close(int fd);

/* All of size bytes at offset, over short writes and EINTR; an errno. */
int eng_file_write(int fd, const void *data, size_t size, uint64_t offset);
/* As much as there is, up to size; an errno. */
int eng_file_read(int fd, void *data, size_t size, uint64_t offset,
    size_t *got);
/* Makes a new or removed name in dir durable; an errno. */
int eng_file_sync_dir(const char *dir);

uint32_t eng_file_checksum(const void *data, size_t size);

#endif
