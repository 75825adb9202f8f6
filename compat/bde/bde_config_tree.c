/* SPDX-License-Identifier: MIT */
/* bde_config_tree.c - the configuration in memory: nodes and their values, and
 * those that are always there. */
#include "bde_config_tree.h"

#include <bsd/string.h>
#include <strings.h>

#include "base_alloc.h"

struct bde_config_nodes bde_config_nodes =
    TAILQ_HEAD_INITIALIZER(bde_config_nodes);

static const struct {
	const char *path, *name, *value;
} built_in[] = {
	{ "SYSTEM\\INIT", "VERSION", "4.0" },
	{ "SYSTEM\\INIT", "LOCAL SHARE", "TRUE" },
	{ "SYSTEM\\INIT", "DEFAULT DRIVER", "PARADOX" },
	{ "SYSTEM\\INIT", "LANGDRIVER", "ascii" },
	{ "SYSTEM\\FORMATS\\DATE", "SEPARATOR", "/" },
	{ "SYSTEM\\FORMATS\\DATE", "MODE", "0" },
	{ "SYSTEM\\FORMATS\\DATE", "FOURDIGITYEAR", "FALSE" },
	{ "SYSTEM\\FORMATS\\DATE", "YEARBIASED", "TRUE" },
	{ "SYSTEM\\FORMATS\\DATE", "LEADINGZEROM", "TRUE" },
	{ "SYSTEM\\FORMATS\\DATE", "LEADINGZEROD", "TRUE" },
	{ "SYSTEM\\FORMATS\\TIME", "TWELVEHOUR", "FALSE" },
	{ "SYSTEM\\FORMATS\\TIME", "SECONDS", "TRUE" },
	{ "SYSTEM\\FORMATS\\TIME", "MILSECONDS", "FALSE" },
	{ "SYSTEM\\FORMATS\\NUMBER", "DECIMALSEPARATOR", "." },
	{ "SYSTEM\\FORMATS\\NUMBER", "THOUSANDSEPARATOR", "," },
	{ "SYSTEM\\FORMATS\\NUMBER", "DECIMALDIGITS", "2" },
	{ "SYSTEM\\FORMATS\\NUMBER", "LEADINGZERON", "TRUE" },
	{ "DRIVERS\\PARADOX\\INIT", "TYPE", "FILE" },
	{ "DRIVERS\\PARADOX\\INIT", "LANGDRIVER", "ascii" },
	{ "DRIVERS\\PARADOX\\TABLE CREATE", "LEVEL", "7" },
	{ "DRIVERS\\DBASE\\INIT", "TYPE", "FILE" },
	{ "DRIVERS\\DBASE\\INIT", "LANGDRIVER", "DBWINUS0" },
	{ "DRIVERS\\DBASE\\TABLE CREATE", "LEVEL", "7" },
	{ "DATABASES", NULL, NULL }
};

bool
bde_config_path_trim(const char *path, char trimmed[BDE_CONFIG_PATH_MAX + 1])
{
	size_t length;

	while (*path == '\\')
		path++;
	length = strlcpy(trimmed, path, BDE_CONFIG_PATH_MAX + 1);
	if (length > BDE_CONFIG_PATH_MAX)
		return false;
	while (length > 0 && trimmed[length - 1] == '\\')
		trimmed[--length] = '\0';
	return true;
}

const char *
bde_config_path_below(const char *longer, const char *path)
{
	size_t length = strlen(path);

	if (length == 0)
		return *longer != '\0' ? longer : NULL;
	if (strncasecmp(longer, path, length) != 0 || longer[length] != '\\')
		return NULL;
	return longer + length + 1;
}

void
bde_config_values_free(struct bde_config_values *values)
{
	struct bde_config_value *value;

	while ((value = STAILQ_FIRST(values)) != NULL) {
		STAILQ_REMOVE_HEAD(values, link);
		base_free(value);
	}
}

struct bde_config_value *
bde_config_value_find(struct bde_config_values *values, const char *name)
{
	struct bde_config_value *value;

	STAILQ_FOREACH(value, values, link)
		if (strcasecmp(value->name, name) == 0)
			return value;
	return NULL;
}

bool
bde_config_value_put(struct bde_config_values *values, const char *name,
    const char *text)
{
	struct bde_config_value *value = bde_config_value_find(values, name);

	if (value == NULL) {
		value = base_calloc(1, sizeof(*value));
		if (value == NULL)
			return false;
		strlcpy(value->name, name, sizeof(value->name));
		STAILQ_INSERT_TAIL(values, value, link);
	}
	strlcpy(value->text, text, sizeof(value->text));
	return true;
}

bool
bde_config_values_copy(struct bde_config_values *to,
    const struct bde_config_values *from)
{
	const struct bde_config_value *value;

	STAILQ_FOREACH(value, from, link)
		if (!bde_config_value_put(to, value->name, value->text))
			return false;
	return true;
}

struct bde_config_node *
bde_config_node_add(const char *path, struct bde_session *session)
{
	struct bde_config_node *node = base_calloc(1, sizeof(*node));

	if (node == NULL)
		return NULL;
	node->session = session;
	strlcpy(node->path, path, sizeof(node->path));
	STAILQ_INIT(&node->values);
	TAILQ_INSERT_TAIL(&bde_config_nodes, node, link);
	return node;
}

struct bde_config_node *
bde_config_node_find(const char *path, struct bde_session *session)
{
	struct bde_config_node *node;

	TAILQ_FOREACH(node, &bde_config_nodes, link)
		if (node->session == session &&
		    strcasecmp(node->path, path) == 0)
			return node;
	return NULL;
}

void
bde_config_node_free(struct bde_config_node *node)
{
	TAILQ_REMOVE(&bde_config_nodes, node, link);
	bde_config_values_free(&node->values);
	base_free(node);
}

void
bde_config_forget(struct bde_session *session)
{
	struct bde_config_node *node, *next;

	TAILQ_FOREACH_SAFE(node, &bde_config_nodes, link, next)
		if (node->session == session)
			bde_config_node_free(node);
}

bool
bde_config_load_built_in(void)
{
	struct bde_config_node *node;
	size_t i;

	for (i = 0; i < sizeof(built_in) / sizeof(built_in[0]); i++) {
		node = bde_config_node_find(built_in[i].path, NULL);
		if (node == NULL)
			node = bde_config_node_add(built_in[i].path, NULL);
		if (node == NULL)
			return false;
		node->built_in = true;
		if (built_in[i].name != NULL &&
		    !bde_config_value_put(&node->values, built_in[i].name,
		    built_in[i].value))
			return false;
	}
	return true;
}
