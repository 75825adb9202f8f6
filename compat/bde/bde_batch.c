/* SPDX-License-Identifier: MIT */
/* bde_batch.c - DbiBatchMove: records of one table to another.
 *
 * Three tables of the private directory may take records: those of the source
 * that lose something when they are converted (problems) or that the
 * destination refuses (key violations), and those of the destination as they
 * were before they were changed or deleted.  They belong to a database of the
 * call's own: a transaction of the program's does not reach them. */
#include <bsd/string.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_bulk.h"
#include "bde_convert.h"
#include "bde_create.h"
#include "bde_cursor.h"
#include "bde_dir.h"
#include "bde_lend.h"

enum { FIRST_VALUE = 1 };	/* of a field: they have no more */

enum side_kind { SIDE_PROBLEM, SIDE_KEYVIOL, SIDE_CHANGED, SIDES };

/* A table beside; cursor NULL: the program wants none. */
struct side {
	struct bde_cursor *cursor;
	const char *given;		/* the program's name */
	uint8_t *buf;
	uint32_t count;			/* also without a table */
};

struct move {
	struct bde_session *session;
	eBATMode mode;
	struct bde_cursor *from;
	struct bde_cursor *to;		/* our own, unless it is lent */
	struct bde_lent lent;		/* one that caches, for `to` */
	bool from_own;			/* opened here */
	struct bde_db *db;		/* of the tables beside; or NULL */
	struct side sides[SIDES];
	bool abort_problem, abort_keyviol;
	uint16_t *map;			/* source field for each; 0: none */
	uint8_t *from_buf, *to_buf, *old_buf;
	struct base_buf value;
	const struct bde_field *autoinc;	/* that keeps its numbers */
	int32_t last_number;
	uint32_t limit;			/* 0: none */
	uint32_t taken;
};

/* ---- values beside the buffers ---- */

static DBIResult
write_text(struct bde_cursor *to, const struct bde_field *field,
    const struct bde_field *from, const uint8_t *from_buf)
{
	const uint8_t *text = from_buf + from->desc.iOffset;
	struct eng_write write = { .column_id = field->column_id, .tag = 1,
	    .data = text };
	eng_status st;

	if (from->logical != fldZSTRING ||
	    bde_field_is_blank(from, from_buf))
		return DBIERR_NONE;
	write.size = (uint32_t)strnlen((const char *)text, from->desc.iLen);
	if (write.size == 0)
		return DBIERR_NONE;
	st = eng_cursor_write(to->eng, &write);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

/* The current record of from, into the update that is prepared in to. */
struct transfer {
	struct bde_cursor *from, *to;
	const uint16_t *map;		/* NULL: field by field */
	const uint8_t *from_buf;
	struct base_buf *value;
};

static DBIResult
write_blobs(void *context)
{
	const struct transfer *t = context;
	const struct bde_field *from, *to;
	DBIResult result = DBIERR_NONE;
	unsigned i, n;

	for (i = 0; result == DBIERR_NONE && i < t->to->table->field_count;
	    i++) {
		to = &t->to->table->fields[i];
		n = t->map != NULL ? t->map[i] : i + 1;
		if (!to->is_blob || n == 0)
			continue;
		from = &t->from->table->fields[n - 1];
		if (from->desc.efldrRights == fldrNONE)
			continue;
		result = from->is_blob ? bde_value_copy(t->from,
		    from->column_id, t->to, to->column_id, t->value) :
		    write_text(t->to, to, from, t->from_buf);
	}
	return result;
}

/* ---- fields ---- */

/* A memo as a text. */
static DBIResult
convert_memo(struct bde_cursor *cursor, const struct bde_field *from,
    const struct bde_field *to, uint8_t *to_buf, struct base_buf *value,
    bool *lost)
{
	eng_status st = bde_value_read(cursor, from->column_id, value);

	if (!eng_ok(st))
		return bde_error_of(st);
	if (!base_buf_add_byte(value, 0))
		return DBIERR_NOMEMORY;
	bde_convert_text((const char *)value->data, to, to_buf, lost);
	return DBIERR_NONE;
}

/* The fields that are mapped; BLOBs are blank until write_blobs. */
static DBIResult
convert(const struct transfer *t, uint8_t *to_buf, bool *lost)
{
	const struct bde_field *from, *to;
	DBIResult result = DBIERR_NONE;
	unsigned i, n;

	for (i = 0; result == DBIERR_NONE && i < t->to->table->field_count;
	    i++) {
		to = &t->to->table->fields[i];
		n = t->map != NULL ? t->map[i] : i + 1;
		if (n == 0)
			continue;
		from = &t->from->table->fields[n - 1];
		if (to->is_blob) {
			bde_field_set_blank(to, to_buf);
			if (!from->is_blob && from->logical != fldZSTRING &&
			    !bde_field_is_blank(from, t->from_buf))
				*lost = true;
		} else if (from->is_blob) {
			result = convert_memo(t->from, from, to, to_buf,
			    t->value, lost);
		} else {
			bde_convert_field(from, t->from_buf, to, to_buf,
			    lost);
		}
	}
	return result;
}

/* ---- new tables ---- */

/* A description of the fields of a table that the map chose, for a driver.
 * plain: none that counts by itself. */
static DBIResult
describe(const struct bde_table *table, const uint16_t *map, unsigned count,
    enum bde_driver driver, bool plain, FLDDesc *descs)
{
	const struct bde_field *field;
	DBIResult result = DBIERR_NONE;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < count; i++) {
		field = &table->fields[map != NULL ? map[i] - 1u : i];
		result = bde_translate_field(&field->desc, driver, &descs[i]);
		descs[i].iFldNum = (uint16_t)(i + 1);
		if (plain && descs[i].iFldType == fldPDXAUTOINC)
			descs[i].iFldType = fldPDXLONG;
	}
	return result;
}

static DBIResult
create_from(struct bde_db *db, const char *path, enum bde_driver driver,
    const struct bde_table *table, const uint16_t *map, unsigned count,
    bool plain, struct bde_cursor **cursor)
{
	CRTblDesc desc = { .iFldCount = (uint16_t)count };
	DBIResult result = DBIERR_NOMEMORY;

	*cursor = NULL;
	desc.pfldDesc = base_calloc(count + 1u, sizeof *desc.pfldDesc);
	if (desc.pfldDesc != NULL)
		result = describe(table, map, count, driver, plain,
		    desc.pfldDesc);
	if (result == DBIERR_NONE)
		result = bde_create(db, path, driver, &desc, true, cursor);
	base_free(desc.pfldDesc);
	return result;
}

/* ---- tables beside ---- */

static const char *const side_names[SIDES] = { "PROBLEMS", "KEYVIOL",
	"CHANGED" };

/* A name that no file has yet. */
static DBIResult
choose_path(struct bde_db *db, const char *stem, DBIPATH path)
{
	unsigned n;
	int size;

	for (n = 0; n < UINT16_MAX; n++) {
		size = n == 0 ? snprintf(path, sizeof(DBIPATH), "%s/%s.DB",
		    db->dir, stem) : snprintf(path, sizeof(DBIPATH),
		    "%s/%s%u.DB", db->dir, stem, n);
		if (size < 0 || (size_t)size >= sizeof(DBIPATH))
			return DBIERR_INVALIDDIR;
		if (access(path, F_OK) != 0)
			return DBIERR_NONE;
	}
	return DBIERR_TABLEEXISTS;
}

/* Until something is in it, it is one to go with its cursor. */
static DBIResult
open_side(struct move *m, enum side_kind kind, const struct bde_table *table)
{
	struct side *side = &m->sides[kind];
	enum bde_driver driver;
	DBIResult result = DBIERR_NONE;
	DBIPATH path;

	if (side->given == NULL)
		return DBIERR_NONE;
	if (m->db == NULL)
		result = bde_db_new(m->session, m->session->private_dir, true,
		    &m->db);
	if (result == DBIERR_NONE)
		result = side->given[0] != '\0' ? bde_db_path(m->db,
		    side->given, szPARADOX, path, &driver) :
		    choose_path(m->db, side_names[kind], path);
	if (result == DBIERR_NONE)
		result = create_from(m->db, path, BDE_PARADOX, table, NULL,
		    table->field_count, true, &side->cursor);
	if (result != DBIERR_NONE)
		return result;
	side->cursor->table->temporary = true;
	eng_session_set_lazy(eng_cursor_session(side->cursor->eng), true);
	side->buf = base_calloc(1, side->cursor->table->record_size);
	return side->buf != NULL ? DBIERR_NONE : DBIERR_NOMEMORY;
}

static DBIResult
open_sides(struct move *m)
{
	DBIResult result;

	result = open_side(m, SIDE_PROBLEM, m->from->table);
	if (result == DBIERR_NONE)
		result = open_side(m, SIDE_KEYVIOL, m->from->table);
	if (result == DBIERR_NONE && m->mode != batAPPEND &&
	    m->mode != batCOPY)
		result = open_side(m, SIDE_CHANGED, m->to->table);
	return result;
}

/* The current record of a cursor, which buf has. */
static DBIResult
add_to_side(struct move *m, enum side_kind kind, struct bde_cursor *from,
    const uint8_t *buf)
{
	struct side *side = &m->sides[kind];
	struct transfer t = { .from = from, .to = side->cursor,
	    .from_buf = buf, .value = &m->value };
	struct bde_record_more more = { write_blobs, &t };
	DBIResult result;
	bool lost = false;

	if (side->cursor == NULL)
		return DBIERR_NONE;
	bde_record_init(side->cursor->table, side->buf);
	result = convert(&t, side->buf, &lost);
	return result == DBIERR_NONE ? bde_record_insert(side->cursor,
	    side->buf, &more) : result;
}

/* The program's buffer gets a name that was chosen here. */
static void
close_side(struct side *side)
{
	struct bde_table *table;

	base_free(side->buf);
	if (side->cursor == NULL)
		return;
	table = side->cursor->table;
	table->temporary = side->count == 0;
	if (side->given[0] == '\0' && side->count > 0)
		strlcpy((char *)(uintptr_t)side->given, table->path,
		    sizeof(DBIPATH));
	if (side->count > 0)
		(void)eng_txn_flush(eng_session_env(eng_cursor_session(
		    side->cursor->eng)));
	(void)bde_cursor_close(side->cursor);
}

/* ---- one record ---- */

/* Numbers that the engine gives are passed over until the next one is the
 * wanted one, or a later one. */
static DBIResult
pass_numbers(struct move *m, int32_t wanted)
{
	struct eng_read read = { .source = ENG_FROM_COPY, .tag = 1,
	    .column_id = m->autoinc->column_id, .buffer = &m->last_number,
	    .room = sizeof m->last_number };
	eng_status st = ENG_OK;

	while (eng_ok(st) && m->last_number + 1 < wanted) {
		st = eng_cursor_prepare(m->to->eng, ENG_PREPARE_INSERT);
		if (st == ENG_OK)
			st = eng_cursor_read(m->to->eng, &read);
		if (eng_ok(st))
			st = eng_cursor_cancel(m->to->eng);
	}
	m->last_number++;		/* the insert's */
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
insert_record(struct move *m, const struct bde_record_more *more)
{
	DBIResult result = DBIERR_NONE;
	int32_t number;

	if (m->autoinc != NULL) {
		memcpy(&number, m->to_buf + m->autoinc->desc.iOffset,
		    sizeof number);
		result = pass_numbers(m, number);
	}
	return result == DBIERR_NONE ? bde_record_insert(m->to, m->to_buf,
	    more) : result;
}

/* What the table beside gets, and what is done to the record, both or
 * none. */
static DBIResult
replace_record(struct move *m, const struct transfer *t,
    const struct bde_record_more *more)
{
	struct side *side = &m->sides[SIDE_CHANGED];
	struct eng_session *beside = side->cursor != NULL ?
	    eng_cursor_session(side->cursor->eng) : NULL;
	DBIResult result;
	bool lost = false;

	result = bde_record_read(m->to, m->old_buf);
	if (result == DBIERR_NONE && beside != NULL)
		result = bde_error_of(eng_txn_begin(beside, false));
	if (result != DBIERR_NONE)
		return result;
	result = add_to_side(m, SIDE_CHANGED, m->to, m->old_buf);
	if (result == DBIERR_NONE && m->mode == batSUBTRACT) {
		result = bde_record_delete(m->to);
	} else if (result == DBIERR_NONE) {
		result = convert(t, m->old_buf, &lost);
		if (result == DBIERR_NONE)
			result = bde_record_change(m->to, m->old_buf, more);
	}
	if (result == DBIERR_NONE && beside != NULL)
		result = bde_error_of(eng_txn_commit(beside, false));
	if (result != DBIERR_NONE && beside != NULL)
		(void)eng_txn_rollback(beside);
	side->count += result == DBIERR_NONE;
	return result;
}

/* By the key that to_buf has; DBIERR_EOF when there is none. */
static DBIResult
find_match(struct move *m)
{
	struct bde_range_end end = { .key = m->to_buf, .inclusive = true };
	DBIResult result;

	result = bde_range_set(m->to, false, &end, &end);
	return result == DBIERR_NONE ? bde_cursor_step(m->to, true) : result;
}

static DBIResult
store(struct move *m, const struct transfer *t)
{
	struct bde_record_more more = { write_blobs, (void *)(uintptr_t)t };
	DBIResult result;

	if (m->mode == batAPPEND || m->mode == batCOPY)
		return insert_record(m, &more);
	result = find_match(m);
	if (result == DBIERR_NONE)
		return replace_record(m, t, &more);
	if (result != DBIERR_EOF)
		return result;
	return m->mode == batAPPENDUPDATE ? insert_record(m, &more) :
	    DBIERR_NONE;
}

static bool
is_violation(DBIResult result)
{
	switch (result) {
	case DBIERR_KEYVIOL:
	case DBIERR_REQDERR:
	case DBIERR_MINVALERR:
	case DBIERR_MAXVALERR:
	case DBIERR_EXPRVALERR:
	case DBIERR_LOOKUPTABLEERR:
	case DBIERR_FORIEGNKEYERR:
	case DBIERR_DETAILRECORDSEXIST:
		return true;
	default:
		return false;
	}
}

/* With a table for problems the record goes there, else it is moved as far as
 * it can be. */
static DBIResult
move_record(struct move *m)
{
	struct transfer t = { m->from, m->to, m->map, m->from_buf,
	    &m->value };
	DBIResult result;
	bool lost = false;

	result = bde_record_read(m->from, m->from_buf);
	if (result != DBIERR_NONE)
		return result;
	bde_record_init(m->to->table, m->to_buf);
	result = convert(&t, m->to_buf, &lost);
	if (result != DBIERR_NONE)
		return result;
	if (lost) {
		m->sides[SIDE_PROBLEM].count++;
		result = add_to_side(m, SIDE_PROBLEM, m->from, m->from_buf);
		if (result == DBIERR_NONE && m->abort_problem)
			result = DBIERR_OBJMAYBETRUNCATED;
		if (result != DBIERR_NONE ||
		    m->sides[SIDE_PROBLEM].cursor != NULL)
			return result;
	}
	result = store(m, &t);
	if (!is_violation(result))
		return result;
	m->sides[SIDE_KEYVIOL].count++;
	if (m->abort_keyviol) {
		(void)add_to_side(m, SIDE_KEYVIOL, m->from, m->from_buf);
		return result;
	}
	return add_to_side(m, SIDE_KEYVIOL, m->from, m->from_buf);
}

/* A cursor that stands on a record begins with it. */
static DBIResult
move_records(struct move *m, struct bde_cursor *told)
{
	struct bde_bulk bulk;
	DBIResult result;

	result = bde_bulk_begin(&bulk, m->session, told,
	    eng_cache_is_on(m->to->eng) ? NULL :
	    eng_cursor_session(m->to->eng));
	if (result == DBIERR_NONE &&
	    bde_cursor_current(m->from) != DBIERR_NONE)
		result = bde_cursor_step(m->from, true);
	while (result == DBIERR_NONE) {
		m->taken++;
		result = move_record(m);
		if (result == DBIERR_NONE)
			result = bde_bulk_step(&bulk, m->from->eng, m->limit);
		if (result == DBIERR_NONE && m->taken == m->limit)
			break;
		if (result == DBIERR_NONE)
			result = bde_cursor_step(m->from, true);
	}
	return bde_bulk_end(&bulk, result == DBIERR_EOF ? DBIERR_NONE :
	    result);
}

/* ---- the two sides ---- */

struct request {
	const BATTblDesc *from_desc, *to_desc;
	hDBICur from, to;
	uint16_t field_count;
	const uint16_t *map;
	const char *index_name, *tag;
	uint16_t index_id;
};

static DBIResult
open_described(const struct bde_call *call, const BATTblDesc *desc,
    DBIOpenMode mode, struct bde_cursor **cursor)
{
	struct bde_db *db = bde_find_db(call, desc->hDb);

	return db == NULL ? DBIERR_INVALIDHNDL : bde_open(db, desc->szTblName,
	    desc->szTblType, mode, dbiOPENSHARED, cursor);
}

static DBIResult
open_source(struct move *m, const struct bde_call *call,
    const struct request *r)
{
	DBIResult result;

	if (r->from != NULL) {
		m->from = bde_find_cursor(call, r->from);
		return m->from != NULL ? DBIERR_NONE : DBIERR_INVALIDHNDL;
	}
	result = open_described(call, r->from_desc, dbiREADONLY, &m->from);
	m->from_own = result == DBIERR_NONE;
	return result;
}

/* The program's cursor stays where it is, and what it hides is there. */
static DBIResult
open_beside(struct bde_cursor *given, struct bde_cursor **out)
{
	struct bde_table *table = given->whole != NULL ? given->whole :
	    given->table;
	struct eng_cursor *eng;
	DBIResult result;

	result = bde_error_of(eng_cursor_dup(given->eng, &eng));
	if (result != DBIERR_NONE)
		return result;
	bde_table_ref(table);
	result = bde_cursor_new(given->db, eng, table, out);
	if (result != DBIERR_NONE)
		return result;
	(*out)->open_mode = given->open_mode;
	(*out)->share_mode = given->share_mode;
	return DBIERR_NONE;
}

static DBIResult
create_target(struct move *m, const struct bde_call *call,
    const struct request *r)
{
	struct bde_db *db = bde_find_db(call, r->to_desc->hDb);
	const struct bde_table *table = m->from->table;
	unsigned count = r->map != NULL ? r->field_count :
	    table->field_count;
	enum bde_driver driver;
	DBIResult result;
	DBIPATH path;
	unsigned i;

	if (db == NULL)
		return DBIERR_INVALIDHNDL;
	for (i = 0; r->map != NULL && i < count; i++)
		if (r->map[i] == 0 || r->map[i] > table->field_count)
			return DBIERR_INVALIDFLDMAP;
	result = bde_db_path(db, r->to_desc->szTblName,
	    r->to_desc->szTblType, path, &driver);
	if (result == DBIERR_NONE && driver != BDE_PARADOX &&
	    driver != BDE_DBASE)
		result = DBIERR_NOTSUPPORTED;
	if (result == DBIERR_NONE && db->open_mode == dbiREADONLY)
		result = DBIERR_READONLYDB;
	if (result == DBIERR_NONE && strcmp(path, table->path) == 0)
		result = DBIERR_TABLEOPEN;
	return result == DBIERR_NONE ? create_from(db, path, driver, table,
	    r->map, count, false, &m->to) : result;
}

static DBIResult
open_target(struct move *m, const struct bde_call *call,
    const struct request *r)
{
	struct bde_cursor *given;

	if (m->mode == batCOPY)
		return create_target(m, call, r);
	if (r->to == NULL)
		return open_described(call, r->to_desc, dbiREADWRITE, &m->to);
	given = bde_find_cursor(call, r->to);
	if (given == NULL)
		return DBIERR_INVALIDHNDL;
	if (!eng_cache_is_on(given->eng))
		return open_beside(given, &m->to);
	m->to = given;
	return bde_lend(given, &m->lent);
}

static DBIResult
check_target(const struct move *m)
{
	const struct bde_table *from = m->from->table, *to = m->to->table;

	/* A cache is asked when it is applied. */
	if (!eng_cache_is_on(m->to->eng) &&
	    (m->to->open_mode == dbiREADONLY || to->driver == BDE_LIST))
		return DBIERR_TABLEREADONLY;
	/* It would find its own records. */
	return from == to || m->from->whole == to || (to->path[0] != '\0' &&
	    strcmp(from->path, to->path) == 0 &&
	    strcmp(from->name, to->name) == 0) ? DBIERR_NA : DBIERR_NONE;
}

/* By what records are matched: the index named, that of the program's cursor,
 * or the primary one. */
static DBIResult
choose_index(struct move *m, const struct bde_call *call,
    const struct request *r)
{
	const struct bde_table *table = m->to->table;
	const struct bde_index *index;
	DBIResult result;

	if (m->mode == batAPPEND || m->mode == batCOPY)
		return DBIERR_NONE;
	result = bde_index_find(table, r->index_name, r->tag, r->index_id,
	    &index);
	if (result != DBIERR_NONE)
		return result;
	if (index == NULL && r->to != NULL)
		index = bde_index_current(bde_find_cursor(call, r->to));
	if (index == NULL && table->index_count > 0 &&
	    table->indexes[0].desc.bPrimary)
		index = &table->indexes[0];
	if (index == NULL)
		return DBIERR_DESTMUSTBEINDEXED;
	result = bde_error_of(eng_cursor_set_index(m->to->eng, index->name,
	    false, FIRST_VALUE));
	if (result == DBIERR_NONE)
		bde_cursor_begin(m->to);
	return result;
}

static DBIResult
take_map(struct move *m, const struct request *r)
{
	unsigned to_count = m->to->table->field_count;
	unsigned from_count = m->from->table->field_count;
	unsigned i;

	m->map = base_calloc(to_count + 1u, sizeof *m->map);
	if (m->map == NULL)
		return DBIERR_NOMEMORY;
	if (r->map == NULL || m->mode == batCOPY) {
		for (i = 0; i < to_count; i++)
			m->map[i] = r->map != NULL ? r->map[i] :
			    (uint16_t)(i < from_count ? i + 1 : 0);
		return DBIERR_NONE;
	}
	if (r->field_count > to_count)
		return DBIERR_INVALIDFLDMAP;
	for (i = 0; i < r->field_count; i++) {
		if (r->map[i] > from_count)
			return DBIERR_INVALIDFLDMAP;
		m->map[i] = r->map[i];
	}
	return DBIERR_NONE;
}

static DBIResult
make_buffers(struct move *m)
{
	unsigned i;

	m->from_buf = base_calloc(1, m->from->table->record_size);
	m->to_buf = base_calloc(1, m->to->table->record_size);
	m->old_buf = base_calloc(1, m->to->table->record_size);
	for (i = 0; m->mode == batCOPY && i < m->to->table->field_count; i++)
		if (m->to->table->fields[i].is_autoinc)
			m->autoinc = &m->to->table->fields[i];
	return m->from_buf != NULL && m->to_buf != NULL &&
	    m->old_buf != NULL ? DBIERR_NONE : DBIERR_NOMEMORY;
}

static DBIResult
prepare(struct move *m, const struct bde_call *call, const struct request *r)
{
	DBIResult result;

	result = open_source(m, call, r);
	if (result == DBIERR_NONE)
		result = open_target(m, call, r);
	if (result == DBIERR_NONE)
		result = check_target(m);
	if (result == DBIERR_NONE)
		result = choose_index(m, call, r);
	if (result == DBIERR_NONE)
		result = take_map(m, r);
	if (result == DBIERR_NONE)
		result = make_buffers(m);
	return result == DBIERR_NONE ? open_sides(m) : result;
}

static void
release(struct move *m)
{
	unsigned i;

	for (i = 0; i < SIDES; i++)
		close_side(&m->sides[i]);
	if (m->db != NULL)
		bde_db_end(m->db);
	if (m->lent.cursor != NULL)
		bde_lend_end(&m->lent);
	else if (m->to != NULL && !eng_cache_is_on(m->to->eng))
		(void)bde_cursor_close(m->to);
	if (m->from_own)
		(void)bde_cursor_close(m->from);
	base_free(m->map);
	base_free(m->from_buf);
	base_free(m->to_buf);
	base_free(m->old_buf);
	base_buf_fini(&m->value);
}

static DBIResult
carry_out(struct move *m, const struct bde_call *call,
    const struct request *r)
{
	struct bde_cursor *told = NULL;
	DBIResult result;

	result = prepare(m, call, r);
	if (result == DBIERR_NONE) {
		if (!m->from_own)
			told = m->from;
		else if (r->to != NULL)
			told = bde_find_cursor(call, r->to);
		result = move_records(m, told);
	}
	if (m->taken > 0 && !m->from_own)
		bde_link_moved(m->from);
	release(m);
	return result;
}

/* ---- the call ---- */

/* Each side is given in one way; a new table has no cursor yet. */
static bool
is_request_good(const struct request *r, eBATMode mode)
{
	return (r->from_desc == NULL) != (r->from == NULL) &&
	    (r->to_desc == NULL) != (r->to == NULL) && mode <= batCOPY &&
	    (mode != batCOPY || r->to_desc != NULL);
}

static void
put_count(uint32_t *out, uint32_t count)
{
	if (out != NULL)
		*out = count;
}

/* Texts are moved as they are stored. */
DBIResult DBIFN
DbiBatchMove(pBATTblDesc pSrcTblDesc, hDBICur hSrcCur, pBATTblDesc pDstTblDesc,
    hDBICur hDstCur, eBATMode ebatMode, uint16_t iFldCount,
    uint16_t *pSrcFldMap, const char *pszIndexName,
    const char *pszIndexTagName, uint16_t iIndexId, const char *pszKeyviolName,
    const char *pszProblemsName, const char *pszChangedName,
    uint32_t *plProbRecs, uint32_t *plKeyvRecs, uint32_t *plChangedRecs,
    DBIBOOL bAbortOnFirstProb, DBIBOOL bAbortOnFirstKeyviol,
    uint32_t *plRecsToMove, DBIBOOL bTransliterate)
{
	struct request r = { pSrcTblDesc, pDstTblDesc, hSrcCur, hDstCur,
	    iFldCount, iFldCount > 0 ? pSrcFldMap : NULL, pszIndexName,
	    pszIndexTagName, iIndexId };
	struct move m = { .mode = ebatMode, .value = BASE_BUF_EMPTY,
	    .abort_problem = bAbortOnFirstProb != 0,
	    .abort_keyviol = bAbortOnFirstKeyviol != 0,
	    .limit = plRecsToMove != NULL ? *plRecsToMove : 0 };
	struct bde_call call;
	DBIResult result;

	(void)bTransliterate;
	m.sides[SIDE_PROBLEM].given = pszProblemsName;
	m.sides[SIDE_KEYVIOL].given = pszKeyviolName;
	m.sides[SIDE_CHANGED].given = pszChangedName;
	result = hSrcCur != NULL ? bde_enter_cursor(&call, BDE_DbiBatchMove,
	    hSrcCur) : bde_enter_db(&call, BDE_DbiBatchMove,
	    pSrcTblDesc != NULL ? pSrcTblDesc->hDb : NULL);
	if (result == DBIERR_INVALIDHNDL && hSrcCur == NULL &&
	    pSrcTblDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && !is_request_good(&r, ebatMode))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		m.session = call.session;
		result = carry_out(&m, &call, &r);
	}
	put_count(plProbRecs, m.sides[SIDE_PROBLEM].count);
	put_count(plKeyvRecs, m.sides[SIDE_KEYVIOL].count);
	put_count(plChangedRecs, m.sides[SIDE_CHANGED].count);
	put_count(plRecsToMove, m.taken);
	return bde_leave(&call, result);
}
