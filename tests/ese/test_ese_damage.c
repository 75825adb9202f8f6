/* SPDX-License-Identifier: MIT */
/* Damaged databases: bytes flipped, pages overwritten, ends cut off. Whoever
 * attaches, opens and reads one gets errors or what was stored, and never
 * waits for ever. ESE_DAMAGE_SEED and ESE_DAMAGE_TRIES run others, or more. */

#include <check.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ck_jet.h"
#include "ese_fix.h"
#include "suite.h"
#include "tmpdir.h"

enum { ROWS = 150, TRIES = 25, LONG = 3000, WATCHDOG = 30 };

static struct ese_fix fx;
static uint64_t state;

/* What Berkeley DB had of an environment that it gave up stays behind. */
__attribute__((visibility("default")))
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libdb-5.3";
}

static uint32_t
draw(uint32_t limit)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (uint32_t)((state * UINT64_C(2685821657736338717)) >> 32) %
	    limit;
}

static uint64_t
ask(const char *name, uint64_t otherwise)
{
	const char *value = getenv(name);

	return value != NULL ? strtoull(value, NULL, 10) : otherwise;
}

/* ---- a database with something of everything ---- */

static void
add_index(const char *name, JET_GRBIT grbit, const char *key, uint32_t size)
{
	ck_jet(JET_errSuccess, JetCreateIndexA(fx.sesid, fx.tableid, name,
	    grbit, key, size, 80));
}

static void
fill_table(void)
{
	static char note[LONG];
	int32_t id;

	memset(note, 'n', sizeof(note));
	ck_jet(JET_errSuccess, JetBeginTransaction(fx.sesid));
	for (id = 0; id < ROWS; id++) {
		ck_jet(JET_errSuccess, JetPrepareUpdate(fx.sesid, fx.tableid,
		    JET_prepInsert));
		ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid,
		    fx.id, &id, sizeof(id), 0, NULL));
		ck_jet(JET_errSuccess, JetSetColumn(fx.sesid, fx.tableid,
		    fx.text, note, (uint32_t)id, 0, NULL));
		if (id % 8 == 0)
			ck_jet(JET_errSuccess, JetSetColumn(fx.sesid,
			    fx.tableid, fx.note, note, sizeof(note), 0,
			    NULL));
		ck_jet(JET_errSuccess, JetUpdate(fx.sesid, fx.tableid, NULL,
		    0, NULL));
	}
	ck_jet(JET_errSuccess, JetCommitTransaction(fx.sesid, 0));
}

static void
make_database(void)
{
	ese_fix_open(&fx);
	ese_fix_table(&fx);
	add_index("bytext", 0, "-text\0", 7);
	add_index("both", JET_bitIndexUnique, "+text\0+id\0", 11);
	fill_table();
	ck_jet(JET_errSuccess, JetTerm(fx.instance));
	fx.instance = 0;
}

/* ---- damage ---- */

static uint8_t *
read_file(const char *path, size_t *size)
{
	struct stat file;
	uint8_t *bytes;
	int fd = open(path, O_RDONLY);

	ck_assert_int_ne(fd, -1);
	ck_assert_int_eq(fstat(fd, &file), 0);
	*size = (size_t)file.st_size;
	bytes = malloc(*size);
	ck_assert_ptr_nonnull(bytes);
	ck_assert_int_eq(read(fd, bytes, *size), (ssize_t)*size);
	close(fd);
	return bytes;
}

static void
write_file(const char *path, const uint8_t *bytes, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	ck_assert_int_ne(fd, -1);
	ck_assert_int_eq(write(fd, bytes, size), (ssize_t)size);
	close(fd);
}

/* What is kept of the bytes. */
static size_t
damage(uint8_t *bytes, size_t size)
{
	size_t at = draw((uint32_t)size), count, i;
	unsigned kind;

	kind = draw(5);
	if (getenv("ESE_DAMAGE_TRACE") != NULL)
		fprintf(stderr, "kind %u at %zu of %zu\n", kind, at, size);
	switch (kind) {
	case 0:			/* cut off, at a page's end or anywhere */
		return draw(2) == 0 ? at : at / 8192 * 8192;
	case 1:			/* one bit */
		bytes[at] ^= (uint8_t)(1 << draw(8));
		break;
	case 2:			/* a page of rubbish */
		at = at / 8192 * 8192;
		for (i = at; i < size && i < at + 8192; i++)
			bytes[i] = (uint8_t)draw(256);
		break;
	case 3:			/* a page that was never written */
		at = at / 8192 * 8192;
		memset(bytes + at, 0, size - at < 8192 ? size - at : 8192);
		break;
	default:		/* a few bytes here and there */
		for (count = 1 + draw(8); count > 0; count--)
			bytes[draw((uint32_t)size)] = (uint8_t)draw(256);
		break;
	}
	return size;
}

/* ---- reading what is left ---- */

static void
create_instance(void)
{
	char *folder = jp_tmpdir_path(fx.dir, "");

	ck_jet(JET_errSuccess, JetCreateInstanceA(&fx.instance, fx.dir));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, JET_paramSystemPath, 0, folder));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, JET_paramLogFilePath, 0, folder));
	ck_jet(JET_errSuccess, JetSetSystemParameterA(&fx.instance,
	    JET_sesidNil, JET_paramTempPath, 0, folder));
	free(folder);
}

static bool
go_on(JET_ERR err)
{
	ck_assert_msg(err != JET_errInternalError, "internal error");
	if (err < 0 && getenv("ESE_DAMAGE_TRACE") != NULL)
		fprintf(stderr, "%s\n", ck_jet_name(err));
	return err >= JET_errSuccess;
}

static void
read_row(JET_TABLEID tableid)
{
	char data[LONG];
	int32_t id;
	uint32_t size = 0;

	(void)go_on(JetRetrieveColumn(fx.sesid, tableid, fx.id, &id,
	    sizeof(id), NULL, 0, NULL));
	(void)go_on(JetRetrieveColumn(fx.sesid, tableid, fx.text, data,
	    sizeof(data), &size, JET_bitRetrieveFromIndex, NULL));
	(void)go_on(JetRetrieveColumn(fx.sesid, tableid, fx.note, data,
	    sizeof(data), &size, 0, NULL));
}

/* No index has more entries than this, whatever was done to it. */
static void
walk(JET_TABLEID tableid, const char *index)
{
	uint32_t steps = 0;

	if (!go_on(JetSetCurrentIndexA(fx.sesid, tableid, index)) ||
	    !go_on(JetMove(fx.sesid, tableid, JET_MoveFirst, 0)))
		return;
	do
		read_row(tableid);
	while (go_on(JetMove(fx.sesid, tableid, JET_MoveNext, 0)) &&
	    ++steps < 100 * ROWS);
	ck_assert_uint_lt(steps, 100 * ROWS);
	(void)go_on(JetMove(fx.sesid, tableid, JET_MoveLast, 0));
}

/* Changing it is not much to ask either. */
static void
change(JET_TABLEID tableid)
{
	int32_t id = ROWS + 1;

	if (!go_on(JetBeginTransaction(fx.sesid)))
		return;
	if (go_on(JetPrepareUpdate(fx.sesid, tableid, JET_prepInsert)) &&
	    go_on(JetSetColumn(fx.sesid, tableid, fx.id, &id, sizeof(id), 0,
	    NULL)))
		(void)go_on(JetUpdate(fx.sesid, tableid, NULL, 0, NULL));
	if (go_on(JetMove(fx.sesid, tableid, JET_MoveFirst, 0)))
		(void)go_on(JetDelete(fx.sesid, tableid));
	if (!go_on(JetCommitTransaction(fx.sesid, JET_bitCommitLazyFlush)))
		(void)go_on(JetRollback(fx.sesid, 0));
}

static void
use_database(JET_GRBIT grbit)
{
	static const char *const indexes[] = { NULL, "bytext", "both" };
	JET_TABLEID tableid;
	size_t i;

	if (!go_on(JetAttachDatabaseA(fx.sesid, fx.database, grbit)) ||
	    !go_on(JetOpenDatabaseA(fx.sesid, fx.database, NULL, &fx.dbid,
	    grbit)) ||
	    !go_on(JetOpenTableA(fx.sesid, fx.dbid, "t", NULL, 0, 0,
	    &tableid)))
		return;
	for (i = 0; i < sizeof(indexes) / sizeof(indexes[0]); i++)
		walk(tableid, indexes[i]);
	if (grbit == 0)
		change(tableid);
	(void)go_on(JetCloseTable(fx.sesid, tableid));
}

/* A failing end leaves nothing to be ended. */
static void
try_database(JET_GRBIT grbit)
{
	create_instance();
	ck_jet(JET_errSuccess, JetInit(&fx.instance));
	ck_jet(JET_errSuccess, JetBeginSessionA(fx.instance, &fx.sesid, NULL,
	    NULL));
	use_database(grbit);
	(void)go_on(JetTerm(fx.instance));
	fx.instance = 0;
}

/* Each from logs of its own: they know nothing of the damage. */
static void
try_damaged(const uint8_t *whole, size_t size)
{
	char *old = fx.dir;
	uint8_t *bytes = malloc(size);
	size_t left;

	ck_assert_ptr_nonnull(bytes);
	memcpy(bytes, whole, size);
	left = damage(bytes, size);
	fx.dir = jp_tmpdir_new();
	free(fx.database);
	fx.database = jp_tmpdir_path(fx.dir, "test.edb");
	write_file(fx.database, bytes, left);
	alarm(WATCHDOG);
	try_database(draw(3) == 0 ? JET_bitDbReadOnly : 0);
	alarm(0);
	jp_tmpdir_remove(fx.dir);
	fx.dir = old;
	free(bytes);
}

START_TEST(a_damaged_database_gives_errors_or_what_was_stored)
{
	uint64_t tries = ask("ESE_DAMAGE_TRIES", TRIES);
	uint64_t seed = ask("ESE_DAMAGE_SEED", 1) + (uint64_t)_i;
	uint8_t *bytes;
	size_t size;

	make_database();
	bytes = read_file(fx.database, &size);
	for (; tries > 0; tries--) {
		state = (seed * 100000 + tries) *
		    UINT64_C(0x9E3779B97F4A7C15) + 1;
		if (getenv("ESE_DAMAGE_TRACE") != NULL)
			fprintf(stderr, "try %" PRIu64 "\n", tries);
		try_damaged(bytes, size);
	}
	free(bytes);
	ese_fix_close(&fx);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("ese_damage");
	TCase *tc = tcase_create("damage");

	tcase_set_timeout(tc, 600);
	tcase_add_loop_test(tc,
	    a_damaged_database_gives_errors_or_what_was_stored, 0, 2);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
