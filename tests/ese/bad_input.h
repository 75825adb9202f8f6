/* SPDX-License-Identifier: MIT */
#ifndef BAD_INPUT_H
#define BAD_INPUT_H

/* Before anything else includes it: all that the header has. */
#define JET_VERSION 0x0A01
#include <esent.h>

/*
 * What the calls of the tables are made with. The handles and names are good
 * unless a test puts a bad one in; everything else is room for results.
 */
struct bad_args {
	JET_INSTANCE inst;
	JET_SESID ses;
	JET_DBID db;
	JET_TABLEID tab;
	JET_TABLEID ro;			/* opened for reading alone */
	JET_TABLEID upd;		/* with an insert prepared */
	JET_COLUMNID id;		/* Long, the key */
	JET_COLUMNID text;		/* Text */
	JET_COLUMNID note;		/* LongText */
	const char *name;		/* of the instance */
	const char *path;		/* of the database */
	const char *dir;		/* that there is, with a slash */
	char buf[8192];
	WCHAR wide[256];
	uint32_t n;
	uint64_t n64;
	JET_API_PTR ptr;
	JET_INSTANCE inst_out;
	JET_SESID ses_out;
	JET_DBID db_out;
	JET_TABLEID tab_out;
	JET_COLUMNID col_out;
	JET_HANDLE handle_out;
};

/* Which handles a call takes. */
enum {
	TAKES_NONE = 0,
	TAKES_INST = 1,
	TAKES_SES = 2,
	TAKES_DB = 4,
	TAKES_TAB = 8
};

/* A call with all arguments good. address is NULL when it is not built. */
struct bad_call {
	const char *name;
	unsigned takes;
	void (*address)(void);
	JET_ERR (*fn)(struct bad_args *a);
};

/* A call with something bad in it, made at a transaction level. */
struct bad_row {
	const char *name;
	const char *what;
	int level;
	JET_ERR expected;
	void (*address)(void);
	JET_ERR (*fn)(struct bad_args *a);
};

extern const struct bad_call bad_calls[];
extern const unsigned bad_call_count;
extern const struct bad_row bad_rows[];
extern const unsigned bad_row_count;

#endif
