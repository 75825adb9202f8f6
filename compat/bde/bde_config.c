/* SPDX-License-Identifier: MIT */
/* bde_config.c - the configuration as sessions see and change it. */

#include <bsd/string.h>
#include <strings.h>

#include "bde_config_tree.h"

static struct base_mutex config_lock = BASE_MUTEX_STATIC;
static bool loaded;

static DBIResult
load_locked(void)
{
	DBIResult result = DBIERR_NONE;

	if (loaded)
		return DBIERR_NONE;
	if (!bde_config_load_built_in())
		result = DBIERR_NOMEMORY;
	if (result == DBIERR_NONE)
		result = bde_config_file_load();
	loaded = result == DBIERR_NONE;
	if (!loaded)
		bde_config_forget(NULL);
	return result;
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
		result = bde_config_file_save(path);
	base_mutex_unlock(&config_lock);
	return result;
}

void
bde_config_end(struct bde_session *session)
{
	base_mutex_lock(&config_lock);
	bde_config_forget(session);
	if (session == NULL)
		loaded = false;
	base_mutex_unlock(&config_lock);
}

/* What a session looks at, as its mode says. */
static bool
is_visible(const struct bde_config_node *node,
    const struct bde_session *session)
{
	if (node->session != NULL)
		return node->session == session &&
		    (session->config_mode & cfgmSession) != 0;
	return node->built_in || (session->config_mode & cfgmPersistent) != 0;
}

/* Its own node first. */
static struct bde_config_node *
find_visible(struct bde_session *session, const char *path)
{
	struct bde_config_node *node = bde_config_node_find(path, session);

	if (node == NULL || !is_visible(node, session))
		node = bde_config_node_find(path, NULL);
	return node != NULL && is_visible(node, session) ? node : NULL;
}

static bool
has_locked(struct bde_session *session, const char *path)
{
	const struct bde_config_node *node;

	if (find_visible(session, path) != NULL)
		return true;
	TAILQ_FOREACH(node, &bde_config_nodes, link)
		if (is_visible(node, session) &&
		    bde_config_path_below(node->path, path) != NULL)
			return true;
	return false;
}

bool
bde_config_has(struct bde_session *session, const char *path)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	bool has = false;

	if (!bde_config_path_trim(path, trimmed))
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
	struct bde_config_node *node = NULL;
	struct bde_config_value *value = NULL;

	text[0] = '\0';
	if (!bde_config_path_trim(path, trimmed))
		return false;
	base_mutex_lock(&config_lock);
	if (load_locked() == DBIERR_NONE)
		node = find_visible(session, trimmed);
	if (node != NULL)
		value = bde_config_value_find(&node->values, name);
	if (value != NULL)
		strlcpy(text, value->text, room);
	base_mutex_unlock(&config_lock);
	return value != NULL;
}

/* On a copy of the values, so that a failure leaves them as they were. */
static DBIResult
set_locked(struct bde_session *owner, const char *path,
    const struct bde_config_values *values)
{
	struct bde_config_values old = STAILQ_HEAD_INITIALIZER(old);
	struct bde_config_node *node = bde_config_node_find(path, owner);
	bool made = node == NULL;
	bool was_built_in = !made && node->built_in;
	DBIResult result = DBIERR_NOMEMORY;
	DBIPATH file;

	if (made)
		node = bde_config_node_add(path, owner);
	if (node == NULL)
		return result;
	if (!bde_config_values_copy(&old, &node->values)) {
		bde_config_values_free(&old);
		return result;
	}
	node->built_in = false;
	if (bde_config_values_copy(&node->values, values))
		result = DBIERR_NONE;
	if (result == DBIERR_NONE && owner == NULL) {
		bde_config_path(file);
		result = bde_config_file_save(file);
	}
	if (result != DBIERR_NONE) {
		node->built_in = was_built_in;
		STAILQ_SWAP(&node->values, &old, bde_config_value);
		if (made)
			bde_config_node_free(node);
	}
	bde_config_values_free(&old);
	return result;
}

DBIResult
bde_config_set(struct bde_session *session, bool persist, const char *path,
    const struct bde_config_values *values)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	DBIResult result;

	if (!bde_config_path_trim(path, trimmed) || trimmed[0] == '\0')
		return DBIERR_INVALIDPARAM;
	base_mutex_lock(&config_lock);
	result = load_locked();
	if (result == DBIERR_NONE)
		result = set_locked(persist ? NULL : session, trimmed, values);
	base_mutex_unlock(&config_lock);
	return result;
}

static bool
is_in(const struct bde_config_node *node, const char *path)
{
	return strcasecmp(node->path, path) == 0 ||
	    bde_config_path_below(node->path, path) != NULL;
}

/* The session's own nodes when it has such, else the file's: dropping what
 * hides an alias of the file brings that one back. */
static DBIResult
drop_locked(struct bde_session *session, const char *path)
{
	struct bde_config_nodes gone = TAILQ_HEAD_INITIALIZER(gone);
	struct bde_session *owner = NULL;
	struct bde_config_node *node, *next;
	DBIResult result = DBIERR_NONE;
	DBIPATH file;

	TAILQ_FOREACH(node, &bde_config_nodes, link)
		if (node->session != NULL && is_visible(node, session) &&
		    is_in(node, path))
			owner = session;
	TAILQ_FOREACH_SAFE(node, &bde_config_nodes, link, next)
		if (node->session == owner && !node->built_in &&
		    is_visible(node, session) && is_in(node, path)) {
			TAILQ_REMOVE(&bde_config_nodes, node, link);
			TAILQ_INSERT_TAIL(&gone, node, link);
		}
	if (TAILQ_EMPTY(&gone))
		return DBIERR_OBJNOTFOUND;
	if (owner == NULL) {
		bde_config_path(file);
		result = bde_config_file_save(file);
	}
	TAILQ_CONCAT(&bde_config_nodes, &gone, link);
	TAILQ_FOREACH_SAFE(node, &bde_config_nodes, link, next)
		if (result == DBIERR_NONE && node->session == owner &&
		    !node->built_in && is_visible(node, session) &&
		    is_in(node, path))
			bde_config_node_free(node);
	return result;
}

DBIResult
bde_config_drop(struct bde_session *session, const char *path)
{
	char trimmed[BDE_CONFIG_PATH_MAX + 1];
	DBIResult result;

	if (!bde_config_path_trim(path, trimmed) || trimmed[0] == '\0')
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
was_told(const struct bde_config_node *until, const struct bde_session *session,
    const char *path, const char *part)
{
	const struct bde_config_node *node;
	const char *below;
	DBINAME other;

	TAILQ_FOREACH(node, &bde_config_nodes, link) {
		if (node == until)
			return false;
		below = is_visible(node, session) ?
		    bde_config_path_below(node->path, path) : NULL;
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
	const struct bde_config_node *node;
	const struct bde_config_value *value;
	const char *below;
	DBIResult result = DBIERR_NONE;
	DBINAME part;

	TAILQ_FOREACH(node, &bde_config_nodes, link) {
		below = is_visible(node, session) ?
		    bde_config_path_below(node->path, path) : NULL;
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

	if (!bde_config_path_trim(path, trimmed))
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
