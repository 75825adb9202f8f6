/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tables.h"

enum { BUF_MAX = 4096, SHOW_MAX = 1024, NAME_UNITS = 20 };

void
table_begin(struct table_desc *table, const char *name, const char *type)
{
	memset(table, 0, sizeof *table);
	strcpy(table->desc.szTblName, name);
	if (type != NULL)
		strcpy(table->desc.szTblType, type);
	table->desc.pfldDesc = table->fields;
	table->desc.pvchkDesc = table->checks;
	table->desc.pidxDesc = table->indexes;
}

void
table_field(struct table_desc *table, const char *name, uint16_t type,
    int16_t units1, int16_t units2)
{
	FLDDesc *field = &table->fields[table->desc.iFldCount++];

	field->iFldNum = table->desc.iFldCount;
	strcpy(field->szName, name);
	field->iFldType = type;
	field->iUnits1 = units1;
	field->iUnits2 = units2;
}

void
table_primary(struct table_desc *table, unsigned count)
{
	IDXDesc *index = &table->indexes[table->desc.iIdxCount++];
	unsigned i;

	index->bPrimary = index->bUnique = index->bMaintained = TRUE;
	index->iFldsInKey = (uint16_t)count;
	for (i = 0; i < count; i++)
		index->aiKeyFld[i] = (uint16_t)(i + 1);
}

VCHKDesc *
table_check(struct table_desc *table, uint16_t field)
{
	VCHKDesc *check = &table->checks[table->desc.iValChkCount++];

	check->iFldNum = field;
	return check;
}

IDXDesc *
table_index(struct table_desc *table, const char *name, uint16_t field)
{
	IDXDesc *index = &table->indexes[table->desc.iIdxCount++];

	strcpy(strcmp(table->desc.szTblType, szDBASE) == 0 ?
	    index->szTagName : index->szName, name);
	index->bMaintained = TRUE;
	index->iFldsInKey = 1;
	index->aiKeyFld[0] = field;
	return index;
}

hDBICur
table_open(hDBIDb db, const char *name, DBIOpenMode open_mode,
    DBIShareMode share_mode, XLTMode mode)
{
	hDBICur cur = NULL;

	ck_dbi(DBIERR_NONE, DbiOpenTable(db, name, NULL, NULL, NULL, 0,
	    open_mode, share_mode, mode, FALSE, NULL, &cur));
	return cur;
}

DBIResult
table_try_open(hDBIDb db, const char *name, const char *type,
    DBIOpenMode open_mode, DBIShareMode share_mode)
{
	hDBICur cur = (hDBICur)1;
	DBIResult result;

	result = DbiOpenTable(db, name, type, NULL, NULL, 0, open_mode,
	    share_mode, xltFIELD, FALSE, NULL, &cur);
	if (result == DBIERR_NONE)
		ck_dbi(DBIERR_NONE, DbiCloseCursor(&cur));
	ck_assert_ptr_null(cur);
	return result;
}

void
table_items(hDBIDb db, const char *name)
{
	struct table_desc table;

	table_begin(&table, name, szPARADOX);
	table_field(&table, "ID", fldPDXLONG, 0, 0);
	table_field(&table, "NAME", fldPDXCHAR, NAME_UNITS, 0);
	table_field(&table, "PRICE", fldPDXNUM, 0, 0);
	table_primary(&table, 1);
	ck_dbi(DBIERR_NONE, DbiCreateTable(db, FALSE, &table.desc));
}

DBIResult
table_insert_item(hDBICur cur, int32_t id, const char *name, double price)
{
	uint8_t buf[BUF_MAX];
	char text[NAME_UNITS + 1];

	snprintf(text, sizeof text, "%s", name);
	ck_dbi(DBIERR_NONE, DbiInitRecord(cur, buf));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 1, buf, (uint8_t *)&id));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 2, buf, (uint8_t *)text));
	ck_dbi(DBIERR_NONE, DbiPutField(cur, 3, buf, (uint8_t *)&price));
	return DbiInsertRecord(cur, dbiNOLOCK, buf);
}

const char *
table_show_items(hDBICur cur)
{
	static char text[SHOW_MAX];
	uint8_t buf[BUF_MAX];
	char name[NAME_UNITS + 1];
	size_t size = 0;
	DBIBOOL blank;
	int32_t id;

	text[0] = '\0';
	ck_dbi(DBIERR_NONE, DbiSetToBegin(cur));
	while (DbiGetNextRecord(cur, dbiNOLOCK, buf, NULL) == DBIERR_NONE) {
		ck_dbi(DBIERR_NONE, DbiGetField(cur, 1, buf, (uint8_t *)&id,
		    &blank));
		ck_dbi(DBIERR_NONE, DbiGetField(cur, 2, buf, (uint8_t *)name,
		    &blank));
		size += (size_t)snprintf(text + size, sizeof text - size,
		    "%s%d %s", size > 0 ? "," : "", id, name);
	}
	return text;
}
