/* SPDX-License-Identifier: MIT */
/* Indexes named by number instead of by name. */

#include <string.h>

#include "ese_index_id.h"

/* Bytes of rgbIndexId. */
enum {
	AT_TABLE = 0,
	AT_INDEX = 4,
	AT_STORE = 8,			/* the first bytes of the store's id */
	STORE_BYTES = 8
};

void
ese_index_id_set(struct eng_cursor *cursor, uint32_t index_id,
    JET_INDEXID *id)
{
	struct eng_table_info table;
	struct eng_store_info store;

	memset(id, 0, sizeof(*id));
	id->cbStruct = sizeof(*id);
	eng_cursor_table_info(cursor, &table);
	base_put_u32(id->rgbIndexId + AT_TABLE, table.id);
	base_put_u32(id->rgbIndexId + AT_INDEX, index_id);
	if (table.store == NULL)
		return;
	eng_attach_info(table.store, &store);
	memcpy(id->rgbIndexId + AT_STORE, store.id, STORE_BYTES);
}

JET_ERR
ese_index_id_get(struct eng_cursor *cursor, const JET_INDEXID *id,
    uint32_t *index_id)
{
	JET_INDEXID ours;

	*index_id = base_get_u32(id->rgbIndexId + AT_INDEX);
	ese_index_id_set(cursor, *index_id, &ours);
	return memcmp(id, &ours, sizeof(ours)) == 0 ? JET_errSuccess :
	    JET_errInvalidIndexId;
}
