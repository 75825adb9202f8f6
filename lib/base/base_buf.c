/* SPDX-License-Identifier: MIT */
/* A growable run of bytes. */

#include "base_buf.h"

#include <string.h>

#include "base_alloc.h"

#define SMALLEST_ROOM	64

void
base_buf_init(struct base_buf *buf)
{
	memset(buf, 0, sizeof(*buf));
}

void
base_buf_fini(struct base_buf *buf)
{
	base_free(buf->data);
	base_buf_init(buf);
}

bool
base_buf_reserve(struct base_buf *buf, size_t room)
{
	size_t grown;
	uint8_t *data;

	if (room <= buf->room)
		return true;
	/* Half as much again keeps a run of small appends linear. */
	grown = buf->room + buf->room / 2;
	if (grown < SMALLEST_ROOM)
		grown = SMALLEST_ROOM;
	if (grown < room)
		grown = room;
	data = base_realloc(buf->data, grown);
	if (data == NULL)
		return false;
	buf->data = data;
	buf->room = grown;
	return true;
}

/* Makes room behind what is used; a sum that overflows is no memory. */
static bool
make_room(struct base_buf *buf, size_t more)
{
	if (more > SIZE_MAX - buf->size)
		return false;
	return base_buf_reserve(buf, buf->size + more);
}

/* As memmove.  Most keys are so short that a call costs more than the copy: all
 * is read before the first byte is written. */
static void
move_bytes(uint8_t *to, const uint8_t *from, size_t size)
{
	uint32_t first, last;
	uint64_t low, high;

	if (size >= sizeof(low) && size <= 2 * sizeof(low)) {
		memcpy(&low, from, sizeof(low));
		memcpy(&high, from + size - sizeof(high), sizeof(high));
		memcpy(to, &low, sizeof(low));
		memcpy(to + size - sizeof(high), &high, sizeof(high));
	} else if (size >= sizeof(first) && size < sizeof(low)) {
		memcpy(&first, from, sizeof(first));
		memcpy(&last, from + size - sizeof(last), sizeof(last));
		memcpy(to, &first, sizeof(first));
		memcpy(to + size - sizeof(last), &last, sizeof(last));
	} else if (size > 0) {
		memmove(to, from, size);
	}
}

bool
base_buf_set(struct base_buf *buf, const void *data, size_t size)
{
	if (size > buf->room && !base_buf_reserve(buf, size))
		return false;
	move_bytes(buf->data, data, size);
	buf->size = size;
	return true;
}

bool
base_buf_add(struct base_buf *buf, const void *data, size_t size)
{
	if (!make_room(buf, size))
		return false;
	if (size > 0)
		memcpy(buf->data + buf->size, data, size);
	buf->size += size;
	return true;
}

bool
base_buf_add_byte(struct base_buf *buf, uint8_t byte)
{
	if (!make_room(buf, 1))
		return false;
	buf->data[buf->size++] = byte;
	return true;
}

bool
base_buf_add_u16(struct base_buf *buf, uint16_t v)
{
	uint8_t raw[2];

	base_put_u16(raw, v);
	return base_buf_add(buf, raw, sizeof(raw));
}

bool
base_buf_add_u32(struct base_buf *buf, uint32_t v)
{
	uint8_t raw[4];

	base_put_u32(raw, v);
	return base_buf_add(buf, raw, sizeof(raw));
}

bool
base_buf_add_u64(struct base_buf *buf, uint64_t v)
{
	uint8_t raw[8];

	base_put_u64(raw, v);
	return base_buf_add(buf, raw, sizeof(raw));
}

bool
base_buf_resize(struct base_buf *buf, size_t size)
{
	if (!base_buf_reserve(buf, size))
		return false;
	if (size > buf->size)
		memset(buf->data + buf->size, 0, size - buf->size);
	buf->size = size;
	return true;
}

