/* SPDX-License-Identifier: MIT */
/* Catalogs that say nonsense: whoever attaches the store, opens tables and
 * reads gets a status, and nothing is read outside what is there. */
#include <check.h>
#include <stdint.h>

#include "eng_fix.h"
#include "eng_tree.h"
#include "suite.h"

enum { TRIES = 25, ROWS_MAX = 64 };

static struct eng_fix fx;
static uint64_t state;

static uint32_t
draw(uint32_t limit)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (uint32_t)((state * UINT64_C(2685821657736338717)) >> 32) %
	    limit;
}

struct row {
	struct base_buf key;
	struct base_buf value;
};

/* Every row of the catalog as committed. */
static size_t
read_catalog(struct row *rows)
{
	struct eng_view view;
	struct eng_scan *scan;
	const uint8_t *key, *value;
	size_t key_size, value_size, count = 0;

	eng_env_share(fx.env);
	view = eng_session_view(fx.one);
	ck_st(ENG_OK, eng_scan_open(fx.store->catalog, &view, ENG_TREE_FIRST,
	    NULL, 0, &scan));
	while (count < ROWS_MAX && eng_scan_next(scan, &key, &key_size,
	    &value, &value_size) == ENG_OK) {
		memset(&rows[count], 0, sizeof rows[count]);
		ck_assert(base_buf_set(&rows[count].key, key, key_size));
		ck_assert(base_buf_set(&rows[count].value, value,
		    value_size));
		count++;
	}
	eng_scan_close(scan);
	eng_env_unshare(fx.env);
	return count;
}

static void
damage(struct base_buf *value)
{
	uint32_t count;

	switch (draw(4)) {
	case 0:
		ck_assert(base_buf_resize(value,
		    draw((uint32_t)value->size + 1)));
		break;
	case 1:
		ck_assert(base_buf_add(value, "\xff\xff\xff\xff\xff", 5));
		break;
	default:
		for (count = 1 + draw(4); count > 0 && value->size > 0;
		    count--)
			value->data[draw((uint32_t)value->size)] =
			    (uint8_t)(draw(2) == 0 ? 0xff : draw(256));
		break;
	}
}

static void
damage_one_row(void)
{
	struct row rows[ROWS_MAX];
	size_t i, count = read_catalog(rows);
	struct row *row;
	DB_TXN *now;
	eng_status st;

	ck_assert_uint_gt(count, 3);
	row = &rows[draw((uint32_t)count)];
	damage(&row->value);
	eng_env_exclude(fx.env);
	ck_st(ENG_OK, eng_now_begin(fx.env, &now));
	st = eng_now_put(now, fx.store->catalog, row->key.data, row->key.size,
	    row->value.data, row->value.size);
	ck_st(ENG_OK, eng_now_end(fx.env, now, st));
	eng_env_unexclude(fx.env);
	for (i = 0; i < count; i++) {
		base_buf_fini(&rows[i].key);
		base_buf_fini(&rows[i].value);
	}
}

/* All columns of a record, by id. */
static void
read_record(struct eng_cursor *cur)
{
	uint8_t value[300];
	uint32_t id = 0;

	while (eng_cursor_next_valued(cur, ENG_FROM_RECORD, id, &id) ==
	    ENG_OK && id != 0) {
		struct eng_read read = { .column_id = id, .tag = 1,
		    .buffer = value, .room = sizeof value };

		(void)eng_cursor_read(cur, &read);
	}
}

static void
use_table(struct eng_cursor *cur)
{
	static const char *const indexes[] = { NULL, "byname", "bytags" };
	eng_status st;
	size_t i;

	for (i = 0; i < 3; i++) {
		if (!eng_ok(eng_cursor_set_index(cur, indexes[i], false, 0)))
			continue;
		for (st = eng_cursor_go(cur, ENG_FIRST); st == ENG_OK;
		    st = eng_cursor_move(cur, 1, false))
			read_record(cur);
	}
	if (!eng_ok(eng_cursor_prepare(cur, ENG_PREPARE_INSERT)))
		return;
	(void)fix_set_int(cur, fx.id, 77);
	(void)fix_set_text(cur, fx.name, "new");
	if (!eng_ok(fix_update(cur)))
		(void)eng_cursor_cancel(cur);
}

static void
use_store(void)
{
	struct eng_session *session;
	struct eng_cursor *cur;

	fix_start(&fx);
	if (eng_ok(eng_attach(fx.env, fx.path, false, &fx.store))) {
		ck_st(ENG_OK, eng_session_begin(fx.env, &session));
		if (eng_ok(eng_cursor_open(session, fx.store, "people", 0,
		    &cur)))
			use_table(cur);
		eng_session_end(session);
	}
	(void)eng_env_close(fx.env, true);
}

START_TEST(a_damaged_catalog_gives_statuses)
{
	int32_t i;

	state = ((uint64_t)_i + 1) * UINT64_C(0x9E3779B97F4A7C15);
	fix_setup(&fx);
	ck_st(ENG_OK, fix_index(fx.cur, "byname", 0, fx.name));
	ck_st(ENG_OK, fix_index(fx.cur, "bytags", 0, fx.tags));
	for (i = 0; i < 5; i++)
		ck_st(ENG_OK, fix_insert(&fx, fx.cur, i, "somebody"));
	damage_one_row();
	eng_session_end(fx.one);
	eng_session_end(fx.two);
	ck_st(ENG_OK, eng_env_close(fx.env, true));
	use_store();
	free(fx.path);
	jp_tmpdir_remove(fx.dir);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("eng_catalog_damage");
	TCase *tc = tcase_create("damage");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, a_damaged_catalog_gives_statuses, 0, TRIES);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
