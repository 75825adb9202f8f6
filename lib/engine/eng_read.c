/* SPDX-License-Identifier: MIT */
/* eng_read.c - values of the current record, its copy, its keys. */
#include <string.h>

#include "eng_blob.h"
#include "eng_cursor.h"

/* ---- the record or its copy ---- */

static eng_status
open_values(struct eng_cursor *cursor, enum eng_source source,
    const struct eng_view *view, struct eng_values *values)
{
	eng_status st;

	memset(values, 0, sizeof(*values));
	values->table = cursor->table;
	values->view = view;
	values->session = cursor->session;
	if (source == ENG_FROM_COPY && cursor->update.prepared) {
		values->record = &cursor->update.record;
		return ENG_OK;
	}
	st = eng_cursor_fetch_locked(cursor);
	if (st == ENG_OK) {
		values->row = cursor->row.data;
		values->row_size = cursor->row.size;
	}
	return st;
}

static eng_status
get_stored(const struct eng_values *values, const struct eng_column *col,
    uint32_t tag, struct eng_value *out)
{
	return values->record != NULL ?
	    eng_record_get(values->record, col, tag, out) :
	    eng_row_get(col, values->row, values->row_size, tag, out);
}

static uint32_t
count_stored(const struct eng_values *values, const struct eng_column *col)
{
	return values->record != NULL ?
	    eng_record_count(values->record, col) :
	    eng_row_count(col, values->row, values->row_size);
}

static bool
has_default(const struct eng_column *col)
{
	return col->def.default_value != NULL ||
	    (col->def.flags & ENG_COL_USER_DEFAULT) != 0;
}

/* Values as a reader counts them: a default is one. */
static uint32_t
count_values(const struct eng_values *values, const struct eng_column *col)
{
	struct eng_value value;
	uint32_t count;

	count = count_stored(values, col);
	if (count == 0 && has_default(col) &&
	    get_stored(values, col, 1, &value) == ENG_NOTE_NO_VALUE)
		count = 1;
	return count;
}

static eng_status
find_column(const struct eng_values *values, uint32_t id,
    const struct eng_column **col)
{
	*col = NULL;
	if (id < ENG_FIXED_FIRST || id > ENG_TAGGED_LAST)
		return ENG_E_BAD_COLUMN_ID;
	*col = eng_table_column(values->table, values->view, NULL, id);
	return *col != NULL ? ENG_OK : ENG_E_NO_COLUMN;
}

/* ---- into the caller's buffer ---- */

static eng_status
give_bytes(struct eng_read *read, const void *data, uint32_t size)
{
	uint32_t offset = read->offset < size ? read->offset : size;
	uint32_t part = size - offset;

	read->actual = part;
	if (part > read->room)
		part = read->room;
	if (part > 0)
		memcpy(read->buffer, (const uint8_t *)data + offset, part);
	return part < read->actual ? ENG_NOTE_CUT : ENG_OK;
}

static eng_status
give_blob(struct eng_cursor *cursor, struct eng_read *read,
    const struct eng_value *value)
{
	struct eng_blob_ref ref;
	uint32_t got = 0, part;
	eng_status st;

	if (value->size < ENG_BLOB_REF_SIZE)
		return ENG_E_CORRUPT;
	ref = eng_blob_ref_read(value->data);
	read->actual = read->offset < ref.size ? ref.size - read->offset : 0;
	part = read->actual < read->room ? read->actual : read->room;
	if (part > 0) {
		st = eng_blob_read(cursor->session, cursor->table, ref.id,
		    read->offset, read->buffer, part, &got);
		if (st != ENG_OK)
			return st;
		if (got < part)
			return ENG_E_CORRUPT;
	}
	return part < read->actual ? ENG_NOTE_CUT : ENG_OK;
}

static eng_status
give_value(struct eng_cursor *cursor, struct eng_read *read,
    const struct eng_column *col, const struct eng_value *value)
{
	read->separated = value->separated;
	if (value->separated)
		return give_blob(cursor, read, value);
	if ((col->def.flags & ENG_COL_ESCROW) != 0 &&
	    read->room < value->size)
		return ENG_E_BAD_BUFFER_SIZE;
	return give_bytes(read, value->data, value->size);
}

/* ---- user-defined defaults ---- */

/* The value comes without an offset: it always begins at its first byte. */
static eng_status
ask_user_default(struct eng_cursor *cursor, struct eng_read *read,
    const struct eng_column *col)
{
	struct eng_default_wanted wanted = {
		.source = read->source,
		.buffer = read->buffer,
		.room = read->room
	};
	eng_status st;

	st = eng_default_ask(cursor, col, &wanted);
	if (st == ENG_OK || st == ENG_NOTE_CUT)
		read->actual = wanted.actual;
	return st;
}

/* ---- out of the record ---- */

/* A column whose default must be asked for comes back in *asked. */
static eng_status
read_record(struct eng_cursor *cursor, struct eng_read *read,
    const struct eng_values *values, const struct eng_column *col,
    uint32_t tag, const struct eng_column **asked)
{
	struct eng_value value;
	eng_status st;

	st = get_stored(values, col, tag, &value);
	if (st == ENG_OK)
		return give_value(cursor, read, col, &value);
	if (st != ENG_NOTE_NO_VALUE)
		return st;
	if (read->no_default || (col->id >= ENG_TAGGED_FIRST && tag != 1))
		return ENG_NOTE_NULL;
	if ((col->def.flags & ENG_COL_USER_DEFAULT) != 0) {
		*asked = col;
		return ENG_OK;
	}
	if (col->def.default_value == NULL)
		return ENG_NOTE_NULL;
	value.data = col->def.default_value;
	value.size = col->def.default_size;
	value.separated = false;
	return give_value(cursor, read, col, &value);
}

/* The next column id that the table has ever used; 0 at the end. */
static uint32_t
next_id(const struct eng_columns *cols, uint32_t id)
{
	id++;
	if (id < ENG_FIXED_FIRST + cols->fixed_count)
		return id;
	if (id < ENG_VAR_FIRST)
		id = ENG_VAR_FIRST;
	if (id < ENG_VAR_FIRST + cols->var_count)
		return id;
	if (id < ENG_TAGGED_FIRST)
		id = ENG_TAGGED_FIRST;
	return id < ENG_TAGGED_FIRST + cols->tagged_count ? id : 0;
}

/* What a walk over all tagged columns meets in one of them. */
static uint32_t
count_walked(const struct eng_values *values, const struct eng_read *read,
    const struct eng_column *col)
{
	uint32_t count = count_stored(values, col);
	struct eng_value value;

	if (count > 0)
		return count;
	if (get_stored(values, col, 1, &value) == ENG_NOTE_NO_VALUE)
		return has_default(col) && !read->no_default ? 1 : 0;
	return read->with_nulls ? 1 : 0;
}

/* Value number read->tag of all that tagged columns hold. */
static eng_status
find_tagged(const struct eng_values *values, struct eng_read *read,
    const struct eng_column **col, uint32_t *tag)
{
	uint32_t id = ENG_TAGGED_FIRST - 1, left = read->tag, count;

	*col = NULL;
	if (left == 0)
		return ENG_E_BAD_TAG;
	while ((id = next_id(&values->table->columns, id)) != 0) {
		if (find_column(values, id, col) != ENG_OK)
			continue;
		count = count_walked(values, read, *col);
		if (left <= count) {
			*tag = left;
			read->column_next = id;
			return ENG_OK;
		}
		left -= count;
	}
	return ENG_NOTE_NULL;
}

/* ---- out of keys ---- */

/* The key column's segment, read back into the cursor's scratch. */
static eng_status
read_segment(struct eng_cursor *cursor, const struct eng_index *order,
    const uint8_t *key, size_t size, uint32_t column_id, bool *is_null)
{
	struct eng_key_column col;
	size_t used = 0;
	unsigned part;

	for (part = 0; part < order->def.part_count; part++) {
		eng_index_key_column(cursor->table, order, part, &col);
		if (order->def.parts[part].column_id == column_id)
			return size == 0 ? ENG_E_NOT_DERIVABLE :
			    eng_key_read(&col, key, size, &used,
			    &cursor->scratch, is_null);
		used = eng_key_measure(&col, key, size);
		if (used == 0)
			break;
		key += used;
		size -= used;
	}
	return ENG_E_NOT_DERIVABLE;
}

struct key_search {
	const uint8_t *key;
	size_t size;
	uint32_t tag;		/* 0: not found */
};

static eng_status
match_key(void *ctx, const uint8_t *key, size_t size, uint32_t tag)
{
	struct key_search *search = ctx;

	if (size == search->size && memcmp(key, search->key, size) == 0 &&
	    (search->tag == 0 || tag < search->tag))
		search->tag = tag;
	return ENG_OK;
}

/* Which value of the record made the current entry; 1 when none did, as the
 * record may have changed since. */
static eng_status
find_entry_tag(struct eng_cursor *cursor, const struct eng_values *values,
    uint32_t *tag)
{
	struct key_search search = { cursor->key.data, cursor->key_split, 0 };
	eng_status st;

	*tag = 1;
	if (cursor->index == NULL)
		return ENG_OK;
	st = eng_index_entries(cursor->index, values, match_key, &search);
	if (eng_ok(st) && search.tag != 0)
		*tag = search.tag;
	return eng_ok(st) ? ENG_OK : st;
}

/* The part of a value that a tuple index made an entry of: the first one with
 * the entry's key. */
static eng_status
find_fragment(struct eng_cursor *cursor, const struct eng_value *value,
    const struct eng_key_column *col, struct eng_value *out)
{
	const struct eng_index_def *def = &cursor->index->def;
	uint32_t width = col->codepage == ENG_CODEPAGE_WIDE ? 2 : 1;
	uint32_t chars = value->size / width, at, len;
	struct base_buf key = BASE_BUF_EMPTY;
	bool cut = def->key_size == ENG_KEY_SIZE_DEFAULT;
	eng_status st = ENG_E_TUPLES_NO_VALUE;

	memset(out, 0, sizeof(*out));
	if (chars > def->tuples.source_max)
		chars = def->tuples.source_max;
	for (at = def->tuples.start; at < chars &&
	    chars - at >= def->tuples.min; at += def->tuples.step) {
		len = chars - at < def->tuples.max ? chars - at :
		    def->tuples.max;
		base_buf_clear(&key);
		st = eng_key_append(&key, col, value->data + at * width,
		    len * width, false, def->key_size, cut);
		if (!eng_ok(st))
			break;
		st = ENG_E_TUPLES_NO_VALUE;
		if (key.size <= cursor->key_split && memcmp(key.data,
		    cursor->key.data, key.size) == 0) {
			out->data = value->data + at * width;
			out->size = len * width;
			out->separated = false;
			st = ENG_OK;
			break;
		}
		if (def->tuples.step == 0)
			break;
	}
	base_buf_fini(&key);
	return st;
}

static eng_status
read_fragment(struct eng_cursor *cursor, struct eng_read *read,
    const struct eng_values *values, const struct eng_column *col,
    uint32_t tag)
{
	struct eng_value value, part;
	struct eng_key_column key_col;
	eng_status st;

	eng_index_key_column(cursor->table, cursor->index, 0, &key_col);
	st = eng_values_get(values, col, tag, ENG_LONG_MAX, &cursor->scratch,
	    &value);
	if (st != ENG_OK)
		return st;
	st = find_fragment(cursor, &value, &key_col, &part);
	return st == ENG_OK ? give_bytes(read, part.data, part.size) : st;
}

static bool
is_fragment_column(const struct eng_cursor *cursor, uint32_t column_id)
{
	return cursor->index != NULL &&
	    (cursor->index->def.flags & ENG_IDX_TUPLES) != 0 &&
	    cursor->index->def.parts[0].column_id == column_id;
}

static bool
is_key_column(const struct eng_index *order, uint32_t column_id)
{
	unsigned part;

	for (part = 0; part < order->def.part_count; part++)
		if (order->def.parts[part].column_id == column_id)
			return true;
	return false;
}

/* ENG_E_NOT_DERIVABLE: the record must tell, value number *tag. */
static eng_status
read_key(struct eng_cursor *cursor, struct eng_read *read,
    const struct eng_values *values, const struct eng_column *col,
    uint32_t *tag)
{
	bool from_index = read->source == ENG_FROM_INDEX;
	const struct eng_index *order = from_index ?
	    eng_cursor_order(cursor) : cursor->table->primary;
	const uint8_t *key = cursor->key.data;
	size_t size = cursor->key_split;
	bool is_null = false;
	eng_status st;

	/* Records in their own order have a bookmark, but no key. */
	if (order == NULL)
		return from_index || cursor->index == NULL ?
		    ENG_E_NOT_DERIVABLE : ENG_E_NO_COLUMN;
	if (!is_key_column(order, col->id))
		return ENG_E_NO_COLUMN;
	if (from_index && !read->tuple && is_fragment_column(cursor, col->id))
		return ENG_E_TUPLES_NO_VALUE;
	if (from_index) {
		st = find_entry_tag(cursor, values, tag);
		if (st != ENG_OK)
			return st;
		if (is_fragment_column(cursor, col->id))
			return read_fragment(cursor, read, values, col, *tag);
	} else {
		(void)eng_cursor_bookmark_at(cursor, &key, &size);
	}
	st = read_segment(cursor, order, key, size, col->id, &is_null);
	if (st == ENG_OK && is_null)
		return ENG_NOTE_NULL;
	return st == ENG_OK ? give_bytes(read, cursor->scratch.data,
	    (uint32_t)cursor->scratch.size) : st;
}

/* ---- the calls ---- */

/* Not those whose values others change in the row. */
static void
note_column(struct eng_cursor *cursor, const struct eng_column *col)
{
	struct eng_known_column *known =
	    &cursor->columns[eng_known_place(col->id)];

	if ((col->def.flags & ENG_COL_ESCROW) != 0)
		return;
	known->id = col->id;
	known->col = col;
	known->definitions = atomic_load_explicit(
	    &cursor->session->env->definitions, memory_order_relaxed);
}

static const struct eng_column *
recall_column(const struct eng_cursor *cursor, uint32_t id)
{
	const struct eng_known_column *known =
	    &cursor->columns[eng_known_place(id)];

	return known->id == id && known->definitions == atomic_load_explicit(
	    &cursor->session->env->definitions, memory_order_acquire) ?
	    known->col : NULL;
}

/* Takes the known record apart, once for all its columns; false: it is
 * damaged, and eng_row_get tells whether that concerns a column. */
static bool
open_parts(struct eng_cursor *cursor)
{
	if (!cursor->parts_known)
		cursor->parts_known = eng_row_open(cursor->row.data,
		    cursor->row.size, &cursor->parts) == ENG_OK;
	return cursor->parts_known;
}

/* Columns live as long as their table, and the record is the cursor's own
 * copy.  False: there is no value, or it is not in the row. */
static bool
find_known(struct eng_cursor *cursor, uint32_t column_id, uint32_t tag,
    struct eng_value *value)
{
	const struct eng_column *col = recall_column(cursor, column_id);

	if (col == NULL || !cursor->row_known ||
	    cursor->currency != ENG_CUR_ON ||
	    !eng_stamp_holds(&cursor->row_stamp, cursor))
		return false;
	if (column_id < ENG_VAR_FIRST) {
		value->data = eng_row_fixed_value(col, cursor->row.data,
		    cursor->row.size);
		value->size = col->fixed_size;
		return value->data != NULL;
	}
	return open_parts(cursor) &&
	    eng_row_find(&cursor->parts, col, tag, value) == ENG_OK &&
	    !value->separated;
}

static __attribute__((noinline)) bool
read_known(struct eng_cursor *cursor, uint32_t column_id, void *buffer,
    uint32_t room, uint32_t *actual)
{
	struct eng_value value;

	if (!find_known(cursor, column_id, 1, &value))
		return false;
	*actual = value.size;
	memcpy(buffer, value.data, value.size < room ? value.size : room);
	return true;
}

/* A fixed column, which most reads are of, calls nothing. */
bool
eng_cursor_read_known(struct eng_cursor *cursor, uint32_t column_id,
    void *buffer, uint32_t room, uint32_t *actual)
{
	const struct eng_column *col = recall_column(cursor, column_id);
	const uint8_t *data;

	if (col == NULL)
		return false;
	if (column_id >= ENG_VAR_FIRST || room < col->fixed_size ||
	    !cursor->row_known || cursor->currency != ENG_CUR_ON ||
	    !eng_stamp_is_seen(&cursor->row_stamp, cursor))
		return read_known(cursor, column_id, buffer, room, actual);
	data = eng_row_fixed_value(col, cursor->row.data, cursor->row.size);
	if (data == NULL)
		return false;
	*actual = col->fixed_size;
	if (col->fixed_size == sizeof(uint64_t))
		memcpy(buffer, data, sizeof(uint64_t));
	else if (col->fixed_size == sizeof(uint32_t))
		memcpy(buffer, data, sizeof(uint32_t));
	else
		memcpy(buffer, data, col->fixed_size);
	return true;
}

/* A column that does not exist is told of before a record that is not there. */
static bool
is_column(struct eng_cursor *cursor, const struct eng_view *view, uint32_t id,
    eng_status *st)
{
	struct eng_values none = { .table = cursor->table, .view = view };
	const struct eng_column *col;

	*st = find_column(&none, id, &col);
	return *st == ENG_OK;
}

static eng_status
read_locked(struct eng_cursor *cursor, struct eng_read *read,
    const struct eng_column **asked)
{
	struct eng_view view = eng_session_view(cursor->session);
	const struct eng_column *col;
	struct eng_values values;
	uint32_t tag = read->tag;
	eng_status st;

	if (read->column_id != 0 && !is_column(cursor, &view, read->column_id,
	    &st))
		return st;
	st = open_values(cursor, read->source, &view, &values);
	if (st != ENG_OK)
		return st;
	st = read->column_id != 0 ?
	    find_column(&values, read->column_id, &col) :
	    find_tagged(&values, read, &col, &tag);
	if (st != ENG_OK)
		return st;
	if (read->source == ENG_FROM_INDEX ||
	    read->source == ENG_FROM_BOOKMARK) {
		st = read_key(cursor, read, &values, col, &tag);
		read->tag_found = tag;
		if (st != ENG_E_NOT_DERIVABLE)
			return st;
	}
	read->tag_found = tag;
	note_column(cursor, col);
	return read_record(cursor, read, &values, col, tag, asked);
}

eng_status
eng_cursor_read(struct eng_cursor *cursor, struct eng_read *read)
{
	const struct eng_column *asked = NULL;
	struct eng_value value;
	eng_status st;

	read->actual = 0;
	read->column_next = 0;
	read->tag_found = read->tag;
	read->separated = false;
	if (read->source == ENG_FROM_RECORD &&
	    find_known(cursor, read->column_id, read->tag, &value))
		return give_bytes(read, value.data, value.size);
	eng_env_read(cursor->session->env);
	st = read_locked(cursor, read, &asked);
	eng_env_unread(cursor->session->env);
	/* Columns live as long as their table. */
	return asked != NULL ? ask_user_default(cursor, read, asked) :
	    st;
}

eng_status
eng_cursor_read_count(struct eng_cursor *cursor, enum eng_source source,
    uint32_t column_id, uint32_t *count)
{
	const struct eng_column *col;
	struct eng_values values;
	struct eng_view view;
	eng_status st;

	*count = 0;
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	st = open_values(cursor, source, &view, &values);
	if (st == ENG_OK)
		st = find_column(&values, column_id, &col);
	if (st == ENG_OK)
		*count = count_values(&values, col);
	eng_env_unshare(cursor->session->env);
	return st;
}

eng_status
eng_cursor_next_valued(struct eng_cursor *cursor, enum eng_source source,
    uint32_t after_id, uint32_t *id)
{
	const struct eng_column *col;
	struct eng_values values;
	struct eng_view view;
	uint32_t at = after_id;
	eng_status st;

	*id = 0;
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	st = open_values(cursor, source, &view, &values);
	while (st == ENG_OK && *id == 0 &&
	    (at = next_id(&cursor->table->columns, at)) != 0)
		if (find_column(&values, at, &col) == ENG_OK &&
		    count_values(&values, col) > 0)
			*id = at;
	eng_env_unshare(cursor->session->env);
	return st;
}

/* ---- sizes ---- */

static void
add_separated(struct eng_record_size *size, const struct eng_value *value,
    bool without_long)
{
	enum { CHUNK_KEY = 12 };	/* bytes; id and offset */
	struct eng_blob_ref ref = eng_blob_ref_read(value->data);

	size->long_values++;
	if (without_long)
		return;
	size->long_data += ref.size;
	size->long_overhead += CHUNK_KEY *
	    (((uint64_t)ref.size + ENG_BLOB_CHUNK - 1) / ENG_BLOB_CHUNK);
}

static eng_status
add_column(struct eng_record_size *size, const struct eng_values *values,
    const struct eng_column *col, bool without_long)
{
	uint32_t count = count_stored(values, col), tag;
	struct eng_value value;
	eng_status st;

	if (count == 0)
		return ENG_OK;
	if (col->id >= ENG_TAGGED_FIRST)
		size->tagged_columns++;
	else
		size->fixed_var_columns++;
	size->multi_values += count - 1;
	for (tag = 1; tag <= count; tag++) {
		st = get_stored(values, col, tag, &value);
		if (st != ENG_OK)
			return st == ENG_NOTE_NULL ? ENG_OK : st;
		if (value.separated && value.size < ENG_BLOB_REF_SIZE)
			return ENG_E_CORRUPT;
		if (value.separated)
			add_separated(size, &value, without_long);
		else
			size->data += value.size;
	}
	return ENG_OK;
}

eng_status
eng_cursor_record_size(struct eng_cursor *cursor, enum eng_source source,
    bool without_long, struct eng_record_size *size)
{
	const struct eng_column *col;
	struct eng_values values;
	struct eng_view view;
	uint32_t id = 0;
	size_t whole;
	eng_status st;

	memset(size, 0, sizeof(*size));
	eng_env_share(cursor->session->env);
	view = eng_session_view(cursor->session);
	st = open_values(cursor, source, &view, &values);
	while (st == ENG_OK &&
	    (id = next_id(&cursor->table->columns, id)) != 0)
		if (find_column(&values, id, &col) == ENG_OK)
			st = add_column(size, &values, col, without_long);
	if (st == ENG_OK) {
		whole = values.record != NULL ?
		    eng_record_size(values.record) : values.row_size;
		size->overhead = whole > size->data ? whole - size->data : 0;
	}
	eng_env_unshare(cursor->session->env);
	return st;
}
