/* SPDX-License-Identifier: MIT */

#include "eng.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "eng_set_flags.h"
#include "suite.h"
#include "tmpdir.h"

#define ck_eng(expected, call) do {					\
	eng_status ck_want = (expected);				\
	eng_status ck_got = (call);					\
									\
	ck_assert_msg(ck_got == ck_want, "%s: %s, not %s", #call,	\
	    eng_status_text(ck_got), eng_status_text(ck_want));		\
} while (0)

enum { NO_KEY = -1 };

/* A table of people: key (primary), name (index "name"), marks (several
 * numbers, index "mark"), note (long text), and a defaulted number. */
static struct {
	char *dir;
	struct eng_env *env;
	struct eng_store *store;
	struct eng_session *session;
	struct eng_cursor *cur;
	uint32_t key, name, mark, note, with_default;
} fx;

static uint32_t
add_column(const char *name, enum eng_type type, uint32_t flags,
    const void *value, uint32_t size)
{
	struct eng_column_def def = { .type = type, .flags = flags,
	    .default_value = value, .default_size = size };
	uint32_t id = 0;

	strcpy(def.name, name);
	if (type == ENG_T_TEXT || type == ENG_T_LONG_TEXT)
		def.codepage = 1252;
	ck_eng(ENG_OK, eng_column_add(fx.cur, &def, &id));
	return id;
}

static void
add_index(const char *name, uint32_t column, uint32_t flags)
{
	struct eng_index_def def = { .flags = flags, .density = 80,
	    .key_size = ENG_KEY_SIZE_DEFAULT, .part_count = 1 };

	strcpy(def.name, name);
	def.parts[0].column_id = column;
	ck_eng(ENG_OK, eng_index_create(fx.cur, &def));
}

static void
setup(void)
{
	struct eng_env_config config = { 0 };
	int32_t seven = 7;
	char *path;

	fx.dir = jp_tmpdir_new();
	path = jp_tmpdir_path(fx.dir, "test.edb");
	config.system_dir = fx.dir;
	ck_eng(ENG_OK, eng_env_open(&config, &fx.env));
	ck_eng(ENG_OK, eng_attach_new(fx.env, path, false, 8192, &fx.store));
	free(path);
	ck_eng(ENG_OK, eng_session_begin(fx.env, &fx.session));
	ck_eng(ENG_OK, eng_table_create(fx.session, fx.store, "people", NULL,
	    0, 80, &fx.cur));
	fx.key = add_column("key", ENG_T_I32, ENG_COL_FIXED, NULL, 0);
	fx.name = add_column("name", ENG_T_TEXT, 0, NULL, 0);
	fx.mark = add_column("mark", ENG_T_I32, ENG_COL_TAGGED |
	    ENG_COL_MULTI, NULL, 0);
	fx.note = add_column("note", ENG_T_LONG_TEXT, ENG_COL_TAGGED, NULL,
	    0);
	fx.with_default = add_column("level", ENG_T_I32, ENG_COL_TAGGED,
	    &seven, sizeof(seven));
	add_index("primary", fx.key, ENG_IDX_PRIMARY | ENG_IDX_UNIQUE);
	add_index("name", fx.name, 0);
	add_index("mark", fx.mark, ENG_IDX_SKIP_ANY_NULL);
}

static void
teardown(void)
{
	eng_session_end(fx.session);
	ck_eng(ENG_OK, eng_env_close(fx.env, true));
	jp_tmpdir_remove(fx.dir);
}

static void
write_value(struct eng_cursor *cur, uint32_t column, uint32_t tag,
    const void *data, uint32_t size)
{
	struct eng_write write = { .column_id = column, .tag = tag,
	    .data = data, .size = size };

	ck_eng(ENG_OK, eng_cursor_write(cur, &write));
}

static void
put_marks(int32_t key, const char *name, const int32_t *marks, unsigned n)
{
	const uint8_t *bookmark;
	size_t size;
	unsigned i;

	ck_eng(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	write_value(fx.cur, fx.key, 1, &key, sizeof(key));
	if (name != NULL)
		write_value(fx.cur, fx.name, 1, name, strlen(name));
	for (i = 0; i < n; i++)
		write_value(fx.cur, fx.mark, 0, &marks[i], sizeof(*marks));
	ck_eng(ENG_OK, eng_cursor_update(fx.cur, false, 0, &bookmark,
	    &size));
}

static void
put(int32_t key, const char *name)
{
	put_marks(key, name, NULL, 0);
}

/* Only this record, and on it. */
static void
put_one(void)
{
	put(1, "bob");
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
}

/* 10 ann, 20 bob, 30 ann, 40 cy */
static void
put_four(void)
{
	put(10, "ann");
	put(20, "bob");
	put(30, "ann");
	put(40, "cy");
}

static eng_status
read_int(struct eng_cursor *cur, uint32_t column, enum eng_source source,
    int32_t *value)
{
	struct eng_read read = { .source = source, .column_id = column,
	    .tag = 1, .buffer = value, .room = sizeof(*value) };

	*value = 0;
	return eng_cursor_read(cur, &read);
}

/* The key of the current record, NO_KEY without one. */
static int32_t
key_of(struct eng_cursor *cur)
{
	int32_t key;

	return read_int(cur, fx.key, ENG_FROM_RECORD, &key) == ENG_OK ? key :
	    NO_KEY;
}

#define ck_at(want) ck_assert_int_eq(key_of(fx.cur), want)

static void
make_int(int32_t value)
{
	ck_eng(ENG_OK, eng_cursor_make_key(fx.cur, &value, sizeof(value),
	    false, true, ENG_KEY_PLAIN));
}

static void
make_text(const char *text)
{
	ck_eng(ENG_OK, eng_cursor_make_key(fx.cur, text, strlen(text), false,
	    true, ENG_KEY_PLAIN));
}

static eng_status
seek_int(enum eng_seek op, int32_t value)
{
	make_int(value);
	return eng_cursor_seek(fx.cur, op, false, false);
}

static eng_status
seek_text(enum eng_seek op, const char *text)
{
	make_text(text);
	return eng_cursor_seek(fx.cur, op, false, false);
}

static eng_status
next(void)
{
	return eng_cursor_move(fx.cur, 1, false);
}

static eng_status
prev(void)
{
	return eng_cursor_move(fx.cur, -1, false);
}

static void
select_index(const char *name)
{
	ck_eng(ENG_OK, eng_cursor_set_index(fx.cur, name, false, 1));
}

/* ---- moves ---- */

START_TEST(a_new_cursor_stands_on_the_first_record)	/* rec.cxx */
{
	struct eng_cursor *copy;

	put_four();
	ck_eng(ENG_OK, eng_cursor_dup(fx.cur, &copy));
	ck_assert_int_eq(key_of(copy), 10);
	ck_eng(ENG_OK, eng_cursor_move(copy, 1, false));
	ck_assert_int_eq(key_of(copy), 20);
	eng_cursor_close(copy);
}
END_TEST

START_TEST(an_empty_table_has_no_record)
{
	ck_at(NO_KEY);
	ck_eng(ENG_E_NO_RECORD, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_eng(ENG_E_NO_RECORD, eng_cursor_go(fx.cur, ENG_LAST));
	ck_eng(ENG_E_NO_RECORD, next());
	ck_eng(ENG_E_NO_RECORD, eng_cursor_move(fx.cur, 0, false));
}
END_TEST

START_TEST(moves_run_off_the_ends_and_come_back)	/* rec.cxx */
{
	put_four();
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_eng(ENG_E_NO_RECORD, prev());
	ck_eng(ENG_E_NO_RECORD, prev());
	ck_at(NO_KEY);
	ck_eng(ENG_OK, next());
	ck_at(10);
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_LAST));
	ck_eng(ENG_E_NO_RECORD, next());
	ck_eng(ENG_E_NO_RECORD, eng_cursor_move(fx.cur, 0, false));
	put(50, "dee");
	ck_eng(ENG_OK, prev());
	ck_at(50);
}
END_TEST

START_TEST(far_moves_count_entries)
{
	put_four();
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, 3, false));
	ck_at(40);
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, -2, false));
	ck_at(20);
	ck_eng(ENG_E_NO_RECORD, eng_cursor_move(fx.cur, 3, false));
	ck_eng(ENG_OK, prev());
	ck_at(40);
	ck_eng(ENG_E_NO_RECORD, eng_cursor_move(fx.cur, -9, false));
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, 2, false));
	ck_at(20);
}
END_TEST

START_TEST(a_deleted_record_keeps_its_place)	/* recupd.cxx */
{
	const uint8_t *bookmark;
	int32_t value;
	size_t size;

	put_four();
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 20));
	ck_eng(ENG_OK, eng_cursor_delete(fx.cur));
	ck_eng(ENG_E_RECORD_DELETED, read_int(fx.cur, fx.key,
	    ENG_FROM_RECORD, &value));
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_move(fx.cur, 0, false));
	ck_eng(ENG_OK, eng_cursor_bookmark(fx.cur, &bookmark, &size));
	ck_assert_uint_gt(size, 0);
	ck_eng(ENG_OK, next());
	ck_at(30);
	ck_eng(ENG_OK, eng_cursor_delete(fx.cur));
	ck_eng(ENG_OK, prev());
	ck_at(10);
}
END_TEST

START_TEST(positions_are_counted)
{
	uint64_t below, total;

	put_four();
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 30));
	ck_eng(ENG_OK, eng_cursor_position(fx.cur, &below, &total));
	ck_assert_uint_eq(below, 2);
	ck_assert_uint_eq(total, 4);
	ck_eng(ENG_OK, eng_cursor_goto_position(fx.cur, 1, 4));
	ck_at(20);
	ck_eng(ENG_OK, eng_cursor_goto_position(fx.cur, 100, 100));
	ck_at(40);
}
END_TEST

/* ---- seeks ---- */

START_TEST(a_failed_seek_leaves_the_cursor_between)	/* rec.cxx */
{
	put_four();
	ck_eng(ENG_E_NOT_FOUND, seek_int(ENG_SEEK_EQ, 25));
	ck_at(NO_KEY);
	ck_eng(ENG_OK, next());
	ck_at(30);
	ck_eng(ENG_E_NOT_FOUND, seek_int(ENG_SEEK_EQ, 25));
	ck_eng(ENG_OK, prev());
	ck_at(20);
}
END_TEST

START_TEST(seeks_find_neighbours)
{
	put_four();
	ck_eng(ENG_OK, seek_int(ENG_SEEK_GE, 20));
	ck_at(20);
	ck_eng(ENG_NOTE_NOT_EQUAL, seek_int(ENG_SEEK_GE, 21));
	ck_at(30);
	ck_eng(ENG_NOTE_NOT_EQUAL, seek_int(ENG_SEEK_LE, 21));
	ck_at(20);
	ck_eng(ENG_OK, seek_int(ENG_SEEK_LE, 30));
	ck_at(30);
	ck_eng(ENG_OK, seek_int(ENG_SEEK_GT, 20));
	ck_at(30);
	ck_eng(ENG_OK, seek_int(ENG_SEEK_LT, 20));
	ck_at(10);
	ck_eng(ENG_E_NOT_FOUND, seek_int(ENG_SEEK_GT, 40));
	ck_eng(ENG_OK, prev());
	ck_at(40);
	ck_eng(ENG_E_NOT_FOUND, seek_int(ENG_SEEK_LT, 10));
	ck_eng(ENG_OK, next());
	ck_at(10);
}
END_TEST

START_TEST(search_keys_are_made_by_rule_and_used_up)	/* fldnorm.cxx */
{
	int32_t ten = 10;

	put_four();
	ck_eng(ENG_E_KEY_NOT_MADE, eng_cursor_seek(fx.cur, ENG_SEEK_EQ, false,
	    false));
	ck_eng(ENG_E_KEY_NOT_MADE, eng_cursor_make_key(fx.cur, &ten, 4,
	    false, false, ENG_KEY_PLAIN));
	make_int(10);
	ck_eng(ENG_E_KEY_COMPLETE, eng_cursor_make_key(fx.cur, &ten, 4,
	    false, false, ENG_KEY_PLAIN));
	ck_eng(ENG_OK, eng_cursor_seek(fx.cur, ENG_SEEK_EQ, false, false));
	ck_eng(ENG_E_KEY_NOT_MADE, eng_cursor_seek(fx.cur, ENG_SEEK_EQ, false,
	    false));
	ck_eng(ENG_E_BAD_BUFFER_SIZE, eng_cursor_make_key(fx.cur, &ten, 3,
	    false, true, ENG_KEY_PLAIN));
	ck_eng(ENG_E_BAD_BUFFER_SIZE, eng_cursor_make_key(fx.cur, NULL, 0,
	    true, true, ENG_KEY_PLAIN));
	ck_eng(ENG_E_BAD_FLAGS, eng_cursor_make_key(fx.cur, &ten, 4, false,
	    true, ENG_KEY_PARTIAL_END));
	make_int(20);
	ck_eng(ENG_OK, next());
	ck_eng(ENG_OK, eng_cursor_seek(fx.cur, ENG_SEEK_EQ, false, false));
	ck_at(20);
}
END_TEST

START_TEST(limits_stand_for_the_ends_of_prefixes)	/* fldnorm.cxx */
{
	uint64_t count;

	put_four();
	put(50, "bobby");
	put(60, "bo");
	select_index("name");
	ck_eng(ENG_OK, eng_cursor_make_key(fx.cur, "bo", 2, false, true,
	    ENG_KEY_PARTIAL_START));
	ck_eng(ENG_E_KEY_COMPLETE, eng_cursor_make_key(fx.cur, "bo", 2, false,
	    false, ENG_KEY_PLAIN));
	ck_eng(ENG_NOTE_NOT_EQUAL, eng_cursor_seek(fx.cur, ENG_SEEK_GE, false,
	    false));
	ck_at(60);
	ck_eng(ENG_OK, eng_cursor_make_key(fx.cur, "bo", 2, false, true,
	    ENG_KEY_PARTIAL_END));
	ck_eng(ENG_OK, eng_cursor_set_range(fx.cur, true, true));
	ck_eng(ENG_OK, eng_cursor_count(fx.cur, 0, &count));
	ck_assert_uint_eq(count, 3);
}
END_TEST

START_TEST(a_key_can_be_taken_from_an_entry)	/* fldnorm.cxx */
{
	const uint8_t *key;
	uint8_t copy[64];
	size_t size;

	put_four();
	select_index("name");
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_LAST));
	ck_eng(ENG_OK, eng_cursor_entry_key(fx.cur, &key, &size));
	ck_assert_uint_le(size, sizeof(copy));
	memcpy(copy, key, size);
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_eng(ENG_OK, eng_cursor_set_key(fx.cur, copy, size));
	ck_eng(ENG_OK, eng_cursor_seek(fx.cur, ENG_SEEK_EQ, false, false));
	ck_at(40);
}
END_TEST

/* ---- secondary indexes ---- */

START_TEST(equal_keys_are_ordered_by_bookmark)
{
	put_four();
	put(5, "bob");
	select_index("name");
	ck_at(10);
	ck_eng(ENG_OK, next());
	ck_at(30);
	ck_eng(ENG_OK, next());
	ck_at(5);
	ck_eng(ENG_OK, next());
	ck_at(20);
	ck_eng(ENG_OK, next());
	ck_at(40);
	ck_eng(ENG_E_NO_RECORD, next());
}
END_TEST

START_TEST(key_steps_pass_over_equal_keys)
{
	put_four();
	select_index("name");
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, 1, true));
	ck_at(20);
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, -1, true));
	ck_at(30);
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, 2, true));
	ck_at(40);
	ck_eng(ENG_E_NO_RECORD, eng_cursor_move(fx.cur, 1, true));
}
END_TEST

START_TEST(seeks_among_duplicates)	/* rec.cxx */
{
	put_four();
	select_index("name");
	ck_eng(ENG_OK, seek_text(ENG_SEEK_EQ, "ANN"));
	ck_at(10);
	ck_eng(ENG_OK, seek_text(ENG_SEEK_LE, "ann"));
	ck_at(10);
	ck_eng(ENG_OK, seek_text(ENG_SEEK_GT, "ann"));
	ck_at(20);
	ck_eng(ENG_OK, seek_text(ENG_SEEK_LT, "bob"));
	ck_at(30);
	ck_eng(ENG_E_NOT_FOUND, seek_text(ENG_SEEK_EQ, "an"));
	ck_eng(ENG_OK, next());
	ck_at(10);
	ck_eng(ENG_E_NOT_FOUND, seek_text(ENG_SEEK_LT, "ann"));
}
END_TEST

START_TEST(seeks_tell_unique_keys_and_set_ranges)	/* rec.cxx */
{
	put_four();
	select_index("name");
	make_text("bob");
	ck_eng(ENG_NOTE_UNIQUE, eng_cursor_seek(fx.cur, ENG_SEEK_EQ, true,
	    true));
	ck_eng(ENG_OK, next());
	ck_at(40);
	make_text("ann");
	ck_eng(ENG_OK, eng_cursor_seek(fx.cur, ENG_SEEK_EQ, true, true));
	ck_eng(ENG_OK, next());
	ck_at(30);
	ck_eng(ENG_E_NO_RECORD, next());
}
END_TEST

START_TEST(another_index_keeps_the_record_when_asked)	/* rec.cxx */
{
	int32_t marks[] = { 5, 1 };

	put_four();
	put_marks(50, "bo", marks, 2);
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 20));
	ck_eng(ENG_OK, eng_cursor_set_index(fx.cur, "name", true, 1));
	ck_at(20);
	ck_eng(ENG_OK, prev());
	ck_at(50);
	ck_eng(ENG_OK, eng_cursor_set_index(fx.cur, "mark", true, 2));
	ck_at(50);
	ck_eng(ENG_OK, next());
	ck_at(50);
	ck_eng(ENG_E_NO_RECORD, next());
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_eng(ENG_E_BAD_TAG, eng_cursor_set_index(fx.cur, "mark", true, 3));
	ck_eng(ENG_OK, eng_cursor_set_index(fx.cur, NULL, false, 1));
	ck_at(10);
	ck_eng(ENG_E_NO_RECORD, eng_cursor_set_index(fx.cur, "mark", true,
	    1));
	ck_eng(ENG_E_NO_INDEX, eng_cursor_set_index(fx.cur, "nothing", false,
	    1));
}
END_TEST

START_TEST(moves_within_an_index_follow_a_changed_key)	/* rec.cxx */
{
	const uint8_t *bookmark;
	size_t size;

	put_four();
	select_index("name");
	ck_eng(ENG_OK, seek_text(ENG_SEEK_EQ, "bob"));
	ck_eng(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	write_value(fx.cur, fx.name, 1, "zoe", 3);
	ck_eng(ENG_OK, eng_cursor_update(fx.cur, false, 0, &bookmark,
	    &size));
	ck_at(20);
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_move(fx.cur, 0, false));
	ck_eng(ENG_OK, next());
	ck_at(40);
	ck_eng(ENG_OK, next());
	ck_at(20);
}
END_TEST

/* ---- bookmarks ---- */

static size_t
take_bookmark(uint8_t *copy, size_t room)
{
	const uint8_t *bookmark;
	size_t size;

	ck_eng(ENG_OK, eng_cursor_bookmark(fx.cur, &bookmark, &size));
	ck_assert_uint_le(size, room);
	memcpy(copy, bookmark, size);
	return size;
}

START_TEST(bookmarks_find_the_record_again)	/* rec.cxx */
{
	uint8_t bookmark[64];
	size_t size;

	put_four();
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 30));
	size = take_bookmark(bookmark, sizeof(bookmark));
	select_index("name");
	ck_eng(ENG_OK, eng_cursor_goto(fx.cur, bookmark, size));
	ck_at(30);
	ck_eng(ENG_OK, next());
	ck_at(20);
	select_index("mark");
	ck_eng(ENG_E_NO_RECORD, eng_cursor_goto(fx.cur, bookmark, size));
	select_index(NULL);
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 40));
	ck_eng(ENG_OK, eng_cursor_delete(fx.cur));
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_set_index(fx.cur, "name",
	    true, 1));
	select_index(NULL);
	ck_eng(ENG_E_BAD_BOOKMARK, eng_cursor_goto(fx.cur, bookmark, 0));
	ck_eng(ENG_OK, eng_cursor_goto(fx.cur, bookmark, size));
	ck_eng(ENG_OK, eng_cursor_delete(fx.cur));
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_goto(fx.cur, bookmark, size));
}
END_TEST

START_TEST(entries_that_are_gone_leave_their_place)	/* rec.cxx */
{
	uint8_t bookmark[64], entry[64];
	const uint8_t *key;
	size_t size, key_size;

	put_four();
	select_index("name");
	ck_eng(ENG_OK, seek_text(ENG_SEEK_EQ, "bob"));
	size = take_bookmark(bookmark, sizeof(bookmark));
	ck_eng(ENG_OK, eng_cursor_entry_key(fx.cur, &key, &key_size));
	memcpy(entry, key, key_size);
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_eng(ENG_OK, eng_cursor_goto_entry(fx.cur, entry, key_size,
	    bookmark, size, false));
	ck_at(20);
	ck_eng(ENG_OK, eng_cursor_delete(fx.cur));
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_goto_entry(fx.cur, entry,
	    key_size, bookmark, size, true));
	ck_at(NO_KEY);
	ck_eng(ENG_OK, next());
	ck_at(40);
	select_index(NULL);
	ck_eng(ENG_E_NO_PRIMARY, eng_cursor_goto_entry(fx.cur, entry,
	    key_size, bookmark, size, true));
}
END_TEST

/* ---- ranges ---- */

START_TEST(an_upper_range_ends_moves_forward)	/* dir.cxx */
{
	put_four();
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	make_int(30);
	ck_eng(ENG_OK, eng_cursor_set_range(fx.cur, true, false));
	ck_eng(ENG_OK, next());
	ck_at(20);
	ck_eng(ENG_E_NO_RECORD, next());
	ck_eng(ENG_OK, prev());
	ck_at(40);
	make_int(40);
	ck_eng(ENG_OK, eng_cursor_set_range(fx.cur, true, true));
	ck_at(40);
	make_int(40);
	ck_eng(ENG_E_NO_RECORD, eng_cursor_set_range(fx.cur, true, false));
	ck_eng(ENG_OK, prev());
	ck_at(40);
}
END_TEST

START_TEST(a_lower_range_ends_moves_back)
{
	put_four();
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_LAST));
	make_int(20);
	ck_eng(ENG_OK, eng_cursor_set_range(fx.cur, false, true));
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, -2, false));
	ck_at(20);
	ck_eng(ENG_E_NO_RECORD, prev());
	ck_eng(ENG_OK, next());
	ck_at(10);
	/* fucb.cxx: a range that is left is no more */
	ck_eng(ENG_E_BAD_OPERATION, eng_cursor_drop_range(fx.cur));
	ck_eng(ENG_E_KEY_NOT_MADE, eng_cursor_set_range(fx.cur, false,
	    true));
}
END_TEST

START_TEST(counts_stop_at_the_range_and_at_the_limit)	/* dir.cxx */
{
	uint64_t count;

	put_four();
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 20));
	ck_eng(ENG_OK, eng_cursor_count(fx.cur, 0, &count));
	ck_assert_uint_eq(count, 3);
	ck_eng(ENG_OK, eng_cursor_count(fx.cur, 2, &count));
	ck_assert_uint_eq(count, 2);
	make_int(30);
	ck_eng(ENG_OK, eng_cursor_set_range(fx.cur, true, true));
	ck_eng(ENG_OK, eng_cursor_count(fx.cur, 0, &count));
	ck_assert_uint_eq(count, 2);
	ck_at(20);
}
END_TEST

/* ---- levels ---- */

static void
note_closed(void *owner)
{
	++*(int *)owner;
}

START_TEST(rollback_undoes_what_the_level_did_to_cursors)	/* ver.cxx */
{
	struct eng_cursor *copy;
	int closed = 0;

	put_four();
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 20));
	ck_eng(ENG_OK, eng_txn_begin(fx.session, false));
	ck_eng(ENG_OK, eng_cursor_dup(fx.cur, &copy));
	eng_cursor_set_owner(copy, &closed, note_closed);
	ck_eng(ENG_OK, eng_txn_rollback(fx.session));
	ck_assert_int_eq(closed, 1);
	ck_at(20);
	ck_eng(ENG_OK, eng_txn_begin(fx.session, false));
	select_index("name");
	ck_eng(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	ck_eng(ENG_OK, eng_txn_rollback(fx.session));
	ck_assert(!eng_cursor_is_prepared(fx.cur));
	ck_at(NO_KEY);
	ck_eng(ENG_OK, next());
	ck_at(10);
	ck_eng(ENG_OK, next());
	ck_at(20);
}
END_TEST

START_TEST(a_merged_level_is_undone_with_the_outer_one)
{
	put_four();
	ck_eng(ENG_OK, eng_txn_begin(fx.session, false));
	ck_eng(ENG_OK, eng_txn_begin(fx.session, false));
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 20));
	ck_eng(ENG_OK, eng_txn_commit(fx.session, false));
	ck_at(20);
	ck_eng(ENG_OK, eng_txn_rollback(fx.session));
	ck_at(NO_KEY);
}
END_TEST

START_TEST(a_cursor_sees_what_others_committed)
{
	struct eng_session *other;
	struct eng_cursor *cur;

	put_four();
	eng_cursor_close(fx.cur);
	ck_eng(ENG_OK, eng_cursor_open(fx.session, fx.store, "people", 0,
	    &fx.cur));
	ck_eng(ENG_OK, seek_int(ENG_SEEK_EQ, 20));
	ck_eng(ENG_OK, eng_session_begin(fx.env, &other));
	ck_eng(ENG_OK, eng_cursor_open(other, fx.store, "people", 0, &cur));
	ck_eng(ENG_OK, eng_cursor_move(cur, 1, false));
	ck_eng(ENG_OK, eng_cursor_delete(cur));
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_move(fx.cur, 0, false));
	eng_session_end(other);
}
END_TEST

/* ---- values ---- */

START_TEST(values_are_cut_to_the_buffer)	/* fldext.cxx */
{
	char buffer[2] = "..";
	struct eng_read read = { .column_id = fx.name, .tag = 1,
	    .buffer = buffer, .room = sizeof(buffer) };

	put_one();
	ck_eng(ENG_NOTE_CUT, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, 3);
	ck_assert_mem_eq(buffer, "bo", 2);
	read.offset = 1;
	ck_eng(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, 2);
	ck_assert_mem_eq(buffer, "ob", 2);
	read.offset = 4;
	ck_eng(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, 0);
	read.column_id = fx.note;
	ck_eng(ENG_NOTE_NULL, eng_cursor_read(fx.cur, &read));
	read.column_id = ENG_TAGGED_LAST;
	ck_eng(ENG_E_NO_COLUMN, eng_cursor_read(fx.cur, &read));
	read.column_id = ENG_TAGGED_LAST + 1;
	ck_eng(ENG_E_BAD_COLUMN_ID, eng_cursor_read(fx.cur, &read));
}
END_TEST

START_TEST(long_values_are_read_in_parts)
{
	enum { LONG = 20000 };
	char *text = malloc(LONG), part[8];
	struct eng_read read = { .column_id = fx.note, .tag = 1,
	    .offset = 3998, .buffer = part, .room = sizeof(part) };
	struct eng_record_size size;
	int i;

	for (i = 0; i < LONG; i++)
		text[i] = (char)('a' + i % 23);
	put_one();
	ck_eng(ENG_OK, eng_txn_begin(fx.session, false));
	ck_eng(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_REPLACE));
	write_value(fx.cur, fx.note, 1, text, LONG);
	ck_eng(ENG_OK, eng_cursor_update(fx.cur, false, 0,
	    &(const uint8_t *){ NULL }, &(size_t){ 0 }));
	ck_eng(ENG_OK, eng_txn_commit(fx.session, false));
	ck_eng(ENG_NOTE_CUT, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, LONG - 3998);
	ck_assert_mem_eq(part, text + 3998, sizeof(part));
	ck_eng(ENG_OK, eng_cursor_record_size(fx.cur, ENG_FROM_RECORD, false,
	    &size));
	ck_assert_uint_eq(size.long_values, 1);
	ck_assert_uint_eq(size.long_data, LONG);
	ck_assert_uint_eq(size.data, 4 + 3);
	ck_assert_uint_eq(size.fixed_var_columns, 2);
	ck_assert_uint_eq(size.tagged_columns, 1);
	free(text);
}
END_TEST

START_TEST(columns_are_read_in_one_look)
{
	struct eng_column_value values[] = { { .column_id = fx.key },
	    { .column_id = fx.name }, { .column_id = fx.mark },
	    { .column_id = fx.with_default } };
	struct eng_column_value none = { .column_id = ENG_FIXED_FIRST + 50 };

	put_one();
	ck_eng(ENG_OK, eng_cursor_values(fx.cur, values, 4));
	ck_assert_int_eq(values[0].state, ENG_VALUE_HERE);
	ck_assert_int_eq((int)base_get_u32(values[0].data), 1);
	ck_assert_uint_eq(values[1].size, 3);
	ck_assert_mem_eq(values[1].data, "bob", 3);
	ck_assert_int_eq(values[2].state, ENG_VALUE_NULL);
	ck_assert_int_eq((int)base_get_u32(values[3].data), 7);
	ck_eng(ENG_E_NO_COLUMN, eng_cursor_values(fx.cur, &none, 1));
	ck_eng(ENG_OK, eng_cursor_delete(fx.cur));
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_values(fx.cur, values, 1));
	ck_eng(ENG_E_NO_RECORD, eng_cursor_move(fx.cur, 1, false));
	ck_eng(ENG_E_NO_RECORD, eng_cursor_values(fx.cur, values, 1));
}
END_TEST

/* Columns that were found before are not looked for again, unless they are
 * others now. */
START_TEST(columns_are_read_again_and_again)
{
	struct eng_column_value values[] = { { .column_id = fx.key },
	    { .column_id = fx.mark }, { .column_id = fx.with_default } };
	unsigned i;

	put_one();
	for (i = 0; i < 3; i++) {
		ck_eng(ENG_OK, eng_cursor_values(fx.cur, values, 3));
		ck_assert_int_eq((int)base_get_u32(values[0].data), 1);
		ck_assert_int_eq(values[1].state, ENG_VALUE_NULL);
		ck_assert_int_eq((int)base_get_u32(values[2].data), 7);
	}
	ck_eng(ENG_OK, eng_cursor_values(fx.cur, values, 1));
	ck_eng(ENG_OK, eng_cursor_values(fx.cur, values, 1));
	ck_assert_int_eq((int)base_get_u32(values[0].data), 1);
	ck_eng(ENG_OK, eng_cursor_delete(fx.cur));
	ck_eng(ENG_E_RECORD_DELETED, eng_cursor_values(fx.cur, values, 1));
}
END_TEST

START_TEST(several_values_are_numbered_and_walked)	/* tagfld.cxx */
{
	int32_t marks[] = { 5, 1, 9 }, value;
	struct eng_read read = { .column_id = fx.mark, .tag = 2,
	    .buffer = &value, .room = sizeof(value) };
	uint32_t count, id;

	put_marks(1, NULL, marks, 3);
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_FIRST));
	ck_eng(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_int_eq(value, 1);
	read.tag = 4;
	ck_eng(ENG_NOTE_NULL, eng_cursor_read(fx.cur, &read));
	ck_eng(ENG_OK, eng_cursor_read_count(fx.cur, ENG_FROM_RECORD, fx.mark,
	    &count));
	ck_assert_uint_eq(count, 3);
	read.column_id = 0;
	read.tag = 3;
	ck_eng(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_int_eq(value, 9);
	ck_assert_uint_eq(read.column_next, fx.mark);
	read.tag = 0;
	ck_eng(ENG_E_BAD_TAG, eng_cursor_read(fx.cur, &read));
	ck_eng(ENG_OK, eng_cursor_next_valued(fx.cur, ENG_FROM_RECORD, 0,
	    &id));
	ck_assert_uint_eq(id, fx.key);
	ck_eng(ENG_OK, eng_cursor_next_valued(fx.cur, ENG_FROM_RECORD, id,
	    &id));
	ck_assert_uint_eq(id, fx.mark);
}
END_TEST

START_TEST(defaults_show_where_no_value_is)
{
	int32_t value;
	struct eng_read read = { .column_id = fx.with_default, .tag = 1,
	    .no_default = true, .buffer = &value, .room = sizeof(value) };

	put_one();
	ck_eng(ENG_OK, read_int(fx.cur, fx.with_default, ENG_FROM_RECORD,
	    &value));
	ck_assert_int_eq(value, 7);
	ck_eng(ENG_NOTE_NULL, eng_cursor_read(fx.cur, &read));
	read.no_default = false;
	read.tag = 2;
	ck_eng(ENG_NOTE_NULL, eng_cursor_read(fx.cur, &read));
}
END_TEST

START_TEST(the_copy_is_read_while_it_is_prepared)
{
	int32_t value, two = 2;

	put_one();
	ck_eng(ENG_OK, eng_cursor_prepare(fx.cur, ENG_PREPARE_INSERT));
	write_value(fx.cur, fx.key, 1, &two, sizeof(two));
	ck_eng(ENG_OK, read_int(fx.cur, fx.key, ENG_FROM_COPY, &value));
	ck_assert_int_eq(value, 2);
	ck_at(1);
	ck_eng(ENG_OK, eng_cursor_move(fx.cur, 0, false));
	ck_assert(!eng_cursor_is_prepared(fx.cur));
	ck_eng(ENG_OK, read_int(fx.cur, fx.key, ENG_FROM_COPY, &value));
	ck_assert_int_eq(value, 1);
}
END_TEST

START_TEST(an_entry_gives_its_own_value)	/* fldext.cxx */
{
	int32_t marks[] = { 5, 1 }, value;

	put_marks(1, "bob", marks, 2);
	select_index("mark");
	ck_eng(ENG_OK, eng_cursor_go(fx.cur, ENG_LAST));
	ck_eng(ENG_OK, read_int(fx.cur, fx.mark, ENG_FROM_INDEX, &value));
	ck_assert_int_eq(value, 5);
	ck_eng(ENG_OK, prev());
	ck_eng(ENG_OK, read_int(fx.cur, fx.mark, ENG_FROM_INDEX, &value));
	ck_assert_int_eq(value, 1);
	ck_eng(ENG_OK, read_int(fx.cur, fx.key, ENG_FROM_BOOKMARK, &value));
	ck_assert_int_eq(value, 1);
	ck_eng(ENG_E_NO_COLUMN, read_int(fx.cur, fx.key, ENG_FROM_INDEX,
	    &value));
}
END_TEST

START_TEST(a_tuple_entry_gives_its_fragment)	/* fldext.cxx */
{
	struct eng_index_def def = { .name = "parts", .flags =
	    ENG_IDX_TUPLES, .density = 80, .key_size = ENG_KEY_SIZE_DEFAULT,
	    .part_count = 1, .tuples = { 3, 4, 32767, 1, 0 } };
	char buffer[8];
	struct eng_read read = { .source = ENG_FROM_INDEX,
	    .column_id = fx.name, .tag = 1, .buffer = buffer,
	    .room = sizeof(buffer) };

	def.parts[0].column_id = fx.name;
	ck_eng(ENG_OK, eng_index_create(fx.cur, &def));
	put(1, "Wilma");
	select_index("parts");
	ck_eng(ENG_E_TUPLE_SHORT, eng_cursor_make_key(fx.cur, "il", 2, false,
	    true, ENG_KEY_PLAIN));
	ck_eng(ENG_OK, seek_text(ENG_SEEK_EQ, "ilma"));
	ck_eng(ENG_E_TUPLES_NO_VALUE, eng_cursor_read(fx.cur, &read));
	read.tuple = true;
	ck_eng(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, 4);
	ck_assert_mem_eq(buffer, "ilma", 4);
	ck_eng(ENG_OK, next());
	ck_eng(ENG_OK, eng_cursor_read(fx.cur, &read));
	ck_assert_uint_eq(read.actual, 3);
	ck_assert_mem_eq(buffer, "lma", 3);
}
END_TEST

/* Gives 42, or refuses with the code at context. */
static struct bus_verdict
give_default(void *context, const struct bus_event *ev)
{
	struct eng_default_wanted *wanted = ev->detail;
	int32_t answer = 42;

	if (context != NULL)
		return (struct bus_verdict){ BUS_REFUSE, *(int32_t *)context };
	ck_assert_str_eq(wanted->user_callback, "some!thing");
	ck_assert_uint_eq(wanted->room, sizeof(answer));
	memcpy(wanted->buffer, &answer, sizeof(answer));
	wanted->actual = sizeof(answer);
	wanted->answered = true;
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

START_TEST(defaults_of_the_program_are_asked_for)	/* recget.cxx */
{
	struct eng_column_def def = { .name = "asked", .type = ENG_T_I32,
	    .flags = ENG_COL_TAGGED | ENG_COL_USER_DEFAULT,
	    .user_callback = "some!thing" };
	struct bus_subscription *sub;
	int32_t value, code = -2101;
	uint32_t id;

	ck_eng(ENG_OK, eng_column_add(fx.cur, &def, &id));
	put_one();
	sub = bus_subscribe(eng_cursor_scope(fx.cur),
	    BUS_BIT(BUS_DEFAULT_WANTED), give_default, NULL);
	ck_assert_ptr_nonnull(sub);
	ck_eng(ENG_OK, read_int(fx.cur, id, ENG_FROM_RECORD, &value));
	ck_assert_int_eq(value, 42);
	bus_unsubscribe(eng_cursor_scope(fx.cur), sub);
	sub = bus_subscribe(eng_cursor_scope(fx.cur),
	    BUS_BIT(BUS_DEFAULT_WANTED), give_default, &code);
	ck_eng(ENG_E_REFUSED, read_int(fx.cur, id, ENG_FROM_RECORD, &value));
	ck_assert_int_eq(eng_session_refusal(fx.session), code);
	bus_unsubscribe(eng_cursor_scope(fx.cur), sub);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("eng_cursor");
	TCase *tcase = tcase_create("cursor");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_new_cursor_stands_on_the_first_record);
	tcase_add_test(tcase, an_empty_table_has_no_record);
	tcase_add_test(tcase, moves_run_off_the_ends_and_come_back);
	tcase_add_test(tcase, far_moves_count_entries);
	tcase_add_test(tcase, a_deleted_record_keeps_its_place);
	tcase_add_test(tcase, positions_are_counted);
	tcase_add_test(tcase, a_failed_seek_leaves_the_cursor_between);
	tcase_add_test(tcase, seeks_find_neighbours);
	tcase_add_test(tcase, search_keys_are_made_by_rule_and_used_up);
	tcase_add_test(tcase, limits_stand_for_the_ends_of_prefixes);
	tcase_add_test(tcase, a_key_can_be_taken_from_an_entry);
	tcase_add_test(tcase, equal_keys_are_ordered_by_bookmark);
	tcase_add_test(tcase, key_steps_pass_over_equal_keys);
	tcase_add_test(tcase, seeks_among_duplicates);
	tcase_add_test(tcase, seeks_tell_unique_keys_and_set_ranges);
	tcase_add_test(tcase, another_index_keeps_the_record_when_asked);
	tcase_add_test(tcase, moves_within_an_index_follow_a_changed_key);
	tcase_add_test(tcase, bookmarks_find_the_record_again);
	tcase_add_test(tcase, entries_that_are_gone_leave_their_place);
	tcase_add_test(tcase, an_upper_range_ends_moves_forward);
	tcase_add_test(tcase, a_lower_range_ends_moves_back);
	tcase_add_test(tcase, counts_stop_at_the_range_and_at_the_limit);
	tcase_add_test(tcase, rollback_undoes_what_the_level_did_to_cursors);
	tcase_add_test(tcase, a_merged_level_is_undone_with_the_outer_one);
	tcase_add_test(tcase, a_cursor_sees_what_others_committed);
	tcase_add_test(tcase, values_are_cut_to_the_buffer);
	tcase_add_test(tcase, long_values_are_read_in_parts);
	tcase_add_test(tcase, columns_are_read_in_one_look);
	tcase_add_test(tcase, columns_are_read_again_and_again);
	tcase_add_test(tcase, several_values_are_numbered_and_walked);
	tcase_add_test(tcase, defaults_show_where_no_value_is);
	tcase_add_test(tcase, the_copy_is_read_while_it_is_prepared);
	tcase_add_test(tcase, an_entry_gives_its_own_value);
	tcase_add_test(tcase, a_tuple_entry_gives_its_fragment);
	tcase_add_test(tcase, defaults_of_the_program_are_asked_for);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
