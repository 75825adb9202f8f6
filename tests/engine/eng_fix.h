/* SPDX-License-Identifier: MIT */
/* eng_fix.h - a table in a store, two sessions, and short words for what the
 * tests of updates do with them. */
#ifndef ENG_FIX_H
#define ENG_FIX_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_st.h"
#include "eng.h"
#include "eng_set_flags.h"
#include "tmpdir.h"

struct eng_fix {
	char *dir;
	char *path;
	struct eng_env *env;
	struct eng_store *store;
	struct eng_session *one, *two;
	struct eng_cursor *cur;		/* of one, on "people" */
	struct eng_cursor *other;	/* of two */
	uint32_t id, name, tags, note;	/* column ids */
};

static inline void
fix_start(struct eng_fix *fx)
{
	struct eng_env_config config = { 0 };

	config.system_dir = config.log_dir = config.temp_dir = fx->dir;
	ck_st(ENG_OK, eng_env_open(&config, &fx->env));
}

static inline uint32_t
fix_column(struct eng_cursor *cur, const char *name, enum eng_type type,
    uint32_t flags)
{
	struct eng_column_def def = { .type = type, .flags = flags };
	uint32_t id;

	snprintf(def.name, sizeof def.name, "%s", name);
	if (type == ENG_T_TEXT || type == ENG_T_LONG_TEXT)
		def.codepage = 1252;
	ck_st(ENG_OK, eng_column_add(cur, &def, &id));
	return id;
}

static inline struct eng_index_def
fix_index_def(const char *name, uint32_t flags, uint32_t column)
{
	struct eng_index_def def = { .flags = flags, .part_count = 1,
	    .lcid = 0x0409 };

	snprintf(def.name, sizeof def.name, "%s", name);
	def.parts[0].column_id = column;
	return def;
}

static inline eng_status
fix_index(struct eng_cursor *cur, const char *name, uint32_t flags,
    uint32_t column)
{
	struct eng_index_def def = fix_index_def(name, flags, column);

	return eng_index_create(cur, &def);
}

/* "people": id (primary), name, tags (multi-valued), note (long). */
static inline void
fix_setup(struct eng_fix *fx)
{
	memset(fx, 0, sizeof *fx);
	fx->dir = jp_tmpdir_new();
	fx->path = jp_tmpdir_path(fx->dir, "a.edb");
	fix_start(fx);
	ck_st(ENG_OK, eng_attach_new(fx->env, fx->path, false, 8192,
	    &fx->store));
	ck_st(ENG_OK, eng_session_begin(fx->env, &fx->one));
	ck_st(ENG_OK, eng_session_begin(fx->env, &fx->two));
	ck_st(ENG_OK, eng_table_create(fx->one, fx->store, "people", NULL, 0,
	    0, &fx->cur));
	fx->id = fix_column(fx->cur, "id", ENG_T_I32, ENG_COL_FIXED);
	fx->name = fix_column(fx->cur, "name", ENG_T_TEXT, 0);
	fx->tags = fix_column(fx->cur, "tags", ENG_T_TEXT, ENG_COL_TAGGED |
	    ENG_COL_MULTI);
	fx->note = fix_column(fx->cur, "note", ENG_T_LONG_BINARY,
	    ENG_COL_TAGGED);
	ck_st(ENG_OK, fix_index(fx->cur, "id", ENG_IDX_PRIMARY, fx->id));
	eng_cursor_close(fx->cur);
	ck_st(ENG_OK, eng_cursor_open(fx->one, fx->store, "people", 0,
	    &fx->cur));
	ck_st(ENG_OK, eng_cursor_open(fx->two, fx->store, "people", 0,
	    &fx->other));
}

static inline void
fix_teardown(struct eng_fix *fx)
{
	eng_session_end(fx->one);
	eng_session_end(fx->two);
	ck_st(ENG_OK, eng_env_close(fx->env, true));
	free(fx->path);
	jp_tmpdir_remove(fx->dir);
}

/* Ends everything and starts again from the files. */
static inline void
fix_restart(struct eng_fix *fx, bool clean)
{
	eng_session_end(fx->one);
	eng_session_end(fx->two);
	ck_st(ENG_OK, eng_env_close(fx->env, clean));
	fix_start(fx);
	ck_st(ENG_OK, eng_attach(fx->env, fx->path, false, &fx->store));
	ck_st(ENG_OK, eng_session_begin(fx->env, &fx->one));
	ck_st(ENG_OK, eng_session_begin(fx->env, &fx->two));
	ck_st(ENG_OK, eng_cursor_open(fx->one, fx->store, "people", 0,
	    &fx->cur));
	ck_st(ENG_OK, eng_cursor_open(fx->two, fx->store, "people", 0,
	    &fx->other));
}

static inline eng_status
fix_set(struct eng_cursor *cur, uint32_t column, const void *data,
    size_t size)
{
	struct eng_write w = { .column_id = column, .tag = 1, .data = data,
	    .size = (uint32_t)size };

	return eng_cursor_write(cur, &w);
}

static inline eng_status
fix_set_int(struct eng_cursor *cur, uint32_t column, int32_t value)
{
	return fix_set(cur, column, &value, sizeof value);
}

static inline eng_status
fix_set_text(struct eng_cursor *cur, uint32_t column, const char *text)
{
	return fix_set(cur, column, text, strlen(text));
}

static inline eng_status
fix_update(struct eng_cursor *cur)
{
	const uint8_t *bookmark;
	size_t size;

	return eng_cursor_update(cur, false, 0, &bookmark, &size);
}

static inline eng_status
fix_insert(const struct eng_fix *fx, struct eng_cursor *cur, int32_t id,
    const char *name)
{
	eng_status st;

	ck_st(ENG_OK, eng_cursor_prepare(cur, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, fix_set_int(cur, fx->id, id));
	if (name != NULL)
		ck_st(ENG_OK, fix_set_text(cur, fx->name, name));
	st = fix_update(cur);
	if (!eng_ok(st))
		ck_st(ENG_OK, eng_cursor_cancel(cur));
	return st;
}

static inline eng_status
fix_seek(struct eng_cursor *cur, const void *data, size_t size)
{
	ck_st(ENG_OK, eng_cursor_make_key(cur, data, size, false, true,
	    ENG_KEY_PLAIN));
	return eng_cursor_seek(cur, ENG_SEEK_EQ, false, false);
}

static inline eng_status
fix_seek_id(struct eng_cursor *cur, int32_t id)
{
	return fix_seek(cur, &id, sizeof id);
}

static inline int32_t
fix_int(struct eng_cursor *cur, enum eng_source source, uint32_t column)
{
	int32_t value = 0;
	struct eng_read read = { .source = source, .column_id = column,
	    .tag = 1, .buffer = &value, .room = sizeof value };

	ck_st(ENG_OK, eng_cursor_read(cur, &read));
	return value;
}

/* The text of a column, "" for NULL; lives until the next call. */
static inline const char *
fix_text(struct eng_cursor *cur, enum eng_source source, uint32_t column)
{
	static char text[256];
	struct eng_read read = { .source = source, .column_id = column,
	    .tag = 1, .buffer = text, .room = sizeof text - 1 };
	eng_status st = eng_cursor_read(cur, &read);

	ck_assert_msg(eng_ok(st), "%s", eng_status_text(st));
	text[st == ENG_NOTE_NULL ? 0 : read.actual] = '\0';
	return text;
}

/* The names along an index, joined by commas; "!" before a failure. */
static inline const char *
fix_walk(const struct eng_fix *fx, struct eng_cursor *cur, const char *index)
{
	static char line[512];
	eng_status st;

	line[0] = '\0';
	ck_st(ENG_OK, eng_cursor_set_index(cur, index, false, 0));
	for (st = eng_cursor_go(cur, ENG_FIRST); st == ENG_OK;
	    st = eng_cursor_move(cur, 1, false)) {
		if (line[0] != '\0')
			strcat(line, ",");
		strcat(line, fix_text(cur, ENG_FROM_RECORD, fx->name));
	}
	if (st != ENG_E_NO_RECORD)
		strcat(line, "!");
	ck_st(ENG_OK, eng_cursor_set_index(cur, NULL, false, 0));
	return line;
}

#endif
