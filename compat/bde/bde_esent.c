/* SPDX-License-Identifier: MIT */
/* bde_esent.c - tables of ESE databases: columns as fields, indexes as index
 * descriptors, NOT NULL and defaults as validity checks.  Fields have logical
 * types; the values of a column that has many are its first one. */
#include <bsd/string.h>
#include <string.h>
#include <strings.h>

#include "base_alloc.h"
#include "bde_dir.h"
#include "bde_esent.h"

enum {
	BYTES_MAX = 255,		/* of a column that is not long */
	UTF8_PER_UNIT = 3,		/* bytes of a text, at most */
	CODE_PAGE_WIDE = 1200
};

bool
bde_esent_is(const char *driver_name)
{
	return driver_name != NULL &&
	    strcasecmp(driver_name, BDE_ESENT_NAME) == 0;
}

/* ---- fields ---- */

static uint16_t
choose_variable(const struct eng_column_def *def)
{
	if (def->type == ENG_T_TEXT)
		return fldZSTRING;
	return def->flags & ENG_COL_FIXED ? fldBYTES : fldVARBYTES;
}

static uint16_t
choose_type(const struct eng_column_def *def)
{
	switch (def->type) {
	case ENG_T_BIT:
		return fldBOOL;
	case ENG_T_I16:
		return fldINT16;
	case ENG_T_U8:
	case ENG_T_U16:
		return fldUINT16;
	case ENG_T_I32:
		return fldINT32;
	case ENG_T_U32:
		return fldUINT32;
	case ENG_T_I64:
	case ENG_T_CURRENCY:
		return fldINT64;
	case ENG_T_U64:
		return fldUINT64;
	case ENG_T_F32:
	case ENG_T_F64:
		return fldFLOAT;
	case ENG_T_DATETIME:
		return fldTIMESTAMP;
	case ENG_T_LONG_BINARY:
	case ENG_T_LONG_TEXT:
		return fldBLOB;
	case ENG_T_BINARY:
	case ENG_T_TEXT:
		return choose_variable(def);
	default:
		return fldBYTES;	/* identifiers */
	}
}

static enum bde_form
choose_form(const struct eng_column_def *def)
{
	switch (def->type) {
	case ENG_T_U8:
		return BDE_FORM_BYTE;
	case ENG_T_F32:
		return BDE_FORM_SINGLE;
	case ENG_T_DATETIME:
		return BDE_FORM_DAYS;
	case ENG_T_TEXT:
	case ENG_T_LONG_TEXT:
		return def->codepage == CODE_PAGE_WIDE ? BDE_FORM_WIDE :
		    BDE_FORM_SAME;
	default:
		return BDE_FORM_SAME;
	}
}

static uint16_t
choose_size(const struct eng_column_def *def)
{
	uint32_t size = eng_type_size(def->type);

	if (size == 0)
		size = def->size_max;
	return (uint16_t)(size > 0 && size < BYTES_MAX ? size : BYTES_MAX);
}

/* A text in UTF-16 has room for all that its column holds, but for long ones
 * in letters of three bytes: these are cut. */
static int16_t
choose_units(const struct eng_column_def *def)
{
	unsigned size = choose_size(def);

	if (choose_form(def) == BDE_FORM_WIDE)
		size = size / 2 * UTF8_PER_UNIT;
	return (int16_t)(size < 1 ? 1 : size > BYTES_MAX ? BYTES_MAX : size);
}

static bool
is_required(const struct bde_field *field, const struct eng_column_def *def)
{
	return (def->flags & ENG_COL_NOT_NULL) != 0 && !field->is_autoinc &&
	    !field->has_late_default;
}

static bool
has_default(const struct bde_field *field, const struct eng_column_def *def)
{
	return def->default_value != NULL && !field->is_blob &&
	    !field->is_autoinc && !field->has_late_default;
}

struct walk {
	struct bde_table *table;
	struct eng_cursor *eng;
	unsigned count;
	unsigned checks;
	DBIResult result;
};

static bool
count_column(void *ctx, const struct eng_column_info *info)
{
	struct walk *walk = ctx;

	(void)info;
	walk->count++;
	return true;
}

static bool
take_column(void *ctx, const struct eng_column_info *info)
{
	const struct eng_column_def *def = info->def;
	struct walk *walk = ctx;
	struct bde_table *table = walk->table;
	struct bde_field *field = &table->fields[walk->count];
	FLDDesc desc = { .iFldType = choose_type(def),
	    .iUnits1 = choose_units(def) };

	if (walk->count == table->field_count)
		return false;
	strlcpy(desc.szName, def->name, sizeof desc.szName);
	if (desc.iFldType == fldBLOB)
		desc.iSubType = def->type == ENG_T_LONG_TEXT ? fldstMEMO :
		    fldstBINARY;
	walk->result = bde_field_shape(field, &desc);
	if (def->flags & ENG_COL_AUTOINC)
		field->desc.iSubType = field->sub_type = fldstAUTOINC;
	field->is_autoinc = (def->flags & (ENG_COL_AUTOINC | ENG_COL_VERSION |
	    ENG_COL_ESCROW)) != 0;
	field->form = choose_form(def);
	field->column_size = choose_size(def);
	field->has_late_default = (def->flags & ENG_COL_USER_DEFAULT) != 0 ||
	    (field->is_blob && def->default_value != NULL);
	field->column_id = info->id;
	if (is_required(field, def) || has_default(field, def))
		walk->checks++;
	walk->count++;
	return walk->result == DBIERR_NONE;
}

/* ---- validity checks ---- */

/* Through a record, so that it has the form that programs see. */
static void
take_default(const struct bde_field *field, const struct eng_column_def *def,
    VCHKDesc *check)
{
	uint8_t record[2 * BDE_VALUE_MAX] = { 0 };
	struct bde_field alone = *field;
	bool blank;

	alone.desc.iOffset = 0;
	alone.desc.iNullOffset = field->desc.iLen;
	bde_field_set_value(&alone, record, def->default_value,
	    def->default_size);
	(void)bde_field_get(&alone, xltFIELD, record, check->aDefVal,
	    &blank);
	check->bHasDefVal = !blank;
}

/* Columns that must have a value, and those that begin with one. */
static bool
take_check(void *ctx, const struct eng_column_info *info)
{
	struct walk *walk = ctx;
	struct bde_table *table = walk->table;
	struct bde_field *field;
	VCHKDesc *check;

	if (walk->count == table->field_count)
		return false;
	field = &table->fields[walk->count];
	if (field->column_id != info->id)
		return true;
	walk->count++;
	if ((!is_required(field, info->def) &&
	    !has_default(field, info->def)) ||
	    table->check_count == walk->checks)
		return true;
	check = &table->checks[table->check_count++];
	check->iFldNum = (uint16_t)walk->count;
	check->bRequired = is_required(field, info->def);
	if (has_default(field, info->def))
		take_default(field, info->def, check);
	field->check = check;
	return true;
}

static DBIResult
take_checks(struct walk *walk)
{
	struct bde_table *table = walk->table;

	if (walk->checks == 0)
		return DBIERR_NONE;
	table->checks = base_calloc(walk->checks, sizeof *table->checks);
	if (table->checks == NULL)
		return DBIERR_NOMEMORY;
	walk->count = 0;
	return bde_error_of(eng_column_each(walk->eng, true, take_check,
	    walk));
}

/* ---- indexes ---- */

static uint16_t
find_number(const struct bde_table *table, uint32_t column_id)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		if (table->fields[i].column_id == column_id)
			return (uint16_t)(i + 1);
	return 0;
}

static DBIResult
take_parts(const struct bde_table *table, const struct eng_index_def *def,
    IDXDesc *desc)
{
	unsigned i;

	desc->bDescending = desc->bCaseInsensitive = TRUE;
	for (i = 0; i < def->part_count && i < DBIMAXFLDSINKEY; i++) {
		desc->aiKeyFld[i] = find_number(table,
		    def->parts[i].column_id);
		if (desc->aiKeyFld[i] == 0)
			return DBIERR_INVALIDINDEXSTRUCT;
		desc->abDescending[i] = def->parts[i].descending;
		desc->bDescending &= def->parts[i].descending;
		desc->bCaseInsensitive &= def->parts[i].fold;
		desc->iKeyLen = (uint16_t)(desc->iKeyLen + 1 +
		    table->fields[desc->aiKeyFld[i] - 1].desc.iLen);
	}
	desc->iFldsInKey = (uint16_t)i;
	return DBIERR_NONE;
}

static bool
take_index(void *ctx, const struct eng_index_info *info)
{
	struct walk *walk = ctx;
	struct bde_table *table = walk->table;
	struct bde_index *bigger, *index;

	bigger = base_realloc(table->indexes,
	    (table->index_count + 1u) * sizeof *bigger);
	if (bigger == NULL) {
		walk->result = DBIERR_NOMEMORY;
		return false;
	}
	table->indexes = bigger;
	index = &bigger[table->index_count];
	memset(index, 0, sizeof *index);
	strlcpy(index->name, info->def->name, sizeof index->name);
	strlcpy(index->desc.szName, info->def->name,
	    sizeof index->desc.szName);
	index->desc.bPrimary = (info->def->flags & ENG_IDX_PRIMARY) != 0;
	index->desc.bUnique = index->desc.bPrimary ||
	    (info->def->flags & ENG_IDX_UNIQUE) != 0;
	index->desc.bMaintained = TRUE;
	index->desc.iIndexId = index->desc.bPrimary ? 0 :
	    (uint16_t)(table->index_count + 1);
	walk->result = take_parts(table, info->def, &index->desc);
	table->index_count++;
	return walk->result == DBIERR_NONE;
}

/* ---- tables ---- */

static DBIResult
fill_table(struct walk *walk)
{
	eng_status st;

	st = eng_column_each(walk->eng, true, take_column, walk);
	/* Some may have gone since they were counted. */
	walk->table->field_count = (uint16_t)walk->count;
	if (st == ENG_OK && walk->result == DBIERR_NONE)
		st = eng_index_each(walk->eng, take_index, walk);
	if (st != ENG_OK)
		return bde_error_of(st);
	if (walk->result == DBIERR_NONE)
		walk->result = take_checks(walk);
	return walk->result != DBIERR_NONE ? walk->result :
	    bde_table_layout(walk->table);
}

static DBIResult
make_table(struct eng_cursor *eng, const char *path,
    struct bde_table **table)
{
	struct walk walk = { .eng = eng };
	struct eng_table_info info;
	DBIResult result;

	*table = NULL;
	result = bde_error_of(eng_column_each(eng, true, count_column,
	    &walk));
	if (result != DBIERR_NONE)
		return result;
	walk.table = bde_table_new(BDE_ESENT, walk.count);
	if (walk.table == NULL)
		return DBIERR_NOMEMORY;
	walk.count = 0;
	result = fill_table(&walk);
	if (result != DBIERR_NONE) {
		bde_table_unref(walk.table);
		return result;
	}
	/* The table's own spelling: others find it open under this name. */
	eng_cursor_table_info(eng, &info);
	strlcpy(walk.table->path, path, sizeof walk.table->path);
	strlcat(walk.table->path, ":", sizeof walk.table->path);
	strlcat(walk.table->path, info.name, sizeof walk.table->path);
	strlcpy(walk.table->name, info.name, sizeof walk.table->name);
	*table = walk.table;
	return DBIERR_NONE;
}

/* ---- opening ---- */

/* Cuts the path at the last colon. */
static DBIResult
find_name(char *path, const char **name)
{
	char *colon = strrchr(path, ':');

	*name = colon != NULL ? colon + 1 : "";
	if (colon == NULL || colon[1] == '\0' || colon[-1] == '/')
		return DBIERR_INVALIDTABLENAME;
	*colon = '\0';
	return DBIERR_NONE;
}

DBIResult
bde_esent_path(const struct bde_db *db, const char *name, DBIPATH path)
{
	const char *table;
	DBIResult result;
	DBIPATH cut;

	result = bde_db_join(db, name, path);
	if (result != DBIERR_NONE)
		return result;
	strlcpy(cut, path, sizeof cut);
	return find_name(cut, &table);
}

static DBIResult
error_of_opening(eng_status st)
{
	switch (st) {
	case ENG_E_NO_FILE:
		return DBIERR_NOSUCHFILE;
	case ENG_E_NO_TABLE:
		return DBIERR_NOSUCHTABLE;
	case ENG_E_TABLE_LOCKED:
	case ENG_E_TABLE_IN_USE:
		return DBIERR_FILEBUSY;
	case ENG_E_REFUSED:		/* a callback stored with the table */
		return DBIERR_CANTLOADLIBRARY;
	default:
		return bde_error_of(st);
	}
}

/* A seat taken earlier may be with an instance that has the store no more. */
static DBIResult
open_engine(struct bde_db *db, const char *path, const char *name,
    uint32_t mode, struct eng_cursor **eng)
{
	struct bde_seat *seat;
	DBIResult result;
	eng_status st;

	do {
		result = bde_dir_guest(db, path, &seat);
		if (result != DBIERR_NONE)
			return result;
		st = eng_guest_open(seat->eng, path, name, mode, eng);
	} while (st == ENG_E_NO_FILE && bde_dir_rise(db, seat));
	return error_of_opening(st);
}

/* The engine lets the cursors of one session into each other's tables. */
static DBIResult
check_table(const struct eng_cursor *eng, const struct bde_table *table,
    uint32_t mode)
{
	if (eng_cursor_is_read_only(eng) && !(mode & ENG_OPEN_READ_ONLY))
		return DBIERR_TABLEREADONLY;
	return (mode & ENG_OPEN_DENY_READ) && bde_open_count(table->path) > 0 ?
	    DBIERR_FILEBUSY : DBIERR_NONE;
}

static DBIResult
open_path(struct bde_db *db, char *path, uint32_t mode,
    struct bde_cursor **cursor)
{
	struct bde_table *table = NULL;
	struct eng_cursor *eng;
	DBIResult result;
	const char *name;

	result = find_name(path, &name);
	if (result == DBIERR_NONE)
		result = open_engine(db, path, name, mode, &eng);
	if (result != DBIERR_NONE)
		return result;
	result = make_table(eng, path, &table);
	if (result == DBIERR_NONE)
		result = check_table(eng, table, mode);
	if (result == DBIERR_NONE)
		return bde_cursor_new(db, eng, table, cursor);
	if (table != NULL)
		bde_table_unref(table);
	eng_cursor_close(eng);
	return result;
}

DBIResult
bde_esent_open(struct bde_db *db, const char *name, DBIOpenMode open_mode,
    DBIShareMode share_mode, struct bde_cursor **cursor)
{
	uint32_t mode = 0;
	DBIResult result;
	DBIPATH path;

	*cursor = NULL;
	if (open_mode > dbiREADONLY || share_mode > dbiOPENEXCL)
		return DBIERR_INVALIDPARAM;
	if (open_mode == dbiREADONLY)
		mode |= ENG_OPEN_READ_ONLY;
	if (share_mode == dbiOPENEXCL)
		mode |= ENG_OPEN_DENY_READ | ENG_OPEN_DENY_WRITE |
		    ENG_OPEN_READ_ALONE;
	result = bde_db_join(db, name, path);
	if (result == DBIERR_NONE && open_mode != dbiREADONLY &&
	    (db->open_mode & 0xff) == dbiREADONLY)
		result = DBIERR_READONLYDB;
	if (result == DBIERR_NONE)
		result = open_path(db, path, mode, cursor);
	if (result == DBIERR_NONE) {
		(*cursor)->open_mode = open_mode;
		(*cursor)->share_mode = share_mode;
	} else if (name != NULL) {
		bde_error_context(db->session, ecTABLENAME, name);
	}
	return result;
}
