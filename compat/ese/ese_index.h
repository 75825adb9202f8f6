/* SPDX-License-Identifier: MIT */
/* ese_index.h - indexes as the forms of JET_INDEXCREATE describe them, for the
 * calls that create them and those that report on them. */
#ifndef ESE_INDEX_H
#define ESE_INDEX_H

#include "ese_arg.h"

/* Which structure an array is made of. */
enum ese_index_form {
	ESE_INDEX_FORM_1 = 1,	/* JET_INDEXCREATE, the short one too */
	ESE_INDEX_FORM_2,	/* JET_INDEXCREATE2 */
	ESE_INDEX_FORM_3	/* JET_INDEXCREATE3 */
};

struct ese_index_array {
	void *first;		/* elements are as long as they say */
	uint32_t count;
	enum ese_index_form form;
	bool wide;
	uint32_t density;	/* where an element names none */
};

/* Whether all structures have a size they may have, and none but a good
 * locale and its bit go without each other; else the error. */
JET_ERR ese_index_check_array(const struct ese_index_array *array);
/* Creates each index and tells each element its error, unless the element
 * asks not to be written to; *made counts those created. */
JET_ERR ese_index_create_array(struct ese_call *call,
    struct eng_cursor *cursor, const struct ese_index_array *array,
    uint32_t *made);

/* The locale and flags of a JET_UNICODEINDEX, or of a JET_UNICODEINDEX2 in
 * UTF-8; 0 and NULL ask for the instance's defaults,
 * JET_paramUnicodeIndexDefault.  room bytes at out. */
JET_ERR ese_index_locale_of_lcid(const struct ese_call *call, uint32_t lcid,
    char *out, size_t room);
JET_ERR ese_index_locale_of_name(const struct ese_call *call, JET_PCWSTR name,
    char *out, size_t room);
JET_ERR ese_index_check_text(const struct ese_call *call, const char *locale,
    uint32_t *flags);
/* The options of an index as information calls give them. */
JET_GRBIT ese_index_grbit(const struct eng_index_def *def);
uint32_t ese_index_lcid(const struct eng_index_def *def);

#endif
