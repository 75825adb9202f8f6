/* SPDX-License-Identifier: MIT */
/* What the random driver of the ESE calls draws from. */

#include "ese_fuzz.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { GUARD = 16, GUARD_BYTE = 0xA7 };

struct fuzz fuzz;

/* xorshift64*: the same on every machine. */
uint32_t
fuzz_below(uint32_t limit)
{
	fuzz.state ^= fuzz.state >> 12;
	fuzz.state ^= fuzz.state << 25;
	fuzz.state ^= fuzz.state >> 27;
	if (limit == 0)
		return 0;
	return (uint32_t)((fuzz.state * UINT64_C(2685821657736338717)) >> 32) %
	    limit;
}

bool
fuzz_once_in(uint32_t times)
{
	return fuzz_below(times) == 0;
}

uint32_t
fuzz_one_of(const uint32_t *list, size_t count)
{
	if (fuzz_once_in(60))
		return fuzz_below(UINT32_MAX);
	return list[fuzz_below((uint32_t)count)];
}

uint32_t
fuzz_flags(const uint32_t *list, size_t count)
{
	uint32_t flags = 0;

	if (fuzz_once_in(80))
		return fuzz_below(UINT32_MAX);
	while (!fuzz_once_in(2))
		flags |= list[fuzz_below((uint32_t)count)];
	return flags;
}

uint32_t
fuzz_size(void)
{
	static const uint32_t odd[] = { 0, 1, 2, 4, 8, 16, 255, 256, 1023,
	    1024, 1025, 4000, 8192, 70000 };

	if (fuzz_once_in(3))
		return odd[fuzz_below(sizeof(odd) / sizeof(odd[0]))];
	return fuzz_below(24);
}

/* ---- memory ---- */

void *
fuzz_block(struct fuzz_step *step, size_t size)
{
	void *block = calloc(1, size > 0 ? size : 1);

	ck_assert_ptr_nonnull(block);
	ck_assert_uint_lt(step->blocks, FUZZ_BLOCKS);
	step->block[step->blocks++] = block;
	return block;
}

void *
fuzz_bytes(struct fuzz_step *step, size_t size)
{
	uint8_t *block = fuzz_block(step, size);
	uint32_t spread = fuzz_once_in(2) ? 3 : 256;
	size_t i;

	for (i = 0; i < size && i < 512; i++)
		block[i] = (uint8_t)fuzz_below(spread);
	if (spread == 3 && size >= 1 && size <= 8 && fuzz_once_in(2))
		memset(block + 1, 0, size - 1);
	return block;
}

void *
fuzz_out(struct fuzz_step *step, size_t size)
{
	uint8_t *block;

	if (fuzz_once_in(50))
		return NULL;
	block = fuzz_block(step, size + 2 * GUARD);
	memset(block, GUARD_BYTE, size + 2 * GUARD);
	step->out[step->outs].data = block;
	step->out[step->outs].size = size;
	step->outs++;
	return block + GUARD;
}

uint32_t *
fuzz_out_number(struct fuzz_step *step)
{
	return fuzz_out(step, sizeof(uint32_t));
}

/* ---- names ---- */

const char *
fuzz_text(struct fuzz_step *step, const char *const *list, size_t count)
{
	char *text;
	size_t i, size;

	if (fuzz_once_in(80))
		return NULL;
	if (!fuzz_once_in(30))
		return list[fuzz_below((uint32_t)count)];
	size = fuzz_once_in(4) ? 80 : fuzz_below(8);
	text = fuzz_block(step, size + 1);
	for (i = 0; i < size; i++)
		text[i] = (char)(fuzz_once_in(3) ? 1 + fuzz_below(255) :
		    'a' + fuzz_below(26));
	return text;
}

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

const char *
fuzz_table_name(struct fuzz_step *step)
{
	static const char *const names[] = { "alpha", "beta", "gamma",
	    "Alpha", "delta", "base", "derived", "", "MSysObjects" };

	return fuzz_text(step, names, COUNT(names));
}

const char *
fuzz_column_name(struct fuzz_step *step)
{
	static const char *const names[] = { "id", "text", "note", "blob",
	    "count", "many", "extra", "more", "stamp", "TEXT", "nothing" };

	return fuzz_text(step, names, COUNT(names));
}

const char *
fuzz_index_name(struct fuzz_step *step)
{
	static const char *const names[] = { "pk", "bytext", "bymany",
	    "bycount", "tuples", "extra", "PK", "", "gone" };

	return fuzz_text(step, names, COUNT(names));
}

char *
fuzz_index_key(struct fuzz_step *step, uint32_t *size)
{
	uint32_t parts = 1 + fuzz_below(fuzz_once_in(20) ? 18 : 3);
	char *key = fuzz_block(step, 2048);
	size_t at = 0;
	const char *name;

	while (parts-- > 0 && at < 1900) {
		name = fuzz_column_name(step);
		if (name == NULL)
			name = "id";
		key[at++] = "+-+"[fuzz_below(3)];
		if (fuzz_once_in(60))
			key[at - 1] = 'x';
		memcpy(key + at, name, strlen(name) + 1);
		at += strlen(name) + 1;
	}
	at++;
	*size = (uint32_t)at;
	if (fuzz_once_in(40))
		*size = fuzz_below((uint32_t)at + 1);
	/* exactly as long as is said, so that reading on is noticed */
	return memcpy(fuzz_block(step, *size), key, *size);
}

/* ---- handles ---- */

JET_COLUMNID
fuzz_column(void)
{
	if (fuzz_once_in(40))
		return fuzz_below(fuzz_once_in(2) ? 300 : UINT32_MAX);
	return fuzz.column[fuzz_below(FUZZ_COLUMNS)];
}

/* Mostly the step's own; also stale, another's, a cursor's, none. */
JET_SESID
fuzz_session(struct fuzz_step *step)
{
	if (!fuzz_once_in(40))
		return step->at.sesid;
	switch (fuzz_below(4)) {
	case 0:
		return step->at.tableid;
	case 1:
		return JET_sesidNil;
	case 2:
		return fuzz_below(UINT32_MAX);
	default:
		return fuzz.sesid[fuzz_below(FUZZ_SESSIONS)];
	}
}

JET_DBID
fuzz_dbid(void)
{
	return fuzz_once_in(40) ? fuzz_below(6) : fuzz.dbid;
}

void
fuzz_note_cursor(JET_SESID sesid, JET_TABLEID tableid)
{
	struct fuzz_cursor *slot = &fuzz.cursor[fuzz_below(FUZZ_CURSORS)];

	/* Nobody else will close the one that is forgotten here. */
	if (!fuzz_once_in(8))
		JetCloseTable(slot->sesid, slot->tableid);
	slot->sesid = sesid;
	slot->tableid = tableid;
}

void
fuzz_note_column(JET_COLUMNID id)
{
	fuzz.column[fuzz_below(FUZZ_COLUMNS)] = id;
}
