/* SPDX-License-Identifier: MIT */
/* bde_table_index.c - the indexes of tables: what descriptors ask for, and how
 * calls name them. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base_alloc.h"
#include "bde_lang.h"
#include "bde_table.h"
#include "bde_tag.h"

/* No field may have this name, so no secondary index has it. */
#define PRIMARY_NAME "~primary"

enum {
	COMPOSITE_FIRST = 256,		/* numbers of Paradox indexes */
	TAGS_MAX = 47,			/* of a production index of dBASE */
	LCID = 0x0409
};

/* ---- checks ---- */

static bool
are_fields_valid(const struct bde_table *table, const IDXDesc *desc)
{
	unsigned i, k, number;

	if (desc->iFldsInKey < 1 || desc->iFldsInKey > DBIMAXFLDSINKEY)
		return false;
	for (i = 0; i < desc->iFldsInKey; i++) {
		number = desc->aiKeyFld[i];
		if (number < 1 || number > table->field_count ||
		    !table->fields[number - 1].type->keyed)
			return false;
		for (k = 0; k < i; k++)
			if (desc->aiKeyFld[k] == number)
				return false;
		/* The primary key is the table's first fields. */
		if (desc->bPrimary && number != i + 1)
			return false;
	}
	return true;
}

static DBIResult
check(const struct bde_table *table, const IDXDesc *desc)
{
	bool primary_exists = table->index_count > 0 &&
	    table->indexes[0].desc.bPrimary;

	if (table->driver != BDE_DBASE && (desc->bExpIdx || desc->bSubset))
		return DBIERR_INVALIDIDXDESC;
	if (!desc->bExpIdx && !are_fields_valid(table, desc))
		return DBIERR_INVALIDIDXDESC;
	if (table->driver == BDE_DBASE) {
		if (desc->bPrimary)
			return DBIERR_NOTSUPPORTED;
		return table->index_count < TAGS_MAX ? DBIERR_NONE :
		    DBIERR_INDEXLIMIT;
	}
	if (desc->bPrimary)
		return primary_exists ? DBIERR_PRIMARYKEYREDEFINE :
		    DBIERR_NONE;
	/* Those of Paradox lead to the records by the primary key. */
	return primary_exists || !desc->bMaintained ? DBIERR_NONE :
	    DBIERR_NOTINDEXED;
}

/* ---- names and numbers ---- */

static bool
is_named(const struct bde_index *index, const char *name)
{
	return strcasecmp(index->name, name) == 0;
}

static uint16_t
next_number(const struct bde_table *table)
{
	uint16_t number = COMPOSITE_FIRST;
	unsigned i;

	for (i = 0; i < table->index_count; i++)
		if (table->indexes[i].desc.iIndexId >= number)
			number = (uint16_t)(table->indexes[i].desc.iIndexId +
			    1);
	return number;
}

static DBIResult
name_paradox(const struct bde_table *table, struct bde_index *index)
{
	IDXDesc *desc = &index->desc;
	const struct bde_field *first =
	    &table->fields[desc->aiKeyFld[0] - 1];

	desc->szTagName[0] = '\0';
	if (desc->bPrimary) {
		desc->szName[0] = '\0';
		desc->iIndexId = 0;
		desc->bUnique = TRUE;
		strcpy(index->name, PRIMARY_NAME);
		return DBIERR_NONE;
	}
	/* An index of one field has the field's name and number. */
	if (desc->iFldsInKey == 1 && !desc->bCaseInsensitive &&
	    (desc->szName[0] == '\0' ||
	    strcasecmp(desc->szName, first->desc.szName) == 0)) {
		strcpy(desc->szName, first->desc.szName);
		desc->iIndexId = desc->aiKeyFld[0];
	} else if (desc->szName[0] == '\0') {
		return DBIERR_INDEXNAMEREQUIRED;
	} else {
		desc->iIndexId = next_number(table);
	}
	return eng_name_check(desc->szName, index->name) == ENG_OK ?
	    DBIERR_NONE : DBIERR_INVALIDINDEXNAME;
}

static DBIResult
name_dbase(const struct bde_table *table, struct bde_index *index)
{
	IDXDesc *desc = &index->desc;

	if (desc->szTagName[0] == '\0')
		return DBIERR_INDEXNAMEREQUIRED;
	desc->iIndexId = (uint16_t)(table->index_count + 1);
	snprintf(desc->szName, sizeof desc->szName, "%.250s.MDX",
	    table->name);
	return eng_name_check(desc->szTagName, index->name) == ENG_OK ?
	    DBIERR_NONE : DBIERR_INVALIDINDEXNAME;
}

/* The type of the key is a logical one. */
static DBIResult
complete_tag(const struct bde_table *table, struct bde_index *index)
{
	IDXDesc *desc = &index->desc;
	DBIResult result = bde_tag_new(table, desc, &index->tag);

	if (result != DBIERR_NONE || !desc->bExpIdx)
		return result;
	desc->iKeyLen = (uint16_t)(index->tag->key_size + 1);
	desc->iKeyExpType = index->tag->key.kind == BDE_V_TEXT ? fldZSTRING :
	    index->tag->key.kind == BDE_V_DATE ? fldDATE : fldFLOAT;
	return DBIERR_NONE;
}

static DBIResult
complete(const struct bde_table *table, const IDXDesc *asked,
    struct bde_index *index)
{
	IDXDesc *desc = &index->desc;
	DBIResult result;
	unsigned i;

	memset(index, 0, sizeof *index);
	*desc = *asked;
	if (desc->bExpIdx)
		desc->iFldsInKey = 0;
	result = table->driver == BDE_DBASE ? name_dbase(table, index) :
	    name_paradox(table, index);
	for (i = 0; result == DBIERR_NONE && i < table->index_count; i++)
		if (is_named(&table->indexes[i], index->name))
			result = DBIERR_INDEXEXISTS;
	desc->iKeyLen = 0;
	for (i = 0; i < desc->iFldsInKey; i++)
		desc->iKeyLen = (uint16_t)(desc->iKeyLen + 1 +
		    table->fields[desc->aiKeyFld[i] - 1].desc.iLen);
	desc->bMaintained = TRUE;
	desc->bOutofDate = FALSE;
	if (result == DBIERR_NONE && table->driver == BDE_DBASE &&
	    bde_tag_is_needed(desc))
		result = complete_tag(table, index);
	return result;
}

/* ---- making ---- */

static bool
has_any(const int16_t *flags, unsigned count)
{
	while (count > 0)
		if (flags[--count])
			return true;
	return false;
}

static bool
is_descending(const IDXDesc *desc, unsigned part)
{
	int16_t each[DBIMAXFLDSINKEY];

	memcpy(each, desc->abDescending, sizeof each);
	return has_any(each, desc->iFldsInKey) ? each[part] != 0 :
	    desc->bDescending != 0;
}

static struct eng_key_part
choose_part(const struct bde_table *table, const IDXDesc *desc, unsigned part)
{
	const struct bde_field *field =
	    &table->fields[desc->aiKeyFld[part] - 1];

	return (struct eng_key_part){ .column_id = field->column_id,
	    .descending = is_descending(desc, part),
	    .fold = desc->bCaseInsensitive && table->order == NULL &&
	    field->logical == fldZSTRING };
}

/* What a tag computes is one part; some have a condition that a record is in
 * them. */
static void
choose_parts(const struct bde_table *table, const struct bde_index *index,
    struct eng_index_def *def)
{
	const IDXDesc *desc = &index->desc;
	const struct bde_tag *tag = index->tag;
	unsigned i;

	def->part_count = desc->iFldsInKey;
	for (i = 0; i < def->part_count; i++)
		def->parts[i] = choose_part(table, desc, i);
	if (tag != NULL && tag->key_column_id != 0)
		def->parts[def->part_count++] = (struct eng_key_part){
		    .column_id = tag->key_column_id,
		    .descending = desc->bDescending || desc->abDescending[0],
		    .fold = desc->bCaseInsensitive && table->order == NULL &&
		    tag->key.kind == BDE_V_TEXT };
	if (tag != NULL && tag->member_column_id != 0)
		def->conditions[def->condition_count++].column_id =
		    tag->member_column_id;
}

static DBIResult
make(const struct bde_table *table, struct eng_cursor *cursor,
    const struct bde_index *index)
{
	const IDXDesc *desc = &index->desc;
	struct eng_index_def def = { .flags = ENG_IDX_KEY_MOST,
	    .key_size = ENG_KEY_SIZE_MAX, .lcid = LCID };

	strcpy(def.name, index->name);
	if (table->order != NULL)
		bde_lang_index(table->order, desc->bCaseInsensitive != 0,
		    &def);
	if (desc->bPrimary)
		def.flags |= ENG_IDX_PRIMARY;
	if (desc->bUnique && (index->tag == NULL || !index->tag->first_only))
		def.flags |= ENG_IDX_UNIQUE;
	choose_parts(table, index, &def);
	return bde_error_of(eng_index_create(cursor, &def));
}

/* A tag's columns come before the engine's index; which record is the first
 * with its key is found with it. */
static DBIResult
make_with_tag(const struct bde_table *table, struct eng_cursor *cursor,
    const struct bde_index *index)
{
	struct bde_tag *tag = index->tag;
	DBIResult result;

	if (tag == NULL)
		return make(table, cursor, index);
	result = bde_tag_add_columns(tag, index->name, cursor);
	if (result == DBIERR_NONE)
		result = bde_tag_fill(table, index, cursor, BDE_TAG_KEYS);
	if (result == DBIERR_NONE)
		result = make(table, cursor, index);
	if (result == DBIERR_NONE && tag->first_only)
		result = bde_tag_fill(table, index, cursor, BDE_TAG_FIRSTS);
	return result;
}

DBIResult
bde_index_make(struct bde_table *table, struct eng_cursor *cursor,
    const IDXDesc *desc)
{
	struct bde_index index, *bigger;
	DBIResult result;
	unsigned at;

	result = check(table, desc);
	if (result == DBIERR_NONE)
		result = complete(table, desc, &index);
	if (result != DBIERR_NONE)
		return result;
	result = DBIERR_NOMEMORY;
	bigger = base_realloc(table->indexes,
	    (table->index_count + 1u) * sizeof *bigger);
	if (bigger != NULL) {
		table->indexes = bigger;
		result = make_with_tag(table, cursor, &index);
	}
	if (result != DBIERR_NONE) {
		bde_tag_unref(index.tag);
		return result;
	}
	at = desc->bPrimary ? 0 : table->index_count;
	memmove(bigger + at + 1, bigger + at,
	    (table->index_count - at) * sizeof *bigger);
	bigger[at] = index;
	table->index_count++;
	return DBIERR_NONE;
}

void
bde_indexes_drop(struct bde_index *indexes, unsigned count)
{
	unsigned i;

	for (i = 0; indexes != NULL && i < count; i++) {
		bde_tag_unref(indexes[i].tag);
		indexes[i].tag = NULL;
	}
}

/* ---- finding ---- */

const struct bde_index *
bde_index_current(struct bde_cursor *cursor)
{
	const struct bde_table *table = cursor->table;
	struct eng_index_info info;
	unsigned i;

	eng_cursor_index(cursor->eng, &info);
	for (i = 0; i < table->index_count; i++)
		if (is_named(&table->indexes[i], info.def->name))
			return &table->indexes[i];
	return NULL;
}

static bool
is_asked(const struct bde_table *table, const struct bde_index *index,
    const char *name, const char *tag, uint16_t id)
{
	if (table->driver == BDE_DBASE && tag != NULL)
		return strcasecmp(index->desc.szTagName, tag) == 0;
	if (name != NULL)
		return is_named(index, name) ||
		    strcasecmp(index->desc.szName, name) == 0;
	return index->desc.iIndexId == id;
}

DBIResult
bde_index_find(const struct bde_table *table, const char *name,
    const char *tag, uint16_t id, const struct bde_index **index)
{
	unsigned i;

	*index = NULL;
	if (name != NULL && name[0] == '\0')
		name = NULL;
	if (tag != NULL && tag[0] == '\0')
		tag = NULL;
	if (name == NULL && tag == NULL && (id == 0 || id == NODEFAULTINDEX))
		return DBIERR_NONE;
	for (i = 0; i < table->index_count; i++) {
		if (!is_asked(table, &table->indexes[i], name, tag, id))
			continue;
		*index = &table->indexes[i];
		return DBIERR_NONE;
	}
	return DBIERR_NOSUCHINDEX;
}
