/* SPDX-License-Identifier: MIT */
/* eng_update.h - what the files about updates share. */
#ifndef ENG_UPDATE_H
#define ENG_UPDATE_H

#include "eng_cursor.h"

/* How text is compared where no index says otherwise. */
enum {
	ENG_TEXT_DEFAULT = BASE_TEXT_NORM_IGNORECASE |
	    BASE_TEXT_NORM_IGNOREKANATYPE | BASE_TEXT_NORM_IGNOREWIDTH
};

eng_status eng_update_check_writable(const struct eng_cursor *cursor);
bool eng_update_is_replace(const struct eng_update *up);
/* Tells the subscribers of the cursor's table before something happens; no
 * lock held.  ENG_E_REFUSED, with the session's refusal code. */
eng_status eng_update_ask(struct eng_cursor *cursor, enum bus_topic topic);
void eng_update_tell(struct eng_cursor *cursor, enum bus_topic topic);
/* Sets the version column, which the table has. */
eng_status eng_update_set_version(struct eng_cursor *cursor,
    uint32_t version);
/* What keys are made from: the prepared record, or the row of the current
 * one. */
struct eng_values eng_update_values(struct eng_cursor *cursor,
    const struct eng_view *view, const struct eng_defaults *defaults);
struct eng_values eng_update_old_values(struct eng_cursor *cursor,
    const struct eng_view *view, const struct eng_defaults *defaults);
/* Stores a long value for a record of the cursor's table; ctx is the
 * cursor. */
eng_separate_fn eng_update_separate;
/* The next of the numbers that tell records without a key apart. */
eng_status eng_update_add_record_id(struct eng_table *table,
    struct base_buf *key);
/* Makes the prepared record a row, in update.row; long values leave it. */
eng_status eng_update_encode(struct eng_cursor *cursor);

/* ---- eng_prepare.c; environment shared ---- */

/* Whether cursor->row is the original as the session sees it now. */
bool eng_update_knows_row(const struct eng_cursor *cursor);
/* Locks the original; knows: cursor->row is that.  ENG_E_RECORD_DELETED,
 * ENG_E_WRITE_CONFLICT. */
eng_status eng_update_lock(struct eng_cursor *cursor, bool knows);

/* ---- eng_replace.c ---- */

/* Writes the prepared record over its original, inside a statement; no lock
 * held. */
eng_status eng_update_replace(struct eng_cursor *cursor);

/* ---- eng_delete.c ---- */

/* Deletes the current record inside a statement, whose end is not waited
 * for. */
eng_status eng_update_delete(struct eng_cursor *cursor);
/* Forgets the long values of the current row that the new one has not. */
eng_status eng_update_drop_blobs(struct eng_cursor *cursor,
    const struct base_buf *kept_by);

#endif
