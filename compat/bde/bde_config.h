/* SPDX-License-Identifier: MIT */
/* bde_config.h - aliases and the rest of the configuration.
 *
 * A tree of nodes with values, named by paths as \DATABASES\<alias>\DB INFO,
 * which has TYPE, PATH, DEFAULT DRIVER.  What is persistent stands in a text
 * file: a line [path] for each node, lines name=value for its values.  Other
 * nodes are a session's own and go with it; the engine has some of its own.
 * Names and paths compare without case.
 *
 * All calls here take the configuration's lock themselves. */
#ifndef BDE_CONFIG_H
#define BDE_CONFIG_H

#include "bde_call.h"

enum { BDE_CONFIG_VALUE_MAX = 511, BDE_CONFIG_PATH_MAX = 255 };

struct bde_config_value {
	STAILQ_ENTRY(bde_config_value) link;
	DBINAME name;
	char text[BDE_CONFIG_VALUE_MAX + 1];
};
STAILQ_HEAD(bde_config_values, bde_config_value);

/* The file: named by DbiInit, else by $IDAPI_CONFIG, else in the home. */
void bde_config_path(DBIPATH path);
/* Whether a file that DbiInit names is there; DBIERR_NOCONFIGFILE. */
DBIResult bde_config_check(void);
/* Forgets what a session has; NULL: what the process has, at its end. */
void bde_config_end(struct bde_session *session);
/* Writes what is persistent; file NULL: to where it is from.
 * DBIERR_CFGCANNOTWRITE. */
DBIResult bde_config_save(const char *file);

/* Whether there is such a node, for what the session looks at. */
bool bde_config_has(struct bde_session *session, const char *path);
/* Copies a value; false when there is none. */
bool bde_config_get(struct bde_session *session, const char *path,
    const char *name, char *text, size_t room);
/* Makes the node when it is not there, and sets values in it.  persist also
 * writes the file, and leaves all as it was when that fails.  A session's
 * node hides the file's.
 * DBIERR_NOMEMORY, DBIERR_CFGCANNOTWRITE. */
DBIResult bde_config_set(struct bde_session *session, bool persist,
    const char *path, const struct bde_config_values *values);
/* The same for a node that is there: what is a session's own stays so, the
 * rest is written to the file.  DBIERR_OBJNOTFOUND. */
DBIResult bde_config_modify(struct bde_session *session, const char *path,
    const struct bde_config_values *values);
/* Removes the node and all below it.  DBIERR_OBJNOTFOUND. */
DBIResult bde_config_drop(struct bde_session *session, const char *path);

/* Nodes below a path (value NULL), each once, then values of it.  seen stops
 * the walk by a code other than DBIERR_NONE. */
typedef DBIResult bde_config_seen(void *context, const char *name,
    const char *value);
DBIResult bde_config_each(struct bde_session *session, const char *path,
    bde_config_seen *seen, void *context);

struct bde_alias {
	DBINAME name;
	DBINAME type;			/* STANDARD or ESENT */
	DBIPATH path;
	DBINAME default_driver;
	uint32_t trace_mode;		/* TRACE MODE */
};

/* Enters a call about the configuration, of which there is only one: hCfg is
 * NULL.  DBIERR_INVALIDHNDL, DBIERR_INVALIDPARAM (no path). */
DBIResult bde_config_enter(struct bde_call *call, enum bde_fn fn,
    hDBICfg hCfg, const char *path);

/* bde_alias.c.  DBIERR_OBJNOTFOUND. */
DBIResult bde_config_alias(struct bde_session *session, const char *name,
    struct bde_alias *alias);

#endif
