/* SPDX-License-Identifier: MIT */
/* bde_translate.c - the fields of one driver as those of another. */
#include <string.h>

#include "bde_create.h"

enum {
	DB_CHAR_MAX = 254,
	PDX_CHAR_MAX = 255,
	SHORT_WIDTH = 6,		/* of numbers of dBASE */
	LONG_WIDTH = 11,
	FLOAT_WIDTH = 20,
	FLOAT_DECIMALS = 4,
	BCD_DIGITS = 32,
	MEMO_UNITS = 1
};

/* What to use for a logical type; units of -1 are kept. */
struct choice {
	uint16_t logical;
	uint16_t sub_type;		/* 0: any */
	uint16_t paradox;
	uint16_t dbase;
	int16_t dbase_units1, dbase_units2;
};

static const struct choice choices[] = {
	{ fldZSTRING, 0, fldPDXCHAR, fldDBCHAR, -1, 0 },
	{ fldDATE, 0, fldPDXDATE, fldDBDATE, 0, 0 },
	{ fldBLOB, fldstMEMO, fldPDXMEMO, fldDBMEMO, 0, 0 },
	{ fldBLOB, fldstFMTMEMO, fldPDXFMTMEMO, fldDBMEMO, 0, 0 },
	{ fldBLOB, fldstOLEOBJ, fldPDXOLEBLOB, fldDBOLEBLOB, 0, 0 },
	{ fldBLOB, fldstDBSOLEOBJ, fldPDXOLEBLOB, fldDBOLEBLOB, 0, 0 },
	{ fldBLOB, fldstGRAPHIC, fldPDXGRAPHIC, fldDBBINARY, 0, 0 },
	{ fldBLOB, 0, fldPDXBINARYBLOB, fldDBBINARY, 0, 0 },
	{ fldBOOL, 0, fldPDXBOOL, fldDBBOOL, 0, 0 },
	{ fldINT16, 0, fldPDXSHORT, fldDBNUM, SHORT_WIDTH, 0 },
	{ fldUINT16, 0, fldPDXLONG, fldDBNUM, SHORT_WIDTH, 0 },
	{ fldINT32, fldstAUTOINC, fldPDXAUTOINC, fldDBAUTOINC, 0, 0 },
	{ fldINT32, 0, fldPDXLONG, fldDBLONG, LONG_WIDTH, 0 },
	{ fldUINT32, 0, fldPDXNUM, fldDBNUM, LONG_WIDTH, 0 },
	{ fldINT64, 0, fldPDXNUM, fldDBNUM, FLOAT_WIDTH, 0 },
	{ fldUINT64, 0, fldPDXNUM, fldDBNUM, FLOAT_WIDTH, 0 },
	{ fldFLOAT, fldstMONEY, fldPDXMONEY, fldDBNUM, FLOAT_WIDTH,
	    FLOAT_DECIMALS },
	{ fldFLOAT, 0, fldPDXNUM, fldDBNUM, FLOAT_WIDTH, FLOAT_DECIMALS },
	{ fldFLOATIEEE, 0, fldPDXNUM, fldDBNUM, FLOAT_WIDTH,
	    FLOAT_DECIMALS },
	{ fldBCD, 0, fldPDXBCD, fldDBNUM, FLOAT_WIDTH, FLOAT_DECIMALS },
	{ fldBYTES, 0, fldPDXBYTES, fldDBBYTES, -1, 0 },
	{ fldVARBYTES, 0, fldPDXBYTES, fldDBBYTES, -1, 0 },
	{ fldTIME, 0, fldPDXTIME, fldDBCHAR, LONG_WIDTH, 0 },
	{ fldTIMESTAMP, 0, fldPDXDATETIME, fldDBDATETIME, 0, 0 }
};

static const struct choice *
choose(uint16_t logical, uint16_t sub_type)
{
	const struct choice *choice;
	unsigned i;

	for (i = 0; i < sizeof choices / sizeof *choices; i++) {
		choice = &choices[i];
		if (choice->logical == logical &&
		    (choice->sub_type == 0 || choice->sub_type == sub_type))
			return choice;
	}
	return NULL;
}

static void
choose_units(const struct bde_field *from, const struct choice *choice,
    enum bde_driver driver, FLDDesc *to)
{
	int16_t units1 = from->desc.iUnits1, units2 = from->desc.iUnits2;
	bool by_length = from->logical == fldZSTRING ||
	    from->logical == fldBYTES || from->logical == fldVARBYTES;
	int16_t max = driver == BDE_DBASE ? DB_CHAR_MAX : PDX_CHAR_MAX;

	to->iUnits1 = to->iUnits2 = 0;
	if (by_length) {
		to->iUnits1 = units1 > max ? max : units1;
	} else if (driver == BDE_DBASE && from->desc.iFldType >> 8 == 2 &&
	    from->type->units_min > 0) {
		to->iUnits1 = units1;
		to->iUnits2 = units2;
	} else if (driver == BDE_DBASE) {
		to->iUnits1 = choice->dbase_units1;
		to->iUnits2 = choice->dbase_units2;
	} else if (to->iFldType == fldPDXBCD) {
		to->iUnits1 = BCD_DIGITS;
		to->iUnits2 = units2;
	} else if (from->is_blob) {
		to->iUnits1 = units1 > 0 ? units1 : MEMO_UNITS;
	}
}

static DBIResult
shape_source(const FLDDesc *desc, struct bde_field *field)
{
	DBIResult result = bde_field_shape(field, desc);

	/* A text may be longer than any of ours. */
	if (result == DBIERR_INVALIDFLDDESC && desc->iFldType == fldZSTRING &&
	    desc->iUnits1 > PDX_CHAR_MAX) {
		FLDDesc cut = *desc;

		cut.iUnits1 = PDX_CHAR_MAX;
		result = bde_field_shape(field, &cut);
	}
	return result;
}

/* The driver's own types stay what they are. */
DBIResult
bde_translate_field(const FLDDesc *from, enum bde_driver driver, FLDDesc *to)
{
	struct bde_field source = { 0 }, field = { 0 };
	const struct choice *choice;
	uint16_t sub_type;
	DBIResult result;
	FLDDesc desc;

	result = shape_source(from, &source);
	if (result != DBIERR_NONE)
		return result;
	sub_type = source.type->sub_type != 0 ? source.type->sub_type :
	    from->iSubType;
	choice = choose(source.type->logical, sub_type);
	if (choice == NULL)
		return DBIERR_INVALIDFLDTYPE;
	desc = *from;
	if (from->iFldType >> 8 == (driver == BDE_DBASE ? 2 : 1)) {
		desc.iUnits1 = source.desc.iUnits1;
	} else {
		desc.iFldType = driver == BDE_DBASE ? choice->dbase :
		    choice->paradox;
		choose_units(&source, choice, driver, &desc);
	}
	result = bde_field_shape(&field, &desc);
	if (result == DBIERR_NONE)
		*to = field.desc;
	return result;
}

static DBIResult
translate_to_logical(const FLDDesc *from, FLDDesc *to)
{
	struct bde_field field = { 0 };
	DBIResult result = bde_field_shape(&field, from);

	if (result != DBIERR_NONE)
		return result;
	*to = field.desc;
	to->iFldType = field.logical;
	to->iSubType = field.sub_type;
	to->iLen = field.logical_size;
	return DBIERR_NONE;
}

static DBIResult
find_driver(const char *name, enum bde_driver *driver)
{
	*driver = BDE_LIST;		/* logical types */
	return name == NULL || name[0] == '\0' ? DBIERR_NONE :
	    bde_driver_find(name, driver);
}

static DBIResult
translate(unsigned count, const FLDDesc *from, enum bde_driver driver,
    FLDDesc *to)
{
	DBIResult result = DBIERR_NONE;
	size_t at = 0;
	unsigned i;

	for (i = 0; result == DBIERR_NONE && i < count; i++) {
		result = driver == BDE_LIST ?
		    translate_to_logical(&from[i], &to[i]) :
		    bde_translate_field(&from[i], driver, &to[i]);
		if (result != DBIERR_NONE)
			break;
		to[i].iFldNum = (uint16_t)(i + 1);
		to[i].iOffset = (uint16_t)at;
		at += to[i].iLen;
	}
	for (i = 0; result == DBIERR_NONE && i < count; i++)
		to[i].iNullOffset = (uint16_t)at++;
	return result == DBIERR_NONE && at > UINT16_MAX ? DBIERR_RECTOOBIG :
	    result;
}

static DBIResult
check_creatable(unsigned count, const FLDDesc *descs)
{
	unsigned i;

	for (i = 0; i < count; i++)
		if (!bde_type_find(descs[i].iFldType)->creatable)
			return DBIERR_INVALIDFLDTYPE;
	return DBIERR_NONE;
}

DBIResult DBIFN
DbiTranslateRecordStructure(const char *pszSrcDriverType, uint16_t iFlds,
    pFLDDesc pfldsSrc, const char *pszDstDriverType,
    const char *pszLangDriver, pFLDDesc pfldsDst, DBIBOOL bCreatable)
{
	enum bde_driver from, to;
	struct bde_call call;
	DBIResult result;

	(void)pszLangDriver;	/* no type depends on it */
	result = bde_enter(&call, BDE_DbiTranslateRecordStructure);
	if (result == DBIERR_NONE && iFlds > 0 &&
	    (pfldsSrc == NULL || pfldsDst == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = find_driver(pszSrcDriverType, &from);
	if (result == DBIERR_NONE)
		result = find_driver(pszDstDriverType, &to);
	if (result == DBIERR_NONE)
		result = translate(iFlds, pfldsSrc, to, pfldsDst);
	if (result == DBIERR_NONE && bCreatable)
		result = check_creatable(iFlds, pfldsDst);
	return bde_leave(&call, result);
}
