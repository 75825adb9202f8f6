/* SPDX-License-Identifier: MIT */
/* bde_list_table.c - lists of tables, and of what a table is made of. */
#include <bsd/string.h>
#include <dirent.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>

#include "base_alloc.h"
#include "bde_table.h"

#define F(type, member, field_type)					\
	BDE_LIST_FIELD(#member, type, member, field_type)

enum {
	EPOCH_DAY = 719163,		/* 1 January 1970 */
	DAY_SECONDS = 86400,
	MS = 1000
};

/* ---- structures ---- */

static const struct bde_list_field table_fields[] = {
	F(TBLFullDesc, tblBase.szName, fldZSTRING),
	F(TBLFullDesc, tblBase.szFileName, fldZSTRING),
	F(TBLFullDesc, tblBase.szExt, fldZSTRING),
	F(TBLFullDesc, tblBase.szType, fldZSTRING),
	F(TBLFullDesc, tblBase.dtDate, fldDATE),
	F(TBLFullDesc, tblBase.tmTime, fldTIME),
	F(TBLFullDesc, tblBase.iSize, fldUINT32),
	F(TBLFullDesc, tblBase.bView, fldBOOL),
	F(TBLFullDesc, tblBase.bSynonym, fldBOOL),
	F(TBLFullDesc, tblExt.szStruct, fldZSTRING),
	F(TBLFullDesc, tblExt.iRestrVersion, fldUINT16),
	F(TBLFullDesc, tblExt.iRecSize, fldUINT16),
	F(TBLFullDesc, tblExt.iFields, fldUINT16),
	F(TBLFullDesc, tblExt.iIndexes, fldUINT16),
	F(TBLFullDesc, tblExt.iValChecks, fldUINT16),
	F(TBLFullDesc, tblExt.iRintChecks, fldUINT16),
	F(TBLFullDesc, tblExt.iRecords, fldUINT32),
	F(TBLFullDesc, tblExt.bProtected, fldBOOL),
	F(TBLFullDesc, tblExt.bValidInfo, fldBOOL)
};
static const struct bde_list_shape tables = { sizeof(TBLBaseDesc), 9,
	table_fields };
static const struct bde_list_shape tables_extended =
    BDE_LIST_SHAPE(TBLFullDesc, table_fields);

static const struct bde_list_field field_fields[] = {
	F(FLDDesc, iFldNum, fldUINT16),
	F(FLDDesc, szName, fldZSTRING),
	F(FLDDesc, iFldType, fldUINT16),
	F(FLDDesc, iSubType, fldUINT16),
	F(FLDDesc, iUnits1, fldINT16),
	F(FLDDesc, iUnits2, fldINT16),
	F(FLDDesc, iOffset, fldUINT16),
	F(FLDDesc, iLen, fldUINT16),
	F(FLDDesc, iNullOffset, fldUINT16),
	F(FLDDesc, efldvVchk, fldINT32),
	F(FLDDesc, efldrRights, fldINT32),
	F(FLDDesc, bCalcField, fldBOOL)
};
static const struct bde_list_shape fields =
    BDE_LIST_SHAPE(FLDDesc, field_fields);

static const struct bde_list_field index_fields[] = {
	F(IDXDesc, szName, fldZSTRING),
	F(IDXDesc, iIndexId, fldUINT16),
	F(IDXDesc, szTagName, fldZSTRING),
	F(IDXDesc, szFormat, fldZSTRING),
	F(IDXDesc, bPrimary, fldBOOL),
	F(IDXDesc, bUnique, fldBOOL),
	F(IDXDesc, bDescending, fldBOOL),
	F(IDXDesc, bMaintained, fldBOOL),
	F(IDXDesc, bSubset, fldBOOL),
	F(IDXDesc, bExpIdx, fldBOOL),
	F(IDXDesc, iCost, fldUINT16),
	F(IDXDesc, iFldsInKey, fldUINT16),
	F(IDXDesc, iKeyLen, fldUINT16),
	F(IDXDesc, bOutofDate, fldBOOL),
	F(IDXDesc, iKeyExpType, fldUINT16),
	F(IDXDesc, aiKeyFld, fldBYTES),
	F(IDXDesc, szKeyExp, fldZSTRING),
	F(IDXDesc, szKeyCond, fldZSTRING),
	F(IDXDesc, bCaseInsensitive, fldBOOL),
	F(IDXDesc, iBlockSize, fldUINT16),
	F(IDXDesc, iRestrNum, fldUINT16),
	F(IDXDesc, abDescending, fldBYTES)
};
static const struct bde_list_shape indexes =
    BDE_LIST_SHAPE(IDXDesc, index_fields);

static const struct bde_list_field check_fields[] = {
	F(VCHKDesc, iFldNum, fldUINT16),
	F(VCHKDesc, bRequired, fldBOOL),
	F(VCHKDesc, bHasMinVal, fldINT16),
	F(VCHKDesc, bHasMaxVal, fldINT16),
	F(VCHKDesc, bHasDefVal, fldINT16),
	F(VCHKDesc, aMinVal, fldBYTES),
	F(VCHKDesc, aMaxVal, fldBYTES),
	F(VCHKDesc, aDefVal, fldBYTES),
	F(VCHKDesc, szPict, fldZSTRING),
	F(VCHKDesc, elkupType, fldINT32),
	F(VCHKDesc, szLkupTblName, fldZSTRING)
};
static const struct bde_list_shape checks =
    BDE_LIST_SHAPE(VCHKDesc, check_fields);

static const struct bde_list_field link_fields[] = {
	F(RINTDesc, iRintNum, fldUINT16),
	F(RINTDesc, szRintName, fldZSTRING),
	F(RINTDesc, eType, fldINT32),
	F(RINTDesc, szTblName, fldZSTRING),
	F(RINTDesc, eModOp, fldINT32),
	F(RINTDesc, eDelOp, fldINT32),
	F(RINTDesc, iFldCount, fldUINT16),
	F(RINTDesc, aiThisTabFld, fldBYTES),
	F(RINTDesc, aiOthTabFld, fldBYTES)
};
static const struct bde_list_shape links =
    BDE_LIST_SHAPE(RINTDesc, link_fields);

static const struct bde_list_field type_fields[] = {
	F(FLDType, iId, fldUINT16),
	F(FLDType, szName, fldZSTRING),
	F(FLDType, szText, fldZSTRING),
	F(FLDType, iPhyType, fldUINT16),
	F(FLDType, iXltType, fldUINT16),
	F(FLDType, iXltSubType, fldUINT16),
	F(FLDType, iMaxUnits1, fldUINT16),
	F(FLDType, iMaxUnits2, fldUINT16),
	F(FLDType, iPhySize, fldUINT16),
	F(FLDType, bRequired, fldBOOL),
	F(FLDType, bDefaultVal, fldBOOL),
	F(FLDType, bMinVal, fldBOOL),
	F(FLDType, bMaxVal, fldBOOL),
	F(FLDType, bRefIntegrity, fldBOOL),
	F(FLDType, bOtherChecks, fldBOOL),
	F(FLDType, bKeyed, fldBOOL),
	F(FLDType, bMultiplePerTable, fldBOOL),
	F(FLDType, iMinUnits1, fldUINT16),
	F(FLDType, iMinUnits2, fldUINT16),
	F(FLDType, bCreateable, fldBOOL),
	F(FLDType, szNativeName, fldZSTRING)
};
static const struct bde_list_shape types =
    BDE_LIST_SHAPE(FLDType, type_fields);

/* ---- tables of a directory ---- */

static bool
is_table(const char *name, const char *pattern, enum bde_driver *driver)
{
	const char *dot = strrchr(name, '.');

	if (dot == NULL || dot == name)
		return false;
	if (strcasecmp(dot, ".DB") == 0)
		*driver = BDE_PARADOX;
	else if (strcasecmp(dot, ".DBF") == 0)
		*driver = BDE_DBASE;
	else
		return false;
	return pattern == NULL || pattern[0] == '\0' ||
	    fnmatch(pattern, name, FNM_CASEFOLD) == 0;
}

static void
describe_file(const struct bde_db *db, const char *name,
    enum bde_driver driver, TBLBaseDesc *desc)
{
	char path[sizeof(DBIPATH) + 256];
	const char *dot = strrchr(name, '.');
	struct stat st;
	struct tm tm;

	memset(desc, 0, sizeof *desc);
	strlcpy(desc->szName, name, sizeof desc->szName);
	if ((size_t)(dot - name) < sizeof desc->szName)
		desc->szName[dot - name] = '\0';
	strlcpy(desc->szFileName, name, sizeof desc->szFileName);
	strlcpy(desc->szExt, dot + 1, sizeof desc->szExt);
	strlcpy(desc->szType, bde_driver_name(driver), sizeof desc->szType);
	snprintf(path, sizeof path, "%s/%s", db->dir, name);
	if (stat(path, &st) != 0 || localtime_r(&st.st_mtime, &tm) == NULL)
		return;
	desc->dtDate = EPOCH_DAY + (DBIDATE)((st.st_mtime + tm.tm_gmtoff) /
	    DAY_SECONDS);
	desc->tmTime = ((tm.tm_hour * 60 + tm.tm_min) * 60 + tm.tm_sec) * MS;
	desc->iSize = (uint32_t)st.st_size;
}

/* A table that cannot be opened is in the list all the same. */
static void
describe_inside(struct bde_db *db, const char *name, TBLExtDesc *desc)
{
	struct bde_cursor *cursor;
	uint64_t records = 0, keys;
	DBIResult result;

	memset(desc, 0, sizeof *desc);
	result = bde_open(db, name, NULL, dbiREADONLY, dbiOPENSHARED,
	    &cursor);
	desc->bProtected = result == DBIERR_NOTSUFFTABLERIGHTS;
	if (result != DBIERR_NONE)
		return;
	desc->bProtected = cursor->table->secrets != NULL;
	desc->iRecSize = cursor->table->logical_size;
	desc->iFields = cursor->table->field_count;
	desc->iIndexes = cursor->table->index_count;
	desc->iValChecks = cursor->table->check_count;
	desc->iRintChecks = cursor->table->link_count;
	if (eng_cursor_go(cursor->eng, ENG_FIRST) == ENG_OK &&
	    eng_cursor_count(cursor->eng, 0, &keys) == ENG_OK)
		records = keys;
	desc->iRecords = (uint32_t)records;
	desc->bValidInfo = TRUE;
	(void)bde_cursor_close(cursor);
}

static DBIResult
collect_tables(struct bde_db *db, bool extended, const char *pattern,
    struct base_buf *rows)
{
	DIR *dir = opendir(db->dir);
	DBIResult result = DBIERR_NONE;
	enum bde_driver driver;
	struct dirent *entry;
	TBLFullDesc full;

	if (dir == NULL)
		return DBIERR_INVALIDDIR;
	while (result == DBIERR_NONE && (entry = readdir(dir)) != NULL) {
		if (!is_table(entry->d_name, pattern, &driver))
			continue;
		describe_file(db, entry->d_name, driver, &full.tblBase);
		if (extended)
			describe_inside(db, entry->d_name, &full.tblExt);
		if (!base_buf_add(rows, &full, extended ? sizeof full :
		    sizeof full.tblBase))
			result = DBIERR_NOMEMORY;
	}
	closedir(dir);
	return result;
}

static int
compare_names(const void *a, const void *b)
{
	return strcasecmp(((const TBLBaseDesc *)a)->szFileName,
	    ((const TBLBaseDesc *)b)->szFileName);
}

static DBIResult
list_tables(struct bde_db *db, bool extended, const char *pattern,
    struct bde_cursor **cursor)
{
	const struct bde_list_shape *shape = extended ? &tables_extended :
	    &tables;
	struct base_buf rows = BASE_BUF_EMPTY;
	DBIResult result;

	result = collect_tables(db, extended, pattern, &rows);
	if (result == DBIERR_NONE && rows.size > 0)
		qsort(rows.data, rows.size / shape->size, shape->size,
		    compare_names);
	if (result == DBIERR_NONE)
		result = bde_list_new(db->session, db, shape, rows.data,
		    rows.size / shape->size, cursor);
	base_buf_fini(&rows);
	return result;
}

DBIResult DBIFN
DbiOpenTableList(hDBIDb hDb, DBIBOOL bExtended, DBIBOOL bSystem,
    const char *pszWild, phDBICur phCur)
{
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	(void)bSystem;			/* directories have no such tables */
	if (phCur != NULL)
		*phCur = NULL;
	result = bde_enter_db(&call, BDE_DbiOpenTableList, hDb);
	if (result == DBIERR_NONE && phCur == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = list_tables(call.db, bExtended != 0, pszWild,
		    &cursor);
	if (result == DBIERR_NONE)
		*phCur = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}

/* ---- what a table is made of ---- */

static DBIResult
list_fields(struct bde_db *db, const struct bde_table *table, bool physical,
    struct bde_cursor **cursor)
{
	FLDDesc *descs = base_calloc(table->field_count, sizeof *descs);
	DBIResult result;

	if (descs == NULL)
		return DBIERR_NOMEMORY;
	bde_table_describe(table, physical, descs);
	result = bde_list_new(db->session, db, &fields, descs,
	    table->field_count, cursor);
	base_free(descs);
	return result;
}

static DBIResult
list_indexes(struct bde_db *db, const struct bde_table *table, bool unused,
    struct bde_cursor **cursor)
{
	IDXDesc *descs = base_calloc(table->index_count + 1u, sizeof *descs);
	DBIResult result;
	unsigned i;

	(void)unused;
	if (descs == NULL)
		return DBIERR_NOMEMORY;
	for (i = 0; i < table->index_count; i++)
		descs[i] = table->indexes[i].desc;
	result = bde_list_new(db->session, db, &indexes, descs,
	    table->index_count, cursor);
	base_free(descs);
	return result;
}

static DBIResult
list_checks(struct bde_db *db, const struct bde_table *table, bool unused,
    struct bde_cursor **cursor)
{
	(void)unused;
	return bde_list_new(db->session, db, &checks, table->checks,
	    table->check_count, cursor);
}

static DBIResult
list_links(struct bde_db *db, const struct bde_table *table, bool unused,
    struct bde_cursor **cursor)
{
	(void)unused;
	return bde_list_new(db->session, db, &links, table->links,
	    table->link_count, cursor);
}

typedef DBIResult list_fn(struct bde_db *db, const struct bde_table *table,
    bool physical, struct bde_cursor **cursor);

static DBIResult
list_of_table(struct bde_db *db, const char *name, const char *driver_name,
    list_fn *list, bool physical, struct bde_cursor **cursor)
{
	struct bde_cursor *table;
	DBIResult result;

	result = bde_open(db, name, driver_name, dbiREADONLY, dbiOPENSHARED,
	    &table);
	if (result == DBIERR_NOSUCHFILE)
		return DBIERR_NOSUCHTABLE;
	if (result != DBIERR_NONE)
		return result;
	result = list(db, table->table, physical, cursor);
	(void)bde_cursor_close(table);
	return result;
}

static DBIResult
open_list(enum bde_fn fn, hDBIDb db, const char *name,
    const char *driver_name, list_fn *list, bool physical, phDBICur out)
{
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	if (out != NULL)
		*out = NULL;
	result = bde_enter_db(&call, fn, db);
	if (result == DBIERR_NONE && out == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = list_of_table(call.db, name, driver_name, list,
		    physical, &cursor);
	if (result == DBIERR_NONE)
		*out = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiOpenFieldList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, DBIBOOL bPhyTypes, phDBICur phCur)
{
	return open_list(BDE_DbiOpenFieldList, hDb, pszTableName,
	    pszDriverType, list_fields, bPhyTypes != 0, phCur);
}

DBIResult DBIFN
DbiOpenIndexList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phCur)
{
	return open_list(BDE_DbiOpenIndexList, hDb, pszTableName,
	    pszDriverType, list_indexes, false, phCur);
}

DBIResult DBIFN
DbiOpenVchkList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phChkCur)
{
	return open_list(BDE_DbiOpenVchkList, hDb, pszTableName,
	    pszDriverType, list_checks, false, phChkCur);
}

DBIResult DBIFN
DbiOpenRintList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phChkCur)
{
	return open_list(BDE_DbiOpenRintList, hDb, pszTableName,
	    pszDriverType, list_links, false, phChkCur);
}

/* ---- field types ---- */

static void
describe_type(const struct bde_type *type, unsigned n, FLDType *desc)
{
	bool limits = type->logical != fldBLOB &&
	    type->sub_type != fldstAUTOINC;

	memset(desc, 0, sizeof *desc);
	desc->iId = (uint16_t)(n + 1);
	strlcpy(desc->szName, type->name, sizeof desc->szName);
	strlcpy(desc->szText, type->text, sizeof desc->szText);
	desc->iPhyType = type->physical;
	desc->iXltType = type->logical;
	desc->iXltSubType = type->sub_type;
	desc->iMaxUnits1 = type->units_max;
	desc->iMaxUnits2 = type->decimals_max;
	desc->iPhySize = type->size;
	/* dBASE has no checks. */
	if (type->physical >> 8 == fldPDXCHAR >> 8) {
		desc->bRequired = TRUE;
		desc->bDefaultVal = limits;
		desc->bMinVal = limits;
		desc->bMaxVal = limits;
	}
	desc->bKeyed = type->keyed;
	desc->bMultiplePerTable = type->sub_type != fldstAUTOINC;
	desc->iMinUnits1 = type->units_min;
	desc->bCreateable = type->creatable;
	strlcpy(desc->szNativeName, type->name, sizeof desc->szNativeName);
}

/* The only table type of a driver has the driver's name. */
static DBIResult
find_driver(const char *driver_name, const char *table_type,
    enum bde_driver *driver)
{
	DBIResult result = bde_driver_find(driver_name, driver);

	if (result == DBIERR_NONE && table_type != NULL &&
	    table_type[0] != '\0' &&
	    strcasecmp(table_type, bde_driver_name(*driver)) != 0)
		result = DBIERR_UNKNOWNTBLTYPE;
	return result;
}

static DBIResult
list_types(struct bde_session *session, enum bde_driver driver,
    struct bde_cursor **cursor)
{
	struct base_buf rows = BASE_BUF_EMPTY;
	const struct bde_type *type;
	DBIResult result = DBIERR_NONE;
	FLDType desc;
	unsigned n;

	for (n = 0; result == DBIERR_NONE &&
	    (type = bde_type_at(driver, n)) != NULL; n++) {
		describe_type(type, n, &desc);
		if (!base_buf_add(&rows, &desc, sizeof desc))
			result = DBIERR_NOMEMORY;
	}
	if (result == DBIERR_NONE)
		result = bde_list_new(session, NULL, &types, rows.data, n,
		    cursor);
	base_buf_fini(&rows);
	return result;
}

DBIResult DBIFN
DbiOpenFieldTypesList(const char *pszDriverType, const char *pszTblType,
    phDBICur phCur)
{
	enum bde_driver driver;
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	if (phCur != NULL)
		*phCur = NULL;
	result = bde_enter(&call, BDE_DbiOpenFieldTypesList);
	if (result == DBIERR_NONE && phCur == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = find_driver(pszDriverType, pszTblType, &driver);
	if (result == DBIERR_NONE)
		result = list_types(call.session, driver, &cursor);
	if (result == DBIERR_NONE)
		*phCur = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}

static DBIResult
find_type(enum bde_driver driver, const char *name, FLDType *desc)
{
	const struct bde_type *type;
	unsigned n;

	for (n = 0; (type = bde_type_at(driver, n)) != NULL; n++)
		if (strcasecmp(type->name, name) == 0) {
			describe_type(type, n, desc);
			return DBIERR_NONE;
		}
	return DBIERR_INVALIDFLDTYPE;
}

DBIResult DBIFN
DbiGetFieldTypeDesc(const char *pszDriverType, const char *pszTableType,
    const char *pszFieldType, pFLDType pfldType)
{
	enum bde_driver driver;
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetFieldTypeDesc);
	if (result == DBIERR_NONE &&
	    (pszFieldType == NULL || pfldType == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = find_driver(pszDriverType, pszTableType, &driver);
	if (result == DBIERR_NONE)
		result = find_type(driver, pszFieldType, pfldType);
	return bde_leave(&call, result);
}
