/* SPDX-License-Identifier: MIT */
#ifndef BDE_FIX_H
#define BDE_FIX_H

#include <idapi.h>

/*
 * The engine started for one test, with a configuration file and a private
 * directory of its own, and a directory for tables. Use bde_fix_open and
 * bde_fix_close in a checked fixture.
 */
struct bde_fix {
	char *dir;		/* for tables; no slash at the end */
	char *config;		/* path of the configuration file */
	hDBISes session;	/* the default session */
	hDBIDb db;		/* of bde_fix_db; else NULL */
};

void
bde_fix_open(struct bde_fix *fx);

/* DbiExit and removes the directory; a test may have ended it itself. */
void
bde_fix_close(struct bde_fix *fx);

/* Ends the engine and starts it again on the same files; nothing is open. */
void
bde_fix_restart(struct bde_fix *fx);

/* Opens fx->db on the directory, for reading and writing, shared. */
void
bde_fix_db(struct bde_fix *fx);

#endif
