/* SPDX-License-Identifier: MIT */
/* Tables and columns: who sees a definition, who may change it, what of it
 * lasts. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_alloc.h"
#include "ck_st.h"
#include "eng_catalog.h"
#include "eng_cursor.h"
#include "suite.h"
#include "tmpdir.h"

static char *dir;
static char *path;
static struct eng_env *env;
static struct eng_store *store;
static struct eng_session *one, *two;

static void
start(void)
{
	struct eng_env_config config = { 0 };

	config.system_dir = config.log_dir = config.temp_dir = dir;
	ck_st(ENG_OK, eng_env_open(&config, &env));
	ck_st(ENG_OK, eng_session_begin(env, &one));
	ck_st(ENG_OK, eng_session_begin(env, &two));
}

static void
stop(void)
{
	eng_session_end(one);
	eng_session_end(two);
	if (store != NULL)
		ck_st(ENG_OK, eng_attach_end(store));
	store = NULL;
	ck_st(ENG_OK, eng_env_close(env, true));
}

static void
setup(void)
{
	dir = jp_tmpdir_new();
	path = jp_tmpdir_path(dir, "a.edb");
	start();
	ck_st(ENG_OK, eng_attach_new(env, path, false, 4096, &store));
}

static void
teardown(void)
{
	stop();
	free(path);
	jp_tmpdir_remove(dir);
}

/* Everything is read from the file again. */
static void
reattach(void)
{
	ck_st(ENG_OK, eng_attach_end(store));
	ck_st(ENG_OK, eng_attach(env, path, false, &store));
}

/* ---- words for the stories below ---- */

static struct eng_cursor *
create_flags(struct eng_session *s, const char *name, uint32_t flags)
{
	struct eng_cursor *cursor;

	ck_st(ENG_OK, eng_table_create(s, store, name, NULL, flags, 80,
	    &cursor));
	ck_assert_ptr_nonnull(cursor);
	return cursor;
}

static struct eng_cursor *
create(struct eng_session *s, const char *name)
{
	return create_flags(s, name, 0);
}

static void
make(struct eng_session *s, const char *name)
{
	eng_cursor_close(create(s, name));
}

static struct eng_cursor *
open_mode(struct eng_session *s, const char *name, uint32_t mode)
{
	struct eng_cursor *cursor;

	ck_st(ENG_OK, eng_cursor_open(s, store, name, mode, &cursor));
	return cursor;
}

static eng_status
try_open(struct eng_session *s, const char *name, uint32_t mode)
{
	struct eng_cursor *cursor;
	eng_status st;

	st = eng_cursor_open(s, store, name, mode, &cursor);
	if (st == ENG_OK)
		eng_cursor_close(cursor);
	else
		ck_assert_ptr_null(cursor);
	return st;
}

static eng_status
find(struct eng_session *s, const char *name)
{
	struct eng_table_info info;

	return eng_table_find(s, store, name, &info);
}

static struct eng_column_def
define(const char *name, enum eng_type type, uint32_t flags)
{
	struct eng_column_def def = { .type = type, .flags = flags };

	snprintf(def.name, sizeof def.name, "%s", name);
	return def;
}

static uint32_t
add(struct eng_cursor *cursor, const char *name, enum eng_type type,
    uint32_t flags)
{
	struct eng_column_def def = define(name, type, flags);
	uint32_t id;

	ck_st(ENG_OK, eng_column_add(cursor, &def, &id));
	return id;
}

static eng_status
try_add(struct eng_cursor *cursor, const char *name, enum eng_type type,
    uint32_t flags)
{
	struct eng_column_def def = define(name, type, flags);
	uint32_t id;

	return eng_column_add(cursor, &def, &id);
}

static eng_status
has_column(struct eng_cursor *cursor, const char *name)
{
	struct eng_column_info info;

	return eng_column_find(cursor, name, 0, &info);
}

static void
begin(struct eng_session *s)
{
	ck_st(ENG_OK, eng_txn_begin(s, false));
}

static void
commit(struct eng_session *s)
{
	ck_st(ENG_OK, eng_txn_commit(s, false));
}

static void
rollback(struct eng_session *s)
{
	ck_st(ENG_OK, eng_txn_rollback(s));
}

static bool
append_name(void *ctx, const struct eng_table_info *info)
{
	char *names = ctx;

	strcat(names, info->name);
	strcat(names, " ");
	return true;
}

static bool
append_column(void *ctx, const struct eng_column_info *info)
{
	char *names = ctx;

	sprintf(names + strlen(names), "%s:%u:%u ", info->def->name,
	    (unsigned)info->id, (unsigned)info->order);
	return true;
}

static void
ck_columns(struct eng_cursor *cursor, bool by_id, const char *want)
{
	char names[512] = "";

	ck_st(ENG_OK, eng_column_each(cursor, by_id, append_column, names));
	ck_assert_str_eq(names, want);
}

/* Puts an empty record under the number n. */
static void
add_row(struct eng_cursor *cursor, uint8_t n)
{
	struct eng_table *table = cursor->table;
	struct base_buf row = BASE_BUF_EMPTY;
	uint8_t key[4] = { 0, 0, 0, n };
	struct eng_record rec;

	eng_record_init(&rec, &table->columns, eng_table_row_max(table));
	ck_st(ENG_OK, eng_record_encode(&rec, &row, NULL, NULL));
	ck_st(ENG_OK, eng_stmt_begin(cursor->session));
	eng_env_share(env);
	ck_st(ENG_OK, eng_tree_insert(table->rows, cursor->session, key,
	    sizeof key, row.data, row.size));
	eng_env_unshare(env);
	ck_st(ENG_OK, eng_stmt_end(cursor->session, ENG_OK));
	eng_record_fini(&rec);
	base_buf_fini(&row);
}

static uint32_t
number_of(struct eng_cursor *cursor, uint32_t column_id, uint8_t n)
{
	struct eng_view view = eng_session_view(cursor->session);
	struct eng_table *table = cursor->table;
	struct base_buf row = BASE_BUF_EMPTY;
	uint8_t key[4] = { 0, 0, 0, n };
	struct eng_value value;
	uint32_t number;

	eng_env_share(env);
	ck_st(ENG_OK, eng_tree_get(table->rows, &view, key, sizeof key,
	    &row));
	ck_st(ENG_OK, eng_row_get(eng_columns_at(&table->columns, column_id),
	    row.data, row.size, 1, &value));
	number = base_get_u32(value.data);
	eng_env_unshare(env);
	base_buf_fini(&row);
	return number;
}

/* ---- eng_name_check ---- */

static const struct {
	const char *name;
	eng_status want;
	const char *out;
} names[] = {				/* util.cxx, ErrUTILICheckName */
	{ "a", ENG_OK, "a" },
	{ "a b  ", ENG_OK, "a b" },
	{ "comma,ok", ENG_OK, "comma,ok" },
	{ "\303\244", ENG_OK, "\303\244" },
	{ "1234567890123456789012345678901234567890123456789012345678901234",
	  ENG_OK,
	  "1234567890123456789012345678901234567890123456789012345678901234" },
	{ "12345678901234567890123456789012345678901234567890123456789012345",
	  ENG_E_BAD_NAME, "" },
	{ NULL, ENG_E_BAD_NAME, "" },
	{ "", ENG_E_BAD_NAME, "" },
	{ " a", ENG_E_BAD_NAME, "" },
	{ "a!", ENG_E_BAD_NAME, "" },
	{ "a.b", ENG_E_BAD_NAME, "" },
	{ "[a", ENG_E_BAD_NAME, "" },
	{ "a]", ENG_E_BAD_NAME, "" },
	{ "a\tb", ENG_E_BAD_NAME, "" }
};

START_TEST(names_follow_the_rules)
{
	char out[ENG_NAME_MAX + 1];

	ck_st(names[_i].want, eng_name_check(names[_i].name, out));
	ck_assert_str_eq(out, names[_i].out);
}
END_TEST

/* ---- tables ---- */

START_TEST(table_is_seen_by_others_after_commit_only)
{
	begin(one);
	make(one, "t");
	ck_st(ENG_OK, find(one, "t"));
	ck_st(ENG_E_NO_TABLE, find(two, "t"));
	commit(one);
	ck_st(ENG_OK, find(two, "t"));
}
END_TEST

START_TEST(older_snapshot_does_not_see_a_new_table)
{
	begin(two);
	make(one, "t");
	ck_st(ENG_E_NO_TABLE, find(two, "t"));
	commit(two);
	ck_st(ENG_OK, find(two, "T"));		/* case does not count */
}
END_TEST

START_TEST(rollback_takes_back_the_tables_of_its_level)
{
	begin(one);
	make(one, "outer");
	begin(one);
	make(one, "inner");
	rollback(one);
	ck_st(ENG_OK, find(one, "outer"));
	ck_st(ENG_E_NO_TABLE, find(one, "inner"));
	commit(one);
	ck_st(ENG_OK, find(two, "outer"));
	ck_st(ENG_E_NO_TABLE, find(two, "inner"));
}
END_TEST

START_TEST(rollback_closes_the_cursor_of_a_new_table)
{
	begin(one);
	create(one, "t");
	rollback(one);
	ck_assert(TAILQ_EMPTY(&one->cursors));
	make(two, "t");				/* the name is free again */
}
END_TEST

START_TEST(same_name_is_a_duplicate_seen_or_not)
{
	struct eng_cursor *cursor;

	begin(one);
	make(one, "t");
	ck_st(ENG_E_TABLE_EXISTS, eng_table_create(one, store, "T", NULL, 0,
	    80, &cursor));
	ck_st(ENG_E_TABLE_EXISTS, eng_table_create(two, store, "t", NULL, 0,
	    80, &cursor));
	ck_assert_ptr_null(cursor);
	commit(one);
}
END_TEST

START_TEST(creating_cursor_holds_the_table_alone)	/* JetCreateTable */
{
	struct eng_cursor *cursor = create(one, "t");

	ck_st(ENG_E_TABLE_LOCKED, try_open(two, "t", 0));
	ck_st(ENG_OK, try_open(one, "t", 0));
	eng_cursor_close(cursor);
	ck_st(ENG_OK, try_open(two, "t", 0));
}
END_TEST

START_TEST(deny_modes_keep_others_out)	/* fileopen.cxx, ErrFILEISetMode */
{
	struct eng_cursor *cursor;

	make(one, "t");
	cursor = open_mode(one, "t", ENG_OPEN_DENY_WRITE);
	ck_st(ENG_E_TABLE_LOCKED, try_open(two, "t", 0));
	ck_st(ENG_OK, try_open(two, "t", ENG_OPEN_READ_ONLY));
	ck_st(ENG_E_TABLE_IN_USE, try_open(one, "t", ENG_OPEN_DENY_WRITE));
	eng_cursor_close(cursor);
	cursor = open_mode(two, "t", ENG_OPEN_READ_ONLY);
	ck_st(ENG_OK, try_open(one, "t", ENG_OPEN_DENY_WRITE));
	ck_st(ENG_E_TABLE_IN_USE, try_open(one, "t", ENG_OPEN_DENY_READ));
	ck_st(ENG_OK, try_open(two, "t", ENG_OPEN_DENY_READ));
	eng_cursor_close(cursor);
	cursor = open_mode(two, "t", 0);
	ck_st(ENG_E_TABLE_IN_USE, try_open(one, "t", ENG_OPEN_DENY_WRITE));
	eng_cursor_close(cursor);
	ck_st(ENG_OK, try_open(one, "t", ENG_OPEN_DENY_READ));
}
END_TEST

static const struct {
	uint32_t mode;
	eng_status want;
} modes[] = {				/* fileopen.cxx, ErrIsamOpenTable */
	{ ENG_OPEN_DENY_READ | ENG_OPEN_READ_ONLY, ENG_E_BAD_FLAGS },
	{ ENG_OPEN_UPDATABLE | ENG_OPEN_READ_ONLY, ENG_E_BAD_FLAGS },
	{ ENG_OPEN_PERMIT_DDL, ENG_E_BAD_FLAGS },
	{ ENG_OPEN_PERMIT_DDL | ENG_OPEN_DENY_READ, ENG_OK },
	{ ENG_OPEN_UPDATABLE, ENG_OK }
};

START_TEST(open_modes_must_go_together)
{
	make(one, "t");
	ck_st(modes[_i].want, try_open(one, "t", modes[_i].mode));
}
END_TEST

START_TEST(open_table_cannot_be_deleted)	/* JetDeleteTable */
{
	struct eng_cursor *cursor = create(one, "t");

	ck_st(ENG_E_TABLE_IN_USE, eng_table_delete(one, store, "t"));
	eng_cursor_close(cursor);
	ck_st(ENG_OK, eng_table_delete(one, store, "t"));
	ck_st(ENG_E_NO_TABLE, eng_table_delete(one, store, "t"));
}
END_TEST

START_TEST(deleted_table_comes_back_with_rollback)
{
	make(one, "t");
	begin(one);
	ck_st(ENG_OK, eng_table_delete(one, store, "t"));
	ck_st(ENG_E_NO_TABLE, find(one, "t"));
	ck_st(ENG_OK, find(two, "t"));
	ck_st(ENG_E_TABLE_LOCKED, try_open(two, "t", 0));
	rollback(one);
	ck_st(ENG_OK, try_open(two, "t", 0));
}
END_TEST

START_TEST(two_sessions_cannot_delete_one_table)
{
	make(one, "t");
	begin(one);
	begin(two);
	ck_st(ENG_OK, eng_table_delete(one, store, "t"));
	ck_st(ENG_E_TABLE_LOCKED, eng_table_delete(two, store, "t"));
	commit(one);
	ck_assert_int_ne(ENG_OK, eng_table_delete(two, store, "t"));
	commit(two);
}
END_TEST

/* ErrFILEISetMode: a cursor closed inside a transaction still counts. */
START_TEST(table_with_others_open_changes_is_in_use)
{
	struct eng_cursor *cursor;

	make(one, "t");
	begin(two);
	cursor = open_mode(two, "t", 0);
	add_row(cursor, 1);
	eng_cursor_close(cursor);
	ck_st(ENG_E_TABLE_IN_USE, eng_table_delete(one, store, "t"));
	cursor = open_mode(one, "t", ENG_OPEN_DENY_READ);
	ck_st(ENG_E_NOT_EXCLUSIVE, try_add(cursor, "n", ENG_T_I32,
	    ENG_COL_AUTOINC));
	eng_cursor_close(cursor);
	rollback(two);
	begin(two);
	cursor = open_mode(two, "t", 0);
	add(cursor, "c", ENG_T_I32, 0);
	eng_cursor_close(cursor);
	ck_st(ENG_E_TABLE_IN_USE, eng_table_delete(one, store, "t"));
	commit(two);
	ck_st(ENG_OK, eng_table_delete(one, store, "t"));
}
END_TEST

static eng_status
count_tree(void *ctx, const char *name)
{
	if (name[0] == 't' || name[0] == 'v' || name[0] == 'i')
		++*(int *)ctx;
	return ENG_OK;
}

static int
count_trees(void)
{
	int n = 0;

	eng_env_share(env);
	ck_st(ENG_OK, eng_store_tree_names(store, count_tree, &n));
	eng_env_unshare(env);
	return n;
}

START_TEST(deleted_table_leaves_the_file)
{
	struct eng_cursor *cursor = create(one, "t");

	add_row(cursor, 1);
	eng_cursor_close(cursor);
	ck_assert_int_ge(count_trees(), 1);
	ck_st(ENG_OK, eng_table_delete(one, store, "t"));
	begin(one);
	commit(one);
	ck_assert_int_eq(count_trees(), 0);
	reattach();
	ck_st(ENG_E_NO_TABLE, find(one, "t"));
}
END_TEST

START_TEST(name_is_free_in_the_transaction_that_deleted_it)
{
	struct eng_cursor *cursor;

	cursor = create(one, "t");
	add(cursor, "old", ENG_T_I32, 0);
	eng_cursor_close(cursor);
	begin(one);
	ck_st(ENG_OK, eng_table_delete(one, store, "t"));
	cursor = create(one, "t");
	ck_columns(cursor, true, "");
	eng_cursor_close(cursor);
	commit(one);
	cursor = open_mode(two, "t", 0);
	ck_columns(cursor, true, "");
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(rename_is_part_of_the_transaction)
{
	struct eng_table_info info;

	make(one, "t");
	make(one, "taken");
	begin(one);
	ck_st(ENG_E_TABLE_EXISTS, eng_table_rename(one, store, "t", "Taken"));
	ck_st(ENG_OK, eng_table_rename(one, store, "t", "u"));
	ck_st(ENG_OK, eng_table_find(one, store, "u", &info));
	ck_assert_str_eq(info.name, "u");
	ck_st(ENG_OK, find(two, "t"));
	ck_st(ENG_E_NO_TABLE, find(two, "u"));
	rollback(one);
	ck_st(ENG_OK, eng_table_find(one, store, "T", &info));
	ck_assert_str_eq(info.name, "t");
	ck_st(ENG_OK, eng_table_rename(one, store, "t", "u"));
	reattach();
	ck_st(ENG_OK, find(two, "u"));
}
END_TEST

START_TEST(tables_are_listed_by_name_as_the_session_sees_them)
{
	char listed[64] = "";

	make(one, "b");
	make(one, "A");
	begin(two);
	make(two, "c");
	ck_st(ENG_OK, eng_table_each(two, store, append_name, listed));
	ck_assert_str_eq(listed, "A b c ");
	listed[0] = '\0';
	ck_st(ENG_OK, eng_table_each(one, store, append_name, listed));
	ck_assert_str_eq(listed, "A b ");
	rollback(two);
}
END_TEST

/* ---- columns ---- */

START_TEST(column_is_seen_by_others_after_commit_only)
{
	struct eng_cursor *mine, *theirs;

	make(one, "t");
	mine = open_mode(one, "t", 0);
	theirs = open_mode(two, "t", 0);
	begin(one);
	add(mine, "c", ENG_T_I32, 0);
	ck_st(ENG_OK, has_column(mine, "C"));
	ck_st(ENG_E_NO_COLUMN, has_column(theirs, "c"));
	ck_st(ENG_E_COLUMN_EXISTS, try_add(theirs, "c", ENG_T_TEXT, 0));
	commit(one);
	ck_st(ENG_OK, has_column(theirs, "c"));
	eng_cursor_close(mine);
	eng_cursor_close(theirs);
}
END_TEST

START_TEST(rollback_takes_a_column_back_and_spends_its_id)
{
	struct eng_cursor *cursor = create(one, "t");

	ck_assert_uint_eq(add(cursor, "a", ENG_T_I32, 0), 1);
	begin(one);
	ck_assert_uint_eq(add(cursor, "b", ENG_T_I32, 0), 2);
	begin(one);
	ck_assert_uint_eq(add(cursor, "c", ENG_T_I32, 0), 3);
	rollback(one);
	ck_columns(cursor, true, "a:1:1 b:2:2 ");
	rollback(one);
	ck_columns(cursor, true, "a:1:1 ");
	ck_assert_uint_eq(add(cursor, "b", ENG_T_I32, 0), 4);
	ck_columns(cursor, true, "a:1:1 b:4:2 ");
	eng_cursor_close(cursor);
	reattach();
	cursor = open_mode(one, "t", 0);
	ck_columns(cursor, true, "a:1:1 b:4:2 ");
	ck_assert_uint_eq(eng_columns_at(&cursor->table->columns,
	    4)->offset, 12);
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(deleted_column_keeps_its_id_for_ever)
{
	struct eng_cursor *cursor = create(one, "t");

	add(cursor, "a", ENG_T_I32, 0);
	add(cursor, "b", ENG_T_I64, 0);
	add(cursor, "v", ENG_T_TEXT, 0);
	ck_assert_uint_eq(add(cursor, "l", ENG_T_LONG_TEXT, 0), 256);
	ck_st(ENG_OK, eng_column_delete(cursor, "B", false));
	ck_st(ENG_OK, eng_column_delete(cursor, "l", false));
	ck_st(ENG_E_NO_COLUMN, has_column(cursor, "b"));
	ck_st(ENG_E_NO_COLUMN, eng_column_delete(cursor, "b", false));
	eng_cursor_close(cursor);
	reattach();
	cursor = open_mode(one, "t", 0);
	ck_columns(cursor, true, "a:1:1 v:128:2 ");
	ck_assert_uint_eq(add(cursor, "b", ENG_T_I32, 0), 3);
	ck_assert_uint_eq(add(cursor, "l", ENG_T_LONG_TEXT, 0), 257);
	ck_assert_uint_eq(eng_columns_at(&cursor->table->columns,
	    3)->offset, 12);
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(deleted_column_comes_back_with_rollback)
{
	struct eng_cursor *cursor = create(one, "t");

	add(cursor, "a", ENG_T_I32, ENG_COL_AUTOINC);
	begin(one);
	ck_st(ENG_OK, eng_column_delete(cursor, "a", false));
	ck_st(ENG_E_NO_COLUMN, has_column(cursor, "a"));
	ck_assert_ptr_null(cursor->table->autoinc);
	rollback(one);
	ck_st(ENG_OK, has_column(cursor, "a"));
	ck_assert_ptr_nonnull(cursor->table->autoinc);
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(columns_are_listed_by_name_or_id)
{
	struct eng_cursor *cursor = create(one, "t");

	add(cursor, "z", ENG_T_I32, 0);
	add(cursor, "M", ENG_T_LONG_BINARY, 0);
	add(cursor, "a", ENG_T_BINARY, 0);
	ck_columns(cursor, true, "z:1:1 a:128:2 M:256:3 ");
	ck_columns(cursor, false, "a:128:2 M:256:3 z:1:1 ");
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(definition_survives_a_restart)
{
	struct eng_column_def def = define("c", ENG_T_LONG_TEXT,
	    ENG_COL_MULTI);
	struct eng_column_info info;
	struct eng_table_info table;
	struct eng_cursor *cursor;
	uint32_t id;

	cursor = create(one, "t");
	def.default_value = "abc";
	def.default_size = 3;
	def.codepage = 1200;
	def.size_max = 1000;
	ck_st(ENG_OK, eng_column_add(cursor, &def, &id));
	def = define("d", ENG_T_TEXT, ENG_COL_TAGGED | ENG_COL_USER_DEFAULT);
	def.user_callback = "module!fn";
	def.user_data = "xy";
	def.user_data_size = 2;
	ck_st(ENG_OK, eng_column_add(cursor, &def, &id));
	eng_cursor_close(cursor);
	stop();
	start();
	ck_st(ENG_OK, eng_attach(env, path, false, &store));
	cursor = open_mode(one, "t", 0);
	eng_cursor_table_info(cursor, &table);
	ck_assert_str_eq(table.name, "t");
	ck_assert_uint_eq(table.density, 80);
	ck_st(ENG_OK, eng_column_find(cursor, "C", 0, &info));
	ck_assert_uint_eq(info.id, 256);
	ck_assert_uint_eq(info.def->size_max, 1000);
	ck_assert_uint_eq(info.def->codepage, 1200);
	ck_assert_uint_eq(info.def->flags, ENG_COL_MULTI | ENG_COL_TAGGED);
	ck_assert_uint_eq(info.def->default_size, 3);
	ck_assert_mem_eq(info.def->default_value, "abc", 3);
	ck_st(ENG_OK, eng_column_find(cursor, NULL, 257, &info));
	ck_assert_str_eq(info.def->user_callback, "module!fn");
	ck_assert_mem_eq(info.def->user_data, "xy", 2);
	ck_assert(cursor->table->has_user_default);
	eng_cursor_close(cursor);
}
END_TEST

#define TAGGED		ENG_COL_TAGGED
#define FIXED		ENG_COL_FIXED
static const struct {
	enum eng_type type;
	uint32_t flags;
	uint16_t codepage;
	uint32_t default_size;
	eng_status want;
} rules[] = {				/* ErrFILEIValidateAddColumn */
	{ ENG_T_NONE, 0, 0, 0, ENG_E_BAD_COLUMN_TYPE },
	{ 13, 0, 0, 0, ENG_E_BAD_COLUMN_TYPE },
	{ ENG_T_U64 + 1, 0, 0, 0, ENG_E_BAD_COLUMN_TYPE },
	{ ENG_T_TEXT, 0, 437, 0, ENG_E_BAD_CODE_PAGE },
	{ ENG_T_LONG_TEXT, 0, 1252, 0, ENG_OK },
	{ ENG_T_LONG_TEXT, FIXED, 0, 0, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, FIXED | TAGGED, 0, 0, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_MULTI, 0, 0, ENG_E_MUST_BE_TAGGED },
	{ ENG_T_I32, ENG_COL_MULTI | TAGGED, 0, 0, ENG_OK },
	{ ENG_T_I32, ENG_COL_COMPRESSED, 0, 0, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_ESCROW, 0, 0, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_ESCROW, 0, 4, ENG_OK },
	{ ENG_T_I16, ENG_COL_ESCROW, 0, 2, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_ESCROW | TAGGED, 0, 4, ENG_E_NOT_TAGGABLE },
	{ ENG_T_I32, ENG_COL_ESCROW | ENG_COL_VERSION, 0, 4,
	  ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_DELETE_ON_ZERO, 0, 4, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_VERSION, 0, 0, ENG_OK },
	{ ENG_T_I64, ENG_COL_VERSION, 0, 0, ENG_E_BAD_FLAGS },
	{ ENG_T_I64, ENG_COL_AUTOINC, 0, 0, ENG_OK },
	{ ENG_T_I16, ENG_COL_AUTOINC, 0, 0, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_AUTOINC | ENG_COL_VERSION, 0, 0,
	  ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_AUTOINC | TAGGED, 0, 0, ENG_E_NOT_TAGGABLE },
	{ ENG_T_I32, ENG_COL_USER_DEFAULT, 0, 0, ENG_E_BAD_FLAGS },
	{ ENG_T_I32, ENG_COL_USER_DEFAULT | TAGGED, 0, 0,
	  ENG_E_BAD_PARAMETER },
	{ ENG_T_I32, 0, 0, 8, ENG_E_DEFAULT_TOO_BIG },
	{ ENG_T_I32, 0, 0, 2, ENG_E_BAD_BUFFER_SIZE },
	{ ENG_T_LONG_BINARY, 0, 0, 255, ENG_OK },
	{ ENG_T_LONG_BINARY, 0, 0, 256, ENG_E_DEFAULT_TOO_BIG }
};

START_TEST(column_definition_must_make_sense)
{
	struct eng_column_def def = define("c", rules[_i].type,
	    rules[_i].flags);
	struct eng_cursor *cursor = create(one, "t");
	uint8_t value[256] = { 1 };
	uint32_t id;

	def.codepage = rules[_i].codepage;
	def.default_value = value;
	def.default_size = rules[_i].default_size;
	ck_st(rules[_i].want, eng_column_add(cursor, &def, &id));
	ck_st(rules[_i].want == ENG_OK ? ENG_OK : ENG_E_NO_COLUMN,
	    has_column(cursor, "c"));
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(short_text_is_cut_to_255_with_a_remark)
{
	struct eng_column_def def = define("c", ENG_T_TEXT, 0);
	struct eng_cursor *cursor = create(one, "t");
	struct eng_column_info info;
	uint32_t id;

	def.size_max = 300;
	ck_st(ENG_NOTE_VALUE_CUT, eng_column_add(cursor, &def, &id));
	ck_st(ENG_OK, eng_column_find(cursor, "c", 0, &info));
	ck_assert_uint_eq(info.def->size_max, 255);
	ck_assert_uint_eq(info.def->codepage, 1252);
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(special_columns_occur_once)
{
	struct eng_cursor *cursor = create(one, "t");

	add(cursor, "a", ENG_T_I32, ENG_COL_AUTOINC);
	add(cursor, "v", ENG_T_I32, ENG_COL_VERSION);
	ck_st(ENG_E_COLUMN_REDUNDANT, try_add(cursor, "b", ENG_T_I64,
	    ENG_COL_AUTOINC));
	ck_st(ENG_E_COLUMN_REDUNDANT, try_add(cursor, "w", ENG_T_I32,
	    ENG_COL_VERSION));
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(columns_run_out)
{
	struct eng_cursor *cursor = create(one, "t");
	char name[16];
	int i;

	begin(one);
	for (i = 1; i <= 127; i++) {
		snprintf(name, sizeof name, "f%d", i);
		ck_assert_uint_eq(add(cursor, name, ENG_T_U8, 0),
		    (unsigned)i);
	}
	ck_st(ENG_E_TOO_MANY_COLUMNS, try_add(cursor, "f", ENG_T_U8, 0));
	add(cursor, "v", ENG_T_TEXT, 0);
	commit(one);
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(fixed_columns_must_fit_a_record)
{
	struct eng_cursor *cursor = create(one, "t");
	char name[16];
	int i;

	for (i = 0; i < 14; i++) {	/* 14 * 255 < 3787 < 15 * 255 */
		snprintf(name, sizeof name, "f%d", i);
		add(cursor, name, ENG_T_BINARY, FIXED);
	}
	ck_st(ENG_E_ROW_TOO_BIG, try_add(cursor, "f", ENG_T_BINARY, FIXED));
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(autoincrement_numbers_the_records_there_are)	/* JetAddColumn */
{
	struct eng_cursor *cursor;
	uint32_t id;

	make(one, "t");
	cursor = open_mode(one, "t", 0);
	add_row(cursor, 7);
	add_row(cursor, 3);
	ck_st(ENG_E_NOT_EXCLUSIVE, try_add(cursor, "n", ENG_T_I32,
	    ENG_COL_AUTOINC));
	eng_cursor_close(cursor);
	cursor = open_mode(one, "t", ENG_OPEN_DENY_READ);
	id = add(cursor, "n", ENG_T_I32, ENG_COL_AUTOINC);
	ck_assert_uint_eq(number_of(cursor, id, 3), 1);
	ck_assert_uint_eq(number_of(cursor, id, 7), 2);
	ck_assert_uint_eq(cursor->table->counters->autoinc, 3);
	eng_cursor_close(cursor);
	reattach();
	cursor = open_mode(one, "t", 0);
	ck_assert_uint_eq(cursor->table->counters->autoinc, 3);
	ck_assert_uint_eq(cursor->table->counters->record_id, 8);
	ck_assert(cursor->table->had_records);
	eng_cursor_close(cursor);
}
END_TEST

static uint32_t
insert_numbered(struct eng_cursor *cursor, uint32_t id)
{
	const uint8_t *bookmark;
	size_t size;

	ck_st(ENG_OK, eng_cursor_prepare(cursor, ENG_PREPARE_INSERT));
	ck_st(ENG_OK, eng_cursor_update(cursor, false, 0, &bookmark, &size));
	ck_assert_uint_eq(size, 4);
	return number_of(cursor, id, bookmark[3]);
}

START_TEST(autoincrement_goes_on_after_a_restart)
{
	struct eng_cursor *cursor = create(one, "t");
	uint32_t id = add(cursor, "n", ENG_T_I32, ENG_COL_AUTOINC);
	bool clean;

	ck_assert_uint_eq(insert_numbered(cursor, id), 1);
	begin(one);
	ck_assert_uint_eq(insert_numbered(cursor, id), 2);
	rollback(one);
	ck_assert_uint_eq(insert_numbered(cursor, id), 3);
	eng_cursor_close(cursor);
	for (clean = false; ; clean = true) {
		eng_session_end(one);
		eng_session_end(two);
		eng_env_close(env, clean);
		start();
		ck_st(ENG_OK, eng_attach(env, path, false, &store));
		cursor = open_mode(one, "t", 0);
		ck_assert_uint_eq(insert_numbered(cursor, id), 4 + clean);
		eng_cursor_close(cursor);
		if (clean)
			break;
	}
}
END_TEST

START_TEST(escrow_column_wants_an_empty_table)		/* JetAddColumn */
{
	struct eng_column_def def = define("e", ENG_T_I32, ENG_COL_ESCROW);
	struct eng_cursor *cursor;
	uint32_t id, zero = 0;

	def.default_value = &zero;
	def.default_size = 4;
	make(one, "t");
	cursor = open_mode(one, "t", 0);
	ck_st(ENG_E_NOT_EXCLUSIVE, eng_column_add(cursor, &def, &id));
	eng_cursor_close(cursor);
	cursor = open_mode(one, "t", ENG_OPEN_DENY_READ);
	add_row(cursor, 1);
	ck_st(ENG_E_TABLE_NOT_EMPTY, eng_column_add(cursor, &def, &id));
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(new_default_is_part_of_the_transaction)
{
	struct eng_cursor *cursor = create(one, "t");
	struct eng_column_info info;
	uint32_t value = 5;

	add(cursor, "c", ENG_T_I32, 0);
	ck_st(ENG_E_NULL_VALUE, eng_column_set_default(cursor, "c", NULL, 0));
	ck_st(ENG_E_BAD_BUFFER_SIZE, eng_column_set_default(cursor, "c",
	    "ab", 2));
	ck_st(ENG_OK, eng_column_set_default(cursor, "c", &value, 4));
	begin(one);
	value = 6;
	ck_st(ENG_OK, eng_column_set_default(cursor, "c", &value, 4));
	value = 7;
	ck_st(ENG_OK, eng_column_set_default(cursor, "c", &value, 4));
	ck_st(ENG_OK, eng_column_find(cursor, "c", 0, &info));
	ck_assert_uint_eq(base_get_u32(info.def->default_value), 7);
	rollback(one);
	ck_assert_uint_eq(base_get_u32(info.def->default_value), 5);
	eng_cursor_close(cursor);
	reattach();
	cursor = open_mode(one, "t", 0);
	ck_st(ENG_OK, eng_column_find(cursor, "c", 0, &info));
	ck_assert_uint_eq(base_get_u32(info.def->default_value), 5);
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(column_is_renamed)
{
	struct eng_cursor *cursor = create(one, "t");

	add(cursor, "a", ENG_T_I32, 0);
	add(cursor, "b", ENG_T_I32, 0);
	ck_st(ENG_E_COLUMN_EXISTS, eng_column_rename(cursor, "a", "B"));
	ck_st(ENG_E_BAD_NAME, eng_column_rename(cursor, "a", "x!"));
	ck_st(ENG_E_NO_COLUMN, eng_column_rename(cursor, "x", "y"));
	ck_st(ENG_OK, eng_column_rename(cursor, "a", "c"));
	ck_st(ENG_OK, eng_column_rename(cursor, "b", "B"));
	eng_cursor_close(cursor);
	reattach();
	cursor = open_mode(one, "t", 0);
	ck_columns(cursor, true, "c:1:1 B:2:2 ");
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(fixed_table_takes_no_columns_once_it_is_made)
{
	struct eng_cursor *cursor = create_flags(one, "t",
	    ENG_TABLE_FIXED_DDL);

	add(cursor, "a", ENG_T_I32, 0);
	eng_cursor_end_ddl(cursor);
	ck_st(ENG_E_FIXED_SCHEMA, try_add(cursor, "b", ENG_T_I32, 0));
	eng_cursor_close(cursor);
	cursor = open_mode(one, "t", ENG_OPEN_DENY_READ |
	    ENG_OPEN_PERMIT_DDL);
	add(cursor, "b", ENG_T_I32, 0);
	ck_st(ENG_E_FIXED_SCHEMA, eng_column_delete(cursor, "b", false));
	eng_cursor_close(cursor);
}
END_TEST

/* ---- indexes ---- */

static struct eng_index *
put_index(struct eng_cursor *cursor, const char *name, uint32_t column_id)
{
	struct eng_index_def def = { .key_size = 255, .part_count = 1,
	    .density = 80 };
	struct eng_table *table = cursor->table;
	struct eng_index *index;
	uint32_t id;

	snprintf(def.name, sizeof def.name, "%s", name);
	def.parts[0].column_id = column_id;
	def.tuples.min = 3;
	ck_st(ENG_OK, eng_stmt_begin(cursor->session));
	eng_env_exclude(env);
	id = eng_table_next_index(table);
	ck_st(ENG_OK, eng_table_put_index(cursor->session, table, &def, id,
	    ENG_TREE_BORN, &index));
	eng_env_unexclude(env);
	eng_env_share(env);
	ck_st(ENG_OK, eng_catalog_insert_index(cursor->session, table, &def,
	    id));
	eng_env_unshare(env);
	ck_st(ENG_OK, eng_stmt_end(cursor->session, ENG_OK));
	return index;
}

static struct eng_index *
find_index(struct eng_cursor *cursor, const char *name)
{
	struct eng_view view = eng_session_view(cursor->session);

	return eng_table_index(cursor->table, &view, name);
}

START_TEST(index_definition_is_transactional_and_lasts)
{
	struct eng_cursor *cursor = create(one, "t");
	uint32_t column = add(cursor, "c", ENG_T_I32, 0);
	struct eng_index *index;

	begin(one);
	put_index(cursor, "gone", column);
	ck_assert_ptr_nonnull(find_index(cursor, "GONE"));
	rollback(one);
	ck_assert_ptr_null(find_index(cursor, "gone"));
	put_index(cursor, "b", column);
	index = put_index(cursor, "a", column);
	ck_assert_ptr_eq(cursor->table->indexes, index);
	ck_st(ENG_E_COLUMN_IN_USE, eng_column_delete(cursor, "c", false));
	ck_st(ENG_E_COLUMN_IN_USE, eng_column_set_default(cursor, "c",
	    "abcd", 4));
	eng_cursor_close(cursor);
	reattach();
	cursor = open_mode(one, "t", 0);
	index = find_index(cursor, "a");
	ck_assert_ptr_nonnull(index);
	ck_assert_uint_eq(index->id, 3);
	ck_assert_uint_eq(index->def.parts[0].column_id, column);
	ck_assert_uint_eq(index->def.tuples.min, 3);
	ck_assert_uint_eq(cursor->table->next_index_id, 3);
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(index_and_deletion_of_its_column_conflict)
{
	struct eng_index_def def = { .part_count = 1, .density = 80 };
	struct eng_cursor *mine, *theirs;

	mine = create(one, "t");
	def.parts[0].column_id = add(mine, "c", ENG_T_I32, 0);
	snprintf(def.name, sizeof def.name, "i");
	eng_cursor_close(mine);
	mine = open_mode(one, "t", 0);
	theirs = open_mode(two, "t", 0);
	begin(one);
	ck_st(ENG_OK, eng_column_delete(mine, "c", false));
	ck_st(ENG_E_WRITE_CONFLICT, eng_index_create(theirs, &def));
	rollback(one);
	begin(two);
	ck_st(ENG_OK, eng_index_create(theirs, &def));
	ck_st(ENG_E_COLUMN_IN_USE, eng_column_delete(mine, "c", false));
	rollback(two);
	ck_st(ENG_OK, eng_column_delete(mine, "c", false));
	eng_cursor_close(mine);
	eng_cursor_close(theirs);
}
END_TEST

/* ---- templates ---- */

static void
make_template(uint32_t flags)
{
	struct eng_cursor *cursor = create_flags(one, "base",
	    ENG_TABLE_TEMPLATE | flags);
	uint32_t column = add(cursor, "a", ENG_T_I32, 0);

	add(cursor, "l", ENG_T_LONG_BINARY, 0);
	put_index(cursor, "i", column);
	eng_cursor_close(cursor);
}

START_TEST(derived_table_goes_on_where_the_template_ended)
{
	struct eng_cursor *cursor;
	struct eng_column_info info;
	struct eng_table_info table;
	int again;

	make_template(0);
	ck_st(ENG_OK, eng_table_create(one, store, "t", "Base", 0, 80,
	    &cursor));
	ck_assert_uint_eq(add(cursor, "b", ENG_T_I32, 0), 2);
	ck_assert_uint_eq(add(cursor, "m", ENG_T_LONG_TEXT, 0), 257);
	ck_st(ENG_E_COLUMN_EXISTS, try_add(cursor, "A", ENG_T_I32, 0));
	eng_cursor_close(cursor);
	for (again = 0; again < 2; again++) {
		cursor = open_mode(one, "t", 0);
		ck_columns(cursor, true, "a:1:1 b:2:2 l:256:3 m:257:4 ");
		ck_st(ENG_OK, eng_column_find(cursor, "a", 0, &info));
		ck_assert(info.inherited);
		ck_st(ENG_OK, eng_column_find(cursor, "b", 0, &info));
		ck_assert(!info.inherited);
		ck_assert(find_index(cursor, "i")->inherited);
		eng_cursor_table_info(cursor, &table);
		ck_assert_str_eq(table.template_name, "base");
		ck_assert_ptr_eq(eng_cursor_scope(cursor)->parent,
		    &cursor->table->template->scope);
		ck_st(ENG_E_INHERITED_SCHEMA, eng_column_delete(cursor, "a",
		    false));
		ck_st(ENG_E_NO_COLUMN, eng_column_delete(cursor, "a", true));
		eng_cursor_close(cursor);
		reattach();
	}
}
END_TEST

START_TEST(template_stays_as_it_is)
{
	struct eng_cursor *cursor;

	make_template(ENG_TABLE_NO_FIXED_VAR_IN_DERIVED);
	ck_st(ENG_E_TEMPLATE_STAYS, eng_table_delete(one, store, "base"));
	cursor = open_mode(one, "base", ENG_OPEN_DENY_READ |
	    ENG_OPEN_PERMIT_DDL);
	ck_st(ENG_E_FIXED_SCHEMA, try_add(cursor, "x", ENG_T_I32, 0));
	add(cursor, "x", ENG_T_I32, TAGGED);
	eng_cursor_close(cursor);
	ck_st(ENG_OK, eng_table_create(one, store, "t", "base", 0, 80,
	    &cursor));
	ck_st(ENG_E_INHERITED_SCHEMA, try_add(cursor, "y", ENG_T_I32, 0));
	eng_cursor_close(cursor);
	reattach();
	cursor = open_mode(one, "base", ENG_OPEN_DENY_READ |
	    ENG_OPEN_PERMIT_DDL);
	ck_st(ENG_E_TABLE_IN_USE, try_add(cursor, "y", ENG_T_I32, TAGGED));
	eng_cursor_close(cursor);
}
END_TEST

START_TEST(only_templates_can_be_inherited)
{
	struct eng_cursor *cursor;

	make(one, "plain");
	ck_st(ENG_E_BAD_TEMPLATE, eng_table_create(one, store, "t", "plain",
	    0, 80, &cursor));
	ck_st(ENG_E_NO_TABLE, eng_table_create(one, store, "t", "none", 0,
	    80, &cursor));
	ck_st(ENG_E_NO_TABLE, find(one, "t"));
}
END_TEST

/* ---- the store ---- */

START_TEST(store_in_use_is_not_detached)
{
	struct eng_cursor *cursor = create(one, "t");
	struct eng_store *again;

	ck_st(ENG_E_STORE_IN_USE, eng_attach_end(store));
	eng_cursor_close(cursor);
	begin(one);
	make(one, "u");
	ck_st(ENG_E_STORE_IN_USE, eng_attach_end(store));
	rollback(one);
	ck_st(ENG_NOTE_ATTACHED, eng_attach(env, path, false, &again));
	ck_assert_ptr_eq(again, store);
	reattach();
}
END_TEST

START_TEST(trees_without_a_row_are_swept_at_attach)
{
	DB *db;

	make(one, "t");				/* table 1 */
	eng_env_exclude(env);
	ck_st(ENG_OK, eng_store_tree_create(store, NULL, "t7", &db));
	eng_store_tree_close(db);
	ck_st(ENG_OK, eng_store_tree_create(store, NULL, "i1_9", &db));
	eng_store_tree_close(db);
	eng_env_unexclude(env);
	reattach();
	ck_assert_int_eq(count_trees(), 0);
	ck_assert_uint_eq(store->next_table_id, 8);
}
END_TEST

static void
put_raw(const char *key, size_t key_size, const char *value, size_t size)
{
	begin(one);
	eng_env_share(env);
	ck_st(ENG_OK, eng_tree_put(store->catalog, one, key, key_size, value,
	    size));
	eng_env_unshare(env);
	commit(one);
}

START_TEST(damaged_rows_are_found_out)
{
	struct eng_table_info info;

	make(one, "t");
	reattach();
	put_raw("\2\0\0\0\1Cc", 7, "\1\1c\1\0\0", 6);
	ck_st(ENG_E_CORRUPT, eng_table_find(one, store, "t", &info));
	put_raw("\1bad", 4, "\1\3b", 3);
	ck_st(ENG_E_CORRUPT, eng_table_find(one, store, "bad", &info));
	put_raw("\1bad", 4, "\7", 1);
	ck_st(ENG_E_CORRUPT, eng_table_find(one, store, "bad", &info));
}
END_TEST

START_TEST(read_only_store_keeps_its_schema)
{
	struct eng_cursor *cursor;

	make(one, "t");
	ck_st(ENG_OK, eng_attach_end(store));
	ck_st(ENG_OK, eng_attach(env, path, true, &store));
	ck_st(ENG_E_STORE_READ_ONLY, eng_table_create(one, store, "u", NULL,
	    0, 80, &cursor));
	ck_st(ENG_E_STORE_READ_ONLY, eng_table_delete(one, store, "t"));
	cursor = open_mode(one, "t", ENG_OPEN_READ_ONLY);
	ck_st(ENG_E_STORE_READ_ONLY, try_add(cursor, "c", ENG_T_I32, 0));
	eng_cursor_close(cursor);
}
END_TEST

/* ---- local storage ---- */

static struct bus_verdict
note_freed(void *context, const struct bus_event *ev)
{
	const struct eng_storage_freed *freed = ev->detail;

	*(uintptr_t *)context += freed->of_table ? freed->value : 0;
	return (struct bus_verdict){ BUS_CONTINUE, 0 };
}

START_TEST(local_storage_is_swapped_and_given_back)	/* JetSetLS */
{
	struct eng_cursor *cursor = create(one, "t");
	struct bus_subscription *sub;
	uintptr_t found, sum = 0;

	sub = bus_subscribe(&env->scope, BUS_BIT(BUS_STORAGE_FREED),
	    note_freed, &sum);
	ck_assert(eng_cursor_storage_swap(cursor, true, ENG_STORAGE_NONE, 41,
	    &found));
	ck_assert(!eng_cursor_storage_swap(cursor, true, ENG_STORAGE_NONE, 42,
	    &found));
	ck_assert_uint_eq(found, 41);
	eng_cursor_close(cursor);
	ck_assert_uint_eq(sum, 0);
	ck_st(ENG_OK, eng_table_delete(one, store, "t"));
	ck_assert_uint_eq(sum, 41);
	bus_unsubscribe(&env->scope, sub);
}
END_TEST

/* ---- memory ---- */

static eng_status
make_all(void)
{
	struct eng_column_def def = define("c", ENG_T_I32, ENG_COL_AUTOINC);
	struct eng_cursor *cursor = NULL;
	uint32_t id;
	eng_status st;

	st = eng_table_create(one, store, "t", "base", 0, 80, &cursor);
	if (st == ENG_OK)
		st = eng_column_add(cursor, &def, &id);
	if (cursor != NULL)
		eng_cursor_close(cursor);
	return st;
}

START_TEST(failing_allocations_change_nothing)
{
	eng_status st;
	long n;

	make_template(0);
	for (n = 1; ; n++) {
		begin(one);
		base_alloc_fail_after(n);
		st = make_all();
		if (!base_alloc_has_failed()) {
			base_alloc_fail_after(0);
			rollback(one);
			break;
		}
		base_alloc_fail_after(0);
		if (st != ENG_OK)
			ck_st(ENG_E_NO_MEMORY, st);
		rollback(one);
		ck_st(ENG_E_NO_TABLE, find(one, "t"));
	}
	ck_st(ENG_OK, st);
	ck_assert_int_gt(n, 20);
	reattach();
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("eng_table");
	TCase *tc = tcase_create("schema");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, names_follow_the_rules, 0,
	    (int)(sizeof names / sizeof names[0]));
	tcase_add_test(tc, table_is_seen_by_others_after_commit_only);
	tcase_add_test(tc, older_snapshot_does_not_see_a_new_table);
	tcase_add_test(tc, rollback_takes_back_the_tables_of_its_level);
	tcase_add_test(tc, rollback_closes_the_cursor_of_a_new_table);
	tcase_add_test(tc, same_name_is_a_duplicate_seen_or_not);
	tcase_add_test(tc, creating_cursor_holds_the_table_alone);
	tcase_add_test(tc, deny_modes_keep_others_out);
	tcase_add_loop_test(tc, open_modes_must_go_together, 0,
	    (int)(sizeof modes / sizeof modes[0]));
	tcase_add_test(tc, open_table_cannot_be_deleted);
	tcase_add_test(tc, deleted_table_comes_back_with_rollback);
	tcase_add_test(tc, two_sessions_cannot_delete_one_table);
	tcase_add_test(tc, table_with_others_open_changes_is_in_use);
	tcase_add_test(tc, deleted_table_leaves_the_file);
	tcase_add_test(tc, name_is_free_in_the_transaction_that_deleted_it);
	tcase_add_test(tc, rename_is_part_of_the_transaction);
	tcase_add_test(tc, tables_are_listed_by_name_as_the_session_sees_them);
	tcase_add_test(tc, column_is_seen_by_others_after_commit_only);
	tcase_add_test(tc, rollback_takes_a_column_back_and_spends_its_id);
	tcase_add_test(tc, deleted_column_keeps_its_id_for_ever);
	tcase_add_test(tc, deleted_column_comes_back_with_rollback);
	tcase_add_test(tc, columns_are_listed_by_name_or_id);
	tcase_add_test(tc, definition_survives_a_restart);
	tcase_add_loop_test(tc, column_definition_must_make_sense, 0,
	    (int)(sizeof rules / sizeof rules[0]));
	tcase_add_test(tc, short_text_is_cut_to_255_with_a_remark);
	tcase_add_test(tc, special_columns_occur_once);
	tcase_add_test(tc, columns_run_out);
	tcase_add_test(tc, fixed_columns_must_fit_a_record);
	tcase_add_test(tc, autoincrement_numbers_the_records_there_are);
	tcase_add_test(tc, autoincrement_goes_on_after_a_restart);
	tcase_add_test(tc, escrow_column_wants_an_empty_table);
	tcase_add_test(tc, new_default_is_part_of_the_transaction);
	tcase_add_test(tc, column_is_renamed);
	tcase_add_test(tc, fixed_table_takes_no_columns_once_it_is_made);
	tcase_add_test(tc, index_definition_is_transactional_and_lasts);
	tcase_add_test(tc, index_and_deletion_of_its_column_conflict);
	tcase_add_test(tc, derived_table_goes_on_where_the_template_ended);
	tcase_add_test(tc, template_stays_as_it_is);
	tcase_add_test(tc, only_templates_can_be_inherited);
	tcase_add_test(tc, store_in_use_is_not_detached);
	tcase_add_test(tc, trees_without_a_row_are_swept_at_attach);
	tcase_add_test(tc, damaged_rows_are_found_out);
	tcase_add_test(tc, read_only_store_keeps_its_schema);
	tcase_add_test(tc, local_storage_is_swapped_and_given_back);
	tcase_add_test(tc, failing_allocations_change_nothing);
	suite_add_tcase(suite, tc);
	return jp_suite_run(suite);
}
