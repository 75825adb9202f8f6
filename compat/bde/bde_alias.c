/* SPDX-License-Identifier: MIT */
/* Aliases: names of databases in the configuration. */

#include <bsd/string.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base_alloc.h"
#include "bde_config.h"
#include "bde_table.h"
#include "bde_trace.h"

static bool
is_name(const char *name)
{
	return name != NULL && *name != '\0' &&
	    strlen(name) <= DBIMAXNAMELEN && strpbrk(name, "\\\r\n[]") == NULL;
}

static void
alias_path(const char *name, const char *section,
    char path[BDE_CONFIG_PATH_MAX + 1])
{
	snprintf(path, BDE_CONFIG_PATH_MAX + 1, "DATABASES\\%s%s", name,
	    section);
}

DBIResult
bde_config_alias(struct bde_session *session, const char *name,
    struct bde_alias *alias)
{
	char path[BDE_CONFIG_PATH_MAX + 1];
	DBINAME mode;

	memset(alias, 0, sizeof(*alias));
	if (!is_name(name))
		return DBIERR_OBJNOTFOUND;
	alias_path(name, "", path);
	if (!bde_config_has(session, path))
		return DBIERR_OBJNOTFOUND;
	strlcpy(alias->name, name, sizeof(alias->name));
	alias_path(name, "\\DB INFO", path);
	if (!bde_config_get(session, path, "TYPE", alias->type,
	    sizeof(alias->type)))
		strlcpy(alias->type, "STANDARD", sizeof(alias->type));
	bde_config_get(session, path, "PATH", alias->path,
	    sizeof(alias->path));
	bde_config_get(session, path, "DEFAULT DRIVER",
	    alias->default_driver, sizeof(alias->default_driver));
	if (bde_config_get(session, path, szCFGDRVTRACEMODE, mode,
	    sizeof(mode)))
		alias->trace_mode = (uint32_t)strtoul(mode, NULL, 0) &
		    BDE_TRACE_ALL;
	return DBIERR_NONE;
}

/* One value at a time, on the stack's own list. */
static DBIResult
add_value(struct bde_config_values *values, const char *name, size_t name_len,
    const char *text, size_t text_len)
{
	struct bde_config_value *value;

	while (name_len > 0 && *name == ' ') {
		name++;
		name_len--;
	}
	if (name_len == 0 || name_len >= sizeof(value->name) ||
	    text_len >= sizeof(value->text) ||
	    memchr(text, '\n', text_len) != NULL ||
	    memchr(name, '=', name_len) != NULL)
		return DBIERR_INVALIDPARAM;
	value = base_calloc(1, sizeof(*value));
	if (value == NULL)
		return DBIERR_NOMEMORY;
	memcpy(value->name, name, name_len);
	memcpy(value->text, text, text_len);
	STAILQ_INSERT_TAIL(values, value, link);
	return DBIERR_NONE;
}

static void
free_values(struct bde_config_values *values)
{
	struct bde_config_value *value;

	while ((value = STAILQ_FIRST(values)) != NULL) {
		STAILQ_REMOVE_HEAD(values, link);
		base_free(value);
	}
}

/* NAME:"value";NAME:value */
static DBIResult
parse_params(const char *params, struct bde_config_values *values)
{
	const char *colon, *text;
	DBIResult result = DBIERR_NONE;
	size_t length;

	while (result == DBIERR_NONE && *params != '\0') {
		colon = strchr(params, ':');
		if (colon == NULL)
			return DBIERR_INVALIDPARAM;
		text = colon + 1;
		if (*text == '"') {
			text++;
			length = strcspn(text, "\"");
			if (text[length] == '\0')
				return DBIERR_INVALIDPARAM;
		} else {
			length = strcspn(text, ";");
		}
		result = add_value(values, params, (size_t)(colon - params),
		    text, length);
		params = text + length;
		params += *params == '"';
		if (*params != '\0' && *params++ != ';')
			return DBIERR_INVALIDPARAM;
	}
	return result;
}

/* A driver of files makes a STANDARD database that prefers it. */
static DBIResult
add_type(struct bde_config_values *values, const char *type)
{
	enum bde_driver driver;
	const char *name;
	DBIResult result;

	if (type == NULL || *type == '\0' ||
	    strcasecmp(type, "STANDARD") == 0)
		return add_value(values, "TYPE", 4, "STANDARD", 8);
	result = bde_driver_find(type, &driver);
	if (result != DBIERR_NONE)
		return result;
	name = bde_driver_name(driver);
	result = add_value(values, "TYPE", 4, "STANDARD", 8);
	if (result == DBIERR_NONE)
		result = add_value(values, "DEFAULT DRIVER", 14, name,
		    strlen(name));
	return result;
}

static DBIResult
add_alias(struct bde_session *session, const char *name, const char *type,
    const char *params, bool persist)
{
	struct bde_config_values values = STAILQ_HEAD_INITIALIZER(values);
	char path[BDE_CONFIG_PATH_MAX + 1];
	DBIResult result;

	alias_path(name, "", path);
	if (bde_config_has(session, path))
		return DBIERR_NAMENOTUNIQUE;
	result = add_type(&values, type);
	if (result == DBIERR_NONE && params != NULL)
		result = parse_params(params, &values);
	alias_path(name, "\\DB INFO", path);
	if (result == DBIERR_NONE)
		result = bde_config_set(session, persist, path, &values);
	free_values(&values);
	return result;
}

/* The session's configuration is the only one there is. */
DBIResult DBIFN
DbiAddAlias(hDBICfg hCfg, const char *pszAliasName, const char *pszDriverType,
    const char *pszParams, DBIBOOL bPersist)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiAddAlias);
	if (result == DBIERR_NONE && hCfg != NULL)
		result = DBIERR_INVALIDHNDL;
	if (result == DBIERR_NONE && !is_name(pszAliasName))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = add_alias(call.session, pszAliasName, pszDriverType,
		    pszParams, bPersist != 0);
	if (result != DBIERR_NONE && call.entered && pszAliasName != NULL)
		bde_error_context(call.session, ecALIAS, pszAliasName);
	return bde_leave(&call, result);
}

DBIResult DBIFN
DbiDeleteAlias(hDBICfg hCfg, const char *pszAliasName)
{
	char path[BDE_CONFIG_PATH_MAX + 1];
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiDeleteAlias);
	if (result == DBIERR_NONE && hCfg != NULL)
		result = DBIERR_INVALIDHNDL;
	if (result == DBIERR_NONE && !is_name(pszAliasName))
		result = DBIERR_OBJNOTFOUND;
	if (result == DBIERR_NONE) {
		alias_path(pszAliasName, "", path);
		result = bde_config_drop(call.session, path);
	}
	if (result != DBIERR_NONE && call.entered && pszAliasName != NULL)
		bde_error_context(call.session, ecALIAS, pszAliasName);
	return bde_leave(&call, result);
}

static void
describe(const struct bde_alias *alias, DBDesc *desc)
{
	memset(desc, 0, sizeof(*desc));
	strlcpy(desc->szName, alias->name, sizeof(desc->szName));
	strlcpy(desc->szText, alias->name, sizeof(desc->szText));
	strlcpy(desc->szPhyName, alias->path, sizeof(desc->szPhyName));
	strlcpy(desc->szDbType, alias->type, sizeof(desc->szDbType));
}

DBIResult DBIFN
DbiGetDatabaseDesc(const char *pszName, pDBDesc pdbDesc)
{
	struct bde_call call;
	struct bde_alias alias;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetDatabaseDesc);
	if (result == DBIERR_NONE && (pszName == NULL || pdbDesc == NULL))
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = bde_config_alias(call.session, pszName, &alias);
	if (result == DBIERR_NONE)
		describe(&alias, pdbDesc);
	else if (call.entered && pszName != NULL)
		bde_error_context(call.session, ecALIAS, pszName);
	return bde_leave(&call, result);
}

struct names {
	DBINAME *names;
	size_t count;
};

static DBIResult
collect_name(void *context, const char *name, const char *value)
{
	struct names *names = context;
	DBINAME *more;

	if (value != NULL)
		return DBIERR_NONE;
	more = base_realloc(names->names,
	    (names->count + 1) * sizeof(DBINAME));
	if (more == NULL)
		return DBIERR_NOMEMORY;
	names->names = more;
	strlcpy(names->names[names->count++], name, sizeof(DBINAME));
	return DBIERR_NONE;
}

static const struct bde_list_field desc_fields[] = {
	BDE_LIST_FIELD("NAME", DBDesc, szName, fldZSTRING),
	BDE_LIST_FIELD("TEXT", DBDesc, szText, fldZSTRING),
	BDE_LIST_FIELD("PHYNAME", DBDesc, szPhyName, fldZSTRING),
	BDE_LIST_FIELD("DBTYPE", DBDesc, szDbType, fldZSTRING)
};
static const struct bde_list_shape descs =
    BDE_LIST_SHAPE(DBDesc, desc_fields);

static DBIResult
list_aliases(struct bde_session *session, struct bde_cursor **cursor)
{
	struct names names = { NULL, 0 };
	struct bde_alias alias;
	DBDesc *rows = NULL;
	DBIResult result;
	size_t i;

	result = bde_config_each(session, "DATABASES", collect_name, &names);
	if (result != DBIERR_NONE)
		goto out;
	result = DBIERR_NOMEMORY;
	rows = base_calloc(names.count + 1, sizeof(*rows));
	if (rows == NULL)
		goto out;
	for (i = 0; i < names.count; i++) {
		bde_config_alias(session, names.names[i], &alias);
		describe(&alias, &rows[i]);
	}
	result = bde_list_new(session, NULL, &descs, rows, names.count,
	    cursor);
out:
	base_free(rows);
	base_free(names.names);
	return result;
}

DBIResult DBIFN
DbiOpenDatabaseList(phDBICur phCur)
{
	struct bde_call call;
	struct bde_cursor *cursor;
	DBIResult result;

	if (phCur != NULL)
		*phCur = NULL;
	result = bde_enter(&call, BDE_DbiOpenDatabaseList);
	if (result == DBIERR_NONE && phCur == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = list_aliases(call.session, &cursor);
	if (result == DBIERR_NONE)
		*phCur = bde_handle_out(cursor->handle);
	return bde_leave(&call, result);
}
