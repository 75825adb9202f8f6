/* SPDX-License-Identifier: MIT */
/* bde_config_file.c - the configuration in a file: where it is, reading and
 * writing it. */
#include <bsd/string.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bde_config_tree.h"

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

/* One line of the file; what makes no sense is passed over, so that an edited
 * file does not stop programs. */
static bool
load_line(char *line, struct bde_config_node **node)
{
	char path[BDE_CONFIG_PATH_MAX + 1];
	char *equals = strchr(line, '=');
	char *end = strrchr(line, ']');

	if (*line == '[' && end != NULL) {
		*end = '\0';
		*node = NULL;
		if (!bde_config_path_trim(line + 1, path))
			return true;
		*node = bde_config_node_find(path, NULL);
		if (*node == NULL)
			*node = bde_config_node_add(path, NULL);
		if (*node == NULL)
			return false;
		(*node)->built_in = false;
		return true;
	}
	if (*node == NULL || equals == NULL || *line == '#')
		return true;
	*equals = '\0';
	return bde_config_value_put(&(*node)->values, line, equals + 1);
}

static DBIResult
load_lines(FILE *file)
{
	struct bde_config_node *node = NULL;
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

DBIResult
bde_config_file_load(void)
{
	DBIResult result = DBIERR_NONE;
	DBIPATH path;
	FILE *file;

	bde_config_path(path);
	file = fopen(path, "re");
	if (file != NULL) {
		result = load_lines(file);
		fclose(file);
	}
	return result;
}

static void
print_nodes(FILE *file)
{
	const struct bde_config_node *node;
	const struct bde_config_value *value;

	TAILQ_FOREACH(node, &bde_config_nodes, link) {
		if (node->session != NULL || node->built_in)
			continue;
		fprintf(file, "[\\%s]\n", node->path);
		STAILQ_FOREACH(value, &node->values, link)
			fprintf(file, "%s=%s\n", value->name, value->text);
	}
}

/* A new file takes the old one's place: there is always a whole one. */
DBIResult
bde_config_file_save(const char *path)
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
