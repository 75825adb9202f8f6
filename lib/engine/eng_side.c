/* SPDX-License-Identifier: MIT */
/* eng_side.c - an environment beside the real one: a cache and no more. */
#include <errno.h>
#include <stddef.h>

#include "eng_side.h"
#include "eng_sum.h"

static void
drop_message(const DB_ENV *dbenv, const char *prefix, const char *text)
{
	(void)dbenv;
	(void)prefix;
	(void)text;
}

int
eng_side_open(DB_ENV **side)
{
	u_int32_t flags = DB_CREATE | DB_PRIVATE | DB_INIT_MPOOL | DB_THREAD;
	DB_ENV *dbenv;
	int ret;

	*side = NULL;
	ret = db_env_create(&dbenv, 0);
	if (ret != 0)
		return ret;
	dbenv->set_errcall(dbenv, drop_message);
	ret = dbenv->set_cachesize(dbenv, 0, 1 << 20, 1);
	if (ret == 0)
		ret = dbenv->open(dbenv, NULL, flags, 0666);
	if (ret == 0)
		ret = eng_sum_register(dbenv);
	if (ret != 0) {
		dbenv->close(dbenv, 0);
		return ret;
	}
	*side = dbenv;
	return 0;
}

/* Of pages that could not be written at the end Berkeley DB says -1. */
int
eng_side_close(DB_ENV *side, int ret)
{
	int close_ret;

	if (side == NULL)
		return ret;
	close_ret = side->close(side, 0);
	if (ret == 0)
		ret = close_ret;
	return ret == -1 ? EIO : ret;
}
