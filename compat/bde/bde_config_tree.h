/* SPDX-License-Identifier: MIT */
/* bde_config_tree.h - the configuration in memory (bde_config_tree.c) and in a
 * file (bde_config_file.c); for bde_config.c alone, whose lock guards it. */
#ifndef BDE_CONFIG_TREE_H
#define BDE_CONFIG_TREE_H

#include "bde_config.h"

struct bde_config_node {
	TAILQ_ENTRY(bde_config_node) link;
	struct bde_session *session;	/* NULL: persistent or the engine's */
	bool built_in;			/* never written */
	char path[BDE_CONFIG_PATH_MAX + 1];	/* without slashes at ends */
	struct bde_config_values values;
};
TAILQ_HEAD(bde_config_nodes, bde_config_node);

/* All nodes. */
extern struct bde_config_nodes bde_config_nodes;

/* ---- paths ---- */

/* Without the slashes around it; false when it is too long. */
bool bde_config_path_trim(const char *path,
    char trimmed[BDE_CONFIG_PATH_MAX + 1]);
/* What follows path in a longer one; NULL when it is not above it. */
const char *bde_config_path_below(const char *longer, const char *path);

/* ---- values ---- */

struct bde_config_value *bde_config_value_find(
    struct bde_config_values *values, const char *name);
/* false: no memory. */
bool bde_config_value_put(struct bde_config_values *values, const char *name,
    const char *text);
bool bde_config_values_copy(struct bde_config_values *to,
    const struct bde_config_values *from);
void bde_config_values_free(struct bde_config_values *values);

/* ---- nodes ---- */

/* A node of the session's own, or with NULL one of all; NULL: no memory. */
struct bde_config_node *bde_config_node_add(const char *path,
    struct bde_session *session);
struct bde_config_node *bde_config_node_find(const char *path,
    struct bde_session *session);
void bde_config_node_free(struct bde_config_node *node);
/* Frees all of a session. */
void bde_config_forget(struct bde_session *session);
/* Adds those of the engine; false: no memory. */
bool bde_config_load_built_in(void);

/* ---- the file ---- */

/* Adds the nodes of the file, if there is one. DBIERR_NOMEMORY. */
DBIResult bde_config_file_load(void);
/* DBIERR_CFGCANNOTWRITE. */
DBIResult bde_config_file_save(const char *path);

#endif
