/* SPDX-License-Identifier: MIT */
/* eng_order.h - the places of records that have no primary key. */
#ifndef ENG_ORDER_H
#define ENG_ORDER_H

#include "eng_cursor.h"

/* A key that sorts between two; left empty: before all.  The number is one
 * that no other record of the table has.  ENG_E_NO_AUTOINC when the key would
 * be longer than ENG_RECORD_KEY_MAX. */
eng_status eng_order_between(struct base_buf *key,
    const struct base_buf *left, const struct base_buf *right,
    uint32_t number);
/* The next of the numbers that tell the records of a table apart. */
eng_status eng_order_next(struct eng_table *table, uint32_t *number);
/* The key of the prepared record, where it was asked for or last.  The
 * environment is shared. */
eng_status eng_order_key(struct eng_cursor *cursor,
    const struct eng_view *view, struct base_buf *key);
/* The prepared record gets this very key. */
eng_status eng_order_put_at(struct eng_cursor *cursor,
    const struct base_buf *key);

#endif
