/* SPDX-License-Identifier: MIT */
/* bde_tag.h - dBASE tags that need more than fields: keys that are computed,
 * records that are left out.
 *
 * The engine knows nothing of expressions.  A tag with an expression has a
 * hidden column with the key of each record, and the engine's index is one of
 * that column.  A tag that leaves records out has a hidden flag, and the
 * engine's index has the records with it; so has one that refuses equal keys:
 * while it is made, the records without a key do not count.  Whoever writes a
 * record writes these columns before the update is done. */
#ifndef BDE_TAG_H
#define BDE_TAG_H

#include "bde_dbase.h"
#include "bde_table.h"

enum { BDE_TAG_KEY_MAX = 240 };		/* characters */

struct bde_tag {
	unsigned users;
	struct bde_dbase_expr key;	/* expr NULL: the key is of fields */
	struct bde_dbase_expr condition;	/* expr NULL: all records */
	bool first_only;		/* of records with equal keys */
	bool has_members;		/* the records in it have a flag */
	uint16_t key_size;		/* bytes, without the blank mark */
	uint16_t code_page;		/* of a text that sorts as such; or 0 */
	uint32_t key_column_id;		/* or 0 */
	uint32_t member_column_id;	/* or 0 */
};

/* Whether an index of that description is more than one of fields. */
bool bde_tag_is_needed(const IDXDesc *desc);
/* Reads the expressions. *tag NULL on failure. DBIERR_NODBASEEXPR,
 * DBIERR_INVALIDIDXDESC. */
DBIResult bde_tag_new(const struct bde_table *table, const IDXDesc *desc,
    struct bde_tag **tag);
/* A condition alone. DBIERR_NODBASEEXPR. */
DBIResult bde_tag_new_rule(const struct bde_table *table, const char *text,
    struct bde_tag **tag);
void bde_tag_ref(struct bde_tag *tag);
void bde_tag_unref(struct bde_tag *tag);
/* The hidden columns, by the name of the engine's index. */
DBIResult bde_tag_add_columns(struct bde_tag *tag, const char *index,
    struct eng_cursor *cursor);
DBIResult bde_tag_find_columns(struct bde_tag *tag, const char *index,
    struct eng_cursor *cursor);
DBIResult bde_tag_delete_columns(const struct bde_tag *tag,
    const char *index, struct eng_cursor *cursor);

/* Writes the columns of an index in all records of the table.  Where the first
 * record alone is in it, that takes the engine's index, and a second pass. */
enum bde_tag_pass { BDE_TAG_KEYS, BDE_TAG_FIRSTS };
DBIResult bde_tag_fill(const struct bde_table *table,
    const struct bde_index *index, struct eng_cursor *cursor,
    enum bde_tag_pass pass);
/* Chooses the first records of all such indexes anew. */
DBIResult bde_tags_choose_again(const struct bde_table *table,
    struct eng_cursor *cursor);

/* Into the update that is prepared in cursor, the columns of all tags; fresh:
 * the record is a new one. table: the whole one.  Where the record does not
 * meet the table's rule: DBIERR_EXPRVALERR, but not of cached updates. */
DBIResult bde_tags_write(const struct bde_table *table,
    struct eng_cursor *cursor, bool fresh);

/* The key of a record buffer of the whole table: key_size bytes, and one that
 * is not 0 when it is blank. */
DBIResult bde_tag_key(const struct bde_tag *tag,
    const struct bde_table *table, const uint8_t *record, uint8_t *key);

/* Whether an expression of dBASE is true for a record buffer. */
DBIResult bde_tag_holds(const struct bde_dbase_expr *expr,
    const struct bde_table *table, const uint8_t *record, bool deleted,
    bool *holds);
/* Reads an expression over the fields of the table. */
DBIResult bde_tag_parse(const struct bde_table *table, const char *text,
    struct bde_dbase_expr *expr);

#endif
