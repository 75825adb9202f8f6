/* SPDX-License-Identifier: MIT */
/* ese_env.h - the engine's environment under an instance. */
#ifndef ESE_ENV_H
#define ESE_ENV_H

#include "ese_instance.h"

struct ese_env_paths {
	char *system;
	char *log;
	char *temp;			/* the file */
};

/* Freed with ese_env_free_paths, failure or not. */
JET_ERR ese_env_get_paths(const struct ese_instance *instance,
    struct ese_env_paths *paths);
void ese_env_free_paths(struct ese_env_paths *paths);
/* Whether two instances would be in each other's way; in the engine's order:
 * temporary database, system, log. */
JET_ERR ese_env_compare_paths(const struct ese_instance *one,
    const struct ese_env_paths *a, const struct ese_instance *other,
    const struct ese_env_paths *b);

/* Opens the environment and lets calls in; paths are spent. */
JET_ERR ese_env_start(struct ese_instance *instance,
    struct ese_env_paths *paths);
/* Ends the sessions that are left, closes the environment and forgets the
 * databases; no call gets in any more. */
JET_ERR ese_env_stop(struct ese_instance *instance, bool dirty);

#endif
