/* SPDX-License-Identifier: MIT */
/* Properties of cursors. */

#include "bde_cursor.h"
#include "bde_delayed.h"
#include "bde_lang.h"
#include "bde_prop.h"

/* The upper byte is the driver's; these are of cached updates. */
static bool
is_delayed(uint32_t prop)
{
	return prop >> 24 == 5;
}

static DBIResult
get_table(const struct bde_table *table, uint32_t prop,
    const struct bde_prop_out *out)
{
	switch (prop) {
	case curTABLENAME:
		return bde_prop_give_text(out, table->name);
	case curTABLETYPE:
		return bde_prop_give_text(out, table->driver == BDE_LIST ?
		    "" : bde_driver_name(table->driver));
	case curTABLELEVEL:
		return bde_prop_give_u16(out, table->level);
	case curFILENAME:
		return bde_prop_give_text(out, table->path);
	case curLANGDRVNAME:
		return bde_prop_give_text(out, table->lang[0] != '\0' ?
		    table->lang : bde_lang_default(table->driver));
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

DBIResult
bde_prop_get_cursor(struct bde_cursor *cursor, uint32_t prop,
    const struct bde_prop_out *out)
{
	uint16_t size = 0;
	DBIResult result;

	if (is_delayed(prop)) {
		result = bde_delayed_get_prop(cursor, prop, out->value,
		    out->room, &size);
		if (out->length != NULL)
			*out->length = size;
		return result;
	}
	switch (prop) {
	case curMAXPROPS:
		return bde_prop_give_u16(out, 10);
	case curXLTMODE:
		return bde_prop_give_u32(out, cursor->xlt_mode);
	case curSOFTDELETEON:
		if (cursor->table->driver != BDE_DBASE)
			return DBIERR_NOTSUPPORTED;
		return bde_prop_give_flag(out, cursor->show_deleted);
	case curPESSIMISTICLOCKS:
		return bde_prop_give_flag(out, true);
	case curSEQREADON:
	case curONEPASSON:
		return bde_prop_give_flag(out, false);
	default:
		return get_table(cursor->table, prop, out);
	}
}

static DBIResult
set_mode(struct bde_cursor *cursor, uintptr_t mode)
{
	if (mode != xltNONE && mode != xltFIELD)
		return DBIERR_NOTSUPPORTED;
	cursor->xlt_mode = (XLTMode)mode;
	return DBIERR_NONE;
}

/* Beside a record nothing changes. */
static void
make_crack(struct bde_cursor *cursor)
{
	if (bde_cursor_current(cursor) == DBIERR_NONE)
		cursor->crack_before = true;
}

DBIResult
bde_prop_set_cursor(struct bde_cursor *cursor, uint32_t prop,
    uintptr_t value)
{
	if (is_delayed(prop))
		return bde_delayed_set_prop(cursor, prop, (uint32_t)value);
	switch (prop) {
	case curXLTMODE:
		return set_mode(cursor, value);
	case curSOFTDELETEON:
		if (cursor->table->driver != BDE_DBASE)
			return DBIERR_NOTSUPPORTED;
		cursor->show_deleted = value != 0;
		return DBIERR_NONE;
	case curMAKECRACK:
		make_crack(cursor);
		return DBIERR_NONE;
	case curSEQREADON:		/* hints */
	case curONEPASSON:
		return DBIERR_NONE;
	default:
		return DBIERR_NOTSUPPORTED;
	}
}
