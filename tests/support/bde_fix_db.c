/* SPDX-License-Identifier: MIT */
/* The database of the fixture. */

#include "bde_fix.h"

#include "ck_dbi.h"

void
bde_fix_db(struct bde_fix *fx)
{
	ck_dbi(DBIERR_NONE, DbiOpenDatabase(NULL, NULL, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &fx->db));
	ck_dbi(DBIERR_NONE, DbiSetDirectory(fx->db, fx->dir));
}
