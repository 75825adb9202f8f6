/* SPDX-License-Identifier: MIT */
/* ese_info_index.h - what is asked of a table's indexes. */
#ifndef ESE_INFO_INDEX_H
#define ESE_INFO_INDEX_H

#include "ese_call.h"

struct ese_index_query {
	struct ese_call *call;
	struct eng_cursor *cursor;
	char name[ENG_NAME_MAX + 1];	/* "": see the level */
	bool wide;
	void *result;
	uint32_t room;			/* bytes at result */
	uint32_t level;
};

/* What the engine keeps when no size was asked for. */
uint16_t ese_info_var_seg_mac(const struct eng_index_def *def);

/* In ese_info_create.c: JET_IdxInfoCreateIndex and its later forms, the
 * structure that would create the index again with all it points to behind
 * it.  JET_errBufferTooSmall. */
JET_ERR ese_info_give_create(const struct ese_index_query *query);

#endif
