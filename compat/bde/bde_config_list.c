/* SPDX-License-Identifier: MIT */
/* bde_config_list.c - lists of nodes and values of the configuration, to be
 * read and to be changed. */

#include <bsd/string.h>
#include <strings.h>

#include "base_alloc.h"
#include "bde_config.h"
#include "bde_table.h"

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
	BDE_LIST_FIELD("NODENAME", CFGDesc, szNodeName, fldZSTRING),
	BDE_LIST_FIELD("DESCRIPTION", CFGDesc, szDescription, fldZSTRING),
	BDE_LIST_FIELD("DATATYPE", CFGDesc, iDataType, fldUINT16),
	BDE_LIST_FIELD("VALUE", CFGDesc, szValue, fldZSTRING),
	BDE_LIST_FIELD("HASSUBNODES", CFGDesc, bHasSubnodes, fldBOOL)
};
static const struct bde_list_shape descs =
    BDE_LIST_SHAPE(CFGDesc, row_fields);

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

/* ---- writing ---- */

/* What the rows of a list are about. */
struct place {
	uint32_t mode;			/* config_mode while it is written */
	char path[BDE_CONFIG_PATH_MAX + 1];
};

static DBIResult
check_row(const CFGDesc *was, const CFGDesc *row)
{
	if (strnlen(row->szValue, sizeof(row->szValue)) ==
	    sizeof(row->szValue) || strchr(row->szValue, '\n') != NULL)
		return DBIERR_INVALIDPARAM;
	/* Nodes are added and removed by other calls. */
	return was->bHasSubnodes || strncasecmp(was->szNodeName,
	    row->szNodeName, sizeof(row->szNodeName)) != 0 ? DBIERR_NA :
	    DBIERR_NONE;
}

static DBIResult
change_row(struct bde_cursor *cursor, const void *old, const void *new)
{
	struct bde_session *session = cursor->db->session;
	const struct place *place = cursor->table->context;
	const CFGDesc *was = old, *row = new;
	struct bde_config_values values = STAILQ_HEAD_INITIALIZER(values);
	struct bde_config_value value = { 0 };
	uint32_t mode = session->config_mode;
	DBIResult result;

	result = check_row(was, row);
	/* A long value is cut in its row: what was not changed stays. */
	if (result != DBIERR_NONE || strcmp(was->szValue, row->szValue) == 0)
		return result;
	strlcpy(value.name, was->szNodeName, sizeof(value.name));
	strlcpy(value.text, row->szValue, sizeof(value.text));
	STAILQ_INSERT_TAIL(&values, &value, link);
	session->config_mode = place->mode;
	result = bde_config_modify(session, place->path, &values);
	session->config_mode = mode;
	return result;
}

static DBIResult
make_writable(struct bde_cursor *cursor, CFGMode mode, const char *path)
{
	struct place *place = base_calloc(1, sizeof(*place));

	if (place == NULL)
		return DBIERR_NOMEMORY;
	place->mode = bits_of_mode(mode);
	strlcpy(place->path, path, sizeof(place->path));
	cursor->table->context = place;
	cursor->table->change = change_row;
	cursor->open_mode = dbiREADWRITE;
	return DBIERR_NONE;
}

/* ---- the call ---- */

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
		result = bde_list_new(session, NULL, &descs, rows.rows,
		    rows.count, cursor);
	base_free(rows.rows);
	return result;
}

DBIResult DBIFN
DbiOpenCfgInfoList(hDBICfg hCfg, DBIOpenMode eOpenMode, CFGMode eConfigMode,
    const char *pszCfgPath, phDBICur phCur)
{
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	if (phCur != NULL)
		*phCur = NULL;
	result = bde_config_enter(&call, BDE_DbiOpenCfgInfoList, hCfg,
	    pszCfgPath);
	if (result == DBIERR_NONE && (phCur == NULL ||
	    eConfigMode < cfgPersistent || eConfigMode > cfgAll))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && eOpenMode != dbiREADONLY &&
	    eOpenMode != dbiREADWRITE)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = list_node(call.session, eConfigMode, pszCfgPath,
		    &cursor);
	if (result == DBIERR_NONE && eOpenMode == dbiREADWRITE) {
		result = make_writable(cursor, eConfigMode, pszCfgPath);
		if (result != DBIERR_NONE)
			(void)bde_cursor_close(cursor);
	}
	if (result == DBIERR_NONE)
		*phCur = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}
