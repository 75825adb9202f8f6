/* SPDX-License-Identifier: MIT */
/* ese_fuzz.h - what the random driver of the ESE calls draws from. */
#ifndef ESE_FUZZ_H
#define ESE_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JET_VERSION 0x0A01	/* all that the header has */
#include <esent.h>

enum {
	FUZZ_SESSIONS = 4,
	FUZZ_CURSORS = 16,
	FUZZ_COLUMNS = 24,
	FUZZ_CALLBACKS = 8,
	FUZZ_BLOCKS = 64,
	FUZZ_DEPTH = 3			/* calls from callbacks of callbacks */
};

/* A cursor and the session that opened it; both stay when they are closed, so
 * that stale handles are drawn too. */
struct fuzz_cursor {
	JET_SESID sesid;
	JET_TABLEID tableid;
};

struct fuzz_callback {
	struct fuzz_cursor at;
	JET_CBTYP type;
	JET_HANDLE handle;
};

struct fuzz {
	uint64_t state;			/* of the generator */
	JET_INSTANCE instance;
	char *database;
	JET_DBID dbid;
	JET_SESID sesid[FUZZ_SESSIONS];
	struct fuzz_cursor cursor[FUZZ_CURSORS];
	JET_COLUMNID column[FUZZ_COLUMNS];
	struct fuzz_callback callback[FUZZ_CALLBACKS];
	uint8_t bookmark[256];		/* the last that a call gave */
	uint32_t bookmark_size;
	unsigned depth;			/* callbacks running */
};

extern struct fuzz fuzz;

/* What one call uses, gone after it; outputs stand between guard bytes. */
struct fuzz_step {
	struct fuzz_cursor at;
	void *block[FUZZ_BLOCKS];
	size_t blocks;
	struct {
		uint8_t *data;
		size_t size;
	} out[FUZZ_BLOCKS];
	size_t outs;
};

/* A call with random arguments. */
struct fuzz_op {
	const char *name;
	unsigned weight;
	JET_ERR (*fn)(struct fuzz_step *step);
};

extern const struct fuzz_op fuzz_row_ops[];
extern const struct fuzz_op fuzz_schema_ops[];
extern const struct fuzz_op fuzz_session_ops[];

uint32_t fuzz_below(uint32_t limit);
/* True in one of so many cases. */
bool fuzz_once_in(uint32_t times);
uint32_t fuzz_one_of(const uint32_t *list, size_t count);
/* None, one or a few of the list; rarely anything. */
uint32_t fuzz_flags(const uint32_t *list, size_t count);
#define FUZZ_ONE_OF(...)						\
	fuzz_one_of((const uint32_t[]){ __VA_ARGS__ },			\
	    sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t))
#define FUZZ_FLAGS(...)							\
	fuzz_flags((const uint32_t[]){ __VA_ARGS__ },			\
	    sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t))
/* A number of bytes, mostly few. */
uint32_t fuzz_size(void);

/* Memory of exactly that size, freed with the step; never NULL. */
void *fuzz_block(struct fuzz_step *step, size_t size);
/* The same with random bytes in it. */
void *fuzz_bytes(struct fuzz_step *step, size_t size);
/* A buffer for results; rarely NULL. */
void *fuzz_out(struct fuzz_step *step, size_t size);
/* A result that the call must be able to give; rarely NULL. */
uint32_t *fuzz_out_number(struct fuzz_step *step);
/* A name of the list; rarely any other text, or NULL. */
const char *fuzz_text(struct fuzz_step *step, const char *const *list,
    size_t count);
const char *fuzz_table_name(struct fuzz_step *step);
const char *fuzz_column_name(struct fuzz_step *step);
const char *fuzz_index_name(struct fuzz_step *step);
/* "+column\0-column\0\0"; *size with both nulls, rarely not. */
char *fuzz_index_key(struct fuzz_step *step, uint32_t *size);
JET_COLUMNID fuzz_column(void);
JET_SESID fuzz_session(struct fuzz_step *step);
JET_DBID fuzz_dbid(void);
void fuzz_note_cursor(JET_SESID sesid, JET_TABLEID tableid);
void fuzz_note_column(JET_COLUMNID id);

JET_ERR JET_API fuzz_called_back(JET_SESID sesid, JET_DBID dbid,
    JET_TABLEID tableid, JET_CBTYP cbtyp, void *arg1, void *arg2,
    void *context, JET_API_PTR unused);

#endif
