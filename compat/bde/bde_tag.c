/* SPDX-License-Identifier: MIT */
/* bde_tag.c - dBASE tags: reading their expressions, keys and membership of
 * records; bde_tag_write.c keeps them in the engine's columns. */
#include "bde_tag.h"

#include <stdio.h>
#include <string.h>

#include "base_alloc.h"
#include "bde_dbase_function.h"
#include "bde_lang.h"

/* Longer than the name of any field, so no field's column has it. */
#define KEY_COLUMN "the key that dBASE computes for: %s"
#define MEMBER_COLUMN "the tag has it if it is set, for %s"

/* ---- fields of a record buffer ---- */

struct source {
	const struct bde_table *table;
	const uint8_t *record;
	bool deleted;
	struct bde_scratch *scratch;
};

static uint16_t
find_field(void *ctx, const char *name)
{
	const struct source *source = ctx;
	const struct bde_field *field =
	    bde_table_field_named(source->table, name);

	return field != NULL ? field->desc.iFldNum : 0;
}

static uint16_t
field_type(void *ctx, uint16_t number)
{
	const struct source *source = ctx;

	return number > source->table->field_count ? fldBOOL :
	    source->table->fields[number - 1].type->logical;
}

static uint16_t
field_width(void *ctx, uint16_t number)
{
	const struct source *source = ctx;

	return source->table->fields[number - 1].desc.iLen;
}

/* Texts have all the characters of the field. */
static DBIResult
read_field(void *ctx, uint16_t number, struct bde_value *value)
{
	const struct source *source = ctx;
	const struct bde_field *field;
	struct bde_value text;

	if (number > source->table->field_count) {
		bde_value_set_truth(value, source->deleted);
		return DBIERR_NONE;
	}
	field = &source->table->fields[number - 1];
	bde_field_read(field, source->record, value);
	if (field->type->logical != fldZSTRING)
		return DBIERR_NONE;
	text = *value;
	return bde_dbase_pad(&text, field->desc.iLen, source->scratch,
	    value) ? DBIERR_NONE : DBIERR_NOMEMORY;
}

static struct bde_expr_fields
describe_fields(const struct bde_table *table)
{
	uint16_t mark = (uint16_t)(table->field_count + 1);

	return (struct bde_expr_fields){ .count = mark, .lang = table->order,
	    .find = find_field, .type = field_type, .read = read_field,
	    .width = field_width, .deleted = mark };
}

DBIResult
bde_tag_parse(const struct bde_table *table, const char *text,
    struct bde_dbase_expr *expr)
{
	struct bde_expr_fields fields = describe_fields(table);
	struct source source = { .table = table };

	return bde_dbase_parse(text, &fields, &source, expr);
}

static DBIResult
find_value(const struct bde_dbase_expr *expr, struct source *source,
    struct bde_value *value)
{
	struct bde_expr_fields fields = describe_fields(source->table);

	return bde_expr_value(expr->expr, &fields, source, source->scratch,
	    value);
}

DBIResult
bde_tag_holds(const struct bde_dbase_expr *expr,
    const struct bde_table *table, const uint8_t *record, bool deleted,
    bool *holds)
{
	struct bde_scratch scratch = { NULL };
	struct source source = { table, record, deleted, &scratch };
	struct bde_value value;
	DBIResult result = find_value(expr, &source, &value);

	*holds = result == DBIERR_NONE && bde_value_is_true(&value);
	bde_scratch_fini(&scratch);
	return result;
}

/* ---- keys ---- */

static bool
put_key(const struct bde_dbase_expr *expr, const struct bde_value *value,
    struct bde_scratch *scratch, uint8_t *key)
{
	struct bde_value padded;
	double number;
	int32_t days;

	if (expr->kind == BDE_V_TEXT) {
		if (!bde_dbase_pad(value, expr->width, scratch, &padded))
			return false;
		memcpy(key, padded.bytes, expr->width);
	} else if (expr->kind == BDE_V_DATE) {
		days = value->number >= INT32_MIN &&
		    value->number <= INT32_MAX ? (int32_t)value->number : 0;
		memcpy(key, &days, sizeof days);
	} else {
		number = (double)value->number;
		memcpy(key, &number, sizeof number);
	}
	return true;
}

DBIResult
bde_tag_key(const struct bde_tag *tag, const struct bde_table *table,
    const uint8_t *record, uint8_t *key)
{
	struct bde_scratch scratch = { NULL };
	struct source source = { table, record, false, &scratch };
	struct bde_value value;
	DBIResult result = find_value(&tag->key, &source, &value);

	memset(key, 0, tag->key_size + 1u);
	/* A text of nothing is one of spaces. */
	key[tag->key_size] = value.kind == BDE_V_BLANK &&
	    tag->key.kind != BDE_V_TEXT;
	if (result == DBIERR_NONE && !key[tag->key_size] &&
	    !put_key(&tag->key, &value, &scratch, key))
		result = DBIERR_NOMEMORY;
	bde_scratch_fini(&scratch);
	return result;
}

/* ---- life ---- */

bool
bde_tag_is_needed(const IDXDesc *desc)
{
	return desc->bExpIdx || desc->bSubset ||
	    (desc->bUnique && !(desc->bUnique & mdxDISTINCT));
}

static DBIResult
read_key(struct bde_tag *tag, const struct bde_table *table,
    const IDXDesc *desc)
{
	char text[sizeof desc->szKeyExp];
	DBIResult result;

	memcpy(text, desc->szKeyExp, sizeof text);
	text[sizeof text - 1] = '\0';
	result = bde_tag_parse(table, text, &tag->key);
	if (result != DBIERR_NONE)
		return result;
	switch ((int)tag->key.kind) {
	case BDE_V_TEXT:
		tag->key_size = (uint16_t)tag->key.width;
		if (table->order != NULL)
			tag->code_page =
			    table->order->object.PrimaryCodePageID;
		return tag->key.width >= 1 &&
		    tag->key.width <= BDE_TAG_KEY_MAX ? DBIERR_NONE :
		    DBIERR_INVALIDIDXDESC;
	case BDE_V_NUMBER:
		tag->key_size = sizeof(double);
		return DBIERR_NONE;
	case BDE_V_DATE:
		tag->key_size = sizeof(int32_t);
		return DBIERR_NONE;
	default:			/* truth is no key */
		return DBIERR_NODBASEEXPR;
	}
}

static DBIResult
read_condition(struct bde_tag *tag, const struct bde_table *table,
    const char *text)
{
	DBIResult result = bde_tag_parse(table, text, &tag->condition);

	return result == DBIERR_NONE && tag->condition.kind != BDE_V_TRUTH ?
	    DBIERR_NODBASEEXPR : result;
}

DBIResult
bde_tag_new(const struct bde_table *table, const IDXDesc *desc,
    struct bde_tag **out)
{
	struct bde_tag *tag = base_calloc(1, sizeof *tag);
	DBIResult result = DBIERR_NONE;
	DBIKEYEXP condition;

	*out = NULL;
	if (tag == NULL)
		return DBIERR_NOMEMORY;
	tag->users = 1;
	memcpy(condition, desc->szKeyCond, sizeof condition);
	condition[sizeof condition - 1] = '\0';
	tag->first_only = desc->bUnique && !(desc->bUnique & mdxDISTINCT);
	if (desc->bExpIdx)
		result = read_key(tag, table, desc);
	if (result == DBIERR_NONE && desc->bSubset)
		result = read_condition(tag, table, condition);
	tag->has_members = desc->bSubset || tag->first_only ||
	    (desc->bExpIdx && desc->bUnique);
	if (result == DBIERR_NONE)
		*out = tag;
	else
		bde_tag_unref(tag);
	return result;
}

DBIResult
bde_tag_new_rule(const struct bde_table *table, const char *text,
    struct bde_tag **out)
{
	struct bde_tag *tag = base_calloc(1, sizeof *tag);
	DBIResult result = DBIERR_NOMEMORY;

	*out = NULL;
	if (tag != NULL) {
		tag->users = 1;
		result = read_condition(tag, table, text);
	}
	if (result == DBIERR_NONE)
		*out = tag;
	else
		bde_tag_unref(tag);
	return result;
}

void
bde_tag_ref(struct bde_tag *tag)
{
	if (tag != NULL)
		tag->users++;
}

void
bde_tag_unref(struct bde_tag *tag)
{
	if (tag == NULL || --tag->users > 0)
		return;
	bde_expr_free(tag->key.expr);
	bde_expr_free(tag->condition.expr);
	base_free(tag);
}

/* ---- columns ---- */

static void
name_column(const char *form, const char *index, char name[ENG_NAME_MAX + 1])
{
	(void)snprintf(name, ENG_NAME_MAX + 1, form, index);
}

/* All of them are tagged: the places of others are left to fields. */
static DBIResult
add_column(struct eng_cursor *cursor, const char *form, const char *index,
    struct eng_column_def *def, uint32_t *id)
{
	eng_status st;

	def->flags = ENG_COL_TAGGED;
	name_column(form, index, def->name);
	st = eng_column_add(cursor, def, id);
	return eng_ok(st) ? DBIERR_NONE : bde_error_of(st);
}

static enum eng_type
choose_type(enum bde_value_kind kind)
{
	switch ((int)kind) {
	case BDE_V_NUMBER:
		return ENG_T_F64;
	case BDE_V_DATE:
		return ENG_T_I32;
	default:
		return ENG_T_BINARY;
	}
}

DBIResult
bde_tag_add_columns(struct bde_tag *tag, const char *index,
    struct eng_cursor *cursor)
{
	struct eng_column_def key = { .type = choose_type(tag->key.kind),
	    .codepage = tag->code_page };
	struct eng_column_def member = { .type = ENG_T_BIT };
	DBIResult result = DBIERR_NONE;

	if (key.type == ENG_T_BINARY)
		key.size_max = tag->key_size;
	if (tag->key.expr != NULL)
		result = add_column(cursor, KEY_COLUMN, index, &key,
		    &tag->key_column_id);
	if (result == DBIERR_NONE && tag->has_members)
		result = add_column(cursor, MEMBER_COLUMN, index, &member,
		    &tag->member_column_id);
	return result;
}

static DBIResult
find_column(struct eng_cursor *cursor, const char *form, const char *index,
    uint32_t *id)
{
	char name[ENG_NAME_MAX + 1];
	struct eng_column_info info;
	eng_status st;

	name_column(form, index, name);
	st = eng_column_find(cursor, name, 0, &info);
	*id = st == ENG_OK ? info.id : 0;
	return st == ENG_E_NO_COLUMN ? DBIERR_HEADERCORRUPT :
	    bde_error_of(st);
}

DBIResult
bde_tag_find_columns(struct bde_tag *tag, const char *index,
    struct eng_cursor *cursor)
{
	DBIResult result = DBIERR_NONE;

	if (tag->key.expr != NULL)
		result = find_column(cursor, KEY_COLUMN, index,
		    &tag->key_column_id);
	if (result == DBIERR_NONE && tag->has_members)
		result = find_column(cursor, MEMBER_COLUMN, index,
		    &tag->member_column_id);
	return result;
}

static DBIResult
delete_column(struct eng_cursor *cursor, const char *form, const char *index)
{
	char name[ENG_NAME_MAX + 1];

	name_column(form, index, name);
	return bde_error_of(eng_column_delete(cursor, name, false));
}

DBIResult
bde_tag_delete_columns(const struct bde_tag *tag, const char *index,
    struct eng_cursor *cursor)
{
	DBIResult result = DBIERR_NONE;

	if (tag->key.expr != NULL)
		result = delete_column(cursor, KEY_COLUMN, index);
	if (result == DBIERR_NONE && tag->has_members)
		result = delete_column(cursor, MEMBER_COLUMN, index);
	return result;
}
