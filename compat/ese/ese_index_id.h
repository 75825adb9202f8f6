/* SPDX-License-Identifier: MIT */
/* ese_index_id.h - what a JET_INDEXID holds: the table, the index, the store.
 * Given out with JET_IdxInfoIndexId, taken by JetSetCurrentIndex4. */
#ifndef ESE_INDEX_ID_H
#define ESE_INDEX_ID_H

#include "ese_call.h"

/* Names the index with the engine's number index_id of the cursor's table. */
void ese_index_id_set(struct eng_cursor *cursor, uint32_t index_id,
    JET_INDEXID *id);
/* The engine's number; JET_errInvalidIndexId when id is none of ours or names
 * an index of another table. */
JET_ERR ese_index_id_get(struct eng_cursor *cursor, const JET_INDEXID *id,
    uint32_t *index_id);

#endif
