/* SPDX-License-Identifier: MIT */
/*
 * kill -9 at random moments. A child works through numbered transactions and
 * tells each number when its durable commit has returned; the parent kills it
 * and starts the next child, which recovers, must find exactly the state after
 * the last number told or the one after it, and goes on from there.
 *
 * What transaction n does follows from n alone (run_step), and so does the
 * state after it (check_state): the newest ROWS numbers are in two tables with
 * a secondary index, some with long values, some with a table of their own.
 */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ck_jet.h"
#include "crash_child.h"
#include "suite.h"
#include "tmpdir.h"

#define KILLS 100
#define ROWS 40
#define LONG_EVERY 5		/* rows with a long value */
#define TABLE_EVERY 10		/* rows with a table of their own too */
#define LONG_BYTES 20000

struct side {			/* one of the two tables */
	JET_TABLEID tableid;
	JET_COLUMNID id;
	JET_COLUMNID text;
	JET_COLUMNID note;
};

struct child {
	const char *dir;
	JET_INSTANCE instance;
	JET_SESID sesid;
	JET_DBID dbid;
	struct side side[2];
};

#define HOLDS(what) do {						\
	if (!(what)) {							\
		fprintf(stderr, "line %d: not so: %s\n", __LINE__,	\
		    #what);						\
		_exit(1);						\
	}								\
} while (0)

/* --- the child's database ----------------------------------------------- */

static const char *const side_names[] = { "left", "right" };

static void
add_column(struct child *child, JET_TABLEID tableid, const char *name,
    JET_COLTYP type)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .coltyp = type,
	    .cp = 1252 };
	JET_COLUMNID columnid;

	NEED(JetAddColumn(child->sesid, tableid, name, &def, NULL, 0,
	    &columnid));
}

static void
create_side(struct child *child, const char *name)
{
	static const char by_id[] = "+id\0";
	static const char by_text[] = "+text\0+id\0";
	JET_TABLEID tableid;

	NEED(JetCreateTable(child->sesid, child->dbid, name, 1, 100, &tableid));
	add_column(child, tableid, "id", JET_coltypLong);
	add_column(child, tableid, "text", JET_coltypText);
	add_column(child, tableid, "note", JET_coltypLongText);
	NEED(JetCreateIndex(child->sesid, tableid, "id", JET_bitIndexPrimary,
	    by_id, sizeof(by_id), 100));
	NEED(JetCreateIndex(child->sesid, tableid, "text", 0, by_text,
	    sizeof(by_text), 100));
	NEED(JetCloseTable(child->sesid, tableid));
}

static JET_COLUMNID
find_column(struct child *child, JET_TABLEID tableid, const char *name)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def) };

	NEED(JetGetTableColumnInfo(child->sesid, tableid, name, &def,
	    sizeof(def), JET_ColInfo));
	return def.columnid;
}

static void
open_side(struct child *child, int which)
{
	struct side *side = &child->side[which];

	NEED(JetOpenTable(child->sesid, child->dbid, side_names[which], NULL, 0,
	    0, &side->tableid));
	side->id = find_column(child, side->tableid, "id");
	side->text = find_column(child, side->tableid, "text");
	side->note = find_column(child, side->tableid, "note");
}

static void
start_instance(struct child *child)
{
	crash_start(child->dir, "crash", &child->instance);
	NEED(JetBeginSession(child->instance, &child->sesid, NULL, NULL));
}

static void
open_database(struct child *child)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/crash.edb", child->dir);
	NEED(JetAttachDatabase(child->sesid, path, 0));
	NEED(JetOpenDatabase(child->sesid, path, NULL, &child->dbid, 0));
	open_side(child, 0);
	open_side(child, 1);
}

/* The database with two empty tables; ends cleanly. */
static void
create_database(struct child *child)
{
	char path[512];

	start_instance(child);
	snprintf(path, sizeof(path), "%s/crash.edb", child->dir);
	NEED(JetCreateDatabase(child->sesid, path, NULL, &child->dbid, 0));
	create_side(child, side_names[0]);
	create_side(child, side_names[1]);
	NEED(JetTerm2(child->instance, JET_bitTermComplete));
}

/* --- transaction n ------------------------------------------------------ */

/* Row n is inserted by transaction n and replaced by the next. */
static void
make_text(int32_t row, int32_t last, char text[32])
{
	snprintf(text, 32, "%s%d", row < last ? "old" : "new", (int)row);
}

static void
make_note(int32_t row, char *note)
{
	int i;

	for (i = 0; i < LONG_BYTES; i++)
		note[i] = (char)('a' + (row + i / 100) % 26);
}

static bool
has_note(int32_t row)
{
	return row % LONG_EVERY == 0;
}

static bool
has_table(int32_t row)
{
	return row % TABLE_EVERY == 0;
}

static void
insert_row(struct child *child, struct side *side, int32_t row)
{
	static char note[LONG_BYTES];
	char text[32];

	make_text(row, row, text);
	NEED(JetPrepareUpdate(child->sesid, side->tableid, JET_prepInsert));
	NEED(JetSetColumn(child->sesid, side->tableid, side->id, &row,
	    sizeof(row), 0, NULL));
	NEED(JetSetColumn(child->sesid, side->tableid, side->text, text,
	    (uint32_t)strlen(text), 0, NULL));
	if (has_note(row)) {
		make_note(row, note);
		NEED(JetSetColumn(child->sesid, side->tableid, side->note, note,
		    sizeof(note), 0, NULL));
	}
	NEED(JetUpdate(child->sesid, side->tableid, NULL, 0, NULL));
}

static void
seek_row(struct child *child, struct side *side, int32_t row)
{
	NEED(JetSetCurrentIndex(child->sesid, side->tableid, NULL));
	NEED(JetMakeKey(child->sesid, side->tableid, &row, sizeof(row),
	    JET_bitNewKey));
	NEED(JetSeek(child->sesid, side->tableid, JET_bitSeekEQ));
}

static void
replace_row(struct child *child, struct side *side, int32_t row)
{
	char text[32];

	make_text(row, row + 1, text);
	seek_row(child, side, row);
	NEED(JetPrepareUpdate(child->sesid, side->tableid, JET_prepReplace));
	NEED(JetSetColumn(child->sesid, side->tableid, side->text, text,
	    (uint32_t)strlen(text), 0, NULL));
	NEED(JetUpdate(child->sesid, side->tableid, NULL, 0, NULL));
}

static void
delete_row(struct child *child, struct side *side, int32_t row)
{
	seek_row(child, side, row);
	NEED(JetDelete(child->sesid, side->tableid));
}

/* A table with one row, whose only column holds the number. */
static void
create_numbered(struct child *child, int32_t number)
{
	JET_COLUMNDEF def = { .cbStruct = sizeof(def),
	    .coltyp = JET_coltypLong };
	JET_TABLEID tableid;
	JET_COLUMNID columnid;
	char name[32];

	snprintf(name, sizeof(name), "n%d", (int)number);
	NEED(JetCreateTable(child->sesid, child->dbid, name, 1, 100, &tableid));
	NEED(JetAddColumn(child->sesid, tableid, "number", &def, NULL, 0,
	    &columnid));
	NEED(JetPrepareUpdate(child->sesid, tableid, JET_prepInsert));
	NEED(JetSetColumn(child->sesid, tableid, columnid, &number,
	    sizeof(number), 0, NULL));
	NEED(JetUpdate(child->sesid, tableid, NULL, 0, NULL));
	NEED(JetCloseTable(child->sesid, tableid));
}

static void
delete_numbered(struct child *child, int32_t number)
{
	char name[32];

	snprintf(name, sizeof(name), "n%d", (int)number);
	NEED(JetDeleteTable(child->sesid, child->dbid, name));
}

static void
run_step(struct child *child, int32_t n)
{
	int i;

	NEED(JetBeginTransaction(child->sesid));
	if (has_table(n))
		create_numbered(child, n);
	for (i = 0; i < 2; i++) {
		insert_row(child, &child->side[i], n);
		if (n > 1)
			replace_row(child, &child->side[i], n - 1);
		if (n > ROWS)
			delete_row(child, &child->side[i], n - ROWS);
	}
	if (n > ROWS && has_table(n - ROWS))
		delete_numbered(child, n - ROWS);
	NEED(JetCommitTransaction(child->sesid, 0));
}

/* --- the state after transaction n -------------------------------------- */

static int32_t
read_id(struct child *child, const struct side *side)
{
	int32_t id = 0;

	NEED(JetRetrieveColumn(child->sesid, side->tableid, side->id, &id,
	    sizeof(id), NULL, 0, NULL));
	return id;
}

static void
check_row(struct child *child, const struct side *side, int32_t row,
    int32_t last)
{
	static char want[LONG_BYTES];
	static char note[LONG_BYTES + 1];
	char text[32];
	char got[32];
	uint32_t length = 0;

	make_text(row, last, text);
	NEED(JetRetrieveColumn(child->sesid, side->tableid, side->text, got,
	    sizeof(got), &length, 0, NULL));
	HOLDS(length == strlen(text) && memcmp(got, text, length) == 0);
	if (!has_note(row)) {
		HOLDS(JetRetrieveColumn(child->sesid, side->tableid, side->note,
		    note, sizeof(note), &length, 0, NULL) ==
		    JET_wrnColumnNull);
		return;
	}
	make_note(row, want);
	NEED(JetRetrieveColumn(child->sesid, side->tableid, side->note, note,
	    sizeof(note), &length, 0, NULL));
	HOLDS(length == LONG_BYTES && memcmp(note, want, length) == 0);
}

/* In primary order; the highest number found, 0 when there is none. */
static int32_t
find_last(struct child *child, const struct side *side)
{
	JET_ERR err = JetMove(child->sesid, side->tableid, JET_MoveLast, 0);

	if (err == JET_errNoCurrentRecord)
		return 0;
	NEED(err);
	return read_id(child, side);
}

static int32_t
first_row(int32_t last)
{
	return last > ROWS ? last - ROWS + 1 : 1;
}

static void
check_primary(struct child *child, const struct side *side, int32_t last)
{
	int32_t row = first_row(last);
	JET_ERR err = JetMove(child->sesid, side->tableid, JET_MoveFirst, 0);

	for (; err >= 0; row++) {
		HOLDS(read_id(child, side) == row);
		check_row(child, side, row, last);
		err = JetMove(child->sesid, side->tableid, JET_MoveNext, 0);
	}
	HOLDS(err == JET_errNoCurrentRecord && row == last + 1);
}

/* Each entry leads to its row, and there are as many. */
static void
check_secondary(struct child *child, const struct side *side, int32_t last)
{
	int32_t entries = 0;
	JET_ERR err;

	NEED(JetSetCurrentIndex(child->sesid, side->tableid, "text"));
	err = JetMove(child->sesid, side->tableid, JET_MoveFirst, 0);
	for (; err >= 0; entries++) {
		int32_t row = read_id(child, side);

		HOLDS(row >= first_row(last) && row <= last);
		check_row(child, side, row, last);
		err = JetMove(child->sesid, side->tableid, JET_MoveNext, 0);
	}
	HOLDS(err == JET_errNoCurrentRecord);
	HOLDS(entries == last - first_row(last) + 1);
	NEED(JetSetCurrentIndex(child->sesid, side->tableid, NULL));
}

static void
check_numbered(struct child *child, int32_t number, bool there)
{
	JET_TABLEID tableid;
	char name[32];
	int32_t value = 0;
	JET_ERR err;

	snprintf(name, sizeof(name), "n%d", (int)number);
	err = JetOpenTable(child->sesid, child->dbid, name, NULL, 0, 0,
	    &tableid);
	if (!there) {
		HOLDS(err == JET_errObjectNotFound);
		return;
	}
	NEED(err);
	NEED(JetMove(child->sesid, tableid, JET_MoveFirst, 0));
	NEED(JetRetrieveColumn(child->sesid, tableid,
	    find_column(child, tableid, "number"), &value, sizeof(value), NULL,
	    0, NULL));
	HOLDS(value == number);
	HOLDS(JetMove(child->sesid, tableid, JET_MoveNext, 0) ==
	    JET_errNoCurrentRecord);
	NEED(JetCloseTable(child->sesid, tableid));
}

/* Finds the whole state to be the one after some n, and gives that. */
static int32_t
check_state(struct child *child)
{
	int32_t last = find_last(child, &child->side[0]);
	int32_t number;
	int i;

	for (i = 0; i < 2; i++) {
		check_primary(child, &child->side[i], last);
		check_secondary(child, &child->side[i], last);
	}
	for (number = TABLE_EVERY; number <= last + TABLE_EVERY;
	    number += TABLE_EVERY)
		check_numbered(child, number,
		    number >= first_row(last) && number <= last);
	return last;
}

/* --- killing ------------------------------------------------------------ */

static void
tell(int fd, int32_t number)
{
	HOLDS(write(fd, &number, sizeof(number)) == sizeof(number));
}

/* Never returns. What is told first is where it found the state to be. */
static void
run_child(const char *dir, int fd, int32_t told)
{
	struct child child = { .dir = dir };
	int32_t n;

	start_instance(&child);
	open_database(&child);
	n = check_state(&child);
	if (n != told && n != told + 1) {
		fprintf(stderr, "%d was told, found is %d\n", (int)told,
		    (int)n);
		_exit(1);
	}
	tell(fd, n);
	for (;;) {
		run_step(&child, ++n);
		tell(fd, n);
	}
}

static void
sleep_ms(int ms)
{
	struct timespec time = { .tv_sec = ms / 1000,
	    .tv_nsec = ms % 1000 * 1000000L };

	while (nanosleep(&time, &time) != 0 && errno == EINTR)
		;
}

/* The next number told, or false at the end of what the child wrote. */
static bool
hear(int fd, int32_t *told)
{
	int32_t number;
	ssize_t got;

	do
		got = read(fd, &number, sizeof(number));
	while (got < 0 && errno == EINTR);
	if (got != sizeof(number))
		return false;
	*told = number;
	return true;
}

/* One life of a child. Some are killed at any moment of the start too. */
static void
kill_once(const char *dir, int32_t *told, unsigned *seed, bool starting)
{
	int status = 0;
	int fds[2];
	pid_t pid;

	ck_assert_int_eq(pipe(fds), 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		close(fds[0]);
		run_child(dir, fds[1], *told);
	}
	close(fds[1]);
	if (!starting)
		hear(fds[0], told);
	sleep_ms(5 + rand_r(seed) % 56);
	ck_assert_int_eq(kill(pid, SIGKILL), 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
	    "the child after %d ended by itself: status %#x", (int)*told,
	    (unsigned)status);
	while (hear(fds[0], told))
		;
	close(fds[0]);
}

static void
create(const char *dir)
{
	struct child child = { .dir = dir };

	create_database(&child);
}

/* "JetCommitTransaction Function": without lazy flush it is on the disk. */
START_TEST(kill_9_loses_nothing_told_and_leaves_no_half_transaction)
{
	char *dir = jp_tmpdir_new();
	unsigned seed = 20240229;
	int32_t told = 0;
	int i;

	crash_run_child(create, dir);
	for (i = 0; i < KILLS; i++)
		kill_once(dir, &told, &seed, i % 8 == 7);
	/* or nothing was tried */
	ck_assert_int_gt(told, KILLS);
	jp_tmpdir_remove(dir);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_crash");
	TCase *tcase = tcase_create("kill");

	tcase_set_timeout(tcase, 300);
	tcase_add_test(tcase,
	    kill_9_loses_nothing_told_and_leaves_no_half_transaction);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
