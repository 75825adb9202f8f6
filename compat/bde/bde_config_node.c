/* SPDX-License-Identifier: MIT */
/* Nodes of the configuration: asked for, changed, listed. */

#include <bsd/string.h>

#include "base_alloc.h"
#include "bde_config.h"
#include "bde_table.h"

/* The session's configuration is the only one there is. */
static DBIResult
enter_config(struct bde_call *call, enum bde_fn fn, hDBICfg hCfg,
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

	result = enter_config(&call, BDE_DbiCfgPosition, hCfg, pszCfgPath);
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

/* What is a session's own stays so; the rest is written to the file. */
static DBIResult
modify(struct bde_session *session, const char *path, uint16_t count,
    const FLDDesc *desc, const void *record)
{
	struct bde_config_values values;
	struct bde_config_value *room;
	uint32_t mode = session->config_mode;
	DBIResult result;
	bool own;

	if (!bde_config_has(session, path))
		return DBIERR_OBJNOTFOUND;
	session->config_mode = mode & cfgmPersistent;
	own = !bde_config_has(session, path);
	session->config_mode = mode;
	room = base_calloc((size_t)count + 1, sizeof(*room));
	if (room == NULL)
		return DBIERR_NOMEMORY;
	result = take_values(count, desc, record, room, &values);
	if (result == DBIERR_NONE)
		result = bde_config_set(session, !own, path, &values);
	base_free(room);
	return result;
}

DBIResult DBIFN
DbiCfgModifyRecord(hDBICfg hCfg, const char *pszCfgPath, uint16_t iFields,
    pFLDDesc pfldDesc, void *pRec)
{
	struct bde_call call;
	DBIResult result;

	result = enter_config(&call, BDE_DbiCfgModifyRecord, hCfg, pszCfgPath);
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

	result = enter_config(&call, BDE_DbiCfgDropRecord, hCfg, pszCfgPath);
	if (result == DBIERR_NONE)
		result = bde_config_drop(call.session, pszCfgPath);
	return bde_leave(&call, result);
}

/* There is one form of the file; the old one of 16 bits is not written. */
DBIResult DBIFN
DbiCfgSave(hDBICfg hCfg, const char *pszNewFile, DBIBOOL bSaveAs16)
{
	struct bde_call call;
	DBIResult result;

	result = enter_config(&call, BDE_DbiCfgSave, hCfg, "");
	if (result == DBIERR_NONE && bSaveAs16)
		result = DBIERR_NOTSUPPORTED;
	if (result == DBIERR_NONE)
		result = bde_config_save(pszNewFile);
	return bde_leave(&call, result);
}

struct rows {
	CFGDesc *rows;
	size_t count;
};

static DBIResult
collect_row(void *context, const char *name, const char *value)
{
	struct rows *rows = context;
	CFGDesc *more, *row;

	more = base_realloc(rows->rows, (rows->count + 1) * sizeof(*more));
	if (more == NULL)
		return DBIERR_NOMEMORY;
	rows->rows = more;
	row = &rows->rows[rows->count++];
	memset(row, 0, sizeof(*row));
	strlcpy(row->szNodeName, name, sizeof(row->szNodeName));
	strlcpy(row->szDescription, name, sizeof(row->szDescription));
	row->iDataType = fldZSTRING;
	row->bHasSubnodes = value == NULL;
	if (value != NULL)
		strlcpy(row->szValue, value, sizeof(row->szValue));
	return DBIERR_NONE;
}

static const struct bde_list_field row_fields[] = {
	{ "NODENAME", fldZSTRING, offsetof(CFGDesc, szNodeName),
	    sizeof(DBINAME) },
	{ "DESCRIPTION", fldZSTRING, offsetof(CFGDesc, szDescription),
	    sizeof(((CFGDesc *)0)->szDescription) },
	{ "DATATYPE", fldUINT16, offsetof(CFGDesc, iDataType), 2 },
	{ "VALUE", fldZSTRING, offsetof(CFGDesc, szValue),
	    sizeof(((CFGDesc *)0)->szValue) },
	{ "HASSUBNODES", fldBOOL, offsetof(CFGDesc, bHasSubnodes), 2 }
};

static uint32_t
bits_of_mode(CFGMode mode)
{
	switch (mode) {
	case cfgPersistent:
		return cfgmVirtual | cfgmPersistent;
	case cfgSession:
		return cfgmVirtual | cfgmSession;
	case cfgAll:
		break;
	}
	return cfgmAll;
}

static DBIResult
list_node(struct bde_session *session, CFGMode mode, const char *path,
    struct bde_cursor **cursor)
{
	struct rows rows = { NULL, 0 };
	uint32_t was = session->config_mode;
	DBIResult result;

	session->config_mode = bits_of_mode(mode);
	result = bde_config_each(session, path, collect_row, &rows);
	session->config_mode = was;
	if (result == DBIERR_NONE)
		result = bde_list_new(session, NULL, row_fields,
		    sizeof(row_fields) / sizeof(row_fields[0]), rows.rows,
		    sizeof(CFGDesc), rows.count, cursor);
	base_free(rows.rows);
	return result;
}

/* The list is to be read; changes go through DbiCfgModifyRecord. */
DBIResult DBIFN
DbiOpenCfgInfoList(hDBICfg hCfg, DBIOpenMode eOpenMode, CFGMode eConfigMode,
    const char *pszCfgPath, phDBICur phCur)
{
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	if (phCur != NULL)
		*phCur = NULL;
	result = enter_config(&call, BDE_DbiOpenCfgInfoList, hCfg, pszCfgPath);
	if (result == DBIERR_NONE && (phCur == NULL ||
	    eConfigMode < cfgPersistent || eConfigMode > cfgAll))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && eOpenMode != dbiREADONLY)
		result = DBIERR_NOTSUPPORTED;
	if (result == DBIERR_NONE)
		result = list_node(call.session, eConfigMode, pszCfgPath,
		    &cursor);
	if (result == DBIERR_NONE)
		*phCur = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}
