/* SPDX-License-Identifier: MIT */
/* bde_lang.h - language drivers: which order and code page a table has.
 *
 * Some sort by bytes, the others as the texts do in their language: the
 * columns then have the driver's code page, and the indexes its locale.  The
 * bytes of a record are the program's in any case. */
#ifndef BDE_LANG_H
#define BDE_LANG_H

#include "bde_table.h"
#include "bde_value.h"

/* Programs write into no object, although the calls take void *. */
struct bde_lang {
	TOSBLObj object;
	bool collates;			/* else by bytes */
};

/* ---- the table (bde_lang_table.c) ---- */

/* NULL after the last. */
const struct bde_lang *bde_lang_at(unsigned n);
/* Without case; NULL when it is unknown. */
const struct bde_lang *bde_lang_named(const char *name);
/* The same; "" is the driver's default one. */
const struct bde_lang *bde_lang_find(enum bde_driver driver,
    const char *name);
/* NULL is the default object; others are ours, or there is none. */
const struct bde_lang *bde_lang_of_object(const void *object);
/* The default one's name. */
const char *bde_lang_default(enum bde_driver driver);
/* The name that the configuration has for new tables, or that. */
void bde_lang_configured(struct bde_session *session, enum bde_driver driver,
    DBINAME name);

/* ---- texts (bde_lang_text.c) ---- */

/* What lang is in the calls below collates. */

/* Makes what the others need of it; without that they may find no memory.
 * DBIERR_NOMEMORY. */
DBIResult bde_lang_prepare(const struct bde_lang *lang);
/* Locale and flags of an index. */
void bde_lang_index(const struct bde_lang *lang, bool fold,
    struct eng_index_def *def);
/* The order of two texts, the same as in keys; false without memory. */
bool bde_lang_compare(const struct bde_lang *lang, const struct bde_value *a,
    const struct bde_value *b, bool fold, int *order);
/* The byte of the letter that a byte counts as. */
uint8_t bde_lang_letter(const struct bde_lang *lang, uint8_t byte,
    enum bde_letters letters);
/* The text with its letters as they count, UTF-16; false without memory. */
bool bde_lang_decode(const struct bde_lang *lang,
    const struct bde_value *text, bool fold, struct base_buf *out);

#endif
