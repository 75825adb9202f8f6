/* SPDX-License-Identifier: MIT */
/* ese_index_def.h - one JET_INDEXCREATE as the engine wants it. */
#ifndef ESE_INDEX_DEF_H
#define ESE_INDEX_DEF_H

#include "ese_index.h"

/* raw is a copy of the element; the forms differ only in what its
 * pidxunicode points to. */
JET_ERR ese_index_def(struct ese_call *call, struct eng_cursor *cursor,
    const JET_INDEXCREATE2_A *raw, const struct ese_index_array *array,
    struct eng_index_def *def);

#endif
