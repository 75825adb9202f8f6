/* SPDX-License-Identifier: MIT */
/* bde_cursor_props.c - what cursors tell of themselves and of their tables. */
#include <bsd/string.h>

#include "bde_bookmark.h"
#include "bde_cursor.h"
#include "bde_delayed.h"
#include "bde_lang.h"
#include "bde_table.h"

enum { CODE_PAGE = 1252 };

static int16_t
numbering(const struct bde_table *table)
{
	switch (table->driver) {
	case BDE_PARADOX:
		return 1;
	case BDE_DBASE:
		return 0;
	case BDE_LIST:
	case BDE_MEMORY:
	case BDE_ESENT:
		break;
	}
	return -1;
}

static void
fill_table_props(const struct bde_table *table, CURProps *props)
{
	strlcpy(props->szName, table->name, sizeof props->szName);
	props->iFNameSize = (uint16_t)strlen(table->path);
	strlcpy(props->szTableType, bde_driver_name(table->driver),
	    sizeof props->szTableType);
	props->iFields = table->field_count;
	props->iIndexes = table->index_count;
	props->iValChecks = table->check_count;
	props->iRefIntChecks = table->link_count;
	props->bBookMarkStable = table->driver != BDE_PARADOX ||
	    (table->index_count > 0 && table->indexes[0].desc.bPrimary);
	props->iSeqNums = numbering(table);
	props->bSoftDeletes = table->driver == BDE_DBASE;
	props->iTblLevel = table->level;
	strlcpy(props->szLangDriver, table->lang, sizeof props->szLangDriver);
	props->bFieldMap = table->mapped;
	props->bTempTable = table->temporary || table->path[0] == '\0';
}

static void
fill_props(struct bde_cursor *cursor, CURProps *props)
{
	const struct bde_table *table = cursor->table;

	memset(props, 0, sizeof *props);
	fill_table_props(table, props);
	if (eng_cache_is_on(cursor->eng))
		props->iSeqNums = -1;
	props->iRecSize = cursor->xlt_mode == xltNONE ? table->record_size :
	    table->logical_size;
	props->iRecBufSize = bde_delayed_record_size(cursor);
	props->iKeySize = bde_key_size(cursor);
	props->iBookMarkSize = bde_cursor_bookmark_size(cursor);
	props->eOpenMode = cursor->open_mode;
	props->eShareMode = cursor->share_mode;
	props->bIndexed = bde_index_current(cursor) != NULL;
	props->bDeletedOn = cursor->show_deleted;
	props->exltMode = cursor->xlt_mode;
	props->bUniDirectional = cursor->one_way;
	props->eprvRights = cursor->open_mode == dbiREADONLY ? prvREADONLY :
	    table->rights;
	props->bProtected = table->secrets != NULL;
	props->iFmlRights = ALLFAMRIGHTS;
	props->iCodePage = table->order != NULL ?
	    table->order->object.PrimaryCodePageID : CODE_PAGE;
	props->iFilters = bde_filters_count(cursor);
}

DBIResult DBIFN
DbiGetCursorProps(hDBICur hCursor, pCURProps pcurProps)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetCursorProps, hCursor);
	if (result == DBIERR_NONE && pcurProps == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		fill_props(call.cursor, pcurProps);
	return bde_leave(&call, result);
}

/* Programs see the logical types unless they asked for none. */
static void
describe_field(const struct bde_field *field, bool physical, FLDDesc *desc)
{
	*desc = field->desc;
	if (physical)
		return;
	desc->iFldType = field->logical;
	desc->iSubType = field->sub_type;
	desc->iLen = field->logical_size;
}

void
bde_table_describe(const struct bde_table *table, bool physical,
    FLDDesc *descs)
{
	unsigned i;

	for (i = 0; i < table->field_count; i++)
		describe_field(&table->fields[i], physical, &descs[i]);
}

DBIResult DBIFN
DbiGetFieldDescs(hDBICur hCursor, pFLDDesc pfldDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetFieldDescs, hCursor);
	if (result == DBIERR_NONE && pfldDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		bde_table_describe(call.cursor->table,
		    call.cursor->xlt_mode == xltNONE, pfldDesc);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetVchkDesc(hDBICur hCursor, uint16_t iValSeqNo, pVCHKDesc pvalDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetVchkDesc, hCursor);
	if (result == DBIERR_NONE && pvalDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && (iValSeqNo < 1 ||
	    iValSeqNo > call.cursor->table->check_count))
		result = DBIERR_OUTOFRANGE;
	if (result == DBIERR_NONE)
		*pvalDesc = call.cursor->table->checks[iValSeqNo - 1];
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiGetRintDesc(hDBICur hCursor, uint16_t iRintSeqNo, pRINTDesc printDesc)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_cursor(&call, BDE_DbiGetRintDesc, hCursor);
	if (result == DBIERR_NONE && printDesc == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && (iRintSeqNo < 1 ||
	    iRintSeqNo > call.cursor->table->link_count))
		result = DBIERR_OUTOFRANGE;
	if (result == DBIERR_NONE)
		*printDesc = call.cursor->table->links[iRintSeqNo - 1];
	return bde_leave(&call, result);
}
