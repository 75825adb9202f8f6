/* SPDX-License-Identifier: MIT */
/* eng_column_number.c - the records there are, numbered for a new
 * auto-increment column. */
#include "eng_column.h"
#include "eng_update.h"

struct numbering {
	struct eng_cursor *cursor;
	const struct eng_column *col;
	uint64_t next;
	struct base_buf key;
	struct base_buf row;
	struct base_buf encoded;
};

/* Puts the next number into the row and makes it ready to be written. */
static eng_status
number_row(struct numbering *num)
{
	const struct eng_table *table = num->cursor->table;
	struct eng_record rec;
	uint8_t value[8];
	eng_status st;

	eng_record_init(&rec, &table->columns, eng_table_row_max(table));
	base_put_u64(value, num->next);
	base_buf_clear(&num->encoded);
	st = eng_record_load(&rec, num->row.data, num->row.size);
	if (st == ENG_OK)
		st = eng_record_set(&rec, num->col, 0, value,
		    num->col->fixed_size, 0, 0);
	if (st == ENG_OK)
		st = eng_record_encode(&rec, &num->encoded,
		    eng_update_separate, num->cursor);
	eng_record_fini(&rec);
	return st;
}

/* Finds the row after the key and numbers it; ENG_E_NOT_FOUND at the end. */
static eng_status
number_next(struct numbering *num)
{
	struct eng_session *session = num->cursor->session;
	struct eng_tree *rows = num->cursor->table->rows;
	struct eng_env *env = session->env;
	struct eng_view view;
	eng_status st;

	eng_env_share(env);
	view = eng_session_view(session);
	st = eng_tree_find(rows, &view,
	    num->key.size == 0 ? ENG_TREE_FIRST : ENG_TREE_GT, num->key.data,
	    num->key.size, &num->key, &num->row);
	eng_env_unshare(env);
	if (st == ENG_OK)
		st = number_row(num);
	if (st != ENG_OK)
		return st;
	eng_env_share(env);
	st = eng_tree_replace(rows, session, num->key.data, num->key.size,
	    num->encoded.data, num->encoded.size);
	eng_env_unshare(env);
	num->next++;
	return st;
}

eng_status
eng_column_number_records(struct eng_cursor *cursor,
    const struct eng_column *col)
{
	struct numbering num = { .cursor = cursor, .col = col, .next = 1 };
	eng_status st;

	do
		st = number_next(&num);
	while (st == ENG_OK);
	base_buf_fini(&num.key);
	base_buf_fini(&num.row);
	base_buf_fini(&num.encoded);
	if (st != ENG_E_NOT_FOUND)
		return st;
	atomic_store(&cursor->table->counters->autoinc, num.next);
	return ENG_OK;
}
