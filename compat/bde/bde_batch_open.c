/* SPDX-License-Identifier: MIT */
/* bde_batch_open.c - the tables that records are moved between. */
#include <string.h>

#include "base_alloc.h"
#include "bde_batch.h"
#include "bde_create.h"
#include "bde_cursor.h"
#include "bde_dir.h"

enum { FIRST_VALUE = 1 };	/* of a field: they have no more */

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

DBIResult
bde_batch_create(struct bde_db *db, const char *path, enum bde_driver driver,
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

/* ---- the two sides ---- */

static DBIResult
open_described(const struct bde_call *call, const BATTblDesc *desc,
    DBIOpenMode mode, struct bde_cursor **cursor)
{
	struct bde_db *db = bde_find_db(call, desc->hDb);

	return db == NULL ? DBIERR_INVALIDHNDL : bde_open(db, desc->szTblName,
	    desc->szTblType, mode, dbiOPENSHARED, cursor);
}

static DBIResult
open_source(struct bde_batch *m, const struct bde_call *call,
    const struct bde_batch_request *r)
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
create_target(struct bde_batch *m, const struct bde_call *call,
    const struct bde_batch_request *r)
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
	return result == DBIERR_NONE ? bde_batch_create(db, path, driver, table,
	    r->map, count, false, &m->to) : result;
}

static DBIResult
open_target(struct bde_batch *m, const struct bde_call *call,
    const struct bde_batch_request *r)
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
check_target(const struct bde_batch *m)
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
choose_index(struct bde_batch *m, const struct bde_call *call,
    const struct bde_batch_request *r)
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
take_map(struct bde_batch *m, const struct bde_batch_request *r)
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
make_buffers(struct bde_batch *m)
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

DBIResult
bde_batch_open(struct bde_batch *m, const struct bde_call *call,
    const struct bde_batch_request *r)
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
	return result == DBIERR_NONE ? bde_batch_open_sides(m) : result;
}

void
bde_batch_close(struct bde_batch *m)
{
	unsigned i;

	for (i = 0; i < BDE_SIDES; i++)
		bde_batch_close_side(&m->sides[i]);
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
