/* SPDX-License-Identifier: MIT */
/* bde_create.c - descriptions of tables become tables. */
#include "bde_create.h"

#include <bsd/string.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_dir.h"
#include "bde_lang.h"
#include "bde_other.h"
#include "bde_picture.h"
#include "bde_rint.h"
#include "bde_secret.h"
#include "bde_tag.h"

enum {
	PARADOX_NAME_MAX = 25,
	DBASE_NAME_MAX = 31,
	PARADOX_FIELDS_MAX = 255,
	DBASE_FIELDS_MAX = 1024,
	LEVEL_DEFAULT = TBLLEVEL7
};


/* ---- descriptions ---- */

/* A description without operations adds everything. */
static bool
is_added(const CROpType *ops, unsigned n)
{
	return ops == NULL || ops[n] == crADD || ops[n] == crNOOP;
}

static unsigned
count_added(const CROpType *ops, unsigned count)
{
	unsigned i, added = 0;

	for (i = 0; i < count; i++)
		added += is_added(ops, i);
	return added;
}

static DBIResult
check_field_name(const struct bde_table *table, unsigned before,
    const char *name)
{
	size_t size = strlen(name), i;
	size_t max = table->driver == BDE_DBASE ? DBASE_NAME_MAX :
	    PARADOX_NAME_MAX;

	if (size == 0 || size > max || name[0] == ' ')
		return DBIERR_INVALIDFIELDNAME;
	for (i = 0; i < before; i++)
		if (strcasecmp(table->fields[i].desc.szName, name) == 0)
			return DBIERR_NAMENOTUNIQUE;
	return DBIERR_NONE;
}

static DBIResult
take_field(struct bde_table *table, unsigned n, const FLDDesc *asked)
{
	struct bde_field *field = &table->fields[n];
	FLDDesc desc = *asked;
	DBIResult result;
	unsigned i;

	desc.szName[sizeof desc.szName - 1] = '\0';
	result = check_field_name(table, n, desc.szName);
	if (result == DBIERR_NONE && desc.iFldType <= MAXLOGFLDTYPES)
		result = bde_translate_field(asked, table->driver, &desc);
	if (result == DBIERR_NONE)
		result = bde_field_shape(field, &desc);
	if (result == DBIERR_NONE &&
	    (desc.iFldType >> 8 != (table->driver == BDE_DBASE ? 2 : 1) ||
	    !field->type->creatable))
		result = DBIERR_INVALIDFLDTYPE;
	field->desc.iFldNum = (uint16_t)(n + 1);
	for (i = 0; result == DBIERR_NONE && field->is_autoinc && i < n; i++)
		if (table->fields[i].is_autoinc)
			result = DBIERR_INVALIDFLDDESC;
	return result;
}

static DBIResult
take_picture(const struct bde_field *field, const char *picture)
{
	DBIResult result;

	if (picture[0] == '\0')
		return DBIERR_NONE;
	if (!bde_check_pictures(field))
		return DBIERR_INVALIDVCHKSTRUCT;
	result = bde_picture_check(picture, "");
	return result == DBIERR_EXPRVALERR ? DBIERR_NONE : result;
}

/* Of whole records: there is one at most, an expression of dBASE. */
static DBIResult
take_rule(struct bde_table *table, const VCHKDesc *check)
{
	if (table->driver != BDE_DBASE || table->rule != NULL ||
	    check->elkupType != lkupNONE)
		return DBIERR_INVALIDVCHKSTRUCT;
	return bde_tag_new_rule(table, check->szPict, &table->rule);
}

static DBIResult
take_checks(struct bde_table *table, const CRTblDesc *desc)
{
	unsigned added = count_added(desc->pecrValChkOp, desc->iValChkCount);
	DBIResult result;
	VCHKDesc *check;
	unsigned i;

	table->checks = base_calloc(added + 1, sizeof *table->checks);
	if (table->checks == NULL)
		return DBIERR_NOMEMORY;
	if (added > 0 && table->driver == BDE_DBASE &&
	    table->level < TBLLEVEL7)
		return DBIERR_NOTSUPPORTED;
	for (i = 0; i < desc->iValChkCount; i++) {
		if (!is_added(desc->pecrValChkOp, i))
			continue;
		check = &table->checks[table->check_count++];
		*check = desc->pvchkDesc[i];
		check->szPict[sizeof check->szPict - 1] = '\0';
		check->szLkupTblName[sizeof check->szLkupTblName - 1] = '\0';
		if (check->iFldNum > table->field_count)
			return DBIERR_INVALIDVCHKSTRUCT;
		result = check->iFldNum == 0 ? take_rule(table, check) :
		    take_picture(&table->fields[check->iFldNum - 1],
		    check->szPict);
		if (result != DBIERR_NONE)
			return result;
	}
	return DBIERR_NONE;
}

/* The first field of the other table is one of the same type. */
static DBIResult
take_lookup(struct bde_db *db, const struct bde_table *table,
    const VCHKDesc *check)
{
	const struct bde_field *field, *first;
	struct bde_cursor *other;
	DBIResult result;
	DBIPATH path;

	if (check->elkupType == lkupNONE)	/* a rule has none, too */
		return DBIERR_NONE;
	field = &table->fields[check->iFldNum - 1];
	if (check->elkupType > lkupALLCORRESPHELP || field->is_blob ||
	    check->szLkupTblName[0] == '\0')
		return DBIERR_INVALIDVCHKSTRUCT;
	result = bde_other_path(table, check->szLkupTblName, table->driver,
	    path);
	if (result != DBIERR_NONE || bde_open(db, path, NULL, dbiREADONLY,
	    dbiOPENSHARED, &other) != DBIERR_NONE)
		return DBIERR_LOOKUPTBLOPENERR;
	first = &other->table->fields[0];
	if (first->logical != field->logical)
		result = DBIERR_INVALIDVCHKSTRUCT;
	(void)bde_cursor_close(other);
	return result;
}

/* The rules that speak of other tables; this one has its name. */
static DBIResult
take_rules(struct bde_db *db, struct bde_table *table, const CRTblDesc *desc)
{
	DBIResult result = DBIERR_NONE;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < table->check_count; i++)
		result = take_lookup(db, table, &table->checks[i]);
	return result == DBIERR_NONE ? bde_rint_take(table, desc) : result;
}

static DBIResult
take_option(struct bde_table *table, const FLDDesc *option,
    const uint8_t *data)
{
	char text[DBIMAXNAMELEN + 1] = "";
	size_t size = option->iLen;
	char *end;
	long level;

	if (data == NULL)
		return DBIERR_INVALIDOPTPARAM;
	if (size > sizeof text - 1)
		size = sizeof text - 1;
	memcpy(text, data + option->iOffset, size);
	if (strcasecmp(option->szName, "LANGDRIVER") == 0) {
		strlcpy(table->lang, text, sizeof table->lang);
	} else if (strcasecmp(option->szName, "LEVEL") == 0) {
		level = strtol(text, &end, 10);
		if (end == text || level < TBLLEVEL3 || level > TBLLEVEL7)
			return DBIERR_INVALIDOPTPARAM;
		table->level = (uint16_t)level;
	} else if (strcasecmp(option->szName, "BLOCK SIZE") != 0 &&
	    strcasecmp(option->szName, "STRICTINTEGRITY") != 0) {
		return DBIERR_INVALIDOPTPARAM;
	}
	return DBIERR_NONE;
}

static DBIResult
choose_order(struct bde_table *table)
{
	const struct bde_lang *lang = bde_lang_find(table->driver,
	    table->lang);

	if (lang == NULL)
		return DBIERR_LDNOTFOUND;
	strlcpy(table->lang, lang->object.LdName, sizeof table->lang);
	if (!lang->collates)
		return DBIERR_NONE;
	table->order = lang;
	return bde_lang_prepare(lang);
}

static DBIResult
check_desc(const CRTblDesc *desc, enum bde_driver driver)
{
	unsigned max = driver == BDE_DBASE ? DBASE_FIELDS_MAX :
	    PARADOX_FIELDS_MAX;

	if ((desc->iFldCount > 0 && desc->pfldDesc == NULL) ||
	    (desc->iIdxCount > 0 && desc->pidxDesc == NULL) ||
	    (desc->iValChkCount > 0 && desc->pvchkDesc == NULL) ||
	    (desc->iOptParams > 0 && desc->pfldOptParams == NULL))
		return DBIERR_INVALIDPARAM;
	if (desc->iFldCount == 0)
		return DBIERR_INVALIDRECSTRUCT;
	if (desc->iFldCount > max)
		return DBIERR_FLDLIMIT;
	return DBIERR_NONE;
}

/* All but the indexes, which the table makes. */
static DBIResult
take_desc(struct bde_session *session, const CRTblDesc *desc,
    enum bde_driver driver, struct bde_table **out)
{
	struct bde_table *table;
	DBIResult result;
	unsigned i, n = 0;

	*out = NULL;
	result = check_desc(desc, driver);
	if (result != DBIERR_NONE)
		return result;
	table = bde_table_new(driver, count_added(desc->pecrFldOp,
	    desc->iFldCount));
	if (table == NULL)
		return DBIERR_NOMEMORY;
	table->level = LEVEL_DEFAULT;
	bde_lang_configured(session, driver, table->lang);
	for (i = 0; result == DBIERR_NONE && i < desc->iFldCount; i++)
		if (is_added(desc->pecrFldOp, i))
			result = take_field(table, n++, &desc->pfldDesc[i]);
	for (i = 0; result == DBIERR_NONE && i < desc->iOptParams; i++)
		result = take_option(table, &desc->pfldOptParams[i],
		    desc->pOptData);
	if (result == DBIERR_NONE)
		result = choose_order(table);
	if (result == DBIERR_NONE)
		result = take_checks(table, desc);
	if (result == DBIERR_NONE)
		result = bde_secret_take(table, desc);
	if (result == DBIERR_NONE)
		result = bde_table_layout(table);
	*out = table;
	return result;
}

/* ---- the engine's table ---- */

static enum eng_type
choose_type(const struct bde_field *field)
{
	switch (field->type->logical) {
	case fldDATE:
	case fldTIME:
	case fldINT32:
		return ENG_T_I32;
	case fldBOOL:
		return ENG_T_BIT;
	case fldINT16:
		return ENG_T_I16;
	case fldUINT16:
		return ENG_T_U16;
	case fldUINT32:
		return ENG_T_U32;
	case fldINT64:
		return ENG_T_I64;
	case fldUINT64:
		return ENG_T_U64;
	case fldFLOAT:
	case fldTIMESTAMP:
		return ENG_T_F64;
	case fldBLOB:
		return ENG_T_LONG_BINARY;
	default:
		return ENG_T_BINARY;
	}
}

void
bde_column_def(const struct bde_field *field, struct eng_column_def *def)
{
	memset(def, 0, sizeof *def);
	bde_column_name(field, def->name);
	def->type = choose_type(field);
	if (field->is_autoinc)
		def->flags = ENG_COL_AUTOINC;
	if (field->type->logical == fldBCD)
		def->size_max = BDE_BCD_SIZE;
	else if (def->type == ENG_T_BINARY)
		def->size_max = field->desc.iLen;
}

/* When the places for fixed and variable columns are used up, a column is
 * tagged. */
static DBIResult
add_column(struct eng_cursor *cursor, struct eng_column_def *def,
    uint32_t *id)
{
	eng_status st = eng_column_add(cursor, def, id);

	if (st == ENG_E_TOO_MANY_COLUMNS) {
		def->flags |= ENG_COL_TAGGED;
		st = eng_column_add(cursor, def, id);
	}
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static DBIResult
add_columns(struct bde_table *table, struct eng_cursor *cursor)
{
	struct eng_column_def mark = { .name = BDE_DELETED_COLUMN,
	    .type = ENG_T_BIT };
	struct eng_column_def def;
	DBIResult result = DBIERR_NONE;
	unsigned i;

	if (table->driver == BDE_DBASE)
		result = add_column(cursor, &mark,
		    &table->deleted_column_id);
	for (i = 0; result == DBIERR_NONE && i < table->field_count; i++) {
		bde_column_def(&table->fields[i], &def);
		if (table->order != NULL &&
		    table->fields[i].logical == fldZSTRING)
			def.codepage =
			    table->order->object.PrimaryCodePageID;
		result = add_column(cursor, &def,
		    &table->fields[i].column_id);
	}
	return result;
}

/* The primary index comes first, secondary ones of Paradox need it. */
static DBIResult
add_indexes(struct bde_table *table, struct eng_cursor *cursor,
    const IDXDesc *descs, unsigned count, const CROpType *ops)
{
	DBIResult result = DBIERR_NONE;
	unsigned pass, i;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; result == DBIERR_NONE && i < count; i++)
			if (is_added(ops, i) &&
			    (descs[i].bPrimary != 0) == (pass == 0))
				result = bde_index_make(table, cursor,
				    &descs[i]);
	return result;
}

struct plan {
	struct bde_table *table;
	const IDXDesc *indexes;
	unsigned index_count;
	const CROpType *index_ops;
};

static DBIResult
fill_store(struct bde_db *db, struct bde_seat *seat, struct eng_store *store,
    const struct plan *plan)
{
	struct eng_cursor *cursor;
	DBIResult result;

	result = bde_error_of(eng_table_create(seat->eng, store,
	    BDE_TABLE_NAME, NULL, 0, 0, &cursor));
	if (result != DBIERR_NONE)
		return result;
	result = add_columns(plan->table, cursor);
	if (result == DBIERR_NONE)
		result = add_indexes(plan->table, cursor, plan->indexes,
		    plan->index_count, plan->index_ops);
	if (result == DBIERR_NONE)
		result = bde_rint_join(db, plan->table);
	if (result == DBIERR_NONE) {
		result = bde_table_store(plan->table, cursor);
		if (result != DBIERR_NONE)
			bde_rint_leave(db, plan->table);
	}
	eng_cursor_close(cursor);
	return result;
}

static DBIResult
clear_way(struct bde_db *db, struct bde_seat *seat, const char *path,
    enum bde_driver driver, bool overwrite)
{
	DBIResult result;

	if (access(path, F_OK) != 0)
		return DBIERR_NONE;
	if (!overwrite)
		return DBIERR_TABLEEXISTS;
	result = bde_table_is_free(db, path, driver);
	if (result == DBIERR_NONE)
		result = bde_rint_table_goes(db, path);
	/* What is no table is in nobody's use. */
	if (result != DBIERR_NONE && result != DBIERR_HEADERCORRUPT &&
	    result != DBIERR_UNKNOWNTBLTYPE)
		return result;
	return bde_dir_remove(seat, path);
}

static DBIResult
carry_out(struct bde_db *db, const char *path, const struct plan *plan,
    bool overwrite, struct bde_cursor **cursor)
{
	struct eng_store *store;
	struct bde_seat *seat;
	DBIResult result;
	DBIPATH dir;

	strlcpy(dir, path, sizeof dir);
	*strrchr(dir, '/') = '\0';
	result = bde_dir_seat(db, dir[0] != '\0' ? dir : "/", &seat);
	/* The store would not be part of it. */
	if (result == DBIERR_NONE && eng_session_level(seat->eng) > 0)
		result = DBIERR_ACTIVETRAN;
	if (result == DBIERR_NONE)
		result = clear_way(db, seat, path, plan->table->driver,
		    overwrite);
	if (result == DBIERR_NONE)
		result = bde_dir_create(seat, path, &store);
	if (result != DBIERR_NONE)
		return result;
	result = fill_store(db, seat, store, plan);
	if (result == DBIERR_NONE && cursor != NULL)
		result = bde_open(db, path, bde_driver_name(
		    plan->table->driver), dbiREADWRITE, dbiOPENSHARED,
		    cursor);
	else if (result == DBIERR_NONE)
		bde_dir_closed(seat, path);
	if (result != DBIERR_NONE)
		(void)bde_dir_remove(seat, path);
	return result;
}

DBIResult
bde_create(struct bde_db *db, const char *path, enum bde_driver driver,
    const CRTblDesc *desc, bool overwrite, struct bde_cursor **cursor)
{
	struct plan plan = { .indexes = desc->pidxDesc,
	    .index_count = desc->iIdxCount, .index_ops = desc->pecrIdxOp };
	DBIResult result;

	result = take_desc(db->session, desc, driver, &plan.table);
	if (result == DBIERR_NONE) {
		bde_table_name(plan.table, path);
		result = take_rules(db, plan.table, desc);
	}
	if (result == DBIERR_NONE)
		result = carry_out(db, path, &plan, overwrite, cursor);
	bde_table_unref(plan.table);
	return result;
}

DBIResult
bde_create_like(struct bde_db *db, const char *path,
    const struct bde_table *model, bool overwrite, struct bde_cursor **cursor)
{
	struct plan plan = { .table = bde_table_copy(model),
	    .index_count = model->index_count };
	IDXDesc *descs = base_calloc(model->index_count + 1u, sizeof *descs);
	DBIResult result = DBIERR_NOMEMORY;
	unsigned i;

	if (plan.table != NULL && descs != NULL) {
		for (i = 0; i < model->index_count; i++)
			descs[i] = model->indexes[i].desc;
		plan.indexes = descs;
		bde_indexes_drop(plan.table->indexes,
		    plan.table->index_count);
		plan.table->index_count = 0;
		plan.table->link_count = 0;
		plan.table->temporary = false;
		bde_table_name(plan.table, path);
		result = carry_out(db, path, &plan, overwrite, cursor);
	}
	bde_table_unref(plan.table);
	base_free(descs);
	return result;
}

/* ---- the call ---- */

static DBIResult
create(struct bde_db *db, const CRTblDesc *desc, bool overwrite)
{
	enum bde_driver driver;
	DBIResult result;
	DBIPATH path;

	result = bde_db_path(db, desc->szTblName, desc->szTblType, path,
	    &driver);
	if (result == DBIERR_NONE && db->open_mode == dbiREADONLY)
		result = DBIERR_READONLYDB;
	if (result == DBIERR_NONE)
		result = bde_create(db, path, driver, desc, overwrite, NULL);
	if (result != DBIERR_NONE)
		bde_error_context(db->session, ecTABLENAME, desc->szTblName);
	return result;
}

DBIResult DBIFN
DbiCreateTable(hDBIDb hDb, DBIBOOL bOverWrite, pCRTblDesc pcrTblDsc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_db(&call, BDE_DbiCreateTable, hDb);
	if (result == DBIERR_NONE && pcrTblDsc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = create(call.db, pcrTblDsc, bOverWrite != 0);
	return bde_leave(&call, result);
}
