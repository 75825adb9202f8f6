/* SPDX-License-Identifier: MIT */
/*
 * Random work of two sessions on one thread, held step by step against a model
 * so simple that it can be believed: arrays of what each level of each session
 * sees. The seed of a failing run is the number of the loop test.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "ese_rows.h"
#include "suite.h"

#define KEYS 24
#define SEEDS 8
#define STEPS 2500
#define LEVELS 7
#define TEXTS_MOST 40
#define ABSENT (-1)
#define BEFORE_FIRST (-1)
#define AFTER_LAST (TEXTS_MOST * KEYS)

/* What a session sees at a level, and which keys it wrote in it. */
struct level {
	int value[KEYS];
	bool wrote[KEYS];
};

/* Where a cursor stands that is only moved: at an entry of its index, there or
 * not any more, or before or after all. Entries are counted as they sort. */
struct walker {
	JET_TABLEID tableid;
	bool by_text;
	int place;
	int level;			/* of the session at the last move */
};

struct session {
	struct ese_rows rows;
	struct walker walkers[2];	/* one for each index */
	int level;
	int began_at;			/* number of commits at the begin */
	struct level levels[LEVELS + 1];
};

struct model {
	unsigned seed;
	bool unique;			/* no two rows have the same text */
	int texts;			/* how many there are */
	int next_value;
	int commits;
	int committed[KEYS];
	int changed_at[KEYS];		/* number of the last commit of a key */
	struct session session[2];
};

static struct ese_fix fx;
static struct model model;

static void
setup(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	ese_rows_index(&fx);
}

static void
setup_unique(void)
{
	static const char key[] = "+text\0";

	ese_fix_open(&fx);
	ese_fix_table(&fx);
	ck_jet(JET_errSuccess, JetCreateIndex(fx.sesid, fx.tableid, "text",
	    JET_bitIndexUnique, key, sizeof(key), 100));
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

static int
pick(int below)
{
	return rand_r(&model.seed) % below;
}

/* --- the model ---------------------------------------------------------- */

static const int *
see_values(const struct session *session)
{
	return session->level == 0 ? model.committed :
	    session->levels[session->level].value;
}

static bool
has_written(const struct session *session, int key)
{
	int level;

	for (level = 1; level <= session->level; level++)
		if (session->levels[level].wrote[key])
			return true;
	return false;
}

/* Somebody else's open change, or a commit since my begin. */
static bool
conflicts(const struct session *session, int key)
{
	const struct session *other = session == &model.session[0] ?
	    &model.session[1] : &model.session[0];

	return has_written(other, key) || (session->level > 0 &&
	    model.changed_at[key] > session->began_at);
}

/* Whether another row than that of key has the text of a value. */
static bool
has_text(const int *values, const bool *which, int key, int value)
{
	int other;

	for (other = 0; other < KEYS; other++)
		if (other != key && values[other] != ABSENT &&
		    (which == NULL || which[other]) &&
		    values[other] % model.texts == value % model.texts)
			return true;
	return false;
}

/* Whether the text is taken: in what I see, in what was committed since and I
 * did not write over, in what somebody else may yet commit. */
static bool
is_taken(const struct session *session, int key, int value)
{
	const struct session *other = session == &model.session[0] ?
	    &model.session[1] : &model.session[0];
	bool mine_not[KEYS];
	bool others[KEYS];
	int i;

	for (i = 0; i < KEYS; i++) {
		mine_not[i] = !has_written(session, i);
		others[i] = has_written(other, i);
	}
	return has_text(see_values(session), NULL, key, value) ||
	    has_text(model.committed, mine_not, key, value) ||
	    has_text(see_values(other), others, key, value);
}

static void
write_value(struct session *session, int key, int value)
{
	if (session->level == 0) {
		model.committed[key] = value;
		model.changed_at[key] = ++model.commits;
		return;
	}
	session->levels[session->level].value[key] = value;
	session->levels[session->level].wrote[key] = true;
}

static void
begin_level(struct session *session)
{
	struct level *next = &session->levels[session->level + 1];

	memset(next, 0, sizeof(*next));
	memcpy(next->value, see_values(session), sizeof(next->value));
	if (session->level++ == 0)
		session->began_at = model.commits;
}

static void
merge_walkers(struct session *session)
{
	int i;

	for (i = 0; i < 2; i++)
		if (session->walkers[i].level > session->level)
			session->walkers[i].level = session->level;
}

static void
commit_level(struct session *session)
{
	const struct level *top = &session->levels[session->level];
	int key;

	session->level--;
	merge_walkers(session);
	if (session->level == 0)
		model.commits++;
	for (key = 0; key < KEYS; key++) {
		if (!top->wrote[key])
			continue;
		if (session->level > 0) {
			write_value(session, key, top->value[key]);
			continue;
		}
		model.committed[key] = top->value[key];
		model.changed_at[key] = model.commits;
	}
}

/* Cursors that were moved in the level go before the first entry. */
static void
undo_level(struct session *session)
{
	struct walker *walker;
	int i;

	for (i = 0; i < 2; i++) {
		walker = &session->walkers[i];
		if (walker->level == session->level) {
			walker->place = BEFORE_FIRST;
			walker->level--;
		}
	}
	session->level--;
}

/* --- values ------------------------------------------------------------- */

/* Several values share a text, so that the index has equal keys. */
static void
make_text(int value, char text[16])
{
	snprintf(text, 16, "t%02d", value % model.texts);
}

/* Some are stored with their row, some apart, some are missing. */
static uint32_t
note_length(int value)
{
	return value % 3 == 0 ? 0 : value % 3 == 1 ? 20 : 3000;
}

static void
make_note(int value, char *note)
{
	memset(note, 'a' + value % 26, note_length(value));
}

static JET_ERR
set_values(const struct ese_rows *rows, int value)
{
	char note[3000];
	char text[16];
	JET_ERR err;

	make_text(value, text);
	make_note(value, note);
	err = JetSetColumn(rows->sesid, rows->tableid, fx.text, text,
	    (uint32_t)strlen(text), 0, NULL);
	if (err >= 0)
		err = JetSetColumn(rows->sesid, rows->tableid, fx.note, note,
		    note_length(value), 0, NULL);
	if (err >= 0)
		err = JetUpdate(rows->sesid, rows->tableid, NULL, 0, NULL);
	if (err < 0)
		ck_jet(JET_errSuccess, JetPrepareUpdate(rows->sesid,
		    rows->tableid, JET_prepCancel));
	return err;
}

static void
check_values(const struct ese_rows *rows, int value)
{
	char want[3000];
	char got[3001];
	uint32_t length = 0;

	make_text(value, want);
	ck_jet(JET_errSuccess, JetRetrieveColumn(rows->sesid, rows->tableid,
	    fx.text, got, sizeof(got), &length, 0, NULL));
	ck_assert_uint_eq(length, strlen(want));
	ck_assert_mem_eq(got, want, length);
	make_note(value, want);
	ck_jet(note_length(value) == 0 ? JET_wrnColumnNull : JET_errSuccess,
	    JetRetrieveColumn(rows->sesid, rows->tableid, fx.note, got,
	    sizeof(got), &length, 0, NULL));
	ck_assert_uint_eq(length, note_length(value));
	ck_assert_mem_eq(got, want, length);
}

/* --- steps -------------------------------------------------------------- */

/* Long values can only be set in a transaction. */
static bool
wrap_step(struct session *session)
{
	if (session->level > 0)
		return false;
	ck_jet(JET_errSuccess, JetBeginTransaction(session->rows.sesid));
	return true;
}

static void
unwrap_step(struct session *session, bool wrapped)
{
	if (wrapped)
		ck_jet(JET_errSuccess, JetCommitTransaction(
		    session->rows.sesid, JET_bitCommitLazyFlush));
}

/* In a unique index a text that is taken is refused; one that others had and
 * gave up since my begin may be. */
static bool
try_values(struct session *session, int key, int value, bool clash)
{
	bool taken = model.unique && is_taken(session, key, value);
	JET_ERR err = set_values(&session->rows, value);

	if (err < 0 && model.unique && !clash && !taken)
		ck_jet(JET_errKeyDuplicate, err);
	else
		ck_jet(clash || taken ? JET_errKeyDuplicate : JET_errSuccess,
		    err);
	return err >= 0;
}

static void
step_insert(struct session *session)
{
	const struct ese_rows *rows = &session->rows;
	int32_t key = pick(KEYS);
	bool clash = see_values(session)[key] != ABSENT ||
	    conflicts(session, key);
	bool wrapped = wrap_step(session);
	int value = model.next_value++;

	ck_jet(JET_errSuccess, JetPrepareUpdate(rows->sesid, rows->tableid,
	    JET_prepInsert));
	ck_jet(JET_errSuccess, JetSetColumn(rows->sesid, rows->tableid, fx.id,
	    &key, sizeof(key), 0, NULL));
	clash = !try_values(session, key, value, clash);
	unwrap_step(session, wrapped);
	if (!clash)
		write_value(session, key, value);
}

static void
step_replace(struct session *session)
{
	const struct ese_rows *rows = &session->rows;
	int32_t key = pick(KEYS);
	bool there = see_values(session)[key] != ABSENT;
	bool clash = conflicts(session, key);
	bool wrapped = wrap_step(session);
	int value = model.next_value++;

	ck_jet(there ? JET_errSuccess : JET_errRecordNotFound,
	    ese_rows_seek(rows, key));
	if (there) {
		ck_jet(clash ? JET_errWriteConflict : JET_errSuccess,
		    JetPrepareUpdate(rows->sesid, rows->tableid,
		    JET_prepReplace));
		/* a row that was locked and not replaced counts as written */
		if (!clash && !try_values(session, key, value, false))
			value = see_values(session)[key];
	}
	unwrap_step(session, wrapped);
	if (there && !clash)
		write_value(session, key, value);
}

static void
step_delete(struct session *session)
{
	int32_t key = pick(KEYS);
	bool there = see_values(session)[key] != ABSENT;
	bool clash = conflicts(session, key);

	ck_jet(!there ? JET_errRecordNotFound :
	    clash ? JET_errWriteConflict : JET_errSuccess,
	    ese_rows_delete(&session->rows, key));
	if (there && !clash)
		write_value(session, key, ABSENT);
}

static void
step_begin(struct session *session)
{
	ck_jet(session->level < LEVELS ? JET_errSuccess : JET_errTransTooDeep,
	    JetBeginTransaction(session->rows.sesid));
	if (session->level < LEVELS)
		begin_level(session);
}

static void
step_commit(struct session *session)
{
	ck_jet(session->level > 0 ? JET_errSuccess : JET_errNotInTransaction,
	    JetCommitTransaction(session->rows.sesid, session->level > 0 ?
	    JET_bitCommitLazyFlush : 0));
	if (session->level > 0)
		commit_level(session);
}

static void
step_rollback(struct session *session)
{
	ck_jet(session->level > 0 ? JET_errSuccess : JET_errNotInTransaction,
	    JetRollback(session->rows.sesid, 0));
	if (session->level > 0)
		undo_level(session);
}

static void
step_read(struct session *session)
{
	int32_t key = pick(KEYS);
	int value = see_values(session)[key];

	ck_jet(value != ABSENT ? JET_errSuccess : JET_errRecordNotFound,
	    ese_rows_seek(&session->rows, key));
	if (value != ABSENT)
		check_values(&session->rows, value);
}

/* In the order of the primary index: rows as they should be dumped. */
static void
dump_primary(const int *values, char *text, size_t room)
{
	char value[16];
	size_t used = 0;
	int key;

	text[0] = '\0';
	for (key = 0; key < KEYS; key++) {
		if (values[key] == ABSENT)
			continue;
		make_text(values[key], value);
		used += (size_t)snprintf(text + used, room - used, "%s%d=%s",
		    used > 0 ? " " : "", key, value);
	}
}

/* Equal texts follow each other in the order of their ids. */
static void
dump_secondary(const int *values, char *text, size_t room)
{
	size_t used = 0;
	int number;
	int key;

	text[0] = '\0';
	for (number = 0; number < model.texts; number++)
		for (key = 0; key < KEYS; key++)
			if (values[key] != ABSENT &&
			    values[key] % model.texts == number)
				used += (size_t)snprintf(text + used,
				    room - used, "%s%d=t%02d",
				    used > 0 ? " " : "", key, number);
}

static void
step_walk(struct session *session)
{
	char want[1024];

	if (pick(2) == 0) {
		dump_primary(see_values(session), want, sizeof(want));
		ck_assert_str_eq(ese_rows_dump(&session->rows, NULL), want);
	} else {
		dump_secondary(see_values(session), want, sizeof(want));
		ck_assert_str_eq(ese_rows_dump(&session->rows, "text"), want);
	}
}

static bool
has_entry(const struct session *session, const struct walker *walker,
    int place)
{
	const int *values = see_values(session);

	if (place <= BEFORE_FIRST || place >= AFTER_LAST)
		return false;
	if (!walker->by_text)
		return place < KEYS && values[place] != ABSENT;
	return values[place % KEYS] != ABSENT &&
	    values[place % KEYS] % model.texts == place / KEYS;
}

/* The next entry in a direction; an end when there is none. */
static int
find_entry(const struct session *session, const struct walker *walker,
    int place, int direction)
{
	do
		place += direction;
	while (place > BEFORE_FIRST && place < AFTER_LAST &&
	    !has_entry(session, walker, place));
	return place < BEFORE_FIRST ? BEFORE_FIRST :
	    place > AFTER_LAST ? AFTER_LAST : place;
}

static void
check_place(const struct session *session, const struct walker *walker)
{
	struct ese_rows rows = session->rows;
	int key = walker->place % KEYS;
	char want[32];

	rows.tableid = walker->tableid;
	snprintf(want, sizeof(want), "%d=t%02d", key,
	    see_values(session)[key] % model.texts);
	ck_assert_str_eq(ese_rows_here(&rows), want);
}

/* Where the cursor has been told to stay it may be told what became of the
 * entry. */
static void
step_stay(struct session *session)
{
	const struct walker *walker = &session->walkers[pick(2)];
	bool at_end = walker->place == BEFORE_FIRST ||
	    walker->place == AFTER_LAST;
	bool there = has_entry(session, walker, walker->place);

	ck_jet(at_end ? JET_errNoCurrentRecord :
	    there ? JET_errSuccess : JET_errRecordDeleted,
	    JetMove(session->rows.sesid, walker->tableid, 0, 0));
	if (there)
		check_place(session, walker);
}

static void
step_move(struct session *session)
{
	static const int32_t rows[] = { JET_MoveNext, JET_MoveNext,
	    JET_MoveNext, JET_MovePrevious, JET_MovePrevious,
	    (int32_t)JET_MoveFirst, JET_MoveLast };
	struct walker *walker = &session->walkers[pick(2)];
	int32_t move = rows[pick(sizeof(rows) / sizeof(rows[0]))];
	int from = move == (int32_t)JET_MoveFirst ? BEFORE_FIRST :
	    move == JET_MoveLast ? AFTER_LAST : walker->place;
	int to = find_entry(session, walker, from,
	    move == JET_MoveNext || move == (int32_t)JET_MoveFirst ? 1 : -1);

	ck_jet(to > BEFORE_FIRST && to < AFTER_LAST ? JET_errSuccess :
	    JET_errNoCurrentRecord,
	    JetMove(session->rows.sesid, walker->tableid, move, 0));
	/* rec.cxx: in an empty index each end is what was asked for. */
	if (move == (int32_t)JET_MoveFirst && to == AFTER_LAST)
		to = BEFORE_FIRST;
	else if (move == JET_MoveLast && to == BEFORE_FIRST)
		to = AFTER_LAST;
	walker->place = to;
	walker->level = session->level;
	if (has_entry(session, walker, to))
		check_place(session, walker);
}

static void
run_step(void)
{
	static void (*const steps[])(struct session *) = {
		step_insert, step_insert, step_insert, step_replace,
		step_replace, step_replace, step_delete, step_delete,
		step_begin, step_begin, step_commit, step_rollback, step_read,
		step_read, step_walk, step_walk, step_move, step_move,
		step_move, step_move, step_move, step_move, step_stay
	};

	steps[pick(sizeof(steps) / sizeof(steps[0]))](
	    &model.session[pick(2)]);
}

static void
open_walker(const struct session *session, struct walker *walker,
    const char *index)
{
	walker->tableid = ese_fix_open_table(&fx, session->rows.sesid);
	walker->by_text = index != NULL;
	walker->place = AFTER_LAST;
	ck_jet(JET_errSuccess, JetSetCurrentIndex(session->rows.sesid,
	    walker->tableid, index));
	ck_jet(JET_errNoCurrentRecord, JetMove(session->rows.sesid,
	    walker->tableid, JET_MoveLast, 0));
}

static void
start_model(unsigned seed, bool unique)
{
	int i;

	memset(&model, 0, sizeof(model));
	model.seed = seed;
	model.unique = unique;
	model.texts = unique ? TEXTS_MOST : 10;
	for (i = 0; i < KEYS; i++)
		model.committed[i] = ABSENT;
	for (i = 0; i < 2; i++) {
		struct session *session = &model.session[i];

		session->rows = ese_rows_open(&fx);
		open_walker(session, &session->walkers[0], NULL);
		open_walker(session, &session->walkers[1], "text");
	}
}

static void
run_model(unsigned seed, bool unique)
{
	struct session reader = { .level = 0 };
	int i;

	start_model(seed, unique);
	for (i = 0; i < STEPS; i++)
		run_step();
	ese_fix_restart(&fx);
	reader.rows = ese_rows_open(&fx);
	for (i = 0; i < 50; i++) {
		step_walk(&reader);
		step_read(&reader);
	}
}

START_TEST(random_work_agrees_with_a_model)
{
	run_model((unsigned)_i + 1, false);
}
END_TEST

START_TEST(random_work_keeps_a_unique_index_unique)
{
	run_model((unsigned)_i + 1, true);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_random");
	TCase *tcase = tcase_create("model");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, random_work_agrees_with_a_model, 0, SEEDS);
	suite_add_tcase(suite, tcase);

	tcase = tcase_create("unique");
	tcase_add_checked_fixture(tcase, setup_unique, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, random_work_keeps_a_unique_index_unique, 0,
	    SEEDS);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
