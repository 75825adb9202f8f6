/* SPDX-License-Identifier: MIT */
/* base_buf.h - a growable run of bytes. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A zeroed struct is an empty buffer.  data is owned by the buffer and moves
 * when it grows; size is what is used, room what is allocated. */
struct base_buf {
	uint8_t *data;
	size_t size;
	size_t room;
};

#define BASE_BUF_EMPTY { NULL, 0, 0 }

void base_buf_init(struct base_buf *buf);
void base_buf_fini(struct base_buf *buf);

/* All of these give false when memory is exhausted and then change nothing. */
/* room counts from the start of the buffer, not from what is used. */
bool base_buf_reserve(struct base_buf *buf, size_t room);
/* data may lie in the buffer itself as long as the buffer need not grow. */
bool base_buf_set(struct base_buf *buf, const void *data, size_t size);
bool base_buf_add(struct base_buf *buf, const void *data, size_t size);
bool base_buf_add_byte(struct base_buf *buf, uint8_t byte);
/* Little-endian. */
bool base_buf_add_u16(struct base_buf *buf, uint16_t v);
bool base_buf_add_u32(struct base_buf *buf, uint32_t v);
bool base_buf_add_u64(struct base_buf *buf, uint64_t v);
/* Sets the used size; new bytes are zero. */
bool base_buf_resize(struct base_buf *buf, size_t size);

static inline void
base_buf_clear(struct base_buf *buf)
{
	buf->size = 0;
}

/* Stored integers are little-endian at any alignment. */
static inline uint16_t
base_get_u16(const uint8_t *p)
{
	return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint32_t
base_get_u32(const uint8_t *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static inline uint64_t
base_get_u64(const uint8_t *p)
{
	return (uint64_t)base_get_u32(p) |
	    (uint64_t)base_get_u32(p + 4) << 32;
}

static inline void
base_put_u16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

static inline void
base_put_u32(uint8_t *p, uint32_t v)
{
	base_put_u16(p, (uint16_t)v);
	base_put_u16(p + 2, (uint16_t)(v >> 16));
}

static inline void
base_put_u64(uint8_t *p, uint64_t v)
{
	base_put_u32(p, (uint32_t)v);
	base_put_u32(p + 4, (uint32_t)(v >> 32));
}

/* In keys they are big-endian, so that bytes sort as numbers do. */
static inline uint32_t
base_get_be32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

static inline uint64_t
base_get_be64(const uint8_t *p)
{
	return (uint64_t)base_get_be32(p) << 32 | base_get_be32(p + 4);
}

/* memcmp order, the shorter first where one is a prefix of the other.  Most
 * keys differ early, which a look at a few bytes finds out. */
static inline int
base_bytes_compare(const void *a, size_t a_size, const void *b, size_t b_size)
{
	const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;
	size_t shared = a_size < b_size ? a_size : b_size, i = 0;
	uint64_t m, n;
	int cmp;

	for (; i + 8 <= shared && i < 16; i += 8) {
		m = base_get_be64(x + i);
		n = base_get_be64(y + i);
		if (m != n)
			return m < n ? -1 : 1;
	}
	if (shared - i > 8) {
		cmp = memcmp(x + i, y + i, shared - i);
		if (cmp != 0)
			return cmp;
		i = shared;
	}
	for (; i < shared; i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	return a_size < b_size ? -1 : a_size > b_size;
}

static inline void
base_put_be32(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)(v >> 24);
	p[1] = (uint8_t)(v >> 16);
	p[2] = (uint8_t)(v >> 8);
	p[3] = (uint8_t)v;
}

static inline void
base_put_be64(uint8_t *p, uint64_t v)
{
	base_put_be32(p, (uint32_t)(v >> 32));
	base_put_be32(p + 4, (uint32_t)v);
}

#endif
