/* SPDX-License-Identifier: MIT */
/* The configuration: nodes and their values, in memory and in a file. */

#include <bsd/string.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "base_alloc.h"
#include "bde_config.h"

struct node {
	TAILQ_ENTRY(node) link;
	struct bde_session *session;	/* NULL: persistent or the engine's */
	bool built_in;			/* never written */
	char path[BDE_CONFIG_PATH_MAX + 1];	/* without slashes at ends */
	struct bde_config_values values;
};
TAILQ_HEAD(node_list, node);

static struct base_mutex config_lock = BASE_MUTEX_STATIC;
static struct node_list nodes = TAILQ_HEAD_INITIALIZER(nodes);
static bool loaded;

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

void
bde_config_path(DBIPATH path)
{
	const char *file = getenv("IDAPI_CONFIG");
	const char *home = getenv("HOME");

	if (bde_process.env.szIniFile[0] != '\0')
		strlcpy(path, bde_process.env.szIniFile, sizeof(DBIPATH));
	else if (file != NULL && *file != '\0')
		strlcpy(path, file, sizeof(DBIPATH));
	else
		snprintf(path, sizeof(DBIPATH), "%s/.idapi.cfg",
		    home != NULL ? home : "");
}

DBIResult
bde_config_check(void)
{
	if (bde_process.env.szIniFile[0] != '\0' &&
	    access(bde_process.env.szIniFile, R_OK) != 0)
		return DBIERR_NOCONFIGFILE;
	return DBIERR_NONE;
}

/* Without the slashes around it; false when it is too long. */
static bool
trim_path(const char *path, char trimmed[BDE_CONFIG_PATH_MAX + 1])
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

/* What follows path in a longer one; NULL when it is not above it. */
static const char *
path_below(const char *longer, const char *path)
{
	size_t length = strlen(path);

	if (length == 0)
		return *longer != '\0' ? longer : NULL;
	if (strncasecmp(longer, path, length) != 0 || longer[length] != '\\')
		return NULL;
	return longer + length + 1;
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

static void
free_node(struct node *node)
{
	TAILQ_REMOVE(&nodes, node, link);
	free_values(&node->values);
	base_free(node);
}

static struct bde_config_value *
find_value(struct bde_config_values *values, const char *name)
{
	struct bde_config_value *value;

	STAILQ_FOREACH(value, values, link)
		if (strcasecmp(value->name, name) == 0)
			return value;
	return NULL;
}

static bool
put_value(struct bde_config_values *values, const char *name,
    const char *text)
{
	struct bde_config_value *value = find_value(values, name);

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

static struct node *
add_node(const char *path, struct bde_session *session)
{
	struct node *node = base_calloc(1, sizeof(*node));

	if (node == NULL)
		return NULL;
	node->session = session;
	strlcpy(node->path, path, sizeof(node->path));
	STAILQ_INIT(&node->values);
	TAILQ_INSERT_TAIL(&nodes, node, link);
	return node;
}

static struct node *
find_node(const char *path, struct bde_session *session)
{
	struct node *node;

	TAILQ_FOREACH(node, &nodes, link)
		if (node->session == session &&
		    strcasecmp(node->path, path) == 0)
			return node;
	return NULL;
}

static bool
load_built_in(void)
{
	struct node *node;
	size_t i;

	for (i = 0; i < sizeof(built_in) / sizeof(built_in[0]); i++) {
		node = find_node(built_in[i].path, NULL);
		if (node == NULL)
			node = add_node(built_in[i].path, NULL);
		if (node == NULL)
			return false;
		node->built_in = true;
		if (built_in[i].name != NULL && !put_value(&node->values,
		    built_in[i].name, built_in[i].value))
			return false;
	}
	return true;
}

/* One line of the file; what makes no sense is passed over, so that an edited
 * file does not stop programs. */
static bool
load_line(char *line, struct node **node)
{
	char path[BDE_CONFIG_PATH_MAX + 1];
	char *equals = strchr(line, '=');
	char *end = strrchr(line, ']');

	if (*line == '[' && end != NULL) {
		*end = '\0';
		*node = NULL;
		if (!trim_path(line + 1, path))
			return true;
		*node = find_node(path, NULL);
		if (*node == NULL)
			*node = add_node(path, NULL);
		if (*node == NULL)
			return false;
		(*node)->built_in = false;
		return true;
	}
	if (*node == NULL || equals == NULL || *line == '#')
		return true;
	*equals = '\0';
	return put_value(&(*node)->values, line, equals + 1);
}

static DBIResult
load_file(FILE *file)
{
	struct node *node = NULL;
	char line[BDE_CONFIG_VALUE_MAX + DBIMAXNAMELEN + 4];
	DBIResult result = DBIERR_NONE;

	while (result == DBIERR_NONE &&
	    fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\r\n")] = '\0';
		if (!load_line(line, &node))
			result = DBIERR_NOMEMORY;
	}
	return result;
}

static void
forget_locked(struct bde_session *session)
{
	struct node *node, *next;

	TAILQ_FOREACH_SAFE(node, &nodes, link, next)
		if (node->session == session)
			free_node(node);
}

static DBIResult
load_locked(void)
{
	DBIPATH path;
	DBIResult result = DBIERR_NONE;
	FILE *file;

	if (loaded)
		return DBIERR_NONE;
	if (!load_built_in())
		result = DBIERR_NOMEMORY;
	bde_config_path(path);
	file = fopen(path, "re");
	if (file != NULL) {
		if (result == DBIERR_NONE)
			result = load_file(file);
		fclose(file);
	}
	loaded = result == DBIERR_NONE;
	if (!loaded)
		forget_locked(NULL);
	return result;
}

static void
print_nodes(FILE *file)
{
	const struct node *node;
	const struct bde_config_value *value;

	TAILQ_FOREACH(node, &nodes, link) {
		if (node->session != NULL || node->built_in)
			continue;
		fprintf(file, "[\\%s]\n", node->path);
		STAILQ_FOREACH(value, &node->values, link)
			fprintf(file, "%s=%s\n", value->name, value->text);
	}
}

/* A new file takes the old one's place: there is always a whole one. */
static DBIResult
save_locked(const char *path)
{
	char new[sizeof(DBIPATH) + 8];
	FILE *file;
	bool good;

	snprintf(new, sizeof(new), "%s.new", path);
	file = fopen(new, "we");
	if (file == NULL)
		return DBIERR_CFGCANNOTWRITE;
	print_nodes(file);
	good = fflush(file) == 0 && fsync(fileno(file)) == 0;
	good = fclose(file) == 0 && good;
	if (good && rename(new, path) == 0)
		return DBIERR_NONE;
	unlink(new);
	return DBIERR_CFGCANNOTWRITE;
}

DBIResult
bde_config_save(const char *file)
{
	DBIPATH path;
	DBIResult result;

	if (file == NULL)
		bde_config_path(path);
	else if (strlcpy(path, file, sizeof(path)) >= sizeof(path))
		return DBIERR_CFGCANNOTWRITE;
	base_mutex_lock(&config_lock);
	result = load_locked();
	if (result == DBIERR_NONE)
		result = save_locked(path);
	base_mutex_unlock(&config_lock);
	return result;
}

void
bde_config_end(struct bde_session *session)
{
	base_mutex_lock(&config_lock);
	forget_locked(session);
	if (session == NULL)
		loaded = false;
	base_mutex_unlock(&config_lock);
}

/* What a session looks at, as its mode says. */
static bool
is_visible(const struct node *node, const struct bde_session *session)
{
	if (node->session != NULL)
		return node->session == session &&
		    (session->config_mode & cfgmSession) != 0;
	return node->built_in || (session->config_mode & cfgmPersistent) != 0;
}

/* Its own node first. */
static struct node *
find_visible(struct bde_session *session, const char *path)
{
	struct node *node = find_node(path, session);

	if (node == NULL || !is_visible(node, session))
		node = find_node(path, NULL);
	return node != NULL && is_visible(node, session) ? node : NULL;
}

static bool
has_locked(struct bde_session *session, const char *path)
{
	const struct node *node;

	if (find_visible(session, path) != NULL)
		return true;
	TAILQ_FOREACH(node, &nodes, link)
		if (is_visible(node, session) &&
		    path_below(node->path, path) != NULL)
			return true;
	return false;
}

bool
bde_config_has(struct bde_session *session, const char *path)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	bool has = false;

	if (!trim_path(path, trimmed))
		return false;
	base_mutex_lock(&config_lock);
	if (load_locked() == DBIERR_NONE)
		has = has_locked(session, trimmed);
	base_mutex_unlock(&config_lock);
	return has;
}

bool
bde_config_get(struct bde_session *session, const char *path,
    const char *name, char *text, size_t room)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	struct node *node = NULL;
	struct bde_config_value *value = NULL;

	text[0] = '\0';
	if (!trim_path(path, trimmed))
		return false;
	base_mutex_lock(&config_lock);
	if (load_locked() == DBIERR_NONE)
		node = find_visible(session, trimmed);
	if (node != NULL)
		value = find_value(&node->values, name);
	if (value != NULL)
		strlcpy(text, value->text, room);
	base_mutex_unlock(&config_lock);
	return value != NULL;
}

static bool
copy_values(struct bde_config_values *to,
    const struct bde_config_values *from)
{
	const struct bde_config_value *value;

	STAILQ_FOREACH(value, from, link)
		if (!put_value(to, value->name, value->text))
			return false;
	return true;
}

/* On a copy of the values, so that a failure leaves them as they were. */
static DBIResult
set_locked(struct bde_session *owner, const char *path,
    const struct bde_config_values *values)
{
	struct bde_config_values old = STAILQ_HEAD_INITIALIZER(old);
	struct node *node = find_node(path, owner);
	bool made = node == NULL;
	bool was_built_in = !made && node->built_in;
	DBIResult result = DBIERR_NOMEMORY;
	DBIPATH file;

	if (made)
		node = add_node(path, owner);
	if (node == NULL)
		return result;
	if (!copy_values(&old, &node->values)) {
		free_values(&old);
		return result;
	}
	node->built_in = false;
	if (copy_values(&node->values, values))
		result = DBIERR_NONE;
	if (result == DBIERR_NONE && owner == NULL) {
		bde_config_path(file);
		result = save_locked(file);
	}
	if (result != DBIERR_NONE) {
		node->built_in = was_built_in;
		STAILQ_SWAP(&node->values, &old, bde_config_value);
		if (made)
			free_node(node);
	}
	free_values(&old);
	return result;
}

DBIResult
bde_config_set(struct bde_session *session, bool persist, const char *path,
    const struct bde_config_values *values)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	DBIResult result;

	if (!trim_path(path, trimmed) || trimmed[0] == '\0')
		return DBIERR_INVALIDPARAM;
	base_mutex_lock(&config_lock);
	result = load_locked();
	if (result == DBIERR_NONE)
		result = set_locked(persist ? NULL : session, trimmed, values);
	base_mutex_unlock(&config_lock);
	return result;
}

static bool
is_in(const struct node *node, const char *path)
{
	return strcasecmp(node->path, path) == 0 ||
	    path_below(node->path, path) != NULL;
}

/* The session's own nodes when it has such, else the file's: dropping what
 * hides an alias of the file brings that one back. */
static DBIResult
drop_locked(struct bde_session *session, const char *path)
{
	struct node_list gone = TAILQ_HEAD_INITIALIZER(gone);
	struct bde_session *owner = NULL;
	struct node *node, *next;
	DBIResult result = DBIERR_NONE;
	DBIPATH file;

	TAILQ_FOREACH(node, &nodes, link)
		if (node->session != NULL && is_visible(node, session) &&
		    is_in(node, path))
			owner = session;
	TAILQ_FOREACH_SAFE(node, &nodes, link, next)
		if (node->session == owner && !node->built_in &&
		    is_visible(node, session) && is_in(node, path)) {
			TAILQ_REMOVE(&nodes, node, link);
			TAILQ_INSERT_TAIL(&gone, node, link);
		}
	if (TAILQ_EMPTY(&gone))
		return DBIERR_OBJNOTFOUND;
	if (owner == NULL) {
		bde_config_path(file);
		result = save_locked(file);
	}
	TAILQ_CONCAT(&nodes, &gone, link);
	TAILQ_FOREACH_SAFE(node, &nodes, link, next)
		if (result == DBIERR_NONE && node->session == owner &&
		    !node->built_in && is_visible(node, session) &&
		    is_in(node, path))
			free_node(node);
	return result;
}

DBIResult
bde_config_drop(struct bde_session *session, const char *path)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	DBIResult result;

	if (!trim_path(path, trimmed) || trimmed[0] == '\0')
		return DBIERR_OBJNOTFOUND;
	base_mutex_lock(&config_lock);
	result = load_locked();
	if (result == DBIERR_NONE)
		result = drop_locked(session, trimmed);
	base_mutex_unlock(&config_lock);
	return result;
}

/* The next part of a path. */
static void
first_part(const char *path, DBINAME part)
{
	size_t length = strcspn(path, "\\");

	if (length >= sizeof(DBINAME))
		length = sizeof(DBINAME) - 1;
	memcpy(part, path, length);
	part[length] = '\0';
}

/* Whether an earlier node has told of that part. */
static bool
was_told(const struct node *until, const struct bde_session *session,
    const char *path, const char *part)
{
	const struct node *node;
	const char *below;
	DBINAME other;

	TAILQ_FOREACH(node, &nodes, link) {
		if (node == until)
			return false;
		below = is_visible(node, session) ?
		    path_below(node->path, path) : NULL;
		if (below == NULL)
			continue;
		first_part(below, other);
		if (strcasecmp(other, part) == 0)
			return true;
	}
	return false;
}

static DBIResult
each_locked(struct bde_session *session, const char *path,
    bde_config_seen *seen, void *context)
{
	const struct node *node;
	const struct bde_config_value *value;
	const char *below;
	DBIResult result = DBIERR_NONE;
	DBINAME part;

	TAILQ_FOREACH(node, &nodes, link) {
		below = is_visible(node, session) ?
		    path_below(node->path, path) : NULL;
		if (below == NULL || result != DBIERR_NONE)
			continue;
		first_part(below, part);
		if (!was_told(node, session, path, part))
			result = seen(context, part, NULL);
	}
	node = find_visible(session, path);
	if (node == NULL)
		return result;
	STAILQ_FOREACH(value, &node->values, link)
		if (result == DBIERR_NONE)
			result = seen(context, value->name, value->text);
	return result;
}

DBIResult
bde_config_each(struct bde_session *session, const char *path,
    bde_config_seen *seen, void *context)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	DBIResult result;

	if (!trim_path(path, trimmed))
		return DBIERR_OBJNOTFOUND;
	base_mutex_lock(&config_lock);
	result = load_locked();
	if (result == DBIERR_NONE && !has_locked(session, trimmed) &&
	    trimmed[0] != '\0')
		result = DBIERR_OBJNOTFOUND;
	if (result == DBIERR_NONE)
		result = each_locked(session, trimmed, seen, context);
	base_mutex_unlock(&config_lock);
	return result;
}
