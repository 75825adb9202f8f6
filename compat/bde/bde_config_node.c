/* SPDX-License-Identifier: MIT */
/* Nodes of the configuration: asked for, changed, saved. */

#include <bsd/string.h>

#include "base_alloc.h"
#include "bde_config.h"

DBIResult
bde_config_enter(struct bde_call *call, enum bde_fn fn, hDBICfg hCfg,
    const char *path)
{
	DBIResult result;

	result = bde_enter(call, fn);
	if (result == DBIERR_NONE && hCfg != NULL)
		result = DBIERR_INVALIDHNDL;
	if (result == DBIERR_NONE && path == NULL)
		result = DBIERR_INVALIDPARAM;
	return result;
}

DBIResult DBIFN
DbiCfgPosition(hDBICfg hCfg, const char *pszCfgPath)
{
	struct bde_call call;
	DBIResult result;

	result = bde_config_enter(&call, BDE_DbiCfgPosition, hCfg, pszCfgPath);
	if (result == DBIERR_NONE && !bde_config_has(call.session, pszCfgPath))
		result = DBIERR_OBJNOTFOUND;
	return bde_leave(&call, result);
}

/* Texts in pRec where the descriptors say. */
static DBIResult
take_values(uint16_t count, const FLDDesc *desc, const char *record,
    struct bde_config_value *room, struct bde_config_values *values)
{
	const char *text;
	size_t length;
	unsigned i;

	STAILQ_INIT(values);
	for (i = 0; i < count; i++) {
		text = record + desc[i].iOffset;
		length = strnlen(text, desc[i].iLen);
		if (desc[i].szName[0] == '\0' ||
		    strnlen(desc[i].szName, sizeof(DBINAME)) ==
		    sizeof(DBINAME) || length >= sizeof(room[i].text) ||
		    memchr(text, '\n', length) != NULL)
			return DBIERR_INVALIDPARAM;
		strlcpy(room[i].name, desc[i].szName, sizeof(room[i].name));
		memcpy(room[i].text, text, length);
		room[i].text[length] = '\0';
		STAILQ_INSERT_TAIL(values, &room[i], link);
	}
	return DBIERR_NONE;
}

DBIResult
bde_config_modify(struct bde_session *session, const char *path,
    const struct bde_config_values *values)
{
	uint32_t mode = session->config_mode;
	bool own;

	if (!bde_config_has(session, path))
		return DBIERR_OBJNOTFOUND;
	session->config_mode = mode & cfgmPersistent;
	own = (mode & cfgmPersistent) == 0 || !bde_config_has(session, path);
	session->config_mode = mode;
	return bde_config_set(session, !own, path, values);
}

static DBIResult
modify(struct bde_session *session, const char *path, uint16_t count,
    const FLDDesc *desc, const void *record)
{
	struct bde_config_values values;
	struct bde_config_value *room;
	DBIResult result;

	room = base_calloc((size_t)count + 1, sizeof(*room));
	if (room == NULL)
		return DBIERR_NOMEMORY;
	result = take_values(count, desc, record, room, &values);
	if (result == DBIERR_NONE)
		result = bde_config_modify(session, path, &values);
	base_free(room);
	return result;
}

DBIResult DBIFN
DbiCfgModifyRecord(hDBICfg hCfg, const char *pszCfgPath, uint16_t iFields,
    pFLDDesc pfldDesc, void *pRec)
{
	struct bde_call call;
	DBIResult result;

	result = bde_config_enter(&call, BDE_DbiCfgModifyRecord, hCfg,
	    pszCfgPath);
	if (result == DBIERR_NONE && iFields > 0 &&
	    (pfldDesc == NULL || pRec == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = modify(call.session, pszCfgPath, iFields, pfldDesc,
		    pRec);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiCfgDropRecord(hDBICfg hCfg, const char *pszCfgPath)
{
	struct bde_call call;
	DBIResult result;

	result = bde_config_enter(&call, BDE_DbiCfgDropRecord, hCfg,
	    pszCfgPath);
	if (result == DBIERR_NONE)
		result = bde_config_drop(call.session, pszCfgPath);
	return bde_leave(&call, result);
}

/* The file has one form, which programs of 16 bits would read as well: it is
 * a text, and bSaveAs16 changes nothing. */
DBIResult DBIFN
DbiCfgSave(hDBICfg hCfg, const char *pszNewFile, DBIBOOL bSaveAs16)
{
	struct bde_call call;
	DBIResult result;

	(void)bSaveAs16;
	result = bde_config_enter(&call, BDE_DbiCfgSave, hCfg, "");
	if (result == DBIERR_NONE)
		result = bde_config_save(pszNewFile);
	return bde_leave(&call, result);
}
