/* SPDX-License-Identifier: MIT */
/* bde_type.c - the field types of the drivers.  Logical types, used as they
 * are by tables in memory and by lists, stand behind them. */
#include <string.h>
#include <strings.h>

#include "bde_blob.h"
#include "bde_esent.h"
#include "bde_table.h"

enum {
	BCD_DIGITS = 32,		/* Paradox: of every number */
	BCD_SIZE = sizeof(FMTBcd),
	LOCK_SIZE = 24,
	CHAR_MAX_PDX = 255,
	CHAR_MAX_DB = 254,
	NUM_MAX_DB = 20,
	NUM_DECIMALS_MAX_DB = 18,
	/* dBASE: numbers without decimals of up to so many digits are integers
	 * to programs. */
	SHORT_DIGITS = 4,
	LONG_DIGITS = 9
};

#define BLOB(phy, name, text, sub, units, ok)				\
	{ phy, name, text, fldBLOB, sub, BDE_BLOB_TOKEN_SIZE, 0, units,	\
	    0, ok, false }
#define PLAIN(phy, name, text, log, sub, size)				\
	{ phy, name, text, log, sub, size, 0, 0, 0, true, true }

static const struct bde_type paradox_types[] = {
	{ fldPDXCHAR, "ALPHA", "Alphanumeric", fldZSTRING, 0, 0, 1,
	    CHAR_MAX_PDX, 0, true, true },
	PLAIN(fldPDXNUM, "NUMBER", "Number", fldFLOAT, 0, 8),
	PLAIN(fldPDXMONEY, "MONEY", "Money", fldFLOAT, fldstMONEY, 8),
	PLAIN(fldPDXDATE, "DATE", "Date", fldDATE, 0, 4),
	PLAIN(fldPDXSHORT, "SHORT", "Short integer", fldINT16, 0, 2),
	BLOB(fldPDXMEMO, "MEMO", "Memo", fldstMEMO, 240, true),
	BLOB(fldPDXBINARYBLOB, "BINARY", "Binary", fldstBINARY, 240, true),
	BLOB(fldPDXFMTMEMO, "FMTMEMO", "Formatted memo", fldstFMTMEMO, 240,
	    true),
	BLOB(fldPDXOLEBLOB, "OLE", "OLE object", fldstOLEOBJ, 240, true),
	BLOB(fldPDXGRAPHIC, "GRAPHIC", "Graphic", fldstGRAPHIC, 240, true),
	PLAIN(fldPDXLONG, "LONG", "Long integer", fldINT32, 0, 4),
	PLAIN(fldPDXTIME, "TIME", "Time", fldTIME, 0, 4),
	PLAIN(fldPDXDATETIME, "TIMESTAMP", "Date and time", fldTIMESTAMP, 0,
	    8),
	PLAIN(fldPDXBOOL, "LOGICAL", "Logical", fldBOOL, 0, 1),
	PLAIN(fldPDXAUTOINC, "AUTOINC", "Autoincrement", fldINT32,
	    fldstAUTOINC, 4),
	{ fldPDXBYTES, "BYTES", "Bytes", fldBYTES, 0, 0, 1, CHAR_MAX_PDX, 0,
	    true, true },
	{ fldPDXBCD, "BCD", "Binary coded decimal", fldBCD, 0, BCD_SIZE, 0,
	    BCD_DIGITS, BCD_DIGITS, true, true }
};

static const struct bde_type dbase_types[] = {
	{ fldDBCHAR, "CHARACTER", "Character", fldZSTRING, 0, 0, 1,
	    CHAR_MAX_DB, 0, true, true },
	{ fldDBNUM, "NUMBER", "Number", fldFLOAT, 0, 8, 1, NUM_MAX_DB,
	    NUM_DECIMALS_MAX_DB, true, true },
	BLOB(fldDBMEMO, "MEMO", "Memo", fldstMEMO, 10, true),
	PLAIN(fldDBBOOL, "LOGICAL", "Logical", fldBOOL, 0, 1),
	PLAIN(fldDBDATE, "DATE", "Date", fldDATE, 0, 4),
	{ fldDBFLOAT, "FLOAT", "Float", fldFLOAT, 0, 8, 1, NUM_MAX_DB,
	    NUM_DECIMALS_MAX_DB, true, true },
	{ fldDBLOCK, "LOCK", "Lock information", fldLOCKINFO, 0, LOCK_SIZE, 0,
	    LOCK_SIZE, 0, true, false },
	BLOB(fldDBOLEBLOB, "OLE", "OLE object", fldstDBSOLEOBJ, 10, true),
	BLOB(fldDBBINARY, "BINARY", "Binary", fldstTYPEDBINARY, 10, true),
	{ fldDBBYTES, "BYTES", "Bytes", fldBYTES, 0, 0, 1, CHAR_MAX_DB, 0,
	    false, true },
	PLAIN(fldDBLONG, "LONG", "Long integer", fldINT32, 0, 4),
	PLAIN(fldDBDATETIME, "TIMESTAMP", "Date and time", fldTIMESTAMP, 0,
	    8),
	PLAIN(fldDBDOUBLE, "DOUBLE", "Double", fldFLOAT, 0, 8),
	PLAIN(fldDBAUTOINC, "AUTOINC", "Autoincrement", fldINT32,
	    fldstAUTOINC, 4)
};

static const struct bde_type logical_types[] = {
	{ fldZSTRING, "ZSTRING", "Text", fldZSTRING, 0, 0, 1, CHAR_MAX_PDX, 0,
	    true, true },
	PLAIN(fldDATE, "DATE", "Date", fldDATE, 0, 4),
	BLOB(fldBLOB, "BLOB", "Binary large object", 0, 255, true),
	PLAIN(fldBOOL, "BOOL", "Logical", fldBOOL, 0, 2),
	PLAIN(fldINT16, "INT16", "16 bits with sign", fldINT16, 0, 2),
	PLAIN(fldINT32, "INT32", "32 bits with sign", fldINT32, 0, 4),
	PLAIN(fldFLOAT, "FLOAT", "Floating point", fldFLOAT, 0, 8),
	{ fldBCD, "BCD", "Binary coded decimal", fldBCD, 0, BCD_SIZE, 0, 64,
	    63, true, true },
	{ fldBYTES, "BYTES", "Bytes", fldBYTES, 0, 0, 1, CHAR_MAX_PDX, 0,
	    true, true },
	PLAIN(fldTIME, "TIME", "Time", fldTIME, 0, 4),
	PLAIN(fldTIMESTAMP, "TIMESTAMP", "Date and time", fldTIMESTAMP, 0, 8),
	PLAIN(fldUINT16, "UINT16", "16 bits", fldUINT16, 0, 2),
	PLAIN(fldUINT32, "UINT32", "32 bits", fldUINT32, 0, 4),
	PLAIN(fldFLOATIEEE, "FLOATIEEE", "Extended floating point",
	    fldFLOATIEEE, 0, 10),
	{ fldVARBYTES, "VARBYTES", "Bytes with a length", fldVARBYTES, 0, 0,
	    1, CHAR_MAX_PDX, 0, true, true },
	PLAIN(fldINT64, "INT64", "64 bits with sign", fldINT64, 0, 8),
	PLAIN(fldUINT64, "UINT64", "64 bits", fldUINT64, 0, 8)
};

#undef BLOB
#undef PLAIN

static const struct {
	const char *name;
	const struct bde_type *types;
	unsigned count;
} drivers[] = {
	[BDE_PARADOX] = { szPARADOX, paradox_types,
	    sizeof paradox_types / sizeof *paradox_types },
	[BDE_DBASE] = { szDBASE, dbase_types,
	    sizeof dbase_types / sizeof *dbase_types },
	[BDE_LIST] = { "", logical_types,
	    sizeof logical_types / sizeof *logical_types },
	[BDE_MEMORY] = { "", logical_types,
	    sizeof logical_types / sizeof *logical_types },
	[BDE_ESENT] = { BDE_ESENT_NAME, logical_types,
	    sizeof logical_types / sizeof *logical_types }
};

const struct bde_type *
bde_type_at(enum bde_driver driver, unsigned n)
{
	return n < drivers[driver].count ? &drivers[driver].types[n] : NULL;
}

const struct bde_type *
bde_type_find(uint16_t physical)
{
	const struct bde_type *type;
	unsigned d, n;

	for (d = 0; d < sizeof drivers / sizeof *drivers; d++)
		for (n = 0; (type = bde_type_at(d, n)) != NULL; n++)
			if (type->physical == physical)
				return type;
	return NULL;
}

DBIResult
bde_driver_find(const char *name, enum bde_driver *driver)
{
	*driver = BDE_PARADOX;
	if (name == NULL)
		return DBIERR_UNKNOWNDRIVER;
	if (strcasecmp(name, szPARADOX) == 0)
		return DBIERR_NONE;
	*driver = BDE_DBASE;
	return strcasecmp(name, szDBASE) == 0 ? DBIERR_NONE :
	    DBIERR_UNKNOWNDRIVER;
}

const char *
bde_driver_name(enum bde_driver driver)
{
	return drivers[driver].name;
}

/* ---- fields ---- */

static uint16_t
physical_size(const struct bde_type *type, const FLDDesc *desc)
{
	uint16_t units = (uint16_t)desc->iUnits1;

	if (type->size != 0)
		return type->size;
	return type->logical == fldVARBYTES ? (uint16_t)(units + 2) : units;
}

static uint16_t
logical_size(uint16_t logical, const FLDDesc *desc)
{
	uint16_t units = (uint16_t)desc->iUnits1;

	switch (logical) {
	case fldZSTRING:
		return (uint16_t)(units + 1);
	case fldBYTES:
		return units;
	case fldVARBYTES:
		return (uint16_t)(units + 2);
	case fldBOOL:
	case fldINT16:
	case fldUINT16:
		return 2;
	case fldBCD:
		return BCD_SIZE;
	case fldFLOATIEEE:
		return 10;
	case fldLOCKINFO:
		return LOCK_SIZE;
	case fldDATE:
	case fldTIME:
	case fldINT32:
	case fldUINT32:
		return 4;
	case fldBLOB:
		return 0;
	default:
		return 8;
	}
}

static bool
is_units_valid(const struct bde_type *type, const FLDDesc *desc)
{
	if (type->units_min == 0)	/* the type alone says the size */
		return true;
	if (desc->iUnits1 < (int)type->units_min ||
	    desc->iUnits1 > (int)type->units_max)
		return false;
	if (type->decimals_max == 0)
		return true;
	return desc->iUnits2 >= 0 && desc->iUnits2 <= type->decimals_max &&
	    (desc->iUnits2 == 0 || desc->iUnits2 <= desc->iUnits1 - 2);
}

static void
choose_logical(struct bde_field *field)
{
	const FLDDesc *desc = &field->desc;

	field->logical = field->type->logical;
	field->sub_type = field->type->sub_type;
	if (field->is_blob && field->sub_type == 0)
		field->sub_type = desc->iSubType;
	if (desc->iFldType != fldDBNUM || desc->iUnits2 != 0)
		return;
	if (desc->iUnits1 <= SHORT_DIGITS)
		field->logical = fldINT16;
	else if (desc->iUnits1 <= LONG_DIGITS)
		field->logical = fldINT32;
}

DBIResult
bde_field_shape(struct bde_field *field, const FLDDesc *desc)
{
	const struct bde_type *type = bde_type_find(desc->iFldType);

	if (type == NULL)
		return DBIERR_INVALIDFLDTYPE;
	if (!is_units_valid(type, desc))
		return DBIERR_INVALIDFLDDESC;
	field->desc = *desc;
	field->type = type;
	field->is_blob = type->logical == fldBLOB;
	field->is_autoinc = type->sub_type == fldstAUTOINC;
	field->desc.iLen = physical_size(type, desc);
	choose_logical(field);
	if (type->physical > 0xff)
		field->desc.iSubType = type->sub_type;
	field->logical_size = logical_size(field->logical, desc);
	return DBIERR_NONE;
}
