/* SPDX-License-Identifier: MIT */
/* eng_header.h - the header of a store's file.
 *
 * It is read and written through an environment beside, without log, while
 * the store is not open in the real one.  So header pages are never part of a
 * transaction, and what recovery does to a store cannot touch them. */
#ifndef ENG_HEADER_H
#define ENG_HEADER_H

#include "eng_status.h"
#include "eng_store.h"

/* That of a new store. */
eng_status eng_header_make(uint32_t page_size,
    struct eng_store_header *header);
/* A new file with the header and an empty catalog. */
eng_status eng_header_make_file(const char *path,
    struct eng_store_header *header);

/* fd has the file open. */
eng_status eng_header_read(int fd, const char *path,
    struct eng_store_header *header);
/* With the next sequence number; durable when it returns. */
eng_status eng_header_write(const char *path,
    struct eng_store_header *header);

/* What Berkeley DB thinks of a file that looks like a store but is none. */
eng_status eng_header_damage(int ret);

#endif
