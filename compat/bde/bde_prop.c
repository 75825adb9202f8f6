/* SPDX-License-Identifier: MIT */
/* Properties of objects; those of sessions and databases. */

#include <bsd/string.h>

#include "bde_config.h"
#include "bde_prop.h"
#include "bde_session.h"
#include "bde_trace.h"

DBIResult
bde_prop_give(const struct bde_prop_out *out, const void *value, size_t size)
{
	if (out->length != NULL)
		*out->length = (uint16_t)size;
	if (out->value == NULL)
		return DBIERR_NONE;
	if (out->room < size)
		return DBIERR_BUFFTOOSMALL;
	memcpy(out->value, value, size);
	return DBIERR_NONE;
}

DBIResult
bde_prop_give_text(const struct bde_prop_out *out, const char *text)
{
	return bde_prop_give(out, text, strlen(text) + 1);
}

DBIResult
bde_prop_give_u16(const struct bde_prop_out *out, uint16_t number)
{
	return bde_prop_give(out, &number, sizeof(number));
}

DBIResult
bde_prop_give_u32(const struct bde_prop_out *out, uint32_t number)
{
	return bde_prop_give(out, &number, sizeof(number));
}

DBIResult
bde_prop_give_flag(const struct bde_prop_out *out, bool flag)
{
	if (out->value != NULL && out->room < sizeof(DBIBOOL))
		return bde_prop_give_u16(out, flag);
	return bde_prop_give_u32(out, flag);
}

static DBIResult
get_system(uint32_t prop, const struct bde_prop_out *out)
{
	switch (prop) {
	case sysMAXPROPS:
		return bde_prop_give_u16(out, 1);
	case sysLOWMEMUSAGE:
		return bde_prop_give_u16(out, 0);
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

/* The old mode as the new bits have it. */
static uint32_t
mode_of_bits(uint32_t bits)
{
	if ((bits & (cfgmPersistent | cfgmSession)) == cfgmPersistent)
		return cfgPersistent;
	if ((bits & (cfgmPersistent | cfgmSession)) == cfgmSession)
		return cfgSession;
	return cfgAll;
}

static DBIResult
get_session(const struct bde_session *session, uint32_t prop,
    const struct bde_prop_out *out)
{
	DBIPATH path;

	switch (prop) {
	case sesMAXPROPS:
		return bde_prop_give_u16(out, 6);
	case sesSESSIONNAME:
		return bde_prop_give_text(out, session->name);
	case sesNETFILE:
		return bde_prop_give_text(out, session->net_dir);
	case sesCFGMODE:
		return bde_prop_give_u32(out,
		    mode_of_bits(session->config_mode));
	case sesCFGMODE2:
		return bde_prop_give_u32(out, session->config_mode);
	case sesDEFAULTDRIVER:
		return bde_prop_give_text(out, session->default_driver);
	case sesCFGNAME:
		bde_config_path(path);
		return bde_prop_give_text(out, path);
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

static DBIResult
set_mode(struct bde_session *session, uintptr_t mode)
{
	static const uint32_t bits[] = {
		[cfgPersistent] = cfgmVirtual | cfgmPersistent,
		[cfgSession] = cfgmVirtual | cfgmSession,
		[cfgAll] = cfgmAll
	};

	if (mode > cfgAll)
		return DBIERR_INVALIDPARAM;
	session->config_mode = bits[mode];
	return DBIERR_NONE;
}

static DBIResult
set_text(char *to, size_t room, uintptr_t value)
{
	const char *text = (const char *)value;

	if (text == NULL || strlen(text) >= room)
		return DBIERR_INVALIDPARAM;
	strlcpy(to, text, room);
	return DBIERR_NONE;
}

static DBIResult
set_session(struct bde_session *session, uint32_t prop, uintptr_t value)
{
	switch (prop) {
	case sesNETFILE:
		return set_text(session->net_dir, sizeof(session->net_dir),
		    value);
	case sesDEFAULTDRIVER:
		return set_text(session->default_driver,
		    sizeof(session->default_driver), value);
	case sesCFGMODE:
		return set_mode(session, value);
	case sesCFGMODE2:
		if (value > cfgmAll)
			return DBIERR_INVALIDPARAM;
		session->config_mode = (uint32_t)value;
		return DBIERR_NONE;
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

/* Two bytes or four: programs have it in either. */
static DBIResult
give_mode(const struct bde_prop_out *out, uint32_t mode)
{
	if (out->value != NULL && out->room < sizeof(mode))
		return bde_prop_give_u16(out, (uint16_t)mode);
	return bde_prop_give_u32(out, mode);
}

/* "STANDARD" is what tells programs that the tables are local ones. */
static DBIResult
get_db(const struct bde_db *db, uint32_t prop, const struct bde_prop_out *out)
{
	switch (prop) {
	case dbMAXPROPS:
		return bde_prop_give_u16(out, 3);
	case dbDATABASENAME:
		return bde_prop_give_text(out, db->name);
	case dbDATABASETYPE:
		return bde_prop_give_text(out, "STANDARD");
	case dbDEFAULTDRIVER:
		return bde_prop_give_text(out, db->default_driver);
	case dbDEFAULTTXNISO:
		return bde_prop_give_u32(out, xilDIRTYREAD);
	case dbTRANALLOWED:
		return bde_prop_give_flag(out, true);
	case dbTRACEMODE:
		return give_mode(out, db->trace_mode);
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

static DBIResult
set_db(struct bde_db *db, uint32_t prop, uintptr_t value)
{
	switch (prop) {
	case dbDEFAULTDRIVER:
		return set_text(db->default_driver,
		    sizeof(db->default_driver), value);
	case dbTRACEMODE:
		if ((value & ~(uintptr_t)BDE_TRACE_ALL) != 0)
			return DBIERR_INVALIDPARAM;
		db->trace_mode = (uint32_t)value;
		return DBIERR_NONE;
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

/* An object answers for those above it too. */
static DBIResult
get_prop(struct bde_call *call, uint32_t prop, const struct bde_prop_out *out)
{
	switch ((prop >> 16) & 0xFF) {
	case objSYSTEM:
		return get_system(prop, out);
	case objSESSION:
		return get_session(call->session, prop, out);
	case objDATABASE:
		if (call->db == NULL)
			return DBIERR_INVALIDPARAM;
		return get_db(call->db, prop, out);
	case objCURSOR:
		if (call->cursor == NULL)
			return DBIERR_INVALIDPARAM;
		return bde_prop_get_cursor(call->cursor, prop, out);
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

DBIResult DBIFN
DbiGetProp(hDBIObj hObj, uint32_t iProp, void *pPropValue, uint16_t iMaxLen,
    uint16_t *piLen)
{
	struct bde_prop_out out = { pPropValue, iMaxLen, piLen };
	struct bde_call call;
	DBIResult result;

	result = bde_enter_object(&call, BDE_DbiGetProp, hObj);
	if (result == DBIERR_NONE)
		result = get_prop(&call, iProp, &out);
	return bde_leave(&call, result);
}

static DBIResult
set_prop(struct bde_call *call, uint32_t prop, uintptr_t value)
{
	switch ((prop >> 16) & 0xFF) {
	case objSESSION:
		return set_session(call->session, prop, value);
	case objDATABASE:
		if (call->db == NULL)
			return DBIERR_INVALIDPARAM;
		return set_db(call->db, prop, value);
	case objCURSOR:
		if (call->cursor == NULL)
			return DBIERR_INVALIDPARAM;
		return bde_prop_set_cursor(call->cursor, prop, value);
	default:
		return DBIERR_NOTSUPPORTED;
	}
}

DBIResult DBIFN
DbiSetProp(hDBIObj hObj, uint32_t iProp, uintptr_t iPropValue)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter_object(&call, BDE_DbiSetProp, hObj);
	if (result == DBIERR_NONE)
		result = set_prop(&call, iProp, iPropValue);
	return bde_leave(&call, result);
}
