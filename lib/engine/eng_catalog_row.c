/* SPDX-License-Identifier: MIT */
/* eng_catalog_row.c - the bytes of catalog rows; FORMAT, "Catalog". */
#include <string.h>

#include "base_alloc.h"
#include "eng_catalog_row.h"
#include "eng_row.h"

enum {
	CATALOG_VERSION = 1,
	INDEX_VERSION_FOLD = 2,		/* some column of the key folds */
	COLUMN_VERSION_PAGE = 2,	/* binary with a code page */
	NO_DEFAULT = 0xffffffff,
	NO_CALLBACK = 0xffff
};

/* Goes on after a failure, which is asked for once at the end. */
struct row_reader {
	const uint8_t *at;
	size_t left;
	bool failed;
};

static void
write_u8(struct eng_catalog_writer *w, uint8_t v)
{
	w->failed |= !base_buf_add_byte(&w->buf, v);
}

static void
write_u16(struct eng_catalog_writer *w, uint16_t v)
{
	w->failed |= !base_buf_add_u16(&w->buf, v);
}

static void
write_u32(struct eng_catalog_writer *w, uint32_t v)
{
	w->failed |= !base_buf_add_u32(&w->buf, v);
}

static void
write_bytes(struct eng_catalog_writer *w, const void *data, size_t size)
{
	w->failed |= size > 0 && !base_buf_add(&w->buf, data, size);
}

/* At most 255 bytes. */
static void
write_text(struct eng_catalog_writer *w, const char *text)
{
	size_t size = strlen(text);

	write_u8(w, (uint8_t)size);
	write_bytes(w, text, size);
}

static const uint8_t *
read_bytes(struct row_reader *r, size_t size)
{
	const uint8_t *at = r->at;

	if (r->failed || r->left < size) {
		r->failed = true;
		return NULL;
	}
	r->at += size;
	r->left -= size;
	return at;
}

static uint8_t
read_u8(struct row_reader *r)
{
	const uint8_t *p = read_bytes(r, 1);

	return p != NULL ? *p : 0;
}

static uint16_t
read_u16(struct row_reader *r)
{
	const uint8_t *p = read_bytes(r, 2);

	return p != NULL ? base_get_u16(p) : 0;
}

static uint32_t
read_u32(struct row_reader *r)
{
	const uint8_t *p = read_bytes(r, 4);

	return p != NULL ? base_get_u32(p) : 0;
}

/* Into out, which has room bytes with the terminator. */
static void
read_text(struct row_reader *r, char *out, size_t room)
{
	size_t size = read_u8(r);
	const uint8_t *p = read_bytes(r, size);

	out[0] = '\0';
	if (p == NULL || size >= room || memchr(p, 0, size) != NULL) {
		r->failed = true;
		return;
	}
	memcpy(out, p, size);
	out[size] = '\0';
}

static void
start_reader(struct row_reader *r, const void *value, size_t size)
{
	r->at = value;
	r->left = size;
	r->failed = false;
	if (read_u8(r) != CATALOG_VERSION)
		r->failed = true;
}

/* Gives the version, which may be the newer one. */
static uint8_t
start_newer_reader(struct row_reader *r, const void *value, size_t size,
    uint8_t newer)
{
	uint8_t version;

	r->at = value;
	r->left = size;
	r->failed = false;
	version = read_u8(r);
	if (version != CATALOG_VERSION && version != newer)
		r->failed = true;
	return version;
}

/* ---- tables ---- */

void
eng_catalog_write_table(struct eng_catalog_writer *w,
    const struct eng_catalog_table *row)
{
	write_u8(w, CATALOG_VERSION);
	write_text(w, row->name);
	write_u32(w, row->id);
	write_u32(w, row->flags);
	write_u32(w, row->density);
	write_u32(w, row->template_id);
}

eng_status
eng_catalog_read_table(struct eng_catalog_table *row, const void *value,
    size_t size)
{
	struct row_reader r;

	start_reader(&r, value, size);
	read_text(&r, row->name, sizeof row->name);
	row->id = read_u32(&r);
	row->flags = read_u32(&r);
	row->density = read_u32(&r);
	row->template_id = read_u32(&r);
	return r.failed || row->id == 0 ? ENG_E_CORRUPT : ENG_OK;
}

/* ---- columns ---- */

static bool
is_binary_text(const struct eng_column_def *def)
{
	return def->type == ENG_T_BINARY && def->codepage != 0;
}

void
eng_catalog_write_column(struct eng_catalog_writer *w,
    const struct eng_column *col)
{
	const struct eng_column_def *def = &col->def;
	size_t callback = 0;

	write_u8(w, is_binary_text(def) ? COLUMN_VERSION_PAGE :
	    CATALOG_VERSION);
	write_text(w, def->name);
	write_u32(w, col->id);
	write_u16(w, col->offset);
	write_u16(w, col->fixed_size);
	write_u16(w, (uint16_t)def->type);
	write_u32(w, def->flags);
	write_u32(w, def->size_max);
	write_u16(w, def->codepage);
	if (def->default_value == NULL) {
		write_u32(w, NO_DEFAULT);
	} else {
		write_u32(w, def->default_size);
		write_bytes(w, def->default_value, def->default_size);
	}
	if (def->user_callback == NULL) {
		write_u16(w, NO_CALLBACK);
		return;
	}
	callback = strlen(def->user_callback);
	w->failed |= callback >= NO_CALLBACK;
	write_u16(w, (uint16_t)callback);
	write_bytes(w, def->user_callback, callback);
	write_u32(w, def->user_data_size);
	write_bytes(w, def->user_data, def->user_data_size);
}

/* Gives a copy with a terminator behind, which only text needs. */
static void *
copy_bytes(struct row_reader *r, size_t size, bool *no_memory)
{
	const uint8_t *p = read_bytes(r, size);
	char *copy;

	if (p == NULL)
		return NULL;
	copy = base_malloc(size + 1);
	if (copy == NULL) {
		*no_memory = true;
		return NULL;
	}
	memcpy(copy, p, size);
	copy[size] = '\0';
	return copy;
}

static bool
type_is_known(unsigned type)
{
	return type >= ENG_T_BIT && type <= ENG_T_U64 && type != 13;
}

/* Whether the numbers of the row go together. */
static bool
column_makes_sense(const struct eng_column *col)
{
	if (col->def.name[0] == '\0' || !type_is_known(col->def.type))
		return false;
	if (col->id >= ENG_FIXED_FIRST && col->id <= ENG_FIXED_LAST)
		return col->fixed_size > 0 &&
		    col->offset + (uint32_t)col->fixed_size <= ENG_ROW_MAX;
	return col->id >= ENG_VAR_FIRST && col->id <= ENG_TAGGED_LAST;
}

eng_status
eng_catalog_read_column(struct eng_column *col, const void *value, size_t size)
{
	struct eng_column_def *def = &col->def;
	struct row_reader r;
	bool no_memory = false;
	uint8_t version;
	uint32_t n;

	version = start_newer_reader(&r, value, size, COLUMN_VERSION_PAGE);
	read_text(&r, def->name, sizeof def->name);
	col->id = read_u32(&r);
	col->offset = read_u16(&r);
	col->fixed_size = read_u16(&r);
	def->type = read_u16(&r);
	def->flags = read_u32(&r);
	def->size_max = read_u32(&r);
	def->codepage = read_u16(&r);
	n = read_u32(&r);
	if (!r.failed && n != NO_DEFAULT) {
		def->default_size = n;
		def->default_value = copy_bytes(&r, n, &no_memory);
	}
	n = read_u16(&r);
	if (!r.failed && n != NO_CALLBACK) {
		def->user_callback = copy_bytes(&r, n, &no_memory);
		def->user_data_size = read_u32(&r);
		def->user_data = copy_bytes(&r, def->user_data_size,
		    &no_memory);
	}
	if (no_memory)
		return ENG_E_NO_MEMORY;
	if ((version == COLUMN_VERSION_PAGE) != is_binary_text(def))
		r.failed = true;
	return r.failed || !column_makes_sense(col) ? ENG_E_CORRUPT : ENG_OK;
}

void
eng_catalog_write_tombstone(struct eng_catalog_writer *w,
    const struct eng_column *col)
{
	write_u8(w, CATALOG_VERSION);
	write_u16(w, col->offset);
	write_u16(w, col->fixed_size);
}

eng_status
eng_catalog_read_tombstone(struct eng_column *col, const void *value,
    size_t size)
{
	struct row_reader r;

	start_reader(&r, value, size);
	col->offset = read_u16(&r);
	col->fixed_size = read_u16(&r);
	return r.failed ? ENG_E_CORRUPT : ENG_OK;
}

/* ---- indexes ---- */

/* Rows without what version 2 brought stay what older readers know. */
static uint8_t
choose_index_version(const struct eng_index_def *def)
{
	uint32_t i;

	for (i = 0; i < def->part_count; i++)
		if (def->parts[i].fold)
			return INDEX_VERSION_FOLD;
	return CATALOG_VERSION;
}

void
eng_catalog_write_index(struct eng_catalog_writer *w,
    const struct eng_index_def *def, uint32_t id)
{
	uint32_t i;

	write_u8(w, choose_index_version(def));
	write_text(w, def->name);
	write_u32(w, id);
	write_u32(w, def->flags);
	write_u32(w, def->density);
	write_u32(w, def->key_size);
	write_u32(w, def->var_seg_max);
	write_u8(w, (uint8_t)def->part_count);
	for (i = 0; i < def->part_count; i++) {
		write_u32(w, def->parts[i].column_id);
		write_u8(w, (uint8_t)(def->parts[i].descending |
		    def->parts[i].fold << 1));
	}
	write_u8(w, (uint8_t)def->condition_count);
	for (i = 0; i < def->condition_count; i++) {
		write_u32(w, def->conditions[i].column_id);
		write_u8(w, def->conditions[i].must_be_null);
	}
	write_u32(w, def->tuples.min);
	write_u32(w, def->tuples.max);
	write_u32(w, def->tuples.source_max);
	write_u32(w, def->tuples.step);
	write_u32(w, def->tuples.start);
	write_u32(w, def->lcid);
	write_u32(w, def->text_flags);
	write_text(w, def->locale);
}

static void
read_index_columns(struct row_reader *r, struct eng_index_def *def,
    uint8_t version)
{
	uint8_t most = version == INDEX_VERSION_FOLD ? 3 : 1;
	uint8_t bits;
	uint32_t i;

	def->part_count = read_u8(r);
	if (def->part_count == 0 || def->part_count > ENG_KEY_COLUMNS_MAX) {
		r->failed = true;
		return;
	}
	for (i = 0; i < def->part_count; i++) {
		def->parts[i].column_id = read_u32(r);
		bits = read_u8(r);
		if (bits > most)
			r->failed = true;
		def->parts[i].descending = bits & 1;
		def->parts[i].fold = bits >> 1 & 1;
	}
	def->condition_count = read_u8(r);
	if (def->condition_count > ENG_CONDITIONS_MAX) {
		r->failed = true;
		return;
	}
	for (i = 0; i < def->condition_count; i++) {
		def->conditions[i].column_id = read_u32(r);
		def->conditions[i].must_be_null = read_u8(r) != 0;
	}
}

eng_status
eng_catalog_read_index(struct eng_index_def *def, uint32_t *id,
    const void *value, size_t size)
{
	struct row_reader r;
	uint8_t version;

	memset(def, 0, sizeof *def);
	version = start_newer_reader(&r, value, size, INDEX_VERSION_FOLD);
	read_text(&r, def->name, sizeof def->name);
	*id = read_u32(&r);
	def->flags = read_u32(&r);
	def->density = read_u32(&r);
	def->key_size = read_u32(&r);
	def->var_seg_max = read_u32(&r);
	read_index_columns(&r, def, version);
	def->tuples.min = read_u32(&r);
	def->tuples.max = read_u32(&r);
	def->tuples.source_max = read_u32(&r);
	def->tuples.step = read_u32(&r);
	def->tuples.start = read_u32(&r);
	def->lcid = read_u32(&r);
	def->text_flags = read_u32(&r);
	read_text(&r, def->locale, sizeof def->locale);
	if (r.failed || def->name[0] == '\0' ||
	    (*id == 0) != ((def->flags & ENG_IDX_PRIMARY) != 0))
		return ENG_E_CORRUPT;
	return ENG_OK;
}

/* ---- callbacks ---- */

void
eng_catalog_write_callback(struct eng_catalog_writer *w, const char *name,
    uint32_t events)
{
	write_u8(w, CATALOG_VERSION);
	write_u32(w, events);
	write_text(w, name);
}

eng_status
eng_catalog_read_callback(struct eng_table *table, const void *value,
    size_t size)
{
	char name[UINT8_MAX + 1];
	struct row_reader r;

	start_reader(&r, value, size);
	table->callback_events = read_u32(&r);
	read_text(&r, name, sizeof name);
	if (r.failed)
		return ENG_E_CORRUPT;
	table->callback = base_strdup(name);
	return table->callback != NULL ? ENG_OK : ENG_E_NO_MEMORY;
}
