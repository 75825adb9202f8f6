/* SPDX-License-Identifier: MIT */
/* A fixture for tests of the BDE calls. */

#include "bde_fix.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ck_dbi.h"
#include "tmpdir.h"

static void
start(struct bde_fix *fx)
{
	char *private_dir = jp_tmpdir_path(fx->dir, "private");
	DBIEnv env;

	memset(&env, 0, sizeof(env));
	snprintf(env.szWorkDir, sizeof(env.szWorkDir), "%s", fx->dir);
	snprintf(env.szIniFile, sizeof(env.szIniFile), "%s", fx->config);
	ck_dbi(DBIERR_NONE, DbiInit(&env));
	ck_dbi(DBIERR_NONE, DbiGetCurrSession(&fx->session));
	ck_dbi(DBIERR_NONE, DbiSetPrivateDir(private_dir));
	free(private_dir);
	fx->db = NULL;
}

void
bde_fix_open(struct bde_fix *fx)
{
	char *private_dir;
	FILE *config;

	memset(fx, 0, sizeof(*fx));
	fx->dir = jp_tmpdir_new();
	fx->config = jp_tmpdir_path(fx->dir, "idapi.cfg");
	config = fopen(fx->config, "w");
	ck_assert_ptr_nonnull(config);
	fclose(config);
	private_dir = jp_tmpdir_path(fx->dir, "private");
	ck_assert_int_eq(mkdir(private_dir, 0700), 0);
	free(private_dir);
	start(fx);
}

void
bde_fix_close(struct bde_fix *fx)
{
	DbiExit();
	free(fx->config);
	fx->config = NULL;
	jp_tmpdir_remove(fx->dir);
	fx->dir = NULL;
}

void
bde_fix_restart(struct bde_fix *fx)
{
	ck_dbi(DBIERR_NONE, DbiExit());
	start(fx);
}
