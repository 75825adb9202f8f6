/* SPDX-License-Identifier: MIT */
/* Calls that fill a caller's buffer, with buffers of every size: none of them
 * writes past its end, whatever it gives. */
#include <string.h>

#include "canary.h"
#include "ck_jet.h"
#include "ese_fix.h"
#include "ese_rows.h"
#include "suite.h"

#define LEVELS 20		/* information levels, known ones and others */

static struct ese_fix fx;

static void
setup(void)
{
	struct ese_rows rows;

	ese_fix_open(&fx);
	ese_fix_table(&fx);
	ese_rows_index(&fx);
	rows = (struct ese_rows){ &fx, fx.sesid, fx.tableid };
	ck_jet(JET_errSuccess, ese_rows_insert(&rows, 1, "some text"));
	ck_jet(JET_errSuccess, JetSetCurrentIndex(fx.sesid, fx.tableid,
	    "text"));
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, JET_MoveFirst, 0));
}

static void
teardown(void)
{
	ese_fix_close(&fx);
}

struct filler {
	const char *name;
	unsigned levels;	/* that it has; 1 when it knows none */
	JET_ERR (*fill)(void *buffer, uint32_t size, uint32_t level);
};

#define FILL(name, ...)							\
	static JET_ERR							\
	fill_##name(void *buffer, uint32_t size, uint32_t level)	\
	{								\
		(void)level;						\
		return __VA_ARGS__;					\
	}

FILL(table, JetGetTableInfoA(fx.sesid, fx.tableid, buffer, size, level))
FILL(table_wide, JetGetTableInfoW(fx.sesid, fx.tableid, buffer, size, level))
FILL(column, JetGetTableColumnInfoA(fx.sesid, fx.tableid, "text", buffer,
    size, level))
FILL(column_wide, JetGetTableColumnInfoW(fx.sesid, fx.tableid, u"text",
    buffer, size, level))
FILL(column_by_name, JetGetColumnInfoA(fx.sesid, fx.dbid, "t", "text", buffer,
    size, level))
FILL(index, JetGetTableIndexInfoA(fx.sesid, fx.tableid, "text", buffer, size,
    level))
FILL(index_wide, JetGetTableIndexInfoW(fx.sesid, fx.tableid, u"text", buffer,
    size, level))
FILL(index_by_name, JetGetIndexInfoA(fx.sesid, fx.dbid, "t", "text", buffer,
    size, level))
FILL(object, JetGetObjectInfoA(fx.sesid, fx.dbid, JET_objtypTable, NULL, "t",
    buffer, size, level))
FILL(object_wide, JetGetObjectInfoW(fx.sesid, fx.dbid, JET_objtypTable, NULL,
    u"t", buffer, size, level))
FILL(index_name, JetGetCurrentIndexA(fx.sesid, fx.tableid, buffer, size))
FILL(index_name_wide, JetGetCurrentIndexW(fx.sesid, fx.tableid, buffer, size))
FILL(key, JetRetrieveKey(fx.sesid, fx.tableid, buffer, size, NULL, 0))
FILL(bookmark, JetGetBookmark(fx.sesid, fx.tableid, buffer, size, NULL))
FILL(entry_key, JetGetSecondaryIndexBookmark(fx.sesid, fx.tableid, buffer,
    size, NULL, NULL, 0, NULL, 0))
FILL(entry_bookmark, JetGetSecondaryIndexBookmark(fx.sesid, fx.tableid, NULL,
    0, NULL, buffer, size, NULL, 0))
FILL(position, JetGetRecordPosition(fx.sesid, fx.tableid, buffer, size))
FILL(value, JetRetrieveColumn(fx.sesid, fx.tableid, fx.text, buffer, size,
    NULL, 0, NULL))
FILL(index_value, JetRetrieveColumn(fx.sesid, fx.tableid, fx.text, buffer,
    size, NULL, JET_bitRetrieveFromIndex, NULL))
FILL(number, JetRetrieveColumn(fx.sesid, fx.tableid, fx.id, buffer, size,
    NULL, 0, NULL))
FILL(parameter, JetGetSystemParameterA(fx.instance, fx.sesid,
    JET_paramSystemPath, NULL, buffer, size))
FILL(parameter_wide, JetGetSystemParameterW(fx.instance, fx.sesid,
    JET_paramSystemPath, NULL, buffer, size))

static const struct filler fillers[] = {
	{ "JetGetTableInfoA", LEVELS, fill_table },
	{ "JetGetTableInfoW", LEVELS, fill_table_wide },
	{ "JetGetTableColumnInfoA", LEVELS, fill_column },
	{ "JetGetTableColumnInfoW", LEVELS, fill_column_wide },
	{ "JetGetColumnInfoA", LEVELS, fill_column_by_name },
	{ "JetGetTableIndexInfoA", LEVELS, fill_index },
	{ "JetGetTableIndexInfoW", LEVELS, fill_index_wide },
	{ "JetGetIndexInfoA", LEVELS, fill_index_by_name },
	{ "JetGetObjectInfoA", LEVELS, fill_object },
	{ "JetGetObjectInfoW", LEVELS, fill_object_wide },
	{ "JetGetCurrentIndexA", 1, fill_index_name },
	{ "JetGetCurrentIndexW", 1, fill_index_name_wide },
	{ "JetRetrieveKey", 1, fill_key },
	{ "JetGetBookmark", 1, fill_bookmark },
	{ "JetGetSecondaryIndexBookmark (key)", 1, fill_entry_key },
	{ "JetGetSecondaryIndexBookmark (bookmark)", 1, fill_entry_bookmark },
	{ "JetGetRecordPosition", 1, fill_position },
	{ "JetRetrieveColumn", 1, fill_value },
	{ "JetRetrieveColumn (index)", 1, fill_index_value },
	{ "JetRetrieveColumn (number)", 1, fill_number },
	{ "JetGetSystemParameterA", 1, fill_parameter },
	{ "JetGetSystemParameterW", 1, fill_parameter_wide },
};

#define FILLERS (sizeof(fillers) / sizeof(fillers[0]))

/* A list comes as a cursor in the second member, which is the caller's. */
static void
close_list(const struct canary *canary)
{
	const JET_OBJECTLIST *list = (const void *)canary->data;

	if (canary->size >= sizeof(JET_COLUMNLIST))
		JetCloseTable(fx.sesid, list->tableid);
}

/* Every size up to where the larger structures fit, then some large ones. */
START_TEST(no_call_writes_past_its_buffer)
{
	static const uint32_t large[] = { 255, 256, 257, 512, 1024, 4096 };
	const struct filler *filler = &fillers[_i];
	struct canary canary;
	uint32_t level;
	uint32_t size;
	uint32_t i;

	for (level = 0; level < filler->levels; level++)
		for (i = 0; i < 140 + sizeof(large) / sizeof(large[0]); i++) {
			size = i < 140 ? i : large[i - 140];
			canary = canary_new(size);
			if (filler->fill(canary.data, size, level) >= 0 &&
			    filler->levels > 1)
				close_list(&canary);
			canary_free(&canary);
		}
	/* the cursor stands where it stood */
	ck_jet(JET_errSuccess, JetMove(fx.sesid, fx.tableid, 0, 0));
}
END_TEST

START_TEST(no_call_takes_a_missing_buffer_for_one)
{
	const struct filler *filler = &fillers[_i];
	uint32_t level;
	JET_ERR err;

	for (level = 0; level < filler->levels; level++) {
		err = filler->fill(NULL, 4096, level);
		ck_assert_msg(err < 0 || err == JET_wrnBufferTruncated,
		    "%s at level %u gave %s (%d) without a buffer",
		    filler->name, (unsigned)level, ck_jet_name(err), (int)err);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_buffers");
	TCase *tcase = tcase_create("buffers");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 30);
	tcase_add_loop_test(tcase, no_call_writes_past_its_buffer, 0, FILLERS);
	tcase_add_loop_test(tcase, no_call_takes_a_missing_buffer_for_one, 0,
	    FILLERS);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
