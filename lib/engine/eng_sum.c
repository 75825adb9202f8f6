/* SPDX-License-Identifier: MIT */
/* eng_sum.c - checksums of pages. */
#include <endian.h>
#include <stdbool.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base_buf.h"
#include "eng_store.h"
#include "eng_sum.h"

/* Of the pages of a btree of Berkeley DB 5.3. */
enum {
	NUMBER_AT = 8,
	PREVIOUS_AT = 12,
	NEXT_AT = 16,
	COUNT_AT = 20,
	FREE_AT = 22,
	LEVEL_AT = 24,
	TYPE_AT = 25,
	SUM_AT = 28,
	META_SUM_AT = 492,
	META_SIZE = 512,		/* of a meta page, what has a sum */
	TYPE_NONE = 0,
	TYPE_INNER = 3,
	TYPE_LEAF = 5,
	TYPE_OVERFLOW = 7,
	TYPE_META = 9,
	TYPE_HASH = 13,			/* see fill_hole */
	FILE_TYPE = 1			/* ours, of DB_MPOOLFILE->set_ftype */
};

/* ---- the sum ---- */

/* A byte is added to 33 times the sum of those before it. */
enum { POWER_1 = 33, POWER_2 = 33 * 33, POWER_4 = POWER_2 * POWER_2 };
#define POWER_8 ((uint64_t)POWER_4 * POWER_4)

/* Pairs of bytes are summed up, pairs of these, and so on. */
static uint32_t
sum_more(uint64_t sum, const uint8_t *at, size_t size)
{
	const uint64_t bytes = UINT64_C(0x00ff00ff00ff00ff);
	const uint64_t pairs = UINT64_C(0x0000ffff0000ffff);
	uint64_t x;

	for (; size > 0; size -= 8, at += 8) {
		x = base_get_u64(at);
		x = (x & bytes) * POWER_1 + (x >> 8 & bytes);
		x = (x & pairs) * POWER_2 + (x >> 16 & pairs);
		x = (x & UINT32_MAX) * POWER_4 + (x >> 32);
		sum = sum * POWER_8 + x;
	}
	return (uint32_t)sum;
}

#if defined(__x86_64__)

enum { ROW = 32, ROWS = 4, BLOCK = ROW * ROWS };

/* 33 to the power of BLOCK, as far as it counts. */
static const uint32_t power_block = 0x193f1001;

/* Each lane sums up its four bytes of each block. */
__attribute__((target("avx2")))
static void
sum_lanes(const uint8_t *at, size_t size, __m256i lanes[ROWS])
{
	const __m256i of_2 = _mm256_set1_epi16(POWER_1 | 1 << 8);
	const __m256i of_4 = _mm256_set1_epi32(POWER_2 | 1 << 16);
	const __m256i next = _mm256_set1_epi32((int)power_block);
	__m256i x, sums[ROWS] = { 0 };
	unsigned i;

	for (; size > 0; size -= BLOCK, at += BLOCK)
#pragma GCC unroll 4
		for (i = 0; i < ROWS; i++) {
			x = _mm256_loadu_si256(
			    (const __m256i_u *)(at + i * ROW));
			x = _mm256_maddubs_epi16(x, of_2);
			x = _mm256_madd_epi16(x, of_4);
			sums[i] = _mm256_add_epi32(x,
			    _mm256_mullo_epi32(sums[i], next));
		}
	for (i = 0; i < ROWS; i++)
		lanes[i] = sums[i];
}

/* As much as is whole blocks; *size: the rest. */
__attribute__((target("avx2")))
static uint32_t
sum_blocks(const uint8_t *at, size_t *size)
{
	union {
		__m256i rows[ROWS];
		uint32_t sums[BLOCK / 4];
	} lanes;
	size_t rest = *size % BLOCK;
	uint32_t sum = 0;
	unsigned i;

	sum_lanes(at, *size - rest, lanes.rows);
	for (i = 0; i < BLOCK / 4; i++)
		sum = sum * POWER_4 + lanes.sums[i];
	*size = rest;
	return sum;
}

uint32_t
eng_sum(const void *data, size_t size)
{
	size_t rest = size;
	uint32_t sum = 0;

	if (__builtin_cpu_supports("avx2"))
		sum = sum_blocks(data, &rest);
	return sum_more(sum, (const uint8_t *)data + size - rest, rest);
}

#else

uint32_t
eng_sum(const void *data, size_t size)
{
	return sum_more(0, data, size);
}

#endif

/* ---- pages come and go ---- */

/* Of a page whose sum is 0 for the time being. */
static uint32_t
sum_page(uint8_t *page)
{
	bool meta = page[TYPE_AT] == TYPE_META;

	base_put_u32(page + (meta ? META_SUM_AT : SUM_AT), 0);
	return eng_sum(page, meta ? META_SIZE : ENG_STORE_PAGE);
}

static uint32_t
get_sum(const uint8_t *page)
{
	return base_get_u32(page + (page[TYPE_AT] == TYPE_META ?
	    META_SUM_AT : SUM_AT));
}

static bool
is_known(const uint8_t *page)
{
	switch (page[TYPE_AT]) {
	case TYPE_NONE:
	case TYPE_INNER:
	case TYPE_LEAF:
	case TYPE_OVERFLOW:
	case TYPE_META:
		return true;
	}
	return false;
}

static bool
is_hole(const uint8_t *page)
{
	return page[TYPE_AT] == TYPE_NONE &&
	    base_get_u64(page) == 0 && base_get_u32(page + NUMBER_AT) == 0;
}

/* Berkeley DB does the same to a page that was never written: what makes a
 * page of it says what it is. */
static void
fill_hole(uint8_t *page, db_pgno_t number)
{
	base_put_u32(page + NUMBER_AT, number);
	base_put_u32(page + PREVIOUS_AT, 0);
	base_put_u32(page + NEXT_AT, 0);
	base_put_u16(page + COUNT_AT, 0);
	base_put_u16(page + FREE_AT, ENG_STORE_PAGE);
	page[LEVEL_AT] = 0;
	page[TYPE_AT] = TYPE_HASH;
}

static int
take_page(DB_ENV *dbenv, db_pgno_t number, void *page, DBT *cookie)
{
	uint32_t sum;

	(void)cookie;
	if (is_hole(page)) {
		fill_hole(page, number);
		return 0;
	}
	sum = get_sum(page);
	if (sum_page(page) == sum && is_known(page))
		return 0;
	dbenv->errx(dbenv, "checksum error: page %lu", (unsigned long)number);
	(void)dbenv->set_flags(dbenv, DB_PANIC_ENVIRONMENT, 1);
	return DB_RUNRECOVERY;
}

static int
give_page(DB_ENV *dbenv, db_pgno_t number, void *page, DBT *cookie)
{
	uint8_t *bytes = page;
	uint32_t sum;

	(void)dbenv;
	(void)number;
	(void)cookie;
	sum = sum_page(bytes);
	base_put_u32(bytes + (bytes[TYPE_AT] == TYPE_META ? META_SUM_AT :
	    SUM_AT), sum);
	return 0;
}

/* ---- files ---- */

/* Elsewhere pages are turned round as they come and go. */
int
eng_sum_register(DB_ENV *dbenv)
{
	if (BYTE_ORDER != LITTLE_ENDIAN)
		return 0;
	return dbenv->memp_register(dbenv, FILE_TYPE, take_page, give_page);
}

/* The type is the file's, whichever handle set it last; and so are the bytes
 * of a new page that are cleared, none of them for a handle that says nothing
 * about it. */
static void
set_type(DB_ENV *dbenv, DB *db, const char *path)
{
	DB_MPOOLFILE *file = db->get_mpf(db), *other;
	u_int8_t id[DB_FILE_ID_LEN];
	u_int32_t cleared;

	if (file->get_fileid(file, id) != 0 ||
	    file->get_clear_len(file, &cleared) != 0 ||
	    dbenv->memp_fcreate(dbenv, &other, 0) != 0)
		return;
	if (other->set_fileid(other, id) == 0 &&
	    other->set_clear_len(other, cleared) == 0 &&
	    other->set_ftype(other, FILE_TYPE) == 0)
		(void)other->open(other, path, DB_RDONLY, 0, ENG_STORE_PAGE);
	(void)other->close(other, 0);
}

void
eng_sum_take(DB_ENV *dbenv, DB *db, const char *path)
{
	u_int32_t env_flags, flags;

	if (BYTE_ORDER != LITTLE_ENDIAN ||
	    dbenv->get_open_flags(dbenv, &env_flags) != 0 ||
	    (env_flags & DB_PRIVATE) == 0 || db->get_flags(db, &flags) != 0 ||
	    (flags & DB_CHKSUM) == 0)
		return;
	set_type(dbenv, db, path);
}
