/* SPDX-License-Identifier: MIT */
/* ese_record.h - reading several values of one record. */
#ifndef ESE_RECORD_H
#define ESE_RECORD_H

#include "ese_call.h"

/* Outside any transaction several reads see one state of the record only in a
 * transaction of their own; *began says that there is one to end. */
eng_status ese_record_begin(struct ese_call *call, bool *began);
void ese_record_end(struct ese_call *call, bool began);
/* Whether the record or its copy is read: a function that computes a value has
 * no choice. */
enum eng_source ese_record_image(const struct ese_call *call, bool copy);

#endif
