/* SPDX-License-Identifier: MIT */
/* Drivers: kinds of tables. */

#include <bsd/string.h>
#include <string.h>

#include "bde_table.h"

static const enum bde_driver drivers[] = { BDE_PARADOX, BDE_DBASE };
enum { DRIVERS = sizeof(drivers) / sizeof(drivers[0]) };

static void
describe(enum bde_driver driver, DRVType *type)
{
	memset(type, 0, sizeof(*type));
	strlcpy(type->szType, bde_driver_name(driver), sizeof(type->szType));
	strlcpy(type->szText, bde_driver_name(driver), sizeof(type->szText));
	type->edrvCat = drvFILE;
	strlcpy(type->szDbType, "STANDARD", sizeof(type->szDbType));
	type->bMultiUser = 1;
	type->bReadWrite = 1;
	type->bTrans = 1;
	type->bCreateTable = 1;
	type->bDeleteTable = 1;
	type->iDriverVersion = DBIENGVERSION;
}

DBIResult DBIFN
DbiGetDriverDesc(const char *pszDriverType, pDRVType pdrvType)
{
	struct bde_call call;
	enum bde_driver driver;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetDriverDesc);
	if (result == DBIERR_NONE &&
	    (pszDriverType == NULL || pdrvType == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = bde_driver_find(pszDriverType, &driver);
	if (result == DBIERR_NONE)
		describe(driver, pdrvType);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiOpenDriverList(phDBICur phCur)
{
	static const struct bde_list_field field = {
		"NAME", fldZSTRING, 0, sizeof(DBINAME)
	};
	static const struct bde_list_shape names = { sizeof(DBINAME), 1,
	    &field };
	DBINAME rows[DRIVERS];
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;
	size_t i;

	if (phCur != NULL)
		*phCur = NULL;
	result = bde_enter(&call, BDE_DbiOpenDriverList);
	if (result == DBIERR_NONE && phCur == NULL)
		result = DBIERR_INVALIDPARAM;
	memset(rows, 0, sizeof(rows));
	for (i = 0; i < DRIVERS; i++)
		strlcpy(rows[i], bde_driver_name(drivers[i]),
		    sizeof(rows[i]));
	if (result == DBIERR_NONE)
		result = bde_list_new(call.session, NULL, &names, rows,
		    DRIVERS, &cursor);
	if (result == DBIERR_NONE)
		*phCur = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}
