/* SPDX-License-Identifier: MIT */
/* bde_record.c - records: between buffers and the engine, and the calls that
 * change them. */
#include <string.h>

#include "base_alloc.h"
#include "bde_blob.h"
#include "bde_cursor.h"
#include "bde_delayed.h"
#include "bde_key.h"
#include "bde_lock.h"
#include "bde_rint.h"
#include "bde_secret.h"
#include "bde_table.h"
#include "bde_tag.h"

enum {
	MARKED = 0xff,
	BATCH = 16			/* fields written in one call */
};

/* ---- reading ---- */

static void
set_blob(struct bde_cursor *cursor, const struct bde_field *field,
    uint8_t *buf, bool blank)
{
	if (blank)
		bde_field_set_blank(field, buf);
	else
		bde_field_set_value(field, buf, "", 0);
	bde_blob_mark(cursor, buf + field->desc.iOffset, blank);
}

/* A column whose value is not in the row. */
static DBIResult
read_alone(struct bde_cursor *cursor, const struct bde_field *field,
    uint8_t *buf)
{
	uint8_t value[BDE_VALUE_MAX];
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = field->column_id, .tag = 1, .buffer = value,
	    .room = field->is_blob ? 0 : sizeof value };
	eng_status st = eng_cursor_read(cursor->eng, &read);

	if (!eng_ok(st))
		return bde_error_of(st);
	if (field->is_blob)
		set_blob(cursor, field, buf, st == ENG_NOTE_NULL);
	else if (st == ENG_NOTE_NULL)
		bde_field_set_blank(field, buf);
	else
		bde_field_set_value(field, buf, value,
		    read.actual < sizeof value ? read.actual : sizeof value);
	return DBIERR_NONE;
}

static void
set_field(struct bde_cursor *cursor, const struct bde_field *field,
    const struct eng_column_value *value, uint8_t *buf)
{
	if (field->desc.efldrRights == fldrNONE)
		bde_field_set_blank(field, buf);
	else if (field->is_blob)
		set_blob(cursor, field, buf, value->state == ENG_VALUE_NULL);
	else if (value->state == ENG_VALUE_NULL)
		bde_field_set_blank(field, buf);
	else
		bde_field_set_value(field, buf, value->data,
		    value->size < BDE_VALUE_MAX ? value->size :
		    BDE_VALUE_MAX);
}

/* Not to be told without a look of its own. */
static bool
is_alone(const struct bde_field *field, const struct eng_column_value *value)
{
	if (field->desc.efldrRights == fldrNONE)
		return false;
	return value->state == ENG_VALUE_ASKED ||
	    (value->state == ENG_VALUE_ELSEWHERE && !field->is_blob);
}

static inline bool
is_copied(const struct bde_field *field, const struct eng_column_value *value)
{
	return value->state == ENG_VALUE_HERE && field->as_it_is &&
	    field->desc.efldrRights != fldrNONE;
}

/* What the engine is asked for; what it found out about columns before stays
 * with the fields that still are the same. */
static struct eng_column_value *
ask_for(struct bde_cursor *cursor)
{
	const struct bde_table *table = cursor->table;
	struct eng_column_value *values;
	unsigned i;

	if (table->shape != 0 && cursor->values_shape == table->shape)
		return (struct eng_column_value *)(void *)cursor->values.data;
	if (cursor->values.size < table->field_count * sizeof *values &&
	    !base_buf_resize(&cursor->values, table->field_count *
	    sizeof *values))
		return NULL;
	values = (struct eng_column_value *)(void *)cursor->values.data;
	for (i = 0; i < table->field_count; i++)
		if (values[i].column_id != table->fields[i].column_id)
			values[i] = (struct eng_column_value){
			    .column_id = table->fields[i].column_id };
	cursor->values_shape = table->shape;
	return values;
}

static DBIResult
read_fields(struct bde_cursor *cursor, uint8_t *buf)
{
	const struct bde_field *fields = cursor->table->fields;
	unsigned i, count = cursor->table->field_count;
	struct eng_column_value *values = ask_for(cursor);
	DBIResult result = DBIERR_NONE;
	bool some_alone = false;
	eng_status st;

	if (values == NULL)
		return DBIERR_NOMEMORY;
	st = eng_cursor_values(cursor->eng, values, count);
	if (st != ENG_OK)
		return bde_error_of(st);
	for (i = 0; i < count; i++)
		if (is_copied(&fields[i], &values[i]))
			bde_field_copy(&fields[i], buf, values[i].data,
			    values[i].size);
		else if (is_alone(&fields[i], &values[i]))
			some_alone = true;
		else
			set_field(cursor, &fields[i], &values[i], buf);
	/* As calls on the cursor they may move the row. */
	for (i = 0; some_alone && result == DBIERR_NONE && i < count; i++)
		if (is_alone(&fields[i], &values[i]))
			result = read_alone(cursor, &fields[i], buf);
	return result;
}

static DBIResult
read_field(struct bde_cursor *cursor, const struct bde_field *field,
    uint8_t *buf)
{
	struct eng_column_value *value = ask_for(cursor);
	eng_status st;

	if (value == NULL)
		return DBIERR_NOMEMORY;
	value += field - cursor->table->fields;
	st = eng_cursor_values(cursor->eng, value, 1);
	if (st != ENG_OK)
		return bde_error_of(st);
	if (is_alone(field, value))
		return read_alone(cursor, field, buf);
	set_field(cursor, field, value, buf);
	return DBIERR_NONE;
}

/* The record of a list is the structure itself. */
static DBIResult
read_image(struct bde_cursor *cursor, uint8_t *buf)
{
	const struct bde_table *table = cursor->table;
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = table->image_column_id, .tag = 1, .buffer = buf,
	    .room = table->record_size };

	return bde_error_of(eng_cursor_read(cursor->eng, &read));
}

DBIResult
bde_record_read(struct bde_cursor *cursor, uint8_t *buf)
{
	const struct bde_table *table = cursor->table;
	unsigned i;

	if (table->image_column_id != 0)
		return read_image(cursor, buf);
	if (!cursor->delayed_old || !bde_delayed_reads_blank(cursor))
		return read_fields(cursor, buf);
	for (i = 0; i < table->field_count; i++)
		bde_field_set_blank(&table->fields[i], buf);
	return DBIERR_NONE;
}

bool
bde_record_is_deleted(struct bde_cursor *cursor)
{
	uint8_t mark = 0;
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = cursor->table->deleted_column_id, .tag = 1,
	    .buffer = &mark, .room = sizeof mark };

	return read.column_id != 0 &&
	    eng_cursor_read(cursor->eng, &read) == ENG_OK && mark != 0;
}

/* ---- writing ---- */

static eng_status
write_column(struct bde_cursor *cursor, uint32_t column_id, const void *data,
    uint32_t size)
{
	struct eng_write write = { .column_id = column_id, .tag = 1,
	    .data = data, .size = size,
	    .flags = data == NULL ? ENG_SET_NULL : 0 };

	return eng_cursor_write(cursor->eng, &write);
}

/* The columns of ESE tables may hold more than a field shows: what a program
 * left as it was read stays, and what it did not set in a new record is the
 * column's own affair, if that has such a default. */
static bool
is_left_alone(const struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *buf, const uint8_t *old)
{
	/* The engine counts; what may not be read was shown as blank. */
	if (field->is_autoinc || field->desc.efldrRights == fldrNONE)
		return true;
	if (cursor->table->driver != BDE_ESENT)
		return false;
	if (old == NULL)
		return field->has_late_default && bde_field_is_blank(field,
		    buf) && (!field->is_blob ||
		    bde_blob_token(buf + field->desc.iOffset) ==
		    BDE_BLOB_BLANK);
	return !field->is_blob && bde_field_is_blank(field, buf) ==
	    bde_field_is_blank(field, old) &&
	    memcmp(buf + field->desc.iOffset, old + field->desc.iOffset,
	    field->desc.iLen) == 0;
}

/* Values on their way to the engine. */
struct batch {
	struct eng_write writes[BATCH];
	uint8_t scratch[BATCH][BDE_VALUE_MAX];
	unsigned count;
};

static DBIResult
write_batch(struct bde_cursor *cursor, struct batch *batch)
{
	eng_status st = ENG_OK;

	if (batch->count > 0)
		st = eng_cursor_write_new(cursor->eng, batch->writes,
		    batch->count);
	batch->count = 0;
	return bde_error_of(st);
}

static void
add_field(struct batch *batch, const struct bde_field *field,
    const uint8_t *buf)
{
	struct eng_write *write = &batch->writes[batch->count];

	*write = (struct eng_write){ .column_id = field->column_id,
	    .tag = 1 };
	bde_field_value(field, buf, batch->scratch[batch->count],
	    &write->data, &write->size);
	write->flags = write->data == NULL ? ENG_SET_NULL : 0;
	batch->count++;
}

/* In the order of the fields, so that the first failure is told. */
static DBIResult
write_field(struct bde_cursor *cursor, struct batch *batch,
    const struct bde_field *field, const uint8_t *buf)
{
	DBIResult result = DBIERR_NONE;

	if (field->is_blob || batch->count == BATCH)
		result = write_batch(cursor, batch);
	if (result != DBIERR_NONE)
		return result;
	if (field->is_blob)
		return bde_blob_write(cursor, field, buf);
	add_field(batch, field, buf);
	return DBIERR_NONE;
}

/* A record that is changed into what it was counts as changed all the same. */
static DBIResult
write_again(struct bde_cursor *cursor, const struct bde_field *field,
    const uint8_t *buf)
{
	uint8_t scratch[BDE_VALUE_MAX];
	const void *data;
	uint32_t size;
	eng_status st;

	if (field == NULL || eng_cursor_is_changed(cursor->eng))
		return DBIERR_NONE;
	bde_field_value(field, buf, scratch, &data, &size);
	st = write_column(cursor, field->column_id, data, size);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
write_fields(struct bde_cursor *cursor, const uint8_t *buf,
    const uint8_t *old)
{
	const struct bde_table *table = cursor->table;
	const struct bde_field *field, *last = NULL;
	DBIResult result = DBIERR_NONE;
	struct batch batch;
	unsigned i;

	batch.count = 0;
	for (i = 0; result == DBIERR_NONE && i < table->field_count; i++) {
		field = &table->fields[i];
		if (is_left_alone(cursor, field, buf, old))
			continue;
		result = write_field(cursor, &batch, field, buf);
		if (!field->is_blob)
			last = field;
	}
	if (result == DBIERR_NONE)
		result = write_batch(cursor, &batch);
	return result == DBIERR_NONE ? write_again(cursor, last, buf) :
	    result;
}

static DBIResult
check_writable(struct bde_cursor *cursor, PRVType rights)
{
	if (eng_cache_is_on(cursor->eng))	/* asked when it is applied */
		return DBIERR_NONE;
	return cursor->open_mode == dbiREADONLY ||
	    cursor->table->driver == BDE_LIST ? DBIERR_TABLEREADONLY :
	    bde_secret_may(cursor->table, rights);
}

static DBIResult
note_field(struct bde_cursor *cursor, const struct bde_field *failed,
    DBIResult result)
{
	if (failed != NULL)
		bde_error_context(cursor->db->session, ecFIELDNAME,
		    failed->desc.szName);
	return result;
}

static DBIResult
check_rights(struct bde_cursor *cursor, const uint8_t *old,
    const uint8_t *buf)
{
	const struct bde_field *failed;
	DBIResult result;

	if (eng_cache_is_on(cursor->eng))
		return DBIERR_NONE;
	result = bde_secret_check(cursor->table, old, buf, &failed);
	return note_field(cursor, failed, result);
}

static DBIResult
check_record(struct bde_cursor *cursor, const uint8_t *buf)
{
	const struct bde_field *failed;
	DBIResult result;

	if (eng_cache_is_on(cursor->eng))
		return DBIERR_NONE;
	result = bde_check_record(cursor, buf, &failed);
	return note_field(cursor, failed, result);
}

/* From here to finish() or give_up() the engine alone is at work, but for what
 * `more` does. */
static DBIResult
prepare(struct bde_cursor *cursor, enum eng_prepare kind,
    const struct bde_record_more *more)
{
	if (more == NULL)
		eng_session_stay(eng_cursor_session(cursor->eng));
	return bde_error_of(eng_cursor_prepare(cursor->eng, kind));
}

static DBIResult
finish(struct bde_cursor *cursor, bool fresh, const uint8_t **bookmark,
    size_t *size)
{
	DBIResult result = bde_tags_write(cursor->whole != NULL ?
	    cursor->whole : cursor->table, cursor->eng, fresh);

	if (result == DBIERR_NONE)
		result = bde_error_of(eng_cursor_update(cursor->eng, false, 0,
		    bookmark, size));
	eng_session_go(eng_cursor_session(cursor->eng));
	return result;
}

/* A record with BLOBs is more than one step of the engine's: all or none.  A
 * cached one is no step at all. */
static DBIResult
begin_step(struct bde_cursor *cursor)
{
	if (eng_cache_is_on(cursor->eng))
		return DBIERR_NONE;
	return bde_error_of(eng_txn_begin(eng_cursor_session(cursor->eng),
	    false));
}

static void
give_up(struct bde_cursor *cursor, DBIResult result)
{
	eng_session_go(eng_cursor_session(cursor->eng));
	if (result != DBIERR_NONE && eng_cursor_is_prepared(cursor->eng))
		(void)eng_cursor_cancel(cursor->eng);
}

static DBIResult
end_step(struct bde_cursor *cursor, DBIResult result)
{
	struct eng_session *session = eng_cursor_session(cursor->eng);
	eng_status st;

	give_up(cursor, result);
	if (eng_cache_is_on(cursor->eng))
		return result;
	if (result == DBIERR_NONE) {
		st = eng_txn_commit(session, true);
		if (st == ENG_OK) {
			bde_cursor_own_change(cursor);
			return DBIERR_NONE;
		}
		result = bde_error_of(st);
	}
	(void)eng_txn_rollback(session);
	return result;
}

/* The record is not in the index that gives the order: to the crack where it
 * would be. */
static DBIResult
go_beside(struct bde_cursor *cursor, const uint8_t *buf)
{
	uint8_t *key = base_malloc(bde_key_size(cursor) + 1u);
	struct base_buf place = BASE_BUF_EMPTY;
	DBIResult result = DBIERR_NOMEMORY;
	eng_status st = ENG_OK;

	if (key != NULL)
		result = bde_key_extract(cursor, buf, key);
	if (result == DBIERR_NONE)
		result = bde_key_place(cursor, true, 0, 0, key,
		    BDE_KEY_AFTER, &place);
	if (result == DBIERR_NONE)
		st = eng_cursor_set_key(cursor->eng, place.data, place.size);
	if (result == DBIERR_NONE && st == ENG_OK)
		st = eng_cursor_seek(cursor->eng, ENG_SEEK_GE, false, false);
	base_buf_fini(&place);
	base_free(key);
	if (st == ENG_E_NOT_FOUND) {
		bde_cursor_end_of(cursor);
		return result;
	}
	bde_cursor_stand_on(cursor);
	cursor->crack_before = true;
	return result != DBIERR_NONE || eng_ok(st) ? result :
	    bde_error_of(st);
}

static bool
may_leave_out(struct bde_cursor *cursor)
{
	const struct bde_index *index = bde_index_current(cursor);

	return index != NULL && index->tag != NULL &&
	    index->tag->member_column_id != 0;
}

/* To the record that was written from buf, or beside it.  The bookmark is the
 * cursor's own, and goes when it moves. */
static DBIResult
go_to(struct bde_cursor *cursor, const uint8_t *buf, const uint8_t *bookmark,
    size_t size, bool *beside)
{
	struct base_buf copy = BASE_BUF_EMPTY;
	eng_status st = ENG_E_NO_MEMORY;
	DBIResult result;

	if (size > 0 && base_buf_set(&copy, bookmark, size))
		st = eng_cursor_goto(cursor->eng, copy.data, copy.size);
	base_buf_fini(&copy);
	*beside = st == ENG_E_NO_RECORD && may_leave_out(cursor);
	result = *beside ? go_beside(cursor, buf) : bde_error_of(st);
	/* What is cached is so, wherever the cursor stands. */
	return result == DBIERR_NOMEMORY && eng_cache_is_on(cursor->eng) ?
	    DBIERR_NONE : result;
}

static void
follow(struct bde_cursor *cursor, bool beside)
{
	if (!beside)
		bde_cursor_follow(cursor);
}

/* ---- inserting ---- */

/* The prepared record goes in front of the place where the cursor stands. */
static DBIResult
put_here(struct bde_cursor *cursor)
{
	struct base_buf place = BASE_BUF_EMPTY;
	const uint8_t *key, *bookmark;
	struct eng_index_info index;
	size_t key_size, size = 0;
	eng_status st = ENG_OK;

	eng_cursor_index(cursor->eng, &index);
	if (cursor->stand == BDE_AT_END || index.id != 0 ||
	    !bde_cursor_has_free_order(cursor))
		return DBIERR_NONE;
	if (cursor->stand == BDE_AT_RECORD) {
		st = eng_cursor_place(cursor->eng, &key, &key_size,
		    &bookmark, &size);
		if (st == ENG_OK && !base_buf_set(&place, bookmark, size))
			st = ENG_E_NO_MEMORY;
	}
	if (st == ENG_OK)
		st = eng_cursor_insert_before(cursor->eng, place.data,
		    place.size);
	base_buf_fini(&place);
	return bde_error_of(st);
}

static DBIResult
write_all(struct bde_cursor *cursor, const uint8_t *buf, const uint8_t *old,
    const struct bde_record_more *more)
{
	DBIResult result = write_fields(cursor, buf, old);

	return result == DBIERR_NONE && more != NULL ?
	    more->write(more->context) : result;
}

/* Where a new record goes; after the first the cursor stays where it was, else
 * it stands on the record. */
enum where { LAST, LAST_AND_THERE, HERE };

/* The cursor goes before the step is done, so that a failure leaves no
 * record. */
static DBIResult
try_new(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_record_more *more, enum where where)
{
	const uint8_t *bookmark;
	struct bde_rint *rint = NULL;
	bool beside = false;
	DBIResult result;
	size_t size;

	result = check_writable(cursor, prvINSERT);
	if (result == DBIERR_NONE && buf == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = check_rights(cursor, NULL, buf);
	if (result == DBIERR_NONE)
		result = check_record(cursor, buf);
	if (result == DBIERR_NONE)
		result = bde_rint_note(cursor, BDE_RINT_INSERT, buf, &rint);
	if (result == DBIERR_NONE)
		result = begin_step(cursor);
	if (result != DBIERR_NONE)
		goto out;
	result = prepare(cursor, ENG_PREPARE_INSERT, more);
	if (result == DBIERR_NONE && where == HERE)
		result = put_here(cursor);
	if (result == DBIERR_NONE)
		result = write_all(cursor, buf, NULL, more);
	if (result == DBIERR_NONE)
		result = finish(cursor, true, &bookmark, &size);
	if (result == DBIERR_NONE)
		result = bde_rint_obey(cursor, rint);
	if (result == DBIERR_NONE && where != LAST &&
	    !eng_cursor_goto_new(cursor->eng))
		result = go_to(cursor, buf, bookmark, size, &beside);
	result = end_step(cursor, result);
	if (result == DBIERR_NONE && where != LAST)
		follow(cursor, beside);
out:
	bde_rint_free(rint);
	return result;
}

/* The locks of a change are those of one step: others may have them. */
static DBIResult
write_new(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_record_more *more, enum where where)
{
	struct bde_lock_patience patience = bde_lock_patience(cursor);
	DBIResult result;

	do
		result = try_new(cursor, buf, more, where);
	while (bde_lock_again(&patience, result));
	return result;
}

DBIResult
bde_record_insert(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_record_more *more)
{
	return write_new(cursor, buf, more, LAST);
}

static DBIResult
insert(struct bde_cursor *cursor, enum where where, DBILockType lock,
    const uint8_t *buf)
{
	DBIResult result = write_new(cursor, buf, NULL, where);

	if (result != DBIERR_NONE)
		return result;
	bde_link_moved(cursor);
	return lock != dbiNOLOCK ? bde_lock_record(cursor, lock) :
	    DBIERR_NONE;
}

DBIResult DBIFN
DbiInsertRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiInsertRecord, hCursor);
	if (result == DBIERR_NONE && eLock > dbiREADLOCK)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = insert(call.cursor, HERE, eLock, pRecBuff);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiAppendRecord(hDBICur hCursor, uint8_t *pRecBuff)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiAppendRecord, hCursor);
	if (result == DBIERR_NONE)
		result = insert(call.cursor, LAST_AND_THERE, dbiNOLOCK,
		    pRecBuff);
	return bde_leave(&call, result);
}

/* ---- changing ---- */

/* NULL when DbiSetFieldMap left it out. */
static const struct bde_field *
find_column(const struct bde_table *table, uint32_t id)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].column_id == id)
			return &table->fields[i];
	return NULL;
}

/* A field of the key that the record is stored under; NULL: it cannot be
 * changed here. */
static const struct bde_field *
key_field(struct bde_cursor *cursor, unsigned i)
{
	const struct bde_table *table = cursor->whole != NULL ?
	    cursor->whole : cursor->table;
	const struct bde_field *field;

	field = find_column(cursor->table,
	    table->fields[table->indexes[0].desc.aiKeyFld[i] - 1].column_id);
	return field == NULL || field->is_autoinc ? NULL : field;
}

static unsigned
count_key_fields(struct bde_cursor *cursor)
{
	const struct bde_table *table = cursor->whole != NULL ?
	    cursor->whole : cursor->table;

	return table->index_count > 0 && table->indexes[0].desc.bPrimary ?
	    table->indexes[0].desc.iFldsInKey : 0;
}

/* Whether that key is another one now. */
static bool
moves_record(struct bde_cursor *cursor, const uint8_t *buf,
    const uint8_t *old)
{
	uint8_t x[BDE_VALUE_MAX], y[BDE_VALUE_MAX];
	unsigned i, count = count_key_fields(cursor);
	const struct bde_field *field;
	const void *a, *b;
	uint32_t a_size, b_size;

	for (i = 0; i < count; i++) {
		field = key_field(cursor, i);
		if (field == NULL)
			continue;
		bde_field_value(field, buf, x, &a, &a_size);
		bde_field_value(field, old, y, &b, &b_size);
		if ((a == NULL) != (b == NULL) || a_size != b_size ||
		    (a != NULL && memcmp(a, b, a_size) != 0))
			return true;
	}
	return false;
}

/* What a change looks at of the record as it is: all of it, or the key. */
static DBIResult
read_old(struct bde_cursor *cursor, uint8_t *old)
{
	const struct bde_table *table = cursor->table;
	unsigned i, count = count_key_fields(cursor);
	const struct bde_field *field;
	DBIResult result = DBIERR_NONE;

	if (table->driver == BDE_ESENT || table->secrets != NULL ||
	    eng_cache_is_on(cursor->eng))
		return bde_record_read(cursor, old);
	for (i = 0; result == DBIERR_NONE && i < count; i++) {
		field = key_field(cursor, i);
		if (field != NULL)
			result = read_field(cursor, field, old);
	}
	return result;
}

/* Whether the order that the cursor goes by is that of the records, and the
 * record keeps its place there. */
static bool
keeps_place(struct bde_cursor *cursor, bool moves)
{
	struct eng_index_info index;

	eng_cursor_index(cursor->eng, &index);
	return !moves && index.id == 0;
}

/* Whether the cache has put the cursor on the record already. */
static bool
is_there(struct bde_cursor *cursor, const uint8_t *bookmark, size_t size)
{
	const uint8_t *here;
	size_t here_size;

	return size > 0 && eng_cursor_bookmark(cursor->eng, &here,
	    &here_size) == ENG_OK && base_bytes_compare(here, here_size,
	    bookmark, size) == 0;
}

/* To the changed record; in another order it may have a new place, too. */
static DBIResult
go_along(struct bde_cursor *cursor, const uint8_t *buf, bool moves,
    const uint8_t *bookmark, size_t size, bool *beside)
{
	eng_status st = ENG_OK;

	if (eng_cache_is_on(cursor->eng)) {
		if (is_there(cursor, bookmark, size))
			return DBIERR_NONE;
	} else {
		if (keeps_place(cursor, moves))
			return DBIERR_NONE;
		if (!moves)
			st = eng_cursor_bookmark(cursor->eng, &bookmark,
			    &size);
	}
	return st == ENG_OK ? go_to(cursor, buf, bookmark, size, beside) :
	    bde_error_of(st);
}

/* Whether one step of the engine, in a transaction, is all there is to a
 * change. */
static bool
is_one_step(struct bde_cursor *cursor, const struct bde_record_more *more,
    const struct bde_rint *rint, bool moves)
{
	const struct bde_table *table = cursor->table;
	unsigned i;

	if (more != NULL || rint != NULL || eng_cache_is_on(cursor->eng) ||
	    eng_session_level(eng_cursor_session(cursor->eng)) == 0 ||
	    !keeps_place(cursor, moves))
		return false;
	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].is_blob)
			return false;
	return true;
}

static DBIResult
change_in_place(struct bde_cursor *cursor, const uint8_t *buf,
    const uint8_t *old)
{
	const uint8_t *bookmark;
	DBIResult result;
	size_t size;

	result = prepare(cursor, ENG_PREPARE_REPLACE, NULL);
	if (result == DBIERR_NONE)
		result = write_fields(cursor, buf, old);
	if (result == DBIERR_NONE)
		result = finish(cursor, false, &bookmark, &size);
	give_up(cursor, result);
	if (result == DBIERR_NONE) {
		bde_cursor_own_change(cursor);
		bde_cursor_follow(cursor);
	}
	return result;
}

static DBIResult
try_change(struct bde_cursor *cursor, const uint8_t *buf,
    const uint8_t *old, const struct bde_record_more *more, bool moves)
{
	const uint8_t *bookmark;
	struct bde_rint *rint;
	bool beside = false;
	DBIResult result;
	size_t size;

	result = bde_rint_note(cursor, BDE_RINT_CHANGE, buf, &rint);
	if (result == DBIERR_NONE && is_one_step(cursor, more, rint, moves))
		return change_in_place(cursor, buf, old);
	if (result == DBIERR_NONE)
		result = begin_step(cursor);
	if (result != DBIERR_NONE)
		goto out;
	/* A cached change stays one of the same record, whatever its key. */
	result = prepare(cursor, moves && !eng_cache_is_on(cursor->eng) ?
	    ENG_PREPARE_COPY_REPLACE : ENG_PREPARE_REPLACE, more);
	if (result == DBIERR_NONE)
		result = write_all(cursor, buf, old, more);
	if (result == DBIERR_NONE)
		result = finish(cursor, false, &bookmark, &size);
	/* It stays where it is when a link says no. */
	if (result == DBIERR_NONE)
		result = bde_rint_obey(cursor, rint);
	if (result == DBIERR_NONE)
		result = go_along(cursor, buf, moves, bookmark, size,
		    &beside);
	result = end_step(cursor, result);
	if (result == DBIERR_NONE)
		follow(cursor, beside);
out:
	bde_rint_free(rint);
	return result;
}

static DBIResult
write_change(struct bde_cursor *cursor, const uint8_t *buf,
    const uint8_t *old, const struct bde_record_more *more, bool moves)
{
	struct bde_lock_patience patience = bde_lock_patience(cursor);
	DBIResult result;

	do
		result = try_change(cursor, buf, old, more, moves);
	while (bde_lock_again(&patience, result));
	return result;
}

/* The record gets another key: its lock goes with it. */
static DBIResult
write_move(struct bde_cursor *cursor, const uint8_t *buf,
    const uint8_t *old, const struct bde_record_more *more, bool free_lock)
{
	struct base_buf place = BASE_BUF_EMPTY;
	bool own = false, foreign;
	const uint8_t *bookmark;
	DBIResult result;
	size_t size;

	result = bde_error_of(eng_cursor_record_holder(cursor->eng, &own,
	    &foreign));
	if (result == DBIERR_NONE)
		result = bde_error_of(eng_cursor_bookmark(cursor->eng,
		    &bookmark, &size));
	if (result == DBIERR_NONE && !base_buf_set(&place, bookmark, size))
		result = DBIERR_NOMEMORY;
	if (result == DBIERR_NONE)
		result = write_change(cursor, buf, old, more, true);
	if (result == DBIERR_NONE && own) {
		bde_unlock_bookmark(cursor, place.data, place.size);
		if (!free_lock)
			result = bde_lock_record(cursor, dbiWRITELOCK);
	}
	base_buf_fini(&place);
	return result;
}

static DBIResult
modify(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_record_more *more, bool free_lock)
{
	uint8_t *old;
	DBIResult result;
	bool moves;

	if (cursor->table->change != NULL &&
	    cursor->open_mode != dbiREADONLY)
		return bde_list_modify(cursor, buf);
	result = check_writable(cursor, prvMODIFY);
	if (result == DBIERR_NONE && buf == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = bde_cursor_current(cursor);
	if (result == DBIERR_NONE)
		result = check_record(cursor, buf);
	if (result != DBIERR_NONE)
		return result;
	if (cursor->old.size < cursor->table->record_size &&
	    !base_buf_resize(&cursor->old, cursor->table->record_size))
		return DBIERR_NOMEMORY;
	old = cursor->old.data;
	result = read_old(cursor, old);
	if (result == DBIERR_NONE)
		result = check_rights(cursor, old, buf);
	if (result == DBIERR_NONE) {
		moves = moves_record(cursor, buf, old);
		result = moves ?
		    write_move(cursor, buf, old, more, free_lock) :
		    write_change(cursor, buf, old, more, false);
		if (result == DBIERR_NONE && free_lock && !moves)
			bde_unlock_record(cursor);
	}
	if (result == DBIERR_NONE)
		bde_link_moved(cursor);
	return result;
}

DBIResult
bde_record_change(struct bde_cursor *cursor, const uint8_t *buf,
    const struct bde_record_more *more)
{
	return modify(cursor, buf, more, false);
}

DBIResult DBIFN
DbiModifyRecord(hDBICur hCursor, uint8_t *pRecBuf, DBIBOOL bFreeLock)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiModifyRecord, hCursor);
	if (result == DBIERR_NONE)
		result = modify(call.cursor, pRecBuf, NULL,
		    bFreeLock != 0);
	return bde_leave(&call, result);
}

/* ---- deleting ---- */

static DBIResult
set_mark(struct bde_cursor *cursor, bool deleted)
{
	uint8_t mark = deleted ? MARKED : 0;
	const uint8_t *bookmark;
	DBIResult result;
	eng_status st;
	size_t size;

	result = bde_error_of(eng_cursor_prepare(cursor->eng,
	    ENG_PREPARE_REPLACE));
	if (result != DBIERR_NONE)
		return result;
	st = write_column(cursor, cursor->table->deleted_column_id, &mark,
	    sizeof mark);
	return eng_ok(st) ? finish(cursor, false, &bookmark, &size) :
	    bde_error_of(st);
}

static DBIResult
remove_record(struct bde_cursor *cursor)
{
	struct eng_session *session = eng_cursor_session(cursor->eng);
	eng_status st;

	eng_session_stay(session);
	st = eng_cursor_delete(cursor->eng);
	eng_session_go(session);
	return bde_error_of(st);
}

/* Takes the current record away, or gets it back, with what links say. */
static DBIResult
try_end(struct bde_cursor *cursor, bool back)
{
	struct bde_rint *rint;
	DBIResult result;

	result = bde_rint_note(cursor, back ? BDE_RINT_INSERT :
	    BDE_RINT_DELETE, NULL, &rint);
	if (result == DBIERR_NONE)
		result = begin_step(cursor);
	if (result != DBIERR_NONE)
		goto out;
	if (cursor->table->deleted_column_id != 0 &&
	    !eng_cache_is_on(cursor->eng))
		result = set_mark(cursor, !back);
	else
		result = remove_record(cursor);
	if (result == DBIERR_NONE)
		result = bde_rint_obey(cursor, rint);
	result = end_step(cursor, result);
out:
	bde_rint_free(rint);
	return result;
}

static DBIResult
write_end(struct bde_cursor *cursor, bool back)
{
	struct bde_lock_patience patience = bde_lock_patience(cursor);
	DBIResult result;

	do
		result = try_end(cursor, back);
	while (bde_lock_again(&patience, result));
	return result;
}

/* The lock of a record goes with it; that of a marked one, too, since the
 * program no longer gets there to give it back. */
static DBIResult
erase(struct bde_cursor *cursor)
{
	struct base_buf place = BASE_BUF_EMPTY;
	const uint8_t *bookmark;
	DBIResult result;
	size_t size;

	result = bde_error_of(eng_cursor_bookmark(cursor->eng, &bookmark,
	    &size));
	if (result == DBIERR_NONE && !base_buf_set(&place, bookmark, size))
		result = DBIERR_NOMEMORY;
	if (result == DBIERR_NONE)
		result = write_end(cursor, false);
	if (result == DBIERR_NONE)
		bde_unlock_bookmark(cursor, place.data, place.size);
	base_buf_fini(&place);
	return result;
}

/* The crack is where the record was. */
static DBIResult
delete(struct bde_cursor *cursor, uint8_t *buf)
{
	DBIResult result;

	result = check_writable(cursor, prvINSDEL);
	if (result == DBIERR_NONE)
		result = bde_cursor_current(cursor);
	if (result == DBIERR_NONE && buf != NULL)
		result = bde_record_read(cursor, buf);
	return result == DBIERR_NONE ? erase(cursor) : result;
}

DBIResult
bde_record_delete(struct bde_cursor *cursor)
{
	return delete(cursor, NULL);
}

DBIResult DBIFN
DbiDeleteRecord(hDBICur hCursor, uint8_t *pRecBuf)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiDeleteRecord, hCursor);
	if (result == DBIERR_NONE)
		result = delete(call.cursor, pRecBuf);
	return bde_leave(&call, result);
}

static DBIResult
undelete(struct bde_cursor *cursor)
{
	DBIResult result;

	if (cursor->table->deleted_column_id == 0)
		return DBIERR_NOTSUPPORTED;
	if (!cursor->show_deleted)
		return DBIERR_NA;
	result = check_writable(cursor, prvINSDEL);
	if (result == DBIERR_NONE)
		result = bde_cursor_current(cursor);
	if (result == DBIERR_NONE && !bde_record_is_deleted(cursor))
		result = DBIERR_NA;
	return result == DBIERR_NONE ? write_end(cursor, true) : result;
}

DBIResult DBIFN
DbiUndeleteRecord(hDBICur hCursor)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiUndeleteRecord, hCursor);
	if (result == DBIERR_NONE)
		result = undelete(call.cursor);
	return bde_leave(&call, result);
}

/* ---- blocks ---- */

static DBIResult
read_block(struct bde_cursor *cursor, uint32_t *count, uint8_t *buf)
{
	uint32_t wanted = *count;
	DBIResult result = DBIERR_NONE;

	*count = 0;
	while (result == DBIERR_NONE && *count < wanted) {
		result = bde_cursor_step(cursor, true);
		if (result == DBIERR_NONE)
			result = bde_record_read(cursor, buf);
		if (result == DBIERR_NONE)
			++*count;
		buf += bde_delayed_record_size(cursor);
	}
	bde_link_moved(cursor);
	return result;
}

DBIResult DBIFN
DbiReadBlock(hDBICur hCursor, uint32_t *piRecords, uint8_t *pBuf)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiReadBlock, hCursor);
	if (result == DBIERR_NONE && (piRecords == NULL || pBuf == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = read_block(call.cursor, piRecords, pBuf);
	return bde_leave(&call, result);
}

static DBIResult
write_block(struct bde_cursor *cursor, uint32_t *count, const uint8_t *buf)
{
	uint32_t wanted = *count;
	DBIResult result = DBIERR_NONE;

	*count = 0;
	while (result == DBIERR_NONE && *count < wanted) {
		result = write_new(cursor, buf, NULL, LAST);
		if (result == DBIERR_NONE)
			++*count;
		buf += bde_delayed_record_size(cursor);
	}
	return result;
}

DBIResult DBIFN
DbiWriteBlock(hDBICur hCursor, uint32_t *piRecords, uint8_t *pBuf)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiWriteBlock, hCursor);
	if (result == DBIERR_NONE && (piRecords == NULL || pBuf == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = write_block(call.cursor, piRecords, pBuf);
	return bde_leave(&call, result);
}
