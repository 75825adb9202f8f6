/* SPDX-License-Identifier: MIT */
/* shared_agent.h - other processes for tests of shared environments: each is
 * this program started anew, does what lines tell it, and answers each with a
 * line. */
#ifndef SHARED_AGENT_H
#define SHARED_AGENT_H

#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent.h"
#include "eng_env.h"
#include "eng_fix.h"
#include "eng_shared.h"

/* What a process works with, be it the test's own or an agent. */
struct work {
	struct eng_env *env;
	struct eng_store *store;
	struct eng_session *session;
	struct eng_cursor *cur;		/* on "people" */
	uint32_t id, name, score;
};

static inline eng_status
work_env(struct work *w, const char *dir)
{
	struct eng_env_config config = { .system_dir = dir, .shared = true,
	    .cache_bytes = 4 << 20 };
	eng_status st;

	memset(w, 0, sizeof *w);
	st = eng_env_open(&config, &w->env);
	if (st == ENG_OK)
		st = eng_session_begin(w->env, &w->session);
	if (st == ENG_OK)
		eng_session_set_lazy(w->session, true);
	return st;
}

static inline uint32_t
work_column(struct work *w, const char *name)
{
	struct eng_column_info info;

	if (eng_column_find(w->cur, name, 0, &info) != ENG_OK)
		return 0;
	return info.id;
}

static inline eng_status
work_table(struct work *w, uint32_t mode)
{
	eng_status st;

	st = eng_cursor_open(w->session, w->store, "people", mode, &w->cur);
	if (st != ENG_OK)
		return st;
	w->id = work_column(w, "id");
	w->name = work_column(w, "name");
	w->score = work_column(w, "score");
	return ENG_OK;
}

static inline eng_status
work_attach(struct work *w, const char *dir)
{
	char path[5000];	/* no asserts: they are the test process's */
	eng_status st;

	snprintf(path, sizeof path, "%.4096s/people.db", dir);
	st = eng_attach(w->env, path, false, &w->store);
	return st == ENG_OK ? work_table(w, 0) : st;
}

static inline eng_status
work_open(struct work *w, const char *dir)
{
	eng_status st = work_env(w, dir);

	return st == ENG_OK ? work_attach(w, dir) : st;
}

static inline void
work_close(struct work *w)
{
	eng_session_end(w->session);
	ck_st(ENG_OK, eng_env_close(w->env, true));
}

/* "people": id (primary), name, score; name has a unique index. */
static inline void
work_create(struct work *w, const char *dir)
{
	char *path = jp_tmpdir_path(dir, "people.db");

	ck_st(ENG_OK, work_env(w, dir));
	ck_st(ENG_OK, eng_attach_new(w->env, path, false, 8192, &w->store));
	free(path);
	ck_st(ENG_OK, eng_table_create(w->session, w->store, "people", NULL,
	    0, 0, &w->cur));
	w->id = fix_column(w->cur, "id", ENG_T_I32, ENG_COL_FIXED);
	w->score = fix_column(w->cur, "score", ENG_T_I32, ENG_COL_FIXED);
	w->name = fix_column(w->cur, "name", ENG_T_TEXT, 0);
	ck_st(ENG_OK, fix_index(w->cur, "id", ENG_IDX_PRIMARY, w->id));
	ck_st(ENG_OK, fix_index(w->cur, "name", ENG_IDX_UNIQUE |
	    ENG_IDX_SKIP_ANY_NULL, w->name));
	eng_cursor_close(w->cur);
	ck_st(ENG_OK, work_table(w, 0));
}

static inline eng_status
work_find(struct work *w, int32_t id)
{
	eng_status st;

	st = eng_cursor_make_key(w->cur, &id, sizeof id, false, true,
	    ENG_KEY_PLAIN);
	return st == ENG_OK ? eng_cursor_seek(w->cur, ENG_SEEK_EQ, false,
	    false) : st;
}

static inline eng_status
work_score(struct work *w, int32_t id, int32_t *score)
{
	struct eng_read read = { .source = ENG_FROM_RECORD,
	    .column_id = w->score, .tag = 1, .buffer = score,
	    .room = sizeof *score };
	eng_status st = work_find(w, id);

	*score = -1;
	return eng_ok(st) ? eng_cursor_read(w->cur, &read) : st;
}

static inline eng_status
work_put(struct work *w, enum eng_prepare kind, int32_t id, int32_t score,
    const char *name)
{
	eng_status st = ENG_OK;

	if (kind != ENG_PREPARE_INSERT)
		st = work_find(w, id);
	if (eng_ok(st))
		st = eng_cursor_prepare(w->cur, kind);
	if (!eng_ok(st))
		return st;
	st = fix_set_int(w->cur, w->score, score);
	if (st == ENG_OK && kind == ENG_PREPARE_INSERT)
		st = fix_set_int(w->cur, w->id, id);
	if (st == ENG_OK && name[0] != '\0')
		st = fix_set_text(w->cur, w->name, name);
	if (st == ENG_OK)
		st = fix_update(w->cur);
	if (!eng_ok(st))
		(void)eng_cursor_cancel(w->cur);
	return st;
}

/* Held before it is read, so that nobody changes it in between; the change
 * holds it on. */
static inline eng_status
work_add(struct work *w, int32_t id, int32_t amount)
{
	int32_t score;
	eng_status st = work_find(w, id);

	if (eng_ok(st))
		st = eng_cursor_hold_record(w->cur, 0);
	if (!eng_ok(st))
		return st;
	st = work_score(w, id, &score);
	if (st == ENG_OK)
		st = work_put(w, ENG_PREPARE_REPLACE, id, score + amount, "");
	(void)eng_cursor_release_record(w->cur);
	return st;
}

/* ---- the agent's side ---- */

/* Moves points between the first rows and counts in a row of its own what it
 * committed, telling so after each commit, until it is killed. */
static inline eng_status
agent_hammer(struct work *w, int32_t own, int32_t rows)
{
	eng_status st = ENG_OK;
	int32_t done, from, to;

	st = work_score(w, own, &done);
	srand((unsigned)getpid());
	while (st == ENG_OK) {
		from = rand() % rows;
		to = rand() % rows;
		st = eng_txn_begin(w->session, false);
		if (st == ENG_OK)
			st = work_add(w, from, -1);
		if (st == ENG_OK)
			st = work_add(w, to, 1);
		if (st == ENG_OK)
			st = work_add(w, own, 1);
		if (st == ENG_OK && rand() % 8 == 0) {
			(void)eng_txn_rollback(w->session);
			continue;
		}
		if (st == ENG_OK)
			st = eng_txn_commit(w->session, false);
		if (st == ENG_OK) {
			done++;
			(void)!write(STDOUT_FILENO, &done, sizeof done);
			continue;
		}
		if (eng_session_level(w->session) > 0)
			(void)eng_txn_rollback(w->session);
		if (st == ENG_E_LOCKED)
			st = ENG_OK;
	}
	return st;
}

/* Comes, adds a point to its row, and goes, until it is killed. */
static inline eng_status
agent_cycle(struct work *w, const char *dir, int32_t own)
{
	int32_t done;
	eng_status st;

	do {
		st = work_open(w, dir);
		if (st == ENG_OK)
			st = work_add(w, own, 1);
		if (st == ENG_OK)
			st = work_score(w, own, &done);
		if (st == ENG_OK)
			(void)!write(STDOUT_FILENO, &done, sizeof done);
		if (st == ENG_OK) {
			eng_session_end(w->session);
			st = eng_env_close(w->env, true);
		}
	} while (st == ENG_OK);
	done = -(int32_t)st;
	(void)!write(STDOUT_FILENO, &done, sizeof done);
	return st;
}

/* Another store, with a row in it. */
static inline eng_status
agent_side(struct work *w, const char *dir)
{
	struct eng_column_def def = { .name = "n", .type = ENG_T_I32 };
	struct eng_cursor *cur;
	char path[5000];
	uint32_t id;
	eng_status st;

	snprintf(path, sizeof path, "%.4096s/side.db", dir);
	st = eng_attach_new(w->env, path, false, 8192, &w->store);
	if (st == ENG_OK)
		st = eng_table_create(w->session, w->store, "side", NULL, 0,
		    0, &cur);
	if (st == ENG_OK)
		st = eng_column_add(cur, &def, &id);
	if (st == ENG_OK)
		st = eng_cursor_prepare(cur, ENG_PREPARE_INSERT);
	if (st == ENG_OK)
		st = fix_set_int(cur, id, 1);
	return st == ENG_OK ? fix_update(cur) : st;
}

static inline eng_status
agent_die_inside(struct work *w)
{
	eng_shared_enter(w->env);
	kill(getpid(), SIGKILL);
	return ENG_OK;
}

/* Leaves Berkeley DB a transaction, so that its close fails. */
static inline eng_status
agent_forget(struct work *w)
{
	DB_TXN *forgotten;
	int ret;

	eng_shared_enter(w->env);
	ret = w->env->dbenv->txn_begin(w->env->dbenv, NULL, &forgotten, 0);
	eng_shared_leave(w->env);
	return ret == 0 ? ENG_OK : ENG_E_IO;
}

static inline eng_status
agent_column(struct work *w, const char *name)
{
	struct eng_column_def def = { .type = ENG_T_I32 };
	uint32_t id;

	snprintf(def.name, sizeof def.name, "%s", name);
	return eng_column_add(w->cur, &def, &id);
}

/* All places where the store of such a key may be: 64, every 8192. */
static inline eng_status
agent_slots(struct work *w, int key)
{
	struct eng_slot *slot;
	int i;

	eng_shared_enter(w->env);
	for (i = 1; i <= 64; i++)
		(void)eng_shared_slot(w->env, (uint64_t)(key + i * 8192),
		    &slot);
	eng_shared_leave(w->env);
	return ENG_OK;
}

static inline eng_status
agent_do(struct work *w, const char *dir, const char *line, int32_t *value)
{
	char word[16] = "", text[64] = "";
	int a = 0, b = 0;
	struct eng_cursor *cur;
	bool own, foreign;
	eng_status st;

	sscanf(line, "%15s %d %d %63s", word, &a, &b, text);
	if (strcmp(word, "open") == 0)
		return work_open(w, dir);
	if (strcmp(word, "env") == 0)
		return work_env(w, dir);
	if (strcmp(word, "attach") == 0)
		return work_attach(w, dir);
	if (strcmp(word, "close") == 0) {
		eng_session_end(w->session);
		return eng_env_close(w->env, true);
	}
	if (strcmp(word, "insert") == 0)
		return work_put(w, ENG_PREPARE_INSERT, a, b, text);
	if (strcmp(word, "replace") == 0)
		return work_put(w, ENG_PREPARE_REPLACE, a, b, text);
	if (strcmp(word, "get") == 0)
		return work_score(w, a, value);
	if (strcmp(word, "delete") == 0) {
		st = work_find(w, a);
		return eng_ok(st) ? eng_cursor_delete(w->cur) : st;
	}
	if (strcmp(word, "begin") == 0)
		return eng_txn_begin(w->session, false);
	if (strcmp(word, "commit") == 0)
		return eng_txn_commit(w->session, a != 0);
	if (strcmp(word, "rollback") == 0)
		return eng_txn_rollback(w->session);
	if (strcmp(word, "hold") == 0) {
		st = work_find(w, a);
		return eng_ok(st) ? eng_cursor_hold_record(w->cur, b) : st;
	}
	if (strcmp(word, "free") == 0) {
		st = work_find(w, a);
		return eng_ok(st) ? eng_cursor_release_record(w->cur) : st;
	}
	if (strcmp(word, "holder") == 0) {
		st = work_find(w, a);
		if (eng_ok(st))
			st = eng_cursor_record_holder(w->cur, &own, &foreign);
		*value = own ? 1 : foreign ? 2 : 0;
		return st;
	}
	if (strcmp(word, "holdtable") == 0)
		return eng_cursor_hold_table(w->cur, (enum eng_table_lock)a,
		    b);
	if (strcmp(word, "freetable") == 0) {
		eng_cursor_release_table(w->cur, (enum eng_table_lock)a);
		return ENG_OK;
	}
	if (strcmp(word, "changes") == 0) {
		*value = (int32_t)eng_cursor_change_count(w->cur);
		return ENG_OK;
	}
	if (strcmp(word, "leave") == 0) {
		eng_cursor_close(w->cur);
		w->cur = NULL;
		return ENG_OK;
	}
	if (strcmp(word, "enter") == 0)
		return work_table(w, (uint32_t)a);
	if (strcmp(word, "column") == 0)
		return agent_column(w, "extra");
	if (strcmp(word, "make") == 0) {
		snprintf(text, sizeof text, "table%d", a);
		return eng_table_create(w->session, w->store, text, NULL, 0,
		    0, &cur);
	}
	if (strcmp(word, "side") == 0)
		return agent_side(w, dir);
	if (strcmp(word, "forget") == 0)
		return agent_forget(w);
	if (strcmp(word, "slots") == 0)
		return agent_slots(w, a);
	if (strcmp(word, "read") == 0) {
		*value = eng_shared_read(w->env);
		return ENG_OK;
	}
	if (strcmp(word, "unread") == 0) {
		*value = eng_shared_read_done(w->env);
		return ENG_OK;
	}
	if (strcmp(word, "die") == 0)
		return agent_die_inside(w);
	if (strcmp(word, "cycle") == 0)
		return agent_cycle(w, dir, a);
	if (strcmp(word, "hammer") == 0)
		return agent_hammer(w, a, b);
	return ENG_E_BAD_PARAMETER;
}

/* The program's other life: argv is NAME --agent DIR. */
static inline int
agent_main(const char *dir)
{
	struct work w = { 0 };
	char line[256];
	int32_t value;
	eng_status st;

	while (fgets(line, sizeof line, stdin) != NULL) {
		value = 0;
		st = agent_do(&w, dir, line, &value);
		printf("%d %s\n", (int)value, eng_status_text(st));
		fflush(stdout);
	}
	return 0;
}

/* ---- the test's side ---- */

/* An answer is a number and the text of a status, which is given. */
static inline const char *
agent_hear_status(struct agent *ag)
{
	char *line = agent_hear(ag), *text;

	ag->value = (int32_t)strtol(line, &text, 10);
	return text == line ? line : text + 1;
}

static inline const char *
agent_ask_status(struct agent *ag, const char *line)
{
	agent_tell(ag, line);
	return agent_hear_status(ag);
}

#define ck_agent(want, agent, line)					\
	ck_assert_str_eq(agent_ask_status(agent, line),			\
	    eng_status_text(want))

static inline void
agent_end(struct agent *ag)
{
	ck_agent(ENG_OK, ag, "close");
	(void)agent_reap(ag);
}

#endif
