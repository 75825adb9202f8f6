/* SPDX-License-Identifier: MIT */
/* eng_header.c - the header of a store's file. */
#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>

#include "base_buf.h"
#include "eng_file.h"
#include "eng_header.h"
#include "eng_side.h"
#include "eng_store_tree.h"

/* Berkeley DB's page 0, as far as we trust nobody with it. */
enum {
	META_SIZE = 512,
	META_MAGIC_AT = 12,
	META_VERSION_AT = 16,
	META_PAGE_AT = 20,
	META_CIPHER_AT = 24,
	META_TYPE_AT = 25,
	META_LAST_PAGE_AT = 32,
	META_FLAGS_AT = 48,
	META_MAGIC = 0x053162,		/* a btree */
	META_VERSION = 9,
	META_TYPE = 9,
	META_SUBDATABASES = 0x20
};

/* Where every page has its number and kind, and what the first pages are, in
 * the order in which fill_file makes them. */
enum {
	PAGE_NUMBER_AT = 8,
	PAGE_TYPE_AT = 25,
	PAGE_INNER = 3,
	PAGE_LEAF = 5,
	FIRST_PAGES = 6
};

static const struct {
	uint8_t type;
	uint8_t other;
} first_pages[FIRST_PAGES] = {
	{ META_TYPE, META_TYPE },	/* list of trees */
	{ PAGE_LEAF, PAGE_INNER },
	{ META_TYPE, META_TYPE },	/* header */
	{ PAGE_LEAF, PAGE_LEAF },
	{ META_TYPE, META_TYPE },	/* catalog */
	{ PAGE_LEAF, PAGE_INNER }
};

/* The header tree has two records, keys 0 and 1, written in turn: when the
 * writing of one is torn, the other still tells. */
enum {
	HEADER_FORMAT = 2,
	HEADER_COPIES = 2,
	HEADER_STATE_AT = 1,
	HEADER_PAGE_AT = 4,
	HEADER_CREATED_AT = 8,
	HEADER_ID_AT = 16,
	HEADER_SIGNATURE_AT = HEADER_ID_AT + ENG_STORE_ID_SIZE,
	HEADER_PATH_AT = HEADER_SIGNATURE_AT + ENG_SIGNATURE_SIZE,
	HEADER_SEQUENCE_AT = HEADER_PATH_AT + 8,
	HEADER_SUM_AT = HEADER_SEQUENCE_AT + 4,
	HEADER_SIZE = HEADER_SUM_AT + 4
};

static void
pack_header(const struct eng_store_header *header, uint8_t rec[HEADER_SIZE])
{
	memset(rec, 0, HEADER_SIZE);
	rec[0] = HEADER_FORMAT;
	rec[HEADER_STATE_AT] = (uint8_t)header->state;
	base_put_u32(rec + HEADER_PAGE_AT, header->page_size);
	base_put_u64(rec + HEADER_CREATED_AT, header->created);
	memcpy(rec + HEADER_ID_AT, header->id, ENG_STORE_ID_SIZE);
	memcpy(rec + HEADER_SIGNATURE_AT, header->signature,
	    ENG_SIGNATURE_SIZE);
	base_put_u64(rec + HEADER_PATH_AT, header->path_hash);
	base_put_u32(rec + HEADER_SEQUENCE_AT, header->sequence);
	base_put_u32(rec + HEADER_SUM_AT,
	    eng_file_checksum(rec, HEADER_SUM_AT));
}

static bool
unpack_header(const uint8_t *rec, size_t size,
    struct eng_store_header *header)
{
	if (size != HEADER_SIZE || rec[0] != HEADER_FORMAT ||
	    base_get_u32(rec + HEADER_SUM_AT) !=
	    eng_file_checksum(rec, HEADER_SUM_AT))
		return false;
	header->state = rec[HEADER_STATE_AT];
	header->page_size = base_get_u32(rec + HEADER_PAGE_AT);
	header->created = base_get_u64(rec + HEADER_CREATED_AT);
	memcpy(header->id, rec + HEADER_ID_AT, ENG_STORE_ID_SIZE);
	memcpy(header->signature, rec + HEADER_SIGNATURE_AT,
	    ENG_SIGNATURE_SIZE);
	header->path_hash = base_get_u64(rec + HEADER_PATH_AT);
	header->sequence = base_get_u32(rec + HEADER_SEQUENCE_AT);
	return header->state == ENG_STORE_CLEAN ||
	    header->state == ENG_STORE_DIRTY;
}

static int
get_copy(DB *tree, uint8_t copy, uint8_t rec[HEADER_SIZE], size_t *size)
{
	DBT key = { .data = &copy, .size = 1 };
	DBT data = { .data = rec, .ulen = HEADER_SIZE,
	    .flags = DB_DBT_USERMEM };
	int ret;

	ret = tree->get(tree, NULL, &key, &data, 0);
	*size = data.size;
	return ret;
}

static int
put_copy(DB *tree, const struct eng_store_header *header)
{
	uint8_t copy = header->sequence % HEADER_COPIES;
	uint8_t rec[HEADER_SIZE];
	DBT key = { .data = &copy, .size = 1 };
	DBT data = { .data = rec, .size = HEADER_SIZE };

	pack_header(header, rec);
	return tree->put(tree, NULL, &key, &data, 0);
}

static eng_status
get_header(DB *tree, struct eng_store_header *header)
{
	struct eng_store_header one;
	uint8_t rec[HEADER_SIZE], copy;
	bool found = false;
	size_t size;
	int ret;

	for (copy = 0; copy < HEADER_COPIES; copy++) {
		ret = get_copy(tree, copy, rec, &size);
		if (ret == ENOMEM)
			return ENG_E_NO_MEMORY;
		if (ret != 0 || !unpack_header(rec, size, &one))
			continue;
		if (!found || one.sequence > header->sequence)
			*header = one;
		found = true;
	}
	return found ? ENG_OK : ENG_E_CORRUPT;
}

/* Durable when it returns: closing the tree writes and syncs the file. */
static int
write_header_in(DB_ENV *side, const char *path,
    struct eng_store_header *header)
{
	DB *tree;
	int ret, close_ret;

	ret = eng_store_open_db(side, NULL, path, ENG_STORE_HEADER, 0, &tree);
	if (ret != 0)
		return ret;
	header->sequence++;
	ret = put_copy(tree, header);
	close_ret = tree->close(tree, 0);
	return ret != 0 ? ret : close_ret;
}

eng_status
eng_header_write(const char *path, struct eng_store_header *header)
{
	DB_ENV *side;
	int ret;

	ret = eng_side_open(&side);
	if (ret == 0)
		ret = write_header_in(side, path, header);
	return eng_from_db(eng_side_close(side, ret));
}

eng_status
eng_header_damage(int ret)
{
	switch (ret) {
	case ENOENT:		/* no header tree */
	case EINVAL:
	case DB_OLD_VERSION:
		return ENG_E_NOT_A_STORE;
	case ENOMEM:
	case EMFILE:
	case ENFILE:
	case EACCES:
	case EIO:
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return eng_from_db(ret);
	default:
		return ENG_E_CORRUPT;
	}
}

static eng_status
read_header_in(DB_ENV *side, const char *path,
    struct eng_store_header *header)
{
	eng_status st;
	DB *tree;
	int ret;

	ret = eng_store_open_db(side, NULL, path, ENG_STORE_HEADER,
	    DB_RDONLY, &tree);
	if (ret != 0)
		return eng_header_damage(ret);
	st = get_header(tree, header);
	tree->close(tree, DB_NOSYNC);
	return st;
}

/* Looks at page 0 itself, so that Berkeley DB sees only its own files. */
static eng_status
check_meta(int fd, uint64_t *pages)
{
	uint8_t meta[META_SIZE];
	size_t got;
	int ret;

	ret = eng_file_read(fd, meta, sizeof(meta), 0, &got);
	if (ret != 0)
		return eng_from_db(ret);
	if (got < sizeof(meta) ||
	    base_get_u32(meta + META_MAGIC_AT) != META_MAGIC ||
	    base_get_u32(meta + META_VERSION_AT) != META_VERSION ||
	    base_get_u32(meta + META_PAGE_AT) != ENG_STORE_PAGE ||
	    meta[META_CIPHER_AT] != 0 || meta[META_TYPE_AT] != META_TYPE ||
	    (base_get_u32(meta + META_FLAGS_AT) & META_SUBDATABASES) == 0)
		return ENG_E_NOT_A_STORE;
	*pages = (uint64_t)base_get_u32(meta + META_LAST_PAGE_AT) + 1;
	return ENG_OK;
}

/* Berkeley DB searches for ever when the root of a tree is none. */
static eng_status
check_first_pages(int fd)
{
	uint8_t page[PAGE_TYPE_AT + 1];
	unsigned i;
	size_t got;
	int ret;

	for (i = 0; i < FIRST_PAGES; i++) {
		ret = eng_file_read(fd, page, sizeof(page),
		    (uint64_t)i * ENG_STORE_PAGE, &got);
		if (ret != 0)
			return eng_from_db(ret);
		if (got < sizeof(page))
			return ENG_E_CORRUPT;
		if (base_get_u32(page + PAGE_NUMBER_AT) != i ||
		    (page[PAGE_TYPE_AT] != first_pages[i].type &&
		    page[PAGE_TYPE_AT] != first_pages[i].other))
			return ENG_E_CORRUPT;
	}
	return ENG_OK;
}

eng_status
eng_header_read(int fd, const char *path, struct eng_store_header *header)
{
	DB_ENV *side;
	struct stat file;
	uint64_t pages = 0;
	eng_status st;
	int ret;

	st = check_meta(fd, &pages);
	if (st == ENG_OK)
		st = check_first_pages(fd);
	if (st != ENG_OK)
		return st;
	if (fstat(fd, &file) == -1)
		return eng_from_db(errno);
	ret = eng_side_open(&side);
	if (ret != 0)
		return eng_from_db(ret);
	st = read_header_in(side, path, header);
	(void)eng_side_close(side, 0);
	/* A dirty file may well lack pages that were never written. */
	if (st == ENG_OK && header->state == ENG_STORE_CLEAN &&
	    (uint64_t)file.st_size < pages * ENG_STORE_PAGE)
		st = ENG_E_CORRUPT;
	return st;
}

/* --- a new file --------------------------------------------------------- */

eng_status
eng_header_make(uint32_t page_size, struct eng_store_header *header)
{
	ssize_t got;

	memset(header, 0, sizeof(*header));
	header->state = ENG_STORE_CLEAN;
	header->page_size = page_size;
	header->created = (uint64_t)time(NULL);
	do
		got = getrandom(header->id, ENG_STORE_ID_SIZE, 0);
	while (got == -1 && errno == EINTR);
	return got == ENG_STORE_ID_SIZE ? ENG_OK : ENG_E_IO;
}

/* The file is empty so far; both copies of the header are made, so that later
 * writes change bytes in place. */
static int
fill_file(DB_ENV *side, const char *path, struct eng_store_header *header)
{
	DB *tree;
	int ret, i, close_ret;

	ret = eng_store_open_db(side, NULL, path, ENG_STORE_HEADER,
	    DB_CREATE, &tree);
	if (ret != 0)
		return ret;
	for (i = 0; ret == 0 && i < HEADER_COPIES; i++) {
		header->sequence++;
		ret = put_copy(tree, header);
	}
	close_ret = tree->close(tree, 0);
	if (ret == 0)
		ret = close_ret;
	if (ret == 0)
		ret = eng_store_open_db(side, NULL, path, ENG_STORE_CATALOG,
		    DB_CREATE, &tree);
	if (ret == 0)
		ret = tree->close(tree, 0);
	return ret;
}

eng_status
eng_header_make_file(const char *temp, struct eng_store_header *header)
{
	DB_ENV *side;
	int ret;

	ret = eng_side_open(&side);
	if (ret == 0)
		ret = fill_file(side, temp, header);
	return eng_from_db(eng_side_close(side, ret));
}
